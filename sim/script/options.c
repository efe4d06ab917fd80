/* SPDX-License-Identifier: Apache-2.0 */
#include "script/options.h"

#include <string.h>

enum { NAMES_MAX = 256 };

/* "gather.f: " or "gather.f: link." before a key's name. */
static int fail_at(lua_State *L, const struct option_set *set, const char *group, const char *text)
{
    return script_fail(L, "%s: %s%s%s", set->function, group, group[0] != '\0' ? "." : "", text);
}

static const struct param *find_param(const struct option_set *set, const char *group,
                                      const char *name)
{
    for (size_t i = 0; i < set->table_count; i++) {
        const struct param_table *table = set->tables[i];
        const struct param *found =
            strcmp(table->group, group) == 0 ? param_find(table, name) : NULL;
        if (found) {
            return found;
        }
    }
    return NULL;
}

static bool is_group(const struct option_set *set, const char *name)
{
    for (size_t i = 0; i < set->table_count; i++) {
        if (strcmp(set->tables[i]->group, name) == 0) {
            return true;
        }
    }
    return false;
}

static bool is_extra(const struct option_set *set, const char *name)
{
    for (size_t i = 0; i < set->extra_count; i++) {
        if (strcmp(set->extras[i].name, name) == 0) {
            return true;
        }
    }
    return false;
}

/* Is `name` a key of `group`, "" being the table itself? */
static bool is_known(const struct option_set *set, const char *group, const char *name)
{
    if (find_param(set, group, name)) {
        return true;
    }
    return group[0] == '\0' && name[0] != '\0' && (is_group(set, name) || is_extra(set, name));
}

static bool seen_group(const struct option_set *set, size_t before)
{
    for (size_t i = 0; i < before; i++) {
        if (strcmp(set->tables[i]->group, set->tables[before]->group) == 0) {
            return true;
        }
    }
    return false;
}

/* Every key of `group`, for the message about an unknown one. */
static size_t list_names(const struct option_set *set, const char *group, const char **names)
{
    size_t count = 0;
    for (size_t i = 0; i < set->table_count; i++) {
        const struct param_table *table = set->tables[i];
        bool here = strcmp(table->group, group) == 0;
        for (size_t p = 0; here && p < table->count && count < NAMES_MAX; p++) {
            names[count++] = table->params[p].name;
        }
        if (!here && group[0] == '\0' && count < NAMES_MAX && !seen_group(set, i)) {
            names[count++] = table->group;
        }
    }
    for (size_t i = 0; group[0] == '\0' && i < set->extra_count && count < NAMES_MAX; i++) {
        names[count++] = set->extras[i].name;
    }
    return count;
}

static int fail_unknown(lua_State *L, const struct option_set *set, const char *group,
                        const char *name)
{
    struct error e = { 0 };
    error_set(&e, "unknown key \"%s\"", name);
    for (size_t i = 0; i < set->table_count; i++) {
        const struct param_table *table = set->tables[i];
        if (strcmp(table->group, group) != 0 && param_find(table, name)) {
            bool top = table->group[0] == '\0';
            return script_fail(L, "%s: unknown key \"%s\" in %s; it belongs %s%s%s", set->function,
                               name, group[0] == '\0' ? "the options" : group,
                               top ? "outside of " : "in ", top ? group : table->group,
                               top ? "" : "={...}");
        }
    }
    const char *names[NAMES_MAX];
    error_suggest(&e, name, names, list_names(set, group, names));
    return script_fail(L, "%s%s%s: %s", set->function, group[0] != '\0' ? ": " : "", group, e.text);
}

/* Every key is a known name. Of several that are not, the first by the alphabet is told. */
static void check_keys(lua_State *L, int index, const struct option_set *set, const char *group)
{
    const char *unknown = NULL;
    lua_pushnil(L);
    while (lua_next(L, index)) {
        if (lua_type(L, -2) != LUA_TSTRING) {
            script_fail(L, "%s%s%s: expected KEY=VALUE, found a value %s", set->function,
                        group[0] != '\0' ? ": " : "", group,
                        lua_type(L, -2) == LUA_TNUMBER ? "without a key"
                                                       : "whose key is not a name");
        }
        const char *name = lua_tostring(L, -2);
        if (!is_known(set, group, name) && (!unknown || strcmp(name, unknown) < 0)) {
            unknown = name;
        }
        lua_pop(L, 1);
    }
    if (unknown) {
        fail_unknown(L, set, group, unknown);
    }
}

bool option_set_param(lua_State *L, const struct param *p, void *object, struct error *e)
{
    switch (lua_type(L, -1)) {
    case LUA_TBOOLEAN:
        if (p->type != PARAM_BOOL) {
            return error_set(e, "%s: expected a value, found %s", p->name,
                             lua_toboolean(L, -1) ? "true" : "false");
        }
        return param_set_integer(p, object, lua_toboolean(L, -1), e);
    case LUA_TNUMBER:
        return lua_isinteger(L, -1) ? param_set_integer(p, object, lua_tointeger(L, -1), e)
                                    : param_set_number(p, object, lua_tonumber(L, -1), e);
    case LUA_TSTRING: {
        size_t length;
        const char *text = lua_tolstring(L, -1, &length);
        if (strlen(text) != length) {
            return error_set(e, "%s: a text with a zero byte", p->name);
        }
        return param_set_text(p, object, text, e);
    }
    default: return error_set(e, "%s: expected a value, found a %s", p->name, luaL_typename(L, -1));
    }
}

