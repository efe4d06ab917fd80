/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Advanced SIMD: what the functions that execute it (exec_simd_*.c) share.
 *
 * An operation on lanes is written once as an expression (SIMD_LANES) and applied to all lanes of a
 * given size. Operands are cut to the width of the instruction when they are read: what it does to
 * the zeros above is thrown away when the result is written, and zeros never saturate.
 */
#ifndef GATHER_A64_SIMD_H
#define GATHER_A64_SIMD_H

#include "a64/state.h"

/* After struct a64: it declares a64_exec_NAME() of each row. */
#include "a64/gen_exec.h"

#define FPSR_QC (UINT32_C(1) << 27)

static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "lanes of union a64_v are little-endian");

__extension__ typedef __int128 simd_wide;

/* ---- fields: the same in all encodings of C4.1.96 that have them -------------------------------
 */

static inline unsigned simd_rd(uint32_t insn)
{
    return insn & 31;
}
static inline unsigned simd_rn(uint32_t insn)
{
    return insn >> 5 & 31;
}
static inline unsigned simd_ra(uint32_t insn)
{
    return insn >> 10 & 31;
}
static inline unsigned simd_rm(uint32_t insn)
{
    return insn >> 16 & 31;
}
/** Log2 of the bytes of a lane. */
static inline unsigned simd_size(uint32_t insn)
{
    return insn >> 22 & 3;
}
static inline bool simd_u(uint32_t insn)
{
    return insn >> 29 & 1;
}
static inline bool simd_q(uint32_t insn)
{
    return insn >> 30 & 1;
}
static inline bool simd_scalar(uint32_t insn)
{
    return insn >> 28 & 1;
}
/** U:opcode, for opcodes of up to five bits that end at bit `at`. */
static inline unsigned simd_op(uint32_t insn, unsigned at, unsigned bits)
{
    return (insn >> 29 & 1) << 5 | (insn >> at & ((1U << bits) - 1));
}
#define SIMD_OP(u, opcode) ((u) << 5 | (opcode))
enum { SIMD_OPS = 64 };

/** Bytes that an instruction on lanes of 1 << size bytes is about. */
static inline unsigned simd_bytes(uint32_t insn, unsigned size)
{
    if (simd_scalar(insn))
        return 1U << size;
    return simd_q(insn) ? 16 : 8;
}

/* ---- lanes -------------------------------------------------------------------------------------
 */

static inline uint64_t simd_get(const union a64_v *v, unsigned size, unsigned lane)
{
    switch (size) {
    case 0: return v->b[lane];
    case 1: return v->h[lane];
    case 2: return v->s[lane];
    default: return v->d[lane];
    }
}
static inline void simd_put(union a64_v *v, unsigned size, unsigned lane, uint64_t value)
{
    switch (size) {
    case 0: v->b[lane] = (uint8_t)value; break;
    case 1: v->h[lane] = (uint16_t)value; break;
    case 2: v->s[lane] = (uint32_t)value; break;
    default: v->d[lane] = value; break;
    }
}
static inline int64_t simd_sext(uint64_t a, unsigned bits)
{
    return (int64_t)(a << (64 - bits)) >> (64 - bits);
}
static inline uint64_t simd_ones(unsigned bits)
{
    return UINT64_MAX >> (64 - bits);
}
/** Zero all but the first `bytes` bytes (1, 2, 4, 8 or 16). */
static inline void simd_cut(union a64_v *v, unsigned bytes)
{
    if (bytes <= 8)
        *v = (union a64_v){ .d = { v->d[0] & simd_ones(8 * bytes) } };
}
static inline union a64_v simd_repeat(unsigned size, uint64_t value)
{
    union a64_v v;
    for (unsigned i = 0; i < 16U >> size; i++)
        simd_put(&v, size, i, value);
    return v;
}

/* SignedSatQ() and UnsignedSatQ(). */
static inline uint64_t simd_sat(simd_wide a, simd_wide least, simd_wide most, bool *qc)
{
    if (a >= least && a <= most)
        return (uint64_t)a;
    *qc = true;
    return (uint64_t)(a < least ? least : most);
}
static inline uint64_t simd_sats(simd_wide a, unsigned bits, bool *qc)
{
    simd_wide most = (simd_wide)(simd_ones(bits) >> 1);
    return simd_sat(a, -most - 1, most, qc);
}
static inline uint64_t simd_satu(simd_wide a, unsigned bits, bool *qc)
{
    return simd_sat(a, 0, (simd_wide)simd_ones(bits), qc);
}
/** The shift of SSHL and its kin: a signed byte. */
static inline int simd_by(uint64_t b)
{
    return (int8_t)b;
}
/**
 * `a`, a number of `bits` bits, shifted left by the signed `shift`, right with rounding if `round`.
 * Where all of it leaves at the left, some number that saturates and whose low bits are 0.
 */
