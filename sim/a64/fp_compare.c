/* SPDX-License-Identifier: Apache-2.0 */
#include "a64/fp_impl.h"

enum { NZCV_LESS = 8, NZCV_EQUAL = 6, NZCV_GREATER = 2, NZCV_UNORDERED = 3 };

FP_INLINE bool is_signalling(const struct fp_format f, uint64_t a)
{
    return fp_nan_pattern(f, a) && !(a & fp_quiet_bit(f));
}

FP_INLINE uint64_t flushed(const struct fp_format f, uint64_t a, struct fp_env *env)
{
    return fp_flushes_input(f, a, env) ? a & fp_zero(f, true) : a;
}

/** Orders everything but NaNs as integers; both zeros are 0. */
FP_INLINE int64_t order(const struct fp_format f, uint64_t a)
{
    int64_t magnitude = (int64_t)(a & (fp_zero(f, true) - 1));
    return fp_sign(f, a) ? -magnitude : magnitude;
}

/** FPCompare (J1.3.3.191); the relations differ from it only in which NaNs signal. */
FP_INLINE unsigned compare(const struct fp_format f, uint64_t a, uint64_t b, bool signal_nans,
                           struct fp_env *env)
{
    a = flushed(f, a, env);
    b = flushed(f, b, env);
    if (fp_nan_pattern(f, a) || fp_nan_pattern(f, b)) {
        if (signal_nans || is_signalling(f, a) || is_signalling(f, b)) {
            env->fpsr |= FPSR_IOC;
        }
        return NZCV_UNORDERED;
    }
    int64_t order_a = order(f, a);
    int64_t order_b = order(f, b);
    return order_a == order_b ? NZCV_EQUAL : order_a < order_b ? NZCV_LESS : NZCV_GREATER;
}

unsigned fp_compare(enum fp_size size, uint64_t a, uint64_t b, bool signal_nans, struct fp_env *env)
{
    return FP_BY_SIZE(size, compare, a, b, signal_nans, env);
}

bool fp_compare_eq(enum fp_size size, uint64_t a, uint64_t b, struct fp_env *env)
{
    return fp_compare(size, a, b, false, env) == NZCV_EQUAL;
}

bool fp_compare_ge(enum fp_size size, uint64_t a, uint64_t b, struct fp_env *env)
{
    unsigned nzcv = fp_compare(size, a, b, true, env);
    return nzcv == NZCV_EQUAL || nzcv == NZCV_GREATER;
}

bool fp_compare_gt(enum fp_size size, uint64_t a, uint64_t b, struct fp_env *env)
{
    return fp_compare(size, a, b, true, env) == NZCV_GREATER;
}

/* ---- maximum and minimum --------------------------------------------------------------------- */

FP_SLOW uint64_t extreme_nan(const struct fp_format f, uint64_t a, uint64_t b, struct fp_env *env)
{
    struct fp_number x = fp_unpack(f, a, env);
    struct fp_number y = fp_unpack(f, b, env);
    return fp_process_nans(f, x.class, a, y.class, b, env);
}

/**
 * FPMax (J1.3.3.208) and FPMin (J1.3.3.212). The greater of two zeros is positive if one is, the
 * less negative if one is.
 */
FP_INLINE uint64_t extreme(const struct fp_format f, uint64_t a, uint64_t b, bool greater,
                           struct fp_env *env)
{
    a = flushed(f, a, env);
    b = flushed(f, b, env);
    if (fp_nan_pattern(f, a) || fp_nan_pattern(f, b)) {
        return extreme_nan(f, a, b, env);
    }
    int64_t order_a = order(f, a);
    int64_t order_b = order(f, b);
    if (order_a == 0 && order_b == 0) {
        return greater ? a & b : a | b;
    }
    return (greater ? order_a > order_b : order_a < order_b) ? a : b;
}

/** FPMaxNum (J1.3.3.210), FPMinNum (J1.3.3.213): one quiet NaN is the infinity that never wins. */
FP_INLINE uint64_t extreme_number(const struct fp_format f, uint64_t a, uint64_t b, bool greater,
                                  struct fp_env *env)
{
    bool quiet_a = fp_nan_pattern(f, a) && (a & fp_quiet_bit(f));
    bool quiet_b = fp_nan_pattern(f, b) && (b & fp_quiet_bit(f));
    if (quiet_a && !quiet_b) {
        a = fp_infinity(f, greater);
    } else if (quiet_b && !quiet_a) {
        b = fp_infinity(f, greater);
    }
    return extreme(f, a, b, greater, env);
}

uint64_t fp_max(enum fp_size size, uint64_t a, uint64_t b, struct fp_env *env)
{
    return FP_BY_SIZE(size, extreme, a, b, true, env);
}

uint64_t fp_min(enum fp_size size, uint64_t a, uint64_t b, struct fp_env *env)
{
    return FP_BY_SIZE(size, extreme, a, b, false, env);
}

uint64_t fp_maxnum(enum fp_size size, uint64_t a, uint64_t b, struct fp_env *env)
{
    return FP_BY_SIZE(size, extreme_number, a, b, true, env);
}

uint64_t fp_minnum(enum fp_size size, uint64_t a, uint64_t b, struct fp_env *env)
{
    return FP_BY_SIZE(size, extreme_number, a, b, false, env);
}
