#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Maps from what people have: gather map, and the same sources as --map.
. "$(dirname "$0")/lib.sh"
traces=$source_dir/traces
golden=$source_dir/tests/golden/maps
cmb=$traces/qemu-mr_nvme-cmb-wc.log.gz

# The BARs that a trace tells of are those of traces/README.md (memory BARs of whole pages).
for name in qemu-mr_nvme-e1000e qemu-mr_nvme-cmb-wc qemu-mr-nots_lsi-ahci-rtl8139-vmxnet3; do
    ends 0 map "$traces/$name.log.gz" -o bars.lua
    holds "$name: the BARs of the table" python3 - "$traces/README.md" "$name" <<'END'
import re, sys
table, inside = [], False
for line in open(sys.argv[1]):
    if line.startswith("**"):
        inside = line.startswith("**%s**" % sys.argv[2])
    m = re.match(r"\| (\S+) \| .* \| (BAR\d) \| (0x\w+) \| (0x\w+) \| (mem\d\d)( prefetchable)?", line)
    if inside and m:
        table.append((m[1] + " " + m[2], int(m[3], 16), int(m[4], 16), bool(m[6])))
text = open("bars.lua").read()
unit = {"KiB": 10, "MiB": 20, "GiB": 30}
found = [(m[1], int(m[2], 16), int(m[3]) << unit[m[4]], bool(m[5])) for m in re.finditer(
    r'name = "([^"]*)", base = (0x\w+), size = "(\d+)(\w+)"(,\s+prefetchable = true)?', text)]
assert table and found
for name, base, size, prefetchable in table:
    at = [f for f in found if f[1] <= base and base + size <= f[1] + f[2]]
    assert len(at) == 1 and name in at[0][0] and at[0][3] == prefetchable, (name, at)
    if size >= 4096:
        assert at[0][1:3] == (base, size), (name, at)
for f in found:
    assert any(f[1] <= t[1] < f[1] + f[2] for t in table), f
END
done

# An assigned device: its trace has offsets, and its name is the host's.
ends 0 map "$traces/qemu-vfio_nvme-e1000e_nommap.log.gz"
holds "NVMe" grep -q 'name = "0000:00:02.0 BAR0", base = 0x8000200000, size = "16KiB"' ../out
holds "its region" grep -q 'region = "0000:00:02.0:region0"' ../out
ends 0 replay "$traces/qemu-vfio_nvme-e1000e_nommap.log.gz" --map trace -o vfio
holds "every access is in the map" python3 -c '
import json
stats = {s["name"]: s["value"] for s in json.load(open("vfio/stats.json"))}
assert stats["replay.outside_map"] == 0'

# mmiotrace's PCIDEV lines.
ends 0 map "$traces/mmiotrace-x86_nvme-e1000e.txt.gz"
holds "NVMe of PCIDEV" grep -q '"0000:00:01.0 BAR0", base = 0xfebe0000, size = "16KiB"' ../out

# Printed and read again it is the same map, with the same rules.
ends 0 map "$cmb" -o m.lua
ends 0 replay "$cmb" --map trace --s1 prefetchable=normal-nc --quiet -o own
ends 0 replay "$cmb" --map m.lua --s1 prefetchable=normal-nc --quiet -o lua
ends 0 map "$cmb" --s1 prefetchable=normal-nc -o typed.lua
ends 0 replay "$cmb" --map typed.lua --quiet -o typed
ends 0 replay "$cmb" --map "$traces/nvme-cmb.map.lua" --quiet -o hand
for other in lua typed hand; do
    holds "$other: the same TLPs" cmp own/tlps.csv $other/tlps.csv
done
ends 0 map m.lua -o again.lua
holds "a map of a map" diff <(grep -v '^ *--' m.lua) <(grep -v '^ *--' again.lua)
ends 0 replay "$cmb" --map trace --s1 normal-nc --s1 '*BAR0*=device-ngnre' --quiet -o rest
holds "--s1 TYPE is of the rest" cmp own/tlps.csv rest/tlps.csv
ends 0 convert "$cmb" own.gtr --map trace
ends 0 replay own.gtr --s1 '*BAR2*=normal-nc' --map trace --quiet -o gtr
holds "a gtr trace's own map, by rules" cmp own/tlps.csv gtr/tlps.csv

# QEMU's monitor has the same guest in another tree.
ends 0 replay "$cmb" --map "$golden/info-mtree.txt" --s1 nvme-cmb=normal-nc -o mtree
holds "info mtree" cmp own/tlps.csv mtree/tlps.csv
ends 0 replay "$cmb" --map "$golden/info-mtree-f.txt" --s1 nvme-cmb=normal-nc --quiet -o flat
holds "info mtree -f has the machine's own devices too" test -s flat/tlps.csv
for name in lspci-vv iomem resource info-mtree info-mtree-f; do
    ends 0 map "$golden/$name.txt" -o 1.lua
    ends 0 map 1.lua -o 2.lua
    holds "$name: read again" diff <(grep -v '^ *--' 1.lua) <(grep -v '^ *--' 2.lua)
    sed 's/$/\r/' "$golden/$name.txt" >crlf.txt
    ends 0 map crlf.txt -o 3.lua
    holds "$name: with CRLF" diff <(grep -v '^--' 1.lua) <(grep -v '^--' 3.lua)
