/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Random registers, features, addresses and memory for walks. Memory is endless: a word is made
 * when the reference first reads it, knowing for which stage and level, so that most walks get
 * somewhere and every field takes every value.
 */
#ifndef TESTS_UNIT_MMU_RANDOM_WORLD_H
#define TESTS_UNIT_MMU_RANDOM_WORLD_H

#include "reference.h"

#include <stdlib.h>

enum { WORLD_WORDS = 512, WORLD_TABLES = 16 };

struct world_word {
    uint64_t pa, first, now;
    unsigned uses;       /* bit n: read for a stage and level */
    uint64_t ignored;    /* a bit that hardware ignores: 55 of the descriptor */
    bool broken, sealed; /* reading it, swapping it, is an external abort */
};

/* How often, in 256, something unusual is in a descriptor; drawn anew for each case. */
struct world_odds {
    unsigned invalid, block, no_flag, denied, far, broken, sealed, table_bits, no_type, device;
};

struct world {
    struct rng rng;
    struct world_odds odds;
    struct mmu *unit; /* that is asked */
    const struct mmu_impl *impl;
    const struct mmu_regs *regs;
    unsigned tables; /* the addresses that most descriptors choose from */
    bool dense;      /* few tables, indexed low: levels and stages share words */
    struct world_word words[WORLD_WORDS];
    unsigned count;
    unsigned meddle_in; /* the swap before which another observer changes the word; 0: none */
    bool strange;       /* a word was read that the reference did not read */
};

static inline bool one_in(struct rng *r, unsigned n)
{
    return rng_below(r, n) == 0;
}

static inline bool odds(struct rng *r, unsigned of_256)
{
    return rng_below(r, 256) < of_256;
}

static inline unsigned pick(struct rng *r, const unsigned *from, unsigned count)
{
    return from[rng_below(r, count)];
}

static inline uint64_t set_field(uint64_t value, unsigned high, unsigned low, uint64_t field)
{
    const uint64_t mask = (UINT64_MAX >> (63 - (high - low))) << low;
    return (value & ~mask) | (field << low & mask);
}

/* ---- memory ---------------------------------------------------------------------------------- */

/* The bits of an address that this stage can put out and the next can take. */
static inline unsigned world_output_bits(const struct world *w, const struct ref_params *p)
{
    unsigned bits = ref_output_bits(w->impl, p);
    if (!p->stage2) {
        const struct ref_params p2 = ref_s2_params(w->impl, w->regs);
        if (p2.on && p2.txsz > 0 && 64 - p2.txsz < bits)
            bits = 64 - p2.txsz;
    }
    return bits;
}

static inline uint64_t world_address(struct world *w, const struct ref_params *p)
{
    struct rng *r = &w->rng;
    unsigned bits = world_output_bits(w, p);
    if (odds(r, w->odds.far) || (p->stage2 && one_in(r, 64)))
        bits = one_in(r, 2) ? 52 : (unsigned)rng_below(r, 53);
    if (one_in(r, w->dense ? 32 : 4))
        return ref_bits(rng_next(r), 51, 0) & ((UINT64_C(1) << bits) - 1);
    return (rng_below(r, w->tables) << 16) & ((UINT64_C(1) << bits) - 1);
}

/* The address fields of a descriptor, D8.3.1. */
static inline uint64_t world_put_address(const struct world *w, const struct ref_params *p,
                                         uint64_t d, uint64_t address)
{
    d = set_field(d, 47, p->granule, address >> p->granule);
    if (p->granule == 16 && w->impl->pa_bits >= 52)
        return set_field(d, 15, 12, address >> 48);
    if (p->ds)
        return set_field(set_field(d, 49, 48, address >> 48), 9, 8, address >> 50);
    return d;
}

static inline uint64_t world_leaf_bits(struct world *w, const struct ref_where *where, uint64_t d)
{
    struct rng *r = &w->rng;
    const struct world_odds *o = &w->odds;
    d = set_field(d, 10, 10, !odds(r, o->no_flag));
    if (!odds(r, o->denied))
        d = set_field(d, 7, 6, where->p->stage2 ? 3 : 1);
    else if (where->p->stage2 && !one_in(r, 4))
        d = set_field(d, 7, 6, 1);
    if (!odds(r, o->denied))
        d = set_field(d, 54, 53, 0);
    if (where->p->stage2 && odds(r, o->device))
        d = set_field(d, 4, 4, 0);
    else if (where->p->stage2)
        d = set_field(d, 5, 2, 5 + rng_below(r, 3) + 8 * rng_below(r, 2));
    return one_in(r, 2) ? d : set_field(d, 51, 51, 1);
}

