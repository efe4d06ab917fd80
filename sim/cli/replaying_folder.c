/* SPDX-License-Identifier: Apache-2.0 */
/* How the runs ended, and what run.json says of them. */
#include "cli/replaying_own.h"

#include <assert.h>
#include <string.h>

static const struct {
    const char *reason;
    enum gather_status status;
} endings[] = {
    [REPLAYING_ENDED] = { "end of trace", GATHER_DONE },
    [REPLAYING_HUNG] = { REPORT_HANGS, GATHER_CHECK_FAILED },
    [REPLAYING_INTERRUPTED] = { REPORT_INTERRUPTED, GATHER_USER_ERROR },
};

static enum replaying_ending ending_of(const struct replay_result *r)
{
    return r->interrupted ? REPLAYING_INTERRUPTED : r->hung ? REPLAYING_HUNG : REPLAYING_ENDED;
}

enum replaying_ending replaying_worst(const struct replayed_all *all)
{
    enum replaying_ending worst = REPLAYING_ENDED;
    for (size_t i = 0; i < all->count; i++) {
        const enum replaying_ending one = ending_of(&all->runs[i].result);
        worst = one > worst ? one : worst;
    }
    return worst;
}

enum gather_status replaying_status(const struct replayed_all *all)
{
    return endings[replaying_worst(all)].status;
}

const char *replaying_reason(const struct replayed_all *all)
{
    return endings[replaying_worst(all)].reason;
}

/* ---- settings -------------------------------------------------------------------------------- */

/* A repeated option as one text. */
static const char *joined(const struct cli_list *list, char *buffer, size_t size)
{
    size_t length = 0;
    buffer[0] = '\0';
    for (size_t i = 0; i < list->count && length < size; i++) {
        length +=
            (size_t)snprintf(buffer + length, size - length, "%s%s", i ? ", " : "", list->items[i]);
    }
    return list->count ? buffer : NULL;
}

/* As the options have it: `device-ngnre, prefetchable=normal-nc`. NULL: the map alone says. */
static const char *s1_text(const struct replaying_plan *plan, bool map, char *text, size_t size)
{
    const struct map_rules *r = &plan->rules;
    size_t used = 0;
    text[0] = '\0';
    if (!map || plan->o->s1.count) {
        used = (size_t)snprintf(text, size, "%s", s1_type_names[r->s1]);
    }
    for (size_t i = 0; i < r->count && used < size; i++) {
        used += (size_t)snprintf(text + used, size - used, ", %s=%s", r->rules[i].pattern,
                                 s1_type_names[r->rules[i].s1]);
    }
    return text[0] ? text : NULL;
}

/* What all runs have: the trace, how it is paced, and which part of it. */
struct common {
    char regions[512], ipc[32], lints[1024];
    struct report_setting rows[11];
};

static void common_settings(struct common *c, const struct replaying_plan *plan)
{
    const struct replaying *o = plan->o;
    snprintf(c->ipc, sizeof(c->ipc), "%g", plan->replay.ipc);
    const struct report_setting rows[] = {
        { "trace", o->path },
        { "format", o->format },
        { "barriers", o->ignore_barriers ? "ignored" : "from the trace" },
        { "pace", replay_pace_names[o->pace] },
        { "ipc", o->pace == REPLAY_INSTRUCTIONS ? c->ipc : NULL },
        { "order", replay_order_names[o->order] },
        { "from", o->window.from_text },
        { "to", o->window.to_text },
        { "regions", joined(&o->window.regions, c->regions, sizeof(c->regions)) },
        { "cpus", o->window.cpus_text },
        { "lints", joined(&plan->lint_params, c->lints, sizeof(c->lints)) },
    };
    static_assert(sizeof(c->rows) == sizeof(rows), "a row for each");
    memcpy(c->rows, rows, sizeof(rows));
}

/* ---- run.json -------------------------------------------------------------------------------- */

/* The machine's parameters, and those of the lints that were looked for. */
struct run_keys {
    const struct param_table *tables[PLATFORM_TABLES + 1];
    const void *objects[PLATFORM_TABLES + 1];
    size_t count;
};

