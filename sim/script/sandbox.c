/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What a scenario may use of Lua, and the three limits that it cannot catch: instructions, memory,
 * Ctrl-C. Each limit sets `stop`; the hook and every guard raise again while it is set.
 *
 * One thing has no guard: a pattern that backtracks for ever inside string.find() and its like
 * runs in C without a hook. Only the user can end that.
 */
#include "script/state.h"

#include <stdlib.h>
#include <string.h>

enum { STEP = 1000 };

/* ---- limits ---------------------------------------------------------------------------------- */

void *sandbox_allocate(void *arg, void *block, size_t old, size_t size)
{
    struct script *s = arg;
    if (!block) {
        old = 0; /* a type tag of Lua's, not a size */
    }
    if (size == 0) {
        free(block);
        s->memory -= old;
        return NULL;
    }
    if (size > old && size - old > s->memory_limit - s->memory) {
        if (s->running) {
            script_where(s->running, &s->refused_at); /* allocates nothing */
        }
        return NULL;
    }
    void *moved = realloc(block, size);
    if (!moved) {
        return size <= old ? block : NULL; /* Lua counts on shrinking */
    }
    s->memory += size - old;
    if (s->memory > s->result->memory_peak) {
        s->result->memory_peak = s->memory;
    }
    return moved;
}

static int raise_stop(lua_State *L)
{
    lua_pushliteral(L, "the run is stopped");
    return lua_error(L);
}

static void on_count(lua_State *L, lua_Debug *frame)
{
    (void)frame;
    struct script *s = script_of(L);
    s->running = L;
    if (s->stop == STOP_NONE) {
        s->result->instructions += (uint64_t)s->step;
        if (s->options->interrupted && *s->options->interrupted) {
            s->stop = STOP_INTERRUPTED;
        } else if (s->result->instructions >= s->budget) {
            s->stop = STOP_BUDGET;
        } else {
            return;
        }
        script_where(L, &s->stopped_at);
    }
    lua_sethook(L, on_count, LUA_MASKCOUNT, 1);
    raise_stop(L);
}

void sandbox_check(lua_State *L)
{
    struct script *s = script_of(L);
    s->running = L;
    if (s->stop != STOP_NONE) {
        raise_stop(L);
    }
}

void sandbox_caught(lua_State *L, int status)
{
    struct script *s = script_of(L);
    if (status == LUA_ERRMEM && s->stop == STOP_NONE) {
        s->stop = STOP_MEMORY;
        s->stopped_at = s->refused_at;
    }
}

/* ---- pcall, xpcall --------------------------------------------------------------------------- */

static int protected_end(lua_State *L, int status, lua_KContext below)
{
    sandbox_caught(L, status);
    sandbox_check(L);
    if (status != LUA_OK && status != LUA_YIELD) {
        lua_pushboolean(L, 0);
        lua_pushvalue(L, -2);
        return 2;
    }
    return lua_gettop(L) - (int)below;
}

/* The function in upvalue 1, on the arguments. */
static int call_first(lua_State *L, int results)
{
    lua_pushvalue(L, lua_upvalueindex(1));
    lua_insert(L, 1);
    lua_call(L, lua_gettop(L) - 1, results);
    return lua_gettop(L);
}

static int guarded_pcall(lua_State *L)
{
    luaL_checkany(L, 1);
    sandbox_check(L);
    lua_pushboolean(L, 1);
    lua_insert(L, 1);
    int status = lua_pcallk(L, lua_gettop(L) - 2, LUA_MULTRET, 0, 0, protected_end);
    return protected_end(L, status, 0);
}

/*
 * Lua calls a message handler where the error is raised. Raised by the hook, that is inside the
 * hook, where nothing could end the handler: so it is not called. Upvalue 1 is the scenario's
 * handler.
 */
static int guarded_handler(lua_State *L)
{
    if (script_of(L)->stop == STOP_NONE) {
        call_first(L, 1);
    }
    return 1;
}

static int guarded_xpcall(lua_State *L)
{
    int arguments = lua_gettop(L);
    luaL_checktype(L, 2, LUA_TFUNCTION);
    sandbox_check(L);
    lua_pushvalue(L, 2);
    lua_pushcclosure(L, guarded_handler, 1);
    lua_replace(L, 2);
    lua_pushboolean(L, 1);
    lua_pushvalue(L, 1);
    lua_rotate(L, 3, 2); /* f, handler, true, f, arguments */
    int status = lua_pcallk(L, arguments - 2, LUA_MULTRET, 2, 2, protected_end);
    return protected_end(L, status, 2);
}

/* ---- coroutines ------------------------------------------------------------------------------ */

