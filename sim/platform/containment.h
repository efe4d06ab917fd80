/* SPDX-License-Identifier: Apache-2.0 */
/**
 * When an access fails: what the machine's software and firmware are set up to do, and the lives of
 * errors that a run has recorded. A part of platform/platform.h.
 */
#ifndef GATHER_PLATFORM_CONTAINMENT_H
#define GATHER_PLATFORM_CONTAINMENT_H

#include "base/base.h"
#include "host/host.h"

struct platform;
struct endpoint;
struct vm;

/* ---- parameters ------------------------------------------------------------------------------ */

/** From an error at a core's pins to the exception. ORDER SERROR_SHAPE */
enum serror_shape {
    SERROR_UNIFORM,    /* latency to latency + spread */
    SERROR_EXPONENTIAL /* latency, and on top a mean of spread */
};
/** Group "serror". */
struct serror_params {
    simtime_t latency, spread;
    unsigned shape; /* enum serror_shape */
};

/** Who hears of AER and DPC. ORDER HOST_AER */
enum host_aer_mode {
    HOST_AER_OFF,     /* nobody: the root ports' registers are all that knows */
    HOST_AER_NATIVE,  /* Linux's drivers */
    HOST_AER_FIRMWARE /* firmware first: by a CPER */
};
/** Group "host". */
struct host_params {
    bool scr_el3_ea, el3_handler_claims; /* SCR_EL3.EA; a handler at EL3 claims the error */
    bool apei_claims, sea_to_user;       /* struct host_sea_in */
    unsigned aer;                        /* enum host_aer_mode */
    bool cper_fatal, vmm_listens;        /* struct host_aer_in */
    simtime_t recovery_time;             /* from an error's interrupt to the VM's stop */
    bool zap;             /* vfio-pci unmaps BARs while they do not decode, and for a reset */
    bool vmm_follows;     /* the VMM keeps no memslot of a BAR whose Memory Space Enable is 0 */
    simtime_t fault_time; /* a fault that maps a page of a BAR */
    bool deaths;          /* who is killed runs no more; false: a what-if */
    simtime_t exit_time;  /* from a guest's last access to where its exit looks for an SError */
    simtime_t liveness;   /* T of condition C1; 0: no bound */
    unsigned truth;       /* enum ext_state: what is true of a failed access of a device */
};
extern const struct param_table serror_table, host_table;

/* ---- lives ------------------------------------------------------------------------------------
 */

/** An access that failed, or that came to a device which was not its VM's any more. */
struct platform_life {
    uint32_t number;      /* from 1 on, in the order in which they began */
    uint32_t transaction; /* of its TLP or request; 0: it became none */
    uint32_t hand_over;   /* the number of its hand-over; 0: of none */
    uint64_t address;     /* on the bus; of a fault virtual */
    char kind[24]; /* of the first of its errors; "read", "write" without one; "stale-write" */
    struct error_life life;
};
enum { PLATFORM_LIVES_KEPT = 1000 };
/** The first PLATFORM_LIVES_KEPT; `*total` counts all. NULL if there is none. */
const struct platform_life *platform_lives(const struct platform *p, size_t *kept, uint64_t *total);
/** Of that number; NULL: none, or not kept. */
const struct platform_life *platform_life(const struct platform *p, uint32_t number);
/** Has an error killed the host, or all of the machine? Nothing runs any more then. */
bool platform_host_died(const struct platform *p);

/* ---- whose a device is --------------------------------------------------------------------------
 */

/** A VM, or with `to` NULL the host, owns the device from now on: its last owner has lost it. */
bool endpoint_hand_over(struct endpoint *ep, struct vm *to, struct error *e);
/** The first VM that it was mapped in, or that it was handed over to; 0: the host. */
uint16_t endpoint_owner(const struct endpoint *ep);

#endif
