/* SPDX-License-Identifier: Apache-2.0 */
/* TLP sizes, and what distributions.json has: stores, gaps, latencies, by region and core. */
#include <ctype.h>
#include <math.h>
#include <string.h>

#include "report/html.h"
#include "report/text.h"

/* ---- sizes ----------------------------------------------------------------------------------- */

static void put_size_row(FILE *to, const struct hist *h, struct size_bin bin, uint64_t highest)
{
    char text[TEXT_NUMBER];
    uint64_t tlps = bin_tlps(h, bin);
    (void)fputs("<tr><th scope=\"row\">", to);
    html_text(to, bin_label(text, bin, true));
    (void)fputs("</th><td class=\"wide\">", to);
    html_bar(to, highest == 0 ? 0 : (double)tlps / (double)highest, "up-part");
    (void)fprintf(to, "</td><td class=\"n\">%s</td><td class=\"n\">",
                  tlps == 0 ? "-" : text_grouped(text, tlps));
    if (tlps != 0)
        html_text(to, text_percent(text, (double)tlps, (double)h->tlps));
    (void)fputs("</td></tr>\n", to);
}

void html_put_sizes(FILE *to, const struct html_data *d)
{
    enum { MOST_BINS = 24 };
    struct size_bins bins;
    size_t drawn = html_drawn(d);
    bins_make(&bins, d->views, drawn, MOST_BINS);
    uint64_t highest = bins_highest(&bins, d->views, drawn);
    if (highest == 0) {
        (void)fputs("<p class=\"none\">No memory writes towards devices.</p>\n", to);
        return;
    }
    (void)fputs("<p>Memory writes towards devices by their payload (the bytes enabled). ", to);
    if (drawn > 1)
        (void)fputs("All runs have one axis of sizes and one scale of bars. ", to);
    html_drawn_note(to, d);
    (void)fputs("</p>\n<div class=\"multiples\">\n", to);
    for (size_t i = 0; i < drawn; i++) {
        const struct report_run *run = &d->views[i];
        (void)fputs("<div class=\"panel\"><table class=\"hist\"><caption>", to);
        html_text(to, run->name);
        (void)fputs(" <small>", to);
        html_count(to, run->sizes->tlps, "TLP", "TLPs");
        (void)fprintf(to, ", mean %.1f B</small></caption>\n", hist_mean(run->sizes));
        (void)fputs("<thead><tr><th scope=\"col\">Bytes</th><td></td><th scope=\"col\" "
                    "class=\"n\">TLPs</th><th scope=\"col\" class=\"n\">Share</th></tr></thead>"
                    "<tbody>\n",
                    to);
        for (size_t b = 0; b < bins.count; b++)
            put_size_row(to, run->sizes, bins.bin[b], highest);
        (void)fputs("</tbody></table></div>\n", to);
    }
    (void)fputs("</div>\n", to);
}

/* ---- distributions.json ---------------------------------------------------------------------- */

bool html_has_dists(const struct html_data *d)
{
    for (size_t i = 0; i < d->count; i++)
        if (d->runs[i].dists != NULL && dists_count(d->runs[i].dists) > 0)
            return true;
    return false;
}

static const struct dist_group *group_of(const struct html_run *run)
{
    return run->dists == NULL ? NULL : dists_find(run->dists, "all", "");
}

static bool is_time(enum dist_what what)
{
    return strcmp(dist_rows[what].unit, "ps") == 0;
}

static void put_value(FILE *to, enum dist_what what, double value)
{
    char text[TEXT_NUMBER];
    if (is_time(what))
        html_time(to, (simtime_t)llround(value));
    else if (value == floor(value))
        (void)fputs(text_number(text, value), to);
    else
        (void)fprintf(to, "%.2f", value);
}

enum { COLUMNS = 72, TICKS = 24 };
/** A common axis: values up to `most` one by one, else by decades from `low` to `high`. */
struct axis {
    bool linear;
    double low, high; /* exponents of 10, or values */
};

static struct axis axis_of(const struct html_data *d, enum dist_what what)
{
    uint64_t least = UINT64_MAX, most = 0;
    for (size_t i = 0; i < html_drawn(d); i++) {
        const struct dist_group *g = group_of(&d->runs[i]);
        if (g == NULL || g->values[what].total == 0)
            continue;
        least = g->values[what].least < least ? g->values[what].least : least;
        most = g->values[what].most > most ? g->values[what].most : most;
    }
    if (!is_time(what) && most <= 64)
        return (struct axis){ .linear = true, .low = 0.5, .high = (double)most + 0.5 };
    /* A gap of 0 stands in the first column. */
    double low = floor(log10((double)(least == 0 ? 1 : least)));
    double high = ceil(log10((double)most + 1));
    low = is_time(what) && low < 2 ? 2 : low;
    return (struct axis){ .low = low, .high = high <= low ? low + 1 : high };
}

