/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/manual.h"

#include <errno.h>
#include <string.h>

#include "platform/platform.h"
#include "script/script.h"
#include "trace/trace.h"

enum {
    OPTION_MAN = 0x100,
    OPTION_BASH,
    OPTION_ZSH,
    OPTION_LUACATS,
    OPTION_WORDS,
};

static const struct argp_option options[] = {
    { "man", OPTION_MAN, "COMMAND", OPTION_ARG_OPTIONAL,
      "a page in the macros of man(7), of the program or of a command", 0 },
    { "bash", OPTION_BASH, 0, 0, "completion for bash", 0 },
    { "zsh", OPTION_ZSH, 0, 0, "completion for zsh", 0 },
    { "luacats", OPTION_LUACATS, 0, 0, "the scripting functions as LuaCATS, for editors", 0 },
    { "words", OPTION_WORDS, "KIND", 0, "the words of a kind, a line each", 0 },
    { "output", 'o', "DIR", 0,
      "all of these as files there: man/*.1, bash/gather, zsh/_gather, luacats/gather.lua", 0 },
    { 0 },
};

struct input {
    struct error *e;
    int what; /* 0: Markdown */
    const char *command, *words, *out;
};

static error_t choose(struct input *in, int what)
{
    if (in->what) {
        error_set(in->e, "one thing at a time: expected one of --man, --bash, --zsh, --luacats, "
                         "--words and --output");
        return EINVAL;
    }
    in->what = what;
    return 0;
}

static error_t parse(int key, char *arg, struct argp_state *state)
{
    struct input *in = state->input;
    switch (key) {
    case OPTION_MAN: in->command = arg; return choose(in, key);
    case OPTION_WORDS: in->words = arg; return choose(in, key);
    case 'o': in->out = arg; return choose(in, key);
    case OPTION_BASH:
    case OPTION_ZSH:
    case OPTION_LUACATS: return choose(in, key);
    case ARGP_KEY_ARG:
        if (in->what == OPTION_MAN && !in->command) {
            in->command = arg;
            return 0;
        }
        error_set(in->e, "unexpected \"%s\"", arg);
        return EINVAL;
    default: return ARGP_ERR_UNKNOWN;
    }
}

/* ---- Markdown -------------------------------------------------------------------------------- */

static void markdown(void)
{
    static const char *const headings[PLATFORM_TABLES] = { "Machine",
                                                           "Cores",
                                                           "Root complex",
                                                           "Failed requests: `error`",
                                                           "Links: `link`",
                                                           "Caches: `cache`",
                                                           "Translation: `mmu`",
                                                           "CPU of `gather exec`: `cpu`",
                                                           "Its instructions: `pipe`",
                                                           "Its second cache: `l2`",
                                                           "What cores report: `abort`",
                                                           "Software's part of it: `enables`",
                                                           "When an SError comes: `serror`",
                                                           "Software and firmware: `host`" };
    struct platform_params params;
    struct platform_keys keys = platform_keys(&params);
    puts("## Platform parameters\n");
    for (size_t i = 0; i < PLATFORM_TABLES; i++) {
        printf("### %s\n\n", headings[i]);
        param_markdown(keys.tables[i], stdout);
        puts("");
    }
    puts("### Lints of a trace: `lint`\n");
    param_markdown(&lint_param_table, stdout);
    puts("\n## Store patterns\n\n| pattern | bytes | what it is |\n|---|---|---|");
    for (const struct pattern *p = pattern_table; p->name; p++) {
        printf("| `%s` | %u | %s |\n", p->name, p->size, p->help);
    }
    puts("\n## Drain reasons\n\n| reason | why the bytes left |\n|---|---|");
    for (int i = 0; i < BUS_REASON_COUNT; i++) {
        printf("| `%s` | %s |\n", bus_reason_name((enum bus_reason)i),
               bus_reason_help((enum bus_reason)i));
    }
    puts("");
    script_manual(stdout);
}

/* ---- words ----------------------------------------------------------------------------------- */

static void print_word(void *arg, const char *word)
{
    fprintf(arg, "%s\n", word);
}

struct names {
    const char *items[CLI_LIST_MAX];
    size_t count;
};

