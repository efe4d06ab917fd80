/* SPDX-License-Identifier: Apache-2.0 */
/* Execution of floating-point instructions: which elements, operands and registers, the rest of Vd,
 * NZCV and FPSR. Words are by binutils; results are worked by hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "a64/gen_exec.h"
#include "a64/state.h"

/* Vectors, element 0 first; those left out are zero. */
/* clang-format off */
#define D2(...) { .d = { __VA_ARGS__ } }
#define S4(...) { .s = { __VA_ARGS__ } }
#define H8(...) { .h = { __VA_ARGS__ } }
#define ONES D2(UINT64_MAX, UINT64_MAX)
#define ZERO D2(0, 0)
/* clang-format on */

/* ---- from vector registers to a vector register ---------------------------------------------- */

struct row {
    const char *text;
    a64_exec_fn *run;
    uint32_t insn, fpcr;
    union a64_v n, m, d; /* V1, V2 and V18, V0 and V3 */
    union a64_v want;    /* V0 */
    uint32_t fpsr;
};

static const struct row ROWS[] = {
    /* clang-format off */

    /* BFloat16: rounding, NaN, halves of a vector. */
    { "bfcvt h0, s1", a64_exec_bfcvt, 0x1e634020, 0,
      S4(0x3f808000, 0x3f800000, 0x3f800000, 0x3f800000), ZERO, ONES, H8(0x3f80), 0x10 },
    { "bfcvt h0, s1", a64_exec_bfcvt, 0x1e634020, 0,
      S4(0x3f818000, 0x3f800000, 0x3f800000, 0x3f800000), ZERO, ONES, H8(0x3f82), 0x10 },
    { "bfcvt h0, s1", a64_exec_bfcvt, 0x1e634020, 1U << 22,
      S4(0x3f800001, 0x3f800000, 0x3f800000, 0x3f800000), ZERO, ONES, H8(0x3f81), 0x10 },
    { "bfcvt h0, s1", a64_exec_bfcvt, 0x1e634020, 0,
      S4(0x7f800001, 0x3f800000, 0x3f800000, 0x3f800000), ZERO, ONES, H8(0x7fc0), 0x01 },
    { "bfcvtn v0.4h, v1.4s", a64_exec_bfcvtn_v, 0x0ea16820, 0,
      S4(0x3f800000, 0x40000000, 0xc0400000, 0x3f000000), ZERO, ONES,
      H8(0x3f80, 0x4000, 0xc040, 0x3f00), 0 },
    { "bfcvtn2 v0.8h, v1.4s", a64_exec_bfcvtn_v, 0x4ea16820, 0,
      S4(0x3f800000, 0x40000000, 0xc0400000, 0x3f000000), ZERO,
      H8(0x4100, 0x40e0, 0x40c0, 0x40a0, 0x4080, 0x4040, 0x4000, 0x3f80),
      H8(0x4100, 0x40e0, 0x40c0, 0x40a0, 0x3f80, 0x4000, 0xc040, 0x3f00), 0 },

    /* BFDOT: two products and the addend, each sum rounded to odd, no exception. */
    { "bfdot v0.4s, v1.8h, v2.8h", a64_exec_bfdot_v, 0x6e42fc20, 0,
      H8(0x3f80, 0x4000, 0x4040, 0x4080, 0x40a0, 0x40c0, 0x40e0, 0x4100),
      H8(0x3f80, 0x3f80, 0x4000, 0x3f00, 0x3f80, 0xbf80, 0x3f00),
      S4(0x3f800000, 0x3f800000, 0x3f800000, 0x3f800000),
      S4(0x40800000, 0x41100000, 0, 0x40900000), 0 },
    { "bfdot v0.2s, v1.4h, v2.4h", a64_exec_bfdot_v, 0x2e42fc20, 0,
      H8(0x3f80, 0x4000, 0x4040, 0x4080, 0x40a0, 0x40c0, 0x40e0, 0x4100),
      H8(0x3f80, 0x3f80, 0x4000, 0x3f00, 0x3f80, 0xbf80, 0x3f00),
      S4(0x3f800000, 0x3f800000, 0x3f800000, 0x3f800000), S4(0x40800000, 0x41100000), 0 },
    { "bfdot v0.4s, v1.8h, v2.2h[3]", a64_exec_bfdot_elem_v, 0x4f62f820, 0,
      H8(0x3f80, 0x4000, 0x4040, 0x4080, 0x40a0, 0x40c0, 0x40e0, 0x4100),
      H8(0x3f80, 0x3f80, 0x4000, 0x3f00, 0x3f80, 0xbf80, 0x3f00),
      S4(0x3f800000, 0x3f800000, 0x3f800000, 0x3f800000),
      S4(0x3fc00000, 0x40200000, 0x40600000, 0x40900000), 0 },
    { "bfdot v0.2s, v1.4h, v18.2h[2]", a64_exec_bfdot_elem_v, 0x0f52f820, 0,
      H8(0x3f80, 0x4000, 0x4040, 0x4080, 0x40a0, 0x40c0, 0x40e0, 0x4100),
      H8(0x3f80, 0x3f80, 0x4000, 0x3f00, 0x3f80, 0xbf80, 0x3f00),
      S4(0x40a00000, 0x40c00000, 0x40e00000, 0x41000000), S4(0x40800000, 0x40a00000), 0 },
    { "bfdot v0.4s, v1.8h, v2.8h", a64_exec_bfdot_v, 0x6e42fc20, 0, H8(0x3800), H8(0x3800),
      S4(0x3f800000, 0x3f800000, 0x3f800000, 0x3f800000),
      S4(0x3f800001, 0x3f800000, 0x3f800000, 0x3f800000), 0 },
    { "bfdot v0.4s, v1.8h, v2.8h", a64_exec_bfdot_v, 0x6e42fc20, 0, H8(0xb800), H8(0x3800),
      S4(0x3f800000, 0x3f800000, 0x3f800000, 0x3f800000),
      S4(0x3f7fffff, 0x3f800000, 0x3f800000, 0x3f800000), 0 },
    { "bfdot v0.4s, v1.8h, v2.8h", a64_exec_bfdot_v, 0x6e42fc20, 0,
      H8(0x7f7f, 0, 0x7f80, 0, 0xff81, 0, 0x0001), H8(0x7f7f, 0, 0, 0, 0x3f80, 0, 0x7f00), S4(0),
      S4(0x7f800000, 0x7fc00000, 0x7fc00000), 0 },

    /* BFMLALB, BFMLALT: fused, by FPCR, with exceptions. */
    { "bfmlalb v0.4s, v1.8h, v2.8h", a64_exec_bfmlal_v, 0x2ec2fc20, 0,
      H8(0x3f80, 0x4000, 0x4040, 0x4080, 0x40a0, 0x40c0, 0x40e0, 0x4100),
      H8(0x4000, 0x4040, 0x4000, 0x4040, 0x4000, 0x4040, 0x4000, 0x4040),
      S4(0x3f800000, 0x3f800000, 0x3f800000, 0x3f800000),
      S4(0x40400000, 0x40e00000, 0x41300000, 0x41700000), 0 },
    { "bfmlalt v0.4s, v1.8h, v2.8h", a64_exec_bfmlal_v, 0x6ec2fc20, 0,
      H8(0x3f80, 0x4000, 0x4040, 0x4080, 0x40a0, 0x40c0, 0x40e0, 0x4100),
      H8(0x4000, 0x4040, 0x4000, 0x4040, 0x4000, 0x4040, 0x4000, 0x4040),
      S4(0x3f800000, 0x3f800000, 0x3f800000, 0x3f800000),
      S4(0x40e00000, 0x41500000, 0x41980000, 0x41c80000), 0 },
    { "bfmlalb v0.4s, v1.8h, v2.8h", a64_exec_bfmlal_v, 0x2ec2fc20, 0, H8(0x3800), H8(0x3800),
      S4(0x3f800000, 0x3f800000, 0x3f800000, 0x3f800000),
      S4(0x3f800000, 0x3f800000, 0x3f800000, 0x3f800000), 0x10 },
    { "bfmlalb v0.4s, v1.8h, v2.8h", a64_exec_bfmlal_v, 0x2ec2fc20, 1U << 22, H8(0x3800),
      H8(0x3800), S4(0x3f800000, 0x3f800000, 0x3f800000, 0x3f800000),
      S4(0x3f800001, 0x3f800000, 0x3f800000, 0x3f800000), 0x10 },
    { "bfmlalb v0.4s, v1.8h, v2.h[5]", a64_exec_bfmlal_elem_v, 0x0fd2f820, 0,
      H8(0x3f80, 0x4000, 0x4040, 0x4080, 0x40a0, 0x40c0, 0x40e0, 0x4100),
      H8(0x3f80, 0x4000, 0x4040, 0x4080, 0x40a0, 0x40c0, 0x40e0, 0x4100),
      S4(0x3f800000, 0x3f800000, 0x3f800000, 0x3f800000),
      S4(0x40e00000, 0x41980000, 0x41f80000, 0x422c0000), 0 },
    { "bfmlalt v0.4s, v1.8h, v2.h[7]", a64_exec_bfmlal_elem_v, 0x4ff2f820, 0,
      H8(0x3f80, 0x4000, 0x4040, 0x4080, 0x40a0, 0x40c0, 0x40e0, 0x4100),
      H8(0x3f80, 0x4000, 0x4040, 0x4080, 0x40a0, 0x40c0, 0x40e0, 0x4100),
      S4(0x3f800000, 0x3f800000, 0x3f800000, 0x3f800000),
      S4(0x41880000, 0x42040000, 0x42440000, 0x42820000), 0 },
    { "bfmmla v0.4s, v1.8h, v2.8h", a64_exec_bfmmla, 0x6e42ec20, 0,
      H8(0x3f80, 0x4000, 0x4040, 0x4080, 0x40a0, 0x40c0, 0x40e0, 0x4100),
      H8(0x3f80, 0x3f80, 0x3f80, 0x3f80, 0x3f80, 0, 0, 0x3f00),
      S4(0x3f800000, 0x3f800000, 0x3f800000, 0x3f800000),
      S4(0x41300000, 0x40800000, 0x41d80000, 0x41200000), 0 },

    /* Scalars: the rest of Vd becomes zero. */
    { "fadd d0, d1, d2", a64_exec_fadd_s, 0x1e622820, 0,
      D2(0x3ff0000000000000, 0x401c000000000000), D2(0x3c30000000000000, 0x401c000000000000),
      ONES, D2(0x3ff0000000000000), 0x10 },
    { "fadd s0, s1, s2", a64_exec_fadd_s, 0x1e222820, 0,
      S4(0x3f800000, 0x40e00000, 0x40e00000, 0x40e00000),
      S4(0x40000000, 0x40e00000, 0x40e00000, 0x40e00000), ONES, S4(0x40400000), 0 },
    { "fadd h0, h1, h2", a64_exec_fadd_s, 0x1ee22820, 0, H8(0x3c00, 0x4700, 0x4700),
      H8(0x4000, 0x4700, 0x4700), ONES, H8(0x4200), 0 },
    { "fnmul s0, s1, s2", a64_exec_fnmul_s, 0x1e228820, 0, S4(0x7fc00001),
      S4(0x3f800000, 0x3f800000, 0x3f800000, 0x3f800000), ONES, S4(0xffc00001), 0 },
    { "fmadd d0, d1, d2, d3", a64_exec_fmadd, 0x1f420c20, 0, D2(0x4000000000000000),
      D2(0x4008000000000000), D2(0x4014000000000000), D2(0x4026000000000000), 0 },
    { "fmsub s0, s1, s2, s3", a64_exec_fmsub, 0x1f028c20, 0, S4(0x40000000), S4(0x40400000),
      S4(0x40a00000, 0x41100000, 0x41100000, 0x41100000), S4(0xbf800000), 0 },
    { "fmsub s0, s1, s2, s3", a64_exec_fmsub, 0x1f028c20, 0, S4(0x7fc00001), S4(0x40400000),
      S4(0x40a00000, 0x41100000, 0x41100000, 0x41100000), S4(0xffc00001), 0 },
    { "fnmadd s0, s1, s2, s3", a64_exec_fnmadd, 0x1f220c20, 0, S4(0x40000000), S4(0x40400000),
      S4(0x40a00000, 0x41100000, 0x41100000, 0x41100000), S4(0xc1300000), 0 },
    { "fnmsub s0, s1, s2, s3", a64_exec_fnmsub, 0x1f228c20, 0, S4(0x40000000), S4(0x40400000),
      S4(0x40a00000, 0x41100000, 0x41100000, 0x41100000), S4(0x3f800000), 0 },
    { "fmov s0, #1.5", a64_exec_fmov_imm_s, 0x1e2f1000, 0, ZERO, ZERO, ONES, S4(0x3fc00000), 0 },
    { "fmov d0, #-2.0", a64_exec_fmov_imm_s, 0x1e701000, 0, ZERO, ZERO, ONES,
      D2(0xc000000000000000), 0 },
    { "fmov h0, #0.125", a64_exec_fmov_imm_s, 0x1ee81000, 0, ZERO, ZERO, ONES, H8(0x3000), 0 },
    { "fneg d0, d1", a64_exec_fneg_s, 0x1e614020, 0, D2(0x3ff0000000000000, 0x3ff0000000000000),
      ZERO, ONES, D2(0xbff0000000000000), 0 },
    { "frint32z d0, d1", a64_exec_frint32z_s, 0x1e684020, 0,
      D2(0x41e0000000000000, 0x3ff0000000000000), ZERO, ONES, D2(0xc1e0000000000000), 0x01 },
    { "fcvt s0, h1", a64_exec_fcvt, 0x1ee24020, 0, H8(0x3e00, 0x4880), ZERO, ONES, S4(0x3fc00000),
      0 },
    { "fcvt h0, d1", a64_exec_fcvt, 0x1e63c020, 0, D2(0x40f0000000000000, 0x4022000000000000),
      ZERO, ONES, H8(0x7c00), 0x14 },
    { "fcvtxn s0, d1", a64_exec_fcvtxn_v, 0x7e616820, 0,
      D2(0x3ff0000000400000, 0x4022000000000000), ZERO, ONES, S4(0x3f800001), 0x10 },
    { "fcmlt d0, d1, #0.0", a64_exec_fcmlt_zero_v, 0x5ee0e820, 0,
      D2(0xbff0000000000000, 0x4022000000000000), ZERO, ONES, D2(UINT64_MAX, 0), 0 },
    { "fcmlt d0, d1, #0.0", a64_exec_fcmlt_zero_v, 0x5ee0e820, 0,
      D2(0x8000000000000000, 0x4022000000000000), ZERO, ONES, ZERO, 0 },
    { "fmulx s0, s1, s2", a64_exec_fmulx_v, 0x5e22dc20, 0,
      S4(0xff800000, 0x41100000, 0x41100000, 0x41100000),
      S4(0, 0x41100000, 0x41100000, 0x41100000), ONES, S4(0xc0000000), 0 },
    { "fabd s0, s1, s2", a64_exec_fabd_v, 0x7ea2d420, 0,
      S4(0x3f800000, 0x41100000, 0x41100000, 0x41100000),
      S4(0x40400000, 0x41100000, 0x41100000, 0x41100000), ONES, S4(0x40000000), 0 },
    { "fmul d0, d1, v2.d[1]", a64_exec_fmul_elem_v, 0x5fc29820, 0,
      D2(0x3ff8000000000000, 0x4022000000000000), D2(0x4022000000000000, 0x4000000000000000),
      ONES, D2(0x4008000000000000), 0 },
    { "ucvtf h0, h1, #16", a64_exec_ucvtf_fix_v, 0x7f10e420, 0, H8(0xffff, 0x4880), ZERO, ONES,
      H8(0x3c00), 0x10 },
    { "frecpe s0, s1", a64_exec_frecpe_v, 0x5ea1d820, 0,
      S4(0, 0x41100000, 0x41100000, 0x41100000), ZERO, ONES, S4(0x7f800000), 0x02 },
    { "frsqrts d0, d1, d2", a64_exec_frsqrts_v, 0x5ee2fc20, 0,
      D2(0x3ff0000000000000, 0x4022000000000000), D2(0x4000000000000000, 0x4022000000000000),
      ONES, D2(0x3fe0000000000000), 0 },

    /* Neighbours; across lanes a tree: the SNaN is quiet when it meets the QNaN. */
    { "fmaxv s0, v1.4s", a64_exec_fmaxv, 0x6e30f820, 0,
      S4(0x3f800000, 0x7fc00001, 0x7f800002, 0x3f800000), ZERO, ONES, S4(0x7fc00001), 0x01 },
    { "fmaxnmv s0, v1.4s", a64_exec_fmaxnmv, 0x6e30c820, 0,
      S4(0x7fc00001, 0x3f800000, 0xbf800000, 0x40000000), ZERO, ONES, S4(0x40000000), 0 },
    { "fminv h0, v1.8h", a64_exec_fminv, 0x4eb0f820, 0,
      H8(0x4000, 0x3c00, 0xc000, 0x4400, 0x7c00, 0xfc00, 0, 0x8000), ZERO, ONES, H8(0xfc00), 0 },
    { "faddp s0, v1.2s", a64_exec_faddp_s, 0x7e30d820, 0,
      S4(0x3f800000, 0x40000000, 0x41100000, 0x41100000), ZERO, ONES, S4(0x40400000), 0 },
    { "faddp h0, v1.2h", a64_exec_faddp_s, 0x5e30d820, 0, H8(0x3c00, 0x4000, 0x4880, 0x4880),
      ZERO, ONES, H8(0x4200), 0 },
    { "faddp v0.4s, v1.4s, v2.4s", a64_exec_faddp_v, 0x6e22d420, 0,
      S4(0x3f800000, 0x40000000, 0x40400000, 0x40800000),
      S4(0x40a00000, 0x40c00000, 0x40e00000, 0x41000000), ONES,
      S4(0x40400000, 0x40e00000, 0x41300000, 0x41700000), 0 },
    { "faddp v0.2s, v1.2s, v2.2s", a64_exec_faddp_v, 0x2e22d420, 0,
      S4(0x3f800000, 0x40000000, 0x40400000, 0x40800000),
      S4(0x40a00000, 0x40c00000, 0x40e00000, 0x41000000), ONES, S4(0x40400000, 0x41300000), 0 },

    /* Vectors. */
    { "fabd v0.2d, v1.2d, v2.2d", a64_exec_fabd_v, 0x6ee2d420, 0,
      D2(0x3ff0000000000000, 0xc000000000000000), D2(0x4008000000000000, 0x4000000000000000),
      ONES, D2(0x4000000000000000, 0x4010000000000000), 0 },
    { "facgt v0.4s, v1.4s, v2.4s", a64_exec_facgt_v, 0x6ea2ec20, 0,
      S4(0xc0000000, 0x3f800000, 0x7fc00000, 0x80000000), S4(0x3f800000, 0xbf800000, 0x3f800000),
      ONES, S4(UINT32_MAX), 0x01 },
    { "fcmle v0.4s, v1.4s, #0.0", a64_exec_fcmle_zero_v, 0x6ea0d820, 0,
      S4(0xbf800000, 0, 0x80000000, 0x3f800000), ZERO, ONES,
      S4(UINT32_MAX, UINT32_MAX, UINT32_MAX), 0 },
    { "frintx v0.4s, v1.4s", a64_exec_frintx_v, 0x6e219820, 0,
      S4(0x3fc00000, 0x40200000, 0xbe800000, 0x40800000), ZERO, ONES,
      S4(0x40000000, 0x40000000, 0x80000000, 0x40800000), 0x10 },
    { "fabs v0.2s, v1.2s", a64_exec_fabs_v, 0x0ea0f820, 0,
      S4(0xbf800000, 0xff800001, 0x41100000, 0x41100000), ZERO, ONES, S4(0x3f800000, 0x7f800001),
      0 },
    { "fsqrt v0.2d, v1.2d", a64_exec_fsqrt_v, 0x6ee1f820, 0,
      D2(0x4010000000000000, 0xbff0000000000000), ZERO, ONES,
      D2(0x4000000000000000, 0x7ff8000000000000), 0x01 },
    { "fmla v0.4s, v1.4s, v2.s[3]", a64_exec_fmla_elem_v, 0x4fa21820, 0,
      S4(0x3f800000, 0x40000000, 0x40400000, 0x40800000),
      S4(0x40a00000, 0x40c00000, 0x40e00000, 0x41000000),
      S4(0x3f800000, 0x3f800000, 0x3f800000, 0x3f800000),
      S4(0x41100000, 0x41880000, 0x41c80000, 0x42040000), 0 },
    { "fmls v0.8h, v1.8h, v2.h[7]", a64_exec_fmls_elem_v, 0x4f325820, 0,
      H8(0x3c00, 0x4000, 0x4200, 0x4400, 0x4500, 0x4600, 0x4700, 0x4800),
      H8(0x4880, 0x4880, 0x4880, 0x4880, 0x4880, 0x4880, 0x4880, 0x4000), ZERO,
      H8(0xc000, 0xc400, 0xc600, 0xc800, 0xc900, 0xca00, 0xcb00, 0xcc00), 0 },
    { "fcvtzs v0.4s, v1.4s, #4", a64_exec_fcvtzs_fix_v, 0x4f3cfc20, 0,
      S4(0x3fc00000, 0xbfc00000, 0x7fc00000, 0x7149f2ca), ZERO, ONES,
      S4(24, 0xffffffe8, 0, 0x7fffffff), 0x01 },
    { "scvtf v0.2d, v1.2d, #1", a64_exec_scvtf_fix_v, 0x4f7fe420, 0, D2(3, UINT64_MAX), ZERO,
      ONES, D2(0x3ff8000000000000, 0xbfe0000000000000), 0 },
    { "fcvtl v0.4s, v1.4h", a64_exec_fcvtl_v, 0x0e217820, 0,
      H8(0x3c00, 0x4000, 0x4200, 0x4400, 0x4500, 0x4600, 0x4700, 0x4800), ZERO, ONES,
      S4(0x3f800000, 0x40000000, 0x40400000, 0x40800000), 0 },
    { "fcvtl2 v0.2d, v1.4s", a64_exec_fcvtl_v, 0x4e617820, 0,
      S4(0x3f800000, 0x40000000, 0x40400000, 0x40800000), ZERO, ONES,
      D2(0x4008000000000000, 0x4010000000000000), 0 },
    { "fcvtn2 v0.8h, v1.4s", a64_exec_fcvtn_v, 0x4e216820, 0,
      S4(0x3f800000, 0x40000000, 0x40400000, 0x40800000), ZERO,
      H8(0x4800, 0x4700, 0x4600, 0x4500, 0x4880, 0x4880, 0x4880, 0x4880),
      H8(0x4800, 0x4700, 0x4600, 0x4500, 0x3c00, 0x4000, 0x4200, 0x4400), 0 },
    { "fcvtn v0.2s, v1.2d", a64_exec_fcvtn_v, 0x0e616820, 0,
      D2(0x3ff0000000000000, 0x3ff0000000400000), ZERO, ONES, S4(0x3f800000, 0x3f800000), 0x10 },
    { "fcvtxn2 v0.4s, v1.2d", a64_exec_fcvtxn_v, 0x6e616820, 0,
      D2(0x3ff0000000000000, 0x3ff0000000400000), ZERO,
      S4(0x41000000, 0x40e00000, 0x41100000, 0x41100000),
      S4(0x41000000, 0x40e00000, 0x3f800000, 0x3f800001), 0x10 },

    /* FMLAL, FMLSL: of Q the lower or upper half of elements. */
    { "fmlal v0.4s, v1.4h, v2.4h", a64_exec_fmlal_v, 0x4e22ec20, 0,
      H8(0x3c00, 0x4000, 0x4200, 0x4400, 0x4500, 0x4600, 0x4700, 0x4800),
      H8(0x4000, 0x4000, 0x4000, 0x4000, 0x4200, 0x4200, 0x4200, 0x4200),
      S4(0x3f800000, 0x3f800000, 0x3f800000, 0x3f800000),
      S4(0x40400000, 0x40a00000, 0x40e00000, 0x41100000), 0 },
    { "fmlal2 v0.4s, v1.4h, v2.4h", a64_exec_fmlal_v, 0x6e22cc20, 0,
      H8(0x3c00, 0x4000, 0x4200, 0x4400, 0x4500, 0x4600, 0x4700, 0x4800),
      H8(0x4000, 0x4000, 0x4000, 0x4000, 0x4200, 0x4200, 0x4200, 0x4200),
      S4(0x3f800000, 0x3f800000, 0x3f800000, 0x3f800000),
      S4(0x41800000, 0x41980000, 0x41b00000, 0x41c80000), 0 },
    { "fmlsl v0.4s, v1.4h, v2.h[5]", a64_exec_fmlal_elem_v, 0x4f924820, 0,
      H8(0x3c00, 0x4000, 0x4200, 0x4400, 0x4500, 0x4600, 0x4700, 0x4800),
      H8(0x4000, 0x4000, 0x4000, 0x4000, 0x4200, 0x4200, 0x4200, 0x4200),
      S4(0x3f800000, 0x3f800000, 0x3f800000, 0x3f800000),
      S4(0xc0000000, 0xc0a00000, 0xc1000000, 0xc1300000), 0 },
    { "fmlsl2 v0.2s, v1.2h, v2.h[5]", a64_exec_fmlal_elem_v, 0x2f92c820, 0,
      H8(0x3c00, 0x4000, 0x4200, 0x4400, 0x4500, 0x4600, 0x4700, 0x4800),
      H8(0x4000, 0x4000, 0x4000, 0x4000, 0x4200, 0x4200, 0x4200, 0x4200),
      S4(0x3f800000, 0x3f800000, 0x3f800000, 0x3f800000), S4(0xc1000000, 0xc1300000), 0 },

    /* Complex numbers. */
    { "fcadd v0.4s, v1.4s, v2.4s, #90", a64_exec_fcadd_v, 0x6e82e420, 0,
      S4(0x3f800000, 0x40000000, 0x40400000, 0x40800000),
      S4(0x40a00000, 0x40c00000, 0x40e00000, 0x41000000), ONES,
      S4(0xc0a00000, 0x40e00000, 0xc0a00000, 0x41300000), 0 },
    { "fcadd v0.2d, v1.2d, v2.2d, #270", a64_exec_fcadd_v, 0x6ec2f420, 0,
      D2(0x3ff0000000000000, 0x4000000000000000), D2(0x4008000000000000, 0x4014000000000000),
      ONES, D2(0x4018000000000000, 0xbff0000000000000), 0 },
    { "fcmla v0.4s, v1.4s, v2.4s, #0", a64_exec_fcmla_v, 0x6e82c420, 0,
      S4(0x40000000, 0x40400000, 0x40000000, 0x40400000),
      S4(0x40a00000, 0x40e00000, 0x3f800000, 0xbf800000),
      S4(0x3f800000, 0x3f800000, 0x3f800000, 0x3f800000),
      S4(0x41300000, 0x41700000, 0x40400000, 0xbf800000), 0 },
    { "fcmla v0.4s, v1.4s, v2.4s, #90", a64_exec_fcmla_v, 0x6e82cc20, 0,
      S4(0x40000000, 0x40400000, 0x40000000, 0x40400000),
      S4(0x40a00000, 0x40e00000, 0x3f800000, 0xbf800000),
      S4(0x3f800000, 0x3f800000, 0x3f800000, 0x3f800000),
      S4(0xc1a00000, 0x41800000, 0x40800000, 0x40800000), 0 },
    { "fcmla v0.4s, v1.4s, v2.4s, #180", a64_exec_fcmla_v, 0x6e82d420, 0,
      S4(0x40000000, 0x40400000, 0x40000000, 0x40400000),
      S4(0x40a00000, 0x40e00000, 0x3f800000, 0xbf800000),
      S4(0x3f800000, 0x3f800000, 0x3f800000, 0x3f800000),
      S4(0xc1100000, 0xc1500000, 0xbf800000, 0x40400000), 0 },
    { "fcmla v0.4s, v1.4s, v2.4s, #270", a64_exec_fcmla_v, 0x6e82dc20, 0,
      S4(0x40000000, 0x40400000, 0x40000000, 0x40400000),
      S4(0x40a00000, 0x40e00000, 0x3f800000, 0xbf800000),
      S4(0x3f800000, 0x3f800000, 0x3f800000, 0x3f800000),
      S4(0x41b00000, 0xc1600000, 0xc0000000, 0xc0000000), 0 },
    { "fcmla v0.4s, v1.4s, v2.s[1], #90", a64_exec_fcmla_elem_v, 0x6f823820, 0,
      S4(0x40000000, 0x40400000, 0x40000000, 0x40400000),
      S4(0x40a00000, 0x40e00000, 0x3f800000, 0xbf800000),
      S4(0x3f800000, 0x3f800000, 0x3f800000, 0x3f800000),
      S4(0x40800000, 0x40800000, 0x40800000, 0x40800000), 0 },
    { "fcmla v0.4h, v1.4h, v2.h[1], #0", a64_exec_fcmla_elem_v, 0x2f621020, 0,
      H8(0x4000, 0x4200, 0x4400, 0x4500, 0x4880, 0x4880, 0x4880, 0x4880),
      H8(0x4880, 0x4880, 0x3c00, 0xbc00),
      H8(0x3c00, 0x3c00, 0x3c00, 0x3c00, 0x4880, 0x4880, 0x4880, 0x4880),
      H8(0x4200, 0xbc00, 0x4500, 0xc200), 0 },
    /* clang-format on */
};

