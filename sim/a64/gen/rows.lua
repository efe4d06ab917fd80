-- SPDX-License-Identifier: Apache-2.0
-- Reads tables of instructions (grammar: decode.lua).
local expression = require("expression")

local rows = {}

local function split(text, separator)
    local parts, at = {}, 1
    while true do
        local first, last = text:find(separator, at, true)
        parts[#parts + 1] = text:sub(at, (first or 0) - 1):match("^%s*(.-)%s*$")
        if not first then
            return parts
        end
        at = last + 1
    end
end
rows.split = split

local function set_of(words)
    local set = {}
    for _, word in ipairs(words) do
        set[word] = true
    end
    return set
end

-- One word of a pattern: its width, its literal bits or nil, its field or nil.
local function pattern_word(word)
    if word:match("^[01]+$") then
        return #word, word
    end
    local name, bits = word:match("^([%a_][%w_]*)=([01]+)$")
    if name then
        return #bits, bits, { name = name }
    end
    local ignored = word:match("^_:(%d+)$")
    if ignored then
        return tonumber(ignored)
    end
    local sign, width
    name, sign, width = word:match("^(%a[%w_]*):(s?)(%d+)$")
    name = name or word:match("^%a[%w_]*$")
    if not name then
        error(("'%s' is no part of a pattern"):format(word), 0)
    end
    return tonumber(width or 1), nil, { name = name, signed = sign == "s" }
end

-- Fill in mask, match, fields (by name, and in order) from the words of a pattern.
local function read_bits(row, text)
    local low = 32
    row.mask, row.match, row.fields, row.field_order = 0, 0, {}, {}
    for word in text:gmatch("%S+") do
        local width, bits, field = pattern_word(word)
        low = low - width
        if low < 0 then
            error(row.name .. " has more than 32 bits", 0)
        end
        if bits then
            row.mask = row.mask | ((1 << width) - 1) << low
            row.match = row.match | tonumber(bits, 2) << low
        end
        if field then
            if row.fields[field.name] then
                error(("%s has the field %s twice"):format(row.name, field.name), 0)
            end
            field.low, field.width = low, width
            row.fields[field.name] = field
            row.field_order[#row.field_order + 1] = field
        end
    end
    if low ~= 0 then
        error(("%s has %d bits; expected 32"):format(row.name, 32 - low), 0)
    end
end

local function read_conditions(row, conditions)
    local tests = {}
    row.condition_bits = 0
    for _, text in ipairs(conditions) do
        local nodes = expression.parse(text, row.fields)
        if #nodes ~= 1 then
            error(("'%s' is not one condition"):format(text), 0)
        end
        tests[#tests + 1] = expression.truth(nodes[1])
        row.condition_bits = row.condition_bits | nodes[1].bits
    end
    row.condition = #tests > 0 and table.concat(tests, " && ") or nil
end

local function read_row(columns, known)
    local row = { name = columns[1], section = columns[6], syntax = columns[7], aliases = {} }
    if not row.name:match("^%l[%l%d_]*$") then
        error(("'%s' is no name: lower case, digits, _"):format(row.name), 0)
    end
    local parts = split(columns[2], ";")
    read_bits(row, table.remove(parts, 1))
    read_conditions(row, parts)
    local feature, nop = columns[3]:match("^([%l%d_]+)(/?n?o?p?)$")
    if not known.features[feature] or (nop ~= "" and nop ~= "/nop") then
        error(("'%s' is not in the list of features"):format(columns[3]), 0)
    end
    row.feature, row.nop = feature, nop == "/nop"
    row.hot = columns[4] == "hot"
    row.exec = columns[4]:match("^cold=([%l%d_]+)$") or (columns[4] == "cold" and row.name) or nil
    if not row.hot and not row.exec then
        error(("'%s': expected hot, cold or cold=FUNCTION"):format(columns[4]), 0)
    end
    row.timing = columns[5]
    if not known.timings[row.timing] then
        error(("'%s' is not in the list of timings"):format(row.timing), 0)
    end
    if not row.section:match("^C[67]%.2%.%d+$") then
        error(("'%s' is no section: expected C6.2.N or C7.2.N"):format(row.section), 0)
    end
    return row
end

local function read_line(line, all, known)
    local columns = split(line, " | ")
    local word, rest = columns[1]:match("^(%l+)%s+(%S+)$")
    if word == "macro" and #columns == 2 then
        all.macros[rest] = columns[2]
    elseif word == "alias" and #columns == 3 then
        local row = all.by_name[rest]
        if not row then
            error(("alias of %s, which is no row above"):format(rest), 0)
        end
        row.aliases[#row.aliases + 1] = { condition = columns[2], syntax = columns[3] }
    elseif #columns == 7 then
        local row = read_row(columns, known)
        if all.by_name[row.name] then
            error(("there are two rows %s"):format(row.name), 0)
        end
        all.by_name[row.name] = row
        all[#all + 1] = row
    else
        error(("%d columns; expected 7, or alias NAME | EXPRESSION | SYNTAX, or macro NAME | TEXT")
            :format(#columns), 0)
    end
    return all[#all]
end

-- All rows of the files, in order, and `macros`. A mistake is an error "FILE:LINE: ...".
function rows.read(paths, features, timings)
    local all = { by_name = {}, macros = {} }
    local known = { features = set_of(features), timings = set_of(timings) }
    for _, path in ipairs(paths) do
        local number = 0
        for line in io.lines(path) do
            number = number + 1
            if line:match("%S") and not line:match("^#") then
                local good, message = pcall(read_line, line, all, known)
                if not good then
                    error(("%s:%d: %s"):format(path, number, message), 0)
                end
            end
        end
    end
    return all
end

return rows
