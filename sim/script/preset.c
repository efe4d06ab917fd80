/* SPDX-License-Identifier: Apache-2.0 */
/* Presets of platforms, and profiles that are laid over them: the folders, and how they add up. */
#include "script/preset.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

enum { NAMES_MAX = 128 };

/* ---- folders --------------------------------------------------------------------------------- */

struct names {
    char text[NAMES_MAX][PRESET_NAME];
    size_t count;
};

static int compare_names(const void *a, const void *b)
{
    return strcmp(a, b);
}

/* The names in the folder, in order. `kind` is for messages. */
static bool list_names(const char *dir, const char *kind, struct names *names, struct error *e)
{
    static const char ending[] = ".lua";
    DIR *folder = opendir(dir);
    names->count = 0;
    if (!folder) {
        return error_set(e, "cannot read the %ss in \"%s\": %s", kind, dir, strerror(errno));
    }
    for (const struct dirent *entry;
         names->count < NAMES_MAX && (entry = readdir(folder)) != NULL;) {
        const size_t length = strlen(entry->d_name);
        if (entry->d_name[0] != '.' && length > sizeof(ending) - 1 && length < PRESET_NAME &&
            strcmp(entry->d_name + length - (sizeof(ending) - 1), ending) == 0) {
            snprintf(names->text[names->count++], PRESET_NAME, "%.*s",
                     (int)(length - (sizeof(ending) - 1)), entry->d_name);
        }
    }
    closedir(folder);
    qsort(names->text, names->count, sizeof(*names->text), compare_names);
    return true;
}

static bool has_name(const struct names *names, const char *name)
{
    bool found = false;
    for (size_t i = 0; i < names->count; i++) {
        found = found || strcmp(names->text[i], name) == 0;
    }
    return found;
}

static void suggest(struct error *e, const char *name, const struct names *names)
{
    const char *list[NAMES_MAX];
    for (size_t i = 0; i < names->count; i++) {
        list[i] = names->text[i];
    }
    error_suggest(e, name, list, names->count);
}

/* The folder "profiles" beside the presets'. */
static const char *profile_dir(const char *preset_dir, char *buffer, size_t size)
{
    size_t length = strlen(preset_dir);
    while (length > 1 && preset_dir[length - 1] == '/') {
        length--;
    }
    while (length > 0 && preset_dir[length - 1] != '/') {
        length--;
    }
    snprintf(buffer, size, "%.*sprofiles", (int)length, preset_dir);
    return buffer;
}

/* Read DIR/NAME.lua into `file`, which is all zero. */
static bool read_named(const char *dir, const char *name, struct preset_file *file, struct error *e)
{
    char path[2 * PATH_MAX]; /* a folder of any length, and a name */
    snprintf(path, sizeof(path), "%s/%s.lua", dir, name);
    return preset_file_read(path, file, e);
}

/* ---- adding up ------------------------------------------------------------------------------- */

/* Lay what `file` says over `sum`; it is empty then. Two profiles must agree on what the platform
 * does not say itself. */
static bool lay(struct preset_file *sum, struct preset_file *file, const char *profile,
                const struct script_profiles *which, struct error *e)
{
    struct platform_params scratch;
    const struct platform_keys keys = platform_keys(&scratch);
    struct preset_key key;
    for (size_t i = 0; preset_key(&keys, i, &key); i++) {
        struct preset_entry *below = &sum->entries[i], *above = &file->entries[i];
        if (!above->source) {
            continue;
        }
        if (profile[0] != '\0' && below->source && below->from[0] != '\0' &&
            strcmp(below->value, above->value) != 0 &&
            !(which->own && which->own(which->arg, key.name))) {
            return error_set(e,
                             "profiles \"%s\" and \"%s\" set %s to %s and to %s; expected %s "
                             "among the platform's own keys",
                             below->from, profile, key.name, below->value, above->value, key.name);
        }
        free(below->source);
        *below = *above;
        snprintf(below->from, sizeof(below->from), "%s", profile);
        above->source = NULL;
    }
    return true;
}

