/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Which TLP passes which. The table is written out here once more (Base 2.4.1, table 2-40), and
 * what a link does is held against it: what must not pass never does, what must pass does.
 */
#include "chain_rig.h"

/* Rows and columns: posted, read, write with data that is not posted, completion. */
enum { P, R, D, C, CLASSES };
enum box { NO, MUST, MAY };

/** What a TLP is for the table. */
struct one {
    unsigned class;
    bool ro, ido;
    unsigned requester, completer, tag;
};

static unsigned sent_by(const struct one *t)
{
    return t->class == C ? t->completer : t->requester;
}

/** May `a` pass `b`, which was there first? */
static enum box box_of(const struct one *a, const struct one *b)
{
    const bool other = a->ido && sent_by(a) != sent_by(b);
    switch (a->class * 4 + b->class) {
    case P * 4 + P: return a->ro || other ? MAY : NO; /* A2 */
    case P * 4 + R:
    case P * 4 + D: return MUST;             /* A3, A4 */
    case P * 4 + C: return MAY;              /* A5: must only at a bridge to PCI */
    case R * 4 + P: return other ? MAY : NO; /* B2: Relaxed Ordering does not help a read */
    case D * 4 + P:
    case C * 4 + P: return a->ro || other ? MAY : NO; /* C2, D2 */
    case C * 4 + R:
    case C * 4 + D: return MUST; /* D3, D4 */
    case C * 4 + C:              /* D5: not those of one request */
        return a->requester == b->requester && a->tag == b->tag ? NO : MAY;
    default: return MAY; /* B3 to B5, C3 to C5 */
    }
}

static unsigned class_of(enum pcie_tlp_type type)
{
    switch (type) {
    case PCIE_MWR:
    case PCIE_MSG: return P;
    case PCIE_MRD:
    case PCIE_IORD:
    case PCIE_CFGRD0:
    case PCIE_CFGRD1: return R;
    case PCIE_IOWR:
    case PCIE_CFGWR0:
    case PCIE_CFGWR1: return D;
    default: return C;
    }
}

/* ---- the pure table ----------------------------------------------------------------------------
 */

static struct pcie_tlp numbered(enum pcie_tlp_type type, unsigned bits)
{
    return (struct pcie_tlp){ .type = type,
                              .relaxed = bits & 1,
                              .ido = bits >> 1 & 1,
                              .requester_id = bits >> 2 & 1,
                              .completer_id = bits >> 3 & 1,
                              .tag = bits >> 4 & 1 };
}

static struct one seen_as(const struct pcie_tlp *t)
{
    return (struct one){ class_of(t->type), t->relaxed,      t->ido,
                         t->requester_id,   t->completer_id, t->tag };
}

/** Every pair of types, attributes, identities and tags. */
static void test_table(void **state)
{
    enum { BITS = 1 << 5 };
    unsigned boxes[3] = { 0 }, asked_for = 0;
    (void)state;
    for (unsigned later = 0; later < PCIE_TLP_TYPES; later++)
        for (unsigned earlier = 0; earlier < PCIE_TLP_TYPES; earlier++)
            for (unsigned bits = 0; bits < BITS * BITS * 2; bits++) {
                const struct pcie_tlp a = numbered(later, bits);
                const struct pcie_tlp b = numbered(earlier, bits / BITS);
                const bool relaxed = bits / BITS / BITS;
                const struct one x = seen_as(&a), y = seen_as(&b);
                const enum box box = box_of(&x, &y);
                const bool passes = pcie_passes(&a, &b, relaxed);
                boxes[box]++;
                if (box != MAY && passes != (box == MUST))
                    fail_msg("%s %s %s", pcie_tlp_names[later], passes ? "passes" : "does not pass",
                             pcie_tlp_names[earlier]);
                if (box != MAY)
                    continue;
                /* A choice: those that ask for it pass if the parameter says so; others never. */
                const bool asks = y.class == P && (x.class != P || x.ro || x.ido);
                asked_for += passes;
                assert_int_equal(passes, asks && relaxed);
            }
    assert_true(boxes[NO] && boxes[MUST] && boxes[MAY] && asked_for);
}

/* ---- one box on one link -----------------------------------------------------------------------
 */

enum { FIRST_TAG = 100 };

