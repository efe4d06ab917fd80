/* SPDX-License-Identifier: Apache-2.0 */
/* Registers that are kept elsewhere: fields of PSTATE, stack pointers, FPCR and FPSR. */
#include "a64/exception.h"
#include "a64/sysreg.h"
#include "a64/sysreg_state.h"

static uint64_t get_sp(const struct a64 *c, unsigned el)
{
    const unsigned in_use = c->sp_sel ? c->el : 0;
    return in_use == el ? c->x[X_SP] : c->sp[el];
}

static void set_sp(struct a64 *c, unsigned el, uint64_t value)
{
    const unsigned in_use = c->sp_sel ? c->el : 0;
    c->sp[el] = value;
    if (in_use == el)
        c->x[X_SP] = value;
}

uint64_t a64_pstate_get(struct a64 *c, unsigned slot)
{
    switch (slot) {
    case SYS_SP_EL0: return get_sp(c, 0);
    case SYS_SP_EL1: return get_sp(c, 1);
    case SYS_FPCR: return c->fp.fpcr;
    case SYS_FPSR: return c->fp.fpsr;
    case SYS_SPSel: return c->sp_sel;
    case SYS_CurrentEL: return (uint64_t)c->el << SPSR_EL_SHIFT;
    case SYS_NZCV: return (uint64_t)a64_nzcv(c) << SPSR_NZCV_SHIFT;
    case SYS_DAIF: return a64_pstate(c) & (SPSR_D | SPSR_A | SPSR_I | SPSR_F);
    case SYS_PAN: return a64_pstate(c) & SPSR_PAN;
    case SYS_UAO: return a64_pstate(c) & SPSR_UAO;
    case SYS_DIT: return a64_pstate(c) & SPSR_DIT;
    case SYS_SSBS: return a64_pstate(c) & SPSR_SSBS;
    case SYS_TCO: return a64_pstate(c) & SPSR_TCO;
    default: return 0;
    }
}

void a64_pstate_put(struct a64 *c, unsigned slot, uint64_t value)
{
    switch (slot) {
    case SYS_SP_EL0: set_sp(c, 0, value); break;
    case SYS_SP_EL1: set_sp(c, 1, value); break;
    case SYS_FPCR: c->fp.fpcr = (uint32_t)value & (c->impl->fp16 ? UINT32_MAX : ~FPCR_FZ16); break;
    case SYS_FPSR: c->fp.fpsr = (uint32_t)value; break;
    case SYS_SPSel: a64_set_el(c, c->el, value & 1); break;
    case SYS_NZCV: a64_set_nzcv(c, value >> SPSR_NZCV_SHIFT & 0xF); break;
    case SYS_DAIF:
        c->daif_d = value & SPSR_D;
        c->daif_a = value & SPSR_A;
        c->daif_i = value & SPSR_I;
        c->daif_f = value & SPSR_F;
        break;
    case SYS_PAN:
        c->pan = value & SPSR_PAN;
        a64_mode_changed(c);
        break;
    case SYS_UAO: c->uao = value & SPSR_UAO; break;
    case SYS_DIT: c->dit = value & SPSR_DIT; break;
    case SYS_SSBS: c->ssbs = value & SPSR_SSBS; break;
    case SYS_TCO: c->tco = value & SPSR_TCO; break;
    default: break;
    }
}
