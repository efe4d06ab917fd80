/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Links that lose TLPs to bit errors: numbers, Ack and Nak, the replay buffer and its timer (Base
 * Specification, 3.6). Only links that have use for it take this way; on the others what is sent
 * arrives, and link.c knows when.
 *
 * Each direction has a sender, which keeps what is not acknowledged, and a receiver, which takes
 * TLPs in order and drops what follows a bad one. A process moves both along at the times when
 * something arrives or the link is free. Flits are replayed whole, from the first bad one on;
 * selective Nak is not modelled. UpdateFCs are not lost.
 */
#include "pcie/link_protocol.h"
#include "pcie/errors.h"

#include <stdlib.h>
#include <string.h>

/* ---- the receiver -----------------------------------------------------------------------------
 */

static void send_report(struct pcie_port *p, unsigned way, simtime_t now, bool nak)
{
    struct link_protocol *l = p->protocol;
    struct way *w = &l->ways[way];
    const simtime_t time = link_dllps(&p->ways[1 - way], now, 1);
    const uint64_t bytes = p->flit_ps ? FLIT_BYTES : PCIE_DLLP_BYTES;
    w->ack_due = false;
    p->root->stats.naks += nak;
    if (!link_bad(l, bytes)) {
        *(struct report *)fifo_push(&w->reports) = (struct report){ time, w->expected, nak };
    } else {
        link_detect(p, way, PCIE_ERROR_BAD_DLLP, time);
    }
}

static void deliver(struct pcie_port *p, unsigned way, struct packet *k, simtime_t now)
{
    const struct link_slot slot = { k->tlp.time, k->tlp.end, now };
    k->tlp.data = k->tlp.data ? k->data : NULL;
    port_receive(p, way, k, &slot);
}

static void receive(struct pcie_port *p, unsigned way, simtime_t now)
{
    struct way *w = &p->protocol->ways[way];
    while (!fifo_empty(&w->flying)) {
        const struct flying f = *(const struct flying *)fifo_first(&w->flying);
        if (f.time > now) {
            return;
        }
        fifo_pop(&w->flying);
        if (f.bad) {
            link_detect(p, 1 - way, PCIE_ERROR_BAD_TLP, now);
        }
        if (f.bad || f.number > w->expected) {
            if (!w->nak_sent) {
                w->nak_sent = true;
                send_report(p, way, now, true);
            }
        } else if (f.number < w->expected) {
            w->ack_due = true; /* there already */
        } else {
            w->expected++;
            w->nak_sent = false;
            w->ack_due = true;
            deliver(p, way, way_kept(w, f.number), now);
        }
    }
}

/* ---- the process ------------------------------------------------------------------------------
 */

static void send_updates(struct pcie_port *p, simtime_t now)
{
    struct link_protocol *l = p->protocol;
    for (unsigned way = LINK_DOWN; way <= LINK_UP; way++) {
        struct way *w = &l->ways[way];
        if (w->ack_due && w->ack_next <= now) {
            send_report(p, way, now, false);
            w->ack_next = now + l->ack_interval;
        }
    }
}

static simtime_t way_next(struct pcie_port *p, unsigned way, simtime_t now)
{
    const struct way *w = &p->protocol->ways[way];
    const struct channel *c = &p->ways[way];
    const simtime_t free = simtime_max(c->free, w->resume);
    simtime_t next = w->timer;
    if (!fifo_empty(&w->flying)) {
        next = simtime_min(next, ((const struct flying *)fifo_first(&w->flying))->time);
    }
    if (!fifo_empty(&w->reports)) {
        next = simtime_min(next, ((const struct report *)fifo_first(&w->reports))->time);
    }
    if (w->ack_due) {
        next = simtime_min(next, simtime_max(w->ack_next, now));
    }
    if (free > now) {
        const bool more = w->next < way_count(w) || c->waits;
        next = simtime_min(next, more ? free : SIMTIME_NEVER);
    }
    return next;
}

static simtime_t next_time(struct pcie_port *p, simtime_t now)
{
    simtime_t next = SIMTIME_NEVER;
    for (unsigned way = LINK_DOWN; way <= LINK_UP; way++) {
        next = simtime_min(next, way_next(p, way, now));
        next = simtime_min(next, channel_next_time(&p->ways[way], now));
    }
    return next;
}

