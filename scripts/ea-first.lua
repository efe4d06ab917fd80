-- SPDX-License-Identifier: Apache-2.0
-- Scenario 16. What if EL3 takes External aborts before anybody else (SCR_EL3.EA = 1, Trusted Firmware-A's
-- HANDLE_EA_EL3_FIRST_NS)? A guest reads a register of its device once, the device refuses (UR), the root complex
-- answers SLVERR. Without a handler at EL3 that one load stops the whole platform: the host, and the neighbour who
-- has no device. With a handler that claims it, EL3 makes a record and nobody stops. Where EL3 has no part in it, the
-- guest alone pays. A write that is lost ends the same way, by an SError, whoever runs when it comes.
--
--   gather run ea-first.lua [-p core=n1_like] [-p platform=generic-n1]
--
-- Exact, by SCR_EL3.EA (DDI 0487 D1.3) and Trusted Firmware-A's plat_default_ea_handler(), as read
-- (docs/containment.md): who stops, and the verdicts. SLVERR for a read and an SError for a write are set here: on a
-- server's root complex (all ones, AER) neither comes to a core, and SCR_EL3.EA makes no difference, as the last two
-- rows show. (LEAK: nobody is told of the ones, for the device's advisory error is masked after reset.) That a
-- handler claims errors of devices is assumed (tfa_ea_handled); what a fatal record does, of the root complex's
-- interrupt, is Linux's __ghes_panic().
-- The core says how bad it is (-p core=a35_like: no FEAT_RAS); EL3 does not ask for more than whether a handler
-- claims it. What the load gets that EL3 has claimed is not modelled: it is not made again.
local gather = require "gather"
local columns, sweep = require "columns", require "sweep"

local preset = gather.param("platform", "generic-n1")
local core = sweep.text("core", "n1_like", { "n1_like", "a35_like" })

local tells = { read_error = "slverr", posted_error = "serror" } -- a root complex that tells the core
local setups = {
    { "EL3 has no part", {}, tells },
    { "tfa_ea_first", { "tfa_ea_first" }, tells },
    { "tfa_ea_handled", { "tfa_ea_handled" }, tells },
    { "firmware_first", { "firmware_first" }, tells },
    { "... fatal record", { "firmware_first" }, { read_error = "slverr", posted_error = "serror",
        host = { cper_fatal = true, scr_el3_ea = true, el3_handler_claims = true, apei_claims = true, aer = "firmware" } } },
    { "vfio_server", { "vfio_server" }, {} },
    { "+ tfa_ea_first", { "vfio_server", "tfa_ea_first" }, {} },
}

-- Victim ("-": nobody stops) and verdict, of the read and of the write.
local want = {
    ["EL3 has no part"] = { "guest", "CONTAINED-SYNC", "guest", "CONTAINED-ASYNC" },
    ["tfa_ea_first"] = { "platform", "UNCONTAINED-EL3", "platform", "UNCONTAINED-EL3" },
    ["tfa_ea_handled"] = { "-", "CONTAINED-SILENT", "-", "CONTAINED-SILENT" },
    ["firmware_first"] = { "-", "CONTAINED-SILENT", "guest", "CONTAINED-ASYNC" },
    ["... fatal record"] = { "-", "CONTAINED-SILENT", "host", "UNCONTAINED-HOST" },
    ["vfio_server"] = { "-", nil, "guest", "CONTAINED-ASYNC" },
    ["+ tfa_ea_first"] = { "-", nil, "guest", "CONTAINED-ASYNC" },
}

local function run(setup, access)
    local profiles = { core, table.unpack(setup[2]) }
    local args = { preset = preset, profile = profiles, name = setup[1]:gsub("[^%w]+", "-") .. "-" .. access }
    for key, value in pairs(setup[3]) do args[key] = value end
    local p = gather.platform(args)
    local ep = p:endpoint{ bars = { [0] = { size = "64KiB" } } }
    local guest, neighbour = p:vm{ policy = "v6.9", s1 = "4k" }, p:vm{ policy = "v6.9", s1 = "4k" }
    local bar = guest:map(ep, 0, { s1 = "device-ngnre" })
    ep:inject{ kind = "ur", bar = 0, offset = 0x40 }
    if access == "read" then
        guest:cpu(0):read(bar.va + 0x40, 4)
    else
        guest:cpu(0):write(bar.va + 0x40, "bell")
    end
    p:wait("300us")
    local r = p:report()
    gather.expect(#r.lives == 1, setup[1] .. ": one access has failed")
    local life = r.lives[1]
    local stopped = "-"
    for _, x in ipairs(life.events) do
        stopped = x.what == "stopped" and ({ vm1 = "guest" })[x.domain] or x.what == "stopped" and x.domain or stopped
    end
    local all = stopped == "platform" or stopped == "host"
    gather.expect(neighbour:stopped() == all, setup[1] .. ": the neighbour")
    gather.expect(guest:stopped() == (stopped ~= "-"), setup[1] .. ": the guest")
    return life, stopped
end

local rows = {}
for _, setup in ipairs(setups) do
    local row = { setup[1] }
    for i, access in ipairs{ "read", "write" } do
        local life, stopped = run(setup, access)
        local victim, verdict = want[setup[1]][2 * i - 1], want[setup[1]][2 * i]
        local label = setup[1] .. ", " .. access .. ": "
        gather.expect(stopped == victim, label .. stopped)
        gather.expect(not verdict or life.verdict == verdict, label .. life.verdict)
        for _, cell in ipairs{ life.arrival, stopped, life.verdict } do row[#row + 1] = cell end
    end
    rows[#rows + 1] = row
end
print(("one read (SLVERR), one posted write (SError) of a guest; core: %s"):format(core))
columns.print({ "machine", "read: told", "stops", "verdict", "write: told", "stops", "verdict" }, rows)
