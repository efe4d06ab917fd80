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

/** Percentiles as shown: one table for all. */
enum { DIST_POINTS = 6 };
struct dist_point {
    const char *key, *label; /* "p999", "p99.9" */
    double percent;
};
extern const struct dist_point dist_points[DIST_POINTS];

/** The TLPs of one core, of one region, or all of them. */
struct dist_group {
    const char *by;         /* "all", "cpu", "region" */
    const char *name;       /* "" of all, "0", "nvme BAR0" */
    struct hist sizes;      /* memory writes towards devices */
    struct hist read_sizes; /* memory reads from devices that an instruction asked for */
    uint64_t reasons[BUS_REASON_COUNT]; /* of the memory writes */
    struct loghist values[DIST_WHAT_COUNT];
    uint64_t sums[DIST_WHAT_COUNT]; /* of the values, exact */
};

/** A named range of bus addresses. */
struct dist_region {
    char name[64];
    uint64_t base, size;
};
enum {
    DIST_CORES = 64,
    DIST_REGIONS = 256,
    DIST_GROUPS = 1 + DIST_CORES + DIST_REGIONS /* the most that there are */
};

/** The groups of one run: the whole first, then cores by number, then regions by address. */
struct dists;
/** Never NULL. */
struct dists *dists_new(void);
void dists_free(struct dists *d);
/** Regions: a map's, for good, or where dists_ask() was called until the next dists_moved(). More
 * than DIST_REGIONS: the first ones. */
void dists_map(struct dists *d, const struct dist_region *regions, size_t count);
struct replay_region;
/** The same as `mapped` of struct replay_options; NULL is allowed. */
void dists_map_replay(void *dists, const struct replay_region *regions, size_t count);
/** Or: who knows which region has a bus address now (a BAR, which software may move). */
typedef bool dists_find_fn(void *self, uint64_t address, struct dist_region *out);
void dists_ask(struct dists *d, dists_find_fn *find, void *self);
struct platform;
/** The BARs of a platform, as "ep0 BAR2": endpoints in the order in which they were made. */
void dists_ask_platform(struct dists *d, const struct platform *p);
/** Regions may have moved since the last TLP: ask again. NULL is allowed. */
void dists_moved(struct dists *d);
struct pcie_tlp;
/** From an observer of links, in the order of its calls. NULL is allowed. */
void dists_see(struct dists *d, const struct pcie_tlp *t);
/** Only groups that have seen a TLP are counted. */
size_t dists_count(const struct dists *d);
const struct dist_group *dists_group(const struct dists *d, size_t index);
/** NULL: there is none. */
const struct dist_group *dists_find(const struct dists *d, const char *by, const char *name);

/** distributions.json of a run's folder. */
bool report_folder_dists(struct report_folder *folder, const struct dists *d, struct error *e);
/** Read it back. `*out` is NULL if there is no such file. A broken file is named. */
bool dists_load(const char *path, struct dists **out, struct error *e);
/** The same from the text of a file, which `path` names in messages. */
bool dists_parse(const char *text, size_t length, const char *path, struct dists **out,
                 struct error *e);

#endif
