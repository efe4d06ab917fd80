/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Configuration requests of a core: which TLPs go on which link, what comes back; and an operating
 * system's own scan of the buses, which knows nothing but what it reads there.
 */
#include "tree_rig.h"

static const uint64_t ECAM = 0x4010000000, WINDOW = 0x10000000;
enum { SEEN_MAX = 64 };

struct seen {
    enum pcie_tlp_type type;
    uint8_t hop, first_be, last_be;
    bool up;
    uint16_t requester, completer, tag;
    uint32_t length_dw, data;
    uint64_t address;
};

struct host {
    struct tree t;
    struct pcie_switch *s1, *s2;
    struct pcie_port *a, *b, *d;
    struct seen seen[SEEN_MAX];
    unsigned seen_count;
    bool done;
    simtime_t asked, time;
    enum bus_status status;
    uint8_t data[BUS_LINE];
};

static void see(void *self, const struct pcie_tlp *t)
{
    struct host *h = self;
    if (h->seen_count == SEEN_MAX) {
        return;
    }
    struct seen *s = &h->seen[h->seen_count++];
    *s = (struct seen){ .type = t->type,
                        .hop = t->hop,
                        .first_be = t->first_be,
                        .last_be = t->last_be,
                        .up = t->up,
                        .requester = t->requester_id,
                        .completer = t->completer_id,
                        .tag = t->tag,
                        .length_dw = t->length_dw,
                        .address = t->address.ba };
    if (t->data) {
        memcpy(&s->data, t->data, 4);
    }
}

static void read_done(void *self, uint32_t tag, simtime_t time, enum bus_status status,
                      const uint8_t *data, uint32_t size)
{
    struct host *h = self;
    assert_int_equal(tag, 7);
    h->done = true;
    h->time = time;
    h->status = status;
    memcpy(h->data, data, size);
}

static void write_done(void *self, uint32_t tag, simtime_t time, enum bus_status status)
{
    struct host *h = self;
    assert_int_equal(tag, 7);
    h->done = true;
    h->time = time;
    h->status = status;
}

/* The kernel runs until the request is done. */
static void finish(struct host *h, struct bus_answer a)
{
    struct error e = { 0 };
    if (a.time != SIMTIME_NEVER) {
        h->done = true;
        h->time = a.time;
        h->status = a.status;
    }
    assert_int_not_equal(kernel_run(h->t.kernel, SIMTIME_NEVER, &e), KERNEL_FAILED);
    assert_true(h->done);
}

static enum bus_status get(struct host *h, uint64_t at, uint32_t size)
{
    const struct bus_read r = {
        .at = { at }, .size = size, .attr = BUS_DEVICE_nE, .tag = 7, .time = kernel_now(h->t.kernel)
    };
    h->done = false;
    h->seen_count = 0;
    h->asked = r.time;
    memset(h->data, 0x55, sizeof(h->data));
    finish(h, bus_issue_read(h->t.bus, &r, h->data));
    return h->status;
}

static enum bus_status put(struct host *h, uint64_t at, uint64_t mask, const void *bytes)
{
    const struct bus_write w = { .line = { at & ~63ull },
                                 .mask = mask,
                                 .data = bytes,
                                 .attr = BUS_DEVICE_nE,
                                 .tag = 7,
                                 .stores = 1,
                                 .time = kernel_now(h->t.kernel) };
    h->done = false;
    h->seen_count = 0;
    h->asked = w.time;
    finish(h, bus_issue_write(h->t.bus, &w));
    return h->status;
}

static uint64_t at_of(uint16_t id, unsigned offset)
{
    return ECAM + ((uint64_t)id << 12) + offset;
}

static uint32_t rd(struct host *h, uint16_t id, unsigned offset, unsigned size)
{
    uint32_t v = 0;
    assert_int_equal(get(h, at_of(id, offset), size), BUS_OK);
    memcpy(&v, h->data, size);
    return v;
}

static void wr(struct host *h, uint16_t id, unsigned offset, unsigned size, uint32_t value)
{
    uint8_t line[BUS_LINE] = { 0 };
    const uint64_t at = at_of(id, offset);
    memcpy(line + at % 64, &value, size);
    assert_int_equal(put(h, at, ((1ull << size) - 1) << at % 64, line), BUS_OK);
}

