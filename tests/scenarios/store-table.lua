-- SPDX-License-Identifier: Apache-2.0
-- The store tests of traces/README.md on the preset "ideal", which drains at every barrier and never times out, cut
-- down to that table's model: one open line, no joining. The numbers are the table's sums and expected-facts.json's.
local gather = require "gather"

local function replay(barriers)
    local p = gather.platform{ preset = "ideal", wc_lines = 1, join_limit = 64, cores = 1 }
    local counts = p:replay{ file = "traces/wclog_ivshmem-micro.txt.gz", s1 = "normal-nc", barriers = barriers }
    return p:report(), counts
end

local function closed(r)
    local sum = 0
    for _, count in pairs(r.drains) do sum = sum + count end
    return sum
end

local r, counts = replay(false)
gather.expect(counts.writes == 210217 and counts.reads == 375, "every access of the trace is counted")
gather.expect(counts.store_instructions == 145361, "an STP is one instruction")
gather.expect(closed(r) == 31595, "without barriers 31595 lines are closed")
gather.expect(r.histogram[64] == 20551, "20551 of them full")
gather.expect(r.stats["pcie.mwr"] == 32070, "and make 32070 TLPs")

r = replay(true)
gather.expect(closed(r) == 32155, "with barriers 32155")
gather.expect(r.histogram[64] == 20013, "20013 of them full")
gather.expect(r.stats["pcie.mwr"] == 32630, "and make 32630 TLPs")

-- As it is, the same preset merges all that may legally merge: the bytes are the same, the TLPs far fewer.
local p = gather.platform{ preset = "ideal" }
p:replay{ file = "traces/wclog_ivshmem-micro.txt.gz", s1 = "normal-nc" }
local all = p:report()
gather.expect(all.stats["pcie.mwr"] < r.stats["pcie.mwr"] / 2, "any number of lines and joining: less than half of the TLPs")
gather.expect(all.histogram[256] > 3000, "most of them as large as MPS")
