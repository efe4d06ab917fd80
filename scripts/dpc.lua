-- SPDX-License-Identifier: Apache-2.0
-- A device refuses a doorbell. Nobody can tell the store that rang it, since a posted write has no answer; what then happens
-- depends on how the root port is set up:
--   1. it is told of by ERR_NONFATAL, and the program goes on with a device that did not hear it;
--   2. posted_error = "serror": an SError comes, to whoever runs by then, who panics;
--   3. dpc = "nonfatal": the root port takes the link down before anything else gets out. Reads end with all ones, writes
--      are dropped, and software, who is told by an interrupt, brings the link back.
local gather = require "gather"

local function machine(parameters)
    local p = gather.platform(parameters)
    local ep = p:endpoint{ bars = { [0] = { size = "64KiB" } } }
    local vm = p:vm{ policy = "v6.9", s1 = "4k" }
    local bar = vm:map(ep, 0, { s1 = "device-ngnre" })
    ep:inject{ kind = "ur", bar = 0, offset = 0x40, count = 1 }
    return p, ep, bar, vm:cpu(0)
end

local function tell(title, p)
    print(title)
    for _, e in ipairs(p:report().errors) do
        print(("  %9.0f ns  %-14s %s"):format(e.time_ns, e.kind, e.text))
    end
end

local function kinds(p)
    local list = {}
    for _, e in ipairs(p:report().errors) do list[#list + 1] = e.kind end
    return table.concat(list, " ")
end

-- Ring, store some more, and look.
local function ring(p, ep, bar, cpu)
    cpu:write(bar.va + 0x40, "ring")
    p:wait("5us")
    cpu:write(bar.va, "more")
    return cpu:read(bar.va, 4)
end

local p, ep, bar, cpu = machine{}
gather.expect(ring(p, ep, bar, cpu) == "more", "reported: the device goes on")
gather.expect(kinds(p) == "write-ur", "ERR_NONFATAL, logged")
tell("as it is after reset: the error is logged", p)

p, ep, bar, cpu = machine{ posted_error = "serror" }
gather.expect(ring(p, ep, bar, cpu) == nil, "SError: the guest panics, and rings no more")
gather.expect(kinds(p) == "write-ur serror", "and an SError")
tell("posted_error = serror", p)

p, ep, bar, cpu = machine{ dpc = "nonfatal", dpc_answer = "ur", dpc_recovery = "40us" }
gather.expect(ring(p, ep, bar, cpu) == ("\xff"):rep(4), "contained: nobody there")
gather.expect(ep:memory(0, 0, 4) == ("\0"):rep(4), "and nothing gets to the device")
p:wait("100us")
cpu:write(bar.va, "back")
gather.expect(cpu:read(bar.va, 4) == "back", "released, reset and set up again")
gather.expect(kinds(p) == "dpc write-linkdown read-ur", kinds(p))
tell("dpc = nonfatal", p)

-- Behind a switch the switch's own port contains it, and what is beside it goes on.
p = gather.platform{ dpc = "nonfatal", dpc_recovery = "40us" }
local switch = p:switch{}
local bad, good = switch:endpoint{ bars = { [0] = { size = "64KiB" } } }, switch:endpoint{ bars = { [0] = { size = "64KiB" } } }
local vm = p:vm{ policy = "v6.9", s1 = "4k" }
local bad_bar, good_bar = vm:map(bad, 0, { s1 = "device-ngnre" }), vm:map(good, 0, { s1 = "device-ngnre" })
cpu = vm:cpu(0)
bad:inject{ kind = "ur", bar = 0, offset = 0x40 }
cpu:write(bad_bar.va + 0x40, "ring")
p:wait("5us")
cpu:write(good_bar.va, "good")
gather.expect(cpu:read(good_bar.va, 4) == "good", "beside it all is well")
gather.expect(cpu:read(bad_bar.va, 4) == ("\xff"):rep(4), "it is contained: the switch answers with CA")
p:wait("100us")
gather.expect(cpu:read(bad_bar.va, 4) == ("\0"):rep(4), "and comes back")
gather.expect(kinds(p) == "dpc read-ca", kinds(p))
tell("dpc = nonfatal, behind a switch", p)
