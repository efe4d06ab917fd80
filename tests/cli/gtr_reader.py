# SPDX-License-Identifier: Apache-2.0
"""Reads a gtr trace by docs/gtr-format.md alone, and prints it as wclog as `gather convert` does.

With a second argument, `records`, it prints every field of them instead.
"""
import struct
import sys
import zlib

COLUMNS = ("shape", "place", "offset", "value", "time", "instruction", "cpu", "line")
MASK = (1 << 64) - 1
CODES = {1: "B", 2: "H", 4: "I", 8: "Q"}


def header(data):
    assert data[:8] == b"\x89GTR\r\n\x1a\n", "magic"
    major, minor, size = struct.unpack_from("<HHI", data, 8)
    assert (major, minor) == (1, 1), "version"
    assert zlib.crc32(data[:60]) == struct.unpack_from("<I", data, 60)[0], "crc of the header"
    assert not any(data[48:60]), "zeroes"
    return size, data[16:48].rstrip(b"\0").decode()


def chunks(data, at):
    """(type, head, payload) of every chunk; all that must hold of heads does."""
    records = 0
    number = 0
    while at < len(data):
        head = data[at:at + 64]
        kind, units, sections, n, size, count, crc = struct.unpack_from("<cBHIIII", head, 4)
        first, low, high, offset = struct.unpack_from("<QQQQ", head, 24)
        assert head[:4] == b"\xf7GT\x01" and not any(head[56:60])
        assert zlib.crc32(head[:60]) == struct.unpack_from("<I", head, 60)[0], f"crc at {at}"
        assert (n, first, offset) == (number, records, at)
        payload = data[at + 64:at + 64 + size]
        assert len(payload) == size <= 16 << 20 and zlib.crc32(payload) == crc
        assert count <= 65536
        yield kind, (count, first, low, high, units, sections, offset), payload
        at += 64 + size
        number += 1
        records += count


def sections(payload, count, number):
    assert number == 11
    at = 32 * number
    for i in range(number):
        row = payload[32 * i:32 * i + 32]
        which, method, delta, width, packed, unpacked, zero, base, start = struct.unpack(
            "<BBBBIIIQQ", row)
        assert which == i and zero == 0
        data = payload[at:at + packed]
        at += packed
        if method == 1:
            data = zlib.decompress(data)
        assert len(data) == unpacked
        if i >= 8:
            assert width == (16, 24, 1)[i - 8]
            yield data
            continue
        assert unpacked == count * width
        elements = struct.unpack(f"<{count}{CODES[width]}", data) if width else (0,) * count
        values = []
        if delta:
            value = start
            for k, e in enumerate(elements):
                value = (value + base + e) & MASK if k else start
                values.append(value)
        else:
            values = [(base + e) & MASK for e in elements]
        yield values
    assert at == len(payload)


def records(payload, head):
    count = head[0]
    *columns, places, instructions, text = sections(payload, count, head[5])
    places = [struct.unpack_from("<QIHB", places, i) for i in range(0, len(places), 16)]
    places = [(base, text[at:at + n].decode(), flags) for base, at, n, flags in places]
    instructions = [struct.unpack_from("<QIII", instructions, i)
                    for i in range(0, len(instructions), 24)]
    instructions = [(pc, word, text[at:at + n].decode()) for pc, word, at, n in instructions]
    for row in zip(*columns):
        r = dict(zip(COLUMNS, row))
        base, r["name"], flags = places[r["place"]]
        r["pc"], r["word"], r["note"] = instructions[r["instruction"]]
        r["kind"] = r["shape"] & 3
        r["size"] = 1 << (r["shape"] >> 2 & 7) >> 1
        r["has_value"] = r["shape"] >> 5 & 1
        r["unit"] = r["shape"] >> 6
        r["address"] = (base + r["offset"]) & MASK
        r["window"], r["is_offset"], r["more"] = flags & 1, flags >> 1 & 1, flags >> 3 & 1
        yield r


