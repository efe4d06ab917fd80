#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# gather lint: findings with lines, the summary, the exit status, the files, the mistakes.
. "$(dirname "$0")/lib.sh"
micro=$source_dir/traces/wclog_ivshmem-micro.txt.gz

# A driver that forgets its barriers: data to BAR2, a doorbell in BAR0, the data again.
cat >map.lua <<'END'
return {
    { name = "nic BAR2", base = 0x8000000000, size = "1MiB", s1 = "normal-nc" },
    { name = "nic BAR0", base = 0x8000200000, size = "16KiB" },
}
END
cat >driver.wclog <<'END'
10 0 W iv+0x0 0x8000000000 8 - 0x1000 f9000000
11 0 W iv+0x8 0x8000000008 8 - 0x1004 f9000000
12 0 W db+0x10 0x8000200010 4 - 0x1008 b9000000
13 0 W iv+0x0 0x8000000000 8 - 0x1000 f9000000
14 0 B - - 0 - 0x1010 d50332bf
15 0 W db+0x12 0x8000200012 4 - 0x1014 b9000000
END
ends 1 lint driver.wclog --map map.lua
holds "doorbell with both lines" grep -qE '^driver.wclog:3: doorbell: .*\(earlier line 2; 0x8000200010, nic BAR0\)$' ../out
holds "reuse with both lines" grep -qE '^driver.wclog:4: reuse: .*\(earlier line 2; 0x8000000000, nic BAR2\)$' ../out
holds "unaligned" grep -qE '^driver.wclog:6: unaligned: .*\(0x8000200012, nic BAR0\)$' ../out
holds "three findings" test "$(grep -c '^driver.wclog:' ../out)" -eq 3
holds "the summary" grep -qxE 'doorbell +1 +1' ../out

# Before 6.9 all of it is Device memory.
ends 1 lint driver.wclog --map map.lua --policy v6.8
holds "v6.8: unaligned alone" test "$(grep -c '^driver.wclog:' ../out)" -eq 1

ends 1 lint driver.wclog --map map.lua --only doorbell,reuse --quiet
holds "--only" test "$(wc -l <../out)" -eq 2
holds "--quiet" test ! -s ../err
ends 0 lint driver.wclog --map map.lua --only hot-read
ends 0 lint "$micro" --s1 normal-nc --only reuse,doorbell,unaligned,ecam-order,hot-read

# bf writes 2000 records to two slots in turn, a DMB after each: for who does not trust a DMB each but
# the first two is a reuse. An ISB is within three of them: the rest of that record is told when it is
# written again, its begin and the other slot's record are undecided; 9 are undecided elsewhere.
ends 1 lint "$micro" --s1 normal-nc --only reuse -p lint.dmb_flushes=false --csv reuse.csv
holds "bf" test "$(awk -F, 'NR > 1 && $6 ~ /^0x80000a0/ { n += $9 } END { print n }' reuse.csv)" -eq 1995
holds "bf with an ISB" grep -qE '^reuse +1995 +1  15 undecided' ../out

ends 1 lint "$micro" --s1 normal-nc --json
if command -v python3 >/dev/null; then
    holds "--json" python3 -c '
import json, sys
j = json.load(open("../out"))
assert j["total"] == 268 and j["lints"][0] == {
    "name": "overlap", "total": 268, "places": len(j["findings"]), "beyond": 0, "undecided": 3, "unjudged": 0}
assert sum(f["count"] for f in j["findings"]) == 268'
fi

# Beyond lint.keep findings are counted, places are not.
ends 1 lint "$micro" --s1 normal-nc -p lint.keep=2 --only overlap --csv keep.csv
beyond=$((268 - $(awk -F, 'NR > 1 { n += $9 } END { print n }' keep.csv)))
holds "two places" test "$(wc -l <keep.csv)" -eq 3
holds "and the rest ($beyond)" grep -qE "^overlap +268 +2  $beyond at other places, beyond lint.keep  3 undecided" ../out

