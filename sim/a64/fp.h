/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Arm floating-point arithmetic on bit patterns: half (binary16), single and double precision, by
 * the functions of DDI 0487 J1.3.3 with the rules of A1.5. No host floating point takes part.
 *
 * An operand is the low 16, 32 or 64 bits of a uint64_t, and the bits above must be zero; a result
 * is zero-extended in the same way. Each function reads FPCR.{AHP, DN, FZ, RMode, FZ16} in
 * `env->fpcr` and sets cumulative exception bits in `env->fpsr`, which it never clears.
 *
 * Tininess is detected before rounding (A1.5.4). Trapped exceptions (FPCR.{IDE, IXE, UFE, OFE, DZE,
 * IOE}) are RAZ and so ignored here; FEAT_AFP (FPCR.{AH, FIZ, NEP}), FEAT_RPRES and FEAT_EBF16 are
 * not modelled: those bits are ignored.
 */
#ifndef GATHER_A64_FP_H
#define GATHER_A64_FP_H

#include <stdbool.h>
#include <stdint.h>

/** Log2 of the bytes, as the size fields of vector instructions count elements. */
enum fp_size {
    FP_HALF = 1,
    FP_SINGLE = 2,
    FP_DOUBLE = 3,
};

/** FPRounding (J1.3.3.239). The first four are the values of FPCR.RMode. */
enum fp_rounding {
    FP_ROUND_TIE_EVEN = 0,
    FP_ROUND_POSINF = 1,
    FP_ROUND_NEGINF = 2,
    FP_ROUND_ZERO = 3,
    FP_ROUND_TIE_AWAY = 4,
    FP_ROUND_ODD = 5,
};

/** FPCR (C5.2.8): the bits that are modelled. */
#define FPCR_FZ16        (UINT32_C(1) << 19)
#define FPCR_RMODE_SHIFT 22
#define FPCR_RMODE       (UINT32_C(3) << FPCR_RMODE_SHIFT)
#define FPCR_FZ          (UINT32_C(1) << 24)
#define FPCR_DN          (UINT32_C(1) << 25)
#define FPCR_AHP         (UINT32_C(1) << 26)

/** FPSR (C5.2.10): the cumulative exceptions. */
#define FPSR_IOC (UINT32_C(1) << 0) /* Invalid Operation */
#define FPSR_DZC (UINT32_C(1) << 1) /* Divide by Zero */
#define FPSR_OFC (UINT32_C(1) << 2) /* Overflow */
#define FPSR_UFC (UINT32_C(1) << 3) /* Underflow */
#define FPSR_IXC (UINT32_C(1) << 4) /* Inexact */
#define FPSR_IDC (UINT32_C(1) << 7) /* Input Denormal */

struct fp_env {
    uint32_t fpcr;
    uint32_t fpsr;
};

/** FPRoundingMode: FPCR.RMode. */
static inline enum fp_rounding fp_rounding_mode(const struct fp_env *env)
{
    return (enum fp_rounding)((env->fpcr & FPCR_RMODE) >> FPCR_RMODE_SHIFT);
}

/** The sign bit of an operand. */
static inline uint64_t fp_sign_bit(enum fp_size size)
{
    return UINT64_C(1) << ((8U << size) - 1);
}

/* FPAbs, FPNeg: only the sign bit, no exception and no NaN processing. */
static inline uint64_t fp_abs(enum fp_size size, uint64_t a)
{
    return a & ~fp_sign_bit(size);
}
static inline uint64_t fp_neg(enum fp_size size, uint64_t a)
{
    return a ^ fp_sign_bit(size);
}

/** FPDefaultNaN: positive, quiet, no payload. */
uint64_t fp_default_nan(enum fp_size size);
/** VFPExpandImm: the immediate of FMOV. */
uint64_t fp_expand_imm(enum fp_size size, uint8_t imm8);
/** True for a signalling or a quiet NaN. */
bool fp_is_nan(enum fp_size size, uint64_t a);

/* ---- arithmetic (fp_arith.c, fp_fused.c) ----------------------------------------------------- */

uint64_t fp_add(enum fp_size size, uint64_t a, uint64_t b, struct fp_env *env);
uint64_t fp_sub(enum fp_size size, uint64_t a, uint64_t b, struct fp_env *env);
uint64_t fp_mul(enum fp_size size, uint64_t a, uint64_t b, struct fp_env *env);
/** FPMulX: FMULX, where infinity times zero is two. */
uint64_t fp_mulx(enum fp_size size, uint64_t a, uint64_t b, struct fp_env *env);
uint64_t fp_div(enum fp_size size, uint64_t a, uint64_t b, struct fp_env *env);
uint64_t fp_sqrt(enum fp_size size, uint64_t a, struct fp_env *env);

/**
 * FPMulAdd: addend + a * b with one rounding. FMSUB negates `a`, FNMADD `a` and the addend, FNMSUB
 * the addend, before the call (fp_neg()); FMLA and FMLS give the destination as addend.
 */
uint64_t fp_mul_add(enum fp_size size, uint64_t addend, uint64_t a, uint64_t b, struct fp_env *env);
/** FPMulAddH: FMLAL, FMLSL; addend and result are single precision, `a` and `b` half. */
uint64_t fp_mul_add_half(uint64_t addend, uint64_t a, uint64_t b, struct fp_env *env);

