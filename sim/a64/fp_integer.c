/* SPDX-License-Identifier: Apache-2.0 */
#include "a64/fp_impl.h"

/** The integer part of |x|, rounded; *exact says that nothing was lost. x.exponent is below 64. */
FP_INLINE uint64_t rounded_magnitude(struct fp_number x, enum fp_rounding rounding, bool *exact)
{
    *exact = true;
    if (x.exponent >= FP_IMPLIED_BIT) {
        return x.significand << (x.exponent - FP_IMPLIED_BIT);
    }
    /* Two more bits hold one half and, sticky, what is below it. */
    unsigned shift = (unsigned)(FP_IMPLIED_BIT - x.exponent);
    uint64_t quarters =
        shift >= 2 ? fp_shift_sticky(x.significand, shift - 2) : x.significand << (2 - shift);
    uint64_t kept = quarters >> 2;
    uint64_t rest = quarters & 3;
    if (rest == 0) {
        return kept;
    }
    *exact = false;
    return fp_round_up(kept, rest, 2, x.sign, rounding);
}

/** An integer below 2^63 that the format can hold. */
FP_INLINE uint64_t pack_integer(const struct fp_format f, bool sign, uint64_t magnitude,
                                struct fp_env *env)
{
    return magnitude == 0 ? fp_zero(f, sign)
                          : fp_round_any(f, sign, FP_IMPLIED_BIT, magnitude, FP_ROUND_ZERO, env);
}

/** FPRoundInt (J1.3.3.241). */
FP_INLINE uint64_t round_int(const struct fp_format f, uint64_t a, enum fp_rounding rounding,
                             bool signal_inexact, struct fp_env *env)
{
    struct fp_number x = fp_unpack(f, a, env);
    if (fp_number_is_nan(x)) {
        return fp_process_nan(f, x.class, a, env);
    }
    if (x.class == FP_ZERO) {
        return fp_zero(f, x.sign);
    }
    if (x.class == FP_INFINITY || x.exponent >= (int)f.fraction) {
        return a;
    }
    bool exact;
    uint64_t magnitude = rounded_magnitude(x, rounding, &exact);
    if (signal_inexact && !exact) {
        env->fpsr |= FPSR_IXC;
    }
    return pack_integer(f, x.sign, magnitude, env);
}

uint64_t fp_round_int(enum fp_size size, uint64_t a, enum fp_rounding rounding, bool exact,
                      struct fp_env *env)
{
    return FP_BY_SIZE(size, round_int, a, rounding, exact, env);
}

/** True if the integer is outside the range of a signed one of `bits`. */
FP_INLINE bool exceeds_signed(bool sign, uint64_t magnitude, unsigned bits)
{
    uint64_t limit = UINT64_C(1) << (bits - 1);
    return magnitude > limit - !sign;
}

/** FPRoundIntN (J1.3.3.242). */
FP_INLINE uint64_t round_int_n(const struct fp_format f, uint64_t a, enum fp_rounding rounding,
                               unsigned int_bits, struct fp_env *env)
{
    struct fp_number x = fp_unpack(f, a, env);
    if (x.class == FP_ZERO) {
        return fp_zero(f, x.sign);
    }
    bool exact = true;
    bool invalid = x.class != FP_FINITE || x.exponent >= (int)int_bits;
    uint64_t magnitude = 0;
    if (!invalid) {
        magnitude = rounded_magnitude(x, rounding, &exact);
        invalid = exceeds_signed(x.sign, magnitude, int_bits);
    }
    if (invalid) {
        env->fpsr |= FPSR_IOC;
        return fp_power_of_two(f, true, (int)int_bits - 1);
    }
    env->fpsr |= exact ? 0 : FPSR_IXC;
    return pack_integer(f, x.sign, magnitude, env);
}

uint64_t fp_round_int_n(enum fp_size size, uint64_t a, enum fp_rounding rounding, unsigned int_bits,
                        struct fp_env *env)
{
    return FP_BY_SIZE(size, round_int_n, a, rounding, int_bits, env);
}

/* ---- fixed point ----------------------------------------------------------------------------- */

FP_INLINE uint64_t low_bits(uint64_t value, unsigned bits)
{
    return value & (UINT64_MAX >> (64 - bits));
}

