/* SPDX-License-Identifier: Apache-2.0 */
/** device_store_delay: a Device load that goes before an older Device store, and what keeps it from
 * that. */
#include "rig.h"

#include <unistd.h>

static const simtime_t NS = PS_PER_NS;

static struct rig *delayed(unsigned late)
{
    struct rig *r = rig_new();
    r->params.device_store_delay = 20 * NS;
    r->late = late;
    rig_build(r);
    return r;
}

static struct access released(struct access a)
{
    a.release = true;
    return a;
}

/** After these accesses, 1 ns each, a load of the device's byte 64: how many stores went before it.
 */
static void test_before_load(void **state)
{
    const struct access store = store_of(at(W_nGnRE, 0), 4);
    const struct {
        const char *what;
        struct access run[5];
        unsigned count, before;
        bool overtakes;
    } rows[] = {
        { "nothing", { store }, 1, 0, true },
        { "nGnRnE", { store_of(at(W_nGnRnE, 0), 4) }, 1, 0, true },
        { "one more", { store, store_of(at(W_nGnRE, 8), 4) }, 2, 0, true },
        { "two more",
          { store, store_of(at(W_nGnRE, 8), 4), store_of(at(W_nGnRE, 16), 4) },
          3,
          1,
          true },
        { "its bytes", { store_of(at(W_nGnRE, 64), 8) }, 1, 1, false },
        { "its bytes, then another",
          { store_of(at(W_nGnRE, 64), 2), store_of(at(W_nGnRE, 8), 4) },
          2,
          2,
          false },
        { "store-release", { released(store) }, 1, 1, false },
        { "then a release", { store, released(store_of(at(W_nGnRE, 8), 4)) }, 2, 2, false },
        { "dmb ld", { store, barrier_of("dmb ld") }, 2, 1, false },
        { "dmb ish", { store, barrier_of("dmb ish") }, 2, 1, false },
        { "dmb osh", { store, barrier_of("dmb osh") }, 2, 1, false },
        { "dsb nshld", { store, barrier_of("dsb nshld") }, 2, 1, false },
        { "dsb sy", { store, barrier_of("dsb sy") }, 2, 1, false },
        { "isb", { store, barrier_of("isb") }, 2, 0, true },
        { "dgh", { store, barrier_of("dgh") }, 2, 0, true },
        { "Normal-NC", { store, store_of(at(W_NC, 256), 8) }, 2, 0, true },
        { "no store", { store_of(at(W_WB, 256), 8) }, 1, 0, false },
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        for (unsigned late = 0; late < 2; late++) {
            struct rig *r = delayed(late);
            struct access run[6];
            r->params.device_drains_wc = false;
            memcpy(run, rows[i].run, sizeof rows[i].run);
            run[rows[i].count] = load_of(at(W_nGnRE, 64), 4);
            rig_run(r, run, rows[i].count + 1);
            unsigned before = 0; /* NC drains on its own account */
            for (size_t k = 0; k < r->reads[0].writes_before; k++)
                before += r->writes[k].attr != BUS_GATHER;
            if (before != rows[i].before)
                fail_msg("%s: %u stores before the load", rows[i].what, before);
            assert_int_equal(core_stats(r->core)->overtaken, rows[i].overtakes);
            const struct access last = end_of_run();
            rig_one(r, last);
            rig_pass(r, SIMTIME_NEVER);
            for (size_t k = 1; k < r->write_count; k++)
                assert_true(r->writes[k].time >= r->writes[k - 1].time);
            rig_free(r);
        }
    }
}

