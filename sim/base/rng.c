/* SPDX-License-Identifier: Apache-2.0 */
/*
 * xoshiro256** 1.0 and splitmix64 as their authors describe them: D. Blackman, S. Vigna,
 * "Scrambled Linear Pseudorandom Number Generators", ACM TOMS 47(4), 2021; G. Steele, D. Lea,
 * C. Flood, "Fast Splittable Pseudorandom Number Generators", OOPSLA 2014. The stream's name goes
 * in by FNV-1a (RFC 9923), 64 bits.
 */
#include "base/base.h"

#include <assert.h>

static uint64_t rotate_left(uint64_t x, unsigned by)
{
    return x << by | x >> (64 - by);
}

static uint64_t splitmix64(uint64_t *state)
{
    *state += UINT64_C(0x9e3779b97f4a7c15);
    uint64_t z = *state;
    z = (z ^ z >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ z >> 27) * UINT64_C(0x94d049bb133111eb);
    return z ^ z >> 31;
}

static uint64_t fnv1a(const char *text)
{
    uint64_t hash = UINT64_C(0xcbf29ce484222325);
    for (; *text != '\0'; text++) {
        hash = (hash ^ (unsigned char)*text) * UINT64_C(0x100000001b3);
    }
    return hash;
}

void rng_seed(struct rng *r, uint64_t seed, const char *stream)
{
    /* The seed is mixed before the name joins it: seeds that users choose differ in few bits. */
    uint64_t state = splitmix64(&seed) ^ fnv1a(stream);
    for (size_t i = 0; i < ARRAY_LEN(r->s); i++) {
        r->s[i] = splitmix64(&state); /* four values of a bijection: never all zero */
    }
}

uint64_t rng_next(struct rng *r)
{
    uint64_t *s = r->s;
    uint64_t result = rotate_left(s[1] * 5, 7) * 9;
    uint64_t t = s[1] << 17;
    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= t;
    s[3] = rotate_left(s[3], 45);
    return result;
}

uint64_t rng_below(struct rng *r, uint64_t n)
{
    assert(n > 0);
    /* 2^64 mod n: the lowest values are left out, so that each rest has as many of the others. */
    uint64_t uneven = (0 - n) % n;
    uint64_t x = 0;
    do {
        x = rng_next(r);
    } while (x < uneven);
    return x % n;
}

double rng_real(struct rng *r)
{
    return (double)(rng_next(r) >> 11) * 0x1.0p-53;
}
