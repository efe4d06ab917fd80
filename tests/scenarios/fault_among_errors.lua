-- SPDX-License-Identifier: Apache-2.0
-- The fault of a load is that of its own request, whatever else was reported while it waited.
local gather = require "gather"

local p = gather.platform{ preset = "generic-n1", error = { mem_ur = "slverr", mem_linkdown = "slverr" }, host = { deaths = false } }
local written = p:endpoint{ bars = { [0] = { size = "4KiB" } } }
local read = p:endpoint{ bars = { [0] = { size = "4KiB" } } }
local vm = p:vm{}
local there, bar, cpu = vm:map(written, 0), vm:map(read, 0), vm:cpu(0)

written:inject{ kind = "ur" }
read:inject{ kind = "ur" }
cpu:write(there.va, "lost")
local data, fault = cpu:read(bar.va, 4)
gather.expect(not data and fault.kind == "read-ur" and fault.address == bar.pa, "the read's, not the write's")
gather.expect(p:report().errors[1].kind == "write-ur", "which came first")
gather.expect(fault.dfsc == 0x10 and fault.el == 2 and fault.esr >> 26 == 0x24, "a synchronous External abort, by HCR_EL2.TEA to EL2")

read:inject{ kind = "linkdown" }
data, fault = cpu:read(bar.va, 4)
gather.expect(not data and fault.kind == "read-linkdown", "not the loss of the link")

-- An injected fault holds for a device of any kind.
for i, device in ipairs{ {}, { model = "registers" }, { bars = { [0] = { size = "4KiB" } }, on_read = function() end } } do
    p = gather.platform{ preset = "generic-n1", name = "device" .. i }
    if not device.model then device.bars = { [0] = { size = "4KiB" } } end
    local ep = p:endpoint(device)
    vm = p:vm{}
    ep:inject{ kind = "poison" }
    gather.expect(vm:cpu(0):read(vm:map(ep, 0), 4) == "\255\255\255\255", "a poisoned answer is all ones")
    gather.expect(p:report().errors[1].kind == "read-poison", "and reported")
end
