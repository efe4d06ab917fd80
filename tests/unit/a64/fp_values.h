/* SPDX-License-Identifier: Apache-2.0 */
/* Values and flags that tests of floating point write out; H, S, D: half, single, double. */
#ifndef GATHER_TESTS_A64_FP_VALUES_H
#define GATHER_TESTS_A64_FP_VALUES_H

#include "a64/fp.h"

/* FPSR.{IOC, DZC ...}, and RMode of FPCR. */
enum {
    NONE = 0,
    IOC = FPSR_IOC,
    DZC = FPSR_DZC,
    OFC = FPSR_OFC,
    UFC = FPSR_UFC,
    IXC = FPSR_IXC,
    IDC = FPSR_IDC,
};
#define RP ((uint32_t)FP_ROUND_POSINF << FPCR_RMODE_SHIFT)
#define RM ((uint32_t)FP_ROUND_NEGINF << FPCR_RMODE_SHIFT)
#define RZ ((uint32_t)FP_ROUND_ZERO << FPCR_RMODE_SHIFT)

#define H_QNAN     0x7e00
#define S_QNAN     0x7fc00000
#define D_QNAN     UINT64_C(0x7ff8000000000000)
#define S_INF      0x7f800000
#define D_INF      UINT64_C(0x7ff0000000000000)
#define S_ONE      0x3f800000
#define S_TWO      0x40000000
#define S_THREE    0x40400000
#define S_MAX      0x7f7fffff
#define S_MIN      0x00800000 /* the smallest normal */
#define S_NEG      0x80000000
#define D_ONE      UINT64_C(0x3ff0000000000000)
#define H_ONE      0x3c00
#define D_NEG      UINT64_C(0x8000000000000000)
#define D_MIN      UINT64_C(0x0010000000000000)
#define S_SNAN(x)  (0x7f800000 | (x))
#define S_QNANP(x) (0x7fc00000 | (x))
#define H_NEG      0x8000

#endif
