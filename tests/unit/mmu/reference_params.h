/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the registers ask of a walk, read field by field from DDI 0487 D24.2 and the functions of
 * J1.1.4 named at each step. Slow and plain: the independent judge of sim/mmu.
 */
#ifndef TESTS_UNIT_MMU_REFERENCE_PARAMS_H
#define TESTS_UNIT_MMU_REFERENCE_PARAMS_H

#include "mmu/mmu.h"

static inline uint64_t ref_bits(uint64_t value, unsigned high, unsigned low)
{
    return high < low ? 0 : value << (63 - high) >> (63 - high + low);
}

static inline bool ref_bit(uint64_t value, unsigned n)
{
    return ref_bits(value, n, n) == 1;
}

/* `value` with zeros below bit n: Align(value, 2^n). */
static inline uint64_t ref_align(uint64_t value, unsigned n)
{
    return n > 63 ? 0 : value >> n << n;
}

/* S1TTWParams and S2TTWParams in one. */
struct ref_params {
    bool stage2;
    bool on;               /* stage 1: S1Enabled; stage 2: VM or DC */
    bool two_privileges;   /* HasUnprivileged(regime) */
    unsigned granule;      /* log2 of bytes: TGxGranuleBits */
    unsigned txsz, ps, sh; /* as programmed */
    bool ds, ee, ha, hd;
    uint64_t ttbr;
    /* stage 1 */
    bool tbi, tbid, e0pd, epd, hpd, wxn, epan, nv1, c, i, dc;
    uint64_t mair;
    /* stage 2 */
    unsigned sl; /* SL2:SL0 */
    bool ptw, fwb;
};

/* Fields of HCR_EL2 (D24.2.62). */
enum {
    REF_HCR_VM = 0,
    REF_HCR_PTW = 2,
    REF_HCR_DC = 12,
    REF_HCR_TGE = 27,
    REF_HCR_CD = 32,
    REF_HCR_ID = 33,
    REF_HCR_E2H = 34,
    REF_HCR_NV = 42,
    REF_HCR_NV1 = 43,
    REF_HCR_FWB = 46,
    REF_HCR_DCT = 57
};

/* TranslationRegime, ELIsInHost */
static inline enum mmu_regime ref_regime(const struct mmu_regs *regs, unsigned el)
{
    const bool e2h = ref_bit(regs->hcr_el2, REF_HCR_E2H);
    if (el == 2)
        return e2h ? MMU_EL20 : MMU_EL2;
    if (el == 0 && e2h && ref_bit(regs->hcr_el2, REF_HCR_TGE))
        return MMU_EL20;
    return MMU_EL10;
}

/* AArch64.S1DecodeTG0, AArch64.S2DecodeTG0; 0b11 is reserved: 4 KiB is chosen. */
static inline unsigned ref_tg0(uint64_t tg0)
{
    static const unsigned granule[] = { 12, 16, 14, 12 };
    return granule[tg0];
}

/* AArch64.S1DecodeTG1; 0b00 is reserved: 4 KiB is chosen. */
static inline unsigned ref_tg1(uint64_t tg1)
{
    static const unsigned granule[] = { 12, 14, 12, 16 };
    return granule[tg1];
}

/* The half of TCR_EL1, or of TCR_EL2 with E2H, that belongs to TTBR0. */
static inline void ref_lower(struct ref_params *p, const struct mmu_impl *impl, uint64_t tcr)
{
    p->txsz = (unsigned)ref_bits(tcr, 5, 0);
    p->epd = ref_bit(tcr, 7);
    p->sh = (unsigned)ref_bits(tcr, 13, 12);
    p->granule = ref_tg0(ref_bits(tcr, 15, 14));
    p->tbi = ref_bit(tcr, 37);
    p->hpd = impl->hpds && ref_bit(tcr, 41);
    p->tbid = impl->tbid && ref_bit(tcr, 51);
    p->e0pd = impl->e0pd && ref_bit(tcr, 55);
}

