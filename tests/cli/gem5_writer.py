# SPDX-License-Identifier: Apache-2.0
"""Writes gem5 packet traces from the description of its messages alone (src/proto/packet.proto).

python3 gem5_writer.py OUT FREQUENCY <LINES: one packet a line,
    tick cmd addr size [flags [id [pc]]]        numbers of any base; - for a field that is not there
"""
import sys


def varint(v):
    out = bytearray()
    while v >= 0x80:
        out.append(v & 0x7f | 0x80)
        v >>= 7
    out.append(v)
    return bytes(out)


def number(field, v):
    return varint(field << 3) + varint(v)


def text(field, data):
    return varint(field << 3 | 2) + varint(len(data)) + data


def delimited(message):
    return varint(len(message)) + message


def header(frequency, names, obj_id=b"system.monitor"):
    entries = b"".join(text(4, number(1, key) + text(2, name.encode()))
                       for key, name in enumerate(names))
    return b"gem5" + delimited(text(1, obj_id) + number(2, 0) + number(3, frequency) + entries)


def packet(tick, cmd, addr, size, flags=None, pkt_id=None, pc=None):
    values = (tick, cmd, addr, size, flags, pkt_id, pc)
    return delimited(b"".join(number(i + 1, v) for i, v in enumerate(values) if v is not None))


NAMES = ["writebacks", "functional", "interrupt", "system.cpu0.data", "system.cpu1.data"]

if __name__ == "__main__":
    with open(sys.argv[1], "wb") as out:
        out.write(header(int(sys.argv[2]), NAMES))
        for line in sys.stdin:
            if line.strip():
                out.write(packet(*(None if v == "-" else int(v, 0) for v in line.split())))
