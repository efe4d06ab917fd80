/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The folder's own view of a root port: its link in both directions and the endpoint behind it.
 *
 * Posted writes are handled in the call that sends them: their start on the link and arrival follow
 * from credits, from when the link is free, and from UpdateFCs known so far. What happens later
 * belongs to processes: `down` brings read requests to the endpoint, `endpoint` finishes reads and
 * returns credits, `up` brings completions and messages to the root complex.
 */
#ifndef GATHER_PCIE_PORT_H
#define GATHER_PCIE_PORT_H

#include "pcie/pcie.h"

enum {
    PORTS_MAX = 8,
    BARS_MAX = 64,
    READS_MAX = 64, /* outstanding at the root complex; tags of 8 bits allow 256 */
    OBSERVERS_MAX = 16,
    INJECTS_MAX = 16,
    MASTERS = 64,
    STARTS_MAX = 2048 /* more than the largest posted_queue, 1024 */
};

/** Process order numbers on a kernel: of two at one time, what arrives comes before who uses it. */
enum { ORDER_LINK = 8, ORDER_PORT = 16, ORDER_ROOT = 120 };

struct answer_to {
    uint16_t master;
    uint32_t tag;
    uint8_t point; /* enum pcie_ack_point */
    bool wanted;
};

/** A memory write on its way to the link. */
struct tx_write {
    struct pcie_tlp tlp;
    simtime_t ready; /* at the root port */
    struct answer_to answer;
    uint8_t data[]; /* its own copy: room for MPS bytes */
};

struct tx_read {
    struct pcie_tlp tlp;
    simtime_t ready; /* at the root port; once sent: when the endpoint takes it */
    uint64_t after;  /* posted writes that must be sent first */
    uint32_t serial; /* of the pending read: tags are used again */
    uint8_t tag;
};

/** Credits that an UpdateFC brings. */
struct credit_return {
    simtime_t time;
    uint32_t ph, pd, nph;
};

/** When a TLP is on the link: its first symbol, after its last one, in the receiver's buffer. */
struct link_slot {
    simtime_t start, end, arrival;
};

/** A growing first-in first-out queue of fixed-size elements. */
struct fifo {
    uint8_t *elements;
    size_t element_size, mask, head, tail; /* head == tail: empty */
};
bool fifo_init(struct fifo *f, size_t element_size);
void fifo_free(struct fifo *f);
void *fifo_push(struct fifo *f);
static inline bool fifo_empty(const struct fifo *f)
{
    return f->head == f->tail;
}
/** The element of that number, from head to tail - 1. */
static inline void *fifo_at(const struct fifo *f, size_t number)
{
    return f->elements + (number & f->mask) * f->element_size;
}
static inline void *fifo_first(const struct fifo *f)
{
    return fifo_at(f, f->head);
}
static inline void fifo_pop(struct fifo *f)
{
    f->head++;
}

struct bar {
    bool used;
    pa_t base;
    uint64_t size;
    struct ram *memory;
    struct pcie_port *port;
};

/** What the endpoint does at a time of its own. */
struct endpoint_event {
    simtime_t time;
    enum { EVENT_COMPLETE, EVENT_MESSAGE } kind;
    uint32_t serial; /* EVENT_COMPLETE */
    uint8_t tag;
    uint8_t status; /* enum pcie_cpl_status */
    busaddr_t address;
    uint16_t domain, master;
};

/** A completion or message on its way up. */
struct up_arrival {
    simtime_t time;
    bool message;
    uint32_t serial;
    uint8_t tag, status;
    uint32_t bytes; /* of the read's data */
    busaddr_t address;
    uint16_t domain, master;
};

struct pcie_port {
    struct pcie_root *root;
    unsigned number;
    struct pcie_link_params link;
    struct process *down, *up, *endpoint;
    uint64_t ps_per_byte_q20; /* picoseconds a byte takes on all lanes, 20 fractional bits */
    simtime_t fc_interval;
    uint32_t empty_bytes; /* of a TLP without header and payload, on the wire */
    bool special;         /* flits or ASPM: see link_slot.c */
    simtime_t flit_ps;    /* a flit on all lanes; 0: none */
    /* The next free byte for TLPs of the stream of flits, down and up; byte 0 is sent at time 0. */
    uint64_t flit_next[2];
    struct link_protocol *protocol; /* Ack, Nak and replay; NULL: nothing can be lost */

    /* towards the device */
    simtime_t down_free;
    struct fifo writes;                  /* struct tx_write and its data, waiting for credits */
    struct fifo reads;                   /* struct tx_read */
    uint64_t queued, sent;               /* posted writes, counted from 0 */
    simtime_t starts[STARTS_MAX];        /* of the last ones sent, by number */
    uint64_t ph, pd, nph;                /* credits left; UINT64_MAX: infinite */
    struct fifo updates;                 /* struct credit_return, by time of arrival: posted */
    struct fifo read_updates;            /* the same, non-posted */
    uint32_t ph_rest, pd_rest, nph_rest; /* returned, but less than one unit of fc_scale */
    struct fifo arriving;                /* struct tx_read, ready = time in the endpoint's buffer */

