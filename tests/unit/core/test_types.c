/* SPDX-License-Identifier: Apache-2.0 */
/** What each memory type does to an access: Device, ST64B, exclusives, the cache; faults. */
#include "rig.h"

#include <unistd.h>

/* ---- Device: count, size and order ----------------------------------------------------------- */

static void test_device_keeps(void **state)
{
    static const struct {
        uint32_t size, element;
        unsigned writes, bytes;
    } rows[] = {
        { 1, 1, 1, 1 },  { 2, 2, 1, 2 },    { 4, 4, 1, 4 },    { 8, 8, 1, 8 },    { 8, 4, 2, 4 },
        { 16, 8, 2, 8 }, { 16, 16, 1, 16 }, { 32, 16, 2, 16 }, { 64, 16, 4, 16 },
    };

    (void)state;
    for (enum window w = W_nGnRnE; w <= W_GRE; w++) {
        for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
            struct rig *r = rig_new();
            rig_build(r);
            /* Downwards, twice each: nothing is sorted, nothing is merged. */
            struct access run[6];
            for (unsigned k = 0; k < 6; k++) {
                run[k] = access_of(ACCESS_STORE, at(w, 0x400 - 64 * (uint64_t)(k / 2)),
                                   rows[i].size, rows[i].element);
                run[k].data[0] = (uint8_t)k;
            }
            rig_run(r, run, 6);
            if (w == W_GRE) { /* gathers: three lines in their buffers, a full one has left */
                rig_one(r, end_of_run());
                assert_int_equal(r->write_count, rows[i].size == 64 ? 6 : 3);
                for (size_t n = 0; n < r->write_count; n++)
                    assert_int_equal(r->writes[n].attr, BUS_GATHER);
                rig_free(r);
                continue;
            }
            assert_int_equal(r->write_count, 6 * rows[i].writes);
            size_t n = 0;
            for (unsigned k = 0; k < 6; k++) {
                for (unsigned part = 0; part < rows[i].writes; part++, n++) {
                    const struct seen_write *s = &r->writes[n];
                    uint64_t first = part * rows[i].bytes;
                    assert_true(s->line == 0x400 - 64 * (uint64_t)(k / 2));
                    assert_true(s->mask == ((UINT64_C(1) << rows[i].bytes) - 1) << first);
                    assert_int_equal(s->attr, w == W_nGnRnE ? BUS_DEVICE_nE : BUS_DEVICE_E);
                    assert_int_equal(s->reason, BUS_REASON_DEVICE);
                    assert_memory_equal(s->data + first, run[k].data + first, rows[i].bytes);
                    assert_int_equal(s->stores, part == 0);
                }
            }
            assert_int_equal(core_stats(r->core)->device_writes, n);
            rig_free(r);
        }
    }
}

/** The widest access is a parameter. */
static void test_device_element(void **state)
{
    (void)state;
    struct rig *r = rig_new();
    r->params.device_element = 8;
    rig_build(r);
    rig_one(r, store_of(at(W_nGnRE, 16), 16));
    assert_int_equal(r->write_count, 2);
    assert_true(r->writes[0].mask == 0xff0000);
    assert_true(r->writes[1].mask == 0xff000000);
    rig_one(r, load_of(at(W_nGnRE, 16), 16));
    assert_int_equal(r->read_count, 2);
    assert_int_equal(r->reads[1].size, 8);
    assert_memory_equal(rig_loaded(r), r->memory + 16, 16);
    rig_free(r);
}

static void test_device_loads(void **state)
{
    (void)state;
    struct rig *r = rig_new();
    rig_build(r);
    for (unsigned i = 0; i < 256; i++)
        r->memory[i] = (uint8_t)(i * 7);
    struct access pair = load_of(at(W_nGnRE, 32), 16);
    pair.element = pair.align = 8;
    rig_one(r, pair);
    assert_int_equal(r->read_count, 2); /* LDP: two reads of 8 */
    assert_int_equal(r->reads[0].at, 32);
    assert_int_equal(r->reads[0].size, 8);
    assert_int_equal(r->reads[1].at, 40);
    assert_true(r->reads[1].time >= r->reads[0].time + r->read_time);
    assert_memory_equal(rig_loaded(r), r->memory + 32, 16);
    rig_free(r);
}

