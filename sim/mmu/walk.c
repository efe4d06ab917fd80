/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The walk over both stages, without TLB: DDI 0487 D8.2, J1.1.4. The order of the checks is that of
 * the faults' priority (D8.15.5).
 */
#include "mmu/walk.h"

#include "mmu/lint.h"
#include "mmu/permissions.h"
#include "mmu/regbits.h"
#include "mmu/tlb.h"
#include "mmu/walklog.h"

#define ALWAYS_INLINE inline __attribute__((always_inline))
#define NOINLINE      __attribute__((noinline))

/* ---- faults and choices ---------------------------------------------------------------------- */

static bool fail(struct walk *w, enum mmu_fault_kind kind, bool stage2, int level)
{
    w->fault->kind = kind;
    w->fault->stage2 = stage2;
    w->fault->level = (int8_t)level;
    return false;
}

static inline void choose(struct walk *w, const char *choice)
{
    if (w->log && choice)
        walk_log_choice(w->log, choice);
}

/* ---- descriptors ----------------------------------------------------------------------------- */

struct leaf {
    uint64_t descriptor;
    uint64_t output;  /* where the input address goes */
    uint64_t address; /* of the descriptor: an IPA at stage 1 under stage 2 */
    uint64_t pa;
    uint8_t tables; /* table_permissions() of the way */
    uint8_t bits;   /* log2 of what one TLB entry of it maps */
    int8_t level;
};

static bool locate_table(struct walk *w, uint64_t ipa, bool write, uint64_t *pa);

/* What FetchDescriptor is in addition for big-endian tables, and for those who look on. */
static bool read_watched(struct walk *w, const struct ttw *t, int level, uint64_t address,
                         uint64_t pa, uint64_t input, uint64_t *d)
{
    const bool read = w->read(w->arg, (pa_t){ pa }, d);
    if (read && t->big_endian)
        *d = __builtin_bswap64(*d);
    if (w->log)
        walk_log_read(w, t, level, address, pa, read, input, read ? *d : 0);
    if (read && w->lint)
        lint_read(w->lint, w->c, t, level, input, pa, *d);
    return read;
}

/*
 * AArch64.MemSwapTableDesc: false is an external abort. `*swapped` is false if the descriptor is
 * not `from` any more.
 */
static bool swap_descriptor(struct walk *w, const struct ttw *t, int level, uint64_t pa,
                            uint64_t from, uint64_t to, bool *swapped)
{
    const uint64_t old = t->big_endian ? __builtin_bswap64(from) : from;
    const uint64_t new = t->big_endian ? __builtin_bswap64(to) : to;
    uint64_t seen = 0;
    if (!w->swap || !w->swap(w->arg, (pa_t){ pa }, old, new, &seen))
        return fail(w, MMU_FAULT_WALK_ABORT, t->stage2, level);
    *swapped = seen == old;
    if (*swapped) {
        w->stats->access_flags_set += leaf_access_flag(from ^ to);
        w->stats->dirty_set += bit(from ^ to, LEAF_READ_ONLY);
        if (w->lint)
            lint_updated(w->lint, pa, to);
    }
    return true;
}

/* ---- one tree -------------------------------------------------------------------------------- */

/* The Contiguous hint counts if the run lies in the input range and its outputs follow suit. */
static uint8_t entry_bits(struct walk *w, const struct ttw *t, uint64_t input, uint64_t d,
                          int level)
{
    const unsigned shift = level_shift(&t->form, level);
    const unsigned bits = leaf_size_bits(&t->form, d, level);
    if (bits == shift)
        return (uint8_t)shift;
    if (bits > t->input_bits) {
        choose(w, "IMPLEMENTATION DEFINED: chose no fault for a contiguous run that is larger than "
                  "the input range: the hint is ignored (DDI 0487 D8.7.1)");
        return (uint8_t)shift;
    }
    const uint64_t within = low_bits(bits) & ~low_bits(shift);
    if (((leaf_address(&t->form, d, level) ^ input) & within) != 0) {
        choose(w, "CONSTRAINED UNPREDICTABLE: chose to ignore the Contiguous bit of a descriptor "
                  "whose output does not follow its run (DDI 0487 D8.7.1)");
        return (uint8_t)shift;
    }
    return (uint8_t)bits;
}

