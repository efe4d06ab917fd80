/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What is behind the BARs of an endpoint: memory, registers, or a user's model.
 *
 * Requests come in the order of the link, each once, with the time at which it is in the
 * endpoint's buffer. That time may lie ahead of the kernel's: posted writes are handled in the
 * call that sends them. It never goes back for one endpoint.
 */
#ifndef GATHER_PCIE_DEVICE_H
#define GATHER_PCIE_DEVICE_H

#include "base/base.h"

enum { PCIE_DEVICE_BARS = 6 };

/** A memory read or write of an endpoint's BAR. */
struct pcie_device_request {
    unsigned bar;
    uint64_t offset;           /* of its first DW, from the BAR's base; a multiple of 4 */
    uint32_t length_dw;        /* 1 .. 1024 */
    uint8_t first_be, last_be; /* as in the TLP; all bytes between are enabled */
    uint32_t bytes;            /* that are enabled; 0: zero-length */
    bool poisoned;             /* a write whose data is known to be bad */
    uint16_t requester_id;
    simtime_t time; /* when it is in the endpoint's buffer */
    uint64_t token; /* for pcie_device_host.done */
};

/** What the device makes of it; all zero is success at once. */
struct pcie_device_answer {
    uint8_t status;  /* enum pcie_cpl_status; a write has no completion: UR and CA drop it and are
                      * reported as an error of the function */
    bool silent;     /* no answer at all: the requester times out */
    bool poisoned;   /* a read's data goes with EP set */
    bool later;      /* not known yet: pcie_device_host.done will tell; until then the request keeps
                      * its place in the buffer and its credits */
    simtime_t delay; /* a read: added to link.read_latency; a write: it stays in the buffer for so
                      * much longer than link.write_time */
};

/** How a device reaches outwards; given when it is attached, valid until `free`. */
struct pcie_device_host {
    void *self;
    /**
     * The answer to a request that had `later`; `data` (length_dw * 4 bytes) of a read that
     * succeeded. At the kernel's time: call it from one of the kernel's processes, not from inside
     * the request.
     */
    void (*done)(void *self, uint64_t token, const struct pcie_device_answer *a,
                 const uint8_t *data);
    /**
     * A memory write of the device, `size` bytes at bus address `address`, at `time` or after what
     * it sent before. False if bus mastering is off (or MSI is).
     */
    bool (*dma_write)(void *self, simtime_t time, uint64_t address, const void *data, size_t size);
    bool (*msi)(void *self, simtime_t time, unsigned vector);
    /** The kernel's time. */
    simtime_t (*now)(void *self);
};

/** A device; functions may be NULL where it says so. */
struct pcie_device {
    void *self;
    const char *model; /* its name, for messages */
    /**
     * `write` gets poisoned writes, too, and an error of the function's is only advisory if it
     * takes them (Base 6.2.3.2.4.3). Else they are dropped before.
     */
    bool takes_poison;
    /** `data` has length_dw * 4 bytes. Those not enabled are not written. */
    void (*write)(void *self, const struct pcie_device_request *r, const uint8_t *data,
                  struct pcie_device_answer *a);
    /** `data` has room for length_dw * 4 bytes, all 0; those not enabled have no side effect. */
    void (*read)(void *self, const struct pcie_device_request *r, uint8_t *data,
                 struct pcie_device_answer *a);
    /** What ep:memory shows and ep:poke sets, without side effects. False: not inside. NULL: no
     * such view. */
    bool (*peek)(void *self, unsigned bar, uint64_t offset, void *to, size_t size);
    bool (*poke)(void *self, unsigned bar, uint64_t offset, const void *from, size_t size);
    /** Fundamental, hot or function level reset. NULL: nothing to reset. */
    void (*reset)(void *self, simtime_t time);
    /** Statistics, as stat_each() does it. NULL: none. */
    void (*stats)(void *self, stat_fn *each, void *arg);
    /** NULL: not wanted. */
    void (*attach)(void *self, const struct pcie_device_host *host);
    /** NULL: nothing to free. */
    void (*free)(void *self);
};

/** Do the byte enables of a request of `length_dw` DWs select byte `i` from its first DW on? */
static inline bool pcie_enables(uint32_t length_dw, uint8_t first_be, uint8_t last_be, uint64_t i)
{
    const uint64_t bytes = (uint64_t)length_dw * 4;
    const unsigned enables = i < 4 ? first_be : i >= bytes - 4 ? last_be : 0xf;
    return i < bytes && (enables >> (i % 4) & 1);
}
static inline bool pcie_device_enables(const struct pcie_device_request *r, uint32_t i)
{
    return pcie_enables(r->length_dw, r->first_be, r->last_be, i);
}

/* ---- memory for devices ------------------------------------------------------------------------
 */

/** One BAR of a device that is made: size 0: none. */
struct pcie_device_bar {
    uint64_t size; /* bytes */
};

/** RAM behind the BARs, of those that have a size. */
struct model_memory {
    struct ram *bar[PCIE_DEVICE_BARS];
};
bool model_memory_make(struct model_memory *m, const struct pcie_device_bar bars[PCIE_DEVICE_BARS],
                       struct error *e);
void model_memory_free(struct model_memory *m);
/** Does the request lie inside its BAR? If not, it is answered with UR. */
bool model_memory_has(const struct model_memory *m, const struct pcie_device_request *r,
                      struct pcie_device_answer *a);
/** The enabled bytes. */
void model_memory_write(const struct model_memory *m, const struct pcie_device_request *r,
                        const uint8_t *data);
/** All DWs, enabled or not: memory has no side effects. */
void model_memory_read(const struct model_memory *m, const struct pcie_device_request *r,
                       uint8_t *data);
/** `peek`, `poke` and `free` of a device that begins with its struct model_memory. */
bool model_memory_peek(void *self, unsigned bar, uint64_t offset, void *to, size_t size);
bool model_memory_poke(void *self, unsigned bar, uint64_t offset, const void *from, size_t size);
/** Of a device that has nothing else to free. */
void model_memory_free_device(void *self);

/* ---- the models that come with gather ----------------------------------------------------------
 */

struct pcie_model {
    const char *name, *help;
    /** Keys of its own; NULL: none. `params` of `make` points to what it describes. */
    const struct param_table *params;
    size_t params_size;
    /** Which BARs it needs at least: bytes; 0: none. What p:endpoint makes if no bars are given. */
    uint64_t bars[PCIE_DEVICE_BARS];
    bool (*make)(struct pcie_device *out, const struct pcie_device_bar bars[PCIE_DEVICE_BARS],
                 const void *params, struct error *e);
};
/** Their keys, for the manual. */
extern const struct param_table model_registers_params, model_nic_params, model_nvme_params,
    model_framebuffer_params, model_error_params;
/** "memory" first; ends with a NULL name. */
extern const struct pcie_model pcie_models[];
const struct pcie_model *pcie_model_find(const char *name);

#endif
