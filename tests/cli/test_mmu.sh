#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# gather mmu: walks, dumps and AT over registers and memory images, and over a scenario's VM.
. "$(dirname "$0")/lib.sh"

# word FILE INDEX VALUE: the 8 bytes of a descriptor, little-endian.
word() {
    local i bytes=
    for i in 0 8 16 24 32 40 48 56; do
        bytes+=$(printf '\\x%02x' $((($3 >> i) & 255)))
    done
    printf '%b' "$bytes" | dd of="$1" bs=8 seek="$2" conv=notrunc status=none
}

# A guest without stage 2: 4 KiB, 39 bits, tables at 0x40000000: level 1, 2, 3; VA 0x40201000 is index 1
# of each. MAIR_EL1 has Normal-NC at 0, the leaf has AF, Inner Shareable, and is at 0x12345000.
truncate -s 12288 tables
word tables 1 0x40001003
word tables $((512 + 1)) 0x40002003
word tables $((1024 + 1)) 0x12345703
cat >regs.txt <<'END'
# a guest
SCTLR_EL1=0x1005
TCR_EL1 0x500800019   # IPS 48 bits, EPD1, T0SZ 25
  ttbr0_el1 = 0x40000000

MAIR_EL1=0x44
END
here=(--regs regs.txt --mem tables@0x40000000)
ends 0 mmu walk 0x40201010 "${here[@]}"
holds "nothing on standard error" test ! -s ../err
for level in 1 2 3; do
    holds "level $level" grep -qE "stage 1 level $level .*PA 0x0*4000$((level - 1))008 " ../out
done
holds "a raw descriptor" grep -q '0x0000000012345703 Page' ../out
holds "the address" grep -qE 'PA 0x0*12345010' ../out
holds "the attributes" grep -q 'ATTR 0x44' ../out
holds "at most 110 columns" test "$(wc -L <../out)" -le 110

# The same by words on the command line, which go before the file's.
ends 0 mmu walk 0x40201010 --mem tables@0x40000000 SCTLR_EL1=0x1005 TCR_EL1=0x500800019 TTBR0_EL1=0x40000000 \
    MAIR_EL1=0x44 lpa2=off mmu.pa_bits=48 xs=0
ends 1 mmu walk 0x40201010 "${here[@]}" TTBR0_EL1=0x40001000
holds "the level-3 leaf taken for a table" grep -q 'External abort' ../out

# Faults: exit status 1, the walk is still there.
ends 1 mmu walk 0x40202000 "${here[@]}"
holds "up to where it ended" grep -q 'stage 1 level 3' ../out
holds "the fault" grep -q 'stage-1 Translation fault' ../out
holds "its syndrome" grep -qi 'DFSC.*0x07' ../out
holds "its cause" grep -q '^cause     bit 0 of the descriptor is 0' ../out
ends 1 mmu walk 0x40201000 "${here[@]}" --el 0
holds "EL0 may not" grep -q 'stage-1 Permission fault' ../out
ends 0 mmu walk 0x40201000 "${here[@]}" --write
ends 0 mmu walk 0x40201000 "${here[@]}" --fetch
ends 0 mmu walk 0x40201000 "${here[@]}" --access atomic
ends 1 mmu walk 0x40201004 "${here[@]}" --unaligned MAIR_EL1=0x04
holds "Device" grep -q 'stage-1 Alignment fault' ../out
ends 1 mmu walk 0x80000000 "${here[@]}" TTBR0_EL1=0x50000000
holds "no memory there" grep -q 'External abort' ../out
holds "and a note" grep -q 'no --mem holds 0x50000010' ../err

# Registers as gdb shows them, the value twice.
printf '%-15s0x%-19x%d\n' SCTLR_EL1 0x1005 0x1005 TCR_EL1 0x500800019 0x500800019 TTBR0_EL1 0x40000000 0x40000000 \
    MAIR_EL1 0xbb00000000000044 -4971973988617027516 >gdb.txt
ends 0 mmu walk 0x40201010 --regs gdb.txt --mem tables@0x40000000
holds "gdb's columns" grep -q 'PA 0x000012345010' ../out
printf 'TCR_EL1  0x500800019  21482176538\n' >other.txt
mistake 'other.txt:1: TCR_EL1: ' 'not a whole number' mmu dump --regs other.txt

