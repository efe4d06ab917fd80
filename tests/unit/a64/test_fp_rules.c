/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What Arm fixes beyond IEEE 754, and what the host cannot judge: NaNs, flushing to zero, default
 * NaN, alternative half precision, tininess, Arm's own operations. Expected values are written out
 * from DDI 0487 A1.5 and the functions of J1.3.3.
 */
#include "fp_values.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#define ARRAY_LEN(a) (sizeof(a) / sizeof((a)[0]))

/* ---- operations of one, two and three operands ----------------------------------------------- */

typedef uint64_t (*two_fn)(enum fp_size, uint64_t, uint64_t, struct fp_env *);
typedef uint64_t (*one_fn)(enum fp_size, uint64_t, struct fp_env *);

struct two_case {
    two_fn function;
    enum fp_size size;
    uint32_t fpcr;
    uint64_t a, b;
    uint64_t result;
    uint32_t fpsr;
};

static const struct two_case TWO_CASES[] = {
    /* FPProcessNaNs: a signalling NaN before a quiet one, the first before the second. */
    { fp_add, FP_SINGLE, 0, S_QNANP(1), S_QNANP(2), S_QNANP(1), NONE },
    { fp_add, FP_SINGLE, 0, S_QNANP(1), S_SNAN(2), S_QNANP(2), IOC },
    { fp_add, FP_SINGLE, 0, S_SNAN(1), S_SNAN(2), S_QNANP(1), IOC },
    { fp_mul, FP_SINGLE, 0, S_ONE, S_NEG | S_SNAN(2), S_NEG | S_QNANP(2), IOC },
    { fp_sub, FP_SINGLE, 0, S_ONE, S_QNANP(2), S_QNANP(2), NONE },
    { fp_sub, FP_SINGLE, 0, S_ONE, S_NEG | S_QNANP(2), S_NEG | S_QNANP(2), NONE },
    { fp_div, FP_SINGLE, FPCR_DN, S_NEG | S_QNANP(2), S_ONE, S_QNAN, NONE },
    { fp_div, FP_SINGLE, FPCR_DN, S_SNAN(2), S_ONE, S_QNAN, IOC },
    { fp_add, FP_HALF, 0, 0x7c01, H_ONE, 0x7e01, IOC },
    { fp_add, FP_DOUBLE, 0, D_INF | 5, D_ONE, D_QNAN | 5, IOC },
    /* Invalid operations give the default NaN. */
    { fp_add, FP_SINGLE, 0, S_INF, S_NEG | S_INF, S_QNAN, IOC },
    { fp_sub, FP_DOUBLE, 0, D_INF, D_INF, D_QNAN, IOC },
    { fp_mul, FP_SINGLE, 0, S_NEG | S_INF, 0, S_QNAN, IOC },
    { fp_div, FP_SINGLE, 0, S_NEG, 0, S_QNAN, IOC },
    { fp_div, FP_HALF, 0, 0x7c00, 0x7c00, H_QNAN, IOC },
    { fp_div, FP_SINGLE, 0, S_NEG | S_ONE, 0, S_NEG | S_INF, DZC },
    { fp_div, FP_SINGLE, 0, S_INF, 0, S_INF, NONE },
    /* Exact zeros. */
    { fp_sub, FP_SINGLE, 0, S_ONE, S_ONE, 0, NONE },
    { fp_sub, FP_SINGLE, RM, S_ONE, S_ONE, S_NEG, NONE },
    { fp_add, FP_SINGLE, RM, 0, S_NEG, S_NEG, NONE },
    { fp_add, FP_SINGLE, RP, 0, S_NEG, 0, NONE },
    { fp_add, FP_SINGLE, RM, 0, 0, 0, NONE },
    /* Overflow by rounding mode. */
    { fp_add, FP_SINGLE, 0, S_MAX, S_MAX, S_INF, OFC | IXC },
    { fp_add, FP_SINGLE, RZ, S_MAX, S_MAX, S_MAX, OFC | IXC },
    { fp_add, FP_SINGLE, RM, S_MAX, S_MAX, S_MAX, OFC | IXC },
    { fp_sub, FP_SINGLE, RM, S_NEG | S_MAX, S_MAX, S_NEG | S_INF, OFC | IXC },
    { fp_mul, FP_HALF, RP, 0x7bff, 0x4000, 0x7c00, OFC | IXC },
    /* Tininess before rounding: (1 - 2^-24) * 2^-126 rounds to the smallest normal. */
    { fp_mul, FP_SINGLE, 0, 0x3f7fffff, S_MIN, S_MIN, UFC | IXC },
    { fp_mul, FP_SINGLE, RZ, 0x3f7fffff, S_MIN, S_MIN - 1, UFC | IXC },
    { fp_mul, FP_SINGLE, 0, 0x3f000000, S_MIN, S_MIN / 2, NONE },
    { fp_mul, FP_DOUBLE, 0, D_ONE - 1, D_MIN, D_MIN, UFC | IXC },
    /* Flushing: inputs say Input Denormal, results Underflow without Inexact (A1.5.6). */
    { fp_mul, FP_SINGLE, FPCR_FZ, 0x3f7fffff, S_MIN, 0, UFC },
    { fp_mul, FP_SINGLE, FPCR_FZ | RP, 0x3f000000, S_NEG | S_MIN, S_NEG, UFC },
    { fp_add, FP_SINGLE, FPCR_FZ, 1, S_ONE, S_ONE, IDC },
    { fp_add, FP_SINGLE, FPCR_FZ, S_NEG | 1, S_NEG | 2, S_NEG, IDC },
    { fp_add, FP_SINGLE, FPCR_FZ, 1, S_SNAN(1), S_QNANP(1), IDC | IOC },
    { fp_div, FP_SINGLE, FPCR_FZ, S_ONE, S_NEG | 1, S_NEG | S_INF, IDC | DZC },
    { fp_mul, FP_SINGLE, FPCR_FZ, 1, S_INF, S_QNAN, IDC | IOC },
    { fp_sub, FP_SINGLE, FPCR_FZ, S_MIN + 1, S_MIN, 0, UFC },
    { fp_add, FP_SINGLE, FPCR_FZ16, 1, 1, 2, NONE },
    { fp_add, FP_DOUBLE, FPCR_FZ, 1, D_ONE, D_ONE, IDC },
    /* Half precision has FZ16, and no Input Denormal. */
    { fp_add, FP_HALF, FPCR_FZ, 1, 1, 2, NONE },
    { fp_add, FP_HALF, FPCR_FZ16, 1, H_ONE, H_ONE, NONE },
    { fp_mul, FP_HALF, FPCR_FZ16, 0x3800, 0x0400, 0, UFC },
    { fp_add, FP_HALF, FPCR_AHP, 0x7bff, 0x7bff, 0x7c00, OFC | IXC },
    /* FMULX. */
    { fp_mulx, FP_SINGLE, 0, S_INF, S_NEG, S_NEG | S_TWO, NONE },
    { fp_mulx, FP_HALF, 0, 0x7c00, 0, 0x4000, NONE },
    { fp_mulx, FP_SINGLE, 0, S_INF, S_SNAN(3), S_QNANP(3), IOC },
    { fp_mulx, FP_SINGLE, FPCR_FZ, S_INF, 1, S_TWO, IDC },
    /* FMAX, FMIN, FMAXNM, FMINNM. */
    { fp_max, FP_SINGLE, 0, S_NEG, 0, 0, NONE },
    { fp_max, FP_SINGLE, 0, 0, S_NEG, 0, NONE },
    { fp_min, FP_SINGLE, 0, 0, S_NEG, S_NEG, NONE },
    { fp_max, FP_SINGLE, 0, S_NEG | S_ONE, S_NEG, S_NEG, NONE },
    { fp_max, FP_SINGLE, 0, S_ONE, S_QNANP(1), S_QNANP(1), NONE },
    { fp_maxnum, FP_SINGLE, 0, S_ONE, S_QNANP(1), S_ONE, NONE },
    { fp_minnum, FP_SINGLE, 0, S_QNANP(1), S_NEG | S_INF, S_NEG | S_INF, NONE },
    { fp_minnum, FP_SINGLE, 0, S_QNANP(1), S_QNANP(2), S_QNANP(1), NONE },
    { fp_maxnum, FP_SINGLE, 0, S_SNAN(1), S_ONE, S_QNANP(1), IOC },
    { fp_maxnum, FP_SINGLE, 0, S_QNANP(1), S_SNAN(2), S_QNANP(2), IOC },
    { fp_max, FP_SINGLE, FPCR_FZ, S_NEG | 5, S_NEG | S_ONE, S_NEG, IDC },
    { fp_maxnum, FP_DOUBLE, FPCR_FZ, 5, D_QNAN, 0, IDC },
    { fp_min, FP_HALF, FPCR_FZ16, 5, H_ONE, 0, NONE },
    /* FRECPS, FRSQRTS: 2 - a * b and (3 - a * b) / 2, once rounded. */
    { fp_recip_step, FP_SINGLE, 0, S_ONE, S_ONE, S_ONE, NONE },
    { fp_recip_step, FP_SINGLE, 0, S_INF, 0, S_TWO, NONE },
    { fp_recip_step, FP_SINGLE, 0, S_INF, S_ONE, S_NEG | S_INF, NONE },
    { fp_recip_step, FP_SINGLE, 0, S_QNANP(7), S_ONE, S_NEG | S_QNANP(7), NONE },
    { fp_recip_step, FP_SINGLE, RM, S_TWO, S_ONE, S_NEG, NONE },
    { fp_recip_step, FP_SINGLE, RZ, 1, S_ONE, S_TWO - 1, IXC },
    { fp_rsqrt_step, FP_SINGLE, 0, S_ONE, S_ONE, S_ONE, NONE },
    { fp_rsqrt_step, FP_SINGLE, 0, 0, S_INF, 0x3fc00000, NONE },
    { fp_rsqrt_step, FP_SINGLE, 0, S_NEG | S_MAX, S_TWO, S_MAX, IXC },
    { fp_rsqrt_step, FP_HALF, 0, 0, H_ONE, 0x3e00, NONE },
};

