/* SPDX-License-Identifier: Apache-2.0 */
/* The document of `gather replay --json`. */
#include "cli/replaying.h"
#include "cli/results_json.h"

static json_t *trace_json(const struct replaying *o, const struct replay_result *r)
{
    json_t *out = results_trace(o->path, r->format, &r->totals);
    for (size_t i = 0; i < r->skip_count; i++) {
        results_trace_skip(out, r->skips[i].label, r->skips[i].count);
    }
    for (size_t i = 0; i < r->note_count; i++) {
        results_trace_note(out, r->notes[i]);
    }
    for (size_t i = 0; i < r->message_count; i++) {
        results_trace_message(out, &r->messages[i]);
    }
    return out;
}

static json_t *run_json(const struct replayed *run, const struct report_run *view)
{
    json_t *out = json_object(), *measured = results_run(view, run->values, run->value_count);
    json_object_set_new(out, "name", json_text(run->name));
    json_object_set_new(out, "platform", json_text(run->platform));
    json_object_set_new(out, "policy", json_text(run->policy));
    json_object_set_new(out, "what_if", json_text(run->what_if));
    json_object_set_new(out, "memory", json_text(run->result.memory));
    if (run->lints) {
        report_lints_set(out, run->lints, ~0U);
    }
    json_object_update(out, measured);
    json_decref(measured);
    return out;
}

bool replayed_print_json(const struct replaying *o, const struct replayed_all *all, struct error *e)
{
    json_t *out = results_begin("replay"), *runs = json_array();
    json_object_set_new(out, "trace", trace_json(o, &all->runs[0].result));
    for (size_t i = 0; i < all->count; i++) {
        json_array_append_new(runs, run_json(&all->runs[i], &all->views[i]));
    }
    json_object_set_new(out, "runs", runs);
    json_object_set_new(out, "exit",
                        json_pack("{s:s, s:i}", "reason", replaying_reason(all), "status",
                                  (int)replaying_status(all)));
    return results_print(out, e);
}
