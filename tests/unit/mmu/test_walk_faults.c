/* SPDX-License-Identifier: Apache-2.0 */
/* Every fault of a walk, at every level, over tables made by hand. */
#include "unit.h"

/* What to write at a level, and the status code it makes. */
static void each_level(bool stage2, uint64_t leaf)
{
    const uint64_t too_high = UINT64_C(1) << 47;
    const uint64_t no_af = leaf & ~(UINT64_C(1) << 10);
    for (int level = 0; level < 4; level++) {
        uint64_t kept = 0;
        assert_true(machine_read(&machine, chain[level], &kept));
        const unsigned n = (unsigned)level;
        spoil(level, 0);
        expect_fault(0x10, MMU_READ, 1, 0x04 + n, stage2, false);
        spoil(level, 0xFFFFFFFFFFFFFFFE);
        expect_fault(0x10, MMU_READ, 1, 0x04 + n, stage2, false);
        if (level == 0 || level == 3) { /* no blocks there */
            spoil(level, leaf & ~UINT64_C(2));
            expect_fault(0x10, MMU_READ, 1, 0x04 + n, stage2, false);
        }
        if (level < 3) {
            spoil(level, too_high | 3);
            expect_fault(0x10, MMU_READ, 1, 0x00 + n, stage2, false);
        }
        if (level > 0) {
            const uint64_t block = level < 3 ? ~UINT64_C(2) : ~UINT64_C(0);
            spoil(level, (leaf & block) | too_high);
            expect_fault(0x10, MMU_READ, 1, 0x00 + n, stage2, false);
            spoil(level, no_af & block);
            expect_fault(0x10, MMU_READ, 1, 0x08 + n, stage2, false);
            /* Output size before Access flag (D8.15.5). */
            spoil(level, (no_af & block) | too_high);
            expect_fault(0x10, MMU_READ, 1, 0x00 + n, stage2, false);
            spoil(level, leaf & block & (stage2 ? ~S2_W : ~UINT64_C(0)));
            if (!stage2) {
                expect_fault(0x10, MMU_READ, 0, 0x0C + n, stage2, false);
            } else {
                expect_fault(0x10, MMU_WRITE, 1, 0x0C + n, stage2, false);
                good(0x10, MMU_READ, 1);
            }
        }
        spoil(level, kept);
        machine.broken = chain[level].pa;
        expect_fault(0x10, MMU_READ, 1, 0x14 + n, stage2, false);
        machine.broken = 0;
        good(0x10, MMU_READ, 1);
    }
}

static void stage1_faults(void **state)
{
    (void)state;
    stage1_alone();
    make_chain(root1, 0, S1_LEAF);
    regs.tcr_el1 = (TCR_48 & ~(UINT64_C(7) << 32)) | UINT64_C(4) << 32; /* IPS: 44 bits */
    load_regs();
    good(0x10, MMU_READ, 1);
    each_level(false, S1_LEAF);
    regs.ttbr0_el1 |= UINT64_C(1) << 45;
    load_regs();
    expect_fault(0x10, MMU_READ, 1, 0x00, false, false);
}

static void stage2_faults(void **state)
{
    (void)state;
    both_stages();
    root2 = machine_table(&machine);
    make_chain(root2, 0, S2_LEAF | S2_RW | S2_MEMATTR(0xF));
    regs.sctlr_el1 = 0;
    regs.vttbr_el2 = root2.pa;
    regs.vtcr_el2 = (VTCR_48 & ~(UINT64_C(7) << 16)) | UINT64_C(2) << 16; /* PS: 40 bits */
    load_regs();
    each_level(true, S2_LEAF | S2_RW | S2_MEMATTR(0xF));
    regs.vttbr_el2 |= UINT64_C(1) << 45;
    load_regs();
    expect_fault(0x10, MMU_READ, 1, 0x00, true, false);
    /* T0SZ and SL0 that do not go together, and SL0 = 0b11. */
    static const uint64_t vtcrs[] = { 16 | 1 << 6, 25 | 2 << 6, 34 | 1 << 6, 43,
                                      20 | 3 << 6, 15 | 2 << 6, 40 | 0 << 6, 29 | 0 << 6 };
    for (size_t k = 0; k < ARRAY_LEN(vtcrs); k++) {
        regs.vttbr_el2 = root2.pa;
        regs.vtcr_el2 = vtcrs[k] | UINT64_C(5) << 16;
        load_regs();
        expect_fault(0x10, MMU_READ, 1, 0x04, true, false);
    }
}