/* A; S1 with B and S2, which has D. */
static int setup(void **state)
{
    static struct host h;
    struct error e = { 0 };
    memset(&h, 0, sizeof(h));
    tree_make(&h.t);
    h.a = tree_endpoint(&h.t, NULL);
    h.s1 = tree_switch(&h.t, NULL);
    h.b = tree_endpoint(&h.t, h.s1);
    h.s2 = tree_switch(&h.t, h.s1);
    h.d = tree_endpoint(&h.t, h.s2);
    tree_bar(h.b, 0, 0x10000000, 0x4000, false);
    tree_bar(h.b, 2, 0x8000000000, 0x4000000, true);
    tree_bar(h.d, 1, 0x10100000, 0x200000 >> 1, false);
    assert_true(pcie_add_ecam(h.t.root, (pa_t){ ECAM }, 256, &e));
    assert_true(pcie_add_window(h.t.root, (pa_t){ WINDOW }, 0x2eff0000, &e));
    const struct bus_master m = { .self = &h, .read_done = read_done, .write_done = write_done };
    assert_true(bus_add_master(h.t.bus, 0, &m, &e));
    const struct pcie_observer o = { .self = &h, .tlp = see, .every_link = true };
    assert_true(pcie_observe(h.t.root, &o));
    *state = &h;
    return 0;
}

static int teardown(void **state)
{
    tree_free(&((struct host *)*state)->t);
    return 0;
}

/* ---- TLPs --------------------------------------------------------------------------------------
 */

/* The requests that go down, of type 1 but on the last of `links` if that is `last` 0. */
static void assert_way(const struct host *h, bool write, unsigned links, bool ends_as_type0,
                       uint16_t id, unsigned offset, unsigned be)
{
    const enum pcie_tlp_type type0 = write ? PCIE_CFGWR0 : PCIE_CFGRD0,
                             type1 = write ? PCIE_CFGWR1 : PCIE_CFGRD1;
    unsigned down = 0, up = 0;
    for (unsigned i = 0; i < h->seen_count; i++) {
        const struct seen *s = &h->seen[i];
        if (s->up) {
            assert_int_equal(s->type, write ? PCIE_CPL : PCIE_CPLD);
            assert_int_equal(s->completer, id);
            assert_int_equal(s->requester, 0);
            assert_int_equal(s->tag, h->seen[0].tag);
            assert_int_equal(s->hop, links - 1 - up++);
            continue;
        }
        assert_int_equal(s->hop, down);
        assert_int_equal(s->type, ++down == links && ends_as_type0 ? type0 : type1);
        assert_int_equal(s->completer, id);
        assert_int_equal(s->requester, 0);
        assert_int_equal(s->address, offset & ~3u);
        assert_int_equal(s->first_be, be);
        assert_int_equal(s->last_be, 0);
        assert_int_equal(s->length_dw, 1);
        assert_int_equal(s->tag, h->seen[0].tag);
    }
    assert_int_equal(down, links);
    assert_int_equal(up, links);
}

static void test_types(void **state)
{
    struct host *h = *state;
    const struct {
        uint16_t id;
        unsigned links;
        bool type0;
    } rows[] = {
        { 0x0100, 1, true },  /* A */
        { 0x0200, 1, true },  /* S1's upstream port */
        { 0x0300, 1, false }, /* its downstream ports, which the upstream port turns to type 0 */
        { 0x0308, 1, false }, { 0x0400, 2, true }, /* B */
        { 0x0500, 2, true },                       /* S2 */
        { 0x0600, 2, false }, { 0x0700, 3, true }, /* D */
    };
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        assert_int_equal(rd(h, rows[i].id, 0, 4) & 0xffff, 0x1234);
        assert_way(h, false, rows[i].links, rows[i].type0, rows[i].id, 0, 0xf);
        wr(h, rows[i].id, 0x3c, 1, 0x40 + (uint32_t)i);
        assert_way(h, true, rows[i].links, rows[i].type0, rows[i].id, 0x3c, 1);
        assert_int_equal(h->seen[0].data & 0xff, 0x40 + i);
        assert_int_equal(rd(h, rows[i].id, 0x3c, 1), 0x40 + i);
    }
}

