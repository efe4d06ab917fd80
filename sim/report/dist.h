/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Distributions of a run: sizes, stores, gaps, latencies and reasons of the memory writes towards
 * devices and of the reads from them, of the whole run and by core and region. The file is
 * distributions.json.
 */
#ifndef GATHER_REPORT_DIST_H
#define GATHER_REPORT_DIST_H

#include "bus/bus.h"
#include "report/report.h"

/** What is measured of TLPs on the links of root ports. ORDER DIST_WHAT */
enum dist_what {
    DIST_STORES,        /* store instructions in a memory write */
    DIST_GAP,           /* ps from the end of a memory write to the start of the next on its link */
    DIST_WRITE_LATENCY, /* ps from its oldest store instruction to the end of the memory write */
    DIST_READ_LATENCY,  /* ps from the load to the end of the last completion */
    DIST_WHAT_COUNT
};
struct dist_row {
    const char *name; /* "stores", "gap", "write_latency", "read_latency" */
    const char *unit; /* of its values: "1", "ps" */
    const char *help; /* one line */
};
extern const struct dist_row dist_rows[DIST_WHAT_COUNT];

/** The TLPs of one core, of one region, or all of them. */
struct dist_group {
    const char *by;   /* "all", "cpu", "region" */
    const char *name; /* "" of all, "0", "nvme BAR0" */
    struct hist sizes;
    uint64_t reasons[BUS_REASON_COUNT]; /* memory writes */
    uint64_t reads, read_bytes;
    struct loghist values[DIST_WHAT_COUNT];
};

/** A named range of bus addresses. */
struct dist_region {
    char name[64];
    uint64_t base, size;
};

/** The groups of one run: the whole first, then cores by number, then regions by address. */
struct dists;
/** Regions are copied; none: only by core. Never NULL. */
struct dists *dists_new(const struct dist_region *regions, size_t count);
void dists_free(struct dists *d);
struct pcie_tlp;
/** From an observer of root ports' links, in the order of its calls. NULL is allowed. */
void dists_see(struct dists *d, const struct pcie_tlp *t);
/** Only groups that have seen a TLP are counted. */
size_t dists_count(const struct dists *d);
const struct dist_group *dists_group(const struct dists *d, size_t index);
/** NULL: there is none. */
const struct dist_group *dists_find(const struct dists *d, const char *by, const char *name);

/** distributions.json of a run's folder. */
bool report_folder_dists(struct report_folder *folder, const struct dists *d, struct error *e);
/** Read it back. A broken file is named. */
bool dists_load(const char *path, struct dists **out, struct error *e);

#endif
