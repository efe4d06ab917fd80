/* SPDX-License-Identifier: Apache-2.0 */
/* An endpoint and its device: making them, what the device may ask for, looking at its memory. */
#include "pcie/port.h"

#include <stdlib.h>
#include <string.h>

/* ---- what a device may ask for -----------------------------------------------------------------
 */

static void done(void *self, uint64_t token, const struct pcie_device_answer *a,
                 const uint8_t *data)
{
    struct pcie_endpoint *ep = self;
    const simtime_t now = kernel_now(ep->function.root->kernel);
    struct unanswered *waits = endpoint_unanswered(ep, token);
    if (waits) {
        const struct unanswered u = *waits;
        waits->used = false;
        endpoint_answered(ep, &u, a, data, simtime_max(now, u.time));
    }
}

static bool write_memory(struct pcie_endpoint *ep, simtime_t time, uint64_t address,
                         const uint8_t *bytes, size_t size, bool msi)
{
    if (!ep->function.config.view.bus_master) {
        return false;
    }
    while (size) {
        const uint32_t mps = endpoint_mps(ep);
        const uint64_t page = PCIE_PAGE - address % PCIE_PAGE, most = mps - address % DW;
        const uint64_t limit = page < most ? page : most;
        const uint32_t n = (uint32_t)(size < limit ? size : limit);
        endpoint_dma(ep, time, address, bytes, n, msi);
        address += n;
        bytes += n;
        size -= n;
    }
    return true;
}

static bool dma_write(void *self, simtime_t time, uint64_t address, const void *data, size_t size)
{
    return write_memory(self, time, address, data, size, false);
}

static bool msi(void *self, simtime_t time, unsigned vector)
{
    struct pcie_endpoint *ep = self;
    uint64_t address;
    uint32_t value;
    if (!pcie_config_msi(&ep->function.config, vector, &address, &value)) {
        return false;
    }
    uint8_t data[DW];
    pcie_put32(data, value);
    return write_memory(ep, time, address, data, sizeof(data), true);
}

static simtime_t now_of(void *self)
{
    const struct pcie_endpoint *ep = self;
    return kernel_now(ep->function.root->kernel);
}

/* ---- its life ----------------------------------------------------------------------------------
 */

struct pcie_endpoint *endpoint_new(struct pcie_port *p, struct error *e)
{
    struct pcie_endpoint *ep = calloc(1, sizeof(*ep));
    struct pcie_config_params params;
    char name[32];
    if (!ep) {
        error_fault(e, "out of memory for an endpoint");
        return NULL;
    }
    ep->port = p;
    ep->function.root = p->root;
    ep->function.port = p;
    snprintf(name, sizeof(name), "endpoint %u", p->number);
    rng_seed(&ep->rng, p->root->seed, name);
    pcie_config_defaults(&params, PCIE_ENDPOINT);
    params.gen = p->link.gen;
    params.width = p->link.width;
    params.mps = p->link.mps;
    if (!function_init(&ep->function, &params, e)) {
        free(ep);
        return NULL;
    }
    return ep;
}

static void free_device(struct pcie_device *device)
{
    if (device->free) {
        device->free(device->self);
    }
    *device = (struct pcie_device){ 0 };
}

void endpoint_free(struct pcie_endpoint *ep)
{
    if (!ep) {
        return;
    }
    free_device(&ep->device);
    for (unsigned i = 0; i < BARS_MAX; i++) {
        ram_free(ep->memory[i]);
    }
    endpoint_forget(ep);
    free(ep->completions);
    free(ep->unanswered);
    free(ep);
}

bool pcie_port_attach(struct pcie_port *p, const struct pcie_device *device, struct error *e)
{
    struct pcie_endpoint *ep = p->endpoint;
    struct pcie_device own = *device;
    bool any = false;
    for (unsigned i = 0; ep && i < BARS_MAX; i++) {
        any = any || ep->bars[i].used;
    }
    if (!ep || ep->device.write || any) {
        free_device(&own);
        return error_set(e, "%s",
                         !ep   ? "there is a switch, not an endpoint"
                         : any ? "a device has to be there before its first BAR"
                               : "the endpoint has a device already");
    }
    ep->device = own;
    ep->host = (struct pcie_device_host){
        .self = ep, .done = done, .dma_write = dma_write, .msi = msi, .now = now_of
    };
    if (own.attach) {
        own.attach(own.self, &ep->host);
    }
    return true;
}

const struct pcie_device *pcie_port_device(const struct pcie_port *p)
{
    return p->endpoint && p->endpoint->device.write ? &p->endpoint->device : NULL;
}

void endpoint_forget(struct pcie_endpoint *ep)
{
    while (ep->completion_count > 0) {
        free(ep->completions[--ep->completion_count].dma);
    }
    for (unsigned i = 0; i < ep->unanswered_room; i++) {
        ep->unanswered[i].used = false;
    }
    ep->dma_time = 0;
}

void endpoint_reset(struct pcie_endpoint *ep, simtime_t now)
{
    for (unsigned i = 0; i < ep->unanswered_room; i++) {
        const struct unanswered *u = &ep->unanswered[i];
        if (u->used) {
            channel_release(&ep->port->ways[LINK_DOWN], simtime_max(now, u->time), &u->tlp);
        }
    }
    endpoint_forget(ep); /* nothing is answered that was asked before: Base 6.6.2 */
    if (ep->device.reset) {
        ep->device.reset(ep->device.self, now);
    }
}

/* ---- what it holds -----------------------------------------------------------------------------
 */

static const struct bar *bar_inside(const struct pcie_port *p, unsigned number, uint64_t offset,
                                    size_t size)
{
    if (number >= BARS_MAX || !p->endpoint || !p->endpoint->bars[number].used) {
        return NULL;
    }
    const struct bar *b = &p->endpoint->bars[number];
    return offset <= b->size && size <= b->size - offset ? b : NULL;
}

bool pcie_bar_read(const struct pcie_port *p, unsigned number, uint64_t offset, void *to,
                   size_t size)
{
    const struct bar *b = bar_inside(p, number, offset, size);
    const struct pcie_device *d = pcie_port_device(p);
    if (!b) {
        return false;
    }
    if (d) {
        return d->peek && d->peek(d->self, number, offset, to, size);
    }
    ram_read(p->endpoint->memory[number], offset, to, size);
    return true;
}

bool pcie_bar_write(struct pcie_port *p, unsigned number, uint64_t offset, const void *from,
                    size_t size)
{
    const struct bar *b = bar_inside(p, number, offset, size);
    const struct pcie_device *d = pcie_port_device(p);
    if (!b) {
        return false;
    }
    if (d) {
        return d->poke && d->poke(d->self, number, offset, from, size);
    }
    ram_write(p->endpoint->memory[number], offset, from, size);
    return true;
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
