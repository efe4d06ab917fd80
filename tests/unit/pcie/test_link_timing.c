/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Times on the link, by hand: generation 1, one lane and no SKP make a byte 4 ns, and everything
 * that is not being tested takes no time. Bandwidth against arithmetic from GT/s and line code.
 */
#include "rig.h"

#include <math.h>

static const simtime_t NS = PS_PER_NS;
enum {
    BYTE = 4,
    MWR8 = (8 + 12 + 8) * BYTE,
    MWR64 = (8 + 12 + 64) * BYTE,
    MRD = 20 * BYTE,
    DLLP = 8 * BYTE
}; /* ns on the wire */

static struct rig *slow_rig(void)
{
    struct rig *r = rig_new();
    r->link.gen = 1;
    r->link.width = 1;
    return r;
}

/* ---- bandwidth ---------------------------------------------------------------------------------
 */

static void test_saturated(void **state)
{
    static const double gigatransfers[] = { 0, 2.5, 5, 8, 16, 32 };
    static const uint32_t sizes[] = { 8, 64, 256 };
    enum { MANY = 400 };

    (void)state;
    for (unsigned gen = 1; gen <= 5; gen++) {
        for (unsigned width = 1; width <= 16; width *= 2) {
            for (size_t s = 0; s < ARRAY_LEN(sizes); s++) {
                for (unsigned high = 0; high < 2; high++) {
                    struct rig *r = rig_new();
                    r->link.gen = gen;
                    r->link.width = width;
                    r->link.skp = true;
                    r->link.mps = 256;
                    r->params.join_limit = sizes[s] == 256 ? 256 : 64;
                    r->base = high ? HIGH_BAR : LOW_BAR;
                    rig_build(r);
                    uint32_t pieces = sizes[s] > 64 ? sizes[s] / 64 : 1;
                    for (unsigned n = 0; n < MANY; n++)
                        for (unsigned k = 0; k < pieces; k++)
                            rig_add(r, write_of(0, (uint64_t)n * sizes[s] + 64 * (uint64_t)k,
                                                sizes[s] / pieces, BUS_GATHER));
                    rig_run(r);
                    assert_int_equal(tlps_of(r, PCIE_MWR), MANY);
                    simtime_t span =
                        tlp_of(r, PCIE_MWR, MANY - 1)->time - tlp_of(r, PCIE_MWR, 0)->time;
                    double got = (double)sizes[s] * (MANY - 1) / (double)span * 1e12;

                    double code = gen <= 2 ? 8.0 / 10 : 128.0 / 130;
                    double skp = gen <= 2 ? 4.0 / 1538 : 1.0 / 375;
                    double raw = gigatransfers[gen] * 1e9 * width * code / 8 * (1 - skp);
                    double want = raw * sizes[s] / (sizes[s] + 8 + (high ? 16 : 12));
                    if (fabs(got / want - 1) > 0.01)
                        fail_msg("gen %u x%u %u bytes: %g, not %g", gen, width, sizes[s], got,
                                 want);
                    rig_free(r);
                }
            }
        }
    }
}

/** PH 32 and a loop of 500 ns cap 8-byte stores at 0.51 GB/s and 64-byte ones at 4.1 GB/s. */
static void test_credit_loop(void **state)
{
    static const uint32_t sizes[] = { 8, 64 };
    enum { MANY = 4000 };

    (void)state;
    for (unsigned gen = 3; gen <= 5; gen++) {
        for (size_t s = 0; s < 2; s++) {
            struct rig *r = rig_new();
            r->link.gen = gen;
            r->link.width = 16;
            r->link.latency = 250 * NS;
            r->link.ph = 32;
            r->link.fc_interval = 1 * NS;
            r->base = HIGH_BAR;
            rig_build(r);
            for (unsigned n = 0; n < MANY; n++)
                rig_add(r, write_of(0, (uint64_t)n * 64, sizes[s], BUS_GATHER));
            rig_run(r);
            assert_int_equal(tlps_of(r, PCIE_MWR), MANY);
            simtime_t span = tlp_of(r, PCIE_MWR, MANY - 1)->time - tlp_of(r, PCIE_MWR, 0)->time;
            double got = (double)sizes[s] * (MANY - 1) / (double)span * 1e12;
            double cap = 32.0 * sizes[s] / 500e-9;
            assert_true(got < cap * 1.02);
            assert_true(got > cap * 0.9);
            assert_true(pcie_stats(r->root)->credit_stalls > 0);
            assert_int_equal(pcie_stats(r->root)->ph_used, MANY);
            assert_int_equal(pcie_stats(r->root)->pd_used, MANY * ((sizes[s] + 15) / 16));
            rig_free(r);
        }
    }
}

