/* SPDX-License-Identifier: Apache-2.0 */
/* Presets of platforms: Lua files that return { help=, params={ KEY={ value, source= } } }. */
#include "script/machine.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

enum { KEYS_MAX = 256, NAMES_MAX = 128 };

/* What is taken from a preset's file. `to`: where script_show_preset() prints. */
struct loading {
    struct platform_params *params;
    FILE *to;
    char help[160];
};

/* "link.gen" as a preset's file has it. */
static void full_key(const struct param_table *table, const struct param *p, char *key, size_t size)
{
    snprintf(key, size, "%s%s%s", table->group, table->group[0] != '\0' ? "." : "", p->name);
}

static void check_known(lua_State *L, int index, const struct platform_keys *keys)
{
    char known_text[KEYS_MAX][64];
    const char *known[KEYS_MAX];
    size_t count = 0;
    for (size_t t = 0; t < PLATFORM_TABLES; t++) {
        for (size_t i = 0; i < keys->tables[t]->count && count < KEYS_MAX; i++) {
            full_key(keys->tables[t], &keys->tables[t]->params[i], known_text[count], 64);
            known[count] = known_text[count];
            count++;
        }
    }
    const char *unknown = NULL;
    for (lua_pushnil(L); lua_next(L, index); lua_pop(L, 1)) {
        const char *key = lua_type(L, -2) == LUA_TSTRING ? lua_tostring(L, -2) : "?";
        bool found = false;
        for (size_t i = 0; i < count && !found; i++) {
            found = strcmp(known[i], key) == 0;
        }
        if (!found && (!unknown || strcmp(key, unknown) < 0)) {
            unknown = key;
        }
    }
    if (unknown) {
        struct error e = { 0 };
        error_set(&e, "unknown parameter \"%s\"", unknown);
        error_suggest(&e, unknown, known, count);
        script_raise(L, &e);
    }
}

/* Parameter `p` from its entry { value, source= } on top, if there is one; gives its source. */
static const char *take_param(lua_State *L, const char *key, const struct param *p, void *object)
{
    if (lua_isnil(L, -1)) {
        return p->source;
    }
    if (lua_type(L, -1) != LUA_TTABLE) {
        script_fail(L, "%s: expected { value, source=\"...\" }", key);
    }
    if (lua_getfield(L, -1, "source") != LUA_TSTRING || lua_rawlen(L, -1) == 0) {
        script_fail(L, "%s: a number without a source", key);
    }
    const char *source = lua_tostring(L, -1); /* the entry keeps it */
    struct error e = { 0 };
    lua_rawgeti(L, -2, 1);
    if (!option_set_param(L, p, object, &e)) {
        script_raise(L, &e);
    }
    lua_pop(L, 2);
    return source;
}

static int take_preset(lua_State *L)
{
    struct loading *loading = lua_touserdata(L, 2);
    struct platform_keys keys = platform_keys(loading->params);
    if (lua_type(L, 1) != LUA_TTABLE || lua_getfield(L, 1, "params") != LUA_TTABLE) {
        return script_fail(L, "a preset returns { help=\"...\", params={...} }");
    }
    int params = lua_gettop(L);
    if (lua_getfield(L, 1, "help") == LUA_TSTRING) {
        snprintf(loading->help, sizeof(loading->help), "%s", lua_tostring(L, -1));
    }
    check_known(L, params, &keys);
    if (loading->to) {
        fprintf(loading->to, "%-22s %-12s %-8s %s\n", "parameter", "value", "unit", "source");
    }
    for (size_t t = 0; t < PLATFORM_TABLES; t++) {
        for (size_t i = 0; i < keys.tables[t]->count; i++) {
            const struct param *p = &keys.tables[t]->params[i];
            char key[64], value[64];
            full_key(keys.tables[t], p, key, sizeof(key));
            lua_getfield(L, params, key);
            const char *source = take_param(L, key, p, keys.objects[t]);
            if (loading->to) {
                param_format(p, keys.objects[t], value, sizeof(value));
                fprintf(loading->to, "%-22s %-12s %-8s %s\n", key, value, p->unit, source);
            }
            lua_pop(L, 1);
        }
    }
    return 0;
}

/* ---- the folder of presets ------------------------------------------------------------------- */

static int compare_names(const void *a, const void *b)
{
    return strcmp(a, b);
}

/* The names of the presets, in order. */
static bool list_names(const char *dir, char (*names)[32], size_t *count, struct error *e)
{
    static const char ending[] = ".lua";
    DIR *folder = opendir(dir);
    if (!folder) {
        return error_set(e, "cannot read the presets in \"%s\": %s", dir, strerror(errno));
    }
    *count = 0;
    for (const struct dirent *entry; *count < NAMES_MAX && (entry = readdir(folder)) != NULL;) {
        size_t length = strlen(entry->d_name);
        if (entry->d_name[0] != '.' && length > sizeof(ending) - 1 && length < 32 &&
            strcmp(entry->d_name + length - (sizeof(ending) - 1), ending) == 0) {
            snprintf(names[*count], 32, "%.*s", (int)(length - (sizeof(ending) - 1)),
                     entry->d_name);
            (*count)++;
        }
    }
    closedir(folder);
    qsort(names, *count, sizeof(*names), compare_names);
    return true;
}

/* Read DIR/NAME.lua; a name that is none of them is answered with the nearest. */
static bool load(const char *dir, const char *name, struct loading *loading, struct error *e)
{
    char names[NAMES_MAX][32], path[PATH_MAX];
    const char *list[NAMES_MAX];
    size_t count = 0;
    bool found = false;
    if (!list_names(dir, names, &count, e)) {
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        list[i] = names[i];
        found = found || strcmp(names[i], name) == 0;
    }
    if (!found) {
        error_set(e, "unknown platform \"%s\"", name);
        error_suggest(e, name, list, count);
        return false;
    }
    platform_defaults(loading->params);
    snprintf(loading->params->preset, sizeof(loading->params->preset), "%s", name);
    snprintf(path, sizeof(path), "%s/%s.lua", dir, name);
    return script_evaluate(path, take_preset, loading, e);
}

bool script_load_preset(const char *dir, const char *name, struct platform_params *params,
                        struct error *e)
{
    struct loading loading = { .params = params };
    return load(dir, name, &loading, e);
}

bool script_show_preset(const char *dir, const char *name, FILE *to, struct error *e)
{
    struct platform_params params;
    struct loading loading = { .params = &params };
    if (!load(dir, name, &loading, e)) {
        return false;
    }
    fprintf(to, "%s: %s\n\n", name, loading.help);
    loading.to = to;
    return load(dir, name, &loading, e);
}

bool script_list_presets(const char *dir,
                         void (*each)(void *arg, const char *name, const char *help), void *arg,
                         struct error *e)
{
    char names[NAMES_MAX][32];
    size_t count = 0;
    if (!list_names(dir, names, &count, e)) {
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        struct platform_params params;
        struct loading loading = { .params = &params };
        if (!load(dir, names[i], &loading, e)) {
            return false;
        }
        each(arg, names[i], loading.help);
    }
    return true;
}
