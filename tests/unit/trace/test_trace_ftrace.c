/* SPDX-License-Identifier: Apache-2.0 */
/** Lines of ftrace, trace-cmd report and perf script: KVM's events and the kernel's rwmmio. */
#include "support.h"

#define WRITE_LINE "mmio write len 4 gpa 0x8000010 val 0x12345678\n"

static void expect_note(const struct trace *t, const char *text)
{
    for (size_t i = 0; i < trace_note_count(t); i++) {
        if (strstr(trace_note(t, i), text) != NULL) {
            return;
        }
    }
    fail_msg("no note has \"%s\"", text);
}

static void expect_no_note(const struct trace *t, const char *text)
{
    for (size_t i = 0; i < trace_note_count(t); i++) {
        assert_null(strstr(trace_note(t, i), text));
    }
}

/** Every container and every way its columns may look: the same record. */
static void test_containers(void **state)
{
    (void)state;
    static const struct {
        const char *line;
        const char *format;
        uint64_t us;
        unsigned host_cpu;
    } cases[] = {
        { " qemu-system-aar-160     [001] .....    12.918988: kvm_mmio: ", "ftrace-kvm", 12918988,
          1 },
        { "           <...>-160     [003] d..1     0.000001: kvm_mmio: ", "ftrace-kvm", 1, 3 },
        { " CPU 0/KVM-160   (  150) [012] ..... 12.918988: kvm_mmio: ", "ftrace-kvm", 12918988,
          12 },
        { " a-b [7] c-160   (-------) [000] .N... 12.918988123: kvm_mmio: ", "ftrace-kvm", 12918988,
          0 },
        { " qemu-system-aar-160   [001]    16.633859: kvm_mmio:             ", "ftrace-kvm",
          16633859, 1 },
        { " qemu-system-aar   160 [001]    17.928167:        kvm:kvm_mmio: ", "perf-script",
          17928167, 1 },
        { "            :203   203 [000]    16.913226:        kvm:kvm_mmio: ", "perf-script",
          16913226, 0 },
        { " qemu 150/160 [002] 16.913226123: kvm:kvm_mmio: ", "perf-script", 16913226, 2 },
    };
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        char text[300];
        snprintf(text, sizeof text, "%s" WRITE_LINE, cases[i].line);
        struct trace *t = open_text(text, NULL);
        assert_string_equal(trace_format_name(t), cases[i].format);
        struct trace_record r = next_record(t);
        assert_int_equal(r.kind, TRACE_WRITE);
        assert_int_equal(r.address, 0x8000010);
        assert_int_equal(r.value, 0x12345678);
        assert_int_equal(r.size, 4);
        assert_int_equal(r.time, cases[i].us);
        assert_int_equal(r.time_unit, TRACE_TIME_US);
        assert_int_equal(r.cpu, 0);
        assert_int_equal(r.line, 1);
        assert_int_equal(r.opcode, 0);
        assert_true(r.has_value);
        assert_false(r.address_is_offset);
        assert_string_equal(trace_region(t, r.region)->name, "gpa");
        assert_int_equal(trace_totals(t)->cpus[cases[i].host_cpu], 1);
        expect_end(t);
        assert_int_equal(trace_totals(t)->bad, 0);
        trace_close(t);
    }
}

/** A header alone says what it is; `# tracer` is of the first event's format. */
static void test_recognised(void **state)
{
    (void)state;
    static const struct {
        const char *text, *format;
    } cases[] = {
        { "cpus=2\n", "trace-cmd" },
        { "# tracer: nop\n", "ftrace-kvm" },
        { "# tracer: nop\n#\n a-1 [000] ..... 0.4: rwmmio_read: a -> b width=32 addr=0xff\n",
          "rwmmio" },
        { "# tracer: nop\n#\n a-1 [000] ..... 0.4: kvm_entry: PC: 0x0000000000000000\n",
          "ftrace-kvm" },
        { " a-1 [000] ..... 0.4: sched_switch: x\n a-1 [000] ..... 0.4: kvm_exit: x\n",
          "ftrace-kvm" },
    };
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct trace *t = open_text(cases[i].text, NULL);
        assert_string_equal(trace_format_name(t), cases[i].format);
        trace_close(t);
    }
}

