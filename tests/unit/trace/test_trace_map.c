/* SPDX-License-Identifier: Apache-2.0 */
/* Sources of maps: the same BARs from each, and what is wrong with a text named by its line. */
#include "support.h"

#include "trace/trace.h"

static bool load(const char *text, struct map_source *m, struct error *e)
{
    char path[64];
    write_file(path, text, strlen(text));
    struct map_query q = { .path = path, .all = true };
    *e = (struct error){ 0 };
    bool good = map_source_load(&q, m, e);
    unlink(path);
    return good;
}

static void is_region(const struct map_source *m, size_t i, const char *name, uint64_t base,
                      uint64_t size)
{
    assert_true(i < m->count);
    assert_string_equal(m->regions[i].name, name);
    assert_int_equal(m->regions[i].base, base);
    assert_int_equal(m->regions[i].size, size);
}

static bool has_note(const struct map_source *m, const char *text)
{
    for (size_t i = 0; i < m->note_count; i++) {
        if (strstr(m->notes[i], text)) {
            return true;
        }
    }
    return false;
}

static void load_good(const char *text, struct map_source *m)
{
    struct error e;
    if (!load(text, m, &e)) {
        fail_msg("line %d: %s", e.line, e.text);
    }
}

static void is_bad(const char *text, int line, const char *message)
{
    struct map_source m;
    struct error e;
    assert_false(load(text, &m, &e));
    assert_null(m.regions);
    assert_int_equal(e.status, GATHER_USER_ERROR);
    if (e.line != line || !strstr(e.text, message)) {
        fail_msg("expected line %d, \"%s\"; found line %d, \"%s\"", line, message, e.line, e.text);
    }
}

/* ---- lspci ----------------------------------------------------------------------------------- */

#define NVME "00:01.0 Non-Volatile memory controller: Red Hat, Inc. QEMU NVM Express Controller\r\n"

static void lspci_has_all_kinds(void **state)
{
    (void)state;
    struct map_source m;
    load_good(NVME "\tControl: I/O- Mem+ BusMaster+\r\n"
                   "\tRegion 0: Memory at 8000200000 (64-bit, non-prefetchable) [size=16K]\r\n"
                   "\tRegion 2: Memory at 8000000000 (64-bit, prefetchable) [size=2M]\r\n"
                   "\tExpansion ROM at 10000000 [disabled] [size=128K]\r\n"
                   "\tCapabilities: [120 v1] Single Root I/O Virtualization (SR-IOV)\r\n"
                   "\t\tRegion 0: Memory at 0000008000400000 (64-bit, non-prefetchable)\r\n"
                   "\tKernel driver in use: nvme\r\n\r\n"
                   "0001:3a:1f.7 Ethernet controller: Intel Corporation\n"
                   "\tFlags: bus master\n"
                   "\tI/O ports at 1000 [size=32]\n"
                   "\t[virtual] Memory at 000001f0 (32-bit, non-prefetchable) [size=8]\n"
                   "\tMemory at 10020000 (32-bit, non-prefetchable) [disabled] [size=128K]\n"
                   "\tMemory at <unassigned> (64-bit, prefetchable) [disabled]\n"
                   "\tMemory behind bridge: 10000000-100fffff [size=1M]\n",
              &m);
    assert_int_equal(m.count, 3);
    is_region(&m, 0, "0001:3a:1f.7 mem 0x10020000", 0x10020000, 0x20000);
    is_region(&m, 1, "0000:00:01.0 BAR2 nvme", UINT64_C(0x8000000000), 0x200000);
    is_region(&m, 2, "0000:00:01.0 BAR0 nvme", UINT64_C(0x8000200000), 0x4000);
    assert_string_equal(m.regions[1].region, "");
    assert_true(m.regions[1].prefetchable);
    assert_false(m.regions[2].prefetchable);
    assert_true(has_note(&m, "2 of I/O ports"));
    assert_true(has_note(&m, "1 without an address"));
    assert_true(has_note(&m, "1 disabled expansion ROMs"));
    assert_true(has_note(&m, "1 of SR-IOV"));
    assert_true(has_note(&m, "1 disabled when lspci ran"));
    map_source_free(&m);
}

