/* SPDX-License-Identifier: Apache-2.0 */
/** What leaves the write buffer, why and when: every reason by hand. */
#include "rig.h"

#include <unistd.h>

static const simtime_t NS = PS_PER_NS;

/* ---- each reason by hand --------------------------------------------------------------------- */

static void assert_drain(const struct rig *r, size_t n, enum bus_reason reason, uint64_t line,
                         uint64_t mask, simtime_t time, simtime_t age, uint32_t stores)
{
    assert_true(n < r->drain_count);
    const struct core_drain *d = &r->drains[n];
    assert_string_equal(bus_reason_name(d->reason), bus_reason_name(reason));
    assert_true(d->line.pa == line);
    assert_true(d->mask == mask);
    assert_int_equal(d->time, time);
    assert_int_equal(d->age, age);
    assert_int_equal(d->stores, stores);
    assert_int_equal(d->domain, 1);
}

/** The first access is done at 1 ns, each next 1 ns later. */
static void test_reasons(void **state)
{
    (void)state;
    struct rig *r = rig_new();
    r->params.wc_lines = 2;
    rig_build(r);
    const struct access run[] = {
        store_of(at(W_NC, 0), 8),      /* 1 ns: line 0 */
        store_of(at(W_NC, 8), 8),      /* 2: merges */
        store_of(at(W_NC, 70), 1),     /* 3: line 64 */
        store_of(at(W_NC, 128), 4),    /* 4: no buffer free: line 0 goes */
        barrier_of("dgh"),             /* 5: 64 and 128 go */
        store_of(at(W_NC, 192), 64),   /* 6: full at once */
        store_of(at(W_NC, 256), 8),    /* 7 */
        store_of(at(W_nGnRE, 4096), 4) /* 8: the Device store goes after it */
    };
    rig_run(r, run, ARRAY_LEN(run));
    assert_int_equal(r->drain_count, 5);
    assert_drain(r, 0, BUS_REASON_EVICTED, 0, 0xffff, 4 * NS, 3 * NS, 2);
    assert_drain(r, 1, BUS_REASON_HINT, 64, 1 << 6, 5 * NS, 2 * NS, 1);
    assert_drain(r, 2, BUS_REASON_HINT, 128, 0xf, 5 * NS, 1 * NS, 1);
    assert_drain(r, 3, BUS_REASON_FULL, 192, UINT64_MAX, 6 * NS, 0, 1);
    assert_drain(r, 4, BUS_REASON_ORDER, 256, 0xff, 8 * NS, 1 * NS, 1);
    assert_string_equal(rig_log(r, 0),
                        "evicted@0:16 hint@46:1 hint@80:4 full@c0:64 order@100:8 device@1000:4");
    assert_int_equal(r->barriers, 0); /* DGH waits for nobody and tells nobody */

    /* A load of the line, an exclusive to the line; the load needs a buffer for itself. */
    size_t from = r->write_count, drains = r->drain_count;
    simtime_t t = core_now(r->core);
    const struct access loads[] = {
        store_of(at(W_NC, 512), 8), store_of(at(W_NC, 576), 8),
        load_of(at(W_NC, 640), 8), /* another line: the oldest makes room */
    };
    rig_run(r, loads, ARRAY_LEN(loads));
    assert_string_equal(rig_log(r, from), "evicted@200:8");
    assert_drain(r, drains, BUS_REASON_EVICTED, 512, 0xff, t + 3 * NS, 2 * NS, 1);
    from = r->write_count;
    const struct access same[] = {
        load_of(at(W_NC, 600), 4), /* the line, not the bytes */
        store_of(at(W_NC, 704), 2),
        access_of(ACCESS_EXCLUSIVE, at(W_NC, 712), 8, 8),
        store_of(at(W_NC, 768), 2),
        access_of(ACCESS_SINGLE, at(W_NC, 768), 64, 64),
        end_of_run(),
    };
    r->context.ls64 = true;
    core_set_context(r->core, &r->context);
    rig_run(r, same, ARRAY_LEN(same));
    assert_string_equal(rig_log(r, from), "load@240:8 exclusive@2c0:2 order@300:2 single@300:64");
    assert_int_equal(r->writes[r->write_count - 1].attr, BUS_DEVICE_E); /* joined with nothing */

    /* Barriers: a store-release, a DSB; the end. */
    from = r->write_count;
    struct access release = store_of(at(W_NC, 1088), 8);
    release.release = true;
    const struct access barriers[] = {
        store_of(at(W_NC, 1024), 8), release,      barrier_of("dsb st"),
        store_of(at(W_NC, 1152), 8), end_of_run(),
    };
    unsigned heard = r->barriers;
    rig_run(r, barriers, ARRAY_LEN(barriers));
    assert_string_equal(rig_log(r, from), "barrier@400:8 barrier@440:8 end@480:8");
    assert_int_equal(r->barriers, heard + 3);
    /* The release's own store is not before the answer to what was before it. */
    assert_true(r->writes[from + 1].time >= r->writes[from].time + r->write_time);
    rig_free(r);
}

