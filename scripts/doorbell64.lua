-- SPDX-License-Identifier: Apache-2.0
-- A 64-byte doorbell (a BlueFlame-like work request) written by each store idiom into a BAR that the guest
-- has mapped write-combining, under the KVM that forced Device-nGnRE at stage 2 (v6.8) and the one that
-- lets the guest choose (v6.9).
--
--   gather run doorbell64.lua [-p platform=NAME] [-p fwb=false]
local gather = require "gather"

local platform = gather.param("platform", "ideal")
local fwb = gather.param("fwb", true)

-- What must come out: TLPs and their wire bytes, by arithmetic. A write TLP below a 64-bit address costs
-- 4 bytes of framing and sequence number, 4 of LCRC, 16 of header and its payload (Gen3 to Gen5).
local function wire(tlps, payload)
    return tlps * (8 + 16 + payload)
end
local idioms = {
    { name = "str4", device = { 16, wire(16, 4) } },
    { name = "str8", device = { 8, wire(8, 8) } },
    { name = "stp", device = { 8, wire(8, 8) } }, -- a pair of X registers is two accesses
    { name = "st1x4", device = { 4, wire(4, 16) } }, -- a Q register is one (assumed)
    { name = "st64b", device = { 1, wire(1, 64) }, ls64 = true },
}
local combined = { 1, wire(1, 64) }

local want = {}
for i = 0, 63 do want[#want + 1] = i end
local bytes_stored = string.char(table.unpack(want))

-- One doorbell on a machine of its own; returns the report, what the store returned, and the mapping.
local function ring(policy, idiom, ls64)
    local p = gather.platform{ preset = platform, fwb = fwb,
        name = string.format("%s-%s%s", policy, idiom, ls64 and "-whatif" or "") }
    local nic = p:endpoint{ bars = { [2] = { size = "1MiB", prefetchable = true } } }
    local vm = p:vm{ policy = policy, s1 = "4k", ls64 = ls64 }
    local bar = vm:map(nic, 2, { s1 = "normal-nc" })
    local cpu = vm:cpu(0)
    local ok, fault = cpu:store(bar, { pattern = idiom, bytes = 64 })
    if ok then
        cpu:barrier("dmb oshst")
    end
    local r = p:report()
    if ok then
        gather.expect(nic:memory(2, 0, 64) == bytes_stored, policy .. " " .. idiom .. ": all 64 bytes arrive")
    end
    return r, ok, fault, bar
end

print(string.format("64-byte doorbell on %s, guest mapping normal-nc, FWB %s", platform, fwb and 1 or 0))
print(string.format("%-7s %-7s %-14s %5s %11s %9s  %s", "idiom", "policy", "combined", "TLPs", "wire bytes",
    "time ns", "TLP sizes"))

for _, policy in ipairs{ "v6.8", "v6.9" } do
    for _, idiom in ipairs(idioms) do
        local r, ok, fault, bar = ring(policy, idiom.name, idiom.ls64)
        local sizes = {}
        for size, count in pairs(r.histogram) do
            sizes[#sizes + 1] = { size, count }
        end
        table.sort(sizes, function(a, b) return a[1] < b[1] end)
        for i, s in ipairs(sizes) do
            sizes[i] = string.format("%d x %d B", s[2], s[1])
        end
        local combined_type = bar.inner ~= "" and bar.type .. "-" .. bar.inner or bar.type
        print(string.format("%-7s %-7s %-14s %5d %11d %9.1f  %s", idiom.name, policy, combined_type,
            r.stats["pcie.mwr"], r.wire_bytes, r.time_ns, table.concat(sizes, ", ")))
        local want = policy == "v6.8" and idiom.device or combined
        gather.expect(ok, policy .. " " .. idiom.name .. ": no fault " .. tostring(fault))
        if platform == "ideal" or policy == "v6.8" then
            gather.expect(r.stats["pcie.mwr"] == want[1],
                string.format("%s %s: %d TLPs", policy, idiom.name, want[1]))
            gather.expect(r.wire_bytes == want[2],
                string.format("%s %s: %d wire bytes", policy, idiom.name, want[2]))
        end
    end
end

-- ST64B above is a what-if. These kernels leave HCRX_EL2.EnALS clear: the instruction is UNDEFINED in a guest.
for _, policy in ipairs{ "v6.8", "v6.9" } do
    local r, ok, fault = ring(policy, "st64b", false)
    print(string.format("%-7s %-7s as it is: %s", "st64b", policy, tostring(fault)))
    gather.expect(not ok and fault.kind == "undefined", policy .. ": ST64B is UNDEFINED in the guest")
    gather.expect(r.stats["pcie.mwr"] == 0, policy .. ": an UNDEFINED store sends nothing")
end
print("st64b in the table above is a what-if (ls64=true): KVM of v6.8 and v6.9 does not enable LS64 for guests")
