#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# A log of QEMU's written again as its simple backend would have: both are the same accesses.
. "$(dirname "$0")/lib.sh"
need python3

# The layout is that of QEMU's scripts/simpletrace.py, version 4.
cat >simple.py <<'END'
import gzip, re, struct, sys
OPS = re.compile(r"cpu (-?\d+) mr (0x\w+) addr (0x\w+) value (0x\w+) size (\d+) name '(.*)'$")
SUBPAGE = re.compile(r"cpu (-?\d+) mr (0x\w+) offset (0x\w+) value (0x\w+) size (\d+)$")
CFG = re.compile(r"(\S+) (\w+):(\w+)\.(\w+) @(0x\w+) (?:->|<-) (0x\w+)$")
REGION = re.compile(r" ?\((\S+):region(\d)\+(0x\w+), (?:(0x\w+), )?(\d+)\)(?: = (0x\w+))?$")
CONFIG = re.compile(r" ?\((\S+), @(0x\w+), (?:(0x\w+), )?len=(0x\w+)\)(?: (0x\w+))?$")
names = ["memory_region_ops_read", "memory_region_ops_write", "memory_region_subpage_read",
         "memory_region_subpage_write", "pci_cfg_read", "pci_cfg_write", "vfio_region_read",
         "vfio_region_write", "vfio_pci_read_config", "vfio_pci_write_config"]
u64 = lambda v: struct.pack("=Q", v & (1 << 64) - 1)
string = lambda s: struct.pack("=L", len(s)) + s.encode()
out = open(sys.argv[2], "wb")
out.write(struct.pack("=QQQ", 0xffffffffffffffff, 0xf2b177cb0aa429b4, 4))
for number, name in enumerate(names):
    out.write(u64(0) + u64(number) + string(name))
for line in gzip.open(sys.argv[1], "rt"):
    prefix, name, text = re.match(r"(\d+@\d+\.\d+):(\w+) (.*)$", line).groups()
    tid, seconds, us = re.match(r"(\d+)@(\d+)\.(\d+)", prefix).groups()
    if name not in names:
        continue
    if name.startswith("vfio_region"):
        m = REGION.match(text).groups()
        args = string(m[0]) + b"".join(u64(int(v, 0)) for v in m[1:] if v)
    elif name.startswith("vfio_pci"):
        m = CONFIG.match(text).groups()
        args = string(m[0]) + b"".join(u64(int(v, 0)) for v in m[1:] if v)
    elif name.startswith("pci_cfg"):
        m = CFG.match(text).groups()
        args = string(m[0]) + b"".join(u64(int(v, 16)) for v in m[1:])
    else:
        m = (OPS if "ops" in name else SUBPAGE).match(text).groups()
        args = b"".join(u64(int(v, 0)) for v in m[:5]) + (string(m[5]) if "ops" in name else b"")
    ns = int(seconds) * 10**9 + int(us) * 1000
    out.write(u64(1) + struct.pack("=QQLL", names.index(name), ns, 24 + len(args), int(tid)) + args)
END

log=$source_dir/traces/qemu-mr_nvme-e1000e.log.gz
holds "the binary is written" python3 simple.py "$log" simple.bin
ends 0 replay "$log" -o text
ends 0 replay simple.bin -o binary
holds "it is known by its content" grep -q 'simple.bin: simpletrace, 4699 reads, 20810 writes' ../err
holds "the same TLPs" cmp text/tlps.csv binary/tlps.csv
ends 0 convert "$log" text.wclog
ends 0 convert simple.bin binary.wclog
holds "the same accesses" cmp text.wclog binary.wclog

# It tells of the same BARs.
ends 0 map "$log" -o text.lua
ends 0 map simple.bin -o binary.lua
holds "the same BARs" diff <(sed 1d text.lua) <(sed 1d binary.lua)
holds "and some" grep -q '0000:00:01.0 BAR0 nvme' binary.lua

vfio=$source_dir/traces/qemu-vfio_nvme-e1000e_nommap.log.gz
holds "the binary of vfio is written" python3 simple.py "$vfio" vfio.bin
ends 0 map "$vfio" -o text.lua
ends 0 map vfio.bin -o binary.lua
holds "vfio: the same BARs" diff <(sed 1d text.lua) <(sed 1d binary.lua)
ends 0 convert "$vfio" vfio-text.wclog
ends 0 convert vfio.bin vfio-binary.wclog
holds "vfio: the same accesses" cmp vfio-text.wclog vfio-binary.wclog

# Compressed, from a pipe, and damaged in the middle.
gzip -c simple.bin >simple.bin.gz
ends 0 convert simple.bin.gz piped.wclog
holds "compressed" cmp text.wclog piped.wclog
size=$(wc -c <simple.bin)
{ head -c $((size / 2)) simple.bin; printf 'rubbish'; tail -c $((size - size / 2)) simple.bin; } >bad.bin
ends 0 convert bad.bin bad.wclog
holds "the place is named" grep -q 'at byte' ../err
holds "the rest is there" python3 -c '
a, b = (len(open(n).readlines()) for n in ("text.wclog", "bad.wclog"))
assert a - 2 <= b <= a, (a, b)'
mistake 'at byte' '' convert --strict bad.bin strict.wclog
nothing_left strict.wclog
finish
