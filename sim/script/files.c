/* SPDX-License-Identifier: Apache-2.0 */
/* Which files a scenario reaches, and loading them as Lua. */
#include "script/state.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

bool script_path_below(const char *root, const char *name, char *path)
{
    char joined[PATH_MAX], top[PATH_MAX];
    int length = snprintf(joined, sizeof(joined), "%s/%s", root, name);
    if (length < 0 || (size_t)length >= sizeof(joined) || !realpath(root, top) ||
        !realpath(joined, path)) {
        return false;
    }
    size_t depth = strcmp(top, "/") == 0 ? 0 : strlen(top);
    return strncmp(path, top, depth) == 0 && path[depth] == '/';
}

/* The whole of a regular file in memory of malloc(). */
static bool read_text(const char *path, char **text, size_t *size, struct error *e)
{
    FILE *file = fopen(path, "rbe");
    if (!file) {
        error_set(e, "cannot read \"%s\": %s", path, strerror(errno));
        return false;
    }
    struct stat about;
    bool regular = fstat(fileno(file), &about) == 0 && S_ISREG(about.st_mode);
    if (!regular || about.st_size > SCRIPT_TEXT_MAX) {
        fclose(file);
        error_set(e, "\"%s\" is %s", path,
                  regular ? "too large for a scenario" : "not a file of Lua text");
        return false;
    }
    *text = malloc((size_t)about.st_size + 1);
    if (!*text) {
        fclose(file);
        error_fault(e, "no memory to read \"%s\"", path);
        return false;
    }
    *size = fread(*text, 1, (size_t)about.st_size, file);
    bool whole = !ferror(file);
    fclose(file);
    if (!whole) {
        free(*text);
        error_set(e, "cannot read \"%s\"", path);
        return false;
    }
    return true;
}

/* A first line "#!..." is no Lua; its end stays, for the line numbers. */
static size_t shebang_length(const char *text, size_t size)
{
    if (size == 0 || text[0] != '#') {
        return 0;
    }
    const char *end = memchr(text, '\n', size);
    return end ? (size_t)(end - text) : size;
}

/* SCRIPT_SOURCES: `path` under what Lua's messages make of the chunk's name. */
static void remember_source(lua_State *L, const char *path, const char *chunk)
{
    lua_Debug about;
    if (luaL_loadbufferx(L, "", 0, chunk, "t") != LUA_OK) {
        lua_error(L);
    }
    lua_getinfo(L, ">S", &about);
    luaL_getsubtable(L, LUA_REGISTRYINDEX, SCRIPT_SOURCES);
    lua_pushstring(L, path);
    lua_setfield(L, -2, about.short_src);
    lua_pushstring(L, path);
    lua_setfield(L, -2, path);
    lua_pop(L, 1);
}

/* Push what the text makes, or its mistake. */
static int load_text(lua_State *L, const char *path, const char *text, size_t size)
{
    char chunk[PATH_MAX + 1];
    snprintf(chunk, sizeof(chunk), "@%s", path);
    size_t skip = shebang_length(text, size);
    return luaL_loadbufferx(L, text + skip, size - skip, chunk, "t");
}

static void remember_file(lua_State *L, const char *path)
{
    char chunk[PATH_MAX + 1];
    snprintf(chunk, sizeof(chunk), "@%s", path);
    remember_source(L, path, chunk);
}

void script_push_text(lua_State *L, const char *path, const char *text, size_t size)
{
    remember_file(L, path);
    if (load_text(L, path, text, size) != LUA_OK) {
        lua_error(L);
    }
}

void script_push_file(lua_State *L, const char *path)
{
    char *text = NULL;
    size_t size = 0;
    struct error e;
    remember_file(L, path);
    if (!read_text(path, &text, &size, &e)) {
        script_raise(L, &e);
    }
    int status = load_text(L, path, text, size);
    free(text);
    if (status != LUA_OK) {
        lua_error(L);
    }
}

/* What `name` leads to by the links below the scenario's folder, wherever that is; by .. only with
 * --unsafe. */
