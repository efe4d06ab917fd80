/* SPDX-License-Identifier: Apache-2.0 */
/* The CSV files of a run: small ones whole, tlps.csv as a stream. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "report/csv.h"
#include "report/html.h"
#include "report/must.h"

/* ---- a file whole ---------------------------------------------------------------------------- */

static char **copy_fields(const struct csv *c, char **to)
{
    for (size_t i = 0; i < c->count; i++)
        to[i] = must(strdup(csv_field(c, i)));
    return to;
}

static bool take_header(struct html_table *t, const struct csv *c, const char *const *needed,
                        struct error *e)
{
    for (; *needed != NULL; needed++) {
        bool found = false;
        for (size_t i = 0; i < c->count; i++)
            found |= strcmp(csv_field(c, i), *needed) == 0;
        if (!found)
            return error_at(e, c->path, c->row,
                            "the header has no column '%s'; expected what a run writes", *needed);
    }
    t->columns = copy_fields(c, must(malloc(c->count * sizeof(*t->columns))));
    t->column_count = c->count;
    return true;
}

static bool read_rows(struct html_table *t, struct csv *c, const char *const *needed,
                      struct error *e)
{
    size_t room = 0;
    enum csv_result result;
    while ((result = csv_next(c, e)) == CSV_ROW) {
        if (t->columns == NULL) {
            if (!take_header(t, c, needed, e))
                return false;
            continue;
        }
        if (c->count != t->column_count)
            return error_at(e, c->path, c->row, "has %zu fields; expected %zu, as in the header",
                            c->count, t->column_count);
        if ((t->row_count + 1) * t->column_count > room) {
            room = room == 0 ? 64 * t->column_count : 2 * room;
            t->cells = must(realloc(t->cells, room * sizeof(*t->cells)));
        }
        (void)copy_fields(c, t->cells + t->row_count++ * t->column_count);
    }
    return result == CSV_END &&
           (t->columns != NULL ||
            error_at(e, c->path, 1, "is empty; expected a header with '%s'", needed[0]));
}

bool html_table_read(struct html_table *t, const char *path, const char *const *needed,
                     struct error *e)
{
    struct csv c;
    *t = (struct html_table){ 0 };
    if (!csv_open(&c, path))
        return errno == ENOENT || error_at(e, path, 0, "cannot be read: %s", strerror(errno));
    bool good = read_rows(t, &c, needed, e);
    csv_close(&c);
    return good;
}

void html_table_free(struct html_table *t)
{
    for (size_t i = 0; i < t->column_count; i++)
        free(t->columns[i]);
    for (size_t i = 0; i < t->row_count * t->column_count; i++)
        free(t->cells[i]);
    free(t->columns);
    free(t->cells);
    *t = (struct html_table){ 0 };
}

const char *html_cell(const struct html_table *t, size_t row, const char *column)
{
    for (size_t i = 0; i < t->column_count; i++)
        if (strcmp(t->columns[i], column) == 0)
            return t->cells[row * t->column_count + i];
    return "";
}

/* ---- tlps.csv -------------------------------------------------------------------------------- */

enum { BUFFER = 1 << 20, FIELDS = 10 };
enum field { TIME, DIR, TYPE, ADDRESS, BYTES, LENGTH, FIRST, LAST, WIRE, REASON };

static const char tlps_header[] =
    "time_ns,dir,type,address,bytes,length_dw,first_be,last_be,wire_bytes,reason";

/** Where each field begins, and the end of the last; false if there are not so many. */
static bool split(const char *at, const char *end, const char *fields[FIELDS + 1])
{
    for (unsigned i = 0; i < FIELDS; i++) {
        fields[i] = at;
        const char *comma = memchr(at, ',', (size_t)(end - at));
        if ((comma == NULL) != (i == FIELDS - 1))
            return false;
        at = comma == NULL ? end : comma + 1;
    }
    fields[FIELDS] = end + 1;
    return true;
}

static bool number(const char *at, const char *end, uint64_t *out)
{
    uint64_t value = 0;
    if (at == end || end - at > 18)
        return false;
    for (; at < end; at++) {
        unsigned digit = (unsigned)(unsigned char)*at - '0';
        if (digit > 9)
            return false;
        value = 10 * value + digit;
    }
    *out = value;
    return true;
}

/** ns with three decimals, as ps. */
static bool time_of(const char *at, const char *end, simtime_t *out)
{
    uint64_t whole, rest;
    if (end - at < 5 || end[-4] != '.' || !number(at, end - 4, &whole) ||
        !number(end - 3, end, &rest) || whole > UINT64_MAX / PS_PER_NS - 1)
        return false;
    *out = whole * PS_PER_NS + rest;
    return true;
}

static bool is(const char *at, const char *end, const char *text)
{
    size_t length = strlen(text);
    return (size_t)(end - at) == length && memcmp(at, text, length) == 0;
}

