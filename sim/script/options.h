/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Reading a Lua table of options against parameter tables. The one way in which every function of
 * the module takes its keys. Inside this folder only.
 */
#ifndef GATHER_SCRIPT_OPTIONS_H
#define GATHER_SCRIPT_OPTIONS_H

#include "script/state.h"

/** A key that no parameter table has. `read` sees its value at `index` and may raise. */
struct option_extra {
    const char *name;
    void (*read)(lua_State *L, int index, const char *name, void *to);
    void *to;
};

/** What one call takes. Tables with group "" give keys, any other group a key with a table. */
struct option_set {
    const char *function; /* "gather.mmu.combine": begins every message */
    const struct param_table *const *tables;
    void *const *objects; /* one for each table, with their defaults already set */
    size_t table_count;
    const struct option_extra *extras;
    size_t extra_count;
    const char *const *required; /* NULL-terminated; NULL: none */
};

/**
 * Read the table at `index` (nil or nothing: no keys). Raises, with the caller's line, on an
 * unknown key (naming the nearest), a value that is no string key's, a value out of range, a
 * missing required key. A caller must hold nothing that a jump would lose. In an order that does
 * not depend on the run.
 */
void options_read(lua_State *L, int index, const struct option_set *set);

/** The value on top into the field of `p`: false with a message that begins with its name. */
bool option_set_param(lua_State *L, const struct param *p, void *object, struct error *e);

/* Readers for extras and positional arguments; all raise with `name` in the message. */

/** A bus address or physical address: any 64-bit integer, or text as PARAM_U64. `to`: uint64_t. */
void option_address(lua_State *L, int index, const char *name, void *to);
/** `to`: const char *, valid as long as the value is on the stack or in its table. */
void option_string(lua_State *L, int index, const char *name, void *to);

/** Set field `name` of the table on top. */
void option_field_integer(lua_State *L, const char *name, uint64_t value);
/** NULL leaves the field out. */
void option_field_string(lua_State *L, const char *name, const char *value);
void option_field_flag(lua_State *L, const char *name, bool value);
/** As nanoseconds. */
void option_field_time(lua_State *L, const char *name, simtime_t time);
/** Push a list of `count` texts, of which each is in a row of `size` bytes. */
void option_push_rows(lua_State *L, const char *first, size_t size, size_t count);
/** Push a list of names. */
void option_push_names(lua_State *L, const char *const *names, size_t count);

#endif