/* ---- to general registers and flags ---------------------------------------------------------- */

struct general_row {
    const char *text;
    a64_exec_fn *run;
    uint32_t insn;
    union a64_v n, m; /* V1, V2 */
    unsigned nzcv;
    uint64_t want_x; /* X0, which is 9 before */
    unsigned want_nzcv;
    uint32_t fpsr;
};

static const struct general_row GENERAL_ROWS[] = {
    /* clang-format off */
    { "fmov x0, d1", a64_exec_fmov_to_gen, 0x9e660020, D2(0x3ff0000000000000, 0x4022000000000000),
      ZERO, 0, 0x3ff0000000000000, 0, 0 },
    { "fmov w0, s1", a64_exec_fmov_to_gen, 0x1e260020,
      S4(0x3f800000, 0x41100000, 0x41100000, 0x41100000), ZERO, 0, 0x3f800000, 0, 0 },
    { "fmov w0, h1", a64_exec_fmov_to_gen, 0x1ee60020, H8(0x3c00, 0x4880), ZERO, 0, 0x3c00, 0, 0 },
    { "fmov x0, v1.d[1]", a64_exec_fmov_top_to_gen, 0x9eae0020,
      D2(0x4022000000000000, 0x3ff0000000000000), ZERO, 0, 0x3ff0000000000000, 0, 0 },
    { "fcvtas w0, d1", a64_exec_fcvtas_gen, 0x1e640020,
      D2(0xc004000000000000, 0x4022000000000000), ZERO, 0, 0xfffffffd, 0, 0x10 },
    { "fcvtns x0, s1", a64_exec_fcvtns_gen, 0x9e200020,
      S4(0xc0200000, 0x41100000, 0x41100000, 0x41100000), ZERO, 0, UINT64_MAX - 1, 0, 0x10 },
    { "fcvtzu w0, h1", a64_exec_fcvtzu_gen, 0x1ef90020, H8(0xbc00, 0x4880), ZERO, 0, 0, 0, 0x01 },
    { "fcvtzs x0, d1, #4", a64_exec_fcvtzs_fix_gen, 0x9e58f020,
      D2(0x3ff0800000000000, 0x4022000000000000), ZERO, 0, 16, 0, 0x10 },
    { "fcvtzs w0, s1, #32", a64_exec_fcvtzs_fix_gen, 0x1e188020,
      S4(0xbe800000, 0x41100000, 0x41100000, 0x41100000), ZERO, 0, 0xc0000000, 0, 0 },
    { "fjcvtzs w0, d1", a64_exec_fjcvtzs, 0x1e7e0020, D2(0x41f0000000180000, 0x4022000000000000),
      ZERO, 15, 1, 0, 0x01 },
    { "fjcvtzs w0, d1", a64_exec_fjcvtzs, 0x1e7e0020, D2(0xbff8000000000000, 0x4022000000000000),
      ZERO, 15, 0xffffffff, 0, 0x10 },
    { "fjcvtzs w0, d1", a64_exec_fjcvtzs, 0x1e7e0020, D2(0xc014000000000000, 0x4022000000000000),
      ZERO, 15, 0xfffffffb, 4, 0 },
    { "fjcvtzs w0, d1", a64_exec_fjcvtzs, 0x1e7e0020, D2(0x8000000000000000, 0x4022000000000000),
      ZERO, 15, 0, 0, 0 },
    { "fcmp d1, d2", a64_exec_fcmp, 0x1e622020, D2(0x3ff0000000000000, 0x4022000000000000),
      D2(0x4000000000000000, 0x4022000000000000), 0, 9, 8, 0 },
    { "fcmp d1, d2", a64_exec_fcmp, 0x1e622020, D2(0x4000000000000000, 0x4022000000000000),
      D2(0x4000000000000000, 0x4022000000000000), 0, 9, 6, 0 },
    { "fcmp d1, d2", a64_exec_fcmp, 0x1e622020, D2(0x7ff8000000000001),
      D2(0x4000000000000000, 0x4022000000000000), 0, 9, 3, 0 },
    { "fcmp s1, #0.0", a64_exec_fcmp_zero, 0x1e202028,
      S4(0x3f800000, 0x41100000, 0x41100000, 0x41100000),
      S4(0x41100000, 0x41100000, 0x41100000, 0x41100000), 0, 9, 2, 0 },
    { "fcmpe h1, h2", a64_exec_fcmpe, 0x1ee22030, H8(0x7e00), H8(0x3c00), 0, 9, 3, 0x01 },
    { "fccmp d1, d2, #5, eq", a64_exec_fccmp, 0x1e620425,
      D2(0x3ff0000000000000, 0x4022000000000000), D2(0x3ff0000000000000, 0x4022000000000000), 0,
      9, 5, 0 },
    { "fccmp d1, d2, #5, eq", a64_exec_fccmp, 0x1e620425,
      D2(0x3ff0000000000000, 0x4022000000000000), D2(0x3ff0000000000000, 0x4022000000000000), 4,
      9, 6, 0 },
    { "fccmpe d1, d2, #5, ne", a64_exec_fccmpe, 0x1e621435, D2(0x7ff8000000000001),
      D2(0x3ff0000000000000, 0x4022000000000000), 4, 9, 5, 0 },
    { "fccmpe d1, d2, #5, ne", a64_exec_fccmpe, 0x1e621435, D2(0x7ff8000000000001),
      D2(0x3ff0000000000000, 0x4022000000000000), 0, 9, 3, 0x01 },
    /* clang-format on */
};

