/* SPDX-License-Identifier: Apache-2.0 */
/* Distributions, and the difference of two, on the terminal. */
#include "report/dist_axis.h"
#include "report/must.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { ROWS = 20, LEAST_BAR = 6, SHARE = 7, COLUMN_MOST = 20 };

static unsigned wider(unsigned width, const char *text)
{
    unsigned columns = text_columns(text);
    return columns > width ? columns : width;
}

static void put_head(FILE *to, const char *text, const struct report_style *style)
{
    text_ink(to, INK_HEAD, style);
    text_wrap(to, text, 0, 0, style);
    text_ink(to, INK_PLAIN, style);
}

/* ---- names ----------------------------------------------------------------------------------- */

enum { NAMES = 300 /* bytes of two names and an arrow */ };

/** The `line`-th line of `name` when it is broken at spaces; false: it has no more. */
static bool name_line(char *out, size_t size, const char *name, unsigned width, size_t line)
{
    for (;; line--) {
        name += strspn(name, " ");
        if (*name == '\0')
            return false;
        const char *end = name, *space = NULL;
        for (unsigned columns = 0; *end != '\0' && columns < width; columns++) {
            space = *end == ' ' ? end : space;
            do
                end++;
            while (((unsigned char)*end & 0xc0) == 0x80);
        }
        if (*end != '\0' && *end != ' ' && space != NULL)
            end = space;
        if (line == 0) {
            (void)snprintf(out, size, "%.*s", (int)(end - name), name);
            return true;
        }
        name = end;
    }
}

/** In lines of its own, however long its words are: they may be a device's, or a file's. */
static void put_name(FILE *to, const char *name, const struct report_style *style)
{
    char text[NAMES];
    unsigned width = text_line_width(style) - 4;
    for (size_t line = 0; name_line(text, sizeof(text), name, width, line); line++) {
        text_spaces(to, line == 0 ? 2 : 4);
        text_cell(to, text, text_columns(text), TEXT_LEFT, style);
        (void)fputc('\n', to);
    }
}

/* ---- one series ------------------------------------------------------------------------------ */

static void put_points(FILE *to, const struct dist_view *v, const struct report_style *style)
{
    struct text_phrases p = { .count = 0 };
    char text[TEXT_NUMBER];
    text_phrase(&p, "%s %s", text_grouped(text, v->total), dist_ofs[v->of].counted);
    if (!dist_named(v->of) && v->total != 0) {
        text_phrase(&p, "mean %s", dist_value_text(text, v->of, dist_mean(v), style->utf8));
        for (size_t i = 0; i < DIST_POINTS; i++)
            text_phrase(&p, "%s %s", dist_points[i].label,
                        dist_value_text(text, v->of,
                                        (double)dist_percentile(v, dist_points[i].percent),
                                        style->utf8));
    }
    text_spaces(to, 2);
    text_put_phrases(to, &p, 2, 2, style);
}

static void put_rows(FILE *to, const struct dist_axis *axis, const struct dist_view *v,
                     const struct report_style *style)
{
    char text[TEXT_NUMBER];
    unsigned label = text_columns(dist_ofs[v->of].axis);
    for (size_t r = 0; r < axis->count; r++)
        label = wider(label, axis->row[r].label);
    unsigned count =
        wider(text_columns(dist_ofs[v->of].counted), text_grouped(text, axis->highest));
    unsigned fixed = 2 + label + 1 + 2 + count, width = text_line_width(style);
    bool share = fixed + 2 + SHARE + LEAST_BAR <= width;
    fixed += share ? 2 + SHARE : 0;
    unsigned bar = fixed + LEAST_BAR <= width ? width - fixed : LEAST_BAR;
    for (size_t r = 0; r < axis->count; r++) {
        uint64_t n = dist_axis_count(axis, r, v);
        if (n == 0)
            continue;
        text_spaces(to, 2);
        text_cell(to, axis->row[r].label, label, TEXT_RIGHT, style);
        text_spaces(to, 1);
        text_bar(to, (double)n / (double)axis->highest, bar, style);
        text_spaces(to, 2);
        text_cell(to, text_grouped(text, n), count, TEXT_RIGHT, style);
        if (share) {
            text_spaces(to, 2);
            text_cell(to, text_percent(text, (double)n, (double)v->total), SHARE, TEXT_RIGHT,
                      style);
        }
        (void)fputc('\n', to);
    }
}

