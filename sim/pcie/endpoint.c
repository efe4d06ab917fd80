/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The endpoint of a link: who decodes a request, what the device makes of it, completions. Requests
 * come in the order of the link, each in the call that sends it, with the time of its arrival.
 */
#include "pcie/port.h"

#include <stdlib.h>
#include <string.h>

static void *grown(void *list, unsigned room, size_t size)
{
    void *result = realloc(list, room * size);
    if (!result) {
        abort(); /* as many as requests are under way */
    }
    return result;
}

static struct pcie_device_request request_of(const struct bar *b, const struct pcie_tlp *t,
                                             simtime_t time)
{
    return (struct pcie_device_request){
        .bar = b->number,
        .offset = t->address.ba - b->base.pa,
        .length_dw = t->length_dw,
        .first_be = t->first_be,
        .last_be = t->last_be,
        .bytes = t->bytes,
        .poisoned = t->poisoned,
        .requester_id = t->requester_id,
        .time = time,
    };
}

/* ---- answers that come later -------------------------------------------------------------------
 */

enum { TOKEN_SHIFT = 32 };

static uint64_t remember(struct pcie_endpoint *ep, const struct pcie_tlp *t, uint32_t serial,
                         simtime_t time)
{
    unsigned i = 0;
    while (i < ep->unanswered_room && ep->unanswered[i].used) {
        i++;
    }
    if (i == ep->unanswered_room) {
        ep->unanswered_room = ep->unanswered_room ? 2 * ep->unanswered_room : REQUESTS_MAX;
        ep->unanswered = grown(ep->unanswered, ep->unanswered_room, sizeof(*ep->unanswered));
        memset(&ep->unanswered[i], 0, (ep->unanswered_room - i) * sizeof(*ep->unanswered));
    }
    const uint64_t token = (uint64_t)++ep->tokens << TOKEN_SHIFT | i;
    ep->unanswered[i] = (struct unanswered){
        .used = true, .token = token, .tlp = *t, .serial = serial, .time = time
    };
    return token;
}

struct unanswered *endpoint_unanswered(struct pcie_endpoint *ep, uint64_t token)
{
    const uint32_t i = (uint32_t)token;
    return i < ep->unanswered_room && ep->unanswered[i].used && ep->unanswered[i].token == token
               ? &ep->unanswered[i]
               : NULL;
}

/* The device has answered at once: nothing to remember. */
static void forget(struct pcie_endpoint *ep, uint64_t token)
{
    struct unanswered *u = endpoint_unanswered(ep, token);
    if (u) {
        u->used = false;
    }
}

/* What was injected into a request that is answered later; the device may have answered already. */
static void keep_fault(struct pcie_endpoint *ep, uint64_t token, simtime_t longer, bool poisoned)
{
    struct unanswered *u = endpoint_unanswered(ep, token);
    if (u) {
        u->longer = longer;
        u->poisoned = poisoned;
    }
}

/* ---- errors ------------------------------------------------------------------------------------
 */

static void detect(struct pcie_endpoint *ep, uint8_t status, const struct pcie_tlp *t,
                   simtime_t time)
{
    const bool posted = pcie_row_of(t->type) == PCIE_ROW_POSTED;
    function_detect(&ep->function, status == PCIE_CA ? PCIE_ERROR_ABORT : PCIE_ERROR_UNSUPPORTED,
                    posted ? PCIE_ROLE_OTHER : PCIE_ROLE_COMPLETER, t, time);
}

uint32_t endpoint_mps(const struct pcie_endpoint *ep)
{
    const uint32_t set = ep->function.config.view.mps;
    return set < ep->port->path_mps ? set : ep->port->path_mps;
}

/* ---- writes ------------------------------------------------------------------------------------
 */

/* Apart, so that a whole write needs no stack frame. */
__attribute__((noinline)) static void write_enabled(struct ram *memory, uint64_t offset,
                                                    const struct pcie_tlp *t)
{
    for (uint32_t i = 0; i < t->length_dw * DW; i++) {
        if (tlp_enables(t, i)) {
            ram_write(memory, offset + i, t->data + i, 1);
        }
    }
}

static inline struct bar *find_bar(struct pcie_endpoint *ep, uint64_t address)
{
    struct bar *b = ep->recent;
    return b && address >= b->base.pa && address - b->base.pa < b->size && b->decodes
               ? b
               : (ep->recent = endpoint_bar_at(ep, address, false));
}

