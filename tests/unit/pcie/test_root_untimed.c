/* SPDX-License-Identifier: Apache-2.0 */
/**
 * pcie_root_untimed(): writes that take no time. The TLPs, their order and the device's memory are
 * those of the timed link; what depends on time (credits, DLLPs, the link's load) is not there.
 */
#include "rig.h"

static const simtime_t NS = PS_PER_NS;

/** A link that makes writes wait: few credits, a slow endpoint, real latencies. */
static struct rig *slow(void)
{
    struct rig *r = rig_new();
    r->link.ph = 2;
    r->link.pd = 32;
    r->link.write_time = 300 * NS;
    r->link.latency = 100 * NS;
    r->params.bus_latency = 7 * NS;
    r->params.root_latency = 11 * NS;
    return r;
}

static void finish(struct rig *r)
{
    rig_run(r);
    pcie_root_flush(r->root, kernel_now(r->kernel));
    rig_run(r);
}

static void inject(struct rig *r, enum pcie_inject_kind kind, uint64_t offset, uint64_t count)
{
    struct error e = { 0 };
    const struct pcie_inject what = { .kind = kind, .offset = offset, .count = count };
    if (!pcie_inject(r->port, &what, &e))
        fail_msg("%s", e.text);
}

/* ---- the same TLPs --------------------------------------------------------------------------- */

enum { SCRIPT = 300, MEMORY = 1 << 14 };

static struct action any_action(simtime_t time)
{
    struct action a = write_of(time, 64 * below(MEMORY / 64), 64, (enum bus_attr)below(4));
    switch (below(8)) {
    case 0: a.kind = DO_BARRIER; break;
    case 1: /* any bytes but none */
        a.mask = below(UINT64_MAX);
        a.mask &= below(UINT64_MAX);
        a.mask |= UINT64_C(1) << below(64);
        break;
    case 2:
    case 3: break; /* all */
    default: a.mask = bytes_mask((uint32_t)below(8) * 8, 8); break;
    }
    for (unsigned i = 0; i < BUS_LINE; i++)
        a.data[i] = (uint8_t)below(256);
    a.master = (uint16_t)below(2);
    return a;
}

static void any_params(struct rig *r)
{
    r->params.join_limit = UINT64_C(64) << below(3);
    r->params.split = (unsigned)below(3);
    r->params.posted_queue = 1 + below(8);
    r->link.mps = UINT64_C(128) << below(3);
    r->link.ecrc = below(2) != 0;
    r->base = below(2) != 0 ? LOW_BAR : HIGH_BAR;
}

static void expect_same_tlps(const struct rig *timed, const struct rig *untimed)
{
    assert_int_equal(timed->tlp_count, untimed->tlp_count);
    for (size_t i = 0; i < timed->tlp_count; i++) {
        const struct pcie_tlp *t = &timed->tlps[i].t, *u = &untimed->tlps[i].t;
        assert_int_equal(t->type, u->type);
        assert_true(t->address.ba == u->address.ba);
        assert_int_equal(t->up, u->up);
        assert_int_equal(t->header_dw, u->header_dw);
        assert_int_equal(t->length_dw, u->length_dw);
        assert_int_equal(t->first_be, u->first_be);
        assert_int_equal(t->last_be, u->last_be);
        assert_int_equal(t->reason, u->reason);
        assert_int_equal(t->bytes, u->bytes);
        assert_int_equal(t->wire_bytes, u->wire_bytes);
        assert_int_equal(t->stores, u->stores);
        assert_int_equal(t->master, u->master);
        assert_int_equal(t->domain, u->domain);
        for (size_t n = 0; n < (size_t)t->length_dw * 4; n++) {
            const unsigned enables = n < 4                           ? t->first_be
                                     : n >= 4 * (t->length_dw - 1ul) ? t->last_be
                                                                     : 0xf;
            if (enables >> n % 4 & 1)
                assert_int_equal(timed->bytes[timed->tlps[i].data_at + n],
                                 untimed->bytes[untimed->tlps[i].data_at + n]);
        }
    }
}

/** Written apart from the code: every byte of the script, last write wins. */
static void expect_bytes(const struct rig *r)
{
    static uint8_t expected[MEMORY], got[MEMORY];
    memset(expected, 0, sizeof expected);
    for (size_t i = 0; i < r->action_count; i++)
        for (unsigned n = 0; n < BUS_LINE && r->actions[i].kind == DO_WRITE; n++)
            if (r->actions[i].mask >> n & 1)
                expected[r->actions[i].offset + n] = r->actions[i].data[n];
    assert_true(pcie_bar_read(r->port, 0, 0, got, MEMORY));
    assert_memory_equal(got, expected, MEMORY);
}

