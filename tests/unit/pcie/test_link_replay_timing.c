/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Bit errors by hand: generation 1 on one lane and no SKP make a byte 4 ns; generation 6 on one
 * lane a flit 32 ns. The n-th TLP or flit is made bad by injection.
 */
#include "rig.h"

#include <math.h>
#include <unistd.h>

static const simtime_t NS = PS_PER_NS;
enum { BYTE = 4, MWR8 = 28 * BYTE, MWR64 = 84 * BYTE, DLLP = 8 * BYTE, TIMER = 3000 }; /* ns */

static struct rig *slow_rig(unsigned gen)
{
    struct rig *r = rig_new();
    r->link.gen = gen;
    r->link.width = 1;
    r->link.fec_latency = 0;
    r->link.replay_timer = TIMER * NS;
    r->link.retrain_time = 5000 * NS;
    return r;
}

static void spoil(struct rig *r, uint64_t count)
{
    struct pcie_inject what = { .kind = PCIE_INJECT_LCRC, .offset = UINT64_MAX, .count = count };
    assert_true(pcie_inject(r->port, &what, NULL));
}

/** `many` writes of 8 bytes at 0, of which the first `bad` transmissions are bad. */
static struct rig *writes_with_errors(unsigned many, uint64_t bad)
{
    struct rig *r = slow_rig(1);
    rig_build(r);
    spoil(r, bad);
    for (unsigned i = 0; i < many; i++)
        rig_add(r, write_of(0, 64 * (uint64_t)i, 8, BUS_GATHER));
    rig_run(r);
    assert_int_equal(tlps_of(r, PCIE_MWR), many);
    return r;
}

static void assert_counts(const struct rig *r, uint64_t naks, uint64_t replays, uint64_t tlps,
                          uint64_t timeouts, uint64_t retrains)
{
    const struct pcie_stats *s = pcie_stats(r->root);
    assert_int_equal(s->naks, naks);
    assert_int_equal(s->replays, replays);
    assert_int_equal(s->replay_tlps, tlps);
    assert_int_equal(s->replay_timeouts, timeouts);
    assert_int_equal(s->retrains, retrains);
}

static void test_nak(void **state)
{
    (void)state;
    /* Bad at 112; the Nak is back at 144, while write 1 is on the link; all again from 224 on. */
    struct rig *r = writes_with_errors(3, 1);
    static const simtime_t starts[] = { 0, MWR8, 4 * MWR8 };
    for (unsigned i = 0; i < 3; i++)
        assert_int_equal(tlp_of(r, PCIE_MWR, i)->time, starts[i] * NS);
    assert_counts(r, 1, 1, 2, 0, 0);
    assert_int_equal(pcie_quiet_at(r->root), 5 * MWR8 * NS);
    const struct pcie_stats *s = pcie_stats(r->root);
    assert_int_equal(s->replay_bytes, 2 * 28);
    assert_int_equal(s->wire_down, 3 * 28);
    assert_int_equal(s->link_busy_down, 5 * MWR8 * NS);
    assert_int_equal(s->mwr, 3);
    rig_free(r);
}

/** A second error on the same TLP: no second Nak is sent, and the timer has to run out. */
static void test_nak_once(void **state)
{
    (void)state;
    struct rig *r = writes_with_errors(3, 3);
    /* Writes 0 and 1 bad; write 0 again at 224 .. 336, bad; the timer ends TIMER later. Then all
     * three. */
    assert_counts(r, 1, 2, 5, 1, 0);
    assert_int_equal(pcie_quiet_at(r->root), (336 + TIMER + 3 * MWR8) * NS);
    rig_free(r);
}

/** The timer by default: three times the Ack limit of 416 symbol times, and the way there and back.
 */
static void test_default_timer(void **state)
{
    enum { LATENCY = 100, LIMIT = 416 * BYTE };

    (void)state;
    struct rig *r = slow_rig(1);
    r->link.replay_timer = 0;
    r->link.latency = LATENCY * NS;
    rig_build(r);
    spoil(r, 2);
    rig_add(r, write_of(0, 0, 8, BUS_GATHER));
    rig_run(r);
    simtime_t again = MWR8 + LATENCY + DLLP + LATENCY; /* the Nak is back */
    simtime_t end = again + MWR8 + 3 * LIMIT + 2 * LATENCY + MWR8 + LATENCY;
    assert_counts(r, 1, 2, 2, 1, 0);
    assert_int_equal(pcie_quiet_at(r->root), end * NS);
    rig_free(r);
}

