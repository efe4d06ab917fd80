/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Running a program: each PE is its core's source of accesses. Between two accesses the PE executes
 * on its own, and the core's time moves by the cycles that this took; after a quantum an empty
 * access lets everybody in whose time has come.
 */
#include "platform/exec_own.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

enum { RAM_DEFAULT = 512 << 20, BAR_DEFAULT = 16 << 20, QUANTUM_DEFAULT = 10000 };
enum { STATUS_WILD = 1, STATUS_INTERRUPTED = 2 };

void exec_defaults(struct exec_setup *setup)
{
    *setup = (struct exec_setup){
        .el = 1,
        .cores = 1,
        .ram = RAM_DEFAULT,
        .bar = BAR_DEFAULT,
        .timing = true,
        .quantum = QUANTUM_DEFAULT,
        .out = stdout,
        .err = stderr,
        .in = 0,
        .uart = stdout,
        .uart_in = 0,
        .trace_count = UINT64_MAX,
    };
}

/* ---- the end --------------------------------------------------------------------------------- */

/* ORDER exec_end */
static const char *const reasons[EXEC_ENDS] = {
    "",
    "exit",
    "stopped by the program",
    "instruction limit",
    "time limit",
    "every core waits",
    "no code at PC",
    "exceptions without end",
    "unknown semihosting call",
    "system off",
    "system reset",
    "stage-2 fault",
    "machine hangs",
    "output failed",
    "killed by the debugger",
    "interrupted",
};

void exec_finish(struct exec_pe *pe, enum exec_end end, int status, const char *format, ...)
{
    struct exec_result r = {
        .end = end,
        .status = status,
        .reason = reasons[end],
        .core = pe->number,
    };
    va_list args;
    va_start(args, format);
    vsnprintf(r.text, sizeof(r.text), format, args);
    va_end(args);
    if (pe->exec->result.end == EXEC_RUNS) { /* else it has ended already */
        pe->exec->result = r;
    }
}

/* ---- time ------------------------------------------------------------------------------------ */

void exec_advance_to(struct exec_pe *pe, uint64_t cycles)
{
    enum { FS_PER_PS = 1000 };
    const uint64_t fs = (cycles - pe->ahead) * pe->exec->fs_per_cycle + pe->fraction;
    pe->ahead = cycles;
    pe->fraction = fs % FS_PER_PS;
    core_advance(pe->core, core_now(pe->core) + fs / FS_PER_PS);
}

void exec_advance(struct exec_pe *pe)
{
    const uint64_t cycles = a64_stats(pe->a64)->cycles;
    exec_advance_to(pe, cycles - pe->cycles);
    pe->cycles = cycles;
    pe->ahead = 0;
}

/* The simulated time of a count of CNTPCT_EL0. */
static simtime_t time_of(const struct exec *x, uint64_t count)
{
    static const uint64_t PS_PER_SECOND = 1000000000000, MOST = 1000000; /* seconds */
    const uint64_t freq = x->impl.counter_freq;
    if (count / freq >= MOST) {
        return SIMTIME_NEVER;
    }
    const unsigned __int128 part = (unsigned __int128)(count % freq) * PS_PER_SECOND + (freq - 1);
    return count / freq * PS_PER_SECOND + (simtime_t)(part / freq);
}

/* ---- waiting --------------------------------------------------------------------------------- */

static bool sleeps(struct exec_pe *pe)
{
    if (pe->waits && a64_monitor_cleared(pe->a64)) {
        pe->woken = true;
    }
    return pe->waits && !pe->woken;
}

static bool others_run(const struct exec_pe *pe)
{
    struct exec *x = pe->exec;
    for (unsigned i = 0; i < x->setup.cores; i++) {
        if (i != pe->number && !sleeps(&x->pes[i])) {
            return true;
        }
    }
    return false;
}

static simtime_t first_to_wake(const struct exec *x)
{
    simtime_t first = SIMTIME_NEVER;
    for (unsigned i = 0; i < x->setup.cores; i++) {
        first = simtime_min(first, x->pes[i].until);
    }
    return first;
}

/* Before a wait without end is one, writes on their way may still bring an error. */
enum { LOOK_DRAIN, LOOK_ERRORS };

static void wait_until(struct exec_pe *pe, simtime_t time)
{
    const simtime_t most = pe->exec->setup.max_time, to = simtime_min(pe->until, time);
    core_advance(pe->core, most ? simtime_min(to, simtime_max(most, core_now(pe->core))) : to);
}

