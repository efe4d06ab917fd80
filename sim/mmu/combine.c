/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The steps and their names are those of the pseudocode in DDI 0487 J1.1.4 and J1.3.5. Everything
 * here is inlined into two copies of combine(), with and without `why`, since scripts and table
 * checks call it millions of times.
 */
#include "mmu/rules.h"

#define ALWAYS_INLINE __attribute__((always_inline)) static inline

enum { MEMATTR_OUTER_SHIFT = 4, NIBBLE = 0xF };

ALWAYS_INLINE void push(struct mmu_why *why, enum mmu_rule rule, const struct memattr *m)
{
    if (why && why->count < ARRAY_LEN(why->step)) {
        why->step[why->count].rule = (uint8_t)rule;
        why->step[why->count].attr = *m;
        why->count++;
    }
}

/* ---- decoding (J1.3.5) ----------------------------------------------------------------------- */

/* DecodeLDFAttr: one nibble of a MAIR byte; 0000 never comes here. */
ALWAYS_INLINE struct mem_cache decode_ldf(unsigned nibble)
{
    if (nibble == 4)
        return (struct mem_cache){ .attr = CACHE_NC };
    return (struct mem_cache){
        .attr = nibble & 4 ? CACHE_WB : CACHE_WT,
        .read_alloc = nibble >> 1 & 1,
        .write_alloc = nibble & 1,
        .transient = !(nibble & 8),
    };
}

/* DecodeSDFAttr: IRGN and ORGN. */
ALWAYS_INLINE struct mem_cache decode_sdf(unsigned rgn)
{
    if ((rgn & 3) == 0)
        return (struct mem_cache){ .attr = CACHE_NC };
    return (struct mem_cache){
        .attr = (rgn & 3) == 2 ? CACHE_WT : CACHE_WB,
        .read_alloc = true,
        .write_alloc = (rgn & 3) == 1,
    };
}

static const struct mem_cache cache_nc = { .attr = CACHE_NC };
static const struct mem_cache cache_wb_rwa = { .attr = CACHE_WB,
                                               .read_alloc = true,
                                               .write_alloc = true };

ALWAYS_INLINE bool is_wb(const struct memattr *m)
{
    return m->type == MEM_NORMAL && m->inner.attr == CACHE_WB && m->outer.attr == CACHE_WB;
}

ALWAYS_INLINE bool is_nc(const struct memattr *m)
{
    return m->inner.attr == CACHE_NC && m->outer.attr == CACHE_NC;
}

ALWAYS_INLINE bool is_device_or_nc(const struct memattr *m)
{
    return m->type == MEM_DEVICE || is_nc(m);
}

ALWAYS_INLINE bool is_rwa(struct mem_cache c)
{
    return c.attr == CACHE_WB && c.read_alloc && c.write_alloc && !c.transient;
}

/* IsTaggableMemAttr */
ALWAYS_INLINE bool is_taggable(const struct memattr *m)
{
    return m->type == MEM_NORMAL && is_rwa(m->inner) && is_rwa(m->outer);
}

/* NormalNCMemAttr, with the XS attribute of what it stands for (D7.5.5). */
ALWAYS_INLINE struct memattr normal_nc(bool xs)
{
    return (struct memattr){ .type = MEM_NORMAL, .sh = SH_OUTER, .xs = xs };
}

ALWAYS_INLINE uint8_t decode_sh(unsigned sh)
{
    return (uint8_t)(sh == SH_RESERVED ? SH_OUTER : sh);
}

/*
 * S1ConstrainUnpredictableRESMAIR, and the allocated byte that this model takes for a reserved one
 * (assumed; K1.2.19 allows any).
 */
ALWAYS_INLINE unsigned allocated_mair(unsigned attr, const struct mmu_features *f)
{
    const unsigned outer = attr >> MEMATTR_OUTER_SHIFT;
    if (outer == 0)
        return (attr & 3) == 0 || ((attr & 3) == 1 && f->xs) ? attr : attr & 0xC;
    if (attr & NIBBLE)
        return attr;
    if ((attr == 0x40 || attr == 0xA0) && f->xs)
        return attr;
    if (attr == 0xF0 && f->mte2)
        return attr;
    return attr | outer;
}