/** The fourth replay without progress trains the link anew. */
static void test_retrain(void **state)
{
    (void)state;
    struct rig *r = writes_with_errors(1, 4);
    simtime_t end = MWR8 + DLLP; /* the first replay starts here, and three more a time-out apart */
    end += 3 * (MWR8 + TIMER) + 5000 + MWR8;
    assert_counts(r, 1, 4, 4, 3, 1);
    assert_int_equal(pcie_quiet_at(r->root), end * NS);
    rig_free(r);

    /* And four more: each of them is a time-out, since the Nak stands. */
    r = writes_with_errors(1, 8);
    end += 4 * (MWR8 + TIMER) + 5000;
    assert_counts(r, 1, 8, 8, 7, 2);
    assert_int_equal(pcie_quiet_at(r->root), end * NS);
    rig_free(r);
}

/** A full replay buffer holds new TLPs up until an Ack has made room. */
static void test_buffer(void **state)
{
    (void)state;
    struct rig *r = slow_rig(1);
    r->link.replay_buffer = 284; /* three writes of 84 bytes */
    r->link.replay_timer = 10000 * NS;
    r->link.latency = 1000 * NS;
    rig_build(r);
    for (unsigned i = 0; i < 5; i++)
        rig_add(r, write_of(0, 64 * (uint64_t)i, 64, BUS_GATHER));
    rig_run(r);
    /*
     * Write 0 is there at 1336, its Ack back at 2368. The next Ack goes 416 symbol times later, at
     * 3000, for writes 1 and 2, and is back at 4032.
     */
    static const simtime_t starts[] = { 0, MWR64, 2 * MWR64, 2368, 4032 };
    for (unsigned i = 0; i < 5; i++)
        assert_int_equal(tlp_of(r, PCIE_MWR, i)->time, starts[i] * NS);
    assert_int_equal(pcie_stats(r->root)->replay_stalls, 2);
    assert_int_equal(pcie_stats(r->root)->replay_stall_time,
                     (2368 - 3 * MWR64 + 4032 - (2368 + MWR64)) * NS);
    assert_int_equal(pcie_stats(r->root)->credit_stalls, 0);
    assert_counts(r, 0, 0, 0, 0, 0);
    rig_free(r);
}

/** Four TLPs fill a buffer of their size to the last byte. */
static void test_buffer_exact(void **state)
{
    (void)state;
    for (unsigned less = 0; less < 2; less++) {
        struct rig *r = slow_rig(1);
        r->link.replay_buffer = 4 * 84 - less;
        r->link.latency = 1000 * NS;
        r->link.replay_timer = 10000 * NS;
        rig_build(r);
        for (unsigned i = 0; i < 4; i++)
            rig_add(r, write_of(0, 64 * (uint64_t)i, 64, BUS_GATHER));
        rig_run(r);
        assert_int_equal(tlp_of(r, PCIE_MWR, 3)->time, (less ? 2368 : 3 * MWR64) * NS);
        assert_int_equal(pcie_stats(r->root)->replay_stalls, less);
        rig_free(r);
    }
}

/** An Ack is lost now and then: all is sent again, and acknowledged once more. */
static void test_lost_acks(void **state)
{
    enum { MANY = 3000 };

    (void)state;
    struct rig *r = slow_rig(1);
    r->link.error_rate = 1e-4;
    rig_build(r);
    for (unsigned i = 0; i < MANY; i++)
        rig_add(r, write_of(i * 10000 * NS, 64 * (uint64_t)(i % 1024), 8, BUS_GATHER));
    rig_run(r);
    /* Of 64 bits each: 0.64 %. A write twice bad, or bad with its Nak lost: 2.2 % of 2.9 %. */
    uint64_t timeouts = pcie_stats(r->root)->replay_timeouts;
    assert_true(timeouts > 8 && timeouts < 45);
    assert_int_not_equal(pcie_quiet_at(r->root), SIMTIME_NEVER);
    assert_int_equal(pcie_stats(r->root)->mwr, MANY);
    rig_free(r);
}

