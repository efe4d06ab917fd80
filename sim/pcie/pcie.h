/* SPDX-License-Identifier: Apache-2.0 */
/**
 * pcie: root complex, switches, links and endpoints: splitting into legal TLPs, write-combining in
 * the root complex, flow-control credits, serialisation, completions.
 *
 * Sources: PCI Express Base Specification (sections by name, the text is not public), and the
 * documents named in scripts/platforms and docs/timing-model.md for numbers.
 */
#ifndef GATHER_PCIE_PCIE_H
#define GATHER_PCIE_PCIE_H

#include "base/base.h"
#include "bus/bus.h"
#include "kernel/kernel.h"
#include "pcie/device.h"
#include "pcie/tlp.h"

/* ---- requests and how they are cut ----------------------------------------------------------- */

enum { PCIE_PAGE = 4096, PCIE_MPS_MAX = 4096, PCIE_DLLP_BYTES = 8 };

/** What a memory request's header says. `address` is that of the first DW. */
struct pcie_request {
    busaddr_t address;
    uint32_t length_dw; /* 1..1024 */
    uint8_t first_be, last_be;
};

enum pcie_split_policy {
    PCIE_SPLIT_MIN,     /* the fewest legal TLPs */
    PCIE_SPLIT_ALIGNED, /* naturally aligned powers of two without holes, at most MPS */
    PCIE_SPLIT_PER_LINE /* as min, but no TLP crosses a 64-byte line */
};
extern const char *const pcie_split_names[]; /* "min", "aligned", "per-line", NULL */

/** Cutting a set of bytes into memory writes, one after another. */
struct pcie_write_split {
    uint64_t base;        /* bus address of bit 0 of the mask, a multiple of 64 */
    const uint64_t *mask; /* bit n of word w: byte 64 * w + n is written */
    uint32_t words;
    uint32_t mps; /* 128, 256 .. 4096 */
    enum pcie_split_policy policy;
    uint64_t next; /* the offset where to go on; 0 to begin */
};
/**
 * The next TLP, lowest address first; false at the end. A request is at most mps bytes, does not
 * cross 4 KiB, and its byte enables are legal: any for 1 DW; any non-zero pair for 2 DW on a
 * quadword; contiguous otherwise (Base Specification, "First/Last DW Byte Enables Rules").
 */
bool pcie_split_next(struct pcie_write_split *s, struct pcie_request *out);
/**
 * The commonest case: `mask` of the line at `base` is one run of bytes, and so one TLP, whatever
 * the MPS and for every policy but `aligned`. False: it is not.
 */
bool pcie_split_one_run(uint64_t base, uint64_t mask, struct pcie_request *out);
/** How many bytes the byte enables of `r` select. */
uint32_t pcie_request_bytes(const struct pcie_request *r);

/**
 * A read of `length` bytes at `address` as requests of at most mrrs bytes (in DWs), none across 4
 * KiB, lowest first. Returns how many there are; at most `max` are written. Length 0 is the
 * zero-length read (1 DW, no bytes).
 */
size_t pcie_split_read(uint64_t address, uint64_t length, uint32_t mrrs, struct pcie_request *out,
                       size_t max);

struct pcie_completion_piece {
    uint32_t lower_address; /* 7 bits */
    uint32_t byte_count;    /* bytes left, this one's included; 4096 is shown as 0 in the header */
    uint32_t length_dw;
};
/** The completions of one read request: each but the last ends on RCB; at most mps bytes. */
size_t pcie_split_completion(uint64_t address, uint32_t length, uint32_t mps, uint32_t rcb,
                             struct pcie_completion_piece *out, size_t max);

/* ---- bytes and rates ------------------------------------------------------------------------- */

