/* SPDX-License-Identifier: Apache-2.0 */
/* Taking exceptions and returning from them (DDI 0487 D1.4, J1.1.1). EL3 is not there. */
#include "a64/exception.h"

#include "a64/sysreg_state.h"

enum {
    VECTOR_IRQ = 0x80,
    VECTOR_FIQ = 0x100,
    VECTOR_SERROR = 0x180,
    VECTOR_SPX = 0x200,
    VECTOR_LOWER = 0x400
};
#define ESR_IL SYS_BIT(25)

/* ---- PSTATE ---------------------------------------------------------------------------------- */

uint64_t a64_pstate(const struct a64 *c)
{
    return (uint64_t)c->sp_sel | (uint64_t)c->el << SPSR_EL_SHIFT | (c->daif_f ? SPSR_F : 0) |
           (c->daif_i ? SPSR_I : 0) | (c->daif_a ? SPSR_A : 0) | (c->daif_d ? SPSR_D : 0) |
           (uint64_t)c->btype << SPSR_BTYPE_SHIFT | (c->ssbs ? SPSR_SSBS : 0) |
           (c->il ? SPSR_IL : 0) | (c->ss ? SPSR_SS : 0) | (c->pan ? SPSR_PAN : 0) |
           (c->uao ? SPSR_UAO : 0) | (c->dit ? SPSR_DIT : 0) | (c->tco ? SPSR_TCO : 0) |
           (uint64_t)a64_nzcv(c) << SPSR_NZCV_SHIFT;
}

void a64_set_el(struct a64 *c, unsigned el, unsigned sp_sel)
{
    const bool other = el != c->el;
    c->sp[c->sp_sel ? c->el : 0] = c->x[X_SP];
    c->el = (uint8_t)el;
    c->sp_sel = (uint8_t)sp_sel;
    c->x[X_SP] = c->sp[sp_sel ? el : 0];
    c->fp_ok = false;
    a64_mode_changed(c);
    if (other && c->outside.context)
        c->outside.context(c->outside.arg, mmu_regs(c->mmu), el);
}

static void set_masks(struct a64 *c, uint64_t spsr)
{
    c->daif_d = spsr & SPSR_D;
    c->daif_a = spsr & SPSR_A;
    c->daif_i = spsr & SPSR_I;
    c->daif_f = spsr & SPSR_F;
}

/* What an illegal return leaves as it is. Bits of features that are not there stay 0. */
static void set_options(struct a64 *c, uint64_t spsr)
{
    c->btype = c->impl->bti ? spsr >> SPSR_BTYPE_SHIFT & 3 : 0;
    c->ssbs = c->impl->ssbs && spsr & SPSR_SSBS;
    c->uao = c->impl->uao && spsr & SPSR_UAO;
    c->dit = c->impl->dit && spsr & SPSR_DIT;
    c->tco = c->impl->mte && spsr & SPSR_TCO;
}

static void set_common(struct a64 *c, uint64_t spsr)
{
    a64_set_nzcv(c, spsr >> SPSR_NZCV_SHIFT & 0xF);
    c->pan = mmu_impl(c->mmu)->pan && spsr & SPSR_PAN;
    set_masks(c, spsr);
}

void a64_set_pstate(struct a64 *c, uint64_t spsr)
{
    const unsigned el = spsr >> SPSR_EL_SHIFT & 3;
    set_common(c, spsr);
    set_options(c, spsr);
    c->il = spsr & SPSR_IL;
    c->ss = spsr & SPSR_SS;
    a64_set_el(c, el < 2 ? el : 2, el == 0 ? 0 : spsr & SPSR_SP);
    a64_look(c);
}

void a64_look(struct a64 *c)
{
    c->pending = true;
}

/* ---- taking ---------------------------------------------------------------------------------- */

/* The SPSR's BTYPE: kept where the instruction has not been executed, or may not be the cause. */
static bool keeps_btype(const struct a64_exception *x)
{
    if (x->vector != 0)
        return true;
    switch ((unsigned)a64_ec_of(x->esr)) {
    case EC_PC_ALIGNMENT:
    case EC_IABORT_LOWER:
    case EC_IABORT:
    case EC_BREAKPOINT_LOWER:
    case EC_BREAKPOINT_LOWER + 1:
    case EC_STEP_LOWER:
    case EC_STEP_LOWER + 1:
    case EC_BRK:
    case EC_ILLEGAL:
    case EC_BTI: return true;
    default: return false;
    }
}

static void write_syndrome(struct a64 *c, const struct a64_exception *x)
{
    const bool el2 = x->target_el == 2;
    if (x->vector == 0 || x->vector == VECTOR_SERROR)
        c->sys[el2 ? SYS_ESR_EL2 : SYS_ESR_EL1] = x->esr;
    if (x->far_valid)
        c->sys[el2 ? SYS_FAR_EL2 : SYS_FAR_EL1] = x->far;
    if (x->hpfar_valid)
        c->sys[SYS_HPFAR_EL2] = x->hpfar;
}

