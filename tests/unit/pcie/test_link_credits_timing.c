/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Throughput bound by credits, against min(PH, PD / data credits of a TLP) TLPs for each time that
 * a credit needs to come back; scaled credits; the pace of UpdateFCs.
 */
#include "rig.h"

#include <math.h>
#include <unistd.h>

static const simtime_t NS = PS_PER_NS;

struct bound {
    unsigned gen;
    uint64_t ph, pd, scale;
    uint32_t size;
    simtime_t latency, write_time, interval;
};

static double byte_seconds(unsigned gen)
{
    static const double gigatransfers[] = { 0, 2.5, 5, 8, 16, 32, 64, 128 };
    double code = gen < 3 ? 0.8 : gen < 6 ? 128 / 130.0 : 236 / 256.0;
    return 8 / (gigatransfers[gen] * 1e9 * 16 * code);
}

/** Without framing in flit mode; header of 3 DW. */
static double tlp_seconds(const struct bound *b)
{
    return (b->size + 12 + (b->gen < 6 ? 8 : 0)) * byte_seconds(b->gen);
}

static double min_credits(const struct bound *b)
{
    unsigned units = (b->size + 15) / 16;
    double each = units;
    double by_data = b->pd ? floor((double)b->pd / each) : 1e9;
    return b->ph && (double)b->ph < by_data ? (double)b->ph : by_data;
}

/** TLPs in a second over a x16 link with MPS 256, measured over whole loops. */
static double measure(const struct bound *b, const struct rig **out)
{
    enum { MANY = 6000, SKIPPED = 1000 };
    struct rig *r = rig_new();
    r->link.gen = b->gen;
    r->link.width = 16;
    r->link.ph = b->ph;
    r->link.pd = b->pd;
    r->link.fc_scale = b->scale;
    r->link.npd = 0;
    r->link.latency = b->latency;
    r->link.fec_latency = 0;
    r->link.write_time = b->write_time;
    r->link.fc_interval = b->interval;
    r->params.join_limit = b->size > 64 ? 256 : 64;
    rig_build(r);
    for (unsigned n = 0; n < MANY; n++)
        for (uint32_t at = 0; at < b->size; at += 64)
            rig_add(r, write_of(0, (uint64_t)n % 1024 * 256 + at,
                                b->size - at < 64 ? b->size - at : 64, BUS_GATHER));
    rig_run(r);
    assert_int_equal(tlps_of(r, PCIE_MWR), MANY);
    double credits = min_credits(b);
    unsigned loop = 2 * credits < MANY ? (unsigned)credits : 1;
    unsigned tlps = (MANY - 1 - SKIPPED) / loop * loop;
    simtime_t span = r->tlps[SKIPPED + tlps].t.time - r->tlps[SKIPPED].t.time;
    *out = r;
    return tlps / (double)span * 1e12;
}

/**
 * On the way there: the TLP's own time, latency, the buffer. Back: Ack and UpdateFC, or the rest of
 * a flit and half of one to wait for its credit bytes; half an interval; latency.
 */
static double loop_seconds(const struct bound *b)
{
    double flit = b->gen < 6 ? 0 : 256 / (b->gen == 6 ? 128e9 : 256e9);
    double back = b->gen < 6 ? 16 * byte_seconds(b->gen) : 1.5 * flit;
    return tlp_seconds(b) + 2e-12 * (double)b->latency + 1e-12 * (double)b->write_time + back +
           0.5e-12 * (double)b->interval;
}

static void test_loop(void **state)
{
    static const struct {
        uint64_t ph, pd;
    } credits[] = { { 32, 0 }, { 0, 16 }, { 32, 248 }, { 8, 2047 }, { 127, 64 }, { 4, 20 } };
    static const uint32_t sizes[] = { 8, 16, 20, 64, 256 };
    unsigned bound = 0;

    (void)state;
    for (unsigned gen = 4; gen <= 7; gen++)
        for (size_t c = 0; c < ARRAY_LEN(credits); c++)
            for (size_t s = 0; s < ARRAY_LEN(sizes); s++) {
                struct bound b = { .gen = gen,
                                   .ph = credits[c].ph,
                                   .pd = credits[c].pd,
                                   .scale = 1,
                                   .size = sizes[s],
                                   .latency = 500 * NS,
                                   .interval = 1 * NS };
                double want = min_credits(&b) / loop_seconds(&b);
                if (want > 0.9 / tlp_seconds(&b))
                    continue; /* the wire is what bounds it */
                const struct rig *r;
                double got = measure(&b, &r);
                if (fabs(got / want - 1) > 0.01)
                    fail_msg("gen %u PH %llu PD %llu, %u bytes: %g TLPs/s, not %g", gen,
                             (unsigned long long)b.ph, (unsigned long long)b.pd, b.size, got, want);
                rig_free((struct rig *)r);
                bound++;
            }
    assert_true(bound > 80);
}

