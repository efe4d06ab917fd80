/* SPDX-License-Identifier: Apache-2.0 */
/* Exceptions at EL1 and from EL0: what each says in ESR, FAR and SPSR, and what comes back. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "guest.h"

uint64_t flags_through_svc(uint64_t nzcv);
uint64_t registers_through_svc(void);
void jump(uint64_t address);
void eret_by(uint64_t spsr);
extern char el0_begin[], el0_end[];

enum { MOST_SEEN = 32 };
static struct {
    unsigned vector;
    uint64_t esr, far, spsr, offset;
} seen[MOST_SEEN];
static volatile unsigned seen_count;
static uint64_t offset_base;
static volatile enum { NEXT, TO_LINK, CLEAR_IL } resume;

enum { NORMAL = 0, NGNRE = 4 }; /* of MAIR */
enum { EC_ILL = 0x0e, EC_SVC = 0x15, EC_PC = 0x22 };

HANDLER void guest_exception(struct frame *f, unsigned vector)
{
    uint64_t ec = BITS(f->esr, 31, 26);
    unsigned n = seen_count;

    if (n < MOST_SEEN) {
        seen[n].vector = vector;
        seen[n].esr = f->esr;
        seen[n].far = f->far;
        seen[n].spsr = f->spsr;
        seen[n].offset = f->elr - offset_base;
        seen_count = n + 1;
    }
    if (vector >= 8 && f->esr == ((uint64_t)EC_SVC << 26 | 1 << 25 | 0xe0)) {
        guest_leave(0);
    }
    if (resume == TO_LINK) {
        f->elr = f->x[30];
    } else if (ec == EC_ILL) {
        f->spsr &= ~(UINT64_C(1) << 20);
    } else if (ec != EC_SVC) {
        f->elr += 4;
    }
}

/* FAR only where it is defined for the class, and no SPSR bits that only newer CPUs set. */
static void report(const char *what, bool flags)
{
    printf("%s\n", what);
    for (unsigned i = 0; i < seen_count; i++) {
        unsigned ec = (unsigned)BITS(seen[i].esr, 31, 26);
        bool far = ec == 0x20 || ec == 0x21 || ec == 0x22 || ec == 0x24 || ec == 0x25;

        printf("  vector %2u EC 0x%02x IL %u ISS 0x%07x from M 0x%x DAIF %x IL %u", seen[i].vector,
               ec, (unsigned)BITS(seen[i].esr, 25, 25), (unsigned)BITS(seen[i].esr, 24, 0),
               (unsigned)BITS(seen[i].spsr, 4, 0), (unsigned)BITS(seen[i].spsr, 9, 6),
               (unsigned)BITS(seen[i].spsr, 20, 20));
        if (flags) {
            printf(" NZCV %x", (unsigned)BITS(seen[i].spsr, 31, 28));
        }
        if (far) {
            printf(" FAR 0x%" PRIx64, seen[i].far);
        }
        if (offset_base != 0) {
            printf(" ELR +0x%" PRIx64, seen[i].offset);
        }
        printf("\n");
    }
    seen_count = 0;
    resume = NEXT;
    offset_base = 0;
}

/* Where the RAM's end is, through a block of 1 GiB that begins where the RAM does. */
static uint64_t map_nothing(unsigned attribute)
{
    enum { SLOT = 9 };

    guest_l1_el1[SLOT] = RAM_BASE | RAM_BLOCK | MAIR_INDEX((uint64_t)attribute);
    ASM("dsb ish\n tlbi vmalle1\n dsb ish\n isb");
    return ((uint64_t)SLOT << 30) + RAM_BYTES;
}

/* A block of 2 MiB for EL0's code and stack: what EL0 may write EL1 may not execute. */
static char *map_for_el0(void)
{
    enum { BLOCK = 128 };
    char *page = (char *)(uintptr_t)(RAM_BASE + ((uint64_t)BLOCK << 21));
    uint64_t *l2 = (uint64_t *)(guest_l1_el1[1] & UINT64_C(0xfffffffff000));

    memcpy(page, el0_begin, (size_t)(el0_end - el0_begin));
    l2[BLOCK] |= AP1;
    ASM("dsb ish\n ic iallu\n tlbi vmalle1\n dsb ish\n isb");
    return page;
}

int main(void)
{
    char *el0_page = map_for_el0();

    ASM("svc #0");
    ASM("svc #0xffff");
    report("svc", false);

    ASM("brk #0xabc");
    report("brk", false);

    ASM(".inst 0x00000000");
    ASM(".inst 0x1ea00800"); /* FMUL of the reserved type 0b10 */
    report("undefined", false);

    ASM("hlt #0x777");
    report("hlt that is not for semihosting", false);

    *(volatile uint32_t *)UNMAPPED = 1;
    (void)*(volatile uint64_t *)(UNMAPPED + 0x1238);
    (void)*(volatile uint8_t *)UINT64_C(0x0001000000000000);
    report("data aborts: a store, a load, a load beyond the 39 bits", false);

    resume = TO_LINK;
    jump(UNMAPPED + 0x100);
    jump(BAR_NGNRE);
    jump((uint64_t)(uintptr_t)el0_page);
    report("instruction aborts: unmapped, execute-never, writable by EL0", false);

    resume = TO_LINK;
    jump(map_nothing(NORMAL) + 0x200);
    jump(map_nothing(NGNRE) + 0x1234);
    report("instruction aborts: where no memory is, external", false);

    resume = TO_LINK;
    jump(0x50400102);
    report("pc alignment", false);

    printf("flags after svc: %" PRIx64 " %" PRIx64 "\n", flags_through_svc(0xa0000000) >> 28,
           flags_through_svc(0x50000000) >> 28);
    report("svc with flags", true);
    printf("registers changed by svc: %" PRIx64 "\n", registers_through_svc());
    report("svc with registers", false);

    eret_by(0x600003c5 | UINT64_C(1) << 20);
    report("eret with SPSR.IL", true);
    eret_by(0x900003c1); /* M = 0b0001 is no mode */
    report("eret to M 0x1", true);
    eret_by(0x300003c6); /* M[1] is RES0 */
    report("eret to M 0x6", true);
    eret_by(0xc00003cd); /* EL3, from EL1 */
    report("eret to EL3", true);

    offset_base = (uint64_t)(uintptr_t)el0_page;
    enter_el0(el0_page, el0_page + 0x10000, 0);
    report("at EL0", true);
    return 0;
}
