/* SPDX-License-Identifier: Apache-2.0 */
/* Building a root complex, its ports and BARs; what others ask of them. */
#include "pcie/errors.h"

#include <stdlib.h>

struct pcie_root *pcie_root_new(struct kernel *k, struct bus *b,
                                const struct pcie_root_params *params, struct error *e)
{
    if (!combiner_check(params, e)) {
        return NULL;
    }
    struct pcie_root *r = calloc(1, sizeof(*r));
    if (!r || !fifo_init(&r->reports, sizeof(struct error_to_come)) ||
        !fifo_init(&r->behind, sizeof(struct behind_config)) ||
        !fifo_init(&r->untagged, sizeof(struct pending))) {
        pcie_root_free(r);
        error_fault(e, "out of memory for a root complex");
        return NULL;
    }
    r->kernel = k;
    r->bus = b;
    r->params = *params;
    r->seed = 1;
    r->process = kernel_spawn(k, "root", ORDER_ROOT, root_run, r, e);
    if (!r->process) {
        pcie_root_free(r);
        return NULL;
    }
    return r;
}

static void free_port(struct pcie_port *p)
{
    if (!p) {
        return;
    }
    channel_free(&p->ways[LINK_DOWN]);
    channel_free(&p->ways[LINK_UP]);
    fifo_free(&p->rising);
    free(p->taken);
    link_protocol_free(p->protocol);
    endpoint_free(p->endpoint);
    free(p->below);
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
    links_free(r);
    fifo_free(&r->reports);
    fifo_free(&r->behind);
    fifo_free(&r->untagged);
    free(r);
}

static void set_rates(struct pcie_port *p)
{
    struct pcie_link_params *l = &p->link;
    const unsigned gen = (unsigned)l->gen, width = (unsigned)l->width;
    const struct pcie_generation *g = pcie_generation(gen);
    const double bytes_per_second =
        pcie_raw_bandwidth(gen, width) * (1 - (l->skp ? pcie_skp_share(gen) : 0));
    p->empty_bytes = pcie_wire_bytes(gen, 0, 0, l->ecrc);
    p->ps_per_byte_q20 = (uint64_t)(1e12 / bytes_per_second * (1 << 20) + 0.5);
    p->fc_interval =
        l->fc_interval
            ? l->fc_interval
            : (simtime_t)(pcie_ack_limit(gen, width, (uint32_t)l->mps) * pcie_symbol_ps(gen));
    if (g->flit_bytes) {
        p->flit_ps = (simtime_t)(g->flit_bytes * 1e12 / bytes_per_second + 0.5);
        l->latency += l->fec_latency;
    }
    l->latency += l->retimers * l->retimer_latency;
    p->special = p->flit_ps || l->aspm != PCIE_ASPM_OFF;
}

/* A link on which nothing is lost, and nothing waits for an Ack, needs no replay. */
static bool needs_protocol(const struct pcie_link_params *l)
{
    return l->error_rate > 0 || l->replay_buffer;
}

/* ---- ports -------------------------------------------------------------------------------------
 */

static bool channels_init(struct pcie_port *p)
{
    for (unsigned way = LINK_DOWN; way <= LINK_UP; way++) {
        struct channel *c = &p->ways[way];
        if (!channel_init(c, p, way)) {
            return false;
        }
        for (unsigned flow = 0; flow < PCIE_FLOWS; flow++) {
            link_advertised(&p->link, way, flow, &c->credits[flow].h, &c->credits[flow].d);
        }
    }
    p->taken = malloc(sizeof(*p->taken) + p->link.mps);
    return p->taken && fifo_init(&p->rising, sizeof(struct packet) + p->link.mps);
}

