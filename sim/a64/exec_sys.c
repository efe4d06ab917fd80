/* SPDX-License-Identifier: Apache-2.0 */
/* SYS and SYSL: maintenance of caches and TLBs, address translation (DDI 0487 C5.3 to C5.6). */
#include "a64/exception.h"
#include "a64/exec_int.h"
#include "a64/sysreg_access.h"
#include "a64/sysreg_state.h"

enum { LINE = 64 };

static enum a64_result go_on(struct a64 *c)
{
    c->pc += 4;
    return A64_JUMP;
}

/* ---- TLBI ------------------------------------------------------------------------------------ */

static bool tlbi_there(const struct a64 *c, const struct mmu_tlbi_op *op)
{
    const struct a64_impl *i = c->impl;
    return (op->shareability != SH_OUTER || i->tlbios) && (!op->range || i->tlbirange) &&
           (!op->nxs || i->xs);
}

static bool tlbi_trapped(const struct a64 *c, const struct mmu_tlbi_op *op)
{
    uint64_t controls = HCR_EL2_TTLB;
    if (op->shareability == SH_INNER)
        controls |= HCR_EL2_TTLBIS;
    if (op->shareability == SH_OUTER)
        controls |= HCR_EL2_TTLBOS;
    return c->el == 1 && a64_hcr(c, controls);
}

static enum a64_result tlbi(struct a64 *c, uint32_t insn, const struct mmu_tlbi_op *op)
{
    enum { HCR_FB = 9 };
    if (c->el == 0 || c->el < op->min_el || !tlbi_there(c, op))
        return a64_undefined(c);
    if (tlbi_trapped(c, op))
        return a64_sys_trap(c, insn, 2);
    struct mmu_tlbi what;
    mmu_tlbi_make(c->mmu, op, a64_x(c, insn & 31), &what);
    if (c->el == 1 && c->impl->xs && a64_hcrx(c) & HCRX_EL2_FNXS)
        what.nxs = true;
    mmu_tlbi_apply(c->mmu, &what);
    a64_flush(c);
    const bool broadcast =
        op->shareability != SH_NON || (c->el == 1 && a64_hcr(c, SYS_BIT(HCR_FB)));
    if (c->outside.tlbi)
        c->outside.tlbi(c->outside.arg, &what, broadcast);
    return go_on(c);
}

/* ---- AT -------------------------------------------------------------------------------------- */

static enum a64_result at(struct a64 *c, uint32_t insn, const struct mmu_at_op *op)
{
    if (c->el == 0 || c->el < op->min_el || (op->pan && !c->impl->pan2) ||
        (op->any && !c->impl->ats1a))
        return a64_undefined(c);
    const unsigned mode = c->el | (c->pan ? MMU_PAN : 0U);
    struct mmu_fault fault;
    uint64_t par;
    if (!mmu_at(c->mmu, op, (va_t){ a64_x(c, insn & 31) }, mode, &par, &fault))
        return a64_fault(c, &fault, NULL);
    c->sys[SYS_PAR_EL1] = par;
    return A64_NEXT;
}

/* ---- caches ---------------------------------------------------------------------------------- */

enum cache_kind {
    CACHE_SET_WAY,    /* nothing to do: caches of RAM hold no data of their own */
    CACHE_INVALIDATE, /* by VA, at EL1 */
    CACHE_CLEAN,      /* by VA, at EL0 too: to the point of coherency or persistence */
    CACHE_CLEAN_CODE, /* by VA, to the point of unification */
    CACHE_ZERO,
    CACHE_ZERO_TAGS,      /* GVA */
    CACHE_ZERO_DATA_TAGS, /* GZVA */
    CACHE_IC_VA,
    CACHE_IC_ALL,
    CACHE_IC_ALL_SHARED,
    CACHE_PREDICTION /* CFP, DVP, CPP RCTX: nothing is predicted */
};
enum needs {
    NEEDS_NOTHING,
    NEEDS_MTE,
    NEEDS_MTE2,
    NEEDS_DPB,
    NEEDS_DPB2,
    NEEDS_DPB_MTE,
    NEEDS_DPB2_MTE,
    NEEDS_SPECRES
};

