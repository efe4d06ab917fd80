/* SPDX-License-Identifier: Apache-2.0 */
/* lints.csv, the same as JSON, and reading it back. */
#include "report/csv.h"
#include "report/files.h"
#include "report/json.h"
#include "report/must.h"
#include "trace/trace.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* As in the header. */
enum column { LINE, EARLIER, LINT, CPU, TIME, ADDRESS, SIZE, REGION, COUNT, TEXT, COLUMNS };
static const char header[] = "line,earlier,lint,cpu,time,address,size,region,count,text";

/* ---- writing --------------------------------------------------------------------------------- */

static bool wanted(const struct lint_finding *f, unsigned kinds)
{
    return kinds >> f->kind & 1;
}

static void draw(FILE *to, const struct lints *lints, unsigned kinds)
{
    (void)fprintf(to, "%s\n", header);
    for (size_t i = 0; i < lints_count(lints); i++) {
        const struct lint_finding *f = lints_finding(lints, i);
        if (!wanted(f, kinds)) {
            continue;
        }
        (void)fprintf(to, "%" PRIu64 ",%" PRIu64 ",%s,%" PRId32 ",%" PRIu64 ",%s0x%" PRIx64 ",%u,",
                      f->line, f->earlier, lint_rows[f->kind].name, f->cpu, f->time,
                      f->is_offset ? "+" : "", f->address, f->size);
        csv_text(to, f->region);
        (void)fprintf(to, ",%" PRIu64 ",", f->count);
        csv_text(to, f->text);
        (void)fputc('\n', to);
    }
}

bool report_write_lints(const char *path, const struct lints *lints, unsigned kinds,
                        struct error *e)
{
    struct outfile f;
    if (!outfile_open(&f, path, e)) {
        return false;
    }
    draw(f.stream, lints, kinds);
    return outfile_commit(&f, e);
}

bool report_folder_lints(struct report_folder *folder, const struct lints *lints, struct error *e)
{
    struct outfile *f = report_folder_file(folder, "lints.csv", e);
    if (f != NULL) {
        draw(f->stream, lints, ~0U);
    }
    return f != NULL;
}

static json_t *hex(uint64_t value, bool is_offset)
{
    return json_sprintf("%s0x%" PRIx64, is_offset ? "+" : "", value);
}

static json_t *finding_json(const struct lint_finding *f)
{
    json_t *o = json_pack(
        "{s:o, s:o, s:s, s:i, s:o, s:o, s:i, s:o, s:o, s:o}", "line", json_u64(f->line), "earlier",
        json_u64(f->earlier), "lint", lint_rows[f->kind].name, "cpu", (int)f->cpu, "time",
        json_u64(f->time), "address", hex(f->address, f->is_offset), "size", (int)f->size, "region",
        json_text(f->region), "count", json_u64(f->count), "text", json_text(f->text));
    if (f->pc != 0) {
        json_object_set_new(o, "pc", hex(f->pc, false));
    }
    return o;
}

void report_lints_set(json_t *object, const struct lints *lints, unsigned kinds)
{
    json_t *rows = json_array(), *found = json_array();
    for (unsigned k = 0; k < LINT_COUNT; k++) {
        if (!(kinds >> k & 1)) {
            continue;
        }
        json_array_append_new(rows,
                              json_pack("{s:s, s:o, s:o, s:o, s:o, s:o}", "name", lint_rows[k].name,
                                        "total", json_u64(lints_total(lints, k)), "places",
                                        json_u64(lints_places(lints, k)), "beyond",
                                        json_u64(lints_beyond(lints, k)), "undecided",
                                        json_u64(lints_undecided(lints, k)), "unjudged",
                                        json_u64(lints_unjudged(lints, k))));
    }
    for (size_t i = 0; i < lints_count(lints); i++) {
        const struct lint_finding *f = lints_finding(lints, i);
        if (wanted(f, kinds)) {
            json_array_append_new(found, finding_json(f));
        }
    }
    json_object_set_new(object, "lints", rows);
    json_object_set_new(object, "findings", found);
}

/* ---- reading --------------------------------------------------------------------------------- */

static bool digits(const char *text, int base, uint64_t *out)
{
    static const char all[] = "0123456789abcdef";
    char *end;
    errno = 0;
    *out = strtoull(text, &end, base);
    return text[0] != '\0' && text[strspn(text, all)] == '\0' && *end == '\0' && errno == 0;
}

static bool take_number(const char *text, uint64_t *out)
{
    return digits(text, 10, out);
}

static bool take_line(const char *text, struct lint_finding *f)
{
    return take_number(text, &f->line);
}

static bool take_earlier(const char *text, struct lint_finding *f)
{
    return take_number(text, &f->earlier);
}

static bool take_lint(const char *text, struct lint_finding *f)
{
    unsigned k = 0;
    while (k < LINT_COUNT && strcmp(text, lint_rows[k].name) != 0) {
        k++;
    }
    f->kind = (enum lint_kind)k;
    return k < LINT_COUNT;
}

