/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/captured.h"
#include "cli/replaying.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { OPTION_SVG = 0x300, OPTION_PNG, OPTION_CSV, OPTION_JSON, OPTION_OF, OPTION_BY, OPTION_DIFF };

static const struct argp_option options[] = {
    { "of", OPTION_OF, "NAME", 0,
      "size (default), stores, reasons, gap, write-latency, read-latency, read-size or all; "
      "several are shown one after the other",
      0 },
    { "by", OPTION_BY, "all|cpu|region", 0,
      "one of the whole run (default), or of each core or region", 0 },
    { "diff", OPTION_DIFF, "OTHER", 0,
      "the difference from this run to another: its folder, its trace, or the name of one of "
      "several runs of this one",
      0 },
    { "svg", OPTION_SVG, "FILE", 0, "a picture; - is standard output, in place of the text", 0 },
    { "png", OPTION_PNG, "FILE", 0, "a picture, by gnuplot", 0 },
    { "csv", OPTION_CSV, "FILE", 0, "bytes,count", 0 },
    { "json", OPTION_JSON, "FILE", 0, "the same with totals", 0 },
    { 0 },
};

struct input {
    struct replaying replay;
    const char *svg, *png, *csv, *json;
    const char *by, *diff;
    enum dist_of of[DIST_OF_COUNT];
    size_t of_count;
    bool piped;            /* a file of them is standard output: no text there */
    bool asked;            /* --of or --by: more than TLP sizes of whole runs */
    const char *of_replay; /* an option that is given and for replays alone; NULL: none */
};

static bool add_of(struct input *in, const char *name, struct error *e)
{
    enum dist_of of;
    in->asked = true;
    if (strcmp(name, "all") == 0) {
        for (in->of_count = 0; in->of_count < DIST_OF_COUNT; in->of_count++) {
            in->of[in->of_count] = (enum dist_of)in->of_count;
        }
        return true;
    }
    if (!dist_of_parse(name, &of, e)) {
        return false;
    }
    for (size_t i = 0; i < in->of_count; i++) {
        if (in->of[i] == of) {
            return true;
        }
    }
    in->of[in->of_count++] = of;
    return true;
}

/* Keep the name of an option of replay that says more than --quiet does. */
static void note_option(struct input *in, int key)
{
    for (const struct argp_option *o = replaying_options; o->name; o++) {
        if (o->key == key && strcmp(o->name, "quiet") != 0) {
            in->of_replay = o->name;
        }
    }
}

static error_t parse(int key, char *arg, struct argp_state *state)
{
    struct input *in = state->input;
    note_option(in, key);
    switch (key) {
    case OPTION_SVG: in->svg = arg; return 0;
    case OPTION_PNG: in->png = arg; return 0;
    case OPTION_CSV: in->csv = arg; return 0;
    case OPTION_JSON: in->json = arg; return 0;
    case OPTION_OF: return add_of(in, arg, in->replay.e) ? 0 : EINVAL;
    case OPTION_BY: in->asked = true; return dist_by_parse(arg, &in->by, in->replay.e) ? 0 : EINVAL;
    case OPTION_DIFF: in->diff = arg; return 0;
    default: return replaying_option(&in->replay, key, arg);
    }
}

static bool write_files(const struct input *in, const struct report_run *runs, size_t count,
                        struct error *e)
{
    return (!in->svg || report_write_svg(in->svg, runs, count, e)) &&
           (!in->png || report_write_png(in->png, runs, count, e)) &&
           (!in->csv || report_write_csv(in->csv, runs, count, e)) &&
           (!in->json || report_write_json(in->json, runs, count, e));
}

static bool show(const struct input *in, const struct report_run *runs, size_t count,
                 struct error *e)
{
    if (!write_files(in, runs, count, e)) {
        return false;
    }
    if (!in->piped) {
        struct report_style style = report_style_for(stdout);
        report_compare(stdout, runs, count, &style);
    }
    return true;
}

/* ---- where runs come from ---------------------------------------------------------------------
 */

/* A folder, a trace that was replayed, or a capture of TLPs as it is. */
struct source {
    const char *path;
    struct report_loaded *loaded;
    struct captured *captured;
    struct replayed_all all;
    size_t count;
};

/* Is nothing asked for that only a replay can answer? */
static bool without_replay(const struct input *in)
{
    return !in->asked && !in->diff && (!in->of_replay || strcmp(in->of_replay, "format") == 0);
}

