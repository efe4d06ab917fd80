/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Who takes a request: random trees, looked at once by the router and once by a reader of raw
 * registers that knows nothing of it, before and after software has changed them. GATHER_SEED=N
 * repeats a failure.
 */
#include <stdio.h>

#include "pcie/route.h"
#include "tree_rig.h"

enum { ENDPOINTS = 12, STEP = 4096 };
static const uint64_t FIRST32 = 0x10000000, FIRST64 = 0x8000000000;

struct made {
    struct tree t;
    struct rng rng;
    struct pcie_port *ends[ENDPOINTS];
    struct pcie_function *bridges[3 * PORTS_MAX];
    unsigned end_count, bridge_count;
    uint64_t next32, next64;
};

/* ---- what registers say ------------------------------------------------------------------------
 */

static bool window_has(const struct pcie_function *f, uint64_t address)
{
    const uint64_t base = (uint64_t)(tree_read(f, 0x20, 2) & 0xfff0) << 16;
    const uint64_t limit = (uint64_t)(tree_read(f, 0x22, 2) & 0xfff0) << 16 | 0xfffff;
    const uint64_t pref =
        (uint64_t)tree_read(f, 0x28, 4) << 32 | (uint64_t)(tree_read(f, 0x24, 2) & 0xfff0) << 16;
    const uint64_t pref_limit = (uint64_t)tree_read(f, 0x2c, 4) << 32 |
                                (uint64_t)(tree_read(f, 0x26, 2) & 0xfff0) << 16 | 0xfffff;
    return (address >= base && address <= limit) || (address >= pref && address <= pref_limit);
}

/* Memory space enabled, and in D0. */
static bool decodes(const struct pcie_function *f)
{
    const unsigned power = tree_find(f, 0x01);
    return (tree_read(f, 4, 2) & 2) && (tree_read(f, power + 4, 2) & 3) == 0;
}

static bool takes(const struct pcie_function *f, uint64_t address)
{
    return decodes(f) && window_has(f, address);
}

/* BAR `n` of the endpoint, if it has one that begins in register n. */
static bool bar_has(const struct pcie_endpoint *ep, unsigned n, uint64_t address)
{
    const uint32_t low = tree_read(&ep->function, 0x10 + 4 * n, 4);
    uint64_t base = low & ~0xfu;
    if (low & 4) {
        base |= (uint64_t)tree_read(&ep->function, 0x14 + 4 * n, 4) << 32;
    }
    return decodes(&ep->function) && address >= base && address - base < ep->bars[n].size;
}

/* The endpoint and BAR that the address comes to; NULL: nobody's. */
static const struct pcie_endpoint *registers_say(const struct pcie_root *r, uint64_t address,
                                                 unsigned *bar)
{
    const struct pcie_port *p = NULL;
    for (unsigned i = 0; i < r->port_count && !p; i++) {
        if (!r->ports[i]->parent && takes(&r->ports[i]->function, address)) {
            p = r->ports[i];
        }
    }
    while (p && p->below) {
        const struct pcie_switch *s = p->below;
        p = NULL;
        for (unsigned i = 0; takes(&s->upstream, address) && i < s->count && !p; i++) {
            if (takes(&s->below[i]->function, address)) {
                p = s->below[i];
            }
        }
    }
    for (*bar = 0; p && *bar < 6; ++*bar) {
        if (p->endpoint->bars[*bar].used && bar_has(p->endpoint, *bar, address)) {
            return p->endpoint;
        }
    }
    return NULL;
}

static const struct bar *router_says(struct pcie_root *r, uint64_t address)
{
    struct pcie_port *p = root_route(r, address, false);
    while (p && p->below) {
        p = switch_route(p->below, address, false);
    }
    return p ? endpoint_bar_at(p->endpoint, address, false) : NULL;
}

/* They agree; true if it is somebody's. */
static bool compare(struct made *m, uint64_t address)
{
    unsigned n;
    const struct pcie_endpoint *ep = registers_say(m->t.root, address, &n);
    const struct bar *b = router_says(m->t.root, address);
    if (b != (ep ? &ep->bars[n] : NULL)) {
        fail_msg("0x%llx: the router says %d, registers %d", (unsigned long long)address,
                 b ? (int)b->port->number : -1, ep ? (int)ep->function.port->number : -1);
    }
    return b != NULL;
}

