-- SPDX-License-Identifier: Apache-2.0
-- What BCM2711 is known for: more than about 256 bytes to a Normal-NC BAR hang it (raspberrypi/linux 4928), a 64-bit store
-- to a BAR makes no TLP (4158), and a failing read is an error, not all-ones (4914).
local gather = require "gather"

local function machine(s1, parameters)
    local all = { preset = "bcm2711" }
    for key, value in pairs(parameters or {}) do all[key] = value end
    local p = gather.platform(all)
    local ep = p:endpoint{ bars = { [0] = { size = "64KiB" } } }
    local vm = p:vm{ policy = "v6.8", s1 = "4k" }
    return p, ep, vm:map(ep, 0, { s1 = s1, vma = { type = "NC", pfnmap = true } }), vm:cpu(0), vm
end

-- A host's driver has no stage 2 of KVM between: Normal-NC is what policy v6.9 lets through.
local function host(s1, parameters)
    local all = { preset = "bcm2711" }
    for key, value in pairs(parameters or {}) do all[key] = value end
    local p = gather.platform(all)
    local ep = p:endpoint{ bars = { [0] = { size = "64KiB" } } }
    local vm = p:vm{ policy = "v6.9", s1 = "4k" }
    return p, ep, vm:map(ep, 0, { s1 = s1 }), vm:cpu(0), vm
end

-- 256 bytes at a stretch go; and again after a barrier.
local p, ep, bar, cpu = host("normal-nc")
for i = 0, 3 do
    gather.expect(cpu:store(bar.va + 256 * i, { pattern = "str8", bytes = 256 }), "256 bytes go")
    cpu:barrier("dsb st")
end
local r = p:report()
gather.expect(#r.errors == 0 and r.histogram[64] == 16, "in full TLPs, without an error")

-- memset_io() of 512 bytes over ioremap_wc(): the end, and said so.
local seen
p, ep, bar, cpu, vm = host("normal-nc")
p:on("error", function(e) seen = e end)
local ok, fault = cpu:store(bar, { pattern = "str8", bytes = 512 })
gather.expect(not ok and fault.stopped and fault.victim == "host", "512 bytes: the machine stops")
gather.expect(fault.text:find("raspberrypi/linux 4928", 1, true) ~= nil, "and names the report")
gather.expect(seen and seen.kind == "host-hang", "p:on(\"error\") sees it")
gather.expect(vm:stopped() and not cpu:store(bar, { pattern = "str4", bytes = 4 }), "nothing runs after it")
r = p:report()
gather.expect(#r.errors == 1 and r.errors[1].kind == "host-hang", "the report has it")

-- As Device the same block goes; nor does it hang where hang_bytes is 0.
p, ep, bar, cpu = host("device-ngnre")
gather.expect(cpu:store(bar, { pattern = "str4", bytes = 512 }), "Device-nGnRE: no hang")
gather.expect(p:report().histogram[4] == 128, "of 128 TLPs")
p, ep, bar, cpu = host("normal-nc", { hang_bytes = 0 })
gather.expect(cpu:store(bar, { pattern = "str8", bytes = 512 }), "hang_bytes = 0: a part without that fault")

-- A guest before v6.9 gets Device-nGnRE at stage 2, and so is safe from the hang by KVM's choice.
p, ep, bar, cpu = machine("normal-nc")
gather.expect(cpu:store(bar, { pattern = "str4", bytes = 512 }), "stage-2 Device: no hang")
gather.expect(#p:report().errors == 0, "and no error")

-- writeq() and two writel().
for tlps, what in pairs{ [0] = "lost", "whole", "split" } do
    p, ep, bar, cpu = host("device-ngnre", { wide_writes = what })
    cpu:write(bar.va + 8, "ABCDEFGH")
    r = p:report()
    gather.expect(#r.tlps == tlps, "writeq, " .. what .. ": " .. tlps .. " TLPs")
    gather.expect(r.stats["pcie.lost_writes"] == (what == "lost" and 1 or 0), "counted if lost")
    gather.expect(ep:memory(0, 8, 8) == (what == "lost" and ("\0"):rep(8) or "ABCDEFGH"), "the bytes: " .. what)
end
p, ep, bar, cpu = host("device-ngnre")
cpu:write(bar.va + 8, "ABCD")
cpu:write(bar.va + 12, "EFGH")
gather.expect(#p:report().tlps == 2 and ep:memory(0, 8, 8) == "ABCDEFGH", "two writel() arrive")

-- A read that the endpoint refuses.
p, ep, bar, cpu = host("device-ngnre")
ep:inject{ kind = "ur", bar = 0, count = 1 }
gather.expect(not cpu:read(bar.va, 4), "the read fails")
local kinds = {}
for _, e in ipairs(p:report().errors) do kinds[e.kind] = true end
gather.expect(kinds["read-ur"] and kinds["external"], "with an External abort, not all-ones")
