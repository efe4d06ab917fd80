/* SPDX-License-Identifier: Apache-2.0 */
#include "a64/fp_impl.h"

/* FPUnpackCV and FPRoundCV (J1.3.3.255, J1.3.3.237) ignore FPCR.FZ16. */
static const struct fp_format FP_FORMAT_HALF_CV = { 16, 10, 5, 15, 0, false };
static const struct fp_format FP_FORMAT_HALF_ALTERNATIVE = { 16, 10, 5, 15, 0, true };
static const struct fp_format FP_FORMAT_BFLOAT16 = { 16, 7, 8, 127, FPCR_FZ, false };

uint64_t fp_default_nan(enum fp_size size)
{
    return size == FP_DOUBLE   ? fp_nan(FP_FORMAT_DOUBLE)
           : size == FP_SINGLE ? fp_nan(FP_FORMAT_SINGLE)
                               : fp_nan(FP_FORMAT_HALF);
}

bool fp_is_nan(enum fp_size size, uint64_t a)
{
    return FP_BY_SIZE(size, fp_nan_pattern, a);
}

FP_INLINE uint64_t expand_imm(const struct fp_format f, uint8_t imm8)
{
    bool large = !(imm8 & 0x40);
    uint64_t exponent =
        (large ? UINT64_C(1) << (f.exponent - 1) : (UINT64_C(1) << (f.exponent - 1)) - 4) |
        ((imm8 >> 4) & 3);
    return fp_zero(f, imm8 >> 7) | exponent << f.fraction |
           (uint64_t)(imm8 & 15) << (f.fraction - 4);
}

uint64_t fp_expand_imm(enum fp_size size, uint8_t imm8)
{
    return FP_BY_SIZE(size, expand_imm, imm8);
}

/** FPConvertNaN (J1.3.3.196): the payload keeps its upper bits. */
FP_INLINE uint64_t convert_nan(const struct fp_format from, const struct fp_format to, uint64_t a)
{
    uint64_t payload = a & fp_fraction_mask(from);
    payload = to.fraction >= from.fraction ? payload << (to.fraction - from.fraction)
                                           : payload >> (from.fraction - to.fraction);
    return fp_infinity(to, fp_sign(from, a)) | fp_quiet_bit(to) | payload;
}

/** FPConvert (J1.3.3.195), FPConvertBF (J1.3.3.164). */
FP_INLINE uint64_t convert(const struct fp_format from, const struct fp_format to, uint64_t a,
                           enum fp_rounding rounding, struct fp_env *env)
{
    struct fp_number x = fp_unpack(from, a, env);
    switch (x.class) {
    case FP_FINITE: return fp_round_number(to, x, rounding, env);
    case FP_ZERO: return fp_zero(to, x.sign);
    case FP_INFINITY:
        return to.only_finite ? fp_overflow(to, x.sign, rounding, env) : fp_infinity(to, x.sign);
    case FP_QNAN:
    case FP_SNAN: break;
    }
    if (to.only_finite || x.class == FP_SNAN) {
        env->fpsr |= FPSR_IOC;
    }
    if (to.only_finite) {
        return fp_zero(to, x.sign);
    }
    return env->fpcr & FPCR_DN ? fp_nan(to) : convert_nan(from, to, a);
}

static uint64_t convert_half(enum fp_size to, uint64_t a, enum fp_rounding rounding,
                             struct fp_env *env)
{
    bool alternative = env->fpcr & FPCR_AHP;
    if (to == FP_SINGLE) {
        return alternative ? convert(FP_FORMAT_HALF_ALTERNATIVE, FP_FORMAT_SINGLE, a, rounding, env)
                           : convert(FP_FORMAT_HALF_CV, FP_FORMAT_SINGLE, a, rounding, env);
    }
    return alternative ? convert(FP_FORMAT_HALF_ALTERNATIVE, FP_FORMAT_DOUBLE, a, rounding, env)
                       : convert(FP_FORMAT_HALF_CV, FP_FORMAT_DOUBLE, a, rounding, env);
}

static uint64_t convert_to_half(enum fp_size from, uint64_t a, enum fp_rounding rounding,
                                struct fp_env *env)
{
    bool alternative = env->fpcr & FPCR_AHP;
    if (from == FP_SINGLE) {
        return alternative ? convert(FP_FORMAT_SINGLE, FP_FORMAT_HALF_ALTERNATIVE, a, rounding, env)
                           : convert(FP_FORMAT_SINGLE, FP_FORMAT_HALF_CV, a, rounding, env);
    }
    return alternative ? convert(FP_FORMAT_DOUBLE, FP_FORMAT_HALF_ALTERNATIVE, a, rounding, env)
                       : convert(FP_FORMAT_DOUBLE, FP_FORMAT_HALF_CV, a, rounding, env);
}

uint64_t fp_convert(enum fp_size from, enum fp_size to, uint64_t a, enum fp_rounding rounding,
                    struct fp_env *env)
{
    if (from == FP_HALF) {
        return convert_half(to, a, rounding, env);
    }
    if (to == FP_HALF) {
        return convert_to_half(from, a, rounding, env);
    }
    return from == FP_SINGLE ? convert(FP_FORMAT_SINGLE, FP_FORMAT_DOUBLE, a, rounding, env)
                             : convert(FP_FORMAT_DOUBLE, FP_FORMAT_SINGLE, a, rounding, env);
}

uint64_t fp_to_bfloat16(uint64_t a, struct fp_env *env)
{
    return convert(FP_FORMAT_SINGLE, FP_FORMAT_BFLOAT16, a, fp_rounding_mode(env), env);
}
