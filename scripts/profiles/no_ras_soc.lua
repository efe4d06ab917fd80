-- SPDX-License-Identifier: Apache-2.0
-- An SoC that was not made for this: BCM2711 (Cortex-A72), MT7988 (Cortex-A73), i.MX 8 (Cortex-A53, A72). A failed access ends in an SError
-- some time later, whatever it was, the cores have no FEAT_RAS to say how bad it is, and a host that takes one dies. The three are known
-- for reads, of BARs (MT7988) or of configuration space (BCM2711); that writes do the same is assumed.
local read = "frank-w/BPI-Router-Linux 202, of MT7988: reading an endpoint that is gone gives an SError, and Linux panics"
local config = "raspberrypi/linux 4914, raspberrypi/firmware 1766, of BCM2711: SError where nothing is"
local none = "Cortex-A72 TRM, ID_AA64PFR0_EL1 0x2222, as QEMU has it: Armv8.0, without FEAT_RAS; Cortex-A73 and A53 the same"
local iss = "assumed: as Cortex-A35 and A53, SLVERR on an external access: ESR 0xbf000002"
local params = {
    read_error = { "serror", source = read },
    posted_error = { "serror", source = "assumed: as reads" },
    dpc = { "off", source = "assumed: such parts have none" },
    ["abort.report"] = { "impdef", source = iss },
    ["abort.impdef"] = { 2, source = iss },
    ["abort.ras"] = { false, source = none },
    ["abort.rasv2"] = { false, source = none },
    ["abort.doublefault"] = { false, source = none },
    ["cpu.ras"] = { false, source = none },
}
local known = { cfg_ur = config, mem_linkdown = read, mem_cto = read }
for _, kind in ipairs{ "cfg", "io", "mem" } do
    for _, failure in ipairs{ "ur", "ca", "cto", "poison", "linkdown" } do
        local cell = kind .. "_" .. failure
        params["error." .. cell] = { "serror", source = known[cell] or "assumed: as those that are known" }
    end
end
return { help = "BCM2711, MT7988, i.MX 8: an SError for whatever fails, no FEAT_RAS", params = params }
