/* SPDX-License-Identifier: Apache-2.0 */
/** Every trace that ships, against counts that a script which shares nothing with the reader made
 * of it. */
#include "trace/reader.h"

#include <jansson.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const char *const shipped[] = {
    "wclog-delta_fbcon-bochs.txt.gz",      "wclog_ivshmem-micro.txt.gz",
    "wclog_nvme-e1000e-mmio.txt.gz",       "qemu-mr_nvme-cmb-wc.log.gz",
    "qemu-mr_nvme-e1000e.log.gz",          "qemu-mr-nots_lsi-ahci-rtl8139-vmxnet3.log.gz",
    "qemu-vfio_nvme-e1000e_nommap.log.gz", "ftrace-kvm_nvme-e1000e_nommap.txt.gz",
    "ftrace-kvm_nisv-stp.txt.gz",          "trace-cmd-kvm_nvme_nommap.txt.gz",
    "perf-script-kvm_nvme_nommap.txt.gz",  "ftrace-rwmmio_nvme-e1000e.txt.gz",
    "mmiotrace-x86_nvme-e1000e.txt.gz",
};

static uint64_t number(const json_t *object, const char *key)
{
    const json_t *v = json_object_get(object, key);
    if (json_is_string(v)) {
        return strtoull(json_string_value(v), NULL, 16);
    }
    return v == NULL ? 0 : (uint64_t)json_integer_value(v);
}

static void check_widths(const json_t *facts, const uint64_t counts[TRACE_WIDTHS])
{
    uint64_t found = 0;
    for (unsigned i = 0; i < TRACE_WIDTHS; i++) {
        char key[8];
        snprintf(key, sizeof key, "%u", 1u << i);
        assert_int_equal(counts[i], number(facts, key));
        found += counts[i] != 0 ? 1 : 0;
    }
    assert_int_equal(found, json_object_size(facts));
}

static void check_regions(const struct trace *t, json_t *facts)
{
    const char *name;
    json_t *want;
    json_object_foreach(facts, name, want)
    {
        /* wclog-delta has no names: the script calls the one region so. */
        const char *ours = strcmp(name, "bar") == 0 ? "mem" : name;
        int64_t found = trace_region_find(t, ours);
        assert_true(found >= 0);
        const struct trace_region *r = trace_region(t, (uint32_t)found);
        assert_int_equal(r->reads, number(want, "reads"));
        assert_int_equal(r->writes, number(want, "writes"));
        assert_int_equal(r->lo, number(want, "lo"));
        assert_int_equal(r->hi, number(want, "hi"));
        bool offset = strcmp(name, "pcie-mmcfg-mmio") == 0 || strstr(name, ":region") != NULL;
        assert_int_equal(r->is_offset, offset);
    }
    assert_int_equal(trace_region_count(t), json_object_size(facts));
}

static void check_cpus(const struct trace_totals *n, json_t *facts)
{
    uint64_t found = 0;
    for (unsigned i = 0; i < TRACE_CPUS; i++) {
        char key[8];
        snprintf(key, sizeof key, "%u", i);
        assert_int_equal(n->cpus[i], number(facts, key));
        found += n->cpus[i] != 0 ? 1 : 0;
    }
    assert_int_equal(found, json_object_size(facts));
}

static void check_time(const struct trace_totals *n, const json_t *facts)
{
    const char *unit = json_string_value(json_object_get(facts, "time_unit"));
    enum trace_time_unit want = unit == NULL              ? TRACE_TIME_NONE
                                : strcmp(unit, "us") == 0 ? TRACE_TIME_US
                                                          : TRACE_TIME_INSTRUCTIONS;
    assert_int_equal(n->time_unit, want);
    assert_int_equal(n->time_first, number(facts, "time_first_record"));
    assert_int_equal(n->time_min, number(facts, "time_min"));
    assert_int_equal(n->time_max, number(facts, "time_max"));
    assert_int_equal(n->time_max - n->time_min, number(facts, "time_span"));
    assert_int_equal(n->time_goes_back, number(facts, "time_goes_back"));
}

