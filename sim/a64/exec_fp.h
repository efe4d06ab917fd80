/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What the files that execute floating-point instructions share: fields, elements, and loops over
 * elements that a function on bit patterns (fp.h) is put into.
 */
#ifndef GATHER_A64_EXEC_FP_H
#define GATHER_A64_EXEC_FP_H

#include "a64/bits.h"
#include "a64/gen_exec.h"
#include "a64/state.h"

/* Everything is inlined into the functions of the rows: an operation given as an argument becomes a
 * direct call, or no call. */
#define EXEC_FP_INLINE static inline __attribute__((always_inline))

typedef uint64_t fp_unary_fn(enum fp_size size, uint64_t a, struct fp_env *env);
typedef uint64_t fp_binary_fn(enum fp_size size, uint64_t a, uint64_t b, struct fp_env *env);
typedef uint64_t fp_fused_fn(enum fp_size size, uint64_t addend, uint64_t a, uint64_t b,
                             struct fp_env *env);

/* ---- fields: registers lie in the same places in all encodings of C4.1 ----------------------- */

EXEC_FP_INLINE bool insn_bit(uint32_t insn, unsigned bit)
{
    return insn >> bit & 1;
}
EXEC_FP_INLINE unsigned insn_rd(uint32_t insn)
{
    return insn & 31;
}
EXEC_FP_INLINE unsigned insn_rn(uint32_t insn)
{
    return insn >> 5 & 31;
}
EXEC_FP_INLINE unsigned insn_ra(uint32_t insn)
{
    return insn >> 10 & 31;
}
EXEC_FP_INLINE unsigned insn_rm(uint32_t insn)
{
    return insn >> 16 & 31;
}

/* ---- elements -------------------------------------------------------------------------------- */

EXEC_FP_INLINE uint64_t fp_mask(enum fp_size size)
{
    return UINT64_MAX >> (64 - (8U << size));
}
EXEC_FP_INLINE uint64_t v_get(const union a64_v *v, enum fp_size size, unsigned element)
{
    unsigned at = element * (8U << size);
    return v->d[at / 64] >> at % 64 & fp_mask(size);
}
/** Into a vector where the element still is zero. */
EXEC_FP_INLINE void v_put(union a64_v *v, enum fp_size size, unsigned element, uint64_t value)
{
    unsigned at = element * (8U << size);
    v->d[at / 64] |= value << at % 64;
}
/** A vector all elements of which are `value`. */
EXEC_FP_INLINE union a64_v v_all(enum fp_size size, uint64_t value)
{
    uint64_t pattern = value * (UINT64_MAX / fp_mask(size));
    return (union a64_v){ .d = { pattern, pattern } };
}
/** The scalar in Vn, and into Vd, the rest of which becomes zero. */
EXEC_FP_INLINE uint64_t v_scalar(const struct a64 *c, unsigned n, enum fp_size size)
{
    return c->vreg[n].d[0] & fp_mask(size);
}
EXEC_FP_INLINE void v_set_scalar(struct a64 *c, unsigned d, uint64_t value)
{
    c->vreg[d].d[0] = value;
    c->vreg[d].d[1] = 0;
}

/** ftype (C4.1): 0 single, 1 double, 3 half. */
EXEC_FP_INLINE enum fp_size fp_size_of_type(unsigned ftype)
{
    return (enum fp_size)(ftype ^ 2);
}
EXEC_FP_INLINE enum fp_size insn_ftype(uint32_t insn)
{
    return fp_size_of_type(bits(insn, 23, 22));
}

/* ---- shapes ---------------------------------------------------------------------------------- */

struct fp_shape {
    enum fp_size size;
    unsigned elements; /* 1 in a scalar form */
};

/**
 * Vector forms and their scalar ones share functions. Bit 28 tells a scalar; Q (bit 30) is the
 * length of a vector; sz (bit 22) is single or double unless the row is one of half precision.
 */
