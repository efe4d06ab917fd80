/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What arrives, whatever the times: the endpoint's memory, what reads see, that everything is
 * answered once; injected faults. Random scripts of several masters against an array of bytes.
 */
#include "rig.h"

#include <unistd.h>

static const simtime_t NS = PS_PER_NS;
enum { SPAN = 16384 };

/* ---- random scripts -----------------------------------------------------------------------------
 */

static uint8_t model[SPAN], snapshots[512][BUS_LINE];

static uint64_t random_mask(void)
{
    uint32_t size = (uint32_t)(1 + below(64)), first = (uint32_t)below(65 - size);
    switch (below(4)) {
    case 0: return UINT64_MAX;
    case 1: return bytes_mask(first, size);
    case 2: return bytes_mask(first, size) & rng_next(&rig_rng);
    default: return bytes_mask(8 * (uint32_t)below(8), 8);
    }
}

/** Half of the links lose TLPs or must know what was acknowledged; some sleep. */
static void random_link(struct rig *r)
{
    static const double rates[] = { 0, 0, 1e-6, 1e-5, 5e-5 };
    static const uint64_t scales[] = { 1, 1, 4, 16 };
    if (below(2)) {
        r->link.error_rate = rates[below(ARRAY_LEN(rates))];
        r->link.replay_buffer = below(2) * (r->link.mps + 28 + below(2000));
        r->link.replay_timer = below(2) * (20 + below(3000)) * NS;
        r->link.retrain_time = below(2000) * NS;
        r->link.cplh = below(3);
        r->link.cpld = below(2) * (r->link.mps / 16 + below(8));
    }
    r->link.fc_scale = scales[below(ARRAY_LEN(scales))];
    if (r->link.fc_scale > 1) {
        const uint64_t scale = r->link.fc_scale, units = r->link.mps / 16 / scale;
        r->link.ph *= scale;
        r->link.nph *= scale;
        r->link.cplh *= scale;
        r->link.pd = r->link.pd ? (units + 2) * scale : 0;
        r->link.cpld = r->link.cpld ? (units + 2) * scale : 0;
        r->link.npd = 0;
    }
    r->link.aspm = below(3) ? 0 : (unsigned)(r->link.gen > 5 ? 2 * below(2) : below(4));
    r->link.l0s_entry = below(1000) * NS;
    r->link.l1_entry = below(2000) * NS;
    r->link.retimers = below(3);
}

static void random_params(struct rig *r)
{
    static const uint64_t joins[] = { 64, 64, 128, 256, 4096 }, mps[] = { 128, 256, 512, 4096 };
    r->params.join_limit = joins[below(ARRAY_LEN(joins))];
    r->params.join_timeout = below(2) * below(500) * NS;
    r->params.completion_timeout = 1000000000 * NS;
    r->params.posted_queue = 1 + below(20);
    r->params.bus_latency = below(60) * NS;
    r->params.root_latency = below(60) * NS;
    r->params.split = (unsigned)below(3);
    r->params.ack_device_ne = (unsigned)below(4);
    r->params.ack_device_e = (unsigned)below(4);
    r->params.ack_gather = (unsigned)below(4);
    r->link.gen = 1 + below(7);
    r->link.width = below(8) || r->link.gen > 5 ? 1u << below(5) : 12;
    r->link.mps = mps[below(ARRAY_LEN(mps))];
    r->link.ecrc = below(2);
    r->link.ph = below(4);
    r->link.pd = below(2) * (r->link.mps / 16 + below(4));
    r->link.nph = below(3);
    r->link.latency = below(300) * NS;
    r->link.write_time = below(40) * NS;
    r->link.read_latency = below(300) * NS;
    r->link.fc_interval = below(2) * (1 + below(900)) * NS;
    random_link(r);
    r->base = below(2) ? LOW_BAR : HIGH_BAR;
    r->bar_size = SPAN;
}

