/* SPDX-License-Identifier: Apache-2.0 */
/* A translation unit over a machine, in one or both stages, and what a test expects of it. */
#ifndef TESTS_UNIT_MMU_UNIT_H
#define TESTS_UNIT_MMU_UNIT_H

#include "machine.h"

#include <setjmp.h>
#include <stdlib.h>

#include <cmocka.h>

/* 48-bit addresses, and no feature that a test does not ask for. */
static const struct mmu_impl impl = { .features = { .s2fwb = true, .xs = true, .mte2 = true },
                                      .pa_bits = 48,
                                      .hpds = true,
                                      .e0pd = true,
                                      .tbid = true,
                                      .xnx = true };

static struct machine machine;
static struct mmu *mmu;
static struct mmu_regs regs;
static pa_t root1, root2;

/* Registers as they are now, and nothing left of how they were. */
static inline void load_regs(void)
{
    mmu_set_regs(mmu, &regs);
    mmu_tlbi_all(mmu);
}

/* Stage 1 on over root1 (by its IPA), stage 2 on over root2; the table memory is mapped at stage 2.
 */
static inline void both_stages(void)
{
    struct error e;
    machine_init(&machine);
    root1 = machine_table(&machine);
    root2 = machine_table(&machine);
    assert_true(mmu_map(&machine.stage2, root2, IPA_OFFSET + RAM_BASE, RAM_BASE, RAM_BYTES,
                        S2_LEAF | S2_RW | S2_MEMATTR(0xF), &e));
    regs = (struct mmu_regs){ .sctlr_el1 = SCTLR_ON,
                              .tcr_el1 = TCR_48,
                              .ttbr0_el1 = root1.pa + IPA_OFFSET,
                              .ttbr1_el1 = root1.pa + IPA_OFFSET,
                              .mair_el1 = MAIR,
                              .hcr_el2 = HCR_VM,
                              .vtcr_el2 = VTCR_48,
                              .vttbr_el2 = root2.pa };
    load_regs();
}

/* Stage 1 alone: IPA is PA. */
static inline void stage1_alone(void)
{
    machine_init(&machine);
    machine.stage1 = machine.stage2;
    root1 = machine_table(&machine);
    regs = (struct mmu_regs){ .sctlr_el1 = SCTLR_ON,
                              .tcr_el1 = TCR_48,
                              .ttbr0_el1 = root1.pa,
                              .ttbr1_el1 = root1.pa,
                              .mair_el1 = MAIR };
    load_regs();
}

static inline void map1(uint64_t va, uint64_t ipa, uint64_t size, uint64_t leaf)
{
    struct error e = { .text = "" };
    if (!mmu_map(&machine.stage1, root1, va, ipa, size, leaf, &e))
        fail_msg("%s", e.text);
}

static inline void map2(uint64_t ipa, uint64_t pa, uint64_t size, uint64_t leaf)
{
    struct error e = { .text = "" };
    if (!mmu_map(&machine.stage2, root2, ipa, pa, size, leaf, &e))
        fail_msg("%s", e.text);
}

static inline const struct mmu_page *good(uint64_t va, enum mmu_access access, unsigned el)
{
    struct mmu_fault f;
    const struct mmu_page *p = mmu_translate(mmu, (va_t){ va }, access, el, &f);
    if (!p) {
        fail_msg("0x%llx: %s, level %d", (unsigned long long)va, mmu_fault_name(&f), f.level);
        abort();
    }
    assert_int_equal(p->va_page, va & ~UINT64_C(0xFFF));
    return p;
}

static inline struct mmu_fault bad(uint64_t va, enum mmu_access access, unsigned el)
{
    struct mmu_fault f;
    assert_null(mmu_translate(mmu, (va_t){ va }, access, el, &f));
    assert_int_equal(f.va.va, va);
    return f;
}

static inline void expect_fault(uint64_t va, enum mmu_access access, unsigned el, unsigned dfsc,
                                bool stage2, bool s1ptw)
{
    const struct mmu_fault f = bad(va, access, el);
    if (mmu_fault_dfsc(&f) != dfsc || f.stage2 != stage2 || f.s1ptw != s1ptw)
        fail_msg("0x%llx: expected DFSC 0x%02x stage2=%d s1ptw=%d, got 0x%02x %d %d: %s",
                 (unsigned long long)va, dfsc, stage2, s1ptw, mmu_fault_dfsc(&f), f.stage2, f.s1ptw,
                 mmu_fault_name(&f));
}

static inline int new_mmu(void **state)
{
    (void)state;
    const struct mmu_walk_memory memory = { &machine, machine_read, NULL };
    mmu = mmu_new(&impl, &memory);
    return mmu ? 0 : -1;
}

static inline int free_mmu(void **state)
{
    (void)state;
    mmu_free(mmu);
    return 0;
}

/* The entries of a walk made by hand, one a level from level 0; spoil() replaces one. */
static pa_t chain[4];

static inline void make_chain(pa_t root, uint64_t offset, uint64_t leaf)
{
    chain[0] = root;
    for (int level = 0; level < 3; level++) {
        chain[level + 1] = machine_table(&machine);
        machine_write(&machine, (pa_t){ chain[level].pa }, (chain[level + 1].pa + offset) | 3);
    }
    machine_write(&machine, (pa_t){ chain[3].pa }, leaf);
}

static inline void spoil(int level, uint64_t descriptor)
{
    machine_write(&machine, (pa_t){ chain[level].pa }, descriptor);
    mmu_tlbi_all(mmu);
}

#endif
