/* SPDX-License-Identifier: Apache-2.0 */
/**
 * host: what KVM/arm64 decides, kernel version by kernel version. Which stage-2 attributes an IO
 * mapping gets, what the leaf descriptor then holds, which error a VMM or a guest sees instead,
 * and who is hurt when a guest's access faults. Pure functions: no time, no machine, no state.
 */
#ifndef GATHER_HOST_HOST_H
#define GATHER_HOST_HOST_H

#include "base/base.h"

/* ---- policies -------------------------------------------------------------------------------- */

/**
 * The names of the policies, by the age of the policy: "v6.8" (in force until then), the patch
 * series in the order they were posted ("YYYY-MM-vNpM": month, version, patch), then releases.
 */
const char *const *kvm_policies(size_t *count);
/** One line: what that policy is, with its commit or mail. NULL for an unknown name. */
const char *kvm_policy_about(const char *policy);
/** False with a message that names the nearest policy. */
bool kvm_policy_known(const char *policy, struct error *e);
/** Does that kernel let a guest use LS64 (HCRX_EL2.EnALS)? Otherwise ST64B is UNDEFINED there. */
bool kvm_policy_ls64(const char *policy);

/* ---- stage 2 of one page --------------------------------------------------------------------- */

/** The memory type in vma->vm_page_prot. */
enum kvm_vma_type { KVM_VMA_nGnRnE, KVM_VMA_nGnRE, KVM_VMA_NC, KVM_VMA_NORMAL };

/** The VMM's mapping that backs the memslot. The flags are the kernel's VM_* of that name. */
struct kvm_vma {
    unsigned type; /* enum kvm_vma_type */
    bool pfnmap, mixedmap, allow_any_uncached;
};

enum kvm_fault { KVM_FAULT_R, KVM_FAULT_W, KVM_FAULT_X };
/** The VM has no MTE; it has, and the VMA has VM_MTE_ALLOWED; it has, and the VMA has not. */
enum kvm_mte { KVM_MTE_OFF, KVM_MTE_OK, KVM_MTE_BAD };

/** One stage-2 translation fault on a page of a memslot, and the host it happens on. */
struct kvm_stage2_in {
    const char *policy;
    bool pfn_is_map_memory; /* the PFN is in the kernel's memory map: RAM */
    struct kvm_vma vma;
    bool fwb;       /* FEAT_S2FWB, which KVM then uses */
    bool dic;       /* CTR_EL0.DIC */
    bool lpa2;      /* FEAT_LPA2 in use: the descriptor has no SH field */
    unsigned fault; /* enum kvm_fault */
    unsigned mte;   /* enum kvm_mte */
    bool dirty_log; /* the memslot has KVM_MEM_LOG_DIRTY_PAGES */
    bool writable;  /* the memslot is not KVM_MEM_READONLY */
};

enum { KVM_WHY_LINES = 16, KVM_WHY_SIZE = 200 };

/**
 * The answer. `memslot_error` and `fault_error` are judged apart, as the kernel does: a VMA that
 * KVM_SET_USER_MEMORY_REGION refuses can still be mapped over an accepted memslot later, and
 * `type` then says what a fault on it installs. `type` is NULL exactly if `fault_error` is not;
 * memattr and pte are then 0.
 */
struct kvm_stage2_out {
    const char *type;          /* "Device-nGnRE" "Device-nGnRnE" "Normal-NC" "Normal", or NULL */
    uint8_t memattr;           /* MemAttr[3:0] */
    uint64_t pte;              /* the attribute bits of a 4 KiB leaf, output address 0 */
    const char *memslot_error; /* NULL or "-EINVAL" */
    /* NULL, "-EFAULT", "-ENOEXEC", "-EINVAL", or "KVM_EXIT_MMIO" (a write to a read-only slot) */
    const char *fault_error;
    unsigned why_count;
    char why[KVM_WHY_LINES][KVM_WHY_SIZE]; /* the decisions taken, in order, with their source */
};