/** One row a generation, 1 to 7. */
struct pcie_generation {
    unsigned gen;
    double gigatransfers;         /* per second and lane */
    unsigned code_bits, raw_bits; /* 8 in 10, 128 in 130, 1 in 1 for flit mode (PAM4) */
    unsigned framing_bytes; /* a TLP: STP or token, sequence number, LCRC, END; 0 in flit mode */
    unsigned flit_payload, flit_bytes; /* 236 of 256; 0 0 without flits */
    unsigned internal_delay; /* symbol times in the Ack and UpdateFC limits: 19, 70, 115 */
};
const struct pcie_generation *pcie_generation(unsigned gen);

/** Header DWs of a memory request: 3 below 4 GiB, else 4 (obligatory). */
unsigned pcie_header_dw(busaddr_t address);
/**
 * Bytes on the link of one TLP: framing, header, payload, ECRC. In flit mode there is no framing, a
 * DW of OHC counts as one of header, and TLPs share 236 of the 256 bytes of each flit, whose other
 * bytes are not counted here. 0: no such generation.
 */
uint32_t pcie_wire_bytes(unsigned gen, unsigned header_dw, uint32_t payload_dw, bool ecrc);
/** Bytes per second that all lanes carry after the line code, before anything else. */
double pcie_raw_bandwidth(unsigned gen, unsigned width);
/** The share of a link that SKP ordered sets take, 0 to 1; 0 in flit mode. */
double pcie_skp_share(unsigned gen);
/**
 * Payload bytes per second of writes of `size` bytes cut at mps, wire only: less SKP or the flits'
 * own bytes, no DLLPs.
 */
double pcie_bandwidth(unsigned gen, unsigned width, uint32_t mps, uint32_t size, bool addr64);
/** The Ack and UpdateFC latency limit in symbol times: floor((mps + 28) * AF / width + delay). */
uint32_t pcie_ack_limit(unsigned gen, unsigned width, uint32_t mps);
/**
 * The replay timer in symbol times: three times the Ack limit up to generation 3, 24,000 above (the
 * least of the simplified limits), 1500 flits in flit mode.
 */
uint32_t pcie_replay_limit(unsigned gen, unsigned width, uint32_t mps);
/** One symbol time (a byte on one lane) in ps. */
double pcie_symbol_ps(unsigned gen);

/* ---- parameters ------------------------------------------------------------------------------ */

/** One link with its two ends. Group "link". */
struct pcie_link_params {
    uint64_t gen, width;
    uint64_t mps, mrrs, rcb;
    bool ecrc, skp;
    simtime_t latency; /* from the last symbol sent to the TLP in the receiver's buffer */
    uint64_t retimers; /* each adds retimer_latency */
    simtime_t retimer_latency;
    simtime_t fec_latency;         /* flit mode: a flit's error correction and check */
    uint64_t ph, pd, nph, npd;     /* credits that the endpoint advertises; 0: infinite */
    uint64_t cplh, cpld;           /* credits that the root port advertises; 0: infinite */
    uint64_t fc_scale;             /* units of one credit: 1, 4, 16 */
    simtime_t fc_interval;         /* between UpdateFCs; 0: the specification's limit */
    double error_rate;             /* of bits; flit mode: after error correction */
    uint64_t replay_buffer;        /* bytes of TLPs that wait for their Ack; 0: no limit */
    simtime_t replay_timer;        /* 0: by generation, see pcie_replay_limit() */
    simtime_t retrain_time;        /* after four replays without progress */
    unsigned aspm;                 /* enum pcie_aspm */
    simtime_t l0s_entry, l1_entry; /* idle for so long */
    simtime_t l0s_exit, l1_exit;
    simtime_t write_time; /* the endpoint takes one write TLP from its buffer in this time */
    simtime_t
        read_latency; /* from a read request in the endpoint's buffer to its first completion */
};
extern const struct param_table pcie_link_table;
/** L0s is for each direction by itself, L1 for both; bit 0 and 1. */
enum pcie_aspm { PCIE_ASPM_OFF, PCIE_ASPM_L0S, PCIE_ASPM_L1, PCIE_ASPM_L0S_L1 };

