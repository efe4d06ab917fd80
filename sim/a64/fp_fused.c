/* SPDX-License-Identifier: Apache-2.0 */
#include "a64/fp_impl.h"

FP_INLINE fp_u128 shift_sticky_128(fp_u128 value, unsigned count)
{
    if (count >= 128) {
        return value != 0;
    }
    fp_u128 shifted = value >> count;
    return shifted | (shifted << count != value);
}

/** fp_round() of any nonzero 128-bit significand of which 2^(2 * FP_IMPLIED_BIT) is one. */
FP_INLINE uint64_t round_128(const struct fp_format f, bool sign, int exponent, fp_u128 significand,
                             enum fp_rounding rounding, struct fp_env *env)
{
    uint64_t upper = (uint64_t)(significand >> 64);
    if (upper == 0) {
        return fp_round_any(f, sign, exponent - FP_IMPLIED_BIT, (uint64_t)significand, rounding,
                            env);
    }
    int shift = __builtin_clzll(upper);
    significand <<= shift;
    uint64_t top = (uint64_t)(significand >> 64) | ((uint64_t)significand != 0);
    /* Bit 124 is one, the leading one now is in bit 127. */
    return fp_round(f, sign, exponent + 3 - shift, fp_shift_sticky(top, 1), rounding, env);
}

/** 2^-halve * (addend + x * y) with one rounding; `addend` may be zero, x and y are finite. */
FP_INLINE uint64_t fused_finite(const struct fp_format f, struct fp_number addend,
                                struct fp_number x, struct fp_number y, int halve,
                                enum fp_rounding rounding, struct fp_env *env)
{
    fp_u128 product = (fp_u128)x.significand * y.significand;
    int exponent = x.exponent + y.exponent;
    bool sign = x.sign ^ y.sign;
    if (addend.class == FP_ZERO) {
        return round_128(f, sign, exponent - halve, product, rounding, env);
    }
    /* What a shift loses is far below the other operand, so cancellation never reaches it. */
    fp_u128 other = (fp_u128)addend.significand << FP_IMPLIED_BIT;
    if (exponent >= addend.exponent) {
        other = shift_sticky_128(other, (unsigned)(exponent - addend.exponent));
    } else {
        product = shift_sticky_128(product, (unsigned)(addend.exponent - exponent));
        exponent = addend.exponent;
    }
    fp_u128 sum;
    if (sign == addend.sign) {
        sum = product + other;
    } else if (product >= other) {
        sum = product - other;
    } else {
        sum = other - product;
        sign = addend.sign;
    }
    if (sum == 0) {
        return fp_zero(f, rounding == FP_ROUND_NEGINF);
    }
    return round_128(f, sign, exponent - halve, sum, rounding, env);
}

/** FPMulAdd (J1.3.3.215) after NaNs. */
FP_INLINE uint64_t fused_numbers(const struct fp_format f, struct fp_number addend,
                                 struct fp_number x, struct fp_number y, enum fp_rounding rounding,
                                 struct fp_env *env)
{
    bool sign = x.sign ^ y.sign;
    bool infinite = x.class == FP_INFINITY || y.class == FP_INFINITY;
    bool zero = x.class == FP_ZERO || y.class == FP_ZERO;
    if ((infinite && zero) || (infinite && addend.class == FP_INFINITY && sign != addend.sign)) {
        return fp_invalid(f, env);
    }
    if (infinite || addend.class == FP_INFINITY) {
        return fp_infinity(f, infinite ? sign : addend.sign);
    }
    if (!zero) {
        return fused_finite(f, addend, x, y, 0, rounding, env);
    }
    if (addend.class != FP_ZERO) {
        return fp_round_number(f, addend, rounding, env);
    }
    return fp_zero(f, sign == addend.sign ? sign : rounding == FP_ROUND_NEGINF);
}

static bool is_zero_by_infinity(struct fp_number x, struct fp_number y)
{
    return (x.class == FP_INFINITY && y.class == FP_ZERO) ||
           (x.class == FP_ZERO && y.class == FP_INFINITY);
}

/**
 * FPProcessNaNs3 (J1.3.3.230) and what FPMulAdd adds to it: a quiet NaN as addend of zero times
 * infinity is an Invalid Operation.
 */
FP_INLINE uint64_t fused_nans(const struct fp_format f, struct fp_number n_addend, uint64_t addend,
                              struct fp_number x, uint64_t a, struct fp_number y, uint64_t b,
                              struct fp_env *env)
{
    if (n_addend.class == FP_QNAN && is_zero_by_infinity(x, y)) {
        return fp_invalid(f, env);
    }
    bool addend_first = n_addend.class == FP_SNAN ||
                        (n_addend.class == FP_QNAN && x.class != FP_SNAN && y.class != FP_SNAN);
    return addend_first ? fp_process_nan(f, n_addend.class, addend, env)
                        : fp_process_nans(f, x.class, a, y.class, b, env);
}

