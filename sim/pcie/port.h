/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The folder's own view of the tree below a root complex. A `struct pcie_port` is a downstream port
 * (a root port's, or a switch's), its link in both directions, and what is at the other end: an
 * endpoint or the upstream port of a switch.
 *
 * Each direction of a link is a `struct channel`: TLPs that wait, credits, the link itself, and the
 * buffer at its end. What goes down is handled in the call that sends it, hop by hop: its start on
 * each link and arrival follow from credits, from when the link is free, and from UpdateFCs known
 * so far. What goes up arrives by processes, since it comes together from several ports.
 */
#ifndef GATHER_PCIE_PORT_H
#define GATHER_PCIE_PORT_H

#include "pcie/aer.h"
#include "pcie/channel.h"
#include "pcie/config.h"
#include "pcie/dpc.h"

enum {
    PORTS_MAX = 32,      /* root ports and switch ports together */
    ROOT_PORTS_MAX = 16, /* devices of bus 0 besides the host bridge */
    SWITCH_PORTS_MAX = 16,
    BARS_MAX = 64,
    REQUESTS_MAX = 64, /* outstanding at the root complex; tags of 8 bits allow 256 */
    OBSERVERS_MAX = 16,
    INJECTS_MAX = 16,
    WINDOWS_MAX = 4,
    MASTERS = 64,
    STARTS_MAX = 2048,          /* more than the largest posted_queue, 1024 */
    UP_DATA = BUS_LINE + 2 * DW /* of a read of at most a line that begins within a DW */
};

/** Process order numbers on a kernel: of two at one time, what arrives comes before who uses it. */
enum { ORDER_LINK = 8, ORDER_PORT = 48, ORDER_ROOT = 120 };

struct pcie_function;

/** A range of bus addresses that goes to one port. */
struct bar {
    bool used, fixed; /* fixed: by the model's user; configuration space does not move it */
    bool io, is64, prefetchable;
    bool decodes; /* the function claims it now, at `base` */
    bool direct;  /* and the root complex and all bridges route where it was put there */
    unsigned number;
    pa_t base;   /* where the function claims it; software can move it unless it is fixed */
    pa_t mapped; /* where it was put: the bus's region */
    uint64_t size;
    struct pcie_root *root;
    struct pcie_port *port; /* at whose end the function is; NULL: a window of the root complex */
};

/** What answers configuration requests: a port, or an endpoint with what is behind its BARs. */
struct pcie_function {
    struct pcie_config config;
    struct pcie_root *root;
    struct pcie_port *port; /* a downstream port: itself; else the one whose link leads here */
    uint16_t id;            /* bus 15:8, device 7:3, function 2:0 */
    bool downstream;        /* of a root port or a switch's downstream port */
};

/** A completion to come, or a memory write of the device. */
struct completion {
    simtime_t time;
    uint8_t *dma; /* the write's whole DWs; NULL: it is a completion */
    struct pcie_tlp request;
    uint32_t serial;
    uint8_t status; /* enum pcie_cpl_status */
    bool poisoned;
    uint8_t data[UP_DATA]; /* whole DWs */
};

/** A request that the device will answer later; until then it keeps its place in the buffer. */
struct unanswered {
    bool used;
    uint64_t token; /* its place, and in the upper half a number that is not used again soon */
    struct pcie_tlp tlp;
    uint32_t serial;
    simtime_t time;   /* when it has come, which may lie ahead of the kernel's time */
    simtime_t longer; /* injected */
    bool poisoned;
};

struct pcie_endpoint {
    struct pcie_function function;
    struct pcie_port *port;
    struct bar bars[BARS_MAX];
    struct bar *recent;        /* that was found last */
    struct pcie_device device; /* none: `write` is NULL; then BARs are memory */
    struct pcie_device_host host;
    struct ram *memory[BARS_MAX];
    simtime_t free; /* when the last write so far has left its buffer */
    struct completion *completions;
    unsigned completion_count, completion_room;
    struct unanswered *unanswered;
    unsigned unanswered_room;
    uint32_t tokens;    /* given so far */
    simtime_t dma_time; /* of the last memory write that the device asked for */
    struct pcie_arrival last_write;
    struct pcie_inject injects[INJECTS_MAX];
    unsigned inject_count;
    struct rng rng; /* of injections by probability */
};

