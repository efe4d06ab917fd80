/* SPDX-License-Identifier: Apache-2.0 */
#include "report/files.h"
#include "report/json.h"
#include "report/must.h"
#include "report/stale.h"
#include "report/tlps.h"

#include <assert.h>
#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/** One file of the run. */
struct entry {
    char *name;
    struct outfile file; /* written by us or by our caller */
    char *adopted;       /* or by somebody else under this path; then `file` is not open */
    bool placed;
};

struct report_folder {
    char *path;
    char *name; /* of a subfolder in its parent */
    struct report_folder *parent;
    unsigned made; /* how many levels of the path were not there before */
    struct entry **entries;
    size_t entry_count;
    struct report_folder **subs;
    size_t sub_count;
    struct outfile run_file; /* run.json, opened first and placed last */
    json_t *run;
    bool run_placed;
    struct report_tlps *tlps;
};

/* ---- making and removing folders ------------------------------------------------------------- */

static unsigned levels_missing(const char *path)
{
    struct stat at;
    unsigned missing = 0;
    char *part = must(strdup(path));
    while (part[0] != '\0' && stat(part, &at) != 0) {
        missing++;
        char *slash = strrchr(part, '/');
        while (slash != NULL && slash > part && slash[-1] == '/')
            slash--;
        if (slash == NULL)
            break;
        *slash = '\0';
    }
    free(part);
    return missing;
}

/** Remove the folders that were made for `path`, as far as they are empty. */
static void remove_levels(const char *path, unsigned levels)
{
    char *part = must(strdup(path));
    for (; levels > 0; levels--) {
        (void)rmdir(part);
        char *slash = strrchr(part, '/');
        if (slash == NULL || slash == part)
            break;
        while (slash > part && slash[-1] == '/')
            slash--;
        *slash = '\0';
    }
    free(part);
}

static void free_folder(struct report_folder *folder)
{
    for (size_t i = 0; i < folder->sub_count; i++)
        free_folder(folder->subs[i]);
    for (size_t i = 0; i < folder->entry_count; i++) {
        free(folder->entries[i]->name);
        free(folder->entries[i]->adopted);
        free(folder->entries[i]);
    }
    json_decref(folder->run);
    free(folder->subs);
    free(folder->entries);
    free(folder->path);
    free(folder->name);
    free(folder);
}

/** Remove all that this run has written, placed or not. */
static void undo(struct report_folder *folder)
{
    tlps_finish(folder->tlps);
    folder->tlps = NULL;
    for (size_t i = 0; i < folder->sub_count; i++)
        undo(folder->subs[i]);
    for (size_t i = 0; i < folder->entry_count; i++) {
        struct entry *entry = folder->entries[i];
        outfile_abandon(&entry->file);
        if (entry->adopted != NULL)
            (void)unlink(entry->adopted);
        if (entry->placed) {
            char *path = join_path(folder->path, entry->name);
            (void)unlink(path);
            free(path);
        }
    }
    outfile_abandon(&folder->run_file);
    if (folder->run_placed) {
        char *path = join_path(folder->path, "run.json");
        (void)unlink(path);
        free(path);
    }
    remove_levels(folder->path, folder->made);
}

struct report_folder *report_folder_open(const char *path, struct error *e)
{
    if (strcmp(path, "-") == 0) {
        (void)error_set(e, "a run has a folder of files, which standard output cannot hold; "
                           "expected a folder's name");
        return NULL;
    }
    struct report_folder *folder = must(calloc(1, sizeof(*folder)));
    folder->path = must(strdup(path));
    for (size_t length = strlen(path); length > 1 && folder->path[length - 1] == '/'; length--)
        folder->path[length - 1] = '\0';
    folder->run = must(json_object());
    folder->made = levels_missing(folder->path);
    bool made = make_folder(folder->path, e);
    char *run = join_path(folder->path, "run.json");
    bool open = made && outfile_open(&folder->run_file, run, e);
    free(run);
    if (open)
        return folder;
    remove_levels(folder->path, folder->made);
    free_folder(folder);
    return NULL;
}

