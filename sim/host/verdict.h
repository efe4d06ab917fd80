/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Was an error contained in the domain that made the access? An error's life is a log of what
 * happened in a run; the verdict follows from the log alone. A part of host/host.h. Pure functions.
 */
#ifndef GATHER_HOST_VERDICT_H
#define GATHER_HOST_VERDICT_H

#include "base/base.h"

/* ---- domains --------------------------------------------------------------------------------- */

/** A guest's process is inside its VM, which is inside the host, which is inside the platform. */
enum life_kind {
    LIFE_NOBODY,
    LIFE_PROCESS,      /* of a VM */
    LIFE_HOST_PROCESS, /* any but the VMM of a VM, which is a part of the VM */
    LIFE_VM,
    LIFE_HOST,
    LIFE_PLATFORM /* with EL3 */
};
struct life_domain {
    uint8_t kind;         /* enum life_kind */
    uint16_t vm, process; /* which, where `kind` has any; else 0 */
};

enum { LIFE_DOMAIN_SIZE = 32 };
/** "vm1", "vm1.process2", "host", "host.process3", "platform", "nobody". */
bool life_domain_parse(const char *text, struct life_domain *out, struct error *e);
/** Returns `buffer`, of LIFE_DOMAIN_SIZE. */
const char *life_domain_format(struct life_domain d, char *buffer);
/** Is `a` a part of `b`, or the same? Nobody is a part of nothing. */
bool life_domain_inside(struct life_domain a, struct life_domain b);
/** The smallest domain that both are inside of. */
struct life_domain life_domain_join(struct life_domain a, struct life_domain b);

/* ---- what happened --------------------------------------------------------------------------- */

enum life_what {
    LIFE_ISSUED,
    LIFE_LEFT,
    LIFE_ARRIVED,
    LIFE_FAILED,
    LIFE_DONE,
    LIFE_DROPPED,
    LIFE_POISONED,
    LIFE_CONSUMED,
    LIFE_REPORTED,
    LIFE_EXCEPTION,
    LIFE_STATE,
    LIFE_STOPPED,
    LIFE_HUNG,
    LIFE_LATE,
    LIFE_HANDED_OVER,
    LIFE_ACCESSED,
    LIFE_WHATS
};
/** How somebody was told. */
enum life_how {
    LIFE_UNTOLD,
    LIFE_SYNC,   /* an exception at the access */
    LIFE_SERROR, /* an SError, physical or virtual */
    LIFE_EXIT,   /* found as the guest left: DISR_EL1, or the window of a PE without FEAT_RAS */
    LIFE_RECORD, /* AER, a RAS error record, a CPER */
    LIFE_HOWS
};
/** What a report says of the error: AET or SET; a CPER's severity. */
enum life_class {
    LIFE_NO_CLASS,
    LIFE_CE,
    LIFE_UEO,
    LIFE_UER,
    LIFE_UEU,
    LIFE_UC,
    LIFE_UNCATEGORIZED,
    LIFE_IMPDEF,
    LIFE_CORRECTED,
    LIFE_RECOVERABLE,
    LIFE_FATAL,
    LIFE_CLASSES
};
/** How the consumer of a bad value can know. */
enum life_mark {
    LIFE_UNMARKED,
    LIFE_BY_EXCEPTION,
    LIFE_BY_POISON,
    LIFE_BY_ONES,
    LIFE_BY_LOG,
    LIFE_MARKS
};

struct life_event {
    simtime_t time;
    unsigned what; /* enum life_what */
    /** Who: interrupted, stopped, whose state, who consumes, the next owner; LIFE_REPORTED: who is
     * named. LIFE_ISSUED: nobody is the owner. */
    struct life_domain domain;
    struct life_domain by; /* LIFE_REPORTED: who reports; nobody if that is not known */
    unsigned how;          /* enum life_how; LIFE_REPORTED, LIFE_EXCEPTION */
    unsigned cls;          /* enum life_class; LIFE_FAILED: the true one */
    unsigned mark;         /* enum life_mark */
    uint64_t transaction;  /* of the owner: LIFE_ISSUED to LIFE_DROPPED */
};

