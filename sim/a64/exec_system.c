/* SPDX-License-Identifier: Apache-2.0 */
/* Exceptions, hints, barriers, waits, fields of PSTATE (DDI 0487 C6.2). */
#include "a64/exception.h"
#include "a64/exec_int.h"
#include "a64/sysreg_access.h"
#include "a64/sysreg_state.h"

/* Go on behind the instruction, but not without looking at what it changed. */
static enum a64_result look_again(struct a64 *c)
{
    a64_look(c);
    c->pc += 4;
    return A64_JUMP;
}

/* ---- exceptions ------------------------------------------------------------------------------ */

/* SVC and HVC are done when they are taken: they return to the next instruction. */
static enum a64_result call(struct a64 *c, unsigned target_el, unsigned ec, unsigned imm16)
{
    a64_step_advance(c);
    return a64_take(
        c, &(struct a64_exception){ .target_el = target_el,
                                    .esr = (uint64_t)ec << ESR_EC_SHIFT | SYS_BIT(25) | imm16,
                                    .preferred = c->pc + 4 });
}

enum a64_result a64_exec_svc(struct a64 *c, uint32_t insn)
{
    const bool el2 = c->el == 2 || (c->el == 0 && a64_tge(c));
    return call(c, el2 ? 2 : 1, EC_SVC, a64_svc_imm16(insn));
}

enum a64_result a64_exec_hvc(struct a64 *c, uint32_t insn)
{
    if (c->el == 0 || a64_hcr(c, HCR_EL2_HCD))
        return a64_undefined(c);
    return call(c, 2, EC_HVC, a64_hvc_imm16(insn));
}

/* There is no EL3: UNDEFINED, but that HCR_EL2.TSC traps it (IMPLEMENTATION DEFINED, D24.2.62). */
enum a64_result a64_exec_smc(struct a64 *c, uint32_t insn)
{
    if (c->el == 1 && a64_hcr(c, HCR_EL2_TSC))
        return a64_trap(c, 2, EC_SMC, a64_smc_imm16(insn));
    return a64_undefined(c);
}

enum a64_result a64_exec_brk(struct a64 *c, uint32_t insn)
{
    return a64_trap(c, a64_debug_target(c), EC_BRK, a64_brk_imm16(insn));
}

enum a64_result a64_exec_hlt(struct a64 *c, uint32_t insn)
{
    enum { SEMIHOSTING = 0xF000 };
    if (a64_hlt_imm16(insn) != SEMIHOSTING)
        return a64_undefined(c);
    c->pc += 4;
    c->stop = A64_STOP_SEMIHOSTING;
    return A64_STOPPED;
}

enum a64_result a64_exec_dcps(struct a64 *c, uint32_t insn)
{
    (void)insn;
    return a64_undefined(c);
}

enum a64_result a64_exec_udf(struct a64 *c, uint32_t insn)
{
    (void)insn;
    return a64_undefined(c);
}

static uint64_t elr(const struct a64 *c)
{
    return c->sys[c->el == 2 ? SYS_ELR_EL2 : SYS_ELR_EL1];
}
static uint64_t spsr(const struct a64 *c)
{
    return c->sys[c->el == 2 ? SYS_SPSR_EL2 : SYS_SPSR_EL1];
}

enum a64_result a64_exec_eret(struct a64 *c, uint32_t insn)
{
    (void)insn;
    return c->el == 0 ? a64_undefined(c) : a64_eret(c, elr(c), spsr(c));
}

enum a64_result a64_exec_eretaa(struct a64 *c, uint32_t insn)
{
    if (c->el == 0)
        return a64_undefined(c);
    const enum a64_key key = a64_eretaa_m(insn) ? A64_KEY_IB : A64_KEY_IA;
    uint64_t target;
    A64_TRY(a64_pac_check(c, elr(c), c->x[X_SP], key, &target));
    return a64_eret(c, target, spsr(c));
}

/* ---- waits (D1.7) ---------------------------------------------------------------------------- */

enum wait { WAIT_WFI, WAIT_WFE, WAIT_WFIT, WAIT_WFET };

/* AArch64.CheckForWFxTrap() for EL1 and EL2. */
static unsigned wait_trap(const struct a64 *c, enum wait wait)
{
    const bool wfe = wait == WAIT_WFE || wait == WAIT_WFET;
    if (c->el == 0 && !(a64_sctlr(c) & (wfe ? SCTLR_ELX_NTWE : SCTLR_ELX_NTWI)))
        return 1;
    if (a64_guest(c) && a64_hcr(c, wfe ? HCR_EL2_TWE : HCR_EL2_TWI))
        return 2;
    return 0;
}

