/* SPDX-License-Identifier: Apache-2.0 */
/* The device behind a root port: BARs of memory, errors on demand, completions, credits given back.
 */
#include "pcie/port.h"

#include <stdlib.h>
#include <string.h>

enum { COMPLETION_MOST = BUS_LINE + 4 }; /* bytes of a line that begins within a DW */

const char *const pcie_inject_names[] = { "ur", "ca", "timeout", "delay", "lcrc", NULL };

static struct bar *find_bar(struct pcie_port *p, busaddr_t at)
{
    for (unsigned i = 0; i < BARS_MAX; i++) {
        struct bar *b = &p->bars[i];
        if (b->used && at.ba >= b->base.pa && at.ba - b->base.pa < b->size) {
            return b;
        }
    }
    return NULL; /* the root complex routes nothing else here */
}

static void schedule(struct pcie_port *p, const struct endpoint_event *event)
{
    if (p->event_count == p->event_room) {
        p->event_room = p->event_room ? 2 * p->event_room : READS_MAX;
        p->events = realloc(p->events, p->event_room * sizeof(*p->events));
        if (!p->events) {
            abort(); /* as many as refused writes are on the link */
        }
    }
    p->events[p->event_count++] = *event;
    process_wake_by(p->endpoint, event->time);
}

/* Do the byte enables of the request select byte `i` from its address on? */
static bool enabled(const struct pcie_tlp *t, uint64_t i)
{
    uint64_t bytes = (uint64_t)t->length_dw * 4;
    unsigned enables = i < 4 ? t->first_be : i >= bytes - 4 ? t->last_be : 0xf;
    return i < bytes && (enables >> (i % 4) & 1);
}

/* The fault that the user asked for, if this request is the one. */
static bool take_inject(struct pcie_port *p, const struct pcie_tlp *t, struct pcie_inject *out)
{
    for (unsigned i = 0; i < p->inject_count; i++) {
        struct pcie_inject *in = &p->injects[i];
        const struct bar *b = &p->bars[in->bar];
        uint64_t first = t->address.ba - b->base.pa;
        if (t->address.ba < b->base.pa || first >= b->size) {
            continue;
        }
        if (in->offset != UINT64_MAX && (in->offset < first || !enabled(t, in->offset - first))) {
            continue;
        }
        *out = *in;
        if (--in->count == 0) {
            memmove(in, in + 1, (--p->inject_count - i) * sizeof(*in));
        }
        return true;
    }
    return false;
}

bool pcie_inject(struct pcie_port *p, const struct pcie_inject *what, struct error *e)
{
    if (what->bar >= BARS_MAX || !p->bars[what->bar].used) {
        return error_set(e, "inject: this endpoint has no BAR %u", what->bar);
    }
    if (what->kind == PCIE_INJECT_LCRC) {
        return link_protocol_spoil(p, what->count, e);
    }
    if (p->inject_count == INJECTS_MAX) {
        return error_set(e, "inject: at most %d at a time for one endpoint", INJECTS_MAX);
    }
    if (what->count > 0) {
        p->injects[p->inject_count++] = *what;
    }
    return true;
}

/* Apart, so that a whole write needs no stack frame. */
__attribute__((noinline)) static void write_enabled(struct ram *memory, uint64_t offset,
                                                    const struct pcie_tlp *t)
{
    for (uint32_t i = 0; i < t->length_dw * 4; i++) {
        if (enabled(t, i)) {
            ram_write(memory, offset + i, t->data + i, 1);
        }
    }
}

/*
 * Credits of what leaves the buffer at `time`. UpdateFCs go fc_interval apart, so it is known now
 * which one takes these: p->consumed holds one sum for each UpdateFC to come, with its time.
 */
static void give_back(struct pcie_port *p, simtime_t time, uint32_t ph, uint32_t pd)
{
    struct credit_return *last = NULL;
    if (!fifo_empty(&p->consumed)) {
        last = fifo_at(&p->consumed, p->consumed.tail - 1);
    }
    if (!last || time > last->time) {
        simtime_t next = last ? last->time + p->fc_interval : p->fc_next;
        last = fifo_push(&p->consumed);
        *last = (struct credit_return){ .time = simtime_max(time, next) };
        process_wake_by(p->endpoint, last->time);
    }
    last->ph += ph;
    last->pd += pd;
}

void endpoint_store(struct pcie_port *p, const struct pcie_tlp *t)
{
    const struct bar *b = find_bar(p, t->address);
    if (!b) {
        return;
    }
    const uint64_t offset = t->address.ba - b->base.pa;
    if (t->bytes == t->length_dw * 4) {
        ram_write(b->memory, offset, t->data, t->bytes);
    } else {
        write_enabled(b->memory, offset, t);
    }
}

/*
 * What the user asked for happens to the write. Does it get through? Apart, so that the others have
 * it short.
 */
