/* SPDX-License-Identifier: Apache-2.0 */
/* How far a PE may go until something must be looked at. */
#include "platform/exec_own.h"

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

/* Cycles that instructions may well take, one by one: a load that misses all caches, and its walk.
 */
static uint64_t long_instruction(const struct exec *x)
{
    enum { OWN = 512, READS = 2 };
    const simtime_t ram = x->platform->params.machine.ram_latency;
    return x->setup.timing ? OWN + READS * ram * FS_PER_PS / x->fs_per_cycle : 1;
}

/* So few that the time cannot be reached before the last of them, but one. */
static void until_time(const struct exec_pe *pe, struct exec_turn *t)
{
    enum { LAST = 1100 }; /* a page of instructions, and some */
    const struct exec *x = pe->exec;
    const simtime_t now = core_now(pe->core), end = x->setup.max_time;
    const simtime_t left = end > now ? end - now : 0;
    const unsigned __int128 cycles = (unsigned __int128)left * FS_PER_PS / x->fs_per_cycle;
    const uint64_t n = (uint64_t)(cycles / long_instruction(x));
    at_most(t, n ? n : 1, LAST);
}

struct exec_turn exec_turn(struct exec_pe *pe)
{
    enum { LAST = 5000 };
    const struct exec *x = pe->exec;
    struct exec_turn t = { pe->step ? 1 : x->setup.quantum, pe->step };
    if (x->setup.max_instructions) {
        at_most(&t, x->setup.max_instructions - exec_instructions(pe->exec), LAST);
    }
    if (x->setup.max_time) {
        until_time(pe, &t);
    }
    if (x->setup.trace && !x->tracing) {
        at_most(&t, x->setup.trace_from - exec_instructions(pe->exec), LAST);
    }
    return t;
}