/* Let time pass in WFI or WFE; false: nothing can ever end it. */
static bool wait(struct exec_pe *pe, struct access *out)
{
    static const simtime_t LAST_ERRORS = 1000000000; /* 1 ms */
    struct exec *x = pe->exec;
    const simtime_t now = core_now(pe->core), soon = now + x->quantum_time;
    const simtime_t first = first_to_wake(x);
    *out = (struct access){ .kind = ACCESS_PASS };
    if (others_run(pe)) {
        wait_until(pe, soon);
    } else if (first != SIMTIME_NEVER) {
        wait_until(pe, simtime_max(first, soon));
    } else if (pe->last_look == LOOK_DRAIN) {
        out->kind = ACCESS_END;
        pe->last_look++;
    } else if (pe->last_look == LOOK_ERRORS) {
        core_advance(pe->core, now + LAST_ERRORS);
        pe->last_look++;
    } else {
        return false;
    }
    return true;
}

static void begin_wait(struct exec_pe *pe)
{
    pe->waits = true;
    pe->last_look = LOOK_DRAIN;
    pe->until = time_of(pe->exec, a64_waits_until(pe->a64));
}

static bool still_waits(struct exec_pe *pe)
{
    if (!sleeps(pe) || core_now(pe->core) >= pe->until) {
        pe->waits = false;
        pe->until = SIMTIME_NEVER;
    }
    if (!pe->waits) {
        pe->woken = false;
    }
    return pe->waits;
}

/* ---- why a PE stopped ------------------------------------------------------------------------ */

static void semihosting(struct exec_pe *pe)
{
    struct exec *x = pe->exec;
    const uint32_t operation = (uint32_t)a64_get(pe->a64, 0);
    struct semihost_result r;
    x->caller = pe->number;
    if (!semihost_call(x->semihost, operation, a64_get(pe->a64, 1), core_now(pe->core), &r)) {
        exec_finish(pe, EXEC_SEMIHOSTING, STATUS_WILD,
                    "HLT #0xF000 with 0x%" PRIx32 " in W0, which is no semihosting call",
                    operation);
    } else if (!r.exits) {
        a64_set(pe->a64, 0, r.value);
    } else if (r.reason == SEMIHOST_APPLICATION_EXIT) {
        exec_finish(pe, EXEC_EXIT, r.status, "%s", "");
    } else {
        exec_finish(pe, EXEC_STOPPED, r.status,
                    "SYS_EXIT for reason 0x%" PRIx64 "; 0x%x is an ordinary end", r.reason,
                    SEMIHOST_APPLICATION_EXIT);
    }
}

static void no_code(struct exec_pe *pe)
{
    const struct exec *x = pe->exec;
    const uint64_t pa = a64_stop_address(pe->a64).pa;
    const char *what = "no memory";
    pa_t bar;
    uint64_t size;
    if (x->endpoint && endpoint_bar(x->endpoint, 0, &bar, &size) && pa >= bar.pa &&
        pa - bar.pa < size) {
        what = "BAR 0 of the endpoint";
    }
    char unhandled[sizeof(x->result.text)];
    if (exec_unhandled(pe->a64, unhandled, sizeof(unhandled))) {
        exec_finish(pe, EXEC_FETCH, STATUS_WILD, "%s", unhandled);
        return;
    }
    exec_finish(pe, EXEC_FETCH, STATUS_WILD,
                "PC is 0x%" PRIx64 ", physical address 0x%" PRIx64
                ": %s, and code comes from RAM alone",
                a64_get(pe->a64, A64_REG_PC), pa, what);
}

static bool output_failed(const struct exec *x)
{
    return (x->setup.out && ferror(x->setup.out)) || (x->setup.uart && ferror(x->setup.uart)) ||
           (x->setup.trace && ferror(x->setup.trace));
}

/* Before the next instruction: limits, and what the debugger wants. */
static bool may_go_on(struct exec_pe *pe)
{
    struct exec *x = pe->exec;
    if (x->result.end != EXEC_RUNS) {
        return false;
    }
    if (platform_interrupted(x->platform)) {
        exec_finish(pe, EXEC_INTERRUPTED, STATUS_INTERRUPTED, "interrupted");
    } else if (output_failed(x)) {
        exec_finish(pe, EXEC_OUTPUT, GATHER_USER_ERROR,
                    "the program's output cannot be written: a closed pipe or a full disk");
    } else if (x->setup.max_time && core_now(pe->core) >= x->setup.max_time) {
        exec_finish(pe, EXEC_TIME, STATUS_WILD, "the limit of simulated time (%s) is reached",
                    x->cpu ? "max_time" : "--max-time");
    } else if (x->setup.max_instructions && exec_instructions(x) >= x->setup.max_instructions) {
        exec_finish(pe, EXEC_INSTRUCTIONS, STATUS_WILD,
                    "%" PRIu64 " instructions, the limit (%s), are executed",
                    x->setup.max_instructions, x->cpu ? "max_instructions" : "--max-instructions");
    }
    return x->result.end == EXEC_RUNS;
}

