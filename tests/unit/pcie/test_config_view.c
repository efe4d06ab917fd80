/* SPDX-License-Identifier: Apache-2.0 */
/** What the registers mean to the datapath, and who is told when they change. */
#include "config_rig.h"

static void make(struct pcie_config *c, void (*params)(struct pcie_config_params *))
{
    struct pcie_config_params p;
    params(&p);
    rig_make(c, &p);
}

static void no_slot(struct pcie_config_params *p)
{
    pcie_config_defaults(p, PCIE_SWITCH_DOWN);
}

/* ---- events ------------------------------------------------------------------------------------
 */

#define BIT(event) (1u << PCIE_EVENT_##event)

struct told {
    enum pcie_capability cap;
    unsigned reg, size;
    uint32_t value, events;
};

static void check_told(struct pcie_config *c, const struct told *rows, size_t count)
{
    struct rig_ear ear;
    for (const struct told *t = rows; t < rows + count; t++) {
        rig_listen(c, &ear);
        rig_write(c, t->cap, t->reg, t->size, t->value);
        if (ear.heard != t->events || !ear.ordered)
            fail_msg("row %td: heard %08x, not %08x", t - rows, ear.heard, t->events);
    }
}

static void test_events_endpoint(void **state)
{
    static struct pcie_config c;
    (void)state;
    static const struct told rows[] = {
        { PCIE_CAP_HEADER, PCI_COMMAND, 2, 0x0002, BIT(MEMORY_DECODE) },
        { PCIE_CAP_HEADER, PCI_COMMAND, 2, 0x0002, 0 },
        { PCIE_CAP_HEADER, PCI_COMMAND, 2, 0x0006, BIT(BUS_MASTER) },
        { PCIE_CAP_HEADER, PCI_COMMAND, 2, 0x0106, BIT(ERROR_CONTROL) },
        { PCIE_CAP_HEADER, PCI_COMMAND, 2, 0x0000,
          BIT(MEMORY_DECODE) | BIT(BUS_MASTER) | BIT(ERROR_CONTROL) },
        { PCIE_CAP_HEADER, PCI_BASE_ADDRESS_0, 4, 0xffffffff, BIT(BAR) },
        { PCIE_CAP_HEADER, PCI_BASE_ADDRESS_3, 4, 1, BIT(BAR) },
        { PCIE_CAP_HEADER, PCI_BASE_ADDRESS_5, 4, 0xffffffff, 0 },
        { PCIE_CAP_HEADER, PCI_INTERRUPT_LINE, 1, 9, 0 },
        { PCIE_CAP_PM, PCI_PM_CTRL, 2, 3, BIT(POWER) },
        { PCIE_CAP_PM, PCI_PM_CTRL, 2, 0, BIT(POWER) },
        { PCIE_CAP_PM, PCI_PM_CTRL, 2, 1, 0 },
        { PCIE_CAP_MSI, PCI_MSI_FLAGS, 2, 1, BIT(MSI) },
        { PCIE_CAP_MSI, PCI_MSI_ADDRESS_LO, 4, 0x1000, BIT(MSI) },
        { PCIE_CAP_MSIX, PCI_MSIX_FLAGS, 2, 0x8000, BIT(MSIX) },
        { PCIE_CAP_EXPRESS, PCI_EXP_DEVCTL, 2, 0x2830, BIT(MPS) },
        { PCIE_CAP_EXPRESS, PCI_EXP_DEVCTL, 2, 0x5830, BIT(MRRS) },
        { PCIE_CAP_EXPRESS, PCI_EXP_DEVCTL, 2, 0x5820, BIT(DEVICE_CONTROL) },
        { PCIE_CAP_EXPRESS, PCI_EXP_DEVCTL, 2, 0x582f, BIT(ERROR_CONTROL) },
        { PCIE_CAP_EXPRESS, PCI_EXP_DEVCTL, 2, 0x2810,
          BIT(MPS) | BIT(MRRS) | BIT(DEVICE_CONTROL) | BIT(ERROR_CONTROL) },
        { PCIE_CAP_EXPRESS, PCI_EXP_DEVCTL, 2, 0xa810, BIT(FLR) | BIT(RESET) },
        { PCIE_CAP_EXPRESS, PCI_EXP_DEVCTL2, 2, 0x10, BIT(DEVICE_CONTROL) },
        { PCIE_CAP_EXPRESS, PCI_EXP_LNKCTL, 2, 0x3, BIT(LINK_CONTROL) },
        { PCIE_CAP_EXPRESS, PCI_EXP_LNKCTL, 2, 0x33, 0 },
        { PCIE_CAP_AER, PCI_ERR_UNCOR_MASK, 4, 0, BIT(ERROR_CONTROL) },
        { PCIE_CAP_AER, PCI_ERR_CAP, 4, 0x40, BIT(ERROR_CONTROL) },
        { PCIE_CAP_AER, PCI_ERR_UNCOR_STATUS, 4, 0xffffffff, 0 },
        { PCIE_CAP_ACS, PCI_ACS_CTRL, 2, 0xffff, BIT(ACS) },
        { PCIE_CAP_HEADER, 0xff0, 4, 0xffffffff, 0 },
    };
    make(&c, rig_endpoint);
    check_told(&c, rows, ARRAY_LEN(rows));
    (void)pcie_aer_detect(&c, &(struct pcie_detection){ .error = PCIE_ERROR_POISON });
    (void)pcie_aer_detect(&c, &(struct pcie_detection){ .error = PCIE_ERROR_BAD_TLP });
    static const struct told clearing[] = {
        { PCIE_CAP_AER, PCI_ERR_UNCOR_STATUS, 4, 0x10, 0 },
        { PCIE_CAP_AER, PCI_ERR_UNCOR_STATUS, 4, 0x1000, BIT(AER_CLEARED) },
        { PCIE_CAP_AER, PCI_ERR_COR_STATUS, 4, 0x40, BIT(AER_CLEARED) },
    };
    check_told(&c, clearing, ARRAY_LEN(clearing));
}

