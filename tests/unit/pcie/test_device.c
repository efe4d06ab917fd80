/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What a device may do with requests and by itself: answer later, which holds its buffer; write to
 * memory; MSI; and what a reset leaves of that.
 */
#include "chain_rig.h"

enum {
    TOKENS_MAX = 64,
    PH = 4,
    ROOM = GATHER_HARD ? 1 : PH /* for writes: the hard build gives the least */
};

/** A device that answers when the test says so. */
struct late {
    struct pcie_device_host host;
    uint64_t writes[TOKENS_MAX], reads[TOKENS_MAX];
    uint64_t write_at[TOKENS_MAX];
    unsigned write_count, read_count, resets;
    bool later;
};

static void late_attach(void *self, const struct pcie_device_host *host)
{
    ((struct late *)self)->host = *host;
}

static void late_write(void *self, const struct pcie_device_request *r, const uint8_t *data,
                       struct pcie_device_answer *a)
{
    struct late *l = self;
    (void)data;
    assert_true(l->write_count < TOKENS_MAX);
    l->write_at[l->write_count] = r->offset;
    l->writes[l->write_count++] = r->token;
    a->later = l->later;
}

static void late_read(void *self, const struct pcie_device_request *r, uint8_t *data,
                      struct pcie_device_answer *a)
{
    struct late *l = self;
    assert_true(l->read_count < TOKENS_MAX);
    l->reads[l->read_count++] = r->token;
    memset(data, 0x5a, (size_t)r->length_dw * 4);
    a->later = l->later;
}

static void late_reset(void *self, simtime_t time)
{
    (void)time;
    ((struct late *)self)->resets++;
}

static struct chain *late_chain(struct late *l, unsigned switches)
{
    struct chain *c = chain_new(switches);
    *l = (struct late){ .later = true };
    c->devices[0] = (struct pcie_device){ .self = l,
                                          .write = late_write,
                                          .read = late_read,
                                          .reset = late_reset,
                                          .attach = late_attach };
    c->last[0].ph = PH;
    c->last[0].fc_interval = PS_PER_NS;
    return c;
}

/** Run for so many ns more. */
static void run_for(struct chain *c, unsigned ns)
{
    rig_until(c->r, kernel_now(c->r->kernel) + ns * PS_PER_NS);
}

static const struct pcie_device_answer good;

static void test_writes_hold_credits(void **state)
{
    enum { WRITES = 3 * PH };
    (void)state;
    for (unsigned switches = 0; switches < 3; switches++) {
        struct late l;
        struct chain *c = late_chain(&l, switches);
        chain_build(c);
        for (unsigned i = 0; i < WRITES; i++)
            rig_add(c->r, write_of(0, i * 64, 8, BUS_DEVICE_E));
        run_for(c, 5000);
        assert_int_equal(l.write_count, ROOM);
        for (unsigned i = 0; i < WRITES; i++) {
            l.host.done(l.host.self, l.writes[i], &good, NULL);
            l.host.done(l.host.self, l.writes[i], &good, NULL); /* twice is nothing more */
            run_for(c, 5000);
            assert_int_equal(l.write_count, ROOM + i + 1 < WRITES ? ROOM + i + 1 : WRITES);
        }
        for (unsigned i = 0; i < WRITES; i++)
            assert_int_equal(l.write_at[i], i * 64);
        chain_free(c);
    }
}

/** The same of reads; writes go past those that find no room. */
static void test_reads_hold_credits(void **state)
{
    (void)state;
    struct late l;
    struct chain *c = late_chain(&l, 1);
    c->last[0].nph = 1;
    chain_build(c);
    for (unsigned i = 0; i < 3; i++)
        rig_add(c->r, (struct action){ .kind = DO_READ,
                                       .offset = i * 64,
                                       .size = 8,
                                       .attr = BUS_DEVICE_E,
                                       .master = (uint16_t)i });
    rig_add(c->r, write_of(0, 0, 8, BUS_DEVICE_E));
    for (unsigned i = 0; i < 3; i++) {
        run_for(c, 5000);
        assert_int_equal(l.read_count, i + 1);
        assert_int_equal(l.write_count, 1);
        l.host.done(l.host.self, l.reads[i], &good, (const uint8_t[8]){ 0 });
    }
    run_for(c, 5000);
    for (unsigned i = 0; i < 3; i++)
        assert_int_equal(c->r->answers[i].count, 1);
    chain_free(c);
}

