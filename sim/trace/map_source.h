/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Where a guest's BARs are, from what people have at hand: lspci -v, /proc/iomem, the `resource`
 * files of sysfs, QEMU's `info mtree`, the trace's own configuration requests, or a map in Lua.
 */
#ifndef GATHER_TRACE_MAP_SOURCE_H
#define GATHER_TRACE_MAP_SOURCE_H

#include "base/base.h"

struct replay_region;
struct trace_options;

enum {
    MAP_REGIONS_MAX = 64, /* BARs of one endpoint, which a replay has */
    MAP_RULES_MAX = 64,
    MAP_NOTES_MAX = 24,
    MAP_PAGE = 4096
};

/* ---- stage-1 types --------------------------------------------------------------------------- */

/** What --s1 says: TYPE for regions whose map says nothing, PATTERN=TYPE for those it names. */
struct map_rules {
    unsigned s1; /* of the rest, and of everything without a map */
    size_t count;
    struct map_rule {
        char pattern[64]; /* of names, as fnmatch() has it; or "prefetchable" */
        unsigned s1;
    } rules[MAP_RULES_MAX];
};
/** No rule, and device-ngnre: what ioremap() makes. */
void map_rules_init(struct map_rules *r);
/** One --s1, `TYPE` or `PATTERN=TYPE`; of several that fit a region the last one counts. */
bool map_rules_add(struct map_rules *r, const char *text, struct error *e);

/* ---- a map ----------------------------------------------------------------------------------- */

/** What a source calls one thing. Those that share a page are one region. */
struct map_part {
    char name[64], region[64];
    uint64_t base, size, va; /* as the source has it, not of whole pages */
    int line;                /* in the source; 0: none */
    bool prefetchable, disabled;
    size_t into; /* the number of its region */
};

struct map_source {
    char kind[48];                 /* "lspci -vv" */
    struct replay_region *regions; /* by base */
    size_t count;
    struct map_part *parts; /* by base; none of a Lua map's */
    size_t part_count, part_room;
    struct map_use {
        uint64_t reads, writes;
    } * uses;     /* of each region; NULL: no trace was looked at */
    bool assumed; /* the bases: the source has none */
    char notes[MAP_NOTES_MAX][256];
    size_t note_count;
};

/** A map in Lua, and its path for messages. */
struct map_lua_text {
    const char *path, *text;
    size_t size;
};
/** Reads one: script_load_map(), which this folder cannot call. */
typedef bool map_lua_fn(const struct map_lua_text *t, struct replay_region **regions, size_t *count,
                        struct error *e);

struct map_query {
    const char *path; /* "trace": what the trace itself says; "-": standard input */
    const struct trace_options *trace; /* that will be replayed; NULL: none */
    const struct map_rules *rules;     /* NULL: none */
    map_lua_fn *lua;                   /* NULL: no such maps */
    bool all;                          /* more regions than a replay takes are no mistake */
    bool count;                        /* fill `uses` */
    bool ranges; /* of a "trace" that tells of no BAR: the ranges that it touches */
    const volatile int *interrupt; /* stops looking at the trace; NULL: nothing does */
};

/**
 * Know the source by its content and read it. False: the user's mistake, with the line. A source
 * of more than MAP_REGIONS_MAX regions loses those that the trace does not touch: for that, and for
 * "trace" itself, the trace is read once; it cannot be a pipe.
 */
bool map_source_load(const struct map_query *q, struct map_source *m, struct error *e);
/** What the file is by its content, if that is a source of maps: "lspci -v"; else NULL, as for a
 * pipe, which has its content once. */
#define MAP_LUA_TITLE "Lua"
const char *map_source_title(const char *path);
/** Give the regions their types. False: a rule fits none of them. */
bool map_rules_apply(const struct map_rules *r, struct map_source *m, const char *path,
                     struct error *e);
void map_source_free(struct map_source *m);

#endif
