/* SPDX-License-Identifier: Apache-2.0 */
/* AT and PAR_EL1, against DDI 0487 C5.4, D24.2.142 and AArch64.AT. */
#include "unit.h"

/* ---- the operations -------------------------------------------------------------------------- */

static void operations(void **state)
{
    (void)state;
    static const struct mmu_at_op rows[] = {
        /* op1, CRn, CRm, op2; EL, both, write, pan, any; from which EL */
        { { "s1e1r", 0, 7, 8, 0 }, 1, false, false, false, false, 1 },
        { { "s1e1w", 0, 7, 8, 1 }, 1, false, true, false, false, 1 },
        { { "s1e0r", 0, 7, 8, 2 }, 0, false, false, false, false, 1 },
        { { "s1e0w", 0, 7, 8, 3 }, 0, false, true, false, false, 1 },
        { { "s1e1rp", 0, 7, 9, 0 }, 1, false, false, true, false, 1 },
        { { "s1e1wp", 0, 7, 9, 1 }, 1, false, true, true, false, 1 },
        { { "s1e1a", 0, 7, 9, 2 }, 1, false, false, false, true, 1 },
        { { "s1e2r", 4, 7, 8, 0 }, 2, false, false, false, false, 2 },
        { { "s1e2w", 4, 7, 8, 1 }, 2, false, true, false, false, 2 },
        { { "s12e1r", 4, 7, 8, 4 }, 1, true, false, false, false, 2 },
        { { "s12e1w", 4, 7, 8, 5 }, 1, true, true, false, false, 2 },
        { { "s12e0r", 4, 7, 8, 6 }, 0, true, false, false, false, 2 },
        { { "s12e0w", 4, 7, 8, 7 }, 0, true, true, false, false, 2 },
        { { "s1e2a", 4, 7, 9, 2 }, 2, false, false, false, true, 2 },
    };
    unsigned found = 0;
    for (unsigned op1 = 0; op1 < 8; op1++)
        for (unsigned crn = 0; crn < 16; crn++)
            for (unsigned crm = 0; crm < 16; crm++)
                for (unsigned op2 = 0; op2 < 8; op2++)
                    found += mmu_at_decode(op1, crn, crm, op2) != NULL;
    assert_int_equal(found, ARRAY_LEN(rows));
    for (size_t k = 0; k < ARRAY_LEN(rows); k++) {
        const struct mmu_at_op *x = &rows[k];
        const struct mmu_at_op *op = mmu_at_decode(x->sys.op1, x->sys.crn, x->sys.crm, x->sys.op2);
        assert_non_null(op);
        assert_string_equal(op->sys.name, x->sys.name);
        assert_ptr_equal(mmu_at_find(x->sys.name, NULL), op);
        if (op->el != x->el || op->both != x->both || op->write != x->write || op->pan != x->pan ||
            op->any != x->any || op->min_el != x->min_el)
            fail_msg("%s", op->sys.name);
        assert_non_null(mmu_at_op((unsigned)k));
    }
    assert_null(mmu_at_op(ARRAY_LEN(rows)));
}

static void by_name(void **state)
{
    (void)state;
    struct error e;
    assert_string_equal(mmu_at_find("AT S12E0W", &e)->sys.name, "s12e0w");
    assert_null(mmu_at_find("at s1e1x", &e));
    assert_int_equal(e.status, GATHER_USER_ERROR);
    assert_non_null(strstr(e.text, "unknown AT operation 's1e1x'; did you mean \"s1e1"));
    assert_null(mmu_at_find("s1e3r", NULL));
}

/* ---- PAR_EL1 --------------------------------------------------------------------------------- */

/* What the stages are made of: one page each. */
enum {
    VA_PLAIN = 0x10000000,  /* WB Inner Shareable -> IPA 0x42000000 -> PA 0x802000000 WB */
    VA_NC = 0x10001000,     /* WB -> IPA 0x42001000 -> PA 0x802001000 NC */
    VA_DEVICE = 0x10002000, /* nGnRE -> IPA 0x42002000 -> PA 0x802002000 WB */
    VA_RO = 0x10003000,     /* read-only at stage 1 */
    VA_USER = 0x10004000,   /* EL0 too */
    VA_NO_IPA = 0x10005000, /* -> IPA 0x42005000, which stage 2 does not map */
    VA_S2_RO = 0x10006000,  /* -> IPA 0x42006000, read-only at stage 2 */
    VA_NOWHERE = 0x10007000 /* stage 1 does not map */
};
#define EL1_PAN (1U | MMU_PAN)
#define E2H     (UINT64_C(1) << 34)
#define TGE     (UINT64_C(1) << 27)

