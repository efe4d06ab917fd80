/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/execing.h"
#include "cli/plugging.h"
#include "cli/profiling.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "script/script.h"

enum {
    OPTION_EL = 0x100,
    OPTION_UART,
    OPTION_RAM,
    OPTION_BAR,
    OPTION_TIMING,
    OPTION_PLATFORM,
    OPTION_PROFILE,
    OPTION_CORES,
    OPTION_QUANTUM,
    OPTION_INSTRUCTIONS,
    OPTION_TIME,
    OPTION_TRACE,
    OPTION_TRACE_FROM,
    OPTION_TRACE_COUNT,
    OPTION_SANDBOX,
    OPTION_SEED,
    OPTION_REGIONS,
    OPTION_PLUGIN,
    OPTION_MODEL,
    OPTION_QUIET,
    OPTION_JSON,
    OPTION_GDB
};

static const struct argp_option options[] = {
    { "el", OPTION_EL, "1|2", 0, "the exception level that the program starts at (default 1)", 0 },
    { "uart", OPTION_UART, "WHERE", 0,
      "the PL011: stdio, none, or a file for what it sends (default stdio)", 0 },
    { "ram", OPTION_RAM, "SIZE", 0, "at 0x40000000 (default 512MiB)", 0 },
    { "bar", OPTION_BAR, "SIZE", 0, "BAR 0 of the endpoint, or none (default 16MiB)", 0 },
    { "model", OPTION_MODEL, "NAME", 0, "the device behind the BARs (default memory)", 0 },
    PLUGIN_OPTION(OPTION_PLUGIN),
    { "timing", OPTION_TIMING, "on|off", 0, "off: architectural results alone", 0 },
    { "platform", OPTION_PLATFORM, "NAME", 0,
      "a preset with its own CPU (default " SCRIPT_PRESET_DEFAULT " with the CPU max)", 0 },
    PROFILE_OPTION(OPTION_PROFILE),
    { "param", 'p', "KEY=VALUE", 0, "a platform parameter, e.g. wc_lines=4 or cpu.dgh=off", 0 },
    { "cores", OPTION_CORES, "N", 0, "that run the program from its entry (default 1)", 0 },
    { "quantum", OPTION_QUANTUM, "N", 0,
      "instructions of a core until others have their turn (default 10000)", 0 },
    { "max-instructions", OPTION_INSTRUCTIONS, "N", 0, "stop after so many, of all cores", 0 },
    { "max-time", OPTION_TIME, "TIME", 0,
      "stop after so much simulated time, e.g. 2ms; a bare number is ns", 0 },
    { "trace", OPTION_TRACE, "FILE", 0,
      "a line for every instruction executed, compressed in FILE.gz; - is standard output, and the "
      "console standard error then",
      0 },
    { "trace-from", OPTION_TRACE_FROM, "N", 0,
      "begin the trace when N instructions are executed, of all cores", 0 },
    { "trace-count", OPTION_TRACE_COUNT, "N", 0, "at most N lines; the program runs on", 0 },
    { "sandbox", OPTION_SANDBOX, "DIR", 0, "the folder whose files the program may use", 0 },
    { "seed", OPTION_SEED, "N", 0, "of the run's random numbers", 0 },
    { "regions", OPTION_REGIONS, 0, 0, "print what each marked region did", 0 },
    { "quiet", OPTION_QUIET, 0, 0, "the program's output and errors alone", 0 },
    { "json", OPTION_JSON, 0, 0,
      "the results as one JSON document; the console is standard error then", 0 },
    { "gdb", OPTION_GDB, "PORT|-", 0, "wait for a debugger there, - is standard input", 0 },
    { "output", 'o', "DIR", 0, "write " OUTPUT_FILES ", regions.csv there", 0 },
    SEEING_OPTIONS,
    { 0 },
};

struct input {
    struct error *e;
    struct execing x;
    char timing[8];
    const char *args[CLI_LIST_MAX];
};

/* 1 to `most`. */
static bool small_number(const char *text, const char *what, unsigned most, unsigned *out,
                         struct error *e)
{
    uint64_t value;
    if (!parse_u64(text, what, &value, e)) {
        return false;
    }
    if (value == 0 || value > most) {
        return error_set(e, "%s: %s is out of range; expected 1 %s %u", what, text,
                         most == 2 ? "or" : "to", most);
    }
    *out = (unsigned)value;
    return true;
}

/* A limit: more than nothing. */
static bool limit(bool parsed, const char *what, const uint64_t *value, struct error *e)
{
    if (parsed && *value == 0) {
        return error_set(e, "%s 0: expected more than nothing; leave it out for no limit", what);
    }
    return parsed;
}

static bool take_argument(struct input *in, const char *word, bool after_dashes)
{
    struct exec_setup *s = &in->x.setup;
    if (!s->program) {
        s->program = word;
        return true;
    }
    if (!after_dashes) {
        return error_set(in->e,
                         "\"%s\": what the program is given comes behind \"--\", and a "
                         "parameter is -p KEY=VALUE",
                         word);
    }
    if (s->arg_count == ARRAY_LEN(in->args)) {
        return error_set(in->e, "\"%s\" is one too many: a program has at most %d arguments", word,
                         CLI_LIST_MAX);
    }
    in->args[s->arg_count++] = word;
    return true;
}

