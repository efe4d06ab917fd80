/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/plugging.h"
#include "cli/progress.h"
#include "cli/results_json.h"
#include "cli/seeing.h"
#include "script/script.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>

enum {
    OPTION_SEED = 0x100,
    OPTION_BUDGET,
    OPTION_MEMORY,
    OPTION_UNSAFE,
    OPTION_TRACEBACK,
    OPTION_GUESTS,
    OPTION_PLUGIN,
    OPTION_QUIET,
    OPTION_JSON
};

static const struct argp_option options[] = {
    { "param", 'p', "KEY=VALUE", 0, "for gather.param() in the scenario; repeatable", 0 },
    { "output", 'o', "DIR", 0, "write " OUTPUT_FILES " there", 0 },
    SEEING_OPTIONS,
    { "seed", OPTION_SEED, "N", 0, "of the run's random numbers (default 1)", 0 },
    { "budget", OPTION_BUDGET, "N", 0, "the most Lua instructions (default 2000000000)", 0 },
    { "memory", OPTION_MEMORY, "SIZE", 0,
      "the most memory of the scenario's values (default 256MiB)", 0 },
    { "guests", OPTION_GUESTS, "DIR", 0,
      "where guests/NAME.elf of a scenario is (default GATHER_GUESTS, then beside the program)",
      0 },
    PLUGIN_OPTION(OPTION_PLUGIN),
    { "unsafe", OPTION_UNSAFE, 0, 0, "the scenario may use io, os, debug, package", 0 },
    { "traceback", OPTION_TRACEBACK, 0, 0, "show Lua's traceback of an error", 0 },
    { "quiet", OPTION_QUIET, 0, 0, "results and errors alone: no count of checks", 0 },
    { "json", OPTION_JSON, 0, 0,
      "checks and platforms as one JSON document; what the scenario prints goes to standard error",
      0 },
    { 0 },
};

struct input {
    struct error *e;
    bool quiet;
    json_t *failures, *platforms; /* with --json */
    struct script_options script;
    struct report_seeing seeing;
    struct cli_list params, plugins;
};

/* ---- --json ---------------------------------------------------------------------------------- */

static void add_failure(void *self, const char *file, int line, const char *text)
{
    struct input *in = self;
    json_array_append_new(in->failures, json_pack("{s:o, s:i, s:o}", "file", json_text(file),
                                                  "line", line, "text", json_text(text)));
}

static void add_platform(void *self, const struct report_run *run,
                         const struct platform_params *params, const struct report_value *values,
                         size_t count)
{
    struct input *in = self;
    json_t *out = results_run(run, values, count);
    json_object_set_new(out, "platform",
                        params->preset[0] ? json_text(params->preset) : json_null());
    json_array_append_new(in->platforms, out);
}

static void begin_json(struct input *in)
{
    if (in->failures) {
        return; /* --json twice */
    }
    in->failures = json_array();
    in->platforms = json_array();
    in->script.failed = add_failure;
    in->script.measured = add_platform;
    in->script.out = stderr;
}

static void free_json(const struct input *in)
{
    json_decref(in->failures);
    json_decref(in->platforms);
}

static bool print_json(const struct input *in, const struct script_result *r, struct error *e)
{
    json_t *out = results_begin("run");
    json_object_set_new(out, "scenario", json_text(in->script.path));
    json_object_set_new(out, "expectations",
                        json_pack("{s:o, s:o, s:O}", "passed", json_u64(r->passed), "failed",
                                  json_u64(r->failed), "messages", in->failures));
    json_object_set(out, "platforms", in->platforms);
    json_object_set_new(out, "exit",
                        json_pack("{s:s, s:i}", "reason",
                                  r->failed ? "a check failed" : "end of scenario", "status",
                                  (int)r->status));
    return results_print(out, e);
}

/* ---- the command ----------------------------------------------------------------------------- */

static void see_progress(void *self, const char *platform, simtime_t now)
{
    if (platform) {
        progress_simulated(self, platform, now);
    } else {
        progress_clear(self);
    }
}

static void tell_checks(const struct input *in, const struct script_result *r)
{
    if (!in->quiet && !in->failures && r->passed + r->failed) {
        const unsigned long long passed = r->passed, failed = r->failed;
        fprintf(stderr, "gather: %s: %llu of %llu checks hold\n", in->script.path, passed,
                passed + failed);
    }
}

