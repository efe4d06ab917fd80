/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The root complex: requests of cores that are answered by a completion, what comes up, who sees
 * its TLPs, time-outs.
 */
#include "pcie/errors.h"

#include <linux/pci.h>

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum { NO_TAG = UINT16_MAX };

/* ---- observers ---------------------------------------------------------------------------------
 */

void root_see(struct pcie_root *r, const struct pcie_tlp *t)
{
    struct pcie_tlp message;
    if (t->type == PCIE_MSG) {
        message = *t;
        message.address.ba = 0; /* that which it is charged with */
        t = &message;
    }
    for (unsigned i = 0; i < r->of_tlps.count; i++) {
        if (t->hop == 0 || r->of_tlps.at[i].every_link) {
            r->of_tlps.at[i].tlp(r->of_tlps.at[i].self, t);
        }
    }
}

void root_see_credits(struct pcie_root *r, const struct pcie_credits *c)
{
    for (unsigned i = 0; i < r->of_credits.count; i++) {
        r->of_credits.at[i].credits(r->of_credits.at[i].self, c);
    }
}

void root_record(struct pcie_root *r, const struct pcie_record *record)
{
    r->stats.errors++;
    for (unsigned i = 0; i < r->of_errors.count; i++) {
        r->of_errors.at[i].error(r->of_errors.at[i].self, record);
    }
}

void root_tell_failed(struct pcie_root *r, const struct pcie_failed *f)
{
    for (unsigned i = 0; i < r->of_failures.count; i++) {
        if (r->of_failures.at[i].failed) {
            r->of_failures.at[i].failed(r->of_failures.at[i].self, f);
        }
    }
}

void root_tell(struct pcie_root *r, const struct pcie_record *record)
{
    for (unsigned i = 0; i < r->of_failures.count; i++) {
        if (r->of_failures.at[i].told) {
            r->of_failures.at[i].told(r->of_failures.at[i].self, record);
        }
    }
}

void root_write_failed(struct pcie_root *r, const struct pcie_tlp *t, simtime_t time)
{
    if (!t->up) {
        root_tell_failed(r,
                         &(struct pcie_failed){
                             .time = time, .at = t->address, .of = tlp_origin(t), .write = true });
    }
}

void root_tell_arrival(struct pcie_root *r, const struct pcie_tlp *t, simtime_t time)
{
    for (unsigned i = 0; i < r->of_arrivals.count; i++) {
        r->of_arrivals.at[i].arrived(r->of_arrivals.at[i].self, t, time);
    }
}

/* ---- time-outs ---------------------------------------------------------------------------------
 */