struct one_case {
    one_fn function;
    enum fp_size size;
    uint32_t fpcr;
    uint64_t a;
    uint64_t result;
    uint32_t fpsr;
};

static const struct one_case ONE_CASES[] = {
    { fp_sqrt, FP_SINGLE, 0, S_NEG | S_ONE, S_QNAN, IOC },
    { fp_sqrt, FP_SINGLE, 0, S_NEG, S_NEG, NONE },
    { fp_sqrt, FP_SINGLE, FPCR_FZ, S_NEG | 1, S_NEG, IDC },
    { fp_sqrt, FP_SINGLE, 0, S_NEG | S_INF, S_QNAN, IOC },
    { fp_sqrt, FP_SINGLE, 0, S_TWO, 0x3fb504f3, IXC },
    { fp_recip_estimate, FP_SINGLE, 0, S_ONE, 0x3f7f8000, NONE },
    { fp_recip_estimate, FP_SINGLE, 0, S_TWO, 0x3eff8000, NONE },
    { fp_recip_estimate, FP_SINGLE, 0, S_NEG, S_NEG | S_INF, DZC },
    { fp_recip_estimate, FP_SINGLE, 0, S_NEG | S_INF, S_NEG, NONE },
    { fp_recip_estimate, FP_SINGLE, 0, 0x001fffff, S_INF, OFC | IXC },
    { fp_recip_estimate, FP_SINGLE, RM, 0x001fffff, S_MAX, OFC | IXC },
    { fp_recip_estimate, FP_SINGLE, 0, 0x00200000, 0x7f7f8000, NONE },
    { fp_recip_estimate, FP_SINGLE, FPCR_FZ, 0x00200000, S_INF, IDC | DZC },
    { fp_recip_estimate, FP_SINGLE, 0, 0x7e800000, 0x007fc000, NONE },
    { fp_recip_estimate, FP_SINGLE, FPCR_FZ, 0x7e800000, 0, UFC },
    { fp_recip_estimate, FP_DOUBLE, 0, D_ONE, UINT64_C(0x3feff00000000000), NONE },
    { fp_recip_estimate, FP_HALF, 0, H_ONE, 0x3bfc, NONE },
    { fp_rsqrt_estimate, FP_SINGLE, 0, S_ONE, 0x3f7f8000, NONE },
    { fp_rsqrt_estimate, FP_SINGLE, 0, 0x40800000, 0x3eff8000, NONE },
    { fp_rsqrt_estimate, FP_SINGLE, 0, S_TWO, 0x3f348000, NONE },
    { fp_rsqrt_estimate, FP_SINGLE, 0, S_NEG, S_NEG | S_INF, DZC },
    { fp_rsqrt_estimate, FP_SINGLE, 0, S_NEG | 1, S_QNAN, IOC },
    { fp_rsqrt_estimate, FP_SINGLE, FPCR_FZ, S_NEG | 1, S_NEG | S_INF, IDC | DZC },
    { fp_rsqrt_estimate, FP_SINGLE, 0, S_INF, 0, NONE },
    { fp_recpx, FP_SINGLE, 0, S_ONE, 0x40000000, NONE },
    { fp_recpx, FP_SINGLE, 0, S_NEG, S_NEG | 0x7f000000, NONE },
    { fp_recpx, FP_SINGLE, 0, S_INF, 0, NONE },
    { fp_recpx, FP_SINGLE, FPCR_FZ, 1, 0x7f000000, IDC },
    { fp_recpx, FP_HALF, 0, 0x7c01, 0x7e01, IOC },
};

