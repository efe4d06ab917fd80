/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the text asks of a TLB where the pseudocode of a walk is silent: fields that must not stay
 * in it, address sizes that it must not hide, and operands of TLBI.
 */
#include "tlb_unit.h"

enum { GIB_SHIFT = 30 };
#define GIB(n) ((uint64_t)(n) << GIB_SHIFT)

/* ---- fields that are not permitted to be cached ---------------------------------------------- */

static bool cacheable(enum mmu_access access, unsigned el)
{
    return memattr_cacheable(&good(PAGE, access, el)->attr);
}

/*
 * D24.2.62, D24.2.175, D24.2.176: SCTLR_ELx.{C, I} and HCR_EL2.{CD, ID} are not among the fields
 * that a TLB may hold: a change counts without TLBI (D8.17, R_VNRFW asks for it for the others).
 */
static void cacheability_controls(void **state)
{
    (void)state;
    const struct {
        const char *name;
        uint64_t *reg;
        unsigned bit, el;
        bool on; /* the value with which the page is cacheable */
        enum mmu_access access;
    } cases[] = {
        { "SCTLR_EL1.C", &regs.sctlr_el1, 2, 1, true, MMU_READ },
        { "SCTLR_EL1.C by EL0", &regs.sctlr_el1, 2, 0, true, MMU_WRITE },
        { "SCTLR_EL1.I", &regs.sctlr_el1, 12, 1, true, MMU_FETCH },
        { "HCR_EL2.CD", &regs.hcr_el2, 32, 1, false, MMU_READ },
        { "HCR_EL2.ID", &regs.hcr_el2, 33, 1, false, MMU_FETCH },
        { "SCTLR_EL2.C", &regs.sctlr_el2, 2, 2, true, MMU_READ },
        { "SCTLR_EL2.I", &regs.sctlr_el2, 12, 2, true, MMU_FETCH },
    };
    renew(2, true);
    map1(PAGE, 0x9000, PAGE, S1_LEAF | S1_EL0);
    map2(0x9000, 0x9000, PAGE, S2_PAGE);
    /* The EL2 regime has its own tables; EL1 may not fetch where EL0 may write. */
    const pa_t el1 = root1;
    machine.stage1 = machine.stage2;
    root1 = machine_table(&machine);
    map1(PAGE, 0x9000, PAGE, S1_LEAF);
    regs.sctlr_el2 = SCTLR_ON;
    regs.tcr_el2 = UINT64_C(16) | UINT64_C(5) << 16;
    regs.ttbr0_el2 = root1.pa;
    regs.mair_el2 = MAIR;
    root1 = el1;
    load_regs();
    poke(entry(PAGE, 1, 3), S1_LEAF | S1_EL0 | 0x9000);
    for (size_t k = 0; k < ARRAY_LEN(cases); k++) {
        const bool fetch = cases[k].access == MMU_FETCH;
        if (cases[k].el < 2)
            poke(entry(PAGE, 1, 3), (fetch ? S1_LEAF : S1_LEAF | S1_EL0) | 0x9000);
        mmu_tlbi_all(mmu);
        for (unsigned turn = 0; turn < 4; turn++) {
            const bool expected = turn % 2 == 0;
            if (cacheable(cases[k].access, cases[k].el) != expected)
                fail_msg("%s, turn %u: expected %scacheable", cases[k].name, turn,
                         expected ? "" : "not ");
            *cases[k].reg ^= BIT(cases[k].bit);
            mmu_set_regs(mmu, &regs);
        }
        assert_int_equal(*cases[k].reg >> cases[k].bit & 1, cases[k].on);
    }
}

/* ---- output sizes ---------------------------------------------------------------------------- */

/*
 * D8.7.1.2, R_XFDVL: an address above the configured output size faults, also where a descriptor
 * whose run reaches beyond it led to an address below it before. A run of 16 GiB, 32 bits.
 */
static void output_size_of_large_leaves(void **state)
{
    (void)state;
    for (unsigned stage = 1; stage <= 2; stage++)
        for (unsigned order = 0; order < 2; order++) {
            renew(2, true);
            machine.stage1 = machine.stage2;
            root1 = machine_table(&machine);
            root2 = machine_table(&machine);
            map1(0, 0, GIB(16), S1_LEAF | CONTIGUOUS);
            map2(0, 0, GIB(16), S2_PAGE | CONTIGUOUS);
            regs.ttbr0_el1 = root1.pa;
            regs.vttbr_el2 = root2.pa;
            if (stage == 1)
                regs.tcr_el1 &= ~(UINT64_C(7) << 32);
            else
                regs.vtcr_el2 &= ~(UINT64_C(7) << 16);
            load_regs();
            for (unsigned turn = 0; turn < 3; turn++) {
                if (turn != order)
                    assert_int_equal(good(GIB(3), MMU_READ, 1)->pa_page, GIB(3));
                expect_fault(GIB(4), MMU_READ, 1, 0x01, stage == 2, false);
                expect_fault(GIB(15), MMU_WRITE, 1, 0x01, stage == 2, false);
            }
        }
}