/* ---- several beside each other --------------------------------------------------------------- */

struct layout {
    unsigned label, count, bar; /* bar 0: they do not fit */
    bool share;
};

static struct layout layout_of(const struct dist_axis *axis, const struct dist_view *views,
                               size_t count, const struct report_style *style)
{
    char text[TEXT_NUMBER];
    struct layout l = { .label = text_columns(dist_ofs[views[0].of].axis) };
    if (count == 0)
        return l;
    for (size_t r = 0; r < axis->count; r++)
        l.label = wider(l.label, axis->row[r].label);
    l.count = wider(text_columns(dist_ofs[views[0].of].counted), text_grouped(text, axis->highest));
    size_t width = text_line_width(style);
    for (unsigned share = 2; share-- > 0 && l.bar == 0;) {
        size_t cell = 3 + 1 + l.count + share * (2 + SHARE);
        size_t fixed = 2 + l.label + count * cell;
        if (width >= fixed + count * LEAST_BAR) {
            l.bar = (unsigned)((width - fixed) / count);
            l.share = share != 0;
        }
    }
    return l;
}

/** Names above columns of `width`, in as many lines as they need, `indent` from the left. */
struct heads {
    const struct dist_series *series;
    size_t from, until;
    unsigned indent, first_gap, gap, width;
    enum text_align align;
};

static bool has_line(const struct heads *h, size_t line)
{
    char text[sizeof(h->series->name)];
    for (size_t i = h->from; i < h->until; i++)
        if (name_line(text, sizeof(text), h->series[i].name, h->width, line))
            return true;
    return false;
}

static void put_heads(FILE *to, const struct heads *h, const char *label,
                      const struct report_style *style)
{
    char text[sizeof(h->series->name)];
    text_cell(to, label, h->indent, TEXT_RIGHT, style);
    text_ink(to, INK_HEAD, style);
    for (size_t line = 0; line == 0 || has_line(h, line); line++) {
        unsigned pad = line == 0 ? 0 : h->indent;
        if (line != 0)
            (void)fputc('\n', to);
        for (size_t i = h->from; i < h->until; i++) {
            pad += i == h->from ? h->first_gap : h->gap;
            if (!name_line(text, sizeof(text), h->series[i].name, h->width, line)) {
                pad += h->width;
                continue;
            }
            unsigned columns = text_columns(text);
            unsigned rest = columns < h->width ? h->width - columns : 0;
            text_spaces(to, pad + (h->align == TEXT_RIGHT ? rest : 0));
            text_cell(to, text, h->width - rest, TEXT_LEFT, style);
            pad = h->align == TEXT_LEFT ? rest : 0;
        }
    }
    text_ink(to, INK_PLAIN, style);
    (void)fputc('\n', to);
}

static void put_beside(FILE *to, const struct dist_axis *axis, const struct dist_view *views,
                       const struct dist_show *s, struct layout l, const struct report_style *style)
{
    char text[TEXT_NUMBER];
    unsigned width = l.bar + 1 + l.count + (l.share ? 2 + SHARE : 0);
    const struct heads heads = { s->series, 0, s->count, 2 + l.label, 1, 3, width, TEXT_LEFT };
    put_heads(to, &heads, dist_ofs[views[0].of].axis, style);
    for (size_t r = 0; r < axis->count; r++) {
        text_spaces(to, 2);
        text_cell(to, axis->row[r].label, l.label, TEXT_RIGHT, style);
        for (size_t i = 0; i < s->count; i++) {
            uint64_t n = dist_axis_count(axis, r, &views[i]);
            text_spaces(to, i == 0 ? 1 : 3);
            text_bar(to, (double)n / (double)axis->highest, l.bar, style);
            text_spaces(to, 1);
            text_cell(to, n == 0 ? "-" : text_grouped(text, n), l.count, TEXT_RIGHT, style);
            if (!l.share)
                continue;
            text_spaces(to, 2);
            (void)text_percent(text, (double)n, (double)views[i].total);
            text_cell(to, n == 0 ? "-" : text, SHARE, TEXT_RIGHT, style);
        }
        (void)fputc('\n', to);
    }
}

