/* SPDX-License-Identifier: Apache-2.0 */
/*
 * enter_el0(entry, sp, spsr), enter_el1(entry, sp, spsr): ERET to a lower exception level. They
 * return when the handler of a later exception calls guest_leave(), whose argument is their result.
 */
.macro enter name, sp_lower, elr, spsr
    .global \name
\name:
    stp x29, x30, [sp, #-160]!
    stp x19, x20, [sp, #16]
    stp x21, x22, [sp, #32]
    stp x23, x24, [sp, #48]
    stp x25, x26, [sp, #64]
    stp x27, x28, [sp, #80]
    stp d8, d9, [sp, #96]
    stp d10, d11, [sp, #112]
    stp d12, d13, [sp, #128]
    stp d14, d15, [sp, #144]
    ldr x3, =entered_from
    mov x4, sp
    str x4, [x3]
    msr \sp_lower, x1
    msr \elr, x0
    msr \spsr, x2
    isb
    eret
.endm

    .text
    enter enter_el0, sp_el0, elr_el1, spsr_el1
    enter enter_el1, sp_el1, elr_el2, spsr_el2

/* The stack is thrown back to what it was: the handler's frame is gone with it. */
    .global guest_leave
guest_leave:
    ldr x3, =entered_from
    ldr x4, [x3]
    mov sp, x4
    ldp x19, x20, [sp, #16]
    ldp x21, x22, [sp, #32]
    ldp x23, x24, [sp, #48]
    ldp x25, x26, [sp, #64]
    ldp x27, x28, [sp, #80]
    ldp d8, d9, [sp, #96]
    ldp d10, d11, [sp, #112]
    ldp d12, d13, [sp, #128]
    ldp d14, d15, [sp, #144]
    ldp x29, x30, [sp], #160
    ret

/* guest_region(n): REGION(n) of a number that is not a constant. */
    .global guest_region
guest_region:
    adr x1, 1f
    add x1, x1, x0, lsl #3
    br x1
    .set n, 0
1:  .rept 32
    hint #(96 + n)
    ret
    .set n, n + 1
    .endr

    .bss
    .balign 8
entered_from:
    .skip 8
