/* SPDX-License-Identifier: Apache-2.0 */
/*
 * From the registers to what walks depend on: AArch64.GetS1TTWParams, AArch64.GetS2TTWParams and
 * what they are used for at the start of a walk (DDI 0487 J1.1.4, D8.1, D8.2).
 */
#include "mmu/regbits.h"
#include "mmu/tlb.h"

enum { GRANULE_4K = 12, GRANULE_16K = 14, GRANULE_64K = 16 };
enum { TSZ_MIN = 16, TSZ_MIN_52 = 12, TSZ_MAX = 39, TSZ_MAX_TTST = 48, TSZ_MAX_TTST_64K = 47 };
enum { ADDRESS_48 = 48, ADDRESS_52 = 52, CONCATENATED_BITS = 4 };

#define CHOSE "CONSTRAINED UNPREDICTABLE: chose "

/* ---- the form of descriptors ----------------------------------------------------------------- */

void ttw_form(struct ttw_form *form, unsigned granule_bits, enum ttw_high high)
{
    /* By granule: the levels of Blocks with 48-bit addresses and with 52
     * (AArch64.BlockDescSupported, D8.3.1), and the entries of contiguous runs at levels 0 to 3
     * (ContiguousSize, D8.7.1). */
    static const struct {
        uint8_t blocks_48, blocks_52, contiguous[4];
    } by_granule[] = {
        { 1 << 1 | 1 << 2, 1 << 0 | 1 << 1 | 1 << 2, { 0, 4, 4, 4 } },
        { 1 << 2, 1 << 1 | 1 << 2, { 0, 0, 5, 7 } },
        { 1 << 2, 1 << 1 | 1 << 2, { 0, 0, 5, 5 } },
    };
    const unsigned row = (granule_bits - GRANULE_4K) / 2;
    *form = (struct ttw_form){
        .granule_bits = (uint8_t)granule_bits,
        .stride = (uint8_t)(granule_bits - DESCRIPTOR_SHIFT),
        .high = (uint8_t)high,
        .index_mask = (UINT32_C(1) << granule_bits) - DESCRIPTOR_BYTES,
        .table_mask = low_bits(ADDRESS_48) & ~low_bits(granule_bits),
        .block_levels =
            high == TTW_HIGH_NONE ? by_granule[row].blocks_48 : by_granule[row].blocks_52,
    };
    for (unsigned k = 0; k < ARRAY_LEN(form->contiguous); k++)
        form->contiguous[k] = by_granule[row].contiguous[k];
}

static enum ttw_high high_of(const struct mmu_impl *impl, unsigned granule_bits, bool ds)
{
    if (granule_bits == GRANULE_64K)
        return impl->pa_bits >= ADDRESS_52 ? TTW_HIGH_LPA : TTW_HIGH_NONE;
    return ds ? TTW_HIGH_DS : TTW_HIGH_NONE;
}

/* AArch64.PhysicalAddressSize. */
static uint8_t output_bits(const struct mmu_impl *impl, uint64_t ps, unsigned granule_bits)
{
    static const uint8_t sizes[] = { 32, 36, 40, 42, 44, 48, 52, 56 };
    uint64_t most = impl->pa_bits;
    if (granule_bits != GRANULE_64K && !impl->lpa2 && most > ADDRESS_48)
        most = ADDRESS_48;
    return sizes[ps] < most ? sizes[ps] : (uint8_t)most;
}

/*
 * AArch64.S1TTBaseAddress, AArch64.S2TTBaseAddress; but {I}PS = 0b111 stands for 52 bits like 0b110
 * (D24.2.194, D24.2.209), which the pseudocode leaves out.
 */
static uint64_t start_base(const struct ttw *t, uint64_t ttbr)
{
    const bool wide = t->form.high == TTW_HIGH_DS ||
                      (t->form.high == TTW_HIGH_LPA && t->output_bits == ADDRESS_52);
    unsigned size_bits = t->input_bits - level_shift(&t->form, t->start_level) + DESCRIPTOR_SHIFT;
    uint64_t base = ttbr & low_bits(ADDRESS_48) & ~UINT64_C(1);
    if (wide) {
        const unsigned least = 6; /* bits [5:2] hold address bits [51:48] */
        size_bits = size_bits < least ? least : size_bits;
        base |= field(ttbr, 2, 4) << ADDRESS_48;
    }
    return base & ~low_bits(size_bits);
}

