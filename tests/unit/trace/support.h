/* SPDX-License-Identifier: Apache-2.0 */
/** A trace out of a string, for the tests. */
#ifndef TESTS_TRACE_SUPPORT_H
#define TESTS_TRACE_SUPPORT_H

#include "trace/reader.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

/** A file that holds `bytes`; the caller unlinks it. */
static inline void write_file(char path[64], const void *bytes, size_t size)
{
    strcpy(path, "/tmp/gather-trace-XXXXXX");
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    FILE *f = fdopen(fd, "w");
    assert_non_null(f);
    assert_int_equal(fwrite(bytes, 1, size, f), size);
    assert_int_equal(fclose(f), 0);
}

/** Open a trace whose file has these bytes; NULL with the error. The file is gone at once. */
static inline struct trace *open_bytes(const void *bytes, size_t size, const char *format,
                                       bool strict, struct error *e)
{
    char path[64];
    write_file(path, bytes, size);
    struct trace_options options = { .path = path, .format = format, .strict = strict };
    struct trace *t = trace_open(&options, e);
    unlink(path);
    return t;
}

static inline struct trace *open_text(const char *text, const char *format)
{
    struct error e = { 0 };
    struct trace *t = open_bytes(text, strlen(text), format, false, &e);
    if (t == NULL) {
        fail_msg("%s", e.text);
    }
    return t;
}

static inline struct trace_record next_record(struct trace *t)
{
    struct trace_record r = { 0 };
    struct error e = { 0 };
    assert_int_equal(trace_next(t, &r, &e), TRACE_OK);
    return r;
}

static inline void expect_end(struct trace *t)
{
    struct trace_record r;
    struct error e = { 0 };
    assert_int_equal(trace_next(t, &r, &e), TRACE_END);
}

/** The trace's first message has these words. */
static inline void expect_first_message(const struct trace *t, const char *expected)
{
    if (strstr(trace_message(t, 0)->text, expected) == NULL) {
        fail_msg("\"%s\" is not in \"%s\"", expected, trace_message(t, 0)->text);
    }
}

/** The count of the row with that label; 0 if there is none. */
static inline uint64_t skipped(const struct trace *t, const char *label)
{
    for (size_t i = 0; i < trace_skip_count(t); i++) {
        if (strcmp(trace_skip(t, i).label, label) == 0) {
            return trace_skip(t, i).count;
        }
    }
    return 0;
}

#endif