/* The keys of one parameter table from the Lua table at `index`, in the parameter table's order. */
static void read_params(lua_State *L, int index, const struct option_set *set, size_t which)
{
    const struct param_table *table = set->tables[which];
    for (size_t i = 0; i < table->count; i++) {
        lua_pushstring(L, table->params[i].name);
        if (lua_rawget(L, index) != LUA_TNIL) {
            struct error e = { 0 };
            if (!option_set_param(L, &table->params[i], set->objects[which], &e)) {
                fail_at(L, set, table->group, e.text);
            }
        }
        lua_pop(L, 1);
    }
}

static void read_group(lua_State *L, int index, const struct option_set *set, size_t which)
{
    const char *group = set->tables[which]->group;
    if (group[0] == '\0') {
        read_params(L, index, set, which);
        return;
    }
    lua_pushstring(L, group);
    if (lua_rawget(L, index) != LUA_TNIL) {
        if (lua_type(L, -1) != LUA_TTABLE) {
            script_fail(L, "%s: %s: expected a table of keys, found a %s", set->function, group,
                        luaL_typename(L, -1));
        }
        int inner = lua_gettop(L);
        if (!seen_group(set, which)) {
            check_keys(L, inner, set, group);
        }
        read_params(L, inner, set, which);
    }
    lua_pop(L, 1);
}

void options_read(lua_State *L, int index, const struct option_set *set)
{
    index = lua_absindex(L, index);
    bool given = !lua_isnoneornil(L, index);
    if (given && lua_type(L, index) != LUA_TTABLE) {
        script_fail(L, "%s: expected a table of options, found a %s", set->function,
                    luaL_typename(L, index));
    }
    luaL_checkstack(L, LUA_MINSTACK, set->function);
    if (given) {
        check_keys(L, index, set, "");
    }
    for (const char *const *name = set->required; name && *name; name++) {
        if (given) {
            lua_pushstring(L, *name);
        }
        if (!given || lua_rawget(L, index) == LUA_TNIL) {
            script_fail(L, "%s: the key \"%s\" is missing", set->function, *name);
        }
        lua_pop(L, 1);
    }
    for (size_t i = 0; given && i < set->table_count; i++) {
        read_group(L, index, set, i);
    }
    for (size_t i = 0; given && i < set->extra_count; i++) {
        const struct option_extra *extra = &set->extras[i];
        lua_pushstring(L, extra->name);
        if (lua_rawget(L, index) != LUA_TNIL) {
            char name[128];
            snprintf(name, sizeof(name), "%s: %s", set->function, extra->name);
            extra->read(L, lua_gettop(L), name, extra->to);
        }
        lua_pop(L, 1);
    }
}

void option_address(lua_State *L, int index, const char *name, void *to)
{
    struct error e = { 0 };
    if (lua_isinteger(L, index)) {
        *(uint64_t *)to = (uint64_t)lua_tointeger(L, index);
    } else if (lua_type(L, index) != LUA_TSTRING) {
        script_fail(L, "%s: expected an address, found a %s", name,
                    lua_type(L, index) == LUA_TNUMBER ? "fraction" : luaL_typename(L, index));
    } else if (!parse_u64(lua_tostring(L, index), name, to, &e)) {
        script_raise(L, &e);
    }
}

void option_string(lua_State *L, int index, const char *name, void *to)
{
    size_t length;
    const char *text = lua_type(L, index) == LUA_TSTRING ? lua_tolstring(L, index, &length) : NULL;
    if (!text || strlen(text) != length) {
        script_fail(L, "%s: expected text, found %s", name,
                    text ? "a zero byte in it" : luaL_typename(L, index));
    }
    *(const char **)to = text;
}

void option_field_integer(lua_State *L, const char *name, uint64_t value)
{
    lua_pushinteger(L, (lua_Integer)value);
    lua_setfield(L, -2, name);
}

void option_field_string(lua_State *L, const char *name, const char *value)
{
    lua_pushstring(L, value); /* NULL is pushed as nil */
    lua_setfield(L, -2, name);
}

void option_field_flag(lua_State *L, const char *name, bool value)
{
    lua_pushboolean(L, value);
    lua_setfield(L, -2, name);
}

void option_field_time(lua_State *L, const char *name, simtime_t time)
{
    lua_pushnumber(L, (lua_Number)time / PS_PER_NS);
    lua_setfield(L, -2, name);
}

void option_push_rows(lua_State *L, const char *first, size_t size, size_t count)
{
    lua_createtable(L, (int)count, 0);
    for (size_t i = 0; i < count; i++) {
        lua_pushstring(L, first + i * size);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
}

void option_push_names(lua_State *L, const char *const *names, size_t count)
{
    lua_createtable(L, (int)count, 0);
    for (size_t i = 0; i < count; i++) {
        lua_pushstring(L, names[i]);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
}
