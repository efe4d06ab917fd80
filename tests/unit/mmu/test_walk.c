/* SPDX-License-Identifier: Apache-2.0 */
/* Translation over tables that the builder makes: addresses, permissions, the TLB. */
#include "unit.h"

/* ---- where it leads -------------------------------------------------------------------------- */

static void pages_and_blocks(void **state)
{
    (void)state;
    stage1_alone();
    map1(0x1000, 0x7000, 0x1000, S1_LEAF);
    map1(0x200000, 0x12400000, 0x200000, S1_LEAF);
    map1(UINT64_C(0x80000000), UINT64_C(0x1C0000000), UINT64_C(0x40000000), S1_LEAF);
    assert_int_equal(good(0x1FF8, MMU_READ, 1)->pa_page, 0x7000);
    assert_int_equal(good(0x2ABCDE, MMU_READ, 1)->pa_page, 0x124AB000);
    assert_int_equal(good(0x9F00D123, MMU_READ, 1)->pa_page, UINT64_C(0x1DF00D000));
    assert_int_equal(good(0x9F00D123, MMU_READ, 1)->ipa_page.ipa, UINT64_C(0x1DF00D000));
    /* The same tree by the upper range. */
    assert_int_equal(good(UINT64_C(0xFFFF000000001008), MMU_READ, 1)->pa_page, 0x7000);
    /* Edges. */
    expect_fault(0x2000, MMU_READ, 1, 0x07, false, false);
    expect_fault(0xFFF, MMU_READ, 1, 0x07, false, false);
    expect_fault(0x400000, MMU_READ, 1, 0x06, false, false);
    expect_fault(UINT64_C(0xC0000000), MMU_READ, 1, 0x05, false, false);
}

static void two_stages(void **state)
{
    (void)state;
    both_stages();
    map1(0x10000, 0x9000, 0x3000, S1_LEAF | S1_EL0 | S1_ATTR(1));
    map2(0x9000, UINT64_C(0x4000000000), 0x1000, S2_LEAF | S2_RW | S2_MEMATTR(0x5));
    map2(0xA000, UINT64_C(0x5000000000), 0x1000, S2_LEAF | S2_RW | S2_MEMATTR(0x1));
    const struct mmu_page *p = good(0x10008, MMU_WRITE, 0);
    assert_int_equal(p->pa_page, UINT64_C(0x4000000000));
    assert_int_equal(p->ipa_page.ipa, 0x9000);
    assert_true(memattr_gathers(&p->attr));
    assert_int_equal(p->unaligned, MMU_ALIGN_NONE);
    p = good(0x11008, MMU_WRITE, 0);
    assert_int_equal(p->pa_page, UINT64_C(0x5000000000));
    assert_string_equal(memattr_type_name(&p->attr), "Device-nGnRE");
    assert_int_equal(p->unaligned, MMU_ALIGN_STAGE2);
    const struct mmu_fault f = bad(0x12008, MMU_WRITE, 0);
    assert_int_equal(mmu_fault_dfsc(&f), 0x07);
    assert_true(f.stage2 && !f.s1ptw);
    assert_int_equal(f.ipa.ipa, 0xB008);
    assert_string_equal(mmu_fault_name(&f), "stage-2 Translation fault");
}

/* An unaligned access to stage-1 Device faults at stage 1 before any stage-2 fault. */
static void alignment_first(void **state)
{
    (void)state;
    const unsigned unaligned = 1 | MMU_UNALIGNED;
    both_stages();
    map1(0x10000, 0x9000, 0x1000, S1_LEAF | S1_ATTR(3));
    expect_fault(0x10001, MMU_READ, 1, 0x05, true, false);
    expect_fault(0x10001, MMU_READ, unaligned, 0x21, false, false);
    map2(0x9000, 0x9000, 0x1000, S2_LEAF | S2_R | UINT64_C(2) << 53 | S2_MEMATTR(0x0));
    expect_fault(0x10001, MMU_WRITE, 1, 0x0F, true, false);
    expect_fault(0x10001, MMU_WRITE, unaligned, 0x21, false, false);
    good(0x10001, MMU_READ, 1);
    expect_fault(0x10001, MMU_READ, unaligned, 0x21, false, false);
    /* Normal at stage 1, Device at stage 2: before its Permission fault. */
    map1(0x11000, 0x9000, 0x1000, S1_LEAF | S1_ATTR(1));
    expect_fault(0x11001, MMU_WRITE, unaligned, 0x21, true, false);
    const struct mmu_fault f = bad(0x11001, MMU_WRITE, unaligned);
    assert_int_equal(f.ipa.ipa, 0x9001);
    expect_fault(0x11001, MMU_FETCH, 0, 0x0F, true, false);
    /* A stage-1 permission fault comes before stage 2 is asked. */
    map1(0x12000, 0xF0000, 0x1000, S1_LEAF | S1_RO | S1_ATTR(1));
    expect_fault(0x12001, MMU_WRITE, unaligned, 0x0F, false, false);
}

