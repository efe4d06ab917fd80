/* SPDX-License-Identifier: Apache-2.0 */
/**
 * One stage-2 fault, decided as KVM/arm64 does: the memslot's check when it was made
 * (kvm_arch_prepare_memory_region), the fault (user_mem_abort), the leaf (stage2_set_prot_attr).
 */
#include <assert.h>
#include <inttypes.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "base/base.h"
#include "host/host.h"
#include "host/policy.h"

/* The leaf descriptor of a page (DDI 0487 D8.3.1.2; arch/arm64/include/asm/kvm_pgtable.h). */
#define LEAF_PAGE     UINT64_C(3)
#define LEAF_NO_BLOCK UINT64_C(2) /* levels 1 and 2: a block has this bit clear */
#define LEAF_MEMATTR  2           /* shift */
#define LEAF_S2AP_R   (UINT64_C(1) << 6)
#define LEAF_S2AP_W   (UINT64_C(1) << 7)
#define LEAF_SH_INNER (UINT64_C(3) << 8)
#define LEAF_AF       (UINT64_C(1) << 10)
/* XN[1:0] is 54:53 with FEAT_XNX, and KVM's "never" is 0b10 there: the same word. */
#define LEAF_XN (UINT64_C(1) << 54)

enum s2_type { S2_NORMAL, S2_NC, S2_nGnRE, S2_nGnRnE };
/* MT_S2_* and MT_S2_FWB_* (arch/arm64/include/asm/memory.h; nGnRnE: the April 2023 patch). */
static const struct {
    const char *name;
    uint8_t memattr, memattr_fwb;
} types[] = {
    [S2_NORMAL] = { "Normal", 0xf, 6 },
    [S2_NC] = { "Normal-NC", 5, 5 },
    [S2_nGnRE] = { "Device-nGnRE", 1, 1 },
    [S2_nGnRnE] = { "Device-nGnRnE", 0, 0 },
};

static const char *const vma_type_names[] = {
    [KVM_VMA_nGnRnE] = "Device-nGnRnE",
    [KVM_VMA_nGnRE] = "Device-nGnRE",
    [KVM_VMA_NC] = "Normal-NC",
    [KVM_VMA_NORMAL] = "Normal",
};

const char *kvm_vma_type_name(unsigned type)
{
    assert(type < ARRAY_LEN(vma_type_names));
    return vma_type_names[type];
}

static const uint64_t page_size = 1 << 12, pmd_size = 1 << 21, pud_size = 1 << 30;

GATHER_PRINTF(2, 3) static void because(struct kvm_stage2_out *out, const char *format, ...)
{
    assert(out->why_count < KVM_WHY_LINES);
    va_list args;
    va_start(args, format);
    int length = vsnprintf(out->why[out->why_count++], KVM_WHY_SIZE, format, args);
    va_end(args);
    assert(length > 0 && length < KVM_WHY_SIZE);
    (void)length;
}

/* ---- the leaf -------------------------------------------------------------------------------- */

/* What the code does instead of encoding `prot`, or NULL. */
static const char *refusal(const struct kvm_policy *policy, unsigned prot)
{
    bool device = prot & (PROT_DEVICE | PROT_nGnRnE);
    bool nc = prot & PROT_NC;
    if (nc && policy->no_nc)
        return "no such flag";
    if (device && nc && policy->both == BOTH_REFUSED)
        return "-EINVAL";
    if (device && nc && policy->both == BOTH_UNSET)
        return "undetermined";
    if ((prot & PROT_X) && (device || (nc && !policy->nc_exec)))
        return "-EINVAL";
    return NULL;
}

static enum s2_type leaf_type(const struct kvm_policy *policy, unsigned prot)
{
    if (prot & PROT_nGnRnE)
        return S2_nGnRnE;
    if (prot & PROT_DEVICE)
        return policy->device_is_nc ? S2_NC : S2_nGnRE;
    return prot & PROT_NC ? S2_NC : S2_NORMAL;
}

const char *kvm_leaf_encode(const struct kvm_policy *policy, unsigned prot, bool fwb, bool lpa2,
                            struct kvm_leaf *leaf)
{
    const char *refused = refusal(policy, prot);
    if (refused)
        return refused;
    enum s2_type type = leaf_type(policy, prot);
    leaf->type = types[type].name;
    leaf->memattr = fwb ? types[type].memattr_fwb : types[type].memattr;
    leaf->pte = LEAF_PAGE | (uint64_t)leaf->memattr << LEAF_MEMATTR | LEAF_AF;
    leaf->pte |= prot & PROT_R ? LEAF_S2AP_R : 0;
    leaf->pte |= prot & PROT_W ? LEAF_S2AP_W : 0;
    leaf->pte |= prot & PROT_X ? 0 : LEAF_XN;
    leaf->pte |= lpa2 ? 0 : LEAF_SH_INNER;
    return NULL;
}

