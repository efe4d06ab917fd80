/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The host's kernel and VMMs as what runs on a core: the EL2&0 regime with HCR_EL2.{E2H,TGE} =
 * {1,1}, as Linux runs with FEAT_VHE: the kernel at EL2, its processes at EL0. That regime has no
 * stage 2. Their mappings are nG, and the ASID tells them apart: 0 is the kernel's, as it has
 * nothing in the lower range but what it is given here.
 */
#include "platform/machine.h"

#include <stdlib.h>
#include <string.h>

enum { TABLE_PAGE = 4096, INPUT_BITS = 48, ASID_SHIFT = 48 };
static const uint64_t LEAF_EL0 = 1u << 6, LEAF_NG = 1u << 11;

const char *vm_title(const struct vm *vm, char *buffer, size_t size)
{
    if (vm->role == VM_HOST) {
        snprintf(buffer, size, "the host's kernel");
    } else {
        snprintf(buffer, size, "%sVM %u", vm->role == VM_VMM ? "the VMM of " : "", vm->domain);
    }
    return buffer;
}

/* ---- making one ------------------------------------------------------------------------------ */

static struct mmu_regs host_regs(const struct vm *vm)
{
    const uint64_t E2H = (uint64_t)1 << 34, TGE = 1u << 27, RW = 1u << 31;
    const uint64_t EPD1 = 1u << 23, IPS_48_BITS = (uint64_t)5 << 32;
    /* Inner Shareable, write-back write-allocate walks: SH 3, ORGN 1, IRGN 1. */
    const uint64_t walks = 3u << 12 | 1u << 10 | 1u << 8;
    return (struct mmu_regs){
        .hcr_el2 = E2H | TGE | RW,
        .sctlr_el2 = 1u << 0 | 1u << 2 | 1u << 12, /* M, C, I */
        .tcr_el2 = IPS_48_BITS | EPD1 | walks | (64 - INPUT_BITS),
        .ttbr0_el2 = vm->s1_root.pa | (uint64_t)vm->domain << ASID_SHIFT,
        .mair_el2 = machine_mair(),
    };
}

static struct vm *new_process(struct platform *p, enum vm_role role, const struct vm_request *r,
                              uint16_t domain, struct error *e)
{
    struct vm *vm = calloc(1, sizeof(*vm));
    if (!vm) {
        error_fault(e, "out of memory for a part of the host");
        return NULL;
    }
    vm->platform = p;
    vm->role = role;
    vm->domain = domain;
    vm->request = *r;
    snprintf(vm->policy, sizeof(vm->policy), "%s", r->policy);
    vm->request.policy = vm->policy;
    vm->request.page = TABLE_PAGE;
    vm->granule = machine_granule(TABLE_PAGE);
    vm->next_va = MACHINE_FIRST_VA;
    if (!machine_alloc_table(p, TABLE_PAGE, &vm->s1_root)) {
        error_fault(e, "the memory for translation tables is used up");
        free(vm);
        return NULL;
    }
    vm->context = (struct core_context){
        .regs = host_regs(vm),
        .domain = domain,
        .el = (uint8_t)r->el,
        .ls64 = r->ls64 || kvm_policy_ls64(vm->policy),
    };
    return vm;
}

struct vm *platform_host(struct platform *p, struct error *e)
{
    if (!p->host) {
        struct kvm_stage2_in defaults;
        kvm_stage2_defaults(&defaults);
        const struct vm_request r = { .policy = defaults.policy, .el = 2, .ls64 = true };
        p->host = new_process(p, VM_HOST, &r, 0, e);
    }
    return p->host;
}

struct vm *vm_vmm(struct vm *vm, struct error *e)
{
    if (vm->role != VM_GUEST) {
        error_set(e, "only a VM has a VMM");
        return NULL;
    }
    if (!vm->vmm) {
        const struct vm_request r = { .policy = vm->policy };
        vm->vmm = new_process(vm->platform, VM_VMM, &r, vm->domain, e);
        if (vm->vmm) {
            vm->vmm->owner = vm;
        }
    }
    return vm->vmm;
}

bool vm_is_vmm(const struct vm *vm)
{
    return vm->role == VM_VMM;
}

