#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The native format from the command line: nothing of a capture is lost on the way through it, a
# reader that knows only its description agrees, and damage is said and survived.
. "$(dirname "$0")/lib.sh"
need python3
reader=$source_dir/tests/cli/gtr_reader.py
traces=$source_dir/traces

for path in "$traces"/*.gz; do
    name=$(basename "$path" .gz)
    ends 0 convert "$path" direct.wclog
    ends 0 convert "$path" "$name.gtr"
    ends 0 convert "$name.gtr" back.wclog
    holds "$name: gtr and back" cmp back.wclog direct.wclog
    python3 "$reader" "$name.gtr" >python.wclog 2>../origin || fail "$name: the reader in Python"
    holds "$name: the reader in Python" cmp python.wclog direct.wclog
    case $name in
        qemu-mr*) origin=qemu-mr ;;
        ftrace-rwmmio*) origin=rwmmio ;;
        mmiotrace*) origin=mmiotrace ;;
        *-kvm_*) origin=${name%%_*}
            [ "$origin" = ftrace-kvm ] || origin=${origin%-kvm} ;;
        *) origin=${name%%_*} ;;
    esac
    holds "$name: origin" grep -qx "$origin" ../origin
    ends 0 convert "$name.gtr" again.gtr.gz
    holds "$name: again, the same bytes" cmp <(gzip -dc again.gtr.gz) "$name.gtr"
done

# The same run from the capture, from gtr, and from gtr in a pipe.
capture=$traces/qemu-mr_nvme-cmb-wc.log.gz
ends 0 replay "$capture" --s1 normal-nc -o text
ends 0 replay qemu-mr_nvme-cmb-wc.log.gtr --s1 normal-nc -o gtr
"$gather" replay - --s1 normal-nc -o pipe <qemu-mr_nvme-cmb-wc.log.gtr >../out 2>../err || fail "a pipe"
holds "the same TLPs" cmp text/tlps.csv gtr/tlps.csv
holds "the same TLPs from a pipe" cmp text/tlps.csv pipe/tlps.csv

# A map goes with the trace.
map=$traces/nvme-cmb.map.lua
ends 0 convert "$capture" mapped.gtr --map "$map"
ends 0 replay "$capture" --map "$map" -o text-map
ends 0 replay mapped.gtr -o gtr-map
holds "the same TLPs with the map" cmp text-map/tlps.csv gtr-map/tlps.csv
holds "the map is the trace's" grep -q "the trace's own" gtr-map/run.json
python3 "$reader" mapped.gtr >/dev/null 2>&1 || fail "the reader in Python, with a map"
ends 0 convert mapped.gtr mapped.wclog
for what in "the map" "times in microseconds" "the names of regions"; do
    holds "said once: $what" test "$(grep -c "mapped.wclog: dropped: $what" ../err)" = 1
done
ends 0 convert "$capture" plain.gtr
holds "gtr drops nothing" test -z "$(grep dropped ../err)"

# Damage: the other blocks are kept, and what is lost is said.
fbcon=wclog-delta_fbcon-bochs.txt.gtr
head -c 60000 $fbcon >cut.gtr
ends 0 convert cut.gtr cut.wclog
holds "a cut is said" grep -q 'cut.gtr: .*at byte [0-9]* is damaged (it is cut off): 65536 records lost' ../err
holds "no end record is said" grep -q 'ends at byte 60000 without an end record' ../err
gzip -dc "$traces/wclog-delta_fbcon-bochs.txt.gz" >whole.delta
ends 0 convert cut.gtr cut.wclog-delta
kept=$(wc -l <cut.wclog-delta)
holds "whole blocks are kept" test "$kept" -gt 65536 -a $((kept % 65536)) = 0
holds "and right" cmp cut.wclog-delta <(head -n "$kept" whole.delta)
mistake "is damaged" "cut.gtr" convert --strict cut.gtr strict.wclog
mistake "is damaged" "cut.gtr" replay --strict cut.gtr -o strict
nothing_left strict.wclog
cp $fbcon flip.gtr
printf '\377' | dd of=flip.gtr bs=1 seek=30000 conv=notrunc 2>/dev/null
ends 0 replay flip.gtr -o flip
holds "one block is lost" python3 -c '
import json
stats = {s["name"]: s["value"] for s in json.load(open("flip/stats.json"))}
assert stats["replay.skipped"] == 65536, stats["replay.skipped"]'

# A full disk leaves no file.
if [ -w /dev/full ]; then
    ln -s /dev/full full.gtr
    ends 2 convert "$capture" full.gtr
fi
finish
