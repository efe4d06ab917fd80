/* SPDX-License-Identifier: Apache-2.0 */
/* Registers that are more than memory and of no family. */
#include "a64/sysreg.h"
#include "a64/sysreg_state.h"

/* ---- bits that there are --------------------------------------------------------------------- */

/* A bit or field that is there with a feature; else RES0. */
struct optional {
    bool there;
    uint64_t bits;
};

static uint64_t mask_of(const struct optional *list, size_t count)
{
    uint64_t mask = 0;
    for (size_t k = 0; k < count; k++)
        mask |= list[k].there ? list[k].bits : 0;
    return mask;
}

/* SCTLR_EL1 (D24.2.175), and of SCTLR_EL2 (D24.2.176) what a host has; a bare EL2's are part of
 * them. Data are little-endian: EE and E0E are RES0. */
static uint64_t sctlr_mask(const struct a64 *c)
{
    const struct a64_impl *i = c->impl;
    const struct optional bits[] = {
        { true, SCTLR_ELX_M | SCTLR_ELX_A | SCTLR_ELX_C | SCTLR_ELX_SA | SCTLR_ELX_SA0 |
                    SCTLR_ELX_UMA | SCTLR_ELX_I | SCTLR_ELX_DZE | SCTLR_ELX_UCT | SCTLR_ELX_NTWI |
                    SCTLR_ELX_NTWE | SCTLR_ELX_WXN | SCTLR_ELX_UCI },
        { i->lse2, SCTLR_ELX_NAA },
        { i->specres, SCTLR_ELX_ENRCTX },
        { i->pauth, SCTLR_ELX_ENIA | SCTLR_ELX_ENIB | SCTLR_ELX_ENDA | SCTLR_ELX_ENDB },
        { mmu_impl(c->mmu)->pan, SCTLR_ELX_SPAN },
        { mmu_impl(c->mmu)->pan3, SCTLR_ELX_EPAN },
        { i->mops, SCTLR_ELX_MSCEN },
        { i->bti, SCTLR_ELX_BT0 | SCTLR_ELX_BT1 },
        { i->mte2, SCTLR_ELX_ATA | SCTLR_ELX_ATA0 | UINT64_C(0xF) << 38 | SYS_BIT(37) },
        { i->ssbs, SCTLR_ELX_DSSBS },
        { i->ls64, SCTLR_ELX_ENALS },
        { i->ls64_v, SCTLR_ELX_ENASR },
        { i->ls64_accdata, SCTLR_ELX_ENAS0 },
    };
    return mask_of(bits, ARRAY_LEN(bits));
}

/* RES1 where AArch32, ExS, LSMAOC and CSV2_2 are not there; SPAN without FEAT_PAN. */
static uint64_t sctlr_ones(const struct a64 *c, unsigned slot)
{
    const uint64_t both = SYS_BIT(11) | SYS_BIT(22) | SYS_BIT(28) | SYS_BIT(29);
    const uint64_t el1 = SYS_BIT(7) | SYS_BIT(8) | SYS_BIT(20);
    const uint64_t span = mmu_impl(c->mmu)->pan ? 0 : SCTLR_ELX_SPAN;
    if (slot == SYS_SCTLR_EL1)
        return both | el1 | span;
    return both | span | (a64_hcr(c, HCR_EL2_E2H) ? el1 : 0);
}

static uint64_t hcr_mask(const struct a64 *c)
{
    const struct a64_impl *i = c->impl;
    const struct mmu_impl *m = mmu_impl(c->mmu);
    const struct optional bits[] = {
        /* VM SWIO PTW FMO IMO AMO VF VI VSE FB BSU DC TWI TWE, TID1 to TRVM, CD ID */
        { true, UINT64_C(0x7FFF7FFF) | UINT64_C(3) << 32 },
        { i->vhe, HCR_EL2_E2H },
        { i->ras, HCR_EL2_TERR | HCR_EL2_TEA },
        { i->pauth, HCR_EL2_APK | HCR_EL2_API },
        { m->features.s2fwb, HCR_EL2_FWB },
        { i->evt, HCR_EL2_TID4 | HCR_EL2_TICAB | HCR_EL2_TOCU | HCR_EL2_TTLBIS | HCR_EL2_TTLBOS },
        { i->mte2, HCR_EL2_ATA | HCR_EL2_DCT | HCR_EL2_TID5 },
    };
    return mask_of(bits, ARRAY_LEN(bits));
}

/* CNTHCTL_EL2: what only a host uses is kept without E2H, too (K14.7, RES0 by context). */
static uint64_t cnthctl_mask(const struct a64 *c)
{
    const struct optional bits[] = {
        { true, 0xFF },
        { c->impl->vhe, 0xF00 },
        { c->impl->ecv, SYS_BIT(12) | SYS_BIT(13) | SYS_BIT(14) | SYS_BIT(17) },
    };
    return mask_of(bits, ARRAY_LEN(bits));
}