/** A device may be asked ahead of time; what it says then is said when the request has come. */
static void test_answer_ahead(void **state)
{
    (void)state;
    struct late l;
    struct chain *c = late_chain(&l, 0);
    c->last[0].latency = 300 * PS_PER_NS;
    chain_build(c);
    const uint32_t read = rig_add(c->r, read_of(0, 0, 4));
    rig_until(c->r, 0);
    if (l.read_count) /* asked in the call that sent it */
        l.host.done(l.host.self, l.reads[0], &good, (const uint8_t[4]){ 0 });
    run_for(c, 5000);
    if (c->r->answers[read].count == 0)
        l.host.done(l.host.self, l.reads[0], &good, (const uint8_t[4]){ 0 });
    run_for(c, 5000);
    assert_int_equal(c->r->answers[read].count, 1);
    assert_true(chain_tlp(c, PCIE_CPLD, 0, 0)->time >= 300 * PS_PER_NS);
    chain_free(c);
}

/** Answers in another order than the requests', each to whom it belongs. */
static void test_reads_out_of_order(void **state)
{
    static const unsigned order[] = { 2, 0, 3, 1 };
    (void)state;
    if (GATHER_HARD)
        return; /* there is room for one read */
    struct late l;
    struct chain *c = late_chain(&l, 1);
    chain_build(c);
    for (unsigned i = 0; i < 4; i++)
        rig_add(c->r, (struct action){ .kind = DO_READ,
                                       .offset = i * 64,
                                       .size = 8,
                                       .attr = BUS_DEVICE_E,
                                       .master = (uint16_t)i });
    run_for(c, 5000);
    assert_int_equal(l.read_count, 4);
    for (unsigned i = 0; i < 4; i++) {
        uint8_t data[8];
        memset(data, (int)(0x10 + order[i]), sizeof(data));
        l.host.done(l.host.self, l.reads[order[i]], &good, data);
        run_for(c, 5000);
        for (unsigned n = 0; n < 4; n++) {
            bool told = false;
            for (unsigned k = 0; k <= i; k++)
                told = told || order[k] == n;
            assert_int_equal(c->r->answers[n].count, told);
            if (told)
                assert_int_equal(c->r->answers[n].data[7], 0x10 + n);
        }
    }
    chain_free(c);
}

static void test_late_status(void **state)
{
    static const struct pcie_device_answer bad = { .status = PCIE_CA };
    (void)state;
    struct late l;
    struct chain *c = late_chain(&l, 1);
    chain_build(c);
    const uint32_t read = rig_add(c->r, read_of(0, 0, 4));
    run_for(c, 5000);
    l.host.done(l.host.self, l.reads[0], &bad, NULL);
    run_for(c, 5000);
    assert_int_equal(c->r->answers[read].count, 1);
    assert_int_equal(c->r->answers[read].data[0], 0xff); /* all ones, as read_error says */
    assert_int_equal(chain_tlp(c, PCIE_CPL, 0, 0)->status, PCIE_CA);
    chain_free(c);
}

/* ---- memory writes and MSI ---------------------------------------------------------------------
 */

static void command(struct chain *c, uint32_t bits)
{
    assert_true(pcie_function_write(c->r->root, pcie_port_id(c->end[0]), PCI_COMMAND, 2, bits));
}

static void test_dma(void **state)
{
    static uint8_t bytes[5000], got[5000];
    (void)state;
    for (size_t i = 0; i < sizeof(bytes); i++)
        bytes[i] = (uint8_t)(below(255) + 1);
    for (unsigned n = 0; n < 60; n++) {
        struct late l;
        struct chain *c = late_chain(&l, n % 4);
        const uint32_t mps = 128U << n % 3;
        for (unsigned i = 0; i < LINKS_MAX; i++)
            c->links[i].mps = 512;
        c->last[0].mps = mps;
        chain_build(c);
        const uint64_t at = below(20000);
        const size_t size = 1 + below(sizeof(bytes));
        assert_true(l.host.dma_write(l.host.self, 100 * PS_PER_NS, RAM_BASE + at, bytes, size));
        run_for(c, 1000000);
        uint8_t around[2];
        ram_read(c->ram, at, got, size);
        assert_memory_equal(got, bytes, size);
        ram_read(c->ram, at + size, around, 1);
        assert_int_equal(around[0], 0);
        if (at) {
            ram_read(c->ram, at - 1, around, 1);
            assert_int_equal(around[0], 0);
        }
        size_t sum = 0;
        for (size_t i = 0; i < c->count; i++) {
            const struct pcie_tlp *t = &c->tlps[i];
            assert_int_equal(t->type, PCIE_MWR);
            assert_true(t->up && t->time >= 100 * PS_PER_NS);
            assert_true(t->length_dw * 4 <= mps);
            assert_true(t->address.ba / 4096 == (t->address.ba + t->length_dw * 4 - 1) / 4096);
            assert_int_equal(t->requester_id, pcie_port_id(c->end[0]));
            sum += t->hop == 0 ? t->bytes : 0;
        }
        assert_int_equal(sum, size);
        chain_free(c);
    }
}