struct pcie_switch {
    struct pcie_function upstream;
    struct pcie_switch_params params;
    struct pcie_port *port;                    /* whose link leads here */
    struct pcie_port *below[SWITCH_PORTS_MAX]; /* by device number on its internal bus */
    unsigned count;
};

struct link_protocol;

struct pcie_port {
    struct pcie_root *root;
    struct pcie_switch *parent; /* whose downstream port it is; NULL: a root port */
    unsigned number;            /* of all, in the order in which they were made */
    unsigned device;            /* its number on its bus */
    struct pcie_link_params link;
    uint32_t path_mps;         /* the least from the root complex to here */
    uint32_t tree_mps;         /* and of all that is below */
    struct pcie_port *top;     /* the root port above, or itself */
    uint8_t depth;             /* switches above */
    struct process *up, *down; /* what arrives at its upper end; what its lower end does */
    uint64_t ps_per_byte_q20;  /* picoseconds a byte takes on all lanes, 20 fractional bits */
    simtime_t fc_interval;
    uint32_t empty_bytes;           /* of a TLP without header and payload, on the wire */
    bool special;                   /* flits or ASPM: see link_slot.c */
    simtime_t flit_ps;              /* a flit on all lanes; 0: none */
    struct link_protocol *protocol; /* Ack, Nak and replay; NULL: nothing can be lost */
    struct channel ways[2];
    bool link_down;          /* and nothing gets over */
    unsigned poison_injects; /* at a root port: of endpoints below; never less */

    /* at a root port: posted writes, counted from 0 */
    uint64_t queued, sent;
    simtime_t starts[STARTS_MAX]; /* of the last ones sent, by number */

    struct fifo rising;   /* struct packet: what comes up, by time of arrival in `ready` */
    struct packet *taken; /* the one that has come */

    struct pcie_function function;  /* this port's own */
    struct pcie_endpoint *endpoint; /* what is at the other end: one of these, or nothing */
    struct pcie_switch *below;
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
    simtime_t first, issued;
    enum bus_reason reason;
    uint16_t master, domain;
    uint32_t stores;
    uint8_t data[PCIE_MPS_MAX];
};

/** A non-posted request of the root complex; its tag is its number. */
struct pending {
    bool used;
    bool write; /* of configuration or I/O space */
    enum pcie_request_kind kind;
    struct bus_read request; /* of a write: its address, size, master, domain, tag, time */
    struct pcie_port *port;  /* the root port */
    uint32_t serial;
    uint8_t data[BUS_LINE];
    uint32_t left;
    bool poisoned;
    simtime_t deadline; /* completion time-out */
    bool failing;       /* at `deadline` it fails so; else by the time-out */
    enum pcie_failure failure;
    struct pcie_tlp tlp; /* the request, for logs of its header */
};

/** An access that must not overtake a configuration write, or one that waits for it. */
struct behind_config {
    bool is_write;
    struct bar *bar; /* NULL: of configuration space */
    uint64_t offset;
    union {
        struct bus_write write;
        struct bus_read read;
    };
    uint8_t data[BUS_LINE];
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
    struct pcie_port *ports[PORTS_MAX]; /* root ports and switch ports, as they were made */
    unsigned port_count;
    struct held *held[MASTERS];
    struct stretch stretch[MASTERS];
    unsigned configuring[MASTERS]; /* configuration writes under way */
    struct fifo behind;            /* struct behind_config: what waits for them */
    bool letting_go;               /* the first of those goes on */
    bool hung;
    struct pending pending[REQUESTS_MAX];
    struct fifo untagged; /* struct pending: what waits for a tag */
    uint32_t request_serial;
    struct fifo reports;             /* struct error_to_come */
    struct bar windows[WINDOWS_MAX]; /* of memory space; `port` is NULL */
    unsigned window_count;
    struct observers of_tlps, of_credits, of_errors, of_failures, of_arrivals;
    uint32_t numbers; /* given so far: struct bus_origin */
    bool untimed;     /* pcie_root_untimed() */
    uint64_t seed;
    struct link_plans *plans; /* link_state.c; NULL: none yet */
    struct pcie_stats stats;
};

