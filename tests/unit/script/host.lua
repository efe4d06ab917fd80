-- SPDX-License-Identifier: Apache-2.0
-- gather.kvm: the decisions of kernels that are known from their sources.
local gather = require "gather"
local kvm = gather.kvm

local function same(got, want, what)
    gather.expect(got == want, string.format("%s: %s, wanted %s", what, tostring(got), tostring(want)))
end

local names = kvm.policies()
local at = {}
for i, name in ipairs(names) do
    at[name] = i
end
for _, name in ipairs{ "v6.8", "2023-04-v3p1", "2023-09-v1p2", "2023-12-v2", "2023-12-v3", "v6.9",
                       "v6.17" } do
    gather.expect(at[name], "there is a policy " .. name)
end
gather.expect(at["v6.8"] < at["2023-04-v3p1"] and at["2023-12-v3"] < at["v6.9"] and
              at["v6.9"] < at["v6.17"], "oldest first")

local vfio = { type = "nGnRnE", pfnmap = true, allow_any_uncached = true }
local function stage2(policy, options)
    local o = { policy = policy, pfn_is_map_memory = false, vma = vfio, fwb = true, dic = true,
                lpa2 = false, fault = "r", mte = "off", dirty_log = false }
    for key, value in pairs(options or {}) do
        o[key] = value
    end
    return kvm.stage2(o)
end

-- A BAR of vfio-pci with the flag, by version.
for _, case in ipairs{ { "v6.8", "Device-nGnRE", 1, 0x4000000007c7 },
                       { "2023-04-v3p1", "Device-nGnRnE", 0, 0x4000000007c3 },
                       { "2023-09-v1p2", "Normal-NC", 5, 0x4000000007d7 },
                       { "v6.9", "Normal-NC", 5, 0x4000000007d7 },
                       { "v6.17", "Normal-NC", 5, 0x4000000007d7 } } do
    local r = stage2(case[1])
    same(r.type, case[2], case[1])
    same(r.memattr, case[3], case[1] .. " memattr")
    -- The word's upper half is 0x0040: XN in bit 54.
    same(r.pte, case[4] & 0xfff | 1 << 54, case[1] .. " pte")
    same(r.memslot_error, nil, case[1])
    same(r.fault_error, nil, case[1])
    gather.expect(#r.why > 0 and type(r.why[1]) == "string", "reasons")
end
-- Without the flag nothing changed in v6.9.
same(stage2("v6.9", { vma = { type = "nGnRnE", pfnmap = true, allow_any_uncached = 0 } })
     .type, "Device-nGnRE", "no flag")
same(kvm.stage2{ policy = "v6.9" }.type, "Normal-NC", "a BAR of vfio-pci is the default")
-- RAM is Normal.
local ram = stage2("v6.9", { pfn_is_map_memory = true, vma = { type = "NORMAL", pfnmap = false } })
same(ram.type, "Normal", "RAM")
same(ram.memattr, 6, "with FWB")
same(stage2("v6.9", { pfn_is_map_memory = true, fwb = false, vma = { type = "NORMAL", pfnmap = 0 } })
     .memattr, 15, "without FWB")
-- No fetch from a BAR.
local fetch = stage2("v6.9", { fault = "x" })
same(fetch.fault_error, "-ENOEXEC", "a fetch")
same(fetch.type, nil, "a fetch maps nothing")
same(fetch.pte, nil, "a fetch maps nothing")
-- A cacheable VMA of pfns without FWB.
local refused = stage2("v6.17", { fwb = false, vma = { type = "NORMAL", pfnmap = true,
                                                       allow_any_uncached = true } })
same(refused.memslot_error, "-EINVAL", "refused at the memslot")
same(refused.fault_error, "-EFAULT", "and at the fault")
-- The GICv2 page was relaxed in v1 and v2 only.
same(kvm.gicv{ policy = "v6.8", fwb = true }.type, "Device-nGnRE", "gicv v6.8")
same(kvm.gicv{ policy = "2023-12-v2", fwb = true }.type, "Normal-NC", "gicv v2")
same(kvm.gicv{ policy = "v6.9", fwb = false }.type, "Device-nGnRE", "gicv v6.9")
-- From mmap() to the attribute of the access.
local walk = kvm.walk{ policy = "v6.8", region = "vfio", guest = "v5.14", mapping = "ioremap_wc" }
same(walk.type, "Device-nGnRE", "write-combining before v6.9")
same(walk.stage2.type, "Device-nGnRE", "its stage 2")
same(walk.mair, 0x40044ffff, "MAIR_EL1")
same(walk.index, 2, "AttrIndx")
same(walk.s1_attr, 0x44, "the byte there")
same(walk.vm_flags, 0x4044400, "vm_flags without bit 39")
same(walk.aliased, true, "the VMM has nGnRnE")
same(walk.steps[1].stage, "mmap", "the first step")
gather.expect(#walk.steps > 7 and #walk.steps[1].text > 0, "steps")
same(kvm.walk{ policy = "v6.9" }.outer, "NC", "write-combining from v6.9 on")
same(kvm.walk{ policy = "v6.9", region = "nvgrace-usemem" }.stage2.type, "Device-nGnRE", "usemem")
local none = kvm.walk{ policy = "v6.17", region = "nvgrace-usemem", fwb = false }
same(none.type, nil, "nothing is mapped")
same(none.stage2.memslot_error, "-EINVAL", "as the memslot is refused")
-- A block, where the addresses allow it.
local block = kvm.stage2{ policy = "v6.9", place = { size = "2MiB" } }
same(block.size, 1 << 21, "2 MiB")
same(block.pte & 3, 1, "a block")
