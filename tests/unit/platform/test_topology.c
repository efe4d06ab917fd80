/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Where BARs are put: endpoints and switches made in any order, whatever is behind whatever, never
 * share a MiB with what is behind another bridge. GATHER_SEED=N repeats a failure.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "platform/platform.h"

enum { SWITCHES = 8, ENDPOINTS = 14 };

struct placed {
    uint64_t base, size;
    struct endpoint *ep;
};

struct made {
    struct platform *p;
    struct switch_node *switches[SWITCHES];
    unsigned depth[SWITCHES], switch_count, endpoint_count;
    struct placed bars[6 * ENDPOINTS];
    unsigned bar_count, refused;
    struct rng rng;
};

static struct platform *new_platform(void)
{
    struct platform_params params;
    struct error e = { 0 };
    platform_defaults(&params);
    struct platform *p = platform_new(&params, &e);
    if (!p) {
        fail_msg("%s", e.text);
    }
    return p;
}

static void add_bars(struct made *m, struct endpoint *ep)
{
    struct error e = { 0 };
    for (unsigned n = 0; n < 6; n++) {
        struct bar_request bar = { .number = n,
                                   .size = 0x1000ull << rng_below(&m->rng, 8),
                                   .is64 = n < 5 && rng_below(&m->rng, 2) };
        pa_t base;
        uint64_t size;
        if (rng_below(&m->rng, 2)) {
            continue;
        }
        if (!endpoint_add_bar(ep, &bar, &e)) {
            assert_non_null(strstr(e.text, "others have come behind"));
            m->refused++;
            continue;
        }
        assert_true(endpoint_bar(ep, n, &base, &size));
        assert_int_equal(size, bar.size);
        assert_int_equal(base.pa % size, 0);
        assert_true(bar.is64 ? base.pa >= 0x8000000000
                             : base.pa >= 0x10000000 && base.pa + size <= 0x3eff0000);
        m->bars[m->bar_count++] = (struct placed){ base.pa, size, ep };
        n += bar.is64;
    }
}

static void add_something(struct made *m)
{
    struct error e = { 0 };
    struct pcie_switch_params params;
    const unsigned n = (unsigned)rng_below(&m->rng, m->switch_count + 1);
    struct switch_node *above = n ? m->switches[n - 1] : NULL;
    const unsigned depth = n ? m->depth[n - 1] + 1 : 0;
    param_defaults(&pcie_switch_table, &params);
    if (m->switch_count < SWITCHES && depth < 4 && rng_below(&m->rng, 3) == 0) {
        struct switch_node *s = platform_switch(m->p, above, &params, NULL, &e);
        if (!s) {
            fail_msg("%s", e.text);
        }
        m->depth[m->switch_count] = depth;
        m->switches[m->switch_count++] = s;
        return;
    }
    struct endpoint *ep =
        above ? switch_endpoint(above, NULL, &e) : platform_endpoint(m->p, NULL, &e);
    if (!ep) {
        fail_msg("%s", e.text);
    }
    m->endpoint_count++;
    add_bars(m, ep);
}

/* Configuration space of the function, as its BARs are there. */
static uint64_t bar_register(struct platform *p, uint16_t id, unsigned n)
{
    uint32_t low, high = 0;
    struct error e = { 0 };
    assert_true(platform_config_read(p, id, 0x10 + 4 * n, 4, &low, &e));
    if (low & 4) {
        assert_true(platform_config_read(p, id, 0x14 + 4 * n, 4, &high, &e));
    }
    return (uint64_t)high << 32 | (low & ~0xfu);
}

static void check(const struct made *m)
{
    for (unsigned i = 0; i < m->bar_count; i++) {
        const struct placed *a = &m->bars[i];
        bool found = false;
        for (unsigned n = 0; n < 6 && !found; n++) {
            found = bar_register(m->p, endpoint_id(a->ep), n) == a->base;
        }
        assert_true(found);
        for (unsigned j = 0; j < i; j++) {
            const struct placed *b = &m->bars[j];
            const uint64_t unit = a->ep == b->ep ? 1 : 0x100000;
            assert_true(a->base / unit > (b->base + b->size - 1) / unit ||
                        b->base / unit > (a->base + a->size - 1) / unit);
        }
    }
}

static void test_any_order(void **state)
{
    const char *given = getenv("GATHER_SEED");
    const uint64_t first = given ? strtoull(given, NULL, 0) : 1;
    unsigned all = 0, refused = 0;
    (void)state;
    for (uint64_t seed = first; seed < first + (given ? 1 : 30); seed++) {
        struct made m = { .p = new_platform() };
        print_message("seed %llu\n", (unsigned long long)seed);
        rng_seed(&m.rng, seed, "test_topology");
        while (m.endpoint_count < ENDPOINTS) {
            add_something(&m);
        }
        check(&m);
        all += m.bar_count;
        refused += m.refused;
        platform_free(m.p);
    }
    print_message("%u BARs, %u refused\n", all, refused);
    assert_true(given || refused * 100 < all); /* of deep trees in the worst order */
}

