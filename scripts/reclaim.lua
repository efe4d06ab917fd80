-- SPDX-License-Identifier: Apache-2.0
-- Scenario 11. A VM is killed, and its device goes to the next one. Are the dead VM's writes over before the next
-- owner comes? The host's steps: exit, stage-2 unmap, TLBI, DSB, reset, hand-over. TLBI and DSB can be left out, and
-- the reset can go by two paths:
--   FLR: a configuration write. It is non-posted, and pushes the posted writes before it: when it completes, nothing
--   is in flight.
--   other: a reset that the writes do not order with, as of a platform device by ACPI, an SMC or a reset line.
-- By FLR nothing of the dead VM arrives after the hand-over, if DSB has emptied the write buffers and TLBI has ended
-- the mapping. By the other path what a DSB has waited for need not have arrived: Normal-NC and Device-nGnRE leak the
-- same writes if they are acknowledged early, and so Device-nGnRE is no better here; Device-nGnRnE is, as long as it
-- is acknowledged from where the write is sure to be next (the link).
--
--   gather run reclaim.lua [-p platform=generic-n1] [-p lines=64]
--
-- Exact, by PCIe Base 2.4.1 (a non-posted request does not pass posted ones), DDI 0487 B2.10 (a Normal-NC store may
-- wait in a write buffer without a bound; early acknowledgement ends a store for a DSB before it is at the device)
-- and D8.17 (TLBI): whether there is a stale write, and (generic-n1) what is left in the buffer: one, of 32 bytes.
-- How many are on their way is of the platform's: here those of its queue of posted writes (`posted_queue` = 16,
-- assumed), behind a device that takes one each 500 ns (`link.write_time`, set here) and whose 32 credits are used
-- up. wc_timeout = 0: no buffer drains by itself, the worst that the architecture allows. What is in the device's own
-- receive buffer counts as arrived: a reset of the device clears it.
-- A second vCPU writes once more after the hand-over, by what its TLB holds: KVM has all vCPUs exit first, so it
-- stands for a revocation of the BAR while the guest runs. With TLBI it faults.
-- stale: lives of the kind stale-write, each a LEAK and a silent escape, for nobody is told; bytes: what the next
-- owner finds of the old one in a device that was reset.
-- DSB: on the core where the vCPU ran. That a DSB behind a broadcast TLBI on another core waits for that core's
-- stores, too (DVM Sync) is not modelled. The FLR is written by another core: device_drains_wc would else have a
-- DSB's effect.
-- The host is played by a VM of its own. With p:host() and vm:unmap(): the functions under "the host", and the two
-- DSBs.
local gather = require "gather"
local columns, sweep = require "columns", require "sweep"

local preset = gather.param("platform", "generic-n1")
local exact = preset == "generic-n1" -- its write buffers and its link
local LINES = sweep.count("lines", 64, 48, 256)
local HALF, LATE = 32, 0x8000 -- half a line; where the second vCPU writes
local FULL = { tlbi = true, dsb = true }

local function capability(ep, id)
    local at = ep:config_read(0x34, 1)
    while at ~= 0 and ep:config_read(at, 1) ~= id do at = ep:config_read(at + 1, 1) end
    gather.expect(at ~= 0, ("capability %d"):format(id))
    return at
end

-- ---- the host: what p:host() and vm:unmap() would do ----

local function host_of(p, ep)
    local vm = p:vm{ policy = "v6.9", s1 = "4k" }
    return { vm = vm, config = vm:map(ep, "config"), ep = ep } -- host:map(ep, "config")
end

local function unmap(vm, bar, tlbi)
    for at = 0, bar.size - 1, 4096 do -- the VM's stage-2 leaves are not valid any more
        local ok = pcall(function() vm:corrupt{ stage = 2, ipa = bar.ipa + at, level = 3, bit = 0 } end)
        gather.expect(ok, "a leaf of stage 2")
    end
    if tlbi then vm:tlbi("vmalls12e1is", 0) end
end

local function host_flr(host, p)
    local at = host.config.va + capability(host.ep, 0x10) + 8 -- Device Control
    local value = host.ep:config_read(at - host.config.va, 2) | 1 << 15 -- Initiate FLR
    host.vm:cpu(3):write(at, string.pack("<I2", value))
    host.vm:cpu(3):barrier("dsb sy") -- Device-nGnRnE: until the completion is there
end

-- ---- one run ----

