/* SPDX-License-Identifier: Apache-2.0 */
/** The first error and the header log, with one record and with several; messages at bridges and
 * in the root's registers. */
#include "config_rig.h"

#define CONFIGURE(c, type, change)                                                                 \
    do {                                                                                           \
        struct pcie_config_params p;                                                               \
        pcie_config_defaults(&p, type);                                                            \
        change;                                                                                    \
        rig_make(c, &p);                                                                           \
    } while (0)

static void find(struct pcie_config *c, enum pcie_error error, uint32_t tag)
{
    uint32_t header[4] = { tag, tag + 1, tag + 2, tag + 3 };
    uint32_t prefix[2] = { 0x91000000 + tag, 0x92000000 + tag };
    (void)pcie_aer_detect(
        c, &(struct pcie_detection){
               .error = error, .header = header, .prefix = prefix, .prefixes = tag & 3 });
}

static void expect_log(const struct pcie_config *c, uint32_t status, unsigned first, uint32_t tag)
{
    assert_int_equal(rig_read(c, PCIE_CAP_AER, PCI_ERR_UNCOR_STATUS, 4), status);
    assert_int_equal(rig_read(c, PCIE_CAP_AER, PCI_ERR_CAP, 4) & 0x1f, first);
    for (unsigned i = 0; i < 4; i++) {
        assert_int_equal(rig_read(c, PCIE_CAP_AER, PCI_ERR_HEADER_LOG + 4 * i, 4),
                         tag ? tag + i : 0);
    }
}

static void clear(struct pcie_config *c, uint32_t bits)
{
    rig_write(c, PCIE_CAP_AER, PCI_ERR_UNCOR_STATUS, 4, bits);
}

enum { POISON = 1 << 12, TIMEOUT = 1 << 14, ECRC = 1 << 19, MALFORMED = 1 << 18, UR = 1 << 20 };

static void test_one_record(void **state)
{
    static struct pcie_config c;
    (void)state;
    CONFIGURE(&c, PCIE_ENDPOINT, p.aer_headers = 1);
    find(&c, PCIE_ERROR_POISON, 0x101); /* with a prefix, which it does not support */
    expect_log(&c, POISON, 12, 0x101);
    assert_int_equal(rig_read(&c, PCIE_CAP_AER, PCI_ERR_CAP, 4) & 0x800, 0);
    clear(&c, POISON);
    find(&c, PCIE_ERROR_POISON, 0x100);
    expect_log(&c, POISON, 12, 0x100);
    find(&c, PCIE_ERROR_MALFORMED, 0x200);
    expect_log(&c, POISON | MALFORMED, 12, 0x100);
    assert_int_equal(rig_read(&c, PCIE_CAP_AER, PCI_ERR_COR_STATUS, 4), 0x8000);
    clear(&c, MALFORMED);
    expect_log(&c, POISON, 12, 0x100);
    find(&c, PCIE_ERROR_ECRC, 0x300);
    clear(&c, POISON);
    expect_log(&c, ECRC, 0, 0); /* its header was lost */
    find(&c, PCIE_ERROR_UNSUPPORTED, 0x400);
    expect_log(&c, ECRC | UR, 20, 0x400);
    clear(&c, 0xffffffff);
    expect_log(&c, 0, 0, 0);
    /* masked: status only */
    rig_write(&c, PCIE_CAP_AER, PCI_ERR_UNCOR_MASK, 4, UR);
    find(&c, PCIE_ERROR_UNSUPPORTED, 0x500);
    expect_log(&c, UR, 0, 0);
    /* no header to log: pointer only */
    find(&c, PCIE_ERROR_TIMEOUT, 0x600);
    expect_log(&c, UR | TIMEOUT, 14, 0);
    /* the capability is not there, and so is its enable */
    assert_int_equal(rig_read(&c, PCIE_CAP_AER, PCI_ERR_CAP, 4) & 0x200, 0);
    rig_write(&c, PCIE_CAP_AER, PCI_ERR_CAP, 4, 0x400);
    assert_int_equal(rig_read(&c, PCIE_CAP_AER, PCI_ERR_CAP, 4) & 0x400, 0);
}

