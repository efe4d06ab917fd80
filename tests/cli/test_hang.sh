#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# A machine that hangs, and one that loses stores: what the run was until then is told whole.
. "$(dirname "$0")/lib.sh"

reason() {
    sed -n '/"exit"/,/}/s/.*"reason": "\(.*\)".*/\1/p' "$1/run.json"
}

# By a trace: under v6.9 the console combines and hangs BCM2711; under v6.8 its 8-byte stores are lost.
map=$source_dir/traces/fbcon.map.lua trace=$source_dir/traces/wclog-delta_fbcon-bochs.txt.gz
ends 1 replay "$trace" --map "$map" --platform bcm2711 --policy v6.8 --policy v6.9 -o both
holds "the hang is named, and where" grep -q 'the machine hangs at a write to 0x10000140' ../out
holds "what is lost is counted" grep -q '1049838 writes of more than 4 bytes were lost' ../out
holds "one went to its end" test "$(reason both/v6.8)" = "end of trace"
holds "one hung" test "$(reason both/v6.9)" = "machine hangs"
holds "what is no whole run is not compared" grep -q 'not compared: both did not send all' ../out
holds "and so all" test "$(reason both)" = "machine hangs"
holds "TLPs until then" test "$(wc -l <both/v6.9/tlps.csv)" -ge 2
ends 0 hist both
holds "nor when it is read back" grep -q 'not compared: both did not send all' ../out
ends 0 report both -o page.html
holds "nor on a page" grep -q 'is not compared: both did not send all' page.html
ends 0 replay "$trace" --map "$map" --platform bcm2711 --policy v6.9 -p hang_bytes=0

# By a program: 8-byte stores to the BAR, Normal Non-cacheable at 0x100000000.
if command -v aarch64-linux-gnu-gcc >/dev/null; then
    # shellcheck source=tests/cli/program.sh
    . "$source_dir/tests/cli/program.sh"
    program hang <<'END'
_start:
    mmu_by 0xbb44ff, 0x30d0180d
    mov x2, #0x100000000
    mov x1, #100
1:  str x1, [x2], #8
    subs x1, x1, #1
    b.ne 1b
    dsb sy
    b .
    .balign 4096
table: .quad 0, 0x40000000 | 0x701, 0x40000000 | 0x705, 0, 0x8000000000 | 0x705
END
    ends 1 exec ../hang.elf --platform bcm2711 -o program --trace trace.txt --regions
    holds "its first line" grep -q '^gather: core 0 at EL1: the machine hangs at a write to 0x8000000100' ../err
    holds "the registers" grep -q 'PC 0x00000000400800' ../err
    holds "run.json" test "$(reason program)" = "machine hangs"
    holds "the TLPs" test "$(wc -l <program/tlps.csv)" -ge 2
    holds "the trace" grep -q 'str x1, \[x2\], #8' trace.txt

    # With the MMU off they are Device stores, which are lost.
    printf '_start: mov x2, #0x8000000000\n str x2, [x2]\n dsb sy\n b .\n' | program lost
    ends 1 exec ../lost.elf --platform bcm2711 --max-instructions 100
    holds "a store that is lost" grep -q 'the root complex lost 1 write of more than 4 bytes' ../err
fi
finish
