/* SPDX-License-Identifier: Apache-2.0 */
    .text

/* A load and a store with SP not aligned, on SP_EL0 so that the handler's stack stays good. */
    .global sp_misaligned
sp_misaligned:
    mov x0, sp
    msr spsel, #0
    sub x1, x0, #0x1000
    add x1, x1, #8
    mov sp, x1
    ldr x2, [sp]
    stp x2, x2, [sp, #-16]!
    add sp, sp, #8 /* aligned again: no fault */
    ldr x2, [sp]
    msr spsel, #1
    ret
