-- SPDX-License-Identifier: Apache-2.0
-- Cortex-A35, of Armv8.0: loads and exclusives synchronous, stores not, and no FEAT_RAS, so that its SErrors have a syndrome of its own.
-- Cortex-A53 has the same table of syndromes (DDI 0500J table 4.95), and logs of it show them (bf000002h on Armada 3720).
--
-- Its third way is not modelled: errors of stores to Write-Back memory and of evictions go to the pin nEXTERRIRQ, an interrupt that
-- names no core. Here they are SErrors. Nor is DECERR told from SLVERR: the syndrome is that of SLVERR, ISS[1:0] = 2; for DECERR it is 0.
local trm = "Cortex-A35 TRM A7.5"
local iss = "Cortex-A35 TRM B2.42, table B2-34: ISS[1:0] = 2 is SLVERR on an external access"
local old = "Armv8.0: no such field"
local none = "DDI 0487 A2: FEAT_RAS is of Armv8.2; the core is of Armv8.0"
local walks = "assumed: walks are loads"
local fetches = "assumed: as loads"
return {
    help = "Cortex-A35 and A53: loads synchronous, stores not, no FEAT_RAS",
    params = {
        ["abort.load_device"] = { true, source = trm .. ": all loads" },
        ["abort.load_nc"] = { true, source = trm .. ": all loads" },
        ["abort.load_wb"] = { true, source = trm .. ": all loads" },
        ["abort.store_device"] = { false, source = trm .. ": asynchronous" },
        ["abort.store_nc"] = { false, source = trm .. ": asynchronous, as Write-Through" },
        ["abort.store_wb"] = { false, source = trm .. ": the pin nEXTERRIRQ; assumed: an SError instead" },
        ["abort.exclusive_device"] = { true, source = trm .. ": all Store-Exclusives" },
        ["abort.exclusive_nc"] = { true, source = trm .. ": all Store-Exclusives" },
        ["abort.exclusive_wb"] = { true, source = trm .. ": all Store-Exclusives" },
        ["abort.walk_device"] = { true, source = walks },
        ["abort.walk_nc"] = { true, source = walks },
        ["abort.walk_wb"] = { true, source = walks },
        ["abort.fetch_device"] = { true, source = fetches },
        ["abort.fetch_nc"] = { true, source = fetches },
        ["abort.fetch_wb"] = { true, source = fetches },
        ["abort.device_loads"] = { "undescribed", source = old },
        ["abort.normal_loads"] = { "undescribed", source = old },
        ["abort.report"] = { "impdef", source = iss },
        ["abort.impdef"] = { 2, source = iss },
        ["abort.synchronizable"] = { true, source = "Linux, __guest_exit without FEAT_RAS: DSB, then ISR_EL1.A, finds it" },
        ["abort.ras"] = { false, source = none },
        ["abort.rasv2"] = { false, source = none },
        ["abort.doublefault"] = { false, source = none },
        ["cpu.ras"] = { false, source = none },
    },
}
