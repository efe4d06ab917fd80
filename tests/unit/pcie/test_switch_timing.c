/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Times through switches against arithmetic: latency stored and cut through, throughput of the
 * slowest link, credit loops of each hop, and links that endpoints share.
 */
#include "chain_rig.h"

#include <math.h>
#include <unistd.h>

static const simtime_t NS = PS_PER_NS;
static const simtime_t SWITCH = 110 * PS_PER_NS;
enum { FRAME = 8, DLLP = 8 };

/** Of all lanes after the line code; ps. */
static double byte_ps(const struct pcie_link_params *l)
{
    static const double gigatransfers[] = { 0, 2.5, 5, 8, 16, 32 };
    return 8e3 / (gigatransfers[l->gen] * (double)l->width * (l->gen <= 2 ? 0.8 : 128 / 130.0));
}

static const struct pcie_link_params *link_of(const struct chain *c, unsigned hop)
{
    return hop == c->switches ? &c->last[0] : &c->links[hop];
}

static void near_ps(double got, double want)
{
    if (fabs(got - want) > 12) /* each TLP's time is a whole number of ps */
        fail_msg("%.0f ps, not %.0f", got, want);
}

static void set_link(struct chain *c, unsigned hop, unsigned gen, unsigned width)
{
    struct pcie_link_params *l = hop == c->switches ? &c->last[0] : &c->links[hop];
    l->gen = gen;
    l->width = width;
}

/* ---- latency -----------------------------------------------------------------------------------
 */

static const struct {
    unsigned gen, width;
} speeds[] = { { 1, 1 }, { 3, 1 }, { 3, 4 }, { 2, 8 }, { 5, 16 } };

static struct chain *mixed(unsigned switches, unsigned choice, bool cut)
{
    struct chain *c = chain_new(switches);
    c->s.cut_through = cut;
    c->s.latency = SWITCH;
    for (unsigned hop = 0; hop <= switches; hop++, choice /= ARRAY_LEN(speeds)) {
        struct pcie_link_params *l = hop == switches ? &c->last[0] : &c->links[hop];
        const unsigned s = choice % ARRAY_LEN(speeds);
        set_link(c, hop, speeds[s].gen, speeds[s].width);
        l->latency = (20 + 30 * hop) * NS;
        l->fc_interval = 10000 * NS;
    }
    c->last[0].read_latency = 250 * NS;
    return c;
}

static unsigned choices(unsigned switches)
{
    unsigned n = 1;
    for (unsigned i = 0; i <= switches; i++)
        n *= ARRAY_LEN(speeds);
    return n;
}

/** A write of address 0, and long after it a read, which it returns. */
static uint32_t write_and_read(struct chain *c, unsigned size, uint64_t address)
{
    chain_build(c);
    rig_add(c->r, write_of(0, 0, size, BUS_DEVICE_E));
    const uint32_t read = rig_add(c->r, read_of(100000 * NS, address, size));
    rig_run(c->r);
    return read;
}

static void test_stored(void **state)
{
    (void)state;
    for (unsigned switches = 0; switches <= SWITCHES_MAX; switches++)
        for (unsigned choice = 0; choice < choices(switches); choice += 1 + choice / 60)
            for (unsigned size = 8; size <= 64; size += 56) {
                struct chain *c = mixed(switches, choice, false);
                const uint32_t read = write_and_read(c, size, 64);
                double there = 0, back = 100000e3, up = 0;
                for (unsigned hop = 0; hop <= switches; hop++) {
                    const struct pcie_link_params *l = link_of(c, hop);
                    const double byte = byte_ps(l), lat = (double)l->latency;
                    near_ps((double)chain_tlp(c, PCIE_MWR, hop, 0)->time, there);
                    there += (FRAME + 12 + size) * byte + lat + (double)SWITCH;
                    back += (FRAME + 12) * byte + lat + (FRAME + 12 + size) * byte + lat;
                    up += (FRAME + 12 + size) * byte + lat;
                }
                back += 2.0 * switches * (double)SWITCH + 250e3;
                const struct seen_answer *a = &c->r->answers[read];
                assert_int_equal(a->count, 1);
                near_ps((double)a->time, back);
                near_ps((double)chain_tlp(c, PCIE_CPLD, switches, 0)->time,
                        back - up - (double)SWITCH * switches);
                chain_free(c);
            }
}

