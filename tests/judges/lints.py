# SPDX-License-Identifier: Apache-2.0
"""The rules of docs/lints.md a second time, for lints_python.sh. Where two readings of the text differ, the traces
that are made here stay away: no exclusives and store-releases, one MMIO region beside configuration space,
one device for after_doorbell, no data in the line of a store before a barrier that flushes nothing.
"""
import gzip
import json
import random
import re
import subprocess
import sys
from collections import Counter, OrderedDict, namedtuple
from fnmatch import fnmatchcase
from itertools import groupby

Record = namedtuple("Record", "line time cpu kind address size pc word")
RULES = ("overlap", "reuse", "doorbell", "unaligned", "ecam-order", "hot-read")
DEFAULTS = {"lines": 16, "settle_instructions": 100000, "after_doorbell": False,
            "every_barrier": False, "ecam_window": 8, "hot_reads": 32, "hot_window": 512}


class Region:
    """One of the map; its name says what it is."""

    def __init__(self, name, s1, base, size):
        self.name, self.base, self.size, self.s1 = name, base, size, s1
        self.combines, self.device = s1 in ("normal-nc", "device-gre"), s1 != "normal-nc"
        self.ecam, self.soc = name == "ECAM", name == "UART"
        self.of = re.split("BAR|-bar|:region", name)[0]


def element(word, size):
    """The bytes that must be aligned (DDI 0487 C4.1.94); of all, if the instruction is not known."""
    if not word or word >> 21 == 0x7C1:  # ST64B
        return size
    if word >> 27 & 7 == 5:  # pairs
        return 4 << (word >> 30) if word >> 26 & 1 else 4 << (word >> 31)
    if word >> 24 & 0x3F == 0x0C:  # structures: a lane
        return 1 << (word >> 10 & 3)
    return 16 if word >> 26 & 1 and word >> 23 & 1 else 1 << (word >> 30)


def barrier(word):
    """(name, is for stores, is for all, reaches devices)"""
    name = "dgh" if word == 0xD50320DF else {4: "dsb", 5: "dmb"}.get(word >> 5 & 7, "isb")
    kind = word >> 8 & 3 if name[0] == "d" else 0
    return name, kind >= 2, kind == 3, word >> 10 & 3 in (0, 3)


class Access:
    """The records of one instruction."""

    def __init__(self, records, region, number):
        r = records[0]
        self.line, self.time, self.cpu, self.pc = r.line, r.time, r.cpu, r.pc
        self.low, self.high = r.address, records[-1].address + records[-1].size
        self.size, self.region, self.number = self.high - self.low, region, number
        self.write, self.waits = r.kind == "W", r.word >> 21 != 0x7C1  # ST64B does not
        self.faults = region.device and self.low % element(r.word, self.size) != 0
        self.lines = range(self.low & ~63, self.high, 64)


class Line:
    """64 bytes in a CPU's write buffers; data is the last store to them that no doorbell has followed."""

    def __init__(self, data=None):
        self.start, self.stores, self.full, self.bytes, self.last, self.data = None, 0, False, {}, None, data


class Cpu:
    def __init__(self):
        self.n = self.writes = 0  # accesses; stores
        self.weak = -1  # number of the last barrier that flushes nothing
        self.lines = OrderedDict()  # the Line of an address; the oldest first
        self.fed = False  # data since the last doorbell
        self.bell = self.before = None  # the doorbell; the store before, with nothing between
        self.ecam = {}  # is it configuration space: [store, n, ordered for stores, last barrier]
        self.registers = {}  # (region, address): [reads, stores at the last, line if hot]


