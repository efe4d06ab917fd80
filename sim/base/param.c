/* SPDX-License-Identifier: Apache-2.0 */
#include "base/param.h"
#include "base/text.h"

#include <assert.h>
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* A field's value on its way; the member that the type says is in use. */
union value {
    bool flag;
    uint64_t whole;
    double real;
    unsigned choice;
};

const struct quantity *param_quantity(enum param_type type)
{
    switch (type) {
    case PARAM_U64: return &quantity_u64;
    case PARAM_SIZE: return &quantity_size;
    case PARAM_TIME: return &quantity_time;
    case PARAM_FREQ: return &quantity_freq;
    case PARAM_BOOL:
    case PARAM_REAL:
    case PARAM_CHOICE: break;
    }
    return NULL;
}

static size_t field_size(enum param_type type)
{
    switch (type) {
    case PARAM_BOOL: return sizeof(bool);
    case PARAM_CHOICE: return sizeof(unsigned);
    case PARAM_REAL: return sizeof(double);
    case PARAM_U64:
    case PARAM_SIZE:
    case PARAM_TIME:
    case PARAM_FREQ: break;
    }
    return sizeof(uint64_t);
}

/* All members of the union begin at its first byte. */
static void put(const struct param *p, void *object, const union value *v)
{
    memcpy((char *)object + p->offset, v, field_size(p->type));
}

static union value get(const struct param *p, const void *object)
{
    union value v = { .whole = 0 };
    memcpy(&v, (const char *)object + p->offset, field_size(p->type));
    return v;
}

static size_t choice_count(const struct param *p)
{
    size_t count = 0;
    while (p->choices[count] != NULL) {
        count++;
    }
    return count;
}

/* ---- reading --------------------------------------------------------------------------------- */

/* A decimal number: strtod() would also take "inf", "nan", hexadecimal and leading blanks. */
static bool real_read(const char *text, double *out)
{
    const char *c = text;
    bool digits = false;
    if (*c == '-' || *c == '+') {
        c++;
    }
    for (; *c >= '0' && *c <= '9'; c++) {
        digits = true;
    }
    if (*c == '.') {
        for (c++; *c >= '0' && *c <= '9'; c++) {
            digits = true;
        }
    }
    if (!digits || (*c != '\0' && *c != 'e' && *c != 'E')) {
        return false;
    }
    char *end = NULL;
    *out = strtod(text, &end);
    return *end == '\0';
}

/* The table's own texts: not to be read is our fault. */
static uint64_t whole_limit(const struct param *p, const char *text, uint64_t without)
{
    uint64_t limit = without;
    if (text != NULL) {
        enum quantity_result result = quantity_read(param_quantity(p->type), text, &limit);
        assert(result == QUANTITY_GOOD);
        (void)result;
    }
    return limit;
}

static double real_limit(const char *text, double without)
{
    double limit = without;
    if (text != NULL) {
        bool good = real_read(text, &limit);
        assert(good);
        (void)good;
    }
    return limit;
}

const char *param_limits(const struct param *p, char *buffer, size_t size)
{
    const struct quantity *q = param_quantity(p->type);
    char min[40], max[40];

    buffer[0] = '\0';
    if (p->type == PARAM_REAL) {
        if (p->min_text != NULL && p->max_text != NULL) {
            snprintf(buffer, size, "%s to %s", p->min_text, p->max_text);
        } else if (p->min_text != NULL) {
            snprintf(buffer, size, "%s or more", p->min_text);
        } else if (p->max_text != NULL) {
            snprintf(buffer, size, "%s or less", p->max_text);
        }
    } else if (q != NULL && (p->min_text != NULL || p->max_text != NULL)) {
        /* A count stays as it is written; the others get their units, also where a bare number
         * stood. */
        if (p->type == PARAM_U64) {
            return quantity_range(q, p->min_text, p->max_text, buffer, size);
        }
        if (p->min_text != NULL) {
            quantity_write(q, whole_limit(p, p->min_text, 0), min, sizeof min);
        }
        if (p->max_text != NULL) {
            quantity_write(q, whole_limit(p, p->max_text, 0), max, sizeof max);
        }
        quantity_range(q, p->min_text == NULL ? NULL : min, p->max_text == NULL ? NULL : max,
                       buffer, size);
    }
    return buffer;
}

