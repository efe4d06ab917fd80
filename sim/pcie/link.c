/* SPDX-License-Identifier: Apache-2.0 */
/* A root port's link: credits, serialisation in both directions, DLLPs. */
#include "pcie/port.h"

#include <assert.h>
#include <string.h>

enum { DATA_CREDIT_DW = 4 }; /* a data credit is 16 bytes */

static uint64_t data_credits(const struct pcie_tlp *t)
{
    return (t->length_dw + DATA_CREDIT_DW - 1) / DATA_CREDIT_DW;
}

/* Credits come in whole units of fc_scale, a power of two: the rest waits for the next UpdateFC. */
void link_add_credits(const struct pcie_port *p, uint64_t *left, uint32_t *rest, uint32_t more)
{
    if (*left != UINT64_MAX) {
        *rest += more;
        more = *rest & ~((uint32_t)p->link.fc_scale - 1);
        *rest -= more;
        *left += more;
    }
}

static void take_update(struct pcie_port *p, simtime_t *start)
{
    const struct credit_return *u = fifo_first(&p->updates);
    link_add_credits(p, &p->ph, &p->ph_rest, u->ph);
    link_add_credits(p, &p->pd, &p->pd_rest, u->pd);
    *start = simtime_max(*start, u->time);
    fifo_pop(&p->updates);
}

static void take_read_update(struct pcie_port *p, simtime_t *start)
{
    const struct credit_return *u = fifo_first(&p->read_updates);
    link_add_credits(p, &p->nph, &p->nph_rest, u->nph);
    *start = simtime_max(*start, u->time);
    fifo_pop(&p->read_updates);
}

static void use(uint64_t *credits, uint64_t n)
{
    if (*credits != UINT64_MAX) {
        *credits -= n;
    }
}

static void count_stall(struct pcie_port *p, struct pcie_tlp *t, simtime_t free, simtime_t start)
{
    t->waited = start - free;
    if (start > free) {
        p->root->stats.credit_stalls++;
        p->root->stats.credit_stall_time += start - free;
    }
}

static inline void seen_down(struct pcie_port *p, struct pcie_tlp *t, const struct link_slot *slot)
{
    t->time = slot->start;
    t->end = slot->end;
    p->root->stats.link_busy_down += slot->end - slot->start;
    p->root->stats.wire_down += t->wire_bytes;
    root_see(p->root, t);
}

static void count_write(struct pcie_port *p, const struct pcie_tlp *t)
{
    struct pcie_stats *stats = &p->root->stats;
    stats->mwr++;
    stats->write_bytes += t->bytes;
    stats->stores += t->stores;
}

static inline void put_write(struct pcie_port *p, struct pcie_tlp *t, uint64_t pd,
                             const struct link_slot *slot)
{
    use(&p->ph, 1);
    use(&p->pd, pd);
    p->root->stats.ph_used++;
    p->root->stats.pd_used += pd;
    count_write(p, t);
    p->starts[p->sent++ % STARTS_MAX] = slot->start;
    seen_down(p, t, slot);
}

/* Put a write on the link if the credits that are there, or known to come, allow it. */
static bool send_write(struct pcie_port *p, struct pcie_tlp *t, simtime_t ready)
{
    uint64_t pd = data_credits(t);
    simtime_t free = simtime_max(ready, p->down_free), start = free;
    while (p->ph < 1 || p->pd < pd) {
        if (fifo_empty(&p->updates)) {
            return false;
        }
        take_update(p, &start);
    }
    count_stall(p, t, free, start);
    const struct link_slot slot = link_occupy(p, LINK_DOWN, t->wire_bytes, start);
    put_write(p, t, pd, &slot);
    endpoint_write(p, t, slot.arrival);
    return true;
}

/*
 * When the master of write `number` may take it as done; SIMTIME_NEVER if that is not known yet.
 * The write came to the root complex at `at_root`; it has room for `posted_queue` writes that wait
 * for the link.
 */
