/* SPDX-License-Identifier: Apache-2.0 */
/* The guest's beginning, its exceptions and its AT instructions; all at EL3 with the MMU off. */
#include "at_case.h"

        .arch   armv8.2-a
        .section .text.start, "ax"
        .globl  _start
_start:
        adr     x0, vectors
        msr     vbar_el3, x0
        isb
        ldr     x0, =stack_top
        mov     sp, x0
        bl      guest_main
1:      b       1b

/*
 * uint64_t execute_at(uint64_t va, uint64_t op): ESR_EL3 of the exception that it took, or 0. Every
 * operation is two instructions here.
 */
        .globl  execute_at
execute_at:
        adr     x2, operations
        add     x2, x2, x1, lsl #3
        mov     x3, x0
        mov     x0, #0
        br      x2
#define OPERATION(name)                                                                            \
        at      name, x3;                                                                          \
        b       done;
operations:
        AT_OPS(OPERATION)
done:
        isb
        ret

/* uint64_t semihosting(uint64_t operation, void *parameters) */
        .globl  semihosting
semihosting:
        hlt     #0xf000
        ret

/* A synchronous exception of the AT: x0 is its syndrome, and on with the next instruction. */
synchronous:
        adr     x4, operations
        mrs     x5, elr_el3
        cmp     x5, x4
        b.lo    lost
        adr     x4, done
        cmp     x5, x4
        b.hs    lost
        add     x5, x5, #4
        msr     elr_el3, x5
        mrs     x0, esr_el3
        eret

/* Anywhere else it is the guest's own mistake: exit status 1 with the syndrome on the stack. */
lost:
        mrs     x0, esr_el3
        mrs     x1, elr_el3
        bl      guest_lost

        .macro  vector to
        .balign 0x80
        b       \to
        .endm

        .balign 0x800
vectors:
        .rept   4
        vector  lost
        .endr
        vector  synchronous
        .rept   11
        vector  lost
        .endr

        .bss
        .balign 16
        .skip   0x4000
stack_top:
