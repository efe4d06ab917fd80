/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Who takes a request: windows, bus numbers and BARs as they are just now in the configuration
 * spaces; and what their changes do.
 *
 * A BAR that is fixed is no part of configuration space: whatever no window claims goes to the
 * fixed BAR that has the address.
 */
#include "pcie/route.h"
#include "pcie/errors.h"

/* ---- addresses ---------------------------------------------------------------------------------
 */

static bool holds(const struct bar *b, uint64_t address, bool io)
{
    return b->used && b->fixed && b->io == io && address - b->base.pa < b->size;
}

struct bar *port_fixed_bar(const struct pcie_port *p, uint64_t address, bool io)
{
    struct bar *found = NULL;
    for (unsigned i = 0; p->endpoint && i < BARS_MAX; i++) {
        if (holds(&p->endpoint->bars[i], address, io)) {
            return &p->endpoint->bars[i];
        }
    }
    for (unsigned i = 0; p->below && i < p->below->count && !found; i++) {
        found = port_fixed_bar(p->below->below[i], address, io);
    }
    return found;
}

struct pcie_port *root_route(struct pcie_root *r, uint64_t address, bool io)
{
    for (unsigned i = 0; i < r->port_count && !io; i++) {
        struct pcie_port *p = r->ports[i];
        if (!p->parent && pcie_config_passes_down(&p->function.config, address)) {
            return p;
        }
    }
    for (unsigned i = 0; i < r->port_count; i++) {
        struct pcie_port *p = r->ports[i];
        if (!p->parent && port_fixed_bar(p, address, io)) {
            return p;
        }
    }
    return NULL;
}

struct pcie_port *switch_route(struct pcie_switch *s, uint64_t address, bool io)
{
    const bool passes = !io && pcie_config_passes_down(&s->upstream.config, address);
    for (unsigned i = 0; i < s->count && passes; i++) {
        if (pcie_config_passes_down(&s->below[i]->function.config, address)) {
            return s->below[i];
        }
    }
    for (unsigned i = 0; i < s->count; i++) {
        if (port_fixed_bar(s->below[i], address, io)) {
            return s->below[i];
        }
    }
    return NULL;
}

struct bar *endpoint_bar_at(struct pcie_endpoint *ep, uint64_t address, bool io)
{
    for (struct bar *b = ep->bars; b < ep->bars + BARS_MAX; b++) {
        if (b->decodes && b->io == io && address - b->base.pa < b->size) {
            return b;
        }
    }
    return NULL;
}

/* ---- buses -------------------------------------------------------------------------------------
 */

static bool leads_to(const struct pcie_function *bridge, unsigned bus)
{
    const struct pcie_function_view *v = &bridge->config.view;
    return v->secondary != 0 && bus >= v->secondary && bus <= v->subordinate;
}

struct pcie_port *root_route_bus(struct pcie_root *r, unsigned bus)
{
    for (unsigned i = 0; i < r->port_count; i++) {
        if (!r->ports[i]->parent && leads_to(&r->ports[i]->function, bus)) {
            return r->ports[i];
        }
    }
    return NULL;
}

struct pcie_port *switch_route_bus(struct pcie_switch *s, unsigned bus)
{
    for (unsigned i = 0; i < s->count && leads_to(&s->upstream, bus); i++) {
        if (leads_to(&s->below[i]->function, bus)) {
            return s->below[i];
        }
    }
    return NULL;
}

enum { DEVICES = 32, FUNCTIONS = 8 };

struct pcie_function *root_function(struct pcie_root *r, uint16_t id)
{
    for (unsigned i = 0; i < r->port_count && id / FUNCTIONS < DEVICES; i++) {
        struct pcie_port *p = r->ports[i];
        if (!p->parent && id == p->device * FUNCTIONS) {
            return &p->function;
        }
    }
    return NULL;
}

struct pcie_function *switch_function(struct pcie_switch *s, uint16_t id)
{
    const unsigned device = id / FUNCTIONS % DEVICES;
    const bool here = s->upstream.config.view.secondary == id >> 8 && id % FUNCTIONS == 0;
    return here && device < s->count ? &s->below[device]->function : NULL;
}

