/* SPDX-License-Identifier: Apache-2.0 */
/** BARs of every size, the capability lists, and the combinations that are refused. */
#include "config_rig.h"

static void plain(struct pcie_config_params *p)
{
    pcie_config_defaults(p, PCIE_ENDPOINT);
}

/** As software finds a BAR's size: write ones, read, take the lowest address bit. */
static uint64_t sized(struct pcie_config *c, unsigned n, bool is64)
{
    unsigned reg = PCI_BASE_ADDRESS_0 + 4 * n;
    rig_write(c, PCIE_CAP_HEADER, reg, 4, 0xffffffff);
    uint64_t mask = rig_read(c, PCIE_CAP_HEADER, reg, 4) & 0xfffffff0;
    if (is64) {
        rig_write(c, PCIE_CAP_HEADER, reg + 4, 4, 0xffffffff);
        mask |= (uint64_t)rig_read(c, PCIE_CAP_HEADER, reg + 4, 4) << 32;
    } else {
        mask |= 0xffffffff00000000ull;
    }
    return ~mask + 1;
}

static void test_sizing(void **state)
{
    static struct pcie_config c;
    (void)state;
    for (unsigned shift = 7; shift < 64; shift++) {
        for (unsigned form = 0; form < 4; form++) {
            bool is64 = form & 1, prefetchable = form & 2;
            for (unsigned n = 0; n < 6; n++) {
                struct pcie_config_params p;
                struct error e;
                plain(&p);
                p.bars[n] = (struct pcie_bar_params){ 1ull << shift, is64, prefetchable };
                bool legal = is64 ? n < 5 : shift <= 31;
                assert_int_equal(pcie_config_init(&c, &p, &e), legal);
                if (!legal)
                    continue;
                assert_int_equal(rig_read(&c, PCIE_CAP_HEADER, 0x10 + 4 * n, 4),
                                 (is64 ? 4 : 0) | (prefetchable ? 8 : 0));
                assert_true(sized(&c, n, is64) == 1ull << shift);
                /* the highest place: all address bits that can be set */
                assert_true(c.view.bars[n].base ==
                            (is64 ? UINT64_MAX : 0xffffffffull) - ((1ull << shift) - 1));
                assert_int_equal(rig_read(&c, PCIE_CAP_HEADER, 0x10 + 4 * n, 4) & 0xf,
                                 (is64 ? 4 : 0) | (prefetchable ? 8 : 0));
            }
        }
    }
}

