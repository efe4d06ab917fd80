/* SPDX-License-Identifier: Apache-2.0 */
#include "report/dist.h"
#include "report/files.h"
#include "report/json.h"
#include "report/stale.h"

#include <errno.h>
#include <limits.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { DEPTH_MOST = 2 /* subfolders in subfolders; ours have one level */ };

bool report_is_folder(const char *path)
{
    struct stat at;
    return stat(path, &at) == 0 && S_ISDIR(at.st_mode);
}

static bool has_file(const char *folder, const char *name)
{
    char path[PATH_MAX];
    struct stat at;
    return path_in(path, sizeof(path), folder, name, NULL) && stat(path, &at) == 0;
}

bool report_is_run(const char *path)
{
    return report_is_folder(path) && (has_file(path, "run.json") || has_file(path, "hist.csv"));
}

/* ---- hist.csv -------------------------------------------------------------------------------- */

/** Decimal digits only, up to `end`. */
static bool read_digits(const char **at, char end, uint64_t *out)
{
    const char *c = *at;
    uint64_t value = 0;
    if (*c < '0' || *c > '9')
        return false;
    for (; *c >= '0' && *c <= '9'; c++)
        if (__builtin_mul_overflow(value, 10u, &value) ||
            __builtin_add_overflow(value, (unsigned)(*c - '0'), &value))
            return false;
    if (*c != end)
        return false;
    *at = end == '\0' ? c : c + 1;
    *out = value;
    return true;
}

static bool read_hist_row(struct hist *sizes, const char *text, const char *path, int line,
                          struct error *e)
{
    const char *at = text;
    uint64_t bytes = 0, count = 0, added = 0, sum = 0;
    if (!read_digits(&at, ',', &bytes) || !read_digits(&at, '\0', &count))
        return error_at(e, path, line, "'%s' is not a row; expected BYTES,COUNT", text);
    if (bytes > HIST_MAX_BYTES)
        return error_at(e, path, line, "no TLP has %llu bytes; expected at most %d",
                        (unsigned long long)bytes, HIST_MAX_BYTES);
    if (sizes->count[bytes] != 0)
        return error_at(e, path, line, "%llu bytes has a row already", (unsigned long long)bytes);
    if (__builtin_mul_overflow(bytes, count, &added) ||
        __builtin_add_overflow(sizes->bytes, added, &sum) ||
        __builtin_add_overflow(sizes->tlps, count, &sum))
        return error_at(e, path, line, "the counts are too large; expected a sum below 2^64");
    hist_add_many(sizes, (uint32_t)bytes, count);
    return true;
}

static bool read_hist(struct hist *sizes, const char *path, struct error *e)
{
    FILE *f = fopen(path, "r");
    if (f == NULL)
        return error_at(e, path, 0, "cannot be read: %s", strerror(errno));
    char *text = NULL;
    size_t room = 0;
    int line = 0;
    bool good = true;
    while (good && getline(&text, &room, f) >= 0) {
        text[strcspn(text, "\r\n")] = '\0';
        if (++line > 1)
            good = read_hist_row(sizes, text, path, line, e);
        else if (strcmp(text, "bytes,count") != 0)
            good =
                error_at(e, path, line, "'%.40s' is not the header; expected 'bytes,count'", text);
    }
    if (good && ferror(f))
        good = error_at(e, path, line, "cannot be read: %s", strerror(errno));
    if (good && line == 0)
        good = error_at(e, path, 1, "is empty; expected the header 'bytes,count'");
    free(text);
    (void)fclose(f);
    return good;
}

/* ---- JSON with lines ------------------------------------------------------------------------- */

/** The line of the element `index` of the array that is the whole of `path`; 0 if not found. */
static int line_of_element(const char *path, size_t index)
{
    FILE *f = fopen(path, "r");
    if (f == NULL)
        return 0;
    int line = 1, depth = 0, found = 0, c = 0;
    size_t element = 0;
    bool string = false;
    while (found == 0 && (c = fgetc(f)) != EOF) {
        bool blank = c == ' ' || c == '\t' || c == '\r' || c == '\n';
        if (!string && depth == 1 && element == index && !blank && c != ',')
            found = line;
        if (string && c == '\\')
            c = fgetc(f);
        else if (c == '"')
            string = !string;
        else if (!string && (c == '[' || c == '{'))
            depth++;
        else if (!string && (c == ']' || c == '}'))
            depth--;
        else if (!string && depth == 1 && c == ',')
            element++;
        line += c == '\n';
    }
    (void)fclose(f);
    return found;
}

