/* SPDX-License-Identifier: Apache-2.0 */
#include "core/wbuf.h"

#include <stdlib.h>
#include <string.h>

enum { FIRST_CAPACITY = 16 };

static unsigned bucket_of(const struct wbuf *w, uint64_t line)
{
    return (unsigned)((line / BUS_LINE * 0x9e3779b97f4a7c15u) >> 40) & w->mask;
}

static void put_in_bucket(struct wbuf *w, int index)
{
    int *bucket = &w->buckets[bucket_of(w, w->lines[index].line)];
    w->lines[index].chain = *bucket;
    *bucket = index;
}

/* Make room for `capacity` lines, a power of two; false without memory. */
static bool resize(struct wbuf *w, unsigned capacity)
{
    struct wbuf_line *lines = realloc(w->lines, capacity * sizeof(*lines));
    if (!lines) {
        return false;
    }
    w->lines = lines;
    int *buckets = realloc(w->buckets, capacity * 2 * sizeof(*buckets));
    if (!buckets) {
        return false;
    }
    w->buckets = buckets;
    for (unsigned i = w->capacity; i < capacity; i++) {
        lines[i].older = i + 1 < capacity ? (int)i + 1 : w->free;
    }
    w->free = (int)w->capacity;
    w->capacity = capacity;
    w->mask = capacity * 2 - 1;
    memset(buckets, 0xff, capacity * 2 * sizeof(*buckets)); /* WBUF_NONE */
    for (int i = w->oldest; i != WBUF_NONE; i = lines[i].younger) {
        put_in_bucket(w, i);
    }
    return true;
}

bool wbuf_init(struct wbuf *w, uint64_t limit)
{
    *w = (struct wbuf){ .limit = (unsigned)limit,
                        .oldest = WBUF_NONE,
                        .youngest = WBUF_NONE,
                        .free = WBUF_NONE,
                        .recent = WBUF_NONE };
    return resize(w, FIRST_CAPACITY);
}

void wbuf_free(struct wbuf *w)
{
    free(w->lines);
    free(w->buckets);
}

int wbuf_find(struct wbuf *w, uint64_t line)
{
    if (w->recent != WBUF_NONE && w->lines[w->recent].line == line) {
        return w->recent;
    }
    int i = w->buckets[bucket_of(w, line)];
    while (i != WBUF_NONE && w->lines[i].line != line) {
        i = w->lines[i].chain;
    }
    if (i != WBUF_NONE) {
        w->recent = i;
    }
    return i;
}

int wbuf_open(struct wbuf *w, uint64_t line, uint16_t domain, simtime_t now)
{
    if (w->free == WBUF_NONE && !resize(w, w->capacity * 2)) {
        abort(); /* only with wc_lines = 0, and then as much as the BAR that is written */
    }
    int i = w->free;
    struct wbuf_line *l = &w->lines[i];
    w->free = l->older;
    l->line = line;
    l->mask = 0;
    l->since = now;
    l->passed = 0;
    l->pass = now;
    l->stores = 0;
    l->domain = domain;
    l->older = w->youngest;
    l->younger = WBUF_NONE;
    if (w->youngest != WBUF_NONE) {
        w->lines[w->youngest].younger = i;
    } else {
        w->oldest = i;
    }
    w->youngest = i;
    put_in_bucket(w, i);
    w->recent = i;
    w->count++;
    return i;
}

static uint64_t bytes_at(unsigned at, unsigned size)
{
    return (size == BUS_LINE ? UINT64_MAX : ((uint64_t)1 << size) - 1) << at;
}

simtime_t wbuf_overwrite_at(const struct wbuf *w, int index, unsigned at, unsigned size,
                            simtime_t gap)
{
    const struct wbuf_line *l = &w->lines[index];
    return l->passed & bytes_at(at, size) ? l->pass + gap : 0;
}

void wbuf_pass(struct wbuf *w, int index, unsigned at, unsigned size, simtime_t now)
{
    struct wbuf_line *l = &w->lines[index];
    const uint64_t bytes = bytes_at(at, size);
    if (l->passed & bytes) {
        l->passed = 0;
        l->pass = now;
    }
    l->passed |= bytes;
}

void wbuf_merge(struct wbuf *w, int index, unsigned at, const uint8_t *data, unsigned size)
{
    struct wbuf_line *l = &w->lines[index];
    l->mask |= bytes_at(at, size);
    copy_few(l->data + at, data, size);
}

void wbuf_close(struct wbuf *w, int index)
{
    struct wbuf_line *l = &w->lines[index];
    int *link = &w->buckets[bucket_of(w, l->line)];
    while (*link != index) {
        link = &w->lines[*link].chain;
    }
    *link = l->chain;
    if (l->older != WBUF_NONE) {
        w->lines[l->older].younger = l->younger;
    } else {
        w->oldest = l->younger;
    }
    if (l->younger != WBUF_NONE) {
        w->lines[l->younger].older = l->older;
    } else {
        w->youngest = l->older;
    }
    l->older = w->free;
    w->free = index;
    w->count--;
    if (w->recent == index) {
        w->recent = WBUF_NONE;
    }
}

static int by_address(const void *a, const void *b, void *lines)
{
    const struct wbuf_line *l = lines;
    uint64_t x = l[*(const int *)a].line, y = l[*(const int *)b].line;
    return x < y ? -1 : x > y;
}

void wbuf_sort(struct wbuf *w)
{
    if (w->count < 2) {
        return;
    }
    int *order = malloc(w->count * sizeof(*order));
    if (!order) {
        return; /* by age is legal too */
    }
    unsigned n = 0;
    for (int i = w->oldest; i != WBUF_NONE; i = w->lines[i].younger) {
        order[n++] = i;
    }
    qsort_r(order, n, sizeof(*order), by_address, w->lines);
    for (unsigned i = 0; i < n; i++) {
        w->lines[order[i]].older = i > 0 ? order[i - 1] : WBUF_NONE;
        w->lines[order[i]].younger = i + 1 < n ? order[i + 1] : WBUF_NONE;
    }
    w->oldest = order[0];
    w->youngest = order[n - 1];
    free(order);
}
