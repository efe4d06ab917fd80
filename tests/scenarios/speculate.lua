-- SPDX-License-Identifier: Apache-2.0
-- Speculative reads of whole machines: by type, by seed, by core, by VM, and what the root complex's answer makes of them.
local gather = require "gather"

local function machine(args, types, policy)
    args.speculate = args.speculate or 0.5
    local p = gather.platform(args)
    local vm = p:vm{ policy = policy or "v6.9", s1 = "4k" }
    local maps = {}
    for i, s1 in ipairs(types) do
        local ep = p:endpoint{ bars = { [0] = { size = "64KiB", prefetchable = true } } }
        maps[i] = vm:map(ep, 0, { s1 = s1 })
    end
    local work = vm:map(p:endpoint{ bars = { [0] = { size = "64KiB" } } }, 0, { s1 = "device-ngnre" })
    return p, vm, maps, work
end

local function store(vm, work, core, stores)
    gather.expect(vm:cpu(core):store(work, { pattern = "str8", bytes = 8 * (stores or 500) }))
end

-- How many reads of each mapping, and all of them as text.
local function reads(p, maps)
    local count, text = {}, {}
    for i = 1, #maps do count[i] = 0 end
    for _, t in ipairs(p:report().tlps) do
        if t.type == "MRd" then
            gather.expect(t.bytes == 64 and t.address % 64 == 0 and t.reason == "speculative", "a line")
            for i, m in ipairs(maps) do
                if t.address >= m.pa and t.address < m.pa + m.size then count[i] = count[i] + 1 end
            end
            text[#text + 1] = ("%x@%.3f"):format(t.address, t.time_ns)
        end
    end
    return count, table.concat(text, " ")
end

-- By type: what is Normal comes out Non-cacheable over stage 2 Normal-NC, and Device stays Device.
local types = { "normal-nc", "normal-wt", "normal-wb", "device-ngnrne", "device-ngnre", "device-ngre", "device-gre" }
for _, fwb in ipairs{ true, false } do
    for _, policy in ipairs{ "v6.8", "v6.9" } do
        local p, vm, maps, work = machine({ fwb = fwb }, types, policy)
        store(vm, work, 0, 1000)
        local count = reads(p, maps)
        for i, s1 in ipairs(types) do
            local may = policy == "v6.9" and i <= 3
            gather.expect((count[i] > 0) == may, ("%s over %s: %d reads"):format(s1, policy, count[i]))
        end
    end
end

-- By seed and core.
local function list(seed, core)
    local p, vm, maps, work = machine({ seed = seed }, { "normal-nc" })
    store(vm, work, core)
    local count, text = reads(p, maps)
    gather.expect(count[1] > 0, "some")
    return text
end
gather.expect(list(1, 0) == list(1, 0), "the same seed, the same reads")
gather.expect(list(1, 0) ~= list(2, 0), "another seed, others")
gather.expect(list(1, 0) ~= list(1, 1), "another core, others")

-- By VM: what the other one has mapped is not this one's to read, on the same core.
local p, vm, maps, work = machine({ speculate = 1 }, { "normal-nc" })
local other = p:vm{ policy = "v6.9", s1 = "4k" }
local others = other:map(p:endpoint{ bars = { [0] = { size = "64KiB" } } }, 0, { s1 = "device-ngnre" })
gather.expect(other:cpu(0):store(others, { pattern = "str8", bytes = 4000 }))
gather.expect(p:report().stats["core.speculative_reads"] == 0, "nothing of another VM")
store(vm, work, 0)
gather.expect(reads(p, maps)[1] > 0, "its own")

-- At most.
p, vm, maps, work = machine({ speculate = 1, speculate_most = 7 }, { "normal-nc" })
store(vm, work, 0)
store(vm, work, 1)
gather.expect(reads(p, maps)[1] == 14, "seven of each core")

-- What becomes of a refused one. The root complex's own SError does not ask the core.
local function refused(answer, becomes)
    local q, v, m, w = machine({ error = { mem_ur = answer }, speculate_error = becomes, speculate = 1, speculate_most = 5,
        host = { deaths = false } }, {})
    local ep = q:endpoint{ bars = { [0] = { size = "64KiB" } } }
    m[1] = v:map(ep, 0, { s1 = "normal-nc" })
    ep:config_write(4, 2, 4) -- Command: no Memory Space Enable
    store(v, w, 0)
    local r, kinds = q:report(), { ["read-ur"] = 0, serror = 0 }
    for _, e in ipairs(r.errors) do kinds[e.kind] = kinds[e.kind] + 1 end
    gather.expect(kinds["read-ur"] == 5 and not v:stopped(), "recorded, and the guest goes on")
    return kinds.serror, r.stats["core.speculative_errors"]
end
for _, row in ipairs{
    { "ones", "squash", 0, 0 }, { "ones", "serror", 0, 0 }, { "zeros", "serror", 0, 0 },
    { "slverr", "squash", 0, 5 }, { "slverr", "serror", 5, 5 }, { "decerr", "squash", 0, 5 }, { "decerr", "serror", 5, 5 },
    { "serror", "squash", 5, 0 }, { "serror", "serror", 5, 0 },
} do
    local answer, becomes, serrors, errors = table.unpack(row)
    local got, counted = refused(answer, becomes)
    gather.expect(got == serrors, ("%s, %s: %d SErrors"):format(answer, becomes, got))
    gather.expect(counted == errors, ("%s, %s: %d errors"):format(answer, becomes, counted))
end

-- Beside each access: the VM's mappings are not asked.
p, vm, maps, work = machine({ speculate = 1, speculate_reach = "near" }, { "normal-nc" })
store(vm, work, 0)
gather.expect(reads(p, maps)[1] == 0, "nothing near is Normal")
gather.expect(vm:cpu(0):store(maps[1], { pattern = "str8", bytes = 4096 }))
gather.expect(reads(p, maps)[1] > 0, "the page that is written to")
