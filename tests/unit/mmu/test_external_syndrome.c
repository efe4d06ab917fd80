/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Syndromes of External aborts and SErrors: values from logs of real machines, every word there
 * is, and PhysicalSErrorSyndrome and ESBOperation as DDI 0487 M.a, J1.1.3 has them.
 */
#include "mmu/mmu.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

/* ---- logs ------------------------------------------------------------------------------------ */

static void logged_serrors(void **state)
{
    (void)state;
    static const struct {
        uint32_t esr; /* and where it was seen */
        struct ext_serror is;
    } rows[] = {
        { 0xbe000411, { .aet = 1, .dfsc = 0x11 } },   /* RK3588, Cortex-A76: UEU */
        { 0xbe000011, { .dfsc = 0x11 } },             /* R-Car, 6.17: UC */
        { 0xbe000000, { .dfsc = 0 } },                /* sc8280xp, 6.8: uncategorized */
        { 0xbe000211, { .ea = true, .dfsc = 0x11 } }, /* TF-A on an FVP, PCIe ECAM: UC */
        { 0xbf000002, { .ids = true, .impdef = 2 } }, /* Cortex-A53 and A72: SLVERR */
        { 0xbf000000, { .ids = true } },              /* KVM's, by QEMU's nmi command */
    };
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct ext_serror s;
        struct error e;
        uint32_t iss;
        assert_int_equal(rows[i].esr >> 26, 0x2f);
        assert_true(ext_serror_decode(rows[i].esr & 0x1ffffff, &s, &e));
        assert_int_equal(s.ids, rows[i].is.ids);
        assert_int_equal(s.impdef, rows[i].is.impdef);
        assert_int_equal(s.aet, rows[i].is.aet);
        assert_int_equal(s.ea, rows[i].is.ea);
        assert_int_equal(s.iesb, rows[i].is.iesb);
        assert_int_equal(s.dfsc, rows[i].is.dfsc);
        assert_true(ext_serror_encode(&rows[i].is, &iss, &e));
        assert_int_equal(ext_serror_esr(iss), rows[i].esr);
    }
}

static void logged_aborts(void **state)
{
    (void)state;
    static const struct {
        uint32_t esr;
        struct ext_abort is;
    } rows[] = {
        { 0x96000010, { .same_el = true, .dfsc = 0x10 } },              /* apq8016, coresight */
        { 0x96000210, { .same_el = true, .ea = true, .dfsc = 0x10 } },  /* BCM4908 */
        { 0x96000410, { .same_el = true, .fnv = true, .dfsc = 0x10 } }, /* the arm64 list */
        { 0x96000610, { .same_el = true, .fnv = true, .ea = true, .dfsc = 0x10 } }, /* ThunderX2 */
        { 0x92000210, { .ea = true, .dfsc = 0x10 } }, /* Zynq, a BAR */
    };
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct ext_abort a;
        struct error e;
        uint64_t esr;
        assert_true(ext_abort_decode(rows[i].esr, &a, &e));
        assert_int_equal(a.fetch, rows[i].is.fetch);
        assert_int_equal(a.same_el, rows[i].is.same_el);
        assert_int_equal(a.write, rows[i].is.write);
        assert_int_equal(a.maintenance, rows[i].is.maintenance);
        assert_int_equal(a.s1ptw, rows[i].is.s1ptw);
        assert_int_equal(a.fnv, rows[i].is.fnv);
        assert_int_equal(a.ea, rows[i].is.ea);
        assert_int_equal(a.set, rows[i].is.set);
        assert_int_equal(a.dfsc, rows[i].is.dfsc);
        assert_true(ext_abort_encode(&rows[i].is, &esr, &e));
        assert_int_equal(esr, rows[i].esr);
    }
    /* Alignment faults from logs: no External aborts. */
    static const uint32_t others[] = { 0x96000061, 0x92000061, 0xbe000011, 0x56000000 };
    for (size_t i = 0; i < ARRAY_LEN(others); i++) {
        struct ext_abort a;
        struct error e = { 0 };
        assert_false(ext_abort_decode(others[i], &a, &e));
        assert_int_not_equal(e.text[0], 0);
    }
}

/* ---- every word ------------------------------------------------------------------------------ */

