/* SPDX-License-Identifier: Apache-2.0 */
/* Semihosting calls over a small memory: console, files, clocks, and what must not be reached. */
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/base.h"
#include "platform/semihost.h"

enum { MEMORY = 8192, BLOCK = 64, TEXT = 1024, TEXT2 = 2048, DATA = 4096 };
static const uint64_t FAILED = UINT64_MAX;

struct world {
    uint8_t memory[MEMORY];
    char folder[64];
    char *out_text, *err_text;
    size_t out_size, err_size;
    FILE *out, *err;
    int pipe[2];
    struct semihost *s;
    struct semihost_result r;
};

static bool inside(uint64_t va, size_t size)
{
    return va <= MEMORY && size <= MEMORY - va;
}
static bool read_memory(void *arg, uint64_t va, void *to, size_t size)
{
    const struct world *w = arg;
    return inside(va, size) && (memcpy(to, w->memory + va, size), true);
}
static bool write_memory(void *arg, uint64_t va, const void *from, size_t size)
{
    struct world *w = arg;
    return inside(va, size) && (memcpy(w->memory + va, from, size), true);
}

/* A string with its end, where a call finds it. */
static void put_text(struct world *w, uint64_t va, const char *text)
{
    assert_true(write_memory(w, va, text, strlen(text) + 1));
}

static int begin(void **state)
{
    struct world *w = calloc(1, sizeof(*w));
    struct error e = { 0 };
    snprintf(w->folder, sizeof(w->folder), "/tmp/gather-semihost-XXXXXX");
    assert_non_null(mkdtemp(w->folder));
    w->out = open_memstream(&w->out_text, &w->out_size);
    w->err = open_memstream(&w->err_text, &w->err_size);
    assert_int_equal(pipe(w->pipe), 0);
    const struct semihost_setup setup = {
        .memory = { w, read_memory, write_memory },
        .command_line = "prog one two",
        .folder = w->folder,
        .out = w->out,
        .err = w->err,
        .in = w->pipe[0],
        .heap_base = 0x100,
        .heap_limit = 0x200,
        .stack_base = 0x400,
        .stack_limit = 0x300,
        .most = MEMORY,
    };
    w->s = semihost_new(&setup, &e);
    assert_non_null(w->s);
    *state = w;
    return 0;
}

static int end(void **state)
{
    struct world *w = *state;
    char command[128];
    semihost_free(w->s);
    fclose(w->out);
    fclose(w->err);
    free(w->out_text);
    free(w->err_text);
    close(w->pipe[0]);
    if (w->pipe[1] >= 0)
        close(w->pipe[1]);
    snprintf(command, sizeof(command), "rm -r %s", w->folder);
    assert_int_equal(system(command), 0);
    free(w);
    return 0;
}

static void put64(struct world *w, size_t at, uint64_t value)
{
    memcpy(w->memory + at, &value, 8);
}
static uint64_t get64(const struct world *w, size_t at)
{
    uint64_t value;
    memcpy(&value, w->memory + at, 8);
    return value;
}

static uint64_t call(struct world *w, uint32_t operation, uint64_t a, uint64_t b, uint64_t c,
                     uint64_t d)
{
    put64(w, BLOCK, a);
    put64(w, BLOCK + 8, b);
    put64(w, BLOCK + 16, c);
    put64(w, BLOCK + 24, d);
    assert_true(semihost_call(w->s, operation, BLOCK, 2500000000000, &w->r)); /* 2.5 s */
    return w->r.value;
}

static uint64_t open_name(struct world *w, const char *name, unsigned mode)
{
    put_text(w, TEXT, name);
    return call(w, 0x01, TEXT, mode, strlen(name), 0);
}
static uint64_t system_error(struct world *w)
{
    return call(w, 0x13, 0, 0, 0, 0);
}

static void test_console(void **state)
{
    struct world *w = *state;
    const uint64_t in = open_name(w, ":tt", 0), out = open_name(w, ":tt", 4),
                   err = open_name(w, ":tt", 8);
    assert_true(in != FAILED && out != FAILED && err != FAILED && in != out && out != err);
    memcpy(w->memory + DATA, "hello", 5);
    assert_int_equal(call(w, 0x05, out, DATA, 5, 0), 0);
    assert_int_equal(call(w, 0x05, err, DATA + 1, 2, 0), 0);
    assert_int_equal(call(w, 0x05, in, DATA, 5, 0), 5);
    put_text(w, TEXT2, "w0");
    assert_true(semihost_call(w->s, 0x04, TEXT2, 0, &w->r));
    assert_true(semihost_call(w->s, 0x03, TEXT2, 0, &w->r));
    fflush(w->out);
    fflush(w->err);
    assert_string_equal(w->out_text, "hellow0w");
    assert_string_equal(w->err_text, "el");
    assert_int_equal(write(w->pipe[1], "abc", 3), 3);
    assert_int_equal(call(w, 0x07, 0, 0, 0, 0), 'a');
    assert_int_equal(call(w, 0x06, in, DATA, 10, 0), 8); /* two bytes have come */
    assert_memory_equal(w->memory + DATA, "bc", 2);
    close(w->pipe[1]);
    w->pipe[1] = -1;
    assert_int_equal(call(w, 0x06, in, DATA, 10, 0), 10);
    assert_int_equal(call(w, 0x07, 0, 0, 0, 0), FAILED);
    assert_int_equal(call(w, 0x09, out, 0, 0, 0), 1);
    assert_int_equal(call(w, 0x02, out, 0, 0, 0), 0);
    assert_int_equal(call(w, 0x05, out, DATA, 5, 0), 5);
}