static double place_of(const struct axis *a, double value)
{
    double at = a->linear   ? (value - a->low) / (a->high - a->low)
                : value > 0 ? (log10(value) - a->low) / (a->high - a->low)
                            : 0;
    return at < 0 ? 0 : at;
}

static size_t columns_of(const struct axis *a)
{
    return a->linear ? (size_t)llround(a->high - a->low) : COLUMNS;
}

/** Shares of `h` in percent, by column. */
static void fill(double *shares, const struct axis *a, const struct loghist *h)
{
    size_t count = columns_of(a);
    for (unsigned i = 0; i < LOGHIST_BUCKETS; i++) {
        if (h->count[i] == 0)
            continue;
        double middle = ((double)loghist_first(i) + (double)loghist_last(i)) / 2;
        size_t at = (size_t)(place_of(a, middle) * (double)count);
        shares[at < count ? at : count - 1] += 100.0 * (double)h->count[i] / (double)h->total;
    }
}

/** "20 ns", or without a unit "20". */
static void tick_text(char *out, size_t size, double value, bool time)
{
    if (!time) {
        (void)snprintf(out, size, "%.6g", value);
        return;
    }
    /* pow() may be a hair below the power of ten. */
    enum text_unit unit = text_unit_of(value * 1.001, TEXT_PS);
    (void)snprintf(out, size, "%.6g %s", value / text_units[unit].ps, text_unit_name(unit, true));
}

/** One by one, by decades, or on a short axis at 1, 2 and 5 of each decade. */
static size_t axis_ticks(struct html_tick *ticks, const struct axis *a, bool time)
{
    static const double factors[] = { 1, 2, 5 };
    size_t count = 0, values = columns_of(a), step = values <= 16 ? 1 : values <= 32 ? 4 : 8;
    for (size_t v = step; a->linear && v <= values && count < TICKS; v += step, count++) {
        ticks[count].at = place_of(a, (double)v);
        (void)snprintf(ticks[count].text, sizeof(ticks[count].text), "%zu", v);
    }
    size_t each = a->high - a->low <= 1 ? ARRAY_LEN(factors) : 1;
    for (int power = (int)a->low; !a->linear && power < (int)a->high; power++) {
        for (size_t i = 0; i < each && count < TICKS; i++, count++) {
            double value = factors[i] * pow(10, power);
            ticks[count].at = place_of(a, value);
            tick_text(ticks[count].text, sizeof(ticks[count].text), value, time);
        }
    }
    return count;
}

static void put_percentiles(FILE *to, const struct html_data *d, enum dist_what what)
{
    enum { FIRST = 3 }; /* columns before the points */
    const char *columns[FIRST + DIST_POINTS + 1] = { "Run", "#Number", "#Mean" };
    char names[DIST_POINTS][16], text[TEXT_NUMBER];
    for (size_t p = 0; p < DIST_POINTS; p++) {
        (void)snprintf(names[p], sizeof(names[p]), "#%s", dist_points[p].label);
        if (names[p][1] != 'p') /* words as the other columns', p50 as ever */
            names[p][1] = (char)toupper((unsigned char)names[p][1]);
        columns[FIRST + p] = names[p];
    }
    html_table_begin(to, dist_rows[what].help, columns);
    for (size_t i = 0; i < d->count; i++) {
        const struct dist_group *g = group_of(&d->runs[i]);
        if (g == NULL || g->values[what].total == 0)
            continue;
        const struct loghist *h = &g->values[what];
        (void)fputs("<tr><th scope=\"row\">", to);
        html_text(to, d->runs[i].label);
        (void)fprintf(to, "</th><td class=\"n\">%s</td><td class=\"n\">",
                      text_grouped(text, h->total));
        put_value(to, what, loghist_mean(h));
        for (size_t p = 0; p < DIST_POINTS; p++) {
            (void)fputs("</td><td class=\"n\">", to);
            put_value(to, what, (double)loghist_percentile(h, dist_points[p].percent));
        }
        (void)fputs("</td></tr>\n", to);
    }
    html_table_end(to);
}