static bool take(struct input *in, int key, const char *arg)
{
    struct execing *x = &in->x;
    struct exec_setup *s = &x->setup;
    struct error *e = in->e;
    switch (key) {
    case OPTION_EL: return small_number(arg, "--el", 2, &s->el, e);
    case OPTION_UART: x->uart = arg; return true;
    case OPTION_RAM: return parse_size(arg, "--ram", &s->ram, e);
    case OPTION_BAR:
        s->bar = 0;
        return strcmp(arg, "none") == 0 || parse_size(arg, "--bar", &s->bar, e);
    case OPTION_MODEL: s->model = arg; return true;
    case OPTION_PLUGIN: return cli_list_add(&x->plugins, arg, e);
    case OPTION_TIMING: return parse_bool(arg, "--timing", &s->timing, e);
    case OPTION_PLATFORM: x->platform = arg; return true;
    case OPTION_PROFILE: return cli_list_add(&x->profiles, arg, e);
    case 'p': return cli_list_add(&x->params, arg, e);
    case OPTION_CORES: return small_number(arg, "--cores", EXEC_CORES, &s->cores, e);
    case OPTION_QUANTUM: return parse_u64(arg, "--quantum", &s->quantum, e);
    case OPTION_INSTRUCTIONS:
        return limit(parse_u64(arg, "--max-instructions", &s->max_instructions, e),
                     "--max-instructions", &s->max_instructions, e);
    case OPTION_TIME:
        return limit(parse_time(arg, "--max-time", &s->max_time, e), "--max-time", &s->max_time, e);
    case OPTION_TRACE: x->trace = arg; return true;
    case OPTION_TRACE_FROM: return parse_u64(arg, "--trace-from", &s->trace_from, e);
    case OPTION_TRACE_COUNT:
        return limit(parse_u64(arg, "--trace-count", &s->trace_count, e), "--trace-count",
                     &s->trace_count, e);
    case OPTION_SANDBOX: s->folder = arg; return true;
    case OPTION_SEED: x->seed_given = true; return parse_u64(arg, "--seed", &x->seed, e);
    case OPTION_REGIONS: x->regions = true; return true;
    case OPTION_QUIET: x->quiet = true; return true;
    case OPTION_JSON: x->json = true; return true;
    case OPTION_GDB: x->gdb = arg; return true;
    case 'o': x->out = arg; return true;
    default: return seeing_option(&x->seeing, key, arg, e) == 0;
    }
}

static error_t parse(int key, char *arg, struct argp_state *state)
{
    struct input *in = state->input;
    if (key == ARGP_KEY_END && !in->x.setup.program) {
        error_set(in->e, "expected a program, PROGRAM.elf; try --help");
        return EINVAL;
    }
    const struct exec_setup *s = &in->x.setup;
    if (key == ARGP_KEY_END && !in->x.trace && (s->trace_from || s->trace_count != UINT64_MAX)) {
        error_set(in->e, "--trace-from and --trace-count: expected --trace FILE with them");
        return EINVAL;
    }
    if (key == ARGP_KEY_END && !seeing_check(&in->x.seeing, in->x.out, in->e)) {
        return EINVAL;
    }
    const bool known = key == 'p' || (key >= SEEING_PCAP && key <= SEEING_REPORT) || key == 'o' ||
                       key == ARGP_KEY_ARG || (key >= OPTION_EL && key <= OPTION_GDB);
    if (!known) {
        return ARGP_ERR_UNKNOWN;
    }
    if (key == ARGP_KEY_ARG) {
        const bool after_dashes = state->quoted != 0 && state->next > state->quoted;
        return take_argument(in, arg, after_dashes) ? 0 : EINVAL;
    }
    return take(in, key, arg) ? 0 : EINVAL;
}

const struct argp exec_argp = {
    .options = options,
    .parser = parse,
    .args_doc = "PROGRAM.elf [-- ARGUMENTS]",
    .doc = "Run a bare-metal A64 program: RAM at 0x40000000, a PL011 at 0x09000000, BAR 0 of an "
           "endpoint at 0x8000000000, semihosting.\vThe exit status is the program's. "
           "1: it ran wild or into a limit, and its state is on standard error; 2: a mistake "
           "of the user's. With -o run.json tells which.",
};

enum gather_status cmd_exec(const struct cli *cli, int argc, char **argv)
{
    struct error e = { 0 };
    struct input in = { .e = &e };
    int status;
    exec_defaults(&in.x.setup);
    in.x.setup.args = in.args;
    in.x.seed = 1;
    const bool ok = cli_parse(&exec_argp, argc, argv, &in, &e) &&
                    plugging_load(&in.x.plugins, &in.x.setup.plugins, &e) &&
                    execing_run(cli, &in.x, &status, &e);
    plugins_free(in.x.setup.plugins);
    return ok ? (enum gather_status)status : cli_fail(&e);
}
