/* SPDX-License-Identifier: Apache-2.0 */
/**
 * One direction of a link: TLPs that wait to be sent, in one queue in the order of Base 2.4.1, the
 * credits that they need, and how these come back.
 */
#ifndef GATHER_PCIE_CHANNEL_H
#define GATHER_PCIE_CHANNEL_H

#include "pcie/fifo.h"
#include "pcie/order.h"
#include "pcie/pcie.h"

enum {
    DW = 4,
    DATA_CREDIT_DW = 4 /* a data credit is 16 bytes */
};

struct answer_to {
    uint16_t master;
    uint32_t tag;
    uint8_t point; /* enum pcie_ack_point */
    bool wanted;
};

struct channel;
struct pcie_port;

/** A TLP between two places. */
struct packet {
    struct pcie_tlp tlp; /* its `data` is `data` below, or NULL */
    simtime_t ready;     /* it may be sent from then on */
    struct answer_to answer;
    struct channel *from; /* whose buffer it is in until it is sent; NULL: its maker's */
    uint32_t serial;      /* of the request at the requester: tags are used again */
    bool gone;            /* sent before its turn */
    uint64_t first, end;  /* in flit mode: its bytes of the stream, that are to be sent again */
    uint8_t data[];       /* room for MPS bytes */
};

/** Credits that an UpdateFC brings. */
struct credit_return {
    simtime_t time;
    uint32_t h, d;
};

/** When a TLP is on the link: its first symbol, after its last one, in the receiver's buffer. */
struct link_slot {
    simtime_t start, end, arrival;
};

/** Credits of one type, at the sender, and those on their way back from the receiver. */
struct credits {
    uint64_t h, d;           /* left; UINT64_MAX: infinite */
    uint32_t h_rest, d_rest; /* returned, but less than one unit of fc_scale */
    struct fifo updates;     /* struct credit_return, by time of arrival */
    /* the receiver */
    struct fifo consumed; /* struct credit_return: the UpdateFCs to come, by time */
    simtime_t fc_next;    /* no UpdateFC before */
};

enum { LINK_DOWN, LINK_UP };

/** One direction of a link. */
struct channel {
    struct pcie_port *port;
    unsigned way;
    simtime_t free;        /* when the link is */
    simtime_t run;         /* ... and since when it is taken without a gap */
    simtime_t gap_free;    /* DLLPs before that take it until then */
    uint64_t flit_next;    /* the next free byte for TLPs of the stream of flits; 0 is sent at 0 */
    struct fifo waiting;   /* struct packet with room for MPS bytes */
    size_t waits;          /* those that are not gone */
    size_t of[PCIE_FLOWS]; /* ... of each flow */
    size_t plain;          /* ... and are memory writes without RO and IDO */
    struct credits credits[PCIE_FLOWS];
    simtime_t last_arrival; /* of a request (upwards: of a write) at its end */
};

/* ---- credits.c: at the sender, and on their way back --------------------------------------------
 */

/** Of the TLP's payload. */
uint32_t tlp_payload_dw(const struct pcie_tlp *t);
static inline uint32_t tlp_data_credits(const struct pcie_tlp *t)
{
    return (tlp_payload_dw(t) + DATA_CREDIT_DW - 1) / DATA_CREDIT_DW;
}
static inline enum pcie_flow tlp_flow(const struct pcie_tlp *t)
{
    return pcie_flow_of(pcie_row_of(t->type));
}
static inline struct credits *credits_of(struct channel *c, const struct pcie_tlp *t)
{
    return &c->credits[tlp_flow(t)];
}
/** One header and `d` units of data are used. */
static inline void credits_use(struct credits *cr, uint32_t d)
{
    cr->h -= cr->h != UINT64_MAX;
    cr->d -= cr->d != UINT64_MAX ? d : 0;
}
/** The UpdateFCs that have come by `now` count from now on. */
void credits_take_due(const struct channel *c, struct credits *cr, simtime_t now);
/** When there are credits for a header and `d` units of data; SIMTIME_NEVER: no UpdateFC that is
 * known will do. */
simtime_t credits_at(const struct channel *c, const struct credits *cr, uint32_t d);
/** A TLP leaves the receiver's buffer at `time`: its credits go back. */
void channel_release(struct channel *c, simtime_t time, const struct pcie_tlp *t);
/** Send the UpdateFCs that are due; the next one's time. */
simtime_t channel_updates(struct channel *c, simtime_t now);

/* ---- channel.c: one direction of a link --------------------------------------------------------
 */

bool channel_init(struct channel *c, struct pcie_port *p, unsigned way);
void channel_free(struct channel *c);
/** Count a request of the root complex, or what comes back to it: each once, at its first hop. */
void tlp_count(struct pcie_stats *stats, const struct pcie_tlp *t);
/** A copy of `t` waits to be sent. */
struct packet *channel_queue(struct channel *c, const struct pcie_tlp *t, simtime_t ready,
                             struct channel *from, uint32_t serial);
/** Send what may be sent, in its order. */
void channel_pump(struct channel *c);
/** Send a write at once, if nothing waits in front of it and its credits are known to come. */
bool channel_send_write(struct channel *c, struct pcie_tlp *t, simtime_t ready,
                        struct channel *from, struct link_slot *slot);
/** What came over `from` and waits here has no place in the buffer there any more: that link is
 * new.
 */
void channel_disown(struct channel *c, const struct channel *from);
/** Everything that waits is dropped: `dropped` is told of each. */
void channel_clear(struct channel *c, simtime_t now,
                   void (*dropped)(struct pcie_port *p, const struct packet *k, simtime_t now));
/* What link_protocol.c takes apart of sending: */
/** The first that may go on the link at `now` with the credits that are there; NULL: none. */
struct packet *channel_next(struct channel *c, simtime_t now);
/** When there may be more, after `now`; SIMTIME_NEVER: not before somebody says so. */
simtime_t channel_next_time(const struct channel *c, simtime_t now);
/** Something waits, and could go but for credits or the link. */
bool channel_waits(const struct channel *c, simtime_t now);
/** It is on the link: its credits and statistics. It `waited` for credits. */
void channel_sent(struct channel *c, struct packet *k, simtime_t waited,
                  const struct link_slot *slot);
/** And does not wait any more: its answer. Its bytes stay until the next one is queued. */
void channel_done(struct channel *c, struct packet *k);
/** The answers to those that wait and have a place in the root complex's queue now. */
void channel_answer(struct channel *c);

#endif
