/* SPDX-License-Identifier: Apache-2.0 */
/* Advanced SIMD three same extra (three-register extension, DDI 0487 C4.1.96), integer: rounding
 * doubling multiply-accumulate (RDM), dot products (DotProd), matrices of 8-bit integers (I8MM). */
#include "a64/simd.h"

#define S(a) ((simd_wide)simd_sext(a, bits))

/** What SQRDMLAH adds and SQRDMLSH subtracts: 2ab, with half a unit of the result for rounding. */
static inline uint64_t rdm(uint64_t d, simd_wide product, unsigned bits, bool *qc)
{
    simd_wide sum = S(d) * ((simd_wide)1 << bits) + product + ((simd_wide)1 << (bits - 1));
    return simd_sats(sum >> bits, bits, qc);
}

static inline int64_t byte_of(uint64_t a, unsigned k, bool is_signed)
{
    uint64_t byte = a >> 8 * k & 0xFF;
    return is_signed ? simd_sext(byte, 8) : (int64_t)byte;
}

/** The products of `count` bytes, summed up. */
static inline uint64_t dot(uint64_t d, uint64_t a, uint64_t b, unsigned count, bool a_signed,
                           bool b_signed)
{
    for (unsigned k = 0; k < count; k++)
        d += (uint64_t)(byte_of(a, k, a_signed) * byte_of(b, k, b_signed));
    return d;
}

SIMD_LANES(sqrdmlah, rdm(d, 2 * S(a) * S(b), bits, qc))
SIMD_LANES(sqrdmlsh, rdm(d, -2 * S(a) * S(b), bits, qc))
SIMD_LANES(sdot, dot(d, a, b, 4, true, true))
SIMD_LANES(udot, dot(d, a, b, 4, false, false))
SIMD_LANES(usdot, dot(d, a, b, 4, false, true))

simd_each *simd_three_extra_op(unsigned op)
{
    switch (op) {
    case SIMD_OP(1, 0x0): return each_sqrdmlah;
    case SIMD_OP(1, 0x1): return each_sqrdmlsh;
    case SIMD_OP(0, 0x2): return each_sdot;
    case SIMD_OP(1, 0x2): return each_udot;
    default: return each_usdot;
    }
}

/** MatMulAdd(): 2x2 words += a 2x8 matrix of bytes times the transpose of another. */
static void matrix(struct simd *x, bool n_signed, bool m_signed)
{
    for (unsigned i = 0; i < 4; i++)
        x->d.s[i] = (uint32_t)dot(x->d.s[i], x->n.d[i / 2], x->m.d[i % 2], 8, n_signed, m_signed);
}

enum a64_result a64_exec_simd_three_extra(struct a64 *c, uint32_t insn)
{
    enum { MMLA = 0x4, USMMLA = 0x5 };
    A64_TRY(a64_check_fp(c));
    struct simd x;
    unsigned size = simd_size(insn);
    unsigned bytes = simd_bytes(insn, size);
    unsigned opcode = insn >> 11 & 15;
    simd_read(c, insn, bytes, &x);
    if (opcode == MMLA || opcode == USMMLA)
        matrix(&x, opcode == MMLA && !simd_u(insn), opcode == USMMLA || !simd_u(insn));
    else
        simd_three_extra_op(simd_op(insn, 11, 4))(size, &x);
    return simd_write(c, insn, bytes, &x);
}
