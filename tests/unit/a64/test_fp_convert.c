/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Conversions between formats, to integers and fixed point, and BFloat16: what Arm fixes beyond
 * IEEE 754. Expected values are written out from DDI 0487 A1.5 and the functions of J1.3.3.
 */
#include "fp_values.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#define ARRAY_LEN(a) (sizeof(a) / sizeof((a)[0]))

/* ---- conversions ----------------------------------------------------------------------------- */

struct convert_case {
    enum fp_size from, to;
    uint32_t fpcr;
    enum fp_rounding rounding;
    uint64_t a;
    uint64_t result;
    uint32_t fpsr;
};

static const struct convert_case CONVERT_CASES[] = {
    /* NaNs keep the payload's upper bits and become quiet. */
    { FP_SINGLE, FP_DOUBLE, 0, 0, S_NEG | S_SNAN(1), D_NEG | D_QNAN | 1 << 29, IOC },
    { FP_DOUBLE, FP_SINGLE, 0, 0, D_QNAN | 1 << 29, S_QNANP(1), NONE },
    { FP_DOUBLE, FP_HALF, 0, 0, D_INF | 1, H_QNAN, IOC },
    { FP_HALF, FP_SINGLE, FPCR_DN, 0, 0xfe01, S_QNAN, NONE },
    { FP_HALF, FP_SINGLE, 0, 0, 0xfe01, S_NEG | 0x7fc02000, NONE },
    /* Subnormal halves are numbers whatever FZ16 and FZ say. */
    { FP_HALF, FP_SINGLE, FPCR_FZ16 | FPCR_FZ, 0, 1, 0x33800000, NONE },
    { FP_SINGLE, FP_HALF, FPCR_FZ16 | FPCR_FZ, 0, 0x33800000, 1, NONE },
    { FP_SINGLE, FP_HALF, FPCR_FZ16 | FPCR_FZ, 0, 0x33800001, 1, UFC | IXC },
    { FP_SINGLE, FP_HALF, FPCR_FZ, 0, 1, 0, IDC },
    { FP_DOUBLE, FP_SINGLE, FPCR_FZ, 0, UINT64_C(0x3800000000000000), 0, UFC },
    { FP_DOUBLE, FP_SINGLE, 0, 0, UINT64_C(0x3800000000000000), 0x00400000, NONE },
    /* Alternative half precision: no infinity, no NaN, twice the range. */
    { FP_HALF, FP_SINGLE, FPCR_AHP, 0, 0x7c00, 0x47800000, NONE },
    { FP_HALF, FP_SINGLE, FPCR_AHP, 0, 0xffff, 0xc7ffe000, NONE },
    { FP_SINGLE, FP_HALF, FPCR_AHP, 0, 0x47ffe000, 0x7fff, NONE },
    { FP_SINGLE, FP_HALF, FPCR_AHP, 0, 0x47fff000, 0x7fff, IOC },
    { FP_SINGLE, FP_HALF, FPCR_AHP, FP_ROUND_ZERO, 0x47fff000, 0x7fff, IXC },
    { FP_SINGLE, FP_HALF, FPCR_AHP, 0, S_NEG | S_INF, 0xffff, IOC },
    { FP_SINGLE, FP_HALF, FPCR_AHP, 0, S_NEG | S_QNAN, H_NEG, IOC },
    { FP_SINGLE, FP_HALF, 0, 0, 0x47fff000, 0x7c00, OFC | IXC },
    /* FCVTXN: to odd, and never to infinity. */
    { FP_DOUBLE, FP_SINGLE, 0, FP_ROUND_ODD, D_ONE + 1, S_ONE + 1, IXC },
    { FP_DOUBLE, FP_SINGLE, 0, FP_ROUND_ODD, D_ONE + (1 << 29) + 1, S_ONE + 1, IXC },
    { FP_DOUBLE, FP_SINGLE, 0, FP_ROUND_ODD, UINT64_C(0x7fe0000000000000), S_MAX, OFC | IXC },
    { FP_DOUBLE, FP_SINGLE, 0, FP_ROUND_ODD, 1, 1, UFC | IXC },
};