static void fold(struct html_flow *f)
{
    for (size_t i = 0; i < HTML_BINS / 2; i++) {
        struct html_bin joined = f->bins[2 * i];
        const struct html_bin *next = &f->bins[2 * i + 1];
        for (unsigned up = 0; up < 2; up++) {
            joined.wire[up] += next->wire[up];
            joined.payload[up] += next->payload[up];
        }
        f->bins[i] = joined;
    }
    memset(f->bins + HTML_BINS / 2, 0, sizeof(f->bins) / 2);
    f->width *= 2;
}

static unsigned reason_of(const char *at, const char *end)
{
    unsigned i = 0;
    while (i < BUS_REASON_COUNT && !is(at, end, bus_reason_name((enum bus_reason)i)))
        i++;
    return i;
}

/** What is wrong with the row, or NULL. */
static const char *add_row(struct html_flow *f, const char *at, const char *end)
{
    const char *at_field[FIELDS + 1];
    uint64_t bytes, wire;
    simtime_t time;
    if (end > at && end[-1] == '\r')
        end--;
    if (!split(at, end, at_field))
        return "expected ten fields";
#define FIELD(n) at_field[n], at_field[(n) + 1] - 1
    if (!time_of(FIELD(TIME), &time))
        return "expected a time in ns with three decimals";
    bool up = is(FIELD(DIR), "up");
    if (!up && !is(FIELD(DIR), "down"))
        return "expected down or up";
    if (!number(FIELD(BYTES), &bytes) || !number(FIELD(WIRE), &wire))
        return "expected numbers of bytes";
    while (time / f->width >= HTML_BINS)
        fold(f);
    struct html_bin *bin = &f->bins[time / f->width];
    bool write = is(FIELD(TYPE), "MWr");
    bin->wire[up] += wire;
    if (write || is(FIELD(TYPE), "CplD"))
        bin->payload[up] += bytes;
    if (write && !up) {
        unsigned reason = reason_of(FIELD(REASON));
        if (reason == BUS_REASON_COUNT && !is(FIELD(REASON), ""))
            return "expected a reason that bytes leave a core for";
        if (reason < BUS_REASON_COUNT) {
            f->reason_tlps[reason]++;
            f->reason_bytes[reason] += bytes;
        }
        f->writes++;
    }
#undef FIELD
    f->last = simtime_max(f->last, time);
    f->rows++;
    return NULL;
}

static bool add_line(struct html_flow *f, uint64_t line, const char *at, const char *end,
                     const char *path, struct error *e)
{
    int where = error_line(line);
    size_t length = (size_t)(end - at);
    if (line == 1) {
        length -= length > 0 && at[length - 1] == '\r';
        return (length == sizeof(tlps_header) - 1 && memcmp(at, tlps_header, length) == 0) ||
               error_at(e, path, where, "'%.*s' is not the header; expected '%s'",
                        (int)(length < 40 ? length : 40), at, tlps_header);
    }
    const char *wrong = add_row(f, at, end);
    return wrong == NULL || error_at(e, path, where, "'%.*s' is not a row: %s",
                                     (int)(length < 80 ? length : 80), at, wrong);
}

static bool read_flow(struct html_flow *f, FILE *from, char *buffer, const char *path,
                      struct error *e)
{
    size_t held = 0, got;
    uint64_t line = 0;
    while ((got = fread(buffer + held, 1, BUFFER - held, from)) > 0) {
        char *at = buffer, *end = buffer + held + got, *newline;
        while ((newline = memchr(at, '\n', (size_t)(end - at))) != NULL) {
            if (!add_line(f, ++line, at, newline, path, e))
                return false;
            at = newline + 1;
        }
        held = (size_t)(end - at);
        if (held == BUFFER)
            return error_at(e, path, (int)(line + 1), "is a line of more than %d bytes", BUFFER);
        memmove(buffer, at, held);
    }
    if (ferror(from))
        return error_at(e, path, 0, "cannot be read: %s", strerror(errno));
    if (held > 0 && !add_line(f, ++line, buffer, buffer + held, path, e))
        return false;
    return line > 0 || error_at(e, path, 1, "is empty; expected the header '%s'", tlps_header);
}

bool html_flow_read(struct html_flow **out, const char *path, struct error *e)
{
    *out = NULL;
    FILE *from = fopen(path, "r");
    if (from == NULL)
        return errno == ENOENT || error_at(e, path, 0, "cannot be read: %s", strerror(errno));
    char *buffer = must(malloc(BUFFER));
    *out = must(calloc(1, sizeof(**out)));
    (*out)->width = 1;
    bool good = read_flow(*out, from, buffer, path, e);
    free(buffer);
    (void)fclose(from);
    return good;
}
