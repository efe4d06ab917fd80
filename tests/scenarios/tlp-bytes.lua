-- SPDX-License-Identifier: Apache-2.0
-- gather.pcie.encode and decode: keys, defaults, mistakes. Bytes are from "Down to the TLP" (xillybus.com), from
-- captures of real links (github.com/NetTLP/captured) and from rtlp-lib's documents (github.com/mmpg-x86/rust_tlplib).
local gather = require "gather"
local encode, decode = gather.pcie.encode, gather.pcie.decode

local function bytes(hex)
    return (hex:gsub("%s", ""):gsub("%x%x", function(b) return string.char(tonumber(b, 16)) end))
end
local function is(value, hex, text)
    gather.expect(value == bytes(hex), text)
end

-- By keys.
is(encode{ type = "MWr", address = 0xfdaff040, data = "\x12\x34\x56\x78" }, "40000001 0000000f fdaff040 12345678",
   "a write: length and byte enables follow from the data")
is(encode{ type = "MRd", address = 0xfdaff040, tag = 0x0c, length_dw = 1, first_be = 15, last_be = 0 },
   "00000001 00000c0f fdaff040", "a read")
is(encode{ type = "CplD", completer_id = 0x100, tag = 0x0c, lower_address = 0x40, data = "\x12\x34\x56\x78" },
   "4a000001 01000004 00000c40 12345678", "its completion: the byte count is what it carries")
is(encode{ type = "CfgWr0", requester_id = 1, completer_id = 0xc208, address = 0x10, data = bytes "44332211" },
   "44000001 0001000f c2080010 44332211", "a configuration write")
is(encode{ type = "MRd", address = 0x17fc0000000, tag = 0x20 }, "20000001 0000200f 0000017f c0000000",
   "a header of 4 DW from 4 GiB on")
is(encode{ type = "Msg", message = "ERR_FATAL", requester_id = 0x0100 }, "30000000 01000033 00000000 00000000",
   "a message by its name, routed as it must be")
is(encode{ type = "MsgD", message = "Set_Slot_Power_Limit", data = "\x19\0\0\0" },
   "74000001 00000050 00000000 00000000 19000000", "a message with data")
is(encode{ type = "Cpl", status = 1, completer_id = 0x0200, requester_id = 0x0100, tag = 3, byte_count = 64 },
   "0a000000 02002040 01000300", "Unsupported Request")
is(encode{ type = "MRd", address = 0x1000, length_dw = 1024, attr = 7, tc = 5, tag = 0x3ff, ep = true, at = 2 },
   "00dc7800 0000ffff 00001000", "Length 1024 is 0; Attr, T9 and T8 have their places")
is(encode{ type = "MWr", address = 0x1000, length_dw = 16 }, "40000010 000000ff 00001000", "without data, the header")

-- Flit mode.
is(encode{ type = "MWr", flit = true, address = 0, data = bytes "deadbeef" }, "40000001 00000000 00000000 deadbeef",
   "all bytes: no OHC")
is(encode{ type = "MWr", flit = true, address = 0, first_be = 3, data = bytes "aabbccdd" },
   "40010001 00000000 00000000 00000003 aabbccdd", "two bytes: a DW of OHC-A1")
is(encode{ type = "IOWr", flit = true, data = bytes "10203040" }, "42010001 00000000 00000000 0000000f 10203040", "OHC-A2")
is(encode{ type = "MRd", flit = true, address = 0x1000, tag = 0x3fff }, "03000001 00003fff 00001000", "a tag of 14 bits")
is(encode{ type = "Cpl", flit = true, status = 4, completer_id = 0x200, requester_id = 0x100, byte_count = 8,
           lower_address = 0x47 }, "0a010000 02004000 01001008 0000001c", "status and low address bits in OHC-A5")
local u = decode(bytes "61000002 00000000 00000000 00000000 11223344 55667788", { flit = true })
gather.expect(u.type == "UIOMWr" and u.type_code == 0x61 and u.header_dw == 4 and u.ohc_dw == 0 and u.payload_dw == 2, "UIO")
local p = decode(bytes "40010001 00000000 00000000 00000003 aabbccdd", { flit = true })
gather.expect(p.header_dw == 3 and p.ohc_dw == 1 and p.payload_dw == 1 and p.first_be == 3, "a partial write has one DW more")

-- Back, with every key.
local d = decode(bytes "4a000004 00000010 1b000300 0068b23b 00000000 62000000 00000000")
gather.expect(d.type == "CplD" and d.completer_id == 0 and d.requester_id == 0x1b00 and d.tag == 3 and d.byte_count == 16 and
              d.lower_address == 0 and d.status == 0 and not d.bcm and d.length_dw == 4, "a captured completion")