/* An assigned device's offsets are in its trace by its address in the host. */
static void lspci_of_a_host(void **state)
{
    (void)state;
    struct map_source m;
    load_good(NVME "\tRegion 0: Memory at 8000200000 (64-bit, non-prefetchable) [size=16K]\n"
                   "\tKernel driver in use: vfio-pci\n"
                   "\tKernel modules: nvme\n\n"
                   "00:02.0 Ethernet\n"
                   "\tRegion 0: Memory at 10000000 (32-bit, non-prefetchable) [size=128K]\n"
                   "\tKernel driver in use: e1000e\n",
              &m);
    is_region(&m, 0, "0000:00:02.0 BAR0 e1000e", 0x10000000, 0x20000);
    is_region(&m, 1, "0000:00:01.0 BAR0 vfio-pci", UINT64_C(0x8000200000), 0x4000);
    assert_string_equal(m.regions[0].region, "");
    assert_string_equal(m.regions[1].region, "0000:00:01.0:region0");
    map_source_free(&m);
}

static void small_bars_share_a_page(void **state)
{
    (void)state;
    struct map_source m;
    /* The BARs of qemu-mr-nots_lsi-ahci-rtl8139-vmxnet3, traces/README.md. */
    load_good("00:01.0 SCSI\n\tRegion 1: Memory at 10107000 (32-bit, non-prefetchable) [size=1K]\n"
              "00:03.0 Ethernet\n"
              "\tRegion 1: Memory at 10107400 (32-bit, non-prefetchable) [size=256]\n"
              "00:05.0 Ethernet\n"
              "\tRegion 0: Memory at 10106000 (32-bit, non-prefetchable) [size=4K]\n",
              &m);
    assert_int_equal(m.count, 2);
    is_region(&m, 0, "0000:00:05.0 BAR0", 0x10106000, 0x1000);
    is_region(&m, 1, "0000:00:01.0 BAR1 + 0000:00:03.0 BAR1", 0x10107000, 0x1000);
    assert_true(has_note(&m, "share pages and are one region"));
    map_source_free(&m);
}

static void lspci_mistakes(void **state)
{
    (void)state;
    is_bad(NVME "\tRegion 0: Memory at 8000200000 (64-bit, non-pref", 2, "expected an address");
    is_bad(NVME "\tRegion 0: Memory at 8000200000 (64-bit, prefetchable) [size=16", 2, "expected");
    is_bad(NVME "\tRegion 0: Memory at 8000200000 (64-bit, prefetchable) [size=0]", 2, "expected");
    is_bad(NVME "\tRegion 0: Memory at zz (64-bit, prefetchable) [size=16K]", 2, "hexadecimal");
    is_bad(NVME "\tRegion 0: Memory at 10000000000000000 (64-bit, prefetchable) [size=16K]", 2,
           "hexadecimal");
    is_bad(NVME "\tRegion 0: Memory at fffffffffffff000 (64-bit, prefetchable) [size=16K]", 2,
           "ends before the last address");
    is_bad(NVME "\tRegion 0: Memory at 1000000000000 (64-bit, prefetchable) [size=16K]", 2,
           "beyond the last address");
    is_bad(NVME "\tRegion 0: Memory at 8000200000 (64-bit, non-prefetchable)\n", 0,
           "no BAR has its size");
    is_bad(NVME, 0, "no address of a BAR");
    is_bad("Slot:\t00:01.0\nClass:\tHost bridge\n", 1, "lspci -vmm");
    is_bad(NVME "\tRegion 0: Memory at fe000000 (32-bit, non-prefetchable) [size=16K]\n"
                "\tRegion 1: Memory at fe002000 (32-bit, non-prefetchable) [size=16K]\n",
           3, "overlaps \"0000:00:01.0 BAR0\" of line 2");
}

static void twice_or_disabled_is_once(void **state)
{
    (void)state;
    struct map_source m;
    load_good(NVME "\tRegion 0: Memory at fe000000 (32-bit, non-prefetchable) [size=16K]\n" NVME
                   "\tRegion 0: Memory at fe000000 (32-bit, non-prefetchable) [size=16K]\n"
                   "\tRegion 1: Memory at fe000000 (32-bit, non-prefetchable) [disabled] "
                   "[size=4K]\n",
              &m);
    assert_int_equal(m.count, 1);
    is_region(&m, 0, "0000:00:01.0 BAR0", 0xfe000000, 0x4000);
    assert_true(has_note(&m, "1 told twice"));
    assert_true(has_note(&m, "1 disabled ones where others are"));
    map_source_free(&m);
}

