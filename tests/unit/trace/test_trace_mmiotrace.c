/* SPDX-License-Identifier: Apache-2.0 */
/** Lines of mmiotrace. */
#include "support.h"

static bool has_note(const struct trace *t, const char *text)
{
    bool found = false;
    for (size_t i = 0; i < trace_note_count(t); i++) {
        found = found || strstr(trace_note(t, i), text) != NULL;
    }
    return found;
}

static void test_lines(void **state)
{
    (void)state;
    struct trace *t =
        open_text("VERSION 20070824\n"
                  "LSPCI 00:01.0 whatever it says\n"
                  "MARK 0.000000 Lost 17 events.\n"
                  "MARK 4.262828 load drivers\n"
                  "MAP 5.541469 2 0xfebfe000 0xffffd13cc004d000 0x1000 0x0 0\n"
                  "W 4 5.572769 2 0xfebc2000 0xfee01004 0x0 0\n"
                  "R 8 5.565433 2 0xfebc2008 0xfffffffffffffff1 0xffffffff81000000 77\n"
                  "W 1 5.572770 13 0xfebc2001 0x1ff 0x0 0 \n"
                  "UNKNOWN 23.964422 4 0xfd0f0348 f3,a5,f6 0x0 0\n"
                  "UNKNOWN 23.964422 4 0xfd0f0348 0x12 0x0 0\n"
                  "UNMAP 15.086674 2 0x0 0\n",
                  NULL);
    assert_string_equal(trace_format_name(t), "mmiotrace");
    struct trace_record r = next_record(t);
    assert_int_equal(r.kind, TRACE_WRITE);
    assert_int_equal(r.address, 0xfebc2000);
    assert_int_equal(r.value, 0xfee01004);
    assert_int_equal(r.size, 4);
    assert_int_equal(r.time, 5572769);
    assert_int_equal(r.cpu, 0);
    assert_string_equal(trace_region(t, r.region)->name, "map 2");
    r = next_record(t);
    assert_int_equal(r.kind, TRACE_READ);
    assert_int_equal(r.value, 0xfffffffffffffff1);
    assert_int_equal(r.pc, 0xffffffff81000000);
    r = next_record(t);
    assert_int_equal(r.value, 0xff);
    assert_string_equal(trace_region(t, r.region)->name, "map 13");
    expect_end(t);
    const struct trace_totals *n = trace_totals(t);
    assert_int_equal(n->unknown, 2);
    assert_int_equal(n->bad, 0);
    assert_int_equal(n->time_goes_back, 1);
    assert_int_equal(skipped(t, "UNKNOWN (no width, direction or value)"), 2);
    assert_int_equal(skipped(t, "MARK"), 1);
    assert_int_equal(skipped(t, "events lost"), 1);
    assert_int_equal(skipped(t, "LSPCI"), 1);
    assert_true(has_note(t, "17 events were lost"));
    assert_true(has_note(t, "2 UNKNOWN records"));
    assert_true(has_note(t, "time goes back 1 times"));
    trace_close(t);
}

/** The base address registers of the capture's PCIDEV lines. */
static void test_bars(void **state)
{
    (void)state;
    struct trace *t =
        open_text("PCIDEV 0008 1b360010 a febe0004 0 0 0 0 0 0 4000 0 0 0 0 0 0 nvme\n"
                  "PCIDEV 0310 808610d3 b feba0000 c041 febe400c 0 0 0 fea00001 20000 20 4000 0 0 "
                  "0 40000 \n",
                  NULL);
    expect_end(t);
    static const struct trace_bar want[] = {
        { "", 0xfebe0000, 0x4000, 0x0008, 0x1b36, 0x0010, 0, false, false, true },
        { "", 0xfeba0000, 0x20000, 0x0310, 0x8086, 0x10d3, 0, false, false, false },
        { "", 0xc040, 0x20, 0x0310, 0x8086, 0x10d3, 1, true, false, false },
        { "", 0xfebe4000, 0x4000, 0x0310, 0x8086, 0x10d3, 2, false, true, true },
        { "", 0xfea00000, 0x40000, 0x0310, 0x8086, 0x10d3, 6, false, false, false },
    };
    assert_int_equal(trace_bar_count(t), ARRAY_LEN(want));
    for (size_t i = 0; i < ARRAY_LEN(want); i++) {
        const struct trace_bar *b = trace_bar(t, i);
        assert_int_equal(b->base, want[i].base);
        assert_int_equal(b->size, want[i].size);
        assert_int_equal(b->bdf, want[i].bdf);
        assert_int_equal(b->vendor, want[i].vendor);
        assert_int_equal(b->device, want[i].device);
        assert_int_equal(b->number, want[i].number);
        assert_int_equal(b->io, want[i].io);
        assert_int_equal(b->prefetchable, want[i].prefetchable);
        assert_int_equal(b->is_64bit, want[i].is_64bit);
    }
    trace_close(t);
}

