#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# --pcap, --timeline, --vcd: the files are there when they are asked for, agree with tlps.csv and
# stats.json, and appear whole or not at all.
. "$(dirname "$0")/lib.sh"
need python3

cat >busy.lua <<'END'
local gather = require "gather"
local p = gather.platform{ preset = "generic-n1", link = { gen = 3, width = 1, mps = 256, ph = 1 } }
local vm = p:vm{ policy = "v6.9" }
local ep = p:endpoint{ bars = { [2] = { size = "1MiB", prefetchable = true } } }
local other = p:endpoint{ link = { ph = 0, pd = 0 }, bars = { [0] = { size = "16KiB" } } }
local wc = vm:map(ep, 2, { s1 = "normal-nc" })
local dev = vm:map(other, 0, { s1 = "device-ngnre" })
vm:cpu(0):store(wc, { pattern = "stp", bytes = 8192 })
vm:cpu(1):store(wc, { pattern = "str8", bytes = 1024 })
vm:cpu(1):store(dev, { pattern = "str8", bytes = 256 })
vm:cpu(0):barrier("dsb sy")
other:inject{ kind = "ur", bar = 0, offset = 0x40, count = 1 }
vm:cpu(0):read(dev.va + 0x40, 8)
vm:cpu(0):read(dev.va + 0x80, 8)
END

cat >check.py <<'END'
import csv, json, sys
from fractions import Fraction

folder = sys.argv[1]
stats = {s["name"]: s["value"] for s in json.load(open(f"{folder}/stats.json"))}
rows = list(csv.DictReader(open(f"{folder}/tlps.csv", newline="")))
def ps(text):
    value = Fraction(text)
    assert value.denominator == 1, text
    return int(value)
times = {d: [ps(Fraction(r["time_ns"]) * 1000) for r in rows if r["dir"] == d] for d in ("down", "up")}

# ---- the timeline: https://ui.perfetto.dev reads these
top = json.load(open(f"{folder}/timeline.json"), parse_float=Fraction)
assert top["displayTimeUnit"] == "ns"
needed = {"X": {"name", "cat", "ts", "dur", "pid", "tid"}, "i": {"name", "cat", "ts", "pid", "tid", "s"},
          "M": {"name", "ts", "pid", "tid", "args"}}
tracks, processes, slices = {}, {}, {}
for e in top["traceEvents"]:
    assert set(e) >= needed[e["ph"]], e
    assert all(isinstance(e[k], int) for k in ("pid", "tid")), e
    if e["ph"] == "M" and e["name"] == "process_name":
        assert e["pid"] not in processes, e
        processes[e["pid"]] = e["args"]["name"]
    elif e["ph"] == "M" and e["name"] == "thread_name":
        assert (e["pid"], e["tid"]) not in tracks and e["pid"] in processes, e
        tracks[e["pid"], e["tid"]] = f'{processes[e["pid"]]}/{e["args"]["name"]}'
    elif e["ph"] != "M":
        assert (e["pid"], e["tid"]) in tracks, e
        slices.setdefault(tracks[e["pid"], e["tid"]], []).append(e)
for name, events in slices.items():
    end = 0
    for e in sorted((e for e in events if e["ph"] == "X"), key=lambda e: (e["ts"], e["dur"])):
        assert e["ts"] >= end and e["dur"] >= 0, (name, e, float(end)) # nothing overlaps on a track
        end = e["ts"] + e["dur"]
for d in ("down", "up"):
    seen = [e for name in slices if name.endswith(f"link {d}") for e in slices[name]]
    assert sorted(ps(e["ts"] * 10**6) for e in seen) == sorted(times[d]), d
    assert sum(e["dur"] for e in seen) * 1000 == Fraction(str(stats[f"pcie.link_busy_{d}"])), d
waits = [e for name in slices if "credits" in name for e in slices[name]]
assert len(waits) == stats["pcie.credit_stalls"]
assert sum(e["dur"] for e in waits) * 1000 == Fraction(str(stats["pcie.credit_stall_time"]))
drains = [e for name in slices if "write buffer" in name for e in slices[name]]
assert len(drains) == sum(v for k, v in stats.items() if k.startswith("wbuf.drain.")
                          and not k.endswith((".device", ".single")))
errors = slices.get("errors/errors", [])
assert len(errors) == stats["pcie.errors"] and all(e["ph"] == "i" for e in errors)

