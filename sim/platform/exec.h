/* SPDX-License-Identifier: Apache-2.0 */
/**
 * exec: a bare-metal A64 program, with RAM at 0x40000000 and a PL011 at 0x09000000. Either it has a
 * platform's cores to itself, with guest physical addresses that are the host's and an endpoint
 * whose BAR 0 is the first of the 64-bit window; or it is the guest of a VM, on one vCPU, below the
 * VM's stage 2. docs/exec.md and docs/scripting.md tell the user all of it. A part of platform.h.
 */
#ifndef GATHER_PLATFORM_EXEC_H
#define GATHER_PLATFORM_EXEC_H

#include "a64/a64.h"
#include "base/base.h"

struct cpu;
struct platform;
struct plugins;

struct exec_setup {
    const char *program;     /* an ELF file */
    const char *name;        /* what it is called in its command line; NULL: `program` */
    const char *const *args; /* words of the command line after the program's name */
    size_t arg_count;
    unsigned el;             /* 1 or 2 */
    unsigned cores;          /* at most the platform's */
    uint64_t ram;            /* bytes, a multiple of 2 MiB */
    uint64_t bar;            /* bytes of BAR 0, prefetchable; 0: no endpoint */
    const char *model;       /* what is behind it, without keys of its own; NULL: memory */
    struct plugins *plugins; /* whose models there are beside gather's own; NULL: none */
    bool timing;
    uint64_t quantum;          /* instructions until others are let in */
    uint64_t max_instructions; /* of all cores; 0: no end */
    simtime_t max_time;        /* 0: no end */
    FILE *out, *err;           /* the semihosting console; lent */
    int in;                    /* file descriptor of its input; -1: none */
    FILE *uart;                /* NULL: what the PL011 sends is dropped */
    int uart_in;
    FILE *trace;          /* of every instruction; NULL: none */
    uint64_t trace_from;  /* after so many, of all cores */
    uint64_t trace_count; /* so many lines; UINT64_MAX: to the end */
    const char *folder;   /* files that the program may have; NULL: none */
};
/** Numbers at their defaults, console on standard input and output. */
void exec_defaults(struct exec_setup *setup);

enum { EXEC_CORES = 16, EXEC_REGIONS = 32 };

/** Why a run ended. */
enum exec_end {
    EXEC_RUNS,
    EXEC_EXIT,         /* the program's own exit */
    EXEC_STOPPED,      /* SYS_EXIT for another reason than its end: abort() and the like */
    EXEC_INSTRUCTIONS, /* max_instructions */
    EXEC_TIME,         /* max_time */
    EXEC_WAITS,        /* every core waits for what nothing will bring */
    EXEC_FETCH,        /* no code where PC is */
    EXEC_STORM,        /* every instruction ends in an exception */
    EXEC_SEMIHOSTING,  /* an unknown call */
    EXEC_OFF,          /* PSCI SYSTEM_OFF, by a VM's guest */
    EXEC_RESET,        /* PSCI SYSTEM_RESET, likewise */
    EXEC_STAGE2,       /* a stage-2 fault that ends the VM */
    EXEC_HANG,         /* the machine hangs: platform_hung() */
    EXEC_OUTPUT,       /* what the program says cannot be written */
    EXEC_KILLED,       /* by the debugger */
    EXEC_INTERRUPTED,
    EXEC_ENDS
};
struct exec_result {
    enum exec_end end;
    int status;         /* the guest's, or 1, or 2 if it was interrupted */
    const char *reason; /* exit.reason */
    unsigned core;      /* whose doing it was */
    char text[320];     /* what happened, one sentence; "" if the program ended by itself */
};

struct exec;
/** Load the program and put the machine's parts on `p`, which must have none of them yet. */
struct exec *exec_new(struct platform *p, const struct exec_setup *setup, struct error *e);
/**
 * The same as the guest of a vCPU's VM, which has its program at EL1. Not used of `setup`: el,
 * cores, bar, max_time is from now on. One program at a time on a VM; RAM keeps what is in it for
 * the next, and has one size.
 */
struct exec *exec_new_guest(struct cpu *cpu, const struct exec_setup *setup, struct error *e);
/** Before platform_free(). */
void exec_free(struct exec *x);
/**
 * Run to the end. False for a fault of the machine, not of the guest. What a VM's guest has written
 * has then arrived.
 */
bool exec_run(struct exec *x, struct exec_result *result, struct error *e);

/** Registers, the instruction, and why: for a guest that has not ended by itself. */
void exec_print_state(struct exec *x, const struct exec_result *result, FILE *to);

/**
 * Accesses that failed and of which the program has not been told by the end of the run: a line
 * each.
 */
void exec_lost(struct exec *x, void (*each)(void *arg, const char *line), void *arg);

/* ---- statistics ------------------------------------------------------------------------------ */

/** `a64.*`, summed over cores. */
void exec_stats(struct exec *x, stat_fn *each, void *arg);
uint64_t exec_instructions(struct exec *x);

enum { EXEC_TLP_MAX = 4096 };
/** What happened between two marks, HINT #96+n; region 0 is what lies outside of any. */
struct exec_region {
    uint64_t entries, instructions, cycles;
    simtime_t time;
    uint64_t tlps, bytes;             /* memory writes towards the device, by enabled bytes */
    uint64_t sizes[EXEC_TLP_MAX + 1]; /* their number by size */
};
/** Region `n`, 0 to EXEC_REGIONS - 1; NULL: never entered. */
const struct exec_region *exec_region(struct exec *x, unsigned n);

/* ---- for a debugger -------------------------------------------------------------------------- */

enum exec_resume { EXEC_CONTINUE, EXEC_STEP, EXEC_KILL };
struct exec_debugger {
    void *self;
    /** The core has stopped: before its first instruction, at a breakpoint, after a step, because
     * of asked(), or where the run would end; with `result->end` EXEC_RUNS it can go on. */
    enum exec_resume (*stopped)(void *self, struct exec *x, unsigned core,
                                const struct exec_result *result);
    /** Between quanta: is the core to stop? */
    bool (*asked)(void *self);
};
void exec_debug(struct exec *x, const struct exec_debugger *debugger);
/** In stopped(): the watchpoint that the core has stopped at; NULL: it was something else. */
const struct a64_watch *exec_watch_hit(const struct exec *x, unsigned core);
unsigned exec_cores(const struct exec *x);
struct a64 *exec_core(struct exec *x, unsigned core);
/** Memory as the core's program sees it now; false: not all of it is RAM. */
bool exec_read(struct exec *x, unsigned core, uint64_t va, void *to, size_t size);
bool exec_write(struct exec *x, unsigned core, uint64_t va, const void *from, size_t size);

#endif
