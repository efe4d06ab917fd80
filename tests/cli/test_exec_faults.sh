#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# gather exec on what goes wrong in a program: what is said of it, and that nothing is lost in silence.
. "$(dirname "$0")/lib.sh"
# shellcheck source=tests/cli/program.sh
. "$source_dir/tests/cli/program.sh"

# first TEXT PROGRAM OPTION...: it ends with status 1, and the first line holds TEXT.
first() {
    local text=$1
    shift
    ends 1 exec "$@" || return
    holds "the first line of $1: $text" grep -qF -- "$text" <(head -n 1 ../err)
}

# ---- aborts without vectors: class, fault, FAR, PC ------------------------------------------------

program undefined <<<'_start: udf #0'
first "an UNDEFINED instruction, PC 0x40080000, and no handler: VBAR_EL1 is 0x0" ../undefined.elf
first "VBAR_EL2 is 0x0" ../undefined.elf --el 2
program brk <<<'_start: brk #77'
first "BRK #77, PC 0x40080000" ../brk.elf
program svc <<<'_start: svc #3'
first "SVC #3, PC 0x40080004" ../svc.elf
program unaligned <<'END'
_start: adr x2, _start
    str x3, [x2, #1]
END
first "a data abort of a write: alignment fault, FAR 0x40080001, PC 0x40080004, and no handler" \
    ../unaligned.elf
program stack <<<'_start: str x0, [sp, #-16]!'
first "FAR 0xfffffffffffffff0, PC 0x40080000" ../stack.elf
holds "a forgotten stack" grep -q 'SP is 0' ../err
program nothing <<'END'
_start: mov x2, #0x8000000000
    ldr x3, [x2]
END
first "a data abort of a read: synchronous external abort, not on a walk, FAR 0x8000000000, PC 0x40080004" \
    ../nothing.elf --bar none
program st64b <<'END'
_start: mmu_on
    adr x5, _start
    st64b x8, [x5]
    tables
END
first "a data abort of a write: unsupported exclusive or atomic access, FAR 0x40080000, PC 0x4008002c" \
    ../st64b.elf
# With the MMU on the vectors are not mapped: what came first is told, not what came of it.
program unmapped <<'END'
_start: mmu_on
    mov x5, #0x80000000
    str x5, [x5, #8]
    tables
END
first "a data abort of a write: translation fault, level 1, FAR 0x80000008, PC 0x4008002c" ../unmapped.elf
holds "and that the handler is not there" grep -q "is there code at 0x200 (VBAR_EL1 is 0x0)" ../err
holds "the instruction" grep -q '0x4008002c: f90004a5  str' ../err
program el0 <<'END'
_start: mmu_on
    adr x0, user
    msr elr_el1, x0
    msr spsr_el1, xzr
    eret
    tables
    .balign 4
user: ldr x0, [x1]
END
first "a data abort of a read, taken from EL0: translation fault, level 1, FAR 0x0, PC 0x4008" ../el0.elf

# ---- errors that nobody takes ---------------------------------------------------------------------

program lost <<'END'
_start: mov x2, #0x8000000000
    str x3, [x2]
    str x3, [x2, #8]
    dsb sy
    exit 0
END
ends 0 exec ../lost.elf
holds "nothing to say" test ! -s ../err
said='core 0: an SError is pending and masked at EL1 (PSTATE.A is 1), ISS 0x11: 2 writes failed, the first at 0x8000000000'
for timing in on off; do
    ends 0 exec ../lost.elf --bar none --timing "$timing" -o lost
    holds "lost writes are told, timing $timing" diff <(echo "gather: $said") ../err
    holds "in run.json too" grep -qF "\"lost\": \"$said\"" lost/run.json
    rm -r lost
done
ends 0 exec ../lost.elf --bar none --el 2
holds "at EL2" grep -q 'masked at EL2' ../err
# Unmasked it is taken, by a handler that counts and goes on.
program taken <<'END'
_start: adr x0, vectors
    msr vbar_el1, x0
    msr daifclr, #4
    mov x2, #0x8000000000
    mov x9, #0
    str x3, [x2]
    dsb sy
    isb
    cbz x9, 1f
    exit 5
1:  exit 6
    .balign 2048
vectors: .space 0x380
    mov x9, #1
    eret
END
ends 5 exec ../taken.elf --bar none
holds "a taken SError is no lost write" test ! -s ../err
program unhandled <<'END'
_start: msr daifclr, #4
    mov x2, #0x8000000000
    str x3, [x2, #16]
    dsb sy
1:  b 1b
END
first "SError, ISS 0x11, PC 0x400800" ../unhandled.elf --bar none
holds "the write of the SError" grep -q 'SError: writes that failed: 1, the first at 0x8000000010' ../err
# Not masked: it is taken, unless the run ends before it comes.
program late <<'END'
_start: msr daifclr, #4
    mov x2, #0x8000000000
    str x3, [x2]
    exit 0
END
run exec ../late.elf --bar none
holds "not masked" grep -q 'an SError is pending at EL1 (PSTATE.A is 0)\|EL1: SError, ISS 0x11' ../err

# ---- limits of time -------------------------------------------------------------------------------

# simulated FOLDER: picoseconds.
simulated() {
    grep -oP '"simulated_ns": \K[0-9.]+' "$1/run.json" | awk '{ printf "%.0f\n", $1 * 1000 }'
}
# over FOLDER LIMIT: at most four cycles of 2.6 GHz after LIMIT picoseconds: one instruction of the loop.
over() {
    local over=$(($(simulated "$1") - $2))
    holds "the limit of $2 ps: $over ps over" test "$over" -ge 0 -a "$over" -lt 1539
    rm -rf "$1"
}
program loop <<'END'
_start: add x0, x0, #1
    b _start
END
for limit in 1us:1000000 33.3us:33300000 2ms:2000000000 700:700000; do
    ends 1 exec ../loop.elf --max-time "${limit%:*}" -o loop
    over loop "${limit#*:}"
done
ends 1 exec ../loop.elf --max-time 100us --cores 3 -o loop
over loop 100000000
ends 1 exec ../loop.elf --max-time 100us --timing off -o loop
over loop 100000000
# Whatever instructions cost: no more than one is beyond it.
# within WHAT LIMIT MOST: the folder `loop` ends at LIMIT picoseconds or up to MOST later.
within() {
    local over=$(($(simulated loop) - $2))
    holds "the limit of $2 ps, $1: $over ps over" test "$over" -ge 0 -a "$over" -le "$3"
    rm -rf loop
}
program copies <<'END'
.arch_extension mops
_start: mmu_on
    mov x8, #0x41000000
1:  mov x0, x8
    add x1, x8, #0x800000
    mov x2, #0x100000
    cpyfp [x0]!, [x1]!, x2!
    cpyfm [x0]!, [x1]!, x2!
    cpyfe [x0]!, [x1]!, x2!
    b 1b
    tables
END
program dear <<'END'
_start: .rept 900
    isb
    .endr
    b _start
END
program barriers <<'END'
_start: .rept 900
    dsb sy
    .endr
    b _start
END
program posts <<'END'
_start: mov x8, #0x8000000000
1:  str x0, [x8]
    b 1b
END
for limit in 10us:10000000 100us:100000000 5ms:5000000000; do
    # A step of a copy is 4 KiB, of 4 ns a line, and the lines of both are misses for the first ones.
    ends 1 exec ../copies.elf --max-time "${limit%:*}" -o loop
    within "copies" "${limit#*:}" $((128 * 8000))
    # 1000 cycles of 2.6 GHz, and a line of code.
    ends 1 exec ../dear.elf --max-time "${limit%:*}" -p pipe.isb=1000 -o loop
    within "dear ones" "${limit#*:}" $((1000 * 385 + 100000))
    ends 1 exec ../barriers.elf --max-time "${limit%:*}" -p pipe.dsb=1000 -o loop
    within "barriers" "${limit#*:}" $((1000 * 385 + 100000))
    # What was sent arrives: a link and a root complex away.
    ends 1 exec ../posts.elf --max-time "${limit%:*}" -o loop
    within "posted stores" "${limit#*:}" 1000000
done
program sleep <<'END'
_start: mrs x0, cntpct_el0
    add x0, x0, #0x10000
    wfet x0
    b _start
END
ends 1 exec ../sleep.elf --max-time 100us -o loop
holds "in a wait: $(simulated loop)" test "$(simulated loop)" -eq 100000000
mistake "--max-time 0" "no limit" exec ../loop.elf --max-time 0
mistake "--max-time" "out of range" exec ../loop.elf --max-time -5
mistake "--max-time" "1.5ns" exec ../loop.elf --max-time soon
mistake "--max-time" "5 min" exec ../loop.elf --max-time "5 min"
mistake "--max-instructions 0" "no limit" exec ../loop.elf --max-instructions 0

# ---- programs that cannot be loaded; features -----------------------------------------------------

head -c 100 ../loop.elf >../short.elf
mistake "truncated" "program headers" exec ../short.elf
head -c 64 ../loop.elf >../short.elf
mistake "truncated" "ends at 0x40" exec ../short.elf
head -c 30 ../loop.elf >../short.elf
mistake "not an ELF file" "short.elf" exec ../short.elf
aarch64-linux-gnu-gcc -c -o ../object.o ../loop.s
mistake "an object file" "linked program" exec ../object.o
aarch64-linux-gnu-gcc -nostdlib -static -Wl,--build-id=none -o ../low.elf ../loop.s
mistake "not in RAM" "-Ttext=0x40080000" exec ../low.elf
mistake "cpu.lrcpc2" "cpu.lrcpc:" exec ../loop.elf -p cpu.lrcpc=off
mistake "cpu.ls64 needs cpu.hcx" "" exec ../loop.elf -p cpu.hcx=off
mistake "cpu.pan2 needs mmu.pan" "" exec ../loop.elf -p mmu.pan=off -p mmu.pan3=off
ends 1 exec ../loop.elf -p cpu.lrcpc=off -p cpu.lrcpc2=off --max-instructions 5

# ---- the command line: words joined by spaces, as they are ----------------------------------------

program words <<'END'
_start: adr x1, block
    mov x0, #0x15
    hlt #0xf000
    adr x1, text
    mov x0, #4
    hlt #0xf000
    exit 0
    .balign 8
block: .quad text, 200
text: .space 200
END
ends 0 exec ../words.elf -- one "two words" '"quoted ones"' "it's" '' last
holds "the command line" test "$(cat ../out)" = '../words.elf one two words "quoted ones" it'\''s  last'
ends 0 exec ../words.elf
holds "only the name" test "$(cat ../out)" = ../words.elf

# ---- a line at an ordinary end, for who watches ---------------------------------------------------

program ended <<'END'
_start: nop
    exit 3
END
ends 3 exec ../ended.elf
holds "none in a script" test ! -s ../err
if script -qec true /dev/null </dev/null >/dev/null 2>&1; then # where there are terminals
    script -qec "$gather exec ../ended.elf" /dev/null </dev/null >../tty
    holds "one on a terminal" grep -qE '^gather: exit, status 3: 4 instructions, [0-9.]+ ns simulated' ../tty
fi
finish
