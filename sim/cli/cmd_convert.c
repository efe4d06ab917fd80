/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/cli.h"
#include "cli/progress.h"
#include "cli/results_json.h"
#include "script/script.h"
#include "trace/trace.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

enum { OPTION_TO = 0x100, OPTION_FORMAT, OPTION_STRICT, OPTION_MAP, OPTION_QUIET, OPTION_JSON };

static const struct argp_option options[] = {
    { "to", OPTION_TO, "NAME", 0, "the output's format; default: by its name", 0 },
    { "format", OPTION_FORMAT, "NAME", 0, "the input's format; default auto: by its content", 0 },
    { "map", OPTION_MAP, "FILE", 0,
      "which addresses are mapped, and how, as replay takes it: goes into a .gtr", 0 },
    { "strict", OPTION_STRICT, 0, 0, "stop at the first bad line", 0 },
    { "quiet", OPTION_QUIET, 0, 0, "errors alone: nothing of what was dropped, no progress", 0 },
    { "json", OPTION_JSON, 0, 0, "what was converted and dropped, as one JSON document", 0 },
    { 0 },
};

struct input {
    struct error *e;
    const char *from, *out, *to, *format, *map;
    bool strict, quiet, json;
};

static error_t parse(int key, char *arg, struct argp_state *state)
{
    struct input *in = state->input;
    switch (key) {
    case OPTION_TO: in->to = arg; return 0;
    case OPTION_FORMAT: in->format = arg; return trace_format_known(arg, in->e) ? 0 : EINVAL;
    case OPTION_MAP: in->map = arg; return 0;
    case OPTION_STRICT: in->strict = true; return 0;
    case OPTION_QUIET: in->quiet = true; return 0;
    case OPTION_JSON: in->json = true; return 0;
    case ARGP_KEY_ARG:
        if (in->out) {
            error_set(in->e, "unexpected \"%s\"; expected IN and OUT", arg);
            return EINVAL;
        }
        *(in->from ? &in->out : &in->from) = arg;
        return 0;
    case ARGP_KEY_END:
        if (!in->out) {
            error_set(in->e, "expected IN and OUT; try --help");
            return EINVAL;
        }
        return 0;
    default: return ARGP_ERR_UNKNOWN;
    }
}

/* Every record; `*count` of them. */
static bool copy(const struct cli *cli, struct trace *from, struct trace_writer *to,
                 struct progress *progress, uint64_t *count, struct error *e)
{
    enum { NOW_AND_THEN = 4096 };
    struct trace_record r;
    for (*count = 0;; ++*count) {
        if (*count % NOW_AND_THEN == NOW_AND_THEN - 1) {
            uint64_t bytes, of;
            if (*cli->interrupted) {
                return error_set(e, "interrupted; nothing was written");
            }
            trace_progress(from, &bytes, &of);
            progress_records(progress, *count, bytes, of);
        }
        switch (trace_next(from, &r, e)) {
        case TRACE_END: return true;
        case TRACE_ERROR: return false;
        case TRACE_OK: break;
        }
        if (!trace_writer_put(to, from, &r, e)) {
            return false;
        }
    }
}

/** The map of --map, else the input's own. */
static bool give_map(const struct cli *cli, const struct input *in, const struct trace *from,
                     struct trace_writer *to, struct error *e)
{
    size_t count;
    const struct trace_map_entry *own = trace_map(from, &count);
    if (in->map == NULL) {
        return trace_writer_map(to, own, count, e);
    }
    struct map_source source;
    const struct trace_options o = { .path = in->from, .format = in->format };
    const struct map_query q = {
        .path = in->map, .trace = &o, .lua = script_load_map, .interrupt = cli->interrupted
    };
    if (!map_source_load(&q, &source, e)) {
        return false;
    }
    for (size_t i = 0; !in->quiet && i < source.note_count; i++) {
        fprintf(stderr, "gather: %s: map: %s\n", in->map, source.notes[i]);
    }
    const struct replay_region *regions = source.regions;
    count = source.count;
    struct trace_map_entry *map = calloc(count, sizeof *map);
    for (size_t i = 0; map != NULL && i < count; i++) {
        memcpy(map[i].name, regions[i].name, sizeof map[i].name);
        memcpy(map[i].region, regions[i].region, sizeof map[i].region);
        map[i].base = regions[i].base;
        map[i].size = regions[i].size;
        map[i].s1 = s1_type_names[regions[i].s1];
    }
    bool good = map != NULL ? trace_writer_map(to, map, count, e) : error_fault(e, "no memory");
    free(map);
    map_source_free(&source);
    return good;
}

/* ---- what is said of it ---------------------------------------------------------------------- */