static void store_memory(struct pcie_endpoint *ep, const struct bar *b, const struct pcie_tlp *t)
{
    const uint64_t offset = t->address.ba - b->base.pa;
    if (t->bytes == t->length_dw * DW) {
        ram_write(ep->memory[b->number], offset, t->data, t->bytes);
    } else {
        write_enabled(ep->memory[b->number], offset, t);
    }
}

/* To the device; how much longer it stays in the buffer, or SIMTIME_NEVER: it will be told. */
static simtime_t store_device(struct pcie_endpoint *ep, const struct bar *b,
                              const struct pcie_tlp *t, simtime_t time, simtime_t longer)
{
    struct pcie_device_request r = request_of(b, t, time);
    struct pcie_device_answer a = { 0 };
    r.token = remember(ep, t, 0, time);
    ep->device.write(ep->device.self, &r, t->data, &a);
    if (t->poisoned) { /* the one error that is told, whether it is taken or refused */
        function_detect(&ep->function, PCIE_ERROR_POISON,
                        a.status == PCIE_SC ? PCIE_ROLE_TOLERANT : PCIE_ROLE_OTHER, t, time);
    }
    if (a.later) {
        keep_fault(ep, r.token, longer, false);
        return SIMTIME_NEVER;
    }
    forget(ep, r.token);
    if (a.status != PCIE_SC && !t->poisoned) {
        detect(ep, a.status, t, time);
    }
    return a.delay;
}

/*
 * A write that is not just data for memory: the device's, one that nobody decodes, one that has an
 * injected fault or is poisoned.
 */
__attribute__((noinline)) static simtime_t take_special(struct pcie_endpoint *ep,
                                                        const struct pcie_tlp *t, simtime_t arrival)
{
    const struct bar *b = find_bar(ep, t->address.ba);
    struct pcie_inject fault;
    struct pcie_tlp own = *t;
    simtime_t longer = 0;
    if (is_too_long(&ep->function, t)) {
        function_detect(&ep->function, PCIE_ERROR_MALFORMED, PCIE_ROLE_OTHER, t, arrival);
        return 0;
    }
    if (!b) {
        detect(ep, PCIE_UR, t, arrival);
        return 0;
    }
    if (ep->inject_count && inject_take(ep, t, PCIE_INJECT_MEM, b->number,
                                        t->address.ba - b->base.pa, arrival, &fault)) {
        switch (fault.kind) {
        case PCIE_INJECT_UR: detect(ep, PCIE_UR, t, arrival); return 0;
        case PCIE_INJECT_CA: detect(ep, PCIE_CA, t, arrival); return 0;
        case PCIE_INJECT_TIMEOUT: root_write_failed(ep->function.root, t, arrival); return 0;
        case PCIE_INJECT_DELAY: longer = fault.delay; break;
        case PCIE_INJECT_POISON: own.poisoned = true; break;
        case PCIE_INJECT_LINKDOWN:
            root_write_failed(ep->function.root, t, arrival);
            endpoint_link_down(ep, &fault, t, arrival);
            return 0;
        case PCIE_INJECT_LCRC: break; /* of the link */
        }
    }
    if (own.poisoned && !ep->device.takes_poison) {
        function_detect(&ep->function, PCIE_ERROR_POISON, PCIE_ROLE_OTHER, &own, arrival);
        return longer;
    }
    if (ep->device.write) {
        const simtime_t device = store_device(ep, b, &own, arrival, longer);
        return device == SIMTIME_NEVER ? device : longer + device;
    }
    store_memory(ep, b, &own);
    return longer;
}

static bool is_special(const struct pcie_endpoint *ep, const struct pcie_tlp *t)
{
    return ep->inject_count || ep->device.write || t->poisoned || is_too_long(&ep->function, t);
}

/* Once it has been taken, or refused, which observers of failures then know. */
static inline void tell_arrival(struct pcie_endpoint *ep, const struct pcie_tlp *t, simtime_t time)
{
    ep->last_write = (struct pcie_arrival){ time, t->address, tlp_origin(t) };
    if (ep->function.root->of_arrivals.count) {
        root_tell_arrival(ep->function.root, t, time);
    }
}

struct pcie_arrival pcie_last_write(const struct pcie_port *p)
{
    return p->endpoint->last_write;
}