# The table on standard output: nothing else there, and no file of that name.
ends 1 lint driver.wclog --map map.lua --csv driver.csv
ends 1 lint driver.wclog --map map.lua --csv -
holds "--csv -" cmp driver.csv ../out
holds "--csv -: the summary is beside it" grep -qxE 'doorbell +1 +1' ../err
nothing_left ./-
ends 1 lint driver.wclog --map map.lua --csv - --quiet --only reuse
holds "--csv - --quiet" test ! -s ../err
holds "--csv - --only" test "$(wc -l <../out)" -eq 2
status=0
"$gather" lint - --map map.lua --csv - --quiet <driver.wclog >../out || status=$?
holds "from a pipe to a pipe" test "$status" -eq 1
holds "from a pipe to a pipe: the same" cmp driver.csv ../out

if [ -c /dev/full ]; then
    status=0
    "$gather" lint driver.wclog --map map.lua --csv - --quiet >/dev/full 2>../err || status=$?
    holds "a table that is cut is no result" test "$status" -eq 2
    holds "it says so" grep -q 'standard output' ../err
fi

# What the map does not have is not judged, and said to be so; it is between the others all the same.
cat >partial.wclog <<'END'
10 0 W iv+0x100 0x8000200100 8 - 0x1000 f9000000
11 0 W xx+0x0 0x9000000001 4 - 0x1004 b9000000
12 0 W iv+0x104 0x8000200104 8 - 0x1008 f9000000
13 0 W iv+0x0 0x8000000000 8 - 0x100c f9000000
14 0 W xx+0x8 0x9000000008 4 - 0x1010 b9000000
15 0 W db+0x10 0x8000200010 4 - 0x1014 b9000000
END
echo 'return { { name = "nic BAR0", base = 0x10000000, size = "4KiB" } }' >one.lua
ends 1 lint partial.wclog --map map.lua
holds "outside the map: in the summary" test "$(tail -n 1 ../out)" = '2 accesses outside the map were not judged'
holds "outside the map: nothing told" test "$(grep -cE '^partial.wclog:(2|5):' ../out)" -eq 0
holds "outside the map: told once" test "$(grep -c 'outside the map' ../err)" -eq 0
ends 1 lint partial.wclog --map map.lua --csv - --only doorbell
holds "outside the map: --csv -" grep -qx '2 accesses outside the map were not judged' ../err
ends 1 lint partial.wclog --map map.lua --quiet
holds "outside the map: --quiet" test "$(cat ../err)" = 'gather: partial.wclog: 2 accesses outside the map were not judged'
ends 1 lint partial.wclog --map map.lua --json
holds "outside the map: --json" grep -qF '"2 accesses outside the map were not judged"' ../out
ends 0 replay partial.wclog --map map.lua --lint --json
holds "outside the map: replay --lint" grep -q '"lints: .*; 2 accesses outside the map were not judged"' ../out
# A map of one BAR finds there what no map finds there.
echo 'return { { name = "e1000e-mmio", base = 0x10000000, size = "128KiB" } }' >e1000e.lua
ends 1 lint "$source_dir/traces/qemu-mr_nvme-e1000e.log.gz" --csv all.csv
ends 1 lint "$source_dir/traces/qemu-mr_nvme-e1000e.log.gz" --map e1000e.lua --csv bar.csv
holds "one BAR: the same" cmp <(grep ',e1000e-mmio,' all.csv) <(tail -n +2 bar.csv)
holds "one BAR: there are some" test "$(wc -l <bar.csv)" -eq 5
ends 0 lint partial.wclog --only reuse --s1 normal-nc
holds "without a map all are judged" test "$(grep -c 'not judged' ../out)" -eq 0

# A window: what the whole capture has there, and what a replay of it finds.
# same_as_replay TRACE OPTION...
same_as_replay() {
    run lint "$@" --json
    cp ../out lint.json
    run replay "$@" --lint --json
    checks=$((checks + 1))
    python3 - "$@" <<'END' || fail "lint and replay --lint: $*"
import json
a, b = json.load(open("lint.json")), json.load(open("../out"))["runs"][0]
assert a["lints"] == b["lints"], (a["lints"], b["lints"])
assert a["findings"] == b["findings"]
assert a["total"] == sum(r["total"] for r in b["lints"])
END
}
if command -v python3 >/dev/null; then
    same_as_replay driver.wclog --map map.lua
    same_as_replay driver.wclog --map map.lua --region '*BAR0'
    same_as_replay driver.wclog --map map.lua --region '*BAR2'
    same_as_replay driver.wclog --map map.lua --from 3
    same_as_replay driver.wclog --map map.lua --from @12 --to @14
    same_as_replay partial.wclog --map map.lua
    same_as_replay partial.wclog --map map.lua --from 11 --to 15
    same_as_replay partial.wclog --map map.lua --region '*BAR0'
    same_as_replay "$source_dir/traces/qemu-mr_nvme-e1000e.log.gz" --map one.lua
    same_as_replay "$source_dir/traces/qemu-mr_nvme-e1000e.log.gz" --map one.lua --from 500ms
    same_as_replay "$micro" --s1 normal-nc
    same_as_replay "$micro" --s1 normal-nc --from 3000000
    same_as_replay "$micro" --s1 device-ngnre --to 3000000
    same_as_replay "$source_dir/traces/wclog_nvme-e1000e-mmio.txt.gz" --region lo --from 1000000
    same_as_replay "$source_dir/traces/qemu-vfio_nvme-e1000e_nommap.log.gz" --region '*region0' --from 100ms
    # The parts of a capture have what the whole has.
    python3 - "$gather" "$micro" <<'END' || fail "a window's findings"
