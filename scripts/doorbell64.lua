-- SPDX-License-Identifier: Apache-2.0
-- Scenario 1. How many TLPs is a doorbell of 64 bytes (a BlueFlame-like work request) that a guest writes into a BAR
-- which it has mapped write-combining: by each store idiom, under the KVM that made every BAR Device-nGnRE at
-- stage 2 (v6.8) and the one that lets the guest choose (v6.9)?
--
--   gather run doorbell64.lua [-p platform=ideal] [-p policies=v6.8,v6.9] [-p idioms=str4,str8,stp,st1x4,st64b]
--                             [-p stall_platform=grace] [-p stall=0.535] [-p tries=300]
--
-- Exact: TLPs and wire bytes under v6.8 (but on bcm2711, which loses 64-bit stores), since Device stores do not gather
-- (DDI 0487 B2.10); under v6.9 on `ideal`, where all that may merge does. FWB changes neither: MemAttr 0b0001 and 0b0101
-- mean the same with it over a write-combining stage 1 (DDI 0487 D8.6.6). ST64B in the first table is a what-if.
--
-- A real core may close a buffer early. The second table lets each gap between two store instructions take, with a
-- probability of `stall`, longer than `wc_timeout` (an interrupt, a miss of the instruction cache). One TLP
-- of n instructions then has P = (1 - stall)^(n - 1), and TLPs are 1 + (n - 1) * stall on average: exact, too. How
-- often Grace stalls is not public. 0.535 is fitted, assumed: a loop of stores combines less than once in 10,000
-- (Linux, ead79118dae6), eight STR fail mlx5's test in 3 of 10 boots (the mails about a NEON copy for mlx5, 2025). It
-- gives 1.0e-5 for sixteen stores and 0.0047 for eight, and 255 tries without a hit are then 0.30. That one number
-- fits both is a reading, not a measurement: a loop's gaps are longer than those of eight STR in a row.
local gather = require "gather"
local columns, sweep = require "columns", require "sweep"

local platform = gather.param("platform", "ideal")
local policies = sweep.texts("policies", "v6.8,v6.9")
local stall_platform = gather.param("stall_platform", "grace")
local stall = sweep.count("stall", 0.535, 0, 1)
local tries = sweep.count("tries", 300, 1, 100000)

-- A write TLP below a 64-bit address costs 4 bytes of framing and sequence number, 4 of LCRC, 16 of header and its
-- payload (Gen3 to Gen5).
local function wire(tlps, payload)
    return tlps * (8 + 16 + payload)
