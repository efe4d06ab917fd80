/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Links that are lost, and downstream port containment, end to end: a switch with two endpoints
 * behind root port 00:02.0, besides the rig's own endpoint behind 00:01.0.
 */
#include "errors_rig.h"

static const simtime_t US = 1000000, START = 1000000;
static const uint64_t BAR_A = 0x50000000, BAR_B = 0x50100000;
enum {
    BUS_2 = 2 << 20,
    INNER = 3 << 20, /* the switch's internal bus */
    BUS_A = 4 << 20,
    BUS_B = 5 << 20,
    ID_A = 0x400,
    ID_PORT_A = 0x300,
    UR_BIT = 1 << 20
};

struct tree {
    struct rig *r;
    struct pcie_switch *s;
    struct pcie_port *a, *b, *top;
};

static void build(struct tree *t, struct rig *r)
{
    struct error e = { 0 };
    struct pcie_switch_params params;
    param_defaults(&pcie_switch_table, &params);
    errors_build(r);
    t->r = r;
    t->s = pcie_switch_new(r->root, NULL, &params, &r->link, &e);
    t->a = t->s ? pcie_switch_port(t->s, &r->link, &e) : NULL;
    t->b = t->a ? pcie_switch_port(t->s, &r->link, &e) : NULL;
    if (!t->b || !pcie_add_function_bar(t->a, 0, (pa_t){ BAR_A }, 4096, false, false, &e) ||
        !pcie_add_function_bar(t->b, 0, (pa_t){ BAR_B }, 4096, false, false, &e)) {
        fail_msg("%s", e.text);
        return;
    }
    t->top = t->a->top;
    assert_int_equal(t->a->endpoint->function.id, ID_A);
    assert_int_equal(t->a->function.id, ID_PORT_A);
}

static uint32_t root_status(const struct pcie_port *p)
{
    return reg(&p->function, PCIE_CAP_AER, PCI_ERR_ROOT_STATUS) & 0x7f;
}

static uint32_t dpc_status(const struct pcie_port *p)
{
    return reg16(&p->function, PCIE_CAP_DPC, PCI_EXP_DPC_STATUS);
}

static bool link_active(const struct pcie_port *p)
{
    return reg16(&p->function, PCIE_CAP_EXPRESS, PCI_EXP_LNKSTA) & PCI_EXP_LNKSTA_DLLLA;
}

static void expect_ok(const struct rig *r, uint32_t tag)
{
    assert_int_equal(r->answers[tag].count, 1);
    assert_int_equal(r->answers[tag].status, BUS_OK);
    assert_int_equal(r->answers[tag].data[0], 0);
}

static void expect_ones(const struct rig *r, uint32_t tag)
{
    assert_int_equal(r->answers[tag].count, 1);
    assert_int_equal(r->answers[tag].status, BUS_OK);
    for (unsigned i = 0; i < 4; i++)
        assert_int_equal(r->answers[tag].data[i], 0xff);
}

/* ---- containment by a message ------------------------------------------------------------------
 */

/*
 * A write that A refuses, which is fatal. A's port at the switch contains it: nobody upstream
 * hears, B goes on; then A is answered for by the port, as its control says.
 */
