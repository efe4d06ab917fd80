/* SPDX-License-Identifier: Apache-2.0 */
/* p:report() and p:print(): what happened, as tables and as a picture. */
#include "script/lives_api.h"
#include "script/machine.h"

#include <math.h>
#include <string.h>

void machine_stats(const struct machine *m, stat_fn *each, void *arg)
{
    for (size_t i = 0; i < m->value_count; i++) {
        each(arg, m->values[i].name, m->values[i].value, m->values[i].unit, m->values[i].help);
    }
    platform_stats(m->platform, each, arg);
}

/* Drain everything: what p:report() shows is what arrived. */
static void finish(lua_State *L, struct machine *m, int index, const char *method)
{
    struct error e = { 0 };
    machine_idle(L, m, method);
    if (m->finished) {
        return;
    }
    machine_enter(L, m, index, method);
    bool ok = platform_finish(m->platform, &e);
    machine_leave(L, m, ok, &e);
    m->finished = true;
}

int machine_finish_all(lua_State *L)
{
    luaL_getsubtable(L, LUA_REGISTRYINDEX, MACHINES_KEPT);
    lua_Integer count = luaL_len(L, 1);
    for (lua_Integer i = 1; i <= count; i++) {
        lua_rawgeti(L, 1, i);
        finish(L, machine_check(L, -1), -1, "the end");
        lua_settop(L, 1);
    }
    return 0;
}

/* ---- p:report() --------------------------------------------------------------------------------
 */

/* __index of a report: the list of TLPs is made when it is asked for. Upvalues: the platform's
 * handle, how many TLPs there were. */
static int late_field(lua_State *L)
{
    const char *key = lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : "";
    struct machine *m = machine_check(L, lua_upvalueindex(1));
    if (strcmp(key, "distributions") == 0) {
        return script_fail(L, "r.distributions: nothing was collected; expected "
                              "gather.platform{ distributions=true }");
    }
    if (strcmp(key, "tlps") != 0) {
        return 0;
    }
    lua_Integer count = lua_tointeger(L, lua_upvalueindex(2));
    lua_createtable(L, count < INT_MAX ? (int)count : INT_MAX, 0);
    for (lua_Integer i = 0; i < count; i++) {
        struct seen_tlp t;
        if (!spool_get(&m->tlps, (uint64_t)i, &t)) {
            return script_fail(L, "p:report: no space left to keep the list of TLPs");
        }
        machine_push_tlp(L, &t, NULL);
        lua_rawseti(L, -2, i + 1);
    }
    lua_pushliteral(L, "tlps");
    lua_pushvalue(L, -2);
    lua_rawset(L, 1);
    return 1;
}

static void push_histogram(lua_State *L, const struct hist *sizes)
{
    lua_newtable(L);
    for (lua_Integer bytes = 0; bytes <= HIST_MAX_BYTES; bytes++) {
        if (sizes->count[bytes]) {
            lua_pushinteger(L, (lua_Integer)sizes->count[bytes]);
            lua_rawseti(L, -2, bytes);
        }
    }
}

static void push_stat(void *arg, const char *name, double value, const char *unit, const char *help)
{
    const double exact = 0x1p53;
    lua_State *L = arg;
    (void)unit;
    (void)help;
    if (value == floor(value) && fabs(value) < exact) {
        lua_pushinteger(L, (lua_Integer)value);
    } else {
        lua_pushnumber(L, value);
    }
    lua_setfield(L, -2, name);
}

static int zero(lua_State *L)
{
    lua_pushinteger(L, 0);
    return 1;
}

/* What the table on the stack's top does not have reads as 0: sizes that no TLP had. */
static void default_zero(lua_State *L)
{
    lua_createtable(L, 0, 1);
    lua_pushcfunction(L, zero);
    lua_setfield(L, -2, "__index");
    lua_setmetatable(L, -2);
}

/* Drains by their reason, from the statistics. */
static void push_drain(void *arg, const char *name, double value, const char *unit,
                       const char *help)
{
    static const char prefix[] = "wbuf.drain.";
    if (strncmp(name, prefix, sizeof(prefix) - 1) == 0) {
        push_stat(arg, name + sizeof(prefix) - 1, value, unit, help);
    } else if (strcmp(name, "cache.writebacks") == 0) {
        push_stat(arg, bus_reason_name(BUS_REASON_CACHE), value, unit, help);
    }
}

