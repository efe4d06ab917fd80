#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Distributions: distributions.json and `gather hist --of`, against the list of TLPs.
. "$(dirname "$0")/lib.sh"
need python3

cat >check.py <<'END'
import csv, json, math, sys
from decimal import Decimal

def last(value):
    """The end of the bucket that begins with value."""
    return value if value < 64 else value + (1 << (value.bit_length() - 7)) - 1

def rank(values, percent):
    return sorted(values)[max(0, math.ceil(Decimal(str(percent)) / 100 * len(values)) - 1)]

def near(got, want, what):
    assert abs(got - want) <= want / 128, f"{what}: {got}, the sorted list has {want}"

def one(folder, regions):
    rows = list(csv.DictReader(open(f"{folder}/tlps.csv", newline="")))
    root = json.load(open(f"{folder}/distributions.json"))
    assert root["version"] == 1
    groups = {(g["by"], g["name"]): g for g in root["groups"]}
    writes = [r for r in rows if r["type"] == "MWr" and r["dir"] == "down"]
    def check(group, writes):
        sizes, reasons = {}, {}
        for r in writes:
            sizes[int(r["bytes"])] = sizes.get(int(r["bytes"]), 0) + 1
            reasons[r["reason"]] = reasons.get(r["reason"], 0) + 1
        assert dict(map(tuple, group["write_sizes"])) == sizes, (group["write_sizes"], sizes)
        assert group["reasons"] == reasons, (group["reasons"], reasons)
        for what in ("stores", "gap", "write_latency", "read_latency"):
            v = group[what]
            assert sum(b[2] for b in v["buckets"]) == v["count"]
            assert all(b[1] == last(b[0]) for b in v["buckets"]), v
    whole = groups["all", ""]
    check(whole, writes)
    assert whole["stores"]["count"] == whole["write_latency"]["count"] == len(writes)
    assert whole["gap"]["count"] == max(0, len(writes) - 1)  # one link
    reads = [r for r in rows if r["type"] == "MRd" and r["reason"] != "speculative"]
    assert sum(n for _, n in whole["read_sizes"]) == len(reads)
    for (by, name), g in groups.items():
        if by != "region":
            continue
        base, size = regions[name]
        assert g["address"] == base, (g["address"], base)
        check(g, [r for r in writes if base <= int(r["address"], 16) < base + size])
    for by in ("cpu", "region"):
        parts = [g for (b, _), g in groups.items() if b == by]
        if by == "cpu" or regions:
            for what in ("stores", "gap", "write_latency", "read_latency"):
                for key in ("count", "sum"):
                    assert sum(g[what][key] for g in parts) == whole[what][key], (by, what, key)
    return rows, whole

def hist(path):
    return {d["of"]: d["runs"] for d in json.load(open(path))["distributions"]}

if sys.argv[1] == "folder":
    regions = {}
    for text in sys.argv[3:]:
        name, base, size = text.rsplit(":", 2)
        regions[name] = int(base, 16), int(size, 16)
    one(sys.argv[2], regions)
elif sys.argv[1] == "gaps":
    # A TLP of n bytes on the wire takes n bytes of time, and up to 4 ps for what the link itself needs.
    rows, whole = one(sys.argv[2], {})
    ps_per_byte = Decimal(sys.argv[4])
    writes = [r for r in rows if r["type"] == "MWr"]
    gaps = [int(Decimal(b["time_ns"]) * 1000) - int(Decimal(a["time_ns"]) * 1000)
            - int(Decimal(a["wire_bytes"]) * ps_per_byte) for a, b in zip(writes, writes[1:])]
    run = hist(sys.argv[3])["gap"][0]
    for key, percent in (("p50", 50), ("p90", 90), ("p99", 99), ("p999", 99.9)):
        got, want = run[key], rank(gaps, percent)
        assert abs(got - want) <= max(want / 128, 4), (key, got, want)
    assert abs(run["sum"] - sum(gaps)) <= 4 * len(gaps), (run["sum"], sum(gaps))
    sizes = hist(sys.argv[3])["size"][0]
    raw = [int(r["bytes"]) for r in writes]
    assert sizes["sum"] == sum(raw) and sizes["count"] == len(raw)
    for key, percent in (("p50", 50), ("p90", 90), ("p99", 99), ("p999", 99.9)):
        assert sizes[key] == rank(raw, percent), key
elif sys.argv[1] == "csv":
    rows = list(csv.DictReader(open(sys.argv[2], newline="")))
    assert list(rows[0]) == "of unit run by name first last count".split(), rows[0]
    assert {r["of"] for r in rows} == {"size", "stores", "reasons", "gap", "write-latency",
                                       "read-latency", "read-size"}
    assert {r["run"] for r in rows} == {"v6.8", "v6.9"}
END

trace=$source_dir/traces/wclog_nvme-e1000e-mmio.txt.gz
quiet=(replay "$trace" --quiet --s1 normal-nc)

ends 0 "${quiet[@]}" --policy v6.8 --policy v6.9 -o out
for run in v6.8 v6.9; do
    holds "out/$run agrees with its TLPs" python3 ./check.py folder "out/$run"
