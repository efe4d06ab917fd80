/* SPDX-License-Identifier: Apache-2.0 */
/* Advanced SIMD three different and by element, vector and scalar (DDI 0487 C4.1.96). */
#include "a64/simd.h"

/* ---- lengthening and narrowing ------------------------------------------------------------------
 */

static inline __attribute__((always_inline)) union a64_v widen(const union a64_v *v, unsigned size,
                                                               unsigned first, bool is_signed)
{
    union a64_v out;
    for (unsigned i = 0; i < 8U >> size; i++) {
        uint64_t a = simd_get(v, size, first + i);
        simd_put(&out, size + 1, i, is_signed ? (uint64_t)simd_sext(a, 8U << size) : a);
    }
    return out;
}

union a64_v simd_widen(const union a64_v *v, unsigned size, bool upper, bool is_signed)
{
    unsigned first = upper ? 8U >> size : 0;
    switch (size) {
    case 0: return widen(v, 0, first, is_signed);
    case 1: return widen(v, 1, first, is_signed);
    default: return widen(v, 2, first, is_signed);
    }
}

static inline __attribute__((always_inline)) uint64_t narrow(const union a64_v *v, unsigned size)
{
    union a64_v low;
    for (unsigned i = 0; i < 8U >> size; i++)
        simd_put(&low, size, i, simd_get(v, size + 1, i));
    return low.d[0];
}

enum a64_result simd_write_narrow(struct a64 *c, uint32_t insn, unsigned size, struct simd *x)
{
    uint64_t low;
    switch (size) {
    case 0: low = narrow(&x->d, 0); break;
    case 1: low = narrow(&x->d, 1); break;
    default: low = narrow(&x->d, 2); break;
    }
    if (simd_scalar(insn) || !simd_q(insn)) {
        x->d = (union a64_v){ .d = { low } };
        return simd_write(c, insn, simd_scalar(insn) ? 1U << size : 8, x);
    }
    x->d = (union a64_v){ .d = { c->vreg[simd_rd(insn)].d[0], low } };
    return simd_write(c, insn, 16, x);
}

/* ---- three different
 * ------------------------------------------------------------------------------ */

/* `bits` are those of the wide lanes, to which narrow operands have been extended. */

#define S(a) ((simd_wide)simd_sext(a, bits))

static inline uint64_t doubled_product(uint64_t a, uint64_t b, unsigned bits, bool *qc)
{
    return simd_sats(2 * S(a) * S(b), bits, qc);
}

SIMD_LANES(add, a + b)
SIMD_LANES(sub, a - b)
SIMD_LANES(addhn, (a + b) >> bits / 2)
SIMD_LANES(raddhn, (a + b + (UINT64_C(1) << (bits / 2 - 1))) >> bits / 2)
SIMD_LANES(subhn, (a - b) >> bits / 2)
SIMD_LANES(rsubhn, (a - b + (UINT64_C(1) << (bits / 2 - 1))) >> bits / 2)
SIMD_LANES(abal, d + (S(a) > S(b) ? a - b : b - a))
SIMD_LANES(abdl, S(a) > S(b) ? a - b : b - a)
SIMD_LANES(mlal, d + a * b)
SIMD_LANES(mlsl, d - a * b)
SIMD_LANES(mull, a *b)
SIMD_LANES(sqdmull, doubled_product(a, b, bits, qc))
SIMD_LANES(sqdmlal, simd_sats(S(d) + S(doubled_product(a, b, bits, qc)), bits, qc))
SIMD_LANES(sqdmlsl, simd_sats(S(d) - S(doubled_product(a, b, bits, qc)), bits, qc))
SIMD_LANES(pmull, simd_poly_mul(a, b).d[0])

enum shape {
    LONG,  /* both operands are narrow, the result is wide */
    WIDE,  /* the first operand is wide too */
    NARROW /* both operands are wide, the result is narrow */
};

