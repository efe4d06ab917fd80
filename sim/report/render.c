/* SPDX-License-Identifier: Apache-2.0 */
#include "report/text.h"

#include <math.h>
#include <string.h>

enum {
    DEFAULT_ROWS = 32,
    LEAST_BAR = 8,   /* columns of bar below which another column goes, or runs are stacked */
    SHARE_WIDTH = 7, /* ">99.9 %" */
    NAME_MOST = 24,  /* columns of a run's name in a table */
};

/** What the drawing of one or several runs shares: one axis of sizes, one scale of bars. */
struct axis {
    struct size_bins bins;
    unsigned label_width;
    unsigned count_width;
    uint64_t highest;
};

static unsigned widest(unsigned width, const char *text)
{
    unsigned columns = text_columns(text);
    return columns > width ? columns : width;
}

static void axis_make(struct axis *axis, const struct report_run *runs, size_t count,
                      const struct report_style *style)
{
    char text[TEXT_NUMBER];
    bins_make(&axis->bins, runs, count, style->rows == 0 ? DEFAULT_ROWS : style->rows);
    axis->highest = bins_highest(&axis->bins, runs, count);
    axis->label_width = text_columns("bytes");
    for (size_t b = 0; b < axis->bins.count; b++)
        axis->label_width =
            widest(axis->label_width, bin_label(text, axis->bins.bin[b], style->utf8));
    axis->count_width = widest(text_columns("TLPs"), text_grouped(text, axis->highest));
}

static double bar_fraction(const struct axis *axis, uint64_t tlps)
{
    return (double)tlps / (double)axis->highest;
}

/* ---- one run --------------------------------------------------------------------------------- */

static void rows_of_one(FILE *to, const struct report_run *run, const struct axis *axis,
                        const struct report_style *style)
{
    unsigned width = text_line_width(style);
    unsigned fixed = 2 + axis->label_width + 1 + 2 + axis->count_width;
    enum { TLP_SHARE = 2 + SHARE_WIDTH, BYTE_SHARE = 3 + SHARE_WIDTH };
    bool shares = fixed + TLP_SHARE + LEAST_BAR <= width;
    bool both = fixed + TLP_SHARE + BYTE_SHARE + LEAST_BAR <= width;
    fixed += (shares ? TLP_SHARE : 0u) + (both ? BYTE_SHARE : 0u);
    unsigned bar = fixed + LEAST_BAR <= width ? width - fixed : LEAST_BAR;
    char text[TEXT_NUMBER];

    text_ink(to, INK_FAINT, style);
    text_spaces(to, 2);
    text_cell(to, "bytes", axis->label_width, TEXT_RIGHT, style);
    text_spaces(to, 1 + bar + 2);
    text_cell(to, "TLPs", axis->count_width, TEXT_RIGHT, style);
    if (shares)
        (void)fputs("  of TLPs", to);
    if (both)
        (void)fputs("  of bytes", to);
    text_ink(to, INK_PLAIN, style);
    (void)fputc('\n', to);
    for (size_t b = 0; b < axis->bins.count; b++) {
        struct size_bin bin = axis->bins.bin[b];
        uint64_t tlps = bin_tlps(run->sizes, bin);
        if (tlps == 0)
            continue;
        text_spaces(to, 2);
        text_cell(to, bin_label(text, bin, style->utf8), axis->label_width, TEXT_RIGHT, style);
        text_spaces(to, 1);
        text_bar(to, bar_fraction(axis, tlps), bar, style);
        text_spaces(to, 2);
        text_cell(to, text_grouped(text, tlps), axis->count_width, TEXT_RIGHT, style);
        if (shares) {
            text_spaces(to, 2);
            (void)text_percent(text, (double)tlps, (double)run->sizes->tlps);
            text_cell(to, text, SHARE_WIDTH, TEXT_RIGHT, style);
        }
        if (both) {
            text_spaces(to, 3);
            (void)text_percent(text, (double)bin_bytes(run->sizes, bin), (double)run->sizes->bytes);
            text_cell(to, text, SHARE_WIDTH, TEXT_RIGHT, style);
        }
        (void)fputc('\n', to);
    }
}

static void print_notes(FILE *to, const char *const *notes, size_t count,
                        const struct report_style *style)
{
    for (size_t i = 0; i < count; i++) {
        (void)fputs("  - ", to);
        text_wrap(to, notes[i], 4, 4, style);
    }
}

