#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# gem5's packet traces, read by Wireshark's protobuf dissector: the messages of gem5's
# src/proto/packet.proto, one after the other as gem5's ProtoOutputStream puts them into a file,
# plain and with gzip. What gather reads of a file is what tshark reads of its messages.
# Usage: gem5_protobuf.sh GATHER SOURCE_DIR. GATHER_JUDGE_KEEP is a folder for the files.
set -euo pipefail
# shellcheck source=tests/judges/lib.sh
. "$(dirname "$0")/lib.sh"

program_and_tree "$@"
needs python3 tshark
make_work
cd "$work"

cat >packet.proto <<'END'
syntax = "proto2";
package gem5;
message Entry { optional uint32 key = 1; optional string value = 2; }
message Header {
    required string obj_id = 1;
    optional uint32 ver = 2;
    required uint64 tick_freq = 3;
    repeated Entry id_strings = 4;
}
message Packet {
    required uint64 tick = 1;
    required uint32 cmd = 2;
    required uint64 addr = 3;
    required uint32 size = 4;
    optional uint32 flags = 5;
    optional uint64 pkt_id = 6;
    optional uint64 pc = 7;
}
END
cat >dissect.py <<'END'
"""What Wireshark's protobuf dissector reads of the messages of a trace."""
import collections
import os
import struct
import subprocess

PORTS = {"Header": 5000, "Packet": 5001}
FIELDS = {"Header": ("tick_freq", "id_strings"), "Packet": ("tick", "cmd", "addr", "size", "flags", "pkt_id", "pc")}
Packet = collections.namedtuple("Packet", FIELDS["Packet"])


def datagram(port, payload):
    udp = struct.pack(">HHHH", port, port, 8 + len(payload), 0) + payload
    return struct.pack(">BBHHHBBHII", 0x45, 0, 20 + len(udp), 0, 0, 64, 17, 0, 0x7F000001, 0x7F000001) + udp


def capture(path, kind, messages):
    with open(path, "wb") as out:
        out.write(struct.pack("<IHHiIII", 0xA1B2C3D4, 2, 4, 0, 0, 65535, 101))
        for m in messages:
            data = datagram(PORTS[kind], m)
            out.write(struct.pack("<IIII", 0, 0, len(data), len(data)) + data)


def dissect(kind, messages):
    """A tuple of each message's fields; None for one that it does not have."""
    capture("messages.pcap", kind, messages)
    command = ["tshark", "-r", "messages.pcap", "-T", "fields", "-o", f'uat:protobuf_search_paths:"{os.getcwd()}","TRUE"',
               "-o", "protobuf.preload_protos:TRUE", "-o", "protobuf.pbf_as_hf:TRUE"]
    for name, port in PORTS.items():
        command += ["-o", f'uat:protobuf_udp_message_types:"{port}","gem5.{name}"']
    for field in FIELDS[kind]:
        command += ["-e", f"pbf.gem5.{kind}.{field}"]
    lines = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
    assert len(lines) == len(messages), (len(lines), len(messages))
    return [[v or None for v in line.split("\t")] for line in lines]


def messages_of(data):
    """As gem5's util/protolib.py: each behind its length."""
    assert data[:4] == b"gem5"
    at, out = 4, []
    while at < len(data):
        size = shift = 0
        while True:
            byte = data[at]
            at += 1
            size |= (byte & 0x7F) << shift
            shift += 7
            if byte < 0x80:
                break
        out.append(data[at:at + size])
        at += size
    return out


def read(data):
    """(ticks in a second, how many requestors have names, the packets)."""
    messages = messages_of(data)
    frequency, names = dissect("Header", messages[:1])[0]
    packets = [Packet(*(v and int(v) for v in p)) for p in dissect("Packet", messages[1:])]
    return int(frequency), names.count(",") + 1, packets
END
cat >judge.py <<'END'
import gzip
import random
import subprocess
import sys

gather, tests = sys.argv[1:]
sys.path.insert(0, tests)
sys.dont_write_bytecode = True
import gem5_writer
from dissect import read

random.seed(20261122)
FETCH = 0x100
COMMANDS = [1, 4] * 6 + [2, 3, 5, 6, 7, 8, 9, 11, 16, 22, 24, 25, 47]


