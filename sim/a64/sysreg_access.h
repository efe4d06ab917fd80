/* SPDX-License-Identifier: Apache-2.0 */
/** Instructions that name system registers and operations. */
#ifndef GATHER_A64_SYSREG_ACCESS_H
#define GATHER_A64_SYSREG_ACCESS_H

#include "a64/state.h"

/** op0:op1:CRn:CRm:op2 of MRS, MSR, SYS and SYSL. */
static inline unsigned a64_sys_encoding(uint32_t insn)
{
    return insn >> 5 & 0xFFFF;
}
static inline unsigned a64_slot(const struct a64_sysreg *r)
{
    return (unsigned)(r - a64_sysregs);
}
/** The exception of a trapped MRS, MSR, SYS or SYSL to `target_el`, as a64_trap() raises it. */
enum a64_result a64_sys_trap(struct a64 *c, uint32_t insn, unsigned target_el);

#endif