/** The same with data credits: PD 16 are 256 bytes a loop, whatever the TLPs. */
static void test_data_credit_loop(void **state)
{
    enum { MANY = 2000 };
    static const uint32_t sizes[] = { 8, 16, 20, 64 };

    (void)state;
    for (size_t s = 0; s < ARRAY_LEN(sizes); s++) {
        struct rig *r = rig_new();
        r->link.gen = 5;
        r->link.width = 16;
        r->link.latency = 250 * NS;
        r->link.pd = 16;
        r->link.fc_interval = 1 * NS;
        rig_build(r);
        for (unsigned n = 0; n < MANY; n++)
            rig_add(r, write_of(0, (uint64_t)n * 64, sizes[s], BUS_GATHER));
        rig_run(r);
        simtime_t span = tlp_of(r, PCIE_MWR, MANY - 1)->time - tlp_of(r, PCIE_MWR, 0)->time;
        double rate = (MANY - 1) / (double)span * 1e12;
        unsigned each = sizes[s] <= 16 ? 1 : sizes[s] <= 32 ? 2 : 4;
        double cap = 16.0 / each / 500e-9;
        assert_true(rate < cap * 1.02);
        assert_true(rate > cap * 0.9);
        rig_free(r);
    }
}

/* ---- a credit in time or late -------------------------------------------------------------------
 */

static void test_credit_time(void **state)
{
    /* Write 0 is sent at 0, is there at 112 + 150, consumed 20 later; Ack and UpdateFC take 64. */
    const simtime_t back = (MWR8 + 150 + 20 + 2 * DLLP + 150) * NS;

    (void)state;
    for (int late = -2; late <= 2; late++) {
        for (unsigned before = 0; before < 2; before++) {
            struct rig *r = slow_rig();
            r->link.latency = 150 * NS;
            r->link.write_time = 20 * NS;
            r->link.ph = 1;
            rig_build(r);
            simtime_t second = before ? 0 : back + (simtime_t)late;
            rig_add(r, write_of(0, 0, 8, BUS_GATHER));
            rig_add(r, write_of(second, 64, 8, BUS_GATHER));
            rig_run(r);
            assert_int_equal(tlp_of(r, PCIE_MWR, 0)->time, 0);
            assert_int_equal(tlp_of(r, PCIE_MWR, 1)->time, second > back ? second : back);
            const struct pcie_stats *s = pcie_stats(r->root);
            simtime_t free = second > MWR8 * NS ? second : MWR8 * NS;
            assert_int_equal(s->credit_stalls, second < back);
            assert_int_equal(s->credit_stall_time, second < back ? back - free : 0);
            assert_int_equal(s->dllp_up, 4 * 8);
            assert_int_equal(s->link_busy_down, 2 * MWR8 * NS);
            rig_free(r);
        }
    }
}

/** UpdateFCs go fc_interval apart, each with all that was consumed until then. */
static void test_update_interval(void **state)
{
    (void)state;
    struct rig *r = slow_rig();
    r->link.ph = 4;
    r->link.fc_interval = 500 * NS;
    rig_build(r);
    for (unsigned i = 0; i < 9; i++)
        rig_add(r, write_of(0, 64 * (uint64_t)i, 8, BUS_GATHER));
    rig_run(r);
    /*
     * Consumed at 112, 224, 336, 448. UpdateFC at 112 (1 credit, here at 176), at 612 (4 credits:
     * the three others and write 4, sent at 448 and consumed at 560; here at 676).
     */
    static const simtime_t starts[] = { 0, 112, 224, 336, 448, 676, 788, 900, 1012 };
    for (unsigned i = 0; i < 9; i++)
        assert_int_equal(tlp_of(r, PCIE_MWR, i)->time, starts[i] * NS);
    rig_free(r);
}

