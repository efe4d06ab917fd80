-- SPDX-License-Identifier: Apache-2.0
-- TLB maintenance and break-before-make on platforms, and the exceptions that faults leave.
local gather = require "gather"

local function same(got, want, what)
    gather.expect(got == want, string.format("%s: %s, wanted %s", what, tostring(got), tostring(want)))
end

local function machine()
    local p = gather.platform{ cores = 2, fwb = true }
    local ep = p:endpoint{ bars = { [0] = { size = "64KiB" } } }
    local vm = p:vm{ policy = "v6.9" }
    local bar = vm:map(ep, 0)
    return p, ep, vm, bar, { [0] = vm:cpu(0), vm:cpu(1) }
end

-- Where a store to the first page arrives: the offset in the BAR.
local serial = 0
local function arrives(p, ep, cpu, bar)
    serial = serial + 1
    local bytes = string.pack("<I8", serial)
    same(cpu:write(bar, bytes), true, "a store")
    p:report()
    for offset = 0, 0xf000, 0x1000 do
        if ep:memory(0, offset, 8) == bytes then
            return offset
        end
    end
end

-- A vCPU keeps its translation until TLBI reaches its core: with "is" both, without its own alone.
for _, case in ipairs{
    { "vale1", false }, { "vale1is", true }, { "tlbi VAE1OS", true }, { "vmalle1", false },
} do
    local p, ep, vm, bar, cpu = machine()
    local operand = case[1] ~= "vmalle1" and { va = bar.va } or nil
    same(arrives(p, ep, cpu[0], bar), 0, "core 0 before")
    same(arrives(p, ep, cpu[1], bar), 0, "core 1 before")
    vm:corrupt{ va = bar.va, xor = 0x3000 }
    same(vm:walk(bar).pa, bar.pa + 0x3000, "the tables have changed")
    same(arrives(p, ep, cpu[0], bar), 0, "core 0 has a TLB")
    same(arrives(p, ep, cpu[1], bar), 0, "core 1 has one")
    same(cpu[0]:tlbi(case[1], operand), true, case[1])
    same(arrives(p, ep, cpu[0], bar), 0x3000, case[1] .. " on its own core")
    same(arrives(p, ep, cpu[1], bar), case[2] and 0x3000 or 0, case[1] .. " on the other")
    -- As a number; by the host, on the core that is named.
    vm:corrupt{ va = bar.va, xor = 0x3000 }
    vm:tlbi("vale1", bar.va >> 12, 1)
    same(arrives(p, ep, cpu[1], bar), 0, "the host's, on core 1")
    same(arrives(p, ep, cpu[0], bar), 0x3000, "and not on core 0")
    vm:tlbi("vmalls12e1is")
    same(arrives(p, ep, cpu[0], bar), 0, "the hypervisor's own, on all")
end

-- An unmapped page of stage 2.
do
    local p, ep, vm, bar, cpu = machine()
    same(arrives(p, ep, cpu[0], bar), 0, "before")
    local old = vm:corrupt{ stage = 2, ipa = bar.ipa, value = 0 }
    same(arrives(p, ep, cpu[0], bar), 0, "the TLB has it")
    vm:tlbi("ipas2e1is", { ipa = bar.ipa })
    vm:tlbi("vmalle1is")
    local ok, fault = cpu[0]:write(bar, "\1\2\3\4")
    same(ok, nil, "then it has not")
    same(fault.kind, "translation", "kind")
    same(fault.el, 2, "taken by KVM")
    same(fault.esr, 0x93800040 | fault.dfsc, "a store of register w0, with its syndrome")
    same(fault.far, bar.va, "FAR_EL2")
    same(fault.hpfar, bar.ipa >> 12 << 4, "HPFAR_EL2")
    gather.expect(old & 1 == 1, "what was there")
end

-- What an exception leaves, of stores, loads and blocks.
do
    local p, ep, vm, bar, cpu = machine()
    local function fault(...)
        local ok, f = ...
        same(ok, nil, "a fault")
        return f
    end
    local f = fault(cpu[0]:read(0x1000, 4))
    same(f.esr, 0x96000000 | f.dfsc, "stage 1: no syndrome of the instruction")
    same(f.far, 0x1000, "FAR_EL1")
    same(f.hpfar, nil, "HPFAR_EL2 is EL2's")
    f = fault(cpu[0]:write(bar.va + 2, "\1\2\3\4"))
    same(f.esr, 0x96000061, "unaligned")
    same(f.far, bar.va + 2, "where")
    vm:corrupt{ stage = 2, ipa = bar.ipa, bit = 0 }
    vm:tlbi("vmalls12e1is")
    local dfsc = fault(cpu[0]:read(bar, 8)).dfsc
    same(fault(cpu[0]:read(bar, 8)).esr, 0x93c08000 | dfsc, "ldr x0")
    same(fault(cpu[0]:write(bar, "\1", { release = true })).esr, 0x93004040 | dfsc, "stlrb w0")
    same(fault(cpu[0]:write(bar, "12345678", { exclusive = true })).esr, 0x92000040 | dfsc, "stxr")
    same(fault(cpu[0]:write(bar, ("x"):rep(16))).esr, 0x92000040 | dfsc, "str q0")
    same(fault(cpu[0]:store(bar, { pattern = "str8", bytes = 8 })).esr, 0x93c08040 | dfsc, "str x0")
    same(fault(cpu[0]:store(bar, { pattern = "stp", bytes = 16 })).esr, 0x92000040 | dfsc, "stp")
    same(fault(cpu[0]:store(bar, { pattern = "dczva", bytes = 64 })).esr, 0x96000061, "dc zva to Device")
    same(p:report().errors[1].esr, 0x96000004, "errors have it too")
    f = fault(cpu[0]:write(bar, ("x"):rep(64)))
    same(f.kind, "undefined", "LS64 is not the guest's")
    same(f.esr, 0x02000000, "EC 0")
    same(f.far, nil, "no FAR_EL1")
