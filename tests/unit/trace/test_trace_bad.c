/* SPDX-License-Identifier: Apache-2.0 */
/** Files that are wrong as a whole: each gives one clear message, and all that is good in them. */
#include "support.h"

#include <fcntl.h>
#include <pthread.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <zlib.h>

static const char fbcon[] = SOURCE_DIR "/traces/wclog-delta_fbcon-bochs.txt.gz";
static const char micro[] = SOURCE_DIR "/traces/wclog_ivshmem-micro.txt.gz";

static unsigned char *load(const char *path, size_t *size)
{
    FILE *f = fopen(path, "rb");
    assert_non_null(f);
    assert_int_equal(fseek(f, 0, SEEK_END), 0);
    *size = (size_t)ftell(f);
    rewind(f);
    unsigned char *bytes = malloc(*size + 1);
    assert_non_null(bytes);
    assert_int_equal(fread(bytes, 1, *size, f), *size);
    assert_int_equal(fclose(f), 0);
    return bytes;
}

static uint64_t count_all(struct trace *t, enum trace_result *result, struct error *e)
{
    struct trace_record r;
    uint64_t n = 0;
    while ((*result = trace_next(t, &r, e)) == TRACE_OK) {
        n++;
    }
    return n;
}

static void expect_refused(const void *bytes, size_t size, const char *format, const char *text)
{
    struct error e = { 0 };
    assert_null(open_bytes(bytes, size, format, false, &e));
    assert_int_equal(e.status, GATHER_USER_ERROR);
    if (strstr(e.text, text) == NULL) {
        fail_msg("expected '%s' in '%s'", text, e.text);
    }
    assert_null(strchr(e.text, '\n'));
}

static void test_refused_files(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        const char *format;
        const char *text;
    } cases[] = {
        { "", NULL, "empty" },
        { "", "wclog", "empty" },
        { "hello world\nsecond\n", NULL,
          "not a known trace format: the first line is \"hello world\"" },
        { "\n\n# nothing\n", NULL, "not a known trace format" },
        { "hello", "wclogg", "did you mean \"wclog\"" },
        { "hello", "nothing-near-it",
          "known: wclog, wclog-delta, qemu-mr, qemu-vfio, rwmmio, perf-script, trace-cmd, "
          "ftrace-kvm, "
          "mmiotrace, gem5, pcap, simpletrace, gtr" },
        { "\x28\xb5\x2f\xfdrest", NULL, "zstd" },
        { "\x7f"
          "ELF\2\1\1",
          NULL, "ELF" },
        { "PERFILE2h", NULL, "perf script" },
    };
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        expect_refused(cases[i].bytes, strlen(cases[i].bytes), cases[i].format, cases[i].text);
    }
    unsigned char rubbish[4096];
    uint32_t x = 12345;
    for (size_t i = 0; i < sizeof rubbish; i++) {
        x = x * 1103515245u + 12345u;
        rubbish[i] = (unsigned char)(x >> 16);
    }
    rubbish[0] = 0;
    expect_refused(rubbish, sizeof rubbish, NULL, "binary data that begin with 00");
    static const unsigned char empty_gzip[20] = { 0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 3 };
    expect_refused(empty_gzip, sizeof empty_gzip, NULL, "empty");
    expect_refused("\x1f\x8bnonsense", 10, NULL, "damaged");
    expect_refused("\x1f\x8b", 2, NULL, "end too early");
}

static void test_no_file(void **state)
{
    (void)state;
    static const struct {
        const char *path;
        const char *text;
    } cases[] = {
        { SOURCE_DIR "/traces/wclog_ivshmem-micr.txt.gz",
          "did you mean \"wclog_ivshmem-micro.txt.gz\"" },
        { "/nonexistent/folder/x", "no folder \"/nonexistent/folder\"" },
        { SOURCE_DIR "/traces", "this is a folder" },
        { "", "no such file" },
    };
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct error e = { 0 };
        struct trace_options options = { .path = cases[i].path };
        assert_null(trace_open(&options, &e));
        assert_int_equal(e.status, GATHER_USER_ERROR);
        if (strstr(e.text, cases[i].text) == NULL) {
            fail_msg("%s: %s", cases[i].path, e.text);
        }
    }
}

