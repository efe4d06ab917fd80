-- SPDX-License-Identifier: Apache-2.0
-- Every name of a key that there is, given to every function that takes keys: what it takes is in the definitions for
-- editors, and what is there it takes. Run with --unsafe -p definitions=FILE -p words=FILE, the names, a line each.
local gather = require "gather"

local function lines_of(name)
    local file = assert(io.open(gather.param(name, ""), "r"))
    return file:lines()
end

-- What the definitions say: class = { key = "must" or "may" }.
local classes, class, candidates = {}, nil, {}
for line in lines_of("definitions") do
    class = line:match("^%-%-%-@class (gather[%w_.]*)") or class
    local name, optional = line:match("^%-%-%-@field ([%a_][%w_]*)(%??) ")
    classes[class or ""] = classes[class or ""] or {}
    if name then
        classes[class][name] = optional == "?" and "may" or "must"
        candidates[name] = true
    end
end
-- A platform reads its preset at each call: of the names only those that some platform key or function has.
local of_platforms = {}
for name, keys in pairs(classes) do
    for key in pairs(name:find("gather.platform.keys", 1, true) and keys or {}) do
        of_platforms[key] = true
    end
end
for word in lines_of("words") do
    candidates[word], of_platforms[word] = true, true
end

-- One of everything, and how each function is called with a table of keys.
local p = gather.platform{ cores = 1 }
local ep = p:endpoint{ bars = { [0] = { size = "16KiB" } } }
local sw, vm, host, s = p:switch{}, p:vm{}, p:host(), gather.mmu.space{}
local map = vm:map(ep, 0, { s1 = "normal-nc" })
local cpu = vm:cpu(0)
local function both(f)
    return { function(k) return f("vae1", k) end, function(k) return f("ipas2e1", k) end }
end
local calls = {
    ["gather.mmu.combine"] = gather.mmu.combine,
    ["gather.mmu.space"] = gather.mmu.space,
    ["gather.pcie.split_write"] = gather.pcie.split_write,
    ["gather.pcie.split_read"] = gather.pcie.split_read,
    ["gather.pcie.split_completion"] = gather.pcie.split_completion,
    ["gather.pcie.encode"] = gather.pcie.encode,
    ["gather.pcie.decode"] = function(k) return gather.pcie.decode("\0", k) end,
    ["gather.pcie.wire_bytes"] = gather.pcie.wire_bytes,
    ["gather.pcie.bandwidth"] = gather.pcie.bandwidth,
    ["gather.kvm.stage2"] = gather.kvm.stage2,
    ["gather.kvm.gicv"] = gather.kvm.gicv,
    ["gather.kvm.walk"] = gather.kvm.walk,
    ["gather.host.serror"] = gather.host.serror,
    ["gather.host.sea"] = gather.host.sea,
    ["gather.host.aer"] = gather.host.aer,
    ["gather.host.report"] = gather.host.report,
    ["gather.host.route"] = gather.host.route,
    ["gather.host.verdict"] = gather.host.verdict,
    ["gather.platform"] = gather.platform,
    ["gather.Platform.endpoint"] = function(k) return p:endpoint(k) end,
    ["gather.Platform.switch"] = function(k) return p:switch(k) end,
    ["gather.Platform.vm"] = function(k) return p:vm(k) end,
    ["gather.Platform.replay"] = function(k) return p:replay(k) end,
    ["gather.Switch.switch"] = function(k) return sw:switch(k) end,
    ["gather.Endpoint.inject"] = function(k) return ep:inject(k) end,
    ["gather.VM.map"] = function(k) return vm:map(ep, 0, k) end,
    ["gather.VM.assign"] = function(k) return vm:assign(ep, 0, k) end,
    ["gather.VM.map_gicv"] = function(k) return vm:map_gicv(k) end,
    ["gather.VM.unmap"] = function(k) return vm:unmap(map, k) end,
    ["gather.VM.tables_in"] = function(k) return vm:tables_in(ep, 0, k) end,
    ["gather.VM.walk"] = function(k) return vm:walk(map, k) end,
    ["gather.VM.dump"] = function(k) return vm:dump(k) end,
    ["gather.VM.runs"] = function(k) return vm:runs(k) end,
    ["gather.VM.descriptor"] = function(k) return vm:descriptor(k) end,
    ["gather.VM.corrupt"] = function(k) return vm:corrupt(k) end,
    ["gather.VM.tlbi"] = both(function(op, k) return vm:tlbi(op, k) end),
    ["gather.CPU.store"] = function(k) return cpu:store(map, k) end,
    ["gather.CPU.write"] = function(k) return cpu:write(map, "abcd", k) end,
    ["gather.CPU.tlbi"] = function(k) return cpu:tlbi("vae1", k) end,
    ["gather.CPU.exec"] = function(k) return cpu:exec("none.elf", k) end,
    ["gather.Host.map"] = function(k) return host:map(ep, 0, k) end,
    ["gather.Space.setup"] = function(k) return s:setup(k) end,
    ["gather.Space.map"] = { function(k) return s:map(k) end,
                             function(k) k.stage = 2 return s:map(k) end },
    ["gather.Space.descriptor"] = function(k) return s:descriptor(k) end,
    ["gather.Space.corrupt"] = function(k) return s:corrupt(k) end,
    ["gather.Space.walk"] = function(k) return s:walk(0, k) end,
    ["gather.Space.translate"] = function(k) return s:translate(0, k) end,
    ["gather.Space.tlbi"] = both(function(op, k) return s:tlbi(op, k) end),
    ["gather.Space.at"] = function(k) return s:at("s1e1r", 0, k) end,
    ["gather.Space.dump"] = function(k) return s:dump(k) end,
    ["gather.Space.runs"] = function(k) return s:runs(k) end,
}
-- Tables in keys. A group's is found by its class.
local inner = {
    ["gather.platform.keys.mmu"] = function(k) return gather.mmu.space{ impl = k } end,
    ["gather.Bar"] = function(k) return p:endpoint{ bars = { [0] = k } } end,
    ["gather.ReplayRegion"] = function(k) return p:replay{ file = "traces/wclog_ivshmem-micro.txt.gz", map = { k } } end,
    ["gather.LifeEvent"] = function(k) return gather.host.verdict{ owner = "vm1", events = { k } } end,
}
local models = { registers = true, nic = true, nvme = true, framebuffer = true, error = true }

