-- SPDX-License-Identifier: Apache-2.0
-- Scenario 14. What did each kernel make of the GPU memory of a Grace Hopper that is given to a guest? nvgrace-gpu has
-- two parts of it: usemem, which the guest uses as memory (write-back), and resmem, 1 GiB that must not be cached
-- because of a defect of the hardware (write-combining).
--
--   gather run gh200.lua [-p platform=grace] [-p bytes=1MiB]
--
-- Exact, by the kernels' decisions (docs/policies.md) and by DDI 0487 (B2.8 alignment, D8.4 execution, D8.6
-- types; atomics beyond Normal write-back are IMPLEMENTATION DEFINED, here DFSC 0x35): all columns but the last two.
-- Those are of a run: `bytes` stored as by memcpy(), then DSB, without a clean, so that of a cacheable mapping the last
-- 512 KiB (`cache.size`) are still in the cache; and 64 KiB loaded by 8 bytes. The link is PCIe with the preset's
-- assumed times, not NVLink-C2C, which is not modelled: their ratios say something, the numbers do not.
-- Stores of lines come as fast as the device takes a TLP (`link.write_time`, assumed). What is exact: four Device
-- stores of 8 bytes are on their way at a time, each for two times 80 ns (`device_outstanding`, `bus_latency`, set
-- here); a load is a request, or one for 64 bytes where lines are filled.
--
-- Sources: nvgrace-gpu as merged in v6.9 (resmem alone has VM_ALLOW_ANY_UNCACHED, 81617c17bf58) and its first
-- version (both); 2a8dfab26677, 0c67288e0c8b (v6.17: a cacheable VM_PFNMAP VMA needs FWB and DIC). v6.9 decides as
-- v6.16.
local gather = require "gather"
local bars, columns, sweep = require "bars", require "columns", require "sweep"

local preset = gather.param("platform", "grace")
local bytes = sweep.count("bytes", 1 << 20, 4096, 8 << 20)
local CACHE, READ = 512 << 10, 64 << 10

local usemem = { name = "usemem", region = "nvgrace-usemem", s1 = "normal-wb", mapping = "memremap_wb",
    vma = { type = "NORMAL", allow_any_uncached = false } }
local usemem_flag = { name = "usemem", region = "vma", s1 = "normal-wb", mapping = "memremap_wb",
    vma = { type = "NORMAL", allow_any_uncached = true } }
local resmem = { name = "resmem", region = "nvgrace-resmem", s1 = "normal-nc", mapping = "pgprot_writecombine",
    vma = { type = "NC", allow_any_uncached = true } }

-- `want`: type, unaligned, cached, executable, atomics; nil: KVM refuses the memslot.
local device = { "Device-nGnRE", false, false, false, false }
local nc = { "Normal NC", true, false, false, false }
local wb = { "Normal WBRW", true, true, true, true }
local timeline = {
    { when = "v6.8", policy = "v6.8", of = usemem, want = device },
    { when = "v6.8", policy = "v6.8", of = resmem, want = device },
    { when = "v6.9..16", policy = "v6.9", of = usemem, want = device },
    { when = "v6.9, flag", policy = "v6.9", of = usemem_flag, want = nc },
    { when = "v6.9..16", policy = "v6.9", of = resmem, want = nc },
    { when = "v6.17, no DIC", policy = "v6.17", of = usemem, dic = false },
    { when = "v6.17, no DIC", policy = "v6.17", of = resmem, dic = false, want = nc },
    { when = "v6.17", policy = "v6.17", of = usemem, want = wb },
    { when = "v6.17", policy = "v6.17", of = resmem, want = nc },
}

local function host(step)
    return { fwb = true, dic = step.dic ~= false }
end

-- A machine of its own for each question, since some answers end the VM.
local function ask(step, what, question)
    local p = gather.platform{ preset = preset, fwb = true, dic = host(step).dic, device_outstanding = 4,
        bus_latency = "80ns", cache = { size = CACHE },
        name = string.format("%s-%s-%s", step.when:gsub("[ ,]+", "-"), step.of.name, what) }
    local gpu = p:endpoint{ bars = { [2] = { size = "16MiB", prefetchable = true } } }
    local vm = p:vm{ policy = step.policy, s1 = "4k" }
    local mapping = vm:map(gpu, 2, { s1 = step.of.s1, vma = step.of.vma })
    local answer = question(vm:cpu(0), mapping.va, p, vm)
    return answer, mapping
end

local function done(ok)
    return ok and true or false
end