# With HCR_EL2.TGE nothing runs at EL1: EL2 is asked about.
ends 0 mmu walk 0x40201010 "${here[@]}" HCR_EL2=0x408000000
holds "the host" grep -q 'read at EL2; regime EL2&0: stage 1 off' ../out
mistake '--el 1' 'TGE' mmu walk 0x40201010 "${here[@]}" HCR_EL2=0x408000000 --el 1

# For programs.
ends 0 mmu walk 0x40201010 "${here[@]}" --json
if command -v jq >/dev/null; then
    holds "JSON: the address" test "$(jq -r .pa ../out)" = 0x12345010
    holds "JSON: the steps" test "$(jq -r '[.steps[].level] | join(" ")' ../out)" = '1 2 3'
    holds "JSON: a descriptor" test "$(jq -r '.steps[2].value' ../out)" = 0x12345703
    holds "JSON: ok" test "$(jq -r .ok ../out)" = true
    ends 1 mmu walk 0x40202010 "${here[@]}" --json
    holds "JSON: the fault" test "$(jq -r '"\(.ok) \(.fault.kind) \(.fault.dfsc)"' ../out)" = 'false translation 7'
    ends 0 mmu dump "${here[@]}" --json
    holds "JSON: a tree" test "$(jq -r '.trees[0] | "\(.granule) \(.bits) \(.level) \(.root)"' ../out)" = \
        '4096 39 1 0x40000000'
    holds "JSON: a count is a number" test "$(jq -r '.trees[0].runs[0].leaves | type' ../out)" = number
    ends 0 mmu at s1e1r 0x40201010 "${here[@]}" --json
    holds "JSON: PAR_EL1" test "$(jq -r '"\(.par) \(.pa) \(.par_attr)"' ../out)" = '0x4400000012345b00 0x12345010 44'
    ends 1 mmu at s1e1r 0x40202010 "${here[@]}" --json
    holds "JSON: its fault" test "$(jq -r '"\(.fst) \(.stage) \(.ptw)"' ../out)" = '7 1 false'
    ends 0 mmu dump "${here[@]}" --json
    holds "JSON: a run" test "$(jq -r '.trees[0].runs[0] | "\(.input) \(.output) \(.size)"' ../out)" = \
        '0x40201000 0x12345000 0x1000'
else
    holds "JSON: the address" grep -q '"pa": "0x12345010"' ../out
fi

# dump and at.
ends 0 mmu dump "${here[@]}"
holds "the page" grep -qE '0x0*40201000\.\.0x0*40201fff -> 0x0*12345000' ../out
ends 0 mmu dump "${here[@]}" --regime el2
holds "another regime" grep -q 'EL2 stage 1' ../out
ends 0 mmu at s1e1r 0x40201000 "${here[@]}"
holds "PAR_EL1" grep -qE 'PAR_EL1 0x4400000012345[0-9a-f]{3}$' ../out
cp tables old # without the Access flag, which HA sets: not in the file
word old $((1024 + 3)) 0x12347303
ends 1 mmu at s1e1r 0x40203000 --regs regs.txt --mem old@0x40000000
holds "FST of the Access flag" grep -q 'FST 0x0b' ../out
ends 0 mmu at s1e1r 0x40203000 --regs regs.txt --mem old@0x40000000 TCR_EL1=0x8500800019
holds "HA" grep -q 'PA 0x12347000' ../out
ends 1 mmu at s1e1r 0x40203000 --regs regs.txt --mem old@0x40000000
ends 1 mmu at s1e1r 0x40202000 "${here[@]}"
holds "F=1" grep -q 'F=1: fault, FST 0x07, stage 1' ../out

# A VM of a scenario: its output does not mix with ours.
cat >vm.lua <<'END'
local gather = require "gather"
local p = gather.platform{ preset = "ideal" }
local ep = p:endpoint{ bars = { [2] = { size = "64KiB", prefetchable = true } } }
for i = 0, gather.param("vms", 1) - 1 do
    p:vm{ policy = "v6.9" }:map(ep, 2, { s1 = "normal-nc", va = (1 << 44) + i * 0x10000000 })
