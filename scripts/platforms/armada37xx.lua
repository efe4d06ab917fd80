-- SPDX-License-Identifier: Apache-2.0
-- Marvell Armada 3720: two Cortex-A53, the Aardvark controller. Configuration space is reached by an engine for one request at a
-- time. When the link is lost the request under way takes up to 1.44 s to end, and if software begins another one before that,
-- the CPU gets an SError (bf000002). Here a configuration request that finds no link, or gets no completion, ends in SError; that the
-- engine is busy, by another core, is not modelled. All else is as the tables' defaults say.
local aardvark = "Linux, pci-aardvark.c (2021): SError bf000002 if a PIO begins while one runs, up to 1.44 s after the link went down"
return {
    help = "Marvell Armada 3720: SError for configuration requests without a link",
    params = {
        read_error = { "ones", source = "assumed" },
        ["error.cfg_cto"] = { "serror", source = aardvark },
        ["error.cfg_linkdown"] = { "serror", source = aardvark },
        completion_timeout = { "1440ms", source = aardvark },
        cores = { 2, source = "assumed: the part is said to have it; its data sheet was not looked up" },
        freq = { "1GHz", source = "assumed: the part is said to have it; its data sheet was not looked up" },
        ["link.gen"] = { 2, source = "assumed: the part is said to have it; its data sheet was not looked up" },
        ["link.width"] = { 1, source = "assumed: the part is said to have it; its data sheet was not looked up" },
        ["link.mps"] = { 128, source = "assumed: the value after reset" },
        ["abort.ras"] = { false, source = "Cortex-A53 is Armv8.0-A: FEAT_RAS came with Armv8.2" },
        ["cpu.ras"] = { false, source = "Cortex-A53 is Armv8.0-A: FEAT_RAS came with Armv8.2" },
    },
}