static inline void ref_upper(struct ref_params *p, const struct mmu_impl *impl, uint64_t tcr)
{
    p->txsz = (unsigned)ref_bits(tcr, 21, 16);
    p->epd = ref_bit(tcr, 23);
    p->sh = (unsigned)ref_bits(tcr, 29, 28);
    p->granule = ref_tg1(ref_bits(tcr, 31, 30));
    p->tbi = ref_bit(tcr, 38);
    p->hpd = impl->hpds && ref_bit(tcr, 42);
    p->tbid = impl->tbid && ref_bit(tcr, 52);
    p->e0pd = impl->e0pd && ref_bit(tcr, 56);
}

/* What AArch64.S1TTWParamsEL10 and AArch64.S1TTWParamsEL20 share. */
static inline struct ref_params ref_two_ranges(const struct mmu_impl *impl, uint64_t va,
                                               uint64_t tcr, uint64_t sctlr, uint64_t ttbr0,
                                               uint64_t ttbr1)
{
    struct ref_params p = { .two_privileges = true };
    if (ref_bit(va, 55)) { /* AArch64.GetVARange */
        ref_upper(&p, impl, tcr);
        p.ttbr = ttbr1;
    } else {
        ref_lower(&p, impl, tcr);
        p.ttbr = ttbr0;
    }
    p.ps = (unsigned)ref_bits(tcr, 34, 32);
    p.ha = impl->hafdbs >= 1 && ref_bit(tcr, 39);
    p.hd = impl->hafdbs >= 2 && p.ha && ref_bit(tcr, 40);
    p.ds = p.granule != 16 && impl->lpa2 && ref_bit(tcr, 59);
    p.epan = impl->pan3 && ref_bit(sctlr, 57);
    return p;
}

static inline void ref_sctlr(struct ref_params *p, uint64_t sctlr)
{
    p->on = ref_bit(sctlr, 0);
    p->c = ref_bit(sctlr, 2);
    p->i = ref_bit(sctlr, 12);
    p->wxn = ref_bit(sctlr, 19);
    p->ee = ref_bit(sctlr, 25);
}

/* AArch64.S1TTWParamsEL2 */
static inline struct ref_params ref_s1_el2(const struct mmu_impl *impl, const struct mmu_regs *regs)
{
    const uint64_t tcr = regs->tcr_el2;
    struct ref_params p = { .ttbr = regs->ttbr0_el2 };
    p.txsz = (unsigned)ref_bits(tcr, 5, 0);
    p.sh = (unsigned)ref_bits(tcr, 13, 12);
    p.granule = ref_tg0(ref_bits(tcr, 15, 14));
    p.ps = (unsigned)ref_bits(tcr, 18, 16);
    p.tbi = ref_bit(tcr, 20);
    p.ha = impl->hafdbs >= 1 && ref_bit(tcr, 21);
    p.hd = impl->hafdbs >= 2 && p.ha && ref_bit(tcr, 22);
    p.hpd = impl->hpds && ref_bit(tcr, 24);
    p.tbid = impl->tbid && ref_bit(tcr, 29);
    p.ds = p.granule != 16 && impl->lpa2 && ref_bit(tcr, 32);
    return p;
}

/* AArch64.GetS1TTWParams, AArch64.S1Enabled */
static inline struct ref_params ref_s1_params(const struct mmu_impl *impl,
                                              const struct mmu_regs *regs, enum mmu_regime regime,
                                              uint64_t va)
{
    const uint64_t hcr = regs->hcr_el2;
    struct ref_params p;
    if (regime == MMU_EL10) {
        p = ref_two_ranges(impl, va, regs->tcr_el1, regs->sctlr_el1, regs->ttbr0_el1,
                           regs->ttbr1_el1);
        ref_sctlr(&p, regs->sctlr_el1);
        p.mair = regs->mair_el1;
        p.dc = ref_bit(hcr, REF_HCR_DC);
        p.on = p.on && !p.dc && !ref_bit(hcr, REF_HCR_TGE);
        /* {NV, NV1} = {0, 1} is taken as {0, 0} */
        p.nv1 = impl->nv && ref_bit(hcr, REF_HCR_NV) && ref_bit(hcr, REF_HCR_NV1);
        return p;
    }
    p = regime == MMU_EL2 ? ref_s1_el2(impl, regs)
                          : ref_two_ranges(impl, va, regs->tcr_el2, regs->sctlr_el2,
                                           regs->ttbr0_el2, regs->ttbr1_el2);
    ref_sctlr(&p, regs->sctlr_el2);
    p.mair = regs->mair_el2;
    return p;
}