/* Offsets are as ECAM has them: 12 bits, all of them. */
static void test_sizes(void **state)
{
    struct host *h = *state;
    for (unsigned lane = 0; lane < 4; lane++) {
        for (unsigned size = 1; size <= 8; size++) {
            const bool fits = (size == 1 || size == 2 || size == 4) && lane + size <= 4;
            const unsigned be = ((1u << size) - 1) << lane;
            uint8_t line[BUS_LINE];
            const uint64_t at = at_of(0x0700, 0x10 + lane);
            memset(line, 0xff, sizeof(line));
            assert_int_equal(get(h, at, size), fits ? BUS_OK : BUS_SLVERR);
            if (fits) {
                assert_way(h, false, 3, true, 0x0700, 0x10, be);
            } else {
                assert_int_equal(h->seen_count, 0);
            }
            const uint64_t mask = (uint64_t)((1u << size) - 1) << at % 64;
            assert_int_equal(put(h, at, mask, line), fits ? BUS_OK : BUS_SLVERR);
            if (fits) {
                assert_way(h, true, 3, true, 0x0700, 0x10, be);
            } else {
                assert_int_equal(h->seen_count, 0);
            }
        }
    }
    uint8_t line[BUS_LINE] = { 0 };
    assert_int_equal(put(h, at_of(0x0700, 0x10), 0x50000, line), BUS_SLVERR); /* a hole */
    assert_int_equal(put(h, at_of(0x0700, 0), ~0ull, line), BUS_SLVERR);
    /* the last DW */
    assert_int_equal(get(h, at_of(0x0700, 0xffc), 4), BUS_OK);
    assert_way(h, false, 3, true, 0x0700, 0xffc, 0xf);
    /* bytes are where they belong: BAR 1 is of 1 MiB */
    wr(h, 0x0700, 0x14, 4, 0xffffffff);
    assert_int_equal(rd(h, 0x0700, 0x14, 4), 0xfff00000);
    assert_int_equal(rd(h, 0x0700, 0x16, 2), 0xfff0);
    assert_int_equal(rd(h, 0x0700, 0x16, 1), 0xf0);
    wr(h, 0x0700, 0x17, 1, 0x12);
    assert_int_equal(rd(h, 0x0700, 0x14, 4), 0x12f00000);
}

/* Bus 0 is inside: no TLP, and exactly the way there and back. */
static void test_local(void **state)
{
    struct host *h = *state;
    const struct pcie_root_params *p = &h->t.root->params;
    const simtime_t way = 2 * (p->bus_latency + p->root_latency);
    assert_int_equal(rd(h, 0x0000, 0, 4) & 0xffff, 0x1234);
    assert_int_equal(h->seen_count, 0);
    assert_int_equal(h->time, h->asked + way);
    assert_int_equal(rd(h, 0x0000, 0x08, 4) >> 8, 0x060000);
    assert_int_equal(rd(h, 0x0000, 0x0e, 1), 0);
    wr(h, 0x0000, 0x04, 2, 0);
    assert_int_equal(rd(h, 0x0008, 0x0b, 1), 0x06); /* bridge */
    assert_int_equal(rd(h, 0x0008, 0x0e, 1), 0x01);
    wr(h, 0x0010, 0x1a, 1, 0x20);
    assert_int_equal(h->seen_count, 0);
    assert_int_equal(h->time, h->asked + way);
    assert_int_equal(rd(h, 0x0010, 0x18, 4), 0x00200200);
}

static void test_nobody(void **state)
{
    struct host *h = *state;
    const uint16_t ids[] = {
        0x0001,         /* the host bridge has one function */
        0x0020, 0x00f8, /* no such root port */
        0x0108, 0x0101, /* behind a link there is device 0, and A has function 0 alone */
        0x0310,         /* no such downstream port */
        0x0408, 0x0801, /* past the last bus */
        0xff00,
    };
    for (size_t i = 0; i < ARRAY_LEN(ids); i++) {
        uint8_t line[BUS_LINE] = { 0 };
        assert_int_equal(rd(h, ids[i], 0, 4), 0xffffffff);
        for (unsigned n = 0; n < h->seen_count;
             n++) { /* no port asks for another device by type 0 */
            const unsigned type = h->seen[n].type;
            assert_true((type != PCIE_CFGRD0 && type != PCIE_CFGWR0) || (ids[i] & 0xf8) == 0);
        }
        assert_int_equal(put(h, at_of(ids[i], 4), 0xf0, line), BUS_OK);
        assert_int_equal(rd(h, ids[i], 2, 2), 0xffff);
    }
}

