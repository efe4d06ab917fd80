/* SPDX-License-Identifier: Apache-2.0 */
/** One distribution as counts in buckets, and the rows that pictures join them to. */
#ifndef GATHER_REPORT_DIST_AXIS_H
#define GATHER_REPORT_DIST_AXIS_H

#include "report/dist_show.h"
#include "report/text.h"

/** One distribution of one series. Points into its group. */
struct dist_view {
    enum dist_of of;
    const uint64_t *count; /* by bucket */
    unsigned buckets;
    uint64_t total, sum, least, most; /* of names: only the total */
    const struct loghist *log;        /* NULL: buckets are the values themselves */
};
struct dist_view dist_view(const struct dist_group *g, enum dist_of of);
bool dist_named(enum dist_of of);
uint64_t dist_first(const struct dist_view *v, unsigned bucket);
uint64_t dist_last(const struct dist_view *v, unsigned bucket);
uint64_t dist_percentile(const struct dist_view *v, double percent);
double dist_mean(const struct dist_view *v);
bool dist_same(const struct dist_view *a, const struct dist_view *b);
/**
 * How far two distributions are from each other, 0 to 1: the largest difference of their cumulative
 * shares (Kolmogorov-Smirnov); of names half the sum of the differences (total variation).
 */
double dist_distance(const struct dist_view *a, const struct dist_view *b);

enum { DIST_ROWS = 64 };
struct dist_axis {
    size_t count;
    uint64_t highest; /* count of a row of a series */
    struct {
        unsigned from, to; /* buckets */
        char label[TEXT_NUMBER];
    } row[DIST_ROWS];
};
/** Buckets that occur in any view, joined to at most `most` rows (DIST_ROWS at most). */
void dist_axis_make(struct dist_axis *axis, const struct dist_view *views, size_t count,
                    size_t most, bool utf8);
uint64_t dist_axis_count(const struct dist_axis *axis, size_t row, const struct dist_view *v);
/** A value of that distribution with its unit, fit for tables: "355.2 ns", "64 B", "8". */
char *dist_value_text(char *out, enum dist_of of, double value, bool utf8);

#endif
