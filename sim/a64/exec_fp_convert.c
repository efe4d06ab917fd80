/* SPDX-License-Identifier: Apache-2.0 */
/* Conversions between floating point and integers or fixed point, and of one precision to another
 * (C7.2). */
#include "a64/exec_fp.h"

/* ---- scalars and general registers: "Conversion between floating-point and integer" ---------- */

/** `fraction` is the number of fraction bits; 0 converts to an integer. */
EXEC_FP_INLINE enum a64_result to_general(struct a64 *c, uint32_t insn, unsigned fraction,
                                          bool is_unsigned, enum fp_rounding rounding)
{
    A64_TRY(a64_check_fp(c));
    enum fp_size size = insn_ftype(insn);
    unsigned bits = insn_bit(insn, 31) ? 64 : 32;
    uint64_t value = fp_to_fixed(size, v_scalar(c, insn_rn(insn), size), fraction, is_unsigned,
                                 rounding, bits, &c->fp);
    a64_set_x(c, insn_rd(insn), bits == 64 ? value : (uint32_t)value);
    return A64_NEXT;
}
EXEC_FP_INLINE enum a64_result from_general(struct a64 *c, uint32_t insn, unsigned fraction,
                                            bool is_unsigned)
{
    A64_TRY(a64_check_fp(c));
    v_set_scalar(c, insn_rd(insn),
                 fp_from_fixed(insn_ftype(insn), a64_x(c, insn_rn(insn)),
                               insn_bit(insn, 31) ? 64 : 32, fraction, is_unsigned,
                               fp_rounding_mode(&c->fp), &c->fp));
    return A64_NEXT;
}
/** `scale` of "Conversion between floating-point and fixed-point". */
EXEC_FP_INLINE unsigned fraction_of_scale(uint32_t insn)
{
    return 64 - bits(insn, 15, 10);
}

#define TO_GENERAL(name, fraction, is_unsigned, rounding)                                          \
    enum a64_result a64_exec_##name(struct a64 *c, uint32_t insn)                                  \
    {                                                                                              \
        return to_general(c, insn, fraction, is_unsigned, rounding);                               \
    }
TO_GENERAL(fcvtns_gen, 0, false, FP_ROUND_TIE_EVEN)
TO_GENERAL(fcvtnu_gen, 0, true, FP_ROUND_TIE_EVEN)
TO_GENERAL(fcvtps_gen, 0, false, FP_ROUND_POSINF)
TO_GENERAL(fcvtpu_gen, 0, true, FP_ROUND_POSINF)
TO_GENERAL(fcvtms_gen, 0, false, FP_ROUND_NEGINF)
TO_GENERAL(fcvtmu_gen, 0, true, FP_ROUND_NEGINF)
TO_GENERAL(fcvtzs_gen, 0, false, FP_ROUND_ZERO)
TO_GENERAL(fcvtzu_gen, 0, true, FP_ROUND_ZERO)
TO_GENERAL(fcvtas_gen, 0, false, FP_ROUND_TIE_AWAY)
TO_GENERAL(fcvtau_gen, 0, true, FP_ROUND_TIE_AWAY)
TO_GENERAL(fcvtzs_fix_gen, fraction_of_scale(insn), false, FP_ROUND_ZERO)
TO_GENERAL(fcvtzu_fix_gen, fraction_of_scale(insn), true, FP_ROUND_ZERO)

#define FROM_GENERAL(name, fraction, is_unsigned)                                                  \
    enum a64_result a64_exec_##name(struct a64 *c, uint32_t insn)                                  \
    {                                                                                              \
        return from_general(c, insn, fraction, is_unsigned);                                       \
    }
FROM_GENERAL(scvtf_gen, 0, false)
FROM_GENERAL(ucvtf_gen, 0, true)
FROM_GENERAL(scvtf_fix_gen, fraction_of_scale(insn), false)
FROM_GENERAL(ucvtf_fix_gen, fraction_of_scale(insn), true)

enum a64_result a64_exec_fjcvtzs(struct a64 *c, uint32_t insn)
{
    A64_TRY(a64_check_fp(c));
    bool exact = false;
    a64_set_x(c, insn_rd(insn), fp_to_fixed_js(c->vreg[insn_rn(insn)].d[0], &exact, &c->fp));
    a64_set_nzcv(c, exact ? 4 : 0);
    return A64_NEXT;
}

