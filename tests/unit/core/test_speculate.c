/* SPDX-License-Identifier: Apache-2.0 */
/* Reads that no instruction asked for: of which memory, how many, and what their errors become. */
#include "rig.h"

enum { STORES = 400, PAGE = 4096 };
enum { MAPPED, NEAR };
enum { SQUASH, SERROR };

/* ---- what might be read ---------------------------------------------------------------------- */

struct pool {
    va_t windows[WINDOWS + 2];
    unsigned count;
    unsigned asked;
};

static bool any_line(void *self, struct rng *random, va_t *va)
{
    struct pool *p = self;
    p->asked++;
    *va = p->windows[rng_below(random, p->count)];
    va->va += rng_below(random, DEVICE_BYTES / BUS_LINE) * BUS_LINE;
    return true;
}

static struct rig *new_rig(double chance)
{
    struct rig *r = rig_new();
    r->params.speculate = chance;
    r->params.speculate_most = 1u << 30;
    r->seed = 7;
    return r;
}

static void point(struct rig *r, struct pool *p)
{
    r->context.wander = any_line;
    r->context.wander_self = p;
    core_set_context(r->core, &r->context);
}

/* Aligned stores to Device memory, which every type that stage 2 makes of it takes. */
static void work(struct rig *r, unsigned stores)
{
    static struct access list[STORES];
    assert_true(stores <= STORES);
    for (unsigned i = 0; i < stores; i++)
        list[i] = access_of(ACCESS_STORE, at(W_nGnRE, 2 * PAGE + i % 16 * 8), 8, 8);
    rig_run(r, list, stores);
}

static uint64_t reads(const struct rig *r)
{
    return core_stats(r->core)->speculative_reads;
}

/* ---- types ----------------------------------------------------------------------------------- */

/* Stage 2 of all that the rig has, with MemAttr `attr`; the tables are Normal. */
static void stage2_on(struct rig *r, unsigned attr, bool fwb)
{
    struct error e = { 0 };
    pa_t root = { 0 };
    struct mmu_memory memory = { r, rig_read_word, rig_write_word, rig_alloc, NULL, NULL };
    const uint64_t rest = 3 | 3u << 6 | 3u << 8 | 1u << 10;
    assert_true(rig_alloc(r, PAGE, &root));
    assert_true(
        mmu_map(&memory, root, DEVICE_BASE, DEVICE_BASE, DEVICE_BYTES, rest | attr << 2, &e));
    assert_true(mmu_map(&memory, root, TABLES_BASE, TABLES_BASE, TABLE_PAGES * PAGE,
                        rest | (fwb ? 6u : 15u) << 2, &e));
    r->context.regs.hcr_el2 |= 1u | (uint64_t)fwb << 46;
    r->context.regs.vtcr_el2 = 5u << 16 | 3u << 12 | 1u << 10 | 1u << 8 | 2u << 6 | 16;
    r->context.regs.vttbr_el2 = root.pa;
}

/* DDI 0487 D8.6.6 and D8.6.7 for the rig's windows, which are the same at both levels. */
static void test_types(void **state)
{
    static const struct {
        bool fwb;
        unsigned attr;
        const char *normal; /* of NC, WT, WB: which come out Non-cacheable at both levels */
    } rows[] = {
        { false, 0x0, "---" }, { false, 0x1, "---" }, { false, 0x2, "---" }, { false, 0x3, "---" },
        { false, 0x5, "rrr" }, { false, 0x6, "r--" }, { false, 0x7, "r--" }, { false, 0x9, "r--" },
        { false, 0xa, "r--" }, { false, 0xb, "r--" }, { false, 0xd, "r--" }, { false, 0xe, "r--" },
        { false, 0xf, "r--" }, { true, 0x0, "---" },  { true, 0x1, "---" },  { true, 0x2, "---" },
        { true, 0x3, "---" },  { true, 0x5, "rrr" },  { true, 0x6, "---" },  { true, 0x7, "r--" },
    };
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        for (unsigned w = 0; w < WINDOWS; w++) {
            struct rig *r = new_rig(1);
            struct pool p = { .windows = { at((enum window)w, 0) }, .count = 1 };
            const bool may = w >= W_NC && rows[i].normal[w - W_NC] == 'r';
            rig_build(r);
            stage2_on(r, rows[i].attr, rows[i].fwb);
            point(r, &p);
            work(r, 64);
            /* Normal write-back of the working window by FWB 6: its loads and stores are no reads.
             */
            if ((reads(r) > 0) != may || r->read_count != reads(r))
                fail_msg("stage 1 %u, stage 2 0x%x, FWB %d: %llu reads, %zu on the bus", w,
                         rows[i].attr, rows[i].fwb, (unsigned long long)reads(r), r->read_count);
            assert_int_equal(p.asked, may ? reads(r) : 64);
            rig_free(r);
        }
    }
}

