/* SPDX-License-Identifier: Apache-2.0 */
/** The HTML report: what its parts share. A page is well-formed XML as well as HTML. */
#ifndef GATHER_REPORT_HTML_H
#define GATHER_REPORT_HTML_H

#include <jansson.h>

#include "bus/bus.h"
#include "report/dist.h"
#include "report/report.h"

/* ---- what is read ---------------------------------------------------------------------------- */

/** A CSV file with a header, all of it. */
struct html_table {
    char **columns;
    size_t column_count;
    char **cells; /* row by row */
    size_t row_count;
};
/** True with no rows and no columns if there is no such file. `needed` ends with NULL. */
bool html_table_read(struct html_table *t, const char *path, const char *const *needed,
                     struct error *e);
void html_table_free(struct html_table *t);
/** "" if there is no such column. */
const char *html_cell(const struct html_table *t, size_t row, const char *column);

enum { HTML_BINS = 240 };
/** Bytes of TLPs that begin in one stretch of time. */
struct html_bin {
    uint64_t wire[2], payload[2]; /* down, up */
};
/** tlps.csv in little memory: bins double their width when time goes beyond the last. */
struct html_flow {
    struct html_bin bins[HTML_BINS];
    simtime_t width; /* of a bin, 2^n ps */
    simtime_t last;  /* the start of the last TLP */
    uint64_t rows;
    uint64_t reason_tlps[BUS_REASON_COUNT], reason_bytes[BUS_REASON_COUNT]; /* of MWr */
    uint64_t writes;
};
/** `*out` NULL if there is no such file. A broken row is named. */
bool html_flow_read(struct html_flow **out, const char *path, struct error *e);

struct html_file {
    char *name; /* as seen from where the report's folder is */
    uint64_t size;
    uint32_t crc;
};

struct html_run {
    const struct report_loaded *loaded;
    char *label;
    json_t *json;           /* run.json; NULL: none */
    struct html_flow *flow; /* NULL: no tlps.csv */
    struct html_table lives;
    struct lint_finding *lints; /* the places of lints.csv */
    size_t lint_count;
    bool linted;               /* it has a lints.csv */
    const struct dists *dists; /* NULL: none */
};

struct html_folder {
    const char *path;
    json_t *json; /* its run.json if that lists subfolders, else NULL */
    struct report_loaded *loaded;
    size_t first, count; /* its runs */
};

struct html_data {
    const char *title; /* NULL: made of what was run */
    const char *page;  /* its path, which is none of the files */
    struct html_folder *folders;
    size_t folder_count;
    struct html_run *runs;
    size_t count;
    struct report_run *views; /* of the runs, with their labels */
    struct html_file *files;
    size_t file_count;
};
bool html_data_read(struct html_data *d, const char *const *folders, size_t count, struct error *e);
void html_data_free(struct html_data *d);
/** A setting of run.json, or NULL. */
const char *html_setting(const json_t *run, const char *key);
/** A value of stats.json; 0: it is not there. */
double html_value(const struct html_run *run, const char *name);
/** The last component of a path. */
const char *html_base(const char *path);
/** What was found in a run, a place as often as it was. */
uint64_t html_lint_total(const struct html_run *run);
/** Was any trace looked at? */
bool html_has_lints(const struct html_data *d);

/* ---- text ------------------------------------------------------------------------------------ */

/** Text with its markup made harmless; what is no printable UTF-8 shows as '?'. */
void html_text(FILE *to, const char *text);
/** As printf(), the result as html_text(). */
void html_format(FILE *to, const char *format, ...) GATHER_PRINTF(2, 3);
/** A time in the unit that suits it. */
void html_time(FILE *to, simtime_t time);
/** "0.125 ×" of `part` / `whole`, "-" if that is not a number. */
void html_ratio(FILE *to, double part, double whole);
/** "3 TLPs", "1 TLP" */
void html_count(FILE *to, uint64_t count, const char *one, const char *many);

/* ---- charts ---------------------------------------------------------------------------------- */

/** A bar that fills `share` of its cell; anything above 0 is visible. */
void html_bar(FILE *to, double share, const char *css);

/** Columns over an axis: up is above the zero line, down below; two shades of each. */
struct html_columns {
    const char *title, *about;
    size_t count;
    const double *up, *up_part, *down, *down_part; /* NULL: not there */
    double highest;                                /* of both, of all charts of the section */
    double lowest;                                 /* of the part below zero; 0: there is none */
};
struct html_tick {
    double at; /* 0 to 1 */
    char text[48];
};
struct html_mark {
    double at;
    const char *text;
};
void html_columns(FILE *to, const struct html_columns *c, const char *unit,
                  const struct html_tick *ticks, size_t tick_count, const struct html_mark *marks,
                  size_t mark_count);
/** One bar of several parts, each with the class `css` + index and a text. */
void html_stack(FILE *to, const char *title, const uint64_t *parts, size_t count,
                const char *const *names);
/** Ticks at round times; returns how many. */
size_t html_time_ticks(struct html_tick *ticks, size_t most, simtime_t end);

/* ---- sections -------------------------------------------------------------------------------- */

/** So many runs are drawn; tables have all. */
enum { HTML_DRAWN = 24, HTML_SHOWN = 200 };
static inline size_t html_drawn(const struct html_data *d)
{
    return d->count < HTML_DRAWN ? d->count : HTML_DRAWN;
}
/** "<section>" with its heading, and its end. */
void html_section(FILE *to, const char *id, const char *heading);
void html_section_end(FILE *to);
/** If not all runs are drawn, a line that says so. */
void html_drawn_note(FILE *to, const struct html_data *d);
/** A table that scrolls inside itself, up to and with "<thead>"'s columns; "#" before: numbers. */
void html_table_begin(FILE *to, const char *caption, const char *const *columns);
void html_table_end(FILE *to);

/** Payload in percent of the bytes on the wire, "-" if those are not known. */
void html_put_efficiency(FILE *to, const struct report_run *run);
void html_put_summary(FILE *to, const struct html_data *d);
void html_put_runs(FILE *to, const struct html_data *d);
void html_put_sizes(FILE *to, const struct html_data *d);
void html_put_dists(FILE *to, const struct html_data *d);
bool html_has_dists(const struct html_data *d);
void html_put_drains(FILE *to, const struct html_data *d);
void html_put_timeline(FILE *to, const struct html_data *d);
void html_put_lints(FILE *to, const struct html_data *d);
void html_put_containment(FILE *to, const struct html_data *d);
/** A sentence about the errors; nothing if there are none. */
void html_put_judgement(FILE *to, const struct html_data *d);
uint64_t html_errors(const struct html_run *run);
/** Their number; "≥ 1,000" where a run may have had more than it keeps. */
void html_put_errors(FILE *to, const struct html_run *run);
void html_put_parameters(FILE *to, const struct html_data *d);
void html_put_provenance(FILE *to, const struct html_data *d);

extern const char html_css[]; /* html.css, made by gen/text.lua */

#endif
