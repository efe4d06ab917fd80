/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A switch: an upstream port, downstream ports on its internal bus, and TLPs between them. It has
 * no queues but those of the links it sends on; a TLP keeps its place in the buffer that it came
 * into until it is sent.
 */
#include "pcie/errors.h"

static uint32_t header_bytes(const struct pcie_tlp *t)
{
    return t->header_dw * (uint32_t)DW;
}

/*
 * Stored, when all of it is there; cut through, when its header is, but no earlier than that the
 * faster link out does not run dry. In flit mode, and where errors are found, all is stored.
 */
simtime_t switch_ready(const struct pcie_switch *s, const struct pcie_port *in,
                       const struct pcie_port *out, const struct pcie_tlp *t,
                       const struct link_slot *slot)
{
    simtime_t from = slot->arrival;
    if (s->params.cut_through && !in->flit_ps && !out->flit_ps && !in->protocol) {
        const simtime_t header =
            slot->start + port_wire_time(in, header_bytes(t)) + in->link.latency;
        const simtime_t out_time = port_wire_time(out, t->wire_bytes);
        const simtime_t dry = slot->arrival > out_time ? slot->arrival - out_time : 0;
        from = simtime_min(slot->arrival, simtime_max(header, dry));
    }
    return from + s->params.latency;
}

/* ---- downwards ---------------------------------------------------------------------------------
 */

void switch_answer(struct pcie_switch *s, const struct pcie_function *f, const struct pcie_tlp *t,
                   uint32_t serial, simtime_t ready, uint8_t status, const uint8_t *data)
{
    struct pcie_tlp c = completion_of(f, t, status);
    if (data) {
        c.type = PCIE_CPLD;
        c.length_dw = 1;
        c.bytes = DW;
        c.data = data;
    }
    links_answer(s->port, &c, ready, serial);
}

/* One of its own functions. */
static void configure(struct pcie_switch *s, struct pcie_function *f, const struct pcie_tlp *t,
                      uint32_t serial, simtime_t ready)
{
    const unsigned offset = (unsigned)t->address.ba;
    if (tlp_is_np_write(t)) {
        pcie_config_write_dw(&f->config, offset, pcie_get32(t->data), t->first_be);
        switch_answer(s, f, t, serial, ready, PCIE_SC, NULL);
        return;
    }
    uint8_t data[DW];
    pcie_put32(data, pcie_config_read_dw(&f->config, offset));
    switch_answer(s, f, t, serial, ready, PCIE_SC, data);
}

/* Nobody takes it: an Unsupported Request at `f`. */
static void refuse(struct pcie_switch *s, struct pcie_function *f, const struct pcie_tlp *t,
                   uint32_t serial, simtime_t ready)
{
    const bool posted = pcie_row_of(t->type) == PCIE_ROW_POSTED;
    function_detect(f, PCIE_ERROR_UNSUPPORTED, posted ? PCIE_ROLE_OTHER : PCIE_ROLE_COMPLETER, t,
                    ready);
    if (!posted) {
        switch_answer(s, f, t, serial, ready, PCIE_UR, NULL);
    }
}

static void pass(struct pcie_switch *s, struct pcie_port *out, const struct pcie_tlp *t,
                 uint32_t serial, const struct link_slot *slot)
{
    struct channel *in = &s->port->ways[LINK_DOWN];
    if (out->link_down) {
        port_refuse(out, t, serial, slot->arrival);
        channel_release(in, slot->arrival, t);
        return;
    }
    if (port_blocks(out, t, serial, slot->arrival)) {
        channel_release(in, slot->arrival, t);
        return;
    }
    if (t->poisoned) {
        function_detect(&s->upstream, PCIE_ERROR_POISON, PCIE_ROLE_INTERMEDIATE, t, slot->arrival);
    }
    port_send(out, LINK_DOWN, t, switch_ready(s, s->port, out, t, slot), in, serial);
}

/*
 * Where a configuration request goes: to a function of the switch itself, `here`, or a downstream
 * port. Neither: nobody takes it.
 */
