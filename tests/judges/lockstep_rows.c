/* SPDX-License-Identifier: Apache-2.0 */
/* Which rows of the tables of instructions judge_lockstep executes, and why not the others. */
#include "lockstep.h"

#include <string.h>

/* By the beginning of a row's name. */
struct reason {
    const char *begin, *why;
};

static const struct reason REASONS[] = {
    /* Exceptions: the guests of tests/guests, which QEMU runs too. */
    { "udf", "an exception: guests" },
    { "svc", "an exception: guests" },
    { "hvc", "an exception: guests" },
    { "smc", "an exception: guests" },
    { "brk", "an exception: guests" },
    { "hlt", "an exception: guests" },
    { "dcps", "an exception: guests" },
    { "eret", "an exception return: guests" },
    /* Waiting. */
    { "wfe", "stops the CPU: unit tests" },
    { "wfi", "stops the CPU: unit tests" },
    { "yield", "ends Unicorn's run" },
    /* Pointer authentication: but for these the keys are not enabled. */
    { "pacga", "its algorithm is IMPLEMENTATION DEFINED: unit tests" },
    { "pacdb", "its algorithm is IMPLEMENTATION DEFINED: unit tests" },
    { "autdb", "its algorithm is IMPLEMENTATION DEFINED: unit tests" },
    /* Unicorn 2.0 is QEMU 5.0. */
    { "addg", "not in QEMU 5.0 (FEAT_MTE): lockstep_newer" },
    { "subg", "not in QEMU 5.0 (FEAT_MTE): lockstep_newer" },
    { "subp", "not in QEMU 5.0 (FEAT_MTE): lockstep_newer" },
    { "gmi", "not in QEMU 5.0 (FEAT_MTE): lockstep_newer" },
    { "msr_imm_dit", "not in QEMU 5.0 (FEAT_DIT): unit tests" },
    { "msr_imm_ssbs", "not in QEMU 5.0 (FEAT_SSBS2): unit tests" },
    { "msr_imm_tco", "not in QEMU 5.0 (FEAT_MTE): unit tests" },
    { "sysl", "no operation is defined: UNDEFINED" },
    { "fcvtzs_fix_s_h", "wrong in QEMU 5.0 (sign extends): lockstep_newer" },
};

static const struct reason FEATURES[] = {
    { "mte", "not in QEMU 5.0 (FEAT_MTE): unit tests" },
    { "mops", "not in QEMU 5.0 (FEAT_MOPS): unit tests" },
    { "ls64", "not in QEMU 5.0 (FEAT_LS64): unit tests" },
    { "wfxt", "not in QEMU 5.0 (FEAT_WFxT): unit tests" },
    { "xs", "not in QEMU 5.0 (FEAT_XS): unit tests" },
    { "bf16", "not in QEMU 5.0 (FEAT_BF16): lockstep_newer" },
    { "i8mm", "not in QEMU 5.0 (FEAT_I8MM): lockstep_newer" },
    { "lor", "not implemented here (FEAT_LOR)" },
};

static const char *reason_in(const struct reason *reasons, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++) {
        if (strncmp(name, reasons[i].begin, strlen(reasons[i].begin)) == 0) {
            return reasons[i].why;
        }
    }
    return NULL;
}

const char *lock_why_not(enum a64_op op)
{
    const struct a64_pattern *p = &a64_patterns[op];
    const char *why = reason_in(REASONS, ARRAY_LEN(REASONS), p->name);
    return why ? why : reason_in(FEATURES, ARRAY_LEN(FEATURES), a64_feature_names[p->feature]);
}

/* The main groups of A64 are told apart by bits 28 to 25 (C4.1). */
enum lock_kind lock_kind(enum a64_op op)
{
    const struct a64_pattern *p = &a64_patterns[op];
    if (lock_why_not(op)) {
        return LOCK_NOT;
    }
    const uint32_t group = p->match >> 25 & 15;
    if ((group & 5) == 4) {
        return LOCK_MEMORY;
    }
    if ((group & 14) != 10) {
        return LOCK_PLAIN;
    }
    return p->match >> 22 == 0xd5000000 >> 22 ? LOCK_SYSTEM : LOCK_BRANCH;
}

/*
 * FCMLA (by element, 4H) computes 8H, and so signals what the upper half would. LDSMAX and LDSMIN
 * below 64 bits compare elements that are not sign-extended. lockstep_newer judges both.
 */
bool lock_word_known(enum a64_op op, uint32_t insn)
{
    switch (op) {
    case A64_fcmla_elem_v_h: return !(insn >> 30 & 1);
    case A64_ldraa: return insn >> 23 & 1; /* the key DB */
    case A64_ldsmax:
    case A64_ldsmin: return insn >> 30 != 3;
    default: return false;
    }
}