/* The checks of the leaf that come before permissions. */
static ALWAYS_INLINE bool check_leaf(struct walk *w, const struct ttw *t, uint64_t input,
                                     uint64_t d, int level, unsigned shift, struct leaf *leaf)
{
    leaf->descriptor = d;
    leaf->level = (int8_t)level;
    leaf->output = (d & t->form.table_mask & ~few_bits(shift)) | descriptor_high(&t->form, d) |
                   (input & few_bits(shift));
    leaf->bits = bit(d, LEAF_CONTIGUOUS) ? entry_bits(w, t, input, d, level) : (uint8_t)shift;
    if (level < FINAL_LEVEL && bit(d, LEAF_NT) && w->c->nt_faults) {
        choose(w, "IMPLEMENTATION DEFINED: chose a Translation fault for a Block with nT=1 (DDI "
                  "0487 D8.7.3)");
        return fail(w, MMU_FAULT_TRANSLATION, t->stage2, level);
    }
    if (leaf->output & t->too_large)
        return fail(w, MMU_FAULT_ADDRESS_SIZE, t->stage2, level);
    if (!leaf_access_flag(d) && !t->ha)
        return fail(w, MMU_FAULT_ACCESS_FLAG, t->stage2, level);
    return true;
}

/* AArch64.S1Walk and AArch64.S2Walk: from the start table, or a cached one, to a leaf. */
static ALWAYS_INLINE bool walk_tree(struct walk *w, const struct ttw *t, bool stage2,
                                    uint64_t input, struct leaf *leaf)
{
    const struct ttw_form *f = &t->form;
    const bool through_stage2 = !stage2 && w->c->s2_on;
    const bool watched = w->log || w->lint || t->big_endian;
    struct walk_cache *tables_cache = stage2 ? NULL : w->cache;
    uint64_t base = t->base;
    int level = t->start_level;
    unsigned shift = t->start_shift;
    unsigned tables = 0;
    uint64_t d;
    uint64_t pa;
    /* Stage 2's input has no bits above; stage 1's upper range has. */
    const uint64_t index = (stage2 ? input : input & few_bits(t->input_bits)) >> shift;
    uint64_t address = base + (index << DESCRIPTOR_SHIFT);
    if (address & t->too_large)
        return fail(w, MMU_FAULT_ADDRESS_SIZE, stage2, 0);
    if (tables_cache &&
        walk_cache_find_table(tables_cache, w->c, t, input, &level, &base, &tables)) {
        w->stats->table_hits++;
        shift = level_shift(f, level);
        address = base | descriptor_offset(f, input, shift);
    }
    for (;;) {
        pa = address;
        if (through_stage2 && !locate_table(w, address, false, &pa))
            return false;
        w->reads++;
        if (watched ? !read_watched(w, t, level, address, pa, input, &d)
                    : !w->read(w->arg, (pa_t){ pa }, &d))
            return fail(w, MMU_FAULT_WALK_ABORT, stage2, level);
        if (!descriptor_is_table(d, level))
            break;
        base = table_address(f, d);
        shift -= f->stride;
        address = base | descriptor_offset(f, input, shift);
        if (address & t->too_large)
            return fail(w, MMU_FAULT_ADDRESS_SIZE, stage2, level);
        level++;
        if (stage2)
            continue;
        if (t->hierarchical)
            tables |= table_permissions(d);
        if (tables_cache)
            walk_cache_add_table(tables_cache, w->c, t, input, level, base, tables);
    }
    leaf->address = address;
    leaf->pa = pa;
    if (!stage2)
        leaf->tables = (uint8_t)tables;
    return descriptor_type(f, d, level) == DESCRIPTOR_LEAF
               ? check_leaf(w, t, input, d, level, shift, leaf)
               : fail(w, MMU_FAULT_TRANSLATION, stage2, level);
}

/* Each stage has its own copy, and a frame of its own: both are hot. */
static NOINLINE bool walk_tree1(struct walk *w, const struct ttw *t, uint64_t input,
                                struct leaf *leaf)
{
    return walk_tree(w, t, false, input, leaf);
}

static NOINLINE bool walk_tree2(struct walk *w, const struct ttw *t, uint64_t input,
                                struct leaf *leaf)
{
    return walk_tree(w, t, true, input, leaf);
}

/* ---- stage 2 --------------------------------------------------------------------------------- */

enum { SWAPS_MAX = 64 }; /* against memory that never holds still */

/* The leaf with the flags that the access sets. */
static uint64_t updated(const struct ttw *t, uint64_t d, bool writes)
{
    if (!t->ha)
        return d;
    d |= UINT64_C(1) << LEAF_AF;
    if (t->hd && leaf_dbm(d) && writes)
        d = t->stage2 ? d | UINT64_C(1) << LEAF_S2_WRITABLE : d & ~(UINT64_C(1) << LEAF_READ_ONLY);
    return d;
}