/* A scenario skips what it has no program for: a folder that is not there would not be seen. */
static bool is_folder(const char *path, struct error *e)
{
    struct stat st;
    return (stat(path, &st) == 0 && S_ISDIR(st.st_mode)) ||
           error_set(e, "--guests: \"%.200s\" is not a folder; expected where NAME.elf are", path);
}

static error_t parse(int key, char *arg, struct argp_state *state)
{
    struct input *in = state->input;
    struct script_options *s = &in->script;
    switch (key) {
    case 'p': return cli_list_add(&in->params, arg, in->e) ? 0 : EINVAL;
    case 'o': s->out_dir = arg; return 0;
    case OPTION_SEED:
        s->seed_given = true;
        return parse_u64(arg, "--seed", &s->seed, in->e) ? 0 : EINVAL;
    case OPTION_BUDGET: return parse_u64(arg, "--budget", &s->budget, in->e) ? 0 : EINVAL;
    case OPTION_MEMORY: return parse_size(arg, "--memory", &s->memory, in->e) ? 0 : EINVAL;
    case OPTION_GUESTS: s->guest_dir = arg; return is_folder(arg, in->e) ? 0 : EINVAL;
    case OPTION_PLUGIN: return cli_list_add(&in->plugins, arg, in->e) ? 0 : EINVAL;
    case OPTION_UNSAFE: s->unsafe = true; return 0;
    case OPTION_TRACEBACK: s->traceback = true; return 0;
    case OPTION_QUIET: in->quiet = true; return 0;
    case OPTION_JSON: begin_json(in); return 0;
    case ARGP_KEY_ARG:
        if (s->path) {
            error_set(in->e, "one scenario at a time: \"%s\" is one too many", arg);
            return EINVAL;
        }
        s->path = arg;
        return 0;
    case ARGP_KEY_END:
        if (!s->path) {
            error_set(in->e, "expected a scenario, SCENARIO.lua; try --help");
            return EINVAL;
        }
        return seeing_check(&in->seeing, s->out_dir, in->e) ? 0 : EINVAL;
    default: return seeing_option(&in->seeing, key, arg, in->e);
    }
}

const struct argp run_argp = {
    .options = options,
    .parser = parse,
    .args_doc = "SCENARIO.lua",
    .doc = "Run a scenario. Exit status 1 if one of its gather.expect() does not hold.",
};

enum gather_status cmd_run(const struct cli *cli, int argc, char **argv)
{
    struct error e = { 0 };
    char lib[4200], traces[4200], presets[4200];
    const char *guests = getenv("GATHER_GUESTS");
    struct input in = {
        .e = &e,
        .script = {
            .seed = 1,
            .version = GATHER_VERSION,
            .interrupted = cli->interrupted,
            .lib_dir = cli_data_path(cli, "scripts/lib", lib, sizeof(lib)),
            .trace_dir = cli_data_path(cli, "traces", traces, sizeof(traces)),
            .guest_dir = guests ? guests : cli->guest_dir,
            .preset_dir = cli_data_path(cli, "scripts/platforms", presets, sizeof(presets)),
        },
    };
    struct script_result result;
    if (!cli_parse(&run_argp, argc, argv, &in, &e)) {
        free_json(&in);
        return cli_fail(&e);
    }
    in.script.results_arg = &in;
    struct progress progress;
    progress_begin(&progress, in.quiet);
    if (progress.on) {
        in.script.progress = see_progress;
        in.script.progress_arg = &progress;
    }
    in.script.params = in.params.items;
    in.script.param_count = in.params.count;
    in.script.seeing = &in.seeing;
    bool ok =
        plugging_load(&in.plugins, &in.script.plugins, &e) && script_run(&in.script, &result, &e);
    progress_clear(&progress);
    plugins_free(in.script.plugins);
    ok = ok && seeing_report(&in.seeing, in.script.out_dir, &e) &&
         (!in.failures || print_json(&in, &result, &e));
    free_json(&in);
    if (!ok) {
        return cli_fail(&e);
    }
    tell_checks(&in, &result);
    return result.status;
}
