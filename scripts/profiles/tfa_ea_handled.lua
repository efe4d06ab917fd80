-- SPDX-License-Identifier: Apache-2.0
-- Trusted Firmware-A takes External aborts and SErrors first, and a handler claims them: error records (RAS_FFH_SUPPORT), or the
-- platform's own. What is uncontainable is not offered to it.
return {
    help = "Trusted Firmware-A has errors first, and a handler claims them",
    params = {
        ["host.scr_el3_ea"] = { true, source = "Trusted Firmware-A, build option HANDLE_EA_EL3_FIRST_NS: SCR_EL3.EA = 1" },
        ["host.el3_handler_claims"] = { true, source = "Trusted Firmware-A, ras_ea_handler(): a registered record claims it; assumed: for errors of devices, too" },
    },
}
