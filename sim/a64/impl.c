/* SPDX-License-Identifier: Apache-2.0 */
/* What a CPU implements: its parameters, and which feature needs which. */
#include <string.h>

#include "a64/a64.h"

#define FLAG(key, help, source)                                                                    \
    {                                                                                              \
#key, PARAM_BOOL, offsetof(struct a64_impl, key), "on", NULL, NULL, "", help, source, NULL \
    }
#define FEATURE(key, help, feature) FLAG(key, help, "DDI 0487 A2 " feature)

static const struct param rows[] = {
    { "midr", PARAM_U64, offsetof(struct a64_impl, midr), "0x000F0000", NULL, NULL, "", "MIDR_EL1",
      "DDI 0487 D24.2.137", NULL },
    FEATURE(lse, "atomic instructions", "FEAT_LSE"),
    FEATURE(lse2, "unaligned accesses within 16 bytes are single-copy atomic", "FEAT_LSE2"),
    FEATURE(lrcpc, "LDAPR", "FEAT_LRCPC"),
    FEATURE(lrcpc2, "LDAPUR, STLUR", "FEAT_LRCPC2"),
    FEATURE(crc32, "CRC32 instructions", "FEAT_CRC32"),
    FEATURE(flagm, "CFINV, RMIF, SETF", "FEAT_FlagM"),
    FEATURE(flagm2, "AXFLAG, XAFLAG", "FEAT_FlagM2"),
    FEATURE(pauth, "pointer authentication", "FEAT_PAuth"),
    FEATURE(bti, "branch target identification", "FEAT_BTI"),
    FEATURE(mops, "memory copy and set instructions", "FEAT_MOPS"),
    FEATURE(frint, "FRINT32, FRINT64", "FEAT_FRINTTS"),
    FEATURE(sb, "the speculation barrier SB", "FEAT_SB"),
    FEATURE(ssbs, "PSTATE.SSBS", "FEAT_SSBS2"),
    FEATURE(dit, "PSTATE.DIT", "FEAT_DIT"),
    FEATURE(dgh, "the data gathering hint DGH", "FEAT_DGH"),
    FEATURE(wfxt, "WFET, WFIT", "FEAT_WFxT"),
    FEATURE(xs, "DSB nXS, TLBI nXS", "FEAT_XS"),
    FEATURE(ls64, "LD64B, ST64B", "FEAT_LS64"),
    FEATURE(ls64_v, "ST64BV", "FEAT_LS64_V"),
    FEATURE(ls64_accdata, "ST64BV0, ACCDATA_EL1", "FEAT_LS64_ACCDATA"),
    FEATURE(mte, "memory tagging: instructions", "FEAT_MTE"),
    FEATURE(mte2, "memory tagging: tags are stored; their check is not modelled", "FEAT_MTE2"),
    FEATURE(fp16, "half-precision arithmetic", "FEAT_FP16"),
    FEATURE(rdm, "SQRDMLAH, SQRDMLSH", "FEAT_RDM"),
    FEATURE(dotprod, "SDOT, UDOT", "FEAT_DotProd"),
    FEATURE(fhm, "FMLAL, FMLSL", "FEAT_FHM"),
    FEATURE(jscvt, "FJCVTZS", "FEAT_JSCVT"),
    FEATURE(fcma, "FCADD, FCMLA", "FEAT_FCMA"),
    FEATURE(bf16, "BFloat16 instructions", "FEAT_BF16"),
    FEATURE(i8mm, "Int8 matrix multiplication", "FEAT_I8MM"),
    FEATURE(aes, "AES instructions and PMULL of 64 bits", "FEAT_AES FEAT_PMULL"),
    FEATURE(sha1, "SHA-1 instructions", "FEAT_SHA1"),
    FEATURE(sha2, "SHA-256 instructions", "FEAT_SHA256"),
    FEATURE(sha512, "SHA-512 instructions", "FEAT_SHA512"),
    FEATURE(sha3, "EOR3, RAX1, XAR, BCAX", "FEAT_SHA3"),
    FEATURE(sm3, "SM3 instructions", "FEAT_SM3"),
    FEATURE(sm4, "SM4 instructions", "FEAT_SM4"),
    FEATURE(vhe, "HCR_EL2.E2H: a host at EL2", "FEAT_VHE"),
    FEATURE(uao, "PSTATE.UAO", "FEAT_UAO"),
    FEATURE(ras, "ESB, DISR_EL1, SError syndromes; no error records", "FEAT_RAS"),
    FEATURE(ecv, "enhanced counter virtualization", "FEAT_ECV"),
    FEATURE(hcx, "HCRX_EL2", "FEAT_HCX"),
    FEATURE(evt, "HCR_EL2.{TID4, TICAB, TOCU, TTLBIS, TTLBOS}", "FEAT_EVT"),
    FEATURE(pan2, "AT S1E1RP, AT S1E1WP", "FEAT_PAN2"),
    FEATURE(tlbios, "TLBI ... OS", "FEAT_TLBIOS"),
    FEATURE(tlbirange, "TLBI R...", "FEAT_TLBIRANGE"),
    FEATURE(ats1a, "AT S1E1A, AT S1E2A", "FEAT_ATS1A"),
    FEATURE(dpb, "DC CVAP", "FEAT_DPB"),
    FEATURE(dpb2, "DC CVADP", "FEAT_DPB2"),
    FEATURE(specres, "CFP, DVP and CPP RCTX, which have no effect", "FEAT_SPECRES"),
    { "dczva_bytes", PARAM_SIZE, offsetof(struct a64_impl, dczva_bytes), "64B", "16B", "2048B", "B",
      "block of DC ZVA; a power of two", "DDI 0487 D24.2.44 DCZID_EL0", NULL },
    { "counter_freq", PARAM_FREQ, offsetof(struct a64_impl, counter_freq), "62.5MHz", "1MHz",
      "4GHz", "Hz", "CNTFRQ_EL0", "assumed: that of QEMU's virt", NULL },
};
const struct param_table a64_impl_params = { "cpu", rows, ARRAY_LEN(rows) };