static void push_errors(lua_State *L, const struct machine *m)
{
    size_t kept;
    uint64_t total;
    const struct platform_error *errors = platform_errors(m->platform, &kept, &total);
    lua_createtable(L, (int)kept, 0);
    for (size_t i = 0; i < kept; i++) {
        machine_push_error(L, &errors[i]);
        lives_push_verdict(L, m->platform, errors[i].life);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    lua_setfield(L, -2, "errors");
    option_field_integer(L, "error_count", total);
}

int machine_report(lua_State *L)
{
    struct machine *m = machine_check(L, 1);
    lua_settop(L, 1);
    finish(L, m, 1, "p:report");
    lua_createtable(L, 0, 8);
    option_field_string(L, "name", m->name);
    push_histogram(L, m->sizes);
    default_zero(L);
    lua_setfield(L, -2, "histogram");
    lua_newtable(L);
    machine_stats(m, push_drain, L);
    lua_setfield(L, -2, "drains");
    lua_newtable(L);
    machine_stats(m, push_stat, L);
    lua_setfield(L, -2, "stats");
    push_errors(L, m);
    lives_push(L, m->platform);
    option_field_integer(L, "wire_bytes", m->wire_bytes);
    option_field_time(L, "time_ns", platform_time(m->platform));

    if (m->dists) {
        machine_push_dists(L, m);
        lua_setfield(L, -2, "distributions");
    }

    lua_createtable(L, 0, 1);
    lua_pushvalue(L, 1);
    lua_pushinteger(L, (lua_Integer)m->tlps.count);
    lua_pushcclosure(L, late_field, 2);
    lua_setfield(L, -2, "__index");
    lua_setmetatable(L, -2);
    return 1;
}

/* ---- p:print() ----------------------------------------------------------------------------------
 */

enum { DRAINS_MAX = BUS_REASON_COUNT, ERROR_KINDS = 16 };

struct summary_rows {
    struct report_value drains[DRAINS_MAX];
    size_t drain_count;
};

static void keep_drain(void *arg, const char *name, double value, const char *unit,
                       const char *help)
{
    static const char prefix[] = "wbuf.drain.";
    struct summary_rows *rows = arg;
    if (strncmp(name, prefix, sizeof(prefix) - 1) == 0 && rows->drain_count < DRAINS_MAX) {
        rows->drains[rows->drain_count++] =
            (struct report_value){ name + sizeof(prefix) - 1, value, unit, help };
    }
}

static size_t count_errors(const struct machine *m, struct report_value *rows, size_t most)
{
    size_t kept, count = 0;
    uint64_t total;
    const struct platform_error *errors = platform_errors(m->platform, &kept, &total);
    for (size_t i = 0; i < kept; i++) {
        size_t k = 0;
        while (k < count && strcmp(rows[k].name, errors[i].kind) != 0) {
            k++;
        }
        if (k == most) {
            continue;
        }
        if (k == count) {
            rows[count++] = (struct report_value){ errors[i].kind, 0, "1", NULL };
        }
        rows[k].value++;
    }
    if (count == 0) {
        rows[count++] = (struct report_value){ "errors", 0, "1", NULL };
    }
    return count;
}

int machine_print(lua_State *L)
{
    struct machine *m = machine_check(L, 1);
    lua_settop(L, 1);
    finish(L, m, 1, "p:print");
    FILE *out = script_speak(m->script, m->script->out);
    struct summary_rows rows = { .drain_count = 0 };
    struct report_value errors[ERROR_KINDS];
    machine_stats(m, keep_drain, &rows);
    struct report_run run = { .name = m->name,
                              .sizes = m->sizes,
                              .wire_bytes = m->wire_bytes,
                              .time = platform_time(m->platform) };
    struct report_summary summary = { .drains = rows.drains,
                                      .drain_count = rows.drain_count,
                                      .errors = errors,
                                      .error_count = count_errors(m, errors, ERROR_KINDS) };
    struct report_style style = report_style_for(out);
    report_hist(out, &run, &style);
    report_print_summary(out, &summary, &style);
    report_lives_matrix(out, m->platform);
    return 0;
}
