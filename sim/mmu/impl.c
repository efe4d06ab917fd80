/* SPDX-License-Identifier: Apache-2.0 */
/* What is implemented, and the names of the registers and regimes. */
#include "mmu/mmu.h"

#include <strings.h>

#define NUMBER(key, value, min, max, help, source)                                                 \
    {                                                                                              \
#key, PARAM_U64, offsetof(struct mmu_impl, key), value, min, max, "", help, source, NULL   \
    }
#define FLAG(key, help, source)                                                                    \
    {                                                                                              \
#key, PARAM_BOOL, offsetof(struct mmu_impl, key), "on", NULL, NULL, "", help, source, NULL \
    }
static const struct param impl_rows[] = {
    NUMBER(pa_bits, "52", "32", "52", "bits of a physical address (PARange); 52 is FEAT_LPA",
           "DDI 0487 D8.1.6, ID_AA64MMFR0_EL1"),
    FLAG(lpa2, "52-bit addresses with 4 and 16 KiB granules (DS)", "DDI 0487 D8.1.7 FEAT_LPA2"),
    FLAG(lva, "52-bit virtual addresses with 64 KiB granules", "DDI 0487 D8.1.8 FEAT_LVA"),
    FLAG(ttst, "TnSZ up to 48, stage 2 from level 3", "DDI 0487 D8.1.9 FEAT_TTST"),
    NUMBER(hafdbs, "2", "0", "2", "hardware updates: 1 the Access flag, 2 and dirty state",
           "DDI 0487 D8.5 FEAT_HAFDBS"),
    FLAG(pan, "PSTATE.PAN", "DDI 0487 D8.4.5 FEAT_PAN"),
    FLAG(pan3, "SCTLR_ELx.EPAN", "DDI 0487 D8.4.5 FEAT_PAN3"),
    FLAG(hpds, "hierarchical permissions can be switched off", "DDI 0487 D8.4.1.2 FEAT_HPDS"),
    FLAG(e0pd, "TCR_ELx.E0PDn", "DDI 0487 D8.2.4 FEAT_E0PD"),
    FLAG(tbid, "TCR_ELx.TBIDn", "DDI 0487 D8.8.1 FEAT_PAuth"),
    FLAG(xnx, "stage 2 tells EL1 from EL0 in XN", "DDI 0487 D8.4.2 FEAT_XNX"),
    FLAG(vmid16, "VTCR_EL2.VS: VMIDs of 16 bits", "DDI 0487 D8.16.3.3 FEAT_VMID16"),
    FLAG(ttl, "level hints of TLBI", "DDI 0487 D8.17.5 FEAT_TTL"),
    FLAG(nv, "HCR_EL2.NV1", "DDI 0487 D8.14.3 FEAT_NV"),
    NUMBER(bbm, "2", "0", "2", "block size changes without break-before-make: the level",
           "DDI 0487 D8.17.2 FEAT_BBM"),
};
const struct param_table mmu_impl_params = { "mmu", impl_rows, ARRAY_LEN(impl_rows) };

void mmu_impl_defaults(struct mmu_impl *impl)
{
    param_defaults(&mmu_impl_params, impl);
    param_defaults(&mmu_feature_params, &impl->features);
}

bool mmu_impl_check(const struct mmu_impl *impl, struct error *e)
{
    static const uint8_t ranges[] = { 32, 36, 40, 42, 44, 48, 52 };
    for (size_t k = 0; k < ARRAY_LEN(ranges); k++)
        if (impl->pa_bits == ranges[k])
            return true;
    return error_set(e,
                     "pa_bits: no physical addresses of %u bits; expected 32, 36, 40, 42, 44, 48 "
                     "or 52",
                     (unsigned)impl->pa_bits);
}

#define REG(name, field)                                                                           \
    {                                                                                              \
        name, offsetof(struct mmu_regs, field)                                                     \
    }
static const struct {
    const char *name;
    size_t offset;
} regs[] = {
    REG("SCTLR_EL1", sctlr_el1), REG("TCR_EL1", tcr_el1),     REG("TTBR0_EL1", ttbr0_el1),
    REG("TTBR1_EL1", ttbr1_el1), REG("MAIR_EL1", mair_el1),   REG("HCR_EL2", hcr_el2),
    REG("VTCR_EL2", vtcr_el2),   REG("VTTBR_EL2", vttbr_el2), REG("SCTLR_EL2", sctlr_el2),
    REG("TCR_EL2", tcr_el2),     REG("TTBR0_EL2", ttbr0_el2), REG("TTBR1_EL2", ttbr1_el2),
    REG("MAIR_EL2", mair_el2),
};

int mmu_reg_find(const char *name)
{
    for (size_t k = 0; k < ARRAY_LEN(regs); k++)
        if (strcasecmp(regs[k].name, name) == 0)
            return (int)regs[k].offset;
    return -1;
}

const char *mmu_reg_name(unsigned n)
{
    return n < ARRAY_LEN(regs) ? regs[n].name : NULL;
}

const char *mmu_regime_name(enum mmu_regime regime)
{
    static const char *const names[] = {
        [MMU_EL10] = "EL1&0", [MMU_EL2] = "EL2", [MMU_EL20] = "EL2&0"
    };
    return names[regime];
}
