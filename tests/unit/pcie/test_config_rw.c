/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Which bits software can write: all 1024 DWs of an endpoint, a root port and both kinds of switch
 * ports against config_expected.h; byte enables; the sticky bits of each reset.
 */
#include "config_expected.h"
#include "config_rig.h"

struct kind {
    const struct expected *rows;
    size_t count;
    void (*params)(struct pcie_config_params *p);
    uint32_t link, slot; /* DWs of Link Status and Slot Status */
    uint32_t root;       /* DW of Root Status; 0: none */
    uint32_t dpc;        /* DW of DPC Status; 0: none */
    uint32_t contained;  /* what is in it after a trigger by software with everything enabled */
};
static const struct kind kinds[] = {
    { expected_endpoint, ARRAY_LEN(expected_endpoint), rig_endpoint, 0x070, 0x078, 0, 0, 0 },
    { expected_root, ARRAY_LEN(expected_root), rig_root, 0x068, 0x070, 0x078, 0x158, 0x1f2f },
    { expected_up, ARRAY_LEN(expected_up), rig_up, 0x068, 0x070, 0, 0, 0 },
    { expected_down, ARRAY_LEN(expected_down), rig_down, 0x068, 0x070, 0, 0x158, 0x002f },
};

static struct expected row_of(const struct kind *k, unsigned offset)
{
    struct expected none = { .offset = (uint16_t)offset };
    for (size_t i = 0; i < k->count; i++) {
        if (k->rows[i].offset == offset)
            return k->rows[i];
    }
    return none;
}

/** Without FLR, which would undo what is written; it has a test of its own. */
static void make(const struct kind *k, struct pcie_config *c)
{
    struct pcie_config_params p;
    k->params(&p);
    p.flr = false;
    rig_make(c, &p);
}

/* The first error pointer belongs to the records, of which there are none; PME Pending goes with
 * PME Status. */
static const uint32_t FIRST_ERROR = 0x0000081f, PME_PENDING = 0x00020000;

static void test_every_dw(void **state)
{
    static struct pcie_config c;
    (void)state;
    for (const struct kind *k = kinds; k < kinds + ARRAY_LEN(kinds); k++) {
        for (unsigned offset = 0; offset < 4096; offset += 4) {
            struct expected want = row_of(k, offset);
            uint32_t look = offset == 0x118 ? ~FIRST_ERROR : 0xffffffff;
            if (k->root == offset && offset != 0)
                look = ~PME_PENDING;
            uint32_t reset = want.reset;
            make(k, &c);
            assert_int_equal(pcie_config_read_dw(&c, offset), reset);
            pcie_config_write_dw(&c, offset, 0xffffffff, 0xf);
            assert_int_equal(c.value[offset / 4], (reset & ~want.rw) | want.rw);
            make(k, &c);
            pcie_config_write_dw(&c, offset, 0, 0xf);
            assert_int_equal(c.value[offset / 4], reset & ~want.rw);
            make(k, &c);
            c.value[offset / 4] = 0xffffffff;
            pcie_config_write_dw(&c, offset, 0, 0xf);
            assert_int_equal(c.value[offset / 4] & look, ~want.rw & look);
            make(k, &c);
            c.value[offset / 4] = 0xffffffff;
            pcie_config_write_dw(&c, offset, 0xffffffff, 0xf);
            assert_int_equal(c.value[offset / 4] & look, ~want.w1c & look);
            make(k, &c);
            c.value[offset / 4] = 0xffffffff;
            pcie_config_write_dw(&c, offset, 0xffffffff, 0);
            assert_int_equal(c.value[offset / 4], 0xffffffff);
        }
    }
}