/* ISS of EC 0x01: CV, COND 0b1110; with a timeout its register; TI, in the order of enum wait. */
static uint32_t wait_iss(enum wait wait, unsigned rt)
{
    static const uint8_t ti[] = {
        [WAIT_WFI] = 0, [WAIT_WFE] = 1, [WAIT_WFIT] = 2, [WAIT_WFET] = 3
    };
    const uint32_t timeout = wait >= WAIT_WFIT ? rt << 5 | 1U << 2 : 0;
    return 0x1E00000 | timeout | ti[wait];
}

static uint64_t sooner(uint64_t a, uint64_t b)
{
    return a < b ? a : b;
}

/* Wait until `limit` of the physical counter, or what else comes. */
static enum a64_result stop_waiting_for(struct a64 *c, enum wait wait, unsigned rt, uint64_t limit)
{
    const unsigned trap = wait_trap(c, wait);
    if (trap != 0)
        return a64_trap(c, trap, EC_WFX, wait_iss(wait, rt));
    c->wait_until = sooner(limit, a64_timer_next(c));
    c->waits_event = wait == WAIT_WFE || wait == WAIT_WFET;
    if (c->waits_event)
        c->wait_until = sooner(c->wait_until, a64_event_next(c));
    c->pc += 4;
    c->stop = A64_STOP_WAIT;
    return A64_STOPPED;
}

/* The value of the physical counter at which CNTVCT_EL0 reaches `count`; 0: it has. */
static uint64_t limit_of(const struct a64 *c, uint64_t count)
{
    const uint64_t now = a64_virtual_counter(c), left = count - now;
    if (now >= count)
        return 0;
    const uint64_t at = a64_counter(c) + left;
    return at < left ? UINT64_MAX : at;
}

static enum a64_result wait_for_interrupt(struct a64 *c, enum wait wait, unsigned rt,
                                          uint64_t limit)
{
    if (a64_interrupt_pending(c) || limit == 0)
        return look_again(c);
    return stop_waiting_for(c, wait, rt, limit);
}

static enum a64_result wait_for_event(struct a64 *c, enum wait wait, unsigned rt, uint64_t limit)
{
    if (c->event || a64_monitor_cleared(c) || limit == 0) {
        c->event = false;
        return A64_NEXT;
    }
    if (a64_interrupt_pending(c))
        return look_again(c);
    return stop_waiting_for(c, wait, rt, limit);
}

enum a64_result a64_exec_wfi(struct a64 *c, uint32_t insn)
{
    (void)insn;
    return wait_for_interrupt(c, WAIT_WFI, 0, UINT64_MAX);
}

enum a64_result a64_exec_wfe(struct a64 *c, uint32_t insn)
{
    (void)insn;
    return wait_for_event(c, WAIT_WFE, 0, UINT64_MAX);
}

enum a64_result a64_exec_wfit(struct a64 *c, uint32_t insn)
{
    const unsigned rt = a64_wfit_rt(insn);
    return wait_for_interrupt(c, WAIT_WFIT, rt, limit_of(c, a64_x(c, rt)));
}

enum a64_result a64_exec_wfet(struct a64 *c, uint32_t insn)
{
    const unsigned rt = a64_wfet_rt(insn);
    return wait_for_event(c, WAIT_WFET, rt, limit_of(c, a64_x(c, rt)));
}

enum a64_result a64_exec_sev(struct a64 *c, uint32_t insn)
{
    (void)insn;
    c->event = true;
    if (c->outside.event)
        c->outside.event(c->outside.arg);
    return A64_NEXT;
}

enum a64_result a64_exec_sevl(struct a64 *c, uint32_t insn)
{
    (void)insn;
    c->event = true;
    return A64_NEXT;
}

/* ---- hints ----------------------------------------------------------------------------------- */

enum a64_result a64_exec_hint(struct a64 *c, uint32_t insn)
{
    enum { MARKS = 96 };
    const unsigned n = insn >> 5 & 127;
    if (n < MARKS || !c->outside.mark)
        return A64_NEXT;
    c->outside.mark(c->outside.arg, n);
    c->pc += 4;
    c->stop = A64_STOP_BUDGET; /* so that a64_stats() are those of the mark */
    return A64_STOPPED;
}