void root_each_function(struct pcie_root *r, void (*each)(void *arg, struct pcie_function *f),
                        void *arg)
{
    for (unsigned i = 0; i < r->port_count; i++) {
        struct pcie_port *p = r->ports[i];
        each(arg, &p->function);
        if (p->endpoint) {
            each(arg, &p->endpoint->function);
        } else if (p->below) {
            each(arg, &p->below->upstream);
        }
    }
}

/* ---- which BARs are still where they were put --------------------------------------------------
 */

static bool inside(const struct pcie_window *w, uint64_t base, uint64_t last)
{
    return base >= w->base && last <= w->limit;
}

static bool meets(const struct pcie_window *w, uint64_t base, uint64_t last)
{
    return w->base <= w->limit && base <= w->limit && last >= w->base;
}

static bool covers(const struct pcie_function *f, uint64_t base, uint64_t last)
{
    const struct pcie_function_view *v = &f->config.view;
    return v->memory_enabled &&
           (inside(&v->memory, base, last) || inside(&v->prefetch, base, last));
}

static bool touches(const struct pcie_function *f, uint64_t base, uint64_t last)
{
    const struct pcie_function_view *v = &f->config.view;
    return v->memory_enabled && (meets(&v->memory, base, last) || meets(&v->prefetch, base, last));
}

/* Every bridge from the root complex to `p` passes the range, and none that is asked earlier. */
static bool way_open(const struct pcie_port *p, uint64_t base, uint64_t last)
{
    const struct pcie_switch *s = p->parent;
    struct pcie_port *const *ports = s ? s->below : p->root->ports;
    if (!covers(&p->function, base, last)) {
        return false;
    }
    for (unsigned i = 0; ports[i] != p; i++) {
        if (ports[i]->parent == s && touches(&ports[i]->function, base, last)) {
            return false;
        }
    }
    return !s || (covers(&s->upstream, base, last) && way_open(s->port, base, last));
}

static bool is_direct(const struct pcie_endpoint *ep, const struct bar *b)
{
    const uint64_t base = b->base.pa, last = base + (b->size - 1);
    if (b->fixed || !b->decodes || b->mapped.pa != base) {
        return b->fixed;
    }
    for (const struct bar *other = ep->bars; other < b; other++) {
        const uint64_t at = other->base.pa;
        if (other->decodes && !other->io && at <= last && base <= at + (other->size - 1)) {
            return false;
        }
    }
    return way_open(b->port, base, last);
}

/* Where the function claims its BARs; before any of them is looked at for overlaps. */
static void update_bars(struct pcie_endpoint *ep)
{
    const struct pcie_function_view *v = &ep->function.config.view;
    for (unsigned n = 0; n < BARS_MAX; n++) {
        struct bar *b = &ep->bars[n];
        if (b->used && !b->fixed) {
            b->base.pa = v->bars[b->number].base;
        }
        b->decodes = b->used && (b->fixed || v->memory_enabled);
    }
    for (unsigned n = 0; n < BARS_MAX; n++) {
        ep->bars[n].direct = ep->bars[n].used && is_direct(ep, &ep->bars[n]);
    }
}

void route_update(struct pcie_root *r)
{
    for (unsigned i = 0; i < r->port_count; i++) {
        if (r->ports[i]->endpoint) {
            update_bars(r->ports[i]->endpoint);
        }
    }
}

/* ---- identities --------------------------------------------------------------------------------
 */

/* A function takes its bus number from the configuration writes that it gets (Base 2.2.6.2), the
 * first of which software sends right after it has numbered the bridge. */
static void number_below(struct pcie_port *p)
{
    const unsigned bus = p->function.config.view.secondary;
    if (bus == 0) {
        return;
    }
    if (p->endpoint) {
        p->endpoint->function.id = (uint16_t)(bus << 8);
    } else if (p->below) {
        struct pcie_switch *s = p->below;
        const unsigned inner = s->upstream.config.view.secondary;
        s->upstream.id = (uint16_t)(bus << 8);
        for (unsigned i = 0; i < s->count && inner != 0; i++) {
            s->below[i]->function.id = (uint16_t)(inner << 8 | i * FUNCTIONS);
            number_below(s->below[i]);
        }
    }
}