/* Permissions of a stage-1 walk's access, or of its update of the descriptor. */
static bool table_permitted(const struct walk *w, uint64_t d, bool write)
{
    const struct ttw *t = &w->c->stage2;
    if (bit(w->c->ptw_faults, leaf_memattr(d)) || !leaf_s2_readable(d))
        return false;
    return !write || leaf_s2_writable(d) || (t->ha && t->hd && leaf_dbm(d));
}

static bool write_leaf(struct walk *w, const struct ttw *t, struct leaf *leaf, uint64_t to,
                       bool *again)
{
    uint64_t pa = leaf->pa;
    if (!t->stage2 && w->c->s2_on && !locate_table(w, leaf->address, true, &pa))
        return false;
    bool swapped = true;
    if (!w->update)
        walk_log_update(w->log, leaf->descriptor, to);
    else if (!swap_descriptor(w, t, leaf->level, pa, leaf->descriptor, to, &swapped))
        return false;
    *again = !swapped;
    leaf->descriptor = to;
    return true;
}

/* Let the hardware set flags of `leaf`. `*again`: the descriptor changed under it. */
static inline bool update_leaf(struct walk *w, const struct ttw *t, struct leaf *leaf, bool writes,
                               bool *again)
{
    *again = false;
    const uint64_t to = updated(t, leaf->descriptor, writes);
    return to == leaf->descriptor || write_leaf(w, t, leaf, to, again);
}

/* A cached leaf that denies the access is walked again: memory may grant it by now. */
static bool serves_stage2(const struct walk *w, uint64_t d, bool writes)
{
    const struct ttw *t = &w->c->stage2;
    if (updated(t, d, writes) != d)
        return false;
    return w->for_table ? table_permitted(w, d, writes)
                        : !denied(stage2_permissions(w->c, d, t->ha && t->hd), w->access, w->mode);
}

/* The leaf of `ipa` from the cache. */
static NOINLINE bool find_cached(struct walk *w, uint64_t ipa, bool writes, struct leaf *leaf)
{
    const struct ttw *t = &w->c->stage2;
    struct stage2_leaf cached;
    if (!walk_cache_find_stage2(w->cache, w->c, ipa, &cached) ||
        !serves_stage2(w, cached.descriptor, writes)) {
        w->stats->stage2_misses++;
        return false;
    }
    w->stats->stage2_hits++;
    *leaf = (struct leaf){
        .descriptor = cached.descriptor,
        .output = leaf_address(&t->form, cached.descriptor, cached.level) |
                  (ipa & low_bits(level_shift(&t->form, cached.level))),
        .address = cached.pa,
        .pa = cached.pa,
        .bits = cached.bits,
        .level = cached.level,
    };
    return true;
}

/* The leaf of `ipa`, from the cache or by a walk. */
static ALWAYS_INLINE bool find_stage2(struct walk *w, uint64_t ipa, bool writes, struct leaf *leaf)
{
    const struct ttw *t = &w->c->stage2;
    if (w->cache && find_cached(w, ipa, writes, leaf))
        return true;
    choose(w, t->choice);
    if (t->out_of_range || (ipa & ~few_bits(t->input_bits)) != 0)
        return fail(w, MMU_FAULT_TRANSLATION, true, 0);
    return walk_tree2(w, t, ipa, leaf);
}

static void cache_stage2(struct walk *w, uint64_t ipa, const struct leaf *leaf)
{
    if (w->cache && leaf_access_flag(leaf->descriptor)) {
        const struct stage2_leaf cached = {
            .descriptor = leaf->descriptor, .pa = leaf->pa, .level = leaf->level, .bits = leaf->bits
        };
        walk_cache_add_stage2(w->cache, w->c, ipa, &cached);
    }
}

/* AArch64.S2Translate for a stage-1 table's descriptor. */
static ALWAYS_INLINE bool walk_stage2(struct walk *w, uint64_t ipa, bool write, struct leaf *leaf)
{
    for (unsigned tries = 0; tries < SWAPS_MAX; tries++) {
        bool again;
        if (!find_stage2(w, ipa, write, leaf))
            return false;
        if (!table_permitted(w, leaf->descriptor, write))
            return fail(w, MMU_FAULT_PERMISSION, true, leaf->level);
        if (!update_leaf(w, &w->c->stage2, leaf, write, &again))
            return false;
        if (!again) {
            cache_stage2(w, ipa, leaf);
            return true;
        }
    }
    return fail(w, MMU_FAULT_WALK_ABORT, true, leaf->level);
}

