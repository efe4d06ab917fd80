# SPDX-License-Identifier: Apache-2.0
"""What `gather replay` sends, judged from its documents, for replay_python.sh. A byte of a store tells by its value
which store to its address it is of, so each TLP is held against the stores of the trace; where no time counts, all of
them are foretold by a write buffer and a combiner as docs/timing-model.md has them (replay_model.py).

Not judged: exclusives, store-releases, RAM, DC ZVA, flit mode, wide_writes=lost, hangs, times. With the order of each
CPU alone one's reads do not let go of another's bursts (join_reads). Where the documents are silent, it is taken as it
is: an ST64B faults where it is not aligned, on any memory; of several ways with as few TLPs any will do.
"""
import csv
import json
import random
import struct
import subprocess
import sys
from collections import Counter, namedtuple

from replay_model import DGH, ISB, LOADS, OUTER, REGIONS, SHARE, SIZE, STORES, WEAK, WIDE, ZVA
from replay_model import Machine, Op, blocks, foretell

Tlp = namedtuple("Tlp", "core write at bytes reason stores")  # bytes: {address: byte}, of a read what was completed

REASONS = "device full evicted barrier load order timeout exclusive hint single cache end".split()
# Parameters that count here: the default, then what is tried as well; and what presets make of them.
PARAMETERS = {"wc_lines": (8, 0, 1, 2, 3, 20), "wc_full_drains": (True, False), "wc_drain_order": ("age", "address"),
              "device_drains_wc": (True, False), "barrier_scope": ("device", "any"), "dgh_drains": (True, False),
              "device_element": (16, 8, 32, 64), "join_limit": (64, 128, 256, 1024, 4096, 0),
              "join_window": (0, 128, 256, 4096), "join_reads": ("port", "master", "none"),
              "join_device": (True, False), "partial_piece": (0, 8, 16, 32),
              "split": ("min", "aligned", "per-line"), "wide_writes": ("whole", "split"), "link.mps": (256, 128, 512),
              "gather_nc": (True, False), "gather_gre": (True, False), "link.ecrc": (False, True)}
PRESETS = {**dict.fromkeys(("generic-n1", "grace", "olympus", "xilinx-pg194", "tegra194"), {}),
           **dict.fromkeys(("zynqmp", "layerscape", "rk3399", "imx6"), {"link.mps": 128}),
           "thunderx2": {"gather_nc": False}, "bcm2711": {"wc_lines": 4, "link.mps": 128, "wide_writes": "lost"},
           "x86-wc": {"wc_lines": 10, "barrier_scope": "any", "device_element": 8, "partial_piece": 8},
           "ideal": {"wc_lines": 0, "wc_full_drains": False, "wc_drain_order": "address", "device_drains_wc": False,
                     "barrier_scope": "any", "join_limit": 4096}}


def byte(address, version):
    """What the store with this number writes there."""
    return version * 37 + address * 11 & 255


def which(data):
    """The addresses with the numbers of the stores; 37 * 173 is 1 modulo 256."""
    return {a: (b - a * 11) * 173 & 255 for a, b in data.items()}


def trace(rnd, regions, cpus, opcodes, wide, unaligned, reads, barriers, count):
    """Stores that copy on, jump and overwrite, each CPU in its own part of each region, over a limit of 4 KiB."""
    ops, versions, time, cpu, at, go_on = [], Counter(), 1000, 0, {}, rnd.choice((.8, .8, .97))
    for _ in range(count):
        time, cpu = time + rnd.randrange(1, 5), rnd.choice((cpu, cpu, rnd.randrange(cpus)))
        if rnd.random() < .09:
            word = rnd.choice(barriers) if barriers and rnd.random() < .9 else ZVA
            ops.append(Op(time, cpu, "Z" if word == ZVA else "B", None, 0, 0, word, None))
            continue
        region, kind = rnd.choice(regions), "R" if rnd.random() < reads else "W"
        words = [*(LOADS if kind == "R" else STORES).items()]
        word, (size, align, _) = rnd.choice(words if wide or kind == "R" else words[1:])
        if not opcodes:
            size = align = rnd.choice((1, 2, 4, 8, 8))
            word = 0
        where = at.get((cpu, region), 0)
        if rnd.random() >= go_on:
            where = rnd.randrange(12) * 64 + rnd.choice((0, 0, 8, 32, 40))
        if region not in "nm" or word == WIDE:
            where += -where % align + (unaligned and align > 1 and rnd.random() < .03)
        elif unaligned:
            where += rnd.choice([0] * 20 + [1, 4, 8])
        at[cpu, region] = where % 768 + size
        low = REGIONS[region][1] + cpu * SHARE + 0xE00 + where % 768
        versions.update(range(low, low + size) if kind == "W" else ())
        data = {a: byte(a, versions[a]) for a in range(low, low + size)} if kind == "W" else None
        ops.append(Op(time, cpu, kind, region, low, size, word, data))
    assert max(versions.values()) < 256
    return ops


