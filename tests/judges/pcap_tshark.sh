#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# tshark reads our captures: with scripts/wireshark/gather_tlp.lua every field of every TLP is that of
# tlps.csv, and NetTLP's packets are sound for a tshark that knows nothing of TLPs.
# Usage: pcap_tshark.sh GATHER SOURCE_DIR. GATHER_JUDGE_KEEP is a folder for the runs.
set -euo pipefail
# shellcheck source=tests/judges/lib.sh
. "$(dirname "$0")/lib.sh"

program_and_tree "$@"
needs tshark python3

make_work
cd "$work"
export HOME=$work XDG_CONFIG_HOME=$work # no plugins or preferences of the user's

# Both header forms, holes, reads of all widths, refusals, four links: plain, slow, with digests, in flit mode.
cat >all.lua <<'END'
local gather = require "gather"
local p = gather.platform{ preset = "generic-n1", link = { gen = 4, width = 16, mps = 256 } }
local vm = p:vm{ policy = "v6.9" }
local cpu = vm:cpu(0)
for n, link in ipairs{ { gen = 4, width = 16, mps = 256 }, { gen = 1, width = 1, mps = 128, ph = 1 },
                       { gen = 5, width = 4, mps = 512, ecrc = true },
                       { gen = gather.param("last", 6), width = 4, mps = 512 } } do
    local ep = p:endpoint{ link = link, bars = { [0] = { size = "16KiB" },
                                                 [2] = { size = "1MiB", prefetchable = true } } }
    local wc = vm:map(ep, 2, { s1 = "normal-nc" })
    local dev = vm:map(ep, 0, { s1 = "device-ngnre" })
    cpu:store(wc, { pattern = "stp", bytes = 1024 })
    cpu:barrier("dsb sy")
    for i = 0, 15 do
        cpu:write(wc.va + 0x2001 + 17 * i, "x")
        cpu:write(dev.va + 8 * i, "\1\2\3\4\5\6\7\8")
    end
    cpu:write(wc.va + 0x3002, "ab")
    cpu:write(wc.va + 0x3006, "c")
    cpu:barrier("dsb sy")
    for _, size in ipairs{ 1, 2, 4, 8, 16 } do
        cpu:read(dev.va + 0x100 + size, size)
        cpu:read(wc.va + 0x40 + 3 * size, size)
    end
    ep:inject{ kind = "ur", bar = 0, offset = 0x200, count = 1 }
    ep:inject{ kind = "ca", bar = 0, offset = 0x210, count = 1 }
    ep:inject{ kind = "ur", bar = 0, offset = 0x220, count = 1 }
    cpu:read(dev.va + 0x200, 4)
    cpu:read(dev.va + 0x210, 8)
    cpu:write(dev.va + 0x220, "zzzz")
    cpu:barrier("dsb sy")
    local config = vm:map(ep, "config", { s1 = "device-ngnrne" })
    for _, size in ipairs{ 1, 2, 4 } do
        cpu:read(config.va, size)
        cpu:write(config.va + 0x3c, ("\0\0\0\0"):sub(1, size)) -- Interrupt Line
    end
end
END

cat >compare.py <<'END'
import csv, subprocess, sys

folder, dissector, pattern = sys.argv[1:]
names = ["frame.time_epoch", "gather.time_ps", "gather.dir", "gather.type", "gather.address",
         "gather.bytes", "gather.length_dw", "gather.first_be", "gather.last_be",
         "gather.wire_bytes", "gather.reason", "gather.data", "gather.tag", "gather.requester_id",
         "gather.completer_id", "gather.status", "gather.byte_count", "gather.lower_address",
         "gather.port", "gather.request", "gather.ecrc", "gather.message_code", "gather.flit", "gather.tc",
         "gather.attr", "gather.td", "gather.ep", "frame.number", "_ws.malformed",
         "gather.malformed", "_ws.lua.error"]
