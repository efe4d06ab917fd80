/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The pictures of a report. Shapes are SVG that stretches with the page, words beside them are HTML
 * that does not: so they read the same on a phone and on a wide screen.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "report/html.h"
#include "report/text.h"

/* ---- bars ------------------------------------------------------------------------------------ */

void html_bar(FILE *to, double share, const char *css)
{
    double percent = share > 0 ? fmin(fmax(100 * share, 0.4), 100) : 0;
    (void)fprintf(to,
                  "<svg class=\"bar\" aria-hidden=\"true\" focusable=\"false\" "
                  "xmlns=\"http://www.w3.org/2000/svg\"><rect class=\"%s\" width=\"%.4g%%\" "
                  "height=\"100%%\"/></svg>",
                  css, percent);
}

void html_stack(FILE *to, const char *title, const uint64_t *parts, size_t count,
                const char *const *names)
{
    char percent[TEXT_NUMBER];
    double total = 0, x = 0;
    for (size_t i = 0; i < count; i++)
        total += (double)parts[i];
    (void)fputs("<svg class=\"stack\" role=\"img\" xmlns=\"http://www.w3.org/2000/svg\"><title>",
                to);
    html_text(to, title);
    (void)fputs("</title>", to);
    for (size_t i = 0; i < count; i++) {
        double width = total > 0 ? 100 * (double)parts[i] / total : 0;
        if (parts[i] == 0)
            continue;
        (void)text_percent(percent, (double)parts[i], total);
        (void)fprintf(to,
                      "<rect class=\"why%zu\" x=\"%.4f%%\" width=\"%.4f%%\" height=\"100%%\">"
                      "<title>",
                      i, x, fmax(width, 0.15));
        html_format(to, "%s: %s", names[i], percent);
        (void)fputs("</title></rect>", to);
        if (width >= 28) {
            (void)fprintf(to, "<text class=\"on%zu\" x=\"%.4f%%\" y=\"19\" text-anchor=\"middle\">",
                          i, x + width / 2);
            html_format(to, "%s %s", names[i], percent);
            (void)fputs("</text>", to);
        }
        x += width;
    }
    (void)fputs("</svg>\n", to);
}

/* ---- columns --------------------------------------------------------------------------------- */

enum { HEIGHT = 1000, STEP = 10 /* of a column, in the units of the picture */ };

/** Few columns stand apart; of many, neighbours of the same height are one shape; heights in
 * thousandths of the picture. */
static void put_path(FILE *to, const struct html_columns *c, const double *values, const char *css,
                     double zero, double per_unit)
{
    bool any = false;
    for (size_t i = 0; values != NULL && i < c->count; i++)
        any |= values[i] > 0;
    if (!any)
        return;
    (void)fprintf(to, "<path class=\"%s\" d=\"", css);
    const size_t inset = c->count <= 64;
    size_t i = 0;
    while (i < c->count) {
        size_t first = i;
        double height = values[i] * per_unit;
        height = values[i] > 0 && fabs(height) < 6 ? copysign(6, per_unit) : height;
        long h = lround(height);
        for (i++; inset == 0 && i < c->count && values[i] == values[first]; i++)
            continue;
        if (h != 0)
            (void)fprintf(to, "M%zu %ldv%ldh%zuv%ldz", first * STEP + inset, lround(zero), -h,
                          (i - first) * STEP - 2 * inset, h);
    }
    (void)fputs("\"/>", to);
}

static void put_label(FILE *to, double top, const char *css, double value, const char *unit)
{
    char text[TEXT_NUMBER];
    static const char *const prefix[] = { "", "k", "M", "G", "T", "P" };
    size_t i = 0;
    double shown = value;
    for (; shown >= 1000 && i + 1 < ARRAY_LEN(prefix); i++)
        shown /= 1000;
    (void)snprintf(text, sizeof(text), "%.3g %s", shown, prefix[i]);
    if (i == 0 && unit[0] == '%')
        (void)snprintf(text, sizeof(text), "%.3g ", shown);
    (void)fprintf(to, "<span class=\"%s\" style=\"top:%.2f%%\">%s%s</span>", css, 100 * top,
                  value == 0 ? "0 " : text, unit);
}

