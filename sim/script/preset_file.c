/* SPDX-License-Identifier: Apache-2.0 */
/* Files of presets and profiles: { help=, params={ KEY={ value, source= } }, profile= }. */
#include "script/preset.h"

#include <stdlib.h>
#include <string.h>

#include "script/machine.h"

bool preset_key(const struct platform_keys *keys, size_t index, struct preset_key *key)
{
    for (size_t t = 0; t < PLATFORM_TABLES; t++) {
        const struct param_table *table = keys->tables[t];
        if (index < table->count && index < PRESET_KEYS) {
            key->param = &table->params[index];
            key->object = keys->objects[t];
            snprintf(key->name, sizeof(key->name), "%s%s%s", table->group,
                     table->group[0] != '\0' ? "." : "", key->param->name);
            return true;
        }
        index -= table->count;
    }
    return false;
}

static void check_known(lua_State *L, int index, const struct platform_keys *keys)
{
    static const size_t size = sizeof(((struct preset_key *)0)->name);
    struct preset_key key;
    const char *known[PRESET_KEYS];
    size_t count = 0;
    char *text = lua_newuserdatauv(L, PRESET_KEYS * size, 0);
    for (; preset_key(keys, count, &key); count++) {
        memcpy(text + count * size, key.name, size);
        known[count] = text + count * size;
    }
    const char *unknown = NULL;
    for (lua_pushnil(L); lua_next(L, index); lua_pop(L, 1)) {
        const char *name = lua_type(L, -2) == LUA_TSTRING ? lua_tostring(L, -2) : "?";
        bool found = false;
        for (size_t i = 0; i < count && !found; i++) {
            found = strcmp(known[i], name) == 0;
        }
        if (!found && (!unknown || strcmp(name, unknown) < 0)) {
            unknown = name;
        }
    }
    if (unknown) {
        struct error e = { 0 };
        error_set(&e, "unknown parameter \"%s\"", unknown);
        error_suggest(&e, unknown, known, count);
        script_raise(L, &e);
    }
    lua_pop(L, 1);
}

/* A key's entry { value, source= } on top, if there is one. */
static void take_entry(lua_State *L, const struct preset_key *key, struct preset_entry *entry)
{
    if (lua_isnil(L, -1)) {
        return;
    }
    if (lua_type(L, -1) != LUA_TTABLE) {
        script_fail(L, "%s: expected { value, source=\"...\" }", key->name);
    }
    if (lua_getfield(L, -1, "source") != LUA_TSTRING || lua_rawlen(L, -1) == 0) {
        script_fail(L, "%s: a number without a source", key->name);
    }
    struct error e = { 0 };
    lua_rawgeti(L, -2, 1);
    if (!option_set_param(L, key->param, key->object, &e)) {
        script_raise(L, &e);
    }
    param_format(key->param, key->object, entry->value, sizeof(entry->value));
    entry->source = strdup(lua_tostring(L, -2));
    if (!entry->source) {
        script_fail(L, "out of memory for \"%s\"", key->name);
    }
    lua_pop(L, 2);
}

static int take_file(lua_State *L)
{
    struct preset_file *file = lua_touserdata(L, 2);
    struct platform_params scratch;
    struct script_profiles profiles = { 0 };
    platform_defaults(&scratch);
    const struct platform_keys keys = platform_keys(&scratch);
    if (lua_type(L, 1) != LUA_TTABLE || lua_getfield(L, 1, "params") != LUA_TTABLE) {
        return script_fail(L, "a %s returns { help=\"...\", params={...} }",
                           file->is_profile ? "profile" : "preset");
    }
    const int params = lua_gettop(L);
    if (lua_getfield(L, 1, "help") == LUA_TSTRING) {
        snprintf(file->help, sizeof(file->help), "%s", lua_tostring(L, -1));
    }
    if (lua_getfield(L, 1, "profile") != LUA_TNIL) {
        if (file->is_profile) {
            return script_fail(L, "profile: a profile stands on no other");
        }
        script_read_profiles(L, -1, "profile", &profiles);
    }
    for (size_t i = 0; i < profiles.count; i++) {
        snprintf(file->profiles[i], PRESET_NAME, "%s", profiles.names[i]);
    }
    file->profile_count = profiles.count;
    check_known(L, params, &keys);
    struct preset_key key;
    for (size_t i = 0; preset_key(&keys, i, &key); i++) {
        lua_getfield(L, params, key.name);
        take_entry(L, &key, &file->entries[i]);
        lua_pop(L, 1);
    }
    return 0;
}

bool preset_file_read(const char *path, struct preset_file *file, struct error *e)
{
    return script_evaluate(path, take_file, file, e);
}

void preset_file_clear(struct preset_file *file)
{
    for (size_t i = 0; i < PRESET_KEYS; i++) {
        free(file->entries[i].source);
    }
    *file = (struct preset_file){ 0 };
}

void script_read_profiles(lua_State *L, int index, const char *name, void *to)
{
    struct script_profiles *profiles = to;
    index = lua_absindex(L, index);
    profiles->count = 0;
    if (lua_type(L, index) == LUA_TSTRING) {
        profiles->names[profiles->count++] = lua_tostring(L, index);
        return;
    }
    if (lua_type(L, index) != LUA_TTABLE) {
        script_fail(L, "%s: expected a profile's name, or a list of names", name);
    }
    for (lua_Integer i = 1; lua_rawgeti(L, index, i) != LUA_TNIL; i++) {
        if (lua_type(L, -1) != LUA_TSTRING) {
            script_fail(L, "%s: expected a profile's name, or a list of names", name);
        }
        if (profiles->count == SCRIPT_PROFILES) {
            script_fail(L, "%s: at most %d profiles", name, SCRIPT_PROFILES);
        }
        profiles->names[profiles->count++] = lua_tostring(L, -1); /* the list keeps it */
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
    lua_pushnil(L);
    if (profiles->count == 0 && lua_next(L, index)) {
        script_fail(L, "%s: expected a profile's name, or a list of names", name);
    }
}
