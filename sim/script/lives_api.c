/* SPDX-License-Identifier: Apache-2.0 */
/* The lives of a run's errors, as tables; sums over runs; whose a device is. */
#include "script/lives_api.h"
#include "host/host.h"
#include "report/report.h"
#include "script/machine.h"
#include "script/verdict_api.h"

#include <stdlib.h>
#include <string.h>

static void push_event(lua_State *L, const struct life_event *x)
{
    char domain[LIFE_DOMAIN_SIZE];
    lua_createtable(L, 0, 6);
    option_field_time(L, "time_ns", x->time);
    option_field_string(L, "what", life_what_names[x->what]);
    if (x->domain.kind != LIFE_NOBODY) {
        option_field_string(L, "domain", life_domain_format(x->domain, domain));
    }
    if (x->by.kind != LIFE_NOBODY) {
        option_field_string(L, "by", life_domain_format(x->by, domain));
    }
    if (x->how != LIFE_UNTOLD) {
        option_field_string(L, "how", life_how_names[x->how]);
    }
    if (x->cls != LIFE_NO_CLASS) {
        option_field_string(L, "class", life_class_names[x->cls]);
    }
    if (x->what == LIFE_CONSUMED) {
        option_field_string(L, "mark", life_mark_names[x->mark]);
    }
}

static struct verdict push_verdict_of(lua_State *L, const struct platform_life *l)
{
    struct verdict v;
    struct error e = { 0 };
    if (!host_verdict(&l->life, &v, &e)) {
        script_fail(L, "life %d: %s", (int)l->number, e.text);
    }
    verdict_push(L, &v);
    return v;
}

