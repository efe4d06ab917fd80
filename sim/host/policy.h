/* SPDX-License-Identifier: Apache-2.0 */
/** What one kernel's KVM decides, as data. The folder's own. */
#ifndef GATHER_HOST_POLICY_H
#define GATHER_HOST_POLICY_H

#include "base/base.h"
#include "host/host.h"

/** The stage-2 permissions and types that user_mem_abort() asks the page-table code for. */
enum kvm_prot {
    PROT_X = 1,
    PROT_W = 2,
    PROT_R = 4,
    PROT_DEVICE = 8,
    PROT_NC = 16,
    PROT_nGnRnE = 32 /* only the April 2023 proposal has it */
};

/** How an IO mapping gets its type. */
enum io_type {
    IO_DEVICE, /* always PROT_DEVICE */
    IO_NC,     /* always PROT_NC */
    IO_FLAG,   /* PROT_NC if the VMA has the driver's flag, else PROT_DEVICE */
    IO_BY_VMA  /* vma->vm_page_prot decides, for RAM too */
};

struct kvm_policy {
    const char *about;     /* one line */
    const char *io_source; /* the commit or patch that made `io` so */
    const char *io_flag;   /* IO_FLAG: the flag's name in that version */
    unsigned io;           /* enum io_type */
    unsigned gicv_prot;    /* the type kvm_phys_addr_ioremap() asks for */
    bool device_is_nc;     /* the page-table code itself writes PROT_DEVICE as Normal-NC */
    bool device_wins;      /* PROT_DEVICE|PROT_NC is Device; else it is refused */
    bool nc_exec;          /* PROT_NC|PROT_X is accepted */
    /* Only VM_PFNMAP and VM_MIXEDMAP mappings are ever non-cacheable, and a cacheable one of
     * those is mapped as such if the host needs no cache maintenance for it. */
    bool cacheable_pfnmap;
    bool own_lpa2;        /* the tree maps guests with LPA2 */
    bool injects_dfsc_35; /* unsupported exclusive, atomic or LS64: given back to the guest */
    bool ls64;            /* HCRX_EL2.EnALS for guests */
};

/** NULL, with a message that names the nearest policy, if there is none of that name. */
const struct kvm_policy *kvm_policy_find(const char *name, struct error *e);

struct kvm_leaf {
    const char *type;
    uint8_t memattr;
    uint64_t pte;
};
/**
 * What that kernel's stage2_set_prot_attr() makes of `prot` (enum kvm_prot): NULL and `leaf`
 * filled, or the name of the errno.
 */
const char *kvm_leaf_encode(const struct kvm_policy *policy, unsigned prot, bool fwb, bool lpa2,
                            struct kvm_leaf *leaf);

#endif