static void put_marks(FILE *to, const struct html_mark *marks, size_t count)
{
    if (count == 0)
        return;
    (void)fputs("<svg class=\"marks\" role=\"img\" xmlns=\"http://www.w3.org/2000/svg\">"
                "<title>errors</title>",
                to);
    for (size_t i = 0; i < count; i++) {
        (void)fprintf(to,
                      "<svg x=\"%.3f%%\" overflow=\"visible\"><path class=\"mark\" "
                      "d=\"M0 13l-6-12h12z\"><title>",
                      100 * marks[i].at);
        html_text(to, marks[i].text);
        (void)fputs("</title></path></svg>", to);
    }
    (void)fputs("</svg>", to);
}

static void put_ticks(FILE *to, const struct html_tick *ticks, size_t count)
{
    (void)fputs("<div class=\"ticks\">", to);
    for (size_t i = 0; i < count; i++) {
        (void)fprintf(to, "<span%s style=\"left:%.3f%%\">",
                      i == 0       ? " class=\"t0\""
                      : i % 2 == 1 ? " class=\"odd\""
                                   : "",
                      100 * ticks[i].at);
        html_text(to, ticks[i].text);
        (void)fputs("</span>", to);
    }
    (void)fputs("</div>", to);
}

void html_columns(FILE *to, const struct html_columns *c, const char *unit,
                  const struct html_tick *ticks, size_t tick_count, const struct html_mark *marks,
                  size_t mark_count)
{
    double range = c->highest + c->lowest;
    double per_unit = range > 0 ? HEIGHT / range : 0, zero = c->highest * per_unit;
    zero = range > 0 ? zero : HEIGHT;
    (void)fputs("<div class=\"plot\"><div class=\"ylabels\">", to);
    put_label(to, 0, "top", c->highest, unit);
    put_label(to, zero / HEIGHT, "mid", 0, unit);
    if (c->lowest > 0.25 * range)
        put_label(to, 1, "low", c->lowest, unit);
    (void)fputs("</div><div class=\"area\">", to);
    put_marks(to, marks, mark_count);
    (void)fprintf(to,
                  "<svg class=\"columns\" role=\"img\" viewBox=\"0 0 %zu %d\" "
                  "preserveAspectRatio=\"none\" xmlns=\"http://www.w3.org/2000/svg\"><title>",
                  c->count * STEP, HEIGHT);
    html_text(to, c->title);
    (void)fputs("</title><desc>", to);
    html_text(to, c->about);
    (void)fputs("</desc>", to);
    for (size_t i = 1; i < tick_count; i++)
        (void)fprintf(to, "<path class=\"grid\" d=\"M%.1f 0V%d\"/>",
                      ticks[i].at * (double)(c->count * STEP), HEIGHT);
    (void)fprintf(to, "<path class=\"grid\" d=\"M0 0H%zu\"/>", c->count * STEP);
    put_path(to, c, c->up, "up", zero, per_unit);
    put_path(to, c, c->up_part, "up-part", zero, per_unit);
    put_path(to, c, c->down, "down", zero, -per_unit);
    put_path(to, c, c->down_part, "down-part", zero, -per_unit);
    (void)fprintf(to, "<path class=\"axis\" d=\"M0 %ldH%zu\"/></svg>", lround(zero),
                  c->count * STEP);
    put_ticks(to, ticks, tick_count);
    (void)fputs("</div></div>\n", to);
}

/* ---- axes ------------------------------------------------------------------------------------ */

size_t html_time_ticks(struct html_tick *ticks, size_t most, simtime_t end)
{
    static const double factors[] = { 1, 2, 5 };
    double step = 1e-12, length = (double)(end == 0 ? 1 : end);
    for (double power = 1;; power *= 10) {
        bool enough = false;
        for (size_t i = 0; i < ARRAY_LEN(factors) && !enough; i++) {
            step = power * factors[i];
            enough = length / step <= (double)(most - 1);
        }
        if (enough)
            break;
    }
    enum text_unit unit = text_unit_of(fmax(step, length / 2), TEXT_NS);
    size_t count = 0;
    for (; count < most && (double)count * step <= length * 0.97; count++) {
        ticks[count].at = (double)count * step / length;
        (void)snprintf(ticks[count].text, sizeof(ticks[count].text),
                       count == 0 ? "%.4g" : "%.4g %s", (double)count * step / text_units[unit].ps,
                       text_unit_name(unit, true));
    }
    return count;
}
