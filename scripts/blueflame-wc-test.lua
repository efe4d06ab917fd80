-- SPDX-License-Identifier: Apache-2.0
-- Scenario 3. Does the write-combining test that Linux's mlx5 driver makes when it starts pass in a guest, how often?
-- The test (mlx5/core/wc.c) against the model of a NIC: 255 NOP work requests, each stored as eight times 8 bytes
-- (__iowrite64_copy) into the halves of a BlueFlame register in turn. The copy in the register asks for a
-- completion; the copy in memory, which the device fetches if the 64 bytes do not come whole, does not, but for the
-- last one. So the index of the first completion says whether any came whole; one is enough. Under KVM before v6.9 the
-- guest's write-combining mapping is Device memory, and none does: the driver leaves write combining off.
--
--   gather run blueflame-wc-test.lua [-p platform=ideal]
--                                    [-p stall_platform=grace] [-p stall=0.535,0.6,0.65] [-p tries=255] [-p boots=60]
--
-- Exact: v6.8 on any platform that gathers no Device stores (DDI 0487 B2.10); v6.9 on `ideal`. The second table lets
-- each of the seven gaps between stores take longer than `wc_timeout` with a probability of `stall`: p = (1 - stall)^7
-- for a try and 1 - (1 - p)^(tries - 1) for a boot are exact (a first completion at the last try says nothing); what
-- is measured may differ by five standard deviations. The first number is fitted, assumed: 3 of 10 boots fail on some
-- Grace machines (the mails about a NEON copy for mlx5, 2025); see doorbell64.lua. 64 bytes by one instruction have no
-- gap.
local gather = require "gather"
local bars, columns, sweep = require "bars", require "columns", require "sweep"

local platform = gather.param("platform", "ideal")
local stall_platform = gather.param("stall_platform", "grace")
local stalls = {}
for i, text in ipairs(sweep.texts("stall", "0.535,0.6,0.65")) do
    stalls[i] = tonumber(text) or -1
    if stalls[i] < 0 or stalls[i] > 1 then
        error("-p stall: expected probabilities with commas between them, not " .. text)
    end
end
local tries = sweep.count("tries", 255, 2, 255)
local boots = sweep.count("boots", 60, 1, 10000)
local BLUEFLAME, HALF = 0x800, 256
local names = { "WHOLE", "TORN", "INCOMPLETE", "DISORDERED", "DOORBELLS", "OUT_OF_ORDER", "LOST", "OPEN",
    "SIGNALLED", "FIRST_SIGNALLED" }

-- The control segment, big-endian: opcode NOP and index, queue and length in 16 bytes, flags.
local function nop(index)
    return string.pack(">I4 I4 I1 I1 I1 I1 I4", index << 8, 0x12 << 8 | 1, 0, 0, 0, 8, 0) .. string.rep("\0", 48)
end

-- `copy(p, cpu, address, data)` is how the driver writes 64 bytes. Returns what the device has seen, and the report.
local function test(keys, policy, copy)
    local p = gather.platform(keys)
    local ep = p:endpoint{ model = "nic", bars = { [0] = { size = "4KiB", prefetchable = true } } }
    local vm = p:vm{ policy = policy }
    local bar = vm:map(ep, 0, { s1 = "normal-nc" })
    local regs = vm:map(ep, 0, { s1 = "device-ngnre" })
    local cpu = vm:cpu(0)
    local half = 0
    for i = 0, tries - 1 do
        cpu:barrier("dsb st") -- the doorbell record in memory, then wmb()
        copy(p, cpu, bar.va + BLUEFLAME + half, nop(i))
        half = half ~ HALF
    end
    cpu:barrier("dsb st")
    local results = {}
    for i, name in ipairs(names) do
        results[name] = string.unpack("<I4", (cpu:read(regs.va + 0x100 + 4 * (i - 1), 4)))
    end
    -- The first completion is of the first whole WQE, or of the last one by way of memory.
    local first = results.FIRST_SIGNALLED == 0xffffffff and tries - 1 or results.FIRST_SIGNALLED
    results.supported = first ~= tries - 1
    local stats = ep:stats()
    gather.expect(stats["nic.whole"] == results.WHOLE and stats["nic.torn"] == results.TORN,
        policy .. ": registers and statistics agree")
    local report = p:report()
    results.broken = report.stats["pcie.lost_writes"] > 0 -- 64-bit Device stores on bcm2711
    gather.expect(results.broken or results.WHOLE + results.TORN == tries and results.LOST == 0,
        policy .. ": all arrive")
    return results, report