static void print_name(FILE *to, const char *name, const struct report_style *style)
{
    text_ink(to, INK_HEAD, style);
    unsigned most = text_line_width(style), columns = text_columns(name);
    text_cell(to, name, columns < most ? columns : most, TEXT_LEFT, style);
    text_ink(to, INK_PLAIN, style);
    (void)fputc('\n', to);
}

/** "4,096 TLPs, 16,384 bytes, mean 4.0 B" and, where known, the wire and the time. */
static void print_totals(FILE *to, const struct report_run *run, const struct report_style *style)
{
    struct text_phrases sums = { .count = 0 }, costs = { .count = 0 };
    char text[TEXT_NUMBER];
    text_phrase(&sums, "%s TLPs", text_grouped(text, run->sizes->tlps));
    text_phrase(&sums, "%s bytes", text_grouped(text, run->sizes->bytes));
    if (run->sizes->tlps != 0)
        text_phrase(&sums, "mean %.1f B", hist_mean(run->sizes));
    text_spaces(to, 2);
    text_put_phrases(to, &sums, 2, 2, style);
    if (run->wire_bytes != 0) {
        text_phrase(&costs, "%s bytes on the wire", text_grouped(text, run->wire_bytes));
        (void)text_percent(text, (double)run->sizes->bytes, (double)run->wire_bytes);
        text_phrase(&costs, "efficiency %s", text);
    }
    if (run->time != 0) {
        text_phrase(&costs, "%s", text_time(text, run->time, run->time, style));
        text_phrase(&costs, "%s MB/s", text_rate(text, run->sizes->bytes, run->time));
    }
    if (costs.count != 0) {
        text_spaces(to, 2);
        text_put_phrases(to, &costs, 2, 2, style);
    }
}

void report_hist(FILE *to, const struct report_run *run, const struct report_style *style)
{
    struct axis axis;
    axis_make(&axis, run, 1, style);
    print_name(to, run->name, style);
    print_totals(to, run, style);
    if (run->sizes->tlps != 0) {
        (void)fputc('\n', to);
        rows_of_one(to, run, &axis, style);
    }
    if (run->note_count != 0)
        (void)fputc('\n', to);
    print_notes(to, run->notes, run->note_count, style);
}

/* ---- several runs beside each other ---------------------------------------------------------- */

/** One run's part of a row: its bar (0: the runs do not fit), and whether shares fit too. */
struct cell {
    unsigned bar;
    bool shares;
};

static void rows_beside(FILE *to, const struct report_run *runs, size_t count,
                        const struct axis *axis, struct cell cell, const struct report_style *style)
{
    unsigned width = cell.bar + 1 + axis->count_width + (cell.shares ? 2 + SHARE_WIDTH : 0u);
    char text[TEXT_NUMBER];

    text_spaces(to, 2 + axis->label_width);
    text_ink(to, INK_HEAD, style);
    for (size_t i = 0; i < count; i++) {
        text_spaces(to, i == 0 ? 1 : 3);
        unsigned columns = text_columns(runs[i].name);
        bool last = i + 1 == count; /* no spaces at the end of a line */
        text_cell(to, runs[i].name, last && columns < width ? columns : width, TEXT_LEFT, style);
    }
    text_ink(to, INK_PLAIN, style);
    (void)fputc('\n', to);
    text_ink(to, INK_FAINT, style);
    text_spaces(to, 2);
    text_cell(to, "bytes", axis->label_width, TEXT_RIGHT, style);
    for (size_t i = 0; i < count; i++) {
        text_spaces(to, (i == 0 ? 1 : 3) + cell.bar + 1);
        text_cell(to, "TLPs", axis->count_width, TEXT_RIGHT, style);
        if (cell.shares)
            (void)fputs("  of TLPs", to);
    }
    text_ink(to, INK_PLAIN, style);
    (void)fputc('\n', to);
    for (size_t b = 0; b < axis->bins.count; b++) {
        struct size_bin bin = axis->bins.bin[b];
        text_spaces(to, 2);
        text_cell(to, bin_label(text, bin, style->utf8), axis->label_width, TEXT_RIGHT, style);
        for (size_t i = 0; i < count; i++) {
            uint64_t tlps = bin_tlps(runs[i].sizes, bin);
            text_spaces(to, i == 0 ? 1 : 3);
            text_bar(to, bar_fraction(axis, tlps), cell.bar, style);
            text_spaces(to, 1);
            text_cell(to, tlps == 0 ? "-" : text_grouped(text, tlps), axis->count_width, TEXT_RIGHT,
                      style);
            if (!cell.shares)
                continue;
            text_spaces(to, 2);
            (void)text_percent(text, (double)tlps, (double)runs[i].sizes->tlps);
            text_cell(to, tlps == 0 ? "-" : text, SHARE_WIDTH, TEXT_RIGHT, style);
        }
        (void)fputc('\n', to);
    }
}