struct done {
    uint64_t records;
    json_t *losses;
    bool marked; /* the output says what of the input could not be read */
};

/** What of the input the output has no place for. */
static json_t *losses_of(const struct trace_writer *to)
{
    json_t *out = json_array();
    const char *loss;
    for (size_t i = 0; (loss = trace_writer_loss(to, i)) != NULL; i++) {
        json_array_append_new(out, json_text(loss));
    }
    return out;
}

/* Whether something of the input could not be read. */
static bool lacks(const struct trace *from)
{
    return trace_totals(from)->bad || trace_totals(from)->damaged;
}

static void tell_lacks(const struct input *in, const struct trace *from, bool marked)
{
    const struct trace_totals *n = trace_totals(from);
    fprintf(stderr,
            "gather: %s: made from a damaged capture: %llu lines or records%s missing; %s\n",
            in->out, (unsigned long long)n->bad,
            n->damaged ? ", and what came after the damage, are" : " are",
            marked ? "the file says so" : "this format cannot say so");
}

/* With --quiet what is wrong with the input alone. */
static void tell(const struct input *in, const struct trace *from, const struct done *done, bool ok)
{
    const json_t *losses = done->losses;
    for (size_t i = 0; from && i < trace_message_count(from); i++) {
        error_print(trace_message(from, i), stderr);
    }
    if (ok && lacks(from)) {
        tell_lacks(in, from, done->marked);
    }
    if (in->quiet) {
        return;
    }
    for (size_t i = 0; ok && i < json_array_size(losses); i++) {
        fprintf(stderr, "gather: %s: dropped: %s\n", in->out,
                json_string_value(json_array_get(losses, i)));
    }
    for (size_t i = 0; ok && i < trace_skip_count(from); i++) {
        struct trace_skip s = trace_skip(from, i);
        fprintf(stderr, "gather: %s: left out %llu: %s\n", in->from, (unsigned long long)s.count,
                s.label);
    }
    for (size_t i = 0; ok && i < trace_note_count(from); i++) {
        fprintf(stderr, "gather: %s: note: %s\n", in->from, trace_note(from, i));
    }
}

static bool print_json(const struct input *in, const struct trace *from, const struct done *done,
                       struct error *e)
{
    json_t *out = results_begin("convert");
    json_t *to =
        json_pack("{s:o, s:o, s:O, s:b}", "path", json_text(in->out), "records",
                  json_u64(done->records), "dropped", done->losses, "complete", !lacks(from));
    json_object_set_new(out, "trace", results_trace_of(in->from, from));
    json_object_set_new(out, "out", to);
    return results_print(out, e);
}

/* ---- the command ----------------------------------------------------------------------------- */

/* All but what is said of it. */
static bool convert(const struct cli *cli, const struct input *in, struct trace *from,
                    struct done *done, struct error *e)
{
    struct progress progress;
    struct trace_writer *to = from ? trace_writer_open(in->out, in->to, e) : NULL;
    progress_begin(&progress, in->quiet);
    const bool ok =
        to && give_map(cli, in, from, to, e) && copy(cli, from, to, &progress, &done->records, e);
    progress_clear(&progress);
    if (!ok) {
        trace_writer_abandon(to);
        return false;
    }
    done->losses = losses_of(to);
    done->marked = trace_writer_lacks(to, from);
    return trace_writer_commit(to, e);
}

const struct argp convert_argp = {
    .options = options,
    .parser = parse,
    .args_doc = "IN OUT",
    .doc = "Convert a trace; OUT ends in .gtr, .wclog or .wclog-delta, also with .gz, or --to "
           "names its format.",
};

enum gather_status cmd_convert(const struct cli *cli, int argc, char **argv)
{
    struct error e = { 0 };
    struct input in = { .e = &e };
    if (!cli_parse(&convert_argp, argc, argv, &in, &e)) {
        return cli_fail(&e);
    }
    if (in.json && strcmp(in.out, "-") == 0) {
        error_set(&e, "--json and - as OUT: standard output holds one of them; expected a file");
        return cli_fail(&e);
    }
    /* The capture would be gone with what the output's format drops of it. */
    if (!outfile_check(in.out, in.from, &e) || !outfile_check(in.out, in.map, &e)) {
        return cli_fail(&e);
    }
    struct trace_options o = { .path = in.from, .format = in.format, .strict = in.strict };
    struct trace *from = trace_open(&o, &e);
    struct done done = { 0 };
    bool ok = convert(cli, &in, from, &done, &e);
    if (!in.json) {
        tell(&in, from, &done, ok);
    }
    ok = ok && (!in.json || print_json(&in, from, &done, &e));
    json_decref(done.losses);
    trace_close(from);
    return ok ? GATHER_DONE : cli_fail(&e);
}