static simtime_t answer_time(const struct pcie_port *p, uint64_t number, simtime_t at_root,
                             enum pcie_ack_point point)
{
    const struct pcie_root_params *params = &p->root->params;
    if (point == PCIE_ACK_LINK) {
        /* asked right after it was sent: down_free is its end */
        return number + 1 == p->sent ? p->down_free + params->root_latency + params->bus_latency
                                     : SIMTIME_NEVER;
    }
    simtime_t accepted = at_root;
    if (number >= params->posted_queue) {
        uint64_t before = number - params->posted_queue;
        if (before >= p->sent) {
            return SIMTIME_NEVER;
        }
        accepted = simtime_max(accepted, p->starts[before % STARTS_MAX]);
    }
    switch (point) {
    case PCIE_ACK_PE: return accepted - params->bus_latency;
    case PCIE_ACK_INTERCONNECT: return accepted;
    default: return accepted + params->bus_latency;
    }
}

static void tell_master(struct pcie_port *p, struct answer_to *a, simtime_t time)
{
    const struct bus_master *m = bus_get_master(p->root->bus, a->master);
    a->wanted = false;
    if (m->write_done) {
        m->write_done(m->self, a->tag, time, BUS_OK);
    }
}

static void try_answer(struct pcie_port *p, struct tx_write *w, uint64_t number)
{
    if (w->answer.wanted) {
        simtime_t at_root = w->ready - p->root->params.root_latency;
        simtime_t time = answer_time(p, number, at_root, w->answer.point);
        if (time != SIMTIME_NEVER) {
            tell_master(p, &w->answer, time);
        }
    }
}

/* Those that still wait for the link but have a place in the queue now. */
static void answer_waiting(struct pcie_port *p)
{
    size_t waiting = p->writes.tail - p->writes.head;
    for (size_t i = 0; i < waiting && i < p->root->params.posted_queue; i++) {
        try_answer(p, fifo_at(&p->writes, p->writes.head + i), p->sent + i);
    }
}

static void pump_writes(struct pcie_port *p)
{
    bool any = false;
    while (!fifo_empty(&p->writes)) {
        struct tx_write *w = fifo_first(&p->writes);
        w->tlp.data = w->data;
        if (!send_write(p, &w->tlp, w->ready)) {
            break;
        }
        any = true;
        try_answer(p, w, p->sent - 1);
        fifo_pop(&p->writes);
    }
    if (any) {
        answer_waiting(p);
    }
}

static void put_read(struct pcie_port *p, struct tx_read *r, const struct link_slot *slot)
{
    use(&p->nph, 1);
    p->root->stats.mrd++;
    p->root->stats.read_bytes += r->tlp.bytes;
    seen_down(p, &r->tlp, slot);
}

void link_read_arrived(struct pcie_port *p, const struct tx_read *r, simtime_t arrival)
{
    struct tx_read *on_the_way = fifo_push(&p->arriving);
    *on_the_way = *r;
    /* The writes before it leave the endpoint's buffer before it, too. */
    on_the_way->ready = simtime_max(arrival, p->endpoint_free);
    endpoint_read(p, r);
    process_wake_by(p->down, on_the_way->ready);
}

static void pump_reads(struct pcie_port *p)
{
    while (!fifo_empty(&p->reads)) {
        struct tx_read *r = fifo_first(&p->reads);
        if (r->after > p->sent) {
            return; /* a read pushes the writes that were before it */
        }
        simtime_t free = simtime_max(r->ready, p->down_free), start = free;
        while (p->nph < 1) {
            if (fifo_empty(&p->read_updates)) {
                return;
            }
            take_read_update(p, &start);
        }
        count_stall(p, &r->tlp, free, start);
        const struct link_slot slot = link_occupy(p, LINK_DOWN, r->tlp.wire_bytes, start);
        put_read(p, r, &slot);
        link_read_arrived(p, r, slot.arrival);
        fifo_pop(&p->reads);
    }
}

void port_pump(struct pcie_port *p)
{
    if (p->protocol) {
        link_protocol_wake(p, 0);
        return;
    }
    pump_writes(p);
    pump_reads(p);
}

