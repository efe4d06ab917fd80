/* SPDX-License-Identifier: Apache-2.0 */
/* Loops that the compiler turns into Advanced SIMD: all element types, widening, narrowing,
   interleaved structures, comparisons, conversions, reductions. Each against the same loop kept
   scalar. */
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

enum { N = 259 }; /* no multiple of any vector */

static uint32_t state = 2463534242u;
static uint32_t next_random(void)
{
    state ^= state << 13;
    state ^= state >> 17;
    state ^= state << 5;
    return state;
}

static union buffer {
    uint8_t u8[N * 8];
    int8_t s8[N * 8];
    uint16_t u16[N * 4];
    int16_t s16[N * 4];
    uint32_t u32[N * 2];
    int32_t s32[N * 2];
    uint64_t u64[N];
    int64_t s64[N];
    float f32[N * 2];
    double f64[N];
} a, b, c, out, want;

static unsigned kernels, failures;

static uint32_t hash(void)
{
    uint32_t h = 2166136261u;

    for (size_t i = 0; i < sizeof out.u8; i++) {
        h = (h ^ out.u8[i]) * 16777619u;
    }
    return h;
}

#define VECTOR __attribute__((noinline, optimize("O3", "fp-contract=off")))
#define SCALAR                                                                                     \
    __attribute__((noinline, optimize("O1", "fp-contract=off", "no-tree-vectorize",                \
                                      "no-tree-slp-vectorize")))
#define CONCAT(x, y) x##y

/* BODY is one step of index i from a, b and c to R. */
#define KERNEL(name, body)                                                                         \
    VECTOR static void CONCAT(vector_, name)(union buffer *restrict r)                             \
    {                                                                                              \
        for (int i = 0; i < N - 1; i++) {                                                          \
            body;                                                                                  \
        }                                                                                          \
    }                                                                                              \
    SCALAR static void CONCAT(scalar_, name)(union buffer *restrict r)                             \
    {                                                                                              \
        for (int i = 0; i < N - 1; i++) {                                                          \
            body;                                                                                  \
        }                                                                                          \
    }

KERNEL(add8, r->u8[i] = (uint8_t)(a.u8[i] + b.u8[i]))
KERNEL(mul8, r->u8[i] = (uint8_t)(a.u8[i] * b.u8[i]))
KERNEL(average8, r->u8[i] = (uint8_t)((a.u8[i] + b.u8[i] + 1) >> 1))
KERNEL(absdiff8, r->u8[i] = (uint8_t)(a.u8[i] > b.u8[i] ? a.u8[i] - b.u8[i] : b.u8[i] - a.u8[i]))
KERNEL(max8, r->s8[i] = a.s8[i] > b.s8[i] ? a.s8[i] : b.s8[i])
KERNEL(abs8, r->s8[i] = (int8_t)(a.s8[i] < 0 ? -a.s8[i] : a.s8[i]))
KERNEL(sub16, r->u16[i] = (uint16_t)(a.u16[i] - b.u16[i]))
KERNEL(mla16, r->u16[i] = (uint16_t)(a.u16[i] * b.u16[i] + c.u16[i]))
KERNEL(min16, r->u16[i] = a.u16[i] < b.u16[i] ? a.u16[i] : b.u16[i])
KERNEL(shift16, r->s16[i] = (int16_t)(a.s16[i] >> 5))
KERNEL(add32, r->u32[i] = a.u32[i] + b.u32[i] * 3u)
KERNEL(mul32, r->s32[i] = (int32_t)(a.u32[i] * b.u32[i]))
KERNEL(variable32, r->u32[i] = a.u32[i] << (b.u32[i] & 31) | a.u32[i] >> (c.u32[i] & 31))
KERNEL(select32, r->s32[i] = a.s32[i] > b.s32[i] ? c.s32[i] : ~a.s32[i])
KERNEL(add64, r->u64[i] = (a.u64[i] + b.u64[i]) ^ (c.u64[i] << 7))
KERNEL(compare64, r->s64[i] = a.s64[i] < b.s64[i] ? -1 : a.s64[i] == b.s64[i] ? 5 : 1)
KERNEL(widen8, r->u16[i] = (uint16_t)(a.u8[i] * b.u8[i]))
KERNEL(widen16, r->s32[i] = a.s16[i] * b.s16[i])
KERNEL(widen32, r->u64[i] = (uint64_t)a.u32[i] * b.u32[i] + c.u64[i])
KERNEL(narrow16, r->u8[i] = (uint8_t)(a.u16[i] >> 4))
KERNEL(narrow64, r->u32[i] = (uint32_t)(a.u64[i] >> 9))
KERNEL(saturate, r->s16[i] = (int16_t)(a.s32[i] > 32767    ? 32767
                                       : a.s32[i] < -32768 ? -32768
                                                           : a.s32[i]))
KERNEL(pairs, (r->u16[2 * i] = b.u16[2 * i + 1], r->u16[2 * i + 1] = (uint16_t)(b.u16[2 * i] + 1)))
KERNEL(triples, (r->u8[3 * i] = a.u8[3 * i + 2], r->u8[3 * i + 1] = a.u8[3 * i] ^ 5,
                 r->u8[3 * i + 2] = a.u8[3 * i + 1]))
