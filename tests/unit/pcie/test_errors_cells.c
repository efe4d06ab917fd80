/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The error table, cell by cell: {Cfg, I/O, Mem} x {UR, CA, time-out, poison, link down} x {ones,
 * decerr, slverr, zeros, hang, serror}, from the bus and back; what both ends of the link log.
 */
#include "errors_rig.h"

enum { WAYS = 6 };
static const simtime_t START = 1000000;

static const enum pcie_inject_kind faults[PCIE_FAILURES] = {
    PCIE_INJECT_UR, PCIE_INJECT_CA, PCIE_INJECT_TIMEOUT, PCIE_INJECT_POISON, PCIE_INJECT_LINKDOWN
};
/* ORDER PCIE_REQUEST */
static const enum pcie_inject_space spaces[] = { PCIE_INJECT_CFG, PCIE_INJECT_IO, PCIE_INJECT_MEM };

static uint64_t address_of(enum pcie_request_kind kind)
{
    switch (kind) {
    case PCIE_REQUEST_CFG: return ECAM + BUS_1 + 0x40; /* no look for who is there */
    case PCIE_REQUEST_IO: return IO_BAR + 0x10;
    default: return LOW_BAR + 0x10;
    }
}

static const char *const records[PCIE_REQUEST_KINDS][PCIE_FAILURES] = {
    { "config-ur", "config-ca", "config-timeout", "config-poison", "link-down config-linkdown" },
    { "io-ur", "io-ca", "io-timeout", "io-poison", "link-down io-linkdown" },
    { "read-ur", "read-ca", "read-timeout", "read-poison", "link-down read-linkdown" },
};

struct told {
    enum bus_status status;
    uint8_t data;
    bool hangs, report;
};
/* ORDER PCIE_READ_ERROR */
static const struct told tells[WAYS] = {
    { BUS_OK, 0xff, false, false },     { BUS_DECERR, 0xff, false, false },
    { BUS_SLVERR, 0xff, false, false }, { BUS_OK, 0, false, false },
    { BUS_OK, 0, true, false },         { BUS_OK, 0xff, false, true }
};

static void check_cell(enum pcie_request_kind kind, enum pcie_failure failure, unsigned way,
                       bool by_default, bool write)
{
    struct rig *r = errors_rig();
    char expected[64];
    for (unsigned k = 0; k < PCIE_REQUEST_KINDS; k++)
        for (unsigned f = 0; f < PCIE_FAILURES; f++)
            r->params.errors[k][f] = (way + 1) % WAYS; /* any other cell */
    r->params.errors[kind][failure] = by_default ? PCIE_READ_DEFAULT : way;
    r->params.read_error = by_default ? way : (way + 2) % WAYS;
    errors_build(r);
    const struct pcie_inject fault = fault_of(faults[failure], spaces[kind]);
    inject(r->port, &fault);
    const uint32_t tag = rig_add(r, write ? write_at(r, START, address_of(kind), 4, 0x12345678)
                                          : read_at(r, START, address_of(kind), 4));
    rig_until(r, LATER);

    const struct seen_answer *a = &r->answers[tag];
    const struct told *t = &tells[way];
    (void)snprintf(expected, sizeof expected, "%s%s", records[kind][failure],
                   t->hangs ? " host-hang" : "");
    assert_string_equal(kinds_of(r), expected);
    assert_int_equal(a->count, !t->hangs);
    assert_int_equal(r->root->hung, t->hangs);
    assert_int_equal(r->report_count, t->report || (write && t->status != BUS_OK));
    if (!t->hangs) {
        assert_int_equal(a->status, t->status);
        for (unsigned i = 0; i < 4 && !write; i++)
            assert_int_equal(a->data[i], t->data);
    }
    if (!t->hangs && failure == PCIE_FAIL_CTO) /* through the root, the time, and back */
        assert_int_equal(a->time, START + 20000 + 50000 + 20000000 + 50000 + 20000);
    const uint64_t at = address_of(kind);
    assert_int_equal(r->errors[r->error_count - 1].at, at);
    assert_int_equal(r->errors[r->error_count - 1].domain, 1);
    rig_free(r);
}