def place(r):
    name = "".join("_" if c <= " " else c for c in r["name"])
    if r["is_offset"]:
        return f"{name}+0x{r['address']:x} -"
    if r["window"]:
        return f"{name}+0x{r['offset']:x} 0x{r['address']:x}"
    return f"mem+0x{r['address']:x} 0x{r['address']:x}"


def wclog(r, counter):
    time = r["time"] if r["unit"] == 2 else counter
    if r["kind"] < 2:
        value = f"0x{r['value']:0{2 * r['size']}x}" if r["has_value"] else "-"
        what = f"{'RW'[r['kind']]} {place(r)} {r['size']} {value}"
    else:
        what = ("B - - 0 -", "Z ? ? 64 -")[r["kind"] - 2]
    note = " " + r["note"] if r["note"] else ""
    return f"{time} {r['cpu']} {what} 0x{r['pc']:x} {r['word']:08x}{note}\n"


def plain(r):
    """One line of a record: what a time is in, and all that wclog cannot say."""
    value = f"0x{r['value']:x}" if r["has_value"] else "-"
    unit = ("none", "us", "instructions", "ns")[r["unit"]]
    return (f"{'RWBZ'[r['kind']]} 0x{r['address']:x} {r['size']} {value} {r['time']} {unit} "
            f"cpu {r['cpu']} pc 0x{r['pc']:x} line {r['line']}"
            f"{' opcode %08x' % r['word'] if r['word'] else ''}"
            f"{' region ' + r['name'] if r['name'] != 'mem' and r['kind'] < 2 else ''}"
            f"{' offset' if r['is_offset'] else ''}"
            f"{' window 0x%x' % r['offset'] if r['window'] else ''}"
            f"{' note ' + r['note'] if r['note'] else ''}{' more' if r['more'] else ''}\n")


def check_times(found, head):
    timed = [r["time"] for r in found if r["unit"]]
    assert head[2:4] == ((min(timed), max(timed)) if timed else (0, 0))
    assert head[4] == sum({1 << r["unit"] for r in found})


def main(path, how="wclog"):
    data = open(path, "rb").read()
    at, origin = header(data)
    sys.stderr.write(f"{origin}\n")
    index, heads, end = b"", [], None
    kinds = [0] * 4
    counter = 0
    for kind, head, payload in chunks(data, at):
        assert end is None, "a chunk after the end record"
        if kind == b"B":
            heads.append(head)
            found = list(records(payload, head))
            check_times(found, head)
            for r in found:
                kinds[r["kind"]] += 1
                counter += r["unit"] != 2
                sys.stdout.write(wclog(r, counter) if how == "wclog" else plain(r))
        elif kind == b"N":
            assert not index and end is None and len(payload) <= 16 + 4096
            bad, flags = struct.unpack_from("<QQ", payload)
            sys.stderr.write(f"bad {bad} damaged {flags & 1}\n")
            sys.stderr.write("".join(f"note {n}\n" for n in payload[16:].decode().splitlines()))
        elif kind == b"I":
            index += payload
        elif kind == b"E":
            end = struct.unpack("<10Q", payload[:80])
            assert payload[88:] == b"GTR-END\n" and len(payload) == 96
            assert struct.unpack_from("<Q", payload, 80)[0] == head[6]
        else:
            assert kind == b"M" and not heads and len(payload) % 152 == 0
    rows = [struct.unpack_from("<QQQQIB", index, i) for i in range(0, len(index), 40)]
    assert rows == [(h[6], h[1], h[2], h[3], h[0], h[4]) for h in heads]
    assert end[:6] == (sum(kinds), kinds[0], kinds[1], kinds[2], kinds[3], len(heads))
    assert not heads or data[end[6] + 4:end[6] + 5] == b"I"


if __name__ == "__main__":
    main(*sys.argv[1:])
