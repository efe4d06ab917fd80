# SPDX-License-Identifier: Apache-2.0
"""Compares two traces field by field, by readers of its own for gtr, wclog and wclog-delta.

python3 roundtrip.py ORIGINAL.gtr THROUGH.FORMAT ... LAST.FORMAT
    What every format on the way from ORIGINAL to LAST can hold is in LAST as it was.
python3 roundtrip.py --losses ORIGINAL.gtr FORMAT
    Prints what FORMAT cannot hold of it, a word each.
"""
import gzip
import sys
from itertools import zip_longest

import gtr_reader


def data_of(path):
    data = open(path, "rb").read()
    return gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data


def read_gtr(path):
    data = data_of(path)
    at, _ = gtr_reader.header(data)
    for kind, head, payload in gtr_reader.chunks(data, at):
        if kind != b"B":
            continue
        for r in gtr_reader.records(payload, head):
            mark = r["kind"] > 1
            yield {"kind": "RWBZ"[r["kind"]], "address": None if mark else r["address"],
                   "size": r["size"], "value": r["value"] if r["has_value"] else None,
                   "cpu": r["cpu"], "pc": r["pc"], "opcode": r["word"], "note": r["note"],
                   "is_offset": bool(r["is_offset"]), "name": None if mark else r["name"],
                   "window": r["offset"] if r["window"] and not mark else None,
                   "unit": r["unit"], "time": r["time"], "more": bool(r["more"])}


def read_wclog(path, delta):
    time = 0
    for number, line in enumerate(data_of(path).decode("latin-1").split("\n")[:-1]):
        words = line.split(" ", 8 if delta else 9)
        time = time + int(words[0][1:]) if delta else int(words[0])
        assert not delta or words[0][0] == "+", line
        r = {"kind": words[2], "cpu": int(words[1]), "time": time, "number": number + 1, "address": None,
             "is_offset": False, "name": None, "window": None, "value": None, "size": 0}
        rest = words[4:] if delta else words[5:]
        if words[2] in "RW":
            if not delta:
                name, offset = words[3].rsplit("+", 1)
                r["name"] = name
                r["is_offset"] = words[4] == "-"
                r["window"] = None if name == "mem" or r["is_offset"] else int(offset, 16)
                assert name != "mem" or r["is_offset"] or int(offset, 16) == int(words[4], 16), line
                r["address"] = int(offset if r["is_offset"] else words[4], 16)
            else:
                r["address"] = int(words[3], 16)
            r["size"] = int(rest[0])
            r["value"] = None if rest[1] == "-" else int(rest[1], 16)
            assert r["value"] is None or len(rest[1]) == 2 + 2 * r["size"], line
        r["pc"] = int(rest[2], 16)
        r["opcode"] = int(rest[3], 16)
        r["note"] = rest[4] if len(rest) > 4 else ""
        yield r


def format_of(path):
    return path.removesuffix(".gz").rsplit(".", 1)[1]


def read(path):
    kind = format_of(path)
    return read_gtr(path) if kind == "gtr" else read_wclog(path, kind == "wclog-delta")


def plain(name):
    return "".join("_" if c <= " " else c for c in name)


def losses(r, kind):
    """What a text format has no place for."""
    if kind == "gtr":
        return set()
    found = {0: {"no_time"}, 1: {"us"}, 2: set(), 3: {"ns"}}[r["unit"]]
    if r["more"]:
        found = found | {"more"}
    if r["kind"] in "RW" and not r["is_offset"]:
        if r["window"] is not None and kind == "wclog-delta":
            found = found | {"window"}
        elif r["window"] is None and r["name"] != "mem":
            found = found | {"name"}
    return found


def compare(first, formats, last):
    texts = [f for f in formats if f != "gtr"]
    count = 0
    for a, b in zip_longest(read(first), read(last)):
        assert a is not None and b is not None, f"record {count + 1}: one has more than the other"
        count += 1
        where = f"record {count}: {a} {b}"
        for field in ("kind", "address", "size", "value", "cpu", "pc", "opcode", "note", "is_offset"):
            assert a[field] == b[field], f"{field}: {where}"
        gone = set().union(*(losses(a, f) for f in formats))
        # Numbers stand for times that a text cannot hold; then they are what the next one holds.
        assert b["time"] == (a["time"] if not texts or a["unit"] == 2 else count), f"time: {where}"
        if "unit" in b:
            assert b["unit"] == (2 if texts else a["unit"]), f"unit: {where}"
            assert b["more"] == (a["more"] and not texts), f"more: {where}"
        if a["kind"] in "RW" and format_of(last) != "wclog-delta":
            known = a["window"] if "window" not in gone else None
            assert b["window"] == known, f"window: {where}"
            if not gone & {"window", "name"}:
                assert b["name"] == (plain(a["name"]) if texts else a["name"]), f"name: {where}"
    return count


if __name__ == "__main__":
    if sys.argv[1] == "--losses":
        print(" ".join(sorted(set().union(*(losses(r, sys.argv[3]) for r in read(sys.argv[2]))))))
    else:
        print(compare(sys.argv[1], [format_of(p) for p in sys.argv[2:]], sys.argv[-1]))
