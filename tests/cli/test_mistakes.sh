#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The user's mistakes on the command line: status 2 and one line that helps.
. "$(dirname "$0")/lib.sh"

traces=$source_dir/traces
trace=$traces/wclog_nvme-e1000e-mmio.txt.gz
printf 'local gather = require "gather"\n' >empty.lua

# Commands, options, words.
ends 2
mistake '"rnu"' '"run"' rnu
mistake '"tabel"' '"table"' tabel --csv
mistake '"--seeed"' '"--seed"' run --seeed 3 empty.lua
mistake '"--polcy"' 'policy' replay --polcy v6.9 "$trace"
mistake '"--svgg"' 'svg' hist --svgg x "$trace"
mistake '"-z"' '' run -z empty.lua
mistake 'needs a value' '--seed' run empty.lua --seed
mistake 'needs a value' '-o' replay "$trace" -o
mistake 'takes no value' '--csv' table --csv=yes
mistake 'one scenario at a time' 'empty.lua' run empty.lua empty.lua
mistake 'one trace at a time' '' replay "$trace" "$trace"
mistake 'unexpected' '"chekc"' table chekc x.csv
mistake 'unexpected' '' convert a b c
for command in run replay hist explain convert; do
    mistake 'expected' '' "$command"
done

# Values.
mistake '--seed' 'banana' run --seed banana empty.lua
mistake '--seed' '-1' run --seed -1 empty.lua
mistake '--seed' '99999999999999999999' replay --seed 99999999999999999999 "$trace"
mistake '--budget' 'much' run --budget much empty.lua
mistake '--fwb' '2' table --fwb 2
mistake 's2fbw' 's2fwb' table --features s2fbw
mistake 'KEY=VALUE' '' run -p novalue empty.lua
mistake 'colour' '' run -p colour=red empty.lua

# Names with a nearest one.
mistake 'v6.99' '"v6.9"' replay --policy v6.99 "$trace"
mistake 'v6.88' '"v6.8"' policy --policy v6.88
mistake '"generic-n2"' '"generic-n1"' replay --platform generic-n2 "$trace"
mistake '"ideel"' '"ideal"' platforms ideel
mistake '"normal-mc"' '"normal-nc"' replay --s1 normal-mc "$trace"
mistake '"wclgo"' '"wclog"' replay --format wclgo "$trace"
mistake 'wc_line' 'wc_lines' replay -p wc_line=4 "$trace"
mistake 'link.gn' 'link.gen' replay -p link.gn=4 "$trace"
mistake 'ptww' 'ptw' explain s1=0x44 ptww=1
mistake 'fbw' 'fwb' policy fbw=1

# Ranges and kinds, of parameters.
mistake 'wc_lines' '65536' replay -p wc_lines=65537 "$trace"
mistake 'link.gen' '7' replay -p link.gen=9 "$trace"
mistake 'link.mps' '' replay -p link.mps=100 "$trace"
mistake 'link.mps' 'expected a power of two, 128 to 4096' replay -p link.mps=384 "$trace"
mistake 'link.width' 'expected 1, 2, 4, 8, 12 or 16' replay -p link.width=3 "$trace"
mistake 'wc_timeout' '' replay -p wc_timeout=banana "$trace"
mistake 'ack_gather' 'root' replay -p ack_gather=roof "$trace"
mistake 's1' '0x144' explain s1=0x144 s2=0x1
mistake 's2' '' explain s1=0x44 s2=0x10
mistake 'fault' '' policy fault=z

# Files that are not there, or not files.
mistake 'nowhere.lua' 'No such file' run nowhere.lua
mistake 'nowhere.gz' 'No such file' replay nowhere.gz
mistake 'nowhere.gz' 'No such file' hist nowhere.gz
mistake 'nowhere.csv' 'No such file' table check nowhere.csv
mistake 'nowhere.gz' 'No such file' convert nowhere.gz out.wclog
mistake 'nowhere.lua' 'No such file' replay --map nowhere.lua "$trace"
mkdir folder
mistake 'folder' '' run folder
mistake 'folder' '' replay folder
mistake 'folder' 'hist.csv' hist folder
mistake 'nowhere.elf' '' exec nowhere.elf
nothing_left out.wclog

