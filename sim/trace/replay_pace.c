/* SPDX-License-Identifier: Apache-2.0 */
/* When an access of a trace may begin. */
#include "trace/replay_own.h"

#include <math.h>

const char *const replay_pace_names[] = {
    [REPLAY_FAST] = "fast",
    [REPLAY_BY_TIME] = "time",
    [REPLAY_INSTRUCTIONS] = "instructions",
    NULL,
};
const char *const replay_order_names[] = {
    [REPLAY_ORDER_TRACE] = "trace",
    [REPLAY_ORDER_CPU] = "cpu",
    NULL,
};
const char *const replay_what_if_names[] = {
    [REPLAY_AS_IS] = "as-is",
    [REPLAY_NC] = "nc",
    [REPLAY_ST64B] = "st64b",
    "none", /* as-is */
    NULL,
};

enum replay_what_if replay_what_if(unsigned name)
{
    return name <= REPLAY_ST64B ? (enum replay_what_if)name : REPLAY_AS_IS;
}

/* 53 days: all machines of one program together have 213 (kernel.h). */
static const simtime_t LONGEST = (simtime_t)1 << 62;
static const double PS_PER_S = 1e12;

static const struct {
    const char *expected, *other;
} paces[] = {
    [REPLAY_FAST] = { "", "" },
    [REPLAY_BY_TIME] = { "times",
                         "its times are counts of instructions: pace \"instructions\" takes them" },
    [REPLAY_INSTRUCTIONS] = { "counts of instructions, as wclog has them",
                              "its times are no counts of instructions: pace \"time\" takes them" },
};

/* Whether that pace takes times in `unit`. */
static bool fits(enum replay_pace pace, unsigned unit)
{
    return pace == REPLAY_INSTRUCTIONS ? unit == TRACE_TIME_INSTRUCTIONS
                                       : trace_time_ps((enum trace_time_unit)unit) != 0;
}

bool replay_pacer_init(struct replay_pacer *p, const struct replay_options *o, uint64_t freq,
                       struct error *e)
{
    *p = (struct replay_pacer){ .pace = o->pace };
    if (o->pace != REPLAY_INSTRUCTIONS) {
        return true;
    }
    if (!(o->ipc >= 1e-3 && o->ipc <= 1e3)) {
        return error_set(e, "ipc: %g instructions a cycle; expected 0.001 to 1000", o->ipc);
    }
    p->scale = PS_PER_S / (o->ipc * (double)freq);
    return true;
}

static bool refuse(const struct replay_options *o, const struct trace_insn *i, struct error *e)
{
    if (i->first.time_unit != TRACE_TIME_NONE && fits(o->pace, i->first.time_unit)) {
        return error_at(e, o->trace.path, error_line(i->first.line),
                        "the time of this access is in another unit than that of the first; "
                        "expected the same for this pace; \"fast\" needs none");
    }
    if (i->first.time_unit != TRACE_TIME_NONE) {
        return error_at(e, o->trace.path, error_line(i->first.line),
                        "expected %s for this pace; %s", paces[o->pace].expected,
                        paces[o->pace].other);
    }
    return error_at(e, o->trace.path, error_line(i->first.line),
                    "this access has no time; expected %s for this pace; \"fast\" needs none",
                    paces[o->pace].expected);
}

bool replay_pacer_at(struct replay_pacer *p, const struct replay_options *o,
                     const struct trace_insn *i, unsigned core, simtime_t *at, struct error *e)
{
    simtime_t *last = &p->last[o->order == REPLAY_ORDER_CPU ? core : 0];
    const unsigned unit = i->first.time_unit;
    const bool known = p->begun ? unit == p->unit : fits(p->pace, unit);
    *at = *last;
    if (!p->begun) {
        if (i->first.kind > TRACE_WRITE) {
            return true; /* time counts from the first access */
        }
        if (!known) {
            return refuse(o, i, e);
        }
        p->begun = true;
        p->unit = (uint8_t)unit;
        if (p->pace == REPLAY_BY_TIME) {
            p->scale = (double)trace_time_ps((enum trace_time_unit)unit);
        }
        p->first = i->first.time;
    }
    if (!known && i->first.kind <= TRACE_WRITE) {
        return refuse(o, i, e);
    }
    if (!known || i->first.time <= p->first) {
        return true;
    }
    /* One product, rounded by itself: the same on any host. */
    const double ps = round((double)(i->first.time - p->first) * p->scale);
    if (!(ps < (double)LONGEST)) {
        return error_at(e, o->trace.path, error_line(i->first.line),
                        "its time is %.3g days after that of the first access; simulated time "
                        "holds 53; expected a window without the gap, or pace \"fast\"",
                        ps / PS_PER_S / 86400);
    }
    *last = simtime_max(*last, (simtime_t)ps);
    *at = *last;
    return true;
}