/* S1DecodeMemAttrs for an allocated byte */
ALWAYS_INLINE struct memattr s1_decode(unsigned attr, unsigned sh)
{
    const unsigned outer = attr >> MEMATTR_OUTER_SHIFT;
    struct memattr m = { .sh = (uint8_t)sh };
    if (outer == 0) {
        m.type = MEM_DEVICE;
        m.device = attr >> 2 & 3;
        m.xs = !(attr & 1);
        return m;
    }
    /* 0x40, 0xA0 and 0xF0: the same cacheability twice, with XS=0; 0xF0 is the Tagged one. */
    const unsigned inner = attr & NIBBLE ? attr & NIBBLE : outer;
    m.type = MEM_NORMAL;
    m.outer = decode_ldf(outer);
    m.inner = decode_ldf(inner);
    m.xs = (attr & NIBBLE) && !is_wb(&m);
    m.tagged = attr == 0xF0;
    return m;
}

/* ---- stage 1: AArch64.S1Translate and AArch64.S1DisabledOutput ------------------------------- */

ALWAYS_INLINE struct memattr s1_disabled(const struct mmu_combine_in *in, struct mmu_why *why)
{
    struct memattr m;
    if (in->dc) {
        m = (struct memattr){
            .type = MEM_NORMAL, .sh = SH_NON, .inner = cache_wb_rwa, .outer = cache_wb_rwa
        };
        push(why, RULE_S1_DC, &m);
        if (in->dct && in->features.mte2) {
            m.tagged = true;
            push(why, RULE_S1_DCT, &m);
        }
    } else if (in->kind == MMU_IFETCH) {
        m = normal_nc(true);
        if (in->i)
            m.inner = m.outer = (struct mem_cache){ .attr = CACHE_WT, .read_alloc = true };
        push(why, RULE_S1_OFF_FETCH, &m);
    } else {
        m = (struct memattr){
            .type = MEM_DEVICE, .device = DEVICE_nGnRnE, .sh = SH_OUTER, .xs = true
        };
        push(why, RULE_S1_OFF_DATA, &m);
    }
    return m;
}

/* `*sh` is the SH field that the walk's or the leaf's attributes carry. */
ALWAYS_INLINE struct memattr s1_enabled(const struct mmu_combine_in *in,
                                        struct mmu_combine_out *out, unsigned *sh,
                                        struct mmu_why *why)
{
    struct memattr m;
    if (in->kind == MMU_WALK) {
        *sh = in->sh & 3;
        m = (struct memattr){ .type = MEM_NORMAL,
                              .sh = (uint8_t)*sh,
                              .inner = decode_sdf(in->irgn),
                              .outer = decode_sdf(in->orgn) };
        m.xs = !is_wb(&m);
        push(why, RULE_S1_WALK, &m);
        return m;
    }
    *sh = in->s1_sh & 3;
    const unsigned attr = allocated_mair(in->s1_attr, &in->features);
    m = s1_decode(attr, *sh);
    if (attr != in->s1_attr) {
        out->status |= MMU_S1RES;
        push(why, RULE_S1_RESERVED, &m);
    } else {
        push(why, RULE_S1_MAIR, &m);
    }
    return m;
}

ALWAYS_INLINE struct memattr stage1(const struct mmu_combine_in *in, struct mmu_combine_out *out,
                                    bool s2_on, unsigned *sh, struct mmu_why *why)
{
    /* A walk is made by a stage 1 that is on; only DC=1 has a say in what it is (D7.5.5). */
    const bool on = !in->dc && (in->s1 || in->kind == MMU_WALK);
    if (!on) {
        struct memattr m = s1_disabled(in, why);
        *sh = m.sh;
        if (m.type == MEM_DEVICE && in->kind == MMU_DATA)
            out->unaligned = MMU_ALIGN_STAGE1;
        return m;
    }

    struct memattr m = s1_enabled(in, out, sh, why);
    if (m.type == MEM_DEVICE && in->kind == MMU_DATA)
        out->unaligned = MMU_ALIGN_STAGE1;
    if (m.sh == SH_RESERVED) {
        m.sh = SH_OUTER;
        push(why, RULE_S1_SH_RESERVED, &m);
    }

    /* AArch64.S1TreatAsNormalNC; the walk's own form of it is in AArch64.S1Walk. */
    const uint8_t programmed = m.sh;
    if (in->kind == MMU_IFETCH) {
        if (m.type == MEM_DEVICE || !in->i) {
            const enum mmu_rule rule = m.type == MEM_DEVICE ? RULE_S1_FETCH_DEVICE : RULE_S1_I;
            m = normal_nc(m.xs);
            m.sh = programmed;
            push(why, rule, &m);
        }
    } else if (!in->c && m.type == MEM_NORMAL) {
        const bool tagged = m.tagged;
        m = normal_nc(m.xs);
        m.sh = programmed;
        push(why, tagged ? RULE_S1_C_TAGGED : RULE_S1_C, &m);
    }

    if (is_device_or_nc(&m)) {
        if (s2_on) {
            push(why, RULE_S1_SH_INPUT, &m);
        } else if (m.sh != SH_OUTER) {
            m.sh = SH_OUTER;
            push(why, RULE_SH_OUTER_S1, &m);
        }
    }
    return m;
}

