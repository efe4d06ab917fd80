-- SPDX-License-Identifier: Apache-2.0
-- Makes the A64 decoder and the disassembler's printers out of the tables of instructions.
-- Usage: lua5.4 decode.lua OUT_DIR TABLE...
--
-- A row:   name | pattern | feature | exec | timing | section | syntax
-- An alias: alias NAME_OF_ROW | expression | syntax
-- Columns stand between " | "; a line that begins with # is a comment. An alias is read by the
-- disassembler alone: the first line of the row's whose expression is true (not 0) prints it.
--
-- A macro of syntax: macro NAME | text      used as {@NAME a; b}: $1, $2 in the text are a, b.
--
-- pattern   32 bits, most significant first, in words: literal bits ("0", "1101"), a field "name"
--           (one bit), "name:width", "name:sWIDTH" (two's complement), "name=BITS" (a field that
--           has this one value in the row, for functions that several rows share), or "_:width"
--           (bits that decode ignores: Should-Be-One and Should-Be-Zero). Then, after " ; ",
--           conditions. All must be true for the word to be of this row; else it is UNDEFINED,
--           unless another row takes it:
--               sf opc=00 01011 shift:2 0 rm:5 imm6:6 rn:5 rd:5 ; shift!=3 ; sf=0 -> imm6<32
-- feature   base, or a word of the list FEATURES below; "word/nop" is a hint: without the feature
--           it is a NOP
-- exec      hot | cold | cold=FUNCTION   (a64_exec_FUNCTION; cold alone is a64_exec_NAME)
-- timing    a word of the list TIMINGS below
-- section   where DDI 0487 M.a has it: C6.2.5
--
-- expression (in conditions, aliases, syntax), from loosest to tightest; values are int64_t:
--     a -> b            if a then b
--     or   and   not
--     = != < <= > >=    a in (1, 2, 7)
--     + - &             (left to right, the three alike)
--     * << >>
--     a:b               concatenation of fields and of 0b literals, by their width: immhi:immlo
--     5 0x1f 0b101      field      (expression)
--     sext(e, n)        the low n bits of e, sign-extended
--     top(e) low(e)     the number of the highest and lowest bit that is 1; -1 if e is 0
--     bits(e, hi, lo)   bits hi to lo of e
--     ones(e)           how many bits of e are 1
--
-- syntax    what binutils prints, a blank between mnemonic and operands. Outside of braces the text
--           is itself; {{ and }} are { and }. In braces:
--     {w e} {x e}       register wN or xN; 31 is wzr, xzr
--     {wsp e} {xsp e}   the same; 31 is wsp, sp
--     {r e, sf} {rsp e, sf}     w or x as sf is 0 or not; 31 is the zero register, or SP
--     {d e}             decimal, signed:  v{d rd}.16b   #{d imm}
--     {h e}             0x and hexadecimal, unsigned: #{h imm12}
--     {of e ? a b c}    word number e of the list; _ is an empty word
--     {if e}..{elif e}..{else}..{end}
--     {cond e}          eq ne cs ...
--     {pc e}            address pc + e;  {page e}: address of the page of pc, plus e
--     {bitmask n:imms:immr, size}   the mask, in hexadecimal, as 32 or 64 bits
--     {sysreg op0:op1:crn:crm:op2}    a system register's name
--     {sysop 0b01:op1:crn:crm:op2, rt}      SYS, or the name of its operation
--     {fpimm imm8}      a floating-point constant as binutils has it: 1.000000000000000000e+00
--     {bytemask imm8}   each bit a byte of the 64: 0xff00ff...

package.path = arg[0]:match("^(.-)[^/]*$") .. "?.lua;" .. package.path
local rows = require("rows")
local tree = require("tree")
local syntax = require("syntax")
local uses = require("uses")

-- base: Armv8.0. The others are named as the FEAT_ flags of DDI 0487 A2.
local FEATURES = {
    "base", "fp", "asimd",
    "aes", "bf16", "bti", "crc32", "dgh", "dit", "dotprod", "fcma", "fhm", "flagm", "flagm2",
    "fp16", "frint", "i8mm", "jscvt", "lor", "lrcpc", "lrcpc2", "ls64", "ls64_accdata", "ls64_v",
    "lse", "mops", "mte", "mte2", "pan", "pauth", "pmull", "ras", "rdm", "sb", "sha1", "sha2",
    "sha3", "sha512", "sm3", "sm4", "ssbs", "uao", "wfxt", "xs",
}
local TIMINGS = {
    "alu", "alu_shift", "mul", "mulh", "div", "branch", "branch_ind", "load", "load_pair", "store",
    "store_pair", "load_simd", "store_simd", "atomic", "exclusive", "barrier", "sys", "fp_add",
    "fp_mul", "fp_fma", "fp_div", "fp_sqrt", "fp_cvt", "fp_move", "simd_alu", "simd_mul",
    "simd_permute", "crypto", "crc",
}