struct fused_case {
    enum fp_size size;
    uint32_t fpcr;
    uint64_t addend, a, b;
    uint64_t result;
    uint32_t fpsr;
};

static const struct fused_case FUSED_CASES[] = {
    /* FPProcessNaNs3: addend, first, second; signalling ones first. */
    { FP_SINGLE, 0, S_QNANP(1), S_QNANP(2), S_QNANP(3), S_QNANP(1), NONE },
    { FP_SINGLE, 0, S_ONE, S_QNANP(2), S_QNANP(3), S_QNANP(2), NONE },
    { FP_SINGLE, 0, S_QNANP(1), S_QNANP(2), S_SNAN(3), S_QNANP(3), IOC },
    { FP_SINGLE, 0, S_QNANP(1), S_SNAN(2), S_SNAN(3), S_QNANP(2), IOC },
    { FP_SINGLE, 0, S_SNAN(1), S_SNAN(2), S_SNAN(3), S_QNANP(1), IOC },
    { FP_SINGLE, FPCR_DN, S_QNANP(1), S_ONE, S_ONE, S_QNAN, NONE },
    /* Zero times infinity: the default NaN even with a quiet addend, not with a signalling one. */
    { FP_SINGLE, 0, S_QNANP(1), 0, S_INF, S_QNAN, IOC },
    { FP_SINGLE, 0, S_SNAN(1), S_INF, 0, S_QNANP(1), IOC },
    { FP_SINGLE, FPCR_FZ, S_QNANP(1), 1, S_INF, S_QNAN, IOC | IDC },
    { FP_SINGLE, 0, S_ONE, S_NEG, S_INF, S_QNAN, IOC },
    { FP_SINGLE, 0, S_INF, S_NEG | S_ONE, S_INF, S_QNAN, IOC },
    { FP_SINGLE, 0, S_NEG | S_INF, S_NEG | S_ONE, S_ONE, S_NEG | S_INF, NONE },
    /* One rounding: (1 + 2^-23)^2 - (1 + 2^-22) = 2^-46. */
    { FP_SINGLE, 0, S_NEG | 0x3f800002, 0x3f800001, 0x3f800001, 0x28800000, NONE },
    { FP_SINGLE, RM, S_NEG | S_ONE, S_ONE, S_ONE, S_NEG, NONE },
    { FP_SINGLE, 0, 0, S_NEG, S_ONE, 0, NONE },
    { FP_SINGLE, RM, 0, S_NEG, S_ONE, S_NEG, NONE },
    { FP_SINGLE, 0, S_NEG, S_NEG, S_ONE, S_NEG, NONE },
    { FP_SINGLE, FPCR_FZ, 0, S_MIN, 0x3f000000, 0, UFC },
    { FP_HALF, FPCR_FZ16, 1, H_ONE, H_ONE, H_ONE, NONE },
};

