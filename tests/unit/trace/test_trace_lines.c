/* SPDX-License-Identifier: Apache-2.0 */
/** Single lines of each format: what is in them, and what is refused. */
#include "support.h"

static void expect_region(const struct trace *t, const struct trace_record *r, const char *name)
{
    assert_string_equal(trace_region(t, r->region)->name, name);
}

/* ---- wclog ----------------------------------------------------------------------------------- */

static void test_wclog(void **state)
{
    (void)state;
    struct trace *t = open_text(
        "1197399247 0 W iv+0x0 0x8000000000 4 0xa5a5a5a5 0x401078 b9000022\n"
        "1197400000 3 R iv+0x1c 0x800000001c 8 - 0xffffb7555a73b574 f9400000 ldr x0, [x0]\n"
        "1197400001 3 B - - 0 - 0xffffb7555a73b578 d50331bf dmb oshld\n"
        "1197400002 3 Z ? ? 64 - 0x400bc4 d50b7423\n"
        "1197400003 0 W a+b+0x10 0x10 1 0xff 0x0 00000000\n"
        "1197400004 0 W bar+0x20 - 2 0xbeef 0x0 00000000\n",
        NULL);
    assert_string_equal(trace_format_name(t), "wclog");
    struct trace_record r = next_record(t);
    assert_int_equal(r.kind, TRACE_WRITE);
    assert_int_equal(r.time, 1197399247);
    assert_int_equal(r.time_unit, TRACE_TIME_INSTRUCTIONS);
    assert_int_equal(r.address, 0x8000000000);
    assert_int_equal(r.size, 4);
    assert_true(r.has_value && r.has_window && !r.address_is_offset);
    assert_int_equal(r.value, 0xa5a5a5a5);
    assert_int_equal(r.pc, 0x401078);
    assert_int_equal(r.opcode, 0xb9000022);
    assert_int_equal(r.line, 1);
    expect_region(t, &r, "iv");
    r = next_record(t);
    assert_int_equal(r.kind, TRACE_READ);
    assert_int_equal(r.cpu, 3);
    assert_int_equal(r.region_offset, 0x1c);
    assert_false(r.has_value);
    assert_int_equal(r.note_length, strlen("ldr x0, [x0]"));
    assert_memory_equal(r.note, "ldr x0, [x0]", r.note_length);
    r = next_record(t);
    assert_int_equal(r.kind, TRACE_BARRIER);
    assert_int_equal(r.size, 0);
    assert_int_equal(r.opcode, 0xd50331bf);
    r = next_record(t);
    assert_int_equal(r.kind, TRACE_ZVA);
    r = next_record(t);
    expect_region(t, &r, "a+b");
    r = next_record(t);
    assert_true(r.address_is_offset);
    assert_int_equal(r.address, 0x20);
    expect_end(t);
    assert_int_equal(trace_totals(t)->skipped, 0);
    trace_close(t);
}

static void test_wclog_delta(void **state)
{
    (void)state;
    struct trace *t = open_text("# made by hand\r\n"
                                "\r\n"
                                "+1296654893 0 W 0x10000000 8 - 0xffffb2cd4de21290 f9000066\r\n"
                                "+135 0 B - 0 - 0xffffb2cd4de10184 d5033f9f\r\n"
                                "+5 1 R 0x10000008 8 0x0123456789abcdef 0xfff0 f9400066",
                                NULL);
    assert_string_equal(trace_format_name(t), "wclog-delta");
    struct trace_record r = next_record(t);
    assert_int_equal(r.time, 1296654893);
    assert_int_equal(r.opcode, 0xf9000066);
    assert_int_equal(r.note_length, 0);
    expect_region(t, &r, "mem");
    r = next_record(t);
    assert_int_equal(r.time, 1296655028);
    r = next_record(t);
    assert_int_equal(r.time, 1296655033);
    assert_int_equal(r.value, 0x0123456789abcdef);
    assert_int_equal(r.cpu, 1);
    assert_int_equal(r.line, 5);
    expect_end(t);
    assert_int_equal(skipped(t, "comment or blank"), 2);
    trace_close(t);
}