static struct pcie_port *route_config(struct pcie_switch *s, const struct pcie_tlp *t,
                                      struct pcie_function **here)
{
    const bool own_bus = t->type == PCIE_CFGRD0 || t->type == PCIE_CFGWR0;
    *here = NULL;
    if (own_bus) {
        *here =
            (t->completer_id & 0xff) == 0 ? &s->upstream : NULL; /* device 0, function 0 alone */
        return NULL;
    }
    if (t->completer_id >> 8 == s->upstream.config.view.secondary) {
        *here = switch_function(s, t->completer_id);
        return NULL;
    }
    return switch_route_bus(s, t->completer_id >> 8);
}

/* On the bus that it is for, type 1 becomes type 0; behind a link there is device 0 alone. */
static bool to_type0(const struct pcie_port *out, struct pcie_tlp *t)
{
    if (t->completer_id >> 8 == out->function.config.view.secondary) {
        t->type = t->type == PCIE_CFGRD1 ? PCIE_CFGRD0 : PCIE_CFGWR0;
        return PCI_SLOT(t->completer_id) == 0;
    }
    return true;
}

void switch_down(struct pcie_switch *s, const struct pcie_tlp *t, uint32_t serial,
                 const struct link_slot *slot)
{
    struct channel *in = &s->port->ways[LINK_DOWN];
    const simtime_t ready = slot->arrival + s->params.latency;
    struct pcie_function *here = NULL, *refuses = &s->upstream;
    struct pcie_port *out = NULL;
    struct pcie_tlp own = *t;
    if (is_too_long(&s->upstream, t)) {
        function_detect(&s->upstream, PCIE_ERROR_MALFORMED, PCIE_ROLE_OTHER, t, slot->arrival);
        channel_release(in, slot->arrival, t);
        return;
    }
    if (!tlp_is_config(t)) {
        out = switch_route(s, t->address.ba, t->type == PCIE_IORD || t->type == PCIE_IOWR);
    } else {
        out = route_config(s, t, &here);
        if (out && !to_type0(out, &own)) {
            refuses = &out->function;
            out = NULL;
        }
    }
    if (out) {
        pass(s, out, &own, serial, slot);
        return;
    }
    if (here) {
        configure(s, here, t, serial, ready);
    } else {
        refuse(s, refuses, t, serial, ready);
    }
    channel_release(in, slot->arrival, t);
}

/* ---- upwards -----------------------------------------------------------------------------------
 */

/* Do both bridges between the downstream port and the link upwards let it through? */
static bool goes_up(struct pcie_port *p, const struct pcie_tlp *t, simtime_t time)
{
    struct pcie_switch *s = p->parent;
    if (t->type == PCIE_MSG) {
        const enum pcie_error_message error = error_message_of(t->message);
        return error == PCIE_NO_MESSAGE ||
               (port_error_message(p, t, time) && pcie_aer_forward(&s->upstream.config, error));
    }
    if (t->type == PCIE_MWR &&
        !(p->function.config.view.bus_master && s->upstream.config.view.bus_master)) {
        struct pcie_function *f = p->function.config.view.bus_master ? &s->upstream : &p->function;
        function_detect(f, PCIE_ERROR_UNSUPPORTED, PCIE_ROLE_OTHER, t, time);
        return false;
    }
    if (t->poisoned && s->upstream.config.view.poison_block) {
        function_detect(&s->upstream, PCIE_ERROR_POISON_BLOCKED, PCIE_ROLE_OTHER, t, time);
        return false;
    }
    return !s->port->link_down;
}

/* Its latency is over already: `time` is when it may be on the link upwards. */
void switch_up(struct pcie_port *p, const struct packet *k, simtime_t time)
{
    if (goes_up(p, &k->tlp, time)) {
        port_send(p->parent->port, LINK_UP, &k->tlp, time, &p->ways[LINK_UP], k->serial);
    } else {
        channel_release(&p->ways[LINK_UP], time, &k->tlp);
    }
}
