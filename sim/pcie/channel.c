/* SPDX-License-Identifier: Apache-2.0 */
/*
 * One direction of a link: TLPs that wait, the order in which they may go, and what their masters
 * are told.
 */
#include "pcie/port.h"

#include <assert.h>
#include <string.h>

/* So many posted ones from the head on are looked at for one that may pass those in front of it;
 * assumed. */
enum { LOOK_AHEAD = 32 };

/* A memory write that passes others only as the table's "a" says. */
static bool is_plain(const struct pcie_tlp *t)
{
    return t->type == PCIE_MWR && !t->relaxed && !t->ido;
}

/* ---- on the link -------------------------------------------------------------------------------
 */

static void count_stall(const struct channel *c, struct pcie_tlp *t, simtime_t waited)
{
    t->waited = waited;
    if (waited) {
        c->port->root->stats.credit_stalls++;
        c->port->root->stats.credit_stall_time += waited;
    }
}

void tlp_count(struct pcie_stats *stats, const struct pcie_tlp *t)
{
    switch (t->type) {
    case PCIE_MWR:
        if (t->up) {
            stats->dma_writes++;
            break;
        }
        stats->mwr++;
        stats->write_bytes += t->bytes;
        stats->stores += t->stores;
        break;
    case PCIE_MRD:
        stats->mrd++;
        stats->read_bytes += t->bytes;
        break;
    case PCIE_CPL:
    case PCIE_CPLD: stats->cpl++; break;
    case PCIE_MSG: stats->msg++; break;
    default: stats->other++; break;
    }
}

static inline void put(struct channel *c, struct pcie_tlp *t, uint32_t d,
                       const struct link_slot *slot)
{
    struct pcie_stats *stats = &c->port->root->stats;
    struct credits *cr = credits_of(c, t);
    credits_use(cr, d);
    t->time = slot->start;
    t->end = slot->end;
    if (c->way == LINK_DOWN) {
        stats->link_busy_down += slot->end - slot->start;
        stats->wire_down += t->wire_bytes;
        if (cr == &c->credits[PCIE_FLOW_P]) {
            stats->ph_used++;
            stats->pd_used += d;
        }
    } else {
        stats->link_busy_up += slot->end - slot->start;
        stats->wire_up += t->wire_bytes;
    }
    if (t->hop == 0) {
        tlp_count(stats, t);
    }
    root_see(c->port->root, t);
}

bool channel_send_write(struct channel *c, struct pcie_tlp *t, simtime_t ready,
                        struct channel *from, struct link_slot *slot)
{
    struct credits *cr = &c->credits[PCIE_FLOW_P];
    const uint32_t d = (t->length_dw + DATA_CREDIT_DW - 1) / DATA_CREDIT_DW;
    const simtime_t free = simtime_max(ready, c->free);
    simtime_t start = free;
    t->waited = 0;
    if (cr->h < 1 || cr->d < d) {
        const simtime_t at = credits_at(c, cr, d);
        if (at == SIMTIME_NEVER) {
            return false;
        }
        start = simtime_max(start, at);
        credits_take_due(c, cr, start);
        count_stall(c, t, start - free);
    }
    *slot = link_occupy(c, t->wire_bytes, start);
    put(c, t, d, slot);
    if (from) {
        channel_release(from, slot->end, t);
    }
    return true;
}

/* ---- what waits --------------------------------------------------------------------------------
 */

static struct packet *packet_at(const struct channel *c, size_t number)
{
    return fifo_at(&c->waiting, number);
}

struct packet *channel_queue(struct channel *c, const struct pcie_tlp *t, simtime_t ready,
                             struct channel *from, uint32_t serial)
{
    struct packet *k = fifo_push(&c->waiting);
    k->tlp = *t;
    k->ready = ready;
    k->answer.wanted = false;
    k->from = from;
    k->serial = serial;
    k->gone = false;
    const size_t bytes = (size_t)tlp_payload_dw(t) * DW;
    assert(bytes <= c->port->link.mps);
    if (t->data) {
        memcpy(k->data, t->data, bytes);
    }
    c->waits++;
    c->of[tlp_flow(t)]++;
    c->plain += is_plain(t);
    return k;
}

static inline void forget_gone(struct channel *c)
{
    while (!fifo_empty(&c->waiting) && packet_at(c, c->waiting.head)->gone) {
        fifo_pop(&c->waiting);
    }
}

/* It does not wait any more; its bytes stay until the next one is queued. */
static void dequeue(struct channel *c, struct packet *k)
{
    k->gone = true;
    c->waits--;
    c->of[tlp_flow(&k->tlp)]--;
    c->plain -= is_plain(&k->tlp);
    forget_gone(c);
}

static bool may_go(const struct channel *c, size_t number)
{
    const bool relaxed = c->port->root->params.relaxed_order;
    const struct packet *k = packet_at(c, number);
    for (size_t n = c->waiting.head; n != number; n++) {
        const struct packet *before = packet_at(c, n);
        if (!before->gone && !pcie_passes(&k->tlp, &before->tlp, relaxed)) {
            return false;
        }
    }
    return true;
}