static void test_events_root(void **state)
{
    static struct pcie_config c;
    (void)state;
    static const struct told rows[] = {
        { PCIE_CAP_HEADER, PCI_PRIMARY_BUS, 4, 0x00020100, BIT(BUS_NUMBERS) },
        { PCIE_CAP_HEADER, PCI_PRIMARY_BUS, 4, 0xff020100, 0 },
        { PCIE_CAP_HEADER, PCI_MEMORY_BASE, 4, 0x80008000, BIT(WINDOW) },
        { PCIE_CAP_HEADER, PCI_PREF_LIMIT_UPPER32, 4, 1, BIT(WINDOW) },
        { PCIE_CAP_HEADER, PCI_BASE_ADDRESS_0, 4, 0xffffffff, 0 },
        { PCIE_CAP_HEADER, PCI_BRIDGE_CONTROL, 2, 0x40, BIT(SECONDARY_RESET) },
        { PCIE_CAP_HEADER, PCI_BRIDGE_CONTROL, 2, 0x02, BIT(SECONDARY_RESET) | BIT(ERROR_CONTROL) },
        { PCIE_CAP_EXPRESS, PCI_EXP_LNKCTL, 2, 0x10, BIT(LINK_DISABLE) },
        { PCIE_CAP_EXPRESS, PCI_EXP_LNKCTL, 2, 0x20, BIT(LINK_DISABLE) | BIT(LINK_RETRAIN) },
        { PCIE_CAP_EXPRESS, PCI_EXP_LNKCTL, 2, 0x20, BIT(LINK_RETRAIN) },
        { PCIE_CAP_EXPRESS, PCI_EXP_LNKCTL2, 2, 0x1, BIT(LINK_CONTROL) },
        { PCIE_CAP_EXPRESS, PCI_EXP_RTCTL, 2, 0x7, BIT(ERROR_CONTROL) },
        { PCIE_CAP_AER, PCI_ERR_ROOT_COMMAND, 4, 0x7, BIT(ERROR_CONTROL) },
        { PCIE_CAP_DPC, PCI_EXP_DPC_CTL, 2, 0x40, 0 },
        { PCIE_CAP_DPC, PCI_EXP_DPC_CTL, 2, 0x01, BIT(DPC_CONTROL) },
        { PCIE_CAP_DPC, PCI_EXP_DPC_CTL, 2, 0x41, BIT(DPC_TRIGGERED) },
        { PCIE_CAP_DPC, PCI_EXP_DPC_CTL, 2, 0x41, 0 },
        { PCIE_CAP_DPC, PCI_EXP_DPC_STATUS, 2, 0x08, 0 },
        { PCIE_CAP_DPC, PCI_EXP_DPC_STATUS, 2, 0x01, BIT(DPC_RELEASED) },
        { PCIE_CAP_DPC, PCI_EXP_DPC_STATUS, 2, 0x01, 0 },
        { PCIE_CAP_DPC, PCI_EXP_DPC_RP_PIO_MASK, 4, 0, BIT(DPC_CONTROL) },
    };
    make(&c, rig_root);
    check_told(&c, rows, ARRAY_LEN(rows));
    static const struct told down[] = {
        { PCIE_CAP_EXPRESS, PCI_EXP_LNKCTL, 2, 0x20, BIT(LINK_RETRAIN) },
        { PCIE_CAP_EXPRESS, PCI_EXP_DEVCTL, 2, 0x2812, BIT(ERROR_CONTROL) },
        { PCIE_CAP_EXPRESS, PCI_EXP_DEVCTL, 2, 0x2816, BIT(ERROR_CONTROL) },
        { PCIE_CAP_EXPRESS, PCI_EXP_DEVCTL, 2, 0x281e, BIT(ERROR_CONTROL) },
        { PCIE_CAP_EXPRESS, PCI_EXP_DEVCTL, 2, 0xa81e, 0 },
    };
    make(&c, rig_down);
    check_told(&c, down, ARRAY_LEN(down));
    for (unsigned i = 0; i < PCIE_EVENTS; i++)
        assert_non_null(pcie_config_event_names[i]);
    assert_null(pcie_config_event_names[PCIE_EVENTS]);
}

