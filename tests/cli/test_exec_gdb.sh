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

# A port, an endless loop, an interrupt, and the end by gdb.
printf '.global _start\n_start: b _start\n' >../loop.s
aarch64-linux-gnu-gcc -nostdlib -static -Wl,-Ttext=0x40080000,--build-id=none -o ../loop.elf ../loop.s
timeout 60 "$gather" exec --gdb 0 ../loop.elf 2>port &
pid=$!
for _ in $(seq 100); do
    port=$(grep -oE '[0-9]+$' port 2>/dev/null) && break
    sleep 0.1
done
exec 3<>"/dev/tcp/localhost/$port"
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
packet k
exec 3>&-
status=0
wait "$pid" || status=$?
holds "killed: status 1" test "$status" -eq 1

mistake "whole number" "" exec --gdb x ../p.elf
mistake "65535" "" exec --gdb 65536 ../p.elf
finish
