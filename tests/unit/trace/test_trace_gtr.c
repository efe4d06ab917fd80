/* SPDX-License-Identifier: Apache-2.0 */
/** gtr: every record of every capture comes back; times are found; nothing else is lost than what
 * is damaged, and that is said. */
#include "support.h"
#include "trace/gtr.h"

#include <zlib.h>

static const char *const shipped[] = {
    "wclog-delta_fbcon-bochs.txt.gz",      "wclog_ivshmem-micro.txt.gz",
    "wclog_nvme-e1000e-mmio.txt.gz",       "qemu-mr_nvme-cmb-wc.log.gz",
    "qemu-mr_nvme-e1000e.log.gz",          "qemu-mr-nots_lsi-ahci-rtl8139-vmxnet3.log.gz",
    "qemu-vfio_nvme-e1000e_nommap.log.gz",
};

static void temporary(char path[64], const char *suffix)
{
    char base[32] = "/tmp/gather-gtr-XXXXXX";
    int fd = mkstemp(base);
    assert_true(fd >= 0);
    close(fd);
    unlink(base);
    snprintf(path, 64, "%s%s", base, suffix);
}

static struct trace *open_path(const char *path, const char *format)
{
    struct error e = { 0 };
    struct trace_options options = { .path = path, .format = format };
    struct trace *t = trace_open(&options, &e);
    if (t == NULL) {
        fail_msg("%s", e.text);
    }
    return t;
}

static void expect_equal(const struct trace *ta, const struct trace_record *a,
                         const struct trace *tb, const struct trace_record *b)
{
    assert_int_equal(a->address, b->address);
    assert_int_equal(a->has_value, b->has_value);
    if (a->has_value) {
        assert_int_equal(a->value, b->value);
    }
    assert_int_equal(a->time, b->time);
    assert_int_equal(a->time_unit, b->time_unit);
    assert_int_equal(a->pc, b->pc);
    assert_int_equal(a->opcode, b->opcode);
    assert_int_equal(a->has_window, b->has_window);
    assert_int_equal(a->region_offset, b->region_offset);
    assert_int_equal(a->address_is_offset, b->address_is_offset);
    assert_int_equal(a->line, b->line);
    assert_int_equal(a->cpu, b->cpu);
    assert_int_equal(a->kind, b->kind);
    assert_int_equal(a->size, b->size);
    assert_int_equal(a->note_length, b->note_length);
    assert_memory_equal(a->note_length != 0 ? a->note : "", b->note_length != 0 ? b->note : "",
                        a->note_length);
    assert_string_equal(trace_region(ta, a->region)->name, trace_region(tb, b->region)->name);
}

static void write_gtr(struct trace *from, const char *path)
{
    struct error e = { 0 };
    struct trace_record r = { 0 };
    struct trace_writer *w = trace_writer_open(path, NULL, &e);
    assert_non_null(w);
    while (trace_next(from, &r, &e) == TRACE_OK) {
        assert_true(trace_writer_put(w, from, &r, &e));
    }
    assert_int_not_equal(access(path, F_OK), 0); /* not before it is whole */
    assert_null(trace_writer_loss(w, 0));
    assert_true(trace_writer_commit(w, &e));
}

static void test_round_trips(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(shipped); i++) {
        char from[256];
        char path[64];
        snprintf(from, sizeof from, "%s/traces/%s", SOURCE_DIR, shipped[i]);
        temporary(path, i % 2 == 0 ? ".gtr" : ".gtr.gz");
        struct trace *t = open_path(from, NULL);
        write_gtr(t, path);
        struct trace_totals totals = *trace_totals(t);
        trace_close(t);

        struct trace *direct = open_path(from, NULL);
        struct trace *back = open_path(path, NULL);
        unlink(path);
        assert_string_equal(trace_format_name(back), "gtr");
        assert_string_equal(trace_origin(back), trace_format_name(direct));
        struct trace_record a = { 0 };
        struct trace_record b = { 0 };
        struct error e = { 0 };
        while (trace_next(direct, &a, &e) == TRACE_OK) {
            assert_int_equal(trace_next(back, &b, &e), TRACE_OK);
            expect_equal(direct, &a, back, &b);
        }
        expect_end(back);
        expect_end(back);
        assert_int_equal(trace_message_count(back), 0);
        /* What replay counts is the same, but for what had no place in a record. */
        struct trace_totals n = *trace_totals(back);
        n.lines = totals.lines;
        n.skipped = totals.skipped;
        n.bad = totals.bad;
        assert_memory_equal(&n, &totals, sizeof n);
        assert_int_equal(trace_region_count(back), trace_region_count(direct));
        trace_close(direct);
        trace_close(back);
    }
}

