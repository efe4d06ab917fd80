-- SPDX-License-Identifier: Apache-2.0
-- Scenario 5. What becomes of a guest that maps a BAR write-back or write-through? Over a stage 2 of Normal-NC (v6.9)
-- the result is Normal-NC, with FWB and without: no line is filled, the cache is not asked. Where stage 2 is write-back and
-- FWB makes that final (MemAttr 0b110), the guest's choice does not count: stores stay in the cache, also those of
-- a write-combining mapping, and the device sees nothing until a line is cleaned or evicted.
--
--   gather run wb-over-nc.lua [-p platform=generic-n1]
--
-- Exact, by DDI 0487 D8.6.6 and D8.6.7 and the sizes of a line and of the cache: types, TLPs, hits and misses. FWB and
-- DIC are set here, whatever the platform has. Other cores' snoops are not modelled; that the cache is not asked is
-- all that is shown of them. MemAttr 0b110 over a BAR comes from two policies: the proposal of April 2023 makes it
-- of a write-combining VMA, v6.17 of a cacheable one (nvgrace-gpu), which a BAR of vfio-pci never has.
local gather = require "gather"
local columns = require "columns"

local platform = gather.param("platform", "generic-n1")
local LINES, LINE = 4, 64

local function machine(args)
    local p = gather.platform{ preset = platform, fwb = args.fwb, dic = true, name = args.name,
        cache = { size = "512KiB" } }
    local ep = p:endpoint{ bars = { [0] = { size = "1MiB", prefetchable = true } } }
    local vm = p:vm{ policy = args.policy, s1 = "4k" }
    local bar = vm:map(ep, 0, { s1 = args.s1, vma = args.vma })
    return p, ep, bar, vm:cpu(0)
end

local rows = {}
local function row(label, bar, loads, r, ep)
    rows[#rows + 1] = { label, string.format("0b%s", bar.s2_memattr == 5 and "101" or "110"),
        bar.type .. " " .. bar.inner, loads, r.stats["pcie.mwr"], r.stats["cache.hits"] + r.stats["cache.misses"],
        ep:memory(0, 8, 1) == "\0" and "no" or "yes" }
end

-- Eight loads of a line, which are so many reads of 8 bytes, or one of a line; from a part that was not stored to.
local function load_line(p, bar, cpu)
    local before = p:report().stats["pcie.mrd"]
    for at = 0, LINE - 8, 8 do
        cpu:read(bar.va + 4096 + at, 8)
    end
    local r = p:report()
    return r.stats["pcie.mrd"] - before, r
end

for _, fwb in ipairs{ true, false } do
    for _, s1 in ipairs{ "normal-wb", "normal-wt", "normal-nc" } do
        local p, ep, bar, cpu = machine{ policy = "v6.9", s1 = s1, fwb = fwb,
            name = string.format("v6.9-%s-fwb%d", s1, fwb and 1 or 0) }
        cpu:store(bar, { pattern = "stp", bytes = LINES * LINE })
        cpu:barrier("dsb st")
        local reads, r = load_line(p, bar, cpu)
        local label = string.format("%s, v6.9, FWB=%d", s1, fwb and 1 or 0)
        row(label, bar, reads, r, ep)
        gather.expect(bar.type == "Normal" and bar.inner == "NC" and bar.outer == "NC", label .. " is Normal-NC")
        gather.expect(r.stats["pcie.write_bytes"] == LINES * LINE, label .. ": each byte goes once")
        if platform == "generic-n1" then
            gather.expect(r.histogram[64] == LINES, label .. ": four full TLPs")
        end
        gather.expect(reads == 8 and r.stats["pcie.read_bytes"] == LINE, label .. ": eight reads of 8 bytes, no fill")
        gather.expect(r.stats["cache.misses"] + r.stats["cache.hits"] == 0, label .. ": the cache is not asked")
        gather.expect(ep:memory(0, 0, 1) == "\0" and ep:memory(0, 255, 1) == "\xff", label .. ": the bytes are there")
    end
end

-- v6.17 over a cacheable VMA, with FWB and DIC: 0b110, and stage 1 does not count.
for _, s1 in ipairs{ "normal-wb", "normal-wt", "normal-nc", "device-ngnre" } do
    local p, ep, bar, cpu = machine{ policy = "v6.17", s1 = s1, fwb = true, vma = { type = "NORMAL" },
        name = "v6.17-" .. s1 }
    cpu:store(bar, { pattern = "stp", bytes = LINES * LINE })
    cpu:barrier("dsb st")
    local written = p:report().stats["pcie.mwr"]
    local reads, r = load_line(p, bar, cpu)
    local label = s1 .. ", v6.17, cacheable VMA"
    row(label, bar, reads, r, ep)
    gather.expect(bar.s2_memattr == 6 and bar.inner == "WBRW" and bar.outer == "WBRW", label .. " is write-back")
    gather.expect(written == 0 and ep:memory(0, 8, 8) == ("\0"):rep(8), label .. ": the device sees no store")
    gather.expect(reads == 1 and r.stats["pcie.read_bytes"] == LINE, label .. ": one line is filled")
end

-- The proposal of April 2023 took the type from the VMA: a write-combining VMA became stage-2 Normal.
local nc_vma = { type = "NC", pfnmap = true, allow_any_uncached = true }
local p, ep, bar, cpu = machine{ policy = "2023-04-v3p1", s1 = "normal-nc", fwb = true, vma = nc_vma,
    name = "2023-04-forced-wb" }
cpu:store(bar, { pattern = "stp", bytes = LINES * LINE })
cpu:barrier("dsb st")
local r = p:report()
row("normal-nc, April 2023, WC VMA", bar, nil, r, ep)
gather.expect(bar.inner == "WBRW", "FWB with MemAttr 0b110 makes write-back of a write-combining mapping")
gather.expect(r.stats["pcie.mwr"] == 0 and #r.tlps == 0, "write-back: nothing on the link, DSB or not")
gather.expect(ep:memory(0, 8, 8) == string.rep("\0", 8), "write-back: the device's memory is untouched")

cpu:clean(bar.va)
r = p:report()
row("  a clean of one line", bar, nil, r, ep)
gather.expect(r.stats["pcie.mwr"] == 1, "a clean of one line sends one TLP")
gather.expect(ep:memory(0, 8, 1) == "\8" and ep:memory(0, 64, 1) == "\0", "and its bytes arrive, no others")
for line = 0, 4 do -- four ways of 128 KiB: the fifth line of a set evicts the first
    cpu:store(bar.va + 64 + line * 131072, { pattern = "str8", bytes = 64 })
end
r = p:report()
row("  and an eviction", bar, nil, r, ep)
gather.expect(r.stats["pcie.mwr"] == 2, "an eviction sends the next one")
gather.expect(r.drains.cache == 2, "both are the cache's")

print(string.format("a guest stores %d bytes, does DSB, and loads 64; %s", LINES * LINE, platform))
columns.print({ "guest's mapping, policy", "stage 2", "combined", "reads", "write TLPs", "cache asked", "arrived" },
    rows)
