/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The TLB: translations of both stages together, tagged with regime, VMID and ASID, in the size
 * that the descriptors of both stages allow; and the caches of walks: stage-2 translations, and
 * tables. Functional only: no timing hangs on their sizes.
 */
#ifndef GATHER_MMU_TLB_H
#define GATHER_MMU_TLB_H

#include "mmu/walk.h"

/* The hard build walks for nearly every access. */
enum { TLB_SETS = GATHER_HARD ? 1 : 256, TLB_WAYS = GATHER_HARD ? 1 : 4 };
enum { TLB_ENTRIES = TLB_SETS * TLB_WAYS };

/**
 * Whose translation it is, packed to compare it at once: the regime, the registers' bits that no
 * TLB may hold, fetch or data, the VMID and the ASID.
 */
typedef uint64_t tlb_context_t;
enum { TLB_FETCH = 16 }; /* added for fetches */
/** That of a regime's data accesses: c->tlb_context. */
tlb_context_t tlb_context(const struct walk_context *c);

/** What TLBI looks at. */
struct tlb_tag {
    tlb_context_t context;
    uint64_t input; /* VA of stage 1 (sign-extended from bit 55) */
    uint64_t ipa;
    uint16_t asid, vmid;
    uint8_t regime;
    uint8_t s1_bits, s2_bits; /* log2 of what the leaves map */
    uint8_t s1_tg, s2_tg;     /* granule as TLBI's TG: 1, 2, 3; 0: the stage is off */
    int8_t s1_level, s2_level;
    bool global, xs, stage2;
};

struct tlb_entry {
    tlb_context_t context_mask; /* without the ASID for global entries */
    struct tlb_tag tag;
    uint8_t bits; /* log2 of what this entry maps: the smaller of the two stages */
    bool pending; /* a write must walk: a descriptor is to become dirty */
    permissions_t s1, s2;
    uint64_t pa;
    struct mmu_page page; /* what is the same for all of it */
};

struct tlb {
    uint64_t key[TLB_SETS][TLB_WAYS]; /* input and size of the entry; 0: empty */
    struct tlb_entry entry[TLB_SETS][TLB_WAYS];
    uint32_t serial[TLB_ENTRIES]; /* changes with each entry that is put there or dropped */
    uint8_t next[TLB_SETS];       /* way: first in, first out */
    uint16_t of_size[64];         /* how many entries of each size */
    uint64_t sizes;               /* bit n: there are entries of 2^n bytes */
    unsigned count;
};

/** The address as tags hold it: without the bits that TBI ignores. */
uint64_t tlb_input(const struct walk_context *c, va_t va);
/**
 * The entry for `input`, or NULL. `*conflict` if there are several that do not agree.
 */
struct tlb_entry *tlb_find(struct tlb *t, tlb_context_t context, uint64_t input, bool *conflict);
/** Put the walk's result there; what translated `input` was dropped before. */
struct tlb_entry *tlb_add(struct tlb *t, const struct walk_context *c, tlb_context_t context,
                          uint64_t input, const struct walk_result *r);
void tlb_drop(struct tlb *t, tlb_context_t context, uint64_t input);
/** The slot's number, an index into serial[]. */
unsigned tlb_slot(const struct tlb *t, const struct tlb_entry *entry);
void tlb_invalidate(struct tlb *t, const struct mmu_tlbi *tlbi);
void tlb_clear(struct tlb *t);
/** TLBIMatch (J1.1.3): does it reach an entry of this tag. */
bool tlb_matches(const struct mmu_tlbi *tlbi, const struct tlb_tag *tag);

/* ---- caches of walks ------------------------------------------------------------------------- */

enum { STAGE2_ENTRIES = 256, TABLE_ENTRIES = 64, TABLE_LEVELS = 4 };

struct stage2_entry {
    uint64_t key; /* IPA >> 12, with the VMID; 0: empty */
    struct stage2_leaf leaf;
    uint16_t vmid;
    uint8_t tg;
};
struct table_entry {
    uint64_t key; /* VA above the level's index; 0: empty */
    tlb_context_t context;
    uint64_t base;
    uint16_t asid, vmid;
    uint8_t regime, tables, bits;
};
/** A stage-1 table is cached as stage 1 gives it (an IPA), by the last levels 0 to 3. */
struct walk_cache {
    struct stage2_entry stage2[STAGE2_ENTRIES];
    struct table_entry table[TABLE_LEVELS][TABLE_ENTRIES];
    bool used;
};
bool walk_cache_find_stage2(const struct walk_cache *cache, const struct walk_context *c,
                            uint64_t ipa, struct stage2_leaf *leaf);
void walk_cache_add_stage2(struct walk_cache *cache, const struct walk_context *c, uint64_t ipa,
                           const struct stage2_leaf *leaf);
/** The table of the highest level that is cached for `input`: all three are left alone if none. */
bool walk_cache_find_table(const struct walk_cache *cache, const struct walk_context *c,
                           const struct ttw *t, uint64_t input, int *level, uint64_t *base,
                           unsigned *tables);
void walk_cache_add_table(struct walk_cache *cache, const struct walk_context *c,
                          const struct ttw *t, uint64_t input, int level, uint64_t base,
                          unsigned tables);
void walk_cache_invalidate(struct walk_cache *cache, const struct mmu_tlbi *tlbi);
void walk_cache_clear(struct walk_cache *cache);

#endif
