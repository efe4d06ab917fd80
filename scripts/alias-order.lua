-- SPDX-License-Identifier: Apache-2.0
-- Two mappings of one BAR: the guest's is Normal-NC (policy v6.9), its VMM's is vfio-pci's Device-nGnRnE. Is what one writes
-- before the other in order at the device? Each stream is; between the two nothing is promised until a DMB stands between them
-- (DDI 0487 B2.6.2; for one register that both write B2.11, Mismatched memory attributes), and then only on the right core:
--   two cores: the guest's own DMB, before it tells the VMM. One on the VMM's core orders what that core has done, and the
--              guest's bytes are in another core's write buffer.
--   one core:  either, as both streams are this PE's. An exit to the VMM is no barrier (but KVM's, where it looks for SErrors
--              without FEAT_RAS, has a DSB). Whether a Device store waits for the write buffer is the core's choice
--              (device_drains_wc): where it does, no DMB is missed, and none is promised.
-- The guest writes one register that both write and two of its own, then tells the VMM, which writes the shared one and two of its
-- own. Calls follow one another in simulated time: that stands for the telling.
--
--     gather run scripts/alias-order.lua [-p platform=NAME] [-p barrier="dmb osh"]
--
-- Expected: without a DMB the VMM's registers may come first, and the shared one ends with the guest's value, the older one.
-- That the guest's two are in order among themselves is this core's drain order; Normal-NC promises it with a DMB only.
local gather = require "gather"
local columns = require "columns"

local preset = gather.param("platform", "generic-n1")
local barrier = gather.param("barrier", "dmb osh")
local GUEST, VMM, SHARED = { 0x100, 0x180 }, { 0x200, 0x240 }, 0x400

-- Returns the offsets in the order of their arrival, with times, and the shared register at the end.
local function run(cores, drains, guest_barrier, vmm_barrier)
    local p = gather.platform{ preset = preset, device_drains_wc = drains, wide_writes = "whole", hang_bytes = 0,
        name = ("%d-%s-%s-%s"):format(cores, drains, guest_barrier, vmm_barrier) }
    local ep = p:endpoint{ bars = { [0] = { size = "64KiB", prefetchable = true } } }
    local vm = p:vm{ policy = "v6.9" }
    local vmm = vm:vmm()
    local nc, strong = vm:map(ep, 0, { s1 = "normal-nc" }), vmm:map(ep, 0)
    gather.expect(nc.type == "Normal" and nc.inner == "NC" and strong.type == "Device-nGnRnE", "the two types")
    local arrived = {}
    p:on("tlp", function(t)
        if t.dir == "down" then arrived[#arrived + 1] = { at = t.address - ep:bar(0), ns = t.time_ns } end
    end)
    local guest_cpu, vmm_cpu = vm:cpu(0), vmm:cpu(cores - 1)
    guest_cpu:write(nc.va + SHARED, "guest   ")
    for _, at in ipairs(GUEST) do guest_cpu:write(nc.va + at, "guest   ") end
    if guest_barrier then guest_cpu:barrier(barrier) end
    if vmm_barrier then vmm_cpu:barrier(barrier) end
    vmm_cpu:write(strong.va + SHARED, "the VMM ")
    for _, at in ipairs(VMM) do vmm_cpu:write(strong.va + at, "the VMM ") end
    p:report() -- everything arrives
    return arrived, ep:memory(0, SHARED, 8):gsub(" +$", "")
end

local function place(arrived, at)
    for i, a in ipairs(arrived) do
        if a.at == at then return i, a.ns end
    end
end

local rows = {}
local function yes(flag) return flag and "yes" or "no" end
for _, core in ipairs{ { 2, true }, { 1, false }, { 1, true } } do
    for _, barriers in ipairs{ { false, false }, { false, true }, { true, false }, { true, true } } do
        local cores, drains, guest_barrier, vmm_barrier = core[1], core[2], barriers[1], barriers[2]
        local arrived, last = run(cores, drains, guest_barrier, vmm_barrier)
        local g1, g1_ns = place(arrived, GUEST[1])
        local g2, g2_ns = place(arrived, GUEST[2])
        local v1, v1_ns = place(arrived, VMM[1])
        local v2, v2_ns = place(arrived, VMM[2])
        local ordered = g2 < v1
        local label = ("%d cores, drains=%s, barriers %s %s: "):format(cores, drains, guest_barrier, vmm_barrier)
        gather.expect(v1 < v2, label .. "the Device stream is in order")
        gather.expect(g1 < g2, label .. "so is the guest's")
        if guest_barrier or (cores == 1 and (vmm_barrier or drains)) then
            gather.expect(ordered, label .. "the two streams are in order")
            gather.expect(last == "the VMM", label .. "and the later value stays")
        elseif preset == "generic-n1" then
            gather.expect(not ordered, label .. "nothing orders them")
            gather.expect(last == "guest", label .. "the older value is written last")
        end
        rows[#rows + 1] = { cores, yes(drains), yes(guest_barrier), yes(vmm_barrier), g1_ns, g2_ns, v1_ns, v2_ns, yes(ordered),
            last }
    end
end
print("on the link, in ns: the guest's registers (NC), the VMM's (nGnRnE)")
print("shared: whose write the register that both write ends with")
columns.print({ "cores", "drains", "guest DMB", "VMM DMB", "guest 1", "guest 2", "VMM 1", "VMM 2", "guest first", "shared" },
    rows)
