/* SPDX-License-Identifier: Apache-2.0 */
#include "report/svg.h"
#include "report/files.h"
#include "report/text.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>

/*
 * Bars lie on their side, as on the terminal: a narrow picture with room for a label at every bar
 * reads on a phone, where a wide one would shrink. Presentation attributes carry the light colours,
 * for readers without CSS; the style sheet overrides them where the reader prefers dark.
 */
enum {
    WIDTH = 480,
    MARGIN = 16,
    LABELS = 100, /* from the left edge to the bars */
    COUNTS = 92,  /* room right of the longest bar for its count */
    MOST_BINS = 24,
    LEGEND_LINE = 20,
    NAME_MOST = 22, /* code points of a name in the legend */
};

const struct svg_shade svg_ground = { "#ffffff", "#14181d" };
const struct svg_shade svg_ink = { "#1c2126", "#e8ebee" };
const struct svg_shade svg_faint = { "#5c6670", "#9aa5b0" };
const struct svg_shade svg_rule = { "#dde2e7", "#2c343c" };
/* Told apart by people who do not see red from green, by hue and by lightness. */
const struct svg_shade svg_palette[SVG_SERIES] = {
    { "#1f6fb2", "#6cb4f0" }, { "#d9731a", "#f5ac62" }, { "#2b8a68", "#62cfa6" },
    { "#a0428c", "#e28ed0" }, { "#8a7a12", "#d8ca5a" }, { "#4a5560", "#b9c3cd" },
};

void svg_put_text(FILE *to, const char *text, unsigned most)
{
    /* The cell's rules make it well-formed UTF-8 without controls; what remains is the markup. */
    static const struct report_style style = { .utf8 = true };
    char *clean = NULL;
    size_t size = 0;
    FILE *memory = open_memstream(&clean, &size);
    if (memory == NULL)
        return;
    unsigned columns = text_columns(text);
    text_cell(memory, text, columns < most ? columns : most, TEXT_LEFT, &style);
    (void)fclose(memory);
    for (const char *c = clean; c != NULL && *c != '\0'; c++)
        text_put_markup(to, *c);
    free(clean);
}

void svg_put_style(FILE *to, size_t series)
{
    (void)fprintf(to,
                  "<style>\n"
                  "text { font-family: system-ui, 'DejaVu Sans', sans-serif; }\n"
                  ".n { font-variant-numeric: tabular-nums; }\n"
                  "@media (prefers-color-scheme: dark) {\n"
                  ".ground { fill: %s; } .ink { fill: %s; } .faint { fill: %s; }\n"
                  ".rule { stroke: %s; } .axis { stroke: %s; }\n",
                  svg_ground.dark, svg_ink.dark, svg_faint.dark, svg_rule.dark, svg_faint.dark);
    for (size_t i = 0; i < series; i++)
        (void)fprintf(to, ".s%zu { fill: %s; }\n", i, svg_palette[i].dark);
    (void)fputs("}\n</style>\n", to);
}

/** 1, 2 or 5 times a power of ten: the least step with which `highest` needs at most `most`. */
static uint64_t tick_step(uint64_t highest, uint64_t most)
{
    static const uint64_t factors[] = { 1, 2, 5 };
    uint64_t power = 1;
    for (;; power *= 10)
        for (size_t i = 0; i < ARRAY_LEN(factors); i++)
            if (highest / (power * factors[i]) <= most || power > UINT64_MAX / 100)
                return power * factors[i];
}

/** "500", "20 k", "1.5 M": at an axis, where the exact count does not matter. */
static char *tick_text(char *out, uint64_t value)
{
    static const char *const prefix[] = { "", "k", "M", "G", "T", "P", "E" };
    double scaled = (double)value;
    size_t i = 0;
    for (; scaled >= 1000.0; i++)
        scaled /= 1000.0;
    (void)snprintf(out, TEXT_NUMBER, "%.4g%s%s", scaled, i == 0 ? "" : " ", prefix[i]);
    return out;
}

struct frame {
    unsigned top, bottom; /* of the bars */
    unsigned height;
    unsigned bar, gap; /* heights of a bar and between sizes */
    double per_tlp;
    bool numbered; /* bars: there are more runs than colours */
};