/** The first line with `"key":`; 0 if there is none. */
static int line_of_key(const char *path, const char *key)
{
    FILE *f = fopen(path, "r");
    if (f == NULL)
        return 0;
    char *text = NULL, quoted[64];
    size_t room = 0;
    int line = 0, found = 0;
    (void)snprintf(quoted, sizeof(quoted), "\"%s\":", key);
    while (found == 0 && getline(&text, &room, f) >= 0) {
        line++;
        found = strstr(text, quoted) != NULL ? line : 0;
    }
    free(text);
    (void)fclose(f);
    return found;
}

/** True with `*out` NULL if there is no such file. */
static bool read_json(const char *path, json_t **out, struct error *e)
{
    *out = NULL;
    FILE *f = fopen(path, "r");
    if (f == NULL)
        return errno == ENOENT || error_at(e, path, 0, "cannot be read: %s", strerror(errno));
    json_error_t where;
    *out = json_loadf(f, JSON_REJECT_DUPLICATES, &where);
    (void)fclose(f);
    if (*out == NULL)
        return error_at(e, path, where.line > 0 ? where.line : 1, "is not JSON: %s", where.text);
    return true;
}

/* ---- stats.json ------------------------------------------------------------------------------ */

static bool read_value(struct report_value *value, const json_t *row)
{
    const char *name = json_string_value(json_object_get(row, "name"));
    const char *unit = json_string_value(json_object_get(row, "unit"));
    const json_t *number = json_object_get(row, "value");
    if (name == NULL || unit == NULL || !(json_is_number(number) || json_is_null(number)))
        return false;
    *value = (struct report_value){ .name = name, .unit = unit };
    value->value = json_is_null(number) ? (double)NAN : json_number_value(number);
    return true;
}

static bool read_stats(struct report_loaded *loaded, const char *path, struct error *e)
{
    json_t *rows = NULL;
    if (!read_json(path, &rows, e))
        return false;
    loaded->texts = rows;
    if (rows == NULL)
        return true;
    if (!json_is_array(rows))
        return error_at(e, path, 1,
                        "is not an array; expected [{\"name\", \"value\", \"unit\"}, ...]");
    loaded->values = calloc(json_array_size(rows) + 1, sizeof(*loaded->values));
    if (loaded->values == NULL)
        return error_fault(e, "no memory for %s", path);
    for (size_t i = 0; i < json_array_size(rows); i++) {
        if (!read_value(&loaded->values[i], json_array_get(rows, i)))
            return error_at(e, path, line_of_element(path, i),
                            "is not a statistic; expected {\"name\": text, \"value\": number, "
                            "\"unit\": text}");
        loaded->value_count++;
    }
    return true;
}

/* ---- run.json -------------------------------------------------------------------------------- */

static bool wrong_key(const char *path, const char *key, const char *expected, struct error *e)
{
    return error_at(e, path, line_of_key(path, key), "'%s' is not %s", key, expected);
}

/** A text that may be missing. */
static bool read_text(char **out, const json_t *object, const char *key, const char *path,
                      struct error *e)
{
    const json_t *text = json_object_get(object, key);
    if (text == NULL)
        return true;
    if (!json_is_string(text))
        return wrong_key(path, key, "a text", e);
    free(*out);
    *out = strdup(json_string_value(text));
    return *out != NULL || error_fault(e, "no memory for %s", path);
}

/** An integer that may be missing, or beyond 2^53 a string of digits. */
static bool read_integer(uint64_t *out, const json_t *object, const char *key, const char *path,
                         struct error *e)
{
    const json_t *value = json_object_get(object, key);
    const char *digits = json_string_value(value);
    if (value == NULL || (digits != NULL && read_digits(&digits, '\0', out)))
        return true;
    if (!json_is_integer(value) || json_integer_value(value) < 0)
        return wrong_key(path, key, "an integer from 0 to 2^64 - 1", e);
    *out = (uint64_t)json_integer_value(value);
    return true;
}

static bool read_run(struct report_loaded *loaded, const json_t *run, const char *path,
                     struct error *e)
{
    if (run == NULL)
        return true;
    const json_t *time = json_object_get(run, "time"), *end = json_object_get(run, "exit");
    const json_t *ns = json_object_get(time, "simulated_ns");
    if (ns != NULL && (!json_is_number(ns) || !(json_number_value(ns) >= 0.0) ||
                       json_number_value(ns) >= 0x1p63 / PS_PER_NS))
        return wrong_key(path, "simulated_ns", "a time in ns", e);
    if (ns != NULL)
        loaded->time = (simtime_t)llround(json_number_value(ns) * PS_PER_NS);
    return read_text(&loaded->name, run, "name", path, e) &&
           read_text(&loaded->version, run, "version", path, e) &&
           read_text(&loaded->exit_reason, end, "reason", path, e) &&
           read_integer(&loaded->seed, run, "seed", path, e) &&
           read_integer(&loaded->wire_bytes, run, "wire_bytes", path, e);
}

/* ---- folders --------------------------------------------------------------------------------- */