struct cache_op {
    uint16_t encoding;
    uint8_t kind, needs;
};
#define OP(op1, crm, op2, kind, needs)                                                             \
    {                                                                                              \
        A64_SYS_ENCODING(1, op1, 7, crm, op2), kind, needs                                         \
    }
static const struct cache_op cache_ops[] = {
    OP(0, 1, 0, CACHE_IC_ALL_SHARED, NEEDS_NOTHING), /* IC IALLUIS */
    OP(0, 5, 0, CACHE_IC_ALL, NEEDS_NOTHING),        /* IC IALLU */
    OP(3, 5, 1, CACHE_IC_VA, NEEDS_NOTHING),         /* IC IVAU */
    OP(0, 6, 1, CACHE_INVALIDATE, NEEDS_NOTHING),    /* DC IVAC */
    OP(0, 6, 3, CACHE_INVALIDATE, NEEDS_MTE2),       /* DC IGVAC */
    OP(0, 6, 5, CACHE_INVALIDATE, NEEDS_MTE2),       /* DC IGDVAC */
    OP(0, 6, 2, CACHE_SET_WAY, NEEDS_NOTHING),       /* DC ISW */
    OP(0, 6, 4, CACHE_SET_WAY, NEEDS_MTE2),          /* DC IGSW */
    OP(0, 6, 6, CACHE_SET_WAY, NEEDS_MTE2),          /* DC IGDSW */
    OP(0, 10, 2, CACHE_SET_WAY, NEEDS_NOTHING),      /* DC CSW */
    OP(0, 10, 4, CACHE_SET_WAY, NEEDS_MTE2),         /* DC CGSW */
    OP(0, 10, 6, CACHE_SET_WAY, NEEDS_MTE2),         /* DC CGDSW */
    OP(0, 14, 2, CACHE_SET_WAY, NEEDS_NOTHING),      /* DC CISW */
    OP(0, 14, 4, CACHE_SET_WAY, NEEDS_MTE2),         /* DC CIGSW */
    OP(0, 14, 6, CACHE_SET_WAY, NEEDS_MTE2),         /* DC CIGDSW */
    OP(3, 4, 1, CACHE_ZERO, NEEDS_NOTHING),          /* DC ZVA */
    OP(3, 4, 3, CACHE_ZERO_TAGS, NEEDS_MTE),         /* DC GVA */
    OP(3, 4, 4, CACHE_ZERO_DATA_TAGS, NEEDS_MTE),    /* DC GZVA */
    OP(3, 10, 1, CACHE_CLEAN, NEEDS_NOTHING),        /* DC CVAC */
    OP(3, 10, 3, CACHE_CLEAN, NEEDS_MTE),            /* DC CGVAC */
    OP(3, 10, 5, CACHE_CLEAN, NEEDS_MTE),            /* DC CGDVAC */
    OP(3, 11, 1, CACHE_CLEAN_CODE, NEEDS_NOTHING),   /* DC CVAU */
    OP(3, 12, 1, CACHE_CLEAN, NEEDS_DPB),            /* DC CVAP */
    OP(3, 12, 3, CACHE_CLEAN, NEEDS_DPB_MTE),        /* DC CGVAP */
    OP(3, 12, 5, CACHE_CLEAN, NEEDS_DPB_MTE),        /* DC CGDVAP */
    OP(3, 13, 1, CACHE_CLEAN, NEEDS_DPB2),           /* DC CVADP */
    OP(3, 13, 3, CACHE_CLEAN, NEEDS_DPB2_MTE),       /* DC CGVADP */
    OP(3, 13, 5, CACHE_CLEAN, NEEDS_DPB2_MTE),       /* DC CGDVADP */
    OP(3, 14, 1, CACHE_CLEAN, NEEDS_NOTHING),        /* DC CIVAC */
    OP(3, 14, 3, CACHE_CLEAN, NEEDS_MTE),            /* DC CIGVAC */
    OP(3, 14, 5, CACHE_CLEAN, NEEDS_MTE),            /* DC CIGDVAC */
    OP(3, 3, 4, CACHE_PREDICTION, NEEDS_SPECRES),    /* CFP RCTX */
    OP(3, 3, 5, CACHE_PREDICTION, NEEDS_SPECRES),    /* DVP RCTX */
    OP(3, 3, 7, CACHE_PREDICTION, NEEDS_SPECRES),    /* CPP RCTX */
};
#undef OP

