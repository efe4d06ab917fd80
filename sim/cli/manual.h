/* SPDX-License-Identifier: Apache-2.0 */
/** What `gather manual` prints for a shell's life, all from the table of commands. */
#ifndef GATHER_CLI_MANUAL_H
#define GATHER_CLI_MANUAL_H

#include "cli/words.h"

/** A page in the macros of man(7): of one command, or NULL for the program's own. */
void manual_man(const struct cli_command *c, FILE *to);
/** Completion for bash, and for zsh. */
void manual_bash(const struct cli *cli, FILE *to);
void manual_zsh(const struct cli *cli, FILE *to);

#endif
