/* SPDX-License-Identifier: Apache-2.0 */
/* Drain reasons and the timeline: what tlps.csv has. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "report/html.h"
#include "report/text.h"

static bool any_flow(const struct html_data *d)
{
    for (size_t i = 0; i < d->count; i++)
        if (d->runs[i].flow != NULL)
            return true;
    return false;
}

/* ---- drain reasons --------------------------------------------------------------------------- */

static bool occurs(const struct html_data *d, unsigned reason)
{
    for (size_t i = 0; i < d->count; i++)
        if (d->runs[i].flow != NULL && d->runs[i].flow->reason_tlps[reason] != 0)
            return true;
    return false;
}

static void put_reason_table(FILE *to, const struct html_data *d)
{
    static const char *const columns[] = { "Run",    "Reason",         "#TLPs", "#Share",
                                           "#Bytes", "#Bytes per TLP", NULL };
    char text[TEXT_NUMBER];
    html_table_begin(to, "Memory writes towards devices by the reason why they were sent", columns);
    for (size_t i = 0; i < d->count; i++) {
        const struct html_flow *f = d->runs[i].flow;
        for (unsigned r = 0; f != NULL && r < BUS_REASON_COUNT; r++) {
            if (f->reason_tlps[r] == 0)
                continue;
            (void)fputs("<tr><th scope=\"row\">", to);
            html_text(to, d->runs[i].label);
            (void)fprintf(to,
                          "</th><td><span class=\"nowrap\"><svg class=\"key\" "
                          "aria-hidden=\"true\" xmlns=\"http://www.w3.org/2000/svg\"><rect "
                          "class=\"why%u\" width=\"100%%\" height=\"100%%\"/></svg> %s</span>"
                          "</td>",
                          r, bus_reason_name((enum bus_reason)r));
            (void)fprintf(to, "<td class=\"n\">%s</td><td class=\"n\">",
                          text_grouped(text, f->reason_tlps[r]));
            html_text(to, text_percent(text, (double)f->reason_tlps[r], (double)f->writes));
            (void)fprintf(to, "</td><td class=\"n\">%s</td><td class=\"n\">%.1f</td></tr>\n",
                          text_grouped(text, f->reason_bytes[r]),
                          (double)f->reason_bytes[r] / (double)f->reason_tlps[r]);
        }
    }
    html_table_end(to);
}

void html_put_drains(FILE *to, const struct html_data *d)
{
    const char *names[BUS_REASON_COUNT];
    bool any = false;
    for (unsigned r = 0; r < BUS_REASON_COUNT; r++) {
        names[r] = bus_reason_name((enum bus_reason)r);
        any |= occurs(d, r);
    }
    if (!any) {
        (void)fprintf(to, "<p class=\"none\">%s</p>\n",
                      any_flow(d) ? "No memory writes towards devices."
                                  : "These runs have no tlps.csv.");
        return;
    }
    (void)fputs("<p>Why bytes left the core, as shares of the memory writes towards devices. ", to);
    html_drawn_note(to, d);
    (void)fputs("</p>\n<ul class=\"legend\">\n", to);
    for (unsigned r = 0; r < BUS_REASON_COUNT; r++) {
        if (!occurs(d, r))
            continue;
        (void)fprintf(to,
                      "<li><svg class=\"key\" aria-hidden=\"true\" "
                      "xmlns=\"http://www.w3.org/2000/svg\"><rect class=\"why%u\" width=\"100%%\" "
                      "height=\"100%%\"/></svg> <b>%s</b>: ",
                      r, names[r]);
        html_text(to, bus_reason_help((enum bus_reason)r));
        (void)fputs("</li>\n", to);
    }
    (void)fputs("</ul>\n<div class=\"stacks\">\n", to);
    for (size_t i = 0; i < html_drawn(d); i++) {
        const struct html_flow *f = d->runs[i].flow;
        if (f == NULL || f->writes == 0)
            continue;
        (void)fputs("<div class=\"who\">", to);
        html_text(to, d->runs[i].label);
        (void)fputs("</div>", to);
        char *title = NULL;
        if (asprintf(&title, "Drain reasons of %s", d->runs[i].label) >= 0)
            html_stack(to, title, f->reason_tlps, BUS_REASON_COUNT, names);
        free(title);
    }
    (void)fputs("</div>\n", to);
    put_reason_table(to, d);
}