static void every_serror(void **state)
{
    (void)state;
    unsigned valid = 0;
    for (uint32_t iss = 0; iss < 1U << 18; iss++) {
        struct ext_serror s;
        struct error e;
        uint32_t again;
        if (!ext_serror_decode(iss, &s, &e))
            continue;
        valid++;
        assert_true(ext_serror_encode(&s, &again, &e));
        assert_int_equal(again, iss);
    }
    /* Five AETs with EA and IESB, and the uncategorized one. */
    assert_int_equal(valid, 5 * 2 * 2 + 1);
    for (unsigned at = 0; at < 24; at++) { /* with IDS every bit is the implementation's */
        struct ext_serror s;
        struct error e;
        assert_true(ext_serror_decode(UINT32_C(1) << 24 | UINT32_C(1) << at, &s, &e));
        assert_true(s.ids && s.impdef == UINT32_C(1) << at && s.dfsc == 0 && s.aet == 0);
    }
    struct ext_serror s;
    struct error e;
    assert_false(ext_serror_decode(UINT32_C(1) << 25, &s, &e));
}

static unsigned count_aborts(unsigned ec)
{
    unsigned valid = 0;
    for (uint32_t iss = 0; iss < 1U << 14; iss++) {
        const uint64_t esr = (uint64_t)ec << 26 | UINT64_C(1) << 25 | iss;
        struct ext_abort a;
        struct error e;
        uint64_t again;
        if (!ext_abort_decode(esr, &a, &e))
            continue;
        valid++;
        assert_true(ext_abort_encode(&a, &again, &e));
        assert_int_equal(again, esr);
        assert_false(ext_abort_decode(esr & ~(UINT64_C(1) << 25), &a, &e)); /* IL */
        for (unsigned at = 14; at < 25; at++)
            assert_false(ext_abort_decode(esr | UINT64_C(1) << at, &a, &e));
    }
    return valid;
}

/*
 * Not on a walk: SET UC, UEO, UER, FnV, EA and, of data, read, write or maintenance. Eleven codes
 * on walks: EA and, from a lower EL, S1PTW. Parity not on a walk: EA.
 */
static void every_abort(void **state)
{
    (void)state;
    assert_int_equal(count_aborts(0x24), 3 * 2 * 2 * 3 + 11 * 2 * 3 * 2 + 2 * 3);
    assert_int_equal(count_aborts(0x25), 3 * 2 * 2 * 3 + 11 * 2 * 3 + 2 * 3);
    assert_int_equal(count_aborts(0x20), 3 * 2 * 2 + 11 * 2 * 2 + 2);
    assert_int_equal(count_aborts(0x21), 3 * 2 * 2 + 11 * 2 + 2);
    assert_int_equal(count_aborts(0x26), 0);
}

static void refused(void **state)
{
    (void)state;
    static const struct {
        struct ext_abort a;
        const char *says;
    } rows[] = {
        { { .dfsc = 0x21 }, "no External abort" },
        { { .dfsc = 0x10, .set = 1 }, "SET 1 is reserved" },
        { { .dfsc = 0x14, .set = 2 }, "SET is of 0x10 alone" },
        { { .dfsc = 0x14, .fnv = true }, "FnV is of 0x10 alone" },
        { { .dfsc = 0x10, .s1ptw = true }, "not on a walk" },
        { { .dfsc = 0x15, .s1ptw = true, .same_el = true }, "stage 2 is of EL1&0" },
        { { .dfsc = 0x10, .fetch = true, .write = true }, "no WnR" },
        { { .dfsc = 0x10, .maintenance = true }, "CM without WnR" },
    };
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        uint64_t esr;
        struct error e = { 0 };
        assert_false(ext_abort_encode(&rows[i].a, &esr, &e));
        if (!strstr(e.text, rows[i].says))
            fail_msg("\"%s\" does not say \"%s\"", e.text, rows[i].says);
    }
    static const struct {
        struct ext_serror s;
        const char *says;
    } serrors[] = {
        { { .dfsc = 0x10 }, "DFSC 0x10 of an SError is reserved" },
        { { .dfsc = 0x11, .aet = 4 }, "AET 4 is reserved" },
        { { .dfsc = 0, .ea = true }, "all 0" },
        { { .ids = true, .aet = 1 }, "IMPLEMENTATION DEFINED" },
        { { .impdef = 1, .dfsc = 0x11 }, "IDS alone" },
        { { .ids = true, .impdef = 1 << 24 }, "24 bits" },
    };
    for (size_t i = 0; i < ARRAY_LEN(serrors); i++) {
        uint32_t iss;
        struct error e = { 0 };
        assert_false(ext_serror_encode(&serrors[i].s, &iss, &e));
        if (!strstr(e.text, serrors[i].says))
            fail_msg("\"%s\" does not say \"%s\"", e.text, serrors[i].says);
    }
}

