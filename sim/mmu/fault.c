/* SPDX-License-Identifier: Apache-2.0 */
/* What faults are called, and what their exceptions leave in registers. */
#include "mmu/descriptor.h"
#include "mmu/mmu.h"
#include "mmu/regbits.h"

#include <assert.h>

enum { NO_CODE = 0xFF };

/* The places of a fault: in stage 1, in stage 2, in stage 2 on a stage-1 walk. */
#define PLACES(before, after)                                                                      \
    {                                                                                              \
        before "stage-1 " after, before "stage-2 " after,                                          \
            before "stage-2 " after " on a stage-1 table walk"                                     \
    }
#define EXTERNAL "synchronous External abort on a "

/* EncodeLDFSC (DDI 0487 J1.3.3): the code at level 0 and whether the level is added to it, the code
 * at level -1, which is apart, and the kind's names. */
static const struct {
    uint8_t level_0, level_minus_1;
    bool levelled;
    const char *names[3];
} kinds[] = {
    [MMU_FAULT_NONE] = { NO_CODE, NO_CODE, false, { "no fault", "no fault", "no fault" } },
    [MMU_FAULT_ADDRESS_SIZE] = { 0x00, 0x29, true, PLACES("", "Address size fault") },
    [MMU_FAULT_TRANSLATION] = { 0x04, 0x2B, true, PLACES("", "Translation fault") },
    [MMU_FAULT_ACCESS_FLAG] = { 0x08, NO_CODE, true, PLACES("", "Access flag fault") },
    [MMU_FAULT_PERMISSION] = { 0x0C, NO_CODE, true, PLACES("", "Permission fault") },
    [MMU_FAULT_ALIGNMENT] = { 0x21, 0x21, false, PLACES("", "Alignment fault") },
    [MMU_FAULT_WALK_ABORT] = { 0x14,
                               0x13,
                               true,
                               { EXTERNAL "stage-1 table walk", EXTERNAL "stage-2 table walk",
                                 EXTERNAL "stage-2 table walk for a stage-1 table walk" } },
    [MMU_FAULT_TLB_CONFLICT] = { 0x30, 0x30, false, PLACES("", "TLB conflict abort") },
    [MMU_FAULT_EXTERNAL] = { 0x10,
                             0x10,
                             false,
                             { "synchronous External abort", "synchronous External abort",
                               "synchronous External abort" } },
    [MMU_FAULT_UNSUPPORTED] = { 0x35, 0x35, false,
                                PLACES("", "unsupported Exclusive, atomic or LS64 access") },
};
static_assert(ARRAY_LEN(kinds) == MMU_FAULT_COUNT, "a row for every kind");

unsigned mmu_fault_dfsc(const struct mmu_fault *f)
{
    const unsigned code = f->level < 0 ? kinds[f->kind].level_minus_1 : kinds[f->kind].level_0;
    if (code == NO_CODE)
        return ~0U;
    return kinds[f->kind].levelled && f->level > 0 ? code | ((unsigned)f->level & 3) : code;
}

const char *mmu_fault_name(const struct mmu_fault *f)
{
    const unsigned place = f->stage2 ? 1U + f->s1ptw : 0U;
    return kinds[f->kind].names[place];
}

/* ---- exceptions ------------------------------------------------------------------------------ */

enum { ESR_EC = 26, ESR_IL = 25 };
enum {
    EC_INSTRUCTION_ABORT_LOWER = 0x20,
    EC_DATA_ABORT_LOWER = 0x24,
    EC_SAME_EL = 1, /* added when the exception is taken from the EL that it is taken to */
};
/* The ISS of Data Aborts and, but for what is in ISS[24:14], CM and WnR, of Instruction Aborts. */
enum {
    ISS_ISV = 24,
    ISS_SAS = 22,
    ISS_SSE = 21,
    ISS_SRT = 16,
    ISS_SF = 15,
    ISS_AR = 14,
    ISS_LST = 11,
    ISS_CM = 8,
    ISS_S1PTW = 7,
    ISS_WNR = 6
};
enum { ESR_ISS2_XS = 32 };
enum { HPFAR_FIPA = 4, FIPA_LOW = 12, FIPA_BITS = 40 };

static bool is_external(const struct mmu_fault *f)
{
    return f->kind == MMU_FAULT_WALK_ABORT || f->kind == MMU_FAULT_EXTERNAL;
}

static bool is_maintenance(const struct mmu_fault *f)
{
    switch (f->access) {
    case MMU_DC:
    case MMU_DC_INVALIDATE:
    case MMU_IC:
    case MMU_AT_READ:
    case MMU_AT_WRITE: return true;
    default: return false;
    }
}