/* What a message expects: the limits, with the unit where the number itself has none. */
static void expected_range(const struct param *p, char *buffer, size_t size)
{
    const struct quantity *q = param_quantity(p->type);
    char limits[100];
    param_limits(p, limits, sizeof limits);
    if (limits[0] == '\0') {
        if (q != NULL) {
            quantity_range(q, NULL, NULL, limits, sizeof limits);
        } else {
            snprintf(limits, sizeof limits, "a finite number");
        }
    }
    bool bare = p->type == PARAM_U64 || p->type == PARAM_REAL;
    bool named = bare && p->unit[0] != '\0';
    snprintf(buffer, size, "%s%s%s", limits, named ? " " : "", named ? p->unit : "");
}

static bool out_of_range(const struct param *p, const char *what, const char *text, struct error *e)
{
    char range[160];
    expected_range(p, range, sizeof range);
    return error_set(e, "%s: %s is out of range; expected %s", what, quoted(text).text, range);
}

static bool refuse_choice(const struct param *p, const char *what, const char *text,
                          struct error *e)
{
    error_set(e, "%s: unknown choice \"%s\"", what, quoted(text).text);
    error_suggest(e, text, p->choices, choice_count(p));
    return false;
}

/* Store a number that is read already; `text` is how the user wrote it. */
static bool put_whole(const struct param *p, void *object, const char *what, uint64_t number,
                      const char *text, struct error *e)
{
    if (number < whole_limit(p, p->min_text, 0) ||
        number > whole_limit(p, p->max_text, UINT64_MAX)) {
        return out_of_range(p, what, text, e);
    }
    put(p, object, &(union value){ .whole = number });
    return true;
}

static bool put_real(const struct param *p, void *object, const char *what, double number,
                     const char *text, struct error *e)
{
    /* Not a number fails every comparison. */
    if (!isfinite(number) || !(number >= real_limit(p->min_text, -INFINITY)) ||
        !(number <= real_limit(p->max_text, INFINITY))) {
        return out_of_range(p, what, text, e);
    }
    put(p, object, &(union value){ .real = number });
    return true;
}

static bool set_text(const struct param *p, void *object, const char *what, const char *text,
                     struct error *e)
{
    const struct quantity *q = param_quantity(p->type);
    if (q != NULL) {
        uint64_t number = 0;
        enum quantity_result result = quantity_read(q, text, &number);
        if (result == QUANTITY_GOOD) {
            return put_whole(p, object, what, number, text, e);
        }
        char range[160];
        expected_range(p, range, sizeof range);
        return quantity_refuse(q, result, what, text, range, e);
    }
    if (p->type == PARAM_BOOL) {
        union value v = { .whole = 0 };
        if (!parse_bool(text, what, &v.flag, e)) {
            return false;
        }
        put(p, object, &v);
        return true;
    }
    if (p->type == PARAM_CHOICE) {
        for (unsigned i = 0; p->choices[i] != NULL; i++) {
            if (strcmp(text, p->choices[i]) == 0) {
                put(p, object, &(union value){ .choice = i });
                return true;
            }
        }
        return refuse_choice(p, what, text, e);
    }
    double real = 0;
    if (!real_read(text, &real)) {
        return error_set(e, "%s: \"%s\" is not a number; expected e.g. 0.5, 2, 1e-3", what,
                         quoted(text).text);
    }
    return put_real(p, object, what, real, text, e);
}

bool param_set_text(const struct param *p, void *object, const char *text, struct error *e)
{
    return set_text(p, object, p->name, text, e);
}

/* The fewest digits that read back as the same number. */
static void real_write(double value, char *buffer, size_t size)
{
    for (int digits = 1; digits <= 17; digits++) {
        snprintf(buffer, size, "%.*g", digits, value);
        if (strtod(buffer, NULL) == value) {
            return;
        }
    }
}

/* A number's scale: base units in what a script's number counts (a time is in ns). */
static uint64_t number_scale(const struct param *p)
{
    return p->type == PARAM_TIME ? PS_PER_NS : 1;
}

/* How a script's number looks in a message: with the unit in which it was taken. */
static void number_text(const struct param *p, const char *digits, char *buffer, size_t size)
{
    bool finite = strpbrk(digits, "in") == NULL; /* inf, nan */
    const char *unit = p->type == PARAM_TIME ? "ns" : p->type == PARAM_FREQ ? "Hz" : "";
    snprintf(buffer, size, "%s%s", digits, finite ? unit : "");
}