local function unaligned(cpu, va) return done(cpu:write(va + 1, "unaligne")) end
local function atomic(cpu, va) return done(cpu:write(va + 64, "8 bytes.", { exclusive = true })) end
local function cached(cpu, va, p)
    cpu:read(va, 8)
    cpu:read(va + 8, 8)
    return p:report().stats["pcie.mrd"] == 1
end
local function copy_in(cpu, va)
    cpu:write(va, "8 bytes.") -- the walk is not measured
    cpu:barrier("dsb sy")
    local begin = cpu:time()
    local ok, fault = cpu:store(va, { pattern = "memcpy", bytes = bytes })
    if not ok then -- bcm2711 hangs
        error(string.format("%s does not survive this: %s", preset, fault), 0)
    end
    cpu:barrier("dsb sy")
    return cpu:time() - begin
end
local function copy_out(cpu, va, p)
    local begin = cpu:time()
    for at = 0, READ - 8, 8 do
        cpu:read(va + at, 8)
    end
    return { time = cpu:time() - begin, requests = p:report().stats["pcie.mrd"] }
end

local function executable(step)
    local keys = host(step)
    keys.policy, keys.vma, keys.fault = step.policy, step.of.vma, "x"
    local fetch = gather.kvm.stage2(keys)
    return not fetch.fault_error and not fetch.memslot_error and fetch.pte >> 54 & 1 == 0
end

local function walk(step)
    local keys = host(step)
    keys.policy, keys.region, keys.mapping = step.policy, step.of.region, step.of.mapping
    keys.vma = step.of.region == "vma" and step.of.vma or nil
    return gather.kvm.walk(keys)
end

local function word(yes)
    return yes and "yes" or "no"
end

local rows, picture = {}, {}
for _, step in ipairs(timeline) do
    local title = string.format("%s, %s: ", step.when, step.of.name)
    local path = walk(step)
    if not step.want then
        local ok, text = pcall(ask, step, "refused", unaligned)
        gather.expect(not ok and tostring(text):find("-EINVAL", 1, true), title .. "the memslot is refused")
        gather.expect(path.stage2.memslot_error == "-EINVAL" and not path.type, title .. "nothing is mapped")
        rows[#rows + 1] = { step.when, step.of.name, "memslot -EINVAL" }
    else
        local takes, mapping = ask(step, "unaligned", unaligned)
        local is_cached, has_atomics = ask(step, "cached", cached), ask(step, "atomic", atomic)
        local runs = executable(step)
        local time_in, out = ask(step, "copy-in", copy_in), ask(step, "copy-out", copy_out)
        local kind = mapping.inner ~= "" and mapping.type .. " " .. mapping.inner or mapping.type
        rows[#rows + 1] = { step.when, step.of.name, kind, word(path.aliased), word(takes), word(is_cached), word(runs),
            word(has_atomics), string.format("%.0f", bytes / time_in * 1000),
            string.format("%.1f", READ / out.time * 1000) }
        picture[#picture + 1] = { step.when .. " " .. step.of.name, bytes / time_in * 1000 }
        for i, got in ipairs{ kind, takes, is_cached, runs, has_atomics } do
            local name = ({ "type", "unaligned", "cached", "executable", "atomics" })[i]
            gather.expect(got == step.want[i], string.format("%s%s: %s", title, name, step.want[i]))
        end
        gather.expect(path.type == mapping.type and (path.inner or "") == mapping.inner,
            title .. "the walk and the run agree")
        gather.expect(out.requests == READ // (is_cached and 64 or 8), title .. "requests of the loads")
        if step.want == device then
            gather.expect(math.abs(time_in / (bytes / 8 / 4 * 160) - 1) < 0.01, title .. "four stores in 160 ns")
        end
        step.time_in = time_in
    end
end
print(string.format("GPU memory in a guest, on %s; stores of %d KiB and loads in MB/s", preset, bytes >> 10))
columns.print({ "kernel", "part", "type", "alias", "unaligned", "cached", "exec", "atomics", "stores", "loads" },
    rows)
print("\nv6.9, flag: VM_ALLOW_ANY_UNCACHED on usemem as well, as the first version of nvgrace-gpu had it")
print("alias: the VMM's own mapping has another type. If one of the two is cacheable, old bytes may be seen")
print("\nstores, MB/s (logarithmic)")
bars.print(picture, { log = true })
if preset == "grace" then
    gather.expect(timeline[4].time_in * 10 < timeline[3].time_in, "Normal-NC is over ten times as fast as Device")
end
