/* SPDX-License-Identifier: Apache-2.0 */
/** Tables of system instructions: what TLBI and AT have in common. */
#ifndef GATHER_MMU_SYSOP_H
#define GATHER_MMU_SYSOP_H

#include "mmu/translation.h"

/** Rows of `size` bytes, each with a struct mmu_sysop as its first member. */
struct sysop_table {
    const char *instruction; /* "AT" */
    const void *rows;
    size_t count, size;
};
/** By name, any case, with or without the instruction before it; NULL with the nearest in `e`. */
const void *sysop_find(const struct sysop_table *t, const char *name, struct error *e);
/** By encoding; NULL if there is no such row. */
const void *sysop_decode(const struct sysop_table *t, unsigned op1, unsigned crn, unsigned crm,
                         unsigned op2);
/** The n-th row; NULL after the last. */
const void *sysop_row(const struct sysop_table *t, size_t n);

#endif
