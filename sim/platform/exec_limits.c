/* SPDX-License-Identifier: Apache-2.0 */
/* How far a PE may go until something must be looked at. */
#include "platform/exec_own.h"

#include <string.h>

enum { FS_PER_PS = 1000 };

/* Not more than `left`, and exactly so many when less than `last` are left: a64_run() may else do
 * some more. */
static void at_most(struct exec_turn *t, uint64_t left, uint64_t last)
{
    if (left <= last) {
        t->exact = true;
        t->instructions = left < t->instructions ? left : t->instructions;
    } else if (left - last < t->instructions) {
        t->instructions = left - last;
    }
}

/* ---- time ------------------------------------------------------------------------------------ */

/* The largest of the latencies of group "pipe"; not less, since other numbers are among them. */
static uint64_t longest_latency(const struct a64_pipe *pipe)
{
    uint64_t longest = 0;
    for (unsigned i = 0; i < a64_pipe_params.count; i++) {
        const struct param *p = &a64_pipe_params.params[i];
        uint64_t value;
        memcpy(&value, (const char *)pipe + p->offset, sizeof(value));
        longest = p->type == PARAM_U64 && value > longest ? value : longest;
    }
    return longest;
}

/*
 * Its own latency, that of its units and a misprediction; and an access, in two lines of RAM that
 * no cache has, at addresses that are translated in two stages by tables that none has.
 */
uint64_t exec_longest_instruction(const struct exec *x)
{
    enum { LATENCIES = 4, LINES = 2, DESCRIPTORS = 24 };
    const struct platform_params *p = &x->platform->params;
    const simtime_t line = p->l2.time + p->l2.stream_time + p->l2.memory_stream_time +
                           p->machine.ram_latency + p->core.tlb_l2_time +
                           DESCRIPTORS * simtime_max(p->core.walk_time, p->core.walk_memory_time);
    return x->setup.timing
               ? LATENCIES * longest_latency(&p->pipe) + LINES * line * FS_PER_PS / x->fs_per_cycle
               : 1;
}

/* Cycles of the PE from `now` until the limit of time is reached. */
static uint64_t cycles_left(const struct exec_pe *pe, simtime_t now)
{
    const struct exec *x = pe->exec;
    const simtime_t end = x->setup.max_time, left = end > now ? end - now : 0;
    const unsigned __int128 fs = (unsigned __int128)left * FS_PER_PS;
    const uint64_t had = pe->fraction, cycle = x->fs_per_cycle;
    return fs > had ? (uint64_t)((fs - had + cycle - 1) / cycle) : 0;
}

/*
 * Near the limit each instruction is looked at. Before, three quarters of the time are enough for
 * so many of the longest hot instructions, those of a page after them too, and one cold one; the
 * others are for what cold ones take by memory, and for stores that wait.
 */
static void until_time(struct exec_pe *pe, struct exec_turn *t)
{
    enum { LAST = 1100, FEW = 400 }; /* a page of instructions, and some */
    const struct exec *x = pe->exec;
    const simtime_t now = core_now(pe->core);
    const uint64_t cycles = cycles_left(pe, now);
    const uint64_t n = cycles / 4 * 3 / x->longest_instruction;
    if (n < LAST + FEW) {
        t->exact = true;
        t->cycles = cycles;
        pe->may_stall = SIMTIME_NEVER;
        return;
    }
    t->instructions = n - LAST < t->instructions ? n - LAST : t->instructions;
    t->cycles = cycles / 8;
    pe->may_stall = (x->setup.max_time - now) / 8;
}

void exec_stalled(struct exec_pe *pe, simtime_t time)
{
    if (pe->may_stall == SIMTIME_NEVER) {
        a64_deadline(pe->a64, pe->ahead + cycles_left(pe, core_now(pe->core)));
    } else {
        pe->may_stall -= simtime_min(time, pe->may_stall);
    }
}

/* ---- everything ------------------------------------------------------------------------------ */

struct exec_turn exec_turn(struct exec_pe *pe)
{
    enum { LAST = 5000 };
    const struct exec *x = pe->exec;
    struct exec_turn t = { pe->step ? 1 : x->setup.quantum, UINT64_MAX, pe->step };
    if (x->setup.max_time) {
        until_time(pe, &t);
    }
    if (x->setup.max_instructions) {
        at_most(&t, x->setup.max_instructions - exec_instructions(pe->exec), LAST);
    }
    if (x->setup.trace && !x->tracing) {
        at_most(&t, x->setup.trace_from - exec_instructions(pe->exec), LAST);
    }
    return t;
}
