/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What is below the root complex: endpoints, switches, and where their BARs are put.
 *
 * The windows of bridges are whole MiBs, and one range each. So a BAR goes next to the others of
 * its endpoint, endpoints begin at a MiB, and a switch gets a piece of addresses of its own for
 * what is below it, which grows as long as nobody has come behind it.
 */
#include "platform/machine.h"

#include <stdlib.h>

/* ---- addresses ---------------------------------------------------------------------------------
 */

static const uint64_t MIB = 1u << 20;
/* What a switch at a root port gets at first: one below another has a share of that, but no less
 * than the least. Assumed, as firmware reserves for hot-plug. ORDER ARENA */
static const struct {
    uint64_t first, least, share;
} pieces[ARENAS] = { { (uint64_t)64 << 20, (uint64_t)8 << 20, 4 },
                     { (uint64_t)1 << 40, (uint64_t)1 << 30, 16 } };

static uint64_t align_up(uint64_t v, uint64_t to)
{
    return (v + to - 1) & ~(to - 1);
}

/* The arena shall reach to `end`, and if there is room somewhat further. */
static bool grow(struct arena *a, uint64_t end)
{
    struct arena *above = a->above;
    if (end <= a->end) {
        return true;
    }
    if (!above || above->next != a->end) {
        return false;
    }
    const uint64_t more = end + a->piece / 4;
    const uint64_t to = grow(above, more) ? more : end;
    if (!grow(above, to)) {
        return false;
    }
    above->next = a->end = to;
    return true;
}

static bool take(struct arena *a, const void *owner, uint64_t size, uint64_t align, uint64_t *base);

/* A switch's first piece; where there is less, what is needed. */
static bool begin(struct arena *a, uint64_t size, uint64_t align)
{
    const uint64_t start = align > MIB ? align : MIB, least = align_up(size, MIB);
    uint64_t length = least > a->piece ? least : a->piece;
    if (!take(a->above, a, length, start, &a->next)) {
        length = least;
        if (!take(a->above, a, length, start, &a->next)) {
            return false;
        }
    }
    a->end = a->next + length;
    return true;
}

static bool take(struct arena *a, const void *owner, uint64_t size, uint64_t align, uint64_t *base)
{
    if (a->above && a->end == 0 && !begin(a, size, align)) {
        return false;
    }
    const uint64_t from = a->owner == owner ? a->next : align_up(a->next, MIB);
    *base = align_up(from, align);
    if (*base > UINT64_MAX - size ||
        !grow(a, a->above ? align_up(*base + size, MIB) : *base + size)) {
        return false;
    }
    a->next = *base + size;
    a->owner = owner;
    return true;
}

static void below(struct arena *a, struct arena *above)
{
    for (unsigned i = 0; i < ARENAS; i++) {
        const uint64_t part = above[i].piece / pieces[i].share, least = pieces[i].least;
        a[i] = (struct arena){ .above = &above[i],
                               .piece = part == 0      ? pieces[i].first
                                        : part < least ? least
                                                       : part };
    }
}

bool topology_place(struct endpoint *ep, uint64_t size, bool wide, pa_t *base)
{
    struct arena *all = ep->above ? ep->above->arenas : ep->platform->arenas;
    return take(&all[wide ? ARENA_64 : ARENA_32], ep, size, size, &base->pa);
}

bool topology_place_io(struct platform *p, unsigned number, pa_t *base, struct error *e)
{
    const uint64_t size = IO_END - IO_BASE;
    if (p->io_used == size) {
        return error_set(e,
                         "BAR %u: at most %llu I/O BARs on one platform, %d bytes each of 64 KiB",
                         number, (unsigned long long)(size / PCIE_IO_WINDOW), PCIE_IO_WINDOW);
    }
    base->pa = IO_BASE + p->io_used;
    p->io_used += PCIE_IO_WINDOW;
    return true;
}

/* ---- building ----------------------------------------------------------------------------------
 */

bool topology_init(struct platform *p, struct error *e)
{
    p->arenas[ARENA_32] = (struct arena){ .next = WINDOW32_BASE, .end = WINDOW32_END };
    p->arenas[ARENA_64] = (struct arena){ .next = WINDOW64_BASE, .end = WINDOW64_END };
    return pcie_add_ecam(p->root, (pa_t){ ECAM_BASE }, ECAM_BUSES, e);
}

/* What the root complex routes, once there is somewhere to route to. */
static bool open_windows(struct platform *p, struct error *e)
{
    if (p->endpoint_count || p->switch_count) {
        return true;
    }
    return pcie_add_window(p->root, (pa_t){ WINDOW32_BASE }, WINDOW32_END - WINDOW32_BASE, e) &&
           pcie_add_window(p->root, (pa_t){ WINDOW64_BASE }, WINDOW64_END - WINDOW64_BASE, e);
}

