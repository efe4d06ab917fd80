/* SPDX-License-Identifier: Apache-2.0 */
/* r.distributions: one table for each group. Values are in ps where they are times. */
#include "script/machine.h"

/* Absent sizes and reasons read as nil; sums of them are the totals. */
static void push_sizes(lua_State *L, const struct hist *h)
{
    lua_newtable(L);
    for (lua_Integer bytes = 0; bytes <= HIST_MAX_BYTES; bytes++) {
        if (h->count[bytes]) {
            lua_pushinteger(L, (lua_Integer)h->count[bytes]);
            lua_rawseti(L, -2, bytes);
        }
    }
}

static void push_values(lua_State *L, const struct loghist *h, uint64_t sum)
{
    lua_createtable(L, 0, 10);
    option_field_integer(L, "count", h->total);
    option_field_integer(L, "sum", sum);
    for (size_t i = 0; h->total && i < DIST_POINTS; i++) {
        option_field_integer(L, dist_points[i].key, loghist_percentile(h, dist_points[i].percent));
    }
    if (h->total) {
        lua_pushnumber(L, (double)sum / (double)h->total);
        lua_setfield(L, -2, "mean");
    }
    lua_newtable(L);
    lua_Integer row = 0;
    for (unsigned b = 0; h->total && b < LOGHIST_BUCKETS; b++) {
        if (h->count[b]) {
            lua_createtable(L, 0, 3);
            option_field_integer(L, "first", loghist_first(b));
            option_field_integer(L, "last", loghist_last(b));
            option_field_integer(L, "count", h->count[b]);
            lua_rawseti(L, -2, ++row);
        }
    }
    lua_setfield(L, -2, "buckets");
}

static void push_group(lua_State *L, const struct dist_group *g)
{
    lua_newtable(L);
    option_field_string(L, "by", g->by);
    option_field_string(L, "name", g->name);
    push_sizes(L, &g->sizes);
    lua_setfield(L, -2, "write_sizes");
    push_sizes(L, &g->read_sizes);
    lua_setfield(L, -2, "read_sizes");
    lua_newtable(L);
    for (unsigned i = 0; i < BUS_REASON_COUNT; i++) {
        if (g->reasons[i]) {
            option_field_integer(L, bus_reason_name((enum bus_reason)i), g->reasons[i]);
        }
    }
    lua_setfield(L, -2, "reasons");
    for (unsigned i = 0; i < DIST_WHAT_COUNT; i++) {
        push_values(L, &g->values[i], g->sums[i]);
        lua_setfield(L, -2, dist_rows[i].name);
    }
}

void machine_push_dists(lua_State *L, const struct machine *m)
{
    const struct dist_group *g;
    lua_newtable(L);
    for (size_t i = 0; (g = dists_group(m->dists, i)) != NULL; i++) {
        push_group(L, g);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
}
