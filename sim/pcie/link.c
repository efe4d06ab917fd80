/* SPDX-License-Identifier: Apache-2.0 */
/* Both directions of a link: how TLPs come to it, and to whom they go at its end. */
#include "pcie/errors.h"

#include <string.h>

/* ---- writes of the root complex ----------------------------------------------------------------
 */

/* The endpoint, if nothing waits on the way to it and nothing can be lost. NULL: one of both. */
static struct pcie_port *clear_way(struct pcie_port *p, const struct pcie_tlp *t)
{
    while (p && p->ways[LINK_DOWN].waits == 0 && !p->link_down &&
           (!p->protocol || link_protocol_quiet(p))) {
        if (!p->below) {
            return p->endpoint && p->endpoint->inject_count == 0 ? p : NULL;
        }
        p = switch_route(p->below, t->address.ba, false);
    }
    return NULL;
}

static void see_untimed(struct pcie_port *p, struct pcie_tlp *t, simtime_t ready)
{
    struct pcie_stats *stats = &p->root->stats;
    t->time = t->end = simtime_max(ready, p->ways[LINK_DOWN].free);
    p->ways[LINK_DOWN].last_arrival = t->time;
    stats->wire_down += t->wire_bytes;
    if (t->hop == 0) {
        p->sent++;
        tlp_count(stats, t);
    }
    root_see(p->root, t);
}

/* What its link makes of a TLP. */
static void fit(const struct pcie_port *p, unsigned way, struct pcie_tlp *t)
{
    t->port = (uint16_t)p->number;
    t->hop = p->depth;
    t->up = way == LINK_UP;
    t->ecrc = p->link.ecrc;
    t->wire_bytes = p->empty_bytes + (t->header_dw + tlp_payload_dw(t)) * DW;
    t->flit = p->flit_ps != 0;
    if (p->flit_ps) {
        link_flit_tlp(p, t);
    }
}

/* A write that takes no time; none is before it. */
static void write_untimed(struct pcie_port *p, struct pcie_port *end, struct pcie_tlp *t,
                          simtime_t ready)
{
    see_untimed(p, t, ready);
    if (p == end) {
        endpoint_store(p, t, t->time);
        return;
    }
    struct pcie_tlp own = *t; /* of the other links: the caller's may be the first of several */
    while (p != end) {
        p = switch_route(p->below, t->address.ba, false);
        fit(p, LINK_DOWN, &own);
        see_untimed(p, &own, ready);
    }
    endpoint_store(p, &own, own.time);
}

/* A write that has to wait, or one that is not in a hurry. */
static struct bus_answer queue_write(struct pcie_port *p, const struct pcie_tlp *t, simtime_t ready,
                                     const struct answer_to *answer)
{
    struct bus_answer result = { SIMTIME_NEVER, BUS_OK };
    struct packet *k = channel_queue(&p->ways[LINK_DOWN], t, ready, NULL, 0);
    k->answer = *answer;
    if (answer->wanted) {
        result.time = port_answer_time(p, p->queued - 1, ready, answer->point);
        k->answer.wanted = result.time == SIMTIME_NEVER;
    }
    return result;
}

static struct bus_answer at_once(const struct pcie_port *p, simtime_t ready)
{
    const struct pcie_root_params *params = &p->root->params;
    return (struct bus_answer){ ready - params->root_latency - params->bus_latency, BUS_OK };
}

/* There is no link, or the port does not let it through. */
static bool is_lost(struct pcie_port *p, struct pcie_tlp *t, simtime_t ready)
{
    t->poisoned = t->poisoned || (p->poison_injects && inject_poisons(p, t, ready));
    if (p->link_down) {
        port_refuse(p, t, 0, ready);
    } else if (!port_blocks(p, t, 0, ready)) {
        return false;
    }
    p->starts[p->sent++ % STARTS_MAX] = ready;
    return true;
}

struct bus_answer port_write(struct pcie_port *p, struct pcie_tlp *t, simtime_t ready,
                             const struct answer_to *answer)
{
    const uint64_t number = p->queued++;
    struct channel *c = &p->ways[LINK_DOWN];
    struct link_slot slot;
    if (__builtin_expect(p->flit_ps != 0, 0)) {
        t->flit = true;
        link_flit_tlp(p, t);
    }
    if (__builtin_expect(p->link_down || p->poison_injects, 0) && is_lost(p, t, ready)) {
        return at_once(p, ready);
    }
    if (p->root->untimed) {
        struct pcie_port *end = clear_way(p, t);
        if (end) {
            write_untimed(p, end, t, ready);
            return at_once(p, ready);
        }
    }
    if (__builtin_expect(p->protocol != NULL, 0)) {
        link_protocol_wake(p, ready);
    } else if (c->waits == 0 && channel_send_write(c, t, ready, NULL, &slot)) {
        p->starts[p->sent++ % STARTS_MAX] = slot.start;
        port_receive_write(p, t, &slot);
        return (struct bus_answer){ port_answer_time(p, number, ready, answer->point), BUS_OK };
    } else if (c->waits != c->plain) {
        struct bus_answer result = queue_write(p, t, ready, answer);
        channel_pump(c); /* it may pass those that wait */
        return result;
    }
    return queue_write(p, t, ready, answer);
}

