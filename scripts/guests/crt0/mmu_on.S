/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Before picolibc's own start, which leaves the MMU off: a map of 48 bits, then _start. Without it
 * all data is Device-nGnRnE (DDI 0487 D8.2.12), where the C library's unaligned stores fault.
 *
 *   0x00_0000_0000   1 GiB, Device-nGnRE
 *   0x00_4000_0000   1 GiB of RAM, Write-Back
 *   0x80_0000_0000   1 GiB from the BAR on, Device-nGnRE, as ioremap() makes it
 *   0x80_4000_0000   the same, Normal-NC, as ioremap_wc() makes it
 *
 * At EL1. Link with -Wl,-e,mmu_on.
 */
#include "../lib/layout.h"

#define TCR_48 (16 | (1 << 8) | (1 << 10) | (3 << 12) | (1 << 23)) /* as TCR_WALK; no TTBR1_EL1 */

    .text
    .global mmu_on
mmu_on:
    ldr x0, =MAIR
    msr mair_el1, x0
    mrs x1, id_aa64mmfr0_el1
    and x1, x1, #15
    mov x0, #5
    cmp x1, x0
    csel x1, x1, x0, lo
    ldr x0, =TCR_48
    orr x0, x0, x1, lsl #32 /* TCR_EL1.IPS: what there is, up to 48 bits */
    msr tcr_el1, x0
    ldr x0, =level0
    msr ttbr0_el1, x0
    dsb ish
    tlbi vmalle1
    dsb ish
    isb
    ldr x0, =SCTLR_EL1_ON
    msr sctlr_el1, x0
    isb
    b _start

    .section .rodata
    .balign 4096
level0:
    .quad low + TABLE, high + TABLE
    .balign 4096
low:
    .quad DEVICE_BLOCK | MAIR_INDEX(4) | UXN | PXN
    .quad RAM_BASE + (RAM_BLOCK | MAIR_INDEX(0))
    .balign 4096
high:
    .quad BAR_BASE + (DEVICE_BLOCK | MAIR_INDEX(4) | UXN | PXN)
    .quad BAR_BASE + (DEVICE_BLOCK | MAIR_INDEX(2) | UXN | PXN)
    .balign 4096