/* ---- stage 2 --------------------------------------------------------------------------------- */

/*
 * The MemAttr value after RES0 and reserved ones are settled, always allocated. For FWB=1 as the
 * pseudocode does (0bx00 as 0b101, and of the rest MemAttr[2:0] counts); for FWB=0 the reserved
 * inner half becomes as the outer half.
 */
ALWAYS_INLINE unsigned allocated_memattr(const struct mmu_combine_in *in, bool fwb,
                                         struct mmu_combine_out *out)
{
    const unsigned attr = in->s2_attr & NIBBLE;
    const bool mteperm = in->features.mteperm;
    if (!fwb) {
        if (attr < 4 || (attr & 3) || (attr == 4 && mteperm))
            return attr;
        out->status |= MMU_S2RES;
        return attr | attr >> 2;
    }
    if (!mteperm && (attr & 8))
        out->status |= MMU_S2RES0;
    const bool reserved = (attr & 7) == 4 || (mteperm && ((attr & 0xC) == 8 || attr == 0xD));
    if (reserved)
        out->status |= MMU_S2RES;
    if ((attr & 7) == 4)
        return 5;
    return reserved || !mteperm ? attr & 7 : attr;
}

/* S2DecodeMemAttrs; XS is what FnXS leaves. */
ALWAYS_INLINE struct memattr s2_decode(unsigned attr, unsigned sh, bool fnxs)
{
    struct memattr m = { .sh = (uint8_t)sh, .xs = !fnxs };
    if (attr < 4) {
        m.type = MEM_DEVICE;
        m.device = (uint8_t)attr;
        return m;
    }
    m.type = MEM_NORMAL;
    m.notagaccess = attr == 4;
    const unsigned halves = attr == 4 ? NIBBLE : attr;
    m.outer.attr = (uint8_t)((halves >> 2) - 1);
    m.inner.attr = (uint8_t)((halves & 3) - 1);
    return m;
}

/* S2CombineS1AttrHints: hints come from stage 1 alone. */
ALWAYS_INLINE struct mem_cache combine_cache(struct mem_cache s1, struct mem_cache s2)
{
    if (s1.attr == CACHE_NC || s2.attr == CACHE_NC)
        return cache_nc;
    s1.attr = s1.attr < s2.attr ? s1.attr : s2.attr;
    return s1;
}

ALWAYS_INLINE uint8_t join_sh(unsigned s1, unsigned s2)
{
    if (s1 == SH_OUTER || s2 == SH_OUTER)
        return SH_OUTER;
    return s1 == SH_INNER || s2 == SH_INNER ? SH_INNER : SH_NON;
}

ALWAYS_INLINE uint8_t stronger(unsigned s1_device, unsigned s2_device)
{
    return (uint8_t)(s1_device < s2_device ? s1_device : s2_device);
}

/* AArch64.S2TreatAsNormalNC, and the walk that HCR_EL2.PTW stops. `m` is the stage-2 type. */
ALWAYS_INLINE void s2_overrides(const struct mmu_combine_in *in, struct mmu_combine_out *out,
                                struct memattr *m, struct mmu_why *why)
{
    enum mmu_rule rule = MMU_RULE_COUNT;
    if (in->kind == MMU_IFETCH) {
        if (m->type == MEM_DEVICE)
            rule = RULE_S2_FETCH_DEVICE;
        else if (in->id)
            rule = RULE_S2_ID;
    } else if (m->type == MEM_NORMAL) {
        if (in->cd)
            rule = RULE_S2_CD;
    } else if (in->kind == MMU_WALK) {
        if (!in->ptw) {
            rule = RULE_S2_WALK_NC;
        } else {
            out->s2_permission = true;
            push(why, RULE_S2_WALK_FAULT, m);
        }
    }
    if (rule != MMU_RULE_COUNT) {
        *m = normal_nc(m->xs);
        push(why, rule, m);
    }
}

/* S2MemTagType, the shareability and the end of both ways of combining. */
ALWAYS_INLINE void settle(struct memattr *m, bool s1_tagged, bool notagaccess, unsigned s1_sh,
                          unsigned s2_sh, struct mmu_why *why)
{
    m->tagged = s1_tagged && is_taggable(m);
    if (s1_tagged && !m->tagged)
        push(why, RULE_UNTAGGED, m);
    m->notagaccess = m->tagged && notagaccess;
    if (m->notagaccess)
        push(why, RULE_NOTAGACCESS, m);
    m->sh = join_sh(s1_sh, s2_sh);
    push(why, RULE_SH_JOIN, m);
}

