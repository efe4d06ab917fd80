/* SPDX-License-Identifier: Apache-2.0 */
/** The same input gives the same bytes at the same times, whatever ran before or runs beside. */
#include "rig.h"

#include <unistd.h>

/** A program of several kinds of access, one step at a time; all from the number of the step. */
static void step(struct rig *r, unsigned n)
{
    static const char *const patterns[] = { "stp", "str4", "memcpy", "stpq" };
    struct rng rng;
    struct error e = { 0 };
    rng_seed(&rng, n, "step");
    struct cpu *cpu = rig_cpu(r, (unsigned)rng_below(&rng, 2), (unsigned)rng_below(&rng, 2));
    unsigned vm = cpu_vm(cpu) == r->vms[0].vm ? 0 : 1;
    uint64_t offset = rng_below(&rng, 60000);
    switch (rng_below(&rng, 5)) {
    case 0: {
        struct access load = rig_load(rig_va(r, vm, offset), 8);
        rig_access(cpu, &load);
        break;
    }
    case 1: {
        struct access barrier = rig_barrier(rng_below(&rng, 2) ? "dmb oshst" : "dgh");
        rig_access(cpu, &barrier);
        break;
    }
    case 2: assert_true(platform_wait(r->platform, rng_below(&rng, 3000) * PS_PER_NS, &e)); break;
    default:
        rig_block(cpu, rig_va(r, vm, offset), rng_below(&rng, 2000),
                  patterns[rng_below(&rng, ARRAY_LEN(patterns))], NULL);
        break;
    }
}

static struct rig *machine(void)
{
    struct rig *r = rig_new();
    r->params.core.wc_timeout = 200 * PS_PER_NS;
    r->params.root.join_limit = 256;
    r->params.root.join_timeout = 90 * PS_PER_NS;
    r->params.root.posted_error = 2;
    r->params.host.truth = EXT_UEO; /* an SError that Linux survives */
    r->params.link.nph = 1;
    rig_build(r);
    rig_vm(r, "v6.9", "normal-nc");
    rig_vm(r, "v6.17", "normal-nc");
    rig_inject(r, PCIE_INJECT_UR, UINT64_MAX, 5);
    assert_int_equal(platform_time(r->platform), 0);
    return r;
}

enum { STEPS = 120 };

static uint64_t finish(struct rig *r)
{
    static uint8_t memory[1 << 16];
    rig_finish(r);
    rig_memory(r, 0, memory, sizeof memory);
    rig_digest(r, memory, sizeof memory);
    rig_number(r, platform_time(r->platform));
    uint64_t digest = r->digest;
    assert_true(r->tlp_count > 100);
    assert_true(r->tlps[0].time < 5000 * PS_PER_NS); /* time begins at 0 */
    rig_free(r);
    return digest;
}

static uint64_t alone(void)
{
    struct rig *r = machine();
    for (unsigned n = 0; n < STEPS; n++)
        step(r, n);
    return finish(r);
}

static void test_one_after_another(void **state)
{
    (void)state;
    uint64_t first = alone();
    for (unsigned i = 0; i < 5; i++) {
        /* Something else in between, ended or left in the middle. */
        struct rig *other = rig_new();
        rig_build(other);
        rig_vm(other, "v6.8", "device-ngnre");
        rig_block(rig_cpu(other, 0, i % 4), rig_va(other, 0, 0), 512 * (1 + i), "str8", NULL);
        if (i % 2)
            rig_finish(other);
        rig_free(other);
        assert_true(alone() == first);
    }
}

static void test_two_at_once(void **state)
{
    (void)state;
    uint64_t first = alone();
    for (unsigned seed = 0; seed < 5; seed++) {
        struct rig *r[3] = { machine(), machine(), machine() };
        unsigned done[3] = { 0, 0, 0 };
        while (done[0] + done[1] + done[2] < 3 * STEPS) {
            unsigned n = (unsigned)below(3);
            if (done[n] < STEPS)
                step(r[n], done[n]++);
        }
        assert_true(finish(r[2]) == first);
        assert_true(finish(r[0]) == first);
        assert_true(finish(r[1]) == first);
    }
}

/** A finish in the middle is harmless, and after it the machine goes on. */
static void test_finish_twice(void **state)
{
    (void)state;
    struct rig *r = machine();
    for (unsigned n = 0; n < STEPS; n++) {
        step(r, n);
        if (n == STEPS / 2) {
            rig_finish(r);
            rig_finish(r);
        }
    }
    simtime_t time = platform_time(r->platform);
    size_t tlps = r->tlp_count;
    rig_finish(r);
    assert_true(platform_time(r->platform) >= time);
    assert_true(r->tlp_count >= tlps);
    tlps = r->tlp_count;
    rig_finish(r);
    assert_int_equal(r->tlp_count, tlps);
    rig_free(r);
}

static void sum_stat(void *arg, const char *name, double value, const char *unit, const char *help)
{
    struct rig *r = arg;
    rig_digest(r, name, strlen(name));
    rig_number(r, (uint64_t)value);
    assert_true(unit[0] != '\0' && help[0] != '\0');
}

static void test_stats_repeat(void **state)
{
    uint64_t digests[2];

    (void)state;
    for (unsigned i = 0; i < 2; i++) {
        struct rig *r = machine();
        for (unsigned n = 0; n < STEPS; n++)
            step(r, n);
        rig_finish(r);
        platform_stats(r->platform, sum_stat, r);
        digests[i] = r->digest;
        rig_free(r);
    }
    assert_true(digests[0] == digests[1]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_one_after_another),
        cmocka_unit_test(test_two_at_once),
        cmocka_unit_test(test_finish_twice),
        cmocka_unit_test(test_stats_repeat),
    };
    alarm(300);
    return cmocka_run_group_tests(tests, rig_seed, NULL);
}