/* Stage-2 faults of a stage-1 walk: at the stage-2 level, with the IPA of the descriptor. */
static void faults_of_a_walk(void **state)
{
    (void)state;
    both_stages();
    map2(0x9000, 0x9000, 0x1000, S2_LEAF | S2_RW | S2_MEMATTR(0xF));
    make_chain(root1, IPA_OFFSET, 0x9000 | S1_LEAF);
    good(0x10, MMU_READ, 1);

    /* The level-1 table at an IPA that stage 2 does not map, deep in a region of 4 KiB pages. */
    const uint64_t stray = IPA_OFFSET + RAM_BASE + RAM_BYTES;
    spoil(0, stray | 3);
    struct mmu_fault f = bad(0x10, MMU_READ, 1);
    assert_true(f.stage2 && f.s1ptw);
    assert_int_equal(mmu_fault_dfsc(&f), 0x07);
    assert_int_equal(f.ipa.ipa, stray);
    assert_string_equal(mmu_fault_name(&f), "stage-2 Translation fault on a stage-1 table walk");
    /* No read permission at stage 2. */
    map2(stray, chain[1].pa, 0x1000, S2_LEAF | S2_W | S2_MEMATTR(0xF));
    mmu_tlbi_all(mmu);
    expect_fault(0x10, MMU_READ, 1, 0x0F, true, true);
    /* A table in Device memory: as Non-cacheable, or with HCR_EL2.PTW a Permission fault. */
    both_stages();
    map2(0x9000, 0x9000, 0x1000, S2_LEAF | S2_RW | S2_MEMATTR(0xF));
    make_chain(root1, IPA_OFFSET, 0x9000 | S1_LEAF);
    map2(stray, chain[1].pa, 0x1000, S2_LEAF | S2_RW | S2_MEMATTR(0x1));
    spoil(0, stray | 3);
    good(0x10, MMU_READ, 1);
    regs.hcr_el2 |= 1 << 2;
    load_regs();
    expect_fault(0x10, MMU_READ, 1, 0x0F, true, true);
    spoil(0, (chain[1].pa + IPA_OFFSET) | 3);
    good(0x10, MMU_READ, 1);
    /* An abort on a stage-2 table, for a stage-1 table and for the data. */
    pa_t leaf_table = { 0 };
    uint64_t d = 0;
    leaf_table = root2;
    static const unsigned shifts[] = { 39, 30, 21 };
    for (size_t k = 0; k < ARRAY_LEN(shifts); k++) {
        const uint64_t index = (IPA_OFFSET + RAM_BASE) >> shifts[k] & 511;
        assert_true(machine_read(&machine, (pa_t){ leaf_table.pa + index * 8 }, &d));
        leaf_table.pa = d & UINT64_C(0xFFFFFFFFF000);
    }
    machine.broken = leaf_table.pa + ((IPA_OFFSET + root1.pa) >> 12 & 511) * 8;
    mmu_tlbi_all(mmu);
    expect_fault(0x10, MMU_READ, 1, 0x17, true, true);
    /* An abort on a stage-1 table is stage 1's own, though stage 2 was in the way. */
    machine.broken = chain[2].pa;
    f = bad(0x10, MMU_READ, 1);
    assert_true(!f.stage2 && !f.s1ptw);
    assert_int_equal(mmu_fault_dfsc(&f), 0x16);
    machine.broken = 0;
    good(0x10, MMU_READ, 1);
}

static void address_ranges(void **state)
{
    (void)state;
    stage1_alone();
    make_chain(root1, 0, S1_LEAF | S1_EL0);
    good(0x10, MMU_READ, 0);
    expect_fault(UINT64_C(0x0100000000000010), MMU_READ, 0, 0x04, false, false);
    expect_fault(UINT64_C(0x0001000000000010), MMU_READ, 0, 0x04, false, false);
    expect_fault(UINT64_C(0x00FF000000000010), MMU_READ, 0, 0x04, false, false);
    regs.tcr_el1 = TCR_48 | UINT64_C(3) << 37; /* TBI0, TBI1 */
    load_regs();
    assert_int_equal(good(UINT64_C(0x5A00000000000010), MMU_READ, 0)->pa_page, 0);
    assert_int_equal(good(UINT64_C(0x5AFF000000000010), MMU_READ, 0)->pa_page, 0);
    expect_fault(UINT64_C(0x5A01000000000010), MMU_READ, 0, 0x04, false, false);
    regs.tcr_el1 |= UINT64_C(1) << 51; /* TBID0: not for fetches */
    load_regs();
    expect_fault(UINT64_C(0x5A00000000000010), MMU_FETCH, 1, 0x04, false, false);
    good(UINT64_C(0x5A00000000000010), MMU_READ, 0);
    regs.tcr_el1 = TCR_48 | 1 << 7; /* EPD0 */
    load_regs();
    expect_fault(0x10, MMU_READ, 1, 0x04, false, false);
    good(UINT64_C(0xFFFF000000000010), MMU_READ, 1);
    regs.tcr_el1 = TCR_48 | UINT64_C(1) << 56; /* E0PD1 */
    load_regs();
    expect_fault(UINT64_C(0xFFFF000000000010), MMU_READ, 0, 0x04, false, false);
    good(UINT64_C(0xFFFF000000000010), MMU_READ, 1);
    good(0x10, MMU_READ, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(stage1_faults),
        cmocka_unit_test(stage2_faults),
        cmocka_unit_test(faults_of_a_walk),
        cmocka_unit_test(address_ranges),
    };
    return cmocka_run_group_tests(tests, new_mmu, free_mmu);
}
