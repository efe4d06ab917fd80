/* SPDX-License-Identifier: Apache-2.0 */
/* What faults are called, and what their exceptions leave in registers. */
#include "mmu/descriptor.h"
#include "mmu/mmu.h"
#include "mmu/regbits.h"

#include <assert.h>

/*
 * IFSC and DFSC (DDI 0487 D24.2.45; EncodeLDFSC, J1.3.3): `count` codes in a row, the first of them
 * for `level`. Of MMU_FAULT_NONE are those that nothing here makes.
 */
static const struct status {
    uint8_t first, count;
    int8_t level;
    uint8_t kind; /* enum mmu_fault_kind */
    const char *name;
} codes[] = {
    { 0x00, 4, 0, MMU_FAULT_ADDRESS_SIZE, "address size fault" },
    { 0x04, 4, 0, MMU_FAULT_TRANSLATION, "translation fault" },
    { 0x08, 4, 0, MMU_FAULT_ACCESS_FLAG, "access flag fault" },
    { 0x0C, 4, 0, MMU_FAULT_PERMISSION, "permission fault" },
    { 0x10, 1, MMU_NO_LEVEL, MMU_FAULT_EXTERNAL, "synchronous external abort, not on a walk" },
    { 0x11, 1, MMU_NO_LEVEL, MMU_FAULT_NONE, "tag check fault" },
    { 0x12, 6, -2, MMU_FAULT_WALK_ABORT, "synchronous external abort on a walk" },
    { 0x18, 1, MMU_NO_LEVEL, MMU_FAULT_NONE, "parity or ECC error, not on a walk" },
    { 0x1B, 5, -1, MMU_FAULT_NONE, "parity or ECC error on a walk" },
    { 0x21, 1, MMU_NO_LEVEL, MMU_FAULT_ALIGNMENT, "alignment fault" },
    { 0x22, 6, -2, MMU_FAULT_NONE, "granule protection fault on a walk" },
    { 0x28, 1, MMU_NO_LEVEL, MMU_FAULT_NONE, "granule protection fault, not on a walk" },
    { 0x29, 1, -1, MMU_FAULT_ADDRESS_SIZE, "address size fault" },
    { 0x2A, 2, -2, MMU_FAULT_TRANSLATION, "translation fault" },
    { 0x2C, 1, -2, MMU_FAULT_ADDRESS_SIZE, "address size fault" },
    { 0x30, 1, MMU_NO_LEVEL, MMU_FAULT_TLB_CONFLICT, "TLB conflict abort" },
    { 0x31, 1, MMU_NO_LEVEL, MMU_FAULT_UPDATE, "unsupported atomic hardware update" },
    { 0x34, 1, MMU_NO_LEVEL, MMU_FAULT_NONE, "lockdown" },
    { 0x35, 1, MMU_NO_LEVEL, MMU_FAULT_UNSUPPORTED, "unsupported exclusive or atomic access" },
};

unsigned mmu_fault_dfsc(const struct mmu_fault *f)
{
    for (size_t i = 0; f->kind != MMU_FAULT_NONE && i < ARRAY_LEN(codes); i++) {
        const struct status *c = &codes[i];
        if (c->kind != f->kind)
            continue;
        if (c->level == MMU_NO_LEVEL)
            return c->first;
        if (f->level >= c->level && f->level - c->level < c->count)
            return (unsigned)(c->first + f->level - c->level);
    }
    return ~0U;
}

struct mmu_fault_status mmu_fault_status(unsigned code)
{
    for (size_t i = 0; i < ARRAY_LEN(codes); i++) {
        const struct status *c = &codes[i];
        if (code < c->first || code - c->first >= c->count)
            continue;
        const int level = c->level == MMU_NO_LEVEL ? c->level : c->level + (int)(code - c->first);
        return (struct mmu_fault_status){ (enum mmu_fault_kind)c->kind, (int8_t)level, c->name };
    }
    return (struct mmu_fault_status){ MMU_FAULT_NONE, MMU_NO_LEVEL, NULL };
}

/* The places of a fault: in stage 1, in stage 2, in stage 2 on a stage-1 walk. */
enum { PLACES = 3 };
#define IN_PLACES(fault)                                                                           \
    {                                                                                              \
        "stage-1 " fault, "stage-2 " fault, "stage-2 " fault " on a stage-1 table walk"            \
    }
#define EXTERNAL "synchronous External abort"

static const char *const names[][PLACES] = {
    [MMU_FAULT_NONE] = { "no fault", "no fault", "no fault" },
    [MMU_FAULT_ADDRESS_SIZE] = IN_PLACES("Address size fault"),
    [MMU_FAULT_TRANSLATION] = IN_PLACES("Translation fault"),
    [MMU_FAULT_ACCESS_FLAG] = IN_PLACES("Access flag fault"),
    [MMU_FAULT_PERMISSION] = IN_PLACES("Permission fault"),
    [MMU_FAULT_ALIGNMENT] = IN_PLACES("Alignment fault"),
    [MMU_FAULT_WALK_ABORT] = { EXTERNAL " on a stage-1 table walk",
                               EXTERNAL " on a stage-2 table walk",
                               EXTERNAL " on a stage-2 table walk for a stage-1 table walk" },
    [MMU_FAULT_TLB_CONFLICT] = IN_PLACES("TLB conflict abort"),
    [MMU_FAULT_EXTERNAL] = { EXTERNAL, EXTERNAL, EXTERNAL },
    [MMU_FAULT_UNSUPPORTED] = IN_PLACES("unsupported Exclusive, atomic or LS64 access"),
    [MMU_FAULT_UPDATE] = IN_PLACES("Unsupported atomic hardware update fault"),
};
static_assert(ARRAY_LEN(names) == MMU_FAULT_COUNT, "a row for every kind");

const char *mmu_fault_name(const struct mmu_fault *f)
{
    const unsigned place = f->stage2 ? 1U + f->s1ptw : 0U;
    return names[f->kind][place];
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
 * (IMPLEMENTATION DEFINED) is 0, and SET, the state of the PE, is for the core to add. WnR of
 * MMU_FAULT_UNSUPPORTED and MMU_FAULT_UPDATE is UNKNOWN: that of the access here.
 */
static uint64_t data_syndrome(const struct mmu_fault *f, const struct mmu_syndrome_access *access)
{
    if (is_maintenance(f))
        return UINT64_C(1) << ISS_CM | UINT64_C(1) << ISS_WNR;
    return load_store_syndrome(f, access) | (uint64_t)f->write << ISS_WNR;
}

/* IPAValid (J1.3.3). */
bool mmu_fault_has_ipa(const struct mmu_fault *f)
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
        .hpfar_valid = mmu_fault_has_ipa(f),
    };
    if (out->hpfar_valid)
        out->hpfar = field(f->ipa.ipa, FIPA_LOW, FIPA_BITS) << HPFAR_FIPA;
    return true;
}
