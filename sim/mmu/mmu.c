/* SPDX-License-Identifier: Apache-2.0 */
/* The translation unit: registers, a functional TLB before the walk, and what faults are called. */
#include "mmu/mmu.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "mmu/descriptor.h"
#include "mmu/walk.h"

/* Functional only: no timing hangs on its size. The hard build walks for nearly every access. */
enum { TLB_ENTRIES = GATHER_HARD ? 1 : 256 };
static_assert((TLB_ENTRIES & (TLB_ENTRIES - 1)) == 0, "the index is masked");

/*
 * A key is VA[63:12] with these below: the memory type differs between fetches and data accesses,
 * the permissions between EL0 and EL1. 0 is no key.
 */
enum { KEY_EL1 = 1, KEY_FETCH = 2, KEY_VALID = 4 };

struct tlb_entry {
    uint64_t key;
    uint8_t allowed; /* bit n: enum mmu_access n */
    struct mmu_page page;
};

struct mmu {
    struct tlb_entry tlb[TLB_ENTRIES];
    struct mmu_stats stats;
    struct walk_context context;
    struct walk_memory memory;
    struct mmu_features features;
    struct mmu_regs regs;
};

struct mmu *mmu_new(const struct mmu_features *features, mmu_read_fn *read, void *arg)
{
    struct mmu *m = calloc(1, sizeof *m);
    if (!m)
        return NULL;
    m->features = *features;
    m->memory =
        (struct walk_memory){ .read = read, .arg = arg, .count = &m->stats.descriptors_read };
    walk_decode(&m->context, &m->regs, &m->features);
    return m;
}

void mmu_free(struct mmu *m)
{
    free(m);
}

void mmu_tlbi_all(struct mmu *m)
{
    for (size_t k = 0; k < TLB_ENTRIES; k++)
        m->tlb[k].key = 0;
}

void mmu_set_regs(struct mmu *m, const struct mmu_regs *regs)
{
    if (memcmp(&m->regs, regs, sizeof *regs) == 0)
        return;
    m->regs = *regs;
    walk_decode(&m->context, regs, &m->features);
    mmu_tlbi_all(m);
}

static struct tlb_entry *tlb_slot(struct mmu *m, uint64_t key)
{
    /* A program's code and data lie side by side: keep the two kinds apart. */
    const uint64_t index = key >> PAGE_BITS ^ key << 6;
    return &m->tlb[index & (TLB_ENTRIES - 1)];
}

/* Kept out of the way of a hit, which then needs no stack frame. */
__attribute__((noinline)) static const struct mmu_page *
translate_miss(struct mmu *m, struct tlb_entry *entry, uint64_t key, va_t va,
               enum mmu_access access, unsigned el, struct mmu_fault *fault)
{
    m->stats.tlb_misses++;
    struct mmu_page page;
    if (!walk_translate(&m->context, &m->memory, va, access, el, &page, fault))
        return NULL;
    entry->key = key;
    entry->page = page;
    entry->allowed = (uint8_t)(page.readable << MMU_READ | page.writable << MMU_WRITE |
                               page.executable << MMU_FETCH);
    return &entry->page;
}

const struct mmu_page *mmu_translate(struct mmu *m, va_t va, enum mmu_access access, unsigned el,
                                     struct mmu_fault *fault)
{
    assert(el <= 1);
    const uint64_t key = (va.va & ~low_bits(PAGE_BITS)) | KEY_VALID |
                         (access == MMU_FETCH ? KEY_FETCH : 0) | (el ? KEY_EL1 : 0);
    struct tlb_entry *entry = tlb_slot(m, key);
    if (entry->key == key && (entry->allowed >> access & 1)) {
        m->stats.tlb_hits++;
        return &entry->page;
    }
    return translate_miss(m, entry, key, va, access, el, fault);
}

const struct mmu_stats *mmu_stats(const struct mmu *m)
{
    return &m->stats;
}

/* ---- faults ---------------------------------------------------------------------------------- */

/* One row a kind: its status code (level 0), whether the level is added, and its names. */
static const struct {
    unsigned dfsc;
    bool levelled;
    const char *names[3]; /* at stage 1, at stage 2, at stage 2 on a stage-1 walk */
} faults[] = {
    [MMU_FAULT_NONE] = { ~0U, false, { "no fault", "no fault", "no fault" } },
    [MMU_FAULT_ADDRESS_SIZE] = { 0x00,
                                 true,
                                 { "stage-1 Address size fault", "stage-2 Address size fault",
                                   "stage-2 Address size fault on a stage-1 table walk" } },
    [MMU_FAULT_TRANSLATION] = { 0x04,
                                true,
                                { "stage-1 Translation fault", "stage-2 Translation fault",
                                  "stage-2 Translation fault on a stage-1 table walk" } },
    [MMU_FAULT_ACCESS_FLAG] = { 0x08,
                                true,
                                { "stage-1 Access flag fault", "stage-2 Access flag fault",
                                  "stage-2 Access flag fault on a stage-1 table walk" } },
    [MMU_FAULT_PERMISSION] = { 0x0C,
                               true,
                               { "stage-1 Permission fault", "stage-2 Permission fault",
                                 "stage-2 Permission fault on a stage-1 table walk" } },
    [MMU_FAULT_ALIGNMENT] = { 0x21,
                              false,
                              { "stage-1 Alignment fault", "stage-2 Alignment fault",
                                "stage-2 Alignment fault on a stage-1 table walk" } },
    [MMU_FAULT_WALK_ABORT] = { 0x14,
                               true,
                               { "synchronous External abort on a stage-1 table walk",
                                 "synchronous External abort on a stage-2 table walk",
                                 "synchronous External abort on a stage-2 table walk for a "
                                 "stage-1 table walk" } },
    [MMU_FAULT_NOT_MODELLED] = { ~0U,
                                 false,
                                 { "configuration that is not modelled",
                                   "configuration that is not modelled",
                                   "configuration that is not modelled" } },
};

unsigned mmu_fault_dfsc(const struct mmu_fault *f)
{
    return faults[f->kind].dfsc | (faults[f->kind].levelled ? (unsigned)f->level & 3U : 0U);
}

const char *mmu_fault_name(const struct mmu_fault *f)
{
    const unsigned place = f->stage2 ? 1U + f->s1ptw : 0U;
    return faults[f->kind].names[place];
}