static void put_stacked(FILE *to, const struct dist_axis *axis, const struct dist_view *views,
                        const struct dist_show *s, const struct report_style *style)
{
    for (size_t i = 0; i < s->count; i++) {
        put_name(to, s->series[i].name, style);
        if (views[i].total == 0)
            (void)fprintf(to, "  no %s\n", dist_ofs[views[i].of].counted);
        else
            put_rows(to, axis, &views[i], style);
    }
}

/** Count, mean and percentiles, of which row `row` (0, 1, 2 ...) of series `v`. */
static const char *point_text(char *out, const struct dist_view *v, size_t row, bool utf8)
{
    if (row == 0)
        return text_grouped(out, v->total);
    if (v->total == 0)
        return "-";
    double value =
        row == 1 ? dist_mean(v) : (double)dist_percentile(v, dist_points[row - 2].percent);
    return dist_value_text(out, v->of, value, utf8);
}

static const char *point_name(const struct dist_view *v, size_t row)
{
    return row == 0 ? dist_ofs[v->of].counted : row == 1 ? "mean" : dist_points[row - 2].label;
}

static void put_table(FILE *to, const struct dist_view *views, const struct dist_show *s,
                      const struct report_style *style)
{
    enum { LABEL = 6 };
    size_t rows = dist_named(views[0].of) ? 1 : 2 + DIST_POINTS;
    char text[TEXT_NUMBER];
    unsigned column = 8;
    for (size_t i = 0; i < s->count; i++) {
        column = wider(column, s->series[i].name);
        for (size_t r = 0; r < rows; r++)
            column = wider(column, point_text(text, &views[i], r, style->utf8));
    }
    column = column > COLUMN_MOST ? COLUMN_MOST : column;
    size_t room = (text_line_width(style) - 2 - LABEL) / (column + 2);
    room = room == 0 ? 1 : room;
    for (size_t from = 0; from < s->count; from += room) {
        size_t until = from + room < s->count ? from + room : s->count;
        put_heads(to,
                  &(struct heads){ s->series, from, until, 2 + LABEL, 2, 2, column, TEXT_RIGHT },
                  "", style);
        for (size_t r = 0; r < rows; r++) {
            text_spaces(to, 2);
            text_cell(to, point_name(&views[0], r), LABEL, TEXT_LEFT, style);
            for (size_t i = from; i < until; i++) {
                text_spaces(to, 2);
                text_cell(to, point_text(text, &views[i], r, style->utf8), column, TEXT_RIGHT,
                          style);
            }
            (void)fputc('\n', to);
        }
    }
}

static void put_one(FILE *to, const struct dist_show *s, const struct dist_view *views,
                    const struct report_style *style)
{
    struct dist_axis axis;
    dist_axis_make(&axis, views, s->count, style->rows == 0 ? ROWS : style->rows, style->utf8);
    put_head(to, dist_ofs[views[0].of].title, style);
    if (axis.highest == 0) {
        (void)fprintf(to, "  no %s\n", dist_ofs[views[0].of].counted);
        return;
    }
    if (s->count == 1) {
        put_name(to, s->series[0].name, style);
        put_rows(to, &axis, &views[0], style);
        put_points(to, &views[0], style);
        return;
    }
    struct layout l = layout_of(&axis, views, s->count, style);
    if (l.bar != 0)
        put_beside(to, &axis, views, s, l, style);
    else
        put_stacked(to, &axis, views, s, style);
    (void)fputc('\n', to);
    put_table(to, views, s, style);
}

void dist_show_text(FILE *to, const struct dist_show *s, const struct report_style *style)
{
    struct dist_view *views = must(calloc(s->count + 1, sizeof(*views)));
    for (size_t o = 0; o < s->of_count; o++) {
        for (size_t i = 0; i < s->count; i++)
            views[i] = dist_view(s->series[i].group, s->of[o]);
        if (o != 0)
            (void)fputc('\n', to);
        put_one(to, s, views, style);
    }
    free(views);
}

/* ---- differences ----------------------------------------------------------------------------- */

