-- SPDX-License-Identifier: Apache-2.0
-- Erratum T410-OLY-1027 of NVIDIA Olympus: a Device load may be seen before an older Device store to the same
-- peripheral. A driver that writes a command and reads its status finds the old one, unless the store is a release or a
-- barrier that orders loads comes between. (What stores cost there: scripts/barrier-cost.lua.)
local gather = require "gather"

local function command(preset, options)
    local p = gather.platform{ preset = preset }
    local ep = p:endpoint{ bars = { [0] = { size = "4KiB" } } }
    local vm = p:vm{ policy = "v6.9", s1 = "4k" }
    local bar, cpu = vm:map(ep, 0, { s1 = "device-ngnre" }), vm:cpu(0)
    p:parallel(function()
        cpu:write(bar.va + 0x10, "\1\0\0\0", { release = options.release })
        if options.barrier then cpu:barrier(options.barrier) end
        cpu:read(bar.va + (options.at or 0x20), 4)
    end)
    local r = p:report()
    gather.expect(#r.tlps == 3, "a write, a read, a completion")
    gather.expect(ep:memory(0, 0x10, 1) == "\1", "the command arrives in any case")
    return r.tlps[1].type == "MWr", r.stats["core.overtaken"]
end

local function expect(preset, options, in_order, what)
    local right, overtaken = command(preset, options)
    gather.expect(right == in_order and overtaken == (in_order and 0 or 1),
        string.format("%s, %s: the %s goes first", preset, what, in_order and "store" or "load"))
end

expect("olympus", {}, false, "writel_relaxed() and readl_relaxed()")
expect("olympus", { release = true }, true, "a store-release")
for _, barrier in ipairs{ "dmb osh", "dmb ld", "dsb sy", "dsb ish" } do
    expect("olympus", { barrier = barrier }, true, barrier)
end
expect("olympus", { barrier = "isb" }, false, "isb")
expect("olympus", { at = 0x10 }, true, "the same register")
expect("grace", {}, true, "without the erratum")
expect("generic-n1", {}, true, "without the erratum")