def write_trace(path, ops):
    with open(path, "w", encoding="ascii") as out:
        for n, o in enumerate(ops):
            head, tail, size = f"{o.time} {o.cpu} {o.kind}", f"0x{0x400000 + 4 * n:x} {o.word:08x}\n", min(o.size, 8)
            if not size:
                out.write(f"{head} {'- - 0' if o.kind == 'B' else '? ? 64'} - {tail}")
            for a in range(o.at, o.at + o.size, size or 1):
                value = sum(o.data[a + k] << 8 * k for k in range(size)) if o.data else 0
                out.write(f"{head} x+0x{a:x} 0x{a:x} {size} 0x{value:0{2 * size}x} {tail}")


def enabled(at, length, first, last):
    """The bytes that a request names. Its byte enables must be legal (PCIe Base Specification, 2.2.5)."""
    assert bool(last) == (length > 1) and first, "byte enables"
    if length > 2 or length == 2 and at % 8:
        assert first in (15, 14, 12, 8) and last in (15, 7, 3, 1), "a hole"
    end = at + 4 * length - 4
    mask = {a: 15 for a in range(at, end, 4)} | {end: last or first, at: first}
    return [a + k for a in sorted(mask) for k in range(4) if mask[a] >> k & 1]


def capture(path, v):
    """Requests in their order, with the completions of reads in them; bytes on the wire; completions."""
    with open(path, "rb") as f:
        data = f.read()
    sent, wire, completions, open_reads, pos = [], 0, 0, {}, 24
    while pos < len(data):
        size, original = struct.unpack_from("<8xII", data, pos)
        one, ours, flags, reason, _, core, _, on_wire, stores = struct.unpack_from(">BBBBHHQII", data, pos + 16)
        tlp, pos = data[pos + 40:pos + 16 + size], pos + 16 + size
        dw0, dw1, dw2 = struct.unpack_from(">III", tlp)
        header, length, kind = 12 + (dw0 >> 27 & 4), dw0 & 1023 or 1024, dw0 >> 24
        tag = (dw2 if flags & 1 else dw1) >> 8 & 255 | (dw0 & 1 << 19) >> 11 | (dw0 & 1 << 23) >> 14
        body = tlp[header:header + 4 * length * (kind >> 6)]
        assert (size, one, ours, flags & 2, dw0 >> 15 & 1) == (original, 1, 24, 0, v["link.ecrc"])
        assert len(body) <= v["link.mps"], "more than MPS"
        assert len(tlp) == header + 4 * length * (kind >> 6) + 4 * v["link.ecrc"] == on_wire - 8
        if flags & 1:
            names, answer = open_reads[tag]
            low, completions = dw2 & 127, completions + 1
            assert kind == 0x4A and (dw1 >> 13 & 7, dw1 & 4095, low) == (0, len(names), names[0] & 127), "a completion"
            part = names[:len(body) - low % 4]
            answer.update(zip(part, body[low % 4:]))
            del names[:len(part)]
            if not names:
                del open_reads[tag]
            continue
        at, wire = dw2 << 32 | struct.unpack_from(">I", tlp, 12)[0] if header == 16 else dw2, wire + on_wire
        assert kind & 31 == at % 4 == 0 and (at > 0xFFFFFFFF) == (header == 16), "the header"
        assert at // 4096 == (at + 4 * length - 1) // 4096, "over 4 KiB"
        names = enabled(at, length, dw1 & 15, dw1 >> 4 & 15)
        found = {a: body[a - at] for a in names} if body else {}
        assert sum(found.values()) == sum(body), "bytes that are not enabled are not 0"
        sent.append(Tlp(core, len(body) > 0, names[0], found, REASONS[reason] if body else "", stores))
        if not body:
            assert reason == 255 and tag not in open_reads, "a tag that is in use"
            open_reads[tag] = (names, found)
    assert not open_reads, "a read without completion"
    return sent, wire, completions


def of(t):
    return next(k for k, (_, base) in REGIONS.items() if base <= t.at < base + SIZE)