/** The fault before an access of the same thread has its pc; vCPUs are threads, not host CPUs. */
static void test_threads(void **state)
{
    (void)state;
    struct trace *t = open_text(
        " q-7 [000] ..... 1.000000: kvm_guest_fault: ipa 0x8000030000, hsr 0x93c08045, hxfar "
        "0xffff800008010124, pc 0xffffda996f600d1c\n"
        " q-9 [001] ..... 1.000001: kvm_guest_fault: ipa 0x9000000, esr 0x93850045, hxfar "
        "0x18, pc 0x44\n"
        " q-7 [001] ..... 1.000002: kvm_mmio: mmio write len 8 gpa 0x8000030124 val 0x1\n"
        " q-9 [000] ..... 1.000003: kvm_mmio: mmio unsatisfied-read len 2 gpa 0x9000018 val 0x0\n"
        " q-7 [001] ..... 1.000004: kvm_mmio: mmio write len 8 gpa 0x8000030128 val 0x1\n"
        " q-9 [001] ..... 1.000005: kvm_mmio: mmio read len 2 gpa 0x9000018 val 0x1fff90\n",
        NULL);
    struct trace_record r = next_record(t);
    assert_int_equal(r.cpu, 0);
    assert_int_equal(r.pc, 0xffffda996f600d1c);
    r = next_record(t);
    assert_int_equal(r.cpu, 0);
    assert_int_equal(r.pc, 0); /* not the address of the fault */
    r = next_record(t);
    assert_int_equal(r.cpu, 1);
    assert_int_equal(r.kind, TRACE_READ);
    assert_int_equal(r.value, 0xff90); /* of two bytes */
    assert_int_equal(r.pc, 0x44);
    expect_end(t);
    assert_int_equal(trace_totals(t)->cpus[1], 3);
    assert_int_equal(trace_totals(t)->cpus[0], 0);
    assert_int_equal(skipped(t, "event kvm_guest_fault"), 2);
    assert_int_equal(skipped(t, "kvm_mmio unsatisfied-read"), 1);
    expect_no_note(t, "reads without");
    trace_close(t);
}

/** What is missing is said once, and only where it is. */
static void test_notes(void **state)
{
    (void)state;
    struct trace *t = open_text(
        "cpus=2\nversion = 6\nCPU 1 is empty\n"
        " q-7 [000] 1.0: kvm_mmio: mmio unsatisfied-read len 2 gpa 0x9000018 val 0x0\n"
        " q-7 [000] 1.0: kvm_userspace_exit: reason KVM_EXIT_ARM_NISV (28)\n"
        " q-7 [000] 1.0: kvm_mmio_nisv: ipa 0x0000008000030000, esr 0x92000045, far 0x1, pc 0x2\n"
        " q-7 [000] 1.0: kvm_mmio_nisv: ipa 0x0000008000030000, esr 0x92000045, far 0x1, pc 0x2\n"
        "CPU:1 [LOST 123 EVENTS]\nCPU:0 [7 EVENTS DROPPED]\n"
        " q-7 [000] 1.0: kvm_mmio: mmio read len 2 gpa 0x9000018 val 0x1\n"
        " q-7 [000] 0.5: kvm_mmio: mmio read len 2 gpa 0x9000018 val 0x1\n"
        " q-7 [000] 1.0: kvm_mmio: mmio unsatisfied-read len 2 gpa 0x9000018 val 0x0\n"
        " q-7 [000] 1.0: kvm_mmio: mmio unsatisfied-read len 2 gpa 0x9000018 val 0x0\n",
        NULL);
    next_record(t);
    next_record(t);
    expect_end(t);
    expect_note(t, "trace-cmd traces have only accesses that KVM emulated");
    expect_note(t, "no memory attributes");
    expect_note(t, "130 events were lost");
    expect_note(t, "time goes back 1 times");
    expect_note(t, "missing: 2 accesses of which KVM had no syndrome");
    expect_note(t, "reads without a line that has the value, left out: 1");
    expect_note(t, "reads but no write: perf script leaves out");
    assert_int_equal(skipped(t, "events lost"), 2);
    assert_int_equal(skipped(t, "trace-cmd cpus= header"), 3);
    assert_int_equal(trace_totals(t)->bad, 0);
    size_t notes = trace_note_count(t);
    expect_end(t);
    assert_int_equal(trace_note_count(t), notes);
    trace_close(t);

    t = open_text(" q-7 [000] 1.0: kvm_mmio: " WRITE_LINE, NULL);
    next_record(t);
    expect_end(t);
    assert_int_equal(trace_note_count(t), 1);
    trace_close(t);
}