static void fatal_at_switch(void **state)
{
    (void)state;
    for (unsigned answer = 0; answer < 2; answer++) {
        struct rig *r = errors_rig();
        struct tree t = { 0 };
        r->params.dpc = 1;
        r->params.dpc_answer = answer;
        build(&t, r);
        set_reg(&t.a->endpoint->function, PCIE_CAP_AER, PCI_ERR_UNCOR_SEVER, 4, UR_BIT);
        struct pcie_inject fault = fault_of(PCIE_INJECT_UR, PCIE_INJECT_MEM);
        inject(t.a, &fault);
        rig_add(r, write_at(r, START, BAR_A, 4, 1));
        const uint32_t b1 = rig_add(r, read_at(r, START + 3 * US, BAR_B, 4));
        const uint32_t a1 = rig_add(r, read_at(r, START + 10 * US, BAR_A, 4));
        rig_add(r, write_at(r, START + 20 * US, BAR_A, 4, 2));
        const uint32_t b2 = rig_add(r, read_at(r, START + 30 * US, BAR_B, 4));
        rig_run(r);
        assert_string_equal(kinds_of(r),
                            answer ? "dpc read-ur write-linkdown" : "dpc read-ca write-linkdown");
        assert_int_equal(r->errors[0].at, BAR_A);
        expect_ok(r, b1);
        expect_ok(r, b2);
        expect_ones(r, a1);
        /* Trigger status, reason 10b: ERR_FATAL; the interrupt; no RP PIO pointer at a switch. */
        assert_int_equal(dpc_status(t.a) & 0x7f, 0x1 | 2 << 1 | 0x8);
        assert_int_equal(reg16(&t.a->function, PCIE_CAP_DPC, PCI_EXP_DPC_SOURCE_ID), ID_A);
        assert_false(link_active(t.a));
        assert_true(link_active(t.b));
        assert_true(link_active(t.top));
        assert_int_equal(dpc_status(t.top) & 1, 0);
        assert_int_equal(dpc_status(t.b) & 1, 0);
        assert_int_equal(root_status(t.top), 0);
        assert_int_equal(tlps_of(r, PCIE_MSG), 0); /* on the root port's link */
        /* Base 2.9.3: what is cut off is no error of the port. */
        assert_int_equal(reg(&t.a->function, PCIE_CAP_AER, PCI_ERR_UNCOR_STATUS), 0);
        rig_free(r);
    }
}

/* Only the root port has DPC enabled: the message comes to it, and both endpoints are lost. */
static void fatal_at_root_port(void **state)
{
    (void)state;
    struct rig *r = errors_rig();
    struct tree t = { 0 };
    build(&t, r);
    set_reg(&t.a->endpoint->function, PCIE_CAP_AER, PCI_ERR_UNCOR_SEVER, 4, UR_BIT);
    set_reg(&t.top->function, PCIE_CAP_DPC, PCI_EXP_DPC_CTL, 2, 0x1);
    struct pcie_inject fault = fault_of(PCIE_INJECT_UR, PCIE_INJECT_MEM);
    inject(t.a, &fault);
    struct pcie_inject slow = fault_of(PCIE_INJECT_DELAY, PCIE_INJECT_MEM);
    slow.delay = 10 * US;
    inject(t.b, &slow);
    const uint32_t before = rig_add(r, read_at(r, START, BAR_B, 4)); /* under way all the time */
    rig_add(r, write_at(r, START + US, BAR_A, 4, 1));
    const uint32_t after = rig_add(r, read_at(r, START + 30 * US, BAR_B, 4));
    const uint32_t other = rig_add(r, read_at(r, START + 40 * US, LOW_BAR, 4));
    rig_run(r);
    assert_string_equal(kinds_of(r), "dpc read-ca read-ca");
    expect_ones(r, before);
    assert_true(r->answers[before].time < START + 5 * US); /* cut off, not timed out */
    expect_ones(r, after);
    expect_ok(r, other);
    assert_int_equal(dpc_status(t.top) & 0x7, 0x1 | 2 << 1);
    assert_int_equal(reg16(&t.top->function, PCIE_CAP_DPC, PCI_EXP_DPC_SOURCE_ID), ID_A);
    assert_int_equal(root_status(t.top), 0); /* contained, not passed on */
    assert_int_equal(dpc_status(t.top) & PCI_EXP_DPC_RP_BUSY, 0);
    rig_free(r);
}

/* ERR_NONFATAL triggers only where it is enabled. */
static void nonfatal(void **state)
{
    (void)state;
    for (unsigned dpc = 0; dpc < 3; dpc++) {
        struct rig *r = errors_rig();
        struct tree t = { 0 };
        r->params.dpc = dpc;
        build(&t, r);
        struct pcie_inject fault = fault_of(PCIE_INJECT_UR, PCIE_INJECT_MEM);
        inject(t.a, &fault);
        rig_add(r, write_at(r, START, BAR_A, 4, 1));
        rig_run(r);
        assert_string_equal(kinds_of(r), dpc == 2 ? "dpc" : "write-ur");
        assert_int_equal(dpc_status(t.a) & 0x7, dpc == 2 ? 0x1 | 1 << 1 : 0);
        assert_int_equal(root_status(t.top), dpc == 2 ? 0 : 0x24);
        if (dpc != 2)
            assert_int_equal(reg(&t.top->function, PCIE_CAP_AER, PCI_ERR_ROOT_ERR_SRC) >> 16, ID_A);
        rig_free(r);
    }
}

