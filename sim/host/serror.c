/* SPDX-License-Identifier: Apache-2.0 */
/** Who dies of an SError, by what it says and by where the PE is when it comes. */
#include "host/react.h"

#include <inttypes.h>
#include <stddef.h>
#include <stdio.h>

#include "mmu/mmu.h"

#define KEY(field) offsetof(struct host_serror_in, field)

static const char *const contexts[] = { "guest", "exit_window", "host", "other_guest", NULL };
static const struct param params[] = {
    { "feat_ras", PARAM_BOOL, KEY(feat_ras), "true", NULL, NULL, "", "the cores have FEAT_RAS",
      "DDI 0487 A2", NULL },
    { "ids", PARAM_BOOL, KEY(ids), "false", NULL, NULL, "",
      "ISS.IDS: the syndrome is IMPLEMENTATION DEFINED, `aet` and `dfsc` say nothing",
      "DDI 0487 D24.2.46", NULL },
    { "dfsc", PARAM_U64, KEY(dfsc), "0x11", "0", "0x3f", "",
      "ISS.DFSC: 0x11 if `aet` is valid; Linux takes any other for an uncategorized error",
      "DDI 0487 D24.2.46", NULL },
    { "aet", PARAM_CHOICE, KEY(aet), "UC", NULL, NULL, "", "ISS.AET, the state of the PE",
      "DDI 0487 D20.4.2", ext_state_names },
    { "context", PARAM_CHOICE, KEY(context), "guest", NULL, NULL, "",
      "what runs when it is taken: the guest whose access failed, that guest's exit, the host, "
      "another guest",
      "assumed: in time", contexts },
    { "scr_el3_ea", PARAM_BOOL, KEY(scr_el3_ea), "false", NULL, NULL, "",
      "SCR_EL3.EA: EL3 takes External aborts and SErrors", "DDI 0487 D24.2", NULL },
    { "el3_handler_claims", PARAM_BOOL, KEY(el3_handler_claims), "false", NULL, NULL, "",
      "with `scr_el3_ea`: the platform's handler there claims it",
      "TF-A plat_default_ea_handler, plat_handle_uncontainable_ea", NULL },
    { "synchronizable", PARAM_BOOL, KEY(synchronizable), "true", NULL, NULL, "",
      "an ESB (without FEAT_RAS: a DSB) has it pending; else it comes after the exit window",
      "DDI 0487 D20.3", NULL },
};
const struct param_table host_serror_params = { "", params, ARRAY_LEN(params) };

void host_serror_defaults(struct host_serror_in *in)
{
    param_defaults(&host_serror_params, in);
    in->kernel = HOST_KERNEL_DEFAULT;
}

enum { DFSC_SERROR = 0x11, ESR_ISS = 0x1FFFFFF };

bool host_serror_from_esr(uint64_t esr, struct host_serror_in *in, struct error *e)
{
    struct ext_serror s;
    if (esr != ext_serror_esr((uint32_t)esr & ESR_ISS))
        return error_set(e,
                         "esr: 0x%" PRIx64 " is no SError's: expected EC 0x2f and IL, 0xbe000000 "
                         "to 0xbfffffff",
                         esr);
    if (!ext_serror_decode((uint32_t)esr & ESR_ISS, &s, e))
        return false;
    in->ids = s.ids;
    in->dfsc = s.dfsc;
    for (unsigned state = 0; state < EXT_STATES; state++) {
        if (EncodeAsyncErrorSyndrome((enum ext_state)state) == s.aet)
            in->aet = state;
    }
    return true;
}

/* arm64_is_ras_serror() */
static bool is_ras(const struct host_serror_in *in)
{
    return in->feat_ras && !in->ids;
}

/* arm64_ras_serror_get_severity() */
static unsigned severity(const struct host_serror_in *in)
{
    return in->dfsc == DFSC_SERROR ? in->aet : (unsigned)EXT_UC;
}

static const char *not_ras(const struct host_serror_in *in)
{
    return in->feat_ras ? "IDS is 1" : "without FEAT_RAS the ISS says nothing that is known";
}

/* arm64_is_fatal_ras_serror(): what it says of the error, for a step. */
static void step_severity(struct host_reaction *out, const struct host_serror_in *in)
{
    static const char *const says[EXT_STATES] = {
        [EXT_UC] = "uncontainable, which it never returns from: arm64_serror_panic()",
        [EXT_UEU] = "unrecoverable: fatal to who is charged",
        [EXT_UEO] = "restartable: not fatal",
        [EXT_UER] = "recoverable, but nothing here repairs it: fatal to who is charged",
        [EXT_CE] = "corrected: not fatal",
    };
    if (in->dfsc == DFSC_SERROR)
        react_step(out, "arm64_is_fatal_ras_serror(): AET %u, %s: %s",
                   EncodeAsyncErrorSyndrome((enum ext_state)in->aet), ext_state_names[in->aet],
                   says[in->aet]);
    else
        react_step(out,
                   "arm64_is_fatal_ras_serror(): DFSC 0x%02x is not 0x11: AET says nothing, and an "
                   "uncategorized error counts as %s",
                   (unsigned)in->dfsc, says[EXT_UC]);
}