static void stages_off(void **state)
{
    (void)state;
    both_stages();
    regs.sctlr_el1 = 0;
    load_regs();
    map2(0x9000, 0x5000, 0x1000, S2_LEAF | S2_RW | S2_MEMATTR(0xF));
    const struct mmu_page *p = good(0x9123, MMU_WRITE, 0);
    assert_int_equal(p->pa_page, 0x5000);
    assert_string_equal(memattr_type_name(&p->attr), "Device-nGnRnE");
    assert_int_equal(p->unaligned, MMU_ALIGN_STAGE1);
    assert_false(memattr_cacheable(&good(0x9123, MMU_FETCH, 1)->attr)); /* SCTLR_EL1.I = 0 */
    expect_fault(UINT64_C(1) << 48, MMU_READ, 1, 0x00, false, false);
    expect_fault(UINT64_C(0xFFFF000000000000), MMU_READ, 1, 0x00, false, false);
    /* HCR_EL2.DC: stage 1 off and stage 2 on whatever M and VM say. */
    regs.sctlr_el1 = SCTLR_ON;
    regs.hcr_el2 = UINT64_C(1) << 12;
    load_regs();
    p = good(0x9123, MMU_WRITE, 0);
    assert_int_equal(p->pa_page, 0x5000);
    assert_true(memattr_cacheable(&p->attr));
    expect_fault(0xA000, MMU_READ, 1, 0x07, true, false);
    /* Both off. */
    regs.sctlr_el1 = 0;
    regs.hcr_el2 = 0;
    load_regs();
    p = good(UINT64_C(0xABCDEF123456), MMU_WRITE, 1);
    assert_int_equal(p->pa_page, UINT64_C(0xABCDEF123000));
    assert_true((p->allowed & 7) == 7);
    /* HCR_EL2.TGE turns stage 1 off. */
    regs.sctlr_el1 = SCTLR_ON;
    regs.hcr_el2 = UINT64_C(1) << 27;
    load_regs();
    assert_int_equal(good(0x1000, MMU_READ, 0)->pa_page, 0x1000);
}

/* 40 bits of IPA from level 1: two concatenated start tables (D8.2.2). */
static void concatenated_start(void **state)
{
    (void)state;
    both_stages();
    while (machine.pages % 2 != 0)
        machine_table(&machine);
    const pa_t first = machine_table(&machine);
    machine_table(&machine);
    /* Entry 512 + 3 of the pair: IPA 0x80_c000_0000. */
    machine_write(&machine, (pa_t){ first.pa + (512 + 3) * 8 },
                  UINT64_C(0x700000000) | ((S2_LEAF & ~UINT64_C(2)) | S2_RW | S2_MEMATTR(0xF)));
    regs.sctlr_el1 = 0;
    regs.vtcr_el2 = 24 | 1 << 6 | UINT64_C(5) << 16;
    regs.vttbr_el2 = first.pa | UINT64_C(7) << 48 | 1; /* VMID and CnP do not matter */
    load_regs();
    assert_int_equal(good(UINT64_C(0x80C1234567), MMU_READ, 1)->pa_page, UINT64_C(0x701234000));
    expect_fault(UINT64_C(0x80FFFFFFFF) + 1, MMU_READ, 1, 0x05, true, false);
    expect_fault(UINT64_C(0x10000000000), MMU_READ, 1, 0x04, true, false);
}

