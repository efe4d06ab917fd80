-- SPDX-License-Identifier: Apache-2.0
-- A guest's kernel loads from its device, or stores to it, and the device has failed: it refuses all that comes. Who dies? Two root
-- complexes answer: one of a server, which gives all ones for a load and loses a store, and one of an SoC, which says SLVERR, and
-- makes an SError of a lost store. Two kernels: up to v6.8 a guest's write-combining mapping is Device-nGnRE, from v6.9 on it
-- is Normal-NC.
--
--   gather run who-dies.lua [-p platform=generic-n1] [-p kernels=v6.8,v6.9] [-p core=n1_like]
--
-- Exact, as docs/containment.md has it from Linux, KVM, DDI 0487 and the PCIe specification: who dies. Assumed: that the SError
-- comes some 4 us after the store; what matters is only who has the core by then. core: a profile of a core.
-- The last row is the one where the kernel matters, and there no device has failed.
local gather = require "gather"
local columns, sweep = require "columns", require "sweep"

local platform = gather.param("platform", "generic-n1")
local core = gather.param("core", "n1_like")
if core ~= "n1_like" and core ~= "a35_like" then error("core=" .. core .. ": expected a profile of a core, n1_like or a35_like", 0) end
local kernels = sweep.texts("kernels", "v6.8,v6.9")

local server = { name = "server", title = "server, silent", posted_error = "silent", mem_ur = "ones", aer = "off" }
local server_aer = { name = "aer", title = "server, AER", posted_error = "aer", mem_ur = "ones", aer = "native" }
local soc = { name = "soc", title = "SoC", posted_error = "serror", mem_ur = "slverr", aer = "off" }

local function load_word(guest)
    guest.cpu:read(guest.bar.va, 4)
end
local function store_word(guest)
    guest.cpu:write(guest.bar.va, "ring")
    guest.cpu:barrier("dsb sy")
end
local function store_and_exit(guest)
    store_word(guest)
    guest.cpu:exit()
end
local function store_and_switch(guest, other)
    store_and_exit(guest)
    other:cpu(0):barrier("isb") -- its vCPU runs
end
local function store_unaligned(guest)
    guest.cpu:write(guest.bar.va + 1, "8 bytes.")
    guest.cpu:barrier("dsb sy")
end

-- `dies` with a core of FEAT_RAS whose SErrors say less than UC, as n1_like.
local cases = {
    { server, "load", load_word, dies = "nobody" },
    { server, "store", store_word, dies = "nobody" },
    { server_aer, "load", load_word, dies = "nobody" },
    { server_aer, "store", store_word, dies = "guest" },
    { soc, "load", load_word, dies = "guest" },
    { soc, "store, and it goes on", store_word, dies = "guest" },
    { soc, "store, and it exits", store_and_exit, dies = "host" },
    { soc, "store, another guest runs", store_and_switch, dies = "other-guest" },
    { soc, "unaligned store, device well", store_unaligned, well = true },
}

local function run(kernel, case, number)
    local complex = case[1]
    local p = gather.platform{ preset = platform, profile = core, posted_error = complex.posted_error,
        error = { mem_ur = complex.mem_ur }, serror = { latency = "3us", spread = 0 }, host = { aer = complex.aer },
        name = string.format("%s-%s-%d", kernel, complex.name, number) }
    local device = { bars = { [0] = { size = "64KiB", prefetchable = true } } }
    if not case.well then
        device.model, device.error = "error", { read = "ur", write = "ur" }
    end
    local ep = p:endpoint(device)
    local vm, other = p:vm{ policy = kernel }, p:vm{ policy = kernel }
    local guest = { cpu = vm:cpu(0), bar = vm:map(ep, 0, { s1 = "normal-nc" }) }
    case[3](guest, other)
    p:wait("1ms")
    local r = p:report()
    local out = { dies = "nobody", verdict = r.lives[1] and r.lives[1].verdict or "", type = guest.bar.type }
    for _, e in ipairs(r.errors) do
        out.dies = e.victim ~= "nobody" and e.victim or out.dies
    end
    return out
end

local rows, types = {}, {}
for i, case in ipairs(cases) do
    local row = { case[1].title, case[2] }
    local first
    for k, kernel in ipairs(kernels) do
        local seen = run(kernel, case, i)
        first, types[k] = first or seen, seen.type == "Normal" and "Normal-NC" or seen.type
        row[2 + k] = seen.dies
        local label = string.format("%s, %s, %s: %s", kernel, case[1].title, case[2], seen.dies)
        if case.well then
            gather.expect(seen.dies == (types[k] == "Normal-NC" and "nobody" or "guest"), label)
            row[3 + #kernels] = ""
        else
            gather.expect(seen.dies == first.dies and seen.verdict == first.verdict, label .. ": in each kernel the same")
            gather.expect(core ~= "n1_like" or seen.dies == case.dies, label)
            row[3 + #kernels] = seen.verdict
        end
    end
    rows[i] = row
end

local heads = { "root complex", "access" }
for k, kernel in ipairs(kernels) do
    heads[2 + k] = string.format("%s, %s", kernel, types[k])
end
heads[#heads + 1] = "verdict"
print("a device that refuses all; server: ones, stores are lost; SoC: SLVERR, SError; core: " .. core)
columns.print(heads, rows)
print("CONTAINED-SILENT: the ones, or the loss, are in a register of the device, and nobody is told")