/* ---- a small file ---------------------------------------------------------------------------- */

enum { PER_BLOCK = 7, BLOCKS = 3, RECORDS = PER_BLOCK * BLOCKS, SMALL_MAX = 16384 };
/* Of the places to damage: opening a trace takes several times as long under the sanitizer. */
#if defined(__SANITIZE_ADDRESS__)
enum { EACH = 5 };
#else
enum { EACH = 1 };
#endif

struct small {
    unsigned char bytes[SMALL_MAX];
    size_t size;
    size_t heads[8]; /* of the map, the blocks, the index, the end record; then the size */
    size_t chunks;
};

static bool keep_bytes(void *arg, const void *bytes, size_t size, struct error *e)
{
    struct small *s = arg;
    (void)e;
    assert_true(s->size + size <= sizeof s->bytes);
    memcpy(s->bytes + s->size, bytes, size);
    s->size += size;
    return true;
}

static struct trace *small_source(void)
{
    char text[RECORDS * 100] = "";
    for (unsigned i = 0; i < RECORDS; i++) {
        char line[100];
        if (i % 5 == 4) {
            snprintf(line, sizeof line, "%u 1 B - - 0 - 0x%x d5033f9f dsb sy\n", 100 + 10 * i, i);
        } else {
            snprintf(line, sizeof line, "%u 0 %c iv+0x%x 0x80%06x 8 0x%x 0x4010%02x f9000022\n",
                     100 + 10 * i, i % 3 == 0 ? 'R' : 'W', 8 * i, 8 * i, i * i * 7919, i);
        }
        strcat(text, line);
    }
    return open_text(text, NULL);
}

static void make_small(struct small *s, bool map)
{
    static const struct trace_map_entry entries[] = {
        { .name = "bar", .region = "iv", .base = 0x80000000, .size = 0x1000, .s1 = "normal-nc" },
        { .name = "b", .base = 0x1000, .size = 0x2000, .s1 = "device-gre" },
    };
    struct error e = { 0 };
    struct trace *t = small_source();
    struct trace_record r = { 0 };
    *s = (struct small){ 0 };
    struct gtr_writer *w = gtr_writer_new(keep_bytes, s, PER_BLOCK);
    assert_non_null(w);
    assert_true(gtr_writer_map(w, entries, map ? ARRAY_LEN(entries) : 0, &e));
    while (trace_next(t, &r, &e) == TRACE_OK) {
        assert_true(gtr_writer_put(w, t, &r, &e));
    }
    assert_true(gtr_writer_finish(w, &e));
    gtr_writer_free(w);
    trace_close(t);
    for (size_t at = GTR_HEADER; at < s->size;) {
        struct gtr_chunk c;
        assert_true(gtr_chunk_get(s->bytes + at, &c));
        assert_int_equal(c.number, s->chunks);
        s->heads[s->chunks++] = at;
        at += GTR_CHUNK + c.payload;
    }
    s->heads[s->chunks] = s->size;
}

/** Read `bytes`; the records that come are those of the small source without the lines that block
 * `without` (from 0; -1 none) or those from block `from` on would have. */
static struct trace *expect_blocks(const void *bytes, size_t size, int without, int from)
{
    struct error e = { 0 };
    struct trace *t = open_bytes(bytes, size, "gtr", false, &e);
    if (t == NULL) {
        fail_msg("%s", e.text);
    }
    struct trace *direct = small_source();
    struct trace_record a = { 0 };
    struct trace_record b = { 0 };
    for (int i = 0; trace_next(direct, &a, &e) == TRACE_OK; i++) {
        if (i / PER_BLOCK != without && i / PER_BLOCK < from) {
            assert_int_equal(trace_next(t, &b, &e), TRACE_OK);
            expect_equal(direct, &a, t, &b);
        }
    }
    expect_end(t);
    trace_close(direct);
    return t;
}

