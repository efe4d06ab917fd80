/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The soft TLB: RAM that instructions reach without further ado, by VA, one for each mode. An entry
 * stands for a page; with timing for a line that the L1 cache holds.
 */
#ifndef GATHER_A64_SOFT_TLB_H
#define GATHER_A64_SOFT_TLB_H

#include "a64/state.h"

enum {
    A64_PAGE_SHIFT = 12,
    A64_LINE_SHIFT = 6,
    A64_TLB_PAGES = GATHER_HARD ? 1 : 1 << 14, /* 64 MiB */
    A64_TLB_LINES = GATHER_HARD ? 1 : 1 << 10  /* with timing; as many as an L1 of 64 KiB has */
};

struct a64_tlbe {
    uint64_t tag; /* VA of the page or line; other low bits than 0: never hits */
    uint64_t add; /* to a VA: the host address */
};
struct a64_soft_tlb {
    struct a64_tlbe read[A64_TLB_PAGES], write[A64_TLB_PAGES];
};

/** Bytes that an entry stands for. */
static inline uint64_t a64_tlb_bytes(bool timed)
{
    return (uint64_t)1 << (timed ? A64_LINE_SHIFT : A64_PAGE_SHIFT);
}
/** Which entry of a table is that of `va`. */
static inline uint64_t a64_tlb_slot(uint64_t va, bool timed)
{
    return timed ? va >> A64_LINE_SHIFT & (A64_TLB_LINES - 1)
                 : va >> A64_PAGE_SHIFT & (A64_TLB_PAGES - 1);
}
/**
 * Host memory of an access of elements of `size` bytes, the last of which is `span` bytes behind
 * the first; NULL if it is not aligned, not all in the page (the line, with timing), or not known.
 */
static inline uint8_t *a64_tlb_find(const struct a64_tlbe *table, uint64_t va, uint32_t span,
                                    uint32_t size, bool timed)
{
    const struct a64_tlbe *t = &table[a64_tlb_slot(va, timed)];
    const uint64_t inside = (a64_tlb_bytes(timed) - 1) & ~(uint64_t)(size - 1);
    /* Where it ends in the next page that page's slot is another one: unless there is only one. */
    if (__builtin_expect(t->tag != ((va + span) & ~inside), 0) ||
        (GATHER_HARD && ((va ^ (va + span)) & ~(a64_tlb_bytes(timed) - 1)) != 0)) {
        return NULL;
    }
    return (uint8_t *)(uintptr_t)(va + t->add);
}

/** The page or line of `va` is at `host` and may be read or written. */
void a64_tlb_learn(struct a64 *c, uint64_t va, uint8_t *host, bool write);
/** Forget the line at `va`. */
void a64_tlb_drop_line(struct a64_soft_tlb *t, uint64_t va);
/** There is a new page of code: no store to it may go unseen. */
void a64_forget_writes(struct a64 *c);

#endif