/* ---- Linux ----------------------------------------------------------------------------------- */

static void iomem_is_nested(void **state)
{
    (void)state;
    struct map_source m;
    load_good("00001000-0009fbff : System RAM\n"
              "10000000-3efeffff : PCI Bus 0000:00\n"
              "  10000000-1001ffff : 0000:00:02.0\n"
              "    10000000-1001ffff : e1000e\n"
              "8000000000-ffffffffff : PCI Bus 0000:00\n"
              "  8000000000-80001fffff : PCI Bus 0000:01\n"
              "    8000000000-800000ffff : 0000:01:00.0\n"
              "      8000000000-8000003fff : 0000:01:10.0\n"
              "        8000000000-8000003fff : ixgbevf\n"
              "      8000004000-8000007fff : 0000:01:10.2\n"
              "  8000200000-8000203fff : 0000:00:01.0\n"
              "    8000200000-8000203fff : nvme\n",
              &m);
    assert_int_equal(m.count, 4);
    is_region(&m, 0, "0000:00:02.0 mem 0x10000000 e1000e", 0x10000000, 0x20000);
    is_region(&m, 1, "0000:01:10.0 mem 0x8000000000 ixgbevf", UINT64_C(0x8000000000), 0x4000);
    is_region(&m, 2, "0000:01:10.2 mem 0x8000004000", UINT64_C(0x8000004000), 0x4000);
    is_region(&m, 3, "0000:00:01.0 mem 0x8000200000 nvme", UINT64_C(0x8000200000), 0x4000);
    map_source_free(&m);
    is_bad("00000000-00000000 : System RAM\n00000000-00000000 : PCI Bus 0000:00\n"
           "  00000000-00000000 : 0000:00:01.0\n",
           0, "read it as root");
    is_bad("00001000-0009fbff : System RAM\n1000-fff : 0000:00:01.0\n", 2,
           "the end 0xfff is before the beginning");
    is_bad("00001000-0009fbff : System RAM\n  10000000-1001\xff : 0000:00:01.0\n", 2, "expected");
    is_bad("00001000-0009fbff : System RAM\n", 0, "no PCI function");
}

static void resource_has_flags(void **state)
{
    (void)state;
    struct map_source m;
    load_good("/sys/bus/pci/devices/0000:00:01.0/resource:"
              "0x0000008000200000 0x0000008000203fff 0x0000000000140204\n"
              "/sys/bus/pci/devices/0000:00:01.0/resource:"
              "0x0000000000000000 0x0000000000000000 0x0000000000000000\n"
              "/sys/bus/pci/devices/0000:00:01.0/resource:"
              "0x0000008000000000 0x00000080001fffff 0x000000000014220c\n"
              "/sys/bus/pci/devices/0000:00:02.0/resource:"
              "0x0000000000001000 0x000000000000101f 0x0000000000040101\n",
              &m);
    assert_int_equal(m.count, 2);
    is_region(&m, 0, "0000:00:01.0 BAR2", UINT64_C(0x8000000000), 0x200000);
    is_region(&m, 1, "0000:00:01.0 BAR0", UINT64_C(0x8000200000), 0x4000);
    assert_true(m.regions[0].prefetchable);
    assert_false(m.regions[1].prefetchable);
    map_source_free(&m);
    static const char zero[] = "0x0000000000000000 0x0000000000000000 0x0000000000000000\n";
    char text[14 * sizeof(zero)] = "0x0000008000200000 0x0000008000203fff 0x0000000000140204\n";
    for (int i = 1; i < 14; i++) {
        strcat(text, zero);
    }
    is_bad(text, 0, "14 lines are no single device's");
    is_bad("0x0000008000200000 0x0000008000203fff 0x0000000000140204\n0x00000080002000", 2,
           "expected 0xFIRST");
}

/* ---- QEMU ------------------------------------------------------------------------------------ */