/** Group "": all keys of an event but `domain` and `by`. */
extern const struct param_table life_event_params;

/** A name as scripts and files have it, and one line about it. */
struct life_name {
    const char *name, *help;
};
extern const struct life_name life_whats[LIFE_WHATS];
/** For PARAM_CHOICE: NULL-terminated, in the order of their enums. */
extern const char *const life_what_names[], *const life_how_names[], *const life_class_names[],
                                                                         *const life_mark_names[];

/** An error's life. All zero but for the owner is one in which nothing has happened yet. */
struct error_life {
    struct life_domain owner; /* B: whose mapping the access was made by */
    struct life_event *events;
    size_t count, room;
};
/** False, with what was expected, for an event that no run can have; its place is the caller's. */
bool error_life_add(struct error_life *life, const struct life_event *event, struct error *e);
void error_life_free(struct error_life *life);
/** False for events that cannot be together, whatever their order in the log. */
bool error_life_valid(const struct error_life *life, struct error *e);

/* ---- the verdict ----------------------------------------------------------------------------- */

enum verdict_name {
    VERDICT_SYNC,
    VERDICT_ASYNC,
    VERDICT_SILENT,
    VERDICT_POISON,
    VERDICT_MISATTRIBUTED,
    VERDICT_VM,
    VERDICT_LEAK,
    VERDICT_HANG,
    VERDICT_HOST,
    VERDICT_EL3,
    VERDICTS
};
extern const struct life_name verdict_names[VERDICTS];

enum verdict_radius { RADIUS_NONE, RADIUS_PROCESS, RADIUS_VM, RADIUS_HOST, RADIUS_PLATFORM, RADII };
extern const struct life_name verdict_radii[RADII];

/** What ran when a core was first told. */
enum verdict_arrival {
    ARRIVAL_NEVER, /* no core was told */
    ARRIVAL_GUEST, /* the owner's VM */
    ARRIVAL_EXIT,
    ARRIVAL_HOST,
    ARRIVAL_NEIGHBOUR,
    ARRIVAL_FIRMWARE,
    ARRIVALS
};
extern const struct life_name verdict_arrivals[ARRIVALS];

enum { CONDITIONS = 5, VERDICT_LINE_SIZE = 240 };
/** C1 to C5: what each asks for. */
extern const struct life_name verdict_conditions[CONDITIONS];

struct verdict {
    unsigned verdict; /* enum verdict_name */
    bool holds[CONDITIONS];
    unsigned radius;         /* enum verdict_radius: of all that happened */
    unsigned reach;          /* the same without what was done because of a report */
    unsigned claimed, truth; /* enum life_class */
    bool false_panic, silent_escape;
    unsigned arrival;                        /* enum verdict_arrival */
    simtime_t issued;                        /* t0 */
    simtime_t to_report;                     /* from t0 to the first report; SIMTIME_NEVER: none */
    struct life_domain owner, charged;       /* the first who was named, interrupted or stopped */
    char why[CONDITIONS][VERDICT_LINE_SIZE]; /* each with the event that decided */
};
/** False, with the reason, if error_life_valid() is. */
bool host_verdict(const struct error_life *life, struct verdict *out, struct error *e);

/* ---- a sweep --------------------------------------------------------------------------------- */

/** All zero is empty. */
struct verdict_stats {
    uint64_t lives;
    uint64_t verdicts[VERDICTS], radii[RADII];
    uint64_t arrivals[ARRIVALS];
    uint64_t met[ARRIVALS][VERDICTS];
    uint64_t false_panics, silent_escapes;
    uint64_t reports;
    simtime_t first_least, first_most; /* to the first report; meaningless if `reports` is 0 */
};
void verdict_stats_add(struct verdict_stats *s, const struct verdict *v);
void verdict_stats_merge(struct verdict_stats *into, const struct verdict_stats *from);
/** `count` of the sweep's lives, 0 to 1; 0 if it is empty. */
double verdict_stats_share(const struct verdict_stats *s, uint64_t count);

#endif
