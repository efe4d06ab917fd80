/* SPDX-License-Identifier: Apache-2.0 */
/** cli: the program `gather`, one file a subcommand. */
#ifndef GATHER_CLI_CLI_H
#define GATHER_CLI_CLI_H

#include <argp.h>
#include <signal.h>

#include "base/base.h"

/** What every subcommand gets. */
struct cli {
    const char *data_dir; /* where scripts/ and traces/ are; "" if nowhere */
    const volatile sig_atomic_t *interrupted;
};

/** A subcommand: parses its own arguments (argv[0] is its name), returns the exit status. */
typedef enum gather_status command_fn(const struct cli *cli, int argc, char **argv);
command_fn cmd_run, cmd_replay, cmd_exec, cmd_hist, cmd_table, cmd_explain, cmd_policy, cmd_convert,
    cmd_platforms, cmd_manual, cmd_mmu, cmd_map, cmd_lint, cmd_report;

/**
 * argp_parse() with our manners: an unknown option names the nearest, every mistake is one line,
 * and --help and --version end the program with 0. A parser may fail with its own message in `e`,
 * and returns EINVAL then.
 */
bool cli_parse(const struct argp *argp, int argc, char **argv, void *input, struct error *e);
/** Print `e` and give its exit status. */
enum gather_status cli_fail(const struct error *e);
enum { CLI_LIST_MAX = 64, CLI_OPTIONS_MAX = 64 };
/** One table of two, each ended by a row of zeroes; `all` has CLI_OPTIONS_MAX rows. */
void cli_join_options(struct argp_option *all, const struct argp_option *first,
                      const struct argp_option *second);
/** The texts of a repeated option, which stay argv's. */
struct cli_list {
    const char *items[CLI_LIST_MAX];
    size_t count;
};
bool cli_list_add(struct cli_list *list, const char *item, struct error *e);
/** data_dir/NAME into `buffer`; returns it. */
const char *cli_data_path(const struct cli *cli, const char *name, char *buffer, size_t size);

#endif