/* ---- trees -------------------------------------------------------------------------------------
 */

static uint64_t place(uint64_t *next, uint64_t size)
{
    const uint64_t base = (*next + size - 1) & ~(size - 1);
    *next = base + size;
    return base;
}

static void make_end(struct made *m, struct pcie_switch *above)
{
    struct pcie_port *p = tree_endpoint(&m->t, above);
    m->ends[m->end_count++] = p;
    m->bridges[m->bridge_count++] = &p->function;
    m->next32 = (m->next32 + 0xfffff) & ~0xfffffull;
    m->next64 = (m->next64 + 0xfffff) & ~0xfffffull;
    for (unsigned n = 0; n < 6; n++) {
        const bool wide = n < 5 && rng_below(&m->rng, 2);
        const uint64_t size = 0x1000ull << rng_below(&m->rng, wide ? 12 : 9);
        if (rng_below(&m->rng, 2)) {
            tree_bar(p, n, place(wide ? &m->next64 : &m->next32, size), size, wide);
            n += wide;
        }
    }
}

static void make_switch(struct made *m, struct pcie_switch *above, unsigned depth)
{
    struct pcie_switch *s = tree_switch(&m->t, above);
    m->bridges[m->bridge_count++] = &s->upstream;
    m->bridges[m->bridge_count++] = &s->port->function;
    for (uint64_t n = 1 + rng_below(&m->rng, 3); n > 0 && m->end_count < ENDPOINTS; n--) {
        if (depth < 3 && rng_below(&m->rng, 3) == 0) {
            make_switch(m, s, depth + 1);
        } else {
            make_end(m, s);
        }
    }
}

static void make(struct made *m)
{
    tree_make(&m->t);
    m->next32 = FIRST32;
    m->next64 = FIRST64;
    for (uint64_t n = 1 + rng_below(&m->rng, 4); n > 0 && m->end_count < ENDPOINTS; n--) {
        if (rng_below(&m->rng, 2)) {
            make_switch(m, NULL, 1);
        } else {
            make_end(m, NULL);
        }
    }
}

/* ---- checks ------------------------------------------------------------------------------------
 */

/* Every 4 KiB of what was given out, both ends: windows and BARs begin and end nowhere else. */
static void check_range(struct made *m, uint64_t first, uint64_t end)
{
    for (uint64_t at = first; at < end; at += STEP) {
        compare(m, at);
    }
    for (unsigned i = 0; i < 200 && end > first; i++) {
        compare(m, first + rng_below(&m->rng, end - first));
    }
}

/* A BAR is direct if and only if all that is sent to its place comes to it. */
static void check_direct(struct made *m)
{
    for (unsigned i = 0; i < m->end_count; i++) {
        const struct pcie_endpoint *ep = m->ends[i]->endpoint;
        for (unsigned n = 0; n < 6; n++) {
            const struct bar *b = &ep->bars[n];
            bool all = true;
            for (uint64_t at = 0; b->used && all && at < b->size; at += STEP) {
                unsigned bar;
                all = registers_say(m->t.root, b->mapped.pa + at, &bar) == ep && bar == n &&
                      b->base.pa == b->mapped.pa;
            }
            assert_true(!b->used || b->direct == all);
        }
    }
}

static void check_all(struct made *m)
{
    const uint64_t mib = 0x100000;
    check_range(m, FIRST32 - mib, m->next32 + 2 * mib);
    for (unsigned i = 0; i < m->end_count; i++) {
        const struct pcie_endpoint *ep = m->ends[i]->endpoint;
        for (unsigned n = 0; n < 6; n++) {
            if (ep->bars[n].used) {
                check_range(m, ep->bars[n].base.pa - STEP, ep->bars[n].base.pa + STEP);
                check_range(m, ep->bars[n].mapped.pa + ep->bars[n].size - STEP,
                            ep->bars[n].mapped.pa + ep->bars[n].size + STEP);
            }
        }
    }
    check_direct(m);
}