void route_number(struct pcie_root *r)
{
    for (unsigned i = 0; i < r->port_count; i++) {
        if (!r->ports[i]->parent) {
            number_below(r->ports[i]);
        }
    }
}

/* ---- what changes do ---------------------------------------------------------------------------
 */

static void reset_switch(struct pcie_switch *s)
{
    for (unsigned i = 0; i < s->count; i++) {
        pcie_config_reset(&s->below[i]->function.config, PCIE_RESET_HOT);
        reset_below(&s->below[i]->function);
    }
}

void reset_below(struct pcie_function *bridge)
{
    const struct pcie_port *p = bridge->port;
    if (!bridge->downstream) {
        reset_switch(p->below);
    } else if (p->endpoint) {
        pcie_config_reset(&p->endpoint->function.config, PCIE_RESET_HOT);
    } else if (p->below) {
        pcie_config_reset(&p->below->upstream.config, PCIE_RESET_HOT);
        reset_switch(p->below);
    }
}

/* A hot reset of the bus below lasts as long as software asks for it, and the link is down. */
static void hold_reset(struct pcie_function *f, simtime_t now)
{
    const bool on = f->config.view.secondary_reset;
    struct pcie_port *const own[] = { f->port };
    const struct pcie_switch *s = f->port->below;
    struct pcie_port *const *ports = f->downstream ? own : s->below;
    const unsigned count = f->downstream ? 1 : s->count;
    for (unsigned i = 0; i < count; i++) {
        struct error ignored = { 0 };
        if (!on) {
            links_plan(ports[i], now + ports[i]->link.retrain_time, LINK_PLAN_RAISE, 0);
        } else if (links_can_fail(ports[i], &ignored)) {
            port_link_down(ports[i], now, PCIE_FAIL_LINKDOWN);
        }
    }
    if (on) {
        reset_below(f);
    }
}

static void disable_link(struct pcie_port *p, bool down, simtime_t now)
{
    struct error ignored = { 0 };
    if (!down) {
        links_plan(p, now + p->link.retrain_time, LINK_PLAN_RAISE, 0);
    } else if (links_can_fail(p, &ignored)) {
        port_link_down(p, now, PCIE_FAIL_LINKDOWN);
    }
}

static bool is_endpoint(const struct pcie_function *f)
{
    return f->config.params.type == PCIE_ENDPOINT;
}

void function_changed(void *function, enum pcie_config_event what)
{
    struct pcie_function *f = function;
    const simtime_t now = kernel_now(f->root->kernel);
    switch (what) {
    case PCIE_EVENT_RESET:
        if (is_endpoint(f)) {
            endpoint_reset(f->port->endpoint, now);
        }
        route_update(f->root);
        errors_changed(f, what);
        break;
    case PCIE_EVENT_POWER:
    case PCIE_EVENT_MEMORY_DECODE:
    case PCIE_EVENT_BAR:
    case PCIE_EVENT_WINDOW: route_update(f->root); break;
    case PCIE_EVENT_BUS_NUMBERS: route_number(f->root); break;
    case PCIE_EVENT_SECONDARY_RESET: hold_reset(f, now); break;
    case PCIE_EVENT_LINK_DISABLE:
        if (f->downstream) {
            disable_link(f->port, f->config.view.link_disabled, now);
        }
        break;
    case PCIE_EVENT_ERROR_CONTROL:
    case PCIE_EVENT_AER_CLEARED:
    case PCIE_EVENT_DPC_TRIGGERED:
    case PCIE_EVENT_DPC_RELEASED:
    case PCIE_EVENT_DPC_CONTROL: errors_changed(f, what); break;
    case PCIE_EVENT_FLR: /* told as a reset before */
    case PCIE_EVENT_BUS_MASTER:
    case PCIE_EVENT_MPS:
    case PCIE_EVENT_MRRS:
    case PCIE_EVENT_DEVICE_CONTROL:
    case PCIE_EVENT_LINK_RETRAIN:
    case PCIE_EVENT_LINK_CONTROL:
    case PCIE_EVENT_MSI:
    case PCIE_EVENT_MSIX:
    case PCIE_EVENT_ACS:
    case PCIE_EVENT_PME_CLEARED:
    case PCIE_EVENTS: break; /* looked at when they matter */
    }
}