static void test_two(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(TWO_CASES); i++) {
        const struct two_case *c = &TWO_CASES[i];
        struct fp_env env = { .fpcr = c->fpcr };
        uint64_t result = c->function(c->size, c->a, c->b, &env);
        if (result != c->result || env.fpsr != c->fpsr) {
            fail_msg("case %zu: %llx, flags %x", i, (unsigned long long)result, env.fpsr);
        }
    }
}

static void test_one(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(ONE_CASES); i++) {
        const struct one_case *c = &ONE_CASES[i];
        struct fp_env env = { .fpcr = c->fpcr };
        uint64_t result = c->function(c->size, c->a, &env);
        if (result != c->result || env.fpsr != c->fpsr) {
            fail_msg("case %zu: %llx, flags %x", i, (unsigned long long)result, env.fpsr);
        }
    }
}

static void test_fused(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(FUSED_CASES); i++) {
        const struct fused_case *c = &FUSED_CASES[i];
        struct fp_env env = { .fpcr = c->fpcr };
        uint64_t result = fp_mul_add(c->size, c->addend, c->a, c->b, &env);
        if (result != c->result || env.fpsr != c->fpsr) {
            fail_msg("case %zu: %llx, flags %x", i, (unsigned long long)result, env.fpsr);
        }
    }
}

