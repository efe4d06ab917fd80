/* SPDX-License-Identifier: Apache-2.0 */
/* Completion for zsh: a list of _arguments for each command. */
#include "cli/manual.h"

#include <ctype.h>
#include <string.h>

static const char begin[] = "#compdef gather\n"
                            "# SPDX-License-Identifier: Apache-2.0\n"
                            "# Completion of gather for zsh, made by `gather manual --zsh`.\n\n";

static const char reader[] = "# The words of the kind $1; of KEY=VALUE the keys, then the values "
                             "of one; of a list the word\n"
                             "# after the last comma.\n"
                             "_gather_offer() {\n"
                             "  local -a words_of keys plain\n"
                             "  local list=\n"
                             "  _gather_words $1\n"
                             "  [[ -z $list ]] || compset -P '*,'\n"
                             "  if [[ $PREFIX == *=* ]]; then\n"
                             "    local key=${PREFIX%%=*}=\n"
                             "    compset -P '*='\n"
                             "    words_of=(${${(M)words_of:#$key*}#$key})\n"
                             "    compadd -- ${words_of:#}\n"
                             "    return\n"
                             "  fi\n"
                             "  plain=(${words_of:#*=*})\n"
                             "  keys=(${(u)${(M)words_of:#*=*}%%=*})\n"
                             "  (($#plain)) && compadd -- $plain\n"
                             "  (($#keys)) && compadd -q -S = -- $keys\n"
                             "}\n"
                             "\n"
                             "# What stands after the word $words[1] of the command $1.\n"
                             "_gather_after() {\n"
                             "  local place=$1\\ $words[1]\n"
                             "  case $place:$((CURRENT - 2)) in\n";

static const char entry[] = "\n"
                            "_gather() {\n"
                            "  local curcontext=$curcontext program=$words[1] command\n"
                            "  local -a line\n"
                            "  if ((CURRENT == 2)); then\n"
                            "    _describe -t commands command _gather_commands\n"
                            "    compadd -- --help --version\n"
                            "    return\n"
                            "  fi\n"
                            "  command=$words[2]\n"
                            "  shift words\n"
                            "  ((CURRENT--))\n"
                            "  _gather_arguments $command\n"
                            "}\n"
                            "\n"
                            "if [[ $funcstack[1] == _gather ]]; then\n"
                            "  _gather \"$@\"\n"
                            "else\n"
                            "  compdef _gather gather\n"
                            "fi\n";

struct list {
    FILE *to;
    unsigned count;
};

static void put_word(void *arg, const char *word)
{
    struct list *list = arg;
    fprintf(list->to, list->count++ ? " %s" : "%s", word);
}

static void put_quoted(void *arg, const char *word)
{
    struct list *list = arg;
    fprintf(list->to, list->count++ ? " '%s'" : "'%s'", word);
}

/* Within '...' of a specification; `special` gets a backslash. */
static void put(const char *text, const char *special, FILE *to)
{
    for (; *text; text++) {
        if (*text == '\'') {
            fputs("'\\''", to);
            continue;
        }
        if (*text == '\\' || strchr(special, *text)) {
            fputc('\\', to);
        }
        fputc(*text == '\n' ? ' ' : *text, to);
    }
}

/* What completes words of this kind; a blank keeps _arguments from putting options into it. */
static void action(const struct words_kind *kind, FILE *to)
{
    if (!kind->files) {
        fprintf(to, " _gather_offer %s", kind->name);
    } else if (kind->more) {
        fprintf(to, "{_gather_offer %s; _files}", kind->name);
    } else if (strcmp(kind->files, "*") == 0) {
        fputs("_files", to);
    } else if (strcmp(kind->files, "/") == 0) {
        fputs("_files -/", to);
    } else {
        fputs("_files -g \"*.(", to);
        for (const char *c = kind->files; *c; c++) {
            fputc(*c == ' ' ? '|' : *c, to);
        }
        fputs(")\"", to);
    }
}