static void ask_debugger(struct exec_pe *pe)
{
    struct exec *x = pe->exec;
    const struct exec_debugger *d = &x->debugger;
    pe->stop = pe->step = false;
    switch (d->stopped(d->self, x, pe->number, &x->result)) {
    case EXEC_STEP: pe->step = true; break;
    case EXEC_KILL: exec_finish(pe, EXEC_KILLED, STATUS_WILD, "%s", ""); break;
    default: break;
    }
    pe->watched = false;
    pe->cycles = a64_stats(pe->a64)->cycles;
    exec_trace_look(pe);
}

/* Does nothing but exceptions happen, in this turn and those before? */
static void see_storm(struct exec_pe *pe, enum a64_stop stop, const struct a64_stats *before)
{
    enum { STORM = 100 };
    const struct a64_stats *s = a64_stats(pe->a64);
    const uint64_t instructions = s->instructions - before->instructions;
    const bool all = stop == A64_STOP_BUDGET && s->exceptions - before->exceptions >= instructions;
    pe->storm = all ? pe->storm + instructions : 0;
    if (pe->storm > STORM) {
        char text[sizeof(pe->exec->result.text)];
        exec_storm(pe->a64, text, sizeof(text));
        exec_finish(pe, EXEC_STORM, STATUS_WILD, "%s", text);
    }
}

static enum a64_stop execute(struct exec_pe *pe)
{
    struct exec *x = pe->exec;
    exec_trace_start(x);
    const struct exec_turn turn = exec_turn(pe);
    const struct a64_stats before = *a64_stats(pe->a64);
    a64_deadline(pe->a64, turn.cycles);
    const enum a64_stop stop = a64_run(pe->a64, turn.instructions, turn.exact);
    exec_advance(pe);
    see_storm(pe, stop, &before);
    if (pe->marked >= 0) {
        const unsigned region = (unsigned)pe->marked;
        pe->marked = -1;
        exec_enter_region(pe, region);
    }
    return stop;
}

/* True: `out` is to be done; false: look again. */
static bool after(struct exec_pe *pe, enum a64_stop stop, struct access *out)
{
    *out = (struct access){ .kind = ACCESS_PASS };
    switch (stop) {
    case A64_STOP_ACCESS:
        *out = *a64_access(pe->a64);
        pe->asked = true;
        return true;
    case A64_STOP_BUDGET: pe->stop |= pe->step; return true;
    case A64_STOP_WAIT:
        begin_wait(pe);
        pe->stop |= pe->step;
        return false;
    case A64_STOP_SEMIHOSTING:
        semihosting(pe);
        pe->stop |= pe->step;
        return false;
    case A64_STOP_WATCHPOINT:
        pe->watched = true;
        pe->stop = true;
        return false;
    case A64_STOP_BREAKPOINT: pe->stop = true; return false;
    case A64_STOP_EL2: exec_guest_exit(pe); return false;
    default: no_code(pe); return false;
    }
}

/* ---- the source ------------------------------------------------------------------------------ */

static bool next(void *self, struct access *out)
{
    struct exec_pe *pe = self;
    struct exec *x = pe->exec;
    if (x->cpu && !x->began) {
        exec_guest_begin(pe);
    }
    if (pe->asked) { /* done, and nothing to tell of it */
        static const struct core_outcome done;
        pe->asked = false;
        a64_answer(pe->a64, &done);
        if (a64_access(pe->a64)->kind == ACCESS_BARRIER && core_quiet(pe->core)) {
            a64_settled(pe->a64);
        }
    }
    for (;;) {
        const bool may = may_go_on(pe);
        if (x->debugger.stopped) {
            pe->stop = pe->stop || x->debugger.asked(x->debugger.self);
            if ((may && pe->stop) ||
                (!may && x->result.core == pe->number && x->result.end != EXEC_KILLED)) {
                ask_debugger(pe);
            }
        }
        if (x->result.end != EXEC_RUNS) {
            return false;
        }
        if (still_waits(pe)) {
            if (!wait(pe, out)) {
                exec_finish(pe, EXEC_WAITS, STATUS_WILD,
                            "WFI or WFE, and no interrupt or event can come");
                continue;
            }
            return true;
        }
        if (after(pe, execute(pe), out)) {
            return true;
        }
    }
}

static void finished(void *self, const struct access *a, const struct core_outcome *o)
{
    struct exec_pe *pe = self;
    (void)a;
    pe->asked = false;
    a64_answer(pe->a64, o);
}

/* ---- from outside ---------------------------------------------------------------------------- */

