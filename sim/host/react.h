/* SPDX-License-Identifier: Apache-2.0 */
/** What the reactions share. The folder's own. */
#ifndef GATHER_HOST_REACT_H
#define GATHER_HOST_REACT_H

#include "host/reaction.h"

/** What a kernel version has of its own in these paths. */
struct host_kernel {
    const char *inject; /* how KVM gives a guest an SError without a syndrome of its own */
    bool emulates;      /* and the vCPU's PSTATE.A is clear: KVM makes the exception itself */
    bool sea_to_user;   /* KVM_CAP_ARM_SEA_TO_USER, KVM_EXIT_ARM_SEA */
};
/** NULL, with a message that names the nearest, if there is none of that name. */
const struct host_kernel *host_kernel_find(const char *name, struct error *e);

GATHER_PRINTF(2, 3) void react_step(struct host_reaction *out, const char *format, ...);
GATHER_PRINTF(3, 4)
void react_end(struct host_reaction *out, const char *victim, const char *format, ...);

/** SCR_EL3.EA: Trusted Firmware has it first. `uncontainable`: AET or SET says UC. */
void react_el3(struct host_reaction *out, bool synchronous, bool feat_ras, bool uncontainable,
               bool claims);
/** KVM gives a guest an SError, whose Linux panics. `victim` is that guest. */
void react_inject_serror(struct host_reaction *out, const struct host_kernel *kernel, bool feat_ras,
                         const char *victim);
/** APEI has claimed it: ghes_do_proc() for what the record says. */
void react_claimed(struct host_reaction *out, const char *resumed);

#endif
