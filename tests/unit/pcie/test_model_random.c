/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Every model under random requests: reads give nothing past their DWs, looks have no side effect,
 * the same requests give the same answers, and after a reset the registers are those of the begin.
 */
#include "model_rig.h"

#include <stdio.h>

enum { REQUESTS = 20000, SAMPLE = 512, GUARD = 64 };

static struct pcie_device_request random_request(struct rng *rng, const struct pcie_model *m,
                                                 simtime_t *time)
{
    static const uint32_t lengths[] = { 1, 1, 1, 2, 2, 4, 16, 64, 1024 };
    struct pcie_device_request r = { 0 };
    do {
        r.bar = (unsigned)rng_below(rng, PCIE_DEVICE_BARS);
    } while (m->bars[r.bar] == 0);
    r.length_dw = lengths[rng_below(rng, ARRAY_LEN(lengths))];
    /* Mostly where the registers are; always within the BAR. */
    const uint64_t room = m->bars[r.bar] - (uint64_t)r.length_dw * 4;
    const uint64_t near = rng_below(rng, 2) ? 0x200 : 0x1100;
    r.offset = rng_below(rng, (rng_below(rng, 4) && near < room ? near : room) + 1) & ~UINT64_C(3);
    r.first_be = (uint8_t)rng_below(rng, 16);
    r.last_be = r.length_dw > 1 ? (uint8_t)rng_below(rng, 16) : 0;
    r.bytes = 0;
    for (uint32_t i = 0; i < r.length_dw * 4; i++)
        r.bytes += pcie_device_enables(&r, i);
    r.poisoned = rng_below(rng, 50) == 0;
    *time += rng_below(rng, 3) * 1000;
    r.time = *time;
    return r;
}

static void look(struct model_rig *rig, const struct pcie_model *m, uint8_t *out)
{
    for (unsigned bar = 0; bar < PCIE_DEVICE_BARS; bar++, out += SAMPLE) {
        memset(out, 0, SAMPLE);
        if (m->bars[bar])
            assert_true(rig->d.peek(rig->d.self, bar, 0, out, SAMPLE));
    }
}

static void sum_stats(void *arg, const char *name, double value, const char *unit, const char *help)
{
    uint64_t *sum = arg;
    (void)unit;
    (void)help;
    for (const char *c = name; *c; c++)
        *sum = *sum * 31 + (unsigned char)*c;
    *sum += (uint64_t)value;
}

static void run(const struct pcie_model *m, uint64_t seed)
{
    static uint8_t data[4096 + GUARD], before[6 * SAMPLE], after[6 * SAMPLE];
    struct model_rig rig[2];
    struct rng rng;
    simtime_t time = 0;
    rng_seed(&rng, seed, m->name);
    rig_make(&rig[0], m->name, NULL);
    rig_make(&rig[1], m->name, NULL);
    for (unsigned i = 0; i < REQUESTS; i++) {
        const struct pcie_device_request r = random_request(&rng, m, &time);
        const bool write = rng_below(&rng, 2);
        struct pcie_device_answer a[2] = { 0 };
        uint8_t got[2][4096];
        const size_t size = (size_t)r.length_dw * 4;
        for (unsigned d = 0; d < 2; d++) {
            memset(data, 0xee, sizeof(data));
            if (write) {
                for (size_t n = 0; n < size; n++)
                    data[n] = (uint8_t)(n * 7 + i);
                rig[d].d.write(rig[d].d.self, &r, data, &a[d]);
            } else {
                memset(data, 0, size);
                rig[d].d.read(rig[d].d.self, &r, data, &a[d]);
            }
            for (size_t n = size; n < size + GUARD; n++)
                assert_int_equal(data[n], 0xee);
            memcpy(got[d], data, size);
            if (d == 0 && i % 16 == 0) { /* looks at one of them alone */
                look(&rig[0], m, before);
                look(&rig[0], m, after);
                assert_memory_equal(before, after, sizeof(before));
            }
        }
        assert_memory_equal(&a[0], &a[1], sizeof(a[0]));
        assert_memory_equal(got[0], got[1], size);
        if (r.bytes == 0)
            assert_true(a[0].status == PCIE_SC || r.poisoned);
    }
    uint64_t sums[2] = { 0 };
    for (unsigned d = 0; d < 2; d++)
        rig[d].d.stats(rig[d].d.self, sum_stats, &sums[d]);
    assert_true(sums[0] == sums[1]);
    rig_free(&rig[1]);
    if (rig[0].d.reset) {
        rig_make(&rig[1], m->name, NULL);
        rig[0].d.reset(rig[0].d.self, time);
        if (strcmp(m->name, "registers") == 0) {
            look(&rig[0], m, before);
            look(&rig[1], m, after);
            assert_memory_equal(before, after, 0x200);
        }
        rig_free(&rig[1]);
    }
    rig_free(&rig[0]);
}

static void test_all(void **state)
{
    const uint64_t seed = 20261;
    (void)state;
    printf("seed %llu\n", (unsigned long long)seed);
    for (const struct pcie_model *m = pcie_models; m->name; m++)
        run(m, seed);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(test_all) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