/* The nearest of `names`; or it is one of the other kind, which are in `others`. */
static void unknown(struct error *e, const char *others, const char *name,
                    const struct names *names, const char *kind)
{
    struct names other;
    struct error ignored = { 0 };
    if (list_names(others, kind, &other, &ignored) && has_name(&other, name)) {
        const struct error first = *e;
        error_set(e, "%s; it is a %s: %s=\"%s\"", first.text, kind, kind, name);
    } else {
        suggest(e, name, names);
    }
}

/* Lay the profiles over `sum`, in their order. */
static bool lay_profiles(const char *preset_dir, const struct script_profiles *which,
                         struct preset_file *sum, struct error *e)
{
    char dir[PATH_MAX];
    struct names names = { .count = 0 };
    profile_dir(preset_dir, dir, sizeof(dir));
    if (which->count > 0 && !list_names(dir, "profile", &names, e)) {
        return false;
    }
    struct preset_file *file = calloc(1, sizeof(*file));
    if (!file) {
        return error_fault(e, "out of memory for a profile");
    }
    bool ok = true;
    for (size_t i = 0; ok && i < which->count; i++) {
        const char *name = which->names[i];
        if (!has_name(&names, name)) {
            ok = error_set(e, "unknown profile \"%s\"", name);
            unknown(e, preset_dir, name, &names, "preset");
        } else {
            file->is_profile = true;
            ok = read_named(dir, name, file, e) && lay(sum, file, name, which, e);
            preset_file_clear(file);
        }
    }
    free(file);
    return ok;
}

static bool apply(const struct preset_file *sum, struct platform_params *params, struct error *e)
{
    const struct platform_keys keys = platform_keys(params);
    struct preset_key key;
    bool ok = true;
    for (size_t i = 0; ok && preset_key(&keys, i, &key); i++) {
        ok = !sum->entries[i].source ||
             param_set_text(key.param, key.object, sum->entries[i].value, e);
    }
    return ok;
}

/* Does the preset itself set the key that its profiles may disagree on? */
static bool file_has(void *arg, const char *name)
{
    const struct preset_file *file = arg;
    struct platform_params scratch;
    const struct platform_keys keys = platform_keys(&scratch);
    struct preset_key key;
    bool found = false;
    for (size_t i = 0; preset_key(&keys, i, &key); i++) {
        found = found || (file->entries[i].source && strcmp(key.name, name) == 0);
    }
    return found;
}

/* A preset of the folder, with the profiles that it stands on below its own keys. */
static bool read_preset(const char *dir, const char *name, struct preset_file *sum, struct error *e)
{
    struct preset_file *file = calloc(1, sizeof(*file));
    if (!file) {
        return error_fault(e, "out of memory for a preset");
    }
    bool ok = read_named(dir, name, file, e);
    struct script_profiles below = { .count = file->profile_count, .own = file_has, .arg = file };
    for (size_t i = 0; i < below.count; i++) {
        below.names[i] = file->profiles[i];
    }
    ok = ok && lay_profiles(dir, &below, sum, e) && lay(sum, file, "", &below, e);
    for (size_t i = 0; i < PRESET_KEYS; i++) {
        sum->entries[i].from[0] = '\0';
    }
    memcpy(sum->help, file->help, sizeof(sum->help));
    preset_file_clear(file);
    free(file);
    return ok;
}

/* ---- what others see ------------------------------------------------------------------------- */

bool script_load_preset(const char *dir, const char *name, struct platform_params *params,
                        struct error *e)
{
    struct names names;
    if (!list_names(dir, "preset", &names, e)) {
        return false;
    }
    if (!has_name(&names, name)) {
        char profiles[PATH_MAX];
        profile_dir(dir, profiles, sizeof(profiles));
        error_set(e, "unknown platform \"%s\"", name);
        unknown(e, profiles, name, &names, "profile");
        return false;
    }
    platform_defaults(params);
    snprintf(params->preset, sizeof(params->preset), "%s", name);
    struct preset_file *sum = calloc(1, sizeof(*sum));
    bool ok = sum ? read_preset(dir, name, sum, e) && apply(sum, params, e)
                  : error_fault(e, "out of memory for a preset");
    if (sum) {
        preset_file_clear(sum);
    }
    free(sum);
    return ok;
}

