/* SPDX-License-Identifier: Apache-2.0 */
/** CSV files of a run, read row by row (RFC 4180): what quotes hold may have ends of lines. */
#ifndef GATHER_REPORT_CSV_H
#define GATHER_REPORT_CSV_H

#include <stdio.h>

#include "base/base.h"

struct csv {
    FILE *from;
    const char *path;
    int line, row; /* where it is, and where the row began; 1 is the first */
    size_t count;  /* fields of the row */
    /* The reader's own. */
    char *text; /* the fields, each with its end */
    size_t used, room;
    size_t *starts;
    size_t starts_room;
};
enum csv_result { CSV_ROW, CSV_END, CSV_BROKEN };

/** False: it cannot be read; errno says why. Close it in any case. */
bool csv_open(struct csv *c, const char *path);
/** The next row. A broken one is an error that names its first line. */
enum csv_result csv_next(struct csv *c, struct error *e);
/** A field of the row, as long as that is the last one read. */
const char *csv_field(const struct csv *c, size_t index);
void csv_close(struct csv *c);

#endif
