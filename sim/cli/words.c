/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/words.h"

#include <ctype.h>
#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "host/host.h"
#include "mmu/mmu.h"
#include "pcie/pcie.h"
#include "platform/platform.h"
#include "report/report.h"
#include "script/script.h"
#include "trace/trace.h"

/* ---- lists ----------------------------------------------------------------------------------- */

static void list_commands(const struct cli *cli, word_fn *word, void *arg)
{
    (void)cli;
    for (const struct cli_command *c = cli_commands; c->name; c++) {
        word(arg, c->name);
    }
}

static int is_lua(const struct dirent *d)
{
    const size_t length = strlen(d->d_name);
    return length > 4 && strcmp(d->d_name + length - 4, ".lua") == 0;
}

/* The names of the Lua files in a folder, which may be missing. */
static void list_folder(const struct cli *cli, const char *folder, word_fn *word, void *arg)
{
    char path[4200];
    struct dirent **files;
    const int count =
        scandir(cli_data_path(cli, folder, path, sizeof(path)), &files, is_lua, alphasort);
    for (int i = 0; i < count; i++) {
        *strrchr(files[i]->d_name, '.') = '\0';
        word(arg, files[i]->d_name);
        free(files[i]);
    }
    if (count >= 0) {
        free(files);
    }
}

static void list_presets(const struct cli *cli, word_fn *word, void *arg)
{
    list_folder(cli, "scripts/platforms", word, arg);
}

static void list_profiles(const struct cli *cli, word_fn *word, void *arg)
{
    list_folder(cli, "scripts/profiles", word, arg);
}

static void list_platforms(const struct cli *cli, word_fn *word, void *arg)
{
    list_presets(cli, word, arg);
    list_profiles(cli, word, arg);
}

static void list_policies(const struct cli *cli, word_fn *word, void *arg)
{
    size_t count;
    const char *const *names = kvm_policies(&count);
    (void)cli;
    for (size_t i = 0; i < count; i++) {
        word(arg, names[i]);
    }
}

static void list_distributions(const struct cli *cli, word_fn *word, void *arg)
{
    (void)cli;
    for (size_t i = 0; i < DIST_OF_COUNT; i++) {
        word(arg, dist_ofs[i].option);
    }
    word(arg, "all");
}

static void list_lints(const struct cli *cli, word_fn *word, void *arg)
{
    (void)cli;
    for (size_t i = 0; i < LINT_COUNT; i++) {
        word(arg, lint_rows[i].name);
    }
}

static void list_formats(const struct cli *cli, word_fn *word, void *arg)
{
    (void)cli;
    word(arg, "auto");
    for (size_t i = 0; i < trace_format_count(); i++) {
        const struct trace_format_help f = trace_format_help(i);
        if (f.read) {
            word(arg, f.name);
        }
    }
}

static void list_written(const struct cli *cli, word_fn *word, void *arg)
{
    (void)cli;
    for (size_t i = 0; i < trace_format_count(); i++) {
        const struct trace_format_help f = trace_format_help(i);
        if (f.written) {
            word(arg, f.name);
        }
    }
}

static void list_types(const struct cli *cli, word_fn *word, void *arg)
{
    (void)cli;
    for (const char *const *name = s1_type_names; *name; name++) {
        word(arg, *name);
    }
    for (const char *const *name = s1_type_names; *name; name++) {
        char text[64];
        snprintf(text, sizeof(text), "prefetchable=%s", *name);
        word(arg, text);
    }
}

static void list_features(const struct cli *cli, word_fn *word, void *arg)
{
    (void)cli;
    for (size_t i = 0; i < mmu_feature_params.count; i++) {
        word(arg, mmu_feature_params.params[i].name);
    }
}

static void list_models(const struct cli *cli, word_fn *word, void *arg)
{
    (void)cli;
    for (const struct pcie_model *m = pcie_models; m->name; m++) {
        word(arg, m->name);
    }
}

static void list_accesses(const struct cli *cli, word_fn *word, void *arg)
{
    (void)cli;
    for (const char *const *name = record_access_names; *name; name++) {
        word(arg, *name);
    }
}

static void list_at(const struct cli *cli, word_fn *word, void *arg)
{
    (void)cli;
    for (unsigned i = 0; mmu_at_op(i); i++) {
        char name[32];
        snprintf(name, sizeof(name), "%s", mmu_at_op(i)->sys.name);
        for (char *c = name; *c; c++) {
            *c = (char)tolower((unsigned char)*c);
        }
        word(arg, name);
    }
}