static void test_timeout_exact(void **state)
{
    (void)state;
    for (unsigned late = 0; late < 2; late++) {
        /* Idle; busy with something else; waiting for a load; waiting in a device queue. */
        for (unsigned what = 0; what < 4; what++) {
            struct rig *r = rig_new();
            r->params.wc_timeout = 300 * NS;
            r->params.device_drains_wc = false;
            r->params.device_outstanding = 1;
            r->late = late;
            r->read_time = 1000 * NS;
            r->write_time = 700 * NS;
            rig_build(r);
            struct access run[900];
            size_t n = 0;
            run[n++] = store_of(at(W_NC, 0), 8);  /* at 1 ns */
            run[n++] = store_of(at(W_NC, 64), 8); /* 2 ns */
            if (what == 1)
                while (n < ARRAY_LEN(run))
                    run[n++] = barrier_of("isb");
            if (what == 2)
                run[n++] = load_of(at(W_nGnRE, 4096), 4);
            if (what == 3) {
                run[n++] = store_of(at(W_nGnRE, 4096), 4);
                run[n++] = store_of(at(W_nGnRE, 4100), 4); /* not before 703 ns */
            }
            rig_run(r, run, n);
            rig_pass(r, SIMTIME_NEVER);
            assert_int_equal(r->drain_count, 2);
            assert_drain(r, 0, BUS_REASON_TIMEOUT, 0, 0xff, 301 * NS, 300 * NS, 1);
            assert_drain(r, 1, BUS_REASON_TIMEOUT, 64, 0xff, 302 * NS, 300 * NS, 1);
            assert_int_equal(core_stats(r->core)->drains[BUS_REASON_TIMEOUT], 2);
            /* What leaves, leaves in the order of its time. */
            for (size_t i = 1; i < r->write_count; i++)
                assert_true(r->writes[i].time >= r->writes[i - 1].time);
            rig_free(r);
        }
    }
}

/** A buffer that has no place among the writes on their way goes when there is one. */
static void test_timeout_without_place(void **state)
{
    (void)state;
    for (unsigned late = 0; late < 2; late++) {
        struct rig *r = rig_new();
        r->params.wc_timeout = 300 * NS;
        r->params.nc_outstanding = 1;
        r->late = late;
        r->write_time = 1000 * NS;
        rig_build(r);
        const struct access run[] = {
            store_of(at(W_NC, 0), 8),
            store_of(at(W_NC, 64), 8),
            store_of(at(W_NC, 128), 8),
        };
        rig_run(r, run, ARRAY_LEN(run));
        rig_pass(r, SIMTIME_NEVER);
        assert_int_equal(r->drain_count, 3);
        assert_drain(r, 0, BUS_REASON_TIMEOUT, 0, 0xff, 301 * NS, 300 * NS, 1);
        assert_drain(r, 1, BUS_REASON_TIMEOUT, 64, 0xff, 1301 * NS, 1299 * NS, 1);
        assert_drain(r, 2, BUS_REASON_TIMEOUT, 128, 0xff, 2301 * NS, 2298 * NS, 1);
        assert_int_equal(core_stats(r->core)->stall_outstanding, 0); /* the core did not wait */
        rig_free(r);
    }
}

/** A time-out between two runs, while the core stands still, is not later for it. */
static void test_timeout_between_runs(void **state)
{
    (void)state;
    struct rig *r = rig_new();
    r->params.wc_timeout = 300 * NS;
    rig_build(r);
    rig_one(r, store_of(at(W_NC, 0), 8));
    core_advance(r->core, 5000 * NS);
    rig_one(r, store_of(at(W_NC, 64), 8));
    assert_drain(r, 0, BUS_REASON_TIMEOUT, 0, 0xff, 301 * NS, 300 * NS, 1);
    rig_pass(r, SIMTIME_NEVER);
    assert_drain(r, 1, BUS_REASON_TIMEOUT, 64, 0xff, 5301 * NS, 300 * NS, 1);
    assert_int_equal(kernel_now(r->kernel), 5301 * NS);
    rig_free(r);
}

