/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Whatever the tree, the links and the order in which TLPs come along: each byte is where it was
 * written, each read gives what was written before it, and each TLP is once on each link of its
 * way.
 */
#include "chain_rig.h"
#include "pcie/errors.h"

enum { SPAN = 4096, STEPS = 400 };

static uint8_t model[ENDS_MAX][SPAN];

static uint64_t random_mask(void)
{
    const uint32_t first = (uint32_t)below(64);
    const uint64_t some = rng_next(&rig_rng);
    switch (below(4)) {
    case 0: return UINT64_MAX;
    case 1: return bytes_mask(first, (uint32_t)(1 + below(64 - first)));
    case 2: return bytes_mask(first & ~7u, 8);
    default: return (some & rng_next(&rig_rng)) | 1;
    }
}

static void random_links(struct chain *c)
{
    for (unsigned i = 0; i < LINKS_MAX + ENDS_MAX; i++) {
        struct pcie_link_params *l = i < LINKS_MAX ? &c->links[i] : &c->last[i - LINKS_MAX];
        l->gen = 1 + below(7);
        l->width = UINT64_C(1) << below(5);
        l->mps = i < LINKS_MAX ? 512 : UINT64_C(128) << below(3);
        l->latency = below(200) * PS_PER_NS;
        l->ph = below(3) ? 1 + below(8) : 0;
        l->pd = below(3) ? l->mps / 16 + below(16) : 0;
        l->nph = below(3);
        l->cplh = below(3);
        l->cpld = below(2) ? l->mps / 16 + below(8) : 0;
        l->replay_buffer = below(4) == 0 ? 2048 : 0;
        l->error_rate = below(6) == 0 ? 1e-5 : 0;
        l->write_time = below(60) * PS_PER_NS;
        l->read_latency = below(200) * PS_PER_NS;
    }
}

static void random_script(struct chain *c, uint32_t *reads, uint8_t (*want)[BUS_LINE], unsigned *n)
{
    simtime_t now = 0;
    *n = 0;
    memset(model, 0, sizeof(model));
    for (unsigned i = 0; i < STEPS; i++) {
        const unsigned end = (unsigned)below(c->ends);
        const uint64_t line = below(SPAN / BUS_LINE) * BUS_LINE;
        if (below(6) == 0) {
            struct action a = read_of(now, 0, 1 + (uint32_t)below(64));
            const uint64_t at = line + below(65 - a.size);
            a.offset = end * END_STRIDE + at;
            memcpy(want[*n], &model[end][at], a.size);
            reads[(*n)++] = rig_add(c->r, a);
            now += 100000 * PS_PER_NS; /* it is done before the next write */
        } else {
            struct action a = write_of(now, line, 64, below(3) ? BUS_GATHER : BUS_DEVICE_E);
            a.offset = end * END_STRIDE + line;
            a.mask = random_mask();
            for (unsigned k = 0; k < BUS_LINE; k++) {
                a.data[k] = (uint8_t)below(256);
                if (a.mask >> k & 1)
                    model[end][line + k] = a.data[k];
            }
            rig_add(c->r, a);
            now += below(4) ? 0 : below(3000) * PS_PER_NS;
        }
    }
    rig_add(c->r, barrier_of(now));
}

/** Sums over the links of the way are the same on each. */
static void check_links(const struct chain *c)
{
    uint64_t bytes[2][LINKS_MAX] = { 0 }, count[2][LINKS_MAX] = { 0 };
    for (size_t i = 0; i < c->count; i++) {
        const struct pcie_tlp *t = &c->tlps[i];
        if (t->type == PCIE_MSG)
            continue; /* of bit errors that a link has repaired */
        assert_true(t->hop <= c->switches);
        bytes[t->up][t->hop] += t->bytes;
        count[t->up][t->hop]++;
    }
    for (unsigned way = 0; way < 2; way++)
        for (unsigned hop = 1; hop <= c->switches; hop++) {
            assert_int_equal(bytes[way][hop], bytes[way][0]);
            assert_int_equal(count[way][hop], count[way][0]);
        }
    const struct pcie_stats *s = pcie_stats(c->r->root);
    assert_int_equal(s->mwr + s->mrd, count[0][0]);
    assert_int_equal(s->cpl, count[1][0]);
}

