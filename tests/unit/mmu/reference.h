/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A walker of both stages that does the steps of AArch64.FullTranslate (DDI 0487 J1.1.4) one after
 * another and keeps nothing: no TLB, no shortcuts, no code of sim/mmu but mmu_combine(), which has
 * its own judge. Choices that the architecture leaves are those of the manual's list of choices.
 */
#ifndef TESTS_UNIT_MMU_REFERENCE_H
#define TESTS_UNIT_MMU_REFERENCE_H

#include "reference_params.h"

/* What a read of a descriptor is for: a test may fill its memory by it. */
struct ref_where {
    const struct ref_params *p;
    int level;
};

struct ref_memory {
    void *arg;
    bool (*read)(void *arg, const struct ref_where *where, uint64_t pa, uint64_t *word);
    bool (*swap)(void *arg, uint64_t pa, uint64_t from, uint64_t to, uint64_t *seen);
};

/* The members of AccessDescriptor that matter here. */
struct ref_access {
    unsigned el;
    bool read, write, fetch, dc, invalidate, ic, at;
    bool ttw;    /* AccessType_TTW: a stage-1 descriptor, read or updated */
    bool update; /* ... updated */
    bool pan;    /* PSTATE.PAN, where the access heeds it */
    bool aligned;
};

struct ref_fault {
    enum mmu_fault_kind kind;
    bool stage2, s1ptw, update, write;
    int level;
    uint64_t ipa;
};

/* The end of one stage's walk. */
struct ref_leaf {
    int level;
    uint64_t d;       /* the descriptor */
    uint64_t address; /* where this stage has it: an IPA or a PA */
    uint64_t pa;      /* where it is */
    uint64_t output;
    bool ap_table0, ap_table1, uxn_table, pxn_table; /* of all tables above, OR-ed */
};

struct ref {
    /* the question */
    const struct mmu_impl *impl;
    const struct mmu_regs *regs;
    struct ref_memory memory;
    enum mmu_regime regime;
    uint64_t va;
    struct ref_access access;
    struct ref_params p1, p2;
    /* the answer */
    struct ref_fault fault; /* kind MMU_FAULT_NONE: it succeeded */
    uint64_t ipa, pa;
    struct ref_leaf leaf1, leaf2;
    bool s2_on;
    struct mmu_combine_out combined;
    enum mmu_align_fault unaligned;
    bool global, guarded;
    unsigned least_size, most_size; /* log2 of what a TLB entry maps, without and with Contiguous */
    unsigned updates, restarts;
    bool swap_failed; /* the external abort was that of an update */
};

/* Of one stage of one walk: it goes on, it faulted, or a descriptor changed under it. */
enum ref_result { REF_FAULT, REF_DONE, REF_AGAIN };

static inline enum ref_result ref_fail(struct ref *r, const struct ref_params *p,
                                       const struct ref_access *a, uint64_t ia,
                                       enum mmu_fault_kind kind, int level)
{
    r->fault.kind = kind;
    r->fault.level = level;
    r->fault.stage2 = p->stage2;
    r->fault.s1ptw = p->stage2 && a->ttw;
    r->fault.update = p->stage2 && a->update;
    r->fault.ipa = p->stage2 ? ia : 0;
    return REF_FAULT;
}

static inline enum ref_result ref_s2_translate(struct ref *r, uint64_t ipa,
                                               const struct ref_access *a, bool s1_device,
                                               struct ref_leaf *leaf);

static inline bool ref_has_stage2(const struct ref *r)
{
    return r->regime == MMU_EL10 && r->p2.on;
}

/* Stage 2 for a stage-1 descriptor; its memory is Normal for stage 1 (TCR_ELx.{IRGN, ORGN}). */
static inline enum ref_result ref_descriptor_pa(struct ref *r, const struct ref_params *p,
                                                const struct ref_access *a, bool update,
                                                uint64_t address, uint64_t *pa)
{
    *pa = address;
    if (p->stage2 || !ref_has_stage2(r))
        return REF_DONE;
    /* CreateAccDescS1TTW, CreateAccDescTTEUpdate */
    const struct ref_access walk = {
        .el = a->el, .ttw = true, .read = true, .write = update, .update = update, .aligned = true
    };
    struct ref_leaf leaf;
    const enum ref_result result = ref_s2_translate(r, address, &walk, false, &leaf);
    *pa = leaf.output;
    return result;
}

