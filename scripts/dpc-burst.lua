-- SPDX-License-Identifier: Apache-2.0
-- Downstream Port Containment in the middle of a burst: which stores still arrive, which are dropped, and is it
-- contained? A guest writes a burst to a BAR, and the device refuses one write of it. Without DPC that one is
-- missing, all others arrive. With DPC the port takes the link down as soon as the device's message is there: what
-- had gone through by then has arrived, also behind the hole; what is on the link is lost, and what comes later is
-- dropped at the port. No store is undone, and none is told of. The smaller the part of a burst that is on its way at
-- a time, the less arrives behind the hole: Device memory bounds it, Normal-NC does not.
--
--   gather run dpc-burst.lua [-p platform=generic-n1] [-p bytes=4096] [-p refused=512]
--
-- Exact, by PCIe Base 6.2.11 and 2.9.3 (a port in DPC: link down, posted requests dropped): a refused write never
-- arrives; what arrives behind it is without a gap; each byte has arrived, or is of a write with a life that has
-- failed and is dropped; nobody outside the guest is touched. With Device stores at most device_outstanding (4) and
-- those that were answered before the message came are on their way. How many bytes arrive behind the hole is of the
-- preset's times (link, root complex: assumed).
-- Linux is told by DPC's interrupt (host.aer = native) and stops the VM by QEMU, recovery_time (assumed) later.
-- `release` is when software lets go of the port: if that is earlier than the stop, the guest, whom nobody has told,
-- writes to a device that has been reset.
local gather = require "gather"
local columns, sweep = require "columns", require "sweep"

local preset = gather.param("platform", "generic-n1")
local BYTES = sweep.count("bytes", 4096, 1024, 16384) // 64 * 64
local REFUSED = sweep.count("refused", 512, 0, BYTES - 64) // 64 * 64
local UNIT = 16 -- of a Device store

local function machine(args)
    local p = gather.platform{ preset = preset, dpc = args.dpc, dpc_recovery = args.release, dpc_answer = "ur",
        posted_error = "aer", hang_bytes = 0, wide_writes = "whole",
        host = { aer = "native", recovery_time = args.stop or "1ms" }, name = args.name }
    local above = args.switch and p:switch{} or p
    local ep = above:endpoint{ bars = { [0] = { size = "64KiB", prefetchable = true } } }
    local vm = p:vm{ policy = "v6.9", s1 = "4k" }
    local bar = vm:map(ep, 0, { s1 = args.s1 })
    ep:inject{ kind = "ur", bar = 0, offset = REFUSED, count = 1 }
    return p, ep, vm, bar
end

local function burst(vm, bar)
    return vm:cpu(0):store(bar, { pattern = "strq", bytes = BYTES, data = ("x"):rep(BYTES) })
end

-- What of the burst is at the device: bytes before the refused write, of it, without a gap behind it, in all.
local function arrived(ep, refused_size)
    local before, of_it, behind, all = 0, 0, 0, 0
    local gap = false
    for at = 0, BYTES - UNIT, UNIT do
        local there = ep:memory(0, at, UNIT) == ("x"):rep(UNIT)
        local size = there and UNIT or 0
        all = all + size
        if at < REFUSED then
            before = before + size
        elseif at < REFUSED + refused_size then
            of_it = of_it + size
        else
            gap = gap or not there
            behind = behind + (gap and 0 or size)
        end
    end
    return before, of_it, behind, all
end