/* ---- by software, and release ------------------------------------------------------------------
 */

static uint64_t port_a_dpc(const struct tree *t, unsigned offset)
{
    return ECAM + INNER + t->a->function.config.at[PCIE_CAP_DPC] + offset;
}

static void software(void **state)
{
    (void)state;
    struct rig *r = errors_rig();
    struct tree t = { 0 };
    r->link.retrain_time = 10 * US;
    build(&t, r);
    rig_add(r, write_at(r, START, port_a_dpc(&t, PCI_EXP_DPC_CTL), 2, 0x1));
    rig_add(r, write_at(r, START + 10 * US, port_a_dpc(&t, PCI_EXP_DPC_CTL), 2, 0x41));
    const uint32_t down = rig_add(r, read_at(r, START + 20 * US, BAR_A, 4));
    rig_add(r, write_at(r, START + 30 * US, port_a_dpc(&t, PCI_EXP_DPC_STATUS), 2, 0x1));
    const uint32_t training = rig_add(r, read_at(r, START + 35 * US, BAR_A, 4));
    const uint32_t reset = rig_add(r, read_at(r, START + 50 * US, BAR_A, 4));
    const uint32_t alive = rig_add(r, read_at(r, START + 60 * US, ECAM + BUS_A, 4));
    /* What software has to restore: BAR 0, Memory Space Enable. */
    rig_add(r, write_at(r, START + 70 * US, ECAM + BUS_A + PCI_BASE_ADDRESS_0, 4, BAR_A));
    rig_add(r, write_at(r, START + 80 * US, ECAM + BUS_A + PCI_COMMAND, 2, 0x6));
    const uint32_t restored = rig_add(r, read_at(r, START + 90 * US, BAR_A, 4));
    rig_until(r, START + 25 * US);
    /* Trigger, reason 11b with extension 01b: by software. */
    assert_int_equal(dpc_status(t.a) & 0x67, 0x1 | 3 << 1 | 1 << 5);
    assert_false(link_active(t.a));
    rig_run(r);
    assert_string_equal(kinds_of(r), "dpc read-ca read-ur read-ur");
    expect_ones(r, down);
    expect_ones(r, training); /* the link is down, but not contained: UR */
    expect_ones(r, reset);    /* the endpoint's own UR: its BAR is gone */
    expect_ok(r, restored);
    assert_int_equal(r->answers[alive].status, BUS_OK);
    assert_int_not_equal(r->answers[alive].data[0], 0xff);
    assert_true(link_active(t.a));
    assert_int_equal(dpc_status(t.a) & 0x1, 0);
    rig_free(r);
}

/* With dpc_recovery firmware does the same by itself. */
static void recovery(void **state)
{
    (void)state;
    struct rig *r = errors_rig();
    struct tree t = { 0 };
    r->params.dpc = 2;
    r->params.dpc_recovery = 20 * US;
    r->link.retrain_time = 10 * US;
    build(&t, r);
    struct pcie_inject fault = fault_of(PCIE_INJECT_CA, PCIE_INJECT_MEM);
    inject(t.a, &fault);
    rig_add(r, write_at(r, START, BAR_A, 4, 1));
    const uint32_t down = rig_add(r, read_at(r, START + 10 * US, BAR_A, 4));
    const uint32_t up = rig_add(r, read_at(r, START + 40 * US, BAR_A, 4));
    /* And once more. */
    fault.skip = 1;
    inject(t.a, &fault);
    rig_add(r, write_at(r, START + 100 * US, BAR_A, 4, 1));
    const uint32_t again = rig_add(r, read_at(r, START + 150 * US, BAR_A, 4));
    rig_run(r);
    assert_string_equal(kinds_of(r), "dpc read-ca dpc");
    expect_ones(r, down);
    expect_ok(r, up);
    expect_ok(r, again);
    rig_free(r);
}

