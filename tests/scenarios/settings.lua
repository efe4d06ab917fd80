-- SPDX-License-Identifier: Apache-2.0
-- What software sets in configuration space holds from the next TLP on.
local gather = require "gather"
local expect = gather.expect

local p = gather.platform{ preset = "ideal", join_limit = 512, link = { mps = 512 } }
local ep = p:endpoint{ bars = { [2] = { size = "1MiB", prefetchable = true } } }
local vm = p:vm{ policy = "v6.9" }
local bar = vm:map(ep, 2, { s1 = "normal-nc" })
local cpu = vm:cpu(0)

-- The PCI Express capability, by the list.
local function express(read)
    local at = read(0x34, 1)
    while read(at, 1) ~= 0x10 do
        at = read(at + 1, 1)
    end
    return at
end
local function port_read(offset, size) return p:config_read("00:01.0", offset, size) end
local port_control = express(port_read) + 8
local ep_control = express(function(o, s) return ep:config_read(o, s) end) + 8

local MPS = 7 << 5
local function with_mps(value, code) return value & ~MPS | code << 5 end
local function set_port(code)
    p:config_write("00:01.0", port_control, 2, with_mps(port_read(port_control, 2), code))
end
local function set_endpoint(code)
    ep:config_write(ep_control, 2, with_mps(ep:config_read(ep_control, 2), code))
end
expect((ep:config_read(ep_control, 2) & MPS) >> 5 == 2, "firmware has set 512")

local sizes, errors = {}, {}
p:on("tlp", function(t) if t.type == "MWr" then sizes[#sizes + 1] = t.bytes end end)
p:on("error", function(e) errors[#errors + 1] = e.kind end)
local function block(at)
    sizes = {}
    cpu:store({ va = bar.va + at, size = 512 }, { pattern = "stp", bytes = 512, data = ("x"):rep(512) })
    cpu:barrier("dsb sy")
    cpu:read(bar.va, 4)
    return table.concat(sizes, " ")
end
expect(block(0) == "512", "one TLP of 512 bytes: " .. block(0))
set_port(1)
expect(block(512) == "256 256", "the root port sends no more than it is set to")
set_port(2)
set_endpoint(0)
expect(block(1024) == "512", "the endpoint's setting is not the sender's")
expect(ep:memory(2, 1024, 512) == ("\0"):rep(512), "longer than it is set to: malformed, and dropped")
expect(#errors == 1 and errors[1] == "write-malformed", "and told: " .. table.concat(errors, " "))
set_port(0)
expect(block(1024) == "128 128 128 128", "128 suits both")
expect(ep:memory(2, 1024, 512) ~= ("\0"):rep(512), "and arrives")

-- What software does after p:wait() happens then.
local before = p:time()
p:wait("30us")
local seen
p:on("tlp", function(t) if t.type == "CfgRd0" then seen = t.time_ns end end)
local config = vm:map(ep, "config", { s1 = "device-ngnrne" })
cpu:read(config.va, 4)
expect(seen and seen >= before + 30000, "after the wait")