static void test_map(void **state)
{
    (void)state;
    struct small s;
    make_small(&s, true);
    struct trace *t = expect_blocks(s.bytes, s.size, -1, BLOCKS);
    size_t count;
    const struct trace_map_entry *map = trace_map(t, &count);
    assert_int_equal(count, 2);
    assert_string_equal(map[0].name, "bar");
    assert_string_equal(map[0].region, "iv");
    assert_int_equal(map[0].base, 0x80000000);
    assert_int_equal(map[0].size, 0x1000);
    assert_string_equal(map[0].s1, "normal-nc");
    assert_string_equal(map[1].s1, "device-gre");
    assert_int_equal(trace_message_count(t), 0);
    trace_close(t);
}

static void test_empty(void **state)
{
    (void)state;
    struct small s = { 0 };
    struct error e = { 0 };
    struct gtr_writer *w = gtr_writer_new(keep_bytes, &s, PER_BLOCK);
    assert_true(gtr_writer_finish(w, &e));
    gtr_writer_free(w);
    struct trace *t = open_bytes(s.bytes, s.size, NULL, true, &e);
    assert_non_null(t);
    expect_end(t);
    expect_end(t);
    assert_false(trace_totals(t)->damaged);
    trace_close(t);
}

/* ---- damage ---------------------------------------------------------------------------------- */

static bool says(const struct trace *t, const char *what)
{
    for (size_t i = 0; i < trace_message_count(t); i++) {
        if (strstr(trace_message(t, i)->text, what) != NULL) {
            return true;
        }
    }
    return false;
}

static void expect_strict_error(const void *bytes, size_t size)
{
    struct error e = { 0 };
    struct trace *t = open_bytes(bytes, size, "gtr", true, &e);
    enum trace_result result = TRACE_ERROR;
    if (t != NULL) {
        struct trace_record r = { 0 };
        while ((result = trace_next(t, &r, &e)) == TRACE_OK) {
        }
        struct trace_record after;
        assert_int_equal(trace_next(t, &after, NULL), TRACE_END);
    }
    assert_int_equal(result, TRACE_ERROR);
    assert_int_equal(e.status, GATHER_USER_ERROR);
    assert_true(e.text[0] != '\0');
    trace_close(t);
}

/** Which chunk the byte is in; -1: the header. */
static int chunk_of(const struct small *s, size_t at)
{
    int chunk = -1;
    while (chunk + 1 < (int)s->chunks && at >= s->heads[chunk + 1]) {
        chunk++;
    }
    return chunk;
}

static void test_each_byte_wrong(void **state)
{
    (void)state;
    struct small s;
    make_small(&s, false);
    for (size_t at = 0; at < s.size; at += EACH) {
        const unsigned char before = s.bytes[at];
        const int chunk = chunk_of(&s, at);
        const bool block = chunk >= 0 && chunk < BLOCKS;
        s.bytes[at] = (unsigned char)(before ^ (at % 2 == 0 ? 0xff : 1u << at / 2 % 8));
        struct trace *t = expect_blocks(s.bytes, s.size, block ? chunk : -1, BLOCKS);
        const struct trace_totals *n = trace_totals(t);
        assert_true(n->damaged && trace_message_count(t) != 0);
        assert_int_equal(n->skipped, block ? PER_BLOCK : 0);
        assert_int_equal(n->bad, n->skipped);
        char name[32];
        snprintf(name, sizeof name, "block %d ", chunk);
        assert_true(!block || says(t, name));
        snprintf(name, sizeof name, chunk >= 0 ? "%zu" : "header", chunk >= 0 ? s.heads[chunk] : 0);
        if (!says(t, name) && !says(t, "without an end record")) {
            fail_msg("byte %zu: '%s' is not in '%s'", at, name, trace_message(t, 0)->text);
        }
        trace_close(t);
        if (at % 16 == 0) {
            expect_strict_error(s.bytes, s.size);
        }
        /* Without a format: what the file is does not depend on one byte. */
        if (at < GTR_HEADER || at % 16 == 1) {
            struct error e = { 0 };
            t = open_bytes(s.bytes, s.size, NULL, false, &e);
            assert_non_null(t);
            trace_close(t);
        }
        s.bytes[at] = before;
    }
}

