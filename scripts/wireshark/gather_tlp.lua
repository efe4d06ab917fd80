-- SPDX-License-Identifier: Apache-2.0
-- Wireshark's view of what `gather ... --pcap` writes: TLPs behind a header of gather's own, as link
-- type 147 (USER0). For Wireshark 3.6 and later, whose Lua is 5.2 or 5.4.
--
--     wireshark -X lua_script:gather_tlp.lua tlps.pcap
--
-- or for good: copy this file to the folder of personal Lua plugins that Help > About names.

local gather = Proto("gather_tlp", "PCIe TLP seen by gather")

local DW = 4
local UP, FLIT = 1, 2 -- bits of the flags

-- Why bytes left the core, by number.
local reasons = {
    [0] = "device", "full", "evicted", "barrier", "load", "order", "timeout", "exclusive", "hint",
    "single", "cache", "end",
}
local NO_REASON = 255

-- Kinds of TLP by Fmt and Type; `shape` says how the header is laid out. Messages: r[2:0] = 0.
local kinds = {
    [0x00] = { "MRd", "memory" }, [0x20] = { "MRd", "memory" },
    [0x01] = { "MRdLk", "memory" }, [0x21] = { "MRdLk", "memory" },
    [0x40] = { "MWr", "memory" }, [0x60] = { "MWr", "memory" },
    [0x02] = { "IORd", "io" }, [0x42] = { "IOWr", "io" },
    [0x04] = { "CfgRd0", "config" }, [0x44] = { "CfgWr0", "config" },
    [0x05] = { "CfgRd1", "config" }, [0x45] = { "CfgWr1", "config" },
    [0x0a] = { "Cpl", "completion" }, [0x4a] = { "CplD", "completion" },
    [0x0b] = { "CplLk", "completion" }, [0x4b] = { "CplDLk", "completion" },
    [0x30] = { "Msg", "message" }, [0x70] = { "MsgD", "message" },
    [0x4c] = { "FetchAdd", "memory" }, [0x6c] = { "FetchAdd", "memory" },
    [0x4d] = { "Swap", "memory" }, [0x6d] = { "Swap", "memory" },
    [0x4e] = { "CAS", "memory" }, [0x6e] = { "CAS", "memory" },
}
-- The same by Type[7:0] of flit mode, where it differs.
local flit_kinds = { [0x03] = { "MRd", "memory" } }
local LONG = 0x20 -- the header has 4 DW
local DATA = 0x40 -- a payload follows

local statuses = { [0] = "SC", [1] = "UR", [2] = "RRS", [4] = "CA" }
local routes = { [0] = "root", "address", "id", "broadcast", "local", "gather" }
local messages = {
    [0x14] = "PM_Active_State_Nak", [0x18] = "PM_PME", [0x19] = "PME_Turn_Off",
    [0x1b] = "PME_TO_Ack", [0x20] = "Assert_INTA", [0x21] = "Assert_INTB",
    [0x22] = "Assert_INTC", [0x23] = "Assert_INTD", [0x24] = "Deassert_INTA",
    [0x25] = "Deassert_INTB", [0x26] = "Deassert_INTC", [0x27] = "Deassert_INTD",
    [0x30] = "ERR_COR", [0x31] = "ERR_NONFATAL", [0x33] = "ERR_FATAL", [0x50] = "Set_Slot_Power_Limit",
}

