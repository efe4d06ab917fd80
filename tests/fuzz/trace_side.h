/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What the fuzz targets of trace readers share: any bytes as a file of one format. What must hold
 * besides memory safety: every line, or record of a binary trace, is a record or is counted.
 */
#ifndef FUZZ_TRACE_SIDE_H
#define FUZZ_TRACE_SIDE_H

#include "trace/reader.h"

#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

static inline void expect(bool condition)
{
    if (!condition) {
        abort();
    }
}

static inline void read_all(struct trace *t, bool by_instruction, bool strict)
{
    struct error e = { 0 };
    enum trace_result result = TRACE_OK;
    uint64_t lines = 0;
    while (result == TRACE_OK) {
        struct trace_insn i = { 0 };
        result = by_instruction ? trace_next_instruction(t, &i, &e) : trace_next(t, &i.first, &e);
        if (result != TRACE_OK) {
            break;
        }
        lines += by_instruction ? i.records : 1;
        expect(i.size <= TRACE_INSN_MAX && i.first.size <= TRACE_INSN_MAX);
        expect(trace_region(t, i.first.region)->name != NULL);
    }
    const struct trace_totals *n = trace_totals(t);
    expect(strict || result == TRACE_END);
    expect(result == TRACE_ERROR || lines + n->skipped == n->lines);
    expect(n->reads + n->writes + n->dmb + n->dsb + n->isb + n->other_barriers + n->zva_marks ==
               lines ||
           result == TRACE_ERROR);
}

/**
 * Read `head` and then the bytes after the first of `data`, which says how: bit 2 `strict`, bit 3
 * by instruction.
 */
static inline void fuzz_trace(const char *format, const void *head, size_t head_size,
                              const uint8_t *data, size_t size)
{
    int fd = memfd_create("trace", 0);
    expect(fd >= 0 && write(fd, head, head_size) == (ssize_t)head_size);
    expect(write(fd, data + 1, size - 1) == (ssize_t)(size - 1));
    char path[64];
    snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    struct error e = { 0 };
    bool strict = (data[0] & 4) != 0;
    struct trace_options options = { .path = path, .format = format, .strict = strict };
    struct trace *t = trace_open(&options, &e);
    if (t != NULL) {
        read_all(t, (data[0] & 8) != 0, strict);
    }
    expect(t != NULL || e.text[0] != '\0');
    trace_close(t);
    close(fd);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#endif