static const char *size_name(uint64_t size)
{
    return size == pud_size ? "1 GiB" : size == pmd_size ? "2 MiB" : "4 KiB";
}

/* Fill in type, memattr and pte, or the error. */
static void install(const struct kvm_policy *policy, unsigned prot, bool fwb, bool lpa2,
                    struct kvm_stage2_out *out)
{
    struct kvm_leaf leaf;
    out->fault_error = kvm_leaf_encode(policy, prot, fwb, lpa2, &leaf);
    if (out->fault_error) {
        because(out, "stage2_set_prot_attr() refuses %s with execute permission: -EINVAL",
                prot & PROT_NC ? "Normal-NC" : "Device");
        out->size = 0;
        return;
    }
    if (policy->device_is_nc && (prot & PROT_DEVICE))
        because(out, "stage2_set_prot_attr() writes KVM_PGTABLE_PROT_DEVICE as Normal-NC "
                     "(v1 2/2, Sep 2023)");
    if (lpa2 && !policy->own_lpa2)
        because(out,
                "this tree maps no guest with LPA2 (v6.8 is the first): the leaf is a what-if");
    out->type = leaf.type;
    out->memattr = leaf.memattr;
    out->pte = out->size > page_size ? leaf.pte & ~LEAF_NO_BLOCK : leaf.pte;
    because(out, "leaf: %s of %s, MemAttr 0x%x (FWB %s), S2AP %s%s, %s, SH %s", leaf.type,
            size_name(out->size), leaf.memattr, fwb ? "on" : "off", prot & PROT_R ? "R" : "",
            prot & PROT_W ? "W" : "", prot & PROT_X ? "executable" : "XN",
            lpa2 ? "not written (LPA2)" : "Inner");
}

/* ---- the memslot ----------------------------------------------------------------------------- */

static bool needs_no_cache_maintenance(const struct kvm_stage2_in *in)
{
    return in->fwb && in->dic;
}

static void memslot(const struct kvm_policy *policy, const struct kvm_stage2_in *in,
                    struct kvm_stage2_out *out)
{
    const struct kvm_place *place = &in->place;
    const char *error = "-EINVAL", *reason = NULL;
    if (place->size && place->ipa + place->size > UINT64_C(1) << place->ipa_bits) {
        reason = "it ends beyond the VM's IPA size (kvm_arch_prepare_memory_region)";
        error = "-EFAULT";
    } else if (in->mte == KVM_MTE_BAD)
        reason = "the VM has MTE and the VMA has no VM_MTE_ALLOWED";
    else if (in->vma.pfnmap && in->dirty_log)
        reason = "no dirty logging (KVM_MEM_LOG_DIRTY_PAGES) on a VM_PFNMAP VMA";
    else if (policy->cacheable_pfnmap && in->vma.pfnmap && in->vma.type == KVM_VMA_NORMAL &&
             !needs_no_cache_maintenance(in))
        reason = "a cacheable VM_PFNMAP VMA needs FWB and DIC, RAM or not (2a8dfab26677)";
    if (!reason)
        return;
    out->memslot_error = error;
    because(out, "memslot: %s: %s", reason, error);
    because(out, "the rest: a fault, had this VMA come over a memslot accepted before");
}

/* ---- the fault ------------------------------------------------------------------------------- */