/* PSTATE but for EL and SP, after c->el is that of the handler. */
static void enter_pstate(struct a64 *c)
{
    const bool el2 = c->el == 2;
    const uint64_t sctlr = c->sys[el2 ? SYS_SCTLR_EL2 : SYS_SCTLR_EL1];
    const bool two_ranges =
        !el2 || (a64_hcr(c, HCR_EL2_E2H) && a64_hcr(c, HCR_EL2_TGE)); /* ELIsInHost(EL0) */
    c->daif_d = c->daif_a = c->daif_i = c->daif_f = true;
    c->ss = c->il = c->uao = false;
    c->btype = 0;
    if (mmu_impl(c->mmu)->pan && two_ranges && !(sctlr & SCTLR_ELX_SPAN))
        c->pan = true;
    if (c->impl->ssbs)
        c->ssbs = sctlr & SCTLR_ELX_DSSBS;
    if (c->impl->mte)
        c->tco = true;
}

/* Where an exception goes whose vector with SP_EL0 is `vector`. */
static uint64_t vector_address(const struct a64 *c, unsigned target_el, unsigned vector)
{
    const uint64_t vbar = c->sys[target_el == 2 ? SYS_VBAR_EL2 : SYS_VBAR_EL1];
    if (target_el > c->el)
        return vbar + vector + VECTOR_LOWER;
    return vbar + vector + (c->sp_sel ? VECTOR_SPX : 0);
}

static void remember(struct a64 *c, const struct a64_exception *x, uint64_t vector)
{
    if (c->taken.to == 0 || x->preferred != c->taken.last_vector)
        c->taken = (struct a64_taken){ .from = c->el,
                                       .to = (uint8_t)x->target_el,
                                       .far_valid = x->far_valid,
                                       .esr = x->esr,
                                       .far = x->far,
                                       .elr = x->preferred,
                                       .vector = vector };
    c->taken.last_vector = vector;
}

enum a64_result a64_take(struct a64 *c, const struct a64_exception *x)
{
    const uint64_t vector = vector_address(c, x->target_el, x->vector);
    remember(c, x, vector);
    uint64_t spsr = a64_pstate(c);
    if (!keeps_btype(x))
        spsr &= ~(UINT64_C(3) << SPSR_BTYPE_SHIFT);
    write_syndrome(c, x);
    const bool el2 = x->target_el == 2;
    c->sys[el2 ? SYS_SPSR_EL2 : SYS_SPSR_EL1] = spsr;
    c->sys[el2 ? SYS_ELR_EL2 : SYS_ELR_EL1] = x->preferred;
    const unsigned from = c->el;
    c->el = (uint8_t)x->target_el;
    enter_pstate(c);
    c->el = (uint8_t)from;
    a64_set_el(c, x->target_el, 1);
    c->pc = vector;
    c->answers = c->asked = 0;
    c->stats.exceptions++;
    a64_charge(c, c->pipe.exception);
    a64_look(c); /* other masks, other routing */
    return A64_JUMP;
}

/* EL1, or EL2 where HCR_EL2.TGE routes EL0's. */
static unsigned least_target(const struct a64 *c, unsigned target_el)
{
    const unsigned el = target_el > c->el ? target_el : c->el;
    if (el >= 2)
        return 2;
    return c->el == 0 && a64_tge(c) ? 2 : 1;
}

static uint64_t syndrome(unsigned ec, uint32_t iss)
{
    return (uint64_t)ec << ESR_EC_SHIFT | ESR_IL | iss;
}

enum a64_result a64_trap(struct a64 *c, unsigned target_el, unsigned ec, uint32_t iss)
{
    return a64_take(c, &(struct a64_exception){ .target_el = least_target(c, target_el),
                                                .esr = syndrome(ec, iss),
                                                .preferred = c->pc });
}

enum a64_result a64_undefined(struct a64 *c)
{
    return a64_trap(c, 1, EC_UNKNOWN, 0);
}

enum a64_result a64_illegal_state(struct a64 *c)
{
    return a64_trap(c, 1, EC_ILLEGAL, 0);
}

enum a64_result a64_branch_target(struct a64 *c)
{
    return a64_trap(c, 1, EC_BTI, c->btype);
}

enum a64_result a64_pc_alignment(struct a64 *c)
{
    return a64_take(c, &(struct a64_exception){ .target_el = least_target(c, 1),
                                                .esr = syndrome(EC_PC_ALIGNMENT, 0),
                                                .preferred = c->pc,
                                                .far_valid = true,
                                                .far = c->pc });
}

