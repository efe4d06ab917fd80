/* SPDX-License-Identifier: Apache-2.0 */
/* Floating-point instructions on groups of elements: complex numbers, and sums of half-precision
 * and BFloat16 products (C7.2). */
#include "a64/exec_fp.h"

/* ---- complex numbers: the even element is the real part -------------------------------------- */

/** Half precision needs FEAT_FP16 as well as FEAT_FCMA. */
static bool has_size(const struct a64 *c, enum fp_size size)
{
    return size != FP_HALF || c->impl->fp16;
}

/** FCADD: Vm rotated by 90 or, with rot (bit 12), 270 degrees. */
enum a64_result a64_exec_fcadd_v(struct a64 *c, uint32_t insn)
{
    struct fp_shape shape = fp_shape(insn, (enum fp_size)bits(insn, 23, 22));
    if (!has_size(c, shape.size)) {
        return a64_undefined(c);
    }
    A64_TRY(a64_check_fp(c));
    const union a64_v *n = &c->vreg[insn_rn(insn)], *m = &c->vreg[insn_rm(insn)];
    bool minus = insn_bit(insn, 12);
    union a64_v result = { .d = { 0, 0 } };
    for (unsigned i = 0; i < shape.elements; i += 2) {
        uint64_t real = v_get(m, shape.size, i + 1), imaginary = v_get(m, shape.size, i);
        if (minus) {
            imaginary = fp_neg(shape.size, imaginary);
        } else {
            real = fp_neg(shape.size, real);
        }
        v_put(&result, shape.size, i, fp_add(shape.size, v_get(n, shape.size, i), real, &c->fp));
        v_put(&result, shape.size, i + 1,
              fp_add(shape.size, v_get(n, shape.size, i + 1), imaginary, &c->fp));
    }
    c->vreg[insn_rd(insn)] = result;
    return A64_NEXT;
}

/**
 * FCMLA by C7.2.67: rotations by 0 and 180 degrees take the real part of Vn, those by 90 and 270
 * its imaginary one. `element`: the one complex number of Vm for all of Vn, or -1.
 */
static enum a64_result complex_multiply_add(struct a64 *c, uint32_t insn, struct fp_shape shape,
                                            unsigned rotation, int element)
{
    if (!has_size(c, shape.size)) {
        return a64_undefined(c);
    }
    A64_TRY(a64_check_fp(c));
    const union a64_v *n = &c->vreg[insn_rn(insn)], *m = &c->vreg[insn_rm(insn)];
    const union a64_v *d = &c->vreg[insn_rd(insn)];
    bool odd = rotation & 1;
    bool negate_real = rotation == 1 || rotation == 2, negate_imaginary = rotation >= 2;
    union a64_v result = { .d = { 0, 0 } };
    for (unsigned i = 0; i < shape.elements; i += 2) {
        unsigned from = element < 0 ? i : 2 * (unsigned)element;
        uint64_t by = v_get(n, shape.size, i + odd);
        uint64_t real = v_get(m, shape.size, from + odd);
        uint64_t imaginary = v_get(m, shape.size, from + !odd);
        real = negate_real ? fp_neg(shape.size, real) : real;
        imaginary = negate_imaginary ? fp_neg(shape.size, imaginary) : imaginary;
        v_put(&result, shape.size, i,
              fp_mul_add(shape.size, v_get(d, shape.size, i), by, real, &c->fp));
        v_put(&result, shape.size, i + 1,
              fp_mul_add(shape.size, v_get(d, shape.size, i + 1), by, imaginary, &c->fp));
    }
    c->vreg[insn_rd(insn)] = result;
    return A64_NEXT;
}

enum a64_result a64_exec_fcmla_v(struct a64 *c, uint32_t insn)
{
    struct fp_shape shape = fp_shape(insn, (enum fp_size)bits(insn, 23, 22));
    return complex_multiply_add(c, insn, shape, bits(insn, 12, 11), -1);
}
/** The element is H:L of half, H of single precision; Rm is all five bits (M:Rm). */
enum a64_result a64_exec_fcmla_elem_v(struct a64 *c, uint32_t insn)
{
    struct fp_shape shape = fp_shape(insn, (enum fp_size)bits(insn, 23, 22));
    unsigned h = bits(insn, 11, 11), l = bits(insn, 21, 21);
    unsigned element = shape.size == FP_HALF ? h << 1 | l : h;
    return complex_multiply_add(c, insn, shape, bits(insn, 14, 13), (int)element);
}

/* ---- FMLAL, FMLSL: products of half-precision elements, summed in single precision ----------- */

struct half_products {
    unsigned part; /* 1: FMLAL2, FMLSL2, which take the upper half of what Q gives them */
    bool negate;
    int element; /* of Vm, or -1: that beside the element of Vn */
    unsigned m;
};

static enum a64_result half_products(struct a64 *c, uint32_t insn, struct half_products p)
{
    A64_TRY(a64_check_fp(c));
    unsigned elements = insn_bit(insn, 30) ? 4 : 2, first = p.part * elements;
    union a64_v result = { .d = { 0, 0 } };
    for (unsigned i = 0; i < elements; i++) {
        uint64_t a = v_get(&c->vreg[insn_rn(insn)], FP_HALF, first + i);
        uint64_t b = v_get(&c->vreg[p.m], FP_HALF, p.element < 0 ? first + i : (unsigned)p.element);
        uint64_t addend = v_get(&c->vreg[insn_rd(insn)], FP_SINGLE, i);
        a = p.negate ? fp_neg(FP_HALF, a) : a;
        v_put(&result, FP_SINGLE, i, fp_mul_add_half(addend, a, b, &c->fp));
    }
    c->vreg[insn_rd(insn)] = result;
    return A64_NEXT;
}

