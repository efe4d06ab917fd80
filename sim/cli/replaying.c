/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/replaying.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "cli/profiling.h"
#include "cli/tlp_row.h"
#include "script/script.h"

enum {
    OPTION_FORMAT = 0x100,
    OPTION_PLATFORM,
    OPTION_PROFILE,
    OPTION_POLICY,
    OPTION_MAP,
    OPTION_S1,
    OPTION_SEED,
    OPTION_STRICT,
    OPTION_NO_BARRIERS,
    OPTION_LS64,
    OPTION_QUIET
};

const struct argp_option replaying_options[] = {
    { "format", OPTION_FORMAT, "NAME", 0, "the trace's format; default auto: by its content", 0 },
    { "platform", OPTION_PLATFORM, "NAME", 0, "a preset (default generic-n1)", 0 },
    PROFILE_OPTION(OPTION_PROFILE),
    { "policy", OPTION_POLICY, "NAME", 0, "a KVM policy (default v6.9); several compare", 0 },
    { "map", OPTION_MAP, "FILE.lua", 0,
      "which addresses are mapped, and how; default: the trace's own, or one BAR", 0 },
    { "s1", OPTION_S1, "TYPE", 0, "stage-1 type without a map (default device-ngnre)", 0 },
    { "param", 'p', "KEY=VALUE", 0, "a platform parameter, e.g. wc_lines=4 or link.gen=3", 0 },
    { "seed", OPTION_SEED, "N", 0, "of the run's random numbers", 0 },
    { "strict", OPTION_STRICT, 0, 0, "stop at the first bad line or address outside the map", 0 },
    { "no-barriers", OPTION_NO_BARRIERS, 0, 0, "leave out the trace's barriers", 0 },
    { "ls64", OPTION_LS64, 0, 0, "what if the guest could use LS64", 0 },
    { "quiet", OPTION_QUIET, 0, 0, "no notes about the trace", 0 },
    { "output", 'o', "DIR", 0, "write run.json, stats.json, tlps.csv, hist.csv there", 0 },
    SEEING_OPTIONS,
    { 0 },
};

void replaying_init(struct replaying *r, struct error *e)
{
    *r = (struct replaying){ .platform = "generic-n1", .s1 = "device-ngnre", .seed = 1, .e = e };
}

error_t replaying_option(struct replaying *r, int key, char *arg)
{
    switch (key) {
    case OPTION_FORMAT: r->format = arg; return 0;
    case OPTION_PLATFORM: r->platform = arg; return 0;
    case OPTION_PROFILE: return cli_list_add(&r->profiles, arg, r->e) ? 0 : EINVAL;
    case OPTION_POLICY: return cli_list_add(&r->policies, arg, r->e) ? 0 : EINVAL;
    case OPTION_MAP: r->map = arg; return 0;
    case OPTION_S1: r->s1 = arg; return 0;
    case 'p': return cli_list_add(&r->params, arg, r->e) ? 0 : EINVAL;
    case OPTION_SEED:
        r->seed_given = true;
        return parse_u64(arg, "--seed", &r->seed, r->e) ? 0 : EINVAL;
    case OPTION_STRICT: r->strict = true; return 0;
    case OPTION_NO_BARRIERS: r->ignore_barriers = true; return 0;
    case OPTION_LS64: r->ls64 = true; return 0;
    case OPTION_QUIET: r->quiet = true; return 0;
    case 'o': r->out = arg; return 0;
    case ARGP_KEY_ARG:
        if (r->path) {
            error_set(r->e, "one trace at a time: \"%s\" is one too many", arg);
            return EINVAL;
        }
        r->path = arg;
        return 0;
    case ARGP_KEY_END:
        if (!r->path) {
            error_set(r->e, "expected a trace; try --help");
            return EINVAL;
        }
        return seeing_check(&r->seeing, r->out, r->e) ? 0 : EINVAL;
    default: return seeing_option(&r->seeing, key, arg, r->e);
    }
}

/* ---- observers ---------------------------------------------------------------------------------
 */

struct watcher {
    struct replayed *run;
    struct report_tlps *tlps; /* NULL: no file */
    struct report_capture *capture;
};

static void see_tlp(void *self, const struct pcie_tlp *t)
{
    struct watcher *w = self;
    bool write = t->type == PCIE_MWR;
    if (write && !t->up) {
        hist_add(w->run->sizes, t->bytes);
        w->run->wire_bytes += t->wire_bytes;
    }
    if (w->tlps) {
        cli_tlp_row(w->tlps, t);
    }
    report_capture_tlp(w->capture, t);
}

