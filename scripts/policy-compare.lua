-- SPDX-License-Identifier: Apache-2.0
-- A real capture, a kernel framebuffer console drawing into a BAR that the guest's driver has mapped
-- write-combining, under two KVM policies.
--
--   gather run policy-compare.lua [-p trace=FILE] [-p platform=NAME] [-p s1=TYPE]
local gather = require "gather"

local trace = gather.param("trace", "traces/wclog-delta_fbcon-bochs.txt.gz")
local platform = gather.param("platform", "generic-n1")
local s1 = gather.param("s1", "normal-nc")

local results = {}
for _, policy in ipairs{ "v6.8", "v6.9" } do
    local p = gather.platform{ preset = platform, name = policy }
    local counts = p:replay{ file = trace, s1 = s1, policy = policy }
    results[policy] = { report = p:report(), counts = counts }
end

local function row(name, value)
    print(string.format("%-26s %16s %16s", name, value(results["v6.8"]), value(results["v6.9"])))
end
print(string.format("%s on %s, mapped %s", trace, platform, s1))
print(string.format("%-26s %16s %16s", "", "v6.8", "v6.9"))
row("stores", function(x) return string.format("%d", x.counts.writes) end)
row("TLPs", function(x) return string.format("%d", x.report.stats["pcie.mwr"]) end)
row("of 64 bytes", function(x) return string.format("%d", x.report.histogram[64]) end)
row("wire bytes", function(x) return string.format("%d", x.report.wire_bytes) end)
row("simulated time, us", function(x) return string.format("%.1f", x.report.time_ns / 1000) end)

local before, after = results["v6.8"], results["v6.9"]
print(string.format("v6.9 needs %.1f times fewer TLPs, %.2f times fewer bytes on the wire, %.1f times less time",
    before.report.stats["pcie.mwr"] / after.report.stats["pcie.mwr"],
    before.report.wire_bytes / after.report.wire_bytes, before.report.time_ns / after.report.time_ns))

gather.expect(before.counts.writes == after.counts.writes, "both replay the same stores")
gather.expect(before.report.stats["pcie.write_bytes"] == before.counts.write_bytes,
    "over Device every byte stored is on the link")
gather.expect(before.report.stats["pcie.mwr"] == before.counts.writes,
    "over Device each access is one TLP")
if s1 == "normal-nc" then
    gather.expect(after.report.stats["pcie.mwr"] < before.report.stats["pcie.mwr"] / 4,
        "write-combining merges at least four stores a TLP")
    gather.expect(after.report.time_ns < before.report.time_ns, "and takes less time")
end