/** The call of the manual: a vfio-pci BAR read by a guest, host with FWB, DIC; policy v6.9. */
void kvm_stage2_defaults(struct kvm_stage2_in *in);
/**
 * What KVM of that policy does with the fault. False, with the nearest name, only for an unknown
 * policy; an errno that KVM would return is a result, not an error here.
 */
bool kvm_stage2(const struct kvm_stage2_in *in, struct kvm_stage2_out *out, struct error *e);
/** The GICv2 virtual CPU interface page (kvm_phys_addr_ioremap), writable, 4 KiB; without LPA2. */
bool kvm_gicv(const char *policy, bool fwb, struct kvm_stage2_out *out, struct error *e);

/** The keys of struct kvm_stage2_in (group "") and of its vma (group "vma"); not `policy`. */
extern const struct param_table kvm_stage2_params;
extern const struct param_table kvm_vma_params;

/** Tables and objects as param_assign() takes them. */
struct kvm_stage2_keys {
    const struct param_table *tables[2];
    void *objects[2];
    size_t count;
};
struct kvm_stage2_keys kvm_stage2_keys(struct kvm_stage2_in *in);

/**
 * `gather policy`: one column for each of `policies`, one row for each output, then the reasons;
 * at most 100 columns wide, further policies follow in a second table. `in->policy` is not used.
 */
bool kvm_policy_print(FILE *to, const struct kvm_stage2_in *in, const char *const *policies,
                      size_t count, struct error *e);

/* ---- faults of a guest ----------------------------------------------------------------------- */

enum { HOST_STEPS = 8, HOST_LINE_SIZE = 200 };

/** Who is hurt, in one word and one line, and how it came to that. */
struct host_outcome {
    const char *victim; /* "nobody" "guest-process" "guest" ...: the words of the manual */
    bool vm_ends;       /* KVM_RUN returns an error, and the VMM stops the VM */
    uint8_t answer;     /* enum kvm_answer */
    uint8_t injected;   /* KVM_INJECTS: IFSC or DFSC of that abort; else 0 */
    char outcome[HOST_LINE_SIZE];
    unsigned step_count;
    char steps[HOST_STEPS][HOST_LINE_SIZE];
};

/** A fault of a guest's access, or an UNDEFINED one. */
struct kvm_guest_fault {
    bool undefined;    /* EC 0x00: e.g. ST64B where LS64 is not enabled; dfsc, stage2 unused */
    bool stage2;       /* taken to EL2, else to the guest's EL1 */
    bool memslot;      /* stage 2: memory of the VM, or a BAR, is at the address */
    bool fetch;        /* an Instruction Abort; else a Data Abort */
    bool s1ptw;        /* stage 2: of a stage-1 table walk */
    bool maintenance;  /* ISS.CM: DC or IC by address */
    bool syndrome;     /* ISS.ISV: the VMM can tell what the access is */
    unsigned dfsc;     /* or IFSC, with the level of those that have one */
    unsigned guest_el; /* 0 or 1: where the guest was */
};
/** What KVM does with the vCPU then. */
enum kvm_answer {
    KVM_ENDS,      /* KVM_RUN returns an error */
    KVM_MMIO,      /* KVM_EXIT_MMIO: the VMM does the access, if it has something there */
    KVM_SKIPS,     /* the instruction is as if done */
    KVM_INJECTS,   /* an Instruction or Data Abort to EL1 */
    KVM_UNDEFINES, /* an UNDEFINED exception to EL1, EC 0x00 */
    KVM_REPEATS,   /* the vCPU does the access again */
    KVM_UNSEEN     /* nothing: the fault is the guest's own */
};

/**
 * What that policy's kernel does with the fault, and who is hurt. A page that stage 2 maps is taken
 * to be mapped as the kernel wants it: after a Permission fault it finds nothing to change. False
 * for an unknown policy, or a fault this does not model (the message names those it does).
 */
bool kvm_guest_fault_outcome(const char *policy, const struct kvm_guest_fault *fault,
                             struct host_outcome *out, struct error *e);

#endif
