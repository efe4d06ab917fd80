-- SPDX-License-Identifier: Apache-2.0
-- A guest with pages of 4 KiB under a hypervisor with pages of 16 KiB: one walk through both stages step
-- by step, what each of some descriptor bits does when it flips, and why HCR_EL2.FWB needs a TLBI.
--
--   gather run scripts/mmu-walk.lua [-p bit=N]      flip bit N of the leaf of stage 1, and show the walk
local gather = require "gather"

local bit = gather.param("bit", 10)

local VA, IPA, PA = 0x40201000, 0x80004000, 0x880004000

-- What a guest's and a hypervisor's kernel would set up; the guest maps one device page write-combining.
local function space()
    local s = gather.mmu.space{ impl = { pa_bits = 48 } }
    s:setup{ stage = 1, granule = "4k", bits = 39, id = 5 }
    s:setup{ stage = 2, granule = "16k", bits = 40, output_bits = 40, id = 7 }
    s:map{ va = VA, ipa = IPA, size = "4KiB", attr = "normal-nc", ng = true, uxn = true, pxn = true }
    s:map{ stage = 2, ipa = IPA, pa = PA, size = "16KiB", memattr = 6, xn = 2 }
    return s
end

-- 1. The walk. Each of the three descriptors of stage 1 is at an IPA, which two of stage 2 translate.
local s = space()
local walk = s:walk(VA + 0x10, { access = "write" })
print(walk.text)
gather.expect(walk.ok and walk.ipa == IPA + 0x10 and walk.pa == PA + 0x10, "both stages give the address")
gather.expect(#walk.steps == 3 * (2 + 1) + 2, "39 bits: three levels of stage 1, each after two of stage 2")
gather.expect(walk.steps[1].for_table and walk.steps[3].stage == 1, "a table's own address comes first")
gather.expect(walk.steps[9].level == 3 and walk.steps[9].value >> 53 & 3 == 3, "PXN and UXN are bits 53 and 54")
gather.expect(walk.type == "Normal" and walk.inner == "NC", "Normal Non-cacheable, inner Write-Through: NC is stronger")
gather.expect(not walk.allowed.fetch and walk.allowed.write, "no fetches")
gather.expect(walk.size == 4096, "a TLB entry is as large as the smaller page")
print(s:dump())

-- 2. One bit of one descriptor. Each is flipped, looked at and flipped back.
local leaf1, leaf2 = { va = VA }, { stage = 2, ipa = IPA }
local flips = {
    -- descriptor, bit, access -> kind, stage, level, DFSC; "table": of a stage-1 walk
    { leaf1, 0, "read", "translation", 1, 3, 0x07 },                      -- Valid
    { leaf1, 1, "read", "translation", 1, 3, 0x07 },                      -- at level 3 a block is reserved
    { leaf1, 10, "read", "access-flag", 1, 3, 0x0b },                     -- AF
    { leaf1, 7, "write", "permission", 1, 3, 0x0f },                      -- AP[2]: read-only
    { leaf1, 41, "read", "translation", 2, 0, 0x04 },                     -- an IPA of more than 40 bits
    { { va = VA, level = 2 }, 0, "read", "translation", 1, 2, 0x06 },     -- the table above
    { { va = VA, level = 2 }, 30, "read", "translation", 2, 2, 0x06, "table" }, -- to an IPA that is nowhere
    { leaf2, 0, "read", "translation", 2, 3, 0x07 },
    { leaf2, 7, "write", "permission", 2, 3, 0x0f },                      -- S2AP[1]
    { leaf2, 40, "read", "address-size", 2, 3, 0x03 },                    -- beyond VTCR_EL2.PS
    { leaf2, 10, "read", "access-flag", 2, 3, 0x0b },
}
for _, flip in ipairs(flips) do
    local where, number, access, kind, stage, level, dfsc, s1ptw = table.unpack(flip)
    local what = {}
    for key, value in pairs(where) do what[key] = value end
    what.bit = number
    local old, new = s:corrupt(what)
    local w = s:walk(VA, { access = access })
    local f = w.fault or { kind = "none" }
    local name = string.format("stage %d, bit %d, %s", where.stage or 1, number, access)
    print(string.format("%-24s 0x%016x -> 0x%016x  %s", name, old, new, f.text or "no fault"))
    gather.expect(not w.ok and f.kind == kind and f.stage == stage and f.level == level and f.dfsc == dfsc, name)
    gather.expect(f.s1ptw == (s1ptw == "table"), name .. ": on a stage-1 walk?")
    gather.expect(f.target_el == stage, name .. ": stage 1 faults go to EL1, stage 2 faults to EL2")
    gather.expect((f.hpfar ~= nil) == (stage == 2 and kind ~= "permission"), name .. ": HPFAR_EL2")
    s:corrupt(what)
    gather.expect(s:walk(VA, { access = access }).ok, name .. ": flipped back")
end

-- 3. HCR_EL2.FWB. MemAttr 0b0110 says outer NC, inner Write-Through; with FWB it says Write-Back, whatever
-- stage 1 says. But the TLB holds what it was told before.
local HCR_FWB = 1 << 46
local function type_of(result) return result.type .. " " .. result.inner end
gather.expect(type_of(s:translate(VA)) == "Normal NC", "FWB = 0")
s:reg("hcr_el2", s:reg("hcr_el2") | HCR_FWB)
local before = s:translate(VA)
gather.expect(before.hit and type_of(before) == "Normal NC", "FWB = 1 and no TLBI: the TLB's old type")
gather.expect(type_of(s:walk(VA)) == "Normal WBRW", "though the tables say Write-Back now")
s:tlbi("vmalls12e1is")
local after = s:translate(VA)
gather.expect(not after.hit and type_of(after) == "Normal WBRW", "after TLBI VMALLS12E1IS: Write-Back")
print(string.format("\nFWB = 1: %s before TLBI, %s after", type_of(before), type_of(after)))

-- 4. What -p asks for.
local t = space()
t:corrupt{ va = VA, bit = bit }
print(string.format("\nWith bit %d of stage 1's leaf flipped:", bit))
print(t:walk(VA).text)