/** From link `in` to link `out`. */
static void check_cut(const struct chain *c, const struct pcie_tlp *in, const struct pcie_tlp *out)
{
    enum { FRAME_BEFORE = 4 }; /* STP and the sequence number: 3 bytes, or 4 */
    const struct pcie_link_params *i = link_of(c, in->hop), *o = link_of(c, out->hop);
    const double header = in->header_dw * 4 * byte_ps(i), first = FRAME_BEFORE * byte_ps(i);
    const double begin = (double)(in->time + i->latency + SWITCH), start = (double)out->time;
    const double last = (double)(in->end + i->latency + SWITCH);
    assert_true(start >= begin + header - 4);
    assert_true(start <= last + 4);
    /* No byte goes out before it has come in. */
    assert_true((double)out->end >= last - 4);
    if (byte_ps(o) < byte_ps(i) * 0.999) {
        const double dry = last - (double)(out->end - out->time);
        near_ps(start, dry > begin + header ? dry : begin + header);
    } else {
        assert_true(start <= begin + header + first + 4);
    }
}

static void test_cut_through(void **state)
{
    (void)state;
    for (unsigned switches = 1; switches <= SWITCHES_MAX; switches++)
        for (unsigned choice = 0; choice < choices(switches); choice += 1 + choice / 60)
            for (unsigned size = 4; size <= 64; size += 60) {
                struct chain *c = mixed(switches, choice, true);
                const uint32_t read = write_and_read(c, size, 0);
                for (unsigned hop = 0; hop < switches; hop++) {
                    check_cut(c, chain_tlp(c, PCIE_MWR, hop, 0),
                              chain_tlp(c, PCIE_MWR, hop + 1, 0));
                    check_cut(c, chain_tlp(c, PCIE_MRD, hop, 0),
                              chain_tlp(c, PCIE_MRD, hop + 1, 0));
                    check_cut(c, chain_tlp(c, PCIE_CPLD, hop + 1, 0),
                              chain_tlp(c, PCIE_CPLD, hop, 0));
                }
                const struct pcie_tlp *d = chain_tlp(c, PCIE_CPLD, 0, 0);
                assert_int_equal(c->r->answers[read].time, d->end + link_of(c, 0)->latency);
                const struct pcie_tlp *m = chain_tlp(c, PCIE_MRD, switches, 0);
                near_ps((double)chain_tlp(c, PCIE_CPLD, switches, 0)->time,
                        (double)(m->end + link_of(c, switches)->latency + 250 * NS));
                chain_free(c);
            }
}

/** Of equal links a switch that cuts through adds the same time, however long the TLP. */
static void test_cut_time_is_of_header(void **state)
{
    simtime_t added[2] = { 0 };
    (void)state;
    for (unsigned n = 0; n < 2; n++) {
        struct chain *c = mixed(1, 0, true);
        chain_build(c);
        rig_add(c->r, write_of(0, 0, n ? 64 : 4, BUS_DEVICE_E));
        rig_run(c->r);
        added[n] = chain_tlp(c, PCIE_MWR, 1, 0)->time;
        chain_free(c);
    }
    assert_int_equal(added[0], added[1]);
}

/** Flits are checked as a whole, and so go on when all of the last one is there. */
static void test_flits_are_stored(void **state)
{
    (void)state;
    for (unsigned in = 5; in <= 7; in++)
        for (unsigned out = 5; out <= 7; out++) {
            struct chain *c = mixed(1, 0, true);
            set_link(c, 0, in, 4);
            set_link(c, 1, out, 4);
            chain_build(c);
            rig_add(c->r, write_of(0, 0, 64, BUS_DEVICE_E));
            rig_run(c->r);
            const struct pcie_tlp *a = chain_tlp(c, PCIE_MWR, 0, 0);
            const simtime_t whole = a->end + c->links[0].latency + SWITCH;
            if (in > 5 || out > 5)
                assert_true(chain_tlp(c, PCIE_MWR, 1, 0)->time >= whole);
            chain_free(c);
        }
}

/* ---- payload sizes -----------------------------------------------------------------------------
 */

