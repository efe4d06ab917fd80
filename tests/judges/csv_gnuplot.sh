#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# gnuplot reads our tables: counts and sums of hist.csv, of a CSV of distributions and of tlps.csv are
# those of distributions.json, which python reads. And our PNGs, drawn by gnuplot, decode to pictures
# of the size that was asked for with bars in the colours of the series.
# Usage: csv_gnuplot.sh GATHER SOURCE_DIR. GATHER_JUDGE_KEEP is a folder for the runs.
set -euo pipefail
# shellcheck source=tests/judges/lib.sh
. "$(dirname "$0")/lib.sh"

program_and_tree "$@"
needs gnuplot python3

make_work
cd "$work"

"$gather" replay "$source_dir/traces/wclog_nvme-e1000e-mmio.txt.gz" --quiet --s1 normal-nc \
    --policy v6.8 --policy v6.9 -o out >/dev/null
"$gather" hist out --of all --csv all.csv --json all.json --png all.png >/dev/null
"$gather" hist out --png sizes.png >/dev/null

# What gnuplot makes of a column: rows, sum, least and greatest.
cat >read.gp <<'END'
set datafile separator ","
set print "stats.txt"
say(what) = sprintf("%s %.0f %.15g %.15g %.15g", what, STATS_records, STATS_sum, STATS_min, STATS_max)
do for [run in "v6.8 v6.9"] {
    stats "out/".run."/hist.csv" using ($1*$2) skip 1 nooutput
    print say("bytes ".run)
    stats "out/".run."/hist.csv" using 2 skip 1 nooutput
    print say("tlps ".run)
    stats "out/".run."/tlps.csv" using 5:(strcol(3) eq "MWr" ? $5 : NaN) skip 1 nooutput
    print sprintf("rows %s %.0f %.15g", run, STATS_records, STATS_sum_y)
    do for [of in "size stores gap write-latency read-latency read-size reasons"] {
        stats "all.csv" using (strcol(1) eq of && strcol(3) eq run ? $8 : NaN) skip 1 nooutput
        print say(of." ".run)
    }
}
END
gnuplot read.gp 2>log || {
    cat log
    exit 1
}
cat >check.py <<'END'
import json, struct, zlib
got = {tuple(w[:2]): [float(x) for x in w[2:]] for w in map(str.split, open("stats.txt"))}
of = {d["of"]: {r["run"]: r for r in d["runs"]} for d in json.load(open("all.json"))["distributions"]}
for run in ("v6.8", "v6.9"):
    sizes = of["size"][run]
    assert got["bytes", run][1] == got["rows", run][1] == sizes["sum"], (run, got, sizes)
    assert got["tlps", run][1] == got["rows", run][0] == sizes["count"], (run, got, sizes)
    for name, runs in of.items():
        counts = [b["count"] for b in runs[run]["buckets"]]
        if counts:
            want = [len(counts), sum(counts), min(counts), max(counts)]
            assert got[name, run] == want, (name, run, got[name, run], want)
            assert sum(counts) == runs[run]["count"]

def pixels(path):
    """Width, height and the colours of a PNG of 8 bits a channel without interlacing."""
    data = open(path, "rb").read()
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    at, packed, palette, seen = 8, b"", None, set()
    while at < len(data):
        length, kind = struct.unpack(">I4s", data[at:at + 8])
        body = data[at + 8:at + 8 + length]
        assert struct.unpack(">I", data[at + 8 + length:at + 12 + length])[0] == zlib.crc32(kind + body)
        if kind == b"IHDR":
            width, height, depth, colour, *_, interlace = struct.unpack(">IIBBBBB", body)
            assert depth == 8 and interlace == 0 and colour in (2, 3, 6), (depth, colour, interlace)
        elif kind == b"PLTE":
            palette = body
        elif kind == b"IDAT":
            packed += body
        at += 12 + length
    raw, n = zlib.decompress(packed), {2: 3, 3: 1, 6: 4}[colour]
    step, above = width * n, bytes(width * n)
    assert len(raw) == (step + 1) * height
    for y in range(height):
        how, row = raw[y * (step + 1)], bytearray(raw[y * (step + 1) + 1:(y + 1) * (step + 1)])
        for x in range(step if how else 0):
            a, b, c = row[x - n] if x >= n else 0, above[x], above[x - n] if x >= n else 0
            p = a + b - c
            paeth = min((abs(p - a), 0, a), (abs(p - b), 1, b), (abs(p - c), 2, c))[2]
            row[x] = (row[x] + (0, a, b, (a + b) // 2, paeth)[how]) & 255
        above = bytes(row)
        seen.update({bytes(row[x:x + n]) for x in range(0, step, n)})
    return width, height, {palette[3 * p[0]:3 * p[0] + 3] if colour == 3 else p[:3] for p in seen}

for path, charts in (("all.png", len(of)), ("sizes.png", 1)):
    width, height, colours = pixels(path)
    assert width >= 600 and height >= 400 * charts, (path, width, height)
    bars = {c for c in colours if max(c) - min(c) > 60}
    assert len(bars) >= 2, (path, sorted(colours))
    print(f"{path}: {width} x {height}, {len(colours)} colours")
END
python3 check.py
