/* SPDX-License-Identifier: Apache-2.0 */
/* Which runs the options make: every platform with every policy and every what-if. */
#include "cli/replaying_own.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "cli/profiling.h"
#include "script/script.h"

enum { RUNS_MAX = 64 };

/* ---- platforms ------------------------------------------------------------------------------- */

static bool make_platform(const struct cli *cli, const struct replaying_plan *plan,
                          const char *name, struct replaying_platform *p, struct error *e)
{
    const struct replaying *o = plan->o;
    struct platform_params *params = &p->params;
    p->name = name;
    if (!profiling_preset(cli, name, params, e) ||
        !profiling_lay(cli, &o->profiles, &plan->params, params, e) ||
        !profiling_assign(&plan->params, o->seed, o->seed_given, params, e)) {
        return false;
    }
    return report_seeing_link(&o->seeing, params->link.gen, e);
}

/* -p: a parameter of the lints, or else of the platforms. */
static bool take_param(struct replaying_plan *plan, const char *assignment, struct error *e)
{
    const struct param_table *const tables[] = { &lint_param_table };
    void *const objects[] = { &plan->lint };
    const size_t length = strlen(lint_param_table.group);
    if (strncmp(assignment, lint_param_table.group, length) != 0 || assignment[length] != '.') {
        return cli_list_add(&plan->params, assignment, e);
    }
    if (!param_assign(tables, objects, ARRAY_LEN(tables), assignment, e)) {
        return false;
    }
    if (!plan->o->lint) {
        return error_set(e, "-p %.100s is a parameter of the lints; expected --lint beside it",
                         assignment);
    }
    return cli_list_add(&plan->lint_params, assignment, e);
}

static bool take_params(struct replaying_plan *plan, struct error *e)
{
    param_defaults(&lint_param_table, &plan->lint);
    for (size_t i = 0; i < plan->o->params.count; i++) {
        if (!take_param(plan, plan->o->params.items[i], e)) {
            return false;
        }
    }
    return true;
}

/* ---- cases ----------------------------------------------------------------------------------- */

static const struct cli_list usual_platform = { { SCRIPT_PRESET_DEFAULT }, 1 };
static const struct cli_list usual_policy = { { KVM_POLICY_DEFAULT }, 1 };

static const struct cli_list *given_or(const struct cli_list *given, const struct cli_list *usual)
{
    return given->count ? given : usual;
}

static enum replay_what_if what_if_of(const char *name)
{
    return strcmp(name, replay_what_if_names[REPLAY_NC]) == 0 ? REPLAY_NC : REPLAY_ST64B;
}

static void add_part(char *name, const char *part)
{
    const size_t length = strlen(name);
    snprintf(name + length, REPLAYED_NAME - length, "%s%s", length ? "-" : "", part);
}

/* What varies names the run: "v6.9", "grace", "grace-v6.9", "v6.9-nc". */
static void name_case(struct replaying_case *c, const struct replaying *o)
{
    const bool alone = o->platforms.count < 2 && o->what_ifs.count == 0;
    c->name[0] = '\0';
    if (o->platforms.count > 1) {
        add_part(c->name, c->platform->name);
    }
    if (o->policies.count > 1 || alone) {
        add_part(c->name, c->policy);
    }
    if (c->what_if != REPLAY_AS_IS || c->name[0] == '\0') {
        add_part(c->name, replay_what_if_names[c->what_if]);
    }
}

static bool check_names(const struct replaying_plan *plan, struct error *e)
{
    for (size_t i = 0; i < plan->case_count; i++) {
        for (size_t k = 0; k < i; k++) {
            if (strcmp(plan->cases[i].name, plan->cases[k].name) == 0) {
                return error_set(e,
                                 "two runs would be \"%s\"; expected each --platform, --policy and "
                                 "--what-if once",
                                 plan->cases[i].name);
            }
        }
    }
    return true;
}

static bool check_count(size_t platforms, size_t policies, size_t what_ifs, struct error *e)
{
    const size_t count = platforms * policies * what_ifs;
    if (count <= RUNS_MAX) {
        return true;
    }
    return error_set(
        e, "%zu runs: %zu platforms by %zu policies by %zu (as is%s); expected at most %d", count,
        platforms, policies, what_ifs, what_ifs > 1 ? ", and each --what-if" : "", RUNS_MAX);
}

static void make_cases(struct replaying_plan *plan, const struct cli_list *policies)
{
    const struct replaying *o = plan->o;
    for (size_t p = 0; p < plan->platform_count; p++) {
        for (size_t k = 0; k < policies->count; k++) {
            for (size_t w = 0; w <= o->what_ifs.count; w++) {
                struct replaying_case *c = &plan->cases[plan->case_count++];
                c->platform = &plan->platforms[p];
                c->policy = policies->items[k];
                c->what_if = w == 0 ? REPLAY_AS_IS : what_if_of(o->what_ifs.items[w - 1]);
                name_case(c, o);
            }
        }
    }
}

