/* SPDX-License-Identifier: Apache-2.0 */
/* The module and its handles for editors: the annotations of LuaCATS, from the API's tables. */
#include "script/luacats.h"

#include <ctype.h>
#include <string.h>

#include "platform/platform.h"
#include "script/state.h"

static const struct {
    const char *prefix, *class;
} handles[] = {
    { "p:", "Platform" }, { "sw:", "Switch" }, { "ep:", "Endpoint" }, { "vm:", "VM" },
    { "cpu:", "CPU" },    { "host:", "Host" }, { "s:", "Space" },
};

/** NULL for "gather" and its parts. */
static const char *class_of(const struct script_module *m)
{
    for (size_t i = 0; i < ARRAY_LEN(handles); i++) {
        if (strcmp(handles[i].prefix, m->name) == 0) {
            return handles[i].class;
        }
    }
    return NULL;
}

/* One line of it: LuaCATS ends a text with the line. */
static void put_text(const char *text, FILE *to)
{
    for (; *text; text++) {
        fputc(*text == '\n' ? ' ' : *text, to);
    }
}

/* ---- keys ------------------------------------------------------------------------------------ */

static void put_type(const struct param *p, FILE *to)
{
    switch (p->type) {
    case PARAM_BOOL: fputs("boolean|0|1", to); return;
    case PARAM_U64:
    case PARAM_SIZE: fputs("integer|string", to); return;
    case PARAM_TIME:
    case PARAM_FREQ:
    case PARAM_REAL: fputs("number|string", to); return;
    case PARAM_CHOICE: break;
    }
    for (size_t i = 0; p->choices[i]; i++) {
        fprintf(to, i ? "|\"%s\"" : "\"%s\"", p->choices[i]);
    }
}

/* What a bare number of that type is. */
static const char *unit_of(const struct param *p)
{
    return p->type == PARAM_SIZE   ? "bytes"
           : p->type == PARAM_TIME ? "ns"
           : p->type == PARAM_FREQ ? "Hz"
                                   : p->unit;
}

/* ---- lines ----------------------------------------------------------------------------------- */

/** A line of fields. */
struct field {
    const char *text;
    size_t length;
    size_t name; /* of the text, without ? and ! */
};

/* The next of `*lines`; false at the end. */
static bool next_field(const char **lines, struct field *f)
{
    *lines += strspn(*lines, "\n");
    *f = (struct field){ *lines, strcspn(*lines, "\n"), strcspn(*lines, "?! \n") };
    *lines += f->length;
    return f->length > 0;
}

/* "NAME!": the tables have it, and it must be given. */
static bool only_required(const struct field *f)
{
    return f->text[f->name] == '!';
}

static bool find_field(const char *lines, const char *name, struct field *f)
{
    while (lines && next_field(&lines, f)) {
        if (strlen(name) == f->name && strncmp(name, f->text, f->name) == 0) {
            return true;
        }
    }
    return false;
}

static void put_fields(const char *lines, FILE *to)
{
    struct field f;
    while (lines && next_field(&lines, &f)) {
        if (!only_required(&f)) {
            fprintf(to, "---@field %.*s\n", (int)f.length, f.text);
        }
    }
}

static bool any_required(const char *lines)
{
    struct field f;
    while (lines && next_field(&lines, &f)) {
        if (f.text[f.name] != '?' && f.text[0] != '[') {
            return true;
        }
    }
    return false;
}

/* `lines` say which must be given. */
static void put_key(const struct param *p, const char *lines, FILE *to)
{
    struct field f;
    const bool required = find_field(lines, p->name, &f) && only_required(&f);
    const char *before = " (";
    fprintf(to, required ? "---@field %s " : "---@field %s? ", p->name);
    put_type(p, to);
    fputs(" # ", to);
    put_text(p->help, to);
    if (!required) {
        fprintf(to, "%sdefault %s", before, p->default_text[0] ? p->default_text : "\"\"");
        before = "; ";
    }
    if (p->min_text && p->max_text) {
        fprintf(to, "%s%s to %s", before, p->min_text, p->max_text);
        before = "; ";
    }
    if (unit_of(p)[0]) {
        fprintf(to, "%sunit %s", before, unit_of(p));
        before = "; ";
    }
    fputs(before[0] == ';' ? ")\n" : "\n", to);
}

/* ---- the keys of a function ------------------------------------------------------------------ */

/** The tables of keys of a function: of one with several of a group, its fields are joined. */
struct key_set {
    const struct param_table *tables[PLATFORM_TABLES + 1];
    size_t count;
    const char *lines; /* its other keys; NULL: none */
    const char *type;  /* NULL: a class of its own */
};

static const struct luacats_keys *find_keys(const struct script_module *m,
                                            const struct script_function *f)
{
    for (const struct luacats_keys *k = luacats_keys; k->module; k++) {
        if (strcmp(k->module, m->name) == 0 && strcmp(k->function, f->name) == 0) {
            return k;
        }
    }
    return NULL;
}

