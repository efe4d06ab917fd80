/* SPDX-License-Identifier: Apache-2.0 */
/* What leaves the core: places for writes on their way, drains, reads. */
#include "core/lsu.h"

#include <string.h>

enum { TAG_CLASS_SHIFT = 24, TAG_INDEX_MASK = (1 << TAG_CLASS_SHIFT) - 1 };
enum { BLOCK_INFLIGHT_MAX = 64 }; /* of inflight_per_block */

static uint16_t *block_count(struct core *c, struct inflight *f, uint64_t line)
{
    return &f->blocks[line / c->params.inflight_block % INFLIGHT_BLOCKS];
}

static void retire(struct core *c, struct inflight *f)
{
    while (f->head != f->tail && f->done[f->head & f->mask] <= c->now) {
        if (f->line) {
            --*block_count(c, f, f->line[f->head & f->mask]);
        }
        f->head++;
    }
}

bool issue_all_answered(const struct inflight *f, simtime_t now)
{
    uint64_t n = f->head;
    while (n != f->tail && f->done[n & f->mask] <= now) {
        n++;
    }
    return n == f->tail;
}

enum step issue_claim(struct core *c, struct inflight *f)
{
    retire(c, f);
    if (f->tail - f->head < f->limit) {
        return STEP_DONE;
    }
    simtime_t first = f->done[f->head & f->mask];
    if (first == SIMTIME_NEVER) {
        c->stall = &c->stats.stall_outstanding;
        return STEP_WAIT;
    }
    c->stats.stall_outstanding += first - c->now;
    c->now = first;
    return STEP_AGAIN;
}

simtime_t issue_place_at(const struct inflight *f)
{
    return f->tail - f->head < f->limit ? 0 : f->done[f->head & f->mask];
}

/*
 * A burst to a full block goes when fewer than the limit are on their way there: at the limit-th
 * last of the answers.
 */
simtime_t issue_block_place_at(const struct core *c, uint64_t line)
{
    const struct inflight *f = &c->inflight[INFLIGHT_GATHER];
    const uint64_t limit = c->params.inflight_per_block;
    if (limit == 0 || f->blocks[line / c->params.inflight_block % INFLIGHT_BLOCKS] < limit) {
        return 0; /* not even with those of other blocks of one hash */
    }
    simtime_t last[BLOCK_INFLIGHT_MAX]; /* the latest answers, the latest first */
    uint64_t count = 0;
    for (uint64_t n = f->head; n != f->tail; n++) {
        const uint64_t place = n & f->mask;
        if ((f->line[place] ^ line) >= c->params.inflight_block) {
            continue;
        }
        uint64_t at = count < limit ? count++ : limit;
        while (at > 0 && f->done[place] > last[at - 1]) {
            if (at < limit) {
                last[at] = last[at - 1];
            }
            at--;
        }
        if (at < limit) {
            last[at] = f->done[place];
        }
    }
    return count < limit ? 0 : last[limit - 1];
}

/* A burst that found its block full goes inflight_retry after there is a place. */
static enum step claim_in_block(struct core *c, uint64_t line)
{
    const simtime_t first = issue_block_place_at(c, line);
    if (first == SIMTIME_NEVER) {
        c->refused = line;
        c->stall = &c->stats.stall_outstanding;
        return STEP_WAIT;
    }
    if (first <= c->now && c->refused != line) {
        return STEP_DONE;
    }
    /* Whoever waited for an answer was woken by it. */
    const simtime_t again = simtime_max(first, c->now) + c->params.inflight_retry;
    c->refused = NO_BLOCK;
    if (again == c->now) {
        return STEP_DONE;
    }
    c->stats.stall_outstanding += again - c->now;
    c->now = again;
    return STEP_AGAIN;
}

enum step issue_wait_all(struct core *c)
{
    simtime_t last = c->now;
    for (unsigned i = 0; i < INFLIGHTS; i++) {
        struct inflight *f = &c->inflight[i];
        retire(c, f);
        for (uint64_t n = f->head; n != f->tail; n++) {
            simtime_t done = f->done[n & f->mask];
            if (done == SIMTIME_NEVER) {
                c->stall = &c->stats.stall_barrier;
                return STEP_WAIT;
            }
            last = simtime_max(last, done);
        }
    }
    if (last > c->now) {
        c->stats.stall_barrier += last - c->now;
        c->now = last;
        return STEP_AGAIN;
    }
    return STEP_DONE;
}

