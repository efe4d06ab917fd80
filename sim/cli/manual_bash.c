/* SPDX-License-Identifier: Apache-2.0 */
/* Completion for bash: tables as case statements, and a function that reads them. */
#include "cli/manual.h"

#include <ctype.h>
#include <string.h>

static const char begin[] = "# SPDX-License-Identifier: Apache-2.0\n"
                            "# Completion of gather for bash, made by `gather manual --bash`.\n"
                            "# shellcheck shell=bash disable=SC2034,SC2154\n\n";

/* Needs nothing of the package bash-completion. What an = splits is put together again. */
static const char reader[] =
    "# The kind of words at place $1 or, failing that, $2: $kind.\n"
    "_gather_kind() {\n"
    "    _gather_place \"$1\" || _gather_place \"$2\"\n"
    "}\n"
    "\n"
    "# Files whose names end in one of $2..., and folders, that begin with $1.\n"
    "_gather_files() {\n"
    "    local value=$1 suffix\n"
    "    shift\n"
    "    compopt -o filenames 2>/dev/null\n"
    "    case $1 in\n"
    "    '*') mapfile -t COMPREPLY < <(compgen -f -- \"$value\") ;;\n"
    "    /) mapfile -t COMPREPLY < <(compgen -d -- \"$value\") ;;\n"
    "    *)\n"
    "        mapfile -t COMPREPLY < <(\n"
    "            compgen -d -- \"$value\"\n"
    "            for suffix in \"$@\"; do compgen -f -X \"!*.$suffix\" -- \"$value\"; done\n"
    "        )\n"
    "        ;;\n"
    "    esac\n"
    "}\n"
    "\n"
    "# Those of $words that begin with $1; of KEY=VALUE only the keys until one is there. Of a\n"
    "# $list the word after the last comma.\n"
    "_gather_reply() {\n"
    "    local word last='' before=''\n"
    "    [[ ! $list || $1 != *,* ]] || before=${1%,*},\n"
    "    for word in \"${words[@]}\"; do\n"
    "        [[ $1 == *=* || $word != *=* ]] || word=${word%%=*}=\n"
    "        word=$before$word\n"
    "        [[ $word == \"$1\"* && $word != \"$last\" ]] || continue\n"
    "        COMPREPLY+=(\"$word\")\n"
    "        last=$word\n"
    "    done\n"
    "    if [[ ${#COMPREPLY[@]} -gt 0 && ${COMPREPLY[0]} == *= ]]; then\n"
    "        compopt -o nospace 2>/dev/null\n"
    "    fi\n"
    "}\n"
    "\n"
    "_gather() {\n"
    "    local full=${COMP_WORDS[COMP_CWORD]} at=$((COMP_CWORD - 1)) i position=0\n"
    "    local program=${COMP_WORDS[0]} command=${COMP_WORDS[1]-} word first='' kind='' value\n"
    "    local files='' list=''\n"
    "    local -a words=()\n"
    "    COMPREPLY=()\n"
    "    while ((at > 0)) && [[ ${COMP_WORDS[at]} == = || $full == =* ]]; do\n"
    "        full=${COMP_WORDS[at]}$full\n"
    "        ((at--))\n"
    "    done\n"
    "    for ((i = 2; i <= at; i++)); do\n"
    "        word=${COMP_WORDS[i]}\n"
    "        if [[ ${COMP_WORDS[i + 1]} == = ]]; then\n"
    "            ((i += 2))\n"
    "            [[ $word == -* ]] || ((position++))\n"
    "        elif [[ $word == -* ]]; then\n"
    "            if _gather_place \"$command:$word\" && ((i < at)); then ((i++)); fi\n"
    "        else\n"
    "            ((position++)) || first=$word\n"
    "        fi\n"
    "    done\n"
    "    kind='' value=$full word=${COMP_WORDS[at]}\n"
    "    if ((at == 0)); then\n"
    "        words=(\"${_gather_commands[@]}\")\n"
    "    elif [[ $full == --*=* ]]; then\n"
    "        value=${full#*=}\n"
    "        _gather_kind \"$command:${full%%=*}=\" \"$command:${full%%=*}\" || return\n"
    "    elif ((at > 1)) && _gather_place \"$command:$word\"; then\n"
    "        : # the value of the option before\n"
    "    elif [[ $full == -* ]]; then\n"
    "        _gather_options \"$command\"\n"
    "    elif ((position > 0)); then\n"
    "        _gather_kind \"$command $first:$((position - 1))\" \"$command:$position\" || return\n"
    "    else\n"
    "        _gather_place \"$command:0\" || return\n"
    "    fi\n"
    "    if [[ $kind ]]; then _gather_words \"$kind\"; fi\n"
    "    if [[ $files ]]; then\n"
    "        set -f\n"
    "        # shellcheck disable=SC2086\n"
    "        _gather_files \"$value\" $files\n"
    "        set +f\n"
    "    fi\n"
    "    _gather_reply \"$value\"\n"
    "    # What readline does not replace: what is before the value, or before an = that splits.\n"
    "    word=${full%\"$value\"}\n"
    "    COMPREPLY=(\"${COMPREPLY[@]/#/$word}\")\n"
    "    if [[ $full == *=* && $COMP_WORDBREAKS == *=* ]]; then\n"
    "        word=${full%\"${full##*=}\"}\n"
    "        COMPREPLY=(\"${COMPREPLY[@]#\"$word\"}\")\n"
    "    fi\n"
    "}\n"
    "\n"
    "complete -F _gather gather\n";