/** The end of the range towards which a number of this sign overflows. */
FP_INLINE uint64_t saturated(bool sign, bool is_unsigned, unsigned bits)
{
    if (is_unsigned) {
        return sign ? 0 : low_bits(UINT64_MAX, bits);
    }
    return (UINT64_C(1) << (bits - 1)) - !sign;
}

/** FPToFixed (J1.3.3.249). */
FP_INLINE uint64_t to_fixed(const struct fp_format f, uint64_t a, unsigned fraction_bits,
                            bool is_unsigned, enum fp_rounding rounding, unsigned int_bits,
                            struct fp_env *env)
{
    struct fp_number x = fp_unpack(f, a, env);
    if (x.class == FP_ZERO) {
        return 0;
    }
    if (fp_number_is_nan(x)) {
        env->fpsr |= FPSR_IOC;
        return 0;
    }
    x.exponent += (int)fraction_bits;
    bool exact = true;
    bool overflow = x.class == FP_INFINITY || x.exponent >= (int)int_bits;
    uint64_t magnitude = 0;
    if (!overflow) {
        magnitude = rounded_magnitude(x, rounding, &exact);
        overflow = is_unsigned
                       ? (x.sign ? magnitude != 0 : magnitude != low_bits(magnitude, int_bits))
                       : exceeds_signed(x.sign, magnitude, int_bits);
    }
    if (overflow) {
        env->fpsr |= FPSR_IOC;
        return saturated(x.sign, is_unsigned, int_bits);
    }
    env->fpsr |= exact ? 0 : FPSR_IXC;
    return low_bits(x.sign ? -magnitude : magnitude, int_bits);
}

uint64_t fp_to_fixed(enum fp_size size, uint64_t a, unsigned fraction_bits, bool is_unsigned,
                     enum fp_rounding rounding, unsigned int_bits, struct fp_env *env)
{
    return FP_BY_SIZE(size, to_fixed, a, fraction_bits, is_unsigned, rounding, int_bits, env);
}

/** FixedToFP (J1.3.3.166). */
FP_INLINE uint64_t from_fixed(const struct fp_format f, uint64_t a, unsigned int_bits,
                              unsigned fraction_bits, bool is_unsigned, enum fp_rounding rounding,
                              struct fp_env *env)
{
    uint64_t magnitude = low_bits(a, int_bits);
    bool sign = !is_unsigned && (magnitude >> (int_bits - 1)) != 0;
    if (sign) {
        magnitude = low_bits(-magnitude, int_bits);
    }
    if (magnitude == 0) {
        return fp_zero(f, false);
    }
    return fp_round_any(f, sign, FP_IMPLIED_BIT - (int)fraction_bits, magnitude, rounding, env);
}

uint64_t fp_from_fixed(enum fp_size size, uint64_t a, unsigned int_bits, unsigned fraction_bits,
                       bool is_unsigned, enum fp_rounding rounding, struct fp_env *env)
{
    return FP_BY_SIZE(size, from_fixed, a, int_bits, fraction_bits, is_unsigned, rounding, env);
}

/* FPToFixedJS (J1.3.3.250): modulo 2^32, and only +0 is an exact zero. */
uint32_t fp_to_fixed_js(uint64_t a, bool *exact, struct fp_env *env)
{
    struct fp_number x = fp_unpack(FP_FORMAT_DOUBLE, a, env);
    *exact = false;
    if (x.class == FP_ZERO) {
        *exact = a == 0;
        return 0;
    }
    if (x.class != FP_FINITE) {
        env->fpsr |= FPSR_IOC;
        return 0;
    }
    if (x.exponent >= 64) {
        env->fpsr |= FPSR_IOC;
        int shift = x.exponent - FP_IMPLIED_BIT;
        uint64_t low = shift < 64 ? x.significand << shift : 0;
        return (uint32_t)(x.sign ? -low : low);
    }
    bool is_integer;
    uint64_t magnitude = rounded_magnitude(x, FP_ROUND_ZERO, &is_integer);
    if (exceeds_signed(x.sign, magnitude, 32)) {
        env->fpsr |= FPSR_IOC;
    } else if (!is_integer) {
        env->fpsr |= FPSR_IXC;
    } else {
        *exact = true;
    }
    return (uint32_t)(x.sign ? -magnitude : magnitude);
}
