/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Half precision against the host's double precision: sums, differences and products of halves are
 * exact there, and a quotient or root rounded to 53 bits rounds on to 11 bits as if at once
 * (53 >= 2 * 11 + 2; a directed mode is the same in both steps). Every half where there is one
 * operand. Estimates against the real functions, by the error that their 9 bits allow.
 */
#include "a64/fp.h"

#include <fenv.h>
#include <float.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

_Static_assert(FLT_EVAL_METHOD == 0, "the host rounds each operation to its type");

enum { HALVES = 1 << 16, SIGN = 0x8000, INFINITE = 0x7c00, LARGEST = 0x7bff };

static const int HOST_ROUNDING[4] = {
    [FP_ROUND_TIE_EVEN] = FE_TONEAREST,
    [FP_ROUND_POSINF] = FE_UPWARD,
    [FP_ROUND_NEGINF] = FE_DOWNWARD,
    [FP_ROUND_ZERO] = FE_TOWARDZERO,
};

/* By address: a compiler's own code for it assumes rounding to nearest. */
static double (*const volatile ROUND_HERE)(double) = rint;

static bool is_nan(uint64_t a)
{
    return (a & ~(uint64_t)SIGN) > INFINITE;
}

static double half_value(uint64_t a)
{
    unsigned exponent = (unsigned)(a >> 10) & 31;
    double fraction = (double)(a & 1023);
    double magnitude = exponent == 31  ? (a & 1023 ? NAN : INFINITY)
                       : exponent == 0 ? ldexp(fraction, -24)
                                       : ldexp(fraction + 1024, (int)exponent - 25);
    return a & SIGN ? -magnitude : magnitude;
}

struct expected {
    double value;
    uint32_t flags;
};

/** A finite double rounded to the 11 bits, or fewer at the bottom, of a half in the host's mode. */
static struct expected rounded_to_half(double value, bool inexact)
{
    if (value == 0 || isinf(value) || isnan(value)) {
        return (struct expected){ value, 0 };
    }
    int exponent;
    (void)frexp(value, &exponent);
    exponent--;
    bool tiny = exponent < -14;
    int quantum = (tiny ? -14 : exponent) - 10;
    volatile double scaled = ldexp(value, -quantum);
    volatile double integer = ROUND_HERE(scaled);
    inexact = inexact || integer != scaled;
    double result = copysign(ldexp(integer, quantum), value);
    uint32_t flags = (inexact ? FPSR_IXC : 0) | (inexact && tiny ? FPSR_UFC : 0);
    if (fabs(result) > half_value(LARGEST)) {
        int mode = fegetround();
        bool to_infinity =
            mode == FE_TONEAREST || mode == (signbit(value) ? FE_DOWNWARD : FE_UPWARD);
        result = copysign(to_infinity ? INFINITY : half_value(LARGEST), value);
        flags = FPSR_OFC | FPSR_IXC;
    }
    return (struct expected){ result, flags };
}

static void check(const char *what, uint64_t a, uint64_t b, uint64_t result, uint32_t flags,
                  struct expected expected)
{
    double value = half_value(result);
    bool same = isnan(expected.value)
                    ? isnan(value)
                    : value == expected.value && !signbit(value) == !signbit(expected.value);
    if (!same || flags != expected.flags) {
        int mode = fegetround();
        fesetround(FE_TONEAREST);
        fail_msg("%s %llx %llx in mode %d: %llx, flags %x; expected %a, %x", what,
                 (unsigned long long)a, (unsigned long long)b, mode, (unsigned long long)result,
                 flags, expected.value, expected.flags);
    }
}

static struct fp_env environment(enum fp_rounding rounding)
{
    return (struct fp_env){ .fpcr = (uint32_t)rounding << FPCR_RMODE_SHIFT };
}

/* ---- two operands ---------------------------------------------------------------------------- */