static void check_skips(const struct trace *t, const json_t *facts)
{
    uint64_t sum = 0;
    for (size_t i = 0; i < trace_skip_count(t); i++) {
        struct trace_skip s = trace_skip(t, i);
        assert_int_equal(s.count, number(facts, s.label));
        sum += s.count;
    }
    assert_int_equal(trace_skip_count(t), json_object_size(facts));
    assert_int_equal(trace_totals(t)->skipped, sum);
    assert_int_equal(trace_totals(t)->bad, 0);
    assert_int_equal(trace_message_count(t), 0);
}

static void check_all(const struct trace *t, const json_t *facts)
{
    const struct trace_totals *n = trace_totals(t);
    assert_int_equal(n->reads, number(facts, "reads"));
    assert_int_equal(n->writes, number(facts, "writes"));
    assert_int_equal(n->read_bytes, number(facts, "bytes_read"));
    assert_int_equal(n->write_bytes, number(facts, "bytes_written"));
    check_widths(json_object_get(facts, "reads_by_width"), n->reads_by_width);
    check_widths(json_object_get(facts, "writes_by_width"), n->writes_by_width);
    check_regions(t, json_object_get(facts, "regions"));
    check_cpus(n, json_object_get(facts, "cpus"));
    check_time(n, facts);
    /* Of an mmiotrace the script counts the other records by their words. */
    const json_t *others = json_object_get(facts, "other_records");
    check_skips(t, others != NULL ? others : json_object_get(facts, "skipped_lines"));
    const json_t *barriers = json_object_get(facts, "barriers");
    assert_int_equal(n->dmb, number(barriers, "dmb"));
    assert_int_equal(n->dsb, number(barriers, "dsb"));
    assert_int_equal(n->isb, number(barriers, "isb"));
    assert_int_equal(n->other_barriers, 0);
    assert_int_equal(n->zva_marks, number(facts, "dc_zva_marks"));
    assert_int_equal(n->unknown, 0);
    assert_false(n->damaged);
    const json_t *stores = json_object_get(facts, "store_instructions");
    assert_int_equal(n->store_instructions,
                     stores != NULL ? number(facts, "store_instructions") : n->writes);
}

/** `by_instruction`: the totals may not depend on how the records are asked for. */
static void check_trace(const json_t *facts, bool by_instruction)
{
    char path[512];
    snprintf(path, sizeof path, SOURCE_DIR "/traces/%s",
             json_string_value(json_object_get(facts, "trace")));
    struct error e = { 0 };
    struct trace_options options = { .path = path, .strict = true };
    struct trace *t = trace_open(&options, &e);
    if (t == NULL) {
        fail_msg("%s", e.text);
        return;
    }
    enum trace_result result;
    uint64_t lines = 0;
    uint64_t stores = 0;
    if (by_instruction) {
        struct trace_insn i;
        while ((result = trace_next_instruction(t, &i, &e)) == TRACE_OK) {
            lines += i.records;
            stores += i.first.kind == TRACE_WRITE && !i.continues ? 1 : 0;
        }
        assert_int_equal(stores, trace_totals(t)->store_instructions);
    } else {
        struct trace_record r;
        while ((result = trace_next(t, &r, &e)) == TRACE_OK) {
            lines++;
            assert_true(r.line >= lines);
        }
    }
    assert_int_equal(result, TRACE_END);
    assert_int_equal(lines + trace_totals(t)->skipped, trace_totals(t)->lines);
    check_all(t, facts);
    trace_close(t);
}

static void test_facts(void **state)
{
    (void)state;
    json_error_t json_error;
    json_t *all = json_load_file(SOURCE_DIR "/traces/expected-facts.json", 0, &json_error);
    assert_non_null(all);
    size_t found = 0;
    for (size_t i = 0; i < json_array_size(all); i++) {
        const json_t *facts = json_array_get(all, i);
        const char *name = json_string_value(json_object_get(facts, "trace"));
        for (size_t k = 0; k < ARRAY_LEN(shipped); k++) {
            if (strcmp(shipped[k], name) == 0) {
                check_trace(facts, false);
                check_trace(facts, true);
                found++;
            }
        }
    }
    assert_int_equal(found, ARRAY_LEN(shipped));
    json_decref(all);
}