ALWAYS_INLINE void outer_shareable(struct memattr *m, struct mmu_why *why)
{
    if (is_device_or_nc(m) && m->sh != SH_OUTER) {
        m->sh = SH_OUTER;
        push(why, RULE_SH_OUTER, m);
    }
}

ALWAYS_INLINE void clear_xs(struct memattr *m, enum mmu_rule rule, struct mmu_why *why)
{
    const bool changes = m->xs;
    m->xs = false;
    if (why && why->xs && changes)
        push(why, rule, m);
}

/* S2DecodeMemAttrs, the overrides, then S2CombineS1MemAttrs. */
ALWAYS_INLINE struct memattr s2_combine(const struct mmu_combine_in *in,
                                        struct mmu_combine_out *out, const struct memattr *s1,
                                        unsigned attr, unsigned s2_sh, bool fnxs,
                                        struct mmu_why *why)
{
    struct memattr s2 = s2_decode(attr, s2_sh, fnxs);
    push(why, RULE_S2_MEMATTR, &s2);
    if (s2.type == MEM_DEVICE && in->kind == MMU_DATA && out->unaligned == MMU_ALIGN_NONE)
        out->unaligned = MMU_ALIGN_STAGE2;
    s2_overrides(in, out, &s2, why);

    const bool xs = s1->xs && s2.xs;
    struct memattr m;
    if (s1->type == MEM_DEVICE && s2.type == MEM_DEVICE) {
        m = *s1;
        m.device = stronger(s1->device, s2.device);
        push(why, RULE_BOTH_DEVICE, &m);
    } else if (s1->type == MEM_DEVICE) {
        m = *s1;
        push(why, RULE_S1_DEVICE, &m);
    } else if (s2.type == MEM_DEVICE) {
        m = s2;
        m.xs = s1->xs;
        push(why, RULE_S2_DEVICE, &m);
    } else {
        m = *s1;
        m.inner = combine_cache(s1->inner, s2.inner);
        m.outer = combine_cache(s1->outer, s2.outer);
        push(why, RULE_BOTH_NORMAL, &m);
    }
    settle(&m, s1->tagged, s2.notagaccess, s1->sh, s2.sh, why);
    if (is_wb(&m))
        clear_xs(&m, RULE_XS_WB, why);
    else if (!xs)
        clear_xs(&m, RULE_XS_FNXS, why);
    outer_shareable(&m, why);
    return m;
}

/* One level of a result that 0b110 forces to Write-Back (R_THYXB, R_TBQKG). */
ALWAYS_INLINE struct mem_cache forced_wb(const struct memattr *s1, struct mem_cache level)
{
    if (s1->type == MEM_DEVICE || level.attr == CACHE_NC)
        return cache_wb_rwa;
    level.attr = CACHE_WB;
    return level;
}

/* AArch64.S2ApplyFWBMemAttrs, then the overrides: there is no combining after them. */
ALWAYS_INLINE struct memattr s2_apply_fwb(const struct mmu_combine_in *in,
                                          struct mmu_combine_out *out, const struct memattr *s1,
                                          unsigned attr, unsigned s2_sh, bool fnxs,
                                          struct mmu_why *why)
{
    struct memattr m = *s1;
    if (!(attr & 4)) {
        const unsigned device = attr & 3;
        m = (struct memattr){
            .type = MEM_DEVICE, .device = (uint8_t)device, .sh = s1->sh, .xs = s1->xs
        };
        if (s1->type == MEM_DEVICE)
            m.device = stronger(s1->device, device);
        push(why, s1->type == MEM_DEVICE ? RULE_FWB_BOTH_DEVICE : RULE_FWB_DEVICE, &m);
    } else if ((attr & 3) == 3) {
        push(why, RULE_FWB_KEEP, &m);
    } else if ((attr & 3) == 2) {
        m.type = MEM_NORMAL;
        m.device = 0;
        m.inner = forced_wb(s1, s1->inner);
        m.outer = forced_wb(s1, s1->outer);
        push(why, RULE_FWB_WB, &m);
        clear_xs(&m, RULE_XS_WB, why);
    } else if (s1->type == MEM_DEVICE) {
        push(why, RULE_FWB_NC_DEVICE, &m);
    } else {
        m.inner = m.outer = cache_nc;
        push(why, RULE_FWB_NC, &m);
    }
    settle(&m, s1->tagged, attr >> 1 == 7, s1->sh, s2_sh, why);
    if (fnxs)
        clear_xs(&m, RULE_XS_FNXS, why);
    outer_shareable(&m, why);

