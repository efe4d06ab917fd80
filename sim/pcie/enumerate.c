/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What firmware and an operating system leave behind after they have looked at the tree: bus
 * numbers depth first, windows, BARs, and enables as Linux sets them.
 */
#include "pcie/errors.h"
#include "pcie/route.h"

enum { MIB_SHIFT = 20, FUNCTIONS = 8, BUSES = 256 };
static const uint64_t MIB = 1u << MIB_SHIFT, GIB4 = (uint64_t)1 << 32;

bool function_init(struct pcie_function *f, const struct pcie_config_params *params,
                   struct error *e)
{
    if (!pcie_config_init(&f->config, params, e)) {
        return false;
    }
    f->config.self = f;
    f->config.changed = function_changed;
    return true;
}

/* With the BARs that the endpoint has. */
static bool lay_out(struct pcie_endpoint *ep, struct pcie_config_params params, struct error *e)
{
    for (unsigned n = 0; n < PCIE_BARS; n++) {
        const struct bar *b = &ep->bars[n];
        params.bars[n] = (struct pcie_bar_params){ 0 };
        if (b->used && !b->fixed) {
            params.bars[n] = (struct pcie_bar_params){ b->size, b->is64, b->prefetchable };
        }
    }
    return function_init(&ep->function, &params, e);
}

bool function_set_bars(struct pcie_endpoint *ep, struct error *e)
{
    return lay_out(ep, ep->function.config.params, e);
}

/* ---- registers ---------------------------------------------------------------------------------
 */

static void write_header(struct pcie_function *f, unsigned offset, unsigned size, uint64_t value)
{
    (void)pcie_config_write(&f->config, offset, size, (uint32_t)value);
}

/* Of a capability that may be absent: the bits of `mask` become `value`. */
static void write_field(struct pcie_function *f, enum pcie_capability cap, unsigned reg,
                        unsigned size, uint32_t mask, uint32_t value)
{
    struct pcie_config *c = &f->config;
    uint32_t old;
    if (pcie_config_has_register(c, cap, reg) &&
        pcie_config_read(c, c->at[cap] + reg, size, &old)) {
        (void)pcie_config_write(c, c->at[cap] + reg, size, (old & ~mask) | value);
    }
}

/** 128 bytes is 0, 256 is 1 and so on (Base 7.5.3.4). */
static uint32_t payload_code(uint64_t bytes)
{
    return (uint32_t)__builtin_ctzll(bytes) - 7;
}

/* What every function gets: `p` is the port of the link that it is at. */
static void enable(struct pcie_function *f, const struct pcie_port *p)
{
    enum {
        COMMAND = PCI_COMMAND_MEMORY | PCI_COMMAND_MASTER | PCI_COMMAND_SERR,
        /* Linux, drivers/pci/pcie/aer.c: PCI_EXP_AER_FLAGS */
        REPORTS =
            PCI_EXP_DEVCTL_CERE | PCI_EXP_DEVCTL_NFERE | PCI_EXP_DEVCTL_FERE | PCI_EXP_DEVCTL_URRE,
        REPORTS_TO_ROOT =
            PCI_ERR_ROOT_CMD_COR_EN | PCI_ERR_ROOT_CMD_NONFATAL_EN | PCI_ERR_ROOT_CMD_FATAL_EN,
        MPS = PCI_EXP_DEVCTL_PAYLOAD,
        MRRS = PCI_EXP_DEVCTL_READRQ,
        ORDER = PCI_EXP_DEVCTL_RELAX_EN | PCI_EXP_DEVCTL_NOSNOOP_EN | PCI_EXP_DEVCTL_EXT_TAG
    };
    const bool endpoint = f->config.params.type == PCIE_ENDPOINT;
    const uint32_t sizes = payload_code(p->path_mps) * (MPS & -MPS) +
                           payload_code(endpoint ? p->link.mrrs : 512) * (MRRS & -MRRS);
    write_field(f, PCIE_CAP_PM, PCI_PM_CTRL, 2, PCI_PM_CTRL_STATE_MASK, 0);
    write_field(f, PCIE_CAP_EXPRESS, PCI_EXP_DEVCTL, 2, MPS | MRRS | REPORTS | ORDER,
                sizes | REPORTS | ORDER);
    write_field(f, PCIE_CAP_EXPRESS, PCI_EXP_LNKCTL, 2, PCI_EXP_LNKCTL_ASPMC | PCI_EXP_LNKCTL_RCB,
                p->link.aspm | (endpoint && p->link.rcb == 128 ? PCI_EXP_LNKCTL_RCB : 0));
    write_field(f, PCIE_CAP_EXPRESS, PCI_EXP_RTCTL, 2, 0, PCI_EXP_RTCTL_CRSSVE);
    write_field(f, PCIE_CAP_AER, PCI_ERR_ROOT_COMMAND, 4, 0, REPORTS_TO_ROOT);
    write_header(f, PCI_COMMAND, 2, COMMAND);
    pcie_config_set_link(&f->config, (unsigned)p->link.gen, (unsigned)p->link.width, false,
                         !p->link_down && (p->endpoint || p->below));
}