static void test_records(void **state)
{
    static struct pcie_config c;
    (void)state;
    CONFIGURE(&c, PCIE_ENDPOINT, (p.aer_headers = 3, p.prefixes = 2));
    assert_int_equal(rig_read(&c, PCIE_CAP_AER, PCI_ERR_CAP, 4) & 0x600, 0x200);
    rig_write(&c, PCIE_CAP_AER, PCI_ERR_CAP, 4, 0x400);
    find(&c, PCIE_ERROR_POISON, 0x101);
    find(&c, PCIE_ERROR_MALFORMED, 0x200);
    find(&c, PCIE_ERROR_POISON, 0x302);
    expect_log(&c, POISON | MALFORMED, 12, 0x101);
    assert_int_equal(rig_read(&c, PCIE_CAP_AER, PCI_ERR_CAP, 4) & 0x800, 0x800);
    assert_int_equal(rig_read(&c, PCIE_CAP_AER, PCIE_ERR_PREFIX_LOG, 4), 0x91000101);
    assert_int_equal(rig_read(&c, PCIE_CAP_AER, PCIE_ERR_PREFIX_LOG + 4, 4), 0);
    assert_int_equal(rig_read(&c, PCIE_CAP_AER, PCI_ERR_COR_STATUS, 4), 0);
    find(&c, PCIE_ERROR_ECRC, 0x400); /* a fourth */
    assert_int_equal(rig_read(&c, PCIE_CAP_AER, PCI_ERR_COR_STATUS, 4), 0x8000);
    expect_log(&c, POISON | MALFORMED | ECRC, 12, 0x101);
    /* one that is not the first cannot be cleared, as long as it has a record */
    clear(&c, MALFORMED | ECRC);
    expect_log(&c, POISON | MALFORMED, 12, 0x101);
    clear(&c, POISON); /* it was recorded twice: its bit is there again */
    expect_log(&c, POISON | MALFORMED, 18, 0x200);
    assert_int_equal(rig_read(&c, PCIE_CAP_AER, PCI_ERR_CAP, 4) & 0x800, 0);
    /* sticky through all but the fundamental reset */
    pcie_config_reset(&c, PCIE_RESET_FLR);
    expect_log(&c, POISON | MALFORMED, 18, 0x200);
    clear(&c, MALFORMED);
    expect_log(&c, POISON, 12, 0x302);
    assert_int_equal(rig_read(&c, PCIE_CAP_AER, PCIE_ERR_PREFIX_LOG + 4, 4), 0x92000302);
    pcie_config_reset(&c, PCIE_RESET_HOT);
    expect_log(&c, POISON, 12, 0x302);
    clear(&c, POISON);
    expect_log(&c, 0, 0, 0);
    /* switched off, the records behind the first are gone */
    find(&c, PCIE_ERROR_ECRC, 0x500);
    find(&c, PCIE_ERROR_POISON, 0x600);
    rig_write(&c, PCIE_CAP_AER, PCI_ERR_CAP, 4, 0);
    expect_log(&c, ECRC | POISON, 19, 0x500);
    clear(&c, ECRC);
    expect_log(&c, POISON, 0, 0);
    find(&c, PCIE_ERROR_POISON, 0x700);
    expect_log(&c, POISON, 12, 0x700);
    pcie_config_reset(&c, PCIE_RESET_FUNDAMENTAL);
    expect_log(&c, 0, 0, 0);
    find(&c, PCIE_ERROR_UNSUPPORTED, 0x800);
    expect_log(&c, UR, 20, 0x800);
}

static void test_timeout_header(void **state)
{
    static struct pcie_config c;
    (void)state;
    CONFIGURE(&c, PCIE_ENDPOINT, p.aer_cto_log = true);
    assert_int_equal(rig_read(&c, PCIE_CAP_AER, PCI_ERR_CAP, 4) & 0x1000, 0x1000);
    find(&c, PCIE_ERROR_TIMEOUT, 0x100);
    expect_log(&c, TIMEOUT, 14, 0x100);
}

/* ---- messages ----------------------------------------------------------------------------------
 */

static void test_forward(void **state)
{
    static struct pcie_config c;
    static const enum pcie_function_type bridges[] = { PCIE_ROOT_PORT, PCIE_SWITCH_UP,
                                                       PCIE_SWITCH_DOWN };
    (void)state;
    for (size_t t = 0; t < ARRAY_LEN(bridges); t++) {
        CONFIGURE(&c, bridges[t], (void)0);
        for (unsigned n = 0; n < 32; n++) {
            for (unsigned m = PCIE_ERR_COR; m <= PCIE_ERR_FATAL; m++) {
                bool bridge_serr = n & 1, serr = n & 2, cere = n & 4, nfere = n & 8, fere = n & 16;
                pcie_config_reset(&c, PCIE_RESET_FUNDAMENTAL);
                rig_write(&c, PCIE_CAP_HEADER, PCI_BRIDGE_CONTROL, 2, bridge_serr ? 2 : 0);
                rig_write(&c, PCIE_CAP_HEADER, PCI_COMMAND, 2, serr ? 0x100 : 0);
                rig_write(&c, PCIE_CAP_EXPRESS, PCI_EXP_DEVCTL, 2,
                          (cere ? 1u : 0) | (nfere ? 2u : 0) | (fere ? 4u : 0));
                bool passes = bridge_serr;
                if (m == PCIE_ERR_COR)
                    passes = passes && cere;
                if (m == PCIE_ERR_NONFATAL)
                    passes = passes && (serr || nfere);
                if (m == PCIE_ERR_FATAL)
                    passes = passes && (serr || fere);
                assert_int_equal(pcie_aer_forward(&c, (enum pcie_error_message)m), passes);
                bool received = m != PCIE_ERR_COR;
                assert_int_equal(rig_read(&c, PCIE_CAP_HEADER, PCI_SEC_STATUS, 2),
                                 received ? 0x4000 : 0);
                assert_int_equal(rig_read(&c, PCIE_CAP_HEADER, PCI_STATUS, 2),
                                 0x10 | (received && passes && serr ? 0x4000 : 0));
            }
        }
        assert_false(pcie_aer_forward(&c, PCIE_NO_MESSAGE));
    }
    CONFIGURE(&c, PCIE_ENDPOINT, (void)0);
    assert_false(pcie_aer_forward(&c, PCIE_ERR_FATAL));
}

