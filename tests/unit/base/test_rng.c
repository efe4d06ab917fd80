/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The expected numbers were computed apart from this program's code, with arbitrary-precision
 * integers, from the definitions of xoshiro256**, splitmix64 and FNV-1a.
 */
#include "base/base.h"

#include <math.h>
#include <setjmp.h>
#include <string.h>

#include <cmocka.h>

static void known_sequence(void **state)
{
    (void)state;
    static const uint64_t expected[] = {
        UINT64_C(11520),
        UINT64_C(0),
        UINT64_C(1509978240),
        UINT64_C(1215971899390074240),
        UINT64_C(1216172134540287360),
        UINT64_C(607988272756665600),
        UINT64_C(16172922978634559625),
        UINT64_C(8476171486693032832),
        UINT64_C(10595114339597558777),
        UINT64_C(2904607092377533576),
    };
    struct rng r = { { 1, 2, 3, 4 } };
    for (size_t i = 0; i < ARRAY_LEN(expected); i++) {
        assert_true(rng_next(&r) == expected[i]);
    }
}

static void known_seeds(void **state)
{
    (void)state;
    static const struct {
        uint64_t seed;
        const char *stream;
        uint64_t state[4], next[4];
    } cases[] = {
        { UINT64_C(0),
          "",
          { UINT64_C(0x5b21f68ffa77f14c), UINT64_C(0xacf0460c6cc09c67),
            UINT64_C(0x1e3a31b219d0d222), UINT64_C(0xe6d5efe738142816) },
          { UINT64_C(0x1e28178eedbf0f30), UINT64_C(0x32dadb1a9e4a4d08),
            UINT64_C(0x4ef49088479a6d5c), UINT64_C(0x03b90a6cd230303e) } },
        { UINT64_C(1),
          "wbuf",
          { UINT64_C(0x18388a3d5f42f016), UINT64_C(0x76a5da2b24add5d2),
            UINT64_C(0x3cb6bb2529d806d3), UINT64_C(0x18390b7217a8dd02) },
          { UINT64_C(0x93accab9474af668), UINT64_C(0xdc2c02b9d8958835),
            UINT64_C(0xb715d5fa5ef64452), UINT64_C(0x915821fde0919724) } },
        { UINT64_C(1),
          "errors",
          { UINT64_C(0xd13594150b6bc754), UINT64_C(0xad398fecf8c3ccf1),
            UINT64_C(0xb89329bedb112d5f), UINT64_C(0xd97d9287fce1f01d) },
          { UINT64_C(0x8f2653dd35833039), UINT64_C(0xfdeb411445ecfcc3),
            UINT64_C(0x5437623428dbec8a), UINT64_C(0xa49aaaf7f5a4c8c7) } },
        { UINT64_C(18446744073709551615),
          "link0",
          { UINT64_C(0xa586474e9eeaa44e), UINT64_C(0xbda8cf8804c9f585),
            UINT64_C(0x40d79edf9c43feb3), UINT64_C(0x53a2497dab9fa1d2) },
          { UINT64_C(0x563d746bc01433aa), UINT64_C(0xe471330f7f6c0f4e),
            UINT64_C(0x12aba38e29fe363f), UINT64_C(0x164875165b25dd39) } },
    };
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct rng r;
        rng_seed(&r, cases[i].seed, cases[i].stream);
        assert_memory_equal(r.s, cases[i].state, sizeof r.s);
        for (size_t n = 0; n < 4; n++) {
            assert_true(rng_next(&r) == cases[i].next[n]);
        }
    }
}

static void streams_are_their_own(void **state)
{
    (void)state;
    struct rng a, b, c;
    rng_seed(&a, 1, "wbuf");
    rng_seed(&b, 1, "wbuf");
    rng_seed(&c, 1, "wbug");
    int equal = 0;
    for (int i = 0; i < 1000; i++) {
        uint64_t x = rng_next(&a);
        assert_true(x == rng_next(&b));
        equal += x == rng_next(&c);
    }
    assert_int_equal(equal, 0);
}

/* Chi-squared over 64 bins, 1e5 draws: 63 degrees of freedom, beyond 120 with p < 2e-5. */
static double chi_squared(const unsigned *count, size_t bins, double draws)
{
    double sum = 0;
    for (size_t i = 0; i < bins; i++) {
        double expected = draws / (double)bins;
        sum += ((double)count[i] - expected) * ((double)count[i] - expected) / expected;
    }
    return sum;
}

static void looks_uniform(void **state)
{
    (void)state;
    enum { DRAWS = 100000, BINS = 64 };
    unsigned below[BINS] = { 0 }, real[BINS] = { 0 }, bits[64] = { 0 };
    struct rng r;
    rng_seed(&r, 42, "uniform");
    for (int i = 0; i < DRAWS; i++) {
        below[rng_below(&r, BINS)]++;
        double x = rng_real(&r);
        assert_true(x >= 0 && x < 1);
        real[(int)(x * BINS)]++;
        uint64_t word = rng_next(&r);
        for (int b = 0; b < 64; b++) {
            bits[b] += (unsigned)(word >> b & 1);
        }
    }
    assert_true(chi_squared(below, BINS, DRAWS) < 120);
    assert_true(chi_squared(real, BINS, DRAWS) < 120);
    for (int b = 0; b < 64; b++) { /* half of the draws, within 5 standard deviations */
        assert_true(fabs((double)bits[b] - DRAWS / 2.0) < 5 * sqrt(DRAWS / 4.0));
    }
}

/* With n = 3 * 2^62 plain remainders would give the lowest third twice as often. */
static void below_has_no_bias(void **state)
{
    (void)state;
    enum { DRAWS = 30000 };
    uint64_t n = UINT64_C(3) << 62;
    unsigned third[3] = { 0 };
    struct rng r;
    rng_seed(&r, 7, "bias");
    for (int i = 0; i < DRAWS; i++) {
        uint64_t x = rng_below(&r, n);
        assert_true(x < n);
        third[x >> 62]++;
    }
    assert_true(chi_squared(third, 3, DRAWS) < 22); /* 2 degrees: p < 2e-5 */
    for (int i = 0; i < 100; i++) {
        assert_true(rng_below(&r, 1) == 0);
        assert_true(rng_below(&r, UINT64_MAX) < UINT64_MAX);
    }
}

static void real_has_53_bits(void **state)
{
    (void)state;
    struct rng r = { { 1, 2, 3, 4 } };
    struct rng copy = r;
    for (int i = 0; i < 1000; i++) {
        /* The upper 53 bits, as an integer, exactly. */
        assert_true(ldexp(rng_real(&r), 53) == (double)(rng_next(&copy) >> 11));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(known_sequence),        cmocka_unit_test(known_seeds),
        cmocka_unit_test(streams_are_their_own), cmocka_unit_test(looks_uniform),
        cmocka_unit_test(below_has_no_bias),     cmocka_unit_test(real_has_53_bits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