static void reads(void **state)
{
    (void)state;
    for (enum pcie_request_kind kind = 0; kind < PCIE_REQUEST_KINDS; kind++)
        for (enum pcie_failure failure = 0; failure < PCIE_FAILURES; failure++)
            for (unsigned way = 0; way < WAYS; way++) {
                check_cell(kind, failure, way, false, false);
                check_cell(kind, failure, way, true, false);
            }
}

/* Configuration and I/O writes are answered, too. Their data is poisoned where they begin. */
static void writes(void **state)
{
    (void)state;
    for (enum pcie_request_kind kind = 0; kind < PCIE_REQUEST_MEM; kind++)
        for (enum pcie_failure failure = 0; failure < PCIE_FAILURES; failure++)
            for (unsigned way = 0; way < WAYS && failure != PCIE_FAIL_POISON; way++)
                check_cell(kind, failure, way, false, true);
}

/* ---- what is logged ----------------------------------------------------------------------------
 */

struct logged {
    uint32_t device;                                  /* Device Status of the endpoint */
    uint32_t status;                                  /* its PCI Status, the error bits */
    uint32_t cor;                                     /* its Correctable Error Status */
    uint32_t port_device, port_secondary, port_uncor; /* the root port's */
    uint32_t root;                                    /* Root Error Status */
};

/* Base 6.2 and 7.5; the endpoint's UR and CA are advisory, as it answers with them. */
static const struct logged logs[PCIE_FAILURES] = {
    [PCIE_FAIL_UR] = { .device = 0x9, .cor = 0x2000, .port_secondary = 0x2000 },
    [PCIE_FAIL_CA] = { .device = 0x1, .status = 0x0800, .cor = 0x2000, .port_secondary = 0x1000 },
    [PCIE_FAIL_CTO] = { .port_device = 0x2, .port_uncor = 0x4000, .root = 0x24 },
    [PCIE_FAIL_POISON] = { .port_device = 0x2,
                           .port_secondary = 0x8000,
                           .port_uncor = 0x1000,
                           .root = 0x24 },
    [PCIE_FAIL_LINKDOWN] = { .port_device = 0x4, .port_uncor = 0x20, .root = 0x54 },
};

static void registers(void **state)
{
    enum { PCI_ERRORS = 0xf900 };
    (void)state;
    for (enum pcie_request_kind kind = 0; kind < PCIE_REQUEST_KINDS; kind++)
        for (enum pcie_failure failure = 0; failure < PCIE_FAILURES; failure++) {
            struct rig *r = errors_rig();
            errors_build(r);
            const struct pcie_inject fault = fault_of(faults[failure], spaces[kind]);
            inject(r->port, &fault);
            rig_add(r, read_at(r, START, address_of(kind), 4));
            rig_until(r, LATER);
            const struct logged *l = &logs[failure];
            const struct pcie_function *ep = &r->port->endpoint->function;
            const struct pcie_function *port = &r->port->function;
            assert_int_equal(reg16(ep, PCIE_CAP_EXPRESS, PCI_EXP_DEVSTA) & 0xf, l->device);
            assert_int_equal(reg16(ep, PCIE_CAP_HEADER, PCI_STATUS) & PCI_ERRORS, l->status);
            assert_int_equal(reg(ep, PCIE_CAP_AER, PCI_ERR_COR_STATUS), l->cor);
            assert_int_equal(reg16(port, PCIE_CAP_EXPRESS, PCI_EXP_DEVSTA) & 0xf, l->port_device);
            assert_int_equal(reg16(port, PCIE_CAP_HEADER, PCI_SEC_STATUS) & PCI_ERRORS,
                             l->port_secondary);
            assert_int_equal(reg(port, PCIE_CAP_AER, PCI_ERR_UNCOR_STATUS), l->port_uncor);
            assert_int_equal(reg(port, PCIE_CAP_AER, PCI_ERR_ROOT_STATUS) & 0x7f, l->root);
            if (l->root) /* who: the root port, 00:01.0 */
                assert_int_equal(reg(port, PCIE_CAP_AER, PCI_ERR_ROOT_ERR_SRC) >> 16, 0x08);
            assert_int_equal(tlps_of(r, PCIE_MSG), 0);
            if (failure == PCIE_FAIL_POISON) /* the header of the completion: CplD, EP, 1 DW */
                assert_int_equal(reg(port, PCIE_CAP_AER, PCI_ERR_HEADER_LOG), 0x4a004001);
            rig_free(r);
        }
}

