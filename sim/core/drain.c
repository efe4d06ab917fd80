/* SPDX-License-Identifier: Apache-2.0 */
/* When the write buffer's lines drain, and which is next. */
#include "core/lsu.h"

enum { DRAIN_BY_AGE, DRAIN_BY_ADDRESS };

enum step lsu_drain_all(struct core *c, enum bus_reason reason)
{
    if (!c->sorted && c->params.wc_drain_order == DRAIN_BY_ADDRESS) {
        wbuf_sort(&c->wbuf);
        c->sorted = true;
    }
    while (c->wbuf.count) {
        enum step step = issue_drain(c, c->wbuf.oldest, reason);
        if (step != STEP_DONE) {
            return step;
        }
    }
    return STEP_DONE;
}

enum step lsu_drain_line(struct core *c, uint64_t line, enum bus_reason reason)
{
    int i = wbuf_find(&c->wbuf, line);
    return i == WBUF_NONE ? STEP_DONE : issue_drain(c, i, reason);
}

/* Of the oldest buffer. */
static simtime_t buffer_due(const struct core *c)
{
    if (!c->params.wc_timeout || c->wbuf.count == 0) {
        return SIMTIME_NEVER;
    }
    const struct wbuf_line *oldest = &c->wbuf.lines[c->wbuf.oldest];
    const simtime_t due = simtime_max(oldest->since + c->params.wc_timeout,
                                      issue_place_at(&c->inflight[INFLIGHT_GATHER]));
    if (!c->params.inflight_per_block) {
        return due;
    }
    const simtime_t place = issue_block_place_at(c, oldest->line);
    if (place == SIMTIME_NEVER) {
        return place;
    }
    /* One that waits for its block holds up those behind it; an answer that is not known before it
     * comes ends a wait now. */
    return simtime_max(place > due ? place + c->params.inflight_retry : due,
                       simtime_max(c->drained, kernel_now(c->kernel)));
}

simtime_t lsu_next_timeout(const struct core *c)
{
    return c->devq.count ? simtime_min(devq_due(c), buffer_due(c)) : buffer_due(c);
}

void lsu_timeouts(struct core *c, simtime_t now)
{
    simtime_t here = c->now, due;
    while ((due = lsu_next_timeout(c)) <= now) {
        /* The buffer drains by itself: the core's own time does not wait for it. */
        c->now = due;
        const enum step step = devq_due(c) == due
                                   ? devq_time_out(c)
                                   : issue_drain(c, c->wbuf.oldest, BUS_REASON_TIMEOUT);
        if (step != STEP_DONE) {
            break; /* never: it is due when there is a place */
        }
    }
    c->now = here;
}