/** A Device access goes behind the buffered stores if device_drains_wc; a Device load too. */
static void test_device_order(void **state)
{
    (void)state;
    for (unsigned drains = 0; drains < 2; drains++) {
        struct rig *r = rig_new();
        r->params.device_drains_wc = drains;
        rig_build(r);
        const struct access run[] = { store_of(at(W_NC, 0), 8), store_of(at(W_nGRE, 512), 4),
                                      store_of(at(W_NC, 64), 8), load_of(at(W_nGRE, 512), 4) };
        rig_run(r, run, ARRAY_LEN(run));
        assert_string_equal(rig_log(r, 0),
                            drains ? "order@0:8 device@200:4 order@40:8" : "device@200:4");
        assert_int_equal(r->reads[0].writes_before, drains ? 3 : 1);
        rig_free(r);
    }
}

/* ---- alignment ------------------------------------------------------------------------------- */

static void assert_alignment(const struct rig *r, uint64_t va)
{
    const struct core_outcome *o = rig_last(r);
    assert_int_equal(o->fault, CORE_FAULT_MMU);
    assert_int_equal(o->mmu.kind, MMU_FAULT_ALIGNMENT);
    assert_int_equal(o->exception.target_el, 1);
    assert_int_equal(o->dfsc, 0x21);
    assert_true(o->mmu.va.va == va);
}

static void test_unaligned(void **state)
{
    (void)state;
    struct rig *r = rig_new();
    struct rig *u = r;
    r->context.ls64 = true;
    rig_build(r);
    for (enum window w = W_nGnRnE; w < WINDOWS; w++) {
        for (uint32_t size = 1; size <= 16; size *= 2) {
            for (uint64_t offset = 4096 - 17; offset < 4096 + 17; offset++) {
                size_t writes = r->write_count, outcomes = r->outcome_count;
                rig_one(r, store_of(at(w, offset), size));
                rig_one(r, load_of(at(w, offset), size));
                if (w <= W_GRE && offset % size != 0) {
                    assert_int_equal(r->outcome_count, outcomes + 2);
                    assert_alignment(u, at(w, offset).va);
                    if (w != W_GRE)
                        assert_int_equal(r->write_count, writes);
                } else {
                    assert_int_equal(r->outcome_count, outcomes + 1); /* the load, good */
                    assert_int_equal(rig_last(r)->fault, CORE_NO_FAULT);
                    assert_int_equal(rig_loaded(r)[0], 0x10);
                    assert_int_equal(rig_loaded(r)[size - 1], 0x10 + size - 1);
                }
            }
        }
    }
    /* A pair is measured by its register. */
    size_t outcomes = r->outcome_count;
    rig_one(r, access_of(ACCESS_STORE, at(W_nGnRE, 8), 16, 8));
    assert_int_equal(r->outcome_count, outcomes);
    /* DC ZVA is an alignment fault on Device memory even where it is aligned. */
    for (enum window w = W_nGnRnE; w <= W_GRE; w++) {
        rig_one(r, access_of(ACCESS_ZVA, at(w, 0x2000), 64, 16));
        assert_alignment(r, at(w, 0x2000).va);
    }
    rig_free(r);
}

