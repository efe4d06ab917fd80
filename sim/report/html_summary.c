/* SPDX-License-Identifier: Apache-2.0 */
/* The summary of a page: what was run, a sentence about it, and tiles with key figures. */
#include "report/html.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "report/text.h"

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
    if (run->partial || first->partial) {
        (void)fputs("</strong> is not compared: ", to);
        html_text(to, !first->partial ? "it" : run->partial ? "both" : first->name);
        (void)fputs(" did not send all. ", to);
        return;
    }
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

static double most_of(const struct html_data *d, const char *name)
{
    double most = 0;
    for (size_t i = 0; i < d->count; i++)
        most = fmax(most, html_value(&d->runs[i], name));
    return most;
}

/** What the figures rest on, if it is not all of the capture. */
static void put_damage(FILE *to, const struct html_data *d)
{
    const double bad = most_of(d, "replay.bad");
    if (most_of(d, "replay.damaged") > 0)
        (void)fputs(" <strong>The capture is damaged</strong>: its data end early or are corrupt.",
                    to);
    if (bad > 0) {
        (void)fputs(" <strong>Not all of the capture could be read</strong>: ", to);
        html_count(to, (uint64_t)bad, "line or record is", "lines or records are");
        (void)fputs(" missing.", to);
    }
}

/** Accesses of the capture that no region of the map has. */
static void put_outside(FILE *to, const struct html_data *d)
{
    const double most = most_of(d, "replay.outside_map");
    bool all = true;
    for (size_t i = 0; i < d->count; i++)
        all &= html_value(&d->runs[i], "replay.outside_map") == most;
    if (most > 0) {
        (void)fputs(all ? " " : " In a run up to ", to);
        html_count(to, (uint64_t)most, "access is", "accesses are");
        (void)fputs(" outside the map and left out.", to);
    }
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
    put_damage(to, d);
    put_outside(to, d);
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

void html_put_efficiency(FILE *to, const struct report_run *run)
{
    char text[TEXT_NUMBER];
    if (run->wire_bytes == 0)
        (void)fputs("-", to);
    else
        html_text(to, text_percent(text, (double)run->sizes->bytes, (double)run->wire_bytes));
}

static void tile_efficiency(FILE *to, const struct html_data *d, size_t i)
{
    html_put_efficiency(to, &d->views[i]);
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
    return d->runs[i].linted ? (double)html_lint_total(&d->runs[i]) : (double)NAN;
}

static void tile_lints(FILE *to, const struct html_data *d, size_t i)
{
    char text[TEXT_NUMBER];
    (void)fputs(d->runs[i].linted ? text_grouped(text, html_lint_total(&d->runs[i])) : "-", to);
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

/** Whether an earlier run is of the same capture, and it lacks the same. */
static bool lacks_as_before(const struct html_data *d, size_t i, const json_t *notes)
{
    const json_t *settings = json_object_get(d->runs[i].json, "settings");
    for (size_t k = 0; k < i; k++)
        if (json_equal(json_object_get(d->runs[k].json, "trace_notes"), notes) &&
            json_equal(json_object_get(json_object_get(d->runs[k].json, "settings"), "trace"),
                       json_object_get(settings, "trace")))
            return true;
    return false;
}

/** What captures lack, by their readers: the figures rest on it. */
static void put_lacks(FILE *to, const struct html_data *d)
{
    bool any = false;
    for (size_t i = 0; i < d->count; i++) {
        const json_t *notes = json_object_get(d->runs[i].json, "trace_notes");
        const char *trace = html_setting(d->runs[i].json, "trace");
        if (json_array_size(notes) == 0 || lacks_as_before(d, i, notes))
            continue;
        if (!any)
            (void)fputs("<details><summary>What the capture cannot say</summary>\n", to);
        any = true;
        if (d->folder_count > 1 && trace != NULL) {
            (void)fputs("<p>", to);
            html_text(to, html_base(trace));
            (void)fputs("</p>\n", to);
        }
        (void)fputs("<ul class=\"lead\">\n", to);
        for (size_t n = 0; n < json_array_size(notes); n++) {
            const char *note = json_string_value(json_array_get(notes, n));
            (void)fputs("<li>", to);
            html_text(to, note == NULL ? "" : note);
            (void)fputs("</li>\n", to);
        }
        (void)fputs("</ul>\n", to);
    }
    if (any)
        (void)fputs("</details>\n", to);
}

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
    put_lacks(to, d);
}