# ---- what follows from the rows
near = lambda name, value: abs(stats[name] - value) <= 1e-9 * max(1, value) or sys.exit((name, stats[name], value))
writes = [r for r in rows if r["type"] == "MWr"]
moved = sum(int(r["bytes"]) for r in writes)
links = sum(name.startswith("root port") for name in processes.values())
whole = json.load(open(f"{folder}/run.json"))["time"]["simulated_ns"] * links
for d in ("down", "up"):
    near(f"pcie.link_utilisation_{d}", 100 * stats[f"pcie.link_busy_{d}"] / whole)
near("pcie.wire_efficiency", 100 * moved / sum(int(r["wire_bytes"]) for r in rows if r["dir"] == "down"))
near("pcie.bytes_per_tlp", moved / len(writes))
stores = sum(e["args"].get("stores", 0) for n in slices for e in slices[n] if e["cat"] == "tlp")
near("pcie.stores_per_tlp", stores / len(writes))
near("pcie.credit_stall_mean", stats["pcie.credit_stall_time"] / len(waits) if waits else 0)

# ---- the wave
lines = open(f"{folder}/wave.vcd").read().split("\n")
split = lines.index("$enddefinitions $end")
scope, wires = [], {}
assert lines[0] == "$timescale 1 ps $end"
for line in lines[1:split]:
    words = line.split()
    assert words[-1] == "$end", line
    if words[0] == "$scope":
        scope.append(words[2])
    elif words[0] == "$upscope":
        scope.pop()
    else:
        assert words[:2] == ["$var", "wire"] and words[3] not in wires, line
        wires[words[3]] = ".".join(scope + [words[4]])
assert not scope
history, now = {name: [] for name in wires.values()}, -1
for line in lines[split + 1:]:
    if line.startswith("#"):
        assert int(line[1:]) > now, line
        now = int(line[1:])
    elif line and line not in ("$dumpvars", "$end"):
        value, mark = line[1:].split(" ") if line[0] == "b" else (line[0], line[1:])
        history[wires[mark]].append((now, int(value, 2)))
def area(name, kind=lambda v: v):
    h = history[name] + [(now, 0)]
    return sum(kind(v) * (h[i + 1][0] - t) for i, (t, v) in enumerate(h[:-1]))
for d in ("down", "up"):
    busy = [n for n in history if n.endswith(f"{d}_busy")]
    assert sum(area(n) for n in busy) == Fraction(str(stats[f"pcie.link_busy_{d}"])) * 1000, d
    assert all(history[n][-1][1] == 0 for n in busy)
    count = sum(history[n][-1][1] for n in history if n.endswith(f"{d}_tlps"))
    assert count == len(times[d]), (d, count)
    starts = sorted(t for n in history if n.endswith(f"{d}_tlps") for t, v in history[n] if v)
    assert starts == sorted(set(times[d])), d
for name in history:
    if name.endswith(("_used", "lines", "_waiting", "_bytes")):
        assert history[name][-1][1] == 0, name
if len(sys.argv) > 2: # the limit of credits, which is reached
    assert max(v for _, v in history["gather.port0.ph_used"]) == int(sys.argv[2])
open_lines = sum(area(n) for n in history if n.endswith(".lines"))
assert open_lines == sum(e["dur"] for e in drains) * 10**6
print(f"{folder}: {len(rows)} TLPs, {len(drains)} drains, {len(waits)} waits, {len(history)} wires")
END
agree() {
    checks=$((checks + 1))
    python3 check.py "$@" >../log 2>&1 || fail "$1: the files agree" "$(tail -n 5 ../log)"
}

ends 0 run busy.lua -o busy --pcap --timeline --vcd
agree busy 1
holds "there were waits" python3 -c '
import json
assert any(s["name"] == "pcie.credit_stalls" and s["value"] > 9 for s in json.load(open("busy/stats.json")))'
ends 0 replay "$source_dir/traces/wclog_nvme-e1000e-mmio.txt.gz" -o replay --timeline --vcd
agree replay
ends 0 replay "$source_dir/traces/wclog_nvme-e1000e-mmio.txt.gz" -o two --policy v6.8 --policy v6.9 \
    --s1 normal-nc --timeline --vcd --pcap=nettlp