/* `inline` speaks to the optimiser at link time: every write comes here. */
extern inline void endpoint_write(struct pcie_port *p, const struct pcie_tlp *t, simtime_t arrival)
{
    struct pcie_endpoint *ep = p->endpoint;
    simtime_t done = simtime_max(arrival, ep->free) + p->link.write_time;
    const struct bar *b = is_special(ep, t) ? NULL : find_bar(ep, t->address.ba);
    if (b) {
        store_memory(ep, b, t);
        tell_arrival(ep, t, arrival);
    } else {
        const simtime_t longer = take_special(ep, t, arrival);
        tell_arrival(ep, t, arrival);
        if (longer == SIMTIME_NEVER) {
            ep->free = done;
            return; /* its credits go back when the device has answered */
        }
        done += longer;
    }
    ep->free = done;
    channel_release(&p->ways[LINK_DOWN], done, t);
}

void endpoint_store(struct pcie_port *p, const struct pcie_tlp *t, simtime_t time)
{
    struct pcie_endpoint *ep = p->endpoint;
    const struct bar *b = is_special(ep, t) ? NULL : find_bar(ep, t->address.ba);
    if (b) {
        store_memory(ep, b, t);
    } else {
        take_special(ep, t, time);
    }
    tell_arrival(ep, t, time);
}

/* ---- requests that are answered ----------------------------------------------------------------
 */

static void schedule(struct pcie_endpoint *ep, const struct completion *c)
{
    if (ep->completion_count == ep->completion_room) {
        ep->completion_room = ep->completion_room ? 2 * ep->completion_room : REQUESTS_MAX;
        ep->completions = grown(ep->completions, ep->completion_room, sizeof(*ep->completions));
    }
    ep->completions[ep->completion_count++] = *c;
    process_wake_by(ep->port->down, c->time);
}

static void from_memory(struct pcie_endpoint *ep, const struct bar *b, const struct pcie_tlp *t,
                        struct completion *c)
{
    const uint64_t offset = t->address.ba - b->base.pa;
    uint8_t whole[UP_DATA];
    if (tlp_is_np_write(t)) {
        write_enabled(ep->memory[b->number], offset, t);
        return;
    }
    ram_read(ep->memory[b->number], offset, whole, (size_t)t->length_dw * DW);
    for (uint32_t i = 0; i < t->length_dw * DW; i++) {
        if (tlp_enables(t, i)) {
            c->data[i] = whole[i];
        }
    }
}

/* False: the device will answer later, or not at all. */
static bool from_device(struct pcie_endpoint *ep, const struct bar *b, struct completion *c,
                        simtime_t time, simtime_t longer, bool *later)
{
    struct pcie_device_request r = request_of(b, &c->request, time);
    struct pcie_device_answer a = { 0 };
    r.token = remember(ep, &c->request, c->serial, time);
    if (tlp_is_np_write(&c->request)) {
        ep->device.write(ep->device.self, &r, c->request.data, &a);
    } else {
        ep->device.read(ep->device.self, &r, c->data, &a);
    }
    *later = a.later;
    if (a.later) {
        keep_fault(ep, r.token, longer, c->poisoned);
        return false;
    }
    forget(ep, r.token);
    c->status = a.status;
    c->poisoned = c->poisoned || a.poisoned; /* or by an injected fault */
    c->time += a.delay;
    return !a.silent;
}

static void configure(struct pcie_endpoint *ep, const struct pcie_tlp *t, struct completion *c)
{
    const unsigned offset = (unsigned)t->address.ba;
    if (t->type == PCIE_CFGRD1 || t->type == PCIE_CFGWR1 || (t->completer_id & 0xff) != 0) {
        c->status = PCIE_UR; /* not for an endpoint of one function */
    } else if (tlp_is_np_write(t)) {
        pcie_config_write_dw(&ep->function.config, offset, pcie_get32(t->data), t->first_be);
    } else {
        pcie_put32(c->data, pcie_config_read_dw(&ep->function.config, offset));
    }
}

/* The fault that the user asked for. False: there is no answer. */
static bool apply(struct pcie_endpoint *ep, const struct pcie_inject *fault, struct completion *c,
                  simtime_t arrival)
{
    switch (fault->kind) {
    case PCIE_INJECT_UR: c->status = PCIE_UR; break;
    case PCIE_INJECT_CA: c->status = PCIE_CA; break;
    case PCIE_INJECT_TIMEOUT: return false;
    case PCIE_INJECT_DELAY: c->time += fault->delay; break;
    case PCIE_INJECT_POISON: c->poisoned = true; break;
    case PCIE_INJECT_LINKDOWN: endpoint_link_down(ep, fault, &c->request, arrival); return false;
    case PCIE_INJECT_LCRC: break; /* of the link */
    }
    return true;
}

