/* SPDX-License-Identifier: Apache-2.0 */
/** What link_protocol.c and link_sender.c share: see the first. */
#ifndef GATHER_PCIE_LINK_PROTOCOL_H
#define GATHER_PCIE_LINK_PROTOCOL_H

#include "pcie/port.h"

struct flying {
    simtime_t time;
    uint64_t number;
    bool bad;
};

/** An Ack or Nak on its way back. */
struct report {
    simtime_t time;
    uint64_t expected;
    bool nak;
};

struct way {
    /* the sender */
    struct fifo buffer;   /* struct packet, from number `acked` on */
    uint64_t acked, next; /* TLPs are counted from 0 */
    uint64_t bytes;       /* in the buffer */
    simtime_t timer;      /* SIMTIME_NEVER: it does not run */
    simtime_t resume;     /* retraining until then */
    simtime_t full_since; /* SIMTIME_NEVER: there is room */
    unsigned replays;     /* since the last progress */
    /* flit mode: what the last flit of a replay was and is; whether the last flit is bad */
    bool replaying;
    uint64_t old_flit, new_flit, drawn_flit;
    bool drawn, drawn_bad;
    /* the receiver */
    struct fifo flying, reports;
    uint64_t expected;
    bool nak_sent, ack_due;
    simtime_t ack_next;
    uint64_t spoil; /* TLPs or flits that shall be bad */
};

struct link_protocol {
    struct process *process;
    struct way ways[2];
    struct rng rng;
    double good_bit; /* 1 - error_rate */
    simtime_t ack_interval, replay_time;
    simtime_t blocked_since[2]; /* the link is free, the credits are not; SIMTIME_NEVER */
};

static inline uint64_t way_count(const struct way *w)
{
    return w->acked + (w->buffer.tail - w->buffer.head);
}

static inline struct packet *way_kept(const struct way *w, uint64_t number)
{
    return fifo_at(&w->buffer, w->buffer.head + (number - w->acked));
}

/* link_sender.c */
/** Do bit errors hit so many bytes? */
bool link_bad(struct link_protocol *l, uint64_t bytes);
/** Acks, Naks and the replay timer. */
void link_hear(struct pcie_port *p, unsigned way, simtime_t now);
/** Send what may be sent: first what is sent again. */
void link_transmit(struct pcie_port *p, unsigned way, simtime_t now);

#endif
