-- SPDX-License-Identifier: Apache-2.0
-- Question: KVM maps the GICv2 virtual CPU interface (GICV) for its guests. What if that mapping is Normal-NC, as
-- in the series of September 2023 and in v2 of December 2023?
-- The page is one for all VMs, banked by core, and acts on the VM whose state KVM has loaded there. Two VMs share a
-- core, and interrupt 40 is active in both. VM A ends it by GICV_EOIR and loses the core before the write buffer has
-- let go of the write; VM B, in the middle of its own interrupt 40, gets the core.
-- Expected: with 2023-12-v2 and a guest that maps the page Normal-NC, B's interrupt is ended while B still handles
-- it, B's own end of it finds nothing, and A's interrupt stays active for good. With v6.8, 2023-12-v3 and v6.9 stage 2
-- is Device-nGnRE whatever stage 1 says, and each write ends what it was meant to end.
-- The second table asks what of the way from A to B would help. KVM saves GICH by relaxed Device accesses
-- (vgic_v2_save_state), which are not ordered with an earlier Normal-NC write to another address (DDI 0487
-- B2.10.2.2); that they drain the buffer is a habit of some cores (device_drains_wc). Without FEAT_RAS each exit has
-- DSB SY (__guest_exit), which helps, with FEAT_RAS it has not. DSB ISH (__switch_to) need not reach a device.
-- GICH itself is no part of the model: a BAR stands in for it, since any Device access does here.
-- A speculative Normal-NC read of GICV_IAR would acknowledge an interrupt. This script reads only what it asks for.
local gather = require "gather"

local CTLR, PMR, IAR, EOIR, HPPIR = 0x0, 0x4, 0xc, 0x10, 0x18
local INTERRUPT = 40

local preset = gather.param("platform", "generic-n1")
-- What is checked is so on cores that merge Normal-NC and have FEAT_RAS, whose exits have no DSB. On others the table tells.
local CHECKED = { ["generic-n1"] = true, ["ideal"] = true, grace = true, olympus = true }
local function expect(ok, what) if CHECKED[preset] then gather.expect(ok, what) end end

local function word(n)
    return string.pack("<I4", n)
end

local function number(bytes)
    return (string.unpack("<I4", bytes))
end

-- As a guest's irq-gic begins, and then as its handler: the interrupt is acknowledged.
local function handle(vm, page, bar)
    local cpu = vm:cpu(0)
    cpu:write(page.va + PMR, word(0xf0))
    cpu:write(page.va + CTLR, word(1))
    cpu:barrier("dsb sy")
    vm:interrupt(0, INTERRUPT)
    expect(number(cpu:read(page.va + IAR, 4)) == INTERRUPT, "GICV_IAR gives the interrupt")
    return { vm = vm, cpu = cpu, page = page, bar = bar }
end

-- What is done between A's write and B's turn, and what B does first.
local between = {
    ["nothing"] = function() end,
    ["GICH, Device"] = function(a) a.cpu:read(a.bar.va, 4) end,
    ["DSB ISH"] = function(a) a.cpu:barrier("dsb ish") end,
    ["DSB SY"] = function(a) a.cpu:barrier("dsb sy") end,
    ["A runs 6 us"] = function(_, p) p:wait("6us") end,
}
local first = {
    ["computes"] = function(b, p)
        b.cpu:barrier("isb")
        p:wait("6us")
    end,
    ["reads GICV_HPPIR"] = function(b) b.cpu:read(b.page.va + HPPIR, 4) end,
    ["DSB SY"] = function(b) b.cpu:barrier("dsb sy") end,
}