/** All orders of three messages, in words rather than bits. */
static void test_root(void **state)
{
    static struct pcie_config c;
    (void)state;
    CONFIGURE(&c, PCIE_ROOT_PORT, (void)0);
    for (unsigned n = 0; n < 27 * 8 * 8; n++) {
        unsigned order[3] = { 1 + n % 3, 1 + n / 3 % 3, 1 + n / 9 % 3 };
        unsigned command = n / 27 % 8, control = n / 27 / 8;
        uint32_t status = 0, sources = 0;
        bool asserted = false;
        pcie_config_reset(&c, PCIE_RESET_FUNDAMENTAL);
        rig_write(&c, PCIE_CAP_AER, PCI_ERR_ROOT_COMMAND, 4, command);
        rig_write(&c, PCIE_CAP_EXPRESS, PCI_EXP_RTCTL, 2, control);
        for (unsigned i = 0; i < 3; i++) {
            uint16_t from = (uint16_t)(0x100 * (i + 1));
            struct pcie_root_error r =
                pcie_root_error_message(&c, (enum pcie_error_message)order[i], from);
            if (order[i] == PCIE_ERR_COR) {
                if (status & 0x1)
                    status |= 0x2;
                else
                    sources |= from;
                status |= 0x1;
            } else {
                bool fatal = order[i] == PCIE_ERR_FATAL;
                if (status & 0x4)
                    status |= 0x8;
                else
                    sources |= (uint32_t)from << 16;
                if (!(status & 0x4) && fatal)
                    status |= 0x10;
                status |= 0x4 | (fatal ? 0x40u : 0x20u);
            }
            bool now = ((status & 1) && (command & 1)) || ((status & 0x20) && (command & 2)) ||
                       ((status & 0x40) && (command & 4));
            assert_int_equal(r.interrupt, now && !asserted);
            assert_int_equal(r.system_error, control >> (order[i] - 1) & 1);
            asserted = now;
            assert_int_equal(pcie_root_error_pending(&c), now);
            assert_int_equal(rig_read(&c, PCIE_CAP_AER, PCI_ERR_ROOT_STATUS, 4), status);
            assert_int_equal(rig_read(&c, PCIE_CAP_AER, PCI_ERR_ROOT_ERR_SRC, 4), sources);
        }
        pcie_config_reset(&c, PCIE_RESET_HOT);
        assert_int_equal(rig_read(&c, PCIE_CAP_AER, PCI_ERR_ROOT_STATUS, 4), status);
        rig_write(&c, PCIE_CAP_AER, PCI_ERR_ROOT_STATUS, 4, 0x7f);
        assert_int_equal(rig_read(&c, PCIE_CAP_AER, PCI_ERR_ROOT_STATUS, 4), 0);
        assert_false(pcie_root_error_pending(&c));
    }
    CONFIGURE(&c, PCIE_SWITCH_DOWN, (void)0);
    struct pcie_root_error r = pcie_root_error_message(&c, PCIE_ERR_FATAL, 1);
    assert_false(r.interrupt || r.system_error);
    assert_int_equal(rig_read(&c, PCIE_CAP_AER, PCI_ERR_ROOT_STATUS, 4), 0);
    CONFIGURE(&c, PCIE_ROOT_PORT, (void)0);
    r = pcie_root_error_message(&c, PCIE_NO_MESSAGE, 1);
    assert_false(r.interrupt || r.system_error);
    assert_int_equal(rig_read(&c, PCIE_CAP_AER, PCI_ERR_ROOT_STATUS, 4), 0);
    /* Without AER a root port still has its system errors. */
    CONFIGURE(&c, PCIE_ROOT_PORT, p.aer = false);
    rig_write(&c, PCIE_CAP_EXPRESS, PCI_EXP_RTCTL, 2, 4);
    r = pcie_root_error_message(&c, PCIE_ERR_FATAL, 1);
    assert_true(r.system_error && !r.interrupt);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_one_record),     cmocka_unit_test(test_records),
        cmocka_unit_test(test_timeout_header), cmocka_unit_test(test_forward),
        cmocka_unit_test(test_root),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
