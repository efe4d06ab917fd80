/* SPDX-License-Identifier: Apache-2.0 */
/* The page and its first sections: what was run, and the runs beside each other. */
#include "report/html.h"

#include <limits.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "report/text.h"

/* ---- the page -------------------------------------------------------------------------------- */

void html_section(FILE *to, const char *id, const char *heading)
{
    (void)fprintf(to, "<section id=\"%s\" aria-labelledby=\"h-%s\">\n<h2 id=\"h-%s\">", id, id, id);
    html_text(to, heading);
    (void)fputs("</h2>\n", to);
}

void html_section_end(FILE *to)
{
    (void)fputs("</section>\n", to);
}

void html_drawn_note(FILE *to, const struct html_data *d)
{
    if (d->count > HTML_DRAWN)
        html_format(to, "The first %d of %zu runs are drawn. ", HTML_DRAWN, d->count);
}

void html_table_begin(FILE *to, const char *caption, const char *const *columns)
{
    (void)fputs("<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"", to);
    html_text(to, caption);
    (void)fputs("\"><table>\n<caption><span>", to);
    html_text(to, caption);
    (void)fputs("</span></caption>\n<thead><tr>", to);
    for (; *columns != NULL; columns++) {
        bool number = (*columns)[0] == '#';
        (void)fprintf(to, "<th scope=\"col\"%s>", number ? " class=\"n\"" : "");
        html_text(to, *columns + number);
        (void)fputs("</th>", to);
    }
    (void)fputs("</tr></thead>\n<tbody>\n", to);
}

void html_table_end(FILE *to)
{
    (void)fputs("</tbody></table></div>\n", to);
}

/* Shades of reasons beyond the eight that everybody can tell apart are hatched. */
static const char page_patterns[] =
    "<svg class=\"defs\" aria-hidden=\"true\" focusable=\"false\" width=\"0\" height=\"0\" "
    "xmlns=\"http://www.w3.org/2000/svg\"><defs>"
    "<pattern id=\"hatch-a\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" "
    "patternTransform=\"rotate(45)\"><rect width=\"6\" height=\"6\" fill=\"#cc79a7\"/>"
    "<rect width=\"3\" height=\"6\" fill=\"#000\"/></pattern>"
    "<pattern id=\"hatch-b\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" "
    "patternTransform=\"rotate(45)\"><rect width=\"6\" height=\"6\" fill=\"#56b4e9\"/>"
    "<rect width=\"3\" height=\"6\" fill=\"#000\"/></pattern>"
    "<pattern id=\"hatch-c\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" "
    "patternTransform=\"rotate(-45)\"><rect width=\"6\" height=\"6\" fill=\"#d55e00\"/>"
    "<rect width=\"3\" height=\"6\" fill=\"#fff\"/></pattern>"
    "<pattern id=\"hatch-d\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" "
    "patternTransform=\"rotate(-45)\"><rect width=\"6\" height=\"6\" fill=\"#009e73\"/>"
    "<rect width=\"3\" height=\"6\" fill=\"#fff\"/></pattern>"
    "</defs></svg>\n";

/** What the runs are of: the trace, scenario or program of the first. */
static const char *subject(const struct html_data *d)
{
    static const char *const keys[] = { "trace", "scenario", "program" };
    const json_t *places[] = { d->runs[0].json, d->folders[0].json };
    for (size_t p = 0; p < ARRAY_LEN(places); p++) {
        for (size_t k = 0; k < ARRAY_LEN(keys); k++) {
            const char *text = html_setting(places[p], keys[k]);
            if (text != NULL)
                return html_base(text);
        }
    }
    return html_base(d->folders[0].path);
}

static void put_title(FILE *to, const struct html_data *d)
{
    if (d->title != NULL) {
        html_text(to, d->title);
        return;
    }
    html_text(to, subject(d));
    if (d->count == 1)
        return;
    if (d->count > 3) {
        html_format(to, ": %zu runs", d->count);
        return;
    }
    for (size_t i = 0; i < d->count; i++)
        html_format(to, "%s%s",
                    i == 0              ? ": "
                    : i + 1 == d->count ? " and "
                                        : ", ",
                    d->runs[i].label);
}

struct section {
    const char *id, *name;
    void (*put)(FILE *to, const struct html_data *d);
};
static const struct section sections[] = {
    { "summary", "Summary", html_put_summary },
    { "runs", "Runs", html_put_runs },
    { "sizes", "TLP sizes", html_put_sizes },
    { "dists", "Distributions", html_put_dists },
    { "drains", "Drain reasons", html_put_drains },
    { "timeline", "Timeline", html_put_timeline },
    { "lints", "Lints", html_put_lints },
    { "containment", "Containment", html_put_containment },
    { "parameters", "Parameters", html_put_parameters },
    { "provenance", "Provenance", html_put_provenance },
};

static void put_head(FILE *to, const struct html_data *d)
{
    (void)fputs("<!DOCTYPE html>\n"
                "<html lang=\"en\" xmlns=\"http://www.w3.org/1999/xhtml\">\n<head>\n"
                "<meta charset=\"utf-8\"/>\n"
                "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
                "<meta name=\"color-scheme\" content=\"light dark\"/>\n<title>",
                to);
    put_title(to, d);
    (void)fprintf(to, "</title>\n<style>\n%s</style>\n</head>\n<body>\n", html_css);
    (void)fputs(page_patterns, to);
}

static void put_header(FILE *to, const struct html_data *d)
{
    static const char *const themes[] = { "auto", "light", "dark" };
    (void)fputs("<header>\n<fieldset class=\"theme\"><legend>Colours</legend>", to);
    for (size_t i = 0; i < ARRAY_LEN(themes); i++)
        (void)fprintf(to,
                      "<label><input type=\"radio\" name=\"theme\" id=\"theme-%s\"%s/>"
                      "<span>%s</span></label>",
                      themes[i], i == 0 ? " checked=\"checked\"" : "", themes[i]);
    (void)fputs("</fieldset>\n<p class=\"kicker\">gather report</p>\n<h1>", to);
    put_title(to, d);
    (void)fputs("</h1>\n<nav aria-label=\"Sections\"><ul>", to);
    for (size_t i = 0; i < ARRAY_LEN(sections); i++)
        (void)fprintf(to, "<li><a href=\"#%s\">%s</a></li>", sections[i].id, sections[i].name);
    (void)fputs("</ul></nav>\n</header>\n<main>\n", to);
}

static void put_page(FILE *to, const struct html_data *d)
{
    put_head(to, d);
    put_header(to, d);
    for (size_t i = 0; i < ARRAY_LEN(sections); i++) {
        html_section(to, sections[i].id, sections[i].name);
        sections[i].put(to, d);
        html_section_end(to);
    }
    (void)fputs("</main>\n<footer><p>Made by gather from the files listed above; a simulation, "
                "not a measurement.</p></footer>\n</body>\n</html>\n",
                to);
}

bool report_write_html(const char *path, const char *const *folders, size_t count,
                       const char *title, struct error *e)
{
    struct html_data d = { .title = title };
    struct outfile f;
    bool good = html_data_read(&d, folders, count, e) && outfile_open(&f, path, e);
    if (good) {
        put_page(f.stream, &d);
        good = outfile_commit(&f, e);
    }
    html_data_free(&d);
    return good;
}

/* So many runs are named one by one. */
enum { TILE_RUNS = 4 };

/* ---- the summary ----------------------------------------------------------------------------- */

/** The distinct values of a setting, in the order of the runs. */
static void put_setting(FILE *to, const struct html_data *d, const char *label, const char *key)
{
    enum { MOST = 12 };
    const char *seen[MOST];
    size_t count = 0, more = 0;
    /* A folder of several runs lists what theirs say one by one. */
    for (size_t i = 0; i < d->count + d->folder_count && (i < d->count || count == 0); i++) {
        const json_t *json = i < d->count ? d->runs[i].json : d->folders[i - d->count].json;
        const char *text = html_setting(json, key);
        size_t at = 0;
        if (text == NULL)
            continue;
        text = html_base(text);
        while (at < count && strcmp(seen[at], text) != 0)
            at++;
        if (at == count && count < MOST)
            seen[count++] = text;
        else if (at == count)
            more++;
    }
    if (count == 0)
        return;
    (void)fprintf(to, "<div><dt>%s</dt><dd>", label);
    for (size_t i = 0; i < count; i++) {
        (void)fputs(i == 0 ? "<code>" : ", <code>", to);
        html_text(to, seen[i]);
        (void)fputs("</code>", to);
    }
    if (more != 0)
        html_format(to, " and more");
    (void)fputs("</dd></div>\n", to);
}

static void put_what(FILE *to, const struct html_data *d)
{
    const json_t *json = d->folders[0].json != NULL ? d->folders[0].json : d->runs[0].json;
    const char *command = json_string_value(json_object_get(json, "command"));
    static const char *const rows[][2] = {
        { "Trace", "trace" },     { "Scenario", "scenario" }, { "Program", "program" },
        { "Policy", "policy" },   { "Platform", "platform" }, { "Profile", "profile" },
        { "Address map", "map" }, { "Stage 1", "s1" },
    };
    (void)fputs("<dl class=\"what\">\n", to);
    if (command != NULL) {
        (void)fputs("<div><dt>Command</dt><dd><code>gather ", to);
        html_text(to, command);
        (void)fputs("</code></dd></div>\n", to);
    }
    for (size_t i = 0; i < ARRAY_LEN(rows); i++)
        put_setting(to, d, rows[i][0], rows[i][1]);
    (void)fputs("</dl>\n", to);
}

static void put_tlps(FILE *to, const struct report_run *run)
{
    html_count(to, run->sizes->tlps, "TLP", "TLPs");
}

/** "v6.9 sends 0.125 × the TLPs of v6.8 (...)". */
static void put_pair(FILE *to, const struct report_run *first, const struct report_run *run)
{
    const struct hist *a = first->sizes, *b = run->sizes;
    (void)fputs("<strong>", to);
    html_text(to, run->name);
    (void)fputs("</strong> sends ", to);
    if (a->tlps == 0 || b->tlps == a->tlps) {
        put_tlps(to, run);
        html_format(to, a->tlps == b->tlps ? ", as many as %s" : ", and %s none", first->name);
    } else {
        html_ratio(to, (double)b->tlps, (double)a->tlps);
        (void)fputs(" the TLPs of <strong>", to);
        html_text(to, first->name);
        (void)fputs("</strong> (", to);
        put_tlps(to, run);
        (void)fputs(" instead of ", to);
        char text[TEXT_NUMBER];
        (void)fprintf(to, "%s)", text_grouped(text, a->tlps));
    }
    if (first->wire_bytes != 0 && run->wire_bytes == first->wire_bytes) {
        (void)fputs(", as many bytes on the wire", to);
    } else if (first->wire_bytes != 0 && run->wire_bytes != 0) {
        (void)fputs(", ", to);
        html_ratio(to, (double)run->wire_bytes, (double)first->wire_bytes);
        (void)fputs(" the bytes on the wire", to);
    }
    if (first->time != 0 && run->time == first->time) {
        (void)fputs(", and takes as long", to);
    } else if (first->time != 0 && run->time != 0) {
        (void)fputs(", and takes ", to);
        html_ratio(to, (double)run->time, (double)first->time);
        (void)fputs(" the time (", to);
        html_time(to, run->time);
        (void)fputs(" instead of ", to);
        html_time(to, first->time);
        (void)fputs(")", to);
    }
    (void)fputs(". ", to);
}

/** Of many runs the extremes. */
static void put_extremes(FILE *to, const struct html_data *d)
{
    const struct report_run *least = NULL, *most = NULL;
    size_t none = 0;
    (void)fputs("<p class=\"lead\">", to);
    for (size_t i = 0; i < d->count; i++) {
        const struct report_run *run = &d->views[i];
        none += run->sizes->tlps == 0;
        if (run->sizes->tlps == 0)
            continue;
        least = least == NULL || run->sizes->tlps < least->sizes->tlps ? run : least;
        most = most == NULL || run->sizes->tlps > most->sizes->tlps ? run : most;
    }
    html_format(to, "Of %zu runs, ", d->count);
    if (least != NULL && least->sizes->tlps == most->sizes->tlps) {
        html_format(to, "%zu send%s ", d->count - none, d->count - none == 1 ? "s" : "");
        html_count(to, least->sizes->tlps, "TLP", "TLPs each");
    } else if (least != NULL) {
        html_format(to, "%s sends the fewest TLPs (", least->name);
        html_count(to, least->sizes->tlps, "TLP", "TLPs");
        html_format(to, ") and %s the most (", most->name);
        html_count(to, most->sizes->tlps, "TLP", "TLPs");
        (void)fputs(")", to);
    }
    if (none != 0)
        html_format(to, "%s%zu send%s none", least == NULL ? "" : "; ", none, none == 1 ? "s" : "");
    (void)fputs(". ", to);
}

/** Two or three pairs are a list. */
static void put_pairs(FILE *to, const struct html_data *d)
{
    const bool list = d->count > 2;
    (void)fputs(list ? "<ul class=\"lead\">\n" : "<p class=\"lead\">", to);
    for (size_t i = 1; i < d->count; i++) {
        (void)fputs(list ? "<li>" : "", to);
        put_pair(to, &d->views[0], &d->views[i]);
        (void)fputs(list ? "</li>\n" : "", to);
    }
    (void)fputs(list ? "</ul>\n<p class=\"lead\">" : "", to);
}

static void put_alone(FILE *to, const struct report_run *run)
{
    char text[TEXT_NUMBER];
    (void)fputs("<p class=\"lead\">", to);
    html_format(to, "%s sends ", run->name);
    put_tlps(to, run);
    html_format(to, " with %s bytes of memory writes towards devices",
                text_grouped(text, run->sizes->bytes));
    if (run->time != 0) {
        (void)fputs(" in ", to);
        html_time(to, run->time);
    }
    (void)fputs(".", to);
}

static void put_sentence(FILE *to, const struct html_data *d)
{
    bool same = true;
    for (size_t i = 1; i < d->count; i++)
        same &= d->views[i].sizes->bytes == d->views[0].sizes->bytes;
    if (d->count == 1)
        put_alone(to, &d->views[0]);
    else if (d->count <= TILE_RUNS)
        put_pairs(to, d);
    else
        put_extremes(to, d);
    if (d->count > 1)
        (void)fputs(same ? "All write the same number of bytes."
                         : "They do not write the same number of bytes: compare with care.",
                    to);
    html_put_judgement(to, d);
    (void)fputs("</p>\n", to);
}

/* ---- tiles ----------------------------------------------------------------------------------- */

static void tile_tlps(FILE *to, const struct html_data *d, size_t i)
{
    char text[TEXT_NUMBER];
    (void)fputs(text_grouped(text, d->views[i].sizes->tlps), to);
}

static void tile_mean(FILE *to, const struct html_data *d, size_t i)
{
    if (d->views[i].sizes->tlps == 0)
        (void)fputs("-", to);
    else
        (void)fprintf(to, "%.1f <small>B</small>", hist_mean(d->views[i].sizes));
}

static void put_efficiency(FILE *to, const struct report_run *run)
{
    char text[TEXT_NUMBER];
    if (run->wire_bytes == 0)
        (void)fputs("-", to);
    else
        html_text(to, text_percent(text, (double)run->sizes->bytes, (double)run->wire_bytes));
}

static void tile_efficiency(FILE *to, const struct html_data *d, size_t i)
{
    put_efficiency(to, &d->views[i]);
}

static void tile_time(FILE *to, const struct html_data *d, size_t i)
{
    if (d->views[i].time == 0)
        (void)fputs("-", to);
    else
        html_time(to, d->views[i].time);
}

static void tile_errors(FILE *to, const struct html_data *d, size_t i)
{
    html_put_errors(to, &d->runs[i]);
}

static double value_lints(const struct html_data *d, size_t i)
{
    return d->runs[i].lints.columns == NULL ? (double)NAN : (double)html_lint_total(&d->runs[i]);
}

static void tile_lints(FILE *to, const struct html_data *d, size_t i)
{
    char text[TEXT_NUMBER];
    (void)fputs(d->runs[i].lints.columns == NULL ? "-"
                                                 : text_grouped(text, html_lint_total(&d->runs[i])),
                to);
}

/* A key figure: what orders the runs by it, and how it is shown. */
struct tile {
    const char *label, *about;
    double (*value)(const struct html_data *d, size_t i); /* NaN: the run has none */
    void (*put)(FILE *to, const struct html_data *d, size_t i);
};

static void put_tile_row(FILE *to, const struct html_data *d, const struct tile *tile,
                         const char *label, size_t i)
{
    (void)fputs("<div><dt>", to);
    html_text(to, label);
    (void)fputs("</dt><dd>", to);
    tile->put(to, d, i);
    (void)fputs("</dd></div>", to);
}

/** Each run, or of many the least and the most. */
static void put_tile_rows(FILE *to, const struct html_data *d, const struct tile *tile)
{
    size_t least = 0, most = 0;
    for (size_t i = 0; i < d->count; i++) {
        if (d->count <= TILE_RUNS)
            put_tile_row(to, d, tile, d->runs[i].label, i);
        double value = tile->value(d, i);
        least = value < tile->value(d, least) || isnan(tile->value(d, least)) ? i : least;
        most = value > tile->value(d, most) || isnan(tile->value(d, most)) ? i : most;
    }
    if (d->count > TILE_RUNS) {
        put_tile_row(to, d, tile, "least", least);
        put_tile_row(to, d, tile, "most", most);
    }
}

static void put_tile(FILE *to, const struct html_data *d, const struct tile *tile)
{
    (void)fprintf(to, "<div class=\"tile\"><h3>%s</h3>", tile->label);
    if (d->count == 1) {
        (void)fputs("<p class=\"big\">", to);
        tile->put(to, d, 0);
        (void)fputs("</p>", to);
    } else {
        (void)fputs("<dl>", to);
        put_tile_rows(to, d, tile);
        (void)fputs("</dl>", to);
    }
    (void)fprintf(to, "<p class=\"about\">%s</p></div>\n", tile->about);
}

static double value_tlps(const struct html_data *d, size_t i)
{
    return (double)d->views[i].sizes->tlps;
}

static double value_mean(const struct html_data *d, size_t i)
{
    return d->views[i].sizes->tlps == 0 ? (double)NAN : hist_mean(d->views[i].sizes);
}

static double value_efficiency(const struct html_data *d, size_t i)
{
    const struct report_run *run = &d->views[i];
    return run->wire_bytes == 0 ? (double)NAN : (double)run->sizes->bytes / (double)run->wire_bytes;
}

static double value_time(const struct html_data *d, size_t i)
{
    return (double)d->views[i].time;
}

static double value_errors(const struct html_data *d, size_t i)
{
    return (double)html_errors(&d->runs[i]);
}

static const struct tile tiles[] = {
    { "TLPs", "memory writes towards devices", value_tlps, tile_tlps },
    { "Mean payload", "bytes of one memory write", value_mean, tile_mean },
    { "Wire efficiency", "payload, of all bytes of these TLPs", value_efficiency, tile_efficiency },
    { "Simulated time", "from the start of the machine", value_time, tile_time },
    { "Errors", "accesses that failed, each with a verdict", value_errors, tile_errors },
};

static const struct tile lint_tile = { "Lints", "places in the trace, each as often as it was seen",
                                       value_lints, tile_lints };

void html_put_summary(FILE *to, const struct html_data *d)
{
    put_sentence(to, d);
    put_what(to, d);
    (void)fputs("<div class=\"tiles\">\n", to);
    for (size_t i = 0; i < ARRAY_LEN(tiles); i++)
        put_tile(to, d, &tiles[i]);
    if (html_has_lints(d))
        put_tile(to, d, &lint_tile);
    (void)fputs("</div>\n", to);
}

/* ---- the runs beside each other -------------------------------------------------------------- */

/** With its ratio and a bar; `highest` below 0: alone. */
static void put_cell(FILE *to, const char *text, double part, double first, double highest)
{
    (void)fputs("<td class=\"n\">", to);
    html_text(to, text);
    if (highest >= 0) {
        (void)fputs(" <span class=\"ratio\">", to);
        html_ratio(to, part, first);
        (void)fputs("</span>", to);
        html_bar(to, highest > 0 ? part / highest : 0, "up-part");
    }
    (void)fputs("</td>", to);
}

static void put_row(FILE *to, const struct html_data *d, size_t i, const double highest[3])
{
    const struct report_run *run = &d->views[i], *first = &d->views[0];
    const struct report_style utf8 = { .utf8 = true };
    char text[TEXT_NUMBER];
    (void)fputs("<tr><th scope=\"row\">", to);
    html_text(to, run->name);
    (void)fputs("</th>", to);
    put_cell(to, text_grouped(text, run->sizes->tlps), (double)run->sizes->tlps,
             (double)first->sizes->tlps, highest[0]);
    put_cell(to, text_grouped(text, run->wire_bytes), (double)run->wire_bytes,
             (double)first->wire_bytes, highest[1]);
    put_cell(to, run->time == 0 ? "-" : text_time(text, run->time, run->time, &utf8),
             (double)run->time, (double)first->time, highest[2]);
    (void)fprintf(to, "<td class=\"n\">%s</td><td class=\"n\">%.1f</td><td class=\"n\">",
                  text_grouped(text, run->sizes->bytes), hist_mean(run->sizes));
    put_efficiency(to, run);
    (void)fprintf(to, "</td><td class=\"n\">%s</td>",
                  text_rate(text, run->sizes->bytes, run->time));
    (void)fputs("<td class=\"n\">", to);
    html_put_errors(to, &d->runs[i]);
    (void)fputs("</td></tr>\n", to);
}

void html_put_runs(FILE *to, const struct html_data *d)
{
    static const char *const columns[] = { "Run",         "#TLPs",          "#Wire bytes",
                                           "#Time",       "#Payload bytes", "#Mean payload, B",
                                           "#Efficiency", "#MB/s",          "#Errors",
                                           NULL };
    double highest[3] = { 0, 0, 0 };
    for (size_t i = 0; i < d->count; i++) {
        highest[0] = fmax(highest[0], (double)d->views[i].sizes->tlps);
        highest[1] = fmax(highest[1], (double)d->views[i].wire_bytes);
        highest[2] = fmax(highest[2], (double)d->views[i].time);
    }
    for (size_t i = 0; i < ARRAY_LEN(highest) && d->count == 1; i++)
        highest[i] = -1;
    html_table_begin(to,
                     d->count == 1 ? "Memory writes towards devices"
                                   : "Memory writes towards devices; ratios are against the first "
                                     "run, bars against the largest",
                     columns);
    for (size_t i = 0; i < d->count; i++)
        put_row(to, d, i, highest);
    html_table_end(to);
    (void)fputs("<p class=\"note\">MB/s: millions of payload bytes in a second of simulated time, "
                "from the start of the machine to its end.</p>\n",
                to);
}
