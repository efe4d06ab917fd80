/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What leaves the write buffer: random sequences against a model of the buffer that is a list of
 * lines and nothing else.
 */
#include "rig.h"

#include <unistd.h>

static const simtime_t NS = PS_PER_NS;

enum { MODEL_LINES = 64, EXPECTED_MAX = 20000 };

static struct {
    uint64_t line, mask;
    simtime_t since;
    uint32_t stores;
} lines[MODEL_LINES];
static size_t line_count;
static struct {
    enum bus_reason reason;
    uint64_t line, mask;
    simtime_t time, age;
    uint32_t stores;
} expected[EXPECTED_MAX];
static size_t expected_count;
static uint64_t merged;

static void model_drain(size_t n, enum bus_reason reason, simtime_t time)
{
    expected[expected_count].reason = reason;
    expected[expected_count].line = lines[n].line;
    expected[expected_count].mask = lines[n].mask;
    expected[expected_count].stores = lines[n].stores;
    expected[expected_count].time = time;
    expected[expected_count++].age = time - lines[n].since;
    memmove(&lines[n], &lines[n + 1], (--line_count - n) * sizeof lines[0]);
}

static void model_drain_all(enum bus_reason reason, simtime_t time, bool by_address)
{
    while (line_count > 0) {
        size_t n = 0;
        for (size_t i = 1; by_address && i < line_count; i++)
            if (lines[i].line < lines[n].line)
                n = i;
        model_drain(n, reason, time);
    }
}

static size_t model_find(uint64_t line)
{
    size_t n = 0;
    while (n < line_count && lines[n].line != line)
        n++;
    return n;
}

static void model_store(const struct rig *r, uint64_t offset, uint32_t size, simtime_t time)
{
    uint64_t end = offset + size;
    bool first = true;
    while (offset < end) {
        uint64_t line = offset / 64 * 64, stop = line + 64 < end ? line + 64 : end;
        size_t n = model_find(line);
        if (n == line_count) {
            if (r->params.wc_lines != 0 && line_count == r->params.wc_lines)
                model_drain(0, BUS_REASON_EVICTED, time);
            n = line_count++;
            lines[n].line = line;
            lines[n].mask = 0;
            lines[n].stores = 0;
            lines[n].since = time;
        } else {
            merged++;
        }
        lines[n].stores += first;
        first = false;
        for (; offset < stop; offset++)
            lines[n].mask |= UINT64_C(1) << (offset - line);
        if (r->params.wc_full_drains && lines[n].mask == UINT64_MAX)
            model_drain(n, BUS_REASON_FULL, time);
    }
}

static void compare(const struct rig *r)
{
    assert_int_equal(r->drain_count, expected_count);
    for (size_t i = 0; i < expected_count; i++) {
        assert_string_equal(bus_reason_name(r->drains[i].reason),
                            bus_reason_name(expected[i].reason));
        assert_true(r->drains[i].line.pa == expected[i].line);
        assert_true(r->drains[i].mask == expected[i].mask);
        assert_int_equal(r->drains[i].stores, expected[i].stores);
    }
    assert_int_equal(core_stats(r->core)->merged, merged);
}

static void test_random(void **state)
{
    static const uint64_t limits[] = { 0, 1, 2, 4, 8 };
    enum { STEPS = 1500, SPAN = 24 * 64 };

    (void)state;
    for (unsigned round = 0; round < 150; round++) {
        struct rig *r = rig_new();
        static struct access run[STEPS + 1];
        r->params.wc_lines = limits[round % ARRAY_LEN(limits)];
        r->params.wc_full_drains = below(2);
        r->params.wc_drain_order = (unsigned)below(2);
        r->params.device_drains_wc = below(2);
        r->params.nc_outstanding = 1 + below(8);
        r->late = below(2);
        r->context.ls64 = true;
        rig_build(r);
        bool by_address = r->params.wc_drain_order == 1;
        line_count = expected_count = 0;
        merged = 0;
        for (unsigned i = 0; i < STEPS; i++) {
            uint64_t offset = 4096 - SPAN / 2 + below(SPAN - 64);
            uint32_t size = 1u << below(7);
            switch (below(16)) {
            case 0: {
                run[i] = load_of(at(W_NC, offset), size);
                for (uint64_t line = offset / 64 * 64; line < offset + size; line += 64) {
                    size_t n = model_find(line);
                    if (n < line_count)
                        model_drain(n, BUS_REASON_LOAD, 0);
                    if (r->params.wc_lines != 0 && line_count == r->params.wc_lines)
                        model_drain(0, BUS_REASON_EVICTED, 0);
                }
                break;
            }
            case 1:
                run[i] = store_of(at(W_nGRE, 65536 + offset / 8 * 8), 8);
                if (r->params.device_drains_wc)
                    model_drain_all(BUS_REASON_ORDER, 0, by_address);
                break;
            case 2:
                run[i] = barrier_of(below(2) ? "dmb oshst" : "dgh");
                model_drain_all(run[i].barrier == BARRIER_DGH ? BUS_REASON_HINT
                                                              : BUS_REASON_BARRIER,
                                0, by_address);
                break;
            case 3: {
                run[i] = access_of(below(2) ? ACCESS_SINGLE : ACCESS_EXCLUSIVE,
                                   at(W_NC, offset / 64 * 64), 64, 64);
                size_t n = model_find(offset / 64 * 64);
                if (n < line_count)
                    model_drain(
                        n, run[i].kind == ACCESS_SINGLE ? BUS_REASON_ORDER : BUS_REASON_EXCLUSIVE,
                        0);
                break;
            }
            default:
                run[i] = store_of(at(W_NC, offset), size);
                run[i].release = below(50) == 0;
                if (run[i].release)
                    model_drain_all(BUS_REASON_BARRIER, 0, by_address);
                model_store(r, offset, size, 0);
                break;
            }
        }
        run[STEPS] = end_of_run();
        model_drain_all(BUS_REASON_END, 0, by_address);
        rig_run(r, run, STEPS + 1);
        compare(r);
        rig_free(r);
    }
}

