/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Errors of a function: what is logged where, which message tells of it, and what a root port makes
 * of the message (Base 6.2.3 to 6.2.7, the flow chart "Device Error Signaling and Logging").
 */
#ifndef GATHER_PCIE_AER_H
#define GATHER_PCIE_AER_H

#include "pcie/config.h"

/** ORDER PCIE_ERROR: pcie_errors[] */
enum pcie_error {
    /* uncorrectable */
    PCIE_ERROR_DLP,
    PCIE_ERROR_SURPRISE_DOWN,
    PCIE_ERROR_POISON,
    PCIE_ERROR_FCP,
    PCIE_ERROR_TIMEOUT,
    PCIE_ERROR_ABORT,
    PCIE_ERROR_UNEXPECTED,
    PCIE_ERROR_OVERFLOW,
    PCIE_ERROR_MALFORMED,
    PCIE_ERROR_ECRC,
    PCIE_ERROR_UNSUPPORTED,
    PCIE_ERROR_ACS,
    PCIE_ERROR_INTERNAL,
    PCIE_ERROR_ATOMIC_BLOCKED,
    PCIE_ERROR_PREFIX_BLOCKED,
    PCIE_ERROR_POISON_BLOCKED,
    PCIE_UNCORRECTABLE, /* how many there are */
    /* correctable */
    PCIE_ERROR_RECEIVER = PCIE_UNCORRECTABLE,
    PCIE_ERROR_BAD_TLP,
    PCIE_ERROR_BAD_DLLP,
    PCIE_ERROR_REPLAY_ROLLOVER,
    PCIE_ERROR_REPLAY_TIMEOUT,
    PCIE_ERROR_ADVISORY, /* logged with an uncorrectable one, never detected alone */
    PCIE_ERROR_CORRECTED_INTERNAL,
    PCIE_ERROR_HEADER_OVERFLOW, /* found by pcie_aer_detect() itself */
    PCIE_ERRORS
};

/** What the detecting agent was to the TLP: when an uncorrectable error is only advisory. */
enum pcie_error_role {
    PCIE_ROLE_OTHER,        /* ultimate receiver of a posted request, requester ... */
    PCIE_ROLE_COMPLETER,    /* answers the non-posted request with UR or CA (Base 6.2.3.2.4.1) */
    PCIE_ROLE_INTERMEDIATE, /* passes the TLP on as it is (6.2.3.2.4.2) */
    PCIE_ROLE_TOLERANT,     /* can live with it: takes poisoned data, asks again (.3, .4) */
    PCIE_ROLES
};

/** Who finds it. */
enum pcie_detector { PCIE_BY_RECEIVER, PCIE_BY_REQUESTER, PCIE_BY_COMPLETER, PCIE_BY_SENDER };

struct pcie_error_row {
    const char *name; /* lower case, as injected and reported */
    uint32_t status;  /* bit in the uncorrectable or correctable status register */
    bool correctable;
    bool fatal;           /* default severity */
    bool masked;          /* default mask */
    bool logs_header;     /* Base 6.2.7: the TLP's header is recorded */
    uint8_t detector;     /* enum pcie_detector */
    uint8_t advisory;     /* roles, 1 << enum pcie_error_role, in which it is advisory */
    uint8_t types;        /* functions that can have it (PCIE_E ...) */
    uint16_t need;        /* offset of a bool parameter that must be set; 0: none */
    uint16_t need_number; /* of a number that must not be 0 */
    uint32_t pci_status;  /* bits of the (secondary) Status register that it sets */
};
extern const struct pcie_error_row pcie_errors[PCIE_ERRORS];

extern const char *const pcie_error_message_names[]; /* "none", "ERR_COR" ..., NULL */

/** How an error was found. */
struct pcie_detection {
    enum pcie_error error;
    enum pcie_error_role role;
    bool secondary;         /* a bridge found it on its secondary side */
    const uint32_t *header; /* 4 DWs, byte 0 in the most significant place; NULL: not known */
    const uint32_t *prefix; /* end-end prefixes, up to 4 */
    unsigned prefixes;
};

struct pcie_detected {
    enum pcie_error_message message; /* to send upwards; a root port gives it to itself */
    bool overflow_message;           /* and an ERR_COR for a header that found no room */
    bool uncorrectable; /* unmasked, not advisory: for pcie_dpc_detected(), which then tells
                         * of it instead of a message */
};

/** Does the function have the error's bit? */
bool pcie_error_exists(const struct pcie_config *c, enum pcie_error error);
/** Log an error where it has to be logged, and say what to send. */
struct pcie_detected pcie_aer_detect(struct pcie_config *c, const struct pcie_detection *d);

/**
 * A completion with this status (PCI Express encoding) came back to the requester `c`, at a bridge
 * to its secondary side: the Received Abort bits. It is no error of the requester in AER.
 */
void pcie_config_completion(struct pcie_config *c, unsigned status, bool secondary);
/** A poisoned TLP: the parity bits of who sends a request or receives a completion with it. */
void pcie_config_poison_master(struct pcie_config *c, bool secondary);

/** A bridge gets an error message from below. True: it passes it upwards (Base 6.2.6). */
bool pcie_aer_forward(struct pcie_config *c, enum pcie_error_message message);

struct pcie_root_error {
    bool interrupt;    /* a new one is due: MSI, or INTx asserted */
    bool system_error; /* by Root Control */
};
/** A message reaches the root port's root side (from below after pcie_aer_forward(), or its own) */
struct pcie_root_error pcie_root_error_message(struct pcie_config *c,
                                               enum pcie_error_message message, uint16_t requester);
/** Is the root's error interrupt condition there (the level of INTx)? */
bool pcie_root_error_pending(const struct pcie_config *c);

/* ---- for config_*.c ---- */
/** Status, mask and severity bits: those that the function has, those masked, those fatal. */
void pcie_aer_bits(const struct pcie_config_params *p, bool correctable, uint32_t *have,
                   uint32_t *masked, uint32_t *fatal);
/** Software wrote the uncorrectable status or the control register: the first error moves on. */
void pcie_aer_written(struct pcie_config *c);
void pcie_aer_forget(struct pcie_config *c);

#endif
