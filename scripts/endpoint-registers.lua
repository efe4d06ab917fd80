-- SPDX-License-Identifier: Apache-2.0
-- What a register block with side effects makes of accesses that memory would not notice: a memcpy whose
-- stores overlap, a read that is wider than the register, a doorbell that is written twice or combined
-- with its neighbour. Once through Device-nGnRE, once through Normal-NC on a machine that combines.
--
--   gather run endpoint-registers.lua
local gather = require "gather"

local FIFO_STATUS, FIFO_DATA, INT_STATUS = 0x08, 0x0c, 0x18
local DOORBELL, DOORBELL_COUNT, DOORBELL_ERRORS, SCRATCH, FIFO_PORT = 0x20, 0x24, 0x28, 0x40, 0x100

local function machine(s1)
    local p = gather.platform{ preset = "ideal" }
    local ep = p:endpoint{ model = "registers", registers = { depth = 32 } }
    local vm = p:vm{ policy = "v6.9" }
    return { p = p, ep = ep, cpu = vm:cpu(0), bar = vm:map(ep, 0, { s1 = s1 }) }
end

local function read32(m, offset)
    return (string.unpack("<I4", assert(m.cpu:read(m.bar.va + offset, 4))))
end
local function write32(m, offset, value)
    return m.cpu:write(m.bar.va + offset, string.pack("<I4", value))
end
-- What the device holds, without a TLP and without side effects.
local function look(m, offset)
    return (string.unpack("<I4", m.ep:memory(0, offset, 4)))
end
local function words(m)
    return look(m, FIFO_STATUS) & 0xffff
end

-- A memcpy of `bytes` to the window in front of the FIFO. Each word that is stored goes in once, and each
-- that is stored twice goes in twice, unless the write buffer has made one of both.
local function copy(s1, bytes)
    local m = machine(s1)
    local ok, fault = m.cpu:store(m.bar.va + FIFO_PORT, { pattern = "memcpy", bytes = bytes })
    m.cpu:barrier("dsb st")
    local r = m.p:report()
    return words(m), r.stats["pcie.mwr"], ok, fault
end

print(string.format("%-14s %5s %5s %5s  %s", "type", "bytes", "TLPs", "words", ""))
local function show(s1, bytes, want_words, want_tlps)
    local count, tlps, ok, fault = copy(s1, bytes)
    print(string.format("%-14s %5d %5d %5d  %s", s1, bytes, tlps, count, ok and "" or fault.kind .. " fault"))
    gather.expect(count == want_words, string.format("%s, %d bytes: %d words in the FIFO", s1, bytes, want_words))
    gather.expect(tlps == want_tlps, string.format("%s, %d bytes: %d TLPs", s1, bytes, want_tlps))
    return ok, fault
end

-- 24 bytes are two pairs of 8 bytes at 0 and at 8: words 2 and 3 come twice. 6 are wanted, 8 arrive.
gather.expect(show("device-ngnre", 24, 8, 4), "every store is aligned")
-- 32 bytes: no overlap, and no harm.
gather.expect(show("device-ngnre", 32, 8, 4), "every store is aligned")
-- 12 bytes: the second store of 8 is at 4, which Device memory does not take. The first has been done.
local ok, fault = show("device-ngnre", 12, 2, 1)
gather.expect(not ok and fault.kind == "alignment", "an alignment fault ends the copy in the middle")
-- Combined, the bytes of one line leave together, each once.
show("normal-nc", 24, 6, 1)
show("normal-nc", 12, 3, 1)

-- A load of 8 bytes that wants the status alone takes a word out of the FIFO beside it.
for _, s1 in ipairs{ "device-ngnre", "normal-nc" } do
    local m = machine(s1)
    for i = 1, 3 do
        m.ep:poke(0, FIFO_DATA, string.pack("<I4", 0x100 + i)) -- three words come in from outside
    end
    local both = string.unpack("<I8", (m.cpu:read(m.bar.va + FIFO_STATUS, 8)))
    gather.expect(both == 0x0000010100000003, s1 .. ": status and the oldest word in one")
    gather.expect(words(m) == 2, s1 .. ": and the word is gone")
    gather.expect(read32(m, FIFO_STATUS) == 2 and words(m) == 2, s1 .. ": a load of 4 bytes takes nothing")
    gather.expect(m.cpu:read(m.bar.va + FIFO_DATA, 1) == "\x02", s1 .. ": one byte is read")
    gather.expect(words(m) == 1, s1 .. ": the whole word is gone")
end

-- Doorbells: on Device each store is one. Combined, only the last of several to one address is left; the
-- device sees a jump.
local function ring(s1)
    local m = machine(s1)
    for i = 1, 5 do
        write32(m, DOORBELL, i)
    end
    m.cpu:barrier("dsb st")
    m.p:report()
    return look(m, DOORBELL_COUNT), look(m, DOORBELL_ERRORS), look(m, DOORBELL), m.ep:stats()
end
local count, errors, last = ring("device-ngnre")
gather.expect(count == 5 and errors == 0 and last == 5, "Device: five doorbells, in order")
local stats
count, errors, last, stats = ring("normal-nc")
gather.expect(count == 1 and errors == 1 and last == 5, "combined: one doorbell, out of sequence")
gather.expect(stats["registers.doorbells"] == 1, "and so say the statistics")

-- Write-1-to-clear, written as a byte: only that byte's lane counts.
local m = machine("device-ngnre")
m.ep:poke(0, INT_STATUS, "\x0f\x0f\0\0")
m.cpu:write(m.bar.va + INT_STATUS + 1, "\xff")
m.p:report()
gather.expect(look(m, INT_STATUS) == 0x0f, "a byte clears its own lane")
-- Overlapping stores to memory-like registers are harmless.
m.cpu:store(m.bar.va + SCRATCH, { pattern = "memcpy", bytes = 24 })
m.p:report()
local want = {}
for i = 0, 23 do want[#want + 1] = i end
gather.expect(m.ep:memory(0, SCRATCH, 24) == string.char(table.unpack(want)), "scratch registers are memory")