static inline simd_wide simd_shift(simd_wide a, int shift, unsigned bits, bool round)
{
    if (shift >= (int)bits)
        return a == 0 ? 0 : (a < 0 ? -1 : 1) * ((simd_wide)1 << 100);
    if (shift >= 0)
        return a * ((simd_wide)1 << shift);
    if (-shift > (int)bits)
        return a < 0 && !round ? -1 : 0;
    return (a + (round ? (simd_wide)1 << (-shift - 1) : 0)) >> -shift;
}

/* ---- operations on all lanes --------------------------------------------------------------------
 */

/** An instruction's operands. `d` becomes the result. */
struct simd {
    union a64_v d, n, m;
    bool qc; /* something saturated */
};
/** One lane: `d` as it was, `a` and `b` of n and m, all zero-extended; more bits than the lane's
 * may be set in what is returned. */
typedef uint64_t simd_lane(uint64_t d, uint64_t a, uint64_t b, unsigned bits, bool *qc);
typedef void simd_each(unsigned size, struct simd *x);

static inline __attribute__((always_inline)) void simd_lanes(simd_lane *op, unsigned size,
                                                             struct simd *x)
{
    bool qc = false;
    switch (size) {
    case 0:
        for (unsigned i = 0; i < 16; i++)
            x->d.b[i] = (uint8_t)op(x->d.b[i], x->n.b[i], x->m.b[i], 8, &qc);
        break;
    case 1:
        for (unsigned i = 0; i < 8; i++)
            x->d.h[i] = (uint16_t)op(x->d.h[i], x->n.h[i], x->m.h[i], 16, &qc);
        break;
    case 2:
        for (unsigned i = 0; i < 4; i++)
            x->d.s[i] = (uint32_t)op(x->d.s[i], x->n.s[i], x->m.s[i], 32, &qc);
        break;
    default:
        for (unsigned i = 0; i < 2; i++)
            x->d.d[i] = op(x->d.d[i], x->n.d[i], x->m.d[i], 64, &qc);
        break;
    }
    x->qc |= qc;
}

/** Define the function each_NAME() by an expression of d, a, b, bits and qc. */
#define SIMD_LANES(name, expression)                                                               \
    static inline uint64_t lane_##name(uint64_t d, uint64_t a, uint64_t b, unsigned bits,          \
                                       bool *qc)                                                   \
    {                                                                                              \
        (void)d, (void)a, (void)b, (void)bits, (void)qc;                                           \
        return (uint64_t)(expression);                                                             \
    }                                                                                              \
    static void each_##name(unsigned size, struct simd *x)                                         \
    {                                                                                              \
        simd_lanes(lane_##name, size, x);                                                          \
    }

/** Read Vd, Vn and Vm. */
static inline void simd_read(const struct a64 *c, uint32_t insn, unsigned bytes, struct simd *x)
{
    x->d = c->vreg[simd_rd(insn)];
    x->n = c->vreg[simd_rn(insn)];
    x->m = c->vreg[simd_rm(insn)];
    x->qc = false;
    simd_cut(&x->d, bytes);
    simd_cut(&x->n, bytes);
    simd_cut(&x->m, bytes);
}
/** Write the result to Vd. */
static inline enum a64_result simd_write(struct a64 *c, uint32_t insn, unsigned bytes,
                                         struct simd *x)
{
    if (x->qc)
        c->fp.fpsr |= FPSR_QC;
    simd_cut(&x->d, bytes);
    c->vreg[simd_rd(insn)] = x->d;
    return A64_NEXT;
}

/** The lower or upper half of `v`, its lanes extended to twice their size. */
union a64_v simd_widen(const union a64_v *v, unsigned size, bool upper, bool is_signed);
/**
 * Write the low halves of the lanes of the result, which are twice as large as `size` says: to the
 * lower half of Vd with zeros above or, as XTN2, to its upper half. Scalar: one of them.
 */
enum a64_result simd_write_narrow(struct a64 *c, uint32_t insn, unsigned size, struct simd *x);

/* Operations by U:opcode of their class, for those that other classes have too; NULL: none. */
simd_each *simd_three_same_op(unsigned op);  /* exec_simd_same.c */
simd_each *simd_three_extra_op(unsigned op); /* exec_simd_dot.c */

/** The product of polynomials over {0, 1} of up to 64 bits (PolynomialMult()). */
union a64_v simd_poly_mul(uint64_t a, uint64_t b);

#endif
