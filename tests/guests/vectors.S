/* SPDX-License-Identifier: Apache-2.0 */
    .text

/* What runs at EL0, on a page of its own. Each step is an exception; SVC #0xe0 ends. */
    .balign 4096
    .global el0_begin, el0_end
el0_begin:
    mrs x0, nzcv
    svc #0x11
    mrs x0, CurrentEL /* UNDEFINED at EL0 */
    msr daifset, #15 /* SCTLR_EL1.UMA = 0: trapped */
    ldr x1, =0x40080000
    ldr x0, [x1] /* EL1's page: permission fault */
    hlt #0x1234 /* without semihosting at EL0: UNDEFINED */
    brk #0x22
    svc #0xe0
1:  b 1b
    .ltorg
    .balign 4096
el0_end:

/* Flags through an exception: set NZCV to its argument, SVC, give NZCV. */
    .global flags_through_svc
flags_through_svc:
    msr nzcv, x0
    svc #0x33
    mrs x0, nzcv
    ret

/* All registers through an exception: x1..x30 hold their numbers before and after; 0 if none changed. */
    .global registers_through_svc
registers_through_svc:
    stp x29, x30, [sp, #-96]!
    stp x19, x20, [sp, #16]
    stp x21, x22, [sp, #32]
    stp x23, x24, [sp, #48]
    stp x25, x26, [sp, #64]
    stp x27, x28, [sp, #80]
    .irp n, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30
    mov x\n, #\n
    .endr
    svc #0x44
    mov x0, #0
    .irp n, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30
    sub x\n, x\n, #\n
    orr x0, x0, x\n
    .endr
    ldp x19, x20, [sp, #16]
    ldp x21, x22, [sp, #32]
    ldp x23, x24, [sp, #48]
    ldp x25, x26, [sp, #64]
    ldp x27, x28, [sp, #80]
    ldp x29, x30, [sp], #96
    ret

/* A branch to its argument; the handler comes back to the link register. */
    .global jump
jump:
    br x0

/* ERET by SPSR_EL1 = x0 to the next instruction; gives PSTATE.IL's exception a place to happen. */
    .global eret_by
eret_by:
    msr spsr_el1, x0
    adr x1, 1f
    msr elr_el1, x1
    eret
1:  nop
    ret
