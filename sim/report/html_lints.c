/* SPDX-License-Identifier: Apache-2.0 */
/* Lints: what the capture shows, told once however many runs have seen it. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "report/html.h"
#include "report/must.h"
#include "report/text.h"
#include "trace/trace.h"

/* ---- how many -------------------------------------------------------------------------------- */

/* Of each kind. What stats.json has of all that was found, since lints.csv keeps the first places
 * alone; else the rows of lints.csv. */
struct kinds {
    uint64_t count[LINT_COUNT];
    uint64_t unjudged[LINT_COUNT]; /* accesses that it could not judge without barriers */
    uint64_t outside;              /* accesses outside the map */
    uint64_t undecided;            /* what may be one */
    uint64_t beyond;               /* found at places that lints.csv does not keep */
};

static double stat_of(const struct html_run *run, const char *kind, const char *end)
{
    char name[64];
    (void)snprintf(name, sizeof(name), "lint.%s%s", kind, end);
    return html_value(run, name);
}

static uint64_t total_of(const struct kinds *all)
{
    uint64_t total = 0;
    for (unsigned k = 0; k < LINT_COUNT; k++)
        total += all->count[k];
    return total;
}

static uint64_t whole(double value)
{
    return value > 0 ? (uint64_t)value : 0;
}

static struct kinds kinds_of(const struct html_run *run)
{
    struct kinds all = { .outside = whole(html_value(run, "replay.outside_map")) };
    uint64_t kept = 0;
    for (unsigned k = 0; k < LINT_COUNT; k++) {
        all.count[k] = whole(stat_of(run, lint_rows[k].name, ""));
        all.unjudged[k] = whole(stat_of(run, lint_rows[k].name, ".unjudged"));
        all.undecided += whole(stat_of(run, lint_rows[k].name, ".undecided"));
    }
    const bool any = total_of(&all) != 0;
    for (size_t i = 0; i < run->lint_count; i++) {
        all.count[run->lints[i].kind] += any ? 0 : run->lints[i].count;
        kept += run->lints[i].count;
    }
    all.beyond = total_of(&all) > kept ? total_of(&all) - kept : 0;
    return all;
}

uint64_t html_lint_total(const struct html_run *run)
{
    const struct kinds all = kinds_of(run);
    return total_of(&all);
}

bool html_has_lints(const struct html_data *d)
{
    bool any = false;
    for (size_t i = 0; i < d->count; i++)
        any |= d->runs[i].linted;
    return any;
}

/* ---- runs that say the same ------------------------------------------------------------------ */

/** "v6.8, v6.9"; "all 12 runs". */
static void put_labels(FILE *to, const struct html_data *d, const bool *in, const char *css)
{
    enum { SHOWN = 4 };
    size_t count = 0, shown = 0;
    for (size_t i = 0; i < d->count; i++)
        count += in[i];
    if (count == d->count && count > SHOWN) {
        html_format(to, "all %zu runs", count);
        return;
    }
    for (size_t i = 0; i < d->count && shown < SHOWN; i++) {
        if (!in[i])
            continue;
        (void)fprintf(to, "%s<span class=\"%s\">", shown++ == 0 ? "" : ", ", css);
        html_text(to, d->runs[i].label);
        (void)fputs("</span>", to);
    }
    if (shown < count)
        html_format(to, " and %zu more", count - shown);
}

/** What that does not say. */
static void put_limits(FILE *to, const struct kinds *all)
{
    char text[LINT_UNJUDGED_BYTES], grouped[TEXT_NUMBER];
    unsigned kinds = 0;
    if (all->beyond != 0)
        html_format(to, "; %s of them at other places, beyond lint.keep",
                    text_grouped(grouped, all->beyond));
    for (unsigned k = 0; k < LINT_COUNT; k++)
        kinds |= all->unjudged[k] != 0 ? 1u << k : 0;
    lint_unjudged_text(kinds, text);
    html_text(to, text);
    if (all->undecided != 0)
        html_format(to, "; %s undecided, as a barrier may be missing in the trace",
                    text_grouped(grouped, all->undecided));
    if (all->outside != 0) {
        char outside[LINT_OUTSIDE_BYTES];
        lint_outside_text(all->outside, outside);
        html_format(to, "; %s", outside);
    }
}

