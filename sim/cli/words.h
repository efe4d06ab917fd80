/* SPDX-License-Identifier: Apache-2.0 */
/** What may stand where in a command line: what completion offers and manual pages list. */
#ifndef GATHER_CLI_WORDS_H
#define GATHER_CLI_WORDS_H

#include "cli/cli.h"

/** Takes one word. */
typedef void word_fn(void *arg, const char *word);
/** A kind of words: files, or a list. */
struct words_kind {
    const char *name; /* "policies" */
    /* Files that end so, "lua" or "csv csv.gz"; "*": any, beside the words; "/": folders. NULL: no
     * files */
    const char *files;
    bool comma;     /* several of them, with commas in between */
    bool installed; /* the list is of installed files, and asked for at run time */
    /* NULL for files, and for keys. */
    void (*list)(const struct cli *cli, word_fn *word, void *arg);
    /* Its words are KEY=VALUE, by these tables; NULL: they are not. */
    const struct param_table *(*table)(size_t index);
    const char *const *more; /* further words; NULL: none */
};
extern const struct words_kind words_kinds[]; /* a row without a name ends it */

/** All words of a kind; of KEY=VALUE the key alone, `key=`, or with each value that a table has. */
void words_list(const struct words_kind *kind, const struct cli *cli, word_fn *word, void *arg);
const struct words_kind *words_find(const char *name);

/** Of an option's value; NULL: nothing is known of it, or it has none. */
const struct words_kind *words_of_option(const struct cli_command *c, const struct argp_option *o);
/**
 * The alternatives that an option's argument spells out, "user|nettlp": each to `word`. False if
 * it does not.
 */
bool words_alternatives(const struct argp_option *o, word_fn *word, void *arg);

/** What is no option: by the command, and the first such word for those after it. */
struct words_place {
    const char *command, *first; /* first: NULL: the first word itself, or any */
    int position;                /* from 0, after `first` from 0 again; -1: every one */
    const char *kind;
};
extern const struct words_place words_places[]; /* a row without a command ends it */

#endif
