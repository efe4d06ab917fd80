/* SPDX-License-Identifier: Apache-2.0 */
/** The index at the end of a gtr file. */
#include "trace/gtr.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>
#include <zlib.h>

static bool read_at(int fd, void *to, size_t size, uint64_t offset)
{
    return offset <= INT64_MAX - size && pread(fd, to, size, (off_t)offset) == (ssize_t)size;
}

/** The end record's payload, and where its head is. */
static bool read_end(int fd, uint8_t end[GTR_END_BYTES], uint64_t *at)
{
    off_t length = lseek(fd, 0, SEEK_END);
    uint8_t tail[GTR_END_BYTES - GTR_END_OFFSET];
    uint8_t head[GTR_CHUNK];
    struct gtr_chunk c;
    if (length < (off_t)sizeof tail ||
        !read_at(fd, tail, sizeof tail, (uint64_t)length - sizeof tail) ||
        memcmp(tail + (GTR_END_TAIL - GTR_END_OFFSET), gtr_tail, sizeof gtr_tail) != 0) {
        return false;
    }
    *at = gtr_get64(tail);
    return read_at(fd, head, sizeof head, *at) && gtr_chunk_get(head, &c) && c.type == GTR_END &&
           c.payload >= GTR_END_BYTES && read_at(fd, end, GTR_END_BYTES, *at + GTR_CHUNK);
}

/** The entry of the first block that reaches `time`, in one chunk of the index. */
static bool find_in(const uint8_t *entries, size_t size, uint64_t time, uint64_t *offset)
{
    for (size_t i = 0; i + GTR_INDEX_ENTRY <= size; i += GTR_INDEX_ENTRY) {
        const uint8_t *entry = entries + i;
        bool untimed = (entry[GTR_INDEX_UNITS] & 1u << TRACE_TIME_NONE) != 0;
        if (untimed || gtr_get64(entry + GTR_INDEX_TIME_MAX) >= time) {
            *offset = gtr_get64(entry + GTR_INDEX_OFFSET);
            return true;
        }
    }
    return false;
}

/** Look through one chunk of the index at `*at`, which then is behind it. 0: go on. */
static int look(int fd, uint64_t *at, uint64_t time, uint64_t *offset)
{
    uint8_t head[GTR_CHUNK];
    struct gtr_chunk c;
    if (!read_at(fd, head, sizeof head, *at) || !gtr_chunk_get(head, &c) || c.type != GTR_INDEX) {
        return -1;
    }
    uint8_t *entries = malloc((size_t)c.payload + 1);
    int result = -1;
    if (entries != NULL && read_at(fd, entries, c.payload, *at + GTR_CHUNK) &&
        (uint32_t)crc32(0, entries, c.payload) == c.sum) {
        result = find_in(entries, c.payload, time, offset) ? 1 : 0;
    }
    free(entries);
    *at += GTR_CHUNK + c.payload;
    return result;
}

static bool find(int fd, uint64_t time, struct gtr_chunk *c)
{
    uint8_t end[GTR_END_BYTES];
    uint8_t head[GTR_CHUNK];
    uint64_t end_at;
    uint64_t offset = 0;
    if (!read_end(fd, end, &end_at)) {
        return false;
    }
    uint64_t at = gtr_get64(end + GTR_END_INDEX);
    int result = at == 0 ? -1 : 0;
    while (result == 0 && at < end_at) {
        result = look(fd, &at, time, &offset);
    }
    return result == 1 && read_at(fd, head, sizeof head, offset) && gtr_chunk_get(head, c) &&
           c->type == GTR_BLOCK && c->offset == offset;
}

bool gtr_find(const char *path, uint64_t time, struct gtr_chunk *c)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0) {
        return false;
    }
    bool found = find(fd, time, c);
    close(fd);
    return found;
}