static const struct cache_op *cache_decode(unsigned encoding)
{
    for (size_t k = 0; k < ARRAY_LEN(cache_ops); k++)
        if (cache_ops[k].encoding == encoding)
            return &cache_ops[k];
    return NULL;
}

static bool cache_there(const struct a64 *c, const struct cache_op *op)
{
    const struct a64_impl *i = c->impl;
    switch (op->needs) {
    case NEEDS_MTE: return i->mte;
    case NEEDS_MTE2: return i->mte2;
    case NEEDS_DPB: return i->dpb;
    case NEEDS_DPB2: return i->dpb2;
    case NEEDS_DPB_MTE: return i->dpb && i->mte;
    case NEEDS_DPB2_MTE: return i->dpb2 && i->mte;
    case NEEDS_SPECRES: return i->specres;
    default: return true;
    }
}

/*
 * What each kind needs: a bit of SCTLR_ELx at EL0 (0: it is UNDEFINED there), the bits of HCR_EL2
 * that trap it from EL0 and EL1.
 */
static const struct {
    uint64_t el0_needs, hcr_traps;
} cache_traps[] = {
    [CACHE_SET_WAY] = { 0, HCR_EL2_TSW },
    [CACHE_INVALIDATE] = { 0, HCR_EL2_TPCP },
    [CACHE_CLEAN] = { SCTLR_ELX_UCI, HCR_EL2_TPCP },
    [CACHE_CLEAN_CODE] = { SCTLR_ELX_UCI, HCR_EL2_TPU | HCR_EL2_TOCU },
    [CACHE_ZERO] = { SCTLR_ELX_DZE, HCR_EL2_TDZ },
    [CACHE_ZERO_TAGS] = { SCTLR_ELX_DZE, HCR_EL2_TDZ },
    [CACHE_ZERO_DATA_TAGS] = { SCTLR_ELX_DZE, HCR_EL2_TDZ },
    [CACHE_IC_VA] = { SCTLR_ELX_UCI, HCR_EL2_TPU | HCR_EL2_TOCU },
    [CACHE_IC_ALL] = { 0, HCR_EL2_TPU | HCR_EL2_TOCU },
    [CACHE_IC_ALL_SHARED] = { 0, HCR_EL2_TPU | HCR_EL2_TICAB },
    [CACHE_PREDICTION] = { SCTLR_ELX_ENRCTX, 0 },
};

/* DC by VA: its faults; then RAM is as it is, and the core's cache holds what is not RAM. */
static enum a64_result clean(struct a64 *c, uint64_t va, enum mmu_access kind)
{
    const struct mmu_page *page;
    A64_TRY(a64_translate(c, va, kind, &page));
    if (!c->outside.ram || c->outside.ram(c->outside.arg, (pa_t){ page->pa_page }))
        return A64_NEXT;
    const struct access access = { .va = { va & ~(uint64_t)(LINE - 1) },
                                   .size = LINE,
                                   .element = LINE,
                                   .align = 1,
                                   .kind = ACCESS_CLEAN };
    return a64_ask(c, &access);
}

/* DC IVAC: alone of all maintenance it is watched, as a store of its line (D2.9.6). */
static enum a64_result invalidate(struct a64 *c, uint64_t va, bool data)
{
    enum { ISS_CM = 8 };
    const struct mmu_page *page;
    A64_TRY(a64_translate(c, va, MMU_DC_INVALIDATE, &page));
    if (data && c->watched) {
        const uint64_t line = va & ~(uint64_t)(LINE - 1);
        const enum a64_result r = a64_watch(c, line, LINE, false, true, c->el);
        if (r == A64_JUMP)
            c->sys[c->el == 2 ? SYS_ESR_EL2 : SYS_ESR_EL1] |= SYS_BIT(ISS_CM);
        if (r != A64_NEXT)
            return r;
    }
    return clean(c, va, MMU_DC_INVALIDATE);
}

