/* SPDX-License-Identifier: Apache-2.0 */
/* What misses in L1 cost, line by line. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/core.h"

enum { LINE = 64, MEMORY = 100000, L2 = 3000, L2_STREAM = 700, MEMORY_STREAM = 4000 };

/* 64 KiB of 8 ways: 128 sets. Times in ps. */
static struct ramtime *make(uint64_t streams)
{
    struct l2_params p;
    struct error e;
    param_defaults(&l2_table, &p);
    p.size = 64 << 10;
    p.ways = 8;
    p.time = L2;
    p.streams = streams;
    p.stream_time = L2_STREAM;
    p.memory_stream_time = MEMORY_STREAM;
    p.load_exposed = 100;
    p.store_exposed = 10;
    struct ramtime *r = ramtime_new(&p, MEMORY, &e);
    assert_non_null(r);
    return r;
}
static simtime_t load(struct ramtime *r, uint64_t line)
{
    return ramtime_line(r, (pa_t){ line * LINE }, RAMTIME_LOAD);
}
static simtime_t store(struct ramtime *r, uint64_t line)
{
    return ramtime_line(r, (pa_t){ line * LINE }, RAMTIME_STORE);
}

static void test_hit_and_miss(void **state)
{
    (void)state;
    struct ramtime *r = make(8);
    assert_int_equal(load(r, 1000), MEMORY + L2);
    assert_int_equal(load(r, 1000), L2);
    assert_int_equal(ramtime_line(r, (pa_t){ 1000 * LINE + 63 }, RAMTIME_LOAD), L2);
    assert_int_equal(store(r, 2000), (MEMORY + L2) / 10);
    assert_int_equal(store(r, 2000), L2 / 10);
    assert_int_equal(ramtime_line(r, (pa_t){ 5000 * LINE }, RAMTIME_FETCH), MEMORY + L2);
    assert_int_equal(ramtime_line(r, (pa_t){ 5000 * LINE }, RAMTIME_FETCH), L2);
    assert_int_equal(ramtime_stats(r)->l2_hits, 4);
    assert_int_equal(ramtime_stats(r)->l2_misses, 3);
    ramtime_free(r);
}

/* Nine lines of one set: the least recently used of eight leaves. */
static void test_sets(void **state)
{
    (void)state;
    struct ramtime *r = make(0);
    for (uint64_t i = 0; i < 8; i++) {
        assert_int_equal(load(r, 5 + 128 * i), MEMORY + L2);
    }
    assert_int_equal(load(r, 5), L2);
    assert_int_equal(load(r, 5 + 128 * 8), MEMORY + L2);
    assert_int_equal(load(r, 5), L2);
    assert_int_equal(load(r, 5 + 128), MEMORY + L2);
    ramtime_free(r);
}

/* The first two lines of a run show it; from the third on it is fetched ahead, either way. */
static void test_streams(void **state)
{
    (void)state;
    for (int step = -1; step <= 1; step += 2) {
        struct ramtime *r = make(8);
        const uint64_t first = 10000;
        for (unsigned turn = 0; turn < 2; turn++) {
            const simtime_t alone = turn ? L2 : MEMORY + L2,
                            ahead = turn ? L2_STREAM : MEMORY_STREAM;
            for (uint64_t i = 0; i < 100; i++) {
                const uint64_t line = first + (uint64_t)((int64_t)i * step);
                assert_int_equal(load(r, line), i < 2 ? alone : ahead);
            }
        }
        assert_int_equal(ramtime_stats(r)->streamed, 2 * 98);
        ramtime_free(r);
    }
}

static void test_streams_side_by_side(void **state)
{
    (void)state;
    for (uint64_t count = 1; count <= 4; count++) { /* of two that are followed */
        struct ramtime *r = make(2);
        for (uint64_t i = 0; i < 50; i++) {
            for (uint64_t s = 0; s < count; s++) {
                load(r, s * 100000 + i);
            }
        }
        assert_int_equal(ramtime_stats(r)->streamed, count <= 2 ? count * 48 : 0);
        ramtime_free(r);
    }
}

/* A line that is stored to as a whole is not read; nor is one in the midst of a run. */
static void test_stores(void **state)
{
    (void)state;
    struct ramtime *r = make(8);
    assert_int_equal(ramtime_line(r, (pa_t){ 77 * LINE }, RAMTIME_WHOLE), MEMORY_STREAM);
    assert_int_equal(ramtime_line(r, (pa_t){ 77 * LINE }, RAMTIME_WHOLE), 0);
    for (uint64_t i = 0; i < 20; i++) {
        assert_int_equal(store(r, 500 + i), i < 2 ? (MEMORY + L2) / 10 : MEMORY_STREAM);
    }
    for (uint64_t i = 0; i < 20; i++) {
        assert_int_equal(store(r, 500 + i), i < 2 ? L2 / 10 : 0);
    }
    ramtime_free(r);
}

static void test_parameters(void **state)
{
    (void)state;
    struct error e;
    struct l2_params p;
    assert_true(param_table_check(&l2_table, &e));
    param_defaults(&l2_table, &p);
    p.ways = 7;
    assert_null(ramtime_new(&p, MEMORY, &e));
    assert_non_null(strstr(e.text, "l2.ways"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_hit_and_miss), cmocka_unit_test(test_sets),
        cmocka_unit_test(test_streams),      cmocka_unit_test(test_streams_side_by_side),
        cmocka_unit_test(test_stores),       cmocka_unit_test(test_parameters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
