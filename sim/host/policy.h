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

/** What the page-table code does with PROT_DEVICE | PROT_NC, which no caller asks for. */
enum both_types {
    BOTH_REFUSED,      /* -EINVAL */
    BOTH_DEVICE,       /* Device */
    BOTH_DEVICE_WARNS, /* Device, with a WARN_ON_ONCE() */
    BOTH_UNSET         /* a WARN_ON_ONCE(), and the attribute is a variable that nobody set */
};

struct kvm_policy {
    const char *about;     /* one line */
    const char *io_source; /* the commit or patch that made `io` so */
    const char *io_flag;   /* IO_FLAG: the flag's name in that version */
    unsigned io;           /* enum io_type */
    unsigned gicv_prot;    /* the type kvm_phys_addr_ioremap() asks for */
    unsigned both;         /* enum both_types */
    bool no_nc;            /* the tree has no KVM_PGTABLE_PROT_NORMAL_NC */
    bool device_is_nc;     /* the page-table code itself writes PROT_DEVICE as Normal-NC */
    bool nc_exec;          /* PROT_NC|PROT_X is accepted */
    /* Only VM_PFNMAP and VM_MIXEDMAP mappings are ever non-cacheable, and a cacheable one of
     * those is mapped as such if the host needs no cache maintenance for it. */
    bool cacheable_pfnmap;
    bool own_lpa2;        /* the tree maps guests with LPA2 */
    bool own_nvgrace;     /* the tree has nvgrace-gpu, which sets the flag for resmem */
    bool host_as_s1;      /* pKVM: the host's own stage 2 says "as stage 1" (MT_S2_*_AS_S1) */
    bool injects_dfsc_35; /* unsupported exclusive, atomic or LS64: given back to the guest */
    bool ls64;            /* HCRX_EL2.EnALS for guests */
};

/** The names of enum kvm_vma_type as the manual writes memory types. */
const char *kvm_vma_type_name(unsigned type);

/** NULL, with a message that names the nearest policy, if there is none of that name. */
const struct kvm_policy *kvm_policy_find(const char *name, struct error *e);

/** What a region's mmap() makes in a tree of that policy. `note` NULL, or what is a what-if. */
struct kvm_made_vma {
    bool ram;
    struct kvm_vma vma;
    uint64_t vm_flags;
    const char *by, *note;
};
void kvm_region_make(const struct kvm_policy *policy, const struct kvm_walk_in *in,
                     struct kvm_made_vma *made);
/** The names of the keys region, guest and mapping. */
extern const char *const kvm_region_names[], *const kvm_guest_names[], *const kvm_mapping_names[];
/** What the mapping is called in Linux: "ioremap_wc()". */
const char *kvm_mapping_text(unsigned mapping);

/** Words of `text` from column `indent` on, where the line stands; further lines two more. */
void kvm_print_wrapped(FILE *to, int indent, const char *text);

struct kvm_leaf {
    const char *type;
    uint8_t memattr;
    uint64_t pte;
};
/**
 * What that kernel's stage2_set_prot_attr() makes of `prot` (enum kvm_prot): NULL and `leaf` of a
 * page filled; or the name of the errno, "no such flag" or "undetermined".
 */
const char *kvm_leaf_encode(const struct kvm_policy *policy, unsigned prot, bool fwb, bool lpa2,
                            struct kvm_leaf *leaf);

#endif
