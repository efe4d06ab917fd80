/* SPDX-License-Identifier: Apache-2.0 */
/* The keys of what a machine does about errors. */
#include "platform/platform.h"

#define SERROR(field) offsetof(struct serror_params, field)
#define HOST(field)   offsetof(struct host_params, field)

static const char *const shape_names[] = { "uniform", "exponential", NULL };
static const char *const aer_names[] = { "off", "native", "firmware", NULL };

static const struct param serror_rows[] = {
    { "latency", PARAM_TIME, SERROR(latency), "0", "0", "1s", "ns",
      "from an error that comes to a core to the SError", "assumed", NULL },
    { "spread", PARAM_TIME, SERROR(spread), "0", "0", "1s", "ns",
      "how much later than that it may be; exponential: in the mean", "assumed", NULL },
    { "shape", PARAM_CHOICE, SERROR(shape), "uniform", NULL, NULL, "",
      "how it is distributed over the spread", "assumed", shape_names },
};
const struct param_table serror_table = { "serror", serror_rows, ARRAY_LEN(serror_rows) };

static const struct param host_rows[] = {
    { "scr_el3_ea", PARAM_BOOL, HOST(scr_el3_ea), "false", NULL, NULL, "",
      "SCR_EL3.EA: External aborts and SErrors go to EL3 first", "DDI 0487 D24.2.167", NULL },
    { "el3_handler_claims", PARAM_BOOL, HOST(el3_handler_claims), "false", NULL, NULL, "",
      "a handler at EL3 claims the error; else EL3 panics",
      "Trusted Firmware-A, plat_default_ea_handler()", NULL },
    { "apei_claims", PARAM_BOOL, HOST(apei_claims), "false", NULL, NULL, "",
      "the host's APEI has a record of a synchronous External abort", "Linux, apei_claim_sea()",
      NULL },
    { "sea_to_user", PARAM_BOOL, HOST(sea_to_user), "false", NULL, NULL, "",
      "the VMM has enabled KVM_CAP_ARM_SEA_TO_USER (v6.19)", "Linux ad9c62bd8946", NULL },
    { "aer", PARAM_CHOICE, HOST(aer), "off", NULL, NULL, "",
      "who hears of AER and DPC: nobody, Linux, firmware and then Linux",
      "Linux, pcie_do_recovery(), ghes_do_proc()", aer_names },
    { "cper_fatal", PARAM_BOOL, HOST(cper_fatal), "false", NULL, NULL, "",
      "with aer=firmware: its record says fatal", "Linux, __ghes_panic()", NULL },
    { "vmm_listens", PARAM_BOOL, HOST(vmm_listens), "true", NULL, NULL, "",
      "the VMM has given an eventfd for the device's errors, and stops the VM by it",
      "QEMU, vfio_err_notifier_handler()", NULL },
    { "recovery_time", PARAM_TIME, HOST(recovery_time), "100us", "0", "10s", "ns",
      "from the interrupt of AER or DPC to where the VMM has stopped the VM", "assumed", NULL },
    { "zap", PARAM_BOOL, HOST(zap), "true", NULL, NULL, "",
      "vfio-pci unmaps the BARs while the function does not decode memory, and for a reset",
      "Linux abafbc551fdd (CVE-2020-12888)", NULL },
    { "deaths", PARAM_BOOL, HOST(deaths), "true", NULL, NULL, "",
      "who is killed runs no more; false: all go on, so that one run meets many errors",
      "a what-if", NULL },
    { "vmm_follows", PARAM_BOOL, HOST(vmm_follows), "false", NULL, NULL, "",
      "when a guest clears Memory Space Enable, its VMM takes the BARs' memslots away until it is "
      "set; QEMU does, after vfio-pci has had the write",
      "QEMU, vfio_pci_write_config(), pci_bar_address()", NULL },
    { "fault_time", PARAM_TIME, HOST(fault_time), "3us", "0", "1s", "ns",
      "what an access of a BAR that is not mapped costs: exit, fault of the VMM's VMA, mapping",
      "assumed", NULL },
    { "exit_time", PARAM_TIME, HOST(exit_time), "200ns", "0", "1ms", "ns",
      "from a guest's exit to where KVM has looked for an SError", "assumed", NULL },
    { "liveness", PARAM_TIME, HOST(liveness), "20s", "0", "1000s", "ns",
      "a core that stands still longer for a failed access breaks condition C1; 0: no bound",
      "Linux, watchdog_thresh: twice 10 s to a soft lockup", NULL },
    { "truth", PARAM_CHOICE, HOST(truth), "UER", NULL, NULL, "",
      "what is true of a core's state after an access of a device has failed",
      "assumed: the value is lost, and somebody must make up for it (DDI 0487 D20.4.2)",
      ext_state_names },
};
const struct param_table host_table = { "host", host_rows, ARRAY_LEN(host_rows) };
