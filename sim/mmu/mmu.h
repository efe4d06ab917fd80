/* SPDX-License-Identifier: Apache-2.0 */
/**
 * mmu: VMSAv8-64 memory attributes, their combining over two stages, translation for EL1&0 with
 * stage 2, EL2 and EL2&0, and translation tables. Knows no time and no bus. Sources: Arm ARM DDI
 * 0487 M.a.a, sections named at each function.
 */
#ifndef GATHER_MMU_MMU_H
#define GATHER_MMU_MMU_H

#include "mmu/attributes.h"
#include "mmu/external.h"
#include "mmu/tables.h"
#include "mmu/translation.h"

#endif