end

local function eight(_, cpu, address, data)
    for at = 1, 64, 8 do
        cpu:write(address + at - 1, data:sub(at, at + 7))
    end
end

-- The arm64 __iowrite64_copy since Linux 6.10: the same as one block, and a hint.
local function eight_and_dgh(p, cpu, address, data)
    eight(p, cpu, address, data)
    cpu:barrier("dgh")
end

print(string.format("%d tries on %s", tries, platform))
print(string.format("%-8s %-4s %5s %5s %8s %6s %6s  %s", "policy", "", "whole", "torn", "disorder", "order",
    "TLPs", "mlx5 says"))
for _, policy in ipairs{ "v6.8", "v6.9" } do
    for how, copy in pairs{ [""] = eight, dgh = eight_and_dgh } do
        local r, report = test({ preset = platform, name = policy .. "-" .. how }, policy, copy)
        print(string.format("%-8s %-4s %5d %5d %8d %6d %6d  write combining is %ssupported", policy, how, r.WHOLE,
            r.TORN, r.DISORDERED, r.OUT_OF_ORDER, report.stats["pcie.mwr"], r.supported and "" or "not "))
        local title = policy .. " " .. how .. ": "
        gather.expect(r.OPEN == 0 and r.INCOMPLETE == 0, title .. "all are complete")
        gather.expect(r.DOORBELLS == 0, title .. "nothing else arrives")
        if policy == "v6.8" and not r.broken then
            gather.expect(not r.supported and r.TORN == tries, title .. "Device stores come in pieces")
            gather.expect(r.DISORDERED == 0 and r.OUT_OF_ORDER == 0, title .. "in order")
            gather.expect(report.stats["pcie.mwr"] == 8 * tries, title .. "eight TLPs each")
        elseif platform == "ideal" then
            gather.expect(r.supported and r.WHOLE == tries, title .. "every WQE comes whole")
            gather.expect(r.FIRST_SIGNALLED == 0, title .. "the first completion is the first WQE's")
            gather.expect(report.stats["pcie.mwr"] == tries, title .. "one TLP each")
        end
    end
end

if test({ preset = stall_platform, name = "no-stall" }, "v6.9", eight).TORN > 0 then -- thunderx2
    error(string.format("-p stall_platform=%s: it does not combine eight stores without a stall", stall_platform))
end

-- How often: `boots` machines whose gaps take too long with probability `stall`.
local rows, picture, boot = {}, {}, 0
for _, policy in ipairs{ "v6.8", "v6.9" } do
    for _, stall in ipairs(policy == "v6.8" and { stalls[1] } or stalls) do
        local function stalled(p, cpu, address, data)
            for at = 1, 64, 8 do
                if at > 1 and math.random() < stall then
                    p:wait("1us")
                end
                cpu:write(address + at - 1, data:sub(at, at + 7))
            end
        end
        local whole, passed = 0, 0
        for _ = 1, boots do
            boot = boot + 1
            local r = test({ preset = stall_platform, wc_timeout = "500ns", name = "boot-" .. boot }, policy, stalled)
            whole = whole + r.WHOLE
            passed = passed + (r.supported and 1 or 0)
        end
        local p = policy == "v6.8" and 0 or (1 - stall) ^ 7
        local boot_p = 1 - (1 - p) ^ (tries - 1)
        rows[#rows + 1] = { policy, stall, string.format("%.3g", p), string.format("%.3g", whole / (boots * tries)),
            string.format("%.3f", boot_p), string.format("%.3f", passed / boots) }
        picture[#picture + 1] = { string.format("%s stall %g", policy, stall), 100 * passed / boots }
        local title = string.format("%s, stall %g: ", policy, stall)
        gather.expect(sweep.agrees(whole, boots * tries, p), title .. "WQEs that come whole")
        gather.expect(math.abs(passed - boots * boot_p) <= 5 * math.sqrt(boots * boot_p * (1 - boot_p)) + 1,
            title .. "boots that pass")
        if policy == "v6.8" then
            gather.expect(whole == 0 and passed == 0, title .. "no boot passes, ever")
        end
    end
end
print(string.format("\n%d boots on %s; a try: (1 - stall)^7, a boot: 1 - (1 - p)^%d", boots, stall_platform, tries - 1))
columns.print({ "policy", "stall", "P(try)", "measured", "P(boot passes)", "measured" }, rows)
print("\nboots that pass, %")
bars.print(picture)