/* Each TnSZ from 16 to 39 starts where it should: one page reached through literal level counts. */
static void start_levels(void **state)
{
    (void)state;
    for (unsigned tsz = 16; tsz <= 39; tsz++) {
        const unsigned bits = 64 - tsz;
        const int levels = bits > 39 ? 4 : (bits > 30 ? 3 : 2);
        stage1_alone();
        pa_t table = root1;
        const uint64_t top = (UINT64_C(1) << bits) - 4096; /* the last page of the range */
        for (int n = levels; n > 1; n--) {
            const unsigned shift = 12 + 9 * (unsigned)(n - 1);
            const pa_t next = machine_table(&machine);
            machine_write(&machine, (pa_t){ table.pa + (top >> shift & 511) * 8 }, next.pa | 3);
            table = next;
        }
        machine_write(&machine, (pa_t){ table.pa + 511 * 8 }, 0x5000 | S1_LEAF);
        regs.tcr_el1 = tsz | tsz << 16 | UINT64_C(2) << 30 | UINT64_C(5) << 32;
        load_regs();
        const uint64_t before = mmu_stats(mmu)->descriptors_read;
        assert_int_equal(good(top, MMU_READ, 1)->pa_page, 0x5000);
        assert_int_equal(mmu_stats(mmu)->descriptors_read - before, levels);
        assert_int_equal(good(UINT64_MAX - 4, MMU_READ, 1)->pa_page, 0x5000);
        expect_fault(top + 4096, MMU_READ, 1, 0x04, false, false);
        expect_fault((~UINT64_C(0) << bits) - 4096, MMU_READ, 1, 0x04, false, false);
    }
    static const unsigned out_of_range[] = { 0, 15, 40, 63 };
    for (size_t k = 0; k < ARRAY_LEN(out_of_range); k++) {
        stage1_alone();
        regs.tcr_el1 = (TCR_48 & ~UINT64_C(0x3F)) | out_of_range[k];
        load_regs();
        expect_fault(0, MMU_READ, 1, 0x04, false, false);
    }
}

/* ---- permissions ----------------------------------------------------------------------------- */

static void check_permissions(unsigned el, const char *expected, const char *what)
{
    static const enum mmu_access accesses[] = { MMU_READ, MMU_WRITE, MMU_FETCH };
    for (size_t k = 0; k < ARRAY_LEN(accesses); k++) {
        struct mmu_fault f;
        const struct mmu_page *p = mmu_translate(mmu, (va_t){ 0x10 }, accesses[k], el, &f);
        const bool allowed = strchr(expected, "rwx"[k]) != NULL;
        if ((p != NULL) != allowed)
            fail_msg("%s at EL%u: '%c' should be %s", what, el, "rwx"[k],
                     allowed ? "allowed" : "a fault");
        if (!p)
            assert_int_equal(f.kind, MMU_FAULT_PERMISSION);
        else
            assert_true((p->allowed >> accesses[k] & 1) != 0);
    }
}

static void permissions_of_stage1(void **state)
{
    (void)state;
    static const struct {
        uint64_t bits;
        bool wxn;
        const char *el0, *el1;
    } rows[] = {
        { 0, false, "x", "rwx" },
        { S1_EL0, false, "rwx", "rw" }, /* what EL0 may write EL1 does not execute */
        { S1_RO, false, "x", "rx" },
        { S1_EL0 | S1_RO, false, "rx", "rx" },
        { S1_UXN, false, "", "rwx" },
        { S1_PXN, false, "x", "rw" },
        { S1_EL0 | S1_UXN, false, "rw", "rw" },
        { S1_EL0 | S1_RO | S1_PXN, false, "rx", "r" },
        { S1_EL0 | S1_RO | S1_UXN, false, "r", "rx" },
        { 0, true, "x", "rw" },
        { S1_EL0, true, "rw", "rw" },
        { S1_EL0 | S1_RO, true, "rx", "rx" },
    };
    for (size_t k = 0; k < ARRAY_LEN(rows); k++) {
        stage1_alone();
        make_chain(root1, 0, S1_LEAF | rows[k].bits);
        regs.sctlr_el1 = SCTLR_ON | (rows[k].wxn ? 1U << 19 : 0);
        load_regs();
        char what[64];
        snprintf(what, sizeof what, "stage 1, row %zu", k);
        check_permissions(0, rows[k].el0, what);
        check_permissions(1, rows[k].el1, what);
    }
}