local count = 0
local function run(how)
    count = count + 1
    -- The buffer waits longer than the switch takes: else its write comes while neither VM runs.
    local p = gather.platform{ preset = preset, barrier_scope = "device", fwb = how.fwb, wc_timeout = "4us",
        device_drains_wc = how.drains or false, name = string.format("gicv-%02d", count) }
    local ep = p:endpoint{ bars = { [0] = { size = "4KiB" } } }
    local machines = {}
    for _, s1 in ipairs{ how.s1, "device-ngnre" } do -- A as it likes, B as Linux does
        local vm = p:vm{ policy = how.policy }
        machines[#machines + 1] = { vm, vm:map_gicv{ s1 = s1 }, vm:map(ep, 0) }
    end
    local b = handle(table.unpack(machines[2]))
    local a = handle(table.unpack(machines[1]))
    local reason, stray = "device", nil
    p:on("drain", function(d) if d.vm == 1 then reason = d.reason end end)
    p:on("error", function(e) stray = stray or e end)

    a.cpu:write(a.page.va + EOIR, word(INTERRUPT))
    between[how.between or "nothing"](a, p)
    first[how.first or "computes"](b, p)
    local left = { a = #a.vm:interrupts(0).active, b = #b.vm:interrupts(0).active }
    b.cpu:write(b.page.va + EOIR, word(INTERRUPT))
    b.cpu:barrier("dsb sy")
    local r = p:report()
    return { type = a.page.type == "Normal" and "Normal-NC" or a.page.type, reason = reason, stray = stray, left = left,
        lost_ends = r.stats["gicv.eoi_not_active"], strays = r.stats["gicv.strays"] }
end

local function harmed(got, label)
    expect(got.stray and got.stray.kind == "gicv-stray" and got.strays == 1, label .. ": one stray access")
    expect(got.stray and got.stray.vm == 1 and got.stray.running == 2 and got.stray.victim == "other-guest",
        label .. ": by A, to the harm of B")
    expect(got.left.b == 0 and got.lost_ends == 1, label .. ": B's interrupt is ended; its own end finds none")
    expect(got.left.a == 1, label .. ": A's interrupt is never ended")
end

local function unharmed(got, label)
    expect(not got.stray and got.strays == 0 and got.lost_ends == 0, label .. ": no stray access")
    expect(got.left.a == 0 and got.left.b == 1, label .. ": A's interrupt is ended, B's is not")
end

local function fate(got)
    return got.left.b == 0 and "ended by A" or "kept"
end

print("VM A ends its interrupt 40 (GICV_EOIR) and is switched out; VM B is in its own handler of 40\n")
local row = "%-13s %-13s %-13s %-12s %-11s %s"
print(row:format("policy", "A's stage 1", "both stages", "write left", "B's 40", "A's 40"))
for _, policy in ipairs{ "v6.8", "2023-09-v1p2", "2023-12-v2", "2023-12-v3", "v6.9" } do
    for _, s1 in ipairs{ "device-ngnre", "normal-nc" } do
        local hole = (policy == "2023-12-v2" or policy == "2023-09-v1p2") and s1 == "normal-nc"
        for _, fwb in ipairs{ true, false } do -- it makes no difference, so it has no row
            local got = run{ policy = policy, s1 = s1, fwb = fwb }
            local label = string.format("%s, stage 1 %s, FWB=%d", policy, s1, fwb and 1 or 0)
            if fwb then
                print(row:format(policy, s1, got.type, got.reason, fate(got),
                    got.left.a == 0 and "ended" or "stays active"))
            end
            expect(got.type == (hole and "Normal-NC" or "Device-nGnRE"), label .. ": the combined type")
            expect(got.reason == (hole and "timeout" or "device"), label .. ": how the write left")
            if hole then
                harmed(got, label)
            else
                unharmed(got, label)
            end
        end
    end
end

print("\n2023-12-v2, A maps Normal-NC: what is between A's write and B, and what B does first\n")
row = "%-14s %-17s %-18s %-12s %s"
print(row:format("between", "device_drains_wc", "B first", "write left", "B's 40"))
for _, how in ipairs{
    { between = "nothing", reason = "timeout", harm = true },
    { between = "nothing", first = "reads GICV_HPPIR", reason = "load", harm = true },
    { between = "nothing", first = "DSB SY", reason = "barrier", harm = true },
    { between = "GICH, Device", reason = "timeout", harm = true },
    { between = "GICH, Device", drains = true, reason = "order", harm = false },
    { between = "DSB ISH", reason = "timeout", harm = true },
    { between = "DSB SY", reason = "barrier", harm = false },
    { between = "A runs 6 us", reason = "timeout", harm = false },
} do
    how.policy, how.s1 = "2023-12-v2", "normal-nc"
    local got = run(how)
    local label = string.format("%s, then %s", how.between, how.first or "computes")
    print(row:format(how.between, how.drains and "true" or "false", how.first or "computes", got.reason, fate(got)))
    expect(got.reason == how.reason, label .. ": why the write left")
    if how.harm then
        harmed(got, label)
    else
        unharmed(got, label)
    end
end
