-- SPDX-License-Identifier: Apache-2.0
-- AMD (Xilinx) AXI Bridge for PCI Express Gen3, as root port of a Zynq UltraScale+ or an FPGA: the profile xilinx_axi_bridge, which
-- has what its product guide says. All else is as the tables' defaults say.
return {
    help = "AMD AXI bridge (PG194) as root port: DECERR for UR, SLVERR for other failed reads",
    profile = "xilinx_axi_bridge",
    params = {
        ["link.gen"] = { 3, source = "assumed: the part is said to have it; its data sheet was not looked up" },
        ["link.width"] = { 8, source = "assumed; PG194: up to x16" },
    },
}