static bool bridge_init(struct pcie_function *f, struct pcie_port *p, enum pcie_function_type type,
                        struct error *e)
{
    struct pcie_config_params params;
    pcie_config_defaults(&params, type);
    params.gen = p->link.gen;
    params.width = p->link.width;
    params.mps = p->link.mps;
    params.rcb = p->link.rcb;
    params.port = p->number;
    params.dpc = type != PCIE_SWITCH_UP;
    params.dpc_rp_pio = type == PCIE_ROOT_PORT;
    params.acs = type != PCIE_SWITCH_UP ? PCI_ACS_SV | PCI_ACS_RR | PCI_ACS_CR | PCI_ACS_UF : 0;
    f->root = p->root;
    f->port = p;
    f->downstream = type != PCIE_SWITCH_UP;
    return function_init(f, &params, e);
}

static bool spawn(struct pcie_port *p, struct error *e)
{
    struct kernel *k = p->root->kernel;
    const unsigned order = ORDER_PORT + 2 * p->number;
    return (p->up = kernel_spawn(k, "link-up", order, port_run_up, p, e)) &&
           (p->down = kernel_spawn(k, "link-down", order + 1, port_run_down, p, e)) &&
           (!needs_protocol(&p->link) || link_protocol_new(p, e));
}

static unsigned root_ports(const struct pcie_root *r)
{
    unsigned count = 0;
    for (unsigned i = 0; i < r->port_count; i++) {
        count += r->ports[i]->parent == NULL;
    }
    return count;
}

static bool check_room(const struct pcie_root *r, const struct pcie_switch *parent,
                       const struct pcie_link_params *link, struct error *e)
{
    if (r->port_count == PORTS_MAX) {
        return error_set(e, "at most %d links on one root complex", PORTS_MAX);
    }
    if (!parent && root_ports(r) == ROOT_PORTS_MAX) {
        return error_set(e, "at most %d root ports on one root complex", ROOT_PORTS_MAX);
    }
    if (parent && parent->count == SWITCH_PORTS_MAX) {
        return error_set(e, "at most %d downstream ports on one switch", SWITCH_PORTS_MAX);
    }
    if (parent && link->mps > parent->port->path_mps) {
        return error_set(e,
                         "link.mps: %llu is more than the %u of a link above it: no function may "
                         "be sent more than every link on its path takes (Base 7.5.3.4)",
                         (unsigned long long)link->mps, parent->port->path_mps);
    }
    return true;
}

static void lower_tree(struct pcie_port *p)
{
    for (struct pcie_port *q = p; q; q = q->parent ? q->parent->port : NULL) {
        q->tree_mps = q->tree_mps < p->path_mps ? q->tree_mps : p->path_mps;
    }
}

/* A downstream port, of the root complex if `parent` is NULL; nothing is behind it yet. */
static struct pcie_port *new_port(struct pcie_root *r, struct pcie_switch *parent,
                                  const struct pcie_link_params *link, struct error *e)
{
    if (!link_check(link, e) || !check_room(r, parent, link, e)) {
        return NULL;
    }
    struct pcie_port *p = calloc(1, sizeof(*p));
    if (!p) {
        error_fault(e, "out of memory for a port");
        return NULL;
    }
    p->root = r;
    p->parent = parent;
    p->top = parent ? parent->port->top : p;
    p->depth = parent ? (uint8_t)(parent->port->depth + 1) : 0;
    p->number = r->port_count;
    p->device = parent ? parent->count : root_ports(r) + 1;
    p->link = *link;
    p->path_mps = p->tree_mps = (uint32_t)link->mps;
    set_rates(p);
    if (!channels_init(p) ||
        !bridge_init(&p->function, p, parent ? PCIE_SWITCH_DOWN : PCIE_ROOT_PORT, e) ||
        !spawn(p, e)) {
        free_port(p);
        return NULL;
    }
    return p;
}

/* It and what is behind it are there. */
static bool add_port(struct pcie_port *p, struct error *e)
{
    struct pcie_root *r = p->root;
    r->ports[r->port_count++] = p;
    if (p->parent) {
        p->parent->below[p->parent->count++] = p;
    }
    lower_tree(p);
    return pcie_enumerate(r, e) && port_set_dpc(p, e);
}