/* Is the mapping forced to a non-cacheable type? False with fault_error if it is refused. */
static bool forced(const struct kvm_policy *policy, const struct kvm_stage2_in *in,
                   struct kvm_stage2_out *out)
{
    if (!policy->cacheable_pfnmap) {
        because(out, in->pfn_is_map_memory
                         ? "the PFN is in the kernel's memory map (pfn_is_map_memory): RAM"
                         : "the PFN is not in the kernel's memory map (pfn_is_map_memory): device");
        return !in->pfn_is_map_memory;
    }
    if (in->pfn_is_map_memory) {
        because(out, "the PFN is in the kernel's memory map (pfn_is_map_memory): RAM");
        return false;
    }
    if (!in->vma.pfnmap && !in->vma.mixedmap) {
        because(out, "the VMA is neither VM_PFNMAP nor VM_MIXEDMAP: never forced non-cacheable "
                     "(216887f79d98)");
        return false;
    }
    const char *flag = in->vma.pfnmap ? "VM_PFNMAP" : "VM_MIXEDMAP";
    if (in->vma.type != KVM_VMA_NORMAL) {
        because(out,
                "%s, the PFN is not in the kernel's memory map and the VMA is %s: forced "
                "non-cacheable (216887f79d98)",
                flag, vma_type_names[in->vma.type]);
        return true;
    }
    if (needs_no_cache_maintenance(in)) {
        because(out,
                "%s, cacheable in the VMM: mapped cacheable, as FWB and DIC make cache "
                "maintenance by KVA needless (0c67288e0c8b)",
                flag);
        return false;
    }
    because(out,
            "%s, cacheable in the VMM, needs cache maintenance (FWB %s, DIC %s) that has no "
            "KVA: -EFAULT (2a8dfab26677)",
            flag, in->fwb ? "on" : "off", in->dic ? "on" : "off");
    out->fault_error = "-EFAULT";
    return false;
}

/* Is this a mapping on which dirty logging has a say? */
static bool logs_dirty(const struct kvm_policy *policy, const struct kvm_stage2_in *in, bool device)
{
    if (policy->cacheable_pfnmap)
        return in->pfn_is_map_memory || !(in->vma.pfnmap || in->vma.mixedmap);
    return !device;
}

static unsigned type_by_vma(const struct kvm_policy *policy, const struct kvm_stage2_in *in,
                            struct kvm_stage2_out *out)
{
    because(out, "the VMA's vm_page_prot is %s and decides (%s)", vma_type_names[in->vma.type],
            policy->io_source);
    if (in->vma.type == KVM_VMA_nGnRE)
        return PROT_DEVICE;
    if (in->vma.type == KVM_VMA_nGnRnE)
        return PROT_nGnRnE;
    if (in->vma.type == KVM_VMA_NC)
        because(out, "Normal-NC has no stage-2 type of its own there: Normal%s",
                in->fwb ? ", which with FWB is write-back whatever the guest chooses" : "");
    return 0;
}

static unsigned type_of_io(const struct kvm_policy *policy, const struct kvm_stage2_in *in,
                           struct kvm_stage2_out *out)
{
    bool nc = policy->io == IO_NC || (policy->io == IO_FLAG && in->vma.allow_any_uncached);
    const char *prot = nc ? "KVM_PGTABLE_PROT_NORMAL_NC" : "KVM_PGTABLE_PROT_DEVICE";
    if (policy->io == IO_FLAG)
        because(out, "the VMA has %s%s: %s (%s)", nc ? "" : "no ", policy->io_flag, prot,
                policy->io_source);
    else
        because(out, "any IO mapping: %s (%s)", prot, policy->io_source);
    if (in->vma.type == KVM_VMA_NORMAL)
        because(out,
                "the VMM's own mapping stays write-back: mismatched attributes, and stale data "
                "may leak (2a8dfab26677)");
    return nc ? PROT_NC : PROT_DEVICE;
}

/* The type part of the protection, and execute permission where the caches allow it unasked. */
static unsigned type_and_exec(const struct kvm_policy *policy, const struct kvm_stage2_in *in,
                              bool device, struct kvm_stage2_out *out)
{
    unsigned prot = 0;
    if (policy->io == IO_BY_VMA)
        prot = type_by_vma(policy, in, out);
    else if (device)
        prot = type_of_io(policy, in, out);
    if (!prot && in->dic) {
        because(out, "CTR_EL0.DIC: executable at once, no instruction cache to invalidate");
        prot = PROT_X;
    }
    if (in->fault == KVM_FAULT_X && !(prot & PROT_X)) {
        because(out, "an execute fault: executable");
        prot |= PROT_X;
    }
    return prot;
}

/* Does an aligned block around the fault lie in the memslot, at the same place in all spaces? */
static bool block_fits(const struct kvm_place *p, uint64_t size)
{
    uint64_t in_block = (p->hva + p->offset) % size;
    return p->pa % size == p->hva % size && p->ipa % size == p->hva % size &&
           p->offset >= in_block && p->size - p->offset >= size - in_block;
}

