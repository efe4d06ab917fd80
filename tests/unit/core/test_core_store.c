/* SPDX-License-Identifier: Apache-2.0 */
/**
 * core_store(): stores that their source has done from inside next(). What leaves the core, when,
 * and what is counted must be as if next() had returned them.
 */
#include "rig.h"

/** A source whose own work takes time, as a program's does between its accesses. */
struct source {
    struct rig *r;
    const struct access *list;
    size_t count, at;
    const simtime_t *work; /* before each access; NULL: none */
    bool asks;             /* core_store() for what is a store */
    size_t done, refused;
    size_t writes_when_refused;
};

static bool next(void *self, struct access *out)
{
    struct source *s = self;
    struct core *c = s->r->core;
    while (s->at < s->count) {
        const size_t n = s->at++;
        core_advance(c, core_now(c) + (s->work != NULL ? s->work[n] : 0));
        if (s->asks && s->list[n].kind == ACCESS_STORE) {
            if (core_store(c, &s->list[n])) {
                s->done++;
                continue;
            }
            s->refused++;
            s->writes_when_refused = s->r->write_count;
        }
        *out = s->list[n];
        return true;
    }
    return false;
}

static void finished(void *self, const struct access *a, const struct core_outcome *o)
{
    rig_finished(((struct source *)self)->r, a, o);
}

static void run(struct source *s)
{
    struct error e = { 0 };
    struct rig *r = s->r;
    const struct core_source source = { .self = s,
                                        .own_mode = true,
                                        .next = next,
                                        .finished = finished,
                                        .idle = rig_idle,
                                        .idle_self = r };
    r->idle = false;
    core_start(r->core, &source);
    assert_int_not_equal(kernel_run(r->kernel, 1000000000000u, &e), KERNEL_FAILED);
    assert_true(r->idle);
}

/** Post this list to a rig; what was done at once, and what was not, is in the result. */
static struct source post(struct rig *r, const struct access *list, size_t count)
{
    struct source s = { .r = r, .list = list, .count = count, .asks = true };
    run(&s);
    return s;
}

/** An aligned store of EL1. */
static struct access el1_store(va_t va, uint32_t size)
{
    struct access a = store_of(va, size);
    a.mode = 1;
    return a;
}

/** Everything is refused where the kernel has its turn after each access. */
static size_t all_of(size_t count)
{
    return GATHER_HARD ? 0 : count;
}

/* ---- the same as without it ------------------------------------------------------------------ */

enum { LIST = 150 };

static struct access any_access(void)
{
    static const uint32_t sizes[] = { 1, 2, 4, 8, 16, 32, 64 };
    static const char *const barriers[] = { "dmb st", "dsb sy", "dmb ishld", "dgh", "isb" };
    const va_t va =
        at((enum window)below(WINDOWS), below(8) < 7 ? 8 * below(0x400) : below(DEVICE_BYTES));
    const uint32_t size = sizes[below(ARRAY_LEN(sizes))];
    const uint32_t element = size > 16 ? 16 : size;
    struct access a;
    switch (below(12)) {
    case 0: a = load_of(va, size > 16 ? 16 : size); break;
    case 1: a = barrier_of(barriers[below(ARRAY_LEN(barriers))]); break;
    case 2: a = access_of(ACCESS_SINGLE, (va_t){ va.va & ~UINT64_C(63) }, 64, 64); break;
    case 3:
        a = store_of((va_t){ (va.va & 0xffffff) | UINT64_C(0x55) << 32 }, 8);
        break; /* nothing */
    default: a = access_of(ACCESS_STORE, va, size, element); break;
    }
    a.mode = (uint8_t)below(2);
    a.release = a.kind == ACCESS_STORE && below(16) == 0;
    for (unsigned i = 0; i < sizeof a.data; i++)
        a.data[i] = (uint8_t)below(256);
    return a;
}

