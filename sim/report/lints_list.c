/* SPDX-License-Identifier: Apache-2.0 */
/* The rules of the lints and their parameters, as JSON and as a table. */
#include "report/files.h"
#include "report/json.h"
#include "trace/trace.h"

/* A row for each parameter of a rule; `least` and `most` are empty where there are none. */
static const char header[] =
    "lint,finds,source,parameter,default,least,most,unit,meaning,parameter_source";

static const char *or_empty(const char *text)
{
    return text != NULL ? text : "";
}

static json_t *or_null(const char *text)
{
    return text != NULL && text[0] != '\0' ? json_text(text) : json_null();
}

/* ---- JSON ------------------------------------------------------------------------------------ */

/* A value of `p`, as run.json has it; null where there is none. */
static json_t *value(const struct param *p, const char *text)
{
    struct lint_params object;
    struct error e = { 0 };
    return text != NULL && param_set_text(p, &object, text, &e) ? param_json(p, &object)
                                                                : json_null();
}

static json_t *param_object(const struct param *p)
{
    return json_pack("{s:o, s:o, s:o, s:o, s:o, s:s, s:s}", "name",
                     json_sprintf("%s.%s", lint_param_table.group, p->name), "default",
                     value(p, p->default_text), "least", value(p, p->min_text), "most",
                     value(p, p->max_text), "unit", or_null(p->unit), "meaning", p->help, "source",
                     p->source);
}

static json_t *rule_object(enum lint_kind kind)
{
    json_t *params = json_array();
    for (size_t i = 0; i < lint_param_table.count; i++) {
        const struct param *p = &lint_param_table.params[i];
        if (lint_param_is_of(p, kind)) {
            json_array_append_new(params, param_object(p));
        }
    }
    return json_pack("{s:s, s:s, s:s, s:o}", "name", lint_rows[kind].name, "finds",
                     lint_rows[kind].help, "source", lint_rows[kind].source, "parameters", params);
}

void report_lint_rules_set(json_t *object, unsigned kinds)
{
    json_t *rules = json_array();
    for (unsigned k = 0; k < LINT_COUNT; k++) {
        if (kinds >> k & 1) {
            json_array_append_new(rules, rule_object((enum lint_kind)k));
        }
    }
    json_object_set_new(object, "rules", rules);
}

/* ---- the table ------------------------------------------------------------------------------- */

static void draw_row(FILE *to, const struct lint_row *row, const struct param *p)
{
    const char *const before[] = { row->name, row->help, row->source }, *const after[] = {
        p->default_text, p->min_text, p->max_text, p->unit, p->help, p->source
    };
    for (size_t i = 0; i < ARRAY_LEN(before); i++) {
        csv_text(to, before[i]);
        (void)fputc(',', to);
    }
    (void)fprintf(to, "%s.%s", lint_param_table.group, p->name);
    for (size_t i = 0; i < ARRAY_LEN(after); i++) {
        (void)fputc(',', to);
        csv_text(to, or_empty(after[i]));
    }
    (void)fputc('\n', to);
}

bool report_write_lint_rules(const char *path, unsigned kinds, struct error *e)
{
    struct outfile f;
    if (!outfile_open(&f, path, e)) {
        return false;
    }
    (void)fprintf(f.stream, "%s\n", header);
    for (unsigned k = 0; k < LINT_COUNT; k++) {
        for (size_t i = 0; kinds >> k & 1 && i < lint_param_table.count; i++) {
            if (lint_param_is_of(&lint_param_table.params[i], (enum lint_kind)k)) {
                draw_row(f.stream, &lint_rows[k], &lint_param_table.params[i]);
            }
        }
    }
    return outfile_commit(&f, e);
}