static void put_panels(FILE *to, const struct html_data *d, enum dist_what what,
                       const struct axis *axis)
{
    double shares[HTML_DRAWN][COLUMNS] = { 0 }, highest = 0;
    struct html_tick ticks[TICKS];
    size_t tick_count = axis_ticks(ticks, axis, is_time(what)), drawn = html_drawn(d);
    for (size_t i = 0; i < drawn; i++) {
        const struct dist_group *g = group_of(&d->runs[i]);
        if (g != NULL && g->values[what].total != 0)
            fill(shares[i], axis, &g->values[what]);
        for (size_t c = 0; c < columns_of(axis); c++)
            highest = fmax(highest, shares[i][c]);
    }
    (void)fputs("<div class=\"multiples\">\n", to);
    for (size_t i = 0; i < drawn; i++) {
        const struct dist_group *g = group_of(&d->runs[i]);
        if (g == NULL || g->values[what].total == 0)
            continue;
        struct html_columns c = { .title = d->runs[i].label,
                                  .about = dist_rows[what].help,
                                  .count = columns_of(axis),
                                  .up_part = shares[i],
                                  .highest = 20 * ceil(highest / 20 - 1e-9) };
        (void)fputs("<figure class=\"panel\"><figcaption>", to);
        html_text(to, d->runs[i].label);
        (void)fputs("</figcaption>", to);
        html_columns(to, &c, "%", ticks, tick_count, NULL, 0);
        (void)fputs("</figure>\n", to);
    }
    (void)fputs("</div>\n", to);
}

/* ---- by core and region ---------------------------------------------------------------------- */

static void put_group(FILE *to, const struct html_run *run, const struct dist_group *g)
{
    static const enum dist_what shown[] = { DIST_WRITE_LATENCY, DIST_READ_LATENCY };
    static const double percents[] = { 50, 99 };
    char text[TEXT_NUMBER];
    (void)fputs("<tr><th scope=\"row\">", to);
    html_text(to, run->label);
    (void)fprintf(to, "</th><td>%s</td><td>", strcmp(g->by, "cpu") == 0 ? "CPU" : "region");
    html_text(to, g->name);
    (void)fprintf(to, "</td><td class=\"n\">%s</td>", text_grouped(text, g->sizes.tlps));
    (void)fprintf(to, "<td class=\"n\">%s</td>", text_grouped(text, g->sizes.bytes));
    (void)fprintf(to, "<td class=\"n\">%.1f</td>", hist_mean(&g->sizes));
    (void)fprintf(to, "<td class=\"n\">%s</td>", text_grouped(text, g->read_sizes.tlps));
    for (size_t i = 0; i < ARRAY_LEN(shown); i++) {
        const struct loghist *h = &g->values[shown[i]];
        for (size_t p = 0; p < ARRAY_LEN(percents); p++) {
            (void)fputs("<td class=\"n\">", to);
            if (h->total == 0)
                (void)fputs("-", to);
            else
                put_value(to, shown[i], (double)loghist_percentile(h, percents[p]));
            (void)fputs("</td>", to);
        }
    }
    (void)fputs("</tr>\n", to);
}

static void put_groups(FILE *to, const struct html_data *d)
{
    static const char *const columns[] = { "Run",        "By",        "Name",      "#TLPs",
                                           "#Bytes",     "#Mean, B",  "#Reads",    "#Write p50",
                                           "#Write p99", "#Read p50", "#Read p99", NULL };
    size_t shown = 0, all = 0;
    html_table_begin(to, "By region and by CPU; latencies of writes and reads", columns);
    for (size_t i = 0; i < d->count; i++) {
        for (size_t k = 0; d->runs[i].dists != NULL && k < dists_count(d->runs[i].dists); k++) {
            const struct dist_group *g = dists_group(d->runs[i].dists, k);
            if (strcmp(g->by, "all") == 0)
                continue;
            if (all++ < HTML_SHOWN) {
                put_group(to, &d->runs[i], g);
                shown++;
            }
        }
    }
    html_table_end(to);
    if (shown < all)
        html_format(to, "%zu more are in distributions.json.", all - shown);
}

void html_put_dists(FILE *to, const struct html_data *d)
{
    static const char *const headings[DIST_WHAT_COUNT] = { "Stores per TLP", "Gap between TLPs",
                                                           "Write latency", "Read latency" };
    if (!html_has_dists(d)) {
        (void)fputs("<p class=\"none\">These runs have no distributions.json.</p>\n", to);
        return;
    }
    (void)fputs("<p>Shares of TLPs in percent; times on a logarithmic axis that all runs share, "
                "its first column with all that is shorter. Percentiles are within 1/128. ",
                to);
    html_drawn_note(to, d);
    (void)fputs("</p>\n", to);
    for (unsigned what = 0; what < DIST_WHAT_COUNT; what++) {
        bool any = false;
        for (size_t i = 0; i < d->count; i++) {
            const struct dist_group *g = group_of(&d->runs[i]);
            any |= g != NULL && g->values[what].total != 0;
        }
        if (!any)
            continue;
        const struct axis axis = axis_of(d, (enum dist_what)what);
        (void)fprintf(to, "<h3>%s</h3>\n", headings[what]);
        put_panels(to, d, (enum dist_what)what, &axis);
        put_percentiles(to, d, (enum dist_what)what);
    }
    put_groups(to, d);
}