FP_SLOW uint64_t mul_add_special(const struct fp_format f, uint64_t addend, uint64_t a, uint64_t b,
                                 struct fp_env *env)
{
    struct fp_number n_addend = fp_unpack(f, addend, env);
    struct fp_number x = fp_unpack(f, a, env);
    struct fp_number y = fp_unpack(f, b, env);
    if (fp_number_is_nan(n_addend) || fp_number_is_nan(x) || fp_number_is_nan(y)) {
        return fused_nans(f, n_addend, addend, x, a, y, b, env);
    }
    return fused_numbers(f, n_addend, x, y, fp_rounding_mode(env), env);
}

FP_INLINE uint64_t mul_add(const struct fp_format f, uint64_t addend, uint64_t a, uint64_t b,
                           struct fp_env *env)
{
    if (!FP_LIKELY(fp_is_normal(f, addend) && fp_is_normal(f, a) && fp_is_normal(f, b))) {
        return mul_add_special(f, addend, a, b, env);
    }
    return fused_finite(f, fp_unpack_normal(f, addend), fp_unpack_normal(f, a),
                        fp_unpack_normal(f, b), 0, fp_rounding_mode(env), env);
}

uint64_t fp_mul_add(enum fp_size size, uint64_t addend, uint64_t a, uint64_t b, struct fp_env *env)
{
    return FP_BY_SIZE(size, mul_add, addend, a, b, env);
}

/** A NaN in half precision as single; it stays signalling if it was. */
static uint64_t half_nan_to_single(uint64_t a)
{
    const struct fp_format f = FP_FORMAT_HALF;
    return fp_infinity(FP_FORMAT_SINGLE, fp_sign(f, a)) |
           (a & fp_fraction_mask(f)) << (FP_FORMAT_SINGLE.fraction - f.fraction);
}

/* FPMulAddH (J1.3.3.217), FPProcessNaNs3H (J1.3.3.219). */
uint64_t fp_mul_add_half(uint64_t addend, uint64_t a, uint64_t b, struct fp_env *env)
{
    const struct fp_format f = FP_FORMAT_SINGLE;
    struct fp_number n_addend = fp_unpack(f, addend, env);
    struct fp_number x = fp_unpack(FP_FORMAT_HALF, a, env);
    struct fp_number y = fp_unpack(FP_FORMAT_HALF, b, env);
    if (fp_number_is_nan(n_addend) || fp_number_is_nan(x) || fp_number_is_nan(y)) {
        return fused_nans(f, n_addend, addend, x, half_nan_to_single(a), y, half_nan_to_single(b),
                          env);
    }
    return fused_numbers(f, n_addend, x, y, fp_rounding_mode(env), env);
}

/* BFMulAddH (J1.3.3.152) with FPCR.AH = 0: a BFloat16 is the upper half of a single. */
uint64_t fp_bf_mul_add(uint64_t addend, uint64_t a, uint64_t b, struct fp_env *env)
{
    return mul_add(FP_FORMAT_SINGLE, addend, a << 16, b << 16, env);
}

/* ---- Newton steps ---------------------------------------------------------------------------- */

/** 2^-halve * (addend - a * b), where zero times infinity is a zero product. */
FP_INLINE uint64_t step(const struct fp_format f, uint64_t a, uint64_t b, uint64_t addend,
                        int halve, struct fp_env *env)
{
    /* The sign of a NaN as first operand is inverted too: the pseudocode negates before NaNs. */
    a ^= fp_zero(f, true);
    struct fp_number x = fp_unpack(f, a, env);
    struct fp_number y = fp_unpack(f, b, env);
    if (fp_number_is_nan(x) || fp_number_is_nan(y)) {
        return fp_process_nans(f, x.class, a, y.class, b, env);
    }
    bool infinite = x.class == FP_INFINITY || y.class == FP_INFINITY;
    bool zero = x.class == FP_ZERO || y.class == FP_ZERO;
    struct fp_number n_addend = fp_unpack_normal(f, addend);
    if (zero) {
        n_addend.exponent -= halve;
        return fp_round_number(f, n_addend, FP_ROUND_ZERO, env);
    }
    if (infinite) {
        return fp_infinity(f, x.sign ^ y.sign);
    }
    return fused_finite(f, n_addend, x, y, halve, fp_rounding_mode(env), env);
}

/** FPRecipStepFused (J1.1.3.50). */
FP_INLINE uint64_t recip_step(const struct fp_format f, uint64_t a, uint64_t b, struct fp_env *env)
{
    return step(f, a, b, fp_power_of_two(f, false, 1), 0, env);
}

/** FPRSqrtStepFused (J1.1.3.49). */
FP_INLINE uint64_t rsqrt_step(const struct fp_format f, uint64_t a, uint64_t b, struct fp_env *env)
{
    uint64_t three = fp_power_of_two(f, false, 1) | fp_quiet_bit(f);
    return step(f, a, b, three, 1, env);
}

uint64_t fp_recip_step(enum fp_size size, uint64_t a, uint64_t b, struct fp_env *env)
{
    return FP_BY_SIZE(size, recip_step, a, b, env);
}

uint64_t fp_rsqrt_step(enum fp_size size, uint64_t a, uint64_t b, struct fp_env *env)
{
    return FP_BY_SIZE(size, rsqrt_step, a, b, env);
}
