/* SPDX-License-Identifier: Apache-2.0 */
/* Stage 1 at EL1: what each kind of descriptor lets through, and the syndrome where it does not;
   PAN and the unprivileged accesses; TLB maintenance; AT and PAR_EL1. */
#include <inttypes.h>
#include <stdio.h>

#include "guest.h"

/* A gigabyte that start.S leaves unmapped, with tables of this program. */
#define WINDOW   UINT64_C(UNMAPPED)
#define AT_L3(n) (WINDOW + (uint64_t)(n)*4096)
#define AT_L2(n) (WINDOW + ((uint64_t)(n) << 21))
#define NORMAL   (AF | SH_INNER)
#define PAGE     (0x3 | NORMAL)

static uint64_t l2[512] __attribute__((aligned(4096)));
static uint64_t l3[512] __attribute__((aligned(4096)));
static uint64_t pages[4][512] __attribute__((aligned(4096)));

static volatile bool faulted;
static volatile uint64_t fault_esr, fault_far;

HANDLER void guest_exception(struct frame *f, unsigned vector)
{
    uint64_t ec = BITS(f->esr, 31, 26);

    if (vector != 4 || (ec != 0x25 && ec != 0x21)) {
        guest_unexpected(f, vector);
    }
    faulted = true;
    fault_esr = f->esr;
    fault_far = f->far;
    f->elr = ec == 0x21 ? f->x[30] : f->elr + 4;
}

static void end(const char *what, uint64_t value)
{
    printf("%-46s ", what);
    if (faulted) {
        printf("EC 0x%02x ISS 0x%03x FAR 0x%" PRIx64 "\n", (unsigned)BITS(fault_esr, 31, 26),
               (unsigned)BITS(fault_esr, 24, 0), fault_far);
    } else {
        printf("0x%" PRIx64 "\n", value);
    }
    faulted = false;
}

#define LOAD(name, instruction, address)                                                           \
    do {                                                                                           \
        uint64_t value_ = 0;                                                                       \
        __asm__ volatile(instruction : "+r"(value_) : "r"(address) : "memory");                    \
        end(name, value_);                                                                         \
    } while (0)
static void load(const char *what, uint64_t address)
{
    LOAD(what, "ldr %0, [%1]", address);
}

static void store(const char *what, uint64_t address, uint64_t value)
{
    __asm__ volatile("str %0, [%1]" ::"r"(value), "r"(address) : "memory");
    end(what, value);
}

static void fetch(const char *what, uint64_t address)
{
    ((void (*)(void))address)();
    end(what, 0);
}

static void flush(void)
{
    ASM("dsb ishst\n tlbi vmalle1\n dsb ish\n isb");
}

static uint64_t page_at(unsigned n, uint64_t attributes)
{
    return (uintptr_t)pages[n] | attributes;
}

static void translate(const char *what, uint64_t par)
{
    printf("%-46s F %u", what, (unsigned)(par & 1));
    if ((par & 1) != 0) {
        printf(" FST 0x%02x\n", (unsigned)BITS(par, 6, 1));
    } else {
        printf(" ATTR 0x%02x SH %u %s\n", (unsigned)BITS(par, 63, 56), (unsigned)BITS(par, 8, 7),
               BITS(par, 47, 12) == (uintptr_t)pages[0] >> 12 ? "page 0" : "elsewhere");
    }
}
#define AT(op, address)                                                                            \
    ({                                                                                             \
        __asm__ volatile("at " op ", %0\n isb" ::"r"(address) : "memory");                         \
        MRS(par_el1);                                                                              \
    })

static void descriptors(void)
{
    l3[0] = page_at(0, PAGE);
    l3[1] = 0;
    l3[2] = page_at(0, PAGE & ~AF);
    l3[3] = page_at(0, PAGE | AP2);
    l3[4] = page_at(0, PAGE | AP1);
    l3[5] = page_at(0, PAGE | AP1 | AP2);
    l3[6] = page_at(0, 0x1 | NORMAL);
    l3[7] = page_at(0, PAGE | PXN);
    l3[8] = page_at(0, PAGE | UXN);
    l2[1] = 0;
    l2[2] = RAM_BASE | (RAM_BLOCK & ~AF);
    l2[3] = RAM_BASE | RAM_BLOCK | AP2;
    l2[4] = (uintptr_t)l3 | TABLE | UINT64_C(1) << 62; /* APTable: read-only */
    l2[5] = (uintptr_t)l3 | TABLE | UINT64_C(1) << 59; /* PXNTable */
    flush();
    pages[0][1] = 0xd65f03c0; /* RET */
    ASM("dsb ish\n ic iallu\n dsb ish\n isb");

    store("page, store", AT_L3(0), 0x1234);
    load("page, load", AT_L3(0));
    load("invalid page", AT_L3(1) + 8);
    store("invalid page, store", AT_L3(1) + 16, 1);
    load("invalid at level 2", AT_L2(1));
    load("invalid at level 1", WINDOW + (UINT64_C(1) << 30));
    load("reserved type 0b01 at level 3", AT_L3(6));
    load("access flag clear, page", AT_L3(2));
    load("access flag clear, block", AT_L2(2) + 0x80000);
    load("read-only page, load", AT_L3(3));
    store("read-only page, store", AT_L3(3), 1);
    store("read-only block, store", AT_L2(3) + 0x80000, 1);
    store("read-only by the table above", AT_L2(4), 1);
    load("read-only by the table above, load", AT_L2(4));
    fetch("fetch", AT_L3(0) + 8);
    fetch("fetch, PXN", AT_L3(7) + 8);
    fetch("fetch, UXN", AT_L3(8) + 8);
    fetch("fetch, PXN by the table above", AT_L2(5) + 8);
    fetch("fetch, EL0 may write", AT_L3(4) + 8);
    fetch("fetch, EL0 may read", AT_L3(5) + 8);
    fetch("fetch, invalid page", AT_L3(1) + 8);
}

