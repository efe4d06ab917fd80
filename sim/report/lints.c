/* SPDX-License-Identifier: Apache-2.0 */
/* lints.csv, the same as JSON, and reading it back. */
#include "report/files.h"
#include "report/json.h"
#include "trace/trace.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

static const char header[] = "line,earlier,lint,cpu,time,address,size,region,count,text";
enum { COLUMNS = 10 };

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
        (void)fprintf(to, "%" PRIu64 ",%" PRIu64 ",%s,%" PRId32 ",%" PRIu64 ",0x%" PRIx64 ",%u,",
                      f->line, f->earlier, lint_rows[f->kind].name, f->cpu, f->time, f->address,
                      f->size);
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

static json_t *hex(uint64_t value)
{
    return json_sprintf("0x%" PRIx64, value);
}

static json_t *finding_json(const struct lint_finding *f)
{
    json_t *o = json_pack(
        "{s:o, s:o, s:s, s:i, s:o, s:o, s:i, s:o, s:o, s:o}", "line", json_u64(f->line), "earlier",
        json_u64(f->earlier), "lint", lint_rows[f->kind].name, "cpu", (int)f->cpu, "time",
        json_u64(f->time), "address", hex(f->address), "size", (int)f->size, "region",
        json_text(f->region), "count", json_u64(f->count), "text", json_text(f->text));
    if (f->pc != 0) {
        json_object_set_new(o, "pc", hex(f->pc));
    }
    return o;
}

bool report_lints_json(FILE *to, const char *trace, const struct lints *lints, unsigned kinds)
{
    json_t *rows = json_array(), *found = json_array();
    uint64_t total = 0;
    for (unsigned k = 0; k < LINT_COUNT; k++) {
        if (!(kinds >> k & 1)) {
            continue;
        }
        total += lints_total(lints, k);
        json_array_append_new(rows,
                              json_pack("{s:s, s:o, s:o, s:o, s:o}", "name", lint_rows[k].name,
                                        "total", json_u64(lints_total(lints, k)), "places",
                                        json_u64(lints_places(lints, k)), "undecided",
                                        json_u64(lints_undecided(lints, k)), "unjudged",
                                        json_u64(lints_unjudged(lints, k))));
    }
    for (size_t i = 0; i < lints_count(lints); i++) {
        const struct lint_finding *f = lints_finding(lints, i);
        if (wanted(f, kinds)) {
            json_array_append_new(found, finding_json(f));
        }
    }
    json_t *all = json_pack("{s:o, s:o, s:o, s:o}", "trace", json_text(trace), "total",
                            json_u64(total), "lints", rows, "findings", found);
    const bool good = all != NULL && json_write(to, all, JSON_INDENT(2));
    json_decref(all);
    if (good) {
        (void)fputc('\n', to);
    }
    return good;
}

/* ---- reading --------------------------------------------------------------------------------- */

/* The next field of a row, in place; NULL at its end. False: quotes that do not end. */
static bool next_field(char **at, char **field)
{
    char *from = *at, *to = *at;
    *field = from;
    if (from == NULL) {
        return true;
    }
    if (*from != '"') {
        char *end = from + strcspn(from, ",");
        *at = *end ? end + 1 : NULL;
        *end = '\0';
        return true;
    }
    for (from++; *from != '\0'; from++) {
        if (*from == '"' && *++from != '"') {
            *at = *from == ',' ? from + 1 : NULL;
            const bool good = *from == ',' || *from == '\0';
            *to = '\0';
            return good;
        }
        *to++ = *from;
    }
    return false;
}

static bool number(const char *text, uint64_t *out)
{
    char *end;
    errno = 0;
    *out = strtoull(text, &end, 0);
    return *text >= '0' && *text <= '9' && *end == '\0' && errno == 0;
}

static bool kind_of(const char *name, enum lint_kind *kind)
{
    for (unsigned k = 0; k < LINT_COUNT; k++) {
        if (strcmp(name, lint_rows[k].name) == 0) {
            *kind = k;
            return true;
        }
    }
    return false;
}