/* The verdict's table, and what is known of the access. */
static void push_life(lua_State *L, const struct platform_life *l)
{
    char owner[LIFE_DOMAIN_SIZE];
    const struct verdict v = push_verdict_of(L, l);
    option_field_integer(L, "number", l->number);
    option_field_integer(L, "address", l->address);
    option_field_string(L, "kind", l->kind);
    option_field_string(L, "owner", life_domain_format(l->life.owner, owner));
    option_field_time(L, "issued_ns", v.issued);
    lua_createtable(L, (int)l->life.count, 0);
    for (size_t i = 0; i < l->life.count; i++) {
        push_event(L, &l->life.events[i]);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    lua_setfield(L, -2, "events");
}

void lives_push(lua_State *L, const struct platform *p)
{
    size_t kept;
    uint64_t total;
    const struct platform_life *lives = platform_lives(p, &kept, &total);
    lua_createtable(L, (int)kept, 0);
    for (size_t i = 0; i < kept; i++) {
        push_life(L, &lives[i]);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    lua_setfield(L, -2, "lives");
    option_field_integer(L, "life_count", total);
}

void lives_push_verdict(lua_State *L, const struct platform *p, uint32_t number)
{
    static const char *const fields[] = { "verdict", "radius",  "claimed",        "truth",
                                          "charged", "arrival", "first_report_ns" };
    const struct platform_life *l = platform_life(p, number);
    if (!l) {
        return;
    }
    (void)push_verdict_of(L, l);
    for (size_t i = 0; i < ARRAY_LEN(fields); i++) {
        lua_getfield(L, -1, fields[i]);
        lua_setfield(L, -3, fields[i]);
    }
    lua_pop(L, 1);
}

/* ---- sums over runs ----------------------------------------------------------------------------
 */

/* The index of the word in field `key` of the table on top. */
static unsigned read_word(lua_State *L, int n, const char *key, const struct life_name *names,
                          unsigned count)
{
    const char *known[VERDICTS + RADII + ARRIVALS];
    const char *text = lua_getfield(L, -1, key) == LUA_TSTRING ? lua_tostring(L, -1) : "";
    lua_pop(L, 1);
    for (unsigned i = 0; i < count; i++) {
        known[i] = names[i].name;
        if (strcmp(text, names[i].name) == 0) {
            return i;
        }
    }
    struct error e = { 0 };
    error_set(&e, "gather.host.tally: [%d].%s: unknown word \"%s\"", n, key, text);
    error_suggest(&e, text, known, count);
    return (unsigned)script_raise(L, &e);
}

static bool read_flag(lua_State *L, const char *key)
{
    lua_getfield(L, -1, key);
    const bool flag = lua_toboolean(L, -1);
    lua_pop(L, 1);
    return flag;
}

static struct verdict read_verdict(lua_State *L, int n)
{
    if (!lua_istable(L, -1)) {
        script_fail(L, "gather.host.tally: [%d]: expected a life or a verdict, found a %s", n,
                    luaL_typename(L, -1));
    }
    struct verdict v = { .to_report = SIMTIME_NEVER };
    v.verdict = read_word(L, n, "verdict", verdict_names, VERDICTS);
    v.radius = read_word(L, n, "radius", verdict_radii, RADII);
    v.arrival = read_word(L, n, "arrival", verdict_arrivals, ARRIVALS);
    v.false_panic = read_flag(L, "false_panic");
    v.silent_escape = read_flag(L, "silent_escape");
    return v;
}

static void push_counts(lua_State *L, const char *field, const uint64_t *counts,
                        const struct life_name *names, unsigned count)
{
    lua_createtable(L, 0, (int)count);
    for (unsigned i = 0; i < count; i++) {
        option_field_integer(L, names[i].name, counts[i]);
    }
    lua_setfield(L, -2, field);
}

static void push_share(lua_State *L, const char *field, double share)
{
    lua_pushnumber(L, share);
    lua_setfield(L, -2, field);
}

int lives_tally(lua_State *L)
{
    struct verdict_stats s = { 0 };
    luaL_checktype(L, 1, LUA_TTABLE);
    lua_settop(L, 1);
    const int count = (int)lua_rawlen(L, 1);
    for (int i = 1; i <= count; i++) {
        lua_rawgeti(L, 1, i);
        const struct verdict v = read_verdict(L, i);
        verdict_stats_add(&s, &v);
        lua_pop(L, 1);
    }
    char *text = NULL;
    size_t size = 0;
    FILE *to = open_memstream(&text, &size);
    if (!to) {
        return script_fail(L, "gather.host.tally: out of memory");
    }
    report_containment_matrix(to, &s);
    (void)fclose(to);
    lua_createtable(L, 0, 8);
    option_field_integer(L, "lives", s.lives);
    push_counts(L, "verdicts", s.verdicts, verdict_names, VERDICTS);
    push_counts(L, "arrivals", s.arrivals, verdict_arrivals, ARRIVALS);
    push_counts(L, "radii", s.radii, verdict_radii, RADII);
    push_share(L, "false_panics", verdict_stats_share(&s, s.false_panics));
    push_share(L, "silent_escapes", verdict_stats_share(&s, s.silent_escapes));
    lua_pushlstring(L, text, size);
    lua_setfield(L, -2, "text");
    free(text);
    return 1;
}

/* ---- whose a device is, who runs ---------------------------------------------------------------
 */

int lives_hand_over(lua_State *L)
{
    static const char method[] = "ep:hand_over";
    struct endpoint *ep = machine_check_part(L, 1, ENDPOINT_TYPE);
    struct vm *to = lua_isnoneornil(L, 2) ? NULL : machine_check_part(L, 2, VM_TYPE);
    struct machine *m = machine_of_part(L, 1);
    struct error e = { 0 };
    machine_idle(L, m, method);
    if (to && machine_of_part(L, 2) != m) {
        return script_fail(L, "%s: the VM is of another platform", method);
    }
    return endpoint_hand_over(ep, to, &e) ? 0 : script_fail(L, "%s: %s", method, e.text);
}

int lives_exit(lua_State *L)
{
    struct cpu *cpu = machine_check_part(L, 1, CPU_TYPE);
    struct machine *m = machine_of_part(L, 1);
    const int platform = lua_gettop(L);
    struct error e = { 0 };
    machine_idle(L, m, "cpu:exit");
    machine_enter(L, m, platform, "cpu:exit");
    machine_leave(L, m, cpu_exit(cpu, &e), &e);
    return 0;
}
