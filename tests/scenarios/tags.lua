-- SPDX-License-Identifier: Apache-2.0
-- More requests at once than the root complex has tags, 64: those too many wait for one, and none is lost or overtakes.
local gather = require "gather"

local MANY = 200

local function machine(order)
    local p = gather.platform{ device_outstanding = 256, order_regions = order }
    local ep = p:endpoint{ bars = { [0] = { size = "64KiB" } } }
    local vm = p:vm{ policy = "v6.9", s1 = "4k" }
    return p, ep, vm
end

for _, order in ipairs{ "all", "each" } do
    local p, ep, vm = machine(order)
    local config, bar = vm:map(ep, "config", { s1 = "device-ngnre" }), vm:map(ep, 0, { s1 = "device-ngnre" })
    local cpu, values, last = vm:cpu(0), {}, 0
    p:on("tlp", function(t)
        if t.type == "CfgWr0" then values[#values + 1] = t.data end
    end)
    for i = 1, MANY do cpu:write(config.va + 0x3c, string.pack("<I1", i)) end
    gather.expect(cpu:read(bar.va, 4) == ("\0"):rep(4), order .. ": a read behind them")
    gather.expect(cpu:read(config.va + 0x3c, 1) == string.pack("<I1", MANY), order .. ": the last one counts")
    gather.expect(#values == MANY, order .. ": " .. #values .. " writes on the link")
    for _, data in ipairs(values) do
        local i = string.unpack("<I1", data)
        gather.expect(i == last + 1, order .. ": " .. i .. " after " .. last)
        last = i
    end
    gather.expect(#p:report().errors == 0, order .. ": no error")
end
