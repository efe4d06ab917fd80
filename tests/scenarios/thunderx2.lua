-- SPDX-License-Identifier: Apache-2.0
-- ThunderX2 gathers stores to Device-GRE and not to Normal-NC. UCX issue 3748: a put whose doorbell of 64 bytes goes through
-- an uncombined mapping takes 1.83 us, one without such a doorbell 1.28 us. What the preset must show is the
-- shape: eight TLPs against one, and about half a microsecond between first and last.
local gather = require "gather"

local function doorbell(preset, s1)
    local p = gather.platform{ preset = preset }
    local ep = p:endpoint{ bars = { [0] = { size = "64KiB", prefetchable = true } } }
    local vm = p:vm{ policy = "v6.9", s1 = "4k" }
    local bar, cpu = vm:map(ep, 0, { s1 = s1 }), vm:cpu(0)
    cpu:store(bar, { pattern = "str8", bytes = 64 })
    cpu:barrier("dmb oshst")
    local r = p:report()
    gather.expect(ep:memory(0, 0, 64):byte(64) == 63, s1 .. ": all bytes arrive")
    return r
end

local nc, gre = doorbell("thunderx2", "normal-nc"), doorbell("thunderx2", "device-gre")
gather.expect(nc.histogram[8] == 8 and #nc.tlps == 8, "Normal-NC: each store is a TLP")
gather.expect(gre.histogram[64] == 1 and #gre.tlps == 1, "Device-GRE: one TLP of 64 bytes")
local late = nc.tlps[8].time_ns - gre.tlps[1].time_ns
print(string.format("the doorbell's last byte is %.0f ns later without gathering; UCX's put 550 ns", late))
gather.expect(late > 0.9 * 550 and late < 1.1 * 550, "about 0.55 us later")

-- Elsewhere both mappings gather.
for _, s1 in ipairs{ "normal-nc", "device-gre" } do
    gather.expect(#doorbell("generic-n1", s1).tlps == 1, "generic-n1 gathers " .. s1)
end
