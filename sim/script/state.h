/* SPDX-License-Identifier: Apache-2.0 */
/** What a running scenario is made of, and how its C functions fail. Inside this folder only. */
#ifndef GATHER_SCRIPT_STATE_H
#define GATHER_SCRIPT_STATE_H

#include <limits.h>

#include <lauxlib.h>
#include <lua.h>
#include <lualib.h>

#include "script/script.h"

/** Why a run must end. No pcall() and no coroutine of the scenario can keep it. */
enum script_stop { STOP_NONE, STOP_BUDGET, STOP_MEMORY, STOP_INTERRUPTED, STOP_FAULT };

/** A line of the scenario or of a library that it uses. `line` 0: unknown. */
struct script_place {
    char file[256];
    int line;
};

struct script {
    const struct script_options *options;
    struct script_result *result;
    FILE *out, *messages;
    char folder[PATH_MAX]; /* of the scenario */

    lua_State *running; /* the coroutine that runs now; NULL while there is none */
    int step;           /* instructions between two looks at the limits */
    uint64_t budget, memory_limit;
    uint64_t memory; /* bytes in use */

    enum script_stop stop;
    struct script_place stopped_at; /* STOP_BUDGET, STOP_MEMORY */
    struct script_place refused_at; /* where memory was last refused */
    struct error failure;           /* an error that nothing caught, or STOP_FAULT */

    struct rng random; /* math.random */

    struct machine *machines;  /* its platforms */
    struct machine *dead;      /* collected while another one ran: to be freed */
    unsigned running_machines; /* inside a method of theirs */
    unsigned spaces;           /* of gather.mmu.space that are not collected */
};

/** The scenario that `L`, or the coroutine `L`, belongs to. */
struct script *script_of(lua_State *L);
/** `to`, one of the script's two streams, once whoever shows progress has made room. */
static inline FILE *script_speak(const struct script *s, FILE *to)
{
    const struct script_options *o = s->options;
    if (o->progress) {
        o->progress(o->progress_arg, NULL, 0);
    }
    return to;
}

/* ---- failing --------------------------------------------------------------------------------- */

/** The innermost Lua function that runs on `L`. False with line 0 if there is none. */
bool script_where(lua_State *L, struct script_place *place);
/** Raise `FILE:LINE: TEXT`, the place being the innermost Lua function's. Never returns. */
int script_fail(lua_State *L, const char *format, ...) GATHER_PRINTF(2, 3)
    __attribute__((noreturn));
/** Raise `e`. A program fault cannot be caught by the scenario. Never returns. */
int script_raise(lua_State *L, const struct error *e) __attribute__((noreturn));
/** The message handler of every protected call into the scenario: fills `failure`. */
int script_on_error(lua_State *L);
/**
 * After a protected call with script_on_error() ended with `status`, not LUA_OK: fill `e`.
 * Always returns false.
 */
bool script_failed(struct script *s, int status, struct error *e);

/* ---- the sandbox ----------------------------------------------------------------------------- */

/** lua_Alloc with the limit of `arg`, a struct script. */
void *sandbox_allocate(void *arg, void *block, size_t old, size_t size);
/** Open the libraries and put the guards in place; a lua_CFunction without arguments. */
int sandbox_open(lua_State *L);
/** Raise the stop if there is one, and say that `L` is what runs now. */
void sandbox_check(lua_State *L);
/** After a protected call ended with `status`: a lack of memory stops the run. */
void sandbox_caught(lua_State *L, int status);
/** pairs() in an order that does not depend on the run; math.random() from the run's seed. */
void sandbox_open_deterministic(lua_State *L);

/* ---- files ----------------------------------------------------------------------------------- */

/** The largest text that is loaded as Lua. */
enum { SCRIPT_TEXT_MAX = 16 << 20 };

/**
 * `name` below `root`, links followed; false if there is no such file or if it is not
 * below `root`. `path` has PATH_MAX bytes.
 */
bool script_path_below(const char *root, const char *name, char *path);
/** Load the Lua text in `path` and push its function. Raises. */
void script_push_file(lua_State *L, const char *path);
/** The same of a text in memory, which `path` is called in messages. */
void script_push_text(lua_State *L, const char *path, const char *text, size_t size);
/** In the registry: the path of each loaded file, by the name that Lua's messages have for it. */
#define SCRIPT_SOURCES "gather.sources"
/**
 * `name` as a scenario may read it: below its own folder, whose traces/ and guests/ may be links,
 * or traces/... below the folder of traces and guests/... below that of guest programs; with
 * `unsafe` anything. What is beside the scenario is never replaced by what is elsewhere. False with
 * `e`.
 */
bool script_find_input(const struct script *s, const char *name, char *path, struct error *e);
/** require(): the scenario's folder, then the library's. */
int script_require(lua_State *L);

/* ---- runs --------------------------------------------------------------------------------------
 */

/**
 * Evaluate the Lua file `path` on its own, in a sandbox with small limits, and call `take` with
 * what it returned at 1 and `arg` as a light userdata at 2. False with `e`.
 */
bool script_evaluate(const char *path, lua_CFunction take, void *arg, struct error *e);
bool script_evaluate_text(const char *path, const char *text, size_t size, lua_CFunction take,
                          void *arg, struct error *e);

/* ---- the module "gather" --------------------------------------------------------------------- */

/** One function: all that registration and the manual know of it. */
struct script_function {
    const char *name;
    lua_CFunction call; /* NULL: not modelled in this version */
    const char *arguments;
    const char *help;
    const struct param_table *const *tables; /* its keys, NULL-terminated; NULL: none */
};

/** "gather" itself (name ""), a part of it ("mmu"), or the methods of a handle ("vm:"). */
struct script_module {
    const char *name;
    const struct script_function *functions;
    size_t count;
};

extern const struct script_module script_module_main, script_module_mmu, script_module_pcie,
    script_module_kvm, script_module_host, script_module_platform, script_module_a64;

/** All of them and the methods of all handles, in the manual's order; NULL after the last. */
extern const struct script_module *const script_modules[];

/** Push the module. */
void script_open_module(lua_State *L);
/** Push a table of the functions in which a wrong name is a mistake that names the nearest. */
void script_push_functions(lua_State *L, const struct script_module *m);
/**
 * After the run: a mistake if a `-p` was never asked for. A lua_CFunction whose argument is a light
 * userdata, the struct error to fill.
 */
int script_check_params(lua_State *L);
/** Before the run: each `-p` must be KEY=VALUE. */
bool script_params_valid(const struct script_options *options, struct error *e);

#endif