static inline uint64_t ref_endian(const struct ref_params *p, uint64_t word)
{
    uint64_t out = 0;
    if (!p->ee)
        return word;
    for (unsigned n = 0; n < 8; n++)
        out = out << 8 | ref_bits(word, 8 * n + 7, 8 * n);
    return out;
}

/* FetchDescriptor */
static inline enum ref_result ref_fetch(struct ref *r, const struct ref_params *p,
                                        const struct ref_access *a, uint64_t ia,
                                        struct ref_leaf *leaf)
{
    const struct ref_where where = { p, leaf->level };
    uint64_t word;
    if (ref_descriptor_pa(r, p, a, false, leaf->address, &leaf->pa) == REF_FAULT)
        return REF_FAULT;
    if (!r->memory.read(r->memory.arg, &where, leaf->pa, &word))
        return ref_fail(r, p, a, ia, MMU_FAULT_WALK_ABORT, leaf->level);
    leaf->d = ref_endian(p, word);
    return REF_DONE;
}

/* AArch64.S1NextWalkStateTable, AArch64.S1ApplyTablePerms */
static inline void ref_table_permissions(const struct ref *r, const struct ref_params *p,
                                         struct ref_leaf *leaf)
{
    if (p->stage2 || p->hpd)
        return;
    leaf->ap_table1 |= ref_bit(leaf->d, 62);
    if (r->regime == MMU_EL10 && p->nv1) {
        leaf->pxn_table |= ref_bit(leaf->d, 60);
        return;
    }
    leaf->uxn_table |= ref_bit(leaf->d, 60);
    if (p->two_privileges) {
        leaf->ap_table0 |= ref_bit(leaf->d, 61);
        leaf->pxn_table |= ref_bit(leaf->d, 59);
    }
}

/* The address of the descriptor for `ia` in a table of `level` at `base`: bits high:lsb of ia. */
static inline uint64_t ref_entry(const struct ref_params *p, uint64_t base, uint64_t ia,
                                 unsigned high, int level)
{
    return base + ref_bits(ia, high, ref_lsb(p, level)) * 8;
}

/* The end of AArch64.S1Walk and AArch64.S2Walk: the checks of the leaf. */
static inline enum ref_result ref_check_leaf(struct ref *r, const struct ref_params *p,
                                             const struct ref_access *a, uint64_t ia,
                                             struct ref_leaf *leaf)
{
    const unsigned size = ref_lsb(p, leaf->level);
    leaf->output = ref_address(r->impl, p, leaf->d, size) + ref_bits(ia, size - 1, 0);
    const bool has_nt = r->impl->bbm == 1 || r->impl->bbm == 2;
    if (leaf->level < 3 && has_nt && ref_bit(leaf->d, 16)) /* AArch64.nTFaults */
        return ref_fail(r, p, a, ia, MMU_FAULT_TRANSLATION, leaf->level);
    if (ref_out_of_range(r->impl, p, leaf->output))
        return ref_fail(r, p, a, ia, MMU_FAULT_ADDRESS_SIZE, leaf->level);
    if (!ref_bit(leaf->d, 10) && !p->ha)
        return ref_fail(r, p, a, ia, MMU_FAULT_ACCESS_FLAG, leaf->level);
    return REF_DONE;
}