static void golden(const char *name, struct map_source *m)
{
    char path[256];
    struct error e = { 0 };
    snprintf(path, sizeof(path), SOURCE_DIR "/tests/golden/maps/%s", name);
    struct map_query q = { .path = path };
    if (!map_source_load(&q, m, &e)) {
        fail_msg("%s:%d: %s", e.file, e.line, e.text);
    }
}

/* What the monitor printed, the base addresses being those of tests/golden/README.md. */
static void qemu_tells_its_tree(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        uint64_t base, size;
    } want[] = {
        { "e1000e-mmio", 0x10000000, 0x20000 },
        { "e1000e-flash", 0x10020000, 0x20000 },
        { "msix-table", 0x10040000, 0x1000 },
        { "msix-pba", 0x10042000, 0x1000 },
        { "ivshmem-mmio", 0x10044000, 0x1000 },
        { "nvme-cmb", UINT64_C(0x8000000000), 0x200000 },
        { "nvme", UINT64_C(0x8000200000), 0x2000 },
        { "msix-table", UINT64_C(0x8000202000), 0x1000 },
        { "msix-pba", UINT64_C(0x8000203000), 0x1000 },
        { "sh", UINT64_C(0x8001000000), 0x1000000 },
    };
    struct map_source m;
    golden("info-mtree.txt", &m);
    assert_int_equal(m.count, ARRAY_LEN(want));
    for (size_t i = 0; i < m.count; i++) {
        is_region(&m, i, want[i].name, want[i].base, want[i].size);
    }
    map_source_free(&m);
    golden("info-mtree-f.txt", &m);
    size_t found = 0;
    for (size_t i = 0; i < m.count; i++) {
        assert_null(strstr(m.regions[i].name, "window"));
        assert_null(strstr(m.regions[i].name, ".ram"));
        for (size_t k = 0; k < ARRAY_LEN(want); k++) {
            found += m.regions[i].base == want[k].base && m.regions[i].size == want[k].size &&
                     strcmp(m.regions[i].name, want[k].name) == 0;
        }
    }
    assert_int_equal(found, ARRAY_LEN(want) - 2); /* e1000e-flash is a container, sh memory */
    map_source_free(&m);
}

/* A PCI bridge, an assigned device, what is disabled: as memory.c prints them. */
static void qemu_tree_of_a_bridge(void **state)
{
    (void)state;
    struct map_source m;
    load_good("address-space: memory\n"
              "  0000000000000000-ffffffffffffffff (prio 0, i/o): system\n"
              "    0000000000000000-00000000bfffffff (prio 0, ram): alias ram-below-4g @pc.ram "
              "0000000000000000-00000000bfffffff\n"
              "    0000000000000000-ffffffffffffffff (prio -1, i/o): pci\n"
              "      00000000fe800000-00000000fe9fffff (prio 1, i/o): alias pci_bridge_mem "
              "@pci_bridge_pci 00000000fe800000-00000000fe9fffff\n"
              "      00000000febc0000-00000000febdffff (prio 1, i/o): e1000e-mmio\n"
              "      00000000febe0000-00000000febe3fff (prio 1, i/o): 0000:00:02.0 base BAR 0\n"
              "        00000000febe0000-00000000febe3fff (prio 0, i/o): 0000:00:02.0 BAR 0\n"
              "        00000000febe2000-00000000febe204f (prio 0, i/o): msix-table\n"
              "      00000000fec00000-00000000fec00fff (prio 1, i/o): gone [disabled]\n"
              "\nmemory-region: pci_bridge_pci\n"
              "  0000000000000000-ffffffffffffffff (prio 0, i/o): pci_bridge_pci\n"
              "    00000000fe800000-00000000fe803fff (prio 1, i/o): usb3 port #4 [x]\n"
              "    00000000d0000000-00000000d0003fff (prio 1, i/o): not shown\n",
              &m);
    assert_int_equal(m.count, 3);
    is_region(&m, 0, "usb3 port #4 [x]", 0xfe800000, 0x4000);
    is_region(&m, 1, "e1000e-mmio", 0xfebc0000, 0x20000);
    is_region(&m, 2, "0000:00:02.0 BAR 0 + msix-table", 0xfebe0000, 0x4000);
    assert_string_equal(m.regions[2].region, "0000:00:02.0:region0");
    map_source_free(&m);
    is_bad("address-space: memory\n  0000000000000000-ffffffffffffffff (prio 0, i/o): system\n"
           "    00000000febc0000-00000000febd",
           3, "expected FIRST-LAST (prio N, TYPE): NAME");
    is_bad("address-space: I/O\n", 0, "no region of a device");
    is_bad("FlatView #0\n AS \"I/O\", root: io\n", 0, "no flat view of the address space");
}