static struct run_keys run_keys_of(const struct replaying_plan *plan,
                                   struct platform_params *params)
{
    const struct platform_keys machine = platform_keys(params);
    struct run_keys keys = { .count = PLATFORM_TABLES };
    for (size_t i = 0; i < PLATFORM_TABLES; i++) {
        keys.tables[i] = machine.tables[i];
        keys.objects[i] = machine.objects[i];
    }
    if (plan->o->lint) {
        keys.tables[keys.count] = &lint_param_table;
        keys.objects[keys.count++] = &plan->lint;
    }
    return keys;
}

bool replaying_write_run(const struct replaying_plan *plan, const struct replaying_case *c,
                         const struct replayed *run, double host, struct report_folder *folder,
                         struct error *e)
{
    struct platform_params params = c->platform->params;
    struct run_keys keys = run_keys_of(plan, &params);
    const double records = (double)(run->result.totals.reads + run->result.totals.writes);
    const struct report_value host_values[] = {
        { "host.records_per_second", host > 0 ? records / host : 0, "1/s", NULL },
    };
    const char *map = run->result.own_map ? "the trace's own" : plan->o->map;
    struct common common;
    char s1[256];
    common_settings(&common, plan);
    struct report_setting settings[ARRAY_LEN(common.rows) + 7] = {
        { "platform", run->platform },
        { "profile", params.profiles[0] ? params.profiles : NULL },
        { "policy", run->policy },
        { "what_if", run->what_if },
        { "map", map },
        { "s1", s1_text(plan, map != NULL, s1, sizeof(s1)) },
        { "memory", run->result.memory[0] ? run->result.memory : NULL },
    };
    memcpy(settings + 7, common.rows, sizeof(common.rows));
    const char *notes[ARRAY_LEN(run->result.notes)];
    for (size_t i = 0; i < run->result.note_count; i++) {
        notes[i] = run->result.notes[i];
    }
    const enum replaying_ending ending = ending_of(&run->result);
    const struct report_run_info info = {
        .name = run->name,
        .command = "replay",
        .version = GATHER_VERSION,
        .seed = params.machine.seed,
        .exit_reason = endings[ending].reason,
        .exit_status = (int)endings[ending].status,
        .simulated = run->time,
        .host_seconds = host,
        .wire_bytes = run->wire_bytes,
        .tables = keys.tables,
        .objects = keys.objects,
        .table_count = keys.count,
        .settings = settings,
        .setting_count = ARRAY_LEN(settings),
        .host = host_values,
        .host_count = ARRAY_LEN(host_values),
        .trace_notes = notes,
        .trace_note_count = run->result.note_count,
    };
    return report_folder_run(folder, &info, e) &&
           report_folder_stats(folder, run->values, run->value_count, e) &&
           report_folder_hist(folder, run->sizes, e) && report_folder_dists(folder, run->dists, e);
}

bool replaying_write_top(const struct replaying_plan *plan, const struct replayed_all *all,
                         struct report_folder *top, struct error *e)
{
    const struct replaying *o = plan->o;
    char platforms[2048], policies[2048], what_ifs[256], profiles[512];
    struct common common;
    common_settings(&common, plan);
    struct report_setting settings[ARRAY_LEN(common.rows) + 4] = {
        { "platform", o->platforms.count ? joined(&o->platforms, platforms, sizeof(platforms))
                                         : plan->platforms[0].name },
        { "policy", o->policies.count ? joined(&o->policies, policies, sizeof(policies))
                                      : plan->cases[0].policy },
        { "what_if", joined(&o->what_ifs, what_ifs, sizeof(what_ifs)) },
        { "profile", joined(&o->profiles, profiles, sizeof(profiles)) },
    };
    memcpy(settings + 4, common.rows, sizeof(common.rows));
    const struct report_run_info info = {
        .command = "replay",
        .version = GATHER_VERSION,
        .seed = plan->platforms[0].params.machine.seed,
        .exit_reason = replaying_reason(all),
        .exit_status = (int)replaying_status(all),
        .settings = settings,
        .setting_count = ARRAY_LEN(settings),
    };
    return report_folder_run(top, &info, e);
}