/** A write waits for the update that brings enough, not for the first one. */
static void test_data_credits_partial(void **state)
{
    (void)state;
    struct rig *r = slow_rig();
    r->link.mps = 128;
    r->link.pd = 8;
    r->link.fc_interval = 1 * NS;
    rig_build(r);
    rig_add(r, write_of(0, 0, 64, BUS_GATHER));   /* 4 credits; 0 .. 336 */
    rig_add(r, write_of(0, 64, 8, BUS_GATHER));   /* 1; 336 .. 448 */
    rig_add(r, write_of(0, 128, 64, BUS_GATHER)); /* 4: has 3; the update of the first: 336 + 64 */
    rig_add(r, write_of(0, 192, 64, BUS_GATHER)); /* has 3 + 1: the second's update */
    rig_run(r);
    static const simtime_t starts[] = { 0, 336, 448, 784 };
    for (unsigned i = 0; i < 4; i++)
        assert_int_equal(tlp_of(r, PCIE_MWR, i)->time, starts[i] * NS);
    rig_free(r);

    r = slow_rig();
    r->link.mps = 128;
    r->link.pd = 8;
    r->link.latency = 1000 * NS;
    r->link.fc_interval = 1 * NS;
    rig_build(r);
    rig_add(r, write_of(0, 0, 8, BUS_GATHER));    /* 1; 0 .. 112, back at 1112 + 64 + 1000 */
    rig_add(r, write_of(0, 64, 64, BUS_GATHER));  /* 4; 112 .. 448, back at 1448 + 64 + 1000 */
    rig_add(r, write_of(0, 128, 64, BUS_GATHER)); /* 4: has 3 */
    rig_add(r, write_of(0, 192, 64, BUS_GATHER)); /* 4: has 0 */
    rig_run(r);
    assert_int_equal(tlp_of(r, PCIE_MWR, 1)->time, 112 * NS);
    assert_int_equal(tlp_of(r, PCIE_MWR, 2)->time, 2176 * NS);
    assert_int_equal(tlp_of(r, PCIE_MWR, 3)->time, (2176 + 336) * NS);
    rig_free(r);
}

/* ---- reads --------------------------------------------------------------------------------------
 */

static void test_read_latency(void **state)
{
    (void)state;
    struct rig *r = slow_rig();
    r->params.bus_latency = 50 * NS;
    r->params.root_latency = 75 * NS;
    r->link.latency = 150 * NS;
    r->link.read_latency = 250 * NS;
    rig_build(r);
    rig_add(r, read_of(10 * NS, 0, 4));
    rig_add(r, read_of(5000 * NS, 0, 64));
    rig_add(r, read_of(10000 * NS, 3, 6)); /* bytes 3 .. 8: three DWs */
    rig_run(r);
    static const struct {
        simtime_t time;
        unsigned dw, be_first, be_last;
    } want[] = { { 10, 1, 0xf, 0 }, { 5000, 16, 0xf, 0xf }, { 10000, 3, 0x8, 0x1 } };
    for (unsigned i = 0; i < 3; i++) {
        simtime_t sent = want[i].time + 50 + 75;
        simtime_t completed = sent + MRD + 150 + 250;
        simtime_t back = completed + (8 + 12 + 4 * want[i].dw) * BYTE + 150 + 75 + 50;
        const struct pcie_tlp *q = tlp_of(r, PCIE_MRD, i), *c = tlp_of(r, PCIE_CPLD, i);
        assert_int_equal(q->time, sent * NS);
        assert_int_equal(q->wire_bytes, 20);
        assert_int_equal(q->length_dw, want[i].dw);
        assert_int_equal(q->first_be, want[i].be_first);
        assert_int_equal(q->last_be, want[i].be_last);
        assert_false(q->up);
        assert_int_equal(c->time, completed * NS);
        assert_int_equal(c->length_dw, want[i].dw);
        assert_int_equal(c->status, PCIE_SC);
        assert_true(c->up);
        assert_int_equal(r->answers[i].count, 1);
        assert_int_equal(r->answers[i].time, back * NS);
    }
    rig_free(r);
}

