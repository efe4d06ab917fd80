#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# --json: one document on standard output, and it says the same as the folder and the text do.
# --quiet: results and errors, nothing else.
. "$(dirname "$0")/lib.sh"
need python3

traces=$source_dir/traces

# read_json EXPRESSION: of the document `d` in ../out; it is the whole of standard output.
read_json() {
    checks=$((checks + 1))
    python3 -c '
import json, sys
d = json.load(open("../out"))
assert eval(sys.argv[1]), json.dumps(d)[:1500]' "$1" 2>../problem ||
        fail "$1" "$(tail -n 1 ../problem)"
}
silent() {
    holds "$1: nothing on standard error" test ! -s ../err
}

# ---- replay ------------------------------------------------------------------------------------------

ends 0 replay "$traces/qemu-mr_nvme-cmb-wc.log.gz" --policy v6.8 --policy v6.9 --map "$traces/nvme-cmb.map.lua" --json -o out
silent "replay --json"
cp ../out replay.json
cat >agree.py <<'END_PY'
import csv, json
d = json.load(open("replay.json"))
facts = {f["trace"]: f for f in json.load(open(__import__("sys").argv[1]))}["qemu-mr_nvme-cmb-wc.log.gz"]
t = d["trace"]
assert d["command"] == "replay" and d["version"] and d["exit"] == {"reason": "end of trace", "status": 0}
assert (t["format"], t["reads"], t["writes"]) == ("qemu-mr", facts["reads"], facts["writes"]), t
assert (t["read_bytes"], t["write_bytes"]) == (facts["bytes_read"], facts["bytes_written"]), t
assert t["writes_by_bytes"] == {k: v for k, v in facts["writes_by_width"].items() if v}, t
assert sum(s["count"] for s in t["skipped"]) == t["lines"] - t["reads"] - t["writes"], t
assert t["notes"] and t["messages"] == [] and not t["damaged"], t
assert [r["name"] for r in d["runs"]] == ["v6.8", "v6.9"]
for r in d["runs"]:
    sizes = {int(row["bytes"]): int(row["count"]) for row in csv.DictReader(open(f"out/{r['name']}/hist.csv"))}
    assert {h["bytes"]: h["count"] for h in r["histogram"]} == sizes, r["name"]
    assert r["tlps"] == sum(sizes.values()) and r["bytes"] == sum(b * n for b, n in sizes.items())
    assert abs(r["efficiency"] - r["bytes"] / r["wire_bytes"]) < 1e-6
    stats = {s["name"]: s["value"] for s in json.load(open(f"out/{r['name']}/stats.json"))}
    assert r["stats"] == stats, r["name"]
    assert r["drains"]["full"] == stats["wbuf.drain.full"]
    run = json.load(open(f"out/{r['name']}/run.json"))
    assert r["simulated_ns"] == run["time"]["simulated_ns"] and r["wire_bytes"] == run["wire_bytes"]
    assert (r["platform"], r["policy"], r["what_if"]) == ("generic-n1", r["name"], "as-is")
    assert any("outside the map" in n for n in r["notes"]), r["notes"]
END_PY
holds "replay --json" python3 agree.py "$traces/expected-facts.json"

# Lints: what lints.csv has, and the totals of each.
ends 0 replay "$traces/wclog_nvme-e1000e-mmio.txt.gz" --lint --json -o lints
silent "replay --lint --json"
read_json '[l["name"] for l in d["runs"][0]["lints"]] == ["overlap", "reuse", "doorbell", "unaligned", "ecam-order", "hot-read"]'
read_json 'all(d["runs"][0]["stats"]["lint." + l["name"]] == l["total"] for l in d["runs"][0]["lints"])'
read_json 'd["runs"][0]["lints"][5] == {"name": "hot-read", "total": 1382, "places": 4, "beyond": 0, "undecided": 0, "unjudged": 0}'
python3 - <<'END_PY' || fail "findings are not lints.csv"
import csv, json
found = json.load(open("../out"))["runs"][0]["findings"]
rows = list(csv.DictReader(open("lints/lints.csv", newline="")))
assert len(rows) == 4 and [{k: str(f[k]) for k in rows[0]} for f in found] == rows, (found, rows)
END_PY
ends 0 replay "$traces/wclog_nvme-e1000e-mmio.txt.gz" --json
read_json '"lints" not in d["runs"][0] and "findings" not in d["runs"][0]'

# Broken lines are in the document, with their place; a user's mistake is one line as ever.
printf '1 0 W iv+0x0 0x8000000000 4 0x1 0x401078 b9000022\nrubbish\n\377\376 1 2\n2 0 W iv+0x4 0x8000000004 4 0x1 0x401078 b9000022\n' >broken.wclog
ends 0 replay broken.wclog --format wclog --json
read_json 'd["trace"]["bad"] == 2 and [m["line"] for m in d["trace"]["messages"]] == [2, 3]'
read_json 'd["trace"]["messages"][0]["file"] == "broken.wclog" and d["trace"]["writes"] == 2'
mistake 'no such file' '' replay none.wclog --json
mistake 'broken.wclog:2' '' replay broken.wclog --format wclog --strict --json
ends 0 replay "$traces/wclog_nvme-e1000e-mmio.txt.gz" --quiet
silent "replay --quiet"
ends 0 hist "$traces/wclog_nvme-e1000e-mmio.txt.gz" --quiet --json hist.json
silent "hist --quiet"
holds "hist has both" grep -q 'TLPs' ../out
holds "hist --json FILE" python3 -c 'import json; assert json.load(open("hist.json"))["runs"]'