static void test_merge_at_timeout(void **state)
{
    (void)state;
    /* The store at since + timeout - 1 ns merges, the one at since + timeout does not. */
    for (unsigned gap = 299; gap <= 300; gap++) {
        struct rig *r = rig_new();
        struct access run[302];
        r->params.wc_timeout = 300 * NS;
        rig_build(r);
        size_t n = 0;
        run[n++] = store_of(at(W_NC, 0), 8);
        while (n < gap)
            run[n++] = barrier_of("isb");
        run[n++] = store_of(at(W_NC, 8), 8);
        rig_run(r, run, n);
        rig_pass(r, SIMTIME_NEVER);
        assert_int_equal(r->drain_count, gap == 299 ? 1 : 2);
        assert_drain(r, 0, BUS_REASON_TIMEOUT, 0, gap == 299 ? 0xffff : 0xff, 301 * NS, 300 * NS,
                     gap == 299 ? 2 : 1);
        rig_free(r);
    }
}

/* ---- barriers -------------------------------------------------------------------------------- */

static void test_barrier_scope(void **state)
{
    static const struct {
        const char *text;
        bool device_scope, waits; /* drains with scope device; waits for what is on its way */
    } rows[] = {
        { "dmb sy", true, true },    { "dmb st", true, true },      { "dmb ld", false, false },
        { "dmb osh", true, true },   { "dmb oshst", true, true },   { "dmb oshld", false, false },
        { "dmb ish", false, false }, { "dmb ishst", false, false }, { "dmb ishld", false, false },
        { "dmb nsh", false, false }, { "dmb nshst", false, false }, { "dmb nshld", false, false },
        { "dsb sy", true, true },    { "dsb st", true, true },      { "dsb ld", false, true },
        { "dsb osh", true, true },   { "dsb oshst", true, true },   { "dsb oshld", false, true },
        { "dsb ish", false, true },  { "dsb ishst", false, true },  { "dsb ishld", false, true },
        { "dsb nsh", false, true },  { "dsb nshst", false, true },  { "dsb nshld", false, true },
        { "isb", false, false },
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        for (unsigned scope = 0; scope < 2; scope++) { /* 0 any, 1 device */
            for (unsigned late = 0; late < 2; late++) {
                struct rig *r = rig_new();
                r->params.barrier_scope = scope;
                r->params.wc_full_drains = true;
                r->params.barrier_time = 10 * NS;
                r->late = late;
                rig_build(r);
                bool drains =
                    rows[i].device_scope || (scope == 0 && strcmp(rows[i].text, "isb") != 0);
                const struct access run[] = {
                    store_of(at(W_NC, 64), 64), /* on its way at 1 ns, answered at 101 ns */
                    store_of(at(W_NC, 0), 8),   /* waits in its buffer */
                    barrier_of(rows[i].text),   /* at 3 ns */
                };
                rig_run(r, run, ARRAY_LEN(run));
                assert_int_equal(r->write_count, drains ? 2 : 1);
                assert_int_equal(r->barriers, drains);
                simtime_t done = 3 * NS;
                if (drains) {
                    assert_drain(r, 1, BUS_REASON_BARRIER, 0, 0xff, 3 * NS, 1 * NS, 1);
                    assert_int_equal(r->barrier_time, 3 * NS);
                    done = 3 * NS + r->write_time + 10 * NS;
                } else if (rows[i].waits) {
                    done = 1 * NS + r->write_time + 10 * NS;
                }
                assert_int_equal(core_now(r->core), done);
                rig_free(r);
            }
        }
    }
}