static void test_convert(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(CONVERT_CASES); i++) {
        const struct convert_case *c = &CONVERT_CASES[i];
        struct fp_env env = { .fpcr = c->fpcr };
        uint64_t result = fp_convert(c->from, c->to, c->a, c->rounding, &env);
        if (result != c->result || env.fpsr != c->fpsr) {
            fail_msg("case %zu: %llx, flags %x", i, (unsigned long long)result, env.fpsr);
        }
    }
}

struct fixed_case {
    enum fp_size size;
    uint64_t a;
    unsigned fraction_bits;
    bool is_unsigned;
    enum fp_rounding rounding;
    unsigned int_bits;
    uint64_t result;
    uint32_t fpsr;
};

static const struct fixed_case FIXED_CASES[] = {
    { FP_SINGLE, S_QNAN, 0, false, FP_ROUND_ZERO, 32, 0, IOC },
    { FP_SINGLE, S_INF, 0, false, FP_ROUND_ZERO, 32, 0x7fffffff, IOC },
    { FP_SINGLE, S_NEG | S_INF, 0, false, FP_ROUND_ZERO, 32, 0x80000000, IOC },
    { FP_SINGLE, S_NEG | S_INF, 0, true, FP_ROUND_ZERO, 32, 0, IOC },
    { FP_SINGLE, S_INF, 0, true, FP_ROUND_ZERO, 64, UINT64_MAX, IOC },
    { FP_SINGLE, 0xcf000000, 0, false, FP_ROUND_ZERO, 32, 0x80000000, NONE },
    { FP_SINGLE, 0x4f000000, 0, false, FP_ROUND_ZERO, 32, 0x7fffffff, IOC },
    { FP_SINGLE, 0x4f000000, 0, true, FP_ROUND_ZERO, 32, 0x80000000, NONE },
    { FP_DOUBLE, UINT64_C(0x43efffffffffffff), 0, true, FP_ROUND_ZERO, 64,
      UINT64_C(0xfffffffffffff800), NONE },
    /* -0.5 as unsigned: 0 and inexact, or -1 and so invalid. */
    { FP_SINGLE, 0xbf000000, 0, true, FP_ROUND_ZERO, 32, 0, IXC },
    { FP_SINGLE, 0xbf000000, 0, true, FP_ROUND_TIE_AWAY, 32, 0, IOC },
    { FP_SINGLE, 0xbf000000, 0, false, FP_ROUND_TIE_AWAY, 32, 0xffffffff, IXC },
    { FP_SINGLE, 0xbf000000, 0, false, FP_ROUND_TIE_EVEN, 64, 0, IXC },
    { FP_SINGLE, 0x40200000, 0, false, FP_ROUND_TIE_EVEN, 64, 2, IXC },
    { FP_SINGLE, 0x40200000, 0, false, FP_ROUND_TIE_AWAY, 64, 3, IXC },
    { FP_SINGLE, 0x40200000, 1, false, FP_ROUND_ZERO, 64, 5, NONE },
    { FP_SINGLE, S_ONE, 31, false, FP_ROUND_ZERO, 32, 0x7fffffff, IOC },
    { FP_SINGLE, S_ONE, 64, true, FP_ROUND_ZERO, 64, UINT64_MAX, IOC },
    { FP_HALF, 0x7bff, 0, false, FP_ROUND_ZERO, 16, 0x7fff, IOC },
    { FP_HALF, 0xf800, 0, false, FP_ROUND_ZERO, 16, 0x8000, NONE },
};

static void test_to_fixed(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(FIXED_CASES); i++) {
        const struct fixed_case *c = &FIXED_CASES[i];
        struct fp_env env = { 0 };
        uint64_t result = fp_to_fixed(c->size, c->a, c->fraction_bits, c->is_unsigned, c->rounding,
                                      c->int_bits, &env);
        if (result != c->result || env.fpsr != c->fpsr) {
            fail_msg("case %zu: %llx, flags %x", i, (unsigned long long)result, env.fpsr);
        }
    }
    struct fp_env env = { .fpcr = FPCR_FZ };
    assert_int_equal(fp_to_fixed(FP_SINGLE, 1, 0, false, FP_ROUND_POSINF, 32, &env), 0);
    assert_int_equal(env.fpsr, IDC);
}

