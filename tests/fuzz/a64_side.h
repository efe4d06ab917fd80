/* SPDX-License-Identifier: Apache-2.0 */
/** One of fuzz_a64's two PEs: its memory, and an outside that answers as the input has it. */
#ifndef GATHER_FUZZ_A64_SIDE_H
#define GATHER_FUZZ_A64_SIDE_H

#include <stdlib.h>
#include <string.h>

#include "a64/exception.h"
#include "a64/state.h"

enum { CHUNKS = 16, WORDS_MOST = 96, STOPS_MOST = 24 };
struct header {
    uint8_t place, flags, features, room; /* `room`: for a text */
    uint32_t seed;
    uint8_t events[CHUNKS]; /* length in bits 3:0, what happens before it in bits 7:4 */
};
/* `place`: EL in bits 1:0, and these. */
enum { PLACE_SPX = 4, PLACE_PAGE_END = 8, PLACE_UNMASKED = 16, PLACE_GUARDED = 32, PLACE_NC = 64 };
enum {
    TIMING = 1,
    POSTS = 2,
    FAULTS = 4,
    FEWER = 8,
    STAGE2 = 16,
    HOST = 32,
    HOST_TGE = 64,
    CHECKS = 128
};

enum event {
    NOTHING,
    IRQ_ON,
    IRQ_OFF,
    FIQ_ON,
    FIQ_OFF,
    SERROR,
    EVENT,
    NEW_CODE,
    RESTART,
    FLUSH,
    BREAKPOINT
};

/* Blocks of 1 GiB of the tables: RAM and the device by several names. */
enum block {
    B_DEVICE,
    B_KERNEL,
    B_USER,
    B_NC,
    B_USER_DEVICE,
    B_USER_DEVICE_NC,
    B_READ_ONLY,
    B_TAGGED,
    B_NO_AF,
    B_DEVICE_WB,
    BLOCKS
};
#define RAM    UINT64_C(0x40000000)
#define TABLE  UINT64_C(0x10000)
#define TABLE2 UINT64_C(0x20000)
enum {
    RAM_BYTES = 0x10000,
    CODE = 0x8000,
    CODE_AT_END = 0x8FE8,
    VECTORS = 0xA000,
    VECTORS2 = 0xB000
};

struct side {
    struct a64 *c;
    struct mmu *mmu;
    struct mmu_impl mmu_impl;
    struct a64_impl impl;
    uint8_t *ram;
    const struct header *h;
    uint64_t accesses, digest; /* those handed out so far */
    uint64_t base;             /* of the counter: instructions before this run */
};

static inline void expect(bool condition)
{
    if (!condition) {
        abort();
    }
}

/* SplitMix64. */
static inline uint64_t next_random(uint64_t *state)
{
    uint64_t z = *state += UINT64_C(0x9E3779B97F4A7C15);
    z = (z ^ z >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ z >> 27) * UINT64_C(0x94D049BB133111EB);
    return z ^ z >> 31;
}

/* ---- memory ---------------------------------------------------------------------------------- */

/* AttrIndx: 0 Write-Back, 1 tagged, 2 Normal-NC, 3 Device-nGnRE. */
static inline uint64_t block_of(unsigned n)
{
    enum { AP_EL0 = 1 << 6, AP_RO = 2 << 6, AF = 1 << 10, ISH = 3 << 8 };
    static const struct {
        uint64_t pa;
        unsigned attr, bits;
    } blocks[BLOCKS] = {
        [B_DEVICE] = { 0, 3, AF },
        [B_KERNEL] = { RAM, 0, AF },
        [B_USER] = { RAM, 0, AF | AP_EL0 },
        [B_NC] = { RAM, 2, AF | AP_EL0 },
        [B_USER_DEVICE] = { 0, 3, AF | AP_EL0 },
        [B_USER_DEVICE_NC] = { 0, 2, AF | AP_EL0 },
        [B_READ_ONLY] = { RAM, 0, AF | AP_EL0 | AP_RO },
        [B_TAGGED] = { RAM, 1, AF | AP_EL0 },
        [B_NO_AF] = { RAM, 0, AP_EL0 },
        [B_DEVICE_WB] = { 0, 0, AF | AP_EL0 },
    };
    if (n >= BLOCKS) {
        return 0;
    }
    const uint64_t guarded = n == B_READ_ONLY ? UINT64_C(1) << 50 : 0;
    return blocks[n].pa | guarded | ISH | blocks[n].bits | blocks[n].attr << 2 | 1;
}

/* IPA is PA, for the two that there are. */
static inline uint64_t block2_of(unsigned n)
{
    enum { AF_RW = 1 << 10 | 3 << 6, DEVICE = 1 << 2, WB = 15 << 2 };
    return n > 1 ? 0 : n * RAM | AF_RW | (n ? WB : DEVICE) | 1;
}

static inline bool read_descriptor(void *arg, pa_t at, uint64_t *d)
{
    const struct side *s = arg;
    if (at.pa >= TABLE && at.pa < TABLE + 4096) {
        *d = block_of((unsigned)(at.pa - TABLE) / 8);
    } else if (at.pa >= TABLE2 && at.pa < TABLE2 + 4096) {
        *d = block2_of((unsigned)(at.pa - TABLE2) / 8);
    } else if (at.pa >= RAM && at.pa <= RAM + RAM_BYTES - sizeof(*d)) {
        memcpy(d, s->ram + (at.pa - RAM), sizeof(*d));
    } else {
        return false;
    }
    return true;
}

