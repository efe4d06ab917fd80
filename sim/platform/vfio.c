/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What vfio-pci and KVM do with a VM's mapping of a BAR while the VM runs: faults that make it,
 * zaps and unmaps that take it away, and configuration writes and resets, for which vfio-pci zaps
 * (drivers/vfio/pci: vfio_pci_config.c, vfio_pci_core.c; arch/arm64/kvm/mmu.c).
 */
#include "platform/vfio.h"

#include <linux/pci_regs.h>
#include <string.h>

#include "platform/machine.h"

#define COUNTER(field) offsetof(struct kvm_counters, field)

static const struct stat_row counter_rows[] = {
    { "kvm.faults", STAT_COUNT, COUNTER(faults), "1",
      "stage-2 faults of BARs that KVM has resolved by mapping" },
    { "kvm.fault_time", STAT_TIME, COUNTER(fault_time), "ns",
      "what they and those of VMMs have cost" },
    { "vfio.vma_faults", STAT_COUNT, COUNTER(vma_faults), "1",
      "faults of VMMs that vfio-pci has resolved by mapping" },
    { "vfio.zaps", STAT_COUNT, COUNTER(zaps), "1",
      "how often vfio-pci has taken an endpoint's BARs out of VMs and VMMs" },
    { "vfio.zapped", STAT_COUNT, COUNTER(zapped), "1", "leaves that this has unmapped" },
};
const struct stat_table kvm_counter_table = { counter_rows, ARRAY_LEN(counter_rows) };

/* ---- the function's registers ---------------------------------------------------------------- */

static uint32_t get(struct platform *p, uint16_t id, unsigned offset, unsigned size)
{
    uint32_t value = 0;
    (void)platform_config_read(p, id, offset, size, &value, NULL);
    return value;
}

static void put(struct platform *p, uint16_t id, unsigned offset, unsigned size, uint32_t value)
{
    (void)platform_config_write(p, id, offset, size, value, NULL);
}

/* Where the capability begins; 0: there is none. */
static unsigned capability(struct platform *p, uint16_t id, unsigned which)
{
    enum { MOST = 48, DW_MASK = 0xfc };
    unsigned at = get(p, id, PCI_CAPABILITY_LIST, 1) & DW_MASK;
    for (unsigned i = 0; at && i < MOST; i++) {
        if (get(p, id, at + PCI_CAP_LIST_ID, 1) == which) {
            return at;
        }
        at = get(p, id, at + PCI_CAP_LIST_NEXT, 1) & DW_MASK;
    }
    return 0;
}

static unsigned power_state(struct platform *p, uint16_t id)
{
    const unsigned pm = capability(p, id, PCI_CAP_ID_PM);
    return pm ? get(p, id, pm + PCI_PM_CTRL, 2) & PCI_PM_CTRL_STATE_MASK : 0;
}

enum { D3HOT = 3 };

/* __vfio_pci_memory_enabled(). */
static bool decodes(struct platform *p, const struct endpoint *ep)
{
    const uint16_t id = endpoint_id(ep);
    return power_state(p, id) < D3HOT && (get(p, id, PCI_COMMAND, 2) & PCI_COMMAND_MEMORY);
}

/* ---- leaves ---------------------------------------------------------------------------------- */

enum { PAGE_BITS = 12, LEVEL_BITS = 9, LAST_LEVEL = 3, ASID_SHIFT = 48 };
enum { VALID = 1, TABLE = 2 };

static uint64_t bytes_at(int level)
{
    return (uint64_t)1 << (PAGE_BITS + LEVEL_BITS * (LAST_LEVEL - level));
}

/* On the first core that there is; without one there are no TLBs. */
static void tlbi(struct vm *vm, const char *name, uint64_t xt)
{
    const struct mmu_tlbi_op *op = mmu_tlbi_find(name, NULL);
    for (unsigned i = 0; i < CORES_MAX; i++) {
        if (vm->platform->cores[i]) {
            (void)platform_tlbi(vm, i, op, xt, NULL);
            return;
        }
    }
}