/** A TLP of each class; its tag is its number. */
static struct pcie_tlp tlp_for(unsigned class, bool up, unsigned number, uint32_t bytes,
                               const uint8_t *data)
{
    static const uint64_t far = 0x1000;
    struct pcie_tlp t = { .type = PCIE_MWR,
                          .header_dw = 3,
                          .address = { (up ? RAM_BASE : LOW_BAR) + far },
                          .length_dw = bytes / 4,
                          .bytes = bytes,
                          .first_be = 0xf,
                          .last_be = bytes > 4 ? 0xf : 0,
                          .tag = (uint16_t)(FIRST_TAG + number),
                          .requester_id = 0x100,
                          .data = data };
    switch (class) {
    case P: break;
    case R:
        t.type = PCIE_MRD;
        t.data = NULL;
        break;
    case D:
        t.type = PCIE_CFGWR0;
        t.address.ba = 0x3c; /* Interrupt Line */
        t.length_dw = 1;
        t.bytes = 1;
        t.first_be = 1;
        t.last_be = 0;
        t.completer_id = up ? 0 : 0x100;
        break;
    default:
        t.type = PCIE_CPLD;
        t.completer_id = 0x100;
        t.byte_count = (uint16_t)bytes;
        t.requester_id = 0;
    }
    return t;
}

struct link_case {
    unsigned way, later, earlier;
    bool exact, relaxed, ro, ido, other;
};

/** When each numbered TLP went; SIMTIME_NEVER: it has not. */
static simtime_t went(const struct rig *r, unsigned way, unsigned number)
{
    simtime_t time = SIMTIME_NEVER;
    for (size_t i = 0; i < r->tlp_count; i++) {
        const struct pcie_tlp *t = &r->tlps[i].t;
        if (t->up == (way == LINK_UP) && t->tag == FIRST_TAG + number) {
            assert_true(time == SIMTIME_NEVER); /* once */
            time = t->time;
        }
    }
    return time;
}

static enum pcie_flow flow_for(unsigned class)
{
    return class == P ? PCIE_FLOW_P : class == C ? PCIE_FLOW_CPL : PCIE_FLOW_NP;
}

static void check_box(const struct link_case *l)
{
    static const uint8_t data[64];
    struct rig *r = rig_new();
    r->params.relaxed_order = l->relaxed;
    r->link.latency = 10 * PS_PER_NS;
    r->link.replay_buffer = l->exact ? 1 << 16 : 0;
    rig_build(r);
    struct channel *c = &r->port->ways[l->way];
    const bool up = l->way == LINK_UP, shared = flow_for(l->later) == flow_for(l->earlier);
    struct credits *cr = &c->credits[flow_for(l->earlier)];
    /* The earlier one has no room for its data; if it has none, none for its header. */
    const bool by_data = shared && l->earlier != R;
    *cr = (struct credits){ .h = by_data ? 8 : 0,
                            .d = by_data ? (l->earlier == D ? 0 : 2) : 8,
                            .updates = cr->updates,
                            .consumed = cr->consumed };
    struct pcie_tlp a = tlp_for(l->earlier, up, 0, 64, data);
    struct pcie_tlp b = tlp_for(l->later, up, 1, 16, data);
    a.address.ba += 0;
    b.address.ba += l->later == D ? 0 : 64;
    b.relaxed = l->ro;
    b.ido = l->ido;
    if (l->other) {
        a.requester_id = a.type == PCIE_CPLD ? a.requester_id : 0x200;
        a.completer_id = a.type == PCIE_CPLD ? 0x200 : a.completer_id;
    }
    port_send(r->port, l->way, &a, 0, NULL, 1);
    port_send(r->port, l->way, &b, 0, NULL, 2);
    rig_until(r, 1000 * PS_PER_NS);
    const struct one x = seen_as(&b), y = seen_as(&a);
    const enum box box = box_of(&x, &y);
    const bool passed = went(r, l->way, 1) != SIMTIME_NEVER;
    assert_true(went(r, l->way, 0) == SIMTIME_NEVER);
    if (box == MUST)
        assert_true(passed);
    else if (box == NO)
        assert_false(passed);
    else if (l->relaxed && y.class == P && x.class != P && (l->ro || l->ido))
        assert_true(passed); /* it asks for it, and the queue honours it */
    cr->h = cr->d = 64;
    channel_pump(c);
    rig_until(r, 2000 * PS_PER_NS);
    assert_true(went(r, l->way, 0) != SIMTIME_NEVER);
    assert_true(went(r, l->way, 1) != SIMTIME_NEVER);
    assert_int_equal(passed, went(r, l->way, 1) < went(r, l->way, 0));
    rig_free(r);
}