static void test_decode(void **state)
{
    static struct pcie_config c;
    struct pcie_config_params p;
    uint64_t offset = 99;
    (void)state;
    rig_endpoint(&p);
    rig_make(&c, &p);
    rig_write(&c, PCIE_CAP_HEADER, PCI_BASE_ADDRESS_0, 4, 0x80000000);
    rig_write(&c, PCIE_CAP_HEADER, PCI_BASE_ADDRESS_1, 4, 0x80010080);
    rig_write(&c, PCIE_CAP_HEADER, PCI_BASE_ADDRESS_2, 4, 0xc0000000);
    rig_write(&c, PCIE_CAP_HEADER, PCI_BASE_ADDRESS_3, 4, 0x8);
    rig_write(&c, PCIE_CAP_HEADER, PCI_BASE_ADDRESS_4, 4, 0xfff00000);
    assert_int_equal(pcie_config_bar_at(&c, 0x80000000, &offset), -1); /* not enabled */
    rig_write(&c, PCIE_CAP_HEADER, PCI_COMMAND, 1, 0x2);
    assert_int_equal(pcie_config_bar_at(&c, 0x80000000, &offset), 0);
    assert_int_equal(offset, 0);
    assert_int_equal(pcie_config_bar_at(&c, 0x8000ffff, &offset), 0);
    assert_int_equal(offset, 0xffff);
    assert_int_equal(pcie_config_bar_at(&c, 0x80010000, &offset), -1);
    assert_int_equal(pcie_config_bar_at(&c, 0x8001007f, &offset), -1);
    assert_int_equal(pcie_config_bar_at(&c, 0x80010080, &offset), 1);
    assert_int_equal(pcie_config_bar_at(&c, 0x800100ff, &offset), 1);
    assert_int_equal(offset, 0x7f);
    assert_int_equal(pcie_config_bar_at(&c, 0x80010100, &offset), -1);
    assert_int_equal(pcie_config_bar_at(&c, 0x8c0001234, &offset), 2);
    assert_int_equal(offset, 0x1234);
    assert_int_equal(pcie_config_bar_at(&c, 0x7c0001234, &offset), -1);
    assert_int_equal(pcie_config_bar_at(&c, 0x8ffffffff, &offset), 2);
    assert_int_equal(pcie_config_bar_at(&c, 0x900000000, &offset), -1);
    assert_int_equal(pcie_config_bar_at(&c, 0xffffffff, &offset), 4);
    assert_int_equal(pcie_config_bar_at(&c, 0x100000000, &offset), -1);
    assert_true(c.view.bars[2].is64 && c.view.bars[2].prefetchable);
    assert_true(!c.view.bars[4].is64 && c.view.bars[4].prefetchable);
    assert_int_equal(c.view.bars[3].size, 0);
    /* not in D1 and below */
    rig_write(&c, PCIE_CAP_PM, PCI_PM_CTRL, 2, 3);
    assert_int_equal(pcie_config_bar_at(&c, 0x80000000, &offset), -1);
    rig_write(&c, PCIE_CAP_PM, PCI_PM_CTRL, 2, 0);
    assert_int_equal(pcie_config_bar_at(&c, 0x80000000, &offset), 0); /* No_Soft_Reset */
}

/* ---- the lists ---------------------------------------------------------------------------------
 */

static void walk(const struct pcie_config *c, const uint16_t *legacy, const uint16_t *extended)
{
    unsigned at = rig_read(c, PCIE_CAP_HEADER, PCI_CAPABILITY_LIST, 1), end = 0x40;
    for (; *legacy; legacy++) {
        assert_true(at >= end && at % 4 == 0 && at < 0x100);
        assert_int_equal(rig_read(c, PCIE_CAP_HEADER, at, 1), *legacy);
        end = at + 8;
        at = rig_read(c, PCIE_CAP_HEADER, at + 1, 1);
    }
    assert_int_equal(at, 0);
    end = at = 0x100;
    if (!*extended)
        assert_int_equal(rig_read(c, PCIE_CAP_HEADER, 0x100, 4), 0);
    for (; *extended; extended++) {
        assert_true(at >= end && at % 4 == 0 && at < 4096);
        assert_int_equal(rig_read(c, PCIE_CAP_HEADER, at, 2), *extended);
        assert_true((rig_read(c, PCIE_CAP_HEADER, at + 2, 1) & 0xf) >= 1);
        end = at + 8;
        at = rig_read(c, PCIE_CAP_HEADER, at + 2, 2) >> 4;
    }
    assert_true(at == 0 || end == 0x100);
}

static void test_lists(void **state)
{
    static struct pcie_config c;
    struct pcie_config_params p;
    (void)state;
    rig_endpoint(&p);
    rig_make(&c, &p);
    walk(&c, (const uint16_t[]){ 0x01, 0x05, 0x10, 0x11, 0 },
         (const uint16_t[]){ 0x01, 0x03, 0x0d, 0x0e, 0x0f, 0x1b, 0x18, 0 });
    rig_root(&p);
    rig_make(&c, &p);
    walk(&c, (const uint16_t[]){ 0x01, 0x05, 0x10, 0 }, (const uint16_t[]){ 0x01, 0x0d, 0x1d, 0 });
    plain(&p);
    p.aer = false;
    p.msi_vectors = 0;
    rig_make(&c, &p);
    walk(&c, (const uint16_t[]){ 0x01, 0x10, 0 }, (const uint16_t[]){ 0 });
    pcie_config_defaults(&p, PCIE_SWITCH_DOWN);
    p.dpc = true;
    p.serial = 5;
    rig_make(&c, &p);
    walk(&c, (const uint16_t[]){ 0x01, 0x05, 0x10, 0 }, (const uint16_t[]){ 0x01, 0x03, 0x1d, 0 });
    assert_int_equal(rig_read(&c, PCIE_CAP_EXPRESS, 2, 2), 0x0062);
}