/** One byte of a read may be what was there when it was sent, or a later write that passed it. */
static bool may_be(const struct rig *r, uint32_t read, uint64_t offset, uint8_t got, uint8_t before)
{
    if (got == before)
        return true;
    for (uint32_t i = read + 1; i < r->action_count && r->actions[i].time <= r->answers[read].time;
         i++) {
        const struct action *a = &r->actions[i];
        if (a->kind == DO_WRITE && offset - a->offset < BUS_LINE &&
            (a->mask >> (offset - a->offset) & 1) && a->data[offset - a->offset] == got)
            return true;
    }
    return false;
}

/** The memory that the TLPs on the link make, by their byte enables alone. */
static void replay_tlps(const struct rig *r, uint8_t *memory)
{
    for (size_t i = 0; i < r->tlp_count; i++) {
        const struct pcie_tlp *t = &r->tlps[i].t;
        if (t->type != PCIE_MWR)
            continue;
        const uint8_t *data = r->bytes + r->tlps[i].data_at;
        uint32_t enabled = 0;
        assert_true(t->length_dw * 4 <= r->link.mps);
        for (uint32_t k = 0; k < t->length_dw * 4; k++) {
            unsigned be = k / 4 == 0 ? t->first_be : k / 4 == t->length_dw - 1 ? t->last_be : 0xf;
            if (be >> k % 4 & 1) {
                memory[t->address.ba - r->base + k] = data[k];
                enabled++;
            }
        }
        assert_int_equal(enabled, t->bytes);
    }
}

static void test_random(void **state)
{
    (void)state;
    uint64_t retrained = 0, replayed = 0, timed_out = 0, stalled = 0, woken = 0;
    for (unsigned round = 0; round < 600; round++) {
        struct rig *r = rig_new();
        static uint8_t got[SPAN], from_tlps[SPAN];
        static uint32_t reads[512];
        size_t read_count = 0;
        simtime_t now = 0;
        random_params(r);
        rig_build(r);
        memset(model, 0, sizeof model);
        memset(from_tlps, 0, sizeof from_tlps);
        unsigned steps = 100 + (unsigned)below(400);
        uint64_t next = 0;
        for (unsigned i = 0; i < steps; i++) {
            struct action a = { .time = now, .master = (uint16_t)below(RIG_MASTERS) };
            unsigned what = (unsigned)below(30);
            /* Often along the line before, so that there is something to join. */
            next = below(3) ? next + 64 : 64 * below(SPAN / 64);
            next %= SPAN;
            if (what == 0) {
                a.kind = DO_BARRIER;
                rig_add(r, a);
            } else if (what <= 3 && read_count < ARRAY_LEN(reads) && read_count < 60) {
                a.kind = DO_READ;
                a.size = (uint32_t)(1 + below(64));
                a.offset = next + below(65 - a.size);
                memcpy(snapshots[read_count], model + a.offset, a.size);
                reads[read_count++] = rig_add(r, a);
            } else {
                a.kind = DO_WRITE;
                a.offset = next;
                a.mask = random_mask();
                a.attr = below(4) ? BUS_GATHER : (enum bus_attr)below(4);
                if (a.mask == 0)
                    a.mask = 1;
                for (unsigned k = 0; k < BUS_LINE; k++)
                    a.data[k] = (uint8_t)below(256);
                rig_add(r, a);
                for (unsigned k = 0; k < BUS_LINE; k++)
                    if (a.mask >> k & 1)
                        model[a.offset + k] = a.data[k];
            }
            now += below(3) ? below(5) * NS : below(2000) * NS;
        }
        /* Of two masters' bursts to one line that wait, either may go first: keep them apart. */
        if (r->params.join_limit > 64) {
            for (size_t i = 0; i < r->action_count; i++)
                r->actions[i].master = 0;
        }
        rig_run(r);
        pcie_root_flush(r->root, now);
        rig_run(r);
        for (uint32_t i = 0; i < r->action_count; i++)
            assert_int_equal(r->answers[i].count, r->actions[i].kind != DO_BARRIER);
        assert_true(pcie_bar_read(r->port, 0, 0, got, SPAN));
        assert_memory_equal(got, model, SPAN);
        replay_tlps(r, from_tlps);
        assert_memory_equal(from_tlps, model, SPAN);
        for (size_t n = 0; n < read_count; n++) {
            const struct action *a = &r->actions[reads[n]];
            const struct seen_answer *answer = &r->answers[reads[n]];
            assert_int_equal(answer->status, BUS_OK);
            assert_true(answer->time >= a->time);
            for (uint32_t k = 0; k < a->size; k++)
                assert_true(may_be(r, reads[n], a->offset + k, answer->data[k], snapshots[n][k]));
        }
        assert_int_equal(tlps_of(r, PCIE_MRD), read_count);
        assert_int_equal(tlps_of(r, PCIE_CPLD), read_count);
        /* One link: nothing overlaps, in either direction. */
        simtime_t free[2] = { 0, 0 };
        for (size_t i = 0; i < r->tlp_count; i++) {
            const struct pcie_tlp *t = &r->tlps[i].t;
            assert_true(t->time >= free[t->up]);
            assert_true(t->end >= t->time);
            free[t->up] = t->end;
        }
        const struct pcie_stats *s = pcie_stats(r->root);
        retrained += s->retrains;
        replayed += s->replay_tlps;
        timed_out += s->replay_timeouts;
        stalled += s->replay_stalls;
        woken += s->aspm_wakes;
        assert_int_equal(pcie_stats(r->root)->errors, 0);
        rig_free(r);
    }
    /* All of it happened. */
    assert_true(retrained && replayed && timed_out && stalled && woken);
}

