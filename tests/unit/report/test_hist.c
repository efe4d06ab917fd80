/* SPDX-License-Identifier: Apache-2.0 */
#include "report/text.h"

#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static struct hist a, b;
static struct size_bins bins;

static void empty_histogram(void **state)
{
    (void)state;
    memset(&a, 0, sizeof(a));
    assert_int_equal(hist_sizes(&a), 0);
    assert_true(hist_mean(&a) == 0.0);
}

static void totals_follow_what_is_added(void **state)
{
    (void)state;
    memset(&a, 0, sizeof(a));
    hist_add(&a, 4);
    hist_add(&a, 4);
    hist_add(&a, 64);
    hist_add(&a, 0);
    hist_add_many(&a, HIST_MAX_BYTES, 3);
    assert_int_equal(a.tlps, 7);
    assert_int_equal(a.bytes, 4 + 4 + 64 + 3 * 4096);
    assert_int_equal(a.count[4], 2);
    assert_int_equal(a.count[0], 1);
    assert_int_equal(a.count[4096], 3);
    assert_int_equal(hist_sizes(&a), 4);
    assert_true(hist_mean(&a) == 12360.0 / 7.0);
}

static void merging_is_adding_both(void **state)
{
    (void)state;
    static struct hist whole;
    memset(&a, 0, sizeof(a));
    memset(&b, 0, sizeof(b));
    memset(&whole, 0, sizeof(whole));
    struct rng r;
    rng_seed(&r, 7, "merge");
    for (unsigned i = 0; i < 100000; i++) {
        uint32_t bytes = (uint32_t)rng_below(&r, HIST_MAX_BYTES + 1);
        hist_add(i % 3 == 0 ? &a : &b, bytes);
        hist_add(&whole, bytes);
    }
    hist_merge(&a, &b);
    assert_memory_equal(&a, &whole, sizeof(a));
}

/* ---- bins ------------------------------------------------------------------------------------ */

/** Every size that occurs is in exactly one bin, bins ascend, and both ends of each occur. */
static void check_bins(const struct hist *h, size_t most)
{
    struct report_run run = { .name = "x", .sizes = h };
    bins_make(&bins, &run, 1, most);
    assert_true(bins.count <= (most < LEAST_BINS ? LEAST_BINS : most));
    size_t at = 0;
    uint64_t tlps = 0, bytes = 0;
    for (uint32_t size = 0; size <= HIST_MAX_BYTES; size++) {
        if (h->count[size] == 0)
            continue;
        if (at < bins.count && size > bins.bin[at].last)
            at++;
        assert_true(at < bins.count);
        assert_true(size >= bins.bin[at].first && size <= bins.bin[at].last);
    }
    for (size_t i = 0; i < bins.count; i++) {
        assert_true(h->count[bins.bin[i].first] != 0 && h->count[bins.bin[i].last] != 0);
        assert_true(i == 0 || bins.bin[i].first > bins.bin[i - 1].last);
        tlps += bin_tlps(h, bins.bin[i]);
        bytes += bin_bytes(h, bins.bin[i]);
    }
    assert_int_equal(tlps, h->tlps);
    assert_int_equal(bytes, h->bytes);
}

static void bins_hold_every_size(void **state)
{
    (void)state;
    struct rng r;
    rng_seed(&r, 11, "bins");
    for (unsigned round = 0; round < 200; round++) {
        memset(&a, 0, sizeof(a));
        unsigned sizes = 1u << rng_below(&r, 13);
        for (unsigned i = 0; i < sizes; i++)
            hist_add_many(&a, (uint32_t)rng_below(&r, HIST_MAX_BYTES + 1), 1 + rng_below(&r, 1000));
        for (size_t most = 1; most <= 64; most += 7)
            check_bins(&a, most);
    }
}

static void few_sizes_are_exact(void **state)
{
    (void)state;
    static const uint32_t sizes[] = { 0, 1, 2, 3, 4, 8, 63, 64, 65, 127, 128, 256, 4095, 4096 };
    memset(&a, 0, sizeof(a));
    for (size_t i = 0; i < ARRAY_LEN(sizes); i++)
        hist_add_many(&a, sizes[i], 1000);
    check_bins(&a, 32);
    assert_int_equal(bins.count, ARRAY_LEN(sizes));
    for (size_t i = 0; i < ARRAY_LEN(sizes); i++)
        assert_true(bins.bin[i].first == sizes[i] && bins.bin[i].last == sizes[i]);
}