    /* the endpoint */
    struct bar bars[BARS_MAX];
    simtime_t endpoint_free; /* when the last write so far has left its buffer */
    struct fifo consumed;    /* struct credit_return: the UpdateFCs to come, by time */
    simtime_t fc_next;       /* no UpdateFC before */
    /* Reads taken from the buffer whose UpdateFC is due at `time`; no such before read_fc_next. */
    struct credit_return reads_taken;
    simtime_t read_fc_next;
    struct endpoint_event *events;
    unsigned event_count, event_room;
    struct pcie_inject injects[INJECTS_MAX];
    unsigned inject_count;

    /* towards the host */
    simtime_t up_free, last_arrival;
    struct fifo rising; /* struct up_arrival */
    simtime_t ack_next; /* no Ack from the root complex before */
    bool root_ack_due;
};

/** Write-combined bytes of a master since something else came between. */
struct stretch {
    uint64_t bytes;
    simtime_t last;
};

/** A burst that waits in the root complex for its neighbours, one a master. */
struct held {
    bool used;
    struct pcie_port *port;
    const struct bar *bar;
    uint64_t block;      /* bus address of data[0], aligned to the window */
    uint32_t start, end; /* bytes of it that are written */
    simtime_t first;
    enum bus_reason reason;
    uint16_t master, domain;
    uint32_t stores;
    uint8_t data[PCIE_MPS_MAX];
};

struct pending_read {
    bool used;
    struct bus_read request;
    struct pcie_port *port;
    uint32_t serial;
    uint8_t data[BUS_LINE];
    uint32_t left;
    uint8_t status;
    bool silent;        /* the endpoint was told not to answer */
    simtime_t delay;    /* the endpoint was told to take longer */
    simtime_t deadline; /* completion time-out */
};

/** Those who want to see one kind of thing. */
struct observers {
    struct pcie_observer at[OBSERVERS_MAX];
    unsigned count;
};

struct pcie_root {
    struct kernel *kernel;
    struct bus *bus;
    struct pcie_root_params params;
    struct process *process;
    struct pcie_port *ports[PORTS_MAX];
    unsigned port_count;
    struct held *held[MASTERS];
    struct stretch stretch[MASTERS];
    bool hung;
    struct pending_read pending[READS_MAX];
    uint32_t read_serial;
    struct fifo reports; /* struct error_to_come */
    struct observers of_tlps, of_credits, of_errors;
    bool untimed; /* pcie_root_untimed() */
    uint64_t seed;
    struct pcie_stats stats;
};

/** An error on its way to the core. */
struct error_to_come {
    simtime_t time;
    busaddr_t address;
    uint16_t domain, master;
};

static inline simtime_t port_wire_time(const struct pcie_port *p, uint64_t bytes)
{
    return (bytes * p->ps_per_byte_q20 + (1u << 19)) >> 20;
}

/* root.c */
/** Host physical and bus addresses are equal. */
static inline busaddr_t bus_address(pa_t at)
{
    return (busaddr_t){ at.pa };
}
void root_see(struct pcie_root *r, const struct pcie_tlp *t);
void root_see_credits(struct pcie_root *r, const struct pcie_credits *c);
void root_complete(struct pcie_root *r, const struct up_arrival *a);
void root_message(struct pcie_root *r, const struct up_arrival *a);
void root_record_error(struct pcie_root *r, simtime_t time, const char *kind, busaddr_t at,
                       uint16_t domain);
struct bus_answer root_bar_read(void *self, uint64_t offset, const struct bus_read *read,
                                uint8_t *data);
void root_run(void *self, simtime_t now);

/* combiner.c: writes, from the bus to the port */
/** Do the parameters go together? */
bool combiner_check(const struct pcie_root_params *params, struct error *e);
/** May it hold a burst back, so that barriers matter to it? */
bool combiner_holds(const struct pcie_root_params *params);
struct bus_answer root_bar_write(void *self, uint64_t offset, const struct bus_write *w);
void root_barrier(void *barrier_self, uint16_t master, simtime_t time);
/** A read of `master` through that port flushes what it must not overtake. */
void combiner_read(struct pcie_port *p, uint16_t master, simtime_t ready);
/** The next time-out, and to let go of what has timed out. */
simtime_t combiner_next(const struct pcie_root *r);
void combiner_run(struct pcie_root *r, simtime_t now);

/* link.c */
/** Send a write or let it wait; its data is copied only if it waits. The answer, if known already.
 */
struct bus_answer port_write(struct pcie_port *p, struct pcie_tlp *t, simtime_t ready,
                             const struct answer_to *answer);
