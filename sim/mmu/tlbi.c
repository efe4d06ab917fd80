/* SPDX-License-Identifier: Apache-2.0 */
/* TLBI: the operations, and what their operand asks for. */
#include "mmu/descriptor.h"
#include "mmu/mmu.h"
#include "mmu/regbits.h"
#include "mmu/sysop.h"
#include "mmu/walk.h"

/*
 * DDI 0487 C5.5; op0 is 1. CRn tells nXS, CRm (for IPAS2, and op2) the shareability domain. The
 * operations of op1 4 are EL2's to execute. Left out: TLBIP (FEAT_D128), VMALLWS2E1 (FEAT_TLBIW),
 * PAALL and its like (FEAT_RME) and those of EL3.
 */
#define ROW(text, op1_, crn_, crm_, op2_, sh, nxs_, ...)                                           \
    {                                                                                              \
        .sys = { text, op1_, crn_, crm_, op2_ }, .shareability = sh, .nxs = nxs_,                  \
        .min_el = op1_ == 0 ? 1 : 2, __VA_ARGS__                                                   \
    }
#define DOMAIN(text, op1_, crm_, op2_, sh, ...)                                                    \
    ROW(text, op1_, 8, crm_, op2_, sh, false, __VA_ARGS__),                                        \
        ROW(text "nxs", op1_, 9, crm_, op2_, sh, true, __VA_ARGS__)
#define FORMS(text, op1_, crm_, crm_is, crm_os, op2_, op2_os, ...)                                 \
    DOMAIN(text, op1_, crm_, op2_, SH_NON, __VA_ARGS__),                                           \
        DOMAIN(text "is", op1_, crm_is, op2_, SH_INNER, __VA_ARGS__),                              \
        DOMAIN(text "os", op1_, crm_os, op2_os, SH_OUTER, __VA_ARGS__)

#define SINGLE(text, op1_, op2_, ...) FORMS(text, op1_, 7, 3, 1, op2_, op2_, __VA_ARGS__)
#define RANGE(text, op1_, op2_, ...)                                                               \
    FORMS(text, op1_, 6, 2, 5, op2_, op2_, .range = true, __VA_ARGS__)
#define STAGE2(text, op2_, op2_os, ...)                                                            \
    FORMS(text, 4, 4, 0, 4, op2_, op2_os, .kind = MMU_TLBI_IPAS2, __VA_ARGS__)

static const struct mmu_tlbi_op ops[] = {
    SINGLE("vmalle1", 0, 0, .kind = MMU_TLBI_VMALL),
    SINGLE("vae1", 0, 1, .kind = MMU_TLBI_VA),
    SINGLE("aside1", 0, 2, .kind = MMU_TLBI_ASID),
    SINGLE("vaae1", 0, 3, .kind = MMU_TLBI_VAA),
    SINGLE("vale1", 0, 5, .kind = MMU_TLBI_VA, .last_level = true),
    SINGLE("vaale1", 0, 7, .kind = MMU_TLBI_VAA, .last_level = true),
    RANGE("rvae1", 0, 1, .kind = MMU_TLBI_VA),
    RANGE("rvaae1", 0, 3, .kind = MMU_TLBI_VAA),
    RANGE("rvale1", 0, 5, .kind = MMU_TLBI_VA, .last_level = true),
    RANGE("rvaale1", 0, 7, .kind = MMU_TLBI_VAA, .last_level = true),
    STAGE2("ipas2e1", 1, 0, .range = false),
    STAGE2("ipas2le1", 5, 4, .last_level = true),
    STAGE2("ripas2e1", 2, 3, .range = true),
    STAGE2("ripas2le1", 6, 7, .range = true, .last_level = true),
    SINGLE("alle1", 4, 4, .kind = MMU_TLBI_ALL),
    SINGLE("vmalls12e1", 4, 6, .kind = MMU_TLBI_VMALLS12),
    SINGLE("alle2", 4, 0, .kind = MMU_TLBI_ALL, .el2 = true),
    SINGLE("vae2", 4, 1, .kind = MMU_TLBI_VA, .el2 = true),
    SINGLE("vale2", 4, 5, .kind = MMU_TLBI_VA, .el2 = true, .last_level = true),
    RANGE("rvae2", 4, 1, .kind = MMU_TLBI_VA, .el2 = true),
    RANGE("rvale2", 4, 5, .kind = MMU_TLBI_VA, .el2 = true, .last_level = true),
};

