/* SPDX-License-Identifier: Apache-2.0 */
/* Translation for EL1&0 over real descriptors: DDI 0487 D8.2, J1.1.4 (names of the steps). */
#include "mmu/walk.h"

#include "mmu/descriptor.h"

/* ---- registers ------------------------------------------------------------------------------- */

/* TnSZ of the 4 KiB granule without FEAT_LPA2, FEAT_LVA and FEAT_TTST (D8.1.9). */
enum { TSZ_MIN = 16, TSZ_MAX = 39, CONCATENATED_BITS = 4 };

enum { HCR_VM = 0, HCR_PTW = 2, HCR_DC = 12, HCR_TGE = 27, HCR_CD = 32, HCR_ID = 33 };
enum { HCR_E2H = 34, HCR_FWB = 46, HCR_DCT = 57 };
enum { SCTLR_M = 0, SCTLR_C = 2, SCTLR_I = 12, SCTLR_WXN = 19 };
enum { VA_RANGE_BIT = 55 };

#define MASK(at) (UINT64_C(1) << (at))

/* Whether a row of `refusals` counts only with that stage on. */
enum needs { ALWAYS, STAGE1, STAGE2 };

static const struct {
    size_t reg; /* in struct mmu_regs */
    uint64_t mask, value;
    enum needs needs;
    const char *what;
} refusals[] = {
    { offsetof(struct mmu_regs, hcr_el2), MASK(HCR_E2H) | MASK(HCR_TGE),
      MASK(HCR_E2H) | MASK(HCR_TGE), ALWAYS, "HCR_EL2.{E2H,TGE}={1,1}: the EL2&0 regime" },
    { offsetof(struct mmu_regs, hcr_el2), MASK(43), MASK(43), STAGE1,
      "HCR_EL2.NV1=1: nested virtualization" },
    { offsetof(struct mmu_regs, sctlr_el1), MASK(25), MASK(25), STAGE1,
      "SCTLR_EL1.EE=1: big-endian translation tables" },
    { offsetof(struct mmu_regs, tcr_el1), MASK(59), MASK(59), STAGE1,
      "TCR_EL1.DS=1: 52-bit addresses (FEAT_LPA2)" },
    { offsetof(struct mmu_regs, tcr_el1), MASK(39), MASK(39), STAGE1,
      "TCR_EL1.HA=1: hardware management of the Access flag (FEAT_HAFDBS)" },
    { offsetof(struct mmu_regs, tcr_el1), MASK(60), MASK(60), STAGE1,
      "TCR_EL1.MTX0=1: canonical tags" },
    { offsetof(struct mmu_regs, tcr_el1), MASK(61), MASK(61), STAGE1,
      "TCR_EL1.MTX1=1: canonical tags" },
    { offsetof(struct mmu_regs, vtcr_el2), 3 << 14, 1 << 14, STAGE2,
      "VTCR_EL2.TG0=0b01: 64 KiB granule at stage 2" },
    { offsetof(struct mmu_regs, vtcr_el2), 3 << 14, 2 << 14, STAGE2,
      "VTCR_EL2.TG0=0b10: 16 KiB granule at stage 2" },
    { offsetof(struct mmu_regs, vtcr_el2), 3 << 14, 3 << 14, STAGE2,
      "VTCR_EL2.TG0=0b11: reserved granule at stage 2" },
    { offsetof(struct mmu_regs, vtcr_el2), MASK(21), MASK(21), STAGE2,
      "VTCR_EL2.HA=1: hardware management of the Access flag (FEAT_HAFDBS)" },
    { offsetof(struct mmu_regs, vtcr_el2), MASK(32), MASK(32), STAGE2,
      "VTCR_EL2.DS=1: 52-bit addresses (FEAT_LPA2)" },
    { offsetof(struct mmu_regs, vtcr_el2), MASK(36), MASK(36), STAGE2,
      "VTCR_EL2.S2PIE=1: indirect permissions at stage 2" },
    { offsetof(struct mmu_regs, vtcr_el2), MASK(38), MASK(38), STAGE2,
      "VTCR_EL2.D128=1: 128-bit descriptors" },
};

