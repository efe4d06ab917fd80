/* SPDX-License-Identifier: Apache-2.0 */
/** The folder's own view of a PE: its state, and what a function that executes an instruction may
 * call. */
#ifndef GATHER_A64_STATE_H
#define GATHER_A64_STATE_H

#include <assert.h>
#include <string.h>

#include "a64/a64.h"
#include "a64/decode.h"
#include "a64/fp.h"
#include "a64/sysreg.h"

/* ---- instructions ---------------------------------------------------------------------------- */

/** How the execution of one instruction ended. */
enum a64_result {
    A64_NEXT,   /* done; the next one follows */
    A64_JUMP,   /* done, or an exception was taken: c->pc is where to go on */
    A64_ACCESS, /* c->access is to be done first; then the instruction is executed again */
    A64_STOPPED /* done, and a64_run() ends with c->stop; c->pc is where to go on */
};
/** Cold instructions are plain functions of this type, one a row (or family) of the tables. */
typedef enum a64_result a64_exec_fn(struct a64 *c, uint32_t insn);

struct a64_uop;
/** Hot instructions are predecoded: they return the next one (hot.h). */
typedef struct a64_uop *a64_hot_fn(struct a64 *c, struct a64_uop *u);

/** A predecoded instruction. Its address follows from where it lies: struct a64_page. */
struct a64_uop {
    a64_hot_fn *run;
    union {
        uint32_t insn;
        int32_t imm;
    };
    uint8_t d, n, m, s;
};
static_assert(sizeof(struct a64_uop) == 16, "PC is computed from it");

/* ---- state ----------------------------------------------------------------------------------- */

union a64_v {
    uint64_t d[2];
    uint32_t s[4];
    uint16_t h[8];
    uint8_t b[16];
};

/* Slots of c->x. Predecoded instructions read register 31 as X_ZERO or X_SP, and write it to X_SINK
 * or X_SP. */
enum { X_ZERO = 31, X_SP = 32, X_SINK = 33, X_SLOTS };

/** The soft TLB: soft_tlb.h. */
enum {
    A64_MODES = 5,   /* EL0; EL1, EL2 with PSTATE.PAN 0 and 1 */
    A64_FILLED = 256 /* entries that are forgotten one by one */
};
struct a64_soft_tlb;
struct a64_tlbe;

/** What an instruction's earlier accesses gave, while it is executed again. */
enum { A64_ACCESSES = 32 /* DC ZVA of 2048 bytes */ };
struct a64_answered {
    uint64_t va;
    bool load;
    uint8_t data[ACCESS_MAX];
};

struct a64_page;
struct a64 {
    uint64_t x[X_SLOTS]; /* first: hot code addresses it */
    /* Where hot code is: engine.h. */
    uint64_t pc0;     /* PC of a predecoded instruction, less a quarter of its address */
    uint64_t cycles0; /* address of its sum of cycles, likewise */
    int64_t left;     /* instructions still to do, plus the index in the page */
    uint64_t cycle;   /* cycles since a64_run(), less the sum at the index in the page */
    struct a64_page *page;
    bool fp_ok;    /* a64_check_fp() has found nothing since the mode or a register changed */
    bool reenter;  /* look up the code again before the next instruction */
    bool guarded;  /* the page is (FEAT_BTI) */
    uint8_t leave; /* enum a64_leave */
    union {
        uint64_t d[8];
        uint8_t b[ACCESS_MAX];
    } data; /* of a slow access: hot code keeps no address of its own variables */
    /* Flags: N is the sign of n, Z is z == 0, C and V are 0 or 1. */
    uint64_t n, z;
    uint8_t c, v;
    uint8_t el, sp_sel;
    uint8_t btype; /* PSTATE.BTYPE: of the branch just done */
    bool daif_d, daif_a, daif_i, daif_f;
    bool pan, uao, dit, ssbs, tco, ss, il;

    uint64_t pc; /* of a cold instruction while it is executed, and whenever nothing runs */
    struct a64_soft_tlb *tlb; /* of the present mode: one of `tlbs` */
    uint64_t sp[3];           /* SP_EL0, SP_EL1, SP_EL2; the one in use is x[X_SP] */
    union a64_v vreg[32];
    struct fp_env fp; /* FPCR, FPSR */

    uint64_t sys[A64_SYSREG_COUNT]; /* those that are just memory, by their row: sysreg.h */

    const struct a64_impl *impl;
    struct a64_pipe pipe;
    struct a64_l1 *l1; /* with timing: l1.c */
    struct mmu *mmu;
    struct a64_outside outside;
    bool features[A64_FEATURE_COUNT]; /* impl, by the decoder's feature */
    bool timing;
    bool el2_stops; /* a64_run() ends instead of executing at EL2 */
    unsigned number;

