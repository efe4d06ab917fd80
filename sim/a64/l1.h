/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The L1 data cache, for time alone: which lines of RAM it holds, and through which entry of a soft
 * TLB the PE reaches each without asking. What is asked for is counted by age, least recent first;
 * accesses by the soft TLB are not asked for.
 */
#ifndef GATHER_A64_L1_H
#define GATHER_A64_L1_H

#include "a64/state.h"

struct a64_l1;
/** NULL: no memory. */
struct a64_l1 *a64_l1_new(const struct a64_pipe *pipe);
void a64_l1_free(struct a64_l1 *l1);
/** A line is touched: cycles that this takes on top of a hit. */
uint32_t a64_l1_touch(struct a64 *c, const struct a64_touch *t);
/** The line, just touched, is from now on in the present soft TLB at `va`, and in no other place.
 */
void a64_l1_map(struct a64 *c, uint64_t pa, uint64_t va);

#endif
