#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Gaps and latencies in closed form. One access every few microseconds finds every queue empty: then a
# latency is the sum of what stands on its way, and a gap what the trace has between two accesses less
# the time of a TLP on the wire. A link that never idles has no gap, and TLPs follow each other at the
# time that one takes. The sums are made here, of the parameters that run.json names and of the
# encodings of the PCIe Base Specification, 4.2.
. "$(dirname "$0")/lib.sh"
need python3

cat >exact.py <<'END'
import csv, json, re, sys
from decimal import Decimal
from fractions import Fraction

def trace(path, op, size, count, period_us, stride):
    """An mmiotrace of `count` accesses."""
    with open(path, "w") as f:
        print("PCIDEV 0008 1b360010 0 fe000000 0 0 0 0 0 0 10000 0 0 0 0 0 0 test", file=f)
        for i in range(count):
            print(f"{op} {size} 1.{100 + i * period_us:06d} 1 {0xfe000000 + i * stride:#x} 0x1 0x0 0",
                  file=f)

class Run:
    def __init__(self, folder):
        self.p = json.load(open(f"{folder}/run.json"))["parameters"]
        groups = json.load(open(f"{folder}/distributions.json"))["groups"]
        self.all = next(g for g in groups if g["by"] == "all")
        rows = csv.DictReader(open(f"{folder}/tlps.csv", newline=""))
        self.starts = [int(Decimal(r["time_ns"]) * 1000) for r in rows if r["type"] == "MWr"]

    def ps(self, key):
        number, unit = re.fullmatch(r"([0-9.]+)(ps|ns|us)", self.p[key]).groups()
        return int(Decimal(number) * {"ps": 1, "ns": 1000, "us": 1000000}[unit])

    def wire(self, header_dw, payload):
        """ps of a TLP: with 8b/10b STP, sequence number, LCRC and END around it, with 128b/130b a
        token of 4 bytes and the LCRC; both are 8 bytes."""
        gen = self.p["link.gen"]
        gigatransfers = {1: Fraction(5, 2), 2: 5, 3: 8, 4: 16, 5: 32}[gen]
        code = Fraction(10, 8) if gen <= 2 else Fraction(130, 128)
        # Of at most 1538 symbols 4 are SKP; of at most 375 blocks one is.
        skp = Fraction(1538, 1538 - 4) if gen <= 2 else Fraction(375, 375 - 1)
        byte = 8 * code * 1000 / gigatransfers / self.p["link.width"]
        return (header_dw * 4 + payload + 8) * byte * (skp if self.p["link.skp"] else 1)

def near(got, want, what):
    """Times are whole ps: a TLP that needs a fraction takes the next one."""
    assert want - 1 <= got < want + 1, f"{what}: {got} ps, expected {float(want):.3f}"

def writes(folder, size, period_us, buffered):
    r = Run(folder)
    wire, count = r.wire(3, size), len(r.starts)
    way = r.ps("bus_latency") + r.ps("root_latency") + (r.ps("wc_timeout") if buffered else 0)
    latency, gap = r.all["write_latency"], r.all["gap"]
    assert latency["count"] == count and gap["count"] == count - 1, (latency, gap)
    near(latency["most"], way + wire, "write latency")
    # The end of the run does not wait for the last buffer.
    early = r.ps("wc_timeout") if buffered else 0
    assert latency["least"] == latency["most"] - early, latency
    assert latency["sum"] == latency["most"] * count - early, latency
    # The first access finds an empty TLB: its walk takes its TLP nearer to the second one.
    period = period_us * 10**6
    spans = [b - a for a, b in zip(r.starts, r.starts[1:])]
    assert spans[0] <= period and spans[-1] == period - early, spans
    assert all(s == period for s in spans[1:-1]), spans
    near(gap["most"], period - wire, "gap")
    assert gap["sum"] == sum(spans) - (period - gap["most"]) * (count - 1), gap

def reads(folder, size):
    r = Run(folder)
    way = (r.ps("bus_latency") + r.ps("root_latency") + r.wire(3, 0) + r.ps("link.latency")
           + r.ps("link.read_latency") + r.wire(3, size))
    v = r.all["read_latency"]
    assert v["count"] > 10, v
    for key in ("least", "most"):  # both TLPs may need a fraction
        assert way - 1 <= v[key] < way + 2, (key, v[key], float(way))

def full(folder, size):
    r = Run(folder)
    wire, gap = r.wire(3, size), r.all["gap"]
    assert gap["count"] == len(r.starts) - 1 > 40 and gap["most"] == gap["sum"] == 0, gap
    for a, b in zip(r.starts, r.starts[1:]):
        near(b - a, wire, "from one TLP to the next")

what, args = sys.argv[1], sys.argv[2:]
if what == "trace":
    trace(args[0], args[1], *map(int, args[2:]))
elif what == "writes":
    writes(args[0], int(args[1]), int(args[2]), args[3] == "buffered")
elif what == "reads":
    reads(args[0], int(args[1]))
else:
    full(args[0], int(args[1]))
END

python3 ./exact.py trace store.txt W 4 50 2 64
python3 ./exact.py trace load.txt R 4 50 3 4
python3 ./exact.py trace rush.txt W 8 400 1 8

number=0
replays() {
    local trace=$1
    shift
    number=$((number + 1))
    ends 0 replay "$trace" --map trace --quiet -o "out$number" "$@"
}
for link in "1 1" "2 4" "3 16" "4 16" "5 8"; do
    read -r gen width <<<"$link"
    as=(-p "link.gen=$gen" -p "link.width=$width")
    replays store.txt --pace time "${as[@]}"
    holds "stores to Device, gen $gen x$width" python3 ./exact.py writes out$number 4 2 at-once
    replays store.txt --pace time --s1 normal-nc "${as[@]}"
    holds "stores that wait, gen $gen x$width" python3 ./exact.py writes out$number 4 2 buffered
    replays load.txt --pace time "${as[@]}"
    holds "loads, gen $gen x$width" python3 ./exact.py reads out$number 4
done
for skp in true false; do
    for gen in 1 3; do
        replays rush.txt --s1 normal-nc -p link.gen=$gen -p link.width=1 -p link.skp=$skp
        holds "a full link, gen $gen, skp $skp" python3 ./exact.py full out$number 64
    done
done
# Other times on the way.
replays store.txt --pace time -p bus_latency=10ns -p root_latency=333ns -p link.skp=false
holds "stores, other latencies" python3 ./exact.py writes out$number 4 2 at-once
replays store.txt --pace time --s1 normal-nc -p wc_timeout=1234ns
holds "stores, another timeout" python3 ./exact.py writes out$number 4 2 buffered
finish
