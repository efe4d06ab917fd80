-- SPDX-License-Identifier: Apache-2.0
-- Switches: what firmware makes of the tree, what goes over it, and what software may change.
local gather = require "gather"
local expect = gather.expect

local p = gather.platform{ preset = "ideal", link = { gen = 4, width = 8, mps = 256 } }
local a = p:endpoint{ bars = { [0] = { size = "16KiB" } } }
local sw = p:switch{ latency = "100ns" }
local b = sw:endpoint{ bars = { [0] = { size = "64KiB" }, [2] = { size = "64MiB", prefetchable = true } } }
local c = p:endpoint{ bars = { [0] = { size = "16KiB" } } }
local inner = p:switch{ latency = "100ns", under = sw }
local d = inner:endpoint{ bars = { [0] = { size = "16KiB" } }, link = { mps = 128 } }
local e = sw:endpoint{ bars = { [0] = { size = "1MiB" } } }

-- Where the capability is in a part's configuration space.
local function capability(part, id)
    local at = part:config_read(0x34, 1)
    while at ~= 0 and part:config_read(at, 1) ~= id do
        at = part:config_read(at + 1, 1)
    end
    expect(at ~= 0, string.format("capability 0x%02x", id))
    return at
end
local EXPRESS, DEVICE_CONTROL = 0x10, 8

-- Numbers: depth first, in the order of ports, not of making.
expect(table.concat(p:functions(), " ") ==
       "00:01.0 00:02.0 00:03.0 01:00.0 02:00.0 03:00.0 03:01.0 03:02.0 04:00.0 05:00.0 06:00.0 " ..
       "07:00.0 08:00.0 09:00.0", "bus numbers")
for id, part in pairs{ ["01:00.0"] = a, ["02:00.0"] = sw, ["04:00.0"] = b, ["05:00.0"] = inner,
                       ["07:00.0"] = d, ["08:00.0"] = e, ["09:00.0"] = c } do
    expect(part:id() == id, id .. ", not " .. part:id())
end

-- Windows: what is behind the first root port's switch, and nothing of the others.
expect(p:config_read("00:02.0", 0x18, 4) == 0x00080200, "buses 2 to 8")
expect(p:config_read("00:01.0", 0x20, 4) == 0x10001000, "one MiB")
local bar_b, bar_d = b:bar(0), d:bar(0)
expect(p:config_read("00:02.0", 0x20, 2) == bar_b >> 16, "the window begins with b")
expect(b:config_read(0x10) == bar_b and b:config_read(0x06, 2) & 0x10 ~= 0, "registers of b")
for part, code in pairs{ [d] = 0, [b] = 1, [a] = 1 } do
    local control = part:config_read(capability(part, EXPRESS) + DEVICE_CONTROL, 2)
    expect(control >> 5 & 7 == code, part:id() .. ": MPS of 128 below the link that has it, else 256")
    expect(control & 0xf == 0xf, part:id() .. ": errors are reported")
end

-- ACS in ports that have something below: SV, RR, CR and UF, which software may set.
local function extended(id, wanted)
    local at = 0x100
    while at ~= 0 and p:config_read(id, at, 2) ~= wanted do
        at = p:config_read(id, at + 2, 2) >> 4
    end
    return at
end
local ACS = 0x0d
for _, id in ipairs{ "00:01.0", "00:02.0", "03:00.0", "06:00.0" } do
    local acs = extended(id, ACS)
    expect(acs ~= 0 and p:config_read(id, acs + 4, 2) == 0x1d, id .. ": ACS")
    p:config_write(id, acs + 6, 2, 0xffff)
    expect(p:config_read(id, acs + 6, 2) == 0x1d, id .. ": its controls")
    p:config_write(id, acs + 6, 2, 0)
end
expect(extended("02:00.0", ACS) == 0 and extended("04:00.0", ACS) == 0, "none in upstream ports and endpoints")

-- Bytes arrive, and each switch costs its latency and a link.
local vm = p:vm{ policy = "v6.9" }
local cpu = vm:cpu(0)
local map = {}
for name, ep in pairs{ a = a, b = b, c = c, d = d, e = e } do
    map[name] = vm:map(ep, 0, { s1 = "device-ngnre" })