/* ---- the view ----------------------------------------------------------------------------------
 */

static void test_payload(void **state)
{
    static struct pcie_config c;
    static const uint32_t bytes[8] = { 128, 256, 512, 1024, 2048, 4096, 4096, 4096 };
    (void)state;
    make(&c, rig_endpoint);
    assert_int_equal(c.view.mps, 128);
    assert_int_equal(c.view.mrrs, 512);
    for (unsigned i = 0; i < 8; i++) {
        rig_write(&c, PCIE_CAP_EXPRESS, PCI_EXP_DEVCTL, 2, i << 5 | (7 - i) << 12);
        assert_int_equal(c.view.mps, bytes[i]);
        assert_int_equal(c.view.mrrs, bytes[7 - i]);
    }
    for (unsigned i = 0; i < 6; i++) {
        struct pcie_config_params p;
        rig_endpoint(&p);
        p.mps = bytes[i];
        rig_make(&c, &p);
        assert_int_equal(rig_read(&c, PCIE_CAP_EXPRESS, PCI_EXP_DEVCAP, 1) & 7, i);
    }
}

static void test_control(void **state)
{
    static struct pcie_config c;
    (void)state;
    make(&c, rig_endpoint);
    assert_true(c.view.relaxed_ordering && c.view.no_snoop && !c.view.ext_tag);
    rig_write(&c, PCIE_CAP_EXPRESS, PCI_EXP_DEVCTL, 2, 0x0100);
    assert_true(!c.view.relaxed_ordering && !c.view.no_snoop && c.view.ext_tag);
    rig_write(&c, PCIE_CAP_EXPRESS, PCI_EXP_DEVCTL2, 2, 0x0140);
    assert_true(c.view.atomic_request && c.view.ido_request && !c.view.ido_completion);
    rig_write(&c, PCIE_CAP_EXPRESS, PCI_EXP_DEVCTL2, 2, 0x1610);
    assert_true(!c.view.atomic_request && !c.view.ido_request && c.view.ido_completion);
    assert_true(c.view.ten_bit_tag && c.view.ltr && c.view.cto_disabled);
    assert_int_equal(c.view.rcb, 64);
    rig_write(&c, PCIE_CAP_EXPRESS, PCI_EXP_LNKCTL, 2, 0x000a);
    assert_int_equal(c.view.rcb, 128);
    assert_int_equal(c.view.aspm, 2);
    rig_write(&c, PCIE_CAP_AER, PCI_ERR_CAP, 4, 0x140);
    assert_true(c.view.ecrc_generate && c.view.ecrc_check);
    assert_int_equal(c.view.target_gen, 5);
    make(&c, rig_root);
    assert_int_equal(c.view.rcb, 128);
    rig_write(&c, PCIE_CAP_EXPRESS, PCI_EXP_RTCTL, 2, 0x10);
    rig_write(&c, PCIE_CAP_EXPRESS, PCI_EXP_DEVCTL2, 2, 0x8020);
    assert_true(c.view.rrs_visible && c.view.ari_forwarding && c.view.prefix_block);
    rig_write(&c, PCIE_CAP_DPC, PCI_EXP_DPC_CTL, 2, 0x26);
    assert_true(c.view.dpc_enabled && c.view.dpc_answers_ur && c.view.poison_block);
    assert_false(c.view.dpc_triggered);
}

