/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Targets of SErrors and synchronous External aborts over every PE there can be, against two
 * readings of the manual: the pseudocode of DDI 0487 M.a, J1.3.2, and the older one of Arm's
 * machine-readable v9.4, which decides in another order.
 */
#include "mmu/mmu.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

/* ---- the registers, as the pseudocode reads them --------------------------------------------- */

enum { EL0, EL1, EL2, EL3 };

static const struct ext_pe *P; /* the PE in question */

static bool have_el3(void)
{
    return P->have_el3;
}
static bool el2_enabled(void)
{
    return P->el2_enabled;
}
static bool is_in_host(void)
{
    if (!P->vhe)
        return false;
    switch (P->el) {
    case EL2: return el2_enabled() && P->e2h;
    case EL0: return el2_enabled() && P->e2h && P->tge;
    default: return false;
    }
}
static bool eff_ea(void)
{
    return have_el3() ? P->ea : false;
}
static bool eff_tge(void)
{
    return el2_enabled() ? P->tge : false;
}
static bool eff_amo(void)
{
    if (eff_tge())
        return (P->vhe && P->e2h) == false;
    else if (el2_enabled())
        return P->amo;
    else
        return false;
}
static bool eff_tea(void)
{
    return el2_enabled() && P->ras ? P->tea : false;
}
static bool eff_nmea(void)
{
    if (P->doublefault2) {
        if (P->el == EL3)
            return P->scr_nmea;
        else if (P->el == EL2 || is_in_host())
            return P->el2_nmea;
        else
            return P->el1_nmea;
    } else if (P->doublefault && P->el == EL3) {
        return P->scr_nmea && eff_ea();
    }
    return false;
}
static bool eff_hcrx_tmea(void)
{
    return P->doublefault2 && el2_enabled() ? P->hcrx_tmea : false;
}
static bool eff_scr_tmea(void)
{
    return P->doublefault2 && have_el3() ? P->scr_tmea : false;
}

enum { MASKED = -1 };

/* PhysicalSErrorTarget(), M.a. */
static int serror_m(void)
{
    const bool ea = eff_ea(), amo = eff_amo(), tge = eff_tge(), nmea = eff_nmea(), A = P->a;
    bool masked = false;
    switch (P->el) {
    case EL3: masked = !ea || A; break;
    case EL2: masked = !ea && ((!tge && !amo) || A); break;
    case EL1:
    case EL0: masked = !ea && !amo && A; break;
    default: fail();
    }
    masked = masked && !nmea;
    int target = MASKED;
    if (ea || P->el == EL3) {
        if (!masked)
            target = EL3;
    } else if (el2_enabled() && amo && (P->el == EL0 || P->el == EL1)) {
        target = EL2;
        masked = false;
    } else if (eff_hcrx_tmea() &&
               ((P->el == EL1 && A) || (P->el == EL0 && masked && !is_in_host()))) {
        target = EL2;
        masked = false;
    } else if (eff_scr_tmea() && (((P->el == EL2 || P->el == EL1) && A) ||
                                  ((P->el == EL2 || P->el == EL0) && masked))) {
        target = EL3;
        masked = false;
    } else if (P->el == EL2 || is_in_host()) {
        if (!masked)
            target = EL2;
    } else {
        if (!masked)
            target = EL1;
    }
    return masked ? MASKED : target;
}

/* AArch64_PhysicalSErrorTarget() of v9.4: routes first, then what is left. */
static int serror_94(void)
{
    const bool A = P->a;
    const bool route_to_el3 = P->el != EL3 && have_el3() && eff_ea();
    bool route_to_el2 = false;
    if (!route_to_el3 && el2_enabled() && P->el == EL1)
        route_to_el2 = P->amo;
    else if (!route_to_el3 && el2_enabled() && P->el == EL0)
        route_to_el2 = !is_in_host() && (P->tge || P->amo);
    bool masked;
    if (P->el == EL3)
        masked = !eff_ea() || A;
    else if (P->el == EL2)
        masked = !route_to_el3 && ((!P->tge && !P->amo) || A);
    else
        masked = !route_to_el3 && !route_to_el2 && A;
    if (P->doublefault2) {
        const bool nmea[] = { is_in_host() ? P->el2_nmea : P->el1_nmea, P->el1_nmea, P->el2_nmea,
                              P->scr_nmea };
        masked = masked && !nmea[P->el];
    } else if (P->doublefault && P->el == EL3) {
        masked = masked && !(P->scr_nmea && eff_ea());
    }
    bool masked_to_el3 = false, masked_to_el2 = false;
    if (P->doublefault2) {
        masked_to_el2 = el2_enabled() && !route_to_el3 && P->hcrx_tmea &&
                        ((P->el == EL1 && (A || masked)) || (P->el == EL0 && masked)) &&
                        !is_in_host();
        masked_to_el3 =
            have_el3() && P->scr_tmea && !route_to_el2 && !masked_to_el2 &&
            (((P->el == EL2 || P->el == EL1) && (A || masked)) || (P->el == EL0 && masked));
    }
    if ((P->el == EL3 && !masked) || route_to_el3 || masked_to_el3)
        return EL3;
    if (((P->el == EL2 || is_in_host()) && !masked) || route_to_el2 || masked_to_el2)
        return EL2;
    if (P->el != EL3 && P->el != EL2 && !is_in_host() && !masked)
        return EL1;
    return MASKED;
}

