/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What a preset's or a profile's file says, before it becomes parameters. Inside this folder only.
 */
#ifndef GATHER_SCRIPT_PRESET_H
#define GATHER_SCRIPT_PRESET_H

#include "platform/platform.h"
#include "script/options.h"

enum { PRESET_KEYS = 512, PRESET_NAME = 32 };

/** One key: its value as text that param_set_text() takes. */
struct preset_entry {
    char value[64];
    char *source;           /* NULL: nothing is said of the key */
    char from[PRESET_NAME]; /* the profile that says it; "" if it is a preset */
};

struct preset_file {
    bool is_profile; /* what is expected */
    char help[160];
    char profiles[SCRIPT_PROFILES][PRESET_NAME]; /* that a preset stands on */
    size_t profile_count;
    struct preset_entry entries[PRESET_KEYS]; /* in the order of preset_key() */
};

/** A key of the platform's parameters, as files and -p write it. */
struct preset_key {
    char name[64];
    const struct param *param;
    void *object;
};
/** Key number `index`; false after the last. */
bool preset_key(const struct platform_keys *keys, size_t index, struct preset_key *key);

/** Read a file: all zero before but for `is_profile`; preset_file_clear() whether or not it went
 * well. */
bool preset_file_read(const char *path, struct preset_file *file, struct error *e);
void preset_file_clear(struct preset_file *file);

/** Reader of an option, see options.h: a name or a list of names into a struct script_profiles. */
void script_read_profiles(lua_State *L, int index, const char *name, void *to);

#endif