/* AArch64.NSS2TTWParams */
static inline struct ref_params ref_s2_params(const struct mmu_impl *impl,
                                              const struct mmu_regs *regs)
{
    const uint64_t vtcr = regs->vtcr_el2;
    const uint64_t hcr = regs->hcr_el2;
    struct ref_params p = { .stage2 = true, .ttbr = regs->vttbr_el2 };
    p.on = ref_bit(hcr, REF_HCR_VM) || ref_bit(hcr, REF_HCR_DC);
    p.granule = ref_tg0(ref_bits(vtcr, 15, 14));
    p.txsz = (unsigned)ref_bits(vtcr, 5, 0);
    p.sl = (unsigned)ref_bits(vtcr, 7, 6);
    p.sh = (unsigned)ref_bits(vtcr, 13, 12);
    p.ps = (unsigned)ref_bits(vtcr, 18, 16);
    p.ha = impl->hafdbs >= 1 && ref_bit(vtcr, 21);
    p.hd = impl->hafdbs >= 2 && p.ha && ref_bit(vtcr, 22);
    p.ee = ref_bit(regs->sctlr_el2, 25);
    p.ds = p.granule != 16 && impl->lpa2 && ref_bit(vtcr, 32);
    if (p.granule == 12 && p.ds && ref_bit(vtcr, 33))
        p.sl += 4;
    p.ptw = ref_bit(hcr, REF_HCR_PTW) && !ref_bit(hcr, REF_HCR_TGE);
    p.fwb = impl->features.s2fwb && ref_bit(hcr, REF_HCR_FWB);
    return p;
}

/* AArch64.S1MinTxSZ, AArch64.S2MinTxSZ */
static inline unsigned ref_min_txsz(const struct mmu_impl *impl, const struct ref_params *p)
{
    const bool large = p->granule == 16 || p->ds;
    if (!p->stage2)
        return impl->lva && large ? 12 : 16;
    if (impl->pa_bits < 52)
        return 64 - (unsigned)impl->pa_bits;
    return large ? 12 : 16;
}

/* AArch64.MaxTxSZ */
static inline unsigned ref_max_txsz(const struct mmu_impl *impl, const struct ref_params *p)
{
    if (!impl->ttst)
        return 39;
    return p->granule == 16 ? 47 : 48;
}

/* AArch64.S1TxSZFaults, AArch64.S2TxSZFaults; below and above the limits: always a fault. */
static inline bool ref_txsz_faults(const struct mmu_impl *impl, const struct ref_params *p)
{
    return p->txsz < ref_min_txsz(impl, p) || p->txsz > ref_max_txsz(impl, p);
}

/* The address bits that one level of lookup resolves: 512, 2048 or 8192 entries. */
static inline unsigned ref_stride(const struct ref_params *p)
{
    return p->granule - 3;
}

/* AArch64.S2StartLevel */
static inline int ref_s2_start_level(const struct ref_params *p)
{
    static const int level_4k[] = { 2, 1, 0, 3, -1, -1, -1, -1 };
    return p->granule == 12 ? level_4k[p->sl] : 3 - (int)p->sl;
}

/* AArch64.S1StartLevel */
static inline int ref_start_level(const struct ref_params *p)
{
    if (p->stage2)
        return ref_s2_start_level(p);
    return 3 - (int)((64 - p->txsz - 1 - p->granule) / ref_stride(p));
}

/* AArch64.S2InvalidSL */
static inline bool ref_s2_invalid_sl(const struct mmu_impl *impl, const struct ref_params *p)
{
    if (p->granule == 12) {
        switch (p->sl) {
        case 0:
        case 1: return false;
        case 2: return impl->pa_bits < 44;
        case 3: return !impl->ttst;
        case 4: return impl->pa_bits < 52;
        default: return true;
        }
    }
    if (p->granule == 14)
        return p->sl == 3 ? !p->ds || impl->pa_bits < 52 : p->sl == 2 && impl->pa_bits < 42;
    return p->sl == 3 || (p->sl == 2 && impl->pa_bits < 44);
}