/** One DW is written; no other changes. */
static void test_nothing_else(void **state)
{
    static struct pcie_config c, before;
    (void)state;
    for (const struct kind *k = kinds; k < kinds + ARRAY_LEN(kinds); k++) {
        for (unsigned offset = 0; offset < 4096; offset += 4) {
            make(k, &c);
            before = c;
            pcie_config_write_dw(&c, offset, 0xffffffff, 0xf);
            before.value[offset / 4] = c.value[offset / 4];
            /* The software trigger of DPC is the only one that reaches further. */
            if (k->dpc && offset + 4 == k->dpc) {
                assert_int_equal(c.value[k->dpc / 4], k->contained);
                before.value[k->dpc / 4] = c.value[k->dpc / 4];
            }
            assert_memory_equal(c.value, before.value, sizeof(c.value));
        }
    }
}

static void test_byte_enables(void **state)
{
    static struct pcie_config c;
    (void)state;
    static const uint32_t lanes[16] = {
        0x00000000, 0x000000ff, 0x0000ff00, 0x0000ffff, 0x00ff0000, 0x00ff00ff,
        0x00ffff00, 0x00ffffff, 0xff000000, 0xff0000ff, 0xff00ff00, 0xff00ffff,
        0xffff0000, 0xffff00ff, 0xffffff00, 0xffffffff,
    };
    for (const struct kind *k = kinds; k < kinds + ARRAY_LEN(kinds); k++) {
        for (size_t i = 0; i < k->count; i++) {
            const struct expected *want = &k->rows[i];
            if (want->offset == 0x118)
                continue; /* the first error pointer is not what was put there */
            for (unsigned be = 0; be < 16; be++) {
                make(k, &c);
                c.value[want->offset / 4] = 0xffffffff;
                pcie_config_write_dw(&c, want->offset, 0x55aa33cc, (uint8_t)be);
                uint32_t written = want->rw & lanes[be];
                uint32_t value = (0xffffffff & ~written) | (0x55aa33cc & written);
                value &= ~(want->w1c & lanes[be] & 0x55aa33cc);
                /* PowerState: 0 is where it may go from anywhere */
                assert_int_equal(c.value[want->offset / 4], value);
            }
        }
    }
}

static void test_sizes(void **state)
{
    static struct pcie_config c;
    struct pcie_config_params p;
    uint32_t value = 7;
    (void)state;
    rig_endpoint(&p);
    rig_make(&c, &p);
    for (unsigned offset = 0; offset < 4100; offset++) {
        for (unsigned size = 0; size <= 8; size++) {
            bool legal = (size == 1 || size == 2 || size == 4) && offset < 4096 &&
                         offset / 4 == (offset + size - 1) / 4;
            assert_int_equal(pcie_config_read(&c, offset, size, &value), legal);
            assert_int_equal(pcie_config_write(&c, offset, size, 0), legal);
        }
    }
    rig_write(&c, PCIE_CAP_HEADER, PCI_BASE_ADDRESS_0, 4, 0x12345678);
    assert_int_equal(rig_read(&c, PCIE_CAP_HEADER, 0x10, 4), 0x12340000);
    assert_int_equal(rig_read(&c, PCIE_CAP_HEADER, 0x12, 2), 0x1234);
    assert_int_equal(rig_read(&c, PCIE_CAP_HEADER, 0x13, 1), 0x12);
    rig_write(&c, PCIE_CAP_HEADER, 0x13, 1, 0xab);
    assert_int_equal(rig_read(&c, PCIE_CAP_HEADER, 0x10, 4), 0xab340000);
    rig_write(&c, PCIE_CAP_HEADER, 0x12, 2, 0xcdef);
    assert_int_equal(pcie_config_read_dw(&c, 0x10), 0xcdef0000);
    rig_write(&c, PCIE_CAP_HEADER, 0x12, 1, 0x00);
    assert_int_equal(pcie_config_read_dw(&c, 0x10), 0xcd000000);
    rig_write(&c, PCIE_CAP_HEADER, 0x1c, 4, 0xffffffff);
    rig_write(&c, PCIE_CAP_HEADER, 0x1c, 2, 0);
    assert_int_equal(pcie_config_read_dw(&c, 0x1c), 0xffff0000);
    rig_write(&c, PCIE_CAP_HEADER, 0x1d, 2, 0x5678);
    assert_int_equal(pcie_config_read_dw(&c, 0x1c), 0xff567800);
    /* what is not there reads 0 */
    assert_int_equal(rig_read(&c, PCIE_CAP_HEADER, 0xffc, 4), 0);
    assert_int_equal(rig_read(&c, PCIE_CAP_HEADER, 0x30, 4), 0);
}