command = ["tshark", "-X", f"lua_script:{dissector}", "-r", f"{folder}/tlps.pcap", "-T", "fields",
           "-E", "separator=|", "-E", "occurrence=a"]
for name in names:
    command += ["-e", name]
lines = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
rows = list(csv.DictReader(open(f"{folder}/tlps.csv", newline="")))
assert len(lines) == len(rows), (len(lines), len(rows))
reads = {}
kinds = {}
config_writes = set() # answered by Cpl
for line, row in zip(lines, rows):
    t = dict(zip(names, line.split("|")))
    for name in ("_ws.malformed", "gather.malformed", "_ws.lua.error"):
        assert not t[name], (row, t)
    ns, ps = row["time_ns"].split(".")
    assert len(ps) == 3 and int(t["gather.time_ps"]) == int(ns) * 1000 + int(ps), (row, t)
    seconds, part = t["frame.time_epoch"].split(".")
    assert len(part) == 9 and int(seconds) * 10**9 + int(part) == int(ns), (row, t)
    for name in ("dir", "type", "reason"):
        assert t["gather." + name] == row[name], (name, row, t)
    for name in ("bytes", "length_dw", "wire_bytes"):
        assert int(t["gather." + name]) == int(row[name]), (name, row, t)
    for name in ("first_be", "last_be", "address"): # a completion and a message have no such field
        assert int(t["gather." + name] or "0", 16) == int(row[name], 16), (name, row, t)
    kind, port = row["type"], int(t["gather.port"])
    kinds[kind, t["gather.flit"]] = kinds.get((kind, t["gather.flit"]), 0) + 1
    endpoint = f"{port + 1:02x}:00.0"
    asker = endpoint if kind == "Msg" else "00:00.0"
    assert t["gather.requester_id"] == asker, t
    assert t["gather.completer_id"] == (endpoint if kind.startswith(("Cpl", "Cfg")) else ""), t
    assert [int(t["gather." + n], 0) for n in ("tc", "attr", "ep")] == [0, 0, 0], t
    data = bytes.fromhex(t["gather.data"])
    assert len(data) == (4 * int(row["length_dw"]) if kind in ("MWr", "CplD", "CfgWr0") else 0), (row, t)
    address = int(row["address"], 16)
    if kind == "MWr" and pattern == "offset": # byte n of what is stored is n
        first, last, dw = int(row["first_be"], 16), int(row["last_be"], 16), int(row["length_dw"])
        for i, byte in enumerate(data):
            enables = first if i < 4 else last if i >= 4 * dw - 4 else 15
            assert byte == ((address + i) & 255 if enables >> i % 4 & 1 else 0), (row, data)
    assert (t["gather.td"] == "1") == (port == 2), t # the port with link.ecrc
    assert len(t["gather.ecrc"]) == 8 * int(t["gather.td"] or 0), t
    key = port, t["gather.tag"]
    if kind == "MRd":
        first = int(row["first_be"], 16)
        lowest = (first & -first).bit_length() - 1 if first else 0
        reads[key] = t["frame.number"], address + lowest, int(row["bytes"])
    if kind == "CfgWr0":
        config_writes.add(t["frame.number"])
    if kind.startswith("Cfg"):
        reads[key] = t["frame.number"], 0, 4
    if kind.startswith("Cpl"):
        frame, start, size = reads.pop(key)
        assert t["gather.request"] == frame and address == start, (row, t, start)
        assert int(t["gather.lower_address"], 16) == start & 127, (row, t)
        assert int(t["gather.byte_count"]) == size, (row, t)
        assert frame in config_writes or (int(t["gather.status"]) == 0) == (kind == "CplD"), (row, t)
    if kind == "Msg":
        assert int(t["gather.message_code"], 16) == 0x31, t
print(f"{folder}: {len(rows)} TLPs: " +
      ", ".join(f"{n} {k}{' in flit mode' if f == '1' or f == 'True' else ''}"
                for (k, f), n in sorted(kinds.items())))
