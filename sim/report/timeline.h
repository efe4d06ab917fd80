/* SPDX-License-Identifier: Apache-2.0 */
/**
 * A run as tracks of slices: the Trace Event Format that Perfetto and chrome://tracing read. Times
 * are us with all digits of the ps. Nothing is kept: events stand in the order in which they came.
 */
#ifndef GATHER_REPORT_TIMELINE_H
#define GATHER_REPORT_TIMELINE_H

#include "report/report.h"

enum {
    TIMELINE_CORES = 64,
    TIMELINE_PORTS = 64,
    TIMELINE_LANES = 64 /* lines of one core that are open at a time and have a track each */
};

/** A TLP on a link. */
struct timeline_tlp {
    simtime_t time, end, waited; /* waited: for credits, before `time` */
    const char *type, *reason;   /* reason "": none */
    uint64_t address;
    uint32_t length_dw, bytes, wire_bytes, stores;
    unsigned port, core, tag;
    uint8_t first_be, last_be;
    bool up;
};
/** A write buffer's line, from its first store to its drain. */
struct timeline_line {
    simtime_t from, to;
    uint64_t address, mask;
    const char *reason;
    uint32_t stores;
    unsigned core, vm;
};
/** Something went wrong. */
struct timeline_error {
    simtime_t time;
    uint64_t address;
    const char *kind, *victim, *text;
    unsigned vm;
};

struct timeline;
/** Begin the file. NULL: no memory. The stream stays the caller's. */
struct timeline *timeline_start(FILE *to);
void timeline_tlp(struct timeline *t, const struct timeline_tlp *tlp);
void timeline_line(struct timeline *t, const struct timeline_line *line);
void timeline_error(struct timeline *t, const struct timeline_error *error);
/** Write the end. Failures stay in the stream. */
void timeline_end(struct timeline *t);
void timeline_free(struct timeline *t);

#endif
