#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The cost of instructions from outside: parameters, presets, repetition.
. "$(dirname "$0")/lib.sh"
need aarch64-linux-gnu-gcc

# 1000 turns of a chain of ten additions.
cat >../loop.s <<'END'
.global _start
_start:
    hint #97
    mov x0, #1000
1:  .rept 10
    add x2, x2, x3
    .endr
    subs x0, x0, #1
    b.ne 1b
    hint #96
    adr x1, 9f
    mov x0, #0x18
    hlt #0xf000
    .balign 8
9:  .quad 0x20026, 0
END
aarch64-linux-gnu-gcc -nostdlib -static -Wl,-Ttext=0x40080000,--build-id=none,-N \
    -Wl,--no-warn-rwx-segments -o ../loop.elf ../loop.s || fail "loop.s does not assemble"

# cycles OPTION...: those of the region of the loop.
cycles() {
    "$gather" exec ../loop.elf --regions "$@" 2>&1 | awk '$1 == 1 && NF >= 4 { print $4 }'
}
# near NAME WANTED FOUND: within a hundred cycles, for what is around the loop.
near() {
    checks=$((checks + 1))
    if [ -z "$3" ] || [ "$3" -lt "$2" ] || [ "$3" -gt $(($2 + 100)) ]; then
        fail "$1: $3 cycles, expected $2 or a few more"
    fi
}

near "a chain" 10000 "$(cycles)"
near "with the numbers of generic-n1" 10000 "$(cycles --platform generic-n1)"
near "latency 3" 30000 "$(cycles -p pipe.alu=3)"
near "one a cycle" 12000 "$(cycles -p pipe.width=1)"
near "without timing" 12000 "$(cycles --timing off)"
holds "the same twice" test "$(cycles -p pipe.window=16)" = "$(cycles -p pipe.window=16)"

ends 0 exec ../loop.elf -o one
ends 0 exec ../loop.elf -o two
holds "statistics repeat" cmp one/stats.json two/stats.json
holds "a count of cycles" grep -q '"a64.cycles"' one/stats.json
holds "a count of the L2" grep -q '"l2.misses"' one/stats.json
holds "parameters are in run.json" grep -q '"pipe.mispredict"' one/run.json
holds "those of the L2 too" grep -q '"l2.memory_stream_time"' one/run.json

ends 0 platforms generic-n1
holds "a preset's numbers" grep -q 'pipe.mul_x.*Optimization Guide' ../out
mistake 'pipe.witdh' 'pipe.width' exec ../loop.elf -p pipe.witdh=3
mistake 'pipe.width' '1 to 6' exec ../loop.elf -p pipe.width=9
mistake 'pipe.l1_size' 'power of two' exec ../loop.elf -p pipe.l1_ways=3
mistake 'l2.size' 'l2.ways' exec ../loop.elf -p l2.ways=7
ends 0 exec ../loop.elf --timing off -p pipe.l1_ways=2
finish