static const struct sysop_table table = { "TLBI", ops, ARRAY_LEN(ops), sizeof ops[0] };

const struct mmu_tlbi_op *mmu_tlbi_find(const char *name, struct error *e)
{
    return sysop_find(&table, name, e);
}

const struct mmu_tlbi_op *mmu_tlbi_decode(unsigned op1, unsigned crn, unsigned crm, unsigned op2)
{
    return sysop_decode(&table, op1, crn, crm, op2);
}

const struct mmu_tlbi_op *mmu_tlbi_op(unsigned n)
{
    return sysop_row(&table, n);
}

/* ---- the operand ----------------------------------------------------------------------------- */

enum { TG_ANY, TG_4K, TG_16K, TG_64K };
enum { XT_ASID = 48, XT_TTL = 44, XT_ADDRESS_BITS = 44, XT_IPA_BITS = 40 };
enum {
    XT_RANGE_TG = 46,
    XT_SCALE = 44,
    XT_NUM = 39,
    XT_NUM_BITS = 5,
    XT_RANGE_TTL = 37,
    XT_BASE_BITS = 37
};
/* TLBIRange: the highest address bit of BaseADDR, and log2 of its unit where that is 64 KiB. */
enum { RANGE_TOP = 52, UNIT_64K = 16 };
enum { GRANULE_4K_BITS = 12, IPA_BITS_LPA = 52 };

static uint64_t sign_extend(uint64_t value, unsigned bits)
{
    const uint64_t sign = UINT64_C(1) << (bits - 1);
    return ((value & low_bits(bits)) ^ sign) - sign;
}

/* The regime whose entries go (C5.5): E1 operations of one stage act for a host on its own. */
static enum mmu_regime regime_of(const struct mmu_tlbi_op *op, const struct mmu_regs *regs)
{
    if (op->el2)
        return mmu_regime(regs, 2);
    switch (op->kind) {
    case MMU_TLBI_VA:
    case MMU_TLBI_VAA:
    case MMU_TLBI_ASID:
    case MMU_TLBI_VMALL: return mmu_regime(regs, 0);
    default: return MMU_EL10;
    }
}

/* All 16 bits count, whatever TCR_ELx.AS is (D8.16.3.2). The EL2 regime has no ASID. */
static uint16_t asid_of(enum mmu_regime regime, uint64_t xt)
{
    return (uint16_t)(regime == MMU_EL2 ? 0 : field(xt, XT_ASID, 16));
}

/* ResTLBITTL (J1.1.3): a level at which the granule has no leaves says nothing. */
static bool ttl_reserved(const struct mmu_impl *impl, unsigned tg, unsigned level)
{
    switch (level) {
    case 0: return tg != TG_4K || !impl->lpa2;
    case 1: return tg == TG_16K && !impl->lpa2;
    default: return false;
    }
}

static void decode_ttl(const struct mmu_impl *impl, uint64_t xt, struct mmu_tlbi *tlbi)
{
    const unsigned tg = (unsigned)field(xt, XT_TTL + 2, 2);
    const unsigned level = (unsigned)field(xt, XT_TTL, 2);
    if (!impl->ttl || tg == TG_ANY || ttl_reserved(impl, tg, level))
        return;
    tlbi->tg = (uint8_t)tg;
    tlbi->level = (int8_t)level;
}

