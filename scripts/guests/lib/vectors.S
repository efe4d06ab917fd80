/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Exception vectors of EL1 and EL2: each keeps the general registers in a struct frame on the
 * handler's stack, calls guest_exception(frame, vector) and returns by the frame. vector is 0..15 in
 * the order of DDI 0487 D1.4.1: from SP0, SPx, lower EL in AArch64, in AArch32; in each
 * synchronous, IRQ, FIQ, SError.
 */
.macro vector el, number
    .balign 128
    sub sp, sp, #288
    stp x0, x1, [sp]
    mov x1, #\number
    b keep_el\el
.endm

.macro handlers el
    .balign 2048
    .global guest_vectors_el\el
guest_vectors_el\el:
    .set n, 0
    .rept 16
    vector \el, n
    .set n, n + 1
    .endr

keep_el\el:
    stp x2, x3, [sp, #16]
    stp x4, x5, [sp, #32]
    stp x6, x7, [sp, #48]
    stp x8, x9, [sp, #64]
    stp x10, x11, [sp, #80]
    stp x12, x13, [sp, #96]
    stp x14, x15, [sp, #112]
    stp x16, x17, [sp, #128]
    stp x18, x19, [sp, #144]
    stp x20, x21, [sp, #160]
    stp x22, x23, [sp, #176]
    stp x24, x25, [sp, #192]
    stp x26, x27, [sp, #208]
    stp x28, x29, [sp, #224]
    mrs x2, elr_el\el
    stp x30, x2, [sp, #240]
    mrs x2, spsr_el\el
    mrs x3, esr_el\el
    stp x2, x3, [sp, #256]
    mrs x2, far_el\el
    str x2, [sp, #272]
    mov x0, sp
    bl guest_exception
    ldp x2, x3, [sp, #248]
    msr elr_el\el, x2
    msr spsr_el\el, x3
    ldp x2, x3, [sp, #16]
    ldp x4, x5, [sp, #32]
    ldp x6, x7, [sp, #48]
    ldp x8, x9, [sp, #64]
    ldp x10, x11, [sp, #80]
    ldp x12, x13, [sp, #96]
    ldp x14, x15, [sp, #112]
    ldp x16, x17, [sp, #128]
    ldp x18, x19, [sp, #144]
    ldp x20, x21, [sp, #160]
    ldp x22, x23, [sp, #176]
    ldp x24, x25, [sp, #192]
    ldp x26, x27, [sp, #208]
    ldp x28, x29, [sp, #224]
    ldr x30, [sp, #240]
    ldp x0, x1, [sp]
    add sp, sp, #288
    eret
.endm

    .text
    handlers 1
    handlers 2
