/* SPDX-License-Identifier: Apache-2.0 */
/* Floating-point operations of two and three operands, scalar and vector, pairwise, across lanes
 * and by element (C7.2). */
#include "a64/exec_fp.h"

/* ---- operations ------------------------------------------------------------------------------ */

EXEC_FP_INLINE uint64_t op_nmul(enum fp_size size, uint64_t a, uint64_t b, struct fp_env *env)
{
    return fp_neg(size, fp_mul(size, a, b, env));
}
EXEC_FP_INLINE uint64_t op_abd(enum fp_size size, uint64_t a, uint64_t b, struct fp_env *env)
{
    return fp_abs(size, fp_sub(size, a, b, env));
}

#define OP_COMPARE(name, compare, left, right)                                                     \
    EXEC_FP_INLINE uint64_t name(enum fp_size size, uint64_t a, uint64_t b, struct fp_env *env)    \
    {                                                                                              \
        return compare(size, left, right, env) ? fp_mask(size) : 0;                                \
    }
OP_COMPARE(op_eq, fp_compare_eq, a, b)
OP_COMPARE(op_ge, fp_compare_ge, a, b)
OP_COMPARE(op_gt, fp_compare_gt, a, b)
OP_COMPARE(op_abs_ge, fp_compare_ge, fp_abs(size, a), fp_abs(size, b))
OP_COMPARE(op_abs_gt, fp_compare_gt, fp_abs(size, a), fp_abs(size, b))

/* Operands are negated before the sum, NaNs too: that shows in the sign of a NaN (C7.2.159). */
EXEC_FP_INLINE uint64_t op_fused_sub(enum fp_size size, uint64_t addend, uint64_t a, uint64_t b,
                                     struct fp_env *env)
{
    return fp_mul_add(size, addend, fp_neg(size, a), b, env);
}
EXEC_FP_INLINE uint64_t op_fused_neg_add(enum fp_size size, uint64_t addend, uint64_t a, uint64_t b,
                                         struct fp_env *env)
{
    return fp_mul_add(size, fp_neg(size, addend), fp_neg(size, a), b, env);
}
EXEC_FP_INLINE uint64_t op_fused_neg_sub(enum fp_size size, uint64_t addend, uint64_t a, uint64_t b,
                                         struct fp_env *env)
{
    return fp_mul_add(size, fp_neg(size, addend), a, b, env);
}

/* ---- scalars: "Floating-point data-processing (2 source)" and "(3 source)" ------------------- */

EXEC_FP_INLINE enum a64_result scalar_binary(struct a64 *c, uint32_t insn, fp_binary_fn *operation)
{
    A64_TRY(a64_check_fp(c));
    enum fp_size size = insn_ftype(insn);
    uint64_t n = v_scalar(c, insn_rn(insn), size), m = v_scalar(c, insn_rm(insn), size);
    v_set_scalar(c, insn_rd(insn), operation(size, n, m, &c->fp));
    return A64_NEXT;
}
EXEC_FP_INLINE enum a64_result scalar_fused(struct a64 *c, uint32_t insn, fp_fused_fn *operation)
{
    A64_TRY(a64_check_fp(c));
    enum fp_size size = insn_ftype(insn);
    uint64_t n = v_scalar(c, insn_rn(insn), size), m = v_scalar(c, insn_rm(insn), size);
    uint64_t addend = v_scalar(c, insn_ra(insn), size);
    v_set_scalar(c, insn_rd(insn), operation(size, addend, n, m, &c->fp));
    return A64_NEXT;
}

#define SCALAR(kind, name, operation)                                                              \
    enum a64_result a64_exec_##name(struct a64 *c, uint32_t insn)                                  \
    {                                                                                              \
        return scalar_##kind(c, insn, operation);                                                  \
    }
SCALAR(binary, fmul_s, fp_mul)
SCALAR(binary, fdiv_s, fp_div)
SCALAR(binary, fadd_s, fp_add)
SCALAR(binary, fsub_s, fp_sub)
SCALAR(binary, fmax_s, fp_max)
SCALAR(binary, fmin_s, fp_min)
SCALAR(binary, fmaxnm_s, fp_maxnum)
SCALAR(binary, fminnm_s, fp_minnum)
SCALAR(binary, fnmul_s, op_nmul)
SCALAR(fused, fmadd, fp_mul_add)
SCALAR(fused, fmsub, op_fused_sub)
SCALAR(fused, fnmadd, op_fused_neg_add)
SCALAR(fused, fnmsub, op_fused_neg_sub)

/* ---- "Advanced SIMD three same", vector and scalar ------------------------------------------- */

#define THREE_SAME(kind, name, operation)                                                          \
    enum a64_result a64_exec_##name(struct a64 *c, uint32_t insn)                                  \
    {                                                                                              \
        return fp_map_##kind(c, insn, fp_shape_three_same(insn), &c->vreg[insn_rm(insn)],          \
                             operation);                                                           \
    }
