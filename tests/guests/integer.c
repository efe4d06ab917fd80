/* SPDX-License-Identifier: Apache-2.0 */
/* Integer instructions that C reaches and their edges: division, long multiplication, carries, bit
   fields, counts, variable shifts, CRC-32. */
#include <inttypes.h>
#include <stdio.h>

#include "guest.h"

static const uint64_t values[] = { 0,
                                   1,
                                   2,
                                   63,
                                   0x7fffffff,
                                   0x80000000,
                                   0xffffffff,
                                   0x100000000,
                                   0x123456789abcdef0,
                                   0x7fffffffffffffff,
                                   0x8000000000000000,
                                   0xffffffffffffffff,
                                   0xfedcba9876543210 };
enum { VALUES = sizeof values / sizeof values[0] };

static uint64_t hash;
static void mix(uint64_t x)
{
    hash = (hash ^ x) * UINT64_C(0x100000001b3);
    hash ^= hash >> 29;
}

/* One instruction of two sources on all pairs. */
#define TWO(name, r)                                                                               \
    do {                                                                                           \
        hash = 0;                                                                                  \
        for (int i = 0; i < VALUES; i++) {                                                         \
            for (int j = 0; j < VALUES; j++) {                                                     \
                uint64_t got;                                                                      \
                __asm__(name " %" r "0, %" r "1, %" r "2"                                          \
                        : "=r"(got)                                                                \
                        : "r"(values[i]), "r"(values[j]));                                         \
                mix(got);                                                                          \
            }                                                                                      \
        }                                                                                          \
        printf("%-6s %s %016" PRIx64 "\n", name, r, hash);                                         \
    } while (0)

/* One that sets the flags: result and NZCV. */
#define FLAGS(name, r)                                                                             \
    do {                                                                                           \
        hash = 0;                                                                                  \
        for (int i = 0; i < VALUES; i++) {                                                         \
            for (int j = 0; j < VALUES; j++) {                                                     \
                uint64_t got, nzcv;                                                                \
                __asm__("cmp %2, %3\n " name " %" r "0, %" r "2, %" r "3\n mrs %1, nzcv"           \
                        : "=&r"(got), "=r"(nzcv)                                                   \
                        : "r"(values[i]), "r"(values[j])                                           \
                        : "cc");                                                                   \
                mix(got);                                                                          \
                mix(nzcv);                                                                         \
            }                                                                                      \
        }                                                                                          \
        printf("%-6s %s %016" PRIx64 "\n", name, r, hash);                                         \
    } while (0)

#define ONE(name, r)                                                                               \
    do {                                                                                           \
        hash = 0;                                                                                  \
        for (int i = 0; i < VALUES; i++) {                                                         \
            uint64_t got;                                                                          \
            __asm__(name " %" r "0, %" r "1" : "=r"(got) : "r"(values[i]));                        \
            mix(got);                                                                              \
        }                                                                                          \
        printf("%-6s %s %016" PRIx64 "\n", name, r, hash);                                         \
    } while (0)

static void crc32_instructions(void)
{
    uint32_t crc = ~0u, c = ~0u;

    if (BITS(MRS(id_aa64isar0_el1), 19, 16) == 0) {
        printf("crc32: not here\n");
        return;
    }
    for (int i = 0; i < VALUES; i++) {
        __asm__(".arch armv8-a+crc\n crc32b %w0, %w0, %w1\n crc32h %w0, %w0, %w1\n"
                "crc32w %w0, %w0, %w1\n crc32x %w0, %w0, %x1"
                : "+r"(crc)
                : "r"(values[i]));
        __asm__(".arch armv8-a+crc\n crc32cb %w0, %w0, %w1\n crc32cx %w0, %w0, %x1"
                : "+r"(c)
                : "r"(values[i]));
    }
    printf("crc32 %08" PRIx32 " crc32c %08" PRIx32 "\n", crc, c);
}

static void from_c(void)
{
    unsigned __int128 wide = 1;
    __int128 narrow = -1;

    for (int i = 1; i < VALUES; i++) {
        wide = wide * (values[i] | 1) + values[i];
        narrow = narrow * (int64_t)values[i] - i;
        narrow ^= narrow >> 3;
    }
    printf("128 bits: %016" PRIx64 "%016" PRIx64 " %016" PRIx64 "%016" PRIx64 "\n",
           (uint64_t)(wide >> 64), (uint64_t)wide, (uint64_t)(narrow >> 64), (uint64_t)narrow);
    wide = ((unsigned __int128)values[8] << 64 | values[12]) / 1000000007u;
    printf("128 bits / 64: %016" PRIx64 "%016" PRIx64 " %" PRIu64 "\n", (uint64_t)(wide >> 64),
           (uint64_t)wide,
           (uint64_t)(((unsigned __int128)values[8] << 64 | values[12]) % 1000000007u));
    uint64_t bits = 0;
    for (int i = 1; i < VALUES; i++) {
        bits = bits * 31 + (uint64_t)__builtin_clzll(values[i]) +
               (uint64_t)__builtin_ctzll(values[i]) * 3 +
               (uint64_t)__builtin_popcountll(values[i]) * 7 + __builtin_bswap64(values[i]);
    }
    printf("counts: %016" PRIx64 "\n", bits);
}

int main(void)
{
    TWO("udiv", "x");
    TWO("sdiv", "x");
    TWO("udiv", "w");
    TWO("sdiv", "w");
    TWO("mul", "x");
    TWO("mneg", "w");
    TWO("umulh", "x");
    TWO("smulh", "x");
    TWO("lsl", "x");
    TWO("lsr", "x");
    TWO("asr", "x");
    TWO("ror", "x");
    TWO("lsl", "w");
    TWO("asr", "w");
    TWO("ror", "w");
    TWO("bic", "x");
    TWO("orn", "w");
    TWO("eon", "x");
    FLAGS("adds", "x");
    FLAGS("subs", "x");
    FLAGS("adds", "w");
    FLAGS("subs", "w");
    FLAGS("adcs", "x");
    FLAGS("sbcs", "x");
    FLAGS("adcs", "w");
    FLAGS("sbcs", "w");
    FLAGS("ands", "x");
    FLAGS("bics", "w");
    ONE("clz", "x");
    ONE("clz", "w");
    ONE("cls", "x");
    ONE("cls", "w");
    ONE("rbit", "x");
    ONE("rbit", "w");
    ONE("rev", "x");
    ONE("rev16", "x");
    ONE("rev32", "x");
    ONE("rev", "w");
    crc32_instructions();
    from_c();
    return 0;
}