end
local function round_trip(bar)
    cpu:barrier("dsb sy")
    local begin = p:time()
    cpu:read(bar.va, 4)
    return p:time() - begin
end
for i, name in ipairs{ "a", "b", "c", "d", "e" } do
    cpu:write(map[name].va + 8, string.pack("<I8", 0x1122334455667700 + i))
end
cpu:barrier("dsb sy")
for i, ep in ipairs{ a, b, c, d, e } do
    expect(round_trip(map.a) > 0 and ep:memory(0, 8, 8) == string.pack("<I8", 0x1122334455667700 + i),
           "the bytes of endpoint " .. i)
end
local one, two, three = round_trip(map.a), round_trip(map.b), round_trip(map.d)
expect(two - one > 200 and two - one < 1000, "a switch, there and back: " .. two - one)
expect(three - two > 200 and three - two < 1000, "another: " .. three - two)
expect(math.abs(round_trip(map.c) - one) < 1, "beside them")

-- Configuration requests of a core.
local seen = {}
p:on("tlp", function(t) seen[#seen + 1] = t.type .. "@" .. t.hop end)
local ecam = vm:map(d, "config")
expect(ecam.type == "Device-nGnRnE" and ecam.pa == 0x4010000000 + 0x700000, "ECAM of 07:00.0")
expect(string.unpack("<I4", cpu:read(ecam.va, 4)) == d:config_read(0), "vendor and device")
cpu:write(ecam.va + 0x3c, "\42")
cpu:barrier("dsb sy")
expect(cpu:read(ecam.va + 0x3c, 1) == "\42" and d:config_read(0x3c, 1) == 42, "Interrupt Line")
local reads, writes = "CfgRd1@0 CfgRd1@1 CfgRd0@2 CplD@2 CplD@1 CplD@0", "CfgWr1@0 CfgWr1@1 CfgWr0@2 Cpl@2 Cpl@1 Cpl@0"
expect(table.concat(seen, " ") == reads .. " " .. writes .. " " .. reads, "type 0 on the last link: " .. table.concat(seen, " "))

-- Who asks, who answers, and how: in the callback as in the capture's decoder.
local ids = {}
p:on("tlp", function(t)
    if t.hop == 0 and ids then
        ids[#ids + 1] = table.concat({ t.type, t.requester_id, t.completer_id or "-", t.status or "-" }, " ")
        expect(math.type(t.tag) == "integer", "a tag")
        ids.tags = (ids.tags or "") .. t.tag .. " "
    end
end)
cpu:read(ecam.va, 4)
cpu:read(map.d.va, 4)
cpu:write(map.d.va, "\4\0\0\0")
cpu:barrier("dsb sy")
expect(table.concat(ids, ", ") == "CfgRd1 00:00.0 07:00.0 -, CplD 00:00.0 07:00.0 0, MRd 00:00.0 - -, CplD 00:00.0 07:00.0 0, " ..
       "MWr 00:00.0 - -", "identities: " .. table.concat(ids, ", "))
local first, answer = ids.tags:match("^(%d+) (%d+) ")
expect(first == answer, "a completion has its request's tag: " .. ids.tags)
b:config_write(0x04, 2, 0x0100)
ids = {}
cpu:read(map.b.va, 4)
b:config_write(0x04, 2, 0x0106)
expect(table.concat(ids, ", ") == "MRd 00:00.0 - -, Cpl 00:00.0 04:00.0 1", "an Unsupported Request: " .. table.concat(ids, ", "))
ids = nil

-- Software moves a BAR within the windows above it; the old place is nobody's.
d:config_write(0x10, 4, bar_d + 0x8000)
expect(d:bar(0) == bar_d + 0x8000, "it has moved")
local moved = vm:map(d, 0, { s1 = "device-ngnre" })
cpu:write(moved.va, "\1\2\3\4")
expect(string.unpack("<I4", cpu:read(moved.va, 4)) == 0x04030201, "the new place")
expect(d:memory(0, 0, 4) == "\1\2\3\4", "the same memory")
expect(cpu:read(map.d.va + 8, 4) == "\xff\xff\xff\xff", "the old place")

-- Decoding off, a window closed, a sleeping function: Unsupported Requests.
b:config_write(0x04, 2, 0x0100)
expect(cpu:read(map.b.va + 8, 4) == "\xff\xff\xff\xff", "no decoding")
b:config_write(0x04, 2, 0x0106)
expect(cpu:read(map.b.va + 8, 1) == "\2", "again")
sw:config_write(0x20, 4, 0x0000fff0)
expect(cpu:read(map.b.va + 8, 4) == "\xff\xff\xff\xff", "no window")
p:enumerate()
expect(cpu:read(map.b.va + 8, 1) == "\2", "firmware has opened it")
expect(d:bar(0) == bar_d and cpu:read(map.d.va + 8, 1) == "\4", "and put d back")

-- A bus reset below the switch: e and b forget where they were, a and c do not.
sw:config_write(0x3e, 2, 0x0042)
sw:config_write(0x3e, 2, 0x0002)
p:wait("100ms")
expect(b:config_read(0x04, 2) == 0 and e:config_read(0x10) == 0, "reset")
expect(a:config_read(0x04, 2) == 0x0106, "a is not below it")
p:enumerate()
expect(cpu:read(map.e.va + 8, 1) == "\5", "memory outlives a reset, and is back")

-- A function of one's own; its reset brings the registers back, and not the bytes.
local own = p:endpoint{ bars = { [0] = { size = "64KiB" } }, link = { width = 4 },
                        config = { vendor = 0x15b3, device = 0x1021, class_code = 0x020000, msix_vectors = 64 } }
expect(own:config_read(0) == 0x102115b3 and own:config_read(0x08) >> 8 == 0x020000, "its identity")
local caps, at = {}, own:config_read(0x34, 1)
while at ~= 0 do
    caps[own:config_read(at, 1)] = at
    at = own:config_read(at + 1, 1)
end
expect(own:config_read(caps[0x11] + 2, 2) & 0x7ff == 63, "64 vectors of MSI-X")
expect(own:config_read(caps[0x10] + 0x12, 2) == 0x1000 | 4 << 4 | 4, "x4 of generation 4")
local there = vm:map(own, 0, { s1 = "device-ngnre" })
cpu:write(there.va, "\7")
cpu:barrier("dsb sy")
own:config_write(caps[0x10] + 8, 2, 0x8000)
expect(own:config_read(0x04, 2) == 0 and own:config_read(0x10) == 0, "Function Level Reset")
expect(own:config_read(caps[0x10] + 0x12, 2) == 0x1000 | 4 << 4 | 4, "the link is as it was")
p:enumerate()
expect(cpu:read(there.va, 1) == "\7", "memory is memory")

-- Mistakes, each with its rule.
local function refused(what, f, ...)
    local ok, text = pcall(f, ...)
    expect(not ok and text:find(what, 1, true), "expected \"" .. what .. "\": " .. tostring(text))
end
refused("link.mps: 512 is more than the 256", sw.endpoint, sw, { link = { mps = 512 } })
refused("link.mps: 256 is more than the 128", function()
    p:switch{ link = { mps = 128 } }:endpoint{ link = { mps = 256 } }
end)
refused("config: a function for mps = 128", p.endpoint, p, { config = { mps = 128 } })
refused("MSI-X table is in BAR 0", p.endpoint, p, { config = { msix_vectors = 1 } })
refused("did you mean \"latency\"", p.switch, p, { latancy = 1 })
refused("under: expected a switch", p.switch, p, { under = a })
refused("of another platform", p.switch, gather.platform{ preset = "ideal", name = "other" }, { under = sw })
refused("64 bits take two slots", p.endpoint, p, { bars = { [5] = { size = "4KiB", is64 = true } } })
refused("there is no function 00:1f.0", p.config_read, p, "00:1f.0", 0, 4)
refused("expected an identity", p.config_read, p, "0:20.0", 0, 4)
refused("1, 2 or 4 bytes within", a.config_read, a, 2, 4)
refused("an integer of 8 bits", a.config_write, a, 0x3c, 1, 256)
refused("\"config\"", vm.map, vm, a, "confg")
