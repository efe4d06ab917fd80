-- SPDX-License-Identifier: Apache-2.0
-- gather.pcie: the shape of what comes back, and cases worked out by hand.
local gather = require "gather"
local pcie = gather.pcie

local function text(list)
    local lines = {}
    for i, r in ipairs(list) do
        lines[i] = string.format("%x+%d %x%x", r.address, r.length_dw, r.first_be, r.last_be)
    end
    return table.concat(lines, ", ")
end
local function same(got, want, what)
    gather.expect(got == want, string.format("%s: %s, wanted %s", what, got, want))
end

same(text(pcie.split_write{ address = 0x1000, length = 64 }), "1000+16 ff", "a line")
same(text(pcie.split_write{ address = 0x1003, length = 1 }), "1000+1 80", "one byte")
same(text(pcie.split_write{ address = 0x1001, length = 6 }), "1000+2 e7", "six bytes off the DW")
same(text(pcie.split_write{ address = 0x1000, length = 256, mps = 128 }), "1000+32 ff, 1080+32 ff",
     "two of MPS")
same(text(pcie.split_write{ address = 0xff0, length = 32 }), "ff0+4 ff, 1000+4 ff", "no 4 KiB crossed")
same(text(pcie.split_write{ address = 0x1020, length = 64, policy = "per-line" }),
     "1020+8 ff, 1040+8 ff", "per line")
same(text(pcie.split_write{ address = 0x1000, length = 0 }), "", "nothing")
same(text(pcie.split_write{ address = 0x1000, bytes = { 0, 2, 5, 7 } }), "1000+2 5a", "a quadword's holes")
same(text(pcie.split_write{ address = 0x1000, bytes = { 7, 5, 2, 0, 0 } }), "1000+2 5a", "in any order")
same(text(pcie.split_write{ address = 0x1000, bytes = {} }), "", "an empty list")
same(text(pcie.split_write{ address = 0x103c, bytes = { 0, 1, 2, 3, 4, 5, 6, 7 } }), "103c+2 ff",
     "over a line's end")
same(text(pcie.split_write{ address = 0x1001, bytes = { 0 } }), "1000+1 20", "from an odd address")
same(text(pcie.split_write{ address = "0x8000000000001000", length = "4B" }), "8000000000001000+1 f0",
     "an address with the top bit")
same(text(pcie.split_write{ address = 0xfffffffffffffffc, length = 4 }), "fffffffffffffffc+1 f0",
     "the last DW")
-- A line without byte 17: one legal write each side of the hole.
local hole = {}
for i = 0, 63 do
    if i ~= 17 then hole[#hole + 1] = i end
end
local two = pcie.split_write{ address = 0x2000, bytes = hole }
same(#two, 2, "a missing byte makes two")
same(two[1].bytes + two[2].bytes, 63, "of all other bytes")
same(#pcie.split_write{ address = 0, length = "1MiB" }, 4096, "a megabyte")

same(text(pcie.split_read{ address = 0x1000, length = 1024 }), "1000+128 ff, 1200+128 ff", "two reads")
same(text(pcie.split_read{ address = 0x1ffe, length = 4, mrrs = 128 }), "1ffc+1 c0, 2000+1 30",
     "over 4 KiB")
same(text(pcie.split_read{ address = 0x1000, length = 0 }), "1000+1 00", "the zero-length read")

local function completions(list)
    local lines = {}
    for i, c in ipairs(list) do
        lines[i] = string.format("%x:%d:%d", c.lower_address, c.byte_count, c.length_dw)
    end
    return table.concat(lines, " ")
end
same(completions(pcie.split_completion{ address = 0x1000, length = 512 }), "0:512:64 0:256:64",
     "two of MPS")
same(completions(pcie.split_completion{ address = 0x1030, length = 256 }), "30:256:64", "one of MPS")
same(completions(pcie.split_completion{ address = 0x1030, length = 512 }), "30:512:52 0:304:64 0:48:12",
     "each but the last ends on RCB")
same(completions(pcie.split_completion{ address = 0x1000, length = 4096, mps = 4096 }), "0:4096:1024",
     "a whole page")
same(completions(pcie.split_completion{ address = 0x1001, length = 2 }), "1:2:1", "two bytes")

-- 64 bytes at 64-bit addresses: STP 4, LCRC 4, header 16 (and the same at 8 B framing of Gen 1).
same(pcie.wire_bytes{ length_dw = 16, header_dw = 4 }, 88, "64 bytes")
same(pcie.wire_bytes{ gen = 1, length_dw = 16, header_dw = 3 }, 84, "below 4 GiB")
same(pcie.wire_bytes{ gen = 5, length_dw = 2, header_dw = 4, ecrc = true }, 36, "with a digest")
same(pcie.wire_bytes{ gen = 3, length_dw = 0, header_dw = 3 }, 20, "a read request")
same(pcie.wire_bytes{ gen = 6, length_dw = 16, header_dw = 4 }, 80, "in flits")
same(pcie.wire_bytes{ gen = 7, length_dw = 16, header_dw = 3, ohc_dw = 1 }, 80, "with byte enables")
same(math.type(pcie.wire_bytes{ length_dw = 1 }), "integer", "bytes are whole")

-- GB/s: 64 bytes at x16 of Gen 4 in 88 bytes of wire, and skip ordered sets take 1 block in 375.
local function near(got, want, what)
    gather.expect(math.abs(got / want - 1) < 1e-9, string.format("%s: %g, wanted %g", what, got, want))
end
local share = 1 - 1 / 375
near(pcie.bandwidth{ gen = 4, width = 16, mps = 256, size = 64 }, 32e9 * 128 / 130 * 64 / 88 * share,
     "64 B")
near(pcie.bandwidth{ gen = 4, width = 16, mps = 256, size = 8, addr64 = false },
     32e9 * 128 / 130 * 8 / 28 * share, "8 B below 4 GiB")
near(pcie.bandwidth{ gen = 4, width = 12, size = 64 }, 24e9 * 128 / 130 * 64 / 88 * share, "x12")
near(pcie.bandwidth{ gen = 1, width = 12 }, 12 * pcie.bandwidth{ gen = 1, width = 1 }, "x12 of generation 1")
for _, bad in ipairs{ { 6, 12, "12 lanes end with generation 5" }, { 7, 12, "12 lanes end with generation 5" },
                      { 4, 10, "10 is not a power of two" } } do
    local ok, text = pcall(pcie.bandwidth, { gen = bad[1], width = bad[2] })
    gather.expect(not ok and text:find(bad[3], 1, true), bad[3] .. ": " .. tostring(text))
end
near(pcie.bandwidth{ size = "64B" }, pcie.bandwidth{ gen = 4, width = 16, mps = 256, size = 64 },
     "the defaults")
gather.expect(pcie.bandwidth{ gen = 6, width = 16, mps = 256, size = 256 } >
              pcie.bandwidth{ gen = 5, width = 16, mps = 256, size = 256 }, "flits are faster")
