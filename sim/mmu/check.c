/* SPDX-License-Identifier: Apache-2.0 */
/* A file with the combining table, held against this model row by row. */
#include "mmu/table.h"

#include <ctype.h>
#include <errno.h>
#include <string.h>
#include <strings.h>
#include <zlib.h>

enum { LINE_MAX_BYTES = 4096, COLUMNS_MAX = 64 };

/* What a column of the file is. */
enum column_kind { COLUMN_UNKNOWN, COLUMN_KEY, COLUMN_RESULT, COLUMN_SH_ALT };

struct checker {
    const char *path;
    gzFile file;
    int line; /* of `text`, from 1 */
    char text[LINE_MAX_BYTES];
    size_t columns;
    struct {
        enum column_kind kind;
        unsigned index; /* in table_keys or table_results */
    } column[COLUMNS_MAX];
    const struct mmu_features *features;
    FILE *to;
    struct mmu_table_check *result;
    struct error *e;
};

/* One row of the file, and what the model says of it. */
struct row {
    struct mmu_combine_in in;
    struct mmu_combine_out out;
    const char *file[TABLE_RESULT_COUNT]; /* NULL: the file has no such column */
    const char *sh_alt;
};

/* ---- reading --------------------------------------------------------------------------------- */

/* Why zlib gave nothing more: the end, or an error. */
static bool at_end(struct checker *c)
{
    int code = Z_OK;
    const char *text = gzerror(c->file, &code);
    if (code == Z_OK || code == Z_STREAM_END)
        return true;
    if (code == Z_BUF_ERROR)
        return error_at(c->e, c->path, c->line, "the gzip file is cut short");
    if (code == Z_ERRNO)
        return error_at(c->e, c->path, c->line, "cannot read: %s", strerror(errno));
    return error_at(c->e, c->path, c->line, "broken gzip file: %s", text);
}

/* The next line without its end. False at the end of the file, or with `*bad`. */
static bool next_line(struct checker *c, bool *bad)
{
    *bad = false;
    if (!gzgets(c->file, c->text, sizeof c->text)) {
        *bad = !at_end(c);
        return false;
    }
    c->line++;
    const size_t length = strlen(c->text);
    if (length > 0 && c->text[length - 1] == '\n') {
        c->text[length - 1] = '\0';
        if (length > 1 && c->text[length - 2] == '\r')
            c->text[length - 2] = '\0';
        return true;
    }
    if (gzeof(c->file)) {
        *bad = !at_end(c);
        return !*bad;
    }
    *bad = true;
    error_at(c->e, c->path, c->line, "no line of a CSV table: longer than %d bytes or not text",
             LINE_MAX_BYTES - 2);
    return false;
}

/* Cut at the commas; returns the number of fields, of which at most COLUMNS_MAX are in `field`. */
static size_t split(char *text, char *field[COLUMNS_MAX])
{
    size_t count = 0;
    for (char *at = text; at; count++) {
        char *comma = strchr(at, ',');
        if (comma)
            *comma = '\0';
        if (count < COLUMNS_MAX)
            field[count] = at;
        at = comma ? comma + 1 : NULL;
    }
    return count;
}

/* ---- the header ------------------------------------------------------------------------------ */

static void find_column(const char *name, enum column_kind *kind, unsigned *index)
{
    *kind = strcmp(name, "sh_alt") == 0 ? COLUMN_SH_ALT : COLUMN_UNKNOWN;
    for (unsigned k = 0; k < TABLE_KEY_COUNT; k++) {
        if (strcmp(name, table_keys[k].name) == 0) {
            *kind = COLUMN_KEY;
            *index = k;
        }
    }
    for (unsigned k = 0; k < TABLE_RESULT_COUNT; k++) {
        if (strcmp(name, table_results[k].name) == 0) {
            *kind = COLUMN_RESULT;
            *index = k;
        }
    }
}

static bool has_column(const struct checker *c, size_t columns, enum column_kind kind,
                       unsigned index)
{
    for (size_t k = 0; k < columns; k++) {
        if (c->column[k].kind == kind && c->column[k].index == index)
            return true;
    }
    return false;
}

static bool read_header(struct checker *c)
{
    static const unsigned needed[] = { TABLE_KEY_S1_ATTR, TABLE_KEY_S2_ATTR };
    char *field[COLUMNS_MAX] = { NULL };
    bool bad = false;
    if (!next_line(c, &bad))
        return bad ? false : error_at(c->e, c->path, 1, "the file is empty; expected a header");
    c->columns = split(c->text, field);
    if (c->columns > COLUMNS_MAX)
        return error_at(c->e, c->path, 1, "%zu columns; at most %d are read", c->columns,
                        COLUMNS_MAX);
    bool results = false;
    for (size_t k = 0; k < c->columns; k++) {
        c->column[k].index = 0;
        find_column(field[k], &c->column[k].kind, &c->column[k].index);
        if (c->column[k].kind == COLUMN_UNKNOWN)
            continue;
        if (has_column(c, k, c->column[k].kind, c->column[k].index))
            return error_at(c->e, c->path, 1, "column '%s' appears twice", field[k]);
        results = results || c->column[k].kind == COLUMN_RESULT;
    }
    for (size_t k = 0; k < ARRAY_LEN(needed); k++) {
        if (!has_column(c, c->columns, COLUMN_KEY, needed[k]))
            return error_at(c->e, c->path, 1,
                            "no column '%s'; a combining table has at least s1_attr and s2_attr",
                            table_keys[needed[k]].name);
    }
    if (!results)
        return error_at(c->e, c->path, 1, "no column with a result, such as type or par_attr");
    return true;
}

