/* SPDX-License-Identifier: Apache-2.0 */
    .arch armv8.4-a
    .text

/* What runs below EL2: one instruction each, then the way back. x0 is 0x0123 before. */
.macro snippet name, instruction:vararg
    .global el1_\name
el1_\name:
    hvc #0xc0
    mov x0, #0x123
    \instruction
    hvc #0xe0
    b .
.endm

    .global el1_begin
el1_begin:
    bl start_el1
    hvc #0xe0
    b .

    snippet nothing, nop
    snippet write_sctlr, msr sctlr_el1, x0
    snippet write_ttbr0, msr ttbr0_el1, x0
    snippet write_contextidr, msr contextidr_el1, x0
    snippet read_sctlr, mrs x0, sctlr_el1
    snippet read_esr, mrs x5, esr_el1
    snippet read_pfr0, mrs x7, id_aa64pfr0_el1
    snippet read_isar1, mrs x30, id_aa64isar1_el1
    snippet read_midr, mrs x0, midr_el1
    snippet read_ctr, mrs x0, ctr_el0
    snippet read_actlr, mrs x0, actlr_el1
    snippet hvc, hvc #0xabcd
    snippet wfi, wfi
    snippet tlbi, tlbi vmalle1
    snippet ic, ic iallu
    snippet dc_isw, dc isw, xzr
    snippet dc_zva, dc zva, x0
    snippet fmov, fmov d0, x0
    snippet add_v, add v0.4s, v1.4s, v2.4s
    snippet read_cpacr, mrs x0, cpacr_el1
    snippet read_mdscr, mrs x3, mdscr_el1
    snippet read_cntpct, mrs x0, cntpct_el0
    snippet svc, svc #0x77
    snippet brk, brk #0x78
    snippet undefined, udf #0
    snippet read_isr, mrs x0, isr_el1

/* Unmask, give the interrupt its chance, and back. */
    .global el1_unmasked
el1_unmasked:
    msr daifclr, #15
    isb
    nop
    msr daifset, #15
    hvc #0xe0
    b .

/* SError masked, ESB, DISR_EL1. */
    .global el1_esb_disr
el1_esb_disr:
    esb
    mrs x0, disr_el1
    hvc #0xe0
    b .

/* At EL0 under TGE there is no HVC: SVC #0xe0 is the way back. */
    .global el0_tge
el0_tge:
    svc #0x11
    brk #0x12
    udf #0
    svc #0xe0
    b .

/*
 * vhe_probe(out): with E2H = 1, what the names of EL1 and EL12 reach. E2H changes the format of
 * TCR_EL2, so the MMU is off, and no memory is touched, meanwhile.
 */
    .global vhe_probe
vhe_probe:
    mrs x9, sctlr_el2
    mrs x10, hcr_el2
    mrs x11, cptr_el2
    mov x1, #0x1111
    mov x2, #0x2222
    msr far_el1, x1
    msr far_el2, x2
    msr afsr0_el1, x1
    mov x1, #0x3000
    msr elr_el1, x1
    mov x2, #0x4000
    msr elr_el2, x2
    bic x1, x9, #1
    msr sctlr_el2, x1
    isb
    orr x1, x10, #(1 << 34)
    msr hcr_el2, x1
    isb
    mrs x12, far_el1    /* FAR_EL2 */
    mrs x13, s3_5_c6_c0_0 /* FAR_EL12: FAR_EL1 */
    mrs x14, elr_el1    /* ELR_EL2 */
    mrs x15, s3_5_c4_c0_1 /* ELR_EL12 */
    mov x1, #0x5555
    msr far_el1, x1
    mov x1, #0x6666
    msr s3_5_c6_c0_0, x1
    mrs x16, tcr_el1    /* TCR_EL2 */
    mrs x17, tcr_el2
    sub x16, x16, x17
    mrs x17, CurrentEL
    msr hcr_el2, x10
    isb
    msr cptr_el2, x11
    msr sctlr_el2, x9
    isb
    stp x12, x13, [x0]
    stp x14, x15, [x0, #16]
    mrs x1, far_el2
    mrs x2, far_el1
    stp x1, x2, [x0, #32]
    stp x16, x17, [x0, #48]
    ret
