-- SPDX-License-Identifier: Apache-2.0
-- gather.mmu.space: what s:setup and s:map write into registers and memory, bit by bit as DDI 0487 has
-- them, and what walks make of it.
local gather = require "gather"
local expect = gather.expect

local function bits(value, low, width)
    return value >> low & ((1 << width) - 1)
end
local function same(found, wanted, what)
    expect(found == wanted, string.format("%s: found %s, expected %s", what,
        math.type(found) == "integer" and string.format("0x%x", found) or tostring(found),
        math.type(wanted) == "integer" and string.format("0x%x", wanted) or tostring(wanted)))
end

-- ---- registers, TCR_EL1: D24.2.194 ------------------------------------------------------------------
do
    local s = gather.mmu.space{}
    same(s:reg("hcr_el2"), 1 << 31, "only HCR_EL2.RW to begin with")
    same(s:reg("TCR_EL1"), 0, "registers are 0")
    local t = s:setup{ stage = 1, granule = "64k", bits = 42, id = 0x1234 }
    local tcr = s:reg("tcr_el1")
    same(bits(tcr, 0, 6), 22, "T0SZ")
    same(bits(tcr, 14, 2), 1, "TG0 of 64 KiB")
    same(bits(tcr, 8, 6), 0x35, "walks are write-back and Inner Shareable")
    same(bits(tcr, 23, 1), 1, "EPD1: nothing in the upper range")
    same(bits(tcr, 7, 1), 0, "EPD0")
    same(bits(tcr, 32, 3), 6, "IPS of 52 bits")
    same(bits(tcr, 36, 1), 1, "AS")
    same(s:reg("ttbr0_el1"), 0x1234 << 48 | t.root, "TTBR0_EL1")
    same(s:reg("sctlr_el1"), 0x1005, "SCTLR_EL1.{M,C,I}")
    same(s:reg("mair_el1"), 0xbb0c08040044f0ff, "MAIR_EL1")
    same(t.level, 2, "42 bits with 64 KiB begin at level 2")
    same(t.bytes, 1 << 16, "a table")
    s:setup{ range = "upper", granule = "16k", bits = 47 }
    tcr = s:reg("tcr_el1")
    same(bits(tcr, 16, 6), 17, "T1SZ")
    same(bits(tcr, 30, 2), 1, "TG1 of 16 KiB")
    same(bits(tcr, 22, 1), 0, "A1: the ASID is TTBR0's, the only one given")
    same(bits(tcr, 23, 1), 0, "EPD1")
    same(bits(tcr, 0, 6), 22, "T0SZ as it was")
    s:setup{ range = "upper", granule = "4k", bits = 48, output_bits = 40 }
    same(bits(s:reg("tcr_el1"), 30, 2), 2, "TG1 of 4 KiB")
    same(bits(s:reg("tcr_el1"), 32, 3), 2, "IPS of 40 bits")
    s:setup{ range = "upper", granule = "64k", bits = 48 }
    same(bits(s:reg("tcr_el1"), 30, 2), 3, "TG1 of 64 KiB")
    s:setup{ range = "upper", id = 5 }
    same(bits(s:reg("tcr_el1"), 22, 1), 1, "A1: the ASID is TTBR1's, given last")
    same(bits(s:reg("ttbr1_el1"), 48, 16), 5, "TTBR1_EL1.ASID")
    s:setup{ granule = "4k", bits = 52, ds = true, ha = true, hd = true }
    tcr = s:reg("tcr_el1")
    same(bits(tcr, 59, 1), 1, "DS")
    same(bits(tcr, 39, 2), 3, "HA and HD")
    same(bits(tcr, 0, 6), 12, "T0SZ of 52 bits")
end

