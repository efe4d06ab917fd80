-- SPDX-License-Identifier: Apache-2.0
-- Neoverse N1 as it tells of External aborts. Its SErrors always have an architectural syndrome, and that says UC or UEU, never
-- restartable: a guest's failed write is never harmless to the host. Which of the two an error of a device gets is not published. Erratum
-- 1349291 reports as UEU what is UC: there is no key for a syndrome that says less than is true.
local trm = "Cortex-A76 TRM B2.47 (the same core family): a physical SError has IDS = 0, AET UC or UEU"
local pfr0 = "Neoverse N1 TRM B2.4, as QEMU has it: ID_AA64PFR0_EL1.RAS = 1"
local loads = "assumed: as Cortex-A35 TRM A7.5"
local stores = "Cortex-A76 TRM A8.4 (the same core family): an External abort of a store is recorded as an uncorrected error; assumed: and told by an SError"
local walks = "Cortex-A55 TRM A5.6.3 (the same generation): synchronous for a walk"
local fetches = "assumed: as loads"
local old = "of later versions than Armv8.2: ID_AA64MMFR3_EL1 is 0"
return {
    help = "Neoverse N1: loads synchronous, SErrors unrecoverable at best",
    params = {
        ["abort.load_device"] = { true, source = loads },
        ["abort.load_nc"] = { true, source = loads },
        ["abort.load_wb"] = { true, source = loads },
        ["abort.store_device"] = { false, source = stores },
        ["abort.store_nc"] = { false, source = stores },
        ["abort.store_wb"] = { false, source = stores },
        ["abort.exclusive_device"] = { true, source = loads },
        ["abort.exclusive_nc"] = { true, source = loads },
        ["abort.exclusive_wb"] = { true, source = loads },
        ["abort.walk_device"] = { true, source = walks },
        ["abort.walk_nc"] = { true, source = walks },
        ["abort.walk_wb"] = { true, source = walks },
        ["abort.fetch_device"] = { true, source = fetches },
        ["abort.fetch_nc"] = { true, source = fetches },
        ["abort.fetch_wb"] = { true, source = fetches },
        ["abort.device_loads"] = { "undescribed", source = old },
        ["abort.normal_loads"] = { "undescribed", source = old },
        ["abort.report"] = { "ueu", source = trm .. "; assumed: the better of the two, for what is contained" },
        ["abort.impdef"] = { 0, source = trm },
        ["abort.synchronizable"] = { true, source = "assumed: an ESB finds it, as DDI 0487 D20.3 wants of contained errors" },
        ["abort.ras"] = { true, source = pfr0 },
        ["abort.rasv2"] = { false, source = pfr0 },
        ["abort.doublefault"] = { false, source = pfr0 .. "; FEAT_DoubleFault would be 2" },
        ["cpu.ras"] = { true, source = pfr0 },
    },
}