/* ---- the timeline ---------------------------------------------------------------------------- */

/** The bins of a run as bytes per second; the last one counts as full. */
struct rates {
    double wire[2][HTML_BINS], payload[2][HTML_BINS];
    size_t count;
    simtime_t end; /* of the axis */
};

static simtime_t end_of(const struct html_run *run)
{
    return simtime_max(simtime_max(run->loaded->time, run->flow->last), 1);
}

/** Bins are joined until there are no more than fill the time of the run. */
static void make_rates(struct rates *r, const struct html_run *run)
{
    const struct html_flow *f = run->flow;
    memset(r, 0, sizeof(*r));
    simtime_t width = f->width, end = end_of(run);
    size_t joined = 1;
    while ((end + width - 1) / width > HTML_BINS) {
        width *= 2;
        joined *= 2;
    }
    r->count = (size_t)((end + width - 1) / width);
    r->end = r->count * width;
    const double factor = 1e12 / (double)width; /* ps in a second */
    for (size_t i = 0; i < HTML_BINS; i++) {
        size_t at = i / joined < HTML_BINS ? i / joined : HTML_BINS - 1;
        for (unsigned up = 0; up < 2; up++) {
            r->wire[up][at] += factor * (double)f->bins[i].wire[up];
            r->payload[up][at] += factor * (double)f->bins[i].payload[up];
        }
    }
}

static double highest_of(const double *values, size_t count)
{
    double highest = 0;
    for (size_t i = 0; i < count; i++)
        highest = fmax(highest, values[i]);
    return highest;
}

/** 1, 2, 2.5 or 5 times a power of ten that is not below `value`. */
static double round_up(double value)
{
    static const double factors[] = { 1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10 };
    if (value <= 0)
        return 0;
    double power = pow(10, floor(log10(value)));
    for (size_t i = 0; i < ARRAY_LEN(factors); i++)
        if (value <= factors[i] * power * (1 + 1e-9))
            return factors[i] * power;
    return 10 * power;
}

enum { MARKS = 200 };
struct marks {
    struct html_mark mark[MARKS];
    char text[MARKS][160];
    size_t count, more;
};

/** When the access that failed was issued. */
static void make_marks(struct marks *m, const struct html_run *run, simtime_t end)
{
    m->count = m->more = 0;
    for (size_t i = 0; i < run->lives.row_count; i++) {
        double ns = strtod(html_cell(&run->lives, i, "issued_ns"), NULL);
        double at = ns * PS_PER_NS / (double)end;
        if (m->count == MARKS || !(at >= 0 && at <= 1)) {
            m->more++;
            continue;
        }
        char *text = m->text[m->count];
        (void)snprintf(text, sizeof(m->text[0]), "%s at %s ns: %s",
                       html_cell(&run->lives, i, "kind"), html_cell(&run->lives, i, "issued_ns"),
                       html_cell(&run->lives, i, "verdict"));
        m->mark[m->count++] = (struct html_mark){ .at = at, .text = text };
    }
}

static void put_run(FILE *to, const struct html_run *run, const struct rates *r, double highest,
                    double lowest, simtime_t longest)
{
    enum { TICKS = 9 };
    struct html_tick ticks[TICKS];
    struct marks *marks = calloc(1, sizeof(*marks));
    char *about = NULL;
    if (marks == NULL)
        return;
    const simtime_t column = r->end / r->count;
    make_marks(marks, run, r->end);
    if (asprintf(&about,
                 "Load of the links in columns of %.6g ns: at most %.4g MB/s towards devices and "
                 "%.4g MB/s "
                 "towards the host; %zu errors.",
                 (double)column / PS_PER_NS, highest_of(r->wire[0], r->count) / 1e6,
                 highest_of(r->wire[1], r->count) / 1e6, run->lives.row_count) < 0)
        about = NULL;
    const struct html_columns columns = {
        .title = run->label,
        .about = about == NULL ? "" : about,
        .count = r->count,
        .up = r->wire[0],
        .up_part = r->payload[0],
        .down = r->wire[1],
        .down_part = r->payload[1],
        .highest = highest,
        .lowest = lowest,
    };
    (void)fputs("<figure class=\"time\"><figcaption><b>", to);
    html_text(to, run->label);
    (void)fputs("</b> <small>", to);
    html_time(to, end_of(run));
    (void)fputs(", ", to);
    html_count(to, run->flow->rows, "TLP", "TLPs");
    if (run->lives.row_count != 0) {
        (void)fputs(", ", to);
        html_count(to, run->lives.row_count, "error", "errors");
    }
    (void)fputs("</small></figcaption>", to);
    html_columns(to, &columns, "B/s", ticks, html_time_ticks(ticks, TICKS, r->end), marks->mark,
                 marks->count);
    if (longest != 0) {
        (void)fputs("<div class=\"length\"><span>length</span>", to);
        html_bar(to, (double)end_of(run) / (double)longest, "long");
        char text[TEXT_NUMBER];
        html_format(to, "%s of the longest",
                    text_percent(text, (double)end_of(run), (double)longest));
        (void)fputs("</div>", to);
    }
    (void)fputs("</figure>\n", to);
    free(about);
    free(marks);
}