static void test_bytes(void **state)
{
    (void)state;
    for (unsigned round = 0; round < 120; round++) {
        static uint32_t reads[STEPS];
        static uint8_t want[STEPS][BUS_LINE], got[SPAN];
        unsigned n = 0;
        struct chain *c = chain_new((unsigned)below(4));
        c->ends = c->switches ? 1 + (unsigned)below(ENDS_MAX) : 1;
        c->s.cut_through = below(2);
        c->r->params.relaxed_order = below(2);
        c->r->params.join_limit = below(2) ? 64 : 0;
        c->r->params.completion_timeout = 1000000000ull * PS_PER_NS;
        c->r->base = below(2) ? LOW_BAR : HIGH_BAR;
        random_links(c);
        chain_build(c);
        if (round % 3 == 0)
            pcie_root_untimed(c->r->root);
        random_script(c, reads, want, &n);
        rig_run(c->r);
        pcie_root_flush(c->r->root, kernel_now(c->r->kernel));
        rig_run(c->r);
        for (uint32_t i = 0; i < c->r->action_count; i++)
            assert_int_equal(c->r->answers[i].count, c->r->actions[i].kind != DO_BARRIER);
        for (unsigned i = 0; i < n; i++) {
            assert_int_equal(c->r->answers[reads[i]].status, BUS_OK);
            assert_memory_equal(c->r->answers[reads[i]].data, want[i],
                                c->r->actions[reads[i]].size);
        }
        for (unsigned end = 0; end < c->ends; end++) {
            assert_true(pcie_bar_read(c->end[end], 0, 0, got, SPAN));
            assert_memory_equal(got, model[end], SPAN);
        }
        check_links(c);
        chain_free(c);
    }
}

/** What goes into a switch and out of it are the same TLPs, but for what is a link's own. */
static void test_same_tlp(void **state)
{
    (void)state;
    struct chain *c = chain_new(3);
    c->ecam = true;
    for (unsigned i = 0; i < LINKS_MAX; i++)
        c->links[i].gen = 1 + 2 * i;
    chain_build(c);
    const uint16_t id = pcie_port_id(c->end[0]);
    rig_add(c->r, write_of(0, 4, 23, BUS_DEVICE_E));
    rig_add(c->r, read_of(5000 * PS_PER_NS, 5, 40));
    struct action config = read_of(20000 * PS_PER_NS, 0, 4);
    config.offset = ECAM_BASE + ((uint64_t)id << 12) - c->r->base;
    const uint32_t asked = rig_add(c->r, config);
    rig_run(c->r);
    static const enum pcie_tlp_type types[] = { PCIE_MWR, PCIE_MRD, PCIE_CPLD };
    for (unsigned i = 0; i < 3; i++)
        for (unsigned hop = 1; hop <= 3; hop++) {
            const struct pcie_tlp *a = chain_tlp(c, types[i], 0, 0);
            const struct pcie_tlp *b = chain_tlp(c, types[i], hop, 0);
            assert_int_equal(a->address.ba, b->address.ba);
            assert_int_equal(a->length_dw, b->length_dw);
            assert_int_equal(a->bytes, b->bytes);
            assert_int_equal(a->first_be, b->first_be);
            assert_int_equal(a->last_be, b->last_be);
            assert_int_equal(a->tag, b->tag);
            assert_int_equal(a->requester_id, b->requester_id);
            assert_int_equal(a->completer_id, b->completer_id);
            assert_int_equal(a->byte_count, b->byte_count);
        }
    /* Type 1 until the bus it is for. */
    for (unsigned hop = 0; hop < 3; hop++)
        assert_int_equal(chain_tlps(c, PCIE_CFGRD1, hop), 1);
    assert_int_equal(chain_tlps(c, PCIE_CFGRD0, 3), 1);
    assert_int_equal(chain_tlps(c, PCIE_CFGRD1, 3), 0);
    uint32_t vendor = 0, got;
    assert_true(pcie_function_read(c->r->root, id, 0, 4, &vendor));
    memcpy(&got, c->r->answers[asked].data, 4);
    assert_int_equal(got, vendor);
    chain_free(c);
}