/** A difference counts even where the rest of its line is bad. */
static void test_delta_time_after_bad_line(void **state)
{
    (void)state;
    struct trace *t = open_text("+10 0 W 0x10 8 - 0x0 f9000066\n"
                                "+10 0 W nonsense\n"
                                "+10 0 W 0x10 8 - 0x0 f9000066\n",
                                NULL);
    assert_int_equal(next_record(t).time, 10);
    assert_int_equal(next_record(t).time, 30);
    expect_end(t);
    trace_close(t);
}

/* ---- QEMU ------------------------------------------------------------------------------------ */

static void test_qemu_prefixes(void **state)
{
    (void)state;
    static const char ops[] = "memory_region_ops_write cpu 1 mr 0x559554b2f1f0 addr 0x8000010000 "
                              "value 0x25e1993fbb8b3c1c "
                              "size 8 name 'nvme-cmb'\n";
    static const struct {
        const char *prefix;
        enum trace_time_unit unit;
        uint64_t time;
    } cases[] = {
        { "", TRACE_TIME_NONE, 0 },
        { "26098@1795195010.279461:", TRACE_TIME_US, 1795195010279461 },
        /* `date -u -d 2026-11-20T17:11:12 +%s` is 1795194672 */
        { "2026-11-20T17:11:12.123456Z ", TRACE_TIME_US, 1795194672123456 },
        { "2026-11-20T17:11:12Z ", TRACE_TIME_US, 1795194672000000 },
        { "2026-11-20T17:11:12.5Z ", TRACE_TIME_US, 1795194672500000 },
        { "2024-02-29T23:59:59.000001Z ", TRACE_TIME_US, 1709251199000001 },
        { "2000-03-01T00:00:00Z ", TRACE_TIME_US, 951868800000000 },
        { "1970-01-01T00:00:00Z ", TRACE_TIME_US, 0 },
    };
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        char text[512];
        snprintf(text, sizeof text, "%s%s", cases[i].prefix, ops);
        struct trace *t = open_text(text, NULL);
        assert_string_equal(trace_format_name(t), "qemu-mr");
        struct trace_record r = next_record(t);
        assert_int_equal(r.time_unit, cases[i].unit);
        assert_int_equal(r.time, cases[i].time);
        assert_int_equal(r.address, 0x8000010000);
        assert_int_equal(r.value, 0x25e1993fbb8b3c1c);
        assert_int_equal(r.size, 8);
        assert_int_equal(r.cpu, 1);
        assert_int_equal(r.opcode, 0);
        assert_false(r.address_is_offset);
        expect_end(t);
        trace_close(t);
    }
}

/** QEMU's other text backends: trace_marker in ftrace, and syslog. */
static void test_qemu_backends(void **state)
{
    (void)state;
    static const char ftrace[] =
        "# tracer: nop\n#\n"
        " qemu-system-aar-160     [001] .....    12.918988: tracing_mark_write: "
        "memory_region_ops_write cpu 1 mr 0x55a5 addr 0x8000200000 value 0x12 size 4 name 'nvme'\n"
        " qemu-system-aar-160     [000] .....    12.918990: sched_waking: comm=x pid=1\n"
        " qemu-system-aar-160     [001] .....    12.919000: tracing_mark_write: "
        "vfio_region_read  (0000:00:02.0:region0+0x4, 4) = 0x2401820\n"
        " qemu-system-aar-160     [001] .....    12.919001: tracing_mark_write: something else\n";
    struct trace *t = open_text(ftrace, NULL);
    assert_string_equal(trace_format_name(t), "qemu-mr");
    struct trace_record r = next_record(t);
    assert_int_equal(r.address, 0x8000200000);
    assert_int_equal(r.value, 0x12);
    assert_int_equal(r.cpu, 1);
    assert_int_equal(r.time_unit, TRACE_TIME_US);
    assert_int_equal(r.time, 12918988);
    r = next_record(t);
    assert_int_equal(r.kind, TRACE_READ);
    assert_int_equal(r.value, 0x2401820);
    expect_end(t);
    assert_int_equal(skipped(t, "event sched_waking"), 1);
    assert_int_equal(trace_totals(t)->bad, 1);
    trace_close(t);

    static const char syslog[] =
        "Nov 22 03:55:36 host systemd[1]: Started something.\n"
        "Nov 22 03:55:36 host qemu-system-aarch64[1234]: memory_region_ops_read cpu 0 mr 0x1 addr "
        "0x9000018 value 0x90 size 4 name 'pl011'\n";
    t = open_text(syslog, NULL);
    assert_string_equal(trace_format_name(t), "qemu-mr");
    r = next_record(t);
    assert_int_equal(r.address, 0x9000018);
    assert_int_equal(r.time_unit, TRACE_TIME_NONE);
    expect_end(t);
    assert_int_equal(trace_totals(t)->bad, 1);
    trace_close(t);
}

