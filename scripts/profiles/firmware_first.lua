-- SPDX-License-Identifier: Apache-2.0
-- Firmware first: EL3 has errors and AER before Linux, makes CPER records of them, and tells Linux by APEI.
local tfa = "Trusted Firmware-A, docs/components/ras.rst, Firmware First Handling: errors go to EL3, which makes CPER records and tells by SDEI"
return {
    help = "EL3 has errors and AER first, Linux hears of them by APEI (CPER)",
    params = {
        ["host.scr_el3_ea"] = { true, source = tfa },
        ["host.el3_handler_claims"] = { true, source = tfa },
        ["host.apei_claims"] = { true, source = "Linux, apei_claim_sea(): the firmware's record is there" },
        ["host.aer"] = { "firmware", source = "Linux, ghes_do_proc(): CPER_SEC_PCIE, aer_recover_queue()" },
        ["host.cper_fatal"] = { false, source = "assumed: the record says recoverable; fatal is a panic, __ghes_panic()" },
    },
}
