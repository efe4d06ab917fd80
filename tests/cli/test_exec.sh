#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# gather exec: how programs end, what they leave, and what is the user's mistake. Programs are made here.
. "$(dirname "$0")/lib.sh"
# shellcheck source=tests/cli/program.sh
. "$source_dir/tests/cli/program.sh"
need python3

program hello <<'END'
_start: print "hello, semihosting\n"
    mov x2, #0x09000000
    mov w3, #'u'
    str w3, [x2]
    mov w3, #10
    str w3, [x2]
    exit 42
END
ends 42 exec ../hello.elf
holds "both consoles" diff <(printf 'hello, semihosting\nu\n') ../out
holds "nothing on standard error" test ! -s ../err
ends 42 exec ../hello.elf --uart none --timing off
holds "no UART" diff <(echo hello, semihosting) ../out
ends 42 exec ../hello.elf --uart u.txt --el 2
holds "the UART's file" diff <(echo u) u.txt
ends 42 exec ../hello.elf --platform generic-n1 --seed 5 -p wc_lines=2

# Results for scripts: the consoles are standard error then.
ends 42 exec ../hello.elf --json
holds "--json: both consoles" diff <(printf 'hello, semihosting\nu\n') ../err
holds "--json" python3 -c '
import json
d = json.load(open("../out"))
assert d["command"] == "exec" and d["exit"]["reason"] == "exit" and d["exit"]["status"] == 42, d
assert d["instructions"] == d["stats"]["a64.instructions"] > 0 and d["histogram"] == [], d'
mistake '--json and --trace -: both want standard output' '' exec ../hello.elf --json --trace -

# The run's folder, and the trace.
ends 42 exec ../hello.elf -o out --trace t.txt
holds "run.json" grep -q '"reason": "exit"' out/run.json
holds "run.json: status" grep -q '"status": 42' out/run.json
holds "stats.json" grep -q '"a64.instructions"' out/stats.json
for file in stats.json tlps.csv hist.csv regions.csv; do
    holds "$file" test -s "out/$file"
done
holds "the trace's first line" grep -qP '^0\t0\t1\t0x40080000\t[0-9a-f]{8}\tadr x1, 0x[0-9a-f]+\tx1=0x[0-9a-f]+$' t.txt
holds "every line of the trace" test "$(grep -cvP '^\d+\t\d\t[0-2]\t0x[0-9a-f]+\t[0-9a-f]{8}\t[^\t]+\t([a-z]+[0-9]*=0x[0-9a-f]+( |$))*$' t.txt)" -eq 0

# Regions, and a BAR as Device memory while the MMU is off: each store is a TLP of its own.
program region <<'END'
_start: mov x2, #0x8000000000
    mov x3, #5
    hint #97
1:  str x3, [x2], #8
    subs x3, x3, #1
    b.ne 1b
    hint #98
    str w3, [x2]
    hint #96
    strb w3, [x2]
    exit 0
END
ends 0 exec ../region.elf --regions -o regions
holds "region 1: instructions" grep -qP '^1,1,16,' regions/regions.csv
holds "region 1: five TLPs" grep -qP '^1,.*,5,40,8:5$' regions/regions.csv
holds "region 2: one TLP" grep -qP '^2,1,2,.*,1,4,4:1$' regions/regions.csv
holds "the table" grep -qP '^ +1 +1 +16 .* 8:5$' ../err
ends 0 exec ../region.elf -o again --regions
holds "the same run twice" cmp regions/tlps.csv again/tlps.csv

# Several cores: each adds its number to a sum, the first waits for all.
program cores <<'END'
_start: mrs x1, mpidr_el1
    and x1, x1, #0xff
    mmu_on
    adr x2, sum
    add x4, x1, #1
1:  ldxr w5, [x2]
    add w5, w5, w4
    stxr w6, w5, [x2]
    cbnz w6, 1b
    dsb sy
    sev
    cbz x1, 2f
3:  wfe
    b 3b
2:  ldr w5, [x2]
    cmp w5, #10
    b.eq 4f
    wfe
    b 2b
4:  exit 10
    .balign 4
sum: .word 0
    tables
END
for quantum in 1 3 100 10000; do
    ends 10 exec ../cores.elf --cores 4 --quantum "$quantum" --max-instructions 1000000
done
ends 10 exec ../cores.elf --cores 4 --timing off --max-instructions 1000000

