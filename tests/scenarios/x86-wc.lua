-- SPDX-License-Identifier: Apache-2.0
-- The preset of x86 write combining: a full buffer is one burst, a partial one pieces of at most 8 bytes, so that 56 bytes are seven
-- TLPs (Intel SDM 3A); bytes written twice collapse; stores to UC memory go one at a time.
local gather = require "gather"
local expect = gather.expect

local function run(preset, s1, work)
    local p = gather.platform{ preset = preset }
    local ep = p:endpoint{ bars = { [0] = { size = "64KiB", prefetchable = true } } }
    local vm = p:vm{ policy = "v6.9" }
    local bar, cpu = vm:map(ep, 0, { s1 = s1 }), vm:cpu(0)
    work(cpu, bar)
    local r = p:report()
    local sizes = {}
    for _, t in ipairs(r.tlps) do sizes[#sizes + 1] = t.bytes end
    return table.concat(sizes, " "), r, ep
end
local function stores(offset, bytes, pattern)
    return function(cpu, bar)
        cpu:store(bar.va + offset, { pattern = pattern or "str8", bytes = bytes })
        cpu:barrier("dsb st")
    end
end

for _, row in ipairs{ { 0, 64, "64" }, { 0, 56, "8 8 8 8 8 8 8" }, { 8, 56, "8 8 8 8 8 8 8" }, { 0, 8, "8" },
                      { 64, 128, "64 64" }, { 32, 64, "8 8 8 8 8 8 8 8" } } do
    local offset, bytes, wanted = table.unpack(row)
    local got = run("x86-wc", "normal-nc", stores(offset, bytes))
    expect(got == wanted, string.format("%d bytes at %d: %s", bytes, offset, got))
end
local got = run("x86-wc", "normal-nc", stores(4, 12, "str4"))
expect(got == "4 8", "12 bytes at 4 are naturally aligned pieces: " .. got)
got = run("generic-n1", "normal-nc", stores(0, 56))
expect(got == "56", "elsewhere 56 bytes are one TLP: " .. got)

-- The same bytes twice.
local _, r, ep = run("x86-wc", "normal-nc", function(cpu, bar)
    cpu:write(bar.va, "first...")
    cpu:write(bar.va, "second..")
    cpu:barrier("dsb st")
end)
expect(#r.tlps == 1 and ep:memory(0, 0, 8) == "second..", "collapse")

-- What empties a buffer besides: an access to UC memory. Nothing else does, however long one waits.
local p = gather.platform{ preset = "x86-wc" }
ep = p:endpoint{ bars = { [0] = { size = "64KiB", prefetchable = true } } }
local vm = p:vm{ policy = "v6.9" }
local wc, uc, cpu = vm:map(ep, 0, { s1 = "normal-nc", size = "4KiB" }), vm:map(ep, 0, { s1 = "device-ngnre", offset = "4KiB" }), vm:cpu(0)
local seen = 0
p:on("tlp", function(t) seen = seen + (t.type == "MWr" and 1 or 0) end)
cpu:write(wc.va, "12345678")
p:wait("1ms")
expect(seen == 0, "it stays in its buffer")
cpu:write(uc.va, "12345678")
p:wait("10us")
expect(seen == 2, "a UC store drains it")

-- UC stores: each waits for the one before, and movdir64b's peer is one TLP.
got, r = run("x86-wc", "device-ngnre", stores(0, 64))
expect(got == "8 8 8 8 8 8 8 8", "each a TLP: " .. got)
local _, whole = run("x86-wc", "normal-nc", stores(0, 64))
local span = r.tlps[8].time_ns - r.tlps[1].time_ns
expect(span > 7 * 90, "a round trip on the bus each: " .. span)
expect(whole.time_ns + 600 < r.time_ns, "which write combining saves")