/* TLBI IPAS2E1IS; of stage 1 alone VAE1IS. */
static void tlbi_leaf(struct vm *vm, uint64_t address)
{
    if (vm->role == VM_GUEST) {
        tlbi(vm, "ipas2e1is", address >> PAGE_BITS);
    } else {
        tlbi(vm, "vae1is", address >> PAGE_BITS | (uint64_t)vm->domain << ASID_SHIFT);
    }
}

/* Make every leaf of [from, from + size) invalid; how many there were. No leaf goes beyond it. */
static uint64_t unmap_leaves(struct vm *vm, uint64_t from, uint64_t size, bool flush)
{
    const struct mmu_memory memory = machine_tables(vm->platform);
    const bool stage2 = vm->role == VM_GUEST;
    const pa_t root = stage2 ? vm->s2_root : vm->s1_root;
    const struct mmu_geometry g = {
        .stage2 = stage2,
        .granule_bits = PAGE_BITS,
        .input_bits = 48,
        .root = root.pa,
        .root_pa = root,
    };
    uint64_t count = 0;
    for (uint64_t at = from; at < from + size;) {
        int level = 0;
        pa_t where;
        uint64_t d = 0;
        while (mmu_descriptor_at(&memory, &g, at, level, &where, &d, NULL) && (d & VALID) &&
               (d & TABLE) && level < LAST_LEVEL) {
            level++;
        }
        if (d & VALID) {
            memory.write(memory.arg, where, 0);
            if (flush) {
                tlbi_leaf(vm, at);
            }
            count++;
        }
        at = (at & ~(bytes_at(level) - 1)) + bytes_at(level);
    }
    return count;
}

/* The largest block around `at` that lies in [base, base + size). */
static uint64_t block_around(uint64_t at, uint64_t base, uint64_t size, bool pfnmap)
{
    for (int level = 1; pfnmap && level < LAST_LEVEL; level++) {
        const uint64_t bytes = bytes_at(level), first = at & ~(bytes - 1);
        if (first >= base && first + bytes <= base + size) {
            return bytes;
        }
    }
    return bytes_at(LAST_LEVEL);
}

/* ---- faults ---------------------------------------------------------------------------------- */

static struct stage2_range *range_at(const struct vm *vm, uint64_t ipa)
{
    for (unsigned i = 0; i < vm->range_count; i++) {
        struct stage2_range *r = &vm->ranges[i];
        if (r->faults && ipa >= r->base.pa && ipa - r->base.pa < r->size) {
            return r;
        }
    }
    return NULL;
}

static struct host_mapping *mapping_at(const struct vm *vm, uint64_t va)
{
    for (unsigned i = 0; i < vm->mapping_count; i++) {
        struct host_mapping *m = &vm->mappings[i];
        if (m->faults && va >= m->va.va && va - m->va.va < m->size) {
            return m;
        }
    }
    return NULL;
}

bool vfio_slot_is_out(const struct vm *vm, const struct stage2_range *r)
{
    struct platform *p = vm->platform;
    return p->params.host.vmm_follows && !r->config &&
           !(get(p, endpoint_id(r->ep), PCI_COMMAND, 2) & PCI_COMMAND_MEMORY);
}

/* vfio_pci_mmap_fault() looks; before host.zap was there it did not, and no BAR was taken away. */
static bool may_map(const struct vm *vm, const struct endpoint *ep, bool config)
{
    return config || !vm->platform->params.host.zap || decodes(vm->platform, ep);
}

bool vfio_gives_sigbus(const struct vm *vm, ipa_t ipa)
{
    const struct stage2_range *r = range_at(vm, ipa.ipa);
    return r && !may_map(vm, r->ep, r->config);
}

bool vfio_vma_gives_sigbus(const struct vm *vmm, va_t va)
{
    const struct host_mapping *m = mapping_at(vmm, va.va);
    return m && !may_map(vmm, m->ep, m->config);
}

/* user_mem_abort(). */
static bool map_stage2(struct vm *vm, uint64_t ipa)
{
    const struct stage2_range *r = range_at(vm, ipa);
    if (!r || vfio_slot_is_out(vm, r) || !may_map(vm, r->ep, r->config)) {
        return false;
    }
    const struct mmu_memory memory = machine_tables(vm->platform);
    const uint64_t bytes = block_around(ipa, r->base.pa, r->size, r->vma.pfnmap);
    const uint64_t from = ipa & ~(bytes - 1);
    return mmu_map(&memory, vm->s2_root, from, from, bytes, r->stage2.pte, NULL);
}