done
# 16 GT/s, 16 lanes, 128b/130b: 31.5077 GB/s
ends 0 hist out/v6.9 --of gap --of size --json gaps.json
rate=$(python3 -c 'print(1e12 / (16e9 * 16 / 8 * 128 / 130))')
holds "percentiles of gaps and sizes" python3 ./check.py gaps out/v6.9 gaps.json "$rate"

# Two regions, two CPUs: a scenario.
cat >two.lua <<'END'
local gather = require "gather"
local p = gather.platform{ preset = "ideal", seed = 1, cores = 2, distributions = true }
local a = p:endpoint{ bars = { [0] = { size = "64KiB" } } }
local b = p:endpoint{ bars = { [2] = { size = "1MiB", prefetchable = true } } }
local vm = p:vm{ policy = "v6.9" }
local m, n = vm:map(a, 0, { s1 = "device-ngnre" }), vm:map(b, 2, { s1 = "normal-nc" })
for i = 0, 9 do vm:cpu(0):write(m.va + 8 * i, "12345678") end
vm:cpu(1):store(n, { pattern = "str8", bytes = 4096 })
vm:cpu(1):barrier("dsb sy")
vm:cpu(1):read(n.va, 8)
local r = p:report()
local by = {}
for _, g in ipairs(r.distributions) do by[g.by .. " " .. g.name] = g end
gather.expect(by["all "].stores.sum == 10 + 512, "every store instruction is in one write")
gather.expect(by["region ep0 BAR0"].write_sizes[8] == 10, "ten writes of 8 bytes")
gather.expect(by["region ep1 BAR2"].read_latency.count == 1, "one read")
gather.expect(by["cpu 0"].stores.count == 10 and by["cpu 0"].reasons.device == 10, "core 0")
gather.expect(by["cpu 1"].stores.sum == 512, "core 1")
gather.expect(by["cpu 1"].read_latency.p50 == by["all "].read_latency.least, "its read")
print(string.format("%s:%x:10000", "ep0 BAR0", m.pa or 0), string.format("%x", n.pa or 0))
END
ends 0 run two.lua -o two || cat ../err
holds "two regions agree" grep -q '"by": "region", "name": "ep1 BAR2"' two/distributions.json
ends 0 hist two --of stores --by region
holds "columns by region" grep -q 'ep0 BAR0 .*ep1 BAR2' ../out
ends 0 hist two --of write-latency --by cpu
holds "columns by cpu" grep -q 'cpu 0 .*cpu 1' ../out

# A map in a replay names regions.
ends 0 replay "$source_dir/traces/wclog-delta_fbcon-bochs.txt.gz" --quiet \
    --map "$source_dir/traces/fbcon.map.lua" -o map
ends 0 hist map --of gap --by region
holds "a region of the map" test -s ../out

# Files, and what reads them.
ends 0 hist out --of all --csv a.csv --json a.json --svg a.svg
holds "the CSV" python3 ./check.py csv a.csv
holds "the SVG is XML" python3 -c 'import xml.dom.minidom as m; m.parse("a.svg")'
ends 0 hist out/v6.8 --of gap --diff out/v6.9 --csv d.csv --json d.json --svg d.svg
holds "the SVG of a difference" python3 -c 'import xml.dom.minidom as m; m.parse("d.svg")'
holds "shares sum to one" python3 -c '
import csv
rows = list(csv.DictReader(open("d.csv")))
for k in ("share_before", "share_after"):
    assert abs(sum(float(r[k]) for r in rows) - 1) < 1e-6, k'
if command -v gnuplot >/dev/null; then
    ends 0 hist out --of all --png a.png
    holds "the PNG" test "$(head -c 8 a.png | od -An -tx1 | tr -d ' \n')" = 89504e470d0a1a0a
fi
ends 0 hist out --of gap --diff v6.9
holds "from the other run to the named one" grep -q 'v6.8 -> v6.9' ../out
ends 0 hist out/v6.9 --of all --diff out/v6.9
holds "the same" test "$(grep -c 'no difference' ../out)" -eq 7
ends 0 hist "$trace" --quiet --s1 normal-nc --of gap --json t.json
ends 0 hist out/v6.9 --of gap --json f.json
holds "a trace as its folder" cmp t.json f.json

# As it was: without --of the files have the same bytes.
ends 0 hist out/v6.9 --csv plain.csv
holds "bytes,count" cmp plain.csv out/v6.9/hist.csv

# Mistakes.
mistake 'did you mean "gap"' "" hist out --of gop
mistake 'did you mean "region"' "" hist out --by regoin
mistake "no regions" "--map" hist out/v6.9 --of gap --by region
mistake 'did you mean "v6.9"' "" hist out --diff v6.99
mistake "--svg" "" hist out --diff v6.8 --png x.png
cp -r out/v6.9 old && rm old/distributions.json
ends 0 hist old
mistake "older version" "-o" hist old --of gap
cp -r out/v6.9 bad
sed -i 's/"count": 8200/"count": 8201/' bad/distributions.json
mistake "bad/distributions.json" "group 1: 'gap'" hist bad --of gap
printf '{"version": 2, "groups": []}' >bad/distributions.json
mistake "version 2" "" hist bad
nothing_left x.png
finish