/* ---- BARs and windows --------------------------------------------------------------------------
 */

/** Addresses from `low` to before `end`; none if `end` is 0. */
struct span {
    uint64_t low, end;
};

/** What lies below a bridge, by the window that covers it. */
struct below {
    struct span memory, prefetch;
};

static void add_span(struct span *s, uint64_t low, uint64_t end)
{
    s->low = s->end == 0 || low < s->low ? low : s->low;
    s->end = end > s->end ? end : s->end;
}

static void add_below(struct below *sum, const struct below *part)
{
    if (part->memory.end) {
        add_span(&sum->memory, part->memory.low, part->memory.end);
    }
    if (part->prefetch.end) {
        add_span(&sum->prefetch, part->prefetch.low, part->prefetch.end);
    }
}

static bool put_bar(struct pcie_function *f, const struct bar *b, struct error *e)
{
    const struct pcie_bar_view *v = &f->config.view.bars[b->number];
    const uint64_t base = b->mapped.pa;
    write_header(f, PCI_BASE_ADDRESS_0 + 4 * b->number, 4, base);
    if (v->is64) {
        write_header(f, PCI_BASE_ADDRESS_0 + 4 * b->number + 4, 4, base >> 32);
    }
    if (v->size != b->size || v->base != base) {
        return error_set(e,
                         "endpoint %u BAR %u: 0x%llx is no place for one of 0x%llx bytes and %u "
                         "bits",
                         b->port->number, b->number, (unsigned long long)base,
                         (unsigned long long)b->size, v->is64 ? 64 : 32);
    }
    return true;
}

/* What lies above 4 GiB needs the prefetchable window, which alone has 64 bits (Base 7.5.1.3). */
static void add_bar(struct below *sum, const struct bar *b)
{
    const uint64_t base = b->mapped.pa, end = base + b->size;
    add_span(end <= GIB4 ? &sum->memory : &sum->prefetch, base, end);
}

/** Base and limit fields in units of 1 MiB; a window is closed if its base is above its limit. */
static void put_window(struct pcie_function *f, unsigned base_reg, unsigned limit_reg,
                       const struct span *s)
{
    const uint64_t low = s->end ? s->low : MIB, last = s->end ? s->end - 1 : 0;
    enum { FIELD_SHIFT = 16, FIELD = 0xfff0 };
    write_header(f, base_reg, 2, low >> FIELD_SHIFT & FIELD);
    write_header(f, limit_reg, 2, last >> FIELD_SHIFT & FIELD);
    if (base_reg == PCI_PREF_MEMORY_BASE) {
        write_header(f, PCI_PREF_BASE_UPPER32, 4, low >> 32);
        write_header(f, PCI_PREF_LIMIT_UPPER32, 4, last >> 32);
    }
}

static void put_bridge(struct pcie_function *f, unsigned secondary, unsigned subordinate,
                       const struct below *below)
{
    write_header(f, PCI_PRIMARY_BUS, 1, f->id >> 8);
    write_header(f, PCI_SECONDARY_BUS, 1, secondary);
    write_header(f, PCI_SUBORDINATE_BUS, 1, subordinate);
    put_window(f, PCI_MEMORY_BASE, PCI_MEMORY_LIMIT, &below->memory);
    put_window(f, PCI_PREF_MEMORY_BASE, PCI_PREF_MEMORY_LIMIT, &below->prefetch);
    write_header(f, PCI_BRIDGE_CONTROL, 2, PCI_BRIDGE_CTL_SERR);
}

/* ---- the walk ----------------------------------------------------------------------------------
 */

