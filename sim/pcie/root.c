/* SPDX-License-Identifier: Apache-2.0 */
/* The root complex: who sees its TLPs, reads, errors, time-outs. */
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

void root_see_credits(struct pcie_root *r, const struct pcie_credits *c)
{
    for (unsigned i = 0; i < r->of_credits.count; i++) {
        r->of_credits.at[i].credits(r->of_credits.at[i].self, c);
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

/* Sleep until something is due: a deadline that is no more must not move the time. */
static void wake_for_next(struct pcie_root *r)
{
    simtime_t next = combiner_next(r);
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
    combiner_read(p, read->master, ready);
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
            .tag = (uint16_t)tag,
            .ecrc = p->link.ecrc,
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
        status = (enum bus_status)r->params.read_error; /* ORDER PCIE_READ_ERROR */
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
    if (r->params.posted_error == PCIE_POSTED_SILENT) {
        r->stats.errors++;
        return;
    }
    if (a->status == PCIE_CA) {
        root_record_error(r, a->time, "write-ca", a->address, a->domain);
    } else {
        root_record_error(r, a->time, "write-ur", a->address, a->domain);
    }
    if (r->params.posted_error == PCIE_POSTED_SERROR) {
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
    combiner_run(r, now);
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