/* AArch64.S1Walk, AArch64.S2Walk */
static inline enum ref_result ref_walk(struct ref *r, const struct ref_params *p, uint64_t ia,
                                       const struct ref_access *a, struct ref_leaf *leaf)
{
    const int start = ref_start_level(p);
    *leaf = (struct ref_leaf){ .level = start };
    if (!p->stage2 && p->two_privileges && p->epd) /* AArch64.S1EPD */
        return ref_fail(r, p, a, ia, MMU_FAULT_TRANSLATION, 0);
    leaf->address = ref_entry(p, ref_table_base(r->impl, p), ia, 64 - p->txsz - 1, start);
    if (ref_out_of_range(r->impl, p, leaf->address))
        return ref_fail(r, p, a, ia, MMU_FAULT_ADDRESS_SIZE, 0);
    for (;;) {
        if (ref_fetch(r, p, a, ia, leaf) == REF_FAULT)
            return REF_FAULT;
        const enum mmu_descriptor_type type = ref_type(r->impl, p, leaf->level, leaf->d);
        if (type == MMU_INVALID)
            return ref_fail(r, p, a, ia, MMU_FAULT_TRANSLATION, leaf->level);
        if (type != MMU_TABLE)
            return ref_check_leaf(r, p, a, ia, leaf);
        ref_table_permissions(r, p, leaf);
        leaf->address = ref_entry(p, ref_address(r->impl, p, leaf->d, p->granule), ia,
                                  ref_lsb(p, leaf->level) - 1, leaf->level + 1);
        if (ref_out_of_range(r->impl, p, leaf->address))
            return ref_fail(r, p, a, ia, MMU_FAULT_ADDRESS_SIZE, leaf->level);
        leaf->level++;
    }
}

/* AArch64.MemSwapTableDesc */
static inline enum ref_result ref_swap(struct ref *r, const struct ref_params *p,
                                       const struct ref_access *a, uint64_t ia,
                                       const struct ref_leaf *leaf, uint64_t to)
{
    uint64_t pa, seen;
    if (ref_descriptor_pa(r, p, a, true, leaf->address, &pa) == REF_FAULT)
        return REF_FAULT;
    r->swap_failed =
        !r->memory.swap(r->memory.arg, pa, ref_endian(p, leaf->d), ref_endian(p, to), &seen);
    if (r->swap_failed)
        return ref_fail(r, p, a, ia, MMU_FAULT_WALK_ABORT, leaf->level);
    seen = ref_endian(p, seen);
    r->updates++;
    return seen == leaf->d || seen == to ? REF_DONE : REF_AGAIN;
}

/* AArch64.SetAccessFlag, AArch64.SetDirtyState: bit 7 is AP[2] at stage 1, S2AP[1] at stage 2. */
static inline enum ref_result ref_update(struct ref *r, const struct ref_params *p,
                                         const struct ref_access *a, uint64_t ia,
                                         struct ref_leaf *leaf)
{
    const uint64_t flag = UINT64_C(1) << 10;
    const uint64_t bit7 = UINT64_C(1) << 7;
    uint64_t to = leaf->d;
    if (p->ha)
        to |= flag;
    if (p->ha && p->hd && ref_bit(leaf->d, 51) && a->write && !a->at && !a->ic && !a->dc)
        to = p->stage2 ? to | bit7 : to & ~bit7;
    return to == leaf->d ? REF_DONE : ref_swap(r, p, a, ia, leaf, to);
}

static inline bool ref_data(const struct ref_access *a)
{
    return !a->fetch && !a->dc && !a->ic && !a->at && !a->ttw;
}

/* The order of checks for what must be readable and writable; WnR is that of the first denial. */
static inline bool ref_permitted(struct ref *r, const struct ref_access *a, bool readable,
                                 bool writable, bool executable)
{
    if (a->fetch)
        return executable;
    if (a->dc)
        return a->invalidate ? writable : a->el != 0 || readable;
    if (a->ic)
        return a->el != 0 || readable;
    if (a->ttw)
        return readable && (!a->write || writable);
    if (a->read && !readable) {
        r->fault.write = false;
        return false;
    }
    if (a->write && !writable) {
        r->fault.write = true;
        return false;
    }
    return true;
}

/* MemAttr: S2DecodeMemAttrs and AArch64.S2ApplyFWBMemAttrs, only whether it is Device. */
static inline bool ref_s2_device(const struct ref_params *p, uint64_t d, bool s1_device)
{
    const unsigned attr = (unsigned)ref_bits(d, 5, 2);
    if (!p->fwb)
        return attr < 4;
    switch (attr % 8) {
    case 6: return false;
    case 4:
    case 5:
    case 7: return s1_device;
    default: return true;
    }
}

