/* SPDX-License-Identifier: Apache-2.0 */
/** The parts of judge_lockstep: random blocks of instructions, and two CPUs that execute them. */
#ifndef GATHER_LOCKSTEP_H
#define GATHER_LOCKSTEP_H

#include <unicorn/unicorn.h>

#include "a64/a64.h"
#include "a64/decode.h"

/*
 * Memory: a window of virtual addresses, data first, then code. Unicorn has it flat (MMU off); ours
 * maps it page by page to physical pages in another order.
 */
#define LOCK_VA UINT64_C(0x7f40000000)
#define LOCK_PA UINT64_C(0x80000000)
enum {
    LOCK_PAGE = 4096,
    LOCK_PAGES = 4096,
    LOCK_BYTES = LOCK_PAGES * LOCK_PAGE,
    LOCK_DATA_PAGES = 128,
    LOCK_DATA_BYTES = LOCK_DATA_PAGES * LOCK_PAGE,
    LOCK_NEAR_PAGES = 16,            /* from the middle of data: where addresses begin */
    LOCK_RAM_PAGES = 12,             /* of these always RAM */
    LOCK_GENERATED_PAGES = 256,      /* at the window's end: code that blocks write themselves */
    LOCK_WORDS = 1536,               /* of a block, at most */
    LOCK_MARGIN = 2 * LOCK_WORDS * 4 /* of code about a block which literals reach */
};
#define LOCK_RUNAWAY UINT32_C(0x100000)   /* instructions that no block has */
#define LOCK_HLT     UINT32_C(0xd45e0000) /* HLT #0xF000 */

/** What a block is compared by. */
struct lock_state {
    uint64_t x[31], sp, pc;
    uint64_t v[32][2];
    uint64_t nzcv, fpcr, fpsr;
};

struct lock_block {
    uint64_t va;
    uint64_t generated; /* the page where it may write code */
    unsigned words;     /* the last one is HLT */
    uint32_t word[LOCK_WORDS];
};

/* ---- lockstep_rows.c: what is generated ------------------------------------------------------ */

enum lock_kind {
    LOCK_NOT,    /* lock_why_not() */
    LOCK_PLAIN,  /* registers to registers, the destination in bits 4 to 0 */
    LOCK_BRANCH, /* one of C4.1.93 */
    LOCK_SYSTEM,
    LOCK_MEMORY
};
enum lock_kind lock_kind(enum a64_op op);
/** Why a row is not executed here, and what judges it; NULL: it is. */
const char *lock_why_not(enum a64_op op);
/** Encodings of rows that are executed on which the other CPU is known to be wrong. */
bool lock_word_known(enum a64_op op, uint32_t insn);

/* ---- lockstep_make.c ------------------------------------------------------------------------- */

struct lock_maker;
struct lock_maker *lock_maker_new(uint64_t seed);
void lock_maker_free(struct lock_maker *m);
/** A block at `va`; and registers to begin it with. */
void lock_make(struct lock_maker *m, uint64_t va, struct lock_block *b, struct lock_state *s);
/** One that sets the system registers that blocks use. */
void lock_make_first(struct lock_maker *m, uint64_t va, struct lock_block *b, struct lock_state *s);
/** A number of the same stream, in [0, n). */
uint64_t lock_random(struct lock_maker *m, uint64_t n);

/* ---- lockstep_memory.c: loads and stores, for lockstep_make.c -------------------------------- */