static bool source_open(const struct cli *cli, const struct input *in, const char *path,
                        struct source *s, struct error *e)
{
    *s = (struct source){ .path = path };
    if (report_is_folder(path)) {
        return report_load(path, &s->loaded, &s->count, e);
    }
    if (without_replay(in) && (s->captured = captured_read(path, in->replay.format))) {
        s->count = 1;
        return true;
    }
    struct replaying replay = in->replay;
    replay.path = path;
    replay.dists = in->asked || in->diff;
    if (path != in->replay.path) {
        replay.out = NULL; /* the folder is of the first */
    }
    const bool ok = replaying_run(cli, &replay, &s->all, e);
    s->count = ok ? s->all.count : 0;
    return ok;
}

static void source_close(struct source *s)
{
    report_loaded_free(s->loaded, s->loaded ? s->count : 0);
    captured_free(s->captured);
    if (!s->loaded && !s->captured && s->count) {
        replayed_free(&s->all);
    }
}

static const struct report_run *run_at(const struct source *s, size_t i)
{
    if (s->captured) {
        return captured_run(s->captured);
    }
    return s->loaded ? &s->loaded[i].run : &s->all.views[i];
}

static const struct dists *dists_at(const struct source *s, size_t i)
{
    return s->loaded ? s->loaded[i].dists : s->all.runs[i].dists;
}

static bool all_have(const struct source *s, struct error *e)
{
    for (size_t i = 0; i < s->count; i++) {
        if (!dists_at(s, i)) {
            return error_set(e,
                             "%s: run \"%s\" has no distributions.json: it was written by an "
                             "older version; write it again with the `gather run`, `replay` or "
                             "`exec` -o that made it",
                             s->path, run_at(s, i)->name);
        }
    }
    return true;
}

/* ---- sizes of whole runs ----------------------------------------------------------------------
 */

static bool show_sizes(const struct input *in, const struct source *s, struct error *e)
{
    struct report_run *runs = calloc(s->count + 1, sizeof(*runs));
    if (!runs) {
        return error_fault(e, "out of memory for runs");
    }
    for (size_t i = 0; i < s->count; i++) {
        runs[i] = *run_at(s, i);
    }
    const bool ok = show(in, runs, s->count, e);
    free(runs);
    return ok;
}

/* ---- the rest ---------------------------------------------------------------------------------
 */

struct owned_group {
    struct dist_group *group;
};

struct list {
    struct dist_series *at;
    size_t count;
    struct owned_group *empty; /* where a run has no such group */
    size_t empty_count;
    char **names; /* that the series have */
    size_t name_count;
};

static void list_free(struct list *l)
{
    for (size_t i = 0; i < l->empty_count; i++) {
        free(l->empty[i].group);
    }
    for (size_t i = 0; i < l->name_count; i++) {
        free(l->names[i]);
    }
    free(l->empty);
    free(l->names);
    free(l->at);
}

static bool list_add(struct list *l, const char *run, const struct dist_group *g, bool named,
                     struct error *e)
{
    struct dist_series *grown = realloc(l->at, (l->count + 1) * sizeof(*grown));
    if (!grown) {
        return error_fault(e, "out of memory for runs");
    }
    l->at = grown;
    struct dist_series *s = &grown[l->count++];
    *s = (struct dist_series){ .run = run, .group = g };
    const bool cpu = strcmp(g->by, "cpu") == 0;
    if (strcmp(g->by, "all") == 0) {
        snprintf(s->name, sizeof(s->name), "%s", run);
    } else {
        snprintf(s->name, sizeof(s->name), "%s%s%s%s", named ? run : "", named ? " " : "",
                 cpu ? "cpu " : "", g->name);
    }
    return true;
}

/* A group without TLPs. */
static const struct dist_group *empty_group(struct list *l, const char *by, const char *name,
                                            struct error *e)
{
    struct owned_group *grown = realloc(l->empty, (l->empty_count + 1) * sizeof(*grown));
    l->empty = grown ? grown : l->empty;
    struct dist_group *g = grown ? calloc(1, sizeof(*g)) : NULL;
    if (!g) {
        error_fault(e, "out of memory for a group");
        return NULL;
    }
    g->by = by;
    g->name = name;
    grown[l->empty_count++].group = g;
    return g;
}

/* A run's name; where two are called the same, with the path before it. */
static const char *run_name(struct list *l, const char *path, const char *name, struct error *e)
{
    char **grown = realloc(l->names, (l->name_count + 1) * sizeof(*grown));
    l->names = grown ? grown : l->names;
    char *text = NULL;
    if (!grown || asprintf(&text, "%s%s%s", path, path[0] ? " " : "", name) < 0) {
        error_fault(e, "out of memory for a name");
        return NULL;
    }
    return grown[l->name_count++] = text;
}

