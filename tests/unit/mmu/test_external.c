/* SPDX-License-Identifier: Apache-2.0 */
/* IsExternalAbortTakenSynchronously over all its inputs, against DDI 0487 D20.4 and the registers'
 * own pages (D24.2.63, .91, .170, .171) read as sentences. */
#include "mmu/mmu.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

/* "SNERR 0b0010" and "0b0011" implement the enables; ADERR and SDERR alike. */
static bool implemented(unsigned loads)
{
    return loads == EXT_LOADS_ENABLE || loads == EXT_LOADS_ENABLE_ALONE;
}

/* The Effective values, one sentence of the pages after the other. */
static bool effective_en_sderr(const struct ext_enables *r, unsigned aderr, unsigned anerr)
{
    if (implemented(anerr) && aderr == EXT_LOADS_ENABLE && r->sderr && !r->snerr)
        return false;
    return r->hcrx && r->sderr;
}

static bool effective_en_snerr(const struct ext_enables *r, unsigned aderr, unsigned anerr)
{
    if (implemented(aderr) && anerr == EXT_LOADS_ENABLE && !r->sderr && r->snerr)
        return false;
    return r->hcrx && r->snerr;
}

static bool effective_en_aderr(const struct ext_enables *r, unsigned aderr, unsigned anerr)
{
    if (!r->sctlr2)
        return false;
    if (r->el10 && effective_en_sderr(r, aderr, anerr))
        return false;
    if (implemented(anerr) && aderr == EXT_LOADS_ENABLE && r->anerr)
        return true;
    return r->aderr;
}

static bool effective_en_anerr(const struct ext_enables *r, unsigned aderr, unsigned anerr)
{
    if (!r->sctlr2)
        return false;
    if (r->el10 && effective_en_snerr(r, aderr, anerr))
        return false;
    if (implemented(aderr) && anerr == EXT_LOADS_ENABLE && r->aderr)
        return true;
    return r->anerr;
}

static bool expected(const struct ext_profile *p, const struct ext_enables *r,
                     const struct ext_access *a)
{
    const bool choice = p->sync[a->kind][a->memory];
    if (a->speculative)
        return false;
    if (a->kind == EXT_FETCH || (a->kind == EXT_WALK && a->for_fetch))
        return p->doublefault || choice;
    if (a->kind != EXT_LOAD)
        return choice;
    const bool device = a->memory == EXT_DEVICE;
    const unsigned loads = device ? p->device_loads : p->normal_loads;
    if (loads == EXT_LOADS_SYNC)
        return true;
    if (loads == EXT_LOADS_ASYNC)
        return false;
    if (implemented(loads)) {
        const bool may = device ? effective_en_aderr(r, p->device_loads, p->normal_loads)
                                : effective_en_anerr(r, p->device_loads, p->normal_loads);
        return may ? choice : true;
    }
    return choice;
}

static struct ext_enables enables_of(unsigned n)
{
    return (struct ext_enables){ .el10 = n & 1,
                                 .sctlr2 = n >> 1 & 1,
                                 .aderr = n >> 2 & 1,
                                 .anerr = n >> 3 & 1,
                                 .hcrx = n >> 4 & 1,
                                 .sderr = n >> 5 & 1,
                                 .snerr = n >> 6 & 1 };
}

static void all(const struct ext_profile *p, const struct ext_enables *r)
{
    for (unsigned n = 0; n < EXT_KINDS * EXT_MEMORIES * 4; n++) {
        const struct ext_access a = { .kind = (uint8_t)(n / 4 / EXT_MEMORIES),
                                      .memory = (uint8_t)(n / 4 % EXT_MEMORIES),
                                      .speculative = n & 1,
                                      .for_fetch = n & 2 };
        if (IsExternalAbortTakenSynchronously(p, r, &a) != expected(p, r, &a))
            fail_msg("kind %u memory %u speculative %d fetch %d loads %u %u", a.kind, a.memory,
                     a.speculative, a.for_fetch, p->device_loads, p->normal_loads);
    }
}