static void any_params(struct rig *r)
{
    static const simtime_t timeouts[] = { 0, 3000, 50000 };
    r->params.wc_timeout = timeouts[below(ARRAY_LEN(timeouts))];
    r->params.wc_lines = below(4);
    r->params.wc_full_drains = below(2) != 0;
    r->params.wc_drain_order = (unsigned)below(2);
    r->params.nc_outstanding = 1 + below(8);
    r->params.device_outstanding = 1 + below(8);
    r->params.device_drains_wc = below(2) != 0;
    r->params.device_element = UINT64_C(8) << below(2);
    r->params.gather_nc = below(4) != 0;
    r->params.gather_gre = below(2) != 0;
    r->params.tlb_model = below(2) != 0;
    r->late = below(2) != 0;
    r->write_time = 1 + below(100000);
    r->write_status = below(8) != 0 || r->late ? BUS_OK : BUS_SLVERR;
}

static void expect_same_writes(const struct rig *a, const struct rig *b)
{
    assert_int_equal(a->write_count, b->write_count);
    for (size_t i = 0; i < a->write_count; i++) {
        const struct seen_write *x = &a->writes[i], *y = &b->writes[i];
        assert_true(x->line == y->line && x->mask == y->mask);
        assert_true(x->time == y->time && x->age == y->age);
        assert_int_equal(x->attr, y->attr);
        assert_int_equal(x->reason, y->reason);
        assert_int_equal(x->stores, y->stores);
        assert_int_equal(x->domain, y->domain);
        assert_memory_equal(x->data, y->data, BUS_LINE);
    }
}

static void expect_same(const struct rig *a, const struct rig *b)
{
    expect_same_writes(a, b);
    assert_memory_equal(core_stats(a->core), core_stats(b->core), sizeof(struct core_stats));
    assert_memory_equal(core_mmu_stats(a->core), core_mmu_stats(b->core), sizeof(struct mmu_stats));
    assert_true(core_now(a->core) == core_now(b->core));
    assert_int_equal(a->drain_count, b->drain_count);
    assert_int_equal(a->read_count, b->read_count);
    assert_int_equal(a->barriers, b->barriers);
    assert_int_equal(a->serrors, b->serrors);
    assert_int_equal(a->outcome_count, b->outcome_count);
    for (size_t i = 0; i < ARRAY_LEN(a->outcomes) && i < a->outcome_count; i++) {
        assert_int_equal(a->outcomes[i].fault, b->outcomes[i].fault);
        assert_true(a->outcomes[i].time == b->outcomes[i].time);
        assert_true(a->outcomes[i].exception.esr == b->outcomes[i].exception.esr);
        assert_true(a->outcomes[i].exception.far == b->outcomes[i].exception.far);
    }
}

static void test_same(void **state)
{
    static struct access list[LIST + 1];
    static simtime_t work[LIST + 1];
    size_t done = 0, refused = 0;

    (void)state;
    for (unsigned round = 0; round < 300; round++) {
        for (unsigned i = 0; i < LIST; i++) {
            list[i] = any_access();
            work[i] = below(3) != 0 ? 0 : below(5000);
        }
        list[LIST] = end_of_run();
        struct rig *r[2] = { rig_new(), rig_new() };
        any_params(r[0]);
        r[1]->params = r[0]->params;
        r[1]->late = r[0]->late;
        r[1]->write_time = r[0]->write_time;
        r[1]->write_status = r[0]->write_status;
        for (unsigned k = 0; k < 2; k++) {
            rig_build(r[k]);
            r[k]->context.ls64 = true;
            core_set_context(r[k]->core, &r[k]->context);
            struct source s = {
                .r = r[k], .list = list, .count = LIST + 1, .work = work, .asks = k == 1
            };
            run(&s);
            done += s.done;
            refused += s.refused;
        }
        expect_same(r[0], r[1]);
        rig_free(r[0]);
        rig_free(r[1]);
    }
    print_message("%zu done at once, %zu not\n", done, refused);
    assert_true(GATHER_HARD || done > refused);
    assert_true(refused > 1000);
}

/* ---- refused --------------------------------------------------------------------------------- */

