/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The GICv2 virtual CPU interface, GICV (IHI 0048B, 5.5): one physical page for all VMs, of which
 * each core has its own. What it does it does to the VM whose state is loaded on that core. A part
 * of platform/platform.h.
 */
#ifndef GATHER_PLATFORM_GICV_H
#define GATHER_PLATFORM_GICV_H

#include "base/base.h"

struct vm;
struct map_request;
struct mapping;

enum {
    GICV_INTERRUPTS = 64, /* list registers at most (GICH_VTR, 5.3.2) */
    GICV_IDS = 1020,      /* what is above is special: 1023 is "none" */
    GICV_PRIORITY = 0xa0  /* what Linux's irq-gic gives each */
};

/** A list register that is not empty. */
struct gicv_interrupt {
    uint16_t id;
    uint8_t priority; /* 0 is the highest; in steps of 8 */
    bool pending, active;
};

/**
 * What the guest's irq-gic does with ioremap(), where its device tree has GICC, and KVM's
 * vgic_v2_map_resources(). Of `r` only `s1`, `at_fixed` and `at` count.
 */
bool vm_map_gicv(struct vm *vm, const struct map_request *r, struct mapping *out, struct error *e);
/** Make a virtual interrupt pending in the VM's state for that core, as KVM_IRQ_LINE does. */
bool vm_interrupt(struct vm *vm, unsigned core, unsigned id, unsigned priority, struct error *e);
/** The VM's list registers for that core, by number; gives how many. */
size_t vm_interrupts(const struct vm *vm, unsigned core,
                     struct gicv_interrupt out[GICV_INTERRUPTS]);

#endif