static void check_boxes(unsigned way)
{
    for (unsigned later = 0; later < CLASSES; later++)
        for (unsigned earlier = 0; earlier < CLASSES; earlier++)
            for (unsigned bits = 0; bits < 32; bits++) {
                const struct link_case l = { .way = way,
                                             .later = later,
                                             .earlier = earlier,
                                             .exact = bits & 1,
                                             .relaxed = bits & 2,
                                             .ro = bits & 4,
                                             .ido = bits & 8,
                                             .other = bits & 16 };
                if (way == LINK_UP || (later != C && earlier != C))
                    check_box(&l);
            }
}

static void test_up(void **state)
{
    (void)state;
    check_boxes(LINK_UP);
}

static void test_down(void **state)
{
    (void)state;
    check_boxes(LINK_DOWN);
}

/** So many reads wait that a queue might not look behind them: the write goes all the same. */
static void test_many_in_front(void **state)
{
    enum { READS = 200 };
    static const uint8_t data[64];
    (void)state;
    for (unsigned n = 0; n < 2 * CLASSES; n++) {
        const unsigned way = n % 2 ? LINK_UP : LINK_DOWN, later = n / 4 ? C : P;
        struct rig *r = rig_new();
        if (later == C && way == LINK_DOWN) {
            rig_free(r);
            continue;
        }
        r->link.replay_buffer = n / 2 % 2 ? 1 << 16 : 0;
        rig_build(r);
        struct channel *c = &r->port->ways[way];
        c->credits[PCIE_FLOW_NP].h = 0;
        for (unsigned i = 0; i < READS; i++) {
            const struct pcie_tlp t = tlp_for(R, way == LINK_UP, i, 4, NULL);
            port_send(r->port, way, &t, 0, NULL, i);
        }
        const struct pcie_tlp w = tlp_for(later, way == LINK_UP, READS, 64, data);
        port_send(r->port, way, &w, 0, NULL, READS);
        rig_until(r, 1000 * PS_PER_NS);
        assert_true(went(r, way, 0) == SIMTIME_NEVER);
        assert_true(went(r, way, READS) != SIMTIME_NEVER);
        rig_free(r);
    }
}

/* ---- reads push writes -------------------------------------------------------------------------
 */

/** A core's read behind its write, which waits for credits below one of the links. */
static void test_read_behind_write(void **state)
{
    (void)state;
    for (unsigned switches = 0; switches <= SWITCHES_MAX; switches++)
        for (unsigned blocked = 0; blocked <= switches; blocked++) {
            struct chain *c = chain_new(switches);
            chain_build(c);
            struct credits *cr = &c->port[blocked]->ways[LINK_DOWN].credits[PCIE_FLOW_P];
            cr->h = cr->d = 0;
            rig_add(c->r, write_of(0, 0x1040, 8, BUS_DEVICE_E));
            const uint32_t read = rig_add(c->r, read_of(0, 0x1040, 8));
            rig_until(c->r, 10000 * PS_PER_NS);
            assert_int_equal(c->r->answers[read].count, 0);
            assert_null(chain_tlp(c, PCIE_MRD, blocked, 0));
            cr->h = cr->d = 64;
            channel_pump(&c->port[blocked]->ways[LINK_DOWN]);
            rig_run(c->r);
            assert_int_equal(c->r->answers[read].count, 1);
            for (unsigned i = 0; i < 8; i++)
                assert_int_equal(c->r->answers[read].data[i], 0x40 + i);
            chain_free(c);
        }
}

/** A device that writes to memory before it answers a read. */
struct writer {
    struct pcie_device_host host;
    unsigned reads, writes;
};

static void writer_attach(void *self, const struct pcie_device_host *host)
{
    ((struct writer *)self)->host = *host;
}

static void writer_write(void *self, const struct pcie_device_request *r, const uint8_t *data,
                         struct pcie_device_answer *a)
{
    struct writer *w = self;
    (void)r, (void)data, (void)a;
    w->writes++;
}

enum { DMA_SIZE = 600 };

static void writer_read(void *self, const struct pcie_device_request *r, uint8_t *data,
                        struct pcie_device_answer *a)
{
    struct writer *w = self;
    uint8_t bytes[DMA_SIZE];
    (void)a;
    w->reads++;
    memset(bytes, (int)w->reads, sizeof(bytes));
    assert_true(w->host.dma_write(w->host.self, r->time, RAM_BASE + r->offset * 16 + 1, bytes,
                                  sizeof(bytes)));
    memset(data, (int)w->reads, (size_t)r->length_dw * 4);
}

static struct chain *told_chain;
static unsigned told_good;

