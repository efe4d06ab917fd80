/* SPDX-License-Identifier: Apache-2.0 */
/* Building a root complex, its ports and BARs; what others ask of them. */
#include "pcie/port.h"

#include <stdlib.h>

static bool power_of_two(uint64_t v)
{
    return v != 0 && (v & (v - 1)) == 0;
}

struct pcie_root *pcie_root_new(struct kernel *k, struct bus *b,
                                const struct pcie_root_params *params, struct error *e)
{
    if (!power_of_two(params->join_limit)) {
        error_set(e, "join_limit: %llu is not a power of two",
                  (unsigned long long)params->join_limit);
        return NULL;
    }
    struct pcie_root *r = calloc(1, sizeof(*r));
    if (!r || !fifo_init(&r->reports, sizeof(struct error_to_come))) {
        free(r);
        error_fault(e, "out of memory for a root complex");
        return NULL;
    }
    r->kernel = k;
    r->bus = b;
    r->params = *params;
    r->process = kernel_spawn(k, "root", ORDER_ROOT, root_run, r, e);
    if (!r->process) {
        pcie_root_free(r);
        return NULL;
    }
    return r;
}

static void free_port(struct pcie_port *p)
{
    struct fifo *fifos[] = { &p->writes,   &p->reads,    &p->updates, &p->read_updates,
                             &p->arriving, &p->consumed, &p->rising };
    for (size_t i = 0; i < ARRAY_LEN(fifos); i++) {
        fifo_free(fifos[i]);
    }
    for (unsigned i = 0; i < BARS_MAX; i++) {
        ram_free(p->bars[i].memory);
    }
    free(p->events);
    free(p);
}

void pcie_root_free(struct pcie_root *r)
{
    if (!r) {
        return;
    }
    for (unsigned i = 0; i < r->port_count; i++) {
        free_port(r->ports[i]);
    }
    for (unsigned i = 0; i < MASTERS; i++) {
        free(r->held[i]);
    }
    fifo_free(&r->reports);
    free(r);
}

static bool check_link(const struct pcie_link_params *l, struct error *e)
{
    const struct {
        const char *name;
        uint64_t value;
    } powers[] = {
        { "width", l->width }, { "mps", l->mps }, { "mrrs", l->mrrs }, { "rcb", l->rcb }
    };
    for (size_t i = 0; i < ARRAY_LEN(powers); i++) {
        if (!power_of_two(powers[i].value)) {
            return error_set(e, "link.%s: %llu is not a power of two", powers[i].name,
                             (unsigned long long)powers[i].value);
        }
    }
    if (l->pd && l->pd < l->mps / 16) {
        return error_set(e,
                         "link.pd: %llu credits are less than one write of link.mps = %llu "
                         "bytes needs; expected at least %llu, or 0 for infinite",
                         (unsigned long long)l->pd, (unsigned long long)l->mps,
                         (unsigned long long)(l->mps / 16));
    }
    return true;
}

/* The hard build gives the least that a receiver may: Base Specification, 2.6.1. */
enum { LEAST_CREDITS = GATHER_HARD };

static uint64_t credits(uint64_t advertised, uint64_t least)
{
    if (LEAST_CREDITS) {
        return least;
    }
    return advertised ? advertised : UINT64_MAX;
}

struct pcie_port *pcie_port_new(struct pcie_root *r, const struct pcie_link_params *params,
                                struct error *e)
{
    if (!check_link(params, e)) {
        return NULL;
    }
    if (r->port_count == PORTS_MAX) {
        error_set(e, "at most %d endpoints on one root complex", PORTS_MAX);
        return NULL;
    }
    struct pcie_port *p = calloc(1, sizeof(*p));
    if (!p) {
        error_fault(e, "out of memory for a root port");
        return NULL;
    }
    unsigned gen = (unsigned)params->gen, width = (unsigned)params->width;
    double bytes_per_second =
        pcie_raw_bandwidth(gen, width) * (1 - (params->skp ? pcie_skp_share(gen) : 0));
    p->root = r;
    p->number = r->port_count;
    p->link = *params;
    p->empty_bytes = pcie_wire_bytes(gen, 0, 0, params->ecrc);
    p->ps_per_byte_q20 = (uint64_t)(1e12 / bytes_per_second * (1 << 20) + 0.5);
    p->fc_interval =
        params->fc_interval
            ? params->fc_interval
            : (simtime_t)(pcie_ack_limit(gen, width, (uint32_t)params->mps) * pcie_symbol_ps(gen));
    p->ph = credits(params->ph, 1);
    p->pd = credits(params->pd, params->mps / 16);
    p->nph = credits(params->nph, 1);
    unsigned order = ORDER_PORT + 3 * p->number;
    bool ok = fifo_init(&p->writes, sizeof(struct tx_write) + params->mps) &&
              fifo_init(&p->reads, sizeof(struct tx_read)) &&
              fifo_init(&p->updates, sizeof(struct credit_return)) &&
              fifo_init(&p->read_updates, sizeof(struct credit_return)) &&
              fifo_init(&p->arriving, sizeof(struct tx_read)) &&
              fifo_init(&p->consumed, sizeof(struct credit_return)) &&
              fifo_init(&p->rising, sizeof(struct up_arrival)) &&
              (p->up = kernel_spawn(r->kernel, "link-up", order, port_run_up, p, e)) &&
              (p->down = kernel_spawn(r->kernel, "link-down", order + 1, port_run_down, p, e)) &&
              (p->endpoint = kernel_spawn(r->kernel, "endpoint", order + 2, endpoint_run, p, e));
    if (!ok) {
        free_port(p);
        return NULL;
    }
    r->ports[r->port_count++] = p;
    return p;
}