/** What a non-posted request of a core is. ORDER PCIE_REQUEST */
enum pcie_request_kind { PCIE_REQUEST_CFG, PCIE_REQUEST_IO, PCIE_REQUEST_MEM, PCIE_REQUEST_KINDS };
/** How it can fail. ORDER PCIE_FAILURE */
enum pcie_failure {
    PCIE_FAIL_UR,
    PCIE_FAIL_CA,
    PCIE_FAIL_CTO,
    PCIE_FAIL_POISON,   /* the completion's data is known to be bad */
    PCIE_FAIL_LINKDOWN, /* there is no link, or it went down meanwhile */
    PCIE_FAILURES
};
/** What the bus is told then; the first three as enum bus_status has it. ORDER PCIE_READ_ERROR */
enum pcie_read_error {
    PCIE_READ_ONES, /* all is well, and the data is all ones */
    PCIE_READ_DECERR,
    PCIE_READ_SLVERR,
    PCIE_READ_ZEROS,
    PCIE_READ_HANG,   /* no answer, ever: the machine hangs */
    PCIE_READ_SERROR, /* all ones, and an SError to the core */
    PCIE_READ_ERRORS,
    PCIE_READ_DEFAULT = PCIE_READ_ERRORS /* a cell of the table: as read_error says */
};
/** What becomes of a write that the endpoint refuses. ORDER PCIE_POSTED_ERROR */
enum pcie_posted_error {
    PCIE_POSTED_SILENT,
    PCIE_POSTED_AER,
    PCIE_POSTED_SERROR,
    PCIE_POSTED_ERRORS
};

/** The root complex. Group "". */
struct pcie_root_params {
    uint64_t join_limit;    /* combine adjacent write-combined bursts up to this; 64: off; 0: MPS */
    uint64_t join_window;   /* within one aligned block of this; 0: join_limit */
    simtime_t join_timeout; /* a burst waits at most this long for its neighbour; 0: no limit */
    unsigned join_reads;    /* which reads flush: port, master, none */
    bool join_device;       /* a Device write of the same master flushes */
    uint64_t partial_piece; /* a burst that is no whole line, in aligned pieces; 0: as `split` */
    unsigned wide_writes;   /* Device stores over 4 bytes: whole, split, lost */
    uint64_t hang_bytes;    /* more write-combined bytes at a stretch hang the machine; 0: none */
    simtime_t hang_pause;   /* a stretch ends after it */
    uint64_t posted_queue;  /* TLPs that may wait for the link before the bus feels it */
    simtime_t root_latency; /* through the root complex, either way */
    unsigned split;         /* enum pcie_split_policy */
    unsigned ack_device_ne, ack_device_e, ack_gather; /* enum pcie_ack_point */
    simtime_t bus_latency; /* from the core to the root complex, one way */
    unsigned read_error;   /* enum pcie_read_error */
    /* What each failure of each kind of request gives: enum pcie_read_error. */
    unsigned errors[PCIE_REQUEST_KINDS][PCIE_FAILURES];
    simtime_t completion_timeout;
    unsigned order_regions;  /* enum pcie_order_regions */
    bool relaxed_order;      /* queues let TLPs with RO or IDO pass where Base 2.4.1 allows it */
    unsigned posted_error;   /* enum pcie_posted_error */
    simtime_t error_latency; /* from the error message at the root port to the core */
    unsigned dpc; /* what firmware lets trigger containment at each downstream port: off, fatal,
                   * nonfatal */
    unsigned dpc_answer;    /* how it ends requests: ca, ur */
    simtime_t dpc_recovery; /* until software releases it and restores what is below; 0: never */
    bool poison_block;      /* downstream ports let no poisoned TLP through */
};
extern const struct param_table pcie_root_table;
/** Of `errors` in struct pcie_root_params. Group "error". */
extern const struct param_table pcie_error_table;

