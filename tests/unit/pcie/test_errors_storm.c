/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Anything may fail at any time, in a tree of two levels of switches: every access ends once, the
 * machine comes to rest, and when all faults are over and links are back, all works as before.
 */
#include "errors_rig.h"

static const simtime_t US = 1000000, CALM = 3000000000;
static const uint64_t BASE = 0x50000000, MIB = 1 << 20;
enum { LEAVES = 5, ACCESSES = 400, FAULTS = 24 };

static struct pcie_port *leaf(struct rig *r, struct pcie_switch *s, unsigned number)
{
    struct error e = { 0 };
    struct pcie_port *p =
        s ? pcie_switch_port(s, &r->link, &e) : pcie_port_new(r->root, &r->link, &e);
    if (!p || !pcie_add_function_bar(p, 0, (pa_t){ BASE + number * MIB }, 65536, false, false, &e))
        fail_msg("%s", e.text);
    return p;
}

static void build(struct rig *r, struct pcie_port *leaves[LEAVES])
{
    struct error e = { 0 };
    struct pcie_switch_params params;
    param_defaults(&pcie_switch_table, &params);
    params.cut_through = below(2);
    errors_build(r);
    struct pcie_switch *upper = pcie_switch_new(r->root, NULL, &params, &r->link, &e);
    struct pcie_switch *lower = pcie_switch_new(r->root, upper, &params, &r->link, &e);
    assert_non_null(lower);
    leaves[0] = leaf(r, lower, 0);
    leaves[1] = leaf(r, lower, 1);
    leaves[2] = leaf(r, upper, 2);
    leaves[3] = leaf(r, upper, 3);
    leaves[4] = leaf(r, NULL, 4);
}

static void some_fault(struct pcie_port *p, simtime_t until)
{
    struct error e = { 0 };
    struct pcie_inject f = { .kind = (enum pcie_inject_kind)below(PCIE_INJECT_LINKDOWN + 1),
                             .space = below(4) ? PCIE_INJECT_MEM : PCIE_INJECT_CFG,
                             .offset = below(2) ? UINT64_MAX : below(64),
                             .count = 1 + below(4),
                             .probability = below(2) ? 1 : 0.3,
                             .delay = 1 + below(30 * US) };
    if (f.kind == PCIE_INJECT_LCRC) {
        f.probability = 1;
    } else {
        f.skip = below(3);
        f.from = below(until);
        f.at_time = f.kind == PCIE_INJECT_LINKDOWN && below(2);
    }
    if (!pcie_inject(p, &f, &e) && !strstr(e.text, "at most"))
        fail_msg("%s", e.text);
}

static void some_access(struct rig *r, simtime_t time)
{
    const uint64_t at = BASE + below(LEAVES) * MIB + below(64) * 4;
    struct action a;
    if (below(5) == 0) {
        /* Configuration space, of endpoints and switches, but not to change anything. */
        a = read_at(r, time, ECAM + below(BUSES) * BUS_1 + below(3) * PORT_1 + below(16) * 4, 4);
    } else if (below(2)) {
        a = read_at(r, time, at, 4);
    } else {
        a = write_at(r, time, at, 4, below(UINT32_MAX));
        a.attr = below(2) ? BUS_DEVICE_nE : BUS_DEVICE_E;
    }
    a.master = (uint16_t)below(RIG_MASTERS);
    rig_add(r, a);
}

static void storm(void)
{
    struct rig *r = errors_rig();
    struct pcie_port *leaves[LEAVES];
    const simtime_t timeout = 10 * US + below(100 * US);
    /* At most 64 requests at a time, each until its time-out. */
    const simtime_t step = timeout / 40 + below(US), until = ACCESSES * step + US;
    r->params.dpc = (unsigned)below(3);
    r->params.dpc_answer = (unsigned)below(2);
    r->params.dpc_recovery = 1 + below(50 * US);
    r->params.poison_block = below(2);
    r->params.posted_error = (unsigned)below(PCIE_POSTED_ERRORS);
    r->params.completion_timeout = timeout;
    r->params.join_limit = below(2) ? 64 : 256;
    r->params.join_timeout = US;
    r->link.ph = 1 + below(8);
    r->link.pd = 16 + below(64);
    r->link.nph = 1 + below(4);
    r->link.retrain_time = 1 + below(10 * US);
    r->link.gen = below(4) ? 4 : 6;
    r->link.error_rate = below(4) ? 0 : 1e-6;
    if (below(2))
        r->link.replay_buffer = 4096;
    build(r, leaves);
    for (unsigned i = 0; i < FAULTS; i++)
        some_fault(leaves[below(LEAVES)], until);
    for (unsigned i = 0; i < ACCESSES; i++)
        some_access(r, US + i * step);
    /* A fatal error and an unmasked one here and there. */
    for (unsigned i = 0; i < LEAVES; i++) {
        if (below(2))
            set_reg(&leaves[i]->endpoint->function, PCIE_CAP_AER, PCI_ERR_UNCOR_SEVER, 4,
                    0x00100000);
        if (below(2))
            set_reg(&leaves[i]->endpoint->function, PCIE_CAP_AER, PCI_ERR_COR_MASK, 4, 0);
    }
    rig_until(r, CALM);
    /* The storm is over: nothing is left to strike. */
    for (unsigned i = 0; i < LEAVES; i++) {
        leaves[i]->endpoint->inject_count = 0;
        for (struct pcie_port *p = leaves[i]; p; p = p->parent ? p->parent->port : NULL)
            assert_false(p->link_down);
    }
    const uint32_t first = (uint32_t)r->action_count;
    for (unsigned i = 0; i < LEAVES; i++) {
        rig_add(r, write_at(r, CALM + 2 * i * 200 * US, BASE + i * MIB + 4, 4, 0x1000 + i));
        rig_add(r, read_at(r, CALM + (2 * i + 1) * 200 * US, BASE + i * MIB + 4, 4));
    }
    rig_run(r);
    for (uint32_t i = 0; i < r->action_count; i++)
        assert_int_equal(r->answers[i].count, 1);
    for (unsigned i = 0; i < LEAVES; i++) {
        const struct seen_answer *a = &r->answers[first + 2 * i + 1];
        const uint8_t wanted[4] = { (uint8_t)i, 0x10, 0, 0 };
        assert_int_equal(a->status, BUS_OK);
        assert_memory_equal(a->data, wanted, 4);
    }
    for (unsigned tag = 0; tag < REQUESTS_MAX; tag++)
        assert_false(r->root->pending[tag].used);
    rig_free(r);
}

static void storms(void **state)
{
    const char *text = getenv("GATHER_TEST_ROUNDS");
    const unsigned rounds = text ? (unsigned)strtoul(text, NULL, 0) : 60;
    (void)state;
    for (unsigned i = 0; i < rounds; i++)
        storm();
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(storms) };
    return cmocka_run_group_tests(tests, rig_seed, NULL);
}
