/* SPDX-License-Identifier: Apache-2.0 */
/*
 * One address and every descriptor on its way: stage 1 from level -1 to 3 over stage 2 from level
 * -1 to 3, 4 KiB granule, DS = 1 in both. Each word is written out here; a test spoils one or two.
 */
#ifndef TESTS_UNIT_MMU_SCENE_H
#define TESTS_UNIT_MMU_SCENE_H

#include "mmu/mmu.h"

#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/*
 * The page of the stage-1 table of level n is IPA 0x40010000 + 0x1000 * (n + 1), PA 0x10000 + the
 * same; the last page is IPA 0x80000000, PA 0x90000.
 */
enum slot {
    S1_M1, /* the stage-1 descriptors, level -1 to 3 */
    S1_0,
    S1_1,
    S1_2,
    S1_3,
    S2_M1, /* of stage 2, for all IPAs */
    S2_0,
    S2_TABLES_1, /* for the IPAs of the stage-1 tables */
    S2_TABLES_2,
    S2_OF_M1, /* the page of the stage-1 table of level -1 ... */
    S2_OF_0,
    S2_OF_1,
    S2_OF_2,
    S2_OF_3,
    S2_LAST_1, /* for the IPA of the last page */
    S2_LAST_2,
    S2_LAST_3,
    SLOTS
};

#define BIT(n) (UINT64_C(1) << (n))

enum { SCENE_FLAG = 1 << 10 };
/* VA 0x1000: index 1 at level 3, else 0. */
#define SCENE_VA        UINT64_C(0x1008)
#define SCENE_TABLE_IPA UINT64_C(0x40010000)
#define SCENE_IPA       UINT64_C(0x80000008)
#define SCENE_PA        UINT64_C(0x90008)

/* Where the word of each slot is, and what it is to begin with. */
static const struct {
    uint64_t pa, word;
} scene_words[SLOTS] = {
    [S1_M1] = { 0x10000, 0x40011003 },
    [S1_0] = { 0x11000, 0x40012003 },
    [S1_1] = { 0x12000, 0x40013003 },
    [S1_2] = { 0x13000, 0x40014003 },
    [S1_3] = { 0x14008, 0x80000443 }, /* AF, AP = 0b01, AttrIndx 0 */
    [S2_M1] = { 0x20000, 0x21003 },
    [S2_0] = { 0x21000, 0x22003 },
    [S2_TABLES_1] = { 0x22008, 0x23003 }, /* IPA[38:30] = 1 */
    [S2_TABLES_2] = { 0x23000, 0x24003 },
    [S2_OF_M1] = { 0x24080, 0x104FF }, /* AF, S2AP = 0b11, MemAttr = 0b1111 */
    [S2_OF_0] = { 0x24088, 0x114FF },
    [S2_OF_1] = { 0x24090, 0x124FF },
    [S2_OF_2] = { 0x24098, 0x134FF },
    [S2_OF_3] = { 0x240A0, 0x144FF },
    [S2_LAST_1] = { 0x22010, 0x25003 }, /* IPA[38:30] = 2 */
    [S2_LAST_2] = { 0x25000, 0x26003 },
    [S2_LAST_3] = { 0x26000, 0x904FF },
};

struct scene {
    struct mmu *mmu;
    struct mmu_regs regs;
    uint64_t va;
    uint64_t word[SLOTS];
    bool broken[SLOTS], sealed[SLOTS]; /* a read, a swap, is an external abort */
    unsigned swaps;
    /* The change that another observer makes just before the first swap of this slot; 0: none. */
    enum slot meddled;
    uint64_t meddle;
};

static inline int scene_find(uint64_t pa)
{
    for (int n = 0; n < SLOTS; n++) {
        if (scene_words[n].pa == pa)
            return n;
    }
    return -1;
}

static inline bool scene_read(void *arg, pa_t at, uint64_t *d)
{
    const struct scene *s = arg;
    const int n = scene_find(at.pa);
    if (n < 0)
        fail_msg("a read of 0x%llx", (unsigned long long)at.pa);
    *d = s->word[n];
    return !s->broken[n];
}

static inline bool scene_swap(void *arg, pa_t at, uint64_t from, uint64_t to, uint64_t *seen)
{
    struct scene *s = arg;
    const int n = scene_find(at.pa);
    if (n < 0)
        fail_msg("a swap of 0x%llx", (unsigned long long)at.pa);
    s->swaps++;
    if (s->sealed[n])
        return false;
    if (s->meddle != 0 && s->meddled == (enum slot)n) {
        s->word[n] ^= s->meddle;
        s->meddle = 0;
    }
    *seen = s->word[n];
    if (*seen == from)
        s->word[n] = to;
    return true;
}

/* Registers by their fields, D24.2; the unit is kept. */
static inline void scene_reset(struct scene *s)
{
    struct mmu *mmu = s->mmu;
    *s = (struct scene){ .mmu = mmu, .va = SCENE_VA };
    for (unsigned n = 0; n < SLOTS; n++)
        s->word[n] = scene_words[n].word;
    s->regs = (struct mmu_regs){
        .sctlr_el1 = 0x1005,                              /* M, C, I */
        .tcr_el1 = 12 | 16 << 16 | BIT(59) | BIT(32) * 5, /* T0SZ 12, DS, IPS 48 bits */
        .ttbr0_el1 = SCENE_TABLE_IPA,
        .mair_el1 = 0x00FF,                               /* 0 Write-Back, 1 Device-nGnRnE */
        .hcr_el2 = BIT(0),                                /* VM */
        .vtcr_el2 = 12 | BIT(32) | BIT(33) | BIT(16) * 5, /* T0SZ 12, DS, SL2, PS 48 bits */
        .vttbr_el2 = 0x20000,
    };
}

static inline void scene_load(struct scene *s)
{
    mmu_set_regs(s->mmu, &s->regs);
    mmu_tlbi_all(s->mmu);
}

/* With everything implemented. */
static inline void scene_new(struct scene *s)
{
    struct mmu_impl impl;
    mmu_impl_defaults(&impl);
    const struct mmu_walk_memory memory = { s, scene_read, scene_swap };
    s->mmu = mmu_new(&impl, &memory);
    assert_non_null(s->mmu);
    scene_reset(s);
}

/* Of a program of tests. */
static struct scene scene;

static inline int set_up(void **state)
{
    (void)state;
    scene_new(&scene);
    return 0;
}

static inline int tear_down(void **state)
{
    (void)state;
    mmu_free(scene.mmu);
    return 0;
}

#endif
