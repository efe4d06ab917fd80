/* SPDX-License-Identifier: Apache-2.0 */
/* Advanced SIMD two-register miscellaneous, vector and scalar, and across lanes, where they are not
 * floating point (DDI 0487 C4.1.96). */
#include "a64/simd.h"

#define S(a)  simd_sext(a, bits)
#define SW(a) ((simd_wide)simd_sext(a, bits))

/* ---- lanes -------------------------------------------------------------------------------------
 */

static inline uint64_t leading_zeros(uint64_t a, unsigned bits)
{
    return a == 0 ? bits : (uint64_t)__builtin_clzll(a) - (64 - bits);
}

/** CountLeadingSignBits(): where neighbours first differ. */
static inline uint64_t leading_signs(uint64_t a, unsigned bits)
{
    return leading_zeros((a ^ a >> 1) & simd_ones(bits - 1), bits) - 1;
}

static inline uint64_t reversed_byte(uint64_t a)
{
    a = (a & 0x55) << 1 | (a >> 1 & 0x55);
    a = (a & 0x33) << 2 | (a >> 2 & 0x33);
    return a << 4 | a >> 4;
}

/** The sum of the two halves of a lane. */
static inline uint64_t halves(uint64_t a, unsigned bits, bool is_signed)
{
    uint64_t low = a & simd_ones(bits / 2);
    uint64_t high = a >> bits / 2;
    if (!is_signed)
        return low + high;
    return (uint64_t)(simd_sext(low, bits / 2) + simd_sext(high, bits / 2));
}

SIMD_LANES(saddlp, halves(a, bits, true))
SIMD_LANES(uaddlp, halves(a, bits, false))
SIMD_LANES(sadalp, d + halves(a, bits, true))
SIMD_LANES(uadalp, d + halves(a, bits, false))
SIMD_LANES(suqadd, simd_sats(SW(d) + (simd_wide)a, bits, qc))
SIMD_LANES(usqadd, simd_satu((simd_wide)d + SW(a), bits, qc))
SIMD_LANES(cls, leading_signs(a, bits))
SIMD_LANES(clz, leading_zeros(a, bits))
SIMD_LANES(cnt, __builtin_popcountll(a))
SIMD_LANES(not, ~a)
SIMD_LANES(rbit, reversed_byte(a))
SIMD_LANES(abs, S(a) < 0 ? -a : a)
SIMD_LANES(neg, -a)
SIMD_LANES(sqabs, simd_sats(S(a) < 0 ? -SW(a) : SW(a), bits, qc))
SIMD_LANES(sqneg, simd_sats(-SW(a), bits, qc))
SIMD_LANES(cmgt0, S(a) > 0 ? UINT64_MAX : 0)
SIMD_LANES(cmge0, S(a) >= 0 ? UINT64_MAX : 0)
SIMD_LANES(cmeq0, a == 0 ? UINT64_MAX : 0)
SIMD_LANES(cmle0, S(a) <= 0 ? UINT64_MAX : 0)
SIMD_LANES(cmlt0, S(a) < 0 ? UINT64_MAX : 0)
SIMD_LANES(urecpe, fp_unsigned_recip_estimate((uint32_t)a))
SIMD_LANES(ursqrte, fp_unsigned_rsqrt_estimate((uint32_t)a))

/* On wide lanes, whose low halves are the result. */
SIMD_LANES(xtn, a)
SIMD_LANES(sqxtn, simd_sats(SW(a), bits / 2, qc))
SIMD_LANES(sqxtun, simd_satu(SW(a), bits / 2, qc))
SIMD_LANES(uqxtn, simd_satu((simd_wide)a, bits / 2, qc))
SIMD_LANES(shll, a << bits / 2)

/* ---- two-register miscellaneous
 * ------------------------------------------------------------------ */

enum shape {
    ODD,    /* its own code below */
    SAME,   /* lanes of `size` */
    BYTES,  /* lanes are bytes */
    PAIRS,  /* lanes of twice `size` */
    NARROW, /* from lanes of twice `size` */
    LONG    /* to lanes of twice `size` */
};

