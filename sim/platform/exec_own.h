/* SPDX-License-Identifier: Apache-2.0 */
/** What the files of exec share. */
#ifndef GATHER_PLATFORM_EXEC_OWN_H
#define GATHER_PLATFORM_EXEC_OWN_H

#include "platform/elf.h"
#include "platform/machine.h"
#include "platform/semihost.h"

/** A region that a core is in, with the counters at its begin. */
struct exec_mark {
    unsigned region;
    uint64_t instructions, cycles;
    simtime_t time;
};

/** Registers as the trace has last shown them. */
struct exec_shown {
    uint64_t x[A64_REG_FPSR + 1];
    uint64_t v[32][2];
};

/** Accesses that failed after their instruction. */
struct exec_failed {
    uint64_t count, first; /* the address of the first */
};

struct exec_pe {
    struct exec *exec;
    unsigned number;
    struct core *core;
    struct a64 *a64;
    struct ramtime *ramtime; /* with timing */
    uint64_t cycles;         /* those that the core's time has had */
    uint64_t ahead;          /* of the present a64_run(), those too */
    uint64_t fraction;       /* of a picosecond, in fs, that it has not */
    simtime_t may_stall;     /* how long its stores may yet wait while it runs, with max_time */
    uint64_t storm;          /* instructions that ended in an exception, one after another */
    bool waits;
    bool woken;        /* something came since the wait began */
    uint8_t last_look; /* how far it has looked for something to come */
    bool asked;        /* an access is on its way, or done */
    simtime_t until;   /* the wait; SIMTIME_NEVER */
    struct exec_mark mark;
    int marked; /* by the instruction just done; -1: none */
    bool stop;  /* the debugger wants it back before the next instruction */
    bool step;
    bool watched; /* it has stopped at a debugger's watchpoint */
    struct exec_shown *shown;
    struct exec_failed failed; /* writes, while their SError is pending */
};

struct exec {
    struct platform *platform;
    struct cpu *cpu; /* whose guest it is; NULL: it has the platform */
    struct ram *ram;
    pa_t ram_base; /* of the host; the program's is GUEST_RAM_BASE */
    uint64_t entry;
    bool began; /* a guest: its vCPU has its registers */
    struct exec_setup setup;
    struct a64_impl impl;
    struct bus_target ram_target;
    struct a64_tags *tags; /* of all PEs */
    struct uart *uart;
    struct endpoint *endpoint;
    struct semihost *semihost;
    char command_line[4096];
    uint64_t fs_per_cycle;
    uint64_t longest_instruction; /* cycles, of one of hot code */
    simtime_t quantum_time;       /* about what a quantum takes */
    struct exec_pe pes[EXEC_CORES];
    struct exec_region *regions[EXEC_REGIONS];
    struct exec_result result;
    unsigned caller; /* the core whose semihosting call it is */
    struct exec_debugger debugger;
    bool tracing;
    uint64_t traced;     /* the number of the next line */
    uint64_t trace_left; /* lines */
    struct exec_failed unreported_writes, unreported_reads;
    uint64_t pcie_errors; /* of pcie_stats(): recorded, or older than the program */
    uint64_t pcie_lost;   /* its lost_writes that are older than the program */
};

/* exec.c */
/** End the run: no core goes on. */
void exec_finish(struct exec_pe *pe, enum exec_end end, int status, const char *format, ...)
    GATHER_PRINTF(4, 5);
/** The core's time with the cycles that its PE has had by the end of a64_run(). */
void exec_advance(struct exec_pe *pe);
/** The same in the middle of it: `cycles` since its begin. */
void exec_advance_to(struct exec_pe *pe, uint64_t cycles);
/** Write RAM where code may be. */
void exec_code_changed(struct exec *x, uint64_t pa, uint64_t size);

/* exec_machine.c */
bool exec_build(struct exec *x, struct error *e);
bool exec_load(struct exec *x, struct error *e);
struct a64_outside exec_outside(struct exec_pe *pe);
/** Host memory of a page of RAM, or NULL. */
uint8_t *exec_ram_page(const struct exec_pe *pe, pa_t page);

/* exec_guest.c: a VM's guest, and what KVM and the VMM do for it */
bool exec_guest_build(struct exec *x, struct error *e);
void exec_guest_begin(struct exec_pe *pe);
/** An exception has been taken to EL2. */
void exec_guest_exit(struct exec_pe *pe);
bool exec_guest_run(struct exec *x, const struct core_source *source, struct error *e);

/* exec_stats.c */
struct exec_region *exec_region_of(struct exec *x, unsigned n);
/** What has happened since the core's last mark goes to its region. */
void exec_count_region(struct exec_pe *pe);
/** The core has come to a mark. */
void exec_enter_region(struct exec_pe *pe, unsigned region);
void exec_see_tlp(void *exec, const struct pcie_tlp *t);

/* exec_limits.c */
struct exec_turn {
    uint64_t instructions;
    uint64_t cycles; /* of a64_deadline() */
    bool exact;      /* not one more */
};
/** What the PE may execute now, with something left of every limit. */
struct exec_turn exec_turn(struct exec_pe *pe);
/** A store that was done in the midst of a turn, with max_time, took so long. */
void exec_stalled(struct exec_pe *pe, simtime_t time);
/** What one may take, in cycles, if it is a load or store of hot code, or no access. */
uint64_t exec_longest_instruction(const struct exec *x);

/* exec_lost.c */
void exec_see_error(void *exec, const struct platform_error *e);

/* exec_trace.c */
bool exec_trace_begin(struct exec_pe *pe, struct error *e);
/** What the next line's changes are against. */
void exec_trace_look(struct exec_pe *pe);
/** Begin with it if that is due. */
void exec_trace_start(struct exec *x);

/** Who is charged with a core's writes: its number, or the VM; and the region that it is in. */
static inline uint16_t exec_domain(const struct exec_pe *pe, unsigned region)
{
    const struct cpu *cpu = pe->exec->cpu;
    return (uint16_t)((cpu ? cpu->vm->domain : pe->number) | region << 8);
}
static inline unsigned exec_domain_region(uint16_t domain)
{
    return domain >> 8;
}

/* exec_syndrome.c */
enum { EXEC_EXCEPTION_MAX = 224 };
/** A fault status code (IFSC, DFSC) in words. */
void exec_fault_name(unsigned code, char *text, size_t size);
/** Class, fault, FAR and PC. */
void exec_exception_name(const struct a64_taken *t, char *text, size_t size);

/* exec_state.c */
/** Every instruction ends in an exception: which was the first, in words. */
void exec_storm(struct a64 *a, char *text, size_t size);
/** Was the jump to where no code is that to a vector: which exception, in words. */
bool exec_unhandled(struct a64 *a, char *text, size_t size);

#endif
