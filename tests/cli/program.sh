# shellcheck shell=bash
# SPDX-License-Identifier: Apache-2.0
# Small A64 programs for tests of gather exec: to be sourced behind lib.sh.
need aarch64-linux-gnu-gcc

# program NAME: assemble standard input to ../NAME.elf, at 0x40080000.
program() {
    { cat ../macros.s -; } >"../$1.s"
    aarch64-linux-gnu-gcc -nostdlib -static -Wl,-Ttext=0x40080000,--build-id=none,-N \
        -Wl,--no-warn-rwx-segments -o "../$1.elf" "../$1.s" || fail "$1.s does not assemble"
}
cat >../macros.s <<'END'
.arch armv8.7-a+ls64
.macro exit code
    adr x1, 9f
    mov x0, #0x18
    hlt #0xf000
    .balign 8
9:  .quad 0x20026, \code
.endm
.macro print text
    adr x1, 8f
    mov x0, #4
    hlt #0xf000
    b 7f
8:  .asciz "\text"
    .balign 4
7:
.endm
// Stage 1 by the level-1 table at `table`.
.macro mmu_by mair, sctlr
    adr x3, table
    msr ttbr0_el1, x3
    ldr x3, =\mair
    msr mair_el1, x3
    ldr x3, =(25 | 1<<8 | 1<<10 | 3<<12 | 1<<23 | 2<<32)
    msr tcr_el1, x3
    isb
    ldr x3, =\sctlr
    msr sctlr_el1, x3
    isb
.endm
// Stage 1: 1 GiB of Normal Write-Back at 0x40000000, nothing else.
.macro mmu_on
    mmu_by 0xff, 0x1005
.endm
.macro tables
    .ltorg
    .balign 4096
table: .quad 0, 0x40000000 | 0x701
.endm
.global _start
END