static const struct misc_op {
    simd_each *each;
    enum shape shape;
} misc_ops[SIMD_OPS] = {
    [SIMD_OP(0, 0x02)] = { each_saddlp, PAIRS },  [SIMD_OP(1, 0x02)] = { each_uaddlp, PAIRS },
    [SIMD_OP(0, 0x03)] = { each_suqadd, SAME },   [SIMD_OP(1, 0x03)] = { each_usqadd, SAME },
    [SIMD_OP(0, 0x04)] = { each_cls, SAME },      [SIMD_OP(1, 0x04)] = { each_clz, SAME },
    [SIMD_OP(0, 0x05)] = { each_cnt, BYTES },     [SIMD_OP(1, 0x05)] = { each_not, BYTES },
    [SIMD_OP(0, 0x06)] = { each_sadalp, PAIRS },  [SIMD_OP(1, 0x06)] = { each_uadalp, PAIRS },
    [SIMD_OP(0, 0x07)] = { each_sqabs, SAME },    [SIMD_OP(1, 0x07)] = { each_sqneg, SAME },
    [SIMD_OP(0, 0x08)] = { each_cmgt0, SAME },    [SIMD_OP(1, 0x08)] = { each_cmge0, SAME },
    [SIMD_OP(0, 0x09)] = { each_cmeq0, SAME },    [SIMD_OP(1, 0x09)] = { each_cmle0, SAME },
    [SIMD_OP(0, 0x0A)] = { each_cmlt0, SAME },    [SIMD_OP(0, 0x0B)] = { each_abs, SAME },
    [SIMD_OP(1, 0x0B)] = { each_neg, SAME },      [SIMD_OP(0, 0x12)] = { each_xtn, NARROW },
    [SIMD_OP(1, 0x12)] = { each_sqxtun, NARROW }, [SIMD_OP(1, 0x13)] = { each_shll, LONG },
    [SIMD_OP(0, 0x14)] = { each_sqxtn, NARROW },  [SIMD_OP(1, 0x14)] = { each_uqxtn, NARROW },
    [SIMD_OP(0, 0x1C)] = { each_urecpe, SAME },   [SIMD_OP(1, 0x1C)] = { each_ursqrte, SAME },
};

/** REV16, REV32, REV64: lanes of `size` change places within 1 << container bytes. */
static void reverse(struct simd *x, unsigned size, unsigned container)
{
    unsigned flip = (1U << (container - size)) - 1;
    for (unsigned i = 0; i < 16U >> size; i++)
        simd_put(&x->d, size, i, simd_get(&x->n, size, i ^ flip));
}

static void odd_misc(struct simd *x, unsigned op, unsigned size)
{
    switch (op) {
    case SIMD_OP(0, 0x00): reverse(x, size, 3); break;
    case SIMD_OP(1, 0x00): reverse(x, size, 2); break;
    default: reverse(x, size, 1); break;
    }
}

enum a64_result a64_exec_simd_two_misc(struct a64 *c, uint32_t insn)
{
    A64_TRY(a64_check_fp(c));
    struct simd x;
    unsigned size = simd_size(insn);
    unsigned bytes = simd_bytes(insn, size);
    unsigned op = simd_op(insn, 12, 5);
    const struct misc_op *row = &misc_ops[op];
    if (row->shape == NARROW) {
        simd_read(c, insn, simd_scalar(insn) ? 2U << size : 16, &x);
        row->each(size + 1, &x);
        return simd_write_narrow(c, insn, size, &x);
    }
    simd_read(c, insn, row->shape == LONG ? 16 : bytes, &x);
    switch (row->shape) {
    case SAME: row->each(size, &x); break;
    case BYTES: (size == 1 ? each_rbit : row->each)(0, &x); break;
    case PAIRS: row->each(size + 1, &x); break;
    case LONG:
        x.n = simd_widen(&x.n, size, simd_q(insn), false);
        row->each(size + 1, &x);
        return simd_write(c, insn, 16, &x);
    default: odd_misc(&x, op, size); break;
    }
    return simd_write(c, insn, bytes, &x);
}

/* ---- across lanes
 * --------------------------------------------------------------------------------- */

enum across { ADDLV = 0x03, MAXV = 0x0A, MINV = 0x1A, ADDV = 0x1B };

static int64_t join(enum across op, int64_t a, int64_t b)
{
    switch (op) {
    case MAXV: return a > b ? a : b;
    case MINV: return a < b ? a : b;
    default: return a + b;
    }
}

enum a64_result a64_exec_simd_across(struct a64 *c, uint32_t insn)
{
    A64_TRY(a64_check_fp(c));
    unsigned size = simd_size(insn);
    unsigned bits = 8U << size;
    enum across op = (enum across)(insn >> 12 & 31);
    const union a64_v *n = &c->vreg[simd_rn(insn)];
    int64_t all = 0;
    for (unsigned i = 0; i < simd_bytes(insn, size) >> size; i++) {
        uint64_t lane = simd_get(n, size, i);
        int64_t value = simd_u(insn) ? (int64_t)lane : simd_sext(lane, bits);
        all = i == 0 ? value : join(op, all, value);
    }
    union a64_v result = { .d = { (uint64_t)all } };
    simd_cut(&result, op == ADDLV ? 2U << size : 1U << size);
    c->vreg[simd_rd(insn)] = result;
    return A64_NEXT;
}
