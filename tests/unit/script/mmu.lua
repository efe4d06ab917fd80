-- SPDX-License-Identifier: Apache-2.0
-- gather.mmu.combine against cases of the Arm ARM (DDI 0487 D8.6, D8.7.4) worked out by hand.
local gather = require "gather"
local combine = gather.mmu.combine

local function check(line, options, want)
    local got = combine(options)
    for key, value in pairs(want) do
        gather.expect(got[key] == value, string.format("case %s: %s is %s, wanted %s", line, key,
                      tostring(got[key]), tostring(value)))
    end
    return got
end

-- {case, fwb, s1, s2, other keys, type, PAR byte, sh}
local cases = {
    { 1, 1, 0x00, 1, {}, "Device-nGnRnE", "00", "OSH" },
    { 2, 1, 0xaa, 6, {}, "Normal", "ee", "NSH" },
    { 3, 1, 0x4d, 6, {}, "Normal", "fd", "NSH" },
    { 4, 1, 0x33, 6, {}, "Normal", "77", "NSH" },
    { 5, 1, 0x04, 6, {}, "Normal", "ff" },
    { 7, 1, 0x0c, 5, {}, "Device-GRE", "0c", "OSH" },
    { 8, 1, 0xbb, 7, { s2_sh = 3 }, "Normal", "bb", "ISH" },
    { 9, 0, 0x77, 10, {}, "Normal", "33", "NSH" },
    { 10, 0, 0x44, 3, {}, "Device-GRE", "0c", "OSH" },
    { 11, 0, 0x0c, 10, {}, "Device-GRE", "0c", "OSH" },
    { 12, 1, 0xff, 6, { cd = 1 }, "Normal", "40", "OSH" },
    { 13, 1, 0x00, 6, { cd = true }, "Normal", "40", "OSH" },
    { 14, 1, 0x00, 5, { cd = 1 }, "Device-nGnRnE", "00", "OSH" },
    { 15, 1, 0x11, 6, { c = 0 }, "Normal", "ff" },
    { 16, 1, 0xff, 7, { c = false }, "Normal", "40", "OSH" },
    { 17, 1, 0xff, 6, { s1 = false }, "Normal", "ff", "OSH" },
    { 18, 0, 0x00, 15, { dc = 1, vm = 0, s2_sh = 3 }, "Normal", "ff", "ISH" },
    { 19, 0, 0x4f, 13, {}, "Normal", "44", "OSH" },
    { 20, 0, 0xf4, 15, {}, "Normal", "f4", "NSH" },
    { 21, 0, 0xff, 1, {}, "Device-nGnRE", "05", "OSH" },
    { 21, 1, 0xff, 1, {}, "Device-nGnRE", "05", "OSH" },
    { 22, 0, 0xff, 5, {}, "Normal", "40", "OSH" },
    { 23, 0, 0xee, 10, {}, "Normal", "a0", "NSH" },
    { 24, 0, 0x44, 15, {}, "Normal", "44", "OSH" },
    { 24, 0, 0x44, 15, { fnxs = 1 }, "Normal", "40", "OSH" },
    { 25, 0, 0xf0, 10, {}, "Normal", "bb", "NSH" },
    { 25, 1, 0xf0, 6, {}, "Normal", "f0", "NSH" },
    { 26, 0, 0xf0, 4, { features = { mteperm = 1 } }, "Normal", "e0", "NSH" },
    { 29, 1, 0xff, 6, { kind = "ifetch", i = 0 }, "Normal", "ff" },
    { 29, 1, 0xff, 6, { kind = "ifetch", i = 0, id = 1 }, "Normal", "40", "OSH" },
    { 31, 1, 0x00, 6, { kind = "walk" }, "Normal", "ff" },
}
for _, case in ipairs(cases) do
    local options = { fwb = case[2], s1_attr = case[3], s2_attr = case[4] }
    for key, value in pairs(case[5]) do
        options[key] = value
    end
    check(case[1], options, { type = case[6], par_attr = case[7], sh = case[8], status = "ok" })
end

-- Without FEAT_XS the byte of a plain Non-cacheable; and no xs column.
local no_xs = check("22 without XS", { s1_attr = 0xff, s2_attr = 5, features = { xs = false } },
                    { par_attr = "44", xs = "", type = "Normal", inner = "NC", outer = "NC" })
gather.expect(no_xs.par_sh == 2, "Non-cacheable shows as Outer Shareable")

-- The whole shape of a result.
check("NC", { s1_attr = 0x44, s2_attr = 5, s2_sh = 3 },
      { type = "Normal", inner = "NC", outer = "NC", sh = "OSH", xs = 1, tagged = 0, nota = 0,
        par_attr = "44", par_sh = 2, status = "ok" })
check("GRE", { s1_attr = 0x0c, s2_attr = 15 },
      { type = "Device-GRE", inner = "", outer = "", sh = "OSH", unaligned = "s1-alignment" })
check("34", { s1_attr = 0xff, s2_attr = 1 }, { unaligned = "s2-alignment" })
local two = check("6", { fwb = 1, s1_attr = 0x44, s2_attr = 6 }, { type = "Normal" })
gather.expect((two.sh == "NSH" and two.sh_alt == "OSH") or (two.sh == "OSH" and two.sh_alt == "NSH"),
              "two shareabilities are legal")
check("25 tagged", { fwb = 1, s1_attr = 0xf0, s2_attr = 6 }, { tagged = 1, nota = 0 })
check("26 nota", { s1_attr = 0xf0, s2_attr = 4, features = { mteperm = true } },
      { tagged = 1, nota = 1 })

-- Reserved values.
check("28", { s1_attr = 0x44, s2_attr = 8 }, { type = "CU", status = "S2RES", sh = "", inner = "",
                                               par_attr = "", xs = "", tagged = "" })
check("28", { fwb = 1, s1_attr = 0x02, s2_attr = 4 }, { type = "CU", status = "S1RES+S2RES" })
check("27", { fwb = 1, s1_attr = 0xff, s2_attr = 14 }, { type = "Normal", status = "S2RES0",
                                                         par_attr = "ff" })

-- A walk through Device.
check("30", { kind = "walk", irgn = 1, orgn = 1, s2_attr = 1, ptw = 1 }, { fault = "s2-permission" })
local walk = check("30", { kind = "walk", irgn = 1, orgn = 1, s2_attr = 1 },
                   { type = "Normal", inner = "NC" })
gather.expect(walk.fault == nil, "without PTW the walk is done")

-- The reasons are lines that name sections.
local why = combine{ s1_attr = 0x44, s2_attr = 1, fwb = 1 }.why
gather.expect(#why >= 2, "several steps")
for _, line in ipairs(why) do
    gather.expect(type(line) == "string" and #line > 10, "a step is a line")
end
gather.expect(table.concat(why, "\n"):find("DDI 0487", 1, true), "a section is named")

-- The defaults: everything 0 but M, C, I and VM.
local a, b = combine{}, combine{ s1_attr = 0, s1_sh = 0, s2_attr = 0, s2_sh = 0, fwb = 0, cd = 0,
    fnxs = 0, kind = "data", c = 1, i = 1, id = 0, s1 = true, dc = 0, dct = 0, ptw = 0, sh = 0,
    irgn = 0, orgn = 0, vm = 1, features = { xs = true, mte2 = true, mteperm = false } }
for key, value in pairs(a) do
    gather.expect(key == "why" or b[key] == value, "default " .. key)
end
