/* SPDX-License-Identifier: Apache-2.0 */
/* Distributions, and differences, as one picture: a chart below the other, bars on their side. */
#include "report/dist_axis.h"
#include "report/files.h"
#include "report/must.h"
#include "report/svg.h"

#include <math.h>
#include <stdlib.h>

enum {
    WIDTH = 480,
    MARGIN = 16,
    LABELS = 136, /* from the left edge to the bars */
    COUNTS = 84,  /* room right of the longest bar for its count */
    NUMBER = 28,  /* and for " (12)" */
    ROWS = 24,
    LEGEND = 34, /* of a series: its name, and its percentiles below */
    GAP = 6,     /* between rows */
    NAME_MOST = 50,
};

/** Draws into `to`, or with NULL only measures; the height so far. */
struct pen {
    FILE *to;
    unsigned y;
};

static void put_label(const struct pen *p, const char *class, int x, unsigned y, unsigned size,
                      const char *anchor, const char *text)
{
    const char *fill = class[0] == 'i' ? svg_ink.light : svg_faint.light;
    if (p->to == NULL)
        return;
    (void)fprintf(p->to,
                  "<text class=\"%s\" x=\"%d\" y=\"%u\" font-size=\"%u\" text-anchor=\"%s\" "
                  "fill=\"%s\">",
                  class, x, y, size, anchor, fill);
    svg_put_text(p->to, text, UINT32_MAX);
    (void)fputs("</text>\n", p->to);
}

static void put_rect(const struct pen *p, size_t series, double x, double width, unsigned height)
{
    if (p->to != NULL)
        (void)fprintf(p->to,
                      "<rect class=\"s%zu\" x=\"%.1f\" y=\"%u\" width=\"%.1f\" height=\"%u\" "
                      "fill=\"%s\"/>\n",
                      series, x, p->y, width, height, svg_palette[series].light);
}

static void put_name(const struct pen *p, int x, const char *text)
{
    if (p->to == NULL)
        return;
    (void)fprintf(p->to, "<text class=\"ink\" x=\"%d\" y=\"%u\" font-size=\"14\" fill=\"%s\">", x,
                  p->y + 11, svg_ink.light);
    svg_put_text(p->to, text, NAME_MOST);
    (void)fputs("</text>\n", p->to);
}

static void put_legend(struct pen *p, const struct dist_view *v, const char *name, size_t series)
{
    enum { FULL = 70 /* columns of 12 that fit */ };
    char text[256], value[6][TEXT_NUMBER];
    put_rect(p, series, MARGIN, 12, 12);
    put_name(p, MARGIN + 20, name);
    (void)text_grouped(value[0], v->total);
    if (dist_named(v->of) || v->total == 0) {
        (void)snprintf(text, sizeof(text), "%s %s", value[0], dist_ofs[v->of].counted);
    } else {
        (void)dist_value_text(value[1], v->of, dist_mean(v), true);
        (void)dist_value_text(value[2], v->of, (double)dist_percentile(v, 50), true);
        (void)dist_value_text(value[3], v->of, (double)dist_percentile(v, 99), true);
        (void)dist_value_text(value[4], v->of, (double)v->most, true);
        (void)snprintf(text, sizeof(text), "%s %s, mean %s, p50 %s, p99 %s, max %s", value[0],
                       dist_ofs[v->of].counted, value[1], value[2], value[3], value[4]);
    }
    put_label(p, "faint n", MARGIN + 20, p->y + 26, text_columns(text) > FULL ? 11 : 12, "start",
              text);
    p->y += LEGEND;
}

static void put_title(struct pen *p, const char *title)
{
    p->y += 24;
    put_label(p, "ink", MARGIN, p->y, 17, "start", title);
    p->y += 14;
}

static void put_baseline(const struct pen *p, double x, unsigned top)
{
    if (p->to != NULL)
        (void)fprintf(p->to,
                      "<line class=\"axis\" x1=\"%.1f\" y1=\"%u\" x2=\"%.1f\" y2=\"%u\" "
                      "stroke=\"%s\"/>\n",
                      x, top - 3, x, p->y, svg_faint.light);
}

/* ---- bars ------------------------------------------------------------------------------------ */

/** Are there more series than colours? Then names and bars have numbers. */
static bool is_numbered(const struct dist_show *s)
{
    return s->count > SVG_SERIES;
}

static void put_count(const struct pen *p, const struct dist_show *s, size_t series, double x,
                      unsigned y, uint64_t n)
{
    char text[2 * TEXT_NUMBER], digits[TEXT_NUMBER];
    (void)text_grouped(digits, n);
    if (is_numbered(s))
        (void)snprintf(text, sizeof(text), "%s (%zu)", digits, series + 1);
    put_label(p, "faint n", (int)x, y, 11, "start", is_numbered(s) ? text : digits);
}