/* ---- RP PIO ------------------------------------------------------------------------------------
 */

struct pio {
    enum pcie_inject_space space;
    enum pcie_inject_kind kind;
    uint32_t bit;
};
static const struct pio pios[] = { { PCIE_INJECT_CFG, PCIE_INJECT_UR, 1 << 0 },
                                   { PCIE_INJECT_CFG, PCIE_INJECT_CA, 1 << 1 },
                                   { PCIE_INJECT_CFG, PCIE_INJECT_TIMEOUT, 4 },
                                   { PCIE_INJECT_IO, PCIE_INJECT_UR, 1 << 8 },
                                   { PCIE_INJECT_IO, PCIE_INJECT_CA, 1 << 9 },
                                   { PCIE_INJECT_IO, PCIE_INJECT_TIMEOUT, 1 << 10 },
                                   { PCIE_INJECT_MEM, PCIE_INJECT_UR, 1 << 16 },
                                   { PCIE_INJECT_MEM, PCIE_INJECT_CA, 1 << 17 },
                                   { PCIE_INJECT_MEM, PCIE_INJECT_TIMEOUT, 1 << 18 } };

static uint64_t target(enum pcie_inject_space space)
{
    return space == PCIE_INJECT_CFG  ? ECAM + BUS_1 + 0x40
           : space == PCIE_INJECT_IO ? IO_BAR + 8
                                     : LOW_BAR + 8;
}

/* Masked; logged alone; as an exception; as a system error; as a trigger. */
static void rp_pio(void **state)
{
    enum { MASKED, LOGGED, EXCEPTION, SYSERROR, TRIGGER, HOWS };
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(pios); i++)
        for (unsigned how = 0; how < HOWS; how++) {
            struct rig *r = errors_rig();
            errors_build(r);
            struct pcie_function *f = &r->port->function;
            const uint32_t bit = pios[i].bit;
            /* The time-out is an error of the port in AER besides. */
            set_reg(f, PCIE_CAP_AER, PCI_ERR_UNCOR_MASK, 4, 0x4000);
            if (how != MASKED)
                set_reg(f, PCIE_CAP_DPC, PCI_EXP_DPC_RP_PIO_MASK, 4, 0x00070707 & ~bit);
            if (how == EXCEPTION)
                set_reg(f, PCIE_CAP_DPC, PCI_EXP_DPC_RP_PIO_EXCEPTION, 4, bit);
            if (how == SYSERROR)
                set_reg(f, PCIE_CAP_DPC, PCI_EXP_DPC_RP_PIO_SYSERROR, 4, bit);
            if (how == TRIGGER) {
                set_reg(f, PCIE_CAP_DPC, PCI_EXP_DPC_RP_PIO_SEVERITY, 4, bit);
                set_reg(f, PCIE_CAP_DPC, PCI_EXP_DPC_CTL, 2, 0x1);
            }
            struct pcie_inject fault = fault_of(pios[i].kind, pios[i].space);
            inject(r->port, &fault);
            const uint32_t tag = rig_add(r, read_at(r, START, target(pios[i].space), 4));
            rig_until(r, LATER);
            assert_int_equal(r->answers[tag].count, 1);
            assert_int_equal(r->answers[tag].status, how == EXCEPTION ? BUS_SLVERR : BUS_OK);
            assert_int_equal(r->answers[tag].data[0], 0xff);
            assert_int_equal(reg(f, PCIE_CAP_DPC, PCI_EXP_DPC_RP_PIO_STATUS), bit);
            assert_int_equal(r->report_count, how == SYSERROR);
            assert_int_equal(r->port->link_down, how == TRIGGER);
            assert_int_equal(strcmp(r->errors[r->error_count - 1].kind, "dpc") == 0,
                             how == TRIGGER);
            if (how != MASKED) { /* First Error Pointer, and the request's header */
                assert_int_equal(dpc_status(r->port) >> 8 & 0x1f, __builtin_ctz(bit));
                const uint32_t first = reg(f, PCIE_CAP_DPC, PCI_EXP_DPC_RP_PIO_HEADER_LOG);
                assert_int_equal(first >> 24, pios[i].space == PCIE_INJECT_CFG  ? 0x04
                                              : pios[i].space == PCIE_INJECT_IO ? 0x02
                                                                                : 0x00);
                assert_int_equal(first & 0x3ff, 1);
            }
            rig_free(r);
        }
}