static inline uint8_t *ram_page(void *arg, pa_t page)
{
    const struct side *s = arg;
    const uint64_t offset = page.pa - RAM;
    return offset < RAM_BYTES ? s->ram + offset : NULL;
}

/* ---- outside --------------------------------------------------------------------------------- */

static inline void mix(struct side *s, uint64_t value)
{
    s->digest ^= value;
    s->digest = next_random(&s->digest);
}

static inline void see_context(void *arg, const struct mmu_regs *regs, unsigned el)
{
    (void)regs;
    mix(arg, el);
}
static inline void see_tlbi(void *arg, const struct mmu_tlbi *tlbi, bool others)
{
    (void)tlbi;
    mix(arg, others);
}
static inline void see_code(void *arg, pa_t pa, bool all)
{
    mix(arg, pa.pa + all);
}
static inline void see_event(void *arg)
{
    mix(arg, 'e');
}
static inline void see_mark(void *arg, unsigned n)
{
    mix(arg, n);
}
/* With timing the times of code that has just been predecoded may be others: they do not count. */
static inline uint64_t counter(void *arg, uint64_t cycles)
{
    const struct side *s = arg;
    return s->h->flags & TIMING ? UINT64_C(1) << 40 : s->base + cycles;
}

static inline uint32_t cost_of_line(void *arg, const struct a64_touch *t)
{
    mix(arg, t->va.va >> 6 << 2 | (unsigned)t->write << 1 | t->fetch);
    return t->pa.pa >> 6 & 3;
}

static inline void see_access(struct side *s, const struct access *a)
{
    mix(s, a->va.va);
    mix(s, (uint64_t)a->kind << 48 | (uint64_t)a->mode << 40 | (uint64_t)a->size << 16 |
               a->element << 8 | a->release);
    if (a->kind == ACCESS_STORE || a->kind == ACCESS_SINGLE) {
        expect(a->size <= ACCESS_MAX);
        for (uint32_t i = 0; i < a->size; i++) {
            mix(s, a->data[i]);
        }
    }
    if (a->kind == ACCESS_BARRIER) {
        mix(s, (uint64_t)a->barrier << 16 | (uint64_t)a->domain << 8 | a->type);
    }
    s->accesses++;
}

static inline struct core_outcome fault_of(struct side *s, const struct access *a,
                                           enum mmu_fault_kind kind)
{
    const bool write = a->kind != ACCESS_LOAD;
    return (struct core_outcome){
        .fault = kind == MMU_FAULT_EXTERNAL ? CORE_FAULT_EXTERNAL : CORE_FAULT_UNSUPPORTED,
        .mmu = { .kind = kind,
                 .write = write,
                 .access = write ? MMU_WRITE : MMU_READ,
                 .regime = (uint8_t)mmu_regime(mmu_regs(s->mmu), a->mode & MMU_MODE_EL),
                 .va = a->va },
    };
}

/* What the load/store unit would answer. `data` is of a load. */
static inline struct core_outcome outcome_of(struct side *s, const struct access *a,
                                             uint64_t data[8])
{
    static const struct core_outcome done;
    uint64_t random = s->h->seed ^ s->accesses << 32;
    if (a->kind == ACCESS_BARRIER) {
        return done;
    }
    const enum mmu_access kind = a->kind == ACCESS_LOAD    ? MMU_READ
                                 : a->kind == ACCESS_CLEAN ? MMU_DC
                                                           : MMU_WRITE;
    const bool unaligned = a->align && a->va.va % a->align;
    struct core_outcome o = { .fault = CORE_FAULT_MMU };
    const struct mmu_page *page =
        mmu_translate(s->mmu, a->va, kind, a->mode | (unaligned ? MMU_UNALIGNED : 0U), &o.mmu);
    if (!page) {
        return o;
    }
    const bool wb = page->attr.type == MEM_NORMAL && page->attr.inner.attr == CACHE_WB;
    if ((a->kind == ACCESS_EXCLUSIVE && !wb) ||
        (a->kind == ACCESS_SINGLE && memattr_cacheable(&page->attr))) {
        return fault_of(s, a, MMU_FAULT_UNSUPPORTED);
    }
    if (s->h->flags & FAULTS && next_random(&random) % 4 == 0) {
        return fault_of(s, a, MMU_FAULT_EXTERNAL);
    }
    for (unsigned i = 0; i < 8; i++) {
        data[i] = next_random(&random);
    }
    return (struct core_outcome){ .data = (const uint8_t *)data };
}

static inline void serve(struct side *s)
{
    uint64_t data[8];
    const struct access a = *a64_access(s->c);
    see_access(s, &a);
    const struct core_outcome o = outcome_of(s, &a, data);
    a64_answer(s->c, &o);
}

/* Some stores are done at once, some of these with a fault. */
static inline bool store_now(void *arg, const struct access *a, uint64_t cycles)
{
    struct side *s = arg;
    uint64_t data[8];
    (void)cycles;
    see_access(s, a);
    if ((s->accesses ^ s->h->seed) % 4 == 0) {
        return false;
    }
    const struct core_outcome o = outcome_of(s, a, data);
    if (o.fault != CORE_NO_FAULT) {
        a64_answer(s->c, &o);
    }
    return true;
}

#endif
