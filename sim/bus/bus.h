/* SPDX-License-Identifier: Apache-2.0 */
/**
 * bus: transactions between a core and what answers it, the address map, and RAM.
 *
 * Time flows forward in calls: a transaction carries the time at which it leaves its master; the
 * answer says when it is done, or that this is not known yet, and then the master's callback tells
 * later.
 */
#ifndef GATHER_BUS_BUS_H
#define GATHER_BUS_BUS_H

#include "base/base.h"

/** What the interconnect sees of a memory type (AXI AxCACHE, CHI Device and EWA bits). */
enum bus_attr {
    BUS_DEVICE_nE, /* Device non-bufferable: the answer comes from beyond the root complex */
    BUS_DEVICE_E,  /* Device bufferable: may be answered early, never merged */
    BUS_GATHER,    /* Normal-NC bufferable, Device-GRE: may be merged and answered early */
    BUS_CACHE      /* line fill or write-back of Normal cacheable */
};

enum { BUS_LINE = 64 };

/** Why bytes left the core. One table: bus_reason_name(), the statistics, tlps.csv. ORDER
 * BUS_REASON */
enum bus_reason {
    BUS_REASON_DEVICE,  /* a Device store, itself */
    BUS_REASON_FULL,    /* all 64 bytes of the buffer are written */
    BUS_REASON_EVICTED, /* another access needed the buffer */
    BUS_REASON_BARRIER, /* DMB, DSB, store-release */
    BUS_REASON_LOAD,    /* a load of the same line */
    BUS_REASON_ORDER,   /* a Device access that must not overtake it */
    BUS_REASON_TIMEOUT,
    BUS_REASON_EXCLUSIVE, /* exclusive or atomic to the same line */
    BUS_REASON_HINT,      /* DGH */
    BUS_REASON_SINGLE,    /* ST64B, or Non-cacheable on a core that does not gather */
    BUS_REASON_CACHE,     /* a dirty line of the cache */
    BUS_REASON_END,       /* the end of the run */
    BUS_REASON_COUNT
};
const char *bus_reason_name(enum bus_reason reason);
const char *bus_reason_help(enum bus_reason reason);

/** A write within one aligned 64-byte line. */
struct bus_write {
    pa_t line;           /* aligned to 64 */
    uint64_t mask;       /* bit n: byte n of the line is written */
    const uint8_t *data; /* 64 bytes; those not in the mask are not looked at */
    enum bus_attr attr;
    enum bus_reason reason;
    /* Two of 16 bits side by side would be copied as one, which stalls on their stores. */
    uint16_t master; /* the core's number */
    uint32_t tag;    /* the master's own, for write_done() */
    uint16_t domain; /* which VM, for who is charged with an error */
    uint32_t stores; /* store instructions that it holds */
    simtime_t time;  /* when it leaves the master */
    simtime_t age;   /* how long its oldest byte was in the buffer */
};

/** A read of `size` bytes, at most 64, within one aligned 64-byte line. */
struct bus_read {
    pa_t at;
    uint32_t size;
    enum bus_attr attr;
    uint16_t master, domain;
    uint32_t tag;
    simtime_t time;
    bool speculative; /* no instruction asked for it */
};

enum bus_status {
    BUS_OK,
    BUS_DECERR, /* nothing there */
    BUS_SLVERR  /* the target failed */
};

/** How a call ended: `time` is when the master may take it as done; SIMTIME_NEVER: the callback
 * will tell. */
struct bus_answer {
    simtime_t time;
    enum bus_status status;
};

/** Which access an error is of. */
struct bus_origin {
    simtime_t issued; /* its instruction; of a merged write the oldest one */
    uint32_t number;  /* of its TLP or request, from 1 on; 0: it became none */
    uint16_t master, domain;
};

/** What a master is told later, with the tag of its request; `time` may lie ahead of the kernel's.
 */