/** A file cut anywhere: the lines before the cut, and then the place. */
static void test_truncated(void **state)
{
    (void)state;
    size_t size;
    unsigned char *bytes = load(micro, &size);
    static const unsigned cuts[] = { 1, 4, 8, 9, 1000, 100000, 1000000 };
    uint64_t before = UINT64_MAX;
    for (size_t i = 0; i < ARRAY_LEN(cuts); i++) {
        for (unsigned strict = 0; strict < 2; strict++) {
            struct error e = { 0 };
            struct trace *t = open_bytes(bytes, size - cuts[i], NULL, strict != 0, &e);
            assert_non_null(t);
            enum trace_result result;
            uint64_t n = count_all(t, &result, &e);
            assert_int_equal(result, strict != 0 ? TRACE_ERROR : TRACE_END);
            assert_true(n > 0 && n <= 217949 && n <= before);
            assert_true(trace_totals(t)->damaged);
            assert_int_equal(n + trace_totals(t)->skipped + strict * (trace_totals(t)->lines - n),
                             trace_totals(t)->lines);
            if (strict == 0) {
                before = n;
            }
            char want[64];
            snprintf(want, sizeof want, "damaged at byte %zu", size - cuts[i]);
            const char *text =
                strict != 0 ? e.text : trace_message(t, trace_message_count(t) - 1)->text;
            assert_non_null(strstr(text, want));
            trace_close(t);
        }
    }
    free(bytes);
}

/** Bytes changed in the middle: zlib notices there or at the check sum; what it gave before counts.
 */
static void test_corrupt(void **state)
{
    (void)state;
    size_t size;
    unsigned char *bytes = load(micro, &size);
    memset(bytes + size / 2, 0xff, 64);
    struct error e = { 0 };
    struct trace *t = open_bytes(bytes, size, NULL, false, &e);
    assert_non_null(t);
    enum trace_result result;
    uint64_t n = count_all(t, &result, &e);
    assert_int_equal(result, TRACE_END);
    assert_true(n > 50000 && n < 217949);
    assert_true(trace_totals(t)->damaged);
    trace_close(t);
    memset(bytes + size - 8, 0, 4); /* the check sum */
    free(bytes);

    bytes = load(micro, &size);
    bytes[size - 8] ^= 1;
    t = open_bytes(bytes, size, NULL, false, &e);
    assert_non_null(t);
    assert_int_equal(count_all(t, &result, &e), 217949);
    assert_true(trace_totals(t)->damaged);
    assert_non_null(strstr(trace_message(t, 0)->text, "incorrect data check"));
    trace_close(t);
    free(bytes);
}

/** Members one after the other are one file; padding with zeroes is legal, other bytes are not. */
static void test_members(void **state)
{
    (void)state;
    size_t size;
    unsigned char *one = load(micro, &size);
    unsigned char *two = calloc(1, 2 * size + 16);
    assert_non_null(two);
    memcpy(two, one, size);
    memcpy(two + size, one, size);
    struct error e = { 0 };
    enum trace_result result;
    struct trace *t = open_bytes(two, 2 * size + 16, NULL, false, &e);
    assert_non_null(t);
    assert_int_equal(count_all(t, &result, &e), 2 * 217949);
    assert_int_equal(result, TRACE_END);
    assert_false(trace_totals(t)->damaged);
    assert_int_equal(trace_totals(t)->time_goes_back, 1);
    trace_close(t);
    /* The second begins before the first ends: with `strict` that is the end. */
    t = open_bytes(two, 2 * size + 16, NULL, true, &e);
    assert_non_null(t);
    assert_int_equal(count_all(t, &result, &e), 217949);
    assert_int_equal(result, TRACE_ERROR);
    assert_non_null(strstr(e.text, "time goes back on cpu 0"));
    trace_close(t);
    memset(two + size, 'x', 3);
    t = open_bytes(two, size + 3, NULL, false, &e);
    assert_non_null(t);
    assert_int_equal(count_all(t, &result, &e), 217949);
    assert_non_null(strstr(trace_message(t, 0)->text, "other bytes follow"));
    trace_close(t);
    free(one);
    free(two);
}