static bool print_words(const struct cli *cli, const char *name, struct error *e)
{
    const struct words_kind *kind = words_find(name);
    struct names names = { .count = 0 };
    if (kind && !kind->files) {
        words_list(kind, cli, print_word, stdout);
        return true;
    }
    for (const struct words_kind *k = words_kinds; k->name && names.count < CLI_LIST_MAX; k++) {
        if (!k->files) {
            names.items[names.count++] = k->name;
        }
    }
    error_set(e, "--words: unknown kind \"%s\"", name);
    error_suggest(e, name, names.items, names.count);
    return false;
}

/* ---- a page, and all the files --------------------------------------------------------------- */

static bool print_man(const char *name, struct error *e)
{
    struct names names = { .count = 0 };
    for (const struct cli_command *c = cli_commands; c->name && names.count < CLI_LIST_MAX; c++) {
        names.items[names.count++] = c->name;
        if (name && strcmp(c->name, name) == 0) {
            manual_man(c, stdout);
            return true;
        }
    }
    if (!name) {
        manual_man(NULL, stdout);
        return true;
    }
    error_set(e, "--man: unknown command \"%s\"", name);
    error_suggest(e, name, names.items, names.count);
    return false;
}

struct output {
    const char *dir;
    const struct cli *cli;
    struct error *e;
};

typedef void write_fn(const struct cli *cli, const struct cli_command *c, FILE *to);

static bool write_file(const struct output *out, const char *folder, const char *name,
                       write_fn *write, const struct cli_command *c)
{
    char path[4200];
    struct outfile file;
    snprintf(path, sizeof(path), "%s/%s", out->dir, folder);
    if (!make_folder(path, out->e)) {
        return false;
    }
    snprintf(path, sizeof(path), "%s/%s/%s", out->dir, folder, name);
    if (!outfile_open(&file, path, out->e)) {
        return false;
    }
    write(out->cli, c, file.stream);
    return outfile_commit(&file, out->e);
}

static void write_man(const struct cli *cli, const struct cli_command *c, FILE *to)
{
    (void)cli;
    manual_man(c, to);
}

static void write_bash(const struct cli *cli, const struct cli_command *c, FILE *to)
{
    (void)c;
    manual_bash(cli, to);
}

static void write_zsh(const struct cli *cli, const struct cli_command *c, FILE *to)
{
    (void)c;
    manual_zsh(cli, to);
}

static void write_luacats(const struct cli *cli, const struct cli_command *c, FILE *to)
{
    (void)cli;
    (void)c;
    script_luacats(to);
}

static bool write_all(const struct output *out)
{
    bool ok = write_file(out, "man", "gather.1", write_man, NULL) &&
              write_file(out, "bash", "gather", write_bash, NULL) &&
              write_file(out, "zsh", "_gather", write_zsh, NULL) &&
              write_file(out, "luacats", "gather.lua", write_luacats, NULL);
    for (const struct cli_command *c = cli_commands; ok && c->name; c++) {
        char name[64];
        snprintf(name, sizeof(name), "gather-%s.1", c->name);
        ok = write_file(out, "man", name, write_man, c);
    }
    return ok;
}

const struct argp manual_argp = {
    .options = options,
    .parser = parse,
    .args_doc = "[COMMAND]",
    .doc = "The tables of the manual, as Markdown: platform parameters, store patterns, drain "
           "reasons, functions of scenarios. Or what shells and editors read, made from the same "
           "tables. COMMAND goes with --man.",
};

enum gather_status cmd_manual(const struct cli *cli, int argc, char **argv)
{
    struct error e = { 0 };
    struct input in = { .e = &e };
    if (!cli_parse(&manual_argp, argc, argv, &in, &e)) {
        return cli_fail(&e);
    }
    const struct output out = { in.out, cli, &e };
    bool ok = true;
    switch (in.what) {
    case OPTION_MAN: ok = print_man(in.command, &e); break;
    case OPTION_BASH: manual_bash(cli, stdout); break;
    case OPTION_ZSH: manual_zsh(cli, stdout); break;
    case OPTION_LUACATS: script_luacats(stdout); break;
    case OPTION_WORDS: ok = print_words(cli, in.words, &e); break;
    case 'o': ok = write_all(&out); break;
    default: markdown();
    }
    return ok ? GATHER_DONE : cli_fail(&e);
}
