/* SPDX-License-Identifier: Apache-2.0 */
/**
 * A whole PE for tests of Advanced SIMD: at EL1, with flat translation of 1 GiB blocks, of which
 * SIMD_RAM begins with some pages of RAM and SIMD_DEVICE is Device memory. Nothing else is mapped.
 */
#ifndef GATHER_TEST_A64_SIMD_PE_H
#define GATHER_TEST_A64_SIMD_PE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "a64/state.h"

#include "a64/gen_exec.h"

enum {
    SIMD_RAM = 0x40000000,
    SIMD_RAM_BYTES = 0x4000,
    SIMD_DEVICE = 0x7FFF0000, /* the end of a block: what follows is not mapped */
    SIMD_UNMAPPED = 0x80000000
};

struct simd_pe {
    struct a64 *c;
    struct a64_impl impl;
    struct mmu_impl mmu_impl;
    struct mmu *mmu;
    uint8_t *ram;
};

static inline uint8_t *simd_ram_page(void *arg, pa_t page)
{
    struct simd_pe *pe = arg;
    uint64_t offset = page.pa - SIMD_RAM;
    return offset < SIMD_RAM_BYTES ? pe->ram + offset : NULL;
}
static inline void simd_context(void *arg, const struct mmu_regs *regs, unsigned el)
{
    (void)arg, (void)regs, (void)el;
}
static inline void simd_code(void *arg, pa_t pa, bool all)
{
    (void)arg, (void)pa, (void)all;
}
/** Level 1 at 0: block 1 is flat; its lower half Normal Write-Back, its upper half Device, by level
 * 2 at 0x1000. */
static inline bool simd_descriptor(void *arg, pa_t at, uint64_t *descriptor)
{
    (void)arg;
    enum { TABLE = 3, BLOCK = 0x701, ATTR_1 = 1 << 2, LEVEL_2 = 0x1000 };
    *descriptor = at.pa == 8 ? (uint64_t)LEVEL_2 | TABLE : 0;
    if (at.pa >= LEVEL_2)
        *descriptor = ((at.pa - LEVEL_2) / 8 << 21) | SIMD_RAM | BLOCK |
                      (at.pa - LEVEL_2 >= 0x800 ? ATTR_1 : 0);
    return true;
}

static inline int simd_pe_new(void **state)
{
    static struct simd_pe it;
    struct simd_pe *pe = &it;
    struct error e;
    a64_impl_defaults(&pe->impl);
    mmu_impl_defaults(&pe->mmu_impl);
    pe->ram = aligned_alloc(0x1000, SIMD_RAM_BYTES);
    pe->mmu = mmu_new(&pe->mmu_impl, &(struct mmu_walk_memory){ .read = simd_descriptor });
    if (!pe->ram || !pe->mmu)
        return -1;
    const struct a64_setup setup = {
        .impl = &pe->impl,
        .mmu = pe->mmu,
        .outside = { .arg = pe, .ram = simd_ram_page, .context = simd_context, .code = simd_code },
    };
    pe->c = a64_new(&setup, &e);
    if (!pe->c)
        return -1;
    pe->c->sys[SYS_CPACR_EL1] = UINT64_C(3) << 20;
    pe->c->sys[SYS_MAIR_EL1] = 0x00FF;
    pe->c->sys[SYS_TCR_EL1] = UINT64_C(1) << 23 | 0x3500 | 25;           /* EPD1; 39 bits */
    pe->c->sys[SYS_SCTLR_EL1] = UINT64_C(1) << 12 | 1 << 3 | 1 << 2 | 1; /* I, SA, C, M */
    a64_context_changed(pe->c);
    *state = pe;
    return 0;
}

static inline int simd_pe_free(void **state)
{
    struct simd_pe *pe = *state;
    a64_free(pe->c);
    mmu_free(pe->mmu);
    free(pe->ram);
    return 0;
}

static inline enum a64_result simd_step(struct simd_pe *pe, uint32_t insn)
{
    pe->c->asked = 0;
    a64_exec_fn *run = a64_exec[a64_decode(insn)];
    assert_non_null(run);
    return run(pe->c, insn);
}
static inline void simd_do(struct simd_pe *pe, uint32_t insn)
{
    assert_int_equal(simd_step(pe, insn), A64_NEXT);
}

/* A word of the registers: `base` with Rd, Rn, Rm. */
static inline uint32_t simd_dnm(uint32_t base, unsigned d, unsigned n, unsigned m)
{
    return base | m << 16 | n << 5 | d;
}
static inline void simd_three(struct simd_pe *pe, uint32_t base, unsigned d, unsigned n, unsigned m)
{
    simd_do(pe, simd_dnm(base, d, n, m));
}
static inline void simd_two(struct simd_pe *pe, uint32_t base, unsigned d, unsigned n)
{
    simd_do(pe, simd_dnm(base, d, n, 0));
}

#endif