static void test_javascript(void **state)
{
    (void)state;
    static const struct {
        uint32_t fpcr;
        uint64_t a;
        uint32_t result;
        bool exact;
        uint32_t fpsr;
    } CASES[] = {
        { 0, 0, 0, true, NONE },
        { 0, D_NEG, 0, false, NONE },
        { 0, D_NEG | D_ONE, 0xffffffff, true, NONE },
        { 0, UINT64_C(0x41efffffffe00000), 0xffffffff, false, IOC }, /* 2^32 - 1 */
        { 0, UINT64_C(0xc1e0000000000000), 0x80000000, true, NONE },
        { 0, UINT64_C(0xc1e0000000100000), 0x80000000, false, IXC },
        { 0, UINT64_C(0x41f0000000100000), 1, false, IOC },          /* 2^32 + 1 */
        { 0, UINT64_C(0xc1f0000000180000), 0xffffffff, false, IOC }, /* -(2^32 + 1.5) */
        { 0, UINT64_C(0x4520000000000001), 0x80000000, false, IOC }, /* 2^83 + 2^31 */
        { 0, D_INF, 0, false, IOC },
        { 0, D_QNAN, 0, false, IOC },
        { 0, 1, 0, false, IXC },
        { FPCR_FZ, 1, 0, false, IDC },
        { FPCR_FZ, D_NEG | 1, 0, false, IDC },
    };
    for (size_t i = 0; i < ARRAY_LEN(CASES); i++) {
        struct fp_env env = { .fpcr = CASES[i].fpcr };
        bool exact = !CASES[i].exact;
        uint32_t result = fp_to_fixed_js(CASES[i].a, &exact, &env);
        if (result != CASES[i].result || exact != CASES[i].exact || env.fpsr != CASES[i].fpsr) {
            fail_msg("case %zu: %x, %d, flags %x", i, result, exact, env.fpsr);
        }
    }
}

static void test_round_int_n(void **state)
{
    (void)state;
    static const struct {
        enum fp_size size;
        unsigned bits;
        uint64_t a;
        uint64_t result;
        uint32_t fpsr;
    } CASES[] = {
        { FP_SINGLE, 32, 0x4f000000, 0xcf000000, IOC },
        { FP_SINGLE, 32, 0xcf000000, 0xcf000000, NONE },
        { FP_SINGLE, 64, 0x5f000000, 0xdf000000, IOC },
        { FP_SINGLE, 64, S_QNAN, 0xdf000000, IOC },
        { FP_DOUBLE, 32, UINT64_C(0x41dfffffffe00000), UINT64_C(0xc1e0000000000000), IOC },
        { FP_DOUBLE, 32, UINT64_C(0x41dfffffffc00000), UINT64_C(0x41dfffffffc00000), NONE },
        { FP_DOUBLE, 64, D_NEG | D_INF, UINT64_C(0xc3e0000000000000), IOC },
        { FP_SINGLE, 32, 0xbf000000, S_NEG, IXC },
        { FP_SINGLE, 32, S_NEG, S_NEG, NONE },
    };
    for (size_t i = 0; i < ARRAY_LEN(CASES); i++) {
        struct fp_env env = { 0 };
        uint64_t result =
            fp_round_int_n(CASES[i].size, CASES[i].a, FP_ROUND_TIE_EVEN, CASES[i].bits, &env);
        if (result != CASES[i].result || env.fpsr != CASES[i].fpsr) {
            fail_msg("case %zu: %llx, flags %x", i, (unsigned long long)result, env.fpsr);
        }
    }
}

/* ---- BFloat16 -------------------------------------------------------------------------------- */