/* ---- poison, and who stops it ------------------------------------------------------------------
 */

static void poison_blocked(void **state)
{
    enum { POISON_BLOCKED = 1 << 26, BLOCK = 1 << 5 };
    (void)state;
    for (unsigned at_top = 0; at_top < 2; at_top++)
        for (unsigned masked = 0; masked < 2; masked++) {
            struct rig *r = errors_rig();
            struct tree t = { 0 };
            build(&t, r);
            struct pcie_port *p = at_top ? t.top : t.a;
            set_reg(&p->function, PCIE_CAP_DPC, PCI_EXP_DPC_CTL, 2, BLOCK);
            if (!masked)
                set_reg(&p->function, PCIE_CAP_AER, PCI_ERR_UNCOR_MASK, 4, 0);
            struct pcie_inject fault = fault_of(PCIE_INJECT_POISON, PCIE_INJECT_MEM);
            inject(t.a, &fault);
            rig_add(r, write_at(r, START, BAR_A, 4, 0x55555555));
            struct pcie_inject config = fault_of(PCIE_INJECT_POISON, PCIE_INJECT_CFG);
            inject(t.a, &config);
            const uint32_t np =
                rig_add(r, write_at(r, START + 10 * US, ECAM + BUS_A + PCI_COMMAND, 2, 0));
            const uint32_t tag = rig_add(r, read_at(r, START + 20 * US, BAR_A, 4));
            rig_run(r);
            /* The blocked CfgWr is advisory, which is masked: only its requester hears. */
            assert_string_equal(kinds_of(r),
                                masked ? "config-ur" : "write-poison-blocked config-ur");
            assert_int_equal(r->answers[np].count, 1);
            expect_ok(r, tag); /* neither write was done */
            assert_int_equal(reg(&p->function, PCIE_CAP_AER, PCI_ERR_UNCOR_STATUS), POISON_BLOCKED);
            assert_int_equal(reg(&t.a->endpoint->function, PCIE_CAP_AER, PCI_ERR_UNCOR_STATUS), 0);
            assert_int_equal(tlps_of(r, PCIE_MWR), !at_top);
            assert_int_equal(root_status(t.top), masked ? 0 : 0x24);
            rig_free(r);
        }
}

/* Without a block the switch passes it on: the endpoint has the error, the switch but a note. */
static void poison_passes(void **state)
{
    (void)state;
    struct rig *r = errors_rig();
    struct tree t = { 0 };
    build(&t, r);
    struct pcie_inject fault = fault_of(PCIE_INJECT_POISON, PCIE_INJECT_MEM);
    inject(t.a, &fault);
    rig_add(r, write_at(r, START, BAR_A, 4, 0x55555555));
    rig_run(r);
    assert_string_equal(kinds_of(r), "write-poison");
    assert_int_equal(reg(&t.s->upstream, PCIE_CAP_AER, PCI_ERR_UNCOR_STATUS), 0);
    assert_int_equal(reg(&t.s->upstream, PCIE_CAP_AER, PCI_ERR_COR_STATUS), 0x2000);
    assert_int_equal(reg(&t.a->endpoint->function, PCIE_CAP_AER, PCI_ERR_UNCOR_STATUS), 0x1000);
    assert_int_equal(reg(&t.top->function, PCIE_CAP_AER, PCI_ERR_ROOT_ERR_SRC) >> 16, ID_A);
    rig_free(r);
}

/* ---- surprise ----------------------------------------------------------------------------------
 */