/** A bar from the middle: to the right more, to the left less; `fraction` is -1 to 1. */
static void put_signed(FILE *to, double fraction, unsigned half, const struct report_style *style)
{
    /* Of the parts of a block that stand at its right there are an eighth and a half. */
    static const char *const right[] = { "",       "\u258f", "\u258e", "\u258d",
                                         "\u258c", "\u258b", "\u258a", "\u2589" };
    static const char *const left[] = { "",       "\u2595", "\u2595", "\u2590",
                                        "\u2590", "\u2590", "\u2588", "\u2588" };
    enum { PARTS = 8 };
    bool less = fraction < 0.0;
    unsigned parts = (unsigned)lround(fabs(fraction) * half * PARTS);
    parts = parts == 0 && fraction != 0.0 ? 1 : parts;
    unsigned whole = parts / PARTS, rest = parts % PARTS;
    const char *block = style->utf8 ? "\u2588" : less ? "-" : "+";
    const char *end = !style->utf8 ? "." : less ? left[rest] : right[rest];
    unsigned length = whole + (rest != 0);
    text_spaces(to, less ? half - length : half);
    if (less) {
        text_ink(to, INK_BAD, style);
        (void)fputs(rest != 0 ? end : "", to);
        for (unsigned i = 0; i < whole; i++)
            (void)fputs(block, to);
        text_ink(to, INK_PLAIN, style);
    }
    (void)fputs(style->utf8 ? "\u2502" : "|", to);
    if (!less) {
        text_ink(to, INK_BAR, style);
        for (unsigned i = 0; i < whole; i++)
            (void)fputs(block, to);
        (void)fputs(rest != 0 ? end : "", to);
        text_ink(to, INK_PLAIN, style);
    }
    text_spaces(to, less ? half : half - length);
}

enum { RATIO = 7 };
/** after / before in RATIO columns: "0.622x", "18,300x". */
static const char *ratio_text(char *out, double before, double after)
{
    char digits[TEXT_NUMBER];
    double ratio = after / before;
    if (ratio >= 99999.5)
        (void)snprintf(out, TEXT_NUMBER, ">99999x");
    else if (ratio >= 999.5)
        (void)snprintf(out, TEXT_NUMBER, "%sx", text_grouped(digits, (uint64_t)lround(ratio)));
    else if (ratio >= 0.01 || ratio == 0.0)
        (void)snprintf(out, TEXT_NUMBER, "%.3gx", ratio);
    else
        (void)snprintf(out, TEXT_NUMBER, ratio < 0.0005 ? "<0.001x" : "%.3fx", ratio);
    return out;
}

static double share_of(uint64_t n, const struct dist_view *v)
{
    return v->total == 0 ? 0.0 : 100.0 * (double)n / (double)v->total;
}

/** Before, after and the change of share in points; counts and ratio where there is room. */
static void put_changes(FILE *to, const struct dist_axis *axis, const struct dist_view *v,
                        const struct report_style *style)
{
    enum { CHANGE = 8 };
    char text[TEXT_NUMBER];
    unsigned label = text_columns(dist_ofs[v->of].axis), width = text_line_width(style);
    double most = 0.0;
    for (size_t r = 0; r < axis->count; r++) {
        label = wider(label, axis->row[r].label);
        most = fmax(most, fabs(share_of(dist_axis_count(axis, r, &v[1]), &v[1]) -
                               share_of(dist_axis_count(axis, r, &v[0]), &v[0])));
    }
    unsigned count = wider(6, text_grouped(text, axis->highest));
    unsigned fixed = 2 + label + 2 + CHANGE;
    bool counts = fixed + 2 * (2 + count) + 3 + 1 + 2 * 3 <= width;
    fixed += counts ? 2 * (2 + count) : 0;
    bool ratios = fixed + 2 + RATIO + 3 + 1 + 2 * 4 <= width;
    fixed += (ratios ? 2U + RATIO : 0U) + 3 + 1;
    unsigned half = fixed + 4 <= width ? (width - fixed) / 2 : 2;
    half = half > 30 ? 30 : half;

    text_spaces(to, 2);
    text_cell(to, dist_ofs[v->of].axis, label, TEXT_RIGHT, style);
    if (counts) {
        text_spaces(to, 2);
        text_cell(to, "before", count, TEXT_RIGHT, style);
        text_spaces(to, 2);
        text_cell(to, "after", count, TEXT_RIGHT, style);
    }
    if (ratios) {
        text_spaces(to, 2);
        text_cell(to, "ratio", RATIO, TEXT_RIGHT, style);
    }
    text_spaces(to, 3);
    text_spaces(to, 2 * half + 1);
    (void)fputs("   share\n", to);
    for (size_t r = 0; r < axis->count; r++) {
        uint64_t a = dist_axis_count(axis, r, &v[0]), b = dist_axis_count(axis, r, &v[1]);
        double change = share_of(b, &v[1]) - share_of(a, &v[0]);
        text_spaces(to, 2);
        text_cell(to, axis->row[r].label, label, TEXT_RIGHT, style);
        if (counts) {
            text_spaces(to, 2);
            text_cell(to, a == 0 ? "-" : text_grouped(text, a), count, TEXT_RIGHT, style);
            text_spaces(to, 2);
            text_cell(to, b == 0 ? "-" : text_grouped(text, b), count, TEXT_RIGHT, style);
        }
        if (ratios) {
            text_spaces(to, 2);
            text_cell(to,
                      a == 0 && b == 0 ? "-"
                      : a == 0         ? "new"
                      : b == 0         ? "gone"
                                       : ratio_text(text, (double)a, (double)b),
                      RATIO, TEXT_RIGHT, style);
        }
        text_spaces(to, 3);
        put_signed(to, most == 0.0 ? 0.0 : change / most, half, style);
        (void)snprintf(text, sizeof(text), "%+.*f %%", fabs(change) < 0.05 ? 3 : 1, change);
        text_spaces(to, 1);
        text_cell(to, text, CHANGE, TEXT_RIGHT, style);
        (void)fputc('\n', to);
    }
}