/* SyncExternalAbortTarget(), M.a. */
static unsigned sea_m(bool second_stage, bool nv2)
{
    unsigned target;
    if (eff_ea() || P->el == EL3)
        target = EL3;
    else if (el2_enabled() && (P->el == EL1 || P->el == EL0) &&
             (eff_tea() || second_stage || nv2 || (P->el == EL0 && eff_tge())))
        target = EL2;
    else if (eff_hcrx_tmea() && P->a && P->el == EL1)
        target = EL2;
    else if (eff_scr_tmea() && P->a && (P->el == EL1 || P->el == EL2))
        target = EL3;
    else
        target = P->el == EL2 ? EL2 : EL1;
    return target;
}

/* ---- every PE -------------------------------------------------------------------------------- */

enum { BITS = 20, PES = 1 << (BITS + 2) };

static struct ext_pe pe_of(unsigned n)
{
    struct ext_pe pe = { .el = n & 3 };
    bool *const bits[BITS] = { &pe.a,        &pe.have_el3,    &pe.el2_enabled,  &pe.ras,
                               &pe.vhe,      &pe.doublefault, &pe.doublefault2, &pe.ea,
                               &pe.scr_nmea, &pe.scr_ease,    &pe.scr_tmea,     &pe.amo,
                               &pe.tge,      &pe.tea,         &pe.e2h,          &pe.hcrx_tmea,
                               &pe.el1_nmea, &pe.el1_ease,    &pe.el2_nmea,     &pe.el2_ease };
    for (unsigned i = 0; i < BITS; i++)
        *bits[i] = n >> (2 + i) & 1;
    return pe;
}

static void targets(void **state)
{
    (void)state;
    unsigned valid = 0;
    for (unsigned n = 0; n < PES; n++) {
        const struct ext_pe pe = pe_of(n);
        struct error e;
        if (!ext_pe_valid(&pe, &e))
            continue;
        valid++;
        P = &pe;
        const struct ext_target t = PhysicalSErrorTarget(&pe);
        const int got = t.masked ? MASKED : (int)t.el;
        if (got != serror_m() || got != serror_94())
            fail_msg("PE 0x%x: SError to %d; M.a %d, v9.4 %d", n, got, serror_m(), serror_94());
        assert_true(!t.masked || t.el == 0);
        for (unsigned how = 0; how < 4; how++) {
            const unsigned to = SyncExternalAbortTarget(&pe, how & 1, how & 2);
            if (to != sea_m(how & 1, how & 2))
                fail_msg("PE 0x%x, %u: SEA to %u; M.a %u", n, how, to, sea_m(how & 1, how & 2));
            assert_true(to >= pe.el && to >= EL1);
        }
    }
    print_message("%u of %u PEs can be\n", valid, PES);
    assert_in_range(valid, 1000, PES / 2);
}

