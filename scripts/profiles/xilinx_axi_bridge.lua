-- SPDX-License-Identifier: Apache-2.0
-- AMD (Xilinx) AXI Bridge for PCI Express Gen3: its product guide has a table of what the AXI side is told of each failure. The preset
-- xilinx-pg194 stands on this. A configuration write whose UR comes back is SLVERR, a read is not said; they share a cell here. The DMA
-- subsystem in bridge mode differs (PG194, Completion Timeout): OKAY and zeros for a memory read, too.
local guide = "AMD PG194 3.0, Slave Bridge Abnormal Conditions"
local config = "AMD PG194 3.0, Abnormal Configuration Transaction Termination Responses"
local io = "assumed: the bridge makes no requests of I/O space"
return {
    help = "AMD AXI bridge (PG194): DECERR for UR, SLVERR for other failed reads",
    params = {
        ["error.mem_ur"] = { "decerr", source = guide .. "; PG344 and PG347 say the same of their bridges" },
        ["error.mem_ca"] = { "slverr", source = guide },
        ["error.mem_cto"] = { "slverr", source = guide },
        ["error.mem_poison"] = { "slverr", source = guide },
        ["error.mem_linkdown"] = { "slverr", source = "assumed: as without completion" },
        ["error.cfg_ur"] = { "ones", source = "assumed, for reads; " .. config .. ": SLVERR for writes, which have no cell of their own here" },
        ["error.cfg_ca"] = { "ones", source = "assumed: as UR" },
        ["error.cfg_cto"] = { "zeros", source = config .. ": OKAY and zeros" },
        ["error.cfg_poison"] = { "ones", source = "assumed: as UR" },
        ["error.cfg_linkdown"] = { "slverr", source = "assumed; " .. config .. ": SLVERR for a bus number out of range" },
        ["error.io_ur"] = { "ones", source = io },
        ["error.io_ca"] = { "ones", source = io },
        ["error.io_cto"] = { "ones", source = io },
        ["error.io_poison"] = { "ones", source = io },
        ["error.io_linkdown"] = { "ones", source = io },
        read_error = { "ones", source = "unused: every cell is set" },
        posted_error = { "aer", source = "assumed: the bridge has an interrupt for it" },
    },
}