/* An advisory error that software unmasks is told by ERR_COR, which the root takes. */
static void advisory(void **state)
{
    (void)state;
    struct rig *r = errors_rig();
    errors_build(r);
    struct pcie_function *ep = &r->port->endpoint->function;
    set_reg(ep, PCIE_CAP_AER, PCI_ERR_COR_MASK, 4, 0);
    const struct pcie_inject fault = fault_of(PCIE_INJECT_UR, PCIE_INJECT_MEM);
    inject(r->port, &fault);
    rig_add(r, read_at(r, START, LOW_BAR + 0x24, 4));
    rig_run(r);
    assert_string_equal(kinds_of(r), "advisory-ur read-ur");
    const struct pcie_tlp *m = tlp_of(r, PCIE_MSG, 0);
    assert_int_equal(m->message, 0x30);
    assert_int_equal(m->requester_id, 0x100);
    assert_int_equal(reg(&r->port->function, PCIE_CAP_AER, PCI_ERR_ROOT_STATUS) & 0x7f, 0x1);
    assert_int_equal(reg(&r->port->function, PCIE_CAP_AER, PCI_ERR_ROOT_ERR_SRC), 0x100);
    /* The header of the MRd: 3 DW, no data; length 1; first BE f; the address. */
    assert_int_equal(reg(ep, PCIE_CAP_AER, PCI_ERR_HEADER_LOG), 0x00000001);
    assert_int_equal(reg(ep, PCIE_CAP_AER, PCI_ERR_HEADER_LOG + 4) & 0xff, 0x0f);
    assert_int_equal(reg(ep, PCIE_CAP_AER, PCI_ERR_HEADER_LOG + 8), LOW_BAR + 0x24);
    rig_free(r);
}

/* ---- posted writes -----------------------------------------------------------------------------
 */

static void posted(void **state)
{
    static const struct {
        enum pcie_inject_kind kind;
        const char *record;
        uint32_t uncor;
    } rows[] = { { PCIE_INJECT_UR, "write-ur", 0x00100000 },
                 { PCIE_INJECT_CA, "write-ca", 0x00008000 },
                 { PCIE_INJECT_POISON, "write-poison", 0x00001000 },
                 { PCIE_INJECT_TIMEOUT, "", 0 } };
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++)
        for (unsigned how = 0; how < PCIE_POSTED_ERRORS; how++) {
            struct rig *r = errors_rig();
            const bool fails = rows[i].uncor != 0;
            r->params.posted_error = how;
            errors_build(r);
            const struct pcie_inject fault = fault_of(rows[i].kind, PCIE_INJECT_MEM);
            inject(r->port, &fault);
            const uint32_t first = rig_add(r, write_at(r, START, LOW_BAR + 0x48, 4, 0x11111111));
            rig_add(r, write_at(r, START + 1000000, LOW_BAR + 0x4c, 4, 0x22222222));
            rig_run(r);
            assert_int_equal(r->answers[first].status, BUS_OK);
            assert_string_equal(kinds_of(r), how == PCIE_POSTED_SILENT ? "" : rows[i].record);
            assert_int_equal(r->report_count, how == PCIE_POSTED_SERROR && fails);
            assert_int_equal(tlp_of(r, PCIE_MWR, 0)->poisoned, rows[i].kind == PCIE_INJECT_POISON);
            assert_int_equal(tlp_of(r, PCIE_MWR, 1)->poisoned, 0);
            uint64_t bytes;
            assert_true(pcie_bar_read(r->port, 0, 0x48, &bytes, 8));
            assert_true(bytes == UINT64_C(0x2222222200000000));
            const struct pcie_function *ep = &r->port->endpoint->function;
            assert_int_equal(reg(ep, PCIE_CAP_AER, PCI_ERR_UNCOR_STATUS), rows[i].uncor);
            assert_int_equal(tlps_of(r, PCIE_MSG), fails);
            if (fails) {
                assert_int_equal(tlp_of(r, PCIE_MSG, 0)->message, 0x31);
                assert_int_equal(reg(ep, PCIE_CAP_AER, PCI_ERR_HEADER_LOG + 8), LOW_BAR + 0x48);
                assert_int_equal(reg(&r->port->function, PCIE_CAP_AER, PCI_ERR_ROOT_STATUS) & 0x7f,
                                 0x24);
            }
            rig_free(r);
        }
}