/** Joining never costs a TLP. */
static void test_joining_saves(void **state)
{
    static const uint64_t limits[] = { 64, 128, 256, 1024, 4096 };

    (void)state;
    for (unsigned round = 0; round < 100; round++) {
        static struct action script[400];
        static uint8_t memory[2][SPAN];
        unsigned steps = (unsigned)(20 + below(380)), split = (unsigned)below(3);
        uint64_t next = 0, mps = 128u << below(6);
        for (unsigned i = 0; i < steps; i++) {
            next =
                below(4) ? (below(5) ? next + 64 : next + SPAN - 64) % SPAN : 64 * below(SPAN / 64);
            script[i] = (struct action){ .kind = DO_WRITE, .offset = next, .attr = BUS_GATHER };
            script[i].mask = below(3) ? UINT64_MAX : random_mask();
            script[i].mask |= script[i].mask == 0;
            script[i].time = i * NS;
            for (unsigned k = 0; k < BUS_LINE; k++)
                script[i].data[k] = (uint8_t)below(256);
        }
        size_t tlps = 0;
        for (size_t n = 0; n < ARRAY_LEN(limits); n++) {
            struct rig *r = rig_new();
            r->params.join_limit = limits[n];
            r->params.split = split;
            r->link.mps = mps;
            rig_build(r);
            for (unsigned i = 0; i < steps; i++)
                rig_add(r, script[i]);
            rig_run(r);
            pcie_root_flush(r->root, steps * NS);
            rig_run(r);
            assert_true(pcie_bar_read(r->port, 0, 0, memory[n > 0], SPAN));
            assert_memory_equal(memory[n > 0], memory[0], SPAN);
            if (n == 0)
                tlps = tlps_of(r, PCIE_MWR);
            assert_true(tlps_of(r, PCIE_MWR) <= tlps);
            rig_free(r);
        }
    }
}

/** A TLP belongs to one BAR, also where two lie side by side in one block. */
static void test_two_bars(void **state)
{
    (void)state;
    struct rig *r = rig_new();
    struct error e;
    uint8_t got[128];
    r->params.join_limit = 4096;
    r->bar_size = 2 * BUS_LINE;
    rig_build(r);
    assert_true(pcie_add_bar(r->port, 1, (pa_t){ r->base + 128 }, 128, &e));
    for (uint64_t i = 0; i < 4; i++)
        rig_add(r, write_of(0, 64 * i, 64, BUS_GATHER));
    rig_run(r);
    pcie_root_flush(r->root, 0);
    rig_run(r);
    assert_string_equal(writes_text(r), "0:128 80:128");
    assert_true(pcie_bar_read(r->port, 1, 0, got, 128));
    for (unsigned i = 0; i < 128; i++)
        assert_int_equal(got[i], 128 + i);
    assert_false(pcie_bar_read(r->port, 1, 1, got, 128));
    assert_false(pcie_bar_read(r->port, 2, 0, got, 1));
    rig_free(r);
}