/* ---- from general registers and flags -------------------------------------------------------- */

struct from_row {
    const char *text;
    a64_exec_fn *run;
    uint32_t insn;
    uint64_t x; /* X1 */
    unsigned nzcv;
    union a64_v n, m, want; /* V1, V2; V0, all ones before */
};

static const struct from_row FROM_ROWS[] = {
    /* clang-format off */
    { "fmov d0, x1", a64_exec_fmov_from_gen, 0x9e670020, 0x123456789abcdef0, 0, ZERO, ZERO,
      D2(0x123456789abcdef0) },
    { "fmov s0, w1", a64_exec_fmov_from_gen, 0x1e270020, 0x123456789abcdef0, 0, ZERO, ZERO,
      D2(0x9abcdef0) },
    { "fmov h0, w1", a64_exec_fmov_from_gen, 0x1ee70020, 0x123456789abcdef0, 0, ZERO, ZERO,
      D2(0xdef0) },
    { "fmov v0.d[1], x1", a64_exec_fmov_top_from_gen, 0x9eaf0020, 0x123456789abcdef0, 0, ZERO,
      ZERO, D2(UINT64_MAX, 0x123456789abcdef0) },
    { "scvtf d0, w1", a64_exec_scvtf_gen, 0x1e620020, 0x1234567880000000, 0, ZERO, ZERO,
      D2(0xc1e0000000000000) },
    { "ucvtf d0, w1", a64_exec_ucvtf_gen, 0x1e630020, 0x1234567880000000, 0, ZERO, ZERO,
      D2(0x41e0000000000000) },
    { "scvtf s0, x1, #8", a64_exec_scvtf_fix_gen, 0x9e02e020, 384, 0, ZERO, ZERO, S4(0x3fc00000) },
    { "fcsel s0, s1, s2, lt", a64_exec_fcsel, 0x1e22bc20, 0, 8,
      S4(0x3f800000, 0x41100000, 0x41100000, 0x41100000),
      S4(0x40000000, 0x41100000, 0x41100000, 0x41100000), S4(0x3f800000) },
    { "fcsel s0, s1, s2, lt", a64_exec_fcsel, 0x1e22bc20, 0, 9,
      S4(0x3f800000, 0x41100000, 0x41100000, 0x41100000),
      S4(0x40000000, 0x41100000, 0x41100000, 0x41100000), S4(0x40000000) },
    /* clang-format on */
};