static inline uint64_t world_descriptor(struct world *w, const struct ref_where *where)
{
    struct rng *r = &w->rng;
    const struct world_odds *o = &w->odds;
    uint64_t d = rng_next(r);
    if (odds(r, o->no_type))
        return d;
    d = world_put_address(w, where->p, d, world_address(w, where->p));
    d = set_field(d, 1, 0, odds(r, o->invalid) ? rng_below(r, 2) * 2 : 3);
    if (where->level == 3)
        return world_leaf_bits(w, where, d);
    if (odds(r, o->block)) {
        if (ref_block_supported(w->impl, where->p, where->level) || one_in(r, 16))
            d = set_field(d, 1, 1, 0);
        if (!one_in(r, 8))
            d = set_field(d, 16, 16, 0);
        return world_leaf_bits(w, where, d);
    }
    return odds(r, o->table_bits) ? d : set_field(d, 63, 59, 0);
}

/* The word at `pa`, made if there was none; `where` NULL: nobody expected this read. */
static inline struct world_word *world_word(struct world *w, const struct ref_where *where,
                                            uint64_t pa)
{
    for (unsigned n = 0; n < w->count; n++) {
        if (w->words[n].pa == pa)
            return &w->words[n];
    }
    if (w->count == WORLD_WORDS)
        abort();
    struct world_word *word = &w->words[w->count++];
    *word = (struct world_word){ .pa = pa };
    if (where) {
        word->first = ref_endian(where->p, world_descriptor(w, where));
        word->ignored = ref_endian(where->p, UINT64_C(1) << 55);
    } else
        w->strange = true;
    word->now = word->first;
    word->broken = odds(&w->rng, w->odds.broken);
    word->sealed = odds(&w->rng, w->odds.sealed);
    return word;
}

static inline bool world_ref_read(void *arg, const struct ref_where *where, uint64_t pa,
                                  uint64_t *word)
{
    struct world_word *found = world_word(arg, where, pa);
    if (where)
        found->uses |= 1U << (5 * where->p->stage2 + (unsigned)(where->level + 1));
    *word = found->now;
    return !found->broken;
}

static inline bool world_ref_swap(void *arg, uint64_t pa, uint64_t from, uint64_t to,
                                  uint64_t *seen)
{
    struct world *w = arg;
    struct world_word *found = world_word(w, NULL, pa);
    if (w->meddle_in > 0 && --w->meddle_in == 0)
        found->now ^= found->ignored;
    *seen = found->now;
    if (found->broken || found->sealed)
        return false;
    if (found->now == from)
        found->now = to;
    return true;
}

/* Is a word read for two purposes? */
static inline bool world_shares(const struct world *w)
{
    for (unsigned n = 0; n < w->count; n++) {
        const unsigned uses = w->words[n].uses;
        if ((uses & (uses - 1)) != 0)
            return true;
    }
    return false;
}

static inline bool world_read(void *arg, pa_t at, uint64_t *word)
{
    return world_ref_read(arg, NULL, at.pa, word);
}

static inline bool world_swap(void *arg, pa_t at, uint64_t from, uint64_t to, uint64_t *seen)
{
    return world_ref_swap(arg, at.pa, from, to, seen);
}

/* ---- what is asked --------------------------------------------------------------------------- */

static inline void random_impl(struct rng *r, struct mmu_impl *impl)
{
    static const unsigned pa_bits[] = { 32, 36, 40, 42, 44, 48, 52, 52, 52, 52, 52, 52 };
    mmu_impl_defaults(impl);
    impl->pa_bits = pick(r, pa_bits, ARRAY_LEN(pa_bits));
    impl->bbm = rng_below(r, 3);
    if (one_in(r, 2)) /* everything else is there */
        return;
    impl->features.s2fwb = !one_in(r, 4);
    impl->features.xs = !one_in(r, 4);
    impl->features.mte2 = !one_in(r, 4);
    impl->features.mteperm = one_in(r, 4);
    impl->lva = !one_in(r, 4);
    impl->lpa2 = impl->lva && !one_in(r, 4); /* FEAT_LPA2 needs FEAT_LVA (A2.2) */
    impl->ttst = !one_in(r, 4);
    impl->hafdbs = rng_below(r, 3);
    impl->pan = !one_in(r, 4);
    impl->pan3 = impl->pan && !one_in(r, 4);
    impl->hpds = !one_in(r, 4);
    impl->e0pd = !one_in(r, 4);
    impl->tbid = !one_in(r, 4);
    impl->xnx = !one_in(r, 4);
    impl->vmid16 = !one_in(r, 4);
    impl->ttl = !one_in(r, 4);
    impl->nv = !one_in(r, 4);
}