static void put_axis(FILE *to, const struct frame *f, uint64_t highest)
{
    char text[TEXT_NUMBER];
    uint64_t step = tick_step(highest, 4);
    for (uint64_t at = 0; at <= highest && at + step > at; at += step) {
        double x = LABELS + (double)at * f->per_tlp;
        (void)fprintf(to,
                      "<line class=\"%s\" x1=\"%.1f\" y1=\"%u\" x2=\"%.1f\" y2=\"%u\" "
                      "stroke=\"%s\"/>\n",
                      at == 0 ? "axis" : "rule", x, f->top - 4, x, f->bottom,
                      at == 0 ? svg_faint.light : svg_rule.light);
        (void)fprintf(to,
                      "<text class=\"faint n\" x=\"%.1f\" y=\"%u\" font-size=\"13\" "
                      "text-anchor=\"middle\" fill=\"%s\">%s</text>\n",
                      x, f->bottom + 18, svg_faint.light, tick_text(text, at));
    }
    (void)fprintf(to,
                  "<text class=\"faint\" x=\"%u\" y=\"%u\" font-size=\"13\" "
                  "text-anchor=\"middle\" fill=\"%s\">TLPs</text>\n",
                  LABELS + (WIDTH - LABELS - COUNTS) / 2, f->bottom + 38, svg_faint.light);
    (void)fprintf(to,
                  "<text class=\"faint\" x=\"%u\" y=\"%u\" font-size=\"13\" "
                  "text-anchor=\"end\" fill=\"%s\">bytes</text>\n",
                  LABELS - 8, f->top - 10, svg_faint.light);
}

/** One bar with its count; its title is the tip that a browser shows. */
static void put_bar(FILE *to, const struct frame *f, unsigned y, const char *label,
                    const struct report_run *run, size_t number, uint64_t tlps)
{
    char text[2 * TEXT_NUMBER], digits[TEXT_NUMBER];
    size_t series = number % SVG_SERIES;
    double width = fmax((double)tlps * f->per_tlp, 1.5);
    (void)fprintf(to,
                  "<rect class=\"s%zu\" x=\"%u\" y=\"%u\" width=\"%.1f\" height=\"%u\" "
                  "fill=\"%s\"><title>",
                  series, LABELS, y, width, f->bar - 1, svg_palette[series].light);
    svg_put_text(to, run->name, UINT32_MAX);
    (void)fprintf(to, ": %s bytes, %s TLPs</title></rect>\n", label, text_grouped(text, tlps));
    if (f->numbered)
        (void)snprintf(text, sizeof(text), "%s (%zu)", text_grouped(digits, tlps), number + 1);
    (void)fprintf(to,
                  "<text class=\"faint n\" x=\"%.1f\" y=\"%u\" font-size=\"12\" "
                  "fill=\"%s\">%s</text>\n",
                  LABELS + width + 5, y + f->bar / 2 + 4, svg_faint.light, text);
}

/** A group for each size, as high as the runs that have it. */
static void put_groups(FILE *to, const struct frame *f, const struct size_bins *bins,
                       const struct report_run *runs, size_t count)
{
    char label[TEXT_NUMBER];
    unsigned y = f->top;
    for (size_t b = 0; b < bins->count; b++) {
        unsigned top = y;
        (void)bin_label(label, bins->bin[b], true);
        for (size_t i = 0; i < count; i++) {
            uint64_t tlps = bin_tlps(runs[i].sizes, bins->bin[b]);
            if (tlps == 0)
                continue;
            put_bar(to, f, y, label, &runs[i], i, tlps);
            y += f->bar;
        }
        (void)fprintf(to,
                      "<text class=\"ink n\" x=\"%u\" y=\"%u\" font-size=\"14\" "
                      "text-anchor=\"end\" fill=\"%s\">%s</text>\n",
                      LABELS - 8, (top + y) / 2 + 5, svg_ink.light, label);
        y += f->gap;
    }
}

static unsigned groups_height(const struct frame *f, const struct size_bins *bins,
                              const struct report_run *runs, size_t count)
{
    unsigned height = 0;
    for (size_t b = 0; b < bins->count; b++) {
        for (size_t i = 0; i < count; i++)
            height += bin_tlps(runs[i].sizes, bins->bin[b]) != 0 ? f->bar : 0;
        height += f->gap;
    }
    return height;
}

