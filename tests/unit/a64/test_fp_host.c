/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Single and double precision against the host's IEEE 754 arithmetic and its <fenv.h> flags, over
 * all pairs (of triples, for fused operations) of special values and over random ones, in four
 * rounding modes. The architectures agree but for three things, each named where it is allowed:
 * which NaN comes out, tininess (A1.5.4: before rounding; x86: after), and zero times infinity plus
 * a quiet NaN.
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

#define ARRAY_LEN(a) (sizeof(a) / sizeof((a)[0]))

static const int HOST_ROUNDING[4] = {
    [FP_ROUND_TIE_EVEN] = FE_TONEAREST,
    [FP_ROUND_POSINF] = FE_UPWARD,
    [FP_ROUND_NEGINF] = FE_DOWNWARD,
    [FP_ROUND_ZERO] = FE_TOWARDZERO,
};

/* ---- bits ------------------------------------------------------------------------------------ */

static double as_double(uint64_t bits)
{
    double value;
    memcpy(&value, &bits, sizeof(value));
    return value;
}

static uint64_t double_bits(double value)
{
    uint64_t bits;
    memcpy(&bits, &value, sizeof(bits));
    return bits;
}

static float as_float(uint64_t bits)
{
    uint32_t low = (uint32_t)bits;
    float value;
    memcpy(&value, &low, sizeof(value));
    return value;
}

static uint64_t float_bits(float value)
{
    uint32_t bits;
    memcpy(&bits, &value, sizeof(bits));
    return bits;
}

/* ---- operations ------------------------------------------------------------------------------ */

enum operation {
    ADD,
    SUB,
    MUL,
    DIV,
    SQRT,
    FUSED,
    ROUND_CURRENT,
    ROUND_AWAY,
    ROUND_UP,
    ROUND_DOWN,
    ROUND_TO_ZERO,
    TO_OTHER,
    FROM_S64,
    FROM_U64,
    FROM_S32,
    TO_S64,
    OPERATIONS,
};

static const char *const NAMES[OPERATIONS] = {
    "add",  "sub",   "mul",   "div",   "sqrt",     "fused",    "rint",     "round",
    "ceil", "floor", "trunc", "other", "from s64", "from u64", "from s32", "to s64",
};

/* By address: a compiler's own code for them assumes rounding to nearest. */
static double (*const volatile ROUND_DOUBLE[])(double) = {
    [ROUND_CURRENT] = rint, [ROUND_AWAY] = round,    [ROUND_UP] = ceil,
    [ROUND_DOWN] = floor,   [ROUND_TO_ZERO] = trunc,
};
static float (*const volatile ROUND_FLOAT[])(float) = {
    [ROUND_CURRENT] = rintf, [ROUND_AWAY] = roundf,    [ROUND_UP] = ceilf,
    [ROUND_DOWN] = floorf,   [ROUND_TO_ZERO] = truncf,
};

/** Half of a large unsigned number as a signed one; its last bit is sticky. */
static int64_t halved(uint64_t value)
{
    return (int64_t)(value >> 1 | (value & 1));
}

static uint64_t host_double(enum operation op, const uint64_t v[3])
{
    volatile double a = as_double(v[0]);
    volatile double b = as_double(v[1]);
    volatile double c = as_double(v[2]);
    volatile double result = 0;
    switch (op) {
    case ADD: result = a + b; break;
    case SUB: result = a - b; break;
    case MUL: result = a * b; break;
    case DIV: result = a / b; break;
    case SQRT: result = sqrt(a); break;
    case FUSED: result = fma(a, b, c); break;
    case ROUND_CURRENT:
    case ROUND_AWAY:
    case ROUND_UP:
    case ROUND_DOWN:
    case ROUND_TO_ZERO: result = ROUND_DOUBLE[op](a); break;
    case TO_OTHER: {
        volatile float other = (float)a;
        return float_bits(other);
    }
    case FROM_S64: result = (double)(int64_t)v[0]; break;
    case FROM_U64:
        if (v[0] >> 63) {
            result = (double)halved(v[0]);
            result *= 2;
        } else {
            result = (double)(int64_t)v[0];
        }
        break;
    case FROM_S32: result = (double)(int32_t)v[0]; break;
    case TO_S64: return (uint64_t)llrint(a);
    case OPERATIONS: break;
    }
    return double_bits(result);
}