/* ---- mapping --------------------------------------------------------------------------------- */

bool host_process_map(struct vm *vm, struct endpoint *ep, const struct map_request *r,
                      struct mapping *out, struct error *e)
{
    pa_t base;
    uint64_t whole;
    /* An ioremap() is the kernel's alone. */
    const uint64_t el0 = vm->role == VM_HOST ? 0 : LEAF_EL0;
    if (r->lazy && vm->role == VM_HOST) {
        return error_set(e, "ioremap() maps at once: lazy is for VMs and their VMMs");
    }
    struct host_mapping *grown =
        realloc(vm->mappings, (vm->mapping_count + 1) * sizeof(*vm->mappings));
    if (!grown) {
        return error_fault(e, "out of memory for a mapping");
    }
    vm->mappings = grown;
    if (!machine_place(vm, ep, r, out, &base, &whole, e) ||
        !machine_map_stage1(vm, r, out, el0 | LEAF_NG, !r->lazy, e)) {
        return false;
    }
    machine_claim(ep, vm);
    grown[vm->mapping_count++] = (struct host_mapping){
        .va = out->va,
        .pa = out->pa,
        .size = out->size,
        .leaf = machine_s1_leaf(r->s1) | el0 | LEAF_NG,
        .ep = ep,
        .config = r->config,
        .faults = r->lazy,
    };
    return true;
}

/* ---- faults ---------------------------------------------------------------------------------- */

static void end(struct vm *vm, struct platform_error *out, const char *what)
{
    char who[32];
    const bool vmm = vm->role == VM_VMM;
    snprintf(out->victim, sizeof(out->victim), "%s", vmm ? "guest" : "host");
    snprintf(out->text, sizeof(out->text), "%s: %s %s%s", what, vm_title(vm, who, sizeof(who)),
             vmm ? "is killed" : "oopses", vmm ? ", and the VM ends with it" : "");
    if (vm->platform->params.host.deaths) {
        vm->stopped = true;
        if (vmm) {
            vm->owner->stopped = true;
        }
    }
}

/* do_sea(), and EL3 before it. */
static void external_abort(struct vm *vm, struct platform_error *out)
{
    const struct host_params *host = &vm->platform->params.host;
    struct host_sea_in in;
    struct host_reaction reaction;
    struct error unknown = { 0 };
    host_sea_defaults(&in);
    in.kernel = vm->policy;
    in.context = vm->role == VM_HOST ? SEA_HOST_KERNEL : SEA_HOST_PROCESS;
    in.apei_claims = host->apei_claims;
    in.scr_el3_ea = host->scr_el3_ea;
    in.el3_handler_claims = host->el3_handler_claims;
    if (!host_sea(&in, &reaction, &unknown)) {
        end(vm, out, "a synchronous External abort");
        return;
    }
    const bool killed = strcmp(reaction.victim, "host-process") == 0;
    if (killed || strcmp(reaction.victim, "host") == 0) {
        end(vm, out,
            killed ? "a synchronous External abort, SIGBUS (BUS_OBJERR)"
                   : "a synchronous External abort");
        return;
    }
    snprintf(out->victim, sizeof(out->victim), "%s", reaction.victim);
    snprintf(out->text, sizeof(out->text), "%.*s", HOST_LINE_SIZE - 1, reaction.outcome);
}

void host_process_fault(struct vm *vm, const struct core_outcome *o, struct platform_error *out)
{
    char what[120];
    if (fault_is_external(o)) {
        external_abort(vm, out);
    } else if (vm->role == VM_VMM && vfio_vma_gives_sigbus(vm, o->mmu.va)) {
        end(vm, out,
            "SIGBUS (BUS_ADRERR) by vfio_pci_mmap_fault(), as the function does not decode "
            "memory");
    } else if (o->fault == CORE_FAULT_MMU) {
        snprintf(what, sizeof(what), "%s, DFSC 0x%02x, taken to EL%u", mmu_fault_name(&o->mmu),
                 o->dfsc, o->exception.target_el);
        end(vm, out, what);
    } else {
        end(vm, out,
            o->fault == CORE_FAULT_UNDEFINED ? "an UNDEFINED instruction"
                                             : "an access that the memory has not");
    }
}
