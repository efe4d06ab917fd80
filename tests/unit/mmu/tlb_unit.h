/* SPDX-License-Identifier: Apache-2.0 */
/* Descriptors changed under a TLB, and TLBI by name. */
#ifndef TESTS_UNIT_MMU_TLB_UNIT_H
#define TESTS_UNIT_MMU_TLB_UNIT_H

#include "unit.h"

enum { PAGE = 0x1000, BLOCK = 0x200000 };
#define BIT(n)        (UINT64_C(1) << (n))
#define NG            BIT(11)
#define CONTIGUOUS    BIT(52)
#define BLOCK_LEAF    (S1_LEAF & ~UINT64_C(2))
#define S2_PAGE       (S2_LEAF | S2_RW | S2_MEMATTR(0xF))
#define ASID(n)       ((uint64_t)(n) << 48) /* of TTBR0_EL1 and of TLBI's operand */
#define VMID(n)       ((uint64_t)(n) << 48) /* of VTTBR_EL2 */
#define XT(va)        ((uint64_t)(va) >> 12)
#define TTL(tg_level) ((uint64_t)(tg_level) << 44)

/* A unit with what TLB maintenance hangs on, over one stage or two. */
static inline void renew(uint64_t bbm, bool two_stages)
{
    struct mmu_impl mine = impl;
    mine.bbm = bbm;
    mine.ttl = mine.vmid16 = mine.lpa2 = true;
    mine.hafdbs = 2;
    mmu_free(mmu);
    machine_init(&machine);
    const struct mmu_walk_memory memory = machine.walk;
    mmu = mmu_new(&mine, &memory);
    assert_non_null(mmu);
    if (two_stages)
        both_stages();
    else
        stage1_alone();
}

/* The descriptor of a level on the way from `va` at an EL. */
static inline pa_t entry_of(uint64_t va, unsigned el, unsigned stage, int level)
{
    struct mmu_walk walk;
    pa_t at = { 0 };
    mmu_walk(mmu, (va_t){ va }, MMU_READ, el, &walk);
    for (unsigned k = 0; k < walk.steps; k++)
        if (walk.step[k].stage == stage && walk.step[k].level == level && !walk.step[k].for_table)
            at = walk.step[k].pa;
    assert_int_not_equal(at.pa, 0);
    return at;
}

static inline pa_t entry(uint64_t va, unsigned stage, int level)
{
    return entry_of(va, 1, stage, level);
}

static inline uint64_t peek(pa_t at)
{
    uint64_t d = 0;
    assert_true(machine_read(&machine, at, &d));
    return d;
}

/* A store that nobody tells the unit about. */
static inline void poke(pa_t at, uint64_t d)
{
    assert_true(machine_write(&machine, at, d));
}

static inline void tlbi(const char *name, uint64_t xt)
{
    struct error e = { .text = "" };
    const struct mmu_tlbi_op *op = mmu_tlbi_find(name, &e);
    if (!op)
        fail_msg("%s", e.text);
    mmu_tlbi(mmu, op, xt);
}

/* A table of pages that map as the block at `base` with `leaf`. */
static inline uint64_t split(uint64_t base, uint64_t leaf)
{
    const pa_t table = machine_table(&machine);
    for (unsigned n = 0; n < 512; n++)
        poke((pa_t){ table.pa + 8 * (uint64_t)n }, (base + n * UINT64_C(0x1000)) | leaf);
    return table.pa | 3;
}

static inline int setup(void **state)
{
    (void)state;
    mmu = NULL;
    renew(2, false);
    return 0;
}

static inline uint64_t where(uint64_t va, unsigned el)
{
    return good(va, MMU_READ, el)->pa_page;
}

#endif