static struct pcie_port *endpoint_port(struct pcie_root *r, struct pcie_switch *parent,
                                       const struct pcie_link_params *link, struct error *e)
{
    struct pcie_port *p = new_port(r, parent, link, e);
    if (!p) {
        return NULL;
    }
    p->endpoint = endpoint_new(p, e);
    if (!p->endpoint) {
        free_port(p);
        return NULL;
    }
    return add_port(p, e) ? p : NULL;
}

struct pcie_port *pcie_port_new(struct pcie_root *r, const struct pcie_link_params *link,
                                struct error *e)
{
    return endpoint_port(r, NULL, link, e);
}

struct pcie_port *pcie_switch_port(struct pcie_switch *s, const struct pcie_link_params *link,
                                   struct error *e)
{
    return endpoint_port(s->port->root, s, link, e);
}

struct pcie_switch *pcie_switch_new(struct pcie_root *r, struct pcie_switch *above,
                                    const struct pcie_switch_params *params,
                                    const struct pcie_link_params *link, struct error *e)
{
    struct pcie_port *p = new_port(r, above, link, e);
    if (!p) {
        return NULL;
    }
    struct pcie_switch *s = calloc(1, sizeof(*s));
    p->below = s;
    if (!s) {
        error_fault(e, "out of memory for a switch");
    } else {
        s->params = *params;
        s->port = p;
    }
    if (!s || !bridge_init(&s->upstream, p, PCIE_SWITCH_UP, e)) {
        free_port(p);
        return NULL;
    }
    return add_port(p, e) ? s : NULL;
}

/* ---- BARs --------------------------------------------------------------------------------------
 */

static bool check_bar(const struct pcie_port *p, unsigned number, struct error *e)
{
    if (number >= BARS_MAX || p->endpoint->bars[number].used) {
        return error_set(e, "BAR %u: %s", number,
                         number >= BARS_MAX ? "no such number" : "is there already");
    }
    return true;
}

static bool check_memory_bar(unsigned number, pa_t base, uint64_t size, struct error *e)
{
    return (base.pa % BUS_LINE == 0 && size % BUS_LINE == 0) ||
           error_set(e, "BAR %u: base and size must be multiples of %d bytes", number, BUS_LINE);
}

/* An I/O BAR has windows' granularity to itself, whatever its size (Base 7.5.1.2.1, 7.5.1.3.6). */
static bool check_io_bar(const struct pcie_port *p, unsigned number, pa_t base, uint64_t size,
                         struct error *e)
{
    const struct bar *before = number > 0 ? &p->endpoint->bars[number - 1] : NULL;
    if (size < DW || size > PCIE_IO_WINDOW || (size & (size - 1)) != 0) {
        return error_set(e, "BAR %u: size %llu of I/O space is not a power of two from %d to %d",
                         number, (unsigned long long)size, DW, PCIE_IO_WINDOW);
    }
    if (base.pa % PCIE_IO_WINDOW != 0 || base.pa > UINT32_MAX) {
        return error_set(e,
                         "BAR %u: 0x%llx is no place for I/O space; a multiple of %d below 4 GiB",
                         number, (unsigned long long)base.pa, PCIE_IO_WINDOW);
    }
    if (before && before->used && before->is64) {
        return error_set(e, "BAR %u: taken by the upper half of BAR %u, which is 64 bits wide",
                         number, number - 1);
    }
    return true;
}

