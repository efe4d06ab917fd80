#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Captures of TLPs as traces: our own and NetTLP's, in each form of file, whole and damaged.
. "$(dirname "$0")/lib.sh"
need python3

cat >make.py <<'END'
import sys
sys.path.insert(0, sys.argv[1])
from pcap_writer import *

data = lambda n, at=0: bytes((at + i) & 255 for i in range(n))
B0, B2 = 0x8000000000, 0x10000000
case = [                                                                # up, TLP
    (0, tlp("MWr", B0, 1, 15, data=data(4))),                           # 1
    (0, tlp("MRd", B0 + 0x10, 1, 15, tag=5)),                           # 2
    (0, tlp("MWr", B2 + 0x40, 16, data=data(64))),                      # 3: before the read's value
    (1, tlp("CplD", tag=5, data=b"\x78\x56\x34\x12", byte_count=4, lower=0x10)),
    (0, tlp("MWr", B2 + 0x80, 2, 0xe, 0x7, data=data(8))),              # 5: bytes 1 to 6
    (0, tlp("MWr", B2 + 0x100, 1, 0x9, data=data(4))),                  # 6: two bytes, a hole
    (0, tlp("MWr", B2 + 0x208, 32, data=data(128))),                    # 7: 128 bytes, not aligned
    (0, tlp("MRd", B0 + 0x20, 2, 15, 15, tag=6)),                       # 8: in two completions
    (1, tlp("CplD", tag=6, data=b"abcd", byte_count=8, lower=0x20)),
    (1, tlp("CplD", tag=6, data=b"efgh", byte_count=4, lower=0x24)),
    (0, tlp("MRd", B0 + 0x30, 1, 2, tag=7)),                            # 11: one byte, refused
    (1, tlp("Cpl", tag=7, status=1, byte_count=1, lower=0x31)),
    (0, tlp("MRd", B0 + 0x38, 1, 0xc, tag=8)),                          # 13: never answered
    (1, tlp("MWr", 0xfee00000, 1, data=data(4))),                       # 14: an MSI
    (1, tlp("MRd", 0x40000000, 16, tag=1, requester=0x100)),            # 15: DMA
    (0, tlp("CplD", tag=1, requester=0x100, length=16, data=data(64), byte_count=64)),
    (0, tlp("CfgRd0", 0, tag=9)),                                       # 17
    (0, tlp("MWr", B0 + 0x1000, 1, 0, data=data(4))),                   # 18: no byte enabled
]
own = [(1000 * n, ours(body, 1000 * (1000 * n) + 7, up, core=n % 2)) for n, (up, body) in enumerate(case)]
net = [(1000 * n, nettlp(body, up, seq=n, vlan=100 if n % 3 == 0 else None, pad=n % 5,
                         port=0x3003 if n % 2 else 0x4001)) for n, (up, body) in enumerate(case)]
write = lambda name, parts: open(name, "wb").write(b"".join(parts))
write("own.pcap", pcap(own))
write("swapped.pcap", pcap(own, order=">"))
write("us.pcap", pcap(own, nano=False))
write("net.pcap", pcap(net, link=1))
write("net-us.pcap", pcap(net, link=1, nano=False, order=">"))
write("own.pcapng", pcapng([(0, *p) for p in own]))
write("big-endian.pcapng", pcapng([(0, *p) for p in own], order=">"))
# Two interfaces with clocks of their own, a third of a kind that holds no TLPs.
write("two.pcapng", pcapng([(n % 2, *(own[n] if n % 2 == 0 else net[n])) for n in range(len(own))] +
                           [(2, 99000, b"whatever")], ((147, 9), (1, 6), (105, 9))))
write("nothing.pcap", pcap([(0, nettlp(b"", port=53)), (1, b"short"), (2, nettlp(case[0][1], fragment=1)),
                            (3, b"\0" * 12 + b"\x86\xdd" + bytes(60))], link=1))
# A snap length that leaves the headers but not the payload, and one that leaves nothing.
write("snap.pcap", pcap(own, snap=24 + 18))
write("snap8.pcap", pcap(own[:3], snap=24 + 8))
# Damage: rubbish between packets 3 and 4, a broken length, a broken TLP, the end cut off.
parts = pcap([(10**9 * 1795194725 + 1000 * n, ours(tlp("MWr", B0 + 4 * n, data=data(4, n)), 1000 * n))
              for n in range(100)])