/** A read behind writes: after them on the link, and after them in the endpoint's buffer. */
static void test_read_behind_writes(void **state)
{
    (void)state;
    struct rig *r = slow_rig();
    r->link.latency = 100 * NS;
    r->link.read_latency = 50 * NS;
    r->link.write_time = 1000 * NS;
    rig_build(r);
    rig_add(r, write_of(0, 0, 8, BUS_GATHER));
    rig_add(r, write_of(0, 64, 8, BUS_GATHER));
    rig_add(r, read_of(0, 64, 8));
    rig_add(r, write_of(0, 64, 8, BUS_GATHER)); /* later: the read does not wait for it */
    rig_run(r);
    assert_int_equal(tlp_of(r, PCIE_MRD, 0)->time, 2 * MWR8 * NS);
    /* The writes come at 212 and 324, and are taken by 1212 and 2212; then the read is. */
    simtime_t completion = 2212 + 50;
    const struct pcie_tlp *c = tlp_of(r, PCIE_CPLD, 0);
    assert_true(c->time >= completion * NS);
    assert_true(c->time <= (completion + 2 * DLLP) * NS);
    rig_free(r);
}

/** Ack and UpdateFC DLLPs take the link upwards, and completions wait for them. */
static void test_dllps_delay_completions(void **state)
{
    /* Writes at 0 and 112 are there at 112 and 224; the read from 224 on at 304. */
    static const struct {
        simtime_t read_latency, completion;
    } rows[] = {
        /* Ack and UpdateFC-P at 112 (to 176) and 412 (to 476), -NP at 304 (to 368) */
        { 1, 368 },   { 63, 368 },  { 64, 368 },  { 65, 369 },  { 107, 411 },
        { 120, 476 }, { 171, 476 }, { 172, 476 }, { 173, 477 },
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct rig *r = slow_rig();
        r->link.ph = r->link.nph = 32;
        r->link.fc_interval = 300 * NS;
        r->link.read_latency = rows[i].read_latency * NS;
        rig_build(r);
        rig_add(r, write_of(0, 0, 8, BUS_GATHER));
        rig_add(r, write_of(0, 64, 8, BUS_GATHER));
        rig_add(r, read_of(0, 0, 8));
        rig_run(r);
        assert_int_equal(tlp_of(r, PCIE_CPLD, 0)->time, rows[i].completion * NS);
        assert_int_equal(pcie_stats(r->root)->dllp_up, 3 * 2 * 8);
        assert_int_equal(pcie_stats(r->root)->dllp_down, 8);
        rig_free(r);
    }
}

/** The Ack of a completion takes the link downwards. */
static void test_ack_down(void **state)
{
    (void)state;
    struct rig *r = slow_rig();
    rig_build(r);
    rig_add(r, read_of(0, 0, 8));
    /* The request to 80, the completion to 192, its Ack down to 224. */
    rig_add(r, write_of(200 * NS, 0, 8, BUS_GATHER));
    rig_run(r);
    assert_int_equal(tlp_of(r, PCIE_CPLD, 0)->time, 80 * NS);
    assert_int_equal(tlp_of(r, PCIE_MWR, 0)->time, (80 + 112 + DLLP) * NS);
    rig_free(r);
}

/** Non-posted credits used up: reads wait, writes pass. */
static void test_posted_pass_reads(void **state)
{
    (void)state;
    struct rig *r = slow_rig();
    r->link.nph = 1;
    r->link.latency = 1000 * NS;
    r->link.read_latency = 5000 * NS;
    rig_build(r);
    rig_add(r, read_of(0, 0, 8));
    struct action second = read_of(0, 0, 8);
    second.master = 1;
    rig_add(r, second);
    struct action w = write_of(0, 64, 8, BUS_DEVICE_E);
    w.master = 2;
    rig_add(r, w);
    rig_add(r, w);
    rig_run(r);
    assert_int_equal(tlp_of(r, PCIE_MRD, 0)->time, 0);
    assert_int_equal(tlp_of(r, PCIE_MWR, 0)->time, 80 * NS);
    assert_int_equal(tlp_of(r, PCIE_MWR, 1)->time, (80 + 112) * NS);
    /* The credit: there at 1080, Ack and UpdateFC to 1144, back at 2144. */
    assert_int_equal(tlp_of(r, PCIE_MRD, 1)->time, 2144 * NS);
    rig_free(r);
}

/**
 * A write that takes a credit return without having enough must not let a read start before that
 * return is there.
 */