import json, subprocess, sys
def total(*window):
    out = subprocess.run([sys.argv[1], "lint", sys.argv[2], "--s1", "normal-nc", "--json", *window],
                         capture_output=True, text=True).stdout
    return json.loads(out)["total"]
parts = [total("--from", str(a), "--to", str(a + 2000000)) for a in range(0, 20000000, 2000000)]
rest = total("--from", "20000000")
assert sum(parts) + rest == total() == 268, (parts, rest)
assert sum(1 for p in parts if p) > 1, parts
END
fi
ends 1 lint driver.wclog --map map.lua --region '*BAR0'
holds "a window: the doorbell is of its region" grep -qE '^driver.wclog:3: doorbell: .*earlier line 2' ../out
holds "a window: what is outside is counted" grep -q 'outside the window' ../err
ends 0 lint driver.wclog --map map.lua --from 1000
holds "an empty window" grep -q 'no access is inside the window; the trace.s times are 10 to 15 instructions' ../err
mistake 'nothing is between' '' lint driver.wclog --from 5 --to 3
mistake 'not a moment' '' lint driver.wclog --from soon
mistake 'not a list of CPUs' '' lint driver.wclog --cpu a
mistake 'no region of the map' 'nic BAR2' lint driver.wclog --map map.lua --region 'nic BAR3'
mistake 'no region of the trace' 'iv' lint driver.wclog --region iw
mistake 'CPU 1' '' lint driver.wclog --cpu 1
mistake 'in instructions' '' lint driver.wclog --from 10ms
mistake 'standard output' '--json' lint driver.wclog --csv - --json
mistake 'standard input' '' lint - --map -

# Where nobody has told a region's address, none is invented.
ends 1 lint "$source_dir/traces/qemu-vfio_nvme-e1000e_nommap.log.gz"
holds "region and offset" grep -q '(earlier line 555; 74 times; 0000:00:03.0:region0+0x14)$' ../out
ends 1 lint "$source_dir/traces/qemu-vfio_nvme-e1000e_nommap.log.gz" --csv - --quiet
holds "region and offset as a table" test "$(grep -cE '^[0-9]+,[0-9]+,hot-read,0,[0-9]+,\+0x[0-9a-f]+,4,0000:00:03.0:region0,' ../out)" -eq 4
ends 1 lint "$source_dir/traces/qemu-vfio_nvme-e1000e_nommap.log.gz" --map trace
holds "the trace itself tells it" grep -qE '; 0x[0-9a-f]+, ' ../out

# What a replay sees fault, the lint has found.
run replay "$micro" --s1 device-ngnre
faulted=$(sed -nE 's/^ *faulted +([0-9,]+).*/\1/p' ../out)
ends 1 lint "$micro" --s1 device-ngnre --only unaligned
holds "as many as fault ($faulted)" grep -qE "^unaligned +$faulted " ../out

# Without barriers in the trace nothing is said of order.
ends 0 lint "$source_dir/traces/qemu-mr_nvme-cmb-wc.log.gz" --map "$source_dir/traces/nvme-cmb.map.lua"
holds "it says so" grep -qE '^overlap +0 +0 +not looked for: the trace has no barriers' ../out
ends 0 lint "$source_dir/traces/wclog-delta_fbcon-bochs.txt.gz" --map "$source_dir/traces/fbcon.map.lua"