/* ---- all ------------------------------------------------------------------------------------- */

static void same_machine_same_bars(void **state)
{
    (void)state;
    static const char *const names[] = { "lspci-vv.txt", "iomem.txt", "resource.txt" };
    for (size_t k = 0; k < ARRAY_LEN(names); k++) {
        struct map_source m;
        golden(names[k], &m);
        assert_int_equal(m.count, 5);
        for (size_t i = 0; i < m.count; i++) {
            assert_int_equal(m.regions[i].base, UINT64_C(0x4000000000) + i * 0x80000);
            assert_int_equal(m.regions[i].size, 0x80000);
            char bdf[16];
            snprintf(bdf, sizeof(bdf), "0000:00:%02x.0 ", (unsigned)i + 1);
            assert_memory_equal(m.regions[i].name, bdf, strlen(bdf));
        }
        map_source_free(&m);
    }
}

static void rubbish_is_none(void **state)
{
    (void)state;
    is_bad("", 0, "empty");
    is_bad("\x7f"
           "ELF\x01\x02",
           1, "no map that is known");
    is_bad("hello\n", 1, "no map that is known: \"hello\"");
    char *line = malloc((10 << 20) + 1);
    assert_non_null(line);
    memset(line, 'x', 10 << 20);
    line[10 << 20] = '\0';
    is_bad(line, 1, "no map that is known");
    free(line);
}

/* ---- rules ----------------------------------------------------------------------------------- */

static bool add_rule(struct map_rules *r, const char *text)
{
    struct error e;
    return map_rules_add(r, text, &e);
}

static void rules_choose_types(void **state)
{
    (void)state;
    struct map_source m;
    struct map_rules r;
    struct error e = { 0 };
    load_good(NVME "\tRegion 0: Memory at 8000200000 (64-bit, non-prefetchable) [size=16K]\n"
                   "\tRegion 2: Memory at 8000000000 (64-bit, prefetchable) [size=2M]\n"
                   "\tKernel driver in use: nvme\n",
              &m);
    assert_string_equal(s1_type_names[m.regions[0].s1], "device-ngnre");
    map_rules_init(&r);
    assert_true(add_rule(&r, "device-ngnrne"));
    assert_true(add_rule(&r, "prefetchable=normal-nc"));
    assert_false(add_rule(&r, "normal-mc"));
    assert_false(add_rule(&r, "=normal-nc"));
    assert_false(add_rule(&r, "x=normal-mc"));
    assert_true(map_rules_apply(&r, &m, "x", &e));
    assert_string_equal(s1_type_names[m.regions[0].s1], "normal-nc");
    assert_string_equal(s1_type_names[m.regions[1].s1], "device-ngnrne");
    assert_true(add_rule(&r, "*nvme=device-gre")); /* the last one that fits */
    assert_true(map_rules_apply(&r, &m, "x", &e));
    assert_string_equal(s1_type_names[m.regions[0].s1], "device-gre");
    assert_true(add_rule(&r, "*BAR3*=normal-nc"));
    assert_false(map_rules_apply(&r, &m, "x", &e));
    assert_non_null(strstr(e.text, "the nearest is \"0000:00:01.0 BAR"));
    map_source_free(&m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lspci_has_all_kinds),       cmocka_unit_test(lspci_of_a_host),
        cmocka_unit_test(small_bars_share_a_page),   cmocka_unit_test(lspci_mistakes),
        cmocka_unit_test(twice_or_disabled_is_once), cmocka_unit_test(iomem_is_nested),
        cmocka_unit_test(resource_has_flags),        cmocka_unit_test(qemu_tells_its_tree),
        cmocka_unit_test(qemu_tree_of_a_bridge),     cmocka_unit_test(same_machine_same_bars),
        cmocka_unit_test(rubbish_is_none),           cmocka_unit_test(rules_choose_types),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