static bool list_show(struct list *l, const struct input *in, const struct source *s,
                      struct error *e)
{
    for (size_t i = 0; i < s->count; i++) {
        const struct dist_group *g;
        size_t found = 0;
        for (size_t k = 0; (g = dists_group(dists_at(s, i), k)) != NULL; k++) {
            if (strcmp(g->by, in->by) == 0) {
                found++;
                if (!list_add(l, run_at(s, i)->name, g, s->count > 1, e)) {
                    return false;
                }
            }
        }
        if (!found && strcmp(in->by, "region") == 0 && dists_count(dists_at(s, i))) {
            return error_set(e, "%s: run \"%s\" has no regions: it had no map (--map)", s->path,
                             run_at(s, i)->name);
        }
        if (!found) {
            g = empty_group(l, "all", "", e);
            if (!g || !list_add(l, run_at(s, i)->name, g, s->count > 1, e)) {
                return false;
            }
        }
    }
    return true;
}

static bool write_shown(const struct input *in, const struct dist_show *s, struct error *e)
{
    return (!in->svg || dist_show_svg(in->svg, s, e)) &&
           (!in->png || dist_show_png(in->png, s, e)) &&
           (!in->csv || dist_show_csv(in->csv, s, e)) &&
           (!in->json || dist_show_json(in->json, s, e));
}

static bool show_dists(const struct input *in, const struct source *s, struct error *e)
{
    struct list list = { 0 };
    bool ok = all_have(s, e) && list_show(&list, in, s, e);
    const struct dist_show show = { in->of, in->of_count, list.at, list.count };
    if (ok && (ok = write_shown(in, &show, e)) && !in->piped) {
        const struct report_style style = report_style_for(stdout);
        dist_show_text(stdout, &show, &style);
    }
    list_free(&list);
    return ok;
}

/* ---- differences ------------------------------------------------------------------------------
 */

/* All groups of one run with those of the other, then those that only the other has. */
static bool list_pair(struct list *l, const struct input *in, const struct dists *a,
                      const struct dists *b, const char *const names[2], struct error *e)
{
    const bool whole = strcmp(in->by, "all") == 0;
    size_t before = l->count;
    for (size_t side = 0; side < 2; side++) {
        const struct dist_group *g;
        for (size_t k = 0; (g = dists_group(side ? b : a, k)) != NULL; k++) {
            const struct dist_group *other = dists_find(side ? a : b, g->by, g->name);
            if (strcmp(g->by, in->by) != 0 || (side && other)) {
                continue;
            }
            other = other ? other : empty_group(l, g->by, g->name, e);
            if (!other || !list_add(l, names[0], side ? other : g, !whole, e) ||
                !list_add(l, names[1], side ? g : other, !whole, e)) {
                return false;
            }
        }
    }
    if (l->count == before && strcmp(in->by, "region") == 0 && (dists_count(a) || dists_count(b))) {
        return error_set(e, "neither run has regions: they had no map (--map)");
    }
    const struct dist_group *g = empty_group(l, "all", "", e);
    return l->count != before ||
           (g && list_add(l, names[0], g, false, e) && list_add(l, names[1], g, false, e));
}

static size_t run_named(const struct source *s, const char *name)
{
    size_t i = 0;
    while (i < s->count && strcmp(run_at(s, i)->name, name) != 0) {
        i++;
    }
    return i;
}

static bool no_partner(const struct source *s, const char *name, struct error *e)
{
    const char *names[64];
    size_t count = 0;
    for (size_t i = 0; i < s->count && count < ARRAY_LEN(names); i++) {
        names[count++] = run_at(s, i)->name;
    }
    error_set(e, "%s: no run is called \"%s\"", s->path, name);
    error_suggest(e, name, names, count);
    return false;
}

/* One run with one; of several those of the same name. `b` may be `a`: then all with that one. */
static bool list_pairs(struct list *l, const struct input *in, const struct source *a,
                       const struct source *b, struct error *e)
{
    const bool inside = a == b;
    const size_t base = inside ? run_named(a, in->diff) : 0;
    for (size_t i = 0; i < a->count; i++) {
        size_t k = base;
        if (!inside && (a->count > 1 || b->count > 1)) {
            k = run_named(b, run_at(a, i)->name);
        }
        if (k == b->count) {
            return no_partner(b, inside ? in->diff : run_at(a, i)->name, e);
        }
        if (inside && i == base) {
            continue;
        }
        const bool same = !inside && strcmp(run_at(a, i)->name, run_at(b, k)->name) == 0;
        const char *const names[2] = {
            run_name(l, same ? a->path : "", run_at(a, i)->name, e),
            run_name(l, same ? b->path : "", run_at(b, k)->name, e),
        };
        if (!names[0] || !names[1] || !list_pair(l, in, dists_at(a, i), dists_at(b, k), names, e)) {
            return false;
        }
    }
    return true;
}

