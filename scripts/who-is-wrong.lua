-- SPDX-License-Identifier: Apache-2.0
-- Scenario 18. How often does a platform claim too much of an error, or too little? The table that a vendor would
-- publish before a driver of a device that is not PCI sets VM_ALLOW_ANY_UNCACHED. A guest loads from a register that
-- its device refuses (UR), and stores to one that it refuses; between two stores the core goes on to the host, to a
-- neighbour, and to the host again, and the SError, if there is one, comes some time later. Each error of these runs
-- has a life; a life is compared with what was claimed of it.
--
--   gather run who-is-wrong.lua [-p seeds=10] [-p rounds=20] [-p spread=20us] [-p platform=generic-n1]
--
-- false panic: a report says UC, uncategorized or fatal, and no state outside one VM is touched. silent escape: no
-- report at all, and more than a VM is touched. Who dies is what the kernels make of it: the host or all, or the
-- neighbour. They are not the same: a syndrome that is honest (UEU, or none that is known) kills the host if it comes
-- while the host runs.
-- Exact, from the definitions, and checked: report=uc and truth UER: each SError is a false panic. UEU, or a syndrome
-- of the implementation's (IDS, no FEAT_RAS): none is. A synchronous abort of an UEU core is one, for SET has no UEU:
-- it says UC; but Linux does not look at SET, so nobody dies of it. All ones and AER: no SError, 0 and 0. A root
-- complex that never answers: nobody reports the core that stands still, a silent escape each. Who dies of an SError
-- is exact for each arrival (docs/containment.md); checked one by one.
-- Of chance: when an SError comes (serror.spread, assumed uniform), and so the shares of who dies. The schedule after
-- each store: the guest for 5 us, the host for 3, the neighbour for 4 and its exit, the host. Those shares say
-- nothing of a real machine. host.deaths is off: a run goes on, to meet many errors.
-- Rows with "tells": a root complex that gives SLVERR for each read and an SError for each write, for what a core's
-- or a firmware's profile makes of it; "core uc" is n1_like that reports all as UC. `hang` is no profile: the cell
-- mem_ur = hang, as i.MX 6 without a link.
-- (Stale writes are silent escapes, too: reclaim.lua.)
-- Loads that are all ones are CONTAINED-SILENT (C3): the endpoint's registers have the error, though its advisory message
-- is masked after reset. `advisory` has it unmasked (AER Correctable Error Mask, bit 13).
local gather = require "gather"
local columns, sweep = require "columns", require "sweep"

local preset = gather.param("platform", "generic-n1")
local SEEDS, ROUNDS = sweep.count("seeds", 10, 1, 1000), sweep.count("rounds", 20, 1, 300)
local SPREAD = gather.param("spread", "20us")