/* vfio_pci_mmap_fault() of the VMM's own access. */
static bool map_vma(struct vm *vm, uint64_t va)
{
    const struct host_mapping *m = mapping_at(vm, va);
    if (!m || !may_map(vm, m->ep, m->config)) {
        return false;
    }
    const struct mmu_memory memory = machine_tables(vm->platform);
    const uint64_t page = va & ~(bytes_at(LAST_LEVEL) - 1);
    return mmu_map(&memory, vm->s1_root, page, m->pa.pa + (page - m->va.va), bytes_at(LAST_LEVEL),
                   m->leaf, NULL);
}

bool vfio_fault_in(struct vm *vm, const struct core_outcome *o)
{
    struct kvm_counters *c = &vm->platform->counters;
    if (o->fault != CORE_FAULT_MMU || o->mmu.kind != MMU_FAULT_TRANSLATION) {
        return false;
    }
    if (vm->role == VM_GUEST && o->mmu.stage2 && map_stage2(vm, o->mmu.ipa.ipa)) {
        c->faults++;
    } else if (vm->role == VM_VMM && map_vma(vm, o->mmu.va.va)) {
        c->vma_faults++;
    } else {
        return false;
    }
    c->fault_time += vm->platform->params.host.fault_time;
    return true;
}

bool vfio_repeats(struct cpu *cpu, const struct access *a, const struct core_outcome *o)
{
    if (o->fault == CORE_NO_FAULT || !vfio_fault_in(cpu->vm, o)) {
        return false;
    }
    cpu->again = *a;
    cpu->repeats = true;
    return true;
}

bool vfio_next(struct cpu *cpu, struct access *out)
{
    struct platform *p = cpu->vm->platform;
    const bool repeats = cpu->repeats;
    cpu->repeats = false;
    if (!repeats || vm_stopped(cpu->vm) || platform_interrupted(p)) {
        return false;
    }
    struct core *core = p->cores[cpu->number];
    core_advance(core, core_now(core) + p->params.host.fault_time);
    *out = cpu->again;
    return true;
}

/* ---- taking it away -------------------------------------------------------------------------- */

static uint64_t zap_vm(struct vm *vm, const struct endpoint *ep)
{
    uint64_t count = 0;
    for (unsigned i = 0; i < vm->range_count; i++) {
        struct stage2_range *r = &vm->ranges[i];
        if (r->ep == ep && !r->config) {
            r->faults = true;
            count += unmap_leaves(vm, r->base.pa, r->size, true);
        }
    }
    if (count) {
        tlbi(vm, "vmalle1is", 0); /* what combines both stages: kvm_tlb_flush_vmid_ipa() */
    }
    return count;
}

static uint64_t zap_vmm(struct vm *vmm, const struct endpoint *ep)
{
    uint64_t count = 0;
    for (unsigned i = 0; i < vmm->mapping_count; i++) {
        struct host_mapping *m = &vmm->mappings[i];
        if (m->ep == ep && !m->config) {
            m->faults = true;
            count += unmap_leaves(vmm, m->va.va, m->size, true);
        }
    }
    return count;
}

/* The VMM has seen the write, too: the memslots go, and with them stage 2. */
static void drop_slots(struct vm *vm, const struct endpoint *ep)
{
    for (unsigned i = 0; i < vm->range_count; i++) {
        if (vm->ranges[i].ep == ep && vfio_slot_is_out(vm, &vm->ranges[i])) {
            (void)zap_vm(vm, ep);
            return;
        }
    }
}

/* vfio_pci_zap_bars(), and KVM's part of it by its MMU notifier. */
static void zap(struct platform *p, const struct endpoint *ep)
{
    if (!p->params.host.zap) {
        return;
    }
    p->counters.zaps++;
    for (unsigned i = 0; i < p->vm_count; i++) {
        struct vm *vm = p->vms[i];
        p->counters.zapped += zap_vm(vm, ep) + (vm->vmm ? zap_vmm(vm->vmm, ep) : 0);
    }
    machine_sync(p);
}