/* Stage 1 alone, every window at once: whatever is read is of the one that may be. */
static void test_among_others(void **state)
{
    struct rig *r = new_rig(1);
    struct pool p = { .count = WINDOWS };
    (void)state;
    for (unsigned w = 0; w < WINDOWS; w++)
        p.windows[w] = at((enum window)w, 0);
    rig_build(r);
    point(r, &p);
    work(r, STORES);
    assert_in_range(reads(r), 1, STORES - 1);
    assert_int_equal(r->read_count, reads(r));
    for (size_t i = 0; i < r->read_count; i++) {
        assert_int_equal(r->reads[i].size, BUS_LINE);
        assert_int_equal(r->reads[i].at % BUS_LINE, 0);
        assert_int_equal(r->reads[i].attr, BUS_GATHER);
    }
    rig_free(r);
}

/* What is not mapped, and what EL0 may not read: nothing, and no fault. */
static void test_not_permitted(void **state)
{
    const uint64_t kernels = UINT64_C(1) << 40;
    (void)state;
    for (unsigned el = 0; el < 2; el++) {
        struct rig *r = new_rig(1);
        struct error e = { 0 };
        struct pool p = { .windows = { { kernels }, { kernels << 2 } }, .count = 2 };
        rig_build(r);
        struct mmu_memory memory = { r, rig_read_word, rig_write_word, rig_alloc, NULL, NULL };
        assert_true(mmu_map(&memory, (pa_t){ TABLES_BASE }, kernels, DEVICE_BASE, DEVICE_BYTES,
                            3 | W_NC << 2 | 3 << 8 | 1 << 10, &e));
        r->context.el = (uint8_t)el;
        point(r, &p);
        work(r, STORES);
        assert_int_equal(reads(r) > 0, el == 1);
        assert_int_equal(core_stats(r->core)->faults, 0);
        assert_int_equal(r->outcome_count, 0);
        rig_free(r);
    }
}

/* ---- how many -------------------------------------------------------------------------------- */

static void test_off(void **state)
{
    struct rig *r = rig_new();
    struct pool p = { .windows = { at(W_NC, 0) }, .count = 1 };
    (void)state;
    rig_build(r);
    point(r, &p);
    work(r, STORES);
    assert_int_equal(reads(r), 0);
    assert_int_equal(r->read_count, 0);
    assert_int_equal(p.asked, 0);
    rig_free(r);
}

static void test_most(void **state)
{
    (void)state;
    for (unsigned most = 1; most < 20; most += 6) {
        struct rig *r = new_rig(1);
        struct pool p = { .windows = { at(W_NC, 0) }, .count = 1 };
        r->params.speculate_most = most;
        r->read_time = 0;
        rig_build(r);
        point(r, &p);
        work(r, STORES);
        work(r, STORES);
        assert_int_equal(reads(r), most);
        assert_int_equal(r->read_count, most);
        rig_free(r);
    }
}

/* Answers that come much later than all of the work: as many as may be on their way, then no more
 * until one is back. */
