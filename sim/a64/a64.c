/* SPDX-License-Identifier: Apache-2.0 */
/* A PE from outside: made, reset, looked at, interrupted. */
#include "a64/bits.h"
#include "a64/exception.h"
#include "a64/flags.h"
#include "a64/l1.h"
#include "a64/pages.h"
#include "a64/sysreg_state.h"

#include <stdlib.h>

/* ---- making ---------------------------------------------------------------------------------- */

struct a64 *a64_new(const struct a64_setup *setup, struct error *e)
{
    struct a64 *c = aligned_alloc(64, (sizeof(*c) + 63) & ~(size_t)63);
    if (!c) {
        error_fault(e, "out of memory for a PE");
        return NULL;
    }
    memset(c, 0, sizeof(*c));
    c->impl = setup->impl;
    c->mmu = setup->mmu;
    c->outside = setup->outside;
    c->timing = setup->timing;
    c->el2_stops = setup->el2_stops;
    c->number = setup->number;
    c->tags = setup->tags;
    c->tags_lent = setup->tags != NULL;
    if (setup->pipe) {
        c->pipe = *setup->pipe;
    } else {
        a64_pipe_defaults(&c->pipe);
    }
    if (c->timing && !a64_pipe_check(&c->pipe, e)) {
        a64_free(c);
        return NULL;
    }
    c->l1 = c->timing ? a64_l1_new(&c->pipe) : NULL;
    c->engine = a64_engine_new();
    if (!c->engine || (c->timing && !c->l1)) {
        error_fault(e, "out of memory for a PE");
        a64_free(c);
        return NULL;
    }
    a64_features(c->impl, mmu_impl(c->mmu), c->features);
    c->mispredict = (uint32_t)c->pipe.mispredict << CYCLE_SHIFT;
    a64_reset(c, 1, 0);
    return c;
}

void a64_free(struct a64 *c)
{
    if (!c) {
        return;
    }
    a64_engine_free(c->engine);
    if (!c->tags_lent) {
        a64_tags_free(c->tags);
    }
    a64_l1_free(c->l1);
    for (unsigned i = 0; i < A64_MODES; i++) {
        free(c->tlbs[i]);
    }
    free(c);
}

void a64_reset(struct a64 *c, unsigned el, uint64_t entry)
{
    memset(c->x, 0, sizeof(c->x));
    memset(c->sp, 0, sizeof(c->sp));
    memset(c->vreg, 0, sizeof(c->vreg));
    c->fp = (struct fp_env){ 0 };
    a64_set_nzcv(c, 0);
    c->el = (uint8_t)el;
    c->sp_sel = 1;
    c->btype = 0;
    c->daif_d = c->daif_a = c->daif_i = c->daif_f = true;
    c->pan = c->uao = c->dit = c->ssbs = c->tco = c->ss = c->il = false;
    c->pc = entry;
    c->answers = c->asked = 0;
    c->faulted = c->monitor = c->event = c->outstanding = c->waits_event = false;
    c->wait_until = UINT64_MAX;
    a64_sysreg_reset(c, el);
    a64_mode_changed(c);
    a64_flush(c);
}

/* ---- interrupts, events, maintenance --------------------------------------------------------- */

void a64_interrupt(struct a64 *c, enum a64_line line, bool on, uint64_t syndrome)
{
    switch (line) {
    case A64_IRQ: c->irq = on; break;
    case A64_FIQ: c->fiq = on; break;
    case A64_SERROR:
        c->serror = on;
        c->serror_syndrome = syndrome;
        break;
    }
    a64_look(c);
}

bool a64_serror_pending(const struct a64 *c, uint64_t *syndrome)
{
    *syndrome = c->serror_syndrome;
    return c->serror;
}

void a64_event(struct a64 *c)
{
    c->event = true;
}

void a64_invalidate(struct a64 *c, const struct mmu_tlbi *tlbi)
{
    mmu_tlbi_apply(c->mmu, tlbi);
    a64_flush(c);
}

/* ---- looking and poking ---------------------------------------------------------------------- */

uint64_t a64_get(struct a64 *c, unsigned reg)
{
    switch (reg) {
    case A64_REG_SP: return c->x[X_SP];
    case A64_REG_PC: return c->pc;
    case A64_REG_PSTATE: return a64_pstate(c);
    case A64_REG_FPCR: return c->fp.fpcr;
    case A64_REG_FPSR: return c->fp.fpsr;
    default: return reg < X_ZERO ? c->x[reg] : 0;
    }
}

void a64_set(struct a64 *c, unsigned reg, uint64_t value)
{
    switch (reg) {
    case A64_REG_SP: c->x[X_SP] = value; break;
    case A64_REG_PC: c->pc = value; break;
    case A64_REG_PSTATE: a64_set_pstate(c, value); break;
    case A64_REG_FPCR: c->fp.fpcr = (uint32_t)value; break;
    case A64_REG_FPSR: c->fp.fpsr = (uint32_t)value; break;
    default:
        if (reg < X_ZERO) {
            c->x[reg] = value;
        }
    }
}

void a64_get_v(const struct a64 *c, unsigned reg, uint64_t value[2])
{
    memcpy(value, c->vreg[reg].d, sizeof(c->vreg[reg].d));
}

void a64_set_v(struct a64 *c, unsigned reg, const uint64_t value[2])
{
    memcpy(c->vreg[reg].d, value, sizeof(c->vreg[reg].d));
}

const struct access *a64_access(const struct a64 *c)
{
    return &c->access;
}

pa_t a64_stop_address(const struct a64 *c)
{
    return c->stop_at;
}

uint64_t a64_waits_until(const struct a64 *c)
{
    const uint64_t timer = a64_timer_next(c);
    return timer < c->wait_until ? timer : c->wait_until;
}

const struct a64_taken *a64_taken(const struct a64 *c)
{
    return &c->taken;
}

const struct a64_stats *a64_stats(struct a64 *c)
{
    return &c->stats;
}

bool a64_condition(const struct a64 *c, unsigned cond)
{
    return condition_holds(c, condition_mask(cond));
}

/* PSTATE.BTYPE and what may be landed on: BTI by its letters, PACIxSP, BRK, HLT (D8.4.6.2). */
bool a64_lands(const struct a64 *c, uint32_t insn)
{
    enum { JUMP = 1, CALL = 2, JUMP_GUARDED = 3 };
    switch (a64_decode(insn)) {
    case A64_bti: {
        const bool call = a64_bti_c(insn), jump = a64_bti_j(insn);
        return c->btype == JUMP ? call || jump : c->btype == CALL ? call : jump;
    }
    case A64_paciasp:
    case A64_pacibsp: {
        const uint64_t sctlr = a64_sctlr(c);
        const unsigned bt = c->el == 0 ? 35 : 36; /* SCTLR_ELx.BT0, BT1: only a call */
        return c->btype != JUMP_GUARDED || !(sctlr >> bt & 1);
    }
    case A64_brk:
    case A64_hlt: return true;
    default: return false;
    }
}
