/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/cli.h"
#include "script/script.h"
#include "trace/trace.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

enum { OPTION_TO = 0x100, OPTION_FORMAT, OPTION_STRICT, OPTION_MAP };

static const struct argp_option options[] = {
    { "to", OPTION_TO, "NAME", 0, "the output's format; default: by its name", 0 },
    { "format", OPTION_FORMAT, "NAME", 0, "the input's format; default auto: by its content", 0 },
    { "map", OPTION_MAP, "FILE.lua", 0,
      "which addresses are mapped, and how, as replay takes it: goes into a .gtr", 0 },
    { "strict", OPTION_STRICT, 0, 0, "stop at the first bad line", 0 },
    { 0 },
};

struct input {
    struct error *e;
    const char *from, *out, *to, *format, *map;
    bool strict;
};

static error_t parse(int key, char *arg, struct argp_state *state)
{
    struct input *in = state->input;
    switch (key) {
    case OPTION_TO: in->to = arg; return 0;
    case OPTION_FORMAT: in->format = arg; return 0;
    case OPTION_MAP: in->map = arg; return 0;
    case OPTION_STRICT: in->strict = true; return 0;
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

static bool copy(const struct cli *cli, struct trace *from, struct trace_writer *to,
                 struct error *e)
{
    struct trace_record r;
    uint64_t count = 0;
    for (;;) {
        if ((++count & 0xfff) == 0 && *cli->interrupted) {
            return error_set(e, "interrupted; nothing was written");
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
static bool give_map(const struct input *in, const struct trace *from, struct trace_writer *to,
                     struct error *e)
{
    size_t count;
    const struct trace_map_entry *own = trace_map(from, &count);
    if (in->map == NULL) {
        return trace_writer_map(to, own, count, e);
    }
    struct replay_region *regions;
    if (!script_load_map(in->map, &regions, &count, e)) {
        return false;
    }
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
    free(regions);
    return good;
}

/** What of the input the output has no place for. */
static void tell_losses(const struct input *in, const struct trace_writer *to)
{
    const char *loss;
    for (size_t i = 0; (loss = trace_writer_loss(to, i)) != NULL; i++) {
        fprintf(stderr, "gather: %s: dropped: %s\n", in->out, loss);
    }
}

enum gather_status cmd_convert(const struct cli *cli, int argc, char **argv)
{
    static const struct argp argp = {
        .options = options,
        .parser = parse,
        .args_doc = "IN OUT",
        .doc = "Convert a trace; OUT ends in .gtr, .wclog or .wclog-delta, also with .gz, or --to "
               "names its format.",
    };
    struct error e = { 0 };
    struct input in = { .e = &e };
    if (!cli_parse(&argp, argc, argv, &in, &e)) {
        return cli_fail(&e);
    }
    struct trace_options o = { .path = in.from, .format = in.format, .strict = in.strict };
    struct trace *from = trace_open(&o, &e);
    struct trace_writer *to = from ? trace_writer_open(in.out, in.to, &e) : NULL;
    bool ok = to && give_map(&in, from, to, &e) && copy(cli, from, to, &e);
    if (ok) {
        tell_losses(&in, to);
        ok = trace_writer_commit(to, &e);
    } else {
        trace_writer_abandon(to);
    }
    for (size_t i = 0; from && i < trace_message_count(from); i++) {
        error_print(trace_message(from, i), stderr);
    }
    for (size_t i = 0; ok && i < trace_skip_count(from); i++) {
        struct trace_skip s = trace_skip(from, i);
        fprintf(stderr, "gather: %s: left out %llu: %s\n", in.from, (unsigned long long)s.count,
                s.label);
    }
    for (size_t i = 0; ok && i < trace_note_count(from); i++) {
        fprintf(stderr, "gather: %s: note: %s\n", in.from, trace_note(from, i));
    }
    trace_close(from);
    return ok ? GATHER_DONE : cli_fail(&e);
}