write("hundred.pcap", parts)
write("rubbish.pcap", parts[:51] + [bytes((i * 37 + 200) & 255 for i in range(333))] + parts[51:])
write("length.pcap", parts[:51] + [parts[51][:8] + b"\xff\xff\xff\xff" + parts[51][12:]] + parts[52:])
write("tlp.pcap", parts[:51] + [parts[51][:16 + 24] + b"\xff" + parts[51][16 + 25:]] + parts[52:])
write("short.pcap", parts[:-1] + [parts[-1][:-3]])
ng = pcapng([(0, 1000 * n, ours(tlp("MWr", B0 + 4 * n, data=data(4, n)), 1000 * n)) for n in range(100)])
write("rubbish.pcapng", ng[:52] + [b"\xee" * 333] + ng[52:])
write("length.pcapng", ng[:52] + [ng[52][:4] + b"\xff\xff\xff\xff" + ng[52][8:]] + ng[53:])
write("short.pcapng", ng[:-1] + [ng[-1][:-3]])
write("only.pcap", parts[:1])

# What pcapng leaves to its reader, block by block (the draft's sections 4.2 to 4.4).
import struct
section = block("<", 0x0a0d0d0a, struct.pack("<IHHq", 0x1a2b3c4d, 1, 0, -1))
def interface(link, snap=0, options=b""):
    return block("<", 1, struct.pack("<HHI", link, 0, snap) + options)
def option(code, data):
    return struct.pack("<HH", code, len(data)) + data + bytes(-len(data) % 4)
def enhanced(number, ticks, data, options=b"", kind=6):
    head = struct.pack("<I" if kind == 6 else "<HH", *((number,) if kind == 6 else (number, 0)))
    return block("<", kind, head + struct.pack("<IIII", ticks >> 32, ticks & 0xffffffff, len(data), len(data)) +
                 data + bytes(-len(data) % 4) + options)
def simple(data, snap):
    return block("<", 3, struct.pack("<I", len(data)) + data[:snap])
w64 = ours(tlp("MWr", B2, 16, data=data(64)), 7000)
w4 = lambda n: nettlp(tlp("MWr", B2 + 4 * n, data=data(4, n)))
# Snap lengths that are no multiple of 4: what is behind them is padding. 0 is no limit.
write("snap97.pcapng", [section, interface(147, 97), simple(w64, 97)])
write("snap100.pcapng", [section, interface(147, 100), simple(w64, 100)])
write("snap0.pcapng", [section, interface(147), simple(w64, 100)])
write("nobody.pcapng", [section, simple(w64, 100), interface(147), simple(w64, 100)])
# Simple packets have no time: a capture of them, and one with others around. Our own header has it.
write("simple.pcapng", [section, interface(1)] + [simple(w4(n), 100) for n in range(3)])
write("part.pcapng", [section, interface(1), enhanced(0, 7, w4(0)), simple(w4(1), 100), enhanced(0, 6, w4(2)),
                      simple(nettlp(tlp("MWr", B2 + 64, 16, data=data(64))), 200), enhanced(0, 9, w4(3))])
write("late_first.pcapng", [section, interface(1), simple(w4(0), 100), enhanced(0, 9, w4(1))])
write("own_simple.pcapng", [section, interface(147)] + [simple(ours(tlp("MWr", B2 + 4 * n, data=data(4)), 1000000 * n), 100)
                                                        for n in range(3)])
# Options that are longer than what is looked at in one piece.
write("options.pcapng", [section, interface(1, 0, option(1, b"x" * 20000) + option(9, b"\x03") + option(0, b"")),
                         enhanced(0, 5, w4(0), option(1, b"x" * 50000) + option(0, b"")), enhanced(0, 6, w4(1))])