/* Sleep until something is due: a deadline that is no more must not move the time. */
static void wake_for_next(struct pcie_root *r)
{
    simtime_t next = combiner_next(r);
    for (unsigned tag = 0; tag < REQUESTS_MAX; tag++) {
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

/* ---- requests ----------------------------------------------------------------------------------
 */

/* The first tag that is free; NULL: none. */
static struct pending *free_pending(struct pcie_root *r)
{
    for (unsigned tag = 0; tag < REQUESTS_MAX; tag++) {
        if (!r->pending[tag].used) {
            return &r->pending[tag];
        }
    }
    return NULL;
}

/* With a tag, or in the queue of those that wait for one. */
static struct pending *new_pending(struct pcie_root *r, const struct bus_read *request,
                                   struct pcie_port *p, simtime_t ready)
{
    struct pending *q = fifo_empty(&r->untagged) ? free_pending(r) : NULL;
    const uint16_t tag = q ? (uint16_t)(q - r->pending) : NO_TAG;
    q = q ? q : fifo_push(&r->untagged);
    *q = (struct pending){
        .used = true,
        .kind = PCIE_REQUEST_MEM,
        .request = *request,
        .port = p,
        .serial = ++r->request_serial,
        .left = request->size,
        .deadline = ready + r->params.completion_timeout,
    };
    q->tlp = (struct pcie_tlp){ .number = ++r->numbers,
                                .issued = request->time,
                                .master = request->master,
                                .domain = request->domain,
                                .tag = tag };
    return q;
}

/* Behind a link there is device 0 alone: the port answers for the others (Base 7.3.1). */
static bool nobody_there(const struct pending *q)
{
    return (q->tlp.type == PCIE_CFGRD0 || q->tlp.type == PCIE_CFGWR0) &&
           PCI_SLOT(q->tlp.completer_id) != 0;
}

static struct bus_answer send_pending(struct pcie_root *r, struct pending *q, simtime_t ready)
{
    const simtime_t deadline = q->deadline;
    struct pcie_port *p = q->port;
    if (q->tlp.tag == NO_TAG) {
        return (struct bus_answer){ SIMTIME_NEVER, BUS_OK };
    }
    if (q->write && p && p->poison_injects) {
        q->tlp.poisoned = inject_poisons(p, &q->tlp, ready);
    }
    if (!p || nobody_there(q)) {
        request_fails(r, q, PCIE_FAIL_UR, ready);
    } else if (p->link_down) {
        port_refuse(p, &q->tlp, q->serial, ready);
    } else if (!port_blocks(p, &q->tlp, q->serial, ready)) {
        port_send(q->port, LINK_DOWN, &q->tlp, ready, NULL, q->serial);
    }
    process_wake_by(r->process, q->failing ? q->deadline : deadline);
    return (struct bus_answer){ SIMTIME_NEVER, BUS_OK };
}

/* A tag is free again: the first that waits for one goes on. */
static void send_untagged(struct pcie_root *r, simtime_t time)
{
    struct pending *q = fifo_empty(&r->untagged) ? NULL : free_pending(r);
    if (!q) {
        return;
    }
    *q = *(const struct pending *)fifo_first(&r->untagged);
    fifo_pop(&r->untagged);
    const simtime_t ready = simtime_max(q->deadline - r->params.completion_timeout, time);
    q->deadline = ready + r->params.completion_timeout;
    q->tlp.tag = (uint16_t)(q - r->pending);
    q->tlp.data = q->write ? q->data : NULL;
    send_pending(r, q, ready);
}

/* The root port that an access to `bar` at `address` goes through. */
static struct pcie_port *port_for(struct pcie_root *r, const struct bar *bar, uint64_t address)
{
    return bar->direct ? bar->port->top : root_route(r, address, bar->io);
}

static simtime_t ready_at(const struct pcie_root *r, simtime_t time)
{
    return time + r->params.bus_latency + r->params.root_latency;
}

static bool fits_dw(uint64_t address, uint64_t size)
{
    return size > 0 && address % DW + size <= DW;
}

struct bus_answer root_bar_read(void *self, uint64_t offset, const struct bus_read *read,
                                uint8_t *data)
{
    struct bar *bar = self;
    struct pcie_root *r = bar->root;
    const uint64_t at = read->at.pa;
    (void)data; /* it comes with read_done() */
    if (r->configuring[read->master] && root_holds(r, read->master, read->attr)) {
        return root_hold_read(r, bar, offset, read);
    }
    if (bar->io && !fits_dw(at, read->size)) {
        return (struct bus_answer){ read->time + 2 * r->params.bus_latency, BUS_SLVERR };
    }
    struct pcie_port *p = port_for(r, bar, at);
    const simtime_t ready = ready_at(r, read->time);
    struct pcie_request request;
    const size_t requests = pcie_split_read(
        at, read->size, bar->port ? (uint32_t)bar->port->link.mrrs : BUS_LINE * 2, &request, 1);
    assert(requests == 1); /* within one line, so within 4 KiB and any MRRS */
    (void)requests;
    if (p) {
        combiner_read(p, read->master, ready);
    }
    struct pending *q = new_pending(r, read, p, ready);
    q->kind = bar->io ? PCIE_REQUEST_IO : PCIE_REQUEST_MEM;
    q->tlp.type = bar->io ? PCIE_IORD : PCIE_MRD;
    q->tlp.header_dw = (uint8_t)(bar->io ? 3 : pcie_header_dw(request.address));
    q->tlp.first_be = request.first_be;
    q->tlp.last_be = request.last_be;
    q->tlp.address = request.address;
    q->tlp.length_dw = request.length_dw;
    q->tlp.bytes = pcie_request_bytes(&request);
    q->tlp.speculative = read->speculative;
    return send_pending(r, q, ready);
}

/* ---- configuration and I/O space ---------------------------------------------------------------
 */

static void one_dw(struct pending *q, uint64_t address, unsigned size)
{
    const unsigned lane = address % DW;
    q->tlp.header_dw = 3;
    q->tlp.address.ba = address - lane;
    q->tlp.length_dw = 1;
    q->tlp.bytes = size;
    q->tlp.first_be = (uint8_t)(((1U << size) - 1) << lane);
}

static void config_request(struct pcie_port *p, struct pending *q, uint16_t id, unsigned offset,
                           unsigned size)
{
    const bool here = p && id >> 8 == p->function.config.view.secondary;
    q->kind = PCIE_REQUEST_CFG;
    q->tlp.type =
        q->write ? (here ? PCIE_CFGWR0 : PCIE_CFGWR1) : (here ? PCIE_CFGRD0 : PCIE_CFGRD1);
    q->tlp.completer_id = id;
    one_dw(q, offset, size);
}

struct bus_answer root_config_read(struct pcie_root *r, struct pcie_port *p, uint16_t id,
                                   unsigned offset, const struct bus_read *read)
{
    const simtime_t ready = ready_at(r, read->time);
    struct pending *q = new_pending(r, read, p, ready);
    config_request(p, q, id, offset, read->size);
    return send_pending(r, q, ready);
}

/* The write as a request that is answered. */
static struct pending *pending_write(struct pcie_root *r, struct pcie_port *p, uint64_t address,
                                     unsigned size, const struct bus_write *w, simtime_t ready)
{
    const struct bus_read request = { .at = { address },
                                      .size = size,
                                      .attr = w->attr,
                                      .master = w->master,
                                      .domain = w->domain,
                                      .tag = w->tag,
                                      .time = w->time };
    struct pending *q = new_pending(r, &request, p, ready);
    q->write = true;
    q->tlp.data = q->data;
    memcpy(q->data + address % DW, w->data + address % BUS_LINE, size);
    return q;
}

struct bus_answer root_config_write(struct pcie_root *r, struct pcie_port *p, uint16_t id,
                                    unsigned offset, unsigned size, uint64_t address,
                                    const struct bus_write *w)
{
    const simtime_t ready = ready_at(r, w->time);
    struct pending *q = pending_write(r, p, address, size, w, ready);
    config_request(p, q, id, offset, size);
    r->configuring[w->master]++;
    return send_pending(r, q, ready);
}

/* One run of bytes within a DW. */
static bool io_bytes(const struct bus_write *w, uint64_t *address, unsigned *size)
{
    const unsigned first = w->mask ? (unsigned)__builtin_ctzll(w->mask) : 0;
    const unsigned n = (unsigned)__builtin_popcountll(w->mask);
    *address = w->line.pa + first;
    *size = n;
    return fits_dw(first, n) && w->mask >> first == (UINT64_C(1) << n) - 1;
}

struct bus_answer root_io_write(struct bar *bar, const struct bus_write *w)
{
    struct pcie_root *r = bar->root;
    const simtime_t ready = ready_at(r, w->time);
    uint64_t address;
    unsigned size;
    if (!io_bytes(w, &address, &size)) {
        return (struct bus_answer){ w->time + 2 * r->params.bus_latency, BUS_SLVERR };
    }
    struct pending *q = pending_write(r, port_for(r, bar, address), address, size, w, ready);
    q->kind = PCIE_REQUEST_IO;
    q->tlp.type = PCIE_IOWR;
    one_dw(q, address, size);
    return send_pending(r, q, ready);
}

/* ---- what waits for configuration writes -------------------------------------------------------
 */

bool root_holds(const struct pcie_root *r, uint16_t master, enum bus_attr attr)
{
    return r->configuring[master] > r->letting_go && r->params.order_regions == PCIE_ORDER_ALL &&
           attr <= BUS_DEVICE_E;
}

static uint16_t master_of(const struct behind_config *b)
{
    return b->is_write ? b->write.master : b->read.master;
}

bool root_holds_config(const struct pcie_root *r, uint16_t master, enum bus_attr attr)
{
    return r->configuring[master] > r->letting_go && attr <= BUS_DEVICE_E;
}

struct bus_answer root_hold_read(struct pcie_root *r, struct bar *bar, uint64_t offset,
                                 const struct bus_read *read)
{
    struct behind_config *b = fifo_push(&r->behind);
    *b = (struct behind_config){ .bar = bar, .offset = offset };
    b->read = *read;
    return (struct bus_answer){ SIMTIME_NEVER, BUS_OK };
}

struct bus_answer root_hold_write(struct pcie_root *r, struct bar *bar, uint64_t offset,
                                  const struct bus_write *w)
{
    struct behind_config *b = fifo_push(&r->behind);
    *b = (struct behind_config){ .is_write = true, .bar = bar, .offset = offset };
    b->write = *w;
    memcpy(b->data, w->data, BUS_LINE);
    return (struct bus_answer){ SIMTIME_NEVER, BUS_OK };
}

static struct bus_answer go_read(struct pcie_root *r, struct behind_config *b, uint8_t *data)
{
    return b->bar ? root_bar_read(b->bar, b->offset, &b->read, data)
                  : ecam_read(r, b->offset, &b->read, data);
}

static struct bus_answer go_write(struct pcie_root *r, struct behind_config *b)
{
    b->write.data = b->data;
    return b->bar ? root_bar_write(b->bar, b->offset, &b->write)
                  : ecam_write(r, b->offset, &b->write);
}

static void let_go(struct pcie_root *r, struct behind_config *b, simtime_t time)
{
    const struct bus_master *m = bus_get_master(r->bus, master_of(b));
    simtime_t *when = b->is_write ? &b->write.time : &b->read.time;
    uint8_t data[BUS_LINE];
    *when = simtime_max(*when, time);
    r->letting_go = true;
    const struct bus_answer a = b->is_write ? go_write(r, b) : go_read(r, b, data);
    r->letting_go = false;
    if (a.time == SIMTIME_NEVER) {
        return;
    }
    if (!b->is_write) {
        m->read_done(m->self, b->read.tag, a.time, a.status, data, b->read.size);
    } else if (m->write_done) {
        m->write_done(m->self, b->write.tag, a.time, a.status);
    }
}

/* The first one of its master that waits, taken out; false: there is none. */
static bool take_behind(struct pcie_root *r, uint16_t master, struct behind_config *out)
{
    struct fifo *all = &r->behind;
    size_t n = all->head;
    while (n != all->tail && master_of(fifo_at(all, n)) != master) {
        n++;
    }
    if (n == all->tail) {
        return false;
    }
    *out = *(const struct behind_config *)fifo_at(all, n);
    for (; n != all->head; n--) {
        memcpy(fifo_at(all, n), fifo_at(all, n - 1), all->element_size);
    }
    fifo_pop(all);
    return true;
}

/* The configuration write of `master` is done, for the root complex at `time`: what waited goes on,
 * until another one. */
static void configured(struct pcie_root *r, uint16_t master, simtime_t time)
{
    struct behind_config b;
    while (r->configuring[master] == 1 && take_behind(r, master, &b)) {
        let_go(r, &b, time);
    }
    r->configuring[master]--;
}

/* ---- what comes back ---------------------------------------------------------------------------
 */

void root_finish(struct pcie_root *r, struct pending *q, simtime_t time, enum bus_status status)
{
    const struct bus_read request = q->request;
    const struct bus_master *m = bus_get_master(r->bus, request.master);
    const simtime_t then = time + r->params.root_latency + r->params.bus_latency;
    const bool config_write = q->write && q->kind == PCIE_REQUEST_CFG;
    q->used = false;
    wake_for_next(r);
    if (!q->write) {
        m->read_done(m->self, request.tag, then, status, q->data, request.size);
    } else if (m->write_done) {
        m->write_done(m->self, request.tag, then, status);
    }
    if (config_write) {
        configured(r, request.master, time);
    }
    send_untagged(r, time);
}

/* The bytes of one completion, of those asked for; it says how many are left with its own. */
static void take_data(struct pending *q, const struct pcie_tlp *t)
{
    const uint64_t at = q->request.at.pa;
    if (q->kind != PCIE_REQUEST_MEM) {
        memcpy(q->data, t->data + at % DW, q->request.size);
        q->left = 0;
        return;
    }
    const uint32_t offset = q->request.size - t->byte_count;
    memcpy(q->data + offset, t->data + (at + offset) % DW, t->bytes);
    q->left -= t->bytes;
}

static void complete(struct pcie_port *p, const struct pcie_tlp *t, uint32_t serial, simtime_t now)
{
    struct pcie_root *r = p->root;
    struct pending *q = t->tag < REQUESTS_MAX ? &r->pending[t->tag] : NULL;
    if (!q || !q->used || q->failing || q->serial != serial) {
        /* The completion time-out was faster. */
        function_detect(&p->function, PCIE_ERROR_UNEXPECTED, PCIE_ROLE_OTHER, t, now);
        return;
    }
    switch (t->status) {
    case PCIE_SC: break;
    case PCIE_CA: root_failed(r, q, PCIE_FAIL_CA, now); return;
    default: root_failed(r, q, PCIE_FAIL_UR, now); return;
    }
    if (t->poisoned) {
        q->tlp = *t; /* whose header is logged */
        q->tlp.data = NULL;
        root_failed(r, q, PCIE_FAIL_POISON, now);
        return;
    }
    if (q->write) {
        q->left = 0;
    } else {
        take_data(q, t);
    }
    if (q->left == 0) {
        root_finish(r, q, now, BUS_OK);
    }
}

/* ---- memory writes of devices ------------------------------------------------------------------
 */

static bool write_line(struct pcie_root *r, uint64_t line, const uint8_t *data, uint64_t mask,
                       const struct pcie_tlp *t, simtime_t now)
{
    const struct bus_write w = { .line = { line },
                                 .mask = mask,
                                 .data = data,
                                 .attr = BUS_CACHE,
                                 .reason = BUS_REASON_SINGLE,
                                 .master = MASTERS - 1,
                                 .domain = t->domain,
                                 .time = now };
    return bus_is_memory(r->bus, w.line) && bus_issue_write(r->bus, &w).status == BUS_OK;
}

/* Peer-to-peer writes, to another device's BAR, are not modelled: an Unsupported Request. */
static void take_write(struct pcie_port *p, const struct pcie_tlp *t, simtime_t now)
{
    uint8_t data[BUS_LINE];
    uint64_t mask = 0, line = t->address.ba & ~(uint64_t)(BUS_LINE - 1);
    bool ok = p->function.config.view.bus_master;
    for (uint32_t i = 0; ok && i < t->length_dw * DW; i++) {
        const uint64_t at = t->address.ba + i;
        if (at - line >= BUS_LINE) {
            ok = write_line(p->root, line, data, mask, t, now);
            line += BUS_LINE;
            mask = 0;
        }
        data[at % BUS_LINE] = t->data[i];
        mask |= (uint64_t)tlp_enables(t, i) << at % BUS_LINE;
    }
    if (!ok || !write_line(p->root, line, data, mask, t, now)) {
        function_detect(&p->function, PCIE_ERROR_UNSUPPORTED, PCIE_ROLE_OTHER, t, now);
    }
}

void root_take(struct pcie_port *p, const struct packet *k, simtime_t now)
{
    switch (k->tlp.type) {
    case PCIE_CPL:
    case PCIE_CPLD: complete(p, &k->tlp, k->serial, now); break;
    case PCIE_MWR:
        p->ways[LINK_UP].last_arrival = now;
        take_write(p, &k->tlp, now);
        break;
    case PCIE_MSG:
        if (error_message_of(k->tlp.message) != PCIE_NO_MESSAGE) {
            port_error_message(p, &k->tlp, now);
        }
        break;
    default: function_detect(&p->function, PCIE_ERROR_UNSUPPORTED, PCIE_ROLE_OTHER, &k->tlp, now);
    }
}

/* ---- errors and time-outs -------------------------------------------------------------------- */

void root_report(struct pcie_root *r, simtime_t time, busaddr_t at, const struct bus_origin *of)
{
    *(struct error_to_come *)fifo_push(&r->reports) =
        (struct error_to_come){ .time = time + r->params.error_latency, .address = at, .of = *of };
    process_wake_by(r->process, time + r->params.error_latency);
}

void root_lost(struct pcie_root *r, const struct pcie_record *record)
{
    if (r->params.posted_error == PCIE_POSTED_SILENT) {
        r->stats.errors++;
        return;
    }
    root_record(r, record);
    if (r->params.posted_error == PCIE_POSTED_SERROR) {
        root_report(r, record->time, record->at, &record->of);
    }
}

void root_run(void *self, simtime_t now)
{
    struct pcie_root *r = self;
    combiner_run(r, now);
    for (unsigned tag = 0; tag < REQUESTS_MAX; tag++) {
        struct pending *q = &r->pending[tag];
        if (q->used && q->deadline <= now) {
            root_failed(r, q, q->failing ? q->failure : PCIE_FAIL_CTO, now);
        }
    }
    while (!fifo_empty(&r->reports)) {
        struct error_to_come c = *(struct error_to_come *)fifo_first(&r->reports);
        if (c.time > now) {
            break;
        }
        fifo_pop(&r->reports);
        const struct bus_master *m = bus_get_master(r->bus, c.of.master);
        if (m->error_report) {
            m->error_report(m->self, c.time, (pa_t){ c.address.ba }, &c.of);
        }
    }
    wake_for_next(r);
}
