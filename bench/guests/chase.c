/* SPDX-License-Identifier: Apache-2.0 */
/* Dependent loads in random order over 64 MiB in pages of 4 KiB, one word a page and then the next
   line: mostly misses of any TLB. Argument: how many loads (100000). Started at EL1: stage 1 alone.
   Started at EL2: the same at EL1 under a stage 2 of 4 KiB pages. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "guest.h"

enum { PAGES = 16384, PAGE_BYTES = 4096, LINES = PAGE_BYTES / 64, TABLES = PAGES / 512 };
#define WINDOW UNMAPPED
#define PLACE  UINT64_C(0x50000000) /* the RAM that is chased through */

static uint64_t l2[512] __attribute__((aligned(4096)));
static uint64_t l3[PAGES] __attribute__((aligned(4096)));
static uint64_t stage2_l1[1024] __attribute__((aligned(8192)));
static uint64_t stage2_l2[512] __attribute__((aligned(4096)));
static uint64_t stage2_l3[RAM_BYTES / PAGE_BYTES] __attribute__((aligned(4096)));
static char stack[65536] __attribute__((aligned(16)));
static uint64_t loads = 100000;

static uint32_t state = 2463534242u;
static uint32_t next_random(void)
{
    state ^= state << 13;
    state ^= state >> 17;
    state ^= state << 5;
    return state;
}

static void map_window(void)
{
    for (uint64_t i = 0; i < PAGES; i++) {
        l3[i] = (PLACE + i * PAGE_BYTES) | AF | SH_INNER | 0x3;
    }
    for (unsigned i = 0; i < TABLES; i++) {
        l2[i] = (uintptr_t)&l3[i * 512] | TABLE;
    }
    guest_l1_el1[WINDOW >> 30] = (uintptr_t)l2 | TABLE;
}

/* One cycle through all pages for each of 64 lines (Sattolo), the end of one in the next: word n of
   the chain is at page order[n], its line in turn. */
static void make_chain(void)
{
    static uint16_t order[PAGES];
    uint64_t *words = (uint64_t *)(uintptr_t)PLACE;

    for (unsigned i = 0; i < PAGES; i++) {
        order[i] = (uint16_t)i;
    }
    for (unsigned i = PAGES - 1; i > 0; i--) {
        unsigned j = next_random() % i;
        uint16_t t = order[i];
        order[i] = order[j];
        order[j] = t;
    }
    for (unsigned line = 0; line < LINES; line++) {
        for (unsigned i = 0; i < PAGES; i++) {
            unsigned next = (i + 1) % PAGES, next_line = (line + (next == 0)) % LINES;
            words[order[i] * 512ul + line * 8] =
                WINDOW + order[next] * (uint64_t)PAGE_BYTES + next_line * 64ul;
        }
    }
}

static uint64_t chase(void)
{
    uint64_t at = WINDOW, n = loads;

    REGION(1);
    __asm__ volatile("1: ldr %0, [%0]\n subs %1, %1, #1\n b.ne 1b"
                     : "+r"(at), "+r"(n)
                     :
                     : "cc", "memory");
    REGION(0);
    return at;
}

extern char chase_entry[];
__asm__(".text\n"
        "chase_entry:\n"
        "    bl start_el1\n"
        "    bl chase_el1\n"
        "    hvc #0\n");
uint64_t chase_el1(void);
uint64_t chase_el1(void)
{
    return chase();
}

HANDLER void guest_exception(struct frame *f, unsigned vector)
{
    if (vector == 8 && BITS(f->esr, 31, 26) == 0x16) {
        guest_leave(f->x[0]);
    }
    guest_unexpected(f, vector);
}

static uint64_t chase_under_stage2(void)
{
    uint64_t parange = BITS(MRS(id_aa64mmfr0_el1), 3, 0);

    for (uint64_t i = 0; i < RAM_BYTES / PAGE_BYTES; i++) {
        stage2_l3[i] = (RAM_BASE + i * PAGE_BYTES) | AF | SH_INNER | 3 << 6 | 0xf << 2 | 0x3;
    }
    for (uint64_t i = 0; i < RAM_BYTES >> 21; i++) {
        stage2_l2[i] = (uintptr_t)&stage2_l3[i * 512] | TABLE;
    }
    stage2_l1[RAM_BASE >> 30] = (uintptr_t)stage2_l2 | TABLE;
    MSR(vtcr_el2, UINT64_C(1) << 31 | 3 << 12 | 1 << 10 | 1 << 8 | 1 << 6 | 24 |
                      (parange < 5 ? parange : 5) << 16);
    MSR(vttbr_el2, (uintptr_t)stage2_l1);
    MSR(hcr_el2, UINT64_C(1) << 31 | 1);
    MSR(sctlr_el1, SCTLR_EL1_OFF);
    ASM("isb\n dsb ish\n tlbi vmalls12e1\n dsb ish\n isb");
    return enter_el1(chase_entry, stack + sizeof stack, SPSR_EL1H);
}

int main(int argc, char **argv)
{
    uint64_t end;

    if (argc > 1) {
        loads = strtoull(argv[1], NULL, 0);
    }
    if (loads == 0) {
        return 0;
    }
    map_window();
    make_chain();
    ASM("dsb ishst\n isb");
    end = guest_el() == 2 ? chase_under_stage2() : chase();
    printf("%" PRIu64 " loads, stage%s, at 0x%" PRIx64 "\n", loads,
           guest_el() == 2 ? "s 1 and 2" : " 1", end);
    return 0;
}