static const char *find_refusal(const struct mmu_regs *regs, bool s1_on, bool s2_on)
{
    for (size_t k = 0; k < ARRAY_LEN(refusals); k++) {
        if ((refusals[k].needs == STAGE1 && !s1_on) || (refusals[k].needs == STAGE2 && !s2_on))
            continue;
        const uint64_t *reg = (const void *)((const char *)regs + refusals[k].reg);
        if ((*reg & refusals[k].mask) == refusals[k].value)
            return refusals[k].what;
    }
    return NULL;
}

/* AArch64.PhysicalAddressSize for TCR_EL1.IPS and VTCR_EL2.PS. */
static unsigned output_bits(uint64_t ps)
{
    static const uint8_t sizes[] = { 32, 36, 40, 42, 44, 48, 52, 56 };
    return sizes[ps] < PA_BITS ? sizes[ps] : PA_BITS;
}

/* The base of the start table, aligned to its size. */
static uint64_t start_base(const struct walk_tree *t, uint64_t ttbr)
{
    const unsigned size_bits = t->input_bits - level_shift(t->start_level) + 3;
    return ttbr & low_bits(PA_BITS) & ~low_bits(size_bits);
}

/* The fields of TCR_EL1 of one range: where they begin. */
static const struct range_fields {
    unsigned tsz, epd, irgn, orgn, sh, tg, tbi, hpd, tbid, e0pd;
    const char *granule[4]; /* by TGn; NULL: 4 KiB */
} range_fields[2] = {
    { 0,
      7,
      8,
      10,
      12,
      14,
      37,
      41,
      51,
      55,
      { NULL, "TCR_EL1.TG0=0b01: 64 KiB granule", "TCR_EL1.TG0=0b10: 16 KiB granule",
        "TCR_EL1.TG0=0b11: reserved granule" } },
    { 16,
      23,
      24,
      26,
      28,
      30,
      38,
      42,
      52,
      56,
      { "TCR_EL1.TG1=0b00: reserved granule", "TCR_EL1.TG1=0b01: 16 KiB granule", NULL,
        "TCR_EL1.TG1=0b11: 64 KiB granule" } },
};

static struct walk_tree decode_range(uint64_t tcr, uint64_t ttbr, const struct range_fields *f)
{
    struct walk_tree t = {
        .disabled = bit(tcr, f->epd),
        .not_el0 = bit(tcr, f->e0pd),
        .tbi = bit(tcr, f->tbi),
        .tbid = bit(tcr, f->tbid),
        .hierarchical = !bit(tcr, f->hpd),
        .refused = f->granule[field(tcr, f->tg, 2)],
        .output_bits = output_bits(field(tcr, 32, 3)),
        .sh = (uint8_t)field(tcr, f->sh, 2),
        .irgn = (uint8_t)field(tcr, f->irgn, 2),
        .orgn = (uint8_t)field(tcr, f->orgn, 2),
    };
    const unsigned tsz = (unsigned)field(tcr, f->tsz, 6);
    t.out_of_range = tsz < TSZ_MIN || tsz > TSZ_MAX;
    if (t.out_of_range)
        return t;
    t.input_bits = 64 - tsz;
    t.start_level = FINAL_LEVEL - (int)((t.input_bits - 1 - PAGE_BITS) / STRIDE);
    t.base = start_base(&t, ttbr);
    return t;
}

/* AArch64.S2StartLevel, S2InvalidSL and S2InconsistentSL. */
static struct walk_tree decode_stage2(uint64_t vtcr, uint64_t vttbr)
{
    static const int8_t start_levels[] = { 2, 1, 0, -1 }; /* by SL0; 0b11 needs FEAT_TTST */
    struct walk_tree t = {
        .stage2 = true,
        .output_bits = output_bits(field(vtcr, 16, 3)),
        .start_level = start_levels[field(vtcr, 6, 2)],
        .sh = (uint8_t)field(vtcr, 12, 2),
        .irgn = (uint8_t)field(vtcr, 8, 2),
        .orgn = (uint8_t)field(vtcr, 10, 2),
    };
    const unsigned tsz = (unsigned)field(vtcr, 0, 6);
    t.out_of_range = tsz < TSZ_MIN || tsz > TSZ_MAX || t.start_level < 0;
    if (t.out_of_range)
        return t;
    t.input_bits = 64 - tsz;
    const unsigned resolved = level_shift(t.start_level);
    t.out_of_range =
        t.input_bits < resolved + 1 || t.input_bits > resolved + STRIDE + CONCATENATED_BITS;
    if (!t.out_of_range)
        t.base = start_base(&t, vttbr);
    return t;
}