local tells = { read_error = "slverr", posted_error = "serror" }
-- loads, stores: their share of false panics; escapes: silent escapes of loads; dies: who may die of a store, beside the guest
local platforms = {
    { "vfio_server", { "vfio_server" }, {}, loads = 0, stores = 0 },
    { "vfio + advisory", { "vfio_server" }, {}, loads = 0, stores = 0, advisory = true },
    { "vfio + n1_like", { "vfio_server", "n1_like" }, {}, loads = 0, stores = 0 },
    { "vfio + tfa_ea_first", { "vfio_server", "tfa_ea_first" }, {}, loads = 0, stores = 0 },
    { "firmware_first", { "firmware_first" }, { read_error = "ones" }, loads = 0, stores = 0 },
    { "xilinx + a35_like", { "xilinx_axi_bridge", "a35_like" }, {}, loads = 0, stores = 0 },
    { "xilinx + n1_like", { "xilinx_axi_bridge", "n1_like" }, {}, loads = 1, stores = 0 },
    { "no_ras_soc", { "no_ras_soc" }, {}, loads = 0, stores = 0, dies = "host neighbour" },
    { "tells + a35_like", { "a35_like" }, tells, loads = 0, stores = 0, dies = "host neighbour" },
    { "tells + n1_like", { "n1_like" }, tells, loads = 1, stores = 0, dies = "host neighbour" },
    { "tells + core uc", { "n1_like" }, { read_error = "slverr", posted_error = "serror", abort = { report = "uc" } },
        loads = 1, stores = 1, dies = "host" },
    { "tells + n1 + ea_first", { "n1_like", "tfa_ea_first" }, tells, loads = 1, stores = 0, dies = "platform" },
    { "tells + n1 + ea_handled", { "n1_like", "tfa_ea_handled" }, tells, loads = 1, stores = 0 },
    { "tells + n1 + fw_first", { "n1_like", "firmware_first" }, tells, loads = 1, stores = 0 },
    { "... fatal record", { "n1_like" }, { read_error = "slverr", posted_error = "serror", host = { scr_el3_ea = true,
        el3_handler_claims = true, apei_claims = true, aer = "firmware", cper_fatal = true } }, loads = 1, stores = 1, dies = "host" },
    { "hang", { "vfio_server" }, { error = { mem_ur = "hang" } }, loads = 0, stores = 0, escapes = 1 },
}

local function unmask_advisory(ep)
    local at = 0x100 -- the list of extended capabilities
    while at ~= 0 and ep:config_read(at, 2) ~= 1 do at = ep:config_read(at + 2, 2) >> 4 end
    gather.expect(at ~= 0, "the endpoint has AER")
    ep:config_write(at + 0x14, 4, ep:config_read(at + 0x14, 4) & ~(1 << 13))
    -- Device Control: Correctable Error Reporting Enable is set by firmware.
end

local function machine(row, seed, what)
    local args = { preset = preset, profile = row[2], seed = seed, serror = { latency = "0", spread = SPREAD },
        name = ("%s-%s-%d"):format(row[1]:gsub("[^%w]+", "-"), what, seed) }
    for key, value in pairs(row[3]) do args[key] = value end
    args.host = { deaths = false, truth = "UER" }
    for key, value in pairs(row[3].host or {}) do args.host[key] = value end
    local p = gather.platform(args)
    local ep = p:endpoint{ bars = { [0] = { size = "64KiB" } } }
    local other = p:endpoint{ bars = { [0] = { size = "64KiB" } } }
    local guest, neighbour = p:vm{ policy = "v6.9", s1 = "4k" }, p:vm{ policy = "v6.9", s1 = "4k" }
    local bar, own = guest:map(ep, 0, { s1 = "device-ngnre" }), neighbour:map(other, 0, { s1 = "device-ngnre" })
    ep:inject{ kind = "ur", bar = 0, offset = 0x40, count = 1000000 }
    if row.advisory then unmask_advisory(ep) end
    return p, guest:cpu(0), neighbour:cpu(0), bar, own
end

local function loads(row, seed)
    local p, cpu, _, bar = machine(row, seed, "load")
    for _ = 1, row.escapes and 1 or ROUNDS do
        cpu:read(bar.va + 0x40, 4)
        p:wait("50us")
    end
    return p:report()
end

local function stores(row, seed)
    local p, cpu, neighbour, bar, own = machine(row, seed, "store")
    for _ = 1, ROUNDS do
        cpu:write(bar.va + 0x40, "bell")
        p:wait("5us")
        cpu:exit()
        p:wait("3us")
        neighbour:write(own.va, "bell")
        p:wait("4us")
        neighbour:exit()
        p:wait("200us") -- the host runs until all has come
    end
    return p:report()
end