/* What a user is told in one sentence each. */
static void sentences(void **state)
{
    (void)state;
    for (unsigned n = 0; n < PES; n++) {
        const struct ext_pe pe = pe_of(n);
        struct error e;
        if (!ext_pe_valid(&pe, &e))
            continue;
        const struct ext_target t = PhysicalSErrorTarget(&pe);
        if (!t.masked)
            assert_true(t.el >= pe.el); /* never to a lower Exception level */
        if (pe.ea && pe.el < EL3) {     /* EL3 first: nothing masks, nothing else takes */
            assert_true(!t.masked && t.el == EL3);
            assert_int_equal(SyncExternalAbortTarget(&pe, false, false), EL3);
        }
        if (!pe.ea && pe.amo && pe.el2_enabled && !pe.tge && pe.el < EL2)
            assert_true(!t.masked && t.el == EL2);       /* a guest cannot mask it */
        if (!pe.ea && !pe.ras && !pe.tge && pe.el < EL2) /* no TEA: a guest's own */
            assert_int_equal(SyncExternalAbortTarget(&pe, false, false), EL1);
        if (ext_virtual_enabled(&pe))
            assert_true(pe.el < EL2 && pe.el2_enabled && !pe.tge);
        for (unsigned el = EL1; el <= EL3; el++) {
            const bool ease = el == EL3 ? pe.scr_ease : el == EL2 ? pe.el2_ease : pe.el1_ease;
            assert_int_equal(RouteToSErrorOffset(&pe, el),
                             pe.doublefault && (el == EL3 || pe.doublefault2) && ease);
        }
    }
}

/* The core's own faults go where this says, as far as it has registers for it: EL3 is not there. */
static void as_the_core(void **state)
{
    (void)state;
    enum { TGE = 27, E2H = 34, TEA = 37 };
    for (unsigned n = 0; n < 1U << 7; n++) {
        const struct ext_pe pe = { .el = n & 3,
                                   .el2_enabled = true,
                                   .ras = true,
                                   .vhe = true,
                                   .tge = n >> 2 & 1,
                                   .tea = n >> 3 & 1,
                                   .e2h = n >> 4 & 1 };
        const bool stage2 = n >> 5 & 1, fetch = n >> 6 & 1;
        struct error e;
        if (!ext_pe_valid(&pe, &e) || (stage2 && (pe.el == EL2 || pe.tge)))
            continue;
        const struct mmu_regs regs = { .hcr_el2 = (uint64_t)pe.tge << TGE |
                                                  (uint64_t)pe.e2h << E2H |
                                                  (uint64_t)pe.tea << TEA };
        const struct mmu_fault f = { .kind = stage2 ? MMU_FAULT_WALK_ABORT : MMU_FAULT_EXTERNAL,
                                     .access = fetch ? MMU_FETCH : MMU_READ,
                                     .level = 1,
                                     .stage2 = stage2 };
        struct mmu_exception x;
        assert_true(mmu_fault_exception(&f, &regs, (unsigned)pe.el, NULL, &x));
        assert_int_equal(x.target_el, SyncExternalAbortTarget(&pe, stage2, false));
        struct ext_abort a;
        assert_true(ext_abort_decode(x.esr, &a, &e));
        assert_int_equal(a.fetch, fetch);
        assert_int_equal(a.same_el, x.target_el == pe.el);
        assert_int_equal(a.dfsc, stage2 ? 0x15 : 0x10);
    }
}

static void impossible(void **state)
{
    (void)state;
    static const struct {
        struct ext_pe pe;
        const char *says;
    } rows[] = {
        { { .el = 4 }, "expected 0 to 3" },
        { { .el = 3 }, "el=3 cannot be without have_el3" },
        { { .el = 2 }, "el=2 cannot be without el2_enabled" },
        { { .el = 1, .el2_enabled = true, .tge = true }, "illegal" },
        { { .el = 1, .tea = true }, "tea (HCR_EL2.TEA) cannot be without ras" },
        { { .el = 1, .e2h = true }, "cannot be without vhe" },
        { { .el = 1, .ea = true }, "ea (SCR_EL3.EA) cannot be without have_el3" },
        { { .el = 1, .hcrx_tmea = true }, "hcrx_tmea cannot be without doublefault2" },
        { { .el = 1, .el1_ease = true }, "doublefault2" },
        { { .el = 1, .ras = true, .doublefault = true }, "have_el3 or doublefault2" },
        { { .el = 1, .have_el3 = true, .scr_nmea = true }, "have_el3 and doublefault" },
    };
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct error e = { 0 };
        assert_false(ext_pe_valid(&rows[i].pe, &e));
        if (!strstr(e.text, rows[i].says))
            fail_msg("\"%s\" does not say \"%s\"", e.text, rows[i].says);
    }
    struct ext_pe plain;
    struct error e;
    param_defaults(&ext_pe_params, &plain);
    assert_true(ext_pe_valid(&plain, &e));
    assert_int_equal(plain.el, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(targets),
        cmocka_unit_test(sentences),
        cmocka_unit_test(as_the_core),
        cmocka_unit_test(impossible),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
