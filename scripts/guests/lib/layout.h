/* SPDX-License-Identifier: Apache-2.0 */
/* Addresses and translation constants that assembly and C share. */
#ifndef GUEST_LAYOUT_H
#define GUEST_LAYOUT_H

#ifdef __ASSEMBLER__
#define BIT(n) (1 << (n))
#else
#define BIT(n) (1ull << (n))
#endif

#define RAM_BASE  0x40000000
#define RAM_BYTES 0x20000000
#define BAR_BASE  0x8000000000
#define BAR_BYTES 0x01000000

/* Where start.S maps them. */
#define RAM_NC     0x80000000
#define BAR_WC     0x100000000
#define BAR_NGNRE  0x140000000
#define BAR_NGNRNE 0x180000000
#define BAR_GRE    0x1c0000000
#define UNMAPPED   0x200000000

/* Linux's order of the first five: Normal, Tagged (untagged here), NC, nGnRnE, nGnRE; then GRE. */
#define MAIR 0x000c040044ffff

#define TABLE         0x3
#define AF            BIT(10)
#define SH_INNER      (3 << 8)
#define AP1           BIT(6)
#define AP2           BIT(7)
#define PXN           BIT(53)
#define UXN           BIT(54)
#define MAIR_INDEX(n) ((n) << 2)
#define RAM_BLOCK     (0x1 | AF | SH_INNER)
#define DEVICE_BLOCK  (0x1 | AF)

/* 39 bits of address, 4 KiB granule, walks Write-Back and Inner Shareable, TTBR1_EL1 not used. */
#define TCR_WALK     (25 | (1 << 8) | (1 << 10) | (3 << 12))
#define TCR_EL1_BASE (TCR_WALK | (1 << 23))
#define TCR_EL2_BASE (TCR_WALK | (1 << 23) | (1 << 31))

/* RES1, and M, C, SA, (SA0,) I. */
#define SCTLR_EL1_OFF 0x30d00800
#define SCTLR_EL1_ON  (SCTLR_EL1_OFF | 0x101d)
#define SCTLR_EL2_OFF 0x30c50830
#define SCTLR_EL2_ON  (SCTLR_EL2_OFF | 0x100d)

#endif