/* ---- a row ----------------------------------------------------------------------------------- */

static bool parse_key(struct checker *c, const struct table_key *key, const char *text,
                      struct mmu_combine_in *in)
{
    unsigned value = 0;
    size_t length = 0;
    for (; isxdigit((unsigned char)text[length]); length++) {
        const int digit = tolower((unsigned char)text[length]);
        value = value << 4 | (unsigned)(isdigit(digit) ? digit - '0' : digit - 'a' + 10);
        if (length >= (size_t)key->digits)
            break;
    }
    bool found = length > 0 && length <= (size_t)key->digits && text[length] == '\0';
    if (found) {
        found = false;
        for (unsigned k = 0; k < key->count && !found; k++)
            found = table_key_value(key, k) == value;
    }
    if (!found) {
        char expected[64] = "";
        if (key->hex)
            snprintf(expected, sizeof expected, "%d hex digit%s", key->digits,
                     key->digits > 1 ? "s" : "");
        else
            snprintf(expected, sizeof expected, "%s", key->listed ? "0, 2 or 3" : "0 or 1");
        return error_at(c->e, c->path, c->line, "%s: expected %s, got '%s'", key->name, expected,
                        text);
    }
    *((uint8_t *)in + key->offset) = (uint8_t)value;
    return true;
}

static bool parse_row(struct checker *c, struct row *r)
{
    char *field[COLUMNS_MAX] = { NULL };
    const size_t count = split(c->text, field);
    if (count != c->columns)
        return error_at(c->e, c->path, c->line, "expected %zu columns as in the header, got %zu",
                        c->columns, count);
    mmu_combine_defaults(&r->in);
    r->in.features = *c->features;
    for (size_t k = 0; k < count; k++) {
        const unsigned index = c->column[k].index;
        switch (c->column[k].kind) {
        case COLUMN_KEY:
            if (!parse_key(c, &table_keys[index], field[k], &r->in))
                return false;
            break;
        case COLUMN_RESULT: r->file[index] = field[k]; break;
        case COLUMN_SH_ALT: r->sh_alt = field[k]; break;
        case COLUMN_UNKNOWN: break;
        }
    }
    if (r->in.fwb && !c->features->s2fwb)
        return error_at(c->e, c->path, c->line,
                        "fwb: expected 0 without FEAT_S2FWB among the features, got '1'");
    return true;
}

/* ---- comparing ------------------------------------------------------------------------------- */

static bool agrees(const struct row *r, unsigned column, const char *model)
{
    const char *file = r->file[column];
    if (column == TABLE_PAR_ATTR)
        return strcasecmp(file, model) == 0;
    if (strcmp(file, model) == 0)
        return true;
    if (r->sh_alt[0] == '\0')
        return false;
    /* PAR_EL1.SH goes with the shareability that was taken. */
    if (column == TABLE_SH || column == TABLE_PAR_SH)
        return strcmp(r->sh_alt, shareability_name(r->out.attr.sh)) == 0;
    return false;
}

static void report(const struct checker *c, const struct row *r, unsigned column, const char *model)
{
    const char *file = r->file[column];
    const struct mmu_combine_in *in = &r->in;
    fprintf(c->to,
            "%s:%d: %s: expected %s (file), this model gives %s  "
            "[s1=%02x sh=%u s2=%x sh=%u fwb=%d cd=%d fnxs=%d]\n",
            c->path, c->line, table_results[column].name, file[0] != '\0' ? file : "nothing",
            model[0] != '\0' ? model : "nothing", in->s1_attr, in->s1_sh, in->s2_attr, in->s2_sh,
            in->fwb, in->cd, in->fnxs);
}

static void compare(struct checker *c, struct row *r)
{
    mmu_combine(&r->in, &r->out, NULL);
    /* Where the file leaves the choice open, every allocated one is right. */
    const bool any = r->file[TABLE_TYPE] && strcmp(r->file[TABLE_TYPE], "CU") == 0;
    unsigned differing = 0;
    for (unsigned k = 0; k < TABLE_RESULT_COUNT; k++) {
        if (!r->file[k] || (any && k != TABLE_STATUS))
            continue;
        char model[TABLE_TEXT_MAX];
        table_result_text(k, &r->out, c->features, model);
        if (agrees(r, k, model))
            continue;
        report(c, r, k, model);
        differing++;
    }
    c->result->rows++;
    c->result->differing_columns += differing;
    if (differing)
        c->result->differing_rows++;
}

static bool check_rows(struct checker *c)
{
    if (!read_header(c))
        return false;
    bool bad = false;
    while (next_line(c, &bad)) {
        struct row r = { .sh_alt = "" };
        if (c->text[0] == '\0')
            continue;
        if (!parse_row(c, &r))
            return false;
        compare(c, &r);
    }
    if (bad)
        return false;
    if (c->result->rows == 0)
        return error_at(c->e, c->path, c->line, "the table has a header and no rows");
    if (fflush(c->to) != 0 || ferror(c->to))
        return error_set(c->e, "cannot write the differences");
    return true;
}

bool mmu_table_check(const char *path, const struct mmu_features *features, FILE *to,
                     struct mmu_table_check *result, struct error *e)
{
    *result = (struct mmu_table_check){ .rows = 0 };
    struct checker c = { .path = path, .features = features, .to = to, .result = result, .e = e };
    errno = 0;
    c.file = gzopen(path, "rb");
    if (!c.file)
        return error_at(e, path, 0, "cannot open: %s", errno ? strerror(errno) : "out of memory");
    const bool done = check_rows(&c);
    gzclose_r(c.file);
    return done;
}
