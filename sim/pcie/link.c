/* SPDX-License-Identifier: Apache-2.0 */
/* A root port's link: credits, serialisation in both directions, DLLPs. */
#include "pcie/port.h"

#include <assert.h>
#include <string.h>

enum { DATA_CREDIT_DW = 4 }; /* a data credit is 16 bytes */

simtime_t port_wire_time(const struct pcie_port *p, uint64_t bytes)
{
    return (bytes * p->ps_per_byte_q20 + (1u << 19)) >> 20;
}

static uint64_t data_credits(const struct pcie_tlp *t)
{
    return (t->length_dw + DATA_CREDIT_DW - 1) / DATA_CREDIT_DW;
}

static void take_update(struct pcie_port *p, simtime_t *start)
{
    const struct credit_return *u = fifo_first(&p->updates);
    p->ph = p->ph == UINT64_MAX ? p->ph : p->ph + u->ph;
    p->pd = p->pd == UINT64_MAX ? p->pd : p->pd + u->pd;
    *start = simtime_max(*start, u->time);
    fifo_pop(&p->updates);
}

static void use(uint64_t *credits, uint64_t n)
{
    if (*credits != UINT64_MAX) {
        *credits -= n;
    }
}

static void count_stall(struct pcie_port *p, simtime_t free, simtime_t start)
{
    if (start > free) {
        p->root->stats.credit_stalls++;
        p->root->stats.credit_stall_time += start - free;
    }
}

static void put_on_link_down(struct pcie_port *p, struct pcie_tlp *t, simtime_t start)
{
    simtime_t busy = port_wire_time(p, t->wire_bytes);
    t->time = start;
    p->down_free = start + busy;
    p->root->stats.link_busy_down += busy;
    p->root->stats.wire_down += t->wire_bytes;
    root_see(p->root, t);
}

static void count_write(struct pcie_port *p, const struct pcie_tlp *t)
{
    struct pcie_stats *stats = &p->root->stats;
    stats->mwr++;
    stats->write_bytes += t->bytes;
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
    use(&p->ph, 1);
    use(&p->pd, pd);
    count_stall(p, free, start);
    p->root->stats.ph_used++;
    p->root->stats.pd_used += pd;
    count_write(p, t);
    p->starts[p->sent++ % STARTS_MAX] = start;
    put_on_link_down(p, t, start);
    endpoint_write(p, t, p->down_free + p->link.latency);
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
    if (!any) {
        return;
    }
    /* Those that still wait for the link but have a place in the queue now. */
    size_t waiting = p->writes.tail - p->writes.head;
    for (size_t i = 0; i < waiting && i < p->root->params.posted_queue; i++) {
        try_answer(p, fifo_at(&p->writes, p->writes.head + i), p->sent + i);
    }
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
            const struct credit_return *u = fifo_first(&p->read_updates);
            p->nph += u->nph;
            start = simtime_max(start, u->time);
            fifo_pop(&p->read_updates);
        }
        use(&p->nph, 1);
        count_stall(p, free, start);
        p->root->stats.mrd++;
        p->root->stats.read_bytes += r->tlp.bytes;
        put_on_link_down(p, &r->tlp, start);
        struct tx_read *on_the_way = fifo_push(&p->arriving);
        *on_the_way = *r;
        /* The writes before it leave the endpoint's buffer before it, too. */
        on_the_way->ready = simtime_max(p->down_free + p->link.latency, p->endpoint_free);
        endpoint_read(p, r);
        process_wake_by(p->down, on_the_way->ready);
        fifo_pop(&p->reads);
    }
}

void port_pump(struct pcie_port *p)
{
    pump_writes(p);
    pump_reads(p);
}

/* A write that takes no time; none is before it. */
static struct bus_answer write_untimed(struct pcie_port *p, struct pcie_tlp *t, simtime_t ready)
{
    t->time = simtime_max(ready, p->down_free);
    p->last_arrival = t->time;
    p->sent++;
    p->root->stats.wire_down += t->wire_bytes;
    count_write(p, t);
    root_see(p->root, t);
    endpoint_store(p, t);
    const struct pcie_root_params *params = &p->root->params;
    return (struct bus_answer){ ready - params->root_latency - params->bus_latency, BUS_OK };
}

struct bus_answer port_write(struct pcie_port *p, struct pcie_tlp *t, simtime_t ready,
                             const struct answer_to *answer)
{
    uint64_t number = p->queued++;
    if (p->root->untimed && p->inject_count == 0 && fifo_empty(&p->writes)) {
        return write_untimed(p, t, ready);
    }
    struct bus_answer result = { SIMTIME_NEVER, BUS_OK };
    simtime_t at_root = ready - p->root->params.root_latency;
    if (fifo_empty(&p->writes) && send_write(p, t, ready)) {
        result.time = answer_time(p, number, at_root, answer->point);
        return result;
    }
    struct tx_write *w = fifo_push(&p->writes);
    w->tlp = *t;
    w->ready = ready;
    w->answer = *answer;
    assert((uint64_t)t->length_dw * 4 <= p->link.mps);
    memcpy(w->data, t->data, (size_t)t->length_dw * 4);
    if (answer->wanted) {
        result.time = answer_time(p, number, at_root, answer->point);
        w->answer.wanted = result.time == SIMTIME_NEVER;
    }
    return result;
}

void port_read(struct pcie_port *p, const struct tx_read *r)
{
    *(struct tx_read *)fifo_push(&p->reads) = *r;
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
    uint64_t bytes = (uint64_t)count * PCIE_DLLP_BYTES;
    p->up_free = simtime_max(p->up_free, time) + port_wire_time(p, bytes);
    p->root->stats.dllp_up += bytes;
    return p->up_free + p->link.latency;
}

void port_rise(struct pcie_port *p, simtime_t time, struct pcie_tlp *t, const struct up_arrival *a)
{
    simtime_t busy = port_wire_time(p, t->wire_bytes);
    t->time = simtime_max(p->up_free, time);
    p->up_free = t->time + busy;
    p->root->stats.link_busy_up += busy;
    p->root->stats.wire_up += t->wire_bytes;
    root_see(p->root, t);
    struct up_arrival *rising = fifo_push(&p->rising);
    *rising = *a;
    rising->time = p->up_free + p->link.latency;
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
        p->root_ack_due = true;
        if (a.message) {
            root_message(p->root, &a);
        } else {
            root_complete(p->root, &a);
        }
    }
    if (p->root_ack_due && now >= p->ack_next) {
        p->down_free = simtime_max(p->down_free, now) + port_wire_time(p, PCIE_DLLP_BYTES);
        p->root->stats.dllp_down += PCIE_DLLP_BYTES;
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
