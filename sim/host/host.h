/* SPDX-License-Identifier: Apache-2.0 */
/**
 * host: what KVM/arm64 decides, kernel version by kernel version. Which stage-2 attributes an IO
 * mapping gets, what the leaf descriptor then holds, which error a VMM or a guest sees instead,
 * and who is hurt when a guest's access faults. Pure functions: no time, no machine, no state.
 */
#ifndef GATHER_HOST_HOST_H
#define GATHER_HOST_HOST_H

#include "base/base.h"
#include "mmu/mmu.h"

/* ---- policies -------------------------------------------------------------------------------- */

/**
 * The names of the policies, by the age of the policy: "v6.8" (in force until then), the patch
 * series in the order they were posted ("YYYY-MM-vNpM": month, version, patch), then releases.
 */
const char *const *kvm_policies(size_t *count);
/** The policy where none is said. */
#define KVM_POLICY_DEFAULT "v6.9"
/** One line: what that policy is, with its commit or mail. NULL for an unknown name. */
const char *kvm_policy_about(const char *policy);
/** False with a message that names the nearest policy. */
bool kvm_policy_known(const char *policy, struct error *e);
/** Does that kernel let a guest use LS64 (HCRX_EL2.EnALS)? Otherwise ST64B is UNDEFINED there. */
bool kvm_policy_ls64(const char *policy);
/**
 * MemAttr of every leaf in the stage 2 that protected KVM puts under its own host: stage 1 decides,
 * written as Normal without FWB, or, from v7.0 on and with FWB, as "as stage 1" (0b0111).
 */
uint8_t kvm_policy_pkvm_host(const char *policy, bool fwb);
/** What no caller asks the page-table code for: executable IO, or two types at once. */
enum kvm_contradiction { KVM_DEVICE_X, KVM_NC_X, KVM_DEVICE_NC };
/**
 * What that kernel's stage2_set_prot_attr() makes of it: "-EINVAL", the type it writes, "no such
 * flag", or "undetermined" (a variable that nobody set). NULL for an unknown policy.
 */
const char *kvm_policy_contradiction(const char *policy, enum kvm_contradiction which);

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

/**
 * Where a memslot lies that covers exactly one VMA, in multiples of 4 KiB, and where in it the
 * fault is. `size` 0: no place is known, the answer is for a lone page.
 */
struct kvm_place {
    uint64_t size, pa, hva, ipa, offset;
    uint64_t ipa_bits;
};

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
    struct kvm_place place;
};

enum { KVM_WHY_LINES = 16, KVM_WHY_SIZE = 200 };

/**
 * The answer. `memslot_error` and `fault_error` are judged apart, as the kernel does: a VMA that
 * KVM_SET_USER_MEMORY_REGION refuses can still be mapped over an accepted memslot later, and
 * `type` then says what a fault on it installs. `type` is NULL exactly if `fault_error` is not;
 * memattr, pte and size are then 0.
 */
struct kvm_stage2_out {
    const char *type;          /* "Device-nGnRE" "Device-nGnRnE" "Normal-NC" "Normal", or NULL */
    uint8_t memattr;           /* MemAttr[3:0] */
    uint64_t pte;              /* the attribute bits of the leaf, output address 0 */
    uint64_t size;             /* bytes that it maps: 4 KiB; 2 MiB or 1 GiB where `place` allows */
    const char *memslot_error; /* NULL, "-EINVAL", or "-EFAULT" (beyond the VM's IPA size) */
    /* NULL, "-EFAULT", "-ENOEXEC", "-EINVAL", or "KVM_EXIT_MMIO" (a write to a read-only slot) */
    const char *fault_error;
    unsigned why_count;
    char why[KVM_WHY_LINES][KVM_WHY_SIZE]; /* the decisions taken, in order, with their source */
};

/** The call of the manual: a vfio-pci BAR read by a guest, host with FWB, DIC; policy v6.9. */
void kvm_stage2_defaults(struct kvm_stage2_in *in);
/**
 * What KVM of that policy does with the fault. False, with the nearest name, for an unknown policy,
 * or for a place that cannot be; an errno that KVM would return is a result, not an error here.
 */
bool kvm_stage2(const struct kvm_stage2_in *in, struct kvm_stage2_out *out, struct error *e);
/** The GICv2 virtual CPU interface page (kvm_phys_addr_ioremap), writable, 4 KiB; without LPA2. */
bool kvm_gicv(const char *policy, bool fwb, struct kvm_stage2_out *out, struct error *e);

/** The keys of struct kvm_stage2_in (group "") and of its parts (their names); not `policy`. */
extern const struct param_table kvm_stage2_params, kvm_vma_params, kvm_place_params;

/** Tables and objects as param_assign() takes them. */
struct kvm_stage2_keys {
    const struct param_table *tables[3];
    void *objects[3];
    size_t count;
};
struct kvm_stage2_keys kvm_stage2_keys(struct kvm_stage2_in *in);

/**
 * `gather policy`: one column for each of `policies`, one row for each output, then the reasons;
 * at most 100 columns wide, further policies follow in a second table. `in->policy` is not used.
 */
