/* SPDX-License-Identifier: Apache-2.0 */
/** Functions with much in their configuration space, for tests and judges of it. */
#ifndef GATHER_TESTS_PCIE_CONFIG_PARAMS_H
#define GATHER_TESTS_PCIE_CONFIG_PARAMS_H

#include "pcie/dpc.h"

/** An endpoint with nearly all that there is. */
static inline void rig_endpoint(struct pcie_config_params *p)
{
    pcie_config_defaults(p, PCIE_ENDPOINT);
    p->bars[0] = (struct pcie_bar_params){ .size = 0x10000 };
    p->bars[1] = (struct pcie_bar_params){ .size = 128 };
    p->bars[2] = (struct pcie_bar_params){ .size = 1ull << 30, .is64 = true, .prefetchable = true };
    p->bars[4] = (struct pcie_bar_params){ .size = 1ull << 20, .prefetchable = true };
    p->mps = 512;
    p->gen = 5;
    p->width = 8;
    p->ten_bit_tag = true;
    p->ltr = true;
    p->atomic = true;
    p->ari = true;
    p->aspm = 3;
    p->prefixes = 2;
    p->pm_pme = true;
    p->msi_vectors = 8;
    p->msi_mask = true;
    p->msix_vectors = 33;
    p->msix_table_offset = 0x2000;
    p->msix_pba_offset = 0x3000;
    p->aer_headers = 4;
    p->acs = PCI_ACS_RR | PCI_ACS_CR;
    p->serial = 0x0123456789abcdefull;
    p->ats = true;
    p->pasid_width = 20;
}

static inline void rig_root(struct pcie_config_params *p)
{
    pcie_config_defaults(p, PCIE_ROOT_PORT);
    p->slot = true;
    p->hotplug = true;
    p->rcb = 128;
    p->ari = true;
    p->dpc = true;
    p->dpc_rp_pio = true;
    p->dpc_log_dw = 6;
    p->prefixes = 1;
    p->acs = PCI_ACS_SV | PCI_ACS_RR | PCI_ACS_CR | PCI_ACS_UF;
}

#endif
