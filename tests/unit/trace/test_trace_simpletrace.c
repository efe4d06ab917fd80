/* SPDX-License-Identifier: Apache-2.0 */
/** QEMU's binary traces, made here byte by byte as scripts/simpletrace.py reads them. */
#include "support.h"

enum { BYTES_MAX = 256 * 1024 };

struct bytes {
    unsigned char data[BYTES_MAX];
    size_t length;
    bool swapped; /* as a host of the other byte order writes */
};

static void put(struct bytes *b, uint64_t v, unsigned size)
{
    for (unsigned i = 0; i < size; i++) {
        unsigned shift = 8 * (b->swapped ? size - 1 - i : i);
        b->data[b->length++] = (unsigned char)(v >> shift);
    }
}

static void put_string(struct bytes *b, const char *s)
{
    put(b, strlen(s), 4);
    memcpy(b->data + b->length, s, strlen(s));
    b->length += strlen(s);
}

static void put_mapping(struct bytes *b, uint64_t id, const char *name)
{
    put(b, 0, 8);
    put(b, id, 8);
    put_string(b, name);
}

enum {
    OPS_READ = 7,
    OPS_WRITE = 8,
    VFIO_READ = 100,
    VFIO_WRITE = 101,
    OTHER = 3000,
    RAM_WRITE = 9
};

static void put_header(struct bytes *b)
{
    b->length = 0;
    put(b, UINT64_MAX, 8);
    put(b, 0xf2b177cb0aa429b4, 8);
    put(b, 4, 8);
    put_mapping(b, OPS_READ, "memory_region_ops_read");
    put_mapping(b, OPS_WRITE, "memory_region_ops_write");
    put_mapping(b, VFIO_READ, "vfio_region_read");
    put_mapping(b, VFIO_WRITE, "vfio_region_write");
    put_mapping(b, RAM_WRITE, "memory_region_ram_device_write");
    put_mapping(b, OTHER, "usb_xhci_run");
}
enum { HEADER_UNITS = 7 };

static void put_event(struct bytes *b, uint64_t id, uint64_t ns, size_t arguments)
{
    put(b, 1, 8);
    put(b, id, 8);
    put(b, ns, 8);
    put(b, 24 + arguments, 4);
    put(b, 4711, 4);
}

static void put_ops(struct bytes *b, uint64_t id, uint64_t ns, int cpu, uint64_t addr,
                    uint64_t value, unsigned size, const char *name)
{
    put_event(b, id, ns, 40 + (name != NULL ? 4 + strlen(name) : 0));
    put(b, (uint64_t)cpu, 8);
    put(b, 0x5588c3c9dd00, 8);
    put(b, addr, 8);
    put(b, value, 8);
    put(b, size, 8);
    if (name != NULL) {
        put_string(b, name);
    }
}

static void put_vfio(struct bytes *b, bool write, uint64_t ns, uint64_t addr, uint64_t value)
{
    static const char name[] = "0000:00:02.0";
    put_event(b, write ? VFIO_WRITE : VFIO_READ, ns, 4 + strlen(name) + 32);
    put_string(b, name);
    put(b, 2, 8);
    put(b, addr, 8);
    put(b, write ? value : 4, 8);
    put(b, write ? 4 : value, 8);
}

static struct bytes *new_bytes(void)
{
    struct bytes *b = calloc(1, sizeof *b);
    assert_non_null(b);
    return b;
}

static struct trace *open_it(const struct bytes *b)
{
    struct error e = { 0 };
    struct trace *t = open_bytes(b->data, b->length, NULL, false, &e);
    if (t == NULL) {
        fail_msg("%s", e.text);
    }
    assert_string_equal(trace_format_name(t), "simpletrace");
    return t;
}

