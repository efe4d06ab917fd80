/* SPDX-License-Identifier: Apache-2.0 */
/** Downstream port containment: triggers, what is told, release; RP PIO's nine errors. */
#include "config_rig.h"

enum { CTL = PCI_EXP_DPC_CTL, STATUS = PCI_EXP_DPC_STATUS };

static uint32_t dpc(const struct pcie_config *c, unsigned reg, unsigned size)
{
    return rig_read(c, PCIE_CAP_DPC, reg, size);
}

static void root_port(struct pcie_config *c)
{
    struct pcie_config_params p;
    rig_root(&p);
    rig_make(c, &p);
}

static void switch_port(struct pcie_config *c)
{
    struct pcie_config_params p;
    pcie_config_defaults(&p, PCIE_SWITCH_DOWN);
    p.dpc = true;
    rig_make(c, &p);
}

/** Trigger, completion control 0, interrupt, ERR_COR; and CERE of Device Control. */
struct enables {
    unsigned trigger;
    bool interrupt, err_cor, cere;
};

static void set(struct pcie_config *c, const struct enables *e)
{
    pcie_config_reset(c, PCIE_RESET_FUNDAMENTAL);
    rig_write(c, PCIE_CAP_DPC, CTL, 2,
              e->trigger | (e->interrupt ? 0x8u : 0) | (e->err_cor ? 0x10u : 0));
    rig_write(c, PCIE_CAP_EXPRESS, PCI_EXP_DEVCTL, 2, e->cere ? 0x7 : 0x6);
    rig_write(c, PCIE_CAP_HEADER, PCI_BRIDGE_CONTROL, 2, 0x2);
}

static void expect(struct pcie_config *c, const struct enables *e, struct pcie_dpc_outcome got,
                   bool triggered, unsigned reason, unsigned extension, uint16_t source)
{
    bool told = triggered && e->interrupt;
    assert_int_equal(got.triggered, triggered);
    assert_int_equal(got.interrupt, told);
    assert_int_equal(got.err_cor, triggered && e->err_cor && e->cere);
    assert_int_equal(c->view.dpc_triggered, triggered);
    assert_int_equal(dpc(c, STATUS, 2) & 0x7f,
                     triggered ? 1 | reason << 1 | (told ? 8u : 0) | extension << 5 : 0);
    assert_int_equal(dpc(c, PCI_EXP_DPC_SOURCE_ID, 2), source);
}

static void test_messages(void **state)
{
    static struct pcie_config c;
    (void)state;
    for (unsigned kind = 0; kind < 2; kind++) {
        if (kind == 0)
            root_port(&c);
        else
            switch_port(&c);
        for (unsigned n = 0; n < 32; n++) {
            struct enables e = { n & 3, n & 4, n & 8, n & 16 };
            for (unsigned m = PCIE_ERR_COR; m <= PCIE_ERR_FATAL; m++) {
                set(&c, &e);
                struct pcie_port_outcome o =
                    pcie_port_error_message(&c, (enum pcie_error_message)m, 0x1234);
                bool triggers = (m == PCIE_ERR_FATAL && e.trigger != 0) ||
                                (m == PCIE_ERR_NONFATAL && e.trigger == 2);
                expect(&c, &e, o.dpc, triggers, m == PCIE_ERR_FATAL ? 2 : 1, 0,
                       triggers ? 0x1234 : 0);
                assert_int_equal(o.dpc.contained, triggers);
                /* what triggers goes no further; the rest goes on, ERR_COR if enabled */
                bool goes = !triggers && (m != PCIE_ERR_COR || e.cere);
                assert_int_equal(o.forwarded, goes && kind == 1);
                if (kind == 0) {
                    assert_int_equal(rig_read(&c, PCIE_CAP_AER, PCI_ERR_ROOT_STATUS, 4) != 0, goes);
                }
                if (!triggers)
                    continue;
                /* contained, a second one changes nothing */
                uint32_t before = dpc(&c, STATUS, 4);
                o = pcie_port_error_message(&c, PCIE_ERR_FATAL, 0x4321);
                assert_true(o.dpc.contained && !o.dpc.triggered && !o.forwarded);
                assert_int_equal(dpc(&c, STATUS, 4), before);
            }
        }
    }
}

