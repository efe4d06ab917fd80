/* SPDX-License-Identifier: Apache-2.0 */
/** Lives of errors in scenarios. Inside this folder only. */
#ifndef GATHER_SCRIPT_LIVES_API_H
#define GATHER_SCRIPT_LIVES_API_H

#include "script/state.h"

struct platform;
/** `lives` and `life_count` of the table on top. */
void lives_push(lua_State *L, const struct platform *p);
/** What the life of that number adds to its error, the table on top. */
void lives_push_verdict(lua_State *L, const struct platform *p, uint32_t number);
/** gather.host.tally, ep:hand_over, cpu:exit */
int lives_tally(lua_State *L);
int lives_hand_over(lua_State *L);
int lives_exit(lua_State *L);

#endif
