/* SPDX-License-Identifier: Apache-2.0 */
/** The target description that gdb asks for. */
#ifndef GATHER_CLI_GDB_XML_H
#define GATHER_CLI_GDB_XML_H

#include <stddef.h>

enum { GDB_XML_MAX = 8192 };
/** Registers in the order of gdb's org.gnu.gdb.aarch64.core and .fpu. */
void gdb_xml(char *out, size_t size);

#endif