/** Later calls do not overtake: what is written last stays, whatever the times. */
static void test_dma_in_order(void **state)
{
    (void)state;
    struct late l;
    struct chain *c = late_chain(&l, 1);
    chain_build(c);
    run_for(c, 100);
    const simtime_t now = kernel_now(c->r->kernel);
    const simtime_t times[] = { now + 500 * PS_PER_NS, now + 10 * PS_PER_NS, now, 0 };
    for (uint8_t i = 0; i < 4; i++)
        assert_true(l.host.dma_write(l.host.self, times[i], RAM_BASE, &(uint8_t){ i + 1 }, 1));
    run_for(c, 5000);
    uint8_t got;
    ram_read(c->ram, 0, &got, 1);
    assert_int_equal(got, 4);
    for (unsigned i = 0; i < 4; i++)
        assert_true(chain_tlp(c, PCIE_MWR, 1, i)->time >= now + 500 * PS_PER_NS);
    chain_free(c);
}

static void test_bus_master_off(void **state)
{
    (void)state;
    for (unsigned who = 0; who < 4; who++) { /* endpoint, its port, upstream port, root port */
        struct late l;
        struct chain *c = late_chain(&l, 1);
        chain_build(c);
        struct pcie_function *const functions[] = { &c->end[0]->endpoint->function,
                                                    &c->end[0]->function, &c->at[0]->upstream,
                                                    &c->at[0]->port->function };
        assert_true(pcie_config_write(&functions[who]->config, PCI_COMMAND, 2, PCI_COMMAND_MEMORY));
        assert_int_equal(l.host.dma_write(l.host.self, 0, RAM_BASE, "x", 1), who != 0);
        run_for(c, 5000);
        uint8_t got;
        ram_read(c->ram, 0, &got, 1);
        assert_int_equal(got, 0);
        assert_int_equal(chain_tlps(c, PCIE_MWR, 1), who != 0);
        assert_int_equal(chain_tlps(c, PCIE_MWR, 0), who == 3);
        command(c, PCI_COMMAND_MEMORY | PCI_COMMAND_MASTER);
        chain_free(c);
    }
}

static void test_msi(void **state)
{
    enum { ENABLE = 1, VECTOR = 0x4321 };
    (void)state;
    struct late l;
    struct chain *c = late_chain(&l, 2);
    chain_build(c);
    const uint16_t id = pcie_port_id(c->end[0]);
    const unsigned cap = c->end[0]->endpoint->function.config.at[PCIE_CAP_MSI];
    const uint64_t address = RAM_BASE + 0x1234c;
    struct pcie_root *root = c->r->root;
    assert_int_not_equal(cap, 0);
    assert_false(l.host.msi(l.host.self, 0, 0)); /* not enabled */
    assert_true(pcie_function_write(root, id, cap + 4, 4, (uint32_t)address));
    assert_true(pcie_function_write(root, id, cap + 8, 4, (uint32_t)(address >> 32)));
    assert_true(pcie_function_write(root, id, cap + 12, 2, VECTOR));
    assert_true(pcie_function_write(root, id, cap + 2, 2, ENABLE));
    command(c, PCI_COMMAND_MEMORY);
    assert_false(
        l.host.msi(l.host.self, 0, 0)); /* it is a memory write: no bus mastering, no MSI */
    command(c, PCI_COMMAND_MEMORY | PCI_COMMAND_MASTER);
    assert_false(l.host.msi(l.host.self, 0, 1000)); /* no such vector */
    assert_true(l.host.msi(l.host.self, 0, 0));
    run_for(c, 5000);
    uint32_t got;
    ram_read(c->ram, address - RAM_BASE, &got, 4);
    assert_int_equal(got, VECTOR);
    const struct pcie_tlp *t = chain_tlp(c, PCIE_MWR, 0, 0);
    assert_int_equal(t->length_dw, 1);
    assert_int_equal(t->first_be, 0xf);
    assert_int_equal(t->last_be, 0);
    assert_false(t->relaxed); /* Base 6.1.4: MSI has no Relaxed Ordering */
    chain_free(c);
}