/* ---- a scan, as an operating system does it ----------------------------------------------------
 */

struct scan {
    struct host *h;
    unsigned next_bus, found;
    uint16_t id[16];
    uint64_t next32, next64;
    uint64_t size[16][6];
};

static uint64_t align(uint64_t v, uint64_t to)
{
    return (v + to - 1) & ~(to - 1);
}

/* Write ones, see what sticks; then give it a place. */
static void scan_bars(struct scan *s, uint16_t id, unsigned n)
{
    struct host *h = s->h;
    for (unsigned bar = 0; bar < 6; bar++) {
        const unsigned at = 0x10 + 4 * bar;
        wr(h, id, at, 4, 0xffffffff);
        uint64_t mask = rd(h, id, at, 4);
        const bool wide = mask & 4;
        if (mask == 0) {
            continue;
        }
        if (wide) {
            wr(h, id, at + 4, 4, 0xffffffff);
            mask |= (uint64_t)rd(h, id, at + 4, 4) << 32;
        } else {
            mask |= 0xffffffff00000000;
        }
        const uint64_t size = ~(mask & ~0xfull) + 1;
        uint64_t *next = wide ? &s->next64 : &s->next32;
        *next = align(*next, size);
        wr(h, id, at, 4, (uint32_t)*next);
        if (wide) {
            wr(h, id, at + 4, 4, (uint32_t)(*next >> 32));
        }
        *next += size;
        s->size[n][bar] = size;
        bar += wide;
    }
}

static void scan_bus(struct scan *s, unsigned bus);

static void scan_bridge(struct scan *s, uint16_t id)
{
    struct host *h = s->h;
    const unsigned secondary = s->next_bus++;
    wr(h, id, 0x18, 4, id >> 8 | secondary << 8 | 0xff0000);
    s->next32 = align(s->next32, 0x100000);
    s->next64 = align(s->next64, 0x100000);
    const uint64_t low32 = s->next32, low64 = s->next64;
    scan_bus(s, secondary);
    wr(h, id, 0x1a, 1, s->next_bus - 1);
    s->next32 = align(s->next32, 0x100000);
    s->next64 = align(s->next64, 0x100000);
    const bool has32 = s->next32 > low32, has64 = s->next64 > low64;
    wr(h, id, 0x20, 2, has32 ? (uint32_t)(low32 >> 16) : 0xfff0);
    wr(h, id, 0x22, 2, has32 ? (uint32_t)((s->next32 - 1) >> 16) : 0);
    wr(h, id, 0x24, 2, has64 ? (uint32_t)(low64 >> 16) & 0xfff0 : 0xfff0);
    wr(h, id, 0x26, 2, has64 ? (uint32_t)((s->next64 - 1) >> 16) & 0xfff0 : 0);
    wr(h, id, 0x28, 4, has64 ? (uint32_t)(low64 >> 32) : 0);
    wr(h, id, 0x2c, 4, has64 ? (uint32_t)((s->next64 - 1) >> 32) : 0);
    wr(h, id, 0x04, 2, 6);
}

static void scan_bus(struct scan *s, unsigned bus)
{
    struct host *h = s->h;
    for (unsigned device = 0; device < 32; device++) {
        const uint16_t id = (uint16_t)(bus << 8 | device << 3);
        const uint32_t vendor = rd(h, id, 0, 4);
        if (vendor == 0xffffffff || vendor == 0xffff0001) {
            continue;
        }
        const unsigned n = s->found++;
        s->id[n] = id;
        if ((rd(h, id, 0x0e, 1) & 0x7f) == 1) {
            scan_bridge(s, id);
        } else {
            scan_bars(s, id, n);
            wr(h, id, 0x04, 2, 6);
        }
    }
}

static void reset(void *arg, struct pcie_function *f)
{
    (void)arg;
    pcie_config_reset(&f->config, PCIE_RESET_FUNDAMENTAL);
}

static void each(struct host *h, void (*call)(void *arg, struct pcie_function *f))
{
    for (unsigned i = 0; i < h->t.root->port_count; i++) {
        struct pcie_port *p = h->t.root->ports[i];
        call(h, &p->function);
        call(h, p->endpoint ? &p->endpoint->function : &p->below->upstream);
    }
}