/* AArch64.S2CheckPermissions, AArch64.S2DirectBasePermissions */
static inline bool ref_s2_permits(struct ref *r, const struct ref_access *a, uint64_t d,
                                  bool device)
{
    const struct ref_params *p = &r->p2;
    const bool readable = ref_bit(d, 6);
    const bool writable = ref_bit(d, 7) || (p->ha && p->hd && ref_bit(d, 51));
    bool executable;
    switch (ref_bits(d, 54, 54) * 2 + (r->impl->xnx ? ref_bits(d, 53, 53) : 0)) {
    case 0: executable = true; break;
    case 1: executable = a->el == 0; break;
    case 2: executable = false; break;
    default: executable = a->el != 0; break;
    }
    if (a->ttw && p->ptw && device)
        return false;
    return ref_permitted(r, a, readable, writable, executable);
}

/* AArch64.S2Translate after the checks of the configuration */
static inline enum ref_result ref_s2_once(struct ref *r, uint64_t ipa, const struct ref_access *a,
                                          bool s1_device, struct ref_leaf *leaf)
{
    const struct ref_params *p = &r->p2;
    if (ref_walk(r, p, ipa, a, leaf) == REF_FAULT)
        return REF_FAULT;
    const bool device = ref_s2_device(p, leaf->d, s1_device);
    if (device && ref_data(a) && !a->aligned)
        return ref_fail(r, p, a, ipa, MMU_FAULT_ALIGNMENT, leaf->level);
    if (!ref_s2_permits(r, a, leaf->d, device))
        return ref_fail(r, p, a, ipa, MMU_FAULT_PERMISSION, leaf->level);
    return ref_update(r, p, a, ipa, leaf);
}

static inline enum ref_result ref_s2_translate(struct ref *r, uint64_t ipa,
                                               const struct ref_access *a, bool s1_device,
                                               struct ref_leaf *leaf)
{
    const struct ref_params *p = &r->p2;
    if (ref_txsz_faults(r->impl, p) || ref_s2_invalid_sl(r->impl, p) || ref_s2_inconsistent_sl(p) ||
        ref_bits(ipa, 55, 64 - p->txsz) != 0)
        return ref_fail(r, p, a, ipa, MMU_FAULT_TRANSLATION, 0);
    enum ref_result result;
    while ((result = ref_s2_once(r, ipa, a, s1_device, leaf)) == REF_AGAIN)
        r->restarts++;
    return result;
}

/* AArch64.AddrTop */
static inline unsigned ref_top(const struct ref *r)
{
    if (r->p1.tbid && r->access.fetch)
        return 63;
    return r->p1.tbi ? 55 : 63;
}

/* AArch64.VAIsOutOfRange */
static inline bool ref_va_out_of_range(const struct ref *r)
{
    const unsigned size = 64 - r->p1.txsz;
    const unsigned top = ref_top(r);
    const uint64_t above = ref_bits(r->va, top, size);
    if (r->p1.two_privileges && ref_bit(r->va, 55))
        return above != ref_bits(UINT64_MAX, top, size);
    return above != 0;
}

struct ref_rwx {
    bool r, w, x;
};

/* AArch64.S1DirectBasePermissions, a regime with one privilege level */
static inline struct ref_rwx ref_single_privilege(const struct ref *r)
{
    const uint64_t d = r->leaf1.d;
    const bool dbm = r->p1.ha && r->p1.hd && ref_bit(d, 51);
    const bool read_only = (ref_bit(d, 7) && !dbm) || r->leaf1.ap_table1;
    return (struct ref_rwx){ true, !read_only, !(ref_bit(d, 54) || r->leaf1.uxn_table) };
}

/* AArch64.S1DirectBasePermissions, a regime with EL0 */
static inline struct ref_rwx ref_two_privileges(const struct ref *r)
{
    const uint64_t d = r->leaf1.d;
    const bool nv1 = r->regime == MMU_EL10 && r->p1.nv1;
    const bool dbm = r->p1.ha && r->p1.hd && ref_bit(d, 51);
    const bool ap2 = ref_bit(d, 7) && !dbm;
    const bool ap1 = ref_bit(d, 6) && !nv1;
    const bool pxn = ref_bit(d, nv1 ? 54 : 53);
    const bool uxn = ref_bit(d, 54) && !nv1;
    const bool read_only = ap2 || r->leaf1.ap_table1;
    struct ref_rwx user = { ap1 && !r->leaf1.ap_table0, false, !(uxn || r->leaf1.uxn_table) };
    user.w = user.r && !read_only;
    struct ref_rwx priv = { true, !read_only, !(pxn || r->leaf1.pxn_table || user.w) };
    if (r->impl->pan && r->access.pan && !nv1 && (user.r || user.w || (r->p1.epan && user.x)))
        priv.r = priv.w = false;
    return r->access.el == 0 ? user : priv;
}