/** Clocks are the host CPUs': a vCPU that moves takes another's time, two vCPUs may share one. */
static void test_clocks(void **state)
{
    (void)state;
    static const struct {
        const char *text, *said; /* NULL: every line is right */
        uint64_t backs;
    } cases[] = {
        { " q-7 [001] ..... 12.000003: kvm_mmio: " WRITE_LINE
          " q-7 [000] ..... 12.000002: kvm_mmio: " WRITE_LINE,
          NULL, 1 },
        { " q-7 [012] ..... 12.000003: kvm_mmio: " WRITE_LINE
          " q-9 [012] ..... 12.000002: kvm_mmio: " WRITE_LINE,
          "time goes back on host cpu 12, from 12.000003 s to 12.000002 s", 1 },
        { " q-7 [127] ..... 12.000003: kvm_mmio: " WRITE_LINE
          " q-7 [126] ..... 12.000001: kvm_mmio: " WRITE_LINE
          " q-7 [127] ..... 12.000002: kvm_mmio: " WRITE_LINE,
          "time goes back on host cpu 127, from 12.000003 s to 12.000002 s", 1 },
        { " q-7 [003] ..... 12.000003: kvm_mmio: " WRITE_LINE
          " q-9 [004] ..... 12.000001: kvm_mmio: " WRITE_LINE
          " q-7 [004] ..... 12.000002: kvm_mmio: " WRITE_LINE,
          NULL, 1 },
    };
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct error e = { 0 };
        struct trace *t = open_bytes(cases[i].text, strlen(cases[i].text), NULL, true, &e);
        assert_non_null(t);
        enum trace_result result;
        struct trace_record r;
        while ((result = trace_next(t, &r, &e)) == TRACE_OK) {
        }
        assert_int_equal(result, cases[i].said == NULL ? TRACE_END : TRACE_ERROR);
        assert_int_equal(trace_totals(t)->time_goes_back, cases[i].backs);
        if (cases[i].said != NULL) {
            assert_string_equal(e.text, cases[i].said);
        } else {
            expect_note(t, "only from one cpu to another");
        }
        trace_close(t);
    }
}

/** A clock that counts no seconds gives no times. */
static void test_other_clock(void **state)
{
    (void)state;
    struct trace *t = open_text(" q-7 [000] ..... 123456789012: kvm_mmio: " WRITE_LINE, NULL);
    struct trace_record r = next_record(t);
    assert_int_equal(r.time, 0);
    assert_int_equal(r.time_unit, TRACE_TIME_NONE);
    expect_end(t);
    expect_note(t, "does not count seconds: 1 records");
    expect_note(t, "no times");
    trace_close(t);
}

