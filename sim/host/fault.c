/* SPDX-License-Identifier: Apache-2.0 */
/** Who is hurt when a guest's own access faults: the guest's process, the guest, or nobody else. */
#include <assert.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "base/base.h"
#include "host/host.h"
#include "host/policy.h"
#include "mmu/mmu.h"

/* The signal is Linux's, by its table of faults (arch/arm64/mm/fault.c). */
static const char sigbus_external[] = "SIGBUS (BUS_OBJERR)";
static const struct kind {
    uint8_t kind; /* enum mmu_fault_kind */
    const char *name, *signal;
} kinds[] = {
    { MMU_FAULT_ADDRESS_SIZE, "Address size fault", "SIGKILL" },
    { MMU_FAULT_TRANSLATION, "Translation fault",
      "SIGSEGV (SEGV_MAPERR), unless it maps the page now" },
    { MMU_FAULT_ACCESS_FLAG, "Access flag fault",
      "SIGSEGV (SEGV_ACCERR), unless it sets the flag now" },
    { MMU_FAULT_PERMISSION, "Permission fault",
      "SIGSEGV (SEGV_ACCERR), unless it changes the page now" },
    { MMU_FAULT_UPDATE, "Unsupported atomic hardware update fault", "SIGKILL" },
    { MMU_FAULT_ALIGNMENT, "Alignment fault", "SIGBUS (BUS_ADRALN)" },
    { MMU_FAULT_UNSUPPORTED, "unsupported exclusive, atomic or LS64 access", sigbus_external },
};

/* The row of a fault status code, or NULL. No kernel of these has level -2 (FEAT_D128). */
static const struct kind *kind_of(unsigned dfsc)
{
    const struct mmu_fault_status status = mmu_fault_status(dfsc);
    for (size_t i = 0; status.level != -2 && i < ARRAY_LEN(kinds); i++) {
        if (kinds[i].kind == status.kind)
            return &kinds[i];
    }
    return NULL;
}

GATHER_PRINTF(2, 3) static void step(struct host_outcome *out, const char *format, ...)
{
    assert(out->step_count < HOST_STEPS);
    va_list args;
    va_start(args, format);
    int length = vsnprintf(out->steps[out->step_count++], HOST_LINE_SIZE, format, args);
    va_end(args);
    assert(length > 0 && length < HOST_LINE_SIZE);
    (void)length;
}

/* The guest's own kernel has the exception: its process gets the signal, or it oopses. */
static void guest_kernel(struct host_outcome *out, unsigned guest_el, const char *signal)
{
    if (guest_el == 0) {
        out->victim = "guest-process";
        step(out, "the guest's kernel sends its process %s", signal);
        (void)snprintf(out->outcome, sizeof out->outcome,
                       "the guest's process gets %s; nobody else "
                       "notices",
                       signal);
        return;
    }
    out->victim = "guest";
    step(out, "the guest was in its kernel, which has no handler for this address: oops");
    (void)snprintf(out->outcome, sizeof out->outcome,
                   "the guest's kernel oopses; the host does not notice");
}

static void undefined(const struct kvm_policy *policy, unsigned guest_el, struct host_outcome *out)
{
    step(out, policy->ls64
                  ? "LS64 is enabled by this kernel where the VMM lets the guest see it; "
                    "ST64B is UNDEFINED elsewhere, or with SCTLR_EL1.EnALS 0"
                  : "this kernel leaves HCRX_EL2.EnALS 0: ST64B and LD64B trap to EL2 (EC 0x0a)");
    step(out, "the guest's EL1 gets an UNDEFINED exception (EC 0x00)");
    guest_kernel(out, guest_el, "SIGILL");
    out->answer = policy->ls64 ? KVM_UNSEEN : KVM_UNDEFINES;
}

static const char *whose(const struct kvm_guest_fault *fault)
{
    return fault->guest_el == 0 ? "a process of the guest" : "the guest's kernel";
}