/* ---- all others --------------------------------------------------------------------------------
 */

void port_send(struct pcie_port *p, unsigned way, const struct pcie_tlp *t, simtime_t ready,
               struct channel *from, uint32_t serial)
{
    struct channel *c = &p->ways[way];
    struct pcie_tlp own = *t;
    struct link_slot slot;
    fit(p, way, &own);
    if (p->link_down) {
        if (from) {
            channel_release(from, ready, t);
        }
        return; /* who sends it has looked: what comes from an endpoint is lost with it */
    }
    if (t->type == PCIE_MWR && way == LINK_DOWN && c->waits == 0 && !p->protocol &&
        channel_send_write(c, &own, ready, from, &slot)) {
        port_receive_write(p, &own, &slot);
        return;
    }
    channel_queue(c, &own, ready, from, serial);
    if (p->protocol) {
        link_protocol_wake(p, ready);
    } else {
        channel_pump(c);
    }
}

void port_receive_write(struct pcie_port *p, const struct pcie_tlp *t, const struct link_slot *slot)
{
    p->ways[LINK_DOWN].last_arrival = slot->arrival;
    if (__builtin_expect(p->below != NULL, 0)) {
        switch_down(p->below, t, 0, slot);
    } else {
        endpoint_write(p, t, slot->arrival);
    }
}

void port_receive(struct pcie_port *p, unsigned way, const struct packet *k,
                  const struct link_slot *slot)
{
    if (way == LINK_UP) {
        struct packet *rising = fifo_push(&p->rising);
        memcpy(rising, k, sizeof(*k) + (k->tlp.data ? (size_t)k->tlp.length_dw * DW : 0));
        rising->ready = slot->arrival;
        if (p->parent) {
            rising->ready = switch_ready(p->parent, p, p->parent->port, &k->tlp, slot);
        }
        process_wake_by(p->up, rising->ready);
    } else if (k->tlp.type == PCIE_MWR) {
        port_receive_write(p, &k->tlp, slot);
    } else if (p->below) {
        switch_down(p->below, &k->tlp, k->serial, slot);
    } else {
        endpoint_request(p, &k->tlp, k->serial, slot->arrival);
    }
}

/* ---- processes ---------------------------------------------------------------------------------
 */

/* What its lower end does: completions, UpdateFCs. */
void port_run_down(void *port, simtime_t now)
{
    struct pcie_port *p = port;
    simtime_t next = p->endpoint ? endpoint_complete(p->endpoint, now) : SIMTIME_NEVER;
    next = simtime_min(next, channel_updates(&p->ways[LINK_DOWN], now));
    if (next != SIMTIME_NEVER) {
        process_wake_by(p->down, next);
    }
}

/* What comes up to the port, and its UpdateFCs. */
void port_run_up(void *port, simtime_t now)
{
    struct pcie_port *p = port;
    while (!fifo_empty(&p->rising)) {
        const struct packet *first = fifo_first(&p->rising);
        if (first->ready > now) {
            break;
        }
        /* A copy: what it leads to may come up, too. */
        struct packet *k = p->taken;
        memcpy(k, first, sizeof(*k) + (first->tlp.data ? (size_t)first->tlp.length_dw * DW : 0));
        k->tlp.data = first->tlp.data ? k->data : NULL;
        fifo_pop(&p->rising);
        if (is_too_long(&p->function, &k->tlp)) {
            function_detect(&p->function, PCIE_ERROR_MALFORMED, PCIE_ROLE_OTHER, &k->tlp, now);
            channel_release(&p->ways[LINK_UP], now, &k->tlp);
        } else if (p->parent) {
            switch_up(p, k, now);
        } else {
            channel_release(&p->ways[LINK_UP], now, &k->tlp);
            root_take(p, k, now);
        }
    }
    simtime_t next = channel_updates(&p->ways[LINK_UP], now);
    if (!fifo_empty(&p->rising)) {
        next = simtime_min(next, ((const struct packet *)fifo_first(&p->rising))->ready);
    }
    if (next != SIMTIME_NEVER) {
        process_wake_by(p->up, next);
    }
}

bool port_exact(struct pcie_port *p, struct error *e)
{
    return p->protocol || link_protocol_new(p, e);
}