void a64_impl_defaults(struct a64_impl *impl)
{
    param_defaults(&a64_impl_params, impl);
}

/* Which feature cannot be without which (DDI 0487 A2). */
#define NEEDS(feature, other)                                                                      \
    {                                                                                              \
#feature, offsetof(struct a64_impl, feature), #other, offsetof(struct a64_impl, other)     \
    }
static const struct {
    const char *name;
    size_t offset;
    const char *needed;
    size_t needed_offset;
} needs[] = {
    NEEDS(lrcpc2, lrcpc),     NEEDS(flagm2, flagm),
    NEEDS(ls64_v, ls64),      NEEDS(ls64_accdata, ls64_v),
    NEEDS(mte2, mte),         NEEDS(sha2, sha1),
    NEEDS(sha512, sha2),      NEEDS(sha3, sha512),
    NEEDS(sha512, sha3),      NEEDS(sm3, sm4),
    NEEDS(sm4, sm3),          NEEDS(fhm, fp16),
    NEEDS(tlbirange, tlbios), NEEDS(dpb2, dpb),
    NEEDS(ls64, hcx),         NEEDS(mops, hcx),
};

static bool flag_at(const struct a64_impl *impl, size_t offset)
{
    bool flag;
    memcpy(&flag, (const char *)impl + offset, sizeof(flag));
    return flag;
}

/* What struct mmu_impl must agree with: the same feature is in both. */
static bool check_mmu(const struct a64_impl *impl, const struct mmu_impl *mmu, struct error *e)
{
    if (impl->xs != mmu->features.xs)
        return error_set(e, "cpu.xs: the CPU and its translation must agree on FEAT_XS");
    if (impl->mte2 != mmu->features.mte2)
        return error_set(e, "cpu.mte2: the CPU and its translation must agree on FEAT_MTE2");
    if (impl->pan2 && !mmu->pan)
        return error_set(e, "cpu.pan2 needs mmu.pan: both on, or cpu.pan2 off too");
    if (mmu->pan3 && !impl->pan2)
        return error_set(e, "mmu.pan3 needs cpu.pan2: both on, or mmu.pan3 off too");
    return true;
}

bool a64_impl_check(const struct a64_impl *impl, const struct mmu_impl *mmu, struct error *e)
{
    for (size_t k = 0; k < ARRAY_LEN(needs); k++)
        if (flag_at(impl, needs[k].offset) && !flag_at(impl, needs[k].needed_offset))
            return error_set(e, "cpu.%s needs cpu.%s: both on, or cpu.%s off too", needs[k].name,
                             needs[k].needed, needs[k].name);
    const uint64_t block = impl->dczva_bytes;
    if (block < 16 || block > 2048 || (block & (block - 1)) != 0)
        return error_set(e, "cpu.dczva_bytes: expected a power of two from 16 to 2048");
    return check_mmu(impl, mmu, e);
}
