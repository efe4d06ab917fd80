-- SPDX-License-Identifier: Apache-2.0
-- p:replay's keys: moments with units, mistakes that name what was meant, and maps that do not stay.
local gather = require "gather"

local file = "traces/qemu-mr_nvme-cmb-wc.log.gz"
local function counts(options)
    options.file = options.file or file
    return gather.platform{ preset = "ideal" }:replay(options)
end

-- 35 accesses of this half a second; see docs/machine.md.
for _, window in ipairs{
    { "@1795195007.5", "@1795195008" },
    { "@1795195007500ms", "@1795195008s" },
    { "@1795195007500000us", "@1795195008.0s" },
    { "@1795195007500000000ns", "@1795195008" },
} do
    local r = counts{ from = window[1], to = window[2] }
    gather.expect(r.reads + r.writes - r.outside_window == 35, window[1])
end
local seconds = counts{ from = 0.5, to = 2.5 }.outside_window
gather.expect(seconds > 0 and counts{ from = "500ms", to = "2.5s" }.outside_window == seconds, "500ms")

local function mistake(options, ...)
    local good, text = pcall(counts, options)
    gather.expect(not good, "a mistake")
    for _, part in ipairs{ ... } do
        gather.expect(tostring(text):find(part, 1, true), part .. ": in " .. tostring(text))
    end
end
mistake({ from = "0.5" }, "from", "no unit", "0.5s")
mistake({ from = "10", to = "20ms" }, "instructions")
mistake({ from = 5e-7 }, "from", "500ns")
mistake({ from = "0.5ns" }, "from", "expected")
mistake({ from = {} }, "from", "expected")
mistake({ from = "1.5min" }, "from", "expected", "10ms")
mistake({ from = "18446744073709551615s" }, "from", "more than a trace has")
mistake({ file = "traces/wclog_ivshmem-micro.txt.gz", from = "10ms" }, "instructions", "not in seconds")
mistake({ policy = { "v6.8", "v6.9" } }, "policy", "one policy")
mistake({ platform = "grace" }, '"platform"', "gather.platform{ preset= }")
mistake({ lint = true }, '"lint"', "gather lint")
mistake({ map = { base = 0 } }, "map", "{ { base=")
mistake({ map = { { base = 0, size = "1MB" } } }, "region 1", "size: 1000000", "4 KiB")
mistake({ map = { { base = 1, size = "4KiB" } } }, "region 1", "base: 1", "4 KiB")

-- Two replays without a map ask for the same addresses.
local p = gather.platform{ preset = "ideal" }
p:replay{ file = file, to = "1ms" }
local good, text = pcall(p.replay, p, { file = file, to = "1ms" })
gather.expect(not good and text:find("expected one for each", 1, true), "one platform, two replays: " .. tostring(text))

-- A map's list is the call's alone: refused ones by the thousand, of 64 regions each, need no memory.
local regions = {}
for i = 1, 64 do
    regions[i] = { base = i * 4096, size = 4096 }
end
collectgarbage()
local before = collectgarbage("count")
local q = gather.platform{ preset = "ideal" }
for _ = 1, 1000 do
    pcall(q.replay, q, { file = file, map = regions, regions = "nothing", to = "1us" })
end
collectgarbage()
gather.expect(collectgarbage("count") - before < 200, "maps do not stay: " .. collectgarbage("count") - before .. " KiB")

-- Distributions of a replay with a map have its regions' names, as on the command line.
local named = gather.platform{ preset = "ideal", distributions = true }
named:replay{ file = "traces/qemu-mr_nvme-e1000e.log.gz", map = "trace" }
local regions_seen = 0
for _, group in ipairs(named:report().distributions) do
    if group.by == "region" then
        regions_seen = regions_seen + 1
        gather.expect(group.name:find("^%x+:%x+:%x+%.%x BAR%d"), group.name)
    end
end
gather.expect(regions_seen > 1, "regions")
