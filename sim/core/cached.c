/* SPDX-License-Identifier: Apache-2.0 */
/* Loads and stores of Normal cacheable memory: they meet the cache, and the bus only for what it
 * lacks. */
#include "core/lsu.h"

#include <string.h>

/* The cache line for `pa`, made room for; NULL while its victim waits to be written back. */
static struct cache_line *cache_line_for(struct core *c, uint64_t line, enum step *step)
{
    struct cache_line *l = cache_find(&c->cache, line);
    if (!l) {
        l = cache_victim(&c->cache, line);
        if (l->valid && l->dirty) {
            *step = issue_writeback(c, l);
            if (*step != STEP_DONE) {
                return NULL;
            }
        }
        cache_take(&c->cache, l, line, c->context.domain);
    }
    *step = STEP_DONE;
    return l;
}

static uint64_t mask_of(uint64_t pa, uint32_t size)
{
    return (size == BUS_LINE ? UINT64_MAX : ((uint64_t)1 << size) - 1) << pa % BUS_LINE;
}

/*
 * Bring in the bytes of the line that are not valid yet, after those that were written through and
 * are still in the write buffer. With c->read_status not BUS_OK they stay invalid.
 */
static enum step fill(struct core *c, struct cache_line *l)
{
    enum step step = lsu_drain_line(c, l->line, BUS_REASON_LOAD);
    if (step == STEP_DONE) {
        step = issue_read(c, l->line, BUS_LINE, BUS_CACHE);
    }
    if (step != STEP_DONE || c->read_status != BUS_OK) {
        return step;
    }
    for (unsigned i = 0; i < BUS_LINE; i++) {
        if (!(l->valid >> i & 1)) {
            l->data[i] = c->read_data[i];
        }
    }
    l->valid = UINT64_MAX;
    return STEP_DONE;
}

enum step cached_store(struct core *c, uint64_t pa, uint32_t size)
{
    uint64_t line = pa & ~(uint64_t)(BUS_LINE - 1), bytes = mask_of(pa, size);
    enum step step;
    struct cache_line *l = cache_line_for(c, line, &step);
    if (!l) {
        return step;
    }
    bool hit = l->valid != 0;
    if (c->cache_params.write_fill && l->valid != UINT64_MAX && bytes != UINT64_MAX) {
        step = fill(c, l);
        if (step != STEP_DONE) {
            return step;
        }
        if (c->read_status != BUS_OK) { /* the store goes on without its line */
            fault_read_serror(c, pa);
        }
    }
    c->stats.cache_hits += hit;
    c->stats.cache_misses += !hit;
    memcpy(l->data + pa % BUS_LINE, c->access->data + c->progress, size);
    if (!l->dirty) {
        l->domain = c->context.domain;
        l->since = c->now;
    }
    l->valid |= bytes;
    l->dirty |= bytes;
    cache_touch(&c->cache, l);
    c->progress += size;
    return STEP_DONE;
}

/* Write-through: a line that is there is kept up to date. */
void cached_update(struct core *c, uint64_t pa, uint32_t size)
{
    struct cache_line *l = cache_find(&c->cache, pa & ~(uint64_t)(BUS_LINE - 1));
    if (l) {
        memcpy(l->data + pa % BUS_LINE, c->access->data + c->progress, size);
        l->valid |= mask_of(pa, size);
    }
}

enum step cached_load(struct core *c, uint64_t pa, uint32_t size)
{
    enum step step;
    struct cache_line *l = cache_line_for(c, pa & ~(uint64_t)(BUS_LINE - 1), &step);
    if (!l) {
        return step;
    }
    uint64_t bytes = mask_of(pa, size);
    if ((l->valid & bytes) != bytes) {
        step = fill(c, l);
        if (step != STEP_DONE) {
            return step;
        }
        c->stats.cache_misses++;
        if (c->read_status != BUS_OK) { /* for load() to see; the line stays without them */
            memcpy(c->loaded + c->progress, c->read_data + pa % BUS_LINE, size);
            c->progress += size;
            return STEP_DONE;
        }
    } else {
        c->stats.cache_hits++;
        c->now += c->cache_params.hit_time;
        c->read_status = BUS_OK;
    }
    cache_touch(&c->cache, l);
    memcpy(c->loaded + c->progress, l->data + pa % BUS_LINE, size);
    c->progress += size;
    return STEP_DONE;
}

enum step cached_clean(struct core *c)
{
    struct cache_line *l = cache_find(&c->cache, c->targets[0].pa & ~(uint64_t)(BUS_LINE - 1));
    return l && l->dirty ? issue_writeback(c, l) : STEP_DONE;
}
