/* SPDX-License-Identifier: Apache-2.0 */
/* The module "gather": its parts, and the functions that concern the run itself. */
#include "script/machine.h"
#include "script/mmu_space.h"
#include "script/topology_api.h"

#include <stdlib.h>
#include <string.h>

/* ---- expect -----------------------------------------------------------------------------------
 */

static void tell_failed(const struct script *s, const struct script_place *at, const char *text)
{
    const struct script_options *o = s->options;
    if (o->failed) {
        o->failed(o->results_arg, at->file, at->line, text);
    } else {
        fprintf(script_speak(s, s->messages), "FAILED %s:%d: %s\n", at->file, at->line, text);
    }
}

static int expect(lua_State *L)
{
    struct script *s = script_of(L);
    if (lua_gettop(L) == 0) {
        return script_fail(L, "gather.expect: expected a condition and a text");
    }
    bool holds = lua_toboolean(L, 1);
    const char *text = "";
    if (!lua_isnoneornil(L, 2)) {
        text = luaL_tolstring(L, 2, NULL);
    }
    if (holds) {
        s->result->passed++;
    } else {
        struct script_place at;
        s->result->failed++;
        script_where(L, &at);
        tell_failed(s, &at, text[0] != '\0' ? text : "expectation");
    }
    lua_pushboolean(L, holds);
    return 1;
}

/* ---- param ------------------------------------------------------------------------------------
 */

/* In the registry: the set of names that the scenario has asked for. */
#define ASKED "gather.asked"

/* The value of `-p NAME=...`, the last one; NULL if there is none. */
static const char *given_param(const struct script *s, const char *name)
{
    size_t length = strlen(name);
    for (size_t i = s->options->param_count; i-- > 0;) {
        const char *text = s->options->params[i];
        if (strncmp(text, name, length) == 0 && text[length] == '=') {
            return text + length + 1;
        }
    }
    return NULL;
}

static int push_number(lua_State *L, const char *name, const char *text)
{
    bool integer = lua_isinteger(L, 2);
    if (lua_stringtonumber(L, text) == strlen(text) + 1) {
        if (!integer || lua_isinteger(L, -1)) {
            return 1;
        }
        return script_fail(L, "-p %s=%s: expected a whole number", name, text);
    }
    uint64_t bytes;
    struct error e;
    if (parse_size(text, name, &bytes, &e) && bytes <= LUA_MAXINTEGER) {
        lua_pushinteger(L, (lua_Integer)bytes);
        return 1;
    }
    return script_fail(L, "-p %s=%s: expected a number", name, text);
}

static int param(lua_State *L)
{
    const char *name;
    lua_settop(L, 2);
    option_string(L, 1, "gather.param: name", (void *)&name);
    luaL_getsubtable(L, LUA_REGISTRYINDEX, ASKED);
    lua_pushboolean(L, 1);
    lua_setfield(L, -2, name);
    lua_settop(L, 2);

    int type = lua_type(L, 2);
    if (type != LUA_TNIL && type != LUA_TBOOLEAN && type != LUA_TNUMBER && type != LUA_TSTRING) {
        return script_fail(L,
                           "gather.param: %s: the default is a %s; expected a number, a text, "
                           "true or false",
                           name, luaL_typename(L, 2));
    }
    const char *text = given_param(script_of(L), name);
    if (!text) {
        return 1;
    }
    if (type == LUA_TBOOLEAN) {
        bool value;
        struct error e;
        if (!parse_bool(text, name, &value, &e)) {
            return script_fail(L, "-p %s=%s: expected true or false", name, text);
        }
        lua_pushboolean(L, value);
        return 1;
    }
    if (type == LUA_TNUMBER) {
        return push_number(L, name, text);
    }
    lua_pushstring(L, text);
    return 1;
}

bool script_params_valid(const struct script_options *options, struct error *e)
{
    for (size_t i = 0; i < options->param_count; i++) {
        const char *text = options->params[i];
        if (text[0] == '=' || !strchr(text, '=')) {
            return error_set(e, "-p %s: expected KEY=VALUE", text);
        }
    }
    return true;
}

