/* SPDX-License-Identifier: Apache-2.0 */
/** The policies, one row for each kernel or proposal, and the keys of a question to them. */
#include "host/policy.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "base/base.h"
#include "host/host.h"

/* Oldest policy first. "v6.8" stands for every kernel up to it: the proposals were made against
 * what it does. */
#define POLICIES(X)                                                                                \
    X(V6_8, "v6.8")                                                                                \
    X(P_2023_04, "2023-04-v3p1")                                                                   \
    X(P_2023_09, "2023-09-v1p2")                                                                   \
    X(P_2023_12_V2, "2023-12-v2")                                                                  \
    X(P_2023_12_V3, "2023-12-v3")                                                                  \
    X(P_2023_12_V4, "2023-12-v4")                                                                  \
    X(P_2023_12_V5, "2023-12-v5")                                                                  \
    X(V6_9, "v6.9")                                                                                \
    X(V6_17, "v6.17")                                                                              \
    X(V7_0, "v7.0")

#define AS_INDEX(index, name) index,
#define AS_NAME(index, name)  name,
enum { POLICIES(AS_INDEX) POLICY_COUNT };
static const char *const names[POLICY_COUNT] = { POLICIES(AS_NAME) };

static const struct kvm_policy policies[POLICY_COUNT] = {
    [V6_8] = {
        .about = "all up to v6.8: a PFN outside the kernel's memory map is Device-nGnRE",
        .io = IO_DEVICE,
        .io_source = "user_mem_abort() up to v6.8",
        .no_nc = true,
        .gicv_prot = PROT_DEVICE,
        .own_lpa2 = true,
    },
    [P_2023_04] = {
        .about = "\"determine memory type from VMA\" (v3 1/6 of another series, 5 Apr 2023, "
                 "20230405180134.16932-2): never merged",
        .io = IO_BY_VMA,
        .io_source = "v3 1/6, 5 Apr 2023",
        .no_nc = true,
        .gicv_prot = PROT_DEVICE,
    },
    [P_2023_09] = {
        .about = "v1 2/2 (7 Sep 2023, 20230907181459.18145-3), alone: the page-table code writes "
                 "every Device as Normal-NC",
        .io = IO_DEVICE,
        .io_source = "user_mem_abort() as before v1 2/2, Sep 2023",
        .no_nc = true,
        .device_is_nc = true,
        .gicv_prot = PROT_DEVICE,
    },
    [P_2023_12_V2] = {
        .about = "v2 (5 Dec 2023): every IO mapping asks for Normal-NC, the GICv2 page too",
        .io = IO_NC,
        .io_source = "v2, Dec 2023",
        .both = BOTH_DEVICE,
        .nc_exec = true,
        .gicv_prot = PROT_NC,
    },
    [P_2023_12_V3] = {
        .about = "v3 (8 Dec 2023, 20231208164709.23101): Normal-NC only where vfio-pci sets "
                 "VM_VFIO_ALLOW_WC; the GICv2 page is Device again",
        .io = IO_FLAG,
        .io_source = "v3, Dec 2023",
        .io_flag = "VM_VFIO_ALLOW_WC",
        .both = BOTH_DEVICE,
        .nc_exec = true,
        .gicv_prot = PROT_DEVICE,
    },
    [P_2023_12_V4] = {
        .about = "v4 (18 Dec 2023, 20231218090719.22250): as v3, and a WARN_ON_ONCE() where Device "
                 "and Normal-NC are both asked for",
        .io = IO_FLAG,
        .io_source = "v4, Dec 2023",
        .io_flag = "VM_VFIO_ALLOW_WC",
        .both = BOTH_DEVICE_WARNS,
        .nc_exec = true,
        .gicv_prot = PROT_DEVICE,
    },
    [P_2023_12_V5] = {
        .about = "v5 and v6 (21 Dec 2023; 7 Feb 2024, 20240207204652.22954): as v4, but with both "
                 "asked for the attribute is never set",
        .io = IO_FLAG,
        .io_source = "v5, Dec 2023",
        .io_flag = "VM_VFIO_ALLOW_WC",
        .both = BOTH_UNSET,
        .nc_exec = true,
        .gicv_prot = PROT_DEVICE,
    },
    [V6_9] = {
        .about = "up to v6.16; v7 to v9 of the series: Normal-NC where the driver sets "
                 "VM_ALLOW_ANY_UNCACHED (8c47ce3e1d2c)",
        .io = IO_FLAG,
        .io_source = "8c47ce3e1d2c, v6.9",
        .io_flag = "VM_ALLOW_ANY_UNCACHED",
        .gicv_prot = PROT_DEVICE,
        .own_lpa2 = true,
        .own_nvgrace = true,
    },
    [V6_17] = {
        .about = "as v6.9, but only VM_PFNMAP and VM_MIXEDMAP are forced non-cacheable, and "
                 "a cacheable one is refused (2a8dfab26677) or, with FWB and DIC, mapped cacheable "
                 "(0c67288e0c8b)",
        .io = IO_FLAG,
        .io_source = "8c47ce3e1d2c, v6.9",
        .io_flag = "VM_ALLOW_ANY_UNCACHED",
        .gicv_prot = PROT_DEVICE,
        .cacheable_pfnmap = true,
        .own_lpa2 = true,
        .own_nvgrace = true,
    },
    [V7_0] = {
        .about = "and v7.1; as v6.17; LS64 in guests (151b92c92a45), DFSC 0x35 is given back to the "
                 "guest (2937aeec9dc5), pKVM maps its host as stage 1 says (a373930ec940)",
        .io = IO_FLAG,
        .io_source = "8c47ce3e1d2c, v6.9",
        .io_flag = "VM_ALLOW_ANY_UNCACHED",
        .gicv_prot = PROT_DEVICE,
        .cacheable_pfnmap = true,
        .own_lpa2 = true,
        .own_nvgrace = true,
        .injects_dfsc_35 = true,
        .host_as_s1 = true,
        .ls64 = true,
    },
};

