-- SPDX-License-Identifier: Apache-2.0
-- What a scenario sweeps over, as parameters: local sweep = require "sweep"
--   sweep.texts("policies", "v6.8,v6.9")     --> { "v6.8", "v6.9" }; -p policies=v6.8
--   sweep.numbers("sizes", "64,4096")        --> { 64, 4096 };       -p sizes=128,256
--   sweep.text("idiom", "str8", { ... })     one of the names given
--   sweep.count("tries", 255, 1, 100000)     a whole number in a range
-- and whether a share that was counted is what a probability says:
--   sweep.agrees(hits, tries, p)
local gather = require "gather"
local sweep = {}

local function fail(text, ...)
    error(text:format(...), 3) -- the scenario's line
end

local function one_of(names, wanted)
    for _, name in ipairs(names) do
        if name == wanted then
            return true
        end
    end
    return false
end

-- `names` may be left out: whoever takes the text then says what is wrong with it.
function sweep.texts(key, default, names)
    local list, given = {}, gather.param(key, default)
    for text in (given .. ","):gmatch("%s*([^,]*),") do
        if text == "" then
            fail("-p %s=%s: expected texts with commas between them", key, given)
        elseif names and not one_of(names, text) then
            fail("-p %s=%s: \"%s\" is none of %s", key, given, text, table.concat(names, ", "))
        end
        list[#list + 1] = text
    end
    return list
end

function sweep.text(key, default, names)
    local text = gather.param(key, default)
    if not one_of(names, text) then
        fail("-p %s=%s: expected one of %s", key, text, table.concat(names, ", "))
    end
    return text
end

function sweep.numbers(key, default)
    local list, given = {}, gather.param(key, default)
    for text in (given .. ","):gmatch("%s*([^,]*),") do
        local number = math.tointeger(tonumber(text))
        if not number or number < 1 then
            fail("-p %s=%s: expected whole numbers with commas between them", key, given)
        end
        list[#list + 1] = number
    end
    return list
end

function sweep.count(key, default, least, most)
    local number = gather.param(key, default)
    if number < least or number > most then
        fail("-p %s=%s: expected %s to %s", key, number, least, most)
    end
    return number
end

-- Five standard deviations and five hits: by chance one run in a million is outside.
function sweep.agrees(hits, tries, p)
    return math.abs(hits - tries * p) <= 5 * math.sqrt(tries * p * (1 - p)) + 5
end

return sweep