/* ---- injected faults ------------------------------------------------------------------------- */

static void inject(struct rig *r, enum pcie_inject_kind kind, uint64_t offset, uint64_t count,
                   simtime_t delay)
{
    struct error e = { 0 };
    const struct pcie_inject what = {
        .kind = kind, .offset = offset, .count = count, .delay = delay
    };
    if (!pcie_inject(r->port, &what, &e))
        fail_msg("%s", e.text);
}

static void test_failed_reads(void **state)
{
    static const struct {
        enum pcie_inject_kind kind;
        const char *error;
        enum pcie_tlp_type completion;
        unsigned status;
    } kinds[] = {
        { PCIE_INJECT_UR, "read-ur", PCIE_CPL, 1 },
        { PCIE_INJECT_CA, "read-ca", PCIE_CPL, 4 },
        { PCIE_INJECT_TIMEOUT, "read-timeout", PCIE_TLP_TYPES, 0 },
        { PCIE_INJECT_DELAY, NULL, PCIE_CPLD, 0 },
    };
    static const enum bus_status answers[] = { BUS_OK, BUS_DECERR, BUS_SLVERR };

    (void)state;
    for (size_t k = 0; k < ARRAY_LEN(kinds); k++) {
        for (unsigned policy = 0; policy < 3; policy++) { /* ones, decerr, slverr */
            struct rig *r = rig_new();
            r->params.read_error = policy;
            rig_build(r);
            inject(r, kinds[k].kind, 0x100, 2, 1000 * NS);
            rig_add(r, write_of(0, 0x100, 8, BUS_DEVICE_E));
            rig_add(r, write_of(0, 0x108, 8, BUS_DEVICE_E));
            static const uint64_t at[] = { 0x108, 0x100, 0x0fc, 0x100 };
            rig_run(r); /* the first of the two falls on the write */
            for (unsigned i = 0; i < 4; i++)
                rig_add(r, read_of((1 + 100000 * (simtime_t)i) * NS * 10, at[i], 8));
            rig_run(r);
            bool fails = kinds[k].error != NULL;
            assert_int_equal(r->answers[2].status, BUS_OK);
            assert_int_equal(r->answers[2].data[0], 0x08);
            assert_int_equal(r->answers[3].count, 1);
            assert_int_equal(r->answers[3].status, fails ? answers[policy] : BUS_OK);
            if (fails) {
                for (unsigned i = 0; i < 8; i++)
                    assert_int_equal(r->answers[3].data[i], 0xff);
                size_t last = r->error_count - 1;
                assert_string_equal(r->errors[last].kind, kinds[k].error);
                assert_true(r->errors[last].at == r->base + 0x100);
                assert_int_equal(r->errors[last].domain, 1);
            } else {
                assert_int_equal(r->error_count, 0);
            }
            for (unsigned i = 4; i < 6; i++)
                assert_int_equal(r->answers[i].status, BUS_OK);
            if (kinds[k].completion == PCIE_CPL) {
                const struct pcie_tlp *c = tlp_of(r, PCIE_CPL, 0);
                assert_int_equal(c->status, kinds[k].status);
                assert_int_equal(c->length_dw, 0);
            }
            assert_int_equal(tlps_of(r, PCIE_CPL) + tlps_of(r, PCIE_CPLD),
                             kinds[k].kind == PCIE_INJECT_TIMEOUT ? 3 : 4);
            rig_free(r);
        }
    }
}