def header(frequency, requestors, long_names=False):
    names = [f"system.cpu{i}.data" + ("_" * 100 if long_names else "") for i in range(requestors)]
    return gem5_writer.header(frequency, names, b"system.monitor0.probe")


def packet(tick, requestors, bare):
    p = [tick, random.choice(COMMANDS), random.getrandbits(random.choice((12, 32, 48, 63))),
         random.choice((0, 1, 2, 3, 4, 8, 8, 12, 16, 32, 64, 64, 100, 128, 4096, 4097, 70000)), None, None, None]
    if not bare:
        p[4] = random.choice((0, 0x400, 0xC00, FETCH, 0x1000000 | 0x400, 0xFFFFFFFF))
        p[5] = random.randrange(requestors) if random.random() < 0.98 else random.getrandbits(64)
    if random.random() < 0.5:  # with_pc, and the request has one
        p[6] = random.choice((0, 0x400078, 0xFFFFB7555A743D4C))
    return p


def expected(frequency, packets):
    """(line, kind, address, bytes, ns, cpu, pc) of each access; what gather's description says."""
    cpus = {}
    for line, p in enumerate(packets, 1):
        if p.cmd not in (1, 4) or (p.flags or 0) & FETCH or not 0 < p.size <= 4096:
            continue
        cpu = cpus.setdefault(p.pkt_id, len(cpus))
        at, left = p.addr, p.size
        while left:
            n = left if left <= 64 else 64 - at % 64
            yield (line, "RW"[p.cmd == 4], at, n, p.tick * 10**9 // frequency, cpu, p.pc or 0)
            at, left = at + n, left - n


def found(path, pipe):
    command = [gather, "convert", "--quiet", "-" if pipe else path, "out.gtr"]
    with open(path, "rb") as f:
        said = subprocess.run(command, check=True, stdin=f if pipe else None, capture_output=True, text=True).stderr
    assert said == "", said
    lines = subprocess.run(["python3", tests + "/gtr_reader.py", "out.gtr", "records"], check=True, capture_output=True,
                           text=True).stdout.splitlines()
    parts = None
    for text in lines:
        kind, at, size, value, time, unit, _, cpu, _, pc, _, line, *rest = text.split()
        assert (value, unit) == ("-", "ns"), text
        at, size = int(at, 16), int(size)
        if parts is None:
            parts = [int(line), kind, at, size, int(time), int(cpu), int(pc, 16)]
        else:
            assert at == parts[2] + parts[3], "a hole in an access"
            parts[3] += size
        if "more" not in rest:
            yield tuple(parts)
            parts = None
    assert parts is None


total = 0
for path, frequency, requestors, bare, long_names in (
        ("a.trc.gz", 10**12, 12, False, False), ("b.trc", 10**12, 4, False, False),
        ("bare.trc", 10**12, 1, True, False), ("ns.trc.gz", 10**9, 8, False, False),
        ("slow.trc", 3 * 10**8, 8, False, False), ("names.trc", 10**12, 500, False, True)):
    requestors_used = min(requestors, 20)
    made = [packet(10**6 + 517 * n, requestors_used, bare) for n in range(5000)]
    data = header(frequency, requestors, long_names) + b"".join(gem5_writer.packet(*p) for p in made)
    with (gzip.open if path.endswith(".gz") else open)(path, "wb") as out:
        out.write(data)
    ticks, named, back = read(data)
    assert (ticks, named) == (frequency, requestors), (path, ticks, named)
    assert [list(p) for p in back] == made, path
    # Beyond 64 requestors gather shares one cpu: the few strange ones stay below that.
    want = [w for w in expected(frequency, back)]
    if len({w[5] for w in want}) > 63:
        want = [w[:5] + (min(w[5], 63),) + w[6:] for w in want]
    for pipe in (False, True):
        for n, (w, f) in enumerate(zip(want, found(path, pipe))):
            assert w == f, (path, n, w, f)
        assert len(want) == sum(1 for _ in found(path, pipe)), path
    total += len(want)
    print(f"{path}: {len(back)} packets, {len(want)} accesses")
assert total > 10000
END
python3 judge.py "$gather" "$source_dir/tests/cli"
