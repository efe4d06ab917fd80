/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Predecoded code. A page of RAM that is executed has a struct a64_page with one struct a64_uop an
 * instruction, in order, so that the place of a uop is its PC: PC = c->pc0 + address / 4. Nothing
 * is counted one by one: the instructions and cycles between two places follow from the places, and
 * c->left and c->cycle are corrected where code jumps.
 *
 * A uop's function does its instruction and goes on to the next one by a tail call (A64_GO). Builds
 * whose compiler makes no tail calls return it instead, to a loop in a64_run().
 */
#ifndef GATHER_A64_ENGINE_H
#define GATHER_A64_ENGINE_H

#include "a64/state.h"

enum { PAGE_BYTES = 4096, PAGE_UOPS = PAGE_BYTES / 4 };

struct a64_page {
    /* One more that goes on to the next page. */
    struct a64_uop uop[PAGE_UOPS + 1];
    /* Cycles of the instructions before each, in 1/CYCLE_ONE. Without timing not there. */
    uint32_t cycles[PAGE_UOPS + 1];
    uint64_t stale[PAGE_UOPS / 64]; /* bit n: word n is another one since the sums were made */
    uint64_t pa;
    const uint8_t *host;
    struct a64_page *next; /* of the same hash */
};

/** Why hot code came back. */
enum a64_leave {
    LEAVE_JUMP,   /* go on at c->pc */
    LEAVE_ACCESS, /* c->pc waits for c->access */
    LEAVE_STOP    /* c->stop */
};

static inline uint64_t a64_pc(const struct a64 *c, const struct a64_uop *u)
{
    return c->pc0 + ((uintptr_t)u >> 2);
}
static inline int64_t a64_index(const struct a64 *c, const struct a64_uop *u)
{
    return u - c->page->uop;
}
/** The sum of cycles before `u`. */
static inline uint32_t a64_cycles_at(const struct a64 *c, const struct a64_uop *u)
{
    uint32_t sum;
    memcpy(&sum, (const void *)(uintptr_t)(c->cycles0 + ((uintptr_t)u >> 2)), sizeof(sum));
    return sum;
}

/*
 * gcc makes tail calls when it optimises (-O2), clang where it is told to; sanitizers need frames.
 */
#if !defined(__SANITIZE_ADDRESS__) && defined(__OPTIMIZE__)
#define GATHER_TAIL_CALLS 1
#else
#define GATHER_TAIL_CALLS 0
#endif

#ifdef __clang__
#define A64_TAIL __attribute__((musttail))
#else
#define A64_TAIL /* -foptimize-sibling-calls */
#endif

#if GATHER_TAIL_CALLS
#define A64_GO(uop)                                                                                \
    do {                                                                                           \
        struct a64_uop *go_ = (uop);                                                               \
        A64_TAIL return go_->run(c, go_);                                                          \
    } while (0)
#else
#define A64_GO(uop) return (uop)
#endif

#define A64_HOT(name)                                                                              \
    static struct a64_uop *name(__attribute__((unused)) struct a64 *c, struct a64_uop *u)

/* engine.c */
/** Leave hot code at `u`, which has not been executed: c->pc is its own. Returns NULL. */
struct a64_uop *a64_leave_at(struct a64 *c, struct a64_uop *u, enum a64_leave why);
/** After a function returned something else than A64_NEXT for `u`. Returns NULL. */
struct a64_uop *a64_leave_by(struct a64 *c, struct a64_uop *u, enum a64_result result);
/** After `u` go on at `pc`, which may be in another page: the uop there, or NULL. */
struct a64_uop *a64_far(struct a64 *c, struct a64_uop *u, uint64_t pc);
/** Translations have changed: look code up again. */
void a64_forget_lookups(struct a64 *c);

/* pages.c */
/** The page of RAM at a physical address, made if it is not there; NULL: no RAM. Not from hot code.
 */
struct a64_page *a64_page_find(struct a64 *c, uint64_t pa);
/** Is there predecoded code of that page? */
bool a64_page_known(const struct a64 *c, uint64_t pa);
/** RAM was written where code may be. */
void a64_code_written(struct a64 *c, uint64_t pa, size_t size);

/* predecode.c */
/**
 * Make `u` of the word; which operation it is. `at` is its index in the page, or -1: it stands
 * alone, and branches must leave.
 */
enum a64_op a64_predecode(struct a64 *c, struct a64_uop *u, uint32_t insn, int at);
/** The function of a uop that is not predecoded yet. */
a64_hot_fn a64_hot_decode;
/** The function of the last uop of a page. */
a64_hot_fn a64_hot_page_end;
/* Each takes the operations of its file; false if `op` is none of them. */
bool a64_predecode_alu(struct a64 *c, struct a64_uop *u, enum a64_op op, uint32_t insn);
bool a64_predecode_branch(struct a64 *c, struct a64_uop *u, enum a64_op op, uint32_t insn, int at);
bool a64_predecode_memory(struct a64 *c, struct a64_uop *u, enum a64_op op, uint32_t insn);
/** How many instructions are fused to one at most. */
enum { A64_FUSED_MOST = 8 };
/** Of `u`, which is predecoded, and the ones behind it, `most` in all, the first few become one. */
void a64_fuse_stores(struct a64 *c, struct a64_uop *u, unsigned most);
/** A compare (`op`) followed by a conditional branch within the page becomes one with it. */
void a64_fuse(struct a64 *c, struct a64_uop *u, enum a64_op op, uint32_t insn, uint32_t next,
              int at);

/** The word of a uop. */
uint32_t a64_word(const struct a64 *c, const struct a64_uop *u);

/* timing.c */
/** Fill in the sums of cycles of a page. */
void a64_time_page(const struct a64 *c, struct a64_page *p);
/** Words `first` to `last` of a page are others: if they are executed, its sums are made anew. */
void a64_time_stale(struct a64_page *p, unsigned first, unsigned last);
/** Is word `at` of the page one of those? */
static inline bool a64_time_is_stale(const struct a64_page *p, unsigned at)
{
    return p->stale[at / 64] >> at % 64 & 1;
}
/** Word `at` of the page is executed for the first time. If it is the page of c, `at` is where. */
void a64_time_decoded(struct a64 *c, struct a64_page *p, unsigned at);
/** Add the whole cycles of a run that ends to the statistics. */
void a64_count_cycles(struct a64 *c);

/* memory.c */
/** Slow accesses of hot code, through c->data; false: it has left. */
bool a64_hot_load(struct a64 *c, struct a64_uop *u, uint64_t va, uint32_t size);
bool a64_hot_store(struct a64 *c, struct a64_uop *u, uint64_t va, uint32_t size);
/** What c->posted is after a store to the page of `va` that was done at once. */
static inline uint64_t a64_posted_at(uint64_t va)
{
    return (va & ~(uint64_t)(PAGE_BYTES - 1)) | 1;
}
/** SP is not aligned; SIMD&FP may be trapped: true if it does no harm. */
bool a64_hot_sp(struct a64 *c, struct a64_uop *u);
bool a64_hot_fp(struct a64 *c, struct a64_uop *u);

/** Register numbers of predecoded code. */
static inline uint8_t a64_slot_from(unsigned n)
{
    return (uint8_t)n; /* 31 is X_ZERO */
}
static inline uint8_t a64_slot_to(unsigned n)
{
    return n == X_ZERO ? X_SINK : (uint8_t)n;
}
static inline uint8_t a64_slot_sp(unsigned n)
{
    return n == X_ZERO ? X_SP : (uint8_t)n;
}

#endif
