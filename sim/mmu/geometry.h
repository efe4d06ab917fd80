/* SPDX-License-Identifier: Apache-2.0 */
/** What builds and shows trees has in common: struct mmu_geometry as the walk sees it. */
#ifndef GATHER_MMU_GEOMETRY_H
#define GATHER_MMU_GEOMETRY_H

#include "mmu/walk.h"

/** How many bits of the input address a level resolves: of the start level maybe fewer, or more. */
unsigned geometry_index_bits(const struct mmu_geometry *g, const struct ttw_form *f, int level);

#endif