local function append(list, more)
    for _, life in ipairs(more) do list[#list + 1] = life end
end

local function serror_of(life)
    for _, x in ipairs(life.events) do
        if x.how == "serror" or x.how == "exit" then return x end
    end
end

-- Each life, by what has happened in it: who may stop of that arrival.
local function check_store(row, life)
    local label = row[1] .. ": "
    local stopped = {}
    for _, x in ipairs(life.events) do
        if x.what == "stopped" then stopped[x.domain] = true end
    end
    local x = serror_of(life)
    local dies = row.dies or ""
    gather.expect(not stopped.platform or dies == "platform", label .. "the platform")
    gather.expect(not stopped.host or dies:find("host", 1, true), label .. "the host")
    gather.expect(not stopped.vm2 or dies:find("neighbour", 1, true), label .. "the neighbour")
    if x and dies == "host neighbour" then
        gather.expect(stopped[x.domain], label .. "whoever runs, or leaves: " .. x.domain)
    elseif x and dies == "host" and not row[3].host then
        gather.expect(stopped.host, label .. "UC: the host, whenever it comes")
    elseif dies == "platform" then
        gather.expect(stopped.platform, label .. "EL3")
    end
    if x and row[1] == "tells + core uc" then
        gather.expect(life.truth == "UER" and life.false_panic, label .. "an SError that claims UC")
    end
    return stopped
end

local function percent(count, of)
    return of == 0 and "-" or ("%.0f%%"):format(100 * count / of)
end

local function most_of(lives)
    local tally = gather.host.tally(lives)
    local most, name = 0, "-"
    for verdict, count in pairs(tally.verdicts) do
        if count > most or (count == most and verdict < name) then most, name = count, verdict end
    end
    return tally, ("%s %s"):format(name, percent(most, tally.lives))
end

local rows = {}
for _, row in ipairs(platforms) do
    local of_loads, of_stores = {}, {}
    for seed = 1, row.escapes and 1 or SEEDS do
        append(of_loads, loads(row, seed).lives)
        if not row.escapes then append(of_stores, stores(row, seed).lives) end
    end
    local label = row[1] .. ": "
    local load, loads_are = most_of(of_loads)
    local store = most_of(of_stores)
    local host, neighbour, serrors = 0, 0, 0
    for _, life in ipairs(of_stores) do
        local stopped = check_store(row, life)
        host = host + ((stopped.host or stopped.platform) and 1 or 0)
        neighbour = neighbour + (stopped.vm2 and 1 or 0)
        serrors = serrors + (serror_of(life) and 1 or 0)
    end
    if not row.escapes then
        gather.expect(load.lives == SEEDS * ROUNDS and store.lives == SEEDS * ROUNDS, label .. "a life for each access")
    end
    gather.expect(load.false_panics == row.loads, label .. "false panics of loads: " .. load.false_panics)
    gather.expect(store.false_panics == row.stores, label .. "of stores: " .. store.false_panics)
    gather.expect(load.silent_escapes == (row.escapes or 0), label .. "silent escapes of loads")
    gather.expect(store.silent_escapes == 0, label .. "silent escapes of stores")
    if row.dies == "host neighbour" and SPREAD == "20us" and preset == "generic-n1" then
        gather.expect(sweep.agrees(neighbour, store.lives, 4.2 / 20), label .. "the neighbour's share of 20 us")
    end
    local function share(count, of) return row.escapes and "-" or percent(count, of) end
    rows[#rows + 1] = { row[1], percent(load.false_panics, 1), percent(load.silent_escapes, 1), loads_are, share(store.false_panics, 1),
        share(store.silent_escapes, 1), share(host, store.lives), share(neighbour, store.lives) }
end
print(("%d loads and %d stores each, all refused; SError up to %s late; truth UER"):format(SEEDS * ROUNDS, SEEDS * ROUNDS, SPREAD))
columns.print({ "platform", "loads: fp", "se", "mostly", "stores: fp", "se", "host dies", "other VM" }, rows)
print("Who dies follows from this script's schedule (guest 5 us, host 3, neighbour 4), no machine's.")
print("fp: false panics, se: silent escapes; who dies of a store: the host (or all), or the VM beside")
