/* SPDX-License-Identifier: Apache-2.0 */
/* The table of system registers; MRS and MSR by it (DDI 0487 C5.2, D24.2). */
#include "a64/sysreg.h"

#include <strings.h>

#include "a64/exception.h"
#include "a64/exec_int.h"
#include "a64/sysreg_access.h"
#include "a64/sysreg_state.h"

/* What traps an access, besides its least EL. */
enum {
    SYS_TRAP_TID1 = 1 << 0,
    SYS_TRAP_TID2 = 1 << 1,
    SYS_TRAP_TID3 = 1 << 2,
    SYS_TRAP_TID4 = 1 << 3,
    SYS_TRAP_TID5 = 1 << 4,
    SYS_TRAP_TACR = 1 << 5,
    SYS_TRAP_VM = 1 << 6, /* HCR_EL2.TVM for writes, TRVM for reads */
    SYS_TRAP_APK = 1 << 7,
    SYS_TRAP_ATA = 1 << 8,
    SYS_TRAP_TERR = 1 << 9,
    SYS_TRAP_TDA = 1 << 10,
    SYS_TRAP_TDRA = 1 << 11,
    SYS_TRAP_TDOSA = 1 << 12,
    SYS_TRAP_TCPAC = 1 << 13,
    SYS_TRAP_FP = 1 << 14,
    SYS_TRAP_TIMER = 1 << 15,
    SYS_TRAP_UCT = 1 << 16, /* the rest is of EL0: SCTLR_ELx.UCT, UMA, MDSCR_EL1.TDCC */
    SYS_TRAP_UMA = 1 << 17,
    SYS_TRAP_TDCC = 1 << 18
};

static bool has_vhe(const struct a64 *c)
{
    return c->impl->vhe;
}
static bool has_hcx(const struct a64 *c)
{
    return c->impl->hcx;
}
static bool has_pan(const struct a64 *c)
{
    return mmu_impl(c->mmu)->pan;
}
static bool has_uao(const struct a64 *c)
{
    return c->impl->uao;
}
static bool has_dit(const struct a64 *c)
{
    return c->impl->dit;
}
static bool has_ssbs(const struct a64 *c)
{
    return c->impl->ssbs;
}
static bool has_mte(const struct a64 *c)
{
    return c->impl->mte;
}
static bool has_mte2(const struct a64 *c)
{
    return c->impl->mte2;
}
static bool has_vhe_mte2(const struct a64 *c)
{
    return c->impl->vhe && c->impl->mte2;
}
static bool has_ecv(const struct a64 *c)
{
    return c->impl->ecv;
}
static bool has_ras(const struct a64 *c)
{
    return c->impl->ras;
}
static bool has_pauth(const struct a64 *c)
{
    return c->impl->pauth;
}
static bool has_accdata(const struct a64 *c)
{
    return c->impl->ls64_accdata;
}

#define SYSREG(id, op0, op1, crn, crm, op2, least_read, least_write, writable, ...)                \
    [SYS_##id] = { .name = #id,                                                                    \
                   .encoding = A64_SYS_ENCODING(op0, op1, crn, crm, op2),                          \
                   .read = (least_read),                                                           \
                   .write = (least_write),                                                         \
                   .mask = (writable),                                                             \
                   __VA_ARGS__ },
const struct a64_sysreg a64_sysregs[A64_SYSREG_COUNT] = {
#include "a64/sysreg_rows.h"
};
#undef SYSREG

/* ---- finding --------------------------------------------------------------------------------- */

