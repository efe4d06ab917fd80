/* SPDX-License-Identifier: Apache-2.0 */
/** A PE with timing at EL1 on RAM of its own, mapped Write-Back by one block, and an L2 behind. */
#ifndef GATHER_TEST_A64_TIMED_PE_H
#define GATHER_TEST_A64_TIMED_PE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "a64/a64.h"
#include "core/tlbview.h"

#define TIMED_BASE  UINT64_C(0x40000000)
#define TIMED_TABLE (TIMED_BASE + 0x10000) /* of stage 1 */
#define TIMED_DATA  (TIMED_BASE + 0x200000)
enum { TIMED_BYTES = 160 << 20, TIMED_MOST = 4096 };

struct timed {
    struct a64 *c;
    struct a64_impl impl;
    struct mmu_impl mmu_impl;
    struct mmu *mmu;
    uint8_t *memory;
    struct ramtime *ramtime;
    struct l2_params l2;
    uint64_t ps_per_cycle;
    struct core_params core; /* with `tlb`: what translation takes, too */
    struct core_tlb_stats tlb_stats;
    struct tlbview tlb;
    uint64_t touches, held; /* how often it was asked, for lines in L1 too */
};

static inline bool timed_walk(void *arg, pa_t at, uint64_t *descriptor)
{
    const struct timed *t = arg;
    memcpy(descriptor, t->memory + (at.pa - TIMED_BASE), sizeof(*descriptor));
    return true;
}
static inline uint8_t *timed_ram(void *arg, pa_t page)
{
    const struct timed *t = arg;
    const bool in = page.pa >= TIMED_BASE && page.pa - TIMED_BASE < TIMED_BYTES;
    return in ? t->memory + (page.pa - TIMED_BASE) : NULL;
}
static inline void timed_context(void *arg, const struct mmu_regs *regs, unsigned el)
{
    struct timed *t = arg;
    (void)regs;
    (void)el;
    if (t->tlb.on) {
        tlbview_set_regs(&t->tlb);
    }
}
static inline void timed_code(void *arg, pa_t pa, bool all)
{
    (void)arg;
    (void)pa;
    (void)all;
}
static inline uint64_t timed_counter(void *arg, uint64_t cycles)
{
    (void)arg;
    return cycles;
}
static inline uint32_t timed_line(void *arg, const struct a64_touch *touch)
{
    struct timed *t = arg;
    if (touch->fetch) {
        return 0;
    }
    t->touches++;
    t->held += touch->held;
    simtime_t time =
        tlbview_access(&t->tlb, touch->va, touch->write ? MMU_WRITE : MMU_READ, touch->mode);
    if (!touch->held) {
        time += ramtime_line(t->ramtime, touch->pa,
                             touch->whole   ? RAMTIME_WHOLE
                             : touch->write ? RAMTIME_STORE
                                            : RAMTIME_LOAD);
    }
    return (uint32_t)((time + t->ps_per_cycle / 2) / t->ps_per_cycle);
}

static inline void timed_set(struct timed *t, const char *name, uint64_t value)
{
    if (!a64_set_sysreg(t->c, name, value)) {
        fail_msg("no register %s", name);
    }
}

