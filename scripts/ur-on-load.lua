-- SPDX-License-Identifier: Apache-2.0
-- Scenario 7. A guest loads from a device that answers with Unsupported Request. Who dies, and does the memory type matter
-- that so much was written about? The matrix of all that could: Device or Normal-NC; all ones or SLVERR from the root complex;
-- loads whose External aborts are synchronous or not; cores without FEAT_RAS, with it, and with it but saying UC, uncontainable;
-- DPC; a VMM that asks to be told (KVM_CAP_ARM_SEA_TO_USER), or not; a process of the guest (EL0), or its kernel.
--
--   gather run ur-on-load.lua [-p platform=generic-n1] [-p policy=v7.0] [-p profile=NAME] [-p all=true]
--
-- The table has a row for each outcome that differs: what makes no difference is "any". all=true prints every run.
-- profile: of firmware, such as tfa_ea_first; what the matrix sets goes before what the profile says.
--
-- Exact: each row is what DDI 0487 (who takes it), the PCIe specification (who logs it), Linux and the VMM do, as
-- docs/containment.md has it; a run for each cell, and nothing is random. The truth about the core's state is UER (assumed).
-- DPC: "on" is enabled for ERR_NONFATAL, too. A load that is refused makes no ERR_NONFATAL: for the device it is an advisory
-- error, masked after reset. "RP PIO": software has unmasked UR of memory requests at the root port, and that triggers.
-- The SError of a load that is asynchronous comes at once (`serror.latency` 0); posted-write-arrival.lua has what follows if not.
local gather = require "gather"
local columns, sweep = require "columns", require "sweep"

local platform = gather.param("platform", "generic-n1")
local policy = sweep.text("policy", "v7.0", { "v6.8", "v6.9", "v6.17", "v7.0" })
local profile = gather.param("profile", "")
local all = gather.param("all", false)

local dimensions = {
    { key = "answer", head = "answer", "all ones", "SLVERR" },
    { key = "dpc", head = "DPC", "off", "on", "RP PIO" },
    { key = "abort", head = "abort", "sync", "SError" },
    { key = "ras", head = "RAS", "no", "yes", "UC" },
    { key = "user", head = "VMM", "no", "yes" },
    { key = "el", head = "guest", "EL0", "EL1" },
    { key = "memory", head = "memory", "Device", "NC" },
}

-- An extended capability, in the list that begins at 0x100.
local function capability(read, id)
    local at = 0x100
    while read(at, 2) ~= id do
        at = read(at + 2, 2) >> 4
        if at == 0 then
            error(string.format("no extended capability 0x%x", id))
        end
    end
    return at
end

-- DPC (0x1d) of the root port: RP PIO Mask and Severity; bit 16 is UR of a memory request.
local function unmask_rp_pio(p)
    local port, bit = "00:01.0", 1 << 16
    local at = capability(function(offset, size) return p:config_read(port, offset, size) end, 0x1d)
    p:config_write(port, at + 0x10, 4, p:config_read(port, at + 0x10, 4) & ~bit)
    p:config_write(port, at + 0x14, 4, p:config_read(port, at + 0x14, 4) | bit)
end

-- AER (1) of the device: Correctable Error Mask; bit 13 is an advisory error.
local function unmask_advisory(ep)
    local at = capability(function(offset, size) return ep:config_read(offset, size) end, 1) + 0x14
    ep:config_write(at, 4, ep:config_read(at, 4) & ~(1 << 13))
end

local function machine(cell)
    local sync = cell.abort == "sync"
    local p = gather.platform{ preset = platform, profile = profile ~= "" and profile or nil,
        error = { mem_ur = cell.answer == "SLVERR" and "slverr" or "ones" }, posted_error = "aer",
        dpc = cell.dpc == "off" and "off" or "nonfatal",
        abort = { load_device = sync, load_nc = sync, ras = cell.ras ~= "no", report = cell.ras == "UC" and "uc" or "state" },
        host = { aer = "native", sea_to_user = cell.user == "yes" } }
    local ep = p:endpoint{ bars = { [0] = { size = "64KiB" } }, model = "error", error = { read = "ur" } }
    if cell.dpc == "RP PIO" then
        unmask_rp_pio(p)
    end
    return p, ep
end

-- Of several victims the one that the others are in.
local size = { nobody = 0, firmware = 1, ["memory-failure"] = 1, ["vmm-decides"] = 1, ["guest-process"] = 2, guest = 3,
    ["other-guest"] = 3, host = 4, platform = 5 }

local function run(cell, prepare)
    local p, ep = machine(cell)
    if prepare then
        prepare(ep)
    end
    local vm = p:vm{ policy = policy, el = cell.el == "EL0" and 0 or 1 }
    local bar = vm:map(ep, 0, { s1 = cell.memory == "NC" and "normal-nc" or "device-ngnre" })
    local data, fault = vm:cpu(0):read(bar.va, 4)
    p:wait("1ms") -- AER and DPC take their time
    local r = p:report()
    local life, victim = r.lives[1], "nobody"
    for _, e in ipairs(r.errors) do
        victim = size[e.victim] > size[victim] and e.victim or victim
    end
    gather.expect(r.life_count == 1, "one load, one error")
    return { victim = victim, verdict = life.verdict, radius = life.radius, loaded = data, type = bar.type }