static struct endpoint *new_endpoint(struct platform *p, struct switch_node *above,
                                     const struct pcie_link_params *link, struct error *e)
{
    if (p->endpoint_count == ENDPOINTS_MAX) {
        error_set(e, "at most %d endpoints on one platform", ENDPOINTS_MAX);
        return NULL;
    }
    struct endpoint *ep = calloc(1, sizeof(*ep));
    if (!ep) {
        error_fault(e, "out of memory for an endpoint");
        return NULL;
    }
    ep->platform = p;
    ep->above = above;
    const struct pcie_link_params *l = link ? link : &p->params.link;
    if (open_windows(p, e)) {
        ep->port = above ? pcie_switch_port(above->self, l, e) : pcie_port_new(p->root, l, e);
    }
    if (!ep->port) {
        free(ep);
        return NULL;
    }
    p->endpoints[p->endpoint_count++] = ep;
    return ep;
}

struct endpoint *platform_endpoint(struct platform *p, const struct pcie_link_params *link,
                                   struct error *e)
{
    return new_endpoint(p, NULL, link, e);
}

struct endpoint *switch_endpoint(struct switch_node *s, const struct pcie_link_params *link,
                                 struct error *e)
{
    return new_endpoint(s->platform, s, link, e);
}

struct switch_node *platform_switch(struct platform *p, struct switch_node *above,
                                    const struct pcie_switch_params *params,
                                    const struct pcie_link_params *link, struct error *e)
{
    if (p->switch_count == SWITCHES_MAX) {
        error_set(e, "at most %d switches on one platform", SWITCHES_MAX);
        return NULL;
    }
    struct switch_node *s = calloc(1, sizeof(*s));
    if (!s) {
        error_fault(e, "out of memory for a switch");
        return NULL;
    }
    const struct pcie_link_params *l = link ? link : &p->params.link;
    s->platform = p;
    s->mps = l->mps;
    below(s->arenas, above ? above->arenas : p->arenas);
    if (open_windows(p, e)) {
        s->self = pcie_switch_new(p->root, above ? above->self : NULL, params, l, e);
    }
    if (!s->self) {
        free(s);
        return NULL;
    }
    p->switches[p->switch_count++] = s;
    return s;
}

uint64_t switch_mps(const struct switch_node *s)
{
    return s->mps;
}

void topology_free(struct platform *p)
{
    for (unsigned i = 0; i < p->endpoint_count; i++) {
        free(p->endpoints[i]->handed);
        free(p->endpoints[i]);
    }
    for (unsigned i = 0; i < p->switch_count; i++) {
        free(p->switches[i]);
    }
}

/* ---- configuration space -----------------------------------------------------------------------
 */

uint16_t endpoint_id(const struct endpoint *ep)
{
    return pcie_port_id(ep->port);
}

bool endpoint_function(struct endpoint *ep, const struct pcie_config_params *params,
                       struct error *e)
{
    return pcie_port_function(ep->port, params, e);
}

uint16_t switch_id(const struct switch_node *s)
{
    return pcie_switch_id(s->self);
}

pa_t platform_ecam(uint16_t id)
{
    enum { FUNCTION_SHIFT = 12 };
    return (pa_t){ ECAM_BASE + ((uint64_t)id << FUNCTION_SHIFT) };
}

bool platform_enumerate(struct platform *p, struct error *e)
{
    return pcie_root_enumerate(p->root, e);
}

static bool refused(struct platform *p, uint16_t id, unsigned offset, unsigned size,
                    struct error *e)
{
    uint32_t ignored;
    if (!pcie_function_read(p->root, id, 0, 1, &ignored)) {
        return error_set(e, "there is no function %02x:%02x.%x", id >> 8, id >> 3 & 31, id & 7);
    }
    return error_set(e,
                     "%u bytes at offset 0x%x: expected 1, 2 or 4 bytes within an aligned word of "
                     "4, below 0x1000",
                     size, offset);
}

bool platform_config_read(struct platform *p, uint16_t id, unsigned offset, unsigned size,
                          uint32_t *data, struct error *e)
{
    return pcie_function_read(p->root, id, offset, size, data) || refused(p, id, offset, size, e);
}

bool platform_config_write(struct platform *p, uint16_t id, unsigned offset, unsigned size,
                           uint32_t data, struct error *e)
{
    return pcie_function_write(p->root, id, offset, size, data) || refused(p, id, offset, size, e);
}

bool platform_function(const struct platform *p, unsigned n, uint16_t *id)
{
    return pcie_function_id(p->root, n, id);
}