/* Lua itself gives a new coroutine the hook of the one that makes it. */

/* Upvalue 1 is Lua's function of the same name; argument 1 the coroutine, if it is one. */
static int guarded_resume(lua_State *L)
{
    struct script *s = script_of(L);
    sandbox_check(L);
    lua_State *coroutine = lua_tothread(L, 1);
    lua_pushvalue(L, lua_upvalueindex(1));
    lua_insert(L, 1);
    if (coroutine) {
        s->running = coroutine;
    }
    lua_call(L, lua_gettop(L) - 1, LUA_MULTRET);
    if (coroutine) {
        sandbox_caught(L, lua_status(coroutine));
    }
    sandbox_check(L);
    return lua_gettop(L);
}

static int guarded_close(lua_State *L)
{
    sandbox_check(L);
    call_first(L, LUA_MULTRET);
    sandbox_check(L);
    return lua_gettop(L);
}

/* Upvalues: the coroutine, guarded_resume, guarded_close. */
static int call_wrapped(lua_State *L)
{
    lua_pushvalue(L, lua_upvalueindex(2));
    lua_pushvalue(L, lua_upvalueindex(1));
    lua_rotate(L, 1, 2);
    lua_call(L, lua_gettop(L) - 1, LUA_MULTRET);
    if (lua_toboolean(L, 1)) {
        return lua_gettop(L) - 1;
    }
    lua_State *coroutine = lua_tothread(L, lua_upvalueindex(1));
    int status = lua_status(coroutine);
    if (status != LUA_OK && status != LUA_YIELD) {
        lua_pushvalue(L, lua_upvalueindex(3));
        lua_pushvalue(L, lua_upvalueindex(1));
        lua_call(L, 1, 2); /* runs its to-be-closed variables; gives false and the error */
    } else if (lua_type(L, 2) == LUA_TSTRING) {
        return script_fail(L, "%s", lua_tostring(L, 2)); /* a dead coroutine: no place in it yet */
    }
    return lua_error(L);
}

static int guarded_wrap(lua_State *L)
{
    luaL_checktype(L, 1, LUA_TFUNCTION);
    lua_State *coroutine = lua_newthread(L);
    lua_pushvalue(L, 1);
    lua_xmove(L, coroutine, 1);
    lua_pushvalue(L, lua_upvalueindex(1));
    lua_pushvalue(L, lua_upvalueindex(2));
    lua_pushcclosure(L, call_wrapped, 3);
    return 1;
}

static void guard_coroutines(lua_State *L)
{
    lua_getglobal(L, LUA_COLIBNAME);
    lua_getfield(L, -1, "resume");
    lua_pushcclosure(L, guarded_resume, 1);
    lua_getfield(L, -2, "close");
    lua_pushcclosure(L, guarded_close, 1);
    lua_pushvalue(L, -1);
    lua_setfield(L, -4, "close");
    lua_pushvalue(L, -2);
    lua_setfield(L, -4, "resume");
    lua_pushcclosure(L, guarded_wrap, 2);
    lua_setfield(L, -2, "wrap");
    lua_pop(L, 1);
}

/* ---- functions with something taken away ------------------------------------------------------
 */

/* load(): text only. Upvalue 1 is Lua's. Whether there is a fourth argument matters to it. */
static int text_load(lua_State *L)
{
    if (lua_gettop(L) < 3) {
        lua_settop(L, 3);
    }
    lua_pushliteral(L, "t");
    lua_replace(L, 3);
    return call_first(L, LUA_MULTRET);
}

/* A finalizer runs with hooks off, so that nothing could end it. */
static int guarded_setmetatable(lua_State *L)
{
    if (lua_type(L, 2) == LUA_TTABLE) {
        lua_pushliteral(L, "__gc");
        if (lua_rawget(L, 2) != LUA_TNIL) {
            return script_fail(L,
                               "setmetatable: a scenario has no __gc; use a variable with <close>");
        }
        lua_pop(L, 1);
    }
    return call_first(L, LUA_MULTRET);
}

/* Nothing, repeated 2^60 times, takes no memory but for ever. */
static int bounded_rep(lua_State *L)
{
    size_t length, separator;
    luaL_checklstring(L, 1, &length);
    luaL_optlstring(L, 3, "", &separator);
    if (length + separator == 0) {
        lua_pushliteral(L, "");
        return 1;
    }
    return call_first(L, 1);
}

