/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Several cores: locks, messages, events, and maintenance that one core does for the others. The
 * argument is their number, 1 without it; a machine that starts only one shows that one core gets
 * through. What is printed does not depend on how the cores take turns.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "guest.h"

enum { MOST_CORES = 16, TURNS = 200, MESSAGES = 50, WORDS = 7, ROUNDS = 20, LINE = 64 };

struct line {
    volatile uint64_t value;
    uint64_t rest[LINE / 8 - 1];
} __attribute__((aligned(LINE)));

static unsigned cores = 1;
static struct line go, arrived, generation;

/* ---- one access each ------------------------------------------------------------------------ */

static uint64_t load_acquire(volatile uint64_t *p)
{
    uint64_t value;

    __asm__ volatile("ldar %0, [%1]" : "=r"(value) : "r"(p) : "memory");
    return value;
}

static void store_release(volatile uint64_t *p, uint64_t value)
{
    __asm__ volatile("stlr %0, [%1]" ::"r"(value), "r"(p) : "memory");
}

/* What was there before. */
static uint64_t add_exclusive(volatile uint64_t *p, uint64_t more)
{
    uint64_t old, sum;
    uint32_t failed;

    __asm__ volatile("1: ldaxr %0, [%4]\n add %1, %0, %3\n stlxr %w2, %1, [%4]\n cbnz %w2, 1b"
                     : "=&r"(old), "=&r"(sum), "=&r"(failed)
                     : "r"(more), "r"(p)
                     : "memory");
    return old;
}

/* Until the word is `value`: another core's store to what LDAXR marked ends WFE (DDI 0487 D1.7.1).
 */
static void wait_for(volatile uint64_t *p, uint64_t value)
{
    uint64_t seen;

    __asm__ volatile("sevl\n1: wfe\n ldaxr %0, [%1]\n cmp %0, %2\n b.ne 1b\n clrex"
                     : "=&r"(seen)
                     : "r"(p), "r"(value)
                     : "memory", "cc");
}

static void all_here(void)
{
    uint64_t now = load_acquire(&generation.value);

    if (add_exclusive(&arrived.value, 1) + 1 == cores) {
        arrived.value = 0;
        store_release(&generation.value, now + 1);
    } else {
        wait_for(&generation.value, now + 1);
    }
}

/* ---- locks ---------------------------------------------------------------------------------- */

static struct line exclusive_lock, exclusive_sum, swap_lock, swap_sum, added, own[MOST_CORES];
static struct {
    volatile uint64_t low, high;
} pair __attribute__((aligned(LINE)));
static bool lse;

static void take_exclusive(volatile uint64_t *lock)
{
    uint64_t seen;
    uint32_t failed;

    __asm__ volatile("sevl\n1: wfe\n2: ldaxr %0, [%2]\n cbnz %0, 1b\n stxr %w1, %3, [%2]\n"
                     "cbnz %w1, 2b"
                     : "=&r"(seen), "=&r"(failed)
                     : "r"(lock), "r"(UINT64_C(1))
                     : "memory");
}

static void take_swap(volatile uint64_t *lock)
{
    uint64_t seen = 1;

    while (seen != 0) {
        __asm__ volatile(".arch armv8.1-a\n swpa %1, %0, [%2]"
                         : "=r"(seen)
                         : "r"(UINT64_C(1)), "r"(lock)
                         : "memory");
        if (seen != 0) {
            ASM("yield");
        }
    }
}

/* Both halves at once, so that they are never seen apart. */
static void add_pair(void)
{
    uint64_t low, high;
    uint32_t failed;

    __asm__ volatile("1: ldaxp %0, %1, [%3]\n add %0, %0, #1\n sub %1, %1, #1\n"
                     "stlxp %w2, %0, %1, [%3]\n cbnz %w2, 1b"
                     : "=&r"(low), "=&r"(high), "=&r"(failed)
                     : "r"(&pair)
                     : "memory");
}

static void locks(unsigned core)
{
    for (unsigned i = 0; i < TURNS; i++) {
        take_exclusive(&exclusive_lock.value);
        exclusive_sum.value++;
        store_release(&exclusive_lock.value, 0);
        if (lse) {
            take_swap(&swap_lock.value);
            swap_sum.value++;
            store_release(&swap_lock.value, 0);
            __asm__ volatile(".arch armv8.1-a\n stadd %0, [%1]" ::"r"(UINT64_C(1)), "r"(&added)
                             : "memory");
        }
        add_pair();
        own[core].value += core + 1;
    }
}

static void say_locks(void)
{
    uint64_t sum = 0;

    for (unsigned core = 0; core < cores; core++) {
        sum += own[core].value;
    }
    printf("counted under ldaxr/stxr: %" PRIu64 "\n", exclusive_sum.value);
    printf("counted under swpa: %" PRIu64 ", by stadd: %" PRIu64 "\n", swap_sum.value, added.value);
    printf("ldaxp/stlxp: %" PRIu64 " and %" PRIu64 "\n", pair.low, 0 - pair.high);
    printf("each by itself: %" PRIu64 "\n", sum);
}

/* ---- messages from each core to the next -------------------------------------------------------
 */

