/* SPDX-License-Identifier: Apache-2.0 */
/* Building a machine and taking it down; endpoints; statistics. */
#include "platform/lives.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* ---- observers ---------------------------------------------------------------------------------
 */

static void see_drain(void *platform, const struct core_drain *d)
{
    const struct platform *p = platform;
    for (unsigned i = 0; i < p->observer_count; i++) {
        if (p->observers[i].drain) {
            struct core_drain shown = *d;
            shown.domain = domain_owner(d->domain);
            p->observers[i].drain(p->observers[i].self, &shown);
        }
    }
}

bool platform_observe(struct platform *p, const struct platform_observer *o)
{
    const struct pcie_observer tlps = {
        .self = o->self, .tlp = o->tlp, .credits = o->credits, .every_link = o->every_link
    };
    if (p->observer_count == OBSERVERS || (o->tlp && !pcie_observe(p->root, &tlps))) {
        return false;
    }
    p->observers[p->observer_count++] = *o;
    return true;
}

void platform_unobserve(struct platform *p, const void *self)
{
    unsigned kept = 0;
    pcie_unobserve(p->root, self);
    for (unsigned i = 0; i < p->observer_count; i++) {
        if (p->observers[i].self != self) {
            p->observers[kept++] = p->observers[i];
        }
    }
    p->observer_count = kept;
}

/* ---- building ----------------------------------------------------------------------------------
 */

enum { ORDER_CLOCK = 250 }; /* after everything else */

static void pass_time(void *platform, simtime_t now)
{
    (void)platform;
    (void)now;
}

/* A store retires before its answer comes: what it fails with is an SError, or nothing. */
static bool abort_check(const struct ext_profile *abort, struct error *e)
{
    for (unsigned memory = 0; memory < EXT_MEMORIES; memory++) {
        if (abort->sync[EXT_STORE][memory]) {
            return error_set(e, "abort.store_device, store_nc, store_wb: a machine's stores retire "
                                "before they are answered, so that their errors cannot be "
                                "synchronous; expected false (gather.host.report has the rule)");
        }
    }
    const bool *walks = abort->sync[EXT_WALK];
    if (!walks[EXT_DEVICE] || !walks[EXT_NC] || !walks[EXT_WB]) {
        return error_set(e, "abort.walk_device, walk_nc, walk_wb: a machine's walks wait for their "
                            "descriptors; SErrors of them are not modelled: expected true");
    }
    struct error why = { 0 };
    return ext_profile_valid(abort, &why) || error_set(e, "abort: %s", why.text);
}

struct platform *platform_new(const struct platform_params *params, struct error *e)
{
    if (!mmu_impl_check(&params->mmu, e) || !abort_check(&params->abort, e)) {
        return NULL;
    }
    struct platform *p = calloc(1, sizeof(*p));
    if (!p) {
        error_fault(e, "out of memory for a platform");
        return NULL;
    }
    p->params = *params;
    p->kernel = kernel_new(e);
    p->bus = bus_new();
    p->ram = ram_new(RAM_BYTES);
    if (!p->kernel || !p->bus || !p->ram) {
        platform_free(p);
        return NULL;
    }
    p->clock = kernel_spawn(p->kernel, "clock", ORDER_CLOCK, pass_time, p, e);
    if (!p->clock) {
        platform_free(p);
        return NULL;
    }
    struct bus_target ram = machine_ram(p);
    struct pcie_observer observer = {
        .self = p, .error = platform_pcie_error, .failed = life_failed, .told = react_told
    };
    if (!bus_map(p->bus, (pa_t){ RAM_BASE }, RAM_BYTES, "RAM", &ram, e) ||
        !(p->root = pcie_root_new(p->kernel, p->bus, &p->params.root, e)) ||
        !pcie_observe(p->root, &observer) || !topology_init(p, e) || !react_init(p, e)) {
        platform_free(p);
        return NULL;
    }
    pcie_root_seed(p->root, p->params.machine.seed);
    return p;
}

