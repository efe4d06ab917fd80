-- SPDX-License-Identifier: Apache-2.0
-- What a life gets from the parts of a machine that see an error at different times, and from who claims it before others.
local gather = require "gather"

local function machine(args)
    args.preset = "generic-n1"
    local p = gather.platform(args)
    local ep = p:endpoint{ bars = { [0] = { size = "64KiB", prefetchable = true } } }
    local vm, other = p:vm{ policy = "v6.9", s1 = "4k" }, p:vm{ policy = "v6.9", s1 = "4k" }
    return p, ep, vm, vm:map(ep, 0, { s1 = "device-ngnre" }), other
end

local function has(life, what, key, value)
    for _, x in ipairs(life.events) do
        if x.what == what and (not key or x[key] == value) then return x end
    end
end

-- The record of a failed load is of its life, and the life has its kind.
local p, ep, vm, bar = machine{ profile = { "n1_like" }, read_error = "slverr" }
ep:inject{ kind = "ur", offset = 0 }
vm:cpu(0):read(bar.va, 8)
local r = p:report()
gather.expect(r.errors[1].kind == "read-ur" and r.errors[1].life == 1 and r.lives[1].kind == "read-ur", "its record")
gather.expect(r.lives[1].verdict == "CONTAINED-SYNC" and r.lives[1].arrival == "guest", "the guest has it")

-- EL3 has a synchronous abort before the guest: it is interrupted itself, or claims it, and then nobody is.
for profile, want in pairs{ tfa_ea_first = { "UNCONTAINED-EL3", "firmware" }, tfa_ea_handled = { "CONTAINED-SILENT", "firmware" } } do
    p, ep, vm, bar = machine{ profile = { "n1_like", profile }, read_error = "slverr" }
    ep:inject{ kind = "ur", offset = 0 }
    vm:cpu(0):read(bar.va, 8)
    local life = p:report().lives[1]
    gather.expect(life.verdict == want[1] and life.arrival == want[2], profile .. ": " .. life.verdict .. ", " .. life.arrival)
    gather.expect(not has(life, "exception", "domain", "vm1"), profile .. ": the guest takes no exception")
end

-- An abort on a stage-2 table of a stage-1 walk has no SET, whatever a core makes of errors.
p, ep, vm, bar = machine{ profile = { "n1_like" } }
local table_of_stage1 = 0x400000000000 -- level 0 of stage 2, which leads to the tables of stage 1
vm:corrupt{ stage = 2, ipa = table_of_stage1, level = 0, bit = 40 }
local _, fault = vm:cpu(0):read(bar.va, 8)
gather.expect(fault and fault.kind == "walk-abort" and fault.victim == "guest", "the host's table cannot be read: the guest ends")
gather.expect(fault and fault.esr and fault.esr >> 7 & 1 == 1, "S1PTW")

-- An advisory message comes before the completion of its load. Unmasked, it is what tells of the ones.
for _, unmasked in ipairs{ false, true } do
    p, ep, vm, bar = machine{ profile = { "vfio_server" } }
    local at = 0x100
    while ep:config_read(at, 2) ~= 1 do at = ep:config_read(at + 2, 2) >> 4 end
    if unmasked then ep:config_write(at + 0x14, 4, ep:config_read(at + 0x14, 4) & ~(1 << 13)) end
    ep:inject{ kind = "ur", offset = 0 }
    vm:cpu(0):read(bar.va, 8)
    local life = p:report().lives[1]
    gather.expect(life.verdict == "CONTAINED-SILENT", "ones, " .. life.verdict)
    gather.expect(has(life, "consumed").mark == (unmasked and "ones" or "log"), "Device Status has it")
    gather.expect((has(life, "reported", "class", "corrected") ~= nil) == unmasked, "by ERR_COR")
end

-- Firmware's record says fatal, so a fatal error is claimed.
p, ep, vm, bar = machine{ host = { aer = "firmware", cper_fatal = true } }
ep:inject{ kind = "ur", offset = 0 }
vm:cpu(0):write(bar.va, "bell")
p:wait("10us")
local life = p:report().lives[1]
gather.expect(life.claimed == "fatal" and life.verdict == "UNCONTAINED-HOST" and life.false_panic, "a fatal record: " .. life.claimed)

-- The neighbour's exit finds an SError: it is the neighbour who dies.
local neighbour
p, ep, vm, bar, neighbour = machine{ profile = { "n1_like" }, posted_error = "serror", serror = { latency = "15us" },
    host = { exit_time = "10us" } }
local busy = neighbour:map(p:endpoint{ bars = { [0] = { size = "4KiB" } } }, 0, {})
ep:inject{ kind = "ur", offset = 0 }
vm:cpu(0):write(bar.va, "bell")
neighbour:cpu(0):write(busy.va, "bell") -- after vm's exit, which is before the SError
neighbour:cpu(0):exit()
r = p:report()
gather.expect(r.errors[#r.errors].kind == "serror", "an SError")
gather.expect(r.errors[#r.errors].victim == "other-guest", "who exits is not who is to blame: " .. r.errors[#r.errors].victim)
gather.expect(has(r.lives[1], "stopped", "domain", "vm2"), "it is stopped")

-- A store by a translation that nobody has ended, after the device has another owner.
p, ep, vm, bar, neighbour = machine{}
vm:cpu(0):write(bar.va, "mine")
p:wait("10us")
ep:hand_over(neighbour)
vm:cpu(0):write(bar.va, "mine")
p:wait("10us")
life = p:report().lives[1]
gather.expect(life.kind == "stale-write" and life.verdict == "LEAK" and life.silent_escape, "it is stale: " .. life.kind)
