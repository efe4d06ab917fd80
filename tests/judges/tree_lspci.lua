-- SPDX-License-Identifier: Apache-2.0
-- A tree of switches as a dump for lspci -F.
local gather = require "gather"

local p = gather.platform{ preset = "ideal", link = { gen = 4, width = 8, mps = 256 } }
p:endpoint{ bars = { [0] = { size = "16KiB" } } }
local sw = p:switch{ link = { gen = 5, width = 16 } }
sw:endpoint{ bars = { [0] = { size = "64KiB" }, [2] = { size = "8GiB", prefetchable = true } } }
local inner = sw:switch{ link = { gen = 3, width = 4, mps = 128 } }
inner:endpoint{ bars = { [1] = { size = "4MiB" } } }
inner:endpoint{ bars = { [4] = { size = "1MiB", is64 = true } } }
p:endpoint{}
for _, id in ipairs(p:functions()) do
    print(id .. " function")
    for line = 0, 4095, 16 do
        local bytes = {}
        for i = line, line + 15 do
            bytes[#bytes + 1] = string.format("%02x", p:config_read(id, i, 1))
        end
        print(string.format("%02x: %s", line, table.concat(bytes, " ")))
    end
    print("")
end