def follow(ops, sent, m):
    """Each byte is a store's, later ones come later, the last ones come; barriers and Device accesses keep order."""
    stores, last, epoch, device, reads = {}, {}, Counter(), {}, {}
    for o in ops:
        epoch[o.cpu] += m.drains(o)
        last.update(which(o.data or {}))
        stores.update(((a, last[a]), (o.cpu, epoch[o.cpu])) for a in o.data or ())
        if o.kind == "R" or o.kind == "W" and not m.merges(o.region):
            (reads if o.kind == "R" else device).setdefault(o.cpu, []).extend((*p, epoch[o.cpu]) for p in m.pieces(o))
    seen, epoch, whole = {}, Counter(), m.v["wide_writes"] == "whole" and m.v["split"] != "aligned"
    for t in sent:
        if t.write:
            numbers = which(t.bytes)
            (core, now), *more = {stores[x] for x in numbers.items()}
            assert not more and core == t.core, ("not one core's, or before and after a barrier", t)
            assert all(seen.get(a, 0) < n for a, n in numbers.items()), ("an older store, or again", t)
            seen.update(numbers)
            if whole and not m.merges(of(t)):
                assert (t.at, len(t.bytes), now) == device[core].pop(0), ("Device", t)
        else:
            at, size, now = reads[t.core].pop(0)
            assert [*t.bytes] == [*range(at, at + size)], ("a read", t, at, size)
            assert all(b == (byte(a, seen[a]) if a in seen else 0) for a, b in t.bytes.items()), ("a read's data", t)
        assert now >= epoch[t.core], ("overtakes a barrier", t)
        epoch[t.core] = now
    assert seen == last and not any(reads.values()) and not (whole and any(device.values())), "something is missing"


def counts(run, folder, sent, mine):
    """What the run says of itself."""
    writes, reads = [t for t in sent if t.write], [t for t in sent if not t.write]
    mine.update({"pcie.mwr": len(writes), "pcie.write_bytes": sum(len(t.bytes) for t in writes),
                 "pcie.mrd": len(reads), "pcie.read_bytes": sum(len(t.bytes) for t in reads),
                 "pcie.stores": sum(t.stores for t in writes)})
    assert not (wrong := {k: (x, run["stats"][k]) for k, x in mine.items() if run["stats"][k] != x}), wrong
    assert {h["bytes"]: h["count"] for h in run["histogram"]} == Counter(len(t.bytes) for t in writes)
    with open(f"{folder}/distributions.json", encoding="ascii") as f:
        for g in json.load(f)["groups"]:
            here = [t for t in sent if {"all": "", "cpu": str(t.core), "region": of(t)}[g["by"]] == g["name"]]
            of_writes, of_reads = ([len(t.bytes) for t in here if t.write == w] for w in (True, False))
            assert dict(g["write_sizes"]) == Counter(of_writes) and dict(g["read_sizes"]) == Counter(of_reads), g
            assert {k: n for k, n in g["reasons"].items() if n} == Counter(t.reason for t in here if t.write), g
            assert (g["stores"]["count"], g["stores"]["sum"]) == (len(of_writes), sum(t.stores for t in here)), g
    with open(f"{folder}/tlps.csv", encoding="ascii") as f:
        rows = [(r["type"] == "MWr", int(r["bytes"]), r["reason"]) for r in csv.DictReader(f) if r["dir"] == "down"]
    assert rows == [(t.write, len(t.bytes), t.reason) for t in sent], "tlps.csv"


def judge(everything, ops, run, folder, m):
    """ops is what the options leave of everything."""
    ops, made = blocks(everything, ops) if run["what_if"] == "st64b" else (ops, 0)
    good = [o for o in ops if not o.size or not m.faults(o)]
    sent, wire, completions = capture(f"{folder}/tlps.pcap", m.v)
    follow(good, sent, m)
    assert sum(t.stores for t in sent) == sum(o.kind == "W" for o in good)
    counts(run, folder, sent, {
        "pcie.wire_bytes_down": wire, "pcie.cpl": completions, "replay.made_st64b": made,
        "replay.faulted": len(ops) - len(good), "replay.store_instructions": sum(o.kind == "W" for o in everything),
        **{f"replay.{k}_bytes": sum(o.size for o in everything if o.kind == k[0].upper()) for k in ("read", "write")}})
    total.update(runs=1, tlps=len(sent))
    if m.v["wc_timeout"]:
        return
    cores, drained = foretell(good, m), Counter()
    for cpu, core in cores.items():
        rest = [t for t in sent if t.core == cpu]
        for what, count, reason, stores in core.out:
            now, rest = rest[:count], rest[count:]
            data = {a: b for t in now for a, b in t.bytes.items()}
            data = (min(data), len(data)) if now and not now[0].write else data
            right = data == what and {t.reason for t in now} == {reason}
            right = right and [t.stores for t in now] == [stores] + [0] * (count - 1)
            assert right, f"core {cpu}: gather {now}, judge {what} in {count}, {reason}, stores {stores}"
        assert not rest
        drained += core.drained
    assert drained == {r: n for r in REASONS if (n := run["stats"].get(f"wbuf.drain.{r}"))}
    total.update(exact=1)