static void two_stages(void)
{
    both_stages();
    map1(VA_PLAIN, 0x42000000, 0x1000, S1_LEAF);
    map1(VA_NC, 0x42001000, 0x1000, S1_LEAF);
    map1(VA_DEVICE, 0x42002000, 0x1000, S1_LEAF | S1_ATTR(3));
    map1(VA_RO, 0x42003000, 0x1000, S1_LEAF | S1_RO);
    map1(VA_USER, 0x42004000, 0x1000, S1_LEAF | S1_EL0);
    map1(VA_NO_IPA, 0x42005000, 0x1000, S1_LEAF);
    map1(VA_S2_RO, 0x42006000, 0x1000, S1_LEAF);
    map2(0x42000000, 0x802000000, 0x1000, S2_LEAF | S2_RW | S2_MEMATTR(0xF));
    map2(0x42001000, 0x802001000, 0x1000, S2_LEAF | S2_RW | S2_MEMATTR(0x5));
    map2(0x42002000, 0x802002000, 0x1000, S2_LEAF | S2_RW | S2_MEMATTR(0xF));
    map2(0x42003000, 0x802003000, 0x1000, S2_LEAF | S2_RW | S2_MEMATTR(0xF));
    map2(0x42004000, 0x802004000, 0x1000, S2_LEAF | S2_RW | S2_MEMATTR(0xF));
    map2(0x42006000, 0x802006000, 0x1000, S2_LEAF | S2_R | S2_MEMATTR(0xF));
}

static struct mmu_fault fault;

static uint64_t at(const char *name, uint64_t va, unsigned mode)
{
    uint64_t par = 0;
    const struct mmu_at_op *op = mmu_at_find(name, NULL);
    assert_non_null(op);
    if (!mmu_at(mmu, op, (va_t){ va }, mode, &par, &fault))
        fail_msg("at %s, 0x%llx: %s", name, (unsigned long long)va, mmu_fault_name(&fault));
    return par;
}

static void expect(const char *name, uint64_t va, unsigned mode, uint64_t expected)
{
    const uint64_t par = at(name, va, mode);
    if (par != expected)
        fail_msg("at %s, 0x%llx: PAR_EL1 0x%llx, not 0x%llx", name, (unsigned long long)va,
                 (unsigned long long)par, (unsigned long long)expected);
}

static void expect_taken(const char *name, uint64_t va, unsigned mode, enum mmu_fault_kind kind,
                         bool s1ptw)
{
    uint64_t par = 42;
    assert_false(mmu_at(mmu, mmu_at_find(name, NULL), (va_t){ va }, mode, &par, &fault));
    assert_int_equal(par, 42);
    assert_int_equal(fault.kind, kind);
    assert_int_equal(fault.s1ptw, s1ptw);
    assert_int_equal(fault.va.va, va);
}

/* Bit 11 is RES1, NS (bit 9) is chosen as 1: 0xA00; SH at bit 7. */
static void results(void **state)
{
    (void)state;
    two_stages();
    /* stage 1 alone: the IPA and stage 1's attributes */
    expect("s1e1r", VA_PLAIN + 0x123, 1, 0xFF00000042000B80);
    expect("s1e1w", VA_NC, 1, 0xFF00000042001B80);
    expect("s1e1r", VA_DEVICE, 1, 0x0400000042002B00);
    expect("s1e0r", VA_USER, 1, 0xFF00000042004B80);
    expect("s1e1w", VA_S2_RO, 1, 0xFF00000042006B80);
    expect("s1e1r", VA_NO_IPA, 2, 0xFF00000042005B80);
    /* both */
    expect("s12e1r", VA_PLAIN + 0xFFF, 2, 0xFF00000802000B80);
    expect("s12e1w", VA_NC, 2, 0x4000000802001B00); /* NC with XS = 0, which WB has */
    expect("s12e1r", VA_DEVICE, 2, 0x0400000802002B00);
    expect("s12e0w", VA_USER, 2, 0xFF00000802004B80);
    expect("s12e1r", VA_S2_RO, 2, 0xFF00000802006B80);
}

