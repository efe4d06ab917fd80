-- SPDX-License-Identifier: Apache-2.0
-- Trusted Firmware-A takes External aborts and SErrors first (HANDLE_EA_EL3_FIRST_NS), and has nobody to claim them: the machine stops.
return {
    help = "Trusted Firmware-A has errors first, and no handler for them",
    params = {
        ["host.scr_el3_ea"] = { true, source = "Trusted Firmware-A, build option HANDLE_EA_EL3_FIRST_NS: SCR_EL3.EA = 1" },
        ["host.el3_handler_claims"] = { false, source = "Trusted Firmware-A, plat_default_ea_handler(): what nobody claims is a panic" },
    },
}
