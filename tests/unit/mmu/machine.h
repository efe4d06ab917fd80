/* SPDX-License-Identifier: Apache-2.0 */
/* A little physical memory for translation tables, and registers in their commonest setting. */
#ifndef TESTS_UNIT_MMU_MACHINE_H
#define TESTS_UNIT_MMU_MACHINE_H

#include "mmu/mmu.h"

#include <string.h>

/* A test of large granules defines more before it includes this. */
#ifndef MACHINE_PAGES
#define MACHINE_PAGES 96
#endif
enum { RAM_BASE = 0x80000, RAM_PAGES = MACHINE_PAGES, RAM_BYTES = RAM_PAGES * 4096 };
/* Stage-1 tables have IPAs that are not their PAs. */
#define IPA_OFFSET UINT64_C(0x40000000)

struct machine {
    uint64_t words[RAM_BYTES / 8];
    unsigned pages;  /* handed out */
    uint64_t broken; /* a physical address that cannot be read; 0: none */
    struct mmu_memory stage1, stage2;
    struct mmu_walk_memory walk;
};

static inline bool machine_read(void *arg, pa_t at, uint64_t *d)
{
    const struct machine *m = arg;
    if (at.pa < RAM_BASE || at.pa >= RAM_BASE + RAM_BYTES || at.pa % 8 != 0 ||
        (m->broken && at.pa == m->broken))
        return false;
    *d = m->words[(at.pa - RAM_BASE) / 8];
    return true;
}

static inline bool machine_write(void *arg, pa_t at, uint64_t d)
{
    struct machine *m = arg;
    if (at.pa < RAM_BASE || at.pa >= RAM_BASE + RAM_BYTES)
        return false;
    m->words[(at.pa - RAM_BASE) / 8] = d;
    return true;
}

static inline bool machine_swap(void *arg, pa_t at, uint64_t from, uint64_t to, uint64_t *seen)
{
    if (!machine_read(arg, at, seen))
        return false;
    return *seen != from || machine_write(arg, at, to);
}

static inline bool machine_alloc(void *arg, uint64_t bytes, pa_t *table)
{
    struct machine *m = arg;
    const uint64_t at = (RAM_BASE + 4096 * (uint64_t)m->pages + bytes - 1) / bytes * bytes;
    if (at + bytes > RAM_BASE + RAM_BYTES)
        return false;
    table->pa = at;
    memset(&m->words[(at - RAM_BASE) / 8], 0, bytes);
    m->pages = (unsigned)((at + bytes - RAM_BASE) / 4096);
    return true;
}

static inline uint64_t machine_ipa_of(void *arg, pa_t table)
{
    (void)arg;
    return table.pa + IPA_OFFSET;
}

static inline pa_t machine_pa_of(void *arg, uint64_t ipa)
{
    (void)arg;
    return (pa_t){ ipa - IPA_OFFSET };
}

static inline void machine_init(struct machine *m)
{
    memset(m, 0, sizeof *m);
    m->stage2 = (struct mmu_memory){
        .arg = m, .read = machine_read, .write = machine_write, .alloc = machine_alloc
    };
    m->stage1 = m->stage2;
    m->stage1.table_address = machine_ipa_of;
    m->stage1.table_at = machine_pa_of;
    m->walk = (struct mmu_walk_memory){ .arg = m, .read = machine_read, .swap = machine_swap };
}

/* A start table; 0 without memory. */
static inline pa_t machine_tables(struct machine *m, uint64_t bytes)
{
    pa_t table = { 0 };
    machine_alloc(m, bytes, &table);
    return table;
}

static inline pa_t machine_table(struct machine *m)
{
    return machine_tables(m, 4096);
}

/* Fields, as the manual writes them: SCTLR_EL1.{M,C,I}, TCR_EL1, HCR_EL2, VTCR_EL2. */
#define SCTLR_ON UINT64_C(0x1005)
/* T0SZ = T1SZ = 16, IPS = 48 bits, 4 KiB granules. */
#define TCR_48 (UINT64_C(16) | UINT64_C(16) << 16 | UINT64_C(2) << 30 | UINT64_C(5) << 32)
#define HCR_VM UINT64_C(1)
/* T0SZ = 16, SL0 = 2 (level 0), PS = 48 bits. */
#define VTCR_48 (UINT64_C(16) | UINT64_C(2) << 6 | UINT64_C(5) << 16)

/* Leaves: valid page, AF, SH = Inner. AttrIndx 0; AP = EL1 and EL0 may write, as said. */
#define S1_LEAF       (UINT64_C(3) | UINT64_C(1) << 10 | UINT64_C(3) << 8)
#define S1_EL0        (UINT64_C(1) << 6)
#define S1_RO         (UINT64_C(1) << 7)
#define S1_PXN        (UINT64_C(1) << 53)
#define S1_UXN        (UINT64_C(1) << 54)
#define S1_ATTR(n)    ((uint64_t)(n) << 2)
#define S2_LEAF       (UINT64_C(3) | UINT64_C(1) << 10 | UINT64_C(3) << 8)
#define S2_RW         (UINT64_C(3) << 6)
#define S2_R          (UINT64_C(1) << 6)
#define S2_W          (UINT64_C(2) << 6)
#define S2_MEMATTR(n) ((uint64_t)(n) << 2)

/* MAIR_EL1: 0 WB, 1 NC, 2 nGnRnE, 3 nGnRE, 4 GRE, 5 WT. */
#define MAIR UINT64_C(0x0000BB0C040044FF)

#endif
