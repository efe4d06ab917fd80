/* SPDX-License-Identifier: Apache-2.0 */
/** gather.pcie.encode and decode, for the table in pcie_api.c. Inside this folder only. */
#ifndef GATHER_SCRIPT_TLP_API_H
#define GATHER_SCRIPT_TLP_API_H

#include "script/options.h"

int tlp_encode(lua_State *L);
int tlp_decode(lua_State *L);

extern const struct param_table *const tlp_encode_tables[];
extern const struct param_table *const tlp_decode_tables[];
extern const char tlp_encode_help[], tlp_decode_help[];

#endif
