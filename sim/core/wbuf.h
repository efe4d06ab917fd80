/* SPDX-License-Identifier: Apache-2.0 */
/** The write buffer: 64-byte lines whose stores merge until something drains them. */
#ifndef GATHER_CORE_WBUF_H
#define GATHER_CORE_WBUF_H

#include "core/core.h"

enum { WBUF_NONE = -1 };

struct wbuf_line {
    uint64_t line; /* physical address, aligned to 64 */
    uint64_t mask;
    simtime_t since; /* its first store */
    uint64_t passed; /* bytes stored from `pass` on, none of them twice */
    simtime_t pass;
    uint32_t stores;
    uint16_t domain;
    int older, younger; /* by age; `older` links the free ones too */
    int chain;          /* the next of its hash bucket */
    uint8_t data[BUS_LINE];
};

struct wbuf {
    struct wbuf_line *lines;
    int *buckets;
    unsigned capacity, mask; /* capacity of lines; buckets - 1 */
    unsigned count;
    unsigned limit; /* 0: any number */
    int oldest, youngest, free, recent;
};

bool wbuf_init(struct wbuf *w, uint64_t limit);
void wbuf_free(struct wbuf *w);
/** The open buffer of that line, or WBUF_NONE. */
int wbuf_find(struct wbuf *w, uint64_t line);
/** Is every buffer in use? */
static inline bool wbuf_full(const struct wbuf *w)
{
    return w->limit && w->count >= w->limit;
}
/** Open a buffer; not when wbuf_full(). */
int wbuf_open(struct wbuf *w, uint64_t line, uint16_t domain, simtime_t now);
/** From when those bytes may be stored again, `gap` after the pass that stored them; else 0. */
simtime_t wbuf_overwrite_at(const struct wbuf *w, int index, unsigned at, unsigned size,
                            simtime_t gap);
/** They are stored at `now`: for wbuf_overwrite_at(). */
void wbuf_pass(struct wbuf *w, int index, unsigned at, unsigned size, simtime_t now);
/** Merge `size` bytes at `at` of the line. */
void wbuf_merge(struct wbuf *w, int index, unsigned at, const uint8_t *data, unsigned size);
void wbuf_close(struct wbuf *w, int index);
/** From now on "oldest" is the lowest address; for draining everything. */
void wbuf_sort(struct wbuf *w);

#endif