def replay(name, ops, seen, platform, v, ls64, options):
    """A trace under two policies, each run judged; seen is the part that the options leave."""
    write_trace(f"{name}.wclog", ops)
    preset = {"device_store_delay": None, "hang_bytes": None, "wc_timeout": None, **DEFAULTS, **PRESETS[platform]}
    command = [gather, "replay", f"{name}.wclog", "--map=map.lua", "--pcap", "-o", name, "--json", "--quiet", *options,
               f"--platform={platform}", "--policy=v6.8", "--policy=v6.9", *["--ls64"] * ls64,
               *(f"-p{k}={str(x).lower()}" for k, x in v.items() if x != preset[k])]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, (command, done.stderr)
    for run in json.loads(done.stdout)["runs"]:
        try:
            judge(ops, seen, run, f"{name}/{run['name']}", Machine(run["policy"], run["what_if"], v, ls64))
        except (AssertionError, LookupError):
            print(f"{name}, {run['name']}: {' '.join(command)}", file=sys.stderr)
            raise


def part(rnd, ops):
    """Options that leave some of it out, and what they leave."""
    some = rnd.choice([o for o in ops if o.region])
    first, *bounds = [next(o.time for o in ops if o.region), *sorted(rnd.sample(range(1000, ops[-1].time + 2), 2))]
    begin, end = (max(first + n, x) for n, x in enumerate(bounds))
    given = [(f"--from=@{begin}", lambda o: o.time >= begin), (f"--to={end - first}", lambda o: o.time < end),
             (f"--cpu={some.cpu}", lambda o: o.cpu == some.cpu), ("--no-barriers", lambda o: o.kind != "B"),
             (f"--region={some.region}", lambda o: o.region in (None, some.region))]
    given = [g for g in given if rnd.random() < .4]
    return [g[0] for g in given], [o for o in ops if all(g[1](o) for g in given)]


def random_run(seed):
    rnd = random.Random(seed)
    platform, often = rnd.choice([*PRESETS]), rnd.choice((0, .1, .3))
    v = {"device_store_delay": 0, "hang_bytes": 0, "wc_timeout": rnd.choice((0, 0, 0, 0, 0, 5, 500)), **DEFAULTS,
         **PRESETS[platform], **{k: rnd.choice(choices) for k, choices in PARAMETERS.items() if rnd.random() < often},
         **({"join_limit": rnd.choice(PARAMETERS["join_limit"])} if rnd.random() < .5 else {})}
    options = [o for o in ("--what-if=nc", "--what-if=st64b", "--order=cpu") if rnd.random() < .3]
    wide, cpus, reads = rnd.random() < .3, rnd.choice((1, 1, 2, 3)), rnd.choice((0, .05, .3))
    v["wide_writes"] = v["wide_writes"].replace("lost", "whole")
    if cpus > 1 and "--order=cpu" in options and v["join_reads"] == "port":
        v["join_reads"] = "master"
    v["join_window"] *= v["join_window"] >= (v["join_limit"] or v["link.mps"])
    regions = rnd.choice(("n", "n", "n", "nnnnmm", "nnnggqer", "nmqergg", "nnnnnnng", "qer", "gggn"))
    barriers = rnd.choice((OUTER, OUTER + WEAK + (DGH, ISB), (DGH, ISB), (ISB,), WEAK, ()))
    ops = trace(rnd, regions, cpus, rnd.random() < .7, wide, rnd.random() < .6, reads, barriers,
                rnd.choice((30, 100, 250)))
    less, seen = part(rnd, ops) if rnd.random() < .3 else ([], ops)
    replay(f"{seed}", ops, seen, platform, v, wide and rnd.random() < .7, options + less)


gather, total, DEFAULTS = sys.argv[1], Counter(), {k: x[0] for k, x in PARAMETERS.items()}
if __name__ == "__main__":
    with open("map.lua", "w", encoding="ascii") as lua:
        rows = (f'{{ name = "{k}", base = 0x{b:x}, size = {SIZE}, s1 = "{t}" }}' for k, (t, b) in REGIONS.items())
        lua.write("return { " + ", ".join(rows) + " }")
    for number in range(int(sys.argv[2])):
        random_run(number)
    assert total["exact"] > total["runs"] / 2, total
    print("equal:", dict(total))