/** Nobody behind the address: an Unsupported Request at the last who looked, and not further. */
static void test_nobody(void **state)
{
    (void)state;
    struct chain *c = chain_new(2);
    c->ends = 2;
    c->own_bars = true;
    chain_build(c);
    struct pcie_config *f = &c->end[1]->endpoint->function.config;
    assert_true(pcie_config_write(f, PCI_COMMAND, 2, PCI_COMMAND_MASTER)); /* it decodes nothing */
    const uint32_t dead = rig_add(c->r, read_of(0, END_STRIDE, 8));
    const uint32_t good = rig_add(c->r, read_of(0, 0, 8));
    rig_run(c->r);
    assert_int_equal(c->r->answers[good].data[0], 0);
    assert_int_equal(chain_tlps(c, PCIE_MRD, 2), 2);
    assert_int_equal(chain_tlps(c, PCIE_CPL, 0), 1);
    assert_int_equal(chain_tlp(c, PCIE_CPL, 0, 0)->status, PCIE_UR);
    assert_int_equal(chain_tlp(c, PCIE_CPL, 0, 0)->completer_id, pcie_port_id(c->end[1]));
    assert_int_equal(c->r->answers[dead].data[0], 0xff);
    assert_int_equal(c->r->answers[dead].count, 1);
    chain_free(c);
}

/**
 * A link that was lost begins with the credits that it began with, no more: what had come over it
 * before and still waits in the switch gives nothing back to the new one.
 */
static void test_credits_of_new_link(void **state)
{
    enum { CPLH = 4, BEFORE = 3, AFTER = 10, US = 1000 };
    struct error e = { 0 };
    simtime_t now = 0;
    (void)state;
    struct chain *c = chain_new(1);
    c->last[0].cplh = CPLH;
    c->r->params.completion_timeout = (simtime_t)1000 * US * PS_PER_NS;
    chain_build(c);
    assert_true(links_can_fail(c->end[0], &e));
    struct channel *up = &c->port[0]->ways[LINK_UP];
    up->credits[PCIE_FLOW_CPL].h = 0;
    for (unsigned i = 0; i < BEFORE; i++)
        rig_add(c->r, read_of(now, i * 64, 8));
    rig_until(c->r, now += 2 * US * PS_PER_NS);
    assert_int_equal(chain_tlps(c, PCIE_CPLD, 1), BEFORE);
    port_link_down(c->end[0], now, PCIE_FAIL_LINKDOWN);
    rig_until(c->r, now += 2 * US * PS_PER_NS);
    port_link_up(c->end[0], now);
    assert_true(pcie_root_enumerate(c->r->root, &e));
    up->credits[PCIE_FLOW_CPL].h = BEFORE;
    channel_pump(up);
    rig_until(c->r, now += 2 * US * PS_PER_NS);
    assert_int_equal(chain_tlps(c, PCIE_CPLD, 0), BEFORE);
    up->credits[PCIE_FLOW_CPL].updates.head = up->credits[PCIE_FLOW_CPL].updates.tail;
    up->credits[PCIE_FLOW_CPL].h = 0;
    for (unsigned i = 0; i < AFTER; i++)
        rig_add(c->r, read_of(now, i * 64, 8));
    rig_until(c->r, now += 20 * US * PS_PER_NS);
    assert_int_equal(chain_tlps(c, PCIE_CPLD, 1), BEFORE + CPLH);
    up->credits[PCIE_FLOW_CPL].h = AFTER;
    channel_pump(up);
    rig_until(c->r, now + 20 * US * PS_PER_NS);
    assert_int_equal(chain_tlps(c, PCIE_CPLD, 0), BEFORE + AFTER);
    chain_free(c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_bytes),
        cmocka_unit_test(test_same_tlp),
        cmocka_unit_test(test_nobody),
        cmocka_unit_test(test_credits_of_new_link),
    };
    return cmocka_run_group_tests(tests, rig_seed, NULL);
}
