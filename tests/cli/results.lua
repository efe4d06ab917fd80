-- SPDX-License-Identifier: Apache-2.0
-- The fields of what functions return: a line "CLASS" for each table, then lines "CLASS FIELD TYPE", for luacats.lua.
local gather = require "gather"

local function fields(class, value)
    print(class)
    for name, field in pairs(value) do
        local type = math.type(field) == "float" and "number" or math.type(field) or type(field)
        print(class .. " " .. name .. " " .. type)
    end
    return value
end

fields("Attributes", gather.mmu.combine{ s1_attr = 0x44, s2_attr = 5 })
fields("Request", gather.pcie.split_write{ address = 0, length = 64 }[1])
fields("Completion", gather.pcie.split_completion{ address = 0, length = 64 }[1])
for _, tlp in ipairs{
    { type = "MWr", address = 0x1000, length_dw = 1, first_be = 15, data = "abcd", pasid = 5 },
    { type = "MRd", address = 0x100000000, length_dw = 4, flit = true, ohc = 1 },
    { type = "CplD", data = "abcd" },
    { type = "CfgRd0", completer_id = 0x100 },
    { type = "Msg", message = "ERR_FATAL" },
} do
    fields("Header", gather.pcie.decode(gather.pcie.encode(tlp), { flit = tlp.flit }))
end
fields("Stage2", gather.kvm.stage2{ policy = "v6.9" })
fields("PolicyWalk", gather.kvm.walk{ policy = "v6.9" })
fields("Reaction", gather.host.serror{})
fields("Reaction", gather.host.sea{})
fields("Reaction", gather.host.aer{})
for _, esr in ipairs{ 0xbe000011, 0xbf000000, 0x92000010, 0x86000010, 0x92001810 } do
    fields("Syndrome", gather.host.esr(esr))
end
fields("CoreReport", gather.host.report{})
fields("Route", gather.host.route{})
fields("Verdict", gather.host.verdict{ owner = "vm1", events = { { time = 0, what = "issued", domain = "vm1" } } })

local p = gather.platform{ distributions = true }
local ep = p:endpoint{ bars = { [0] = { size = "16KiB" } } }
p:on("drain", function(d) fields("Drain", d) end)
p:on("tlp", function(t) fields("Tlp", t) end)
p:on("error", function(e) fields("Error", e) end)
p:on("lint", function(l) fields("Lint", l) end)
local vm = p:vm{}
local wc, device = vm:map(ep, 0, { s1 = "normal-nc" }), vm:map(ep, 0, { s1 = "device-ngnre" })
fields("Mapping", wc)
fields("Mapping", p:host():map(ep, 0))
fields("Assigned", p:vm{}:assign(p:endpoint{ bars = { [0] = { size = "16KiB" } } }, 0))
fields("Walk", vm:walk(wc))
for _, step in ipairs(vm:walk(wc).steps) do
    fields("StepAttributes", fields("WalkStep", step).attr)
end
local unmapped = fields("Walk", vm:walk(0x123000))
fields("WalkFault", unmapped.fault)
fields("WalkStep", unmapped.steps[#unmapped.steps])
fields("Leaves", vm:runs{ stage = 2 }[1])
fields("Descriptor", vm:descriptor{ stage = 1, va = wc.va })

-- A device in Lua; a write with gaps.
local lua = p:endpoint{
    bars = { [0] = { size = "16KiB" } },
    on_read = function(r) fields("DeviceRequest", r) end,
    on_write = function(r) fields("DeviceRequest", r) end,
    on_reset = function(r) fields("DeviceRequest", r) end,
}
local cpu = vm:cpu(0)
local gaps = vm:map(lua, 0, { s1 = "normal-nc" })
cpu:write(gaps, "a")
cpu:write(gaps.va + 2, "b")
cpu:barrier("dsb sy")
cpu:read(gaps, 8)

cpu:store(wc, { bytes = 64 })
ep:inject{ kind = "ur", count = 1 }
cpu:read(wc, 8)
local _, fault = cpu:read(device.va + 1, 4)
fields("Fault", fault)
local r = p:report()
for _, tlp in ipairs(r.tlps) do
    fields("Tlp", tlp)
end
fields("Report", r)
for _, error in ipairs(r.errors) do
    fields("Error", error)
end
for _, life in ipairs(r.lives) do
    fields("Life", life)
    fields("Verdict", { verdict = life.verdict, C1 = life.C1, C2 = life.C2, C3 = life.C3, C4 = life.C4, C5 = life.C5,
                        why = life.why, radius = life.radius, reach = life.reach, arrival = life.arrival,
                        claimed = life.claimed, truth = life.truth, false_panic = life.false_panic,
                        silent_escape = life.silent_escape })
    for _, event in ipairs(life.events) do
        fields("LifeRecord", event)
    end
end
fields("Tally", gather.host.tally(r.lives))
for _, group in ipairs(r.distributions) do
    fields("Distributions", group)
    for _, name in ipairs{ "stores", "gap", "write_latency", "read_latency" } do
        fields("Distribution", group[name])
    end
end

local s = gather.mmu.space{}
s:lint(function(l) fields("Lint", l) end)
fields("StartTable", s:setup{ stage = 1, granule = "4k", bits = 48 })
s:map{ stage = 1, va = 0x1000, pa = 0x2000, size = 4096 }
fields("Walk", s:translate(0x1000))
fields("Walk", s:translate(0x9000))
s:map{ stage = 1, va = 0x1000, pa = 0x3000, size = 4096, replace = true }
fields("Walk", s:translate(0x1000))
fields("Descriptor", s:descriptor{ stage = 1, va = 0x1000 })

for _, part in ipairs{
    { file = "traces/wclog_ivshmem-micro.txt.gz" },
    { file = "traces/wclog-delta_fbcon-bochs.txt.gz", to = 500000 },
    { file = "traces/qemu-mr_nvme-cmb-wc.log.gz", map = "trace", pace = "time" },
} do
    fields("Replayed", gather.platform{}:replay(part))
end

if gather.readable("guests/doorbell.elf") then -- made by a cross compiler
    local host = gather.platform{}
    local guest = host:vm{}
    guest:assign(host:endpoint{ bars = { [0] = { size = "1MiB" } } }, 0)
    local done = fields("Executed", guest:cpu(0):exec("guests/doorbell.elf"))
    for _, region in pairs(done.regions) do
        fields("Region", region)
    end
end