void endpoint_request(struct pcie_port *p, const struct pcie_tlp *t, uint32_t serial,
                      simtime_t arrival)
{
    struct pcie_endpoint *ep = p->endpoint;
    /* The writes before it leave the endpoint's buffer before it, too. */
    const simtime_t taken = simtime_max(arrival, ep->free);
    const bool io = t->type == PCIE_IORD || t->type == PCIE_IOWR, config = tlp_is_config(t);
    const struct bar *b = config ? NULL : endpoint_bar_at(ep, t->address.ba, io);
    const uint64_t offset = b ? t->address.ba - b->base.pa : t->address.ba;
    struct completion c = { .time = taken + p->link.read_latency, .request = *t, .serial = serial };
    struct pcie_inject fault;
    root_tell_arrival(p->root, t, taken);
    bool answered = true, later = false;
    p->ways[LINK_DOWN].last_arrival = arrival;
    if (ep->inject_count && (b || config) &&
        inject_take(ep, t,
                    config ? PCIE_INJECT_CFG
                    : io   ? PCIE_INJECT_IO
                           : PCIE_INJECT_MEM,
                    b ? b->number : 0, offset, arrival, &fault)) {
        answered = apply(ep, &fault, &c, arrival);
    }
    if (!answered) {
        channel_release(&p->ways[LINK_DOWN], taken, t);
        return;
    }
    if (t->poisoned && tlp_is_np_write(t)) {
        /* Base 2.7.2.2: such a write must not be done. */
        c.status = PCIE_UR;
        function_detect(&ep->function, PCIE_ERROR_POISON, PCIE_ROLE_OTHER, t, arrival);
    } else if (c.status != PCIE_SC) {
        detect(ep, c.status, t, arrival);
    } else if (config) {
        configure(ep, t, &c);
    } else if (!b) {
        c.status = PCIE_UR;
        detect(ep, PCIE_UR, t, arrival);
    } else if (ep->device.read) {
        answered = from_device(ep, b, &c, arrival, c.time - (taken + p->link.read_latency), &later);
        if (answered && c.status != PCIE_SC) {
            detect(ep, c.status, t, arrival);
        }
    } else {
        from_memory(ep, b, t, &c);
    }
    if (!later) {
        channel_release(&p->ways[LINK_DOWN], taken, t);
    }
    if (answered) {
        schedule(ep, &c);
    }
}

/* ---- completions -------------------------------------------------------------------------------
 */

static uint32_t first_enabled(const struct pcie_tlp *t)
{
    return t->first_be ? (uint32_t)__builtin_ctz(t->first_be) : 0;
}

struct pcie_tlp completion_of(const struct pcie_function *f, const struct pcie_tlp *t,
                              uint8_t status)
{
    const bool memory = t->type == PCIE_MRD;
    return (struct pcie_tlp){
        .type = PCIE_CPL,
        .header_dw = 3,
        .address = { memory ? t->address.ba + first_enabled(t) : 0 },
        .byte_count = memory ? (uint16_t)t->bytes : DW,
        .number = t->number,
        .issued = t->issued,
        .master = t->master,
        .domain = t->domain,
        .status = status,
        .tag = t->tag,
        .requester_id = t->requester_id,
        .completer_id = f->id,
        .ido = f->config.view.ido_completion,
        .relaxed = t->relaxed,
        .no_snoop = t->no_snoop,
    };
}

static void send_data(struct pcie_endpoint *ep, const struct completion *c)
{
    struct pcie_port *p = ep->port;
    const struct pcie_tlp *r = &c->request;
    struct pcie_tlp t = completion_of(&ep->function, r, c->status);
    struct pcie_completion_piece pieces[BUS_LINE / DW + 1];
    const uint64_t at = r->address.ba + (r->type == PCIE_MRD ? first_enabled(r) : 0);
    const uint32_t size = r->type == PCIE_MRD ? r->bytes : DW;
    size_t count = 1;
    t.type = PCIE_CPLD;
    t.poisoned = c->poisoned;
    pieces[0] = (struct pcie_completion_piece){ .byte_count = DW, .length_dw = 1 };
    if (r->type == PCIE_MRD) {
        count = pcie_split_completion(at, size, endpoint_mps(ep), (uint32_t)p->link.rcb, pieces,
                                      ARRAY_LEN(pieces));
    }
    for (size_t i = 0; i < count; i++) {
        const uint32_t left = i + 1 < count ? pieces[i + 1].byte_count : 0;
        const uint64_t first = at + (size - pieces[i].byte_count);
        t.address.ba = r->type == PCIE_MRD ? first : 0;
        t.bytes = pieces[i].byte_count - left;
        t.byte_count = (uint16_t)pieces[i].byte_count;
        t.length_dw = pieces[i].length_dw;
        t.data = c->data + (first / DW * DW - r->address.ba);
        port_send(p, LINK_UP, &t, c->time, NULL, c->serial);
    }
}

