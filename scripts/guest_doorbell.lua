-- SPDX-License-Identifier: Apache-2.0
-- A bare-metal guest rings 64-byte doorbells. It runs at EL1 in a VM, with tables of its own that map the BAR
-- Normal-NC, as ioremap_wc() does. Under the KVM that forced Device-nGnRE at stage 2 (v6.8) every store is a TLP;
-- under the one that lets the guest choose (v6.9) each doorbell is one.
--
--   gather run guest_doorbell.lua [-p platform=NAME] [-p fwb=false]
local gather = require "gather"

local preset = gather.param("platform", "ideal")
local fwb = gather.param("fwb", true)
local program = "guests/doorbell.elf" -- of scripts/guests/doorbell.c; its regions are these idioms
local idioms = {
    { name = "str4", stores = 16 },
    { name = "str8", stores = 8 },
    { name = "stp", stores = 8 }, -- a pair of X registers is two accesses of 8 bytes
    { name = "st1", stores = 4 }, -- a Q register is one of 16 (assumed)
    { name = "stpq", stores = 4 },
}
local doorbells = 16 -- of 64 bytes, by each

if not gather.readable(program) then
    print("skipped: no " .. program .. "; it needs the cross compiler (see scripts/guests/README.md)")
    return
end

local want = {}
for i = 1, 64 do want[i] = string.char(i) end
want = table.concat(want)

for _, policy in ipairs{ "v6.8", "v6.9" } do
    local p = gather.platform{ preset = preset, fwb = fwb, name = policy }
    local nic = p:endpoint{ bars = { [0] = { size = "16MiB", prefetchable = true } } }
    local vm = p:vm{ policy = policy }
    local bar = vm:assign(nic, 0)
    local run = vm:cpu(0):exec(program)
    gather.expect(run.reason == "exit" and run.status == 0, policy .. ": the program ends by itself " .. (run.state or ""))
    gather.expect(nic:memory(0, 0, 64) == want, policy .. ": the bytes arrive")
    gather.expect(bar.s2 == (policy == "v6.8" and "Device-nGnRE" or "Normal-NC"), policy .. ": stage 2 is " .. bar.s2)

    print(string.format("%s: BAR %s at stage 2; %d instructions, %.0f ns", policy, bar.s2, run.instructions, run.time_ns))
    local total = 0
    for n, idiom in ipairs(idioms) do
        local region = run.regions[n]
        local tlps = policy == "v6.8" and doorbells * idiom.stores or doorbells
        local size = doorbells * 64 // tlps
        print(string.format("  %-5s %4d TLPs, %4d of %2d bytes, %6.0f ns", idiom.name, region.tlps,
            region.sizes[size] or 0, size, region.time_ns))
        if policy == "v6.8" or preset == "ideal" then
            gather.expect(region.tlps == tlps and region.sizes[size] == tlps,
                string.format("%s %s: %d TLPs of %d bytes", policy, idiom.name, tlps, size))
        end
        gather.expect(region.bytes == doorbells * 64, policy .. " " .. idiom.name .. ": every byte goes once")
        total = total + region.tlps
    end
    gather.expect(p:report().stats["pcie.mwr"] == total, policy .. ": the report has the program's TLPs")
end