void issue_write(struct core *c, struct inflight *f, struct bus_write *w)
{
    const uint64_t place = f->tail & f->mask;
    w->master = c->number;
    w->tag = (uint32_t)f->number << TAG_CLASS_SHIFT | (uint32_t)place;
    f->done[place] = SIMTIME_NEVER;
    if (f->line) {
        f->line[place] = w->attr == BUS_GATHER ? w->line.pa : NO_BLOCK;
    }
    struct bus_answer a = bus_issue_write(c->bus, w);
    f->done[place] = a.time;
    if (a.time > c->now || f->head != f->tail) { /* else it takes no place */
        f->tail++;
        if (f->line) {
            ++*block_count(c, f, f->line[place]);
        }
    }
    c->untold = c->untold || (w->attr == BUS_GATHER && bus_hears_barriers(c->bus));
    c->stats.bursts++;
    if (a.status != BUS_OK) {
        /* The store has retired: its error can only come as an asynchronous abort. */
        const unsigned byte = w->mask ? (unsigned)__builtin_ctzll(w->mask) : 0;
        fault_serror(
            c, &(struct core_serror){
                   .time = a.time,
                   .at = { w->line.pa + byte },
                   .of = { .issued = w->time - w->age, .master = c->number, .domain = w->domain },
                   .core = c->number,
                   .running = c->context.domain });
    }
}

void issue_write_done(void *core, uint32_t tag, simtime_t time, enum bus_status status)
{
    struct core *c = core;
    struct inflight *f = &c->inflight[tag >> TAG_CLASS_SHIFT];
    (void)status; /* a late error comes by error_report() */
    f->done[tag & TAG_INDEX_MASK] = time;
    if (c->waiting) {
        process_wake(c->process, c->now);
    } else {
        process_wake_by(c->process, lsu_next_timeout(c)); /* one may have waited for the place */
    }
}

enum step issue_drain(struct core *c, int index, enum bus_reason reason)
{
    struct inflight *f = &c->inflight[INFLIGHT_GATHER];
    enum step step = issue_claim(c, f);
    if (step != STEP_DONE) {
        return step;
    }
    const struct wbuf_line *l = &c->wbuf.lines[index];
    if (f->line && (step = claim_in_block(c, l->line)) != STEP_DONE) {
        return step;
    }
    struct bus_write w = {
        .line = { l->line },
        .mask = l->mask,
        .data = l->data,
        .attr = BUS_GATHER,
        .reason = reason,
        .domain = l->domain,
        .stores = l->stores,
        .time = c->now,
        .age = c->now - l->since,
    };
    c->stats.drains[reason]++;
    if (c->observer.drain) {
        struct core_drain d = {
            .time = c->now,
            .age = w.age,
            .line = w.line,
            .mask = w.mask,
            .stores = w.stores,
            .reason = reason,
            .core = c->number,
            .domain = w.domain,
        };
        c->observer.drain(c->observer.self, &d);
    }
    issue_write(c, f, &w);
    c->drained = c->now;
    wbuf_close(&c->wbuf, index);
    return STEP_DONE;
}

enum step issue_writeback(struct core *c, struct cache_line *l)
{
    struct inflight *f = &c->inflight[INFLIGHT_GATHER];
    enum step step = issue_claim(c, f);
    if (step != STEP_DONE) {
        return step;
    }
    struct bus_write w = {
        .line = { l->line },
        .mask = l->dirty,
        .data = l->data,
        .attr = BUS_CACHE,
        .reason = BUS_REASON_CACHE,
        .domain = l->domain,
        .time = c->now,
        .age = c->now - l->since,
    };
    issue_write(c, f, &w);
    c->stats.drains[BUS_REASON_CACHE]++;
    l->dirty = 0;
    return STEP_DONE;
}

enum step issue_read(struct core *c, uint64_t pa, uint32_t size, enum bus_attr attr)
{
    if (c->read_back) {
        c->read_back = false;
        return STEP_DONE;
    }
    c->stall = NULL;
    if (c->reading) {
        return STEP_WAIT;
    }
    struct bus_read r = {
        .at = { pa },
        .size = size,
        .attr = attr,
        .master = c->number,
        .domain = c->context.domain,
        .time = c->now,
    };
    c->reading = true;
    c->load_since = c->now;
    struct bus_answer a = bus_issue_read(c->bus, &r, c->read_data);
    if (a.time == SIMTIME_NEVER) {
        return STEP_WAIT;
    }
    c->reading = false;
    c->read_back = true;
    c->read_status = a.status;
    c->stats.stall_load += a.time - c->now;
    c->now = a.time;
    return STEP_AGAIN;
}

void issue_read_done(void *core, uint32_t tag, simtime_t time, enum bus_status status,
                     const uint8_t *data, uint32_t size)
{
    struct core *c = core;
    if (tag & TAG_SPECULATIVE) {
        speculate_done(c, tag, time, status);
        return;
    }
    memcpy(c->read_data, data, size);
    c->reading = false;
    c->read_back = true;
    c->read_status = status;
    c->now = simtime_max(c->now, time);
    c->stats.stall_load += c->now - c->load_since;
    process_wake(c->process, simtime_min(c->now, lsu_next_timeout(c)));
}