/** A line of 64 MiB, plain and compressed, in the middle and at the end: one bad line each. */
static void test_long_line(void **state)
{
    (void)state;
    enum { PIECE = 1 << 20, PIECES = 64 };
    static const char good[] = "1 0 W iv+0x0 0x1000 4 - 0x100 b9000022\n";
    char *piece = malloc(PIECE);
    assert_non_null(piece);
    memset(piece, 'a', PIECE);
    char path[64];
    write_file(path, good, strlen(good));
    gzFile f = gzopen(path, "ab1");
    assert_non_null(f);
    gzclose(f);
    f = gzopen(path, "wb1");
    assert_non_null(f);
    gzputs(f, good);
    for (int n = 0; n < PIECES; n++) {
        assert_int_equal(gzwrite(f, piece, PIECE), PIECE);
    }
    gzputs(f, "\n");
    gzputs(f, good);
    gzwrite(f, piece, PIECE);
    assert_int_equal(gzclose(f), Z_OK);
    free(piece);
    struct error e = { 0 };
    struct trace_options options = { .path = path };
    struct trace *t = trace_open(&options, &e);
    assert_non_null(t);
    assert_int_equal(next_record(t).line, 1);
    assert_int_equal(next_record(t).line, 3);
    expect_end(t);
    assert_int_equal(trace_totals(t)->lines, 4);
    assert_int_equal(skipped(t, "too long"), 2);
    assert_int_equal(trace_totals(t)->bad, 2);
    trace_close(t);
    options.strict = true;
    t = trace_open(&options, &e);
    assert_non_null(t);
    (void)next_record(t);
    struct trace_record r;
    assert_int_equal(trace_next(t, &r, &e), TRACE_ERROR);
    assert_int_equal(e.line, 2);
    trace_close(t);
    unlink(path);
}

/** Lines around the longest that is taken, at the places where blocks end. */
static void test_line_limit(void **state)
{
    (void)state;
    enum { LIMIT = 16 * 1024, BLOCK = 256 * 1024 };
    static const char good[] = "1 0 W iv+0x0 0x1000 4 - 0x100 b9000022\n";
    char *text = malloc(2 * BLOCK);
    assert_non_null(text);
    for (int length = LIMIT - 1; length <= LIMIT + 1; length++) {
        for (int begin = BLOCK - LIMIT - 2; begin <= BLOCK + 1; begin += 13) {
            memset(text, '#', (size_t)begin);
            for (int n = 99; n < begin; n += 100) {
                text[n] = '\n';
            }
            text[begin - 1] = '\n';
            memset(text + begin, ' ', (size_t)length);
            int head = snprintf(text + begin, 64, "%.*s ", (int)strlen(good) - 1, good);
            text[begin + head] = ' ';
            text[begin + length] = '\n';
            memcpy(text + begin + length + 1, good, sizeof good);
            struct error e = { 0 };
            struct trace *t = open_bytes(text, strlen(text), "wclog", false, &e);
            assert_non_null(t);
            (void)next_record(t);
            if (length <= LIMIT) {
                (void)next_record(t);
            }
            expect_end(t);
            assert_int_equal(skipped(t, "too long"), length > LIMIT ? 1 : 0);
            trace_close(t);
        }
    }
    free(text);
}

/** A million different names and events: the tables stay as they are. */
static void test_many_names(void **state)
{
    (void)state;
    enum { COUNT = 20000, WIDTH = 128 };
    char *text = malloc((size_t)COUNT * 2 * WIDTH);
    assert_non_null(text);
    size_t n = 0;
    for (int i = 0; i < COUNT; i++) {
        n += (size_t)snprintf(
            text + n, WIDTH,
            "memory_region_ops_write cpu %d mr 0x1 addr 0x%x value 0x0 size 4 name "
            "'region %d'\n",
            i % 100, i * 4, i);
        n += (size_t)snprintf(text + n, WIDTH, "event_number_%d arguments\n", i);
    }
    struct error e = { 0 };
    struct trace *t = open_bytes(text, n, NULL, true, &e);
    assert_non_null(t);
    for (int i = 0; i < COUNT; i++) {
        struct trace_record r = next_record(t);
        const char *name = trace_region(t, r.region)->name;
        char want[32];
        snprintf(want, sizeof want, "region %d", i);
        assert_string_equal(name, i < 4095 ? want : "(further regions)");
    }
    expect_end(t);
    assert_int_equal(trace_region_count(t), 4096);
    assert_int_equal(trace_region(t, 4095)->writes, COUNT - 4095);
    assert_int_equal(trace_totals(t)->skipped, COUNT);
    assert_true(skipped(t, "event (others)") > COUNT - 256);
    assert_int_equal(trace_totals(t)->cpus[63], COUNT / 100 * 37);
    trace_close(t);
    free(text);
}