/* ---- elements: "Two-register miscellaneous" and "Shift by immediate" ------------------------- */

EXEC_FP_INLINE enum a64_result to_elements(struct a64 *c, uint32_t insn, struct fp_shape shape,
                                           unsigned fraction, bool is_unsigned,
                                           enum fp_rounding rounding)
{
    A64_TRY(a64_check_fp(c));
    const union a64_v *n = &c->vreg[insn_rn(insn)];
    union a64_v result = { .d = { 0, 0 } };
    for (unsigned i = 0; i < shape.elements; i++) {
        v_put(&result, shape.size, i,
              fp_to_fixed(shape.size, v_get(n, shape.size, i), fraction, is_unsigned, rounding,
                          8U << shape.size, &c->fp) &
                  fp_mask(shape.size));
    }
    c->vreg[insn_rd(insn)] = result;
    return A64_NEXT;
}
EXEC_FP_INLINE enum a64_result from_elements(struct a64 *c, uint32_t insn, struct fp_shape shape,
                                             unsigned fraction, bool is_unsigned)
{
    A64_TRY(a64_check_fp(c));
    const union a64_v *n = &c->vreg[insn_rn(insn)];
    union a64_v result = { .d = { 0, 0 } };
    for (unsigned i = 0; i < shape.elements; i++) {
        v_put(&result, shape.size, i,
              fp_from_fixed(shape.size, v_get(n, shape.size, i), 8U << shape.size, fraction,
                            is_unsigned, fp_rounding_mode(&c->fp), &c->fp));
    }
    c->vreg[insn_rd(insn)] = result;
    return A64_NEXT;
}

/** immh (bits 22:19): its highest 1 is the element size. */
EXEC_FP_INLINE struct fp_shape shape_of_shift(uint32_t insn)
{
    return fp_shape(insn, insn_bit(insn, 22)   ? FP_DOUBLE
                          : insn_bit(insn, 21) ? FP_SINGLE
                                               : FP_HALF);
}
/** immh:immb is twice the element's bits less the fraction's. */
EXEC_FP_INLINE unsigned fraction_of_shift(uint32_t insn)
{
    return (16U << shape_of_shift(insn).size) - bits(insn, 22, 16);
}

#define TO_ELEMENTS(name, is_unsigned, rounding)                                                   \
    enum a64_result a64_exec_##name(struct a64 *c, uint32_t insn)                                  \
    {                                                                                              \
        return to_elements(c, insn, fp_shape_misc(insn), 0, is_unsigned, rounding);                \
    }
TO_ELEMENTS(fcvtns_v, false, FP_ROUND_TIE_EVEN)
TO_ELEMENTS(fcvtnu_v, true, FP_ROUND_TIE_EVEN)
TO_ELEMENTS(fcvtps_v, false, FP_ROUND_POSINF)
TO_ELEMENTS(fcvtpu_v, true, FP_ROUND_POSINF)
TO_ELEMENTS(fcvtms_v, false, FP_ROUND_NEGINF)
TO_ELEMENTS(fcvtmu_v, true, FP_ROUND_NEGINF)
TO_ELEMENTS(fcvtzs_v, false, FP_ROUND_ZERO)
TO_ELEMENTS(fcvtzu_v, true, FP_ROUND_ZERO)
TO_ELEMENTS(fcvtas_v, false, FP_ROUND_TIE_AWAY)
TO_ELEMENTS(fcvtau_v, true, FP_ROUND_TIE_AWAY)

#define WITH_SIGN(sign, is_unsigned)                                                               \
    enum a64_result a64_exec_##sign##cvtf_v(struct a64 *c, uint32_t insn)                          \
    {                                                                                              \
        return from_elements(c, insn, fp_shape_misc(insn), 0, is_unsigned);                        \
    }                                                                                              \
    enum a64_result a64_exec_##sign##cvtf_fix_v(struct a64 *c, uint32_t insn)                      \
    {                                                                                              \
        return from_elements(c, insn, shape_of_shift(insn), fraction_of_shift(insn), is_unsigned); \
    }                                                                                              \
    enum a64_result a64_exec_fcvtz##sign##_fix_v(struct a64 *c, uint32_t insn)                     \
    {                                                                                              \
        return to_elements(c, insn, shape_of_shift(insn), fraction_of_shift(insn), is_unsigned,    \
                           FP_ROUND_ZERO);                                                         \
    }