/* ---- comparison ------------------------------------------------------------------------------ */

static void test_compare(void **state)
{
    (void)state;
    static const struct {
        uint32_t fpcr;
        uint64_t a, b;
        unsigned nzcv;
        uint32_t quiet_fpsr, signalling_fpsr;
    } CASES[] = {
        { 0, S_ONE, S_ONE, 6, NONE, NONE },
        { 0, 0, S_NEG, 6, NONE, NONE },
        { 0, S_NEG | S_INF, S_INF, 8, NONE, NONE },
        { 0, S_NEG | S_ONE, S_NEG | S_TWO, 2, NONE, NONE },
        { 0, S_QNAN, S_ONE, 3, NONE, IOC },
        { 0, S_ONE, S_SNAN(1), 3, IOC, IOC },
        { 0, 1, 0, 2, NONE, NONE },
        { FPCR_FZ, 1, 0, 6, IDC, IDC },
        { FPCR_FZ, 1, S_QNAN, 3, IDC, IDC | IOC },
    };
    for (size_t i = 0; i < ARRAY_LEN(CASES); i++) {
        for (unsigned signalling = 0; signalling < 2; signalling++) {
            struct fp_env env = { .fpcr = CASES[i].fpcr };
            unsigned nzcv = fp_compare(FP_SINGLE, CASES[i].a, CASES[i].b, signalling, &env);
            assert_int_equal(nzcv, CASES[i].nzcv);
            assert_int_equal(env.fpsr, signalling ? CASES[i].signalling_fpsr : CASES[i].quiet_fpsr);
        }
        struct fp_env env = { .fpcr = CASES[i].fpcr };
        assert_int_equal(fp_compare_eq(FP_SINGLE, CASES[i].a, CASES[i].b, &env),
                         CASES[i].nzcv == 6);
        assert_int_equal(env.fpsr, CASES[i].quiet_fpsr);
        env.fpsr = 0;
        assert_int_equal(fp_compare_ge(FP_SINGLE, CASES[i].a, CASES[i].b, &env),
                         CASES[i].nzcv == 6 || CASES[i].nzcv == 2);
        assert_int_equal(env.fpsr, CASES[i].signalling_fpsr);
        assert_int_equal(fp_compare_gt(FP_SINGLE, CASES[i].a, CASES[i].b, &env),
                         CASES[i].nzcv == 2);
    }
}

