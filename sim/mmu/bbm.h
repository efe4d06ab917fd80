/* SPDX-License-Identifier: Apache-2.0 */
/** Which changes of a descriptor need break-before-make (DDI 0487 D8.17.1, D8.17.2). */
#ifndef GATHER_MMU_BBM_H
#define GATHER_MMU_BBM_H

#include "mmu/walk.h"

/** Whose tables they are: what FEAT_BBM level, and where to read what descriptors lead to. */
struct bbm {
    struct mmu *m;
    const struct mmu_walk_memory *memory;
    unsigned left; /* how much more bbm_rule() compares, in words of memory */
};

/** What the bits of a descriptor mean in one tree. */
struct bbm_tree {
    struct ttw_form form;
    struct mmu_combine_in in;
    uint64_t mair;
    uint8_t output_bits, sh;
    bool stage2;
    bool ipa; /* addresses in it are IPAs: stage 1 under stage 2 */
    bool big_endian, unprivileged, hierarchical;
    bool ha, hd, ds;
};
void bbm_tree(struct bbm_tree *tree, const struct walk_context *c, const struct ttw *t);
/**
 * May a TLB hold the descriptor: not if it is invalid or leads to a Translation, Address size or
 * Access flag fault (D8.17, I_WZCBG). A Block with nT = 1 counts as one that it may hold.
 */
bool bbm_held(const struct bbm_tree *tree, int level, uint64_t d);
/**
 * What about the change from `old` to `now` needs break-before-make, with its section; NULL if
 * nothing. What lies below Table descriptors is compared, as it is in memory at the time. There is
 * an end to that: contents of more than 256 MiB count as different, and descriptors after two
 * million of them as unchanged.
 */
const char *bbm_rule(struct bbm *bbm, const struct bbm_tree *tree, int level, uint64_t old,
                     uint64_t now);

#endif
