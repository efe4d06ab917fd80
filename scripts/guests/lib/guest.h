/* SPDX-License-Identifier: Apache-2.0 */
/* What a guest program may use besides the C library. */
#ifndef GUEST_H
#define GUEST_H

#include <stdbool.h>
#include <stdint.h>

#include "layout.h"

#define MSR(reg, value) __asm__ volatile("msr " #reg ", %x0" ::"rZ"((uint64_t)(value)) : "memory")
#define MRS(reg)                                                                                   \
    ({                                                                                             \
        uint64_t value_;                                                                           \
        __asm__ volatile("mrs %0, " #reg : "=r"(value_)::"memory");                                \
        value_;                                                                                    \
    })
#define ASM(text) __asm__ volatile(text ::: "memory")
#define ISB()     ASM("isb")

/* Statistics by region: REGION(n), n = 1..31, begins region n and ends the one before; REGION(0)
   ends it. Unallocated hints: other machines do nothing. */
#define REGION(n) __asm__ volatile("hint #%0" ::"i"(96 + (n)) : "memory")

void guest_region(unsigned n);

/* Bits high..low of a value. */
#define BITS(value, high, low)                                                                     \
    (((uint64_t)(value) >> (low)) & (~UINT64_C(0) >> (63 - ((high) - (low)))))

/* The registers as an exception found them; what the handler leaves here is restored. */
struct frame {
    uint64_t x[31];
    uint64_t elr, spsr;
    uint64_t esr, far;
};

/* Called for every exception at EL1 or EL2. A program may define it; the library's prints the frame
   and ends the program with status 99. It must leave the floating-point registers alone. */
#define HANDLER __attribute__((target("general-regs-only")))
void guest_exception(struct frame *f, unsigned vector);
_Noreturn void guest_unexpected(const struct frame *f, unsigned vector);

/* What the cores behind core 0 run, with the MMU on and 32 KiB of stack each, if the machine starts
   them at the entry; they wait for ever afterwards. They must leave the C library alone. */
void guest_secondary(unsigned core);

/* Root tables of start.S; the EL1 start, for what a hypervisor runs. */
extern uint64_t guest_l1_el1[512], guest_l1_el2[512];
extern char guest_vectors_el1[], guest_vectors_el2[];
void start_el1(void);

/* ERET by SPSR to entry with the stack sp at a lower exception level; the call returns when a
   handler calls guest_leave(result), still at the handler's exception level. One at a time. */
#define SPSR_EL0T 0x3c0
#define SPSR_EL1H 0x3c5
uint64_t enter_el0(const void *entry, void *sp, uint64_t spsr);
uint64_t enter_el1(const void *entry, void *sp, uint64_t spsr);
_Noreturn void guest_leave(uint64_t result);

unsigned guest_el(void);
bool guest_has_ls64(void);

/* 64 bytes from src to dst by one store idiom each (idioms.S). */
typedef void (*idiom_fn)(volatile void *dst, const void *src);
void idiom_str4(volatile void *dst, const void *src);  /* 16 x STR W */
void idiom_str(volatile void *dst, const void *src);   /* 8 x STR X */
void idiom_stp(volatile void *dst, const void *src);   /* 4 x STP X */
void idiom_st1(volatile void *dst, const void *src);   /* ST1 of four registers */
void idiom_stpq(volatile void *dst, const void *src);  /* 2 x STP Q */
void idiom_bytes(volatile void *dst, const void *src); /* 64 x STRB */
void idiom_st64b(volatile void *dst, const void *src); /* ST64B: only if guest_has_ls64() */

#endif