static void test_qemu_names(void **state)
{
    (void)state;
    static const char *const names[] = {
        "usb3 port #4", "gicv3_redist_region[0]", "0000:00:02.0 BAR 0", "it's 'quoted'", "'", "",
        "a' name 'b",   "vga.mmio \xc3\xa9"
    };
    for (size_t i = 0; i < ARRAY_LEN(names); i++) {
        char text[512];
        snprintf(text, sizeof text,
                 "memory_region_ops_read cpu 0 mr 0x1 addr 0x9000018 value 0x90 size 2 name '%s'\n",
                 names[i]);
        struct trace *t = open_text(text, NULL);
        struct trace_record r = next_record(t);
        expect_region(t, &r, names[i]);
        expect_end(t);
        trace_close(t);
    }
}

static void test_qemu_skips(void **state)
{
    (void)state;
    struct trace *t = open_text(
        "20785@1795194656.905646:pci_cfg_write gpex-root 00:00.0 @0x4 <- 0x400\n"
        "memory_region_subpage_write cpu 1 mr 0x7fdae412b7a0 offset 0x43e value 0xffff size 2\n"
        "memory_region_ops_write cpu 1 mr 0x7f addr 0x1000043e value 0xffff size 2 name "
        "'msix-table'\n"
        "memory_region_ram_device_write cpu 1 mr 0x7f addr 0x43e value 0xffff size 2\n"
        "20778@1795194660.199157:memory_region_ops_write cpu -1 mr 0x5588c3c9dd00 addr 0x8090040 "
        "value 0x0 size 4 name 'translation'\n"
        "virtio_notify vdev 0x55 vq 0x56\n"
        "usb_xhci_run \n"
        "# a comment\n"
        "memory_region_ops_write cpu 0 mr 0x1 addr 0x10 value 0x1 size 3 name 'x'\n"
        "qemu-system-aarch64: warning: something\n"
        "memory_region_ops_read cpu 0 mr 0x1 addr 0xf8000 value 0x1 size 4 name 'pcie-mmcfg-mmio'\n"
        "memory_region_ops_read cpu 0 mr 0x1 addr 0xb0000000 value 0x1 size 4 name "
        "'pcie-mmcfg-mmio'\n"
        "memory_region_ops_write cpu 0 mr 0x1 addr 0x10 value 0x1 size 4 name 'x",
        NULL);
    struct trace_record r = next_record(t);
    expect_region(t, &r, "msix-table");
    r = next_record(t);
    assert_true(r.address_is_offset);
    assert_int_equal(r.address, 0xf8000);
    r = next_record(t);
    assert_false(r.address_is_offset);
    expect_end(t);
    assert_int_equal(skipped(t, "event pci_cfg_write"), 1);
    assert_int_equal(skipped(t, "event memory_region_subpage_write"), 1);
    assert_int_equal(skipped(t, "memory_region_ops cpu -1 (device master, e.g. MSI)"), 1);
    assert_int_equal(skipped(t, "event memory_region_ram_device_write"), 1);
    assert_int_equal(skipped(t, "event virtio_notify"), 1);
    assert_int_equal(skipped(t, "event usb_xhci_run"), 1);
    assert_int_equal(skipped(t, "comment or blank"), 1);
    assert_int_equal(skipped(t, "not understood"), 2);
    assert_int_equal(skipped(t, "last line cut off"), 1);
    assert_int_equal(trace_totals(t)->bad, 3);
    assert_int_equal(trace_totals(t)->skipped, 10);
    assert_int_equal(trace_message_count(t), 3);
    assert_int_equal(trace_message(t, 0)->line, 9);
    assert_non_null(strstr(trace_message(t, 0)->text, "size"));
    trace_close(t);
}