static void test_failed_writes(void **state)
{
    static const char *const kinds[] = { "write-ur", "write-ca", NULL, NULL };

    (void)state;
    for (unsigned kind = 0; kind < 4; kind++) {
        for (unsigned policy = 1; policy < 3; policy++) { /* aer, serror */
            struct rig *r = rig_new();
            uint8_t got[3];
            r->params.posted_error = policy;
            rig_build(r);
            inject(r, (enum pcie_inject_kind)kind, UINT64_MAX, 1, 1000 * NS);
            struct action a = write_of(0, 0x41, 1, BUS_GATHER);
            a.master = 2;
            a.domain = 7;
            rig_add(r, a);
            rig_add(r, write_of(0, 0x42, 1, BUS_GATHER));
            rig_run(r);
            assert_true(pcie_bar_read(r->port, 0, 0x40, got, 3));
            assert_int_equal(got[1], kind == PCIE_INJECT_DELAY ? 0x41 : 0);
            assert_int_equal(got[2], 0x42);
            /* A posted write has no answer to fail. */
            assert_int_equal(r->answers[0].status, BUS_OK);
            assert_int_equal(r->error_count, kinds[kind] != NULL);
            if (kinds[kind] != NULL) {
                assert_string_equal(r->errors[0].kind, kinds[kind]);
                assert_int_equal(r->errors[0].domain, 7);
                assert_true(r->errors[0].at == r->base + 0x40); /* of the DW */
                assert_int_equal(tlps_of(r, PCIE_MSG), 1);
            }
            unsigned reports = kinds[kind] != NULL && policy == 2;
            assert_int_equal(r->report_count, reports);
            if (reports) {
                assert_int_equal(r->reports[0].master, 2);
                assert_int_equal(r->reports[0].domain, 7);
            }
            rig_free(r);
        }
    }
}

/** In the order that they were asked for, each as often as asked, and where asked. */
static void test_inject_order(void **state)
{
    (void)state;
    struct rig *r = rig_new();
    rig_build(r);
    inject(r, PCIE_INJECT_CA, UINT64_MAX, 1, 0);
    inject(r, PCIE_INJECT_UR, UINT64_MAX, 2, 0);
    inject(r, PCIE_INJECT_CA, UINT64_MAX, 1, 0);
    inject(r, PCIE_INJECT_UR, UINT64_MAX, 1, 0);
    inject(r, PCIE_INJECT_UR, 0x800, 0, 0); /* never */
    for (unsigned i = 0; i < 6; i++)
        rig_add(r, write_of(0, 0x800, 8, BUS_DEVICE_E));
    rig_run(r);
    static const char *const want[] = { "write-ca", "write-ur", "write-ur", "write-ca",
                                        "write-ur" };
    assert_int_equal(r->error_count, 5);
    for (unsigned i = 0; i < 5; i++)
        assert_string_equal(r->errors[i].kind, want[i]);
    rig_free(r);

    r = rig_new(); /* bytes that a request does not enable are not touched by it */
    rig_build(r);
    inject(r, PCIE_INJECT_UR, 0x101, 10, 0);
    struct action holes = write_of(0, 0x100, 8, BUS_DEVICE_E);
    holes.mask = 0xfd;
    rig_add(r, write_of(0, 0x102, 2, BUS_DEVICE_E));
    rig_add(r, holes);
    rig_add(r, read_of(0, 0x102, 6));
    rig_add(r, write_of(1 * NS, 0x101, 1, BUS_DEVICE_E));
    rig_add(r, read_of(1 * NS, 0x100, 2));
    rig_run(r);
    assert_int_equal(r->error_count, 2);
    rig_free(r);

    struct error e = { 0 };
    r = rig_new();
    rig_build(r);
    const struct pcie_inject wrong = { .kind = PCIE_INJECT_UR, .bar = 3, .count = 1 };
    assert_false(pcie_inject(r->port, &wrong, &e));
    assert_non_null(strstr(e.text, "no BAR 3"));
    rig_free(r);
}

/** As many refused writes as fit on a long link at once. */
static void test_many_errors(void **state)
{
    enum { MANY = 1000 };
    (void)state;
    struct rig *r = rig_new();
    r->params.posted_error = 2;
    r->link.latency = 50000 * NS;
    rig_build(r);
    inject(r, PCIE_INJECT_UR, UINT64_MAX, UINT64_MAX, 0);
    for (unsigned i = 0; i < MANY; i++)
        rig_add(r, write_of(0, 8 * (uint64_t)(i % 8) + 64 * (uint64_t)i, 8, BUS_DEVICE_E));
    rig_run(r);
    assert_int_equal(r->error_count, MANY);
    assert_int_equal(r->report_count, MANY);
    assert_int_equal(tlps_of(r, PCIE_MSG), MANY);
    for (unsigned i = 0; i < MANY; i++)
        assert_true(r->errors[i].at == r->base + 8 * (uint64_t)(i % 8) + 64 * (uint64_t)i);
    rig_free(r);
}

