/* SPDX-License-Identifier: Apache-2.0 */
/**
 * libFuzzer target: any bytes as tlps.csv, after its header, or as another CSV file of a run. The
 * first byte chooses. Besides memory safety: bytes are counted once, and rows are as wide as the
 * header.
 */
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "report/html.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void expect(bool condition)
{
    if (!condition) {
        abort();
    }
}

static void read_flow(const char *path)
{
    struct error e = { 0 };
    struct html_flow *f = NULL;
    uint64_t writes = 0;
    if (html_flow_read(&f, path, &e)) {
        for (unsigned i = 0; i < BUS_REASON_COUNT; i++) {
            writes += f->reason_tlps[i];
        }
        expect(writes <= f->writes && f->writes <= f->rows);
        expect(f->rows == 0 || f->last / f->width < HTML_BINS);
    } else {
        expect(e.status == GATHER_USER_ERROR && e.text[0] != '\0');
    }
    free(f);
}

static void read_table(const char *path)
{
    static const char *const needed[] = { "a", NULL };
    struct error e = { 0 };
    struct html_table t;
    if (html_table_read(&t, path, needed, &e)) {
        for (size_t i = 0; i < t.row_count; i++) {
            expect(html_cell(&t, i, "a") != NULL);
        }
    } else {
        expect(e.status == GATHER_USER_ERROR && e.text[0] != '\0');
    }
    html_table_free(&t);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char header[] =
        "time_ns,dir,type,address,bytes,length_dw,first_be,last_be,wire_bytes,reason\n";
    char path[64];
    if (size == 0) {
        return 0;
    }
    const int fd = memfd_create("csv", 0);
    const bool flow = (data[0] & 1) != 0;
    const char *first = flow ? header : "a,b\n";
    expect(fd >= 0 && write(fd, first, strlen(first)) == (ssize_t)strlen(first) &&
           write(fd, data + 1, size - 1) == (ssize_t)(size - 1));
    (void)snprintf(path, sizeof(path), "/proc/self/fd/%d", fd);
    if (flow) {
        read_flow(path);
    } else {
        read_table(path);
    }
    close(fd);
    return 0;
}
