/* SPDX-License-Identifier: Apache-2.0 */
/**
 * trace: captured guest MMIO. Readers and writers of the formats (reader.h, part of this header),
 * maps from what people have (map_source.h, likewise), and replay: the accesses of a capture on a
 * platform, by the same load/store unit that scenarios use.
 */
#ifndef GATHER_TRACE_TRACE_H
#define GATHER_TRACE_TRACE_H

#include "base/base.h"
#include "platform/platform.h"
#include "trace/lint.h"
#include "trace/map_source.h"
#include "trace/reader.h"

/** A range of guest physical addresses that the guest has mapped with one stage-1 type. */
struct replay_region {
    char name[64];   /* for reports */
    char region[64]; /* the trace's name for it ("0000:00:02.0:region0"): its offsets begin at base;
                        "" none */
    uint64_t base, size; /* multiples of 4096 */
    uint64_t va; /* where the kernel has mapped it, for traces of virtual addresses; 0: not known */
    unsigned s1; /* s1_type_parse() */
    bool ecam;   /* configuration space; so is what a name says: lint_read_name() */
    bool s1_given;     /* the map says so: --s1 without a pattern changes the others */
    bool prefetchable; /* as the BAR says */
    int line;          /* in the map's file; 0: not known */
};

/** When an access may begin. ORDER REPLAY_PACE */
enum replay_pace {
    REPLAY_FAST,        /* as soon as the machine takes it */
    REPLAY_BY_TIME,     /* not before its time in the trace, counted from the first access */
    REPLAY_INSTRUCTIONS /* not before the instructions in between are done, `ipc` a cycle */
};
extern const char *const replay_pace_names[]; /* "fast", "time", "instructions", NULL */
/** What of the trace's order is kept. ORDER REPLAY_ORDER */
enum replay_order {
    REPLAY_ORDER_TRACE, /* all: an access begins when those before it have, on whatever CPU */
    REPLAY_ORDER_CPU    /* that of each CPU: CPUs run side by side */
};
extern const char *const replay_order_names[]; /* "trace", "cpu", NULL */
/** What the guest might have done instead. ORDER REPLAY_WHAT_IF */
enum replay_what_if {
    REPLAY_AS_IS,
    REPLAY_NC,   /* mapped everything Normal-NC; stage 2 may still say otherwise */
    REPLAY_ST64B /* one ST64B for stores that fill an aligned block of 64 bytes one after another */
};
extern const char *const replay_what_if_names[]; /* "as-is", "nc", "st64b", "none", NULL */
/** What the name of that number means: "none" is "as-is", too. */
enum replay_what_if replay_what_if(unsigned name);

/** A moment of the trace, counted from its first access if `relative`. */
struct replay_moment {
    bool given, relative;
    uint64_t at;
    uint8_t unit; /* enum trace_time_unit that `at` was written in; a trace of another is refused.
                     TRACE_TIME_NONE: the trace's, whichever it is */
    bool millionths; /* with TRACE_TIME_NONE: `at` is a million times the seconds, or instructions,
                        that are meant */
};
/**
 * "10ms", "1.5s", "20us", "500ns": after the first access; "70912345": so many instructions after
 * it. With @ on the trace's own clock, "@12.918988" in seconds, or "@70912345" as the trace has it.
 * False: anything else, or more than fits; `what` begins the message.
 */
bool replay_moment_parse(const char *text, const char *what, struct replay_moment *out,
                         struct error *e);
/** The part of a trace that is replayed. All zero: all of it. */
struct replay_window {
    struct replay_moment from, to; /* from <= time < to */
    const char *const *regions;    /* fnmatch() patterns of the map's names, or the trace's */
    size_t region_count;           /* 0: every region */
    uint64_t cpus;                 /* a bit for each of the trace's CPUs; 0: every one */
    bool seek; /* blocks of a gtr trace before `from` are left unread, and not counted either; of
                  other traces it is the user's error */
};

struct lint_place;
struct replay_progress {
    uint64_t records;   /* read, whether replayed or not */
    uint64_t bytes, of; /* of the file, as stored; of 0: not known (a pipe) */
};

struct replay_options {
    struct trace_options trace;
    const char *policy;
    unsigned s1;                         /* of everything, without a map */
    const struct replay_region *regions; /* the map; NULL: the trace's, else one BAR */
    size_t region_count;
    enum replay_pace pace;
    double ipc;     /* instructions a cycle of the platform's cores; > 0 */
    bool ipc_given; /* it is no default */
    enum replay_order order;
    enum replay_what_if what_if;
    struct replay_window window;
    bool ignore_barriers;
    bool ls64;
    /** Every access and barrier, in the trace's order, as the trace has it: with `place->outside`
     * those that the window leaves out, with `place` NULL those that the map does. Names in `place`
     * are valid until replay_run() returns. NULL: nobody looks. */
    void (*see)(void *see_self, const struct trace_insn *insn, const struct lint_place *place);
    void *see_self;
    /** Told the map that is used, before the first access; not called without one. NULL: nobody. */
    void (*mapped)(void *mapped_self, const struct replay_region *regions, size_t count);
    void *mapped_self;
    const volatile int *interrupt; /* stops the replay; the result is then partial */
    /** Now and then, at least every 65536 records; NULL: not wanted. */
    void (*progress)(void *progress_self, const struct replay_progress *p);
    void *progress_self;
};

struct replay_result {
    struct trace_totals totals;
    uint64_t faulted;        /* accesses that faulted and sent nothing */
    uint64_t outside_map;    /* accesses outside a given map: skipped */
    uint64_t outside_window; /* accesses outside the window: skipped */
    uint64_t made_st64b;     /* ST64Bs that replaced stores */
    uint64_t late;           /* accesses that began after their time, by more than 1 us */
    simtime_t latest;        /* the most that one was late */
    uint64_t zva_marks;      /* DC ZVA without an address: skipped */
    bool vm_stopped;         /* a fault would have ended the VM; the replay went on */
    bool own_map;            /* the map was the trace's own */
    bool not_built;          /* trace and map are good; the platform refused what they need */
    bool hung;               /* the machine: platform_hung(); the rest was left out */
    bool interrupted;
    simtime_t begin, end; /* from the first access to the last byte at the device */
    char format[32];
    char memory[96]; /* what both stages make of the mappings: "Normal-NC"; each type once */
    size_t skip_count;
    struct {
        char label[64];
        uint64_t count;
    } skips[32];
    size_t message_count;
    struct error messages[8];
    size_t note_count; /* what the trace lacks */
    char notes[8][256];
};

/**
 * Replay a trace on `p`, on an endpoint and in a VM of its own, each of the trace's CPUs on the
 * core of its number (modulo the platform's cores). Barriers come from the trace. False: the user's
 * error (file, format, map, a pace or window that the trace has no times for), with `strict` also
 * the first bad line, the first address outside the map.
 */
bool replay_run(struct platform *p, const struct replay_options *o, struct replay_result *r,
                struct error *e);

/**
 * Options that want another beside them, by the user's names for options: `dash` is "--" or "".
 * False: one that would be ignored without it.
 */
bool replay_options_check(const struct replay_options *o, const char *dash, struct error *e);

/** The statistics `replay.*`, one call each. */
void replay_stats(const struct replay_result *r, stat_fn *each, void *arg);

#endif