/** What each link takes at most is never exceeded: of two paths each may have its own. */
static void test_mps(void **state)
{
    enum { MANY = 16 };
    (void)state;
    for (uint32_t a = 128; a <= 1024; a *= 2)
        for (uint32_t b = 128; b <= 1024; b *= 2) {
            struct chain *c = chain_new(2);
            c->ends = 2;
            c->r->params.join_limit = 0; /* MPS */
            c->links[0].mps = c->links[1].mps = 1024;
            c->last[0].mps = a;
            c->last[1].mps = b;
            chain_build(c);
            for (unsigned end = 0; end < 2; end++)
                for (unsigned i = 0; i < MANY; i++)
                    rig_add(c->r, write_of(0, end * END_STRIDE + i * 64, 64, BUS_GATHER));
            rig_add(c->r, barrier_of(1000 * NS));
            rig_run(c->r);
            uint64_t bytes[2] = { 0 };
            for (size_t i = 0; i < c->count; i++) {
                const struct pcie_tlp *t = &c->tlps[i];
                const unsigned end = (unsigned)((t->address.ba - LOW_BAR) / END_STRIDE);
                assert_true(t->length_dw * 4 <= (end ? b : a));
                bytes[end] += t->hop == 2 ? t->bytes : 0;
            }
            assert_int_equal(bytes[0], MANY * 64);
            assert_int_equal(bytes[1], MANY * 64);
            chain_free(c);
        }
}

static void test_mps_refused(void **state)
{
    struct error e = { 0 };
    (void)state;
    struct chain *c = chain_new(1);
    c->links[0].mps = 256;
    c->last[0].mps = 256;
    chain_build(c);
    struct pcie_link_params more = c->last[0];
    more.mps = 512;
    assert_null(pcie_switch_port(c->at[0], &more, &e));
    assert_non_null(strstr(e.text, "link.mps: 512"));
    assert_non_null(strstr(e.text, "256"));
    e = (struct error){ 0 };
    assert_null(pcie_switch_new(c->r->root, c->at[0], &c->s, &more, &e));
    assert_non_null(strstr(e.text, "link.mps: 512"));
    chain_free(c);
}

/* ---- throughput --------------------------------------------------------------------------------
 */

/** Payload bytes in a second on the last link, after the first few. */
static double rate_of(const struct chain *c, uint32_t size, size_t skip)
{
    const size_t many = chain_tlps(c, PCIE_MWR, c->switches);
    const simtime_t from = chain_tlp(c, PCIE_MWR, c->switches, skip)->time;
    const simtime_t to = chain_tlp(c, PCIE_MWR, c->switches, many - 1)->time;
    return (double)size * (double)(many - 1 - skip) / (double)(to - from) * 1e12;
}

static void test_saturated(void **state)
{
    enum { MANY = 700, SIZE = 64 };
    (void)state;
    for (unsigned switches = 1; switches <= SWITCHES_MAX; switches++)
        for (unsigned slow = 0; slow <= switches; slow++)
            for (unsigned cut = 0; cut < 2; cut++)
                for (unsigned gen = 1; gen <= 7; gen++) {
                    struct chain *c = chain_new(switches);
                    c->s.cut_through = cut;
                    for (unsigned hop = 0; hop <= switches; hop++)
                        set_link(c, hop, 5, 16);
                    set_link(c, slow, gen, 2);
                    chain_build(c);
                    for (unsigned i = 0; i < MANY; i++)
                        rig_add(c->r, write_of(0, i * 64, SIZE, BUS_DEVICE_E));
                    rig_run(c->r);
                    double want;
                    if (gen >= 6)
                        want = (gen == 6 ? 16e9 : 32e9) * 236 / 256 * SIZE / (SIZE + 12);
                    else
                        want = 1e12 / byte_ps(link_of(c, slow)) * SIZE / (SIZE + 20);
                    const double got = rate_of(c, SIZE, 100);
                    if (fabs(got / want - 1) > (gen >= 6 ? 0.02 : 0.005))
                        fail_msg("link %u of %u, gen %u: %g, not %g", slow, switches + 1, gen, got,
                                 want);
                    chain_free(c);
                }
}