static void test_detected(void **state)
{
    static struct pcie_config c;
    (void)state;
    root_port(&c);
    for (unsigned n = 0; n < 32; n++) {
        struct enables e = { n & 3, n & 4, n & 8, n & 16 };
        /* non-fatal too: any unmasked uncorrectable error that is not advisory */
        static const struct {
            enum pcie_error error;
            enum pcie_error_role role;
            bool triggers;
        } rows[] = {
            { PCIE_ERROR_MALFORMED, PCIE_ROLE_OTHER, true },
            { PCIE_ERROR_UNSUPPORTED, PCIE_ROLE_OTHER, true },
            { PCIE_ERROR_UNSUPPORTED, PCIE_ROLE_COMPLETER, false },
            { PCIE_ERROR_INTERNAL, PCIE_ROLE_OTHER, false },
            { PCIE_ERROR_FCP, PCIE_ROLE_OTHER, true },
        };
        for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
            set(&c, &e);
            rig_write(&c, PCIE_CAP_HEADER, PCI_COMMAND, 2, 0x100);
            struct pcie_detected d = pcie_aer_detect(
                &c, &(struct pcie_detection){ .error = rows[i].error, .role = rows[i].role });
            /* SERR# Enable and its status, too, are for errors that are told by messages */
            bool reported = rows[i].triggers && e.trigger == 0;
            assert_int_equal(d.message, !reported            ? PCIE_NO_MESSAGE
                                        : (i == 0 || i == 4) ? PCIE_ERR_FATAL
                                                             : PCIE_ERR_NONFATAL);
            assert_int_equal(rig_read(&c, PCIE_CAP_HEADER, PCI_STATUS, 2) >> 14 & 1, reported);
            struct pcie_dpc_outcome o = pcie_dpc_detected(&c, &d);
            expect(&c, &e, o, rows[i].triggers && e.trigger != 0, 0, 0, 0);
            assert_int_equal(o.contained, rows[i].triggers && e.trigger != 0);
        }
    }
}

static void test_software(void **state)
{
    static struct pcie_config c;
    struct rig_ear ear;
    (void)state;
    root_port(&c);
    for (unsigned n = 0; n < 32; n++) {
        struct enables e = { n & 3, n & 4, n & 8, n & 16 };
        set(&c, &e);
        rig_listen(&c, &ear);
        rig_write(&c, PCIE_CAP_DPC, CTL, 2, dpc(&c, CTL, 2) | 0x40);
        c.changed = NULL;
        assert_int_equal(ear.heard, e.trigger ? 1u << PCIE_EVENT_DPC_TRIGGERED : 0);
        assert_int_equal(dpc(&c, CTL, 2) & 0x40, 0);
        if (e.trigger)
            expect(&c, &e, pcie_dpc_told(&c), true, 3, 1, 0);
        else
            assert_false(c.view.dpc_triggered);
    }
}

static void test_release(void **state)
{
    static struct pcie_config c;
    struct rig_ear ear;
    struct enables e = { 1, true, false, false };
    (void)state;
    root_port(&c);
    set(&c, &e);
    (void)pcie_port_error_message(&c, PCIE_ERR_FATAL, 0x0100);
    pcie_dpc_set_busy(&c, true);
    assert_int_equal(dpc(&c, STATUS, 4), 0x01001f1d);
    /* sticky: containment outlasts hot reset; its control does not */
    pcie_config_reset(&c, PCIE_RESET_HOT);
    assert_int_equal(dpc(&c, STATUS, 4), 0x01001f0d);
    assert_int_equal(dpc(&c, CTL, 2), 0);
    rig_listen(&c, &ear);
    rig_write(&c, PCIE_CAP_DPC, STATUS, 2, 0x8);
    assert_int_equal(ear.heard, 0);
    assert_true(c.view.dpc_triggered);
    rig_write(&c, PCIE_CAP_DPC, STATUS, 2, 0x1);
    assert_int_equal(ear.heard, 1u << PCIE_EVENT_DPC_RELEASED);
    assert_false(c.view.dpc_triggered);
    assert_int_equal(dpc(&c, STATUS, 2), 0x1f04); /* the reason stays to be read */
    rig_write(&c, PCIE_CAP_DPC, CTL, 2, 0x1);
    assert_true(pcie_port_error_message(&c, PCIE_ERR_FATAL, 0x0200).dpc.triggered);
    assert_int_equal(dpc(&c, PCI_EXP_DPC_SOURCE_ID, 2), 0x0200);
    /* link up tells, if enabled and CERE is set */
    assert_false(pcie_dpc_link_active(&c));
    rig_write(&c, PCIE_CAP_DPC, CTL, 2, 0x81);
    assert_false(pcie_dpc_link_active(&c));
    rig_write(&c, PCIE_CAP_EXPRESS, PCI_EXP_DEVCTL, 2, 1);
    assert_true(pcie_dpc_link_active(&c));
    /* completion control */
    assert_false(c.view.dpc_answers_ur);
    rig_write(&c, PCIE_CAP_DPC, CTL, 2, 0x5);
    assert_true(c.view.dpc_answers_ur);
}