bool vm_unmap(struct vm *vm, const struct mapping *map, bool flush, struct error *e)
{
    unsigned kept = 0, gone = 0;
    for (unsigned i = 0; i < vm->range_count; i++) {
        const struct stage2_range *r = &vm->ranges[i];
        if (r->base.pa + r->size <= map->ipa.ipa || r->base.pa >= map->ipa.ipa + map->size) {
            vm->ranges[kept++] = *r;
            continue;
        }
        unmap_leaves(vm, r->base.pa, r->size, flush);
        gone++;
    }
    vm->range_count = kept;
    if (gone && flush) {
        tlbi(vm, "vmalle1is", 0);
        machine_sync(vm->platform);
    }
    return gone ||
           error_set(e, "no memslot of the VM is at IPA 0x%llx", (unsigned long long)map->ipa.ipa);
}

/* ---- resets ---------------------------------------------------------------------------------- */

/* pci_save_state(), pci_restore_state(): of it what this function's registers have. */
enum { HEADER_DWS = PCI_BASE_ADDRESS_5 / 4 + 1, EXPRESS_REGISTERS = 4 };
static const uint8_t express_registers[EXPRESS_REGISTERS] = { PCI_EXP_DEVCTL, PCI_EXP_LNKCTL,
                                                              PCI_EXP_DEVCTL2, PCI_EXP_LNKCTL2 };
struct saved {
    uint32_t header[HEADER_DWS];
    uint32_t express[EXPRESS_REGISTERS];
};

static void save(struct platform *p, uint16_t id, struct saved *s)
{
    const unsigned express = capability(p, id, PCI_CAP_ID_EXP);
    for (unsigned i = 0; i < HEADER_DWS; i++) {
        s->header[i] = get(p, id, 4 * i, 4);
    }
    for (unsigned i = 0; i < EXPRESS_REGISTERS; i++) {
        s->express[i] = express ? get(p, id, express + express_registers[i], 2) : 0;
    }
}

/* From the last register to the first: no BAR decodes before it is set. */
static void restore(struct platform *p, uint16_t id, const struct saved *s)
{
    const unsigned express = capability(p, id, PCI_CAP_ID_EXP);
    for (unsigned i = 0; express && i < EXPRESS_REGISTERS; i++) {
        put(p, id, express + express_registers[i], 2, s->express[i]);
    }
    for (unsigned i = HEADER_DWS - 1; i >= PCI_BASE_ADDRESS_0 / 4; i--) {
        put(p, id, 4 * i, 4, s->header[i]);
    }
    put(p, id, PCI_CACHE_LINE_SIZE, 1, s->header[PCI_CACHE_LINE_SIZE / 4]);
    put(p, id, PCI_COMMAND, 2, s->header[PCI_COMMAND / 4] & UINT16_MAX);
}

/* Into another power state; back to D0 the registers come from before (vfio_pci_set_power_state(),
 * which keeps them where No_Soft_Reset is 0). */
static void set_power(struct platform *p, struct endpoint *ep, unsigned offset, unsigned size,
                      uint32_t data)
{
    const uint16_t id = endpoint_id(ep);
    struct saved before;
    const unsigned old = power_state(p, id);
    save(p, id, &before);
    put(p, id, offset, size, data);
    if (old == D3HOT && power_state(p, id) == 0) {
        restore(p, id, &before);
    }
}

/* pci_try_reset_function(). */
static void reset_function(struct platform *p, const struct endpoint *ep)
{
    const uint16_t id = endpoint_id(ep);
    const unsigned control = capability(p, id, PCI_CAP_ID_EXP) + PCI_EXP_DEVCTL;
    struct saved before;
    save(p, id, &before);
    put(p, id, PCI_COMMAND, 2, PCI_COMMAND_INTX_DISABLE); /* pci_dev_save_and_disable() */
    put(p, id, control, 2, get(p, id, control, 2) | PCI_EXP_DEVCTL_BCR_FLR);
    restore(p, id, &before);
}

static bool has_flr(struct platform *p, const struct endpoint *ep)
{
    const uint16_t id = endpoint_id(ep);
    const unsigned express = capability(p, id, PCI_CAP_ID_EXP);
    return express && (get(p, id, express + PCI_EXP_DEVCAP, 4) & PCI_EXP_DEVCAP_FLR);
}

