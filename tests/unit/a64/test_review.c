/* SPDX-License-Identifier: Apache-2.0 */
/* Rules of DDI 0487 that are easily missed: one case each. */
#include "a64/pages.h"
#include "pe.h"

#define SP_EL0 "3_0_4_1_0"

static void sp_el0_has_no_other_name_while_it_is_sp(void **state)
{
    (void)state;
    struct pe *pe = pe_new();
    uint64_t value;
    for (unsigned el = 1; el <= 2; el++) {
        pe_at(pe, el, 1, 15);
        assert_true(pe_msr(pe, SP_EL0, 0x1230 + el));
        assert_int_equal(pe_mrs(pe, SP_EL0, &value), A64_NEXT);
        assert_int_equal(value, 0x1230 + el);
        pe_at(pe, el, 0, 15);
        assert_int_equal(a64_get(pe->c, A64_REG_SP), 0x1230 + el);
        assert_int_equal(pe_mrs(pe, SP_EL0, &value), A64_JUMP);
        assert_int_equal(pe_ec(pe, el), EC_UNKNOWN);
        pe_at(pe, el, 0, 15);
        assert_false(pe_msr(pe, SP_EL0, 0));
        pe_at(pe, el, 0, 15);
        assert_int_equal(a64_get(pe->c, A64_REG_SP), 0x1230 + el);
    }
    pe_free(pe);
}

/* D24.2.43, D24.2.52, D24.2.117, D24.3.10; but C5.2.19: the SPSRs of AArch32 are RES0. */
static void registers_of_aarch32_are_undefined(void **state)
{
    (void)state;
    static const char *const undefined[] = { "3_4_3_0_0", "3_4_5_0_1", "3_4_5_3_0", "2_4_0_7_0" };
    static const char *const zero[] = { "3_4_4_3_0", "3_4_4_3_1", "3_4_4_3_2", "3_4_4_3_3" };
    struct pe *pe = pe_new();
    uint64_t value;
    for (unsigned i = 0; i < 4; i++) {
        pe_at(pe, 2, 1, 15);
        assert_int_equal(pe_mrs(pe, undefined[i], &value), A64_JUMP);
        assert_int_equal(pe_ec(pe, 2), EC_UNKNOWN);
        pe_at(pe, 2, 1, 15);
        assert_true(pe_msr(pe, zero[i], UINT64_MAX));
        pe_at(pe, 2, 1, 15);
        assert_int_equal(pe_mrs(pe, zero[i], &value), A64_NEXT);
        assert_int_equal(value, 0);
    }
    pe_free(pe);
}

static void every_tlbi_is_told_and_some_to_all(void **state)
{
    (void)state;
    enum { VMALLE1 = 0xd508871f, VMALLE1IS = 0xd508831f };
    struct pe *pe = pe_new();
    pe_at(pe, 1, 1, 15);
    a64_exec_sys(pe->c, VMALLE1);
    assert_int_equal(pe->told, 1);
    assert_int_equal(pe->broadcasts, 0);
    a64_exec_sys(pe->c, VMALLE1IS);
    assert_int_equal(pe->told, 2);
    assert_int_equal(pe->broadcasts, 1);
    pe_set(pe, "HCR_EL2", UINT64_C(1) << 9); /* FB */
    a64_exec_sys(pe->c, VMALLE1);
    assert_int_equal(pe->told, 3);
    assert_int_equal(pe->broadcasts, 2);
    pe_at(pe, 2, 1, 15);
    a64_exec_sys(pe->c, VMALLE1);
    assert_int_equal(pe->broadcasts, 2);
    pe_free(pe);
}

/* SCTLR_ELx.BT0 is that of the regime: a host's EL0 has EL2's. */
static void pacisp_lands_by_the_regimes_control(void **state)
{
    (void)state;
    enum { PACIASP = 0xd503233f };
    const uint64_t bt0 = SYS_BIT(35), bt1 = SYS_BIT(36);
    struct pe *pe = pe_new();
    pe_set(pe, "HCR_EL2", PE_E2H | PE_TGE);
    for (unsigned i = 0; i < 2; i++) {
        pe_set(pe, "SCTLR_EL1", i ? 0 : bt0 | bt1);
        pe_set(pe, "SCTLR_EL2", i ? bt0 : bt1);
        pe_at(pe, 0, 0, 0);
        pe->c->btype = 3;
        assert_int_equal(a64_lands(pe->c, PACIASP), !i);
        pe_at(pe, 2, 1, 0);
        pe->c->btype = 3;
        assert_int_equal(a64_lands(pe->c, PACIASP), i);
    }
    pe_free(pe);
}

