#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# gem5's packet traces, made and read by Google's protobuf: the messages of gem5's
# src/proto/packet.proto as its runtime writes them, one after the other as gem5's
# ProtoOutputStream puts them into a file, plain and with gzip. What gather reads of them is what
# protobuf reads of them.
# Usage: gem5_protobuf.sh GATHER SOURCE_DIR. GATHER_JUDGE_KEEP is a folder for the files.
set -euo pipefail
# shellcheck source=tests/judges/lib.sh
. "$(dirname "$0")/lib.sh"

program_and_tree "$@"
needs python3
if ! python3 -c 'import google.protobuf' 2>/dev/null; then
    echo "python3-protobuf is not installed: skipped"
    exit 77
fi
make_work
cd "$work"

cat >gem5.py <<'END'
"""The messages, a writer and a reader; no line of gather's."""
import gzip
import struct

from google.protobuf import descriptor_pb2, descriptor_pool
from google.protobuf.internal.encoder import _VarintBytes
from google.protobuf.message_factory import MessageFactory

FIELD = descriptor_pb2.FieldDescriptorProto
FIELDS = {
    "IdStringEntry": [("key", 1, FIELD.TYPE_UINT32, 1), ("value", 2, FIELD.TYPE_STRING, 1)],
    "PacketHeader": [("obj_id", 1, FIELD.TYPE_STRING, 2), ("ver", 2, FIELD.TYPE_UINT32, 1),
                     ("tick_freq", 3, FIELD.TYPE_UINT64, 2), ("id_strings", 4, FIELD.TYPE_MESSAGE, 3)],
    "Packet": [("tick", 1, FIELD.TYPE_UINT64, 2), ("cmd", 2, FIELD.TYPE_UINT32, 2),
               ("addr", 3, FIELD.TYPE_UINT64, 2), ("size", 4, FIELD.TYPE_UINT32, 2),
               ("flags", 5, FIELD.TYPE_UINT32, 1), ("pkt_id", 6, FIELD.TYPE_UINT64, 1),
               ("pc", 7, FIELD.TYPE_UINT64, 1)],
}
proto = descriptor_pb2.FileDescriptorProto(name="packet.proto", package="ProtoMessage", syntax="proto2")
for name, fields in FIELDS.items():
    message = proto.message_type.add(name=name)
    for field, number, kind, label in fields:
        message.field.add(name=field, number=number, type=kind, label=label,
                          type_name=".ProtoMessage.IdStringEntry" if kind == FIELD.TYPE_MESSAGE else None)
pool = descriptor_pool.DescriptorPool()
pool.Add(proto)
types = {n: MessageFactory(pool).GetPrototype(pool.FindMessageTypeByName("ProtoMessage." + n)) for n in FIELDS}
PacketHeader, Packet = types["PacketHeader"], types["Packet"]


def write(path, messages):
    """As ProtoOutputStream: gzip by the name, the magic word, each message after its length."""
    with (gzip.open if path.endswith(".gz") else open)(path, "wb") as out:
        out.write(struct.pack("<I", 0x356D6567))
        for m in messages:
            data = m.SerializeToString()
            out.write(_VarintBytes(len(data)) + data)


def read(path):
    """As gem5's util/decode_packet_trace.py: the header, then packets up to the end."""
    with (gzip.open if path.endswith(".gz") else open)(path, "rb") as f:
        data = f.read()
    assert data[:4] == b"gem5"
    at, kind, out = 4, PacketHeader, []
    while at < len(data):
        size = shift = 0
        while True:
            byte = data[at]
            at += 1
            size |= (byte & 0x7F) << shift
            shift += 7
            if byte < 0x80:
                break
        m = kind()
        m.ParseFromString(data[at:at + size])
        out.append(m)
        at += size
        kind = Packet
    return out[0], out[1:]
END
cat >judge.py <<'END'
import random
import subprocess
import sys

from gem5 import Packet, PacketHeader, read, write

gather, reader = sys.argv[1:]
random.seed(20261122)
FETCH = 0x100
COMMANDS = [1, 4] * 6 + [2, 3, 5, 6, 7, 8, 9, 11, 16, 22, 24, 25, 47]


def header(frequency, requestors, long_names=False):
    h = PacketHeader(obj_id="system.monitor0.probe", tick_freq=frequency)
    for i in range(requestors):
        h.id_strings.add(key=i, value=f"system.cpu{i}.data" + ("_" * 100 if long_names else ""))
    return h


def packet(tick, requestors, bare):
    p = Packet(tick=tick, cmd=random.choice(COMMANDS), addr=random.getrandbits(random.choice((12, 32, 48, 63))),
               size=random.choice((0, 1, 2, 3, 4, 8, 8, 12, 16, 32, 64, 64, 100, 128, 4096, 4097, 70000)))
    if not bare:
        p.flags = random.choice((0, 0x400, 0xC00, FETCH, 0x1000000 | 0x400, 0xFFFFFFFF))
        p.pkt_id = random.randrange(requestors) if random.random() < 0.98 else random.getrandbits(64)
    if random.random() < 0.5:  # with_pc, and the request has one
        p.pc = random.choice((0, 0x400078, 0xFFFFB7555A743D4C))
    return p


def expected(frequency, packets):
    """(line, kind, address, bytes, ns, cpu, pc) of each access; what gather's description says."""
    cpus = {}
    for line, p in enumerate(packets, 1):
        if p.cmd not in (1, 4) or p.flags & FETCH or not 0 < p.size <= 4096:
            continue
        cpu = cpus.setdefault(p.pkt_id, len(cpus))
        at, left = p.addr, p.size
        while left:
            n = left if left <= 64 else 64 - at % 64
            yield (line, "RW"[p.cmd == 4], at, n, p.tick * 10**9 // frequency, cpu, p.pc)
            at, left = at + n, left - n


def found(path, pipe):
    command = [gather, "convert", "--quiet", "-" if pipe else path, "out.gtr"]
    with open(path, "rb") as f:
        said = subprocess.run(command, check=True, stdin=f if pipe else None, capture_output=True, text=True).stderr
    assert said == "", said
    lines = subprocess.run(["python3", reader, "out.gtr", "records"], check=True, capture_output=True,
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
        ("slow.trc", 3 * 10**8, 8, False, False), ("names.trc", 10**12, 1500, False, True)):
    requestors_used = min(requestors, 20)
    messages = [packet(10**6 + 517 * n, requestors_used, bare) for n in range(5000)]
    write(path, [header(frequency, requestors, long_names)] + messages)
    h, back = read(path)
    assert h.tick_freq == frequency and len(h.id_strings) == requestors and back == messages
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
python3 judge.py "$gather" "$source_dir/tests/cli/gtr_reader.py"