# From a pipe, and by way of gtr.
ends 0 convert driver.wclog driver.gtr --map map.lua
ends 1 lint driver.gtr
holds "gtr: the same three" test "$(grep -c '^driver.gtr:' ../out)" -eq 3

# What is wrong with the capture is told, whatever is asked for: no findings in a capture that was
# lost are no good news. The gtr has one block, and so nothing is left of it.
ends 0 convert driver.wclog lost.gtr
printf '\377' | dd of=lost.gtr bs=1 seek=150 conv=notrunc 2>/dev/null
for how in '' '--quiet' '--csv - --quiet' '--csv -'; do
    # shellcheck disable=SC2086 # several words
    ends 0 lint lost.gtr $how
    holds "damage: $how" grep -qE '^gather: lost.gtr: block 0 .*is damaged.*: 6 records lost$' ../err
done
ends 0 replay lost.gtr --quiet
cp ../err replay.err
ends 0 lint lost.gtr --quiet
holds "damage: what replay --quiet says" cmp replay.err ../err
ends 0 convert lost.gtr made.gtr
ends 0 lint made.gtr --quiet
holds "made of a damaged one" grep -q 'made from a capture that was damaged' ../err
mistake 'is damaged' 'lost.gtr' lint lost.gtr --strict --quiet
{ head -n 3 driver.wclog && echo rubbish && tail -n 3 driver.wclog; } >rubbish.wclog
ends 1 lint rubbish.wclog --map map.lua --quiet
holds "a bad line" grep -q '^gather: rubbish.wclog:4: ' ../err
holds "a bad line alone" test "$(wc -l <../err)" -eq 1
holds "a bad line: the findings stay" test "$(grep -c '^rubbish.wclog:[357]: ' ../out)" -eq 3

# The parameters are replay's, too, with --lint: of every run, and of hist.
ends 0 replay driver.wclog --map map.lua --quiet --lint
holds "replay --lint" grep -q 'lints: 1 reuse, 1 doorbell, 1 unaligned' ../out
ends 0 replay driver.wclog --map map.lua --quiet --lint -p lint.hot_reads=3 -p wc_lines=4 -o set
holds "replay --lint -p, in run.json" grep -q '"lint.hot_reads": 3,' set/run.json
holds "replay --lint -p, the others" grep -q '"lint.hot_window": 512,' set/run.json
holds "replay --lint -p, of the machine" grep -q '"wc_lines": 4,' set/run.json
holds "replay --lint -p, as given" grep -q '"lints": "lint.hot_reads=3"' set/run.json
ends 0 replay driver.wclog --map map.lua --quiet -o unset
holds "replay without --lint" test "$(grep -c 'lint' unset/run.json)" -eq 0
ends 0 replay "$micro" --s1 normal-nc --quiet --lint -p lint.dmb_flushes=false --policy v6.8 --policy v6.9
holds "replay --lint -p: v6.8" grep -q 'lints: 2 overlap, 521 unaligned;' ../out
holds "replay --lint -p: v6.9" grep -q 'lints: 268 overlap, 1995 reuse;' ../out
ends 0 hist "$micro" --s1 normal-nc --quiet --lint -p lint.dmb_flushes=false
holds "hist --lint -p" grep -q 'lints: 268 overlap, 1995 reuse;' ../out
if command -v python3 >/dev/null; then
    same_as_replay "$micro" --s1 normal-nc -p lint.dmb_flushes=false
    same_as_replay "$micro" --s1 normal-nc -p lint.keep=2
fi
mistake 'lint.dmb_flushes=false is a parameter of the lints' 'expected --lint' replay driver.wclog -p lint.dmb_flushes=false
mistake 'expected --lint' '' hist driver.wclog -p lint.keep=3
mistake 'unknown parameter "lint.hot_read"' 'lint.hot_reads' replay driver.wclog --lint -p lint.hot_read=3
mistake 'unknown parameter "lint.hot_read"' 'lint.hot_reads' replay driver.wclog -p lint.hot_read=3
mistake 'lint.keep: 0 is out of range' '1 to 100000' replay driver.wclog --lint -p lint.keep=0 -o none
nothing_left none