static void test_vfio(void **state)
{
    (void)state;
    struct trace *t = open_text(
        "160@1795194964.653763:vfio_region_read  (0000:00:02.0:region0+0x4, 4) = 0x2401820\n"
        "160@1795194964.654534:vfio_region_write  (0000:00:02.0:region0+0x50, 0x1, 4)\n"
        "vfio_region_read  (odd+0xname:region2+0x18, 8) = 0xffffffffffffffff\n"
        "vfio_region_write (0000:00:02.0:region0+0x50, 0x1, 5)\n"
        "vfio_region_read  (0000:00:02.0:region0+0x4, 4)\n",
        NULL);
    assert_string_equal(trace_format_name(t), "qemu-vfio");
    struct trace_record r = next_record(t);
    assert_int_equal(r.kind, TRACE_READ);
    assert_int_equal(r.address, 4);
    assert_int_equal(r.value, 0x2401820);
    assert_int_equal(r.time, 1795194964653763);
    assert_true(r.address_is_offset);
    expect_region(t, &r, "0000:00:02.0:region0");
    r = next_record(t);
    assert_int_equal(r.kind, TRACE_WRITE);
    assert_int_equal(r.address, 0x50);
    assert_int_equal(r.value, 1);
    r = next_record(t);
    expect_region(t, &r, "odd+0xname:region2");
    assert_int_equal(r.value, UINT64_MAX);
    expect_end(t);
    assert_int_equal(trace_totals(t)->bad, 2);
    trace_close(t);
}

#define OPS(rw, addr, value, name)                                                                 \
    "memory_region_ops_" rw " cpu 0 mr 0x1 addr " addr " value " value " size 4 name '" name "'\n"
#define VREAD(offset, value)  "vfio_region_read  (0000:00:02.0:region0+" offset ", 4) = " value "\n"
#define VWRITE(offset, value) "vfio_region_write  (0000:00:02.0:region0+" offset ", " value ", 4)\n"

/** Both events on: one access is counted once, by the line that has the address. */
static void test_both_events(void **state)
{
    (void)state;
    static const char bar[] = "0000:00:02.0 BAR 0";
    struct trace *t =
        open_text(VREAD("0x4", "0x11") "vfio_intx_eoi  (0000:00:02.0) EOI\n" OPS(
                      "read", "0x8000000004", "0x11", "0000:00:02.0 BAR 0")
                      OPS("write", "0x8000000050", "0x1", "0000:00:02.0 BAR 0")
                          VWRITE("0x50", "0x1") OPS("write", "0x9000000", "0x41", "pl011")
                              VREAD("0x8", "0x22") OPS("read", "0x9000018", "0x90", "pl011")
                                  OPS("read", "0x8000000008", "0x22", "0000:00:02.0 BAR 0"),
                  NULL);
    static const uint64_t addresses[] = { 0x8000000004, 0x8000000050, 0x9000000, 0x9000018,
                                          0x8000000008 };
    for (size_t i = 0; i < ARRAY_LEN(addresses); i++) {
        struct trace_record r = next_record(t);
        assert_int_equal(r.address, addresses[i]);
        assert_false(r.address_is_offset);
    }
    expect_end(t);
    assert_true(trace_region_find(t, bar) >= 0);
    assert_int_equal(trace_totals(t)->reads, 3);
    assert_int_equal(trace_totals(t)->writes, 2);
    assert_int_equal(skipped(t, "event vfio_region_read (repeats a memory_region_ops line)"), 2);
    assert_int_equal(skipped(t, "event vfio_region_write (repeats a memory_region_ops line)"), 1);
    trace_close(t);
}

#define RAM(direction, mr, offset, value)                                                          \
    "memory_region_ram_device_" direction " cpu 1 mr " mr " addr " offset " value " value          \
    " size 4\n"

