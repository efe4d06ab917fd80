/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/cli.h"
#include "trace/trace.h"

#include <errno.h>

enum { OPTION_TO = 0x100, OPTION_FORMAT, OPTION_STRICT };

static const struct argp_option options[] = {
    { "to", OPTION_TO, "NAME", 0, "the output's format; default: by its name", 0 },
    { "format", OPTION_FORMAT, "NAME", 0, "the input's format; default auto: by its content", 0 },
    { "strict", OPTION_STRICT, 0, 0, "stop at the first bad line", 0 },
    { 0 },
};

struct input {
    struct error *e;
    const char *from, *out, *to, *format;
    bool strict;
};

static error_t parse(int key, char *arg, struct argp_state *state)
{
    struct input *in = state->input;
    switch (key) {
    case OPTION_TO: in->to = arg; return 0;
    case OPTION_FORMAT: in->format = arg; return 0;
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

enum gather_status cmd_convert(const struct cli *cli, int argc, char **argv)
{
    static const struct argp argp = {
        .options = options,
        .parser = parse,
        .args_doc = "IN OUT",
        .doc = "Convert a trace; OUT ends in .wclog or .wclog.gz, or --to names its format.",
    };
    struct error e = { 0 };
    struct input in = { .e = &e };
    if (!cli_parse(&argp, argc, argv, &in, &e)) {
        return cli_fail(&e);
    }
    struct trace_options o = { .path = in.from, .format = in.format, .strict = in.strict };
    struct trace *from = trace_open(&o, &e);
    struct trace_writer *to = from ? trace_writer_open(in.out, in.to, &e) : NULL;
    bool ok = to && copy(cli, from, to, &e);
    if (ok) {
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
