/* SPDX-License-Identifier: Apache-2.0 */
/* Exclusives, LSE atomics and MOPS on Write-Back and on Non-cacheable RAM of one CPU: each result
   and what memory holds afterwards. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "guest.h"

#define OLD UINT64_C(0x8899aabbccddee77)
#define NEW UINT64_C(0x70123456789abc85)

static uint64_t word[2] __attribute__((aligned(16)));

/* One atomic of each size and of each ordering: what it gives and what it leaves. */
#define ONE(name, r, suffix)                                                                       \
    do {                                                                                           \
        uint64_t got = 0;                                                                          \
        p[0] = OLD;                                                                                \
        __asm__ volatile(".arch armv8.1-a\n " name suffix " %" r "1, %" r "0, [%2]"                \
                         : "+r"(got)                                                               \
                         : "r"(NEW), "r"(p)                                                        \
                         : "memory");                                                              \
        printf("  %-10s gives %016" PRIx64 " leaves %016" PRIx64 "\n", name suffix, got, p[0]);    \
    } while (0)
#define ALL(name)                                                                                  \
    do {                                                                                           \
        ONE(name, "x", "");                                                                        \
        ONE(name, "w", "a");                                                                       \
        ONE(name, "w", "b");                                                                       \
        ONE(name, "w", "alh");                                                                     \
        ONE(name, "x", "l");                                                                       \
    } while (0)

static void lse(volatile uint64_t *p)
{
    if (BITS(MRS(id_aa64isar0_el1), 23, 20) < 2) {
        printf("lse: not here\n");
        return;
    }
    ALL("ldadd");
    ALL("ldclr");
    ALL("ldeor");
    ALL("ldset");
    ALL("ldsmax");
    ALL("ldsmin");
    ALL("ldumax");
    ALL("ldumin");
    ALL("swp");
}

#define CAS(name, r, expected)                                                                     \
    do {                                                                                           \
        uint64_t got = (expected);                                                                 \
        p[0] = OLD;                                                                                \
        __asm__ volatile(".arch armv8.1-a\n " name " %" r "0, %" r "1, [%2]"                       \
                         : "+r"(got)                                                               \
                         : "r"(NEW), "r"(p)                                                        \
                         : "memory");                                                              \
        printf("  %-10s gives %016" PRIx64 " leaves %016" PRIx64 "\n", name, got, p[0]);           \
    } while (0)

static void compare_and_swap(volatile uint64_t *p)
{
    if (BITS(MRS(id_aa64isar0_el1), 23, 20) < 2) {
        return;
    }
    CAS("cas", "x", OLD);
    CAS("casal", "x", OLD + 1);
    CAS("casa", "w", OLD);
    CAS("casb", "w", 0x12377);
    CAS("cash", "w", 0xee78);
    for (int miss = 0; miss < 2; miss++) {
        register uint64_t x0 __asm__("x0") = OLD, x1 __asm__("x1") = OLD + (unsigned)miss;
        register uint64_t x2 __asm__("x2") = 1, x3 __asm__("x3") = 2;
        p[0] = p[1] = OLD;
        __asm__ volatile(".arch armv8.1-a\n caspal x0, x1, x2, x3, [%4]"
                         : "+r"(x0), "+r"(x1)
                         : "r"(x2), "r"(x3), "r"(p)
                         : "memory");
        uint64_t low = x0, high = x1;
        printf("  caspal     gives %016" PRIx64 " %016" PRIx64 " leaves %016" PRIx64 " %016" PRIx64
               "\n",
               low, high, p[0], p[1]);
    }
}

#define EXCLUSIVE(load, store, r)                                                                  \
    do {                                                                                           \
        uint64_t got;                                                                              \
        uint32_t stored, alone;                                                                    \
        p[0] = OLD;                                                                                \
        __asm__ volatile(load " %" r "0, [%4]\n " store " %w1, %" r "3, [%4]\n" store " %w2, %" r  \
                              "0, [%4]"                                                            \
                         : "=&r"(got), "=&r"(stored), "=&r"(alone)                                 \
                         : "r"(NEW), "r"(p)                                                        \
                         : "memory");                                                              \
        printf("  %-6s gives %016" PRIx64 ", %s %u then %u, leaves %016" PRIx64 "\n", load, got,   \
               store, stored, alone, p[0]);                                                        \
    } while (0)

static void exclusives(volatile uint64_t *p)
{
    uint64_t low, high;
    uint32_t failed;

    EXCLUSIVE("ldxr", "stxr", "x");
    EXCLUSIVE("ldaxr", "stlxr", "w");
    EXCLUSIVE("ldxrb", "stxrb", "w");
    EXCLUSIVE("ldxrh", "stxrh", "w");
    p[0] = OLD;
    p[1] = NEW;
    __asm__ volatile("ldxp %0, %1, [%3]\n stxp %w2, %1, %0, [%3]"
                     : "=&r"(low), "=&r"(high), "=&r"(failed)
                     : "r"(p)
                     : "memory");
    printf("  ldxp   gives %016" PRIx64 " %016" PRIx64 ", stxp %u, leaves %016" PRIx64
           " %016" PRIx64 "\n",
           low, high, failed, p[0], p[1]);
    p[0] = OLD;
    __asm__ volatile("ldxr %0, [%2]\n clrex\n stxr %w1, %3, [%2]"
                     : "=&r"(low), "=&r"(failed)
                     : "r"(p), "r"(NEW)
                     : "memory");
    printf("  clrex between: stxr %u, leaves %016" PRIx64 "\n", failed, p[0]);
}

/* Forwards and backwards over an overlap, and a SETP of a length that is no multiple of anything.
 */
static void mops(void)
{
    static char text[128], want[128];

    if (BITS(MRS(id_aa64isar2_el1), 19, 16) == 0) {
        printf("mops: not here\n");
        return;
    }
    for (unsigned way = 0; way < 3; way++) {
        char *d = text + (way == 1 ? 20 : 3);
        const char *s = text + (way == 1 ? 9 : 30);
        uint64_t n = 61;
        for (int i = 0; i < 128; i++) {
            text[i] = want[i] = (char)(i + 1);
        }
        if (way == 2) {
            memset(want + 3, 'z', n);
            __asm__ volatile(".arch_extension mops\n setp [%0]!, %1!, %2\n setm [%0]!, %1!, %2\n"
                             "sete [%0]!, %1!, %2"
                             : "+r"(d), "+r"(n)
                             : "r"((uint64_t)'z')
                             : "memory", "cc");
        } else {
            memmove(want + (d - text), want + (s - text), n);
            __asm__ volatile(
                ".arch_extension mops\n cpyp [%0]!, [%1]!, %2!\n cpym [%0]!, [%1]!, %2!\n"
                "cpye [%0]!, [%1]!, %2!"
                : "+r"(d), "+r"(s), "+r"(n)
                :
                : "memory", "cc");
        }
        printf("mops: %s, %d left\n", memcmp(text, want, 128) == 0 ? "right" : "WRONG", (int)n);
    }
}

int main(void)
{
    volatile uint64_t *nc = (volatile uint64_t *)((uintptr_t)word - RAM_BASE + RAM_NC);

    printf("exclusives\n");
    exclusives(word);
    printf("lse\n");
    lse(word);
    compare_and_swap(word);
    mops();
    word[0] = 0;
    ASM("dsb sy");
    printf("non-cacheable alias: %d\n", nc[0] == word[0]);
    return 0;
}
