-- SPDX-License-Identifier: Apache-2.0
-- Lives that several causes write to: each must stay one that gather.host.verdict takes.
local gather = require "gather"

local function machine(keys)
    keys.preset = "generic-n1"
    local p = gather.platform(keys)
    return p, p:endpoint{ bars = { [0] = { size = "64KiB" } } }
end

local function has(life, what)
    for _, x in ipairs(life.events) do
        if x.what == what then return true end
    end
    return false
end

local word = ("x"):rep(8)

do -- the VMM stops the VM, and the SError comes later
    local p, ep = machine{ posted_error = "serror", host = { aer = "native", recovery_time = "10us" },
                           serror = { latency = "200us" } }
    local vm = p:vm{}
    local map = vm:map(ep, 0)
    ep:inject{ kind = "ur" }
    vm:cpu(0):write(map, word)
    p:wait("1ms")
    local r = p:report()
    gather.expect(#r.lives == 1 and has(r.lives[1], "stopped"), "stopped by its VMM")
    gather.expect(r.errors[#r.errors].kind == "serror", "and the SError comes")
end

do -- a write to a device that was another's before, which refuses it
    local p, ep = machine{}
    local a, b = p:vm{}, p:vm{}
    local mine = a:map(ep, 0, { s1 = "normal-nc" })
    b:map(ep, 0)
    ep:hand_over(b)
    ep:inject{ kind = "ur" }
    a:cpu(0):write(mine, word)
    a:cpu(0):barrier("dsb sy")
    local lives = p:report().lives
    gather.expect(#lives == 1 and lives[1].kind == "write-ur" and has(lives[1], "dropped"), "refused, not stale")
    gather.expect(not has(lives[1], "state"), "it changes nothing")
    a:cpu(0):write(mine, word)
    a:cpu(0):barrier("dsb sy")
    lives = p:report().lives
    gather.expect(#lives == 2 and lives[2].kind == "stale-write" and lives[2].verdict == "LEAK", "one that is taken")
end

do -- the host hands its device over
    local p, ep = machine{}
    local host = p:host()
    local map = host:map(ep, 0)
    ep:hand_over(p:vm{})
    host:cpu(0):write(map, word)
    host:cpu(0):barrier("dsb sy")
    local lives = p:report().lives
    gather.expect(#lives == 1 and lives[1].owner == "host" and has(lives[1], "state"), "the host's stale write")
end

do -- more lives than are kept are counted once each
    local p, ep = machine{ posted_error = "serror", serror = { latency = "1us" }, host = { deaths = false } }
    local vm = p:vm{}
    local map = vm:map(ep, 0)
    ep:config_write(4, 2, 4) -- Memory Space Enable is 0
    vm:cpu(0):store(map, { bytes = 1200 * 8, pattern = "str8" })
    p:wait("1ms")
    local r = p:report()
    gather.expect(r.life_count == 1200, "1200 writes fail, " .. r.life_count .. " lives")
    gather.expect(#r.lives == 1000, "of which 1000 are kept")
end

do -- who dies with the host
    local p, ep = machine{ posted_error = "serror" }
    local host = p:host()
    local map = host:map(ep, 0)
    ep:inject{ kind = "ur" }
    host:cpu(0):write(map, word)
    p:wait("1ms")
    local ok, fault = host:cpu(0):write(map, word)
    gather.expect(not ok and fault.kind == "stopped", "the host's kernel runs no more")
end

do -- a world switch before two cores run together keeps neither waiting for the other
    local p, ep = machine{ cores = 2 }
    local a, b, c = p:vm{}, p:vm{}, p:vm{}
    local one, two = a:map(ep, 0), b:map(ep, 0)
    c:cpu(1):write(c:map(ep, 0), word)
    local begin = p:time()
    p:parallel(function()
        a:cpu(0):store(one, { bytes = 640 })
        b:cpu(1):store(two, { bytes = 640 })
    end)
    local first, second = a:cpu(0):time() - begin, b:cpu(1):time() - begin
    gather.expect(first > 0 and second < 1.5 * first, "both at once: " .. first .. " and " .. second .. " ns")
end
