-- SPDX-License-Identifier: Apache-2.0
-- What would a driver that maps its BAR with ioremap() gain by ioremap_wc(), or by ST64B: on which machine, under
-- which kernel? One capture, the beginning of a kernel framebuffer console, over platforms, policies and what-ifs.
--
--   gather run replay-sweep.lua [-p trace=FILE] [-p map=FILE] [-p platforms=ideal,generic-n1,olympus]
--                               [-p policies=v6.8,v6.9] [-p s1=device-ngnre] [-p until=1s]
--
-- `map`: as --map of `gather replay`; `trace` is what the capture itself tells. `until`: after the first access, 1s or
-- 250ms, or 1000000 of instructions where the capture counts them; `all`, but of the framebuffer's its first million.
-- Exact, on any machine: over Device each store is one TLP, and each ST64B is one in place of its stores; v6.8 makes
-- Device of every mapping of a BAR, so that ioremap_wc() changes nothing there; the bytes that arrive are the same in
-- all runs, but that a byte which is stored twice into one write buffer is sent once. ST64B may be used there whatever
-- the kernel allows. How much ioremap_wc() gains under v6.9 is the machine's.
local gather = require "gather"
local columns, sweep = require "columns", require "sweep"

local console = "traces/wclog-delta_fbcon-bochs.txt.gz"
local trace = gather.param("trace", console)
local map = gather.param("map", "")
local s1 = gather.param("s1", "device-ngnre")
local last = gather.param("until", trace == console and "1000000" or "all")
local platforms = sweep.texts("platforms", "ideal,generic-n1,olympus")
local policies = sweep.texts("policies", "v6.8,v6.9")
local what_ifs = { "as-is", "nc", "st64b" }

local function replay(platform, policy, what_if)
    local p = gather.platform{ preset = platform, name = platform .. "-" .. policy .. "-" .. what_if }
    local counts = p:replay{
        file = trace, map = map ~= "" and map or nil, s1 = s1,
        policy = policy, what_if = what_if,
        to = last ~= "all" and (tonumber(last) or last) or nil,
    }
    local report = p:report()
    return { counts = counts, tlps = report.stats["pcie.mwr"], bytes = report.stats["pcie.write_bytes"],
        wire = report.wire_bytes, us = (counts.end_ns - counts.begin_ns) / 1000 }
end

local rows, first = {}, nil
for _, platform in ipairs(platforms) do
    for _, policy in ipairs(policies) do
        local as_is
        for _, what_if in ipairs(what_ifs) do
            local r = replay(platform, policy, what_if)
            local where = platform .. ", " .. policy .. ", " .. what_if
            as_is, first = as_is or r, first or r
            rows[#rows + 1] = { platform, policy, what_if, r.counts.memory, r.tlps,
                string.format("%.1f", r.bytes / math.max(r.tlps, 1)), r.wire, string.format("%.1f", r.us),
                string.format("%.2f", r.us > 0 and as_is.us / r.us or 1) }
            local twice = trace ~= console and r.counts.memory:find("Normal") and r.bytes < first.bytes
            gather.expect((r.bytes == first.bytes or twice) and r.counts.faulted == 0, where .. ": all bytes arrive")
            gather.expect(r.counts.made_st64b == 0 or what_if == "st64b", where .. ": ST64B where it is asked for")
            if policy == "v6.8" then
                gather.expect(r.counts.memory:find("^Device"), where .. ": v6.8 makes Device of it")
            end
            if what_if == "nc" and policy == "v6.9" then
                gather.expect(r.counts.memory == "Normal-NC", where .. ": v6.9 leaves it to the guest")
                gather.expect(r.tlps <= as_is.tlps, where .. ": stores are combined")
            elseif what_if == "nc" and policy == "v6.8" and as_is.counts.memory == r.counts.memory then
                gather.expect(r.tlps == as_is.tlps and r.us == as_is.us, where .. ": nothing changes")
            elseif what_if == "st64b" and r.counts.writes_8 == r.counts.writes and r.counts.memory:find("^Device") then
                gather.expect(r.tlps == as_is.tlps - 7 * r.counts.made_st64b, where .. ": one TLP for eight stores")
            end
        end
    end
end
gather.expect(first.tlps > 0, "something is stored: else look at map and until")
print(string.format("%s, mapped %s, until %s: %d bytes are stored", trace, map == "" and s1 or "by " .. map, last, first.bytes))
columns.print({ "platform", "policy", "what if", "memory", "TLPs", "mean B", "wire B", "us", "times faster" }, rows)
