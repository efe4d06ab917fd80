-- SPDX-License-Identifier: Apache-2.0
-- What a program sees of a memory read that fails, by the table `error`; faults by number, time and probability; a link that
-- is lost and comes back.
local gather = require "gather"

local function machine(parameters)
    parameters.host = { deaths = false } -- who is killed goes on: one run meets many errors
    local p = gather.platform(parameters)
    local ep = p:endpoint{ bars = { [0] = { size = "64KiB" } } }
    local vm = p:vm{ policy = "v6.9", s1 = "4k" }
    local bar = vm:map(ep, 0, { s1 = "device-ngnre" })
    return p, ep, bar, vm:cpu(0), vm
end

local function kinds(p)
    local list = {}
    for _, e in ipairs(p:report().errors) do list[#list + 1] = e.kind end
    return table.concat(list, " ")
end

local ones, zeros = ("\xff"):rep(4), ("\0"):rep(4)

-- Each cell of memory space.
local rows = { { "ur", "mem_ur", "read-ur" }, { "ca", "mem_ca", "read-ca" }, { "timeout", "mem_cto", "read-timeout" },
               { "poison", "mem_poison", "read-poison" }, { "linkdown", "mem_linkdown", "link-down read-linkdown" } }
for _, row in ipairs(rows) do
    local kind, cell, record = table.unpack(row)
    for _, how in ipairs{ "ones", "zeros", "slverr", "decerr", "serror", "hang" } do
        local what = kind .. ", " .. how
        local p, ep, bar, cpu, vm = machine{ error = { [cell] = how }, completion_timeout = "10us" }
        ep:inject{ kind = kind, bar = 0 }
        local data = cpu:read(bar.va, 4)
        local seen = kinds(p)
        if how == "ones" or how == "zeros" then
            gather.expect(data == (how == "ones" and ones or zeros), what .. ": the data")
            gather.expect(seen == record, what .. ": " .. seen)
        elseif how == "serror" then
            gather.expect(data == ones, what .. ": all ones")
            gather.expect(seen == record .. " serror", what .. ": " .. seen)
        elseif how == "hang" then
            gather.expect(not data and vm:stopped(), what .. ": it never comes back")
            gather.expect(seen == record .. " host-hang", what .. ": " .. seen)
        else
            gather.expect(not data, what .. ": an abort")
            gather.expect(seen == record .. " external", what .. ": " .. seen)
        end
    end
end

-- And of configuration space, as the core's load sees them.
local names = { ur = "config-ur", ca = "config-ca", timeout = "config-timeout", poison = "config-poison" }
for _, kind in ipairs{ "ur", "ca", "timeout", "poison" } do
    for _, how in ipairs{ "ones", "zeros", "slverr" } do
        local cell = kind == "timeout" and "cfg_cto" or "cfg_" .. kind
        local p, ep, _, cpu, vm = machine{ error = { [cell] = how }, completion_timeout = "10us" }
        local config = vm:map(ep, "config", {})
        ep:inject{ kind = kind, space = "cfg", offset = 0x40 }
        local data = cpu:read(config.va + 0x40, 4)
        gather.expect(data == (how == "ones" and ones or how == "zeros" and zeros or nil), kind .. ", cfg, " .. how)
        local seen = kinds(p)
        gather.expect(seen == names[kind] .. (how == "slverr" and " external" or ""), kind .. ", cfg: " .. seen)
    end
end

-- `read_error` is for the cells that say nothing.
local p, ep, bar, cpu = machine{ read_error = "zeros", error = { mem_ca = "ones" } }
ep:inject{ kind = "ur", bar = 0 }
gather.expect(cpu:read(bar.va, 4) == zeros, "read_error")
ep:inject{ kind = "ca", bar = 0 }
gather.expect(cpu:read(bar.va, 4) == ones, "and a cell before it")

-- By number, by address, by time.
p, ep, bar, cpu = machine{}
ep:inject{ kind = "ur", bar = 0, offset = 8, skip = 1, count = 2 }
local text = ""
for i = 0, 7 do text = text .. (cpu:read(bar.va + 8 * (i % 2), 8) == ("\xff"):rep(8) and "1" or "0") end
gather.expect(text == "00010100", "of offset 8 the second and third: " .. text)

p, ep, bar, cpu = machine{}
ep:inject{ kind = "ur", bar = 0, time = "100us" }
gather.expect(cpu:read(bar.va, 4) == zeros, "not before its time")
p:wait("100us")
gather.expect(cpu:read(bar.va, 4) == ones and cpu:read(bar.va, 4) == zeros, "then one")

-- By probability: the same in each run of one seed. 400 with one half: 200 with a deviation of 10.
local function hits(seed)
    local q, e, b, c = machine{ seed = seed }
    e:inject{ kind = "ur", bar = 0, count = 1000000, probability = 0.5 }
    local list = {}
    for i = 1, 400 do list[i] = c:read(b.va, 4) == ones and "1" or "0" end
    return table.concat(list)
end
local a, b = hits(1), hits(2)
local _, count = a:gsub("1", "")
gather.expect(count > 150 and count < 250, "half of them: " .. count)
gather.expect(a == hits(1) and a ~= b, "by the run's seed")

-- A poisoned write is on the link with EP, and is dropped where it arrives.
p, ep, bar, cpu = machine{}
ep:inject{ kind = "poison", bar = 0, offset = 4 }
cpu:write(bar.va, "AAAA")
cpu:write(bar.va + 4, "BBBB")
gather.expect(kinds(p) == "write-poison", "poison: " .. kinds(p))
gather.expect(ep:memory(0, 0, 8) == "AAAA" .. zeros, "its bytes are not stored")
p, ep, bar, cpu = machine{ poison_block = true }
ep:inject{ kind = "poison", bar = 0 }
cpu:write(bar.va, "AAAA")
gather.expect(#p:report().tlps == 0, "with poison_block it does not get out of the root port")

-- The link at a time, and back.
p, ep, bar, cpu = machine{}
local seen = {}
p:on("error", function(e) seen[#seen + 1] = e.kind end)
ep:inject{ kind = "linkdown", time = "10us", delay = "50us" }
p:wait("20us")
cpu:write(bar.va, "lost")
gather.expect(cpu:read(bar.va, 4) == ones, "no link")
p:wait("100us")
gather.expect(cpu:read(bar.va, 4) == zeros, "there again, set up as before; what was written is lost")
gather.expect(table.concat(seen, " ") == "link-down write-linkdown read-linkdown", table.concat(seen, " "))

-- Without `delay` it stays away.
p, ep, bar, cpu = machine{}
ep:inject{ kind = "linkdown", bar = 0 }
cpu:read(bar.va, 4)
p:wait("10ms")
gather.expect(cpu:read(bar.va, 4) == ones, "for good")

-- Bit errors that the link repairs: who logs what, without flits and with them.
local function repaired(gen)
    local q, e, b, c = machine{ link = { gen = gen, width = 4, replay_buffer = "4KiB" } }
    e:inject{ kind = "lcrc", count = 9 }
    for _ = 1, 4 do
        c:write(b.va, "abcd")
        q:wait("50us")
    end
    local found, all = {}, {}
    for kind in kinds(q):gmatch("%S+") do found[kind] = true end
    for kind in pairs(found) do all[#all + 1] = kind end
    table.sort(all)
    return table.concat(all, " ")
end
gather.expect(repaired(5) == "bad-tlp replay-rollover replay-timeout", "generation 5: " .. repaired(5))
gather.expect(repaired(6) == "replay-rollover replay-timeout", "generation 6: " .. repaired(6))

-- A late report is an interrupt or an SError. The interrupt is one until software clears Root Error Status.
local function late(parameters)
    local q, e, b, c = machine(parameters)
    for _ = 1, 3 do
        e:inject{ kind = "ur", bar = 0 }
        c:write(b.va, "lost")
        c:barrier("dsb sy")
        q:wait("10us")
    end
    return q, e, b, c
end
local function interrupts(q) return q:report().stats["pcie.error_interrupts"] end
local function extended(q, id, wanted)
    local at = 0x100
    while at ~= 0 and q:config_read(id, at, 2) ~= wanted do at = q:config_read(id, at + 2, 2) >> 4 end
    return at
end
for how, row in pairs{ silent = { 0, "" }, aer = { 1, "write-ur write-ur write-ur" },
                       serror = { 1, "write-ur serror write-ur serror write-ur serror" } } do
    local q = late{ posted_error = how }
    gather.expect(interrupts(q) == row[1], how .. ": interrupts: " .. interrupts(q))
    gather.expect(kinds(q) == row[2], how .. ": " .. kinds(q))
end
local PORT, AER, ROOT_COMMAND, ROOT_STATUS = "00:01.0", 1, 0x2c, 0x30
p, ep, bar, cpu = late{}
local function lose()
    ep:inject{ kind = "ur", bar = 0 }
    cpu:write(bar.va, "lost")
    cpu:barrier("dsb sy")
    p:wait("10us")
end
local aer = extended(p, PORT, AER)
p:config_write(PORT, aer + ROOT_STATUS, 4, 0x7f)
lose()
gather.expect(p:config_read(PORT, aer + ROOT_STATUS, 4) & 0x20 ~= 0, "a non-fatal one")
p:config_write(PORT, aer + ROOT_STATUS, 4, 0x7f)
p:config_write(PORT, aer + ROOT_COMMAND, 4, 0)
lose()
gather.expect(interrupts(p) == 2, "a second after the status is cleared, none when they are off: " .. interrupts(p))
p, ep, bar, cpu = machine{ dpc = "nonfatal", dpc_recovery = "20us" }
lose()
p:wait("100us")
lose()
gather.expect(interrupts(p) == 2, "containment, twice: " .. interrupts(p))