bool script_lay_profiles(const char *dir, const struct script_profiles *which,
                         struct platform_params *params, struct error *e)
{
    if (which->count == 0) {
        return true;
    }
    struct preset_file *sum = calloc(1, sizeof(*sum));
    bool ok = sum ? lay_profiles(dir, which, sum, e) && apply(sum, params, e)
                  : error_fault(e, "out of memory for profiles");
    size_t length = strlen(params->profiles);
    for (size_t i = 0; ok && i < which->count; i++) {
        length += (size_t)snprintf(params->profiles + length, sizeof(params->profiles) - length,
                                   "%s%s", length ? ", " : "", which->names[i]);
        length = length < sizeof(params->profiles) ? length : sizeof(params->profiles) - 1;
    }
    if (sum) {
        preset_file_clear(sum);
    }
    free(sum);
    return ok;
}

/* All parameters, or those that are set alone. */
static void show(const struct preset_file *sum, const char *name, bool all, FILE *to)
{
    struct platform_params params;
    const struct platform_keys keys = platform_keys(&params);
    struct preset_key key;
    platform_defaults(&params);
    fprintf(to, "%s: %s\n\n", name, sum->help);
    fprintf(to, "%-22s %-12s %-8s %s\n", "parameter", "value", "unit", "source");
    for (size_t i = 0; preset_key(&keys, i, &key); i++) {
        const struct preset_entry *entry = &sum->entries[i];
        char value[sizeof(entry->value)];
        if (entry->source) {
            fprintf(to, "%-22s %-12s %-8s %s\n", key.name, entry->value, key.param->unit,
                    entry->source);
        } else if (all) {
            param_format(key.param, key.object, value, sizeof(value));
            fprintf(to, "%-22s %-12s %-8s %s\n", key.name, value, key.param->unit,
                    key.param->source);
        }
    }
}

bool script_show_preset(const char *dir, const char *name, FILE *to, struct error *e)
{
    char beside[PATH_MAX];
    struct names presets, profiles;
    profile_dir(dir, beside, sizeof(beside));
    if (!list_names(dir, "preset", &presets, e)) {
        return false;
    }
    if (!list_names(beside, "profile", &profiles, NULL)) {
        profiles.count = 0; /* a home of presets alone */
    }
    const bool is_preset = has_name(&presets, name), is_profile = has_name(&profiles, name);
    if (!is_preset && !is_profile) {
        error_set(e, "unknown platform or profile \"%s\"", name);
        for (size_t i = 0; i < profiles.count && presets.count < NAMES_MAX; i++) {
            memcpy(presets.text[presets.count++], profiles.text[i], PRESET_NAME);
        }
        suggest(e, name, &presets);
        return false;
    }
    struct preset_file *sum = calloc(1, sizeof(*sum));
    if (!sum) {
        return error_fault(e, "out of memory for a preset");
    }
    sum->is_profile = !is_preset;
    bool ok = is_preset ? read_preset(dir, name, sum, e) : read_named(beside, name, sum, e);
    if (ok) {
        show(sum, name, is_preset, to);
    }
    preset_file_clear(sum);
    free(sum);
    return ok;
}

/* Read all files of the folder, too: a broken one is named. */
static bool list_files(const char *preset_dir, bool profiles, script_list_fn *each, void *arg,
                       struct error *e)
{
    char beside[PATH_MAX];
    struct names names;
    const char *dir = profiles ? profile_dir(preset_dir, beside, sizeof(beside)) : preset_dir;
    if (!list_names(dir, profiles ? "profile" : "preset", &names, e)) {
        return false;
    }
    struct preset_file *sum = calloc(1, sizeof(*sum));
    if (!sum) {
        return error_fault(e, "out of memory for a preset");
    }
    bool ok = true;
    for (size_t i = 0; ok && i < names.count; i++) {
        sum->is_profile = profiles;
        ok = profiles ? read_named(dir, names.text[i], sum, e)
                      : read_preset(dir, names.text[i], sum, e);
        if (ok) {
            each(arg, names.text[i], sum->help);
        }
        preset_file_clear(sum);
    }
    free(sum);
    return ok;
}

bool script_list_presets(const char *dir, script_list_fn *each, void *arg, struct error *e)
{
    return list_files(dir, false, each, arg, e);
}

bool script_list_profiles(const char *dir, script_list_fn *each, void *arg, struct error *e)
{
    return list_files(dir, true, each, arg, e);
}
