/* SPDX-License-Identifier: Apache-2.0 */
/**
 * trace: captured guest MMIO. Readers and writers of the formats (reader.h, part of this header),
 * and replay: the accesses of a capture on a platform, by the same load/store unit that scenarios
 * use.
 */
#ifndef GATHER_TRACE_TRACE_H
#define GATHER_TRACE_TRACE_H

#include "base/base.h"
#include "platform/platform.h"
#include "trace/reader.h"

/** A range of guest physical addresses that the guest has mapped with one stage-1 type. */
struct replay_region {
    char name[64];   /* for reports */
    char region[64]; /* the trace's name for it ("0000:00:02.0:region0"): its offsets begin at base;
                        "" none */
    uint64_t base, size; /* multiples of 4096 */
    uint64_t va; /* where the kernel has mapped it, for traces of virtual addresses; 0: not known */
    unsigned s1; /* s1_type_parse() */
};

struct replay_options {
    struct trace_options trace;
    const char *policy;
    unsigned s1;                         /* of everything, without a map */
    const struct replay_region *regions; /* the map; NULL: the trace's, else one BAR */
    size_t region_count;
    bool ignore_barriers;
    bool ls64;
    const volatile int *interrupt; /* stops the replay; the result is then partial */
};

struct replay_result {
    struct trace_totals totals;
    uint64_t faulted;     /* accesses that faulted and sent nothing */
    uint64_t outside_map; /* accesses outside a given map: skipped */
    uint64_t zva_marks;   /* DC ZVA without an address: skipped */
    bool vm_stopped;      /* a fault would have ended the VM; the replay went on */
    bool own_map;         /* the map was the trace's own */
    bool hung;            /* the machine: platform_hung(); the rest was left out */
    bool interrupted;
    simtime_t begin, end; /* from the first access to the last byte at the device */
    char format[32];
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
 * core of its number (modulo the platform's cores), in the trace's order, as fast as the machine
 * takes it. Barriers come from the trace. False: the user's error (file, format, map), with
 * `strict` also the first bad line, the first address outside the map.
 */
bool replay_run(struct platform *p, const struct replay_options *o, struct replay_result *r,
                struct error *e);

/** The statistics `replay.*`, one call each. */
void replay_stats(const struct replay_result *r, stat_fn *each, void *arg);

#endif