/* ---- small things ---------------------------------------------------------------------------- */

static void test_small(void **state)
{
    (void)state;
    assert_int_equal(fp_default_nan(FP_HALF), H_QNAN);
    assert_int_equal(fp_default_nan(FP_SINGLE), S_QNAN);
    assert_int_equal(fp_default_nan(FP_DOUBLE), D_QNAN);
    assert_int_equal(fp_neg(FP_HALF, H_QNAN), 0xfe00);
    assert_int_equal(fp_abs(FP_DOUBLE, D_NEG | 1), 1);
    assert_true(fp_is_nan(FP_HALF, 0xfc01));
    assert_false(fp_is_nan(FP_HALF, 0xfc00));
    /* VFPExpandImm: 0x70 is 1.0, 0x00 is 2.0, 0xc0 is -0.125, 0x3f is 31.0. */
    assert_int_equal(fp_expand_imm(FP_SINGLE, 0x70), S_ONE);
    assert_int_equal(fp_expand_imm(FP_HALF, 0x70), H_ONE);
    assert_int_equal(fp_expand_imm(FP_DOUBLE, 0x70), D_ONE);
    assert_int_equal(fp_expand_imm(FP_SINGLE, 0x00), S_TWO);
    assert_int_equal(fp_expand_imm(FP_DOUBLE, 0xc0), UINT64_C(0xbfc0000000000000));
    assert_int_equal(fp_expand_imm(FP_SINGLE, 0x3f), 0x41f80000);
    /* Flags accumulate, and bits that are not ours stay. */
    struct fp_env env = { .fpsr = UINT32_C(1) << 27 | DZC };
    (void)fp_add(FP_SINGLE, S_MAX, S_MAX, &env);
    (void)fp_add(FP_SINGLE, S_ONE, S_ONE, &env);
    assert_int_equal(env.fpsr, UINT32_C(1) << 27 | DZC | OFC | IXC);
}

static void test_unsigned_estimates(void **state)
{
    (void)state;
    assert_int_equal(fp_unsigned_recip_estimate(0x7fffffff), 0xffffffff);
    assert_int_equal(fp_unsigned_recip_estimate(0x80000000), 0xff800000);
    assert_int_equal(fp_unsigned_recip_estimate(0xffffffff), 0x80000000);
    assert_int_equal(fp_unsigned_rsqrt_estimate(0x3fffffff), 0xffffffff);
    assert_int_equal(fp_unsigned_rsqrt_estimate(0x40000000), 0xff800000);
    assert_int_equal(fp_unsigned_rsqrt_estimate(0xffffffff), 0x80000000);
}

static void test_widening(void **state)
{
    (void)state;
    struct fp_env env = { 0 };
    /* FMLAL: a half as NaN keeps its payload's place at the top. */
    assert_int_equal(fp_mul_add_half(S_ONE, 0x7c01, H_ONE, &env), 0x7fc02000);
    assert_int_equal(env.fpsr, IOC);
    env.fpsr = 0;
    assert_int_equal(fp_mul_add_half(S_ONE, H_ONE, 0x4000, &env), S_THREE);
    assert_int_equal(fp_mul_add_half(0, 1, 1, &env), 0x27800000); /* 2^-48 */
    env.fpcr = FPCR_FZ16;
    assert_int_equal(fp_mul_add_half(0, 1, 1, &env), 0);
    env.fpcr = FPCR_FZ;
    assert_int_equal(fp_mul_add_half(0, 1, 1, &env), 0x27800000);
    assert_int_equal(env.fpsr, NONE);
    assert_int_equal(fp_mul_add_half(1, H_ONE, H_ONE, &env), S_ONE);
    assert_int_equal(env.fpsr, IDC);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_two),      cmocka_unit_test(test_one),
        cmocka_unit_test(test_fused),    cmocka_unit_test(test_compare),
        cmocka_unit_test(test_small),    cmocka_unit_test(test_unsigned_estimates),
        cmocka_unit_test(test_widening),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