static void test_outstanding(void **state)
{
    (void)state;
    for (int late = 0; late < 2; late++) {
        for (unsigned limit = 1; limit <= 64; limit = limit == 1 ? 3 : limit * 4 + 4) {
            struct rig *r = new_rig(1);
            struct pool p = { .windows = { at(W_NC, 0) }, .count = 1 };
            r->params.speculate_outstanding = limit;
            r->late = late;
            r->write_time = 0;
            r->read_time = 100000000;
            rig_build(r);
            point(r, &p);
            work(r, 100);
            assert_int_equal(reads(r), limit);
            core_advance(r->core, 3 * r->read_time);
            rig_pass(r, 2 * r->read_time);
            work(r, 100);
            assert_int_equal(reads(r), 2 * limit);
            rig_free(r);
        }
    }
}

/* The chance of each access: within five standard deviations of the mean, which is 80 +- 8. */
static void test_chance(void **state)
{
    struct rig *r = new_rig(0.2);
    struct pool p = { .windows = { at(W_NC, 0) }, .count = 1 };
    (void)state;
    r->read_time = 0;
    rig_build(r);
    point(r, &p);
    work(r, STORES);
    assert_in_range(reads(r), 40, 120);
    rig_free(r);
}

/* ---- seeds ----------------------------------------------------------------------------------- */

static size_t list_of(uint64_t seed, struct seen_read *list)
{
    struct rig *r = new_rig(0.3);
    struct pool p = { .windows = { at(W_NC, 0) }, .count = 1 };
    r->seed = seed;
    rig_build(r);
    point(r, &p);
    work(r, STORES);
    const size_t count = r->read_count;
    memcpy(list, r->reads, count * sizeof(*list));
    rig_free(r);
    return count;
}

static bool same(const struct seen_read *a, const struct seen_read *b, size_t count)
{
    bool equal = true;
    for (size_t i = 0; i < count && equal; i++)
        equal = a[i].at == b[i].at && a[i].time == b[i].time &&
                a[i].writes_before == b[i].writes_before;
    return equal;
}

static void test_seeds(void **state)
{
    static struct seen_read first[STORES], again[STORES], other[STORES];
    const size_t count = list_of(1, first);
    (void)state;
    assert_true(count > 0);
    assert_int_equal(list_of(1, again), count);
    assert_true(same(first, again, count));
    for (uint64_t seed = 2; seed < 6; seed++)
        assert_false(list_of(seed, other) == count && same(first, other, count));
}

/* ---- errors ---------------------------------------------------------------------------------- */

static void check_errors(unsigned becomes, enum bus_status status, bool late)
{
    struct rig *r = new_rig(0.5);
    struct pool p = { .windows = { at(W_NC, 0) }, .count = 1 };
    r->params.speculate_error = becomes;
    r->read_status = status;
    r->late = late;
    rig_build(r);
    point(r, &p);
    work(r, STORES);
    rig_pass(r, SIMTIME_NEVER);
    const struct core_stats *s = core_stats(r->core);
    assert_true(s->speculative_reads > 0);
    assert_int_equal(s->speculative_errors, status == BUS_OK ? 0 : s->speculative_reads);
    assert_int_equal(r->serrors, becomes == SERROR ? s->speculative_errors : 0);
    assert_int_equal(s->faults, 0);
    assert_int_equal(r->outcome_count, 0);
    assert_int_equal(s->stores, STORES);
    if (r->serrors > 0) {
        assert_int_equal(r->serror.caused, 1);
        assert_int_equal(r->serror.running, 1);
        assert_in_range(r->serror.at.pa, DEVICE_BASE, DEVICE_BASE + DEVICE_BYTES - BUS_LINE);
    }
    rig_free(r);
}

static void test_errors(void **state)
{
    (void)state;
    for (unsigned becomes = SQUASH; becomes <= SERROR; becomes++)
        for (int status = BUS_OK; status <= BUS_SLVERR; status++)
            for (int late = 0; late < 2; late++)
                check_errors(becomes, (enum bus_status)status, late);
}