local f = {
    version = ProtoField.uint8("gather.version", "Version of this header"),
    header_bytes = ProtoField.uint8("gather.header_bytes", "Bytes of this header"),
    flags = ProtoField.uint8("gather.flags", "Flags", base.HEX),
    dir = ProtoField.string("gather.dir", "Direction"),
    flit = ProtoField.bool("gather.flit", "Flit mode", 8, nil, FLIT),
    reason = ProtoField.string("gather.reason", "Why the bytes left the core"),
    port = ProtoField.uint16("gather.port", "Root port"),
    core = ProtoField.uint16("gather.core", "Core"),
    time_ps = ProtoField.uint64("gather.time_ps", "Time (ps)"),
    wire_bytes = ProtoField.uint32("gather.wire_bytes", "Bytes on the link"),
    stores = ProtoField.uint32("gather.stores", "Store instructions"),

    prefix = ProtoField.uint32("gather.prefix", "Prefix", base.HEX),
    type_code = ProtoField.uint8("gather.type_code", "Fmt and Type", base.HEX),
    type = ProtoField.string("gather.type", "Type"),
    tc = ProtoField.uint8("gather.tc", "Traffic class"),
    attr = ProtoField.uint8("gather.attr", "Attributes (IDO, RO, NS)", base.HEX),
    th = ProtoField.uint8("gather.th", "TH: processing hint"),
    td = ProtoField.uint8("gather.td", "TD: digest"),
    ep = ProtoField.uint8("gather.ep", "EP: poisoned"),
    at = ProtoField.uint8("gather.at", "AT: address type"),
    ohc = ProtoField.uint8("gather.ohc", "OHC", base.HEX),
    ts = ProtoField.uint8("gather.ts", "TS: trailer"),
    length_dw = ProtoField.uint32("gather.length_dw", "Length (DW)"),
    requester_id = ProtoField.string("gather.requester_id", "Requester ID"),
    completer_id = ProtoField.string("gather.completer_id", "Completer ID"),
    tag = ProtoField.uint16("gather.tag", "Tag", base.HEX),
    first_be = ProtoField.uint8("gather.first_be", "First DW byte enables", base.HEX),
    last_be = ProtoField.uint8("gather.last_be", "Last DW byte enables", base.HEX),
    address = ProtoField.uint64("gather.address", "Address", base.HEX),
    bytes = ProtoField.uint32("gather.bytes", "Bytes enabled"),
    ph = ProtoField.uint8("gather.ph", "PH"),
    status = ProtoField.uint8("gather.status", "Completion status", base.DEC, statuses),
    bcm = ProtoField.uint8("gather.bcm", "Byte count modified"),
    byte_count = ProtoField.uint16("gather.byte_count", "Byte count"),
    lower_address = ProtoField.uint8("gather.lower_address", "Lower address", base.HEX),
    message_code = ProtoField.uint8("gather.message_code", "Message code", base.HEX, messages),
    route = ProtoField.uint8("gather.route", "Routing", base.DEC, routes),
    data = ProtoField.bytes("gather.data", "Payload"),
    ecrc = ProtoField.bytes("gather.ecrc", "ECRC"),
    request = ProtoField.framenum("gather.request", "Request in frame", base.NONE, frametype.REQUEST),
}
gather.fields = f

local malformed = ProtoExpert.new("gather.malformed", "Not a TLP that is known here",
                                  expert.group.MALFORMED, expert.severity.ERROR)
gather.experts = { malformed }

-- Reads that wait for completions, by port and tag, and what the first pass found of each frame.
local reads, found = {}, {}
function gather.init()
    reads, found = {}, {}
end

-- A TLP's header from its first DW on: bits `high` to `low` of DW `n`, and where they are.
local function reader(tvb, from)
    local function bits(n, high, low)
        return tvb(from + n * DW, DW):bitfield(31 - high, high - low + 1)
    end
    local function range(n, byte, size)
        return tvb(from + n * DW + byte, size)
    end
    return bits, range
end

local function add_id(tree, field, bits, range, n)
    local text = string.format("%02x:%02x.%x", bits(n, 31, 24), bits(n, 23, 19), bits(n, 18, 16))
    tree:add(field, range(n, 0, 2), text)
    return text
end

local ones = { [0] = 0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4 }

-- The bytes that a request's enables select.
local function enabled(t)
    if t.length_dw == 1 then
        return ones[t.first_be]
    end
    return ones[t.first_be] + ones[t.last_be] + DW * (t.length_dw - 2)
end

