/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Downstream port containment and the root port's programmed-I/O errors, registers only (Base
 * 6.2.10, 7.9.15). While a port is triggered (view.dpc_triggered) its owner keeps the link down,
 * drops posted requests and answers others with UR or CA (view.dpc_answers_ur).
 *
 * Not here: the SIG_SFW form of ERR_COR.
 */
#ifndef GATHER_PCIE_DPC_H
#define GATHER_PCIE_DPC_H

#include "pcie/aer.h"

/** DPC Trigger Reason; the extensions begin at 4: RP PIO, software. */
enum pcie_dpc_cause {
    PCIE_DPC_UNCORRECTABLE, /* the port's own, unmasked */
    PCIE_DPC_NONFATAL,      /* a message */
    PCIE_DPC_FATAL,
    PCIE_DPC_RP_PIO = 4,
    PCIE_DPC_SOFTWARE
};

/** What a port does about an event. */
struct pcie_dpc_outcome {
    bool triggered; /* containment begins now */
    bool contained; /* the error message goes no further */
    bool interrupt; /* DPC interrupt */
    bool err_cor;   /* an ERR_COR message of the port itself: at a root port one more
                     * pcie_root_error_message(), at a switch port to be sent upwards */
};

/** After pcie_aer_detect() at the port. */
struct pcie_dpc_outcome pcie_dpc_detected(struct pcie_config *c, const struct pcie_detected *d);
/** A message from below, before pcie_aer_forward(). */
struct pcie_dpc_outcome pcie_dpc_message(struct pcie_config *c, enum pcie_error_message message,
                                         uint16_t requester);
/** What goes with a trigger that has just happened; for PCIE_EVENT_DPC_TRIGGERED. */
struct pcie_dpc_outcome pcie_dpc_told(struct pcie_config *c);
/** The root port still has requests under way that the trigger cuts off. */
void pcie_dpc_set_busy(struct pcie_config *c, bool busy);
/** The link is up (again): true if an ERR_COR tells of it. */
bool pcie_dpc_link_active(struct pcie_config *c);

/** ORDER: Cfg, IO, Mem in bytes of the registers; UR, CA, CTO in the bits of each. */
enum pcie_rp_pio_request { PCIE_PIO_CFG, PCIE_PIO_IO, PCIE_PIO_MEM };
enum pcie_rp_pio_failure { PCIE_PIO_UR, PCIE_PIO_CA, PCIE_PIO_CTO };

struct pcie_rp_pio {
    enum pcie_rp_pio_request request;
    enum pcie_rp_pio_failure failure;
    const uint32_t *header; /* of the request, 4 DWs; NULL: not known */
    const uint32_t *prefix;
    unsigned prefixes;
    uint32_t impspec; /* what the implementation says of the requester */
};

struct pcie_rp_pio_outcome {
    struct pcie_dpc_outcome dpc;
    bool system_error;
    bool exception; /* the read ends with an exception of the processor, not with all ones */
};
/**
 * A non-posted request that the root port made for a processor failed. Without RP extensions
 * nothing happens here. UR and CA that come back are no errors of the root port in AER (the status
 * bits of pcie_config_completion() apart); a timeout is one of both, and software masks either.
 */
struct pcie_rp_pio_outcome pcie_rp_pio_error(struct pcie_config *c, const struct pcie_rp_pio *f);

/** What became of an error message that a port got from below. */
struct pcie_port_outcome {
    struct pcie_dpc_outcome dpc;
    bool forwarded; /* a switch port: pass it on */
    struct pcie_root_error root;
};
/** DPC, the bridge's enables, and at a root port the root's registers, in this order. */
struct pcie_port_outcome
pcie_port_error_message(struct pcie_config *c, enum pcie_error_message message, uint16_t requester);

/* ---- for config_*.c ---- */
bool pcie_dpc_software(struct pcie_config *c);
void pcie_dpc_written(struct pcie_config *c);

#endif
