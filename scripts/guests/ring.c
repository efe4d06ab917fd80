/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A send queue in the manner of BlueFlame: the work request is built in a ring in RAM, the doorbell
 * record in RAM says how far the ring is filled, and the request itself is copied to a
 * write-combining buffer of the BAR, so that the device need not fetch it. Two buffers take turns.
 * How the copy is pushed out: DSB ST waits until it is on its way; DGH (a hint, Linux's
 * io_stop_wc()) only says that nothing may be gathered across. Each way is a region of its own in
 * the statistics.
 */
#include <stdio.h>
#include <string.h>

#include "guest.h"

enum { REQUESTS = 64, SLOTS = 16, BUFFER_BYTES = 256, BUFFERS_AT = 0x800 };

struct request {
    uint32_t opcode_index, queue_bytes, flags, immediate;
    uint64_t address, key_bytes;
    uint64_t data[4];
};
_Static_assert(sizeof(struct request) == 64, "one request is one doorbell");

static struct request ring[SLOTS] __attribute__((aligned(64)));
static volatile uint32_t doorbell_record;

static void build(struct request *r, uint32_t index)
{
    r->opcode_index = __builtin_bswap32(index << 8 | 0x0a);
    r->queue_bytes = __builtin_bswap32(0x42 << 8 | 4);
    r->flags = 8;
    r->immediate = index;
    r->address = (uintptr_t)r->data;
    r->key_bytes = sizeof r->data;
    memset(r->data, (int)index, sizeof r->data);
}

/* The number of bytes that were pushed. */
static unsigned run(idiom_fn copy, bool dgh)
{
    unsigned offset = BUFFERS_AT, pushed = 0;

    for (uint32_t i = 0; i < REQUESTS; i++) {
        struct request *r = &ring[i % SLOTS];

        build(r, i);
        ASM("dmb oshst"); /* the request before the record, dma_wmb() */
        doorbell_record = __builtin_bswap32(i + 1);
        ASM("dmb oshst"); /* the record before the doorbell */
        copy((volatile char *)BAR_WC + offset, r);
        if (dgh) {
            ASM("hint #6");
        } else {
            ASM("dsb st");
        }
        offset ^= BUFFER_BYTES;
        pushed += sizeof *r;
    }
    ASM("dsb st");
    return pushed;
}

int main(void)
{
    static const struct {
        const char *name;
        idiom_fn copy;
        bool ls64;
    } ways[] = { { "stp", idiom_stp, false },
                 { "st1", idiom_st1, false },
                 { "st64b", idiom_st64b, true } };
    unsigned region = 1;

    for (unsigned w = 0; w < sizeof ways / sizeof ways[0]; w++) {
        if (ways[w].ls64 && !guest_has_ls64()) {
            printf("ls64: not here\n");
            continue;
        }
        for (int dgh = 0; dgh < 2; dgh++) {
            guest_region(region++);
            unsigned pushed = run(ways[w].copy, dgh);
            guest_region(0);
            printf("%s%-5s then %s: %d requests, %u bytes, record %u\n",
                   ways[w].ls64 ? "ls64: " : "", ways[w].name, dgh ? "dgh   " : "dsb st", REQUESTS,
                   pushed, (unsigned)__builtin_bswap32(doorbell_record));
        }
    }
    return 0;
}