static void list_kinds(const struct cli *cli, word_fn *word, void *arg)
{
    (void)cli;
    for (const struct words_kind *k = words_kinds; k->name; k++) {
        if (!k->files) {
            word(arg, k->name);
        }
    }
}

/* ---- keys ------------------------------------------------------------------------------------ */

static const struct param_table *platform_table(size_t index)
{
    struct platform_params params;
    return index < PLATFORM_TABLES ? platform_keys(&params).tables[index] : NULL;
}

static const struct param_table *lints_table(size_t index)
{
    return index == 0 ? &lint_param_table : NULL;
}

/* The machine's, and those of --lint. */
static const struct param_table *replay_table(size_t index)
{
    return index < PLATFORM_TABLES ? platform_table(index) : lints_table(index - PLATFORM_TABLES);
}

static const struct param_table *combine_table(size_t index)
{
    return index == 0 ? &mmu_combine_params : NULL;
}

static const struct param_table *policy_table(size_t index)
{
    struct kvm_walk_in in;
    const struct kvm_walk_keys keys = kvm_walk_keys(&in);
    return index < keys.count ? keys.tables[index] : NULL;
}

static void list_key(const struct param_table *table, const struct param *p, word_fn *word,
                     void *arg)
{
    static const char *const flags[] = { "true", "false", NULL };
    const char *const *values = p->type == PARAM_CHOICE ? p->choices
                                : p->type == PARAM_BOOL ? flags
                                                        : NULL;
    char text[200];
    const char *dot = table->group[0] ? "." : "";
    snprintf(text, sizeof(text), "%s%s%s=", table->group, dot, p->name);
    if (!values) {
        word(arg, text);
    }
    for (; values && *values; values++) {
        snprintf(text, sizeof(text), "%s%s%s=%s", table->group, dot, p->name, *values);
        word(arg, text);
    }
}

static void list_keys(const struct words_kind *kind, word_fn *word, void *arg)
{
    const struct param_table *table;
    for (size_t t = 0; (table = kind->table(t)) != NULL; t++) {
        for (size_t i = 0; i < table->count; i++) {
            list_key(table, &table->params[i], word, arg);
        }
    }
}

/* ---- the tables ------------------------------------------------------------------------------ */

static const char *const table_words[] = { "check", NULL };
static const char *const mmu_words[] = { "walk", "dump", "at", NULL };
static const char *const map_words[] = { "trace", NULL };
static const char *const uart_words[] = { "stdio", "none", NULL };
static const char *const regime_words[] = { "el10", "el2", "el20", NULL };
static const char *const stage_words[] = { "s2=", NULL }; /* s1 is in the table */

const struct words_kind words_kinds[] = {
    { .name = "file", .files = "*" },
    { .name = "folder", .files = "/" },
    { .name = "lua", .files = "lua" },
    { .name = "elf", .files = "elf" },
    { .name = "csv", .files = "csv csv.gz" },
    { .name = "so", .files = "so" },
    { .name = "maps", .files = "*", .more = map_words },
    { .name = "commands", .list = list_commands },
    { .name = "presets", .list = list_presets, .installed = true },
    { .name = "profiles", .list = list_profiles, .installed = true },
    { .name = "platforms", .list = list_platforms, .installed = true },
    { .name = "policies", .list = list_policies },
    { .name = "formats", .list = list_formats },
    { .name = "formats-written", .list = list_written },
    { .name = "types", .list = list_types },
    { .name = "distributions", .list = list_distributions },
    { .name = "lints", .list = list_lints, .comma = true },
    { .name = "features", .list = list_features, .comma = true },
    { .name = "paces", .more = replay_pace_names },
    { .name = "models", .list = list_models },
    { .name = "accesses", .list = list_accesses },
    { .name = "at", .list = list_at },
    { .name = "parameters", .table = platform_table },
    { .name = "lint-parameters", .table = lints_table },
    { .name = "replay-parameters", .table = replay_table },
    { .name = "attributes", .table = combine_table, .more = stage_words },
    { .name = "page", .table = policy_table },
    { .name = "table", .more = table_words },
    { .name = "mmu", .more = mmu_words },
    { .name = "uart", .more = uart_words },
    { .name = "regimes", .more = regime_words },
    { .name = "kinds", .list = list_kinds },
    { 0 },
};

