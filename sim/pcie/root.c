/* SPDX-License-Identifier: Apache-2.0 */
/* The root complex: bus target for the BARs, write combiner, reads, errors. */
#include "pcie/port.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

void root_see(struct pcie_root *r, const struct pcie_tlp *t)
{
    for (unsigned i = 0; i < r->of_tlps.count; i++) {
        r->of_tlps.at[i].tlp(r->of_tlps.at[i].self, t);
    }
}

void root_record_error(struct pcie_root *r, simtime_t time, const char *kind, busaddr_t at,
                       uint16_t domain)
{
    r->stats.errors++;
    for (unsigned i = 0; i < r->of_errors.count; i++) {
        r->of_errors.at[i].error(r->of_errors.at[i].self, time, kind, at, domain);
    }
}

/* ---- writes ---------------------------------------------------------------------------------- */

/** A burst on its way out: the bytes of `mask` from `base` on, cut into TLPs. */
struct burst {
    const struct bar *bar;
    uint64_t base;
    const uint64_t *mask;
    uint32_t words;
    const uint8_t *data;
    struct pcie_tlp tlp; /* what its TLPs have in common; `stores` are counted with the next one */
};

static struct pcie_tlp write_of(const struct pcie_port *p, enum bus_reason reason, uint16_t master,
                                uint16_t domain, uint32_t stores)
{
    return (struct pcie_tlp){
        .type = PCIE_MWR,
        .reason = reason,
        .stores = stores,
        .master = master,
        .domain = domain,
        .port = (uint16_t)p->number,
    };
}

/* `data` is what is written at `base`. */
static inline struct bus_answer send_request(struct pcie_port *p, struct pcie_tlp *t, uint64_t base,
                                             const uint8_t *data,
                                             const struct pcie_request *request, simtime_t ready,
                                             const struct answer_to *answer)
{
    t->header_dw = (uint8_t)pcie_header_dw(request->address);
    t->first_be = request->first_be;
    t->last_be = request->last_be;
    t->address = request->address;
    t->length_dw = request->length_dw;
    t->bytes = pcie_request_bytes(request);
    t->wire_bytes = p->empty_bytes + (t->header_dw + t->length_dw) * 4;
    t->data = data + (request->address.ba - base);
    return port_write(p, t, ready, answer);
}

/* The last TLP answers for all. */
static struct bus_answer send_burst(struct pcie_port *p, struct burst *b, simtime_t ready,
                                    const struct answer_to *answer)
{
    struct pcie_write_split split = {
        .base = b->base,
        .mask = b->mask,
        .words = b->words,
        .mps = (uint32_t)p->link.mps,
        .policy = p->root->params.split,
    };
    struct pcie_request now, next;
    struct bus_answer result = { ready, BUS_OK };
    bool more = pcie_split_next(&split, &now);
    while (more) {
        more = pcie_split_next(&split, &next);
        struct answer_to nobody = *answer;
        nobody.wanted = answer->wanted && !more;
        result = send_request(p, &b->tlp, b->base, b->data, &now, ready, &nobody);
        b->tlp.stores = 0;
        if (more) {
            now = next;
        }
    }
    return result;
}

static struct bus_answer flush_held(struct pcie_root *r, struct held *h, simtime_t ready,
                                    const struct answer_to *answer)
{
    uint64_t mask[PCIE_MPS_MAX / BUS_LINE] = { 0 };
    for (uint32_t at = h->start; at < h->end;) {
        uint32_t bit = at % BUS_LINE, n = simtime_min(BUS_LINE - bit, h->end - at) & 0xff;
        mask[at / BUS_LINE] |= (n == BUS_LINE ? UINT64_MAX : (((uint64_t)1 << n) - 1)) << bit;
        at += n;
    }
    struct burst b = {
        .base = h->block,
        .mask = mask,
        .words = (uint32_t)(r->params.join_limit / BUS_LINE),
        .data = h->data,
        .tlp = write_of(h->port, h->reason, h->master, h->domain, h->stores),
    };
    h->used = false;
    return send_burst(h->port, &b, ready, answer);
}