/* The keys of a table in a key: of an event, of a BAR. */
static bool is_of_class(const struct param_table *table)
{
    const struct luacats_class *c = luacats_classes;
    while (c->name && c->table != table) {
        c++;
    }
    return c->name != NULL;
}

/* A platform has all parameters as keys, whose tables its row does not name. */
static struct key_set keys_of(const struct script_module *m, const struct script_function *f)
{
    const struct luacats_keys *own = find_keys(m, f);
    struct key_set set = { .lines = own ? own->keys : NULL, .type = own ? own->type : NULL };
    struct platform_params params;
    if (!f->tables && strcmp(f->name, "platform") == 0) {
        const struct platform_keys keys = platform_keys(&params);
        memcpy(set.tables, keys.tables, sizeof(keys.tables));
        set.count = PLATFORM_TABLES;
    }
    for (const struct param_table *const *t = f->tables; t && *t; t++) {
        if (set.count < ARRAY_LEN(set.tables) && !is_of_class(*t)) {
            set.tables[set.count++] = *t;
        }
    }
    return set;
}

/* Is the name of row `p` of table `t` in an earlier table of the same group? */
static bool key_before(const struct key_set *set, size_t t, const struct param *p)
{
    for (size_t i = 0; i < t; i++) {
        if (strcmp(set->tables[i]->group, set->tables[t]->group) == 0 &&
            param_find(set->tables[i], p->name)) {
            return true;
        }
    }
    return false;
}

static bool group_before(const struct key_set *set, size_t t)
{
    for (size_t i = 0; i < t; i++) {
        if (strcmp(set->tables[i]->group, set->tables[t]->group) == 0) {
            return true;
        }
    }
    return false;
}

static void put_group(const struct key_set *set, const char *group, FILE *to)
{
    for (size_t t = 0; t < set->count; t++) {
        for (size_t i = 0; strcmp(set->tables[t]->group, group) == 0 && i < set->tables[t]->count;
             i++) {
            if (!key_before(set, t, &set->tables[t]->params[i])) {
                put_key(&set->tables[t]->params[i], group[0] ? NULL : set->lines, to);
            }
        }
    }
}

/* ---- arguments ------------------------------------------------------------------------------- */

static const char *type_of(const char *function, const char *name)
{
    char own[96];
    const char *found = "any";
    snprintf(own, sizeof(own), "%s.%s", function, name);
    for (const struct luacats_argument *a = luacats_arguments; a->name; a++) {
        if (strcmp(a->name, own) == 0) {
            return a->type;
        }
        found = strcmp(a->name, name) == 0 ? a->type : found;
    }
    return found;
}

/** One argument as the row's text has it. */
struct argument {
    char name[64]; /* "options" for { ... } */
    bool table;
};

/* The next argument of `*text`; false at the end. */
static bool next_argument(const char **text, struct argument *a)
{
    const char *at = *text + strspn(*text, " ,()");
    int depth = 0;
    size_t length = 0;
    *a = (struct argument){ .table = *at == '{' };
    for (; at[length] && (depth > 0 || (at[length] != ',' && at[length] != ')')); length++) {
        depth += at[length] == '{';
        depth -= at[length] == '}';
    }
    snprintf(a->name, sizeof(a->name), "%.*s", (int)length, at);
    if (a->table) {
        snprintf(a->name, sizeof(a->name), "options");
    }
    *text = at + length;
    return length > 0;
}

/* ---- functions ------------------------------------------------------------------------------- */

/* "gather.pcie.split_write" or "gather.VM.map": what the names of a function's types begin with. */
static void name_of(const struct script_module *m, const struct script_function *f, char *buffer,
                    size_t size)
{
    const char *class = class_of(m);
    snprintf(buffer, size, "gather.%s%s%s", class ? class : m->name, class || m->name[0] ? "." : "",
             f->name);
}

static void put_keys_class(const char *name, const struct key_set *set, FILE *to)
{
    for (size_t t = 0; t < set->count; t++) {
        const char *group = set->tables[t]->group;
        if (group[0] && !group_before(set, t)) {
            fprintf(to, "---@class %s.keys.%s\n", name, group);
            put_group(set, group, to);
            fputc('\n', to);
        }
    }
    fprintf(to, "---@class %s.keys\n", name);
    put_fields(set->lines, to);
    put_group(set, "", to);
    for (size_t t = 0; t < set->count; t++) {
        const char *group = set->tables[t]->group;
        if (group[0] && !group_before(set, t)) {
            fprintf(to, "---@field %s? %s.keys.%s\n", group, name, group);
        }
    }
    fputc('\n', to);
}

/* The name of an argument: one of Lua's own words cannot be. */
static const char *lua_name(const char *name)
{
    return strcmp(name, "function") == 0 ? "callback" : name;
}