/** An error on its way to the core. */
struct error_to_come {
    simtime_t time;
    busaddr_t address;
    struct bus_origin of;
};

static inline simtime_t port_wire_time(const struct pcie_port *p, uint64_t bytes)
{
    return (bytes * p->ps_per_byte_q20 + (1u << 19)) >> 20;
}

static inline bool tlp_is_config(const struct pcie_tlp *t)
{
    return t->type >= PCIE_CFGRD0 && t->type <= PCIE_CFGWR1;
}

/** A write that is answered: of configuration or I/O space. */
static inline bool tlp_is_np_write(const struct pcie_tlp *t)
{
    return pcie_row_of(t->type) == PCIE_ROW_NP_DATA;
}

static inline bool tlp_enables(const struct pcie_tlp *t, uint64_t i)
{
    return pcie_enables(t->length_dw, t->first_be, t->last_be, i);
}

/** Longer than software has set Max_Payload_Size: Base 2.2.2. No setting is below 128 bytes. */
static inline bool is_too_long(const struct pcie_function *f, const struct pcie_tlp *t)
{
    enum { LEAST_DW = 32 };
    return t->length_dw > LEAST_DW && tlp_payload_dw(t) * DW > f->config.view.mps;
}

static inline struct bus_origin tlp_origin(const struct pcie_tlp *t)
{
    return (struct bus_origin){ t->issued, t->number, t->master, t->domain };
}

/** Host physical and bus addresses are equal. */
static inline busaddr_t bus_address(pa_t at)
{
    return (busaddr_t){ at.pa };
}

/* ---- enumerate.c, route.c: what firmware sets up, and who takes what ---------------------------
 */

/**
 * What firmware does after the tree has changed: numbers of buses, identities, BARs, windows,
 * enables, MPS, MRRS, error reporting. Software may change all of it later.
 */
bool pcie_enumerate(struct pcie_root *r, struct error *e);
/** Lay out a function's configuration space and let it tell route.c of changes. */
bool function_init(struct pcie_function *f, const struct pcie_config_params *params,
                   struct error *e);
/** Lay it out again, after a BAR has been added. */
bool function_set_bars(struct pcie_endpoint *ep, struct error *e);
/** The root port whose windows pass `address`; NULL: none. */
struct pcie_port *root_route(struct pcie_root *r, uint64_t address, bool io);
/** The root port that leads to bus `bus` (not 0); NULL: none. */
struct pcie_port *root_route_bus(struct pcie_root *r, unsigned bus);
/** The function with that identity on bus 0; NULL: none. */
struct pcie_function *root_function(struct pcie_root *r, uint16_t id);
/** The downstream port that a request from above goes on to; NULL: none. */
struct pcie_port *switch_route(struct pcie_switch *s, uint64_t address, bool io);
struct pcie_port *switch_route_bus(struct pcie_switch *s, unsigned bus);
/** The function of the switch's internal bus; NULL: none of that number. */
struct pcie_function *switch_function(struct pcie_switch *s, uint16_t id);
/** The endpoint's BAR that decodes the address now; NULL: none, or decoding is off. */
struct bar *endpoint_bar_at(struct pcie_endpoint *ep, uint64_t address, bool io);

/* ---- ecam.c ------------------------------------------------------------------------------------
 */

/** The bus's side of the ECAM window: 1 MiB a bus. */
struct bus_answer ecam_write(void *root, uint64_t offset, const struct bus_write *w);
struct bus_answer ecam_read(void *root, uint64_t offset, const struct bus_read *read,
                            uint8_t *data);

