-- SPDX-License-Identifier: Apache-2.0
-- Xilinx Zynq UltraScale+ class: Cortex-A53 whose load reaches a generic AXI bridge, PCIe or other. A read that ends with SLVERR is a
-- synchronous External abort at once, at the first one: linux-kernel of December 2017 has the report of it, an ESR of 92000210h (a Data
-- Abort from EL0, external, on no walk), and Linux kills the process. Which failures of PCIe become SLVERR was not said: all do here;
-- `xilinx-pg194` is the bridge of which a table is known. All else is as the tables' defaults say.
local mail = "linux-kernel, 2017-12: the first SLVERR is a synchronous External abort, 92000210h, and the process is killed"
return {
    help = "Zynq UltraScale+ class with a generic AXI bridge: External aborts for failed reads",
    params = {
        read_error = { "slverr", source = mail },
        cores = { 4, source = "assumed: the part is said to have it; its data sheet was not looked up" },
        freq = { "1.2GHz", source = "assumed: the part is said to have it; its data sheet was not looked up" },
        ["link.gen"] = { 2, source = "assumed: the part is said to have it; its data sheet was not looked up" },
        ["link.width"] = { 4, source = "assumed: the part is said to have it; its data sheet was not looked up" },
        ["link.mps"] = { 128, source = "assumed: the value after reset" },
        ["abort.ras"] = { false, source = "Cortex-A53 is Armv8.0-A: FEAT_RAS came with Armv8.2" },
        ["cpu.ras"] = { false, source = "Cortex-A53 is Armv8.0-A: FEAT_RAS came with Armv8.2" },
    },
}