/** Alone it is the access; beside a memory_region_ops line of its region it repeats that. */
static void test_ram_device(void **state)
{
    (void)state;
    struct trace *t =
        open_text(RAM("write", "0x5a", "0x10", "0x11") RAM("read", "0x5a", "0x14", "0x12")
                      RAM("read", "0x5a", "0x14",
                          "0x13") "memory_region_ram_device_read cpu -1 mr 0x5a addr 0x0 value "
                                  "0x0 size 4\n"
                                  "memory_region_ram_device_read cpu 0 mr 0x5a addr 0x0 size 4\n",
                  NULL);
    assert_string_equal(trace_format_name(t), "qemu-mr");
    for (unsigned i = 0; i < 3; i++) {
        struct trace_record r = next_record(t);
        expect_region(t, &r, "mr 0x5a");
        assert_true(r.address_is_offset);
        assert_int_equal(r.cpu, 1);
        assert_int_equal(r.value, 0x11 + i);
        assert_int_equal(r.address, i == 0 ? 0x10 : 0x14);
    }
    expect_end(t);
    assert_int_equal(trace_totals(t)->bad, 1);
    trace_close(t);

    t = open_text(
        "memory_region_ops_write cpu 1 mr 0x5a addr 0x8000010 value 0x11 size 4 name 'b'\n" RAM(
            "write", "0x5a", "0x10", "0x11")
            RAM("read", "0x5a", "0x14", "0x12") "memory_region_ops_read cpu 1 mr 0x5a addr "
                                                "0x8000014 value 0x12 size 4 name 'b'\n"
                                                "memory_region_ops_read cpu 1 mr 0x5b addr "
                                                "0x9000014 value 0x12 size 4 name 'c'\n",
        NULL);
    for (unsigned i = 0; i < 3; i++) {
        assert_false(next_record(t).address_is_offset);
    }
    expect_end(t);
    assert_int_equal(skipped(t, "event memory_region_ram_device_write"), 1);
    assert_int_equal(skipped(t, "event memory_region_ram_device_read"), 1);
    trace_close(t);
}

/** Accesses that only look alike are each counted, in order. */
static void test_not_repeats(void **state)
{
    (void)state;
    struct trace *t = open_text(
        VREAD("0x4", "0x11") OPS("read", "0x9000004", "0x11", "pl011")                 /* name */
        VREAD("0x8", "0x11") OPS("read", "0x8000000008", "0x12", "0000:00:02.0 BAR 0") /* value */
        VREAD("0x8", "0x13") OPS("read", "0x8000000008", "0x13", "0000:00:02.0 BAR 1")
            VREAD("0x8", "0x14")
                OPS("read", "0x800000000c", "0x14", "0000:00:02.0 BAR 0") /* bits */
        VREAD("0xc", "0x15") VREAD("0x10", "0x16") VWRITE("0x14", "0x1") VREAD("0x18", "0x17"),
        NULL);
    static const uint64_t addresses[] = { 4, 0x9000004,    8,   0x8000000008, 8,    0x8000000008,
                                          8, 0x800000000c, 0xc, 0x10,         0x14, 0x18 };
    for (size_t i = 0; i < ARRAY_LEN(addresses); i++) {
        assert_int_equal(next_record(t).address, addresses[i]);
    }
    expect_end(t);
    assert_int_equal(trace_totals(t)->skipped, 0);
    trace_close(t);
}

/* ---- lines that are wrong -------------------------------------------------------------------- */