static uint64_t host_float(enum operation op, const uint64_t v[3])
{
    volatile float a = as_float(v[0]);
    volatile float b = as_float(v[1]);
    volatile float c = as_float(v[2]);
    volatile float result = 0;
    switch (op) {
    case ADD: result = a + b; break;
    case SUB: result = a - b; break;
    case MUL: result = a * b; break;
    case DIV: result = a / b; break;
    case SQRT: result = sqrtf(a); break;
    case FUSED: result = fmaf(a, b, c); break;
    case ROUND_CURRENT:
    case ROUND_AWAY:
    case ROUND_UP:
    case ROUND_DOWN:
    case ROUND_TO_ZERO: result = ROUND_FLOAT[op](a); break;
    case TO_OTHER: {
        volatile double other = (double)a;
        return double_bits(other);
    }
    case FROM_S64: result = (float)(int64_t)v[0]; break;
    case FROM_U64:
        if (v[0] >> 63) {
            result = (float)halved(v[0]);
            result *= 2;
        } else {
            result = (float)(int64_t)v[0];
        }
        break;
    case FROM_S32: result = (float)(int32_t)v[0]; break;
    case TO_S64: return (uint64_t)llrintf(a);
    case OPERATIONS: break;
    }
    return float_bits(result);
}

static uint64_t ours(enum operation op, enum fp_size size, const uint64_t v[3], struct fp_env *env)
{
    enum fp_rounding mode = fp_rounding_mode(env);
    switch (op) {
    case ADD: return fp_add(size, v[0], v[1], env);
    case SUB: return fp_sub(size, v[0], v[1], env);
    case MUL: return fp_mul(size, v[0], v[1], env);
    case DIV: return fp_div(size, v[0], v[1], env);
    case SQRT: return fp_sqrt(size, v[0], env);
    case FUSED: return fp_mul_add(size, v[2], v[0], v[1], env);
    case ROUND_CURRENT: return fp_round_int(size, v[0], mode, true, env);
    case ROUND_AWAY: return fp_round_int(size, v[0], FP_ROUND_TIE_AWAY, false, env);
    case ROUND_UP: return fp_round_int(size, v[0], FP_ROUND_POSINF, false, env);
    case ROUND_DOWN: return fp_round_int(size, v[0], FP_ROUND_NEGINF, false, env);
    case ROUND_TO_ZERO: return fp_round_int(size, v[0], FP_ROUND_ZERO, false, env);
    case TO_OTHER:
        return fp_convert(size, size == FP_DOUBLE ? FP_SINGLE : FP_DOUBLE, v[0], mode, env);
    case FROM_S64: return fp_from_fixed(size, v[0], 64, 0, false, mode, env);
    case FROM_U64: return fp_from_fixed(size, v[0], 64, 0, true, mode, env);
    case FROM_S32: return fp_from_fixed(size, v[0], 32, 0, false, mode, env);
    case TO_S64: return fp_to_fixed(size, v[0], 0, false, mode, 64, env);
    case OPERATIONS: break;
    }
    return 0;
}

static unsigned operand_count(enum operation op)
{
    return op == FUSED ? 3 : op <= DIV ? 2 : 1;
}

/** The host's functions of these may or may not say Inexact (C17 F.10.6). */
static bool inexact_is_optional(enum operation op)
{
    return op >= ROUND_AWAY && op <= ROUND_TO_ZERO;
}

static enum fp_size result_size(enum operation op, enum fp_size size)
{
    if (op != TO_OTHER) {
        return size;
    }
    return size == FP_DOUBLE ? FP_SINGLE : FP_DOUBLE;
}

/* ---- comparison ------------------------------------------------------------------------------ */

static const uint64_t SMALLEST_NORMAL[] = {
    [FP_SINGLE] = UINT64_C(1) << 23,
    [FP_DOUBLE] = UINT64_C(1) << 52,
};
static const uint64_t INFINITE[] = {
    [FP_SINGLE] = UINT64_C(0xff) << 23,
    [FP_DOUBLE] = UINT64_C(0x7ff) << 52,
};

static uint32_t host_flags(void)
{
    int raised = fetestexcept(FE_ALL_EXCEPT);
    return (raised & FE_INVALID ? FPSR_IOC : 0) | (raised & FE_DIVBYZERO ? FPSR_DZC : 0) |
           (raised & FE_OVERFLOW ? FPSR_OFC : 0) | (raised & FE_UNDERFLOW ? FPSR_UFC : 0) |
           (raised & FE_INEXACT ? FPSR_IXC : 0);
}