void platform_free(struct platform *p)
{
    if (!p) {
        return;
    }
    for (unsigned i = 0; i < p->vm_count; i++) {
        vm_free(p->vms[i]);
    }
    if (p->host) {
        vm_free(p->host);
    }
    topology_free(p);
    if (p->kernel) {
        kernel_free(p->kernel);
    }
    for (unsigned i = 0; i < CORES_MAX; i++) {
        core_free(p->cores[i]);
    }
    pcie_root_free(p->root);
    bus_free(p->bus);
    ram_free(p->ram);
    react_free(p);
    life_log_free(p);
    gicv_free(p->gicv);
    free(p->errors);
    free(p);
}

const struct platform_params *platform_get_params(const struct platform *p)
{
    return &p->params;
}

struct mmu_impl platform_impl(const struct platform *p)
{
    const struct machine_params *m = &p->params.machine;
    struct mmu_impl impl = p->params.mmu;
    impl.features = (struct mmu_features){ m->fwb, m->xs, m->mte2, m->mteperm };
    return impl;
}

struct core *platform_core(struct platform *p, unsigned number, struct error *e)
{
    const struct machine_params *m = &p->params.machine;
    if (number >= m->cores) {
        error_set(e, "no core %u: this platform has %llu (parameter cores)", number,
                  (unsigned long long)m->cores);
        return NULL;
    }
    if (!p->cores[number]) {
        struct mmu_impl impl = platform_impl(p);
        const struct core_abort abort = { p->params.abort, p->params.enables,
                                          life_truth((enum ext_state)p->params.host.truth) };
        struct core_setup setup = {
            .kernel = p->kernel,
            .bus = p->bus,
            .number = (uint16_t)number,
            .params = &p->params.core,
            .cache = &p->params.cache,
            .abort = &abort,
            .impl = &impl,
            .tables = { p, machine_read_word, machine_swap_word },
            .observer = { .self = p,
                          .drain = see_drain,
                          .serror = react_serror,
                          .lint = machine_lint },
            .seed = m->seed,
        };
        p->cores[number] = core_new(&setup, e);
        if (p->cores[number] && p->linting && !core_lint(p->cores[number])) {
            core_free(p->cores[number]);
            p->cores[number] = NULL;
            error_fault(e, "out of memory for a core");
        }
    }
    return p->cores[number];
}

struct cpu *vm_cpu(struct vm *vm, unsigned number, struct error *e)
{
    if (!platform_core(vm->platform, number, e)) {
        return NULL;
    }
    if (!vm->cpus[number]) {
        vm->cpus[number] = calloc(1, sizeof(struct cpu));
        if (!vm->cpus[number]) {
            error_fault(e, "out of memory for a vCPU");
            return NULL;
        }
        vm->cpus[number]->vm = vm;
        vm->cpus[number]->number = number;
    }
    return vm->cpus[number];
}

struct vm *cpu_vm(const struct cpu *cpu)
{
    return cpu->vm;
}

/* ---- endpoints ------------------------------------------------------------------------------- */

enum { BAR_LEAST = 4096, FUNCTION_BARS = 6 };

static bool add_io_bar(struct endpoint *ep, const struct bar_request *bar, struct error *e)
{
    pa_t base;
    if (bar->prefetchable || bar->is64) {
        return error_set(e, "BAR %u: an I/O BAR is neither prefetchable nor of 64 bits",
                         bar->number);
    }
    return topology_place_io(ep->platform, bar->number, &base, e) &&
           pcie_add_io_bar(ep->port, bar->number, base, bar->size, e);
}

