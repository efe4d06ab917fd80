/* SPDX-License-Identifier: Apache-2.0 */
/* What went wrong in a run, and who is hurt. */
#include "platform/lives.h"

#include <stdlib.h>
#include <string.h>

/* A life is called by the first of its errors, if it has one. */
static void name_life(struct platform *p, const struct platform_error *e)
{
    struct platform_life *l = e->life ? &p->lives.lives[e->life - 1] : NULL;
    if (l && (strcmp(l->kind, "write") == 0 || strcmp(l->kind, "read") == 0)) {
        snprintf(l->kind, sizeof(l->kind), "%s", e->kind);
    }
}

void machine_record(struct platform *p, const struct platform_error *e)
{
    name_life(p, e);
    if (p->hung && p->hang.kind[0] == '\0') {
        p->hang = *e;
    }
    p->error_total++;
    p->last_error = *e;
    if (!p->errors) {
        p->errors = calloc(PLATFORM_ERRORS_KEPT, sizeof(*p->errors));
        if (!p->errors) {
            abort();
        }
    }
    if (p->error_count < PLATFORM_ERRORS_KEPT) {
        p->errors[p->error_count++] = *e;
    }
    for (unsigned i = 0; i < p->observer_count; i++) {
        if (p->observers[i].error) {
            p->observers[i].error(p->observers[i].self, e);
        }
    }
}

static const char *kind_of(const struct core_outcome *o)
{
    switch (o->fault) {
    case CORE_FAULT_UNDEFINED: return "undefined";
    case CORE_FAULT_UNSUPPORTED: return "unsupported";
    case CORE_FAULT_EXTERNAL: return "external";
    default: break;
    }
    switch (o->mmu.kind) {
    case MMU_FAULT_ALIGNMENT: return "alignment";
    case MMU_FAULT_PERMISSION: return "permission";
    case MMU_FAULT_ACCESS_FLAG: return "access-flag";
    case MMU_FAULT_ADDRESS_SIZE: return "address-size";
    case MMU_FAULT_WALK_ABORT: return "walk-abort";
    case MMU_FAULT_UPDATE: return "unsupported-update";
    case MMU_FAULT_TLB_CONFLICT: return "tlb-conflict";
    default: return "translation";
    }
}

struct kvm_guest_fault platform_guest_fault(const struct vm *vm, const struct core_outcome *o,
                                            unsigned guest_el)
{
    enum { ISS_ISV = 24 };
    return (struct kvm_guest_fault){
        .undefined = o->fault == CORE_FAULT_UNDEFINED,
        .stage2 = o->mmu.stage2,
        .memslot = o->mmu.stage2 && vm_has_memslot(vm, o->mmu.ipa),
        .sigbus = o->mmu.stage2 && vfio_gives_sigbus(vm, o->mmu.ipa),
        .fetch = o->mmu.access == MMU_FETCH,
        .s1ptw = o->mmu.s1ptw,
        .maintenance = o->mmu.access == MMU_DC || o->mmu.access == MMU_DC_INVALIDATE ||
                       o->mmu.access == MMU_IC,
        .syndrome = o->exception.esr >> ISS_ISV & 1,
        .dfsc = o->dfsc,
        .guest_el = guest_el,
    };
}

const struct platform_error *platform_record_fault(struct platform *p, struct vm *vm,
                                                   const struct core_outcome *o)
{
    return platform_record_fault_at(p, vm, vm->request.el, o);
}

bool fault_is_external(const struct core_outcome *o)
{
    return o->fault == CORE_FAULT_EXTERNAL ||
           (o->fault == CORE_FAULT_MMU && o->mmu.kind == MMU_FAULT_WALK_ABORT);
}

const struct platform_error *platform_record_fault_at(struct platform *p, struct vm *vm,
                                                      unsigned guest_el,
                                                      const struct core_outcome *o)
{
    struct platform_error e = {
        .time = o->time,
        .address = o->mmu.va.va,
        .domain = o->domain,
        .running = -1,
        .exception = o->exception,
        .dfsc = o->dfsc,
    };
    snprintf(e.kind, sizeof(e.kind), "%s", kind_of(o));
    if (vm->role != VM_GUEST) {
        host_process_fault(vm, o, &e);
        react_host_fault(p, vm, o, &e);
        machine_record(p, &e);
        return &p->last_error;
    }
    if (fault_is_external(o)) {
        react_sea(p, vm, guest_el, o, &e);
        machine_record(p, &e);
        return &p->last_error;
    }
    const struct kvm_guest_fault fault = platform_guest_fault(vm, o, guest_el);
    struct host_outcome outcome;
    struct error unknown = { 0 };
    if (kvm_guest_fault_outcome(vm->policy, &fault, &outcome, &unknown)) {
        snprintf(e.victim, sizeof(e.victim), "%s", outcome.victim);
        snprintf(e.text, sizeof(e.text), "%s", outcome.outcome);
        react_fault(p, vm, o, &outcome, &e);
    } else {
        snprintf(e.victim, sizeof(e.victim), "not-modelled");
        const char *name = o->fault == CORE_FAULT_MMU ? mmu_fault_name(&o->mmu) : e.kind;
        snprintf(e.text, sizeof(e.text), "%s, taken to EL%u; who is hurt is not modelled", name,
                 o->exception.target_el);
    }
    machine_record(p, &e);
    return &p->last_error;
}