static void rig_wide(struct pcie_config_params *p)
{
    rig_root(p);
    p->gen = 6;
    p->ten_bit_tag = true;
    p->fourteen_bit_tag = true;
}

/** One bit at a time: each flag of the view against its bit, all others untouched. */
static void test_flags(void **state)
{
    static const struct {
        void (*params)(struct pcie_config_params *);
        enum pcie_capability cap;
        unsigned reg, bit;
        size_t flag;
    } rows[] = {
#define FLAG(kind, cap, reg, bit, name)                                                            \
    { rig_##kind, PCIE_CAP_##cap, reg, bit, offsetof(struct pcie_function_view, name) }
        FLAG(endpoint, HEADER, PCI_COMMAND, 1, memory_enabled),
        FLAG(endpoint, HEADER, PCI_COMMAND, 2, bus_master),
        FLAG(endpoint, HEADER, PCI_COMMAND, 6, parity_response),
        FLAG(endpoint, HEADER, PCI_COMMAND, 8, serr),
        FLAG(endpoint, HEADER, PCI_COMMAND, 10, intx_disabled),
        FLAG(root, HEADER, PCI_BRIDGE_CONTROL, 1, bridge_serr),
        FLAG(up, HEADER, PCI_BRIDGE_CONTROL, 6, secondary_reset),
        FLAG(endpoint, MSI, PCI_MSI_FLAGS, 0, msi),
        FLAG(endpoint, MSIX, PCI_MSIX_FLAGS, 15, msix),
        FLAG(up, MSIX, PCI_MSIX_FLAGS, 14, msix_masked),
        FLAG(endpoint, EXPRESS, PCI_EXP_DEVCTL, 4, relaxed_ordering),
        FLAG(endpoint, EXPRESS, PCI_EXP_DEVCTL, 8, ext_tag),
        FLAG(endpoint, EXPRESS, PCI_EXP_DEVCTL, 11, no_snoop),
        FLAG(down, EXPRESS, PCI_EXP_LNKCTL, 4, link_disabled),
        FLAG(root, EXPRESS, PCI_EXP_RTCTL, 4, rrs_visible),
        FLAG(root, EXPRESS, PCI_EXP_DEVCTL2, 5, ari_forwarding),
        FLAG(endpoint, EXPRESS, PCI_EXP_DEVCTL2, 4, cto_disabled),
        FLAG(endpoint, EXPRESS, PCI_EXP_DEVCTL2, 6, atomic_request),
        FLAG(down, EXPRESS, PCI_EXP_DEVCTL2, 7, atomic_block),
        FLAG(endpoint, EXPRESS, PCI_EXP_DEVCTL2, 8, ido_request),
        FLAG(endpoint, EXPRESS, PCI_EXP_DEVCTL2, 9, ido_completion),
        FLAG(up, EXPRESS, PCI_EXP_DEVCTL2, 10, ltr),
        FLAG(endpoint, EXPRESS, PCI_EXP_DEVCTL2, 12, ten_bit_tag),
        FLAG(root, EXPRESS, PCI_EXP_DEVCTL2, 15, prefix_block),
        FLAG(wide, DEV3, PCIE_DEV3_DEVCTL3, 2, fourteen_bit_tag),
        FLAG(endpoint, AER, PCI_ERR_CAP, 6, ecrc_generate),
        FLAG(endpoint, AER, PCI_ERR_CAP, 8, ecrc_check),
        FLAG(down, DPC, PCI_EXP_DPC_CTL, 0, dpc_enabled),
        FLAG(down, DPC, PCI_EXP_DPC_CTL, 1, dpc_enabled),
        FLAG(down, DPC, PCI_EXP_DPC_CTL, 2, dpc_answers_ur),
        FLAG(down, DPC, PCI_EXP_DPC_CTL, 5, poison_block),
#undef FLAG
    };
    static struct pcie_config c, before;
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        bool on = true;
        make(&c, rows[i].params);
        before = c;
        rig_write(&c, rows[i].cap, rows[i].reg, 2, 0);
        memcpy(&on, (const char *)&c.view + rows[i].flag, sizeof(on));
        assert_false(on);
        rig_write(&c, rows[i].cap, rows[i].reg, 2, 1u << rows[i].bit);
        memcpy(&on, (const char *)&c.view + rows[i].flag, sizeof(on));
        if (!on)
            fail_msg("row %zu", i);
        pcie_config_reset(&c, PCIE_RESET_FUNDAMENTAL);
        assert_memory_equal(&c.view, &before.view, sizeof(c.view));
    }
}