static struct cell cell_beside(const struct axis *axis, size_t count,
                               const struct report_style *style)
{
    size_t width = text_line_width(style);
    for (unsigned shares = 2; shares-- > 0;) {
        size_t numbers = 1 + axis->count_width + shares * (2 + SHARE_WIDTH);
        size_t fixed = 2 + axis->label_width + 1 + count * numbers + (count - 1) * 3;
        if (width >= fixed + count * LEAST_BAR)
            return (struct cell){ (unsigned)((width - fixed) / count), shares != 0 };
    }
    return (struct cell){ 0, false };
}

/* ---- the table of totals --------------------------------------------------------------------- */

enum metric { M_TLPS, M_BYTES, M_WIRE, M_EFFICIENCY, M_MEAN, M_TIME, M_RATE, METRICS };

static const char *const metric_names[METRICS] = {
    [M_TLPS] = "TLPs",         [M_BYTES] = "bytes",
    [M_WIRE] = "wire bytes",   [M_EFFICIENCY] = "efficiency",
    [M_MEAN] = "mean payload", [M_TIME] = "simulated time",
    [M_RATE] = "MB/s",
};

static char *metric_text(char *out, enum metric metric, const struct report_run *run,
                         simtime_t scale, const struct report_style *style)
{
    const struct hist *h = run->sizes;
    switch (metric) {
    case M_TLPS: return text_grouped(out, h->tlps);
    case M_BYTES: return text_grouped(out, h->bytes);
    case M_WIRE:
        if (run->wire_bytes != 0)
            return text_grouped(out, run->wire_bytes);
        break;
    case M_EFFICIENCY: return text_percent(out, (double)h->bytes, (double)run->wire_bytes);
    case M_MEAN:
        if (h->tlps == 0)
            break;
        (void)snprintf(out, TEXT_NUMBER, "%.1f B", hist_mean(h));
        return out;
    case M_TIME:
        if (run->time != 0)
            return text_time(out, run->time, scale, style);
        break;
    case M_RATE: return text_rate(out, h->bytes, run->time);
    case METRICS: break;
    }
    (void)snprintf(out, TEXT_NUMBER, "-");
    return out;
}

/** A trace has no wire and no time: rows that none of the runs can fill are left out. */
static bool metric_known(enum metric metric, const struct report_run *runs, size_t count)
{
    bool wire = metric != M_WIRE && metric != M_EFFICIENCY;
    bool time = metric != M_TIME && metric != M_RATE;
    for (size_t i = 0; i < count; i++) {
        wire |= runs[i].wire_bytes != 0;
        time |= runs[i].time != 0;
    }
    return wire && time;
}

/** One unit for all times: that of the shortest, so that every column has digits to show. */
static simtime_t shortest_time(const struct report_run *runs, size_t count)
{
    simtime_t least = SIMTIME_NEVER;
    for (size_t i = 0; i < count; i++)
        if (runs[i].time != 0)
            least = simtime_min(least, runs[i].time);
    return least;
}

static void print_table(FILE *to, const struct report_run *runs, size_t count,
                        const struct report_style *style)
{
    simtime_t scale = shortest_time(runs, count);
    char text[TEXT_NUMBER];
    unsigned label = 0;
    for (unsigned m = 0; m < METRICS; m++)
        label = widest(label, metric_names[m]);
    unsigned column = 8;
    for (size_t i = 0; i < count; i++) {
        unsigned name = text_columns(runs[i].name);
        name = name > NAME_MOST ? NAME_MOST : name;
        column = name > column ? name : column;
        for (unsigned m = 0; m < METRICS; m++)
            column = widest(column, metric_text(text, (enum metric)m, &runs[i], scale, style));
    }
    unsigned room = (text_line_width(style) - 2 - label) / (column + 2);
    size_t at_once = room == 0 ? 1 : room;
    for (size_t from = 0; from < count; from += at_once) {
        size_t until = from + at_once < count ? from + at_once : count;
        if (from != 0)
            (void)fputc('\n', to);
        text_spaces(to, 2 + label);
        text_ink(to, INK_HEAD, style);
        for (size_t i = from; i < until; i++) {
            text_spaces(to, 2);
            text_cell(to, runs[i].name, column, TEXT_RIGHT, style);
        }
        text_ink(to, INK_PLAIN, style);
        (void)fputc('\n', to);
        for (unsigned m = 0; m < METRICS; m++) {
            if (!metric_known((enum metric)m, runs, count))
                continue;
            text_spaces(to, 2);
            text_cell(to, metric_names[m], label, TEXT_LEFT, style);
            for (size_t i = from; i < until; i++) {
                text_spaces(to, 2);
                (void)metric_text(text, (enum metric)m, &runs[i], scale, style);
                text_cell(to, text, column, TEXT_RIGHT, style);
            }
            (void)fputc('\n', to);
        }
    }
}