    /* The access that an instruction waits for, and those it has had. */
    struct access access;
    struct a64_answered answered[A64_ACCESSES];
    unsigned answers, asked;     /* answers there; asked for so far by this execution */
    struct core_outcome outcome; /* the last answer, if it is a fault */
    bool faulted;
    uint64_t answers_pc; /* whose they are: c->pc and c->left of the instruction */
    int64_t answers_left;
    bool outstanding;    /* stores were handed out since a barrier left none under way */
    uint64_t posted;     /* the page of the last store that was done at once, | 1; 0: none */
    uint32_t mispredict; /* what a mispredicted branch costs, in 1/CYCLE_ONE */
    uint64_t spare;      /* cycles that may yet be charged until hot code should come back */
    struct a64_tlbe *filled[A64_FILLED]; /* since the last a64_flush() */
    unsigned fills;                      /* how many, all of them */

    /* Exclusives: the local monitor. */
    bool monitor;
    uint64_t monitor_pa;
    uint32_t monitor_size;
    uint8_t monitor_data[16];

    bool stepped, stepped_exclusive; /* what the next Software Step exception tells */
    bool irq, fiq, serror;           /* lines; a pending physical SError */
    uint64_t serror_syndrome;
    bool event;       /* the event register */
    bool waits_event; /* a WFE or WFET has ended the last run */
    bool watched;     /* a watchpoint is on for some EL: the soft TLB learns nothing */
    bool pending;     /* look at lines before the next instruction */
    enum a64_stop stop;
    pa_t stop_at;
    uint64_t wait_until;

    struct a64_taken taken;
    struct a64_stats stats;
    struct a64_engine *engine;            /* pages of predecoded code: engine.h */
    struct a64_soft_tlb *tlbs[A64_MODES]; /* made when the mode is first entered */
    struct a64_tags *tags;                /* allocation tags of MTE: tags.c */
    bool tags_lent;
};

/* ---- time ------------------------------------------------------------------------------------ */

/** A fraction of a cycle: what one of several instructions in a cycle costs. */
enum { CYCLE_SHIFT = 6, CYCLE_ONE = 1 << CYCLE_SHIFT };

/** What an instruction costs beyond what its page has for it. */
static inline void a64_charge(struct a64 *c, uint64_t cycles)
{
    if (c->timing) {
        c->cycle += cycles << CYCLE_SHIFT;
        c->reenter = c->reenter || cycles >= c->spare;
        c->spare -= cycles < c->spare ? cycles : c->spare;
    }
}

/* ---- registers ------------------------------------------------------------------------------- */

/** Xn or, for 31, zero. */
static inline uint64_t a64_x(const struct a64 *c, unsigned n)
{
    return c->x[n];
}
static inline uint32_t a64_w(const struct a64 *c, unsigned n)
{
    return (uint32_t)c->x[n];
}
/** Xn or, for 31, SP. */
static inline uint64_t a64_xsp(const struct a64 *c, unsigned n)
{
    return c->x[n == X_ZERO ? X_SP : n];
}
/** Write Xn; 31 is nowhere. */
static inline void a64_set_x(struct a64 *c, unsigned n, uint64_t value)
{
    c->x[n == X_ZERO ? X_SINK : n] = value;
}
/** Write Xn; 31 is SP. */
static inline void a64_set_xsp(struct a64 *c, unsigned n, uint64_t value)
{
    c->x[n == X_ZERO ? X_SP : n] = value;
}
/** N, Z, C, V in bits 3 to 0. */
static inline unsigned a64_nzcv(const struct a64 *c)
{
    return (unsigned)(c->n >> 63) << 3 | (unsigned)(c->z == 0) << 2 | (unsigned)c->c << 1 | c->v;
}
static inline void a64_set_nzcv(struct a64 *c, unsigned nzcv)
{
    c->n = (uint64_t)(nzcv >> 3 & 1) << 63;
    c->z = !(nzcv >> 2 & 1);
    c->c = nzcv >> 1 & 1;
    c->v = nzcv & 1;
}
/** ConditionHolds() (J1.2.1). */
bool a64_condition(const struct a64 *c, unsigned cond);

/* ---- memory ---------------------------------------------------------------------------------- */

/** How an instruction accesses memory. All of it 0: a plain access of one element, aligned to it.
 */
struct a64_how {
    uint32_t element; /* bytes of one single-copy access; 0: the size */
    uint32_t align;   /* by which unaligned is measured; 0: the element */
    bool must_align;  /* unaligned faults whatever the memory: exclusives, atomics, LS64 */
    bool acquire, release, exclusive, atomic;
    bool unprivileged; /* LDTR, STTR: as EL0, but for UAO */
    bool gpr;          /* one general-purpose register, no writeback: ISV, with what follows */
    uint8_t rt;
    bool sse, sf;          /* sign extends; 64-bit register */
    enum access_kind kind; /* ACCESS_LOAD and ACCESS_STORE are implied */
    uint8_t lst, xs;       /* LS64: enum mmu_lst and the status register */
};
/**
 * Load or store `size` bytes (1 to 64) at `va`. A64_NEXT: done. Anything else is what the
 * instruction must return at once, with no register changed: it will be executed again
 * (A64_ACCESS), or has taken an exception (A64_JUMP). An instruction may make several accesses; on
 * the second execution those already done are not done again. Everything (tags of addresses, SP
 * alignment by a64_check_sp(), endianness aside) is seen to.
 */
