/* SPDX-License-Identifier: Apache-2.0 */
/* Stores of 8 bytes to the BAR, round 4 KiB of it. Arguments: device (Device-nGnRE) or wc
   (Normal-NC); how many stores (1000). */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "guest.h"

int main(int argc, char **argv)
{
    const char *kind = argc > 1 ? argv[1] : "device";
    uint64_t stores = argc > 2 ? strtoull(argv[2], NULL, 0) : 1000, base, at = 0, n;

    if (strcmp(kind, "device") == 0) {
        base = BAR_NGNRE;
    } else if (strcmp(kind, "wc") == 0) {
        base = BAR_WC;
    } else {
        printf("unknown kind \"%s\"; expected device or wc\n", kind);
        return 2;
    }
    n = stores = (stores + 7) / 8 * 8;
    if (n == 0) {
        return 0;
    }
    REGION(1);
    __asm__ volatile(
        "1: add x9, %2, %0\n"
        "str %1, [x9]\n str %1, [x9, #8]\n str %1, [x9, #16]\n str %1, [x9, #24]\n"
        "str %1, [x9, #32]\n str %1, [x9, #40]\n str %1, [x9, #48]\n str %1, [x9, #56]\n"
        "add %0, %0, #64\n and %0, %0, #0xfff\n"
        "subs %1, %1, #8\n b.ne 1b\n dsb st"
        : "+&r"(at), "+&r"(n)
        : "r"(base)
        : "cc", "memory", "x9");
    REGION(0);
    printf("%s: %" PRIu64 " stores\n", kind, stores);
    return 0;
}