/* AArch64.DataAbort, AArch64.InstructionAbort, SyncExternalAbortTarget (J1.1.2, J1.3.2). */
static unsigned target_of(const struct mmu_fault *f, uint64_t hcr, unsigned el)
{
    const bool to_el2 =
        f->stage2 || bit(hcr, HCR_TGE) || (is_external(f) && bit(hcr, HCR_TEA)) || el == 2;
    return to_el2 ? 2 : 1;
}

/*
 * LS64InstructionSyndrome, and GetLoadStoreType in ISS[12:11] (J1.1.3): at whichever stage and, as
 * the pseudocode has it, on a stage-1 walk too, where the text of ISV excepts stage-2 aborts.
 */
static uint64_t ls64_syndrome(const struct mmu_fault *f, const struct mmu_syndrome_access *access)
{
    switch (f->kind) {
    case MMU_FAULT_TRANSLATION:
    case MMU_FAULT_ACCESS_FLAG:
    case MMU_FAULT_PERMISSION: break;
    default: return 0;
    }
    const bool status = access->lst != MMU_LST_64B;
    return UINT64_C(1) << ISS_ISV | UINT64_C(3) << ISS_SAS | UINT64_C(1) << ISS_SF |
           field(access->srt, 0, 5) << ISS_SRT | field(access->lst, 0, 2) << ISS_LST |
           (status ? field(access->xs, 0, 5) << ESR_ISS2_XS : 0);
}

/* AArch64.InstructionSyndromeValid (J1.1.3), LSInstructionSyndrome. */
static uint64_t load_store_syndrome(const struct mmu_fault *f,
                                    const struct mmu_syndrome_access *access)
{
    if (access && access->lst != MMU_LST_NONE)
        return ls64_syndrome(f, access);
    if (!access || !access->valid || !f->stage2 || f->s1ptw || is_external(f))
        return 0;
    return UINT64_C(1) << ISS_ISV | field(access->sas, 0, 2) << ISS_SAS |
           (uint64_t)access->sse << ISS_SSE | field(access->srt, 0, 5) << ISS_SRT |
           (uint64_t)access->sf << ISS_SF | (uint64_t)access->ar << ISS_AR;
}

/*
 * AArch64.FaultSyndrome (J1.1.3). FnV is 0: addresses of External aborts are exact. EA
 * (IMPLEMENTATION DEFINED) and SET, the state of the PE (0: recoverable), are 0. WnR of
 * MMU_FAULT_UNSUPPORTED is UNKNOWN: that of the access here.
 */
static uint64_t data_syndrome(const struct mmu_fault *f, const struct mmu_syndrome_access *access)
{
    if (is_maintenance(f))
        return UINT64_C(1) << ISS_CM | UINT64_C(1) << ISS_WNR;
    return load_store_syndrome(f, access) | (uint64_t)f->write << ISS_WNR;
}

/* IPAValid (J1.3.3; D24.2.76). */
static bool ipa_valid(const struct mmu_fault *f)
{
    switch (f->kind) {
    case MMU_FAULT_ADDRESS_SIZE:
    case MMU_FAULT_TRANSLATION:
    case MMU_FAULT_ACCESS_FLAG: return f->stage2;
    case MMU_FAULT_PERMISSION: return f->stage2 && f->s1ptw;
    default: return false;
    }
}

bool mmu_fault_exception(const struct mmu_fault *f, const struct mmu_regs *regs, unsigned el,
                         const struct mmu_syndrome_access *access, struct mmu_exception *out)
{
    const unsigned code = mmu_fault_dfsc(f);
    if (code == ~0U)
        return false;
    const bool fetch = f->access == MMU_FETCH;
    const unsigned target = target_of(f, regs->hcr_el2, el);
    const unsigned ec = (fetch ? EC_INSTRUCTION_ABORT_LOWER : EC_DATA_ABORT_LOWER) |
                        (target == el ? EC_SAME_EL : 0);
    *out = (struct mmu_exception){
        .target_el = target,
        .ec = ec,
        .esr = (uint64_t)ec << ESR_EC | UINT64_C(1) << ESR_IL |
               (fetch ? 0 : data_syndrome(f, access)) |
               (uint64_t)(f->stage2 && f->s1ptw) << ISS_S1PTW | code,
        .far = f->va.va,
        .hpfar_valid = ipa_valid(f),
    };
    if (out->hpfar_valid)
        out->hpfar = field(f->ipa.ipa, FIPA_LOW, FIPA_BITS) << HPFAR_FIPA;
    return true;
}
