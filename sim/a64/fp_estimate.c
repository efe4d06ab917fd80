/* SPDX-License-Identifier: Apache-2.0 */
#include "a64/fp_impl.h"

/** RecipEstimate (J1.3.3.233): 9 bits, 256 to 511, for 9 bits. */
static unsigned reciprocal(unsigned a)
{
    return ((1U << 19) / (2 * a + 1) + 1) / 2;
}

/**
 * RecipSqrtEstimate (J1.3.3.244): 9 bits, 256 to 511, for 9 bits, 128 to 511. The manual counts up
 * from 512 to the largest b with a * b^2 < 2^28; this finds it bit by bit.
 */
static unsigned reciprocal_root(unsigned a)
{
    a = a < 256 ? 2 * a + 1 : 2 * (a | 1);
    unsigned b = 512;
    for (unsigned bit = 256; bit != 0; bit >>= 1) {
        if (a * (b + bit) * (b + bit) < 1U << 28) {
            b += bit;
        }
    }
    return (b + 1) / 2;
}

uint32_t fp_unsigned_recip_estimate(uint32_t a)
{
    return a >> 31 ? reciprocal(a >> 23) << 23 : UINT32_MAX;
}

uint32_t fp_unsigned_rsqrt_estimate(uint32_t a)
{
    return a >> 30 ? reciprocal_root(a >> 23) << 23 : UINT32_MAX;
}

/** The 8 bits below the leading one of an estimate, as fraction field. */
FP_INLINE uint64_t estimate_fraction(const struct fp_format f, unsigned estimate)
{
    return (uint64_t)(estimate & 0xff) << (f.fraction - 8);
}

FP_INLINE uint64_t recip_finite(const struct fp_format f, struct fp_number x)
{
    unsigned estimate = reciprocal((unsigned)(x.significand >> (FP_IMPLIED_BIT - 8)));
    int field = f.bias - 1 - x.exponent;
    uint64_t fraction = estimate_fraction(f, estimate);
    if (field < FP_LEAST_FIELD) {
        fraction = (fraction | UINT64_C(1) << f.fraction) >> (FP_LEAST_FIELD - field);
        field = 0;
    }
    return fp_zero(f, x.sign) | (uint64_t)(unsigned)field << f.fraction | fraction;
}

/** FPRecipEstimate (J1.3.3.232). */
FP_INLINE uint64_t recip_estimate(const struct fp_format f, uint64_t a, struct fp_env *env)
{
    struct fp_number x = fp_unpack(f, a, env);
    if (fp_number_is_nan(x)) {
        return fp_process_nan(f, x.class, a, env);
    }
    if (x.class == FP_INFINITY) {
        return fp_zero(f, x.sign);
    }
    if (x.class == FP_ZERO) {
        env->fpsr |= FPSR_DZC;
        return fp_infinity(f, x.sign);
    }
    if (x.exponent < -f.bias - 1) {
        return fp_overflow(f, x.sign, fp_rounding_mode(env), env);
    }
    if ((env->fpcr & f.flush) && x.exponent >= f.bias - 1) {
        env->fpsr |= FPSR_UFC;
        return fp_zero(f, x.sign);
    }
    return recip_finite(f, x);
}

/** FPRSqrtEstimate (J1.3.3.243). */
FP_INLINE uint64_t rsqrt_estimate(const struct fp_format f, uint64_t a, struct fp_env *env)
{
    struct fp_number x = fp_unpack(f, a, env);
    if (fp_number_is_nan(x)) {
        return fp_process_nan(f, x.class, a, env);
    }
    if (x.class == FP_ZERO) {
        env->fpsr |= FPSR_DZC;
        return fp_infinity(f, x.sign);
    }
    if (x.sign) {
        return fp_invalid(f, env);
    }
    if (x.class == FP_INFINITY) {
        return fp_zero(f, false);
    }
    /* An even exponent puts the number in [0.25, 0.5), an odd one in [0.5, 1). */
    unsigned odd = (unsigned)x.exponent & 1;
    unsigned scaled = (unsigned)(x.significand >> (FP_IMPLIED_BIT - 7 - odd));
    int exponent = -(x.exponent - (int)odd) / 2 - 1;
    return (uint64_t)(unsigned)(f.bias + exponent) << f.fraction |
           estimate_fraction(f, reciprocal_root(scaled));
}

/** FPRecpX (J1.3.3.234). */
FP_INLINE uint64_t recpx(const struct fp_format f, uint64_t a, struct fp_env *env)
{
    struct fp_number x = fp_unpack(f, a, env);
    if (fp_number_is_nan(x)) {
        return fp_process_nan(f, x.class, a, env);
    }
    unsigned field = fp_exponent_field(f, a);
    unsigned inverse = field ? fp_exponent_max(f) - field : fp_exponent_max(f) - 1;
    return fp_zero(f, x.sign) | (uint64_t)inverse << f.fraction;
}

uint64_t fp_recip_estimate(enum fp_size size, uint64_t a, struct fp_env *env)
{
    return FP_BY_SIZE(size, recip_estimate, a, env);
}

uint64_t fp_rsqrt_estimate(enum fp_size size, uint64_t a, struct fp_env *env)
{
    return FP_BY_SIZE(size, rsqrt_estimate, a, env);
}

uint64_t fp_recpx(enum fp_size size, uint64_t a, struct fp_env *env)
{
    return FP_BY_SIZE(size, recpx, a, env);
}
