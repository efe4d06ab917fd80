/* SPDX-License-Identifier: Apache-2.0 */
/** Distributions as pictures and tables: on the terminal, in CSV, JSON, SVG and PNG. */
#ifndef GATHER_REPORT_DIST_SHOW_H
#define GATHER_REPORT_DIST_SHOW_H

#include "report/dist.h"

/** What can be shown. ORDER DIST_OF */
enum dist_of {
    DIST_OF_SIZE,
    DIST_OF_STORES,
    DIST_OF_REASONS,
    DIST_OF_GAP,
    DIST_OF_WRITE_LATENCY,
    DIST_OF_READ_LATENCY,
    DIST_OF_READ_SIZE,
    DIST_OF_COUNT
};
struct dist_of_row {
    const char *option; /* "size", "write-latency" */
    const char *title;
    const char *axis;    /* what the rows are: "bytes" */
    const char *counted; /* "TLPs", "reads" */
    const char *unit;    /* of values: "B", "1", "ps"; "": they are names */
};
extern const struct dist_of_row dist_ofs[DIST_OF_COUNT];
/** False with the nearest name. */
bool dist_of_parse(const char *name, enum dist_of *out, struct error *e);
/** "all", "cpu", "region"; false with the nearest name. */
bool dist_by_parse(const char *name, const char **out, struct error *e);

/** One group of one run. A group without TLPs has all counts 0. */
struct dist_series {
    char name[128]; /* for columns: the run's, the group's, or both */
    const char *run;
    const struct dist_group *group;
};

/** What is shown of which series: each of the list, one after the other. */
struct dist_show {
    const enum dist_of *of;
    size_t of_count;
    const struct dist_series *series;
    size_t count;
};
void dist_show_text(FILE *to, const struct dist_show *s, const struct report_style *style);
bool dist_show_csv(const char *path, const struct dist_show *s, struct error *e);
bool dist_show_json(const char *path, const struct dist_show *s, struct error *e);
bool dist_show_svg(const char *path, const struct dist_show *s, struct error *e);
bool dist_show_png(const char *path, const struct dist_show *s, struct error *e);

/** The same of pairs: series 2n is before, 2n + 1 after. */
void dist_diff_text(FILE *to, const struct dist_show *s, const struct report_style *style);
bool dist_diff_csv(const char *path, const struct dist_show *s, struct error *e);
bool dist_diff_json(const char *path, const struct dist_show *s, struct error *e);
bool dist_diff_svg(const char *path, const struct dist_show *s, struct error *e);

#endif