/* What walks would else compute each time. */
static void finish(struct ttw *t, uint64_t ttbr)
{
    t->start_shift = (uint8_t)level_shift(&t->form, t->start_level);
    t->tg = (uint8_t)(1 + (t->form.granule_bits - GRANULE_4K) / 2);
    t->too_large = ~low_bits(t->output_bits);
    t->base = start_base(t, ttbr);
}

/* AArch64.MaxTxSZ. */
static unsigned tsz_max(const struct mmu_impl *impl, unsigned granule_bits)
{
    if (!impl->ttst)
        return TSZ_MAX;
    return granule_bits == GRANULE_64K ? TSZ_MAX_TTST_64K : TSZ_MAX_TTST;
}

/* ---- stage 1 --------------------------------------------------------------------------------- */

enum { ABSENT = 64 }; /* a field that a layout has not: reads as 0 */

static uint64_t optional(uint64_t reg, unsigned low, unsigned width)
{
    return low == ABSENT ? 0 : field(reg, low, width);
}

/* The fields of TCR_ELx of one range: where they begin. */
static const struct range_fields {
    uint8_t tsz, epd, irgn, orgn, sh, tg, tbi, hpd, tbid, e0pd, ps, ha, hd, ds;
    uint8_t granule[4]; /* by TGn */
    int8_t reserved_tg;
    const char *reserved_choice;
} range_fields[] = {
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
      TCR_IPS,
      TCR_HA,
      TCR_HD,
      TCR_DS,
      { GRANULE_4K, GRANULE_64K, GRANULE_16K, GRANULE_4K },
      3,
      "IMPLEMENTATION DEFINED: chose 4 KiB for the reserved granule TG0=0b11" },
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
      TCR_IPS,
      TCR_HA,
      TCR_HD,
      TCR_DS,
      { GRANULE_4K, GRANULE_16K, GRANULE_4K, GRANULE_64K },
      0,
      "IMPLEMENTATION DEFINED: chose 4 KiB for the reserved granule TG1=0b00" },
    /* TCR_EL2 with E2H = 0 */
    { 0,
      ABSENT,
      8,
      10,
      12,
      14,
      20,
      24,
      29,
      ABSENT,
      TCR_EL2_PS,
      TCR_EL2_HA,
      TCR_EL2_HD,
      TCR_EL2_DS,
      { GRANULE_4K, GRANULE_64K, GRANULE_16K, GRANULE_4K },
      3,
      "IMPLEMENTATION DEFINED: chose 4 KiB for the reserved granule TG0=0b11" },
};
enum { RANGE_LOWER, RANGE_UPPER, RANGE_EL2 };

static struct ttw decode_range(const struct mmu_impl *impl, uint64_t tcr, uint64_t ttbr,
                               uint64_t sctlr, unsigned layout)
{
    const struct range_fields *f = &range_fields[layout];
    const unsigned tg = (unsigned)field(tcr, f->tg, 2);
    const unsigned granule = f->granule[tg];
    const uint64_t ps = field(tcr, f->ps, 3);
    const bool ds = impl->lpa2 && granule != GRANULE_64K && bit(tcr, f->ds);
    struct ttw t = {
        .disabled = optional(tcr, f->epd, 1),
        .not_el0 = impl->e0pd && optional(tcr, f->e0pd, 1),
        .tbi = bit(tcr, f->tbi),
        .tbid = impl->tbid && bit(tcr, f->tbid),
        .hierarchical = !(impl->hpds && bit(tcr, f->hpd)),
        .big_endian = bit(sctlr, SCTLR_EE),
        .ha = impl->hafdbs >= 1 && bit(tcr, f->ha),
        .hd = impl->hafdbs >= 2 && bit(tcr, f->hd),
        .ds = ds,
        .output_bits = output_bits(impl, ps, granule),
        .sh = (uint8_t)field(tcr, f->sh, 2),
        .irgn = (uint8_t)field(tcr, f->irgn, 2),
        .orgn = (uint8_t)field(tcr, f->orgn, 2),
        .choice = (int)tg == f->reserved_tg ? f->reserved_choice : NULL,
    };
    ttw_form(&t.form, granule, high_of(impl, granule, ds));
    const unsigned tsz = (unsigned)field(tcr, f->tsz, 6);
    /* AArch64.S1MinTxSZ. */
    const unsigned least = ds || (impl->lva && granule == GRANULE_64K) ? TSZ_MIN_52 : TSZ_MIN;
    t.out_of_range = tsz < least || tsz > tsz_max(impl, granule);
    if (t.out_of_range) {
        if (!(tsz < least && impl->lva))
            t.choice = "IMPLEMENTATION DEFINED: chose a Translation fault for TnSZ outside its "
                       "range, not the limit";
        return t;
    }
    t.input_bits = (uint8_t)(64 - tsz);
    t.start_level =
        (int16_t)(FINAL_LEVEL - (t.input_bits - 1 - t.form.granule_bits) / t.form.stride);
    finish(&t, ttbr);
    return t;
}

