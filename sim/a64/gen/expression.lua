-- SPDX-License-Identifier: Apache-2.0
-- Expressions of the tables of instructions (grammar: decode.lua) and what they are in C.
local expression = {}

local WORDS = { ["and"] = true, ["or"] = true, ["not"] = true, ["in"] = true }
local CALLS = { sext = 2, top = 1, low = 1, bits = 3, ones = 1 }
local COMPARE = {
    ["="] = "==", ["!="] = "!=", ["<"] = "<", ["<="] = "<=", [">"] = ">", [">="] = ">=",
}
local SUM = { ["+"] = true, ["-"] = true, ["&"] = true }
local PRODUCT = { ["*"] = true, ["<<"] = true, [">>"] = true }

local TOKENS = {
    "^0b[01]+", "^0x%x+", "^%d+", "^[%a_][%w_]*", "^%->", "^[!<>]=", "^<<", "^>>", "^[-=<>+*&:(),]",
}

local function tokens_of(text)
    local list, at = {}, 1
    while true do
        at = text:find("%S", at)
        if not at then
            return list
        end
        local token
        for _, pattern in ipairs(TOKENS) do
            token = token or text:match(pattern, at)
        end
        if not token then
            error("'" .. text:sub(at) .. "' is no expression", 0)
        end
        list[#list + 1] = token
        at = at + #token
    end
end

-- A parser of one text. A node is { c = C text, bits = those read }, with truth if it is a truth
-- value, and with width and raw (unsigned) C text if it can be part of a concatenation.
local Parser = {}
Parser.__index = Parser

function Parser:peek()
    return self.tokens[self.at]
end

function Parser:take(wanted)
    local token = self.tokens[self.at]
    if wanted and token ~= wanted then
        error(("expected '%s' before '%s' in '%s'"):format(wanted, token or "the end", self.text),
            0)
    end
    self.at = self.at + 1
    return token
end

local function join(format, a, b)
    return { c = format:format(a.c, b.c), bits = a.bits | b.bits }
end

-- C that is a truth value, as compilers want it.
local function truth(node)
    return node.truth and node.c or "(" .. node.c .. " != 0)"
end
expression.truth = truth

local function join_truth(format, a, b)
    return { c = format:format(truth(a), truth(b)), bits = a.bits | b.bits, truth = true }
end

function Parser:field(name)
    local f = self.fields[name]
    if not f then
        error(("'%s' is no field of this row (in '%s')"):format(name, self.text), 0)
    end
    local extract = f.signed and "a64_field_signed" or "a64_field"
    return { c = ("%s(insn, %d, %d)"):format(extract, f.low, f.width), width = f.width,
        raw = ("a64_field(insn, %d, %d)"):format(f.low, f.width),
        bits = ((1 << f.width) - 1) << f.low }
end

function Parser:list()
    local all = {}
    self:take("(")
    repeat
        all[#all + 1] = self:implication()
        local more = self:take()
        if more ~= "," and more ~= ")" then
            error(("expected ',' or ')' in '%s'"):format(self.text), 0)
        end
    until more == ")"
    return all
end

function Parser:call(name)
    local args = self:list()
    if #args ~= CALLS[name] then
        error(("%s takes %d values, not %d"):format(name, CALLS[name], #args), 0)
    end
    local node = { bits = 0 }
    local texts = {}
    for i, arg in ipairs(args) do
        texts[i] = arg.c
        node.bits = node.bits | arg.bits
    end
    node.c = ("a64_%s(%s)"):format(name, table.concat(texts, ", "))
    return node
end

function Parser:primary()
    local token = self:take()
    if not token then
        error(("'%s' ends too early"):format(self.text), 0)
    elseif token == "(" then
        local node = self:implication()
        self:take(")")
        return { c = node.c, bits = node.bits, truth = node.truth }
    elseif token == "-" then
        local node = self:primary()
        return { c = ("(-%s)"):format(node.c), bits = node.bits }
    elseif token:match("^0b") then
        local c = tostring(tonumber(token:sub(3), 2))
        return { c = c, raw = c, width = #token - 2, bits = 0 }
    elseif token:match("^%d") then
        return { c = tostring(math.tointeger(tonumber(token))), bits = 0 }
    elseif CALLS[token] and self:peek() == "(" then
        return self:call(token)
    elseif token:match("^[%a_]") and not WORDS[token] then
        return self:field(token)
    end
    error(("'%s' is out of place in '%s'"):format(token, self.text), 0)
end

function Parser:concatenation()
    local node = self:primary()
    while self:peek() == ":" do
        self:take()
        local right = self:primary()
        if not node.width or not right.width then
            error(("only fields and 0b literals have a width (in '%s')"):format(self.text), 0)
        end
        local c = ("((%s << %d) + %s)"):format(node.raw, right.width, right.raw)
        node = { c = c, raw = c, width = node.width + right.width, bits = node.bits | right.bits }
    end
    return node
end

local C_PRODUCT = { ["*"] = "(%s * %s)", ["<<"] = "a64_shl(%s, %s)", [">>"] = "a64_shr(%s, %s)" }

function Parser:product()
    local node = self:concatenation()
    while PRODUCT[self:peek()] do
        local format = C_PRODUCT[self:take()]
        node = join(format, node, self:concatenation())
    end
    return node
end

function Parser:sum()
    local node = self:product()
    while SUM[self:peek()] do
        local operator = self:take()
        node = join("(%s " .. operator .. " %s)", node, self:product())
    end
    return node
end

function Parser:comparison()
    local node = self:sum()
    local token = self:peek()
    if COMPARE[token] then
        self:take()
        local result = join("(%s " .. COMPARE[token] .. " %s)", node, self:sum())
        result.truth = true
        return result
    elseif token == "in" then
        self:take()
        local tests = {}
        for i, value in ipairs(self:list()) do
            tests[i] = ("%s == %s"):format(node.c, value.c)
        end
        return { c = "(" .. table.concat(tests, " || ") .. ")", bits = node.bits, truth = true }
    end
    return node
end

function Parser:negation()
    if self:peek() == "not" then
        self:take()
        local node = self:negation()
        return { c = ("(!%s)"):format(truth(node)), bits = node.bits, truth = true }
    end
    return self:comparison()
end

function Parser:conjunction()
    local node = self:negation()
    while self:peek() == "and" do
        self:take()
        node = join_truth("(%s && %s)", node, self:negation())
    end
    return node
end

function Parser:disjunction()
    local node = self:conjunction()
    while self:peek() == "or" do
        self:take()
        node = join_truth("(%s || %s)", node, self:conjunction())
    end
    return node
end

function Parser:implication()
    local node = self:disjunction()
    if self:peek() == "->" then
        self:take()
        node = join_truth("(!%s || %s)", node, self:implication())
    end
    return node
end

-- The expressions in `text`, which commas separate, over `fields`: a list of nodes.
function expression.parse(text, fields)
    local parser = { text = text, tokens = tokens_of(text), at = 1, fields = fields }
    setmetatable(parser, Parser)
    local all = {}
    repeat
        all[#all + 1] = parser:implication()
        local more = parser:take()
        if more and more ~= "," then
            error(("'%s' is out of place in '%s'"):format(more, text), 0)
        end
    until not more
    return all
end

return expression