class Judge:
    def __init__(self, regions, values, told):
        self.regions, self.v, self.told = regions, dict(DEFAULTS, **values), told
        self.cpus, self.places, self.undecided, self.number, self.has_barriers = {}, {}, Counter(), 0, False

    def tell(self, rule, a, earlier, count=1):
        if self.told(a):
            where = a.low if rule == "hot-read" or not a.pc else ("pc", a.pc)
            place = self.places.setdefault((rule, where, a.region), [a, earlier, 0])
            place[2] += count

    def decide(self, rule, a, stores, weak):
        """A finding, if one of the stores has no barrier behind it of which another may hide."""
        if sure := [s.line for s in stores if self.v["every_barrier"] or s.number > weak]:
            self.tell(rule, a, max(sure))
        else:
            self.undecided[rule] += self.told(a)

    def gone(self, store, now):
        return now.time - store.time > self.v["settle_instructions"]

    def barrier(self, r):
        cpu = self.cpus.setdefault(r.cpu, Cpu())
        cpu.before = None
        name, stores, everything, outer = barrier(r.word)
        if name == "dgh":
            cpu.lines = OrderedDict((at, Line(line.data)) for at, line in cpu.lines.items())
            return
        flushes = stores and outer
        for s in cpu.ecam.values():
            s[2:] = [s[2] or flushes, self.number]
        if flushes:
            cpu.lines, cpu.bell = OrderedDict(), None
            cpu.ecam = {} if name == "dsb" or everything else cpu.ecam
        else:
            cpu.weak = self.number

    def instruction(self, records):
        region = next(x for x in self.regions if x.base <= records[0].address < x.base + x.size)
        a = Access(records, region, self.number)
        cpu = self.cpus.setdefault(a.cpu, Cpu())
        before, cpu.before = cpu.before, None
        if a.faults:
            self.tell("unaligned", a, 0)
            return
        cpu.n += 1
        if not (a.write or region.soc or region.ecam):
            self.hot_read(cpu, a)
        if self.has_barriers and not region.soc:
            self.ecam_order(cpu, a)
        if not a.write:
            for at in a.lines:
                cpu.lines.pop(at, None)
            return
        cpu.writes, cpu.before = cpu.writes + 1, a
        if region.combines:
            if self.has_barriers:
                self.combining(cpu, a)
            return
        if before and a.low < before.high and before.low < a.high and (a.low - before.low) * (a.high - before.high) > 0:
            self.tell("overlap", a, before.line)
        if self.has_barriers and not region.soc and not region.ecam:
            self.device_store(cpu, a)

    def combining(self, cpu, a):
        results, cpu.fed = [], True
        for at in a.lines:
            low, high = max(a.low, at), min(a.high, at + 64)
            line = cpu.lines.get(at)
            if not line or line.last and self.gone(line.last, a):
                cpu.lines.pop(at, None)
                line = cpu.lines[at] = Line()
            if len(cpu.lines) > self.v["lines"]:
                cpu.lines.popitem(last=False)
            again = low == line.start and (line.full or line.stores > 1)
            if again:
                results.append(("reuse", a, [line.last]))
                cpu.lines.move_to_end(at)
            if again or line.full:
                line = cpu.lines[at] = Line()
            line.start = low if line.start is None else line.start
            if hit := [line.bytes[k] for k in range(low, high) if k in line.bytes]:
                results.append(("overlap", a, hit))
            line.stores += len(hit) < high - low
            line.bytes.update(dict.fromkeys(range(low, high), a))
            line.last = line.data = a
            if len(line.bytes) == 64:
                line.bytes, line.full = {}, True
            if not a.waits:
                cpu.lines[at] = Line(a)
        if results:
            self.decide(*results[0], cpu.weak)
        if self.v["after_doorbell"] and cpu.bell and not self.gone(cpu.bell, a):
            self.decide("doorbell", a, [cpu.bell], cpu.weak)
        cpu.bell = None

    def device_store(self, cpu, a):
        fed = [n for n in cpu.lines.values() if n.data and n.data.region.of == a.region.of]
        if late := [n.data for n in fed if not self.gone(n.data, a)]:
            self.decide("doorbell", a, late, cpu.weak)
        for line in fed:
            line.data = None
        if cpu.fed:
            cpu.fed, cpu.bell = False, a

    def ecam_order(self, cpu, a):
        s = cpu.ecam.pop(not a.region.ecam, None)
        if s and cpu.n - s[1] <= self.v["ecam_window"] and not self.gone(s[0], a) and not (s[2] and a.write):
            self.decide("ecam-order", a, [s[0]], s[3])
        cpu.ecam.pop(a.region.ecam, None)
        if a.write:
            cpu.ecam[a.region.ecam] = [a, cpu.n, False, -1]

    def hot_read(self, cpu, a):
        reads, writes, hot = cpu.registers.get((a.region, a.low), ([], cpu.writes, 0))
        if cpu.writes > writes:
            reads = [r for r in reads if cpu.n - r[0] <= self.v["hot_window"]] + [(cpu.n, a.line)]
            if hot or len(reads) >= self.v["hot_reads"]:
                self.tell("hot-read", a, hot or reads[0][1], 1 if hot else len(reads))
                hot = hot or reads[0][1]
        cpu.registers[a.region, a.low] = (reads, cpu.writes, hot)

    def run(self, records):
        """Records of one instruction have its time, cpu, pc and opcode."""
        for _, group in groupby(records, lambda r: r[1:3] + r[6:] if r.kind in "RW" and r.word else r.line):
            group = list(group)
            self.number += 1
            self.has_barriers |= group[0].word != 0  # of a DC ZVA, too
            if group[0].kind == "B":
                self.barrier(group[0])
            elif group[0].kind != "Z":
                self.instruction(group)


def wclog(lines):
    for n, f in enumerate(map(str.split, lines), 1):
        at = int(f[4], 16) if f[2] in "RW" else 0
        yield Record(n, int(f[0]), int(f[1]), f[2], at, int(f[5]), int(f[7], 16), int(f[8], 16))