/* get_vma_page_shift(), then fault_supports_stage2_huge_mapping(). */
static uint64_t leaf_size(const struct kvm_stage2_in *in, struct kvm_stage2_out *out)
{
    const char *reason = NULL;
    if (!in->place.size)
        return page_size;
    if (in->dirty_log)
        reason = "dirty logging: no blocks";
    else if (!in->vma.pfnmap)
        reason = "no VM_PFNMAP: a page (hugetlbfs and transparent huge pages are not modelled)";
    else if (block_fits(&in->place, pud_size))
        return pud_size;
    else if (block_fits(&in->place, pmd_size))
        return pmd_size;
    else
        reason = "no 2 MiB around the fault are aligned alike in PA, VMM and VM and all in the "
                 "memslot: a page";
    because(out, "%s", reason);
    return page_size;
}

static void fault(const struct kvm_policy *policy, const struct kvm_stage2_in *in,
                  struct kvm_stage2_out *out)
{
    if (in->fault == KVM_FAULT_W && !in->writable) {
        because(out,
                "a write to a read-only memslot is emulated: KVM_EXIT_MMIO, nothing is mapped");
        out->fault_error = "KVM_EXIT_MMIO";
        return;
    }
    bool device = forced(policy, in, out);
    if (out->fault_error)
        return;
    if (in->fault == KVM_FAULT_X && device) {
        because(out, "an execute fault on a device: -ENOEXEC, and KVM injects an instruction SEA "
                     "into the guest");
        out->fault_error = "-ENOEXEC";
        return;
    }
    if (in->mte == KVM_MTE_BAD) {
        if (!device) {
            because(out, "the VM has MTE and the VMA no VM_MTE_ALLOWED: its tags must not be "
                         "reachable: -EFAULT");
            out->fault_error = "-EFAULT";
            return;
        }
        because(out, "taken as a device: MTE is not looked at");
    }
    unsigned prot = PROT_R;
    if (!in->writable)
        because(out, "the memslot is read-only: no write permission");
    else if (in->dirty_log && in->fault != KVM_FAULT_W && logs_dirty(policy, in, device))
        because(out, "dirty logging, and this is no write: no write permission yet");
    else
        prot |= PROT_W;
    prot |= type_and_exec(policy, in, device, out);
    out->size = leaf_size(in, out);
    install(policy, prot, in->fwb, in->lpa2, out);
    if (out->type && !in->fwb && out->memattr == types[S2_NORMAL].memattr)
        because(out, "no FWB, and Normal: cleaned by its kernel address on map and unmap%s",
                in->pfn_is_map_memory ? "" : ", which this PFN has not");
}

static bool place_possible(const struct kvm_place *p, struct error *e)
{
    static const uint64_t limit = UINT64_C(1) << 56;
    if (!p->size)
        return (!p->pa && !p->hva && !p->ipa && !p->offset) ||
               error_set(e, "place: no size, but an address; expected place.size, too");
    if ((p->size | p->pa | p->hva | p->ipa | p->offset) % page_size != 0)
        return error_set(e, "place: expected multiples of 4 KiB (size, pa, hva, ipa, offset)");
    if (p->size > limit || p->pa > limit || p->hva > limit || p->ipa > limit)
        return error_set(e, "place: expected sizes and addresses up to 2^56");
    if (p->offset >= p->size)
        return error_set(e, "place.offset 0x%" PRIx64 " is not in the memslot of 0x%" PRIx64 " B",
                         p->offset, p->size);
    return true;
}

bool kvm_stage2(const struct kvm_stage2_in *in, struct kvm_stage2_out *out, struct error *e)
{
    const struct kvm_policy *policy = kvm_policy_find(in->policy, e);
    if (!policy || !place_possible(&in->place, e))
        return false;
    assert(in->vma.type < ARRAY_LEN(vma_type_names));
    assert(in->fault <= KVM_FAULT_X && in->mte <= KVM_MTE_BAD);
    *out = (struct kvm_stage2_out){ 0 };
    memslot(policy, in, out);
    fault(policy, in, out);
    return true;
}

bool kvm_gicv(const char *policy_name, bool fwb, struct kvm_stage2_out *out, struct error *e)
{
    const struct kvm_policy *policy = kvm_policy_find(policy_name, e);
    if (!policy)
        return false;
    *out = (struct kvm_stage2_out){ .size = page_size };
    bool nc = policy->gicv_prot == PROT_NC;
    because(out, "kvm_phys_addr_ioremap() asks for %s%s",
            nc ? "KVM_PGTABLE_PROT_NORMAL_NC" : "KVM_PGTABLE_PROT_DEVICE",
            nc ? ": the GICv2 hole for which v2 was turned down (5 Dec 2023)" : "");
    install(policy, policy->gicv_prot | PROT_R | PROT_W, fwb, false, out);
    return true;
}