static void permissions_of_stage2(void **state)
{
    (void)state;
    static const struct {
        uint64_t s2ap;
        unsigned xn;
        const char *el0, *el1;
    } rows[] = {
        { S2_RW, 0, "rwx", "rwx" }, { S2_RW, 1, "rwx", "rw" }, { S2_RW, 2, "rw", "rw" },
        { S2_RW, 3, "rw", "rwx" },  { S2_R, 0, "rx", "rx" },   { S2_W, 2, "w", "w" },
        { 0, 0, "x", "x" },         { 0, 2, "", "" },
    };
    for (size_t k = 0; k < ARRAY_LEN(rows); k++) {
        both_stages();
        regs.sctlr_el1 = 0;
        load_regs();
        map2(0, 0x6000, 0x1000,
             S2_LEAF | rows[k].s2ap | (uint64_t)rows[k].xn << 53 | S2_MEMATTR(0xF));
        char what[64];
        snprintf(what, sizeof what, "stage 2, row %zu", k);
        check_permissions(0, rows[k].el0, what);
        check_permissions(1, rows[k].el1, what);
    }
}

/* ---- TLB ------------------------------------------------------------------------------------- */

/* After TLBI the new attributes are required (corner case 33). */
static void changes_count_after_tlbi(void **state)
{
    (void)state;
    both_stages();
    map1(0x10000, 0x9000, 0x1000, S1_LEAF | S1_ATTR(1));
    map2(0x9000, 0x5000, 0x1000, S2_LEAF | S2_RW | S2_MEMATTR(0x6));
    assert_false(memattr_cacheable(&good(0x10000, MMU_READ, 1)->attr)); /* FWB=0: NC */
    regs.hcr_el2 |= UINT64_C(1) << 46;
    load_regs();
    assert_true(memattr_cacheable(&good(0x10000, MMU_READ, 1)->attr)); /* FWB=1: 0b110 */
    regs.mair_el1 = 0;
    load_regs();
    assert_int_equal(good(0x10000, MMU_READ, 1)->unaligned, MMU_ALIGN_STAGE1);
    /* A descriptor: before the TLBI either is allowed, after it the new one. */
    machine_write(&machine, root1, 0);
    mmu_tlbi_all(mmu);
    expect_fault(0x10000, MMU_READ, 1, 0x04, false, false);
}

static void hits_and_misses(void **state)
{
    (void)state;
    both_stages();
    map1(0x10000, 0x9000, 0x1000, S1_LEAF | S1_EL0 | S1_RO);
    map2(0x9000, 0x5000, 0x1000, S2_LEAF | S2_RW | S2_MEMATTR(0xF));
    mmu_set_walk_caches(mmu, false);
    const struct mmu_stats *stats = mmu_stats(mmu);
    good(0x10000, MMU_READ, 1);
    struct mmu_stats before = *stats;
    for (unsigned k = 0; k < 10; k++)
        good(0x10000 + 8 * k, MMU_READ, 1);
    assert_int_equal(stats->tlb_hits - before.tlb_hits, 10);
    assert_int_equal(stats->descriptors_read, before.descriptors_read);
    /* Equal registers keep the TLB. */
    mmu_set_regs(mmu, &regs);
    good(0x10000, MMU_READ, 1);
    assert_int_equal(stats->descriptors_read, before.descriptors_read);
    /* A hit of a page that may not be written faults, and a fetch has attributes of its own. */
    expect_fault(0x10000, MMU_WRITE, 1, 0x0F, false, false);
    good(0x10000, MMU_READ, 1);
    before = *stats;
    good(0x10000, MMU_FETCH, 1);
    /* 4 stage-1 and 4 stage-2 descriptors for each of 5 stage-2 walks, of which 4 are for tables:
       the table memory is mapped by pages. */
    assert_int_equal(stats->descriptors_read - before.descriptors_read, 4 + 5 * 4);
    mmu_tlbi_all(mmu);
    before = *stats;
    good(0x10000, MMU_READ, 1);
    assert_int_equal(stats->tlb_misses - before.tlb_misses, 1);
    mmu_set_walk_caches(mmu, true);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pages_and_blocks),         cmocka_unit_test(two_stages),
        cmocka_unit_test(alignment_first),          cmocka_unit_test(stages_off),
        cmocka_unit_test(concatenated_start),       cmocka_unit_test(start_levels),
        cmocka_unit_test(permissions_of_stage1),    cmocka_unit_test(permissions_of_stage2),
        cmocka_unit_test(changes_count_after_tlbi), cmocka_unit_test(hits_and_misses),
    };
    return cmocka_run_group_tests(tests, new_mmu, free_mmu);
}
