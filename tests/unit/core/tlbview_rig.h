/* SPDX-License-Identifier: Apache-2.0 */
/** A timing view of translation alone, with tables in an array of words. */
#ifndef GATHER_TESTS_CORE_TLBVIEW_RIG_H
#define GATHER_TESTS_CORE_TLBVIEW_RIG_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/tlbview.h"

/* A cost says what it is made of: L2 hits, descriptors in caches, descriptors in memory. */
enum { T_L2 = 1, T_CACHE = 1000, T_MEMORY = 1000000 };
enum { KB4 = 1 << 12, KB64 = 1 << 16, MB2 = 1 << 21, GB1 = 1 << 30 };
enum { TABLE_WORDS = 1 << 18 };
enum { PA_BITS = 48, MEMORY_BASE = 0x40000000 };

static uint64_t words[TABLE_WORDS];
static uint64_t words_used;
static struct mmu *mmu;
static struct mmu_regs regs;
static struct core_params params;
static struct core_tlb_stats stats;
static struct tlbview view;
static bool have_view;

static inline bool read_word(void *arg, pa_t at, uint64_t *word)
{
    (void)arg;
    if (at.pa < MEMORY_BASE || (at.pa - MEMORY_BASE) / 8 >= TABLE_WORDS)
        return false;
    *word = words[(at.pa - MEMORY_BASE) / 8];
    return true;
}

static inline bool write_word(void *arg, pa_t at, uint64_t word)
{
    (void)arg;
    words[(at.pa - MEMORY_BASE) / 8] = word;
    return true;
}

static inline bool alloc_table(void *arg, uint64_t bytes, pa_t *table)
{
    (void)arg;
    uint64_t n = bytes / 8;
    words_used = (words_used + n - 1) / n * n;
    assert_true(words_used + n <= TABLE_WORDS);
    table->pa = MEMORY_BASE + 8 * words_used;
    words_used += n;
    return true;
}

static const struct mmu_memory memory = { .read = read_word,
                                          .write = write_word,
                                          .alloc = alloc_table };

/* ---- what is translated ---------------------------------------------------------------------- */

/* AF, SH 3, AttrIndx 0, page; nG is bit 11, AP[2] bit 7, stage 2: MemAttr 0xf, S2AP 3. */
static const uint64_t S1_GLOBAL = 3 | 3u << 8 | 1u << 10, S1_ASID = S1_GLOBAL | 1u << 11,
                      READ_ONLY = 1u << 7, S2_WB = 3 | 0xf << 2 | 3u << 6 | 3u << 8 | 1u << 10,
                      S2_DEVICE = 3 | 1 << 2 | 3u << 6 | 3u << 8 | 1u << 10;

static inline void map(pa_t root, uint64_t from, uint64_t size, uint64_t leaf)
{
    struct error e = { 0 };
    if (!mmu_map(&memory, root, from, from, size, leaf, &e))
        fail_msg("%s", e.text);
}

static inline pa_t new_root(void)
{
    pa_t root;
    assert_true(alloc_table(NULL, KB4, &root));
    return root;
}

static inline uint64_t root_of(uint64_t ttbr)
{
    return ttbr & ((UINT64_C(1) << 48) - 1);
}

static inline void use_regs(void)
{
    mmu_set_regs(mmu, &regs);
    tlbview_set_regs(&view);
}

/** Stage 1 of EL1&0 by TTBR0_EL1 alone, 4 KiB, 48 bits, walks inner and outer write-back. */
static inline int setup(void **state)
{
    (void)state;
    struct mmu_impl impl;
    struct mmu_walk_memory tables = { .read = read_word };
    memset(words, 0, sizeof words);
    words_used = 0;
    stats = (struct core_tlb_stats){ 0 };
    param_defaults(&core_table, &params);
    params.tlb_l2_time = T_L2;
    params.walk_time = T_CACHE;
    params.walk_memory_time = T_MEMORY;
    mmu_impl_defaults(&impl);
    mmu = mmu_new(&impl, &tables);
    assert_non_null(mmu);
    regs = (struct mmu_regs){
        .sctlr_el1 = 1u << 0 | 1u << 2,
        .tcr_el1 = 5ull << 32 | 1u << 23 | 3u << 12 | 1u << 10 | 1u << 8 | 16,
        .mair_el1 = 0xff,
        .hcr_el2 = 1u << 31,
    };
    regs.ttbr0_el1 = new_root().pa;
    return 0;
}

static inline void view_free(void)
{
    if (have_view)
        tlbview_free(&view);
    have_view = false;
}

static inline int teardown(void **state)
{
    (void)state;
    view_free();
    mmu_free(mmu);
    return 0;
}

/** A new view with `params` as they are, for `regs` as they are. */
static inline void view_new(void)
{
    struct error e = { 0 };
    view_free();
    mmu_set_regs(mmu, &regs);
    if (!tlbview_init(&view, &params, mmu, &stats, &e))
        fail_msg("%s", e.text);
    have_view = true;
    use_regs();
}

/** Stage 2 of all of memory with 1 GiB blocks, and of devices from 4 GiB on with 4 KiB pages. */
static inline void stage2_on(uint64_t of_tables)
{
    pa_t root = new_root();
    struct error e = { 0 };
    struct mmu_geometry g = {
        .stage2 = true, .granule_bits = 12, .input_bits = 48, .root = root.pa, .root_pa = root
    };
    map(root, MEMORY_BASE, GB1, of_tables);
    struct mmu_mapping pages;
    mmu_mapping_defaults(&pages);
    pages.input = pages.output = UINT64_C(4) << 30;
    pages.size = 64 * KB4;
    pages.leaf = S2_DEVICE;
    pages.first_level = 3;
    if (!mmu_map_range(&memory, &g, &pages, &e))
        fail_msg("%s", e.text);
    regs.hcr_el2 |= 1;
    regs.vtcr_el2 = 5u << 16 | 3u << 12 | 1u << 10 | 1u << 8 | 2u << 6 | 16;
    regs.vttbr_el2 = root.pa | UINT64_C(7) << 48;
}

static inline simtime_t access_as(uint64_t va, enum mmu_access access, unsigned mode)
{
    return tlbview_access(&view, (va_t){ va }, access, mode);
}

static inline simtime_t load(uint64_t va)
{
    return access_as(va, MMU_READ, 1);
}

static inline void use_asid(uint64_t asid)
{
    regs.ttbr0_el1 = root_of(regs.ttbr0_el1) | asid << 48;
    use_regs();
}

#endif