static void told_read_after_dma(void *self, uint32_t tag, simtime_t time, enum bus_status status,
                                const uint8_t *data, uint32_t size)
{
    const struct rig_master *m = self;
    uint8_t bytes[DMA_SIZE];
    told_read(self, tag, time, status, data, size);
    ram_read(told_chain->ram, m->rig->actions[tag].offset * 16 + 1, bytes, sizeof(bytes));
    for (unsigned i = 0; i < DMA_SIZE; i++)
        assert_int_equal(bytes[i], data[0]);
    told_good++;
}

static void test_completion_behind_write(void **state)
{
    enum { READS = 20 };
    (void)state;
    for (unsigned bits = 0; bits < 16; bits++) {
        struct writer w = { 0 };
        struct chain *c = chain_new(bits % 4);
        c->devices[0] = (struct pcie_device){
            .self = &w, .read = writer_read, .write = writer_write, .attach = writer_attach
        };
        for (unsigned i = 0; i < LINKS_MAX; i++) {
            c->links[i].replay_buffer = bits & 4 && i % 2 ? 4096 : 0;
            c->links[i].latency = 50 * PS_PER_NS;
        }
        c->last[0].replay_buffer = bits & 8 ? 4096 : 0;
        chain_build(c);
        struct error e = { 0 };
        const struct bus_master m = { &c->r->masters[0], told_write, told_read_after_dma,
                                      told_error };
        assert_true(bus_add_master(c->r->bus, 0, &m, &e));
        for (unsigned i = 0; i < LINKS_MAX && i <= c->switches; i++) {
            struct credits *cr = &c->port[i]->ways[LINK_UP].credits[PCIE_FLOW_P];
            cr->h = 2;
            cr->d = 64;
        }
        told_chain = c;
        told_good = 0;
        for (unsigned i = 0; i < READS; i++)
            rig_add(c->r, read_of(i * 100 * PS_PER_NS, i * 64, 8));
        rig_run(c->r);
        assert_int_equal(told_good, READS);
        assert_int_equal(w.reads, READS);
        chain_free(c);
    }
}

/* ---- anything, at random -----------------------------------------------------------------------
 */

enum { RANDOM_TLPS = 400, NOT_AN_ERROR = 0x7f /* Vendor_Defined Type 1 */ };

struct sent {
    unsigned way, end;
    struct pcie_tlp t;
    unsigned hops[LINKS_MAX]; /* times that it went over each link of its path */
    size_t order[LINKS_MAX];  /* when, among all that was seen */
};

static struct pcie_tlp random_tlp(unsigned class, bool up, unsigned number, unsigned end,
                                  const struct chain *c, const uint8_t *data)
{
    struct pcie_tlp t = tlp_for(class, up, number, 4 * (1 + (uint32_t)below(32)), data);
    t.tag = (uint16_t)number;
    if (class == R)
        t.length_dw = t.bytes / 4 > 16 ? 16 : t.length_dw;
    t.bytes = class == R ? t.length_dw * 4 : t.bytes;
    t.last_be = t.length_dw > 1 ? 0xf : 0;
    if (class == D) {
        t.type = up || c->switches == 0 ? PCIE_CFGWR0 : PCIE_CFGWR1;
        t.completer_id = up ? 0 : pcie_port_id(c->end[end]);
    } else if (!up) {
        t.address.ba = LOW_BAR + end * END_STRIDE + number * 128;
    } else {
        t.address.ba = RAM_BASE + number * 128;
        t.requester_id = pcie_port_id(c->end[end]);
    }
    if (class == C) {
        t.requester_id = 0;
        t.completer_id = pcie_port_id(c->end[end]);
        t.tag = (uint16_t)number;
    }
    if (class == P && up && below(4) == 0) {
        t.type = PCIE_MSG;
        t.header_dw = 4;
        t.length_dw = t.bytes = 0;
        t.message = NOT_AN_ERROR;
        t.data = NULL;
    }
    t.relaxed = below(3) == 0;
    t.ido = below(3) == 0;
    return t;
}

/** Few credits, in both directions and of all kinds. */
static void starve(struct chain *c)
{
    for (unsigned i = 0; i < c->switches + c->ends; i++) {
        struct pcie_port *p = i < c->switches ? c->port[i] : c->end[i - c->switches];
        for (unsigned way = 0; way < 2; way++)
            for (unsigned flow = 0; flow < PCIE_FLOWS; flow++) {
                p->ways[way].credits[flow].h = 1 + below(3);
                p->ways[way].credits[flow].d = 8 + below(24);
            }
    }
}

