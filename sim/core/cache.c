/* SPDX-License-Identifier: Apache-2.0 */
#include "core/cache.h"

#include <stdlib.h>

void cache_init(struct cache *c, uint64_t bytes)
{
    *c = (struct cache){ .sets = bytes / BUS_LINE / CACHE_WAYS };
}

void cache_free(struct cache *c)
{
    free(c->lines);
}

static struct cache_line *set_of(struct cache *c, uint64_t line)
{
    if (!c->lines) {
        c->lines = calloc(c->sets * CACHE_WAYS, sizeof(*c->lines));
        if (!c->lines) {
            abort(); /* a few megabytes at most */
        }
    }
    return &c->lines[line / BUS_LINE % c->sets * CACHE_WAYS];
}

struct cache_line *cache_find(struct cache *c, uint64_t line)
{
    struct cache_line *set = set_of(c, line);
    for (int i = 0; i < CACHE_WAYS; i++) {
        if (set[i].valid && set[i].line == line) {
            return &set[i];
        }
    }
    return NULL;
}

struct cache_line *cache_victim(struct cache *c, uint64_t line)
{
    struct cache_line *set = set_of(c, line), *victim = &set[0];
    for (int i = 0; i < CACHE_WAYS; i++) {
        if (!set[i].valid) {
            return &set[i];
        }
        if (set[i].used < victim->used) {
            victim = &set[i];
        }
    }
    return victim;
}

void cache_take(struct cache *c, struct cache_line *victim, uint64_t line, uint16_t domain)
{
    victim->line = line;
    victim->valid = 0;
    victim->dirty = 0;
    victim->domain = domain;
    cache_touch(c, victim);
}

void cache_touch(struct cache *c, struct cache_line *l)
{
    l->used = ++c->clock;
}