static void put_legend(FILE *to, const struct report_run *runs, size_t count)
{
    char tlps[TEXT_NUMBER];
    for (size_t i = 0; i < count; i++) {
        size_t series = i % SVG_SERIES;
        unsigned y = 50 + (unsigned)i * LEGEND_LINE;
        (void)fprintf(to,
                      "<rect class=\"s%zu\" x=\"%u\" y=\"%u\" width=\"12\" height=\"12\" "
                      "fill=\"%s\"/>\n<text x=\"%u\" y=\"%u\" font-size=\"14\" fill=\"%s\" "
                      "class=\"ink\">",
                      series, MARGIN, y, svg_palette[series].light, MARGIN + 20, y + 11,
                      svg_ink.light);
        if (count > SVG_SERIES)
            (void)fprintf(to, "%zu: ", i + 1);
        svg_put_text(to, runs[i].name, NAME_MOST);
        (void)fprintf(to,
                      "<tspan class=\"faint\" fill=\"%s\" dx=\"10\" font-size=\"13\">%s TLPs, "
                      "mean %.1f B</tspan></text>\n",
                      svg_faint.light, text_grouped(tlps, runs[i].sizes->tlps),
                      hist_mean(runs[i].sizes));
    }
}

static void put_description(FILE *to, const struct report_run *runs, size_t count)
{
    char tlps[TEXT_NUMBER], bytes[TEXT_NUMBER];
    (void)fputs("<title id=\"title\">TLPs by payload size</title>\n"
                "<desc id=\"desc\">Number of TLPs by the bytes enabled in each.",
                to);
    for (size_t i = 0; i < count; i++) {
        (void)fputc(' ', to);
        svg_put_text(to, runs[i].name, UINT32_MAX);
        (void)fprintf(to, ": %s TLPs with %s bytes.", text_grouped(tlps, runs[i].sizes->tlps),
                      text_grouped(bytes, runs[i].sizes->bytes));
    }
    (void)fputs("</desc>\n", to);
}

void svg_draw(FILE *to, const struct report_run *runs, size_t count)
{
    struct size_bins bins;
    bins_make(&bins, runs, count, MOST_BINS);
    uint64_t highest = bins_highest(&bins, runs, count);
    struct frame f = { .bar = count == 1 ? 18 : 14, .gap = 8, .numbered = count > SVG_SERIES };
    f.top = 50 + (unsigned)count * LEGEND_LINE + 34;
    f.bottom = f.top + (bins.count == 0 ? 80 : groups_height(&f, &bins, runs, count));
    f.height = f.bottom + 38 + MARGIN;
    f.per_tlp = highest == 0 ? 0.0 : (WIDTH - LABELS - COUNTS) / (double)highest;

    (void)fprintf(to,
                  "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %u %u\" "
                  "width=\"100%%\" style=\"max-width:720px\" role=\"img\" "
                  "aria-labelledby=\"title desc\">\n",
                  WIDTH, f.height);
    put_description(to, runs, count);
    svg_put_style(to, count < SVG_SERIES ? count : SVG_SERIES);
    (void)fprintf(to,
                  "<rect class=\"ground\" width=\"%u\" height=\"%u\" fill=\"%s\"/>\n"
                  "<text class=\"ink\" x=\"%u\" y=\"30\" font-size=\"18\" font-weight=\"600\" "
                  "fill=\"%s\">TLPs by payload size</text>\n",
                  WIDTH, f.height, svg_ground.light, MARGIN, svg_ink.light);
    put_legend(to, runs, count);
    if (highest == 0) {
        (void)fprintf(to,
                      "<text class=\"faint\" x=\"%u\" y=\"%u\" font-size=\"15\" "
                      "text-anchor=\"middle\" fill=\"%s\">no TLPs</text>\n",
                      WIDTH / 2, (f.top + f.bottom) / 2, svg_faint.light);
    } else {
        put_axis(to, &f, highest);
        put_groups(to, &f, &bins, runs, count);
    }
    (void)fputs("</svg>\n", to);
}
