/* SPDX-License-Identifier: Apache-2.0 */
/**
 * libFuzzer target: any bytes as lints.csv, after its header or, by the first byte, instead of it.
 * Besides memory safety: what is read is what a lint can have found, a refusal names the file and a
 * line that is there, and nothing is left of what was read before it.
 */
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "report/report.h"
#include "trace/trace.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void expect(bool condition)
{
    if (!condition) {
        abort();
    }
}

static void check(const struct lint_finding *f)
{
    expect(f->kind < LINT_COUNT && f->count > 0 && f->size > 0 && f->size <= TRACE_INSN_MAX);
    expect(memchr(f->region, '\0', sizeof(f->region)) != NULL);
    expect(memchr(f->text, '\0', sizeof(f->text)) != NULL);
}

static int lines_of(const uint8_t *data, size_t size)
{
    int lines = 1;
    for (size_t i = 0; i < size; i++) {
        lines += data[i] == '\n';
    }
    return lines;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char header[] = "line,earlier,lint,cpu,time,address,size,region,count,text\n";
    if (size == 0) {
        return 0;
    }
    const int fd = memfd_create("csv", 0);
    const size_t begin = (data[0] & 1) != 0 ? 0 : sizeof(header) - 1;
    expect(fd >= 0 && write(fd, header, begin) == (ssize_t)begin &&
           write(fd, data + 1, size - 1) == (ssize_t)(size - 1));
    char path[64];
    (void)snprintf(path, sizeof(path), "/proc/self/fd/%d", fd);
    struct error e = { 0 };
    struct lint_finding *found;
    size_t count;
    if (report_lints_load(path, &found, &count, &e)) {
        for (size_t i = 0; i < count; i++) {
            check(&found[i]);
        }
    } else {
        expect(e.status == GATHER_USER_ERROR && e.text[0] != '\0' && strcmp(e.file, path) == 0);
        expect(e.line >= 1 && e.line <= lines_of(data + 1, size - 1) + (begin != 0));
        expect(found == NULL && count == 0);
    }
    free(found);
    close(fd);
    return 0;
}