static void test_files(void **state)
{
    struct world *w = *state;
    uint64_t f = open_name(w, "a.txt", 6); /* w+ */
    assert_int_not_equal(f, FAILED);
    memset(w->memory + DATA, 'x', 3000);
    assert_int_equal(call(w, 0x05, f, DATA, 3000, 0), 0);
    assert_int_equal(call(w, 0x0c, f, 0, 0, 0), 3000);
    assert_int_equal(call(w, 0x09, f, 0, 0, 0), 0);
    assert_int_equal(call(w, 0x0a, f, 2990, 0, 0), 0);
    memset(w->memory + DATA, 0, 3000);
    assert_int_equal(call(w, 0x06, f, DATA, 100, 0), 90);
    assert_memory_equal(w->memory + DATA, "xxxxxxxxxx\0", 11);
    assert_int_equal(call(w, 0x02, f, 0, 0, 0), 0);
    assert_int_equal(call(w, 0x02, f, 0, 0, 0), FAILED);
    f = open_name(w, "a.txt", 8); /* a */
    assert_int_equal(call(w, 0x05, f, DATA, 1, 0), 0);
    assert_int_equal(call(w, 0x0c, f, 0, 0, 0), 3001);
    call(w, 0x02, f, 0, 0, 0);
    put_text(w, TEXT, "a.txt");
    put_text(w, TEXT2, "b.txt");
    assert_int_equal(call(w, 0x0f, TEXT, 5, TEXT2, 5), 0);
    assert_int_equal(open_name(w, "a.txt", 0), FAILED);
    assert_int_equal(system_error(w), 2); /* ENOENT */
    put_text(w, TEXT, "b.txt");
    assert_int_equal(call(w, 0x0e, TEXT, 5, 0, 0), 0);
    assert_int_not_equal(call(w, 0x0e, TEXT, 5, 0, 0), 0);
}

static void test_nothing_outside(void **state)
{
    static const char *const names[] = { "..",       "../x", "sub/../../x", "link/passwd", "passwd",
                                         "sub/../x", "",     "/",           "fifo",        "sub",
                                         "dangling" };
    struct world *w = *state;
    char path[128];
    snprintf(path, sizeof(path), "%s/sub", w->folder);
    assert_int_equal(mkdir(path, 0777), 0);
    snprintf(path, sizeof(path), "%s/link", w->folder);
    assert_int_equal(symlink("/etc", path), 0);
    snprintf(path, sizeof(path), "%s/passwd", w->folder);
    assert_int_equal(symlink("/etc/passwd", path), 0);
    snprintf(path, sizeof(path), "%s/dangling", w->folder);
    assert_int_equal(symlink("/tmp/gather-semihost-target", path), 0);
    snprintf(path, sizeof(path), "%s/fifo", w->folder);
    assert_int_equal(mkfifo(path, 0666), 0);
    for (size_t i = 0; i < ARRAY_LEN(names); i++)
        for (unsigned mode = 0; mode < 12; mode += 2)
            if (open_name(w, names[i], mode) != FAILED)
                fail_msg("\"%s\" with mode %u was opened", names[i], mode);
    assert_int_not_equal(access("/tmp/gather-semihost-target", F_OK), 0);
    /* An absolute path begins at the folder. */
    const uint64_t f = open_name(w, "/sub/new", 4);
    assert_int_not_equal(f, FAILED);
    snprintf(path, sizeof(path), "%s/sub/new", w->folder);
    assert_int_equal(access(path, F_OK), 0);
    put_text(w, TEXT, "sub/new");
    put_text(w, TEXT2, "../new");
    assert_int_not_equal(call(w, 0x0f, TEXT, 7, TEXT2, 6), 0);
    put_text(w, TEXT, "../../etc/passwd");
    assert_int_not_equal(call(w, 0x0e, TEXT, 16, 0, 0), 0);
}

static void test_no_folder(void **state)
{
    struct world *w = *state;
    const struct semihost_setup setup = { .memory = { w, read_memory, write_memory },
                                          .command_line = "p",
                                          .out = w->out,
                                          .err = w->err,
                                          .in = -1,
                                          .most = MEMORY };
    struct error e = { 0 };
    semihost_free(w->s);
    w->s = semihost_new(&setup, &e);
    assert_int_equal(open_name(w, "x", 4), FAILED);
    assert_int_not_equal(open_name(w, ":tt", 4), FAILED);
    assert_int_equal(call(w, 0x07, 0, 0, 0, 0), FAILED);
}