static bool take_cpu(const char *text, struct lint_finding *f)
{
    const bool minus = text[0] == '-';
    uint64_t cpu;
    if (!take_number(text + minus, &cpu) || cpu > INT32_MAX) {
        return false;
    }
    f->cpu = minus ? -(int32_t)cpu : (int32_t)cpu;
    return true;
}

static bool take_time(const char *text, struct lint_finding *f)
{
    return take_number(text, &f->time);
}

static bool take_address(const char *text, struct lint_finding *f)
{
    f->is_offset = text[0] == '+';
    text += f->is_offset;
    return strncmp(text, "0x", 2) == 0 && digits(text + 2, 16, &f->address);
}

static bool take_size(const char *text, struct lint_finding *f)
{
    uint64_t size;
    if (!take_number(text, &size) || size == 0 || size > TRACE_INSN_MAX) {
        return false;
    }
    f->size = (uint32_t)size;
    return true;
}

static bool take_region(const char *text, struct lint_finding *f)
{
    snprintf(f->region, sizeof(f->region), "%s", text);
    return strlen(text) < sizeof(f->region);
}

static bool take_count(const char *text, struct lint_finding *f)
{
    return take_number(text, &f->count) && f->count > 0;
}

static bool take_text(const char *text, struct lint_finding *f)
{
    snprintf(f->text, sizeof(f->text), "%s", text);
    return strlen(text) < sizeof(f->text);
}

static const struct {
    bool (*take)(const char *text, struct lint_finding *f);
    const char *expected;
} columns[COLUMNS] = {
    [LINE] = { take_line, "line: a number" },
    [EARLIER] = { take_earlier, "earlier: a number" },
    [LINT] = { take_lint, "lint: a name that gather lint --list has" },
    [CPU] = { take_cpu, "cpu: a number" },
    [TIME] = { take_time, "time: a number" },
    [ADDRESS] = { take_address, "address: 0x..., or +0x... in a region" },
    [SIZE] = { take_size, "size: 1 to 64" },
    [REGION] = { take_region, "region: at most 63 bytes" },
    [COUNT] = { take_count, "count: a number, at least 1" },
    [TEXT] = { take_text, "text: at most 191 bytes" },
};

static bool read_row(const struct csv *c, struct lint_finding *f, struct error *e)
{
    *f = (struct lint_finding){ 0 };
    if (c->count != COLUMNS) {
        return error_at(e, c->path, c->row, "has %zu fields; expected %d: %s", c->count, COLUMNS,
                        header);
    }
    for (unsigned i = 0; i < COLUMNS; i++) {
        if (!columns[i].take(csv_field(c, i), f)) {
            return error_at(e, c->path, c->row, "'%.40s' is not a lint's; expected %s",
                            csv_field(c, i), columns[i].expected);
        }
    }
    return true;
}

static bool is_header(const struct csv *c)
{
    const char *at = header;
    for (size_t i = 0; i < c->count && at != NULL; i++) {
        const size_t length = strlen(csv_field(c, i));
        const bool last = i + 1 == c->count;
        const bool same =
            strncmp(at, csv_field(c, i), length) == 0 && at[length] == (last ? '\0' : ',');
        at = same ? at + length + 1 : NULL;
    }
    return at != NULL;
}

/* Room of `*all` is a power of two. */
static void append(struct lint_finding **all, size_t *count, const struct lint_finding *f)
{
    if ((*count & (*count - 1)) == 0) {
        *all = must(realloc(*all, (*count ? 2 * *count : 1) * sizeof(struct lint_finding)));
    }
    (*all)[(*count)++] = *f;
}

static bool read_all(struct csv *c, struct lint_finding **findings, size_t *count, struct error *e)
{
    enum csv_result result = csv_next(c, e);
    if (result == CSV_END) {
        return error_at(e, c->path, 1, "is empty; expected the header '%s'", header);
    }
    if (result == CSV_ROW && !is_header(c)) {
        return error_at(e, c->path, 1, "'%.40s' is not the header; expected '%s'", csv_field(c, 0),
                        header);
    }
    while (result == CSV_ROW && (result = csv_next(c, e)) == CSV_ROW) {
        struct lint_finding one;
        if (!read_row(c, &one, e)) {
            return false;
        }
        append(findings, count, &one);
    }
    return result == CSV_END;
}

bool report_lints_load(const char *path, struct lint_finding **findings, size_t *count,
                       struct error *e)
{
    struct csv c;
    *findings = NULL;
    *count = 0;
    const bool good = csv_open(&c, path)
                          ? read_all(&c, findings, count, e)
                          : error_at(e, path, 0, "cannot be read: %s", strerror(errno));
    csv_close(&c);
    if (!good) {
        free(*findings);
        *findings = NULL;
        *count = 0;
    }
    return good;
}
