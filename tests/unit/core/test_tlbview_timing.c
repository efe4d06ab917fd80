/* SPDX-License-Identifier: Apache-2.0 */
/** When things happen around translations that take time: accesses, faults, time-outs, TLBI. */
#include "rig.h"

enum { NS = 1000, WALK = 5 * NS, L2 = 2 * NS };

/* Windows are 4 GiB apart, in 4 KiB pages: their tables have that of level 0 in common. */
static struct rig *rig_timed(void)
{
    struct rig *r = rig_new();
    r->params.tlb_model = true;
    r->params.walk_time = WALK;
    r->params.tlb_l2_time = L2;
    return r;
}

static simtime_t taken(struct rig *r, struct access a)
{
    simtime_t before = core_now(r->core);
    rig_one(r, a);
    return core_now(r->core) - before - NS; /* without its issue */
}

static const struct core_tlb_stats *tlb(const struct rig *r)
{
    return &core_stats(r->core)->tlb;
}

/** An access over two pages has two translations. */
static void test_two_pages(void **state)
{
    (void)state;
    struct rig *r = rig_timed();
    rig_build(r);
    assert_int_equal(taken(r, store_of(at(W_NC, 4092), 8)), (4 + 1) * WALK);
    assert_int_equal(tlb(r)->misses, 2);
    assert_int_equal(taken(r, store_of(at(W_NC, 4092), 8)), 0);
    assert_int_equal(tlb(r)->l1_hits, 2);
    assert_int_equal(taken(r, store_of(at(W_NC, 3 * 4096 - 4), 8)), (1 + 1) * WALK);
    assert_int_equal(tlb(r)->walk_time, 7 * WALK);
    rig_free(r);
}

/** The second page faults: both walks are over by then, and nothing was stored. */
static void test_fault(void **state)
{
    (void)state;
    struct rig *r = rig_timed();
    rig_build(r);
    rig_one(r, store_of(at(W_NC, DEVICE_BYTES - 4), 8));
    assert_int_equal(rig_last(r)->mmu.kind, MMU_FAULT_TRANSLATION);
    assert_int_equal(rig_last(r)->time, NS + (4 + 1) * WALK);
    /* Unaligned for any memory: no translation. */
    r->context.ls64 = true;
    core_set_context(r->core, &r->context);
    assert_int_equal(taken(r, access_of(ACCESS_SINGLE, at(W_NC, 8), 64, 64)), 0);
    assert_int_equal(rig_last(r)->mmu.kind, MMU_FAULT_ALIGNMENT);
    rig_free(r);
}

static void test_levels(void **state)
{
    (void)state;
    struct rig *r = rig_timed();
    r->params.tlb_l1_entries = 2;
    r->params.tlb_l2_entries = 10;
    rig_build(r);
    for (unsigned i = 0; i < 3; i++)
        assert_int_equal(taken(r, load_of(at(W_WB, 4096 * i), 8)) >= WALK, true);
    /* Loads that hit the cache: 2 ns each. */
    assert_int_equal(taken(r, load_of(at(W_WB, 0), 8)), L2 + r->cache.hit_time);
    assert_int_equal(taken(r, load_of(at(W_WB, 0), 8)), r->cache.hit_time);
    assert_int_equal(tlb(r)->l2_hits, 1);
    core_tlbi_all(r->core);
    assert_int_equal(taken(r, load_of(at(W_WB, 0), 8)), 4 * WALK + r->cache.hit_time);
    rig_free(r);
}

/** Without the model no time passes, whatever it would be, and nothing is counted. */
static void test_off(void **state)
{
    static const struct core_tlb_stats none;

    (void)state;
    struct rig *r = rig_timed();
    r->params.tlb_model = false;
    rig_build(r);
    assert_int_equal(taken(r, store_of(at(W_NC, 4092), 8)), 0);
    core_tlbi_all(r->core);
    assert_int_equal(taken(r, store_of(at(W_NC, 4092), 8)), 0);
    assert_memory_equal(tlb(r), &none, sizeof none);
    rig_free(r);
}

/** Another address space has entries of its own, and finds them again. */
static void test_context(void **state)
{
    (void)state;
    struct rig *r = rig_timed();
    rig_build(r);
    struct core_context other = r->context;
    other.regs.vttbr_el2 = UINT64_C(9) << 48;
    assert_int_equal(taken(r, store_of(at(W_NC, 0), 8)), 4 * WALK);
    core_set_context(r->core, &other);
    assert_int_equal(taken(r, store_of(at(W_NC, 0), 8)), 4 * WALK);
    core_set_context(r->core, &r->context);
    assert_int_equal(taken(r, store_of(at(W_NC, 0), 8)), 0);
    core_set_context(r->core, &other);
    assert_int_equal(taken(r, store_of(at(W_NC, 0), 8)), 0);
    rig_free(r);
}

/** A buffer whose time-out falls into a walk drains then, before the access that walks goes on. */
static void test_timeout_in_walk(void **state)
{
    (void)state;
    struct rig *r = rig_timed();
    r->params.wc_timeout = 10 * NS;
    r->params.device_drains_wc = false;
    rig_build(r);
    const struct access run[] = { store_of(at(W_NC, 0), 8), store_of(at(W_nGnRE, 512), 4) };
    rig_run(r, run, ARRAY_LEN(run));
    /* Issued at 1 and, after four descriptors, at 22 ns; the walks end at 21 and 22 + 3 x 5. */
    assert_string_equal(rig_log(r, 0), "timeout@0:8 device@200:4");
    assert_int_equal(r->writes[0].time, 21 * NS + 10 * NS);
    assert_int_equal(r->writes[1].time, 22 * NS + 15 * NS);
    rig_free(r);
}

/** What answers during a walk is not looked at before its time: places are free when it ends. */
static void test_answer_in_walk(void **state)
{
    (void)state;
    for (unsigned late = 0; late < 2; late++) {
        struct rig *r = rig_timed();
        r->late = late;
        r->params.device_outstanding = 1;
        r->write_time = 12 * NS;
        rig_build(r);
        const struct access run[] = { store_of(at(W_nGnRE, 0), 4), store_of(at(W_nGnRE, 4096), 4),
                                      store_of(at(W_nGRE, 0), 4) };
        rig_run(r, run, ARRAY_LEN(run));
        assert_int_equal(r->write_count, 3);
        assert_int_equal(r->writes[0].time, 21 * NS);
        /* Translated at 27 ns, but the first answer comes at 33. */
        assert_int_equal(r->writes[1].time, 33 * NS);
        /* Issued at 34, translated at 49; the second answer came at 45. */
        assert_int_equal(r->writes[2].time, 49 * NS);
        assert_int_equal(core_stats(r->core)->stall_outstanding, 6 * NS);
        rig_free(r);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_two_pages),      cmocka_unit_test(test_fault),
        cmocka_unit_test(test_levels),         cmocka_unit_test(test_off),
        cmocka_unit_test(test_context),        cmocka_unit_test(test_timeout_in_walk),
        cmocka_unit_test(test_answer_in_walk),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
