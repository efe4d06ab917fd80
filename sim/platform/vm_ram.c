/* SPDX-License-Identifier: Apache-2.0 */
/* Memory of a VM's guest: a memslot of the VMM's anonymous memory, mapped as KVM maps it. */
#include "platform/exec_own.h"

pa_t vm_ram_base(const struct vm *vm)
{
    return (pa_t){ VM_RAM_BASE + (uint64_t)(vm->domain - 1) * VM_RAM_SLOT };
}

static struct bus_answer write_ram(void *self, uint64_t offset, const struct bus_write *w)
{
    const struct vm *vm = self;
    const struct bus_answer answer = vm->ram_target.write(vm->ram_target.self, offset, w);
    if (vm->exec) {
        exec_code_changed(vm->exec, w->line.pa, BUS_LINE);
    }
    return answer;
}

static struct bus_answer read_ram(void *self, uint64_t offset, const struct bus_read *r,
                                  uint8_t *data)
{
    const struct vm *vm = self;
    return vm->ram_target.read(vm->ram_target.self, offset, r, data);
}

/* All of it at once, and executable, as it is when the guest has run for a while. */
static bool map_stage2(struct vm *vm, uint64_t size, struct error *e)
{
    const struct machine_params *m = &vm->platform->params.machine;
    const struct mmu_memory tables = machine_tables(vm->platform);
    struct kvm_stage2_in in;
    struct kvm_stage2_out out;
    kvm_stage2_defaults(&in);
    in.policy = vm->policy;
    in.pfn_is_map_memory = true;
    in.vma = (struct kvm_vma){ .type = KVM_VMA_NORMAL };
    in.fwb = m->fwb;
    in.dic = m->dic;
    in.fault = KVM_FAULT_X;
    if (!kvm_stage2(&in, &out, e)) {
        return false;
    }
    if (!out.type) {
        return error_fault(e, "KVM of policy %s refuses RAM with %s", vm->policy, out.fault_error);
    }
    return mmu_map(&tables, vm->s2_root, GUEST_RAM_BASE, vm_ram_base(vm).pa, size, out.pte, e);
}

bool vm_make_ram(struct vm *vm, uint64_t size, struct error *e)
{
    const struct platform *p = vm->platform;
    if (size == 0 || size % RAM_UNIT || size > VM_RAM_SLOT) {
        return error_set(e, "RAM of %llu bytes: expected a multiple of 2 MiB, at most %llu GiB",
                         (unsigned long long)size, (unsigned long long)(VM_RAM_SLOT >> 30));
    }
    if (vm->ram) {
        return size == ram_size(vm->ram) ||
               error_set(e, "RAM of %llu MiB: this VM has %llu MiB already",
                         (unsigned long long)(size >> 20),
                         (unsigned long long)(ram_size(vm->ram) >> 20));
    }
    vm->ram = ram_new_flat(size);
    if (!vm->ram) {
        return error_set(e, "no room for %llu MiB of RAM", (unsigned long long)(size >> 20));
    }
    vm->ram_target = ram_target(vm->ram, &p->params.machine.ram_latency);
    const struct bus_target target = {
        .self = vm, .write = write_ram, .read = read_ram, .memory = true
    };
    return bus_map(p->bus, vm_ram_base(vm), size, "guest RAM", &target, e) &&
           map_stage2(vm, size, e);
}