static void test_scan(void **state)
{
    struct host *h = *state;
    struct scan s = { .h = h, .next_bus = 1, .next32 = 0x20000000, .next64 = 0x9000000000 };
    const uint16_t ids[] = { 0x0000, 0x0008, 0x0100, 0x0010, 0x0200, 0x0300,
                             0x0400, 0x0308, 0x0500, 0x0600, 0x0700 };
    each(h, reset);
    scan_bus(&s, 0);
    assert_int_equal(s.found, ARRAY_LEN(ids));
    for (size_t i = 0; i < ARRAY_LEN(ids); i++) {
        assert_int_equal(s.id[i], ids[i]);
    }
    assert_int_equal(s.size[6][0], 0x4000);
    assert_int_equal(s.size[6][2], 0x4000000);
    assert_int_equal(s.size[10][1], 0x100000);
    assert_int_equal(s.size[2][0], 0);
    /* the numbers that firmware had given, too */
    assert_int_equal(pcie_port_id(h->a), 0x0100);
    assert_int_equal(pcie_port_id(h->b), 0x0400);
    assert_int_equal(pcie_port_id(h->d), 0x0700);
    assert_int_equal(tree_read(&h->s1->upstream, 0x18, 4), 0x00070302);
    /* BARs where software has put them get what is written there, and no longer at their old place
     */
    uint8_t line[BUS_LINE], there[4];
    memset(line, 0xab, sizeof(line));
    assert_int_equal(h->b->endpoint->bars[0].base.pa, 0x20000000);
    assert_int_equal(h->d->endpoint->bars[1].base.pa, 0x20100000);
    assert_int_equal(put(h, 0x20000040, 0xf0, line), BUS_OK);
    assert_int_equal(h->seen_count, 2);
    assert_int_equal(h->seen[0].type, PCIE_MWR);
    assert_int_equal(h->seen[0].address, 0x20000044);
    assert_true(pcie_bar_read(h->b, 0, 0x44, there, 4));
    assert_memory_equal(there, line, 4);
    assert_int_equal(get(h, 0x20000044, 4), BUS_OK);
    assert_memory_equal(h->data, line, 4);
    assert_int_equal(put(h, 0x20100fc0, 0xf, line), BUS_OK);
    assert_true(pcie_bar_read(h->d, 1, 0xfc0, there, 4));
    assert_memory_equal(there, line, 4);
    memset(line, 0x77, sizeof(line));
    assert_int_equal(put(h, 0x10000040, 0xf0, line), BUS_OK); /* lost */
    assert_int_equal(h->seen_count, 0);
    assert_int_equal(get(h, 0x10000044, 4), BUS_OK);
    assert_int_equal(h->data[0], 0xff);
    assert_true(pcie_bar_read(h->b, 0, 0x44, there, 4));
    assert_int_equal(there[0], 0xab);
}

static void test_refusals(void **state)
{
    struct host *h = *state;
    struct error e = { 0 };
    assert_false(pcie_add_ecam(h->t.root, (pa_t){ 0x5000000000 }, 3, &e));
    assert_false(pcie_add_ecam(h->t.root, (pa_t){ 0x5000000000 }, 512, &e));
    assert_false(pcie_add_ecam(h->t.root, (pa_t){ 0x5000100000 }, 2, &e));
    assert_false(pcie_add_ecam(h->t.root, (pa_t){ ECAM }, 16, &e)); /* there is one */
    assert_false(pcie_add_window(h->t.root, (pa_t){ 0x30000000 }, 0x1000, &e));
    for (unsigned i = 1; i < 4; i++) {
        assert_true(pcie_add_window(h->t.root, (pa_t){ (uint64_t)i << 44 }, 0x1000, &e));
    }
    assert_false(pcie_add_window(h->t.root, (pa_t){ (uint64_t)5 << 44 }, 0x1000, &e));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_types, setup, teardown),
        cmocka_unit_test_setup_teardown(test_sizes, setup, teardown),
        cmocka_unit_test_setup_teardown(test_local, setup, teardown),
        cmocka_unit_test_setup_teardown(test_nobody, setup, teardown),
        cmocka_unit_test_setup_teardown(test_scan, setup, teardown),
        cmocka_unit_test_setup_teardown(test_refusals, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
