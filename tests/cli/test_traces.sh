#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The captures of traces/ through the program, against counts that another program made; and
# conversion, which must lose nothing of them.
. "$(dirname "$0")/lib.sh"
need python3

cat >facts.py <<'END'
import json, sys
facts = {f["trace"]: f for f in json.load(open(sys.argv[1]))}[sys.argv[2]]
stats = {s["name"]: s["value"] for s in json.load(open(sys.argv[3]))}
want = {"replay.reads": facts["reads"], "replay.writes": facts["writes"],
        "replay.read_bytes": facts["bytes_read"], "replay.write_bytes": facts["bytes_written"]}
for what in ("reads", "writes"):
    for width, count in facts[f"{what}_by_width"].items():
        want[f"replay.{what}_{width}"] = count
wrong = {k: (stats.get(k), v) for k, v in want.items() if stats.get(k) != v}
assert not wrong, f"value, expected: {wrong}"
END

for path in "$source_dir"/traces/*.gz; do
    name=$(basename "$path")
    ends 0 replay "$path" --quiet -o out
    checks=$((checks + 1))
    python3 facts.py "$source_dir/traces/expected-facts.json" "$name" out/stats.json 2>../problem ||
        fail "$name" "$(tail -n 1 ../problem)"
done

for name in wclog_nvme-e1000e-mmio.txt.gz qemu-vfio_nvme-e1000e_nommap.log.gz; do
    path=$source_dir/traces/$name
    ends 0 convert "$path" a.wclog
    ends 0 convert a.wclog b.wclog.gz
    holds "$name: twice converted is the same" cmp <(gzip -dc b.wclog.gz) a.wclog
    for map in original converted; do
        input=$path
        [ $map = original ] || input=b.wclog.gz
        ends 0 replay "$input" -o "$map"
    done
    holds "$name: the same sizes" cmp original/hist.csv converted/hist.csv
done

# An address outside a map is counted, and the rest goes on.
ends 0 replay "$source_dir/traces/qemu-mr_nvme-cmb-wc.log.gz" --map "$source_dir/traces/nvme-cmb.map.lua" -o map
holds "outside the map" python3 -c '
import json
stats = {s["name"]: s["value"] for s in json.load(open("map/stats.json"))}
assert stats["replay.outside_map"] > 0, stats
assert stats["pcie.mwr"] > 0, stats'

# Two captures of one run, QEMU's and the host kernel's, are the same TLPs where both have seen it.
cat >run.lua <<'END'
return {
    { name = "nvme BAR0", base = 0x8000200000, size = "8KiB", region = "0000:00:02.0:region0" },
    { name = "e1000e BAR0", base = 0x10000000, size = "128KiB", region = "0000:00:03.0:region0" },
}
END
ends 0 replay "$source_dir/traces/qemu-vfio_nvme-e1000e_nommap.log.gz" --map run.lua -o seen_by_qemu
ends 0 replay "$source_dir/traces/ftrace-kvm_nvme-e1000e_nommap.txt.gz" --map run.lua -o seen_by_kvm
holds "one run, two captures" cmp seen_by_qemu/tlps.csv seen_by_kvm/tlps.csv
holds "with all its stores" test "$(grep -c ',MWr,' seen_by_kvm/tlps.csv)" -eq 4151

# The kernel's virtual addresses by a map: 192 accesses are to mappings that were gone when it was made.
ends 0 replay "$source_dir/traces/ftrace-rwmmio_nvme-e1000e.txt.gz" --map "$source_dir/traces/rwmmio.map.lua" -o va
holds "virtual addresses" python3 -c '
import csv, json
stats = {s["name"]: s["value"] for s in json.load(open("va/stats.json"))}
assert stats["replay.outside_map"] == 192, stats
found = {int(row["address"], 0) for row in csv.DictReader(open("va/tlps.csv"))}
assert max(found) < 1 << 40 and 0x8000000000 <= max(found), hex(max(found))'
mistake 'its addresses are the kernel' 'va' replay "$source_dir/traces/ftrace-rwmmio_nvme-e1000e.txt.gz" --map "$source_dir/traces/fbcon.map.lua"
finish