/** Each bad line is counted and named; the good ones around it are kept. */
static void test_bad_lines(void **state)
{
    (void)state;
    static const struct {
        const char *line, *expected;
    } cases[] = {
        { " q-7 [000] ..... 1.0: kvm_mmio: mmio write len 4 gpa 0x8000010 val ", "'val'" },
        { " q-7 [000] ..... 1.0: kvm_mmio: mmio write len 4 gpa 0x8000010 val 0x1 ", "'val'" },
        { " q-7 [000] ..... 1.0: kvm_mmio: mmio write len 4 gpa 0x80000", "'val'" },
        { " q-7 [000] ..... 1.0: kvm_mmio: mmio write len 3 gpa 0x8000010 val 0x1", "length of 1" },
        { " q-7 [000] ..... 1.0: kvm_mmio: mmio write len 16 gpa 0x8000010 val 0x1",
          "length of 1" },
        { " q-7 [000] ..... 1.0: kvm_mmio: mmio write len x gpa 0x8000010 val 0x1", "length in" },
        { " q-7 [000] ..... 1.0: kvm_mmio: mmio write len 8 gpa 0xfffffffffffffffc val 0x1",
          "length" },
        { " q-7 [000] ..... 1.0: kvm_mmio: mmio write len 4 gpa 0x12345678123456781 val 0x1",
          "'gpa'" },
        { " q-7 [000] ..... 1.0: kvm_mmio: mmio wrote len 4 gpa 0x8 val 0x1", "'mmio'" },
        { " q-7 [000] ..... 1.0: kvm_mmio: ", "'mmio'" },
        { " q-7 [000] ..... 1.0: kvm_guest_fault: ipa 0x1, hsr 0x2, hxfar 0x3", "', pc'" },
        { " q-7 [000] ..... 1.0: kvm_guest_fault: ipa 0x1, hxr 0x2, hxfar 0x3, pc 0x1", "', hsr'" },
        { " q-7 [000] ..... 1.0: kvm_userspace_exit: reason KVM_EXIT_MM", "'reason'" },
        { " q-7 [000] ..... 1.0 kvm_mmio: mmio write len 4 gpa 0x8 val 0x1", "COMM-TID" },
        { " q-7 [000] ..... : kvm_mmio: mmio write len 4 gpa 0x8 val 0x1", "COMM-TID" },
        { " q-7 [00x] ..... 1.0: kvm_mmio: mmio write len 4 gpa 0x8 val 0x1", "COMM-TID" },
        { "7 [000] ..... 1.0: kvm_mmio: mmio write len 4 gpa 0x8 val 0x1", "COMM-TID" },
        { " q-99999999999999999999 [000] ..... 1.0: kvm_mmio: mmio write len 4 gpa 0x8 val 0x1",
          "COMM-TID" },
        { "q-7[000]", "COMM-TID" },
        { "[", "COMM-TID" },
        { "CPU:1 [LOST 12", "COMM-TID" },
        { "cpus=2x", "COMM-TID" },
        /* two CPUs that wrote at once */
        { " q-7 [000] ..... 1.0: kvm_mmio: mmio write len 4 gpa 0x80 q-9 [001] ..... 1.0: "
          "kvm_mmio: "
          "mmio write len 4 gpa 0x8000010 val 0x1",
          "'val'" },
        { "\x01\x02\xff\xfe binary [000] \x7f", "COMM-TID" },
    };
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        char text[800];
        snprintf(text, sizeof text,
                 " q-7 [000] ..... 1.0: kvm_mmio: " WRITE_LINE
                 "%s\r\n q-7 [000] ..... 1.0: kvm_mmio: " WRITE_LINE,
                 cases[i].line);
        struct trace *t = open_text(text, NULL);
        next_record(t);
        struct trace_record r = next_record(t);
        assert_int_equal(r.line, 3);
        expect_end(t);
        assert_int_equal(trace_totals(t)->bad, 1);
        assert_int_equal(trace_message_count(t), 1);
        assert_int_equal(trace_message(t, 0)->line, 2);
        expect_first_message(t, cases[i].expected);
        trace_close(t);

        struct error e = { 0 };
        t = open_bytes(text, strlen(text), NULL, true, &e);
        assert_non_null(t);
        next_record(t);
        assert_int_equal(trace_next(t, &r, &e), TRACE_ERROR);
        assert_int_equal(e.line, 2);
        trace_close(t);
    }
}

static void test_crlf(void **state)
{
    (void)state;
    struct trace *t =
        open_text("# tracer: nop\r\n#\r\n\r\n q-7 [000] ..... 1.0: kvm_mmio: mmio write "
                  "len 4 gpa 0x8000010 val 0x12345678\r\n",
                  NULL);
    assert_int_equal(next_record(t).value, 0x12345678);
    expect_end(t);
    assert_int_equal(trace_totals(t)->bad, 0);
    assert_int_equal(skipped(t, "comment or blank"), 3);
    trace_close(t);
}

