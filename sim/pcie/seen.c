/* SPDX-License-Identifier: Apache-2.0 */
/* The header of a TLP that was seen on a link. */
#include "pcie/pcie.h"

enum { LOWER_ADDRESS = 0x7f, FOUR_DW = 4 };

static const enum pcie_kind kinds[PCIE_TLP_TYPES] = {
    [PCIE_MWR] = PCIE_KIND_MWR,       [PCIE_MRD] = PCIE_KIND_MRD,
    [PCIE_CPL] = PCIE_KIND_CPL,       [PCIE_CPLD] = PCIE_KIND_CPLD,
    [PCIE_MSG] = PCIE_KIND_MSG,       [PCIE_CFGRD0] = PCIE_KIND_CFGRD0,
    [PCIE_CFGWR0] = PCIE_KIND_CFGWR0, [PCIE_CFGRD1] = PCIE_KIND_CFGRD1,
    [PCIE_CFGWR1] = PCIE_KIND_CFGWR1, [PCIE_IORD] = PCIE_KIND_IORD,
    [PCIE_IOWR] = PCIE_KIND_IOWR,
};

static void request(const struct pcie_tlp *t, struct pcie_header *h)
{
    h->addr64 = t->header_dw == FOUR_DW;
    h->address = t->address.ba;
    h->length_dw = (uint16_t)t->length_dw;
    h->first_be = t->first_be;
    h->last_be = t->last_be;
    h->tag = t->tag;
    if (t->type >= PCIE_CFGRD0 && t->type <= PCIE_CFGWR1) {
        h->completer_id = t->completer_id;
    }
}

static void completion(const struct pcie_tlp *t, struct pcie_header *h)
{
    h->length_dw = (uint16_t)t->length_dw;
    h->status = t->status;
    h->byte_count = t->byte_count;
    h->lower_address = (uint8_t)(t->address.ba & LOWER_ADDRESS);
    h->tag = t->tag;
    h->completer_id = t->completer_id;
}

static void message(const struct pcie_tlp *t, struct pcie_header *h)
{
    h->message_code = t->message;
    h->route = PCIE_ROUTE_ROOT;
}

void pcie_tlp_header(const struct pcie_tlp *t, struct pcie_header *h)
{
    *h = (struct pcie_header){
        .kind = kinds[t->type],
        .requester_id = t->requester_id,
        .td = t->ecrc,
        .ep = t->poisoned,
        .flit = t->flit,
        .attr = (uint8_t)(t->ido << 2 | t->relaxed << 1 | t->no_snoop),
    };
    switch (t->type) {
    case PCIE_CPL:
    case PCIE_CPLD: completion(t, h); break;
    case PCIE_MSG: message(t, h); break;
    default: request(t, h);
    }
}
