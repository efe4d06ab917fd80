/* SPDX-License-Identifier: Apache-2.0 */
#include "report/files.h"
#include "report/json.h"
#include "report/must.h"

#include <inttypes.h>
#include <string.h>

bool path_in(char *out, size_t size, const char *folder, const char *name, struct error *e)
{
    const int length = snprintf(out, size, "%s/%s", folder, name);
    return (length >= 0 && (size_t)length < size) ||
           error_set(e, "the path '%.200s...' is too long", folder);
}

char *join_path(const char *folder, const char *name)
{
    char *path = NULL;
    if (asprintf(&path, "%s/%s", folder, name) < 0)
        path = NULL;
    return must(path);
}

double report_value_of(const struct report_value *values, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(values[i].name, name) == 0)
            return values[i].value;
    return 0;
}

void csv_text(FILE *to, const char *text)
{
    if (strpbrk(text, ",\"\r\n") == NULL) {
        (void)fputs(text, to);
        return;
    }
    (void)fputc('"', to);
    for (; *text != '\0'; text++) {
        if (*text == '"')
            (void)fputc('"', to);
        (void)fputc(*text, to);
    }
    (void)fputc('"', to);
}

void csv_draw(FILE *to, const struct report_run *runs, size_t count)
{
    (void)fputs(count == 1 ? "bytes,count\n" : "run,bytes,count\n", to);
    for (size_t i = 0; i < count; i++) {
        for (unsigned bytes = 0; bytes <= HIST_MAX_BYTES; bytes++) {
            uint64_t tlps = runs[i].sizes->count[bytes];
            if (tlps == 0)
                continue;
            if (count != 1) {
                csv_text(to, runs[i].name);
                (void)fputc(',', to);
            }
            (void)fprintf(to, "%u,%" PRIu64 "\n", bytes, tlps);
        }
    }
}

static json_t *run_json(const struct report_run *run)
{
    json_t *sizes = json_array();
    for (unsigned bytes = 0; bytes <= HIST_MAX_BYTES; bytes++)
        if (run->sizes->count[bytes] != 0)
            json_array_append_new(sizes, json_pack("{s:i, s:o}", "bytes", (int)bytes, "count",
                                                   json_u64(run->sizes->count[bytes])));
    json_t *json = json_pack("{s:o, s:o, s:o, s:o}", "name", json_text(run->name), "tlps",
                             json_u64(run->sizes->tlps), "bytes", json_u64(run->sizes->bytes),
                             "mean", json_value(hist_mean(run->sizes)));
    if (run->wire_bytes != 0)
        json_object_set_new(json, "wire_bytes", json_u64(run->wire_bytes));
    if (run->time != 0)
        json_object_set_new(json, "time_ns", json_value((double)run->time / PS_PER_NS));
    json_object_set_new(json, "histogram", sizes);
    return json;
}

typedef bool draw_fn(FILE *to, const struct report_run *runs, size_t count, struct error *e);

static bool write_drawn(const char *path, draw_fn *draw, const struct report_run *runs,
                        size_t count, struct error *e)
{
    struct outfile f;
    if (!outfile_open(&f, path, e))
        return false;
    if (!draw(f.stream, runs, count, e)) {
        outfile_abandon(&f);
        return false;
    }
    return outfile_commit(&f, e);
}

static bool draw_csv(FILE *to, const struct report_run *runs, size_t count, struct error *e)
{
    (void)e;
    csv_draw(to, runs, count);
    return true;
}

static bool draw_svg(FILE *to, const struct report_run *runs, size_t count, struct error *e)
{
    (void)e;
    svg_draw(to, runs, count);
    return true;
}

bool report_write_csv(const char *path, const struct report_run *runs, size_t count,
                      struct error *e)
{
    return write_drawn(path, draw_csv, runs, count, e);
}

bool json_commit(const char *path, json_t *root, struct error *e)
{
    struct outfile f;
    if (!outfile_open(&f, path, e)) {
        json_decref(root);
        return false;
    }
    bool written = root != NULL && json_write(f.stream, root, JSON_INDENT(2));
    json_decref(root);
    if (!written) {
        outfile_abandon(&f);
        return error_fault(e, "no memory for %s", path);
    }
    (void)fputc('\n', f.stream);
    return outfile_commit(&f, e);
}

bool report_write_json(const char *path, const struct report_run *runs, size_t count,
                       struct error *e)
{
    json_t *list = json_array();
    for (size_t i = 0; i < count; i++)
        json_array_append_new(list, run_json(&runs[i]));
    return json_commit(path, json_pack("{s:o}", "runs", list), e);
}

bool report_write_svg(const char *path, const struct report_run *runs, size_t count,
                      struct error *e)
{
    return write_drawn(path, draw_svg, runs, count, e);
}

bool report_write_png(const char *path, const struct report_run *runs, size_t count,
                      struct error *e)
{
    return write_drawn(path, png_draw, runs, count, e);
}