/** Slow endpoints are in the loop as well, and when they are slower than all, the only bound. */
static void test_endpoint(void **state)
{
    const struct rig *r;

    (void)state;
    struct bound b = { 5, 32, 0, 1, 64, 100 * NS, 50 * NS, 1 * NS };
    double got = measure(&b, &r);
    assert_true(fabs(got * 50e-9 - 1) < 0.001);
    rig_free((struct rig *)r);
    b.ph = 4; /* four in 252 ns: less than one in 50 */
    got = measure(&b, &r);
    assert_true(got < 1.001 / 50e-9 && got > 0.9 * 4 / loop_seconds(&b));
    rig_free((struct rig *)r);
}

/**
 * Scaled credits come in whole units: of a group that is sent together, the first waits until the
 * last one's credit is back.
 */
static void test_scaled(void **state)
{
    static const uint64_t scales[] = { 1, 4, 16 };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(scales); i++) {
        struct bound b = { 5, 32, 0, scales[i], 64, 500 * NS, 0, 1 * NS };
        const struct rig *r;
        double want = 32 / (loop_seconds(&b) + (double)(scales[i] - 1) * tlp_seconds(&b));
        double got = measure(&b, &r);
        if (fabs(got / want - 1) > 0.01)
            fail_msg("scale %llu: %g, not %g", (unsigned long long)scales[i], got, want);
        rig_free((struct rig *)r);
    }
    /* More than 127 are of use on a fast link with a long way. */
    struct bound few = { 5, 127, 0, 1, 64, 1000 * NS, 0, 1 * NS };
    struct bound many = { 5, 2032, 0, 16, 64, 1000 * NS, 0, 1 * NS };
    const struct rig *r;
    double slow = measure(&few, &r);
    rig_free((struct rig *)r);
    double fast = measure(&many, &r);
    rig_free((struct rig *)r);
    assert_true(fabs(slow * loop_seconds(&few) / 127 - 1) < 0.01);
    assert_true(fabs(fast * tlp_seconds(&many) - 1) < 0.05); /* the wire */
}

/** The least that each scale allows for PD lets TLPs of MPS through: nothing waits for ever. */
static void test_least(void **state)
{
    static const struct {
        uint64_t scale, ph, pd;
    } rows[] = { { 1, 1, 16 }, { 4, 4, 20 }, { 16, 16, 32 } };
    static const uint32_t sizes[] = { 8, 20, 64, 256 };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++)
        for (size_t s = 0; s < ARRAY_LEN(sizes); s++) {
            struct bound b = { 4,        rows[i].ph, rows[i].pd, rows[i].scale,
                               sizes[s], 10 * NS,    1 * NS,     0 };
            const struct rig *r;
            assert_true(measure(&b, &r) > 0);
            rig_free((struct rig *)r);
        }
}

/** UpdateFCs at the specification's limit: the loop is longer by up to one interval. */
static void test_pace(void **state)
{
    /* Symbol times for MPS 256 on sixteen lanes: 28 more bytes, factor 3, delay 115. */
    static const struct {
        unsigned gen;
        double symbol;
    } rows[] = { { 3, 1e-9 }, { 4, 0.5e-9 }, { 5, 0.25e-9 } };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct bound b = { rows[i].gen, 8, 0, 1, 64, 500 * NS, 0, 0 };
        const struct rig *r;
        double got = measure(&b, &r);
        double limit = floor(284 * 3.0 / 16 + 115) * rows[i].symbol;
        double loop = loop_seconds(&b);
        assert_true(got <= 8 / loop * 1.001);
        assert_true(got >= 8 / (loop + limit) * 0.999);
        rig_free((struct rig *)r);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_loop),   cmocka_unit_test(test_endpoint),
        cmocka_unit_test(test_scaled), cmocka_unit_test(test_least),
        cmocka_unit_test(test_pace),
    };
    alarm(300);
    return cmocka_run_group_tests(tests, rig_seed, NULL);
}
