/* SPDX-License-Identifier: Apache-2.0 */
/* Faults on demand: which request is the one. */
#include "pcie/errors.h"

#include <assert.h>
#include <string.h>

const char *const pcie_inject_names[] = { "ur",   "ca",     "timeout",  "delay",
                                          "lcrc", "poison", "linkdown", NULL };
static_assert(ARRAY_LEN(pcie_inject_names) == PCIE_INJECT_LINKDOWN + 2, "ORDER PCIE_INJECT");

static bool is_there(const struct pcie_inject *in, const struct pcie_tlp *t, unsigned space,
                     unsigned bar, uint64_t offset)
{
    if (in->at_time || in->space != space || (space != PCIE_INJECT_CFG && in->bar != bar)) {
        return false;
    }
    return in->offset == UINT64_MAX ||
           (in->offset >= offset && tlp_enables(t, in->offset - offset));
}

static bool touches(struct pcie_inject *in, const struct pcie_tlp *t, unsigned space, unsigned bar,
                    uint64_t offset)
{
    const bool there = is_there(in, t, space, bar, offset);
    in->met = in->met || there;
    return there;
}

static void forget(struct pcie_endpoint *ep, unsigned number)
{
    struct pcie_inject *in = &ep->injects[number];
    memmove(in, in + 1, (--ep->inject_count - number) * sizeof(*in));
}

/* It has struck once. */
static void spend(struct pcie_endpoint *ep, unsigned number)
{
    if (--ep->injects[number].count == 0) {
        forget(ep, number);
    }
}

/* Of those that it touches: is this one, after `skip`, by its probability? */
static bool strikes(struct pcie_endpoint *ep, struct pcie_inject *in)
{
    if (in->skip > 0) {
        in->skip--;
        return false;
    }
    return in->probability == 0 || in->probability >= 1 || rng_real(&ep->rng) < in->probability;
}

/* What the root complex does to a write before it is sent is not to be done again at its end. */
static bool is_done_above(const struct pcie_inject *in, const struct pcie_tlp *t)
{
    return in->kind == PCIE_INJECT_POISON && t->data != NULL;
}

bool inject_take(struct pcie_endpoint *ep, const struct pcie_tlp *t, unsigned space, unsigned bar,
                 uint64_t offset, simtime_t time, struct pcie_inject *out)
{
    for (unsigned i = 0; i < ep->inject_count; i++) {
        struct pcie_inject *in = &ep->injects[i];
        if (time < in->from || is_done_above(in, t) || !touches(in, t, space, bar, offset) ||
            !strikes(ep, in)) {
            continue;
        }
        *out = *in;
        spend(ep, i);
        return true;
    }
    return false;
}

static unsigned space_of(const struct pcie_tlp *t)
{
    switch (t->type) {
    case PCIE_CFGWR0:
    case PCIE_CFGWR1: return PCIE_INJECT_CFG;
    case PCIE_IOWR: return PCIE_INJECT_IO;
    default: return PCIE_INJECT_MEM;
    }
}

/* Where in `ep` the write goes. False: not there. */
static bool aims_at(struct pcie_endpoint *ep, const struct pcie_tlp *t, unsigned space,
                    unsigned *bar, uint64_t *offset)
{
    *bar = 0;
    *offset = t->address.ba;
    if (space == PCIE_INJECT_CFG) {
        return t->completer_id == ep->function.id;
    }
    const struct bar *b = endpoint_bar_at(ep, t->address.ba, space == PCIE_INJECT_IO);
    if (!b) {
        return false;
    }
    *bar = b->number;
    *offset = t->address.ba - b->base.pa;
    return true;
}

static bool poisons(struct pcie_endpoint *ep, const struct pcie_tlp *t, simtime_t time)
{
    const unsigned space = space_of(t);
    unsigned bar;
    uint64_t offset;
    for (unsigned i = 0; i < ep->inject_count; i++) {
        struct pcie_inject *in = &ep->injects[i];
        if (in->kind != PCIE_INJECT_POISON || time < in->from ||
            !aims_at(ep, t, space, &bar, &offset) || !touches(in, t, space, bar, offset) ||
            !strikes(ep, in)) {
            continue;
        }
        spend(ep, i);
        return true;
    }
    return false;
}

