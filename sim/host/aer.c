/* SPDX-License-Identifier: Apache-2.0 */
/** What Linux does with an error that PCI Express itself reports: AER, DPC, firmware first. */
#include "host/react.h"

#include <stddef.h>

#define KEY(field) offsetof(struct host_aer_in, field)

static const char *const severities[] = { "correctable", "nonfatal", "fatal", NULL };
static const char *const drivers[] = { "vfio", "aware", "unaware", NULL };
static const struct param params[] = {
    { "severity", PARAM_CHOICE, KEY(severity), "nonfatal", NULL, NULL, "",
      "ERR_COR, ERR_NONFATAL, ERR_FATAL", "PCIe Base 6.2.2", severities },
    { "dpc", PARAM_BOOL, KEY(dpc), "false", NULL, NULL, "",
      "a port above has contained it, and its link is down", "PCIe Base 6.2.11", NULL },
    { "firmware_first", PARAM_BOOL, KEY(firmware_first), "false", NULL, NULL, "",
      "the firmware has AER (and DPC) for itself, and tells Linux by GHES (EDR)",
      "ACPI 18.3, PCI Firmware _OSC", NULL },
    { "cper_fatal", PARAM_BOOL, KEY(cper_fatal), "false", NULL, NULL, "",
      "with `firmware_first`: the record's severity is fatal", "UEFI appendix N", NULL },
    { "driver", PARAM_CHOICE, KEY(driver), "vfio", NULL, NULL, "",
      "whose the function is: a VM's by vfio-pci, a driver's with error_detected() or without",
      "Linux drivers/pci/pcie/err.c", drivers },
    { "vmm_listens", PARAM_BOOL, KEY(vmm_listens), "true", NULL, NULL, "",
      "with driver=vfio: the VMM has an eventfd for VFIO_PCI_ERR_IRQ_INDEX, as QEMU has",
      "QEMU hw/vfio/pci.c", NULL },
};
const struct param_table host_aer_params = { "", params, ARRAY_LEN(params) };

/* NULL: the channel is normal, and nothing is reset. */
static void step_reset(const char *reset, struct host_reaction *out)
{
    if (reset)
        react_step(out, "%s(): the link below is reset, whatever the drivers say", reset);
}

/* vfio_pci_core_aer_err_detected() is all that vfio-pci has of pci_error_handlers. */
static void vfio(const struct host_aer_in *in, const char *reset, struct host_reaction *out)
{
    react_step(out, "vfio_pci_core_aer_err_detected(): %s, PCI_ERS_RESULT_CAN_RECOVER",
               in->vmm_listens ? "eventfd_signal(err_trigger)" : "nobody has an eventfd");
    step_reset(reset, out);
    if (in->vmm_listens) {
        react_step(out, "QEMU vfio_err_notifier_handler(): \"Unrecoverable error detected\", "
                        "vm_stop(RUN_STATE_INTERNAL_ERROR)");
        react_end(out, "guest", "the VMM stops the VM that has the device: QEMU for good");
    } else if (reset) {
        react_end(out, "guest",
                  "the link is reset under the guest, which is not told: its driver "
                  "finds a device that has forgotten all");
    } else {
        react_end(out, "nobody", "the guest is not told; what failed has failed");
    }
}

/* pcie_do_recovery(). `reset` as for step_reset(). */
static void recover(const struct host_aer_in *in, const char *reset, struct host_reaction *out)
{
    react_step(out, "pcie_do_recovery(%s): error_detected() of every function below the port",
               reset ? "pci_channel_io_frozen" : "pci_channel_io_normal");
    switch (in->driver) {
    case AER_VFIO: vfio(in, reset, out); break;
    case AER_AWARE:
        react_step(out, "the driver's error_detected()");
        step_reset(reset, out);
        react_step(out, "the driver's %s, resume()", reset ? "slot_reset()" : "mmio_enabled()");
        react_end(out, "nobody", "the driver recovers its device, unless it votes against it");
        break;
    default:
        react_step(out, "no error_detected(): PCI_ERS_RESULT_NO_AER_DRIVER, for all functions "
                        "below the port");
        step_reset(reset, out);
        react_end(out, "nobody",
                  "\"device recovery failed\": the device stays lost to its "
                  "driver; the host goes on");
    }
}

/* aer_root_reset() of a fatal error. */
static void recover_aer(const struct host_aer_in *in, struct host_reaction *out)
{
    recover(in, in->severity == AER_FATAL ? "aer_root_reset" : NULL, out);
}

static void firmware_first(const struct host_aer_in *in, struct host_reaction *out)
{
    react_step(out, "the firmware takes the error and writes a GHES record: ghes_proc()");
    if (in->cper_fatal) {
        react_step(out, "the record says fatal (GHES_SEV_PANIC): __ghes_panic()");
        react_end(out, "host", "the host panics: the firmware's record says fatal");
        return;
    }
    react_step(out, "ghes_do_proc(), ghes_handle_aer(): aer_recover_queue()");
    if (in->severity == AER_CORRECTABLE) {
        react_end(out, "nobody", "it is logged");
        return;
    }
    react_step(out, "aer_recover_work_func()");
    recover_aer(in, out);
}

bool host_aer(const struct host_aer_in *in, struct host_reaction *out, struct error *e)
{
    if (in->dpc && in->severity == AER_CORRECTABLE)
        return error_set(e, "dpc with severity=correctable: DPC is triggered by uncorrectable "
                            "errors (PCIe Base 6.2.11)");
    if (in->cper_fatal && !in->firmware_first)
        return error_set(e, "cper_fatal without firmware_first: there is no record");
    if (in->cper_fatal && in->severity == AER_CORRECTABLE)
        return error_set(e, "cper_fatal with severity=correctable: expected nonfatal or fatal");
    if (!in->vmm_listens && in->driver != AER_VFIO)
        return error_set(e, "vmm_listens without driver=vfio: no VMM has the device");
    *out = (struct host_reaction){ 0 };
    if (in->dpc && !in->cper_fatal) {
        react_step(out, in->firmware_first ? "the firmware notifies the port's ACPI device (EDR): "
                                             "edr_handle_event(), dpc_process_error()"
                                           : "the port's interrupt: dpc_irq(), dpc_handler(), "
                                             "dpc_process_error()");
        if (!in->firmware_first && in->severity == AER_NONFATAL)
            react_step(out, "Linux itself enables DPC for ERR_FATAL alone: this one is the "
                            "firmware's setting, or RP PIO");
        recover(in, "dpc_reset_link", out);
        return true;
    }
    if (in->firmware_first) {
        firmware_first(in, out);
        return true;
    }
    react_step(out, "the root port's interrupt: aer_irq(), aer_isr(), pci_aer_handle_error()");
    if (in->severity == AER_CORRECTABLE)
        react_end(out, "nobody", "it is logged and cleared");
    else
        recover_aer(in, out);
    return true;
}