/* ---- a VM's way to its function -------------------------------------------------------------- */

static bool is_assigned(const struct vm *vm, const struct endpoint *ep, struct error *e)
{
    for (unsigned i = 0; i < vm->range_count; i++) {
        if (vm->ranges[i].ep == ep) {
            return true;
        }
    }
    return error_set(e, "nothing of this endpoint is mapped in the VM: it is not assigned to it");
}

bool vm_reset(struct vm *vm, struct endpoint *ep, struct error *e)
{
    struct platform *p = vm->platform;
    const uint16_t id = endpoint_id(ep);
    const unsigned pm = capability(p, id, PCI_CAP_ID_PM);
    if (!is_assigned(vm, ep, e)) {
        return false;
    }
    if (!has_flr(p, ep)) {
        return error_set(e, "the function has no function level reset (config.flr), and others "
                            "are not modelled");
    }
    zap(p, ep);
    if (pm) {
        set_power(p, ep, pm + PCI_PM_CTRL, 2,
                  get(p, id, pm + PCI_PM_CTRL, 2) & ~(uint32_t)PCI_PM_CTRL_STATE_MASK);
    }
    reset_function(p, ep);
    return true;
}

bool vm_config_read(struct vm *vm, struct endpoint *ep, unsigned offset, unsigned size,
                    uint32_t *data, struct error *e)
{
    return is_assigned(vm, ep, e) &&
           platform_config_read(vm->platform, endpoint_id(ep), offset, size, data, e);
}

/* What a write of `size` bytes at `offset` makes of the 16 bits at `reg`. */
static uint32_t becomes(struct platform *p, uint16_t id, unsigned reg, unsigned offset,
                        unsigned size, uint32_t data)
{
    uint32_t value = get(p, id, reg, 2);
    for (unsigned i = 0; i < size; i++) {
        const unsigned at = offset + i - reg;
        if (at < 2) {
            value = (value & ~(0xffu << 8 * at)) | (data >> 8 * i & 0xff) << 8 * at;
        }
    }
    return value;
}

static bool inside(unsigned reg, unsigned offset, unsigned size)
{
    return offset >= reg && offset + size <= reg + 2;
}

bool vm_config_write(struct vm *vm, struct endpoint *ep, unsigned offset, unsigned size,
                     uint32_t data, struct error *e)
{
    struct platform *p = vm->platform;
    const uint16_t id = endpoint_id(ep);
    const unsigned pm = capability(p, id, PCI_CAP_ID_PM),
                   express = capability(p, id, PCI_CAP_ID_EXP);
    uint32_t ignored;
    if (!is_assigned(vm, ep, e) || !platform_config_read(p, id, offset, size, &ignored, e)) {
        return false;
    }
    if (inside(PCI_COMMAND, offset, size)) {
        if (!(becomes(p, id, PCI_COMMAND, offset, size, data) & PCI_COMMAND_MEMORY)) {
            zap(p, ep);
        }
        put(p, id, offset, size, data);
        drop_slots(vm, ep);
    } else if (pm && inside(pm + PCI_PM_CTRL, offset, size)) {
        const uint32_t value = becomes(p, id, pm + PCI_PM_CTRL, offset, size, data);
        if ((value & PCI_PM_CTRL_STATE_MASK) == D3HOT) {
            zap(p, ep);
        }
        set_power(p, ep, offset, size, data);
    } else if (express && inside(express + PCI_EXP_DEVCTL, offset, size)) {
        /* The reset alone gets to the device: vfio-pci does it where the function can. */
        const uint32_t value = becomes(p, id, express + PCI_EXP_DEVCTL, offset, size, data);
        if ((value & PCI_EXP_DEVCTL_BCR_FLR) && has_flr(p, ep)) {
            zap(p, ep);
            reset_function(p, ep);
        }
    } else {
        return error_set(e,
                         "a guest's write of %u bytes at 0x%x is not modelled: of configuration "
                         "space vfio-pci gives it Command (0x4), Device Control (0x%x) and PMCSR "
                         "(0x%x), each by itself; ep:config_write is the host's own",
                         size, offset, express + PCI_EXP_DEVCTL, pm + PCI_PM_CTRL);
    }
    return true;
}