static void test_timeouts(void **state)
{
    /* us, as the table of Completion Timeout Value has them; 0: reserved */
    static const struct {
        double min, max;
        unsigned range;
    } table[16] = {
        [0x0] = { 50, 50e3, 0 },   [0x1] = { 50, 100, 1 },     [0x2] = { 1e3, 10e3, 1 },
        [0x5] = { 16e3, 55e3, 2 }, [0x6] = { 65e3, 210e3, 2 }, [0x9] = { 260e3, 900e3, 4 },
        [0xa] = { 1e6, 3.5e6, 4 }, [0xd] = { 4e6, 13e6, 8 },   [0xe] = { 17e6, 64e6, 8 },
    };
    static const unsigned sets[] = { 0, 1, 2, 3, 6, 7, 14, 15 };
    static struct pcie_config c;
    (void)state;
    for (size_t s = 0; s < ARRAY_LEN(sets); s++) {
        struct pcie_config_params p;
        rig_endpoint(&p);
        p.cto_ranges = sets[s];
        rig_make(&c, &p);
        for (unsigned v = 0; v < 16; v++) {
            rig_write(&c, PCIE_CAP_EXPRESS, PCI_EXP_DEVCTL2, 2, v);
            unsigned row = table[v].range & sets[s] ? v : 0;
            assert_true((double)c.view.cto_min == table[row].min * 1e6);
            assert_true((double)c.view.cto_max == table[row].max * 1e6);
            assert_int_equal(rig_read(&c, PCIE_CAP_EXPRESS, PCI_EXP_DEVCTL2, 2), sets[s] ? v : 0);
        }
    }
}

