-- SPDX-License-Identifier: Apache-2.0
-- Templates of syntax (grammar: decode.lua) as C statements which print to `t`.
local expression = require("expression")
local split = require("rows").split

local syntax = {}

local function quoted(text)
    return '"' .. text:gsub('[\\"]', "\\%0") .. '"'
end

-- How many values a directive takes and what prints it.
local CALLS = {
    w = { 1, "a64_text_reg(t, %s, 0)" },
    x = { 1, "a64_text_reg(t, %s, 1)" },
    r = { 2, "a64_text_reg(t, %s, %s)" },
    wsp = { 1, "a64_text_reg_sp(t, %s, 0)" },
    xsp = { 1, "a64_text_reg_sp(t, %s, 1)" },
    rsp = { 2, "a64_text_reg_sp(t, %s, %s)" },
    d = { 1, "a64_text_decimal(t, %s)" },
    h = { 1, "a64_text_hex(t, %s)" },
    cond = { 1, "a64_text_condition(t, %s)" },
    pc = { 1, "a64_text_address(t, %s)" },
    page = { 1, "a64_text_page(t, %s)" },
    bitmask = { 2, "a64_text_bitmask(t, %s, %s)" },
    sysreg = { 1, "a64_text_sysreg(t, %s)" },
    sysop = { 2, "a64_text_sysop(t, %s, %s)" },
    fpimm = { 1, "a64_text_fpimm(t, %s)" },
    bytemask = { 1, "a64_text_bytemask(t, %s)" },
}

local function choice(text, fields)
    local value, words = text:match("^(.-)%s*%?%s*(.-)$")
    if not value then
        error("{of " .. text .. "}: expected '?' before the words", 0)
    end
    local list = {}
    for word in words:gmatch("%S+") do
        list[#list + 1] = word == "_" and '""' or quoted(word)
    end
    local e = expression.parse(value, fields)
    return ("a64_text_of(t, %s, (const char *const[]){ %s }, %d);"):format(e[1].c,
        table.concat(list, ", "), #list)
end

local function condition(text, fields)
    return expression.truth(expression.parse(text, fields)[1])
end

local function directive(text, fields)
    local word, rest = text:match("^(%l+)%s*(.-)$")
    if word == "if" then
        return "if (" .. condition(rest, fields) .. ") {"
    elseif word == "elif" then
        return "} else if (" .. condition(rest, fields) .. ") {"
    elseif word == "else" then
        return "} else {"
    elseif word == "end" then
        return "}"
    elseif word == "of" then
        return choice(rest, fields)
    end
    local call = CALLS[word]
    if not call then
        error("{" .. text .. "}: no such directive", 0)
    end
    local values = {}
    for i, e in ipairs(expression.parse(rest, fields)) do
        values[i] = e.c
    end
    if #values ~= call[1] then
        error(("{%s}: takes %d values, not %d"):format(text, call[1], #values), 0)
    end
    return call[2]:format(table.unpack(values)) .. ";"
end

-- The template with all macros put in; they may stand in each other.
local function expanded(text, macros, depth)
    if depth > 8 then
        error("macros go round in circles", 0)
    end
    -- A directive has no braces inside, so the innermost braces are one.
    return (text:gsub("{@(%u[%u%d]*)%s*([^{}]*)}", function(name, list)
        local body = macros[name]
        if not body then
            error("there is no macro " .. name, 0)
        end
        local args = split(list, ";")
        body = body:gsub("%$(%d)", function(n)
            return args[tonumber(n)] or error(("%s wants argument %s"):format(name, n), 0)
        end)
        return expanded(body, macros, depth + 1)
    end))
end

-- C statements that print `template`, a line each.
function syntax.statements(template, fields, macros)
    local text = expanded(template, macros, 0)
    local out, literal, at, depth = {}, "", 1, 0
    local function flush()
        if literal ~= "" then
            out[#out + 1] = ("a64_text(t, %s);"):format(quoted(literal))
            literal = ""
        end
    end
    while at <= #text do
        local two, one = text:sub(at, at + 1), text:sub(at, at)
        if two == "{{" or two == "}}" then
            literal, at = literal .. one, at + 2
        elseif one == "{" then
            local body, last = text:match("^{([^{}]*)}()", at)
            if not body then
                error("a brace that does not end in " .. text, 0)
            end
            flush()
            out[#out + 1] = directive(body, fields)
            depth = depth + (body:match("^if ") and 1 or body == "end" and -1 or 0)
            at = last
        else
            literal, at = literal .. one, at + 1
        end
    end
    flush()
    if depth ~= 0 then
        error("{if} and {end} do not match in " .. text, 0)
    end
    return out
end

-- The template with its macros put in.
function syntax.expanded(template, macros)
    return expanded(template, macros, 0)
end

function syntax.condition(text, fields)
    return condition(text, fields)
end

return syntax