/** No two fields of a table share a bit of one function. */
static void test_tables(void **state)
{
    (void)state;
    for (unsigned cap = 0; cap < PCIE_CAPS; cap++) {
        const struct pcie_capability_layout *l = pcie_capabilities[cap];
        for (size_t i = 0; i < l->count; i++) {
            const struct pcie_field *a = &l->fields[i];
            assert_non_null(a->name);
            assert_true(a->mask != 0 && (a->types & PCIE_ALL) != 0);
            assert_true(a->offset + (a->mask > 0xffff ? 4u : 1u) <= l->size);
            for (size_t j = i + 1; j < l->count; j++) {
                const struct pcie_field *b = &l->fields[j];
                bool apart = (a->need && a->need == b->unless) ||
                             (b->need && b->need == a->unless) ||
                             (a->also && a->also == b->unless) || (b->also && b->also == a->unless);
                bool same = a->offset / 4 == b->offset / 4 && (a->types & b->types) && !apart;
                uint64_t x = (uint64_t)a->mask << a->offset % 4 * 8;
                uint64_t y = (uint64_t)b->mask << b->offset % 4 * 8;
                if (same && (x & y))
                    fail_msg("%s: %s and %s", l->name, a->name, b->name);
            }
        }
    }
    struct error e;
    assert_true(param_table_check(&pcie_config_table, &e));
}

/* ---- what is refused ---------------------------------------------------------------------------
 */

static void refused(const struct pcie_config_params *p, const char *why)
{
    static struct pcie_config c;
    struct error e;
    e.text[0] = 0;
    if (pcie_config_init(&c, p, &e) || !strstr(e.text, why))
        fail_msg("expected \"%s\": %s", why, e.text);
    assert_int_equal(e.status, GATHER_USER_ERROR);
}

#define REFUSED(type, change, why)                                                                 \
    do {                                                                                           \
        struct pcie_config_params p;                                                               \
        pcie_config_defaults(&p, type);                                                            \
        p.bars[0] = (struct pcie_bar_params){ .size = 0x10000 };                                   \
        change;                                                                                    \
        refused(&p, why);                                                                          \
    } while (0)