static void test_read_not_before_credit(void **state)
{
    (void)state;
    for (unsigned swap = 0; swap < 2; swap++) {
        struct rig *r = slow_rig();
        r->link.mps = 128;
        r->link.nph = 1;
        r->link.pd = 8;
        r->link.latency = 1000 * NS;
        r->link.fc_interval = 1 * NS;
        rig_build(r);
        struct action reads[2] = { read_of(0, 0, 8), read_of(0, 0, 8) };
        reads[1].master = 1;
        rig_add(r, reads[0]);                           /* 0 .. 80, there at 1080 */
        rig_add(r, reads[1]);                           /* waits for NPH */
        rig_add(r, write_of(0, 0, 64, BUS_DEVICE_E));   /* 80 .. 416: 4 of 8 */
        rig_add(r, write_of(0, 64, 64, BUS_DEVICE_E));  /* .. 752: 4 of 8 */
        rig_add(r, write_of(0, 128, 64, BUS_DEVICE_E)); /* waits for PD */
        rig_run(r);
        /* NPH: Ack and UpdateFC to 1144, back at 2144. */
        assert_true(tlp_of(r, PCIE_MRD, 1)->time >= 2144 * NS);
        assert_true(tlp_of(r, PCIE_MRD, 1)->time <= (2144 + 336) * NS);
        /* PD of the first: there at 1416, back at 2480 at the earliest. */
        assert_true(tlp_of(r, PCIE_MWR, 2)->time >= 2480 * NS);
        rig_free(r);
    }
}

/** An injected delay: of the completion; of the credit of a write, and of all behind it. */
static void test_delay(void **state)
{
    (void)state;
    struct rig *r = slow_rig();
    const struct pcie_inject what = {
        .kind = PCIE_INJECT_DELAY, .offset = 0x40, .count = 1, .delay = 700 * NS
    };
    rig_build(r);
    assert_true(pcie_inject(r->port, &what, NULL));
    rig_add(r, read_of(0, 0x40, 8));
    rig_add(r, read_of(5000 * NS, 0x40, 8));
    rig_run(r);
    assert_int_equal(tlp_of(r, PCIE_CPLD, 0)->time, (MRD + 700) * NS);
    assert_int_equal(r->answers[0].time, (MRD + 700 + 112) * NS);
    assert_int_equal(tlp_of(r, PCIE_CPLD, 1)->time, (5000 + MRD) * NS);
    rig_free(r);

    r = slow_rig();
    r->link.ph = 2;
    rig_build(r);
    assert_true(pcie_inject(r->port, &what, NULL));
    rig_add(r, write_of(0, 0x40, 8, BUS_DEVICE_E)); /* there at 112, taken at 812 */
    rig_add(r, write_of(0, 0x80, 8, BUS_DEVICE_E));
    rig_add(r, write_of(0, 0xc0, 8, BUS_DEVICE_E)); /* not before 812 + 64 */
    rig_run(r);
    assert_int_equal(tlp_of(r, PCIE_MWR, 1)->time, MWR8 * NS);
    assert_int_equal(tlp_of(r, PCIE_MWR, 2)->time, (MWR8 + 700 + 2 * DLLP) * NS);
    rig_free(r);
}

/* ---- where a write is answered ------------------------------------------------------------------
 */

static void test_ack_points(void **state)
{
    /* bus 50, root 75: at the root complex at 50, on the link at 125, off it at 125 + 112. */
    static const simtime_t want[] = { 0, 50, 100, 125 + MWR8 + 75 + 50 };
    static const enum bus_attr attrs[] = { BUS_DEVICE_nE, BUS_DEVICE_E, BUS_GATHER };

    (void)state;
    for (unsigned point = 0; point < 4; point++) {
        for (size_t i = 0; i < ARRAY_LEN(attrs); i++) {
            struct rig *r = slow_rig();
            r->params.bus_latency = 50 * NS;
            r->params.root_latency = 75 * NS;
            r->params.ack_device_ne = attrs[i] == BUS_DEVICE_nE ? point : 0;
            r->params.ack_device_e = attrs[i] == BUS_DEVICE_E ? point : 0;
            r->params.ack_gather = attrs[i] == BUS_GATHER ? point : 0;
            rig_build(r);
            rig_add(r, write_of(1000 * NS, 0, 8, attrs[i]));
            rig_run(r);
            assert_int_equal(r->answers[0].count, 1);
            assert_int_equal(r->answers[0].time, (1000 + want[point]) * NS);
            assert_int_equal(r->answers[0].status, BUS_OK);
            assert_int_equal(tlp_of(r, PCIE_MWR, 0)->time, (1000 + 125) * NS);
            rig_free(r);
        }
    }
}

