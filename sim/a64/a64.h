/* SPDX-License-Identifier: Apache-2.0 */
/**
 * a64: the instruction front end. A struct a64 is one PE that executes A64 code at EL0, EL1 and
 * EL2. Memory of its own RAM pages it reaches itself; every other load, store and barrier it hands
 * out as a struct access, as any front end of the load/store unit does, and goes on when it has the
 * answer. It knows cycles, but no bus and no device.
 */
#ifndef GATHER_A64_A64_H
#define GATHER_A64_A64_H

#include "a64/pipe.h"
#include "base/base.h"
#include "core/core.h"
#include "mmu/mmu.h"

/* ---- what is implemented --------------------------------------------------------------------- */

/**
 * The features of one implementation: what its ID registers say. One flag for each word in the
 * column `feature` of base.tbl and simd.tbl, and those that change no decoding.
 */
struct a64_impl {
    uint64_t midr; /* MIDR_EL1 */
    /* Decoding; the names of the tables of instructions. */
    bool lse, lse2, lrcpc, lrcpc2, crc32, flagm, flagm2, pauth, bti, mops, frint, sb, ssbs, dit,
        dgh, wfxt, xs;
    bool ls64, ls64_v, ls64_accdata;
    bool mte, mte2; /* tags are stored; their check is not modelled */
    bool fp16, rdm, dotprod, fhm, jscvt, fcma, bf16, i8mm;
    bool aes, sha1, sha2, sha512, sha3, sm3, sm4;
    /* Exceptions and registers. PAN, VMID size and the like are those of struct mmu_impl. */
    bool vhe, uao, ras, ecv, hcx, evt, pan2;
    /* Maintenance: TLBI ... OS and range, AT S1E1A, DC CVAP and CVADP, CFP RCTX and its like. */
    bool tlbios, tlbirange, ats1a, dpb, dpb2, specres;
    uint64_t dczva_bytes;  /* DCZID_EL0.BS as bytes; a power of two, 16 to 2048 */
    uint64_t counter_freq; /* CNTFRQ_EL0, Hz */
};
/** One row a member; the defaults are the CPU `max`, which has everything that is modelled. */
extern const struct param_table a64_impl_params;
void a64_impl_defaults(struct a64_impl *impl);
/** Does one feature lack another that it needs. */
bool a64_impl_check(const struct a64_impl *impl, const struct mmu_impl *mmu, struct error *e);

/* ---- the outside ----------------------------------------------------------------------------- */

/** With timing: a line of RAM of 64 bytes is touched that the PE must ask about. */
struct a64_touch {
    va_t va;
    pa_t pa;
    uint8_t mode; /* of mmu_translate() */
    bool write;
    bool whole; /* a store of all its bytes */
    bool fetch; /* of code */
    bool held;  /* the L1 cache has it: only its translation is asked for */
};

/** What a PE reaches without a struct access. No function may call back into the PE. */
struct a64_outside {
    void *arg;
    /**
     * Host memory of the 4 KiB page of RAM at `page`, which stays where it is for good; NULL: not
     * RAM. All PEs of a machine see the same memory.
     */
    uint8_t *(*ram)(void *arg, pa_t page);
    /** The PE's translation registers, or its EL, are others now. */
    void (*context)(void *arg, const struct mmu_regs *regs, unsigned el);
    /** TLBI, which this PE has done; `others`: it reaches all other PEs too. */
    void (*tlbi)(void *arg, const struct mmu_tlbi *tlbi, bool others);
    /** IC that reaches other PEs, or a store to code. `pa` of a line; or `all`. */
    void (*code)(void *arg, pa_t pa, bool all);
    /** SEV: an event for the other PEs. */
    void (*event)(void *arg);
    /** The physical counter, CNTPCT_EL0, with `cycles` since a64_run() was called. */
    uint64_t (*counter)(void *arg, uint64_t cycles);
    /** With timing: cycles that the PE stalls for a line. May be NULL: it never does. */
    uint32_t (*line)(void *arg, const struct a64_touch *t);
    /**
     * Do a store to what is not RAM at once, `cycles` after a64_run() was called, if nobody else's
     * turn is before it. False: it is handed out. May call a64_interrupt(), and a64_answer() for a
     * fault. May be NULL.
     */
    bool (*store)(void *arg, const struct access *a, uint64_t cycles);
    /** HINT #n, n from 96 to 127: a mark in the code for whoever watches. May be NULL. */
    void (*mark)(void *arg, unsigned n);
};

