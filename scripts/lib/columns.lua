-- SPDX-License-Identifier: Apache-2.0
-- Tables of text: local columns = require "columns"
--   columns.print({ "policy", "TLPs", "ns" }, { { "v6.8", 512, 1830.25 }, { "v6.9", 64, 952.1 } })
local columns = {}

local function cell(value)
    if math.type(value) == "float" then
        return string.format("%.6g", value)
    end
    return tostring(value == nil and "" or value)
end

-- The lines of a table: `heads` is a list of names, `rows` a list of lists. Numbers stand at the right.
function columns.lines(heads, rows)
    local widths, right, lines = {}, {}, {}
    for c, head in ipairs(heads) do
        widths[c], right[c] = utf8.len(head), #rows > 0
    end
    for _, row in ipairs(rows) do
        for c = 1, #heads do
            widths[c] = math.max(widths[c], utf8.len(cell(row[c])))
            right[c] = right[c] and (row[c] == nil or type(row[c]) == "number")
        end
    end
    local function line(row)
        local parts = {}
        for c = 1, #heads do
            local text = cell(row[c])
            local gap = (" "):rep(widths[c] - utf8.len(text))
            parts[c] = right[c] and gap .. text or text .. gap
        end
        return (table.concat(parts, "  "):gsub("%s+$", ""))
    end
    lines[1] = line(heads)
    for _, row in ipairs(rows) do
        lines[#lines + 1] = line(row)
    end
    return lines
end

function columns.print(heads, rows)
    for _, text in ipairs(columns.lines(heads, rows)) do
        print(text)
    end
end

return columns