static const struct kvm_policy *find(const char *name)
{
    for (size_t i = 0; name && i < POLICY_COUNT; i++) {
        if (!strcmp(names[i], name))
            return &policies[i];
    }
    return NULL;
}

/* "v6.10" as a number that grows with the release; 0: it is none (no v6 has a minor of 20). */
static unsigned release(const char *name)
{
    unsigned major = 0, minor = 0;
    char more;
    return name && sscanf(name, "v%u.%u%c", &major, &minor, &more) == 2 && minor < 20
               ? 100 * major + minor
               : 0;
}

/* The policy in force in a release that changed none; NULL: not known of that one. */
static const char *in_force(const char *name)
{
    const unsigned asked = release(name), last = release(names[POLICY_COUNT - 1]);
    const char *best = NULL;
    for (size_t i = 0; asked && asked <= last && i < POLICY_COUNT; i++)
        if (release(names[i]) && release(names[i]) <= asked)
            best = names[i];
    return asked && asked < release(names[0]) ? names[0] : best;
}

const struct kvm_policy *kvm_policy_find(const char *name, struct error *e)
{
    const struct kvm_policy *p = find(name);
    if (p)
        return p;
    if (in_force(name)) {
        error_set(e, "unknown policy \"%s\"; that of this release is \"%s\"", name, in_force(name));
        return NULL;
    }
    if (name)
        error_set(e, "unknown policy \"%s\"", name);
    else
        error_set(e, "no policy given");
    error_suggest(e, name ? name : "", names, POLICY_COUNT);
    return NULL;
}

const char *const *kvm_policies(size_t *count)
{
    *count = POLICY_COUNT;
    return names;
}

const char *kvm_policy_about(const char *policy)
{
    const struct kvm_policy *p = find(policy);
    return p ? p->about : NULL;
}

bool kvm_policy_known(const char *policy, struct error *e)
{
    return kvm_policy_find(policy, e) != NULL;
}

bool kvm_policy_ls64(const char *policy)
{
    const struct kvm_policy *p = find(policy);
    return p && p->ls64;
}

uint8_t kvm_policy_pkvm_host(const char *policy, bool fwb)
{
    const struct kvm_policy *p = find(policy);
    /* KVM_PGTABLE_S2_NOFWB until then: HCR_EL2.FWB is 0 while pKVM's host runs. */
    return p && p->host_as_s1 && fwb ? 7 : 0xf;
}

const char *kvm_policy_contradiction(const char *policy, enum kvm_contradiction which)
{
    static const unsigned prots[] = {
        [KVM_DEVICE_X] = PROT_R | PROT_DEVICE | PROT_X,
        [KVM_NC_X] = PROT_R | PROT_NC | PROT_X,
        [KVM_DEVICE_NC] = PROT_R | PROT_DEVICE | PROT_NC,
    };
    const struct kvm_policy *p = find(policy);
    if (!p)
        return NULL;
    struct kvm_leaf leaf;
    const char *refused = kvm_leaf_encode(p, prots[which], false, false, &leaf);
    if (refused)
        return refused;
    return which == KVM_DEVICE_NC && p->both == BOTH_DEVICE_WARNS ? "Device-nGnRE, WARN"
                                                                  : leaf.type;
}

/* ---- keys ------------------------------------------------------------------------------------ */

