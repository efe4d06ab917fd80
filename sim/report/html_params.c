/* SPDX-License-Identifier: Apache-2.0 */
/* Parameters, and where all of it comes from. */
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "platform/platform.h"
#include "report/html.h"
#include "report/text.h"
#include "trace/trace.h"

/* ---- parameters ------------------------------------------------------------------------------ */

enum { VALUE = 128 };

/** A value of run.json as a user would write it. */
static const char *value_text(const json_t *value, char out[VALUE])
{
    if (value == NULL)
        return "-";
    if (json_is_string(value))
        return json_string_value(value);
    if (json_is_integer(value))
        (void)snprintf(out, VALUE, "%" JSON_INTEGER_FORMAT, json_integer_value(value));
    else if (json_is_number(value))
        (void)snprintf(out, VALUE, "%.12g", json_number_value(value));
    else
        (void)snprintf(out, VALUE, "%s", json_is_true(value) ? "true" : "false");
    return out;
}

/** The default in the same words as value_text(). */
static void default_text(const struct param *p, const void *object, char out[VALUE])
{
    const char *field = (const char *)object + p->offset;
    switch (p->type) {
    case PARAM_BOOL:
        (void)snprintf(out, VALUE, "%s", *(const bool *)field ? "true" : "false");
        return;
    case PARAM_U64:
        (void)snprintf(out, VALUE, "%" PRIu64, *(const uint64_t *)(const void *)field);
        return;
    case PARAM_REAL:
        (void)snprintf(out, VALUE, "%.12g", *(const double *)(const void *)field);
        return;
    case PARAM_SIZE:
    case PARAM_TIME:
    case PARAM_FREQ:
    case PARAM_CHOICE: break;
    }
    (void)param_format(p, object, out, VALUE);
}

static const json_t *value_of(const struct html_run *run, const char *key)
{
    return json_object_get(json_object_get(run->json, "parameters"), key);
}

struct row {
    char key[VALUE], normal[VALUE];
    const struct param *param; /* NULL: not known to this version */
    const char *value;         /* NULL: runs differ */
    bool changed, everywhere;  /* everywhere: all runs have it */
};

/** False if no run has it. */
static bool fill_row(struct row *row, const struct html_data *d)
{
    static const char none[] = "-";
    char a[VALUE], b[VALUE];
    const json_t *first = NULL;
    bool differs = false;
    row->changed = false;
    row->everywhere = true;
    for (size_t i = 0; i < d->count; i++) {
        const json_t *value = value_of(&d->runs[i], row->key);
        row->everywhere &= value != NULL;
        if (value == NULL)
            continue;
        first = first == NULL ? value : first;
        differs |= strcmp(value_text(first, a), value_text(value, b)) != 0;
        row->changed |= row->param != NULL && strcmp(value_text(value, b), row->normal) != 0;
    }
    row->value = differs ? NULL : none;
    return first != NULL;
}

/** The value that all runs have, or each with its runs. */
static void put_values(FILE *to, const struct row *row, const struct html_data *d)
{
    char a[VALUE], b[VALUE];
    bool first = true;
    for (size_t i = 0; i < d->count; i++) {
        const json_t *value = value_of(&d->runs[i], row->key);
        bool seen = value == NULL;
        for (size_t k = 0; k < i && !seen; k++) {
            const json_t *other = value_of(&d->runs[k], row->key);
            seen = other != NULL && strcmp(value_text(other, a), value_text(value, b)) == 0;
        }
        if (seen)
            continue;
        (void)fputs(first ? "<code>" : "; <code>", to);
        html_text(to, value_text(value, b));
        (void)fputs("</code>", to);
        first = false;
        if (row->value != NULL && row->everywhere)
            return;
        size_t named = 0;
        for (size_t k = i; k < d->count; k++) {
            const json_t *other = value_of(&d->runs[k], row->key);
            if (other == NULL || strcmp(value_text(other, a), value_text(value, b)) != 0)
                continue;
            if (named < 6)
                html_format(to, "%s%s", named == 0 ? " in " : ", ", d->runs[k].label);
            named++;
        }
        if (named > 6)
            html_format(to, " and %zu more", named - 6);
    }
}

