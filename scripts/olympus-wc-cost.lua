-- SPDX-License-Identifier: Apache-2.0
-- What a call that stores to a write-combined BAR costs on NVIDIA Olympus: the table that S. Donthineni measured
-- (linux-arm-kernel, "arm64: errata: NVIDIA Olympus device store/load ordering", v4 0/2, 2026-06-25), and what
-- the preset gives. Steady state: the same call again and again at one address, the time of many calls less that of
-- few, divided by the difference. Where the mail has two numbers the first is of 64-bit stores, the second of 32-bit ones.
--
--     gather run scripts/olympus-wc-cost.lua                      the table, as text for a mail
--     gather run scripts/olympus-wc-cost.lua -p platform=grace    the same calls elsewhere; nothing is compared
local gather = require "gather"
local columns = require "columns"

local preset = gather.param("platform", "olympus")
local TOLERANCE = 0.10 -- of the mail's number
local FEW, MANY = 20, 100

local sizes = { 8, 64, 128, 256, 1024, 4096 }
local cases = { -- in the mail's order
    { name = "DGH after the stores", store = "str8", after = "dgh", ns = { 68, 69, 138, 277, 277, 366 } },
    { name = "no flush", store = "str8", ns = { 3.6, 69, 138, 277, 277, 366 } },
    { name = "dmb osh, 64-bit", store = "str8", after = "dmb osh", ns = { 232, 233, 234, 238, 254, 366 } },
    { name = "dmb osh, 32-bit", store = "str4", after = "dmb osh", ns = { 232, 233, 234, 277, 279, 381 } },
    { name = "store-release each", release = true, few = 2, many = 5, ns = { 229, 1835, 3671, 7342, 28630, 114560 } },
}

local function time(case, size, calls)
    local p = gather.platform{ preset = preset }
    local ep = p:endpoint{ bars = { [2] = { size = "64KiB", prefetchable = true } } }
    local vm = p:vm{ policy = "v6.9", s1 = "4k" }
    local bar, cpu = vm:map(ep, 2, { s1 = "normal-nc" }), vm:cpu(0)
    for _ = 1, calls do
        if case.release then
            for at = 0, size - 8, 8 do
                cpu:write(bar.va + at, "8 bytes.", { release = true })
            end
        else
            cpu:store(bar, { pattern = case.store, bytes = size })
        end
        if case.after then
            cpu:barrier(case.after)
        end
    end
    return p:report().time_ns
end

local function per_call(case, size)
    local few, many = case.few or FEW, case.many or MANY
    return (time(case, size, many) - time(case, size, few)) / (many - few)
end

local heads, rows, worst = { "size" }, {}, 0
for _, case in ipairs(cases) do
    heads[#heads + 1] = case.name
    heads[#heads + 1] = "mail"
end
for i, size in ipairs(sizes) do
    local row = { size < 1024 and size .. " B" or size // 1024 .. " KB" }
    for _, case in ipairs(cases) do
        local got, wanted = per_call(case, size), case.ns[i]
        row[#row + 1] = string.format("%.1f", got)
        row[#row + 1] = string.format("%g", wanted)
        worst = math.max(worst, math.abs(got / wanted - 1))
        if preset == "olympus" then
            gather.expect(math.abs(got / wanted - 1) <= TOLERANCE,
                string.format("%s, %s: %.1f ns, measured %g", row[1], case.name, got, wanted))
        end
    end
    rows[i] = row
end
print(string.format("ns per call, preset %s against the measured (mail); furthest off: %.1f %%", preset, worst * 100))
columns.print(heads, rows)
