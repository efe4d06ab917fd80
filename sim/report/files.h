/* SPDX-License-Identifier: Apache-2.0 */
/** The files of runs, drawn into a stream that somebody else opens and commits. */
#ifndef GATHER_REPORT_FILES_H
#define GATHER_REPORT_FILES_H

#include "report/report.h"

/** FOLDER/NAME; false if that is longer than `size`. */
bool path_in(char *out, size_t size, const char *folder, const char *name, struct error *e);
/** The same as a new string. */
char *join_path(const char *folder, const char *name);
/** A field of a CSV file, quoted if it must be. */
void csv_text(FILE *to, const char *text);
void csv_draw(FILE *to, const struct report_run *runs, size_t count);
/** A file of JSON, with indents; takes `root`, of which NULL is a want of memory. */
bool json_commit(const char *path, struct json_t *root, struct error *e);
void svg_draw(FILE *to, const struct report_run *runs, size_t count);
/** False with `e` filled if gnuplot is missing or fails. */
bool png_draw(FILE *to, const struct report_run *runs, size_t count, struct error *e);
/** The same of any script of gnuplot's. */
typedef void png_script_fn(FILE *script, const void *what);
bool png_run(FILE *to, png_script_fn *write, const void *what, struct error *e);
/** A string in gnuplot's single quotes. */
void png_put_quoted(FILE *to, const char *text);
/** Colour and filling of a series: no two have the same, up to 24. */
void png_put_look(FILE *to, size_t series);

#endif