EXEC_FP_INLINE struct fp_shape fp_shape(uint32_t insn, enum fp_size size)
{
    unsigned bytes = 8U << (unsigned)insn_bit(insn, 30);
    return (struct fp_shape){ size, insn_bit(insn, 28) ? 1 : bytes >> size };
}
EXEC_FP_INLINE enum fp_size fp_size_of_sz(uint32_t insn)
{
    return insn_bit(insn, 22) ? FP_DOUBLE : FP_SINGLE;
}
/** "Three same": bit 21 is 0 in the rows of half precision. */
EXEC_FP_INLINE struct fp_shape fp_shape_three_same(uint32_t insn)
{
    return fp_shape(insn, insn_bit(insn, 21) ? fp_size_of_sz(insn) : FP_HALF);
}
/** "Two-register miscellaneous": bit 19 is 1 in the rows of half precision. */
EXEC_FP_INLINE struct fp_shape fp_shape_misc(uint32_t insn)
{
    return fp_shape(insn, insn_bit(insn, 19) ? FP_HALF : fp_size_of_sz(insn));
}
/** "x indexed element": bits 23:22 are 0 for half, 2 for single, 3 for double precision. */
EXEC_FP_INLINE struct fp_shape fp_shape_element(uint32_t insn)
{
    return fp_shape(insn, insn_bit(insn, 23) ? fp_size_of_sz(insn) : FP_HALF);
}
/** The element that H, L, M (bits 11, 21, 20) name; M belongs to Rm where elements are wide. */
EXEC_FP_INLINE uint64_t v_indexed(const struct a64 *c, uint32_t insn, enum fp_size size)
{
    unsigned hl = bits(insn, 11, 11) << 1 | bits(insn, 21, 21);
    switch (size) {
    case FP_HALF: return v_get(&c->vreg[bits(insn, 19, 16)], size, hl << 1 | bits(insn, 20, 20));
    case FP_SINGLE: return v_get(&c->vreg[insn_rm(insn)], size, hl);
    default: return v_get(&c->vreg[insn_rm(insn)], size, hl >> 1);
    }
}

/* ---- loops over elements --------------------------------------------------------------------- */

EXEC_FP_INLINE enum a64_result fp_map_unary(struct a64 *c, uint32_t insn, struct fp_shape shape,
                                            fp_unary_fn *operation)
{
    A64_TRY(a64_check_fp(c));
    const union a64_v *n = &c->vreg[insn_rn(insn)];
    union a64_v result = { .d = { 0, 0 } };
    for (unsigned i = 0; i < shape.elements; i++) {
        v_put(&result, shape.size, i, operation(shape.size, v_get(n, shape.size, i), &c->fp));
    }
    c->vreg[insn_rd(insn)] = result;
    return A64_NEXT;
}

/** `m` is the second operand: Vm, or an element of it in all places. */
EXEC_FP_INLINE enum a64_result fp_map_binary(struct a64 *c, uint32_t insn, struct fp_shape shape,
                                             const union a64_v *m, fp_binary_fn *operation)
{
    A64_TRY(a64_check_fp(c));
    const union a64_v *n = &c->vreg[insn_rn(insn)];
    union a64_v result = { .d = { 0, 0 } };
    for (unsigned i = 0; i < shape.elements; i++) {
        v_put(&result, shape.size, i,
              operation(shape.size, v_get(n, shape.size, i), v_get(m, shape.size, i), &c->fp));
    }
    c->vreg[insn_rd(insn)] = result;
    return A64_NEXT;
}

/** The same with Vd as addend. */
EXEC_FP_INLINE enum a64_result fp_map_fused(struct a64 *c, uint32_t insn, struct fp_shape shape,
                                            const union a64_v *m, fp_fused_fn *operation)
{
    A64_TRY(a64_check_fp(c));
    const union a64_v *n = &c->vreg[insn_rn(insn)];
    const union a64_v *d = &c->vreg[insn_rd(insn)];
    union a64_v result = { .d = { 0, 0 } };
    for (unsigned i = 0; i < shape.elements; i++) {
        v_put(&result, shape.size, i,
              operation(shape.size, v_get(d, shape.size, i), v_get(n, shape.size, i),
                        v_get(m, shape.size, i), &c->fp));
    }
    c->vreg[insn_rd(insn)] = result;
    return A64_NEXT;
}

#endif
