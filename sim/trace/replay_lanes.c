/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Each CPU of a trace by itself: cores run side by side, each through its own accesses in their
 * order. The trace is read until the accesses of one core that are not done yet are LANE_ITEMS;
 * that bounds how far cores are from each other in the trace, and the memory. A core that has
 * nothing is idle, and starts again when the trace gives it something, at the time of the core
 * whose access made room to read on.
 */
#include "trace/replay_own.h"

#include <stdlib.h>

enum { LANE_ITEMS = 4096 /* a power of two */ };

struct lane {
    struct replay_lanes *all;
    struct cpu *cpu;
    struct replay_item *items; /* NULL: none yet */
    uint64_t head, tail;       /* numbers of those that are not done */
    unsigned core;
    bool idle;
};
struct replay_lanes {
    struct replay *replay;
    struct lane lanes[REPLAY_CPUS];
    const struct lane *full; /* nothing is read until it has room; NULL: none is */
    bool running, ended;
    struct replay_item item; /* just read; what a trace says nothing of is 0 */
};

static bool next_of_lane(void *self, struct access *out);

static void finished(void *self, const struct access *a, const struct core_outcome *o)
{
    const struct lane *l = self;
    replay_finished(l->all->replay, a, o);
}

static void wake(struct lane *l, simtime_t now)
{
    const struct core_source source = { .self = l, .next = next_of_lane, .finished = finished };
    l->idle = false;
    cpu_advance(l->cpu, now);
    cpu_start_source(l->cpu, &source);
}

static bool make_room(struct replay *r, struct lane *l)
{
    if (!l->items) {
        l->items = calloc(LANE_ITEMS, sizeof(*l->items));
    }
    if (!l->items && !r->failed) {
        r->failed = true;
        error_fault(r->error, "no memory for the accesses of a CPU");
    }
    return l->items != NULL;
}

/* Read until a core has all it may have in hand; whoever got something begins at `now`. */
static void feed(struct replay_lanes *all, simtime_t now)
{
    struct replay *r = all->replay;
    struct replay_item *item = &all->item;
    while (!all->ended && !all->full) {
        if (!(r->join ? replay_join_next(r->join, item) : replay_next_item(r, item)) ||
            !make_room(r, &all->lanes[item->core])) {
            all->ended = true;
            return;
        }
        struct lane *l = &all->lanes[item->core];
        l->items[l->tail++ % LANE_ITEMS] = *item;
        if (l->tail - l->head == LANE_ITEMS) {
            all->full = l;
        }
        if (all->running && l->idle) {
            wake(l, now);
        }
    }
}

static bool next_of_lane(void *self, struct access *out)
{
    struct lane *l = self;
    struct replay *r = l->all->replay;
    if (l->head == l->tail || replay_stopped(r)) {
        l->idle = true;
        return false;
    }
    const struct replay_item *item = &l->items[l->head++ % LANE_ITEMS];
    *out = item->access;
    const simtime_t at = item->at;
    if (l->all->full == l) {
        l->all->full = NULL;
    }
    feed(l->all, cpu_now(l->cpu));
    if (r->paced) {
        replay_wait(r, l->core, out, at);
    }
    return true;
}

static bool take_cores(struct replay_lanes *all)
{
    struct replay *r = all->replay;
    for (unsigned n = 0; n < r->cpu_count; n++) {
        struct cpu *cpu = replay_cpu(r, n);
        if (!cpu || !cpu_take(cpu, r->error)) {
            return false;
        }
        all->lanes[n] = (struct lane){ .all = all, .cpu = cpu, .core = n, .idle = true };
    }
    return true;
}

static bool run(struct replay_lanes *all)
{
    struct replay *r = all->replay;
    if (!take_cores(all)) {
        return false;
    }
    feed(all, 0);
    r->base = platform_latest(r->platform);
    r->based = true;
    all->running = true;
    for (unsigned n = 0; n < r->cpu_count; n++) {
        if (all->lanes[n].head != all->lanes[n].tail) {
            wake(&all->lanes[n], r->base);
        }
    }
    return platform_run_sources(r->platform, r->error) && !r->failed;
}

bool replay_run_lanes(struct replay *r)
{
    struct replay_lanes *all = calloc(1, sizeof(*all));
    if (!all) {
        return error_fault(r->error, "no memory for the CPUs of a trace");
    }
    all->replay = r;
    const bool ok = run(all);
    for (unsigned n = 0; n < REPLAY_CPUS; n++) {
        free(all->lanes[n].items);
    }
    free(all);
    return ok;
}