static void synchronously(void **state)
{
    (void)state;
    for (unsigned n = 0; n < 5 * 5 * 2 * 2; n++) {
        struct ext_profile p;
        param_defaults(&ext_profile_params, &p);
        p.device_loads = n % 5;
        p.normal_loads = n / 5 % 5;
        p.doublefault = n / 25 % 2;
        for (unsigned kind = 0; n / 50 != 0 && kind < EXT_KINDS; kind++)
            for (unsigned memory = 0; memory < EXT_MEMORIES; memory++)
                p.sync[kind][memory] = !p.sync[kind][memory];
        for (unsigned bits = 0; bits < 1U << 7; bits++) {
            const struct ext_enables r = enables_of(bits);
            all(&p, &r);
        }
    }
}

/* A store retires before it fails: by default none gives a synchronous abort, whatever is set. */
static void posted_writes(void **state)
{
    (void)state;
    struct ext_profile p;
    param_defaults(&ext_profile_params, &p);
    for (unsigned bits = 0; bits < 1U << 7; bits++)
        for (unsigned memory = 0; memory < EXT_MEMORIES; memory++) {
            const struct ext_enables r = enables_of(bits);
            const struct ext_access a = { .kind = EXT_STORE, .memory = (uint8_t)memory };
            assert_false(IsExternalAbortTakenSynchronously(&p, &r, &a));
        }
}

/* FEAT_RASv2: what is uncontainable or unrecoverable is an SError even of a load (ExternalFault).
 */
static void rasv2(void **state)
{
    (void)state;
    const struct ext_enables r = { 0 };
    const struct ext_access load = { .kind = EXT_LOAD };
    for (unsigned n = 0; n < 1U << 5; n++) {
        struct ext_profile p;
        param_defaults(&ext_profile_params, &p);
        p.rasv2 = n & 1;
        p.device_loads = p.normal_loads = EXT_LOADS_SYNC;
        const struct ext_error x = { .contained = n >> 1 & 1,
                                     .synchronized = n >> 2 & 1,
                                     .recoverable = n >> 3 & 1,
                                     .action_required = n >> 4 & 1 };
        struct error e;
        assert_true(ext_profile_valid(&p, &e));
        assert_int_equal(ext_taken_synchronously(&p, &r, &load, &x),
                         !p.rasv2 || (x.contained && x.recoverable));
    }
}

static void refused(void **state)
{
    (void)state;
    static const struct {
        struct ext_profile p;
        const char *says;
    } rows[] = {
        { { .rasv2 = true }, "rasv2 without ras" },
        { { .ras = true, .rasv2 = true }, "undescribed" },
        { { .report = EXT_REPORT_UC }, "report=uc without ras" },
        { { .ras = true, .impdef = 1 }, "impdef without report=impdef" },
    };
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct error e = { 0 };
        assert_false(ext_profile_valid(&rows[i].p, &e));
        if (!strstr(e.text, rows[i].says))
            fail_msg("\"%s\" does not say \"%s\"", e.text, rows[i].says);
    }
    struct ext_profile p;
    struct error e = { 0 };
    param_defaults(&ext_profile_params, &p);
    assert_true(ext_profile_valid(&p, &e));
    const struct param_table *const tables[] = { &ext_profile_params };
    void *const objects[] = { &p };
    assert_true(param_assign(tables, objects, 1, "abort.store_nc=on", &e));
    assert_true(p.sync[EXT_STORE][EXT_NC] && !p.sync[EXT_STORE][EXT_WB]);
    assert_true(param_assign(tables, objects, 1, "abort.exclusive_wb=off", &e));
    assert_true(!p.sync[EXT_EXCLUSIVE][EXT_WB] && p.sync[EXT_EXCLUSIVE][EXT_NC]);
    assert_false(param_assign(tables, objects, 1, "abort.store_ncc=on", &e));
    assert_non_null(strstr(e.text, "store_nc"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(synchronously),
        cmocka_unit_test(posted_writes),
        cmocka_unit_test(rasv2),
        cmocka_unit_test(refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
