-- SPDX-License-Identifier: Apache-2.0
-- A guest points TTBR0_EL1 into a BAR of its own device. Who walks there, and who pays when the device fails?
--
-- Expected. KVM sets HCR_EL2.PTW: where it maps BARs as Device memory (to v6.8) the walk is a stage-2 Permission fault with
-- S1PTW, and not one TLP leaves; KVM changes nothing, and the vCPU is stuck, with nobody else hurt. Where it lets BARs be Normal
-- Non-cacheable (from v6.9) the walker is a requester: 8 bytes for each descriptor, four for a cold address, one for the next
-- page, none for one that a TLB has. When the device stops to answer, each level has its own end, all of them the guest's:
-- a root complex that gives errors makes it an External abort on the walk, DFSC 0x14 to 0x17 by the first level that no TLB
-- has; one that gives zeros a Translation fault; one that gives ones a descriptor, which leads to an address that is not the
-- VM's, so that KVM or the VMM has to answer for it.
--
--   gather run walk-in-bar.lua [-p platform=NAME]
local gather = require "gather"
local columns = require "columns"

local preset = gather.param("platform", "")
local LEVELS = 4

-- A machine whose guest has tables in BAR 2 and four windows to BAR 0, each in a table of its own at another level.
local steps = { 0, 2 << 20, 1 << 30, 512 << 30 }

local function machine(policy, read_error)
    local p = gather.platform{ preset = preset ~= "" and preset or nil, read_error = read_error }
    local ep = p:endpoint{ bars = { [0] = { size = "64KiB", prefetchable = true }, [2] = { size = "1MiB", prefetchable = true } } }
    local vm = p:vm{ policy = policy, el = 0 }
    local tables = vm:tables_in(ep, 2)
    local windows = {}
    for i, step in ipairs(steps) do
        windows[i] = vm:map(ep, 0, { s1 = "normal-nc", va = (1 << 44) + step })
    end
    local t = { p = p, ep = ep, vm = vm, cpu = vm:cpu(0), tables = tables, va = windows[1].va, windows = windows }
    p:on("tlp", function(tlp)
        if tlp.dir == "down" then t.tlps[#t.tlps + 1] = tlp end
    end)
    return t
end

-- Read there: how many reads of each level's descriptor, and of data; then what cpu:read returns.
local function touch(t, va)
    local level, seen = {}, { [0] = 0, 0, 0, 0, data = 0 }
    for k = 0, LEVELS - 1 do
        level[t.vm:descriptor{ stage = 1, va = va, level = k }.address] = k
    end
    t.tlps = {}
    local before = t.cpu:time()
    local bytes, fault = t.cpu:read(va, 4)
    for _, tlp in ipairs(t.tlps) do
        local k = level[tlp.address]
        gather.expect(tlp.type == "MRd" and tlp.bytes == (k and 8 or 4), "descriptors are read by 8 bytes")
        seen[k or "data"] = seen[k or "data"] + 1
    end
    seen.ns = t.cpu:time() - before
    return seen, bytes, fault
end

local function counts(seen)
    return string.format("%d %d %d %d", seen[0], seen[1], seen[2], seen[3])
end

local function outcome(fault, bytes)
    if not fault then return bytes == "\xff\xff\xff\xff" and "data: all ones" or "data" end
    local s1ptw = fault.esr >> 7 & 1
    return string.format("DFSC 0x%02x, S1PTW %d, to EL%d: %s", fault.dfsc, s1ptw, fault.el, fault.victim)
end

-- 1. Two policies, the same guest.
local rows, fault = {}, nil
for _, policy in ipairs{ "v6.8", "v6.9" } do
    local t = machine(policy, "slverr")
    for _, what in ipairs{ { "cold", 0 }, { "the next page", 4096 }, { "once more", 4096 } } do
        local seen, bytes, f = touch(t, t.va + what[2])
        rows[#rows + 1] = { policy, t.tables.s2, what[1], counts(seen), seen.data, seen.ns, outcome(f) }
        if policy == "v6.8" then
            fault = f
            gather.expect(#t.tlps == 0, "v6.8: not one TLP")
            gather.expect(f and f.kind == "permission" and f.el == 2 and f.dfsc & ~3 == 0x0c and f.esr >> 7 & 1 == 1,
                "v6.8: stage-2 Permission fault of the walk")
            gather.expect(f.hpfar << 8 == t.vm:descriptor{ stage = 1, va = t.va, level = 0 }.address & ~0xfff,
                "v6.8: HPFAR_EL2 has the table")
        else
            local want = { cold = "1 1 1 1", ["the next page"] = "0 0 0 1", ["once more"] = "0 0 0 0" }
            gather.expect(bytes == "\0\0\0\0" and seen.data == 1, "v6.9: the load works")
            gather.expect(counts(seen) == want[what[1]], "v6.9: " .. what[1] .. ": " .. counts(seen))
        end
    end
    gather.expect(not t.vm:stopped(), policy .. ": the VM is not ended")
end
columns.print({ "KVM", "stage 2", "load", "TLPs by level", "data", "ns", "outcome" }, rows)
print("v6.8: " .. fault.text:gsub(": ", ":\n      ", 1) .. "\n")

-- 2. Under v6.9 one page is in use when the device stops to decode its BARs; then the others are.
rows = {}
local places = { { "that page", 1, 0 }, { "the next page", 1, 4096 }, { "another 2 MiB", 2, 0 }, { "another 1 GiB", 3, 0 },
    { "another 512 GiB", 4, 0 } }
for _, read_error in ipairs{ "slverr", "zeros", "ones" } do
    for n, place in ipairs(places) do
        local t = machine("v6.9", read_error)
        touch(t, t.va)
        t.ep:config_write(4, 2, 0) -- Command: Memory Space Enable is 0
        local seen, bytes, f = touch(t, t.windows[place[2]].va + place[3])
        rows[#rows + 1] = { read_error, place[1], counts(seen), outcome(f, bytes) }
        local name, level = read_error .. ", " .. place[1] .. ": ", 5 - n -- of the first descriptor that no TLB has
        if n == 1 then
            gather.expect(counts(seen) == "0 0 0 0" and seen.data == 1, name .. "the load itself fails")
            gather.expect(read_error == "slverr" and f.dfsc == 0x10 or bytes == (read_error == "ones" and "\xff" or "\0"):rep(4),
                name .. "as the root complex answers")
        else
            gather.expect(seen[level] == 1 and seen.data == 0 and #t.tlps == 1, name .. "one read, of level " .. level)
        end
        if n > 1 and read_error == "slverr" then
            gather.expect(f.kind == "walk-abort" and f.dfsc == 0x14 + level and (f.el == 2 or preset ~= "") and f.esr >> 7 & 1 == 0, name .. outcome(f))
        elseif n > 1 and read_error == "zeros" then
            gather.expect(f.kind == "translation" and f.dfsc == 0x04 + level and f.el == 1, name .. outcome(f))
        elseif n > 1 then -- IPA 0xfffffffff000: of the next table, or of the page
            gather.expect(f.kind == "translation" and f.el == 2 and f.hpfar == 0xfffffffff0, name .. outcome(f))
            gather.expect(f.esr >> 7 & 1 == (level < 3 and 1 or 0), name .. "S1PTW if it was taken for a table")
        end
    end
end
columns.print({ "root complex gives", "load of", "TLPs by level", "outcome" }, rows)