/* The link between switch and A is lost at a time, and comes back, set up again. */
static void surprise(void **state)
{
    (void)state;
    struct rig *r = errors_rig();
    struct tree t = { 0 };
    build(&t, r);
    struct pcie_inject slow = fault_of(PCIE_INJECT_DELAY, PCIE_INJECT_MEM);
    slow.delay = 5 * US;
    inject(t.a, &slow);
    const struct pcie_inject loss = { .kind = PCIE_INJECT_LINKDOWN,
                                      .at_time = true,
                                      .from = START + 3 * US,
                                      .count = 1,
                                      .delay = 50 * US };
    inject(t.a, &loss);
    const uint32_t cut = rig_add(r, read_at(r, START, BAR_A, 4));
    rig_add(r, write_at(r, START + 4 * US, BAR_A, 4, 1));
    const uint32_t other = rig_add(r, read_at(r, START + 30 * US, BAR_B, 4));
    const uint32_t down = rig_add(r, read_at(r, START + 40 * US, BAR_A, 4));
    const uint32_t up = rig_add(r, read_at(r, START + 60 * US, BAR_A, 4));
    rig_run(r);
    /* What was behind the switch is not known to the root complex: it times out. */
    assert_string_equal(kinds_of(r), "link-down write-linkdown read-timeout read-ur");
    expect_ones(r, cut);
    expect_ok(r, other);
    expect_ones(r, down);
    expect_ok(r, up);
    assert_true(r->errors[0].time > START + 3 * US && r->errors[0].time < START + 5 * US);
    /* Surprise Down of the port is fatal; it and the lost write are told of by the port. */
    assert_int_equal(reg(&t.a->function, PCIE_CAP_AER, PCI_ERR_UNCOR_STATUS), 0x20 | UR_BIT);
    assert_int_equal(reg(&t.top->function, PCIE_CAP_AER, PCI_ERR_ROOT_ERR_SRC) >> 16, ID_PORT_A);
    assert_true(link_active(t.a));
    rig_free(r);
}

/* Credits are as after a reset when the link comes back, however many TLPs were lost. */
static void credits_again(void **state)
{
    (void)state;
    struct rig *r = errors_rig();
    r->link.ph = 2;
    r->link.pd = 32;
    r->link.nph = 1;
    r->link.write_time = US;
    errors_build(r);
    struct pcie_inject loss = { .kind = PCIE_INJECT_LINKDOWN, .at_time = true, .count = 1 };
    loss.delay = 5 * US;
    for (unsigned i = 0; i < 20; i++) {
        loss.from = START + i * 20 * US + 2 * US;
        inject(r->port, &loss);
        for (unsigned n = 0; n < 8; n++)
            rig_add(r, write_at(r, START + i * 20 * US + n * US / 4, LOW_BAR + n * 64, 4, n));
        rig_add(r, read_at(r, START + i * 20 * US + 2 * US, LOW_BAR, 4));
    }
    const uint32_t first = (uint32_t)r->action_count;
    for (unsigned n = 0; n < 100; n++)
        rig_add(r, write_at(r, START + 1000 * US + n, LOW_BAR + n * 64, 4, n + 1));
    const uint32_t last = rig_add(r, read_at(r, START + 1200 * US, LOW_BAR + 99 * 64, 4));
    rig_run(r);
    for (uint32_t i = 0; i < r->action_count; i++)
        assert_int_equal(r->answers[i].count, 1); /* nobody is forgotten */
    for (unsigned n = 0; n < 100; n++) {
        uint8_t byte;
        assert_int_equal(r->answers[first + n].status, BUS_OK);
        assert_true(pcie_bar_read(r->port, 0, n * 64, &byte, 1));
        assert_int_equal(byte, n + 1);
    }
    assert_int_equal(r->answers[last].data[0], 100);
    rig_free(r);
}

/* A link that software disables is no surprise. */
static void disabled(void **state)
{
    (void)state;
    struct rig *r = errors_rig();
    errors_build(r);
    const uint64_t control =
        ECAM + PORT_1 + r->port->function.config.at[PCIE_CAP_EXPRESS] + PCI_EXP_LNKCTL;
    rig_add(r, write_at(r, START, control, 2, PCI_EXP_LNKCTL_LD));
    const uint32_t down = rig_add(r, read_at(r, START + 10 * US, LOW_BAR, 4));
    rig_add(r, write_at(r, START + 20 * US, control, 2, 0));
    const uint32_t up = rig_add(r, read_at(r, START + 100 * US, LOW_BAR, 4));
    rig_run(r);
    assert_string_equal(kinds_of(r), "read-linkdown");
    expect_ones(r, down);
    expect_ok(r, up);
    assert_int_equal(reg(&r->port->function, PCIE_CAP_AER, PCI_ERR_UNCOR_STATUS), 0);
    rig_free(r);
}

