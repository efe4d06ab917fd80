/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/cli.h"
#include "cli/results_json.h"
#include "cli/window.h"
#include "host/host.h"
#include "platform/platform.h"
#include "report/report.h"
#include "script/script.h"
#include "trace/trace.h"

#include <errno.h>
#include <inttypes.h>
#include <string.h>

enum {
    OPTION_MAP = 0x100,
    OPTION_S1,
    OPTION_POLICY,
    OPTION_FORMAT,
    OPTION_STRICT,
    OPTION_CSV,
    OPTION_JSON,
    OPTION_ONLY,
    OPTION_QUIET,
    OPTION_LIST,
    OPTION_NO_FWB
};

static const struct argp_option options[] = {
    { "map", OPTION_MAP, "FILE", 0, "which addresses are mapped, and how, as replay takes it", 0 },
    { "s1", OPTION_S1, "[PATTERN=]TYPE", 0,
      "the guest's type (default device-ngnre), with PATTERN of the regions so named", 0 },
    { "policy", OPTION_POLICY, "NAME", 0, "KVM's stage 2; default " KVM_POLICY_DEFAULT, 0 },
    { "no-fwb", OPTION_NO_FWB, 0, 0, "a host without FEAT_S2FWB", 0 },
    { "param", 'p', "KEY=VALUE", 0, "a parameter of the lints; repeatable; --list shows them", 0 },
    { "only", OPTION_ONLY, "NAME,...", 0, "these lints alone", 0 },
    { "format", OPTION_FORMAT, "NAME", 0, "the trace's format; default auto: by its content", 0 },
    { "strict", OPTION_STRICT, 0, 0,
      "stop at the first bad line, and at the first access outside the map", 0 },
    WINDOW_OPTIONS,
    { "csv", OPTION_CSV, "FILE", 0,
      "the findings as a table; \"-\": on standard output, instead of text", 0 },
    { "json", OPTION_JSON, 0, 0, "the findings as JSON, instead of text", 0 },
    { "quiet", OPTION_QUIET, 0, 0,
      "findings, and what is wrong with the trace, alone: no notes, no summary", 0 },
    { "list", OPTION_LIST, 0, 0,
      "the lints with their sources, and the parameters; also as --json or --csv", 0 },
    { 0 },
};

struct input {
    struct error *e;
    const char *path, *map, *format, *csv;
    struct map_rules rules;
    struct window window;
    struct replay_window part; /* what `window` says */
    struct lint_options lint;
    struct lint_params params;
    unsigned kinds; /* a bit for each */
    bool json, quiet, list;
    const char *of_trace; /* an option that is given and says nothing to --list; NULL: none */
};

/* Keep the name of an option that is about a trace. */
static void note_option(struct input *in, int key)
{
    static const int of_list[] = { OPTION_LIST, OPTION_ONLY, OPTION_CSV, OPTION_JSON,
                                   OPTION_QUIET };
    for (size_t i = 0; i < ARRAY_LEN(of_list); i++) {
        if (key == of_list[i]) {
            return;
        }
    }
    for (const struct argp_option *o = options; o->name; o++) {
        in->of_trace = o->key == key ? o->name : in->of_trace;
    }
}

static bool parse_only(const char *text, unsigned *kinds, struct error *e)
{
    *kinds = 0;
    while (true) {
        char name[64];
        const size_t length = strcspn(text, ",");
        snprintf(name, sizeof(name), "%.*s", (int)(length < 63 ? length : 63), text);
        const char *names[LINT_COUNT];
        unsigned found = LINT_COUNT;
        for (unsigned k = 0; k < LINT_COUNT; k++) {
            names[k] = lint_rows[k].name;
            found = strcmp(name, names[k]) == 0 ? k : found;
        }
        if (found == LINT_COUNT) {
            error_set(e, "--only: unknown lint \"%s\"", name);
            error_suggest(e, name, names, LINT_COUNT);
            return false;
        }
        *kinds |= 1U << found;
        if (!text[length]) {
            return true;
        }
        text += length + 1;
    }
}

