/* SPDX-License-Identifier: Apache-2.0 */
/**
 * A small write-back cache, 4 ways, least recently used: enough to show that stores to cacheable
 * memory reach nobody until a line is evicted or cleaned. Lines know which of their bytes are
 * valid.
 */
#ifndef GATHER_CORE_CACHE_H
#define GATHER_CORE_CACHE_H

#include "core/core.h"

enum { CACHE_WAYS = 4 };

struct cache_line {
    uint64_t line; /* physical address; valid == 0: free */
    uint64_t valid, dirty;
    uint64_t used;   /* the cache's clock when it was touched */
    uint16_t domain; /* of the first store that made it dirty */
    simtime_t since; /* when that was */
    uint8_t data[BUS_LINE];
};

struct cache {
    struct cache_line *lines; /* sets * CACHE_WAYS; NULL until the first use */
    uint64_t sets;
    uint64_t clock;
};

void cache_init(struct cache *c, uint64_t bytes);
void cache_free(struct cache *c);
/** The line if it is there. */
struct cache_line *cache_find(struct cache *c, uint64_t line);
/** Where the line would go: the victim, which its owner must write back first if it is dirty. */
struct cache_line *cache_victim(struct cache *c, uint64_t line);
/** Take over `victim` (clean or free) for `line`. */
void cache_take(struct cache *c, struct cache_line *victim, uint64_t line, uint16_t domain);
void cache_touch(struct cache *c, struct cache_line *l);

#endif