/* SPSR_ELx: PSTATE of features that are not there is RES0. */
static uint64_t spsr_mask(const struct a64 *c)
{
    const struct optional bits[] = {
        { true, UINT64_C(0xF03003DF) }, { c->impl->bti, UINT64_C(3) << SPSR_BTYPE_SHIFT },
        { c->impl->ssbs, SPSR_SSBS },   { mmu_impl(c->mmu)->pan, SPSR_PAN },
        { c->impl->uao, SPSR_UAO },     { c->impl->dit, SPSR_DIT },
        { c->impl->mte, SPSR_TCO },
    };
    return mask_of(bits, ARRAY_LEN(bits));
}

/* ---- caches: 64 KiB, 4 ways, for each of code and data; 1 MiB of 8 ways -----------------------
 */

enum { CCSIDR_SETS = 13, CCSIDR_WAYS = 3, CCSIDR_LINE_64 = 2 };

static uint64_t cache_size(uint64_t bytes, uint64_t ways)
{
    return (bytes / 64 / ways - 1) << CCSIDR_SETS | (ways - 1) << CCSIDR_WAYS | CCSIDR_LINE_64;
}

static uint64_t ccsidr(const struct a64 *c)
{
    switch (c->sys[SYS_CSSELR_EL1]) {
    case 0: /* level 1, data */
    case 1: /* level 1, code */ return cache_size(UINT64_C(64) << 10, 4);
    case 2: /* level 2 */ return cache_size(UINT64_C(1) << 20, 8);
    default: return 0;
    }
}

/* DCZID_EL0: DZP (bit 4) where DC ZVA traps, BS the logarithm of the words. */
static uint64_t dczid(const struct a64 *c)
{
    const bool el0 = c->el == 0 && !(a64_sctlr(c) & SCTLR_ELX_DZE);
    const bool guest = a64_guest(c) && a64_hcr(c, HCR_EL2_TDZ);
    const uint64_t words = c->impl->dczva_bytes / 4;
    return (uint64_t)__builtin_ctzll(words) | (el0 || guest ? 16 : 0);
}

/* ---- interrupts ------------------------------------------------------------------------------ */

enum { ISR_F = 6, ISR_I = 7, ISR_A = 8 };

/* ISR_EL1 shows EL1 the virtual interrupts where the physical ones go to EL2. */
static uint64_t isr(const struct a64 *c)
{
    const bool el1 = c->el == 1;
    const bool i = el1 && a64_hcr(c, HCR_EL2_IMO) ? a64_hcr(c, HCR_EL2_VI) : c->irq;
    const bool f = el1 && a64_hcr(c, HCR_EL2_FMO) ? a64_hcr(c, HCR_EL2_VF) : c->fiq;
    const bool a = el1 && a64_hcr(c, HCR_EL2_AMO) ? a64_hcr(c, HCR_EL2_VSE) : c->serror;
    return (uint64_t)a << ISR_A | (uint64_t)i << ISR_I | (uint64_t)f << ISR_F;
}

static unsigned disr_slot(const struct a64 *c)
{
    return c->el == 1 && a64_hcr(c, HCR_EL2_AMO) ? SYS_VDISR_EL2 : SYS_DISR_EL1;
}

/* ---- get and set ----------------------------------------------------------------------------- */

enum { CPTR_RES1 = 0x33FF }; /* with E2H 0 */

uint64_t a64_misc_get(struct a64 *c, unsigned slot)
{
    switch (slot) {
    case SYS_MIDR_EL1: return c->el == 1 ? c->sys[SYS_VPIDR_EL2] : c->impl->midr;
    case SYS_MPIDR_EL1: return c->el == 1 ? c->sys[SYS_VMPIDR_EL2] : SYS_BIT(31) | c->number;
    case SYS_CCSIDR_EL1: return ccsidr(c);
    case SYS_DCZID_EL0: return dczid(c);
    case SYS_ISR_EL1: return isr(c);
    case SYS_DISR_EL1: return c->sys[disr_slot(c)];
    case SYS_CPTR_EL2: return c->sys[slot] | (a64_hcr(c, HCR_EL2_E2H) ? 0 : CPTR_RES1);
    default: return c->sys[slot];
    }
}

void a64_misc_set(struct a64 *c, unsigned slot, uint64_t value)
{
    switch (slot) {
    case SYS_SCTLR_EL1:
    case SYS_SCTLR_EL2: c->sys[slot] = (value & sctlr_mask(c)) | sctlr_ones(c, slot); break;
    case SYS_HCR_EL2: c->sys[slot] = (value & hcr_mask(c)) | HCR_EL2_RW; break;
    case SYS_CNTHCTL_EL2: c->sys[slot] = value & cnthctl_mask(c); break;
    case SYS_SPSR_EL1:
    case SYS_SPSR_EL2: c->sys[slot] = value & spsr_mask(c); break;
    case SYS_DISR_EL1: c->sys[disr_slot(c)] = value; break;
    default: c->sys[slot] = value; break;
    }
}