static simtime_t start_of(struct channel *c, const struct packet *k)
{
    const simtime_t at = credits_at(c, credits_of(c, &k->tlp), tlp_data_credits(&k->tlp));
    return at == SIMTIME_NEVER ? at : simtime_max(at, simtime_max(k->ready, c->free));
}

/* A look along those that wait. */
struct look {
    size_t next;
    size_t left, left_of[PCIE_FLOWS];
};

/*
 * Only posted ones with RO or IDO pass others of their own flow: of the other flows the first one
 * will do. However many of those wait in front, one that must be able to pass them is seen.
 */
static struct look look_at(const struct channel *c)
{
    struct look l = { .next = c->waiting.head };
    for (unsigned flow = 0; flow < PCIE_FLOWS; flow++) {
        const bool passes = flow == PCIE_FLOW_P && c->port->root->params.relaxed_order;
        const size_t most = passes ? LOOK_AHEAD : 1;
        l.left_of[flow] = c->of[flow] < most ? c->of[flow] : most;
        l.left += l.left_of[flow];
    }
    return l;
}

/* The next one to look at, whose number is `next` - 1 then; NULL: enough. */
static struct packet *look_next(const struct channel *c, struct look *l)
{
    while (l->left) {
        struct packet *k = packet_at(c, l->next++);
        size_t *of = &l->left_of[tlp_flow(&k->tlp)];
        if (!k->gone && *of) {
            --*of;
            l->left--;
            return k;
        }
    }
    return NULL;
}

/* The one that can start first of those that may; the one in front of two. NULL: none. */
static struct packet *choose(struct channel *c, simtime_t *start)
{
    struct packet *best = NULL, *k;
    struct look look = look_at(c);
    *start = SIMTIME_NEVER;
    while ((k = look_next(c, &look))) {
        if (!may_go(c, look.next - 1)) {
            continue;
        }
        const simtime_t at = start_of(c, k);
        if (at < *start) {
            *start = at;
            best = k;
        }
        if (c->plain == c->waits || at <= simtime_max(k->ready, c->free)) {
            break; /* nothing may pass it, or nothing goes before it */
        }
    }
    return best;
}

/* ---- answers to those whose writes wait --------------------------------------------------------
 */

/*
 * When the master of write `number` may take it as done; SIMTIME_NEVER if that is not known yet.
 * The root complex has had the write ready for the link since `ready`; it has room for
 * `posted_queue` writes that wait for it.
 */