/** A full queue holds the answers up, whether the link is busy or the credits are out. */
static void test_posted_queue(void **state)
{
    static const uint64_t depths[] = { 1, 2, 5, 16, 1023, 1024 };

    (void)state;
    for (size_t d = 0; d < ARRAY_LEN(depths); d++) {
        for (unsigned credits = 0; credits < 2; credits++) {
            struct rig *r = slow_rig();
            unsigned many = (unsigned)depths[d] + 20;
            r->params.posted_queue = depths[d];
            r->params.bus_latency = 50 * NS;
            r->params.root_latency = 75 * NS;
            r->link.ph = credits;
            rig_build(r);
            for (unsigned i = 0; i < many; i++)
                rig_add(r, write_of(0, 64 * (uint64_t)i, 8, BUS_GATHER));
            rig_run(r);
            for (unsigned i = 0; i < many; i++) {
                simtime_t start = tlp_of(r, PCIE_MWR, i)->time;
                simtime_t accepted = 50 * NS;
                if (credits == 0)
                    assert_int_equal(start, (125 + MWR8 * (simtime_t)i) * NS);
                if (i >= depths[d]) {
                    simtime_t room = tlp_of(r, PCIE_MWR, i - (unsigned)depths[d])->time;
                    accepted = room > accepted ? room : accepted;
                }
                assert_int_equal(r->answers[i].count, 1);
                assert_int_equal(r->answers[i].time, accepted + 50 * NS);
            }
            rig_free(r);
        }
    }
}

/** The bytes on the wire by what the TLP is. */
static void test_wire_bytes(void **state)
{
    (void)state;
    for (unsigned high = 0; high < 2; high++) {
        for (unsigned ecrc = 0; ecrc < 2; ecrc++) {
            struct rig *r = slow_rig();
            r->base = high ? HIGH_BAR : LOW_BAR;
            r->link.ecrc = ecrc;
            rig_build(r);
            rig_add(r, write_of(0, 3, 6, BUS_GATHER)); /* 3 DWs */
            rig_add(r, read_of(0, 0, 16));
            rig_run(r);
            unsigned more = (high ? 4u : 0u) + (ecrc ? 4u : 0u);
            assert_int_equal(tlp_of(r, PCIE_MWR, 0)->wire_bytes, 8 + 12 + 12 + more);
            assert_int_equal(tlp_of(r, PCIE_MWR, 0)->header_dw, high ? 4 : 3);
            assert_int_equal(tlp_of(r, PCIE_MWR, 0)->bytes, 6);
            assert_int_equal(tlp_of(r, PCIE_MRD, 0)->wire_bytes, 8 + 12 + more);
            assert_int_equal(tlp_of(r, PCIE_MRD, 0)->time, (32 + more) * 4 * NS);
            assert_int_equal(tlp_of(r, PCIE_CPLD, 0)->wire_bytes, 8 + 12 + 16 + (ecrc ? 4 : 0));
            const struct pcie_stats *s = pcie_stats(r->root);
            assert_int_equal(s->wire_down, 8 + 12 + 12 + more + 8 + 12 + more);
            assert_int_equal(s->wire_up, 8 + 12 + 16 + (ecrc ? 4 : 0));
            assert_int_equal(s->write_bytes, 6);
            assert_int_equal(s->read_bytes, 16);
            rig_free(r);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_saturated),
        cmocka_unit_test(test_credit_loop),
        cmocka_unit_test(test_data_credit_loop),
        cmocka_unit_test(test_credit_time),
        cmocka_unit_test(test_update_interval),
        cmocka_unit_test(test_data_credits_partial),
        cmocka_unit_test(test_read_latency),
        cmocka_unit_test(test_read_behind_writes),
        cmocka_unit_test(test_dllps_delay_completions),
        cmocka_unit_test(test_ack_down),
        cmocka_unit_test(test_posted_pass_reads),
        cmocka_unit_test(test_read_not_before_credit),
        cmocka_unit_test(test_delay),
        cmocka_unit_test(test_ack_points),
        cmocka_unit_test(test_posted_queue),
        cmocka_unit_test(test_wire_bytes),
    };
    return cmocka_run_group_tests(tests, rig_seed, NULL);
}