static void flush_master(struct pcie_root *r, uint16_t master, simtime_t ready)
{
    struct held *h = r->held[master];
    if (h && h->used) {
        struct answer_to nobody = { .master = master };
        flush_held(r, h, ready, &nobody);
    }
}

static simtime_t early_answer(const struct pcie_root *r, simtime_t time, enum pcie_ack_point point)
{
    switch (point) {
    case PCIE_ACK_PE: return time;
    case PCIE_ACK_INTERCONNECT: return time + r->params.bus_latency;
    default: return time + 2 * r->params.bus_latency;
    }
}

/* Is the written part of the line one run of bytes? */
static bool one_run(uint64_t mask, uint32_t *start, uint32_t *end)
{
    unsigned first = (unsigned)__builtin_ctzll(mask);
    uint64_t rest = ~(mask >> first);
    unsigned n = rest ? (unsigned)__builtin_ctzll(rest) : BUS_LINE;
    *start = first;
    *end = first + n;
    return first + n >= BUS_LINE || mask >> (first + n) == 0;
}

static struct held *held_of(struct pcie_root *r, uint16_t master)
{
    if (!r->held[master]) {
        r->held[master] = calloc(1, sizeof(struct held));
        if (!r->held[master]) {
            abort();
        }
    }
    return r->held[master];
}

/* A write-combined burst waits for its neighbours, within one aligned block of join_limit bytes. */
static struct bus_answer join(struct pcie_port *p, struct burst *b, simtime_t time,
                              const struct answer_to *answer)
{
    struct pcie_root *r = p->root;
    struct held *h = held_of(r, b->tlp.master);
    const struct answer_to nobody = { .master = b->tlp.master };
    simtime_t ready = time + r->params.bus_latency + r->params.root_latency;
    uint64_t limit = r->params.join_limit, block = b->base & ~(limit - 1);
    uint32_t line = (uint32_t)(b->base - block), start, end;
    bool run = one_run(b->mask[0], &start, &end);
    start += line;
    end += line;

    struct bus_answer result = { early_answer(r, time, answer->point), BUS_OK };
    bool extends = run && h->used && h->bar == b->bar && h->block == block &&
                   h->domain == b->tlp.domain && (start == h->end || end == h->start);
    if (h->used && !extends) {
        /* If the new burst is held, the old one answers for the room that it takes. */
        result = flush_held(r, h, ready, run ? answer : &nobody);
    }
    if (!run) {
        return send_burst(p, b, ready, answer);
    }
    if (extends) {
        r->stats.joined++;
        h->start = start < h->start ? start : h->start;
        h->end = end > h->end ? end : h->end;
    } else {
        h->used = true;
        h->port = p;
        h->bar = b->bar;
        h->block = block;
        h->start = start;
        h->end = end;
        h->first = time;
        h->stores = 0;
        h->master = b->tlp.master;
        h->domain = b->tlp.domain;
        if (r->params.join_timeout) {
            process_wake_by(r->process, time + r->params.join_timeout);
        }
    }
    h->reason = b->tlp.reason;
    h->stores += b->tlp.stores;
    memcpy(h->data + start, b->data + (start - line), end - start);
    if (h->end - h->start == limit) {
        return flush_held(r, h, ready, answer);
    }
    return result;
}

static struct burst burst_of(const struct bar *bar, uint64_t base, const struct bus_write *w)
{
    return (struct burst){
        .bar = bar,
        .base = base,
        .mask = &w->mask,
        .words = 1,
        .data = w->data,
        .tlp = write_of(bar->port, w->reason, w->master, w->domain, w->stores),
    };
}