/* In the order of enum kvm_vma_type, kvm_fault and kvm_mte. */
static const char *const vma_types[] = { "nGnRnE", "nGnRE", "NC", "NORMAL", NULL };
static const char *const faults[] = { "r", "w", "x", NULL };
static const char *const mtes[] = { "off", "ok", "bad", NULL };

#define KEY(kind, object, field, value, text)                                                      \
    {                                                                                              \
        .name = #field, .type = (kind), .offset = offsetof(object, field),                         \
        .default_text = (value), .unit = "", .help = (text), .source = "manual, gather.kvm.stage2" \
    }
#define KEY_CHOICE(object, field, value, list, text)                                               \
    {                                                                                              \
        .name = #field, .type = PARAM_CHOICE, .offset = offsetof(object, field),                   \
        .default_text = (value), .unit = "", .help = (text),                                       \
        .source = "manual, gather.kvm.stage2", .choices = (list)                                   \
    }

static const struct param stage2_rows[] = {
    KEY(PARAM_BOOL, struct kvm_stage2_in, pfn_is_map_memory, "false",
        "the PFN is in the kernel's memory map: RAM, not a BAR"),
    KEY(PARAM_BOOL, struct kvm_stage2_in, fwb, "true", "the host has FEAT_S2FWB"),
    KEY(PARAM_BOOL, struct kvm_stage2_in, dic, "true", "the host has CTR_EL0.DIC"),
    KEY(PARAM_BOOL, struct kvm_stage2_in, lpa2, "false",
        "stage 2 uses FEAT_LPA2: no SH field in the leaf"),
    KEY_CHOICE(struct kvm_stage2_in, fault, "r", faults,
               "what the guest did: read, write or execute"),
    KEY_CHOICE(struct kvm_stage2_in, mte, "off", mtes,
               "off: VM without MTE; ok, bad: with, and the VMA has VM_MTE_ALLOWED or not"),
    KEY(PARAM_BOOL, struct kvm_stage2_in, dirty_log, "false",
        "the memslot has KVM_MEM_LOG_DIRTY_PAGES"),
    KEY(PARAM_BOOL, struct kvm_stage2_in, writable, "true", "the memslot is not KVM_MEM_READONLY"),
};

static const struct param vma_rows[] = {
    KEY_CHOICE(struct kvm_vma, type, "nGnRnE", vma_types, "the memory type in vm_page_prot"),
    KEY(PARAM_BOOL, struct kvm_vma, pfnmap, "true", "VM_PFNMAP"),
    KEY(PARAM_BOOL, struct kvm_vma, mixedmap, "false", "VM_MIXEDMAP"),
    KEY(PARAM_BOOL, struct kvm_vma, allow_any_uncached, "true",
        "VM_ALLOW_ANY_UNCACHED, or its forerunner VM_VFIO_ALLOW_WC"),
};

static const struct param place_rows[] = {
    KEY(PARAM_SIZE, struct kvm_place, size, "0",
        "bytes of the memslot, which is one whole VMA; 0: the answer is for a lone page"),
    KEY(PARAM_U64, struct kvm_place, pa, "0", "what its first page is mapped to"),
    KEY(PARAM_U64, struct kvm_place, hva, "0", "its first address in the VMM (userspace_addr)"),
    KEY(PARAM_U64, struct kvm_place, ipa, "0", "its first address in the VM (guest_phys_addr)"),
    KEY(PARAM_SIZE, struct kvm_place, offset, "0", "where in it the fault is"),
    { .name = "ipa_bits",
      .type = PARAM_U64,
      .offset = offsetof(struct kvm_place, ipa_bits),
      .default_text = "40",
      .min_text = "32",
      .max_text = "52",
      .unit = "bits",
      .help = "the VM's IPA size (KVM_CREATE_VM)",
      .source = "manual, gather.kvm.stage2" },
};

const struct param_table kvm_stage2_params = { "", stage2_rows, ARRAY_LEN(stage2_rows) };
const struct param_table kvm_vma_params = { "vma", vma_rows, ARRAY_LEN(vma_rows) };
const struct param_table kvm_place_params = { "place", place_rows, ARRAY_LEN(place_rows) };

struct kvm_stage2_keys kvm_stage2_keys(struct kvm_stage2_in *in)
{
    return (struct kvm_stage2_keys){
        .tables = { &kvm_stage2_params, &kvm_vma_params, &kvm_place_params },
        .objects = { in, &in->vma, &in->place },
        .count = 3,
    };
}

void kvm_stage2_defaults(struct kvm_stage2_in *in)
{
    *in = (struct kvm_stage2_in){ .policy = KVM_POLICY_DEFAULT };
    param_defaults(&kvm_stage2_params, in);
    param_defaults(&kvm_vma_params, &in->vma);
    param_defaults(&kvm_place_params, &in->place);
}