/* ---- errors.c ----------------------------------------------------------------------------------
 */

/**
 * A function finds an error in `t` (NULL: none to show): logged, and told upwards by a message,
 * or at a port contained. `at`, `domain`, `master` of `t` go along for who is charged with it.
 */
void function_detect(struct pcie_function *f, enum pcie_error error, enum pcie_error_role role,
                     const struct pcie_tlp *t, simtime_t time);
/** An error message comes to a downstream port from below. True: it goes on upwards. */
bool port_error_message(struct pcie_port *p, const struct pcie_tlp *message, simtime_t time);
/** The link is lost; requests under way end, each as the error table says. */
void port_link_down(struct pcie_port *p, simtime_t time, enum pcie_failure cause);
/** And is there again: below it everything is reset. */
void port_link_up(struct pcie_port *p, simtime_t time);
/** ERR_COR, ERR_NONFATAL or ERR_FATAL; PCIE_NO_MESSAGE: another message. */
enum pcie_error_message error_message_of(uint8_t code);
/** An injected loss of the link to the endpoint, by a request or a time. */
void endpoint_link_down(struct pcie_endpoint *ep, const struct pcie_inject *fault,
                        const struct pcie_tlp *t, simtime_t time);
/** A request of the root complex failed: what the bus is told. */
void root_failed(struct pcie_root *r, struct pending *q, enum pcie_failure failure, simtime_t time);

/* ---- root.c -----------------------------------------------------------------------------------
 */

void root_see(struct pcie_root *r, const struct pcie_tlp *t);
void root_see_credits(struct pcie_root *r, const struct pcie_credits *c);
void root_record(struct pcie_root *r, const struct pcie_record *record);
/** The same without one: struct pcie_observer, `told`. */
void root_tell(struct pcie_root *r, const struct pcie_record *record);
/** The write is lost. */
void root_write_failed(struct pcie_root *r, const struct pcie_tlp *t, simtime_t time);
/** Tell those who want to know of it. */
void root_tell_failed(struct pcie_root *r, const struct pcie_failed *f);
void root_tell_arrival(struct pcie_root *r, const struct pcie_tlp *t, simtime_t time);
/** A completion, message or memory write has come up to the root port. */
void root_take(struct pcie_port *p, const struct packet *k, simtime_t now);
/** An error report for the core whose access it was, at `time` + error_latency. */
void root_report(struct pcie_root *r, simtime_t time, busaddr_t at, const struct bus_origin *of);
/** A posted write failed: what the parameter posted_error makes of it. */
void root_lost(struct pcie_root *r, const struct pcie_record *record);
/** The request is done: the bus hears it. */
void root_finish(struct pcie_root *r, struct pending *q, simtime_t time, enum bus_status status);
struct bus_answer root_bar_read(void *self, uint64_t offset, const struct bus_read *read,
                                uint8_t *data);
/** A request of configuration space, of 1, 2 or 4 bytes, through root port `p` (NULL: none, which
 * is an Unsupported Request). `address` is the bus's. */
struct bus_answer root_config_read(struct pcie_root *r, struct pcie_port *p, uint16_t id,
                                   unsigned offset, const struct bus_read *read);
struct bus_answer root_config_write(struct pcie_root *r, struct pcie_port *p, uint16_t id,
                                    unsigned offset, unsigned size, uint64_t address,
                                    const struct bus_write *w);
/** A write of I/O space. */
struct bus_answer root_io_write(struct bar *bar, const struct bus_write *w);
/** Must it wait for a configuration write of its master? Then hold it. */
bool root_holds(const struct pcie_root *r, uint16_t master, enum bus_attr attr);
/** The same of a request of configuration space: must it wait behind what waits? */
bool root_holds_config(const struct pcie_root *r, uint16_t master, enum bus_attr attr);
/** `bar` is NULL for configuration space. */
struct bus_answer root_hold_write(struct pcie_root *r, struct bar *bar, uint64_t offset,
                                  const struct bus_write *w);
