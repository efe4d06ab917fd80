/* SPDX-License-Identifier: Apache-2.0 */
/* The folders of a report, read whole but for tlps.csv. */
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <zlib.h>

#include "report/files.h"
#include "report/html.h"
#include "report/must.h"

static const char *const life_columns[] = { "run",     "error",   "kind",    "address", "owner",
                                            "verdict", "arrival", "charged", NULL };

const char *html_setting(const json_t *run, const char *key)
{
    return json_string_value(json_object_get(json_object_get(run, "settings"), key));
}

const char *html_base(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash == NULL || slash[1] == '\0' ? path : slash + 1;
}

/* ---- files ----------------------------------------------------------------------------------- */

static bool add_file(struct html_data *d, const char *path, const char *name, struct error *e)
{
    enum { PIECE = 1 << 18 };
    if (!outfile_check(d->page, path, e))
        return false;
    FILE *from = fopen(path, "r");
    if (from == NULL)
        return errno == ENOENT || error_at(e, path, 0, "cannot be read: %s", strerror(errno));
    unsigned char *buffer = must(malloc(PIECE));
    struct html_file file = { .name = must(strdup(name)), .crc = (uint32_t)crc32(0, NULL, 0) };
    size_t got;
    while ((got = fread(buffer, 1, PIECE, from)) > 0) {
        file.crc = (uint32_t)crc32(file.crc, buffer, (uInt)got);
        file.size += got;
    }
    bool good = !ferror(from) || error_at(e, path, 0, "cannot be read: %s", strerror(errno));
    free(buffer);
    (void)fclose(from);
    d->files = must(realloc(d->files, (d->file_count + 1) * sizeof(*d->files)));
    d->files[d->file_count++] = file;
    return good;
}

static bool add_named(struct html_data *d, const char *folder, const char *shown, const char *name,
                      struct error *e)
{
    char path[PATH_MAX], label[PATH_MAX];
    if (name == NULL || strchr(name, '/') != NULL || strcmp(name, "report.html") == 0)
        return true;
    return path_in(path, sizeof(path), folder, name, e) &&
           path_in(label, sizeof(label), shown, name, e) && add_file(d, path, label, e);
}

/** run.json and the files that it lists, but no report: that is what is being made. */
static bool add_files(struct html_data *d, const char *folder, const char *shown, const json_t *run,
                      struct error *e)
{
    const json_t *listed = json_object_get(run, "files");
    const size_t count = json_array_size(listed);
    bool good = true;
    for (const struct report_file *f = report_files; good && count == 0 && f->name != NULL; f++)
        good = !f->always || add_named(d, folder, shown, f->name, e);
    good = good && (count == 0 || add_named(d, folder, shown, "run.json", e));
    for (size_t i = 0; good && i < count; i++)
        good = add_named(d, folder, shown, json_string_value(json_array_get(listed, i)), e);
    return good;
}

/* ---- one run --------------------------------------------------------------------------------- */

/** report_load() has been there before: what is broken is told there. */
static json_t *read_json(const char *folder)
{
    char path[PATH_MAX];
    return path_in(path, sizeof(path), folder, "run.json", NULL) ? json_load_file(path, 0, NULL)
                                                                 : NULL;
}

/** Most runs have none. */
static bool read_lints(struct html_run *run, const char *path, struct error *e)
{
    run->linted = access(path, F_OK) == 0 || errno != ENOENT;
    return !run->linted || report_lints_load(path, &run->lints, &run->lint_count, e);
}

static bool read_run(struct html_run *run, struct error *e)
{
    const char *folder = run->loaded->folder;
    char path[PATH_MAX];
    run->json = read_json(folder);
    run->dists = run->loaded->dists;
    return path_in(path, sizeof(path), folder, "tlps.csv", e) &&
           html_flow_read(&run->flow, path, e) &&
           path_in(path, sizeof(path), folder, "containment.csv", e) &&
           html_table_read(&run->lives, path, life_columns, e) &&
           path_in(path, sizeof(path), folder, "lints.csv", e) && read_lints(run, path, e);
}

/** The path of a run below its folder, for people. */
static char *shown_path(const struct html_folder *folder, const char *base, const char *path)
{
    char *text = NULL;
    size_t length = strlen(folder->path);
    const char *rest = strncmp(path, folder->path, length) == 0 ? path + length : "";
    if (asprintf(&text, "%s%s", base, rest) < 0)
        text = NULL;
    return must(text);
}

/** The name of a folder, for "." too. */
static char *own_name(const char *path)
{
    char *real = realpath(path, NULL);
    char *name = must(strdup(html_base(real == NULL ? path : real)));
    free(real);
    return name;
}

static char *label_of(const struct html_data *d, const char *base, const struct report_loaded *run)
{
    char *text = NULL;
    if (d->folder_count == 1 || strcmp(base, run->name) == 0)
        return must(strdup(run->name));
    if (asprintf(&text, "%s/%s", base, run->name) < 0)
        text = NULL;
    return must(text);
}

static bool read_folder(struct html_data *d, struct html_folder *folder, struct error *e)
{
    if (!report_load(folder->path, &folder->loaded, &folder->count, e))
        return false;
    char *base = own_name(folder->path);
    folder->first = d->count;
    d->runs = must(realloc(d->runs, (d->count + folder->count + 1) * sizeof(*d->runs)));
    json_t *json = read_json(folder->path);
    bool good = true;
    if (json_array_size(json_object_get(json, "subfolders")) != 0) {
        folder->json = json;
        good = add_files(d, folder->path, base, json, e);
    } else {
        json_decref(json);
    }
    for (size_t i = 0; good && i < folder->count; i++) {
        struct html_run *run = &d->runs[d->count++];
        *run = (struct html_run){ .loaded = &folder->loaded[i],
                                  .label = label_of(d, base, &folder->loaded[i]) };
        char *shown = shown_path(folder, base, run->loaded->folder);
        good = read_run(run, e) && add_files(d, run->loaded->folder, shown, run->json, e);
        free(shown);
    }
    free(base);
    return good;
}

bool html_data_read(struct html_data *d, const char *const *folders, size_t count, struct error *e)
{
    d->folders = must(calloc(count + 1, sizeof(*d->folders)));
    d->folder_count = count;
    for (size_t i = 0; i < count; i++) {
        d->folders[i].path = folders[i];
        if (!read_folder(d, &d->folders[i], e))
            return false;
    }
    if (d->count == 0)
        return error_set(e, "'%s' has no run", folders[0]);
    d->views = must(calloc(d->count, sizeof(*d->views)));
    for (size_t i = 0; i < d->count; i++) {
        d->views[i] = d->runs[i].loaded->run;
        d->views[i].name = d->runs[i].label;
    }
    return true;
}

double html_value(const struct html_run *run, const char *name)
{
    return report_value_of(run->loaded->values, run->loaded->value_count, name);
}

void html_data_free(struct html_data *d)
{
    for (size_t i = 0; i < d->count; i++) {
        struct html_run *run = &d->runs[i];
        free(run->label);
        free(run->flow);
        json_decref(run->json);
        html_table_free(&run->lives);
        free(run->lints);
    }
    for (size_t i = 0; i < d->folder_count; i++) {
        json_decref(d->folders[i].json);
        report_loaded_free(d->folders[i].loaded, d->folders[i].count);
    }
    for (size_t i = 0; i < d->file_count; i++)
        free(d->files[i].name);
    free(d->files);
    free(d->views);
    free(d->runs);
    free(d->folders);
    *d = (struct html_data){ 0 };
}

uint64_t html_errors(const struct html_run *run)
{
    return run->lives.row_count;
}
