/* SPDX-License-Identifier: Apache-2.0 */
/** A TLP as a row of tlps.csv. */
#ifndef GATHER_CLI_TLP_ROW_H
#define GATHER_CLI_TLP_ROW_H

#include "pcie/pcie.h"
#include "report/report.h"

void cli_tlp_row(struct report_tlps *to, const struct pcie_tlp *t);

#endif
