-- SPDX-License-Identifier: Apache-2.0
-- The fields of what functions return: lines "CLASS FIELD TYPE", for luacats.lua.
local gather = require "gather"

local function fields(class, value)
    for name, field in pairs(value) do
        local type = math.type(field) == "float" and "number" or math.type(field) or type(field)
        print(class .. " " .. name .. " " .. type)
    end
end

fields("Attributes", gather.mmu.combine{ s1_attr = 0x44, s2_attr = 5 })
fields("Request", gather.pcie.split_write{ address = 0, length = 64 }[1])
fields("Completion", gather.pcie.split_completion{ address = 0, length = 64 }[1])
local tlp = gather.pcie.encode{ type = "MWr", address = 0x1000, length_dw = 1, first_be = 15, data = "abcd" }
fields("Header", gather.pcie.decode(tlp))
fields("Stage2", gather.kvm.stage2{ policy = "v6.9" })
fields("PolicyWalk", gather.kvm.walk{ policy = "v6.9" })
fields("Reaction", gather.host.serror{})
fields("Reaction", gather.host.sea{})
fields("Syndrome", gather.host.esr(0xbe000011))
fields("CoreReport", gather.host.report{})
fields("Route", gather.host.route{})
fields("Verdict", gather.host.verdict{ owner = "vm1", events = { { time = 0, what = "issued", domain = "vm1" } } })
fields("Tally", gather.host.tally{})

local p = gather.platform{}
local ep = p:endpoint{ bars = { [0] = { size = "16KiB" } } }
p:on("drain", function(d) fields("Drain", d) end)
p:on("tlp", function(t) fields("Tlp", t) end)
p:on("error", function(e) fields("Error", e) end)
local vm = p:vm{}
local wc, device = vm:map(ep, 0, { s1 = "normal-nc" }), vm:map(ep, 0, { s1 = "device-ngnre" })
fields("Mapping", wc)
fields("Mapping", p:host():map(ep, 0))
fields("Assigned", p:vm{}:assign(p:endpoint{ bars = { [0] = { size = "16KiB" } } }, 0))
fields("Walk", vm:walk(wc))
fields("WalkStep", vm:walk(wc).steps[1])
fields("WalkFault", vm:walk(0x123000).fault)
fields("Leaves", vm:runs{ stage = 2 }[1])
fields("Descriptor", vm:descriptor{ stage = 1, va = wc.va })
local cpu = vm:cpu(0)
cpu:store(wc, { bytes = 64 })
ep:inject{ kind = "ur", count = 1 }
cpu:read(wc, 8)
local _, fault = cpu:read(device.va + 1, 4)
fields("Fault", fault)
local r = p:report()
fields("Report", r)
fields("Tlp", r.tlps[1])
fields("Error", r.errors[1])
fields("Life", r.lives[1])

local s = gather.mmu.space{}
fields("StartTable", s:setup{ stage = 1, granule = "4k", bits = 48 })
s:map{ stage = 1, va = 0x1000, pa = 0x2000, size = 4096 }
fields("Walk", s:translate(0x1000))
fields("Descriptor", s:descriptor{ stage = 1, va = 0x1000 })

local q = gather.platform{}
fields("Replayed", q:replay{ file = "traces/wclog_ivshmem-micro.txt.gz" })
