-- SPDX-License-Identifier: Apache-2.0
-- Bars of text: local bars = require "bars"
--   bars.print({ { "no barrier", 366 }, { "STLR", 114560 } }, { unit = "ns", log = true })
local bars = {}

local function widest(rows)
    local width = 0
    for _, row in ipairs(rows) do
        width = math.max(width, utf8.len(row[1]))
    end
    return width
end

-- The lines: a label, a bar of at most `width` (50) marks, the value. With `log` a decade is as long as any other,
-- and the bar begins at a tenth of the least value.
function bars.lines(rows, options)
    options = options or {}
    local least, most, lines = math.huge, 0, {}
    for _, row in ipairs(rows) do
        most = math.max(most, row[2])
        least = row[2] > 0 and math.min(least, row[2]) or least
    end
    local function share(value)
        if value <= 0 then
            return 0
        elseif options.log then
            return math.log(value / least * 10) / math.log(most / least * 10)
        end
        return value / most
    end
    local label, width = widest(rows), options.width or 50
    for i, row in ipairs(rows) do
        local bar = ("#"):rep(math.floor(share(row[2]) * width + 0.5))
        local gap = (" "):rep(label - utf8.len(row[1]))
        lines[i] = string.format("%s%s  %s %.5g %s", row[1], gap, bar, row[2], options.unit or ""):gsub("%s+$", "")
    end
    return lines
end

function bars.print(rows, options)
    for _, text in ipairs(bars.lines(rows, options)) do
        print(text)
    end
end

return bars
