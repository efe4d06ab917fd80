# SPDX-License-Identifier: Apache-2.0
"""What a machine sends for the accesses of a trace, as docs/timing-model.md and docs/replay.md say, for replay.py: the
attributes of memory, --what-if, write buffers, the combiner, the cut into TLPs. Times are not here.
"""
from collections import Counter, OrderedDict, namedtuple

Op = namedtuple("Op", "time cpu kind region at size word data")  # data: {address: byte} of a store

SIZE, SHARE = 0x20000, 0x8000  # of a region; of that, for each CPU
REGIONS = {"n": ("normal-nc", 0x8000000000), "m": ("normal-nc", 0x10000000), "q": ("device-ngnrne", 0x8100000000),
           "e": ("device-ngnre", 0x8101000000), "r": ("device-ngre", 0x20000000), "g": ("device-gre", 0x8103000000)}
# Opcode: size, what must be aligned on Device memory, the widest access there. ST64B; STRB, STRH, STR W, X, Q;
# STP W, X, Q; ST1 of bytes, words, four registers of doublewords.
WIDE = 0xF83F9000
STORES = {WIDE: (64, 64, 64), 0x39000000: (1, 1, 1), 0x79000000: (2, 2, 2), 0xB9000000: (4, 4, 4),
          0xF9000000: (8, 8, 8), 0x3D800000: (16, 16, 16), 0x29000000: (8, 4, 4), 0xA9000000: (16, 8, 8),
          0xAD000000: (32, 16, 16), 0x4C007000: (16, 1, 16), 0x4C007800: (16, 4, 16), 0x4C002C00: (64, 8, 16)}
# LDR W, X; LDP; LDR Q
LOADS = {0xB9400000: (4, 4, 4), 0xF9400000: (8, 8, 8), 0xA9400000: (16, 8, 8), 0x3DC00000: (16, 16, 16)}
INSTRUCTIONS = {**STORES, **LOADS}
DGH, ISB, ZVA = 0xD50320DF, 0xD5033FDF, 0xD50B7420
# DSB SY, ST, OSH, OSHST; DMB the same
OUTER = (0xD5033F9F, 0xD5033E9F, 0xD503339F, 0xD503329F, 0xD5033FBF, 0xD5033EBF, 0xD50333BF, 0xD50332BF)
# DSB ISH, NSHST, LD; DMB ISH, ISHST, OSHLD, LD
WEAK = (0xD5033B9F, 0xD503369F, 0xD5033D9F, 0xD5033BBF, 0xD5033ABF, 0xD50331BF, 0xD5033DBF)


class Machine:
    """What the memory of each region is in a run, and what follows for an access."""

    def __init__(self, policy, what_if, v, ls64):
        self.v, self.ls64, self.memory = v, ls64 or what_if == "st64b", {}
        for name, (s1, _) in REGIONS.items():
            s1 = "normal-nc" if what_if == "nc" else s1
            self.memory[name] = "device-ngnre" if policy == "v6.8" and s1 != "device-ngnrne" else s1

    def gathers(self, region):
        return self.v.get({"normal-nc": "gather_nc", "device-gre": "gather_gre"}.get(self.memory[region]), False)

    def merges(self, region):
        return self.memory[region] == "normal-nc" or self.gathers(region)

    def faults(self, o):
        if o.word == WIDE:
            return not self.ls64 or o.at % 64 != 0
        return self.memory[o.region] != "normal-nc" and o.at % INSTRUCTIONS.get(o.word, (0, o.size))[1] != 0

    def pieces(self, o):
        """The accesses of an instruction."""
        widest = min(INSTRUCTIONS.get(o.word, (0, 0, o.size))[2], self.v["device_element"])
        widest, at, end = 64 if self.merges(o.region) or o.word == WIDE else widest, o.at, o.at + o.size
        while at < end:
            size = min(widest, end - at, 64 - at % 64)
            yield at, size
            at += size

    def drains(self, o):
        return o.kind == "B" and o.word not in (DGH, ISB) and (self.v["barrier_scope"] == "any" or o.word in OUTER)


def blocks(ops, seen):
    """--what-if st64b: what is seen with blocks of stores put together, and how many these are."""
    runs, out, made, seen = {}, [], 0, set(map(id, seen))
    for o in ops:
        if id(o) not in seen:
            runs[o.cpu] = runs.get(o.cpu) if o.kind == "B" else []
            continue
        out.append(o)
        if o.kind == "W" and o.word != WIDE:
            run = runs.get(o.cpu) or []
            run = run + [o] if run and o.at == run[-1].at + run[-1].size else [o] if o.at % 64 == 0 else []
            size = sum(x.size for x in run)
            if size == 64:
                out, made = [x for x in out if not any(x is y for y in run)], made + 1
                data = {a: b for x in run for a, b in x.data.items()}
                out.append(o._replace(at=run[0].at, size=64, word=WIDE, data=data))
            runs[o.cpu] = run if size < 64 else []
        elif o.word != ISB:
            runs[o.cpu] = []
    return out, made


