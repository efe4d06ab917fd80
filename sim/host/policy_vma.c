/* SPDX-License-Identifier: Apache-2.0 */
/** The VMAs that a VMM has of devices and of RAM, as the kernel's drivers make them. */
#include <assert.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/base.h"
#include "host/host.h"
#include "host/policy.h"

/* include/linux/mm.h. Bit 39 is there on 64-bit kernels only. */
#define VM_PFNMAP             UINT64_C(0x400)
#define VM_IO                 UINT64_C(0x4000)
#define VM_DONTEXPAND         UINT64_C(0x40000)
#define VM_DONTDUMP           UINT64_C(0x4000000)
#define VM_MIXEDMAP           UINT64_C(0x10000000)
#define VM_ALLOW_ANY_UNCACHED (UINT64_C(1) << 39)
#define VM_OF_A_PFN_MAPPING   (VM_IO | VM_PFNMAP | VM_DONTEXPAND | VM_DONTDUMP)

const char *const kvm_region_names[] = { [KVM_REGION_VMA] = "vma",
                                         [KVM_REGION_VFIO] = "vfio",
                                         [KVM_REGION_USEMEM] = "nvgrace-usemem",
                                         [KVM_REGION_RESMEM] = "nvgrace-resmem",
                                         [KVM_REGION_RAM] = "ram",
                                         [KVM_REGION_COUNT] = NULL };

static const struct region {
    const char *by;
    uint8_t type; /* enum kvm_vma_type */
    bool ram, pfn, wants_flag, nvgrace;
} regions[] = {
    [KVM_REGION_VFIO] = { .by = "vfio_pci_core_mmap(): pgprot_noncached() and pgprot_decrypted()",
                          .type = KVM_VMA_nGnRnE,
                          .pfn = true,
                          .wants_flag = true },
    [KVM_REGION_USEMEM] = { .by = "nvgrace_gpu_mmap() of usemem: vm_page_prot stays as mmap() made "
                                  "it; remap_pfn_range()",
                            .type = KVM_VMA_NORMAL,
                            .pfn = true,
                            .nvgrace = true },
    [KVM_REGION_RESMEM] = { .by = "nvgrace_gpu_mmap() of resmem: pgprot_writecombine(); "
                                  "remap_pfn_range()",
                            .type = KVM_VMA_NC,
                            .pfn = true,
                            .wants_flag = true,
                            .nvgrace = true },
    [KVM_REGION_RAM] = { .by = "anonymous memory of the VMM, 4 KiB pages",
                         .type = KVM_VMA_NORMAL,
                         .ram = true },
};

static uint64_t flags_of(const struct kvm_vma *vma)
{
    return (vma->pfnmap ? VM_PFNMAP : 0) | (vma->mixedmap ? VM_MIXEDMAP : 0) |
           (vma->allow_any_uncached ? VM_ALLOW_ANY_UNCACHED : 0);
}

static bool driver_sets_flag(const struct kvm_policy *policy, const struct region *region)
{
    if (!region->wants_flag || policy->io != IO_FLAG)
        return false;
    return policy->own_nvgrace || !region->nvgrace;
}

void kvm_region_make(const struct kvm_policy *policy, const struct kvm_walk_in *in,
                     struct kvm_made_vma *made)
{
    assert(in->region < KVM_REGION_COUNT);
    if (in->region == KVM_REGION_VMA) {
        *made = (struct kvm_made_vma){ .ram = in->stage2.pfn_is_map_memory,
                                       .vma = in->stage2.vma,
                                       .vm_flags = flags_of(&in->stage2.vma),
                                       .by = "a VMA as given" };
        return;
    }
    const struct region *region = &regions[in->region];
    *made = (struct kvm_made_vma){ .ram = region->ram,
                                   .vma = { .type = region->type, .pfnmap = region->pfn },
                                   .by = region->by };
    made->vma.allow_any_uncached = driver_sets_flag(policy, region);
    made->vm_flags = flags_of(&made->vma) | (region->pfn ? VM_OF_A_PFN_MAPPING : 0);
    if (region->nvgrace && !policy->own_nvgrace)
        made->note = "a what-if: this tree has no nvgrace-gpu (v6.9 is the first)";
}
