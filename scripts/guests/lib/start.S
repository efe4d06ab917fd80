/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Start of a guest at EL1 or EL2 with the MMU off: floating point on, vectors set, the static tables
 * below on, then C. With the MMU off every data access would be Device-nGnRnE (DDI 0487 D8.2.12), and
 * the C library's unaligned accesses and DC ZVA would fault. Core 0, by MPIDR_EL1.Aff0, is main()'s;
 * the others, where a machine starts them here too, are guest_secondary()'s.
 *
 * Both exception levels see the same map, 4 KiB granule, 39 bits of address:
 *   0x0_0000_0000   1 GiB of devices, Device-nGnRE
 *   0x0_4000_0000   512 MiB of RAM, Write-Back
 *   0x0_8000_0000   the same RAM, Non-cacheable
 *   0x1_0000_0000   the BAR, 16 MiB: Normal-NC, what ioremap_wc() makes
 *   0x1_4000_0000   the BAR: Device-nGnRE, what ioremap() makes
 *   0x1_8000_0000   the BAR: Device-nGnRnE, what ioremap_np() makes
 *   0x1_c000_0000   the BAR: Device-GRE
 */
#include "layout.h"

    .section .text.start, "ax"
    .global _start
_start:
    msr daifset, #15
    mrs x19, mpidr_el1
    and x19, x19, #0xff
    ldr x0, =__stack_top
    cbz x19, 1f
    sub x0, x0, #0x78000 /* of the last MiB, which is no heap's, the lower half: 32 KiB for each */
    sub x0, x0, x19, lsl #15
1:  mov sp, x0
    mrs x0, CurrentEL
    cmp x0, #(2 << 2)
    b.eq 2f
    bl start_el1
    b 3f
2:  bl start_el2
3:  mov x29, xzr
    cbnz x19, 4f
    ldr x0, =__thread_pointer
    msr tpidr_el0, x0
    bl guest_main
4:  mov x0, x19
    bl guest_secondary
5:  wfi
    b 5b

/* The physical address size of the tables, in x1: PARange, at most 48 bits without large addresses. */
.macro physical_size
    mrs x1, id_aa64mmfr0_el1
    and x1, x1, #15
    mov x0, #5
    cmp x1, x0
    csel x1, x1, x0, lo
.endm

/* Also how a hypervisor's guest begins at EL1; changes x0 and x1. */
    .global start_el1
start_el1:
    mov x0, #(3 << 20) /* CPACR_EL1.FPEN */
    msr cpacr_el1, x0
    ldr x0, =guest_vectors_el1
    msr vbar_el1, x0
    ldr x0, =MAIR
    msr mair_el1, x0
    physical_size
    ldr x0, =TCR_EL1_BASE
    orr x0, x0, x1, lsl #32 /* TCR_EL1.IPS */
    msr tcr_el1, x0
    ldr x0, =guest_l1_el1
    msr ttbr0_el1, x0
    dsb ish
    tlbi vmalle1
    dsb ish
    isb
    ldr x0, =SCTLR_EL1_ON
    msr sctlr_el1, x0
    isb
    ret

start_el2:
    mov x0, #0x33ff /* CPTR_EL2: its RES1 bits, no trap */
    msr cptr_el2, x0
    ldr x0, =guest_vectors_el2
    msr vbar_el2, x0
    ldr x0, =MAIR
    msr mair_el2, x0
    physical_size
    ldr x0, =TCR_EL2_BASE
    orr x0, x0, x1, lsl #16 /* TCR_EL2.PS */
    msr tcr_el2, x0
    ldr x0, =guest_l1_el2
    msr ttbr0_el2, x0
    dsb ish
    tlbi alle2
    dsb ish
    isb
    ldr x0, =SCTLR_EL2_ON
    msr sctlr_el2, x0
    isb
    ret

/*
 * Two levels of tables, blocks of 2 MiB. \ap and \xn are AP[1] and the execute-never bits in place.
 * At EL1 AP[1] is clear, so that EL0 has no access, and there are UXN and PXN; at EL2, which has one
 * privilege, AP[1] is RES1 and XN is where UXN is.
 */
.macro blocks address, bytes, attributes
    .set at, 0
    .rept (\bytes) >> 21
    .quad (\address) + at + (\attributes)
    .set at, at + (1 << 21)
    .endr
    .rept 512 - ((\bytes) >> 21)
    .quad 0
    .endr
.endm

.macro tables name, ap, xn
    .balign 4096
    .global \name
\name:
    .quad DEVICE_BLOCK | MAIR_INDEX(4) | \ap | \xn
    .quad 1f + 0 * 4096 + TABLE
    .quad 1f + 1 * 4096 + TABLE
    .quad 0
    .quad 1f + 2 * 4096 + TABLE
    .quad 1f + 3 * 4096 + TABLE
    .quad 1f + 4 * 4096 + TABLE
    .quad 1f + 5 * 4096 + TABLE
    .rept 512 - 8
    .quad 0
    .endr
1:  blocks RAM_BASE, RAM_BYTES, RAM_BLOCK | MAIR_INDEX(0) | \ap
    blocks RAM_BASE, RAM_BYTES, RAM_BLOCK | MAIR_INDEX(2) | \ap
    blocks BAR_BASE, BAR_BYTES, DEVICE_BLOCK | MAIR_INDEX(2) | \ap | \xn
    blocks BAR_BASE, BAR_BYTES, DEVICE_BLOCK | MAIR_INDEX(4) | \ap | \xn
    blocks BAR_BASE, BAR_BYTES, DEVICE_BLOCK | MAIR_INDEX(3) | \ap | \xn
    blocks BAR_BASE, BAR_BYTES, DEVICE_BLOCK | MAIR_INDEX(5) | \ap | \xn
.endm

    .data
    tables guest_l1_el1, 0, UXN | PXN
    tables guest_l1_el2, AP1, UXN