/** Nothing is where no table says so; the alignment fault of a Device stage 1 comes first. */
static void test_faults(void **state)
{
    (void)state;
    struct rig *r = rig_new();
    rig_build(r);
    rig_one(r, store_of((va_t){ 0x7000000000 }, 8));
    const struct core_outcome *o = rig_last(r);
    assert_int_equal(o->fault, CORE_FAULT_MMU);
    assert_int_equal(o->mmu.kind, MMU_FAULT_TRANSLATION);
    assert_int_equal(o->dfsc & 0x3c, 0x04);
    assert_int_equal(o->exception.target_el, 1);
    assert_int_equal(o->domain, 1);
    /* An access over the end of the mapping: nothing of it happens. */
    rig_one(r, store_of(at(W_NC, DEVICE_BYTES - 3), 8));
    assert_int_equal(rig_last(r)->mmu.kind, MMU_FAULT_TRANSLATION);
    assert_true(rig_last(r)->mmu.va.va == at(W_NC, DEVICE_BYTES).va);
    rig_one(r, end_of_run());
    assert_int_equal(r->write_count, 0);
    assert_int_equal(core_stats(r->core)->faults, 2);
    /* Stage 2 with no tables: a translation fault, taken to EL2; but unaligned to Device: EL1. */
    r->context.regs.hcr_el2 |= 1;
    r->context.regs.vtcr_el2 = 5u << 16 | 2u << 6 | 16;
    pa_t root = { 0 };
    assert_true(rig_alloc(r, 4096, &root));
    r->context.regs.vttbr_el2 = root.pa;
    core_set_context(r->core, &r->context);
    rig_one(r, store_of(at(W_nGnRE, 2), 4));
    assert_int_equal(rig_last(r)->exception.target_el,
                     2); /* of the walk: its tables are not mapped */
    assert_int_equal(rig_last(r)->mmu.kind, MMU_FAULT_TRANSLATION);
    /* Stage 2 of the tables, not of the device. */
    struct error e;
    struct mmu_memory memory = { r, rig_read_word, rig_write_word, rig_alloc, NULL, NULL };
    uint64_t leaf = 3 | 0xf << 2 | 3u << 6 | 3u << 8 | 1u << 10;
    assert_true(mmu_map(&memory, root, TABLES_BASE, TABLES_BASE, 4096 * TABLE_PAGES, leaf, &e));
    core_tlbi_all(r->core);
    rig_one(r, store_of(at(W_nGnRE, 2), 4));
    assert_alignment(r, at(W_nGnRE, 2).va);
    rig_one(r, store_of(at(W_NC, 2), 4));
    assert_int_equal(rig_last(r)->exception.target_el, 2);
    assert_int_equal(rig_last(r)->mmu.kind, MMU_FAULT_TRANSLATION);
    rig_free(r);
}

/** A table walk takes its time, also one that ends in a fault: 5 ns a descriptor. */
static void test_walk_time(void **state)
{
    (void)state;
    struct rig *r = rig_new();
    r->params.tlb_model = true;
    r->params.walk_time = 5000;
    rig_build(r);
    rig_one(r, store_of((va_t){ 0x7000000000 }, 8)); /* level 0 is there, level 1 is not */
    assert_int_equal(rig_last(r)->time, 1000 + 2 * 5000);
    rig_one(r, barrier_of("isb"));
    assert_int_equal(core_now(r->core), 2000 + 2 * 5000);
    /* Levels 1, 2 and 3: the table of level 1 is known. */
    rig_one(r, store_of(at(W_NC, 0), 8));
    assert_int_equal(core_now(r->core), 3000 + 5 * 5000);
    rig_one(r, store_of(at(W_NC, 8), 8));
    assert_int_equal(core_now(r->core), 4000 + 5 * 5000);
    rig_free(r);
}

/* ---- LS64, exclusives ------------------------------------------------------------------------ */