/* A run's folder, or one of the files that each has, is no trace. */
static bool check_path(const char *path, struct error *e)
{
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
    char folder[4200];
    if (strcmp(path, "-") == 0) {
        return true;
    }
    if (report_is_run(path)) {
        return error_at(e, path, 0,
                        "this is a run's folder; expected a trace; `gather hist` shows the folder");
    }
    snprintf(folder, sizeof(folder), "%.*s", slash ? (int)(slash - path) : 1, slash ? path : ".");
    for (const struct report_file *f = report_files; f->name; f++) {
        if (f->always && strcmp(name, f->name) == 0 && report_is_run(folder)) {
            return error_at(e, path, 0,
                            "this is a file of a run's folder; expected a trace; `gather hist` "
                            "shows the folder, %s",
                            folder);
        }
    }
    return true;
}

/* Each run reads the trace from its beginning, which a pipe has once. */
static bool check_trace(const struct replaying_plan *plan, struct error *e)
{
    struct stat st;
    const char *path = plan->o->path;
    const bool is_stdin = strcmp(path, "-") == 0;
    if (plan->case_count == 1 || (!is_stdin && (stat(path, &st) != 0 || !S_ISFIFO(st.st_mode)))) {
        return true;
    }
    return error_set(e, "%s can be read once, and these are %zu runs; expected a file",
                     is_stdin ? "standard input" : path, plan->case_count);
}

/* ---- the plan -------------------------------------------------------------------------------- */

static struct replay_options options_of(const struct cli *cli, const struct replaying *o)
{
    struct replay_window window = window_of(&o->window);
    window.seek = o->seek;
    return (struct replay_options){
        .trace = { .path = o->path, .format = o->format, .strict = o->strict },
        .pace = o->pace,
        .ipc = o->ipc > 0 ? o->ipc : 1,
        .ipc_given = o->ipc > 0,
        .order = o->order,
        .window = window,
        .ignore_barriers = o->ignore_barriers,
        .ls64 = o->ls64,
        .interrupt = cli->interrupted,
    };
}

/* The map, and which types its regions have. */
static bool load_map(const struct cli *cli, struct replaying_plan *plan, struct error *e)
{
    const struct replaying *o = plan->o;
    map_rules_init(&plan->rules);
    for (size_t i = 0; i < o->s1.count; i++) {
        if (!map_rules_add(&plan->rules, o->s1.items[i], e)) {
            return false;
        }
    }
    plan->replay.s1 = plan->rules.s1;
    if (!o->map) {
        return plan->rules.count == 0 ||
               error_set(e,
                         "--s1 \"%s=%s\" is about regions of a map; expected --map FILE, or "
                         "--map trace",
                         plan->rules.rules[0].pattern, s1_type_names[plan->rules.rules[0].s1]);
    }
    const struct map_query q = { .path = o->map,
                                 .trace = &plan->replay.trace,
                                 .rules = &plan->rules,
                                 .lua = script_load_map,
                                 .interrupt = cli->interrupted };
    if (!map_source_load(&q, &plan->map, e)) {
        return false;
    }
    for (size_t i = 0; !o->quiet && i < plan->map.note_count; i++) {
        fprintf(stderr, "gather: %s: map: %s\n", strcmp(o->map, "trace") == 0 ? o->path : o->map,
                plan->map.notes[i]);
    }
    plan->replay.regions = plan->map.regions;
    plan->replay.region_count = plan->map.count;
    return true;
}

bool replaying_plan_make(const struct cli *cli, const struct replaying *o,
                         struct replaying_plan *plan, struct error *e)
{
    const struct cli_list *platforms = given_or(&o->platforms, &usual_platform);
    const struct cli_list *policies = given_or(&o->policies, &usual_policy);
    *plan = (struct replaying_plan){ .o = o, .replay = options_of(cli, o) };
    if (!take_params(plan, e) || !replay_options_check(&plan->replay, "--", e) ||
        !check_path(o->path, e) ||
        !check_count(platforms->count, policies->count, o->what_ifs.count + 1, e)) {
        return false;
    }
    plan->platforms = calloc(platforms->count, sizeof(*plan->platforms));
    plan->cases =
        calloc(platforms->count * policies->count * (o->what_ifs.count + 1), sizeof(*plan->cases));
    if (!plan->platforms || !plan->cases) {
        return error_fault(e, "out of memory for the list of runs");
    }
    for (size_t i = 0; i < platforms->count; i++) {
        if (!make_platform(cli, plan, platforms->items[i], &plan->platforms[i], e)) {
            return false;
        }
        plan->platform_count = i + 1;
    }
    for (size_t i = 0; i < policies->count; i++) {
        if (!kvm_policy_known(policies->items[i], e)) {
            return false;
        }
    }
    make_cases(plan, policies);
    return check_names(plan, e) && check_trace(plan, e) && load_map(cli, plan, e);
}

void replaying_plan_free(struct replaying_plan *plan)
{
    free(plan->platforms);
    free(plan->cases);
    map_source_free(&plan->map);
}
