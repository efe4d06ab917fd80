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
# the first two is a reuse. In six an ISB came between; 11 are undecided elsewhere.
ends 1 lint "$micro" --s1 normal-nc --only reuse -p lint.dmb_flushes=false --csv reuse.csv
holds "bf" test "$(awk -F, 'NR > 1 && $6 ~ /^0x80000a0/ { n += $9 } END { print n }' reuse.csv)" -eq 1992
holds "bf with an ISB" grep -qE '^reuse +1992 +1  17 undecided' ../out

ends 1 lint "$micro" --s1 normal-nc --json
if command -v python3 >/dev/null; then
    holds "--json" python3 -c '
import json, sys
j = json.load(open("../out"))
assert j["total"] == 268 and j["lints"][0] == {
    "name": "overlap", "total": 268, "places": len(j["findings"]), "undecided": 2, "unjudged": 0}
assert sum(f["count"] for f in j["findings"]) == 268'
fi

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

ends 0 lint --list
holds "--list: lints" grep -q '^ecam-order$' ../out
holds "--list: parameters" grep -q 'lint.hot_reads' ../out

echo 'return { { name = "x", base = 0, size = 4096 } }' >other.lua
mistake 'expected a trace' '' lint
mistake 'no-such' '' lint no-such
mistake 'unknown lint "overlop"' 'overlap' lint driver.wclog --only overlop
mistake 'unknown policy' 'v6.9' lint driver.wclog --policy v6.99
mistake 'hot_read' 'hot_reads' lint driver.wclog -p lint.hot_read=3
mistake 'unknown stage-1 type' 'normal-nc' lint driver.wclog --s1 normal-cn
mistake 'outside every region' 'driver.wclog:1' lint driver.wclog --strict --map other.lua
mistake 'one too many' '' lint driver.wclog map.lua
ends 2 lint driver.wclog --map map.lua --csv no/such/folder.csv
nothing_left no
finish
