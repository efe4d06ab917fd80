-- SPDX-License-Identifier: Apache-2.0
-- Scenario 4. What becomes of an unaligned store, or a DC ZVA, of a guest to a BAR: a memcpy() or memset() into the
-- memory of a GPU?
--
--   gather run unaligned-bar.lua [-p platform=generic-n1] [-p bytes=8] [-p offsets=1,4,12,60]
--
-- Three ways to get there: the guest itself maps it Device (stage 1); the guest maps it write-combining and KVM makes
-- that Device (v6.8, stage 2); both are Normal-NC (v6.9). The default's offsets are in a line of 64 bytes: +1 and +4,
-- +12 crosses 16 bytes, +60 crosses the line.
--
-- Exact: which exception, at which level, with which syndrome (DDI 0487 B2.8, D24.2.46: EC 0x25 at EL1, 0x24 at EL2;
-- DFSC 0x21), that no byte leaves the core then, and which bytes of which DW a TLP enables (PCIe Base 2.2.5). What KVM
-- does: it knows no abort of DFSC 0x21, kvm_handle_guest_abort() gives -EFAULT, and the VMM normally stops. The
-- exception at EL1 in a log of a Raspberry Pi: geerlingguy/raspberry-pi-pcie-devices 222, ESR 0x96000061.
--
-- How many TLPs a store across two lines is depends on the platform: one, if the root complex joins them. `x86-wc`
-- cuts all that is no whole line into aligned pieces.
local gather = require "gather"
local columns, sweep = require "columns", require "sweep"

local preset = gather.param("platform", "generic-n1")
local bytes = sweep.count("bytes", 8, 2, 16)
local offsets = sweep.numbers("offsets", "1,4,12,60")
local DATA = ("ABCDEFGHIJKLMNOP"):sub(1, bytes)
local ALIGNMENT = 0x21

local ways = {
    { name = "Device at stage 1", policy = "v6.9", s1 = "device-ngnre", el = 1, ec = 0x25 },
    { name = "NC, Device at stage 2", policy = "v6.8", s1 = "normal-nc", el = 2, ec = 0x24, stops = true },
    { name = "NC, NC at stage 2", policy = "v6.9", s1 = "normal-nc" },
}

local function machine(way, name)
    local p = gather.platform{ preset = preset, name = name }
    local ep = p:endpoint{ bars = { [0] = { size = "64KiB", prefetchable = true } } }
    local vm = p:vm{ policy = way.policy, s1 = "4k" }
    ep:poke(0, 0, ("\xee"):rep(192))
    return p, ep, vm, vm:map(ep, 0, { s1 = way.s1 })
end

-- The bytes that a write TLP enables, as offsets in the BAR; its byte enables as text.
local function enabled(tlp, base)
    local at, list, dws = tlp.address & ~3, {}, {}
    for dw = 0, tlp.length_dw - 1 do
        local be = dw == 0 and tlp.first_be or dw == tlp.length_dw - 1 and tlp.last_be or 15
        dws[#dws + 1] = string.format("%X", be)
        for i = 0, 3 do
            if be >> i & 1 == 1 then
                list[#list + 1] = at + 4 * dw + i - base
            end
        end
    end
    local text = table.concat(dws, " ")
    return list, text:find("[^F ]") and text or "all"
end

local rows = {}
local function row(way, what, outcome, tlps)
    rows[#rows + 1] = { way.name, what, outcome, tlps }
end

local function expect_fault(way, what, vm, ep, r, ok, fault)
    local title = string.format("%s, %s: ", way.name, what)
    gather.expect(not ok and fault.kind == "alignment" and fault.dfsc == ALIGNMENT, title .. "an Alignment fault")
    gather.expect(fault and fault.el == way.el, title .. "taken to EL" .. way.el)
    gather.expect(fault and fault.esr >> 26 == way.ec and fault.esr & 0x7f == 0x40 | ALIGNMENT,
        string.format("%sEC 0x%x, WnR, DFSC 0x21", title, way.ec))
    gather.expect(vm:stopped() == (way.stops or false), title .. (way.stops and "the VM stops" or "the VM goes on"))
    gather.expect(#r.tlps == 0 and ep:memory(0, 0, 192) == ("\xee"):rep(192), title .. "nothing leaves the core")
    if fault then
        row(way, what, string.format("EL%d, ESR 0x%x", fault.el, fault.esr),
            way.stops and "none; KVM_RUN -EFAULT, the VM ends" or "none; an oops, or a signal at EL0")
    end
end

local function expect_bytes(way, what, ep, r, at, data)
    local title, seen, texts, sum = string.format("%s, %s: ", way.name, what), {}, {}, 0
    local base, right = ep:bar(0), true
    for i, tlp in ipairs(r.tlps) do
        local list, be = enabled(tlp, base)
        texts[i] = string.format("%d DW at +%d, bytes %s", tlp.length_dw, (tlp.address & ~3) - base, be)
        for _, offset in ipairs(list) do
            right = right and not seen[offset] and offset >= at and offset < at + #data
            seen[offset], sum = true, sum + 1
        end
    end
    gather.expect(right and sum == #data, title .. "each byte is enabled once, and no other")
    gather.expect(ep:memory(0, 0, 192) == ("\xee"):rep(at) .. data .. ("\xee"):rep(192 - at - #data),
        title .. "the bytes arrive, and no other changes")
    local crosses = at // 64 ~= (at + #data - 1) // 64
    if preset ~= "x86-wc" and not crosses then
        local first, last = at // 4, (at + #data - 1) // 4
        local t = #r.tlps == 1 and r.tlps[1] or {}
        gather.expect(t.length_dw == last - first + 1, title .. "one TLP of the DWs that it touches")
    elseif crosses and preset ~= "x86-wc" then
        gather.expect(#r.tlps <= 2, title .. "two lines, at most two TLPs")
    end
    row(way, what, "arrives", #texts > 1 and #texts .. " TLPs: " .. texts[1] .. " ..." or texts[1])
end

for _, way in ipairs(ways) do
    for _, at in ipairs(offsets) do
        if at % bytes == 0 or at + bytes > 192 then
            error(string.format("-p offsets: expected offsets below %d that %d does not divide, not %d", 193 - bytes,
                bytes, at))
        end
        local what = string.format("store %d B at +%d", bytes, at)
        local p, ep, vm, bar = machine(way, string.format("%s-%s-at%d", way.policy, way.s1, at))
        local ok, fault = vm:cpu(0):write(bar.va + at, DATA)
        local r = p:report()
        if way.ec then
            expect_fault(way, what, vm, ep, r, ok, fault)
        else
            expect_bytes(way, what, ep, r, at, DATA)
        end
    end
    local p, ep, vm, bar = machine(way, string.format("%s-%s-zva", way.policy, way.s1))
    local ok, fault = vm:cpu(0):store(bar, { pattern = "dczva", bytes = 64 })
    local r = p:report()
    if way.ec then
        expect_fault(way, "DC ZVA", vm, ep, r, ok, fault)
    else
        expect_bytes(way, "DC ZVA", ep, r, 0, ("\0"):rep(64))
    end
end
print("unaligned stores and DC ZVA to a BAR on " .. preset)
columns.print({ "mapping", "access", "what happens", "TLPs" }, rows)
print("a store of a pair or of vectors has no ISV at EL2: ESR 0x92000061 then, as DC ZVA")