/* The lowest address bit that indexes a table of `level`. */
static inline unsigned ref_lsb(const struct ref_params *p, int level)
{
    return (unsigned)(3 - level) * ref_stride(p) + p->granule;
}

/* AArch64.S2InconsistentSL: from two entries of one table to 16 concatenated tables. */
static inline bool ref_s2_inconsistent_sl(const struct ref_params *p)
{
    const unsigned least = ref_lsb(p, ref_s2_start_level(p)) + 1;
    const unsigned most = least + ref_stride(p) - 1 + 4;
    return 64 - p->txsz < least || 64 - p->txsz > most;
}

/* AArch64.PhysicalAddressSize */
static inline unsigned ref_output_bits(const struct mmu_impl *impl, const struct ref_params *p)
{
    static const unsigned size[] = { 32, 36, 40, 42, 44, 48, 52, 56 };
    unsigned most = impl->pa_bits >= 52 && (p->granule == 16 || p->ds) ? 52 : 48;
    if (impl->pa_bits < most)
        most = (unsigned)impl->pa_bits;
    return size[p->ps] < most ? size[p->ps] : most;
}

/* AArch64.OAOutOfRange */
static inline bool ref_out_of_range(const struct mmu_impl *impl, const struct ref_params *p,
                                    uint64_t address)
{
    return ref_bits(address, 55, ref_output_bits(impl, p)) != 0;
}

/*
 * AArch64.S1TTBaseAddress, AArch64.S2TTBaseAddress, which name PS = 0b110 alone: 0b111 stands for
 * the same size (D24.2.194).
 */
static inline uint64_t ref_table_base(const struct mmu_impl *impl, const struct ref_params *p)
{
    unsigned size = 64 - p->txsz - ref_lsb(p, ref_start_level(p)) + 3;
    if (p->ds || (p->granule == 16 && p->ps >= 6 && impl->pa_bits >= 52)) {
        if (size < 6)
            size = 6;
        const uint64_t base = (ref_bits(p->ttbr, 5, 2) << 48) + (ref_bits(p->ttbr, 47, 6) << 6);
        return ref_align(base, size);
    }
    return ref_align(ref_bits(p->ttbr, 47, 1) << 1, size);
}

/* AArch64.BlockDescSupported */
static inline bool ref_block_supported(const struct mmu_impl *impl, const struct ref_params *p,
                                       int level)
{
    if (p->granule == 12)
        return (level == 0 && p->ds) || level == 1 || level == 2;
    if (p->granule == 14)
        return (level == 1 && p->ds) || level == 2;
    return (level == 1 && impl->pa_bits >= 52) || level == 2;
}

/* AArch64.DecodeDescriptorType */
static inline enum mmu_descriptor_type ref_type(const struct mmu_impl *impl,
                                                const struct ref_params *p, int level, uint64_t d)
{
    if (!ref_bit(d, 0))
        return MMU_INVALID;
    if (ref_bit(d, 1))
        return level == 3 ? MMU_PAGE : MMU_TABLE;
    return ref_block_supported(impl, p, level) ? MMU_BLOCK : MMU_INVALID;
}

/*
 * AArch64.S1LeafBase, AArch64.S2LeafBase, AArch64.NextTableBase: the address of a descriptor with
 * zeros below bit `low`. Without 52-bit PAs bits 15:12 of a 64 KiB descriptor are ignored.
 */
static inline uint64_t ref_address(const struct mmu_impl *impl, const struct ref_params *p,
                                   uint64_t d, unsigned low)
{
    uint64_t address = ref_align(ref_bits(d, 47, 0), low);
    if (p->granule == 16 && impl->pa_bits >= 52)
        address += ref_bits(d, 15, 12) << 48;
    else if (p->ds)
        address += (ref_bits(d, 9, 8) << 50) + (ref_bits(d, 49, 48) << 48);
    return address;
}

/* ContiguousSize: log2 of the entries of a contiguous run; 0 where the bit is RES0 (D8.7.1). */
static inline unsigned ref_contiguous_bits(const struct ref_params *p, int level)
{
    if (p->granule == 12)
        return level == 0 ? 0 : 4;
    if (p->granule == 14)
        return level == 1 ? 0 : (level == 2 ? 5 : 7);
    return level == 1 ? 0 : 5;
}

#endif