/** More threads than there is room for are one vCPU, and that is said. */
static void test_many_threads(void **state)
{
    (void)state;
    enum { THREADS = 70, LINE = 80 };
    char *text = calloc(THREADS, LINE);
    assert_non_null(text);
    size_t used = 0;
    for (unsigned i = 0; i < THREADS; i++) {
        used +=
            (size_t)snprintf(text + used, LINE, " q-%u [000] 1.0: kvm_mmio: " WRITE_LINE, i + 1);
    }
    struct trace *t = open_text(text, NULL);
    for (unsigned i = 0; i < THREADS; i++) {
        assert_int_equal(next_record(t).cpu, i < 64 ? i : 63);
    }
    expect_end(t);
    expect_note(t, "more than 64 threads");
    trace_close(t);
    free(text);
}

/* ---- rwmmio ---------------------------------------------------------------------------------- */

static void test_rwmmio(void **state)
{
    (void)state;
    struct trace *t = open_text(
        " k-19 [002] ..... 0.479371: rwmmio_read: a+0xd0/0xf10 -> readl+0x2c/0xcc width=32 "
        "addr=0xffffffc00870201c\n"
        " k-19 [002] ..... 0.479372: rwmmio_post_read: a+0xd0/0xf10 -> readl+0x7c/0xcc width=32 "
        "val=0x0 addr=0xffffffc00870201c\n"
        " k-19 [002] ..... 0.479373: rwmmio_write: e1000e_probe+0x10/0x20 [e1000e] -> writeq "
        "width=64 val=0x1122334455667788 addr=0xffffffc008702028\n"
        " k-19 [002] ..... 0.479374: rwmmio_post_write: e1000e_probe+0x10/0x20 [e1000e] -> writeq "
        "width=64 val=0x1122334455667788 addr=0xffffffc008702028\n"
        " k-19 [002] ..... 0.479375: rwmmio_write: early+0x1/0x2 width=8 val=0x1ff addr=0x1001\n"
        " k-19 [002] ..... 0.479375: kvm_mmio: " WRITE_LINE
        " k-19 [002] ..... 0.479376: rwmmio_read: a width=16 addr=0x1002\n",
        NULL);
    assert_string_equal(trace_format_name(t), "rwmmio");
    assert_true(trace_is_virtual(t));
    struct trace_record r = next_record(t);
    assert_int_equal(r.kind, TRACE_READ);
    assert_int_equal(r.size, 4);
    assert_int_equal(r.address, 0xffffffc00870201c);
    assert_int_equal(r.cpu, 2);
    assert_int_equal(r.time, 479372);
    assert_int_equal(r.line, 2);
    assert_string_equal(trace_region(t, r.region)->name, "va");
    r = next_record(t);
    assert_int_equal(r.kind, TRACE_WRITE);
    assert_int_equal(r.size, 8);
    assert_int_equal(r.value, 0x1122334455667788);
    static const char callers[] = "e1000e_probe+0x10/0x20 [e1000e] -> writeq";
    assert_int_equal(r.note_length, sizeof callers - 1);
    assert_memory_equal(r.note, callers, sizeof callers - 1);
    r = next_record(t);
    assert_int_equal(r.size, 1);
    assert_int_equal(r.value, 0xff);
    expect_end(t);
    assert_int_equal(skipped(t, "event rwmmio_read"), 2);
    assert_int_equal(skipped(t, "event rwmmio_post_write"), 1);
    assert_int_equal(skipped(t, "event kvm_mmio"), 1);
    expect_note(t, "kernel virtual addresses");
    expect_note(t, "reads without a line that has the value, left out: 1");
    trace_close(t);
}