static bool parse_param(struct input *in, const char *assignment)
{
    const struct param_table *const tables[] = { &lint_param_table };
    void *const objects[] = { &in->params };
    return param_assign(tables, objects, 1, assignment, in->e);
}

/* Is the table what goes to standard output? */
static bool csv_out(const struct input *in)
{
    return in->csv && strcmp(in->csv, "-") == 0;
}

static bool check_all(const struct input *in)
{
    if (!in->path && !in->list) {
        return error_set(in->e, "expected a trace; try --help");
    }
    if (in->path && in->list) {
        return error_set(in->e, "--list: \"%s\" is one too many; it takes no trace", in->path);
    }
    if (in->of_trace && in->list) {
        return error_set(in->e, "--%s and --list: the list takes no trace; expected one of them",
                         in->of_trace);
    }
    if (csv_out(in) && in->json) {
        return error_set(in->e, "--csv - and --json: both are for standard output; expected one");
    }
    if (in->path && in->map && strcmp(in->path, "-") == 0 && strcmp(in->map, "-") == 0) {
        return error_set(in->e, "the trace and --map are both standard input; expected one");
    }
    return outfile_check(in->csv, in->path, in->e) && outfile_check(in->csv, in->map, in->e) &&
           window_check(&in->window, in->e);
}

static error_t parse(int key, char *arg, struct argp_state *state)
{
    struct input *in = state->input;
    note_option(in, key);
    switch (key) {
    case OPTION_MAP: in->map = arg; return 0;
    case OPTION_S1: return map_rules_add(&in->rules, arg, in->e) ? 0 : EINVAL;
    case OPTION_POLICY: in->lint.policy = arg; return kvm_policy_known(arg, in->e) ? 0 : EINVAL;
    case OPTION_NO_FWB: in->lint.no_fwb = true; return 0;
    case OPTION_FORMAT: in->format = arg; return trace_format_known(arg, in->e) ? 0 : EINVAL;
    case OPTION_STRICT: in->lint.strict = true; return 0;
    case OPTION_CSV: in->csv = arg; return 0;
    case OPTION_JSON: in->json = true; return 0;
    case OPTION_QUIET: in->quiet = true; return 0;
    case OPTION_LIST: in->list = true; return 0;
    case OPTION_ONLY: return parse_only(arg, &in->kinds, in->e) ? 0 : EINVAL;
    case 'p': return parse_param(in, arg) ? 0 : EINVAL;
    case ARGP_KEY_ARG:
        if (in->path) {
            error_set(in->e, "one trace at a time: \"%s\" is one too many", arg);
            return EINVAL;
        }
        in->path = arg;
        return 0;
    case ARGP_KEY_END: return check_all(in) ? 0 : EINVAL;
    default: return window_option(&in->window, key, arg, in->e);
    }
}

/* ---- what is shown --------------------------------------------------------------------------- */

static void print_rule(enum lint_kind kind)
{
    const char *before = "    parameters: ";
    printf("%s\n    %s\n    source: %s\n", lint_rows[kind].name, lint_rows[kind].help,
           lint_rows[kind].source);
    for (size_t i = 0; i < lint_param_table.count; i++) {
        if (lint_param_is_of(&lint_param_table.params[i], kind)) {
            printf("%s%s.%s", before, lint_param_table.group, lint_param_table.params[i].name);
            before = ", ";
        }
    }
    putchar('\n');
}

static void print_list(const struct input *in)
{
    for (unsigned k = 0; k < LINT_COUNT; k++) {
        if (in->kinds >> k & 1) {
            print_rule((enum lint_kind)k);
        }
    }
    printf("\nParameters, for -p:\n");
    param_help(&lint_param_table, stdout);
}

static bool show_list(const struct input *in, struct error *e)
{
    if (in->csv && !report_write_lint_rules(in->csv, in->kinds, e)) {
        return false;
    }
    if (in->json) {
        json_t *out = results_begin("lint");
        report_lint_rules_set(out, in->kinds);
        return results_print(out, e);
    }
    if (!csv_out(in)) {
        print_list(in);
    }
    return true;
}

