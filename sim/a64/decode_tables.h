/* SPDX-License-Identifier: Apache-2.0 */
/** What the generated gen_decode.c shares with decode.c: the decision tree, and fields by place. */
#ifndef GATHER_A64_DECODE_TABLES_H
#define GATHER_A64_DECODE_TABLES_H

#include "a64/decode.h"

/** Its child is child + (insn >> shift & mask) of a64_tree_children. */
struct a64_tree_node {
    uint8_t shift, mask;
    uint16_t child;
};
/** A child is a node, or with this bit the first of the ops in a64_tree_leaves up to A64_NONE. */
enum { A64_TREE_LEAF = 0x8000 };

extern const struct a64_tree_node a64_tree_nodes[];
extern const uint16_t a64_tree_children[];
extern const uint16_t a64_tree_leaves[];

/* The functions of the tables' expressions; all values are int64_t. */

static inline int64_t a64_field(uint32_t insn, unsigned low, unsigned width)
{
    return insn >> low & ((UINT32_C(1) << width) - 1);
}

/** The low `width` bits of `value`, sign-extended. */
static inline int64_t a64_sext(int64_t value, int64_t width)
{
    uint64_t sign = UINT64_C(1) << (width - 1);
    uint64_t low = (uint64_t)value & (sign - 1 + sign);
    return (int64_t)((low ^ sign) - sign);
}

static inline int64_t a64_field_signed(uint32_t insn, unsigned low, unsigned width)
{
    return a64_sext(a64_field(insn, low, width), width);
}

static inline int64_t a64_shl(int64_t value, int64_t by)
{
    return (int64_t)((uint64_t)value << (by & 63));
}

static inline int64_t a64_shr(int64_t value, int64_t by)
{
    return (int64_t)((uint64_t)value >> (by & 63));
}

static inline int64_t a64_bits(int64_t value, int64_t high, int64_t low)
{
    return a64_shr(value, low) & (a64_shl(2, high - low) - 1);
}

/** The number of the highest bit that is 1; -1 if none is. */
static inline int64_t a64_top(int64_t value)
{
    return value == 0 ? -1 : 63 - __builtin_clzll((unsigned long long)value);
}

/** The same of the lowest. */
static inline int64_t a64_low(int64_t value)
{
    return value == 0 ? -1 : __builtin_ctzll((unsigned long long)value);
}

static inline int64_t a64_ones(int64_t value)
{
    return __builtin_popcountll((unsigned long long)value);
}

#endif
