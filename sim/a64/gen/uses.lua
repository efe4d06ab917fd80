-- SPDX-License-Identifier: Apache-2.0
-- Which registers the instructions of a row read and write, for the model of time: found from the
-- names of fields and rows and from the syntax. Registers that an encoding implies are left out,
-- but for the flags.
local syntax = require("syntax")

local uses = {}

uses.FIELDS = { "rd", "rt", "rt2", "rn", "rm", "ra", "rs" }
-- Where rows have them; the few that have one elsewhere (BRAA) are taken not to use it.
local PLACES = { rd = 0, rt = 0, rt2 = 10, rn = 5, rm = 16, ra = 10, rs = 16 }

local GENERAL = { w = true, x = true, r = true, wsp = true, xsp = true, rsp = true }
local POINTER = { wsp = true, xsp = true, rsp = true }

local function any(name, patterns)
    for _, pattern in ipairs(patterns) do
        if name:match(pattern) then
            return true
        end
    end
    return false
end

local READS_FLAGS = {
    "^adc", "^sbcs?$", "^csel$", "^csin", "^csneg$", "^ccm", "^fcsel", "^fccmp", "^b_cond$",
    "^cfinv$", "^rmif$", "^axflag$", "^xaflag$",
}
local WRITES_FLAGS = {
    "^adds_", "^subs_", "^ands_", "^bics_", "^adcs$", "^sbcs$", "^ccm", "^fcmpe?$", "^fcmpe?_h$",
    "^fcmpe?_zero", "^fccmp", "^rmif$", "^setf", "^cfinv$", "^axflag$", "^xaflag$", "^subps$",
}
-- The destination keeps a part of what it held, or is accumulated to.
local KEEPS = {
    "^movk$", "^bfm$", "mla", "mls", "mlal", "mlsl", "aba", "adal", "sra_", "^sli_", "^sri_",
    "^bsl_", "^bit_", "^bif_", "^tbx", "^ins_", "dot", "^aes[ed]$", "^sha%d", "^suqadd", "^usqadd",
    "^sm3", "^sm4e$", "^fmov_top_from_gen$", "^orr_imm_v$", "^bic_imm_v$",
}

local LOADS = { load = true, load_pair = true, load_simd = true }

-- Of the row: is the field read, is it written.
local function rt_use(row)
    if row.name:match("^prf") then
        return false, false
    elseif LOADS[row.timing] then
        return row.name:match("_single") ~= nil, true
    elseif row.timing == "exclusive" then
        return row.name:match("^st") ~= nil, row.name:match("^ld") ~= nil
    elseif row.timing == "atomic" then
        return row.name:match("^cas") ~= nil, row.name:match("^cas") == nil
    end
    local written = row.name == "mrs" or row.name == "sysl"
    return not written, written
end

local function rs_use(row)
    if row.timing == "exclusive" or row.name:match("^st64bv") then
        return false, true
    end
    return true, row.name:match("^cas") ~= nil or row.name:match("^cpy") ~= nil
end

local function field_use(row, field)
    local mops = row.name:match("^cpy") or row.name:match("^setg?[pme]$")
    if field == "rd" then
        return mops ~= nil or any(row.name, KEEPS), true
    elseif field == "rt" or field == "rt2" then
        return rt_use(row)
    elseif field == "rn" then
        return true, mops ~= nil or row.name:match("_pre$") ~= nil or
            row.name:match("_post$") ~= nil
    elseif field == "rs" then
        return rs_use(row)
    end
    return true, false
end

-- Is the field a vector register, and is 31 in it SP.
local function kind(text, field)
    local vector, pointer = false, false
    for word, rest in text:gmatch("{(%l+) ([^{}]*)}") do
        if rest:match("%f[%w]" .. field .. "%f[%W]") then
            vector = vector or word == "d"
            pointer = pointer or POINTER[word] or false
            if GENERAL[word] then
                return false, pointer
            end
        end
    end
    return vector, pointer
end

-- What is emitted for a row: masks of bits by place in FIELDS, the flags above them.
function uses.of(row, macros)
    local u = { reads = 0, writes = 0, vector = 0, pointer = 0, rm_mask = 31 }
    local text = syntax.expanded(row.syntax, macros)
    for i, field in ipairs(uses.FIELDS) do
        local f = row.fields[field]
        if f and f.low == PLACES[field] then
            local bit = 1 << (i - 1)
            local read, written = field_use(row, field)
            local vector, pointer = kind(text, field)
            u.reads = u.reads | (read and bit or 0)
            u.writes = u.writes | (written and bit or 0)
            u.vector = u.vector | (vector and bit or 0)
            u.pointer = u.pointer | (pointer and bit or 0)
            if field == "rm" then
                u.rm_mask = (1 << f.width) - 1
            end
        end
    end
    local flags = 1 << #uses.FIELDS
    u.reads = u.reads | (any(row.name, READS_FLAGS) and flags or 0)
    u.writes = u.writes | (any(row.name, WRITES_FLAGS) and flags or 0)
    return u
end

return uses