void walk_decode(struct walk_context *c, const struct mmu_regs *regs,
                 const struct mmu_features *features)
{
    const uint64_t hcr = regs->hcr_el2;
    const uint64_t sctlr = regs->sctlr_el1;
    const bool tge = bit(hcr, HCR_TGE);
    *c = (struct walk_context){
        .s1_on = bit(sctlr, SCTLR_M) && !bit(hcr, HCR_DC) && !tge,
        .s2_on = bit(hcr, HCR_VM) || bit(hcr, HCR_DC),
        .wxn = bit(sctlr, SCTLR_WXN),
        .mair = regs->mair_el1,
        .range = { decode_range(regs->tcr_el1, regs->ttbr0_el1, &range_fields[0]),
                   decode_range(regs->tcr_el1, regs->ttbr1_el1, &range_fields[1]) },
        .stage2 = decode_stage2(regs->vtcr_el2, regs->vttbr_el2),
    };
    c->refused = find_refusal(regs, c->s1_on, c->s2_on);
    c->in = (struct mmu_combine_in){
        .fwb = bit(hcr, HCR_FWB),
        .cd = bit(hcr, HCR_CD),
        .id = bit(hcr, HCR_ID),
        .dc = bit(hcr, HCR_DC),
        .dct = bit(hcr, HCR_DCT),
        .ptw = bit(hcr, HCR_PTW),
        .vm = bit(hcr, HCR_VM),
        .s1 = c->s1_on,
        .c = bit(sctlr, SCTLR_C),
        .i = bit(sctlr, SCTLR_I),
        .features = *features,
    };
}

/* ---- the walk -------------------------------------------------------------------------------- */

struct leaf {
    uint64_t descriptor;
    uint64_t output; /* where the input address goes */
    int level;
};

/* What the steps of one translation share. */
struct walk {
    const struct walk_context *c;
    const struct walk_memory *memory;
    struct mmu_fault *fault;
};

static bool fail(struct walk *w, enum mmu_fault_kind kind, bool stage2, int level)
{
    w->fault->kind = kind;
    w->fault->stage2 = stage2;
    w->fault->level = level;
    return false;
}

static bool refuse(struct walk *w, const char *what)
{
    w->fault->what = what;
    return fail(w, MMU_FAULT_NOT_MODELLED, false, 0);
}

static bool too_large(uint64_t address, unsigned bits)
{
    return (address & ~low_bits(bits)) != 0;
}

static bool walk_stage2(struct walk *w, uint64_t ipa, bool s1ptw, struct leaf *leaf);

/*
 * Where a descriptor is in physical memory: a stage-1 table's own address goes through stage 2 as
 * an access by TCR_EL1's attributes.
 */
static bool descriptor_pa(struct walk *w, const struct walk_tree *t, uint64_t address, uint64_t *pa)
{
    *pa = address;
    if (t->stage2 || !w->c->s2_on)
        return true;
    struct leaf leaf;
    if (!walk_stage2(w, address, true, &leaf))
        return false;
    struct mmu_combine_in in = w->c->in;
    in.kind = MMU_WALK;
    in.sh = t->sh;
    in.irgn = t->irgn;
    in.orgn = t->orgn;
    in.s2_attr = leaf_memattr(leaf.descriptor);
    in.s2_sh = leaf_sh(leaf.descriptor);
    in.fnxs = leaf_fnxs(leaf.descriptor);
    struct mmu_combine_out out;
    mmu_combine(&in, &out, NULL);
    *pa = leaf.output;
    if (out.s2_permission || !leaf_s2_readable(leaf.descriptor))
        return fail(w, MMU_FAULT_PERMISSION, true, leaf.level);
    w->fault->s1ptw = false;
    w->fault->ipa.ipa = 0;
    return true;
}