static void test_windows(void **state)
{
    static struct pcie_config c;
    (void)state;
    make(&c, rig_root);
    rig_write(&c, PCIE_CAP_HEADER, PCI_PRIMARY_BUS, 4, 0x00090503);
    assert_true(c.view.primary == 3 && c.view.secondary == 5 && c.view.subordinate == 9);
    rig_write(&c, PCIE_CAP_HEADER, PCI_COMMAND, 2, 2);
    rig_write(&c, PCIE_CAP_HEADER, PCI_MEMORY_BASE, 4, 0x90109000);
    rig_write(&c, PCIE_CAP_HEADER, PCI_PREF_MEMORY_BASE, 4, 0x00010001);
    rig_write(&c, PCIE_CAP_HEADER, PCI_PREF_BASE_UPPER32, 4, 0x40);
    rig_write(&c, PCIE_CAP_HEADER, PCI_PREF_LIMIT_UPPER32, 4, 0x41);
    assert_true(c.view.memory.base == 0x90000000 && c.view.memory.limit == 0x901fffff);
    assert_true(c.view.prefetch.base == 0x4000000000 && c.view.prefetch.limit == 0x41000fffff);
    assert_false(pcie_config_passes_down(&c, 0x8fffffff));
    assert_true(pcie_config_passes_down(&c, 0x90000000));
    assert_true(pcie_config_passes_down(&c, 0x901fffff));
    assert_false(pcie_config_passes_down(&c, 0x90200000));
    assert_true(pcie_config_passes_down(&c, 0x4012345678));
    assert_true(pcie_config_passes_down(&c, 0x41000fffff));
    assert_false(pcie_config_passes_down(&c, 0x4100100000));
    /* base above limit: closed */
    rig_write(&c, PCIE_CAP_HEADER, PCI_MEMORY_BASE, 4, 0x8ff09000);
    assert_false(pcie_config_passes_down(&c, 0x90000000));
    rig_write(&c, PCIE_CAP_HEADER, PCI_COMMAND, 2, 0);
    assert_false(pcie_config_passes_down(&c, 0x4012345678));
}

static void test_power(void **state)
{
    static struct pcie_config c;
    (void)state;
    for (unsigned have = 0; have < 4; have++) {
        struct pcie_config_params p;
        rig_endpoint(&p);
        p.pm_d1 = have & 1;
        p.pm_d2 = have & 2;
        for (unsigned from = 0; from < 4; from++) {
            for (unsigned to = 0; to < 4; to++) {
                if ((from == 1 && !p.pm_d1) || (from == 2 && !p.pm_d2))
                    continue;
                rig_make(&c, &p);
                rig_write(&c, PCIE_CAP_HEADER, PCI_COMMAND, 2, 6);
                rig_write(&c, PCIE_CAP_PM, PCI_PM_CTRL, 2, from);
                rig_write(&c, PCIE_CAP_PM, PCI_PM_CTRL, 2, to);
                bool goes = (to != 1 || p.pm_d1) && (to != 2 || p.pm_d2) && (to == 0 || to > from);
                unsigned is = goes ? to : from;
                assert_int_equal(rig_read(&c, PCIE_CAP_PM, PCI_PM_CTRL, 2) & 3, is);
                assert_int_equal(c.view.power_state, is);
                assert_int_equal(c.view.memory_enabled, is == 0);
                assert_int_equal(c.view.bus_master, is == 0);
            }
        }
    }
    struct pcie_config_params p;
    struct rig_ear ear;
    rig_endpoint(&p);
    p.pm_no_soft_reset = false;
    rig_make(&c, &p);
    rig_write(&c, PCIE_CAP_HEADER, PCI_COMMAND, 2, 6);
    rig_write(&c, PCIE_CAP_PM, PCI_PM_CTRL, 2, 3);
    rig_listen(&c, &ear);
    rig_write(&c, PCIE_CAP_PM, PCI_PM_CTRL, 2, 0);
    assert_int_equal(ear.heard, BIT(POWER) | BIT(RESET));
    assert_int_equal(rig_read(&c, PCIE_CAP_HEADER, PCI_COMMAND, 2), 0);
}

/* ---- link, slot, PME, MSI ----------------------------------------------------------------------
 */