/** The BARs of the README, out of the captures' own configuration requests. */
static void test_bars(void **state)
{
    (void)state;
    static const struct {
        const char *trace;
        struct trace_bar bars[10];
    } cases[] = {
        { "qemu-mr_nvme-e1000e.log.gz",
          { { "nvme", 0x8000200000, 0x4000, 0x0008, 0x1b36, 0x0010, 0, false, false, true },
            { "nvme", 0x8000000000, 0x200000, 0x0008, 0x1b36, 0x0010, 2, false, true, true },
            { "e1000e", 0x10000000, 0x20000, 0x0010, 0x8086, 0x10d3, 0, false, false, false },
            { "e1000e", 0x10020000, 0x20000, 0x0010, 0x8086, 0x10d3, 1, false, false, false },
            { "e1000e", 0x1000, 0x20, 0x0010, 0x8086, 0x10d3, 2, true, false, false },
            { "e1000e", 0x10040000, 0x4000, 0x0010, 0x8086, 0x10d3, 3, false, false, false } } },
        { "qemu-mr_nvme-cmb-wc.log.gz",
          { { "nvme", 0x8000200000, 0x4000, 0x0008, 0x1b36, 0x0010, 0, false, false, true },
            { "nvme", 0x8000000000, 0x200000, 0x0008, 0x1b36, 0x0010, 2, false, true, true } } },
        { "qemu-vfio_nvme-e1000e_nommap.log.gz",
          { { "0000:00:02.0", 0x8000200000, 0x4000, 0x0010, 0x1b36, 0x0010, 0, false, false, true },
            { "0000:00:02.0", 0x8000000000, 0x200000, 0x0010, 0x1b36, 0x0010, 2, false, true,
              true },
            { "0000:00:03.0", 0x10000000, 0x20000, 0x0018, 0x8086, 0x10d3, 0, false, false, false },
            { "0000:00:03.0", 0x10020000, 0x20000, 0x0018, 0x8086, 0x10d3, 1, false, false, false },
            { "0000:00:03.0", 0x1000, 0x20, 0x0018, 0x8086, 0x10d3, 2, true, false, false },
            { "0000:00:03.0", 0x10040000, 0x4000, 0x0018, 0x8086, 0x10d3, 3, false, false,
              false } } },
    };
    for (size_t k = 0; k < ARRAY_LEN(cases); k++) {
        char path[512];
        snprintf(path, sizeof path, SOURCE_DIR "/traces/%s", cases[k].trace);
        struct error e = { 0 };
        struct trace_options options = { .path = path };
        struct trace *t = trace_open(&options, &e);
        assert_non_null(t);
        struct trace_record r;
        while (trace_next(t, &r, &e) == TRACE_OK) {
        }
        size_t count = 0;
        while (count < ARRAY_LEN(cases[k].bars) && cases[k].bars[count].size != 0) {
            const struct trace_bar *want = &cases[k].bars[count];
            assert_true(count < trace_bar_count(t));
            const struct trace_bar *b = trace_bar(t, count++);
            assert_string_equal(b->name, want->name);
            assert_int_equal(b->base, want->base);
            assert_int_equal(b->size, want->size);
            assert_int_equal(b->bdf, want->bdf);
            assert_int_equal(b->vendor, want->vendor);
            assert_int_equal(b->device, want->device);
            assert_int_equal(b->number, want->number);
            assert_int_equal(b->io, want->io);
            assert_int_equal(b->prefetchable, want->prefetchable);
            assert_int_equal(b->is_64bit, want->is_64bit);
        }
        assert_int_equal(trace_bar_count(t), count);
        trace_close(t);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(test_facts), cmocka_unit_test(test_bars) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