/** Somebody is due before the core's time: nothing happens before next() returns the store. */
static void test_others_first(void **state)
{
    (void)state;
    static const simtime_t work[] = { 0, 100000 };
    struct rig *r = rig_new();
    r->late = true;
    r->write_time = 50000;
    rig_build(r);
    const struct access list[] = { el1_store(at(W_nGnRE, 0), 8), el1_store(at(W_nGnRE, 8), 8) };
    struct source s = { .r = r, .list = list, .count = 2, .work = work, .asks = true };
    run(&s); /* the first one's answer is due at 50 ns, the second store at 100 ns */
    assert_int_equal(s.done, all_of(1));
    assert_int_equal(s.refused, 2 - all_of(1));
    assert_int_equal(s.writes_when_refused, 1);
    assert_string_equal(rig_log(r, 0), "device@0:8 device@8:8");
    assert_true(r->writes[1].time == 100000);
    assert_int_equal(core_stats(r->core)->stores, 2);
    assert_int_equal(core_stats(r->core)->store_bytes, 16);
    rig_free(r);
}

/** No place for one more write: begun, waited for, and counted once. */
static void test_no_place(void **state)
{
    (void)state;
    struct rig *r = rig_new();
    r->late = true;
    r->params.device_outstanding = 1;
    rig_build(r);
    struct access list[3];
    for (unsigned i = 0; i < 3; i++)
        list[i] = access_of(ACCESS_STORE, at(W_nGnRE, 16 * (uint64_t)i), 16, 8);
    const struct source s = post(r, list, 3); /* each in two writes, the second of which waits */
    assert_int_equal(s.done, 0);
    assert_int_equal(s.refused, 3);
    assert_string_equal(rig_log(r, 0),
                        "device@0:8 device@8:8 device@10:8 device@18:8 device@20:8 device@28:8");
    for (unsigned i = 0; i < 6; i++) {
        assert_int_equal(r->writes[i].stores, i % 2 == 0);
        assert_memory_equal(r->writes[i].data + r->writes[i].line % BUS_LINE +
                                (16 * (i / 2) + 8 * (i % 2)) % BUS_LINE,
                            list[i / 2].data + 8 * (i % 2), 8);
    }
    assert_int_equal(core_stats(r->core)->stores, 3);
    assert_int_equal(core_stats(r->core)->store_bytes, 48);
    assert_int_equal(core_stats(r->core)->device_writes, 6);
    assert_int_equal(core_mmu_stats(r->core)->tlb_hits + core_mmu_stats(r->core)->tlb_misses, 3);
    rig_free(r);
}

/* ---- order ----------------------------------------------------------------------------------- */

static void test_order(void **state)
{
    (void)state;
    struct rig *r = rig_new();
    r->params.device_drains_wc = true;
    r->params.wc_full_drains = true;
    rig_build(r);
    struct access list[] = {
        el1_store(at(W_NC, 0x80), 8),     el1_store(at(W_NC, 0x88), 8),  /* one buffer */
        el1_store(at(W_NC, 0x40), 4),     el1_store(at(W_nGnRE, 0), 8),  /* both, then itself */
        el1_store(at(W_NC, 0x100), 8),    el1_store(at(W_NC, 0x140), 8), /* a release: that first */
        el1_store(at(W_nGnRnE, 0x10), 2),
    };
    list[5].release = true;
    const struct source s = post(r, list, ARRAY_LEN(list));
    assert_int_equal(s.done + s.refused, ARRAY_LEN(list));
    assert_string_equal(rig_log(r, 0), "order@80:16 order@40:4 device@0:8 barrier@100:8 "
                                       "order@140:8 device@10:2");
    assert_int_equal(r->writes[0].stores, 2);
    assert_int_equal(core_stats(r->core)->merged, 1);
    assert_int_equal(r->barriers, 1);
    /* A buffer that becomes full leaves by itself. */
    const size_t writes = r->write_count;
    struct access line[8];
    for (unsigned i = 0; i < 8; i++)
        line[i] = el1_store(at(W_NC, 0x200 + 8 * (uint64_t)i), 8);
    post(r, line, 8);
    assert_string_equal(rig_log(r, writes), "full@200:64");
    assert_int_equal(r->writes[writes].stores, 8);
    rig_free(r);
}

/* ---- faults ---------------------------------------------------------------------------------- */

