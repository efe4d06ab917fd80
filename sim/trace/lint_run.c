/* SPDX-License-Identifier: Apache-2.0 */
/* A trace through the lints without a machine. */
#include "trace/replay_map.h"

enum { INTERRUPT_EVERY = 4096 };

static bool see(struct lints *l, const struct trace *t, struct replay_map *map,
                const struct trace_insn *i, struct lint_types *types, const struct lint_options *o,
                uint64_t *outside, struct error *e)
{
    uint64_t address;
    const struct replay_region *region;
    if (i->first.kind == TRACE_BARRIER || i->first.kind == TRACE_ZVA) {
        lints_see(l, i, NULL);
        return true;
    }
    if (!replay_map_locate(map, t, i, &address, &region)) {
        ++*outside;
        return !o->strict || replay_map_outside(i, o->path, e);
    }
    const uint32_t number = region ? (uint32_t)(region - map->regions) : 0;
    const struct lint_place place = lint_place_of(types, i, address, region, number, o->s1);
    lints_see(l, i, &place);
    return true;
}

bool lints_run(struct lints *l, struct trace *t, const struct lint_options *o, uint64_t *outside,
               struct error *e)
{
    struct replay_map map;
    struct lint_types types;
    struct trace_insn insn;
    uint64_t taken = 0;
    *outside = 0;
    if (!lint_types_init(&types, o->policy, !o->no_fwb, e)) {
        return false;
    }
    bool ok = replay_map_init(&map, o->regions, o->region_count, t, o->path, e);
    while (ok) {
        if (o->interrupt && ++taken % INTERRUPT_EVERY == 0 && *o->interrupt) {
            ok = error_set(e, "interrupted");
            break;
        }
        const enum trace_result result = trace_next_instruction(t, &insn, e);
        if (result != TRACE_OK) {
            ok = result == TRACE_END;
            break;
        }
        ok = see(l, t, &map, &insn, &types, o, outside, e);
    }
    replay_map_free(&map);
    lints_finish(l);
    return ok;
}