static enum a64_result code_line(struct a64 *c, uint64_t va)
{
    const struct mmu_page *page;
    A64_TRY(a64_translate(c, va, MMU_IC, &page));
    const pa_t pa = { page->pa_page | (va & 0xFFF & ~(uint64_t)(LINE - 1)) };
    a64_code_changed(c, pa, false);
    if (c->outside.code)
        c->outside.code(c->outside.arg, pa, false);
    return go_on(c);
}

static enum a64_result all_code(struct a64 *c, bool shared)
{
    enum { HCR_FB = 9 };
    const bool broadcast = shared || (c->el == 1 && a64_hcr(c, SYS_BIT(HCR_FB)));
    a64_code_changed(c, (pa_t){ 0 }, true);
    if (broadcast && c->outside.code)
        c->outside.code(c->outside.arg, (pa_t){ 0 }, true);
    return go_on(c);
}

static enum a64_result cache(struct a64 *c, uint32_t insn, const struct cache_op *op)
{
    const uint64_t el0_needs = cache_traps[op->kind].el0_needs;
    if (!cache_there(c, op) || (c->el == 0 && el0_needs == 0))
        return a64_undefined(c);
    if (c->el == 0 && !(a64_sctlr(c) & el0_needs))
        return a64_sys_trap(c, insn, 1);
    if (a64_guest(c) && a64_hcr(c, cache_traps[op->kind].hcr_traps))
        return a64_sys_trap(c, insn, 2);
    const uint64_t va = a64_x(c, insn & 31);
    switch ((enum cache_kind)op->kind) {
    case CACHE_INVALIDATE: return invalidate(c, va, op->needs == NEEDS_NOTHING);
    case CACHE_CLEAN:
    case CACHE_CLEAN_CODE: return clean(c, va, MMU_DC);
    case CACHE_ZERO: return a64_dc_zva(c, va);
    case CACHE_ZERO_TAGS: return a64_dc_gva(c, va);
    case CACHE_ZERO_DATA_TAGS: return a64_dc_gzva(c, va);
    case CACHE_IC_VA: return code_line(c, va);
    case CACHE_IC_ALL: return all_code(c, false);
    case CACHE_IC_ALL_SHARED: return all_code(c, true);
    case CACHE_SET_WAY:
    case CACHE_PREDICTION: break;
    }
    return A64_NEXT;
}

/* ---- SYS, SYSL ------------------------------------------------------------------------------- */

/* IMPLEMENTATION DEFINED operations (CRn 11, 15) trap by HCR_EL2.TIDCP. */
static enum a64_result none(struct a64 *c, uint32_t insn, unsigned crn)
{
    if ((crn == 11 || crn == 15) && c->el == 1 && a64_hcr(c, HCR_EL2_TIDCP))
        return a64_sys_trap(c, insn, 2);
    return a64_undefined(c);
}

enum a64_result a64_exec_sys(struct a64 *c, uint32_t insn)
{
    const unsigned op1 = insn >> 16 & 7, crn = insn >> 12 & 15;
    const unsigned crm = insn >> 8 & 15, op2 = insn >> 5 & 7;
    if (crn == 8 || crn == 9) {
        const struct mmu_tlbi_op *op = mmu_tlbi_decode(op1, crn, crm, op2);
        return op ? tlbi(c, insn, op) : a64_undefined(c);
    }
    const struct mmu_at_op *op = crn == 7 ? mmu_at_decode(op1, crn, crm, op2) : NULL;
    if (op)
        return at(c, insn, op);
    const struct cache_op *dc = cache_decode(a64_sys_encoding(insn));
    return dc ? cache(c, insn, dc) : none(c, insn, crn);
}

/* No operation that is modelled gives a result. */
enum a64_result a64_exec_sysl(struct a64 *c, uint32_t insn)
{
    return none(c, insn, insn >> 12 & 15);
}
