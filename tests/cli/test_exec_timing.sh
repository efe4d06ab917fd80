#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The cost of instructions from outside: parameters, presets, repetition.
. "$(dirname "$0")/lib.sh"
# shellcheck source=tests/cli/program.sh
. "$source_dir/tests/cli/program.sh"

# 1000 turns of a chain of ten additions.
program loop <<'END'
_start:
    hint #97
    mov x0, #1000
1:  .rept 10
    add x2, x2, x3
    .endr
    subs x0, x0, #1
    b.ne 1b
    hint #96
    exit 0
END

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

# regions.csv: cycles are without waits, time_ns is with them; both of all cores.
program waits <<'END'
_start: mov x2, #0x8000000000
    hint #97
    mov x0, #1000
1:  add x2, x2, xzr
    subs x0, x0, #1
    b.ne 1b
    hint #98
    mov x0, #10
2:  ldr x4, [x2]
    subs x0, x0, #1
    b.ne 2b
    hint #96
    exit 0
END
# region N: its cycles and its time_ns.
region() {
    awk -F , -v n="$1" '$1 == n { print $4, $5 }' waits/regions.csv
}
for timing in on off; do
    rm -rf waits
    ends 0 exec ../waits.elf -p freq=2GHz --timing "$timing" -o waits
    read -r cycles time <<<"$(region 1)"
    holds "a loop of additions has not waited: $cycles cycles of 0.5 ns, $time ns" \
        awk -v c="$cycles" -v t="$time" 'BEGIN { exit !(c > 990 && t >= c / 2 - 1 && t <= c / 2 + 1) }'
    read -r cycles time <<<"$(region 2)"
    # There and back: each way at least 50 ns of bus and 75 ns of root complex.
    holds "ten loads of a BAR have: $cycles cycles, $time ns" \
        awk -v c="$cycles" -v t="$time" 'BEGIN { exit !(c < 100 && t - c / 2 > 10 * 2 * (50 + 75)) }'
done
read -r cycles <<<"$(region 1)"
rm -rf waits
ends 0 exec ../waits.elf -p freq=2GHz --timing off --cores 2 --quantum 10 -o waits
read -r two _ <<<"$(region 1)"
holds "two cores, twice the cycles: $two" test "$two" -eq $((2 * ${cycles% *}))

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