static void test_same_tlps(void **state)
{
    (void)state;
    for (unsigned round = 0; round < 100; round++) {
        struct rig *r[2] = { slow(), slow() };
        any_params(r[0]);
        r[1]->params = r[0]->params;
        r[1]->link = r[0]->link;
        r[1]->base = r[0]->base;
        simtime_t time = 0;
        uint16_t master = 0;
        for (unsigned i = 0; i < SCRIPT; i++) {
            time += below(3) * below(100) * NS;
            struct action a = any_action(time);
            /* Two masters, one after another: what they hold apart has no order. */
            master = i % 50 == 0 ? (uint16_t)below(2) : master;
            a.master = master;
            if (i % 50 == 49)
                a.kind = DO_BARRIER;
            rig_add(r[0], a);
            rig_add(r[1], a);
        }
        rig_build(r[0]);
        rig_build(r[1]);
        pcie_root_untimed(r[1]->root);
        finish(r[0]);
        finish(r[1]);
        expect_same_tlps(r[0], r[1]);
        expect_bytes(r[0]);
        expect_bytes(r[1]);
        const struct pcie_stats *t = pcie_stats(r[0]->root), *u = pcie_stats(r[1]->root);
        assert_int_equal(t->mwr, u->mwr);
        assert_int_equal(t->write_bytes, u->write_bytes);
        assert_int_equal(t->wire_down, u->wire_down);
        assert_int_equal(t->joined, u->joined);
        assert_int_equal(u->errors, 0);
        assert_true(t->credit_stalls > 0 && u->credit_stalls == 0);
        assert_true(t->ph_used == t->mwr && u->ph_used == 0 && u->pd_used == 0);
        assert_true(u->dllp_up == 0 && u->dllp_down == 0 && u->link_busy_down == 0);
        rig_free(r[0]);
        rig_free(r[1]);
    }
}

/* ---- at once --------------------------------------------------------------------------------- */

/** When the call returns the bytes are in the device, and the write is answered: it took no time.
 */
static void test_at_once(void **state)
{
    static const enum bus_attr attrs[] = { BUS_DEVICE_nE, BUS_DEVICE_E, BUS_GATHER, BUS_CACHE };

    (void)state;
    for (unsigned point = PCIE_ACK_PE; point <= PCIE_ACK_LINK; point++) {
        struct rig *r = slow();
        r->params.ack_device_ne = r->params.ack_device_e = r->params.ack_gather = point;
        rig_build(r);
        pcie_root_untimed(r->root);
        for (unsigned i = 0; i < 1000; i++) {
            const struct action a = write_of(0, 64 * (uint64_t)i, 8, attrs[i % 4]);
            const simtime_t time = i / 10 * NS;
            const struct bus_write w = { .line = { r->base + a.offset },
                                         .mask = a.mask,
                                         .data = a.data,
                                         .attr = a.attr,
                                         .stores = 1,
                                         .tag = i,
                                         .time = time };
            uint8_t got[8];
            const struct bus_answer answer = bus_issue_write(r->bus, &w);
            assert_int_equal(answer.status, BUS_OK);
            assert_true(answer.time == time);
            assert_true(pcie_bar_read(r->port, 0, a.offset, got, 8));
            assert_memory_equal(got, a.data, 8);
            assert_int_equal(r->tlp_count, i + 1);
            assert_true(r->tlps[i].t.time == time + 18 * NS); /* bus and root complex */
        }
        assert_true(pcie_quiet_at(r->root) == (99 + 18) * NS);
        rig_run(r);
        for (unsigned i = 0; i < 1000; i++)
            assert_int_equal(r->answers[i].count, 0); /* not again */
        rig_free(r);
    }
}

/** A read sees the writes before it, and none behind. */
static void test_reads(void **state)
{
    (void)state;
    struct rig *r = slow();
    rig_build(r);
    pcie_root_untimed(r->root);
    rig_add(r, write_of(0, 0x40, 8, BUS_DEVICE_E));
    const uint32_t read = rig_add(r, read_of(0, 0x40, 8));
    struct action late = write_of(5000 * NS, 0x40, 8, BUS_DEVICE_E);
    memset(late.data, 0xee, sizeof late.data);
    rig_add(r, late);
    rig_run(r);
    static const uint8_t expected[] = { 0x40, 0x41, 0x42, 0x43, 0x44, 0x45, 0x46, 0x47 };
    assert_int_equal(r->answers[read].count, 1);
    assert_int_equal(r->answers[read].status, BUS_OK);
    assert_memory_equal(r->answers[read].data, expected, 8);
    assert_true(r->answers[read].time > 200 * NS); /* a read takes its time */
    rig_free(r);
}

/* ---- what still has a time ------------------------------------------------------------------- */

