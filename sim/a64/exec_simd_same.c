/* SPDX-License-Identifier: Apache-2.0 */
/* Advanced SIMD three same, vector and scalar (DDI 0487 C4.1.96); scalar pairwise. */
#include "a64/simd.h"

/* ---- lanes -------------------------------------------------------------------------------------
 */

#define S(a)  simd_sext(a, bits)
#define SW(a) ((simd_wide)simd_sext(a, bits))
#define UW(a) ((simd_wide)(a))

static inline simd_wide doubled_product(uint64_t a, uint64_t b, unsigned bits)
{
    return 2 * SW(a) * SW(b);
}

static inline simd_wide half_unit(unsigned bits)
{
    return (simd_wide)1 << (bits - 1);
}

/* Halving happens on 32 bits and less: 64 have room for the sum. */
SIMD_LANES(shadd, (S(a) + S(b)) >> 1)
SIMD_LANES(uhadd, (a + b) >> 1)
SIMD_LANES(srhadd, (S(a) + S(b) + 1) >> 1)
SIMD_LANES(urhadd, (a + b + 1) >> 1)
SIMD_LANES(shsub, (S(a) - S(b)) >> 1)
SIMD_LANES(uhsub, (a - b) >> 1)
SIMD_LANES(sqadd, simd_sats(SW(a) + SW(b), bits, qc))
SIMD_LANES(uqadd, simd_satu(UW(a) + UW(b), bits, qc))
SIMD_LANES(sqsub, simd_sats(SW(a) - SW(b), bits, qc))
SIMD_LANES(uqsub, simd_satu(UW(a) - UW(b), bits, qc))
SIMD_LANES(cmgt, S(a) > S(b) ? UINT64_MAX : 0)
SIMD_LANES(cmhi, a > b ? UINT64_MAX : 0)
SIMD_LANES(cmge, S(a) >= S(b) ? UINT64_MAX : 0)
SIMD_LANES(cmhs, a >= b ? UINT64_MAX : 0)
SIMD_LANES(cmtst, (a & b) != 0 ? UINT64_MAX : 0)
SIMD_LANES(cmeq, a == b ? UINT64_MAX : 0)
SIMD_LANES(sshl, simd_shift(SW(a), simd_by(b), bits, false))
SIMD_LANES(ushl, simd_shift(UW(a), simd_by(b), bits, false))
SIMD_LANES(srshl, simd_shift(SW(a), simd_by(b), bits, true))
SIMD_LANES(urshl, simd_shift(UW(a), simd_by(b), bits, true))
SIMD_LANES(sqshl, simd_sats(simd_shift(SW(a), simd_by(b), bits, false), bits, qc))
SIMD_LANES(uqshl, simd_satu(simd_shift(UW(a), simd_by(b), bits, false), bits, qc))
SIMD_LANES(sqrshl, simd_sats(simd_shift(SW(a), simd_by(b), bits, true), bits, qc))
SIMD_LANES(uqrshl, simd_satu(simd_shift(UW(a), simd_by(b), bits, true), bits, qc))
SIMD_LANES(smax, S(a) > S(b) ? a : b)
SIMD_LANES(umax, a > b ? a : b)
SIMD_LANES(smin, S(a) < S(b) ? a : b)
SIMD_LANES(umin, a < b ? a : b)
SIMD_LANES(sabd, S(a) > S(b) ? a - b : b - a)
SIMD_LANES(uabd, a > b ? a - b : b - a)
SIMD_LANES(saba, d + (S(a) > S(b) ? a - b : b - a))
SIMD_LANES(uaba, d + (a > b ? a - b : b - a))
SIMD_LANES(add, a + b)
SIMD_LANES(sub, a - b)
SIMD_LANES(mla, d + a * b)
SIMD_LANES(mls, d - a * b)
SIMD_LANES(mul, a *b)
SIMD_LANES(pmul, simd_poly_mul(a, b).d[0])
SIMD_LANES(sqdmulh, simd_sats(doubled_product(a, b, bits) >> bits, bits, qc))
SIMD_LANES(sqrdmulh, simd_sats((doubled_product(a, b, bits) + half_unit(bits)) >> bits, bits, qc))

/* Logical operations, which have `size` as part of the opcode. */
SIMD_LANES(and, a &b)
SIMD_LANES(bic, a & ~b)
SIMD_LANES(orr, a | b)
SIMD_LANES(orn, a | ~b)
SIMD_LANES(eor, a ^ b)
SIMD_LANES(bsl, b ^ ((b ^ a) & d))
SIMD_LANES(bit, d ^ ((d ^ a) & b))
SIMD_LANES(bif, d ^ ((d ^ a) & ~b))

