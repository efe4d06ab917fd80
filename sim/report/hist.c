/* SPDX-License-Identifier: Apache-2.0 */
#include "report/report.h"

#include <assert.h>
#include <math.h>

void hist_add_many(struct hist *h, uint32_t bytes, uint64_t count)
{
    assert(bytes <= HIST_MAX_BYTES);
    h->count[bytes] += count;
    h->tlps += count;
    h->bytes += count * bytes;
}

void hist_merge(struct hist *into, const struct hist *from)
{
    for (size_t i = 0; i <= HIST_MAX_BYTES; i++)
        into->count[i] += from->count[i];
    into->tlps += from->tlps;
    into->bytes += from->bytes;
}

double hist_mean(const struct hist *h)
{
    return h->tlps == 0 ? 0.0 : (double)h->bytes / (double)h->tlps;
}

unsigned hist_sizes(const struct hist *h)
{
    unsigned sizes = 0;
    for (size_t i = 0; i <= HIST_MAX_BYTES; i++)
        sizes += h->count[i] != 0;
    return sizes;
}

/* ---- log-linear ------------------------------------------------------------------------------ */

/*
 * Values below 2^SUB_BITS have a bucket each. Every octave above is divided in 2^SUB_BITS buckets
 * of equal width 2^shift, so that width / lower end is at most 2^-SUB_BITS.
 */
enum { SUB_COUNT = 1 << LOGHIST_SUB_BITS };

unsigned loghist_bucket(uint64_t value)
{
    if (value < SUB_COUNT)
        return (unsigned)value;
    unsigned octave = 63u - (unsigned)__builtin_clzll(value);
    unsigned shift = octave - LOGHIST_SUB_BITS;
    return (shift << LOGHIST_SUB_BITS) + (unsigned)(value >> shift);
}

uint64_t loghist_first(unsigned bucket)
{
    if (bucket < SUB_COUNT)
        return bucket;
    unsigned shift = (bucket >> LOGHIST_SUB_BITS) - 1;
    return (uint64_t)(bucket - (shift << LOGHIST_SUB_BITS)) << shift;
}

uint64_t loghist_last(unsigned bucket)
{
    return bucket < SUB_COUNT
               ? bucket
               : loghist_first(bucket) + ((UINT64_C(1) << ((bucket >> LOGHIST_SUB_BITS) - 1)) - 1);
}

/** The middle of a bucket; its only value where the width is 1. */
static uint64_t bucket_middle(unsigned bucket)
{
    uint64_t low = loghist_first(bucket);
    return low + ((loghist_last(bucket) - low + 1) >> 1);
}

void loghist_add(struct loghist *h, uint64_t value)
{
    h->count[loghist_bucket(value)]++;
    if (h->total == 0 || value < h->least)
        h->least = value;
    if (h->total == 0 || value > h->most)
        h->most = value;
    h->total++;
    h->sum += (double)value;
}

void loghist_merge(struct loghist *into, const struct loghist *from)
{
    if (from->total == 0)
        return;
    for (size_t i = 0; i < LOGHIST_BUCKETS; i++)
        into->count[i] += from->count[i];
    if (into->total == 0 || from->least < into->least)
        into->least = from->least;
    if (into->total == 0 || from->most > into->most)
        into->most = from->most;
    into->total += from->total;
    into->sum += from->sum;
}

uint64_t loghist_percentile(const struct loghist *h, double percent)
{
    if (h->total == 0)
        return 0;
    /* A hair less than the product, so that 99.9 % of 1000 is rank 999 in spite of binary
     * fractions. */
    double rank = ceil(percent / 100.0 * (double)h->total * (1.0 - 0x1p-48));
    if (rank <= 1.0)
        return h->least;
    if (rank >= (double)h->total)
        return h->most;
    uint64_t wanted = (uint64_t)rank, seen = 0;
    unsigned bucket = loghist_bucket(h->least);
    while (bucket < LOGHIST_BUCKETS - 1 && (seen += h->count[bucket]) < wanted)
        bucket++;
    uint64_t value = bucket_middle(bucket);
    value = value < h->least ? h->least : value;
    return value > h->most ? h->most : value;
}

double loghist_mean(const struct loghist *h)
{
    return h->total == 0 ? 0.0 : h->sum / (double)h->total;
}
