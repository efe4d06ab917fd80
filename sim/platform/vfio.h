/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The parts of the host beside a running guest: its kernel and the VMMs, which access devices
 * themselves, and vfio-pci, which gives and takes a VM's mapping of a BAR. A part of
 * platform/platform.h.
 */
#ifndef GATHER_PLATFORM_VFIO_H
#define GATHER_PLATFORM_VFIO_H

#include "base/base.h"

struct platform;
struct endpoint;
struct vm;
struct mapping;

/* ---- who else accesses devices ---------------------------------------------------------------
 */

/**
 * The host's kernel, at EL2 with HCR_EL2.{E2H,TGE} = {1,1}, of domain 0. For it and for a VMM
 * vm_map() and vm_cpu() work as for a VM, but that there is stage 1 alone (the EL2&0 regime). The
 * same at each call; it has no number (platform_vm_number()).
 */
struct vm *platform_host(struct platform *p, struct error *e);
/** The VM's VMM: a process of the host at EL0, charged to the VM's domain. */
struct vm *vm_vmm(struct vm *vm, struct error *e);
bool vm_is_vmm(const struct vm *vm);

/* ---- vfio-pci ----------------------------------------------------------------------------------
 */

/**
 * A guest's access of the configuration space of a function that is assigned to it: trapped, and
 * done by vfio-pci at once. A write is refused but for Command, Device Control of PCI Express and
 * PMCSR: the rest is vfio-pci's own, not the device's. With host.zap what takes the memory decoder
 * away, and a reset, first takes the BARs out of all VMs.
 */
bool vm_config_read(struct vm *vm, struct endpoint *ep, unsigned offset, unsigned size,
                    uint32_t *data, struct error *e);
bool vm_config_write(struct vm *vm, struct endpoint *ep, unsigned offset, unsigned size,
                     uint32_t data, struct error *e);
/** VFIO_DEVICE_RESET by its VMM: to D0, a function level reset, and the registers are restored. */
bool vm_reset(struct vm *vm, struct endpoint *ep, struct error *e);
/**
 * The VMM takes the memslots of a mapping away: all of the BAR, in pieces of 1 GiB. KVM then unmaps
 * stage 2. `tlbi` false leaves TLBs with what they hold, which no kernel does.
 */
bool vm_unmap(struct vm *vm, const struct mapping *map, bool tlbi, struct error *e);

struct kvm_counters {
    uint64_t faults;     /* resolved by mapping, of guests */
    uint64_t vma_faults; /* of VMMs */
    uint64_t zaps, zapped;
    simtime_t fault_time;
};
extern const struct stat_table kvm_counter_table;

#endif