    if (m.type == MEM_DEVICE && in->kind == MMU_DATA && out->unaligned == MMU_ALIGN_NONE)
        out->unaligned = MMU_ALIGN_STAGE2;
    s2_overrides(in, out, &m, why);
    return m;
}

/* ---- PAR_EL1 (EncodePARAttrs, PAREncodeShareability) ----------------------------------------- */

ALWAYS_INLINE unsigned encode_ldf(struct mem_cache c)
{
    if (c.attr == CACHE_NC)
        return 4;
    return (c.transient ? 0U : 8U) | (c.attr == CACHE_WB ? 4U : 0U) | (c.read_alloc ? 2U : 0U) |
           (c.write_alloc ? 1U : 0U);
}

ALWAYS_INLINE uint8_t encode_par(const struct memattr *m)
{
    if (m->tagged)
        return m->notagaccess ? 0xE0 : 0xF0;
    if (m->type == MEM_DEVICE)
        return (uint8_t)(m->device << 2 | (m->xs ? 0 : 1));
    if (!m->xs) {
        if (is_nc(m))
            return 0x40;
        /* The pseudocode looks at the hints of the outer level alone. */
        if (m->inner.attr == CACHE_WT && m->outer.attr == CACHE_WT && !m->outer.transient &&
            m->outer.read_alloc && !m->outer.write_alloc)
            return 0xA0;
    }
    return (uint8_t)(encode_ldf(m->outer) << MEMATTR_OUTER_SHIFT | encode_ldf(m->inner));
}

/* ---- the whole ------------------------------------------------------------------------------- */

ALWAYS_INLINE void combine(const struct mmu_combine_in *in, struct mmu_combine_out *out,
                           struct mmu_why *why)
{
    *out = (struct mmu_combine_out){ .unaligned = MMU_ALIGN_NONE };
    if (why) {
        why->count = 0;
        why->xs = in->features.xs;
    }

    const bool s2_on = in->vm || in->dc;
    const bool fwb = in->fwb && in->features.s2fwb;
    unsigned s1_field = SH_NON; /* the SH fields as programmed */
    unsigned s2_field = SH_NON;
    struct memattr m = stage1(in, out, s2_on, &s1_field, why);
    bool normalised = false; /* would an implementation that hands on OSH for it differ (R_NSCNC) */
    if (!s2_on) {
        push(why, RULE_S2_OFF, &m);
    } else {
        normalised = is_device_or_nc(&m);
        const unsigned attr = allocated_memattr(in, fwb, out);
        s2_field = in->s2_sh & 3;
        const uint8_t s2_sh = decode_sh(s2_field);
        const bool fnxs = in->fnxs && in->features.xs;
        if (out->status & MMU_S2RES0)
            push(why, RULE_S2_RES0, &m);
        if (out->status & MMU_S2RES)
            push(why, RULE_S2_RESERVED, &m);
        if (s2_field == SH_RESERVED)
            push(why, RULE_S2_SH_RESERVED, &m);
        const struct memattr s1 = m;
        m = fwb ? s2_apply_fwb(in, out, &s1, attr, s2_sh, fnxs, why)
                : s2_combine(in, out, &s1, attr, s2_sh, fnxs, why);
    }

    if (!is_device_or_nc(&m)) {
        if (s1_field == SH_RESERVED && s2_field != SH_OUTER)
            out->status |= MMU_S1RES;
        if (s2_field == SH_RESERVED && s1_field != SH_OUTER)
            out->status |= MMU_S2RES;
        out->sh_alt = normalised ? SH_OUTER : m.sh;
    } else {
        out->sh_alt = SH_OUTER;
    }
    out->unpredictable = (out->status & (MMU_S1RES | MMU_S2RES)) != 0;
    /* Without FEAT_XS every access may take long, as one with XS=1; PAR_EL1 then reads as it
     * should. */
    if (!in->features.xs)
        m.xs = true;
    out->attr = m;
    out->par_attr = encode_par(&m);
    out->par_sh = m.sh;
    push(why, RULE_RESULT, &m);
}

void mmu_combine(const struct mmu_combine_in *in, struct mmu_combine_out *out, struct mmu_why *why)
{
    if (why)
        combine(in, out, why);
    else
        combine(in, out, NULL);
}

void mmu_combine_defaults(struct mmu_combine_in *in)
{
    *in = (struct mmu_combine_in){ .s1 = true, .c = true, .i = true, .vm = true };
    in->features = (struct mmu_features){ .s2fwb = true, .xs = true, .mte2 = true };
}