__attribute__((noinline)) static bool survives(struct pcie_port *p, const struct pcie_tlp *t,
                                               simtime_t arrival, simtime_t *done)
{
    struct pcie_inject fault;
    if (!take_inject(p, t, &fault)) {
        return true;
    }
    if (fault.kind == PCIE_INJECT_DELAY) {
        *done += fault.delay;
        return true;
    }
    /* A posted write has no answer: the endpoint drops it and may send ERR_NONFATAL. */
    struct endpoint_event event = {
        .time = arrival,
        .kind = EVENT_MESSAGE,
        .status = fault.kind == PCIE_INJECT_CA ? PCIE_CA : PCIE_UR,
        .address = t->address,
        .domain = t->domain,
        .master = t->master,
    };
    if (fault.kind != PCIE_INJECT_TIMEOUT) {
        schedule(p, &event);
    }
    return false;
}

static inline __attribute__((always_inline)) void
take_write(struct pcie_port *p, const struct pcie_tlp *t, simtime_t arrival)
{
    simtime_t done = simtime_max(arrival, p->endpoint_free) + p->link.write_time;
    p->last_arrival = arrival;
    if (!p->inject_count || survives(p, t, arrival, &done)) {
        endpoint_store(p, t);
    }
    p->endpoint_free = done;
    give_back(p, done, 1, (t->length_dw + 3) / 4);
}

/* `inline` speaks to the optimiser at link time: every write comes here. */
extern inline void endpoint_write(struct pcie_port *p, const struct pcie_tlp *t, simtime_t arrival)
{
    take_write(p, t, arrival);
}

void endpoint_write_late(struct pcie_port *p, const struct pcie_tlp *t, simtime_t arrival)
{
    take_write(p, t, arrival);
}

void endpoint_read(struct pcie_port *p, const struct tx_read *r)
{
    struct pending_read *pending = &p->root->pending[r->tag];
    const struct bar *b = find_bar(p, bus_address(pending->request.at));
    struct pcie_inject fault;
    if (pending->serial != r->serial) {
        return; /* timed out while it waited for a credit */
    }
    pending->delay = 0;
    pending->status = b ? PCIE_SC : PCIE_UR;
    pending->silent = false;
    if (p->inject_count && take_inject(p, &r->tlp, &fault)) {
        switch (fault.kind) {
        case PCIE_INJECT_UR: pending->status = PCIE_UR; break;
        case PCIE_INJECT_CA: pending->status = PCIE_CA; break;
        case PCIE_INJECT_TIMEOUT: pending->silent = true; break;
        case PCIE_INJECT_DELAY: pending->delay = fault.delay; break;
        case PCIE_INJECT_LCRC: break; /* of the link */
        }
    }
    if (b && pending->status == PCIE_SC) {
        ram_read(b->memory, pending->request.at.pa - b->base.pa, pending->data,
                 pending->request.size);
    }
}

void endpoint_accept(struct pcie_port *p, const struct tx_read *r)
{
    const struct pending_read *pending = &p->root->pending[r->tag];
    if (p->reads_taken.nph++ == 0) {
        p->reads_taken.time = simtime_max(r->ready, p->read_fc_next);
        process_wake_by(p->endpoint, p->reads_taken.time);
    }
    if (!pending->silent && pending->serial == r->serial) {
        struct endpoint_event event = {
            .time = r->ready + p->link.read_latency + pending->delay,
            .kind = EVENT_COMPLETE,
            .serial = r->serial,
            .tag = r->tag,
            .status = pending->status,
        };
        schedule(p, &event);
    }
}

/* Whole DWs; what is beside the bytes asked for is 0. */
static void fill_payload(const struct pending_read *from, uint64_t offset, const struct pcie_tlp *t,
                         uint8_t to[COMPLETION_MOST])
{
    memset(to, 0, (size_t)t->length_dw * 4);
    memcpy(to + t->address.ba % 4, from->data + offset, t->bytes);
}

