/* SPDX-License-Identifier: Apache-2.0 */
/** Who is hurt by a synchronous External abort, in a guest and in the host. */
#include "host/react.h"

#include <stddef.h>
#include <stdio.h>

#include "mmu/mmu.h"

#define KEY(field) offsetof(struct host_sea_in, field)

static const char *const contexts[] = { "guest", "host_process", "host_kernel", NULL };
static const struct param params[] = {
    { "feat_ras", PARAM_BOOL, KEY(feat_ras), "true", NULL, NULL, "",
      "the cores have FEAT_RAS: KVM sets HCR_EL2.TEA", "DDI 0487 A2", NULL },
    { "guest_el", PARAM_U64, KEY(guest_el), "0", "0", "1", "",
      "where the guest was: 0, in a process of it, or 1", "manual, gather.host.sea", NULL },
    { "context", PARAM_CHOICE, KEY(context), "guest", NULL, NULL, "",
      "who made the access: the guest, a process of the host (the VMM, too), the host's kernel",
      "manual, gather.host.sea", contexts },
    { "apei_claims", PARAM_BOOL, KEY(apei_claims), "false", NULL, NULL, "",
      "the host's firmware has written a GHES record of it (CONFIG_ACPI_APEI_GHES)",
      "Linux apei_claim_sea", NULL },
    { "sea_to_user", PARAM_BOOL, KEY(sea_to_user), "false", NULL, NULL, "",
      "the VMM has enabled KVM_CAP_ARM_SEA_TO_USER, which is there from v6.19 on",
      "Linux ad9c62bd8946", NULL },
    { "walk", PARAM_BOOL, KEY(walk), "false", NULL, NULL, "",
      "of a stage-2 table, read for a stage-1 walk (ISS.S1PTW); a stage-1 table's own is an "
      "ordinary one",
      "Linux host_owns_sea", NULL },
    { "set", PARAM_CHOICE, KEY(set), "UER", NULL, NULL, "",
      "ISS.SET: UER, UEO or UC. Only EL3 looks at it", "DDI 0487 D24.2.46", ext_state_names },
    { "scr_el3_ea", PARAM_BOOL, KEY(scr_el3_ea), "false", NULL, NULL, "",
      "SCR_EL3.EA: EL3 takes External aborts and SErrors", "DDI 0487 D24.2", NULL },
    { "el3_handler_claims", PARAM_BOOL, KEY(el3_handler_claims), "false", NULL, NULL, "",
      "with `scr_el3_ea`: the platform's handler there claims it",
      "TF-A plat_default_ea_handler, plat_handle_uncontainable_ea", NULL },
};
const struct param_table host_sea_params = { "", params, ARRAY_LEN(params) };

void host_sea_defaults(struct host_sea_in *in)
{
    param_defaults(&host_sea_params, in);
    in->kernel = HOST_KERNEL_DEFAULT;
}

/* The guest's own do_sea(): its APEI, if it has one, knows nothing of the host's errors. */
static void guest_do_sea(const struct host_sea_in *in, struct host_reaction *out)
{
    react_step(out, "the guest's do_mem_abort(), do_sea(), arm64_notify_die()");
    if (in->guest_el == 0) {
        react_step(out, "the guest was in a process: SIGBUS (BUS_OBJERR)");
        react_end(out, "guest-process",
                  "the guest's process gets SIGBUS (BUS_OBJERR); nobody else notices");
        return;
    }
    react_step(out, "the guest was in its kernel: die(), \"synchronous external abort\"");
    react_end(out, "guest", "the guest's kernel oopses; the host does not notice");
}

