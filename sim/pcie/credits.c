/* SPDX-License-Identifier: Apache-2.0 */
/* Flow-control credits of a channel, and the UpdateFCs that bring them back. */
#include "pcie/port.h"

uint32_t tlp_payload_dw(const struct pcie_tlp *t)
{
    switch (t->type) {
    case PCIE_MRD:
    case PCIE_CFGRD0:
    case PCIE_CFGRD1:
    case PCIE_IORD:
    case PCIE_CPL: return 0;
    default: return t->length_dw;
    }
}

static bool infinite(const struct credits *cr)
{
    return cr->h == UINT64_MAX && cr->d == UINT64_MAX;
}

/* ---- credits -----------------------------------------------------------------------------------
 */

/* Credits come in whole units of fc_scale, a power of two: the rest waits for the next UpdateFC. */
static inline void add(const struct channel *c, uint64_t *left, uint32_t *rest, uint32_t more)
{
    if (*left != UINT64_MAX) {
        *rest += more;
        more = *rest & ~((uint32_t)c->port->link.fc_scale - 1);
        *rest -= more;
        *left += more;
    }
}

static void add_update(const struct channel *c, struct credits *cr, const struct credit_return *u)
{
    add(c, &cr->h, &cr->h_rest, u->h);
    add(c, &cr->d, &cr->d_rest, u->d);
}

void credits_take_due(const struct channel *c, struct credits *cr, simtime_t now)
{
    while (!fifo_empty(&cr->updates)) {
        const struct credit_return *u = fifo_first(&cr->updates);
        if (u->time > now) {
            return;
        }
        add_update(c, cr, u);
        fifo_pop(&cr->updates);
    }
}

/* When there are credits for `d` units of data; SIMTIME_NEVER: no UpdateFC that is known will do.
 */
simtime_t credits_at(const struct channel *c, const struct credits *cr, uint32_t d)
{
    if (cr->h >= 1 && cr->d >= d) {
        return 0;
    }
    uint64_t h = cr->h, data = cr->d;
    uint32_t h_rest = cr->h_rest, d_rest = cr->d_rest;
    for (size_t n = cr->updates.head; n != cr->updates.tail; n++) {
        const struct credit_return *u = fifo_at(&cr->updates, n);
        add(c, &h, &h_rest, u->h);
        add(c, &data, &d_rest, u->d);
        if (h >= 1 && data >= d) {
            return u->time;
        }
    }
    return SIMTIME_NEVER;
}

/* ---- what is given back ------------------------------------------------------------------------
 */

static struct process *receiver(const struct channel *c)
{
    return c->way == LINK_DOWN ? c->port->down : c->port->up;
}

static struct credit_return *consumed_at(const struct credits *cr, size_t number)
{
    return fifo_at(&cr->consumed, number);
}

/*
 * UpdateFCs go fc_interval apart, so it is known now which one takes these credits: `consumed`
 * holds one sum for each UpdateFC to come, with its time.
 */
static struct credit_return *update_for(struct channel *c, struct credits *cr, simtime_t time)
{
    const simtime_t interval = c->port->fc_interval;
    struct fifo *all = &cr->consumed;
    const struct credit_return *last = fifo_empty(all) ? NULL : consumed_at(cr, all->tail - 1);
    if (last && time <= last->time) {
        size_t n = all->tail - 1; /* the first one that is not too early */
        while (n != all->head && consumed_at(cr, n - 1)->time >= time) {
            n--;
        }
        const simtime_t free =
            n == all->head ? cr->fc_next : consumed_at(cr, n - 1)->time + interval;
        const simtime_t slot = simtime_max(time, free);
        if (slot + interval > consumed_at(cr, n)->time) {
            return consumed_at(cr, n);
        }
        struct credit_return *between = fifo_insert(all, n);
        *between = (struct credit_return){ .time = slot };
        process_wake_by(receiver(c), slot);
        return between;
    }
    const simtime_t next = last ? last->time + interval : cr->fc_next;
    struct credit_return *added = fifo_push(all);
    *added = (struct credit_return){ .time = simtime_max(time, next) };
    process_wake_by(receiver(c), added->time);
    return added;
}

void channel_release(struct channel *c, simtime_t time, const struct pcie_tlp *t)
{
    struct credits *cr = credits_of(c, t);
    if (c->port->protocol && infinite(cr)) {
        return; /* link_protocol.c sends the Acks */
    }
    struct credit_return *u = update_for(c, cr, time);
    u->h++;
    u->d += tlp_data_credits(t);
}

/* Acks ride along, if link_protocol.c does not send them. */
static void send_update(struct channel *c, enum pcie_flow flow, simtime_t now)
{
    struct credits *cr = &c->credits[flow];
    struct pcie_port *p = c->port;
    struct credit_return sum = *(const struct credit_return *)fifo_first(&cr->consumed);
    const bool finite = (cr->h != UINT64_MAX && sum.h) || (cr->d != UINT64_MAX && sum.d);
    fifo_pop(&cr->consumed);
    sum.time = link_dllps(&p->ways[1 - c->way], now, (p->protocol ? 0U : 1U) + finite);
    cr->fc_next = now + p->fc_interval;
    if (!finite) {
        return;
    }
    if (c->way == LINK_DOWN && flow == PCIE_FLOW_P) {
        const struct pcie_credits seen = {
            .time = sum.time, .ph = sum.h, .pd = sum.d, .port = (uint16_t)p->number
        };
        root_see_credits(p->root, &seen);
    }
    *(struct credit_return *)fifo_push(&cr->updates) = sum;
    channel_pump(c);
}

simtime_t channel_updates(struct channel *c, simtime_t now)
{
    simtime_t next = SIMTIME_NEVER;
    for (unsigned flow = 0; flow < PCIE_FLOWS; flow++) {
        struct credits *cr = &c->credits[flow];
        if (!fifo_empty(&cr->consumed) && consumed_at(cr, cr->consumed.head)->time <= now) {
            send_update(c, flow, now);
        }
    }
    for (unsigned flow = 0; flow < PCIE_FLOWS; flow++) {
        const struct credits *cr = &c->credits[flow];
        if (!fifo_empty(&cr->consumed)) {
            next = simtime_min(next, consumed_at(cr, cr->consumed.head)->time);
        }
    }
    return next;
}