bool pcie_add_bar(struct pcie_port *p, unsigned number, pa_t base, uint64_t size, struct error *e)
{
    if (number >= BARS_MAX || p->bars[number].used) {
        return error_set(e, "BAR %u: %s", number,
                         number >= BARS_MAX ? "no such number" : "is there already");
    }
    if (base.pa % BUS_LINE || size % BUS_LINE) {
        return error_set(e, "BAR %u: base and size must be multiples of %d bytes", number,
                         BUS_LINE);
    }
    struct bar *bar = &p->bars[number];
    char name[32];
    snprintf(name, sizeof(name), "endpoint %u BAR %u", p->number, number);
    struct bus_target target = {
        .self = bar,
        .write = root_bar_write,
        .read = root_bar_read,
        .barrier = root_barrier,
        .barrier_self = p->root,
    };
    if (!bus_map(p->root->bus, base, size, name, &target, e)) {
        return false;
    }
    bar->memory = ram_new(size);
    if (!bar->memory) {
        return error_fault(e, "out of memory for a BAR");
    }
    bar->used = true;
    bar->base = base;
    bar->size = size;
    bar->port = p;
    return true;
}

static const struct bar *bar_inside(const struct pcie_port *p, unsigned number, uint64_t offset,
                                    size_t size)
{
    if (number >= BARS_MAX || !p->bars[number].used) {
        return NULL;
    }
    const struct bar *b = &p->bars[number];
    return offset <= b->size && size <= b->size - offset ? b : NULL;
}

bool pcie_bar_read(const struct pcie_port *p, unsigned number, uint64_t offset, void *to,
                   size_t size)
{
    const struct bar *b = bar_inside(p, number, offset, size);
    if (b) {
        ram_read(b->memory, offset, to, size);
    }
    return b != NULL;
}

bool pcie_bar_write(struct pcie_port *p, unsigned number, uint64_t offset, const void *from,
                    size_t size)
{
    const struct bar *b = bar_inside(p, number, offset, size);
    if (b) {
        ram_write(b->memory, offset, from, size);
    }
    return b != NULL;
}

bool pcie_bar_range(const struct pcie_port *p, unsigned number, pa_t *base, uint64_t *size)
{
    const struct bar *b = bar_inside(p, number, 0, 0);
    if (b) {
        *base = b->base;
        *size = b->size;
    }
    return b != NULL;
}

simtime_t pcie_quiet_at(const struct pcie_root *r)
{
    simtime_t quiet = 0;
    for (unsigned i = 0; i < r->port_count; i++) {
        const struct pcie_port *p = r->ports[i];
        if (!fifo_empty(&p->writes) || !fifo_empty(&p->reads)) {
            return SIMTIME_NEVER;
        }
        quiet = simtime_max(quiet, p->last_arrival);
    }
    return quiet;
}

void pcie_root_untimed(struct pcie_root *r)
{
    r->untimed = true;
}

bool pcie_observe(struct pcie_root *r, const struct pcie_observer *o)
{
    if ((o->tlp && r->of_tlps.count == OBSERVERS_MAX) ||
        (o->error && r->of_errors.count == OBSERVERS_MAX)) {
        return false;
    }
    if (o->tlp) {
        r->of_tlps.at[r->of_tlps.count++] = *o;
    }
    if (o->error) {
        r->of_errors.at[r->of_errors.count++] = *o;
    }
    return true;
}

static void forget(struct observers *all, const void *self)
{
    unsigned kept = 0;
    for (unsigned i = 0; i < all->count; i++) {
        if (all->at[i].self != self) {
            all->at[kept++] = all->at[i];
        }
    }
    all->count = kept;
}

void pcie_unobserve(struct pcie_root *r, const void *self)
{
    forget(&r->of_tlps, self);
    forget(&r->of_errors, self);
}

const struct pcie_stats *pcie_stats(const struct pcie_root *r)
{
    return &r->stats;
}