/** "v6.9: overlap 268" */
static void put_found(FILE *to, const struct html_data *d, const struct kinds *all, const bool *in)
{
    const char *before = ": ";
    (void)fputs("<li>", to);
    put_labels(to, d, in, "run");
    for (unsigned k = 0; k < LINT_COUNT; k++) {
        char text[TEXT_NUMBER];
        if (all->count[k] == 0)
            continue;
        html_format(to, "%s%s %s", before, lint_rows[k].name, text_grouped(text, all->count[k]));
        before = ", ";
    }
    (void)fputs(before[0] == ':' ? ": nothing" : "", to);
    put_limits(to, all);
    (void)fputs("</li>\n", to);
}

static void put_all_found(FILE *to, const struct html_data *d)
{
    (void)fputs("<ul>\n", to);
    bool *in = must(calloc(d->count, sizeof(*in))), *done = must(calloc(d->count, sizeof(*done)));
    for (size_t i = 0; i < d->count; i++) {
        if (!d->runs[i].linted || done[i])
            continue;
        const struct kinds all = kinds_of(&d->runs[i]);
        for (size_t k = 0; k < d->count; k++) {
            const struct kinds other = kinds_of(&d->runs[k]);
            in[k] = d->runs[k].linted && memcmp(&all, &other, sizeof(all)) == 0;
            done[k] |= in[k];
        }
        put_found(to, d, &all, in);
    }
    size_t unlinted = 0;
    for (size_t i = 0; i < d->count; i++) {
        in[i] = !d->runs[i].linted;
        unlinted += in[i];
    }
    if (unlinted != 0) {
        (void)fputs("<li>", to);
        put_labels(to, d, in, "run");
        (void)fputs(": not looked at</li>\n", to);
    }
    free(in);
    free(done);
    (void)fputs("</ul>\n", to);
}

/* ---- places ---------------------------------------------------------------------------------- */

/** A row of a run's lints.csv. */
struct row {
    const struct lint_finding *f;
    const char *trace; /* the run's */
    size_t run;
    bool first; /* of those that are the same */
};

static int by_number(uint64_t a, uint64_t b)
{
    return (a > b) - (a < b);
}

/** In the order of lines; 0: all that is told of them is the same. */
static int compare_findings(const struct lint_finding *a, const struct lint_finding *b)
{
    const int orders[] = {
        by_number(a->line, b->line),
        by_number(a->earlier, b->earlier),
        by_number(a->kind, b->kind),
        by_number(a->time, b->time),
        by_number(a->address, b->address),
        by_number(a->size, b->size),
        by_number(a->is_offset, b->is_offset),
        by_number(a->count, b->count),
        (a->cpu > b->cpu) - (a->cpu < b->cpu),
        strcmp(a->region, b->region),
        strcmp(a->text, b->text),
    };
    for (size_t i = 0; i < ARRAY_LEN(orders); i++)
        if (orders[i] != 0)
            return orders[i];
    return 0;
}

/** 0: one place of one trace, told by two runs. */
static int compare_places(const struct row *a, const struct row *b)
{
    const int trace = strcmp(a->trace, b->trace);
    return trace != 0 ? trace : compare_findings(a->f, b->f);
}

static int by_place(const void *a, const void *b)
{
    const struct row *x = a, *y = b;
    const int place = compare_places(x, y);
    return place != 0 ? place : by_number(x->run, y->run);
}

static int by_run(const void *a, const void *b)
{
    const struct row *const *x = a, *const *y = b;
    const int run = by_number((*x)->run, (*y)->run);
    return run != 0 ? run : compare_findings((*x)->f, (*y)->f);
}

struct places {
    struct row *rows; /* of all runs; the same ones side by side */
    size_t row_count;
    struct row **firsts; /* one of each, by the first run that tells it */
    size_t count;
};