static void see_credits(void *self, const struct pcie_credits *r)
{
    report_capture_credits(((struct watcher *)self)->capture, r);
}

static void see_drain(void *self, const struct core_drain *d)
{
    report_capture_drain(((struct watcher *)self)->capture, d);
}

static void see_error(void *self, const struct platform_error *e)
{
    struct replayed *run = ((struct watcher *)self)->run;
    report_capture_error(((struct watcher *)self)->capture, e);
    if (!run->first_fault[0]) {
        snprintf(run->first_fault, sizeof(run->first_fault), "%s at 0x%llx: %s", e->kind,
                 (unsigned long long)e->address, e->text);
    }
}

static void add_value(void *self, const char *name, double value, const char *unit,
                      const char *help)
{
    struct replayed *run = self;
    struct report_value *grown =
        realloc(run->values, (run->value_count + 1) * sizeof(*run->values));
    if (!grown) {
        abort();
    }
    run->values = grown;
    grown[run->value_count++] = (struct report_value){
        .name = strdup(name), .value = value, .unit = unit, .help = strdup(help)
    };
}

void replayed_free(struct replayed_all *all)
{
    for (size_t i = 0; all->runs && i < all->count; i++) {
        struct replayed *run = &all->runs[i];
        for (size_t k = 0; k < run->value_count; k++) {
            free((char *)(uintptr_t)run->values[k].name);
            free((char *)(uintptr_t)run->values[k].help);
        }
        free(run->values);
        free(run->sizes);
    }
    free(all->runs);
    free(all->views);
    *all = (struct replayed_all){ 0 };
}

/* ---- notes ----------------------------------------------------------------------------------- */

static char *new_note(struct replayed *run)
{
    if (run->note_count == ARRAY_LEN(run->notes)) {
        return run->notes[run->note_count - 1];
    }
    run->note_list[run->note_count] = run->notes[run->note_count];
    return run->notes[run->note_count++];
}

static double value_of(const struct replayed *run, const char *name)
{
    for (size_t i = 0; i < run->value_count; i++) {
        if (strcmp(run->values[i].name, name) == 0) {
            return run->values[i].value;
        }
    }
    return 0;
}

static void make_notes(struct replayed *run, const struct platform *p)
{
    const struct replay_result *r = &run->result;
    size_t size = sizeof(run->notes[0]);
    if (r->interrupted) {
        snprintf(new_note(run), size, "interrupted: these are partial results");
    }
    if (r->hung) {
        snprintf(new_note(run), size, "%s; the rest of the trace was left out",
                 platform_hung(p)->text);
    }
    if (r->faulted) {
        snprintf(new_note(run), size, "%llu accesses faulted and sent nothing; the first: %s%s",
                 (unsigned long long)r->faulted, run->first_fault,
                 r->vm_stopped ? "; the replay goes on as if it did not" : "");
    }
    const double lost = value_of(run, "pcie.lost_writes");
    if (lost > 0) {
        snprintf(new_note(run), size,
                 "%.0f writes of more than 4 bytes were lost by the root complex (wide_writes is "
                 "lost) and sent nothing",
                 lost);
    }
    if (r->outside_map) {
        snprintf(new_note(run), size, "%llu accesses outside the map were left out",
                 (unsigned long long)r->outside_map);
    }
    if (r->zva_marks) {
        snprintf(new_note(run), size, "%llu DC ZVA without an address were left out",
                 (unsigned long long)r->zva_marks);
    }
}

/* What the trace's reader has to say, once, to standard error. */
static void tell_trace(const struct replaying *o, const struct replay_result *r)
{
    if (o->quiet) {
        return;
    }
    for (size_t i = 0; i < r->message_count; i++) {
        error_print(&r->messages[i], stderr);
    }
    fprintf(stderr, "gather: %s: %s, %llu reads, %llu writes, %llu lines left out\n", o->path,
            r->format, (unsigned long long)r->totals.reads, (unsigned long long)r->totals.writes,
            (unsigned long long)r->totals.skipped);
    for (size_t i = 0; i < r->skip_count; i++) {
        fprintf(stderr, "gather: %s: left out %llu: %s\n", o->path,
                (unsigned long long)r->skips[i].count, r->skips[i].label);
    }
    for (size_t i = 0; i < r->note_count; i++) {
        fprintf(stderr, "gather: %s: note: %s\n", o->path, r->notes[i]);
    }
}

/* ---- running --------------------------------------------------------------------------------- */

struct plan {
    const struct replaying *o;
    struct platform_params params;
    struct replay_options replay;
    struct replay_region *regions;
};