simd_each *simd_three_same_op(unsigned op)
{
    static simd_each *const table[SIMD_OPS] = {
        [SIMD_OP(0, 0x00)] = each_shadd,   [SIMD_OP(1, 0x00)] = each_uhadd,
        [SIMD_OP(0, 0x01)] = each_sqadd,   [SIMD_OP(1, 0x01)] = each_uqadd,
        [SIMD_OP(0, 0x02)] = each_srhadd,  [SIMD_OP(1, 0x02)] = each_urhadd,
        [SIMD_OP(0, 0x04)] = each_shsub,   [SIMD_OP(1, 0x04)] = each_uhsub,
        [SIMD_OP(0, 0x05)] = each_sqsub,   [SIMD_OP(1, 0x05)] = each_uqsub,
        [SIMD_OP(0, 0x06)] = each_cmgt,    [SIMD_OP(1, 0x06)] = each_cmhi,
        [SIMD_OP(0, 0x07)] = each_cmge,    [SIMD_OP(1, 0x07)] = each_cmhs,
        [SIMD_OP(0, 0x08)] = each_sshl,    [SIMD_OP(1, 0x08)] = each_ushl,
        [SIMD_OP(0, 0x09)] = each_sqshl,   [SIMD_OP(1, 0x09)] = each_uqshl,
        [SIMD_OP(0, 0x0A)] = each_srshl,   [SIMD_OP(1, 0x0A)] = each_urshl,
        [SIMD_OP(0, 0x0B)] = each_sqrshl,  [SIMD_OP(1, 0x0B)] = each_uqrshl,
        [SIMD_OP(0, 0x0C)] = each_smax,    [SIMD_OP(1, 0x0C)] = each_umax,
        [SIMD_OP(0, 0x0D)] = each_smin,    [SIMD_OP(1, 0x0D)] = each_umin,
        [SIMD_OP(0, 0x0E)] = each_sabd,    [SIMD_OP(1, 0x0E)] = each_uabd,
        [SIMD_OP(0, 0x0F)] = each_saba,    [SIMD_OP(1, 0x0F)] = each_uaba,
        [SIMD_OP(0, 0x10)] = each_add,     [SIMD_OP(1, 0x10)] = each_sub,
        [SIMD_OP(0, 0x11)] = each_cmtst,   [SIMD_OP(1, 0x11)] = each_cmeq,
        [SIMD_OP(0, 0x12)] = each_mla,     [SIMD_OP(1, 0x12)] = each_mls,
        [SIMD_OP(0, 0x13)] = each_mul,     [SIMD_OP(1, 0x13)] = each_pmul,
        [SIMD_OP(0, 0x14)] = each_smax,    [SIMD_OP(1, 0x14)] = each_umax,
        [SIMD_OP(0, 0x15)] = each_smin,    [SIMD_OP(1, 0x15)] = each_umin,
        [SIMD_OP(0, 0x16)] = each_sqdmulh, [SIMD_OP(1, 0x16)] = each_sqrdmulh,
        [SIMD_OP(0, 0x17)] = each_add,
    };
    return table[op];
}

static simd_each *logical_op(uint32_t insn)
{
    static simd_each *const table[2][4] = {
        { each_and, each_bic, each_orr, each_orn },
        { each_eor, each_bsl, each_bit, each_bif },
    };
    return table[simd_u(insn)][simd_size(insn)];
}

/* ---- instructions ------------------------------------------------------------------------------
 */

static inline __attribute__((always_inline)) void unzip(struct simd *x, unsigned size,
                                                        unsigned bytes)
{
    union a64_v n = { { 0 } };
    union a64_v m = { { 0 } };
    unsigned half = (bytes >> size) / 2;
    for (unsigned i = 0; i < half; i++) {
        simd_put(&n, size, i, simd_get(&x->n, size, 2 * i));
        simd_put(&m, size, i, simd_get(&x->n, size, 2 * i + 1));
        simd_put(&n, size, half + i, simd_get(&x->m, size, 2 * i));
        simd_put(&m, size, half + i, simd_get(&x->m, size, 2 * i + 1));
    }
    x->n = n;
    x->m = m;
}

/** Of the lanes of n and m, one after the other, all even ones to n, all odd ones to m. */
static void unzip_lanes(struct simd *x, unsigned size, unsigned bytes)
{
    switch (size) {
    case 0: unzip(x, 0, bytes); break;
    case 1: unzip(x, 1, bytes); break;
    case 2: unzip(x, 2, bytes); break;
    default: unzip(x, 3, bytes); break;
    }
}

enum a64_result a64_exec_simd_three_same(struct a64 *c, uint32_t insn)
{
    enum { LOGICAL = 0x03, MAXP = 0x14, MINP = 0x15, ADDP = 0x17 };
    A64_TRY(a64_check_fp(c));
    struct simd x;
    unsigned size = simd_size(insn);
    unsigned bytes = simd_bytes(insn, size);
    unsigned opcode = insn >> 11 & 31;
    simd_read(c, insn, bytes, &x);
    if (opcode == LOGICAL) {
        logical_op(insn)(3, &x);
        return simd_write(c, insn, bytes, &x);
    }
    if (opcode == MAXP || opcode == MINP || opcode == ADDP)
        unzip_lanes(&x, size, bytes);
    simd_three_same_op(simd_op(insn, 11, 5))(size, &x);
    return simd_write(c, insn, bytes, &x);
}

/** ADDP (scalar), the only integer one of scalar pairwise. */
enum a64_result a64_exec_simd_pairwise(struct a64 *c, uint32_t insn)
{
    A64_TRY(a64_check_fp(c));
    const union a64_v *n = &c->vreg[simd_rn(insn)];
    c->vreg[simd_rd(insn)] = (union a64_v){ .d = { n->d[0] + n->d[1] } };
    return A64_NEXT;
}