ends 0 lint --list
holds "--list: lints" grep -q '^ecam-order$' ../out
holds "--list: parameters" grep -q 'lint.hot_reads' ../out
holds "--list: of a rule" grep -qx '    parameters: lint.keep, lint.hot_reads, lint.hot_window' ../out
ends 0 lint --list --only reuse,hot-read
holds "--list --only" test "$(grep -cE '^(overlap|reuse|doorbell|unaligned|ecam-order|hot-read)$' ../out)" -eq 2
ends 0 lint --list --csv rules.csv
holds "--list --csv and text" grep -q '^ecam-order$' ../out
ends 0 lint --list --csv -
holds "--list --csv -" cmp rules.csv ../out
if command -v python3 >/dev/null; then
    ends 0 lint --list --json
    holds "--list --json" python3 -c '
import csv, json
d = json.load(open("../out"))
assert list(d) == ["command", "version", "rules"] and d["command"] == "lint"
assert [r["name"] for r in d["rules"]] == ["overlap", "reuse", "doorbell", "unaligned", "ecam-order", "hot-read"]
for r in d["rules"]:
    assert list(r) == ["name", "finds", "source", "parameters"] and r["finds"] and r["source"]
    for p in r["parameters"]:
        assert list(p) == ["name", "default", "least", "most", "unit", "meaning", "source"]
        assert p["meaning"] and p["source"]
hot = {p["name"]: p for p in d["rules"][5]["parameters"]}
assert (hot["lint.hot_reads"]["default"], hot["lint.hot_reads"]["least"], hot["lint.hot_reads"]["most"],
        hot["lint.hot_reads"]["unit"]) == (32, 2, 1000000, "reads")
dmb = [p for p in d["rules"][1]["parameters"] if p["name"] == "lint.dmb_flushes"][0]
assert (dmb["default"], dmb["least"], dmb["unit"]) == (True, None, None) and "PR 1511" in dmb["source"]
rows = list(csv.DictReader(open("rules.csv")))
assert [(x["lint"], x["parameter"]) for x in rows] == [
    (r["name"], p["name"]) for r in d["rules"] for p in r["parameters"]]
for x, p in zip(rows, [p for r in d["rules"] for p in r["parameters"]]):
    assert x["default"] == json.dumps(p["default"]) and x["meaning"] == p["meaning"], x
    assert x["least"] == ("" if p["least"] is None else str(p["least"])), x'
fi
mistake '--csv - and --json' '' lint --list --csv - --json
mistake 'no folder' 'no' lint --list --csv no/such.csv
# Values are looked at whatever else is said, and what says nothing to the list is a mistake with it.
mistake 'no trace format "wclogg"' 'did you mean "wclog"' lint --list --format wclogg
mistake 'no trace format "wclogg"' 'did you mean "wclog"' lint --format wclogg
mistake 'unknown policy "v6.99"' 'v6.9' lint --list --policy v6.99
mistake 'unknown stage-1 type' 'normal-nc' lint --list --s1 normal-cn
mistake '--policy and --list' 'takes no trace' lint --list --policy v6.8
mistake '--map and --list' 'takes no trace' lint --list --map no-such
mistake '--param and --list' 'takes no trace' lint -p lint.keep=3 --list
mistake '--from and --list' 'takes no trace' lint --list --from 10ms

echo 'return { { name = "x", base = 0, size = 4096 } }' >other.lua
mistake '"extra" is one too many' '--list' lint --list extra
mistake '"driver.wclog" is one too many' '--list' lint driver.wclog --list
mistake 'expected a trace' '' lint
mistake 'no-such' '' lint no-such
mistake 'unknown lint "overlop"' 'overlap' lint driver.wclog --only overlop
mistake 'unknown policy' 'v6.9' lint driver.wclog --policy v6.99
mistake 'hot_read' 'hot_reads' lint driver.wclog -p lint.hot_read=3
mistake 'unknown stage-1 type' 'normal-nc' lint driver.wclog --s1 normal-cn
mistake 'outside every region' 'driver.wclog:1' lint driver.wclog --strict --map other.lua
mistake 'one too many' '' lint driver.wclog map.lua
cp driver.wclog kept.wclog
mistake 'kept.wclog: expected another file than the input' '' lint kept.wclog --csv kept.wclog
mistake './map.lua: expected another file than the input' '' lint kept.wclog --map map.lua --csv ./map.lua
holds "the capture is what it was" cmp driver.wclog kept.wclog
ends 2 lint driver.wclog --map map.lua --csv no/such/folder.csv
nothing_left no
finish