# Clocks: seconds, 1/1024 s, 10^-20 s, from another second on; times that no 64 bits of ns hold.
write("clocks.pcapng", [section, interface(1, 0, option(9, b"\x00")), interface(1, 0, option(9, b"\x8a")),
                        interface(1, 0, option(9, b"\x14")), interface(1, 0, option(9, b"\x09") +
                        option(14, struct.pack("<q", 3))), interface(1, 0, option(14, struct.pack("<q", -5)))] +
      [enhanced(n, t, w4(i)) for i, (n, t) in enumerate(
          [(0, 2), (1, 2560), (2, 10**19), (3, 5), (4, 9000001), (0, 2**40), (4, 4999999), (0, 18446744073), (3, 7)])])
write("late.pcapng", [section, interface(1, 0, option(9, b"\x00")), enhanced(0, 1, w4(0)), enhanced(0, 2**40, w4(1))])
write("old.pcapng", [section, interface(1), enhanced(0, 1, w4(0), kind=2), block("<", 77, b"abcd"), enhanced(0, 2, w4(1))])
# A tag that is used again, though the first read has no completion.
write("tag.pcapng", [section, interface(147), enhanced(0, 1, ours(tlp("MRd", B0, tag=5), 1000000)),
                     enhanced(0, 2, ours(tlp("MRd", B0 + 4, tag=5), 2000000)),
                     enhanced(0, 3, ours(tlp("CplD", tag=5, data=b"\x11\x22\x33\x44", lower=4), 3000000, True))])
# A length that would swallow all that follows, before and without options.
far = [enhanced(0, n, w4(n), option(1, b"note") + option(0, b"") if n % 2 else b"") for n in range(2000)]
spoilt = lambda b: b[:5] + b"\x90" + b[6:]
write("far.pcapng", [section, interface(1)] + far[:500] + [spoilt(far[500])] + far[501:801] + [spoilt(far[801])] + far[802:])
END
python3 make.py "$source_dir/tests/cli" || fail "the captures are made"

cat >want <<'END'
W 0x8000000000 4 0x3020100 0 ns cpu 0 pc 0x0 line 1
R 0x8000000010 4 0x12345678 1000 ns cpu 1 pc 0x0 line 2
W 0x10000040 8 0x706050403020100 2000 ns cpu 0 pc 0x0 line 3 more
W 0x10000048 8 0xf0e0d0c0b0a0908 2000 ns cpu 0 pc 0x0 line 3 more
W 0x10000050 8 0x1716151413121110 2000 ns cpu 0 pc 0x0 line 3 more
W 0x10000058 8 0x1f1e1d1c1b1a1918 2000 ns cpu 0 pc 0x0 line 3 more
W 0x10000060 8 0x2726252423222120 2000 ns cpu 0 pc 0x0 line 3 more
W 0x10000068 8 0x2f2e2d2c2b2a2928 2000 ns cpu 0 pc 0x0 line 3 more
W 0x10000070 8 0x3736353433323130 2000 ns cpu 0 pc 0x0 line 3 more
W 0x10000078 8 0x3f3e3d3c3b3a3938 2000 ns cpu 0 pc 0x0 line 3
W 0x10000081 1 0x1 4000 ns cpu 0 pc 0x0 line 5 more
W 0x10000082 2 0x302 4000 ns cpu 0 pc 0x0 line 5 more
W 0x10000084 2 0x504 4000 ns cpu 0 pc 0x0 line 5 more
W 0x10000086 1 0x6 4000 ns cpu 0 pc 0x0 line 5
W 0x10000100 1 0x0 5000 ns cpu 1 pc 0x0 line 6
W 0x10000103 1 0x3 5000 ns cpu 1 pc 0x0 line 6
END
sed -n '/ line [1-6]\( \|$\)/p' want >first
records() {
    ends 0 convert "$1" out.gtr && python3 "$source_dir/tests/cli/gtr_reader.py" out.gtr records 2>../problem
}
records own.pcap >found
holds "each access" diff first <(head -n 16 found)
holds "128 bytes" test "$(grep -c 'line 7' found)" -eq 16
holds "in three accesses: 56, 64 and 8 bytes" test "$(grep 'line 7' found | grep -vc more)" -eq 3
holds "a read in two completions" grep -qx 'R 0x8000000020 8 0x6867666564636261 7000 ns cpu 1 pc 0x0 line 8' found
holds "a refused read" grep -qx 'R 0x8000000031 1 - 10000 ns cpu 0 pc 0x0 line 11' found
holds "an unanswered read" grep -qx 'R 0x800000003a 2 - 12000 ns cpu 0 pc 0x0 line 13' found
holds "no more" test "$(wc -l <found)" -eq 35
for text in 'left out 1: MWr towards the host' 'left out 1: MRd towards the host' \
    'left out 1: CplD towards the device' 'left out 1: CfgRd0 towards the device' 'left out 1: MWr of no bytes' \
    'left out 3: CplD towards the host' 'left out 1: Cpl towards the host' \
    '1 reads have no completion' '1 reads were refused' '1 TLPs of more than 64 bytes' '1 TLPs have holes' \
    'the stores that were combined into one are not known'; do
    holds "said: $text" grep -qF "$text" ../err
