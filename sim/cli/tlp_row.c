/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/tlp_row.h"

void cli_tlp_row(struct report_tlps *to, const struct pcie_tlp *t)
{
    const struct report_tlp row = {
        .time = t->time,
        .up = t->up,
        .type = pcie_tlp_names[t->type],
        .address = t->address.ba,
        .bytes = t->bytes,
        .length_dw = t->length_dw,
        .first_be = t->first_be,
        .last_be = t->last_be,
        .wire_bytes = t->wire_bytes,
        .reason = pcie_tlp_reason(t->type, t->reason, t->speculative),
    };
    report_tlps_row(to, &row);
}