local function run(args)
    local steps = args.steps or FULL
    local p = gather.platform{ preset = preset, wc_timeout = "0", posted_queue = 16, hang_bytes = 0,
        wide_writes = "whole", completion_timeout = "10ms", ack_device_e = args.ack or "root",
        ack_device_ne = args.ack or "link", ack_gather = args.ack or "root", name = args.name,
        link = { write_time = "500ns", aspm = "off" } }
    local ep = p:endpoint{ bars = { [0] = { size = "64KiB", prefetchable = true } } }
    local dead, heir = p:vm{ policy = "v6.9", s1 = "4k" }, p:vm{ policy = "v6.9", s1 = "4k" }
    local bar = dead:map(ep, 0, { s1 = args.s1 })
    local host = host_of(p, ep)
    dead:cpu(1):write(bar.va + LATE, "alive...") -- its TLB has the page now
    dead:cpu(1):barrier("dsb sy")
    p:wait("10us")
    ep:poke(0, LATE, ("\0"):rep(64))

    dead:cpu(0):store(bar, { pattern = "strq", bytes = LINES * 64 + HALF, data = ("A"):rep(LINES * 64 + HALF) })
    dead:cpu(0):exit()
    unmap(dead, bar, steps.tlbi)
    if steps.dsb then host.vm:cpu(0):barrier("dsb sy") end
    if args.path == "FLR" then
        host_flr(host, p)
        p:enumerate() -- software restores the configuration, at once
    end
    p:wait("400ns") -- of the reset: what was on the link itself is there
    for at = 0, 0x10000 - 1, 4096 do ep:poke(0, at, ("\0"):rep(4096)) end -- what a reset does to the device's memory
    ep:hand_over(heir)
    local own = heir:map(ep, 0, { s1 = "device-ngnre" })
    heir:cpu(2):read(own.va + 0x4000, 8)
    local _, fault = dead:cpu(1):write(bar.va + LATE, "AAAAAAAA")
    gather.expect((fault and fault.kind == "translation" or false) == (steps.tlbi or false), args.name .. ": the late store")
    dead:cpu(1):exit()
    -- Whatever is still in a buffer drains: the cores do something else some day.
    host.vm:cpu(1):barrier("dsb sy")
    host.vm:cpu(0):barrier("dsb sy")
    p:wait("100us")
    local r = p:report()
    local seen = { stale = 0, leaks = 0 }
    for _, life in ipairs(r.lives) do
        seen.stale = seen.stale + (life.kind == "stale-write" and 1 or 0)
        seen.leaks = seen.leaks + (life.verdict == "LEAK" and 1 or 0)
        gather.expect(life.kind ~= "stale-write" or life.verdict == "LEAK" and life.silent_escape and life.owner == "vm1",
            args.name .. ": a stale write leaks, and nobody is told")
    end
    seen.bytes = select(2, ep:memory(0, 0, 0x10000):gsub("A", ""))
    return seen
end


local rows = {}
local function row(args)
    local steps = args.steps or FULL
    local ack = args.ack or (args.s1 == "device-ngnrne" and "link" or "root")
    args.name = ("%d %s %s ack %s%s%s"):format(#rows + 1, args.path, args.s1, ack, steps.tlbi and "" or " without TLBI",
        steps.dsb and "" or " without DSB"):gsub(" ", "-")
    local x = run(args)
    rows[#rows + 1] = { args.path, args.s1, ack, steps.tlbi and "yes" or "no", steps.dsb and "yes" or "no", x.stale, x.bytes, x.leaks > 0 and "LEAK" or "contained" }
    gather.expect(x.leaks == x.stale, args.name .. ": nothing else leaks")
    gather.expect((x.bytes > 0) == (x.stale > 0), args.name .. ": the next owner sees it")
    return x
end

local NO_DSB, NO_TLBI = { tlbi = true }, { dsb = true }
local types = { "normal-nc", "device-ngnre", "device-ngnrne" }
for _, s1 in ipairs(types) do
    local nc = s1 == "normal-nc"
    local full = row{ path = "FLR", s1 = s1 }
    gather.expect(full.stale == 0, s1 .. ": nothing is in flight when the FLR is complete")
    local x = row{ path = "FLR", s1 = s1, steps = NO_DSB }
    gather.expect(not exact or x.stale == (nc and 1 or 0) and x.bytes == (nc and HALF or 0), s1 .. ": the buffer that nothing has drained")
    x = row{ path = "FLR", s1 = s1, steps = NO_TLBI }
    gather.expect(not exact or x.stale == 1 and x.bytes == 8, s1 .. ": the store by the old translation")
end
for _, s1 in ipairs(types) do
    local full = row{ path = "other", s1 = s1 }
    gather.expect(not exact or (full.stale > 0) == (s1 ~= "device-ngnrne"), s1 .. ": a DSB has not waited for their arrival")
    gather.expect(row{ path = "other", s1 = s1, steps = NO_DSB }.stale > full.stale or not exact or s1 == "device-ngnrne", s1 .. ": and without it more")
    gather.expect(row{ path = "other", s1 = s1, steps = NO_TLBI }.stale == full.stale + 1 or not exact, s1 .. ": the late store")
end
for _, ack in ipairs{ "pe", "root", "link" } do
    local of = {}
    for _, s1 in ipairs(types) do of[s1] = row{ path = "other", s1 = s1, ack = ack }.stale end
    gather.expect(not exact or (of["device-ngnre"] > 0) == (ack ~= "link"), ack .. ": early acknowledgement leaks")
    gather.expect(not exact or (of["device-ngnre"] > 0) == (of["normal-nc"] > 0), ack .. ": nGnRE is no better than NC")
    gather.expect(not exact or (of["device-ngnrne"] > 0) == (ack ~= "link"), ack .. ": nor is nGnRnE, if that is what it means")
end
print("writes of a dead VM that come after the hand-over; the device takes one each 500 ns (assumed)")
columns.print({ "reset", "stage 1", "answered by", "TLBI", "DSB", "stale", "bytes", "verdict" }, rows)