done
"$gather" map - <"$golden/lspci-vv.txt" >piped.lua || fail "standard input"
holds "from a pipe" grep -q 'virtio-pci' piped.lua

# More regions than a replay takes: those that the trace does not touch are left out.
python3 - >many.txt <<'END'
for i in range(100):
    print("00:%02x.%x Network: many" % (i >> 3, i & 7))
    print("\tRegion 0: Memory at %x (64-bit, prefetchable) [size=2M]\n" % (0x8000000000 + (i << 21)))
END
ends 0 map many.txt
holds "too many for a replay" grep -q '100 regions; a map holds at most 64' ../out
ends 0 replay "$cmb" --map many.txt -o many
holds "said" grep -q '99 regions that no access of the trace touches' ../err
ends 0 map many.txt --trace "$cmb"
holds "counted" grep -q -- '-- 375 reads, 102638 writes' ../out

# A trace that tells of no BAR: the ranges that it touches, each access in one of them.
for name in ftrace-kvm_nvme-e1000e_nommap.txt ftrace-rwmmio_nvme-e1000e.txt wclog_ivshmem-micro.txt; do
    ends 0 map "$traces/$name.gz" -o ranges.lua
    ends 0 replay "$traces/$name.gz" --map ranges.lua -o ranges
    holds "$name: nothing is outside" python3 -c '
import json
stats = {s["name"]: s["value"] for s in json.load(open("ranges/stats.json"))}
assert stats["replay.outside_map"] == 0, stats["replay.outside_map"]'
    rm -r ranges
done

# Mistakes.
mistake 'the nearest is "0000:00:01.0 BAR2 nvme"' '' replay "$cmb" --map trace --s1 '*BAR2 nvmw=normal-nc'
mistake 'is about regions of a map' '--map' replay "$cmb" --s1 '*BAR2*=normal-nc'
mistake 'normal-cn' '"normal-nc"' map "$cmb" --s1 'prefetchable=normal-cn'
mistake 'no region' 'prefetchable' map "$golden/info-mtree.txt" --s1 prefetchable=normal-nc
mistake 'tells of no BAR' 'gather map' replay "$traces/ftrace-kvm_nisv-stp.txt.gz" --map trace
mistake 'shares a page' 'rtl8139' replay "$traces/qemu-mr-nots_lsi-ahci-rtl8139-vmxnet3.log.gz" \
    --map trace --s1 '*rtl8139=normal-nc' --s1 '0000:00:01.0*=device-ngnre'
mistake 'cannot be read twice' 'regions that it does not touch' replay - --map many.txt
status=0
zcat "$cmb" | "$gather" replay - --map trace >../out 2>../err || status=$?
holds "a pipe is refused" test $status -eq 2
holds "and why" grep -q 'cannot be read twice' ../err
sed 's/^[0-9a-f]*-[0-9a-f]* /00000000-00000000 /; s/^\( *\)[0-9a-f]*-[0-9a-f]* :/\100000000-00000000 :/' \
    "$golden/iomem.txt" >zeros.txt
mistake 'read it as root' '' map zeros.txt -o x.lua
printf '00:01.0 NVMe\n\tRegion 0: Memory at fe00' >cut.txt
mistake 'cut.txt:2' 'expected' map cut.txt -o x.lua
printf '00:01.0 NVMe\n\tRegion 0: Memory at fe000000 (32-bit, prefetchable) [size=4K]\n\0\0' >nul.txt
mistake 'binary' '' replay "$cmb" --map nul.txt
head -c 10000000 /dev/zero | tr '\0' x >long.txt
mistake 'long.txt:1' 'no map that is known' replay "$cmb" --map long.txt
mistake 'no such file' '' map nothere.txt
nothing_left x.lua

# lspci reads a dump of configuration space, and then knows no sizes.
if command -v lspci >/dev/null; then
    {
        printf '00:01.0 Non-Volatile memory controller: x\n'
        printf '00: 36 1b 10 00 06 00 10 00 02 02 08 01 00 00 00 00\n'
        printf '10: 04 00 20 00 80 00 00 00 0c 00 00 00 80 00 00 00\n'
        printf '20: 00 00 00 00 00 00 00 00 00 00 00 00 36 1b 00 11\n'
        printf '30: 00 00 00 00 00 00 00 00 00 00 00 00 00 01 00 00\n'
    } >dump.hex
    lspci -vv -F dump.hex >dump.txt 2>/dev/null
    holds "lspci: BAR0" grep -q 'Region 0: Memory at 8000200000' dump.txt
    mistake 'no BAR has its size here' 'lspci -vv' map dump.txt
fi
finish