/* What software may do at any time. */
static void change_something(struct made *m)
{
    struct pcie_endpoint *ep = m->ends[rng_below(&m->rng, m->end_count)]->endpoint;
    struct pcie_function *bridge = m->bridges[rng_below(&m->rng, m->bridge_count)];
    struct pcie_function *any = rng_below(&m->rng, 2) ? bridge : &ep->function;
    const unsigned n = (unsigned)rng_below(&m->rng, 6);
    switch (rng_below(&m->rng, 6)) {
    case 0: tree_write(any, 4, 2, tree_read(any, 4, 2) ^ 2); break;
    case 1: tree_write(any, tree_find(any, 1) + 4, 2, rng_below(&m->rng, 2) ? 3 : 0); break;
    case 2: /* a BAR goes elsewhere in 32 bits */
        tree_write(&ep->function, 0x10 + 4 * n, 4,
                   (uint32_t)(FIRST32 + rng_below(&m->rng, m->next32 - FIRST32 + 1)));
        break;
    case 3: tree_write(bridge, 0x20, 4, 0x0000fff0); break; /* closed */
    case 4:                                                 /* wider, or narrower */
        tree_write(bridge, 0x20 + (unsigned)rng_below(&m->rng, 2) * 2, 2,
                   (uint32_t)(FIRST32 + rng_below(&m->rng, m->next32 - FIRST32 + 1)) >> 16);
        break;
    default: tree_write(bridge, 0x24, 4, tree_read(bridge, 0x24, 4) ^ 0x00100000); break;
    }
}

static void test_random_trees(void **state)
{
    const char *given = getenv("GATHER_SEED");
    const uint64_t first = given ? strtoull(given, NULL, 0) : 1;
    (void)state;
    for (uint64_t seed = first; seed < first + (given ? 1 : 25); seed++) {
        struct made m = { 0 };
        struct error e = { 0 };
        print_message("seed %llu\n", (unsigned long long)seed);
        rng_seed(&m.rng, seed, "test_route");
        make(&m);
        for (unsigned i = 0; i < m.end_count; i++) {
            for (unsigned n = 0; n < 6; n++) {
                const struct bar *b = &m.ends[i]->endpoint->bars[n];
                const uint64_t last = b->mapped.pa + (b->size - 1);
                assert_true(!b->used || (b->direct && router_says(m.t.root, b->mapped.pa) == b &&
                                         router_says(m.t.root, last) == b));
            }
        }
        check_all(&m);
        for (unsigned i = 0; i < 25; i++) {
            change_something(&m);
            check_all(&m);
        }
        /* firmware puts everything back */
        assert_true(pcie_enumerate(m.t.root, &e));
        check_all(&m);
        tree_free(&m.t);
    }
}

/* ---- single cases ------------------------------------------------------------------------------
 */

static void test_fixed(void **state)
{
    struct tree t;
    struct error e = { 0 };
    (void)state;
    tree_make(&t);
    struct pcie_port *a = tree_endpoint(&t, NULL);
    struct pcie_switch *s = tree_switch(&t, NULL);
    struct pcie_port *b = tree_endpoint(&t, s);
    tree_bar(b, 0, 0x10000000, 0x1000, false);
    assert_true(pcie_add_bar(a, 7, (pa_t){ 0x30000000 }, 0x3000, &e));
    assert_true(pcie_add_bar(b, 63, (pa_t){ 0x20000000 }, 0x5000, &e));
    /* no window is open there, and whatever software does it stays */
    tree_write(&b->function, 4, 2, 0);
    tree_write(&b->endpoint->function, 4, 2, 0);
    assert_ptr_equal(root_route(t.root, 0x30002fff, false), a);
    assert_null(root_route(t.root, 0x30003000, false));
    assert_ptr_equal(endpoint_bar_at(a->endpoint, 0x30002fff, false), &a->endpoint->bars[7]);
    assert_null(endpoint_bar_at(a->endpoint, 0x30002fff, true));
    assert_ptr_equal(root_route(t.root, 0x20004fff, false), s->port);
    assert_ptr_equal(switch_route(s, 0x20004fff, false), b);
    assert_ptr_equal(endpoint_bar_at(b->endpoint, 0x20004fff, false), &b->endpoint->bars[63]);
    assert_null(root_route(t.root, 0x20004fff, true));
    assert_true(a->endpoint->bars[7].direct && b->endpoint->bars[63].direct);
    assert_false(b->endpoint->bars[0].direct);
    /* below a switch it must not lie where another port's window is */
    struct pcie_port *c = tree_endpoint(&t, s);
    assert_false(pcie_add_bar(c, 0, (pa_t){ 0x10001000 }, 0x1000, &e));
    tree_free(&t);
}

