/* SPDX-License-Identifier: Apache-2.0 */
/* What is seen of a TLP is enough to write its header and its bytes. */
#include "rig.h"

static size_t encoded(const struct pcie_tlp *t, uint8_t *bytes, size_t room)
{
    static const uint8_t payload[PCIE_MPS_MAX];
    struct pcie_header h;
    struct error e = { 0 };
    pcie_tlp_header(t, &h);
    size_t size = pcie_encode(&h, t->length_dw ? payload : NULL, bytes, room, &e);
    if (size == 0)
        fail_msg("%s: %s", pcie_tlp_names[t->type], e.text);
    return size;
}

/* Headers written by hand from the figures of section 2.2. */
static void headers(void **state)
{
    static const struct {
        struct pcie_tlp t;
        uint8_t want[16];
        size_t size; /* of the header */
    } rows[] = {
        { { .type = PCIE_MWR,
            .header_dw = 3,
            .address = { 0x12345678 },
            .length_dw = 2,
            .first_be = 0xc,
            .last_be = 3 },
          { 0x40, 0, 0, 2, 0, 0, 0, 0x3c, 0x12, 0x34, 0x56, 0x78 },
          12 },
        { { .type = PCIE_MWR,
            .header_dw = 4,
            .address = { UINT64_C(0x8000001000) },
            .length_dw = 1024,
            .first_be = 0xf,
            .last_be = 0xf,
            .ecrc = true,
            .port = 3 },
          { 0x60, 0, 0x80, 0, 0, 0, 0, 0xff, 0, 0, 0, 0x80, 0, 0, 0x10, 0 },
          16 },
        { { .type = PCIE_MRD,
            .header_dw = 4,
            .address = { UINT64_C(0x8000001000) },
            .length_dw = 1,
            .first_be = 1,
            .tag = 0x3f },
          { 0x20, 0, 0, 1, 0, 0, 0x3f, 0x01, 0, 0, 0, 0x80, 0, 0, 0x10, 0 },
          16 },
        { { .type = PCIE_CPL,
            .header_dw = 3,
            .up = true,
            .status = PCIE_UR,
            .completer_id = 0x200,
            .address = { 0x1004 },
            .byte_count = 8,
            .tag = 7 },
          { 0x0a, 0, 0, 0, 2, 0, 0x20, 8, 0, 0, 7, 4 },
          12 },
        { { .type = PCIE_CPLD,
            .header_dw = 3,
            .up = true,
            .completer_id = 0x100,
            .address = { 0x10ff },
            .byte_count = 1,
            .length_dw = 1,
            .tag = 8 },
          { 0x4a, 0, 0, 1, 1, 0, 0, 1, 0, 0, 8, 0x7f },
          12 },
        { { .type = PCIE_MSG, .header_dw = 4, .up = true, .message = 0x31, .requester_id = 0x700 },
          { 0x30, 0, 0, 0, 7, 0, 0, 0x31 },
          16 },
    };
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        static uint8_t bytes[PCIE_TLP_MAX];
        const struct pcie_tlp *t = &rows[i].t;
        size_t size = encoded(t, bytes, sizeof(bytes));
        assert_int_equal(size, rows[i].size + 4 * (t->length_dw * (t->type != PCIE_MRD) + t->ecrc));
        assert_memory_equal(bytes, rows[i].want, rows[i].size);
    }
}

struct seen_credits {
    uint64_t ph, pd;
    simtime_t last;
};

static void see_credits(void *self, const struct pcie_credits *c)
{
    struct seen_credits *sum = self;
    assert_true(c->time >= sum->last);
    assert_int_equal(c->port, 0);
    sum->ph += c->ph;
    sum->pd += c->pd;
    sum->last = c->time;
}

static void ignore_tlp(void *self, const struct pcie_tlp *t)
{
    (void)self;
    (void)t;
}

/* A busy link with few credits: TLPs do not overlap, waits add up, all credits come back. */
static void a_run(void **state)
{
    (void)state;
    struct rig *r = rig_new();
    struct seen_credits credits = { 0 };
    r->link.ph = 2;
    r->link.latency = 10000;
    r->link.gen = 3;
    r->link.width = 1;
    rig_build(r);
    const struct pcie_observer o = { .self = &credits, .tlp = ignore_tlp, .credits = see_credits };
    assert_true(pcie_observe(r->root, &o));
    for (unsigned i = 0; i < 40; i++)
        rig_add(r, write_of(i * 10, i * 64, 1 + i % 64, BUS_DEVICE_E));
    for (unsigned i = 0; i < 30; i++)
        rig_add(r, read_of(1000 + i * 100000, i % 7 * 5, 1 + i % 24));
    rig_run(r);
    assert_int_equal(tlps_of(r, PCIE_MWR), 40);
    assert_int_equal(tlps_of(r, PCIE_CPLD), 30);
    simtime_t waited = 0, busy[2] = { 0 }, end[2] = { 0 };
    unsigned answered = 0;
    for (size_t i = 0; i < r->tlp_count; i++) {
        static uint8_t bytes[PCIE_TLP_MAX];
        const struct pcie_tlp *t = &r->tlps[i].t;
        (void)encoded(t, bytes, sizeof(bytes));
        assert_true(t->time - t->waited >= end[t->up] && t->end > t->time);
        waited += t->waited;
        busy[t->up] += t->end - t->time;
        end[t->up] = t->end;
        if (t->type != PCIE_CPLD)
            continue;
        /* It has the bytes that the reader got, and the tag of a read that is not answered yet. */
        const struct action *a = &r->actions[40 + answered];
        const struct pcie_tlp *read = tlp_of(r, PCIE_MRD, answered);
        assert_int_equal(t->tag, read->tag);
        assert_int_equal(t->byte_count, a->size);
        assert_int_equal(t->address.ba, r->base + a->offset);
        assert_memory_equal(r->bytes + r->tlps[i].data_at + a->offset % 4,
                            r->answers[40 + answered].data, a->size);
        answered++;
    }
    const struct pcie_stats *s = pcie_stats(r->root);
    assert_true(waited > 0 && waited == s->credit_stall_time);
    assert_true(busy[0] == s->link_busy_down && busy[1] == s->link_busy_up);
    assert_int_equal(credits.ph, 40);
    assert_int_equal(credits.pd, s->pd_used);
    pcie_unobserve(r->root, &credits);
    rig_free(r);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(headers), cmocka_unit_test(a_run) };
    return cmocka_run_group_tests(tests, rig_seed, NULL);
}
