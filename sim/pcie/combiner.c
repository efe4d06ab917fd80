/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The root complex's way for writes: the combiner, how a burst becomes TLPs, and the habits of real
 * parts. The combiner holds one burst for each master. It joins a direct neighbour within the
 * aligned window, up to the limit, and lets go of it at the limit, at what does not extend it, at
 * the time-out, and at what flushes it.
 */
#include "pcie/port.h"

#include <stdlib.h>
#include <string.h>

/** The index of a parameter's choice. */
enum { WIDE_WHOLE, WIDE_SPLIT, WIDE_LOST };
enum { READS_PORT, READS_MASTER, READS_NONE };

enum { NARROW_BUS = 4 };

static bool power_of_two(uint64_t v)
{
    return v != 0 && (v & (v - 1)) == 0;
}

bool combiner_check(const struct pcie_root_params *params, struct error *e)
{
    const uint64_t limit = params->join_limit, window = params->join_window;
    const struct {
        const char *name;
        uint64_t value;
    } sizes[] = { { "join_limit", limit },
                  { "join_window", window },
                  { "partial_piece", params->partial_piece } };
    for (size_t i = 0; i < ARRAY_LEN(sizes); i++) {
        if (sizes[i].value != 0 && !power_of_two(sizes[i].value)) {
            return error_set(e, "%s: %llu is not a power of two", sizes[i].name,
                             (unsigned long long)sizes[i].value);
        }
    }
    if ((limit != 0 && limit < BUS_LINE) || (window != 0 && window < BUS_LINE)) {
        return error_set(e, "join_limit, join_window: expected 0 or at least %d bytes", BUS_LINE);
    }
    if (window != 0 && limit > window) {
        return error_set(e, "join_limit: %llu bytes do not fit join_window of %llu",
                         (unsigned long long)limit, (unsigned long long)window);
    }
    return true;
}

bool combiner_holds(const struct pcie_root_params *params)
{
    return params->join_limit != BUS_LINE || params->hang_bytes != 0;
}

/* The longest payload towards `p`: as software has set it at the root port, and the path takes. */
static uint32_t mps_to(const struct pcie_port *p)
{
    const uint32_t set = p->top->function.config.view.mps;
    return set < p->tree_mps ? set : p->tree_mps;
}

static uint64_t join_limit(const struct pcie_port *p)
{
    const uint64_t limit = p->root->params.join_limit;
    return limit ? limit : mps_to(p);
}

static uint64_t join_window(const struct pcie_port *p)
{
    const uint64_t window = p->root->params.join_window, limit = join_limit(p);
    return window > limit ? window : limit;
}

/* ---- bursts to TLPs -------------------------------------------------------------------------- */

/** A burst on its way out: the bytes of `mask` from `base` on, cut into TLPs. */
struct burst {
    const struct bar *bar;
    uint64_t base;
    const uint64_t *mask;
    uint32_t words;
    const uint8_t *data;
    bool gathered;       /* write-combined */
    struct pcie_tlp tlp; /* what its TLPs have in common; `stores` are counted with the next one */
};

