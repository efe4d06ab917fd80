/* SPDX-License-Identifier: Apache-2.0 */
/**
 * libFuzzer target: any bytes as a gtr trace. The first byte chooses: the rest is the file as it
 * is, or the payload of one block in a file whose checksums are right, so that what is behind them
 * is reached. Besides memory safety: reading ends, and every record is one that a capture could
 * have.
 */
#include "trace/gtr.h"

#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>
#include <zlib.h>

static void expect(bool condition)
{
    if (!condition) {
        abort();
    }
}

static void put(int fd, const void *bytes, size_t size)
{
    expect(write(fd, bytes, size) == (ssize_t)size);
}

/** A header, then a block with that payload; no index, no end record. */
static void put_block(int fd, const uint8_t *payload, size_t size, uint32_t records)
{
    uint8_t header[GTR_HEADER] = { 0 };
    uint8_t head[GTR_CHUNK];
    memcpy(header, gtr_magic, sizeof gtr_magic);
    gtr_put16(header + GTR_HEADER_MAJOR, GTR_MAJOR);
    gtr_put32(header + GTR_HEADER_BYTES, GTR_HEADER);
    gtr_put32(header + GTR_HEADER_CRC, (uint32_t)crc32(0, header, GTR_HEADER_CRC));
    struct gtr_chunk c = { .type = GTR_BLOCK,
                           .sections = GTR_SECTIONS,
                           .payload = (uint32_t)size,
                           .records = records,
                           .sum = (uint32_t)crc32(0, payload, (uInt)size),
                           .offset = GTR_HEADER };
    gtr_chunk_put(head, &c);
    put(fd, header, sizeof header);
    put(fd, head, sizeof head);
    put(fd, payload, size);
}

static void check(const struct trace *t, const struct trace_record *r)
{
    const bool mark = r->kind > TRACE_WRITE;
    expect(r->kind <= TRACE_ZVA && r->time_unit <= TRACE_TIME_NS && r->cpu >= 0);
    expect(mark ? r->size == 0 : r->size != 0 && r->size <= 64 && (r->size & (r->size - 1)) == 0);
    expect(mark || r->address + (r->size - 1) >= r->address);
    expect(!r->has_value || (r->size <= 8 && (r->value & ~trace_value_mask(r->size)) == 0));
    expect(trace_region(t, r->region)->name != NULL && r->note_length <= SOURCE_KEEP_MAX);
    for (uint32_t i = 0; i < r->note_length; i++) {
        volatile char c = r->note[i]; /* the sanitizer looks */
        (void)c;
    }
}

static void read_all(struct trace *t)
{
    struct error e = { 0 };
    struct trace_record r = { 0 };
    enum trace_result result;
    uint64_t records = 0;
    while ((result = trace_next(t, &r, &e)) == TRACE_OK) {
        check(t, &r);
        records++;
    }
    const struct trace_totals *n = trace_totals(t);
    expect(result == TRACE_ERROR || records + n->skipped == n->lines);
    expect(result == TRACE_ERROR ? e.text[0] != '\0' : trace_next(t, &r, &e) == TRACE_END);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    enum { FIRST = 2 };
    if (size < FIRST) {
        return 0;
    }
    int fd = memfd_create("trace", 0);
    expect(fd >= 0);
    if ((data[0] & 1) != 0) {
        put_block(fd, data + FIRST, size - FIRST, data[1]);
    } else {
        put(fd, data + FIRST, size - FIRST);
    }
    char path[64];
    snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    struct error e = { 0 };
    uint64_t time = data[1];
    struct trace_options options = { .path = path,
                                     .format = "gtr",
                                     .strict = (data[0] & 2) != 0,
                                     .from_time = (data[0] & 4) != 0 ? &time : NULL };
    struct trace *t = trace_open(&options, &e);
    if (t != NULL) {
        read_all(t);
    }
    expect(t != NULL || e.text[0] != '\0');
    trace_close(t);
    close(fd);
    return 0;
}
