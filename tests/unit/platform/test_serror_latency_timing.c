/* SPDX-License-Identifier: Apache-2.0 */
/*
 * From an error at a core to its SError: serror.latency, .spread and .shape, over seeds, against
 * the means and variances of the two distributions.
 */
#include "lives_rig.h"

#include <math.h>

enum { WRITES = 250, SEEDS = 40, SAMPLES = WRITES * SEEDS };

/* ns */
struct sample {
    double at[SAMPLES];
    size_t count;
};

static struct rig *machine(const struct serror_params *how, uint64_t seed)
{
    struct rig *r = rig_new();
    r->params.machine.seed = seed;
    r->params.serror = *how;
    r->params.root.posted_error = PCIE_POSTED_SERROR;
    r->params.root.error_latency = 0;
    r->params.host.truth = EXT_UEO; /* all survive */
    rig_build(r);
    rig_vm(r, "v6.9", "device-ngnre");
    rig_inject(r, PCIE_INJECT_UR, UINT64_MAX, WRITES);
    return r;
}

/* From the record of each failed write, which its error message makes, to its SError. */
static void take(struct rig *r, struct sample *s)
{
    size_t kept;
    uint64_t total;
    static simtime_t told[WRITES + 1];
    unsigned records = 0;
    rig_block(rig_cpu(r, 0, 0), rig_va(r, 0, 0), 8 * WRITES, "str8", NULL);
    rig_finish(r);
    const struct platform_error *errors = platform_errors(r->platform, &kept, &total);
    assert_int_equal(total, 2 * WRITES);
    for (size_t i = 0; i < kept; i++) {
        assert_in_range(errors[i].life, 1, WRITES);
        if (strcmp(errors[i].kind, "write-ur") == 0) {
            told[errors[i].life] = errors[i].time;
            records++;
        } else {
            assert_string_equal(errors[i].kind, "serror");
            assert_true(errors[i].time >= told[errors[i].life]);
            s->at[s->count++] = (double)(errors[i].time - told[errors[i].life]) / PS_PER_NS;
        }
    }
    assert_int_equal(records, WRITES);
}

static void take_seeds(const struct serror_params *how, struct sample *s)
{
    s->count = 0;
    for (unsigned seed = 0; seed < SEEDS; seed++) {
        struct rig *r = machine(how, seed + 1000 * below(1000));
        take(r, s);
        rig_free(r);
    }
    assert_int_equal(s->count, SAMPLES);
}

static double mean_of(const struct sample *s)
{
    double sum = 0;
    for (size_t i = 0; i < s->count; i++)
        sum += s->at[i];
    return sum / (double)s->count;
}

static double variance_of(const struct sample *s, double mean)
{
    double sum = 0;
    for (size_t i = 0; i < s->count; i++)
        sum += (s->at[i] - mean) * (s->at[i] - mean);
    return sum / (double)s->count;
}

static double share_below(const struct sample *s, double limit)
{
    size_t n = 0;
    for (size_t i = 0; i < s->count; i++)
        n += s->at[i] < limit;
    return (double)n / (double)s->count;
}

/* Five standard errors, of a true `variance` and fourth central moment of `kurtosis` times its
 * square. */
static void check_moments(const struct sample *s, double mean, double variance, double kurtosis)
{
    const double got = mean_of(s);
    assert_true(fabs(got - mean) < 5 * sqrt(variance / SAMPLES));
    assert_true(fabs(variance_of(s, mean) - variance) <
                5 * variance * sqrt((kurtosis - 1) / SAMPLES));
}

static void check_share(const struct sample *s, double limit, double want)
{
    assert_true(fabs(share_below(s, limit) - want) < 5 * sqrt(want * (1 - want) / SAMPLES));
}

static const struct {
    unsigned latency, spread; /* ns */
} rows[] = { { 0, 1000 }, { 300, 2000 }, { 5000, 40 } };

static struct sample sample;

static void test_uniform(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        const double latency = rows[i].latency, spread = rows[i].spread;
        const struct serror_params how = { rows[i].latency * PS_PER_NS, rows[i].spread * PS_PER_NS,
                                           SERROR_UNIFORM };
        take_seeds(&how, &sample);
        for (size_t n = 0; n < sample.count; n++)
            assert_true(sample.at[n] >= latency && sample.at[n] <= latency + spread);
        check_moments(&sample, latency + spread / 2, spread * spread / 12, 1.8);
        for (double part = 0.1; part < 0.95; part += 0.1)
            check_share(&sample, latency + part * spread, part);
        /* No end is left out: the chance of that is e^-50. */
        assert_true(share_below(&sample, latency + spread * 0.005) > 0);
        assert_true(share_below(&sample, latency + spread * 0.995) < 1);
    }
}

static void test_exponential(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        const double latency = rows[i].latency, spread = rows[i].spread;
        const struct serror_params how = { rows[i].latency * PS_PER_NS, rows[i].spread * PS_PER_NS,
                                           SERROR_EXPONENTIAL };
        take_seeds(&how, &sample);
        for (size_t n = 0; n < sample.count; n++)
            assert_true(sample.at[n] >= latency);
        check_moments(&sample, latency + spread, spread * spread, 9);
        for (double part = 0.1; part < 0.95; part += 0.1)
            check_share(&sample, latency - spread * log(1 - part), part);
    }
}

static void test_exact(void **state)
{
    (void)state;
    for (unsigned shape = 0; shape < 2; shape++) {
        const struct serror_params how = { 777 * PS_PER_NS + 1, 0, shape };
        struct rig *r = machine(&how, 5);
        sample.count = 0;
        take(r, &sample);
        rig_free(r);
        for (size_t n = 0; n < sample.count; n++)
            assert_true(sample.at[n] == 777.001);
    }
}

static uint64_t digest(const struct serror_params *how, uint64_t seed)
{
    struct rig *r = machine(how, seed);
    sample.count = 0;
    take(r, &sample);
    const uint64_t sum = r->digest;
    rig_free(r);
    return sum;
}

/* One seed, one run; another seed, another one. */
static void test_seeds(void **state)
{
    (void)state;
    for (unsigned shape = 0; shape < 2; shape++) {
        const struct serror_params how = { 100 * PS_PER_NS, 5000 * PS_PER_NS, shape };
        uint64_t seen[10];
        for (unsigned seed = 0; seed < ARRAY_LEN(seen); seed++) {
            seen[seed] = digest(&how, seed);
            assert_true(digest(&how, seed) == seen[seed]);
            for (unsigned n = 0; n < seed; n++)
                assert_true(seen[n] != seen[seed]);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_uniform),
        cmocka_unit_test(test_exponential),
        cmocka_unit_test(test_exact),
        cmocka_unit_test(test_seeds),
    };
    return cmocka_run_group_tests(tests, rig_seed, NULL);
}
