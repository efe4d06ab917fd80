/* SPDX-License-Identifier: Apache-2.0 */
#include "a64/fp_impl.h"

/* ---- addition -------------------------------------------------------------------------------- */

FP_INLINE uint64_t add_finite(const struct fp_format f, struct fp_number x, struct fp_number y,
                              enum fp_rounding rounding, struct fp_env *env)
{
    if (x.exponent < y.exponent || (x.exponent == y.exponent && x.significand < y.significand)) {
        struct fp_number larger = y;
        y = x;
        x = larger;
    }
    uint64_t addend = fp_shift_sticky(y.significand, (unsigned)(x.exponent - y.exponent));
    if (x.sign == y.sign) {
        uint64_t sum = x.significand + addend;
        unsigned carry = (unsigned)(sum >> 63);
        return fp_round(f, x.sign, x.exponent + (int)carry, fp_shift_sticky(sum, carry), rounding,
                        env);
    }
    uint64_t difference = x.significand - addend;
    if (difference == 0) {
        return fp_zero(f, rounding == FP_ROUND_NEGINF);
    }
    return fp_round_any(f, x.sign, x.exponent, difference, rounding, env);
}

FP_SLOW uint64_t add_special(const struct fp_format f, uint64_t a, uint64_t b, bool subtract,
                             enum fp_rounding rounding, struct fp_env *env)
{
    struct fp_number x = fp_unpack(f, a, env);
    struct fp_number y = fp_unpack(f, b, env);
    if (fp_number_is_nan(x) || fp_number_is_nan(y)) {
        return fp_process_nans(f, x.class, a, y.class, b, env);
    }
    y.sign ^= subtract;
    if (x.class == FP_INFINITY && y.class == FP_INFINITY && x.sign != y.sign) {
        return fp_invalid(f, env);
    }
    if (x.class == FP_INFINITY || y.class == FP_INFINITY) {
        return fp_infinity(f, x.class == FP_INFINITY ? x.sign : y.sign);
    }
    if (x.class == FP_ZERO && y.class == FP_ZERO) {
        return fp_zero(f, x.sign == y.sign ? x.sign : rounding == FP_ROUND_NEGINF);
    }
    if (x.class == FP_ZERO || y.class == FP_ZERO) {
        return fp_round_number(f, x.class == FP_ZERO ? y : x, rounding, env);
    }
    return add_finite(f, x, y, rounding, env);
}

/** FPAdd (J1.3.3.186) and FPSub (J1.3.3.246). */
FP_INLINE uint64_t add(const struct fp_format f, uint64_t a, uint64_t b, bool subtract,
                       enum fp_rounding rounding, struct fp_env *env)
{
    if (!FP_LIKELY(fp_is_normal(f, a) && fp_is_normal(f, b))) {
        return add_special(f, a, b, subtract, rounding, env);
    }
    struct fp_number y = fp_unpack_normal(f, b);
    y.sign ^= subtract;
    return add_finite(f, fp_unpack_normal(f, a), y, rounding, env);
}

uint64_t fp_add(enum fp_size size, uint64_t a, uint64_t b, struct fp_env *env)
{
    return FP_BY_SIZE(size, add, a, b, false, fp_rounding_mode(env), env);
}

uint64_t fp_sub(enum fp_size size, uint64_t a, uint64_t b, struct fp_env *env)
{
    return FP_BY_SIZE(size, add, a, b, true, fp_rounding_mode(env), env);
}

/* ---- multiplication -------------------------------------------------------------------------- */

FP_INLINE uint64_t mul_finite(const struct fp_format f, struct fp_number x, struct fp_number y,
                              enum fp_rounding rounding, struct fp_env *env)
{
    fp_u128 product = (fp_u128)x.significand * y.significand;
    uint64_t upper = (uint64_t)(product >> FP_IMPLIED_BIT) | ((product << 66) != 0);
    unsigned carry = (unsigned)(upper >> 63);
    return fp_round(f, x.sign ^ y.sign, x.exponent + y.exponent + (int)carry,
                    fp_shift_sticky(upper, carry), rounding, env);
}

