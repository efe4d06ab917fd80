/* SPDX-License-Identifier: Apache-2.0 */
/**
 * One core's configuration writes and what it does to memory space behind them: with one ordering
 * region everything of the core stays in order, with two only what is in the same one.
 */
#include "chain_rig.h"

enum { BUS_NS = 20, ROOT_NS = 30, LINK_NS = 100 };

/** A root port with a slow link to an endpoint (0), and another with a fast one (1). */
struct two {
    struct chain *c;
    struct pcie_port *other;
    uint64_t config; /* of endpoint 0, from the BAR's base on */
};

static const uint64_t OTHER = 0x2000000;

static struct two two_new(unsigned regions)
{
    struct error e = { 0 };
    struct two t = { .c = chain_new(1) };
    struct rig *r = t.c->r;
    r->params.order_regions = regions;
    r->params.bus_latency = BUS_NS * PS_PER_NS;
    r->params.root_latency = ROOT_NS * PS_PER_NS;
    t.c->ecam = true;
    t.c->links[0].latency = LINK_NS * PS_PER_NS;
    t.c->last[0].read_latency = LINK_NS * PS_PER_NS;
    chain_build(t.c);
    t.other = pcie_port_new(r->root, &t.c->links[1], &e);
    if (!t.other || !pcie_add_bar(t.other, 0, (pa_t){ r->base + OTHER }, 4096, &e))
        fail_msg("%s", e.text);
    t.config = ECAM_BASE + ((uint64_t)pcie_port_id(t.c->end[0]) << 12) - r->base;
    return t;
}

static struct action config_write(const struct two *t, simtime_t time, uint8_t value,
                                  enum bus_attr attr)
{
    struct action a = write_of(time, t->config + PCI_INTERRUPT_LINE, 1, attr);
    a.data[PCI_INTERRUPT_LINE] = value;
    return a;
}

/** When TLP `n` of a type began on the link of a root port. */
static simtime_t began(const struct two *t, enum pcie_tlp_type type, const struct pcie_port *p)
{
    for (size_t i = 0; i < t->c->count; i++)
        if (t->c->tlps[i].type == type && t->c->tlps[i].port == p->number)
            return t->c->tlps[i].time;
    return SIMTIME_NEVER;
}

/** When the completion of the configuration write is in the root port. */
static simtime_t configured(const struct two *t)
{
    const struct pcie_tlp *cpl = chain_tlp(t->c, PCIE_CPL, 0, 0);
    assert_non_null(cpl);
    return cpl->end + LINK_NS * PS_PER_NS;
}

/**
 * A configuration write of endpoint 0, then a read or a write of the same or of the other endpoint,
 * with each memory type, by the same core or another.
 */
static void test_behind_write(void **state)
{
    static const enum bus_attr attrs[] = { BUS_DEVICE_nE, BUS_DEVICE_E, BUS_GATHER };
    (void)state;
    for (unsigned bits = 0; bits < 2 * 2 * 2 * 2 * 3; bits++) {
        const bool each = bits & 1, other = bits & 2, write = bits & 4, stranger = bits & 8;
        const enum bus_attr attr = attrs[bits / 16];
        struct two t = two_new(each ? PCIE_ORDER_EACH : PCIE_ORDER_ALL);
        struct rig *r = t.c->r;
        const uint32_t first = rig_add(r, config_write(&t, 0, 0x42, BUS_DEVICE_nE));
        struct action a =
            write ? write_of(0, other ? OTHER : 0, 8, attr) : read_of(0, other ? OTHER : 0, 8);
        a.attr = attr;
        a.master = stranger;
        const uint32_t second = rig_add(r, a);
        rig_run(r);
        pcie_root_flush(r->root, kernel_now(r->kernel));
        rig_run(r);
        assert_int_equal(r->answers[first].count, 1);
        assert_int_equal(r->answers[second].count, 1);
        assert_int_equal(r->answers[first].time, configured(&t) + (BUS_NS + ROOT_NS) * PS_PER_NS);
        const simtime_t begin =
            began(&t, write ? PCIE_MWR : PCIE_MRD, other ? t.other : t.c->port[0]);
        const bool waits = !each && !stranger && attr != BUS_GATHER;
        assert_true(begin != SIMTIME_NEVER);
        if (waits)
            assert_true(begin >= configured(&t));
        else
            assert_true(begin < configured(&t));
        /* On one path nothing overtakes even so: a read is behind the write for its own reasons. */
        if (!other && !write)
            assert_true(begin > began(&t, PCIE_CFGWR1, t.c->port[0]));
        uint32_t line;
        assert_true(
            pcie_function_read(r->root, pcie_port_id(t.c->end[0]), PCI_INTERRUPT_LINE, 1, &line));
        assert_int_equal(line, 0x42);
        chain_free(t.c);
    }
}