/* One tree from its start table to a leaf: AArch64.S1Walk and AArch64.S2Walk. */
static bool walk_tree(struct walk *w, const struct walk_tree *t, uint64_t input, struct leaf *leaf)
{
    uint64_t base = t->base;
    uint64_t index = (input & low_bits(t->input_bits)) >> level_shift(t->start_level);
    if (too_large(base + index * DESCRIPTOR_BYTES, t->output_bits))
        return fail(w, MMU_FAULT_ADDRESS_SIZE, t->stage2, 0);
    for (int level = t->start_level;; level++) {
        uint64_t pa;
        if (!descriptor_pa(w, t, base + index * DESCRIPTOR_BYTES, &pa))
            return false;
        uint64_t d;
        ++*w->memory->count;
        if (!w->memory->read(w->memory->arg, (pa_t){ pa }, &d))
            return fail(w, MMU_FAULT_WALK_ABORT, t->stage2, level);

        switch (descriptor_type(d, level)) {
        case DESCRIPTOR_INVALID: return fail(w, MMU_FAULT_TRANSLATION, t->stage2, level);
        case DESCRIPTOR_TABLE:
            if (t->hierarchical && table_permissions(d) != 0)
                return refuse(w, "permissions in a stage-1 Table descriptor (TCR_EL1.HPDn=0)");
            base = table_address(d);
            index = field(input, level_shift(level + 1), STRIDE);
            if (too_large(base, t->output_bits))
                return fail(w, MMU_FAULT_ADDRESS_SIZE, t->stage2, level);
            break;
        case DESCRIPTOR_LEAF:
            leaf->descriptor = d;
            leaf->level = level;
            leaf->output = leaf_address(d, level) | (input & low_bits(level_shift(level)));
            if (too_large(leaf->output, t->output_bits))
                return fail(w, MMU_FAULT_ADDRESS_SIZE, t->stage2, level);
            if (!leaf_access_flag(d))
                return fail(w, MMU_FAULT_ACCESS_FLAG, t->stage2, level);
            return true;
        }
    }
}

static bool walk_stage2(struct walk *w, uint64_t ipa, bool s1ptw, struct leaf *leaf)
{
    const struct walk_tree *t = &w->c->stage2;
    w->fault->s1ptw = s1ptw;
    w->fault->ipa.ipa = ipa;
    if (t->out_of_range || too_large(ipa, t->input_bits))
        return fail(w, MMU_FAULT_TRANSLATION, true, 0);
    return walk_tree(w, t, ipa, leaf);
}

/* AArch64.AddrTop: the highest bit of the address that counts. */
static unsigned address_top(const struct walk_tree *t, enum mmu_access access)
{
    return t->tbi && !(t->tbid && access == MMU_FETCH) ? VA_RANGE_BIT : 63;
}

static bool walk_stage1(struct walk *w, uint64_t va, enum mmu_access access, unsigned el,
                        struct leaf *leaf)
{
    const bool upper = bit(va, VA_RANGE_BIT);
    const struct walk_tree *t = &w->c->range[upper];
    const unsigned top = address_top(t, access);
    if (t->out_of_range)
        return fail(w, MMU_FAULT_TRANSLATION, false, 0);
    const uint64_t rest = field(va, t->input_bits, top + 1 - t->input_bits);
    if (rest != (upper ? low_bits(top + 1 - t->input_bits) : 0))
        return fail(w, MMU_FAULT_TRANSLATION, false, 0);
    if ((el == 0 && t->not_el0) || t->disabled)
        return fail(w, MMU_FAULT_TRANSLATION, false, 0);
    if (t->refused)
        return refuse(w, t->refused);
    return walk_tree(w, t, va, leaf);
}

/* ---- permissions ----------------------------------------------------------------------------- */

struct permissions {
    bool r, w, x;
};

/* AArch64.S1DirectBasePermissions (D8.4.1.2); PSTATE.PAN is the caller's. */
static struct permissions stage1_permissions(uint64_t d, unsigned el, bool wxn)
{
    const bool el0_writes = leaf_el0(d) && !leaf_read_only(d);
    struct permissions p;
    if (el == 0) {
        p.r = leaf_el0(d);
        p.w = el0_writes;
        p.x = !leaf_uxn(d);
    } else {
        p.r = true;
        p.w = !leaf_read_only(d);
        p.x = !leaf_pxn(d) && !el0_writes;
    }
    if (wxn && p.w)
        p.x = false;
    return p;
}

/* AArch64.S2DirectBasePermissions (D8.4.2). */
static struct permissions stage2_permissions(uint64_t d, unsigned el)
{
    /* By XN[1:0]: may EL1, may EL0 execute. */
    static const bool execute[4][2] = {
        { true, true }, { false, true }, { false, false }, { true, false }
    };
    return (struct permissions){ .r = leaf_s2_readable(d),
                                 .w = leaf_s2_writable(d),
                                 .x = execute[leaf_s2_xn(d)][el == 0] };
}