static void test_faults(void **state)
{
    (void)state;
    struct rig *r = rig_new();
    rig_build(r);
    const va_t last = at(W_NC, DEVICE_BYTES - 4);
    const struct access list[] = {
        el1_store((va_t){ UINT64_C(0x55) << 32 }, 8), /* no translation */
        el1_store(at(W_nGnRE, 4), 8),                 /* Device, not aligned */
        el1_store(last, 8),                           /* its second page is not there */
        el1_store(at(W_nGnRE, 0x20), 8),
    };
    const struct source s = post(r, list, ARRAY_LEN(list));
    assert_int_equal(s.done, all_of(4)); /* a fault is an end, too */
    assert_int_equal(r->outcome_count, 3);
    /* DDI 0487 D24.2.40, write, same EL: translation level 0, alignment, translation level 3. */
    static const struct {
        uint64_t esr, far;
    } expected[] = { { 0x96000044, UINT64_C(0x55) << 32 },
                     { 0x96000061, UINT64_C(2) << 32 | 4 },
                     { 0x96000047, UINT64_C(5) << 32 | DEVICE_BYTES } };
    for (size_t i = 0; i < ARRAY_LEN(expected); i++) {
        assert_int_equal(r->outcomes[i].fault, CORE_FAULT_MMU);
        if (i != 0) /* the level of the first follows from the rig's tables */
            assert_true(r->outcomes[i].exception.esr == expected[i].esr);
        assert_true(r->outcomes[i].exception.far == expected[i].far);
    }
    assert_int_equal(core_stats(r->core)->faults, 3);
    assert_int_equal(core_stats(r->core)->stores, 4);
    assert_int_equal(core_stats(r->core)->store_bytes, 8);
    assert_string_equal(rig_log(r, 0), "device@20:8");
    rig_free(r);
}

/* ---- a translation that is used again -------------------------------------------------------- */

/** The leaf of the page of `w` at `offset`. */
static uint64_t *leaf_of(struct rig *r, enum window w, uint64_t offset)
{
    for (unsigned t = 0; t < r->table_count; t++)
        for (unsigned i = 0; i < 512; i++)
            if ((r->tables[t][i] & UINT64_C(0xfffffffff000)) == DEVICE_BASE + offset &&
                (r->tables[t][i] >> 2 & 7) == w && (r->tables[t][i] & 3) == 3)
                return &r->tables[t][i];
    fail_msg("no leaf");
    return NULL;
}

/** Four stores to the page: the last one's line. The first may walk, the others need not. */
static uint64_t arrives(struct rig *r, va_t va)
{
    struct access list[4];
    for (unsigned i = 0; i < 4; i++)
        list[i] = el1_store((va_t){ va.va + 8 * i }, 8);
    const size_t writes = r->write_count;
    post(r, list, 4);
    assert_int_equal(r->write_count, writes + 4);
    for (size_t i = writes; i < writes + 4; i++)
        assert_true(r->writes[i].line == r->writes[writes].line);
    return r->writes[writes].line;
}

static void test_remapped(void **state)
{
    (void)state;
    struct rig *r = rig_new();
    rig_build(r);
    const va_t va = at(W_nGnRE, 0x3000);
    uint64_t *leaf = leaf_of(r, W_nGnRE, 0x3000);
    assert_true(arrives(r, va) == 0x3000);
    *leaf += 0x2000; /* without TLBI: where it was */
    assert_true(GATHER_HARD || arrives(r, va) == 0x3000);
    core_tlbi_all(r->core);
    assert_true(arrives(r, va) == 0x5000);
    /* By address; another page's does not matter. */
    struct mmu_tlbi record;
    *leaf += 0x1000;
    core_tlbi_make(r->core, &r->context.regs, mmu_tlbi_find("vaae1", NULL), va.va >> 12, &record);
    core_tlbi(r->core, &record);
    assert_true(arrives(r, va) == 0x6000);
    /* Other registers: the MMU off, so that VA is PA; with it on there is nothing at that VA. */
    const struct core_context context = r->context;
    const struct access there = el1_store((va_t){ DEVICE_BASE + 0x8000 }, 8);
    r->context.regs.sctlr_el1 = 0;
    core_set_context(r->core, &r->context);
    assert_true(arrives(r, there.va) == 0x8000);
    core_set_context(r->core, &context);
    size_t writes = r->write_count;
    post(r, &there, 1);
    assert_int_equal(r->write_count, writes);
    assert_int_equal(rig_last(r)->fault, CORE_FAULT_MMU);
    assert_true(arrives(r, va) == 0x6000);
    /* It becomes read-only. */
    *leaf |= UINT64_C(1) << 7;
    core_tlbi_all(r->core);
    const struct access one = el1_store(va, 8);
    writes = r->write_count;
    post(r, &one, 1);
    assert_int_equal(r->write_count, writes);
    assert_int_equal(rig_last(r)->dfsc, 0x0f); /* permission, level 3 */
    rig_free(r);
}

