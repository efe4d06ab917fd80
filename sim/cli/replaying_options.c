/* SPDX-License-Identifier: Apache-2.0 */
/* The options of a replay. */
#include "cli/replaying_own.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "cli/profiling.h"
#include "script/script.h"

enum {
    OPTION_FORMAT = 0x100,
    OPTION_PLATFORM,
    OPTION_PROFILE,
    OPTION_POLICY,
    OPTION_WHAT_IF,
    OPTION_MAP,
    OPTION_S1,
    OPTION_SEED,
    OPTION_PACE,
    OPTION_IPC,
    OPTION_ORDER,
    OPTION_SEEK,
    OPTION_STRICT,
    OPTION_NO_BARRIERS,
    OPTION_LS64,
    OPTION_LINT,
    OPTION_QUIET
};

const struct argp_option replaying_options[] = {
    { "format", OPTION_FORMAT, "NAME", 0, "the trace's format; default auto: by its content", 0 },
    { "platform", OPTION_PLATFORM, "NAME", 0,
      "a preset (default " SCRIPT_PRESET_DEFAULT "); several compare", 0 },
    PROFILE_OPTION(OPTION_PROFILE),
    { "policy", OPTION_POLICY, "NAME", 0,
      "a KVM policy (default " KVM_POLICY_DEFAULT "); several compare", 0 },
    { "what-if", OPTION_WHAT_IF, "nc|st64b", 0,
      "beside the run as it is (as-is) one as if all were mapped Normal-NC, or as if ST64B were "
      "used; repeatable",
      0 },
    { "map", OPTION_MAP, "FILE", 0,
      "which addresses are mapped: lspci -vv, /proc/iomem, QEMU's info mtree, a map in Lua, or "
      "`trace`: what the trace tells; default: a gtr trace's own map, or one BAR",
      0 },
    { "s1", OPTION_S1, "[PATTERN=]TYPE", 0,
      "stage-1 type (default device-ngnre), with PATTERN of the regions so named, as `gather map` "
      "prints them: \"*BAR2*=normal-nc\"; prefetchable=TYPE: of prefetchable BARs",
      0 },
    { "param", 'p', "KEY=VALUE", 0,
      "a parameter of every platform, e.g. wc_lines=4 or link.gen=3; with --lint also of the "
      "lints, e.g. lint.dmb_flushes=false",
      0 },
    { "seed", OPTION_SEED, "N", 0, "of the run's random numbers", 0 },
    { "pace", OPTION_PACE, "HOW", 0,
      "fast: accesses begin as soon as the machine takes them (default); time: not before their "
      "time in the trace; instructions: not before those in between are done",
      0 },
    { "ipc", OPTION_IPC, "X", 0, "instructions a cycle of --pace instructions (default 1, assumed)",
      0 },
    { "order", OPTION_ORDER, "trace|cpu", 0,
      "keep the trace's whole order (default), or that of each CPU alone", 0 },
    WINDOW_OPTIONS,
    { "seek", OPTION_SEEK, 0, 0,
      "leave the blocks before --from unread, and not counted either: of gtr traces alone", 0 },
    { "strict", OPTION_STRICT, 0, 0, "stop at the first bad line or address outside the map", 0 },
    { "no-barriers", OPTION_NO_BARRIERS, 0, 0, "leave out the trace's barriers", 0 },
    { "ls64", OPTION_LS64, 0, 0, "what if the guest could use LS64", 0 },
    { "lint", OPTION_LINT, 0, 0, "look at what is replayed as gather lint does; lints.csv with -o",
      0 },
    { "quiet", OPTION_QUIET, 0, 0, "results and errors alone: no notes, no progress", 0 },
    { "output", 'o', "DIR", 0, "write " OUTPUT_FILES " there", 0 },
    SEEING_OPTIONS,
    { 0 },
};

void replaying_init(struct replaying *r, struct error *e)
{
    *r = (struct replaying){
        .input = "a trace", .other = "; `gather hist` compares two by --diff", .seed = 1, .e = e
    };
}

static bool choose(const char *arg, const char *what, const char *const *names, size_t count,
                   unsigned *out, struct error *e)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(arg, names[i]) == 0) {
            *out = (unsigned)i;
            return true;
        }
    }
    error_set(e, "%s: unknown \"%.64s\"", what, arg);
    error_suggest(e, arg, names, count);
    return false;
}