/** Alone, a store leaves after the delay; a load does not hold it up. */
static void test_when(void **state)
{
    (void)state;
    for (unsigned late = 0; late < 2; late++) {
        struct rig *r = delayed(late);
        const struct access one = store_of(at(W_nGnRE, 0), 4);
        rig_one(r, one);
        assert_int_equal(core_now(r->core), 1 * NS); /* the core goes on */
        rig_pass(r, SIMTIME_NEVER);
        assert_int_equal(r->write_count, 1);
        assert_int_equal(r->writes[0].time, 21 * NS);
        rig_free(r);

        r = delayed(late);
        const struct access both[] = { store_of(at(W_nGnRE, 0), 4), load_of(at(W_nGnRE, 64), 4),
                                       load_of(at(W_nGnRE, 68), 4) };
        rig_run(r, both, ARRAY_LEN(both));
        assert_int_equal(r->reads[0].time, 2 * NS);
        assert_int_equal(r->writes[0].time, 21 * NS); /* while the load is on its way */
        assert_int_equal(r->reads[1].writes_before, 1);
        rig_free(r);

        r = delayed(late); /* it has left before the load comes */
        struct access run[30];
        run[0] = store_of(at(W_nGnRE, 0), 4);
        for (size_t i = 1; i + 1 < ARRAY_LEN(run); i++)
            run[i] = barrier_of("isb");
        run[ARRAY_LEN(run) - 1] = load_of(at(W_nGnRE, 64), 4);
        rig_run(r, run, ARRAY_LEN(run));
        assert_int_equal(r->writes[0].time, 21 * NS);
        assert_int_equal(r->reads[0].writes_before, 1);
        assert_int_equal(core_stats(r->core)->overtaken, 0);
        rig_free(r);
    }
}

/** Device stores keep their order and number whatever comes between; loads see their own bytes. */
static void test_random(void **state)
{
    static const char *const barriers[] = { "dmb osh", "dmb ld", "dsb sy", "isb", "dmb ishst" };

    (void)state;
    for (unsigned round = 0; round < 60; round++) {
        struct rig *r = rig_new();
        struct access run[300];
        uint64_t expected[300];
        uint8_t memory[1024] = { 0 };
        size_t stores = 0;
        r->params.device_store_delay = (1 + below(40)) * NS;
        r->params.device_outstanding = 1 + below(4);
        r->params.wc_timeout = below(2) * 30 * NS;
        r->params.device_drains_wc = below(2);
        r->late = below(2);
        r->write_time = (1 + below(100)) * NS;
        r->read_time = (1 + below(100)) * NS;
        rig_build(r);
        for (size_t i = 0; i < ARRAY_LEN(run); i++) {
            const uint32_t size = 1u << below(4);
            const uint64_t offset = below(sizeof memory / size) * size;
            const enum window w = below(2) ? W_nGnRE : W_nGnRnE;
            switch (below(5)) {
            case 0: run[i] = load_of(at(w, offset), size); break;
            case 1: run[i] = barrier_of(barriers[below(ARRAY_LEN(barriers))]); break;
            case 2: run[i] = store_of(at(W_NC, 4096 + offset), size); break;
            default:
                run[i] = store_of(at(w, offset), size);
                run[i].release = below(8) == 0;
                memset(run[i].data, (int)(i + 1), size);
                memcpy(memory + offset, run[i].data, size);
                expected[stores++] = offset;
                break;
            }
        }
        rig_run(r, run, ARRAY_LEN(run));
        const struct access last = end_of_run();
        rig_one(r, last);
        rig_pass(r, SIMTIME_NEVER);
        size_t seen = 0;
        for (size_t k = 0; k < r->write_count; k++) {
            if (r->writes[k].attr == BUS_GATHER)
                continue;
            assert_true(seen < stores);
            assert_int_equal(r->writes[k].line + (unsigned)__builtin_ctzll(r->writes[k].mask),
                             expected[seen++]);
            assert_true(k == 0 || r->writes[k].time >= r->writes[k - 1].time);
        }
        assert_int_equal(seen, stores);
        assert_memory_equal(r->memory, memory, sizeof memory);
        rig_free(r);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_before_load),
        cmocka_unit_test(test_when),
        cmocka_unit_test(test_random),
    };
    alarm(300);
    return cmocka_run_group_tests(tests, rig_seed, NULL);
}