/* ---- one TLP after another, for link_protocol.c -----------------------------------------------
 */

static void take_due_updates(struct pcie_port *p, simtime_t now)
{
    simtime_t ignored = 0;
    while (!fifo_empty(&p->updates) &&
           ((const struct credit_return *)fifo_first(&p->updates))->time <= now) {
        take_update(p, &ignored);
    }
    while (!fifo_empty(&p->read_updates) &&
           ((const struct credit_return *)fifo_first(&p->read_updates))->time <= now) {
        take_read_update(p, &ignored);
    }
}

enum link_next link_next_down(struct pcie_port *p, simtime_t now)
{
    take_due_updates(p, now);
    if (!fifo_empty(&p->reads)) {
        const struct tx_read *r = fifo_first(&p->reads);
        if (r->ready <= now && r->after <= p->sent && p->nph >= 1) {
            return LINK_READ; /* it was before the writes that wait */
        }
    }
    if (!fifo_empty(&p->writes)) {
        const struct tx_write *w = fifo_first(&p->writes);
        if (w->ready <= now && p->ph >= 1 && p->pd >= data_credits(&w->tlp)) {
            return LINK_WRITE;
        }
    }
    return LINK_NOTHING;
}

static simtime_t after(simtime_t now, simtime_t time)
{
    return time > now ? time : SIMTIME_NEVER;
}

simtime_t link_next_time(const struct pcie_port *p, simtime_t now)
{
    simtime_t next = SIMTIME_NEVER;
    if (!fifo_empty(&p->writes)) {
        next = after(now, ((const struct tx_write *)fifo_first(&p->writes))->ready);
    }
    if (!fifo_empty(&p->reads)) {
        const struct tx_read *r = fifo_first(&p->reads);
        next = simtime_min(next, after(now, r->ready));
    }
    if (!fifo_empty(&p->updates)) {
        const struct credit_return *u = fifo_first(&p->updates);
        next = simtime_min(next, after(now, u->time));
    }
    if (!fifo_empty(&p->read_updates)) {
        const struct credit_return *u = fifo_first(&p->read_updates);
        next = simtime_min(next, after(now, u->time));
    }
    return next;
}

void link_write_sent(struct pcie_port *p, struct tx_write *w, simtime_t waited,
                     const struct link_slot *slot)
{
    count_stall(p, &w->tlp, 0, waited);
    put_write(p, &w->tlp, data_credits(&w->tlp), slot);
    try_answer(p, w, p->sent - 1);
    fifo_pop(&p->writes);
    answer_waiting(p);
}

void link_read_sent(struct pcie_port *p, struct tx_read *r, simtime_t waited,
                    const struct link_slot *slot)
{
    count_stall(p, &r->tlp, 0, waited);
    put_read(p, r, slot);
    fifo_pop(&p->reads);
}

/* ---- what the root complex and the endpoint send ----------------------------------------------
 */

/* A write that takes no time; none is before it. */
static struct bus_answer write_untimed(struct pcie_port *p, struct pcie_tlp *t, simtime_t ready)
{
    t->time = t->end = simtime_max(ready, p->down_free);
    p->last_arrival = t->time;
    p->sent++;
    p->root->stats.wire_down += t->wire_bytes;
    count_write(p, t);
    root_see(p->root, t);
    endpoint_store(p, t);
    const struct pcie_root_params *params = &p->root->params;
    return (struct bus_answer){ ready - params->root_latency - params->bus_latency, BUS_OK };
}

/* A write that has to wait, or one that is not in a hurry. */
static struct bus_answer queue_write(struct pcie_port *p, const struct pcie_tlp *t, simtime_t ready,
                                     const struct answer_to *answer)
{
    struct bus_answer result = { SIMTIME_NEVER, BUS_OK };
    struct tx_write *w = fifo_push(&p->writes);
    w->tlp = *t;
    w->ready = ready;
    w->answer = *answer;
    assert((uint64_t)t->length_dw * 4 <= p->link.mps);
    memcpy(w->data, t->data, (size_t)t->length_dw * 4);
    if (answer->wanted) {
        const simtime_t at_root = ready - p->root->params.root_latency;
        result.time = answer_time(p, p->queued - 1, at_root, answer->point);
        w->answer.wanted = result.time == SIMTIME_NEVER;
    }
    return result;
}