def split(names, v, burst):
    """How many TLPs these bytes take."""
    names, whole, count = sorted(names), len(names) % 64 == 0 == min(names) % 64, 0
    piece = v["partial_piece"] if burst and not whole else 0
    while names:
        at, n, count = names[0], 1, count + 1
        run = next((k for k in range(1, len(names)) if names[k] != at + k), len(names))
        if piece or v["split"] == "aligned":
            while at % (2 * n) == 0 and 2 * n <= min(run, piece or v["link.mps"]):
                n *= 2
        else:
            limit = min((at & ~3) + v["link.mps"], (at | 63 if v["split"] == "per-line" else at | 4095) + 1)
            n = max(min(run, limit - at), sum(a <= at | 7 for a in names[:8]))
        names = names[n:]
    return count


class Core:
    """Write buffers and the burst that waits for a neighbour: what goes to the link, in its order."""

    def __init__(self, m):
        self.m, self.v, self.lines, self.out, self.held, self.drained = m, m.v, OrderedDict(), [], None, Counter()

    def send(self, data, reason, stores, burst=True):
        self.out.append((data, split(data, self.v, burst), reason, stores))

    def release(self):
        if self.held:
            self.send(*self.held)
        self.held = None

    def burst(self, line, reason):
        data, stores = self.lines.pop(line)
        self.drained[reason] += 1
        limit = self.v["join_limit"] or self.v["link.mps"]
        window = self.v["join_window"] or limit
        if self.held:
            both = {**self.held[0], **data}
            low, high = min(both), max(both) + 1
            joins = len(both) == len(data) + len(self.held[0]) == high - low <= limit
            if joins and low // window == (high - 1) // window:
                data, stores = both, stores + self.held[2]
            else:
                self.release()
        self.held = data, reason, stores
        if limit <= 64 or len(data) in (limit, window) or len(data) != max(data) + 1 - min(data):
            self.release()

    def drain(self, reason):
        for line in sorted(self.lines) if self.v["wc_drain_order"] == "address" else list(self.lines):
            self.burst(line, reason)

    def before(self, at, merges, reason):
        """What a load, or a write past the buffers, drains."""
        if merges and at & ~63 in self.lines:
            self.burst(at & ~63, reason)
        elif not merges and self.v["device_drains_wc"]:
            self.drain("order")
        elif reason == "load" and len(self.lines) == (self.v["wc_lines"] or -1):
            self.burst(next(iter(self.lines)), "evicted")

    def store(self, o):
        stores, reason = 1, "single" if o.word == WIDE or self.m.memory[o.region] == "normal-nc" else "device"
        for at, size in self.m.pieces(o):
            if self.m.gathers(o.region) and o.word != WIDE:
                line = at & ~63
                if line not in self.lines and len(self.lines) == (self.v["wc_lines"] or -1):
                    self.burst(next(iter(self.lines)), "evicted")
                data, n = self.lines.get(line, ({}, 0))
                self.lines[line] = {**data, **{a: o.data[a] for a in range(at, at + size)}}, n + stores
                if len(self.lines[line][0]) == 64 and self.v["wc_full_drains"]:
                    self.burst(line, "full")
                stores = 0
                continue
            self.before(at, self.m.merges(o.region), "order")
            if self.v["join_device"] or self.held and any(a & ~63 == at & ~63 for a in self.held[0]):
                self.release()
            end, cut = at + size, self.v["wide_writes"] == "split" and size > 4
            while at < end:
                n = min(4 - at % 4, end - at) if cut else size
                self.send({a: o.data[a] for a in range(at, at + n)}, reason, stores, False)
                at, stores = at + n, 0


def foretell(ops, m):
    cores = {o.cpu: Core(m) for o in ops}
    for o in ops:
        core = cores[o.cpu]
        if o.kind == "W":
            core.store(o)
        elif m.drains(o):
            core.drain("barrier")
            core.release()
        elif o.word == DGH and m.v["dgh_drains"]:
            core.drain("hint")
        for at, size in m.pieces(o) if o.kind == "R" else ():
            core.before(at, m.merges(o.region), "load")
            for c in {"port": cores.values(), "master": [core], "none": ()}[m.v["join_reads"]]:
                c.release()
            core.out.append(((at, size), 1, "", 0))
    for core in cores.values():
        core.drain("end")
        core.release()
    return cores