/* Those that had a place before there were switches keep it. */
static void test_one_endpoint(void **state)
{
    struct made m = { .p = new_platform() };
    struct error e = { 0 };
    static const struct {
        uint64_t size, base;
        bool is64;
    } rows[] = { { 0x4000, 0x10000000, false },
                 { 0x1000, 0x10004000, false },
                 { 0x10000, 0x10010000, false },
                 { 0x1000, 0x8000000000, true } };
    (void)state;
    struct endpoint *ep = platform_endpoint(m.p, NULL, &e);
    for (unsigned n = 0; n < ARRAY_LEN(rows); n++) {
        const struct bar_request bar = { .number = n, .size = rows[n].size, .is64 = rows[n].is64 };
        pa_t base;
        uint64_t size;
        assert_true(endpoint_add_bar(ep, &bar, &e));
        assert_true(endpoint_bar(ep, n, &base, &size));
        assert_int_equal(base.pa, rows[n].base);
    }
    platform_free(m.p);
}

static struct endpoint *with_bar(struct endpoint *ep, uint64_t size, bool is64, bool works)
{
    struct error e = { 0 };
    const struct bar_request bar = { .number = 0, .size = size, .is64 = is64 };
    if (endpoint_add_bar(ep, &bar, &e) != works) {
        fail_msg("0x%llx: %s", (unsigned long long)size, works ? e.text : "there is room");
    }
    return ep;
}

/* A switch's piece grows while it is the last, and then no more. */
static void test_growing(void **state)
{
    const uint64_t mib = 1 << 20, gib = 1 << 30;
    struct platform *p = new_platform();
    struct error e = { 0 };
    struct pcie_switch_params params;
    (void)state;
    param_defaults(&pcie_switch_table, &params);
    struct switch_node *s = platform_switch(p, NULL, &params, NULL, &e);
    struct switch_node *inner = platform_switch(p, s, &params, NULL, &e);
    assert_true(s && inner);
    with_bar(switch_endpoint(inner, NULL, &e), mib, false, true);
    with_bar(switch_endpoint(inner, NULL, &e), 64 * mib, false, true); /* more than its piece */
    with_bar(switch_endpoint(s, NULL, &e), 32 * mib, false, true);
    with_bar(switch_endpoint(s, NULL, &e), 256 * gib, true, true);
    with_bar(platform_endpoint(p, NULL, &e), mib, false, true);
    with_bar(switch_endpoint(s, NULL, &e), mib, false, true);
    with_bar(switch_endpoint(inner, NULL, &e), 64 * mib, false, false);
    with_bar(switch_endpoint(s, NULL, &e), 1024 * gib, true, true);
    with_bar(platform_endpoint(p, NULL, &e), 512 * mib, false, false);
    with_bar(platform_endpoint(p, NULL, &e), (uint64_t)1 << 44, true, true);
    with_bar(platform_endpoint(p, NULL, &e), (uint64_t)1 << 45, true, false);
    platform_free(p);
}

static void test_limits(void **state)
{
    struct platform *p = new_platform();
    struct error e = { 0 };
    (void)state;
    for (unsigned i = 0; i < 16; i++) {
        assert_non_null(platform_endpoint(p, NULL, &e));
    }
    assert_null(platform_endpoint(p, NULL, &e));
    assert_non_null(strstr(e.text, "16 root ports"));
    uint16_t id;
    uint32_t value;
    assert_true(platform_function(p, 31, &id));
    assert_int_equal(id, 0x1000);
    assert_false(platform_function(p, 32, &id));
    assert_int_equal(platform_ecam(0x1000).pa, 0x4011000000);
    assert_false(platform_config_read(p, 0x1001, 0, 4, &value, &e));
    assert_string_equal(e.text, "there is no function 10:00.1");
    assert_false(platform_config_write(p, 0x1000, 0x1000, 4, 0, &e));
    assert_true(platform_config_write(p, 0x1000, 0x3c, 1, 9, &e));
    assert_true(platform_config_read(p, 0x1000, 0x3c, 2, &value, &e));
    assert_int_equal(value, 9);
    platform_free(p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_any_order),
        cmocka_unit_test(test_one_endpoint),
        cmocka_unit_test(test_growing),
        cmocka_unit_test(test_limits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
