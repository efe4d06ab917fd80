-- SPDX-License-Identifier: Apache-2.0
-- The libraries that scenarios share: bars of text, and shares against probabilities.
local gather = require "gather"
local bars, sweep = require "bars", require "sweep"

local lines = bars.lines({ { "a", 10 }, { "long", 5 }, { "none", 0 } }, { width = 10, unit = "ns" })
gather.expect(lines[1] == "a     ########## 10 ns", "the largest has all of the width")
gather.expect(lines[2] == "long  ##### 5 ns", "half of it")
gather.expect(lines[3] == "none   0 ns", "nothing")
lines = bars.lines({ { "x", 1 }, { "y", 10 }, { "z", 100 } }, { width = 30, log = true })
gather.expect(lines[1] == "x  " .. ("#"):rep(10) .. " 1", "a decade is a third of three")
gather.expect(lines[2] == "y  " .. ("#"):rep(20) .. " 10" and lines[3] == "z  " .. ("#"):rep(30) .. " 100", "two, three")

-- 100 tries at one half: the standard deviation is 5, and 25 + 5 may be missing.
gather.expect(sweep.agrees(50, 100, 0.5) and sweep.agrees(80, 100, 0.5), "within the bounds")
gather.expect(not sweep.agrees(81, 100, 0.5) and not sweep.agrees(19, 100, 0.5), "outside of them")
gather.expect(sweep.agrees(0, 1000, 0) and sweep.agrees(5, 1000, 0) and not sweep.agrees(6, 1000, 0), "never is never")
