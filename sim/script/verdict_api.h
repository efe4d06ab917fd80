/* SPDX-License-Identifier: Apache-2.0 */
/** gather.host.verdict, for the module's table. Inside this folder only. */
#ifndef GATHER_SCRIPT_VERDICT_API_H
#define GATHER_SCRIPT_VERDICT_API_H

#include "script/state.h"

int verdict_of_life(lua_State *L);
int verdict_words(lua_State *L);
struct verdict;
/** As a table; returns 1. */
int verdict_push(lua_State *L, const struct verdict *v);
/** The keys of an event. */
extern const struct param_table *const verdict_tables[];

#endif