# wild REASON TEXT PROGRAM OPTION...: the program ends with status 1, this reason and its state.
wild() {
    local reason=$1 text=$2
    shift 2
    ends 1 exec "$@" -o wild || return
    holds "exit.reason of $1" grep -q "\"reason\": \"$reason\"" wild/run.json
    holds "what is said of $1: $text" grep -q -- "$text" ../err
    holds "the state of $1" grep -q 'PC 0x.*PSTATE 0x.*SP 0x' ../err
    holds "the registers of $1" test "$(grep -oE 'X[0-9]+ +0x[0-9a-f]{16}' ../err | wc -l)" -eq 31
}
program undefined <<<'_start: udf #0'
wild "no code at PC" "the last exception was an UNDEFINED instruction" ../undefined.elf
program bar <<'END'
_start: mov x0, #0x8000000000
    br x0
END
wild "no code at PC" "BAR 0 of the endpoint" ../bar.elf
# Output that nobody takes ends the run, with a whole folder.
program flood <<'END'
_start: mov x1, #0x09000000
1:  str w0, [x1]
    b 1b
END
{ timeout 60 "$gather" exec ../flood.elf -o closed 2>/dev/null || true; } | head -c 1 >/dev/null
holds "a closed pipe is named" grep -q '"reason": "output failed"' closed/run.json
holds "nothing half-written is left" test -z "$(find closed -name '*tmp*')"
program loop <<<'_start: b _start'
wild "instruction limit" "1234 instructions" ../loop.elf --max-instructions 1234
wild "time limit" "max-time" ../loop.elf --max-time 50us
program storm <<'END'
_start: adr x0, vectors
    msr vbar_el1, x0
    udf #1
    .balign 2048
vectors: .space 2048
END
for quantum in 1 50 100 10000; do
    wild "exceptions without end" "VBAR_EL1" ../storm.elf --quantum "$quantum" --max-instructions 100000
done
program wait <<'END'
_start: wfi
    b _start
END
wild "every core waits" "WFI" ../wait.elf
wild "every core waits" "WFI" ../wait.elf --cores 3
program unknown <<'END'
_start: mov x0, #0x99
    hlt #0xf000
END
wild "unknown semihosting call" "0x99" ../unknown.elf
program aborts <<'END'
_start: adr x1, 9f
    mov x0, #0x18
    hlt #0xf000
9:  .quad 0x20023, 5
END
wild "stopped by the program" "0x20023" ../aborts.elf

# Files only in the folder that was given.
program files <<'END'
_start: adr x1, open
    mov x0, #1
    hlt #0xf000
    cmn x0, #1
    b.eq 1f
    exit 0
1:  exit 3
    .balign 8
open: .quad name, 4, 1
name: .asciz "f"
END
ends 3 exec ../files.elf
nothing_left f
mkdir box
ends 0 exec ../files.elf --sandbox box
holds "the file" test -e box/f

# Mistakes.
mistake "expected a program" "" exec
mistake "nowhere.elf" "" exec nowhere.elf
mistake "not an ELF file" "" exec ../hello.s
mistake "machine 62" "183" exec "$(readlink -f "$(command -v bash)")"
mistake "expected 1 or 2" "" exec ../hello.elf --el 3
mistake "multiple of 2 MiB" "" exec ../hello.elf --ram 5KiB
mistake "power of two" "" exec ../hello.elf --bar 12345
mistake "mmu.pa_bits=52" "" exec ../hello.elf --bar 1TiB
mistake "-p KEY=VALUE" "" exec ../hello.elf wc_lines=2

for cores in 0 17 64 100000; do
    mistake "--cores: $cores" "expected 1 to 16" exec ../hello.elf --cores "$cores"
done
mistake "at least 1" "" exec ../hello.elf --quantum 0
mistake "cpu.ls65" "cpu.ls64" exec ../hello.elf -p cpu.ls65=on
mistake "platfrom" "platform" exec ../hello.elf --platfrom x
mistake "nonesuch" "" exec ../hello.elf --sandbox nonesuch

# Neither file is the program, nor are the two one.
cp ../hello.elf v.elf
ln -s v.elf soft
ln v.elf hard
: >t.txt
ln -s t.txt link.txt
for name in v.elf ./v.elf "$PWD/v.elf" soft hard; do
    mistake "--trace $name" "the program itself" exec v.elf --trace "$name"
    mistake "--uart $name" "the program itself" exec v.elf --uart "$name" -o never
done
mistake "--trace v.elf" "the program itself" exec soft --trace v.elf
holds "the program is as it was" cmp v.elf ../hello.elf
mistake "both are one file" "new" exec v.elf --trace new --uart ./new
mistake "both are one file" "new" exec v.elf --trace "$PWD/new" --uart new
mistake "both are one file" "link.txt" exec v.elf --trace t.txt --uart link.txt
ends 42 exec v.elf --trace here.txt --uart there.txt
nothing_left new never
rm soft hard
nothing_left
finish