# ---- lint ----------------------------------------------------------------------------------------------

# The same `trace` as replay and convert have; nothing beside the document.
ends 1 lint "$traces/wclog_nvme-e1000e-mmio.txt.gz" --json
silent "lint --json"
cp ../out lint.json
read_json 'list(d) == ["command", "version", "trace", "total", "lints", "findings", "notes"] and d["command"] == "lint"'
read_json 'd["total"] == 1382 and len(d["lints"]) == 6 and len(d["findings"]) == 4 and d["notes"] == []'
ends 0 replay "$traces/wclog_nvme-e1000e-mmio.txt.gz" --json
read_json 'd["trace"] == json.load(open("lint.json"))["trace"]'
ends 0 convert "$traces/wclog_nvme-e1000e-mmio.txt.gz" nvme.gtr --json
read_json 'd["trace"] == json.load(open("lint.json"))["trace"]'
ends 0 lint broken.wclog --format wclog --json
silent "lint --json of bad lines"
read_json 'd["trace"]["bad"] == 2 and [m["line"] for m in d["trace"]["messages"]] == [2, 3] and d["trace"]["writes"] == 2'
printf '\377' | dd of=nvme.gtr bs=1 seek=30000 conv=notrunc 2>/dev/null
for quiet in '' --quiet; do
    ends 0 lint nvme.gtr --json $quiet
    silent "lint --json $quiet of damage"
    read_json 'd["trace"]["damaged"] and d["trace"]["bad"] == d["trace"]["lines"] > 0 and d["total"] == 0'
    read_json 'd["trace"]["writes"] == 0 and "is damaged" in d["trace"]["messages"][0]["text"]'
done
ends 0 lint "$traces/qemu-mr_nvme-cmb-wc.log.gz" --map "$traces/nvme-cmb.map.lua" --from @1795195007.5 --json
silent "lint --json of a part"
read_json 'len(d["notes"]) == 2 and "outside the map" in d["notes"][0] and "outside the window" in d["notes"][1]'

# ---- convert -----------------------------------------------------------------------------------------

ends 0 convert "$traces/qemu-mr_nvme-cmb-wc.log.gz" cmb.wclog --json
silent "convert --json"
read_json 'd["command"] == "convert" and d["trace"]["format"] == "qemu-mr"'
read_json 'd["out"]["records"] == d["trace"]["reads"] + d["trace"]["writes"]'
read_json 'd["out"]["path"] == "cmb.wclog" and any("times" in x for x in d["out"]["dropped"])'
ends 0 convert "$traces/qemu-mr_nvme-cmb-wc.log.gz" cmb2.wclog --quiet
silent "convert --quiet"
holds "convert --quiet: nothing to say" test ! -s ../out
holds "the same file" cmp cmb.wclog cmb2.wclog
mistake 'no such file' '' convert none.wclog a.wclog --json
nothing_left a.wclog

# ---- run ---------------------------------------------------------------------------------------------

cat >two.lua <<'END_LUA'
local gather = require "gather"
print("what a scenario prints")
for i, name in ipairs{ "grace", "ideal" } do
    local p = gather.platform{ preset = name, name = "machine-" .. i }
    local ep = p:endpoint{ bars = { [0] = { size = "16KiB" } } }
    local vm = p:vm{ policy = "v6.9", s1 = "4k" }
    vm:cpu(0):store(vm:map(ep, 0, { s1 = "normal-nc" }), { pattern = "stp", bytes = 4096 })
    gather.expect(i == 1, "an \"expectation\" with\nodd bytes \xff")
end
END_LUA
ends 1 run two.lua --json
holds "prints go to standard error" grep -qx 'what a scenario prints' ../err
read_json 'd["command"] == "run" and d["scenario"] == "two.lua" and d["exit"] == {"reason": "a check failed", "status": 1}'
read_json 'd["expectations"]["passed"] == 1 and d["expectations"]["failed"] == 1'
read_json '[(m["file"], m["line"]) for m in d["expectations"]["messages"]] == [("two.lua", 8)]'
read_json '[(p["name"], p["platform"], p["bytes"]) for p in d["platforms"]] == [("machine-1", "grace", 4096), ("machine-2", "ideal", 4096)]'
read_json 'all(p["stats"]["core.store_bytes"] == 4096 and p["simulated_ns"] > 0 for p in d["platforms"])'
echo 'print(1)' >none.lua
ends 0 run none.lua --json
read_json 'd["platforms"] == [] and d["expectations"]["messages"] == [] and d["exit"]["status"] == 0'
echo 'nothing.at = all' >wrong.lua
mistake 'wrong.lua:1' '' run wrong.lua --json
ends 1 run two.lua --quiet
holds "run --quiet: checks that do not hold" grep -q '^FAILED two.lua:8: ' ../err
holds "run --quiet: no count" test "$(grep -c 'checks hold' ../err)" -eq 0
ends 1 run two.lua
holds "run: the count" grep -q '1 of 2 checks hold' ../err
finish
