-- SPDX-License-Identifier: Apache-2.0
-- Does a file of LuaCATS definitions hold together, and has it every function and key of the manual?
-- luacats.lua DEFINITIONS REFERENCE.md RESULTS: what is wrong, a line each; status 1 if anything is.
-- RESULTS has lines "CLASS FIELD TYPE" of tables that functions have returned, and "CLASS" before each.
local definitions, reference, results = arg[1], arg[2], arg[3]
local wrong = 0
local function check(good, ...)
    if not good then
        wrong = wrong + 1
        print(string.format(...))
    end
end

assert(loadfile(definitions))
local lines = {}
for line in io.lines(definitions) do
    lines[#lines + 1] = line
end

-- Classes first: a type may come before its class. A class has its parent's fields, too.
local classes, aliases, required = {}, {}, {}
for _, line in ipairs(lines) do
    local name, parent = line:match("^%-%-%-@class ([%w_.]+):? ?(%S*)$")
    if name then
        check(not classes[name], "class %s twice", name)
        classes[name] = parent ~= "" and setmetatable({}, { __index = function(_, key) return classes[parent][key] end }) or {}
        required[name] = {}
    end
    name = line:match("^%-%-%-@alias (%S+) .")
    if name then
        check(not classes[name] and not aliases[name], "alias %s twice", name)
        aliases[name] = true
    end
end

-- The grammar of types: unions of names, lists, tables, functions and literals.
local basic = { any = 1, boolean = 1, integer = 1, number = 1, string = 1, table = 1, ["nil"] = 1 }
local type_of
local function primary(text)
    local rest = text:match('^"[^"]*"(.*)$') or text:match("^%d+(.*)$")
    if rest then
        return rest
    end
    local key, value = text:match("^table(%b<>)()")
    if key then
        local first = type_of(key:sub(2, -2))
        assert(first:match("^, "), text)
        assert(type_of(first:sub(3)) == "", text)
        return text:sub(value)
    end
    local arguments, after = text:match("^fun(%b())()")
    if arguments then
        local argument = arguments:match("^%([%a_]+: (.*)%)$")
        assert(arguments == "()" or argument and type_of(argument) == "", text)
        local result = text:sub(after):match("^: (.*)$")
        return result and type_of(result) or text:sub(after)
    end
    local body, next = text:match("^(%b{})()")
    if body then
        for field in body:sub(2, -2):gmatch("[^,]+") do
            local inner = field:match("^ [%a_]+: (.-) ?$")
            assert(inner and type_of(inner) == "", text)
        end
        return text:sub(next)
    end
    local name
    name, rest = text:match("^([%a_][%w_.]*)(.*)$")
    assert(name, "no type: " .. text)
    assert(basic[name] or classes[name] or aliases[name], "unknown type " .. name)
    return rest
end
function type_of(text)
    local rest = primary(text)
    while true do
        if rest:sub(1, 2) == "[]" then
            rest = rest:sub(3)
        elseif rest:sub(1, 1) == "?" then
            rest = rest:sub(2)
        elseif rest:sub(1, 1) == "|" then
            rest = primary(rest:sub(2))
        else
            return rest
        end
    end
end
local function legal(number, text)
    local good, rest = pcall(type_of, text)
    check(good, "%d: %s", number, tostring(rest))
    check(not good or rest == "" or rest:match("^ # ."), "%d: not understood: %s", number, tostring(rest))
end

-- Functions with their parameters; classes with their fields.
local functions, params, class, count = {}, {}, nil, 0
for number, line in ipairs(lines) do
    local tag, rest = line:match("^%-%-%-@(%a+) (.*)$")
    if tag == "class" then
        local name = rest:match("^[%w_.]+")
        class, params.class = classes[name], name
    elseif tag == "alias" then
        legal(number, rest:match("^%S+ (.*)$"))
    elseif tag == "field" then
        local name, optional, type = rest:match("^([%a_][%w_]*)(%??) (.*)$")
        if not name then
            optional, name, type = "", rest:match('^%["([%w_.]+)"%] (.*)$')
        end
        if not name then
            optional, name, type = "?", rest:match("^(%[string%]) (.*)$")
        end
        check(name, "%d: no field: %s", number, rest)
        if name then
            check(not rawget(class, name), "%d: field %s twice", number, name)
            class[name] = type
            legal(number, type)
            if optional == "" then
                table.insert(required[params.class], name)
            end
        end
    elseif tag == "param" then
        local name, type = rest:match("^([%a_][%w_]*)%?? (.*)$")
        params[#params + 1] = name
        legal(number, type)
    elseif tag == "return" then
        legal(number, rest)
    elseif tag then
        check(tag == "meta" and number == 1, "%d: unknown annotation %s", number, tag)
    end
    local name, arguments = line:match("^function ([%w_.:]+)%((.*)%) end$")
    if name then
        check(not functions[name], "function %s twice", name)
        check(arguments == table.concat(params, ", "), "%s(%s): documented (%s)", name, arguments,
              table.concat(params, ", "))
        check(lines[number - #params - 1]:match("^%-%-%-") or true, "%s: no text", name)
        functions[name], params, count = true, {}, count + 1
    end
end

-- The manual's functions, and the keys of its tables.
local handles = { p = "Platform", sw = "Switch", ep = "Endpoint", vm = "VM", cpu = "CPU", host = "Host", s = "Space" }
local all, current, group = 0, nil, ""
for line in io.lines(reference) do
    local name = line:match("^## `([%w_.:]+)")
    if name then
        local handle, method = name:match("^(%a+):(.*)$")
        local here = handle and handles[handle] .. ":" .. method or name
        check(functions[here], "no function %s", here)
        all = all + 1
        current, group = handle and "gather." .. handles[handle] .. "." .. method or name, ""
    elseif line:match("^In `[%w_]+={...}`") then
        group = "." .. line:match("^In `([%w_]+)=")
    elseif current and line:match("^| `") then
        local key = line:match("^| `([^`]+)`"):gsub("^.*%.", "")
        local fields = classes[current .. ".keys" .. group]
        local found = fields and fields[key]
        for _, type in pairs(classes[current .. ".keys"] or {}) do -- or of what a key is a list of
            local inner = type:match("gather%.%u%w*")
            found = found or inner and classes[inner] and classes[inner][key]
        end
        check(found, "%s: no key %s%s", current, group, key)
    end
end
check(all > 50 and all == count, "%d functions in the manual, %d in the definitions", all, count)

-- What functions really return: no field that its class has not, none of another type, and all that are always there.
local simple = { integer = true, number = true, string = true, boolean = true }
local seen, here, fields = 0, nil, {}
local function complete()
    for _, field in ipairs(here and required[here] or {}) do
        check(fields[field], "a %s without %s", here, field)
    end
end
for line in io.lines(results) do
    local name, field, type = line:match("^(%S+) (%S+) (%S+)$")
    if not name then
        complete()
        here, fields = "gather." .. line, {}
        check(classes[here], "no class %s", here)
    else
        local documented = classes["gather." .. name][field]
        check(documented, "%s has no %s", name, field)
        documented = documented and documented:gsub(" #.*$", ""):gsub('^".*', "string")
        if documented == "number" and type == "integer" then
            type = "number"
        end
        check(not documented or documented == type or not simple[type] and not simple[documented],
              "%s.%s is a %s, not a %s", name, field, type, documented)
        fields[field], seen = true, seen + 1
    end
end
complete()
check(seen > 300, "%d fields of results", seen)
os.exit(wrong == 0)