end

-- Every combination of the values of `open`, added to those that are `fixed`.
local function each(open, fixed, visit)
    if #open == 0 then
        return visit(fixed)
    end
    local rest = table.move(open, 2, #open, 1, {})
    for _, value in ipairs(open[1]) do
        fixed[open[1].key] = value
        each(rest, fixed, visit)
        fixed[open[1].key] = nil
    end
end

local function name_of(cell)
    local parts = {}
    for i, d in ipairs(dimensions) do
        parts[i] = cell[d.key]
    end
    return table.concat(parts, "|")
end

local outcomes, count, listed = {}, 0, {}
each(dimensions, {}, function(cell)
    local o = run(cell)
    local row = {}
    outcomes[name_of(cell)], count = o, count + 1
    for i, d in ipairs(dimensions) do
        row[i] = cell[d.key]
    end
    listed[count] = table.move({ o.victim, o.verdict, o.radius }, 1, 3, #row + 1, row)
end)

local function text_of(o)
    return o.victim .. "|" .. o.verdict .. "|" .. o.radius
end

-- What comes out for `fixed`, as one text: two that are equal need one row.
local function signature(open, fixed)
    local parts = {}
    each(open, fixed, function(cell) parts[#parts + 1] = text_of(outcomes[name_of(cell)]) end)
    return table.concat(parts, ";")
end

-- The values of the first of `open`, those together that make no difference: { { "off", "on" }, { "RP PIO" } }.
local function groups(d, rest, fixed)
    local list, by = {}, {}
    for _, value in ipairs(d) do
        fixed[d.key] = value
        local what = signature(rest, fixed)
        fixed[d.key] = nil
        if not by[what] then
            by[what] = {}
            list[#list + 1] = by[what]
        end
        table.insert(by[what], value)
    end
    return list
end

local rows = {}
local function compress(open, fixed, shown)
    if #open == 0 then
        local o = outcomes[name_of(fixed)]
        rows[#rows + 1] = table.move({ o.victim, o.verdict, o.radius }, 1, 3, #shown + 1, table.move(shown, 1, #shown, 1, {}))
        return
    end
    local d, rest = open[1], table.move(open, 2, #open, 1, {})
    local found = groups(d, rest, fixed)
    for _, values in ipairs(found) do
        fixed[d.key] = values[1]
        shown[#shown + 1] = #found == 1 and "any" or table.concat(values, ", ")
        compress(rest, fixed, shown)
        shown[#shown] = nil
        fixed[d.key] = nil
    end
end
compress(dimensions, {}, {})

local heads = {}
for i, d in ipairs(dimensions) do
    heads[i] = d.head
end
table.move({ "dies", "verdict", "radius" }, 1, 3, #heads + 1, heads)
print(string.format("a load of 4 bytes is refused (UR); %s, %s, %d runs", platform, policy, count))
columns.print(heads, all and listed or rows)

-- Where the values are all ones nobody need be told: the function's registers have it (C3), its advisory message masked or not.
local quiet = { answer = "all ones", dpc = "off", abort = "sync", ras = "yes", user = "no", el = "EL1" }
for _, memory in ipairs{ "Device", "NC" } do
    quiet.memory = memory
    for _, how in ipairs{ run(quiet), (run(quiet, unmask_advisory)) } do
        gather.expect(how.verdict == "CONTAINED-SILENT", memory .. ": a register has it")
    end
end

-- Linux and KVM (docs/containment.md): FEAT_RAS costs the process its VM, and a core that says UC the host.
local function expected(cell)
    if cell.abort == "SError" then
        return cell.ras == "UC" and "host" or "guest"
    elseif cell.ras == "no" then
        return cell.el == "EL0" and "guest-process" or "guest"
    end
    return cell.user == "yes" and policy == "v7.0" and "vmm-decides" or "guest"
end

each(dimensions, {}, function(cell)
    local o, label = outcomes[name_of(cell)], name_of(cell)
    gather.expect((o.type == "Normal") == (cell.memory == "NC" and policy ~= "v6.8"), label .. ": the type")
    if cell.memory == "NC" then -- the headline
        local other = setmetatable({ memory = "Device" }, { __index = cell })
        gather.expect(text_of(o) == text_of(outcomes[name_of(other)]), label .. ": the memory type changes nothing")
    end
    if cell.dpc == "on" then
        local other = setmetatable({ dpc = "off" }, { __index = cell })
        gather.expect(text_of(o) == text_of(outcomes[name_of(other)]), label .. ": nor does DPC, as it is enabled")
    end
    if cell.answer == "all ones" then
        gather.expect(o.loaded == ("\xff"):rep(4), label .. ": all ones")
        if cell.dpc ~= "RP PIO" then
            gather.expect(o.victim == "nobody", label .. ": nobody dies")
        end
    elseif profile == "" and cell.dpc ~= "RP PIO" then
        gather.expect(o.victim == expected(cell), label .. ": " .. expected(cell))
    end
end)