static void put_point_changes(FILE *to, const struct dist_view *v, const struct report_style *style)
{
    enum { LABEL = 6, COLUMN = 11 };
    size_t rows = dist_named(v->of) ? 1 : 2 + DIST_POINTS;
    (void)fprintf(to, "  %-*s%*s%*s%*s\n", LABEL, "", COLUMN, "before", COLUMN, "after", 2 + RATIO,
                  "ratio");
    for (size_t r = 0; r < rows; r++) {
        char text[TEXT_NUMBER];
        double value[2];
        text_spaces(to, 2);
        text_cell(to, point_name(v, r), LABEL, TEXT_LEFT, style);
        for (size_t i = 0; i < 2; i++) {
            value[i] = r == 0   ? (double)v[i].total
                       : r == 1 ? dist_mean(&v[i])
                                : (double)dist_percentile(&v[i], dist_points[r - 2].percent);
            text_cell(to, point_text(text, &v[i], r, style->utf8), COLUMN, TEXT_RIGHT, style);
        }
        text_cell(to,
                  value[0] == value[1] ? "="
                  : value[0] > 0.0     ? ratio_text(text, value[0], value[1])
                                       : "-",
                  2 + RATIO, TEXT_RIGHT, style);
        (void)fputc('\n', to);
    }
}

static void diff_one(FILE *to, const struct dist_series *pair, enum dist_of of,
                     const struct report_style *style)
{
    struct dist_view v[2] = { dist_view(pair[0].group, of), dist_view(pair[1].group, of) };
    put_head(to, dist_ofs[of].title, style);
    char names[NAMES];
    (void)snprintf(names, sizeof(names), "%s %s %s", pair[0].name, style->utf8 ? "\u2192" : "->",
                   pair[1].name);
    put_name(to, names, style);
    if (v[0].total == 0 && v[1].total == 0) {
        (void)fprintf(to, "  no %s in either\n", dist_ofs[of].counted);
        return;
    }
    if (dist_same(&v[0], &v[1])) {
        char text[TEXT_NUMBER];
        (void)fprintf(to, "  no difference: %s %s\n", text_grouped(text, v[0].total),
                      dist_ofs[of].counted);
        return;
    }
    struct dist_axis axis;
    dist_axis_make(&axis, v, 2, style->rows == 0 ? ROWS : style->rows, style->utf8);
    put_changes(to, &axis, v, style);
    (void)fputc('\n', to);
    put_point_changes(to, v, style);
    (void)fprintf(to, "  distance %.4f (0 the same, 1 apart)\n", dist_distance(&v[0], &v[1]));
}

void dist_diff_text(FILE *to, const struct dist_show *s, const struct report_style *style)
{
    for (size_t o = 0; o < s->of_count; o++) {
        for (size_t i = 0; i + 1 < s->count; i += 2) {
            if (o + i != 0)
                (void)fputc('\n', to);
            diff_one(to, &s->series[i], s->of[o], style);
        }
    }
}