static void decode_address(const struct mmu_impl *impl, uint64_t xt, struct mmu_tlbi *tlbi)
{
    if (tlbi->kind == MMU_TLBI_IPAS2) {
        const uint64_t ipa = field(xt, 0, XT_IPA_BITS) << GRANULE_4K_BITS;
        tlbi->address = impl->pa_bits < IPA_BITS_LPA ? ipa & low_bits(48) : ipa;
    } else {
        tlbi->address = sign_extend(xt << GRANULE_4K_BITS, XT_ADDRESS_BITS + GRANULE_4K_BITS);
    }
    decode_ttl(impl, xt, tlbi);
}

/*
 * HasLargeAddress (J1.1.3), but stage 2's own DS for an IPA, as the field's description has it
 * (C5.5.21): the pseudocode takes TCR_EL1.DS there.
 */
static bool large_addresses(const struct mmu_impl *impl, const struct mmu_regs *regs,
                            const struct mmu_tlbi *tlbi)
{
    if (!impl->lpa2)
        return false;
    if (tlbi->kind == MMU_TLBI_IPAS2)
        return bit(regs->vtcr_el2, VTCR_DS);
    switch (tlbi->regime) {
    case MMU_EL2: return bit(regs->tcr_el2, TCR_EL2_DS);
    case MMU_EL20: return bit(regs->tcr_el2, TCR_DS);
    default: return bit(regs->tcr_el1, TCR_DS);
    }
}

/* TLBIRange, ResTLBIRTTL (J1.1.3). */
static void decode_range(const struct mmu *m, uint64_t xt, struct mmu_tlbi *tlbi)
{
    const struct mmu_impl *impl = mmu_impl(m);
    tlbi->range = true;
    tlbi->tg = (uint8_t)field(xt, XT_RANGE_TG, 2);
    if (tlbi->tg == TG_ANY) {
        tlbi->nothing = true;
        return;
    }
    const unsigned level = (unsigned)field(xt, XT_RANGE_TTL, 2);
    if (level != 0 && !ttl_reserved(impl, tlbi->tg, level))
        tlbi->level = (int8_t)level;

    const unsigned granule_bits = GRANULE_4K_BITS + 2 * (tlbi->tg - 1U);
    const unsigned unit_bits = large_addresses(impl, mmu_regs(m), tlbi) ? UNIT_64K : granule_bits;
    tlbi->address = sign_extend(xt, XT_BASE_BITS) << unit_bits;
    const uint64_t count = field(xt, XT_NUM, XT_NUM_BITS) + 1;
    tlbi->end = tlbi->address + (count << (5 * field(xt, XT_SCALE, 2) + 1 + granule_bits));
    if (bit(tlbi->end, RANGE_TOP) != bit(tlbi->address, RANGE_TOP))
        tlbi->end = tlbi->address | low_bits(RANGE_TOP);
}

void mmu_tlbi_make(const struct mmu *m, const struct mmu_tlbi_op *op, uint64_t xt,
                   struct mmu_tlbi *tlbi)
{
    const struct mmu_regs *regs = mmu_regs(m);
    *tlbi = (struct mmu_tlbi){
        .kind = op->kind,
        .regime = (uint8_t)regime_of(op, regs),
        .last_level = op->last_level,
        .nxs = op->nxs,
        .level = MMU_TLBI_ANY_LEVEL,
    };
    if (tlbi->regime == MMU_EL10 && op->kind != MMU_TLBI_ALL)
        tlbi->vmid = mmu_vmid(regs, mmu_impl(m));
    if (op->kind == MMU_TLBI_VA || op->kind == MMU_TLBI_ASID)
        tlbi->asid = asid_of(tlbi->regime, xt);
    if (op->range)
        decode_range(m, xt, tlbi);
    else if (op->kind == MMU_TLBI_VA || op->kind == MMU_TLBI_VAA || op->kind == MMU_TLBI_IPAS2)
        decode_address(mmu_impl(m), xt, tlbi);
}

void mmu_tlbi(struct mmu *m, const struct mmu_tlbi_op *op, uint64_t xt)
{
    struct mmu_tlbi tlbi;
    mmu_tlbi_make(m, op, xt, &tlbi);
    mmu_tlbi_apply(m, &tlbi);
}