/* Runs of which nobody knows the trace have nothing in common: their labels differ. */
static const char *trace_of(const struct html_run *run)
{
    const char *trace = html_setting(run->json, "trace");
    return trace == NULL ? run->label : trace;
}

static void collect(struct places *p, const struct html_data *d)
{
    for (size_t i = 0; i < d->count; i++)
        p->row_count += d->runs[i].lint_count;
    p->rows = must(calloc(p->row_count + 1, sizeof(*p->rows)));
    p->firsts = must(calloc(p->row_count + 1, sizeof(struct row *)));
    struct row *at = p->rows;
    for (size_t i = 0; i < d->count; i++)
        for (size_t k = 0; k < d->runs[i].lint_count; k++)
            *at++ =
                (struct row){ .f = &d->runs[i].lints[k], .trace = trace_of(&d->runs[i]), .run = i };
    qsort(p->rows, p->row_count, sizeof(*p->rows), by_place);
    for (size_t i = 0; i < p->row_count; i++)
        if (i == 0 || compare_places(&p->rows[i - 1], &p->rows[i]) != 0) {
            p->rows[i].first = true;
            p->firsts[p->count++] = &p->rows[i];
        }
    qsort(p->firsts, p->count, sizeof(struct row *), by_run);
}

static void put_number(FILE *to, uint64_t number, bool known)
{
    (void)fprintf(to, known ? "<td class=\"n\">%" PRIu64 "</td>" : "<td class=\"n\">-</td>",
                  number);
}

static void put_row(FILE *to, const struct html_data *d, const struct places *p,
                    const struct row *row, bool *in)
{
    const struct lint_finding *f = row->f;
    memset(in, 0, d->count * sizeof(*in));
    in[row->run] = true;
    for (const struct row *same = row + 1; same < p->rows + p->row_count && !same->first; same++)
        in[same->run] = true;
    (void)fputs("<tr><td>", to);
    put_labels(to, d, in, "nowrap"); /* the table scrolls */
    (void)fprintf(to, "</td><th scope=\"row\">%s</th>", lint_rows[f->kind].name);
    put_number(to, f->line, f->line != 0);
    put_number(to, f->earlier, f->earlier != 0);
    put_number(to, f->count, true);
    (void)fprintf(to, "<td class=\"n\">%" PRId32 "</td><td class=\"n\">%s0x%" PRIx64 "</td>",
                  f->cpu, f->is_offset ? "+" : "", f->address);
    put_number(to, f->size, true);
    (void)fputs("<td>", to);
    html_text(to, f->region);
    (void)fputs("</td><td class=\"prose\">", to);
    html_text(to, f->text);
    (void)fputs("</td></tr>\n", to);
}

void html_put_lints(FILE *to, const struct html_data *d)
{
    static const char *const columns[] = { "Run",    "Lint",          "#Line",    "#Earlier",
                                           "#Times", "#CPU",          "#Address", "#Size",
                                           "Region", "What was seen", NULL };
    struct places p = { 0 };
    collect(&p, d);
    if (p.count == 0) {
        (void)fprintf(to, "<p class=\"none\">%s</p>\n",
                      html_has_lints(d)
                          ? "Nothing was found."
                          : "These runs have no lints.csv: the trace was not looked at.");
        if (html_has_lints(d))
            put_all_found(to, d);
    } else {
        const size_t shown = p.count < HTML_SHOWN ? p.count : HTML_SHOWN;
        bool *in = must(calloc(d->count, sizeof(*in)));
        (void)fputs("<p>Rules of thumb, not errors of the architecture. Lines are those of the "
                    "trace; a row is one place, with the lines of the first time.</p>\n",
                    to);
        put_all_found(to, d);
        html_table_begin(to, "What the trace shows that memory types punish", columns);
        for (size_t i = 0; i < shown; i++)
            put_row(to, d, &p, p.firsts[i], in);
        html_table_end(to);
        if (shown < p.count)
            html_format(to, "The first %zu places; %zu more are in lints.csv.", shown,
                        p.count - shown);
        free(in);
    }
    free(p.rows);
    free(p.firsts);
}