static inline void random_odds(struct rng *r, struct world_odds *o)
{
    static const unsigned rare[] = { 0, 0, 1, 4, 16 };
    static const unsigned often[] = { 0, 8, 64, 128 };
    *o = (struct world_odds){
        .invalid = pick(r, rare, 5),
        .block = pick(r, often, 4),
        .no_flag = pick(r, often, 4),
        .denied = pick(r, often, 4),
        .far = pick(r, rare, 5),
        .broken = pick(r, rare, 5),
        .sealed = pick(r, often, 4),
        .table_bits = pick(r, often, 4),
        .no_type = pick(r, rare, 5),
        .device = pick(r, often, 4),
    };
}

/* A TnSZ that begins a walk, or now and then any. */
static inline unsigned random_txsz(struct rng *r, unsigned least, unsigned most)
{
    if (one_in(r, 24))
        return (unsigned)rng_below(r, 64);
    if (one_in(r, 3) && most > least + 8)
        most = least + 8;
    return most > least ? least + (unsigned)rng_below(r, most - least + 1) : least;
}

static inline uint64_t random_ttbr(struct rng *r)
{
    uint64_t ttbr = rng_below(r, WORLD_TABLES) << 16 | rng_next(r) << 48;
    if (one_in(r, 4))
        ttbr |= rng_next(r) & 0x3FFFFFC0;
    if (one_in(r, 8))
        ttbr |= rng_next(r) & 0x3F;
    if (one_in(r, 48))
        ttbr |= rng_next(r);
    return ttbr;
}

/* TCR_EL1, or TCR_EL2 with E2H. */
static inline uint64_t random_tcr(struct rng *r, const struct mmu_impl *impl)
{
    uint64_t tcr = rng_next(r);
    if (!one_in(r, 6))
        tcr = set_field(tcr, 34, 32, 5 + rng_below(r, 2));
    if (one_in(r, 2))
        tcr = set_field(tcr, 59, 59, 1);
    if (one_in(r, 2))
        tcr = set_field(tcr, 39, 39, 1);
    for (unsigned upper = 0; upper < 2; upper++) {
        const uint64_t va = upper ? UINT64_MAX : 0;
        const struct ref_params p = ref_two_ranges(impl, va, tcr, 0, 0, 0);
        const unsigned txsz = random_txsz(r, ref_min_txsz(impl, &p), ref_max_txsz(impl, &p));
        tcr = set_field(tcr, 16 * upper + 5, 16 * upper, txsz);
        if (!one_in(r, 24))
            tcr = set_field(tcr, 16 * upper + 7, 16 * upper + 7, 0);
        if (!one_in(r, 8))
            tcr = set_field(tcr, 55 + upper, 55 + upper, 0);
    }
    return tcr;
}

/* TCR_EL2 without E2H. */
static inline uint64_t random_tcr_el2(struct rng *r, const struct mmu_impl *impl)
{
    struct mmu_regs regs = { .tcr_el2 = rng_next(r) };
    if (!one_in(r, 6))
        regs.tcr_el2 = set_field(regs.tcr_el2, 18, 16, 5 + rng_below(r, 2));
    const struct ref_params p = ref_s1_el2(impl, &regs);
    const unsigned txsz = random_txsz(r, ref_min_txsz(impl, &p), ref_max_txsz(impl, &p));
    return set_field(regs.tcr_el2, 5, 0, txsz);
}