static void test_st64b(void **state)
{
    (void)state;
    struct rig *r = rig_new();
    rig_build(r);
    /* Without LS64: UNDEFINED, whatever lies there. */
    static const uint64_t places[] = { 0x1000, 0x1001, 0x4000000000 };
    for (size_t i = 0; i < ARRAY_LEN(places); i++) {
        rig_one(r, access_of(ACCESS_SINGLE, at(W_NC, places[i]), 64, 64));
        assert_int_equal(rig_last(r)->fault, CORE_FAULT_UNDEFINED);
        assert_int_equal(rig_last(r)->exception.target_el, 1);
    }
    assert_int_equal(r->write_count, 0);

    r->context.ls64 = true;
    core_set_context(r->core, &r->context);
    for (enum window w = W_nGnRnE; w < WINDOWS; w++) {
        size_t writes = r->write_count, outcomes = r->outcome_count;
        struct access a = access_of(ACCESS_SINGLE, at(w, 0x3000), 64, 64);
        a.data[63] = (uint8_t)w;
        rig_one(r, a);
        if (w == W_WT || w == W_WB) {
            assert_int_equal(rig_last(r)->fault, CORE_FAULT_UNSUPPORTED);
            assert_int_equal(rig_last(r)->dfsc, 0x35);
            assert_int_equal(r->write_count, writes);
        } else { /* one write of 64 bytes at once */
            assert_int_equal(r->outcome_count, outcomes);
            assert_int_equal(r->write_count, writes + 1);
            assert_true(r->writes[writes].mask == UINT64_MAX);
            assert_int_equal(r->memory[0x303f], w);
        }
        /* Unaligned: an alignment fault, to Normal memory too. */
        for (uint64_t off = 1; off < 64; off += 7) {
            rig_one(r, access_of(ACCESS_SINGLE, at(w, 0x3000 + off), 64, 64));
            assert_alignment(r, at(w, 0x3000 + off).va);
        }
        rig_one(r, access_of(ACCESS_SINGLE, at(w, 0x3fe0), 64, 64));
        assert_alignment(r, at(w, 0x3fe0).va);
    }
    rig_free(r);
}

static void test_exclusive(void **state)
{
    (void)state;
    struct rig *r = rig_new();
    rig_build(r);
    for (enum window w = W_nGnRnE; w < WINDOWS; w++) {
        size_t outcomes = r->outcome_count;
        rig_one(r, access_of(ACCESS_EXCLUSIVE, at(w, 0x100), 8, 8));
        if (w == W_WB) { /* in the cache, as a store */
            assert_int_equal(r->outcome_count, outcomes);
            rig_one(r, load_of(at(w, 0x100), 8));
            assert_int_equal(rig_loaded(r)[7], 0x17);
            continue;
        }
        assert_int_equal(rig_last(r)->fault, CORE_FAULT_UNSUPPORTED);
        assert_int_equal(rig_last(r)->dfsc, 0x35);
    }
    assert_int_equal(r->write_count, 0);
    rig_free(r);
}

/* ---- the cache ------------------------------------------------------------------------------- */