static void test_features(void **state)
{
    struct world *w = *state;
    const uint64_t f = open_name(w, ":semihosting-features", 0);
    assert_int_equal(call(w, 0x0c, f, 0, 0, 0), 5);
    assert_int_equal(call(w, 0x06, f, DATA, 8, 0), 3);
    assert_memory_equal(w->memory + DATA, "SHFB\3", 5);
    assert_int_equal(call(w, 0x0a, f, 4, 0, 0), 0);
    assert_int_equal(call(w, 0x06, f, DATA, 1, 0), 0);
    assert_int_equal(w->memory[DATA], 3);
    assert_int_equal(open_name(w, ":semihosting-features", 4), FAILED);
}

static void test_clocks(void **state)
{
    struct world *w = *state;
    assert_int_equal(call(w, 0x10, 0, 0, 0, 0), 250);
    assert_int_equal(call(w, 0x11, 0, 0, 0, 0), 1767225602);
    assert_int_equal(call(w, 0x31, 0, 0, 0, 0), 1000000000);
    assert_int_equal(call(w, 0x30, 0, 0, 0, 0), 0);
    assert_int_equal(get64(w, BLOCK), 2500000000);
}

static void test_words(void **state)
{
    struct world *w = *state;
    assert_int_equal(call(w, 0x15, DATA, 13, 0, 0), 0);
    assert_string_equal((char *)w->memory + DATA, "prog one two");
    assert_int_equal(get64(w, BLOCK + 8), 12);
    assert_int_equal(call(w, 0x15, DATA, 12, 0, 0), FAILED);
    assert_int_equal(call(w, 0x16, DATA, 0, 0, 0), 0);
    assert_int_equal(get64(w, DATA), 0x100);
    assert_int_equal(get64(w, DATA + 24), 0x300);
    assert_int_equal(call(w, 0x12, TEXT, 2, 0, 0), FAILED);
    assert_int_equal(call(w, 0x08, FAILED, 0, 0, 0), 1);
    assert_int_equal(call(w, 0x08, 3, 0, 0, 0), 0);
    assert_int_equal(call(w, 0x0d, DATA, 7, 16, 0), 0);
    assert_string_equal((char *)w->memory + DATA, "tmp007");
}

static void test_exit(void **state)
{
    struct world *w = *state;
    call(w, 0x18, 0x20026, 0x1ff, 0, 0);
    assert_true(w->r.exits);
    assert_int_equal(w->r.status, 0xff);
    call(w, 0x20, 0x20026, 7, 0, 0);
    assert_true(w->r.exits);
    assert_int_equal(w->r.status, 7);
    call(w, 0x18, 0x20023, 0, 0, 0);
    assert_true(w->r.exits);
    assert_int_equal(w->r.status, 1);
    assert_int_equal(w->r.reason, 0x20023);
}

static void test_bad_calls(void **state)
{
    struct world *w = *state;
    const uint64_t f = open_name(w, "f", 6);
    assert_false(semihost_call(w->s, 0x99, BLOCK, 0, &w->r));
    assert_false(semihost_call(w->s, 0, BLOCK, 0, &w->r));
    for (uint32_t operation = 1; operation <= 0x31; operation++) { /* blocks that are not there */
        struct semihost_result r;
        if (operation != 0x07)
            semihost_call(w->s, operation, UINT64_MAX - 7, 0, &r);
        assert_false(r.exits && r.status == 0);
    }
    assert_int_equal(call(w, 0x05, f, DATA, UINT64_MAX, 0), UINT64_MAX);
    assert_int_equal(call(w, 0x05, f, MEMORY - 4, 8, 0), 8);
    assert_int_equal(call(w, 0x06, f, DATA, UINT64_MAX, 0), UINT64_MAX);
    assert_int_equal(call(w, 0x01, TEXT, 12, 1, 0), FAILED);
    assert_int_equal(call(w, 0x01, TEXT, 0, UINT64_MAX, 0), FAILED);
    assert_int_equal(call(w, 0x02, UINT64_MAX, 0, 0, 0), FAILED);
    assert_int_equal(call(w, 0x02, 0, 0, 0, 0), FAILED);
    unsigned opened = 0;
    while (open_name(w, ":tt", 4) != FAILED && opened < 1000)
        opened++;
    assert_true(opened >= 16 && opened < 1000);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)
    const struct CMUnitTest tests[] = {
        TEST(test_console),   TEST(test_files),    TEST(test_nothing_outside),
        TEST(test_no_folder), TEST(test_features), TEST(test_clocks),
        TEST(test_words),     TEST(test_exit),     TEST(test_bad_calls),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