static void test_refused(void **state)
{
    (void)state;
    REFUSED(PCIE_ENDPOINT, p.bars[0].size = 64, "a power of two from 128");
    REFUSED(PCIE_ENDPOINT, p.bars[0].size = 129, "a power of two from 128");
    REFUSED(PCIE_ENDPOINT, p.bars[0].size = 0x30000, "a power of two from 128");
    REFUSED(PCIE_ENDPOINT, p.bars[0].size = 1ull << 32, "32 bits reach 2 GiB");
    REFUSED(PCIE_ENDPOINT, (p.bars[0].is64 = true, p.bars[1].size = 128), "upper half of BAR 0");
    REFUSED(PCIE_ENDPOINT, (p.bars[5].size = 128, p.bars[5].is64 = true), "it is the last of 6");
    REFUSED(PCIE_ROOT_PORT, p.bars[2].size = 128, "BARs 0 and 1 only");
    REFUSED(PCIE_ROOT_PORT, (p.bars[1].size = 128, p.bars[1].is64 = true), "it is the last of 2");
    REFUSED(PCIE_ENDPOINT, p.mps = 384, "mps: 384");
    REFUSED(PCIE_ENDPOINT, p.mps = 64, "from 128 to 4096");
    REFUSED(PCIE_ENDPOINT, p.mps = 8192, "from 128 to 4096");
    REFUSED(PCIE_ENDPOINT, p.gen = 0, "gen: 0; from 1 to 7");
    REFUSED(PCIE_ENDPOINT, p.gen = 8, "gen: 8; from 1 to 7");
    REFUSED(PCIE_ENDPOINT, p.width = 3, "width: 3");
    REFUSED(PCIE_ENDPOINT, p.rcb = 96, "rcb: 96");
    REFUSED(PCIE_ENDPOINT, p.cto_ranges = 5, "cto_ranges: 5");
    REFUSED(PCIE_ENDPOINT, p.msi_vectors = 3, "msi_vectors: 3");
    REFUSED(PCIE_ENDPOINT, p.msi_vectors = 64, "from 0 to 32");
    REFUSED(PCIE_ENDPOINT, (p.msix_vectors = 4, p.msix_table_bar = 1), "BAR 1, which there is not");
    REFUSED(PCIE_ENDPOINT, (p.msix_vectors = 4, p.msix_table_offset = 4), "a multiple of 8");
    REFUSED(PCIE_ENDPOINT, (p.msix_vectors = 4, p.msix_table_offset = 0xfff8), "does not fit");
    REFUSED(PCIE_ENDPOINT, (p.msix_vectors = 4, p.msix_pba_offset = 0x10000), "does not fit");
    REFUSED(PCIE_ENDPOINT, (p.msix_vectors = 4, p.msix_pba_offset = 56), "overlap");
    REFUSED(PCIE_ENDPOINT, p.dpc = true, "dpc: only root ports");
    REFUSED(PCIE_SWITCH_UP, p.dpc = true, "dpc: only root ports");
    REFUSED(PCIE_SWITCH_DOWN, (p.dpc = true, p.dpc_rp_pio = true), "at root ports");
    REFUSED(PCIE_ROOT_PORT, p.dpc_rp_pio = true, "extension of DPC");
    REFUSED(PCIE_ROOT_PORT, (p.dpc = true, p.aer = false), "has AER");
    REFUSED(PCIE_ROOT_PORT, p.flr = true, "flr: only endpoints");
    REFUSED(PCIE_ROOT_PORT, p.hotplug = true, "hotplug: a port without a slot");
    REFUSED(PCIE_ENDPOINT, p.acs = PCI_ACS_SV, "acs: 0x1");
    REFUSED(PCIE_SWITCH_UP, p.acs = PCI_ACS_RR, "acs: 0x4");
    REFUSED(PCIE_ENDPOINT, p.pasid_width = 20, "pasid_width");
    REFUSED(PCIE_ENDPOINT, (p.ext_tag = false, p.ten_bit_tag = true), "ten_bit_tag");
    REFUSED(PCIE_ENDPOINT, (p.gen = 6, p.fourteen_bit_tag = true), "need those of 10");
    REFUSED(PCIE_ENDPOINT, (p.ten_bit_tag = true, p.fourteen_bit_tag = true), "generation 6");
    REFUSED(PCIE_ENDPOINT, p.aer_headers = 9, "aer_headers: 9; from 1 to 8");
    REFUSED(PCIE_ROOT_PORT, p.dpc_log_dw = 3, "dpc_log_dw: 3; from 4 to 9");
    /* what just fits */
    static struct pcie_config c;
    struct pcie_config_params p;
    plain(&p);
    p.bars[0] = (struct pcie_bar_params){ .size = 128, .prefetchable = true };
    p.msix_vectors = 4;
    p.msix_pba_offset = 64;
    rig_make(&c, &p);
    assert_int_equal(rig_read(&c, PCIE_CAP_MSIX, PCI_MSIX_FLAGS, 2), 3);
    assert_int_equal(rig_read(&c, PCIE_CAP_MSIX, PCI_MSIX_PBA, 4), 64);
    p.msix_pba_offset = 0;
    p.msix_table_offset = 8;
    rig_make(&c, &p);
    p.msix_pba_offset = 0x78;
    rig_make(&c, &p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sizing), cmocka_unit_test(test_decode),  cmocka_unit_test(test_lists),
        cmocka_unit_test(test_tables), cmocka_unit_test(test_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