-- VTCR_EL2 (D24.2.224): {SL2, SL0} and concatenation (D8.2.2).
for _, row in ipairs{
    -- granule, bits, DS -> level, SL2, SL0, bytes of the start table
    { "4k", 48, false, 0, 0, 2, 512 * 8 },
    { "4k", 43, false, 1, 0, 1, 16 * 4096 },
    { "4k", 40, false, 1, 0, 1, 2 * 4096 },
    { "4k", 34, false, 2, 0, 0, 16 * 4096 },
    { "4k", 25, false, 3, 0, 3, 16 * 4096 },
    { "4k", 52, true, 0, 0, 2, 16 * 4096 },
    { "16k", 48, false, 1, 0, 2, 2 * 16384 },
    { "16k", 40, false, 2, 0, 1, 16 * 16384 },
    { "16k", 36, false, 2, 0, 1, 16384 },
    { "16k", 29, false, 3, 0, 0, 16 * 16384 },
    { "64k", 48, false, 1, 0, 2, 65536 },
    { "64k", 46, false, 2, 0, 1, 16 * 65536 },
    { "64k", 32, false, 3, 0, 0, 8 * 65536 },
} do
    local granule, size, ds, level, sl2, sl0, bytes = table.unpack(row)
    local name = string.format("stage 2, %s, %d bits", granule, size)
    local s = gather.mmu.space{}
    local t = s:setup{ stage = 2, granule = granule, bits = size, ds = ds, id = 0x55 }
    local vtcr = s:reg("vtcr_el2")
    same(t.level, level, name .. ": level")
    same(t.bytes, bytes, name .. ": bytes")
    same(t.root % bytes, 0, name .. ": alignment")
    same(bits(vtcr, 6, 2), sl0, name .. ": SL0")
    same(bits(vtcr, 33, 1), sl2, name .. ": SL2")
    same(bits(vtcr, 32, 1), ds and 1 or 0, name .. ": DS")
    same(bits(vtcr, 0, 6), 64 - size, name .. ": T0SZ")
    same(bits(vtcr, 14, 2), ({ ["4k"] = 0, ["64k"] = 1, ["16k"] = 2 })[granule], name .. ": TG0")
    same(bits(vtcr, 31, 1), 1, name .. ": RES1")
    same(s:reg("vttbr_el2"), 0x55 << 48 | t.root, name .. ": VTTBR_EL2")
    same(s:reg("hcr_el2") & 1, 1, name .. ": HCR_EL2.VM")
end
do
    local s = gather.mmu.space{}
    local t = s:setup{ stage = 2, granule = "4k", bits = 52, ds = true, level = -1 }
    same(t.level, -1, "as asked for")
    same(bits(s:reg("vtcr_el2"), 33, 1) << 2 | bits(s:reg("vtcr_el2"), 6, 2), 4, "SL2 for level -1")
    s = gather.mmu.space{ impl = { pa_bits = 40 } }
    same(s:setup{ stage = 2 }.bits, 40, "no more bits than a PA has")
    same(bits(s:reg("vtcr_el2"), 16, 3), 2, "PS")
end

-- TCR_EL2 (D24.2.195) in both layouts.
do
    local s = gather.mmu.space{}
    s:setup{ regime = "el2", granule = "16k", bits = 36, ha = true }
    local tcr = s:reg("tcr_el2")
    same(bits(tcr, 0, 6), 28, "T0SZ")
    same(bits(tcr, 14, 2), 2, "TG0")
    same(bits(tcr, 16, 3), 5, "PS of 48 bits")
    same(bits(tcr, 21, 1), 1, "HA")
    same(bits(tcr, 31, 1) + bits(tcr, 23, 1), 2, "RES1")
    s:setup{ regime = "el20", granule = "16k", bits = 36, tge = true }
    same(s:reg("hcr_el2"), 1 << 34 | 1 << 31 | 1 << 27, "E2H, RW, TGE")
    same(bits(s:reg("tcr_el2"), 32, 3), 5, "IPS: the other layout")
    same(bits(s:reg("tcr_el2"), 23, 1), 1, "EPD1")
    same(s:reg("sctlr_el2"), 0x1005, "SCTLR_EL2")
    s:map{ regime = "el20", va = 0x4000, pa = 0x8000, el0 = true }
    local w = s:walk(0x4008, { el = 0, access = "write" })
    expect(w.ok and w.regime == "EL2&0" and w.pa == 0x8008, "EL0 is the host's")
