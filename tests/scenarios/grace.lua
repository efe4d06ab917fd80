-- SPDX-License-Identifier: Apache-2.0
-- Grace: 64 bytes by one instruction gain nothing over eight stores of X registers (UCX pull request 11342 took ST4 out).
-- ST1 of four registers stands for ST4 here: the same 64 bytes by one instruction.
local gather = require "gather"

local function doorbells(pattern, after)
    local p = gather.platform{ preset = "grace" }
    local ep = p:endpoint{ bars = { [0] = { size = "64KiB", prefetchable = true } } }
    local vm = p:vm{ policy = "v6.9", s1 = "4k" }
    local bar, cpu = vm:map(ep, 0, { s1 = "normal-nc" }), vm:cpu(0)
    for i = 0, 99 do
        cpu:store(bar.va + 64 * i, { pattern = pattern, bytes = 64 })
        cpu:barrier(after)
    end
    return p:report()
end

local str = doorbells("str8", "dmb oshst")
for _, pattern in ipairs{ "st1x4", "stpq", "stp", "memcpy" } do
    local r = doorbells(pattern, "dmb oshst")
    local gain = 1 - r.time_ns / str.time_ns
    print(string.format("%-6s %.0f ns for 100 doorbells, eight STR %.0f: %.1f %% less", pattern, r.time_ns, str.time_ns,
        100 * gain))
    gather.expect(r.histogram[64] == 100 and #r.tlps == 100, pattern .. ": a doorbell is one TLP")
    gather.expect(gain < 0.02, pattern .. " gains nothing")
end
gather.expect(str.histogram[64] == 100, "so do eight STR")

-- No LS64 in the core: ST64B is UNDEFINED whatever the VM has.
local p = gather.platform{ preset = "grace" }
local ep = p:endpoint{ bars = { [0] = { size = "64KiB", prefetchable = true } } }
local vm = p:vm{}
local ok = vm:cpu(0):store(vm:map(ep, 0, { s1 = "normal-nc" }), { pattern = "st64b", bytes = 64 })
gather.expect(not ok, "ST64B is refused")
