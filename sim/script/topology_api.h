/* SPDX-License-Identifier: Apache-2.0 */
/** Switches, what is below them, and configuration space. Inside this folder only. */
#ifndef GATHER_SCRIPT_TOPOLOGY_API_H
#define GATHER_SCRIPT_TOPOLOGY_API_H

#include "script/machine.h"

#define SWITCH_TYPE "gather.switch"

/** sw:... */
extern const struct script_module switch_methods;
/** p:switch(), p:config_read() ... */
int machine_switch(lua_State *L);
int machine_config_read(lua_State *L);
int machine_config_write(lua_State *L);
int machine_functions(lua_State *L);
int machine_enumerate(lua_State *L);
extern const struct param_table *const machine_switch_tables[];
/** ep:id() ... */
int machine_endpoint_id(lua_State *L);
int machine_endpoint_config_read(lua_State *L);
int machine_endpoint_config_write(lua_State *L);

/** "01:00.0" */
void machine_push_id(lua_State *L, uint16_t id);
/** The platform's link, with no larger payloads than the one above takes. */
struct pcie_link_params machine_link_below(const struct machine *m,
                                           const struct switch_node *above);
/** p:endpoint with the platform's handle at 1 and the options at 2; `above` NULL: a root port. */
int machine_endpoint_below(lua_State *L, struct switch_node *above);

#endif
