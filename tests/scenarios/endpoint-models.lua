-- SPDX-License-Identifier: Apache-2.0
-- The endpoint models at the end of a link: what the errors of "error" become at the host, and what NVMe
-- doorbells and a framebuffer make of combined stores.
local gather = require "gather"

-- ---- error ----------------------------------------------------------------------------------------

local function errors(keys)
    local p = gather.platform{ preset = "ideal", completion_timeout = "100us" }
    local ep = p:endpoint{ model = "error", error = keys }
    local vm = p:vm{ policy = "v6.9" }
    local cpu, bar = vm:cpu(0), vm:map(ep, 0, { s1 = "device-ngnre" })
    ep:poke(0, 0, string.rep("\x5a", 64))
    return { p = p, ep = ep, cpu = cpu, va = bar.va }
end
local function timed_read(m, offset)
    local before = m.p:time()
    local data, fault = m.cpu:read(m.va + offset, 4)
    return data, m.p:time() - before, fault
end

local usual
for _, kind in ipairs{ "ok", "ur", "ca", "timeout", "delay", "poison" } do
    local m = errors{ read = kind, delay = "7us", last = 3 }
    local data, ns = timed_read(m, 0)
    usual = usual or ns
    if kind == "ok" or kind == "delay" then
        gather.expect(data == "ZZZZ", kind .. ": the data comes")
    else
        gather.expect(data ~= "ZZZZ", kind .. ": the data does not come")
    end
    local want = kind == "delay" and usual + 7000 or kind == "timeout" and 100000 or usual
    -- A completion without data is 4 bytes shorter, and a timer knows nothing of the way to the core.
    gather.expect(math.abs(ns - want) < (kind == "timeout" and 1000 or 10),
        string.format("%s: after %.1f ns, %.1f expected", kind, ns, want))
    gather.expect(kind == "ok" or m.ep:stats()["error.read_" .. kind] == 1, kind .. ": counted")
    gather.expect((timed_read(m, 4)) == "ZZZZ", kind .. ": beside the range nothing happens")
end
for _, kind in ipairs{ "ok", "ur", "ca", "timeout", "delay" } do
    local m = errors{ write = kind, skip = 1, count = 1 }
    for i = 0, 2 do
        m.cpu:write(m.va + 4 * i, "abcd")
    end
    m.p:report()
    local done = kind == "ok" or kind == "delay"
    gather.expect(m.ep:memory(0, 0, 12) == (done and "abcdabcdabcd" or "abcdZZZZabcd"), kind .. ": the second write")
end

-- ---- nvme -----------------------------------------------------------------------------------------

local CC, CSTS, AQA = 0x14, 0x1c, 0x24
local function nvme(s1)
    local p = gather.platform{ preset = "ideal" }
    local ep = p:endpoint{ model = "nvme", nvme = { queues = 2, entries = 16, ready_time = "1us" } }
    local vm = p:vm{ policy = "v6.9" }
    local cpu = vm:cpu(0)
    local regs = vm:map(ep, 0, { s1 = "device-ngnre" }).va
    cpu:write(regs + AQA, "\x0f\0\x0f\0")
    cpu:write(regs + CC, "\1\0\0\0")
    local polls = 0
    while cpu:read(regs + CSTS, 4) ~= "\1\0\0\0" do
        polls = polls + 1
    end
    gather.expect(polls >= 1 and polls < 10, "the controller is ready after a while")
    return p, ep, cpu, vm:map(ep, 0, { s1 = s1 }).va + 0x1000
end
local p, ep, cpu, bells = nvme("device-ngnre")
for i = 1, 3 do
    cpu:write(bells + 8, string.pack("<I4", i)) -- SQ 1 tail
    cpu:write(bells + 12, string.pack("<I4", i)) -- CQ 1 head
end
cpu:write(bells + 24, "\1\0\0\0") -- SQ 3, which is not there
cpu:write(bells + 8, "\x10\0\0\0") -- past the end
p:report()
local s = ep:stats()
gather.expect(s["nvme.sq1.writes"] == 4 and s["nvme.sq_doorbells"] == 3 and s["nvme.cq_doorbells"] == 3
    and s["nvme.commands"] == 3, "each doorbell counts")
gather.expect(s["nvme.invalid_register"] == 1 and s["nvme.invalid_value"] == 1, "two events")
p, ep, cpu, bells = nvme("normal-nc")
cpu:write(bells + 8, "\3\0\0\0")
cpu:write(bells + 12, "\3\0\0\0")
p:report()
s = ep:stats()
gather.expect(s["nvme.wide"] == 1 and s["nvme.sq_doorbells"] == 0, "combined they are one TLP, which is lost")

-- ---- framebuffer ----------------------------------------------------------------------------------

p = gather.platform{ preset = "ideal", join_limit = 64 }
ep = p:endpoint{ model = "framebuffer", framebuffer = { width = 640, height = 480 } }
local vm = p:vm{ policy = "v6.9" }
cpu = vm:cpu(0)
local pixels = vm:map(ep, 2, { s1 = "normal-nc" })
for row = 0, 9 do
    cpu:store(pixels.va + row * 640 * 4, { pattern = "stp", bytes = 256 })
    cpu:barrier("dsb st")
end
cpu:store(pixels.va, { pattern = "stp", bytes = 64 })
p:report()
s = ep:stats()
gather.expect(s["framebuffer.tlps_64"] == 41 and s["framebuffer.tlps"] == 41, "64 bytes each")
gather.expect(s["framebuffer.dirty_rows"] == 10 and s["framebuffer.overdraw"] == 64, "ten rows, one line twice")
gather.expect(cpu:read(pixels.va + 8, 8) == "\8\9\10\11\12\13\14\15", "read back")
gather.expect(ep:stats()["framebuffer.reads"] == 1, "and counted")

-- ---- poisoned writes ------------------------------------------------------------------------------

-- Who takes them, and what is told of it: nothing but an advisory error, which is masked.
for _, row in ipairs{ { nil, false }, { "memory", true }, { "registers", false }, { "nic", false }, { "nvme", false },
                      { "framebuffer", true }, { "error", true }, { "lua", true } } do
    local model, takes = row[1], row[2]
    local number, flag = model == "framebuffer" and 2 or 0, nil
    local what = (model or "no model") .. ": "
    p = gather.platform{}
    ep = p:endpoint{ bars = { [0] = { size = "64KiB" }, [2] = { size = "4MiB" } }, model = model ~= "lua" and model or nil,
                     on_write = model == "lua" and function(w) flag = w.poisoned end or nil }
    vm = p:vm{}
    cpu = vm:cpu(0)
    local va = vm:map(ep, number, { s1 = "device-ngnre" }).va + 0x40
    ep:inject{ kind = "poison", bar = number }
    cpu:write(va, "abcd")
    local r = p:report()
    gather.expect(#r.errors == (takes and 0 or 1) and (takes or r.errors[1].kind == "write-poison"), what .. "what is told")
    gather.expect((ep:memory(number, 0x40, 4) == "abcd") == takes, what .. "its bytes")
    gather.expect(model ~= "lua" or flag == true, what .. "it is told of the poison")
end
