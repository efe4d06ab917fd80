/* SPDX-License-Identifier: Apache-2.0 */
/** The kernels, and what is the same in several reactions: EL3 first, a guest's SError, APEI. */
#include "host/react.h"

#include <assert.h>
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "mmu/mmu.h"

/*
 * kvm_inject_vabt() became kvm_inject_serror() with the series that gave guests FEAT_DoubleFault2
 * (v6.17, by its date; the tag itself was not read). KVM_EXIT_ARM_SEA: ad9c62bd8946, v6.19.
 */
#define VABT                                                                                       \
    {                                                                                              \
        "kvm_inject_vabt", false, false                                                            \
    }
#define SERROR                                                                                     \
    {                                                                                              \
        "kvm_inject_serror", true, false                                                           \
    }
#define SEA_TO_USER                                                                                \
    {                                                                                              \
        "kvm_inject_serror", true, true                                                            \
    }
static const char *const names[] = { "v6.8",  "v6.9",  "v6.10", "v6.11", "v6.12", "v6.13", "v6.14",
                                     "v6.15", "v6.16", "v6.17", "v6.18", "v6.19", "v7.0",  "v7.1" };
static const struct host_kernel kernels[] = {
    VABT, VABT, VABT,   VABT,   VABT,        VABT,        VABT,
    VABT, VABT, SERROR, SERROR, SEA_TO_USER, SEA_TO_USER, SEA_TO_USER,
};
static_assert(ARRAY_LEN(names) == ARRAY_LEN(kernels), "a row for every name");

const char *const *host_kernels(size_t *count)
{
    *count = ARRAY_LEN(names);
    return names;
}

const struct host_kernel *host_kernel_find(const char *name, struct error *e)
{
    for (size_t i = 0; name && i < ARRAY_LEN(names); i++) {
        if (strcmp(names[i], name) == 0)
            return &kernels[i];
    }
    error_set(e, "kernel: unknown kernel \"%s\"; expected %s to %s", name ? name : "", names[0],
              names[ARRAY_LEN(names) - 1]);
    error_suggest(e, name ? name : "", names, ARRAY_LEN(names));
    return NULL;
}

/* ---- steps ----------------------------------------------------------------------------------- */

void react_step(struct host_reaction *out, const char *format, ...)
{
    assert(out->step_count < REACTION_STEPS);
    va_list args;
    va_start(args, format);
    int length = vsnprintf(out->steps[out->step_count++], REACTION_LINE_SIZE, format, args);
    va_end(args);
    assert(length > 0 && length < REACTION_LINE_SIZE);
    (void)length;
}

void react_end(struct host_reaction *out, const char *victim, const char *format, ...)
{
    out->victim = victim;
    va_list args;
    va_start(args, format);
    int length = vsnprintf(out->outcome, sizeof out->outcome, format, args);
    va_end(args);
    assert(length > 0 && length < REACTION_LINE_SIZE);
    (void)length;
}

/* ---- EL3 first ------------------------------------------------------------------------------- */

/*
 * Trusted Firmware-A: bl31/aarch64/ea_delegate.S and, since 2025, common/runtime_svc.c;
 * plat/common/aarch64/plat_common.c. What is uncontainable is not offered to ras_ea_handler(): the
 * platform has a function of its own for it.
 */
void react_el3(struct host_reaction *out, bool synchronous, bool feat_ras, bool uncontainable,
               bool claims)
{
    const char *delegate = synchronous ? "delegate_sync_ea" : "delegate_async_ea";
    react_step(out, "SCR_EL3.EA is 1: taken to EL3, whatever runs and whatever it masks");
    if (feat_ras && uncontainable) {
        react_step(out, "TF-A %s(): the syndrome says UC: plat_handle_uncontainable_ea()",
                   delegate);
        react_step(out, claims
                            ? "the platform claims it there: TF-A's assembler of until 2024 never "
                              "returns from it, its C of since or another firmware may"
                            : "nothing claims it: panic()");
    } else {
        react_step(out,
                   "TF-A %s(): ea_proceed(), plat_ea_handler(), by default "
                   "plat_default_ea_handler()",
                   delegate);
        if (claims)
            react_step(out, feat_ras ? "ras_ea_handler(): a registered error record claims it"
                                     : "a plat_ea_handler() of the platform's own claims it: "
                                       "without FEAT_RAS there is no ras_ea_handler()");
        else
            react_step(out, "nothing claims it: lower_el_panic(), \"Unhandled External Abort\"");
    }
    if (claims)
        react_end(out, "firmware",
                  "EL3 claims it and returns; Linux hears of it only if the firmware tells it "
                  "(GHES record; SDEI, SEA or interrupt)");
    else
        react_end(out, "platform",
                  "EL3 panics: the whole platform stops, without a line in Linux's log");
}

/* ---- a guest's SError ------------------------------------------------------------------------ */

void react_inject_serror(struct host_reaction *out, const struct host_kernel *kernel, bool feat_ras,
                         const char *victim)
{
    static const struct ext_serror unknown = { .ids = true };
    uint32_t iss = 0;
    struct error never = { 0 };
    const bool valid = ext_serror_encode(&unknown, &iss, &never);
    assert(valid);
    (void)valid;
    if (feat_ras)
        react_step(out,
                   "%s(): a virtual SError (HCR_EL2.VSE) with VSESR_EL2 0x%" PRIx64 ": IDS, and "
                   "nothing else",
                   kernel->inject, ext_vsesr(iss));
    else
        react_step(out,
                   "%s(): a virtual SError (HCR_EL2.VSE); without FEAT_RAS there is no VSESR_EL2, "
                   "and the core makes up the ISS",
                   kernel->inject);
    if (kernel->emulates)
        react_step(out, "while the vCPU's PSTATE.A is clear KVM makes the exception by itself, "
                        "with the same ISS (kvm_inject_serror_esr())");
    if (feat_ras)
        react_step(out,
                   "the guest's do_serror(): IDS is 1 (ESR_EL1 0x%" PRIx64 "), no RAS error: "
                   "arm64_serror_panic(), as soon as it has PSTATE.A clear",
                   ext_serror_esr(iss));
    else
        react_step(out, "the guest's do_serror(): without FEAT_RAS no SError is a RAS error: "
                        "arm64_serror_panic(), as soon as it has PSTATE.A clear");
    react_end(out, victim, "%s gets an SError and, if it is Linux, panics; the host goes on",
              strcmp(victim, "guest") == 0 ? "the guest" : "another guest");
}

/* ---- APEI ------------------------------------------------------------------------------------ */

void react_claimed(struct host_reaction *out, const char *resumed)
{
    react_step(out,
               "ghes_notify_sea() finds the firmware's record, ghes_do_proc() handles it "
               "before %s goes on: for memory memory_failure_queue()",
               resumed);
    react_end(out, "memory-failure",
              "the host's APEI claims it: memory_failure() unmaps the page, whose user gets "
              "SIGBUS (BUS_MCEERR); a record that says fatal panics the host");
}
