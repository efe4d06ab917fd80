#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# GTKWave reads our waves: wave.vcd through vcd2fst and back through fst2vcd has the same signals in the
# same scopes, with the same widths and the same changes of value at the same times.
# Usage: vcd_gtkwave.sh GATHER SOURCE_DIR. GATHER_JUDGE_KEEP is a folder for the runs.
set -euo pipefail
# shellcheck source=tests/judges/lib.sh
. "$(dirname "$0")/lib.sh"

program_and_tree "$@"
needs vcd2fst fst2vcd python3

make_work
cd "$work"

cat >compare.py <<'END'
import sys

class Wave:
    """The signals of a value change dump (IEEE 1800, 21.7): name to width and [(time, value)]."""
    def __init__(self, path):
        self.width, self.changes, self.unit = {}, {}, None
        names, scopes, time = {}, [], 0
        lines = iter(open(path, encoding="ascii").read().split("\n"))
        for line in lines:
            words = line.split()
            if not words or words[0] in ("$dumpvars", "$end", "$dumpall", "$dumpoff", "$dumpon"):
                continue
            if words[0] == "$var":
                name = ".".join(scopes + words[4:-1])
                assert name not in self.width, name
                names[words[3]], self.width[name] = name, int(words[2])
                self.changes[name] = []
            elif words[0] == "$scope":
                scopes.append(words[2])
            elif words[0] == "$upscope":
                scopes.pop()
            elif words[0].startswith("$"):
                text = words[1:]
                while "$end" not in text:
                    text += next(lines).split()
                if words[0] == "$timescale":
                    self.unit = "".join(text[:-1])
            elif words[0][0] == "#":
                assert int(words[0][1:]) >= time, (path, words)
                time = int(words[0][1:])
            else:
                value, name = ((words[0][1:], words[1]) if words[0][0] == "b"
                               else (words[0][0], words[0][1:]))
                value, at = int(value, 2), self.changes[names[name]]
                if not at or at[-1][1] != value:
                    at.append((time, value))
        assert not scopes
        self.end = time

ours, back = Wave(sys.argv[1]), Wave(sys.argv[2])
assert ours.unit == back.unit == "1ps", (ours.unit, back.unit)
assert ours.width == back.width, (ours.width, back.width)
for name, changes in ours.changes.items():
    assert changes == back.changes[name], (name, [
        pair for pair in zip(changes, back.changes[name]) if pair[0] != pair[1]][:3])
assert ours.end == back.end, (ours.end, back.end)
count = sum(map(len, ours.changes.values()))
assert count >= int(sys.argv[3]), count
print(f"{sys.argv[1]}: {len(ours.width)} signals, {count} changes, {ours.end} ps")
END

# Three ports, one of them slow, and all that a port does: writes, reads, waiting for credits, DMA.
cat >busy.lua <<'END'
local gather = require "gather"
local p = gather.platform{ preset = "generic-n1", cores = 2 }
local vm = p:vm{ policy = "v6.9" }
for _, link in ipairs{ { gen = 4, width = 16 }, { gen = 1, width = 1, mps = 128, ph = 1 }, { gen = 5, width = 4 } } do
    local ep = p:endpoint{ link = link, bars = { [0] = { size = "16KiB" }, [2] = { size = "1MiB", prefetchable = true } } }
    local wc, dev = vm:map(ep, 2, { s1 = "normal-nc" }), vm:map(ep, 0, { s1 = "device-ngnre" })
    for core = 0, 1 do
        local cpu = vm:cpu(core)
        cpu:store(wc, { pattern = "stp", bytes = 4096 })
        cpu:barrier("dsb sy")
        for i = 0, 15 do cpu:write(dev.va + 8 * i, "\1\2\3\4\5\6\7\8") end
        cpu:read(dev.va + 0x100, 8)
    end
end
END
"$gather" run busy.lua -o busy --vcd >/dev/null
"$gather" replay "$source_dir/traces/wclog_ivshmem-micro.txt.gz" --quiet --s1 normal-nc --vcd \
    -o micro >/dev/null

for wave in busy micro; do
    vcd2fst -v "$wave/wave.vcd" -f "$wave.fst" >log 2>&1 || {
        cat log
        exit 1
    }
    if grep -iE 'error|warning|unknown|fail' log; then
        echo "$wave/wave.vcd: vcd2fst complains"
        exit 1
    fi
    fst2vcd "$wave.fst" >"$wave.back.vcd"
    python3 compare.py "$wave/wave.vcd" "$wave.back.vcd" 1000
done