/* AArch64.S1CheckPermissions, AArch64.S1ComputePermissions */
static inline bool ref_s1_permits(struct ref *r)
{
    struct ref_rwx can = r->p1.two_privileges ? ref_two_privileges(r) : ref_single_privilege(r);
    if (r->p1.wxn && can.w)
        can.x = false;
    return ref_permitted(r, &r->access, can.r, can.w, can.x);
}

/* The MAIR byte of the leaf; its upper half 0 is Device. */
static inline unsigned ref_mair_byte(const struct ref *r)
{
    const unsigned index = (unsigned)ref_bits(r->leaf1.d, 4, 2);
    return (unsigned)ref_bits(r->p1.mair, 8 * index + 7, 8 * index);
}

/* Stage 1's type for an access to data. */
static inline bool ref_s1_device(const struct ref *r)
{
    return r->p1.on ? ref_mair_byte(r) < 0x10 : !r->p1.dc;
}

/* AArch64.S1DisabledOutput */
static inline enum ref_result ref_s1_disabled(struct ref *r)
{
    const struct ref_params *p = &r->p1;
    r->leaf1 = (struct ref_leaf){ .level = MMU_STAGE_OFF, .output = ref_bits(r->va, 55, 0) };
    if (ref_bits(r->va, ref_top(r), (unsigned)r->impl->pa_bits) != 0)
        return ref_fail(r, p, &r->access, 0, MMU_FAULT_ADDRESS_SIZE, 0);
    if (ref_s1_device(r) && ref_data(&r->access) && !r->access.aligned)
        return ref_fail(r, p, &r->access, 0, MMU_FAULT_ALIGNMENT, 0);
    return REF_DONE;
}

/* AArch64.S1Translate after the checks of the configuration */
static inline enum ref_result ref_s1_once(struct ref *r)
{
    const struct ref_params *p = &r->p1;
    const struct ref_access *a = &r->access;
    if (ref_walk(r, p, r->va, a, &r->leaf1) == REF_FAULT)
        return REF_FAULT;
    if (ref_s1_device(r) && ref_data(a) && !a->aligned)
        return ref_fail(r, p, a, 0, MMU_FAULT_ALIGNMENT, r->leaf1.level);
    if (!ref_s1_permits(r))
        return ref_fail(r, p, a, 0, MMU_FAULT_PERMISSION, r->leaf1.level);
    return ref_update(r, p, a, r->va, &r->leaf1);
}

/* AArch64.S1Translate */
static inline enum ref_result ref_s1_translate(struct ref *r)
{
    const struct ref_params *p = &r->p1;
    if (!p->on)
        return ref_s1_disabled(r);
    if (ref_txsz_faults(r->impl, p) || ref_va_out_of_range(r) || (r->access.el == 0 && p->e0pd))
        return ref_fail(r, p, &r->access, 0, MMU_FAULT_TRANSLATION, 0);
    enum ref_result result;
    while ((result = ref_s1_once(r)) == REF_AGAIN)
        r->restarts++;
    return result;
}

/* NewAccDesc and what follows it for each kind of access */
static inline struct ref_access ref_access_of(enum mmu_access access, unsigned mode)
{
    struct ref_access a = { .el = mode & MMU_MODE_EL, .aligned = !(mode & MMU_UNALIGNED) };
    switch (access) {
    case MMU_READ: a.read = true; break;
    case MMU_WRITE: a.write = true; break;
    case MMU_FETCH: a.fetch = true; break;
    case MMU_ATOMIC: a.read = a.write = true; break;
    case MMU_DC: a.dc = true; break;
    case MMU_DC_INVALIDATE: a.dc = a.invalidate = true; break;
    case MMU_IC: a.ic = true; break;
    case MMU_AT_READ: a.at = a.read = true; break;
    default: a.at = a.write = true; break;
    }
    a.pan = (mode & MMU_PAN) && !a.fetch && !a.dc && !a.ic;
    return a;
}