THREE_SAME(binary, fadd_v, fp_add)
THREE_SAME(binary, fsub_v, fp_sub)
THREE_SAME(binary, fmul_v, fp_mul)
THREE_SAME(binary, fmulx_v, fp_mulx)
THREE_SAME(binary, fdiv_v, fp_div)
THREE_SAME(binary, fmax_v, fp_max)
THREE_SAME(binary, fmin_v, fp_min)
THREE_SAME(binary, fmaxnm_v, fp_maxnum)
THREE_SAME(binary, fminnm_v, fp_minnum)
THREE_SAME(binary, fabd_v, op_abd)
THREE_SAME(binary, frecps_v, fp_recip_step)
THREE_SAME(binary, frsqrts_v, fp_rsqrt_step)
THREE_SAME(binary, fcmeq_reg_v, op_eq)
THREE_SAME(binary, fcmge_reg_v, op_ge)
THREE_SAME(binary, fcmgt_reg_v, op_gt)
THREE_SAME(binary, facge_v, op_abs_ge)
THREE_SAME(binary, facgt_v, op_abs_gt)
THREE_SAME(fused, fmla_v, fp_mul_add)
THREE_SAME(fused, fmls_v, op_fused_sub)

/* ---- by element ------------------------------------------------------------------------------ */

#define BY_ELEMENT(kind, name, operation)                                                          \
    enum a64_result a64_exec_##name(struct a64 *c, uint32_t insn)                                  \
    {                                                                                              \
        struct fp_shape shape = fp_shape_element(insn);                                            \
        union a64_v m = v_all(shape.size, v_indexed(c, insn, shape.size));                         \
        return fp_map_##kind(c, insn, shape, &m, operation);                                       \
    }
BY_ELEMENT(binary, fmul_elem_v, fp_mul)
BY_ELEMENT(binary, fmulx_elem_v, fp_mulx)
BY_ELEMENT(fused, fmla_elem_v, fp_mul_add)
BY_ELEMENT(fused, fmls_elem_v, op_fused_sub)

/* ---- neighbours: pairwise and across lanes --------------------------------------------------- */

/** Vn gives the lower half of the result, Vm the upper. */
EXEC_FP_INLINE enum a64_result pairwise(struct a64 *c, uint32_t insn, fp_binary_fn *operation)
{
    A64_TRY(a64_check_fp(c));
    struct fp_shape shape = fp_shape_three_same(insn);
    const union a64_v *from[2] = { &c->vreg[insn_rn(insn)], &c->vreg[insn_rm(insn)] };
    union a64_v result = { .d = { 0, 0 } };
    unsigned i = 0;
    for (unsigned half = 0; half < 2; half++) {
        for (unsigned pair = 0; pair < shape.elements; pair += 2) {
            v_put(&result, shape.size, i++,
                  operation(shape.size, v_get(from[half], shape.size, pair),
                            v_get(from[half], shape.size, pair + 1), &c->fp));
        }
    }
    c->vreg[insn_rd(insn)] = result;
    return A64_NEXT;
}

/**
 * FPReduce (J1.1.3.240): a tree that halves the vector, the lower half's value first; with several
 * NaNs the tree tells which one is the result. Bit 29 is 0 in the rows of half precision.
 */
EXEC_FP_INLINE enum a64_result reduce(struct a64 *c, uint32_t insn, unsigned elements,
                                      fp_binary_fn *operation)
{
    A64_TRY(a64_check_fp(c));
    enum fp_size size = insn_bit(insn, 29) ? fp_size_of_sz(insn) : FP_HALF;
    uint64_t values[8];
    for (unsigned i = 0; i < elements; i++) {
        values[i] = v_get(&c->vreg[insn_rn(insn)], size, i);
    }
    for (; elements > 1; elements /= 2) {
        for (unsigned i = 0; i < elements / 2; i++) {
            values[i] = operation(size, values[2 * i], values[2 * i + 1], &c->fp);
        }
    }
    v_set_scalar(c, insn_rd(insn), values[0]);
    return A64_NEXT;
}

/* Half precision: 4 or 8 elements by Q; single precision: 4. */
EXEC_FP_INLINE unsigned across_elements(uint32_t insn)
{
    return insn_bit(insn, 29) || !insn_bit(insn, 30) ? 4 : 8;
}

#define NEIGHBOURS(name, operation)                                                                \
    enum a64_result a64_exec_##name##p_v(struct a64 *c, uint32_t insn)                             \
    {                                                                                              \
        return pairwise(c, insn, operation);                                                       \
    }                                                                                              \
    enum a64_result a64_exec_##name##p_s(struct a64 *c, uint32_t insn)                             \
    {                                                                                              \
        return reduce(c, insn, 2, operation);                                                      \
    }
NEIGHBOURS(fadd, fp_add)
NEIGHBOURS(fmax, fp_max)
NEIGHBOURS(fmin, fp_min)
NEIGHBOURS(fmaxnm, fp_maxnum)
NEIGHBOURS(fminnm, fp_minnum)

#define ACROSS(name, operation)                                                                    \
    enum a64_result a64_exec_##name(struct a64 *c, uint32_t insn)                                  \
    {                                                                                              \
        return reduce(c, insn, across_elements(insn), operation);                                  \
    }
ACROSS(fmaxv, fp_max)
ACROSS(fminv, fp_min)
ACROSS(fmaxnmv, fp_maxnum)
ACROSS(fminnmv, fp_minnum)
