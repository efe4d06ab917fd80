-- SPDX-License-Identifier: Apache-2.0
-- What becomes of a guest that maps a BAR write-back. Over stage-2 Normal-NC (v6.9) the result is Normal-NC:
-- nothing is cached. Where stage 2 is Normal write-back, and FEAT_S2FWB makes that final, stores stay in
-- the cache, and the device sees nothing until a line is cleaned or evicted.
local gather = require "gather"

local function machine(args)
    local p = gather.platform{ preset = "generic-n1", fwb = args.fwb, name = args.name }
    local ep = p:endpoint{ bars = { [0] = { size = "1MiB", prefetchable = true } } }
    local vm = p:vm{ policy = args.policy, s1 = "4k" }
    local bar = vm:map(ep, 0, { s1 = args.s1, vma = args.vma })
    return p, ep, bar, vm:cpu(0)
end

print(string.format("%-34s %-10s %-16s %s", "guest over stage 2", "combined", "TLPs after store", "device memory"))

for _, fwb in ipairs{ true, false } do
    for _, s1 in ipairs{ "normal-wb", "normal-wt", "normal-nc" } do
        local p, ep, bar, cpu = machine{ policy = "v6.9", s1 = s1, fwb = fwb,
            name = string.format("v6.9-%s-fwb%d", s1, fwb and 1 or 0) }
        cpu:store(bar, { pattern = "stp", bytes = 256 })
        cpu:barrier("dsb st")
        local r = p:report()
        local label = string.format("%s over NC, FWB=%d", s1, fwb and 1 or 0)
        print(string.format("%-34s %-10s %-16d %s", label, bar.type, r.stats["pcie.mwr"], "written"))
        gather.expect(bar.type == "Normal" and bar.inner == "NC" and bar.outer == "NC", label .. " is Normal-NC")
        gather.expect(r.histogram[64] == 4, label .. ": four full TLPs")
        gather.expect(r.stats["cache.misses"] + r.stats["cache.hits"] == 0, label .. ": the cache is not asked")
        gather.expect(ep:memory(0, 0, 1) == "\0" and ep:memory(0, 255, 1) == "\xff", label .. ": the bytes are there")
    end
end

-- The proposal of April 2023 took the type from the VMA: a write-combining VMA became stage-2 Normal, and
-- with FWB that is write-back whatever the guest says (MemAttr 0b110).
local nc_vma = { type = "NC", pfnmap = true, allow_any_uncached = true }
local p, ep, bar, cpu = machine{ policy = "2023-04-v3p1", s1 = "normal-nc", fwb = true, vma = nc_vma,
    name = "2023-04-forced-wb" }
cpu:store(bar, { pattern = "stp", bytes = 256 })
cpu:barrier("dsb st")
local r = p:report()
print(string.format("%-34s %-10s %-16d %s", "normal-nc over WB, FWB=1", bar.type .. " WB", r.stats["pcie.mwr"],
    ep:memory(0, 8, 1) == "\0" and "untouched" or "written"))
gather.expect(bar.inner == "WBRW", "FWB with MemAttr 0b110 makes write-back of a write-combining mapping")
gather.expect(r.stats["pcie.mwr"] == 0 and #r.tlps == 0, "write-back: nothing on the link, DSB or not")
gather.expect(ep:memory(0, 8, 8) == string.rep("\0", 8), "write-back: the device's memory is untouched")

cpu:clean(bar.va)
r = p:report()
gather.expect(r.stats["pcie.mwr"] == 1, "a clean of one line sends one TLP")
gather.expect(ep:memory(0, 8, 1) == "\8", "and its bytes arrive")
for line = 0, 4 do -- four ways: the fifth line of a set evicts the first
    cpu:store(bar.va + 64 + line * 131072, { pattern = "str8", bytes = 64 })
end
r = p:report()
print(string.format("%-34s %-10s %-16d %s", "  after a clean and an eviction", "", r.stats["pcie.mwr"], "written in part"))
gather.expect(r.stats["pcie.mwr"] == 2, "an eviction sends the next one")
gather.expect(r.drains.cache == 2, "both are the cache's")