/** A result that is tiny before rounding and the smallest normal number after it. */
static bool differs_by_tininess(enum fp_size size, uint64_t result, uint32_t flags)
{
    return fp_abs(size, result) == SMALLEST_NORMAL[size] &&
           (flags & (FPSR_UFC | FPSR_IXC)) == (FPSR_UFC | FPSR_IXC);
}

static bool is_zero_times_infinity_plus_nan(enum operation op, enum fp_size size,
                                            const uint64_t v[3])
{
    uint64_t a = fp_abs(size, v[0]);
    uint64_t b = fp_abs(size, v[1]);
    return op == FUSED && fp_is_nan(size, v[2]) &&
           ((a == 0 && b == INFINITE[size]) || (a == INFINITE[size] && b == 0));
}

static bool agrees(enum operation op, enum fp_size size, const uint64_t v[3], uint64_t result,
                   uint32_t flags, uint64_t host, uint32_t host_raised)
{
    enum fp_size to = result_size(op, size);
    if (op == TO_S64) {
        /* x86 has one result for all that does not fit; Arm saturates, and a NaN is 0. */
        return flags == host_raised && (result == host || (flags & FPSR_IOC));
    }
    if (inexact_is_optional(op)) {
        host_raised &= ~FPSR_IXC;
    }
    if (is_zero_times_infinity_plus_nan(op, size, v)) {
        return fp_is_nan(to, result) && (flags & FPSR_IOC);
    }
    if (fp_is_nan(to, host)) {
        return fp_is_nan(to, result) && flags == host_raised;
    }
    if (differs_by_tininess(to, result, flags)) {
        host_raised |= FPSR_UFC;
    }
    return result == host && flags == host_raised;
}

static void check(enum operation op, enum fp_size size, enum fp_rounding rounding,
                  const uint64_t v[3])
{
    feclearexcept(FE_ALL_EXCEPT);
    uint64_t host = size == FP_DOUBLE ? host_double(op, v) : host_float(op, v);
    uint32_t host_raised = host_flags();
    struct fp_env env = { .fpcr = (uint32_t)rounding << FPCR_RMODE_SHIFT };
    uint64_t result = ours(op, size, v, &env);
    if (!agrees(op, size, v, result, env.fpsr, host, host_raised)) {
        fesetround(FE_TONEAREST);
        fail_msg("%s of %u bytes, rounding %d: %llx %llx %llx gives %llx, flags %x; host %llx, %x",
                 NAMES[op], 1U << size, (int)rounding, (unsigned long long)v[0],
                 (unsigned long long)v[1], (unsigned long long)v[2], (unsigned long long)result,
                 env.fpsr, (unsigned long long)host, host_raised);
    }
}

/* ---- special values -------------------------------------------------------------------------- */

enum { MAX_SPECIALS = 80 };

/** With both signs: zero, subnormals, ends of ranges, one and its neighbours, integers, NaNs. */
static unsigned specials(enum fp_size size, uint64_t out[MAX_SPECIALS])
{
    unsigned fraction = size == FP_DOUBLE ? 52 : 23;
    uint64_t one = size == FP_DOUBLE ? UINT64_C(1023) << 52 : UINT64_C(127) << 23;
    uint64_t step = UINT64_C(1) << fraction; /* doubles a normal number */
    uint64_t all = step - 1;
    const uint64_t positive[] = {
        0,
        1,
        2,
        step / 2,
        step - 2,
        all,
        step,
        step + 1,
        step + all,
        2 * step,
        2 * step + 1,
        one - 2 * step,
        one - step - 1,
        one - step,
        one - 1,
        one,
        one + 1,
        one + 2,
        one + step / 2,
        one + all,
        one + step,
        one + step + step / 2,
        one + step + step / 4,
        one + (fraction - 1) * step + 1,
        one + fraction * step,
        one + (fraction + 1) * step + 1,
        one + 62 * step + all,
        one + 63 * step,
        one + 64 * step,
        one - fraction * step,
        one - (fraction + 1) * step,
        one - (fraction + 2) * step + 1,
        INFINITE[size] - step,
        INFINITE[size] - step + 1,
        INFINITE[size] - 1,
        INFINITE[size],
        INFINITE[size] + 1,
        INFINITE[size] + step / 2,
        INFINITE[size] + all,
    };
    _Static_assert(2 * ARRAY_LEN(positive) <= MAX_SPECIALS, "room for both signs");
    for (unsigned i = 0; i < ARRAY_LEN(positive); i++) {
        out[2 * i] = positive[i];
        out[2 * i + 1] = fp_neg(size, positive[i]);
    }
    return 2 * ARRAY_LEN(positive);
}