static void test_barrier_text(void **state)
{
    struct access a;
    struct error e = { 0 };

    (void)state;
    assert_true(access_parse_barrier("dmb oshst", &a, &e));
    assert_int_equal(a.kind, ACCESS_BARRIER);
    assert_int_equal(a.barrier, BARRIER_DMB);
    assert_int_equal(a.domain, 0);
    assert_int_equal(a.type, 2);
    assert_true(access_parse_barrier("dsb ld", &a, &e));
    assert_int_equal(a.barrier, BARRIER_DSB);
    assert_int_equal(a.domain, 3);
    assert_int_equal(a.type, 1);
    assert_true(access_parse_barrier("dsb nsh", &a, &e));
    assert_int_equal(a.domain, 1);
    assert_int_equal(a.type, 3);
    assert_true(access_parse_barrier("dmb ishld", &a, &e));
    assert_int_equal(a.domain, 2);
    assert_int_equal(a.type, 1);
    static const char *const wrong[] = { "", "dmb", "dmb sys", "dmb  sy", "DMB SY", "dsb osh st" };
    for (size_t i = 0; i < ARRAY_LEN(wrong); i++)
        assert_false(access_parse_barrier(wrong[i], &a, &e));
    assert_false(access_parse_barrier("dmb oshts", &a, &e));
    assert_non_null(strstr(e.text, "dmb oshst"));
}

/** DGH off; no gathering; drain by address; a full buffer that stays. */
static void test_options(void **state)
{
    (void)state;
    struct rig *r = rig_new();
    r->params.dgh_drains = false;
    r->params.wc_full_drains = false;
    r->params.wc_drain_order = 1;
    rig_build(r);
    const struct access run[] = {
        store_of(at(W_NC, 192), 64), store_of(at(W_GRE, 64), 8), barrier_of("dgh"),
        store_of(at(W_NC, 0), 8),    store_of(at(W_NC, 128), 8), barrier_of("dmb oshst"),
    };
    rig_run(r, run, ARRAY_LEN(run));
    assert_string_equal(rig_log(r, 0), "barrier@0:8 barrier@40:8 barrier@80:8 barrier@c0:64");
    assert_int_equal(core_stats(r->core)->merged, 0);
    rig_free(r);

    r = rig_new();
    r->params.gather_nc = false;
    r->params.gather_gre = false;
    rig_build(r);
    const struct access singles[] = {
        store_of(at(W_NC, 0), 8),
        access_of(ACCESS_STORE, at(W_NC, 8), 16, 8),
        store_of(at(W_GRE, 64), 8),
        store_of(at(W_GRE, 72), 8),
    };
    rig_run(r, singles, ARRAY_LEN(singles));
    assert_int_equal(r->write_count, 4);
    assert_int_equal(r->drain_count, 0);
    rig_free(r);
}

/* ---- places for writes on their way ---------------------------------------------------------- */

static void test_outstanding(void **state)
{
    (void)state;
    for (unsigned late = 0; late < 2; late++) {
        struct rig *r = rig_new();
        r->params.nc_outstanding = 2;
        r->late = late;
        rig_build(r);
        struct access run[5];
        for (unsigned i = 0; i < 5; i++)
            run[i] = store_of(at(W_NC, 64 * (uint64_t)i), 64);
        rig_run(r, run, 5);
        /* Two at once; the third when the first is answered, 100 ns after it went. */
        static const simtime_t starts[] = { 1, 2, 101, 102, 201 };
        assert_int_equal(r->write_count, 5);
        for (unsigned i = 0; i < 5; i++)
            assert_int_equal(r->writes[i].time, starts[i] * NS);
        assert_int_equal(core_stats(r->core)->stall_outstanding, (98 + 98) * NS);
        rig_free(r);

        r = rig_new(); /* nGnRnE: each waits for the answer to the one before */
        r->params.device_outstanding = 2;
        r->late = late;
        rig_build(r);
        for (unsigned i = 0; i < 5; i++)
            run[i] = store_of(at(i < 2 ? W_nGnRnE : W_nGnRE, 8 * (uint64_t)i), 8);
        rig_run(r, run, 5);
        static const simtime_t device[] = { 1, 101, 102, 103, 202 };
        for (unsigned i = 0; i < 5; i++)
            assert_int_equal(r->writes[i].time, device[i] * NS);
        rig_free(r);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_reasons),
        cmocka_unit_test(test_timeout_exact),
        cmocka_unit_test(test_timeout_without_place),
        cmocka_unit_test(test_timeout_between_runs),
        cmocka_unit_test(test_merge_at_timeout),
        cmocka_unit_test(test_barrier_scope),
        cmocka_unit_test(test_barrier_text),
        cmocka_unit_test(test_options),
        cmocka_unit_test(test_outstanding),
    };
    alarm(300);
    return cmocka_run_group_tests(tests, rig_seed, NULL);
}
