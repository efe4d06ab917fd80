/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/cli.h"
#include "script/script.h"
#include "trace/trace.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

enum { OPTION_S1 = 0x100, OPTION_TRACE, OPTION_FORMAT };

static const struct argp_option options[] = {
    { "s1", OPTION_S1, "[PATTERN=]TYPE", 0,
      "stage-1 type of the regions, as replay takes it; several are taken in their order", 0 },
    { "trace", OPTION_TRACE, "TRACE", 0,
      "count what this trace does in each region; of more than 64 leave out those that it does "
      "not touch",
      0 },
    { "format", OPTION_FORMAT, "NAME", 0, "the trace's format; default auto: by its content", 0 },
    { "output", 'o', "FILE", 0, "write it there, not to standard output", 0 },
    { 0 },
};

struct input {
    struct error *e;
    const char *path, *trace, *format, *out;
    struct map_rules rules;
    bool given; /* --s1 without a pattern */
};

static error_t parse(int key, char *arg, struct argp_state *state)
{
    struct input *in = state->input;
    switch (key) {
    case OPTION_S1:
        in->given = in->given || !strchr(arg, '=');
        return map_rules_add(&in->rules, arg, in->e) ? 0 : EINVAL;
    case OPTION_TRACE: in->trace = arg; return 0;
    case OPTION_FORMAT: in->format = arg; return trace_format_known(arg, in->e) ? 0 : EINVAL;
    case 'o': in->out = arg; return 0;
    case ARGP_KEY_ARG:
        if (in->path) {
            error_set(in->e, "one source at a time: \"%s\" is one too many", arg);
            return EINVAL;
        }
        in->path = arg;
        return 0;
    case ARGP_KEY_END:
        if (!in->path) {
            error_set(in->e, "expected a source of a map, or a trace; try --help");
            return EINVAL;
        }
        return 0;
    default: return ARGP_ERR_UNKNOWN;
    }
}

/* ---- as Lua ---------------------------------------------------------------------------------- */

/* A text in quotes; what would need more than a backslash is not in names. */
static void put_text(FILE *to, const char *text)
{
    fputc('"', to);
    for (; *text; text++) {
        if (*text == '"' || *text == '\\') {
            fputc('\\', to);
        }
        fputc((unsigned char)*text < ' ' ? '?' : *text, to);
    }
    fputc('"', to);
}

static void put_region(FILE *to, const struct replay_region *r, bool with_s1)
{
    static const struct {
        const char *name;
        unsigned shift;
    } units[] = { { "GiB", 30 }, { "MiB", 20 }, { "KiB", 10 } };
    size_t unit = 0;
    while (r->size & ((UINT64_C(1) << units[unit].shift) - 1)) {
        unit++; /* whole pages are whole KiB */
    }
    fputs("    { name = ", to);
    put_text(to, r->name);
    fprintf(to, ", base = 0x%llx, size = \"%llu%s\"", (unsigned long long)r->base,
            (unsigned long long)(r->size >> units[unit].shift), units[unit].name);
    if (with_s1) {
        fprintf(to, ", s1 = \"%s\"", s1_type_names[r->s1]);
    }
    if (r->prefetchable) {
        fputs(",\n      prefetchable = true", to);
    }
    if (r->region[0]) {
        fputs(",\n      region = ", to);
        put_text(to, r->region);
    }
    if (r->va) {
        fprintf(to, ",\n      va = 0x%llx", (unsigned long long)r->va);
    }
    fputs(" },\n", to);
}