static void print_finding(const struct input *in, const struct lint_finding *f)
{
    printf("%s:", in->path);
    if (f->line) {
        printf("%" PRIu64 ":", f->line);
    }
    printf(" %s: %s", lint_rows[f->kind].name, f->text);
    const char *before = " (";
    if (f->earlier) {
        printf("%searlier line %" PRIu64, before, f->earlier);
        before = "; ";
    }
    if (f->count > 1) {
        printf("%s%" PRIu64 " times", before, f->count);
        before = "; ";
    }
    if (f->is_offset) {
        printf("%s%s+0x%" PRIx64 ")\n", before, f->region, f->address);
    } else {
        printf("%s0x%" PRIx64 "%s%s)\n", before, f->address, f->region[0] ? ", " : "", f->region);
    }
}

static void print_summary(const struct input *in, const struct lints *l,
                          const struct lint_left_out *left, FILE *to)
{
    fprintf(to, "%-11s %10s %7s\n", "lint", "found", "places");
    for (unsigned k = 0; k < LINT_COUNT; k++) {
        if (!(in->kinds >> k & 1)) {
            continue;
        }
        fprintf(to, "%-11s %10" PRIu64 " %7" PRIu64, lint_rows[k].name, lints_total(l, k),
                lints_places(l, k));
        if (lints_beyond(l, k)) {
            fprintf(to, "  %" PRIu64 " at other places, beyond lint.keep", lints_beyond(l, k));
        }
        if (lints_undecided(l, k)) {
            fprintf(to, "  %" PRIu64 " undecided: a barrier may be missing in the trace",
                    lints_undecided(l, k));
        }
        if (lints_unjudged(l, k)) {
            fprintf(to, "  not looked for: the trace has no barriers");
        }
        fputc('\n', to);
    }
    if (left->map) {
        char text[LINT_OUTSIDE_BYTES];
        lint_outside_text(left->map, text);
        fprintf(to, "%s\n", text);
    }
}

static uint64_t total_of(const struct input *in, const struct lints *l)
{
    uint64_t total = 0;
    for (unsigned k = 0; k < LINT_COUNT; k++) {
        total += in->kinds >> k & 1 ? lints_total(l, k) : 0;
    }
    return total;
}

/* What nothing was told of, as notes to `notes`; without, to standard error what the summary does
 * not say. */
static void tell_left_out(const struct input *in, const struct lint_left_out *left, json_t *notes)
{
    char map[LINT_OUTSIDE_BYTES], window[80];
    lint_outside_text(left->map, map);
    snprintf(window, sizeof(window), "nothing is told of %" PRIu64 " accesses outside the window",
             left->window);
    const char *const texts[] = { left->map && notes ? map : NULL, left->window ? window : NULL,
                                  left->note[0] ? left->note : NULL };
    for (size_t i = 0; i < ARRAY_LEN(texts); i++) {
        if (texts[i] && notes) {
            json_array_append_new(notes, json_text(texts[i]));
        } else if (texts[i]) {
            fprintf(stderr, "gather: %s: note: %s\n", in->path, texts[i]);
        }
    }
}

static bool show_json(const struct input *in, const struct lints *l, const struct trace *t,
                      const struct lint_left_out *left, struct error *e)
{
    json_t *out = results_begin("lint"), *notes = json_array();
    json_object_set_new(out, "trace", results_trace_of(in->path, t));
    json_object_set_new(out, "total", json_u64(total_of(in, l)));
    report_lints_set(out, l, in->kinds);
    tell_left_out(in, left, notes);
    json_object_set_new(out, "notes", notes);
    return results_print(out, e);
}

static bool show(const struct input *in, const struct lints *l, const struct trace *t,
                 const struct lint_left_out *left, struct error *e)
{
    if (in->csv && !report_write_lints(in->csv, l, in->kinds, e)) {
        return false;
    }
    if (in->json) {
        return show_json(in, l, t, left, e);
    }
    for (size_t i = 0; !csv_out(in) && i < lints_count(l); i++) {
        const struct lint_finding *f = lints_finding(l, i);
        if (in->kinds >> f->kind & 1) {
            print_finding(in, f);
        }
    }
    if (!in->quiet) {
        print_summary(in, l, left, csv_out(in) ? stderr : stdout);
    }
    return true;
}