/** An MSI is behind the data that it tells of. */
static void test_msi_behind_data(void **state)
{
    (void)state;
    struct late l;
    struct chain *c = late_chain(&l, 1);
    static uint8_t bytes[2000];
    c->r->params.relaxed_order = true;
    chain_build(c);
    const uint16_t id = pcie_port_id(c->end[0]);
    const unsigned cap = c->end[0]->endpoint->function.config.at[PCIE_CAP_MSI];
    assert_true(pcie_function_write(c->r->root, id, cap + 4, 4, (uint32_t)RAM_BASE));
    assert_true(pcie_function_write(c->r->root, id, cap + 2, 2, 1));
    struct credits *cr = &c->port[0]->ways[LINK_UP].credits[PCIE_FLOW_P];
    cr->h = 8;
    cr->d = 4;
    memset(bytes, 7, sizeof(bytes));
    assert_true(l.host.dma_write(l.host.self, 0, RAM_BASE + 64, bytes, sizeof(bytes)));
    assert_true(l.host.msi(l.host.self, 0, 0));
    run_for(c, 5000);
    assert_int_equal(chain_tlps(c, PCIE_MWR, 0), 0);
    cr->d = 1000;
    channel_pump(&c->port[0]->ways[LINK_UP]);
    run_for(c, 50000);
    const size_t n = chain_tlps(c, PCIE_MWR, 0);
    assert_true(n > 1);
    assert_int_equal(chain_tlp(c, PCIE_MWR, 0, n - 1)->address.ba, RAM_BASE);
    chain_free(c);
}

/* ---- reset -------------------------------------------------------------------------------------
 */

static void flr(struct chain *c)
{
    const struct pcie_config *g = &c->end[0]->endpoint->function.config;
    assert_true(pcie_function_write(c->r->root, pcie_port_id(c->end[0]),
                                    g->at[PCIE_CAP_EXPRESS] + PCI_EXP_DEVCTL, 2,
                                    PCI_EXP_DEVCTL_BCR_FLR));
}

/** What was asked before a reset is not answered, not even as the answer to something newer. */
static void test_reset_drops(void **state)
{
    (void)state;
    struct late l;
    struct chain *c = late_chain(&l, 1);
    uint8_t old[4] = { 1, 1, 1, 1 }, fresh[4] = { 2, 2, 2, 2 };
    chain_build(c);
    const uint32_t read = rig_add(c->r, read_of(0, 0, 4));
    for (unsigned i = 0; i < 2 * ROOM; i++)
        rig_add(c->r, write_of(0, i * 64, 8, BUS_DEVICE_E));
    run_for(c, 3000);
    assert_int_equal(l.read_count, 1);
    const unsigned before = l.write_count;
    flr(c);
    assert_int_equal(l.resets, 1);
    run_for(c, 3000);
    assert_true(l.write_count > before); /* the buffer is empty: the others come */
    l.host.done(l.host.self, l.reads[0], &good, old);
    for (unsigned i = 0; i < before; i++)
        l.host.done(l.host.self, l.writes[i], &good, NULL);
    run_for(c, 3000);
    assert_int_equal(c->r->answers[read].count, 0);

    assert_true(pcie_root_enumerate(c->r->root, &(struct error){ 0 })); /* decoding again */
    const uint32_t again = rig_add(c->r, (struct action){ .time = kernel_now(c->r->kernel),
                                                          .kind = DO_READ,
                                                          .size = 4,
                                                          .attr = BUS_DEVICE_E,
                                                          .master = 1 });
    run_for(c, 3000);
    assert_int_equal(l.read_count, 2);
    for (unsigned i = 0; i < before; i++)
        l.host.done(l.host.self, l.writes[i], &good, NULL);
    l.host.done(l.host.self, l.reads[0], &good, old);
    run_for(c, 3000);
    assert_int_equal(c->r->answers[again].count, 0);
    l.host.done(l.host.self, l.reads[1], &good, fresh);
    run_for(c, 3000);
    assert_int_equal(c->r->answers[again].count, 1);
    assert_int_equal(c->r->answers[again].data[0], 2);
    run_for(c, 100000); /* the first one times out */
    assert_int_equal(c->r->answers[read].count, 1);
    assert_int_equal(c->r->answers[read].data[0], 0xff);
    chain_free(c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_writes_hold_credits),
        cmocka_unit_test(test_reads_hold_credits),
        cmocka_unit_test(test_answer_ahead),
        cmocka_unit_test(test_reads_out_of_order),
        cmocka_unit_test(test_late_status),
        cmocka_unit_test(test_dma),
        cmocka_unit_test(test_dma_in_order),
        cmocka_unit_test(test_bus_master_off),
        cmocka_unit_test(test_msi),
        cmocka_unit_test(test_msi_behind_data),
        cmocka_unit_test(test_reset_drops),
    };
    return cmocka_run_group_tests(tests, rig_seed, NULL);
}