static void put_map(FILE *to, const struct input *in, const struct map_source *m)
{
    fprintf(to, "-- %s: %s\n", strcmp(in->path, "-") == 0 ? "(standard input)" : in->path, m->kind);
    for (size_t i = 0; i < m->note_count; i++) {
        fprintf(to, "-- %s\n", m->notes[i]);
    }
    bool open = false;
    for (size_t i = 0; i < m->count; i++) {
        open = open || !(m->regions[i].s1_given || in->given);
    }
    if (open) {
        fputs(
            "-- Regions without `s1` are device-ngnre, which ioremap() makes, or what --s1 says.\n",
            to);
    }
    fputs("return {\n", to);
    for (size_t i = 0; i < m->count; i++) {
        if (m->uses) {
            fprintf(to, "    -- %llu reads, %llu writes\n", (unsigned long long)m->uses[i].reads,
                    (unsigned long long)m->uses[i].writes);
        }
        put_region(to, &m->regions[i], m->regions[i].s1_given || in->given);
    }
    fputs("}\n", to);
}

static bool write_map(const struct input *in, const struct map_source *m, struct error *e)
{
    struct outfile file = { 0 };
    if (!outfile_open(&file, in->out ? in->out : "-", e)) {
        return false;
    }
    put_map(file.stream, in, m);
    return outfile_commit(&file, e);
}

/* ---- from what ------------------------------------------------------------------------------- */

/* What is no trace is no map either; of what is no file the trace's reader says enough. */
static bool neither(const char *path, struct error *e)
{
    struct stat st;
    return stat(path, &st) == 0 && S_ISREG(st.st_mode) && st.st_size > 0 &&
           error_at(e, e->file, e->line,
                    "%s; nor is it a map: lspci -v, /proc/iomem, a `resource` of sysfs, QEMU's "
                    "info mtree, or Lua",
                    e->text);
}

/* A pipe has its content once: it is a source, as standard input is. */
static bool is_pipe(const char *path)
{
    struct stat st;
    return strcmp(path, "-") == 0 || (stat(path, &st) == 0 && S_ISFIFO(st.st_mode));
}

/* A source of regions, else a trace: what it tells of BARs, else what it touches. */
static bool load(const struct cli *cli, const struct input *in, struct map_source *m,
                 struct error *e)
{
    struct stat st;
    if (stat(in->path, &st) == 0 && S_ISDIR(st.st_mode)) {
        return error_at(e, in->path, 0,
                        "this is a folder; expected a map, of a device in sysfs its `resource`, or "
                        "a trace");
    }
    struct trace_options trace = { .path = in->trace, .format = in->format };
    struct map_query q = { .path = in->path,
                           .trace = in->trace ? &trace : NULL,
                           .rules = &in->rules,
                           .lua = script_load_map,
                           .all = !in->trace,
                           .count = in->trace != NULL,
                           .interrupt = cli->interrupted };
    if (in->trace || is_pipe(in->path) || map_source_title(in->path)) {
        return map_source_load(&q, m, e);
    }
    trace.path = in->path;
    q.trace = &trace;
    q.count = true;
    q.all = false;
    q.ranges = true;
    struct trace *t = trace_open(&trace, e);
    if (!t) {
        return neither(in->path, e);
    }
    trace_close(t);
    q.path = "trace";
    return map_source_load(&q, m, e);
}

const struct argp map_argp = {
    .options = options,
    .parser = parse,
    .args_doc = "SOURCE|TRACE",
    .doc = "Print the map in SOURCE as the Lua file that replay takes as --map, to be edited. "
           "SOURCE is the text of lspci -vv, /proc/iomem, a `resource` of sysfs, QEMU's info "
           "mtree, or such a Lua file; - is standard input. Of a TRACE, which is a file: the BARs "
           "that it tells of, or the ranges that it touches.",
};

enum gather_status cmd_map(const struct cli *cli, int argc, char **argv)
{
    struct error e = { 0 };
    struct input in = { .e = &e };
    struct map_source m = { 0 };
    map_rules_init(&in.rules);
    if (!cli_parse(&map_argp, argc, argv, &in, &e)) {
        return cli_fail(&e);
    }
    const bool ok = outfile_check(in.out, in.path, &e) && outfile_check(in.out, in.trace, &e) &&
                    load(cli, &in, &m, &e) && write_map(&in, &m, &e);
    map_source_free(&m);
    return ok ? GATHER_DONE : cli_fail(&e);
}