/**
 * A receiver gives credits back when the TLP has left it: a switch, when it is on the next link.
 * The loop is the TLP on the link and its way, the time in the receiver, and Ack and UpdateFC back.
 */
static void test_credit_bound(void **state)
{
    enum { MANY = 1500, SIZE = 64, UNITS = 4, PH = 12 };
    (void)state;
    for (unsigned switches = 0; switches <= SWITCHES_MAX; switches++)
        for (unsigned hop = 0; hop <= switches; hop++)
            for (unsigned data = 0; data < 2; data++) {
                struct chain *c = chain_new(switches);
                c->s.cut_through = false;
                c->s.latency = SWITCH;
                c->last[0].write_time = 20 * NS;
                for (unsigned i = 0; i <= switches; i++)
                    set_link(c, i, 5, 8);
                struct pcie_link_params *l = hop == switches ? &c->last[0] : &c->links[hop];
                l->latency = 400 * NS;
                l->fc_interval = 1 * NS;
                l->ph = data ? 0 : PH;
                l->pd = data ? PH * UNITS + 3 : 0;
                chain_build(c);
                for (unsigned i = 0; i < MANY; i++)
                    rig_add(c->r, write_of(0, i * 64, SIZE, BUS_DEVICE_E));
                rig_run(c->r);
                const double byte = byte_ps(l), wire = (SIZE + 20) * byte;
                const double inside = hop == switches ? 20e3 : (double)SWITCH + (SIZE + 20) * byte;
                const double loop = wire + 2 * 400e3 + inside + 2 * DLLP * byte;
                const double want = PH * SIZE / loop * 1e12, got = rate_of(c, SIZE, 200);
                if (fabs(got / want - 1) > 0.01)
                    fail_msg("link %u of %u, %s credits: %g, not %g", hop, switches + 1,
                             data ? "data" : "header", got, want);
                chain_free(c);
            }
}

/** The same of completions: their UpdateFCs do not wait for requests that are still to come. */
static void test_completion_credits(void **state)
{
    enum { MANY = 400, SIZE = 64, UNITS = 4, CPLH = 4, SKIP = 150 };
    (void)state;
    for (unsigned switches = 0; switches <= SWITCHES_MAX; switches++)
        for (unsigned hop = 0; hop <= switches; hop++)
            for (unsigned data = 0; data < 2; data++) {
                struct chain *c = chain_new(switches);
                c->s.cut_through = false;
                c->s.latency = SWITCH;
                c->r->params.bus_latency = 50 * NS;
                c->r->params.root_latency = 75 * NS;
                c->r->params.completion_timeout = 100000000 * NS;
                for (unsigned i = 0; i <= switches; i++)
                    set_link(c, i, 5, 8);
                struct pcie_link_params *l = hop == switches ? &c->last[0] : &c->links[hop];
                l->latency = 200 * NS;
                l->fc_interval = 1 * NS;
                l->cplh = data ? 0 : CPLH;
                l->cpld = data ? CPLH * UNITS : 0;
                chain_build(c);
                for (unsigned i = 0; i < MANY; i++) {
                    struct action a = read_of(i * 30 * NS, i * 64, SIZE);
                    a.master = i % RIG_MASTERS;
                    rig_add(c->r, a);
                }
                rig_run(c->r);
                const double byte = byte_ps(l), wire = (SIZE + 20) * byte;
                const double inside = hop ? (double)SWITCH + wire : 0;
                const double loop = wire + 2 * 200e3 + inside + 2 * DLLP * byte;
                const double span = (double)(chain_tlp(c, PCIE_CPLD, hop, MANY - 1)->time -
                                             chain_tlp(c, PCIE_CPLD, hop, SKIP - 1)->time);
                const double got = span / (MANY - SKIP), want = loop / CPLH;
                if (fabs(got / want - 1) > 0.01)
                    fail_msg("link %u of %u, %s credits: %.0f ps each, not %.0f", hop, switches + 1,
                             data ? "data" : "header", got, want);
                chain_free(c);
            }
}

/* ---- shared links ------------------------------------------------------------------------------
 */

/** A device that never takes a write from its buffer. */
static void stuck_write(void *self, const struct pcie_device_request *r, const uint8_t *data,
                        struct pcie_device_answer *a)
{
    uint64_t *tokens = self;
    (void)data;
    tokens[++tokens[0]] = r->token;
    a->later = true;
}

