/* SPDX-License-Identifier: Apache-2.0 */
/* Advanced SIMD permute, extract, table lookup, copy and modified immediate (DDI 0487 C4.1.96). */
#include "a64/simd.h"

/* ---- permute -----------------------------------------------------------------------------------
 */

/** ZIP, UZP, TRN: where lane `i` of `lanes` comes from in Vn followed by Vm. */
static unsigned permuted(unsigned opcode, unsigned i, unsigned lanes)
{
    enum { UZP = 1, TRN = 2, ZIP = 3 };
    unsigned part = opcode >> 2;
    switch (opcode & 3) {
    case UZP: return 2 * i + part;
    case TRN: return (i & 1) * lanes + (i & ~1U) + part;
    case ZIP:
    default: return (i & 1) * lanes + i / 2 + part * (lanes / 2);
    }
}

enum a64_result a64_exec_simd_permute(struct a64 *c, uint32_t insn)
{
    A64_TRY(a64_check_fp(c));
    struct simd x;
    unsigned size = simd_size(insn);
    unsigned bytes = simd_bytes(insn, size);
    unsigned lanes = bytes >> size;
    simd_read(c, insn, bytes, &x);
    for (unsigned i = 0; i < lanes; i++) {
        unsigned from = permuted(insn >> 12 & 7, i, lanes);
        const union a64_v *v = from < lanes ? &x.n : &x.m;
        simd_put(&x.d, size, i, simd_get(v, size, from % lanes));
    }
    return simd_write(c, insn, bytes, &x);
}

/** EXT: bytes from the middle of Vm:Vn. */
enum a64_result a64_exec_simd_ext(struct a64 *c, uint32_t insn)
{
    A64_TRY(a64_check_fp(c));
    struct simd x;
    unsigned bytes = simd_bytes(insn, 0);
    unsigned first = insn >> 11 & 15;
    simd_read(c, insn, bytes, &x);
    for (unsigned i = 0; i < bytes; i++)
        x.d.b[i] = i + first < bytes ? x.n.b[i + first] : x.m.b[i + first - bytes];
    return simd_write(c, insn, bytes, &x);
}

/** TBL, TBX: the bytes of one to four registers, which follow each other modulo 32. */
enum a64_result a64_exec_simd_table(struct a64 *c, uint32_t insn)
{
    A64_TRY(a64_check_fp(c));
    struct simd x;
    unsigned bytes = simd_bytes(insn, 0);
    unsigned registers = (insn >> 13 & 3) + 1;
    bool keeps = insn >> 12 & 1;
    simd_read(c, insn, bytes, &x);
    for (unsigned i = 0; i < bytes; i++) {
        unsigned index = x.m.b[i];
        if (index < 16 * registers)
            x.d.b[i] = c->vreg[(simd_rn(insn) + index / 16) % 32].b[index % 16];
        else if (!keeps)
            x.d.b[i] = 0;
    }
    return simd_write(c, insn, bytes, &x);
}

/* ---- copy
 * ---------------------------------------------------------------------------------------- */

/** DUP, INS, SMOV, UMOV by imm4 and op; imm5's lowest 1 is the size, the bits above the lane. */
enum a64_result a64_exec_simd_copy(struct a64 *c, uint32_t insn)
{
    enum { DUP_ELEMENT = 0, DUP_GENERAL = 1, INS_GENERAL = 3, SMOV = 5, UMOV = 7 };
    A64_TRY(a64_check_fp(c));
    unsigned imm5 = insn >> 16 & 31;
    unsigned imm4 = insn >> 11 & 15;
    unsigned size = (unsigned)__builtin_ctz(imm5 | 32);
    unsigned lane = imm5 >> (size + 1);
    union a64_v *d = &c->vreg[simd_rd(insn)];
    const union a64_v *n = &c->vreg[simd_rn(insn)];
    if (simd_u(insn)) { /* INS (element) */
        simd_put(d, size, lane, simd_get(n, size, imm4 >> size));
        return A64_NEXT;
    }
    uint64_t general = a64_x(c, simd_rn(insn));
    switch (imm4) {
    case DUP_ELEMENT:
        *d = simd_repeat(size, simd_get(n, size, lane));
        simd_cut(d, simd_bytes(insn, size));
        break;
    case DUP_GENERAL:
        *d = simd_repeat(size, general);
        simd_cut(d, simd_bytes(insn, size));
        break;
    case INS_GENERAL: simd_put(d, size, lane, general); break;
    case SMOV: {
        uint64_t value = (uint64_t)simd_sext(simd_get(n, size, lane), 8U << size);
        a64_set_x(c, simd_rd(insn), simd_q(insn) ? value : (uint32_t)value);
        break;
    }
    case UMOV:
    default: a64_set_x(c, simd_rd(insn), simd_get(n, size, lane)); break;
    }
    return A64_NEXT;
}

/* ---- modified immediate
 * --------------------------------------------------------------------------- */

/** AdvSIMDExpandImm() (J1.1.3), without the inversion of MVNI and BIC. */
static uint64_t expand_imm(unsigned op, unsigned cmode, unsigned imm8)
{
    uint64_t mask = 0;
    switch (cmode >> 1) {
    case 4:
    case 5: return simd_repeat(1, (uint64_t)imm8 << (cmode & 2 ? 8 : 0)).d[0];
    case 6: return simd_repeat(2, cmode & 1 ? imm8 << 16 | 0xFFFF : imm8 << 8 | 0xFF).d[0];
    case 7:
        if (cmode & 1)
            return op ? fp_expand_imm(FP_DOUBLE, (uint8_t)imm8)
                      : simd_repeat(2, fp_expand_imm(FP_SINGLE, (uint8_t)imm8)).d[0];
        if (!op)
            return simd_repeat(0, imm8).d[0];
        for (unsigned i = 0; i < 8; i++)
            mask |= (imm8 >> i & 1 ? UINT64_C(0xFF) : 0) << 8 * i;
        return mask;
    default: return simd_repeat(2, imm8 << 8 * (cmode >> 1)).d[0];
    }
}

/** MOVI, MVNI, ORR, BIC, FMOV (vector, immediate). */
enum a64_result a64_exec_simd_mod_imm(struct a64 *c, uint32_t insn)
{
    A64_TRY(a64_check_fp(c));
    struct simd x;
    unsigned bytes = simd_bytes(insn, 0);
    unsigned cmode = insn >> 12 & 15;
    unsigned imm8 = (insn >> 16 & 7) << 5 | (insn >> 5 & 31);
    bool op = simd_u(insn);
    bool half = insn >> 11 & 1; /* FMOV of half precision */
    uint64_t imm = half ? simd_repeat(1, fp_expand_imm(FP_HALF, (uint8_t)imm8)).d[0]
                        : expand_imm(op, cmode, imm8);
    bool with_d = cmode < 12 && cmode & 1; /* ORR, BIC */
    bool inverted = op && cmode < 14;
    simd_read(c, insn, bytes, &x);
    for (unsigned i = 0; i < 2; i++) {
        uint64_t value = inverted ? ~imm : imm;
        if (with_d)
            value = inverted ? x.d.d[i] & value : x.d.d[i] | value;
        x.d.d[i] = value;
    }
    return simd_write(c, insn, bytes, &x);
}