static inline void ref_attributes(struct ref *r)
{
    const uint64_t hcr = r->regs->hcr_el2;
    struct mmu_combine_in in = {
        .s1 = r->p1.on,
        .c = r->p1.c,
        .i = r->p1.i,
        .dc = r->p1.dc,
        .kind = r->access.fetch ? MMU_IFETCH : MMU_DATA,
        .features = r->impl->features,
    };
    if (r->p1.on) {
        in.s1_attr = (uint8_t)ref_mair_byte(r);
        in.s1_sh = (uint8_t)(r->p1.ds ? r->p1.sh : ref_bits(r->leaf1.d, 9, 8));
    }
    if (r->s2_on) {
        in.vm = true;
        in.s2_attr = (uint8_t)ref_bits(r->leaf2.d, 5, 2);
        in.s2_sh = (uint8_t)(r->p2.ds ? r->p2.sh : ref_bits(r->leaf2.d, 9, 8));
        in.fnxs = ref_bit(r->leaf2.d, 11);
        in.fwb = r->p2.fwb;
        in.cd = ref_bit(hcr, REF_HCR_CD);
        in.id = ref_bit(hcr, REF_HCR_ID);
        in.ptw = r->p2.ptw;
    }
    in.dct = r->regime == MMU_EL10 && ref_bit(hcr, REF_HCR_DCT);
    mmu_combine(&in, &r->combined, NULL);
    r->unaligned = MMU_ALIGN_NONE;
    if (ref_s1_device(r))
        r->unaligned = MMU_ALIGN_STAGE1;
    else if (r->s2_on && ref_s2_device(&r->p2, r->leaf2.d, false))
        r->unaligned = MMU_ALIGN_STAGE2;
}

static inline void ref_size(struct ref *r, const struct ref_params *p, const struct ref_leaf *leaf)
{
    const unsigned size = ref_lsb(p, leaf->level);
    unsigned most = size;
    if (ref_bit(leaf->d, 52))
        most += ref_contiguous_bits(p, leaf->level);
    if (size < r->least_size)
        r->least_size = size;
    if (most < r->most_size)
        r->most_size = most;
}

static inline void ref_page(struct ref *r)
{
    r->least_size = r->most_size = 64;
    r->global = true;
    if (r->p1.on) {
        ref_size(r, &r->p1, &r->leaf1);
        r->global = !r->p1.two_privileges || !ref_bit(r->leaf1.d, 11);
        r->guarded = ref_bit(r->leaf1.d, 50);
    }
    if (r->s2_on)
        ref_size(r, &r->p2, &r->leaf2);
    ref_attributes(r);
}

/* AArch64.FullTranslate. `impl`, `regs` and `memory` of `r` are set. True if it succeeded. */
static inline bool ref_translate(struct ref *r, uint64_t va, enum mmu_access access, unsigned mode)
{
    *r = (struct ref){ .impl = r->impl, .regs = r->regs, .memory = r->memory, .va = va };
    r->access = ref_access_of(access, mode);
    r->regime = ref_regime(r->regs, r->access.el);
    r->p1 = ref_s1_params(r->impl, r->regs, r->regime, va);
    r->p2 = ref_s2_params(r->impl, r->regs);
    r->s2_on = ref_has_stage2(r);
    r->fault.write = r->access.write && !r->access.read; /* NoFault */
    if (ref_s1_translate(r) == REF_FAULT)
        return false;
    r->ipa = r->pa = r->leaf1.output;
    if (r->s2_on) {
        const bool device = ref_s1_device(r) && !r->access.fetch;
        if (ref_s2_translate(r, r->ipa, &r->access, device, &r->leaf2) == REF_FAULT)
            return false;
        r->pa = r->leaf2.output;
    } else
        r->leaf2.level = MMU_STAGE_OFF;
    ref_page(r);
    return true;
}

#endif