static void test_bad_rwmmio(void **state)
{
    (void)state;
    static const struct {
        const char *args, *expected;
    } cases[] = {
        { "rwmmio_write: a -> b width=33 val=0x0 addr=0x10", "8, 16, 32 or 64" },
        { "rwmmio_write: a -> b width=128 val=0x0 addr=0x10", "8, 16, 32 or 64" },
        { "rwmmio_write: a -> b width=0 val=0x0 addr=0x10", "8, 16, 32 or 64" },
        { "rwmmio_write: a -> b width=32 addr=0x10", "'val='" },
        { "rwmmio_write: a -> b width=32 val=0x0 addr=0x10 more", "'addr='" },
        { "rwmmio_write: a -> b width=32 val=0x0 addr=", "'addr='" },
        { "rwmmio_write: a -> b wid", "'width='" },
        { "rwmmio_write:  width=32 val=0x0 addr=0x10", "'width='" },
        { "rwmmio_post_write: a width=32 val=", "'val='" },
        { "rwmmio_read: a width=32 val=0x1 addr=0x10", "'addr='" },
    };
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        char text[400];
        snprintf(text, sizeof text,
                 " k-1 [000] ..... 0.4: %s\n"
                 " k-1 [000] ..... 0.4: rwmmio_write: a width=8 val=0x1 addr=0x1001\n",
                 cases[i].args);
        struct trace *t = open_text(text, NULL);
        assert_int_equal(next_record(t).line, 2);
        expect_end(t);
        assert_int_equal(trace_totals(t)->bad, 1);
        expect_first_message(t, cases[i].expected);
        trace_close(t);
    }
}

/* ---- the two captures of one run ------------------------------------------------------------- */

static struct trace *open_capture(const char *name)
{
    char path[512];
    snprintf(path, sizeof path, SOURCE_DIR "/traces/%s", name);
    struct error e = { 0 };
    struct trace_options options = { .path = path, .strict = true };
    struct trace *t = trace_open(&options, &e);
    if (t == NULL) {
        fail_msg("%s", e.text);
    }
    return t;
}

/** The next access to one of the BARs that vfio traced; address as that of the guest. */
static bool next_in_bars(struct trace *t, struct trace_record *r)
{
    static const struct {
        const char *region;
        uint64_t base, size;
    } bars[] = { { "0000:00:02.0:region0", 0x8000200000, 0x2000 }, /* MSI-X is behind that */
                 { "0000:00:03.0:region0", 0x10000000, 0x20000 } };
    struct error e;
    while (trace_next(t, r, &e) == TRACE_OK) {
        for (size_t i = 0; i < ARRAY_LEN(bars); i++) {
            if (r->address_is_offset &&
                strcmp(trace_region(t, r->region)->name, bars[i].region) == 0) {
                r->address += bars[i].base;
                return true;
            }
            if (!r->address_is_offset && r->address - bars[i].base < bars[i].size) {
                return true;
            }
        }
    }
    return false;
}

static void test_same_run(void **state)
{
    (void)state;
    struct trace *kvm = open_capture("ftrace-kvm_nvme-e1000e_nommap.txt.gz");
    struct trace *vfio = open_capture("qemu-vfio_nvme-e1000e_nommap.log.gz");
    struct trace_record a, b;
    unsigned count = 0;
    while (next_in_bars(kvm, &a)) {
        assert_true(next_in_bars(vfio, &b));
        assert_int_equal(a.kind, b.kind);
        assert_int_equal(a.size, b.size);
        assert_int_equal(a.value, b.value);
        assert_int_equal(a.address, b.address);
        count++;
    }
    assert_false(next_in_bars(vfio, &b));
    assert_int_equal(count, 6236);
    trace_close(kvm);
    trace_close(vfio);
}

/** The store that KVM could not emulate is told of; every access has its pc. */
static void test_nisv_capture(void **state)
{
    (void)state;
    struct trace *t = open_capture("ftrace-kvm_nisv-stp.txt.gz");
    struct trace_record r;
    struct error e;
    while (trace_next(t, &r, &e) == TRACE_OK) {
        assert_int_not_equal(r.pc, 0);
        assert_int_equal(r.cpu, 0); /* one thread on two CPUs of the host */
    }
    expect_note(t, "missing: 1 accesses");
    trace_close(t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_containers),   cmocka_unit_test(test_recognised),
        cmocka_unit_test(test_threads),      cmocka_unit_test(test_notes),
        cmocka_unit_test(test_other_clock),  cmocka_unit_test(test_bad_lines),
        cmocka_unit_test(test_clocks),       cmocka_unit_test(test_crlf),
        cmocka_unit_test(test_many_threads), cmocka_unit_test(test_rwmmio),
        cmocka_unit_test(test_bad_rwmmio),   cmocka_unit_test(test_same_run),
        cmocka_unit_test(test_nisv_capture),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