static void put_timeline_legend(FILE *to, bool errors)
{
    static const char *const rows[][2] = {
        { "up-part", "towards devices (above the line): payload" },
        { "up", "header, framing and requests" },
        { "down-part", "towards the host (below the line): payload" },
        { "down", "header and framing" },
    };
    (void)fputs("<ul class=\"legend flat\">\n", to);
    for (size_t i = 0; i < ARRAY_LEN(rows); i++)
        (void)fprintf(to,
                      "<li><svg class=\"key\" aria-hidden=\"true\" "
                      "xmlns=\"http://www.w3.org/2000/svg\"><rect class=\"%s\" width=\"100%%\" "
                      "height=\"100%%\"/></svg> %s</li>\n",
                      rows[i][0], rows[i][1]);
    if (errors)
        (void)fputs(
            "<li><svg class=\"key\" aria-hidden=\"true\" "
            "xmlns=\"http://www.w3.org/2000/svg\"><path class=\"mark\" "
            "d=\"M7 13l-6-12h12z\"/></svg> an access that failed, when it was issued</li>\n",
            to);
    (void)fputs("</ul>\n", to);
}

void html_put_timeline(FILE *to, const struct html_data *d)
{
    struct rates *rates = calloc(HTML_DRAWN, sizeof(*rates));
    double highest = 0, lowest = 0;
    simtime_t longest = 0, shortest = SIMTIME_NEVER;
    bool errors = false, any = false;
    for (size_t i = 0; rates != NULL && i < html_drawn(d); i++) {
        const struct html_run *run = &d->runs[i];
        if (run->flow == NULL || run->flow->rows == 0)
            continue;
        any = true;
        make_rates(&rates[i], run);
        highest = fmax(highest, highest_of(rates[i].wire[0], rates[i].count));
        lowest = fmax(lowest, highest_of(rates[i].wire[1], rates[i].count));
        longest = simtime_max(longest, end_of(run));
        shortest = simtime_min(shortest, end_of(run));
        errors |= run->lives.row_count != 0;
    }
    if (!any) {
        (void)fprintf(to, "<p class=\"none\">%s</p>\n",
                      any_flow(d) ? "No TLPs." : "These runs have no tlps.csv.");
        free(rates);
        return;
    }
    (void)fputs("<p>Bytes of TLPs on the links in each stretch of simulated time, as a rate; the "
                "axis of bytes is linear and the same for all runs. ",
                to);
    if (longest != shortest)
        (void)fputs("Each run has its own axis of time: the strip below shows how long it is "
                    "beside the longest. ",
                    to);
    html_drawn_note(to, d);
    (void)fputs("</p>\n", to);
    put_timeline_legend(to, errors);
    /* A column that fills the picture is as high as its label says; in B/s. */
    highest = round_up(highest);
    lowest = round_up(lowest);
    (void)fputs(d->count > 4 ? "<div class=\"multiples\">\n" : "<div>\n", to);
    for (size_t i = 0; i < html_drawn(d); i++)
        if (d->runs[i].flow != NULL && rates[i].count != 0)
            put_run(to, &d->runs[i], &rates[i], highest, lowest, longest == shortest ? 0 : longest);
    (void)fputs("</div>\n", to);
    free(rates);
}