struct bus_master {
    void *self;
    void (*write_done)(void *self, uint32_t tag, simtime_t time, enum bus_status status);
    void (*read_done)(void *self, uint32_t tag, simtime_t time, enum bus_status status,
                      const uint8_t *data, uint32_t size);
    /** A failure that arrives on its own: an asynchronous abort (SError). */
    void (*error_report)(void *self, simtime_t time, pa_t at, const struct bus_origin *of);
};

/** Something with addresses. Offsets are from the region's base. */
struct bus_target {
    void *self;
    struct bus_answer (*write)(void *self, uint64_t offset, const struct bus_write *w);
    /** `data` gets the bytes if the answer's time is known; else read_done() brings them. */
    struct bus_answer (*read)(void *self, uint64_t offset, const struct bus_read *r, uint8_t *data);
    /**
     * A barrier of `master`: whatever waits to be joined goes on. NULL: nothing to do. Called once
     * with barrier_self, however many regions have it.
     */
    void (*barrier)(void *barrier_self, uint16_t master, simtime_t time);
    void *barrier_self;
    bool memory; /* RAM, which cores also read without the bus */
};

struct bus;
struct bus *bus_new(void);
void bus_free(struct bus *b);
/** Register the callbacks of master number `number` (0 ..63). */
bool bus_add_master(struct bus *b, uint16_t number, const struct bus_master *master,
                    struct error *e);
const struct bus_master *bus_get_master(const struct bus *b, uint16_t number);
/** Claim [base, base + size) for a target (copied). Regions must not overlap. */
bool bus_map(struct bus *b, pa_t base, uint64_t size, const char *name,
             const struct bus_target *target, struct error *e);
/** The same for what no region has claimed, nor will: it may overlap regions, but none like itself.
 */
bool bus_map_rest(struct bus *b, pa_t base, uint64_t size, const char *name,
                  const struct bus_target *target, struct error *e);
struct bus_answer bus_issue_write(struct bus *b, const struct bus_write *w);
struct bus_answer bus_issue_read(struct bus *b, const struct bus_read *r, uint8_t *data);
void bus_issue_barrier(struct bus *b, uint16_t master, simtime_t time);
/** Is there a target to which barriers matter: may it hold what was written? */
bool bus_hears_barriers(const struct bus *b);
/** Is RAM at that address. */
bool bus_is_memory(struct bus *b, pa_t at);

/* ---- RAM ------------------------------------------------------------------------------------- */

/** Sparse memory: 64 KiB pieces, made when written; the rest reads as 0. */
struct ram;
struct ram *ram_new(uint64_t size);
/** The same in one piece of the host's memory, which takes what is touched. NULL: no room. */
struct ram *ram_new_flat(uint64_t size);
/** Where byte `offset` of flat memory is, for good; NULL: not flat, or past its end. */
uint8_t *ram_host(struct ram *r, uint64_t offset);
void ram_free(struct ram *r);
void ram_read(const struct ram *r, uint64_t offset, void *to, size_t size);
void ram_write(struct ram *r, uint64_t offset, const void *from, size_t size);
/** The bytes of a 64-byte line whose mask bit is set. */
void ram_write_line(struct ram *r, uint64_t offset, const uint8_t *data, uint64_t mask);
uint64_t ram_size(const struct ram *r);
/** As a bus target that answers after `latency`. */
struct bus_target ram_target(struct ram *r, const simtime_t *latency);

/* ---- UART ------------------------------------------------------------------------------------ */

enum { UART_BYTES = 4096 };

/** A PL011 (DDI 0183): its registers; a byte sent is there at once, and no interrupt is raised. */
struct uart;
/** What is sent goes to `out` (lent; NULL: nowhere), what is received comes from the file
 * descriptor `in`, -1 for none, whenever it has something. */
struct uart *uart_new(FILE *out, int in);
void uart_free(struct uart *u);
/** As a bus target that answers after `latency`. */
struct bus_target uart_target(struct uart *u, const simtime_t *latency);

#endif
