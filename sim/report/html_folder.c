/* SPDX-License-Identifier: Apache-2.0 */
/* The report that lies in a run's own folder, and goes when the next run takes the folder. */
#include <errno.h>
#include <limits.h>
#include <string.h>

#include "report/files.h"
#include "report/html.h"
#include "report/json.h"

static const char name[] = "report.html";

static bool listed(const json_t *files)
{
    for (size_t i = 0; i < json_array_size(files); i++) {
        const char *text = json_string_value(json_array_get(files, i));
        if (text != NULL && strcmp(text, name) == 0)
            return true;
    }
    return false;
}

/** run.json with one more name in "files", in their order. */
static bool list_report(const char *path, json_t *run, struct error *e)
{
    json_t *files = json_object_get(run, "files");
    struct outfile f;
    size_t at = 0;
    if (!json_is_array(files) || listed(files))
        return true;
    while (at < json_array_size(files) && json_is_string(json_array_get(files, at)) &&
           strcmp(json_string_value(json_array_get(files, at)), name) < 0)
        at++;
    if (json_array_insert_new(files, at, json_string(name)) != 0)
        return error_fault(e, "no memory for %s", path);
    if (!outfile_open(&f, path, e))
        return false;
    if (!json_write(f.stream, run, JSON_INDENT(2) | JSON_SORT_KEYS)) {
        outfile_abandon(&f);
        return error_fault(e, "no memory for %s", path);
    }
    (void)fputc('\n', f.stream);
    return outfile_commit(&f, e);
}

bool report_folder_html(const char *folder, const char *title, struct error *e)
{
    char page[PATH_MAX], path[PATH_MAX];
    if (!path_in(path, sizeof(path), folder, "run.json", e) ||
        !path_in(page, sizeof(page), folder, name, e))
        return false;
    json_t *run = json_load_file(path, 0, NULL);
    bool good = run == NULL || list_report(path, run, e); /* a broken one is told below */
    json_decref(run);
    return good && report_write_html(page, &folder, 1, title, e);
}