/** `pipe` NULL: the defaults. A cycle is 0.5 ns, memory 100 ns away. */
static inline struct timed *timed_new(const struct a64_pipe *pipe)
{
    struct timed *t = calloc(1, sizeof(*t));
    assert_non_null(t);
    struct error e = { 0 };
    t->memory = aligned_alloc(4096, TIMED_BYTES);
    assert_non_null(t->memory);
    memset(t->memory, 0, TIMED_DATA - TIMED_BASE);
    t->ps_per_cycle = 500;
    param_defaults(&l2_table, &t->l2);
    t->l2.time = 3500;
    t->l2.stream_time = 1000;
    t->l2.memory_stream_time = 4000;
    t->ramtime = ramtime_new(&t->l2, 100000, &e);
    assert_non_null(t->ramtime);
    a64_impl_defaults(&t->impl);
    mmu_impl_defaults(&t->mmu_impl);
    t->mmu_impl.features = (struct mmu_features){ .s2fwb = true, .xs = true, .mte2 = true };
    const struct mmu_walk_memory memory = { .arg = t, .read = timed_walk };
    t->mmu = mmu_new(&t->mmu_impl, &memory);
    const struct a64_setup setup = {
        .impl = &t->impl,
        .mmu = t->mmu,
        .outside = { .arg = t,
                     .ram = timed_ram,
                     .context = timed_context,
                     .code = timed_code,
                     .counter = timed_counter,
                     .line = timed_line },
        .timing = true,
        .pipe = pipe,
    };
    t->c = a64_new(&setup, &e);
    if (!t->c) {
        fail_msg("%s", e.text);
    }
    a64_reset(t->c, 1, TIMED_BASE);
    /* Level 1 of 39 bits: entry 1 is the block at 1 GiB, Write-Back, inner shareable, accessed. */
    const uint64_t block = TIMED_BASE | 1 << 10 | 3 << 8 | 1;
    memcpy(t->memory + (TIMED_TABLE - TIMED_BASE) + 8, &block, sizeof(block));
    timed_set(t, "MAIR_EL1", 0xff);
    timed_set(t, "TCR_EL1", 25 | 1 << 8 | 1 << 10 | 3 << 12 | UINT64_C(2) << 32 | 1 << 23);
    timed_set(t, "TTBR0_EL1", TIMED_TABLE);
    timed_set(t, "CPACR_EL1", 3 << 20);
    timed_set(t, "SCTLR_EL1", 0x30d01805); /* M, C, I */
    return t;
}
static inline void timed_free(struct timed *t)
{
    a64_free(t->c);
    mmu_free(t->mmu);
    ramtime_free(t->ramtime);
    tlbview_free(&t->tlb);
    free(t->memory);
    free(t);
}

/**
 * Map `pages` pages of 4 KiB at 2 GiB on the data, let translation take time, and let L2 be large:
 * 64 MiB.
 */
#define TIMED_PAGES UINT64_C(0x80000000)
static inline void timed_pages(struct timed *t, uint64_t pages)
{
    enum { TABLE = 3, PAGE = 3 << 8 | 1 << 10 | 3, OF_TABLE = 512 };
    struct error e = { 0 };
    uint64_t *l1 = (uint64_t *)(void *)(t->memory + (TIMED_TABLE - TIMED_BASE));
    uint64_t *l2 = l1 + OF_TABLE, *l3 = l2 + OF_TABLE;
    l1[2] = (TIMED_TABLE + OF_TABLE * 8) | TABLE;
    for (uint64_t i = 0; i < pages; i++) {
        l2[i / OF_TABLE] = (TIMED_TABLE + (2 + i / OF_TABLE) * OF_TABLE * 8) | TABLE;
        l3[i] = (TIMED_DATA + i * 4096) | PAGE;
    }
    t->l2.size = 64 << 20;
    ramtime_free(t->ramtime);
    t->ramtime = ramtime_new(&t->l2, 100000, &e);
    assert_non_null(t->ramtime);
    param_defaults(&core_table, &t->core);
    t->core.tlb_l2_time = 1000;
    t->core.walk_time = 5000;
    assert_true(tlbview_init(&t->tlb, &t->core, t->mmu, &t->tlb_stats, &e));
}

/** Words at an address, then a stop: HLT #0xF000. */
static inline void timed_code_at(struct timed *t, uint64_t at, const uint32_t *words, size_t count)
{
    static const uint32_t stop = 0xd45e0000;
    uint8_t *to = t->memory + (at - TIMED_BASE);
    memcpy(to, words, count * sizeof(*words));
    memcpy(to + count * sizeof(*words), &stop, sizeof(stop));
    a64_code_changed(t->c, (pa_t){ at }, true);
}

/** Run from an address to the stop: the cycles that it takes. */
static inline uint64_t timed_run(struct timed *t, uint64_t at)
{
    const uint64_t before = a64_stats(t->c)->cycles;
    a64_set(t->c, A64_REG_PC, at);
    assert_int_equal(a64_run(t->c, UINT64_C(1) << 40, false), A64_STOP_SEMIHOSTING);
    return a64_stats(t->c)->cycles - before;
}

#endif