bool endpoint_add_bar(struct endpoint *ep, const struct bar_request *bar, struct error *e)
{
    if (bar->at_fixed) {
        return pcie_add_bar(ep->port, bar->number, bar->at, bar->size, e);
    }
    if (bar->number >= FUNCTION_BARS) {
        return error_set(e, "BAR %u: a function has BARs 0 to %d", bar->number, FUNCTION_BARS - 1);
    }
    if (bar->io) {
        return add_io_bar(ep, bar, e);
    }
    if (bar->size < BAR_LEAST || (bar->size & (bar->size - 1))) {
        return error_set(e, "BAR %u: size %llu is not a power of two of at least %d bytes",
                         bar->number, (unsigned long long)bar->size, BAR_LEAST);
    }
    bool wide = bar->is64 || bar->prefetchable;
    pa_t base;
    if (!topology_place(ep, bar->size, wide, &base)) {
        return error_set(e, "BAR %u: %llu bytes do not fit the %s window%s", bar->number,
                         (unsigned long long)bar->size, wide ? "64-bit" : "32-bit",
                         ep->above ? ", or others have come behind those of its switch: make all "
                                     "that is below one switch at once"
                                   : "");
    }
    return pcie_add_function_bar(ep->port, bar->number, base, bar->size, wide, bar->prefetchable,
                                 e);
}

bool endpoint_bar(const struct endpoint *ep, unsigned number, pa_t *base, uint64_t *size)
{
    return pcie_bar_range(ep->port, number, base, size);
}

bool platform_bar_at(const struct platform *p, uint64_t address, struct platform_bar *out)
{
    for (unsigned i = 0; i < p->endpoint_count; i++) {
        for (unsigned k = 0; k < PCIE_DEVICE_BARS; k++) {
            pa_t base;
            uint64_t size;
            if (pcie_bar_range(p->endpoints[i]->port, k, &base, &size) &&
                address - base.pa < size) {
                *out = (struct platform_bar){ i, k, base.pa, size };
                return true;
            }
        }
    }
    return false;
}

bool endpoint_attach(struct endpoint *ep, const struct pcie_device *device, struct error *e)
{
    return pcie_port_attach(ep->port, device, e);
}

const struct pcie_device *endpoint_device(const struct endpoint *ep)
{
    return pcie_port_device(ep->port);
}

bool endpoint_lacks_bar(const struct endpoint *ep, unsigned number, struct error *e)
{
    char known[PCIE_DEVICE_BARS * 3 + 1] = "";
    pa_t base;
    uint64_t size;
    for (unsigned i = 0; i < PCIE_DEVICE_BARS; i++) {
        if (pcie_bar_range(ep->port, i, &base, &size)) {
            const size_t at = strlen(known);
            snprintf(known + at, sizeof(known) - at, "%s%u", at ? ", " : "", i);
        }
    }
    return error_set(e, "this endpoint has no BAR %u%s%s", number, known[0] ? "; it has " : "",
                     known);
}

/* Why a look at, or a change of, a device's memory from outside is refused. */
static bool not_inside(const struct endpoint *ep, unsigned bar, uint64_t offset, size_t size,
                       struct error *e)
{
    pa_t base;
    uint64_t bar_size;
    if (!pcie_bar_range(ep->port, bar, &base, &bar_size)) {
        return endpoint_lacks_bar(ep, bar, e);
    }
    if (offset <= bar_size && size <= bar_size - offset) {
        return error_set(e, "model \"%s\" has no view of its BAR %u", endpoint_device(ep)->model,
                         bar);
    }
    return error_set(e, "%zu bytes at offset 0x%llx are not inside BAR %u of 0x%llx bytes", size,
                     (unsigned long long)offset, bar, (unsigned long long)bar_size);
}

bool endpoint_memory(const struct endpoint *ep, unsigned bar, uint64_t offset, void *to,
                     size_t size, struct error *e)
{
    return pcie_bar_read(ep->port, bar, offset, to, size) || not_inside(ep, bar, offset, size, e);
}

bool endpoint_poke(struct endpoint *ep, unsigned bar, uint64_t offset, const void *from,
                   size_t size, struct error *e)
{
    return pcie_bar_write(ep->port, bar, offset, from, size) ||
           not_inside(ep, bar, offset, size, e);
}

bool endpoint_inject(struct endpoint *ep, const struct pcie_inject *what, struct error *e)
{
    return pcie_inject(ep->port, what, e);
}