/*
 * Who keeps a message from the root: the function, by the enables of Device Control and SERR#; the
 * root port, by SERR# Enable of Bridge Control. And Root Control makes a system error of it.
 */
static void enables(void **state)
{
    enum { COMMAND_SERR = 1 << 8, BRIDGE_SERR = 1 << 1, NONFATAL = 1 << 1, UR = 1 << 3 };
    static const struct {
        uint16_t command, control, bridge, root;
        unsigned messages;
        const char *records;
        unsigned reports;
    } rows[] = {
        { 0x6 | COMMAND_SERR, 0, BRIDGE_SERR, 0, 1, "write-ur", 0 },
        { 0x6, NONFATAL | UR, BRIDGE_SERR, 0, 1, "write-ur", 0 },
        { 0x6, NONFATAL, BRIDGE_SERR, 0, 0, "", 0 },
        { 0x6, UR, BRIDGE_SERR, 0, 0, "", 0 },
        { 0x6, 0, BRIDGE_SERR, 0, 0, "", 0 },
        { 0x6, NONFATAL | UR, 0, 0, 1, "", 0 },
        { 0x6, NONFATAL | UR, BRIDGE_SERR, NONFATAL, 1, "write-ur", 1 },
        { 0x6, NONFATAL | UR, BRIDGE_SERR, 0x5, 1, "write-ur", 0 },
    };
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct rig *r = errors_rig();
        errors_build(r);
        struct pcie_function *ep = &r->port->endpoint->function, *port = &r->port->function;
        set_reg(ep, PCIE_CAP_HEADER, PCI_COMMAND, 2, rows[i].command);
        set_reg(ep, PCIE_CAP_EXPRESS, PCI_EXP_DEVCTL, 2, rows[i].control);
        set_reg(port, PCIE_CAP_HEADER, PCI_BRIDGE_CONTROL, 2, rows[i].bridge);
        set_reg(port, PCIE_CAP_EXPRESS, PCI_EXP_RTCTL, 2, rows[i].root);
        const struct pcie_inject fault = fault_of(PCIE_INJECT_UR, PCIE_INJECT_MEM);
        inject(r->port, &fault);
        rig_add(r, write_at(r, START, LOW_BAR, 4, 1));
        rig_run(r);
        assert_int_equal(tlps_of(r, PCIE_MSG), rows[i].messages);
        assert_string_equal(kinds_of(r), rows[i].records);
        assert_int_equal(r->report_count, rows[i].reports);
        /* Its own log has it in any case. */
        assert_int_equal(reg(ep, PCIE_CAP_AER, PCI_ERR_UNCOR_STATUS), 0x00100000);
        rig_free(r);
    }
}

/* A poisoned configuration write is not done, and ends with UR (Base 2.7.2.2). */
static void poisoned_config_write(void **state)
{
    (void)state;
    struct rig *r = errors_rig();
    errors_build(r);
    struct pcie_function *ep = &r->port->endpoint->function;
    const uint32_t before = reg(ep, PCIE_CAP_HEADER, PCI_COMMAND);
    const struct pcie_inject fault = fault_of(PCIE_INJECT_POISON, PCIE_INJECT_CFG);
    inject(r->port, &fault);
    rig_add(r, write_at(r, START, ECAM + BUS_1 + PCI_COMMAND, 2, 0));
    rig_run(r);
    assert_string_equal(kinds_of(r), "poison config-ur");
    assert_int_equal(tlp_of(r, PCIE_CFGWR0, 0)->poisoned, 1);
    assert_int_equal(reg16(ep, PCIE_CAP_HEADER, PCI_COMMAND), before & 0xffff);
    rig_free(r);
}