static void test_each_length(void **state)
{
    (void)state;
    struct small s;
    make_small(&s, false);
    for (size_t size = 1; size < s.size; size += EACH) {
        int whole = 0;
        while (whole < BLOCKS && size >= s.heads[whole + 1]) {
            whole++;
        }
        struct trace *t = expect_blocks(s.bytes, size, -1, whole);
        assert_true(trace_totals(t)->damaged && says(t, "without an end record"));
        /* As soon as a block's head is there, it is known what is lost with it. */
        bool head = whole < BLOCKS && size >= s.heads[whole] + GTR_CHUNK;
        assert_int_equal(trace_totals(t)->skipped, head ? PER_BLOCK : 0);
        trace_close(t);
        if (size % 16 == 0) {
            expect_strict_error(s.bytes, size);
        }
    }
}

/** Bytes that are gone, or too many: the blocks behind them are found again. */
static void test_shifted(void **state)
{
    (void)state;
    struct small s;
    make_small(&s, false);
    unsigned char bytes[2 * SMALL_MAX];
    for (int block = 0; block < BLOCKS; block++) {
        for (size_t at = s.heads[block]; at < s.heads[block + 1]; at += 3 * EACH) {
            memcpy(bytes, s.bytes, at);
            memcpy(bytes + at, s.bytes + at + 1, s.size - at - 1);
            struct trace *t = expect_blocks(bytes, s.size - 1, block, BLOCKS);
            assert_int_equal(trace_totals(t)->skipped, PER_BLOCK);
            trace_close(t);
        }
        /* Between blocks: nothing is lost, but something is there. */
        memset(bytes, 0xf7, sizeof bytes);
        memcpy(bytes, s.bytes, s.heads[block]);
        memcpy(bytes + s.heads[block] + 1000, s.bytes + s.heads[block], s.size - s.heads[block]);
        struct trace *t = expect_blocks(bytes, s.size + 1000, -1, BLOCKS);
        assert_true(trace_totals(t)->damaged);
        assert_int_equal(trace_totals(t)->skipped, 0);
        trace_close(t);
    }
    memcpy(bytes, s.bytes, s.size);
    struct trace *t = expect_blocks(bytes, s.size + 1, -1, BLOCKS);
    assert_true(says(t, "other bytes follow the end record"));
    trace_close(t);
}

/** Two blocks with their heads: how much is lost is known from what follows. */
static void test_hole(void **state)
{
    (void)state;
    struct small s;
    make_small(&s, false);
    memset(s.bytes + s.heads[1], 0, s.heads[3] - s.heads[1]);
    struct trace *t = expect_blocks(s.bytes, s.size, -1, 1);
    assert_int_equal(trace_totals(t)->skipped, 2 * PER_BLOCK);
    assert_int_equal(skipped(t, "records of damaged blocks"), 2 * PER_BLOCK);
    char text[128];
    snprintf(text, sizeof text,
             "bytes %zu to %zu hold nothing that can be read: blocks 1 to 2 lost, 14 records",
             s.heads[1], s.heads[3]);
    assert_true(says(t, text));
    trace_close(t);
}

/** A block that comes again is not read again. */
static void test_repeated(void **state)
{
    (void)state;
    struct small s;
    make_small(&s, false);
    unsigned char bytes[2 * SMALL_MAX];
    size_t again = s.heads[1] - s.heads[0];
    memcpy(bytes, s.bytes, s.heads[2]);
    memcpy(bytes + s.heads[2], s.bytes + s.heads[0], again);
    memcpy(bytes + s.heads[2] + again, s.bytes + s.heads[2], s.size - s.heads[2]);
    struct trace *t = expect_blocks(bytes, s.size + again, -1, BLOCKS);
    assert_true(trace_totals(t)->damaged);
    assert_int_equal(trace_totals(t)->skipped, 0);
    trace_close(t);
}