struct walk {
    unsigned next_bus;
    const struct pcie_port *below; /* only what is below it is written; NULL: everything */
    bool writes;
    struct error *e;
};

static bool visit_endpoint(struct walk *w, struct pcie_endpoint *ep, unsigned bus,
                           struct below *out)
{
    for (unsigned n = 0; n < BARS_MAX; n++) {
        const struct bar *b = &ep->bars[n];
        if (!b->used || b->fixed) {
            continue;
        }
        add_bar(out, b);
        if (w->writes && !put_bar(&ep->function, b, w->e)) {
            return false;
        }
    }
    if (w->writes) {
        ep->function.id = (uint16_t)(bus << 8);
        enable(&ep->function, ep->function.port);
    }
    return true;
}

static bool visit_port(struct walk *w, struct pcie_port *p, unsigned bus, struct below *out);

static bool visit_switch(struct walk *w, struct pcie_switch *s, unsigned bus, struct below *out)
{
    const unsigned inner = w->next_bus++;
    for (unsigned i = 0; i < s->count; i++) {
        s->below[i]->device = i;
        if (!visit_port(w, s->below[i], inner, out)) {
            return false;
        }
    }
    if (w->writes) {
        s->upstream.id = (uint16_t)(bus << 8);
        put_bridge(&s->upstream, inner, w->next_bus - 1, out);
        enable(&s->upstream, s->port);
    }
    return true;
}

/* Adds to `out` what is below the port. */
static bool visit_port(struct walk *w, struct pcie_port *p, unsigned bus, struct below *out)
{
    struct below own = { 0 };
    const unsigned secondary = w->next_bus++;
    const bool writes = w->writes;
    if (w->next_bus > BUSES) {
        return error_set(w->e, "there are at most %d buses", BUSES);
    }
    w->writes = writes || p == w->below;
    if ((p->endpoint && !visit_endpoint(w, p->endpoint, secondary, &own)) ||
        (p->below && !visit_switch(w, p->below, secondary, &own))) {
        return false;
    }
    w->writes = writes;
    if (writes) {
        p->function.id = (uint16_t)(bus << 8 | p->device * FUNCTIONS);
        put_bridge(&p->function, secondary, w->next_bus - 1, &own);
        enable(&p->function, p);
        pcie_config_set_present(&p->function.config, p->endpoint || p->below);
    }
    add_below(out, &own);
    return true;
}

/* A BAR of which something else would take a part. */
static bool check_bar(const struct bar *b, struct error *e)
{
    struct pcie_port *p = b->port;
    while (b->fixed && !b->io && p->parent) {
        if (switch_route(p->parent, b->base.pa, false) != p ||
            switch_route(p->parent, b->base.pa + (b->size - 1), false) != p) {
            break;
        }
        p = p->parent->port;
    }
    if (b->fixed ? !p->parent || b->io : b->direct) {
        return true;
    }
    return error_set(e,
                     "endpoint %u BAR %u at 0x%llx: the window of another port covers it, too; the "
                     "BARs behind one port lie together, as windows are whole MiBs",
                     b->port->number, b->number, (unsigned long long)b->mapped.pa);
}

static bool check_bars(const struct pcie_root *r, struct error *e)
{
    for (unsigned i = 0; i < r->port_count; i++) {
        const struct pcie_endpoint *ep = r->ports[i]->endpoint;
        for (unsigned n = 0; ep && n < BARS_MAX; n++) {
            if (ep->bars[n].used && !check_bar(&ep->bars[n], e)) {
                return false;
            }
        }
    }
    return true;
}

/* While firmware writes nobody has to look. */
static void tell(void *on, struct pcie_function *f)
{
    f->config.changed = on ? function_changed : NULL;
}

static bool set_up(struct pcie_root *r, const struct pcie_port *only_below, struct error *e)
{
    struct walk w = { .next_bus = 1, .below = only_below, .writes = !only_below, .e = e };
    struct below all = { 0 };
    unsigned device = 1; /* 0 is the host bridge */
    bool ok = true;
    root_each_function(r, tell, NULL);
    for (unsigned i = 0; i < r->port_count && ok; i++) {
        if (!r->ports[i]->parent) {
            r->ports[i]->device = device++;
            ok = visit_port(&w, r->ports[i], 0, &all);
        }
    }
    root_each_function(r, tell, r);
    route_update(r);
    return ok;
}

