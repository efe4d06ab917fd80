/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Which instruction a word is, by the tables base.tbl and simd.tbl. gen/decode.lua makes
 * a64/gen_ops.h (enum a64_op: A64_NONE, then A64_name for each row; enum a64_feature; enum
 * a64_timing) and a64/gen_fields.h (a64_NAME_FIELD(insn) for each field of each row) of them.
 */
#ifndef GATHER_A64_DECODE_H
#define GATHER_A64_DECODE_H

#include <stdbool.h>
#include <stdint.h>

#include "a64/gen_fields.h"
#include "a64/gen_ops.h"

/** One row of the tables. */
struct a64_pattern {
    const char *name;
    uint32_t mask, match; /* insn & mask is match */
    /* What else must hold, and the bits of the word that it depends on; NULL and 0: nothing. */
    bool (*allocated)(uint32_t insn);
    uint32_t condition_bits;
    enum a64_feature feature;
    bool nop_without; /* without the feature it is a NOP; others are UNDEFINED */
    bool hot;         /* predecoded; the others have a function in a64_exec */
    enum a64_timing timing;
    const char *section; /* of DDI 0487 M.a */
    const char *syntax;  /* the template of the disassembler */
};

/** By enum a64_op; that of A64_NONE is empty. */
extern const struct a64_pattern a64_patterns[A64_OP_COUNT];
extern const char *const a64_feature_names[A64_FEATURE_COUNT];
extern const char *const a64_timing_names[A64_TIMING_COUNT];

/** The row of a word, as if all features were there; A64_NONE where no row is: UNDEFINED. */
enum a64_op a64_decode(uint32_t insn);

#endif