static void privileges(void)
{
    load("EL0's page", AT_L3(4));
    LOAD("EL0's page, LDTR", "ldtr %0, [%1]", AT_L3(4));
    LOAD("EL1's page, LDTR", "ldtr %0, [%1]", AT_L3(0));
    __asm__ volatile("sttr %0, [%1]" ::"r"(5), "r"(AT_L3(5)) : "memory");
    end("EL0's read-only page, STTR", 5);
    if (BITS(MRS(id_aa64mmfr1_el1), 23, 20) == 0) {
        printf("pan: not here\n");
        return;
    }
    ASM(".arch armv8.2-a\n msr pan, #1");
    load("PAN, EL0's page", AT_L3(4));
    store("PAN, EL0's page, store", AT_L3(4), 1);
    LOAD("PAN, EL0's page, LDTR", "ldtr %0, [%1]", AT_L3(4));
    load("PAN, EL1's page", AT_L3(0));
    ASM(".arch armv8.2-a\n msr pan, #0");
    load("no PAN, EL0's page", AT_L3(4));
}

static void maintenance(void)
{
    pages[0][0] = 100;
    pages[1][0] = 101;
    pages[2][0] = 102;
    load("page 0", AT_L3(0));
    l3[0] = 0;
    __asm__ volatile("dsb ishst\n tlbi vae1is, %0\n dsb ish\n isb" ::"r"(AT_L3(0) >> 12)
                     : "memory");
    load("unmapped, TLBI VAE1IS", AT_L3(0));
    l3[0] = page_at(1, PAGE);
    ASM("dsb ishst\n isb");
    load("page 1, was invalid: no TLBI", AT_L3(0));
    l3[0] = 0;
    __asm__ volatile("dsb ishst\n tlbi vaae1, %0\n dsb nsh\n isb" ::"r"(AT_L3(0) >> 12) : "memory");
    l3[0] = page_at(2, PAGE);
    ASM("dsb ishst\n isb");
    load("page 2, by way of invalid, TLBI VAAE1", AT_L3(0));
    l2[0] = 0;
    __asm__ volatile("dsb ishst\n tlbi vae1, %0\n dsb nsh\n isb" ::"r"(AT_L3(0) >> 12) : "memory");
    load("table unmapped, TLBI VAE1", AT_L3(0));
    l2[0] = (uintptr_t)l3 | TABLE;
    l3[0] = page_at(0, PAGE);
    flush();
    load("page 0 again", AT_L3(0));
}

static void at(void)
{
    translate("AT S1E1R, page", AT("s1e1r", AT_L3(0)));
    translate("AT S1E1W, page", AT("s1e1w", AT_L3(0)));
    translate("AT S1E0R, EL1's page", AT("s1e0r", AT_L3(0)));
    translate("AT S1E0R, EL0's page", AT("s1e0r", AT_L3(4)));
    translate("AT S1E0W, EL0's read-only page", AT("s1e0w", AT_L3(5)));
    translate("AT S1E1W, read-only", AT("s1e1w", AT_L3(3)));
    translate("AT S1E1R, invalid page", AT("s1e1r", AT_L3(1)));
    translate("AT S1E1R, invalid at level 1", AT("s1e1r", WINDOW + (UINT64_C(1) << 30)));
    translate("AT S1E1R, access flag clear", AT("s1e1r", AT_L3(2)));
    translate("AT S1E1R, beyond the 39 bits", AT("s1e1r", UINT64_C(1) << 45));
}

static void controls(void)
{
    uint64_t tcr = MRS(tcr_el1);

    pages[0][0] = 0x77;
    load("top byte set", AT_L3(0) | UINT64_C(0x5a) << 56);
    MSR(tcr_el1, tcr | UINT64_C(1) << 37); /* TBI0 */
    flush();
    load("top byte set, TBI0", AT_L3(0) | UINT64_C(0x5a) << 56);
    load("top byte set, TBI0, invalid page", AT_L3(1) | UINT64_C(0x5a) << 56);
    MSR(tcr_el1, tcr & ~(UINT64_C(7) << 32)); /* IPS: 32 bits */
    flush();
    load("output address beyond IPS, block", BAR_WC);
    MSR(tcr_el1, tcr);
    flush();
    load("TTBR1's half, EPD1", UINT64_C(0xffffff8000000000));
    load("neither half", UINT64_C(0x00ffff8000000000));
}

int main(void)
{
    guest_l1_el1[WINDOW >> 30] = (uintptr_t)l2 | TABLE;
    l2[0] = (uintptr_t)l3 | TABLE;
    descriptors();
    privileges();
    maintenance();
    at();
    controls();
    return 0;
}