/** Allocation tags (FEAT_MTE2), which the PEs of a machine share. Memory alone. */
struct a64_tags;
struct a64_tags *a64_tags_new(void);
void a64_tags_free(struct a64_tags *t);

struct a64_setup {
    const struct a64_impl *impl;
    unsigned number;       /* MPIDR_EL1.Aff0 */
    struct mmu *mmu;       /* lent */
    struct a64_tags *tags; /* lent; NULL: its own */
    struct a64_outside outside;
    bool timing;
    const struct a64_pipe *pipe; /* with timing; NULL: the defaults */
    bool el2_stops;              /* EL2 is the outside's: see A64_STOP_EL2 */
};
struct a64 *a64_new(const struct a64_setup *setup, struct error *e);
void a64_free(struct a64 *c);
/** Warm reset into `el` (1 or 2) with SPx, DAIF set, MMU off, PC at `entry`. */
void a64_reset(struct a64 *c, unsigned el, uint64_t entry);

/* ---- exception syndromes --------------------------------------------------------------------- */

/** ESR_ELx.EC (DDI 0487 D24.2.45). */
enum a64_ec {
    EC_UNKNOWN = 0x00,
    EC_WFX = 0x01,
    EC_FP = 0x07,
    EC_PAC = 0x09,
    EC_LS64 = 0x0A,
    EC_BTI = 0x0D,
    EC_ILLEGAL = 0x0E,
    EC_SVC = 0x15,
    EC_HVC = 0x16,
    EC_SMC = 0x17,
    EC_SYSREG = 0x18,
    EC_ERET = 0x1A,
    EC_FPAC = 0x1C,
    EC_IABORT_LOWER = 0x20,
    EC_IABORT = 0x21,
    EC_PC_ALIGNMENT = 0x22,
    EC_DABORT_LOWER = 0x24,
    EC_DABORT = 0x25,
    EC_SP_ALIGNMENT = 0x26,
    EC_MOPS = 0x27,
    EC_FP_EXCEPTION = 0x2C,
    EC_SERROR = 0x2F,
    EC_BREAKPOINT_LOWER = 0x30,
    EC_STEP_LOWER = 0x32,
    EC_WATCHPOINT_LOWER = 0x34,
    EC_BRK = 0x3C
};
enum { ESR_EC_SHIFT = 26 };
static inline enum a64_ec a64_ec_of(uint64_t esr)
{
    return (enum a64_ec)(esr >> ESR_EC_SHIFT & 63);
}

/* ---- running --------------------------------------------------------------------------------- */

enum a64_stop {
    A64_STOP_BUDGET,      /* as many instructions as were asked for, or some more (up to a page) */
    A64_STOP_ACCESS,      /* a64_access() is to be done, then a64_answer() */
    A64_STOP_WAIT,        /* WFI or WFE: until an interrupt, an event or a64_waits_until() */
    A64_STOP_SEMIHOSTING, /* HLT #0xF000: X0 and X1 hold the call; PC is behind it */
    A64_STOP_BREAKPOINT,  /* a64_breakpoint() at PC */
    A64_STOP_WATCHPOINT,  /* a64_watchpoint(): before the access that PC would make */
    A64_STOP_FETCH,       /* code where no RAM is, and no handler: a64_stop_address() */
    A64_STOP_EL2          /* with el2_stops: an exception has been taken there, PC is its vector */
};
/**
 * Execute. Exactly `instructions` if `exact`, which is slow; else until at least so many are done.
 * An exception is no reason to stop.
 */
enum a64_stop a64_run(struct a64 *c, uint64_t instructions, bool exact);
/**
 * The next run, or this one if the outside calls it in its midst, ends before an instruction that
 * would begin `cycles` or more after the run did: at once if it is exact, whatever instructions
 * cost. If not, it looks when it leaves hot code, which it does after so many cycles of those that
 * an instruction takes by its accesses to memory; hot loads and stores go on.
 */
void a64_deadline(struct a64 *c, uint64_t cycles);
/** After A64_STOP_ACCESS; the same until it is answered. */
const struct access *a64_access(const struct a64 *c);
void a64_answer(struct a64 *c, const struct core_outcome *o);
/** No store of the PE is under way any more: until the next one its barriers have nothing to do. */
void a64_settled(struct a64 *c);
/** Where A64_STOP_FETCH happened. */
pa_t a64_stop_address(const struct a64 *c);
/** CNTPCT_EL0 at which a wait ends without an interrupt (WFET, WFIT, timers); UINT64_MAX: never. */
uint64_t a64_waits_until(const struct a64 *c);