enum a64_result a64_fault(struct a64 *c, const struct mmu_fault *f,
                          const struct mmu_syndrome_access *s)
{
    struct mmu_exception x;
    if (!mmu_fault_exception(f, mmu_regs(c->mmu), c->el, s, &x))
        return A64_NEXT;
    return a64_take(c, &(struct a64_exception){ .target_el = x.target_el,
                                                .esr = x.esr,
                                                .preferred = c->pc,
                                                .far_valid = true,
                                                .far = x.far,
                                                .hpfar_valid = x.hpfar_valid,
                                                .hpfar = x.hpfar });
}

/* Is there code at the vector, so that taking the exception ends in more than the next one. */
static bool has_handler(struct a64 *c, unsigned target_el)
{
    if (target_el == 2 && c->el2_stops)
        return true;
    const va_t vector = { vector_address(c, target_el, 0) };
    struct mmu_fault f;
    const struct mmu_page *page = mmu_translate(c->mmu, vector, MMU_FETCH, target_el, &f);
    return page && c->outside.ram(c->outside.arg, (pa_t){ page->pa_page });
}

bool a64_fetch_abort(struct a64 *c)
{
    const struct mmu_fault f = {
        .kind = MMU_FAULT_EXTERNAL,
        .access = MMU_FETCH,
        .regime = (uint8_t)mmu_regime(mmu_regs(c->mmu), c->el),
        .va = { c->pc },
    };
    struct mmu_exception x;
    mmu_fault_exception(&f, mmu_regs(c->mmu), c->el, NULL, &x);
    if (!has_handler(c, x.target_el))
        return false;
    a64_fault(c, &f, NULL);
    return true;
}

/* ---- floating point (AArch64.CheckFPEnabled(), AArch64.CheckFPAdvSIMDTrap()) ------------------
 */

/* FPEN of CPACR_EL1, and of CPTR_EL2 with E2H: bit 0 permits EL1 (EL2), both permit EL0. */
static bool fpen_traps(uint64_t control, bool el0)
{
    const unsigned fpen = control >> 20 & 3;
    return !(fpen & 1) || (fpen == 1 && el0);
}

static enum a64_result fp_trap(struct a64 *c, unsigned target_el)
{
    enum { ISS_CV_AL = 0x1E00000 }; /* CV 1, COND 0b1110 */
    /* EL0's trap to EL1 that goes to EL2 by TGE is told as UNDEFINED (R_CTFPD). */
    if (target_el == 1 && a64_tge(c))
        return a64_trap(c, 2, EC_UNKNOWN, 0);
    return a64_trap(c, target_el, EC_FP, ISS_CV_AL);
}

enum a64_result a64_check_fp_slow(struct a64 *c)
{
    const uint64_t cptr = c->sys[SYS_CPTR_EL2];
    if (a64_guest(c) && fpen_traps(c->sys[SYS_CPACR_EL1], c->el == 0))
        return fp_trap(c, 1);
    if (a64_hcr(c, HCR_EL2_E2H) ? fpen_traps(cptr, a64_host_el0(c)) : (cptr & CPTR_EL2_TFP) != 0)
        return fp_trap(c, 2);
    c->fp_ok = true;
    return A64_NEXT;
}

/* ---- return ---------------------------------------------------------------------------------- */

static bool illegal_return(const struct a64 *c, uint64_t spsr)
{
    const unsigned el = spsr >> SPSR_EL_SHIFT & 3;
    if (spsr & (SPSR_M4 | SYS_BIT(1)) || (el == 0 && spsr & SPSR_SP))
        return true;
    return el > c->el || (el == 1 && a64_tge(c));
}

uint64_t a64_branch_address(const struct a64 *c, uint64_t va, unsigned el)
{
    const struct mmu_regs *r = mmu_regs(c->mmu);
    const bool upper = va >> 55 & 1;
    const enum mmu_regime regime = mmu_regime(r, el);
    const uint64_t tcr = regime == MMU_EL10 ? r->tcr_el1 : r->tcr_el2;
    bool tbi, tbid;
    if (regime == MMU_EL2) {
        tbi = tcr >> 20 & 1;
        tbid = tcr >> 29 & 1;
    } else {
        tbi = tcr >> (upper ? 38 : 37) & 1;
        tbid = tcr >> (upper ? 52 : 51) & 1;
    }
    if (!tbi || (tbid && mmu_impl(c->mmu)->tbid))
        return va;
    const uint64_t top = UINT64_C(0xFF) << 56;
    return regime != MMU_EL2 && upper ? va | top : va & ~top;
}