static void check_specials(enum operation op, enum fp_size size, enum fp_rounding rounding)
{
    uint64_t values[MAX_SPECIALS];
    unsigned count = specials(size, values);
    unsigned operands = operand_count(op);
    /* Triples take one value in three for the product's second factor. */
    for (unsigned i = 0; i < count; i++) {
        for (unsigned j = 0; j < (operands > 1 ? count : 1); j += operands == 3 ? 3 : 1) {
            for (unsigned k = 0; k < (operands > 2 ? count : 1); k++) {
                const uint64_t v[3] = { values[i], values[j], values[k] };
                check(op, size, rounding, v);
            }
        }
    }
}

static void test_specials(void **state)
{
    (void)state;
    for (enum fp_rounding rounding = FP_ROUND_TIE_EVEN; rounding <= FP_ROUND_ZERO; rounding++) {
        fesetround(HOST_ROUNDING[rounding]);
        for (enum operation op = ADD; op < OPERATIONS; op++) {
            check_specials(op, FP_SINGLE, rounding);
            check_specials(op, FP_DOUBLE, rounding);
        }
    }
    fesetround(FE_TONEAREST);
}

/* ---- random values --------------------------------------------------------------------------- */

/** splitmix64 */
static uint64_t next_random(uint64_t *state)
{
    uint64_t z = *state += UINT64_C(0x9e3779b97f4a7c15);
    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return z ^ (z >> 31);
}

/** All patterns; or near one with some fraction bits, where sums cancel and products are exact. */
static uint64_t random_operand(enum fp_size size, uint64_t *state)
{
    uint64_t bits = next_random(state);
    uint64_t choice = next_random(state);
    unsigned fraction = size == FP_DOUBLE ? 52 : 23;
    if (size == FP_SINGLE) {
        bits &= UINT32_MAX;
    }
    if (choice & 1) {
        uint64_t bias = size == FP_DOUBLE ? 1023 : 127;
        uint64_t spread = choice & 2 ? 8 : 2 * fraction;
        uint64_t exponent = bias - spread / 2 + (choice >> 8) % spread;
        bits &= (UINT64_C(1) << fraction) - 1;
        bits = bits >> (choice >> 32) % fraction << (choice >> 32) % fraction;
        bits |= exponent << fraction | (choice & 4 ? fp_sign_bit(size) : 0);
    } else if ((choice & 6) == 2) {
        bits &= fp_sign_bit(size) | ((UINT64_C(4) << fraction) - 1); /* the smallest exponents */
    }
    return bits;
}

static uint64_t from_environment(const char *name, uint64_t otherwise)
{
    const char *text = getenv(name);
    return text ? strtoull(text, NULL, 0) : otherwise;
}

static void test_random(void **state)
{
    (void)state;
    uint64_t seed = from_environment("GATHER_RANDOM_SEED", 1);
    uint64_t cases = from_environment("GATHER_RANDOM_CASES", 200000);
    printf("seed %llu\n", (unsigned long long)seed);
    uint64_t random = seed;
    for (enum fp_rounding rounding = FP_ROUND_TIE_EVEN; rounding <= FP_ROUND_ZERO; rounding++) {
        fesetround(HOST_ROUNDING[rounding]);
        for (uint64_t i = 0; i < cases; i++) {
            enum operation op = (enum operation)(next_random(&random) % OPERATIONS);
            enum fp_size size = next_random(&random) & 1 ? FP_DOUBLE : FP_SINGLE;
            uint64_t v[3];
            for (unsigned j = 0; j < 3; j++) {
                v[j] = random_operand(size, &random);
            }
            if (op >= FROM_S64 && op <= FROM_S32) {
                v[0] = next_random(&random) >> next_random(&random) % 64;
            }
            check(op, size, rounding, v);
        }
    }
    fesetround(FE_TONEAREST);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_specials),
        cmocka_unit_test(test_random),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