/** Between which accesses of one core the interconnect keeps the order of Device-nR ones. */
enum pcie_order_regions {
    PCIE_ORDER_ALL, /* configuration and memory space are one region */
    PCIE_ORDER_EACH /* each is one by itself: a configuration write may be overtaken by a read of
                     * memory space, as by Arm's HN-I with two regions */
};

/** Where a write is answered from. */
enum pcie_ack_point {
    PCIE_ACK_PE,           /* at once, as soon as the way to the root complex has room */
    PCIE_ACK_INTERCONNECT, /* half way */
    PCIE_ACK_ROOT,         /* the root complex has it in its queue */
    PCIE_ACK_LINK          /* it is on the link: a posted write has no answer from further out */
};

/* ---- what is seen on a link -------------------------------------------------------------------
 */

/** ORDER PCIE_TLP */
enum pcie_tlp_type {
    PCIE_MWR,
    PCIE_MRD,
    PCIE_CPL,
    PCIE_CPLD,
    PCIE_MSG,
    PCIE_CFGRD0,
    PCIE_CFGWR0,
    PCIE_CFGRD1,
    PCIE_CFGWR1,
    PCIE_IORD,
    PCIE_IOWR,
    PCIE_TLP_TYPES
};
extern const char *const pcie_tlp_names[]; /* "MWr" ... NULL */
/** Why it left the core: of a write, and of a read if no instruction asked for it; else "". */
static inline const char *pcie_tlp_reason(enum pcie_tlp_type type, enum bus_reason reason,
                                          bool speculative)
{
    if (type == PCIE_MWR) {
        return bus_reason_name(reason);
    }
    return type == PCIE_MRD && speculative ? "speculative" : "";
}
enum pcie_cpl_status { PCIE_SC = 0, PCIE_UR = 1, PCIE_CRS = 2, PCIE_CA = 4 };

struct pcie_tlp {
    simtime_t time; /* its first symbol on the link */
    enum pcie_tlp_type type;
    enum bus_reason reason; /* writes: why its last bytes left the core */
    busaddr_t address;
    uint32_t length_dw, bytes, wire_bytes;
    uint32_t stores; /* writes: store instructions in the bursts that it came from */
    uint16_t master, domain, port;
    uint32_t number;     /* of the write or request, from 1 on; of what it leads to, too */
    simtime_t issued;    /* its oldest instruction */
    uint16_t tag;        /* reads and completions */
    uint16_t byte_count; /* completions: bytes of the read from here on, this one's included */
    uint8_t header_dw;
    uint8_t first_be, last_be;
    uint8_t status;  /* completions */
    uint8_t message; /* messages: their code */
    uint8_t hop;     /* switches between this link and the root complex */
    uint16_t requester_id;
    uint16_t completer_id; /* completions; configuration requests: whom they are for */
    uint16_t charge;       /* of an error message, not on the wire: what errors.c tells by it; its
                            * `address` is the charged one on the way, 0 when it is seen */
    bool relaxed : 1, ido : 1, no_snoop : 1; /* attributes */
    bool poisoned : 1;                       /* EP */
    bool up : 1;                             /* towards the host */
    bool ecrc : 1;                           /* a digest of 4 bytes is at its end */
    bool flit : 1;                           /* on a link in flit mode */
    bool speculative : 1;                    /* a read that no instruction asked for */
    const uint8_t *data; /* length_dw * 4 bytes while the observer runs; NULL: no payload */
    simtime_t end;       /* after its last symbol */
    simtime_t waited;    /* for credits, before `time` */
};
/** What its header says. The root complex is 00:00.0; a write's tag, which nobody looks at, is 0.
 */
void pcie_tlp_header(const struct pcie_tlp *t, struct pcie_header *h);