/* Two BARs of one function at one address: the first has it. */
static void test_overlap(void **state)
{
    struct tree t;
    (void)state;
    tree_make(&t);
    struct pcie_port *a = tree_endpoint(&t, NULL);
    struct pcie_function *f = &a->endpoint->function;
    const struct bar *bars = a->endpoint->bars;
    tree_bar(a, 0, 0x10000000, 0x1000, false);
    tree_bar(a, 2, 0x10004000, 0x4000, false);
    tree_write(f, 0x10, 4, 0x10006000);
    assert_ptr_equal(endpoint_bar_at(a->endpoint, 0x10005fff, false), &bars[2]);
    assert_ptr_equal(endpoint_bar_at(a->endpoint, 0x10006000, false), &bars[0]);
    assert_ptr_equal(endpoint_bar_at(a->endpoint, 0x10007000, false), &bars[2]);
    assert_false(bars[0].direct || bars[2].direct);
    tree_write(f, 0x10, 4, 0x10008000);
    assert_true(bars[2].direct && !bars[0].direct);
    tree_write(f, 0x10, 4, 0x10000000);
    assert_true(bars[2].direct && bars[0].direct);
    tree_free(&t);
}

static void test_buses(void **state)
{
    struct tree t;
    (void)state;
    tree_make(&t);
    struct pcie_port *a = tree_endpoint(&t, NULL); /* 01 */
    struct pcie_switch *s = tree_switch(&t, NULL); /* 02, inside 03 */
    struct pcie_port *b = tree_endpoint(&t, s);    /* 04 */
    struct pcie_port *c = tree_endpoint(&t, s);    /* 05 */
    assert_null(root_route_bus(t.root, 0));
    assert_ptr_equal(root_route_bus(t.root, 1), a);
    for (unsigned bus = 2; bus <= 5; bus++) {
        assert_ptr_equal(root_route_bus(t.root, bus), s->port);
    }
    assert_null(root_route_bus(t.root, 6));
    assert_null(switch_route_bus(s, 3));
    assert_ptr_equal(switch_route_bus(s, 4), b);
    assert_ptr_equal(switch_route_bus(s, 5), c);
    assert_null(switch_route_bus(s, 6));
    assert_null(root_function(t.root, 0));
    assert_ptr_equal(root_function(t.root, 0x0008), &a->function);
    assert_null(root_function(t.root, 0x0009));
    assert_null(root_function(t.root, 0x0018));
    assert_null(root_function(t.root, 0x0108));
    assert_ptr_equal(switch_function(s, 0x0308), &c->function);
    assert_null(switch_function(s, 0x0309));
    assert_null(switch_function(s, 0x0310));
    assert_null(switch_function(s, 0x0208));
    /* software numbers anew: identities follow */
    tree_write(&s->port->function, 0x18, 4, 0x00201000);
    tree_write(&s->upstream, 0x18, 4, 0x00201110);
    tree_write(&c->function, 0x18, 4, 0x00202011);
    assert_int_equal(s->upstream.id, 0x1000);
    assert_int_equal(c->function.id, 0x1108);
    assert_int_equal(pcie_port_id(c), 0x2000);
    assert_ptr_equal(switch_route_bus(s, 0x20), c);
    assert_null(root_route_bus(t.root, 5));
    tree_write(&s->upstream, 0x18, 4, 0);
    assert_null(switch_route_bus(s, 0x20));
    tree_free(&t);
}