struct bus_answer root_bar_write(void *self, uint64_t offset, const struct bus_write *w)
{
    const struct bar *bar = self;
    struct pcie_port *p = bar->port;
    struct pcie_root *r = p->root;
    const uint64_t base = bar->base.pa + offset;
    struct answer_to answer = { .master = w->master, .tag = w->tag, .wanted = true };
    switch (w->attr) {
    case BUS_DEVICE_nE: answer.point = (uint8_t)r->params.ack_device_ne; break;
    case BUS_DEVICE_E: answer.point = (uint8_t)r->params.ack_device_e; break;
    default: answer.point = (uint8_t)r->params.ack_gather; break;
    }
    if (w->attr == BUS_GATHER && r->params.join_limit > BUS_LINE) {
        struct burst b = burst_of(bar, base, w);
        return join(p, &b, w->time, &answer);
    }
    const simtime_t ready = w->time + r->params.bus_latency + r->params.root_latency;
    flush_master(r, w->master, ready);
    /* Most are one run of bytes, and so one TLP. */
    struct pcie_request request;
    if (r->params.split != PCIE_SPLIT_ALIGNED && pcie_split_one_run(base, w->mask, &request)) {
        struct pcie_tlp t = write_of(p, w->reason, w->master, w->domain, w->stores);
        return send_request(p, &t, base, w->data, &request, ready, &answer);
    }
    struct burst b = burst_of(bar, base, w);
    return send_burst(p, &b, ready, &answer);
}

void root_barrier(void *barrier_self, uint16_t master, simtime_t time)
{
    struct pcie_root *r = barrier_self;
    flush_master(r, master, time + r->params.bus_latency + r->params.root_latency);
}

/* Sleep until something is due: a deadline that is no more must not move the time. */
static void wake_for_next(struct pcie_root *r)
{
    simtime_t next = SIMTIME_NEVER;
    for (unsigned i = 0; i < MASTERS && r->params.join_timeout; i++) {
        if (r->held[i] && r->held[i]->used) {
            next = simtime_min(next, r->held[i]->first + r->params.join_timeout);
        }
    }
    for (unsigned tag = 0; tag < READS_MAX; tag++) {
        if (r->pending[tag].used) {
            next = simtime_min(next, r->pending[tag].deadline);
        }
    }
    if (!fifo_empty(&r->reports)) {
        next = simtime_min(next, ((const struct error_to_come *)fifo_first(&r->reports))->time);
    }
    process_wake(r->process, next);
}

void pcie_root_flush(struct pcie_root *r, simtime_t time)
{
    for (unsigned i = 0; i < MASTERS; i++) {
        root_barrier(r, (uint16_t)i, time);
    }
    wake_for_next(r);
}

/* ---- reads ----------------------------------------------------------------------------------- */

struct bus_answer root_bar_read(void *self, uint64_t offset, const struct bus_read *read,
                                uint8_t *data)
{
    const struct bar *bar = self;
    struct pcie_port *p = bar->port;
    struct pcie_root *r = p->root;
    simtime_t ready = read->time + r->params.bus_latency + r->params.root_latency;
    (void)data; /* it comes with read_done() */
    for (unsigned i = 0; i < MASTERS; i++) {
        if (r->held[i] && r->held[i]->used && r->held[i]->port == p) {
            flush_master(r, (uint16_t)i, ready); /* a read pushes posted writes */
        }
    }
    unsigned tag = 0;
    while (tag < READS_MAX && r->pending[tag].used) {
        tag++;
    }
    assert(tag < READS_MAX); /* each of at most 64 masters waits for its own */
    struct pcie_request request;
    size_t requests =
        pcie_split_read(bar->base.pa + offset, read->size, (uint32_t)p->link.mrrs, &request, 1);
    assert(requests == 1); /* within one line, so within 4 KiB and any MRRS */
    (void)requests;
    r->pending[tag] = (struct pending_read){
        .used = true,
        .request = *read,
        .port = p,
        .serial = ++r->read_serial,
        .left = read->size,
        .deadline = ready + r->params.completion_timeout,
    };
    struct tx_read t = {
        .ready = ready,
        .after = p->queued,
        .serial = r->read_serial,
        .tag = (uint8_t)tag,
        .tlp = {
            .type = PCIE_MRD,
            .header_dw = (uint8_t)pcie_header_dw(request.address),
            .first_be = request.first_be,
            .last_be = request.last_be,
            .address = request.address,
            .length_dw = request.length_dw,
            .bytes = pcie_request_bytes(&request),
            .master = read->master,
            .domain = read->domain,
            .port = (uint16_t)p->number,
        },
    };
    t.tlp.wire_bytes = pcie_wire_bytes((unsigned)p->link.gen, t.tlp.header_dw, 0, p->link.ecrc);
    port_read(p, &t);
    process_wake_by(r->process, r->pending[tag].deadline);
    return (struct bus_answer){ SIMTIME_NEVER, BUS_OK };
}