bool platform_unmet(const struct platform *p, unsigned n, char *text, size_t size)
{
    for (unsigned i = 0; i < p->endpoint_count; i++) {
        const struct pcie_inject *in;
        const uint16_t id = endpoint_id(p->endpoints[i]);
        for (unsigned k = 0; (in = pcie_injected(p->endpoints[i]->port, k)) != NULL; k++) {
            char what[96];
            if (!in->met && n-- == 0) {
                snprintf(text, size, "%02x:%02x.%u: %s", id >> 8U, id >> 3U & 0x1fU, id & 7U,
                         pcie_inject_text(in, what, sizeof(what)));
                return true;
            }
        }
    }
    return false;
}

/* ---- statistics ------------------------------------------------------------------------------ */

#define MMU(field) offsetof(struct mmu_stats, field)

static const struct stat_row mmu_rows[] = {
    { "mmu.tlb_hits", STAT_COUNT, MMU(tlb_hits), "1", "translations found in a TLB" },
    { "mmu.tlb_misses", STAT_COUNT, MMU(tlb_misses), "1", "translations walked" },
    { "mmu.descriptors", STAT_COUNT, MMU(descriptors_read), "1",
      "descriptors read by walks, both stages" },
};
static const struct stat_table mmu_table = { mmu_rows, ARRAY_LEN(mmu_rows) };

static_assert(sizeof(struct core_stats) % sizeof(uint64_t) == 0, "summed as counters");
static_assert(sizeof(struct mmu_stats) % sizeof(uint64_t) == 0, "summed as counters");

void machine_add_counters(void *sum, const void *part, size_t size)
{
    uint64_t *s = sum;
    const uint64_t *c = part;
    for (size_t i = 0; i < size / sizeof(*s); i++) {
        s[i] += c[i];
    }
}

static double share(double part, double whole)
{
    return whole > 0 ? part / whole : 0;
}

/* What follows from the root complex's statistics. */
static void derived_stats(const struct platform *p, stat_fn *each, void *arg)
{
    const struct pcie_stats *s = pcie_stats(p->root);
    const double count = p->endpoint_count + p->switch_count;
    const double links = count * (double)platform_time(p), percent = 100;
    const double writes = (double)s->mwr, bytes = (double)s->write_bytes;
    each(arg, "pcie.link_utilisation_down", percent * share((double)s->link_busy_down, links), "%",
         "of the run's time, that TLPs towards devices took; the mean of all links");
    each(arg, "pcie.link_utilisation_up", percent * share((double)s->link_busy_up, links), "%",
         "the same towards the host");
    each(arg, "pcie.wire_efficiency", percent * share(bytes, (double)s->wire_down), "%",
         "bytes written, of all bytes of TLPs towards devices");
    each(arg, "pcie.stores_per_tlp", share((double)s->stores, writes), "1",
         "store instructions that one memory write combines");
    each(arg, "pcie.bytes_per_tlp", share(bytes, writes), "B",
         "bytes that one memory write brings");
    each(arg, "pcie.credit_stall_mean",
         share((double)s->credit_stall_time / PS_PER_NS, (double)s->credit_stalls), "ns",
         "of the TLPs that waited for a credit, how long each did");
}

void platform_stats(const struct platform *p, stat_fn *each, void *arg)
{
    struct core_stats core = { 0 };
    struct mmu_stats mmu = { 0 };
    for (unsigned i = 0; i < CORES_MAX; i++) {
        if (p->cores[i]) {
            machine_add_counters(&core, core_stats(p->cores[i]), sizeof(core));
            machine_add_counters(&mmu, core_mmu_stats(p->cores[i]), sizeof(mmu));
        }
    }
    stat_each(&core_stat_table, &core, each, arg);
    stat_each(&mmu_table, &mmu, each, arg);
    stat_each(&kvm_counter_table, &p->counters, each, arg);
    stat_each(&pcie_stat_table, pcie_stats(p->root), each, arg);
    derived_stats(p, each, arg);
    if (p->gicv) {
        gicv_stats(p->gicv, each, arg);
    }
}