uint64_t fp_max(enum fp_size size, uint64_t a, uint64_t b, struct fp_env *env);
uint64_t fp_min(enum fp_size size, uint64_t a, uint64_t b, struct fp_env *env);
uint64_t fp_maxnum(enum fp_size size, uint64_t a, uint64_t b, struct fp_env *env);
uint64_t fp_minnum(enum fp_size size, uint64_t a, uint64_t b, struct fp_env *env);

/* ---- comparison (fp_compare.c) --------------------------------------------------------------- */

/** FPCompare: NZCV in bits 3 to 0. `signal_nans` is FCMPE's: a quiet NaN is Invalid Operation too.
 */
unsigned fp_compare(enum fp_size size, uint64_t a, uint64_t b, bool signal_nans,
                    struct fp_env *env);
/* FPCompareEQ, FPCompareGE, FPCompareGT. FACGE and FACGT give fp_abs() of their operands. */
bool fp_compare_eq(enum fp_size size, uint64_t a, uint64_t b, struct fp_env *env);
bool fp_compare_ge(enum fp_size size, uint64_t a, uint64_t b, struct fp_env *env);
bool fp_compare_gt(enum fp_size size, uint64_t a, uint64_t b, struct fp_env *env);

/* ---- conversion (fp_convert.c, fp_integer.c) ------------------------------------------------- */

/** FPConvert: FCVT, FCVTL, FCVTN with fp_rounding_mode(); FCVTXN with FP_ROUND_ODD. */
uint64_t fp_convert(enum fp_size from, enum fp_size to, uint64_t a, enum fp_rounding rounding,
                    struct fp_env *env);
/** FPConvertBF: BFCVT, BFCVTN; single precision to BFloat16 by FPCR.RMode. */
uint64_t fp_to_bfloat16(uint64_t a, struct fp_env *env);

/** FPRoundInt: FRINT*; `exact` (FRINTX) signals Inexact. `rounding` is not FP_ROUND_ODD. */
uint64_t fp_round_int(enum fp_size size, uint64_t a, enum fp_rounding rounding, bool exact,
                      struct fp_env *env);
/** FPRoundIntN: FRINT32*, FRINT64*; `int_bits` is 32 or 64, `size` is not FP_HALF. */
uint64_t fp_round_int_n(enum fp_size size, uint64_t a, enum fp_rounding rounding, unsigned int_bits,
                        struct fp_env *env);

/** FPToFixed: an integer or fixed-point number of `int_bits` (16, 32, 64), saturated. */
uint64_t fp_to_fixed(enum fp_size size, uint64_t a, unsigned fraction_bits, bool is_unsigned,
                     enum fp_rounding rounding, unsigned int_bits, struct fp_env *env);
/** FixedToFP: `a` is the low `int_bits` (16, 32, 64); bits above are ignored. */
uint64_t fp_from_fixed(enum fp_size size, uint64_t a, unsigned int_bits, unsigned fraction_bits,
                       bool is_unsigned, enum fp_rounding rounding, struct fp_env *env);
/** FPToFixedJS: FJCVTZS of a double; `*exact` is the Z flag that the instruction sets. */
uint32_t fp_to_fixed_js(uint64_t a, bool *exact, struct fp_env *env);

/* ---- estimates and Newton steps (fp_estimate.c, fp_fused.c) ---------------------------------- */

uint64_t fp_recip_estimate(enum fp_size size, uint64_t a, struct fp_env *env);
uint64_t fp_rsqrt_estimate(enum fp_size size, uint64_t a, struct fp_env *env);
/** FPRecpX: FRECPX, the exponent's inverse. */
uint64_t fp_recpx(enum fp_size size, uint64_t a, struct fp_env *env);
/** FPRecipStepFused: FRECPS, 2 - a * b with one rounding. */
uint64_t fp_recip_step(enum fp_size size, uint64_t a, uint64_t b, struct fp_env *env);
/** FPRSqrtStepFused: FRSQRTS, (3 - a * b) / 2 with one rounding. */
uint64_t fp_rsqrt_step(enum fp_size size, uint64_t a, uint64_t b, struct fp_env *env);
/* URECPE and URSQRTE of one 32-bit element. */
uint32_t fp_unsigned_recip_estimate(uint32_t a);
uint32_t fp_unsigned_rsqrt_estimate(uint32_t a);

/* ---- BFloat16 sums of products (fp_arith.c, fp_fused.c) -------------------------------------- */

/** BFMulAddH: BFMLALB, BFMLALT; a fused multiply-add of single precision by FPCR. */
uint64_t fp_bf_mul_add(uint64_t addend, uint64_t a, uint64_t b, struct fp_env *env);
/**
 * BFDotAdd with the rules that FPCR.EBF = 0 has: addend + (a0 * b0 + a1 * b1), each step rounded to
 * odd, subnormals flushed, default NaN, no exception. BFMMLA makes two of them per element.
 */
uint32_t fp_bf_dot_add(uint32_t addend, uint16_t a0, uint16_t a1, uint16_t b0, uint16_t b1);

#endif
