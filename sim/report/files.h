/* SPDX-License-Identifier: Apache-2.0 */
/** The files of runs, drawn into a stream that somebody else opens and commits. */
#ifndef GATHER_REPORT_FILES_H
#define GATHER_REPORT_FILES_H

#include "report/report.h"

/** A field of a CSV file, quoted if it must be. */
void csv_text(FILE *to, const char *text);
void csv_draw(FILE *to, const struct report_run *runs, size_t count);
void svg_draw(FILE *to, const struct report_run *runs, size_t count);
/** False with `e` filled if gnuplot is missing or fails. */
bool png_draw(FILE *to, const struct report_run *runs, size_t count, struct error *e);

#endif
