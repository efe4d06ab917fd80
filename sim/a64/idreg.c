/* SPDX-License-Identifier: Apache-2.0 */
/* The ID registers of an implementation (DDI 0487 D24.2): what is modelled, and no more. */
#include "a64/state.h"

/* One field of 4 bits: where, and its value. */
struct id_field {
    unsigned shift;
    uint64_t value;
};

static uint64_t join(const struct id_field *fields, size_t count)
{
    uint64_t value = 0;
    for (size_t k = 0; k < count; k++)
        value |= (fields[k].value & 15) << fields[k].shift;
    return value;
}

/* The last of the conditions that holds: 0 if none does, else `values` in their order. */
static uint64_t step(bool first, uint64_t one, bool second, uint64_t two)
{
    if (second)
        return two;
    return first ? one : 0;
}

enum { NOT_THERE = 15 };

static uint64_t pfr0(const struct a64_impl *i)
{
    const struct id_field fields[] = {
        { 0, 1 },                  /* EL0: AArch64 alone */
        { 4, 1 },                  /* EL1 */
        { 8, 1 },                  /* EL2 */
        { 16, i->fp16 },           /* FP */
        { 20, i->fp16 },           /* AdvSIMD */
        { 28, i->ras },            /* RAS */
        { 48, i->dit },            /* DIT */
        { 56, 1 },       { 60, 1 } /* CSV2, CSV3: nothing is speculated */
    };
    return join(fields, ARRAY_LEN(fields));
}

static uint64_t pfr1(const struct a64_impl *i)
{
    const struct id_field fields[] = {
        { 0, i->bti },                      /* BT */
        { 4, step(i->ssbs, 2, false, 0) },  /* SSBS, with MSR and MRS */
        { 8, step(i->mte, 1, i->mte2, 2) }, /* MTE */
    };
    return join(fields, ARRAY_LEN(fields));
}

static uint64_t isar0(const struct a64_impl *i)
{
    const struct id_field fields[] = {
        { 4, step(i->aes, 2, false, 0) },            /* AES, with PMULL */
        { 8, i->sha1 },                              /* SHA1 */
        { 12, step(i->sha2, 1, i->sha512, 2) },      /* SHA2 */
        { 16, i->crc32 },                            /* CRC32 */
        { 20, step(i->lse, 2, false, 0) },           /* Atomic */
        { 28, i->rdm },                              /* RDM */
        { 32, i->sha3 },                             /* SHA3 */
        { 36, i->sm3 },                              /* SM3 */
        { 40, i->sm4 },                              /* SM4 */
        { 44, i->dotprod },                          /* DP */
        { 48, i->fhm },                              /* FHM */
        { 52, step(i->flagm, 1, i->flagm2, 2) },     /* TS */
        { 56, step(i->tlbios, 1, i->tlbirange, 2) }, /* TLB */
    };
    return join(fields, ARRAY_LEN(fields));
}

static uint64_t isar1(const struct a64_impl *i)
{
    const uint64_t ls64 = i->ls64_accdata ? 3 : step(i->ls64, 1, i->ls64_v, 2);
    const struct id_field fields[] = {
        { 0, step(i->dpb, 1, i->dpb2, 2) },      /* DPB */
        { 8, i->pauth },                         /* API: an algorithm of its own */
        { 12, i->jscvt },                        /* JSCVT */
        { 16, i->fcma },                         /* FCMA */
        { 20, step(i->lrcpc, 1, i->lrcpc2, 2) }, /* LRCPC */
        { 28, i->pauth },                        /* GPI */
        { 32, i->frint },                        /* FRINTTS */
        { 36, i->sb },                           /* SB */
        { 40, i->specres },                      /* SPECRES */
        { 44, i->bf16 },                         /* BF16 */
        { 48, i->dgh },                          /* DGH */
        { 52, i->i8mm },                         /* I8MM */
        { 56, i->xs },                           /* XS */
        { 60, ls64 },                            /* LS64 */
    };
    return join(fields, ARRAY_LEN(fields));
}

static uint64_t isar2(const struct a64_impl *i)
{
    const struct id_field fields[] = {
        { 0, step(i->wfxt, 2, false, 0) }, /* WFxT */
        { 16, i->mops },                   /* MOPS */
        { 60, i->ats1a },                  /* ATS1A */
    };
    return join(fields, ARRAY_LEN(fields));
}

static uint64_t pa_range(uint64_t bits)
{
    static const uint8_t ranges[] = { 32, 36, 40, 42, 44, 48, 52 };
    for (size_t k = 0; k < ARRAY_LEN(ranges); k++)
        if (ranges[k] >= bits)
            return k;
    return ARRAY_LEN(ranges) - 1;
}