static void test_bad_lines(void **state)
{
    (void)state;
    static const struct {
        const char *line, *expected;
    } cases[] = {
        { "W 3 5.572769 2 0xfebc2000 0x1 0x0 0", "width" },
        { "W 5.572769 2 0xfebc2000 0x1 0x0 0", "width" },
        { "W 4 5 2 0xfebc2000 0x1 0x0 0", "time" },
        { "W 4 5.572769 0xfebc2000 0x1 0x0 0", "time" },
        { "W 4 5.572769 2 febc2000 0x1 0x0 0", "physical" },
        { "W 4 5.572769 2 0xfebc2000 0x1", "program counter" },
        { "W 4 5.572769 2 0xfebc2000 0x1 0x0 0W 4 5.57", "program counter" },
        { "W 4 5.572769 2 0xfebc2000 0x1 0x0 0 x", "program counter" },
        { "R 8 5.572769 2 0xffffffffffffffff 0x1 0x0 0", "width" },
        { "UNKNOWN 23.964422 4 0xfd0f0348 0x0 0", "program counter" },
        { "UNKNOWN 23.964422", "number of a map" },
        { "MAP 5.541469 2 0xfebfe000 0xffffd13cc004d000 0x1000", "length" },
        { "UNMAP 15.086674", "number of a map" },
        { "MARK text", "time" },
        { "PCIDEV 0008 1b360010 a febe0004 0 0 0 0 0 0 4000 0 0 0 0 0", "7 bases" },
        { "PCIDEV 10008 1b360010 a 0 0 0 0 0 0 0 0 0 0 0 0 0 0", "7 bases" },
        { "X 4", "R, W, UNKNOWN" },
        { "\xff\x01", "R, W, UNKNOWN" },
    };
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        char text[400];
        snprintf(text, sizeof text,
                 "VERSION 20070824\r\n%s\r\nW 4 5.572769 2 0xfebc2000 0x1 0x0 0\r\n",
                 cases[i].line);
        struct trace *t = open_text(text, NULL);
        assert_int_equal(next_record(t).line, 3);
        expect_end(t);
        assert_int_equal(trace_totals(t)->bad, 1);
        assert_int_equal(trace_totals(t)->unknown, 0);
        assert_int_equal(trace_message(t, 0)->line, 2);
        expect_first_message(t, cases[i].expected);
        trace_close(t);
    }
}

/** Without its header a part of a capture is known by its lines. */
static void test_recognised(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "W 4 5.572769 2 0xfebc2000 0x1 0x0 0\n",
        "MAP 5.541469 2 0xfebfe000 0xffffd13cc004d000 0x1000 0x0 0\n",
        "# tracer: mmiotrace\n#\nR 4 5.572769 2 0xfebc2000 0x1 0x0 0\n",
    };
    for (size_t i = 0; i < ARRAY_LEN(texts); i++) {
        struct trace *t = open_text(texts[i], NULL);
        assert_string_equal(trace_format_name(t), "mmiotrace");
        trace_close(t);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lines),
        cmocka_unit_test(test_bars),
        cmocka_unit_test(test_bad_lines),
        cmocka_unit_test(test_recognised),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
