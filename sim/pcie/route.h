/* SPDX-License-Identifier: Apache-2.0 */
/** What enumerate.c, route.c and errors.c share, besides port.h. */
#ifndef GATHER_PCIE_ROUTE_H
#define GATHER_PCIE_ROUTE_H

#include "pcie/port.h"

/** What pcie_config calls when software has written, or the registers were reset. */
void function_changed(void *function, enum pcie_config_event what);
/** Find out again which BARs are reached where they were put: bar->direct. */
void route_update(struct pcie_root *r);
/** Bus numbers in bridges have changed: the identities of the functions below. */
void route_number(struct pcie_root *r);
/** A hot reset of everything below a bridge. */
void reset_below(struct pcie_function *bridge);
/** pcie_enumerate() of what is below the port alone, after a reset. */
bool pcie_restore(struct pcie_port *p, struct error *e);
/** The fixed BAR below the port that has the address; NULL: none. */
struct bar *port_fixed_bar(const struct pcie_port *p, uint64_t address, bool io);

/** errors.c: an event of error control, of DPC, or a reset. */
void errors_changed(struct pcie_function *f, enum pcie_config_event what);

/** Every function of the tree: ports, switches, endpoints. */
void root_each_function(struct pcie_root *r, void (*each)(void *arg, struct pcie_function *f),
                        void *arg);

#endif