static void test_bfloat16(void **state)
{
    (void)state;
    static const struct {
        uint32_t fpcr;
        uint64_t a;
        uint64_t result;
        uint32_t fpsr;
    } CASES[] = {
        { 0, S_ONE, 0x3f80, NONE },
        { 0, 0x3f808000, 0x3f80, IXC },
        { 0, 0x3f818000, 0x3f82, IXC },
        { RP, 0x3f800001, 0x3f81, IXC },
        { RM, S_NEG | 0x3f800001, 0xbf81, IXC },
        { 0, S_MAX, 0x7f80, OFC | IXC },
        { RZ, S_MAX, 0x7f7f, IXC },
        { RM, S_MAX, 0x7f7f, IXC },
        { 0, S_SNAN(1), 0x7fc0, IOC },
        { 0, S_NEG | S_QNANP(0x10000), 0xffc1, NONE },
        { FPCR_DN, S_NEG | S_QNANP(0x10000), 0x7fc0, NONE },
        { 0, 0x00010000, 1, NONE },
        { 0, 0x00010001, 1, UFC | IXC },
        { FPCR_FZ, 0x00010000, 0, IDC },
    };
    for (size_t i = 0; i < ARRAY_LEN(CASES); i++) {
        struct fp_env env = { .fpcr = CASES[i].fpcr };
        uint64_t result = fp_to_bfloat16(CASES[i].a, &env);
        if (result != CASES[i].result || env.fpsr != CASES[i].fpsr) {
            fail_msg("case %zu: %llx, flags %x", i, (unsigned long long)result, env.fpsr);
        }
    }
    struct fp_env env = { 0 };
    assert_int_equal(fp_bf_mul_add(S_ONE, 0x3f80, 0x4000, &env), S_THREE);
    assert_int_equal(fp_bf_mul_add(S_ONE, 0x7f81, 0x4000, &env), 0x7fc10000);
    assert_int_equal(env.fpsr, IOC);
}

static void test_bfloat16_dot(void **state)
{
    (void)state;
    enum { B_ONE = 0x3f80, B_TWO = 0x4000, B_INF = 0x7f80, B_NEG = 0x8000, B_MAX = 0x7f7f };
    assert_int_equal(fp_bf_dot_add(S_ONE, B_ONE, B_ONE, B_TWO, B_NEG | B_ONE), S_TWO);
    assert_int_equal(fp_bf_dot_add(0, B_INF, B_ONE, 0, B_ONE), S_QNAN);
    assert_int_equal(fp_bf_dot_add(0, B_INF, B_INF, B_ONE, B_NEG | B_ONE), S_QNAN);
    assert_int_equal(fp_bf_dot_add(S_NEG | S_QNANP(5), 0, 0, 0, 0), S_QNAN);
    /* Overflow gives infinity though it rounds to odd; subnormals are zero on both sides. */
    assert_int_equal(fp_bf_dot_add(0, B_MAX, 0, B_MAX, 0), S_INF);
    assert_int_equal(fp_bf_dot_add(0, B_NEG | B_MAX, 0, B_MAX, 0), S_NEG | S_INF);
    assert_int_equal(fp_bf_dot_add(1, 0, 0, 0, 0), 0);
    assert_int_equal(fp_bf_dot_add(0, 0x0080, 0, 0x3f00, 0), 0);
    /* 1 + 2^-40 is odd; an exact zero is positive. */
    assert_int_equal(fp_bf_dot_add(S_ONE, 0x3580, 0, 0x3580, 0), S_ONE + 1);
    assert_int_equal(fp_bf_dot_add(S_ONE, B_ONE, 0, B_NEG | B_ONE, 0), 0);
    assert_int_equal(fp_bf_dot_add(S_NEG, B_NEG, B_NEG, B_ONE, B_ONE), S_NEG);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_convert),    cmocka_unit_test(test_to_fixed),
        cmocka_unit_test(test_javascript), cmocka_unit_test(test_round_int_n),
        cmocka_unit_test(test_bfloat16),   cmocka_unit_test(test_bfloat16_dot),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
