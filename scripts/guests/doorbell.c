/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Doorbells of 64 bytes to a BAR that the guest maps as ioremap_wc() does, each by another store
 * idiom, with DSB ST behind it. Each idiom is a region of the statistics, from 1 on in the order of
 * the table. What becomes of them on the link is stage 2's to say.
 */
#include <stdio.h>

#include "guest.h"

enum { DOORBELLS = 16, DOORBELL_BYTES = 64, BUFFERS = 4 };

static const struct {
    const char *name;
    idiom_fn ring;
} idioms[] = { { "str4", idiom_str4 },
               { "str8", idiom_str },
               { "stp", idiom_stp },
               { "st1", idiom_st1 },
               { "stpq", idiom_stpq } };

int main(void)
{
    static unsigned char request[DOORBELL_BYTES] __attribute__((aligned(64)));

    for (unsigned i = 0; i < sizeof request; i++) {
        request[i] = (unsigned char)(i + 1);
    }
    for (unsigned n = 0; n < sizeof idioms / sizeof idioms[0]; n++) {
        guest_region(n + 1);
        for (unsigned i = 0; i < DOORBELLS; i++) {
            idioms[n].ring((volatile char *)BAR_WC + i % BUFFERS * DOORBELL_BYTES, request);
            ASM("dsb st");
        }
        guest_region(0);
        printf("%u %s: %d doorbells\n", n + 1, idioms[n].name, DOORBELLS);
    }
    return 0;
}
