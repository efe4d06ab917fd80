/* SPDX-License-Identifier: Apache-2.0 */
/** The root complex's combiner: which bursts become one TLP, what ends the wait, and when. */
#include "combiner_rig.h"

static struct rig *joining(uint64_t limit)
{
    struct rig *r = rig_new();
    r->params.join_limit = limit;
    r->link.mps = 256;
    return r;
}

static void test_streams(void **state)
{
    static const struct {
        uint64_t limit;
        unsigned line[8], count;
        const char *tlps;
        unsigned joined;
    } rows[] = {
        { 64, { 0, 1, 2, 3 }, 4, "0:64 40:64 80:64 c0:64", 0 },
        { 128, { 0, 1, 2, 3 }, 4, "0:128 80:128", 2 },
        { 128, { 1, 2, 3 }, 3, "40:64 80:128", 1 }, /* 1 and 2 are in two blocks */
        { 256, { 0, 1, 2, 3, 4 }, 5, "0:256 100:64", 3 },
        { 256, { 3, 2, 1, 0 }, 4, "0:256", 3 },
        { 256, { 3, 2, 1, 0, 7, 6 }, 6, "0:256 180:128", 4 },
        { 256, { 1, 2, 0, 3 }, 4, "0:256", 3 },
        { 256, { 0, 2, 1, 3 }, 4, "0:64 40:192", 2 },  /* a hole ends the wait */
        { 256, { 0, 1, 1, 2 }, 4, "0:128 40:128", 2 }, /* so does a byte twice */
        { 256, { 0, 1, 5, 2, 3 }, 5, "0:128 140:64 80:128", 2 },
        { 4096, { 0, 1, 2, 3, 4, 5, 6, 7 }, 8, "0:256 100:256", 7 }, /* cut at MPS */
        { 4096, { 1, 2, 3, 4, 5 }, 5, "40:256 140:64", 4 },
        { 4096, { 62, 63, 64, 65 }, 4, "f80:128 1000:128", 2 }, /* never over 4 KiB */
        { 4096, { 5, 4, 3, 2 }, 4, "80:256", 3 },
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct rig *r = joining(rows[i].limit);
        assert_string_equal(lines(r, rows[i].line, rows[i].count), rows[i].tlps);
        assert_int_equal(pcie_stats(r->root)->joined, rows[i].joined);
        rig_free(r);
    }
}

/** Parts of lines join where they meet; a line with holes goes alone. */
static void test_parts(void **state)
{
    (void)state;
    struct rig *r = joining(256);
    rig_build(r);
    rig_add(r, write_of(0, 40, 24, BUS_GATHER)); /* 40 .. 64 */
    rig_add(r, write_of(0, 64, 10, BUS_GATHER)); /* 64 .. 74 */
    rig_add(r, write_of(0, 74, 6, BUS_GATHER));  /* 74 .. 80 */
    rig_add(r, write_of(0, 82, 8, BUS_GATHER));  /* not adjacent */
    struct action holes = write_of(0, 128, 64, BUS_GATHER);
    holes.mask &= ~(UINT64_C(1) << 20);
    rig_add(r, holes);
    rig_add(r, write_of(0, 192, 64, BUS_GATHER)); /* begins anew */
    finish(r);
    assert_string_equal(writes_text(r), "28:40 52:8 80:20 95:43 c0:64");
    rig_free(r);
}

static void test_what_ends_the_wait(void **state)
{
    static const struct {
        const char *what, *tlps;
    } rows[] = {
        { "nothing", "0:128" },
        { "device", "0:64 1000:4 40:64" },
        { "cache", "0:64 1000:4 40:64" },
        { "barrier", "0:64 40:64" },
        { "read", "0:64 40:64" },
        { "other master's barrier", "0:128" },
        { "other master's read", "0:64 40:64" },
        { "other master's device", "1000:4 0:128" },
        { "domain", "0:64 40:64" },
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct rig *r = joining(256);
        const char *what = rows[i].what;
        rig_build(r);
        rig_add(r, write_of(0, 0, 64, BUS_GATHER));
        struct action a = barrier_of(1 * NS);
        bool acts = strcmp(what, "nothing") != 0 && strcmp(what, "domain") != 0;
        if (strstr(what, "device"))
            a = write_of(1 * NS, 0x1000, 4, BUS_DEVICE_E);
        if (strstr(what, "cache"))
            a = write_of(1 * NS, 0x1000, 4, BUS_CACHE);
        if (strstr(what, "read"))
            a = read_of(1 * NS, 0x1000, 4);
        a.master = strstr(what, "other") ? 1 : 0;
        if (acts)
            rig_add(r, a);
        struct action second = write_of(2 * NS, 64, 64, BUS_GATHER);
        if (strcmp(what, "domain") == 0)
            second.domain = 9;
        rig_add(r, second);
        finish(r);
        assert_string_equal(writes_text(r), rows[i].tlps);
        /* What ended it came through the root complex then, not later. */
        if (strcmp(what, "barrier") == 0)
            assert_int_equal(tlp_of(r, PCIE_MWR, 0)->time, 1 * NS);
        if (strcmp(what, "read") == 0)
            assert_true(tlp_of(r, PCIE_MRD, 0)->time > tlp_of(r, PCIE_MWR, 0)->time);
        rig_free(r);
    }
}