END

dissector=$source_dir/scripts/wireshark/gather_tlp.lua
"$gather" run "$source_dir/scripts/doorbell64.lua" -o doorbell --pcap >/dev/null 2>&1
for pcap in doorbell/*/tlps.pcap; do
    [ "$(wc -l <"${pcap%.pcap}.csv")" -gt 1 ] || continue
    python3 compare.py "$(dirname "$pcap")" "$dissector" offset
done
"$gather" run all.lua -o all --pcap=user >/dev/null
python3 compare.py all "$dissector" none
"$gather" replay --quiet "$source_dir/traces/wclog_nvme-e1000e-mmio.txt.gz" -o replay --pcap \
    --s1 normal-nc >/dev/null
python3 compare.py replay "$dissector" none

# What no run has yet: TLPs of other kinds, written by hand behind a header of python's own.
cat >hand.lua <<'END'
local gather = require "gather"
local function hex(bytes)
    return (bytes:gsub(".", function(c) return string.format("%02x", c:byte()) end))
end
local function show(t)
    local keys = {}
    for k in pairs(t) do
        keys[#keys + 1] = k
    end
    table.sort(keys)
    for i, k in ipairs(keys) do
        local v = t[k]
        if type(v) == "boolean" then
            v = v and 1 or 0
        end
        keys[i] = k .. "=" .. (k == "data" and hex(v) or v)
    end
    print(hex(gather.pcie.encode(t)) .. " " .. table.concat(keys, " "))
end
for _, flit in ipairs{ false, true } do
    local top = flit and 0x3fff or 0x3ff
    show{ type = "MWr", flit = flit, address = 0x123456789abcdef0, length_dw = 4, first_be = 14,
          last_be = 7, tag = top, requester_id = 0xabcd, tc = 5, attr = 6, ep = true, td = not flit or nil,
          data = ("abcd"):rep(4) }
    show{ type = "MWr", flit = flit, address = 0xfffff000, length_dw = 1024, data = ("\1\2\3\4"):rep(1024) }
    show{ type = "MRd", flit = flit, address = 0x1000, length_dw = 1, first_be = 0, last_be = 0, tag = 5 }
    show{ type = "MRd", flit = flit, address = 0x100000000, length_dw = 1024, tag = 0x155 }
    show{ type = "MRdLk", flit = flit, address = 0x80, length_dw = 2, tag = 2 }
    show{ type = "IOWr", flit = flit, address = 0xcf8, first_be = 3, data = "wxyz", tag = 9 }
    show{ type = "IORd", flit = flit, address = 0xcfc, first_be = 8, tag = 9 }
    show{ type = "CfgRd0", flit = flit, address = 0xffc, completer_id = 0x100, first_be = 15, tag = 1 }
    show{ type = "CfgWr1", flit = flit, address = 0x10, completer_id = 0xfedc, data = "\0\0\0\1", tag = 3 }
    show{ type = "Cpl", flit = flit, status = 4, byte_count = 4096, completer_id = 0x1234,
          requester_id = 0x5678, tag = top - 1, lower_address = 0 }
    show{ type = "CplD", flit = flit, byte_count = 100, lower_address = 0x7b, length_dw = 2, tag = 0x2aa,
          completer_id = 0xffff, data = "01234567" }
    show{ type = "Msg", flit = flit, message_code = 0x30, requester_id = 0x0108 }
    show{ type = "FetchAdd", flit = flit, address = 0x100000008, length_dw = 2, data = "12345678", tag = 7 }
    show{ type = "CAS", flit = flit, address = 0x40, length_dw = 2, data = "12345678", tag = 7 }
end
show{ type = "MRd", address = 0x2000, length_dw = 8, pasid = 0x54321, tag = 6, at = 2 }
END
cat >hand.py <<'END'
import struct, subprocess, sys

tlps = [line.split(" ") for line in open("hand.txt").read().splitlines()]
ids = lambda n: f"{n >> 8:02x}:{n >> 3 & 31:02x}.{n & 7:x}"
with open("hand.pcap", "wb") as out:
    out.write(struct.pack("<IHHiIII", 0xa1b23c4d, 2, 4, 0, 0, 65535, 147))
    for i, (tlp, *keys) in enumerate(tlps):
        flit = "flit=1" in keys
        data = struct.pack(">BBBBHHQII", 1, 26, 2 * flit, 255, 3, 4, i, 5, 6) + b"xy" + bytes.fromhex(tlp)
        out.write(struct.pack("<IIII", 0, i, len(data), len(data)) + data)
checked = 0
texts = {"type", "requester_id", "completer_id", "data"}
tlps = [(tlp, dict(k.split("=", 1) for k in keys if not k.startswith("pasid"))) for tlp, *keys in tlps]
names = sorted({k for _, keys in tlps for k in keys} | {"ecrc", "malformed"})
command = ["tshark", "-X", f"lua_script:{sys.argv[1]}", "-r", "hand.pcap", "-T", "fields",
           "-E", "separator=|", "-e", "_ws.lua.error"]
for name in names:
    command += ["-e", "gather." + name]
lines = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
assert len(lines) == len(tlps), (len(lines), len(tlps))
for (tlp, keys), line in zip(tlps, lines):
    error, *values = line.split("|")
    got = dict(zip(names, values))
    assert not error and not got["malformed"], (keys, line)
    assert got["ecrc"] == (tlp[-8:] if keys.get("td") == "1" else ""), (keys, got)
    for name, want in keys.items():
        value = {"True": "1", "False": "0"}.get(got[name], got[name])
        if name in ("requester_id", "completer_id"):
            want = ids(int(want))
        same = value == want if name in texts else value and int(value, 0) == int(want, 0)
        assert same, (name, value, keys)
        checked += 1
print(f"hand: {len(tlps)} TLPs of other kinds, {checked} fields")
END
"$gather" run hand.lua >hand.txt
python3 hand.py "$dissector"

# What any tshark says of the other flavour: checksums, lengths, addresses, the clock.
"$gather" run all.lua -o nettlp --pcap=nettlp -p last=5 >/dev/null # it has no flit mode
tshark -o ip.check_checksum:TRUE -r nettlp/tlps.pcap -T fields -E separator='|' \
    -e frame.time_epoch -e ip.src -e ip.dst -e ip.checksum.status -e udp.srcport -e udp.dstport \
    -e udp.length -e udp.payload >nettlp.txt 2>errors
python3 - <<'END'
import csv
rows = list(csv.DictReader(open("nettlp/tlps.csv", newline="")))
lines = open("nettlp.txt").read().splitlines()
assert len(lines) == len(rows) > 0, (len(lines), len(rows))
for n, (line, row) in enumerate(zip(lines, rows)):
    epoch, src, dst, good, sport, dport, length, payload = line.split("|")
    up = row["dir"] == "up"
    assert good == "1" and sport == dport and 0x4000 <= int(sport) < 0x4010, line
    host, device = (dst, src) if up else (src, dst)
    assert host == "192.168.10.1" and device in ("192.168.10.3", "192.168.10.4", "192.168.10.5",
                                                  "192.168.10.6")
    data = bytes.fromhex(payload.replace(":", ""))
    assert int(length) == 8 + len(data), line
    ns = int(row["time_ns"].split(".")[0])
    assert int.from_bytes(data[0:2], "big") == n & 0xffff, line
    assert int.from_bytes(data[2:6], "big") == ns & 0xffffffff, line
    assert len(data) - 6 >= 12 + 4 * int(row["length_dw"]) * (row["type"] in ("MWr", "CplD")), line
print(f"nettlp: {len(rows)} packets")
END
