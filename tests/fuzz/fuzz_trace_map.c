/* SPDX-License-Identifier: Apache-2.0 */
/**
 * libFuzzer target: any bytes as a source of a map. What must hold of what is taken: regions of
 * whole pages, by base, that do not overlap; of what is not, a message.
 */
#include "trace/trace.h"

#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void expect(bool condition)
{
    if (!condition) {
        abort();
    }
}

static void check(const struct map_source *m)
{
    expect(m->count != 0);
    for (size_t i = 0; i < m->count; i++) {
        const struct replay_region *r = &m->regions[i];
        expect(r->size != 0 && r->base % MAP_PAGE == 0 && r->size % MAP_PAGE == 0);
        expect(r->base + r->size > r->base && r->name[0] != '\0');
        expect(i == 0 || r[-1].base + r[-1].size <= r->base);
    }
    for (size_t i = 0; i < m->part_count; i++) {
        const struct map_part *p = &m->parts[i];
        expect(p->into < m->count);
        const struct replay_region *r = &m->regions[p->into];
        expect(p->base >= r->base && p->base + p->size <= r->base + r->size);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    int fd = memfd_create("map", 0);
    expect(fd >= 0 && write(fd, data, size) == (ssize_t)size);
    char path[64];
    snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    struct map_query q = { .path = path, .all = true };
    struct map_source m;
    struct error e = { 0 };
    if (map_source_load(&q, &m, &e)) {
        check(&m);
        map_source_free(&m);
    } else {
        expect(e.text[0] != '\0' && e.status == GATHER_USER_ERROR);
    }
    close(fd);
    return 0;
}
