/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What the fp_*.c files share: formats, unpacking, NaN processing and rounding. Everything here
 * takes its format by value and is inlined, so that a constant format leaves constant shifts.
 */
#ifndef GATHER_A64_FP_IMPL_H
#define GATHER_A64_FP_IMPL_H

#include "a64/fp.h"

#define FP_INLINE       static inline __attribute__((always_inline))
#define FP_SLOW         static __attribute__((noinline))
#define FP_LIKELY(test) __builtin_expect(!!(test), 1)
#define FP_IMPLIED_BIT  62 /* where a struct fp_number has its leading one */
#define FP_LEAST_FIELD  1  /* of a normal number; subnormals share its exponent */

__extension__ typedef unsigned __int128 fp_u128;

struct fp_format {
    unsigned width;
    unsigned fraction; /* bits of the fraction field */
    unsigned exponent; /* bits of the exponent field */
    int bias;
    uint32_t flush;   /* the FPCR bit that flushes subnormals of this format */
    bool only_finite; /* Arm alternative half precision: no infinity, no NaN */
};

static const struct fp_format FP_FORMAT_HALF = { 16, 10, 5, 15, FPCR_FZ16, false };
static const struct fp_format FP_FORMAT_SINGLE = { 32, 23, 8, 127, FPCR_FZ, false };
static const struct fp_format FP_FORMAT_DOUBLE = { 64, 52, 11, 1023, FPCR_FZ, false };

/** `function` of the format of `size`. */
#define FP_BY_SIZE(size, function, ...)                                                            \
    ((size) == FP_DOUBLE   ? function(FP_FORMAT_DOUBLE, __VA_ARGS__)                               \
     : (size) == FP_SINGLE ? function(FP_FORMAT_SINGLE, __VA_ARGS__)                               \
                           : function(FP_FORMAT_HALF, __VA_ARGS__))

/** FPType (J1.3.3.252); FINITE is FPType_Nonzero and FPType_Denormal. */
enum fp_class { FP_ZERO, FP_FINITE, FP_INFINITY, FP_QNAN, FP_SNAN };

/** Finite: significand * 2^(exponent - FP_IMPLIED_BIT), and 2^62 <= significand < 2^63. */
struct fp_number {
    uint64_t significand;
    int exponent;
    bool sign;
    enum fp_class class;
};

/* ---- fields ---------------------------------------------------------------------------------- */

FP_INLINE uint64_t fp_fraction_mask(const struct fp_format f)
{
    return (UINT64_C(1) << f.fraction) - 1;
}
FP_INLINE unsigned fp_exponent_max(const struct fp_format f)
{
    return (1U << f.exponent) - 1;
}
FP_INLINE unsigned fp_exponent_field(const struct fp_format f, uint64_t a)
{
    return (unsigned)(a >> f.fraction) & fp_exponent_max(f);
}
FP_INLINE bool fp_sign(const struct fp_format f, uint64_t a)
{
    return (a >> (f.width - 1)) & 1;
}
FP_INLINE uint64_t fp_zero(const struct fp_format f, bool sign)
{
    return sign ? UINT64_C(1) << (f.width - 1) : 0;
}
FP_INLINE uint64_t fp_infinity(const struct fp_format f, bool sign)
{
    return fp_zero(f, sign) | (uint64_t)fp_exponent_max(f) << f.fraction;
}
FP_INLINE uint64_t fp_max_normal(const struct fp_format f, bool sign)
{
    return fp_infinity(f, sign) - 1;
}
FP_INLINE uint64_t fp_quiet_bit(const struct fp_format f)
{
    return UINT64_C(1) << (f.fraction - 1);
}
FP_INLINE uint64_t fp_nan(const struct fp_format f)
{
    return fp_infinity(f, false) | fp_quiet_bit(f);
}
/** 2^power, for steps and FMULX. */
FP_INLINE uint64_t fp_power_of_two(const struct fp_format f, bool sign, int power)
{
    return fp_zero(f, sign) | (uint64_t)(unsigned)(f.bias + power) << f.fraction;
}
FP_INLINE bool fp_is_normal(const struct fp_format f, uint64_t a)
{
    return fp_exponent_field(f, a) - 1 < fp_exponent_max(f) - 1;
}
FP_INLINE bool fp_nan_pattern(const struct fp_format f, uint64_t a)
{
    return (a & (fp_zero(f, true) - 1)) > fp_infinity(f, false);
}