bool kvm_policy_print(FILE *to, const struct kvm_stage2_in *in, const char *const *policies,
                      size_t count, struct error *e);

/* ---- from mmap() to the combined attribute --------------------------------------------------- */

/** Who made the VMA. In all but the first the answer follows from that, and from the policy. */
enum kvm_region {
    KVM_REGION_VMA, /* struct kvm_vma and pfn_is_map_memory say it */
    KVM_REGION_VFIO,
    KVM_REGION_USEMEM, /* nvgrace-gpu: the GPU's memory */
    KVM_REGION_RESMEM, /* nvgrace-gpu: what it sets aside */
    KVM_REGION_RAM,
    KVM_REGION_COUNT
};
/** Where Linux as a guest changed what matters here; each stands until the next. */
enum kvm_guest {
    KVM_GUEST_V5_9,
    KVM_GUEST_V5_10,
    KVM_GUEST_V5_13,
    KVM_GUEST_V5_14,
    KVM_GUEST_COUNT
};
/** How the guest's driver, or its user by mmap() of a driver, maps it. */
enum kvm_mapping {
    KVM_IOREMAP,
    KVM_IOREMAP_WC,
    KVM_IOREMAP_NP,
    KVM_IOREMAP_CACHE,
    KVM_MEMREMAP_WB,
    KVM_MEMREMAP_WT,
    KVM_MEMREMAP_WC,
    KVM_CFGSPACE, /* pci_remap_cfgspace() */
    KVM_PGPROT_NONCACHED,
    KVM_PGPROT_DEVICE,
    KVM_PGPROT_WRITECOMBINE,
    KVM_LINEAR, /* RAM in the linear map, or a user's anonymous memory */
    KVM_MAPPING_COUNT
};

struct kvm_walk_in {
    struct kvm_stage2_in stage2;     /* KVM_REGION_VMA: all of it; else vma and RAM are set by it */
    unsigned region, guest, mapping; /* enum kvm_region, kvm_guest, kvm_mapping */
};

enum kvm_stage {
    KVM_STAGE_MMAP,
    KVM_STAGE_MEMSLOT,
    KVM_STAGE_FAULT,
    KVM_STAGE_GUEST,
    KVM_STAGE_COMBINED,
    KVM_STAGE_SO,
    KVM_STAGE_ALIAS
};
/** "mmap" "memslot" "fault" "guest" "both" "so" "alias". */
const char *kvm_stage_name(unsigned stage);
enum { KVM_WALK_LINES = 56 };
struct kvm_walk_line {
    uint8_t stage; /* enum kvm_stage, never falling */
    char text[KVM_WHY_SIZE];
};

struct kvm_walk_out {
    bool pfn_is_map_memory;
    struct kvm_vma vma;
    uint64_t vm_flags; /* those of the kernel's VM_* that the region sets */
    struct kvm_stage2_out stage2;
    uint64_t mair;       /* the guest's MAIR_EL1 */
    unsigned index;      /* AttrIndx that its mapping takes */
    uint8_t s1_attr;     /* the byte of MAIR_EL1 there */
    struct memattr attr; /* of the access, after both stages; only if stage2.type is not NULL */
    bool aliased;        /* the VMM's own mapping has another memory type or cacheability */
    unsigned line_count;
    struct kvm_walk_line lines[KVM_WALK_LINES];
};

extern const struct param_table kvm_walk_params;
struct kvm_walk_keys {
    const struct param_table *tables[4];
    void *objects[4];
    size_t count;
};
struct kvm_walk_keys kvm_walk_keys(struct kvm_walk_in *in);
/** A BAR of vfio-pci that a driver in Linux v5.14 or later maps with ioremap_wc(). */
void kvm_walk_defaults(struct kvm_walk_in *in);
/**
 * Every decision from mmap() in the VMM to the attribute of the guest's access. False, with what
 * was expected, where there is no such walk: a mapping that this guest has not, or refuses.
 */
bool kvm_walk(const struct kvm_walk_in *in, struct kvm_walk_out *out, struct error *e);
/** `gather policy --trace`: one walk for each policy; `in->stage2.policy` is not used. */
bool kvm_walk_print(FILE *to, const struct kvm_walk_in *in, const char *const *policies,
                    size_t count, struct error *e);

/** MAIR_EL1 of that guest (enum kvm_guest). */
uint64_t kvm_guest_mair(unsigned guest, bool mte);
/**
 * The index into it that a mapping (enum kvm_mapping) of RAM or of anything else takes. False, with
 * the reason, if that guest has no such function or refuses.
 */
bool kvm_guest_mapping(unsigned guest, unsigned mapping, bool ram, bool mte, unsigned *index,
                       struct error *e);

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
    bool sigbus;       /* ... and the VMM's VMA there gives SIGBUS: see vfio_pci_mmap_fault() */
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

/* ---- SErrors, External aborts, AER ----------------------------------------------------------- */

#include "host/reaction.h"

/* ---- verdicts -------------------------------------------------------------------------------- */

#include "host/verdict.h"

#endif