/** Writes that wait for credits when time is left out go first. */
static void test_in_the_middle(void **state)
{
    (void)state;
    struct rig *r = slow();
    for (unsigned i = 0; i < 40; i++) /* the second half after 10 ns, when the first still waits */
        rig_add(r, write_of(i < 20 ? 0 : 10 * NS, 8 * (uint64_t)i, 8, BUS_DEVICE_E));
    rig_build(r);
    rig_until(r, 5 * NS);
    assert_true(r->tlp_count < 20);
    assert_true(pcie_quiet_at(r->root) == SIMTIME_NEVER);
    pcie_root_untimed(r->root);
    rig_run(r);
    assert_int_equal(r->tlp_count, 40);
    for (unsigned i = 0; i < 40; i++) {
        assert_true(r->tlps[i].t.address.ba == r->base + 8 * (uint64_t)i);
        assert_int_equal(r->answers[i].count, 1);
    }
    rig_free(r);
}

/** A fault that was asked for hits its write, is reported once, and holds up no other. */
static void test_faults(void **state)
{
    (void)state;
    struct rig *r = slow();
    r->params.posted_error = 2; /* serror */
    rig_build(r);
    pcie_root_untimed(r->root);
    inject(r, PCIE_INJECT_UR, 0x88, 1);
    for (unsigned i = 0; i < 40; i++) {
        struct action a = write_of(i * NS, 8 * (uint64_t)i, 8, BUS_DEVICE_E);
        a.domain = 9;
        rig_add(r, a);
    }
    rig_run(r);
    assert_int_equal(r->tlp_count - tlps_of(r, PCIE_MSG), 40);
    assert_int_equal(tlps_of(r, PCIE_MSG), 1);
    for (unsigned i = 0; i < 40; i++) {
        uint8_t got[8];
        assert_true(tlp_of(r, PCIE_MWR, i)->address.ba == r->base + 8 * (uint64_t)i);
        assert_int_equal(r->answers[i].count, 1);
        assert_true(pcie_bar_read(r->port, 0, 8 * (uint64_t)i, got, 8));
        assert_int_equal(got[0], 8 * i == 0x88 ? 0 : (uint8_t)(8 * i));
    }
    assert_int_equal(r->error_count, 1);
    assert_string_equal(r->errors[0].kind, "write-ur");
    assert_true(r->errors[0].at == r->base + 0x88);
    assert_int_equal(r->errors[0].domain, 9);
    assert_int_equal(r->report_count, 1);
    assert_int_equal(pcie_stats(r->root)->errors, 1);
    assert_int_equal(pcie_stats(r->root)->mwr, 40);
    rig_free(r);
}

/* ---- who looks on ---------------------------------------------------------------------------- */

static void count_tlp(void *self, const struct pcie_tlp *t)
{
    (void)t;
    ++*(unsigned *)self;
}

static void count_error(void *self, const struct pcie_record *e)
{
    (void)e;
    ++*(unsigned *)self;
}

static void write_one(struct rig *r)
{
    const struct action a = write_of(0, 0, 8, BUS_DEVICE_E);
    const struct bus_write w = { .line = { r->base },
                                 .mask = a.mask,
                                 .data = a.data,
                                 .attr = a.attr,
                                 .time = kernel_now(r->kernel) };
    bus_issue_write(r->bus, &w);
    rig_run(r);
}

/** Observers are asked for what they want to see alone, and no more once they are forgotten. */
static void test_observers(void **state)
{
    (void)state;
    for (unsigned timed = 0; timed < 2; timed++) {
        struct rig *r = rig_new();
        unsigned tlps = 0, errors = 0, both = 0;
        rig_build(r);
        if (!timed)
            pcie_root_untimed(r->root);
        assert_true(
            pcie_observe(r->root, &(struct pcie_observer){ .self = &tlps, .tlp = count_tlp }));
        assert_true(pcie_observe(r->root,
                                 &(struct pcie_observer){ .self = &errors, .error = count_error }));
        assert_true(pcie_observe(
            r->root,
            &(struct pcie_observer){ .self = &both, .tlp = count_tlp, .error = count_error }));
        write_one(r);
        assert_true(tlps == 1 && errors == 0 && both == 1);
        inject(r, PCIE_INJECT_UR, UINT64_MAX, 1);
        write_one(r); /* and its message */
        assert_true(tlps == 3 && errors == 1 && both == 4);
        pcie_unobserve(r->root, &both);
        inject(r, PCIE_INJECT_UR, UINT64_MAX, 1);
        write_one(r);
        assert_true(tlps == 5 && errors == 2 && both == 4);
        assert_int_equal(r->tlp_count, 5);
        const struct pcie_observer more = { .self = &both, .tlp = count_tlp };
        unsigned room = 0;
        while (room < 1000 && pcie_observe(r->root, &more))
            room++;
        assert_int_equal(room, 16 - 2);
        rig_free(r);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_same_tlps), cmocka_unit_test(test_at_once),
        cmocka_unit_test(test_reads),     cmocka_unit_test(test_in_the_middle),
        cmocka_unit_test(test_faults),    cmocka_unit_test(test_observers),
    };
    return cmocka_run_group_tests(tests, rig_seed, NULL);
}