/* ---- unpacking ------------------------------------------------------------------------------- */

/** Shifts right; what is shifted out is ORed into bit 0. */
FP_INLINE uint64_t fp_shift_sticky(uint64_t value, unsigned count)
{
    if (count >= 64) {
        return value != 0;
    }
    uint64_t shifted = value >> count;
    return shifted | (shifted << count != value);
}

FP_INLINE struct fp_number fp_unpack_normal(const struct fp_format f, uint64_t a)
{
    return (struct fp_number){
        .significand = (UINT64_C(1) << FP_IMPLIED_BIT) | (a & fp_fraction_mask(f))
                                                             << (FP_IMPLIED_BIT - f.fraction),
        .exponent = (int)fp_exponent_field(f, a) - f.bias,
        .sign = fp_sign(f, a),
        .class = FP_FINITE,
    };
}

/** A subnormal to be taken as zero (A1.5.6): Input Denormal, but for half precision. */
FP_INLINE bool fp_flushes_input(const struct fp_format f, uint64_t a, struct fp_env *env)
{
    if (!(env->fpcr & f.flush) || fp_exponent_field(f, a) != 0 || !(a & fp_fraction_mask(f))) {
        return false;
    }
    if (f.flush == FPCR_FZ) {
        env->fpsr |= FPSR_IDC;
    }
    return true;
}

/** FPUnpackBase (J1.3.3.254). */
FP_INLINE struct fp_number fp_unpack(const struct fp_format f, uint64_t a, struct fp_env *env)
{
    unsigned field = fp_exponent_field(f, a);
    uint64_t fraction = a & fp_fraction_mask(f);
    struct fp_number number = { .sign = fp_sign(f, a), .class = FP_ZERO };
    if (field == fp_exponent_max(f) && !f.only_finite) {
        number.class = !fraction ? FP_INFINITY : fraction & fp_quiet_bit(f) ? FP_QNAN : FP_SNAN;
        return number;
    }
    if (field != 0) {
        return fp_unpack_normal(f, a);
    }
    if (fraction != 0 && !fp_flushes_input(f, a, env)) {
        int shift = __builtin_clzll(fraction) - (63 - FP_IMPLIED_BIT);
        number.class = FP_FINITE;
        number.significand = fraction << shift;
        number.exponent = FP_LEAST_FIELD - f.bias - (shift - (FP_IMPLIED_BIT - (int)f.fraction));
    }
    return number;
}

FP_INLINE bool fp_number_is_nan(struct fp_number x)
{
    return x.class >= FP_QNAN;
}

/* ---- exceptions and NaNs --------------------------------------------------------------------- */

FP_INLINE uint64_t fp_invalid(const struct fp_format f, struct fp_env *env)
{
    env->fpsr |= FPSR_IOC;
    return fp_nan(f);
}

/** FPProcessNaN (J1.3.3.228). */
FP_INLINE uint64_t fp_process_nan(const struct fp_format f, enum fp_class class, uint64_t a,
                                  struct fp_env *env)
{
    if (class == FP_SNAN) {
        env->fpsr |= FPSR_IOC;
    }
    return env->fpcr & FPCR_DN ? fp_nan(f) : a | fp_quiet_bit(f);
}

/** FPProcessNaNs (J1.3.3.229), where at least one operand is a NaN. */
FP_INLINE uint64_t fp_process_nans(const struct fp_format f, enum fp_class class_a, uint64_t a,
                                   enum fp_class class_b, uint64_t b, struct fp_env *env)
{
    bool first = class_a == FP_SNAN || (class_b != FP_SNAN && class_a == FP_QNAN);
    return first ? fp_process_nan(f, class_a, a, env) : fp_process_nan(f, class_b, b, env);
}

