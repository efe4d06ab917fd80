-- SPDX-License-Identifier: Apache-2.0
-- gather run --plugin build/serial.so serial.lua
local gather = require "gather"

local function machine(model)
    local p = gather.platform{ preset = "ideal" }
    local ep = p:endpoint{ model = model }
    local vm = p:vm{ policy = "v6.9" }
    local bar = vm:map(ep, 0, { s1 = "device-ngnre" })
    return vm:cpu(0), bar.va, ep, p
end

-- Eight words of 100 ns each: posted writes go on their way at once, the read of the sum waits.
local cpu, va, _, p = machine("serial")
local begin = cpu:time()
for word = 1, 8 do
    cpu:write(va, string.pack("<I4", word))
end
local written = cpu:time() - begin
local sum = string.unpack("<I4", cpu:read(va + 8, 4))
local took = cpu:time() - begin
gather.expect(sum == 36, "1 + 2 + ... + 8")
gather.expect(written < 800, string.format("the writes do not wait: %.0f ns", written))
gather.expect(took > 800 and took < 5000, string.format("the read does: %.0f ns", took))
gather.expect(string.unpack("<I4", cpu:read(va + 4, 4)) == 0, "and nothing is left")
print(string.format("8 words: written in %.0f ns, sent after %.0f ns", written, took))

-- The same while another platform has the other instance: each has its own FIFO and its own time.
local other, other_va = machine("serial")
other:write(other_va, string.pack("<I4", 1000))
gather.expect(string.unpack("<I4", cpu:read(va + 8, 4)) == 36, "two instances")
gather.expect(string.unpack("<I4", other:read(other_va + 8, 4)) == 1000, "do not share a word")

-- Both are taken.
local ok, why = pcall(machine, "serial")
gather.expect(not ok and why:find("all of its 2 instances are in use", 1, true), "no third one")

-- A target that never waits is called in place; its delay is the device's.
local cpu2, va2, ep2 = machine("counter")
for _ = 1, 5 do
    cpu2:write(va2, ("x"):rep(8))
end
gather.expect(string.unpack("<I8", cpu2:read(va2, 8)) == 5, "five writes")
gather.expect(string.unpack("<I8", ep2:memory(0, 0, 8)) == 5, "transport_dbg shows it")
p:report()
