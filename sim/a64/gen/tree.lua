-- SPDX-License-Identifier: Apache-2.0
-- A decision tree over rows: each node looks at a few neighbouring bits, each leaf is a short list
-- of rows to compare.
local tree = {}

local MOST_BITS = 6
local LEAF_ROWS = 1
local WIDTH_COST = 0.04 -- a bit more must part the rows by this much

-- The rows that a word with `value` in bits `low` and up may be of.
local function chosen(rows, low, width, value)
    local bits, want, some = ((1 << width) - 1) << low, value << low, {}
    for _, row in ipairs(rows) do
        if (row.match ~ want) & row.mask & bits == 0 then
            some[#some + 1] = row
        end
    end
    return some
end

-- How many rows a child has on average over the values of these bits: less is better.
local function load_of(rows, low, width)
    local bits, sum = ((1 << width) - 1) << low, 0
    for _, row in ipairs(rows) do
        local free, count = ~row.mask & bits, 1
        while free ~= 0 do
            count, free = count * 2, free & (free - 1)
        end
        sum = sum + count
    end
    return sum / (1 << width)
end

-- The bits that part the rows best, of those that the way here has not looked at.
local function best_bits(rows, looked)
    local best, best_low, best_width
    for width = 1, MOST_BITS do
        for low = 0, 32 - width do
            local free = ((1 << width) - 1) << low & looked == 0
            local load = free and load_of(rows, low, width) * (1 + WIDTH_COST * width)
            if load and load < (best or #rows) - 1e-9 then
                best, best_low, best_width = load, low, width
            end
        end
    end
    return best_low, best_width
end

local function grow(rows, looked, out)
    local key = {}
    for i, row in ipairs(rows) do
        key[i] = row.number
    end
    key = table.concat(key, ",")
    if out.seen[key] then
        return out.seen[key]
    end
    local low, width
    if #rows > LEAF_ROWS then
        low, width = best_bits(rows, looked)
    end
    local place
    if not low then
        place = { leaf = true, at = #out.leaves }
        for _, row in ipairs(rows) do
            out.leaves[#out.leaves + 1] = row.number
        end
        out.leaves[#out.leaves + 1] = 0
    else
        local node = { low = low, width = width, children = {} }
        out.nodes[#out.nodes + 1] = node
        place = { leaf = false, at = #out.nodes - 1 }
        looked = looked | ((1 << width) - 1) << low
        for value = 0, (1 << width) - 1 do
            node.children[#node.children + 1] = grow(chosen(rows, low, width, value), looked, out)
        end
    end
    out.seen[key] = place
    return place
end

-- { nodes = { { low, width, children = { place } } }, leaves = { numbers } }; node 0 is the root,
-- and each list of leaves ends with 0.
function tree.build(rows)
    local out = { nodes = {}, leaves = {}, seen = {} }
    grow(rows, 0, out)
    return out
end

return tree