/** Posted credits that an UpdateFC brings back to a root port at `time`. */
struct pcie_credits {
    simtime_t time;
    uint32_t ph, pd;
    uint16_t port;
};

enum pcie_error_message { PCIE_NO_MESSAGE, PCIE_ERR_COR, PCIE_ERR_NONFATAL, PCIE_ERR_FATAL };
/** An error that the root complex records. */
struct pcie_record {
    simtime_t time;
    const char *kind; /* "write-ur", "read-ca" ... */
    busaddr_t at;
    struct bus_origin of;
    uint16_t source;                 /* whose error message it is */
    enum pcie_error_message message; /* PCIE_NO_MESSAGE: none */
    bool dpc;                        /* a port has contained it */
};
/** An access that has failed: what is true of it, whoever is told. */
struct pcie_failed {
    simtime_t time; /* it may lie ahead of the kernel's */
    busaddr_t at;
    struct bus_origin of;
    bool write, speculative;
    bool poisoned;               /* a write whose device keeps the bad bytes, and knows it */
    enum pcie_read_error answer; /* of what is answered: what the core gets */
};

/** Somebody who looks at TLPs as they go on the link, and at errors. Any may be NULL. */
struct pcie_observer {
    void *self;
    void (*tlp)(void *self, const struct pcie_tlp *t);
    void (*error)(void *self, const struct pcie_record *r);
    void (*failed)(void *self, const struct pcie_failed *f);
    /** What software can know of by a message that has no record of its own, or, without a message,
     * by the registers of the function that has found it. */
    void (*told)(void *self, const struct pcie_record *r);
    /** A request of a core is in its endpoint's buffer at `time`, which may lie ahead. */
    void (*arrived)(void *self, const struct pcie_tlp *t, simtime_t time);
    void (*credits)(void *self, const struct pcie_credits *r); /* if they are finite */
    bool every_link; /* `tlp` sees each link that a TLP goes over; else the root ports' alone */
};

/* ---- root complex, ports, endpoints ------------------------------------------------------------
 */

struct pcie_root;
struct pcie_port; /* a root port or a switch's downstream port, and what is behind it */
struct pcie_switch;

struct pcie_root *pcie_root_new(struct kernel *k, struct bus *b,
                                const struct pcie_root_params *params, struct error *e);
void pcie_root_free(struct pcie_root *r);
/**
 * From now on a write takes no time and no credits: it is on its link and in the endpoint's memory
 * when the call that sends it returns, but for those that fault injection may hit. TLPs are the
 * same as with time.
 */
void pcie_root_untimed(struct pcie_root *r);
/** At most 16; kept by the root. */
bool pcie_observe(struct pcie_root *r, const struct pcie_observer *o);
/** A write that has come, or will have come, to an endpoint at `time`. */
struct pcie_arrival {
    simtime_t time;
    busaddr_t at;
    struct bus_origin of; /* number 0: there was none */
};
struct pcie_arrival pcie_last_write(const struct pcie_port *p);
/** Forget those of `self`. */
void pcie_unobserve(struct pcie_root *r, const void *self);

/** Of bit errors on ports made after this; 1 unless it is called. */
void pcie_root_seed(struct pcie_root *r, uint64_t seed);
/** A root port with an endpoint behind its link. */
struct pcie_port *pcie_port_new(struct pcie_root *r, const struct pcie_link_params *link,
                                struct error *e);

/** A switch. Group "". */
struct pcie_switch_params {
    simtime_t latency; /* from its upstream to a downstream port's link, or back */
    bool cut_through;  /* a TLP goes on while it still arrives; else when all of it is there */
};
extern const struct param_table pcie_switch_table;
/** A switch behind the downstream port of `above`, or, if that is NULL, a root port of its own. */
struct pcie_switch *pcie_switch_new(struct pcie_root *r, struct pcie_switch *above,
                                    const struct pcie_switch_params *params,
                                    const struct pcie_link_params *link, struct error *e);