REGIONS = {"d": Region("nic BAR0", "device-ngnre", 0x8000200000, 1 << 14),
           "n": Region("nic BAR2", "normal-nc", 0x8000000000, 1 << 21),
           "q": Region("gpu BAR0", "device-ngnrne", 0x8100000000, 1 << 14),
           "g": Region("gpu BAR1", "device-gre", 0x8101000000, 1 << 21),
           "c": Region("ECAM", "device-ngnrne", 0x4010000000, 1 << 20),
           "u": Region("UART", "device-ngnre", 0x9000000, 1 << 12)}
# DSB ST, SY, OSHST; DMB OSHST, SY, ST, OSH
FLUSH = (0xD5033E9F, 0xD5033F9F, 0xD503329F, 0xD50332BF, 0xD5033FBF, 0xD5033EBF, 0xD50333BF)
# ISB; DMB ISH, OSHLD, ISHLD, LD; DSB LD
WEAK = (0xD5033FDF, 0xD5033BBF, 0xD50331BF, 0xD50339BF, 0xD5033DBF, 0xD5033D9F)
DGH = (0xD50320DF,)
# STR W; STR X, STP W; STP X, STR Q, ST1 of bytes, words, doublewords; STP Q; ST64B
STORES = ((4, 0xB9000000), (8, 0xF9000000), (8, 0x29000000), (16, 0xA9000000), (16, 0x3D800000), (16, 0x4C007000),
          (16, 0x4C007800), (16, 0x4C007C00), (32, 0xAD000000), (64, 0xF83F9000))
LOADS = ((4, 0xB9400000), (8, 0xF9400000))

# regions: how often each; after: what is undecided is before a flush; cross: from line to line; values: of lint.*
Profile = namedtuple("Profile", "regions reads barriers after cross rules values")
PROFILES = (
    Profile("nnnnnnddgggqqu", .1, FLUSH + DGH, False, True, RULES[:4], {}),
    Profile("nnnnnnnnnnnndu", .05, FLUSH + WEAK + DGH, False, True, RULES[:4], {"every_barrier": True}),
    Profile("nnnnnnddgggqq", .1, FLUSH + WEAK * 3, True, False, RULES[:4], {}),
    Profile("nnnnnnnnnnggggdq", .05, FLUSH, False, False, RULES[:4], {"lines": 3, "settle_instructions": 1000}),
    Profile("nnnnd", .05, FLUSH + WEAK + DGH, False, True, RULES[:4], {"after_doorbell": True, "every_barrier": True}),
    Profile("ddddqqqquucc", .1, FLUSH + WEAK, False, False, RULES[:4], {}),
    Profile("dddcccuu", .5, FLUSH + WEAK * 2, False, False, RULES[3:5], {"ecam_window": 4}),
    Profile("dddcccuuuuuu", .4, FLUSH + WEAK * 2, False, False, RULES[3:5], {"every_barrier": True}),
    Profile("dddnqqgcu", .5, FLUSH, False, False, RULES[3::2], {"hot_reads": 4, "hot_window": 10**6}),
)


def trace(rnd, p):
    """A wclog of one to three CPUs; with and without opcodes and program counters."""
    time, opcodes, few = 1000, rnd.random() < .6, rnd.choice((0, 9, 10**6))
    at, cpu, weak, lines, cpus = [0] * 3, 0, [0] * 3, [], rnd.choice((1, 1, 2, 3))
    for _ in range(rnd.choice((50, 150, 250))):
        time += 200001 if rnd.random() < .01 else rnd.randrange(1, 4)
        cpu = rnd.choice((cpu, cpu, rnd.randrange(cpus)))
        pc = few and 0x400000 + 4 * (rnd.randrange(few) if few < 10 else len(lines))
        if weak[cpu] == 2 or rnd.random() < .12:
            word = rnd.choice(FLUSH[:3] if weak[cpu] == 2 else p.barriers)
            weak[cpu] = int(word in WEAK)
            lines.append(f"{time} {cpu} B - - 0 - 0x{pc:x} {word:08x}")
            continue
        weak[cpu] = 2 * (weak[cpu] and p.after)
        region, kind = rnd.choice(p.regions), "R" if rnd.random() < p.reads else "W"
        size, word = rnd.choice(LOADS if kind == "R" else STORES if p.cross else STORES[:-1])
        if not opcodes:
            size, word = rnd.choice((1, 2, 4, 4, 8, 8)), 0
        if region in "ng":  # a copy that goes on, now and then elsewhere; over lines, if they may
            where = at[cpu] if rnd.random() < .75 else rnd.randrange(6) * 64 + rnd.choice((0, 0, 0, 8, 32, 40, 56))
            where = (where + rnd.choice([0] * 36 + [1, 2, 4])) % 384
            where &= ~63 if size == 64 or not p.cross and where % 64 + size > 64 else -1
            at[cpu] = where + size
        else:
            where = rnd.randrange(4) * max(size, 8) + rnd.choice([0] * 28 + [1, 2, 4, 8]) * (size < 64)
        piece = min(size, 8) if size < 64 else 64
        for k in range(where, where + size, piece):
            lines.append(f"{time} {cpu} {kind} x+0x{k:x} 0x{REGIONS[region].base + k:x} {piece} - 0x{pc:x} {word:08x}")
        if rnd.random() < .02:
            lines.append(f"{time} {cpu} Z ? ? 64 - 0x{pc:x} d50b7420")
    return lines