static void test_records(void **state)
{
    (void)state;
    for (unsigned swapped = 0; swapped < 2; swapped++) {
        struct bytes *b = new_bytes();
        b->swapped = swapped != 0;
        put_header(b);
        put_ops(b, OPS_WRITE, 1795194725810487999, 1, 0x8000010000, 0x25e1993fbb8b3c1c, 8,
                "usb3 port #4");
        put_ops(b, OPS_READ, 1795194725810489000, 0, 0x9000018, 0x1ff90, 2, NULL);
        put_ops(b, OPS_WRITE, 1795194725810490000, -1, 0x8090040, 0, 4, "translation");
        put_event(b, OTHER, 1795194725810490000, 20000); /* longer than any known record */
        memset(b->data + b->length, 1, 20000);
        b->length += 20000;
        put_event(b, UINT64_MAX - 1, 1795194725810490000, 8);
        put(b, 42, 8);
        put_vfio(b, true, 1795194725810491000, 0x50, 0xdeadbeef);
        put_vfio(b, false, 1795194725810492000, 0x54, 0x11);
        struct trace *t = open_it(b);
        struct trace_record r = next_record(t);
        assert_int_equal(r.kind, TRACE_WRITE);
        assert_int_equal(r.cpu, 1);
        assert_int_equal(r.address, 0x8000010000);
        assert_int_equal(r.value, 0x25e1993fbb8b3c1c);
        assert_int_equal(r.size, 8);
        assert_int_equal(r.time, 1795194725810487);
        assert_string_equal(trace_region(t, r.region)->name, "usb3 port #4");
        r = next_record(t);
        assert_int_equal(r.kind, TRACE_READ);
        assert_int_equal(r.value, 0xff90);
        assert_string_equal(trace_region(t, r.region)->name, "mem");
        r = next_record(t);
        assert_int_equal(r.address, 0x50);
        assert_int_equal(r.value, 0xdeadbeef);
        assert_true(r.address_is_offset);
        assert_string_equal(trace_region(t, r.region)->name, "0000:00:02.0:region2");
        r = next_record(t);
        assert_int_equal(r.kind, TRACE_READ);
        assert_int_equal(r.value, 0x11);
        expect_end(t);
        expect_end(t);
        const struct trace_totals *n = trace_totals(t);
        assert_int_equal(n->bad, 0);
        assert_int_equal(n->lines, 4 + n->skipped);
        assert_int_equal(skipped(t, "names of events"), HEADER_UNITS - 1);
        assert_int_equal(skipped(t, "event usb_xhci_run"), 1);
        assert_int_equal(skipped(t, "events lost"), 1);
        assert_int_equal(skipped(t, "memory_region_ops cpu -1 (device master, e.g. MSI)"), 1);
        bool lost = false;
        for (size_t i = 0; i < trace_note_count(t); i++) {
            lost = lost || strstr(trace_note(t, i), "42 events were lost") != NULL;
        }
        assert_true(lost);
        trace_close(t);
        free(b);
    }
}

/** Lines of two events are one access, as in the log backend. */
static void test_pairs(void **state)
{
    (void)state;
    struct bytes *b = new_bytes();
    put_header(b);
    put_ops(b, OPS_WRITE, 1000, 0, 0x8000000004, 0x11, 4, "0000:00:02.0 BAR 2");
    put_vfio(b, true, 2000, 0x4, 0x11);
    put_vfio(b, false, 3000, 0x8, 0x22);
    put_ops(b, OPS_READ, 4000, 0, 0x8000000008, 0x22, 4, "0000:00:02.0 BAR 2");
    put_ops(b, OPS_WRITE, 5000, 0, 0x8000001010, 0x33, 4, "0000:00:02.0 BAR 2 mmaps[0]");
    put_event(b, RAM_WRITE, 6000, 40);
    put(b, 0, 8);
    put(b, 0x5588c3c9dd00, 8);
    put(b, 0x10, 8);
    put(b, 0x33, 8);
    put(b, 4, 8);
    struct trace *t = open_it(b);
    for (unsigned i = 0; i < 3; i++) {
        assert_false(next_record(t).address_is_offset);
    }
    expect_end(t);
    assert_int_equal(skipped(t, "event vfio_region_read (repeats a memory_region_ops line)"), 1);
    assert_int_equal(skipped(t, "event vfio_region_write (repeats a memory_region_ops line)"), 1);
    assert_int_equal(skipped(t, "event memory_region_ram_device_write"), 1);
    trace_close(t);
    free(b);
}

/** Many blocks, so that records lie across their ends. */
static void test_blocks(void **state)
{
    (void)state;
    enum { COUNT = 12000 };
    size_t size = 0;
    struct bytes *b = new_bytes();
    unsigned char *all = malloc((size_t)COUNT * 128 + BYTES_MAX);
    assert_non_null(all);
    put_header(b);
    for (unsigned i = 0; i < COUNT; i++) {
        memcpy(all + size, b->data, b->length);
        size += b->length;
        b->length = 0;
        put_ops(b, OPS_WRITE, 1000 * i, 0, 0x1000 + 4 * i, i, 4, "abcdefghijk");
    }
    struct error e = { 0 };
    struct trace *t = open_bytes(all, size, NULL, true, &e);
    assert_non_null(t);
    for (unsigned i = 0; i < COUNT - 1; i++) {
        struct trace_record r = next_record(t);
        assert_int_equal(r.value, i);
        assert_int_equal(r.time, i);
    }
    expect_end(t);
    trace_close(t);
    free(all);
    free(b);
}

