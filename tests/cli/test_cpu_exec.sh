#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Where cpu:exec() of a scenario finds its program, and what a scenario does without it.
. "$(dirname "$0")/lib.sh"

cat >s.lua <<'END'
local gather = require "gather"
print(gather.readable("guests/p.elf"))
gather.platform{}:vm{}:cpu(0):exec("guests/p.elf")
END
no_program='s.lua:3: cpu:exec: cannot read "guests/p.elf"'
GATHER_GUESTS=$PWD ends 2 run s.lua
holds "a missing program is a mistake with its line" grep -qF "$no_program" ../err
mkdir -p ../programs guests
echo 'no program' >../programs/p.elf
ends 2 run s.lua --guests ../programs
holds "--guests is where guests/ is" grep -q 's.lua:3: cpu:exec: guests/p.elf: not an ELF file' ../err
holds "and gather.readable() says so" grep -qx true ../out
GATHER_GUESTS=$PWD/../programs ends 2 run s.lua
holds "GATHER_GUESTS is it too" grep -q 'guests/p.elf: not an ELF file' ../err
GATHER_GUESTS=$PWD/../programs ends 2 run s.lua --guests guests
holds "--guests goes before GATHER_GUESTS" grep -qF "$no_program" ../err
mistake '--guests: "../programms" is not a folder' '' run s.lua --guests ../programms
mistake '--guests: "s.lua" is not a folder' '' run s.lua --guests s.lua
ln -s /bin/true ../programs/link.elf
sed -i 's/p\.elf/link.elf/' s.lua
ends 2 run s.lua --guests ../programs
holds "a link out of the folder is no file of it" grep -q '^false' ../out

# The scenario to try is skipped without its program, and has a fast end.
ends 0 run "$source_dir/scripts/guest_doorbell.lua" --guests ../programs
holds "one line says why" grep -q '^skipped: no guests/doorbell.elf' ../out

# An output folder has the program's TLPs.
if ! command -v aarch64-linux-gnu-gcc >/dev/null; then
    finish
fi
cat >p.s <<'END'
    mov x1, #0x8000000000
    str x1, [x1]
    str x1, [x1, #8]
    mov x0, #0x84000000
    add x0, x0, #8
    hvc #0
END
aarch64-linux-gnu-gcc -nostdlib -static -Wl,-Ttext=0x40080000,--build-id=none,-N \
    -Wl,--no-warn-rwx-segments -o p.elf p.s || fail "p.s does not assemble"
cat >t.lua <<'END'
local gather = require "gather"
local p = gather.platform{ preset = "ideal" }
local vm = p:vm{}
vm:assign(p:endpoint{ bars = { [0] = { size = "64KiB", prefetchable = true } } }, 0)
gather.expect(vm:cpu(0):exec("p.elf").reason == "system off", "it ends")
END
ends 0 run t.lua -o a
ends 0 run t.lua -o b
holds "two TLPs of 8 bytes" grep -qx '8,2' a/hist.csv
holds "the same every time" cmp a/tlps.csv b/tlps.csv
finish
