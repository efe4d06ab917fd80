#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The output folder of a run: what is in it, that other programs can read it, and that its parts
# agree. Files appear whole or not at all.
. "$(dirname "$0")/lib.sh"
need python3

cat >check.py <<'END'
import csv, json, math, os, sys

def one(folder, seed):
    run = json.load(open(f"{folder}/run.json"))
    for key in ("version", "seed", "parameters", "exit"):
        assert key in run, f"run.json has no {key}"
    assert run["seed"] == seed, run["seed"]
    assert run["exit"]["reason"], run["exit"]
    assert any("wc_lines" in json.dumps(p) for p in [run["parameters"]]), "no parameters"
    stats = json.load(open(f"{folder}/stats.json"))
    assert isinstance(stats, list) and stats
    values = {}
    for s in stats:
        assert set(s) >= {"name", "value", "unit"}, s
        assert not s["name"].startswith("host.") and s["name"] not in values, s
        values[s["name"]] = s["value"]
    with open(f"{folder}/tlps.csv", newline="") as f:
        assert f.readline() == ("time_ns,dir,type,address,bytes,length_dw,first_be,last_be,"
                                "wire_bytes,reason\n")
    rows = list(csv.DictReader(open(f"{folder}/tlps.csv", newline="")))
    with open(f"{folder}/hist.csv", newline="") as f:
        assert f.readline() == "bytes,count\n"
    hist = {int(r["bytes"]): int(r["count"]) for r in csv.DictReader(open(f"{folder}/hist.csv"))}
    seen, last = {}, 0
    for r in rows:
        assert r["dir"] in ("down", "up"), r
        assert r["address"].startswith("0x") and int(r["address"], 16) >= 0, r
        first, end = int(r["first_be"], 16), int(r["last_be"], 16)
        n, dw, wire = int(r["bytes"]), int(r["length_dw"]), int(r["wire_bytes"])
        float(r["time_ns"])
        if r["type"] == "MWr":
            assert r["dir"] == "down" and r["reason"], r
            enabled = bin(first).count("1") + (bin(end).count("1") + 4 * (dw - 2) if dw > 1 else 0)
            assert enabled == n, r
            assert dw == 1 or first and end, r
            header = 12 if int(r["address"], 16) < 1 << 32 else 16
            assert wire == 8 + header + 4 * dw, r
            assert int(r["address"], 16) % 4096 + 4 * dw <= 4096, r
            assert float(r["time_ns"]) >= last, r
            last = float(r["time_ns"])
            seen[n] = seen.get(n, 0) + 1
    assert seen == hist, (seen, hist)
    assert values["pcie.mwr"] == sum(hist.values())
    assert values["pcie.write_bytes"] == sum(k * v for k, v in hist.items())
    names = set(os.listdir(folder))
    assert names <= {"run.json", "stats.json", "tlps.csv", "hist.csv", "tlps.pcap",
                     "timeline.json", "wave.vcd", "hist.svg", "hist.png",
                     "distributions.json"}, names
    return values

folder, seed, *subs = sys.argv[1:]
if subs:
    top = json.load(open(f"{folder}/run.json"))
    text = json.dumps(top)
    for s in subs:
        assert f'"{s}"' in text, f"run.json does not list {s}"
        one(f"{folder}/{s}", int(seed))
    assert set(os.listdir(folder)) - set(subs) <= {"run.json", "hist.svg", "hist.png"}, \
        os.listdir(folder)
else:
    one(folder, int(seed))
END
agrees() {
    local what=$1
    shift
    checks=$((checks + 1))
    python3 check.py "$@" 2>../problem || fail "$what" "$(tail -n 3 ../problem)"
}

cat >s.lua <<'END'
local gather = require "gather"
local names = gather.param("names", "a")
for name in names:gmatch("%a+") do
    local p = gather.platform{ preset = "generic-n1", name = name }
    local ep = p:endpoint{ bars = { [0] = { size = "16KiB" }, [2] = { size = "1MiB", prefetchable = true } } }
    local vm = p:vm{ policy = "v6.9" }
    local low, high = vm:map(ep, 0, { s1 = "device-ngnre" }), vm:map(ep, 2, { s1 = "normal-nc" })
    local cpu = vm:cpu(0)
    cpu:store(high, { pattern = "stp", bytes = 4096 })
    cpu:write(high.va + 8195, "abcde" .. "fgh")
    cpu:write(high.va + 8300, "x")
    cpu:barrier("dmb oshst")
    cpu:store(low, { pattern = "str4", bytes = 64 })
    cpu:read(low.va + 8, 4)
end
gather.expect(gather.param("good", true), "good")
END
ends 0 run s.lua -o one
agrees "a run's folder" one 1
ends 0 run s.lua -o one --seed 7
agrees "written again, with another seed" one 7
ends 0 run s.lua -o two -p names=a,b
agrees "two platforms" two 1 a b
ends 1 run s.lua -o failed -p good=false
agrees "a run whose check failed" failed 1
checks=$((checks + 1))
python3 - failed/run.json <<'END' || fail "run.json says that a check failed"
import json, sys
run = json.load(open(sys.argv[1]))
assert "check" in run["exit"]["reason"], run["exit"]
END

trace=$source_dir/traces/wclog_nvme-e1000e-mmio.txt.gz
ends 0 replay "$trace" -o replay
agrees "a replay's folder" replay 1
ends 0 replay "$trace" --policy v6.8 --policy v6.9 --seed 3 -o compare
agrees "two policies" compare 3 v6.8 v6.9

# What an earlier run left under the names of runs goes away; other files stay.
touch one/mine.txt
ends 0 run s.lua -o one
holds "a file of the user's stays" test -e one/mine.txt
rm one/mine.txt
agrees "and the rest is replaced" one 1

# hist reads it back.
ends 0 hist one --csv again.csv --json again.json --svg again.svg
holds "hist: the same histogram" cmp -s one/hist.csv again.csv
holds "hist: JSON" python3 -c 'import json; json.load(open("again.json"))["runs"]'
holds "hist: SVG" python3 -c 'import xml.dom.minidom as m; m.parse("again.svg")'
ends 0 hist compare --csv both.csv
holds "hist: of several runs" grep -qx 'run,bytes,count' both.csv

# A mistake leaves nothing; a folder that cannot be made is named.
printf 'local gather = require "gather"\ngather.platform{ preset = "ideal" }:report()\nerror("x")\n' >bad.lua
mistake 'bad.lua:3' '' run bad.lua -o bad
nothing_left bad
cp -r one before
cp bad.lua s.lua
mistake 's.lua:3' '' run s.lua -o one
holds "the earlier run is untouched" diff -r one before
printf 'local gather = require "gather"\ngather.platform{ preset = "ideal" }:report()\n' >good.lua
mistake 'check.py' '' run good.lua -o check.py
finish
