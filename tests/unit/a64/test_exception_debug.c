/* SPDX-License-Identifier: Apache-2.0 */
/* Debug exceptions: software step, breakpoints, watchpoints (DDI 0487 D2). */
#include "pe.h"

/* EL2 steps EL1 (MDCR_EL2.TDE); D2.11's machine: inactive, active-not-pending, active-pending. */
static void software_step(void **state)
{
    (void)state;
    struct pe *pe = pe_new();
    struct a64 *c = pe->c;
    pe_set(pe, "OSLAR_EL1", 0);
    pe_set(pe, "MDCR_EL2", 1 << 8);
    pe_set(pe, "MDSCR_EL1", 1);
    pe_at(pe, 2, 1, 15);
    assert_false(a64_stepping(c));
    a64_eret(c, 0x1000, 0x5 | 1 << 21);
    assert_true(c->ss);
    assert_true(a64_stepping(c));
    assert_int_equal(a64_before(c), A64_NEXT);
    a64_after(c, 0xC85F7C20); /* ldxr x0, [x1] */
    assert_false(c->ss);
    c->pc = 0x1004;
    assert_int_equal(a64_before(c), A64_JUMP);
    assert_int_equal(pe_get(pe, "ESR_EL2"), 0xCB000062);
    assert_int_equal(pe_get(pe, "ELR_EL2"), 0x1004);
    /* Returned without SS: pending at once, and nothing was stepped. */
    a64_eret(c, 0x1004, 0x5);
    assert_int_equal(a64_before(c), A64_JUMP);
    assert_int_equal(pe_get(pe, "ESR_EL2"), 0xCA000022);
    /* SVC is done when it is taken: EL1 is entered with SS 0 in its SPSR. */
    a64_eret(c, 0x1000, 0x0 | 1 << 21);
    a64_exec_svc(c, 0xD4000001);
    assert_int_equal(pe_get(pe, "SPSR_EL1") >> 21 & 1, 0);
    /* A fault is not. */
    pe_at(pe, 2, 1, 15);
    a64_eret(c, 0x1000, 0x0 | 1 << 21);
    a64_undefined(c);
    assert_int_equal(pe_get(pe, "SPSR_EL1") >> 21 & 1, 1);
    pe_set(pe, "OSLAR_EL1", 1);
    pe_at(pe, 1, 1, 0);
    assert_false(a64_stepping(c));
    pe_free(pe);
}

static void breakpoints_and_watchpoints(void **state)
{
    (void)state;
    struct pe *pe = pe_new();
    struct a64 *c = pe->c;
    pe_set(pe, "OSLAR_EL1", 0);
    pe_set(pe, "MDSCR_EL1", 1 << 15);
    pe_set(pe, "DBGBVR1_EL1", 0x1000);
    pe_set(pe, "DBGBCR1_EL1", 1 | 2 << 1); /* EL0 */
    assert_int_equal(pe_get(pe, "DBGBCR1_EL1"), 0x1E5);
    pe_at(pe, 0, 0, 0);
    assert_true(a64_stepping(c));
    c->pc = 0x1004;
    assert_int_equal(a64_break(c), A64_NEXT);
    c->pc = 0x1000;
    assert_int_equal(a64_break(c), A64_JUMP);
    assert_int_equal(pe_get(pe, "ESR_EL1"), 0xC2000022);
    pe_at(pe, 1, 1, 0);
    pe_set(pe, "DBGBCR1_EL1", 1 | 1 << 1); /* EL1: needs KDE and PSTATE.D 0 */
    assert_int_equal(a64_break(c), A64_NEXT);
    pe_set(pe, "MDSCR_EL1", 1 << 15 | 1 << 13);
    assert_int_equal(a64_break(c), A64_JUMP);
    assert_int_equal(pe_get(pe, "ESR_EL1"), 0xC6000022);
    pe_at(pe, 1, 1, 8);
    assert_int_equal(a64_break(c), A64_NEXT);

    /* Breakpoint 1 linked to the context of breakpoint 5; that one alone is of no effect. */
    pe_set(pe, "DBGBCR1_EL1", 1 | 2 << 1 | 1 << 20 | 5 << 16);
    pe_set(pe, "DBGBCR5_EL1", 1 | 2 << 1 | 3 << 20);
    pe_set(pe, "DBGBVR5_EL1", 0x42);
    pe_at(pe, 0, 0, 0);
    assert_int_equal(a64_break(c), A64_NEXT);
    pe_set(pe, "CONTEXTIDR_EL1", 0x42);
    assert_int_equal(a64_break(c), A64_JUMP);
    assert_int_equal(pe_get(pe, "ELR_EL1"), 0x1000);
    /* A VMID, unlinked: wherever. */
    pe_set(pe, "DBGBCR1_EL1", 0);
    pe_set(pe, "DBGBCR5_EL1", 1 | 2 << 1 | 8 << 20);
    pe_set(pe, "DBGBVR5_EL1", UINT64_C(0x77) << 32);
    pe_at(pe, 0, 0, 0);
    assert_int_equal(a64_break(c), A64_NEXT);
    pe_set(pe, "VTTBR_EL2", UINT64_C(0x77) << 48);
    c->pc = 0x9000;
    assert_int_equal(a64_break(c), A64_JUMP);
    assert_int_equal(pe_get(pe, "ELR_EL1"), 0x9000);
    pe_set(pe, "DBGBCR5_EL1", 0);

    pe_set(pe, "DBGWVR0_EL1", 0x2000);
    pe_set(pe, "DBGWCR0_EL1", 1 | 3 << 1 | 2 << 3 | 0x0C << 5); /* stores to bytes 2 and 3 */
    pe_at(pe, 0, 0, 0);
    assert_true(a64_watching(c));
    assert_int_equal(a64_watch(c, 0x2000, 2, false, true, 0), A64_NEXT);
    assert_int_equal(a64_watch(c, 0x2000, 4, true, false, 0), A64_NEXT);
    assert_int_equal(a64_watch(c, 0x2004, 4, false, true, 0), A64_NEXT);
    assert_int_equal(a64_watch(c, 0x2000, 4, false, true, 0), A64_JUMP);
    assert_int_equal(pe_get(pe, "ESR_EL1"), 0xD2000062);
    assert_int_equal(pe_get(pe, "FAR_EL1"), 0x2002);
    pe_set(pe, "DBGWCR0_EL1", 1 | 3 << 1 | 3 << 3 | 0xFF << 5 | 12 << 24); /* a page */
    pe_at(pe, 0, 0, 0);
    assert_int_equal(a64_watch(c, 0x3000, 8, true, false, 0), A64_NEXT);
    assert_int_equal(a64_watch(c, 0x2FFF, 1, true, false, 0), A64_JUMP);
    pe_free(pe);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(software_step),
        cmocka_unit_test(breakpoints_and_watchpoints),
    };
    return cmocka_run_group_tests_name("debug exceptions", tests, NULL, NULL);
}
