/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Device stores that have not left the core yet, as on a part where a younger Device load may go
 * before them (device_store_delay): at most two, in order. A load that goes before them is the one
 * thing that may; whatever else must be ordered lets them go first.
 */
#include "core/lsu.h"

#include <string.h>

/* The oldest leaves, when there is a place. */
static enum step leave(struct core *c)
{
    struct devq *q = &c->devq;
    struct devq_store *s = &q->stores[0];
    struct inflight *f = &c->inflight[s->queue];
    const enum step step = issue_claim(c, f);
    if (step != STEP_DONE) {
        return step;
    }
    s->write.data = s->data;
    s->write.age = c->now - s->write.time;
    s->write.time = c->now;
    issue_write(c, f, &s->write);
    q->left = c->now;
    q->count--;
    memmove(&q->stores[0], &q->stores[1], q->count * sizeof(q->stores[0]));
    q->overtaken = q->overtaken && q->count;
    return STEP_DONE;
}

enum step devq_flush(struct core *c)
{
    enum step step = STEP_DONE;
    while (step == STEP_DONE && c->devq.count) {
        step = leave(c);
    }
    return step;
}

enum step devq_put(struct core *c, uint8_t queue, const struct bus_write *w)
{
    struct devq *q = &c->devq;
    if (q->count == ARRAY_LEN(q->stores)) {
        const enum step step = leave(c);
        if (step != STEP_DONE) {
            return step;
        }
    }
    struct devq_store *s = &q->stores[q->count++];
    s->write = *w;
    s->queue = queue;
    const unsigned first = (unsigned)__builtin_ctzll(w->mask);
    memcpy(s->data + first, w->data + first, (size_t)__builtin_popcountll(w->mask));
    return STEP_DONE;
}

static bool touches(const struct devq *q, uint64_t pa, uint32_t size)
{
    const uint64_t bytes = (UINT64_MAX >> (BUS_LINE - size)) << pa % BUS_LINE;
    for (unsigned i = 0; i < q->count; i++) {
        if (q->stores[i].write.line.pa == pa - pa % BUS_LINE && (q->stores[i].write.mask & bytes)) {
            return true;
        }
    }
    return false;
}

enum step devq_load(struct core *c, uint64_t pa, uint32_t size)
{
    struct devq *q = &c->devq;
    if (q->count == 0 || c->reading || c->read_back) {
        return STEP_DONE;
    }
    if (q->overtaken || touches(q, pa, size)) {
        return devq_flush(c);
    }
    q->overtaken = true;
    c->stats.overtaken++;
    return STEP_DONE;
}

simtime_t devq_due(const struct core *c)
{
    const struct devq_store *s = &c->devq.stores[0];
    if (c->devq.count == 0) {
        return SIMTIME_NEVER;
    }
    const simtime_t place = simtime_max(issue_place_at(&c->inflight[s->queue]), c->devq.left);
    /* Whether an answer that was waited for came is not known before it comes: then it is now. */
    return simtime_max(s->write.time + c->params.device_store_delay,
                       simtime_max(place, kernel_now(c->kernel)));
}

enum step devq_time_out(struct core *c)
{
    return leave(c);
}