/** Non-posted credits, where Acks go by themselves. */
static void test_read_credits(void **state)
{
    (void)state;
    struct rig *r = slow_rig(1);
    r->link.replay_buffer = 1 << 20;
    r->link.nph = 1;
    rig_build(r);
    struct action second = read_of(0, 8, 8);
    second.master = 1;
    rig_add(r, read_of(0, 0, 8));
    rig_add(r, second);
    rig_run(r);
    /* There at 80; an Ack until 112, the UpdateFC until 144. */
    assert_int_equal(tlp_of(r, PCIE_MRD, 1)->time, 144 * NS);
    assert_int_equal(tlp_of(r, PCIE_MRD, 1)->waited, (144 - 80) * NS);
    assert_int_equal(tlp_of(r, PCIE_CPLD, 0)->time, 144 * NS);
    rig_free(r);
}

/** Writes before and after an error arrive in order, and a read behind them sees them. */
static void test_read_behind(void **state)
{
    (void)state;
    struct rig *r = slow_rig(1);
    rig_build(r);
    spoil(r, 1);
    rig_add(r, write_of(0, 0, 8, BUS_GATHER));
    rig_add(r, read_of(0, 0, 8)); /* 112 .. 192; both again from 192 to 304 to 384 */
    rig_run(r);
    assert_int_equal(tlp_of(r, PCIE_MRD, 0)->time, MWR8 * NS);
    /* An Ack for the write at 304 .. 336; the next is not due when the read is there. */
    assert_int_equal(tlp_of(r, PCIE_CPLD, 0)->time, 384 * NS);
    for (unsigned i = 0; i < 8; i++)
        assert_int_equal(r->answers[1].data[i], i);
    assert_int_equal(tlps_of(r, PCIE_MRD), 1);
    rig_free(r);
}

/** Completion credits: the second completion waits until the root port has taken the first. */
static void test_completion_credits(void **state)
{
    (void)state;
    for (unsigned data = 0; data < 2; data++) {
        struct rig *r = slow_rig(1);
        r->link.mps = 128;
        r->link.replay_buffer = 1 << 20; /* its Acks are those of the test */
        r->link.replay_timer = 100000 * NS;
        r->link.cplh = data ? 0 : 1;
        r->link.cpld = data ? 8 : 0;
        rig_build(r);
        unsigned size = data ? 64 : 8;
        struct action first = read_of(0, 0, size), second = read_of(0, 64, size);
        struct action third = read_of(0, 128, size);
        second.master = 1;
        third.master = 2;
        rig_add(r, first);
        rig_add(r, second);
        rig_add(r, third);
        rig_run(r);
        simtime_t wire = (20 + size) * BYTE;
        /* Requests at 80, 160, 240. An Ack goes at 80, before the first completion at 112. */
        simtime_t c0 = 80 + DLLP, c1 = c0 + wire, c2 = c1 + wire;
        if (data == 0) {
            /* Taken at 224; the root port's Ack, then its UpdateFC, behind the third request. */
            assert_int_equal(c1, 224);
            assert_int_equal(tlp_of(r, PCIE_CPLD, 1)->time, (240 + 2 * DLLP) * NS);
            assert_int_equal(tlp_of(r, PCIE_CPLD, 1)->waited, (16 + 2 * DLLP) * NS);
        } else {
            /* Four of eight each: the third one needs what the first has given back. */
            assert_int_equal(tlp_of(r, PCIE_CPLD, 1)->time, c1 * NS);
            assert_int_equal(tlp_of(r, PCIE_CPLD, 2)->time, c2 * NS);
        }
        assert_int_equal(tlp_of(r, PCIE_CPLD, 0)->time, c0 * NS);
        assert_int_equal(tlps_of(r, PCIE_CPLD), 3);
        rig_free(r);
    }
}

