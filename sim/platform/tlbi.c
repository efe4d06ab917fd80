/* SPDX-License-Identifier: Apache-2.0 */
/* TLB maintenance over all cores, and the break-before-make check of a machine. */
#include "platform/machine.h"

/* ---- TLBI ------------------------------------------------------------------------------------ */

bool platform_tlbi(struct vm *vm, unsigned number, const struct mmu_tlbi_op *op, uint64_t xt,
                   struct error *e)
{
    struct platform *p = vm->platform;
    struct core *core = platform_core(p, number, e);
    if (!core) {
        return false;
    }
    struct mmu_tlbi tlbi;
    core_tlbi_make(core, &vm->context.regs, op, xt, &tlbi);
    /* All cores are in one Inner Shareable domain. */
    const bool broadcast = op->shareability != SH_NON;
    for (unsigned i = 0; i < CORES_MAX; i++) {
        if (p->cores[i] && (broadcast || i == number)) {
            core_tlbi(p->cores[i], &tlbi);
        }
    }
    return true;
}

bool cpu_tlbi(struct cpu *cpu, const struct mmu_tlbi_op *op, uint64_t xt, struct cpu_result *r,
              struct error *e)
{
    if (cpu->vm->role == VM_VMM) {
        return error_set(e, "TLBI %s is UNDEFINED at EL0, where the VMM is", op->sys.name);
    }
    if (op->min_el > 1 && cpu->vm->role == VM_GUEST) {
        return error_set(e, "TLBI %s is UNDEFINED at EL1, where the guest is", op->sys.name);
    }
    return cpu_stopped(cpu, r) || platform_tlbi(cpu->vm, cpu->number, op, xt, e);
}

/* ---- break-before-make ----------------------------------------------------------------------- */

bool platform_lint(struct platform *p, struct error *e)
{
    for (unsigned i = 0; i < p->vm_count; i++) {
        if (p->vms[i]->tables.ep) {
            return error_set(e,
                             "break-before-make is watched for tables in RAM alone, and VM %u "
                             "has its own in a BAR",
                             p->vms[i]->domain);
        }
    }
    for (unsigned i = 0; i < CORES_MAX; i++) {
        if (p->cores[i] && !core_lint(p->cores[i])) {
            return error_fault(e, "out of memory for the break-before-make check");
        }
    }
    p->linting = true;
    return true;
}

void machine_lint_write(struct platform *p, pa_t at, uint64_t word)
{
    for (unsigned i = 0; p->linting && i < CORES_MAX; i++) {
        if (p->cores[i]) {
            core_lint_write(p->cores[i], at, word);
        }
    }
}

bool platform_lint_waits(const struct platform *p)
{
    bool waits = false;
    for (unsigned i = 0; p->linting && i < CORES_MAX; i++) {
        waits = waits || (p->cores[i] && core_lint_waits(p->cores[i]));
    }
    return waits;
}

void platform_lint_deliver(struct platform *p)
{
    for (unsigned i = 0; p->linting && i < CORES_MAX; i++) {
        if (p->cores[i]) {
            core_lint_deliver(p->cores[i]);
        }
    }
}

void machine_lint(void *platform, const struct core_lint *l)
{
    const struct platform *p = platform;
    for (unsigned i = 0; i < p->observer_count; i++) {
        if (p->observers[i].lint) {
            p->observers[i].lint(p->observers[i].self, l);
        }
    }
}

/* ---- RAM ------------------------------------------------------------------------------------- */

/* A write from the bus: a guest's own tables, or what it should not reach. */
static struct bus_answer write_ram(void *platform, uint64_t offset, const struct bus_write *w)
{
    struct platform *p = platform;
    const struct bus_answer answer = p->ram_target.write(p->ram_target.self, offset, w);
    for (unsigned at = 0; p->linting && at < BUS_LINE; at += sizeof(uint64_t)) {
        uint64_t word;
        if (w->mask >> at & 0xff) {
            ram_read(p->ram, offset + at, &word, sizeof(word));
            machine_lint_write(p, (pa_t){ RAM_BASE + offset + at }, word);
        }
    }
    return answer;
}

static struct bus_answer read_ram(void *platform, uint64_t offset, const struct bus_read *r,
                                  uint8_t *data)
{
    const struct platform *p = platform;
    return p->ram_target.read(p->ram_target.self, offset, r, data);
}

struct bus_target machine_ram(struct platform *p)
{
    p->ram_target = ram_target(p->ram, &p->params.machine.ram_latency);
    return (struct bus_target){ .self = p, .write = write_ram, .read = read_ram, .memory = true };
}
