-- SPDX-License-Identifier: Apache-2.0
-- One stream of 64-byte writes over links of every kind: what arrives is the same; time follows the link.
local gather = require "gather"

local LINES = 512
local bytes = {}
for i = 0, 63 do bytes[#bytes + 1] = i end
local line = string.char(table.unpack(bytes))

local function run(link, inject)
    local p = gather.platform{ preset = "generic-n1" }
    local ep = p:endpoint{ link = link, bars = { [0] = { size = "1MiB", prefetchable = true } } }
    local vm = p:vm{ policy = "v6.9", s1 = "4k" }
    local bar = vm:map(ep, 0, { s1 = "normal-nc" })
    local cpu = vm:cpu(0)
    if inject then
        ep:inject(inject)
    end
    for i = 0, LINES - 1 do
        cpu:store(bar.va + i * 64, { pattern = "str8", bytes = 64 })
    end
    cpu:barrier("dmb oshst")
    local r = p:report()
    gather.expect(ep:memory(0, 0, LINES * 64) == line:rep(LINES), "all bytes arrive")
    gather.expect(r.histogram[64] == LINES, "in TLPs of 64 bytes, each seen once")
    return r
end

-- Generations: framing of 8 bytes and a header of 4 DW up to 5, the header alone from 6 on.
for gen = 1, 7 do
    local r = run{ gen = gen, width = 4 }
    gather.expect(r.wire_bytes == LINES * (gen < 6 and 88 or 80), "wire bytes of generation " .. gen)
    local flits = math.ceil(LINES * 80 / 236)
    local got = r.stats["pcie.flits_down"]
    gather.expect(gen < 6 and got == 0 or gen >= 6 and got >= flits, "flits of generation " .. gen)
end

-- Bit errors: nothing is lost, and the same seed gives the same run.
local clean = run{ gen = 5 }
for _, gen in ipairs{ 3, 5, 6, 7 } do
    local a, b = run{ gen = gen, error_rate = 2e-5 }, run{ gen = gen, error_rate = 2e-5 }
    gather.expect(a.stats["pcie.replays"] > 0, "replays")
    gather.expect(a.time_ns == b.time_ns, "the same errors for the same seed")
end
gather.expect(clean.stats["pcie.replays"] == 0 and clean.stats["pcie.naks"] == 0, "no errors, no replays")

-- One of them on purpose.
local hurt = run({ gen = 5 }, { kind = "lcrc" })
gather.expect(hurt.stats["pcie.naks"] == 1, "one Nak")
gather.expect(hurt.stats["pcie.replays"] == 1, "one replay")
gather.expect(hurt.stats["pcie.replay_bytes"] == hurt.stats["pcie.replay_tlps"] * 88, "its bytes")

-- A replay buffer of one TLP: each write waits for the Ack of the one before.
local narrow = run{ gen = 5, mps = 128, replay_buffer = 156 }
gather.expect(narrow.time_ns > clean.time_ns + LINES * 250, "two latencies for each write")
gather.expect(narrow.stats["pcie.replay_stalls"] > LINES - 20, "and each of them stalls")

print(string.format("%d writes of 64 bytes: %.0f ns, with one bit error %.0f ns, one at a time %.0f ns", LINES,
    clean.time_ns, hurt.time_ns, narrow.time_ns))