/** A downstream port of the switch with an endpoint behind its link. Its MPS must be the path's. */
struct pcie_port *pcie_switch_port(struct pcie_switch *s, const struct pcie_link_params *link,
                                   struct error *e);

/**
 * What an endpoint's function looks like, but for its BARs; else it is an ordinary one. Such an
 * object is described by pcie_config_table, group "config"; of the defaults mps, gen and width are
 * 0, which is the link's.
 */
struct pcie_config_params;
extern const struct param_table pcie_config_table;
size_t pcie_function_size(void);
void pcie_function_defaults(struct pcie_config_params *p);
bool pcie_port_function(struct pcie_port *p, const struct pcie_config_params *params,
                        struct error *e);
/**
 * Put a device behind the BARs, before the first of them; else they are memory. Takes it over:
 * frees it with the port, or at once if it fails.
 */
bool pcie_port_attach(struct pcie_port *p, const struct pcie_device *device, struct error *e);
/** The device; NULL: memory. */
const struct pcie_device *pcie_port_device(const struct pcie_port *p);
/**
 * Claim a window of bus addresses (equal to host physical ones) as a BAR of memory. Number 0..63.
 * It is fixed: configuration space does not show it.
 */
bool pcie_add_bar(struct pcie_port *p, unsigned number, pa_t base, uint64_t size, struct error *e);
/**
 * The same of I/O space, a power of two from 4 bytes to PCIE_IO_WINDOW; it takes that much of bus
 * addresses, the granularity of bridges' windows, below 4 GiB. At most 4 bytes within an aligned DW
 * can be read or written at once.
 */
enum { PCIE_IO_WINDOW = 4096 };
bool pcie_add_io_bar(struct pcie_port *p, unsigned number, pa_t base, uint64_t size,
                     struct error *e);
/**
 * One of the function's own, 0..5, which firmware has put at `base`; software can move it. A power
 * of two of at least 4 KiB.
 */
bool pcie_add_function_bar(struct pcie_port *p, unsigned number, pa_t base, uint64_t size,
                           bool is64, bool prefetchable, struct error *e);
/**
 * Configuration space at `base`, 1 MiB for each bus from 0 on; and windows of memory space of which
 * whatever no BAR has claimed is routed by the ports' windows, and else is an Unsupported Request.
 */
bool pcie_add_ecam(struct pcie_root *r, pa_t base, unsigned buses, struct error *e);
bool pcie_add_window(struct pcie_root *r, pa_t base, uint64_t size, struct error *e);
/** What the device's memory holds now. False outside the BAR, or if the device cannot tell. */
bool pcie_bar_read(const struct pcie_port *p, unsigned number, uint64_t offset, void *to,
                   size_t size);
bool pcie_bar_write(struct pcie_port *p, unsigned number, uint64_t offset, const void *from,
                    size_t size);
bool pcie_bar_range(const struct pcie_port *p, unsigned number, pa_t *base, uint64_t *size);
/** Bus, device and function number of the endpoint. */
uint16_t pcie_port_id(const struct pcie_port *p);
uint16_t pcie_switch_id(const struct pcie_switch *s);
/** Its configuration space, without a TLP. False: not one DW, or beyond 4 KiB. */
bool pcie_port_config_read(const struct pcie_port *p, unsigned offset, unsigned size,
                           uint32_t *data);
/** That of the function with an identity, as software reads and writes it; false also: none. */
bool pcie_function_read(struct pcie_root *r, uint16_t id, unsigned offset, unsigned size,
                        uint32_t *data);
bool pcie_function_write(struct pcie_root *r, uint16_t id, unsigned offset, unsigned size,
                         uint32_t data);
/** The identity of function number `n`, in their order; false: there are no more. */
bool pcie_function_id(struct pcie_root *r, unsigned n, uint16_t *id);
/** Firmware sets up the tree, as after each change of it. */
bool pcie_root_enumerate(struct pcie_root *r, struct error *e);

