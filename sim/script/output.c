/* SPDX-License-Identifier: Apache-2.0 */
/* The output folder of `gather run`: one run, or one subfolder for each platform. */
#include "script/machine.h"

#include <stdlib.h>
#include <string.h>

/* Statistics as report_folder_stats() wants them. */
struct value_list {
    struct report_value *rows;
    size_t count;
    bool failed;
};

static void add_row(void *arg, const char *name, double value, const char *unit, const char *help)
{
    struct value_list *list = arg;
    struct report_value *grown = realloc(list->rows, (list->count + 1) * sizeof(*grown));
    if (!grown) {
        list->failed = true;
        return;
    }
    list->rows = grown;
    grown[list->count++] = (struct report_value){ name, value, unit, help };
}

static bool list_stats(const struct machine *m, struct value_list *list, struct error *e)
{
    machine_stats(m, add_row, list);
    return !list->failed || error_fault(e, "out of memory for statistics");
}

static bool write_stats(const struct machine *m, struct report_folder *folder, struct error *e)
{
    struct value_list list = { 0 };
    bool ok = list_stats(m, &list, e) && report_folder_stats(folder, list.rows, list.count, e);
    free(list.rows);
    return ok;
}

static bool write_tlps(struct machine *m, struct report_folder *folder, struct error *e)
{
    struct report_tlps *tlps = report_folder_tlps(folder, e);
    for (uint64_t i = 0; tlps && i < m->tlps.count; i++) {
        struct seen_tlp t;
        if (!spool_get(&m->tlps, i, &t)) {
            return error_set(e, "no space left to keep the list of TLPs");
        }
        report_tlps_row(tlps, &(struct report_tlp){
                                  .time = t.time,
                                  .up = t.up,
                                  .type = pcie_tlp_names[t.type],
                                  .address = t.address,
                                  .bytes = t.bytes,
                                  .length_dw = t.length_dw,
                                  .first_be = t.first_be,
                                  .last_be = t.last_be,
                                  .wire_bytes = t.wire_bytes,
                                  .reason = machine_tlp_reason(&t),
                              });
    }
    return tlps != NULL;
}

/* What run.json says of every run of the scenario. */
struct run_facts {
    struct report_setting *settings;
    size_t setting_count;
    double host_seconds;
};

static struct report_run_info run_info(const struct script *s, const struct run_facts *facts)
{
    bool failed = s->result->failed > 0, stopped = s->result->interrupted;
    return (struct report_run_info){
        .command = "run",
        .version = s->options->version,
        .seed = s->options->seed,
        .exit_reason = stopped  ? REPORT_INTERRUPTED
                       : failed ? "a check failed"
                                : "end of scenario",
        .exit_status = stopped  ? GATHER_USER_ERROR
                       : failed ? GATHER_CHECK_FAILED
                                : GATHER_DONE,
        .host_seconds = facts->host_seconds,
        .settings = facts->settings,
        .setting_count = facts->setting_count,
    };
}

static bool write_machine(struct machine *m, struct report_folder *folder,
                          const struct run_facts *facts, struct error *e)
{
    struct platform_params params = *platform_get_params(m->platform);
    struct platform_keys keys = platform_keys(&params);
    const void *objects[PLATFORM_TABLES];
    for (size_t i = 0; i < PLATFORM_TABLES; i++) {
        objects[i] = keys.objects[i];
    }
    struct report_run_info info = run_info(m->script, facts);
    struct report_setting *settings = calloc(facts->setting_count + 2, sizeof(*settings));
    if (!settings) {
        return error_fault(e, "out of memory for run.json");
    }
    if (facts->setting_count) {
        memcpy(settings, facts->settings, facts->setting_count * sizeof(*settings));
    }
    info.settings = settings;
    settings[info.setting_count++] =
        (struct report_setting){ "platform", params.preset[0] ? params.preset : NULL };
    settings[info.setting_count++] =
        (struct report_setting){ "profile", params.profiles[0] ? params.profiles : NULL };
    info.name = m->name;
    info.seed = params.machine.seed;
    info.simulated = platform_time(m->platform);
    info.wire_bytes = m->wire_bytes;
    info.tables = keys.tables;
    info.objects = objects;
    info.table_count = PLATFORM_TABLES;
    const bool ok =
        write_tlps(m, folder, e) && write_stats(m, folder, e) &&
        report_folder_hist(folder, m->sizes, e) && report_folder_dists(folder, m->dists, e) &&
        report_folder_lives(folder, m->name, m->platform, e) &&
        report_capture_finish(m->capture, folder, e) && report_folder_run(folder, &info, e);
    free(settings);
    return ok;
}

/* Oldest first: the list of a scenario has the newest first. */
static struct machine *reverse(struct machine *newest)
{
    struct machine *oldest = NULL;
    while (newest) {
        struct machine *next = newest->next;
        newest->next = oldest;
        oldest = newest;
        newest = next;
    }
    return oldest;
}

static bool write_all(struct script *s, struct report_folder *top, const struct run_facts *facts,
                      struct error *e)
{
    bool one = s->machines && !s->machines->next;
    if (one) {
        return write_machine(s->machines, top, facts, e);
    }
    bool ok = true;
    s->machines = reverse(s->machines);
    for (struct machine *m = s->machines; ok && m; m = m->next) {
        struct report_folder *folder = report_folder_sub(top, m->name, e);
        ok = folder && write_machine(m, folder, facts, e);
    }
    s->machines = reverse(s->machines);
    struct report_run_info info = run_info(s, facts);
    return ok && report_folder_run(top, &info, e);
}

bool machine_keeps_all(const struct script *s)
{
    return s->options->out_dir || s->options->measured;
}

bool machine_show_results(struct script *s, struct error *e)
{
    const struct script_options *o = s->options;
    bool ok = true;
    s->machines = reverse(s->machines);
    for (struct machine *m = s->machines; o->measured && ok && m; m = m->next) {
        struct value_list list = { 0 };
        ok = !m->platform || list_stats(m, &list, e);
        if (ok && m->platform) { /* else it could not be made */
            const struct report_run run = { .name = m->name,
                                            .sizes = m->sizes,
                                            .wire_bytes = m->wire_bytes,
                                            .time = platform_time(m->platform) };
            o->measured(o->results_arg, &run, platform_get_params(m->platform), list.rows,
                        list.count);
        }
        free(list.rows);
    }
    s->machines = reverse(s->machines);
    return ok;
}

bool machine_write_output(struct script *s, double host_seconds, struct error *e)
{
    const struct script_options *o = s->options;
    struct run_facts facts = { .host_seconds = host_seconds };
    facts.settings = calloc(o->param_count + 1, sizeof(*facts.settings));
    char(*names)[64] = calloc(o->param_count + 1, sizeof(*names));
    struct report_folder *top = NULL;
    bool ok = facts.settings && names;
    if (ok) {
        facts.settings[facts.setting_count++] = (struct report_setting){ "scenario", o->path };
        for (size_t i = 0; i < o->param_count; i++) {
            const char *value = strchr(o->params[i], '=');
            snprintf(names[i], sizeof(*names), "param.%.*s", (int)(value - o->params[i]),
                     o->params[i]);
            facts.settings[facts.setting_count++] = (struct report_setting){ names[i], value + 1 };
        }
        top = report_folder_open(o->out_dir, e);
        ok = top && write_all(s, top, &facts, e);
    } else {
        error_fault(e, "out of memory for the output folder");
    }
    if (ok) {
        ok = report_folder_commit(top, e);
    } else if (top) {
        report_folder_abandon(top);
    }
    free(facts.settings);
    free(names);
    return ok;
}