struct bus_answer port_write(struct pcie_port *p, struct pcie_tlp *t, simtime_t ready,
                             const struct answer_to *answer)
{
    const uint64_t number = p->queued++;
    if (__builtin_expect(p->flit_ps != 0, 0)) {
        link_flit_tlp(p, t);
    }
    if (p->root->untimed && p->inject_count == 0 && fifo_empty(&p->writes) &&
        (!p->protocol || link_protocol_quiet(p))) {
        return write_untimed(p, t, ready);
    }
    if (__builtin_expect(p->protocol != NULL, 0)) {
        link_protocol_wake(p, ready);
    } else if (fifo_empty(&p->writes) && send_write(p, t, ready)) {
        const simtime_t at_root = ready - p->root->params.root_latency;
        return (struct bus_answer){ answer_time(p, number, at_root, answer->point), BUS_OK };
    }
    return queue_write(p, t, ready, answer);
}

void port_read(struct pcie_port *p, const struct tx_read *r)
{
    struct tx_read *queued = fifo_push(&p->reads);
    *queued = *r;
    if (p->flit_ps) {
        link_flit_tlp(p, &queued->tlp);
    }
    port_pump(p);
}

/* The process `down`: the endpoint takes read requests from its buffer. */
void port_run_down(void *port, simtime_t now)
{
    struct pcie_port *p = port;
    while (!fifo_empty(&p->arriving)) {
        const struct tx_read *r = fifo_first(&p->arriving);
        if (r->ready > now) {
            process_wake(p->down, r->ready);
            return;
        }
        endpoint_accept(p, r);
        fifo_pop(&p->arriving);
    }
}

simtime_t port_dllp_up(struct pcie_port *p, simtime_t time, unsigned count)
{
    return link_dllps(p, LINK_UP, time, count);
}

void port_rise(struct pcie_port *p, simtime_t time, struct pcie_tlp *t, const struct up_arrival *a)
{
    if (p->flit_ps) {
        link_flit_tlp(p, t);
    }
    if (p->protocol) {
        link_protocol_rise(p, t, a);
        return;
    }
    const struct link_slot slot =
        link_occupy(p, LINK_UP, t->wire_bytes, simtime_max(p->up_free, time));
    t->time = slot.start;
    t->end = slot.end;
    p->root->stats.link_busy_up += slot.end - slot.start;
    p->root->stats.wire_up += t->wire_bytes;
    root_see(p->root, t);
    struct up_arrival *rising = fifo_push(&p->rising);
    *rising = *a;
    rising->time = slot.arrival;
    process_wake_by(p->up, rising->time);
}

/* The process `up`: completions and messages come into the root port, which acknowledges them. */
void port_run_up(void *port, simtime_t now)
{
    struct pcie_port *p = port;
    while (!fifo_empty(&p->rising)) {
        struct up_arrival a = *(struct up_arrival *)fifo_first(&p->rising);
        if (a.time > now) {
            break;
        }
        fifo_pop(&p->rising);
        p->root_ack_due = p->protocol == NULL;
        if (a.message) {
            root_message(p->root, &a);
        } else {
            root_complete(p->root, &a);
        }
    }
    if (p->root_ack_due && now >= p->ack_next) {
        link_dllps(p, LINK_DOWN, now, 1);
        p->ack_next = now + p->fc_interval;
        p->root_ack_due = false;
    }
    simtime_t next = p->root_ack_due ? p->ack_next : SIMTIME_NEVER;
    if (!fifo_empty(&p->rising)) {
        next = simtime_min(next, ((const struct up_arrival *)fifo_first(&p->rising))->time);
    }
    if (next != SIMTIME_NEVER) {
        process_wake(p->up, next);
    }
}