/* The same for moving nil. */
static int bounded_move(lua_State *L)
{
    enum { MOST = 1 << 24 };
    lua_Integer first = luaL_checkinteger(L, 2), last = luaL_checkinteger(L, 3);
    if (last >= first && (lua_Unsigned)last - (lua_Unsigned)first >= MOST) {
        return script_fail(L, "table.move: more than %d elements", MOST);
    }
    return call_first(L, 1);
}

static int print(lua_State *L)
{
    FILE *out = script_speak(script_of(L), script_of(L)->out);
    int count = lua_gettop(L);
    for (int i = 1; i <= count; i++) {
        size_t length;
        const char *text = luaL_tolstring(L, i, &length);
        if (i > 1) {
            fputc('\t', out);
        }
        fwrite(text, 1, length, out);
        lua_pop(L, 1);
    }
    fputc('\n', out);
    return 0;
}

static void on_warning(void *arg, const char *text, int to_continue)
{
    struct script *s = arg;
    fprintf(script_speak(s, s->messages), "%s%s", text, to_continue ? "" : "\n");
}

/* ---- opening ----------------------------------------------------------------------------------
 */

/* Replace NAME of the table on top by a closure over it. */
static void guard(lua_State *L, const char *name, lua_CFunction function)
{
    lua_getfield(L, -1, name);
    lua_pushcclosure(L, function, 1);
    lua_setfield(L, -2, name);
}

static const luaL_Reg safe_libraries[] = {
    { LUA_GNAME, luaopen_base },       { LUA_COLIBNAME, luaopen_coroutine },
    { LUA_TABLIBNAME, luaopen_table }, { LUA_STRLIBNAME, luaopen_string },
    { LUA_MATHLIBNAME, luaopen_math }, { LUA_UTF8LIBNAME, luaopen_utf8 },
};

static const luaL_Reg unsafe_libraries[] = {
    { LUA_LOADLIBNAME, luaopen_package },
    { LUA_IOLIBNAME, luaopen_io },
    { LUA_OSLIBNAME, luaopen_os },
    { LUA_DBLIBNAME, luaopen_debug },
};

static void open_libraries(lua_State *L, const luaL_Reg *libraries, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        luaL_requiref(L, libraries[i].name, libraries[i].func, 1);
        lua_pop(L, 1);
    }
}

/* Names that a scenario does without. */
static void take_away(lua_State *L)
{
    static const char *const globals[] = { "dofile", "loadfile" };
    for (size_t i = 0; i < ARRAY_LEN(globals); i++) {
        lua_pushnil(L);
        lua_setglobal(L, globals[i]);
    }
    lua_getglobal(L, LUA_STRLIBNAME);
    lua_pushnil(L);
    lua_setfield(L, -2, "dump");
    lua_pop(L, 1);
    lua_pushglobaltable(L);
    guard(L, "load", text_load);
    guard(L, "setmetatable", guarded_setmetatable);
    lua_pop(L, 1);
}

/* With `unsafe`: Lua's own require(), which looks in the scenario's folder and the library first.
 */
static void open_unsafe(lua_State *L)
{
    const struct script *s = script_of(L);
    open_libraries(L, unsafe_libraries, ARRAY_LEN(unsafe_libraries));
    lua_getglobal(L, LUA_LOADLIBNAME);
    lua_getfield(L, -1, "path");
    const char *library = s->options->lib_dir;
    lua_pushfstring(L, "%s/?.lua;%s%s%s", s->folder, library ? library : "",
                    library ? "/?.lua;" : "", lua_tostring(L, -1));
    lua_setfield(L, -3, "path");
    lua_pop(L, 2);
}

int sandbox_open(lua_State *L)
{
    struct script *s = script_of(L);
    open_libraries(L, safe_libraries, ARRAY_LEN(safe_libraries));
    if (s->options->unsafe) {
        open_unsafe(L);
    } else {
        take_away(L);
        lua_register(L, "require", script_require);
    }
    lua_register(L, "print", print);
    lua_register(L, "pcall", guarded_pcall);
    lua_register(L, "xpcall", guarded_xpcall);
    guard_coroutines(L);
    lua_getglobal(L, LUA_STRLIBNAME);
    guard(L, "rep", bounded_rep);
    lua_getglobal(L, LUA_TABLIBNAME);
    guard(L, "move", bounded_move);
    sandbox_open_deterministic(L);
    lua_setwarnf(L, on_warning, s);

    luaL_getsubtable(L, LUA_REGISTRYINDEX, LUA_LOADED_TABLE);
    script_open_module(L);
    lua_setfield(L, -2, "gather");

    s->step = s->budget < STEP ? (int)s->budget : STEP;
    lua_sethook(L, on_count, LUA_MASKCOUNT, s->step);
    s->running = L;
    return 0;
}