static void put_row(FILE *to, const struct row *row, const struct html_data *d)
{
    (void)fputs("<tr><th scope=\"row\">", to);
    html_text(to, row->key);
    (void)fputs("</th><td>", to);
    put_values(to, row, d);
    (void)fputs("</td><td>", to);
    if (row->param != NULL) {
        (void)fputs("<code>", to);
        html_text(to, row->normal);
        (void)fputs("</code>", to);
    }
    (void)fputs("</td><td>", to);
    (void)fputs(row->value == NULL ? "<b class=\"flag\">≠ runs differ</b>"
                : row->changed     ? "<b class=\"flag\">● set</b>"
                                   : "",
                to);
    (void)fputs("</td><td class=\"prose\">", to);
    if (row->param != NULL) {
        html_text(to, row->param->help);
        (void)fputs(" <small>[", to);
        html_text(to, row->param->source);
        (void)fputs("]</small>", to);
    }
    (void)fputs("</td></tr>\n", to);
}

enum which { DIFFER, SET, ALL };

/** Those of one table, whose defaults `object` has. */
static size_t put_rows_of(FILE *to, const struct html_data *d, enum which which,
                          const struct param_table *table, const void *object)
{
    size_t count = 0;
    for (size_t i = 0; i < table->count; i++) {
        struct row row = { .param = &table->params[i] };
        (void)snprintf(row.key, sizeof(row.key), "%s%s%s", table->group,
                       table->group[0] == '\0' ? "" : ".", row.param->name);
        default_text(row.param, object, row.normal);
        if (!fill_row(&row, d) || (which == DIFFER && row.value != NULL) ||
            (which == SET && !row.changed))
            continue;
        count++;
        if (to != NULL)
            put_row(to, &row, d);
    }
    return count;
}

/** Rows that differ between runs, that are not their default, or all; returns how many. With `to`
 * NULL they are only counted. Those of the lints come last. */
static size_t put_rows(FILE *to, const struct html_data *d, enum which which)
{
    struct platform_params *params = calloc(1, sizeof(*params));
    struct lint_params lints;
    size_t count = 0;
    if (params == NULL)
        return 0;
    platform_defaults(params);
    param_defaults(&lint_param_table, &lints);
    struct platform_keys keys = platform_keys(params);
    for (size_t t = 0; t < PLATFORM_TABLES; t++)
        count += put_rows_of(to, d, which, keys.tables[t], keys.objects[t]);
    free(params);
    return count + put_rows_of(to, d, which, &lint_param_table, &lints);
}

static void put_table(FILE *to, const struct html_data *d, enum which which, const char *caption)
{
    static const char *const columns[] = {
        "Key", "Value", "Default", "Differs", "What it is", NULL
    };
    html_table_begin(to, caption, columns);
    (void)put_rows(to, d, which);
    html_table_end(to);
}

/** Whose parameters the runs have. */
static const char *owners(const struct html_data *d)
{
    for (size_t i = 0; i < d->count; i++)
        if (value_of(&d->runs[i], "lint.keep") != NULL)
            return "the machine and the lints";
    return "the machine";
}

void html_put_parameters(FILE *to, const struct html_data *d)
{
    size_t all = put_rows(NULL, d, ALL), set = put_rows(NULL, d, SET);
    size_t differ = put_rows(NULL, d, DIFFER);
    char title[64];
    if (all == 0) {
        (void)fputs("<p class=\"none\">These runs have no parameters in their run.json.</p>\n", to);
        return;
    }
    (void)fputs("<p>", to);
    if (d->count > 1 && differ == 0)
        html_format(to, "All runs have the same %zu parameters of %s. ", all, owners(d));
    if (differ != 0)
        html_format(to, "%zu of %zu parameters of %s differ between the runs. ", differ, all,
                    owners(d));
    html_format(to, "%zu are not at their default: the platform, a profile or an option sets them.",
                set);
    (void)fputs("</p>\n", to);
    if (differ != 0)
        put_table(to, d, DIFFER, "Parameters that differ between the runs");
    if (set != 0) {
        (void)fprintf(to, "<details><summary>The %zu that are not at their default</summary>\n",
                      set);
        put_table(to, d, SET, "Parameters that are not at their default");
        (void)fputs("</details>\n", to);
    }
    (void)fprintf(to, "<details><summary>All %zu, with their sources</summary>\n", all);
    (void)snprintf(title, sizeof(title), "All parameters of %s", owners(d));
    put_table(to, d, ALL, title);
    (void)fputs("</details>\n", to);
}

