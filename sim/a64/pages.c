/* SPDX-License-Identifier: Apache-2.0 */
/* Pages of predecoded code: finding and making them, and what stores to them make of them. */
#include "a64/pages.h"
#include "a64/soft_tlb.h"

#include <stdlib.h>

static struct a64_page **bucket(const struct a64 *c, uint64_t pa)
{
    return &c->engine->hash[pa / PAGE_BYTES % PAGE_HASHES];
}

static struct a64_page *page_at(const struct a64 *c, uint64_t pa)
{
    struct a64_page *p = *bucket(c, pa);
    while (p && p->pa != (pa & ~(uint64_t)(PAGE_BYTES - 1))) {
        p = p->next;
    }
    return p;
}

bool a64_page_known(const struct a64 *c, uint64_t pa)
{
    return page_at(c, pa) != NULL;
}

static struct a64_page *page_new(void)
{
    struct a64_page *p = aligned_alloc(64, (sizeof(*p) + 63) & ~(size_t)63);
    if (!p) {
        abort(); /* 20 KiB */
    }
    memset(p, 0, sizeof(*p));
    for (unsigned i = 0; i < PAGE_UOPS; i++) {
        p->uop[i].run = a64_hot_decode;
    }
    p->uop[PAGE_UOPS].run = a64_hot_page_end;
    return p;
}

static void free_pages(struct a64_engine *g)
{
    for (unsigned i = 0; i < PAGE_HASHES; i++) {
        while (g->hash[i]) {
            struct a64_page *p = g->hash[i];
            g->hash[i] = p->next;
            free(p);
        }
    }
    g->pages = 0;
}

struct a64_page *a64_page_find(struct a64 *c, uint64_t pa)
{
    struct a64_page *p = page_at(c, pa);
    if (p) {
        return p;
    }
    const uint8_t *host = c->outside.ram(c->outside.arg, (pa_t){ pa });
    if (!host) {
        return NULL;
    }
    if (c->engine->pages == PAGES_MOST) {
        free_pages(c->engine);
        a64_forget_lookups(c);
    }
    p = page_new();
    p->pa = pa;
    p->host = host;
    p->next = *bucket(c, pa);
    *bucket(c, pa) = p;
    c->engine->pages++;
    c->stats.pages_decoded++;
    if (c->timing) {
        a64_time_page(c, p);
    }
    a64_forget_writes(c); /* stores to it must be seen from now on */
    return p;
}

uint32_t a64_page_word(const struct a64_page *p, uint64_t va)
{
    uint32_t word;
    memcpy(&word, p->host + va % PAGE_BYTES, sizeof(word));
    return word;
}

uint32_t a64_word(const struct a64 *c, const struct a64_uop *u)
{
    uint32_t word;
    memcpy(&word, c->page->host + a64_index(c, u) * 4, sizeof(word));
    return word;
}

/* Also the uops before, which may have been fused with the first. */
void a64_code_written(struct a64 *c, uint64_t pa, size_t size)
{
    struct a64_page *p = page_at(c, pa);
    if (!p) {
        return;
    }
    const unsigned first = pa % PAGE_BYTES / 4, last = (unsigned)((pa % PAGE_BYTES + size - 1) / 4);
    const unsigned before = A64_FUSED_MOST - 1;
    for (unsigned i = first > before ? first - before : 0; i <= last && i < PAGE_UOPS; i++) {
        p->uop[i].run = a64_hot_decode;
    }
    if (c->timing) {
        a64_time_stale(p, first, last);
    }
}

void a64_code_changed(struct a64 *c, pa_t pa, bool all)
{
    if (!all) {
        a64_code_written(c, pa.pa & ~(uint64_t)63, 64);
        return;
    }
    for (unsigned i = 0; i < PAGE_HASHES; i++) {
        for (struct a64_page *p = c->engine->hash[i]; p; p = p->next) {
            a64_code_written(c, p->pa, PAGE_BYTES);
        }
    }
}

struct a64_engine *a64_engine_new(void)
{
    struct a64_engine *g = calloc(1, sizeof(*g));
    if (g) {
        g->alone = page_new();
        g->deadline = UINT64_MAX;
    }
    return g;
}

void a64_engine_free(struct a64_engine *g)
{
    if (!g) {
        return;
    }
    free_pages(g);
    free(g->alone);
    free(g);
}