static void octaves_end_on_powers_of_two(void **state)
{
    (void)state;
    memset(&a, 0, sizeof(a));
    for (uint32_t size = 0; size <= HIST_MAX_BYTES; size++)
        hist_add(&a, size);
    check_bins(&a, LEAST_BINS);
    assert_int_equal(bins.count, 14);
    assert_int_equal(bins.bin[0].last, 0);
    for (size_t i = 1; i < bins.count; i++)
        assert_int_equal(bins.bin[i].last, 1u << (i - 1));
}

static void a_common_size_stays_alone(void **state)
{
    (void)state;
    memset(&a, 0, sizeof(a));
    for (uint32_t size = 1; size <= HIST_MAX_BYTES; size++)
        hist_add(&a, size);
    hist_add_many(&a, 60, 4096);
    check_bins(&a, 32);
    bool alone = false;
    for (size_t i = 0; i < bins.count; i++)
        alone |= bins.bin[i].first == 60 && bins.bin[i].last == 60;
    assert_true(alone);
}

static void runs_share_one_axis(void **state)
{
    (void)state;
    memset(&a, 0, sizeof(a));
    memset(&b, 0, sizeof(b));
    hist_add_many(&a, 8, 10);
    hist_add_many(&b, 64, 3);
    struct report_run runs[] = { { .name = "a", .sizes = &a }, { .name = "b", .sizes = &b } };
    bins_make(&bins, runs, 2, 32);
    assert_int_equal(bins.count, 2);
    assert_int_equal(bins_highest(&bins, runs, 2), 10);
    assert_int_equal(bin_tlps(&a, bins.bin[1]), 0);
    assert_int_equal(bin_tlps(&b, bins.bin[1]), 3);
}

/* ---- numbers --------------------------------------------------------------------------------- */

static void numbers_for_people(void **state)
{
    (void)state;
    static const struct report_style ascii = { .width = 80 }, utf8 = { .width = 80, .utf8 = true };
    char t[TEXT_NUMBER];
    assert_string_equal(text_grouped(t, 0), "0");
    assert_string_equal(text_grouped(t, 999), "999");
    assert_string_equal(text_grouped(t, 1000), "1,000");
    assert_string_equal(text_grouped(t, UINT64_MAX), "18,446,744,073,709,551,615");
    assert_string_equal(text_number(t, -1234.0), "-1,234");
    assert_string_equal(text_number(t, 0.125), "0.125");
    assert_string_equal(text_percent(t, 1, 8), "12.5 %");
    assert_string_equal(text_percent(t, 0, 8), "0.0 %");
    assert_string_equal(text_percent(t, 8, 8), "100.0 %");
    assert_string_equal(text_percent(t, 1, 100000), "<0.1 %");
    assert_string_equal(text_percent(t, 99999, 100000), ">99.9 %");
    assert_string_equal(text_percent(t, 1, 0), "-");
    assert_string_equal(text_rate(t, 4096, 1000), "4,096,000");
    assert_string_equal(text_rate(t, 64, 1000000), "64.0");
    assert_string_equal(text_rate(t, 64, 0), "-");
    assert_string_equal(text_time(t, 1234567, 1234567, &ascii), "1.235 us");
    assert_string_equal(text_time(t, 1234567, 1234567, &utf8), "1.235 \u00b5s");
    assert_string_equal(text_time(t, 1234567, 999, &ascii), "1234.567 ns");
    assert_string_equal(text_time(t, 2500000000000, 2500000000000, &ascii), "2.500 s");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(empty_histogram),           cmocka_unit_test(totals_follow_what_is_added),
        cmocka_unit_test(merging_is_adding_both),    cmocka_unit_test(bins_hold_every_size),
        cmocka_unit_test(few_sizes_are_exact),       cmocka_unit_test(octaves_end_on_powers_of_two),
        cmocka_unit_test(a_common_size_stays_alone), cmocka_unit_test(runs_share_one_axis),
        cmocka_unit_test(numbers_for_people),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