done
for file in swapped.pcap own.pcapng big-endian.pcapng us.pcap; do
    records "$file" >other
    holds "$file" cmp found other
done
# NetTLP's have no cores; of two interfaces, every second packet has one.
sed 's/cpu 1/cpu 0/' found >net
records net.pcap >other
holds "net.pcap" diff net other
records net-us.pcap >other
holds "net-us.pcap" diff net other
records two.pcapng >other
holds "two.pcapng" test "$(wc -l <other)" -eq 35
holds "the third interface" grep -q "left out 1: packet that is not NetTLP's" ../err

ends 0 convert nothing.pcap out.gtr
holds "other packets" grep -q "left out 3: packet that is not NetTLP's" ../err
holds "fragments" grep -q 'left out 1: fragment of an IPv4 packet' ../err
records snap.pcap >other
holds "cut: sizes are known" test "$(grep -c '^W' other)" -ge 7
holds "cut: values are not, but of a TLP that fits" test "$(grep -c '^W.* 0x[0-9a-f]* [0-9]* 0x' other)" -eq 2
holds "cut: it says so" grep -q "memory writes were cut by the capture's snap length" ../err
ends 0 convert snap8.pcap out.gtr
holds "nothing but half a header" grep -q "a TLP's header, in a packet that was cut" ../err

for case in hundred.pcap:100 rubbish.pcap:100 length.pcap:99 tlp.pcap:99 short.pcap:99 only.pcap:0 \
    rubbish.pcapng:100 length.pcapng:99 short.pcapng:99; do
    file=${case%:*}
    ends 0 convert "$file" out.wclog
    holds "$file accesses" test "$(wc -l <out.wclog)" -eq "${case#*:}"
    case $file in
    hundred.* | only.*) ;;
    *)
        holds "$file: the place" grep -q 'at byte [0-9]' ../err
        mistake 'at byte' "$file" convert --strict "$file" strict.wclog
        nothing_left strict.wclog
        ;;
    esac
done

# pcapng, block by block.
ends 0 convert snap97.pcapng out.gtr
holds "padding is no data" grep -q "1 memory writes were cut by the capture's snap length" ../err
records snap97.pcapng >found
holds "padding is no data" test "$(cat found)" = 'W 0x10000000 64 - 7 ns cpu 0 pc 0x0 line 1'
for file in snap100 snap0; do
    records $file.pcapng >found
    holds "$file" test "$(grep -c '0x3f3e3d3c3b3a3938\|more' found)" -eq 8
done
records simple.pcapng >found
holds "simple packets have no time" test "$(cut -d' ' -f2,5- found)" = "$(printf '0x1000000%s 0 none cpu 0 pc 0x0 line %d\n' 0 1 4 2 8 3)"
holds "which is said" grep -q 'this one has no times' ../err
ends 0 convert --json simple.pcapng out.gtr
holds "nor has the capture" python3 -c 'import json; assert json.load(open("../out"))["trace"]["time"] is None'
records part.pcapng >found
holds "times in part" test "$(cut -d' ' -f2,5,6 found | grep -v '0x1000004[8-f]')" = "$(cat <<'END'
0x10000000 7000 ns
0x10000004 0 none
0x10000008 6000 ns
0x10000040 0 none
0x10000050 0 none
0x10000058 0 none
0x10000060 0 none
0x10000068 0 none
0x10000070 0 none
0x10000078 0 none
0x1000000c 9000 ns
END
)"
ends 0 convert part.pcapng part.gtr
holds "how many have none" grep -q 'records without a time: 9' ../err
ends 0 convert --json part.pcapng out.gtr
holds "the times that there are" python3 -c '
import json
assert json.load(open("../out"))["trace"]["time"] == {
    "unit": "ns", "first": 7000, "least": 6000, "most": 9000, "goes_back": 1}'