-- The first DW, as it is without flits and with them.
local function first_word(t, tree, bits, range)
    t.tag = bits(0, 23, 23) * 512 + bits(0, 19, 19) * 256
    t.td = bits(0, 15, 15)
    tree:add(f.tc, range(0, 1, 1), bits(0, 22, 20))
    tree:add(f.attr, range(0, 1, 2), bits(0, 18, 18) * 4 + bits(0, 13, 12))
    tree:add(f.th, range(0, 1, 1), bits(0, 16, 16))
    tree:add(f.td, range(0, 2, 1), t.td)
    tree:add(f.ep, range(0, 2, 1), bits(0, 14, 14))
    tree:add(f.at, range(0, 2, 1), bits(0, 11, 10))
end

local ohc_e = { [0] = 0, 1, 2, 4 }

local function first_word_flit(t, tree, bits, range)
    local ohc = bits(0, 20, 16)
    t.ohc_a = ohc % 2
    t.ohc_dw = t.ohc_a + bits(0, 17, 17) + bits(0, 18, 18) + ohc_e[bits(0, 20, 19)]
    t.td = bits(0, 15, 13) == 0 and 0 or 1
    tree:add(f.tc, range(0, 1, 1), bits(0, 23, 21))
    tree:add(f.ohc, range(0, 1, 1), ohc)
    tree:add(f.ts, range(0, 2, 1), bits(0, 15, 13))
    tree:add(f.attr, range(0, 2, 1), bits(0, 12, 10))
    tree:add(f.ep, range(1, 2, 1), bits(1, 15, 15))
end

local function add_length(t, tree, bits, range)
    t.length_dw = bits(0, 9, 0)
    if t.length_dw == 0 and t.has_length then
        t.length_dw = 1024
    end
    tree:add(f.length_dw, range(0, 2, 2), t.length_dw)
end

local function add_tag(t, tree, bits, range)
    if t.flit then
        t.tag = bits(1, 13, 0)
        tree:add(f.tag, range(1, 2, 2), t.tag)
    else
        local n = t.shape == "completion" and 2 or 1
        t.tag = t.tag + bits(n, 15, 8)
        tree:add(f.tag, range(n, 2, 1), t.tag)
    end
end

local function add_enables(t, tree, bits, range)
    if not t.flit then
        t.last_be, t.first_be = bits(1, 7, 4), bits(1, 3, 0)
        tree:add(f.last_be, range(1, 3, 1), t.last_be)
        tree:add(f.first_be, range(1, 3, 1), t.first_be)
    elseif t.ohc_a == 1 then
        t.last_be, t.first_be = bits(t.header_dw, 7, 4), bits(t.header_dw, 3, 0)
        tree:add(f.last_be, range(t.header_dw, 3, 1), t.last_be)
        tree:add(f.first_be, range(t.header_dw, 3, 1), t.first_be)
    else -- all bytes
        t.last_be, t.first_be = t.length_dw > 1 and 15 or 0, 15
        tree:add(f.last_be, t.last_be):set_generated()
        tree:add(f.first_be, t.first_be):set_generated()
    end
end

local function dissect_memory(t, tree, bits, range)
    add_id(tree, f.requester_id, bits, range, 1)
    add_tag(t, tree, bits, range)
    add_enables(t, tree, bits, range)
    local last = t.header_dw - 1
    t.address = UInt64(bits(last, 31, 2) * 4, t.header_dw == 4 and bits(2, 31, 0) or 0)
    tree:add(f.address, range(2, 0, (t.header_dw - 2) * DW), t.address)
    tree:add(t.flit and f.at or f.ph, range(last, 3, 1), bits(last, 1, 0))
    t.bytes = enabled(t)
    tree:add(f.bytes, t.bytes):set_generated()
    t.info = string.format("0x%s, %d B", t.address:tohex(), t.bytes)
end