/** Their UpdateFCs go fc_interval apart, too. */
static void test_completion_pace(void **state)
{
    (void)state;
    struct rig *r = slow_rig(1);
    r->link.replay_timer = 100000 * NS;
    r->link.cplh = 1;
    r->link.fc_interval = 5000 * NS;
    rig_build(r);
    for (uint16_t i = 0; i < 3; i++) {
        struct action a = read_of(0, 0, 8);
        a.master = i;
        rig_add(r, a);
    }
    rig_run(r);
    /* The first at 272, behind an Ack; the next not before 224 + 5000, by which no Ack is due. */
    assert_int_equal(tlp_of(r, PCIE_CPLD, 1)->time, (240 + 2 * DLLP) * NS);
    assert_int_equal(tlp_of(r, PCIE_CPLD, 2)->time, (224 + 5000 + DLLP) * NS);
    rig_free(r);
}

/* ---- flits --------------------------------------------------------------------------------------
 */

/** All TLPs of a bad flit are sent again, and those of the flits behind it; flit by flit. */
static void test_flit(void **state)
{
    (void)state;
    struct rig *r = slow_rig(6);
    rig_build(r);
    spoil(r, 1);
    /* 76 bytes each: three in flit 0, a fourth in flits 0 and 1, a fifth in flit 1. */
    for (unsigned i = 0; i < 5; i++)
        rig_add(r, write_of(0, 64 * (uint64_t)i, 64, BUS_GATHER));
    rig_add(r, write_of(110 * NS, 512, 64, BUS_GATHER));
    rig_add(r, write_of(110 * NS, 576, 64, BUS_GATHER));
    rig_run(r);
    /* Bad at 32; the Nak rides in flit 1 and is back at 64; the same as flits 2 and 3. */
    assert_counts(r, 1, 1, 5, 0, 0);
    assert_int_equal(pcie_stats(r->root)->replay_bytes, 512);
    /* Flit 3 belongs to the replay: what is new is in flit 4. */
    assert_int_equal(tlp_of(r, PCIE_MWR, 5)->time, 128 * NS);
    assert_int_equal(tlp_of(r, PCIE_MWR, 6)->time, 128 * NS + 76 * 125);
    assert_int_equal(pcie_quiet_at(r->root), 160 * NS);
    rig_free(r);

    /* The second of them bad: what was before it, and a part of the fourth write, has arrived. */
    r = slow_rig(6);
    rig_build(r);
    rig_add(r, write_of(0, 0, 64, BUS_GATHER));
    rig_run(r);
    spoil(r, 1);
    for (unsigned i = 0; i < 3; i++)
        rig_add(r, write_of(33 * NS, 64 * (uint64_t)i, 64, BUS_GATHER)); /* byte 8 of flit 1 */
    rig_run(r);
    /* Bad at 64, Nak back at 96; the three are in flit 3. */
    assert_counts(r, 1, 1, 3, 0, 0);
    assert_int_equal(pcie_quiet_at(r->root), 128 * NS);
    assert_int_equal(pcie_stats(r->root)->replay_bytes, 256);
    rig_free(r);
}

/** Of a write in two flits, of which the second one is bad, only that is sent again. */
static void test_flit_part(void **state)
{
    (void)state;
    struct rig *r = slow_rig(6);
    r->link.replay_buffer = 1 << 20;
    rig_build(r);
    rig_add(r, write_of(33 * NS, 0, 64, BUS_GATHER)); /* bytes 8 to 83 of flit 1 */
    rig_until(r, 40 * NS);
    spoil(r, 1);
    rig_add(r, write_of(57 * NS, 64, 64, BUS_GATHER)); /* from byte 200 of flit 1 on */
    rig_run(r);
    /* Bad at 96, the Nak back at 128: 40 bytes in flit 4. */
    assert_int_equal(tlp_of(r, PCIE_MWR, 1)->time, 57 * NS);
    assert_counts(r, 1, 1, 1, 0, 0);
    assert_int_equal(pcie_stats(r->root)->replay_bytes, 256);
    assert_int_equal(pcie_quiet_at(r->root), 160 * NS);
    rig_free(r);
}

/** Flits are bad, and not TLPs: by the number of flits, whatever is in them. */
static void test_flit_rate(void **state)
{
    enum { MANY = 30000 };

    (void)state;
    struct rig *r = rig_new();
    r->link.gen = 6;
    r->link.error_rate = 3e-6;
    rig_build(r);
    for (unsigned n = 0; n < MANY; n++)
        rig_add(r, write_of(0, 64 * (uint64_t)(n % 1024), 8, BUS_GATHER));
    rig_run(r);
    double flits = MANY * 20.0 / 236, expected = flits * (1 - pow(1 - 3e-6, 2048));
    assert_true(fabs((double)pcie_stats(r->root)->naks - expected) < 4 * sqrt(expected));
    rig_free(r);
}

