/* SPDX-License-Identifier: Apache-2.0 */
#include "report/csv.h"

#include <errno.h>
#include <string.h>

#include "report/must.h"

bool csv_open(struct csv *c, const char *path)
{
    *c = (struct csv){ .from = fopen(path, "r"), .path = path };
    return c->from != NULL;
}

void csv_close(struct csv *c)
{
    if (c->from != NULL)
        (void)fclose(c->from);
    free(c->text);
    free(c->starts);
    *c = (struct csv){ 0 };
}

const char *csv_field(const struct csv *c, size_t index)
{
    return c->text + c->starts[index];
}

static void put(struct csv *c, int byte)
{
    if (c->used == c->room) {
        c->room = c->room == 0 ? 1024 : 2 * c->room;
        c->text = must(realloc(c->text, c->room));
    }
    c->text[c->used++] = (char)byte;
}

static void begin_field(struct csv *c)
{
    if (c->count == c->starts_room) {
        c->starts_room = c->starts_room == 0 ? 32 : 2 * c->starts_room;
        c->starts = must(realloc(c->starts, c->starts_room * sizeof(*c->starts)));
    }
    c->starts[c->count++] = c->used;
}

/** The next byte; the end of a line is '\n' without the '\r' before it. */
static int next_byte(struct csv *c)
{
    int byte = fgetc(c->from);
    if (byte == '\r') {
        const int after = fgetc(c->from);
        if (after == '\n' || after == EOF)
            return after;
        (void)ungetc(after, c->from);
    }
    return byte;
}

/** What is in quotes, after the first one: NULL, or what is wrong. `*end` is what comes then. */
static const char *read_quoted(struct csv *c, int *end)
{
    int byte;
    while ((byte = fgetc(c->from)) != EOF) {
        if (byte == '"' && (byte = next_byte(c)) != '"') {
            *end = byte;
            return byte == ',' || byte == '\n' || byte == EOF ? NULL
                                                              : "a field goes on after its quotes";
        }
        if (byte == '\0')
            return "a field has a byte 0";
        c->line += byte == '\n';
        put(c, byte);
    }
    return "a field in quotes never ends";
}

static const char *read_plain(struct csv *c, int *end)
{
    int byte = *end;
    for (; byte != ',' && byte != '\n' && byte != EOF; byte = next_byte(c)) {
        if (byte == '\0')
            return "a field has a byte 0";
        if (byte == '"')
            return "a field has quotes that do not begin it";
        put(c, byte);
    }
    *end = byte;
    return NULL;
}

enum csv_result csv_next(struct csv *c, struct error *e)
{
    int byte = next_byte(c);
    const char *wrong = NULL;
    c->count = c->used = 0;
    c->row = ++c->line;
    if (byte == EOF) {
        if (!ferror(c->from))
            return CSV_END;
        error_at(e, c->path, c->row, "cannot be read: %s", strerror(errno));
        return CSV_BROKEN;
    }
    for (bool more = true; more; more = wrong == NULL && byte == ',') {
        if (c->count > 0)
            byte = next_byte(c);
        begin_field(c);
        wrong = byte == '"' ? read_quoted(c, &byte) : read_plain(c, &byte);
        put(c, '\0');
    }
    if (wrong == NULL && !ferror(c->from))
        return CSV_ROW;
    error_at(e, c->path, c->row, wrong != NULL ? "%s" : "cannot be read: %s",
             wrong != NULL ? wrong : strerror(errno));
    return CSV_BROKEN;
}