/* KVM_RUN returns an errno. */
static void vm_ends(const struct kvm_guest_fault *fault, const char *error,
                    struct host_outcome *out)
{
    step(out, "KVM_RUN returns %s", error);
    step(out, "the VMM has no way to go on and normally stops the VM");
    out->victim = "guest";
    out->vm_ends = true;
    out->answer = KVM_ENDS;
    (void)snprintf(out->outcome, sizeof out->outcome,
                   "KVM_RUN returns %s and the VMM normally stops: %s ends the whole VM", error,
                   whose(fault));
}

/* kvm_inject_dabt(), kvm_inject_pabt(): an External abort for EL1. */
static void inject(const struct kvm_guest_fault *fault, struct host_outcome *out)
{
    const struct mmu_fault external = { .kind = MMU_FAULT_EXTERNAL };
    out->injected = (uint8_t)mmu_fault_dfsc(&external);
    step(out, "KVM gives it to the guest's EL1 as a synchronous External abort, DFSC 0x%02x",
         out->injected);
    guest_kernel(out, fault->guest_el, sigbus_external);
    out->answer = KVM_INJECTS;
}

/* kvm_handle_guest_abort() and io_mem_abort(): the address is in no memslot. */
static void no_memslot(const struct kvm_guest_fault *fault, struct host_outcome *out)
{
    step(out, "kvm_handle_guest_abort() finds no memslot at the address");
    if (fault->fetch || fault->s1ptw) {
        step(out, "%s there are the guest's own mistake",
             fault->fetch ? "instructions" : "translation tables");
        inject(fault, out);
    } else if (fault->maintenance) {
        step(out, "what is in no memslot is in no cache: the instruction is skipped");
        out->victim = "nobody";
        out->answer = KVM_SKIPS;
        (void)snprintf(out->outcome, sizeof out->outcome,
                       "KVM skips the cache maintenance; the guest goes on");
    } else if (fault->syndrome) {
        step(out, "KVM_EXIT_MMIO: the VMM does the access in the guest's place, or drops it");
        out->victim = "vmm-decides";
        out->answer = KVM_MMIO;
        (void)snprintf(out->outcome, sizeof out->outcome,
                       "KVM_EXIT_MMIO: it is the VMM's to say what is at an address that is no "
                       "memory");
    } else {
        step(out, "without a valid syndrome (ISV 0) it cannot be emulated; a VMM that asked for "
                  "KVM_EXIT_ARM_NISV (c726200dd106) can give the guest an External abort");
        vm_ends(fault, "-ENOSYS", out);
    }
}

/* user_mem_abort(): stage 2 is made when it is used. */
static void not_mapped_yet(struct host_outcome *out)
{
    step(out, "user_mem_abort() maps the page, and the vCPU tries again");
    out->victim = "nobody";
    out->answer = KVM_REPEATS;
    (void)snprintf(out->outcome, sizeof out->outcome,
                   "the page belongs to the VM: KVM maps it, and the guest goes on");
}

/* The same, where vfio-pci does not let the VMM have the page. */
static void no_page(const struct kvm_guest_fault *fault, struct host_outcome *out)
{
    step(out, "user_mem_abort() faults the VMM's mapping in: vfio_pci_mmap_fault() gives SIGBUS "
              "while the function does not decode memory, or is in D3hot (abafbc551fdd)");
    vm_ends(fault, "-EFAULT", out);
}

/* user_mem_abort(), where the page is mapped as it shall be. */
static void no_permission(const struct kvm_guest_fault *fault, struct host_outcome *out)
{
    if (fault->fetch) {
        step(out, "user_mem_abort(): no code in a mapping that is not cacheable: -ENOEXEC");
        inject(fault, out);
        return;
    }
    step(out, "user_mem_abort() maps the page as it is already, and the vCPU tries again");
    out->victim = "guest";
    out->answer = KVM_REPEATS;
    (void)snprintf(out->outcome, sizeof out->outcome,
                   "%s: KVM changes nothing, and the vCPU has the same fault without end",
                   fault->s1ptw ? "a stage-1 walk of Device memory (HCR_EL2.PTW)"
                                : "the page has no such permission");
}