agree two/v6.8
agree two/v6.9
holds "the list of files" grep -q '"wave.vcd"' two/v6.9/run.json

# Only what is asked for; what an earlier run left goes.
ends 0 run busy.lua -o busy --vcd
holds "the wave alone" test -e busy/wave.vcd -a ! -e busy/timeline.json -a ! -e busy/tlps.pcap
cp busy/tlps.csv with.csv
ends 0 run busy.lua -o plain
holds "looking changes nothing" cmp with.csv plain/tlps.csv
holds "nor the statistics" cmp busy/stats.json plain/stats.json
holds "nothing without asking" test "$(find plain -type f ! -name containment.csv | wc -l)" -eq 5

# The same run, the same files.
ends 0 run busy.lua -o again --pcap --timeline --vcd
ends 0 run busy.lua -o busy --pcap --timeline --vcd
for file in tlps.pcap timeline.json wave.vcd; do
    holds "$file is the same again" cmp again/$file busy/$file
done

# The page's commands work; those with tshark only where it is.
mkdir page
ln -s "$gather" page/gather
ln -s "$source_dir/scripts" "$source_dir/traces" page/
shown=0
while IFS= read -r line; do
    case $line in tshark*) command -v tshark >/dev/null || continue ;; esac
    shown=$((shown + 1))
    checks=$((checks + 1))
    (cd page && PATH=$PWD:$PATH && set +o pipefail && eval "$line") >../out 2>../err </dev/null ||
        fail "seeing.md: $line" "$(tail -n 3 ../err)"
    holds "seeing.md: $line: there is something to see" test -s ../out
done < <(awk '/^```console$/ { take = 1; next } /^```$/ { take = 0 } take' "$source_dir/docs/seeing.md" |
    sed -e ':a' -e '/\\$/ { N; s/\\\n *//; ta' -e '}' -e 's/^\$ //')
holds "the page has commands" test "$shown" -ge 6

# A run that fails leaves none of them.
printf 'local gather = require "gather"\n%s\nerror("stop")\n' "$(tail -n +2 busy.lua)" >fails.lua
ends 2 run fails.lua -o failed --pcap --timeline --vcd
nothing_left failed
mistake "--vcd: expected -o DIR" "" run busy.lua --vcd
mistake "--pcap: expected -o DIR" "" run busy.lua --pcap
mistake "--timeline: expected -o DIR" "" replay --timeline trace
mistake "--vcd: expected -o DIR" "" exec --vcd program.elf
mistake '--pcap=nettpl' '"nettlp"' run busy.lua -o x --pcap=nettpl
mistake '--pcap=foo' '"user" or "nettlp"' run busy.lua -o x --pcap=foo
holds "the choices are named once" test "$(grep -o nettlp ../err | wc -l)" -eq 1
mistake '--vcd takes no value' "" run busy.lua -o x --vcd=1
mistake 'unknown option "--timelime"' '"--timeline"' run busy.lua -o x --timelime
nothing_left x

# NetTLP has no headers of flit mode.
trace=$source_dir/traces/wclog_nvme-e1000e-mmio.txt.gz
for gen in 6 7; do
    mistake "flit mode" "expected --pcap=user" replay "$trace" -p link.gen=$gen --pcap=nettlp -o x
    mistake "flit mode" "expected --pcap=user" exec none.elf -p link.gen=$gen --pcap=nettlp -o x
done
cat >flits.lua <<'END'
local gather = require "gather"
local old = gather.platform{ link = { gen = 5 } }
old:endpoint{ bars = { [0] = { size = "16KiB" } } }
local new = gather.platform{ link = { gen = tonumber(gather.param("platform", 6)) } }
new:endpoint{ link = { gen = tonumber(gather.param("endpoint", 6)) }, bars = { [0] = { size = "16KiB" } } }
new:replay{ file = "wclog_nvme-e1000e-mmio.txt.gz" }
END
mistake "flits.lua:5: p:endpoint" "expected --pcap=user" run flits.lua --pcap=nettlp -o x
mistake "flits.lua:5: p:endpoint" "link.gen = 7" run flits.lua --pcap=nettlp -o x -p platform=5 -p endpoint=7
mistake "flits.lua:6: p:replay" "link.gen = 6" run flits.lua --pcap=nettlp -o x -p endpoint=5
nothing_left x
finish