end
-- `access`: what one store instruction covers.
local idioms = {
    str4 = { device = { 16, wire(16, 4) }, access = 4 },
    str8 = { device = { 8, wire(8, 8) }, access = 8 },
    stp = { device = { 8, wire(8, 8) }, access = 16 }, -- a pair of X registers is two accesses
    st1x4 = { device = { 4, wire(4, 16) }, access = 64 }, -- a Q register is one (assumed)
    st64b = { device = { 1, wire(1, 64) }, access = 64, ls64 = true },
}
local names = sweep.texts("idioms", "str4,str8,stp,st1x4,st64b", { "str4", "str8", "stp", "st1x4", "st64b" })
local combined = { 1, wire(1, 64) }
local line = {}
for i = 0, 63 do line[#line + 1] = i end
line = string.char(table.unpack(line))
local page = {}
for i = 0, 255 do page[#page + 1] = i end
page = string.char(table.unpack(page)) -- each byte is its address

-- One doorbell on a machine of its own; returns the report, what the store returned, and the mapping.
local function ring(policy, idiom, fwb, ls64)
    local p = gather.platform{ preset = platform, fwb = fwb,
        name = string.format("%s-%s%s%s", policy, idiom, ls64 and "-whatif" or "", fwb and "" or "-fwb0") }
    local nic = p:endpoint{ bars = { [2] = { size = "1MiB", prefetchable = true } } }
    local vm = p:vm{ policy = policy, s1 = "4k", ls64 = ls64 }
    local bar = vm:map(nic, 2, { s1 = "normal-nc" })
    local cpu = vm:cpu(0)
    local ok, fault = cpu:store(bar, { pattern = idiom, bytes = 64 })
    if ok then
        cpu:barrier("dmb oshst")
    end
    local r = p:report()
    if ok and r.stats["pcie.lost_writes"] == 0 then -- as on bcm2711
        gather.expect(nic:memory(2, 0, 64) == line, policy .. " " .. idiom .. ": all 64 bytes arrive")
    end
    return r, ok, fault, bar
end

local function sizes_text(histogram)
    local sizes = {}
    for size, count in pairs(histogram) do
        sizes[#sizes + 1] = { size, count }
    end
    table.sort(sizes, function(a, b) return a[1] < b[1] end)
    for i, s in ipairs(sizes) do
        sizes[i] = string.format("%d x %d B", s[2], s[1])
    end
    return table.concat(sizes, ", ")
end

local function same_with_fwb_off(policy, name, r, bar)
    local off, _, _, off_bar = ring(policy, name, false, idioms[name].ls64)
    local equal = off_bar.type == bar.type and off_bar.inner == bar.inner and #off.tlps == #r.tlps
    for i, tlp in ipairs(r.tlps) do
        local other = off.tlps[i] or {}
        equal = equal and tlp.address == other.address and tlp.bytes == other.bytes and tlp.time_ns == other.time_ns
    end
    gather.expect(equal, policy .. " " .. name .. ": FWB on or off is the same")
end

print(string.format("64-byte doorbell on %s, guest mapping normal-nc, FWB 1 (FWB 0: the same)", platform))
print(string.format("%-7s %-7s %-14s %5s %11s %9s  %s", "idiom", "policy", "combined", "TLPs", "wire bytes",
    "time ns", "TLP sizes"))
for _, policy in ipairs(policies) do
    for _, name in ipairs(names) do
        local idiom = idioms[name]
        local r, ok, fault, bar = ring(policy, name, true, idiom.ls64)
        local combined_type = bar.inner ~= "" and bar.type .. "-" .. bar.inner or bar.type
        print(string.format("%-7s %-7s %-14s %5d %11d %9.1f  %s", name, policy, combined_type, r.stats["pcie.mwr"],
            r.wire_bytes, r.time_ns, sizes_text(r.histogram)))
        gather.expect(ok, policy .. " " .. name .. ": no fault " .. tostring(fault))
        same_with_fwb_off(policy, name, r, bar)
        local device = bar.type == "Device-nGnRE"
        if policy == "v6.8" then
            gather.expect(device, "v6.8: Device-nGnRE")
        elseif policy == "v6.9" then
            gather.expect(not device and bar.inner == "NC", "v6.9: Normal-NC")
        end
        if platform == "ideal" or device and platform == "grace" then
            local want = device and idiom.device or combined
            gather.expect(r.stats["pcie.mwr"] == want[1], string.format("%s %s: %d TLPs", policy, name, want[1]))
            gather.expect(r.wire_bytes == want[2], string.format("%s %s: %d wire bytes", policy, name, want[2]))
        end
    end
end

-- `tries` doorbells, each of a line of its own, with gaps that take too long.
local function ring_stalled(name, stall, tries)
    local access = idioms[name].access
    local p = gather.platform{ preset = stall_platform, wc_timeout = "500ns", name = string.format("stall%g-%s", stall, name) }
    local nic = p:endpoint{ bars = { [2] = { size = "16MiB", prefetchable = true } } }
    local vm = p:vm{ policy = "v6.9", s1 = "4k" }
    local bar, cpu = vm:map(nic, 2, { s1 = "normal-nc" }), vm:cpu(0)
    for try = 0, tries - 1 do
        for at = 64 * try, 64 * try + 64 - access, access do
            if at % 64 > 0 and math.random() < stall then
                p:wait("1us")
            end
            cpu:store(bar, { pattern = name, data = page:sub(at % 256 + 1, at % 256 + access), offset = at })
        end
        cpu:barrier("dmb oshst")
    end
    local r = p:report()
    gather.expect(nic:memory(2, 0, 64 * tries) == page:rep(tries // 4 + 1):sub(1, 64 * tries), name .. ": all arrive")
    return r
end

if ring_stalled("str8", 0, 1).histogram[64] ~= 1 then -- thunderx2
    error(string.format("-p stall_platform=%s: it does not combine eight stores without a stall", stall_platform))
end
print(string.format("\nv6.9 on %s, a gap between two stores outlasts the buffer with P = %g; %d tries", stall_platform,
    stall, tries))
local rows = {}
for _, name in ipairs(names) do
    if name ~= "st64b" then -- one instruction, as st1x4
        local r, count = ring_stalled(name, stall, tries), 64 // idioms[name].access
        local whole, p = r.histogram[64], (1 - stall) ^ (count - 1)
        local mean, mean_p = r.stats["pcie.mwr"] / tries, 1 + (count - 1) * stall
        rows[#rows + 1] = { name, count, string.format("%.3g", p), string.format("%.3g", whole / tries),
            string.format("%.2f", mean_p), string.format("%.2f", mean) }
        local deviation = math.sqrt((count - 1) * stall * (1 - stall) / tries)
        gather.expect(sweep.agrees(whole, tries, p), name .. ": one TLP as often as its probability")
        gather.expect(math.abs(mean - mean_p) <= 5 * deviation + 1e-9, name .. ": the mean of its TLPs")
    end
end
columns.print({ "idiom", "instructions", "P(one TLP)", "measured", "mean TLPs", "measured" }, rows)
gather.expect((1 - 0.535) ^ 15 < 1e-4, "0.535: sixteen stores combine less than once in 10,000")
gather.expect(math.abs((1 - (1 - 0.535) ^ 7) ^ 255 - 0.3) < 0.01, "0.535: eight miss 255 times in 3 of 10 boots")

-- KVM of these versions leaves HCRX_EL2.EnALS clear: ST64B is UNDEFINED in a guest.
print()
for _, policy in ipairs(policies) do
    if policy ~= "v7.0" then
        local r, ok, fault = ring(policy, "st64b", true, false)
        print(string.format("%-7s %-7s as it is: %s", "st64b", policy, tostring(fault)))
        gather.expect(not ok and fault.kind == "undefined", policy .. ": ST64B is UNDEFINED in the guest")
        gather.expect(r.stats["pcie.mwr"] == 0, policy .. ": an UNDEFINED store sends nothing")
    end
end
print("st64b in the first table is a what-if (ls64=true): KVM enables LS64 for guests from v7.0 on")
