/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What translation costs: TLBs of a core's own size that know which translations are at hand, not
 * what they say. The functional TLB of sim/mmu, whose size serves the host, has no influence on
 * time, and this view none on translations. Its state follows from the accesses, the registers, the
 * tables at each miss and TLBI alone.
 *
 * Any TLBI empties all of it.
 */
#ifndef GATHER_CORE_TLBVIEW_H
#define GATHER_CORE_TLBVIEW_H

#include "core/core.h"

/** A range of addresses under a tag. An empty entry has context 0, which no access has. */
struct view_entry {
    uint64_t address, mask; /* mask: the bits that count, 0 within the range */
    uint64_t context, context_mask;
    uint64_t used; /* the view's clock when it was last hit */
};

/** `sets` of `ways`, least recently used; no sets: the level is absent. */
struct view_array {
    struct view_entry *entries;
    uint64_t sets, ways;
    uint64_t sizes; /* bit n: there may be entries of 2^n bytes */
};

enum { VIEW_HINTS = 64, VIEW_STAGE2 = 2, VIEW_TREES };

struct walkbuf;
struct tlbview {
    bool on;
    uint64_t context[MMU_MODE_EL + 1];              /* the tag of an access, by its EL */
    uint64_t last_address, last_mask, last_context; /* the most recent entry of L1 */
    uint64_t clock;
    struct view_array l1, l2, walk;
    uint16_t hints[VIEW_HINTS];     /* by page number: where in L1 it was last */
    uint8_t granule[3][VIEW_TREES]; /* by regime and tree: lower, upper, stage 2; 0: not known */
    struct mmu *mmu;
    const struct core_params *params;
    struct core_tlb_stats *stats;
    struct walkbuf *walkbuf; /* NULL: no walk can wait for a descriptor */
};

/** `params` and `stats` are kept. False if the sizes make no sense or memory is short. */
bool tlbview_init(struct tlbview *v, const struct core_params *params, struct mmu *mmu,
                  struct core_tlb_stats *stats, struct error *e);
void tlbview_free(struct tlbview *v);
/** The registers of the mmu have changed: entries stay, they are tagged. */
void tlbview_set_regs(struct tlbview *v);
/** TLBI, whatever it names. */
void tlbview_clear(struct tlbview *v);
/** The part of tlbview_access() that is not a hit in the most recent entry. */
simtime_t tlbview_search(struct tlbview *v, va_t va, enum mmu_access access, unsigned mode);

/**
 * How long the translation of one page takes, counted; after mmu_translate(), whatever came of it.
 * SIMTIME_NEVER, with nothing counted: walk_fetch() comes first, then both once more.
 */
static inline simtime_t tlbview_access(struct tlbview *v, va_t va, enum mmu_access access,
                                       unsigned mode)
{
    if (!v->on) {
        return 0;
    }
    if (((va.va ^ v->last_address) & v->last_mask) == 0 &&
        v->context[mode & MMU_MODE_EL] == v->last_context) {
        v->stats->l1_hits++;
        return 0;
    }
    return tlbview_search(v, va, access, mode);
}

#endif
