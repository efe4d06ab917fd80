/* SPDX-License-Identifier: Apache-2.0 */
/* The page, and the runs beside each other. */
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

/** What run `i` is of: its trace, scenario or program, or else its folder. */
static const char *subject(const struct html_data *d, size_t i)
{
    static const char *const keys[] = { "trace", "scenario", "program" };
    const struct html_folder *folder = d->folders;
    while (i >= folder->first + folder->count)
        folder++;
    const json_t *places[] = { d->runs[i].json, folder->json };
    for (size_t p = 0; p < ARRAY_LEN(places); p++) {
        for (size_t k = 0; k < ARRAY_LEN(keys); k++) {
            const char *text = html_setting(places[p], keys[k]);
            if (text != NULL)
                return html_base(text);
        }
    }
    return html_base(folder->path);
}

/** Is it what no run before `i` is of? */
static bool is_new(const struct html_data *d, size_t i)
{
    size_t k = 0;
    while (k < i && strcmp(subject(d, k), subject(d, i)) != 0)
        k++;
    return k == i;
}

/** "a.gz"; "a.gz and b.gz"; "a.gz and 3 more" */
static void put_subjects(FILE *to, const struct html_data *d)
{
    size_t others = 0, other = 0;
    for (size_t i = 1; i < d->count; i++) {
        other = is_new(d, i) ? i : other;
        others += is_new(d, i);
    }
    html_text(to, subject(d, 0));
    if (others == 1)
        html_format(to, " and %s", subject(d, other));
    else if (others > 1)
        html_format(to, " and %zu more", others);
}

static void put_title(FILE *to, const struct html_data *d)
{
    if (d->title != NULL) {
        html_text(to, d->title);
        return;
    }
    put_subjects(to, d);
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
    struct html_data d = { .title = title, .page = path };
    struct outfile f;
    bool good = html_data_read(&d, folders, count, e) && outfile_open(&f, path, e);
    if (good) {
        put_page(f.stream, &d);
        good = outfile_commit(&f, e);
    }
    html_data_free(&d);
    return good;
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
    const double alone[3] = { -1, -1, -1 },
                 *most = run->partial || first->partial ? alone : highest;
    const struct report_style utf8 = { .utf8 = true };
    char text[TEXT_NUMBER];
    (void)fputs("<tr><th scope=\"row\">", to);
    html_text(to, run->name);
    (void)fputs("</th>", to);
    put_cell(to, text_grouped(text, run->sizes->tlps), (double)run->sizes->tlps,
             (double)first->sizes->tlps, most[0]);
    put_cell(to, text_grouped(text, run->wire_bytes), (double)run->wire_bytes,
             (double)first->wire_bytes, most[1]);
    put_cell(to, run->time == 0 ? "-" : text_time(text, run->time, run->time, &utf8),
             (double)run->time, (double)first->time, most[2]);
    (void)fprintf(to, "<td class=\"n\">%s</td><td class=\"n\">%.1f</td><td class=\"n\">",
                  text_grouped(text, run->sizes->bytes), hist_mean(run->sizes));
    html_put_efficiency(to, run);
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
