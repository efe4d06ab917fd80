/* SPDX-License-Identifier: Apache-2.0 */
/** What mmu_walk() has walks record for people; nothing of it bears on the result. */
#ifndef GATHER_MMU_WALKLOG_H
#define GATHER_MMU_WALKLOG_H

#include "mmu/walk.h"

/** Each choice once; `choice` is a constant. */
void walk_log_choice(struct mmu_walk *log, const char *choice);
/** A descriptor that w->log is to have: `address` as the tables give it, `d` 0 if not read. */
void walk_log_read(struct walk *w, const struct ttw *t, int level, uint64_t address, uint64_t pa,
                   bool read, uint64_t input, uint64_t d);
/** The hardware would update a leaf; `log` may be NULL. */
void walk_log_update(struct mmu_walk *log, uint64_t from, uint64_t to);

#endif
