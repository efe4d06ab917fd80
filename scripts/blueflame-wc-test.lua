-- SPDX-License-Identifier: Apache-2.0
-- The write-combining test that Linux's mlx5 driver makes when it starts (mlx5/core/wc.c), against the
-- model of a NIC: 255 NOP work requests, each stored as eight times 8 bytes (__iowrite64_copy) into the
-- halves of a BlueFlame register in turn. The copy in the register asks for a completion; the copy in
-- memory, which the device fetches if the 64 bytes do not come whole, does not, but for the last one. So
-- the index of the first completion says whether any came whole. Under KVM before v6.9 the guest's
-- write-combining mapping is Device memory, and none does.
--
--   gather run blueflame-wc-test.lua [-p platform=NAME]
local gather = require "gather"

local platform = gather.param("platform", "ideal")
local WQES, BLUEFLAME, HALF = 255, 0x800, 256
local names = { "WHOLE", "TORN", "INCOMPLETE", "DISORDERED", "DOORBELLS", "OUT_OF_ORDER", "LOST", "OPEN",
    "SIGNALLED", "FIRST_SIGNALLED" }

-- The control segment, big-endian: opcode NOP and index, queue and length in 16 bytes, flags.
local function nop(index)
    return string.pack(">I4 I4 I1 I1 I1 I1 I4", index << 8, 0x12 << 8 | 1, 0, 0, 0, 8, 0) .. string.rep("\0", 48)
end

-- How the driver writes 64 bytes: eight stores, or with the arm64 __iowrite64_copy since Linux 6.10 the
-- same as one block, and a hint.
local function test(policy, how)
    local p = gather.platform{ preset = platform, name = policy .. "-" .. how }
    local ep = p:endpoint{ model = "nic", bars = { [0] = { size = "4KiB", prefetchable = true } } }
    local vm = p:vm{ policy = policy }
    local bar = vm:map(ep, 0, { s1 = "normal-nc" })
    local regs = vm:map(ep, 0, { s1 = "device-ngnre" })
    local cpu = vm:cpu(0)
    local half = 0
    for i = 0, WQES - 1 do
        local data = nop(i)
        cpu:barrier("dsb st") -- the doorbell record in memory, then wmb()
        for at = 1, 64, 8 do
            cpu:write(bar.va + BLUEFLAME + half + at - 1, data:sub(at, at + 7))
        end
        if how == "dgh" then
            cpu:barrier("dgh")
        end
        half = half ~ HALF
    end
    cpu:barrier("dsb st")
    local results = {}
    for i, name in ipairs(names) do
        results[name] = string.unpack("<I4", (cpu:read(regs.va + 0x100 + 4 * (i - 1), 4)))
    end
    -- The first completion is of the first whole WQE, or of the last one by way of memory.
    local first = results.FIRST_SIGNALLED == 0xffffffff and WQES - 1 or results.FIRST_SIGNALLED
    results.supported = first ~= WQES - 1
    local stats = ep:stats()
    gather.expect(stats["nic.whole"] == results.WHOLE and stats["nic.torn"] == results.TORN,
        policy .. " " .. how .. ": registers and statistics agree")
    return results, p:report()
end

print(string.format("%-8s %-4s %5s %5s %8s %6s %6s  %s", "policy", "", "whole", "torn", "disorder", "order",
    "TLPs", "mlx5 says"))
for _, policy in ipairs{ "v6.8", "v6.9" } do
    for _, how in ipairs{ "", "dgh" } do
        local r, report = test(policy, how)
        print(string.format("%-8s %-4s %5d %5d %8d %6d %6d  write combining is %ssupported", policy, how, r.WHOLE,
            r.TORN, r.DISORDERED, r.OUT_OF_ORDER, report.stats["pcie.mwr"], r.supported and "" or "not "))
        local title = policy .. " " .. how .. ": "
        gather.expect(r.WHOLE + r.TORN == WQES and r.OPEN == 0 and r.INCOMPLETE == 0, title .. "all arrive")
        gather.expect(r.LOST == 0 and r.DOORBELLS == 0, title .. "nothing is lost")
        if policy == "v6.8" then
            gather.expect(not r.supported and r.TORN == WQES, title .. "Device stores come in pieces")
            gather.expect(r.DISORDERED == 0 and r.OUT_OF_ORDER == 0, title .. "in order")
            gather.expect(report.stats["pcie.mwr"] == 8 * WQES, title .. "eight TLPs each")
        elseif platform == "ideal" then
            gather.expect(r.supported and r.WHOLE == WQES, title .. "every WQE comes whole")
            gather.expect(r.FIRST_SIGNALLED == 0, title .. "the first completion is the first WQE's")
            gather.expect(report.stats["pcie.mwr"] == WQES, title .. "one TLP each")
        end
    end
end