end

-- An exclusive to Write-Back memory that KVM made Non-cacheable is a stage-2 fault, which ends the VM
-- under kernels that do not give it back.
do
    for policy, stops in pairs{ ["v6.9"] = true, ["v7.0"] = false } do
        local p = gather.platform{}
        local ep = p:endpoint{ bars = { [0] = { size = "64KiB" } } }
        local vm = p:vm{ policy = policy }
        local wb = vm:map(ep, 0, { s1 = "normal-wb" })
        local cpu = vm:cpu(0)
        local _, f = cpu:write(wb, "12345678", { exclusive = true })
        same(f.dfsc, 0x35, policy)
        same(f.el, 2, policy .. ": of stage 2")
        same(f.esr, 0x92000075, policy .. ": from the guest")
        same(vm:stopped(), stops, policy .. ": what KVM does")
        local ok, again = cpu:tlbi("vmalle1")
        same(ok, not stops and true or nil, policy .. ": TLBI of a guest that runs no more")
        gather.expect(not stops or again.stopped and again.text:find("earlier fault"), "and why")
    end
    local p = gather.platform{}
    local ep = p:endpoint{ bars = { [0] = { size = "64KiB" } } }
    local vm = p:vm{ policy = "v6.9" }
    local _, f = vm:cpu(0):write(vm:map(ep, 0, { s1 = "normal-nc" }), "12345678", { exclusive = true })
    same(f.el, 1, "Non-cacheable by stage 1: the guest's own")
    same(vm:stopped(), false, "and it goes on")
end

-- Break-before-make.
do
    local p, ep, vm, bar, cpu = machine()
    local seen = {}
    p:on("lint", function(v)
        seen[#seen + 1] = v
        gather.expect(not pcall(vm.tlbi, vm, "vmalle1is"), "not from a callback")
    end)
    arrives(p, ep, cpu[0], bar)
    arrives(p, ep, cpu[1], bar)
    same(#seen, 0, "nothing has changed")
    local before, after = vm:corrupt{ va = bar.va, xor = 0x1000 }
    same(#seen, 2, "both cores have it")
    for i, v in ipairs(seen) do
        same(v.kind, "changed", "kind")
        same(v.core, i - 1, "core")
        same(v.stage, 1, "stage")
        same(v.level, 3, "level")
        same(v.old, before, "old")
        same(v.now, after, "now")
        same(v.descriptor, vm:descriptor{ va = bar.va }.address, "where")
        gather.expect(v.text:find("without break%-before%-make") and v.rule:find("D8.17.1"), v.text)
        gather.expect(v.time_ns > 0, "when")
    end
    -- A stale entry is told once, by the access that used it.
    seen = {}
    cpu[0]:tlbi("vmalle1")
    arrives(p, ep, cpu[0], bar)
    same(#seen, 0, "after TLBI")
    cpu[1]:write(bar, "12345678")
    same(#seen, 1, "without")
    same(seen[1].kind, "stale", "kind")
    same(seen[1].core, 1, "core")
    -- Done right: break, TLBI, make.
    vm:tlbi("vmalle1is")
    arrives(p, ep, cpu[0], bar)
    arrives(p, ep, cpu[1], bar)
    seen = {}
    vm:corrupt{ va = bar.va, value = 0 }
    cpu[0]:tlbi("vale1is", { va = bar.va })
    vm:corrupt{ va = bar.va, level = 3, value = before }
    arrives(p, ep, cpu[0], bar)
    arrives(p, ep, cpu[1], bar)
    same(#seen, 0, "break-before-make")
    -- And without the TLBI of the other core.
    vm:corrupt{ va = bar.va, value = 0 }
    cpu[0]:tlbi("vale1", { va = bar.va })
    vm:corrupt{ va = bar.va, level = 3, value = after }
    same(#seen, 1, "the other core")
    same(seen[1].kind, "no-tlbi", "kind")
    same(seen[1].core, 1, "core")
end

-- An error in the callback is raised by the method.
do
    local p, ep, vm, bar, cpu = machine()
    p:on("lint", function() error({ code = 9 }) end)
    arrives(p, ep, cpu[0], bar)
    local ok, e = pcall(vm.corrupt, vm, { va = bar.va, xor = 0x1000 })
    same(ok, false, "raised")
    same(e.code, 9, "by the callback")
    same(vm:walk(bar).pa, bar.pa + 0x1000, "the table has changed all the same")
end
