-- SPDX-License-Identifier: Apache-2.0
-- Lives in which somebody else has a part: former owners, the dead, neighbours below one port, VMMs, a lost link.
local gather = require "gather"

local function machine(args, model)
    local p = gather.platform(args)
    local ep = p:endpoint(model or { bars = { [0] = { size = "64KiB" } } })
    local a, b = p:vm{}, p:vm{}
    return p, ep, a, b, a:map(ep, 0, { s1 = "normal-nc" })
end
local function has(life, what, domain)
    for _, x in ipairs(life.events) do
        if x.what == what and (not domain or x.domain == domain) then return x end
    end
end

-- A write that waits in a buffer while its device goes to the host and on to another VM.
local p, ep, a, b, bar = machine{ wc_timeout = "0" }
a:cpu(0):write(bar.va, "secret!!")
ep:hand_over()
ep:hand_over(b)
a:cpu(0):barrier("dsb sy")
p:wait("10us")
local r = p:report()
gather.expect(r.life_count == 1 and r.lives[1].kind == "stale-write" and r.lives[1].verdict == "LEAK", "two hand-overs")
gather.expect(has(r.lives[1], "state", "vm2"), "it is the present owner's device")
gather.expect(r.errors[1].victim == "other-guest", "who has it now")

-- And back again: it is the owner's.
p, ep, a, b, bar = machine{ wc_timeout = "0" }
a:cpu(0):write(bar.va, "mine")
ep:hand_over(b)
ep:hand_over(a)
a:cpu(0):barrier("dsb sy")
p:wait("10us")
gather.expect(p:report().life_count == 0, "nobody else's device")

-- The host dies once.
p, ep, a, b, bar = machine{ posted_error = "serror", serror = { latency = "5us" }, abort = { report = "uc" } }
ep:inject{ kind = "ur", count = 3 }
for at = 0, 128, 64 do a:cpu(0):write(bar.va + at, "12345678") end
a:cpu(0):barrier("dsb sy")
p:wait("20us")
r = p:report()
local deaths = 0
for _, life in ipairs(r.lives) do deaths = deaths + (has(life, "stopped", "host") and 1 or 0) end
gather.expect(r.life_count == 3 and deaths == 1, "the host dies once: " .. deaths)

-- A lost link is charged to the access that met it, and the VM whose device it was has it.
for aer, want in pairs{ off = { "CONTAINED-SILENT", false }, native = { "CONTAINED-ASYNC", true } } do
    for _, store in ipairs{ true, false } do
        p, ep, a, b, bar = machine{ host = { aer = aer } }
        ep:inject{ kind = "linkdown" }
        if store then a:cpu(0):write(bar.va, "x"); a:cpu(0):barrier("dsb sy") else a:cpu(0):read(bar.va, 4) end
        p:wait("300us")
        r = p:report()
        gather.expect(r.life_count == 1 and r.lives[1].owner == "vm1", aer .. ": one life")
        gather.expect(r.lives[1].verdict == want[1] and a:stopped() == want[2] and not b:stopped(), aer .. ": " .. r.lives[1].verdict)
    end
end

-- A root port that contains takes a neighbour's device with it, whether anybody listens or not.
for _, aer in ipairs{ "off", "native" } do
    p = gather.platform{ dpc = "nonfatal", dpc_recovery = "0", completion_timeout = "20us", host = { aer = aer } }
    local switch = p:switch{}
    local e1, e2 = switch:endpoint{ bars = { [0] = { size = "64KiB" } } }, switch:endpoint{ bars = { [0] = { size = "64KiB" } } }
    a, b = p:vm{}, p:vm{}
    bar = a:map(e1, 0, {})
    b:map(e2, 0, {})
    e1:inject{ kind = "timeout" }
    a:cpu(0):read(bar.va, 4)
    p:wait("300us")
    local life = p:report().lives[1]
    gather.expect(has(life, "state", "vm2") and life.verdict ~= "CONTAINED-SILENT", aer .. ": " .. life.verdict)
    gather.expect(b:stopped() == (aer == "native"), aer .. ": the neighbour's VMM")
end

-- A VM whose VMM is killed leaves its cores: the host has the SError of an older store.
p, ep, a, b, bar = machine{ posted_error = "serror", serror = { latency = "50us" } }
ep:inject{ kind = "ur", count = 1 }
a:cpu(0):write(bar.va, "x")
a:cpu(0):barrier("dsb sy")
local window = a:vmm():map(ep, 0)
a:config_write(ep, 4, 1, 4)
a:vmm():cpu(1):read(window.va, 4)
gather.expect(a:stopped(), "SIGBUS")
p:wait("100us")
r = p:report()
gather.expect(r.errors[#r.errors].victim == "host", "the host runs there: " .. r.errors[#r.errors].victim)

-- EL3 takes a guest's abort from a lower Exception level, with FEAT_RAS or without.
for _, ras in ipairs{ true, false } do
    p, ep, a, b, bar = machine{ read_error = "slverr", abort = { ras = ras }, host = { scr_el3_ea = true } }
    ep:inject{ kind = "ur" }
    local _, fault = a:cpu(0):read(bar.va, 4)
    gather.expect(fault.el == 3 and fault.esr >> 26 == 0x24 and fault.victim == "platform", "EL3 panics")
end

-- A device in Lua has the stores that a zap completes, and is reset.
local writes, resets = 0, 0
p, ep, a, b, bar = machine({ wc_timeout = "0" }, { bars = { [0] = { size = "64KiB" } },
    on_write = function() writes = writes + 1 end, on_reset = function() resets = resets + 1 end })
a:cpu(0):write(bar.va, "x")
a:reset(ep)
gather.expect(writes == 1 and resets == 1, "a store and a reset")