static void test_write_back(void **state)
{
    (void)state;
    for (unsigned fill = 0; fill < 2; fill++) {
        struct rig *r = rig_new();
        r->cache.write_fill = fill;
        r->cache.size = 4096; /* 16 sets of 4 */
        rig_build(r);
        for (unsigned i = 0; i < 4096; i++)
            r->memory[i] = (uint8_t)(i ^ i >> 8);
        rig_one(r, store_of(at(W_WB, 8), 8));
        rig_one(r, store_of(at(W_WB, 100), 16));
        rig_one(r, barrier_of("dsb sy"));
        rig_one(r, load_of(at(W_WB, 12), 8)); /* half stored, half the device's */
        rig_one(r, end_of_run());
        assert_int_equal(r->write_count, 0);
        uint8_t want[8] = { 0x14, 0x15, 0x16, 0x17, 16, 17, 18, 19 };
        assert_memory_equal(rig_loaded(r), want, 8);
        assert_int_equal(r->read_count, fill ? 2 : 1);

        /* DC CVAC: the dirty bytes go, once. */
        rig_one(r, access_of(ACCESS_CLEAN, at(W_WB, 15), 1, 1));
        rig_one(r, access_of(ACCESS_CLEAN, at(W_WB, 15), 1, 1));
        assert_int_equal(r->write_count, 1);
        assert_int_equal(r->writes[0].attr, BUS_CACHE);
        assert_int_equal(r->writes[0].reason, BUS_REASON_CACHE);
        assert_true(r->writes[0].line == 0);
        assert_true(r->writes[0].mask == 0xff00);
        assert_int_equal(r->memory[8], 0x10);

        /* Four lines of one set stay, the fifth puts out the least recently used. */
        rig_one(r, store_of(at(W_WB, 0), 4)); /* line 0 again, dirty again */
        for (uint64_t way = 1; way < 4; way++)
            rig_one(r, store_of(at(W_WB, way * 1024), 4));
        rig_one(r, load_of(at(W_WB, 0), 4));
        assert_int_equal(r->write_count, 1);
        rig_one(r, store_of(at(W_WB, 4 * 1024), 4));
        assert_int_equal(r->write_count, 2);
        assert_true(r->writes[1].line == 1024);
        assert_true(r->writes[1].mask == 0xf);
        assert_int_equal(core_stats(r->core)->drains[BUS_REASON_CACHE], 2);
        rig_free(r);
    }
}

static void test_write_through(void **state)
{
    (void)state;
    struct rig *r = rig_new();
    rig_build(r);
    /* The store waits in the write buffer; a load that misses the cache must still see it. */
    rig_one(r, store_of(at(W_WT, 8), 8));
    rig_one(r, load_of(at(W_WT, 8), 8));
    assert_memory_equal(rig_loaded(r), store_of(at(W_WT, 8), 8).data, 8);
    /* Now the line is cached: a store goes to both. */
    struct access a = store_of(at(W_WT, 12), 4);
    memset(a.data, 0xcc, 4);
    rig_one(r, a);
    size_t reads = r->read_count;
    rig_one(r, load_of(at(W_WT, 8), 8));
    assert_int_equal(r->read_count, reads);
    assert_memory_equal(rig_loaded(r), "\x10\x11\x12\x13\xcc\xcc\xcc\xcc", 8);
    rig_one(r, end_of_run());
    assert_memory_equal(r->memory + 8, "\x10\x11\x12\x13\xcc\xcc\xcc\xcc", 8);
    rig_free(r);
}

/** DC ZVA on Normal memory: 64 zeros, gathered or cached. */
static void test_zva(void **state)
{
    (void)state;
    struct rig *r = rig_new();
    rig_build(r);
    memset(r->memory, 0xff, 1024);
    struct access zeros = access_of(ACCESS_ZVA, at(W_NC, 128), 64, 16);
    memset(zeros.data, 0, 64);
    rig_one(r, zeros);
    assert_string_equal(rig_log(r, 0), "full@80:64");
    zeros.va = at(W_WB, 256);
    rig_one(r, zeros);
    assert_int_equal(r->write_count, 1);
    assert_int_equal(r->read_count, 0);
    rig_one(r, access_of(ACCESS_CLEAN, at(W_WB, 256), 1, 1));
    for (unsigned i = 0; i < 1024; i++)
        assert_int_equal(r->memory[i], i / 64 == 2 || i / 64 == 4 ? 0 : 0xff);
    rig_free(r);
}

/* ---- errors of the bus ----------------------------------------------------------------------- */