/* ---- the same as without ------------------------------------------------------------------------
 */

/**
 * The way with a replay buffer that is never full gives the times of the way without: those of
 * writes, and of flits, where Acks take no room, with credits or with reads.
 */
static void test_same_times(void **state)
{
    (void)state;
    for (unsigned round = 0; round < 200; round++) {
        struct rig *rigs[2];
        uint64_t gen = 1 + below(7), width = 1u << below(5), ph = below(3) * below(20);
        uint64_t pd = below(2) * 100, posted = 1 + below(20);
        simtime_t latency = below(200) * NS, interval = below(300) * NS, now = 0;
        unsigned ack = (unsigned)below(4);
        for (unsigned i = 0; i < 2; i++) {
            struct rig *r = rigs[i] = rig_new();
            r->link.gen = gen;
            r->link.width = width;
            r->link.ph = gen < 6 ? 0 : ph;
            r->link.pd = gen < 6 ? 0 : pd;
            r->link.fc_interval = interval;
            r->link.latency = latency;
            r->link.write_time = ph * NS;
            r->params.posted_queue = posted;
            r->params.ack_gather = r->params.ack_device_e = ack;
            r->link.replay_buffer = i << 30;
            r->link.replay_timer = 1000000 * NS;
            rig_build(r);
        }
        for (unsigned i = 0; i < 300; i++) {
            struct action a = gen < 6 || ph || pd || below(20)
                                  ? write_of(now, 64 * below(1000), 1 + (uint32_t)below(64),
                                             below(2) ? BUS_GATHER : BUS_DEVICE_E)
                                  : read_of(now, 64 * below(1000), 1 + (uint32_t)below(64));
            a.master = (uint16_t)below(RIG_MASTERS);
            rig_add(rigs[0], a);
            rig_add(rigs[1], a);
            now += below(4) ? below(5) * NS : below(300) * NS;
        }
        rig_run(rigs[0]);
        rig_run(rigs[1]);
        assert_int_equal(rigs[0]->tlp_count, rigs[1]->tlp_count);
        for (enum pcie_tlp_type type = 0; type < PCIE_TLP_TYPES; type++) {
            assert_int_equal(tlps_of(rigs[0], type), tlps_of(rigs[1], type));
        }
        /* They are seen in another order: each type by itself is in the order of its times. */
        for (unsigned up = 0; up < 2; up++)
            for (size_t i = 0, k = 0; i < rigs[0]->tlp_count; i++) {
                const struct pcie_tlp *a = &rigs[0]->tlps[i].t, *b;
                if (a->up != up)
                    continue;
                while (rigs[1]->tlps[k].t.up != up)
                    k++;
                b = &rigs[1]->tlps[k++].t;
                if (a->time != b->time || a->end != b->end || a->waited != b->waited ||
                    a->address.ba != b->address.ba)
                    fail_msg("round %u gen %llu x%llu: %zu at %llu (%llu), not %llu (%llu)", round,
                             (unsigned long long)gen, (unsigned long long)width, i,
                             (unsigned long long)b->time, (unsigned long long)b->waited,
                             (unsigned long long)a->time, (unsigned long long)a->waited);
            }
        for (uint32_t i = 0; i < rigs[0]->action_count; i++) {
            assert_int_equal(rigs[0]->answers[i].count, rigs[1]->answers[i].count);
            assert_int_equal(rigs[0]->answers[i].time, rigs[1]->answers[i].time);
        }
        assert_int_equal(pcie_quiet_at(rigs[0]->root), pcie_quiet_at(rigs[1]->root));
        rig_free(rigs[0]);
        rig_free(rigs[1]);
    }
}

/* ---- what errors cost --------------------------------------------------------------------------
 */

/**
 * Low error rates: a bad TLP costs its own time, the way there and back with a Nak, and half a TLP
 * until the one on the link is out; a time-out the TLP and the timer. The number of errors is that
 * of the bit error ratio.
 */