/* Where the stage-1 descriptor at `ipa` is in physical memory. */
static bool locate_table(struct walk *w, uint64_t ipa, bool write, uint64_t *pa)
{
    struct leaf leaf;
    w->for_table = true;
    if (!walk_stage2(w, ipa, write, &leaf)) {
        w->fault->s1ptw = true;
        w->fault->update = write;
        w->fault->ipa.ipa = ipa;
        return false;
    }
    w->for_table = false;
    *pa = leaf.output;
    if (w->log) {
        w->table.attr = leaf_memattr(leaf.descriptor);
        w->table.sh = w->c->stage2.ds ? w->c->stage2.sh : leaf_sh(leaf.descriptor);
        w->table.fnxs = leaf_fnxs(leaf.descriptor);
    }
    return true;
}

/* ---- the access itself ----------------------------------------------------------------------- */

static bool deny(struct walk *w, unsigned needs, bool stage2, int level)
{
    /* The read half of an access that does both comes first. */
    if (w->access == MMU_ATOMIC)
        w->fault->write = !(needs & NEED_READ);
    return fail(w, MMU_FAULT_PERMISSION, stage2, level);
}

/* What of `in` is the descriptors': with the regime's registers it decides the result. */
static uint32_t memo_key(const struct mmu_combine_in *in)
{
    enum { SET = 1U << 31 };
    return SET | in->s1_attr | (in->s1_sh & 3U) << 8 | (in->s2_attr & 15U) << 10 |
           (in->s2_sh & 3U) << 14 | (uint32_t)in->fnxs << 16 | (uint32_t)in->kind << 17;
}

static void combine(struct walk *w, const struct mmu_combine_in *in, struct mmu_combine_out *out)
{
    struct combine_memo *memo = w->memo;
    if (memo) {
        const uint32_t key = memo_key(in);
        if (memo->key != key) {
            mmu_combine(in, &memo->out, NULL);
            memo->key = key;
        }
        *out = memo->out;
        return;
    }
    mmu_combine(in, out, w->log ? &w->log->why : NULL);
    if (out->unpredictable)
        choose(w, "CONSTRAINED UNPREDICTABLE: chose an allocated value for reserved memory "
                  "attributes (DDI 0487 K1.2.19)");
}

/* AArch64.S2Translate for the access itself. */
static bool stage2(struct walk *w, struct mmu_combine_in *in, struct walk_result *r)
{
    const struct ttw *t = &w->c->stage2;
    w->fault->ipa.ipa = r->ipa; /* counts if it fails */
    struct leaf leaf;
    leaf.level = 0;
    for (unsigned tries = 0; tries < SWAPS_MAX; tries++) {
        bool again;
        if (!find_stage2(w, r->ipa, access_writes(w->access), &leaf))
            return false;
        in->s2_attr = leaf_memattr(leaf.descriptor);
        in->s2_sh = t->ds ? t->sh : leaf_sh(leaf.descriptor);
        in->fnxs = leaf_fnxs(leaf.descriptor);
        combine(w, in, &r->out);
        if ((w->mode & MMU_UNALIGNED) && r->out.unaligned == MMU_ALIGN_STAGE2)
            return fail(w, MMU_FAULT_ALIGNMENT, true, leaf.level);
        r->s2 = stage2_permissions(w->c, leaf.descriptor, t->ha && t->hd);
        const unsigned needs = denied(r->s2, w->access, w->mode);
        if (needs)
            return deny(w, needs, true, leaf.level);
        if (!update_leaf(w, t, &leaf, access_writes(w->access), &again))
            return false;
        if (again)
            continue;
        cache_stage2(w, r->ipa, &leaf);
        r->pa = leaf.output;
        r->s2_level = leaf.level;
        r->s2_bits = leaf.bits;
        r->s2_pending = updated(t, leaf.descriptor, true) != leaf.descriptor;
        return true;
    }
    return fail(w, MMU_FAULT_WALK_ABORT, true, leaf.level);
}

/* ---- stage 1 of it --------------------------------------------------------------------------- */

const struct ttw *walk_range(const struct walk_context *c, va_t va, enum mmu_access access,
                             unsigned mode)
{
    const struct ttw *t = &c->range[c->unprivileged && bit(va.va, VA_RANGE_BIT)];
    if ((va.va & t->va_mask[access == MMU_FETCH]) != t->va_value[access == MMU_FETCH] ||
        (t->not_el0 && c->s1_on && (mode & MMU_MODE_EL) == 0))
        return NULL;
    return t;
}

/* AArch64.S1DisabledOutput: flat, with the address size of the implementation. */
static bool stage1_off(struct walk *w, struct walk_result *r)
{
    if (!w->range)
        return fail(w, MMU_FAULT_ADDRESS_SIZE, false, 0);
    r->ipa = w->va.va & low_bits(w->c->pa_bits);
    r->s1 = PERM_ALL;
    r->s1_level = MMU_STAGE_OFF;
    r->s1_bits = FLAT_BITS;
    r->global = true;
    return true;
}