struct bus_answer root_hold_read(struct pcie_root *r, struct bar *bar, uint64_t offset,
                                 const struct bus_read *read);
void root_run(void *self, simtime_t now);
/* ---- combiner.c: writes, from the bus to the port ----------------------------------------------
 */

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

/* ---- link_check.c ------------------------------------------------------------------------------
 */

/** May a link be so? */
bool link_check(const struct pcie_link_params *l, struct error *e);
/** What a receiver advertises, for each flow: headers and data; UINT64_MAX: infinite. */
void link_advertised(const struct pcie_link_params *l, unsigned way, enum pcie_flow flow,
                     uint64_t *h, uint64_t *d);

/* ---- channel.c, at a root port -----------------------------------------------------------------
 */

/** When the master of posted write `number` at a root port, ready to be sent at `ready`, may take
 * it as done; SIMTIME_NEVER: not known yet. */
simtime_t port_answer_time(const struct pcie_port *p, uint64_t number, simtime_t ready,
                           enum pcie_ack_point point);

/* ---- link.c: both directions, hop by hop -------------------------------------------------------
 */

/** At a root port: send a write or let it wait; its data is copied only if it waits. The answer,
 * if known already. */
struct bus_answer port_write(struct pcie_port *p, struct pcie_tlp *t, simtime_t ready,
                             const struct answer_to *answer);
/** Any other TLP, or one that comes from the buffer of `from`: its wire bytes are this link's. */
void port_send(struct pcie_port *p, unsigned way, const struct pcie_tlp *t, simtime_t ready,
               struct channel *from, uint32_t serial);
/** A TLP is on the link: the other end gets it. */
void port_receive_write(struct pcie_port *p, const struct pcie_tlp *t,
                        const struct link_slot *slot);
void port_receive(struct pcie_port *p, unsigned way, const struct packet *k,
                  const struct link_slot *slot);
void port_run_down(void *port, simtime_t now);
void port_run_up(void *port, simtime_t now);
/** From now on TLPs are handed on when they arrive, not when they are sent: for links that can be
 * lost. */
bool port_exact(struct pcie_port *p, struct error *e);

/* ---- link_slot.c -------------------------------------------------------------------------------
 */

/** Of a link that is special. */
struct link_slot link_occupy_special(struct channel *c, uint32_t bytes, simtime_t start);
/** Time on the link: by the bytes' own time, or as part of flits; a sleeping link wakes first. */
static inline struct link_slot link_occupy(struct channel *c, uint32_t bytes, simtime_t start)
{
    const struct pcie_port *p = c->port;
    if (__builtin_expect(p->special, 0)) {
        return link_occupy_special(c, bytes, start);
    }
    const simtime_t end = start + port_wire_time(p, bytes);
    c->run = start > c->free ? start : c->run;
    c->free = end;
    return (struct link_slot){ start, end, end + p->link.latency };
}
/** `count` DLLPs; returns when the last one is at the other end. */
simtime_t link_dllps(struct channel *c, simtime_t time, unsigned count);
/** The TLP's bytes in flit mode, which depend on more than its size. */
void link_flit_tlp(const struct pcie_port *p, struct pcie_tlp *t);

/* The bytes for TLPs of the stream of flits, by number. */
enum { FLIT_TLP_BYTES = 236, FLIT_BYTES = 256 };
uint64_t flit_byte_at(const struct pcie_port *p, simtime_t time);
simtime_t flit_byte_time(const struct pcie_port *p, uint64_t byte);
/** The bytes from `first` to before `end` are on the link. */
struct link_slot flit_slot(const struct pcie_port *p, uint64_t first, uint64_t end);

/* ---- link_protocol.c ---------------------------------------------------------------------------
 */

/** From now on TLPs are numbered, acknowledged, and sent again when that is necessary. NULL with
 * `e`. */