bool param_set_number(const struct param *p, void *object, double value, struct error *e)
{
    const struct quantity *q = param_quantity(p->type);
    char digits[40], text[48];
    real_write(value, digits, sizeof digits);
    if (q == NULL) {
        if (p->type == PARAM_REAL) {
            return put_real(p, object, p->name, value, digits, e);
        }
        return set_text(p, object, p->name, digits, e); /* 0 and 1; a choice that is called "4" */
    }
    number_text(p, digits, text, sizeof text);
    char range[160];
    expected_range(p, range, sizeof range);
    if (isnan(value)) {
        return quantity_refuse(q, QUANTITY_NOT_ONE, p->name, text, range, e);
    }
    if (value < 0) {
        return quantity_refuse(q, QUANTITY_NEGATIVE, p->name, text, range, e);
    }
    double scaled = value * (double)number_scale(p);
    double whole = scaled;
    if (p->type == PARAM_TIME || p->type == PARAM_FREQ) {
        /* What a script computed is seldom whole to the last bit: the nearest is meant. */
        whole = round(scaled);
        if (whole == 0 && scaled > 0) {
            return quantity_refuse(q, QUANTITY_BELOW_ONE, p->name, text, range, e);
        }
    } else if (whole != floor(whole)) {
        return quantity_refuse(q, QUANTITY_FRACTION, p->name, text, range, e);
    }
    if (whole >= 0x1p64) {
        return quantity_refuse(q, QUANTITY_HUGE, p->name, text, range, e);
    }
    return put_whole(p, object, p->name, (uint64_t)whole, text, e);
}

bool param_set_integer(const struct param *p, void *object, int64_t value, struct error *e)
{
    const struct quantity *q = param_quantity(p->type);
    char digits[40], text[48];
    snprintf(digits, sizeof digits, "%" PRId64, value);
    if (q == NULL) {
        return set_text(p, object, p->name, digits, e);
    }
    number_text(p, digits, text, sizeof text);
    uint64_t scaled = 0;
    if (value < 0 || __builtin_mul_overflow((uint64_t)value, number_scale(p), &scaled)) {
        return out_of_range(p, p->name, text, e);
    }
    return put_whole(p, object, p->name, scaled, text, e);
}

void param_defaults(const struct param_table *table, void *object)
{
    for (size_t i = 0; i < table->count; i++) {
        struct error e;
        if (!set_text(&table->params[i], object, table->params[i].name,
                      table->params[i].default_text, &e)) {
            error_print(&e, stderr);
            abort();
        }
    }
}

/* ---- writing --------------------------------------------------------------------------------- */

const char *param_format(const struct param *p, const void *object, char *buffer, size_t size)
{
    union value v = get(p, object);
    const struct quantity *q = param_quantity(p->type);
    if (q != NULL) {
        return quantity_write(q, v.whole, buffer, size);
    }
    if (p->type == PARAM_REAL) {
        real_write(v.real, buffer, size);
    } else if (p->type == PARAM_BOOL) {
        snprintf(buffer, size, "%s", v.flag ? "true" : "false");
    } else {
        assert(v.choice < choice_count(p));
        snprintf(buffer, size, "%s", p->choices[v.choice]);
    }
    return buffer;
}

/* ---- tables ---------------------------------------------------------------------------------- */

const struct param *param_find(const struct param_table *table, const char *name)
{
    for (size_t i = 0; i < table->count; i++) {
        if (strcmp(table->params[i].name, name) == 0) {
            return &table->params[i];
        }
    }
    return NULL;
}

const char *param_full_name(const struct param_table *table, const struct param *p,
                            char buffer[PARAM_NAME_MAX])
{
    snprintf(buffer, PARAM_NAME_MAX, "%s%s%s", table->group, table->group[0] == '\0' ? "" : ".",
             p->name);
    return buffer;
}

static const char *after_last_dot(const char *name)
{
    const char *dot = strrchr(name, '.');
    return dot == NULL ? name : dot + 1;
}

/* The first full name whose last part is `part` but for case, or NULL. */
static const char *with_last_part(const char *part, const char *const *full, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (strcasecmp(after_last_dot(full[i]), part) == 0) {
            return full[i];
        }
    }
    return NULL;
}

/*
 * The full name that `key` may have meant. A key without its group ("gen") or with a wrong one
 * ("cache.gen") is as likely as a misspelled one ("lnk.gen").
 */
