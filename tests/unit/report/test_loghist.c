/* SPDX-License-Identifier: Apache-2.0 */
#include "report/report.h"

#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* Percentiles in thousandths of a percent, so that the rank here is integer arithmetic. */
static const uint64_t points[] = { 0,     1,     1000,  10000, 25000, 33333, 50000,
                                   75000, 90000, 95000, 99000, 99900, 99999, 100000 };

enum { MOST = 20000 };
static uint64_t values[MOST];
static struct loghist h, parts[3], whole;

static int ascending(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return x < y ? -1 : x > y;
}

static void check_against_sorted(size_t count)
{
    memset(&h, 0, sizeof(h));
    for (size_t i = 0; i < count; i++)
        loghist_add(&h, values[i]);
    qsort(values, count, sizeof(values[0]), ascending);
    assert_int_equal(h.total, count);
    assert_int_equal(h.least, values[0]);
    assert_int_equal(h.most, values[count - 1]);
    for (size_t p = 0; p < ARRAY_LEN(points); p++) {
        uint64_t rank = (points[p] * count + 99999) / 100000;
        uint64_t wanted = values[rank == 0 ? 0 : rank - 1];
        uint64_t got = loghist_percentile(&h, (double)points[p] / 1000.0);
        uint64_t off = got > wanted ? got - wanted : wanted - got;
        if (off > wanted / 128)
            fail_msg("p%g of %zu: %llu, sorted %llu", (double)points[p] / 1000.0, count,
                     (unsigned long long)got, (unsigned long long)wanted);
    }
}

static uint64_t draw(struct rng *r, unsigned shape)
{
    uint64_t u = rng_next(r);
    switch (shape) {
    case 0: return u % 100;                                     /* exact range */
    case 1: return u % 1000000;                                 /* uniform */
    case 2: return u >> (rng_next(r) % 64);                     /* every octave */
    case 3: return 1000 + (u % 16 == 0 ? u % 10000000 : u % 8); /* a peak and a long tail */
    case 4: return u % 2 == 0 ? 50000 : 90000000;               /* two peaks */
    default: return UINT64_MAX - u % 3;                         /* the very top */
    }
}

static void percentiles_are_near_the_sorted_values(void **state)
{
    (void)state;
    static const size_t counts[] = { 1, 2, 3, 10, 99, 100, 1000, 4567, MOST };
    struct rng r;
    for (uint64_t seed = 1; seed <= 5; seed++) {
        for (unsigned shape = 0; shape < 6; shape++) {
            rng_seed(&r, seed, "loghist");
            print_message("seed %llu shape %u\n", (unsigned long long)seed, shape);
            for (size_t c = 0; c < ARRAY_LEN(counts); c++) {
                for (size_t i = 0; i < counts[c]; i++)
                    values[i] = draw(&r, shape);
                check_against_sorted(counts[c]);
            }
        }
    }
}

static void every_power_of_two_and_its_neighbours(void **state)
{
    (void)state;
    for (unsigned bit = 0; bit < 64; bit++) {
        for (int step = -1; step <= 1; step++) {
            values[0] = (UINT64_C(1) << bit) + (uint64_t)(int64_t)step;
            check_against_sorted(1);
            /* Between a smaller and a larger one, so that neither end answers. */
            memset(&h, 0, sizeof(h));
            loghist_add(&h, 0);
            loghist_add(&h, values[0]);
            loghist_add(&h, UINT64_MAX);
            uint64_t got = loghist_percentile(&h, 50.0);
            uint64_t off = got > values[0] ? got - values[0] : values[0] - got;
            assert_true(off <= values[0] / 128);
        }
    }
}

static void small_values_are_exact(void **state)
{
    (void)state;
    memset(&h, 0, sizeof(h));
    for (uint64_t v = 0; v < 128; v++)
        loghist_add(&h, v);
    for (uint64_t v = 0; v < 128; v++)
        assert_int_equal(loghist_percentile(&h, (double)(v + 1) * 100.0 / 128.0), v);
}

static void nothing_has_no_percentiles(void **state)
{
    (void)state;
    memset(&h, 0, sizeof(h));
    assert_int_equal(loghist_percentile(&h, 50.0), 0);
    assert_true(loghist_mean(&h) == 0.0);
}

static void merging_is_adding_all(void **state)
{
    (void)state;
    struct rng r;
    rng_seed(&r, 3, "merge");
    memset(parts, 0, sizeof(parts));
    memset(&whole, 0, sizeof(whole));
    for (unsigned i = 0; i < 30000; i++) {
        uint64_t v = rng_next(&r) >> (rng_next(&r) % 64) >> 16;
        loghist_add(&parts[i % 2], v); /* the third stays empty */
        loghist_add(&whole, v);
    }
    loghist_merge(&parts[2], &parts[0]);
    loghist_merge(&parts[2], &parts[1]);
    memset(&h, 0, sizeof(h));
    loghist_merge(&parts[2], &h);
    assert_memory_equal(parts[2].count, whole.count, sizeof(whole.count));
    assert_int_equal(parts[2].total, whole.total);
    assert_int_equal(parts[2].least, whole.least);
    assert_int_equal(parts[2].most, whole.most);
    double off = loghist_mean(&parts[2]) / loghist_mean(&whole) - 1.0;
    assert_true(off < 1e-12 && off > -1e-12);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(percentiles_are_near_the_sorted_values),
        cmocka_unit_test(every_power_of_two_and_its_neighbours),
        cmocka_unit_test(small_values_are_exact),
        cmocka_unit_test(nothing_has_no_percentiles),
        cmocka_unit_test(merging_is_adding_all),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
