-- SPDX-License-Identifier: Apache-2.0
-- Device memory that is like RAM (a GPU's, nvgrace-gpu's usemem) goes from one tenant to the next. The host zeroes it through
-- its own write-back mapping. Does the next guest read zeros, or the last tenant's bytes?
--   up to v6.16   stage 2 of such a VMA is Normal-NC: the guest reads memory, the zeros are in a cache. It sees the old bytes
--                 until the host cleans every line (DC CVAC); and a line written back late takes the guest's new bytes with it.
--   from v6.17    without FEAT_S2FWB or CTR_EL0.DIC the memslot is refused (-EINVAL, 2a8dfab26677); with both the guest's
--                 mapping is write-back as the host's is, and there is one view of the memory.
-- See docs/policies.md for the policies. Host and guest run on one core one after another: caches of several cores are not
-- kept coherent by the model, as they would be by a machine.
--
--     gather run scripts/stale-secret.lua [-p platform=NAME]
local gather = require "gather"
local columns = require "columns"

local preset = gather.param("platform", "generic-n1")
local BYTES = 256
local SECRET, ZEROS = ("secret. "):rep(BYTES // 8), ("\0"):rep(BYTES)
-- What nvgrace_gpu_mmap() leaves of its usemem region; the flag is what its first version set (v6.9's policy needs it for NC).
local vma = { type = "NORMAL", pfnmap = true, allow_any_uncached = true }

local function zeroed(fwb, dic, name)
    local p = gather.platform{ preset = preset, fwb = fwb, dic = dic, name = name }
    local ep = p:endpoint{ bars = { [0] = { size = "1MiB", prefetchable = true } } }
    ep:poke(0, 0, SECRET)
    local host = p:host()
    local map, cpu = host:map(ep, 0, { s1 = "normal-wb" }), host:cpu(0)
    cpu:store(map, { data = ZEROS, pattern = "stp" })
    cpu:barrier("dsb sy")
    return p, ep, map, cpu
end

local function clean(map, cpu)
    for at = 0, BYTES - 64, 64 do cpu:clean(map.va + at) end
    cpu:barrier("dsb sy")
end

local function look(cpu, va)
    local parts = {}
    for at = 0, BYTES - 8, 8 do parts[#parts + 1] = cpu:read(va + at, 8) end
    local bytes = table.concat(parts)
    return bytes == SECRET and "the secret" or bytes == ZEROS and "zeros" or "both"
end

local rows = {}
for _, case in ipairs{
    { policy = "v6.9", fwb = true, dic = true, s1 = "normal-nc", before = "the secret" },
    { policy = "v6.9", fwb = true, dic = true, s1 = "normal-wb", before = "the secret" },
    { policy = "v6.9", fwb = false, dic = true, s1 = "normal-wb", before = "the secret" },
    { policy = "v6.17", fwb = false, dic = true, refused = "-EINVAL" },
    { policy = "v6.17", fwb = true, dic = false, refused = "-EINVAL" },
    { policy = "v6.17", fwb = true, dic = true, s1 = "normal-nc", before = "zeros" },
    { policy = "v6.17", fwb = true, dic = true, s1 = "normal-wb", before = "zeros" },
} do
    local label = ("%s, FWB %s, DIC %s: "):format(case.policy, case.fwb, case.dic)
    local p, ep, map, cpu = zeroed(case.fwb, case.dic, ("%s-fwb%s-dic%s-%s"):format(case.policy, case.fwb, case.dic, case.s1))
    local vm = p:vm{ policy = case.policy }
    local mapped, bar = pcall(vm.map, vm, ep, 0, { s1 = case.s1, vma = vma })
    local kvm = gather.kvm.stage2{ policy = case.policy, fwb = case.fwb, dic = case.dic, vma = vma, fault = "w" }
    gather.expect(kvm.memslot_error == case.refused, label .. "as gather.kvm.stage2 has it")
    local row = { case.policy, case.fwb and 1 or 0, case.dic and 1 or 0, case.s1 or "-" }
    if case.refused then
        gather.expect(not mapped and tostring(bar):find(case.refused, 1, true), label .. "the memslot is refused")
        row[5], row[6], row[7] = "refused: " .. case.refused, "-", "-"
    else
        gather.expect(mapped, label .. "mapped")
        local guest = vm:cpu(0)
        local before = look(guest, bar.va)
        clean(map, cpu)
        local after = look(guest, bar.va)
        gather.expect(before == case.before, label .. "before a clean it reads " .. before)
        gather.expect(after == "zeros", label .. "after it " .. after)
        row[5], row[6], row[7] = bar.type .. " " .. bar.inner, before, after
    end
    rows[#rows + 1] = row
end
columns.print({ "policy", "FWB", "DIC", "guest's stage 1", "access", "reads", "after a clean" }, rows)

-- The other half of the damage: the guest's own bytes, written before the host's dirty line goes back.
local p, ep, map, cpu = zeroed(true, true, "lost")
local vm = p:vm{ policy = "v6.9" }
local bar, guest = vm:map(ep, 0, { s1 = "normal-nc", vma = vma }), vm:cpu(0)
guest:write(bar.va, "its own.")
guest:barrier("dsb sy")
gather.expect(guest:read(bar.va, 8) == "its own.", "the guest reads what it wrote")
clean(map, cpu)
gather.expect(guest:read(bar.va, 8) == ("\0"):rep(8), "and after the host's write-back zeros: its bytes are lost")
print("v6.9, a guest that writes before the host's line goes back: its bytes are lost (DDI 0487 B2.11)")