enum { LOCK_BASES = 2, LOCK_PENDING = 64 };
struct lock_pending { /* a branch whose target is not there yet */
    unsigned at, groups;
    unsigned shift, bits;
    int32_t drift[LOCK_BASES];
};
struct lock_maker {
    struct rng rng;
    struct lock_block *b;
    unsigned limit;           /* words */
    unsigned anchor, counter; /* reserved registers: nothing else writes them */
    unsigned base[LOCK_BASES];
    bool called;               /* in a function: X30 is reserved too */
    int32_t drift[LOCK_BASES]; /* how far a base may be from where it was set */
    struct lock_pending pending[LOCK_PENDING];
    unsigned pendings;
    enum a64_op rows[A64_OP_COUNT], hot[A64_OP_COUNT];
    unsigned row_count, hot_count, next;
};
#define LOCK_ADR UINT32_C(0x10000000)
#define LOCK_B   UINT32_C(0x14000000)
#define LOCK_RET UINT32_C(0xd65f0000)
enum { LOCK_LINK = 30 };
void lock_put(struct lock_maker *m, uint32_t word);
/** MOVZ and MOVK. */
void lock_put_constant(struct lock_maker *m, unsigned to, uint64_t value);
/** Any instruction that is LOCK_PLAIN; or nothing. */
void lock_any_plain(struct lock_maker *m);
/** The branch at word `at` goes to word `target`. */
void lock_aim(struct lock_block *b, unsigned at, unsigned target, unsigned shift, unsigned bits);
/** Numbers of all magnitudes. */
uint64_t lock_random_value(struct lock_maker *m);
/** A word of the row with random fields. */
uint32_t lock_word(struct lock_maker *m, enum a64_op op);
/** A register that may be written; 31 among them. */
unsigned lock_free_register(struct lock_maker *m);
/** The same without 31. */
unsigned lock_scratch(struct lock_maker *m);
void lock_memory(struct lock_maker *m, enum a64_op op);
/** A general register set to an address in the window of data, aligned to 16 bytes. */
unsigned lock_aligned_base(struct lock_maker *m);
void lock_rebase_all(struct lock_maker *m);

/* ---- lockstep_system.c: for lockstep_make.c -------------------------------------------------- */

void lock_system(struct lock_maker *m, enum a64_op op);
/** Code that the block changes, or writes and calls. */
void lock_modify_code(struct lock_maker *m);
/** A value for each system register that blocks use. */
void lock_system_registers(struct lock_maker *m);

/* ---- lockstep_run.c -------------------------------------------------------------------------- */

struct lock_theirs {
    uc_engine *uc;
    uint8_t *ram;
};
void lock_theirs_open(struct lock_theirs *t);
void lock_theirs_close(struct lock_theirs *t);
void lock_theirs_set(struct lock_theirs *t, const struct lock_state *s);
void lock_theirs_get(struct lock_theirs *t, struct lock_state *s);
/** From `pc` to `end`; or one instruction if `end` is 0. */
uc_err lock_theirs_run(struct lock_theirs *t, uint64_t pc, uint64_t end);

struct lock_ours {
    const char *name;
    struct a64 *c;
    struct mmu *mmu;
    uint8_t *ram;
    uint16_t frame[LOCK_PAGES]; /* the physical page of each page of the window */
    bool hole[LOCK_PAGES];      /* by frame: accesses are handed out */
    uint64_t accesses;          /* those */
    struct rng lines;
    uint64_t last, last_cycles;     /* instructions and cycles of the last run */
    uint64_t counted[A64_OP_COUNT]; /* instructions executed, if it is traced */
    uint64_t instructions;          /* all those */
};
/** What a PE of ours is. */
struct lock_kind_of_ours {
    const char *name;
    bool timing, traced, holes;
};
void lock_ours_open(struct lock_ours *o, const struct lock_kind_of_ours *kind);
void lock_ours_close(struct lock_ours *o);
void lock_ours_set(struct lock_ours *o, const struct lock_state *s);
void lock_ours_get(struct lock_ours *o, struct lock_state *s);
/** To HLT: NULL, or what went wrong. `piece`: instructions of one a64_run(); 0: all, exactly. */
const char *lock_ours_run(struct lock_ours *o, uint64_t piece);
void lock_ours_step(struct lock_ours *o);
/** Bytes from outside, as DMA writes them. */
void lock_ours_write(struct lock_ours *o, uint64_t va, const void *from, size_t size);
void lock_ours_read(const struct lock_ours *o, uint64_t va, void *to, size_t size);
/** The first byte of the window's `size` at `va` that differs from `theirs`, or UINT64_MAX. */
uint64_t lock_memory_differs(const struct lock_ours *o, const uint8_t *theirs, uint64_t va,
                             size_t size);

#endif