struct link_protocol *link_protocol_new(struct pcie_port *p, struct error *e);
void link_protocol_free(struct link_protocol *l);
/** Something is to be sent at `time`. */
void link_protocol_wake(struct pcie_port *p, simtime_t time);
/** Nothing waits to be sent or acknowledged. */
bool link_protocol_quiet(const struct pcie_port *p);
/** The next `count` TLPs or flits towards the device are bad. */
bool link_protocol_spoil(struct pcie_port *p, uint64_t count, struct error *e);
/** The link is lost: what was sent and not received is dropped. */
void link_protocol_clear(struct pcie_port *p, simtime_t now,
                         void (*dropped)(struct pcie_port *p, const struct packet *k,
                                         simtime_t now));

/* ---- endpoint.c --------------------------------------------------------------------------------
 */

struct pcie_endpoint *endpoint_new(struct pcie_port *p, struct error *e);
void endpoint_free(struct pcie_endpoint *ep);
/** The longest payload that it sends: as software has set it, and its path takes. */
uint32_t endpoint_mps(const struct pcie_endpoint *ep);
/** A write that will be in the endpoint's buffer at `arrival`; later reads see it. */
void endpoint_write(struct pcie_port *p, const struct pcie_tlp *t, simtime_t arrival);
/** The write's bytes, at once. */
void endpoint_store(struct pcie_port *p, const struct pcie_tlp *t, simtime_t time);
/** A non-posted request that will be in its buffer at `arrival`. */
void endpoint_request(struct pcie_port *p, const struct pcie_tlp *t, uint32_t serial,
                      simtime_t arrival);
/** A completion of `t` by `f`, without data. */
struct pcie_tlp completion_of(const struct pcie_function *f, const struct pcie_tlp *t,
                              uint8_t status);
/** Send the completions that are due; the next one's time. */
simtime_t endpoint_complete(struct pcie_endpoint *ep, simtime_t now);
/** A request that waits for its device; NULL: none of that token, or none any more. */
struct unanswered *endpoint_unanswered(struct pcie_endpoint *ep, uint64_t token);
/** The device has answered a request. */
void endpoint_answered(struct pcie_endpoint *ep, const struct unanswered *u,
                       const struct pcie_device_answer *a, const uint8_t *data, simtime_t now);
/** A memory write of the device, of no more than MPS bytes and within 4 KiB, after those that it
 * asked for before. */
void endpoint_dma(struct pcie_endpoint *ep, simtime_t time, uint64_t address, const uint8_t *data,
                  uint32_t size, bool msi);
/** What it was to send or answer is dropped. */
void endpoint_forget(struct pcie_endpoint *ep);
/** The function was reset: its device is, too. */
void endpoint_reset(struct pcie_endpoint *ep, simtime_t now);

/* ---- switch.c ----------------------------------------------------------------------------------
 */

/** A TLP comes to its upstream port. */
void switch_down(struct pcie_switch *s, const struct pcie_tlp *t, uint32_t serial,
                 const struct link_slot *slot);
/** It answers `t` for its function `f`, at `ready` in its upstream port; `data`: a DW, or NULL. */
void switch_answer(struct pcie_switch *s, const struct pcie_function *f, const struct pcie_tlp *t,
                   uint32_t serial, simtime_t ready, uint8_t status, const uint8_t *data);
/** A TLP comes to its downstream port `p`, and goes on at `time`. */
void switch_up(struct pcie_port *p, const struct packet *k, simtime_t time);
/** When a TLP that takes `slot` on the way in may go on towards `out`, `wire_bytes` there. */
simtime_t switch_ready(const struct pcie_switch *s, const struct pcie_port *in,
                       const struct pcie_port *out, const struct pcie_tlp *t,
                       const struct link_slot *slot);

/* ---- inject.c ----------------------------------------------------------------------------------
 */

/** The fault that the user asked for, if this request, with its first DW at `offset` of what it
 * touches, is the one. */
bool inject_take(struct pcie_endpoint *ep, const struct pcie_tlp *t, unsigned space, unsigned bar,
                 uint64_t offset, simtime_t time, struct pcie_inject *out);

#endif