end
print("from the scenario")
END
ends 0 mmu walk 0x100000000000 --scenario vm.lua --write
holds "both stages" grep -q 'stage 2 level 3' ../out
holds "the type" grep -q 'Normal iNC oNC' ../out
holds "its print() is not in the results" test "$(grep -c 'from the scenario' ../out)" = 0
holds "but beside" grep -q 'from the scenario' ../err
ends 0 mmu dump --scenario vm.lua --vm 1 -p vms=2
holds "the second VM" grep -q 'VMID 2' ../out
holds "its mapping" grep -q '0x100010000000' ../out
ends 0 mmu walk 0x100000000000 --scenario vm.lua SCTLR_EL1=0 HCR_EL2=0
holds "registers can be changed" grep -q 'stage 1 off' ../out
grep -v print vm.lua >quiet.lua
mistake 'no VM 1' '' mmu dump --scenario quiet.lua --vm 1
echo 'local x = 1' >none.lua
mistake 'no platform' '' mmu dump --scenario none.lua
echo 'x = 1 +' >broken.lua
mistake 'broken.lua' '' mmu dump --scenario broken.lua
mistake 'only registers' '' mmu dump --scenario vm.lua lpa2=0
mistake '--mem' '' mmu dump --scenario vm.lua --mem tables@0

# Mistakes.
mistake 'expected a command' 'walk VA' mmu
mistake 'unknown command "wlak"' 'did you mean "walk"' mmu wlak 0x1000
mistake 'expected VA' '' mmu walk "${here[@]}"
mistake 'expected OP and VA' '' mmu at s1e1r "${here[@]}"
mistake 's12e1x' 's12e1r' mmu at s12e1x 0 "${here[@]}"
mistake 'UNDEFINED below EL2' '' mmu at s12e1r 0 --el 1 "${here[@]}"
mistake 'unexpected "2"' '' mmu walk 1 2 "${here[@]}"
mistake 'VA' 'x1' mmu walk x1 "${here[@]}"
mistake 'no machine' '--regs' mmu walk 0x1000
mistake 'TCR_EL' 'did you mean "TCR_EL1"' mmu walk 0x1000 TCR_EL=1
mistake 'pa_bit' 'did you mean "pa_bits"' mmu walk 0x1000 pa_bit=1
mistake 'TCR_EL1' '' mmu walk 0x1000 TCR_EL1=x
mistake 'pa_bits' '' mmu walk 0x1000 pa_bits=64
mistake 'NAME=VALUE' '' mmu walk 0x1000 TCR_EL1=
mistake '--el 3' 'expected 0, 1 or 2' mmu walk 0x1000 "${here[@]}" --el 3
mistake 'reed' 'did you mean "read"' mmu walk 0x1000 "${here[@]}" --access reed
mistake 'el11' 'el10' mmu dump "${here[@]}" --regime el11
mistake 'tables' 'FILE@ADDRESS' mmu dump --regs regs.txt --mem tables
mistake 'nowhere' '' mmu dump --regs regs.txt --mem nowhere@0
mistake 'tables@0x40002000: 0x40002000..0x40004fff overlaps tables@0x40000000' '' mmu dump "${here[@]}" \
    --mem tables@0x40002000
mistake 'overlaps' '' mmu dump "${here[@]}" --mem tables@0x3fffe000
ends 0 mmu dump "${here[@]}" --mem tables@0x3fffd000
mistake 'tables@0x50000004' 'multiple of 8' mmu dump "${here[@]}" --mem tables@0x50000004
mistake '0xfffffffffffff000' 'beyond the last address' mmu dump "${here[@]}" --mem tables@0xfffffffffffff000
mistake 'TCR_EL1: 0x00000000500800019 has 17 digits' 'at most 16' mmu walk 0x1000 TCR_EL1=0x00000000500800019
mistake 'TCR_EL1 without a value' 'TCR_EL1=VALUE' mmu walk 0x1000 TCR_EL1
mistake '--write is not for mmu at' '' mmu at s1e1r 0x1000 "${here[@]}" --write
mistake '--pan is not for mmu dump' '' mmu dump "${here[@]}" --pan
mistake '--regime is not for mmu walk' '' mmu walk 0x1000 "${here[@]}" --regime el2
mistake 'nowhere' '' mmu dump --regs nowhere
printf '\nTCR_EL1=1\nHRC_EL2=1\n' >typo.txt
mistake 'typo.txt:3' 'did you mean "HCR_EL2"' mmu dump --regs typo.txt
printf 'TCR_EL1\n' >half.txt
mistake 'half.txt:1' 'NAME=VALUE' mmu dump --regs half.txt
: >empty
mistake 'empty' '' mmu dump --regs regs.txt --mem empty@0
mistake '--vm' '' mmu dump --regs regs.txt --vm 1
finish