/* Nor is a bus that software holds in reset, below a root port or inside a switch. */
static void held_in_reset(void **state)
{
    enum { RESET = 1 << 6 };
    (void)state;
    for (unsigned inside = 0; inside < 2; inside++) {
        struct rig *r = errors_rig();
        struct tree t = { 0 };
        build(&t, r);
        struct pcie_function *f = inside ? &t.s->upstream : &t.top->function;
        const uint64_t control = ECAM + (inside ? BUS_2 : 2 * PORT_1) + PCI_BRIDGE_CONTROL;
        const uint32_t old = reg16(f, PCIE_CAP_HEADER, PCI_BRIDGE_CONTROL);
        rig_add(r, write_at(r, START, control, 2, old | RESET));
        const uint32_t down = rig_add(r, read_at(r, START + 10 * US, BAR_A, 4));
        rig_add(r, write_at(r, START + 20 * US, control, 2, old));
        const uint32_t up = rig_add(r, read_at(r, START + 100 * US, BAR_A, 4));
        rig_run(r);
        expect_ones(r, down);
        expect_ones(r, up); /* its BAR is gone */
        assert_string_equal(kinds_of(r), inside ? "read-ur read-ur" : "read-linkdown read-ur");
        assert_int_equal(reg(&t.a->function, PCIE_CAP_AER, PCI_ERR_UNCOR_STATUS) & 0x20, 0);
        assert_int_equal(reg(&t.top->function, PCIE_CAP_AER, PCI_ERR_UNCOR_STATUS), 0);
        assert_true(link_active(t.a));
        assert_int_equal(reg16(&t.a->endpoint->function, PCIE_CAP_HEADER, PCI_COMMAND), 0);
        rig_free(r);
    }
}

/*
 * What a switch answers itself, and messages about writes that are known ahead of time, take the
 * link up when they are due, not when they are known: a completion of before is not held up by more
 * than their bytes.
 */
static void nobody_waits(void **state)
{
    (void)state;
    simtime_t alone = 0;
    for (int what = -1; what < 3; what++)
        for (simtime_t lead = 0; lead <= 700000; lead += 50000) {
            struct rig *r = errors_rig();
            struct tree t = { 0 };
            build(&t, r);
            const struct pcie_inject fault = fault_of(PCIE_INJECT_UR, PCIE_INJECT_MEM);
            inject(t.a, &fault);
            const uint32_t read = rig_add(r, read_at(r, START, BAR_B, 4));
            struct action other =
                what == 0   ? read_at(r, START + lead, ECAM + INNER + PCI_COMMAND, 4)
                : what == 1 ? read_at(r, START + lead, ECAM + INNER + (7 << 15), 4)
                            : write_at(r, START + lead, BAR_A, 4, 1);
            other.master = 1;
            if (what >= 0)
                rig_add(r, other);
            rig_run(r);
            if (what < 0)
                alone = r->answers[read].time;
            /* Two TLPs of at most 28 bytes on a link of 31 bytes a ns. */
            assert_true(r->answers[read].time >= alone);
            assert_true(r->answers[read].time <= alone + 4000);
            rig_free(r);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fatal_at_switch), cmocka_unit_test(fatal_at_root_port),
        cmocka_unit_test(nonfatal),        cmocka_unit_test(software),
        cmocka_unit_test(recovery),        cmocka_unit_test(rp_pio),
        cmocka_unit_test(poison_blocked),  cmocka_unit_test(poison_passes),
        cmocka_unit_test(surprise),        cmocka_unit_test(credits_again),
        cmocka_unit_test(held_in_reset),   cmocka_unit_test(disabled),
        cmocka_unit_test(nobody_waits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