/* ---- RP PIO ------------------------------------------------------------------------------------
 */

static const struct {
    enum pcie_rp_pio_request request;
    enum pcie_rp_pio_failure failure;
    unsigned bit;
} nine[] = {
    { PCIE_PIO_CFG, PCIE_PIO_UR, 0 },   { PCIE_PIO_CFG, PCIE_PIO_CA, 1 },
    { PCIE_PIO_CFG, PCIE_PIO_CTO, 2 },  { PCIE_PIO_IO, PCIE_PIO_UR, 8 },
    { PCIE_PIO_IO, PCIE_PIO_CA, 9 },    { PCIE_PIO_IO, PCIE_PIO_CTO, 10 },
    { PCIE_PIO_MEM, PCIE_PIO_UR, 16 },  { PCIE_PIO_MEM, PCIE_PIO_CA, 17 },
    { PCIE_PIO_MEM, PCIE_PIO_CTO, 18 },
};
static const uint32_t header[4] = { 0x20000001, 0x0000010f, 0x12, 0x40000000 };
static const uint32_t prefix[2] = { 0x91000011, 0x91000022 };

static struct pcie_rp_pio_outcome provoke(struct pcie_config *c, size_t i)
{
    return pcie_rp_pio_error(c, &(struct pcie_rp_pio){ .request = nine[i].request,
                                                       .failure = nine[i].failure,
                                                       .header = header,
                                                       .prefix = prefix,
                                                       .prefixes = 2,
                                                       .impspec = 0xabcd });
}

static void test_rp_pio(void **state)
{
    static struct pcie_config c;
    (void)state;
    root_port(&c);
    assert_int_equal(dpc(&c, PCI_EXP_DPC_RP_PIO_MASK, 4), 0x00070707);
    assert_int_equal(dpc(&c, PCI_EXP_DPC_RP_PIO_SEVERITY, 4), 0);
    for (size_t i = 0; i < ARRAY_LEN(nine); i++) {
        uint32_t bit = 1u << nine[i].bit;
        for (unsigned n = 0; n < 1024; n++) {
            bool masked = n & 1, severe = n & 2, syserror = n & 4, exception = n & 8;
            bool others = n & 512; /* whether the other eight are set, or this one */
            struct enables e = { n >> 4 & 3, n & 64, n & 128, n & 256 };
            set(&c, &e);
            uint32_t rest = others ? ~bit : 0;
            rig_write(&c, PCIE_CAP_DPC, PCI_EXP_DPC_RP_PIO_MASK, 4, rest | (masked ? bit : 0));
            rig_write(&c, PCIE_CAP_DPC, PCI_EXP_DPC_RP_PIO_SEVERITY, 4, rest | (severe ? bit : 0));
            rig_write(&c, PCIE_CAP_DPC, PCI_EXP_DPC_RP_PIO_SYSERROR, 4,
                      rest | (syserror ? bit : 0));
            rig_write(&c, PCIE_CAP_DPC, PCI_EXP_DPC_RP_PIO_EXCEPTION, 4,
                      rest | (exception ? bit : 0));
            struct pcie_rp_pio_outcome o = provoke(&c, i);
            bool triggers = !masked && severe && e.trigger != 0;
            bool advised = !masked && !severe && e.err_cor && e.cere;
            assert_int_equal(o.exception, exception);
            assert_int_equal(o.system_error, !masked && syserror);
            assert_int_equal(o.dpc.triggered, triggers);
            assert_int_equal(o.dpc.interrupt, triggers && e.interrupt);
            assert_int_equal(o.dpc.err_cor, (triggers && e.err_cor && e.cere) || advised);
            assert_int_equal(dpc(&c, PCI_EXP_DPC_RP_PIO_STATUS, 4), bit);
            assert_int_equal(dpc(&c, PCI_EXP_DPC_SOURCE_ID, 2), 0);
            uint32_t first = masked ? 0x1f00 : nine[i].bit << 8;
            assert_int_equal(dpc(&c, STATUS, 2),
                             first | (triggers ? 7u : 0) | (triggers && e.interrupt ? 8u : 0));
            assert_int_equal(dpc(&c, PCI_EXP_DPC_RP_PIO_HEADER_LOG, 4), masked ? 0 : header[0]);
            assert_int_equal(dpc(&c, PCI_EXP_DPC_RP_PIO_HEADER_LOG + 12, 4),
                             masked ? 0 : header[3]);
            assert_int_equal(dpc(&c, PCI_EXP_DPC_RP_PIO_IMPSPEC_LOG, 4), masked ? 0 : 0xabcd);
            assert_int_equal(dpc(&c, PCI_EXP_DPC_RP_PIO_TLPPREFIX_LOG, 4), masked ? 0 : prefix[0]);
            /* AER's registers are those of completers */
            assert_int_equal(rig_read(&c, PCIE_CAP_AER, PCI_ERR_UNCOR_STATUS, 4), 0);
        }
    }
}

