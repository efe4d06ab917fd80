/* SPDX-License-Identifier: Apache-2.0 */
/** DC ZVA, DC GVA, DC GZVA and STZGM: blocks of DCZID_EL0.BS (C5.3, AArch64.MemZero in J1.1.3). */
#include "a64/exec_int.h"

enum { LINE = 64, GRANULE = 16, TAG_SHIFT = 56 };

/*
 * The whole block lies in one page. On Device memory these are alignment faults; whatever fault
 * there is, FAR_ELx gets the address as it was given.
 */
static enum a64_result check_block(struct a64 *c, uint64_t va)
{
    struct mmu_fault fault;
    const unsigned mode = a64_mode(c, false) | MMU_UNALIGNED;
    if (mmu_translate(c->mmu, (va_t){ va }, MMU_WRITE, mode, &fault) == NULL) {
        return a64_fault(c, &fault, NULL);
    }
    return A64_NEXT;
}

static enum a64_result zero(struct a64 *c, uint64_t start)
{
    const uint64_t bytes = c->impl->dczva_bytes;
    const uint32_t piece = bytes < LINE ? (uint32_t)bytes : LINE;
    const struct a64_how how = { .kind = ACCESS_ZVA };
    const uint8_t zeros[LINE] = { 0 };
    for (uint64_t i = 0; i < bytes; i += piece) {
        A64_TRY(a64_store(c, start + i, piece, &how, zeros));
    }
    return A64_NEXT;
}

static uint64_t block_of(const struct a64 *c, uint64_t va)
{
    return va & ~(c->impl->dczva_bytes - 1);
}

enum a64_result a64_dc_zva(struct a64 *c, uint64_t va)
{
    A64_TRY(check_block(c, va));
    return zero(c, block_of(c, va));
}

enum a64_result a64_dc_gva(struct a64 *c, uint64_t va)
{
    A64_TRY(check_block(c, va));
    return a64_tags_store(c, block_of(c, va), (uint32_t)c->impl->dczva_bytes, va >> TAG_SHIFT & 15,
                          false);
}

enum a64_result a64_zero_block(struct a64 *c, uint64_t va, unsigned tag)
{
    A64_TRY(check_block(c, va));
    A64_TRY(zero(c, block_of(c, va)));
    return a64_tags_store(c, block_of(c, va), (uint32_t)c->impl->dczva_bytes, tag, false);
}

enum a64_result a64_dc_gzva(struct a64 *c, uint64_t va)
{
    return a64_zero_block(c, va, va >> TAG_SHIFT & 15);
}

enum a64_result a64_alignment_fault(struct a64 *c, uint64_t va, bool write,
                                    const struct mmu_syndrome_access *s)
{
    const struct mmu_fault fault = { .kind = MMU_FAULT_ALIGNMENT,
                                     .write = write,
                                     .access = write ? MMU_WRITE : MMU_READ,
                                     .regime = (uint8_t)mmu_regime(mmu_regs(c->mmu), c->el),
                                     .va = { va } };
    return a64_fault(c, &fault, s);
}