/* ---- stage 2 --------------------------------------------------------------------------------- */

enum { SL_INVALID = 4 };

/* AArch64.S2StartLevel and AArch64.S2InvalidSL: by granule and {SL2, SL0}. */
static int stage2_start_level(const struct mmu_impl *impl, unsigned granule, bool ds, unsigned sl0,
                              bool sl2)
{
    enum { PA_LEVEL_0_4K = 44, PA_LEVEL_1_16K = 42, PA_LEVEL_1_64K = 44 };
    const bool pa_52 = impl->pa_bits >= ADDRESS_52;
    static const int levels[3][4] = { { 2, 1, 0, 3 }, { 3, 2, 1, 0 }, { 3, 2, 1, SL_INVALID } };
    int level = levels[(granule - GRANULE_4K) / 2][sl0];
    switch (granule) {
    case GRANULE_4K:
        if (sl2)
            return sl0 == 0 && pa_52 ? FIRST_LEVEL : SL_INVALID;
        if ((sl0 == 2 && impl->pa_bits < PA_LEVEL_0_4K) || (sl0 == 3 && !impl->ttst))
            return SL_INVALID;
        break;
    case GRANULE_16K:
        if ((sl0 == 3 && !(ds && pa_52)) || (sl0 == 2 && impl->pa_bits < PA_LEVEL_1_16K))
            return SL_INVALID;
        break;
    default:
        if (sl0 == 2 && impl->pa_bits < PA_LEVEL_1_64K)
            return SL_INVALID;
        break;
    }
    return level;
}

/* AArch64.S2MinTxSZ. */
static unsigned stage2_tsz_min(const struct mmu_impl *impl, unsigned granule, bool ds)
{
    uint64_t bits = impl->pa_bits;
    if (granule != GRANULE_64K && !ds && bits > ADDRESS_48)
        bits = ADDRESS_48;
    return (unsigned)(64 - bits);
}

static struct ttw decode_stage2(const struct mmu_impl *impl, uint64_t vtcr, uint64_t vttbr,
                                bool big_endian)
{
    static const uint8_t granules[] = { GRANULE_4K, GRANULE_64K, GRANULE_16K, GRANULE_4K };
    const unsigned tg = (unsigned)field(vtcr, VTCR_TG0, 2);
    const unsigned granule = granules[tg];
    const uint64_t ps = field(vtcr, VTCR_PS, 3);
    const bool ds = impl->lpa2 && granule != GRANULE_64K && bit(vtcr, VTCR_DS);
    const int start = stage2_start_level(impl, granule, ds, (unsigned)field(vtcr, VTCR_SL0, 2),
                                         ds && granule == GRANULE_4K && bit(vtcr, VTCR_SL2));
    struct ttw t = {
        .stage2 = true,
        .big_endian = big_endian,
        .ha = impl->hafdbs >= 1 && bit(vtcr, VTCR_HA),
        .hd = impl->hafdbs >= 2 && bit(vtcr, VTCR_HD),
        .ds = ds,
        .output_bits = output_bits(impl, ps, granule),
        .start_level = (int16_t)start,
        .sh = (uint8_t)field(vtcr, VTCR_SH0, 2),
        .irgn = (uint8_t)field(vtcr, VTCR_IRGN0, 2),
        .orgn = (uint8_t)field(vtcr, VTCR_ORGN0, 2),
        .choice = tg == 3 ? "IMPLEMENTATION DEFINED: chose 4 KiB for the reserved granule "
                            "VTCR_EL2.TG0=0b11"
                          : NULL,
    };
    ttw_form(&t.form, granule, high_of(impl, granule, ds));
    const unsigned tsz = (unsigned)field(vtcr, VTCR_T0SZ, 6);
    const unsigned least = stage2_tsz_min(impl, granule, ds);
    t.out_of_range = tsz < least || tsz > tsz_max(impl, granule);
    if (t.out_of_range) {
        if (!(tsz < least && impl->pa_bits >= ADDRESS_52))
            t.choice = "IMPLEMENTATION DEFINED: chose a Translation fault for VTCR_EL2.T0SZ "
                       "outside its range, not the limit";
        return t;
    }
    t.input_bits = (uint8_t)(64 - tsz);
    /* AArch64.S2InconsistentSL: one bit of the start level at least, 16 tables at most. */
    t.out_of_range = start == SL_INVALID || t.input_bits < level_shift(&t.form, start) + 1 ||
                     t.input_bits > level_shift(&t.form, start) + t.form.stride + CONCATENATED_BITS;
    if (!t.out_of_range)
        finish(&t, vttbr);
    return t;
}

