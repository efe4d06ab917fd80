/* SPDX-License-Identifier: Apache-2.0 */
/* Floating-point instructions that move, compare and select scalars (C7.2). */
#include "a64/exec_fp.h"

/* ---- moves ----------------------------------------------------------------------------------- */

enum a64_result a64_exec_fmov_imm_s(struct a64 *c, uint32_t insn)
{
    A64_TRY(a64_check_fp(c));
    v_set_scalar(c, insn_rd(insn), fp_expand_imm(insn_ftype(insn), (uint8_t)bits(insn, 20, 13)));
    return A64_NEXT;
}
enum a64_result a64_exec_fmov_to_gen(struct a64 *c, uint32_t insn)
{
    A64_TRY(a64_check_fp(c));
    a64_set_x(c, insn_rd(insn), v_scalar(c, insn_rn(insn), insn_ftype(insn)));
    return A64_NEXT;
}
enum a64_result a64_exec_fmov_from_gen(struct a64 *c, uint32_t insn)
{
    A64_TRY(a64_check_fp(c));
    v_set_scalar(c, insn_rd(insn), a64_x(c, insn_rn(insn)) & fp_mask(insn_ftype(insn)));
    return A64_NEXT;
}
enum a64_result a64_exec_fmov_top_to_gen(struct a64 *c, uint32_t insn)
{
    A64_TRY(a64_check_fp(c));
    a64_set_x(c, insn_rd(insn), c->vreg[insn_rn(insn)].d[1]);
    return A64_NEXT;
}
enum a64_result a64_exec_fmov_top_from_gen(struct a64 *c, uint32_t insn)
{
    A64_TRY(a64_check_fp(c));
    c->vreg[insn_rd(insn)].d[1] = a64_x(c, insn_rn(insn));
    return A64_NEXT;
}

/* ---- comparison and selection ---------------------------------------------------------------- */

EXEC_FP_INLINE enum a64_result compare(struct a64 *c, uint32_t insn, bool zero, bool signal_nans)
{
    A64_TRY(a64_check_fp(c));
    enum fp_size size = insn_ftype(insn);
    uint64_t m = zero ? 0 : v_scalar(c, insn_rm(insn), size);
    a64_set_nzcv(c, fp_compare(size, v_scalar(c, insn_rn(insn), size), m, signal_nans, &c->fp));
    return A64_NEXT;
}
EXEC_FP_INLINE enum a64_result compare_if(struct a64 *c, uint32_t insn, bool signal_nans)
{
    if (a64_condition(c, bits(insn, 15, 12))) {
        return compare(c, insn, false, signal_nans);
    }
    A64_TRY(a64_check_fp(c));
    a64_set_nzcv(c, bits(insn, 3, 0));
    return A64_NEXT;
}

enum a64_result a64_exec_fcmp(struct a64 *c, uint32_t insn)
{
    return compare(c, insn, false, false);
}
enum a64_result a64_exec_fcmp_zero(struct a64 *c, uint32_t insn)
{
    return compare(c, insn, true, false);
}
enum a64_result a64_exec_fcmpe(struct a64 *c, uint32_t insn)
{
    return compare(c, insn, false, true);
}
enum a64_result a64_exec_fcmpe_zero(struct a64 *c, uint32_t insn)
{
    return compare(c, insn, true, true);
}
enum a64_result a64_exec_fccmp(struct a64 *c, uint32_t insn)
{
    return compare_if(c, insn, false);
}
enum a64_result a64_exec_fccmpe(struct a64 *c, uint32_t insn)
{
    return compare_if(c, insn, true);
}
enum a64_result a64_exec_fcsel(struct a64 *c, uint32_t insn)
{
    A64_TRY(a64_check_fp(c));
    unsigned from = a64_condition(c, bits(insn, 15, 12)) ? insn_rn(insn) : insn_rm(insn);
    v_set_scalar(c, insn_rd(insn), v_scalar(c, from, insn_ftype(insn)));
    return A64_NEXT;
}