/* Unaligned to what stage 1 alone makes Device (D8.15.5). */
static bool misaligned(const struct walk *w, const struct mmu_combine_in *in)
{
    if (!(w->mode & MMU_UNALIGNED))
        return false;
    struct mmu_combine_in alone = *in;
    struct mmu_combine_out out;
    alone.vm = false;
    mmu_combine(&alone, &out, NULL);
    return out.unaligned == MMU_ALIGN_STAGE1;
}

static bool stage1_on(struct walk *w, struct mmu_combine_in *in, struct walk_result *r)
{
    const struct walk_context *c = w->c;
    const bool upper = c->unprivileged && bit(w->va.va, VA_RANGE_BIT);
    const struct ttw *t = &c->range[upper];
    choose(w, t->choice);
    if (!w->range || t->disabled)
        return fail(w, MMU_FAULT_TRANSLATION, false, 0);
    struct leaf leaf;
    leaf.level = 0;
    for (unsigned tries = 0; tries < SWAPS_MAX; tries++) {
        bool again;
        if (!walk_tree1(w, t, w->va.va, &leaf))
            return false;
        const uint64_t d = leaf.descriptor;
        in->s1_attr = (uint8_t)field(c->mair, 8 * leaf_attr_index(d), 8);
        in->s1_sh = t->ds ? t->sh : leaf_sh(d);
        if (misaligned(w, in))
            return fail(w, MMU_FAULT_ALIGNMENT, false, leaf.level);
        r->s1 = stage1_permissions(c, d, leaf.tables, t->ha && t->hd);
        const unsigned needs = denied(r->s1, w->access, w->mode);
        if (needs)
            return deny(w, needs, false, leaf.level);
        if (!update_leaf(w, t, &leaf, access_writes(w->access), &again))
            return false;
        if (again)
            continue;
        r->ipa = leaf.output;
        r->s1_level = leaf.level;
        r->s1_bits = leaf.bits;
        r->s1_pending = updated(t, leaf.descriptor, true) != leaf.descriptor;
        r->global = !c->unprivileged || !leaf_not_global(d);
        r->guarded = leaf_guarded(d);
        return true;
    }
    return fail(w, MMU_FAULT_WALK_ABORT, false, leaf.level);
}

/* ---- both ------------------------------------------------------------------------------------ */

bool walk_translate(struct walk *w, bool stage1_only, struct walk_result *r)
{
    const struct walk_context *c = w->c;
    *w->fault = walk_fault(w);
    *r = (struct walk_result){ .s2_level = MMU_STAGE_OFF, .s2_bits = FLAT_BITS, .s2 = PERM_ALL };
    choose(w, c->choice);
    struct mmu_combine_in in = c->in;
    in.kind = w->access == MMU_FETCH ? MMU_IFETCH : MMU_DATA;
    if (c->s1_on) {
        if (!stage1_on(w, &in, r))
            return false;
    } else {
        if (!stage1_off(w, r))
            return false;
        if (misaligned(w, &in))
            return fail(w, MMU_FAULT_ALIGNMENT, false, 0);
    }
    if (c->s2_on && !stage1_only)
        return stage2(w, &in, r);
    r->pa = r->ipa;
    if (stage1_only && c->s2_on) {
        /* Stage 1's own attributes, also where HCR_EL2.DC makes them: MemAttr 0b111 keeps them. */
        in.vm = in.fwb = in.features.s2fwb = true;
        in.cd = in.id = false;
        in.s2_attr = 7;
        w->memo = NULL;
    }
    combine(w, &in, &r->out);
    return true;
}

void walk_page(struct mmu_page *page, const struct walk_result *r)
{
    *page = (struct mmu_page){
        .attr = r->out.attr,
        .unaligned = (uint8_t)r->out.unaligned,
        .size_bits = walk_entry_bits(r),
        .s1_level = r->s1_level,
        .s2_level = r->s2_level,
        .global = r->global,
        .guarded = r->guarded,
        .par_attr = r->out.par_attr,
        .par_sh = r->out.par_sh,
    };
}

bool walk_ipa(struct walk *w, uint64_t ipa, uint64_t *pa)
{
    struct leaf leaf;
    *w->fault = (struct mmu_fault){ .ipa = { ipa }, .s1ptw = true };
    *pa = ipa;
    if (!w->c->s2_on)
        return true;
    if (!find_stage2(w, ipa, false, &leaf))
        return false;
    *pa = leaf.output;
    return true;
}