static struct pcie_tlp write_of(const struct pcie_port *p, enum bus_reason reason, simtime_t issued,
                                uint16_t master, uint16_t domain, uint32_t stores)
{
    return (struct pcie_tlp){
        .type = PCIE_MWR,
        .reason = reason,
        .stores = stores,
        .issued = issued,
        .master = master,
        .domain = domain,
        .port = (uint16_t)p->top->number,
        .ecrc = p->top->link.ecrc,
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
    t->wire_bytes = p->top->empty_bytes + (t->header_dw + t->length_dw) * DW;
    t->data = data + (request->address.ba - base);
    t->number = ++p->root->numbers;
    return port_write(p->top, t, ready, answer);
}

static bool whole_lines(const struct burst *b)
{
    for (uint32_t i = 0; i < b->words; i++) {
        if (b->mask[i] != 0 && b->mask[i] != UINT64_MAX) {
            return false;
        }
    }
    return true;
}

/* The last TLP answers for all. */
static struct bus_answer send_burst(struct pcie_port *p, struct burst *b, simtime_t ready,
                                    const struct answer_to *answer)
{
    const uint32_t piece = (uint32_t)p->root->params.partial_piece;
    struct pcie_write_split split = {
        .base = b->base,
        .mask = b->mask,
        .words = b->words,
        .mps = mps_to(p),
        .policy = p->root->params.split,
    };
    if (b->gathered && piece && !whole_lines(b)) {
        split.mps = piece;
        split.policy = PCIE_SPLIT_ALIGNED;
    }
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

static struct bus_answer flush_held(struct held *h, simtime_t ready, const struct answer_to *answer)
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
        .words = (h->end + BUS_LINE - 1) / BUS_LINE, /* the window may have changed since */
        .data = h->data,
        .gathered = true,
        .tlp = write_of(h->port, h->reason, h->issued, h->master, h->domain, h->stores),
    };
    h->used = false;
    return send_burst(h->port, &b, ready, answer);
}

static void flush_master(struct pcie_root *r, uint16_t master, simtime_t ready)
{
    struct held *h = r->held[master];
    if (h && h->used) {
        struct answer_to nobody = { .master = master };
        flush_held(h, ready, &nobody);
    }
}