static bool add_bar(struct pcie_port *p, const struct bar *what, struct error *e)
{
    struct pcie_endpoint *ep = p->endpoint;
    if (!check_bar(p, what->number, e) ||
        !(what->io ? check_io_bar(p, what->number, what->base, what->size, e)
                   : check_memory_bar(what->number, what->base, what->size, e))) {
        return false;
    }
    struct bar *bar = &ep->bars[what->number];
    char name[32];
    snprintf(name, sizeof(name), "endpoint %u BAR %u", p->number, what->number);
    const struct bus_target target = {
        .self = bar,
        .write = root_bar_write,
        .read = root_bar_read,
        .barrier = combiner_holds(&p->root->params) ? root_barrier : NULL,
        .barrier_self = p->root,
    };
    struct ram *memory = ep->device.write ? NULL : ram_new(what->size);
    if (!ep->device.write && !memory) {
        return error_fault(e, "out of memory for a BAR");
    }
    if (!bus_map(p->root->bus, what->base, what->io ? PCIE_IO_WINDOW : what->size, name, &target,
                 e)) {
        ram_free(memory);
        return false;
    }
    ep->memory[what->number] = memory;
    *bar = *what;
    bar->used = true;
    bar->mapped = what->base;
    bar->root = p->root;
    bar->port = p;
    bar->decodes = bar->direct = bar->fixed;
    return true;
}

bool pcie_add_bar(struct pcie_port *p, unsigned number, pa_t base, uint64_t size, struct error *e)
{
    const struct bar bar = { .fixed = true, .number = number, .base = base, .size = size };
    return add_bar(p, &bar, e) && pcie_enumerate(p->root, e);
}

bool pcie_add_io_bar(struct pcie_port *p, unsigned number, pa_t base, uint64_t size,
                     struct error *e)
{
    return add_bar(
        p, &(struct bar){ .fixed = true, .io = true, .number = number, .base = base, .size = size },
        e);
}

bool pcie_add_function_bar(struct pcie_port *p, unsigned number, pa_t base, uint64_t size,
                           bool is64, bool prefetchable, struct error *e)
{
    const struct bar bar = {
        .number = number, .base = base, .size = size, .is64 = is64, .prefetchable = prefetchable
    };
    if (number >= PCIE_BARS) {
        return error_set(e, "BAR %u: a function has BARs 0 to %d", number, PCIE_BARS - 1);
    }
    return add_bar(p, &bar, e) && function_set_bars(p->endpoint, e) && pcie_enumerate(p->root, e);
}

simtime_t pcie_quiet_at(const struct pcie_root *r)
{
    simtime_t quiet = 0;
    for (unsigned i = 0; i < r->port_count; i++) {
        const struct pcie_port *p = r->ports[i];
        if (p->ways[LINK_DOWN].waits || (p->protocol && !link_protocol_quiet(p))) {
            return SIMTIME_NEVER;
        }
        quiet = simtime_max(
            quiet, simtime_max(p->ways[LINK_DOWN].last_arrival, p->ways[LINK_UP].last_arrival));
    }
    return quiet;
}

void pcie_root_seed(struct pcie_root *r, uint64_t seed)
{
    r->seed = seed;
}

void pcie_root_untimed(struct pcie_root *r)
{
    r->untimed = true;
}

bool pcie_observe(struct pcie_root *r, const struct pcie_observer *o)
{
    if ((o->tlp && r->of_tlps.count == OBSERVERS_MAX) ||
        (o->credits && r->of_credits.count == OBSERVERS_MAX) ||
        (o->error && r->of_errors.count == OBSERVERS_MAX) ||
        ((o->failed || o->told) && r->of_failures.count == OBSERVERS_MAX) ||
        (o->arrived && r->of_arrivals.count == OBSERVERS_MAX)) {
        return false;
    }
    if (o->credits) {
        r->of_credits.at[r->of_credits.count++] = *o;
    }
    if (o->tlp) {
        r->of_tlps.at[r->of_tlps.count++] = *o;
    }
    if (o->error) {
        r->of_errors.at[r->of_errors.count++] = *o;
    }
    if (o->failed || o->told) {
        r->of_failures.at[r->of_failures.count++] = *o;
    }
    if (o->arrived) {
        r->of_arrivals.at[r->of_arrivals.count++] = *o;
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
    forget(&r->of_credits, self);
    forget(&r->of_errors, self);
    forget(&r->of_failures, self);
    forget(&r->of_arrivals, self);
}

const struct pcie_stats *pcie_stats(const struct pcie_root *r)
{
    return &r->stats;
}
