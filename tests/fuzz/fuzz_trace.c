/* SPDX-License-Identifier: Apache-2.0 */
/**
 * libFuzzer target: any bytes as a trace of any format. The first byte chooses the format and
 * `strict`; the rest is the file. What must hold besides memory safety: every line is a record or
 * is counted.
 */
#include "trace/reader.h"

#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

static void expect(bool condition)
{
    if (!condition) {
        abort();
    }
}

static void read_all(struct trace *t, bool by_instruction, bool strict)
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

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const formats[] = { NULL, "wclog", "wclog-delta", "qemu-mr" };
    if (size < 1) {
        return 0;
    }
    int fd = memfd_create("trace", 0);
    expect(fd >= 0 && write(fd, data + 1, size - 1) == (ssize_t)(size - 1));
    char path[64];
    snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    struct error e = { 0 };
    bool strict = (data[0] & 4) != 0;
    struct trace_options options = { path, formats[data[0] & 3], strict };
    struct trace *t = trace_open(&options, &e);
    if (t != NULL) {
        read_all(t, (data[0] & 8) != 0, strict);
    }
    expect(t != NULL || e.text[0] != '\0');
    trace_close(t);
    close(fd);
    return 0;
}