static struct pcie_device_host stuck_host;

static void stuck_attach(void *self, const struct pcie_device_host *host)
{
    (void)self;
    stuck_host = *host;
}

static void stuck_read(void *self, const struct pcie_device_request *r, uint8_t *data,
                       struct pcie_device_answer *a)
{
    (void)self, (void)r, (void)data, (void)a;
}

static size_t writes_to(const struct chain *c, unsigned end)
{
    size_t n = 0;
    for (size_t i = 0; i < c->count; i++)
        n += c->tlps[i].type == PCIE_MWR && c->tlps[i].hop == c->switches &&
             (c->tlps[i].address.ba - LOW_BAR) / END_STRIDE == end;
    return n;
}

/** One endpoint with a full buffer: the other gets what the switch's buffer has room for. */
static void test_one_is_stuck(void **state)
{
    enum { EACH = 20, ROOM = 5 };
    (void)state;
    for (unsigned room = 0; room <= ROOM; room += ROOM) {
        static uint64_t tokens[1 + EACH];
        struct chain *c = chain_new(1);
        tokens[0] = 0;
        c->ends = 2;
        c->devices[0] = (struct pcie_device){
            .self = tokens, .write = stuck_write, .read = stuck_read, .attach = stuck_attach
        };
        c->last[0].ph = 1;
        c->links[0].ph = room;
        chain_build(c);
        for (unsigned i = 0; i < EACH; i++)
            for (unsigned end = 0; end < 2; end++)
                rig_add(c->r, write_of(i * 1000 * NS, end * END_STRIDE + i * 64, 8, BUS_DEVICE_E));
        rig_until(c->r, 100000 * NS);
        /* One is in the endpoint, `room` wait in the switch; what came between has gone on. */
        assert_int_equal(writes_to(c, 0), 1);
        assert_int_equal(writes_to(c, 1), room ? ROOM : EACH);
        if (room == 0) {
            /* As if it were alone: each right behind the one that shares the link upwards of it. */
            for (unsigned i = 0, n = 0; n < EACH; i++) {
                const struct pcie_tlp *t = chain_tlp(c, PCIE_MWR, 1, i);
                if (t->address.ba >= LOW_BAR + END_STRIDE)
                    assert_true(t->time < (n++ * 1000 + 1000) * NS);
            }
        }
        for (unsigned i = 1; i <= EACH; i++) {
            assert_true(tokens[0] >= i);
            stuck_host.done(stuck_host.self, tokens[i], &(struct pcie_device_answer){ 0 }, NULL);
            rig_until(c->r, kernel_now(c->r->kernel) + 10000 * NS);
        }
        assert_int_equal(writes_to(c, 0), EACH);
        assert_int_equal(writes_to(c, 1), EACH);
        chain_free(c);
    }
}

/** A device that writes to memory as fast as it can. */
static struct pcie_device_host streams[2];

static void stream_attach(void *self, const struct pcie_device_host *host)
{
    streams[*(unsigned *)self] = *host;
}

static void no_write(void *self, const struct pcie_device_request *r, const uint8_t *data,
                     struct pcie_device_answer *a)
{
    (void)self, (void)r, (void)data, (void)a;
}

