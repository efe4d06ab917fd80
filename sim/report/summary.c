/* SPDX-License-Identifier: Apache-2.0 */
#include "report/text.h"

#include <string.h>

enum { LEAST_HELP = 16 /* columns below which the help is left out */ };

/** One group of rows: which are shown, and how. */
struct section {
    const char *title;
    const struct report_value *rows;
    size_t count;
    bool zeros;  /* show rows whose value is 0 */
    bool shares; /* of the sum of all rows */
    enum text_ink ink;
};

static bool shown(const struct section *s, const struct report_value *row)
{
    return s->zeros || row->value != 0.0;
}

/** "1,234" or "1,234 ns": counts have no unit worth a word. */
static void value_text(char *out, size_t size, const struct report_value *row)
{
    char number[TEXT_NUMBER];
    bool count = row->unit == NULL || row->unit[0] == '\0' || strcmp(row->unit, "1") == 0;
    (void)snprintf(out, size, "%s%s%s", text_number(number, row->value), count ? "" : " ",
                   count ? "" : row->unit);
}

/** False if no row is shown. */
static bool print_section(FILE *to, const struct section *s, const struct report_style *style)
{
    unsigned name = 0, number = 0;
    double sum = 0.0;
    char text[64];
    for (size_t i = 0; i < s->count; i++) {
        if (!shown(s, &s->rows[i]))
            continue;
        unsigned columns = text_columns(s->rows[i].name);
        name = columns > name ? columns : name;
        value_text(text, sizeof(text), &s->rows[i]);
        columns = text_columns(text);
        number = columns > number ? columns : number;
        sum += s->rows[i].value;
    }
    text_ink(to, INK_HEAD, style);
    (void)fprintf(to, "%s\n", s->title);
    text_ink(to, INK_PLAIN, style);
    if (number == 0)
        return false;
    unsigned width = text_line_width(style);
    unsigned fixed = 2 + 2 + number + (s->shares ? 9 : 0);
    if (fixed + name > width)
        name = width - fixed;
    unsigned help_at = fixed + name + 2;
    for (size_t i = 0; i < s->count; i++) {
        const struct report_value *row = &s->rows[i];
        if (!shown(s, row))
            continue;
        text_spaces(to, 2);
        text_ink(to, s->ink, style);
        text_cell(to, row->name, name, TEXT_LEFT, style);
        text_ink(to, INK_PLAIN, style);
        text_spaces(to, 2);
        value_text(text, sizeof(text), row);
        text_cell(to, text, number, TEXT_RIGHT, style);
        if (s->shares) {
            text_spaces(to, 2);
            text_cell(to, text_percent(text, row->value, sum), 7, TEXT_RIGHT, style);
        }
        if (row->help != NULL && row->help[0] != '\0' && help_at + LEAST_HELP <= width) {
            text_spaces(to, 2);
            text_ink(to, INK_FAINT, style);
            text_wrap(to, row->help, help_at, help_at, style);
            text_ink(to, INK_PLAIN, style);
        } else {
            (void)fputc('\n', to);
        }
    }
    return true;
}

void report_print_summary(FILE *to, const struct report_summary *summary,
                          const struct report_style *style)
{
    bool gap = false;
    if (summary->drain_count != 0) {
        struct section s = {
            "drains", summary->drains, summary->drain_count, false, true, INK_PLAIN
        };
        if (!print_section(to, &s, style)) {
            (void)fputs("  ", to);
            text_wrap(to,
                      "none: nothing went through the write buffer (stores to Device memory are "
                      "TLPs of their own)",
                      2, 2, style);
        }
        gap = true;
    }
    if (summary->error_count != 0) {
        struct section s = {
            "errors", summary->errors, summary->error_count, false, false, INK_BAD
        };
        if (gap)
            (void)fputc('\n', to);
        if (!print_section(to, &s, style))
            (void)fputs("  no errors\n", to);
        gap = true;
    }
    if (summary->value_count != 0) {
        struct section s = { "statistics", summary->values, summary->value_count,
                             true,         false,           INK_PLAIN };
        if (gap)
            (void)fputc('\n', to);
        (void)print_section(to, &s, style);
        gap = true;
    }
    if (summary->note_count != 0) {
        if (gap)
            (void)fputc('\n', to);
        text_ink(to, INK_HEAD, style);
        (void)fputs("notes\n", to);
        text_ink(to, INK_PLAIN, style);
        for (size_t i = 0; i < summary->note_count; i++) {
            (void)fputs("  - ", to);
            text_wrap(to, summary->notes[i], 4, 4, style);
        }
    }
}

void report_print_latency(FILE *to, const char *label, const struct loghist *h,
                          const struct report_style *style)
{
    struct text_phrases phrases = { .count = 0 };
    if (h->total == 0)
        text_phrase(&phrases, "none");
    else
        text_phrase(&phrases, "mean %.1f", loghist_mean(h) / PS_PER_NS);
    /* From the median on: the least says little beside it. */
    for (size_t i = 1; h->total != 0 && i < DIST_POINTS; i++)
        text_phrase(&phrases, "%s %.1f%s", dist_points[i].label,
                    (double)loghist_percentile(h, dist_points[i].percent) / PS_PER_NS,
                    i + 1 == DIST_POINTS ? " ns" : "");
    unsigned columns = text_columns(label), most = text_line_width(style) / 2;
    columns = columns > most ? most : columns;
    text_cell(to, label, columns, TEXT_LEFT, style);
    text_spaces(to, 2);
    text_put_phrases(to, &phrases, columns + 2, columns + 2, style);
}
