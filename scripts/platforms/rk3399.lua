-- SPDX-License-Identifier: Apache-2.0
-- Rockchip RK3399: two Cortex-A72 and four Cortex-A53. Looking for devices ends in SError, and so in a panic, if one is not ready
-- yet: likely by Request Retry Status, which no device of the model answers with. Here every configuration request that fails is
-- one. All else is as the tables' defaults say.
local mail = "linux-kernel 2023-05: SError at enumeration, likely by Request Retry Status"
return {
    help = "Rockchip RK3399: SError for configuration requests that fail",
    params = {
        read_error = { "ones", source = "assumed" },
        ["error.cfg_ur"] = { "serror", source = mail },
        ["error.cfg_ca"] = { "serror", source = "assumed: as UR" },
        ["error.cfg_cto"] = { "serror", source = "assumed: as UR" },
        ["error.cfg_linkdown"] = { "serror", source = "assumed: as UR" },
        cores = { 6, source = "assumed: the part is said to have it; its data sheet was not looked up" },
        freq = { "1.8GHz", source = "assumed: the part is said to have it; its data sheet was not looked up" },
        ["link.gen"] = { 2, source = "assumed: the part is said to have it; its data sheet was not looked up" },
        ["link.width"] = { 4, source = "assumed: the part is said to have it; its data sheet was not looked up" },
        ["link.mps"] = { 128, source = "assumed: the value after reset" },
        ["abort.ras"] = { false, source = "Cortex-A72 and A53 is Armv8.0-A: FEAT_RAS came with Armv8.2" },
        ["cpu.ras"] = { false, source = "Cortex-A72 and A53 is Armv8.0-A: FEAT_RAS came with Armv8.2" },
    },
}