static void unsupported(const struct kvm_policy *policy, const struct kvm_guest_fault *fault,
                        const struct kind *kind, struct host_outcome *out)
{
    if (kind->kind == MMU_FAULT_UNSUPPORTED && policy->injects_dfsc_35) {
        step(out, "kvm_handle_guest_abort() finds the memslot and gives the abort back to the "
                  "guest's EL1 (2937aeec9dc5)");
        guest_kernel(out, fault->guest_el, kind->signal);
        out->answer = KVM_INJECTS;
        out->injected = (uint8_t)fault->dfsc;
        return;
    }
    step(out,
         "kvm_handle_guest_abort() knows translation, permission and access-flag faults%s; "
         "\"Unsupported FSC\" in the host's log",
         policy->injects_dfsc_35 ? " and DFSC 0x35" : "");
    vm_ends(fault, "-EFAULT", out);
}

static void stage2(const struct kvm_policy *policy, const struct kvm_guest_fault *fault,
                   const struct kind *kind, struct host_outcome *out)
{
    step(out, "stage-2 %s: taken to EL2, EC 0x%02x, %s 0x%02x", kind->name,
         fault->fetch ? 0x20 : 0x24, fault->fetch ? "IFSC" : "DFSC", fault->dfsc);
    switch (kind->kind) {
    case MMU_FAULT_TRANSLATION:
        if (fault->memslot && fault->sigbus)
            no_page(fault, out);
        else if (fault->memslot)
            not_mapped_yet(out);
        else
            no_memslot(fault, out);
        break;
    case MMU_FAULT_PERMISSION: no_permission(fault, out); break;
    case MMU_FAULT_ACCESS_FLAG:
        step(out, "handle_access_fault() sets the flag, and the vCPU tries again");
        out->victim = "nobody";
        out->answer = KVM_REPEATS;
        (void)snprintf(out->outcome, sizeof out->outcome, "KVM sets the flag; the guest goes on");
        break;
    default: unsupported(policy, fault, kind, out); break;
    }
}

static void stage1(const struct kvm_guest_fault *fault, const struct kind *kind,
                   struct host_outcome *out)
{
    step(out, "stage-1 %s: taken to the guest's EL1, %s 0x%02x; KVM does not see it", kind->name,
         fault->fetch ? "IFSC" : "DFSC", fault->dfsc);
    guest_kernel(out, fault->guest_el, kind->signal);
    out->answer = KVM_UNSEEN;
}

bool kvm_guest_fault_outcome(const char *policy_name, const struct kvm_guest_fault *fault,
                             struct host_outcome *out, struct error *e)
{
    const struct kvm_policy *policy = kvm_policy_find(policy_name, e);
    if (!policy)
        return false;
    if (fault->guest_el > 1)
        return error_set(e, "guest_el is %u; expected 0 or 1", fault->guest_el);
    *out = (struct host_outcome){ 0 };
    if (fault->undefined) {
        undefined(policy, fault->guest_el, out);
        return true;
    }
    const struct kind *kind = kind_of(fault->dfsc);
    if (kind && fault->stage2)
        stage2(policy, fault, kind, out);
    else if (kind)
        stage1(fault, kind, out);
    if (kind)
        return true;
    return error_set(e,
                     "the outcome of DFSC 0x%02x is not modelled; known: 0x00 to 0x0f and 0x29, "
                     "0x2b (address size, translation, access flag, permission), 0x31, 0x21 (%s), "
                     "0x35 (%s)",
                     fault->dfsc, kinds[ARRAY_LEN(kinds) - 2].name,
                     kinds[ARRAY_LEN(kinds) - 1].name);
}
