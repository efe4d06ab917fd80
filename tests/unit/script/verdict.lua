-- SPDX-License-Identifier: Apache-2.0
-- gather.host.verdict: the same error, told to whoever runs.
local gather = require "gather"
local host = gather.host

local function same(got, expected, what)
    gather.expect(got == expected, ("%s: %s, expected %s"):format(what, got, expected))
end

local function life(time, runs, class)
    return host.verdict{ owner = "vm1", events = {
        { time = 0, what = "issued" },
        { time = "10ns", what = "failed", class = "UEU" },
        { time = time, what = "exception", domain = runs, how = "serror", class = class },
        { time = time, what = "stopped", domain = class == "UC" and "host" or runs },
    } }
end

local guest = life("20ns", "vm1", "UEU")
same(guest.verdict, "CONTAINED-ASYNC", "while it runs")
same(guest.radius, "vm", "the VM")
same(guest.reach, "none", "the error itself has reached nobody")
same(guest.first_report_ns, 20.0, "time to the first report")
same(guest.charged, "vm1", "who is charged")
same(guest.arrival, "guest", "where")
same(guest.C1 and guest.C2 and guest.C3 and guest.C4 and guest.C5, true, "all conditions")
same(#guest.why, 5, "a line each")

local other = life("90ns", "vm2", "UEU")
same(other.verdict, "MISATTRIBUTED", "after the switch")
same(other.C1, false, "C1")
same(other.C4, false, "C4")
same(other.C5, true, "C5")
same(other.charged, "vm2", "the neighbour")
same(other.why[4], 'C4 is broken: the owner is not named before: "exception" vm2 (serror) at ' ..
     '90.000 ns', "why")

local panic = life("20ns", "vm1", "UC")
same(panic.verdict, "UNCONTAINED-HOST", "UC")
same(panic.false_panic, true, "for nothing")
same(panic.claimed .. panic.truth, "UCUEU", "claimed, true")

local silent = host.verdict{ owner = "vm1.process2", events = { { time = 3, what = "issued" } } }
same(silent.verdict, "CONTAINED-SILENT", "nothing happened")
same(silent.first_report_ns, nil, "no report")
same(silent.charged, "nobody", "nobody is charged")
same(host.verdicts()[1].name, "CONTAINED-SYNC", "the words")
same(#host.verdicts(), 10, "their number")
