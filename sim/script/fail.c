/* SPDX-License-Identifier: Apache-2.0 */
/* How errors of a scenario become one line with a file and a line. */
#include "script/state.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

struct script *script_of(lua_State *L)
{
    /* Lua copies the main coroutine's extra space into every new one. */
    return *(struct script **)lua_getextraspace(L);
}

bool script_where(lua_State *L, struct script_place *place)
{
    lua_Debug frame;
    *place = (struct script_place){ 0 };
    for (int level = 0; lua_getstack(L, level, &frame); level++) {
        lua_getinfo(L, "Sl", &frame);
        if (frame.currentline > 0) {
            const char *name = frame.source[0] == '@' ? frame.source + 1 : frame.short_src;
            snprintf(place->file, sizeof(place->file), "%s", name);
            place->line = frame.currentline;
            return true;
        }
    }
    return false;
}

int script_fail(lua_State *L, const char *format, ...)
{
    char text[640];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof(text), format, arguments);
    va_end(arguments);

    struct script_place at;
    if (script_where(L, &at)) {
        lua_pushfstring(L, "%s:%d: %s", at.file, at.line, text);
    } else {
        lua_pushstring(L, text);
    }
    lua_error(L);
    __builtin_unreachable();
}

int script_raise(lua_State *L, const struct error *e)
{
    struct script *s = script_of(L);
    if (e->status == GATHER_PROGRAM_FAULT && s->stop == STOP_NONE) {
        s->stop = STOP_FAULT;
        s->failure = *e;
    }
    if (e->file[0] != '\0' && e->line > 0) {
        script_fail(L, "%s:%d: %s", e->file, e->line, e->text);
    }
    if (e->file[0] != '\0') {
        script_fail(L, "%s: %s", e->file, e->text);
    }
    script_fail(L, "%s", e->text);
}

/*
 * "FILE:LINE: TEXT" begins every message of Lua. FILE counts as one if it was loaded from there;
 * Lua may have shortened its name.
 */
static bool split_message(lua_State *L, const char *message, struct script_place *place,
                          const char **text)
{
    for (const char *colon = strchr(message, ':'); colon; colon = strchr(colon + 1, ':')) {
        char *end;
        long line = strtol(colon + 1, &end, 10);
        if (end == colon + 1 || line <= 0 || line > INT_MAX || end[0] != ':' || end[1] != ' ') {
            continue;
        }
        luaL_getsubtable(L, LUA_REGISTRYINDEX, SCRIPT_SOURCES);
        lua_pushlstring(L, message, (size_t)(colon - message));
        lua_rawget(L, -2);
        const char *file = lua_tostring(L, -1);
        if (file) {
            snprintf(place->file, sizeof(place->file), "%s", file);
            place->line = (int)line;
            *text = end + 2;
        }
        lua_pop(L, 2);
        if (file) {
            return true;
        }
    }
    return false;
}

static const char *error_text(lua_State *L)
{
    if (lua_type(L, 1) == LUA_TSTRING || luaL_getmetafield(L, 1, "__tostring") != LUA_TNIL) {
        return luaL_tolstring(L, 1, NULL);
    }
    return lua_pushfstring(L, "(the error is a %s value)", luaL_typename(L, 1));
}

int script_on_error(lua_State *L)
{
    struct script *s = script_of(L);
    if (s->stop != STOP_NONE) {
        return 1;
    }
    const char *message = error_text(L);
    struct script_place at;
    const char *text = message;
    if (!split_message(L, message, &at, &text)) {
        script_where(L, &at);
    }
    error_at(&s->failure, at.file, at.line, "%s", text);
    if (s->options->traceback) {
        luaL_traceback(L, L, NULL, 1);
        fprintf(script_speak(s, s->messages), "%s\n", lua_tostring(L, -1));
    }
    lua_settop(L, 1);
    return 1;
}

bool script_failed(struct script *s, int status, struct error *e)
{
    const char *path = s->options->path;
    if (status == LUA_ERRMEM && s->stop == STOP_NONE) {
        s->stop = STOP_MEMORY;
        s->stopped_at = s->refused_at;
    }
    const struct script_place *at = &s->stopped_at;
    switch (s->stop) {
    case STOP_BUDGET:
        return error_at(e, path, 0,
                        "the budget of %" PRIu64 " Lua instructions is used up (line %d%s%s); "
                        "--budget raises it",
                        s->budget, at->line, strcmp(at->file, path) != 0 ? " of " : "",
                        strcmp(at->file, path) != 0 ? at->file : "");
    case STOP_MEMORY: {
        bool whole = s->memory_limit % (1 << 20) == 0;
        return error_at(e, at->line > 0 ? at->file : path, at->line,
                        "memory limit of %" PRIu64 " %s reached",
                        whole ? s->memory_limit >> 20 : s->memory_limit, whole ? "MiB" : "bytes");
    }
    case STOP_INTERRUPTED:
        s->result->interrupted = true;
        return error_at(e, path, 0, "interrupted");
    case STOP_FAULT: break;
    case STOP_NONE:
        if (status == LUA_ERRERR) {
            return error_at(e, path, 0, "an error in the handling of an error");
        }
        break;
    }
    if (e) {
        *e = s->failure;
    }
    return false;
}
