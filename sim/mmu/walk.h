/* SPDX-License-Identifier: Apache-2.0 */
/**
 * From the registers to what a walk needs, and the walk itself: AArch64.S1Translate and
 * AArch64.S2Translate without a TLB.
 */
#ifndef GATHER_MMU_WALK_H
#define GATHER_MMU_WALK_H

#include "mmu/descriptor.h"
#include "mmu/mmu.h"

/** One tree of tables: S1TTWParams or S2TTWParams, decoded. */
struct ttw {
    struct ttw_form form;
    bool stage2;
    bool disabled;     /* TCR_ELx.EPDn */
    bool not_el0;      /* TCR_ELx.E0PDn */
    bool out_of_range; /* TnSZ or SL0 has no meaning: level 0 Translation fault */
    bool tbi, tbid;
    bool hierarchical; /* permissions of Table descriptors count: HPDn = 0 */
    bool big_endian;
    bool ha, hd;
    bool ds;            /* SH is that of the walk */
    const char *choice; /* CONSTRAINED UNPREDICTABLE or IMPLEMENTATION DEFINED, else NULL */
    uint8_t input_bits, output_bits;
    int16_t start_level;
    uint8_t start_shift; /* level_shift() of it */
    uint8_t tg;          /* granule as TLBI's TG: 1 4 KiB, 2 16 KiB, 3 64 KiB */
    uint64_t base;       /* of the start table */
    /**
     * By whether it is a fetch: the address itself is right if va & va_mask is va_value
     * (AArch64.VAIsOutOfRange, or with stage 1 off AArch64.S1DisabledOutput).
     */
    uint64_t va_mask[2], va_value[2];
    uint64_t too_large;     /* the bits above output_bits */
    uint8_t sh, irgn, orgn; /* of the walk's own accesses */
};

/** What one regime's walks depend on, decoded once when the registers change. */
struct walk_context {
    const char *choice; /* CONSTRAINED UNPREDICTABLE, of the whole regime, else NULL */
    enum mmu_regime regime;
    bool unprivileged; /* the regime has EL0 (HasUnprivileged) */
    bool s1_on, s2_on;
    bool wxn, epan, nv1, pan;
    bool xnx, nt_faults;
    uint8_t pa_bits;
    uint16_t asid, vmid;
    uint64_t tlb_context; /* of data accesses: see tlb.h */
    uint64_t mair;
    struct ttw range[2]; /* by VA[55]; the EL2 regime has only the first */
    struct ttw stage2;
    struct mmu_combine_in in; /* all but the attributes, SH fields, FnXS and kind */
    uint16_t ptw_faults;      /* bit n: HCR_EL2.PTW stops a walk to MemAttr n */
};

void walk_decode(struct walk_context *c, const struct mmu_regs *regs, enum mmu_regime regime,
                 const struct mmu_impl *impl);
/** The tree and the form of `form` for the public header's geometry: see mmu_geometry(). */
void ttw_form(struct ttw_form *form, unsigned granule_bits, enum ttw_high high);

/** A stage-2 translation as walks cache it: the leaf of an IPA. */
struct stage2_leaf {
    uint64_t descriptor;
    uint64_t pa;  /* of the descriptor */
    uint8_t bits; /* log2 of what one TLB entry of it maps */
    int8_t level;
};

/** Permissions of stage 1 or 2 for every EL: see permissions.h. */
typedef uint16_t permissions_t;

/** Everything that one translation found. */
struct walk_result {
    uint64_t ipa, pa;
    int8_t s1_level, s2_level;   /* MMU_STAGE_OFF, or of the leaf */
    uint8_t s1_bits, s2_bits;    /* log2 of what one TLB entry of the leaf maps */
    bool s1_pending, s2_pending; /* a write would have to make the descriptor dirty first */
    bool global, guarded;
    permissions_t s1, s2;
    struct mmu_combine_out out;
};

/** What a TLB entry maps where a stage is off: any size will do. */
enum { FLAT_BITS = 30 };
/**
 * log2 of what one TLB entry of the result maps: not more than the smallest output size, for which
 * no hit may hide the Address size fault of another part of a large leaf (DDI 0487 D8.7.1.2).
 */
static inline uint8_t walk_entry_bits(const struct walk_result *r)
{
    enum { OUTPUT_BITS_MIN = 32 };
    const uint8_t bits = r->s1_bits < r->s2_bits ? r->s1_bits : r->s2_bits;
    return bits < OUTPUT_BITS_MIN ? bits : OUTPUT_BITS_MIN;
}

/** The last result of mmu_combine() in a regime: pages that follow one another are mostly alike. */
struct combine_memo {
    uint32_t key; /* what the descriptors said; 0: none */
    struct mmu_combine_out out;
};

struct walk_cache;
struct lint;
/** What the steps of one translation share. */
struct walk {
    const struct walk_context *c;
    const struct ttw *range; /* walk_range() of `va` */
    bool (*read)(void *arg, pa_t at, uint64_t *descriptor);
    bool (*swap)(void *arg, pa_t at, uint64_t from, uint64_t to, uint64_t *seen);
    void *arg;
    uint64_t reads;            /* descriptors read */
    struct walk_cache *cache;  /* NULL: none */
    struct combine_memo *memo; /* NULL: none */
    struct mmu_stats *stats;
    struct mmu_walk *log; /* NULL: nobody looks */
    struct lint *lint;    /* NULL: nobody checks */
    struct mmu_fault *fault;
    va_t va;
    enum mmu_access access;
    unsigned mode;
    bool update;    /* the hardware may write descriptors; else what it would write is recorded */
    bool for_table; /* stage 2 is walked for a stage-1 descriptor now */
    struct {        /* of the stage-2 leaf that led to the last one, for `log` */
        uint8_t attr, sh;
        bool fnxs;
    } table;
};
/** What a fault of this walk says whatever it is. */
static inline struct mmu_fault walk_fault(const struct walk *w)
{
    return (struct mmu_fault){
        .va = w->va,
        .access = (uint8_t)w->access,
        .regime = (uint8_t)w->c->regime,
        .write = w->access == MMU_WRITE || w->access == MMU_AT_WRITE,
    };
}
/** A walk for `m` in the regime of the mode's EL: everything but `log`, caches in use. */
void mmu_begin_walk(struct mmu *m, struct walk *w, va_t va, enum mmu_access access, unsigned mode,
                    struct mmu_fault *fault);

/**
 * AArch64.S1Translate, and AArch64.S2Translate unless `stage1_only`. False with w->fault filled.
 */
bool walk_translate(struct walk *w, bool stage1_only, struct walk_result *result);
/** What is the same for all that the result's TLB entry maps; addresses and `allowed` are left 0.
 */
void walk_page(struct mmu_page *page, const struct walk_result *result);
/** The stage-2 translation of a table's IPA, without permissions and updates. */
bool walk_ipa(struct walk *w, uint64_t ipa, uint64_t *pa);
/**
 * The tree that translates `va`, or, with stage 1 off, whose rules of tags count; NULL if the
 * address itself faults whatever the tables and the TLB hold.
 */
const struct ttw *walk_range(const struct walk_context *c, va_t va, enum mmu_access access,
                             unsigned mode);
/** The context of a regime, whatever the EL (AT S12E1R from EL2). */
const struct walk_context *mmu_context_of(struct mmu *m, enum mmu_regime regime);

#endif