enum a64_line { A64_IRQ, A64_FIQ, A64_SERROR };
/** Drive an interrupt line; A64_SERROR is an edge with its syndrome, which pends until taken. */
void a64_interrupt(struct a64 *c, enum a64_line line, bool on, uint64_t syndrome);
/** Is an SError pending, and with which syndrome? */
bool a64_serror_pending(const struct a64 *c, uint64_t *syndrome);
/** An event for WFE. */
void a64_event(struct a64 *c);
/**
 * Has somebody's store cleared the monitor that a load-exclusive set? That is an event too, once.
 * To be asked of a PE that waits.
 */
bool a64_monitor_cleared(struct a64 *c);
/** TLBI, IC from another PE; stores by anybody else to RAM that may be code. */
void a64_invalidate(struct a64 *c, const struct mmu_tlbi *tlbi);
void a64_code_changed(struct a64 *c, pa_t pa, bool all);

struct a64_stats {
    uint64_t instructions, cycles;
    uint64_t exceptions, branches, mispredicted;
    uint64_t pages_decoded;
    uint64_t l1_misses; /* lines that the L1 data cache had not; 0 without timing */
};
const struct a64_stats *a64_stats(struct a64 *c);

/**
 * The exception that was taken last; or, if its handler's first instruction ended in one too, and
 * so on, the first of these: what the program has run into.
 */
struct a64_taken {
    uint8_t from, to; /* ELs; 0, 0: none yet */
    bool far_valid;
    uint64_t esr, far, elr;
    uint64_t vector;
    uint64_t last_vector; /* of the last one */
};
const struct a64_taken *a64_taken(const struct a64 *c);

/* ---- looking and poking ---------------------------------------------------------------------- */

/** Numbers for a64_get() and a64_set(): X0..X30, then these. */
enum { A64_REG_SP = 31, A64_REG_PC, A64_REG_PSTATE, A64_REG_FPCR, A64_REG_FPSR };
/** PSTATE as SPSR_ELx shows it. SP is that of the current EL and SPSel. */
uint64_t a64_get(struct a64 *c, unsigned reg);
void a64_set(struct a64 *c, unsigned reg, uint64_t value);
void a64_get_v(const struct a64 *c, unsigned reg, uint64_t value[2]);
void a64_set_v(struct a64 *c, unsigned reg, const uint64_t value[2]);
/** A system register by name ("ESR_EL2", any case); false if there is none. No side effects. */
bool a64_get_sysreg(struct a64 *c, const char *name, uint64_t *value);
bool a64_set_sysreg(struct a64 *c, const char *name, uint64_t value);

/** Stop before the instruction at `va` (in every regime), or no more. */
bool a64_breakpoint(struct a64 *c, uint64_t va, bool on);

/**
 * Stop before a load or store that touches a byte of these, by whatever instruction and at any EL;
 * or no more. False: too many.
 */
enum { A64_WATCH_READ = 1, A64_WATCH_WRITE = 2 };
struct a64_watch {
    uint64_t va, size;
    unsigned kinds;
};
bool a64_watchpoint(struct a64 *c, const struct a64_watch *w, bool on);
/**
 * After A64_STOP_WATCHPOINT: the lowest byte that is watched and accessed, by the address that its
 * watch has for it, and the watch's kinds.
 */
const struct a64_watch *a64_watch_hit(const struct a64 *c);
/** No a64_breakpoint() and no a64_watchpoint() any more. */
void a64_stop_nowhere(struct a64 *c);

/** One instruction that has been executed, for the commit trace; see docs/exec.md. */
struct a64_commit {
    uint64_t pc;
    uint32_t insn;
    uint8_t el;
    bool exception; /* it ended in one: `pc` was not left by the instruction itself */
};
/** Call `commit` after every instruction: slow. NULL ends it. */
void a64_trace(struct a64 *c, void (*commit)(void *arg, struct a64 *c, const struct a64_commit *i),
               void *arg);

/* ---- the instruction set --------------------------------------------------------------------- */

/** The instruction as text, as binutils writes it; returns the length. `pc` is for targets. */
size_t a64_disassemble(uint32_t insn, uint64_t pc, char *out, size_t size);
/** The name of a system register by op0:op1:CRn:CRm:op2 (16 bits), or NULL. */
const char *a64_sysreg_name(unsigned encoding);

#endif