/* kvm_handle_guest_sea() */
static void kvm_sea(const struct host_kernel *kernel, const struct host_sea_in *in,
                    struct host_reaction *out)
{
    react_step(out, "kvm_handle_guest_abort(): kvm_vcpu_abt_issea(), kvm_handle_guest_sea()");
    if (in->apei_claims) {
        react_step(out, "apei_claim_sea(): 0, the firmware knows of it");
        react_claimed(out, "the vCPU");
        return;
    }
    react_step(out, "apei_claim_sea(): -ENOENT, nobody claims it");
    if (in->sea_to_user && !kernel->sea_to_user) {
        react_step(out, "KVM_CAP_ARM_SEA_TO_USER is not in this kernel (ad9c62bd8946, v6.19): the "
                        "VMM cannot have enabled it");
    } else if (in->sea_to_user && in->walk) {
        react_step(out, "host_owns_sea(): %s: not shown to the VMM",
                   in->feat_ras ? "a walk with S1PTW, so a stage-2 table, which is the host's"
                                : "without FEAT_RAS what comes to EL2 is the host's own access");
    } else if (in->sea_to_user) {
        react_step(out, "KVM_CAP_ARM_SEA_TO_USER: KVM_RUN returns with KVM_EXIT_ARM_SEA (41): "
                        "ESR_EL2 without its syndrome, addresses as far as known");
        react_end(out, "vmm-decides",
                  "KVM_EXIT_ARM_SEA: the VMM decides, and can give the guest the abort (%s)",
                  in->guest_el == 0 ? "then a process of it gets SIGBUS"
                                    : "then its kernel oopses");
        return;
    }
    react_inject_serror(out, kernel, in->feat_ras, "guest");
    if (in->walk)
        react_end(out, "guest",
                  "the host cannot read a stage-2 table of its own: the guest, which "
                  "has done nothing, gets an SError and ends");
    else
        react_end(out, "guest",
                  "one access of %s ends the whole guest: KVM has an SError for it, not the abort",
                  in->guest_el == 0 ? "a process of the guest" : "the guest's kernel");
}

static void in_guest(const struct host_kernel *kernel, const struct host_sea_in *in,
                     struct host_reaction *out)
{
    if (in->walk) {
        react_step(out, "an abort of a stage-2 walk: taken to EL2, with or without HCR_EL2.TEA");
        kvm_sea(kernel, in, out);
    } else if (in->feat_ras) {
        react_step(out, "FEAT_RAS: KVM has HCR_EL2.TEA 1, the abort is taken to EL2");
        kvm_sea(kernel, in, out);
    } else {
        react_step(out, "without FEAT_RAS HCR_EL2.TEA is RES0: taken to the guest's EL1; KVM and "
                        "the host do not see it");
        guest_do_sea(in, out);
    }
}

/* do_sea() (arch/arm64/mm/fault.c): APEI is asked for a process alone. */
static void in_host(const struct host_sea_in *in, struct host_reaction *out)
{
    react_step(out, "the host's do_mem_abort(), do_sea()");
    if (in->context == SEA_HOST_KERNEL) {
        react_step(out, "not from user mode: apei_claim_sea() is not called%s",
                   in->apei_claims ? ", whatever the firmware has" : "");
        react_step(out, "arm64_notify_die(): die(), \"synchronous external abort\"");
        react_end(out, "host",
                  "the host's kernel oopses; in an interrupt, or with panic_on_oops, "
                  "it panics");
        return;
    }
    if (in->apei_claims) {
        react_step(out, "from user mode: apei_claim_sea(): 0, the firmware knows of it");
        react_claimed(out, "the process");
        return;
    }
    react_step(out, "from user mode: apei_claim_sea(): -ENOENT, nobody claims it");
    react_step(out, "arm64_notify_die(): SIGBUS (BUS_OBJERR)");
    react_end(out, "host-process",
              "the process gets SIGBUS (BUS_OBJERR); if it is a VMM, its VM normally ends");
}

bool host_sea(const struct host_sea_in *in, struct host_reaction *out, struct error *e)
{
    const struct host_kernel *kernel = host_kernel_find(in->kernel, e);
    if (!kernel)
        return false;
    if (in->set == EXT_UEU || in->set == EXT_CE)
        return error_set(e,
                         "set: a synchronous External abort cannot say %s; expected UER, UEO "
                         "or UC",
                         ext_state_names[in->set]);
    if (in->walk && in->set != EXT_UER)
        return error_set(e, "set: an abort on a walk has no SET (it reads as UER)");
    if (in->walk && in->context != SEA_GUEST)
        return error_set(e, "walk: the host has no stage 2, so no abort with S1PTW");
    *out = (struct host_reaction){ 0 };
    if (in->scr_el3_ea)
        react_el3(out, true, in->feat_ras, in->set == EXT_UC, in->el3_handler_claims);
    else if (in->context == SEA_GUEST)
        in_guest(kernel, in, out);
    else
        in_host(in, out);
    return true;
}
