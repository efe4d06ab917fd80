/* SPDX-License-Identifier: Apache-2.0 */
/** What editors are told of the functions beside their rows: types. Inside this folder only. */
#ifndef GATHER_SCRIPT_LUACATS_H
#define GATHER_SCRIPT_LUACATS_H

/** A table that functions return. */
struct luacats_class {
    const char *name, *help;
    const char *fields; /* lines "NAME TYPE", "NAME? TYPE" if it may be missing */
};
extern const struct luacats_class luacats_classes[]; /* a row without a name ends it */

/** What a function returns, a line a value; without a row: nothing. */
struct luacats_return {
    const char *module, *function, *types;
};
extern const struct luacats_return luacats_returns[];

/** An argument, or a key that no table of parameters has, by its name. */
struct luacats_argument {
    const char *name;
    const char *type; /* ends in ?: it may be left out; * in it: a table of the function's keys */
};
extern const struct luacats_argument luacats_arguments[];

#endif