static void test_other_version(void **state)
{
    (void)state;
    struct small s;
    struct error e = { 0 };
    make_small(&s, false);
    gtr_put16(s.bytes + GTR_HEADER_MAJOR, 2);
    gtr_put32(s.bytes + GTR_HEADER_CRC, (uint32_t)crc32(0, s.bytes, GTR_HEADER_CRC));
    assert_null(open_bytes(s.bytes, s.size, NULL, false, &e));
    assert_non_null(strstr(e.text, "version 2.1; expected version 1"));
    /* An older and a newer minor version are read. */
    for (uint16_t minor = 0; minor < 10; minor += 9) {
        gtr_put16(s.bytes + GTR_HEADER_MAJOR, GTR_MAJOR);
        gtr_put16(s.bytes + GTR_HEADER_MINOR, minor);
        gtr_put32(s.bytes + GTR_HEADER_CRC, (uint32_t)crc32(0, s.bytes, GTR_HEADER_CRC));
        struct trace *t = expect_blocks(s.bytes, s.size, -1, BLOCKS);
        assert_false(trace_totals(t)->damaged);
        assert_int_equal(trace_totals(t)->bad, 0);
        trace_close(t);
    }
}

/* ---- times ----------------------------------------------------------------------------------- */

/** The first record's time, of those that come from `time` on. */
static uint64_t first_time(const char *path, uint64_t time)
{
    struct error e = { 0 };
    struct trace_options options = { .path = path, .strict = true, .from_time = &time };
    struct trace *t = trace_open(&options, &e);
    struct trace_record r = { 0 };
    assert_non_null(t);
    enum trace_result result = trace_next(t, &r, &e);
    uint64_t first = result == TRACE_OK ? r.time : UINT64_MAX;
    struct trace_record rest = r;
    while (result == TRACE_OK) {
        r = rest;
        result = trace_next(t, &rest, &e);
    }
    assert_int_equal(result, TRACE_END);
    assert_true(first == UINT64_MAX || r.time == 100 + 10 * (RECORDS - 1));
    trace_close(t);
    return first;
}

static void test_times(void **state)
{
    (void)state;
    struct small s;
    char path[64];
    /* By the index: what is wrong in between is never seen. */
    make_small(&s, false);
    memset(s.bytes + s.heads[0], 0, GTR_CHUNK);
    write_file(path, s.bytes, s.size);
    assert_int_equal(first_time(path, 100 + 10 * (RECORDS - 1)), 100 + 10 * (RECORDS - PER_BLOCK));
    unlink(path);
    make_small(&s, true);
    write_file(path, s.bytes, s.size);
    for (int index = 1; index >= 0; index--) {
        for (uint64_t time = 0; time <= 100 + 10 * (RECORDS - 1); time += EACH) {
            const uint64_t record = time <= 100 ? 0 : (time - 100 + 9) / 10;
            const uint64_t block = record / PER_BLOCK * PER_BLOCK;
            assert_int_equal(first_time(path, time), 100 + 10 * block);
        }
        assert_int_equal(first_time(path, 1000), UINT64_MAX);
        /* The index is not needed: here it is not found. */
        FILE *f = fopen(path, "r+");
        assert_non_null(f);
        assert_int_equal(fseek(f, (long)s.size - 16, SEEK_SET), 0);
        uint8_t nowhere[8] = { 1 };
        uint8_t end[GTR_END_BYTES];
        memcpy(end, s.bytes + s.size - GTR_END_BYTES, GTR_END_BYTES);
        memcpy(end + GTR_END_OFFSET, nowhere, sizeof nowhere);
        assert_int_equal(fwrite(nowhere, 1, sizeof nowhere, f), sizeof nowhere);
        struct gtr_chunk c;
        assert_true(gtr_chunk_get(s.bytes + s.heads[s.chunks - 1], &c));
        c.sum = (uint32_t)crc32(0, end, sizeof end);
        uint8_t head[GTR_CHUNK];
        gtr_chunk_put(head, &c);
        assert_int_equal(fseek(f, (long)s.heads[s.chunks - 1], SEEK_SET), 0);
        assert_int_equal(fwrite(head, 1, sizeof head, f), sizeof head);
        assert_int_equal(fclose(f), 0);
    }
    unlink(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_round_trips), cmocka_unit_test(test_map),
        cmocka_unit_test(test_empty),       cmocka_unit_test(test_each_byte_wrong),
        cmocka_unit_test(test_each_length), cmocka_unit_test(test_shifted),
        cmocka_unit_test(test_hole),        cmocka_unit_test(test_other_version),
        cmocka_unit_test(test_repeated),    cmocka_unit_test(test_times),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