/* Nothing runs any more, and so no time that comes after it can be told. */
static void hang(struct platform *p, struct platform_error *e)
{
    const struct platform_error *last = &p->last_error; /* what it hangs at, if it is a request */
    snprintf(e->victim, sizeof(e->victim), "host");
    if (p->error_total && last->time == e->time && last->address == e->address) {
        snprintf(e->text, sizeof(e->text),
                 "the machine hangs: the root complex never answers the request of 0x%llx that "
                 "failed (%s, by the table error or read_error)",
                 (unsigned long long)e->address, last->kind);
    } else {
        snprintf(e->text, sizeof(e->text),
                 "the machine hangs at a write to 0x%llx: more than hang_bytes = %llu bytes "
                 "written to write-combined BARs at a stretch (as BCM2711: raspberrypi/linux 4928; "
                 "with hang_bytes = 0 it does not)",
                 (unsigned long long)e->address, (unsigned long long)p->params.root.hang_bytes);
    }
    p->hung = true;
    for (unsigned i = 0; i < p->vm_count; i++) {
        p->vms[i]->stopped = true;
    }
    kernel_stop(p->kernel);
}

/* By how its name begins; the last row is for any other, which an error message tells of. */
static const char *text_of(const char *kind)
{
    static const struct {
        const char *begins, *text;
    } rows[] = {
        { "write-linkdown", "a posted write met a link that is down: it has no answer, the bytes "
                            "are lost" },
        { "write-", "a posted write failed: it has no answer; the endpoint reports it, the bytes "
                    "are lost" },
        { "read-", "a read failed: the root complex answers as the table error says" },
        { "config-", "a configuration request failed: the root complex answers as the table error "
                     "says" },
        { "io-",
          "a request of I/O space failed: the root complex answers as the table error says" },
        { "dpc", "a downstream port contains what is below it: its link is down until software "
                 "lets go of it" },
        { "link-down", "a link is lost, and what was on it" },
        { "bad-", "ERR_COR: a link has repaired bit errors by itself" },
        { "replay-", "ERR_COR: a link has repaired bit errors by itself" },
        { "advisory-", "ERR_COR: the request that failed was answered, so it is advisory" },
        { "", "an error message has come to the root complex" },
    };
    size_t i = 0;
    while (strncmp(kind, rows[i].begins, strlen(rows[i].begins)) != 0) {
        i++;
    }
    return rows[i].text;
}

/* The record of a request that failed comes before what life_failed() is told. */
static bool of_request(const struct pcie_record *r)
{
    return r->of.number && (strncmp(r->kind, "read-", 5) == 0 ||
                            strncmp(r->kind, "config-", 7) == 0 || strncmp(r->kind, "io-", 3) == 0);
}

void platform_pcie_error(void *platform, const struct pcie_record *r)
{
    struct platform *p = platform;
    struct platform_life *l =
        of_request(r) ? life_of_abort(p, &r->of, r->at.ba) : life_find(p, r->of.number);
    struct platform_error e = {
        .time = r->time,
        .address = r->at.ba,
        .domain = domain_owner(r->of.domain),
        .running = -1,
        .life = l ? l->number : 0,
        .victim = "nobody",
    };
    snprintf(e.kind, sizeof(e.kind), "%s", r->kind);
    if (strcmp(r->kind, "host-hang") == 0) {
        hang(p, &e);
        machine_record(p, &e);
        return;
    }
    snprintf(e.text, sizeof(e.text), "%s", text_of(r->kind));
    react_record(p, r, &e);
    machine_record(p, &e);
}

const struct platform_error *platform_hung(const struct platform *p)
{
    return p->hung ? &p->hang : NULL;
}

const struct platform_error *platform_errors(const struct platform *p, size_t *kept,
                                             uint64_t *total)
{
    *kept = p->error_count;
    *total = p->error_total;
    return p->errors;
}

bool platform_host_died(const struct platform *p)
{
    return p->host_died;
}