static struct box {
    volatile uint64_t full, data[WORDS];
} boxes[MOST_CORES] __attribute__((aligned(LINE)));
static struct line wrong;

static uint64_t word_of(unsigned from, unsigned message, unsigned i)
{
    return (uint64_t)from << 32 | message << 8 | i;
}

/* The flag by STLR and LDAR, or by plain accesses with DMB between. */
static void send(unsigned core, unsigned message, bool dmb)
{
    struct box *box = &boxes[core];

    while (load_acquire(&box->full) != 0) {
    }
    for (unsigned i = 0; i < WORDS; i++) {
        box->data[i] = word_of(core, message, i);
    }
    if (dmb) {
        ASM("dmb ishst");
        box->full = 1;
    } else {
        store_release(&box->full, 1);
    }
}

static void receive(unsigned core, unsigned message, bool dmb)
{
    struct box *box = &boxes[core];

    if (dmb) {
        while (box->full == 0) {
        }
        ASM("dmb ishld");
    } else {
        while (load_acquire(&box->full) == 0) {
        }
    }
    for (unsigned i = 0; i < WORDS; i++) {
        if (box->data[i] != word_of(core, message, i)) {
            add_exclusive(&wrong.value, 1);
        }
    }
    store_release(&box->full, 0);
}

static void messages(unsigned core)
{
    for (unsigned message = 0; message < MESSAGES; message++) {
        bool dmb = message % 2 != 0;
        send(core, message, dmb);
        receive((core + cores - 1) % cores, message, dmb);
    }
}

/* ---- a token goes round by SEV and WFE ----------------------------------------------------------
 */

static struct line token;

static void pass_token(unsigned core)
{
    for (unsigned round = 0; round < ROUNDS; round++) {
        while (load_acquire(&token.value) != round * cores + core) {
            ASM("wfe");
        }
        store_release(&token.value, round * cores + core + 1);
        ASM("dsb ish\n sev");
    }
}

/* ---- core 0 changes a translation, and code, for all --------------------------------------------
 */

static uint64_t level2[512] __attribute__((aligned(4096)));
static uint64_t level3[512] __attribute__((aligned(4096)));
static volatile uint64_t page[2][512] __attribute__((aligned(4096)));
static uint32_t code[LINE / 4] __attribute__((aligned(LINE))) = { 0xd2800000, 0xd65f03c0 };
static struct line stale, old_code;

static void map_page(unsigned which)
{
    level3[0] = 0;
    ASM("dsb ishst");
    __asm__ volatile("tlbi vaae1is, %0\n dsb ish" ::"r"(UNMAPPED >> 12) : "memory");
    level3[0] = (uintptr_t)page[which] | AF | SH_INNER | UXN | PXN | TABLE;
    ASM("dsb ishst\n isb");
}

static void translations(unsigned core)
{
    for (unsigned round = 0; round < ROUNDS; round++) {
        if (core == 0) {
            map_page(round % 2);
        }
        all_here();
        ISB();
        if (*(volatile uint64_t *)UNMAPPED != round % 2 + 1) {
            add_exclusive(&stale.value, 1);
        }
        all_here();
    }
}

static void modified_code(unsigned core)
{
    for (unsigned round = 0; round < ROUNDS; round++) {
        if (core == 0) {
            *(volatile uint32_t *)code = 0xd2800000 | round << 5; /* MOV X0, #round */
            __asm__ volatile("dc cvau, %0\n dsb ish\n ic ivau, %0\n dsb ish" ::"r"(code)
                             : "memory");
        }
        all_here();
        ISB();
        if (((uint64_t(*)(void))(uintptr_t)code)() != round) {
            add_exclusive(&old_code.value, 1);
        }
        all_here();
    }
}

/* ---------------------------------------------------------------------------------------------- */

static void work(unsigned core)
{
    all_here();
    locks(core);
    all_here();
    messages(core);
    all_here();
    pass_token(core);
    all_here();
    translations(core);
    modified_code(core);
}

void guest_secondary(unsigned core)
{
    wait_for(&go.value, 1);
    if (core < cores) {
        work(core);
    }
}

int main(int argc, char **argv)
{
    if (argc > 1) {
        cores = (unsigned)strtoul(argv[1], NULL, 0);
    }
    if (cores < 1 || cores > MOST_CORES) {
        printf("smp: expected 1 to %d cores\n", MOST_CORES);
        return 2;
    }
    lse = BITS(MRS(id_aa64isar0_el1), 23, 20) >= 2;
    page[0][0] = 1;
    page[1][0] = 2;
    level2[0] = (uintptr_t)level3 | TABLE;
    guest_l1_el1[UNMAPPED >> 30] = (uintptr_t)level2 | TABLE;
    ASM("dsb ishst\n isb");
    printf("%u cores\n", cores);
    store_release(&go.value, 1);
    work(0);
    say_locks();
    printf("messages: %" PRIu64 " words wrong\n", wrong.value);
    printf("token: %" PRIu64 " times\n", token.value);
    printf("after TLBI VAAE1IS: %" PRIu64 " stale\n", stale.value);
    printf("after IC IVAU: %" PRIu64 " old\n", old_code.value);
    return wrong.value != 0 || stale.value != 0 || old_code.value != 0;
}