gather.expect(d.data == bytes "0068b23b 00000000 62000000 00000000", "and its data")
for _, hex in ipairs{
    "40000001 0000000f fdaff040 12345678", "00000080 1b0000ff a0000000", "04000001 2001ff00 c281ff10",
    "91412345 60000001 0100050f 00000001 00000000 01020304", "90340000 60010001 0100120f 00000001 00000001 01020304",
    "32000000 0100007e 02001234 deadbeef", "8e123456 00000001 0000200f f620000c", "4e000002 cafe1100 00001000 11112222 33334444",
} do
    local t = decode(bytes(hex)) or {}
    gather.expect(t.type and encode(t) == bytes(hex), "what is decoded encodes to the same bytes: " .. hex)
end
local h = decode(bytes "90340000 60010001 01001200 00000001 00000001 01020304")
gather.expect(h.th and h.st == 0x3412 and h.ph == 1 and h.tag == 0, "a steering tag of 16 bits")
local v = decode(bytes "32000000 0100007e 02001234 deadbeef")
gather.expect(v.message == "Vendor_Defined_0" and v.routing == "id" and v.completer_id == 0x200 and
              v.message_data == 0x1234deadbeef, "a vendor's message")

-- ECRC.
local ecrc = encode{ type = "MWr", address = 0x2000, data = ("x"):rep(64), td = 1 }
gather.expect(#ecrc == 12 + 64 + 4 and decode(ecrc).td, "a digest of four bytes")
for i = 1, #ecrc do
    local flipped = ecrc:sub(1, i - 1) .. string.char(ecrc:byte(i) ~ 0x04) .. ecrc:sub(i + 1)
    gather.expect(decode(flipped) == nil, "no single bit gets past it")
end

-- The pieces of a split are legal, and as long as wire_bytes says.
for _, request in ipairs(gather.pcie.split_write{ address = 0x1003, length = 5000, mps = 256 }) do
    request.bytes = nil
    request.type, request.data = "MWr", ("\0"):rep(request.length_dw * 4)
    local tlp = encode(request)
    gather.expect(#tlp + 8 == gather.pcie.wire_bytes{ gen = 4, header_dw = 3, length_dw = request.length_dw }, "wire bytes")
    gather.expect(decode(tlp).address == request.address, "address")
end

-- Mistakes name what is wrong.
local function refused(keys, what)
    local ok, message = pcall(encode, keys)
    gather.expect(not ok and message:find(what, 1, true), what .. ": " .. tostring(message))
end
refused({ type = "MWr", adress = 0 }, 'unknown key "adress"; did you mean "address"?')
refused({ type = "MWR" }, 'did you mean "MWr"?')
refused({ address = 0 }, 'the key "type" is missing')
refused({ type = "MWr", tc = 8 }, "tc")
refused({ type = "MWr", address = 0xffc, length_dw = 2 }, "crosses a 4 KiB boundary (Base Specification 2.2.7.1)")
refused({ type = "MWr", address = 0x1000, addr64 = true }, "header of 3 DW")
refused({ type = "MRd", address = 0x1000, length_dw = 3, first_be = 5 }, "holes")
refused({ type = "MRd", address = 0x1000, data = "1234" }, "MRd has no payload")
refused({ type = "MWr", address = 0x1000, data = "123" }, "DWs of 4 bytes")
refused({ type = "MWr", address = 0x1000, data = "1234", length_dw = 2 }, "length_dw is 2")
refused({ type = "CplD", status = 1, data = "1234" }, "only a successful completion carries data")
refused({ type = "Msg", message = "ERR_FATEL" }, 'did you mean "ERR_FATAL"?')
refused({ type = "Msg", message = "ERR_FATAL", routing = "broadcast" }, "not routed so")
refused({ type = "MWr", message_code = 1 }, "MWr is no message")
refused({ type = "UIOMWr", data = "1234" }, "no such form")
refused({ type = "UIOWrCpl", flit = true }, "not modelled")

local function malformed(hex, rule, flit)
    local t, message, name = decode(bytes(hex), { flit = flit })
    gather.expect(t == nil and name == rule, rule .. ": " .. tostring(message))
end
malformed("40000002 000020ff f6200000 01020304", "payload-length")
malformed("60009001 beefa500 00000001 00000000 cafebabe", "digest-missing")
malformed("42000001 00000000 00000000 10203040", "ohc-a2", true)
malformed("8d000000", "prefix-alone", true)
malformed("", "whole-dw")
gather.expect(decode(bytes "40000010 1b0002ff 2f002000 0030002f", { header = true }).length_dw == 16, "a header alone, from a log")
