/* SPDX-License-Identifier: Apache-2.0 */
/** Bursts on their way to one aligned block, stores to the same bytes, two stores a cycle. */
#include "rig.h"

#include <unistd.h>

static const simtime_t NS = PS_PER_NS;

/** Full lines, one an instruction of 1 ns; when they go. An answer takes 100 ns. */
static void assert_starts(struct rig *r, const unsigned *line, const unsigned *start, size_t count)
{
    struct access run[64];
    for (unsigned late = 0; late < 2; late++) {
        struct rig *each = rig_new();
        each->params = r->params;
        each->late = late;
        rig_build(each);
        for (size_t i = 0; i < count; i++)
            run[i] = store_of(at(W_NC, 64 * (uint64_t)line[i]), 64);
        rig_run(each, run, count);
        assert_int_equal(each->write_count, count);
        for (size_t i = 0; i < count; i++) {
            assert_int_equal(each->writes[i].line, 64 * (uint64_t)line[i]);
            assert_int_equal(each->writes[i].time, start[i] * NS);
        }
        rig_free(each);
    }
    free(r);
}

static struct rig *limited(uint64_t limit, uint64_t block, unsigned retry)
{
    struct rig *r = rig_new();
    r->params.inflight_per_block = limit;
    r->params.inflight_block = block;
    r->params.inflight_retry = retry * NS;
    return r;
}

static void test_same_line(void **state)
{
    (void)state;
    /* Four go; the fifth when the first is answered, and the retry later; the next three with it.
     */
    static const unsigned line[] = { 0, 0, 0, 0, 0, 0, 0, 0, 0 };
    static const unsigned start[] = { 1, 2, 3, 4, 101, 102, 103, 104, 201 };
    assert_starts(limited(4, 256, 0), line, start, ARRAY_LEN(line));
    static const unsigned retried[] = { 1, 2, 3, 4, 149, 150, 151, 152, 297 };
    assert_starts(limited(4, 256, 48), line, retried, ARRAY_LEN(line));
    static const unsigned one[] = { 1, 101, 201, 301, 401, 501, 601, 701, 801 };
    assert_starts(limited(1, 64, 0), line, one, ARRAY_LEN(line));
    static const unsigned free[] = { 1, 2, 3, 4, 5, 6, 7, 8, 9 };
    assert_starts(limited(0, 256, 48), line, free, ARRAY_LEN(line));
}

static void test_blocks(void **state)
{
    (void)state;
    /* Four lines are one block of 256: other blocks do not count. */
    static const unsigned line[] = { 0, 1, 2, 3, 4, 5, 6, 7, 3, 8 };
    static const unsigned start[] = { 1, 2, 3, 4, 5, 6, 7, 8, 101, 102 };
    assert_starts(limited(4, 256, 0), line, start, ARRAY_LEN(line));
    /* Of 128: line 3 of the same 256 is another block. */
    static const unsigned of_128[] = { 0, 1, 2, 3, 4, 1 };
    static const unsigned start_128[] = { 1, 2, 3, 4, 5, 101 };
    assert_starts(limited(2, 128, 0), of_128, start_128, ARRAY_LEN(of_128));
}

/** A barrier empties the block: what comes after it never waits for a retry. */
static void test_barrier(void **state)
{
    (void)state;
    struct rig *r = limited(2, 256, 48);
    rig_build(r);
    const struct access run[] = {
        store_of(at(W_NC, 0), 64), store_of(at(W_NC, 64), 64), barrier_of("dmb osh"),
        store_of(at(W_NC, 0), 64), store_of(at(W_NC, 64), 64),
    };
    rig_run(r, run, ARRAY_LEN(run));
    static const unsigned start[] = { 1, 2, 103, 104 };
    for (size_t i = 0; i < ARRAY_LEN(start); i++)
        assert_int_equal(r->writes[i].time, start[i] * NS);
    assert_int_equal(core_stats(r->core)->stall_outstanding, 0);
    rig_free(r);
}

/** A buffer that times out waits for its block without holding up the core. */
static void test_timeout(void **state)
{
    (void)state;
    for (unsigned late = 0; late < 2; late++) {
        struct rig *r = limited(1, 256, 48);
        r->params.wc_timeout = 50 * NS;
        r->late = late;
        rig_build(r);
        const struct access run[] = {
            store_of(at(W_NC, 64), 64), /* goes at 1 ns, answered at 101 */
            store_of(at(W_NC, 0), 8),   /* times out at 52, goes at 149 */
            store_of(at(W_NC, 1024), 8) /* another block: at 53, had it not come later */
        };
        rig_run(r, run, ARRAY_LEN(run));
        assert_int_equal(core_now(r->core), 3 * NS);
        rig_pass(r, SIMTIME_NEVER);
        assert_int_equal(r->write_count, 3);
        assert_int_equal(r->writes[1].time, 149 * NS);
        assert_int_equal(r->writes[1].line, 0);
        assert_true(r->writes[2].time >= 53 * NS);
        rig_free(r);
    }
}