static void faults(void **state)
{
    (void)state;
    two_stages();
    expect("s1e1r", VA_NOWHERE, 1, 0x80F);  /* Translation, level 3 */
    expect("s1e1r", 0x20000000, 1, 0x80D);  /* level 2 */
    expect("s12e1r", VA_NOWHERE, 2, 0x80F); /* of stage 1 */
    expect("s1e1w", VA_RO, 1, 0x81F);       /* Permission, level 3 */
    expect("s1e0r", VA_PLAIN, 1, 0x81F);
    expect("s12e0r", VA_PLAIN, 2, 0x81F);
    expect("s12e1r", VA_NO_IPA, 2, 0xA0F);        /* S: Translation at stage 2, level 3 */
    expect("s12e1w", VA_S2_RO, 2, 0xA1F);         /* Permission at stage 2 */
    expect("s1e1r", UINT64_C(1) << 50, 1, 0x809); /* level 0: outside both ranges */
}

/* Stage 2 does not map stage 1's last table: an exception at EL1, PTW at EL2. */
static void fault_on_walk(void **state)
{
    (void)state;
    two_stages();
    machine_write(&machine, (pa_t){ root1.pa }, 0x50000003);
    load_regs();
    expect_taken("s1e1r", VA_PLAIN, 1, MMU_FAULT_TRANSLATION, true);
    assert_true(fault.stage2);
    assert_int_equal(fault.ipa.ipa, 0x50000000);
    struct mmu_exception e;
    assert_true(mmu_fault_exception(&fault, &regs, 1, NULL, &e));
    assert_int_equal(e.esr, 0x920001C6);
    assert_int_equal(e.hpfar, 0x500000);
    expect("s1e1r", VA_PLAIN, 2, 0xB0D);
    expect("s12e1r", VA_PLAIN, 2, 0xB0D);
}

static void external_abort(void **state)
{
    (void)state;
    two_stages();
    machine.broken = root1.pa;
    expect_taken("s1e1r", VA_PLAIN, 1, MMU_FAULT_WALK_ABORT, false);
    expect_taken("s12e1w", VA_PLAIN, 2, MMU_FAULT_WALK_ABORT, false);
    expect_taken("s1e1a", VA_PLAIN, 1, MMU_FAULT_WALK_ABORT, false);
    assert_int_equal(fault.access, MMU_AT_READ);
    machine.broken = root2.pa;
    load_regs();
    expect_taken("s12e1r", VA_PLAIN, 2, MMU_FAULT_WALK_ABORT, true);
}

/* A unit with more than impl has. */
static void implement(const struct mmu_impl *with)
{
    const struct mmu_walk_memory memory = { &machine, machine_read, machine_swap };
    mmu_free(mmu);
    mmu = mmu_new(with, &memory);
    assert_non_null(mmu);
}

static void pan(void **state)
{
    (void)state;
    struct mmu_impl with = impl;
    with.pan = true;
    implement(&with);
    two_stages();
    expect("s1e1rp", VA_USER, EL1_PAN, 0x81F);
    expect("s1e1wp", VA_USER, EL1_PAN, 0x81F);
    expect("s1e1wp", VA_USER, 1, 0xFF00000042004B80);
    expect("s1e1rp", VA_PLAIN, EL1_PAN, 0xFF00000042000B80);
    expect("s1e1r", VA_USER, EL1_PAN, 0xFF00000042004B80);
    expect("s1e1w", VA_USER, EL1_PAN, 0xFF00000042004B80);
}

/* FEAT_ATS1A. */
static void any_access(void **state)
{
    (void)state;
    two_stages();
    expect("s1e1a", VA_RO, 1, 0xFF00000042003B80);
    expect("s1e1a", VA_USER, EL1_PAN, 0xFF00000042004B80);
    expect("s1e1a", VA_NOWHERE, 1, 0x80F);
}

/* AT sets the Access flag as an access would, but no page becomes dirty (D8.5). */
static void updates(void **state)
{
    (void)state;
    struct mmu_impl with = impl;
    with.hafdbs = 2;
    implement(&with);
    stage1_alone();
    const uint64_t dbm = UINT64_C(1) << 51;
    const uint64_t old = 3 | UINT64_C(3) << 8 | S1_RO | dbm;
    make_chain(root1, 0, 0x42000000 | old);
    regs.tcr_el1 |= UINT64_C(3) << 39; /* HA, HD */
    load_regs();
    expect("s1e1w", 0, 1, 0xFF00000042000B80);
    uint64_t d = 0;
    assert_true(machine_read(&machine, chain[3], &d));
    assert_int_equal(d, 0x42000000 | old | UINT64_C(1) << 10);
}