struct list {
    FILE *to;
    unsigned column;
};

static void put_word(void *arg, const char *word)
{
    struct list *list = arg;
    fprintf(list->to, list->column ? " '%s'" : "'%s'", word);
    list->column++;
}

/* ---- the tables ------------------------------------------------------------------------------ */

static void commands(FILE *to)
{
    struct list list = { to, 0 };
    fputs("_gather_commands=(", to);
    for (const struct cli_command *c = cli_commands; c->name; c++) {
        put_word(&list, c->name);
    }
    fputs(" 'help' '--help' '--version')\n\n", to);
}

static void options(FILE *to)
{
    fputs("# All options of the command $1: $words.\n_gather_options() {\n    case $1 in\n", to);
    for (const struct cli_command *c = cli_commands; c->name; c++) {
        const struct argp_option *o = NULL;
        fprintf(to, "    %s) words=('--help' '--usage' '--version'", c->name);
        while ((o = cli_next_option(c, o)) != NULL) {
            if (o->name) {
                fprintf(to, " '--%s'", o->name);
            }
            if (isgraph(o->key)) {
                fprintf(to, " '-%c'", o->key);
            }
        }
        fputs(") ;;\n", to);
    }
    fputs("    esac\n}\n\n", to);
}

static void option_place(const struct cli_command *c, const struct argp_option *o, FILE *to)
{
    const struct words_kind *kind = words_of_option(c, o);
    const bool optional = o->flags & OPTION_ARG_OPTIONAL;
    const char *separator = "    ";
    if (o->name) {
        fprintf(to, "    %s:--%s%s", c->name, o->name, optional ? "=" : "");
        separator = " | ";
    }
    if (isgraph(o->key)) {
        fprintf(to, "%s%s:-%c", separator, c->name, o->key);
    }
    fprintf(to, ") kind='%s'", kind ? kind->name : "");
    struct list list = { to, 0 };
    if (!kind && strchr(o->arg, '|')) {
        fputs(" words=(", to);
        words_alternatives(o, put_word, &list);
        fputc(')', to);
    }
    fputs(" ;;\n", to);
}

static void places(FILE *to)
{
    fputs("# The kind of words at a place of the command line, COMMAND:OPTION or\n"
          "# COMMAND:NUMBER: $kind, or the $words. Status 1: nothing stands there.\n"
          "_gather_place() {\n    kind='' words=()\n    case $1 in\n",
          to);
    for (const struct cli_command *c = cli_commands; c->name; c++) {
        const struct argp_option *o = NULL;
        while ((o = cli_next_option(c, o)) != NULL) {
            if (o->arg) {
                option_place(c, o, to);
            }
        }
    }
    for (const struct words_place *p = words_places; p->command; p++) {
        char number[16] = "*";
        if (p->position >= 0) {
            snprintf(number, sizeof(number), "%d", p->position);
        }
        fprintf(to, p->first ? "    '%s %s':%s) kind='%s' ;;\n" : "    %s%s:%s) kind='%s' ;;\n",
                p->command, p->first ? p->first : "", p->position < 0 ? "[0-9]*" : number, p->kind);
    }
    fputs("    *) return 1 ;;\n    esac\n}\n\n", to);
}

static void lists(const struct cli *cli, FILE *to)
{
    fputs("# The words of the kind $1: $words, and the suffixes of $files.\n"
          "_gather_words() {\n    case $1 in\n",
          to);
    for (const struct words_kind *k = words_kinds; k->name; k++) {
        struct list list = { to, 0 };
        if (k->files) {
            fprintf(to, "    %s) files='%s'", k->name, k->files);
            fputs(k->more ? " words=(" : "", to);
            words_list(k, cli, put_word, &list);
            fputs(k->more ? ") ;;\n" : " ;;\n", to);
        } else if (k->installed) {
            fprintf(to,
                    "    %s) mapfile -t words < <(\"$program\" manual --words %s 2>/dev/null) ;;\n",
                    k->name, k->name);
        } else {
            fprintf(to, "    %s) words=(", k->name);
            words_list(k, cli, put_word, &list);
            fputs(k->comma ? ") list=1 ;;\n" : ") ;;\n", to);
        }
    }
    fputs("    esac\n}\n\n", to);
}

void manual_bash(const struct cli *cli, FILE *to)
{
    fputs(begin, to);
    commands(to);
    options(to);
    places(to);
    lists(cli, to);
    fputs(reader, to);
}
