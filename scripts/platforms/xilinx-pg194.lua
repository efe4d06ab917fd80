-- SPDX-License-Identifier: Apache-2.0
-- AMD (Xilinx) AXI Bridge for PCI Express Gen3, as root port of a Zynq UltraScale+ or an FPGA: its product guide has a table of
-- what the AXI side is told of each failure. All else is as the tables' defaults say.
local guide = "AMD PG194 3.0, Slave Bridge Abnormal Conditions"
local config = "AMD PG194 3.0, Abnormal Configuration Transaction Termination Responses"
return {
    help = "AMD AXI bridge (PG194) as root port: DECERR for UR, SLVERR for other failed reads",
    params = {
        ["error.mem_ur"] = { "decerr", source = guide .. "; PG344 and PG347 say the same of their bridges" },
        ["error.mem_ca"] = { "slverr", source = guide },
        ["error.mem_cto"] = { "slverr", source = guide },
        ["error.mem_poison"] = { "slverr", source = guide },
        ["error.mem_linkdown"] = { "slverr", source = "assumed: as without completion" },
        ["error.cfg_ur"] = { "ones", source = "assumed, for reads; " .. config .. ": SLVERR for writes, which have no cell of their own here" },
        ["error.cfg_cto"] = { "zeros", source = config .. ": OKAY and zeros" },
        ["error.cfg_linkdown"] = { "slverr", source = "assumed; " .. config .. ": SLVERR for a bus number out of range" },
        posted_error = { "aer", source = "assumed: the bridge has an interrupt for it" },
        ["link.gen"] = { 3, source = "assumed: the part is said to have it; its data sheet was not looked up" },
        ["link.width"] = { 8, source = "assumed; PG194: up to x16" },
    },
}