/* A secondary bus reset reaches all below, and nothing else. */
static void test_reset(void **state)
{
    struct tree t;
    struct error e = { 0 };
    (void)state;
    tree_make(&t);
    struct pcie_switch *s = tree_switch(&t, NULL);
    struct pcie_port *a = tree_endpoint(&t, s), *b = tree_endpoint(&t, s);
    tree_bar(a, 0, 0x10000000, 0x1000, false);
    tree_bar(b, 0, 0x10100000, 0x1000, false);
    tree_write(&a->function, 0x3e, 2, 0x40);
    assert_int_equal(tree_read(&a->endpoint->function, 4, 2), 0);
    assert_int_equal(tree_read(&a->function, 4, 2), 0x0106);
    assert_int_equal(tree_read(&b->endpoint->function, 4, 2), 0x0106);
    assert_false(a->endpoint->bars[0].direct);
    assert_true(b->endpoint->bars[0].direct);
    tree_write(&s->upstream, 0x3e, 2, 0x40);
    assert_int_equal(tree_read(&b->function, 4, 2), 0);
    assert_int_equal(tree_read(&b->endpoint->function, 4, 2), 0);
    assert_int_equal(tree_read(&s->upstream, 4, 2), 0x0106);
    tree_write(&s->port->function, 0x3e, 2, 0x40);
    assert_int_equal(tree_read(&s->upstream, 4, 2), 0);
    assert_int_equal(tree_read(&s->port->function, 4, 2), 0x0106);
    /* the link is down as long as that lasts */
    assert_true(s->port->link_down);
    tree_write(&s->port->function, 0x3e, 2, 0);
    assert_true(s->port->link_down);
    assert_int_equal(kernel_run(t.kernel, SIMTIME_NEVER, &e), KERNEL_IDLE);
    assert_int_equal(kernel_now(t.kernel), t.link.retrain_time);
    assert_false(s->port->link_down || a->link_down || b->link_down);
    /* what was reset alone is set up again */
    struct pcie_port *other = tree_endpoint(&t, NULL);
    tree_write(&other->endpoint->function, 4, 2, 0x400);
    pcie_config_reset(&b->function.config, PCIE_RESET_HOT);
    reset_below(&b->function);
    assert_true(pcie_restore(b, &e));
    assert_int_equal(tree_read(&b->endpoint->function, 0x10, 4), 0x10100000);
    assert_int_equal(tree_read(&b->endpoint->function, 4, 2), 0x0106);
    assert_int_equal(tree_read(&b->function, 4, 2), 0);
    assert_false(b->endpoint->bars[0].direct);
    assert_int_equal(tree_read(&other->endpoint->function, 4, 2), 0x400);
    assert_true(pcie_restore(s->port, &e));
    assert_int_equal(tree_read(&other->endpoint->function, 4, 2), 0x400);
    assert_true(a->endpoint->bars[0].direct && b->endpoint->bars[0].direct);
    assert_true(pcie_enumerate(t.root, &e));
    assert_int_equal(tree_read(&other->endpoint->function, 4, 2), 0x106);
    tree_free(&t);
}

/* Link Disable, and enabled again before anybody has noticed. */
static void test_disable(void **state)
{
    struct tree t;
    struct error e = { 0 };
    (void)state;
    tree_make(&t);
    struct pcie_switch *s = tree_switch(&t, NULL);
    struct pcie_port *a = tree_endpoint(&t, s);
    tree_bar(a, 0, 0x10000000, 0x1000, false);
    const unsigned control = tree_find(&a->function, 0x10) + 0x10;
    tree_write(&a->function, control, 2, tree_read(&a->function, control, 2) | 0x10);
    assert_true(a->link_down);
    assert_int_equal(tree_read(&a->function, control + 2, 2) & 0x2000, 0);
    tree_write(&a->function, control, 2, tree_read(&a->function, control, 2) & ~0x10u);
    tree_write(&a->function, control, 2, tree_read(&a->function, control, 2) | 0x10);
    assert_int_equal(kernel_run(t.kernel, SIMTIME_NEVER, &e), KERNEL_IDLE);
    assert_true(a->link_down);
    tree_write(&a->function, control, 2, tree_read(&a->function, control, 2) & ~0x10u);
    assert_int_equal(kernel_run(t.kernel, SIMTIME_NEVER, &e), KERNEL_IDLE);
    assert_false(a->link_down);
    assert_int_equal(tree_read(&a->function, control + 2, 2) & 0x2000, 0x2000);
    assert_int_equal(tree_read(&a->endpoint->function, 4, 2), 0); /* it was reset with its link */
    tree_free(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_random_trees), cmocka_unit_test(test_fixed),
        cmocka_unit_test(test_buses),        cmocka_unit_test(test_reset),
        cmocka_unit_test(test_disable),      cmocka_unit_test(test_overlap),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