/** Configuration requests are left out, but a bad line of them is bad. */
static void test_config_lines(void **state)
{
    (void)state;
    static const struct {
        const char *line;
        const char *expected;
    } cases[] = {
        { "pci_cfg_write nvme 00:01.0 @0x10 <- 0xffffffff", NULL },
        { "pci_cfg_read nvme ff:1f.7 @0xe -> 0x0", NULL },
        { "vfio_pci_read_config  (0000:00:02.0, @0x10, len=0x4) 0x4", NULL },
        { "vfio_pci_write_config  (name, @0x10, 0x4, len=0x4)", NULL },
        { "pci_cfg_write nvme 00:01.0 @0x10 -> 0x4", "arrow" },
        { "pci_cfg_write nvme 00:01.0 @0x10 <- 0x", "arrow" },
        { "pci_cfg_write nvme 00:20.0 @0x10 <- 0x4", "BUS:DEVICE" },
        { "pci_cfg_read nvme 00:01", "BUS:DEVICE" },
        { "pci_cfg_read  00:01.0 @0x10 -> 0x4", "BUS:DEVICE" },
        { "vfio_pci_read_config  (0000:00:02.0, @0x10, len=0x4", "len=" },
        { "vfio_pci_read_config  (0000:00:02.0, @0x10, len=0x4)", "value" },
        { "vfio_pci_read_config  (0000:00:02.0 @0x10", "DEVICE" },
        { "vfio_pci_write_config  (0000:00:02.0, @0x10, len=0x4)", "value" },
        { "vfio_pci_write_config  (0000:00:02.0, @0x10, 0x4, len=0x4) 0x1", "end of the line" },
        { "vfio_pci_write_config  (", "DEVICE" },
    };
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        char text[512];
        snprintf(text, sizeof text, VWRITE("0x4", "0x1") "%s\n" VWRITE("0x8", "0x2"),
                 cases[i].line);
        struct trace *t = open_text(text, "qemu-vfio");
        (void)next_record(t);
        assert_int_equal(next_record(t).line, 3);
        expect_end(t);
        assert_int_equal(trace_totals(t)->skipped, 1);
        assert_int_equal(trace_totals(t)->bad, cases[i].expected != NULL ? 1 : 0);
        assert_int_equal(trace_bar_count(t), 0);
        if (cases[i].expected != NULL &&
            strstr(trace_message(t, 0)->text, cases[i].expected) == NULL) {
            fail_msg("'%s': %s", cases[i].line, trace_message(t, 0)->text);
        }
        trace_close(t);
    }
}

static void test_bad_wclog_lines(void **state)
{
    (void)state;
    static const struct {
        const char *line;
        const char *expected; /* a word of the message */
    } cases[] = {
        { "garbage", "count" },
        { "99999999999999999999 0 W iv+0x0 0x8 4 - 0x1 b9000022", "count" },
        { "1 -1 W iv+0x0 0x8 4 - 0x1 b9000022", "cpu" },
        { "1 0 X iv+0x0 0x8 4 - 0x1 b9000022", "R, W, B or Z" },
        { "1 0 W", "R, W, B or Z" },
        { "1 0 W iv 0x8 4 - 0x1 b9000022", "window" },
        { "1 0 W +0x0 0x8 4 - 0x1 b9000022", "window" },
        { "1 0 W iv+0x 0x8 4 - 0x1 b9000022", "window" },
        { "1 0 W iv+0x0 8 4 - 0x1 b9000022", "address" },
        { "1 0 W iv+0x0 0x12345678901234567 4 - 0x1 b9000022", "address" },
        { "1 0 W iv+0x0 0x8 0 - 0x1 b9000022", "size" },
        { "1 0 W iv+0x0 0x8 3 - 0x1 b9000022", "size" },
        { "1 0 W iv+0x0 0x8 128 - 0x1 b9000022", "size" },
        { "1 0 W iv+0x0 0x8 18446744073709551617 - 0x1 b9000022", "size" },
        { "1 0 W iv+0x0 0x8 16 0x1 0x1 b9000022", "value" },
        { "1 0 W iv+0x0 0x8 4 5 0x1 b9000022", "value" },
        { "1 0 W iv+0x0 0xfffffffffffffffd 4 - 0x1 b9000022", "2^64" },
        { "1 0 W iv+0x0 0x8 4 - 1 b9000022", "program counter" },
        { "1 0 W iv+0x0 0x8 4 - 0x1 b900002", "instruction" },
        { "1 0 W iv+0x0 0x8 4 - 0x1 b90000221", "instruction" },
        { "1 0 W iv+0x0 0x8 4 - 0x1", "program counter" },
        { "1 0 B - 0 - 0x1 d5033f9f", "barrier" },
        { "1 0 Z - - 0 - 0x1 d50b7423", "DC ZVA" },
        { "1\t0\tW", "count" },
        { "1 0 W iv+0x0 0x8 4 - 0x1 \x80\xff", "instruction" },
    };
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        char text[512];
        snprintf(text, sizeof text, "1 0 W iv+0x0 0x0 4 - 0x1 b9000022\n%s\n", cases[i].line);
        struct trace *t = open_text(text, NULL);
        (void)next_record(t);
        expect_end(t);
        assert_int_equal(trace_totals(t)->bad, 1);
        assert_int_equal(trace_message_count(t), 1);
        if (strstr(trace_message(t, 0)->text, cases[i].expected) == NULL) {
            fail_msg("'%s': %s", cases[i].line, trace_message(t, 0)->text);
        }
        trace_close(t);

        struct error e = { 0 };
        t = open_bytes(text, strlen(text), NULL, true, &e);
        assert_non_null(t);
        (void)next_record(t);
        struct trace_record r;
        assert_int_equal(trace_next(t, &r, &e), TRACE_ERROR);
        assert_int_equal(e.line, 2);
        assert_int_equal(e.status, GATHER_USER_ERROR);
        assert_int_equal(trace_next(t, &r, &e), TRACE_END);
        trace_close(t);
    }
}

