-- SPDX-License-Identifier: Apache-2.0
-- The preset zynqmp: the first read that ends with SLVERR is a synchronous External abort. The report (linux-kernel, 2017-12) has ESR
-- 92000210h: a Data Abort from a lower EL (EC 24h), IL, DFSC 10h, an External abort not on a walk; and EA, whose meaning is
-- the part's own and which the model leaves 0.
local gather = require "gather"

for _, kind in ipairs{ "ur", "ca", "timeout", "poison" } do
    local p = gather.platform{ preset = "zynqmp" }
    local ep = p:endpoint{ bars = { [0] = { size = "4KiB" } } }
    local vm = p:vm{ policy = "v6.9", el = 0 }
    local cpu, bar = vm:cpu(0), vm:map(ep, 0, { s1 = "device-ngnre" })
    ep:inject{ kind = kind }
    local data, fault = cpu:read(bar.va, 4)
    local EA = 0x200
    gather.expect(not data and fault.esr | EA == 0x92000210, string.format("%s: ESR %x", kind, fault and fault.esr or 0))
    gather.expect(cpu:read(bar.va, 4) == "\0\0\0\0", kind .. ": the next one is well")
end