/* ---- pipes ----------------------------------------------------------------------------------- */

struct feeder {
    const char *path;
    const unsigned char *bytes;
    size_t size, step;
};

static void *feed(void *arg)
{
    const struct feeder *f = arg;
    int fd = open(f->path, O_WRONLY);
    for (size_t at = 0; fd >= 0 && at < f->size;) {
        size_t n = f->size - at < f->step ? f->size - at : f->step;
        ssize_t written = write(fd, f->bytes + at, n);
        if (written <= 0) {
            break;
        }
        at += (size_t)written;
    }
    if (fd >= 0) {
        close(fd);
    }
    return NULL;
}

/** A FIFO that gives single bytes: compressed data are known by their first two all the same. */
static void test_fifo(void **state)
{
    (void)state;
    size_t size;
    unsigned char *bytes = load(SOURCE_DIR "/traces/qemu-vfio_nvme-e1000e_nommap.log.gz", &size);
    char path[64] = "/tmp/gather-fifo-XXXXXX";
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    close(fd);
    unlink(path);
    assert_int_equal(mkfifo(path, 0600), 0);
    struct feeder feeder = { path, bytes, size, 1 };
    pthread_t thread;
    assert_int_equal(pthread_create(&thread, NULL, feed, &feeder), 0);
    struct error e = { 0 };
    struct trace_options options = { .path = path, .strict = true };
    struct trace *t = trace_open(&options, &e);
    assert_non_null(t);
    enum trace_result result;
    assert_int_equal(count_all(t, &result, &e), 6236);
    assert_int_equal(result, TRACE_END);
    trace_close(t);
    pthread_join(thread, NULL);
    unlink(path);
    free(bytes);
}

/** Standard input, and closing a trace whose writer neither writes nor goes. */
static void test_close_while_waiting(void **state)
{
    (void)state;
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    int saved = dup(STDIN_FILENO);
    assert_int_equal(dup2(ends[0], STDIN_FILENO), STDIN_FILENO);
    enum { COUNT = 10000 };
    static const char good[] = "1 0 W iv+0x0 0x1000 4 - 0x100 b9000022\n";
    pthread_t thread;
    char *text = malloc(sizeof good * COUNT);
    assert_non_null(text);
    for (size_t i = 0; i < COUNT; i++) {
        memcpy(text + i * (sizeof good - 1), good, sizeof good);
    }
    char path[32];
    snprintf(path, sizeof path, "/dev/fd/%d", ends[1]);
    struct feeder feeder = { path, (unsigned char *)text, strlen(text), 4096 };
    assert_int_equal(pthread_create(&thread, NULL, feed, &feeder), 0);
    struct error e = { 0 };
    struct trace_options options = { .path = "-" };
    struct trace *t = trace_open(&options, &e);
    assert_non_null(t);
    assert_int_equal(next_record(t).size, 4);
    pthread_join(thread, NULL);
    trace_close(t); /* returns although `ends[1]` is open */
    dup2(saved, STDIN_FILENO);
    close(saved);
    close(ends[0]);
    close(ends[1]);
    free(text);
}

/** A trace closed before its end, at once and after some records. */
static void test_close_early(void **state)
{
    (void)state;
    for (int records = 0; records < 30000; records = records * 5 + 1) {
        struct error e = { 0 };
        struct trace_options options = { .path = fbcon };
        struct trace *t = trace_open(&options, &e);
        assert_non_null(t);
        for (int i = 0; i < records; i++) {
            (void)next_record(t);
        }
        trace_close(t);
    }
    trace_close(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_refused_files), cmocka_unit_test(test_no_file),
        cmocka_unit_test(test_truncated),     cmocka_unit_test(test_corrupt),
        cmocka_unit_test(test_members),       cmocka_unit_test(test_long_line),
        cmocka_unit_test(test_line_limit),    cmocka_unit_test(test_many_names),
        cmocka_unit_test(test_fifo),          cmocka_unit_test(test_close_while_waiting),
        cmocka_unit_test(test_close_early),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