static bool read_row(struct lint_finding *f, char *text)
{
    char *fields[COLUMNS + 1], *at = text;
    for (unsigned i = 0; i <= COLUMNS; i++) {
        if (!next_field(&at, &fields[i]) || (fields[i] == NULL) != (i == COLUMNS)) {
            return false;
        }
    }
    uint64_t size, cpu;
    const bool minus = fields[3][0] == '-';
    *f = (struct lint_finding){ 0 };
    if (!number(fields[0], &f->line) || !number(fields[1], &f->earlier) ||
        !kind_of(fields[2], &f->kind) || !number(fields[3] + minus, &cpu) || cpu > INT32_MAX ||
        !number(fields[4], &f->time) || !number(fields[5], &f->address) ||
        !number(fields[6], &size) || size > TRACE_INSN_MAX || !number(fields[8], &f->count) ||
        strlen(fields[7]) >= sizeof(f->region) || strlen(fields[9]) >= sizeof(f->text)) {
        return false;
    }
    f->cpu = minus ? -(int32_t)cpu : (int32_t)cpu;
    f->size = (uint32_t)size;
    memcpy(f->region, fields[7], strlen(fields[7]) + 1);
    memcpy(f->text, fields[9], strlen(fields[9]) + 1);
    return true;
}

/* A quoted field may hold ends of lines: has `text` an odd number of quotes? */
static bool is_open(const char *text)
{
    bool open = false;
    for (; *text != '\0'; text++) {
        open ^= *text == '"';
    }
    return open;
}

/* One row, of several lines if need be, without its end. */
static bool read_text(FILE *f, char **text, size_t *room, int *lines)
{
    ssize_t length = getline(text, room, f);
    *lines = 1;
    while (length > 0 && is_open(*text)) {
        char *more = NULL;
        size_t more_room = 0;
        const ssize_t more_length = getline(&more, &more_room, f);
        char *joined = more_length < 0 ? NULL : realloc(*text, (size_t)(length + more_length) + 1);
        if (joined != NULL) {
            memcpy(joined + length, more, (size_t)more_length + 1);
            *text = joined;
            *room = (size_t)(length + more_length) + 1;
            length += more_length;
            ++*lines;
        }
        free(more);
        if (joined == NULL) {
            break;
        }
    }
    while (length > 0 && ((*text)[length - 1] == '\n' || (*text)[length - 1] == '\r')) {
        (*text)[--length] = '\0';
    }
    return length >= 0;
}

static bool append(struct lint_finding **all, size_t *count, const struct lint_finding *f)
{
    if ((*count & (*count - 1)) == 0) { /* full: its room is a power of two */
        struct lint_finding *grown =
            realloc(*all, (*count ? 2 * *count : 1) * sizeof(struct lint_finding));
        if (grown == NULL) {
            return false;
        }
        *all = grown;
    }
    (*all)[(*count)++] = *f;
    return true;
}

bool report_lints_load(const char *path, struct lint_finding **findings, size_t *count,
                       struct error *e)
{
    *findings = NULL;
    *count = 0;
    FILE *f = fopen(path, "r");
    if (f == NULL) {
        return error_at(e, path, 0, "cannot be read: %s", strerror(errno));
    }
    char *text = NULL;
    size_t room = 0;
    int line = 1, lines = 0;
    bool good = true;
    for (; good && read_text(f, &text, &room, &lines); line += lines) {
        struct lint_finding one;
        if (line == 1) {
            good = strcmp(text, header) == 0 ||
                   error_at(e, path, 1, "'%.40s' is not the header; expected '%s'", text, header);
        } else if (!read_row(&one, text)) {
            good = error_at(e, path, line, "not a row; expected %s", header);
        } else {
            good = append(findings, count, &one) || error_fault(e, "out of memory for lints");
        }
    }
    if (good && line == 1) {
        good = error_at(e, path, 1, "is empty; expected the header '%s'", header);
    }
    free(text);
    (void)fclose(f);
    if (!good) {
        free(*findings);
        *findings = NULL;
        *count = 0;
    }
    return good;
}