/* As it is it is always run. */
static bool take_what_if(struct replaying *r, const char *arg)
{
    unsigned name, count = 0;
    while (replay_what_if_names[count]) {
        count++;
    }
    return choose(arg, "--what-if", replay_what_if_names, count, &name, r->e) &&
           (replay_what_if(name) == REPLAY_AS_IS || cli_list_add(&r->what_ifs, arg, r->e));
}

static bool take_ipc(const char *arg, double *ipc, struct error *e)
{
    const double least = 0.001, most = 1000; /* as p:replay() takes it */
    char *end;
    *ipc = strtod(arg, &end);
    if (end == arg || *end != '\0' || !isfinite(*ipc)) {
        return error_set(e, "--ipc: \"%.64s\" is not a number; expected e.g. 0.8 or 2", arg);
    }
    if (*ipc < least || *ipc > most) {
        return error_set(e, "--ipc: %.64s is out of range; expected %g to %g", arg, least, most);
    }
    return true;
}

static bool take_trace(struct replaying *r, const char *arg)
{
    if (r->path) {
        return error_set(r->e, "one trace at a time: \"%s\" is one too many%s", arg, r->other);
    }
    r->path = arg;
    return true;
}

static bool check_all(const struct replaying *r)
{
    if (!r->path) {
        return error_set(r->e, "expected %s; try --help", r->input);
    }
    return window_check(&r->window, r->e) && seeing_check(&r->seeing, r->out, r->e);
}

/* Options that say when it is replayed. False, and `*known` false: not one of them. */
static bool take_pace(struct replaying *r, int key, const char *arg, bool *known)
{
    unsigned which = 0;
    bool ok = true;
    *known = true;
    switch (key) {
    case OPTION_PACE:
        ok = choose(arg, "--pace", replay_pace_names, REPLAY_INSTRUCTIONS + 1, &which, r->e);
        r->pace = (enum replay_pace)which;
        return ok;
    case OPTION_ORDER:
        ok = choose(arg, "--order", replay_order_names, REPLAY_ORDER_CPU + 1, &which, r->e);
        r->order = (enum replay_order)which;
        return ok;
    case OPTION_IPC: return take_ipc(arg, &r->ipc, r->e);
    case OPTION_SEEK: r->seek = true; return true;
    default: *known = false; return false;
    }
}

static error_t status(bool ok)
{
    return ok ? 0 : EINVAL;
}

bool replaying_parse(const struct argp *own, int argc, char **argv, void *input, struct error *e)
{
    struct argp_option rows[CLI_OPTIONS_MAX];
    struct argp argp = *own;
    cli_join_options(rows, own->options, replaying_options);
    argp.options = rows;
    return cli_parse(&argp, argc, argv, input, e);
}

error_t replaying_option(struct replaying *r, int key, char *arg)
{
    bool known;
    switch (key) {
    case OPTION_FORMAT: r->format = arg; return status(trace_format_known(arg, r->e));
    case OPTION_PLATFORM: return status(cli_list_add(&r->platforms, arg, r->e));
    case OPTION_PROFILE: return status(cli_list_add(&r->profiles, arg, r->e));
    case OPTION_POLICY: return status(cli_list_add(&r->policies, arg, r->e));
    case OPTION_WHAT_IF: return status(take_what_if(r, arg));
    case OPTION_MAP: r->map = arg; return 0;
    case OPTION_S1: return status(cli_list_add(&r->s1, arg, r->e));
    case 'p': return status(cli_list_add(&r->params, arg, r->e));
    case OPTION_SEED: r->seed_given = true; return status(parse_u64(arg, "--seed", &r->seed, r->e));
    case OPTION_STRICT: r->strict = true; return 0;
    case OPTION_NO_BARRIERS: r->ignore_barriers = true; return 0;
    case OPTION_LINT: r->lint = true; return 0;
    case OPTION_LS64: r->ls64 = true; return 0;
    case OPTION_QUIET: r->quiet = true; return 0;
    case 'o': r->out = arg; return 0;
    case ARGP_KEY_ARG: return status(take_trace(r, arg));
    case ARGP_KEY_END: return status(check_all(r));
    default: break;
    }
    const bool ok = take_pace(r, key, arg, &known);
    if (known) {
        return status(ok);
    }
    const error_t e = window_option(&r->window, key, arg, r->e);
    return e == ARGP_ERR_UNKNOWN ? seeing_option(&r->seeing, key, arg, r->e) : e;
}