/* ---- rounding -------------------------------------------------------------------------------- */

/** Overflow in FPRoundBase. */
FP_INLINE uint64_t fp_overflow(const struct fp_format f, bool sign, enum fp_rounding rounding,
                               struct fp_env *env)
{
    if (f.only_finite) {
        env->fpsr |= FPSR_IOC;
        return fp_zero(f, sign) | (fp_zero(f, true) - 1);
    }
    env->fpsr |= FPSR_OFC | FPSR_IXC;
    bool to_infinity =
        rounding == FP_ROUND_TIE_EVEN || rounding == (sign ? FP_ROUND_NEGINF : FP_ROUND_POSINF);
    return to_infinity ? fp_infinity(f, sign) : fp_max_normal(f, sign);
}

/** `kept` rounded by the nonzero bits `rest` below it, of which `half` is one half. */
FP_INLINE uint64_t fp_round_up(uint64_t kept, uint64_t rest, uint64_t half, bool sign,
                               enum fp_rounding rounding)
{
    switch (rounding) {
    case FP_ROUND_TIE_EVEN: return kept + (rest + (kept & 1) > half);
    case FP_ROUND_POSINF: return kept + !sign;
    case FP_ROUND_NEGINF: return kept + sign;
    case FP_ROUND_ZERO: return kept;
    case FP_ROUND_TIE_AWAY: return kept + (rest >= half);
    case FP_ROUND_ODD: return kept | 1;
    }
    return kept;
}

/**
 * FPRoundBase (J1.3.3.236) of a finite nonzero number whose significand may have its last bit as a
 * sticky one. A carry out of the fraction runs into the exponent as it should.
 */
FP_INLINE uint64_t fp_round(const struct fp_format f, bool sign, int exponent, uint64_t significand,
                            enum fp_rounding rounding, struct fp_env *env)
{
    const unsigned shift = FP_IMPLIED_BIT - f.fraction;
    const uint64_t rest_mask = (UINT64_C(1) << shift) - 1;
    int biased = exponent + f.bias;
    uint64_t kept;
    uint64_t rest;
    if (FP_LIKELY(biased >= FP_LEAST_FIELD)) {
        kept = ((uint64_t)(unsigned)(biased - 1) << f.fraction) + (significand >> shift);
        rest = significand & rest_mask;
    } else {
        if (env->fpcr & f.flush) {
            env->fpsr |= FPSR_UFC;
            return fp_zero(f, sign);
        }
        significand = fp_shift_sticky(significand, (unsigned)(FP_LEAST_FIELD - biased));
        kept = significand >> shift;
        rest = significand & rest_mask;
        env->fpsr |= rest ? FPSR_UFC : 0;
    }
    if (rest) {
        kept = fp_round_up(kept, rest, UINT64_C(1) << (shift - 1), sign, rounding);
    }
    if (__builtin_expect(kept >= (uint64_t)(fp_exponent_max(f) + f.only_finite) << f.fraction, 0)) {
        return fp_overflow(f, sign, rounding, env);
    }
    env->fpsr |= rest ? FPSR_IXC : 0;
    return fp_zero(f, sign) | kept;
}

FP_INLINE uint64_t fp_round_number(const struct fp_format f, struct fp_number x,
                                   enum fp_rounding rounding, struct fp_env *env)
{
    return fp_round(f, x.sign, x.exponent, x.significand, rounding, env);
}

/** Any nonzero significand, shifted to where fp_round() wants it. */
FP_INLINE uint64_t fp_round_any(const struct fp_format f, bool sign, int exponent,
                                uint64_t significand, enum fp_rounding rounding, struct fp_env *env)
{
    int shift = __builtin_clzll(significand) - (63 - FP_IMPLIED_BIT);
    if (shift < 0) {
        significand = fp_shift_sticky(significand, 1);
    } else {
        significand <<= shift;
    }
    return fp_round(f, sign, exponent - shift, significand, rounding, env);
}

#endif
