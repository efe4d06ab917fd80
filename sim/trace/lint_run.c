/* SPDX-License-Identifier: Apache-2.0 */
/* A trace through the lints without a machine. */
#include "trace/replay_own.h"

enum { INTERRUPT_EVERY = 4096 };

struct lint_run {
    const struct lint_options *options;
    struct lints *lints;
    struct trace *trace;
    struct replay_map map;
    struct lint_types types;
    struct replay_view view;
    bool viewed;
    struct lint_left_out *left;
};

/* Where it goes. False: outside the map. */
static bool locate(struct lint_run *r, const struct trace_insn *i, struct lint_place *place)
{
    uint64_t address;
    const struct replay_region *region;
    if (!replay_map_locate(&r->map, r->trace, i, &address, &region)) {
        return false;
    }
    const uint32_t number = region ? (uint32_t)(region - r->map.regions) : 0;
    *place = lint_place_of(&r->types, i, address, region, number, r->options->s1);
    return true;
}

/* What is outside the window goes to the rules, too: only then they are right about its edges. */
static bool see(struct lint_run *r, const struct trace_insn *i, struct error *e)
{
    const enum replay_seen seen = r->viewed ? replay_view_moment(&r->view, i, e) : REPLAY_INSIDE;
    if (seen == REPLAY_REFUSED) {
        return false;
    }
    if (i->first.kind == TRACE_BARRIER || i->first.kind == TRACE_ZVA) {
        lints_see(r->lints, i, NULL);
        return true;
    }
    struct lint_place place;
    const bool located = locate(r, i, &place);
    bool outside = seen == REPLAY_OUTSIDE;
    if (!located) {
        lints_see(r->lints, i, NULL);
    }
    if (!located && !outside) {
        r->left->map++;
        return !r->options->strict || replay_map_outside(i, r->options->path, e);
    }
    if (located) {
        outside = outside || (r->viewed && !replay_view_region(&r->view, i, place.number));
        place.outside = outside;
        lints_see(r->lints, i, &place);
    }
    r->left->window += outside;
    return true;
}

static bool see_all(struct lint_run *r, struct error *e)
{
    const struct lint_options *o = r->options;
    struct trace_insn insn;
    uint64_t taken = 0;
    while (true) {
        if (o->interrupt && ++taken % INTERRUPT_EVERY == 0 && *o->interrupt) {
            return error_set(e, "interrupted");
        }
        const enum trace_result result = trace_next_instruction_apart(r->trace, &insn, e);
        if (result != TRACE_OK) {
            return result == TRACE_END;
        }
        if (!see(r, &insn, e)) {
            return false;
        }
    }
}

bool lints_run(struct lints *l, struct trace *t, const struct lint_options *o,
               struct lint_left_out *left, struct error *e)
{
    struct lint_run r = { .options = o, .lints = l, .trace = t, .left = left };
    *left = (struct lint_left_out){ 0 };
    r.viewed = o->window && replay_window_given(o->window);
    bool ok = lint_types_init(&r.types, o->policy, !o->no_fwb, e) &&
              replay_map_init(&r.map, o->regions, o->region_count, t, o->path, e) &&
              (!r.viewed || replay_view_init(&r.view, o->window, o->path, &r.map, e)) &&
              see_all(&r, e) && (!r.viewed || replay_view_check(&r.view, t, e));
    if (ok && r.viewed) {
        replay_view_tell(&r.view, trace_totals(t), left->note, sizeof(left->note));
    }
    replay_map_free(&r.map);
    replay_view_free(&r.view);
    lints_finish(l);
    return ok;
}
