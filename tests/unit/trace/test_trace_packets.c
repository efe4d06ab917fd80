/* SPDX-License-Identifier: Apache-2.0 */
/** Captures of TLPs and gem5's packets: one access out of several records, sizes, every cut. */
#include "support.h"

/* A file of link type 147, and packets behind our header: time 1 us, link 0, core 3. */
#define HEAD         "\x4d\x3c\xb2\xa1\2\0\4\0\0\0\0\0\0\0\0\0\0\0\1\0\x93\0\0\0"
#define OURS         "\1\x18\0\xff\0\0\0\3\0\0\0\0\0\x0f\x42\x40\0\0\0\x18\0\0\0\1"
#define PACKET(size) "\0\0\0\0\xe8\3\0\0" size "\0\0\0" size "\0\0\0" OURS
/* MWr of 24 bytes at 0x10000008: five DWs and, first and last, less than a whole one. */
#define WRITE_24                                                                                   \
    "\x40\0\0\7\0\0\0\x3c\x10\0\0\x08"                                                             \
    "\0\0\2\3\4\5\6\7\x08\x09\x0a\x0b\x0c\x0d\x0e\x0f\x10\x11\x12\x13\x14\x15\x16\x17\x18\x19\0\0"
/* MRd of one DW at 0x10000100. */
#define READ_4 "\0\0\0\1\0\0\7\x0f\x10\0\1\0"

static const char capture[] = HEAD PACKET("\x40") WRITE_24 PACKET("\x24") READ_4;

static void test_one_access(void **state)
{
    (void)state;
    struct error e = { 0 };
    struct trace *t = open_bytes(capture, sizeof capture - 1, NULL, true, &e);
    assert_non_null(t);
    assert_string_equal(trace_format_name(t), "pcap");
    struct trace_insn i;
    assert_int_equal(trace_next_instruction(t, &i, &e), TRACE_OK);
    assert_int_equal(i.address, 0x1000000a);
    assert_int_equal(i.size, 24);
    assert_int_equal(i.first.cpu, 3);
    assert_int_equal(i.first.time, 1000);
    assert_int_equal(i.first.time_unit, TRACE_TIME_NS);
    assert_int_equal(i.op.element, 2); /* what it is aligned to */
    assert_true(i.has_value);
    for (unsigned n = 0; n < 24; n++) {
        assert_int_equal(i.data[n], 2 + n);
    }
    assert_int_equal(trace_next_instruction(t, &i, &e), TRACE_OK);
    assert_int_equal(i.first.kind, TRACE_READ);
    assert_int_equal(i.address, 0x10000100);
    assert_int_equal(i.size, 4);
    assert_false(i.has_value);
    assert_int_equal(i.first.line, 2);
    assert_int_equal(trace_next_instruction(t, &i, &e), TRACE_END);
    assert_int_equal(trace_totals(t)->store_instructions, 1);
    assert_int_equal(trace_totals(t)->write_bytes, 24);
    size_t count;
    const uint64_t *sizes = trace_tlp_sizes(t, &count);
    assert_non_null(sizes);
    assert_int_equal(count, 4097);
    for (size_t n = 0; n < count; n++) {
        assert_int_equal(sizes[n], n == 24 ? 1 : 0);
    }
    trace_close(t);
    t = open_text("1 0 W iv+0x0 0x1000 4 - 0x100 b9000022\n", NULL);
    assert_null(trace_tlp_sizes(t, &count));
    trace_close(t);
}

/** Records and skipped packets are all that there is, wherever the file ends. */
static void test_cut_anywhere(void **state)
{
    (void)state;
    for (size_t size = 4; size < sizeof capture; size++) {
        for (unsigned strict = 0; strict < 2; strict++) {
            struct error e = { 0 };
            struct trace *t = open_bytes(capture, size, "pcap", strict != 0, &e);
            assert_non_null(t);
            struct trace_record r;
            enum trace_result result;
            uint64_t records = 0;
            while ((result = trace_next(t, &r, &e)) == TRACE_OK) {
                records++;
            }
            bool whole = size == 24 || size == 24 + 16 + 64 || size == sizeof capture - 1;
            assert_int_equal(result, strict != 0 && !whole ? TRACE_ERROR : TRACE_END);
            assert_int_equal(trace_totals(t)->bad, strict == 0 && !whole ? 1 : 0);
            if (strict == 0) {
                assert_int_equal(records + trace_totals(t)->skipped, trace_totals(t)->lines);
                /* aligned: 2 and 4 bytes, 8, 8, 2 */
                assert_int_equal(records,
                                 size >= 24 + 16 + 64 ? 5u + (size > sizeof capture - 2) : 0);
            } else if (!whole) {
                assert_non_null(strstr(e.text, "at byte"));
            }
            trace_close(t);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_one_access),
        cmocka_unit_test(test_cut_anywhere),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
