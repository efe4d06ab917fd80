/* SPDX-License-Identifier: Apache-2.0 */
/* One run of one scenario, from its file to its verdict. */
#include "script/state.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* The folder of the file `path`, as a path that exists. */
static bool find_folder(const char *path, char *folder, struct error *e)
{
    char name[PATH_MAX];
    const char *slash = strrchr(path, '/');
    size_t length = slash ? (size_t)(slash - path) : 1;
    if (length >= sizeof(name)) {
        return error_set(e, "the name of the scenario is too long");
    }
    if (length == 0) {
        snprintf(name, sizeof(name), "/");
    } else {
        snprintf(name, sizeof(name), "%.*s", (int)length, slash ? path : ".");
    }
    return realpath(name, folder) || error_set(e, "cannot read \"%s\": %s", path, strerror(errno));
}

/* Call the function with `arguments` on top of it. */
static int call(struct script *s, lua_State *L, int arguments, int results)
{
    int at = lua_gettop(L) - arguments;
    lua_pushcfunction(L, script_on_error);
    lua_insert(L, at);
    s->running = L;
    int status = lua_pcall(L, arguments, results, at);
    s->running = NULL;
    lua_remove(L, at);
    return status;
}

/* lua_CFunction: load the scenario and run it. Its text is the only thing that lies outside of Lua.
 */
static int run_scenario(lua_State *L)
{
    const struct script *s = script_of(L);
    script_push_file(L, s->options->path);
    lua_call(L, 0, 0);
    return 0;
}

static bool run_state(struct script *s, lua_State *L, struct error *e)
{
    static const lua_CFunction steps[] = { sandbox_open, run_scenario };
    for (size_t i = 0; i < ARRAY_LEN(steps); i++) {
        lua_pushcfunction(L, steps[i]);
        int status = call(s, L, 0, 0);
        if (status != LUA_OK || s->stop != STOP_NONE) {
            return script_failed(s, status, e);
        }
    }
    struct error unused = { 0 };
    lua_sethook(L, NULL, 0, 0);
    lua_pushcfunction(L, script_check_params);
    lua_pushlightuserdata(L, &unused);
    int status = call(s, L, 1, 1);
    if (status != LUA_OK) {
        return script_failed(s, status, e);
    }
    if (!lua_toboolean(L, -1)) {
        if (e) {
            *e = unused;
        }
        return false;
    }
    return true;
}

bool script_run(const struct script_options *options, struct script_result *result, struct error *e)
{
    *result = (struct script_result){ 0 };
    struct script s = {
        .options = options,
        .result = result,
        .out = options->out ? options->out : stdout,
        .messages = options->messages ? options->messages : stderr,
        .budget = options->budget ? options->budget : SCRIPT_BUDGET_DEFAULT,
        .memory_limit = options->memory ? options->memory : SCRIPT_MEMORY_DEFAULT,
    };
    bool ran = false;
    struct error failure = { 0 };
    if (script_params_valid(options, &failure) && find_folder(options->path, s.folder, &failure)) {
        lua_State *L = lua_newstate(sandbox_allocate, &s);
        if (!L) {
            script_failed(&s, LUA_ERRMEM, &failure);
        } else {
            struct script *self = &s;
            memcpy(lua_getextraspace(L), &self, sizeof(self));
            ran = run_state(&s, L, &failure);
            s.running = NULL;
            lua_close(L);
        }
    }
    fflush(s.out);
    if (e) {
        *e = failure;
    }
    result->status = !ran ? failure.status : result->failed ? GATHER_CHECK_FAILED : GATHER_DONE;
    return ran;
}