static void test_link(void **state)
{
    static struct pcie_config c;
    (void)state;
    make(&c, rig_root);
    assert_int_equal(rig_read(&c, PCIE_CAP_EXPRESS, PCI_EXP_LNKSTA, 2), 0x1001);
    pcie_config_set_present(&c, true);
    pcie_config_set_link(&c, 3, 8, true, false);
    assert_int_equal(rig_read(&c, PCIE_CAP_EXPRESS, PCI_EXP_LNKSTA, 2), 0x1883);
    assert_int_equal(rig_read(&c, PCIE_CAP_EXPRESS, PCI_EXP_SLTSTA, 2), 0x0048);
    pcie_config_set_link(&c, 3, 8, false, true);
    assert_int_equal(rig_read(&c, PCIE_CAP_EXPRESS, PCI_EXP_LNKSTA, 2), 0x3083);
    assert_int_equal(rig_read(&c, PCIE_CAP_EXPRESS, PCI_EXP_SLTSTA, 2), 0x0148);
    rig_write(&c, PCIE_CAP_EXPRESS, PCI_EXP_SLTSTA, 2, 0xffff);
    pcie_config_set_present(&c, true);
    assert_int_equal(rig_read(&c, PCIE_CAP_EXPRESS, PCI_EXP_SLTSTA, 2), 0x0040);
    pcie_config_set_present(&c, false);
    assert_int_equal(rig_read(&c, PCIE_CAP_EXPRESS, PCI_EXP_SLTSTA, 2), 0x0008);
    make(&c, rig_endpoint);
    pcie_config_set_link(&c, 5, 16, true, true);
    assert_int_equal(rig_read(&c, PCIE_CAP_EXPRESS, PCI_EXP_LNKSTA, 2), 0x1105);
    pcie_config_set_pending(&c, true);
    assert_int_equal(rig_read(&c, PCIE_CAP_EXPRESS, PCI_EXP_DEVSTA, 2), 0x20);
    make(&c, no_slot);
    pcie_config_set_present(&c, false);
    assert_int_equal(rig_read(&c, PCIE_CAP_EXPRESS, PCI_EXP_SLTSTA, 2), 0x40);
}

static void test_pme(void **state)
{
    static struct pcie_config c, r;
    (void)state;
    make(&c, rig_endpoint);
    make(&r, rig_root);
    assert_false(pcie_config_pme(&c));
    assert_int_equal(rig_read(&c, PCIE_CAP_PM, PCI_PM_CTRL, 2), 0x8008);
    rig_write(&c, PCIE_CAP_PM, PCI_PM_CTRL, 2, 0x8100);
    assert_int_equal(rig_read(&c, PCIE_CAP_PM, PCI_PM_CTRL, 2), 0x0108);
    assert_true(pcie_config_pme(&c));
    assert_false(pcie_config_pme(&r)); /* the rig's root port has none */
    assert_false(pcie_root_pme(&c, 0x100));
    rig_write(&r, PCIE_CAP_EXPRESS, PCI_EXP_RTCTL, 2, 0x8);
    assert_true(pcie_root_pme(&r, 0x0123));
    assert_int_equal(rig_read(&r, PCIE_CAP_EXPRESS, PCI_EXP_RTSTA, 4), 0x00010123);
    assert_false(pcie_root_pme(&r, 0x0456));
    assert_int_equal(rig_read(&r, PCIE_CAP_EXPRESS, PCI_EXP_RTSTA, 4), 0x00030123);
    static const struct told rows[] = {
        { PCIE_CAP_EXPRESS, PCI_EXP_RTSTA, 4, 0x00020000, 0 },
        { PCIE_CAP_EXPRESS, PCI_EXP_RTSTA, 4, 0x00010000, BIT(PME_CLEARED) },
    };
    check_told(&r, rows, ARRAY_LEN(rows));
    assert_int_equal(rig_read(&r, PCIE_CAP_EXPRESS, PCI_EXP_RTSTA, 4), 0x00000123);
    assert_true(pcie_root_pme(&r, 0x0456));
}