static const char *nearest_key(const char *key, const char *const *full, size_t count)
{
    const char *part = after_last_dot(key);
    const char *found = NULL;
    if (part != key) {
        found = nearest_name(key, full, count);
        return found != NULL ? found : with_last_part(part, full, count);
    }
    found = with_last_part(part, full, count);
    if (found == NULL) {
        found = nearest_name(key, full, count);
    }
    for (size_t i = 0; found == NULL && i < count; i++) {
        const char *last = after_last_dot(full[i]);
        found = nearest_name(part, &last, 1) == NULL ? NULL : full[i];
    }
    return found;
}

static bool refuse_key(const struct param_table *const *tables, size_t count, const char *key,
                       struct error *e)
{
    error_set(e, "unknown parameter \"%s\"", quoted(key).text);
    size_t rows = 0;
    for (size_t t = 0; t < count; t++) {
        rows += tables[t]->count;
    }
    char(*text)[PARAM_NAME_MAX] = calloc(rows + 1, sizeof *text);
    const char **full = calloc(rows + 1, sizeof *full);
    if (text != NULL && full != NULL) {
        size_t at = 0;
        for (size_t t = 0; t < count; t++) {
            for (size_t i = 0; i < tables[t]->count; i++) {
                full[at] = param_full_name(tables[t], &tables[t]->params[i], text[at]);
                at++;
            }
        }
        const char *near = nearest_key(key, full, rows);
        if (near != NULL) {
            error_suggest(e, near, &near, 1);
        } else {
            error_suggest(e, key, full, rows);
        }
    }
    free(full);
    free(text);
    return false;
}

bool param_assign(const struct param_table *const *tables, void *const *objects, size_t count,
                  const char *assignment, struct error *e)
{
    const char *equals = strchr(assignment, '=');
    if (equals == NULL || equals == assignment) {
        return error_set(e, "\"%s\" is not an assignment; expected KEY=VALUE, e.g. wc_lines=4",
                         quoted(assignment).text);
    }
    size_t length = (size_t)(equals - assignment);
    for (size_t t = 0; t < count; t++) {
        for (size_t i = 0; i < tables[t]->count; i++) {
            char full[PARAM_NAME_MAX];
            param_full_name(tables[t], &tables[t]->params[i], full);
            if (strlen(full) == length && memcmp(full, assignment, length) == 0) {
                return set_text(&tables[t]->params[i], objects[t], full, equals + 1, e);
            }
        }
    }
    char *key = strndup(assignment, length);
    if (key == NULL) {
        return error_fault(e, "out of memory");
    }
    refuse_key(tables, count, key, e);
    free(key);
    return false;
}

/* ---- the tables' own correctness ------------------------------------------------------------- */

static bool row_check(const struct param_table *table, const struct param *p, struct error *e)
{
    union value field = { .whole = 0 };
    struct param here = *p;
    here.offset = 0;
    struct error why;
    if (p->name == NULL || p->name[0] == '\0' || param_find(table, p->name) != p) {
        return error_fault(e, "a parameter without a name of its own: %s",
                           p->name == NULL ? "NULL" : p->name);
    }
    if (strlen(table->group) + strlen(p->name) + 2 > PARAM_NAME_MAX ||
        strpbrk(p->name, ".= \t") != NULL) {
        return error_fault(e, "%s: not a name for a parameter", p->name);
    }
    if (p->unit == NULL || p->help == NULL || p->help[0] == '\0' || p->source == NULL ||
        p->source[0] == '\0' || p->default_text == NULL) {
        return error_fault(e, "%s: expected unit, help, source and default", p->name);
    }
    if ((p->type == PARAM_CHOICE) != (p->choices != NULL)) {
        return error_fault(e, "%s: choices belong to PARAM_CHOICE, and to it alone", p->name);
    }
    const char *limits[] = { p->min_text, p->max_text };
    for (size_t i = 0; i < ARRAY_LEN(limits); i++) {
        if (limits[i] == NULL) {
            continue;
        }
        here.min_text = here.max_text = NULL;
        if (p->type == PARAM_BOOL || p->type == PARAM_CHOICE) {
            return error_fault(e, "%s: a limit, but its values have no order", p->name);
        }
        if (!set_text(&here, &field, p->name, limits[i], &why)) {
            return error_fault(e, "limit of %s", why.text);
        }
    }
    here = *p;
    here.offset = 0;
    if (!set_text(&here, &field, p->name, p->default_text, &why)) {
        return error_fault(e, "default of %s", why.text);
    }
    return true;
}

bool param_table_check(const struct param_table *table, struct error *e)
{
    for (size_t i = 0; i < table->count; i++) {
        if (!row_check(table, &table->params[i], e)) {
            return false;
        }
    }
    return true;
}