/** Two streams upwards share the link as their own links feed it. */
static void test_shared_upwards(void **state)
{
    enum { MANY = 600, SIZE = 128, FROM = 10, TO = 300, COUNT = TO - FROM - 1 };
    static uint8_t data[SIZE];
    static unsigned numbers[2] = { 0, 1 };
    (void)state;
    for (unsigned narrow = 0; narrow < 2; narrow++) {
        struct chain *c = chain_new(1);
        c->ends = 2;
        c->links[0].gen = 3;
        c->links[0].width = 4;
        for (unsigned end = 0; end < 2; end++) {
            c->devices[end] = (struct pcie_device){ .self = &numbers[end],
                                                    .write = no_write,
                                                    .read = stuck_read,
                                                    .attach = stream_attach };
            c->last[end].gen = 3;
            c->last[end].width = end && narrow ? 1 : 4;
        }
        chain_build(c);
        for (unsigned i = 0; i < MANY; i++)
            for (unsigned end = 0; end < 2; end++)
                assert_true(streams[end].dma_write(streams[end].self, 0,
                                                   RAM_BASE + (end * MANY + i) * SIZE, data, SIZE));
        rig_run(c->r);
        /* The first half, while both have something to send. */
        size_t of[2] = { 0 };
        simtime_t from = chain_tlp(c, PCIE_MWR, 0, FROM)->time, to = 0;
        for (size_t n = FROM; n < TO; n++) {
            const struct pcie_tlp *t = chain_tlp(c, PCIE_MWR, 0, n);
            of[(t->address.ba - RAM_BASE) / (MANY * SIZE)]++;
            to = t->time;
        }
        const double byte = byte_ps(&c->links[0]);
        const double got = (double)COUNT * (SIZE + 20) / (double)(to - from);
        assert_true(fabs(got * byte - 1) < 0.005);
        const double share = (double)of[1] / (double)(of[0] + of[1]);
        assert_true(fabs(share - (narrow ? 0.2 : 0.5)) < (narrow ? 0.06 : 0.01));
        assert_int_equal(chain_tlps(c, PCIE_MWR, 0), 2 * MANY);
        chain_free(c);
    }
}

/** Completions of several endpoints: on the shared link in the order in which they come there. */
static void test_merge_in_time(void **state)
{
    enum { READS = 60 };
    (void)state;
    for (unsigned round = 0; round < 40; round++) {
        struct chain *c = chain_new(1 + (unsigned)below(3));
        c->ends = ENDS_MAX;
        c->s.cut_through = false;
        c->s.latency = SWITCH;
        for (unsigned end = 0; end < ENDS_MAX; end++) {
            c->last[end].latency = below(300) * NS;
            c->last[end].read_latency = below(500) * NS;
            c->last[end].gen = 1 + below(5);
        }
        chain_build(c);
        simtime_t now = 0;
        for (unsigned i = 0; i < READS; i++) {
            struct action a =
                read_of(now, below(ENDS_MAX) * END_STRIDE + i * 64, 4 * (1 + (uint32_t)below(16)));
            a.master = (uint16_t)below(RIG_MASTERS);
            rig_add(c->r, a);
            now += below(400) * NS;
        }
        rig_run(c->r);
        /* Arrivals at the switch, against what is sent on. */
        simtime_t free = 0;
        for (size_t n = 0; n < READS; n++) {
            const struct pcie_tlp *up = chain_tlp(c, PCIE_CPLD, c->switches - 1, n);
            simtime_t came = SIMTIME_NEVER;
            unsigned sooner = 0;
            for (unsigned pass = 0; pass < 2; pass++)
                for (size_t k = 0; k < c->count; k++) {
                    const struct pcie_tlp *t = &c->tlps[k];
                    if (t->type != PCIE_CPLD || t->hop != c->switches)
                        continue;
                    unsigned end = 0;
                    while (pcie_port_id(c->end[end]) != t->completer_id)
                        end++;
                    const simtime_t there = t->end + c->last[end].latency + SWITCH;
                    if (pass == 0 && t->address.ba == up->address.ba)
                        came = there;
                    else if (pass == 1 && there < came)
                        sooner++;
                }
            assert_true(sooner <= n);
            assert_true(came != SIMTIME_NEVER && up->time >= came);
            const simtime_t want = came > free ? came : free;
            /* Acks and UpdateFCs may be on the link, too. */
            assert_true(up->time >= want && up->time <= want + 700 * NS);
            free = up->end;
        }
        chain_free(c);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_stored),
        cmocka_unit_test(test_cut_through),
        cmocka_unit_test(test_cut_time_is_of_header),
        cmocka_unit_test(test_flits_are_stored),
        cmocka_unit_test(test_mps),
        cmocka_unit_test(test_mps_refused),
        cmocka_unit_test(test_saturated),
        cmocka_unit_test(test_credit_bound),
        cmocka_unit_test(test_completion_credits),
        cmocka_unit_test(test_one_is_stuck),
        cmocka_unit_test(test_shared_upwards),
        cmocka_unit_test(test_merge_in_time),
    };
    alarm(300);
    return cmocka_run_group_tests(tests, rig_seed, NULL);
}