/** Each master has a place of its own: two streams do not disturb each other. */
static void test_masters(void **state)
{
    (void)state;
    struct rig *r = joining(256);
    rig_build(r);
    for (unsigned i = 0; i < 4; i++) {
        rig_add(r, write_of(2 * i * NS, 64 * (uint64_t)i, 64, BUS_GATHER));
        struct action other = write_of((2 * i + 1) * NS, 4096 + 64 * (uint64_t)i, 64, BUS_GATHER);
        other.master = 1;
        rig_add(r, other);
    }
    finish(r);
    assert_string_equal(writes_text(r), "0:256 1000:256");
    assert_int_equal(tlp_of(r, PCIE_MWR, 0)->master, 0);
    assert_int_equal(tlp_of(r, PCIE_MWR, 1)->master, 1);
    assert_int_equal(tlp_of(r, PCIE_MWR, 1)->domain, 2);
    assert_int_equal(tlp_of(r, PCIE_MWR, 1)->stores, 4);
    rig_free(r);
}

/** A burst waits join_timeout from when the first of it left the core. */
static void test_timeout(void **state)
{
    (void)state;
    for (unsigned gap = 99; gap <= 101; gap++) {
        struct rig *r = joining(256);
        r->params.join_timeout = 100 * NS;
        r->params.bus_latency = 50 * NS;
        r->params.root_latency = 75 * NS;
        rig_build(r);
        rig_add(r, write_of(1000 * NS, 0, 64, BUS_GATHER));
        rig_add(r, write_of((1000 + gap) * NS, 64, 64, BUS_GATHER));
        rig_run(r); /* nobody flushes */
        assert_string_equal(writes_text(r), gap < 100 ? "0:128" : "0:64 40:64");
        assert_int_equal(tlp_of(r, PCIE_MWR, 0)->time, (1000 + 100 + 50 + 75) * NS);
        if (gap >= 100)
            assert_int_equal(tlp_of(r, PCIE_MWR, 1)->time, (1000 + gap + 100 + 50 + 75) * NS);
        rig_free(r);
    }
    struct rig *r = joining(256); /* no time-out: for ever */
    rig_build(r);
    rig_add(r, write_of(0, 0, 64, BUS_GATHER));
    rig_add(r, write_of(1000000000 * NS, 64, 64, BUS_GATHER));
    rig_run(r);
    assert_int_equal(r->tlp_count, 0);
    pcie_root_flush(r->root, 2000000000 * NS);
    assert_string_equal(writes_text(r), "0:128");
    assert_int_equal(tlp_of(r, PCIE_MWR, 0)->time, 2000000000 * NS);
    rig_free(r);
}

/** A held burst is answered as any other; the bytes go with the last burst's time. */
static void test_answers(void **state)
{
    (void)state;
    struct rig *r = joining(256);
    r->params.bus_latency = 50 * NS;
    r->params.root_latency = 75 * NS;
    rig_build(r);
    for (unsigned i = 0; i < 4; i++)
        rig_add(r, write_of(10 * i * NS, 64 * (uint64_t)i, 64, BUS_GATHER));
    rig_run(r);
    for (unsigned i = 0; i < 4; i++) {
        assert_int_equal(r->answers[i].count, 1);
        assert_int_equal(r->answers[i].time, (10 * i + 100) * NS);
    }
    assert_int_equal(tlp_of(r, PCIE_MWR, 0)->time, (30 + 125) * NS);
    rig_free(r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_streams),
        cmocka_unit_test(test_parts),
        cmocka_unit_test(test_what_ends_the_wait),
        cmocka_unit_test(test_masters),
        cmocka_unit_test(test_timeout),
        cmocka_unit_test(test_answers),
    };
    return cmocka_run_group_tests(tests, rig_seed, NULL);
}
