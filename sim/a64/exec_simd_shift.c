/* SPDX-License-Identifier: Apache-2.0 */
/* Advanced SIMD shift by immediate, vector and scalar, where it is not floating point (DDI 0487
 * C4.1.96). The shift is in `b` as a signed byte: left, or right if negative. */
#include "a64/simd.h"

#define SW(a) ((simd_wide)simd_sext(a, bits))
#define UW(a) ((simd_wide)(a))

/** Those bits of the lane that a shift of all ones would fill. */
static inline uint64_t filled(uint64_t b, unsigned bits)
{
    return (uint64_t)simd_shift((simd_wide)simd_ones(bits), simd_by(b), bits, false) &
           simd_ones(bits);
}

static inline uint64_t inserted(uint64_t d, uint64_t a, uint64_t b, unsigned bits)
{
    return (d & ~filled(b, bits)) | (uint64_t)simd_shift(UW(a), simd_by(b), bits, false);
}

SIMD_LANES(sshr, simd_shift(SW(a), simd_by(b), bits, false))
SIMD_LANES(ushr, simd_shift(UW(a), simd_by(b), bits, false))
SIMD_LANES(srshr, simd_shift(SW(a), simd_by(b), bits, true))
SIMD_LANES(urshr, simd_shift(UW(a), simd_by(b), bits, true))
SIMD_LANES(ssra, d + (uint64_t)simd_shift(SW(a), simd_by(b), bits, false))
SIMD_LANES(usra, d + (uint64_t)simd_shift(UW(a), simd_by(b), bits, false))
SIMD_LANES(srsra, d + (uint64_t)simd_shift(SW(a), simd_by(b), bits, true))
SIMD_LANES(ursra, d + (uint64_t)simd_shift(UW(a), simd_by(b), bits, true))
SIMD_LANES(insert, inserted(d, a, b, bits))
SIMD_LANES(sqshl, simd_sats(simd_shift(SW(a), simd_by(b), bits, false), bits, qc))
SIMD_LANES(uqshl, simd_satu(simd_shift(UW(a), simd_by(b), bits, false), bits, qc))
SIMD_LANES(sqshlu, simd_satu(simd_shift(SW(a), simd_by(b), bits, false), bits, qc))

/* From wide lanes to their lower halves. */
SIMD_LANES(sqshrun, simd_satu(simd_shift(SW(a), simd_by(b), bits, false), bits / 2, qc))
SIMD_LANES(sqrshrun, simd_satu(simd_shift(SW(a), simd_by(b), bits, true), bits / 2, qc))
SIMD_LANES(sqshrn, simd_sats(simd_shift(SW(a), simd_by(b), bits, false), bits / 2, qc))
SIMD_LANES(sqrshrn, simd_sats(simd_shift(SW(a), simd_by(b), bits, true), bits / 2, qc))
SIMD_LANES(uqshrn, simd_satu(simd_shift(UW(a), simd_by(b), bits, false), bits / 2, qc))
SIMD_LANES(uqrshrn, simd_satu(simd_shift(UW(a), simd_by(b), bits, true), bits / 2, qc))

enum shape { RIGHT, LEFT, NARROW /* right */, LONG /* left */ };

static const struct shift_op {
    simd_each *each;
    enum shape shape;
} shift_ops[SIMD_OPS] = {
    [SIMD_OP(0, 0x00)] = { each_sshr, RIGHT },     [SIMD_OP(1, 0x00)] = { each_ushr, RIGHT },
    [SIMD_OP(0, 0x02)] = { each_ssra, RIGHT },     [SIMD_OP(1, 0x02)] = { each_usra, RIGHT },
    [SIMD_OP(0, 0x04)] = { each_srshr, RIGHT },    [SIMD_OP(1, 0x04)] = { each_urshr, RIGHT },
    [SIMD_OP(0, 0x06)] = { each_srsra, RIGHT },    [SIMD_OP(1, 0x06)] = { each_ursra, RIGHT },
    [SIMD_OP(1, 0x08)] = { each_insert, RIGHT },   [SIMD_OP(0, 0x0A)] = { each_ushr, LEFT },
    [SIMD_OP(1, 0x0A)] = { each_insert, LEFT },    [SIMD_OP(1, 0x0C)] = { each_sqshlu, LEFT },
    [SIMD_OP(0, 0x0E)] = { each_sqshl, LEFT },     [SIMD_OP(1, 0x0E)] = { each_uqshl, LEFT },
    [SIMD_OP(0, 0x10)] = { each_ushr, NARROW },    [SIMD_OP(1, 0x10)] = { each_sqshrun, NARROW },
    [SIMD_OP(0, 0x11)] = { each_urshr, NARROW },   [SIMD_OP(1, 0x11)] = { each_sqrshrun, NARROW },
    [SIMD_OP(0, 0x12)] = { each_sqshrn, NARROW },  [SIMD_OP(1, 0x12)] = { each_uqshrn, NARROW },
    [SIMD_OP(0, 0x13)] = { each_sqrshrn, NARROW }, [SIMD_OP(1, 0x13)] = { each_uqrshrn, NARROW },
    [SIMD_OP(0, 0x14)] = { each_ushr, LONG },      [SIMD_OP(1, 0x14)] = { each_ushr, LONG },
};

enum a64_result a64_exec_simd_shift_imm(struct a64 *c, uint32_t insn)
{
    A64_TRY(a64_check_fp(c));
    struct simd x;
    const struct shift_op *row = &shift_ops[simd_op(insn, 11, 5)];
    unsigned immediate = insn >> 16 & 0x7F; /* immh:immb: the highest 1 is the size */
    unsigned size = 28U - (unsigned)__builtin_clz(immediate);
    unsigned bits = 8U << size;
    bool left = row->shape == LEFT || row->shape == LONG;
    int shift = left ? (int)(immediate - bits) : (int)immediate - (int)(2 * bits);
    unsigned bytes = simd_bytes(insn, size);
    bool scalar = simd_scalar(insn);
    unsigned wide = scalar ? 2U << size : 16;
    simd_read(c, insn, row->shape == NARROW || row->shape == LONG ? wide : bytes, &x);
    x.m = simd_repeat(0, (uint64_t)shift);
    if (row->shape == LONG)
        x.n = simd_widen(&x.n, size, simd_q(insn), !simd_u(insn));
    row->each(row->shape == NARROW || row->shape == LONG ? size + 1 : size, &x);
    if (row->shape == NARROW)
        return simd_write_narrow(c, insn, size, &x);
    return simd_write(c, insn, row->shape == LONG ? 16 : bytes, &x);
}