static void run(void *port, simtime_t now)
{
    struct pcie_port *p = port;
    for (unsigned way = LINK_DOWN; way <= LINK_UP; way++) {
        receive(p, way, now);
        link_hear(p, way, now);
    }
    send_updates(p, now);
    link_transmit(p, LINK_DOWN, now);
    link_transmit(p, LINK_UP, now);
    process_wake_by(p->protocol->process, next_time(p, now));
}

void link_protocol_wake(struct pcie_port *p, simtime_t time)
{
    process_wake_by(p->protocol->process, time);
}

bool link_protocol_quiet(const struct pcie_port *p)
{
    const struct link_protocol *l = p->protocol;
    return fifo_empty(&l->ways[LINK_DOWN].buffer) && fifo_empty(&l->ways[LINK_UP].buffer) &&
           p->ways[LINK_UP].waits == 0;
}

/* ---- its life ---------------------------------------------------------------------------------
 */

static bool way_init(struct way *w, size_t data)
{
    w->timer = w->full_since = SIMTIME_NEVER;
    return fifo_init(&w->buffer, sizeof(struct packet) + data) &&
           fifo_init(&w->flying, sizeof(struct flying)) &&
           fifo_init(&w->reports, sizeof(struct report));
}

struct link_protocol *link_protocol_new(struct pcie_port *p, struct error *e)
{
    struct link_protocol *l = calloc(1, sizeof(*l));
    const unsigned gen = (unsigned)p->link.gen, width = (unsigned)p->link.width;
    const uint32_t mps = (uint32_t)p->link.mps;
    char name[32];
    if (!l || !way_init(&l->ways[LINK_DOWN], mps) || !way_init(&l->ways[LINK_UP], mps)) {
        link_protocol_free(l);
        error_fault(e, "out of memory for a link");
        return NULL;
    }
    snprintf(name, sizeof(name), "link %u", p->number);
    rng_seed(&l->rng, p->root->seed, name);
    l->good_bit = 1 - p->link.error_rate;
    l->ack_interval = (simtime_t)(pcie_ack_limit(gen, width, mps) * pcie_symbol_ps(gen));
    /* The round trip and a TLP of the longest come on top of the limit. */
    l->replay_time = p->link.replay_timer;
    if (l->replay_time == 0) {
        l->replay_time = (simtime_t)(pcie_replay_limit(gen, width, mps) * pcie_symbol_ps(gen)) +
                         2 * p->link.latency;
    }
    l->blocked_since[LINK_DOWN] = l->blocked_since[LINK_UP] = SIMTIME_NEVER;
    l->process = kernel_spawn(p->root->kernel, "link", ORDER_LINK + p->number, run, p, e);
    if (!l->process) {
        link_protocol_free(l);
        return NULL;
    }
    p->protocol = l;
    return l;
}

void link_protocol_free(struct link_protocol *l)
{
    if (!l) {
        return;
    }
    for (unsigned way = LINK_DOWN; way <= LINK_UP; way++) {
        fifo_free(&l->ways[way].buffer);
        fifo_free(&l->ways[way].flying);
        fifo_free(&l->ways[way].reports);
    }
    free(l);
}

void link_protocol_clear(struct pcie_port *p, simtime_t now,
                         void (*dropped)(struct pcie_port *p, const struct packet *k,
                                         simtime_t now))
{
    for (unsigned way = LINK_DOWN; way <= LINK_UP && p->protocol; way++) {
        struct way *w = &p->protocol->ways[way];
        for (uint64_t n = w->expected; n < way_count(w); n++) {
            dropped(p, way_kept(w, n), now);
        }
        w->acked = w->next = w->expected = way_count(w);
        w->buffer.head = w->buffer.tail;
        w->flying.head = w->flying.tail;
        w->reports.head = w->reports.tail;
        w->bytes = 0;
        w->replays = 0;
        w->timer = w->full_since = SIMTIME_NEVER;
        w->nak_sent = w->ack_due = w->replaying = false;
        p->protocol->blocked_since[way] = SIMTIME_NEVER;
    }
}

bool link_protocol_spoil(struct pcie_port *p, uint64_t count, struct error *e)
{
    struct link_protocol *l = p->protocol ? p->protocol : link_protocol_new(p, e);
    if (!l) {
        return false;
    }
    l->ways[LINK_DOWN].spoil += count;
    return true;
}
