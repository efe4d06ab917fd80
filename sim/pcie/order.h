/* SPDX-License-Identifier: Apache-2.0 */
/** Which TLP may pass which (Base 2.4.1, table 2-40). */
#ifndef GATHER_PCIE_ORDER_H
#define GATHER_PCIE_ORDER_H

#include "pcie/pcie.h"

/** Rows and columns of the table. */
enum pcie_row {
    PCIE_ROW_POSTED,
    PCIE_ROW_READ,    /* memory, I/O and configuration reads */
    PCIE_ROW_NP_DATA, /* I/O and configuration writes, AtomicOps */
    PCIE_ROW_COMPLETION,
    PCIE_ROWS
};
extern const char *const pcie_row_names[]; /* "posted", "np-read", "np-data", "completion", NULL */

/** What a box of the table says. */
enum pcie_order_rule {
    PCIE_ORDER_YES,      /* must be able to pass, or there are deadlocks */
    PCIE_ORDER_MAY,      /* either */
    PCIE_ORDER_IDO,      /* must not, but may if it has ID-Based Ordering set and another sender */
    PCIE_ORDER_RO_IDO,   /* must not, but may so or if it has Relaxed Ordering set */
    PCIE_ORDER_OTHER_TAG /* completions: may unless both answer one request */
};
extern const enum pcie_order_rule pcie_order_table[PCIE_ROWS][PCIE_ROWS]; /* [row][column] */

/** Types of credits: Base 2.6.1. */
enum pcie_flow { PCIE_FLOW_P, PCIE_FLOW_NP, PCIE_FLOW_CPL, PCIE_FLOWS };

enum pcie_row pcie_row_of(enum pcie_tlp_type type);
static inline enum pcie_flow pcie_flow_of(enum pcie_row c)
{
    return c == PCIE_ROW_POSTED       ? PCIE_FLOW_P
           : c == PCIE_ROW_COMPLETION ? PCIE_FLOW_CPL
                                      : PCIE_FLOW_NP;
}

/**
 * Does a queue of ours let `later` pass `earlier`, which waits in front of it? Where the table
 * leaves it open, only if it has to be asked for (RO, IDO), and `relaxed` (the component honours
 * them) is set.
 */
bool pcie_passes(const struct pcie_tlp *later, const struct pcie_tlp *earlier, bool relaxed);

#endif