ends 0 convert part.gtr out.gtr
holds "of a gtr trace too" grep -q 'records without a time: 9' ../err
holds "the same bytes" cmp part.gtr out.gtr
for file in simple.pcapng:1 part.pcapng:2 part.gtr:2 late_first.pcapng:1; do
    mistake "${file%:*}:${file#*:}: this access has no time; expected times" '' replay --pace time "${file%:*}" -o none
    nothing_left none
    mistake "${file%:*}:${file#*:}: this access has no time; expected a trace with times" '' replay --from 1us "${file%:*}" -o none
    nothing_left none
done
mistake 'this access has no time' '' replay --from 1us --seek part.gtr -o none
ends 0 replay part.pcapng -o run_part
ends 0 replay --pace time --from 1us own_simple.pcapng -o run_own
holds "our own header has the time" test "$(python3 -c '
import json
print([s["value"] for s in json.load(open("run_own/stats.json")) if s["name"] == "replay.outside_window"])')" = '[1]'
ends 0 convert nobody.pcapng out.wclog
holds "a packet before its interface" grep -q 'record 1, at byte 28 of the data: expected a packet of an interface' ../err
holds "and one after it" test "$(wc -l <out.wclog)" -eq 8
records options.pcapng >found
holds "long options" test "$(cut -d' ' -f2,5 found)" = "$(printf '0x10000000 5000000\n0x10000004 6000000')"
records clocks.pcapng >found
cat >want <<'END'
0x10000000 2000000000
0x10000004 2500000000
0x10000008 100000000
0x1000000c 3000000005
0x10000010 4000001000
0x1000001c 18446744073000000000
0x10000020 3000000007
END
holds "clocks" diff want <(cut -d' ' -f2,5 found)
for number in 6 7; do
    holds "no time at all" grep -q "record $number, at byte [0-9]* of the data: expected a time" ../err
done
mistake 'expected a time of 0 to 2^64 ns' 'late.pcapng' convert --strict late.pcapng strict.wclog
records old.pcapng >found
holds "the older kind of block" test "$(cut -d' ' -f2,5 found)" = "$(printf '0x10000000 1000\n0x10000004 2000')"
holds "a block of another kind" grep -q 'left out 1: block of a type that is not known, 77' ../err
records tag.pcapng >found
holds "a tag used again" test "$(cut -d' ' -f2,4 found)" = "$(printf '0x8000000000 -\n0x8000000004 0x44332211')"
holds "a tag used again" grep -q '1 reads have no completion' ../err
ends 0 convert far.pcapng out.wclog
holds "a length far too long" test "$(wc -l <out.wclog)" -eq 1998
holds "is said" test "$(grep -c 'at byte [0-9]* of the data: expected a block with its length' ../err)" -eq 2

# What we write is read back: a run's TLPs replayed give them again, and both flavours are one trace.
for flavour in user nettlp; do
    ends 0 replay "$source_dir/traces/wclog_nvme-e1000e-mmio.txt.gz" --pcap=$flavour -o run_$flavour
    ends 0 replay "run_$flavour/tlps.pcap" -o again_$flavour
    holds "the same TLPs ($flavour)" cmp <(cut -d, -f2-9 run_$flavour/tlps.csv) <(cut -d, -f2-9 again_$flavour/tlps.csv)
done
ends 0 replay "$source_dir/traces/wclog_ivshmem-micro.txt.gz" --s1 normal-nc --pcap -o combined
ends 0 hist combined/tlps.pcap --csv own.csv
holds "the sizes of its own TLPs" cmp own.csv combined/hist.csv
ends 0 replay combined/tlps.pcap -p device_element=64 -o combined_again
holds "combined writes are the same TLPs where Device memory takes 64 bytes at once" \
    cmp <(cut -d, -f2-9 combined/tlps.csv | grep ^down) <(cut -d, -f2-9 combined_again/tlps.csv | grep ^down)
finish