static void put_param(const struct argument *a, const struct script_function *f,
                      const struct key_set *set, const char *keys, FILE *to)
{
    if (a->table) {
        fprintf(to, "---@param options%s %s\n", set->type || any_required(set->lines) ? "" : "?",
                keys);
        return;
    }
    const char *type = type_of(f->name, a->name);
    const size_t length = strlen(type);
    const bool optional = type[length - 1] == '?';
    fprintf(to, "---@param %s%s ", lua_name(a->name), optional ? "?" : "");
    for (size_t i = 0; i < length - optional; i++) {
        if (type[i] == '*') {
            fputs(keys, to);
        } else {
            fputc(type[i], to);
        }
    }
    fputc('\n', to);
}

static void put_returns(const struct script_module *m, const struct script_function *f, FILE *to)
{
    for (const struct luacats_return *r = luacats_returns; r->module; r++) {
        if (strcmp(r->module, m->name) != 0 || strcmp(r->function, f->name) != 0) {
            continue;
        }
        for (const char *type = r->types; *type;) {
            const size_t length = strcspn(type, "\n");
            fprintf(to, "---@return %.*s\n", (int)length, type);
            type += length + (type[length] == '\n');
        }
    }
}

static void put_function(const struct script_module *m, const struct script_function *f, FILE *to)
{
    char name[100], keys[120];
    const struct key_set set = keys_of(m, f);
    const char *class = class_of(m), *text = f->arguments;
    struct argument a;
    name_of(m, f, name, sizeof(name));
    snprintf(keys, sizeof(keys), "%s%s", set.type ? set.type : name, set.type ? "" : ".keys");
    while (!set.type && next_argument(&text, &a)) {
        if (a.table || strchr(type_of(f->name, a.name), '*')) {
            put_keys_class(name, &set, to);
        }
    }
    fputs("---", to);
    put_text(f->call ? f->help : "Not modelled in this version.", to);
    fputc('\n', to);
    text = f->arguments;
    while (next_argument(&text, &a)) {
        put_param(&a, f, &set, keys, to);
    }
    put_returns(m, f, to);
    if (class) {
        fprintf(to, "function %s:%s(", class, f->name);
    } else {
        fprintf(to, "function gather.%s%s%s(", m->name, m->name[0] ? "." : "", f->name);
    }
    text = f->arguments;
    for (size_t i = 0; next_argument(&text, &a); i++) {
        fprintf(to, i ? ", %s" : "%s", lua_name(a.name));
    }
    fputs(") end\n\n", to);
}

/* ---- tables that come and go ------------------------------------------------------------------
 */

struct stats_line {
    FILE *to;
    const char *fields; /* of the class: what they have is no count */
};

static void put_stat(void *arg, const char *name, double value, const char *unit, const char *help)
{
    const struct stats_line *line = arg;
    const char *own = strchr(name, '.') + 1;
    const char *width = strrchr(own, '_'); /* "reads_4": only where there are */
    const bool some = width && width[1 + strspn(width + 1, "0123456789")] == '\0';
    struct field f;
    (void)value;
    if (find_field(line->fields, own, &f)) {
        return;
    }
    fprintf(line->to, "---@field %s%s integer # ", own, some ? "?" : "");
    put_text(help, line->to);
    fprintf(line->to, strcmp(unit, "1") == 0 ? "\n" : " (unit %s)\n", unit);
}

static void put_class(const struct luacats_class *c, FILE *to)
{
    struct stats_line line = { to, c->fields };
    fprintf(to, "---%s\n---@class gather.%s\n", c->help, c->name);
    put_fields(c->fields, to);
    for (size_t i = 0; c->table && i < c->table->count; i++) {
        put_key(&c->table->params[i], c->fields, to);
    }
    if (c->stats) {
        c->stats(put_stat, &line);
    }
    fputc('\n', to);
}

static void put_alias(const struct luacats_alias *a, FILE *to)
{
    fprintf(to, "---%s\n---@alias gather.%s ", a->help, a->name);
    for (size_t i = 0; a->word(i); i++) {
        fprintf(to, i ? "|\"%s\"" : "\"%s\"", a->word(i));
    }
    fputs("\n\n", to);
}

void script_luacats(FILE *to)
{
    fputs(
        "---@meta gather\n-- SPDX-License-Identifier: Apache-2.0\n"
        "-- For editors, made by `gather manual --luacats` from the program's tables. The program\n"
        "-- does not read it.\n\n",
        to);
    for (const struct luacats_alias *a = luacats_aliases; a->name; a++) {
        put_alias(a, to);
    }
    for (const struct luacats_class *c = luacats_classes; c->name; c++) {
        put_class(c, to);
    }
    fputs("---@class gather\n---@field version string\nlocal gather = {}\n\n", to);
    for (size_t i = 0; script_modules[i]; i++) {
        const struct script_module *m = script_modules[i];
        const char *class = class_of(m);
        if (class) {
            fprintf(to, "---@class gather.%s\nlocal %s = {}\n\n", class, class);
        } else if (m->name[0]) {
            fprintf(to, "---@class gather.%s\ngather.%s = {}\n\n", m->name, m->name);
        }
        for (size_t f = 0; f < m->count; f++) {
            put_function(m, &m->functions[f], to);
        }
    }
    fputs("return gather\n", to);
}