/* ---- resets ------------------------------------------------------------------------------------
 */

/** All bits the other way round; what stays is what is sticky. */
static void test_resets(void **state)
{
    static struct pcie_config c;
    (void)state;
    for (const struct kind *k = kinds; k < kinds + ARRAY_LEN(kinds); k++) {
        for (unsigned kind = PCIE_RESET_FUNDAMENTAL; kind <= PCIE_RESET_D3HOT; kind++) {
            struct rig_ear ear;
            make(k, &c);
            for (unsigned i = 0; i < 1024; i++)
                c.value[i] = ~c.value[i];
            rig_listen(&c, &ear);
            pcie_config_reset(&c, (enum pcie_reset)kind);
            assert_int_equal(ear.heard, 1u << PCIE_EVENT_RESET);
            for (unsigned i = 0; i < 1024; i++) {
                struct expected want = row_of(k, 4 * i);
                uint32_t stays = want.sticky;
                if (kind == PCIE_RESET_FLR || kind == PCIE_RESET_D3HOT)
                    stays |= want.kept;
                /* speed, width, training, active; presence: the link's and the slot's */
                if (4 * i == k->link)
                    stays |= 0x2bff0000;
                if (4 * i == k->slot)
                    stays |= 0x00400000;
                if (kind == PCIE_RESET_FUNDAMENTAL)
                    stays = 0;
                assert_int_equal(c.value[i], want.reset ^ stays);
            }
        }
    }
}

static void test_flr(void **state)
{
    static struct pcie_config c;
    struct pcie_config_params p;
    struct rig_ear ear;
    (void)state;
    rig_endpoint(&p);
    rig_make(&c, &p);
    rig_write(&c, PCIE_CAP_HEADER, PCI_COMMAND, 2, 0x6);
    rig_write(&c, PCIE_CAP_HEADER, PCI_BASE_ADDRESS_0, 4, 0x80000000);
    rig_write(&c, PCIE_CAP_AER, PCI_ERR_UNCOR_MASK, 4, 0x00100000);
    rig_write(&c, PCIE_CAP_EXPRESS, PCI_EXP_DEVCTL, 2, 0x5f20);
    rig_listen(&c, &ear);
    rig_write(&c, PCIE_CAP_EXPRESS, PCI_EXP_DEVCTL, 2, 0xdf2f);
    assert_int_equal(ear.heard, 1u << PCIE_EVENT_RESET | 1u << PCIE_EVENT_FLR);
    assert_int_equal(rig_read(&c, PCIE_CAP_EXPRESS, PCI_EXP_DEVCTL, 2), 0x2830);
    assert_int_equal(rig_read(&c, PCIE_CAP_HEADER, PCI_COMMAND, 2), 0);
    assert_int_equal(rig_read(&c, PCIE_CAP_HEADER, PCI_BASE_ADDRESS_0, 4), 0);
    assert_int_equal(rig_read(&c, PCIE_CAP_AER, PCI_ERR_UNCOR_MASK, 4), 0x00100000);
    assert_false(c.view.memory_enabled);
    assert_int_equal(c.view.mps, 256);
    assert_int_equal(c.view.mrrs, 512);
    /* Without the capability the bit does nothing. */
    p.flr = false;
    rig_make(&c, &p);
    rig_listen(&c, &ear);
    rig_write(&c, PCIE_CAP_EXPRESS, PCI_EXP_DEVCTL, 2, 0xa810);
    assert_int_equal(ear.heard, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_dw),     cmocka_unit_test(test_nothing_else),
        cmocka_unit_test(test_byte_enables), cmocka_unit_test(test_sizes),
        cmocka_unit_test(test_resets),       cmocka_unit_test(test_flr),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