/* Is something of that line held: an older store to the same bytes must not come after it. */
static bool holds_of(const struct pcie_root *r, uint16_t master, uint64_t line)
{
    const struct held *h = r->held[master];
    return h && h->used && line < h->block + h->end && h->block + h->start < line + BUS_LINE;
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

/* ---- joining --------------------------------------------------------------------------------- */

/* A write-combined burst waits for its neighbours, within one aligned window. */
static struct bus_answer join(struct pcie_port *p, struct burst *b, simtime_t time,
                              const struct answer_to *answer)
{
    struct pcie_root *r = p->root;
    struct held *h = held_of(r, b->tlp.master);
    const struct answer_to nobody = { .master = b->tlp.master };
    simtime_t ready = time + r->params.bus_latency + r->params.root_latency;
    const uint64_t limit = join_limit(p), block = b->base & ~(join_window(p) - 1);
    uint32_t line = (uint32_t)(b->base - block), start, end;
    bool run = one_run(b->mask[0], &start, &end);
    start += line;
    end += line;

    struct bus_answer result = { early_answer(r, time, answer->point), BUS_OK };
    bool extends = run && h->used && h->bar == b->bar && h->port == p && h->block == block &&
                   h->domain == b->tlp.domain && (start == h->end || end == h->start) &&
                   h->end - h->start + (end - start) <= limit;
    if (h->used && !extends) {
        /* If the new burst is held, the old one answers for the room that it takes. */
        result = flush_held(h, ready, run ? answer : &nobody);
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
        h->issued = b->tlp.issued;
        h->stores = 0;
        h->master = b->tlp.master;
        h->domain = b->tlp.domain;
        if (r->params.join_timeout) {
            process_wake_by(r->process, time + r->params.join_timeout);
        }
    }
    h->reason = b->tlp.reason;
    h->issued = simtime_min(h->issued, b->tlp.issued);
    h->stores += b->tlp.stores;
    memcpy(h->data + start, b->data + (start - line), end - start);
    if (h->end - h->start == limit) {
        return flush_held(h, ready, answer);
    }
    return result;
}

static struct burst burst_of(struct pcie_port *p, const struct bar *bar, uint64_t base,
                             const struct bus_write *w)
{
    return (struct burst){
        .bar = bar,
        .base = base,
        .mask = &w->mask,
        .words = 1,
        .data = w->data,
        .gathered = w->attr == BUS_GATHER,
        .tlp = write_of(p, w->reason, w->time - w->age, w->master, w->domain, w->stores),
    };
}

static struct bus_origin origin_of(const struct bus_write *w)
{
    return (
        struct bus_origin){ .issued = w->time - w->age, .master = w->master, .domain = w->domain };
}

/* ---- habits of real parts -------------------------------------------------------------------- */

/*
 * BCM2711 hangs when much is written to a Normal-NC BAR at a stretch. What makes it hang is not
 * known: here a stretch ends with a barrier, another access of the master, or a pause.
 */
static bool hangs(struct pcie_root *r, const struct bus_write *w, uint64_t at)
{
    struct stretch *s = &r->stretch[w->master];
    if (r->params.hang_bytes == 0 || r->hung) {
        return r->hung;
    }
    if (w->time >= s->last + r->params.hang_pause) {
        s->bytes = 0;
    }
    s->last = w->time;
    s->bytes += (unsigned)__builtin_popcountll(w->mask);
    if (s->bytes > r->params.hang_bytes) {
        r->hung = true;
        root_record(r,
                    &(struct pcie_record){
                        .time = w->time, .kind = "host-hang", .at = { at }, .of = origin_of(w) });
    }
    return r->hung;
}

/* A store over a bus of 4 bytes: as many TLPs. */
static struct bus_answer split_wide(struct pcie_port *p, struct burst *b, simtime_t ready,
                                    const struct answer_to *answer)
{
    const uint64_t mask = b->mask[0], word = 0xf;
    struct bus_answer result = { ready, BUS_OK };
    for (unsigned at = 0; at < BUS_LINE; at += NARROW_BUS) {
        const uint64_t part = mask & word << at;
        if (part) {
            struct answer_to last = *answer;
            last.wanted = answer->wanted && (mask >> at >> NARROW_BUS) == 0;
            b->mask = &part;
            result = send_burst(p, b, ready, &last);
        }
    }
    return result;
}

static bool is_wide(const struct pcie_root *r, const struct bus_write *w)
{
    return r->params.wide_writes != WIDE_WHOLE && w->attr <= BUS_DEVICE_E &&
           __builtin_popcountll(w->mask) > NARROW_BUS;
}

/* ---- the bus's side -------------------------------------------------------------------------- */

static uint8_t ack_point(const struct pcie_root_params *params, enum bus_attr attr)
{
    switch (attr) {
    case BUS_DEVICE_nE: return (uint8_t)params->ack_device_ne;
    case BUS_DEVICE_E: return (uint8_t)params->ack_device_e;
    default: return (uint8_t)params->ack_gather;
    }
}

/* That it would have been. */
static struct pcie_tlp lost_write(struct pcie_root *r, const struct bus_write *w)
{
    return (struct pcie_tlp){
        .type = PCIE_MWR,
        .address = { w->line.pa + (w->mask ? (unsigned)__builtin_ctzll(w->mask) : 0) },
        .number = ++r->numbers,
        .issued = w->time - w->age,
        .master = w->master,
        .domain = w->domain,
    };
}

/* No port takes it: it is lost, and the root complex may tell. */
static struct bus_answer lose(struct pcie_root *r, const struct bus_write *w,
                              enum pcie_ack_point point)
{
    const simtime_t then = w->time + r->params.bus_latency + r->params.root_latency;
    const struct pcie_tlp t = lost_write(r, w);
    r->stats.lost_writes++;
    root_write_failed(r, &t, then);
    root_lost(r, &(struct pcie_record){
                     .time = then, .kind = "write-ur", .at = t.address, .of = tlp_origin(&t) });
    return (struct bus_answer){ early_answer(r, w->time, point), BUS_OK };
}

struct bus_answer root_bar_write(void *self, uint64_t offset, const struct bus_write *w)
{
    struct bar *bar = self;
    struct pcie_root *r = bar->root;
    const uint64_t base = w->line.pa;
    struct pcie_port *p = bar->port;
    const bool gathered = w->attr == BUS_GATHER;
    struct answer_to answer = {
        .master = w->master, .tag = w->tag, .point = ack_point(&r->params, w->attr), .wanted = true
    };
    if (__builtin_expect(!bar->direct || bar->io || r->configuring[w->master], 0)) {
        if (root_holds(r, w->master, w->attr)) {
            return root_hold_write(r, bar, offset, w);
        }
        if (bar->io) {
            return root_io_write(bar, w);
        }
        p = bar->direct ? p : root_route(r, base, false);
        if (!p) {
            return lose(r, w, answer.point);
        }
    }
    if (r->params.hang_bytes) {
        if (!gathered) {
            r->stretch[w->master].bytes = 0;
        }
        if (gathered ? hangs(r, w, base) : r->hung) {
            return (struct bus_answer){ early_answer(r, w->time, answer.point), BUS_OK };
        }
    }
    if (gathered && join_limit(p) > BUS_LINE) {
        struct burst b = burst_of(p, bar, base, w);
        return join(p, &b, w->time, &answer);
    }
    const simtime_t ready = w->time + r->params.bus_latency + r->params.root_latency;
    if (r->params.join_device || w->attr == BUS_CACHE || holds_of(r, w->master, base)) {
        flush_master(r, w->master, ready);
    }
    if (is_wide(r, w)) {
        if (r->params.wide_writes == WIDE_LOST) {
            const struct pcie_tlp t = lost_write(r, w);
            r->stats.lost_writes++;
            root_write_failed(r, &t, ready);
            return (struct bus_answer){ early_answer(r, w->time, answer.point), BUS_OK };
        }
        struct burst b = burst_of(p, bar, base, w);
        return split_wide(p, &b, ready, &answer);
    }
    /* Most are one run of bytes, and so one TLP. */
    struct pcie_request request;
    const bool pieces = gathered && r->params.partial_piece;
    if (r->params.split != PCIE_SPLIT_ALIGNED && !pieces &&
        pcie_split_one_run(base, w->mask, &request)) {
        struct pcie_tlp t =
            write_of(p, w->reason, w->time - w->age, w->master, w->domain, w->stores);
        return send_request(p, &t, base, w->data, &request, ready, &answer);
    }
    struct burst b = burst_of(p, bar, base, w);
    return send_burst(p, &b, ready, &answer);
}

void root_barrier(void *barrier_self, uint16_t master, simtime_t time)
{
    struct pcie_root *r = barrier_self;
    r->stretch[master].bytes = 0;
    flush_master(r, master, time + r->params.bus_latency + r->params.root_latency);
}

void combiner_read(struct pcie_port *p, uint16_t master, simtime_t ready)
{
    struct pcie_root *r = p->root;
    r->stretch[master].bytes = 0;
    for (unsigned i = 0; i < MASTERS && r->params.join_reads != READS_NONE; i++) {
        const struct held *h = r->held[i];
        if (h && h->used && h->port->top == p &&
            (r->params.join_reads == READS_PORT || i == master)) {
            flush_master(r, (uint16_t)i, ready); /* a read pushes posted writes */
        }
    }
}

simtime_t combiner_next(const struct pcie_root *r)
{
    simtime_t next = SIMTIME_NEVER;
    for (unsigned i = 0; i < MASTERS && r->params.join_timeout; i++) {
        if (r->held[i] && r->held[i]->used) {
            next = simtime_min(next, r->held[i]->first + r->params.join_timeout);
        }
    }
    return next;
}

void combiner_run(struct pcie_root *r, simtime_t now)
{
    for (unsigned i = 0; i < MASTERS && r->params.join_timeout; i++) {
        const struct held *h = r->held[i];
        if (h && h->used && h->first + r->params.join_timeout <= now) {
            flush_master(r, (uint16_t)i,
                         h->first + r->params.join_timeout + r->params.bus_latency +
                             r->params.root_latency);
        }
    }
}