/* The domain that ran when the read was made is charged, whoever runs when its error comes. */
static void test_charged(void **state)
{
    struct rig *r = new_rig(1);
    struct pool p = { .windows = { at(W_NC, 0) }, .count = 1 };
    (void)state;
    r->params.speculate_error = SERROR;
    r->params.speculate_most = 1;
    r->read_status = BUS_SLVERR;
    r->late = true;
    r->read_time = 100000000;
    rig_build(r);
    point(r, &p);
    work(r, 1);
    assert_int_equal(r->serrors, 0);
    r->context.domain = 2;
    core_set_context(r->core, &r->context);
    rig_pass(r, SIMTIME_NEVER);
    assert_int_equal(r->serrors, 1);
    assert_int_equal(r->serror.caused, 1);
    assert_int_equal(r->serror.running, 2);
    rig_free(r);
}

/* ---- beside the program ---------------------------------------------------------------------- */

static simtime_t time_of(double chance, bool late)
{
    struct rig *r = new_rig(chance);
    struct pool p = { .windows = { at(W_NC, 0) }, .count = 1 };
    r->late = late;
    rig_build(r);
    point(r, &p);
    work(r, STORES);
    assert_int_equal(reads(r) > 0, chance > 0);
    const simtime_t time = r->idle_at;
    rig_free(r);
    return time;
}

static void test_no_stall(void **state)
{
    (void)state;
    for (int late = 0; late < 2; late++)
        assert_int_equal(time_of(1, late), time_of(0, late));
}

/* Loads get their own data, whatever comes back between. */
static void test_loads(void **state)
{
    (void)state;
    for (int late = 0; late < 2; late++) {
        struct rig *r = new_rig(1);
        struct pool p = { .windows = { at(W_NC, 0) }, .count = 1 };
        r->late = late;
        rig_build(r);
        point(r, &p);
        for (unsigned i = 0; i < DEVICE_BYTES; i++)
            r->memory[i] = (uint8_t)below(256);
        for (unsigned i = 0; i < 200; i++) {
            const uint64_t offset = below(DEVICE_BYTES / 8) * 8;
            rig_one(r, access_of(ACCESS_LOAD, at(i & 1 ? W_NC : W_nGnRE, offset), 8, 8));
            assert_int_equal(rig_last(r)->fault, CORE_NO_FAULT);
            assert_memory_equal(rig_loaded(r), r->memory + offset, 8);
        }
        assert_true(reads(r) > 0);
        assert_int_equal(core_stats(r->core)->loads, 200);
        assert_int_equal(r->read_count, 200 + reads(r));
        rig_free(r);
    }
}

/* The three pages around an access, by their type alone; nobody needs to be asked where. */
static void test_near(void **state)
{
    (void)state;
    for (int device = 0; device < 2; device++) {
        struct rig *r = new_rig(1);
        bool seen[DEVICE_BYTES / PAGE] = { false };
        r->params.speculate_reach = NEAR;
        r->read_time = 0;
        rig_build(r);
        for (unsigned i = 0; i < STORES; i++)
            rig_one(r, access_of(ACCESS_STORE, at(device ? W_GRE : W_NC, 8 * PAGE + i % 512 * 8), 8,
                                 8));
        assert_int_equal(reads(r), device ? 0 : STORES);
        for (size_t i = 0; i < r->read_count; i++)
            seen[r->reads[i].at / PAGE] = true;
        for (unsigned i = 0; i < ARRAY_LEN(seen); i++)
            assert_int_equal(seen[i], !device && i >= 7 && i <= 9);
        rig_free(r);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_types),         cmocka_unit_test(test_among_others),
        cmocka_unit_test(test_not_permitted), cmocka_unit_test(test_off),
        cmocka_unit_test(test_most),          cmocka_unit_test(test_outstanding),
        cmocka_unit_test(test_chance),        cmocka_unit_test(test_seeds),
        cmocka_unit_test(test_errors),        cmocka_unit_test(test_charged),
        cmocka_unit_test(test_no_stall),      cmocka_unit_test(test_loads),
        cmocka_unit_test(test_near),
    };
    return cmocka_run_group_tests_name("core: speculative reads", tests, rig_seed, NULL);
}