WITH_SIGN(s, false)
WITH_SIGN(u, true)

/* ---- from one precision to another ----------------------------------------------------------- */

enum a64_result a64_exec_fcvt(struct a64 *c, uint32_t insn)
{
    A64_TRY(a64_check_fp(c));
    enum fp_size from = insn_ftype(insn), to = fp_size_of_type(bits(insn, 16, 15));
    v_set_scalar(
        c, insn_rd(insn),
        fp_convert(from, to, v_scalar(c, insn_rn(insn), from), fp_rounding_mode(&c->fp), &c->fp));
    return A64_NEXT;
}

enum a64_result a64_exec_bfcvt(struct a64 *c, uint32_t insn)
{
    A64_TRY(a64_check_fp(c));
    v_set_scalar(c, insn_rd(insn), fp_to_bfloat16(v_scalar(c, insn_rn(insn), FP_SINGLE), &c->fp));
    return A64_NEXT;
}

/** FCVTL, FCVTL2: the lower or, with Q, the upper half of Vn. */
enum a64_result a64_exec_fcvtl_v(struct a64 *c, uint32_t insn)
{
    A64_TRY(a64_check_fp(c));
    enum fp_size to = fp_size_of_sz(insn), from = (enum fp_size)(to - 1);
    unsigned elements = 16U >> to, first = insn_bit(insn, 30) ? elements : 0;
    union a64_v result = { .d = { 0, 0 } };
    for (unsigned i = 0; i < elements; i++) {
        uint64_t a = v_get(&c->vreg[insn_rn(insn)], from, first + i);
        v_put(&result, to, i, fp_convert(from, to, a, fp_rounding_mode(&c->fp), &c->fp));
    }
    c->vreg[insn_rd(insn)] = result;
    return A64_NEXT;
}

/** Half of a vector into the lower half of Vd, whose upper half is cleared, or into the upper. */
static void set_part(struct a64 *c, uint32_t insn, uint64_t value)
{
    if (insn_bit(insn, 30)) {
        c->vreg[insn_rd(insn)].d[1] = value;
    } else {
        v_set_scalar(c, insn_rd(insn), value);
    }
}

EXEC_FP_INLINE enum a64_result narrow(struct a64 *c, uint32_t insn, enum fp_rounding rounding)
{
    enum fp_size from = fp_size_of_sz(insn), to = (enum fp_size)(from - 1);
    union a64_v result = { .d = { 0, 0 } };
    for (unsigned i = 0; i < 16U >> from; i++) {
        uint64_t a = v_get(&c->vreg[insn_rn(insn)], from, i);
        v_put(&result, to, i, fp_convert(from, to, a, rounding, &c->fp));
    }
    set_part(c, insn, result.d[0]);
    return A64_NEXT;
}

enum a64_result a64_exec_fcvtn_v(struct a64 *c, uint32_t insn)
{
    A64_TRY(a64_check_fp(c));
    return narrow(c, insn, fp_rounding_mode(&c->fp));
}

enum a64_result a64_exec_fcvtxn_v(struct a64 *c, uint32_t insn)
{
    A64_TRY(a64_check_fp(c));
    if (insn_bit(insn, 28)) {
        uint64_t a = c->vreg[insn_rn(insn)].d[0];
        v_set_scalar(c, insn_rd(insn), fp_convert(FP_DOUBLE, FP_SINGLE, a, FP_ROUND_ODD, &c->fp));
        return A64_NEXT;
    }
    return narrow(c, insn, FP_ROUND_ODD);
}

enum a64_result a64_exec_bfcvtn_v(struct a64 *c, uint32_t insn)
{
    A64_TRY(a64_check_fp(c));
    union a64_v result = { .d = { 0, 0 } };
    for (unsigned i = 0; i < 4; i++) {
        uint64_t a = v_get(&c->vreg[insn_rn(insn)], FP_SINGLE, i);
        v_put(&result, FP_HALF, i, fp_to_bfloat16(a, &c->fp));
    }
    set_part(c, insn, result.d[0]);
    return A64_NEXT;
}
