/* SPDX-License-Identifier: Apache-2.0 */
/** Instructions as text, as binutils writes them: a tab between mnemonic and operands. */
#ifndef GATHER_A64_DISASM_H
#define GATHER_A64_DISASM_H

#include <stddef.h>
#include <stdint.h>

/**
 * The name of a system register, `encoding` being op0:op1:CRn:CRm:op2 (16 bits); with op0
 * 1, of what a SYS does: "dc civac". NULL: it has none.
 */
typedef const char *a64_name_fn(unsigned encoding);

/**
 * Write the instruction to `out`; the length that it has, as snprintf() does. `pc` is for targets
 * of branches. Without a name, or with `name` NULL, system registers are S3_0_C1_C0_0 in lower
 * case. UNDEFINED words are `.inst`.
 */
size_t a64_disassemble_named(uint32_t insn, uint64_t pc, a64_name_fn *name, char *out, size_t size);

#endif