simtime_t port_answer_time(const struct pcie_port *p, uint64_t number, simtime_t ready,
                           enum pcie_ack_point point)
{
    const struct pcie_root_params *params = &p->root->params;
    if (point == PCIE_ACK_LINK) {
        /* asked right after it was sent: `free` is its end */
        return number + 1 == p->sent
                   ? p->ways[LINK_DOWN].free + params->root_latency + params->bus_latency
                   : SIMTIME_NEVER;
    }
    simtime_t accepted = ready - params->root_latency;
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

static void try_answer(struct pcie_port *p, struct answer_to *a, simtime_t ready, uint64_t number)
{
    const simtime_t time = a->wanted ? port_answer_time(p, number, ready, a->point) : SIMTIME_NEVER;
    if (time != SIMTIME_NEVER) {
        const struct bus_master *m = bus_get_master(p->root->bus, a->master);
        a->wanted = false;
        if (m->write_done) {
            m->write_done(m->self, a->tag, time, BUS_OK);
        }
    }
}

static bool answers(const struct channel *c)
{
    return c->way == LINK_DOWN && c->port->top == c->port;
}

/* Those that still wait for the link but have a place in the queue now. */
void channel_answer(struct channel *c)
{
    struct pcie_port *p = c->port;
    if (!answers(c)) {
        return;
    }
    uint64_t number = p->sent;
    const uint64_t end = number + p->root->params.posted_queue;
    for (size_t n = c->waiting.head; n != c->waiting.tail && number < end; n++) {
        struct packet *k = packet_at(c, n);
        if (!k->gone && k->tlp.type == PCIE_MWR) {
            try_answer(p, &k->answer, k->ready, number++);
        }
    }
}

/* ---- sending -----------------------------------------------------------------------------------
 */

void channel_sent(struct channel *c, struct packet *k, simtime_t waited,
                  const struct link_slot *slot)
{
    count_stall(c, &k->tlp, waited);
    k->tlp.data = tlp_payload_dw(&k->tlp) ? k->data : NULL;
    put(c, &k->tlp, tlp_data_credits(&k->tlp), slot);
    if (k->from) {
        channel_release(k->from, slot->end, &k->tlp);
    }
    if (answers(c) && k->tlp.type == PCIE_MWR) {
        c->port->starts[c->port->sent++ % STARTS_MAX] = slot->start;
    }
}

void channel_done(struct channel *c, struct packet *k)
{
    struct answer_to answer = k->answer;
    const simtime_t ready = k->ready;
    const bool write = k->tlp.type == PCIE_MWR;
    dequeue(c, k);
    if (answers(c) && write) {
        try_answer(c->port, &answer, ready, c->port->sent - 1);
    }
}

/* The commonest: nothing but writes waits, which go one after another. */
static bool pump_plain(struct channel *c)
{
    struct pcie_port *p = c->port;
    const bool counted = answers(c);
    bool any = false;
    while (c->plain && c->plain == c->waits && !p->protocol) {
        struct packet *k = packet_at(c, c->waiting.head);
        struct link_slot slot;
        k->tlp.data = k->data;
        if (!channel_send_write(c, &k->tlp, k->ready, k->from, &slot)) {
            return any;
        }
        if (counted) {
            p->starts[p->sent++ % STARTS_MAX] = slot.start;
        }
        any = true;
        port_receive(p, c->way, k, &slot);
        channel_done(c, k);
    }
    return any;
}

static bool pump_one(struct channel *c)
{
    simtime_t start;
    struct packet *k = c->waits ? choose(c, &start) : NULL;
    if (!k) {
        return false;
    }
    credits_take_due(c, credits_of(c, &k->tlp), start);
    const simtime_t free = simtime_max(k->ready, c->free);
    const struct link_slot slot = link_occupy(c, k->tlp.wire_bytes, start);
    channel_sent(c, k, start - free, &slot);
    port_receive(c->port, c->way, k, &slot);
    channel_done(c, k);
    return true;
}

void channel_pump(struct channel *c)
{
    if (c->port->protocol) {
        link_protocol_wake(c->port, 0);
        return;
    }
    bool any = pump_plain(c);
    while (c->plain != c->waits && !c->port->protocol && pump_one(c)) {
        any = true;
    }
    if (any && c->plain) {
        any = pump_plain(c) || any;
    }
    if (any) {
        channel_answer(c);
    }
    if (c->port->protocol) {
        link_protocol_wake(c->port, 0); /* what was sent has made the link exact */
    }
}

/* ---- one TLP after another, for link_protocol.c -----------------------------------------------
 */

struct packet *channel_next(struct channel *c, simtime_t now)
{
    struct look look = look_at(c);
    struct packet *k;
    for (unsigned flow = 0; flow < PCIE_FLOWS; flow++) {
        credits_take_due(c, &c->credits[flow], now);
    }
    while ((k = look_next(c, &look))) {
        const struct credits *cr = credits_of(c, &k->tlp);
        if (k->ready <= now && cr->h >= 1 && cr->d >= tlp_data_credits(&k->tlp) &&
            may_go(c, look.next - 1)) {
            return k;
        }
        if (c->plain == c->waits) {
            break;
        }
    }
    return NULL;
}

simtime_t channel_next_time(const struct channel *c, simtime_t now)
{
    simtime_t next = SIMTIME_NEVER;
    struct look look = look_at(c);
    const struct packet *k;
    while ((k = look_next(c, &look))) {
        next = k->ready > now ? simtime_min(next, k->ready) : next;
        if (c->plain == c->waits) {
            break;
        }
    }
    for (unsigned flow = 0; flow < PCIE_FLOWS && c->waits; flow++) {
        const struct fifo *updates = &c->credits[flow].updates;
        if (!fifo_empty(updates)) {
            const struct credit_return *u = fifo_first(updates);
            next = u->time > now ? simtime_min(next, u->time) : next;
        }
    }
    return next;
}

bool channel_waits(const struct channel *c, simtime_t now)
{
    return c->waits && packet_at(c, c->waiting.head)->ready <= now;
}

/* ---- its life ----------------------------------------------------------------------------------
 */

void channel_clear(struct channel *c, simtime_t now,
                   void (*dropped)(struct pcie_port *p, const struct packet *k, simtime_t now))
{
    while (!fifo_empty(&c->waiting)) {
        struct packet *k = packet_at(c, c->waiting.head);
        if (k->from) {
            channel_release(k->from, now, &k->tlp);
        }
        if (answers(c) && k->tlp.type == PCIE_MWR) {
            c->port->starts[c->port->sent++ % STARTS_MAX] = now;
        }
        dropped(c->port, k, now);
        channel_done(c, k);
    }
    channel_answer(c);
}

void channel_disown(struct channel *c, const struct channel *from)
{
    for (size_t n = c->waiting.head; n != c->waiting.tail; n++) {
        struct packet *k = packet_at(c, n);
        k->from = k->from == from ? NULL : k->from;
    }
}

bool channel_init(struct channel *c, struct pcie_port *p, unsigned way)
{
    bool ok = fifo_init(&c->waiting, sizeof(struct packet) + p->link.mps);
    c->port = p;
    c->way = way;
    for (unsigned flow = 0; flow < PCIE_FLOWS; flow++) {
        struct credits *cr = &c->credits[flow];
        ok = ok && fifo_init(&cr->updates, sizeof(struct credit_return)) &&
             fifo_init(&cr->consumed, sizeof(struct credit_return));
    }
    return ok;
}

void channel_free(struct channel *c)
{
    fifo_free(&c->waiting);
    for (unsigned flow = 0; flow < PCIE_FLOWS; flow++) {
        fifo_free(&c->credits[flow].updates);
        fifo_free(&c->credits[flow].consumed);
    }
}