FP_SLOW uint64_t mul_special(const struct fp_format f, uint64_t a, uint64_t b, bool extended,
                             enum fp_rounding rounding, struct fp_env *env)
{
    struct fp_number x = fp_unpack(f, a, env);
    struct fp_number y = fp_unpack(f, b, env);
    bool sign = x.sign ^ y.sign;
    if (fp_number_is_nan(x) || fp_number_is_nan(y)) {
        return fp_process_nans(f, x.class, a, y.class, b, env);
    }
    bool infinite = x.class == FP_INFINITY || y.class == FP_INFINITY;
    bool zero = x.class == FP_ZERO || y.class == FP_ZERO;
    if (infinite && zero) {
        return extended ? fp_power_of_two(f, sign, 1) : fp_invalid(f, env);
    }
    if (infinite) {
        return fp_infinity(f, sign);
    }
    if (zero) {
        return fp_zero(f, sign);
    }
    return mul_finite(f, x, y, rounding, env);
}

/** FPMul (J1.3.3.214), and FPMulX (J1.3.3.220) if `extended`. */
FP_INLINE uint64_t mul(const struct fp_format f, uint64_t a, uint64_t b, bool extended,
                       enum fp_rounding rounding, struct fp_env *env)
{
    if (!FP_LIKELY(fp_is_normal(f, a) && fp_is_normal(f, b))) {
        return mul_special(f, a, b, extended, rounding, env);
    }
    return mul_finite(f, fp_unpack_normal(f, a), fp_unpack_normal(f, b), rounding, env);
}

uint64_t fp_mul(enum fp_size size, uint64_t a, uint64_t b, struct fp_env *env)
{
    return FP_BY_SIZE(size, mul, a, b, false, fp_rounding_mode(env), env);
}

uint64_t fp_mulx(enum fp_size size, uint64_t a, uint64_t b, struct fp_env *env)
{
    return FP_BY_SIZE(size, mul, a, b, true, fp_rounding_mode(env), env);
}

/* ---- division -------------------------------------------------------------------------------- */

/** 2^62 * x / y with a sticky last bit, where 1 <= x / y < 2. */
FP_INLINE uint64_t quotient(const struct fp_format f, uint64_t x, uint64_t y, unsigned doubled)
{
    if (f.width <= 32) {
        /* 24 bits by 24 bits: a dividend of 64 bits leaves 16 bits below the fraction. */
        const unsigned unused = FP_IMPLIED_BIT - 23;
        uint64_t dividend = x << doubled;
        uint64_t divisor = y >> unused;
        uint64_t result = dividend / divisor;
        return result << 23 | (dividend % divisor != 0);
    }
    fp_u128 dividend = (fp_u128)x << (FP_IMPLIED_BIT + doubled);
    uint64_t result = (uint64_t)(dividend / y);
    return result | ((fp_u128)result * y != dividend);
}

FP_INLINE uint64_t div_finite(const struct fp_format f, struct fp_number x, struct fp_number y,
                              enum fp_rounding rounding, struct fp_env *env)
{
    unsigned doubled = x.significand < y.significand;
    return fp_round(f, x.sign ^ y.sign, x.exponent - y.exponent - (int)doubled,
                    quotient(f, x.significand, y.significand, doubled), rounding, env);
}

FP_SLOW uint64_t div_special(const struct fp_format f, uint64_t a, uint64_t b,
                             enum fp_rounding rounding, struct fp_env *env)
{
    struct fp_number x = fp_unpack(f, a, env);
    struct fp_number y = fp_unpack(f, b, env);
    bool sign = x.sign ^ y.sign;
    if (fp_number_is_nan(x) || fp_number_is_nan(y)) {
        return fp_process_nans(f, x.class, a, y.class, b, env);
    }
    if (x.class == y.class && x.class != FP_FINITE) {
        return fp_invalid(f, env);
    }
    if (x.class == FP_INFINITY || y.class == FP_ZERO) {
        env->fpsr |= x.class == FP_INFINITY ? 0 : FPSR_DZC;
        return fp_infinity(f, sign);
    }
    if (x.class == FP_ZERO || y.class == FP_INFINITY) {
        return fp_zero(f, sign);
    }
    return div_finite(f, x, y, rounding, env);
}

/** FPDiv (J1.3.3.200). */
FP_INLINE uint64_t divide(const struct fp_format f, uint64_t a, uint64_t b,
                          enum fp_rounding rounding, struct fp_env *env)
{
    if (!FP_LIKELY(fp_is_normal(f, a) && fp_is_normal(f, b))) {
        return div_special(f, a, b, rounding, env);
    }
    return div_finite(f, fp_unpack_normal(f, a), fp_unpack_normal(f, b), rounding, env);
}

uint64_t fp_div(enum fp_size size, uint64_t a, uint64_t b, struct fp_env *env)
{
    return FP_BY_SIZE(size, divide, a, b, fp_rounding_mode(env), env);
}

/* ---- square root ----------------------------------------------------------------------------- */