local function verdicts(lives)
    local first, rest = lives[1], {}
    for i = 2, #lives do rest[lives[i].verdict] = (rest[lives[i].verdict] or 0) + 1 end
    local text = {}
    for verdict in pairs(rest) do text[#text + 1] = verdict end
    table.sort(text)
    return first, #text > 0 and table.concat(text, " ") or "-"
end

local behind_hole = {}
local rows = {}
for _, dpc in ipairs{ { "off" }, { "nonfatal" }, { "nonfatal", true } } do
    for _, s1 in ipairs{ "device-ngnrne", "device-ngnre", "normal-nc" } do
        local label = dpc[1] .. (dpc[2] and ", switch" or "")
        local p, ep, vm, bar = machine{ dpc = dpc[1], switch = dpc[2], s1 = s1, release = "0",
            name = label:gsub("[, ]+", "-") .. "-" .. s1 }
        local size = s1 == "normal-nc" and 64 or UNIT -- of a TLP
        burst(vm, bar)
        vm:cpu(0):barrier("dsb sy")
        p:wait("20us")
        local before, of_it, behind, all = arrived(ep, size)
        p:wait("2ms")
        local r = p:report()
        local first, rest = verdicts(r.lives)
        local lost = BYTES - all - size
        label = label .. ", " .. s1 .. ": "
        if preset == "generic-n1" then -- whose TLPs are those of `size`
            gather.expect(before == REFUSED and of_it == 0, label .. "what came before, and nothing of it")
            gather.expect(before + behind == all, label .. "no gap but the one")
            gather.expect(r.life_count == 1 + lost // size, label .. "each TLP that is missing has a life")
            gather.expect((lost == 0) == (dpc[1] == "off"), label .. "only DPC drops others: " .. lost)
        end
        gather.expect(first.verdict == "CONTAINED-ASYNC" and first.radius == "vm", label .. "its VM is stopped")
        gather.expect(rest == (lost == 0 and "-" or "CONTAINED-SILENT") or preset ~= "generic-n1", label .. "the others: " .. rest)
        for _, life in ipairs(r.lives) do
            local over = life.events[#life.events]
            gather.expect(life.owner == "vm1" and life.kind ~= "stale-write", label .. "the guest's own")
            for _, x in ipairs(life.events) do over = x.what == "dropped" and x or over end
            gather.expect(over.what == "dropped", label .. "it is over")
        end
        gather.expect(vm:stopped(), label .. "stopped")
        rows[#rows + 1] = { label:match("^(.*), [%w-]+: $"), s1, before, size, behind, lost, first.verdict, rest }
        if dpc[1] ~= "off" and not dpc[2] then behind_hole[s1] = behind end
    end
end
print(("a burst of %d bytes, the write at %d is refused"):format(BYTES, REFUSED))
columns.print({ "DPC", "stage 1", "before", "refused", "behind", "lost", "verdict", "of the lost" }, rows)
if preset == "generic-n1" and BYTES - REFUSED >= 3584 then
    gather.expect(behind_hole["device-ngnrne"] <= behind_hole["device-ngnre"], "nGnRnE waits for each")
    gather.expect(behind_hole["device-ngnre"] < behind_hole["normal-nc"], "NC bounds nothing")
end

-- The same burst again while nobody has told the guest: where does it go?
print()
local again = {}
for _, case in ipairs{ { "0", "100us" }, { "20us", "100us" }, { "100us", "20us" } } do
    local release, stop = table.unpack(case)
    local p, ep, vm, bar = machine{ dpc = "nonfatal", s1 = "normal-nc", release = release, stop = stop, name = "again-" .. release }
    burst(vm, bar)
    p:wait("50us")
    local went = not vm:stopped()
    burst(vm, bar)
    vm:cpu(0):barrier("dsb sy")
    p:wait("20us")
    local _, _, _, all = arrived(ep, 64)
    local there = all == BYTES
    p:wait("200us")
    local r = p:report()
    local text = not went and "never made: the VM is stopped" or there and "all of it arrives, at a device that was reset" or
        "all of it is dropped"
    again[#again + 1] = { release == "0" and "never" or release, stop, text, r.lives[1].verdict }
    local label = ("release %s, stop %s: "):format(release, stop)
    gather.expect(went == (stop == "100us"), label .. "who runs")
    gather.expect(there == (release == "20us"), label .. "arrives only after a release, if the guest still runs")
end
columns.print({ "release", "VM stopped", "the same burst 50 us later", "verdict of the first" }, again)
