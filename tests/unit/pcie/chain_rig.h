/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The rig with switches in one line between the root port and the endpoint, and what goes over each
 * of the links. Link 0 is the root port's.
 */
#ifndef GATHER_TESTS_PCIE_CHAIN_RIG_H
#define GATHER_TESTS_PCIE_CHAIN_RIG_H

#include "rig.h"

enum { SWITCHES_MAX = 3, LINKS_MAX = SWITCHES_MAX + 1, ENDS_MAX = 3, RAM_SIZE = 1 << 20 };
static const uint64_t RAM_BASE = 0x80000000, ECAM_BASE = 0x40000000, END_STRIDE = 0x1000000;

struct chain {
    struct rig *r;
    unsigned switches;
    unsigned ends; /* endpoints below the last switch; without one: 1 */
    struct pcie_link_params links[LINKS_MAX];
    struct pcie_link_params last[ENDS_MAX]; /* of the endpoints */
    struct pcie_switch_params s;
    struct pcie_device devices[ENDS_MAX]; /* without `write`: memory */
    bool ecam;
    bool own_bars; /* the functions' own, not fixed ones */

    struct pcie_switch *at[SWITCHES_MAX];
    struct pcie_port *end[ENDS_MAX];
    struct pcie_port *port[LINKS_MAX]; /* above each link of the line; the last: of endpoint 0 */
    struct ram *ram;
    simtime_t ram_latency;
    struct pcie_tlp *tlps; /* over any link */
    size_t count, room;
};

/** Without latency, credits and SKP, as rig_new(). */
static inline struct chain *chain_new(unsigned switches)
{
    struct chain *c = calloc(1, sizeof(*c));
    assert_non_null(c);
    c->r = rig_new();
    c->switches = switches;
    c->ends = 1;
    param_defaults(&pcie_switch_table, &c->s);
    for (unsigned i = 0; i < LINKS_MAX; i++) {
        c->links[i] = c->r->link;
    }
    for (unsigned i = 0; i < ENDS_MAX; i++) {
        c->last[i] = c->r->link;
    }
    return c;
}

static inline void chain_see(void *self, const struct pcie_tlp *t)
{
    struct chain *c = self;
    if (c->count == c->room) {
        c->room = c->room ? 2 * c->room : 1024;
        c->tlps = realloc(c->tlps, c->room * sizeof(*c->tlps));
    }
    c->tlps[c->count] = *t;
    c->tlps[c->count++].data = NULL;
}

static inline struct pcie_port *chain_end(struct chain *c, unsigned n)
{
    struct error e = { 0 };
    const struct rig *r = c->r;
    const pa_t base = { r->base + n * END_STRIDE };
    struct pcie_port *p = c->switches ? pcie_switch_port(c->at[c->switches - 1], &c->last[n], &e)
                                      : pcie_port_new(r->root, &c->last[n], &e);
    if (!p || (c->devices[n].write && !pcie_port_attach(p, &c->devices[n], &e)) ||
        !(c->own_bars ? pcie_add_function_bar(p, 0, base, r->bar_size, false, false, &e)
                      : pcie_add_bar(p, 0, base, r->bar_size, &e))) {
        fail_msg("%s", e.text);
    }
    return p;
}

static inline void chain_listen(struct chain *c)
{
    struct error e = { 0 };
    struct rig *r = c->r;
    const struct pcie_observer all = { .self = c, .tlp = chain_see, .every_link = true };
    const struct pcie_observer top = { .self = r, .tlp = see_tlp, .error = see_error };
    assert_true(pcie_observe(r->root, &all) && pcie_observe(r->root, &top));
    for (uint16_t i = 0; i < RIG_MASTERS; i++) {
        r->masters[i] = (struct rig_master){ r, i };
        const struct bus_master m = { &r->masters[i], told_write, told_read, told_error };
        assert_true(bus_add_master(r->bus, i, &m, &e));
    }
}

static inline void chain_build(struct chain *c)
{
    struct error e = { 0 };
    struct rig *r = c->r;
    r->kernel = kernel_new(&e);
    r->bus = bus_new();
    r->root = pcie_root_new(r->kernel, r->bus, &r->params, &e);
    for (unsigned i = 0; r->root && i < c->switches; i++) {
        c->at[i] = pcie_switch_new(r->root, i ? c->at[i - 1] : NULL, &c->s, &c->links[i], &e);
        if (!c->at[i]) {
            fail_msg("%s", e.text);
            return;
        }
        c->port[i] = c->at[i]->port;
    }
    for (unsigned i = 0; i < c->ends; i++) {
        c->end[i] = chain_end(c, i);
    }
    c->port[c->switches] = c->end[0];
    r->port = c->port[0];
    c->ram = ram_new(RAM_SIZE);
    const struct bus_target target = ram_target(c->ram, &c->ram_latency);
    if (!bus_map(r->bus, (pa_t){ RAM_BASE }, RAM_SIZE, "RAM", &target, &e) ||
        (c->ecam && !pcie_add_ecam(r->root, (pa_t){ ECAM_BASE }, 16, &e))) {
        fail_msg("%s", e.text);
    }
    chain_listen(c);
    r->driver = kernel_spawn(r->kernel, "driver", 200, rig_drive, r, &e);
    assert_non_null(r->driver);
}

static inline void chain_free(struct chain *c)
{
    rig_free(c->r);
    ram_free(c->ram);
    free(c->tlps);
    free(c);
}

/** TLP number `n` of a type on the link below so many switches; NULL: there is none. */
static inline const struct pcie_tlp *chain_tlp(const struct chain *c, enum pcie_tlp_type type,
                                               unsigned hop, size_t n)
{
    for (size_t i = 0; i < c->count; i++) {
        if (c->tlps[i].type == type && c->tlps[i].hop == hop && n-- == 0) {
            return &c->tlps[i];
        }
    }
    return NULL;
}

static inline size_t chain_tlps(const struct chain *c, enum pcie_tlp_type type, unsigned hop)
{
    size_t n = 0;
    while (chain_tlp(c, type, hop, n)) {
        n++;
    }
    return n;
}

#endif
