/* SPDX-License-Identifier: Apache-2.0 */
/* Floating-point operations of one operand, scalar and vector: sign, root, rounding to an integer,
 * estimates, comparison with zero (C7.2). */
#include "a64/exec_fp.h"

/* ---- operations ------------------------------------------------------------------------------ */

EXEC_FP_INLINE uint64_t op_mov(enum fp_size size, uint64_t a, struct fp_env *env)
{
    (void)size, (void)env;
    return a;
}
EXEC_FP_INLINE uint64_t op_abs(enum fp_size size, uint64_t a, struct fp_env *env)
{
    (void)env;
    return fp_abs(size, a);
}
EXEC_FP_INLINE uint64_t op_neg(enum fp_size size, uint64_t a, struct fp_env *env)
{
    (void)env;
    return fp_neg(size, a);
}

#define OP_ROUND(name, rounding, exact)                                                            \
    EXEC_FP_INLINE uint64_t name(enum fp_size size, uint64_t a, struct fp_env *env)                \
    {                                                                                              \
        return fp_round_int(size, a, rounding, exact, env);                                        \
    }
OP_ROUND(op_rintn, FP_ROUND_TIE_EVEN, false)
OP_ROUND(op_rintp, FP_ROUND_POSINF, false)
OP_ROUND(op_rintm, FP_ROUND_NEGINF, false)
OP_ROUND(op_rintz, FP_ROUND_ZERO, false)
OP_ROUND(op_rinta, FP_ROUND_TIE_AWAY, false)
OP_ROUND(op_rintx, fp_rounding_mode(env), true)
OP_ROUND(op_rinti, fp_rounding_mode(env), false)

#define OP_ROUND_N(name, rounding, bits)                                                           \
    EXEC_FP_INLINE uint64_t name(enum fp_size size, uint64_t a, struct fp_env *env)                \
    {                                                                                              \
        return fp_round_int_n(size, a, rounding, bits, env);                                       \
    }
OP_ROUND_N(op_rint32z, FP_ROUND_ZERO, 32)
OP_ROUND_N(op_rint32x, fp_rounding_mode(env), 32)
OP_ROUND_N(op_rint64z, FP_ROUND_ZERO, 64)
OP_ROUND_N(op_rint64x, fp_rounding_mode(env), 64)

/* FCMLE and FCMLT compare the other way round (C7.2.68). */
#define OP_COMPARE(name, compare, left, right)                                                     \
    EXEC_FP_INLINE uint64_t name(enum fp_size size, uint64_t a, struct fp_env *env)                \
    {                                                                                              \
        return compare(size, left, right, env) ? fp_mask(size) : 0;                                \
    }
OP_COMPARE(op_eq_zero, fp_compare_eq, a, 0)
OP_COMPARE(op_ge_zero, fp_compare_ge, a, 0)
OP_COMPARE(op_gt_zero, fp_compare_gt, a, 0)
OP_COMPARE(op_le_zero, fp_compare_ge, 0, a)
OP_COMPARE(op_lt_zero, fp_compare_gt, 0, a)

/* ---- "Floating-point data-processing (1 source)" --------------------------------------------- */

EXEC_FP_INLINE enum a64_result scalar_unary(struct a64 *c, uint32_t insn, fp_unary_fn *operation)
{
    A64_TRY(a64_check_fp(c));
    enum fp_size size = insn_ftype(insn);
    v_set_scalar(c, insn_rd(insn), operation(size, v_scalar(c, insn_rn(insn), size), &c->fp));
    return A64_NEXT;
}

#define SCALAR(name, operation)                                                                    \
    enum a64_result a64_exec_##name(struct a64 *c, uint32_t insn)                                  \
    {                                                                                              \
        return scalar_unary(c, insn, operation);                                                   \
    }
SCALAR(fmov_reg, op_mov)
SCALAR(fabs_s, op_abs)
SCALAR(fneg_s, op_neg)
SCALAR(fsqrt_s, fp_sqrt)
SCALAR(frintn_s, op_rintn)
SCALAR(frintp_s, op_rintp)
SCALAR(frintm_s, op_rintm)
SCALAR(frintz_s, op_rintz)
SCALAR(frinta_s, op_rinta)
SCALAR(frintx_s, op_rintx)
SCALAR(frinti_s, op_rinti)
SCALAR(frint32z_s, op_rint32z)
SCALAR(frint32x_s, op_rint32x)
SCALAR(frint64z_s, op_rint64z)
SCALAR(frint64x_s, op_rint64x)

/* ---- "Advanced SIMD two-register miscellaneous", vector and scalar --------------------------- */

#define VECTOR(name, operation)                                                                    \
    enum a64_result a64_exec_##name(struct a64 *c, uint32_t insn)                                  \
    {                                                                                              \
        return fp_map_unary(c, insn, fp_shape_misc(insn), operation);                              \
    }
VECTOR(fabs_v, op_abs)
VECTOR(fneg_v, op_neg)
VECTOR(fsqrt_v, fp_sqrt)
VECTOR(frintn_v, op_rintn)
VECTOR(frintp_v, op_rintp)
VECTOR(frintm_v, op_rintm)
VECTOR(frintz_v, op_rintz)
VECTOR(frinta_v, op_rinta)
VECTOR(frintx_v, op_rintx)
VECTOR(frinti_v, op_rinti)
VECTOR(frint32z_v, op_rint32z)
VECTOR(frint32x_v, op_rint32x)
VECTOR(frint64z_v, op_rint64z)
VECTOR(frint64x_v, op_rint64x)
VECTOR(fcmeq_zero_v, op_eq_zero)
VECTOR(fcmge_zero_v, op_ge_zero)
VECTOR(fcmgt_zero_v, op_gt_zero)
VECTOR(fcmle_zero_v, op_le_zero)
VECTOR(fcmlt_zero_v, op_lt_zero)
VECTOR(frecpe_v, fp_recip_estimate)
VECTOR(frsqrte_v, fp_rsqrt_estimate)
VECTOR(frecpx_s, fp_recpx)