/* ---- regimes --------------------------------------------------------------------------------- */

/* EL2's own tables: one page, which EL1 has nowhere. */
static void with_el2(uint64_t hcr)
{
    struct error e;
    two_stages();
    const pa_t root = machine_table(&machine);
    assert_true(mmu_map(&machine.stage2, root, 0x30000000, 0x90000000, 0x1000, S1_LEAF, &e));
    assert_true(
        mmu_map(&machine.stage2, root, 0x30001000, 0x90001000, 0x1000, S1_LEAF | S1_EL0, &e));
    regs.sctlr_el2 = SCTLR_ON;
    regs.mair_el2 = MAIR;
    regs.ttbr0_el2 = regs.ttbr1_el2 = root.pa;
    regs.tcr_el2 = hcr & E2H ? TCR_48 : UINT64_C(16) | UINT64_C(5) << 16;
    regs.hcr_el2 = HCR_VM | hcr;
    load_regs();
}

static void el2(void **state)
{
    (void)state;
    with_el2(0);
    expect("s1e2r", 0x30000000, 2, 0xFF00000090000B80);
    expect("s1e2a", 0x30000000, 2, 0xFF00000090000B80);
    expect("s1e2w", 0x30002000, 2, 0x80F);
    expect("s1e1r", VA_PLAIN, 2, 0xFF00000042000B80);
    expect("s12e1r", VA_PLAIN, 2, 0xFF00000802000B80);
}

/* {E2H,TGE} = {1,0}: the guest is asked about; {1,1}: the host. */
static void host(void **state)
{
    (void)state;
    with_el2(E2H);
    expect("s1e2r", 0x30000000, 2, 0xFF00000090000B80);
    expect("s1e1r", VA_PLAIN, 2, 0xFF00000042000B80);
    expect("s12e1r", VA_PLAIN, 2, 0xFF00000802000B80);

    with_el2(E2H | TGE);
    expect("s1e2r", 0x30000000, 2, 0xFF00000090000B80);
    expect("s1e1r", 0x30000000, 2, 0xFF00000090000B80);
    expect("s12e1w", 0x30000000, 2, 0xFF00000090000B80);
    expect("s12e0r", 0x30001000, 2, 0xFF00000090001B80);
    expect("s1e0r", 0x30000000, 2, 0x81F);
    assert_int_equal(fault.regime, MMU_EL20);
}

/* HCR_EL2.{DC,VM} = {0,0}: stage 1 is all there is. */
static void stage_2_off(void **state)
{
    (void)state;
    stage1_alone();
    map1(VA_PLAIN, 0x42000000, 0x1000, S1_LEAF | S1_ATTR(1));
    expect("s12e1r", VA_PLAIN, 2, 0x4400000042000B00);
    regs.sctlr_el1 = 0;
    load_regs();
    expect("s1e1r", 0x12345678, 1, 0x0000000012345B00); /* Device-nGnRnE, flat */
    regs.hcr_el2 = UINT64_C(1) << 12;
    load_regs();
    expect("s1e1r", 0x12345678, 1, 0xFF00000012345A00); /* HCR_EL2.DC: WB Non-shareable */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(operations),
        cmocka_unit_test(by_name),
        cmocka_unit_test_setup_teardown(results, new_mmu, free_mmu),
        cmocka_unit_test_setup_teardown(faults, new_mmu, free_mmu),
        cmocka_unit_test_setup_teardown(fault_on_walk, new_mmu, free_mmu),
        cmocka_unit_test_setup_teardown(external_abort, new_mmu, free_mmu),
        cmocka_unit_test_setup_teardown(pan, new_mmu, free_mmu),
        cmocka_unit_test_setup_teardown(updates, new_mmu, free_mmu),
        cmocka_unit_test_setup_teardown(any_access, new_mmu, free_mmu),
        cmocka_unit_test_setup_teardown(el2, new_mmu, free_mmu),
        cmocka_unit_test_setup_teardown(host, new_mmu, free_mmu),
        cmocka_unit_test_setup_teardown(stage_2_off, new_mmu, free_mmu),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