/** A run's name as that of a folder: no separators, no hidden files, nothing that needs quotes. */
static char *folder_name(const struct report_folder *parent, const char *name)
{
    static const char plain[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._+-";
    enum { NAME_BYTES = 64 };
    char base[NAME_BYTES];
    (void)snprintf(base, sizeof(base), "%s", name[0] == '\0' ? "run" : name);
    for (char *c = base; *c != '\0'; c++)
        if (strchr(plain, *c) == NULL || (c == base && (*c == '.' || *c == '-')))
            *c = '_';
    char *unique = must(strdup(base));
    unsigned copy = 1;
    for (size_t i = 0; i < parent->sub_count; i++) {
        if (strcmp(parent->subs[i]->name, unique) != 0)
            continue;
        free(unique);
        if (asprintf(&unique, "%s-%u", base, ++copy) < 0)
            unique = NULL;
        unique = must(unique);
        i = SIZE_MAX; /* from the start: the new name may be taken too */
    }
    return unique;
}

struct report_folder *report_folder_sub(struct report_folder *parent, const char *name,
                                        struct error *e)
{
    char *own = folder_name(parent, name);
    char *path = join_path(parent->path, own);
    struct report_folder *folder = report_folder_open(path, e);
    free(path);
    if (folder == NULL) {
        free(own);
        return NULL;
    }
    folder->name = own;
    folder->parent = parent;
    parent->subs =
        must(realloc(parent->subs, (parent->sub_count + 1) * sizeof(struct report_folder *)));
    parent->subs[parent->sub_count++] = folder;
    return folder;
}

const char *report_folder_path(const struct report_folder *folder)
{
    return folder->path;
}

/* ---- what goes in ---------------------------------------------------------------------------- */

static struct entry *add_entry(struct report_folder *folder, const char *name, struct error *e)
{
    assert(stale_name_is_plain(name) && strcmp(name, "run.json") != 0);
    for (size_t i = 0; i < folder->entry_count; i++) {
        if (strcmp(folder->entries[i]->name, name) == 0) {
            (void)error_fault(e, "%s/%s is written twice", folder->path, name);
            return NULL;
        }
    }
    struct entry *entry = must(calloc(1, sizeof(*entry)));
    entry->name = must(strdup(name));
    folder->entries =
        must(realloc(folder->entries, (folder->entry_count + 1) * sizeof(struct entry *)));
    folder->entries[folder->entry_count++] = entry;
    return entry;
}

struct outfile *report_folder_file(struct report_folder *folder, const char *name, struct error *e)
{
    struct entry *entry = add_entry(folder, name, e);
    if (entry == NULL)
        return NULL;
    char *path = join_path(folder->path, name);
    bool open = outfile_open(&entry->file, path, e);
    free(path);
    return open ? &entry->file : NULL;
}

bool report_folder_adopt(struct report_folder *folder, const char *temporary, const char *name,
                         struct error *e)
{
    struct entry *entry = add_entry(folder, name, e);
    if (entry == NULL)
        return false;
    entry->adopted = must(strdup(temporary));
    return true;
}

bool report_folder_stats(struct report_folder *folder, const struct report_value *values,
                         size_t count, struct error *e)
{
    struct outfile *f = report_folder_file(folder, "stats.json", e);
    if (f == NULL)
        return false;
    /* A line for each value, for people and for diff. */
    (void)fputc('[', f->stream);
    for (size_t i = 0; i < count; i++) {
        json_t *row = json_pack("{s:o, s:o, s:o}", "name", json_text(values[i].name), "value",
                                json_value(values[i].value), "unit",
                                json_text(values[i].unit == NULL ? "1" : values[i].unit));
        (void)fputs(i == 0 ? "\n" : ",\n", f->stream);
        bool written = row != NULL && json_write(f->stream, row, 0);
        json_decref(row);
        if (!written)
            return error_fault(e, "no memory for %s", f->path);
    }
    (void)fputs("\n]\n", f->stream);
    return true;
}

bool report_folder_hist(struct report_folder *folder, const struct hist *sizes, struct error *e)
{
    struct outfile *f = report_folder_file(folder, "hist.csv", e);
    if (f == NULL)
        return false;
    struct report_run run = { .name = "", .sizes = sizes };
    csv_draw(f->stream, &run, 1);
    return true;
}

struct report_tlps *report_folder_tlps(struct report_folder *folder, struct error *e)
{
    struct outfile *f = report_folder_file(folder, "tlps.csv", e);
    if (f == NULL)
        return NULL;
    folder->tlps = must(tlps_start(f->stream));
    return folder->tlps;
}

bool report_folder_pictures(struct report_folder *folder, const struct report_run *runs,
                            size_t count, bool png, struct error *e)
{
    struct outfile *svg = report_folder_file(folder, "hist.svg", e);
    if (svg == NULL)
        return false;
    svg_draw(svg->stream, runs, count);
    if (!png)
        return true;
    struct outfile *picture = report_folder_file(folder, "hist.png", e);
    return picture != NULL && png_draw(picture->stream, runs, count, e);
}

/** A parameter as what sets it again: native where JSON has the type, else its text. */
json_t *param_json(const struct param *p, const void *object)
{
    const char *field = (const char *)object + p->offset;
    char text[128];
    switch (p->type) {
    case PARAM_BOOL: return json_boolean(*(const bool *)field);
    case PARAM_U64: return json_u64(*(const uint64_t *)(const void *)field);
    case PARAM_REAL: return json_value(*(const double *)(const void *)field);
    case PARAM_SIZE:
    case PARAM_TIME:
    case PARAM_FREQ:
    case PARAM_CHOICE: break;
    }
    return json_text(param_format(p, object, text, sizeof(text)));
}

static json_t *params_json(const struct report_run_info *info)
{
    json_t *all = json_object();
    for (size_t t = 0; t < info->table_count; t++) {
        const struct param_table *table = info->tables[t];
        for (size_t i = 0; i < table->count; i++) {
            char key[128];
            (void)snprintf(key, sizeof(key), "%s%s%s", table->group,
                           table->group[0] == '\0' ? "" : ".", table->params[i].name);
            json_object_set_new(all, key, param_json(&table->params[i], info->objects[t]));
        }
    }
    return all;
}

static void set_text(json_t *object, const char *key, const char *text)
{
    if (text != NULL)
        json_object_set_new(object, key, json_text(text));
}

static json_t *texts(const char *const *list, size_t count)
{
    json_t *all = json_array();
    for (size_t i = 0; i < count; i++)
        json_array_append_new(all, json_text(list[i]));
    return all;
}

/* What the host needed, to a millionth. */
static json_t *host_value(double value)
{
    return json_value(value < 1000 ? round(value * 1e6) / 1e6 : round(value));
}

bool report_folder_run(struct report_folder *folder, const struct report_run_info *info,
                       struct error *e)
{
    json_t *run = json_object(), *settings = json_object(), *host = json_object();
    json_t *end = json_pack("{s:i}", "status", info->exit_status);
    if (run == NULL || settings == NULL || host == NULL || end == NULL) {
        json_decref(run);
        json_decref(settings);
        json_decref(host);
        json_decref(end);
        return error_fault(e, "no memory for %s/run.json", folder->path);
    }
    set_text(run, "name", info->name);
    set_text(run, "command", info->command);
    set_text(run, "version", info->version);
    set_text(end, "reason", info->exit_reason);
    json_object_set_new(run, "exit", end);
    json_object_set_new(run, "seed", json_u64(info->seed));
    json_object_set_new(run, "parameters", params_json(info));
    for (size_t i = 0; i < info->setting_count; i++)
        set_text(settings, info->settings[i].name, info->settings[i].text);
    json_object_set_new(run, "settings", settings);
    json_object_set_new(run, "time",
                        json_pack("{s:o, s:o}", "simulated_ns",
                                  json_value((double)info->simulated / PS_PER_NS), "host_s",
                                  host_value(info->host_seconds)));
    if (info->wire_bytes != 0)
        json_object_set_new(run, "wire_bytes", json_u64(info->wire_bytes));
    for (size_t i = 0; i < info->host_count; i++)
        json_object_set_new(host, info->host[i].name, host_value(info->host[i].value));
    if (info->host_count != 0)
        json_object_set(run, "host", host);
    json_decref(host);
    if (info->trace_notes != NULL)
        json_object_set_new(run, "trace_notes", texts(info->trace_notes, info->trace_note_count));
    json_decref(folder->run);
    folder->run = run;
    return true;
}

/* ---- putting it in place --------------------------------------------------------------------- */

static int by_name(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/** What is in the folder, so that the next run knows what it replaces. */
static bool list_contents(struct report_folder *folder)
{
    const char **names = must(calloc(folder->entry_count + 1, sizeof(*names)));
    size_t placed = 0;
    for (size_t i = 0; i < folder->entry_count; i++)
        if (folder->entries[i]->placed)
            names[placed++] = folder->entries[i]->name;
    qsort(names, placed, sizeof(*names), by_name);
    json_t *files = json_array(), *subs = json_array();
    for (size_t i = 0; i < placed; i++)
        json_array_append_new(files, json_text(names[i]));
    free(names);
    for (size_t i = 0; i < folder->sub_count; i++)
        json_array_append_new(subs, json_text(folder->subs[i]->name));
    return json_object_set_new(folder->run, "files", files) == 0 &&
           json_object_set_new(folder->run, "subfolders", subs) == 0;
}

static bool place_entry(const struct report_folder *folder, struct entry *entry, struct error *e)
{
    if (entry->adopted == NULL) {
        if (entry->file.stream == NULL)
            return true; /* its writer has given it up */
        entry->placed = outfile_commit(&entry->file, e);
        return entry->placed;
    }
    char *path = join_path(folder->path, entry->name);
    entry->placed = rename(entry->adopted, path) == 0;
    if (!entry->placed)
        (void)error_set(e, "cannot write \"%s\": %s", path, strerror(errno));
    free(path);
    return entry->placed;
}

static bool has_entry(const struct report_folder *folder, const char *name)
{
    for (size_t i = 0; i < folder->entry_count; i++)
        if (folder->entries[i]->placed && strcmp(folder->entries[i]->name, name) == 0)
            return true;
    return false;
}

static bool has_sub(const struct report_folder *folder, const char *name)
{
    for (size_t i = 0; i < folder->sub_count; i++)
        if (strcmp(folder->subs[i]->name, name) == 0)
            return true;
    return false;
}

/** Without run.json nobody takes for one run what is half an old and half a new one. */
static bool place(struct report_folder *folder, struct error *e)
{
    struct stale *old = stale_read(folder->path);
    stale_remove_run(old);
    tlps_finish(folder->tlps);
    folder->tlps = NULL;
    bool good = true;
    for (size_t i = 0; good && i < folder->sub_count; i++)
        good = place(folder->subs[i], e);
    for (size_t i = 0; good && i < folder->entry_count; i++)
        good = place_entry(folder, folder->entries[i], e);
    const char *name = NULL;
    for (size_t i = 0; (name = stale_file(old, i)) != NULL; i++)
        if (!has_entry(folder, name))
            stale_remove_file(old, name);
    for (size_t i = 0; (name = stale_subfolder(old, i)) != NULL; i++)
        if (!has_sub(folder, name))
            stale_remove_subfolder(old, name);
    stale_free(old);
    if (!good)
        return false;
    if (!list_contents(folder) ||
        !json_write(folder->run_file.stream, folder->run, JSON_INDENT(2) | JSON_SORT_KEYS))
        return error_fault(e, "no memory for %s", folder->run_file.path);
    (void)fputc('\n', folder->run_file.stream);
    folder->run_placed = outfile_commit(&folder->run_file, e);
    return folder->run_placed;
}

bool report_folder_commit(struct report_folder *folder, struct error *e)
{
    assert(folder->parent == NULL);
    bool good = place(folder, e);
    if (!good)
        undo(folder);
    free_folder(folder);
    return good;
}

void report_folder_abandon(struct report_folder *folder)
{
    if (folder == NULL)
        return;
    assert(folder->parent == NULL);
    undo(folder);
    free_folder(folder);
}
