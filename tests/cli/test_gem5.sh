#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# gem5's packet traces, written here from their description: requests are accesses, all else is
# counted, and damage costs only what it hits.
. "$(dirname "$0")/lib.sh"
need python3
writer=$source_dir/tests/cli/gem5_writer.py

# tick in ps; flags: 0x100 fetch, 0x400 uncacheable, 0x800 strictly ordered.
cat >packets <<'END'
1000000 4 0x8000000000 4 0xc00 3 0x400123
1001500 1 0x8000000010 8 0xc00 3
1003000 4 0x8000000040 64 0x400 4
1004000 1 0x1000 4 0x100 3
1005000 7 0x2000 64 0 0
1006000 4 0x8000000083 4 0xc00 3
1007000 4 0x8000000100 12 0xc00 3
1008000 4 0x8000000200 160 0x400 4
1009000 2 0x3000 4 0 3
1009999 4 0x8000000300 16 0x400 4
END
python3 "$writer" a.trc 1000000000000 <packets

ends 0 convert a.trc a.gtr
holds "what was left out" grep -q 'left out 1: cmd 7 (WritebackDirty)' ../err
holds "responses" grep -q 'left out 1: cmd 2 (ReadResp)' ../err
holds "fetches" grep -q 'left out 1: instruction fetch' ../err
holds "cpus" grep -q 'cpus stand for gem5.s requestors: 0 is system.cpu0.data (3), 1 is system.cpu1.data (4)' ../err
holds "attributes" grep -q '0 of the packets as cacheable, 3 as uncacheable, 4 as uncacheable in strict order' ../err
holds "large packets" grep -q '1 packets of more than 64 bytes are several accesses' ../err
python3 "$source_dir/tests/cli/gtr_reader.py" a.gtr records 2>../problem >found || fail "gtr" "$(cat ../problem)"
cat >want <<'END'
W 0x8000000000 4 - 1000 ns cpu 0 pc 0x400123 line 1
R 0x8000000010 8 - 1001 ns cpu 0 pc 0x0 line 2
W 0x8000000040 64 - 1003 ns cpu 1 pc 0x0 line 3
W 0x8000000083 4 - 1006 ns cpu 0 pc 0x0 line 6
W 0x8000000100 8 - 1007 ns cpu 0 pc 0x0 line 7 more
W 0x8000000108 4 - 1007 ns cpu 0 pc 0x0 line 7
W 0x8000000200 64 - 1008 ns cpu 1 pc 0x0 line 8
W 0x8000000240 64 - 1008 ns cpu 1 pc 0x0 line 8
W 0x8000000280 32 - 1008 ns cpu 1 pc 0x0 line 8
W 0x8000000300 16 - 1009 ns cpu 1 pc 0x0 line 10
END
holds "each access" diff want found

# Another frequency, compressed, from a pipe; the same TLPs from the converted trace.
sed 's/^\([0-9]*\)[0-9][0-9][0-9] /\1 /' packets | python3 "$writer" ns.trc 1000000000
gzip -c ns.trc >ns.trc.gz
ends 0 convert ns.trc.gz ns.gtr
python3 "$source_dir/tests/cli/gtr_reader.py" ns.gtr records 2>../problem >found
holds "in ticks of 1 ns" diff want found
ends 0 replay a.trc --s1 normal-nc -o plain
ends 0 replay a.gtr --s1 normal-nc -o converted
holds "the same TLPs" cmp plain/tlps.csv converted/tlps.csv
timeout 60 "$gather" replay - --s1 normal-nc -o piped <a.trc >../out 2>../err
holds "from a pipe" cmp plain/tlps.csv piped/tlps.csv

# Ticks that are more ns than 64 bits hold: 2^60 us.
printf '5 4 0x1000 4 0xc00 3\n%d 4 0x1004 4 0xc00 3\n7 4 0x1008 4 0xc00 3\n' $((1 << 60)) |
    python3 "$writer" slow.trc 1000000
ends 0 convert slow.trc slow.gtr
holds "a tick out of range" grep -q 'record 2, at byte [0-9]* of the data: expected a tick that is below 2^64 ns' ../err
python3 "$source_dir/tests/cli/gtr_reader.py" slow.gtr records 2>../problem >found
holds "the others" test "$(cut -d' ' -f2,5 found)" = "$(printf '0x1000 5000\n0x1008 7000')"
mistake 'below 2^64 ns' 'slow.trc' convert --strict slow.trc strict.wclog

# Damage: in the middle, at the end, in the header.
cat >damage.py <<'END'
import sys
sys.path.insert(0, sys.argv[1])
from gem5_writer import header, packet, NAMES
good = [packet(1000 * n, 4, 0x1000 + 4 * n, 4, 0xc00, 3) for n in range(1000)]
head = header(10**12, NAMES)
body = b"".join(good)
at = len(b"".join(good[:500]))
open("whole.trc", "wb").write(head + body)
open("rubbish.trc", "wb").write(head + body[:at] + bytes(range(255, 127, -1)) * 3 + body[at:])
open("byte.trc", "wb").write(head + body[:at] + b"\xff" + body[at + 1:])
open("short.trc", "wb").write(head + body[:-3])
open("header.trc", "wb").write(b"gem5\xff\xff\xff\xff\xff\xff" + body)
open("only.trc", "wb").write(head)
for n in range(len(head)):
    open(f"cut{n}.trc", "wb").write(head[:n])
END
python3 damage.py "$source_dir/tests/cli"
for case in whole:1000 rubbish:1000 byte:999 short:999 header:1000 only:0; do
    ends 0 convert "${case%:*}.trc" out.wclog
    holds "$case accesses" test "$(wc -l <out.wclog)" -eq "${case#*:}"
    [ "${case%:*}" = whole ] || [ "${case%:*}" = only ] || holds "$case: the place" grep -q 'at byte [0-9]' ../err
done
holds "where the rubbish is" grep -q 'record 501, at byte' <("$gather" convert rubbish.trc out.wclog 2>&1)
for case in rubbish byte short header; do
    mistake 'at byte' "$case.trc" convert --strict "$case.trc" strict.wclog
    nothing_left strict.wclog
done
# Six bytes of the gem5 word and the header's beginning are needed to know it at all.
for ((n = 7; n < 60; n += 13)); do
    ends 0 convert "cut$n.trc" out.wclog
done
finish