/** Every proper beginning of the last line is refused, never taken for something else. */
static void test_cut_lines(void **state)
{
    (void)state;
    static const char *const lines[] = {
        "1197399247 0 W iv+0x0 0x8000000000 4 0xa5a5a5a5 0x401078 b9000022",
        "26098@5.27:memory_region_ops_write cpu 0 mr 0x5 addr 0x80 value 0x25 size 8 name 'n'",
        "160@1795194964.654534:vfio_region_write  (0000:00:02.0:region0+0x50, 0x1, 4)",
    };
    for (size_t i = 0; i < ARRAY_LEN(lines); i++) {
        for (size_t n = 1; n < strlen(lines[i]); n++) {
            char text[512];
            snprintf(text, sizeof text, "%s\n%.*s", lines[i], (int)n, lines[i]);
            struct trace *t = open_text(text, NULL);
            (void)next_record(t);
            expect_end(t);
            assert_int_equal(trace_totals(t)->skipped, 1);
            assert_int_equal(skipped(t, "last line cut off"), 1);
            trace_close(t);
        }
    }
}

/** Lines that lie across the ends of blocks of 256 KiB, at every distance. */
static void test_block_ends(void **state)
{
    (void)state;
    enum { COUNT = 40000 };
    static const char line[] = "+1 0 W 0x%x 8 - 0x401078 f9000066%s\n";
    for (unsigned pad = 0; pad < 60; pad += 7) {
        char *text = malloc((size_t)COUNT * 64 + 128);
        assert_non_null(text);
        size_t n = 0;
        text[n++] = '#';
        for (unsigned i = 0; i < pad; i++) {
            text[n++] = '.';
        }
        text[n++] = '\n';
        for (unsigned i = 0; i < COUNT; i++) {
            n += (size_t)snprintf(text + n, 64, line, 0x10000000 + 8 * i, i % 3 == 0 ? "\r" : "");
        }
        struct error e = { 0 };
        struct trace *t = open_bytes(text, n, NULL, true, &e);
        assert_non_null(t);
        for (unsigned i = 0; i < COUNT; i++) {
            struct trace_record r = next_record(t);
            assert_int_equal(r.address, 0x10000000 + 8 * i);
            assert_int_equal(r.line, i + 2);
            assert_int_equal(r.note_length, 0);
        }
        expect_end(t);
        trace_close(t);
        free(text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_wclog),
        cmocka_unit_test(test_wclog_delta),
        cmocka_unit_test(test_delta_time_after_bad_line),
        cmocka_unit_test(test_qemu_prefixes),
        cmocka_unit_test(test_qemu_backends),
        cmocka_unit_test(test_qemu_names),
        cmocka_unit_test(test_qemu_skips),
        cmocka_unit_test(test_vfio),
        cmocka_unit_test(test_ram_device),
        cmocka_unit_test(test_both_events),
        cmocka_unit_test(test_not_repeats),
        cmocka_unit_test(test_config_lines),
        cmocka_unit_test(test_bad_wclog_lines),
        cmocka_unit_test(test_cut_lines),
        cmocka_unit_test(test_block_ends),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
