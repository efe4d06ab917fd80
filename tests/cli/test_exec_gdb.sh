#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# gdb on a guest: registers, memory, breakpoints, steps, the end, and an interrupt.
# shellcheck disable=SC2154
. "$(dirname "$0")/lib.sh"
need aarch64-linux-gnu-gcc
need gdb-multiarch

cat >../p.s <<'END'
.global _start, add, word
_start: mov x0, #3
    nop
    mov x5, #10
1:  bl add
    subs x5, x5, #1
    b.ne 1b
    adr x1, block
    str x0, [x1, #8]
    mov x0, #0x18
    hlt #0xf000
add: add x0, x0, #2
    ret
    .balign 8
block: .quad 0x20026, 0
word: .quad 0x1122334455667788
END
aarch64-linux-gnu-gcc -g -nostdlib -static -Wl,-Ttext=0x40080000,--build-id=none,-N \
    -Wl,--no-warn-rwx-segments -o ../p.elf ../p.s || fail "p.s does not assemble"

cat >../p.gdb <<END
set pagination off
set confirm off
set sysroot
file ../p.elf
target remote | exec $gather exec --gdb - ../p.elf 2>console
info registers pc
stepi
stepi
set var \$v1.d.f[0] = 2.5
printf "x0 %d sp %d d1 %.1f %x\n", \$x0, \$sp, \$v1.d.f[0], \$v1.s.u[1]
x/gx &word
set var *(long *)&word = 0x55
x/gx &word
break add
continue
printf "x5 %d\n", \$x5
continue
printf "x5 %d x0 %d\n", \$x5, \$x0
set var \$x5 = 1
delete
continue
END
checks=$((checks + 1))
timeout 60 gdb-multiarch -nx -batch -x ../p.gdb >../out 2>&1 || fail "gdb failed" "$(tail -n 5 ../out)"
for line in 'pc  *0x40080000 ' 'x0 3 sp 0 d1 2.5 40040000' '0x1122334455667788' '0x0*55$' 'x5 10$' 'x5 9 x0 5$' \
    'exited with code 07'; do
    holds "gdb says: $line" grep -qE "$line" ../out
done

# Hardware watchpoints: the program stops before the access, gdb lets it be done and shows both values.
# Other bytes of the same line do not stop it, nor does a read where only writes are watched.
cat >../w.s <<'END'
.global _start, word, other, pair, last
_start: adr x1, word
    adr x2, other
    mov x3, #7
    str x3, [x2]
    ldr x4, [x1]
    strb w3, [x1, #3]
    adr x5, pair
    ldp x6, x7, [x5]
    stp x3, x3, [x5]
    ldr x9, [x5, #8]
    mov x0, #0x80000000
last: mov x0, #0x18
    adr x1, block
    hlt #0xf000
    .balign 64
word: .quad 0
other: .quad 0
pair: .quad 1, 2
block: .quad 0x20026, 0
END
aarch64-linux-gnu-gcc -g -nostdlib -static -Wl,-Ttext=0x40080000,--build-id=none,-N \
    -Wl,--no-warn-rwx-segments -o ../w.elf ../w.s || fail "w.s does not assemble"
# debug NAME OPTION... <COMMANDS: what gdb says of ../NAME.elf is in ../out.
debug() {
    local name=$1
    shift
    { printf 'set pagination off\nset confirm off\nset sysroot\nfile ../%s.elf\n' "$name"
      echo "target remote | exec $gather exec --gdb - $* ../$name.elf 2>console"; cat; } >../debug.gdb
    checks=$((checks + 1))
    timeout 60 gdb-multiarch -nx -batch -x ../debug.gdb >../out 2>&1 || fail "gdb failed" "$(tail -n 5 ../out)"
}
debug w <<'END'
break *&last
watch *(char *)((long)&word + 3)
rwatch *(long *)((long)&pair + 8)
awatch *(long *)&pair
continue
printf "first x4 %d w3 %d at %x\n", $x4, $w3, $pc
continue
continue
continue
continue
delete
continue
END
# Stops: STRB; LDP, of which the access's is told; STP; LDR; the breakpoint.
for line in '^Hardware watchpoint 2:' '^Hardware read watchpoint 3:' '^Hardware access \(read/write\) watchpoint 4:' \
    '^first x4 0 w3 7 at 40080018' '^Old value = 0 ' '^New value = 7 ' '^Breakpoint 1, last' 'exited normally'; do
    holds "gdb says: $line" grep -qE "$line" ../out
done
holds "no other stop of the write's watchpoint" test "$(grep -c '^Hardware watchpoint 2' ../out)" -eq 2
holds "stops of the read's" test "$(grep -c '^Hardware read watchpoint 3' ../out)" -eq 2
holds "stops of the access's" test "$(grep -c '^Hardware access .* 4' ../out)" -eq 3

# The program's own watchpoints are its own, and are not disturbed.
cat >../own.s <<'END'
.global _start, word
_start: adr x0, vectors
    msr vbar_el1, x0
    msr oslar_el1, xzr
    adr x1, word
    msr dbgwvr0_el1, x1
    mov x0, #0x1fff
    msr dbgwcr0_el1, x0
    mov x0, #0xa000
    msr mdscr_el1, x0
    isb
    msr daifclr, #8
    mov x9, #0
    ldr x3, [x1]
    adr x1, block
    str x9, [x1, #8]
    mov x0, #0x18
    hlt #0xf000
    .balign 8
block: .quad 0x20026, 0
    .balign 64
word: .quad 0
    .balign 2048
vectors: .space 0x200
    mrs x10, esr_el1
    lsr x9, x10, #26
    msr mdscr_el1, xzr
    eret
END
aarch64-linux-gnu-gcc -g -nostdlib -static -Wl,-Ttext=0x40080000,--build-id=none,-N \
    -Wl,--no-warn-rwx-segments -o ../own.elf ../own.s || fail "own.s does not assemble"
ends 53 exec ../own.elf # EC 0x35
debug own <<'END'
rwatch *(long *)&word
continue
printf "x9 %d\n", $x9
continue
continue
END
holds "gdb's watchpoint comes first" grep -q '^x9 0$' ../out
holds "the program's is taken too" grep -q 'exited with code 065' ../out

# System registers: to be read, not to be written.
debug p --el 2 <<'END'
printf "EL %d\n", $CurrentEL >> 2
stepi 2
printf "vbar %lx hcr %lx\n", $VBAR_EL2, $HCR_EL2
info registers system
END
holds "CurrentEL" grep -q '^EL 2$' ../out
for name in SCTLR_EL1 TCR_EL1 TTBR0_EL1 TTBR1_EL1 MAIR_EL1 VBAR_EL1 ESR_EL1 FAR_EL1 ELR_EL1 SPSR_EL1 \
    SCTLR_EL2 TCR_EL2 TTBR0_EL2 MAIR_EL2 VBAR_EL2 ESR_EL2 FAR_EL2 ELR_EL2 SPSR_EL2 \
    CurrentEL HCR_EL2 VTTBR_EL2 VTCR_EL2; do
    holds "$name is there" grep -qE "^$name +0x" ../out
done
# shellcheck disable=SC2016 # gdb's own
echo 'set var $SCTLR_EL1 = 5' >>../debug.gdb
timeout 60 gdb-multiarch -nx -batch -x ../debug.gdb >../out 2>&1
holds "no writing" grep -q 'Could not write register "SCTLR_EL1"' ../out
printf '.global _start\n_start: mov x0, #0x5000\n msr vbar_el1, x0\n mov x0, #0x44\n msr mair_el1, x0\nend: b end\n' >../s.s
aarch64-linux-gnu-gcc -g -nostdlib -static -Wl,-Ttext=0x40080000,--build-id=none -o ../s.elf ../s.s
debug s <<'END'
break *&end
continue
printf "vbar %lx mair %lx el %d\n", $VBAR_EL1, $MAIR_EL1, $CurrentEL >> 2
kill
END
holds "their values" grep -q '^vbar 5000 mair 44 el 1$' ../out

# A port, an endless loop, an interrupt, and the end by gdb.
printf '.global _start\n_start: b _start\n' >../loop.s
aarch64-linux-gnu-gcc -nostdlib -static -Wl,-Ttext=0x40080000,--build-id=none -o ../loop.elf ../loop.s
# serve ELF: it waits for a debugger, who is descriptor 3.
serve() {
    timeout 60 "$gather" exec --gdb 0 "$1" 2>port &
    pid=$!
    for _ in $(seq 100); do
        port=$(grep -oE '[0-9]+$' port 2>/dev/null) && break
        sleep 0.1
    done
    exec 3<>"/dev/tcp/localhost/$port"
}
serve ../loop.elf
packet() {
    local sum=0 i
    for ((i = 0; i < ${#1}; i++)); do
        sum=$((sum + $(printf '%d' "'${1:i:1}")))
    done
    # shellcheck disable=SC2059
    printf '$%s#%02x' "$1" $((sum & 255)) >&3
}
# What stands between the next $ and #.
reply() {
    local text
    read -r -t 20 -d '#' text <&3
    echo "${text##*\$}"
}
packet '?'
holds "stopped at first" test "$(reply)" = 'T05thread:1;'
packet c
sleep 0.2
printf '\003' >&3
holds "an interrupt" test "$(reply)" = 'T02thread:1;'
packet p20
holds "PC" test "$(reply)" = 0000084000000000
packet mffffffffffff0000,4
holds "memory that is not there" test "$(reply)" = E0e
# p.elf has no store to watch: watchpoints are accepted, and refused when they make no sense.
packet Z2,40080000,8
holds "a watchpoint" test "$(reply)" = OK
packet z2,40080000,8
holds "removed" test "$(reply)" = OK
packet z2,40080000,8
holds "removed twice" test "$(reply)" = OK
packet Z2,40080000,0
holds "of no bytes" test "$(reply)" = E16
packet Z5,40080000,4
holds "no such kind" test "$(reply)" = ''
for n in $(seq 16); do
    packet "Z3,$(printf '%x' $((0x40090000 + 8 * n))),8"
    holds "watchpoint $n" test "$(reply)" = OK
done
packet Z3,4009f000,8
holds "one too many" test "$(reply)" = E0c
packet p44
holds "a system register" test "$(reply)" = 0400000000000000
packet P44=0000000000000000
holds "that cannot be written" test "$(reply)" = E01
packet pff
holds "no such register" test "$(reply)" = E16
packet k
exec 3>&-
status=0
wait "$pid" || status=$?
holds "killed: status 1" test "$status" -eq 1

# Detached, it runs to its end: with a watchpoint that would stop it, and a breakpoint.
serve ../w.elf
symbol() {
    aarch64-linux-gnu-nm ../w.elf | awk -v n="$1" '$3 == n { print $1 }'
}
packet "Z4,$(symbol word),8"
holds "a watchpoint before D" test "$(reply)" = OK
packet "Z0,$(symbol last),4"
holds "a breakpoint before D" test "$(reply)" = OK
packet D
holds "detached" test "$(reply)" = OK
status=0
wait "$pid" || status=$?
exec 3>&-
holds "it ends by itself: status $status" test "$status" -eq 0

mistake "whole number" "" exec --gdb x ../p.elf
mistake "65535" "" exec --gdb 65536 ../p.elf
finish