/* ---- tests ----------------------------------------------------------------------------------- */

static void prepare(struct a64 *c, const union a64_v *n, const union a64_v *m)
{
    static const struct a64_impl IMPL = { .fp16 = true };
    *c = (struct a64){ .impl = &IMPL, .el = 1, .fp_ok = true };
    c->vreg[1] = *n;
    c->vreg[2] = c->vreg[18] = *m;
}

/** Everything but V0, X0, NZCV and FPSR is as it was. */
static void check_rest(const struct a64 *c, const struct a64 *before, const char *text)
{
    if (memcmp(&c->vreg[1], &before->vreg[1], sizeof(c->vreg) - sizeof(c->vreg[0])) != 0 ||
        memcmp(&c->x[1], &before->x[1], sizeof(c->x) - sizeof(c->x[0])) != 0 ||
        c->fp.fpcr != before->fp.fpcr || c->pc != before->pc) {
        fail_msg("%s: changes another register", text);
    }
}

static void check_v0(const struct a64 *c, const union a64_v *want, const char *text)
{
    if (c->vreg[0].d[0] != want->d[0] || c->vreg[0].d[1] != want->d[1]) {
        fail_msg("%s: %016llx %016llx, expected %016llx %016llx", text,
                 (unsigned long long)c->vreg[0].d[1], (unsigned long long)c->vreg[0].d[0],
                 (unsigned long long)want->d[1], (unsigned long long)want->d[0]);
    }
}