static void host_panics(struct host_reaction *out, const char *why)
{
    react_step(out, "arm64_serror_panic(): nmi_panic(\"Asynchronous SError Interrupt\")");
    react_end(out, "host", "the host panics: %s", why);
}

/* kvm_handle_guest_serror(), for the guest `victim`. */
static void guest_serror(const struct host_kernel *kernel, const struct host_serror_in *in,
                         const char *victim, struct host_reaction *out)
{
    if (!is_ras(in)) {
        react_step(out, "kvm_handle_guest_serror(): arm64_is_ras_serror() is false: %s",
                   not_ras(in));
        react_inject_serror(out, kernel, in->feat_ras, victim);
        return;
    }
    react_step(out, "kvm_handle_guest_serror(): arm64_is_ras_serror() is true");
    step_severity(out, in);
    switch (severity(in)) {
    case EXT_CE:
    case EXT_UEO:
        react_end(out, "nobody",
                  "KVM lets the guest go on: the error is corrected, or not yet "
                  "consumed");
        break;
    case EXT_UEU:
    case EXT_UER: react_inject_serror(out, kernel, in->feat_ras, victim); break;
    default: host_panics(out, "it was in a guest, but it is said to be uncontainable");
    }
}

/* do_serror() */
static void in_host(const struct host_serror_in *in, struct host_reaction *out)
{
    react_step(out, "the host takes it, in its kernel or in a process: do_serror()");
    if (!is_ras(in)) {
        react_step(out, "arm64_is_ras_serror() is false: %s", not_ras(in));
        host_panics(out, "an SError without a RAS syndrome is not containable");
        return;
    }
    step_severity(out, in);
    if (severity(in) == EXT_CE || severity(in) == EXT_UEO)
        react_end(out, "nobody", "the host goes on: the error is corrected, or not yet consumed");
    else
        host_panics(out, "do_serror() has nobody else to charge");
}

static void in_guest(const struct host_kernel *kernel, const struct host_serror_in *in,
                     struct host_reaction *out)
{
    const bool other = in->context == SERROR_OTHER_GUEST;
    react_step(out,
               "HCR_EL2.AMO is 1: taken from %s to EL2 (ARM_EXCEPTION_EL1_SERROR), whatever "
               "its PSTATE.A",
               other ? "another guest, which has done nothing," : "the guest");
    react_step(out, "handle_exit_early()");
    guest_serror(kernel, in, other ? "other-guest" : "guest", out);
}

/* __guest_exit (arch/arm64/kvm/hyp/entry.S). */
static void at_exit(const struct host_kernel *kernel, const struct host_serror_in *in,
                    struct host_reaction *out)
{
    if (!in->synchronizable) {
        react_step(out, in->feat_ras ? "the ESB at the vector to EL2 finds nothing to defer"
                                     : "DSB SY, ISB in __guest_exit: ISR_EL1.A is still 0");
        react_step(out, "it comes later, when the host has SErrors unmasked again");
        in_host(in, out);
        return;
    }
    if (in->feat_ras) {
        react_step(out, "the ESB at the vector to EL2 defers it: DISR_EL1 has A and the syndrome");
        react_step(out, "__guest_exit: DISR_EL1 is not 0: ARM_EXIT_WITH_SERROR_BIT");
        react_step(out, "handle_exit_early(): kvm_handle_guest_serror(disr_to_esr())");
        guest_serror(kernel, in, "guest", out);
        return;
    }
    react_step(out, "__guest_exit: DSB SY, ISB, ISR_EL1.A is 1: SErrors are unmasked for one "
                    "instruction, which is in kvm's extable: ARM_EXIT_WITH_SERROR_BIT");
    react_step(out, "handle_exit_early(): without FEAT_RAS the syndrome is not looked at");
    react_inject_serror(out, kernel, false, "guest");
}

bool host_serror(const struct host_serror_in *in, struct host_reaction *out, struct error *e)
{
    const struct host_kernel *kernel = host_kernel_find(in->kernel, e);
    if (!kernel)
        return false;
    *out = (struct host_reaction){ 0 };
    if (in->scr_el3_ea) {
        react_el3(out, false, in->feat_ras,
                  is_ras(in) && in->dfsc == DFSC_SERROR && in->aet == EXT_UC,
                  in->el3_handler_claims);
        return true;
    }
    switch (in->context) {
    case SERROR_HOST: in_host(in, out); break;
    case SERROR_EXIT_WINDOW: at_exit(kernel, in, out); break;
    default: in_guest(kernel, in, out);
    }
    return true;
}