typedef uint64_t (*two_fn)(enum fp_size, uint64_t, uint64_t, struct fp_env *);
enum operation { ADD, SUB, MUL, DIV, OPERATIONS };
static const two_fn FUNCTIONS[OPERATIONS] = { fp_add, fp_sub, fp_mul, fp_div };
static const char *const NAMES[OPERATIONS] = { "add", "sub", "mul", "div" };

static struct expected host_two(enum operation op, uint64_t a, uint64_t b)
{
    volatile double x = half_value(a);
    volatile double y = half_value(b);
    volatile double result = 0;
    feclearexcept(FE_ALL_EXCEPT);
    switch (op) {
    case ADD: result = x + y; break;
    case SUB: result = x - y; break;
    case MUL: result = x * y; break;
    case DIV: result = x / y; break;
    case OPERATIONS: break;
    }
    bool inexact = fetestexcept(FE_INEXACT);
    uint32_t other =
        (fetestexcept(FE_INVALID) ? FPSR_IOC : 0) | (fetestexcept(FE_DIVBYZERO) ? FPSR_DZC : 0);
    struct expected expected = rounded_to_half(result, inexact);
    expected.flags |= other;
    return expected;
}

static void check_two(enum operation op, enum fp_rounding rounding, uint64_t a, uint64_t b)
{
    if (is_nan(a) || is_nan(b)) {
        return; /* their rules are the same for every size: test_fp_rules.c */
    }
    struct fp_env env = environment(rounding);
    uint64_t result = FUNCTIONS[op](FP_HALF, a, b, &env);
    check(NAMES[op], a, b, result, env.fpsr, host_two(op, a, b));
}

static uint64_t from_environment(const char *name, uint64_t otherwise)
{
    const char *text = getenv(name);
    return text ? strtoull(text, NULL, 0) : otherwise;
}

/** splitmix64 */
static uint64_t next_random(uint64_t *state)
{
    uint64_t z = *state += UINT64_C(0x9e3779b97f4a7c15);
    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return z ^ (z >> 31);
}

static void test_two(void **state)
{
    (void)state;
    uint64_t seed = from_environment("GATHER_RANDOM_SEED", 1);
    uint64_t cases = from_environment("GATHER_RANDOM_CASES", 100000);
    printf("seed %llu\n", (unsigned long long)seed);
    uint64_t random = seed;
    for (enum fp_rounding rounding = FP_ROUND_TIE_EVEN; rounding <= FP_ROUND_ZERO; rounding++) {
        fesetround(HOST_ROUNDING[rounding]);
        for (uint64_t i = 0; i < cases; i++) {
            uint64_t bits = next_random(&random);
            check_two((enum operation)(bits >> 62), rounding, bits & 0xffff, bits >> 16 & 0xffff);
        }
    }
    fesetround(FE_TONEAREST);
}

/* ---- one operand, all of them ---------------------------------------------------------------- */

static void check_conversions(uint64_t a, enum fp_rounding rounding)
{
    struct fp_env env = environment(rounding);
    uint64_t single = fp_convert(FP_HALF, FP_SINGLE, a, rounding, &env);
    uint64_t twice = fp_convert(FP_HALF, FP_DOUBLE, a, rounding, &env);
    double value;
    memcpy(&value, &twice, sizeof(value));
    assert_true(value == half_value(a) && env.fpsr == 0);
    assert_int_equal(fp_convert(FP_SINGLE, FP_DOUBLE, single, rounding, &env), twice);
    assert_int_equal(fp_convert(FP_SINGLE, FP_HALF, single, rounding, &env), a);
    assert_int_equal(fp_convert(FP_DOUBLE, FP_HALF, twice, rounding, &env), a);
    assert_int_equal(env.fpsr, 0);
    /* The neighbours of a double round back by mode. */
    for (int step = -1; step <= 1; step += 2) {
        uint64_t near = twice + (uint64_t)(int64_t)step;
        if (fp_abs(FP_DOUBLE, twice) == 0 || isinf(half_value(a))) {
            continue;
        }
        double near_value;
        memcpy(&near_value, &near, sizeof(near_value));
        env.fpsr = 0;
        uint64_t result = fp_convert(FP_DOUBLE, FP_HALF, near, rounding, &env);
        check("fcvt", near, 0, result, env.fpsr, rounded_to_half(near_value, false));
    }
}

