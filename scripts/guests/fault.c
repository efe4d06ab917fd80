/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What an access that the memory type forbids costs. An unaligned store to Device memory is an
 * Alignment fault (DDI 0487 B2.12.3), taken to EL1 because stage 1 made it Device; through
 * Normal-NC, which ioremap_wc() gives, it is only an unaligned store. Exclusives on either are
 * IMPLEMENTATION DEFINED: the lines that begin with "choice:" say what this machine does.
 */
#include <inttypes.h>
#include <stdio.h>

#include "guest.h"

static volatile unsigned faults;
static volatile uint64_t fault_esr, fault_far;

/* Keep the syndrome and go on behind the instruction. */
HANDLER void guest_exception(struct frame *f, unsigned vector)
{
    if (vector != 4 || BITS(f->esr, 31, 26) != 0x25) { /* Data Abort from the same level */
        guest_unexpected(f, vector);
    }
    faults++;
    fault_esr = f->esr;
    fault_far = f->far;
    f->elr += 4;
}

static void say(const char *what)
{
    printf("%s: ", what);
    if (faults == 0) {
        printf("no fault\n");
        return;
    }
    printf("Data Abort, ESR_EL1 0x%08" PRIx64 ": EC 0x%02x, DFSC 0x%02x, %s, FAR_EL1 0x%" PRIx64
           "\n",
           fault_esr, (unsigned)BITS(fault_esr, 31, 26), (unsigned)BITS(fault_esr, 5, 0),
           BITS(fault_esr, 6, 6) ? "write" : "read", fault_far);
    faults = 0;
}

static void store_unaligned(uint64_t address)
{
    __asm__ volatile("str %0, [%1]\n dsb st" ::"r"(UINT64_C(0x0123456789abcdef)), "r"(address)
                     : "memory");
}

static void load_unaligned(uint64_t address)
{
    uint64_t value;

    __asm__ volatile("ldr %0, [%1]" : "=r"(value) : "r"(address) : "memory");
}

static void exclusive(uint64_t address)
{
    uint64_t value = 0;
    uint32_t failed = 1;

    __asm__ volatile("ldxr %0, [%2]\n stxr %w1, %0, [%2]\n clrex"
                     : "+&r"(value), "+&r"(failed)
                     : "r"(address)
                     : "memory");
}

int main(void)
{
    REGION(1);
    store_unaligned(BAR_NGNRE + 0x1004);
    REGION(0);
    say("8 bytes at 0x1004 to Device-nGnRE");
    REGION(2);
    store_unaligned(BAR_GRE + 0x1001);
    REGION(0);
    say("8 bytes at 0x1001 to Device-GRE");
    load_unaligned(BAR_NGNRE + 0x1001);
    say("8 bytes at 0x1001 from Device-nGnRE");
    REGION(3);
    store_unaligned(BAR_NGNRE + 0x1008);
    REGION(0);
    say("8 bytes at 0x1008 to Device-nGnRE");
    REGION(4);
    store_unaligned(BAR_WC + 0x1004);
    REGION(0);
    say("8 bytes at 0x1004 to Normal-NC");
    exclusive(BAR_NGNRE + 0x2000);
    say("choice: ldxr, stxr on Device-nGnRE");
    exclusive(BAR_WC + 0x2000);
    say("choice: ldxr, stxr on Normal-NC");
    return 0;
}