-- A value that no key takes: what is refused is the key if it is not known, else the value.
local nothing = coroutine.create(print)
local function takes(list, key)
    for _, call in ipairs(list) do
        local good, text = pcall(call, { [key] = nothing })
        text = tostring(text)
        local refused = text:find("unknown key", 1, true) or text:find("are for model=", 1, true) and not models[key]
        if good or not refused then
            return true
        end
    end
    return false
end
local function agrees(name, call, keys)
    local list = type(call) == "table" and call or { call }
    for key in pairs(name:find("gather.platform.keys.", 1, true) and of_platforms or candidates) do
        local given = takes(list, key)
        if given ~= (keys[key] ~= nil) then
            gather.expect(false, name .. ": " .. key ..
                (given and " is taken, and not in the definitions" or " is in the definitions, and not taken"))
        end
    end
    local _, text = pcall(list[1], {})
    local missing = tostring(text):match('the key "([%w_]+)" is missing')
    gather.expect(missing == nil or keys[missing] == "must", name .. ": must have " .. tostring(missing))
    for key, how in pairs(keys) do
        gather.expect(how == "may" or missing, name .. ": works without " .. key)
    end
end

local count = 0
for name, keys in pairs(classes) do
    local f, group = name:match("^(.*)%.keys%.?([%w_]*)$")
    if f then
        local call = calls[f]
        gather.expect(call, f .. " is not tried")
        if call and group ~= "" then
            local outer = call
            local model = f == "gather.Platform.endpoint" and models[group] and group or nil
            call = function(k) return outer{ [group] = k, model = model } end
        end
        if call then
            agrees(name, call, keys)
            count = count + 1
        end
    end
end
for name, call in pairs(inner) do
    agrees(name, call, classes[name])
end
gather.expect(count > 60, count .. " tables of keys")
print(count .. " tables of keys")