static void check_one(uint64_t a, enum fp_rounding rounding)
{
    struct fp_env env = environment(rounding);
    uint64_t result = fp_sqrt(FP_HALF, a, &env);
    volatile double x = half_value(a);
    feclearexcept(FE_ALL_EXCEPT);
    volatile double root = sqrt(x);
    bool inexact = fetestexcept(FE_INEXACT);
    uint32_t invalid = fetestexcept(FE_INVALID) ? FPSR_IOC : 0;
    struct expected expected = rounded_to_half(root, inexact);
    expected.flags |= invalid;
    check("sqrt", a, 0, result, env.fpsr, expected);

    env.fpsr = 0;
    result = fp_round_int(FP_HALF, a, rounding, true, &env);
    volatile double integer = ROUND_HERE(x);
    check("frintx", a, 0, result, env.fpsr,
          (struct expected){ integer, integer == x ? 0 : FPSR_IXC });

    env.fpsr = 0;
    if (isfinite(x)) {
        uint64_t fixed = fp_to_fixed(FP_HALF, a, 4, false, rounding, 64, &env);
        volatile double sixteenths = x * 16;
        assert_true((double)(int64_t)fixed == ROUND_HERE(sixteenths));
    }
    check_conversions(a, rounding);
}

static void test_one(void **state)
{
    (void)state;
    for (enum fp_rounding rounding = FP_ROUND_TIE_EVEN; rounding <= FP_ROUND_ZERO; rounding++) {
        fesetround(HOST_ROUNDING[rounding]);
        for (uint64_t a = 0; a < HALVES; a++) {
            if (!is_nan(a)) {
                check_one(a, rounding);
            }
        }
    }
    fesetround(FE_TONEAREST);
}

static void test_from_integer(void **state)
{
    (void)state;
    for (enum fp_rounding rounding = FP_ROUND_TIE_EVEN; rounding <= FP_ROUND_ZERO; rounding++) {
        fesetround(HOST_ROUNDING[rounding]);
        for (int32_t a = -70000; a < 70000; a += 7) {
            struct fp_env env = environment(rounding);
            uint64_t bits = fp_from_fixed(FP_HALF, (uint32_t)a, 32, 8, false, rounding, &env);
            check("scvtf", (uint32_t)a, 8, bits, env.fpsr, rounded_to_half(a / 256.0, false));
            env.fpsr = 0;
            bits = fp_from_fixed(FP_HALF, (uint64_t)(int64_t)a, 64, 0, false, rounding, &env);
            check("scvtf", (uint32_t)a, 0, bits, env.fpsr, rounded_to_half(a, false));
        }
    }
    fesetround(FE_TONEAREST);
}

/* ---- estimates ------------------------------------------------------------------------------- */

static void test_estimates(void **state)
{
    (void)state;
    struct fp_env env = { 0 };
    for (uint64_t a = 1; a < INFINITE; a++) {
        double x = half_value(a);
        double root = half_value(fp_rsqrt_estimate(FP_HALF, a, &env));
        assert_true(fabs(root * sqrt(x) - 1) < 1 / 256.0);
        if (a < 0x100) {
            continue; /* overflows */
        }
        double reciprocal = half_value(fp_recip_estimate(FP_HALF, a, &env));
        double unit = fmax(fabs(1 / x) / 256, ldexp(1, -24)); /* a subnormal's last place */
        assert_true(fabs(reciprocal - 1 / x) <= unit);
    }
    assert_int_equal(env.fpsr, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_two),
        cmocka_unit_test(test_one),
        cmocka_unit_test(test_from_integer),
        cmocka_unit_test(test_estimates),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
