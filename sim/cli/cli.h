/* SPDX-License-Identifier: Apache-2.0 */
/** cli: the program `gather`, one file a subcommand. */
#ifndef GATHER_CLI_CLI_H
#define GATHER_CLI_CLI_H

#include <argp.h>
#include <signal.h>

#include "base/base.h"

/** What every subcommand gets. */
struct cli {
    const char *data_dir;  /* where scripts/ and traces/ are; "" if nowhere */
    const char *guest_dir; /* where guest programs are */
    const volatile sig_atomic_t *interrupted;
};

/** A subcommand: parses its own arguments (argv[0] is its name), returns the exit status. */
typedef enum gather_status command_fn(const struct cli *cli, int argc, char **argv);
command_fn cmd_run, cmd_replay, cmd_exec, cmd_hist, cmd_table, cmd_explain, cmd_policy, cmd_convert,
    cmd_platforms, cmd_manual, cmd_mmu, cmd_map, cmd_lint, cmd_report;
/** Their options and texts. */
extern const struct argp run_argp, replay_argp, exec_argp, hist_argp, table_argp, explain_argp,
    policy_argp, convert_argp, platforms_argp, manual_argp, mmu_argp, map_argp, lint_argp,
    report_argp;

/** A row of the table of subcommands: what --help, manual pages and completion know of it. */
struct cli_command {
    const char *name;
    command_fn *run;
    const char *help;
    const struct argp *argp;
    const struct argp_option *more; /* options beside argp's own; NULL: none */
    const char *examples; /* lines, without "gather ", that work beside scripts/ and traces/ */
};
extern const struct cli_command cli_commands[]; /* main.c; a row without a name ends it */
/** Its argp, never NULL. */
const struct argp *cli_argp(const struct cli_command *c);
/** The next option of `c` after `previous` (NULL: the first): all of argp's, then `more`. */
const struct argp_option *cli_next_option(const struct cli_command *c,
                                          const struct argp_option *previous);

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
