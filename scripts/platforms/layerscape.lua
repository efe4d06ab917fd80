-- SPDX-License-Identifier: Apache-2.0
-- NXP Layerscape LS1043A: four Cortex-A53, PCIe of Synopsys DesignWare. Its Bridge Slave Error Response Register, at offset 8D0h,
-- chooses what a failed read becomes: 9401h forwards the error, which is an External abort, and is what Linux sets; 9400h gives
-- all ones (LS1043A users, 2018). This is 9401h; the other is `layerscape-ones`. All else is as the tables' defaults say.
local register = "Linux, pci-layerscape.c: PCIE_ABSERR 8D0h = 9401h, Forward error of non-posted request"
return {
    help = "NXP LS1043A, 8D0h = 9401h: External aborts for failed reads",
    params = {
        read_error = { "slverr", source = register },
        cores = { 4, source = "assumed: the part is said to have it; its data sheet was not looked up" },
        freq = { "1.6GHz", source = "assumed: the part is said to have it; its data sheet was not looked up" },
        ["link.gen"] = { 2, source = "assumed: the part is said to have it; its data sheet was not looked up" },
        ["link.width"] = { 4, source = "assumed: the part is said to have it; its data sheet was not looked up" },
        ["link.mps"] = { 128, source = "assumed: the value after reset" },
        ["abort.ras"] = { false, source = "Cortex-A53 is Armv8.0-A: FEAT_RAS came with Armv8.2" },
        ["cpu.ras"] = { false, source = "Cortex-A53 is Armv8.0-A: FEAT_RAS came with Armv8.2" },
    },
}