static void count_hops(const struct chain *c, struct sent *all)
{
    for (size_t i = 0; i < c->count; i++) {
        const struct pcie_tlp *t = &c->tlps[i];
        if (t->tag >= RANDOM_TLPS || (t->type == PCIE_MSG && t->message != NOT_AN_ERROR))
            continue;
        struct sent *s = &all[t->tag];
        /* A completion of a request that went down has its tag, too. */
        if (t->up != (s->way == LINK_UP))
            continue;
        assert_true(t->hop <= c->switches);
        s->hops[t->hop]++;
        s->order[t->hop] = i;
    }
}

static void check_orders(const struct chain *c, const struct sent *all)
{
    for (unsigned n = 0; n < RANDOM_TLPS; n++)
        for (unsigned hop = 0; hop <= c->switches; hop++)
            if (all[n].hops[hop] != 1)
                fail_msg("TLP %u, a %s: %u times on link %u", n, pcie_tlp_names[all[n].t.type],
                         all[n].hops[hop], hop);
    for (unsigned a = 0; a < RANDOM_TLPS; a++)
        for (unsigned b = a + 1; b < RANDOM_TLPS; b++) {
            const struct one x = seen_as(&all[b].t), y = seen_as(&all[a].t);
            if (all[a].way != all[b].way || all[a].end != all[b].end || box_of(&x, &y) != NO)
                continue;
            for (unsigned hop = 0; hop <= c->switches; hop++)
                if (all[b].order[hop] < all[a].order[hop])
                    fail_msg("%s %u passed %s %u on link %u", pcie_tlp_names[all[b].t.type], b,
                             pcie_tlp_names[all[a].t.type], a, hop);
        }
}

struct feeder {
    struct chain *c;
    struct sent *all;
    unsigned next;
    struct process *process;
};

static void feed(void *self, simtime_t now)
{
    struct feeder *f = self;
    for (unsigned n = 1 + (unsigned)below(4); n && f->next < RANDOM_TLPS; n--, f->next++) {
        const struct sent *s = &f->all[f->next];
        struct pcie_port *p = s->way == LINK_UP ? f->c->end[s->end] : f->c->port[0];
        port_send(p, s->way, &s->t, now, NULL, f->next);
    }
    if (f->next < RANDOM_TLPS)
        process_wake(f->process, now + below(40) * PS_PER_NS);
}

static void random_run(unsigned round)
{
    static uint8_t data[128];
    struct chain *c = chain_new(1 + (unsigned)below(3));
    struct sent *all = calloc(RANDOM_TLPS, sizeof(*all));
    struct error e = { 0 };
    c->ends = 1 + (unsigned)below(ENDS_MAX);
    c->s.cut_through = below(2);
    c->r->params.relaxed_order = round % 2;
    for (unsigned i = 0; i < LINKS_MAX + ENDS_MAX; i++) {
        struct pcie_link_params *l = i < LINKS_MAX ? &c->links[i] : &c->last[i - LINKS_MAX];
        l->gen = 1 + below(7);
        l->width = UINT64_C(1) << below(5);
        l->latency = below(100) * PS_PER_NS;
        l->replay_buffer = below(3) == 0 ? 1024 : 0;
        l->error_rate = below(5) == 0 ? 1e-5 : 0;
        l->mps = 128;
    }
    chain_build(c);
    starve(c);
    for (unsigned n = 0; n < RANDOM_TLPS; n++) {
        const bool up = below(2);
        all[n].way = up ? LINK_UP : LINK_DOWN;
        all[n].end = (unsigned)below(c->ends);
        all[n].t = random_tlp((unsigned)below(up ? CLASSES : C), up, n, all[n].end, c, data);
    }
    struct feeder f = { .c = c, .all = all };
    f.process = kernel_spawn(c->r->kernel, "feeder", 201, feed, &f, &e);
    process_wake(f.process, 0);
    rig_run(c->r);
    count_hops(c, all);
    check_orders(c, all);
    free(all);
    chain_free(c);
}

static void test_random(void **state)
{
    enum { ROUNDS = 60 };
    (void)state;
    for (unsigned i = 0; i < ROUNDS; i++)
        random_run(i);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_table),
        cmocka_unit_test(test_up),
        cmocka_unit_test(test_down),
        cmocka_unit_test(test_many_in_front),
        cmocka_unit_test(test_read_behind_write),
        cmocka_unit_test(test_completion_behind_write),
        cmocka_unit_test(test_random),
    };
    return cmocka_run_group_tests(tests, rig_seed, NULL);
}