static void check_fpsr(const struct a64 *c, uint32_t want, const char *text)
{
    if (c->fp.fpsr != want) {
        fail_msg("%s: FPSR %02x, expected %02x", text, c->fp.fpsr, want);
    }
}

static void test_vectors(void **state)
{
    (void)state;
    static struct a64 c, before;
    for (size_t i = 0; i < ARRAY_LEN(ROWS); i++) {
        const struct row *r = &ROWS[i];
        prepare(&c, &r->n, &r->m);
        c.vreg[0] = c.vreg[3] = r->d;
        c.fp.fpcr = r->fpcr;
        before = c;
        assert_int_equal(r->run(&c, r->insn), A64_NEXT);
        check_v0(&c, &r->want, r->text);
        check_fpsr(&c, r->fpsr, r->text);
        check_rest(&c, &before, r->text);
        assert_int_equal(a64_nzcv(&c), a64_nzcv(&before));
    }
}

/** FPSR is cumulative: what was set stays. */
static void test_fpsr_accumulates(void **state)
{
    (void)state;
    static struct a64 c;
    for (size_t i = 0; i < ARRAY_LEN(ROWS); i++) {
        const struct row *r = &ROWS[i];
        prepare(&c, &r->n, &r->m);
        c.vreg[0] = c.vreg[3] = r->d;
        c.fp = (struct fp_env){ .fpcr = r->fpcr, .fpsr = FPSR_DZC | UINT32_C(1) << 27 };
        assert_int_equal(r->run(&c, r->insn), A64_NEXT);
        check_fpsr(&c, r->fpsr | FPSR_DZC | UINT32_C(1) << 27, r->text);
    }
}

