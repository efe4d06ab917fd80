-- SPDX-License-Identifier: Apache-2.0
-- Scenario 2. What does a call cost that stores a block to a write-combined BAR: with no barrier, with one behind
-- it, with a store-release for each store, as the work-around of NVIDIA's erratum T410-OLY-1027 has it?
--
--   gather run barrier-cost.lua [-p platform=olympus] [-p policy=v6.9] [-p sizes=8,64,128,256,1024,4096]
--
-- Steady state: the same call again and again at one address, the time of many calls less that of few, divided by the
-- difference. On `olympus` beside what S. Donthineni measured (linux-arm-kernel, "arm64: errata: NVIDIA Olympus device
-- store/load ordering", v4 0/2, 2026-06-25); where the mail has two numbers, by 64-bit and by 32-bit stores, both
-- are here. No time is exact: the preset is fitted to that table (docs/presets.md), and within 7.8 % of it. What
-- follows from the architecture holds on any platform under v6.9: a store-release waits for the store before it, so
-- 4 KB cost 512 times as much as 8 B, and a barrier costs no more than one for each store.
local gather = require "gather"
local bars, columns, sweep = require "bars", require "columns", require "sweep"

local preset = gather.param("platform", "olympus")
local policy = gather.param("policy", "v6.9")
local sizes = sweep.numbers("sizes", "8,64,128,256,1024,4096")
local TOLERANCE = 0.08 -- of the mail's number
local FEW, MANY = 20, 100
local compare = preset == "olympus" and policy == "v6.9"

local cases = { -- in the mail's order; `ns`: what it has for sizes of so many bytes
    { name = "DGH", store = "str8", after = "dgh",
        ns = { [8] = 68, [64] = 69, [128] = 138, [256] = 277, [1024] = 277, [4096] = 366 } },
    { name = "none", store = "str8",
        ns = { [8] = 3.6, [64] = 69, [128] = 138, [256] = 277, [1024] = 277, [4096] = 366 } },
    { name = "dmb osh", store = "str8", after = "dmb osh",
        ns = { [8] = 232, [64] = 233, [128] = 234, [256] = 238, [1024] = 254, [4096] = 366 } },
    { name = "dmb, 32-bit", store = "str4", after = "dmb osh",
        ns = { [8] = 232, [64] = 233, [128] = 234, [256] = 277, [1024] = 279, [4096] = 381 } },
    { name = "STLR each", release = true, few = 2, many = 5,
        ns = { [8] = 229, [64] = 1835, [128] = 3671, [256] = 7342, [1024] = 28630, [4096] = 114560 } },
}
local none, dmb, release = cases[2], cases[3], cases[5]

local function check(ok, fault)
    if not ok then -- bcm2711 hangs
        error(string.format("%s does not survive this: %s", preset, fault), 0)
    end
end

local function time(case, size, calls)
    local p = gather.platform{ preset = preset }
    local ep = p:endpoint{ bars = { [2] = { size = "64KiB", prefetchable = true } } }
    local vm = p:vm{ policy = policy, s1 = "4k" }
    local bar, cpu = vm:map(ep, 2, { s1 = "normal-nc" }), vm:cpu(0)
    for _ = 1, calls do
        if case.release then
            for at = 0, size - 8, 8 do
                check(cpu:write(bar.va + at, "8 bytes.", { release = true }))
            end
        else
            check(cpu:store(bar, { pattern = case.store, bytes = size }))
        end
        if case.after then
            cpu:barrier(case.after)
        end
    end
    return p:report().time_ns
end

local function per_call(case, size)
    case.got = case.got or {}
    if not case.got[size] then
        local few, many = case.few or FEW, case.many or MANY
        case.got[size] = (time(case, size, many) - time(case, size, few)) / (many - few)
    end
    return case.got[size]
end

local heads, rows, worst = { "size" }, {}, 0
for _, case in ipairs(cases) do
    heads[#heads + 1] = case.name
    if compare then
        heads[#heads + 1] = "mail"
    end
end
for i, size in ipairs(sizes) do
    local row = { size < 1024 and size .. " B" or size / 1024 .. " KB" }
    if size % 8 ~= 0 or size > 65536 then
        error("-p sizes: expected multiples of 8 to 65536, not " .. size)
    end
    row[1] = row[1]:gsub("%.0 ", " ")
    for _, case in ipairs(cases) do
        local got, wanted = per_call(case, size), case.ns[size]
        row[#row + 1] = string.format("%.1f", got)
        if compare then
            row[#row + 1] = wanted and string.format("%g", wanted) or "-"
        end
        if compare and wanted then
            worst = math.max(worst, math.abs(got / wanted - 1))
            gather.expect(math.abs(got / wanted - 1) <= TOLERANCE,
                string.format("%s, %s: %.1f ns, measured %g", row[1], case.name, got, wanted))
        end
    end
    rows[i] = row
end
print(string.format("ns per call, preset %s, policy %s%s", preset, policy,
    compare and string.format(", beside the mail it is fitted to; furthest off: %.1f %%", worst * 100) or ""))
columns.print(heads, rows)

local copy, trailing, each = per_call(none, 4096), per_call(dmb, 4096), per_call(release, 4096)
print(string.format("\n4 KB: no barrier to one behind it to one for each store, 1 : %.2f : %.0f (logarithmic)",
    trailing / copy, each / copy))
bars.print({ { "none", copy }, { "dmb osh", trailing }, { "STLR each", each } }, { unit = "ns", log = true })
if compare then
    gather.expect(math.abs(each / copy - 313) <= 0.08 * 313, "the mail: 114560 to 366 is 313 to 1")
    gather.expect(math.abs(trailing / copy - 1) <= 0.08, "the mail: one barrier costs nothing on 4 KB")
end
if policy == "v6.9" then
    gather.expect(math.abs(each / per_call(release, 8) - 512) <= 0.02 * 512, "512 store-releases, 512 waits")
    gather.expect(trailing <= 1.01 * each, "one barrier costs no more than 512")
end