/** Whatever is stored, no block has more on its way than its limit, and all bytes arrive. */
static void test_random(void **state)
{
    (void)state;
    for (unsigned round = 0; round < 60; round++) {
        struct rig *r = limited(1 + below(5), 64ull << below(3), (unsigned)below(60));
        const uint64_t limit = r->params.inflight_per_block, block = r->params.inflight_block;
        uint8_t expected[4096] = { 0 };
        struct access run[400];
        r->late = below(2);
        r->params.wc_lines = 1 + below(6);
        r->params.wc_timeout = below(2) * 40 * NS;
        r->params.nc_outstanding = 1 + below(12);
        rig_build(r);
        for (size_t i = 0; i < ARRAY_LEN(run); i++) {
            uint32_t size = 1u << below(7);
            uint64_t offset = below(sizeof expected / 4 / size) * size;
            run[i] = below(20) == 0 ? barrier_of("dmb osh") : store_of(at(W_NC, offset), size);
            if (run[i].kind == ACCESS_STORE) {
                run[i].element = run[i].align = 1;
                memset(run[i].data, (int)(i + 1), size);
                memcpy(expected + offset, run[i].data, size);
            }
        }
        rig_run(r, run, ARRAY_LEN(run));
        struct access end = end_of_run();
        rig_one(r, end);
        rig_pass(r, SIMTIME_NEVER);
        assert_memory_equal(r->memory, expected, sizeof expected);
        for (size_t i = 0; i < r->write_count; i++) {
            uint64_t there = 0; /* that went before, and are not answered */
            for (size_t k = 0; k < i; k++)
                there += r->writes[k].line / block == r->writes[i].line / block &&
                         r->writes[k].time + r->write_time > r->writes[i].time;
            assert_true(there < limit);
        }
        rig_free(r);
    }
}

static void test_overwrite(void **state)
{
    (void)state;
    struct rig *r = rig_new();
    r->params.wc_overwrite_time = 5 * NS;
    rig_build(r);
    const struct access run[] = {
        store_of(at(W_NC, 0), 8),  store_of(at(W_NC, 8), 8),  /* 1, 2: other bytes */
        store_of(at(W_NC, 0), 8),                             /* 6: 5 after the first */
        store_of(at(W_NC, 8), 8),                             /* 7: not since then */
        store_of(at(W_NC, 12), 8),                            /* 11: in part */
        store_of(at(W_NC, 64), 8), store_of(at(W_NC, 72), 8), /* 12, 13: another line */
    };
    rig_run(r, run, ARRAY_LEN(run));
    assert_int_equal(core_now(r->core), 13 * NS);
    assert_int_equal(r->write_count, 0);
    rig_free(r);

    r = rig_new(); /* none: as fast as they issue */
    rig_build(r);
    rig_run(r, run, ARRAY_LEN(run));
    assert_int_equal(core_now(r->core), 7 * NS);
    rig_free(r);
}

static void test_issue_width(void **state)
{
    (void)state;
    struct access run[40];
    for (size_t i = 0; i < ARRAY_LEN(run); i++)
        run[i] = store_of(at(W_WB, 8 * i), 8);
    for (uint64_t width = 1; width <= 4; width *= 2) {
        struct rig *r = rig_new();
        r->params.issue_width = width;
        rig_build(r);
        rig_run(r, run, ARRAY_LEN(run));
        assert_int_equal(core_now(r->core), ARRAY_LEN(run) * NS / width);
        rig_free(r);
    }
}

/** A core that does not merge Normal-NC has its stores wait as Device stores do. */
static void test_singles(void **state)
{
    (void)state;
    struct rig *r = rig_new();
    r->params.gather_nc = false;
    r->params.device_outstanding = 1;
    rig_build(r);
    struct access run[4];
    for (size_t i = 0; i < ARRAY_LEN(run); i++)
        run[i] = store_of(at(i < 3 ? W_NC : W_GRE, 8 * i), 8);
    rig_run(r, run, ARRAY_LEN(run));
    assert_int_equal(r->write_count, 3); /* Device-GRE merges, and waits in its buffer */
    for (size_t i = 0; i < 3; i++)
        assert_int_equal(r->writes[i].time, (1 + 100 * i) * NS);
    rig_free(r);
}

static void test_refused(void **state)
{
    (void)state;
    struct rig *r = rig_new();
    struct error e = { 0 };
    struct mmu_impl impl;
    mmu_impl_defaults(&impl);
    r->params.inflight_block = 192;
    r->kernel = kernel_new(&e);
    r->bus = bus_new();
    struct core_setup setup = {
        .kernel = r->kernel, .bus = r->bus, .params = &r->params, .cache = &r->cache, .impl = &impl
    };
    assert_null(core_new(&setup, &e));
    assert_non_null(strstr(e.text, "inflight_block: 192"));
    kernel_free(r->kernel);
    bus_free(r->bus);
    free(r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_same_line),   cmocka_unit_test(test_blocks),
        cmocka_unit_test(test_barrier),     cmocka_unit_test(test_timeout),
        cmocka_unit_test(test_random),      cmocka_unit_test(test_overwrite),
        cmocka_unit_test(test_issue_width), cmocka_unit_test(test_singles),
        cmocka_unit_test(test_refused),
    };
    alarm(300);
    return cmocka_run_group_tests(tests, rig_seed, NULL);
}