/** Vd as a source too: every element is read before any is written. */
static void test_destination_is_source(void **state)
{
    (void)state;
    enum { RD = 31, RN = 31 << 5 };
    static struct a64 c;
    for (size_t i = 0; i < ARRAY_LEN(ROWS); i++) {
        const struct row *r = &ROWS[i];
        const union a64_v ones = ONES;
        if (memcmp(&r->d, &ones, sizeof(ones)) != 0 || !(r->insn & RN)) {
            continue; /* Vd is a source already */
        }
        prepare(&c, &r->n, &r->m);
        c.vreg[0] = ones;
        c.fp.fpcr = r->fpcr;
        assert_int_equal(r->run(&c, (r->insn & ~(uint32_t)RD) | (r->insn & RN) >> 5), A64_NEXT);
        c.vreg[0] = c.vreg[1];
        check_v0(&c, &r->want, r->text);
    }
}

static void test_to_general(void **state)
{
    (void)state;
    static struct a64 c, before;
    for (size_t i = 0; i < ARRAY_LEN(GENERAL_ROWS); i++) {
        const struct general_row *r = &GENERAL_ROWS[i];
        prepare(&c, &r->n, &r->m);
        a64_set_nzcv(&c, r->nzcv);
        c.x[0] = 9;
        before = c;
        assert_int_equal(r->run(&c, r->insn), A64_NEXT);
        if (c.x[0] != r->want_x || a64_nzcv(&c) != r->want_nzcv) {
            fail_msg("%s: %llx, NZCV %x", r->text, (unsigned long long)c.x[0], a64_nzcv(&c));
        }
        check_fpsr(&c, r->fpsr, r->text);
        check_v0(&c, &before.vreg[0], r->text);
        check_rest(&c, &before, r->text);
    }
}

