/* SPDX-License-Identifier: Apache-2.0 */
/** What the break-before-make check is told by the walk, the TLB and TLBI. */
#ifndef GATHER_MMU_LINT_H
#define GATHER_MMU_LINT_H

#include "mmu/walk.h"

struct lint;
/** For the translation unit `m`, whose walks read `memory`. NULL without memory. */
struct lint *lint_new(struct mmu *m, const struct mmu_walk_memory *memory,
                      void (*report)(void *arg, const struct mmu_lint *lint), void *arg);
void lint_free(struct lint *l);
/** A walk for `c` read `d` at `pa`: stage 1 or 2 of input address `input`, by tree `t`. */
void lint_read(struct lint *l, const struct walk_context *c, const struct ttw *t, int level,
               uint64_t input, uint64_t pa, uint64_t d);
/** Hardware itself changed it: no violation. */
void lint_updated(struct lint *l, uint64_t pa, uint64_t d);
void lint_tlbi(struct lint *l, const struct mmu_tlbi *tlbi);
/** The TLB is as after a reset: nothing before it counts. */
void lint_tlbi_all(struct lint *l);
/** The TLB gave `used` where the tables now give what `walk` says. */
void lint_hit(struct lint *l, const struct walk_context *c, va_t va, const struct mmu_page *used,
              const struct mmu_walk *walk);
void lint_conflict(struct lint *l, const struct walk_context *c, va_t va);
/** Software writes memory. */
void lint_write(struct lint *l, uint64_t pa, uint64_t value);

#endif
