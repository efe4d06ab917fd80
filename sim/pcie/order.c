/* SPDX-License-Identifier: Apache-2.0 */
#include "pcie/order.h"

const char *const pcie_row_names[] = { "posted", "np-read", "np-data", "completion", NULL };

#define YES    PCIE_ORDER_YES
#define MAY    PCIE_ORDER_MAY
#define RO_IDO PCIE_ORDER_RO_IDO
#define IDO    PCIE_ORDER_IDO
#define TAG    PCIE_ORDER_OTHER_TAG

/* Base 2.4.1: a is the rule, b what RO and IDO allow besides. */
const enum pcie_order_rule pcie_order_table[PCIE_ROWS][PCIE_ROWS] = {
    /* passes:          posted   np-read np-data completion */
    [PCIE_ROW_POSTED] = { RO_IDO, YES, YES, MAY },
    [PCIE_ROW_READ] = { IDO, MAY, MAY, MAY },
    [PCIE_ROW_NP_DATA] = { RO_IDO, MAY, MAY, MAY },
    [PCIE_ROW_COMPLETION] = { RO_IDO, YES, YES, TAG },
};

enum pcie_row pcie_row_of(enum pcie_tlp_type type)
{
    switch (type) {
    case PCIE_MRD:
    case PCIE_IORD:
    case PCIE_CFGRD0:
    case PCIE_CFGRD1: return PCIE_ROW_READ;
    case PCIE_IOWR:
    case PCIE_CFGWR0:
    case PCIE_CFGWR1: return PCIE_ROW_NP_DATA;
    case PCIE_CPL:
    case PCIE_CPLD: return PCIE_ROW_COMPLETION;
    default: return PCIE_ROW_POSTED;
    }
}

/* A completion is its completer's. */
static uint16_t sender(const struct pcie_tlp *t)
{
    return pcie_row_of(t->type) == PCIE_ROW_COMPLETION ? t->completer_id : t->requester_id;
}

static bool by_id(const struct pcie_tlp *later, const struct pcie_tlp *earlier)
{
    return later->ido && sender(later) != sender(earlier);
}

bool pcie_passes(const struct pcie_tlp *later, const struct pcie_tlp *earlier, bool relaxed)
{
    const enum pcie_row row = pcie_row_of(later->type), column = pcie_row_of(earlier->type);
    switch (pcie_order_table[row][column]) {
    case PCIE_ORDER_YES: return true;
    case PCIE_ORDER_IDO: return relaxed && by_id(later, earlier);
    case PCIE_ORDER_RO_IDO: return relaxed && (later->relaxed || by_id(later, earlier));
    default: return false;
    }
}