enum a64_result a64_eret(struct a64 *c, uint64_t pc, uint64_t spsr)
{
    const bool illegal = illegal_return(c, spsr);
    const unsigned el = illegal ? c->el : spsr >> SPSR_EL_SHIFT & 3;
    const bool ss = a64_step_returned(c, spsr, el);
    set_common(c, spsr);
    if (illegal) {
        c->il = true;
    } else {
        set_options(c, spsr);
        c->il = spsr & SPSR_IL;
    }
    c->ss = ss;
    c->stepped = false;
    a64_set_el(c, el, illegal ? c->sp_sel : spsr & SPSR_SP);
    c->monitor = false;
    c->event = true;
    c->pc = a64_branch_address(c, pc, el);
    a64_look(c);
    return A64_JUMP;
}

/* ---- interrupts and SError (D1.4.6) ---------------------------------------------------------- */

/* Where a physical interrupt goes whose bit of HCR_EL2 is `route`: 0 if it stays pending. */
static unsigned physical_target(const struct a64 *c, uint64_t route, bool masked)
{
    const bool to_el2 = a64_hcr(c, route | HCR_EL2_TGE);
    if (c->el == 2)
        return to_el2 && !masked ? 2 : 0;
    if (!to_el2)
        return masked ? 0 : 1;
    return a64_host_el0(c) && masked ? 0 : 2;
}

static bool virtual_enabled(const struct a64 *c, uint64_t route)
{
    return c->el < 2 && a64_hcr(c, route) && !a64_tge(c);
}

bool a64_interrupt_pending(const struct a64 *c)
{
    if (c->irq || c->fiq || c->serror)
        return true;
    return (virtual_enabled(c, HCR_EL2_IMO) && a64_hcr(c, HCR_EL2_VI)) ||
           (virtual_enabled(c, HCR_EL2_FMO) && a64_hcr(c, HCR_EL2_VF)) ||
           (virtual_enabled(c, HCR_EL2_AMO) && a64_hcr(c, HCR_EL2_VSE));
}

static bool take_interrupt(struct a64 *c, unsigned target_el, unsigned vector, uint64_t esr)
{
    a64_take(c, &(struct a64_exception){
                    .target_el = target_el, .esr = esr, .preferred = c->pc, .vector = vector });
    return true;
}

static const uint64_t SERROR_ISS = 0x1FFFFFF;

static bool take_serror(struct a64 *c)
{
    const unsigned target = c->serror ? physical_target(c, HCR_EL2_AMO, c->daif_a) : 0;
    if (target != 0) {
        c->serror = false;
        return take_interrupt(c, target, VECTOR_SERROR,
                              syndrome(EC_SERROR, 0) | (c->serror_syndrome & SERROR_ISS));
    }
    if (!virtual_enabled(c, HCR_EL2_AMO) || !a64_hcr(c, HCR_EL2_VSE) || c->daif_a)
        return false;
    c->sys[SYS_HCR_EL2] &= ~HCR_EL2_VSE;
    const uint64_t iss = c->impl->ras ? c->sys[SYS_VSESR_EL2] & SERROR_ISS : 0;
    return take_interrupt(c, 1, VECTOR_SERROR, syndrome(EC_SERROR, 0) | iss);
}

static bool take_line(struct a64 *c, bool line, uint64_t route, uint64_t virtual, bool masked,
                      unsigned vector)
{
    const unsigned target = line ? physical_target(c, route, masked) : 0;
    if (target != 0)
        return take_interrupt(c, target, vector, 0);
    if (virtual_enabled(c, route) && a64_hcr(c, virtual) && !masked)
        return take_interrupt(c, 1, vector, 0);
    return false;
}

bool a64_take_pending(struct a64 *c)
{
    c->pending = false;
    return take_serror(c) || take_line(c, c->fiq, HCR_EL2_FMO, HCR_EL2_VF, c->daif_f, VECTOR_FIQ) ||
           take_line(c, c->irq, HCR_EL2_IMO, HCR_EL2_VI, c->daif_i, VECTOR_IRQ);
}

/* AArch64.ESBOperation(), AArch64.vESBOperation(): DISR_EL1.A (bit 31) with the syndrome. */
void a64_error_barrier(struct a64 *c)
{
    if (c->serror && physical_target(c, HCR_EL2_AMO, c->daif_a) == 0) {
        c->serror = false;
        c->sys[SYS_DISR_EL1] = SYS_BIT(31) | (c->serror_syndrome & SERROR_ISS);
    }
    if (virtual_enabled(c, HCR_EL2_AMO) && a64_hcr(c, HCR_EL2_VSE) && c->daif_a) {
        c->sys[SYS_HCR_EL2] &= ~HCR_EL2_VSE;
        c->sys[SYS_VDISR_EL2] = SYS_BIT(31) | (c->sys[SYS_VSESR_EL2] & SERROR_ISS);
    }
}
