/* SPDX-License-Identifier: Apache-2.0 */
/* The header of a TLP that was seen on a link. */
#include "pcie/pcie.h"

enum { ERR_NONFATAL = 0x31, ROOT_ID = 0, LOWER_ADDRESS = 0x7f, FOUR_DW = 4 };

static uint16_t endpoint_id(const struct pcie_tlp *t)
{
    return (uint16_t)((t->port + 1U) << 8);
}

static void request(const struct pcie_tlp *t, struct pcie_header *h)
{
    h->kind = t->type == PCIE_MWR ? PCIE_KIND_MWR : PCIE_KIND_MRD;
    h->addr64 = t->header_dw == FOUR_DW;
    h->address = t->address.ba;
    h->length_dw = (uint16_t)t->length_dw;
    h->first_be = t->first_be;
    h->last_be = t->last_be;
    h->tag = t->tag;
    h->requester_id = t->up ? endpoint_id(t) : ROOT_ID;
}

/* Of a memory read, whatever its status: Base Specification, 2.2.9. */
static void completion(const struct pcie_tlp *t, struct pcie_header *h)
{
    h->kind = t->type == PCIE_CPLD ? PCIE_KIND_CPLD : PCIE_KIND_CPL;
    h->length_dw = (uint16_t)t->length_dw;
    h->status = t->status;
    h->byte_count = t->byte_count;
    h->lower_address = (uint8_t)(t->address.ba & LOWER_ADDRESS);
    h->tag = t->tag;
    h->requester_id = t->up ? ROOT_ID : endpoint_id(t);
    h->completer_id = t->up ? endpoint_id(t) : ROOT_ID;
}

static void message(const struct pcie_tlp *t, struct pcie_header *h)
{
    h->kind = PCIE_KIND_MSG;
    h->message_code = ERR_NONFATAL; /* the only one that the model's endpoints send */
    h->route = PCIE_ROUTE_ROOT;
    h->requester_id = endpoint_id(t);
}

void pcie_tlp_header(const struct pcie_tlp *t, struct pcie_header *h)
{
    *h = (struct pcie_header){ .td = t->ecrc, .flit = t->flit };
    switch (t->type) {
    case PCIE_MWR:
    case PCIE_MRD: request(t, h); break;
    case PCIE_CPL:
    case PCIE_CPLD: completion(t, h); break;
    case PCIE_MSG: message(t, h); break;
    case PCIE_TLP_TYPES: break;
    }
}