/** H:L:M, with which Rm is one of V0 to V15. */
static int index_hlm(uint32_t insn)
{
    return (int)(bits(insn, 11, 11) << 2 | bits(insn, 21, 20));
}

/* FMLAL, FMLAL2, FMLSL, FMLSL2: U (bit 29) is the part, bit 23 the sign ... */
enum a64_result a64_exec_fmlal_v(struct a64 *c, uint32_t insn)
{
    return half_products(c, insn,
                         (struct half_products){ .part = insn_bit(insn, 29),
                                                 .negate = insn_bit(insn, 23),
                                                 .element = -1,
                                                 .m = insn_rm(insn) });
}
/* ... but by element, bit 14 is the sign. */
enum a64_result a64_exec_fmlal_elem_v(struct a64 *c, uint32_t insn)
{
    return half_products(c, insn,
                         (struct half_products){ .part = insn_bit(insn, 29),
                                                 .negate = insn_bit(insn, 14),
                                                 .element = index_hlm(insn),
                                                 .m = bits(insn, 19, 16) });
}

/* ---- BFloat16 -------------------------------------------------------------------------------- */

/** BFMLALB, BFMLALT: Q is the odd element of each pair. `element` as above. */
static enum a64_result bf_multiply_add(struct a64 *c, uint32_t insn, unsigned m, int element)
{
    A64_TRY(a64_check_fp(c));
    unsigned odd = insn_bit(insn, 30);
    union a64_v result = { .d = { 0, 0 } };
    for (unsigned i = 0; i < 4; i++) {
        uint64_t a = v_get(&c->vreg[insn_rn(insn)], FP_HALF, 2 * i + odd);
        uint64_t b = v_get(&c->vreg[m], FP_HALF, element < 0 ? 2 * i + odd : (unsigned)element);
        uint64_t addend = v_get(&c->vreg[insn_rd(insn)], FP_SINGLE, i);
        v_put(&result, FP_SINGLE, i, fp_bf_mul_add(addend, a, b, &c->fp));
    }
    c->vreg[insn_rd(insn)] = result;
    return A64_NEXT;
}

enum a64_result a64_exec_bfmlal_v(struct a64 *c, uint32_t insn)
{
    return bf_multiply_add(c, insn, insn_rm(insn), -1);
}
enum a64_result a64_exec_bfmlal_elem_v(struct a64 *c, uint32_t insn)
{
    return bf_multiply_add(c, insn, bits(insn, 19, 16), index_hlm(insn));
}

/** `addend` and pair `i` of `n` times pair `j` of `m`. */
static uint32_t bf_dot(uint32_t addend, const union a64_v *n, unsigned i, const union a64_v *m,
                       unsigned j)
{
    uint32_t a = (uint32_t)v_get(n, FP_SINGLE, i), b = (uint32_t)v_get(m, FP_SINGLE, j);
    return fp_bf_dot_add(addend, (uint16_t)a, (uint16_t)(a >> 16), (uint16_t)b,
                         (uint16_t)(b >> 16));
}

/** `element`: the pair of Vm for all of Vn, or -1. */
static enum a64_result bf_dots(struct a64 *c, uint32_t insn, int element)
{
    A64_TRY(a64_check_fp(c));
    const union a64_v *n = &c->vreg[insn_rn(insn)], *m = &c->vreg[insn_rm(insn)];
    const union a64_v *d = &c->vreg[insn_rd(insn)];
    unsigned elements = insn_bit(insn, 30) ? 4 : 2;
    union a64_v result = { .d = { 0, 0 } };
    for (unsigned i = 0; i < elements; i++) {
        uint32_t addend = (uint32_t)v_get(d, FP_SINGLE, i);
        v_put(&result, FP_SINGLE, i, bf_dot(addend, n, i, m, element < 0 ? i : (unsigned)element));
    }
    c->vreg[insn_rd(insn)] = result;
    return A64_NEXT;
}

enum a64_result a64_exec_bfdot_v(struct a64 *c, uint32_t insn)
{
    return bf_dots(c, insn, -1);
}
enum a64_result a64_exec_bfdot_elem_v(struct a64 *c, uint32_t insn)
{
    return bf_dots(c, insn, (int)(bits(insn, 11, 11) << 1 | bits(insn, 21, 21)));
}

/** BFMatMulAddH (J1.3.3): rows of two pairs; Vd[i][j] has row i of Vn times row j of Vm added. */
enum a64_result a64_exec_bfmmla(struct a64 *c, uint32_t insn)
{
    A64_TRY(a64_check_fp(c));
    const union a64_v *n = &c->vreg[insn_rn(insn)], *m = &c->vreg[insn_rm(insn)];
    const union a64_v *d = &c->vreg[insn_rd(insn)];
    union a64_v result = { .d = { 0, 0 } };
    for (unsigned i = 0; i < 2; i++) {
        for (unsigned j = 0; j < 2; j++) {
            uint32_t sum = (uint32_t)v_get(d, FP_SINGLE, 2 * i + j);
            sum = bf_dot(sum, n, 2 * i, m, 2 * j);
            sum = bf_dot(sum, n, 2 * i + 1, m, 2 * j + 1);
            v_put(&result, FP_SINGLE, 2 * i + j, sum);
        }
    }
    c->vreg[insn_rd(insn)] = result;
    return A64_NEXT;
}
