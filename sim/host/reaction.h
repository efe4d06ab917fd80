/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What Linux, KVM, the VMM and the firmware do with an error that the core or the root complex
 * reports, kernel version by kernel version; a part of host/host.h. Pure functions.
 */
#ifndef GATHER_HOST_REACTION_H
#define GATHER_HOST_REACTION_H

#include "base/base.h"

enum { REACTION_STEPS = 12, REACTION_LINE_SIZE = 240 };

/** Who is hurt, in one word and one line, and the functions that it went through. */
struct host_reaction {
    /* "nobody" "guest-process" "guest" "other-guest" "host-process" "host" "platform"
     * "vmm-decides" "memory-failure" "firmware" */
    const char *victim;
    char outcome[REACTION_LINE_SIZE];
    unsigned step_count;
    char steps[REACTION_STEPS][REACTION_LINE_SIZE];
};

/** The kernels that the functions below know, oldest first: "v6.8" ... */
const char *const *host_kernels(size_t *count);
/** The kernel where none is said. */
#define HOST_KERNEL_DEFAULT "v6.9"

/* ---- SError ---------------------------------------------------------------------------------- */

/** Where the PE is when it takes the SError of an access that a guest has made. */
enum serror_context {
    SERROR_GUEST,       /* in that guest */
    SERROR_EXIT_WINDOW, /* it is pending when that guest exits */
    SERROR_HOST,        /* in the host: its kernel, or a process of it */
    SERROR_OTHER_GUEST  /* in another guest */
};

struct host_serror_in {
    const char *kernel;
    bool feat_ras;
    bool ids;         /* the syndrome is IMPLEMENTATION DEFINED */
    uint64_t dfsc;    /* 0x11, or 0: uncategorized */
    unsigned aet;     /* enum ext_state */
    unsigned context; /* enum serror_context */
    bool scr_el3_ea, el3_handler_claims;
    bool synchronizable; /* an ESB, or without FEAT_RAS a DSB, has it pending by the exit */
};
/** The keys but for `kernel`. */
extern const struct param_table host_serror_params;
void host_serror_defaults(struct host_serror_in *in);
/** `ids`, `dfsc` and `aet` from a logged ESR_ELx; false if it is none of an SError. */
bool host_serror_from_esr(uint64_t esr, struct host_serror_in *in, struct error *e);
/** False, with the nearest name, for an unknown kernel. */
bool host_serror(const struct host_serror_in *in, struct host_reaction *out, struct error *e);

/* ---- synchronous External abort -------------------------------------------------------------- */

enum sea_context { SEA_GUEST, SEA_HOST_PROCESS, SEA_HOST_KERNEL };

struct host_sea_in {
    const char *kernel;
    bool feat_ras;
    uint64_t guest_el; /* SEA_GUEST: 0 or 1 */
    unsigned context;  /* enum sea_context */
    bool apei_claims;  /* the host's firmware has a record of it: ghes_notify_sea() finds one */
    bool sea_to_user;  /* the VMM has enabled KVM_CAP_ARM_SEA_TO_USER */
    bool walk;         /* of a stage-2 walk for a stage-1 walk: S1PTW */
    unsigned set;      /* what SET says: enum ext_state, UC, UEO or UER */
    bool scr_el3_ea, el3_handler_claims;
};
/** The keys but for `kernel`. */
extern const struct param_table host_sea_params;
void host_sea_defaults(struct host_sea_in *in);
/** False for an unknown kernel, and for a SET that no abort has. */
bool host_sea(const struct host_sea_in *in, struct host_reaction *out, struct error *e);

/* ---- AER and DPC ----------------------------------------------------------------------------- */

enum aer_severity { AER_CORRECTABLE, AER_NONFATAL, AER_FATAL };
enum aer_driver { AER_VFIO, AER_AWARE, AER_UNAWARE };

struct host_aer_in {
    unsigned severity; /* enum aer_severity */
    bool dpc;          /* the port above has contained it: its link is down */
    bool firmware_first;
    bool cper_fatal;  /* firmware_first: its record says fatal */
    unsigned driver;  /* enum aer_driver: of the function */
    bool vmm_listens; /* AER_VFIO: the VMM has given an eventfd for VFIO_PCI_ERR_IRQ_INDEX */
};
extern const struct param_table host_aer_params;
/** False for what cannot be: DPC of a correctable error, a CPER without firmware-first. */
bool host_aer(const struct host_aer_in *in, struct host_reaction *out, struct error *e);

#endif