static void test_efficiency(void **state)
{
    static const double ratios[] = { 1e-6, 3e-6, 1e-5 };
    enum { MANY = 30000, BYTES = 84, LATENCY = 100, AGAIN = 1000 };

    (void)state;
    for (unsigned gen = 3; gen <= 5; gen++)
        for (size_t i = 0; i < ARRAY_LEN(ratios); i++) {
            struct rig *r = rig_new();
            r->link.gen = gen;
            r->link.width = 8;
            r->link.latency = LATENCY * NS;
            r->link.replay_timer = AGAIN * NS;
            r->link.error_rate = ratios[i];
            rig_build(r);
            for (unsigned n = 0; n < MANY; n++)
                rig_add(r, write_of(0, 64 * (uint64_t)(n % 1024), 64, BUS_GATHER));
            rig_run(r);
            const struct pcie_stats *s = pcie_stats(r->root);
            double byte = 8 / (8e9 * (1 << (gen - 3)) * 8 * 128 / 130), tlp = BYTES * byte;
            double naks = (double)s->naks, timeouts = (double)s->replay_timeouts;
            double want = MANY * tlp + naks * (1.5 * tlp + 2e-9 * LATENCY + 8 * byte) +
                          timeouts * (tlp + 1e-9 * AGAIN);
            double got = (double)tlp_of(r, PCIE_MWR, MANY - 1)->time * 1e-12;
            if (fabs(got / want - 1) > 0.01)
                fail_msg("gen %u, %g: %g s, not %g; %g naks, %g timeouts", gen, ratios[i], got,
                         want, naks, timeouts);
            double expected = MANY * (1 - pow(1 - ratios[i], 8 * BYTES));
            assert_true(fabs(naks - expected) < 5 * sqrt(expected) + 1);
            assert_int_equal(s->mwr, MANY);
            rig_free(r);
        }
}

/** The same seed gives the same errors, another one others. */
static void test_seed(void **state)
{
    simtime_t ends[3];

    (void)state;
    for (unsigned i = 0; i < 3; i++) {
        struct rig *r = rig_new();
        struct error e = { 0 };
        r->link.error_rate = 3e-5;
        r->kernel = kernel_new(&e);
        r->bus = bus_new();
        r->root = pcie_root_new(r->kernel, r->bus, &r->params, &e);
        pcie_root_seed(r->root, i / 2 + 7);
        r->port = pcie_port_new(r->root, &r->link, &e);
        assert_true(pcie_add_bar(r->port, 0, (pa_t){ r->base }, r->bar_size, &e));
        r->masters[0] = (struct rig_master){ r, 0 };
        struct bus_master m = { &r->masters[0], told_write, told_read, told_error };
        assert_true(bus_add_master(r->bus, 0, &m, &e));
        r->driver = kernel_spawn(r->kernel, "driver", 200, rig_drive, r, &e);
        for (unsigned n = 0; n < 2000; n++)
            rig_add(r, write_of(0, 64 * (uint64_t)(n % 1024), 64, BUS_GATHER));
        rig_run(r);
        ends[i] = pcie_quiet_at(r->root);
        assert_true(pcie_stats(r->root)->replays > 0);
        rig_free(r);
    }
    assert_int_equal(ends[0], ends[1]);
    assert_int_not_equal(ends[0], ends[2]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nak),
        cmocka_unit_test(test_nak_once),
        cmocka_unit_test(test_retrain),
        cmocka_unit_test(test_buffer),
        cmocka_unit_test(test_read_behind),
        cmocka_unit_test(test_completion_credits),
        cmocka_unit_test(test_flit),
        cmocka_unit_test(test_same_times),
        cmocka_unit_test(test_default_timer),
        cmocka_unit_test(test_buffer_exact),
        cmocka_unit_test(test_lost_acks),
        cmocka_unit_test(test_read_credits),
        cmocka_unit_test(test_completion_pace),
        cmocka_unit_test(test_flit_part),
        cmocka_unit_test(test_flit_rate),
        cmocka_unit_test(test_efficiency),
        cmocka_unit_test(test_seed),
    };
    alarm(300);
    return cmocka_run_group_tests(tests, rig_seed, NULL);
}
