/* SPDX-License-Identifier: Apache-2.0 */
/*
 * How fast translation is: hits of the TLB, and walks where every load misses it, beside a walk
 * that only follows pointers (four loads for stage 1; fifteen for both stages of three levels each)
 * over the same tables. Medians of ROUNDS rounds taken in turn. No test depends on these figures.
 */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "measure.h"
#include "mmu/mmu.h"

enum { ROUNDS = 5, PAGES = 16384, PAGE = 4096, HITS = 20000000, HOT_PAGES = 64 };

/* 64 MiB of data by pages, wherever it is: only its translation is touched. */
#define RAM_BASE  UINT64_C(0x40000000)
#define RAM_BYTES (UINT64_C(4) << 20)
#define DATA_VA   UINT64_C(0x2000000000)
#define DATA_IPA  UINT64_C(0x1000000000)
#define DATA_PA   UINT64_C(0x3000000000)

static struct {
    uint64_t words[RAM_BYTES / 8];
    uint64_t used;
    uint16_t order[PAGES]; /* a permutation: no two loads of one page in a round */
    struct mmu *mmu;
    struct mmu_regs regs;
} machine;

static bool read_word(void *arg, pa_t at, uint64_t *d)
{
    (void)arg;
    if (at.pa - RAM_BASE >= RAM_BYTES)
        return false;
    *d = machine.words[(at.pa - RAM_BASE) / 8];
    return true;
}

static bool write_word(void *arg, pa_t at, uint64_t d)
{
    (void)arg;
    machine.words[(at.pa - RAM_BASE) / 8] = d;
    return true;
}

static bool alloc(void *arg, uint64_t bytes, pa_t *table)
{
    (void)arg;
    machine.used = (machine.used + bytes - 1) & ~(bytes - 1);
    table->pa = RAM_BASE + machine.used;
    machine.used += bytes;
    return machine.used <= RAM_BYTES;
}

static void must(bool ok, const struct error *e)
{
    if (!ok) {
        error_print(e, stderr);
        exit(GATHER_PROGRAM_FAULT);
    }
}

/* Registers and tables for one row. Stage 2 maps both the tables and the data by pages. */
static void build(unsigned bits, bool both)
{
    const struct mmu_memory memory = { .read = read_word, .write = write_word, .alloc = alloc };
    struct error e = { 0 };
    struct mmu_impl impl;
    memset(machine.words, 0, sizeof machine.words);
    machine.used = 0;
    const uint64_t tsz = 64 - bits;
    const int level = bits > 39 ? 0 : 1;
    machine.regs = (struct mmu_regs){
        .sctlr_el1 = 0x1005,
        .tcr_el1 = tsz | 1U << 23 | UINT64_C(5) << 32,
        .mair_el1 = 0xFF,
        .hcr_el2 = both,
        .vtcr_el2 = tsz | (level == 0 ? 2U : 1U) << 6 | 5U << 16,
    };
    pa_t root1;
    pa_t root2;
    must(alloc(NULL, PAGE, &root1) && alloc(NULL, PAGE, &root2), &e);
    machine.regs.ttbr0_el1 = root1.pa;
    machine.regs.vttbr_el2 = root2.pa;
    struct mmu_geometry g = { .granule_bits = 12,
                              .input_bits = (uint8_t)bits,
                              .start_level = (int8_t)level,
                              .root = root1.pa,
                              .root_pa = root1 };
    struct mmu_mapping m;
    mmu_mapping_defaults(&m);
    m.leaf = 3 | 3 << 8 | 1 << 10;
    m.input = DATA_VA;
    m.output = both ? DATA_IPA : DATA_PA;
    m.size = (uint64_t)PAGES * PAGE;
    m.first_level = 3;
    must(mmu_map_range(&memory, &g, &m, &e), &e);
    if (both) {
        g.stage2 = true;
        g.root = root2.pa;
        g.root_pa = root2;
        m.leaf = 3 | 0xF << 2 | 3 << 6 | 3 << 8 | 1 << 10;
        m.input = DATA_IPA;
        m.output = DATA_PA;
        must(mmu_map_range(&memory, &g, &m, &e), &e);
        m.input = m.output = RAM_BASE;
        m.size = RAM_BYTES;
        must(mmu_map_range(&memory, &g, &m, &e), &e);
    }
    mmu_free(machine.mmu);
    mmu_impl_defaults(&impl);
    const struct mmu_walk_memory tables = { .read = read_word };
    machine.mmu = mmu_new(&impl, &tables);
    if (!machine.mmu)
        exit(GATHER_PROGRAM_FAULT);
    mmu_set_regs(machine.mmu, &machine.regs);
}

static uint64_t va_of(unsigned page)
{
    return DATA_VA + (uint64_t)page * PAGE + 8;
}