local out_dir = arg[1]

local function add(lines, format, ...)
    lines[#lines + 1] = format:format(...)
end

-- A file of the build tree, with `guard` as its include guard if it is a header.
local function write(name, guard, lines)
    local file = assert(io.open(out_dir .. "/" .. name, "w"))
    file:write("/* SPDX-License-Identifier: Apache-2.0 */\n",
        "/* Made by sim/a64/gen/decode.lua from the tables of sim/a64. */\n")
    if guard then
        file:write("#ifndef ", guard, "\n#define ", guard, "\n")
    end
    file:write(table.concat(lines, "\n"), "\n")
    if guard then
        file:write("#endif\n")
    end
    file:close()
end

local function enum(lines, name, prefix, words, first, count)
    lines[#lines + 1] = "enum " .. name .. " {"
    if first then
        add(lines, "    %s%s = 0,", prefix, first)
    end
    for _, word in ipairs(words) do
        add(lines, "    %s%s,", prefix, word)
    end
    add(lines, "    %s", count)
    lines[#lines + 1] = "};"
end

local function write_ops(all)
    local names, lines = {}, {}
    for i, row in ipairs(all) do
        names[i] = row.name
    end
    enum(lines, "a64_op", "A64_", names, "NONE", "A64_OP_COUNT")
    enum(lines, "a64_feature", "A64_FEATURE_", FEATURES, nil, "A64_FEATURE_COUNT")
    enum(lines, "a64_timing", "A64_TIMING_", TIMINGS, nil, "A64_TIMING_COUNT")
    write("gen_ops.h", "GATHER_A64_GEN_OPS_H", lines)
end

-- What takes a field out of a word, in C.
local function extraction(field)
    if field.signed then
        return ("(int32_t)(insn << %d) >> %d"):format(32 - field.low - field.width,
            32 - field.width)
    elseif field.low + field.width == 32 then
        return ("insn >> %d"):format(field.low)
    end
    return ("insn >> %d & 0x%xU"):format(field.low, (1 << field.width) - 1)
end

-- a64_NAME_FIELD() for each row, and for each function that rows share: there, all their fields.
local function write_fields(all)
    local lines, written = { "#include <stdint.h>" }, {}
    local function extractors(name, row)
        for _, field in ipairs(row.field_order) do
            local key, value = name .. "_" .. field.name, extraction(field)
            if not written[key] then
                written[key] = value
                local type = field.signed and "int32_t" or "uint32_t"
                add(lines, "static inline %s a64_%s(uint32_t insn)", type, key)
                add(lines, "{\n    return %s;\n}", value)
            elseif written[key] ~= value then
                error(("%s: %s is at another place in a row that shares %s"):format(row.name,
                    field.name, name), 0)
            end
        end
    end
    for _, row in ipairs(all) do
        extractors(row.name, row)
        if row.exec then
            extractors(row.exec, row)
        end
    end
    write("gen_fields.h", "GATHER_A64_GEN_FIELDS_H", lines)
end

local function pattern_lines(all, lines)
    lines[#lines + 1] = "const struct a64_pattern a64_patterns[A64_OP_COUNT] = {"
    lines[#lines + 1] = '    [A64_NONE] = { .name = "undefined", .section = "", .syntax = "" },'
    for _, row in ipairs(all) do
        add(lines, '    [A64_%s] = { .name = "%s",', row.name, row.name)
        add(lines, "        .mask = 0x%08xU, .match = 0x%08xU,", row.mask, row.match)
        if row.condition then
            add(lines, "        .condition_bits = 0x%08xU, .allocated = allocated_%s,",
                row.condition_bits, row.name)
        end
        add(lines, "        .feature = A64_FEATURE_%s, .nop_without = %s, .hot = %s,",
            row.feature, row.nop, row.hot)
        add(lines, '        .timing = A64_TIMING_%s, .section = "%s",', row.timing, row.section)
        add(lines, "        .syntax = %q },", row.syntax)
    end
    lines[#lines + 1] = "};"
end

local function names_lines(lines, name, count, words)
    add(lines, "const char *const %s[%s] = {", name, count)
    for _, word in ipairs(words) do
        add(lines, '    "%s",', word)
    end
    lines[#lines + 1] = "};"
end

local function tree_lines(all, lines)
    local t = tree.build(all)
    local nodes, children = {}, {}
    for i, node in ipairs(t.nodes) do
        nodes[i] = ("    { %d, %d, %d },"):format(node.low, (1 << node.width) - 1, #children)
        for _, child in ipairs(node.children) do
            add(children, "    %s%d,", child.leaf and "A64_TREE_LEAF + " or "", child.at)
        end
    end
    lines[#lines + 1] = "const struct a64_tree_node a64_tree_nodes[] = {"
    table.move(nodes, 1, #nodes, #lines + 1, lines)
    lines[#lines + 1] = "};\nconst uint16_t a64_tree_children[] = {"
    table.move(children, 1, #children, #lines + 1, lines)
    lines[#lines + 1] = "};\nconst uint16_t a64_tree_leaves[] = {"
    for _, number in ipairs(t.leaves) do
        add(lines, "    A64_%s,", number > 0 and all[number].name or "NONE")
    end
    lines[#lines + 1] = "};"
end

local function write_decode(all)
    local lines = { '#include "a64/decode_tables.h"' }
    for _, row in ipairs(all) do
        if row.condition then
            add(lines, "static bool allocated_%s(uint32_t insn)\n{\n    return %s;\n}", row.name,
                row.condition)
        end
    end
    pattern_lines(all, lines)
    names_lines(lines, "a64_feature_names", "A64_FEATURE_COUNT", FEATURES)
    names_lines(lines, "a64_timing_names", "A64_TIMING_COUNT", TIMINGS)
    tree_lines(all, lines)
    write("gen_decode.c", nil, lines)
end

local function printer(row, macros, lines)
    add(lines, "static void print_%s(struct a64_text *t, uint32_t insn)\n{", row.name)
    lines[#lines + 1] = "    (void)insn;"
    for _, alias in ipairs(row.aliases) do
        add(lines, "    if (%s) {", syntax.condition(alias.condition, row.fields))
        for _, statement in ipairs(syntax.statements(alias.syntax, row.fields, macros)) do
            lines[#lines + 1] = "        " .. statement
        end
        lines[#lines + 1] = "        return;\n    }"
    end
    for _, statement in ipairs(syntax.statements(row.syntax, row.fields, macros)) do
        lines[#lines + 1] = "    " .. statement
    end
    lines[#lines + 1] = "}"
end

local function write_syntax(all)
    local lines = { '#include "a64/decode_tables.h"\n#include "a64/disasm_text.h"' }
    for _, row in ipairs(all) do
        local good, message = pcall(printer, row, all.macros, lines)
        if not good then
            error(row.name .. ": " .. message, 0)
        end
    end
    lines[#lines + 1] = "a64_printer *const a64_printers[A64_OP_COUNT] = {"
    for _, row in ipairs(all) do
        add(lines, "    [A64_%s] = print_%s,", row.name, row.name)
    end
    lines[#lines + 1] = "};"
    write("gen_syntax.c", nil, lines)
end

-- The functions of cold rows: apart, so that decoding does without them.
local function write_exec(all)
    local header, source = { '#include "a64/state.h"' }, { '#include "a64/gen_exec.h"' }
    local declared = {}
    header[#header + 1] = "/* By enum a64_op; NULL for hot rows. */"
    header[#header + 1] = "extern a64_exec_fn *const a64_exec[A64_OP_COUNT];"
    source[#source + 1] = "a64_exec_fn *const a64_exec[A64_OP_COUNT] = {"
    for _, row in ipairs(all) do
        if row.exec then
            if not declared[row.exec] then
                add(header, "a64_exec_fn a64_exec_%s;", row.exec)
                declared[row.exec] = true
            end
            add(source, "    [A64_%s] = a64_exec_%s,", row.name, row.exec)
        end
    end
    source[#source + 1] = "};"
    write("gen_exec.h", "GATHER_A64_GEN_EXEC_H", header)
    write("gen_exec.c", nil, source)
end

local function write_uses(all)
    local lines = { '#include "a64/uses.h"', "const struct a64_uses a64_uses[A64_OP_COUNT] = {" }
    for _, row in ipairs(all) do
        local u = uses.of(row, all.macros)
        add(lines, "    [A64_%s] = { %d, %d, %d, %d, %d },", row.name, u.reads, u.writes, u.vector,
            u.pointer, u.rm_mask)
    end
    lines[#lines + 1] = "};"
    write("gen_uses.c", nil, lines)
end

local function main()
    if #arg < 2 then
        error("usage: decode.lua OUT_DIR TABLE...", 0)
    end
    local all = rows.read({ table.unpack(arg, 2) }, FEATURES, TIMINGS)
    for number, row in ipairs(all) do
        row.number = number
    end
    write_ops(all)
    write_fields(all)
    write_decode(all)
    write_syntax(all)
    write_exec(all)
    write_uses(all)
end

local good, message = pcall(main)
if not good then
    io.stderr:write(message, "\n")
    os.exit(2)
end
