#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# What waits in a core's write buffer, and who must see it after which barrier (DDI 0487 B2.4, B2.6.9,
# B2.6.10, B2.6.11, B2.11): stores to Normal Non-cacheable memory, in RAM and in a BAR.
. "$(dirname "$0")/lib.sh"
# shellcheck source=tests/cli/program.sh
. "$source_dir/tests/cli/program.sh"

# tabled NAME: standard input, which may use X0 to X9 and ends with its status in W0, behind tables
# that map RAM Write-Back at 0x40000000, Non-cacheable at 0x80000000, Write-Through at 0xc0000000, and
# the BAR Non-cacheable at 0x100000000; X20 and X21 are a line of RAM by the first two, X22 by the
# third, X23 is the BAR.
tabled() {
    {
        cat <<'END'
_start:
    mmu_by 0xbb44ff, 0x30d0180d
    ldr x20, =line
    orr x21, x20, #0x80000000
    bic x21, x21, #0x40000000
    orr x22, x20, #0x80000000
    mov x23, #0x100000000
END
        cat
        cat <<'END'
    adr x1, 9f
    str x0, [x1, #8]
    dsb sy
    mov x0, #0x18
    hlt #0xf000
    b .
    .balign 8
9:  .quad 0x20026, 0
    .ltorg
    .balign 64
line: .fill 64
    .balign 4096
table: .quad 0, 0x40000000 | 0x701, 0x40000000 | 0x705, 0x40000000 | 0x709, 0x8000000000 | 0x705
    .quad l2 + 3
    .balign 4096
l2: .fill 4096
END
    } | program "$1"
}

# everywhere STATUS NAME: with each kind of machine.
everywhere() {
    local want=$1 name=$2 options
    for options in "" "--timing off" "-p barrier_scope=any" "-p wc_lines=1" "--platform ideal"; do
        # shellcheck disable=SC2086 # the options are words
        ends "$want" exec "../$name.elf" --max-instructions 100000 $options
    done
}

# Through another alias of the same core.
for barrier in "dmb ish" "dmb ishst" "dsb nsh" "dsb ishst" "dmb osh" "dsb sy"; do
    tabled alias <<END
    mov w1, #7
    str w1, [x21]
    $barrier
    dmb ish
    ldr w0, [x20]
END
    everywhere 7 alias
done

# Store-release, also that of an atomic, to Write-Back memory comes after what went before.
for release in "stlr w2, [x3]" "swpl w2, w4, [x3]" "stlxr w5, w2, [x3]"; do
    tabled release <<END
    mov w1, #9
    mov w2, #1
    add x3, x20, #32
    ldxr w4, [x3]
    str w1, [x21]
    $release
    ldr w0, [x20]
END
    everywhere 9 release
done

# The walk of a table that was written Non-cacheable; level 2 is at 0x140000000.
tabled walk <<'END'
    ldr x1, =l2
    eor x1, x1, #0x40000000
    orr x1, x1, #0x80000000
    ldr x2, =0x40000701
    str x2, [x1]
    dsb ishst
    ldr x3, =0x140000000
    ldr w4, [x20]
    mov w5, #11
    str w5, [x20]
    and x6, x20, #0x1fffff
    ldr w0, [x3, x6]
END
everywhere 11 walk

# Code that was written Non-cacheable: MOV W0, #13.
tabled code <<'END'
    ldr x1, =0x528001a0
    adr x2, 1f
    eor x3, x2, #0x40000000
    orr x3, x3, #0x80000000
    bl 1f
    str w1, [x3]
    dsb ish
    ic ivau, x2
    dsb ish
    isb
    bl 1f
    b 2f
    .balign 64
1:  mov w0, #1
    ret
2:
END
everywhere 13 code

# Write-Through RAM has one content, whoever writes it by which name.
tabled through <<'END'
    mov w1, #1
    str w1, [x22]
    ldr w2, [x22]
    mov w1, #5
    str w1, [x20]
    ldr w3, [x22]
    mov w1, #6
    str w1, [x22, #4]
    ldr w4, [x20, #4]
    add w0, w3, w4
END
everywhere 11 through

# Another core sees what a barrier for its domain came after.
tabled cores <<'END'
    mrs x1, mpidr_el1
    ands x1, x1, #0xff
    add x3, x20, #32
    b.ne 2f
1:  ldr w2, [x3]
    cbz w2, 1b
    dmb ish
    ldr w0, [x21]
    b 3f
2:  mov w1, #15
    str w1, [x21]
    dmb ish
    mov w2, #1
    str w2, [x3]
4:  wfe
    b 4b
3:
END
for quantum in 1 7 1000; do
    ends 15 exec ../cores.elf --cores 2 --quantum "$quantum" --max-instructions 100000
    ends 15 exec ../cores.elf --cores 2 --quantum "$quantum" --timing off --max-instructions 100000
done

# A BAR is not of the inner domain: its line stays for DMB ISH and DSB ISH, and DSB SY finds it.
tabled bar <<'END'
    str x20, [x23]
    dmb ish
    str x20, [x23, #8]
    dsb ish
    dmb ishld
    str x20, [x23, #16]
    dsb nsh
    dsb sy
    mov w0, #3
END
for timing in on off; do
    ends 3 exec ../bar.elf --timing "$timing" -o bar
    holds "one TLP, by a barrier" diff <(echo 24,barrier) <(cut -d, -f5,10 bar/tlps.csv | tail -n +2)
    ends 3 exec ../bar.elf --timing "$timing" -o any -p barrier_scope=any
    holds "a TLP for each barrier" test "$(grep -c ',barrier$' any/tlps.csv)" -eq 3
done

# A barrier that finds nothing under way costs the same whatever its domain, also behind a store that
# a narrower one has left alone: here each after the first.
quiet() {
    tabled quiet <<END
    mov w1, #100
    mov x2, #0x100000000
    str x1, [x2]
    dsb ish
1:  $1
    subs w1, w1, #1
    b.ne 1b
    mov w0, #0
END
    ends 0 exec ../quiet.elf -p wc_timeout=1ns -o quiet
    sed -n 's/.*"simulated_ns": *\([0-9.]*\).*/\1/p' quiet/run.json
}
sy=$(quiet "dsb sy")
for barrier in "dsb ish" "dsb nsh" "dsb oshld"; do
    holds "$barrier costs what dsb sy costs" test "$(quiet "$barrier")" = "$sy"
done

# TLBs forget by TLBI alone: ISB, IC and DC, exceptions and MSR leave them as they are.
misses() {
    tabled misses <<END
    adr x1, 1f
    mov w2, #500
    ldr w3, [x1]
1:  ldr w4, [x20]
    $1
    subs w2, w2, #1
    b.ne 1b
    mov w0, #0
END
    ends 0 exec ../misses.elf -o misses
    sed -n '/"tlb.misses"/,/value/s/.*"value": *\([0-9]*\).*/\1/p' misses/stats.json | head -n 1
}
alone=$(misses nop)
holds "misses are counted: $alone" test "$alone" -ge 1
for more in isb "ic ivau, x1; isb" "ic ialluis; dsb ish; isb" "dc civac, x20; dsb sy" "msr tpidr_el0, x1; isb" \
    "str w3, [x1]; dc cvau, x1; dsb ish; ic ivau, x1; dsb ish; isb"; do
    found=$(misses "$more")
    holds "TLB misses with $more: $found, not $alone" test "$found" -eq "$alone"
done
holds "TLB misses with TLBI" test "$(misses "tlbi vmalle1; dsb ish; isb")" -ge 500

# With the MMU off data is Device-nGnRnE (D8.2.12): unaligned accesses fault, aligned ones do not.
plain() {
    { echo ".global _start"; echo "_start:"; cat; } >"../$1.s"
    aarch64-linux-gnu-gcc -nostdlib -static -Wl,-Ttext=0x40080000,--build-id=none,-N \
        -Wl,--no-warn-rwx-segments -o "../$1.elf" "../$1.s" || fail "$1.s does not assemble"
}
for access in "ldr w2, [x1, #2]" "str w2, [x1, #2]" "ldp x2, x3, [x1, #8]!; ldur x2, [x1, #4]" "str q0, [x1, #8]" "dc zva, x1"; do
    plain unaligned <<END
    mov x0, #3 << 20
    msr cpacr_el1, x0
    adr x0, vectors
    msr vbar_el1, x0
    isb
    mov x1, #0x42000000
    str x1, [x1]
    ldr x2, [x1]
    $access
    hlt #0xf000 /* not reached */
    .balign 2048
vectors: .space 0x200
    mrs x0, esr_el1
    mov x1, #~0x40 /* WnR */
    and x0, x0, x1
    mov x1, #0x21
    movk x1, #0x9600, lsl #16
    cmp x0, x1
    cset w2, eq
    adr x1, 9f
    str x2, [x1, #8]
    mov x0, #0x18
    hlt #0xf000
    .balign 8
9:  .quad 0x20026, 0
END
    ends 1 exec ../unaligned.elf
    ends 1 exec ../unaligned.elf --timing off
    holds "$access faults" test ! -s ../err
done
finish