/* ---- a regime -------------------------------------------------------------------------------- */

enum mmu_regime mmu_regime(const struct mmu_regs *regs, unsigned el)
{
    const bool e2h = bit(regs->hcr_el2, HCR_E2H);
    if (el == 2)
        return e2h ? MMU_EL20 : MMU_EL2;
    return el == 0 && e2h && bit(regs->hcr_el2, HCR_TGE) ? MMU_EL20 : MMU_EL10;
}

/* AArch64.AddrTop: the highest bit of the address that counts. */
static unsigned address_top(const struct ttw *t, bool fetch)
{
    return t->tbi && !(t->tbid && fetch) ? VA_RANGE_BIT : 63;
}

/* Which bits of a VA must be all ones or all zeros. */
static void decode_va(const struct walk_context *c, struct ttw *t, bool upper)
{
    for (unsigned fetch = 0; fetch < 2; fetch++) {
        const unsigned bits = c->s1_on ? t->input_bits : c->pa_bits;
        const uint64_t mask = low_bits(address_top(t, fetch) + 1) & ~low_bits(bits);
        const bool never = c->s1_on && t->out_of_range;
        t->va_mask[fetch] = never ? 0 : mask;
        t->va_value[fetch] = never ? 1 : (upper && c->s1_on ? mask : 0);
    }
}

uint16_t mmu_asid(const struct mmu_regs *regs, enum mmu_regime regime)
{
    const bool el10 = regime == MMU_EL10;
    const uint64_t tcr = el10 ? regs->tcr_el1 : regs->tcr_el2;
    const uint64_t lower = el10 ? regs->ttbr0_el1 : regs->ttbr0_el2;
    const uint64_t upper = el10 ? regs->ttbr1_el1 : regs->ttbr1_el2;
    if (regime == MMU_EL2)
        return 0;
    return (uint16_t)field(bit(tcr, TCR_A1) ? upper : lower, TTBR_ASID, bit(tcr, TCR_AS) ? 16 : 8);
}

uint16_t mmu_vmid(const struct mmu_regs *regs, const struct mmu_impl *impl)
{
    const bool wide = impl->vmid16 && bit(regs->vtcr_el2, VTCR_VS);
    return (uint16_t)field(regs->vttbr_el2, VTTBR_VMID, wide ? 16 : 8);
}

static void decode_el10(struct walk_context *c, const struct mmu_regs *regs,
                        const struct mmu_impl *impl)
{
    const uint64_t hcr = regs->hcr_el2;
    const uint64_t sctlr = regs->sctlr_el1;
    const bool tge = bit(hcr, HCR_TGE);
    const bool host = tge && bit(hcr, HCR_E2H); /* VM, DC, CD and ID have no effect */
    const bool dc = bit(hcr, HCR_DC) && !host;
    c->s1_on = bit(sctlr, SCTLR_M) && !dc && !tge;
    c->s2_on = (bit(hcr, HCR_VM) && !host) || dc;
    c->nv1 = impl->nv && bit(hcr, HCR_NV) && bit(hcr, HCR_NV1);
    if (impl->nv && bit(hcr, HCR_NV1) && !bit(hcr, HCR_NV))
        c->choice = CHOSE "HCR_EL2.{NV,NV1}={0,1} as {0,0}";
    c->vmid = mmu_vmid(regs, impl);
    c->range[0] = decode_range(impl, regs->tcr_el1, regs->ttbr0_el1, sctlr, RANGE_LOWER);
    c->range[1] = decode_range(impl, regs->tcr_el1, regs->ttbr1_el1, sctlr, RANGE_UPPER);
    c->stage2 =
        decode_stage2(impl, regs->vtcr_el2, regs->vttbr_el2, bit(regs->sctlr_el2, SCTLR_EE));
    c->in.vm = bit(hcr, HCR_VM) && !host;
    c->in.dc = dc;
    c->in.fwb = bit(hcr, HCR_FWB);
    c->in.cd = bit(hcr, HCR_CD) && !host;
    c->in.id = bit(hcr, HCR_ID) && !host;
    c->in.dct = bit(hcr, HCR_DCT);
    c->in.ptw = bit(hcr, HCR_PTW) && !tge;
}

