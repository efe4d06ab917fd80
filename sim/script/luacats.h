/* SPDX-License-Identifier: Apache-2.0 */
/** What editors are told of the functions beside their rows: types. Inside this folder only. */
#ifndef GATHER_SCRIPT_LUACATS_H
#define GATHER_SCRIPT_LUACATS_H

#include "base/base.h"

/**
 * Fields are lines "NAME TYPE", "NAME? TYPE" if it may be missing, with " # HELP" if there is more
 * to say; "NAME!": the key of that name in a table of parameters must be given.
 */

/** A table that functions return, or a table in their keys. */
struct luacats_class {
    const char *name, *help;          /* "NAME: gather.PARENT" has the parent's fields as well */
    const char *fields;               /* lines */
    const struct param_table *table;  /* and its keys; NULL: none */
    void (*stats)(stat_fn *, void *); /* and statistics; NULL: none */
};
extern const struct luacats_class luacats_classes[]; /* a row without a name ends it */

/** What a function returns, a line a value; without a row: nothing. */
struct luacats_return {
    const char *module, *function, *types;
};
extern const struct luacats_return luacats_returns[];

/** The keys of a function that its tables of parameters do not have. */
struct luacats_keys {
    const char *module, *function;
    const char *keys; /* lines; NULL: the tables have all */
    const char *type; /* of the argument, in place of a class of its own; NULL: it has one */
};
extern const struct luacats_keys luacats_keys[];

/** An argument by its name, or by FUNCTION.NAME where that one differs. */
struct luacats_argument {
    const char *name;
    const char *type; /* ends in ?: it may be left out; * in it: a table of the function's keys */
};
extern const struct luacats_argument luacats_arguments[];

/** Words that arguments and keys take. */
struct luacats_alias {
    const char *name, *help;
    const char *(*word)(size_t i); /* number `i`; NULL ends them */
};
extern const struct luacats_alias luacats_aliases[];

#endif