# Traces that are broken.
: >empty.txt
mistake 'empty.txt' '' replay empty.txt
printf 'dear diary\n' >diary.txt
mistake 'diary.txt' '' replay diary.txt
head -c 5000 "$trace" >cut.txt.gz
mistake 'cut.txt.gz' '' replay --strict cut.txt.gz -o out
mistake 'cut.txt.gz' '' convert --strict cut.txt.gz out.wclog
mistake 'cut.txt.gz' '' hist --strict cut.txt.gz --csv hist.csv
nothing_left out.wclog hist.csv out
ends 0 replay cut.txt.gz
holds "without --strict the damage is named" grep -q 'cut.txt.gz: .*damaged at byte 5000' ../err
printf 'gibberish after the magic' | cat <(head -c 10 "$trace") - >bad.txt.gz
mistake 'bad.txt.gz' '' replay bad.txt.gz
gzip -dc "$trace" | head -n 20 >twenty.wclog
{ head -n 9 twenty.wclog; echo 'not of this format'; tail -n 11 twenty.wclog; } >mixed.wclog
mistake 'mixed.wclog:10' '' replay --strict mixed.wclog
mistake 'mixed.wclog:10' '' convert --strict mixed.wclog out.wclog
ends 0 replay mixed.wclog
holds "without --strict the bad line is named" grep -q 'mixed.wclog:10' ../err
holds "and counted" grep -q '1 lines left out' ../err

# Two events on one line are not one; damage is told whatever is asked; folders take no replay.
printf "1@5.000001:memory_region_ops_write cpu 0 mr 0x1 addr 0x1000 value 0x1 size 4 name 'nvme'%s\n" \
    "1@5.000002:memory_region_ops_write cpu 0 mr 0x1 addr 0x1004 value 0x1 size 4 name 'nvme'" '' >glued.log
ends 0 replay glued.log --quiet
holds "the glued line is named, quiet or not" grep -q 'glued.log:1: expected one event' ../err
mistake 'one event' 'glued.log:1' replay glued.log --strict
cp mixed.wclog itself.wclog
mistake 'another file' 'itself.wclog' convert itself.wclog itself.wclog
holds "the input is still there" cmp mixed.wclog itself.wclog
ends 0 replay mixed.wclog -o folder
mistake 'shown as it is' '--policy' hist folder --policy v6.8
ends 0 hist folder

# Outputs that cannot be written, or whose kind is not known.
mistake 'out.txt' '' convert "$trace" out.txt
mistake 'wclgo' 'wclog' convert --to wclgo "$trace" out.txt
: >plain
mistake 'plain/out' '' replay twenty.wclog -o plain/out
mistake 'plain' '' replay twenty.wclog -o plain
mistake 'plain/out' '' run empty.lua -o plain/out
ends 2 hist twenty.wclog --svg plain/x.svg
holds "the picture that cannot be written is named" grep -q '^gather: .*plain/x.svg' ../err
mistake 'plain/x' '' convert twenty.wclog plain/x.wclog
holds "the file in the way is untouched" test ! -s plain
nothing_left out.wclog out.txt

# A map.
write_map() {
    printf 'return { { name = "bar", base = 0x10000000, size = "16MiB", s1 = "normal-nc" },\n%s }\n' \
        "$1" >map.lua
}
write_map '{ nmae = "x", base = 0x20000000, size = "4KiB", s1 = "device-ngnre" }'
mistake 'nmae' 'name' replay --map map.lua twenty.wclog
write_map '{ name = "x", base = 0x20000001, size = "4KiB", s1 = "device-ngnre" }'
mistake 'map.lua' 'base' replay --map map.lua twenty.wclog
write_map '{ name = "x", base = 0x10001000, size = "4KiB", s1 = "device-ngnre" }'
mistake 'overlap' 'bar' replay --map map.lua twenty.wclog
write_map '{ name = "x", base = 0x20000000, size = "4KiB", s1 = "device-ngnr" }'
mistake '"device-ngnr"' 'device-ngnre' replay --map map.lua twenty.wclog
write_map 'while true do end'
mistake 'map.lua' '' replay --map map.lua twenty.wclog
printf 'return { { name = "far", base = 0x70000000, size = "4KiB", s1 = "normal-nc" } }\n' >map.lua
mistake 'twenty.wclog:1' 'outside' replay --strict --map map.lua twenty.wclog
ends 0 replay --map map.lua twenty.wclog

# Where the output goes matters too.
if [ -c /dev/full ]; then
    for words in "table --csv" "explain s1=0x44 s2=0x1" "platforms ideal" "policy"; do
        checks=$((checks + 1))
        # shellcheck disable=SC2086 # words
        "$gather" $words >/dev/full 2>../err </dev/null
        status=$?
        [ "$status" -eq 2 ] || fail "gather $words >/dev/full: status $status, expected 2"
    done
fi
finish