local function dissect_completion(t, tree, bits, range)
    add_id(tree, f.completer_id, bits, range, 1)
    add_id(tree, f.requester_id, bits, range, 2)
    add_tag(t, tree, bits, range)
    t.status = 0
    if not t.flit then
        t.status, t.byte_count, t.lower = bits(1, 15, 13), bits(1, 11, 0), bits(2, 6, 0)
        tree:add(f.status, range(1, 2, 1), t.status)
        tree:add(f.bcm, range(1, 2, 1), bits(1, 12, 12))
        tree:add(f.lower_address, range(2, 3, 1), t.lower)
    else
        t.byte_count = bits(2, 11, 0)
        t.lower = bits(1, 14, 14) * 64 + bits(2, 15, 12) * 4
        if t.ohc_a == 1 then
            t.status = bits(3, 2, 0)
            t.lower = t.lower + bits(3, 4, 3)
        end
        tree:add(f.status, t.status):set_generated()
        tree:add(f.lower_address, t.lower):set_generated()
    end
    if t.byte_count == 0 then
        t.byte_count = 4096
    end
    tree:add(f.byte_count, t.flit and range(2, 2, 2) or range(1, 2, 2), t.byte_count)
    t.bytes = t.has_length and math.min(t.byte_count, t.length_dw * DW - t.lower % DW) or 0
    tree:add(f.bytes, t.bytes):set_generated()
    t.info = string.format("%s, tag 0x%x, %d of %d B", statuses[t.status] or "?", t.tag, t.bytes,
                           t.byte_count)
end

local function dissect_message(t, tree, bits, range)
    local code = bits(1, 7, 0)
    add_id(tree, f.requester_id, bits, range, 1)
    tree:add(f.message_code, range(1, 3, 1), code)
    tree:add(f.route, range(0, 0, 1), bits(0, 26, 24))
    t.bytes = 0
    tree:add(f.bytes, 0):set_generated()
    t.info = messages[code] or string.format("code 0x%02x", code)
end

local function dissect_other(t, tree, bits, range)
    add_id(tree, f.requester_id, bits, range, 1)
    add_tag(t, tree, bits, range)
    add_enables(t, tree, bits, range)
    if t.shape == "config" then
        add_id(tree, f.completer_id, bits, range, 2)
        t.address = UInt64(bits(2, 11, 2) * 4, 0)
    else
        t.address = UInt64(bits(2, 31, 2) * 4, 0)
    end
    tree:add(f.address, range(2, 0, DW), t.address)
    t.bytes = enabled(t)
    tree:add(f.bytes, t.bytes):set_generated()
    t.info = string.format("0x%s", t.address:tohex())
end

local shapes = {
    memory = dissect_memory, completion = dissect_completion, message = dissect_message,
    config = dissect_other, io = dissect_other,
}

-- A completion says where it goes by its tag: the address is that of the read, and what of it has
-- come. Only the first pass over the file sees the frames in their order.
local function pair(t, tree, pinfo)
    local other = t.shape == "config" or t.shape == "io" -- whose completions have no address
    if t.kind ~= "MRd" and t.shape ~= "completion" and not other then
        return
    end
    local key = t.port .. ":" .. t.tag
    if not pinfo.visited then
        if t.kind == "MRd" then
            local skipped = 0
            for i = 0, 3 do -- to the first byte enabled
                if math.floor(t.first_be / 2 ^ i) % 2 == 1 then
                    break
                end
                skipped = skipped + 1
            end
            if t.first_be == 0 then
                skipped = 0
            end
            reads[key] = { frame = pinfo.number, address = t.address + skipped, left = t.bytes }
        elseif other then
            reads[key] = { frame = pinfo.number }
        elseif reads[key] then
            local read = reads[key]
            local done = read.left and math.max(read.left, t.byte_count) - t.byte_count
            found[pinfo.number] = { frame = read.frame, address = done and read.address + done }
        end
    end
    local known = found[pinfo.number]
    if known then
        tree:add(f.request, known.frame):set_generated()
        if known.address then
            tree:add(f.address, known.address):set_generated()
        end
    end
end

