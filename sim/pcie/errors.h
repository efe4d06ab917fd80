/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Errors and lost links: what errors.c, inject.c and link_state.c share, and what the folder's
 * other files call besides port.h.
 */
#ifndef GATHER_PCIE_ERRORS_H
#define GATHER_PCIE_ERRORS_H

#include "pcie/port.h"

/* ---- errors.c ---- */

/** The request ends so at `time`, but not within this call. */
void request_fails(struct pcie_root *r, struct pending *q, enum pcie_failure failure,
                   simtime_t time);
/**
 * `t` was to go down from port `p`, whose link is down. A request is answered, with UR or as DPC
 * says; a write is lost, an error of the port unless DPC drops it; the rest is dropped.
 */
void port_refuse(struct pcie_port *p, const struct pcie_tlp *t, uint32_t serial, simtime_t time);
/** Poisoned TLP egress blocking: true if the port does not let `t` down. It is answered then. */
bool port_blocks(struct pcie_port *p, const struct pcie_tlp *t, uint32_t serial, simtime_t time);
/** Who sends `way` of the link has found what the link repairs by itself. */
void link_detect(struct pcie_port *p, unsigned way, enum pcie_error error, simtime_t time);
/** How a request that fails so is answered. */
enum pcie_read_error root_answer_to(const struct pcie_root_params *params,
                                    enum pcie_request_kind kind, enum pcie_failure failure);
/** The bus's side of it, for all but PCIE_READ_HANG. */
enum bus_status root_answer(enum pcie_read_error how, void *data, size_t size);
/** The link of `p` is lost; `about` (NULL: nobody) is charged with it. */
void port_surprise_down(struct pcie_port *p, const struct pcie_tlp *about, simtime_t time);
/** A message of `f` goes on its way now. */
void errors_send(struct pcie_function *f, enum pcie_error_message kind, struct pcie_tlp *m,
                 simtime_t time);
/** Software has triggered DPC at the port; its link is up again. */
void errors_dpc_told(struct pcie_port *p, simtime_t time);
void errors_link_active(struct pcie_port *p, simtime_t time);

/* ---- inject.c ---- */

/** Is `t`, a write through root port `p`, to leave it with EP set? */
bool inject_poisons(struct pcie_port *p, const struct pcie_tlp *t, simtime_t time);

/* ---- link_state.c ---- */

/** What happens to a port at a time to come. */
enum link_plan_kind {
    LINK_PLAN_LOSE,    /* surprise down; up again after `delay`, 0: never */
    LINK_PLAN_CONTAIN, /* down by DPC, which `tlp` is charged with */
    LINK_PLAN_RAISE,
    LINK_PLAN_RELEASE, /* software ends containment; RESTORE follows */
    LINK_PLAN_RESTORE, /* and firmware sets up what was reset */
    LINK_PLAN_IDLE,    /* DPC RP Busy goes */
    LINK_PLAN_SEND,    /* the function sends a message */
    LINK_PLAN_ANSWER,  /* a completion goes up the port's link */
    LINK_PLAN_RECORD   /* a record of what `tlp` suffers */
};
struct link_plan {
    simtime_t time, delay;
    struct pcie_port *port;
    struct pcie_function *function;
    enum link_plan_kind kind;
    enum pcie_error_message message;
    const char *name; /* of the record */
    struct pcie_tlp tlp;
    uint32_t serial;
    uint8_t data[DW]; /* a completion's, if it has some */
};
void links_do(const struct link_plan *what);
void links_plan(struct pcie_port *p, simtime_t time, enum link_plan_kind kind, simtime_t delay);
/** A completion of at most a DW, of a switch itself, goes up the link of `p` at `time`: it must not
 * take the link before, for what comes up until then. */
void links_answer(struct pcie_port *p, const struct pcie_tlp *t, simtime_t time, uint32_t serial);
/** The link of `p` and those above may be lost from now on. */
bool links_can_fail(struct pcie_port *p, struct error *e);
void links_free(struct pcie_root *r);
/** What firmware sets up at a downstream port: the parameters dpc ... of the root complex. */
bool port_set_dpc(struct pcie_port *p, struct error *e);

#endif
