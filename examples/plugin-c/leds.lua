-- SPDX-License-Identifier: Apache-2.0
-- gather run --plugin build/leds.so leds.lua
local gather = require "gather"

local p = gather.platform{ preset = "ideal" }
local leds = p:endpoint{ model = "leds", leds = { count = 4 } }
local vm = p:vm{ policy = "v6.9" }
local bar = vm:map(leds, 0, { s1 = "device-ngnre" })
local cpu = vm:cpu(0)

local function set(offset, value)
    cpu:write(bar.va + offset, string.pack("<I4", value))
end
local function get(offset)
    local bytes = cpu:read(bar.va + offset, 4)
    return bytes and string.unpack("<I4", bytes)
end

set(0x00, 0xff) -- four of the eight are there
gather.expect(get(0x00) == 0xf, "LEDs that are not there stay dark")
set(0x00, 0x5)
gather.expect(get(0x04) == 2, "two changes")
gather.expect(get(0x04) == 0, "reading them clears them")

-- A read that is answered at the next blink, 5 us after the write of the period reached the device.
set(0x08, 5000)
local before = cpu:time()
gather.expect(get(0x0c) == 0, "then they are off")
local waited = cpu:time() - before
gather.expect(waited > 4000 and waited < 6500, string.format("after 5 us, not %.0f ns", waited))
gather.expect(get(0x0c) == 0x5, "and on again")
gather.expect(string.unpack("<I4", leds:memory(0, 0, 4)) == 0x5, "as one can see")
set(0x08, 0)
gather.expect(get(0x04) == 2, "two blinks")