/* ---- what the link repairs ---------------------------------------------------------------------
 */

/* Bad TLPs, told by the endpoint; time-outs and, at the fourth replay, the rollover of REPLAY_NUM,
 * by the root port. */
static void corrected(void **state)
{
    (void)state;
    for (unsigned count = 1; count <= 4; count++) {
        struct rig *r = errors_rig();
        errors_build(r);
        struct pcie_inject fault = fault_of(PCIE_INJECT_LCRC, PCIE_INJECT_MEM);
        fault.count = count;
        inject(r->port, &fault);
        rig_add(r, write_at(r, START, LOW_BAR, 4, 0x12345678));
        rig_run(r);
        /* One Nak; what is bad after it waits for the replay timer (Base 3.6.3.1). */
        static const char *const kinds[] = {
            "", "bad-tlp", "bad-tlp bad-tlp replay-timeout",
            "bad-tlp bad-tlp replay-timeout bad-tlp replay-timeout",
            ("bad-tlp bad-tlp replay-timeout bad-tlp replay-timeout bad-tlp replay-timeout "
             "replay-rollover")
        };
        assert_string_equal(kinds_of(r), kinds[count]);
        const struct pcie_function *ep = &r->port->endpoint->function, *port = &r->port->function;
        assert_int_equal(reg(ep, PCIE_CAP_AER, PCI_ERR_COR_STATUS), 0x40);
        assert_int_equal(reg(port, PCIE_CAP_AER, PCI_ERR_COR_STATUS),
                         (count > 1 ? 0x1000 : 0) | (count == 4 ? 0x100 : 0));
        assert_int_equal(tlps_of(r, PCIE_MSG), count);
        assert_int_equal(tlp_of(r, PCIE_MSG, 0)->message, 0x30);
        /* ERR_COR Received; from the second on Multiple. */
        assert_int_equal(reg(port, PCIE_CAP_AER, PCI_ERR_ROOT_STATUS) & 0x7f, count > 1 ? 3 : 1);
        assert_int_equal(reg(port, PCIE_CAP_AER, PCI_ERR_ROOT_ERR_SRC) & 0xffff, 0x100);
        uint32_t data;
        assert_true(pcie_bar_read(r->port, 0, 0, &data, 4));
        assert_int_equal(data, 0x12345678);
        rig_free(r);
    }
}

/* ---- nobody, and who looks for somebody --------------------------------------------------------
 */

static void probes(void **state)
{
    static const uint64_t nobody[] = { 2 * BUS_1, BUS_1 + (1 << 12), 5 << 15, 9 * BUS_1 };
    (void)state;
    struct rig *r = errors_rig();
    uint32_t tags[ARRAY_LEN(nobody)];
    errors_build(r);
    for (size_t i = 0; i < ARRAY_LEN(nobody); i++)
        tags[i] = rig_add(r, read_at(r, START + i * START, ECAM + nobody[i], 4));
    rig_run(r);
    for (size_t i = 0; i < ARRAY_LEN(nobody); i++) {
        assert_int_equal(r->answers[tags[i]].status, BUS_OK);
        for (unsigned b = 0; b < 4; b++)
            assert_int_equal(r->answers[tags[i]].data[b], 0xff);
    }
    assert_string_equal(kinds_of(r), ""); /* that is how they are looked for */
    rig_free(r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads),     cmocka_unit_test(writes),
        cmocka_unit_test(registers), cmocka_unit_test(advisory),
        cmocka_unit_test(posted),    cmocka_unit_test(poisoned_config_write),
        cmocka_unit_test(probes),    cmocka_unit_test(corrected),
        cmocka_unit_test(enables),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