enum pcie_inject_kind {
    PCIE_INJECT_UR,
    PCIE_INJECT_CA,
    PCIE_INJECT_TIMEOUT,
    PCIE_INJECT_DELAY,
    PCIE_INJECT_LCRC,
    PCIE_INJECT_POISON,
    PCIE_INJECT_LINKDOWN
};
extern const char *const pcie_inject_names[]; /* "ur" ... NULL */
/** What a request must be to fail. ORDER PCIE_INJECT_SPACE */
enum pcie_inject_space { PCIE_INJECT_MEM, PCIE_INJECT_IO, PCIE_INJECT_CFG };
/**
 * The next `count` requests that touch `offset` (or any, with offset UINT64_MAX) of the BAR, or of
 * the configuration space, fail so; before that `skip` of them do not; only those at `from` or
 * later, and each with `probability`. PCIE_INJECT_LCRC: the next `count` TLPs towards the device,
 * or in flit mode flits with some, whatever they touch, arrive with bit errors; replays count as
 * well. PCIE_INJECT_LINKDOWN: the request is lost with the link, which comes back after `delay`
 * (0: never); with `at_time` it is not a request but the time `from` that does it.
 */
struct pcie_inject {
    enum pcie_inject_kind kind;
    enum pcie_inject_space space;
    unsigned bar;
    uint64_t offset;
    uint64_t skip, count;
    simtime_t from;
    bool at_time;
    double probability; /* 0 to 1; 0: as 1 */
    simtime_t delay;    /* PCIE_INJECT_DELAY: added to the time of the answer or of the credit */
    bool met;           /* a request has been where it is; not looked at by pcie_inject() */
};
bool pcie_inject(struct pcie_port *p, const struct pcie_inject *what, struct error *e);
/** Number `n` of those that are left at the endpoint; NULL: there are no more. */
const struct pcie_inject *pcie_injected(const struct pcie_port *p, unsigned n);
/** "ur at BAR 0, offset 0x40". Returns `buffer`. */
const char *pcie_inject_text(const struct pcie_inject *in, char *buffer, size_t size);

/** Everything that waits in the combiner goes on at `time`; the end of a run. */
void pcie_root_flush(struct pcie_root *r, simtime_t time);
/** When the last TLP sent so far is in its receiver; SIMTIME_NEVER while one waits for credits. */
simtime_t pcie_quiet_at(const struct pcie_root *r);

struct pcie_stats {
    uint64_t mwr, mrd, cpl, msg;
    uint64_t other;                   /* configuration and I/O requests */
    uint64_t dma_writes;              /* memory writes of devices */
    uint64_t write_bytes, read_bytes; /* payload enabled */
    uint64_t wire_down, wire_up;      /* bytes of TLPs */
    uint64_t dllp_down, dllp_up;      /* bytes of DLLPs */
    uint64_t credit_stalls;           /* TLPs that waited for a credit */
    simtime_t credit_stall_time, link_busy_down, link_busy_up;
    uint64_t stores; /* store instructions that the memory writes came from */
    uint64_t joined; /* bursts that joined an earlier one */
    uint64_t lost_writes;
    uint64_t errors;
    uint64_t error_interrupts;     /* of AER at root ports, and of DPC */
    uint64_t ph_used, pd_used;     /* posted header and data credits used */
    uint64_t flits_down, flits_up; /* that carry TLPs */
    uint64_t naks, replays, replay_tlps, replay_bytes, replay_timeouts, retrains;
    uint64_t replay_stalls; /* TLPs that waited for room in the replay buffer */
    simtime_t replay_stall_time;
    uint64_t aspm_wakes;
    simtime_t aspm_time; /* of leaving L0s and L1 */
};
extern const struct stat_table pcie_stat_table;
const struct pcie_stats *pcie_stats(const struct pcie_root *r);

#endif