static void send_completion(struct pcie_endpoint *ep, const struct completion *c)
{
    if (c->status == PCIE_SC && !tlp_is_np_write(&c->request)) {
        send_data(ep, c);
        return;
    }
    const struct pcie_tlp t = completion_of(&ep->function, &c->request, c->status);
    port_send(ep->port, LINK_UP, &t, c->time, NULL, c->serial);
}

simtime_t endpoint_complete(struct pcie_endpoint *ep, simtime_t now)
{
    simtime_t next = SIMTIME_NEVER;
    unsigned kept = 0;
    for (unsigned i = 0; i < ep->completion_count; i++) {
        const struct completion c = ep->completions[i];
        if (c.time > now) {
            next = simtime_min(next, c.time);
            ep->completions[kept++] = c;
            continue;
        }
        if (c.dma) {
            struct pcie_tlp t = c.request;
            t.data = c.dma;
            port_send(ep->port, LINK_UP, &t, c.time, NULL, 0);
            free(c.dma);
        } else {
            send_completion(ep, &c);
        }
    }
    ep->completion_count = kept;
    return next;
}

/* ---- what the device does by itself ------------------------------------------------------------
 */

void endpoint_answered(struct pcie_endpoint *ep, const struct unanswered *u,
                       const struct pcie_device_answer *a, const uint8_t *data, simtime_t now)
{
    struct completion c = { .time = now + ep->port->link.read_latency + a->delay + u->longer,
                            .request = u->tlp,
                            .serial = u->serial,
                            .status = a->status,
                            .poisoned = a->poisoned || u->poisoned };
    if (a->status != PCIE_SC) {
        detect(ep, a->status, &u->tlp, now);
    }
    const bool posted = pcie_row_of(u->tlp.type) == PCIE_ROW_POSTED;
    channel_release(&ep->port->ways[LINK_DOWN], posted ? now + a->delay + u->longer : now, &u->tlp);
    if (posted) {
        return;
    }
    if (data && !tlp_is_np_write(&u->tlp)) {
        memcpy(c.data, data, (size_t)u->tlp.length_dw * DW);
    }
    if (!a->silent) {
        schedule(ep, &c);
    }
}

/* `size` bytes, no more than MPS and within 4 KiB. An MSI has no Relaxed Ordering: Base 6.1.4. */
void endpoint_dma(struct pcie_endpoint *ep, simtime_t time, uint64_t address, const uint8_t *data,
                  uint32_t size, bool msi)
{
    const uint32_t before = address % DW, dws = (before + size + DW - 1) / DW;
    const uint32_t behind = dws * DW - before - size;
    const unsigned all = 0xf;
    const unsigned first = all << before & all, last = all >> behind;
    time = simtime_max(time, kernel_now(ep->function.root->kernel));
    ep->dma_time = simtime_max(time, ep->dma_time);
    struct completion c = { .time = ep->dma_time };
    c.dma = grown(NULL, dws, DW);
    memset(c.dma, 0, (size_t)dws * DW);
    memcpy(c.dma + before, data, size);
    c.request = (struct pcie_tlp){
        .type = PCIE_MWR,
        .reason = BUS_REASON_SINGLE,
        .address = { address - before },
        .length_dw = dws,
        .bytes = size,
        .header_dw = (uint8_t)pcie_header_dw((busaddr_t){ address - before }),
        .first_be = (uint8_t)(dws == 1 ? first & last : first),
        .last_be = (uint8_t)(dws == 1 ? 0 : last),
        .requester_id = ep->function.id,
        .relaxed = !msi && ep->function.config.view.relaxed_ordering,
        .ido = ep->function.config.view.ido_request,
    };
    schedule(ep, &c);
}