/* A switch, which compilers make a search of: SYSREG is a case. */
#define SYSREG(id, op0, op1, crn, crm, op2, ...)                                                   \
    case A64_SYS_ENCODING(op0, op1, crn, crm, op2): return &a64_sysregs[SYS_##id];
const struct a64_sysreg *a64_sysreg_decode(unsigned encoding)
{
    switch (encoding) {
#include "a64/sysreg_rows.h"
    default: return NULL;
    }
}
#undef SYSREG

const struct a64_sysreg *a64_sysreg_find(const char *name)
{
    for (size_t k = 0; k < A64_SYSREG_COUNT; k++)
        if (strcasecmp(a64_sysregs[k].name, name) == 0)
            return &a64_sysregs[k];
    return NULL;
}

/* ---- values ---------------------------------------------------------------------------------- */

uint64_t a64_sysreg_get(struct a64 *c, unsigned slot)
{
    const struct a64_sysreg *r = &a64_sysregs[slot];
    if (r->alias)
        return a64_sysreg_get(c, r->alias);
    return r->get ? r->get(c, slot) : c->sys[slot];
}

void a64_sysreg_set(struct a64 *c, unsigned slot, uint64_t value)
{
    const struct a64_sysreg *r = &a64_sysregs[slot];
    if (r->alias) {
        a64_sysreg_set(c, r->alias, value);
        return;
    }
    value = (value & r->mask) | r->ones;
    if (r->set)
        r->set(c, slot, value);
    else
        c->sys[slot] = value;
    c->fp_ok = false;
    if (r->effect == SYS_EFFECT_CONTEXT)
        a64_context_changed(c);
    if (r->effect != SYS_EFFECT_NONE)
        a64_look(c);
}

void a64_context_changed(struct a64 *c)
{
    const uint64_t *s = c->sys;
    const struct mmu_regs regs = {
        .sctlr_el1 = s[SYS_SCTLR_EL1],
        .tcr_el1 = s[SYS_TCR_EL1],
        .ttbr0_el1 = s[SYS_TTBR0_EL1],
        .ttbr1_el1 = s[SYS_TTBR1_EL1],
        .mair_el1 = s[SYS_MAIR_EL1],
        .hcr_el2 = s[SYS_HCR_EL2],
        .vtcr_el2 = s[SYS_VTCR_EL2],
        .vttbr_el2 = s[SYS_VTTBR_EL2],
        .sctlr_el2 = s[SYS_SCTLR_EL2],
        .tcr_el2 = s[SYS_TCR_EL2],
        .ttbr0_el2 = s[SYS_TTBR0_EL2],
        .ttbr1_el2 = s[SYS_TTBR1_EL2],
        .mair_el2 = s[SYS_MAIR_EL2],
    };
    mmu_set_regs(c->mmu, &regs);
    if (c->outside.context)
        c->outside.context(c->outside.arg, mmu_regs(c->mmu), c->el);
    c->fp_ok = false;
    a64_flush(c);
}

void a64_sysreg_reset(struct a64 *c, unsigned el)
{
    for (size_t k = 0; k < A64_SYSREG_COUNT; k++)
        c->sys[k] = a64_sysregs[k].reset | a64_sysregs[k].ones;
    c->sys[SYS_VPIDR_EL2] = c->impl->midr;
    c->sys[SYS_VMPIDR_EL2] = SYS_BIT(31) | c->number;
    c->sys[SYS_CNTFRQ_EL0] = c->impl->counter_freq;
    a64_misc_set(c, SYS_SCTLR_EL1, 0);
    a64_misc_set(c, SYS_SCTLR_EL2, 0);
    a64_misc_set(c, SYS_HCR_EL2, 0);
    /* Whoever starts software at EL1 has left EL1 what EL2 could take from it. */
    if (el == 1) {
        a64_misc_set(c, SYS_HCR_EL2, HCR_EL2_APK | HCR_EL2_API | HCR_EL2_ATA);
        c->sys[SYS_HCRX_EL2] = HCRX_EL2_ENAS0 | HCRX_EL2_ENALS | HCRX_EL2_ENASR | HCRX_EL2_MSCEN;
    }
    a64_context_changed(c);
}

/* ---- traps ----------------------------------------------------------------------------------- */

/* The controls of EL0 that its EL1, or its host at EL2, has. */
static bool trapped_at_el0(const struct a64 *c, uint32_t traps)
{
    return (traps & SYS_TRAP_UCT && !(a64_sctlr(c) & SCTLR_ELX_UCT)) ||
           (traps & SYS_TRAP_UMA && !(a64_sctlr(c) & SCTLR_ELX_UMA)) ||
           (traps & SYS_TRAP_TDCC && c->sys[SYS_MDSCR_EL1] & MDSCR_EL1_TDCC);
}

/* MDCR_EL2.TDE and HCR_EL2.TGE count as all of TDA, TDRA and TDOSA. */
static bool debug_trapped(const struct a64 *c, uint32_t traps)
{
    const uint64_t mdcr = c->sys[SYS_MDCR_EL2];
    if (traps & (SYS_TRAP_TDA | SYS_TRAP_TDRA | SYS_TRAP_TDOSA) &&
        (mdcr & MDCR_EL2_TDE || a64_tge(c)))
        return true;
    return (traps & SYS_TRAP_TDA && mdcr & MDCR_EL2_TDA) ||
           (traps & SYS_TRAP_TDRA && mdcr & MDCR_EL2_TDRA) ||
           (traps & SYS_TRAP_TDOSA && mdcr & MDCR_EL2_TDOSA);
}

static bool el1_trapped(const struct a64 *c, uint32_t traps, bool write)
{
    return (traps & SYS_TRAP_TID1 && a64_hcr(c, HCR_EL2_TID1)) ||
           (traps & SYS_TRAP_TID3 && a64_hcr(c, HCR_EL2_TID3)) ||
           (traps & SYS_TRAP_TID5 && a64_hcr(c, HCR_EL2_TID5)) ||
           (traps & SYS_TRAP_TACR && a64_hcr(c, HCR_EL2_TACR)) ||
           (traps & SYS_TRAP_VM && a64_hcr(c, write ? HCR_EL2_TVM : HCR_EL2_TRVM)) ||
           (traps & SYS_TRAP_APK && !a64_hcr(c, HCR_EL2_APK)) ||
           (traps & SYS_TRAP_ATA && !a64_hcr(c, HCR_EL2_ATA)) ||
           (traps & SYS_TRAP_TERR && a64_hcr(c, HCR_EL2_TERR)) ||
           (traps & SYS_TRAP_TCPAC && c->sys[SYS_CPTR_EL2] & CPTR_EL2_TCPAC);
}

static bool trapped_to_el2(const struct a64 *c, uint32_t traps, bool write)
{
    if (c->el == 2)
        return false;
    if (debug_trapped(c, traps))
        return true;
    if (!a64_guest(c))
        return false;
    if ((traps & SYS_TRAP_TID2 && a64_hcr(c, HCR_EL2_TID2)) ||
        (traps & SYS_TRAP_TID4 && a64_hcr(c, HCR_EL2_TID4)))
        return true;
    return c->el == 1 && el1_trapped(c, traps, write);
}

/* ISS of a trapped MSR, MRS or SYS (D24.2.45, EC 0x18). */
static uint32_t iss_of(uint32_t insn)
{
    return (insn >> 19 & 3) << 20 | (insn >> 5 & 7) << 17 | (insn >> 16 & 7) << 14 |
           (insn >> 12 & 15) << 10 | (insn & 31) << 5 | (insn >> 8 & 15) << 1 | (insn >> 21 & 1);
}

enum a64_result a64_sys_trap(struct a64 *c, uint32_t insn, unsigned target_el)
{
    return a64_trap(c, target_el, EC_SYSREG, iss_of(insn));
}

static enum a64_result check(struct a64 *c, const struct a64_sysreg *r, uint32_t insn, bool write)
{
    const unsigned least = write ? r->write : r->read;
    if (least == A64_SYS_NEVER || c->el < least || (r->there && !r->there(c)))
        return a64_undefined(c);
    if (r->alias && !a64_hcr(c, HCR_EL2_E2H))
        return a64_undefined(c);
    if (a64_slot(r) == SYS_SP_EL0 && !c->sp_sel)
        return a64_undefined(c);
    if (c->el == 0 && trapped_at_el0(c, r->traps))
        return a64_sys_trap(c, insn, 1);
    if (trapped_to_el2(c, r->traps, write))
        return a64_sys_trap(c, insn, 2);
    if (r->traps & SYS_TRAP_FP)
        return a64_check_fp(c);
    const unsigned timer = r->traps & SYS_TRAP_TIMER ? a64_timer_trap(c, a64_slot(r)) : 0;
    return timer != 0 ? a64_sys_trap(c, insn, timer) : A64_NEXT;
}

/* Encodings without a register: reserved ones of the ID space read as 0 (C5.2.2), those of
 * IMPLEMENTATION DEFINED registers trap by HCR_EL2.TIDCP. */
static enum a64_result no_register(struct a64 *c, uint32_t insn, bool write)
{
    const unsigned encoding = a64_sys_encoding(insn);
    const unsigned crn = encoding >> 7 & 15;
    const bool id = encoding >> 7 == A64_SYS_ENCODING(3, 0, 0, 0, 0) >> 7 &&
                    (encoding >> 3 & 15) >= 1 && (encoding >> 3 & 15) <= 7;
    if (id && !write && c->el > 0) {
        if (c->el == 1 && a64_hcr(c, HCR_EL2_TID3))
            return a64_sys_trap(c, insn, 2);
        a64_set_x(c, insn & 31, 0);
        return A64_NEXT;
    }
    if ((crn == 11 || crn == 15) && encoding >> 14 == 3 && c->el == 1 && a64_hcr(c, HCR_EL2_TIDCP))
        return a64_sys_trap(c, insn, 2);
    return a64_undefined(c);
}

/* The slot that the name means now (FEAT_VHE): EL2's, for a host. */
static unsigned meant(const struct a64 *c, const struct a64_sysreg *r)
{
    const bool host = a64_host_el2(c) || (a64_host_el0(c) && r->read == 0);
    return r->host && host ? r->host : a64_slot(r);
}

enum a64_result a64_exec_mrs(struct a64 *c, uint32_t insn)
{
    const struct a64_sysreg *r = a64_sysreg_decode(a64_sys_encoding(insn));
    if (!r)
        return no_register(c, insn, false);
    A64_TRY(check(c, r, insn, false));
    a64_set_x(c, insn & 31, a64_sysreg_get(c, meant(c, r)));
    return A64_NEXT;
}

enum a64_result a64_exec_msr_reg(struct a64 *c, uint32_t insn)
{
    const struct a64_sysreg *r = a64_sysreg_decode(a64_sys_encoding(insn));
    if (!r)
        return no_register(c, insn, true);
    A64_TRY(check(c, r, insn, true));
    const unsigned slot = meant(c, r);
    a64_sysreg_set(c, slot, a64_x(c, insn & 31));
    const struct a64_sysreg *written = &a64_sysregs[r->alias ? r->alias : slot];
    if (written->effect == SYS_EFFECT_NONE && written->set != a64_debug_set)
        return A64_NEXT;
    c->pc += 4;
    return A64_JUMP;
}

/* ---- from outside ---------------------------------------------------------------------------- */

bool a64_get_sysreg(struct a64 *c, const char *name, uint64_t *value)
{
    const struct a64_sysreg *r = a64_sysreg_find(name);
    if (!r || (r->there && !r->there(c)))
        return false;
    *value = a64_sysreg_get(c, a64_slot(r));
    return true;
}

bool a64_set_sysreg(struct a64 *c, const char *name, uint64_t value)
{
    const struct a64_sysreg *r = a64_sysreg_find(name);
    if (!r || (r->there && !r->there(c)) || r->write == A64_SYS_NEVER)
        return false;
    a64_sysreg_set(c, a64_slot(r), value);
    return true;
}