static void test_read_errors(void **state)
{
    (void)state;
    for (unsigned late = 0; late < 2; late++) {
        for (unsigned kind = 0; kind < 2; kind++) {
            for (enum window w = W_nGnRnE; w < WINDOWS; w++) {
                struct rig *r = rig_new();
                r->late = late;
                r->read_status = kind == 0 ? BUS_SLVERR : BUS_DECERR;
                rig_build(r);
                for (unsigned i = 0; i < 64; i++)
                    r->memory[i] = (uint8_t)i;
                rig_one(r, load_of(at(w, 16), 8));
                assert_int_equal(r->outcome_count, 1);
                assert_int_equal(rig_last(r)->fault, CORE_FAULT_EXTERNAL);
                assert_int_equal(rig_last(r)->dfsc, 0x10);
                assert_int_equal(rig_last(r)->time, 1000 + r->read_time);
                /* What failed has left nothing in the cache. */
                r->read_status = BUS_OK;
                rig_one(r, load_of(at(w, 16), 8));
                assert_int_equal(rig_last(r)->fault, CORE_NO_FAULT);
                assert_memory_equal(rig_loaded(r), r->memory + 16, 8);
                rig_free(r);
            }
        }
    }
}

/** A store that fills its line and cannot keeps its bytes; the others are read again. */
static void test_fill_error(void **state)
{
    (void)state;
    for (unsigned late = 0; late < 2; late++) {
        struct rig *r = rig_new();
        r->late = late;
        r->cache.write_fill = true;
        r->read_status = BUS_SLVERR;
        rig_build(r);
        r->memory[31] = 0x99;
        rig_one(r, store_of(at(W_WB, 16), 8));
        r->read_status = BUS_OK;
        rig_one(r, load_of(at(W_WB, 16), 16));
        assert_int_equal(rig_last(r)->fault, CORE_NO_FAULT);
        assert_int_equal(rig_loaded(r)[0], 0x10);
        assert_int_equal(rig_loaded(r)[15], 0x99);
        rig_free(r);
    }
}

static void test_write_errors(void **state)
{
    (void)state;
    struct rig *r = rig_new();
    r->write_status = BUS_SLVERR;
    rig_build(r);
    rig_one(r, store_of(at(W_nGnRE, 0), 4));
    assert_int_equal(r->serrors, 1); /* the store has retired: no precise fault */
    assert_int_equal(r->outcome_count, 0);
    rig_free(r);
}

/** Two VMs on one core: a line of the write buffer belongs to who stored into it. */
static void test_domains(void **state)
{
    (void)state;
    struct rig *r = rig_new();
    r->params.switch_time = 2000;
    rig_build(r);
    rig_one(r, store_of(at(W_NC, 0), 8)); /* 1 ns */
    struct core_context other = r->context;
    other.domain = 2;
    core_set_context(r->core, &other);
    assert_int_equal(core_now(r->core), 3000);
    core_set_context(r->core, &other);
    assert_int_equal(core_now(r->core), 3000);
    rig_one(r, store_of(at(W_NC, 8), 8));
    rig_one(r, end_of_run());
    assert_int_equal(r->write_count, 2);
    assert_int_equal(r->writes[0].domain, 1);
    assert_true(r->writes[0].mask == 0xff);
    assert_int_equal(r->writes[1].domain, 2);
    assert_true(r->writes[1].mask == 0xff00);
    rig_free(r);
}

static void test_tables(void **state)
{
    struct error e = { 0 };

    (void)state;
    assert_true(param_table_check(&core_table, &e));
    assert_true(param_table_check(&cache_table, &e));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_device_keeps),  cmocka_unit_test(test_device_element),
        cmocka_unit_test(test_device_loads),  cmocka_unit_test(test_device_order),
        cmocka_unit_test(test_unaligned),     cmocka_unit_test(test_faults),
        cmocka_unit_test(test_walk_time),     cmocka_unit_test(test_st64b),
        cmocka_unit_test(test_exclusive),     cmocka_unit_test(test_write_back),
        cmocka_unit_test(test_write_through), cmocka_unit_test(test_zva),
        cmocka_unit_test(test_read_errors),   cmocka_unit_test(test_fill_error),
        cmocka_unit_test(test_write_errors),  cmocka_unit_test(test_domains),
        cmocka_unit_test(test_tables),
    };
    alarm(300);
    return cmocka_run_group_tests(tests, rig_seed, NULL);
}