static void test_rp_pio_log(void **state)
{
    static struct pcie_config c;
    (void)state;
    root_port(&c);
    rig_write(&c, PCIE_CAP_DPC, PCI_EXP_DPC_RP_PIO_MASK, 4, 0x00000001);
    (void)provoke(&c, 0); /* masked, though bit 0 is where a pointer of 0 would point */
    assert_int_equal(dpc(&c, STATUS, 2), 0x1f00);
    (void)provoke(&c, 6);
    (void)provoke(&c, 8);
    assert_int_equal(dpc(&c, STATUS, 2), 0x1000);
    assert_int_equal(dpc(&c, PCI_EXP_DPC_RP_PIO_STATUS, 4), 0x00050001);
    rig_write(&c, PCIE_CAP_DPC, PCI_EXP_DPC_RP_PIO_STATUS, 4, 0x00040000);
    assert_int_equal(dpc(&c, STATUS, 2), 0x1000);
    rig_write(&c, PCIE_CAP_DPC, PCI_EXP_DPC_RP_PIO_STATUS, 4, 0x00010000);
    assert_int_equal(dpc(&c, STATUS, 2), 0x1f00);
    assert_int_equal(dpc(&c, PCI_EXP_DPC_RP_PIO_HEADER_LOG, 4), 0);
    assert_int_equal(dpc(&c, PCI_EXP_DPC_RP_PIO_STATUS, 4), 0x00000001);
    /* sizes of the log: what follows it stays empty */
    for (unsigned dw = 4; dw <= 9; dw++) {
        struct pcie_config_params p;
        rig_root(&p);
        p.dpc_log_dw = dw;
        rig_make(&c, &p);
        rig_write(&c, PCIE_CAP_DPC, PCI_EXP_DPC_RP_PIO_MASK, 4, 0);
        (void)provoke(&c, 3);
        assert_int_equal(dpc(&c, PCI_EXP_DPC_CAP, 2) >> 8 & 0xf, dw);
        assert_int_equal(dpc(&c, 0x20, 4), header[0]);
        assert_int_equal(dpc(&c, 0x30, 4), dw > 4 ? 0xabcd : 0);
        assert_int_equal(dpc(&c, 0x34, 4), dw > 5 ? prefix[0] : 0);
        assert_int_equal(dpc(&c, 0x38, 4), dw > 6 ? prefix[1] : 0);
        assert_int_equal(dpc(&c, 0x3c, 4), 0);
    }
    /* without the extension there is nothing */
    struct pcie_config_params p;
    rig_root(&p);
    p.dpc_rp_pio = false;
    rig_make(&c, &p);
    struct pcie_rp_pio_outcome o = provoke(&c, 6);
    assert_false(o.exception || o.system_error || o.dpc.triggered || o.dpc.err_cor);
    assert_int_equal(dpc(&c, STATUS, 4), 0);
    pcie_dpc_set_busy(&c, true);
    assert_int_equal(dpc(&c, STATUS, 4), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_messages), cmocka_unit_test(test_detected),
        cmocka_unit_test(test_software), cmocka_unit_test(test_release),
        cmocka_unit_test(test_rp_pio),   cmocka_unit_test(test_rp_pio_log),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
