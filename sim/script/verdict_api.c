/* SPDX-License-Identifier: Apache-2.0 */
/* gather.host.verdict: was an error contained, by what a scenario says has happened. */
#include "script/verdict_api.h"
#include "host/host.h"
#include "script/options.h"

const struct param_table *const verdict_tables[] = { &life_event_params, NULL };

static void read_domain(lua_State *L, int index, const char *name, void *to)
{
    const char *text;
    struct error e = { 0 };
    option_string(L, index, name, (void *)&text);
    if (!life_domain_parse(text, to, &e)) {
        script_fail(L, "%s: %s", name, e.text);
    }
}

/* The event on top, number `n`; it stays there. */
static struct life_event read_event(lua_State *L, int n)
{
    struct life_event x = { 0 };
    const int at = lua_gettop(L);
    const char *name = lua_pushfstring(L, "gather.host.verdict: events[%d]", n);
    static const char *const required[] = { "time", "what", NULL };
    param_defaults(&life_event_params, &x);
    options_read(L, at,
                 &(struct option_set){
                     .function = name,
                     .tables = verdict_tables,
                     .objects = (void *[]){ &x },
                     .table_count = 1,
                     .extras = (const struct option_extra[]){ { "domain", read_domain, &x.domain },
                                                              { "by", read_domain, &x.by } },
                     .extra_count = 2,
                     .required = required,
                 });
    lua_settop(L, at);
    return x;
}

/* The list `events` on top; its memory is Lua's. */
static void read_events(lua_State *L, struct error_life *life)
{
    const int list = lua_gettop(L);
    const size_t count = (size_t)lua_rawlen(L, list);
    life->room = count;
    life->events = lua_newuserdatauv(L, count * sizeof(*life->events), 0);
    for (size_t i = 0; i < count; i++) {
        struct error e = { 0 };
        lua_rawgeti(L, list, (lua_Integer)i + 1);
        const struct life_event x = read_event(L, (int)i + 1);
        if (!error_life_add(life, &x, &e)) {
            script_fail(L, "gather.host.verdict: events[%d]: %s", (int)i + 1, e.text);
        }
        lua_pop(L, 1);
    }
}

static void read_list(lua_State *L, int index, const char *name, void *to)
{
    lua_Unsigned keys = 0;
    if (!lua_istable(L, index)) {
        script_fail(L, "%s: expected a list of events, found a %s", name, luaL_typename(L, index));
    }
    const int list = lua_absindex(L, index);
    for (lua_pushnil(L); lua_next(L, list); lua_pop(L, 1)) {
        keys++;
    }
    if (keys != lua_rawlen(L, list)) {
        script_fail(L, "%s: expected a list of events, { { time=, what=, ... }, ... }", name);
    }
    *(bool *)to = true;
}

int verdict_push(lua_State *L, const struct verdict *v)
{
    char charged[LIFE_DOMAIN_SIZE];
    lua_createtable(L, 0, 16);
    option_field_string(L, "verdict", verdict_names[v->verdict].name);
    option_field_string(L, "radius", verdict_radii[v->radius].name);
    option_field_string(L, "reach", verdict_radii[v->reach].name);
    option_field_string(L, "arrival", verdict_arrivals[v->arrival].name);
    option_field_string(L, "claimed", life_class_names[v->claimed]);
    option_field_string(L, "truth", life_class_names[v->truth]);
    option_field_string(L, "charged", life_domain_format(v->charged, charged));
    option_field_flag(L, "false_panic", v->false_panic);
    option_field_flag(L, "silent_escape", v->silent_escape);
    for (unsigned i = 0; i < CONDITIONS; i++) {
        option_field_flag(L, verdict_conditions[i].name, v->holds[i]);
    }
    if (v->to_report != SIMTIME_NEVER) {
        option_field_time(L, "first_report_ns", v->to_report);
    }
    option_push_rows(L, v->why[0], sizeof(v->why[0]), CONDITIONS);
    lua_setfield(L, -2, "why");
    return 1;
}

int verdict_of_life(lua_State *L)
{
    struct error_life life = { 0 };
    bool events;
    static const char *const required[] = { "events", "owner", NULL };
    options_read(L, 1,
                 &(struct option_set){
                     .function = "gather.host.verdict",
                     .extras = (const struct option_extra[]){ { "owner", read_domain, &life.owner },
                                                              { "events", read_list, &events } },
                     .extra_count = 2,
                     .required = required,
                 });
    lua_getfield(L, 1, "events");
    read_events(L, &life);
    struct verdict v;
    struct error e = { 0 };
    if (!host_verdict(&life, &v, &e)) {
        return script_fail(L, "gather.host.verdict: %s", e.text);
    }
    return verdict_push(L, &v);
}

int verdict_words(lua_State *L)
{
    lua_createtable(L, VERDICTS, 0);
    for (int i = 0; i < VERDICTS; i++) {
        lua_createtable(L, 0, 2);
        option_field_string(L, "name", verdict_names[i].name);
        option_field_string(L, "help", verdict_names[i].help);
        lua_rawseti(L, -2, i + 1);
    }
    return 1;
}