static void send_completions(struct pcie_port *p, const struct endpoint_event *event)
{
    const struct pending_read *pending = &p->root->pending[event->tag];
    if (pending->serial != event->serial) {
        return; /* given up, and its tag is in use again */
    }
    uint64_t at = pending->request.at.pa;
    struct up_arrival a = { .serial = event->serial, .tag = event->tag, .status = event->status };
    struct pcie_tlp t = {
        .up = true,
        .header_dw = 3,
        .port = (uint16_t)p->number,
        .master = pending->request.master,
        .domain = pending->request.domain,
        .status = event->status,
        .address = { at },
        .tag = event->tag,
        .ecrc = p->link.ecrc,
    };
    if (event->status != PCIE_SC) {
        t.type = PCIE_CPL;
        t.byte_count = (uint16_t)pending->request.size;
        t.wire_bytes = pcie_wire_bytes((unsigned)p->link.gen, 3, 0, p->link.ecrc);
        p->root->stats.cpl++;
        port_rise(p, event->time, &t, &a);
        return;
    }
    uint8_t payload[COMPLETION_MOST];
    struct pcie_completion_piece pieces[BUS_LINE / 4 + 1];
    size_t count = pcie_split_completion(at, pending->request.size, (uint32_t)p->link.mps,
                                         (uint32_t)p->link.rcb, pieces, ARRAY_LEN(pieces));
    for (size_t i = 0; i < count; i++) {
        uint32_t left = i + 1 < count ? pieces[i + 1].byte_count : 0;
        a.bytes = pieces[i].byte_count - left;
        t.type = PCIE_CPLD;
        t.address.ba = at + (pending->request.size - pieces[i].byte_count);
        t.bytes = a.bytes;
        t.byte_count = (uint16_t)pieces[i].byte_count;
        t.length_dw = pieces[i].length_dw;
        fill_payload(pending, t.address.ba - at, &t, payload);
        t.data = payload;
        t.wire_bytes = pcie_wire_bytes((unsigned)p->link.gen, 3, t.length_dw, p->link.ecrc);
        p->root->stats.cpl++;
        port_rise(p, event->time, &t, &a);
    }
}

static void send_message(struct pcie_port *p, const struct endpoint_event *event)
{
    struct up_arrival a = {
        .message = true,
        .status = event->status,
        .address = event->address,
        .domain = event->domain,
        .master = event->master,
    };
    struct pcie_tlp t = {
        .type = PCIE_MSG,
        .up = true,
        .header_dw = 4,
        .port = (uint16_t)p->number,
        .master = event->master,
        .domain = event->domain,
        .status = event->status,
        .ecrc = p->link.ecrc,
        .wire_bytes = pcie_wire_bytes((unsigned)p->link.gen, 4, 0, p->link.ecrc),
    };
    p->root->stats.msg++;
    port_rise(p, event->time, &t, &a);
}

/* Ack what has come and give back the credits of the writes that have been consumed by now. */
static void send_update(struct pcie_port *p, simtime_t now)
{
    struct credit_return sum = *(const struct credit_return *)fifo_first(&p->consumed);
    fifo_pop(&p->consumed);
    bool posted = sum.ph && (p->ph != UINT64_MAX || p->pd != UINT64_MAX);
    const unsigned acks = p->protocol == NULL; /* else link_protocol.c sends them */
    sum.time = port_dllp_up(p, now, acks + posted);
    p->fc_next = now + p->fc_interval;
    if (posted) {
        const struct pcie_credits seen = {
            .time = sum.time, .ph = sum.ph, .pd = sum.pd, .port = (uint16_t)p->number
        };
        root_see_credits(p->root, &seen);
        *(struct credit_return *)fifo_push(&p->updates) = sum;
        port_pump(p);
    }
}

/* The same for reads: UpdateFCs of each type have an interval of their own (2.6.1.2). */
static void send_read_update(struct pcie_port *p, simtime_t now)
{
    struct credit_return sum = p->reads_taken;
    bool finite = p->nph != UINT64_MAX;
    p->reads_taken = (struct credit_return){ 0 };
    sum.time = port_dllp_up(p, now, (p->protocol == NULL ? 1U : 0U) + finite);
    p->read_fc_next = now + p->fc_interval;
    if (finite) {
        *(struct credit_return *)fifo_push(&p->read_updates) = sum;
        port_pump(p);
    }
}

static simtime_t next_update(const struct pcie_port *p)
{
    return fifo_empty(&p->consumed)
               ? SIMTIME_NEVER
               : ((const struct credit_return *)fifo_first(&p->consumed))->time;
}

void endpoint_run(void *port, simtime_t now)
{
    struct pcie_port *p = port;
    for (unsigned i = 0; i < p->event_count;) {
        if (p->events[i].time > now) {
            i++;
            continue;
        }
        struct endpoint_event event = p->events[i];
        memmove(&p->events[i], &p->events[i + 1], (--p->event_count - i) * sizeof(event));
        if (event.kind == EVENT_COMPLETE) {
            send_completions(p, &event);
        } else {
            send_message(p, &event);
        }
    }
    if (next_update(p) <= now) {
        send_update(p, now);
    }
    if (p->reads_taken.nph && p->reads_taken.time <= now) {
        send_read_update(p, now);
    }
    simtime_t next = next_update(p);
    if (p->reads_taken.nph) {
        next = simtime_min(next, p->reads_taken.time);
    }
    for (unsigned i = 0; i < p->event_count; i++) {
        next = simtime_min(next, p->events[i].time);
    }
    if (next != SIMTIME_NEVER) {
        process_wake(p->endpoint, next);
    }
}