static bool permits(const struct permissions *p, enum mmu_access access)
{
    switch (access) {
    case MMU_READ: return p->r;
    case MMU_WRITE: return p->w;
    case MMU_FETCH: break;
    }
    return p->x;
}

/* ---- both stages ----------------------------------------------------------------------------- */

/* Stage 1, on or off: where it leads, its permissions, and its share of `in`. */
static bool stage1(struct walk *w, uint64_t va, enum mmu_access access, unsigned el,
                   struct mmu_combine_in *in, struct permissions *p, uint64_t *ipa)
{
    const struct walk_context *c = w->c;
    struct leaf leaf = { .level = 0 };
    *p = (struct permissions){ .r = true, .w = true, .x = true };
    if (c->s1_on) {
        if (!walk_stage1(w, va, access, el, &leaf))
            return false;
        *ipa = leaf.output;
        *p = stage1_permissions(leaf.descriptor, el, c->wxn);
        in->s1_attr = (uint8_t)field(c->mair, 8 * leaf_attr_index(leaf.descriptor), 8);
        in->s1_sh = leaf_sh(leaf.descriptor);
    } else {
        /* AArch64.S1DisabledOutput: flat, with the address size of the implementation. */
        const unsigned top = address_top(&c->range[bit(va, VA_RANGE_BIT)], access);
        *ipa = va & low_bits(top + 1);
        if (too_large(*ipa, PA_BITS))
            return fail(w, MMU_FAULT_ADDRESS_SIZE, false, 0);
    }

    /* What stage 1 alone says of unaligned accesses comes before all that follows (D8.15.5). */
    struct mmu_combine_in alone = *in;
    struct mmu_combine_out out;
    alone.vm = false;
    mmu_combine(&alone, &out, NULL);
    if (out.unaligned == MMU_ALIGN_STAGE1)
        w->fault->unaligned = MMU_ALIGN_STAGE1;
    if (!permits(p, access))
        return fail(w, MMU_FAULT_PERMISSION, false, leaf.level);
    return true;
}

bool walk_translate(const struct walk_context *c, const struct walk_memory *memory, va_t va,
                    enum mmu_access access, unsigned el, struct mmu_page *page,
                    struct mmu_fault *fault)
{
    struct walk w = { .c = c, .memory = memory, .fault = fault };
    *fault = (struct mmu_fault){ .va = va, .unaligned = MMU_ALIGN_NONE };
    if (c->refused)
        return refuse(&w, c->refused);

    struct mmu_combine_in in = c->in;
    in.kind = access == MMU_FETCH ? MMU_IFETCH : MMU_DATA;
    struct permissions p;
    uint64_t ipa;
    if (!stage1(&w, va.va, access, el, &in, &p, &ipa))
        return false;

    uint64_t pa = ipa;
    struct permissions p2 = { .r = true, .w = true, .x = true };
    struct leaf leaf = { .level = 0 };
    if (c->s2_on) {
        if (!walk_stage2(&w, ipa, false, &leaf))
            return false;
        pa = leaf.output;
        p2 = stage2_permissions(leaf.descriptor, el);
        in.s2_attr = leaf_memattr(leaf.descriptor);
        in.s2_sh = leaf_sh(leaf.descriptor);
        in.fnxs = leaf_fnxs(leaf.descriptor);
    }
    struct mmu_combine_out out;
    mmu_combine(&in, &out, NULL);
    fault->unaligned = (uint8_t)out.unaligned;
    if (!permits(&p2, access))
        return fail(&w, MMU_FAULT_PERMISSION, true, leaf.level);

    *fault = (struct mmu_fault){ .kind = MMU_FAULT_NONE, .va = va };
    *page = (struct mmu_page){
        .va_page = va.va & ~low_bits(PAGE_BITS),
        .pa_page = pa & ~low_bits(PAGE_BITS),
        .ipa_page = { ipa & ~low_bits(PAGE_BITS) },
        .attr = out.attr,
        .unaligned = (uint8_t)out.unaligned,
        .readable = p.r && p2.r,
        .writable = p.w && p2.w,
        .executable = p.x && p2.x,
        .valid = true,
    };
    return true;
}
