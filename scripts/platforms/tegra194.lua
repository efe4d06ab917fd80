-- SPDX-License-Identifier: Apache-2.0
-- NVIDIA Tegra194 (Xavier): PCIe of Synopsys DesignWare. Its driver lets a configuration read that is answered by Request Retry
-- Status end with OKAY and FFFF0001h (no device of the model answers so), and sets two time-outs: 7 ms until the AXI side is
-- answered whatever happens on the link, and Completion Timeout to 1 to 10 ms. All else is as the tables' defaults say.
local driver = "Linux, pcie-tegra194.c: "
return {
    help = "NVIDIA Xavier: all ones after 7 ms",
    params = {
        read_error = { "ones", source = "assumed: OKAY and all ones is the bridge's default; " .. driver .. "FFFF0001h for retry alone" },
        completion_timeout = { "7ms", source = driver .. "AMBA_LINK_TIMEOUT_PERIOD_VAL 7, within CPL_TO 1 ms to 10 ms" },
        cores = { 8, source = "assumed: the part is said to have it; its data sheet was not looked up" },
        freq = { "2.26GHz", source = "assumed: the part is said to have it; its data sheet was not looked up" },
        ["link.gen"] = { 4, source = "assumed: the part is said to have it; its data sheet was not looked up" },
        ["link.width"] = { 8, source = "assumed: the part is said to have it; its data sheet was not looked up" },
    },
}
