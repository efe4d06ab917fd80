/* SPDX-License-Identifier: Apache-2.0 */
/**
 * From the registers to what a walk needs, and the walk itself. Without TLB and without state.
 */
#ifndef GATHER_MMU_WALK_H
#define GATHER_MMU_WALK_H

#include "mmu/mmu.h"

/** One table tree: stage 1's lower or upper range, or stage 2. */
struct walk_tree {
    bool stage2;
    bool disabled;       /* TCR_EL1.EPDn */
    bool not_el0;        /* TCR_EL1.E0PDn */
    bool out_of_range;   /* TnSZ or SL0 has no meaning: level 0 Translation fault */
    bool tbi, tbid;      /* TCR_EL1.{TBIn, TBIDn} */
    bool hierarchical;   /* permissions of Table descriptors count: TCR_EL1.HPDn = 0 */
    const char *refused; /* a configuration that is not modelled */
    unsigned input_bits, output_bits;
    int start_level;
    uint64_t base;
    uint8_t sh, irgn, orgn; /* of the walk's own accesses */
};

/** The registers, decoded once at mmu_set_regs(). */
struct walk_context {
    const char *refused; /* whatever the address: not modelled */
    bool s1_on, s2_on, wxn;
    uint64_t mair;
    struct walk_tree range[2]; /* by VA[55] */
    struct walk_tree stage2;
    struct mmu_combine_in in; /* all but the attributes, SH fields, FnXS and kind */
};

void walk_decode(struct walk_context *c, const struct mmu_regs *regs,
                 const struct mmu_features *features);

/** Where descriptors come from, and how many were asked for. */
struct walk_memory {
    mmu_read_fn *read;
    void *arg;
    uint64_t *count;
};

/**
 * AArch64.FullTranslate without a TLB. Fills `page` (for this EL, and for fetches or data
 * accesses), or returns false with `fault`.
 */
bool walk_translate(const struct walk_context *c, const struct walk_memory *memory, va_t va,
                    enum mmu_access access, unsigned el, struct mmu_page *page,
                    struct mmu_fault *fault);

#endif
