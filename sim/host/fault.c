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

/* ESR_ELx.ISS.DFSC (DDI 0487 D24.2.40). */
enum { DFSC_ALIGNMENT = 0x21, DFSC_UNSUPPORTED = 0x35 };

/* The signal is Linux's, by its table of faults (arch/arm64/mm/fault.c). */
static const struct kind {
    unsigned dfsc;
    const char *name, *signal;
} kinds[] = {
    { DFSC_ALIGNMENT, "Alignment fault", "SIGBUS (BUS_ADRALN)" },
    { DFSC_UNSUPPORTED, "unsupported exclusive, atomic or LS64 access", "SIGBUS (BUS_OBJERR)" },
};

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
}

static void stage2(const struct kvm_policy *policy, const struct kvm_guest_fault *fault,
                   const struct kind *kind, struct host_outcome *out)
{
    step(out, "stage-2 %s: taken to EL2, EC 0x24, DFSC 0x%02x", kind->name, kind->dfsc);
    if (kind->dfsc == DFSC_UNSUPPORTED && policy->injects_dfsc_35) {
        step(out, "kvm_handle_guest_abort() finds the memslot and gives the abort back to the "
                  "guest's EL1 (2937aeec9dc5)");
        guest_kernel(out, fault->guest_el, kind->signal);
        return;
    }
    step(out,
         "kvm_handle_guest_abort() knows translation, permission and access-flag faults%s; "
         "\"Unsupported FSC\" in the host's log",
         policy->injects_dfsc_35 ? " and DFSC 0x35" : "");
    step(out, "KVM_RUN returns -EFAULT");
    step(out, "the VMM has no way to go on and normally stops the VM");
    out->victim = "guest";
    out->vm_ends = true;
    (void)snprintf(out->outcome, sizeof out->outcome,
                   "KVM_RUN returns -EFAULT and the VMM normally stops: %s ends the whole VM",
                   fault->guest_el == 0 ? "a process of the guest" : "the guest's kernel");
}

static void stage1(const struct kvm_guest_fault *fault, const struct kind *kind,
                   struct host_outcome *out)
{
    step(out, "stage-1 %s: taken to the guest's EL1, DFSC 0x%02x; KVM does not see it", kind->name,
         kind->dfsc);
    guest_kernel(out, fault->guest_el, kind->signal);
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
    for (size_t i = 0; i < ARRAY_LEN(kinds); i++) {
        if (kinds[i].dfsc != fault->dfsc)
            continue;
        if (fault->stage2)
            stage2(policy, fault, &kinds[i], out);
        else
            stage1(fault, &kinds[i], out);
        return true;
    }
    return error_set(e, "the outcome of DFSC 0x%02x is not modelled; known: 0x21 (%s), 0x35 (%s)",
                     fault->dfsc, kinds[0].name, kinds[1].name);
}