bool pcie_enumerate(struct pcie_root *r, struct error *e)
{
    return set_up(r, NULL, e) && check_bars(r, e);
}

bool pcie_restore(struct pcie_port *p, struct error *e)
{
    return set_up(p->root, p, e);
}

/* ---- what others ask of an endpoint ------------------------------------------------------------
 */

size_t pcie_function_size(void)
{
    return sizeof(struct pcie_config_params);
}

void pcie_function_defaults(struct pcie_config_params *p)
{
    pcie_config_defaults(p, PCIE_ENDPOINT);
    p->mps = p->gen = p->width = 0;
}

bool pcie_port_function(struct pcie_port *p, const struct pcie_config_params *params,
                        struct error *e)
{
    struct pcie_config_params own = *params;
    if (!p->endpoint || own.type != PCIE_ENDPOINT) {
        return error_set(e, "only an endpoint's function can be set");
    }
    own.mps = own.mps ? own.mps : p->link.mps;
    own.gen = own.gen ? own.gen : p->link.gen;
    own.width = own.width ? own.width : p->link.width;
    if (own.mps < p->path_mps || own.gen < p->link.gen || own.width < p->link.width) {
        return error_set(e,
                         "config: a function for mps = %llu, gen = %llu, width = %llu cannot be on "
                         "a link with %u, %llu, %llu; expected at least those",
                         (unsigned long long)own.mps, (unsigned long long)own.gen,
                         (unsigned long long)own.width, p->path_mps,
                         (unsigned long long)p->link.gen, (unsigned long long)p->link.width);
    }
    return lay_out(p->endpoint, own, e) && pcie_enumerate(p->root, e);
}

uint16_t pcie_port_id(const struct pcie_port *p)
{
    return p->endpoint ? p->endpoint->function.id
           : p->below  ? p->below->upstream.id
                       : p->function.id;
}

/* What is at the end of its link; a port without anything: its own. */
static const struct pcie_config *config_of(const struct pcie_port *p)
{
    return p->endpoint ? &p->endpoint->function.config
           : p->below  ? &p->below->upstream.config
                       : &p->function.config;
}

bool pcie_port_config_read(const struct pcie_port *p, unsigned offset, unsigned size,
                           uint32_t *data)
{
    return pcie_config_read(config_of(p), offset, size, data);
}

uint16_t pcie_switch_id(const struct pcie_switch *s)
{
    return s->upstream.id;
}

bool pcie_root_enumerate(struct pcie_root *r, struct error *e)
{
    bool ok = pcie_enumerate(r, e);
    for (unsigned i = 0; i < r->port_count && ok; i++) {
        ok = port_set_dpc(r->ports[i], e);
    }
    return ok;
}

/* ---- any function, by its identity -------------------------------------------------------------
 */

struct search {
    uint16_t id;
    struct pcie_function *found;
};

static void look_at(void *search, struct pcie_function *f)
{
    struct search *s = search;
    s->found = !s->found && f->id == s->id ? f : s->found;
}

static struct pcie_function *function_of(struct pcie_root *r, uint16_t id)
{
    struct search s = { .id = id };
    root_each_function(r, look_at, &s);
    return s.found;
}

bool pcie_function_read(struct pcie_root *r, uint16_t id, unsigned offset, unsigned size,
                        uint32_t *data)
{
    const struct pcie_function *f = function_of(r, id);
    return f && pcie_config_read(&f->config, offset, size, data);
}

bool pcie_function_write(struct pcie_root *r, uint16_t id, unsigned offset, unsigned size,
                         uint32_t data)
{
    struct pcie_function *f = function_of(r, id);
    return f && pcie_config_write(&f->config, offset, size, data);
}

struct ids {
    uint16_t id[3 * PORTS_MAX];
    unsigned count;
};

static void add_id(void *ids, struct pcie_function *f)
{
    struct ids *all = ids;
    unsigned at = all->count++;
    while (at > 0 && all->id[at - 1] > f->id) {
        all->id[at] = all->id[at - 1];
        at--;
    }
    all->id[at] = f->id;
}

bool pcie_function_id(struct pcie_root *r, unsigned n, uint16_t *id)
{
    struct ids all = { .count = 0 };
    root_each_function(r, add_id, &all);
    *id = n < all.count ? all.id[n] : 0;
    return n < all.count;
}
