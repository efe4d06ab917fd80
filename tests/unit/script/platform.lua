-- SPDX-License-Identifier: Apache-2.0
-- A platform from a scenario: what holds in any build, whatever its timing.
local gather = require "gather"

local function same(got, want, what)
    gather.expect(got == want, string.format("%s: %s, wanted %s", what, tostring(got), tostring(want)))
end

local p = gather.platform{ preset = "generic-n1", link = { gen = 4, width = 16, mps = 256 },
                           fwb = true, seed = 1 }
local ep = p:endpoint{ bars = { [0] = { size = "16KiB" }, [2] = { size = "64MiB", prefetchable = true } } }
local vm = p:vm{ policy = "v6.9", s1 = "4k" }
local nc = vm:map(ep, 2, { s1 = "normal-nc" })
local device = vm:map(ep, 0)
local cpu = vm:cpu(0)

-- What both stages make of it.
same(nc.type, "Normal", "write-combining stays so")
same(nc.s2, "Normal-NC", "by the policy")
same(nc.inner .. nc.outer, "NCNC", "not cacheable")
same(nc.gathers, true, "gathers")
same(nc.size, 64 << 20, "the whole BAR")
same(device.type, "Device-nGnRE", "ioremap")
same(device.s1, "device-ngnre", "by default")
same(device.gathers, false, "does not gather")
gather.expect(#nc.why > 0, "reasons of the policy")
same(vm:policy(), "v6.9", "policy")
same(vm:map(ep, 2, { s1 = "Normal-NC", offset = "1MiB", size = 8192 }).size, 8192, "a part of it")
same(vm:map(ep, 2, { va = 0x123456000, size = "4KiB" }).va, 0x123456000, "at a place")
local base, size = ep:bar(2)
same(base, nc.pa, "a BAR's address")
same(size, 64 << 20, "a BAR's size")

-- Stored bytes arrive, whatever the idiom.
for i, pattern in ipairs{ "str1", "str2", "str4", "str8", "stp", "stpw", "stpq", "strq", "st1x4", "memcpy" } do
    local at = i * 4096
    local data = {}
    for k = 1, 200 do
        data[k] = string.char((k * 7 + i) % 256)
    end
    data = table.concat(data)
    same(cpu:store(nc.va + at, { pattern = pattern, data = data }), true, pattern)
    p:report()
    same(ep:memory(2, at, 200), data, pattern .. " bytes")
end
same(cpu:store(nc, { bytes = 300, offset = 65536 }), true, "bytes of their own")
same(cpu:store(nc, { bytes = 256, offset = 69632, descending = true, pattern = "str8" }), true, "down")
same(cpu:store(nc, { bytes = 128, offset = 77824, pattern = "dczva" }), true, "zeros")
same(cpu:store(nc, { bytes = 128, offset = 81920, barrier = "dgh", every = 64 }), true, "with hints")
p:report()
same(ep:memory(2, 65536, 3), "\0\1\2", "byte n is n")
same(ep:memory(2, 65536 + 256, 4), "\0\1\2\3", "modulo 256")
same(ep:memory(2, 69632 + 250, 2), "\250\251", "descending")

-- One instruction at a time.
for _, n in ipairs{ 1, 2, 4, 8, 16 } do
    local bytes = ("abcdefghijklmnop"):sub(1, n)
    same(cpu:write(device.va + 16 * n, bytes), true, "write " .. n)
    same(cpu:read(device.va + 16 * n, n), bytes, "read back " .. n)
end
same(cpu:write(device, "\1\2\3\4", { release = true }), true, "a store-release")
same(ep:memory(0, 0, 4), "\1\2\3\4", "arrived")
for _, text in ipairs{ "dmb oshst", "dsb sy", "isb", "dgh", "dmb ish" } do
    same(cpu:barrier(text), true, text)
end

-- A fault is a result.
local ok, fault = cpu:write(device.va + 1, "\1\2\3\4")
same(ok, nil, "unaligned to Device")
same(fault.kind, "alignment", "kind")
same(fault.el, 1, "taken by the guest")
same(fault.address, device.va + 1, "address")
same(fault.stopped, false, "the VM goes on")
gather.expect(fault.victim:find("guest"), "who is hurt: " .. fault.victim)
gather.expect(tostring(fault):find("alignment"), "a fault as text")
gather.expect(cpu:write(device, "\1"), "it goes on")
local none, missing = cpu:read(0x1000, 4)
same(none, nil, "nothing is mapped there")
same(missing.kind, "translation", "kind")
local undefined = select(2, cpu:write(nc, ("x"):rep(64)))
same(undefined.kind, "undefined", "ST64B under v6.9")
local whatif = p:vm{ policy = "v6.9", ls64 = true }
local wide = whatif:map(ep, 2, { s1 = "normal-nc" })
same(whatif:cpu(1):write(wide, ("y"):rep(64)), true, "ST64B where it may be used")

-- The report.
local r = p:report()
same(r.error_count, 3, "three faults")
same(#r.errors, 3, "all are listed")
same(r.errors[1].kind, "alignment", "in order")
same(math.type(r.stats["core.stores"]), "integer", "a count is whole")
gather.expect(r.time_ns > 0, "time passes")
same(ep:memory(2, 0, 4), "yyyy", "a whole line")
local down, sum, last = 0, 0, 0
for _, t in ipairs(r.tlps) do
    gather.expect(t.time_ns >= 0 and t.wire_bytes > t.bytes, "a TLP has a header")
    if t.type == "MWr" and t.dir == "down" then
        down = down + 1
        sum = sum + t.bytes
    end
end
local count, bytes = 0, 0
for size, n in pairs(r.histogram) do
    count = count + n
    bytes = bytes + size * n
end
same(count, down, "the histogram counts writes")
same(bytes, sum, "and their bytes")
same(r.stats["pcie.mwr"], down, "as the statistics do")
same(r.stats["pcie.write_bytes"], sum, "and theirs")
gather.expect(r.tlps == r.tlps, "the list is made once")
same(p:report().time_ns, r.time_ns, "a report takes no time")

-- Callbacks see the same.
local q = gather.platform{ preset = "ideal", name = "watched" }
local e2 = q:endpoint{ bars = { [0] = { size = "64KiB" } } }
local v2 = q:vm{}
local b2 = v2:map(e2, 0, { s1 = "normal-nc" })
local tlps, drains, errors, payload = 0, 0, 0, {}
q:on("tlp", function(t)
    tlps = tlps + 1
    payload[#payload + 1] = t.data
end)
q:on("tlp", function(t) gather.expect(t.type ~= "MWr" or t.dir == "down", "writes go down") end)
q:on("drain", function(d)
    drains = drains + 1
    gather.expect(d.mask ~= 0 and d.stores > 0 and d.core <= 1 and d.vm == 1, "a drain")
end)
q:on("error", function(err) errors = errors + 1 end)
v2:cpu(0):store(b2, { data = ("0123456789abcdef"):rep(16) })
v2:cpu(0):read(0, 1)
local w = q:report()
same(tlps, #w.tlps, "each TLP")
same(drains, w.stats["wbuf.drain.end"], "each drain")
same(errors, 1, "each error")
same(table.concat(payload), ("0123456789abcdef"):rep(16), "their data")
payload = {}
v2:cpu(0):write(v2:map(e2, 0).va + 1, "x")
v2:cpu(0):write(b2.va + 71, "ab")
q:report()
same(table.concat(payload), "\0x\0\0\0\0\0ab\0\0\0", "0 where no byte is enabled")

-- Time, and several vCPUs at once.
q:wait("10us")
q:wait(5)
local t0 = q:time()
local c0, c1 = v2:cpu(0), v2:cpu(1)
q:parallel(function()
    c0:store(b2, { bytes = 1024 })
    c1:store(b2, { bytes = 1024, offset = 4096 })
    gather.expect(c0:read(b2, 4) == nil, "what is queued has no data yet")
end)
gather.expect(c0:time() > t0 and c1:time() > t0, "both have run")
q:report()
same(e2:memory(0, 4096, 4), "\0\1\2\3", "the second one's bytes")

-- A refused write.
e2:inject{ kind = "ur", bar = 0, offset = 0x20, count = 1 }
c0:write(b2.va + 0x20, "zzzz")
q:report()
gather.expect(q:report().stats["pcie.errors"] == 1, "one request is refused")

-- Traces.
local t = gather.platform{}
local counts = t:replay{ file = "traces/wclog_ivshmem-micro.txt.gz", s1 = "normal-nc" }
same(counts.writes, 210217, "writes of the trace")
same(counts.reads, 375, "reads of the trace")
same(counts.format, "wclog", "format")
local rt = t:report()
same(rt.stats["replay.writes"], 210217, "in the statistics")
same(rt.stats["replay.faulted"], 0, "no faults")
same(rt.error_count, 0, "no errors")