static void test_from_general(void **state)
{
    (void)state;
    static struct a64 c, before;
    for (size_t i = 0; i < ARRAY_LEN(FROM_ROWS); i++) {
        const struct from_row *r = &FROM_ROWS[i];
        prepare(&c, &r->n, &r->m);
        a64_set_nzcv(&c, r->nzcv);
        c.vreg[0] = (union a64_v)ONES;
        c.x[1] = r->x;
        before = c;
        assert_int_equal(r->run(&c, r->insn), A64_NEXT);
        check_v0(&c, &r->want, r->text);
        check_fpsr(&c, 0, r->text);
        check_rest(&c, &before, r->text);
        assert_int_equal(a64_nzcv(&c), r->nzcv);
    }
}

/** Register 31 is no register: FCVTZS WZR, D1 has its exceptions alone; SCVTF D0, WZR is zero. */
static void test_zero_register(void **state)
{
    (void)state;
    static struct a64 c;
    const union a64_v n = D2(0x3ff8000000000000, 0), m = ZERO;
    prepare(&c, &n, &m);
    c.x[X_SP] = 77;
    assert_int_equal(a64_exec_fcvtzs_gen(&c, 0x1e78003f), A64_NEXT);
    assert_int_equal(c.x[X_ZERO], 0);
    assert_int_equal(c.x[X_SP], 77);
    assert_int_equal(c.fp.fpsr, FPSR_IXC);
    c.vreg[0] = n;
    assert_int_equal(a64_exec_scvtf_gen(&c, 0x1e6203e0), A64_NEXT);
    assert_int_equal(c.vreg[0].d[0], 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_vectors),
        cmocka_unit_test(test_fpsr_accumulates),
        cmocka_unit_test(test_destination_is_source),
        cmocka_unit_test(test_to_general),
        cmocka_unit_test(test_from_general),
        cmocka_unit_test(test_zero_register),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