static const struct diff_op {
    simd_each *each;
    enum shape shape;
} diff_ops[SIMD_OPS] = {
    [SIMD_OP(0, 0x0)] = { each_add, LONG },     [SIMD_OP(1, 0x0)] = { each_add, LONG },
    [SIMD_OP(0, 0x1)] = { each_add, WIDE },     [SIMD_OP(1, 0x1)] = { each_add, WIDE },
    [SIMD_OP(0, 0x2)] = { each_sub, LONG },     [SIMD_OP(1, 0x2)] = { each_sub, LONG },
    [SIMD_OP(0, 0x3)] = { each_sub, WIDE },     [SIMD_OP(1, 0x3)] = { each_sub, WIDE },
    [SIMD_OP(0, 0x4)] = { each_addhn, NARROW }, [SIMD_OP(1, 0x4)] = { each_raddhn, NARROW },
    [SIMD_OP(0, 0x5)] = { each_abal, LONG },    [SIMD_OP(1, 0x5)] = { each_abal, LONG },
    [SIMD_OP(0, 0x6)] = { each_subhn, NARROW }, [SIMD_OP(1, 0x6)] = { each_rsubhn, NARROW },
    [SIMD_OP(0, 0x7)] = { each_abdl, LONG },    [SIMD_OP(1, 0x7)] = { each_abdl, LONG },
    [SIMD_OP(0, 0x8)] = { each_mlal, LONG },    [SIMD_OP(1, 0x8)] = { each_mlal, LONG },
    [SIMD_OP(0, 0x9)] = { each_sqdmlal, LONG }, [SIMD_OP(0, 0xA)] = { each_mlsl, LONG },
    [SIMD_OP(1, 0xA)] = { each_mlsl, LONG },    [SIMD_OP(0, 0xB)] = { each_sqdmlsl, LONG },
    [SIMD_OP(0, 0xC)] = { each_mull, LONG },    [SIMD_OP(1, 0xC)] = { each_mull, LONG },
    [SIMD_OP(0, 0xD)] = { each_sqdmull, LONG },
};

/** On operands that have been read; writes Vd. */
static enum a64_result three_diff(struct a64 *c, uint32_t insn, unsigned op, unsigned size,
                                  struct simd *x)
{
    bool upper = simd_q(insn) && !simd_scalar(insn);
    bool is_signed = op < SIMD_OP(1, 0);
    const struct diff_op *row = &diff_ops[op];
    if (row->shape != NARROW)
        x->m = simd_widen(&x->m, size, upper, is_signed);
    if (row->shape == LONG)
        x->n = simd_widen(&x->n, size, upper, is_signed);
    row->each(size + 1, x);
    if (row->shape == NARROW)
        return simd_write_narrow(c, insn, size, x);
    return simd_write(c, insn, simd_scalar(insn) ? 2U << size : 16, x);
}

static enum a64_result pmull(struct a64 *c, uint32_t insn, struct simd *x)
{
    unsigned half = simd_q(insn);
    if (simd_size(insn) == 3) {
        x->d = simd_poly_mul(x->n.d[half], x->m.d[half]);
        return simd_write(c, insn, 16, x);
    }
    x->n = simd_widen(&x->n, 0, half, false);
    x->m = simd_widen(&x->m, 0, half, false);
    each_pmull(1, x);
    return simd_write(c, insn, 16, x);
}

/** Only the first lane counts for a scalar: the rest of the operands must not saturate. */
static void read_long(const struct a64 *c, uint32_t insn, unsigned size, struct simd *x)
{
    simd_read(c, insn, 16, x);
    if (simd_scalar(insn)) {
        simd_cut(&x->d, 2U << size);
        simd_cut(&x->n, 1U << size);
        simd_cut(&x->m, 1U << size);
    }
}

enum a64_result a64_exec_simd_three_diff(struct a64 *c, uint32_t insn)
{
    enum { PMULL = 0xE };
    A64_TRY(a64_check_fp(c));
    struct simd x;
    unsigned size = simd_size(insn);
    read_long(c, insn, size, &x);
    if ((insn >> 12 & 15) == PMULL)
        return pmull(c, insn, &x);
    return three_diff(c, insn, simd_op(insn, 12, 4), size, &x);
}

/* ---- by element
 * ------------------------------------------------------------------------------------ */

/** Which operation of another class an instruction by element is, on one element for all lanes. */
enum class { NONE, SAME, EXTRA, DIFF };

