/* SPDX-License-Identifier: Apache-2.0 */
/** What the parts of replay share. */
#ifndef GATHER_TRACE_REPLAY_OWN_H
#define GATHER_TRACE_REPLAY_OWN_H

#include "trace/lint.h"
#include "trace/replay_map.h"

enum {
    REPLAY_CPUS = 16, /* cores that are used */
    REPLAY_REGIONS = MAP_REGIONS_MAX,
    REPLAY_LOOK_EVERY = 4096 /* instructions between looks at the interrupt, and at progress */
};

/** An access or barrier that is to be done. */
struct replay_item {
    struct access access;
    simtime_t at; /* not before, counted from the first one's begin */
    int32_t cpu;  /* the trace's */
    uint16_t core;
    bool joins; /* a plain store, which may become a part of an ST64B */
};

/* ---- replay_pace.c: when --------------------------------------------------------------------- */

struct replay_pacer {
    enum replay_pace pace;
    double scale; /* picoseconds of the trace's unit */
    bool begun;
    uint8_t unit;                /* enum trace_time_unit of the first access */
    uint64_t first;              /* time of the first access that is replayed */
    simtime_t last[REPLAY_CPUS]; /* of each core, or in the trace's order [0] */
};
bool replay_pacer_init(struct replay_pacer *p, const struct replay_options *o, uint64_t freq,
                       struct error *e);
/** Not before which time `i` begins on `core`, counted from the first access. */
bool replay_pacer_at(struct replay_pacer *p, const struct replay_options *o,
                     const struct trace_insn *i, unsigned core, simtime_t *at, struct error *e);

/* ---- replay_window.c: which ------------------------------------------------------------------ */

enum replay_seen { REPLAY_INSIDE, REPLAY_OUTSIDE, REPLAY_REFUSED };
struct replay_view {
    const struct replay_window *window;
    const char *path;
    bool timed;    /* it has a moment */
    bool resolved; /* `from` and `to` are the trace's times */
    uint8_t unit;  /* enum trace_time_unit of the first access */
    uint64_t from, to;
    uint64_t before;   /* time of the access before: of marks that have none */
    uint64_t cpus;     /* a bit for each that has an access */
    bool *in_map;      /* by region of the map; NULL: no map, or no patterns */
    uint8_t *in_trace; /* by region of the trace: enum replay_seen + 1; 0: not looked at yet */
    uint64_t inside;
};
/** Is anything to be left out? */
bool replay_window_given(const struct replay_window *w);
bool replay_view_init(struct replay_view *v, const struct replay_window *w, const char *path,
                      const struct replay_map *map, struct error *e);
void replay_view_free(struct replay_view *v);
/** By time and CPU. */
enum replay_seen replay_view_moment(struct replay_view *v, const struct trace_insn *i,
                                    struct error *e);
/** By region; `region` is the map's number of it. */
bool replay_view_region(struct replay_view *v, const struct trace_insn *i, size_t region);
/** At the end: a pattern or CPU that the trace does not have. */
bool replay_view_check(const struct replay_view *v, const struct trace *t, struct error *e);
/** That nothing was inside, and when the trace is; else "". */
void replay_view_tell(const struct replay_view *v, const struct trace_totals *n, char *text,
                      size_t size);

/* ---- the replay ------------------------------------------------------------------------------ */

struct replay_join;
struct replay_lanes;

struct replay {
    const struct replay_options *options;
    struct replay_result *result;
    struct platform *platform;
    struct vm *vm;
    struct endpoint *endpoint;
    struct trace *trace;
    struct cpu *cpus[REPLAY_CPUS];
    unsigned cpu_count;
    unsigned current;       /* whose turn it is, in the trace's order */
    bool any;               /* accesses of all cores are taken, not in turns */
    struct trace_insn insn; /* the next one, if `have` */
    bool have, ended, failed;
    struct error *error;
    struct replay_map map;
    struct lint_place places[REPLAY_REGIONS]; /* by region of the map; without one [0] */
    uint64_t *mapped;                         /* without a map: a bit for each piece */
    unsigned s1;                              /* of everything, without a map */
    unsigned until_look;

    /* Only if something asks for it: */
    struct replay_pacer pacer;
    bool paced, based;
    simtime_t base; /* begin of the first access: pacer's 0 */
    struct replay_view view;
    bool viewed, sought; /* `sought`: not read from its beginning on */
    struct replay_join *join;
    struct replay_item item; /* in hand, joined */
    bool have_item;
};

/** The next access or barrier in the trace's order, before any joining. False: there is none. */
bool replay_next_item(struct replay *r, struct replay_item *item);
/** Let `core` stand still until the item's time, and count how late it is. */
void replay_wait(struct replay *r, unsigned core, const struct access *a, simtime_t at);
/** What sources call for faults; `replay` is a struct replay. */
void replay_finished(void *replay, const struct access *a, const struct core_outcome *o);
/** The vCPU of that number; NULL with r->error. */
struct cpu *replay_cpu(struct replay *r, unsigned number);
/** Is nothing more to be done, although the trace has more. */
bool replay_stopped(const struct replay *r);

/* ---- replay_machine.c: the endpoint, the VM, the mappings ------------------------------------ */

bool replay_build(struct replay *r);
/** Without a map: what is under the access is mapped, now if not before. */
bool replay_map_pieces(struct replay *r, uint64_t address, uint32_t size);

/* ---- replay_access.c: from instructions to accesses ------------------------------------------ */

/** False: a barrier that means nothing for stores. */
bool replay_to_barrier(const struct trace_op *op, struct access *a);
/** A load or store that goes to `address`. */
void replay_to_access(const struct trace_insn *i, uint64_t address, struct access *a);
/** May it be a part of an ST64B? */
bool replay_joins(const struct trace_insn *i, const struct access *a);

/* ---- replay_join.c: stores that might have been an ST64B ------------------------------------- */

struct replay_join *replay_join_new(struct replay *r);
void replay_join_free(struct replay_join *j);
/** As replay_next_item(). */
bool replay_join_next(struct replay_join *j, struct replay_item *item);
/** That CPU has done something else. */
void replay_join_break(struct replay_join *j, int32_t cpu);

/* ---- replay_lanes.c: each CPU by itself ------------------------------------------------------ */

bool replay_run_lanes(struct replay *r);

#endif