/* With --quiet what is wrong with the trace alone, and what the summary would say of the map. */
static void tell_trace(const struct input *in, const struct trace *t,
                       const struct lint_left_out *left)
{
    for (size_t i = 0; i < trace_message_count(t); i++) {
        error_print(trace_message(t, i), stderr);
    }
    if (in->quiet) {
        char text[LINT_OUTSIDE_BYTES];
        lint_outside_text(left->map, text);
        if (left->map) {
            fprintf(stderr, "gather: %s: %s\n", in->path, text);
        }
        return;
    }
    for (size_t i = 0; i < trace_skip_count(t); i++) {
        const struct trace_skip s = trace_skip(t, i);
        fprintf(stderr, "gather: %s: left out %" PRIu64 ": %s\n", in->path, s.count, s.label);
    }
    for (size_t i = 0; i < trace_note_count(t); i++) {
        fprintf(stderr, "gather: %s: note: %s\n", in->path, trace_note(t, i));
    }
    tell_left_out(in, left, NULL);
}

/* ---- running --------------------------------------------------------------------------------- */

/* What is where, and as what, as a replay has it. */
static bool prepare(const struct cli *cli, struct input *in, const struct trace_options *trace,
                    struct map_source *map, struct error *e)
{
    in->lint.s1 = in->rules.s1;
    in->lint.path = in->path;
    in->part = window_of(&in->window);
    in->lint.window = &in->part;
    if (!in->map) {
        return in->rules.count == 0 ||
               error_set(e, "--s1 \"%s=...\" is about regions of a map; expected --map FILE",
                         in->rules.rules[0].pattern);
    }
    const struct map_query q = { .path = in->map,
                                 .trace = trace,
                                 .rules = &in->rules,
                                 .lua = script_load_map,
                                 .interrupt = cli->interrupted };
    if (!map_source_load(&q, map, e)) {
        return false;
    }
    for (size_t i = 0; !in->quiet && i < map->note_count; i++) {
        fprintf(stderr, "gather: %s: map: %s\n", in->map, map->notes[i]);
    }
    in->lint.regions = map->regions;
    in->lint.region_count = map->count;
    return true;
}

static bool run(const struct cli *cli, struct input *in, struct lints *l, struct error *e)
{
    const struct trace_options o = { .path = in->path,
                                     .format = in->format,
                                     .strict = in->lint.strict };
    struct map_source map = { 0 };
    struct lint_left_out left;
    if (!prepare(cli, in, &o, &map, e)) {
        return false;
    }
    struct trace *t = trace_open(&o, e);
    const bool ok = t && lints_run(l, t, &in->lint, &left, e) && show(in, l, t, &left, e);
    if (ok && !in->json) {
        fflush(stdout);
        tell_trace(in, t, &left);
    }
    trace_close(t);
    map_source_free(&map);
    return ok;
}

const struct argp lint_argp = {
    .options = options,
    .parser = parse,
    .args_doc = "TRACE",
    .doc = "What a trace shows of a driver that memory types punish: findings with the "
           "trace's lines, and a summary. The exit status is 1 if there are any.",
};

enum gather_status cmd_lint(const struct cli *cli, int argc, char **argv)
{
    struct error e = { 0 };
    struct input in = {
        .e = &e,
        .kinds = ~0U,
        .lint = { .policy = KVM_POLICY_DEFAULT, .interrupt = cli->interrupted },
    };
    param_defaults(&lint_param_table, &in.params);
    map_rules_init(&in.rules);
    if (!cli_parse(&lint_argp, argc, argv, &in, &e)) {
        return cli_fail(&e);
    }
    if (in.list) {
        return show_list(&in, &e) ? GATHER_DONE : cli_fail(&e);
    }
    struct lints *l = lints_new(&in.params);
    const bool ok = l ? run(cli, &in, l, &e) : error_fault(&e, "no memory for the lints");
    const bool found = ok && total_of(&in, l) > 0;
    lints_free(l);
    return !ok ? cli_fail(&e) : found ? GATHER_CHECK_FAILED : GATHER_DONE;
}
