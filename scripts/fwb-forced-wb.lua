-- SPDX-License-Identifier: Apache-2.0
-- Scenario 6. Who pays for an error of a BAR that a kernel made write-back? The proposal of April 2023 took the type from the
-- VMA: of a write-combining one it made stage-2 Normal, MemAttr 0b110, and with FWB that is final. The guest's mapping is
-- Normal-NC, but its store stays in the cache. It leaves when somebody needs the place: here VM B, on the same core, by stores to
-- a device of its own that has no fault at all. VM A's device refuses the write, and the SError finds whoever runs.
--
--   gather run fwb-forced-wb.lua [-p platform=generic-n1] [-p profile=n1_like] [-p posted=serror] [-p wait=50]
--
-- profile: how the core reports. posted=aer or silent: no SError; with aer the record names the device, whoever runs, and
-- all is contained. wait: so many us A goes on after its store, before B has the core.
--
-- Exact: the types, by DDI 0487 D8.6.6; that the fifth line of a set of four ways takes the place of the oldest (`cache.*`, an
-- organization that is assumed; any cache of finite size does so some day); who dies, by Linux and the profile
-- (docs/containment.md). Nothing here makes an eviction or an error at a time: the device refuses each write, always.
-- The times are assumed ones. What a cache does with lines of which it has parts is assumed, too (`cache.write_fill`).
--
-- FWB and DIC are set here, whatever the platform has. B's device is write-back for the same reason as A's; B's ordinary memory
-- would do as well. That another core's access takes the line away, and gets the SError, is not modelled.
local gather = require "gather"
local columns, sweep = require "columns", require "sweep"

local platform = gather.param("platform", "generic-n1")
local profile = gather.param("profile", "n1_like")
local posted = sweep.text("posted", "serror", { "serror", "aer", "silent" })
local wait = sweep.count("wait", 50, 10, 1000000) * 1000
local WAYS, WAY, AT = 4, 128 << 10, 0x1040 -- 512 KiB; where A stores

local wc_vma = { type = "NC", pfnmap = true, allow_any_uncached = true }
local cacheable_vma = { type = "NORMAL" }

local function machine(case)
    local p = gather.platform{ preset = platform, profile = profile, posted_error = posted, fwb = case.fwb ~= false,
        dic = true, cache = { size = WAYS * WAY }, host = { aer = posted == "aer" and "native" or "off" }, name = case.name }
    local function guest(error)
        local ep = p:endpoint{ bars = { [0] = { size = "1MiB", prefetchable = true } },
            model = error and "error", error = error }
        local vm = p:vm{ policy = case.policy, s1 = "4k" }
        return vm, vm:map(ep, 0, { s1 = case.s1 or "normal-nc", vma = case.vma or wc_vma })
    end
    local a, a_bar = guest{ write = "ur" }
    local b, b_bar = guest()
    return p, { vm = a, bar = a_bar, cpu = a:cpu(0) }, { vm = b, bar = b_bar, cpu = b:cpu(0) }
end

-- As many lines as the cache has places at that index: its own work, whoever does it.
local function work(guest)
    for way = 1, WAYS do
        if not guest.cpu:write(guest.bar.va + (AT + way * WAY) % (1 << 20), "work") then
            return
        end
    end
    guest.cpu:barrier("dsb sy")
end

-- What A does after its store, and then B has the core.
local then_a = {
    nothing = function() end,
    cleans = function(a)
        a.cpu:clean(a.bar.va + AT)
        a.cpu:barrier("dsb sy")
    end,
}

local function run(case)
    local p, a, b = machine(case)
    a.cpu:write(a.bar.va + AT, "bell")
    a.cpu:barrier("dsb sy")
    then_a[case.a or "nothing"](a)
    p:wait(wait)
    local so_far = p:time() -- all that A has sent by itself
    work(b)
    p:wait(wait)
    local r = p:report()
    local seen = { life = r.lives[1], lives = r.life_count, a_died = a.vm:stopped(), b_died = b.vm:stopped(),
        type = (a.bar.type .. " " .. a.bar.inner):gsub(" $", ""), by_b = r.tlps[1].time_ns > so_far, reason = r.tlps[1].reason }
    for _, e in ipairs(r.errors) do
        seen.serror = e.kind == "serror" and e or seen.serror
    end
    return seen
end

local cases = {
    { "April 2023", policy = "2023-04-v3p1", cached = true },
    { "April 2023, A cleans", policy = "2023-04-v3p1", cached = true, a = "cleans" },
    { "April 2023, FWB=0", policy = "2023-04-v3p1", fwb = false },
    { "v6.8", policy = "v6.8" },
    { "v6.9", policy = "v6.9" },
    { "v6.17", policy = "v6.17" },
    { "v6.17, cacheable VMA", policy = "v6.17", vma = cacheable_vma, cached = true },
}

local function word(died)
    return died and "dies" or "goes on"
end

local rows = {}
for _, case in ipairs(cases) do
    local label = case[1]
    case.name = label:gsub("[ ,=]+", "-")
    local late = (case.cached and not case.a) or false -- the line waits for B
    local seen = run(case)
    local life = seen.life
    rows[#rows + 1] = { label, seen.type, seen.by_b and "when B works" or "at once", seen.reason, word(seen.a_died), word(seen.b_died),
        life.verdict, life.radius }
    gather.expect(seen.lives == 1 and life.owner == "vm1", label .. ": one error, of A's store")
    gather.expect(seen.by_b == late, label .. ": when it leaves")
    gather.expect((seen.reason == "cache") == (case.cached or false), label .. ": what leaves it")
    if posted ~= "serror" then
        gather.expect(not seen.serror and life.verdict:find("^CONTAINED%-") and not seen.b_died, label .. ": no SError, contained")
    elseif seen.serror.victim == "firmware" or seen.serror.victim == "platform" then
        gather.expect(profile:find("^tfa_ea") or profile == "firmware_first", label .. ": EL3 has it first")
    elseif late then
        gather.expect(life.arrival == "neighbour", label .. ": B runs when it comes")
    else
        gather.expect(life.arrival == "guest", label .. ": A runs when it comes")
    end
    if posted == "serror" and profile == "n1_like" then
        gather.expect(life.verdict == (late and "MISATTRIBUTED" or "CONTAINED-ASYNC"), label .. ": " .. life.verdict)
        gather.expect(seen.a_died == not late and seen.b_died == late, label .. ": who dies")
    end
end
print(string.format("VM A stores 4 bytes to a device that refuses writes, DSB; %d us later VM B has the core", wait // 1000))
columns.print({ "policy", "A's mapping", "leaves", "by", "A", "B", "verdict", "radius" }, rows)