/** What waits goes in the order in which it came, and other configuration requests are behind it.
 */
static void test_many_behind(void **state)
{
    (void)state;
    struct two t = two_new(PCIE_ORDER_ALL);
    struct rig *r = t.c->r;
    rig_add(r, config_write(&t, 0, 1, BUS_DEVICE_nE));
    for (unsigned i = 0; i < 10; i++)
        rig_add(r, write_of(i, 8 * i, 8, BUS_DEVICE_E));
    rig_add(r, config_write(&t, 10, 2, BUS_DEVICE_nE));
    for (unsigned i = 10; i < 20; i++)
        rig_add(r, write_of(i, 8 * i, 8, BUS_DEVICE_E));
    rig_run(r);
    for (uint32_t i = 0; i < r->action_count; i++)
        assert_int_equal(r->answers[i].count, 1);
    /* On the way to the endpoint: as the core did it. */
    unsigned writes = 0, configs = 0;
    for (size_t i = 0; i < t.c->count; i++) {
        const struct pcie_tlp *p = &t.c->tlps[i];
        if (p->hop != 1 || p->up)
            continue;
        if (p->type == PCIE_MWR)
            assert_int_equal((p->address.ba - r->base) / 8, writes++);
        else
            assert_int_equal(writes, 10 * configs++);
    }
    assert_int_equal(writes, 20);
    assert_int_equal(configs, 2);
    chain_free(t.c);
}

/** A configuration read is behind what waits, too. */
static void test_config_read_behind(void **state)
{
    (void)state;
    struct two t = two_new(PCIE_ORDER_ALL);
    struct rig *r = t.c->r;
    rig_add(r, config_write(&t, 0, 1, BUS_DEVICE_nE));
    rig_add(r, write_of(0, 0, 8, BUS_DEVICE_E));
    const uint32_t read = rig_add(r, read_of(0, t.config, 4));
    rig_run(r);
    assert_int_equal(r->answers[read].count, 1);
    const struct pcie_tlp *mwr = chain_tlp(t.c, PCIE_MWR, 0, 0);
    const struct pcie_tlp *cfg = chain_tlp(t.c, PCIE_CFGRD1, 0, 0);
    assert_non_null(mwr);
    assert_non_null(cfg);
    assert_true(mwr->time < cfg->time);
    chain_free(t.c);
}

/** A configuration write that fails lets go of what waits as well. */
static void test_failed_write(void **state)
{
    (void)state;
    struct two t = two_new(PCIE_ORDER_ALL);
    struct rig *r = t.c->r;
    struct action nobody = config_write(&t, 0, 1, BUS_DEVICE_nE);
    nobody.offset += (uint64_t)1 << 15; /* device 1 of that bus */
    rig_add(r, nobody);
    rig_add(r, read_of(0, OTHER, 8));
    rig_run(r);
    assert_int_equal(r->answers[0].count, 1);
    assert_int_equal(r->answers[1].count, 1);
    assert_int_equal(r->answers[1].status, BUS_OK);
    chain_free(t.c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_behind_write),
        cmocka_unit_test(test_many_behind),
        cmocka_unit_test(test_config_read_behind),
        cmocka_unit_test(test_failed_write),
    };
    return cmocka_run_group_tests(tests, rig_seed, NULL);
}
