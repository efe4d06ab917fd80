/* SPDX-License-Identifier: Apache-2.0 */
/** The instructions that judge_fp executes, each with what sim/a64/fp.h says of it. */
#ifndef JUDGE_FP_H
#define JUDGE_FP_H

#include "a64/fp.h"

#define ARRAY_LEN(a) (sizeof(a) / sizeof((a)[0]))

enum { MAX_OPERATIONS = 512, INSN_NOP = 0xd503201fU };

enum operand_kind { OPERAND_FP, OPERAND_INTEGER, OPERAND_FMLAL };

struct operation;
typedef uint64_t (*model_fn)(const struct operation *op, const uint64_t v[3], struct fp_env *env);

/**
 * One instruction that reads V0, V1 (or X8, which has V0's bits) and V2, a copy of which is in V3,
 * and a second one that brings the result from V3, X3 or NZCV to X3.
 */
struct operation {
    char name[40];
    uint32_t code;
    uint32_t collect;
    enum fp_size size;
    enum operand_kind operands;
    model_fn model;
    uint64_t (*two)(enum fp_size, uint64_t, uint64_t, struct fp_env *);
    uint64_t (*one)(enum fp_size, uint64_t, struct fp_env *);
    enum fp_size to;
    enum fp_rounding rounding;
    bool dynamic_rounding; /* FPCR.RMode instead of `rounding` */
    bool flag;             /* exact, unsigned, signalling: as the model reads it */
    unsigned bits;
    unsigned fraction_bits;
};

struct operation_list {
    struct operation operations[MAX_OPERATIONS];
    unsigned count;
};

void list_operations(struct operation_list *list);

/** Where Unicorn 2.0 (QEMU 5.0) is known to be wrong in the result alone. */
bool is_known_difference(const struct operation *op, const uint64_t v[3], uint32_t fpcr);

#endif