static const struct element_op {
    enum class class;
    unsigned op;
} element_ops[SIMD_OPS] = {
    [SIMD_OP(1, 0x0)] = { SAME, SIMD_OP(0, 0x12) }, /* MLA */
    [SIMD_OP(1, 0x4)] = { SAME, SIMD_OP(1, 0x12) }, /* MLS */
    [SIMD_OP(0, 0x8)] = { SAME, SIMD_OP(0, 0x13) }, /* MUL */
    [SIMD_OP(0, 0xC)] = { SAME, SIMD_OP(0, 0x16) }, /* SQDMULH */
    [SIMD_OP(0, 0xD)] = { SAME, SIMD_OP(1, 0x16) }, /* SQRDMULH */
    [SIMD_OP(0, 0x2)] = { DIFF, SIMD_OP(0, 0x8) },  /* SMLAL */
    [SIMD_OP(1, 0x2)] = { DIFF, SIMD_OP(1, 0x8) },  /* UMLAL */
    [SIMD_OP(0, 0x3)] = { DIFF, SIMD_OP(0, 0x9) },  /* SQDMLAL */
    [SIMD_OP(0, 0x6)] = { DIFF, SIMD_OP(0, 0xA) },  /* SMLSL */
    [SIMD_OP(1, 0x6)] = { DIFF, SIMD_OP(1, 0xA) },  /* UMLSL */
    [SIMD_OP(0, 0x7)] = { DIFF, SIMD_OP(0, 0xB) },  /* SQDMLSL */
    [SIMD_OP(0, 0xA)] = { DIFF, SIMD_OP(0, 0xC) },  /* SMULL */
    [SIMD_OP(1, 0xA)] = { DIFF, SIMD_OP(1, 0xC) },  /* UMULL */
    [SIMD_OP(0, 0xB)] = { DIFF, SIMD_OP(0, 0xD) },  /* SQDMULL */
    [SIMD_OP(1, 0xD)] = { EXTRA, SIMD_OP(1, 0x0) }, /* SQRDMLAH */
    [SIMD_OP(1, 0xF)] = { EXTRA, SIMD_OP(1, 0x1) }, /* SQRDMLSH */
    [SIMD_OP(0, 0xE)] = { EXTRA, SIMD_OP(0, 0x2) }, /* SDOT */
    [SIMD_OP(1, 0xE)] = { EXTRA, SIMD_OP(1, 0x2) }, /* UDOT */
    [SIMD_OP(0, 0xF)] = { EXTRA, SIMD_OP(0, 0x3) }, /* USDOT; SUDOT is its own */
};

/** H:L with M as the register's highest bit for words, H:L:M with 16 registers for halfwords. */
static uint64_t element(const struct a64 *c, uint32_t insn, unsigned size)
{
    unsigned h = insn >> 11 & 1;
    unsigned l = insn >> 21 & 1;
    unsigned m = insn >> 20 & 1;
    if (size == 1)
        return c->vreg[simd_rm(insn) & 15].h[h << 2 | l << 1 | m];
    return c->vreg[simd_rm(insn)].s[h << 1 | l];
}

enum a64_result a64_exec_simd_by_element(struct a64 *c, uint32_t insn)
{
    enum { DOT = 0xE, MIXED_DOT = 0xF };
    A64_TRY(a64_check_fp(c));
    struct simd x;
    unsigned size = simd_size(insn);
    unsigned opcode = insn >> 12 & 15;
    bool mixed = opcode == MIXED_DOT && !simd_u(insn);
    const struct element_op *row = &element_ops[simd_op(insn, 12, 4)];
    bool sudot = mixed && size == 0;
    if (opcode == DOT || mixed)
        size = 2; /* four bytes are one element; `size` tells SUDOT and USDOT apart */
    uint64_t one = element(c, insn, size);
    if (row->class == DIFF) {
        read_long(c, insn, size, &x);
        x.m = simd_repeat(size, one);
        if (simd_scalar(insn))
            simd_cut(&x.m, 1U << size);
        return three_diff(c, insn, row->op, size, &x);
    }
    unsigned bytes = simd_bytes(insn, size);
    simd_read(c, insn, bytes, &x);
    x.m = simd_repeat(size, one);
    if (sudot) {
        union a64_v n = x.n;
        x.n = x.m;
        x.m = n;
    }
    (row->class == SAME ? simd_three_same_op : simd_three_extra_op)(row->op)(size, &x);
    return simd_write(c, insn, bytes, &x);
}