/** Good, something bad, good: the bad is named by its place, both good ones are there. */
static void expect_between(void (*put_bad)(struct bytes *b), const char *expected)
{
    struct bytes *b = new_bytes();
    put_header(b);
    put_ops(b, OPS_WRITE, 1000, 0, 0x1000, 1, 4, "x");
    size_t at = b->length;
    put_bad(b);
    put_ops(b, OPS_WRITE, 2000, 0, 0x2000, 2, 4, "x");
    struct trace *t = open_it(b);
    assert_int_equal(next_record(t).address, 0x1000);
    assert_int_equal(next_record(t).address, 0x2000);
    expect_end(t);
    assert_int_equal(trace_totals(t)->bad, 1);
    assert_int_equal(trace_message_count(t), 1);
    char place[64];
    snprintf(place, sizeof place, "at byte %zu of the data", at);
    const char *text = trace_message(t, 0)->text;
    if (strstr(text, place) == NULL || strstr(text, expected) == NULL) {
        fail_msg("%s, %s: %s", place, expected, text);
    }
    trace_close(t);
    struct error e = { 0 };
    struct trace_record r;
    t = open_bytes(b->data, b->length, NULL, true, &e);
    next_record(t);
    assert_int_equal(trace_next(t, &r, &e), TRACE_ERROR);
    assert_non_null(strstr(e.text, place));
    trace_close(t);
    free(b);
}

static void put_rubbish(struct bytes *b)
{
    for (unsigned i = 0; i < 1001; i++) {
        put(b, i * 2654435761u >> 13, 1);
    }
}

static void put_unknown_event(struct bytes *b)
{
    put_event(b, 999, 1500, 16);
    put(b, 1, 8);
    put(b, 1, 8);
}

static void put_wrong_size(struct bytes *b)
{
    put_ops(b, OPS_WRITE, 1500, 0, 0x1800, 1, 3, "x");
}

static void put_short_arguments(struct bytes *b)
{
    put_event(b, OPS_READ, 1500, 32);
    for (unsigned i = 0; i < 4; i++) {
        put(b, i, 8);
    }
}

static void put_long_string(struct bytes *b)
{
    put_event(b, VFIO_READ, 1500, 36);
    put(b, 1000, 4);
    for (unsigned i = 0; i < 4; i++) {
        put(b, 4, 8);
    }
}

static void put_half_record(struct bytes *b)
{
    put_ops(b, OPS_WRITE, 1500, 0, 0x1800, 1, 4, "x");
    b->length -= 61; /* type, event, three bytes of the time */
}

static void test_bad_bytes(void **state)
{
    (void)state;
    expect_between(put_rubbish, "a record: type 0");
    expect_between(put_unknown_event, "a known event");
    expect_between(put_wrong_size, "size (1, 2, 4 or 8)");
    expect_between(put_short_arguments, "cpu_index, mr, addr");
    expect_between(put_long_string, "name, index, addr");
    expect_between(put_half_record, "type 0");
}

/** Cut anywhere: what is whole is read, the rest is one bad record. */
static void test_cut(void **state)
{
    (void)state;
    struct bytes *b = new_bytes();
    put_header(b);
    size_t header = b->length;
    put_ops(b, OPS_WRITE, 1000, 0, 0x1000, 1, 4, "x");
    size_t one = b->length;
    put_ops(b, OPS_WRITE, 2000, 0, 0x2000, 2, 4, "x");
    for (size_t length = 8; length < b->length; length++) {
        struct error e = { 0 };
        struct trace *t = open_bytes(b->data, length, NULL, false, &e);
        assert_non_null(t);
        if (length >= one) {
            assert_int_equal(next_record(t).value, 1);
        }
        expect_end(t);
        bool whole = length == one || length == header;
        if (length > header) {
            assert_int_equal(trace_totals(t)->bad, whole ? 0 : 1);
            assert_int_equal(skipped(t, "last line cut off"), whole ? 0 : 1);
        }
        trace_close(t);
    }
    free(b);
}

static void test_header(void **state)
{
    (void)state;
    struct bytes *b = new_bytes();
    put_header(b);
    put_ops(b, OPS_WRITE, 1000, 0, 0x1000, 1, 4, "x");
    b->data[16] = 3;
    struct trace *t = open_it(b);
    next_record(t);
    expect_end(t);
    assert_non_null(strstr(trace_message(t, 0)->text, "version 4"));
    trace_close(t);
    b->data[16] = 4;
    b->data[9] ^= 1;
    t = open_it(b);
    next_record(t);
    expect_end(t);
    assert_non_null(strstr(trace_message(t, 0)->text, "magic"));
    trace_close(t);
    free(b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_records), cmocka_unit_test(test_pairs),
        cmocka_unit_test(test_blocks),  cmocka_unit_test(test_bad_bytes),
        cmocka_unit_test(test_cut),     cmocka_unit_test(test_header),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
