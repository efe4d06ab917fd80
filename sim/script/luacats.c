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

static void put_key(const struct param *p, FILE *to)
{
    fprintf(to, "---@field %s? ", p->name);
    put_type(p, to);
    fputs(" # ", to);
    put_text(p->help, to);
    fprintf(to, " (default %s", p->default_text[0] ? p->default_text : "\"\"");
    if (p->min_text && p->max_text) {
        fprintf(to, "; %s to %s", p->min_text, p->max_text);
    }
    fprintf(to, unit_of(p)[0] ? "; unit %s)\n" : "%s)\n", unit_of(p));
}

/** The tables of keys of a function: of one with several of a group, its fields are joined. */
struct key_set {
    const struct param_table *tables[PLATFORM_TABLES + 1];
    size_t count;
};

/* A platform has all parameters as keys, whose tables its row does not name. */
static struct key_set keys_of(const struct script_function *f)
{
    struct key_set set = { .count = 0 };
    struct platform_params params;
    if (!f->tables && strcmp(f->name, "platform") == 0) {
        const struct platform_keys keys = platform_keys(&params);
        memcpy(set.tables, keys.tables, sizeof(keys.tables));
        set.count = PLATFORM_TABLES;
    }
    for (const struct param_table *const *t = f->tables; t && *t; t++) {
        if (set.count < ARRAY_LEN(set.tables)) {
            set.tables[set.count++] = *t;
        }
    }
    return set;
}

static bool has_key(const struct key_set *set, const char *name)
{
    for (size_t i = 0; i < set->count; i++) {
        const char *group = set->tables[i]->group;
        if (group[0] ? strcmp(group, name) == 0 : param_find(set->tables[i], name) != NULL) {
            return true;
        }
    }
    return false;
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
                put_key(&set->tables[t]->params[i], to);
            }
        }
    }
}

/* ---- arguments ------------------------------------------------------------------------------- */

static const char *type_of(const char *name)
{
    for (const struct luacats_argument *a = luacats_arguments; a->name; a++) {
        if (strcmp(a->name, name) == 0) {
            return a->type;
        }
    }
    return "any";
}

/** One argument as the row's text has it. */
struct argument {
    char name[64];     /* "options" for { ... } */
    char keys[16][32]; /* of { KEY=, ... } */
    size_t key_count;
    bool table;
};

/* The names before an = between the outermost braces of `text`. */
static void read_keys(const char *text, size_t length, struct argument *a)
{
    int depth = 0;
    for (size_t i = 0; i < length; i++) {
        depth += text[i] == '{' || text[i] == '(' || text[i] == '[';
        depth -= text[i] == '}' || text[i] == ')' || text[i] == ']';
        const size_t name = strspn(text + i, "abcdefghijklmnopqrstuvwxyz_0123456789");
        if (name == 0) {
            continue;
        }
        if (depth == 1 && text[i + name] == '=' && a->key_count < ARRAY_LEN(a->keys)) {
            snprintf(a->keys[a->key_count++], sizeof(a->keys[0]), "%.*s", (int)name, text + i);
        }
        i += name - 1;
    }
}

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
    if (a->table) {
        read_keys(at, length, a);
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

static bool put_keys_class(const char *name, const struct key_set *set, const struct argument *a,
                           FILE *to)
{
    for (size_t t = 0; t < set->count; t++) {
        const char *group = set->tables[t]->group;
        if (group[0] && !group_before(set, t)) {
            fprintf(to, "---@class %s.keys.%s\n", name, group);
            put_group(set, group, to);
            fputc('\n', to);
        }
    }
    if (set->count == 0 && a->key_count == 0) {
        return false;
    }
    fprintf(to, "---@class %s.keys\n", name);
    for (size_t i = 0; i < a->key_count; i++) {
        if (!has_key(set, a->keys[i])) {
            const char *type = type_of(a->keys[i]);
            const size_t length = strlen(type);
            fprintf(to, "---@field %s? %.*s\n", a->keys[i],
                    (int)(type[length - 1] == '?' ? length - 1 : length), type);
        }
    }
    put_group(set, "", to);
    for (size_t t = 0; t < set->count; t++) {
        const char *group = set->tables[t]->group;
        if (group[0] && !group_before(set, t)) {
            fprintf(to, "---@field %s? %s.keys.%s\n", group, name, group);
        }
    }
    /* Keys that only the text of the function tells. */
    fputs("---@field [string] any\n\n", to);
    return true;
}

/* The name of an argument: one of Lua's own words cannot be. */
static const char *lua_name(const char *name)
{
    return strcmp(name, "function") == 0 ? "callback" : name;
}

static void put_param(const struct argument *a, const char *function, bool has_class, bool only,
                      FILE *to)
{
    if (a->table && has_class) {
        fprintf(to, "---@param options%s %s.keys\n", only ? "" : "?", function);
        return;
    }
    if (a->table) {
        fputs("---@param options? table\n", to);
        return;
    }
    const char *type = type_of(a->name);
    const size_t length = strlen(type);
    const bool optional = type[length - 1] == '?';
    fprintf(to, "---@param %s%s ", lua_name(a->name), optional ? "?" : "");
    for (size_t i = 0; i < length - optional; i++) {
        if (type[i] == '*') {
            fprintf(to, "%s.keys", function);
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
    char name[100];
    const struct key_set set = keys_of(f);
    const char *class = class_of(m), *text = f->arguments;
    struct argument a;
    bool has_class = false;
    name_of(m, f, name, sizeof(name));
    while (next_argument(&text, &a)) {
        const bool takes = a.table || strchr(type_of(a.name), '*');
        has_class = has_class || (takes && put_keys_class(name, &set, &a, to));
    }
    fputs("---", to);
    put_text(f->call ? f->help : "Not modelled in this version.", to);
    fputc('\n', to);
    text = f->arguments;
    for (size_t i = 0; next_argument(&text, &a); i++) {
        put_param(&a, name, has_class, i == 0, to);
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

static void put_class(const struct luacats_class *c, FILE *to)
{
    fprintf(to, "---%s\n---@class gather.%s\n", c->help, c->name);
    for (const char *field = c->fields; *field;) {
        const size_t length = strcspn(field, "\n");
        if (length) {
            fprintf(to, "---@field %.*s\n", (int)length, field);
        }
        field += length + (field[length] == '\n');
    }
    fputc('\n', to);
}

void script_luacats(FILE *to)
{
    fputs(
        "---@meta gather\n-- SPDX-License-Identifier: Apache-2.0\n"
        "-- For editors, made by `gather manual --luacats` from the program's tables. The program\n"
        "-- does not read it.\n\n",
        to);
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