static bool make_plan(const struct cli *cli, const struct replaying *o, struct plan *plan,
                      struct error *e)
{
    char dir[4200];
    *plan = (struct plan){ .o = o };
    plan->replay = (struct replay_options){
        .trace = { .path = o->path, .format = o->format, .strict = o->strict },
        .ignore_barriers = o->ignore_barriers,
        .ls64 = o->ls64,
        .interrupt = cli->interrupted,
    };
    cli_data_path(cli, "scripts/platforms", dir, sizeof(dir));
    if (!script_load_preset(dir, o->platform, &plan->params, e) ||
        !profiling_lay(cli, &o->profiles, &o->params, &plan->params, e)) {
        return false;
    }
    if (o->seed_given || !plan->params.machine.seed) {
        plan->params.machine.seed = o->seed;
    }
    struct platform_keys keys = platform_keys(&plan->params);
    for (size_t i = 0; i < o->params.count; i++) {
        if (!param_assign(keys.tables, keys.objects, PLATFORM_TABLES, o->params.items[i], e)) {
            return false;
        }
    }
    if (!report_seeing_link(&o->seeing, plan->params.link.gen, e) ||
        !s1_type_parse(o->s1, &plan->replay.s1, e)) {
        return false;
    }
    if (o->map) {
        if (!script_load_map(o->map, &plan->regions, &plan->replay.region_count, e)) {
            return false;
        }
        plan->replay.regions = plan->regions;
    }
    for (size_t i = 0; i < o->policies.count; i++) {
        if (!kvm_policy_known(o->policies.items[i], e)) {
            return false;
        }
    }
    return true;
}

static double seconds_since(const struct timespec *begin)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)(now.tv_sec - begin->tv_sec) + 1e-9 * (double)(now.tv_nsec - begin->tv_nsec);
}

/* How a replay ended; of several the worst. */
enum ending { ENDED, HUNG, INTERRUPTED };
static const struct {
    const char *reason;
    enum gather_status status;
} endings[] = {
    [ENDED] = { "end of trace", GATHER_DONE },
    [HUNG] = { "machine hangs", GATHER_CHECK_FAILED },
    [INTERRUPTED] = { "interrupted", GATHER_USER_ERROR },
};

static enum ending ending_of(const struct replay_result *r)
{
    return r->interrupted ? INTERRUPTED : r->hung ? HUNG : ENDED;
}

static enum ending worst_of(const struct replayed_all *all)
{
    enum ending worst = ENDED;
    for (size_t i = 0; i < all->count; i++) {
        const enum ending one = ending_of(&all->runs[i].result);
        worst = one > worst ? one : worst;
    }
    return worst;
}

enum gather_status replaying_status(const struct replayed_all *all)
{
    return endings[worst_of(all)].status;
}

static bool write_folder(const struct plan *plan, struct report_folder *folder,
                         const struct replayed *run, double host, struct error *e)
{
    struct platform_params params = plan->params;
    struct platform_keys keys = platform_keys(&params);
    double records = (double)(run->result.totals.reads + run->result.totals.writes);
    struct report_value host_values[] = {
        { "host.records_per_second", host > 0 ? records / host : 0, "1/s", NULL },
    };
    const char *map = run->result.own_map ? "the trace's own" : plan->o->map;
    struct report_setting settings[] = {
        { "trace", plan->o->path },
        { "platform", plan->o->platform },
        { "profile", plan->params.profiles[0] ? plan->params.profiles : NULL },
        { "policy", run->name },
        { "map", map },
        { "s1", map ? NULL : plan->o->s1 },
        { "barriers", plan->o->ignore_barriers ? "ignored" : "from the trace" },
    };
    struct report_run_info info = {
        .name = run->name,
        .command = "replay",
        .version = GATHER_VERSION,
        .seed = plan->params.machine.seed,
        .exit_reason = endings[ending_of(&run->result)].reason,
        .exit_status = (int)endings[ending_of(&run->result)].status,
        .simulated = run->time,
        .host_seconds = host,
        .wire_bytes = run->wire_bytes,
        .tables = keys.tables,
        .objects = (const void *const *)keys.objects,
        .table_count = PLATFORM_TABLES,
        .settings = settings,
        .setting_count = ARRAY_LEN(settings),
        .host = host_values,
        .host_count = ARRAY_LEN(host_values),
    };
    return report_folder_run(folder, &info, e) &&
           report_folder_stats(folder, run->values, run->value_count, e) &&
           report_folder_hist(folder, run->sizes, e);
}

