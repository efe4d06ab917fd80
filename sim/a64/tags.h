/* SPDX-License-Identifier: Apache-2.0 */
/** Allocation tags (FEAT_MTE2): 4 bits for each 16 bytes of physical memory, 0 until set. */
#ifndef GATHER_A64_TAGS_H
#define GATHER_A64_TAGS_H

#include "a64/a64.h"

unsigned a64_tags_get(const struct a64_tags *t, uint64_t pa);
void a64_tags_set(struct a64_tags *t, uint64_t pa, unsigned tag);

#endif