bool inject_poisons(struct pcie_port *p, const struct pcie_tlp *t, simtime_t time)
{
    for (unsigned i = 0; i < p->root->port_count; i++) {
        const struct pcie_port *below = p->root->ports[i];
        struct pcie_endpoint *ep = below->top == p ? below->endpoint : NULL;
        if (ep && ep->inject_count > 0 && poisons(ep, t, time)) {
            return true;
        }
    }
    return false;
}

static bool check_space(const struct pcie_endpoint *ep, const struct pcie_inject *what,
                        struct error *e)
{
    if (what->space == PCIE_INJECT_CFG) {
        return what->offset == UINT64_MAX || what->offset < PCIE_CONFIG_BYTES ||
               error_set(e, "offset: 0x%llx is beyond the %d bytes of configuration space",
                         (unsigned long long)what->offset, PCIE_CONFIG_BYTES);
    }
    const bool io = what->space == PCIE_INJECT_IO;
    for (unsigned i = 0; i < BARS_MAX; i++) {
        const struct bar *b = &ep->bars[i];
        if (b->used && b->number == what->bar && b->io == io) {
            return what->offset == UINT64_MAX || what->offset < b->size ||
                   error_set(e, "offset: 0x%llx is beyond the 0x%llx bytes of BAR %u",
                             (unsigned long long)what->offset, (unsigned long long)b->size,
                             what->bar);
        }
    }
    return error_set(e, "this endpoint has no %sBAR %u", io ? "I/O " : "", what->bar);
}

/* Bit errors are the link's, which looks at nothing but how many there are to be. */
static bool spoil(struct pcie_port *p, const struct pcie_inject *what, struct error *e)
{
    if (what->skip || what->from || (what->probability != 0 && what->probability < 1)) {
        return error_set(e, "kind lcrc takes count alone; for a rate see link.error_rate");
    }
    return link_protocol_spoil(p, what->count, e);
}

bool pcie_inject(struct pcie_port *p, const struct pcie_inject *what, struct error *e)
{
    struct pcie_endpoint *ep = p->endpoint;
    if (!ep) {
        return error_set(e, "there is no endpoint behind this port");
    }
    if (!(what->probability >= 0 && what->probability <= 1)) {
        return error_set(e, "probability: expected 0 to 1");
    }
    if (what->at_time && what->kind != PCIE_INJECT_LINKDOWN) {
        return error_set(e, "only kind linkdown needs no request");
    }
    if (!what->at_time && !check_space(ep, what, e)) {
        return false;
    }
    if (what->kind == PCIE_INJECT_LCRC) {
        return spoil(p, what, e);
    }
    if (what->count == 0) {
        return true;
    }
    if (what->kind == PCIE_INJECT_LINKDOWN && !links_can_fail(p, e)) {
        return false;
    }
    if (what->at_time) {
        links_plan(p, what->from, LINK_PLAN_LOSE, what->delay);
        return true;
    }
    if (ep->inject_count == INJECTS_MAX) {
        return error_set(e, "at most %d at a time for one endpoint", INJECTS_MAX);
    }
    ep->injects[ep->inject_count] = *what;
    ep->injects[ep->inject_count++].met = false;
    p->top->poison_injects += what->kind == PCIE_INJECT_POISON;
    return true;
}

const struct pcie_inject *pcie_injected(const struct pcie_port *p, unsigned n)
{
    return p->endpoint && n < p->endpoint->inject_count ? &p->endpoint->injects[n] : NULL;
}

const char *pcie_inject_text(const struct pcie_inject *in, char *buffer, size_t size)
{
    char where[48] = "configuration space";
    if (in->space != PCIE_INJECT_CFG) {
        (void)snprintf(where, sizeof(where), "BAR %u", in->bar);
    }
    if (in->offset == UINT64_MAX) {
        (void)snprintf(buffer, size, "%s at %s", pcie_inject_names[in->kind], where);
    } else {
        (void)snprintf(buffer, size, "%s at %s, offset 0x%llx", pcie_inject_names[in->kind], where,
                       (unsigned long long)in->offset);
    }
    return buffer;
}