/* Options by name, of one command or all; then by what --help calls their value. */
static const struct {
    const char *command, *option, *kind;
} option_kinds[] = {
    { NULL, "platform", "presets" },
    { NULL, "profile", "profiles" },
    { NULL, "policy", "policies" },
    { NULL, "format", "formats" },
    { "convert", "to", "formats-written" },
    { NULL, "s1", "types" },
    { NULL, "of", "distributions" },
    { "convert", "map", "file" },
    { NULL, "map", "maps" },
    { NULL, "pace", "paces" },
    { NULL, "features", "features" },
    { "lint", "only", "lints" },
    { NULL, "model", "models" },
    { NULL, "plugin", "so" },
    { NULL, "access", "accesses" },
    { NULL, "regime", "regimes" },
    { NULL, "uart", "uart" },
    { NULL, "man", "commands" },
    { NULL, "words", "kinds" },
    { "run", "param", NULL }, /* a scenario's own */
    { "mmu", "param", NULL },
    { "lint", "param", "lint-parameters" },
    { "replay", "param", "replay-parameters" },
    { "hist", "param", "replay-parameters" },
    { NULL, "param", "parameters" },
};
static const struct {
    const char *argument, *kind;
} argument_kinds[] = {
    { "FILE", "file" },  { "FILE.lua", "lua" }, { "DIR", "folder" }, { "FILE@ADDRESS", "file" },
    { "TRACE", "file" }, { "SOURCE", "file" },  { "OTHER", "file" }, { "FILE.html", "file" },
};

const struct words_place words_places[] = {
    { "run", NULL, -1, "lua" },
    { "exec", NULL, 0, "elf" },
    { "table", NULL, 0, "table" },
    { "table", "check", 0, "csv" },
    { "explain", NULL, -1, "attributes" },
    { "policy", NULL, -1, "page" },
    { "mmu", NULL, 0, "mmu" },
    { "mmu", "at", 0, "at" },
    { "platforms", NULL, 0, "platforms" },
    { "replay", NULL, 0, "file" },
    { "hist", NULL, 0, "file" },
    { "convert", NULL, -1, "file" },
    { "lint", NULL, 0, "file" },
    { "map", NULL, 0, "file" },
    { "report", NULL, -1, "folder" },
    { "manual", NULL, 0, "commands" },
    { "help", NULL, 0, "commands" },
    { 0 },
};

/* ---- looking --------------------------------------------------------------------------------- */

const struct words_kind *words_find(const char *name)
{
    for (const struct words_kind *k = words_kinds; name && k->name; k++) {
        if (strcmp(k->name, name) == 0) {
            return k;
        }
    }
    return NULL;
}

void words_list(const struct words_kind *kind, const struct cli *cli, word_fn *word, void *arg)
{
    if (kind->list) {
        kind->list(cli, word, arg);
    }
    for (const char *const *more = kind->more; more && *more; more++) {
        word(arg, *more);
    }
    if (kind->table) {
        list_keys(kind, word, arg);
    }
}

const struct words_kind *words_of_option(const struct cli_command *c, const struct argp_option *o)
{
    for (size_t i = 0; o->arg && i < ARRAY_LEN(option_kinds); i++) {
        const char *command = option_kinds[i].command;
        if (o->name && strcmp(o->name, option_kinds[i].option) == 0 &&
            (!command || strcmp(command, c->name) == 0)) {
            return words_find(option_kinds[i].kind);
        }
    }
    for (size_t i = 0; o->arg && i < ARRAY_LEN(argument_kinds); i++) {
        if (strcmp(o->arg, argument_kinds[i].argument) == 0) {
            return words_find(argument_kinds[i].kind);
        }
    }
    return NULL;
}

bool words_alternatives(const struct argp_option *o, word_fn *word, void *arg)
{
    if (!o->arg || !strchr(o->arg, '|')) {
        return false;
    }
    for (const char *at = o->arg; *at;) {
        const size_t length = strcspn(at, "|");
        char text[64];
        snprintf(text, sizeof(text), "%.*s", (int)length, at);
        if (!isupper((unsigned char)text[0])) { /* PORT stands for something, nettlp for itself */
            word(arg, text);
        }
        at += length + (at[length] == '|');
    }
    return true;
}