/* A guest's EL1 counts CNTPOFF_EL2 in, EL2 does not (CNTP_TVAL_EL0). */
static void tval_at_el2_knows_no_physical_offset(void **state)
{
    (void)state;
    struct pe *pe = pe_new();
    pe->now = 100000;
    pe_set(pe, "CNTHCTL_EL2", 1 << 12 | 3); /* ECV */
    pe_set(pe, "CNTPOFF_EL2", 40000);
    pe_set(pe, "CNTP_CVAL_EL0", 70000);
    pe_at(pe, 1, 1, 15);
    assert_int_equal(pe_get(pe, "CNTP_TVAL_EL0"), 10000);
    pe_at(pe, 2, 1, 15);
    assert_int_equal(pe_get(pe, "CNTP_TVAL_EL0"), (uint32_t)-30000);
    pe_set(pe, "CNTP_TVAL_EL0", 5);
    assert_int_equal(pe_get(pe, "CNTP_CVAL_EL0"), 100005);
    pe_at(pe, 1, 1, 15);
    pe_set(pe, "CNTP_TVAL_EL0", 5);
    assert_int_equal(pe_get(pe, "CNTP_CVAL_EL0"), 60005);
    pe_free(pe);
}

/* The event that ends a WFE is not there for the next one. */
static void a_wait_consumes_its_event(void **state)
{
    (void)state;
    enum { WFE = 0xd503205f };
    struct pe *pe = pe_new();
    uint32_t *code = (uint32_t *)(void *)pe_ram(pe, (pa_t){ 0 });
    for (unsigned i = 0; i < 8; i++)
        code[i] = WFE;
    a64_reset(pe->c, 1, 0);
    for (unsigned i = 1; i <= 3; i++) {
        assert_int_equal(a64_run(pe->c, 100, false), A64_STOP_WAIT);
        assert_int_equal(a64_get(pe->c, A64_REG_PC), i * 4);
        a64_event(pe->c);
    }
    /* Two events while nobody waits are one. */
    a64_event(pe->c);
    a64_event(pe->c);
    assert_int_equal(a64_run(pe->c, 100, false), A64_STOP_WAIT);
    assert_int_equal(a64_get(pe->c, A64_REG_PC), 4 * 4);
    memset(code, 0, 8 * sizeof(*code));
    pe_free(pe);
}

/* DBGBVR's sign and what lies above the address are not compared (D2.8). */
static void breakpoints_compare_addresses(void **state)
{
    (void)state;
    struct pe *pe = pe_new();
    pe_set(pe, "OSLAR_EL1", 0);
    pe_set(pe, "MDSCR_EL1", 1 << 15 | 1 << 13);
    pe_set(pe, "DBGBCR0_EL1", 1 << 1 | 1);
    for (unsigned i = 0; i < 3; i++) {
        static const uint64_t values[] = { 0x1000, UINT64_C(0xFE00000000001000), 0x3000 };
        pe_set(pe, "DBGBVR0_EL1", values[i]);
        pe_at(pe, 1, 1, 0);
        assert_int_equal(a64_break(pe->c), i < 2 ? A64_JUMP : A64_NEXT);
    }
    pe_free(pe);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sp_el0_has_no_other_name_while_it_is_sp),
        cmocka_unit_test(registers_of_aarch32_are_undefined),
        cmocka_unit_test(every_tlbi_is_told_and_some_to_all),
        cmocka_unit_test(pacisp_lands_by_the_regimes_control),
        cmocka_unit_test(tval_at_el2_knows_no_physical_offset),
        cmocka_unit_test(a_wait_consumes_its_event),
        cmocka_unit_test(breakpoints_compare_addresses),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