enum a64_result a64_exec_esb(struct a64 *c, uint32_t insn)
{
    (void)insn;
    a64_error_barrier(c);
    return look_again(c);
}

/* ---- barriers -------------------------------------------------------------------------------- */

static enum a64_result barrier(struct a64 *c, enum barrier_kind kind, unsigned crm)
{
    const struct access access = { .kind = ACCESS_BARRIER,
                                   .barrier = (uint8_t)kind,
                                   .domain = (uint8_t)(crm >> 2),
                                   .type = (uint8_t)(crm & 3) };
    return a64_ask(c, &access);
}

enum { CRM_SY = 15, CRM_SSBB = 0, CRM_PSSBB = 4 };

/* CRm with a type of 0b00 is reserved: the full system, all accesses (C6.2.150). */
static unsigned whole(unsigned crm)
{
    return crm & 3 ? crm : CRM_SY;
}

enum a64_result a64_exec_dmb(struct a64 *c, uint32_t insn)
{
    return barrier(c, BARRIER_DMB, whole(a64_dmb_crm(insn)));
}

enum a64_result a64_exec_dsb(struct a64 *c, uint32_t insn)
{
    const unsigned crm = a64_dsb_crm(insn);
    if (crm == CRM_SSBB || crm == CRM_PSSBB)
        return A64_NEXT; /* nothing is speculated */
    return barrier(c, BARRIER_DSB, whole(crm));
}

enum a64_result a64_exec_dsb_nxs(struct a64 *c, uint32_t insn)
{
    return barrier(c, BARRIER_DSB, a64_dsb_nxs_crm(insn) << 2 | BARRIER_ALL);
}

enum a64_result a64_exec_isb(struct a64 *c, uint32_t insn)
{
    (void)insn;
    A64_TRY(barrier(c, BARRIER_ISB, CRM_SY));
    return look_again(c);
}

enum a64_result a64_exec_dgh(struct a64 *c, uint32_t insn)
{
    (void)insn;
    return barrier(c, BARRIER_DGH, CRM_SY);
}

enum a64_result a64_exec_clrex(struct a64 *c, uint32_t insn)
{
    (void)insn;
    c->monitor = false;
    return A64_NEXT;
}

/* ---- MSR (immediate) ------------------------------------------------------------------------- */

static bool crm_bit(uint32_t insn)
{
    return insn >> 8 & 1;
}

enum a64_result a64_exec_msr_imm_uao(struct a64 *c, uint32_t insn)
{
    if (c->el == 0)
        return a64_undefined(c);
    c->uao = crm_bit(insn);
    return A64_NEXT;
}

enum a64_result a64_exec_msr_imm_pan(struct a64 *c, uint32_t insn)
{
    if (c->el == 0)
        return a64_undefined(c);
    c->pan = crm_bit(insn);
    a64_mode_changed(c);
    return A64_NEXT;
}

enum a64_result a64_exec_msr_imm_spsel(struct a64 *c, uint32_t insn)
{
    if (c->el == 0)
        return a64_undefined(c);
    a64_set_el(c, c->el, crm_bit(insn));
    return A64_NEXT;
}

enum a64_result a64_exec_msr_imm_ssbs(struct a64 *c, uint32_t insn)
{
    c->ssbs = crm_bit(insn);
    return A64_NEXT;
}

enum a64_result a64_exec_msr_imm_dit(struct a64 *c, uint32_t insn)
{
    c->dit = crm_bit(insn);
    return A64_NEXT;
}

enum a64_result a64_exec_msr_imm_tco(struct a64 *c, uint32_t insn)
{
    c->tco = crm_bit(insn);
    return A64_NEXT;
}

/* CRm is D, A, I, F from bit 3 down. */
static enum a64_result change_masks(struct a64 *c, uint32_t insn, bool to)
{
    const unsigned which = insn >> 8 & 15;
    if (c->el == 0 && !(a64_sctlr(c) & SCTLR_ELX_UMA))
        return a64_sys_trap(c, insn, 1);
    if (which & 8)
        c->daif_d = to;
    if (which & 4)
        c->daif_a = to;
    if (which & 2)
        c->daif_i = to;
    if (which & 1)
        c->daif_f = to;
    return to ? A64_NEXT : look_again(c);
}

enum a64_result a64_exec_msr_imm_daifset(struct a64 *c, uint32_t insn)
{
    return change_masks(c, insn, true);
}

enum a64_result a64_exec_msr_imm_daifclr(struct a64 *c, uint32_t insn)
{
    return change_masks(c, insn, false);
}
