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