static bool check(const struct exec_setup *s, const struct platform *p, struct error *e)
{
    if (s->el != 1 && s->el != 2) {
        return error_set(e, "exception level %u: expected 1 or 2", s->el);
    }
    if (s->cores == 0 || s->cores > p->params.machine.cores) {
        return error_set(e, "%u cores: expected 1 to %llu (parameter cores)", s->cores,
                         (unsigned long long)p->params.machine.cores);
    }
    if (s->quantum == 0) {
        return error_set(e, "a quantum of 0 instructions: expected at least 1");
    }
    return true;
}

static struct exec *make(struct platform *p, struct cpu *cpu, const struct exec_setup *setup,
                         struct error *e)
{
    static const uint64_t FS_PER_SECOND = 1000000000000000;
    const uint64_t freq = p->params.core.freq;
    struct exec *x = calloc(1, sizeof(*x));
    if (!x) {
        error_fault(e, "out of memory for a program");
        return NULL;
    }
    x->platform = p;
    x->cpu = cpu;
    x->setup = *setup;
    x->trace_left = setup->trace_count;
    x->impl = p->params.cpu;
    x->fs_per_cycle = (FS_PER_SECOND + freq / 2) / freq;
    x->longest_instruction = exec_longest_instruction(x);
    x->quantum_time = setup->quantum * x->fs_per_cycle / 1000 + 1;
    const struct platform_observer observer = { .self = x,
                                                .tlp = exec_see_tlp,
                                                .error = exec_see_error };
    if (!check(setup, p, e) || !exec_build(x, e) || !exec_load(x, e)) {
        exec_free(x);
        return NULL;
    }
    if (!platform_observe(p, &observer)) {
        error_fault(e, "no place for an observer");
        exec_free(x);
        return NULL;
    }
    return x;
}

struct exec *exec_new(struct platform *p, const struct exec_setup *setup, struct error *e)
{
    return make(p, NULL, setup, e);
}

struct exec *exec_new_guest(struct cpu *cpu, const struct exec_setup *setup, struct error *e)
{
    struct exec_setup guest = *setup;
    guest.el = guest.cores = 1;
    return make(cpu->vm->platform, cpu, &guest, e);
}

void exec_free(struct exec *x)
{
    if (!x) {
        return;
    }
    for (unsigned i = 0; i < EXEC_CORES; i++) {
        a64_free(x->pes[i].a64);
        ramtime_free(x->pes[i].ramtime);
        free(x->pes[i].shown);
    }
    for (unsigned i = 0; i < EXEC_REGIONS; i++) {
        free(x->regions[i]);
    }
    a64_tags_free(x->tags);
    semihost_free(x->semihost);
    uart_free(x->uart);
    platform_unobserve(x->platform, x);
    if (x->cpu && x->cpu->vm->exec == x) {
        x->cpu->vm->exec = NULL;
    }
    if (!x->cpu) {
        ram_free(x->ram);
        x->platform->guest_ram = NULL;
    }
    free(x);
}

void exec_debug(struct exec *x, const struct exec_debugger *debugger)
{
    x->debugger = *debugger;
    x->pes[0].stop = true;
}

const struct a64_watch *exec_watch_hit(const struct exec *x, unsigned core)
{
    return x->pes[core].watched ? a64_watch_hit(x->pes[core].a64) : NULL;
}

unsigned exec_cores(const struct exec *x)
{
    return x->setup.cores;
}

struct a64 *exec_core(struct exec *x, unsigned core)
{
    return x->pes[core].a64;
}

static bool run(struct exec *x, struct error *e)
{
    for (unsigned i = 0; i < x->setup.cores; i++) {
        struct exec_pe *pe = &x->pes[i];
        const struct core_source source = {
            .self = pe, .own_mode = true, .next = next, .finished = finished
        };
        exec_trace_look(pe);
        if (x->cpu) {
            return exec_guest_run(x, &source, e);
        }
        core_set_domain(pe->core, exec_domain(pe, 0));
        platform_start(x->platform, i, &source);
    }
    return platform_go(x->platform, e);
}

bool exec_run(struct exec *x, struct exec_result *result, struct error *e)
{
    const bool ok = run(x, e) || x->result.end == EXEC_INTERRUPTED;
    const struct platform_error *hang = platform_hung(x->platform);
    if (hang) {
        const unsigned core = x->cpu ? 0 : hang->domain % x->setup.cores;
        exec_finish(&x->pes[core], EXEC_HANG, STATUS_WILD, "%s", hang->text);
    }
    for (unsigned i = 0; i < x->setup.cores; i++) {
        exec_count_region(&x->pes[i]);
    }
    *result = x->result;
    return ok;
}
