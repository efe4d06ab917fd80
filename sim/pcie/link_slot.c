/* SPDX-License-Identifier: Apache-2.0 */
/*
 * When a TLP or DLLP is on the link: one byte after another, or as part of flits; an idle link
 * that sleeps wakes first.
 *
 * Flits follow each other without end, empty ones while there is nothing to send; the first one
 * begins at time 0. Of its 256 bytes the first 236 are for TLPs, 6 for acknowledgements and
 * credits, 14 for the check. The bytes for TLPs have numbers: n is in flit n / 236.
 */
#include "pcie/port.h"

uint64_t flit_byte_at(const struct pcie_port *p, simtime_t time)
{
    const uint64_t flit = time / p->flit_ps, into = time % p->flit_ps;
    uint64_t byte = (into * FLIT_BYTES + p->flit_ps - 1) / p->flit_ps;
    byte = (byte + DW - 1) / DW * DW;
    return (byte < FLIT_TLP_BYTES ? byte : FLIT_TLP_BYTES) + flit * FLIT_TLP_BYTES;
}

/* After `bytes` of the flit. */
static simtime_t time_in_flit(const struct pcie_port *p, uint64_t flit, uint64_t bytes)
{
    return flit * p->flit_ps + bytes * p->flit_ps / FLIT_BYTES;
}

simtime_t flit_byte_time(const struct pcie_port *p, uint64_t byte)
{
    return time_in_flit(p, byte / FLIT_TLP_BYTES, byte % FLIT_TLP_BYTES);
}

struct link_slot flit_slot(const struct pcie_port *p, uint64_t first, uint64_t end)
{
    const uint64_t last = (end - 1) / FLIT_TLP_BYTES;
    return (struct link_slot){
        .start = flit_byte_time(p, first),
        .end = time_in_flit(p, last, end - last * FLIT_TLP_BYTES),
        .arrival = (last + 1) * p->flit_ps + p->link.latency,
    };
}

/*
 * A link that was idle for long has to leave its power state. L1 is of both directions, so waking
 * one wakes the other.
 */
static simtime_t wake_link(struct channel *c, simtime_t start)
{
    struct pcie_port *p = c->port;
    simtime_t *other = &p->ways[1 - c->way].free;
    const simtime_t idle = c->free, both = simtime_max(idle, *other);
    simtime_t exit = 0;
    if ((p->link.aspm & PCIE_ASPM_L1) && start > both && start - both >= p->link.l1_entry) {
        exit = p->link.l1_exit;
        *other = start + exit;
    } else if ((p->link.aspm & PCIE_ASPM_L0S) && start > idle &&
               start - idle >= p->link.l0s_entry) {
        exit = p->link.l0s_exit;
    } else {
        return start;
    }
    p->root->stats.aspm_wakes++;
    p->root->stats.aspm_time += exit;
    return start + exit;
}

struct link_slot link_occupy_special(struct channel *c, uint32_t bytes, simtime_t start)
{
    const struct pcie_port *p = c->port;
    start = wake_link(c, start);
    if (!p->flit_ps) {
        c->free = start + port_wire_time(p, bytes);
        return (struct link_slot){ start, c->free, c->free + p->link.latency };
    }
    const uint64_t at = flit_byte_at(p, start), next = c->flit_next;
    const uint64_t first = at > next ? at : next, end = first + bytes;
    uint64_t flits = (end - 1) / FLIT_TLP_BYTES - first / FLIT_TLP_BYTES;
    flits += first / FLIT_TLP_BYTES != (next - 1) / FLIT_TLP_BYTES || next == 0;
    *(c->way == LINK_UP ? &p->root->stats.flits_up : &p->root->stats.flits_down) += flits;
    c->flit_next = end;
    c->free = flit_byte_time(p, end);
    return flit_slot(p, first, end);
}

/* They ride in the flit that is being sent, if it is not past them. */
static simtime_t in_flit(const struct pcie_port *p, simtime_t time)
{
    const uint64_t flit = time / p->flit_ps;
    const bool late = time % p->flit_ps * FLIT_BYTES > FLIT_TLP_BYTES * p->flit_ps;
    return (flit + 1 + late) * p->flit_ps + p->link.latency;
}

/*
 * TLPs to come have their time on the link already; a DLLP that is there before them does not wait
 * for them. Of what is before the last gap nothing is known any more: it is taken as idle.
 */
simtime_t link_dllps(struct channel *c, simtime_t time, unsigned count)
{
    const struct pcie_port *p = c->port;
    simtime_t start = simtime_max(c->free, time);
    if (count == 0) {
        return time;
    }
    if (p->special) {
        start = wake_link(c, p->flit_ps ? time : start);
    }
    if (p->flit_ps) {
        return in_flit(p, start);
    }
    const uint64_t bytes = (uint64_t)count * PCIE_DLLP_BYTES;
    const simtime_t wire = port_wire_time(p, bytes), gap = simtime_max(c->gap_free, time);
    const bool fits = !p->special && gap + wire <= c->run;
    *(c->way == LINK_UP ? &p->root->stats.dllp_up : &p->root->stats.dllp_down) += bytes;
    if (fits) {
        c->gap_free = gap + wire;
        return c->gap_free + p->link.latency;
    }
    c->run = start > c->free ? start : c->run;
    c->free = start + wire;
    return c->free + p->link.latency;
}

void link_flit_tlp(const struct pcie_port *p, struct pcie_tlp *t)
{
    if (t->type == PCIE_MWR && t->bytes == t->length_dw * DW) {
        return; /* all bytes enabled: as without flits */
    }
    struct pcie_header h;
    pcie_tlp_header(t, &h);
    h.td = p->link.ecrc;
    const struct pcie_layout l = pcie_layout(&h);
    t->wire_bytes =
        (uint32_t)(l.prefix_dw + l.header_dw + l.ohc_dw + l.payload_dw + l.trailer_dw) * DW;
}