static void test_msi(void **state)
{
    static struct pcie_config c;
    uint64_t address = 0;
    uint32_t data = 0;
    (void)state;
    make(&c, rig_endpoint);
    assert_false(pcie_config_msi(&c, 0, &address, &data));
    rig_write(&c, PCIE_CAP_MSI, PCI_MSI_ADDRESS_LO, 4, 0xfee00013);
    rig_write(&c, PCIE_CAP_MSI, PCI_MSI_ADDRESS_HI, 4, 0x7);
    rig_write(&c, PCIE_CAP_MSI, PCI_MSI_DATA_64, 2, 0xabff);
    rig_write(&c, PCIE_CAP_MSI, PCI_MSI_MASK_64, 4, 0x2);
    rig_write(&c, PCIE_CAP_MSI, PCI_MSI_FLAGS, 2, 0x21); /* 4 of 8 */
    assert_false(pcie_config_msi(&c, 7, &address, &data));
    rig_write(&c, PCIE_CAP_HEADER, PCI_COMMAND, 2, 0x4);
    assert_true(pcie_config_msi(&c, 7, &address, &data));
    assert_true(address == 0x7fee00010);
    assert_int_equal(data, 0xabff);
    assert_true(pcie_config_msi(&c, 2, &address, &data));
    assert_int_equal(data, 0xabfe);
    assert_false(pcie_config_msi(&c, 1, &address, &data));
    assert_int_equal(rig_read(&c, PCIE_CAP_MSI, PCI_MSI_PENDING_64, 4), 0x2);
    assert_int_equal(pcie_config_msi_due(&c), -1);
    rig_write(&c, PCIE_CAP_MSI, PCI_MSI_MASK_64, 4, 0);
    assert_int_equal(pcie_config_msi_due(&c), 1);
    assert_int_equal(pcie_config_msi_due(&c), -1);
    assert_false(pcie_config_msi(&c, 8, &address, &data));
    struct pcie_config_params p;
    rig_endpoint(&p);
    p.msi_64 = false;
    p.msi_mask = false;
    rig_make(&c, &p);
    rig_write(&c, PCIE_CAP_MSI, PCI_MSI_ADDRESS_LO, 4, 0xfee00010);
    rig_write(&c, PCIE_CAP_MSI, PCI_MSI_DATA_32, 4, 0x1234);
    rig_write(&c, PCIE_CAP_MSI, PCI_MSI_FLAGS, 2, 1);
    rig_write(&c, PCIE_CAP_HEADER, PCI_COMMAND, 2, 0x4);
    assert_true(pcie_config_msi(&c, 3, &address, &data));
    assert_true(address == 0xfee00010 && data == 0x1234);
    pcie_config_defaults(&p, PCIE_SWITCH_UP);
    p.msi_64 = false;
    p.msi_mask = true;
    p.msi_vectors = 4;
    rig_make(&c, &p);
    rig_write(&c, PCIE_CAP_HEADER, PCI_COMMAND, 2, 0x4);
    rig_write(&c, PCIE_CAP_MSI, PCI_MSI_FLAGS, 2, 0x21);
    rig_write(&c, PCIE_CAP_MSI, PCI_MSI_MASK_32, 4, 0xfffffff8);
    assert_int_equal(rig_read(&c, PCIE_CAP_MSI, PCI_MSI_MASK_32, 4), 0x8);
    assert_false(pcie_config_msi(&c, 3, &address, &data));
    assert_int_equal(rig_read(&c, PCIE_CAP_MSI, PCI_MSI_PENDING_32, 4), 0x8);
    rig_write(&c, PCIE_CAP_MSI, PCI_MSI_PENDING_32, 4, 0);
    assert_int_equal(rig_read(&c, PCIE_CAP_MSI, PCI_MSI_PENDING_32, 4), 0x8);
    rig_write(&c, PCIE_CAP_MSI, PCI_MSI_MASK_32, 4, 0);
    assert_int_equal(pcie_config_msi_due(&c), 3);
    assert_int_equal(pcie_config_msi_due(&c), -1);
    assert_true(pcie_config_msi(&c, 3, &address, &data));
    assert_int_equal(data, 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_events_endpoint),
        cmocka_unit_test(test_events_root),
        cmocka_unit_test(test_flags),
        cmocka_unit_test(test_payload),
        cmocka_unit_test(test_control),
        cmocka_unit_test(test_timeouts),
        cmocka_unit_test(test_windows),
        cmocka_unit_test(test_power),
        cmocka_unit_test(test_link),
        cmocka_unit_test(test_pme),
        cmocka_unit_test(test_msi),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