/* ---- what a PE reports ----------------------------------------------------------------------- */

/* PEErrorState(), in the manual's order; a corrected error as R_LFXRD has it. */
static unsigned aet_of(unsigned report, const struct ext_error *x)
{
    if (!x->contained || (!x->synchronized && !x->recoverable) || report == EXT_REPORT_UC)
        return 0; /* UC */
    if (!x->recoverable || report == EXT_REPORT_UEU)
        return 1; /* UEU */
    if (x->corrected && report != EXT_REPORT_UER)
        return 6; /* CE */
    if (x->action_required || report == EXT_REPORT_UER)
        return 3; /* UER */
    return 2;     /* UEO */
}

static struct ext_error error_of(unsigned n)
{
    return (struct ext_error){ .corrected = n & 1,
                               .contained = n >> 1 & 1,
                               .synchronized = n >> 2 & 1,
                               .recoverable = n >> 3 & 1,
                               .action_required = n >> 4 & 1,
                               .ea = n >> 5 & 1 };
}

static void reported(void **state)
{
    (void)state;
    static const unsigned sets[] = { [0] = 2, [1] = 2, [2] = 3, [3] = 0, [6] = 3 };
    for (unsigned report = EXT_REPORT_STATE; report <= EXT_REPORT_IMPDEF; report++) {
        const struct ext_profile p = { .ras = true, .report = report, .impdef = 0x402 };
        for (unsigned n = 0; n < 1U << 6; n++) {
            const struct ext_error x = error_of(n);
            const unsigned aet = aet_of(report, &x);
            const enum ext_state is = PEErrorState(&p, &x);
            assert_int_equal(EncodeAsyncErrorSyndrome(is), aet);
            assert_int_equal(EncodeSyncErrorSyndrome(is), sets[aet]);
            for (unsigned implicit = 0; implicit < 2; implicit++) {
                uint32_t iss = 0;
                if (report == EXT_REPORT_IMPDEF)
                    iss = 0x1000402;
                else if (report != EXT_REPORT_UNCATEGORIZED)
                    iss = implicit << 13 | aet << 10 | (uint32_t)x.ea << 9 | 0x11;
                assert_int_equal(PhysicalSErrorSyndrome(&p, &x, implicit), iss);
                struct ext_serror s;
                struct error e;
                assert_true(ext_serror_decode(iss, &s, &e));
            }
        }
    }
}

/* AArch64.ESBOperation: what is masked, pending and synchronizable goes to DISR_EL1. */
static void error_barrier(void **state)
{
    (void)state;
    const struct ext_error uer = { .contained = true,
                                   .recoverable = true,
                                   .action_required = true };
    for (unsigned n = 0; n < 1U << 6; n++) {
        const struct ext_pe pe = { .el = n & 1 ? 2 : 1,
                                   .el2_enabled = true,
                                   .ras = true,
                                   .a = n >> 1 & 1,
                                   .amo = n >> 2 & 1,
                                   .have_el3 = true,
                                   .ea = n >> 3 & 1 };
        const bool pending = n >> 4 & 1;
        const struct ext_profile p = { .ras = true, .synchronizable = n >> 5 & 1 };
        const struct ext_esb esb = ESBOperation(&p, &pe, pending, &uer);
        const bool masked = !pe.ea && (pe.el == 2 ? pe.a || !pe.amo : pe.a && !pe.amo);
        assert_int_equal(esb.deferred, masked && pending && p.synchronizable);
        assert_int_equal(esb.disr, esb.deferred ? 0x80000c11 : 0);
    }
    assert_int_equal(ext_disr(0x1000402), 0x81000402);
    assert_int_equal(ext_vsesr(0x1000000), 0x1000000);
    assert_int_equal(ext_serror_esr(0x1000000), 0xbf000000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(logged_serrors), cmocka_unit_test(logged_aborts),
        cmocka_unit_test(every_serror),   cmocka_unit_test(every_abort),
        cmocka_unit_test(refused),        cmocka_unit_test(reported),
        cmocka_unit_test(error_barrier),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