end

-- ---- descriptors: D8.3.1 ----------------------------------------------------------------------------
do
    local s = gather.mmu.space{}
    s:setup{}
    s:setup{ stage = 2 }
    local AF, ISH = 1 << 10, 3 << 8
    local va = 0
    local function leaf(keys, wanted, what)
        va = va + 0x1000
        keys.va, keys.pa = va, 0x123456000
        s:map(keys)
        same(s:descriptor{ va = va }.value, 0x123456003 | wanted, what)
    end
    leaf({}, AF | ISH, "by default write-back")
    leaf({ attr = "normal-nc" }, AF | ISH | 2 << 2, "AttrIndx by name")
    leaf({ attr = 5 }, AF | ISH | 5 << 2, "AttrIndx")
    leaf({ ap = "ro", el0 = true, af = false, sh = "osh" }, 3 << 6 | 2 << 8, "AP, AF, SH")
    leaf({ ng = true, uxn = 1, pxn = 1, sh = 0 }, AF | 1 << 11 | 3 << 53, "nG, UXN, PXN")
    leaf({ dbm = true, gp = true, software = 9 }, AF | ISH | 1 << 51 | 1 << 50 | 9 << 55, "DBM, GP, software bits")
    leaf({ raw = 1 << 60 }, AF | ISH | 1 << 60, "any bit")
    s:map{ va = 0x40000000, ipa = 0x80000000, size = "4MiB", block = "2MiB", aptable = 2, uxntable = true,
        pxntable = true }
    local d = s:descriptor{ va = 0x40200000 }
    same(d.level, 2, "a block of 2 MiB is of level 2")
    same(d.value, 0x80200001 | AF | ISH, "a Block")
    d = s:descriptor{ va = 0x40200000, level = 1 }
    same(d.value & ~0xfffffffff000, 2 << 61 | 1 << 60 | 1 << 59 | 3, "APTable, UXNTable, PXNTable")
    same(s:read(d.address), d.value, "and it is in memory there")
    s:map{ va = 1 << 40, pa = 0, size = "64KiB", contiguous = true }
    same(s:descriptor{ va = 1 << 40 }.value, 1 << 52 | AF | ISH | 3, "Contiguous")
    s:map{ va = 1 << 41, pa = 0, size = "1GiB", level = 2 }
    same(#s:runs{}, 7 + 3, "each attribute is a run of its own")

    local ipa = 0
    local function leaf2(keys, wanted, what)
        ipa = ipa + 0x1000
        keys.stage, keys.ipa, keys.pa = 2, ipa, 0x123456000
        s:map(keys)
        same(s:descriptor{ stage = 2, ipa = ipa }.value, 0x123456003 | wanted, what)
    end
    leaf2({}, AF | ISH | 3 << 6 | 0xf << 2, "write-back without FWB")
    leaf2({ attr = "device-ngnre", s2ap = "r", xn = 3 }, AF | ISH | 1 << 6 | 1 << 2 | 3 << 53, "MemAttr, S2AP, XN")
    leaf2({ memattr = 9, s2ap = "w", sh = "nsh", fnxs = true }, AF | 1 << 11 | 2 << 6 | 9 << 2, "S2AP, FnXS")
    s:reg("hcr_el2", s:reg("hcr_el2") | 1 << 46)
    leaf2({ s2ap = "none", software = 15 }, AF | ISH | 6 << 2 | 15 << 55, "write-back with FWB")
end
do -- 52-bit output addresses: bits 9:8 and 49:48 with DS, 15:12 with 64 KiB
    local s = gather.mmu.space{}
    s:setup{ ds = true, bits = 52 }
    s:map{ va = 0xabc0000000000, pa = 0xf123456789000 }
    local d = s:descriptor{ va = 0xabc0000000000 }
    same(d.value, 0x1123456789003 | 1 << 49 | 3 << 8 | 1 << 10, "the address in a descriptor with DS")
    local w = s:walk(0xabc0000000123)
    expect(w.ok and w.pa == 0xf123456789123 and #w.steps == 5, "five levels")
    s = gather.mmu.space{}
    s:setup{ granule = "64k", bits = 52 }
    s:map{ va = 0xabc0000000000, pa = 0xf123456780000 }
    same(s:descriptor{ va = 0xabc0000000000 }.value, 0x123456780703 | 0xf << 12, "and with 64 KiB")
end

-- ---- walks ------------------------------------------------------------------------------------------
local function both(impl)
    local s = gather.mmu.space{ impl = impl }
    s:setup{ stage = 1, granule = "4k", bits = 48 }
    s:setup{ stage = 2, granule = "4k", bits = 48 }
    s:map{ va = 0x1000, ipa = 0x80001000 }
    s:map{ stage = 2, ipa = 0x80001000, pa = 0x40001000 }
    return s
end
do
    local s = both()
    local w = s:walk(0x1010)
    same(#w.steps, 4 * (4 + 1) + 4, "24 descriptors")
    same(w.pa, 0x40001010, "PA")
    same(w.ipa, 0x80001010, "IPA")
    same(w.par_attr, "ff", "write-back in both stages")
    same(w.par_sh, 3, "Inner Shareable")
    same(w.access .. w.el, "read1", "what is asked by default")
    expect(w.global and w.allowed.read and w.allowed.write and w.allowed.fetch, "all of it allowed")
    expect(w.text:find("0x0000000000001010", 1, true) and #w.why > 0, "text and reasons")
    expect(w.fault == nil and w.sets_dirty == nil, "no fault, no update")
    same(w.steps[5].value & 3, 3, "a Table descriptor")
    same(s:stats().descriptors_read, 0, "a walk to look at leaves no trace")
    local t = s:translate("0x1010")
    expect(t.ok and not t.hit and t.pa == 0x40001010 and t.ipa == 0x80001010, "a miss")
    expect(s:translate({ va = 0x1ff8 }).hit, "then a hit")
    same(s:stats().tlb_misses, 1, "one miss")

    -- The stage-2 leaf of the last stage-1 table.
    local table_ipa = w.steps[20].address & ~0xfff
    s:corrupt{ stage = 2, ipa = table_ipa, bit = 0 }
    w = s:walk(0x1010, { access = "write" })
    local f = w.fault
    expect(not w.ok and f.s1ptw and f.stage == 2 and f.level == 3 and f.kind == "translation", "S1PTW")
    same(f.ipa, table_ipa | 8, "the IPA of the descriptor")
    same(f.hpfar, (table_ipa >> 12) << 4, "HPFAR_EL2")
    same(f.far, 0x1010, "FAR_EL2")
    same(f.target_el, 2, "to EL2")
    same(f.esr, 0x24 << 26 | 1 << 25 | 1 << 7 | 1 << 6 | 7, "ESR_EL2: from a lower EL, S1PTW, WnR as the access's")
    expect(s:translate(0x1010).ok, "the TLB still has it")
    s:tlbi("ipas2e1is", { ipa = table_ipa })
    s:tlbi("vmalle1is")
    same(s:translate(0x1010).fault.dfsc, 7, "and now it has not")
    local old, new = s:corrupt{ stage = 2, ipa = table_ipa, xor = 1 }
    same(old ~ new, 1, "old and new")
    expect(s:translate(0x1010).ok, "as before")
end
do -- PAN, unprivileged accesses, alignment, updates
    local s = gather.mmu.space{}
    s:setup{ ha = true, hd = true }
    s:map{ va = 0x1000, pa = 0x1000, el0 = true }
    s:map{ va = 0x2000, pa = 0x2000, attr = "device-ngnre", uxn = true }
    s:map{ va = 0x3000, pa = 0x3000, af = false, ap = "ro", dbm = true }
    expect(s:walk(0x1000, { el = 0 }).ok and not s:walk(0x2000, { el = 0 }).ok, "EL0")
    same(s:walk(0x1000, { pan = true }).fault.dfsc, 0x0f, "PAN")
    same(s:walk(0x1000, { pan = true }).cause, "PSTATE.PAN=1 and EL0 may access it (DDI 0487 D8.4.5)", "its cause")
    same(s:walk(0x1000).cause, nil, "no fault, no cause")
    same(s:walk(0x2004, { unaligned = true }).fault.dfsc, 0x21, "Device takes nothing unaligned")
    same(s:walk(0x2000).unaligned, "s1-alignment", "and says so before")
    local w = s:walk(0x3000, { access = "write" })
    expect(w.ok and w.sets_access_flag and w.sets_dirty, "what hardware would do")
    same(s:descriptor{ va = 0x3000 }.value, 1 << 51 | 0x3000 | 3 << 8 | 1 << 7 | 3, "not done")
    expect(s:translate(0x3000, { access = "write" }).ok, "a write")
    same(s:descriptor{ va = 0x3000 }.value, 1 << 51 | 0x3000 | 1 << 10 | 3 << 8 | 3, "AF set, AP[2] clear")
    same(s:stats().dirty_set, 1, "counted")
end
do -- AT: PAR_EL1 (D24.2.142)
    local s = both()
    local par = s:at("s12e1r", 0x1010)
    same(bits(par, 0, 1), 0, "F")
    same(par & 0xffffffffff000, 0x40001000, "PA")
    same(par >> 56 & 0xff, 0xff, "ATTR")
    same(s:at("s1e1r", 0x1010, { el = 1 }) & 0xffffffffff000, 0x80001000, "stage 1 alone gives the IPA")
    s:corrupt{ stage = 2, ipa = 0x80001000, bit = 0 }
    s:tlbi("alle1is")
    par = s:at("AT S12E1R", 0x1010)
    same(par & 1, 1, "F")
    same(bits(par, 1, 6), 7, "FST")
    same(bits(par, 9, 1), 1, "S: stage 2")
    s:corrupt{ stage = 2, ipa = s:walk(0x1000).steps[5].address, bit = 0 }
    s:tlbi("alle1is")
    local none, fault = s:at("s1e1r", 0x1010, { el = 1 })
    expect(none == nil and fault.s1ptw and fault.target_el == 2, "from EL1 a stage-2 fault on the walk is taken")
end

-- ---- stage 2 of tables, and tables that the scenario maps itself ------------------------------------
do
    local s = gather.mmu.space{}
    s:setup{}
    s:map{ va = 0x1000, ipa = 0x80001000 }
    s:setup{ stage = 2, granule = "64k", bits = 40 }
    s:map{ stage = 2, ipa = 0, pa = 0, size = "4GiB" } -- the tables' own pages among them
    expect(s:walk(0x1000).ok, "a large identity map serves tables too")
    s:map{ va = 1 << 47, ipa = 0x80001000 }
    expect(s:walk(1 << 47).ok, "and those that come later")
    s = gather.mmu.space{ tables = 0x100000000 }
    s:setup{}
    s:map{ va = 0x1000, ipa = 0x80001000 }
    s:setup{ stage = 2, tables = false }
    s:map{ stage = 2, ipa = 0x80000000, pa = 0x80000000, size = "2MiB" }
    expect(s:walk(0x1000).fault.s1ptw, "nobody maps the tables")
    s:map{ stage = 2, ipa = 0x100000000, pa = 0x100000000, size = "128MiB" }
    expect(s:walk(0x1000).ok, "the scenario does")
end
do -- memory that is not there; big-endian tables
    local s = gather.mmu.space{ ram_base = 0x80000000, ram_size = "1GiB", tables = 0x90000000 }
    s:setup{}
    s:map{ va = 0x1000, pa = 0 }
    s:corrupt{ va = 0x1000, level = 1, value = 0x1003 }
    local f = s:walk(0x1000).fault
    expect(f.kind == "walk-abort" and f.level == 2 and f.dfsc == 0x16, "an External abort")
    s = gather.mmu.space{ regs = { sctlr_el1 = 1 << 25 } }
    s:setup{}
    s:map{ va = 0x1000, pa = 0x5000 }
    local d = s:descriptor{ va = 0x1000 }
    same(d.value, 0x5703, "a number")
    same(s:read(d.address), 0x0357 << 48, "its bytes the other way around")
    s:corrupt{ va = 0x1000, bit = 0 }
    expect(not s:walk(0x1000).ok, "corrupted as a number too")
end

-- ---- lint -------------------------------------------------------------------------------------------
do
    local s = gather.mmu.space{}
    local seen = {}
    s:setup{}
    s:map{ va = 0x1000, pa = 0x5000 }
    s:lint(function(v) seen[#seen + 1] = v end)
    s:translate(0x1000)
    s:corrupt{ va = 0x1000, bit = 0 }
    s:tlbi("vae1is", { va = 0x1000 })
    s:map{ va = 0x1000, pa = 0x6000 }
    s:translate(0x1000)
    same(#seen, 0, "break, TLBI, make")
    s:map{ va = 0x1000, pa = 0x7000, replace = true }
    same(#seen, 1, "no break")
    same(seen[1].kind, "changed", "kind")
    same(seen[1].now, 0x7703, "now")
    same(seen[1].descriptor, s:descriptor{ va = 0x1000 }.address, "where")
    s:lint(nil)
    s:map{ va = 0x1000, pa = 0x8000, replace = true }
    same(#seen, 1, "nobody listens")
    s:tlbi("alle1is")
    s:lint(function() error("from the callback", 0) end)
    s:translate(0x1000)
    local ok, e = pcall(s.map, s, { va = 0x1000, pa = 0x9000, replace = true })
    expect(not ok and e == "from the callback", "an error in it ends the call")
end

-- ---- many: Lua does not see how large they are ------------------------------------------------------
for _ = 1, 200 do
    gather.mmu.space{}:setup{}
end

-- ---- VMs --------------------------------------------------------------------------------------------
do
    local p = gather.platform{ preset = "ideal", fwb = true }
    local ep = p:endpoint{ bars = { [2] = { size = "64KiB", prefetchable = true } } }
    local vm = p:vm{ policy = "v6.9" }
    local bar = vm:map(ep, 2, { s1 = "normal-nc" })
    local w = vm:walk(bar, { access = "write" })
    expect(w.ok and w.va == bar.va and w.ipa == bar.ipa and w.pa == bar.pa, "a mapping's addresses")
    expect(w.type == bar.type and w.inner == bar.inner, "and its type")
    same(vm:walk(bar).el, 1, "the VM's EL")
    same(vm:descriptor{ stage = 2, ipa = bar.ipa }.value >> 2 & 15, bar.s2_memattr, "MemAttr as KVM chose it")
    same(#vm:runs{}, 1, "one mapping")
    expect(vm:dump():find("VMID 1", 1, true), "a dump")
    vm:corrupt{ stage = 2, ipa = bar.ipa, bit = 7 }
    same(vm:walk(bar, { access = "write" }).fault.dfsc, 0x0f, "a write is refused")
    local ok, fault = vm:cpu(0):store(bar, { bytes = 8 })
    expect(ok == nil and fault.kind == "permission", "and a store of the vCPU too")
end