def window(rnd, records):
    """Options, and whether an access is in their window."""
    accesses = [r for r in records if r.kind in "RW"]
    first, last = accesses[0].time, accesses[-1].time
    begin = rnd.randrange(first, (first + last) // 2 + 1)
    end, cpu, name = rnd.randrange(begin + 1, last + 2), rnd.choice(accesses).cpu, rnd.choice(("nic*", "*BAR[01]", "*"))
    given = [(f"--from=@{begin}", lambda a: a.time >= begin), (f"--to={end - first}", lambda a: a.time < end),
             (f"--cpu={cpu}", lambda a: a.cpu == cpu), (f"--region={name}", lambda a: fnmatchcase(a.region.name, name))]
    given = [g for g in given if rnd.random() < .5]
    return [g[0] for g in given], lambda a: all(g[1](a) for g in given)


def lint(path, options, command="lint"):
    done = subprocess.run([gather, command, path, "--json", "-plint.keep=100000", *options],
                          capture_output=True, text=True, check=False)
    assert done.returncode == 0 or done.returncode == 1 and command == "lint", (path, options, done.stderr)
    return json.loads(done.stdout)


def compare(path, records, regions, values, rules, options=(), told=lambda a: True, replay=False):
    """The judge of these records, and gather of the same in a file: every place, and what is undecided."""
    with open("map.lua", "w", encoding="ascii") as out:
        rows = (f'{{ name = "{r.name}", base = 0x{r.base:x}, size = {r.size}, s1 = "{r.s1}" }}' for r in regions)
        out.write("return { " + ", ".join(rows) + " }")
    options = ["--map=map.lua", *options, *(f"-plint.{k}={str(v).lower()}" for k, v in values.items())]
    found = lint(path, [*options, "--only", ",".join(rules)])
    judge = Judge(regions, values, told)
    judge.run(records)
    mine = Counter((rule, a.line, earlier, count, a.size, f"0x{a.low:x}", a.region.name, a.cpu, a.time)
                   for (rule, _, _), (a, earlier, count) in judge.places.items() if rule in rules)
    theirs = Counter(tuple(f[k] for k in "lint line earlier count size address region cpu time".split())
                     for f in found["findings"])
    assert mine == theirs, f"{path} {options}: only the judge: {[*mine - theirs]}, only gather: {[*theirs - mine]}"
    for row in found["lints"]:
        if row["name"] in rules:
            assert row["undecided"] == judge.undecided[row["name"]], (path, options, row, judge.undecided)
            total.update({row["name"]: row["total"], "undecided": row["undecided"]})
    if replay:
        found, run = lint(path, options), lint(path, [*options, "--lint"], "replay")["runs"][0]
        assert all(run[k] == found[k] for k in ("lints", "findings")), f"{path}: replay --lint {options}"


def random_traces(count):
    for seed in range(count):
        rnd, p, path = random.Random(seed), PROFILES[seed % len(PROFILES)], f"{seed}.wclog"
        lines = trace(rnd, p)
        with open(path, "w", encoding="ascii") as out:
            out.writelines(line + "\n" for line in lines)
        records = list(wclog(lines))
        seen = window(rnd, records) if seed % 4 == 3 else ()
        compare(path, records, REGIONS.values(), p.values, p.rules, *seen, replay=seed % 8 == 7)


def captures(folder):
    for name, regions in (("ivshmem-micro", [Region("ivshmem BAR2", "normal-nc", 0x8000000000, 1 << 24)]),
                          ("nvme-e1000e-mmio", [Region("nvme BAR0", "normal-nc", 0x8000000000, 1 << 16),
                                                Region("e1000e BAR0", "device-ngnre", 0x10000000, 1 << 20)])):
        with gzip.open(path := f"{folder}/wclog_{name}.txt.gz", "rt", encoding="ascii") as lines:
            compare(path, wclog(lines), regions, {"every_barrier": True}, RULES)


gather, total = sys.argv[1], Counter()
random_traces(270)
assert all(total[r] > 50 for r in (*RULES, "undecided")), total
captures(sys.argv[2])
print("equal:", dict(total))
