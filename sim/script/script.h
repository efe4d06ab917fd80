/* SPDX-License-Identifier: Apache-2.0 */
/**
 * script: scenarios in Lua 5.4. A scenario runs in a sandbox with limits on instructions and
 * memory, reads the module "gather", and says what it expects. Everything that a scenario can do
 * wrong is one line for the user, with the scenario's file and line.
 */
#ifndef GATHER_SCRIPT_SCRIPT_H
#define GATHER_SCRIPT_SCRIPT_H

#include <signal.h>

#include "base/base.h"

struct platform;
struct platform_params;
struct plugins;
struct report_run;
struct report_seeing;
struct report_value;

/** The most Lua instructions of a run: some ten seconds of nothing but Lua. */
#define SCRIPT_BUDGET_DEFAULT UINT64_C(2000000000)
/** The most memory that a scenario's own values may take, in bytes. */
#define SCRIPT_MEMORY_DEFAULT (UINT64_C(256) << 20)

/** How to run a scenario. Pointers are kept by the caller; those that say so may be NULL. */
struct script_options {
    const char *path;
    const char *const *params; /* "KEY=VALUE", as `-p` gives them; the last of a key counts */
    size_t param_count;
    uint64_t seed; /* of math.random, and of a platform without a seed of its own */
    bool seed_given;
    uint64_t budget;     /* Lua instructions; 0: the default */
    uint64_t memory;     /* bytes; 0: the default */
    bool unsafe;         /* io, os, debug and package are there, and require() finds anything */
    bool traceback;      /* on an error, Lua's traceback goes to `messages` */
    const char *out_dir; /* NULL: nothing is written */
    const struct report_seeing *seeing; /* what else goes there; NULL: nothing */
    struct plugins *plugins;            /* whose models p:endpoint has; NULL: none */
    /* Folders; NULL: there is none. Where require() looks after the scenario's own; what
     * "traces/..." and "guests/..." mean outside of that; where the presets of platforms are. */
    const char *lib_dir, *trace_dir, *guest_dir, *preset_dir;
    const char *version;                      /* gather.version; NULL: "" */
    const volatile sig_atomic_t *interrupted; /* not 0: stop soon; NULL: never */
    FILE *out;                                /* of print(); NULL: standard output */
    FILE *messages; /* of gather.expect(), warn() and the traceback; NULL: standard error */
    /* Once the scenario is through: the last platform that it made, NULL if none. False with `e`
     * is the run's failure. NULL: nobody looks. */
    bool (*inspect)(void *arg, struct platform *last, struct error *e);
    void *inspect_arg;
    /* What becomes results beside the folder; NULL: nobody looks. A gather.expect() that does not
     * hold, then not told to `messages`; and once the scenario is through, every platform. */
    void (*failed)(void *arg, const char *file, int line, const char *text);
    void (*measured)(void *arg, const struct report_run *run, const struct platform_params *params,
                     const struct report_value *values, size_t count);
    void *results_arg;
    /* While a platform runs, now and then; and with NULL before anything goes to `out` or
     * `messages`. NULL: nobody looks. */
    void (*progress)(void *arg, const char *platform, simtime_t now);
    void *progress_arg;
};

struct script_result {
    enum gather_status status; /* GATHER_CHECK_FAILED if any gather.expect() failed */
    uint64_t passed, failed;   /* calls of gather.expect() */
    bool interrupted;
    uint64_t instructions; /* Lua instructions, counted in steps of 1000 per coroutine */
    uint64_t memory_peak;  /* bytes */
};

/**
 * Run a scenario to its end. True if it ran, whatever its checks say: see `result->status`. False
 * with `e` for a mistake in the scenario or its options (GATHER_USER_ERROR, and if
 * `result->interrupted` it was the user), or a fault of the program.
 */
bool script_run(const struct script_options *options, struct script_result *result,
                struct error *e);

/** The functions of the module "gather" and of its handles with their keys, as Markdown. */
void script_manual(FILE *to);
/** The same for editors, in the annotations of LuaCATS. */
void script_luacats(FILE *to);

/* ---- records: translations as Lua and JSON show them ----------------------------------------- */

struct mmu;
struct mmu_walk;
struct mmu_fault;
struct mmu_page;
struct mmu_run;

/** Where the fields of a record go. `name` is NULL for an element of a list. */
struct record_sink {
    void *arg;
    void (*number)(void *arg, const char *name, int64_t value);
    void (*bits)(void *arg, const char *name, uint64_t value); /* an address, a register */
    void (*flag)(void *arg, const char *name, bool value);
    void (*text)(void *arg, const char *name, const char *value);
    void (*begin)(void *arg, const char *name, bool list);
    void (*end)(void *arg, const char *name);
};
/** Names of enum mmu_access for users, NULL-terminated: "read" "write" "fetch" ... */
extern const char *const record_access_names[];
/** The fields of a walk: what was asked, `ok`, `steps`, the page or `fault`, `why`, `choices`. */
void record_walk(const struct record_sink *to, const struct mmu *m, const struct mmu_walk *walk);
void record_page(const struct record_sink *to, const struct mmu_page *page);
/** The fields of a fault of an access from `el`, with the exception that it becomes. */
void record_fault(const struct record_sink *to, const struct mmu *m, const struct mmu_fault *fault,
                  unsigned el);
void record_run(const struct record_sink *to, const struct mmu_run *run);

/* ---- presets and maps: Lua files that return a table --------------------------------------------
 */

struct replay_region;

/** The preset where none is named. */
#define SCRIPT_PRESET_DEFAULT "generic-n1"

/**
 * The preset `name` of the folder `dir`: every parameter at its default, then what the file
 * DIR/NAME.lua says. It returns { help=, params={ KEY={ value, source= }, ["link.KEY"]=... } }, and
 * with profile= the profiles that its own keys are laid over.
 */
bool script_load_preset(const char *dir, const char *name, struct platform_params *params,
                        struct error *e);

enum { SCRIPT_PROFILES = 8 /* the most at once */ };
/** Profiles: files like presets, in the folder "profiles" beside theirs, of some keys alone. */
struct script_profiles {
    const char *names[SCRIPT_PROFILES];
    size_t count;
    /* Does the platform set this key ("link.gen") itself, after its profiles? NULL: never. */
    bool (*own)(void *arg, const char *key);
    void *arg;
};
/**
 * Lay profiles over `params`, in their order. Two of different values for one key are an error,
 * unless it is the platform's own. `dir` is the presets'.
 */
bool script_lay_profiles(const char *dir, const struct script_profiles *which,
                         struct platform_params *params, struct error *e);

/** Every parameter of a preset with its value, unit and source; or what a profile sets. */
bool script_show_preset(const char *dir, const char *name, FILE *to, struct error *e);
typedef void script_list_fn(void *arg, const char *name, const char *help);
/** The presets of the folder, and the profiles beside it, by name. */
bool script_list_presets(const char *dir, script_list_fn *each, void *arg, struct error *e);
bool script_list_profiles(const char *dir, script_list_fn *each, void *arg, struct error *e);
/**
 * The map in a text that returns a list of { base=, size=, s1=, name=, region= }. `*regions` is the
 * caller's to free().
 */
struct map_lua_text;
bool script_load_map(const struct map_lua_text *t, struct replay_region **regions, size_t *count,
                     struct error *e);

#endif