/** The completion of a read that was given up is nobody's, and not the next read's with its tag. */
static void test_late_completion(void **state)
{
    simtime_t alone = 0;

    (void)state;
    for (unsigned late = 0; late < 2; late++) {
        struct rig *r = rig_new();
        uint8_t first[8] = { 1, 2, 3, 4, 5, 6, 7, 8 }, second[8] = { 9, 9, 9, 9, 9, 9, 9, 9 };
        r->params.completion_timeout = 50000 * NS;
        r->link.latency = 150 * NS;
        r->link.read_latency = 1000 * NS;
        rig_build(r);
        assert_true(pcie_bar_write(r->port, 0, 0, first, 8));
        assert_true(pcie_bar_write(r->port, 0, 64, second, 8));
        if (late) {
            inject(r, PCIE_INJECT_DELAY, 0, 1, 100000 * NS); /* completes at about 101 us */
            rig_add(r, read_of(0, 0, 8));
        }
        uint32_t n = rig_add(r, read_of(100800 * NS, 64, 8)); /* in the midst of it */
        rig_run(r);
        assert_int_equal(r->answers[n].count, 1);
        assert_int_equal(r->answers[n].status, BUS_OK);
        assert_memory_equal(r->answers[n].data, second, 8);
        if (late) {
            assert_int_equal(r->answers[0].count, 1);
            assert_int_equal(r->answers[0].time, 50000 * NS);
            assert_string_equal(r->errors[0].kind, "read-timeout");
            assert_int_equal(r->error_count, 1);
            /* Its own completion, not the other one: at most that much later on a busy link. */
            assert_true(r->answers[n].time >= alone);
            assert_true(r->answers[n].time <= alone + 50 * NS);
        } else {
            alone = r->answers[n].time;
        }
        rig_free(r);
    }
}

/** Timed out before it found a credit: sent later, and its completion is nobody's. */
static void test_given_up_before_sent(void **state)
{
    (void)state;
    struct rig *r = rig_new();
    uint8_t bytes[64];
    r->params.completion_timeout = 2000 * NS;
    r->link.nph = 1;
    r->link.fc_interval = 5000 * NS;
    rig_build(r);
    for (unsigned i = 0; i < 64; i++)
        bytes[i] = (uint8_t)i;
    assert_true(pcie_bar_write(r->port, 0, 0, bytes, 64));
    for (unsigned i = 0; i < 4; i++) { /* one credit, returned every 5 us at most */
        struct action a = read_of(i * NS, 8 * (uint64_t)i, 8);
        a.master = (uint16_t)i;
        rig_add(r, a);
    }
    rig_add(r, read_of(40000 * NS, 48, 8));
    rig_run(r);
    for (unsigned i = 0; i < 5; i++) {
        assert_int_equal(r->answers[i].count, 1);
        if (r->answers[i].time < (r->actions[i].time + 2000 * NS))
            assert_int_equal(r->answers[i].data[0], i == 4 ? 48 : 8 * i);
    }
    assert_int_equal(r->answers[4].data[0], 48);
    assert_int_equal(tlps_of(r, PCIE_MRD), 5);
    rig_free(r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_random),
        cmocka_unit_test(test_joining_saves),
        cmocka_unit_test(test_two_bars),
        cmocka_unit_test(test_failed_reads),
        cmocka_unit_test(test_failed_writes),
        cmocka_unit_test(test_inject_order),
        cmocka_unit_test(test_many_errors),
        cmocka_unit_test(test_late_completion),
        cmocka_unit_test(test_given_up_before_sent),
    };
    alarm(300);
    return cmocka_run_group_tests(tests, rig_seed, NULL);
}