/* Nanoseconds an access where the TLB answers. */
static double hits(bool caches)
{
    (void)caches;
    struct mmu_fault f;
    uint64_t sum = 0;
    for (unsigned k = 0; k < HOT_PAGES; k++)
        mmu_translate(machine.mmu, (va_t){ va_of(k) }, MMU_READ, 1, &f);
    const double begin = cpu_time();
    for (unsigned k = 0; k < HITS; k++) {
        const va_t va = { va_of(k % HOT_PAGES) };
        sum += mmu_translate(machine.mmu, va, MMU_READ, 1, &f)->pa_page;
    }
    const double end = cpu_time();
    if (sum == 0)
        exit(GATHER_PROGRAM_FAULT);
    return HITS / (end - begin);
}

static double walks(bool caches)
{
    enum { TIMES = 20 };
    struct mmu_fault f;
    const struct mmu_stats *stats = mmu_stats(machine.mmu);
    mmu_set_walk_caches(machine.mmu, caches);
    const uint64_t misses = stats->tlb_misses;
    const double begin = cpu_time();
    for (unsigned time = 0; time < TIMES; time++) {
        mmu_tlbi_all(machine.mmu);
        for (unsigned k = 0; k < PAGES; k++) {
            const va_t va = { va_of(machine.order[k]) };
            if (!mmu_translate(machine.mmu, va, MMU_READ, 1, &f))
                exit(GATHER_PROGRAM_FAULT);
        }
    }
    const double end = cpu_time();
    if (stats->tlb_misses - misses != (uint64_t)TIMES * PAGES)
        exit(GATHER_PROGRAM_FAULT);
    return TIMES * PAGES / (end - begin);
}

/* What a walk costs at least: its loads, and the fields that lead to the next. */
static uint64_t follow(uint64_t table, uint64_t input, unsigned bits, bool both, uint64_t root2)
{
    for (unsigned shift = bits > 39 ? 39 : 30;; shift -= 9) {
        uint64_t at = table + (input >> shift & 511) * 8;
        if (both)
            at = follow(root2, at, bits, false, 0) | (at & (PAGE - 1));
        const uint64_t d = machine.words[(at - RAM_BASE) / 8] & UINT64_C(0xFFFFFFFFF000);
        if (shift == 12)
            return d;
        table = d;
    }
}

static double bare(unsigned bits, bool both)
{
    enum { TIMES = 100 };
    uint64_t sum = 0;
    const double begin = cpu_time();
    for (unsigned time = 0; time < TIMES; time++)
        for (unsigned k = 0; k < PAGES; k++) {
            uint64_t out = follow(machine.regs.ttbr0_el1, va_of(machine.order[k]), bits, both,
                                  machine.regs.vttbr_el2);
            if (both)
                out = follow(machine.regs.vttbr_el2, out, bits, false, 0);
            sum += out;
        }
    const double end = cpu_time();
    if (sum == 0)
        exit(GATHER_PROGRAM_FAULT);
    return TIMES * PAGES / (end - begin);
}

static const struct {
    const char *name;
    unsigned bits;
    bool both, caches;
    double (*run)(bool caches);
} rows[] = {
    { "TLB hit, stage 1", 48, false, true, hits },
    { "TLB hit, both stages", 39, true, true, hits },
    { "walk, stage 1 of 4 levels", 48, false, false, walks },
    { "... with cached tables", 48, false, true, walks },
    { "walk, both stages of 3 levels", 39, true, false, walks },
    { "... with cached tables and stage 2", 39, true, true, walks },
    { "walk, both stages of 4 levels", 48, true, false, walks },
    { "... with cached tables and stage 2", 48, true, true, walks },
};

/* With an argument only the rows whose names contain it. */
int main(int argc, char **argv)
{
    const char *wanted = argc > 1 ? argv[1] : "";
    double rates[ARRAY_LEN(rows)][ROUNDS];
    double limits[ARRAY_LEN(rows)][ROUNDS];
    for (unsigned k = 0; k < PAGES; k++)
        machine.order[k] = (uint16_t)(k * 5167U % PAGES); /* odd: a permutation */
    for (unsigned round = 0; round < ROUNDS; round++)
        for (size_t k = 0; k < ARRAY_LEN(rows); k++) {
            if (!strstr(rows[k].name, wanted))
                continue;
            build(rows[k].bits, rows[k].both);
            rates[k][round] = rows[k].run(rows[k].caches);
            limits[k][round] = bare(rows[k].bits, rows[k].both);
        }
    for (size_t k = 0; k < ARRAY_LEN(rows); k++) {
        if (!strstr(rows[k].name, wanted))
            continue;
        qsort(rates[k], ROUNDS, sizeof(double), by_value);
        qsort(limits[k], ROUNDS, sizeof(double), by_value);
        const double rate = rates[k][ROUNDS / 2];
        printf("%-38s %8.2f M/s %7.1f ns", rows[k].name, rate / 1e6, 1e9 / rate);
        if (rows[k].run == walks)
            printf("  %.2f of following the pointers alone", rate / limits[k][ROUNDS / 2]);
        putchar('\n');
    }
    mmu_free(machine.mmu);
    return 0;
}