static const struct {
    uint8_t status;
    const char *kind;
} read_error_kinds[] = { { PCIE_UR, "read-ur" }, { PCIE_CA, "read-ca" } };

static void finish_read(struct pcie_root *r, unsigned tag, simtime_t time, const char *error)
{
    struct pending_read *p = &r->pending[tag];
    enum bus_status status = BUS_OK;
    struct bus_read request = p->request;
    if (error) {
        root_record_error(r, time, error, bus_address(request.at), request.domain);
        memset(p->data, 0xff, sizeof(p->data));
        status =
            (enum bus_status)r->params.read_error; /* ones, decerr, slverr: in bus_status's order */
    }
    p->used = false;
    wake_for_next(r);
    const struct bus_master *m = bus_get_master(r->bus, request.master);
    m->read_done(m->self, request.tag, time + r->params.root_latency + r->params.bus_latency,
                 status, p->data, request.size);
}

void root_complete(struct pcie_root *r, const struct up_arrival *a)
{
    struct pending_read *p = &r->pending[a->tag];
    if (!p->used || p->serial != a->serial) {
        return; /* the completion time-out was faster */
    }
    for (size_t i = 0; i < ARRAY_LEN(read_error_kinds); i++) {
        if (a->status == read_error_kinds[i].status) {
            finish_read(r, a->tag, a->time, read_error_kinds[i].kind);
            return;
        }
    }
    p->left -= a->bytes;
    if (p->left == 0) {
        finish_read(r, a->tag, a->time, NULL);
    }
}

/* ---- errors and time-outs -------------------------------------------------------------------- */

void root_message(struct pcie_root *r, const struct up_arrival *a)
{
    if (r->params.posted_error == POSTED_SILENT) {
        r->stats.errors++;
        return;
    }
    if (a->status == PCIE_CA) {
        root_record_error(r, a->time, "write-ca", a->address, a->domain);
    } else {
        root_record_error(r, a->time, "write-ur", a->address, a->domain);
    }
    if (r->params.posted_error == POSTED_SERROR) {
        *(struct error_to_come *)fifo_push(&r->reports) = (struct error_to_come){
            .time = a->time + r->params.error_latency,
            .address = a->address,
            .domain = a->domain,
            .master = a->master,
        };
        process_wake_by(r->process, a->time + r->params.error_latency);
    }
}

void root_run(void *self, simtime_t now)
{
    struct pcie_root *r = self;
    for (unsigned i = 0; i < MASTERS && r->params.join_timeout; i++) {
        const struct held *h = r->held[i];
        if (h && h->used && h->first + r->params.join_timeout <= now) {
            flush_master(r, (uint16_t)i,
                         h->first + r->params.join_timeout + r->params.bus_latency +
                             r->params.root_latency);
        }
    }
    for (unsigned tag = 0; tag < READS_MAX; tag++) {
        if (r->pending[tag].used && r->pending[tag].deadline <= now) {
            finish_read(r, tag, now, "read-timeout");
        }
    }
    while (!fifo_empty(&r->reports)) {
        struct error_to_come c = *(struct error_to_come *)fifo_first(&r->reports);
        if (c.time > now) {
            break;
        }
        fifo_pop(&r->reports);
        const struct bus_master *m = bus_get_master(r->bus, c.master);
        if (m->error_report) {
            m->error_report(m->self, c.time, (pa_t){ c.address.ba }, c.domain);
        }
    }
    wake_for_next(r);
}
