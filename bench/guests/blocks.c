/* SPDX-License-Identifier: Apache-2.0 */
/* Blocks of 64 bytes to Write-Back RAM. Arguments: str, stp or st1; how many blocks (1000). They go
   round a buffer of 16 KiB; prints a checksum of it. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "guest.h"

/* Aligned to twice its size: one AND brings the address back to the beginning. */
enum { BUFFER_BYTES = 16384 };
static uint64_t buffer[BUFFER_BYTES / 8] __attribute__((aligned(2 * BUFFER_BYTES)));

/* One loop each: eight stores (four pairs, one ST1), the address, the count, the wrap. */
#define LOOP(stores)                                                                               \
    __asm__ volatile("1:\n" stores "add %[at], %[at], #64\n"                                       \
                     "and %[at], %[at], %[mask]\n"                                                 \
                     "subs %[n], %[n], #1\n"                                                       \
                     "b.ne 1b\n"                                                                   \
                     : [at] "+&r"(at), [n] "+&r"(blocks)                                           \
                     : [mask] "r"((uint64_t)(uintptr_t)buffer | (BUFFER_BYTES - 1)),               \
                       [a] "r"(blocks), [b] "r"(~blocks)                                           \
                     : "cc", "memory", "v0", "v1", "v2", "v3")

static void store_str(uint64_t blocks)
{
    uint64_t at = (uint64_t)(uintptr_t)buffer;

    LOOP("str %[n], [%[at]]\n str %[a], [%[at], #8]\n str %[b], [%[at], #16]\n"
         "str %[n], [%[at], #24]\n str %[a], [%[at], #32]\n str %[b], [%[at], #40]\n"
         "str %[n], [%[at], #48]\n str %[a], [%[at], #56]\n");
}

static void store_stp(uint64_t blocks)
{
    uint64_t at = (uint64_t)(uintptr_t)buffer;

    LOOP("stp %[n], %[a], [%[at]]\n stp %[b], %[n], [%[at], #16]\n"
         "stp %[a], %[b], [%[at], #32]\n stp %[n], %[a], [%[at], #48]\n");
}

static void store_st1(uint64_t blocks)
{
    uint64_t at = (uint64_t)(uintptr_t)buffer;

    __asm__ volatile(
        "dup v0.2d, %0\n dup v1.2d, %1\n mov v2.16b, v0.16b\n mov v3.16b, v1.16b\n" ::"r"(blocks),
        "r"(~blocks)
        : "v0", "v1", "v2", "v3");
    LOOP("st1 {v0.2d-v3.2d}, [%[at]]\n");
}

int main(int argc, char **argv)
{
    const char *kind = argc > 1 ? argv[1] : "str";
    uint64_t blocks = argc > 2 ? strtoull(argv[2], NULL, 0) : 1000, sum = 0;
    void (*store)(uint64_t);

    if (strcmp(kind, "str") == 0) {
        store = store_str;
    } else if (strcmp(kind, "stp") == 0) {
        store = store_stp;
    } else if (strcmp(kind, "st1") == 0) {
        store = store_st1;
    } else {
        printf("unknown kind \"%s\"; expected str, stp or st1\n", kind);
        return 2;
    }
    if (blocks == 0) {
        return 0;
    }
    REGION(1);
    store(blocks);
    REGION(0);
    for (int i = 0; i < BUFFER_BYTES / 8; i++) {
        sum = (sum ^ buffer[i]) * UINT64_C(0x100000001b3);
    }
    printf("%s: %" PRIu64 " blocks, checksum %016" PRIx64 "\n", kind, blocks, sum);
    return 0;
}
