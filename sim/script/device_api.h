/* SPDX-License-Identifier: Apache-2.0 */
/** Endpoints: those that are Lua functions, and the methods of all. Inside this folder only. */
#ifndef GATHER_SCRIPT_DEVICE_API_H
#define GATHER_SCRIPT_DEVICE_API_H

#include "script/machine.h"

/** Does the table at `index` have on_read, on_write or on_reset? Raises if one is no function. */
bool machine_device_asked(lua_State *L, int index, const char *method);
/**
 * Keep these functions of the table at `index` for as long as the platform, whose handle is at
 * `platform`. Gives their number among its callbacks.
 */
int machine_device_keep(lua_State *L, int index, int platform);
/** The device that calls them. Raises nothing. */
bool machine_device_make(struct pcie_device *out, struct machine *m, int number,
                         const struct pcie_device_bar bars[PCIE_DEVICE_BARS], struct error *e);

/** The methods of endpoints. */
int machine_endpoint_memory(lua_State *L);
int machine_endpoint_poke(lua_State *L);
int machine_endpoint_stats(lua_State *L);
int machine_endpoint_model(lua_State *L);
int machine_endpoint_bar(lua_State *L);
extern const struct param_table *const machine_endpoint_tables[];

#endif
