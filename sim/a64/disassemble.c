/* SPDX-License-Identifier: Apache-2.0 */
/* Apart from disasm.c, which does without the table of system registers. */
#include "a64/a64.h"
#include "a64/disasm.h"

size_t a64_disassemble(uint32_t insn, uint64_t pc, char *out, size_t size)
{
    return a64_disassemble_named(insn, pc, a64_sysreg_name, out, size);
}