static uint64_t mmfr0(const struct a64_impl *i, const struct mmu_impl *m)
{
    const struct id_field fields[] = {
        { 0, pa_range(m->pa_bits) },      /* PARange */
        { 4, 2 },                         /* ASIDBits: 16 */
        { 20, m->lpa2 ? 2 : 1 },          /* TGran16 */
        { 24, 0 },                        /* TGran64: there */
        { 28, m->lpa2 },                  /* TGran4: there, with 52 bits */
        { 32, m->lpa2 ? 3 : 2 },          /* TGran16_2 */
        { 36, 2 },                        /* TGran64_2 */
        { 40, m->lpa2 ? 3 : 2 },          /* TGran4_2 */
        { 60, step(i->ecv, 2, false, 0) } /* ECV, with CNTPOFF_EL2 */
    };
    return join(fields, ARRAY_LEN(fields));
}

static uint64_t mmfr1(const struct a64_impl *i, const struct mmu_impl *m)
{
    const uint64_t pan = m->pan3 ? 3 : step(m->pan, 1, i->pan2, 2);
    const struct id_field fields[] = {
        { 0, m->hafdbs },                    /* HAFDBS */
        { 4, step(m->vmid16, 2, false, 0) }, /* VMIDBits */
        { 8, i->vhe },                       /* VH */
        { 12, m->hpds },                     /* HPDS */
        { 20, m->pan ? pan : 0 },            /* PAN */
        { 28, m->xnx },                      /* XNX */
        { 40, i->hcx },                      /* HCX */
    };
    return join(fields, ARRAY_LEN(fields));
}

static uint64_t mmfr2(const struct a64_impl *i, const struct mmu_impl *m)
{
    const struct id_field fields[] = {
        { 0, 1 },                          /* CnP, which no TLB here shares */
        { 4, i->uao },                     /* UAO */
        { 16, m->lva },                    /* VARange */
        { 28, m->ttst },                   /* ST */
        { 32, i->lse2 },                   /* AT */
        { 40, m->features.s2fwb },         /* FWB */
        { 48, m->ttl },                    /* TTL */
        { 52, m->bbm },                    /* BBM */
        { 56, step(i->evt, 2, false, 0) }, /* EVT */
        { 60, m->e0pd },                   /* E0PD */
    };
    return join(fields, ARRAY_LEN(fields));
}

static uint64_t dfr0(const struct a64_impl *i)
{
    const struct id_field fields[] = {
        { 0, i->vhe ? 8 : 6 },         /* DebugVer */
        { 12, A64_BREAKPOINTS - 1 },   /* BRPs */
        { 20, A64_WATCHPOINTS - 1 },   /* WRPs */
        { 28, 0 },                     /* CTX_CMPs: one */
        { 36, i->vhe ? NOT_THERE : 0 } /* DoubleLock */
    };
    return join(fields, ARRAY_LEN(fields));
}

/* CTR_EL0: lines of 64 bytes, PIPT; code is cached apart from data, and both need maintenance. */
static uint64_t ctr(const struct a64_impl *i)
{
    const struct id_field fields[] = {
        { 0, 4 },                          /* IminLine */
        { 14, 3 },                         /* L1Ip */
        { 16, 4 },                         /* DminLine */
        { 20, 4 },                         /* ERG */
        { 24, 4 },                         /* CWG */
        { 32, step(i->mte2, 4, false, 0) } /* TminLine */
    };
    return join(fields, ARRAY_LEN(fields)) | SYS_BIT(31);
}

/* CLIDR_EL1: level 1 apart for code and data, level 2 unified; LoUIS 1, LoC 2, LoUU 1. */
static const uint64_t CLIDR = 3 | 4 << 3 | 1 << 21 | 2 << 24 | 1 << 27;
enum { GMID_BS = 6 /* 256 bytes */ };

uint64_t a64_sysreg_id(const struct a64_impl *impl, const struct mmu_impl *mmu, unsigned slot)
{
    switch (slot) {
    case SYS_ID_AA64PFR0_EL1: return pfr0(impl);
    case SYS_ID_AA64PFR1_EL1: return pfr1(impl);
    case SYS_ID_AA64DFR0_EL1: return dfr0(impl);
    case SYS_ID_AA64ISAR0_EL1: return isar0(impl);
    case SYS_ID_AA64ISAR1_EL1: return isar1(impl);
    case SYS_ID_AA64ISAR2_EL1: return isar2(impl);
    case SYS_ID_AA64MMFR0_EL1: return mmfr0(impl, mmu);
    case SYS_ID_AA64MMFR1_EL1: return mmfr1(impl, mmu);
    case SYS_ID_AA64MMFR2_EL1: return mmfr2(impl, mmu);
    case SYS_CTR_EL0: return ctr(impl);
    case SYS_CLIDR_EL1: return CLIDR;
    case SYS_GMID_EL1: return GMID_BS;
    default: return 0; /* AArch32's, and those of features that are not modelled */
    }
}

uint64_t a64_id_get(struct a64 *c, unsigned slot)
{
    return a64_sysreg_id(c->impl, mmu_impl(c->mmu), slot);
}