static void chart(struct pen *p, const struct dist_show *s, const struct dist_view *views)
{
    struct dist_axis axis;
    unsigned bar = s->count == 1 ? 16 : 12;
    dist_axis_make(&axis, views, s->count, ROWS, true);
    put_title(p, dist_ofs[views[0].of].title);
    bool numbered = is_numbered(s);
    double longest = WIDTH - LABELS - COUNTS - (numbered ? NUMBER : 0);
    for (size_t i = 0; i < s->count; i++) {
        char name[160];
        (void)snprintf(name, sizeof(name), "%zu: %s", i + 1, s->series[i].name);
        put_legend(p, &views[i], numbered ? name : s->series[i].name, i % SVG_SERIES);
    }
    p->y += GAP;
    unsigned top = p->y;
    for (size_t r = 0; r < axis.count; r++) {
        unsigned from = p->y;
        for (size_t i = 0; i < s->count; i++) {
            uint64_t n = dist_axis_count(&axis, r, &views[i]);
            if (n == 0)
                continue;
            double width = fmax(longest * (double)n / (double)axis.highest, 1.5);
            put_rect(p, i % SVG_SERIES, LABELS, width, bar - 1);
            put_count(p, s, i, LABELS + width + 5, p->y + bar / 2 + 4, n);
            p->y += bar;
        }
        put_label(p, "ink n", LABELS - 8, (from + p->y) / 2 + 4, 12, "end", axis.row[r].label);
        p->y += GAP;
    }
    put_baseline(p, LABELS, top);
    p->y += MARGIN;
}

static void draw_show(struct pen *p, const struct dist_show *s)
{
    struct dist_view *views = must(calloc(s->count + 1, sizeof(*views)));
    for (size_t o = 0; o < s->of_count; o++) {
        for (size_t i = 0; i < s->count; i++)
            views[i] = dist_view(s->series[i].group, s->of[o]);
        chart(p, s, views);
    }
    free(views);
}

/* ---- differences ----------------------------------------------------------------------------- */

static double change_of(const struct dist_axis *axis, size_t row, const struct dist_view *v)
{
    double share[2] = { 0, 0 };
    for (size_t i = 0; i < 2; i++)
        if (v[i].total != 0)
            share[i] = 100.0 * (double)dist_axis_count(axis, row, &v[i]) / (double)v[i].total;
    return share[1] - share[0];
}

static void chart_diff(struct pen *p, const struct dist_series *pair, enum dist_of of)
{
    enum { BAR = 16, SIDE = 58 }; /* room for a number on both sides */
    struct dist_view v[2] = { dist_view(pair[0].group, of), dist_view(pair[1].group, of) };
    struct dist_axis axis;
    dist_axis_make(&axis, v, 2, ROWS, true);
    put_title(p, dist_ofs[of].title);
    put_legend(p, &v[0], pair[0].name, 1);
    put_legend(p, &v[1], pair[1].name, 0);
    if (dist_same(&v[0], &v[1])) {
        put_label(p, "ink", MARGIN, p->y + 14, 14, "start", "no difference");
        p->y += 24 + MARGIN;
        return;
    }
    put_label(p, "faint", MARGIN, p->y + 10, 12, "start",
              "change of share, in points: left in fewer, right in more after than before");
    p->y += 18 + GAP;
    unsigned top = p->y;
    double most = 0, middle = (LABELS + WIDTH - MARGIN) / 2.0;
    double half = (WIDTH - MARGIN - LABELS) / 2.0 - SIDE;
    for (size_t r = 0; r < axis.count; r++)
        most = fmax(most, fabs(change_of(&axis, r, v)));
    for (size_t r = 0; r < axis.count; r++) {
        double change = change_of(&axis, r, v);
        double width = most > 0 ? half * fabs(change) / most : 0;
        char text[TEXT_NUMBER];
        bool less = change < 0;
        put_rect(p, less, less ? middle - width : middle, width, BAR - 1);
        (void)snprintf(text, sizeof(text), "%+.*f %%", fabs(change) < 0.05 ? 3 : 1, change);
        put_label(p, "faint n", (int)(less ? middle - width - 5 : middle + width + 5), p->y + 12,
                  11, less ? "end" : "start", text);
        put_label(p, "ink n", LABELS - 8, p->y + 12, 12, "end", axis.row[r].label);
        p->y += BAR + GAP;
    }
    put_baseline(p, middle, top);
    p->y += MARGIN;
}

static void draw_diff(struct pen *p, const struct dist_show *s)
{
    for (size_t o = 0; o < s->of_count; o++)
        for (size_t i = 0; i + 1 < s->count; i += 2)
            chart_diff(p, &s->series[i], s->of[o]);
}

/* ---- the file -------------------------------------------------------------------------------- */

typedef void draw_fn(struct pen *p, const struct dist_show *s);

static bool write_svg(const char *path, const struct dist_show *s, draw_fn *draw, struct error *e)
{
    struct outfile f;
    if (!outfile_open(&f, path, e))
        return false;
    struct pen pen = { NULL, 6 };
    draw(&pen, s);
    (void)fprintf(f.stream,
                  "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %u\" "
                  "width=\"100%%\" style=\"max-width:720px\" role=\"img\">\n"
                  "<title>Distributions</title>\n",
                  WIDTH, pen.y);
    svg_put_style(f.stream, SVG_SERIES);
    (void)fprintf(f.stream, "<rect class=\"ground\" width=\"%d\" height=\"%u\" fill=\"%s\"/>\n",
                  WIDTH, pen.y, svg_ground.light);
    draw(&(struct pen){ f.stream, 6 }, s);
    (void)fputs("</svg>\n", f.stream);
    return outfile_commit(&f, e);
}

bool dist_show_svg(const char *path, const struct dist_show *s, struct error *e)
{
    return write_svg(path, s, draw_show, e);
}

bool dist_diff_svg(const char *path, const struct dist_show *s, struct error *e)
{
    return write_svg(path, s, draw_diff, e);
}