enum a64_result a64_load(struct a64 *c, uint64_t va, uint32_t size, const struct a64_how *how,
                         void *data);
enum a64_result a64_store(struct a64 *c, uint64_t va, uint32_t size, const struct a64_how *how,
                          const void *data);
/**
 * An atomic read-modify-write of 1 to 16 bytes: `*old` is what was there; if `change` returns
 * false nothing is written. Goes through RAM, or faults as the memory type has it (DFSC 0x35).
 */
enum a64_result a64_atomic(struct a64 *c, uint64_t va, uint32_t size, const struct a64_how *how,
                           bool (*change)(void *arg, const void *old, void *now), void *arg,
                           void *old);
/** A barrier, DC, or other access without data: `access` is filled but for its mode. */
enum a64_result a64_ask(struct a64 *c, const struct access *access);
/** CheckSPAlignment(), if `n` is 31: A64_NEXT or an exception. */
enum a64_result a64_check_sp(struct a64 *c, unsigned n);
/** Translate without accessing. A64_NEXT with the page, or the exception that was taken. */
enum a64_result a64_translate(struct a64 *c, uint64_t va, enum mmu_access kind,
                              const struct mmu_page **page);
/** The mode of mmu_translate() for an access of the present EL; `unprivileged` as LDTR. */
unsigned a64_mode(const struct a64 *c, bool unprivileged);
/** Forget soft TLBs and looked-up code: translation or EL have changed. soft_tlb.c */
void a64_flush(struct a64 *c);
/** PSTATE.{EL, PAN} changed: point at the soft TLB of that mode. */
void a64_mode_changed(struct a64 *c);
/** Registers of translation changed: tell the translation unit and the outside. sysreg.c */
void a64_context_changed(struct a64 *c);

/* ---- exceptions: exception.c ----------------------------------------------------------------- */

/** AArch64.TakeException(): to `target_el` with ESR EC:ISS (IL set unless `il` is 0), returning to
 * `preferred` ... Always A64_JUMP. */
struct a64_exception {
    unsigned target_el;
    uint64_t esr;       /* whole */
    uint64_t preferred; /* return address */
    unsigned vector;    /* 0 synchronous, 0x80 IRQ, 0x100 FIQ, 0x180 SError */
    bool far_valid, hpfar_valid;
    uint64_t far, hpfar;
};
enum a64_result a64_take(struct a64 *c, const struct a64_exception *x);
/** UNDEFINED at the present EL. */
enum a64_result a64_undefined(struct a64 *c);
/** A synchronous exception of the present instruction with EC and ISS to `target_el` (raised to
 * the least that can take it: EL1, or EL2 if HCR_EL2.TGE routes EL0). */
enum a64_result a64_trap(struct a64 *c, unsigned target_el, unsigned ec, uint32_t iss);
/** The outcome of translation or of an access; `s` may be NULL: its ISS is not valid. */
enum a64_result a64_fault(struct a64 *c, const struct mmu_fault *f,
                          const struct mmu_syndrome_access *s);
/** An alignment fault of the present instruction's access at `va`. exec_block.c */
enum a64_result a64_alignment_fault(struct a64 *c, uint64_t va, bool write,
                                    const struct mmu_syndrome_access *s);
/** CheckFPAdvSIMDEnabled64(): A64_NEXT, or a trap by CPACR_EL1, CPTR_EL2. */
enum a64_result a64_check_fp_slow(struct a64 *c);
static inline enum a64_result a64_check_fp(struct a64 *c)
{
    return c->fp_ok ? A64_NEXT : a64_check_fp_slow(c);
}
/** ERET from the present EL to `pc` with `spsr`, legal or not. */
enum a64_result a64_eret(struct a64 *c, uint64_t pc, uint64_t spsr);
/** PSTATE as SPSR_ELx has it. */
uint64_t a64_pstate(const struct a64 *c);
void a64_set_pstate(struct a64 *c, uint64_t spsr);
/** Take the interrupt or SError that may be taken now, if any: true, c->pc is the vector's. */
bool a64_take_pending(struct a64 *c);
/** Something that a64_take_pending() depends on changed. */
void a64_look(struct a64 *c);

#define A64_TRY(expression)                                                                        \
    do {                                                                                           \
        enum a64_result try_ = (expression);                                                       \
        if (try_ != A64_NEXT) {                                                                    \
            return try_;                                                                           \
        }                                                                                          \
    } while (0)

#endif
