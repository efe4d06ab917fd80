-- SPDX-License-Identifier: Apache-2.0
-- NXP i.MX 6: PCIe of Synopsys DesignWare. A failed read is a data abort, whose handler in Linux makes all ones of it; a failed
-- write is silent. The cores are Cortex-A9, of Armv7: the model has its own, and the preset is about the root complex alone.
-- When the link's state machine moves during an access the system hangs: what a request without a link does here. All else is as the tables' defaults say.
local mail = "linux-pci, spinics 58521: a data abort, whose handler fakes all ones"
local hangs = "linux-pci, spinics 58521: the SoC hangs if the LTSSM moves meanwhile; assumed: so does a link that is lost"
return {
    help = "NXP i.MX 6: an abort for failed reads, nothing for failed writes, a hang without link",
    params = {
        read_error = { "slverr", source = mail },
        ["error.mem_linkdown"] = { "hang", source = hangs },
        ["error.cfg_linkdown"] = { "hang", source = hangs },
        posted_error = { "silent", source = "linux-pci, spinics 58521" },
        cores = { 4, source = "assumed: the part is said to have it; its data sheet was not looked up" },
        freq = { "1GHz", source = "assumed: the part is said to have it; its data sheet was not looked up" },
        ["link.gen"] = { 2, source = "assumed: the part is said to have it; its data sheet was not looked up" },
        ["link.width"] = { 1, source = "assumed: the part is said to have it; its data sheet was not looked up" },
        ["link.mps"] = { 128, source = "assumed: the value after reset" },
    },
}