FP_INLINE uint64_t upper_product(uint64_t a, uint64_t b)
{
    return (uint64_t)((fp_u128)a * b >> 64);
}

/* 1 / sqrt(x) as a - b * x with an error below 3 %, for x in [1, 2) and in [2, 4). */
static const struct {
    uint64_t a; /* 2^63 is 1 */
    uint64_t b; /* 2^64 is 1 */
} ROOT_LINE[2] = {
    { UINT64_C(0xa3126e978d4fe000), UINT64_C(0x4afb7e90ff972400) },
    { UINT64_C(0x7350b0f27bb30000), UINT64_C(0x1a8240b780346e00) },
};

/**
 * The integer root of a radicand in [2^124, 2^126), with a sticky last bit. Newton's iteration
 * gives 1 / sqrt(x), 1 <= x < 4, to 37 bits; one step on the root itself doubles them.
 */
FP_INLINE uint64_t root(fp_u128 radicand)
{
    uint64_t x = (uint64_t)(radicand >> 62); /* 2^62 is 1 */
    unsigned line = (unsigned)(x >> 63);
    uint64_t inverse = ROOT_LINE[line].a - (upper_product(x, ROOT_LINE[line].b) << 1);
    for (int step = 0; step < 3; step++) {
        uint64_t near_one = upper_product(x, upper_product(inverse, inverse)); /* 2^60 is 1 */
        inverse = upper_product(inverse, (UINT64_C(3) << 60) - near_one) << 3;
    }
    uint64_t result = upper_product(x, inverse) << 1;
    int64_t rest = (int64_t)((__int128)(radicand - (fp_u128)result * result) >> 62);
    result += (uint64_t)(int64_t)((__int128)rest * (__int128)inverse >> 64);
    while ((fp_u128)result * result > radicand) {
        result--;
    }
    while ((fp_u128)(result + 1) * (result + 1) <= radicand) {
        result++;
    }
    return result | ((fp_u128)result * result != radicand);
}

/** FPSqrt (J1.3.3.245). */
FP_INLINE uint64_t square_root(const struct fp_format f, uint64_t a, enum fp_rounding rounding,
                               struct fp_env *env)
{
    struct fp_number x = fp_unpack(f, a, env);
    if (fp_number_is_nan(x)) {
        return fp_process_nan(f, x.class, a, env);
    }
    if (x.class == FP_ZERO) {
        return fp_zero(f, x.sign);
    }
    if (x.sign) {
        return fp_invalid(f, env);
    }
    if (x.class == FP_INFINITY) {
        return a;
    }
    unsigned odd = (unsigned)x.exponent & 1;
    fp_u128 radicand = (fp_u128)x.significand << (FP_IMPLIED_BIT + odd);
    return fp_round(f, false, (x.exponent - (int)odd) / 2, root(radicand), rounding, env);
}

uint64_t fp_sqrt(enum fp_size size, uint64_t a, struct fp_env *env)
{
    return FP_BY_SIZE(size, square_root, a, fp_rounding_mode(env), env);
}

/* ---- BFloat16 dot product -------------------------------------------------------------------- */

/* BFUnpack, BFRound (J1.3.3.157, J1.3.3.161): all NaNs give the default one. */
#define BF_SUM_FPCR (FPCR_FZ | FPCR_DN)

/** Unlike FPRoundBase, BFRound overflows to infinity though it rounds to odd. */
static uint64_t bf_overflow(uint64_t result, const struct fp_env *env)
{
    return env->fpsr & FPSR_OFC ? result + 1 : result;
}

static uint64_t bf_add(uint64_t a, uint64_t b)
{
    struct fp_env env = { .fpcr = BF_SUM_FPCR };
    return bf_overflow(add(FP_FORMAT_SINGLE, a, b, false, FP_ROUND_ODD, &env), &env);
}

/** BFMulH (J1.3.3.155); a BFloat16 is the upper half of a single. */
static uint64_t bf_mul(uint16_t a, uint16_t b)
{
    struct fp_env env = { .fpcr = BF_SUM_FPCR };
    return bf_overflow(
        mul(FP_FORMAT_SINGLE, (uint64_t)a << 16, (uint64_t)b << 16, false, FP_ROUND_ODD, &env),
        &env);
}

uint32_t fp_bf_dot_add(uint32_t addend, uint16_t a0, uint16_t a1, uint16_t b0, uint16_t b1)
{
    return (uint32_t)bf_add(addend, bf_add(bf_mul(a0, b0), bf_mul(a1, b1)));
}