/** With time-outs, and nothing that makes the core wait: times and ages as well. */
static void test_random_times(void **state)
{
    static const uint64_t limits[] = { 0, 1, 2, 4, 8 };
    enum { STEPS = 300, SPAN = 24 * 64 };

    (void)state;
    for (unsigned round = 0; round < 200; round++) {
        struct rig *r = rig_new();
        static struct access run[STEPS];
        r->params.wc_lines = limits[round % ARRAY_LEN(limits)];
        r->params.wc_full_drains = below(2);
        r->params.wc_timeout = (1 + below(60)) * NS + below(2) * 500;
        r->params.nc_outstanding = 4096;
        r->late = below(2);
        rig_build(r);
        simtime_t now = 0;
        line_count = expected_count = 0;
        merged = 0;
        for (unsigned part = 0; part < 5; part++) {
            for (unsigned i = 0; i < STEPS; i++) {
                now += NS;
                while (line_count > 0 && lines[0].since + r->params.wc_timeout <= now)
                    model_drain(0, BUS_REASON_TIMEOUT, lines[0].since + r->params.wc_timeout);
                uint64_t offset = 4096 - SPAN / 2 + below(SPAN - 64);
                uint32_t size = 1u << below(7);
                if (below(3) == 0) {
                    run[i] = barrier_of("isb");
                } else {
                    run[i] = store_of(at(W_NC, offset), size);
                    model_store(r, offset, size, now);
                }
            }
            rig_run(r, run, STEPS);
            assert_int_equal(core_now(r->core), now);
            now += below(100) * NS;
            core_advance(r->core, now);
            if (below(2))
                rig_pass(r, now);
        }
        rig_pass(r, SIMTIME_NEVER);
        while (line_count > 0)
            model_drain(0, BUS_REASON_TIMEOUT, lines[0].since + r->params.wc_timeout);
        compare(r);
        for (size_t i = 0; i < expected_count; i++) {
            assert_int_equal(r->drains[i].time, expected[i].time);
            assert_int_equal(r->drains[i].age, expected[i].age);
        }
        rig_free(r);
    }
}

/** Answers in the call and answers by a process are the same machine. */
static void test_late_is_the_same(void **state)
{
    enum { STEPS = 400 };

    (void)state;
    for (unsigned round = 0; round < 60; round++) {
        static struct access run[STEPS];
        for (unsigned i = 0; i < STEPS; i++) {
            uint64_t offset = 8 * below(200);
            switch (below(12)) {
            case 0: run[i] = load_of(at(below(2) ? W_NC : W_nGnRE, offset), 8); break;
            case 1: run[i] = barrier_of(below(2) ? "dmb sy" : "dsb ish"); break;
            case 2: run[i] = store_of(at(W_nGnRnE, offset), 8); break;
            case 3: run[i] = store_of(at(W_nGnRE, offset), 8); break;
            default: run[i] = store_of(at(W_NC, offset), 8); break;
            }
        }
        uint64_t lines_limit = below(5), outstanding = 1 + below(6), timeout = below(2) * 333 * NS;
        struct rig *r[2];
        for (unsigned late = 0; late < 2; late++) {
            r[late] = rig_new();
            r[late]->params.wc_lines = lines_limit;
            r[late]->params.nc_outstanding = outstanding;
            r[late]->params.wc_timeout = timeout;
            r[late]->late = late;
            rig_build(r[late]);
            rig_run(r[late], run, STEPS);
        }
        assert_int_equal(core_now(r[0]->core), core_now(r[1]->core));
        const struct core_stats *known = core_stats(r[0]->core), *told = core_stats(r[1]->core);
        assert_int_equal(known->stall_outstanding, told->stall_outstanding);
        assert_int_equal(known->stall_barrier, told->stall_barrier);
        assert_int_equal(known->stall_load, told->stall_load);
        rig_pass(r[0], SIMTIME_NEVER);
        rig_pass(r[1], SIMTIME_NEVER);
        assert_int_equal(r[0]->write_count, r[1]->write_count);
        for (size_t i = 0; i < r[0]->write_count; i++) {
            assert_true(r[0]->writes[i].time == r[1]->writes[i].time);
            assert_true(r[0]->writes[i].line == r[1]->writes[i].line);
            assert_true(r[0]->writes[i].mask == r[1]->writes[i].mask);
            assert_int_equal(r[0]->writes[i].reason, r[1]->writes[i].reason);
        }
        assert_int_equal(r[0]->drain_count, r[1]->drain_count);
        rig_free(r[0]);
        rig_free(r[1]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_random),
        cmocka_unit_test(test_random_times),
        cmocka_unit_test(test_late_is_the_same),
    };
    alarm(300);
    return cmocka_run_group_tests(tests, rig_seed, NULL);
}