local function add_data(t, tvb, tree, from)
    local size = t.has_data and t.length_dw * DW or 0
    if tvb:len() ~= from + size + (t.td == 1 and DW or 0) then
        tree:add_proto_expert_info(malformed, "the bytes end too early or too late")
        return
    end
    if size ~= 0 then
        tree:add(f.data, tvb(from, size))
    end
    if t.td == 1 then
        tree:add(f.ecrc, tvb(from + size, DW))
    end
end

local function dissect_tlp(t, tvb, from, tree, pinfo)
    while not t.flit and from + DW <= tvb:len() and tvb(from, 1):bitfield(0, 3) == 4 do
        tree:add(f.prefix, tvb(from, DW))
        from = from + DW
    end
    if tvb:len() < from + 3 * DW then
        tree:add_proto_expert_info(malformed, "shorter than a header")
        return
    end
    local code = tvb(from, 1):uint()
    local route = math.floor(code / 8) % 4 == 2 and code % 8 or 0
    local kind = t.flit and flit_kinds[code] or kinds[code - route]
    tree:add(f.type_code, tvb(from, 1))
    if not kind then
        tree:add_proto_expert_info(malformed)
        return
    end
    t.kind, t.shape = kind[1], kind[2]
    t.header_dw = math.floor(code / LONG) % 2 == 1 and 4 or 3
    t.has_data = math.floor(code / DATA) % 2 == 1
    t.has_length = t.has_data or t.kind == "MRd" or t.kind == "MRdLk"
    t.ohc_dw = 0
    tree:add(f.type, tvb(from, 1), t.kind)
    if tvb:len() < from + t.header_dw * DW then
        tree:add_proto_expert_info(malformed, "shorter than its header")
        return
    end
    local bits, range = reader(tvb, from)
    if t.flit then
        first_word_flit(t, tree, bits, range)
    else
        first_word(t, tree, bits, range)
    end
    if tvb:len() < from + (t.header_dw + t.ohc_dw) * DW then
        tree:add_proto_expert_info(malformed, "shorter than its header and OHC")
        return
    end
    add_length(t, tree, bits, range)
    shapes[t.shape](t, tree, bits, range)
    pair(t, tree, pinfo)
    add_data(t, tvb, tree, from + (t.header_dw + t.ohc_dw) * DW)
end

function gather.dissector(tvb, pinfo, root)
    local tree = root:add(gather, tvb())
    pinfo.cols.protocol = "TLP"
    if tvb:len() < 24 or tvb(0, 1):uint() ~= 1 or tvb(1, 1):uint() < 24 then
        tree:add_proto_expert_info(malformed, "not a header of version 1")
        return
    end
    local flags, reason = tvb(2, 1):uint(), tvb(3, 1):uint()
    local t = { port = tvb(4, 2):uint(), flit = math.floor(flags / FLIT) % 2 == 1 }
    local dir = flags % 2 == UP and "up" or "down"
    local head = tree:add(gather, tvb(0, tvb(1, 1):uint()), "As gather saw it")
    head:add(f.version, tvb(0, 1))
    head:add(f.header_bytes, tvb(1, 1))
    local flag_tree = head:add(f.flags, tvb(2, 1))
    flag_tree:add(f.dir, tvb(2, 1), dir)
    flag_tree:add(f.flit, tvb(2, 1))
    if reason ~= NO_REASON then
        head:add(f.reason, tvb(3, 1), reasons[reason] or tostring(reason))
    end
    head:add(f.port, tvb(4, 2))
    head:add(f.core, tvb(6, 2))
    head:add(f.time_ps, tvb(8, 8))
    head:add(f.wire_bytes, tvb(16, 4))
    head:add(f.stores, tvb(20, 4))
    dissect_tlp(t, tvb, tvb(1, 1):uint(), tree, pinfo)

    local host, device = "host", "device " .. t.port
    pinfo.cols.src = dir == "up" and device or host
    pinfo.cols.dst = dir == "up" and host or device
    pinfo.cols.info = string.format("%s %s", t.kind or "?", t.info or "")
end

DissectorTable.get("wtap_encap"):add((wtap_encaps or wtap).USER0, gather)
