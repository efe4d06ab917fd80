/* SPDX-License-Identifier: Apache-2.0 */
/* One run of one scenario, from its file to its verdict. */
#include "script/machine.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

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

/* Call `function` with `arg` as a light userdata if there is one. */
static bool step(struct script *s, lua_State *L, lua_CFunction function, void *arg, struct error *e)
{
    lua_pushcfunction(L, function);
    if (arg) {
        lua_pushlightuserdata(L, arg);
    }
    int status = call(s, L, arg ? 1 : 0, 0);
    return (status == LUA_OK && s->stop == STOP_NONE) || script_failed(s, status, e);
}

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

/* Show the last platform to whoever asked for it. */
static bool inspect(const struct script *s, struct error *e)
{
    const struct script_options *o = s->options;
    const struct machine *m = s->machines;
    while (m && !m->platform) {
        m = m->next; /* it could not be made */
    }
    return !o->inspect || o->inspect(o->inspect_arg, m ? m->platform : NULL, e);
}

static bool run_state(struct script *s, lua_State *L, struct error *e)
{
    double begin = seconds();
    struct error unused = { 0 };
    bool writes = s->options->out_dir != NULL;
    if (!step(s, L, sandbox_open, NULL, e) || !step(s, L, run_scenario, NULL, e)) {
        if (writes && s->result->interrupted) {
            machine_write_output(s, seconds() - begin, &unused); /* partial, and says so */
        }
        return false;
    }
    if (machine_keeps_all(s) && !step(s, L, machine_finish_all, NULL, e)) {
        return false;
    }
    if (!inspect(s, e)) {
        return false;
    }
    lua_sethook(L, NULL, 0, 0);
    if (!step(s, L, script_check_params, &unused, e)) {
        return false;
    }
    if (unused.status != GATHER_DONE) {
        *e = unused;
        return false;
    }
    return machine_show_results(s, e) && (!writes || machine_write_output(s, seconds() - begin, e));
}

/* Make the Lua state of `s` and let `run` have it; `arg` is its own. */
static bool with_state(struct script *s,
                       bool (*run)(struct script *s, lua_State *L, void *arg, struct error *e),
                       void *arg, struct error *e)
{
    lua_State *L = lua_newstate(sandbox_allocate, s);
    if (!L) {
        return script_failed(s, LUA_ERRMEM, e);
    }
    *(struct script **)lua_getextraspace(L) = s;
    bool ran = run(s, L, arg, e);
    s->running = NULL;
    lua_close(L);
    machine_free_dead(s);
    return ran;
}

static struct script new_script(const struct script_options *options, struct script_result *result)
{
    return (struct script){
        .options = options,
        .result = result,
        .out = options->out ? options->out : stdout,
        .messages = options->messages ? options->messages : stderr,
        .budget = options->budget ? options->budget : SCRIPT_BUDGET_DEFAULT,
        .memory_limit = options->memory ? options->memory : SCRIPT_MEMORY_DEFAULT,
    };
}

static bool run_whole(struct script *s, lua_State *L, void *arg, struct error *e)
{
    (void)arg;
    return run_state(s, L, e);
}

bool script_run(const struct script_options *options, struct script_result *result, struct error *e)
{
    *result = (struct script_result){ 0 };
    struct script s = new_script(options, result);
    struct error failure = { 0 };
    bool ran = script_params_valid(options, &failure) &&
               find_folder(options->path, s.folder, &failure) &&
               with_state(&s, run_whole, NULL, &failure);
    fflush(s.out);
    if (e) {
        *e = failure;
    }
    result->status = !ran ? failure.status : result->failed ? GATHER_CHECK_FAILED : GATHER_DONE;
    return ran;
}

/* ---- files that only return a table ---------------------------------------------------------- */

struct evaluation {
    lua_CFunction take;
    void *arg;
    const char *text; /* NULL: the file's */
    size_t size;
};

static int evaluate(lua_State *L)
{
    const struct evaluation *what = lua_touserdata(L, 1);
    lua_pushcfunction(L, what->take);
    if (what->text) {
        script_push_text(L, script_of(L)->options->path, what->text, what->size);
    } else {
        script_push_file(L, script_of(L)->options->path);
    }
    lua_call(L, 0, 1);
    lua_pushlightuserdata(L, what->arg);
    lua_call(L, 2, 0);
    return 0;
}

static bool run_evaluation(struct script *s, lua_State *L, void *arg, struct error *e)
{
    return step(s, L, sandbox_open, NULL, e) && step(s, L, evaluate, arg, e);
}

static bool evaluate_all(const char *path, struct evaluation *what, struct error *e)
{
    const struct script_options options = { .path = path,
                                            .budget = 10000000,
                                            .memory = UINT64_C(16) << 20 };
    struct script_result result = { 0 };
    struct script s = new_script(&options, &result);
    struct error failure = { 0 };
    bool ok =
        find_folder(path, s.folder, &failure) && with_state(&s, run_evaluation, what, &failure);
    if (!ok && e) {
        *e = failure;
        if (e->file[0] == '\0') {
            error_at(e, path, 0, "%s", failure.text);
        }
    }
    return ok;
}

bool script_evaluate(const char *path, lua_CFunction take, void *arg, struct error *e)
{
    struct evaluation what = { .take = take, .arg = arg };
    return evaluate_all(path, &what, e);
}

bool script_evaluate_text(const char *path, const char *text, size_t size, lua_CFunction take,
                          void *arg, struct error *e)
{
    struct evaluation what = { .take = take, .arg = arg, .text = text, .size = size };
    return evaluate_all(path, &what, e);
}