static void option(const struct cli_command *c, const struct argp_option *o, FILE *to)
{
    const bool optional = o->flags & OPTION_ARG_OPTIONAL, both = o->name && isgraph(o->key);
    fputs(" \\\n      '*'", to);
    fputs(both ? "{" : "", to);
    if (isgraph(o->key)) {
        fprintf(to, "-%c%s", o->key, o->arg ? "+" : "");
    }
    fputs(both ? "," : "", to);
    if (o->name) {
        fprintf(to, "--%s%s", o->name, !o->arg ? "" : optional ? "=-" : "=");
    }
    fputs(both ? "}'[" : "'[", to);
    put(o->doc ? o->doc : "", "[]", to);
    fputc(']', to);
    if (o->arg) {
        const struct words_kind *kind = words_of_option(c, o);
        struct list list = { to, 0 };
        fputs(optional ? "::" : ":", to);
        put(o->arg, ":", to);
        fputc(':', to);
        if (kind) {
            action(kind, to);
        } else if (strchr(o->arg, '|')) {
            fputc('(', to);
            words_alternatives(o, put_word, &list);
            fputc(')', to);
        } else {
            fputc(' ', to);
        }
    }
    fputc('\'', to);
}

static void positions(const char *command, FILE *to)
{
    bool after = false;
    for (const struct words_place *p = words_places; p->command; p++) {
        const struct words_kind *kind = words_find(p->kind);
        if (strcmp(p->command, command) != 0 || !kind) {
            continue;
        }
        if (p->first) {
            after = true;
            continue;
        }
        if (p->position < 0) {
            fprintf(to, " \\\n      '*:%s:", kind->name);
        } else {
            fprintf(to, " \\\n      '%d:%s:", p->position + 1, kind->name);
        }
        action(kind, to);
        fputc('\'', to);
    }
    if (after) {
        fprintf(to, " \\\n      '*:: : _gather_after %s'", command);
    }
}

static void commands(FILE *to)
{
    fputs("_gather_commands=(\n", to);
    for (const struct cli_command *c = cli_commands; c->name; c++) {
        fprintf(to, "  '%s:", c->name);
        put(c->help, ":", to);
        fputs("'\n", to);
    }
    fputs("  'help:what can be given to a command'\n)\n\n", to);
}

static void arguments(FILE *to)
{
    fputs("\n_gather_arguments() {\n  case $1 in\n", to);
    for (const struct cli_command *c = cli_commands; c->name; c++) {
        const struct argp_option *o = NULL;
        fprintf(to,
                "  %s)\n    _arguments -s -S : \\\n"
                "      '(- *)--help[what can be given]' \\\n"
                "      '(- *)--usage[the same, short]' \\\n"
                "      '(- *)--version[the version]'",
                c->name);
        while ((o = cli_next_option(c, o)) != NULL) {
            option(c, o, to);
        }
        positions(c->name, to);
        fputs(" ;;\n", to);
    }
    fputs("  help)\n    _arguments :", to);
    positions("help", to);
    fputs(" ;;\n  esac\n}\n", to);
}

static void after(FILE *to)
{
    for (const struct words_place *p = words_places; p->command; p++) {
        if (p->first) {
            fprintf(to, "  '%s %s':%d) ", p->command, p->first, p->position);
            action(words_find(p->kind), to);
            fputs(" ;;\n", to);
        }
    }
    fputs("  esac\n}\n", to);
}

static void lists(const struct cli *cli, FILE *to)
{
    fputs("_gather_words() {\n  case $1 in\n", to);
    for (const struct words_kind *k = words_kinds; k->name; k++) {
        struct list list = { to, 0 };
        if (k->files && !k->more) {
            continue;
        }
        fprintf(to, "  %s) words_of=(", k->name);
        if (k->installed) {
            fprintf(to, "${(f)\"$(${~program} manual --words %s 2>/dev/null)\"}", k->name);
        } else {
            words_list(k, cli, put_quoted, &list);
        }
        fputs(k->comma ? ") list=1 ;;\n" : ") ;;\n", to);
    }
    fputs("  esac\n}\n\n", to);
}

void manual_zsh(const struct cli *cli, FILE *to)
{
    fputs(begin, to);
    commands(to);
    lists(cli, to);
    fputs(reader, to);
    after(to);
    arguments(to);
    fputs(entry, to);
}