static bool write_diff(const struct input *in, const struct dist_show *s, struct error *e)
{
    return (!in->svg || dist_diff_svg(in->svg, s, e)) &&
           (!in->csv || dist_diff_csv(in->csv, s, e)) &&
           (!in->json || dist_diff_json(in->json, s, e));
}

/* Folders alone are shown: is there no option of a replay? */
static bool check_shown(const struct input *in, const char *path, struct error *e)
{
    return !in->of_replay ||
           error_set(e, "--%s: %s is a run's folder, shown as it is; expected a trace with it",
                     in->of_replay, path);
}

static bool show_diff(const struct cli *cli, const struct input *in, const struct source *a,
                      struct error *e)
{
    struct source other = { 0 };
    const bool inside = run_named(a, in->diff) < a->count;
    struct list list = { 0 };
    if (!inside && a->count > 1 && access(in->diff, F_OK) != 0) {
        return no_partner(a, in->diff, e);
    }
    bool ok = all_have(a, e) &&
              (inside || (source_open(cli, in, in->diff, &other, e) && all_have(&other, e))) &&
              (!a->loaded || (!inside && !other.loaded) || check_shown(in, a->path, e)) &&
              list_pairs(&list, in, a, inside ? a : &other, e);
    const struct dist_show show = { in->of, in->of_count, list.at, list.count };
    if (ok && !list.count) {
        ok = error_set(e, "%s: has no other run than \"%s\"", a->path, in->diff);
    }
    if (ok && (ok = write_diff(in, &show, e)) && !in->piped) {
        const struct report_style style = report_style_for(stdout);
        dist_diff_text(stdout, &show, &style);
    }
    list_free(&list);
    source_close(&other);
    return ok;
}

/* ---- the command ------------------------------------------------------------------------------
 */

struct named_file {
    const char *option, *path; /* NULL: not asked for */
};

/* It replaces nothing that is read, and no other of them. */
static bool check_file(const struct input *in, const struct named_file *files, size_t i,
                       struct error *e)
{
    const char *path = files[i].path;
    if (!outfile_check(path, in->replay.path, e) || !outfile_check(path, in->replay.map, e) ||
        !outfile_check(path, in->diff, e)) {
        return false;
    }
    for (size_t k = 0; path && k < i; k++) {
        if (!files[k].path || strcmp(files[k].path, path) != 0) {
            continue;
        }
        if (strcmp(path, "-") == 0) {
            return error_set(e, "%s and %s: standard output holds one of them; expected a file",
                             files[k].option, files[i].option);
        }
        return error_set(e, "%s and %s: \"%s\" holds one of them; expected two files",
                         files[k].option, files[i].option, path);
    }
    return true;
}

/* At most one of the files is standard output, and a terminal shows no PNG. */
static bool check_files(struct input *in, struct error *e)
{
    const struct named_file files[] = {
        { "--svg", in->svg }, { "--png", in->png }, { "--csv", in->csv }, { "--json", in->json }
    };
    for (size_t i = 0; i < ARRAY_LEN(files); i++) {
        if (!check_file(in, files, i, e)) {
            return false;
        }
        in->piped = in->piped || (files[i].path && strcmp(files[i].path, "-") == 0);
    }
    if (in->png && strcmp(in->png, "-") == 0 && isatty(STDOUT_FILENO)) {
        return error_set(e, "--png: a terminal shows no such picture; expected a file, or a pipe");
    }
    return !in->diff || !in->png || error_set(e, "--png draws no differences; expected --svg");
}

const struct argp hist_argp = {
    .options = options,
    .parser = parse,
    .args_doc = "RUN-FOLDER|TRACE",
    .doc = "The histogram of TLP sizes of a run's output folder, or of a trace replayed with "
           "the options of `gather replay`; or other distributions, and the difference of two "
           "runs.",
};

enum gather_status cmd_hist(const struct cli *cli, int argc, char **argv)
{
    struct error e = { 0 };
    struct input in = { .by = "all" };
    struct source source;
    replaying_init(&in.replay, &e);
    in.replay.input = "a run's folder or a trace";
    in.replay.other = "; --diff compares with another";
    if (!replaying_parse(&hist_argp, argc, argv, &in, &e) || !check_files(&in, &e)) {
        return cli_fail(&e);
    }
    if (!in.of_count) {
        in.of[in.of_count++] = DIST_OF_SIZE;
    }
    bool ok = source_open(cli, &in, in.replay.path, &source, &e);
    ok = ok && (!source.loaded || in.diff || check_shown(&in, in.replay.path, &e));
    if (ok) {
        ok = in.diff    ? show_diff(cli, &in, &source, &e)
             : in.asked ? show_dists(&in, &source, &e)
                        : show_sizes(&in, &source, &e);
    }
    source_close(&source);
    return ok ? GATHER_DONE : cli_fail(&e);
}
