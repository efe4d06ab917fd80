/* SPDX-License-Identifier: Apache-2.0 */
/** Registers as gdb's packets have them: digits of bytes, numbers of the target description. */
#ifndef GATHER_CLI_GDB_REGISTERS_H
#define GATHER_CLI_GDB_REGISTERS_H

#include "a64/a64.h"

/** System registers that are shown, behind those of the core and of SIMD; NULL ends. */
extern const char *const gdb_system_registers[];

/* Answers to packets: in `reply`, or a constant. `p` is what follows the packet's letter. */
const char *gdb_all_registers(struct a64 *a, char *reply);
const char *gdb_write_registers(struct a64 *a, const char *p);
const char *gdb_read_register(struct a64 *a, const char *p, char *reply);
const char *gdb_write_register(struct a64 *a, const char *p);

int gdb_digit(int c);
void gdb_put_hex(char *to, const void *from, size_t size);
/** `size` bytes from digits; false: there are not so many. */
bool gdb_get_hex(const char *from, void *to, size_t size);

#endif