/* One policy: a platform from nothing to its end. */
static bool run_one(const struct plan *plan, const char *policy, struct report_folder *folder,
                    struct replayed *run, struct error *e)
{
    struct timespec begin;
    clock_gettime(CLOCK_MONOTONIC, &begin);
    snprintf(run->name, sizeof(run->name), "%s", policy);
    run->sizes = calloc(1, sizeof(*run->sizes));
    if (!run->sizes) {
        return error_fault(e, "out of memory for a histogram");
    }
    struct watcher watcher = { .run = run };
    if (folder && (!(watcher.tlps = report_folder_tlps(folder, e)) ||
                   !report_capture_new(&watcher.capture, &plan->o->seeing, folder, e))) {
        return false;
    }
    struct platform *p = platform_new(&plan->params, e);
    if (!p) {
        report_capture_free(watcher.capture);
        return false;
    }
    struct platform_observer observer = {
        .self = &watcher, .tlp = see_tlp, .credits = see_credits, .error = see_error
    };
    if (watcher.capture) {
        observer.drain = see_drain;
    }
    struct replay_options options = plan->replay;
    options.policy = policy;
    bool ok = platform_observe(p, &observer) && replay_run(p, &options, &run->result, e);
    if (ok) {
        run->time = run->result.end;
        replay_stats(&run->result, add_value, run);
        platform_stats(p, add_value, run);
        make_notes(run, p);
        ok = !folder || report_folder_lives(folder, run->name, p, e);
    }
    platform_free(p);
    ok = ok && (!folder || (report_capture_finish(watcher.capture, folder, e) &&
                            write_folder(plan, folder, run, seconds_since(&begin), e)));
    report_capture_free(watcher.capture);
    return ok;
}

static void make_views(struct replayed_all *all)
{
    for (size_t i = 0; i < all->count; i++) {
        const struct replayed *run = &all->runs[i];
        all->views[i] = (struct report_run){
            .name = run->name,
            .sizes = run->sizes,
            .wire_bytes = run->wire_bytes,
            .time = run->time,
            .notes = run->note_list,
            .note_count = run->note_count,
        };
    }
}

/* The folder of all runs, when there are several: they are listed in its run.json. */
static bool write_top(const struct plan *plan, struct report_folder *top, enum ending ending,
                      struct error *e)
{
    struct report_setting settings[] = {
        { "trace", plan->o->path },
        { "platform", plan->o->platform },
        { "profile", plan->params.profiles[0] ? plan->params.profiles : NULL },
    };
    struct report_run_info info = {
        .command = "replay",
        .version = GATHER_VERSION,
        .seed = plan->params.machine.seed,
        .exit_reason = endings[ending].reason,
        .exit_status = (int)endings[ending].status,
        .settings = settings,
        .setting_count = ARRAY_LEN(settings),
    };
    return report_folder_run(top, &info, e);
}

static bool run_all(const struct plan *plan, const char *const *policies, size_t count,
                    struct report_folder *top, struct replayed_all *all, struct error *e)
{
    for (size_t i = 0; i < count && worst_of(all) != INTERRUPTED; i++) {
        struct report_folder *folder = top;
        if (top && count > 1 && !(folder = report_folder_sub(top, policies[i], e))) {
            return false;
        }
        all->count = i + 1;
        if (!run_one(plan, policies[i], folder, &all->runs[i], e)) {
            return false;
        }
        if (i == 0) {
            tell_trace(plan->o, &all->runs[0].result);
        }
    }
    return !top || count == 1 || write_top(plan, top, worst_of(all), e);
}

bool replaying_run(const struct cli *cli, const struct replaying *o, struct replayed_all *all,
                   struct error *e)
{
    static const char *const usual[] = { "v6.9" };
    struct plan plan;
    *all = (struct replayed_all){ 0 };
    if (!make_plan(cli, o, &plan, e)) {
        free(plan.regions);
        return false;
    }
    size_t count = o->policies.count ? o->policies.count : 1;
    const char *const *policies = o->policies.count ? o->policies.items : usual;
    struct report_folder *top = o->out ? report_folder_open(o->out, e) : NULL;
    all->runs = calloc(count, sizeof(*all->runs));
    all->views = calloc(count, sizeof(*all->views));
    bool ok =
        (top || !o->out) && all->runs && all->views && run_all(&plan, policies, count, top, all, e);
    if (ok) {
        make_views(all);
        ok = !top || report_folder_commit(top, e);
    } else {
        report_folder_abandon(top);
    }
    if (!ok) {
        replayed_free(all);
    }
    free(plan.regions);
    return ok;
}