static int compare_texts(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

int script_check_params(lua_State *L)
{
    struct error *e = lua_touserdata(L, 1);
    const struct script *s = script_of(L);
    luaL_getsubtable(L, LUA_REGISTRYINDEX, ASKED);
    int asked = lua_gettop(L);
    size_t count = 0;
    for (lua_pushnil(L); lua_next(L, asked); lua_pop(L, 1)) {
        count++;
    }
    const char **names = lua_newuserdatauv(L, (count + 1) * sizeof(*names), 0);
    count = 0;
    for (lua_pushnil(L); lua_next(L, asked); lua_pop(L, 1)) {
        names[count++] = lua_tostring(L, -2);
    }
    qsort(names, count, sizeof(*names), compare_texts);
    for (size_t i = 0; i < s->options->param_count; i++) {
        const char *text = s->options->params[i];
        lua_pushlstring(L, text, (size_t)(strchr(text, '=') - text));
        lua_pushvalue(L, -1);
        if (lua_rawget(L, asked) == LUA_TNIL) {
            const char *name = lua_tostring(L, -2);
            error_at(e, s->options->path, 0, "-p %s: the scenario has no parameter \"%s\"", text,
                     name);
            if (count > 0) {
                error_suggest(e, name, names, count);
            }
            return 0;
        }
        lua_pop(L, 2);
    }
    return 0;
}

/* ---- files ------------------------------------------------------------------------------------
 */

static int readable(lua_State *L)
{
    const char *name;
    char path[PATH_MAX];
    struct error e = { 0 };
    option_string(L, 1, "gather.readable: name", (void *)&name);
    lua_pushboolean(L, script_find_input(script_of(L), name, path, &e));
    return 1;
}

/* ---- the table of functions --------------------------------------------------------------------
 */

static const struct script_function main_functions[] = {
    { "expect", expect, "condition, text",
      "Say what must hold. Counts; where it does not, prints `FAILED FILE:LINE: TEXT` and goes on; "
      "returns whether "
      "it held. If any did not, `gather run` exits 1.",
      NULL },
    { "param", param, "name, default",
      "The value of `-p NAME=VALUE` as the default's type, else the default. A `-p` that the "
      "scenario never "
      "asks for is an error.",
      NULL },
    { "readable", readable, "name",
      "Is there such a file that the scenario may read: below its own folder, or `traces/...` or "
      "`guests/...`?",
      NULL },
};
const struct script_module script_module_main = { "", main_functions, ARRAY_LEN(main_functions) };

const struct script_module *const script_modules[] = {
    &script_module_main,     &script_module_mmu,  &script_module_pcie,
    &script_module_kvm,      &script_module_host, &script_module_a64,
    &script_module_platform, &platform_methods,   &switch_methods,
    &endpoint_methods,       &vm_methods,         &cpu_methods,
    &host_methods,           &space_methods,      NULL,
};

static bool is_part(const struct script_module *m)
{
    return m->name[0] == '\0' || m->name[strlen(m->name) - 1] != ':';
}

/* "gather.", "gather.mmu." or "vm:", before the function's name. */
static const char *prefix(const struct script_module *m, char *buffer, size_t size)
{
    snprintf(buffer, size, "%s%s%s", is_part(m) ? "gather." : "", m->name,
             is_part(m) && m->name[0] != '\0' ? "." : "");
    return buffer;
}

/* A name that a part has not is a mistake as soon as it is read. Upvalue 1: the part's name. */
static int fail_unknown_name(lua_State *L)
{
    const char *part = lua_tostring(L, lua_upvalueindex(1));
    const char *wanted = luaL_tolstring(L, 2, NULL);
    const char *names[64];
    size_t count = 0;
    lua_pushnil(L);
    while (lua_next(L, 1)) {
        if (lua_type(L, -2) == LUA_TSTRING && count < ARRAY_LEN(names)) {
            names[count++] = lua_tostring(L, -2);
        }
        lua_pop(L, 1);
    }
    qsort(names, count, sizeof(*names), compare_texts);
    struct error e = { 0 };
    error_set(&e, "%s has no \"%s\"", part, wanted);
    error_suggest(&e, wanted, names, count);
    return script_raise(L, &e);
}

static int fail_not_modelled(lua_State *L)
{
    return script_fail(L, "%s is not modelled in this version",
                       lua_tostring(L, lua_upvalueindex(1)));
}

static void set_functions(lua_State *L, const struct script_module *m)
{
    char before[64];
    prefix(m, before, sizeof(before));
    for (size_t i = 0; i < m->count; i++) {
        const struct script_function *f = &m->functions[i];
        if (f->call) {
            lua_pushcfunction(L, f->call);
        } else {
            lua_pushfstring(L, "%s%s", before, f->name);
            lua_pushcclosure(L, fail_not_modelled, 1);
        }
        lua_setfield(L, -2, f->name);
    }
}

/* The table on top is complete. `before` ends with the dot or colon that names have before them. */
static void refuse_unknown_names(lua_State *L, const char *before)
{
    lua_newtable(L);
    lua_pushlstring(L, before, strlen(before) - 1);
    lua_pushvalue(L, -1);
    lua_setfield(L, -3, "__name");
    lua_pushcclosure(L, fail_unknown_name, 1);
    lua_setfield(L, -2, "__index");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_setmetatable(L, -2);
}

void script_push_functions(lua_State *L, const struct script_module *m)
{
    char before[64];
    lua_newtable(L);
    set_functions(L, m);
    refuse_unknown_names(L, prefix(m, before, sizeof(before)));
}

void script_open_module(lua_State *L)
{
    const char *version = script_of(L)->options->version;
    lua_newtable(L);
    option_field_string(L, "version", version ? version : "");
    for (size_t i = 0; script_modules[i]; i++) {
        const struct script_module *m = script_modules[i];
        if (m->name[0] == '\0') {
            set_functions(L, m);
        } else if (is_part(m)) {
            script_push_functions(L, m);
            lua_setfield(L, -2, m->name);
        }
    }
    refuse_unknown_names(L, "gather.");
}

static void manual_function(const struct script_module *m, const struct script_function *f,
                            FILE *to)
{
    char before[64];
    bool braces = f->arguments[0] == '{';
    fprintf(to, "## `%s%s%s%s%s`\n\n%s\n\n", prefix(m, before, sizeof(before)), f->name,
            braces ? "" : "(", f->arguments, braces ? "" : ")",
            f->call ? f->help : "Not modelled in this version.");
    for (const struct param_table *const *t = f->tables; t && *t; t++) {
        if ((*t)->group[0] != '\0') {
            fprintf(to, "In `%s={...}`:\n\n", (*t)->group);
        }
        param_markdown(*t, to);
        fputc('\n', to);
    }
}

void script_manual(FILE *to)
{
    for (size_t i = 0; script_modules[i]; i++) {
        for (size_t f = 0; f < script_modules[i]->count; f++) {
            manual_function(script_modules[i], &script_modules[i]->functions[f], to);
        }
    }
}
