-- SPDX-License-Identifier: Apache-2.0
-- A map from the trace's own configuration requests is the map that was made by hand.
local gather = require "gather"

local file = "traces/qemu-mr_nvme-cmb-wc.log.gz"
local function run(name, options)
    local p = gather.platform{ preset = "generic-n1", name = name }
    options.file = file
    local counts = p:replay(options)
    local report = p:report()
    return { counts = counts, writes = report.stats["pcie.mwr"], histogram = report.histogram }
end

local hand = run("hand", { map = {
    { name = "BAR2", base = 0x8000000000, size = "2MiB", s1 = "normal-nc" },
    { name = "BAR0", base = 0x8000200000, size = "16KiB" },
} })
local own = run("own", { map = "trace", s1 = "normal-nc" })
local device = run("device", { map = "trace" })

gather.expect(own.counts.outside_map == hand.counts.outside_map, "the same accesses are outside")
gather.expect(own.writes == hand.writes, "the same TLPs")
for bytes, count in pairs(hand.histogram) do
    gather.expect(own.histogram[bytes] == count, "the same sizes: " .. bytes)
end
gather.expect(device.writes > own.writes, "without a type every region is device-ngnre")
-- A region's own type stays, whatever the rest is.
local mixed = run("mixed", { s1 = "device-ngnre", map = {
    { base = 0x8000000000, size = "2MiB", s1 = "normal-nc", prefetchable = true },
    { base = 0x8000200000, size = "16KiB" },
} })
gather.expect(mixed.writes == hand.writes, "a region's own type stays")
