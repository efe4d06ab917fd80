/* SPDX-License-Identifier: Apache-2.0 */
/** wclog and wclog-delta written: the same bytes as the captures, and what cannot be written. */
#include "support.h"

#include <zlib.h>

static char *inflate_file(const char *path, size_t *size)
{
    enum { STEP = 1 << 20 };
    gzFile f = gzopen(path, "rb"); /* reads plain files too */
    assert_non_null(f);
    char *bytes = NULL;
    size_t room = 0;
    *size = 0;
    for (int n = 1; n > 0; *size += (size_t)n) {
        if (room - *size < STEP) {
            room = 2 * room + STEP;
            bytes = realloc(bytes, room);
            assert_non_null(bytes);
        }
        n = gzread(f, bytes + *size, STEP);
        assert_true(n >= 0);
    }
    gzclose(f);
    return bytes;
}

static void temporary(char path[64], const char *suffix)
{
    char base[32] = "/tmp/gather-writer-XXXXXX";
    int fd = mkstemp(base);
    assert_true(fd >= 0);
    close(fd);
    unlink(base);
    snprintf(path, 64, "%s%s", base, suffix);
}

static bool convert(const char *from, const char *to, const char *format, struct error *e)
{
    struct trace_options options = { .path = from, .strict = true };
    struct trace *t = trace_open(&options, e);
    assert_non_null(t);
    struct trace_writer *w = trace_writer_open(to, format, e);
    assert_non_null(w);
    struct trace_record r;
    bool good = true;
    while (good && trace_next(t, &r, e) == TRACE_OK) {
        good = trace_writer_put(w, t, &r, e);
    }
    if (good) {
        assert_int_not_equal(access(to, F_OK), 0); /* not before it is whole */
        good = trace_writer_commit(w, e);
    } else {
        trace_writer_abandon(w);
    }
    trace_close(t);
    return good;
}

static void expect_same(const char *a, const char *b)
{
    size_t size_a;
    size_t size_b;
    char *bytes_a = inflate_file(a, &size_a);
    char *bytes_b = inflate_file(b, &size_b);
    assert_int_equal(size_a, size_b);
    assert_int_equal(memcmp(bytes_a, bytes_b, size_a), 0);
    free(bytes_a);
    free(bytes_b);
}

/** Written in its own format, a capture is the same, byte for byte; values, marks, disassembly. */
static void test_same_bytes(void **state)
{
    (void)state;
    static const struct {
        const char *path;
        const char *suffix;
        const char *format;
    } cases[] = {
        { SOURCE_DIR "/traces/wclog_ivshmem-micro.txt.gz", ".wclog", NULL },
        { SOURCE_DIR "/traces/wclog_ivshmem-micro.txt.gz", ".wclog.gz", NULL },
        { SOURCE_DIR "/traces/wclog_nvme-e1000e-mmio.txt.gz", ".txt.gz", "wclog" },
        { SOURCE_DIR "/traces/wclog-delta_fbcon-bochs.txt.gz", ".wclog-delta.gz", NULL },
        { SOURCE_DIR "/traces/wclog-delta_fbcon-bochs.txt.gz", ".txt", "wclog-delta" },
    };
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        char path[64];
        struct error e = { 0 };
        temporary(path, cases[i].suffix);
        assert_true(convert(cases[i].path, path, cases[i].format, &e));
        expect_same(cases[i].path, path);
        unlink(path);
    }
}

/** By way of the other format and back: only windows' names are lost. */
static void test_there_and_back(void **state)
{
    (void)state;
    static const char delta[] = SOURCE_DIR "/traces/wclog-delta_fbcon-bochs.txt.gz";
    char wclog[64];
    char back[64];
    struct error e = { 0 };
    temporary(wclog, ".wclog.gz");
    temporary(back, ".wclog-delta.gz");
    assert_true(convert(delta, wclog, NULL, &e));
    assert_true(convert(wclog, back, NULL, &e));
    expect_same(delta, back);
    size_t size;
    char *bytes = inflate_file(wclog, &size);
    static const char first[] =
        "1296654893 0 W mem+0x10000000 0x10000000 8 - 0xffffb2cd4de21290 f9000066\n"
        "1296655028 0 B - - 0 - 0xffffb2cd4de10184 d5033f9f\n";
    assert_memory_equal(bytes, first, strlen(first));
    free(bytes);
    unlink(wclog);
    unlink(back);
}

static void expect_text(const char *path, const char *want)
{
    size_t size;
    char *bytes = inflate_file(path, &size);
    assert_int_equal(size, strlen(want));
    assert_memory_equal(bytes, want, size);
    free(bytes);
}

static void test_from_qemu(void **state)
{
    (void)state;
    static const char log[] =
        "1@5.000001:memory_region_ops_write cpu 1 mr 0x1 addr 0x8000010000 value 0x11 size 8 name "
        "'n m'\n"
        "1@5.000002:memory_region_ops_read cpu 0 mr 0x1 addr 0x8003 value 0xff size 1 name "
        "'pcie-mmcfg-mmio'\n"
        "1@5.000003:vfio_region_write  (a b:region0+0x50, 0x1, 4)\n";
    char from[64];
    char to[64];
    struct error e = { 0 };
    write_file(from, log, strlen(log));
    temporary(to, ".wclog");
    assert_true(convert(from, to, NULL, &e));
    expect_text(to, "1 1 W mem+0x8000010000 0x8000010000 8 0x0000000000000011 0x0 00000000\n"
                    "2 0 R pcie-mmcfg-mmio+0x8003 - 1 0xff 0x0 00000000\n"
                    "3 0 W a_b:region0+0x50 - 4 0x00000001 0x0 00000000\n");
    unlink(to);
    temporary(to, ".wclog-delta");
    assert_false(convert(from, to, NULL, &e));
    assert_non_null(strstr(e.text, "line 2"));
    assert_int_not_equal(access(to, F_OK), 0);
    unlink(from);
}

static void test_refused(void **state)
{
    (void)state;
    static const struct {
        const char *path;
        const char *to;
        const char *text;
    } cases[] = {
        { "/tmp/x.txt", NULL, "expected .gtr, .wclog or" },
        { "/nonexistent/x.gtr", NULL, "/nonexistent/x.gtr" },
        { "/tmp/x.txt", "qemu-mr", "\"qemu-mr\" is not written" },
        { "/tmp/x.txt", "wclo", "did you mean \"wclog\"" },
        { "/nonexistent/x.wclog", NULL, "/nonexistent/x.wclog" },
    };
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct error e = { 0 };
        assert_null(trace_writer_open(cases[i].path, cases[i].to, &e));
        assert_int_equal(e.status, GATHER_USER_ERROR);
        if (strstr(e.text, cases[i].text) == NULL) {
            fail_msg("%s: %s", cases[i].path, e.text);
        }
    }
    trace_writer_abandon(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_same_bytes),
        cmocka_unit_test(test_there_and_back),
        cmocka_unit_test(test_from_qemu),
        cmocka_unit_test(test_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