/** What one EL may, and an aligned store may, another need not. */
static void test_each_checked(void **state)
{
    (void)state;
    struct rig *r = rig_new();
    rig_build(r);
    *leaf_of(r, W_nGnRE, 0x3000) &= ~(UINT64_C(1) << 6); /* AP[1]: not at EL0 */
    const va_t va = at(W_nGnRE, 0x3000);
    struct access list[8];
    for (unsigned i = 0; i < 8; i++)
        list[i] = el1_store(va, 8);
    list[3].mode = 0;                   /* permission */
    list[5].va.va += 4;                 /* alignment */
    list[7].va.va = va.va + 0x1000 - 4; /* its pages are apart: alignment of the first */
    post(r, list, 8);
    assert_int_equal(r->outcome_count, 3);
    assert_int_equal(r->outcomes[0].dfsc, 0x0f);
    assert_int_equal(r->outcomes[1].dfsc, 0x21);
    assert_int_equal(r->outcomes[2].dfsc, 0x21);
    assert_int_equal(r->write_count, 5);
    /* What comes between may be of another page. */
    struct access mixed[8];
    for (unsigned i = 0; i < 8; i++) {
        const bool load = i < 2 || i == 6;
        mixed[i] = load ? load_of(at(W_nGnRE, 0x5000), 8) : el1_store(at(W_nGnRE, 0x4000), 8);
        mixed[i].mode = 1;
    }
    size_t writes = r->write_count;
    post(r, mixed, 8);
    assert_string_equal(rig_log(r, writes), "device@4000:8 device@4000:8 device@4000:8 "
                                            "device@4000:8 device@4000:8");
    /* A pair over the end of a page that was just written goes to both, which lie apart. */
    *leaf_of(r, W_NC, 0x2000) += 0x7000;
    core_tlbi_all(r->core);
    struct access over[] = {
        el1_store(at(W_NC, 0x1ff0), 8), el1_store(at(W_NC, 0x1ff0), 8),
        el1_store(at(W_NC, 0x1ff0), 8), access_of(ACCESS_STORE, at(W_NC, 0x1ff8), 16, 8),
        el1_store(at(W_NC, 0x1ff0), 8), end_of_run()
    };
    over[3].mode = 1;
    writes = r->write_count;
    post(r, over, ARRAY_LEN(over));
    assert_string_equal(rig_log(r, writes), "end@1ff0:16 end@9000:8");
    rig_free(r);
}

/** A translation that is used again is a hit, as any other. */
static void test_hits(void **state)
{
    (void)state;
    struct rig *r = rig_new();
    r->params.tlb_model = true;
    rig_build(r);
    struct access list[100];
    for (unsigned i = 0; i < 100; i++)
        list[i] = el1_store(at(W_nGnRE, 0x3000 + 8 * (uint64_t)i), 8);
    post(r, list, 100);
    assert_int_equal(core_mmu_stats(r->core)->tlb_misses, 1);
    assert_int_equal(core_mmu_stats(r->core)->tlb_hits, 99);
    assert_int_equal(core_stats(r->core)->tlb.misses, 1);
    assert_int_equal(core_stats(r->core)->tlb.l1_hits, 99);
    rig_free(r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_same),         cmocka_unit_test(test_others_first),
        cmocka_unit_test(test_no_place),     cmocka_unit_test(test_order),
        cmocka_unit_test(test_faults),       cmocka_unit_test(test_remapped),
        cmocka_unit_test(test_each_checked), cmocka_unit_test(test_hits),
    };
    return cmocka_run_group_tests(tests, rig_seed, NULL);
}