/* ---- provenance ------------------------------------------------------------------------------ */

static void put_member(FILE *to, const json_t *object, const char *key)
{
    char text[VALUE];
    const json_t *value = json_object_get(object, key);
    (void)fputs("<td>", to);
    html_text(to, value_text(value, text));
    (void)fputs("</td>", to);
}

static void put_settings(FILE *to, const json_t *json)
{
    const char *key;
    json_t *value;
    bool first = true;
    char text[VALUE];
    (void)fputs("<td class=\"prose\">", to);
    json_object_foreach(json_object_get(json, "settings"), key, value)
    {
        html_format(to, "%s%s: ", first ? "" : "; ", key);
        (void)fputs("<code>", to);
        html_text(to, value_text(value, text));
        (void)fputs("</code>", to);
        first = false;
    }
    (void)fputs("</td>", to);
}

/** "host.records_per_second" and a number, as a phrase. */
static void put_fact(FILE *to, const char *key, const json_t *value)
{
    char text[TEXT_NUMBER], name[VALUE];
    (void)snprintf(name, sizeof(name), "%s", strncmp(key, "host.", 5) == 0 ? key + 5 : key);
    for (char *c = name; (c = strchr(c, '_')) != NULL;)
        *c = ' ';
    html_format(to, "; %s %s",
                json_is_number(value) ? text_number(text, round(json_number_value(value))) : "-",
                name);
}

static void put_host(FILE *to, const json_t *json)
{
    const char *key;
    json_t *value;
    const json_t *seconds = json_object_get(json_object_get(json, "time"), "host_s");
    (void)fputs("<td>", to);
    if (json_is_number(seconds))
        html_format(to, "%.3f s", json_number_value(seconds));
    json_object_foreach(json_object_get(json, "host"), key, value)
    {
        put_fact(to, key, value);
    }
    (void)fputs("</td>", to);
}

static void put_source(FILE *to, const char *label, const json_t *json)
{
    const json_t *end = json_object_get(json, "exit");
    (void)fputs("<tr><th scope=\"row\">", to);
    html_text(to, label);
    (void)fputs("</th>", to);
    put_member(to, json, "version");
    put_member(to, json, "command");
    put_member(to, json, "seed");
    put_member(to, end, "reason");
    put_member(to, end, "status");
    put_settings(to, json);
    put_host(to, json);
    (void)fputs("</tr>\n", to);
}

void html_put_provenance(FILE *to, const struct html_data *d)
{
    static const char *const columns[] = { "Run",    "gather",   "Command", "Seed", "Ended by",
                                           "Status", "Settings", "Host",    NULL };
    static const char *const files[] = { "File", "#Bytes", "CRC-32", NULL };
    char text[TEXT_NUMBER];
    html_table_begin(to, "What each run was", columns);
    for (size_t i = 0; i < d->count; i++)
        put_source(to, d->runs[i].label, d->runs[i].json);
    for (size_t i = 0; i < d->folder_count; i++)
        if (d->folders[i].json != NULL)
            put_source(to, html_base(d->folders[i].path), d->folders[i].json);
    html_table_end(to);
    (void)fprintf(to, "<details><summary>The %zu files that this was made of</summary>\n",
                  d->file_count);
    html_table_begin(to, "Files, with the checksum that gzip and cksum -a crc32b have", files);
    for (size_t i = 0; i < d->file_count; i++) {
        (void)fputs("<tr><th scope=\"row\">", to);
        html_text(to, d->files[i].name);
        (void)fprintf(to, "</th><td class=\"n\">%s</td><td><code>%08" PRIx32 "</code></td></tr>\n",
                      text_grouped(text, d->files[i].size), d->files[i].crc);
    }
    html_table_end(to);
    (void)fputs("</details>\n", to);
}
