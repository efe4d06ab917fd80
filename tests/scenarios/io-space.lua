-- SPDX-License-Identifier: Apache-2.0
-- I/O space: what a program's accesses to an I/O BAR become on the link, what it is told of those that fail, and what it
-- cannot have there.
local gather = require "gather"
local expect = gather.expect

local IO, PAGE = 0x3eff0000, 4096

local function machine(parameters, io)
    parameters = parameters or {}
    parameters.host = { deaths = false } -- who is killed goes on: one run meets many errors
    local p = gather.platform(parameters)
    local ep = p:endpoint{ bars = { [0] = { size = "16KiB" }, [1] = io or { size = "256B", io = true } } }
    local vm = p:vm{ policy = "v6.9" }
    return p, ep, vm:map(ep, 1, { s1 = "device-ngnre" }), vm:cpu(0), vm
end
local function kinds(p)
    local list = {}
    for _, e in ipairs(p:report().errors) do list[#list + 1] = e.kind end
    return table.concat(list, " ")
end

-- ---- on the link ----------------------------------------------------------------------------------

local p, ep, bar, cpu, vm = machine()
local base, size = ep:bar(1)
expect(base == IO and size == 256, "a page of the I/O window of its own")
expect(bar.pa == IO and bar.size == PAGE and bar.type == "Device-nGnRE", "which is what is mapped")
expect(ep:config_read(0x14) == 0, "configuration space does not show it")
local seen = {}
p:on("tlp", function(t)
    seen[#seen + 1] = string.format("%s %x %d %x%s", t.type, t.address, t.length_dw, t.first_be, t.status and " " .. t.status or "")
end)
cpu:write(bar.va + 0x10, "\x11\x22\x33\x44")
cpu:write(bar.va + 0x16, "\x55\x66")
cpu:write(bar.va + 0xff, "\x77")
cpu:barrier("dsb sy")
expect(cpu:read(bar.va + 0x14, 4) == "\0\0\x55\x66", "read back")
expect(cpu:read(bar.va + 0x11, 1) == "\x22" and cpu:read(bar.va + 0xff, 1) == "\x77", "bytes")
expect(ep:memory(1, 0x10, 8) == "\x11\x22\x33\x44\0\0\x55\x66", "where it lies")
p:report()
local expected = {
    "IOWr 3eff0010 1 f", "Cpl 0 0 0 0", "IOWr 3eff0014 1 c", "Cpl 0 0 0 0", "IOWr 3eff00fc 1 8", "Cpl 0 0 0 0",
    "IORd 3eff0014 1 f", "CplD 0 1 0 0", "IORd 3eff0010 1 2", "CplD 0 1 0 0", "IORd 3eff00fc 1 8", "CplD 0 1 0 0",
}
table.sort(seen)
table.sort(expected)
expect(table.concat(seen, ", ") == table.concat(expected, ", "), "the TLPs: " .. table.concat(seen, ", "))
expect(kinds(p) == "", "no error")

-- The rest of its page is the endpoint's, too, and nobody's.
expect(cpu:read(bar.va + 0x100, 4) == "\xff\xff\xff\xff" and kinds(p) == "io-ur", "behind its end: " .. kinds(p))

-- Behind switches, and as the BAR of a model and of functions.
p = gather.platform{}
local sw = p:switch{}
local written = ""
local own = sw:endpoint{
    bars = { [2] = { size = 4, io = true } },
    on_write = function(w) written = written .. w.bar .. ":" .. w.offset .. ":" .. w.data end,
    on_read = function() return 0x600df00d end,
}
local errors = p:endpoint{ bars = { [0] = { size = "64B", io = true } }, model = "error", error = { read = "ca" } }
vm = p:vm{}
cpu = vm:cpu(0)
bar = vm:map(own, 2, { s1 = "device-ngnrne" })
cpu:write(bar.va, "abcd")
expect(string.unpack("<I4", cpu:read(bar.va, 4)) == 0x600df00d and written == "2:0:abcd", "Lua functions: " .. written)
cpu:read(vm:map(errors, 0, { s1 = "device-ngnre" }).va, 4)
expect(kinds(p) == "io-ca", "model error: " .. kinds(p))

-- ---- what fails -----------------------------------------------------------------------------------

local ones, zeros = ("\xff"):rep(4), ("\0"):rep(4)
local rows = { { "ur", "io_ur", "io-ur" }, { "ca", "io_ca", "io-ca" }, { "timeout", "io_cto", "io-timeout" },
               { "poison", "io_poison", "io-poison" }, { "linkdown", "io_linkdown", "link-down io-linkdown" } }
for _, row in ipairs(rows) do
    local kind, cell, record = table.unpack(row)
    for _, how in ipairs{ "ones", "zeros", "slverr", "decerr", "serror", "hang" } do
        local what = kind .. ", " .. how
        p, ep, bar, cpu, vm = machine{ error = { [cell] = how }, completion_timeout = "10us" }
        ep:inject{ kind = kind, space = "io", bar = 1, offset = 4 }
        expect(cpu:read(bar.va, 4) == zeros, what .. ": not this register")
        local data = cpu:read(bar.va + 4, 4)
        local told = how == "serror" and " serror" or how == "hang" and " host-hang" or
                     (how == "slverr" or how == "decerr") and " external" or ""
        expect(data == (how == "zeros" and zeros or (how == "ones" or how == "serror") and ones or nil), what .. ": the data")
        expect(kinds(p) == record .. told, what .. ": " .. kinds(p))
        expect(how ~= "hang" or vm:stopped(), what .. ": it never comes back")
    end
end
-- A write is answered, too, when the store has long retired: an SError.
for _, kind in ipairs{ "ur", "ca", "timeout" } do
    p, ep, bar, cpu = machine{ read_error = "slverr", completion_timeout = "10us" }
    ep:inject{ kind = kind, space = "io", bar = 1 }
    expect(cpu:write(bar.va, "abcd"), kind .. ": the store retires")
    expect(kinds(p):find("io-" .. kind .. " serror", 1, true), kind .. ": " .. kinds(p))
    expect(ep:memory(1, 0, 4) == zeros, kind .. ": and is lost")
end

-- ---- what cannot be -------------------------------------------------------------------------------

-- More than a DW, or across one: the root complex answers SLVERR, without a TLP.
p, ep, bar, cpu = machine()
local tlps = 0
p:on("tlp", function() tlps = tlps + 1 end)
local data, fault = cpu:read(bar.va, 8)
expect(not data and fault.kind == "external", "8 bytes: a synchronous External abort")
expect(cpu:write(bar.va, "12345678"), "a store of 8 bytes retires")
expect(kinds(p) == "external serror", "and is an SError: " .. kinds(p))
expect(tlps == 0, "no TLP")

local function refused(what, bars)
    p = gather.platform{}
    local ok, text = pcall(p.endpoint, p, { bars = bars })
    expect(not ok and text:find(what, 1, true), "expected \"" .. what .. "\": " .. tostring(text))
end
refused("neither prefetchable nor of 64 bits", { [0] = { size = 64, io = true, prefetchable = true } })
refused("neither prefetchable nor of 64 bits", { [0] = { size = 64, io = true, is64 = true } })
refused("not a power of two from 4 to 4096", { [0] = { size = 96, io = true } })
refused("not a power of two from 4 to 4096", { [0] = { size = 2, io = true } })
refused("not a power of two from 4 to 4096", { [0] = { size = "8KiB", io = true } })
refused("upper half of BAR 0", { [0] = { size = "4KiB", is64 = true }, [1] = { size = 64, io = true } })
p = gather.platform{}
for i = 1, 4 do
    local some = {}
    for bar_number = 0, 3 do some[bar_number] = { size = 32, io = true } end
    p:endpoint{ bars = some }
end
local ok, text = pcall(p.endpoint, p, { bars = { [0] = { size = 32, io = true } } })
expect(not ok and text:find("at most 16 I/O BARs", 1, true), "the window is full: " .. tostring(text))
p, ep = machine()
ok, text = pcall(ep.inject, ep, { kind = "ur", space = "io", bar = 0 })
expect(not ok and text:find("no I/O BAR 0", 1, true), "BAR 0 is memory: " .. tostring(text))