/* For which MemAttr values HCR_EL2.PTW stops a walk. */
static uint16_t ptw_faults(const struct walk_context *c)
{
    uint16_t faults = 0;
    if (!c->s2_on || !c->in.ptw)
        return faults;
    struct mmu_combine_in in = c->in;
    in.kind = MMU_WALK;
    for (unsigned attr = 0; attr < 16; attr++) {
        struct mmu_combine_out out;
        in.s2_attr = (uint8_t)attr;
        mmu_combine(&in, &out, NULL);
        faults |= (uint16_t)(out.s2_permission << attr);
    }
    return faults;
}

void walk_decode(struct walk_context *c, const struct mmu_regs *regs, enum mmu_regime regime,
                 const struct mmu_impl *impl)
{
    const uint64_t sctlr = regime == MMU_EL10 ? regs->sctlr_el1 : regs->sctlr_el2;
    *c = (struct walk_context){
        .regime = regime,
        .unprivileged = regime != MMU_EL2,
        .s1_on = bit(sctlr, SCTLR_M),
        .wxn = bit(sctlr, SCTLR_WXN),
        .epan = impl->pan3 && bit(sctlr, SCTLR_EPAN),
        .pan = impl->pan,
        .xnx = impl->xnx,
        .nt_faults = impl->bbm != 0,
        .pa_bits = (uint8_t)impl->pa_bits,
        .asid = mmu_asid(regs, regime),
        .mair = regime == MMU_EL10 ? regs->mair_el1 : regs->mair_el2,
    };
    switch (regime) {
    case MMU_EL10: decode_el10(c, regs, impl); break;
    case MMU_EL2:
        c->range[0] = decode_range(impl, regs->tcr_el2, regs->ttbr0_el2, sctlr, RANGE_EL2);
        break;
    case MMU_EL20:
        c->range[0] = decode_range(impl, regs->tcr_el2, regs->ttbr0_el2, sctlr, RANGE_LOWER);
        c->range[1] = decode_range(impl, regs->tcr_el2, regs->ttbr1_el2, sctlr, RANGE_UPPER);
        break;
    }
    c->in.s1 = c->s1_on;
    c->in.c = bit(sctlr, SCTLR_C);
    c->in.i = bit(sctlr, SCTLR_I);
    c->in.features = impl->features;
    c->ptw_faults = ptw_faults(c);
    decode_va(c, &c->range[0], false);
    decode_va(c, &c->range[1], true);
    c->tlb_context = tlb_context(c);
}

/* ---- for the builder and the dump ------------------------------------------------------------ */

bool mmu_geometry(const struct mmu_impl *impl, const struct mmu_regs *regs, enum mmu_regime regime,
                  unsigned stage, bool upper, struct mmu_geometry *g, struct error *e)
{
    struct walk_context c;
    walk_decode(&c, regs, regime, impl);
    const char *range = upper ? "upper" : "lower";
    const struct ttw *t = stage == 2 ? &c.stage2 : &c.range[upper];
    if (stage == 2 ? !c.s2_on : !c.s1_on)
        return error_set(e, "stage %u of %s is off", stage, mmu_regime_name(regime));
    if (upper && (stage == 2 || regime == MMU_EL2))
        return error_set(e, "stage %u of %s has one range of addresses", stage,
                         mmu_regime_name(regime));
    if (t->disabled)
        return error_set(e, "walks of the %s range of %s are disabled (EPD)", range,
                         mmu_regime_name(regime));
    if (t->out_of_range)
        return stage == 2 ? error_set(e, "VTCR_EL2.{T0SZ,SL0} give no start level")
                          : error_set(e, "TnSZ of the %s range of %s is outside its limits", range,
                                      mmu_regime_name(regime));
    *g = (struct mmu_geometry){
        .stage2 = stage == 2,
        .granule_bits = t->form.granule_bits,
        .input_bits = t->input_bits,
        .start_level = (int8_t)t->start_level,
        .ds = t->form.high == TTW_HIGH_DS,
        .lpa = t->form.high == TTW_HIGH_LPA,
        .upper = upper,
        .big_endian = t->big_endian,
        .root = t->base,
        .root_pa = { t->base },
    };
    return true;
}