static inline uint64_t random_vtcr(struct rng *r, const struct mmu_impl *impl)
{
    struct mmu_regs regs = { 0 };
    unsigned txsz = 0;
    for (unsigned attempt = 0; attempt < 64; attempt++) {
        regs.vtcr_el2 = rng_next(r);
        if (!one_in(r, 6))
            regs.vtcr_el2 = set_field(regs.vtcr_el2, 18, 16, 5 + rng_below(r, 2));
        if (one_in(r, 3)) /* DS, and with 4 KiB SL2 */
            regs.vtcr_el2 = set_field(set_field(regs.vtcr_el2, 33, 32, 3), 7, 6, 0);
        if (one_in(r, 3))
            regs.vtcr_el2 = set_field(regs.vtcr_el2, 15, 14, 0);
        if (one_in(r, 2))
            regs.vtcr_el2 = set_field(regs.vtcr_el2, 21, 21, 1);
        struct ref_params p = ref_s2_params(impl, &regs);
        txsz = p.txsz =
            random_txsz(r, ref_min_txsz(impl, &p), one_in(r, 2) ? 31 : ref_max_txsz(impl, &p));
        const bool walks = !ref_txsz_faults(impl, &p) && !ref_s2_invalid_sl(impl, &p) &&
                           !ref_s2_inconsistent_sl(&p);
        if (walks || one_in(r, 256))
            break;
    }
    return set_field(regs.vtcr_el2, 5, 0, txsz);
}

static inline uint64_t random_hcr(struct rng *r)
{
    uint64_t hcr = rng_next(r);
    hcr = set_field(hcr, REF_HCR_VM, REF_HCR_VM, !one_in(r, 4));
    hcr = set_field(hcr, REF_HCR_PTW, REF_HCR_PTW, one_in(r, 4));
    hcr = set_field(hcr, REF_HCR_DC, REF_HCR_DC, one_in(r, 16));
    hcr = set_field(hcr, REF_HCR_TGE, REF_HCR_TGE, one_in(r, 8));
    hcr = set_field(hcr, REF_HCR_E2H, REF_HCR_E2H, one_in(r, 3));
    return one_in(r, 4) ? hcr : set_field(hcr, REF_HCR_NV1, REF_HCR_NV1, 0);
}

static inline uint64_t random_sctlr(struct rng *r)
{
    uint64_t sctlr = rng_next(r);
    sctlr = set_field(sctlr, 0, 0, !one_in(r, 12));
    return set_field(sctlr, 25, 25, one_in(r, 4));
}

static inline uint64_t random_mair(struct rng *r)
{
    uint64_t mair = rng_next(r);
    for (unsigned n = 0; n < 8; n++) {
        if (one_in(r, 3))
            mair = set_field(mair, 8 * n + 7, 8 * n, rng_below(r, 4) * 4);
    }
    return mair;
}

static inline void random_regs(struct rng *r, const struct mmu_impl *impl, struct mmu_regs *regs)
{
    *regs = (struct mmu_regs){
        .sctlr_el1 = random_sctlr(r),
        .tcr_el1 = random_tcr(r, impl),
        .ttbr0_el1 = random_ttbr(r),
        .ttbr1_el1 = random_ttbr(r),
        .mair_el1 = random_mair(r),
        .hcr_el2 = random_hcr(r),
        .vtcr_el2 = random_vtcr(r, impl),
        .vttbr_el2 = random_ttbr(r),
        .sctlr_el2 = random_sctlr(r),
        .tcr_el2 = 0,
        .ttbr0_el2 = random_ttbr(r),
        .ttbr1_el2 = random_ttbr(r),
        .mair_el2 = random_mair(r),
    };
    regs->tcr_el2 =
        ref_bit(regs->hcr_el2, REF_HCR_E2H) ? random_tcr(r, impl) : random_tcr_el2(r, impl);
}

/* In range, now and then just outside, with a tag where that may be. */
static inline uint64_t random_va(struct rng *r, const struct mmu_impl *impl,
                                 const struct mmu_regs *regs, enum mmu_regime regime)
{
    const bool upper = regime != MMU_EL2 && one_in(r, 2);
    const struct ref_params p = ref_s1_params(impl, regs, regime, upper ? UINT64_MAX : 0);
    const struct ref_params p2 = ref_s2_params(impl, regs);
    unsigned ia_bits = 64 - p.txsz;
    if (!p.on)
        ia_bits = regime == MMU_EL10 && p2.on ? 64 - p2.txsz : (unsigned)impl->pa_bits;
    uint64_t va = rng_next(r);
    if (ia_bits < 64) {
        if (one_in(r, 16))
            va &= 0xFFFFFF;
        va = set_field(va, 63, ia_bits, upper && p.on ? UINT64_MAX : 0);
        if (one_in(r, 32))
            va ^= UINT64_C(1) << (ia_bits + rng_below(r, 64 - ia_bits));
    }
    if (one_in(r, p.tbi ? 2 : 48))
        va = set_field(va, 63, 56, rng_next(r));
    return va;
}

#endif