/* TLBI by any address of such a leaf reaches what is left of it in the TLB (D8.17, R_LGSCG). */
static void tlbi_of_large_leaves(void **state)
{
    (void)state;
    renew(2, true);
    machine.stage1 = machine.stage2;
    root1 = machine_table(&machine);
    root2 = machine_table(&machine);
    map1(0, 0, GIB(16), S1_LEAF | CONTIGUOUS);
    map2(0, 0, GIB(16), S2_PAGE | CONTIGUOUS);
    regs.ttbr0_el1 = root1.pa;
    regs.vttbr_el2 = root2.pa;
    load_regs();
    assert_int_equal(good(GIB(3), MMU_READ, 1)->pa_page, GIB(3));
    poke(entry(GIB(3), 1, 1), 0);
    assert_int_equal(good(GIB(3), MMU_READ, 1)->pa_page, GIB(3));
    tlbi("vaale1", XT(GIB(15)));
    expect_fault(GIB(3), MMU_READ, 1, 0x05, false, false);
}

/* ---- operands of TLBI ------------------------------------------------------------------------ */

/*
 * D8.16.3.2, I_ZRWYC: bits 15:8 of an ASID count in TLBI whatever TCR_ELx.AS is; D8.17.6, R_ILRXYX.
 * An entry of a context with 16 bits goes while the registers are those of one with 8.
 */
static void asid_of_16_bits(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        uint64_t xt;
        bool gone;
    } cases[] = {
        { "vae1", XT(PAGE) | ASID(0x1105), true },    { "aside1", ASID(0x1105), true },
        { "vae1is", XT(PAGE) | ASID(0x0005), false }, { "aside1os", ASID(0x0005), false },
        { "vale1", XT(PAGE) | ASID(0x2205), false },
    };
    for (size_t k = 0; k < ARRAY_LEN(cases); k++) {
        renew(2, false);
        map1(PAGE, 0x9000, PAGE, S1_LEAF | NG);
        regs.tcr_el1 |= BIT(36);
        regs.ttbr0_el1 = root1.pa | ASID(0x1105);
        load_regs();
        good(PAGE, MMU_READ, 1);
        poke(entry(PAGE, 1, 3), S1_LEAF | NG | 0xA000);
        regs.tcr_el1 &= ~BIT(36);
        mmu_set_regs(mmu, &regs);
        tlbi(cases[k].name, cases[k].xt);
        regs.tcr_el1 |= BIT(36);
        mmu_set_regs(mmu, &regs);
        const uint64_t expected = cases[k].gone ? 0xA000 : 0x9000;
        if (good(PAGE, MMU_READ, 1)->pa_page != expected)
            fail_msg("%s 0x%llx", cases[k].name, (unsigned long long)cases[k].xt);
    }
}

/* ---- what mmu_walk() says before hardware updates descriptors -------------------------------- */

/* The page of mmu_walk() is what mmu_translate() gives: with the flags that it will have set. */
static void page_before_update(void **state)
{
    (void)state;
    const uint64_t dbm = BIT(51);
    static const enum mmu_access accesses[] = { MMU_READ, MMU_WRITE, MMU_FETCH, MMU_ATOMIC };
    for (unsigned stages = 0; stages < 4; stages++)
        for (size_t k = 0; k < ARRAY_LEN(accesses); k++) {
            renew(2, true);
            map1(PAGE, 0x9000, PAGE,
                 stages & 1 ? (S1_LEAF | S1_RO | dbm) & ~BIT(10) : (uint64_t)S1_LEAF);
            map2(0x9000, 0x9000, PAGE,
                 stages & 2 ? (S2_PAGE | dbm) & ~(S2_W | BIT(10)) : (uint64_t)S2_PAGE);
            regs.tcr_el1 |= BIT(39) | BIT(40);
            regs.vtcr_el2 |= BIT(21) | BIT(22);
            load_regs();
            struct mmu_walk walk;
            assert_true(mmu_walk(mmu, (va_t){ PAGE }, accesses[k], 1, &walk));
            assert_int_equal(walk.sets_access_flag, stages != 0);
            assert_int_equal(walk.sets_dirty, stages != 0 && (accesses[k] == MMU_WRITE ||
                                                              accesses[k] == MMU_ATOMIC));
            const struct mmu_page *page = good(PAGE, accesses[k], 1);
            if (walk.page.allowed != page->allowed)
                fail_msg("stages %u, access %d: 0x%x, then 0x%x", stages, accesses[k],
                         walk.page.allowed, page->allowed);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cacheability_controls), cmocka_unit_test(output_size_of_large_leaves),
        cmocka_unit_test(tlbi_of_large_leaves),  cmocka_unit_test(asid_of_16_bits),
        cmocka_unit_test(page_before_update),
    };
    return cmocka_run_group_tests(tests, setup, free_mmu);
}