void port_read(struct pcie_port *p, const struct tx_read *r);
/** Send what credits allow. */
void port_pump(struct pcie_port *p);
/** Put a completion or message on the link upwards at `time`, or when it is free. */
void port_rise(struct pcie_port *p, simtime_t time, struct pcie_tlp *t, const struct up_arrival *a);
/** `count` DLLPs upwards; returns when the last one is at the root port. */
simtime_t port_dllp_up(struct pcie_port *p, simtime_t time, unsigned count);
void port_run_down(void *port, simtime_t now);
void port_run_up(void *port, simtime_t now);

/* What link_protocol.c takes apart of sending: */
/** The first write or read that may go on the link at `now` with the credits that are there. */
enum link_next { LINK_NOTHING, LINK_WRITE, LINK_READ };
enum link_next link_next_down(struct pcie_port *p, simtime_t now);
/** When there may be more, after `now`; SIMTIME_NEVER: not before somebody says so. */
simtime_t link_next_time(const struct pcie_port *p, simtime_t now);
/** That TLP is on the link: its credits, statistics and answers. It `waited` for credits. */
void link_write_sent(struct pcie_port *p, struct tx_write *w, simtime_t waited,
                     const struct link_slot *slot);
void link_read_sent(struct pcie_port *p, struct tx_read *r, simtime_t waited,
                    const struct link_slot *slot);
/** An UpdateFC brings `more`; less than a unit of fc_scale stays in `rest`. */
void link_add_credits(const struct pcie_port *p, uint64_t *left, uint32_t *rest, uint32_t more);
/** A read is in the endpoint's buffer. */
void link_read_arrived(struct pcie_port *p, const struct tx_read *r, simtime_t arrival);

/* link_slot.c */
enum { LINK_DOWN, LINK_UP };
/** Of a link that is special. */
struct link_slot link_occupy_special(struct pcie_port *p, unsigned way, uint32_t bytes,
                                     simtime_t start);
/** Time on the link: by the bytes' own time, or as part of flits; a sleeping link wakes first. */
static inline struct link_slot link_occupy(struct pcie_port *p, unsigned way, uint32_t bytes,
                                           simtime_t start)
{
    if (__builtin_expect(p->special, 0)) {
        return link_occupy_special(p, way, bytes, start);
    }
    const simtime_t end = start + port_wire_time(p, bytes);
    *(way == LINK_UP ? &p->up_free : &p->down_free) = end;
    return (struct link_slot){ start, end, end + p->link.latency };
}
/** `count` DLLPs; returns when the last one is at the other end. */
simtime_t link_dllps(struct pcie_port *p, unsigned way, simtime_t time, unsigned count);
/** The TLP's bytes in flit mode, which depend on more than its size. */
void link_flit_tlp(const struct pcie_port *p, struct pcie_tlp *t);

/* The bytes for TLPs of the stream of flits, by number. */
enum { FLIT_TLP_BYTES = 236, FLIT_BYTES = 256 };
uint64_t flit_byte_at(const struct pcie_port *p, simtime_t time);
simtime_t flit_byte_time(const struct pcie_port *p, uint64_t byte);
/** The bytes from `first` to before `end` are on the link. */
struct link_slot flit_slot(const struct pcie_port *p, uint64_t first, uint64_t end);

/* link_protocol.c */
/** From now on TLPs are numbered, acknowledged, and sent again when that is necessary. NULL with
 * `e`. */
struct link_protocol *link_protocol_new(struct pcie_port *p, struct error *e);
void link_protocol_free(struct link_protocol *l);
/** Something is to be sent at `time`. */
void link_protocol_wake(struct pcie_port *p, simtime_t time);
void link_protocol_rise(struct pcie_port *p, const struct pcie_tlp *t, const struct up_arrival *a);
/** Nothing waits to be sent or acknowledged. */
bool link_protocol_quiet(const struct pcie_port *p);
/** The next `count` TLPs or flits towards the device are bad. */
bool link_protocol_spoil(struct pcie_port *p, uint64_t count, struct error *e);

/* endpoint.c */
/** A write that will be in the endpoint's buffer at `arrival`; later reads see it. */
void endpoint_write(struct pcie_port *p, const struct pcie_tlp *t, simtime_t arrival);
/** The same for link_protocol.c, at the time of arrival. */
void endpoint_write_late(struct pcie_port *p, const struct pcie_tlp *t, simtime_t arrival);
/** The write's bytes, at once. */
void endpoint_store(struct pcie_port *p, const struct pcie_tlp *t);
/** A read is on the link: it sees the writes sent before it. */
void endpoint_read(struct pcie_port *p, const struct tx_read *r);
/** The endpoint takes it from its buffer, at r->ready. */
void endpoint_accept(struct pcie_port *p, const struct tx_read *r);
void endpoint_run(void *port, simtime_t now);

#endif