/** The last component of the folder's own path, for "." and links too. */
static char *name_of_folder(const char *path)
{
    char *real = realpath(path, NULL);
    if (real == NULL)
        return strdup(path);
    const char *slash = strrchr(real, '/');
    char *name = strdup(slash == NULL || slash[1] == '\0' ? real : slash + 1);
    free(real);
    return name;
}

static bool load_one(struct report_loaded *loaded, const char *folder, const json_t *run,
                     struct error *e)
{
    char path[PATH_MAX];
    loaded->name = name_of_folder(folder);
    loaded->folder = strdup(folder);
    loaded->sizes = calloc(1, sizeof(*loaded->sizes));
    if (loaded->name == NULL || loaded->folder == NULL || loaded->sizes == NULL)
        return error_fault(e, "no memory for the run in %s", folder);
    return path_in(path, sizeof(path), folder, "run.json", e) && read_run(loaded, run, path, e) &&
           path_in(path, sizeof(path), folder, "hist.csv", e) &&
           read_hist(loaded->sizes, path, e) &&
           path_in(path, sizeof(path), folder, "stats.json", e) && read_stats(loaded, path, e) &&
           path_in(path, sizeof(path), folder, "distributions.json", e) &&
           dists_load(path, &loaded->dists, e);
}

struct load_list {
    struct report_loaded *runs;
    size_t count;
};

static bool load_folder(struct load_list *list, const char *folder, unsigned depth,
                        struct error *e);

static bool load_listed(struct load_list *list, const char *folder, const json_t *run,
                        const char *run_path, unsigned depth, struct error *e)
{
    const json_t *subs = json_object_get(run, "subfolders");
    for (size_t i = 0; i < json_array_size(subs); i++) {
        const char *name = json_string_value(json_array_get(subs, i));
        char path[PATH_MAX];
        if (name == NULL || !stale_name_is_plain(name) || depth + 1 > DEPTH_MOST)
            return wrong_key(run_path, "subfolders", "a list of names of folders", e);
        if (!path_in(path, sizeof(path), folder, name, e) || !load_folder(list, path, depth + 1, e))
            return false;
    }
    return true;
}

static bool load_folder(struct load_list *list, const char *folder, unsigned depth, struct error *e)
{
    char path[PATH_MAX];
    json_t *run = NULL;
    if (!path_in(path, sizeof(path), folder, "run.json", e) || !read_json(path, &run, e))
        return false;
    bool good = true;
    if (run != NULL && !json_is_object(run)) {
        good = error_at(e, path, 1, "is not an object; expected what a run writes");
    } else if (json_array_size(json_object_get(run, "subfolders")) != 0) {
        good = load_listed(list, folder, run, path, depth, e);
    } else {
        struct report_loaded *more = realloc(list->runs, (list->count + 1) * sizeof(*more));
        if (more == NULL) {
            good = error_fault(e, "no memory for the run in %s", folder);
        } else {
            list->runs = more;
            more[list->count] = (struct report_loaded){ 0 };
            good = load_one(&more[list->count++], folder, run, e);
        }
    }
    json_decref(run);
    return good;
}

static bool is_partial(const struct report_loaded *loaded)
{
    const char *reason = loaded->exit_reason;
    const bool lost = report_value_of(loaded->values, loaded->value_count, "pcie.lost_writes") > 0;
    return lost || (reason != NULL &&
                    (strcmp(reason, REPORT_HANGS) == 0 || strcmp(reason, REPORT_INTERRUPTED) == 0));
}

bool report_load(const char *path, struct report_loaded **runs, size_t *count, struct error *e)
{
    struct load_list list = { 0 };
    *runs = NULL;
    *count = 0;
    if (!report_is_folder(path))
        return error_set(e, "'%s' is not a folder; expected the output folder of a run", path);
    if (!report_is_run(path))
        return error_at(e, path, 0,
                        "this folder is no run's: it has no run.json and no hist.csv; expected one "
                        "that `-o` of a run wrote");
    if (!load_folder(&list, path, 0, e)) {
        report_loaded_free(list.runs, list.count);
        return false;
    }
    for (size_t i = 0; i < list.count; i++) {
        struct report_loaded *loaded = &list.runs[i];
        loaded->run = (struct report_run){ .name = loaded->name,
                                           .sizes = loaded->sizes,
                                           .wire_bytes = loaded->wire_bytes,
                                           .time = loaded->time,
                                           .partial = is_partial(loaded) };
    }
    *runs = list.runs;
    *count = list.count;
    return true;
}

void report_loaded_free(struct report_loaded *runs, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        free(runs[i].name);
        free(runs[i].folder);
        free(runs[i].version);
        free(runs[i].exit_reason);
        free(runs[i].sizes);
        dists_free(runs[i].dists);
        free(runs[i].values);
        json_decref(runs[i].texts);
    }
    free(runs);
}
