/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A framebuffer blit: a rectangle of 64 x 48 pixels of 32 bits from RAM to the BAR, row by row,
 * with stores of 8 bytes, pairs of 16 and vectors of 64, first through a write-combining mapping,
 * then through Device-nGnRE, as ioremap() gives it. Regions 1 to 3 and 4 to 6 of the statistics.
 */
#include <stdio.h>

#include "guest.h"

enum { WIDTH = 64, HEIGHT = 48, PITCH = 1024 * 4, CHUNK = 64, LEFT = 16, TOP = 8 };

static uint32_t picture[HEIGHT][WIDTH] __attribute__((aligned(64)));

static const struct way {
    const char *name;
    idiom_fn copy;
    unsigned stores; /* store instructions for CHUNK bytes */
} ways[] = {
    { "str, 8 bytes", idiom_str, 8 },
    { "stp, 16 bytes", idiom_stp, 4 },
    { "st1, 64 bytes", idiom_st1, 1 },
};
enum { WAYS = sizeof ways / sizeof ways[0] };

static unsigned blit(volatile char *frame, const struct way *way)
{
    unsigned stores = 0;

    for (unsigned y = 0; y < HEIGHT; y++) {
        volatile char *row = frame + (TOP + y) * PITCH + LEFT * sizeof picture[0][0];
        for (unsigned at = 0; at < sizeof picture[0]; at += CHUNK) {
            way->copy(row + at, (const char *)picture[y] + at);
            stores += way->stores;
        }
    }
    ASM("dsb st");
    return stores;
}

int main(void)
{
    static const struct {
        const char *name;
        uint64_t address;
    } mappings[] = { { "Normal-NC", BAR_WC }, { "Device-nGnRE", BAR_NGNRE } };
    unsigned region = 1;

    for (unsigned y = 0; y < HEIGHT; y++) {
        for (unsigned x = 0; x < WIDTH; x++) {
            picture[y][x] = y << 16 | x << 8 | (x ^ y);
        }
    }
    printf("%d x %d pixels, %d bytes\n", WIDTH, HEIGHT, (int)sizeof picture);
    for (unsigned m = 0; m < 2; m++) {
        for (unsigned w = 0; w < WAYS; w++) {
            guest_region(region++);
            unsigned stores = blit((volatile char *)mappings[m].address, &ways[w]);
            guest_region(0);
            printf("%-13s %-14s %5u stores\n", mappings[m].name, ways[w].name, stores);
        }
    }
    return 0;
}