KERNEL(fours, (r->u8[4 * i] = a.u8[4 * i + 3], r->u8[4 * i + 1] = a.u8[4 * i + 2],
               r->u8[4 * i + 2] = a.u8[4 * i + 1], r->u8[4 * i + 3] = a.u8[4 * i]))
KERNEL(swap16, r->u16[i] = (uint16_t)(a.u16[i] >> 8 | a.u16[i] << 8))
KERNEL(swap32, r->u32[i] = __builtin_bswap32(a.u32[i]))
KERNEL(reverse, r->u32[N - 2 - i] = a.u32[i])
KERNEL(popcount, r->u32[i] = (uint32_t)__builtin_popcount(a.u32[i]))
KERNEL(clz, r->u32[i] = (uint32_t)__builtin_clz(a.u32[i] | 1))
KERNEL(addf, r->f32[i] = (float)a.s16[i] + (float)b.s16[i] / 7.0f)
KERNEL(mulf, r->f64[i] = (double)a.s32[i] * 0.3 - (double)b.u32[i])
KERNEL(sqrtf_, r->f32[i] = __builtin_sqrtf((float)a.u16[i]))
KERNEL(sqrt_, r->f64[i] = __builtin_sqrt((double)a.u64[i]))
KERNEL(minmaxf,
       r->f32[i] = (float)a.s32[i] > (float)b.s32[i] ? (float)a.s32[i] : (float)b.s32[i] * 2)
KERNEL(toint, r->s32[i] = (int32_t)((float)a.s32[i] * 0.25f))
KERNEL(tolong, r->s64[i] = (int64_t)((double)a.s64[i] * 0.125))
KERNEL(tosmall, r->u8[i] = (uint8_t)((float)a.u8[i] * 0.7f))
KERNEL(fma_, r->f64[i] = __builtin_fma((double)a.s32[i], 0.3, (double)b.s32[i]))
KERNEL(widenf, r->f64[i] = (double)((float)a.s32[i] * 3.0f))
KERNEL(narrowf, r->f32[i] = (float)((double)a.s64[i] / 3.0))
KERNEL(roundf_, r->f64[i] = __builtin_floor((double)a.s32[i] / 16.0) +
                            __builtin_trunc((double)b.s32[i] / 3.0))
KERNEL(absf, r->f32[i] = __builtin_fabsf((float)a.s32[i]) - -(float)b.s16[i])
KERNEL(sum8, r->u32[0] = (i == 0 ? 0 : r->u32[0]) + a.u8[i])
KERNEL(sum16, r->s64[0] = (i == 0 ? 0 : r->s64[0]) + a.s16[i] * b.s16[i])
KERNEL(most32, r->s32[0] = i == 0 || a.s32[i] > r->s32[0] ? a.s32[i] : r->s32[0])

static void judge(const char *name, void (*vector)(union buffer *), void (*scalar)(union buffer *))
{
    memset(&out, 0, sizeof out);
    memset(&want, 0, sizeof want);
    vector(&out);
    scalar(&want);
    kernels++;
    printf("%-10s %08" PRIx32, name, hash());
    if (memcmp(&out, &want, sizeof out) != 0) {
        failures++;
        printf(" is not what the scalar loop gives");
    }
    printf("\n");
}
#define JUDGE(name) judge(#name, CONCAT(vector_, name), CONCAT(scalar_, name))

int main(void)
{
    for (size_t i = 0; i < sizeof a / 4; i++) {
        a.u32[i] = next_random();
        b.u32[i] = next_random() >> (i % 5);
        c.u32[i] = i % 7 == 0 ? a.u32[i] : next_random();
    }
    JUDGE(add8);
    JUDGE(mul8);
    JUDGE(average8);
    JUDGE(absdiff8);
    JUDGE(max8);
    JUDGE(abs8);
    JUDGE(sub16);
    JUDGE(mla16);
    JUDGE(min16);
    JUDGE(shift16);
    JUDGE(add32);
    JUDGE(mul32);
    JUDGE(variable32);
    JUDGE(select32);
    JUDGE(add64);
    JUDGE(compare64);
    JUDGE(widen8);
    JUDGE(widen16);
    JUDGE(widen32);
    JUDGE(narrow16);
    JUDGE(narrow64);
    JUDGE(saturate);
    JUDGE(pairs);
    JUDGE(triples);
    JUDGE(fours);
    JUDGE(swap16);
    JUDGE(swap32);
    JUDGE(reverse);
    JUDGE(popcount);
    JUDGE(clz);
    JUDGE(addf);
    JUDGE(mulf);
    JUDGE(sqrtf_);
    JUDGE(sqrt_);
    JUDGE(minmaxf);
    JUDGE(toint);
    JUDGE(tolong);
    JUDGE(tosmall);
    JUDGE(fma_);
    JUDGE(widenf);
    JUDGE(narrowf);
    JUDGE(roundf_);
    JUDGE(absf);
    JUDGE(sum8);
    JUDGE(sum16);
    JUDGE(most32);
    printf("%u kernels, %u failures\n", kernels, failures);
    return failures != 0;
}