/** "0.125x", "5.26x", "30,864x" */
static char *ratio_text(char *out, double ratio)
{
    char number[TEXT_NUMBER];
    if (ratio >= 1000.0 && ratio < 0x1p63)
        (void)text_grouped(number, (uint64_t)llround(ratio));
    else
        (void)snprintf(number, sizeof(number), "%.3g", ratio);
    (void)snprintf(out, TEXT_NUMBER, "%.*sx", TEXT_NUMBER - 2, number);
    return out;
}

static void add_ratio(struct text_phrases *phrases, const char *what, uint64_t value,
                      uint64_t first)
{
    char text[TEXT_NUMBER];
    if (first != 0 && value != 0)
        text_phrase(phrases, "%s %s", what, ratio_text(text, (double)value / (double)first));
}

static void add_time_ratio(struct text_phrases *phrases, simtime_t time, simtime_t first)
{
    char text[TEXT_NUMBER];
    if (time == 0 || first == 0)
        return;
    double ratio = (double)time / (double)first;
    if (time == first)
        text_phrase(phrases, "time the same");
    else
        text_phrase(phrases, "time %s %s", ratio_text(text, time < first ? 1.0 / ratio : ratio),
                    time < first ? "shorter" : "longer");
}

/** "v6.9 / v6.8: TLPs 0.125x, wire bytes 0.34x, time 5.2x shorter" */
static void print_ratio(FILE *to, const struct report_run *run, const struct report_run *first,
                        const struct report_style *style)
{
    struct text_phrases phrases = { .count = 0 };
    if (run->partial || first->partial) {
        text_phrase(&phrases, "not compared: %s did not send all",
                    !first->partial ? run->name
                    : run->partial  ? "both"
                                    : first->name);
    } else {
        add_ratio(&phrases, "TLPs", run->sizes->tlps, first->sizes->tlps);
        add_ratio(&phrases, "wire bytes", run->wire_bytes, first->wire_bytes);
        add_time_ratio(&phrases, run->time, first->time);
    }
    if (phrases.count == 0)
        text_phrase(&phrases, "nothing to compare");

    unsigned name = text_columns(run->name), base = text_columns(first->name);
    name = name > NAME_MOST ? NAME_MOST : name;
    base = base > NAME_MOST ? NAME_MOST : base;
    text_spaces(to, 2);
    text_cell(to, run->name, name, TEXT_LEFT, style);
    (void)fputs(" / ", to);
    text_cell(to, first->name, base, TEXT_LEFT, style);
    (void)fputs(": ", to);
    text_put_phrases(to, &phrases, 2 + name + 3 + base + 2, 4, style);
}

void report_compare(FILE *to, const struct report_run *runs, size_t count,
                    const struct report_style *style)
{
    if (count == 0)
        return;
    if (count == 1) {
        report_hist(to, &runs[0], style);
        return;
    }
    struct axis axis;
    axis_make(&axis, runs, count, style);
    struct cell cell = cell_beside(&axis, count, style);
    if (axis.highest == 0) {
        (void)fputs("  no TLPs in any run\n", to);
    } else if (cell.bar != 0) {
        rows_beside(to, runs, count, &axis, cell, style);
    } else {
        for (size_t i = 0; i < count; i++) {
            if (i != 0)
                (void)fputc('\n', to);
            print_name(to, runs[i].name, style);
            if (runs[i].sizes->tlps == 0)
                (void)fputs("  no TLPs\n", to);
            else
                rows_of_one(to, &runs[i], &axis, style);
        }
    }
    (void)fputc('\n', to);
    print_table(to, runs, count, style);
    (void)fputc('\n', to);
    for (size_t i = 1; i < count; i++)
        print_ratio(to, &runs[i], &runs[0], style);
    for (size_t i = 0; i < count; i++) {
        if (runs[i].note_count == 0)
            continue;
        (void)fputc('\n', to);
        print_name(to, runs[i].name, style);
        print_notes(to, runs[i].notes, runs[i].note_count, style);
    }
}
