/* SPDX-License-Identifier: Apache-2.0 */
#include "a64/tags.h"

#include <stdlib.h>
#include <string.h>

enum { PAGE_SHIFT = 12, GRANULE_SHIFT = 4, PAGE_GRANULES = 1 << (PAGE_SHIFT - GRANULE_SHIFT) };

/* A page with a tag that is not 0. */
struct tagged_page {
    struct tagged_page *next;
    uint64_t number;
    uint8_t tags[PAGE_GRANULES / 2]; /* the even granule in the low bits */
};

struct a64_tags {
    struct tagged_page **bucket;
    size_t buckets, pages; /* buckets: a power of two */
};

enum { FIRST_BUCKETS = 64 };

static void *or_abort(void *memory)
{
    if (memory == NULL)
        abort(); /* simulated memory has no way to run out that a guest could see */
    return memory;
}

struct a64_tags *a64_tags_new(void)
{
    struct a64_tags *t = or_abort(calloc(1, sizeof(*t)));
    t->buckets = FIRST_BUCKETS;
    t->bucket = or_abort(calloc(t->buckets, sizeof(struct tagged_page *)));
    return t;
}

void a64_tags_free(struct a64_tags *t)
{
    if (t == NULL)
        return;
    for (size_t i = 0; i < t->buckets; i++) {
        for (struct tagged_page *p = t->bucket[i], *next; p != NULL; p = next) {
            next = p->next;
            free(p);
        }
    }
    free(t->bucket);
    free(t);
}

static struct tagged_page **bucket_of(const struct a64_tags *t, uint64_t number)
{
    /* Fibonacci hashing: the middle bits depend on all of the number's. */
    return &t->bucket[(number * UINT64_C(0x9E3779B97F4A7C15) >> 32) & (t->buckets - 1)];
}

static struct tagged_page *find(const struct a64_tags *t, uint64_t number)
{
    struct tagged_page *p = *bucket_of(t, number);
    while (p != NULL && p->number != number)
        p = p->next;
    return p;
}

static void grow(struct a64_tags *t)
{
    const struct a64_tags old = *t;
    t->buckets *= 2;
    t->bucket = or_abort(calloc(t->buckets, sizeof(struct tagged_page *)));
    for (size_t i = 0; i < old.buckets; i++) {
        for (struct tagged_page *p = old.bucket[i], *next; p != NULL; p = next) {
            struct tagged_page **to = bucket_of(t, p->number);
            next = p->next;
            p->next = *to;
            *to = p;
        }
    }
    free(old.bucket);
}

static struct tagged_page *add(struct a64_tags *t, uint64_t number)
{
    if (t->pages >= t->buckets)
        grow(t);
    struct tagged_page *p = or_abort(calloc(1, sizeof(*p)));
    struct tagged_page **to = bucket_of(t, number);
    p->number = number;
    p->next = *to;
    *to = p;
    t->pages++;
    return p;
}

static unsigned granule(uint64_t pa)
{
    return pa >> GRANULE_SHIFT & (PAGE_GRANULES - 1);
}

unsigned a64_tags_get(const struct a64_tags *t, uint64_t pa)
{
    const struct tagged_page *p = find(t, pa >> PAGE_SHIFT);
    const unsigned n = granule(pa);
    return p == NULL ? 0 : p->tags[n / 2] >> (n % 2 * 4) & 15U;
}

void a64_tags_set(struct a64_tags *t, uint64_t pa, unsigned tag)
{
    struct tagged_page *p = find(t, pa >> PAGE_SHIFT);
    if (p == NULL && tag == 0)
        return;
    if (p == NULL)
        p = add(t, pa >> PAGE_SHIFT);
    const unsigned n = granule(pa);
    const unsigned shift = n % 2 * 4;
    p->tags[n / 2] = (uint8_t)((p->tags[n / 2] & ~(15U << shift)) | (tag & 15) << shift);
}
