/* SPDX-License-Identifier: Apache-2.0 */
/** Where the fields of the translation registers are (DDI 0487 D24.2). */
#ifndef GATHER_MMU_REGBITS_H
#define GATHER_MMU_REGBITS_H

enum {
    HCR_VM = 0,
    HCR_PTW = 2,
    HCR_DC = 12,
    HCR_TGE = 27,
    HCR_CD = 32,
    HCR_ID = 33,
    HCR_E2H = 34,
    HCR_TEA = 37,
    HCR_NV = 42,
    HCR_NV1 = 43,
    HCR_FWB = 46,
    HCR_DCT = 57
};
enum { SCTLR_M = 0, SCTLR_C = 2, SCTLR_I = 12, SCTLR_WXN = 19, SCTLR_EE = 25, SCTLR_EPAN = 57 };
/* TCR_EL1, and TCR_EL2 with HCR_EL2.E2H = 1: what both ranges share. */
enum { TCR_A1 = 22, TCR_IPS = 32, TCR_AS = 36, TCR_HA = 39, TCR_HD = 40, TCR_DS = 59 };
/* TCR_EL2 with HCR_EL2.E2H = 0. */
enum { TCR_EL2_PS = 16, TCR_EL2_HA = 21, TCR_EL2_HD = 22, TCR_EL2_DS = 32 };
enum {
    VTCR_T0SZ = 0,
    VTCR_SL0 = 6,
    VTCR_IRGN0 = 8,
    VTCR_ORGN0 = 10,
    VTCR_SH0 = 12,
    VTCR_TG0 = 14,
    VTCR_PS = 16,
    VTCR_VS = 19,
    VTCR_HA = 21,
    VTCR_HD = 22,
    VTCR_DS = 32,
    VTCR_SL2 = 33
};
enum { TTBR_ASID = 48, VTTBR_VMID = 48, VA_RANGE_BIT = 55 };

#endif
