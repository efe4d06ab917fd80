/* SPDX-License-Identifier: Apache-2.0 */
/** A stub of gdb's remote serial protocol for `gather exec`. */
#ifndef GATHER_CLI_GDB_H
#define GATHER_CLI_GDB_H

#include "platform/platform.h"

struct gdb;
/**
 * Wait for a debugger at `where`: a TCP port of this host, or "-" for standard input and output.
 * NULL with the user's mistake, or if `interrupted` becomes true.
 */
struct gdb *gdb_open(const char *where, const volatile int *interrupted, struct error *e);
void gdb_close(struct gdb *g);
struct exec_debugger gdb_debugger(struct gdb *g);

#endif