static bool follow(const struct script *s, const char *name, char *path)
{
    char joined[PATH_MAX];
    int length = snprintf(joined, sizeof(joined), "%s/%s", s->folder, name);
    return length >= 0 && (size_t)length < sizeof(joined) &&
           (s->options->unsafe || !strstr(name, "..")) && realpath(joined, path);
}

bool script_find_input(const struct script *s, const char *name, char *path, struct error *e)
{
    const struct {
        const char *prefix, *root;
    } folders[] = { { "traces/", s->options->trace_dir }, { "guests/", s->options->guest_dir } };
    if (s->options->unsafe && (name[0] == '/' || access(name, R_OK) == 0)) {
        return realpath(name, path) ||
               error_set(e, "cannot read \"%s\": %s", name, strerror(errno));
    }
    if (script_path_below(s->folder, name, path) || (s->options->unsafe && follow(s, name, path))) {
        return true;
    }
    for (size_t i = 0; i < ARRAY_LEN(folders); i++) {
        const size_t length = strlen(folders[i].prefix);
        char there[PATH_MAX];
        if (strncmp(name, folders[i].prefix, length) != 0) {
            continue;
        }
        /* A link beside the scenario that leads elsewhere is not passed over for what is shipped.
         */
        if (folders[i].root && script_path_below(folders[i].root, name + length, path) &&
            (!follow(s, name, there) || strcmp(there, path) == 0)) {
            return true;
        }
    }
    if (follow(s, name, path)) {
        return error_set(e,
                         "cannot read \"%s\": it leads to %.200s, outside the scenario's "
                         "folder; expected a file below that, or --unsafe",
                         name, path);
    }
    return error_set(e,
                     "cannot read \"%s\": no such file below the scenario's folder, and none of "
                     "traces/ or guests/",
                     name);
}

/* Letters, digits, '_' and '-', joined by dots, which become slashes in `file`. */
static bool module_file(const char *name, char *file, size_t size)
{
    size_t length = strlen(name);
    bool part_begins = true;
    for (size_t i = 0; i < length; i++) {
        bool dot = name[i] == '.';
        bool letter = strchr("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-",
                             name[i]) != NULL;
        if ((dot && part_begins) || !(dot || letter)) {
            return false;
        }
        part_begins = dot;
    }
    if (part_begins || (size_t)snprintf(file, size, "%s.lua", name) >= size) {
        return false;
    }
    for (size_t i = 0; i < length; i++) {
        if (file[i] == '.') {
            file[i] = '/';
        }
    }
    return true;
}

int script_require(lua_State *L)
{
    const struct script *s = script_of(L);
    const char *name = luaL_checkstring(L, 1);
    lua_settop(L, 1);
    luaL_getsubtable(L, LUA_REGISTRYINDEX, LUA_LOADED_TABLE);
    if (lua_getfield(L, 2, name) != LUA_TNIL) {
        return 1;
    }
    char file[256], path[PATH_MAX];
    if (!module_file(name, file, sizeof(file))) {
        return script_fail(L,
                           "require: \"%s\" is no module: expected names joined by dots, below the "
                           "scenario's folder or scripts/lib",
                           name);
    }
    const char *roots[] = { s->folder, s->options->lib_dir };
    bool found = false;
    for (size_t i = 0; i < ARRAY_LEN(roots) && !found; i++) {
        found = roots[i] && script_path_below(roots[i], file, path);
    }
    if (!found) {
        return script_fail(L, "require: no %s in the scenario's folder or in scripts/lib", file);
    }
    script_push_file(L, path);
    lua_pushvalue(L, 1);
    lua_pushstring(L, path);
    lua_call(L, 2, 1);
    if (lua_isnil(L, -1) && lua_getfield(L, 2, name) == LUA_TNIL) {
        lua_pushboolean(L, 1);
    }
    lua_pushvalue(L, -1);
    lua_setfield(L, 2, name);
    lua_pushstring(L, path);
    return 2;
}
