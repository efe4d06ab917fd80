/* SPDX-License-Identifier: Apache-2.0 */
/** Cold integer instructions: flag manipulation (FEAT_FlagM, FEAT_FlagM2) and CRC (FEAT_CRC32). */
#include "a64/exec_int.h"

enum { FLAG_N = 8, FLAG_Z = 4, FLAG_C = 2, FLAG_V = 1 };

enum a64_result a64_exec_rmif(struct a64 *c, uint32_t insn)
{
    const uint64_t value = a64_x(c, a64_rmif_rn(insn));
    const unsigned by = a64_rmif_imm6(insn);
    const uint64_t rotated = value >> by | value << (-by & 63);
    const unsigned mask = a64_rmif_mask(insn);
    a64_set_nzcv(c, (a64_nzcv(c) & ~mask) | ((unsigned)rotated & mask));
    return A64_NEXT;
}

/* SETF8, SETF16: V is what an addition of that width would have left, C stays. */
enum a64_result a64_exec_setf(struct a64 *c, uint32_t insn)
{
    const unsigned top = a64_setf8_sz(insn) ? 15 : 7;
    const uint32_t value = a64_w(c, a64_setf8_rn(insn));
    c->n = (uint64_t)(value >> top & 1) << 63;
    c->z = value & ((2U << top) - 1);
    c->v = (uint8_t)((value >> (top + 1) ^ value >> top) & 1);
    return A64_NEXT;
}

enum a64_result a64_exec_cfinv(struct a64 *c, uint32_t insn)
{
    (void)insn;
    c->c ^= 1;
    return A64_NEXT;
}

/* From the flags of a floating-point comparison to another architecture's, and back (C6.2.505). */
enum a64_result a64_exec_xaflag(struct a64 *c, uint32_t insn)
{
    (void)insn;
    const unsigned old = a64_nzcv(c);
    const bool z = old & FLAG_Z;
    const bool carry = old & FLAG_C;
    a64_set_nzcv(c, (unsigned)(!carry && !z) * FLAG_N + (unsigned)(z && carry) * FLAG_Z +
                        (unsigned)(carry || z) * FLAG_C + (unsigned)(!carry && z) * FLAG_V);
    return A64_NEXT;
}
enum a64_result a64_exec_axflag(struct a64 *c, uint32_t insn)
{
    (void)insn;
    const unsigned old = a64_nzcv(c);
    const bool v = old & FLAG_V;
    a64_set_nzcv(c, (unsigned)((old & FLAG_Z) != 0 || v) * FLAG_Z +
                        (unsigned)((old & FLAG_C) != 0 && !v) * FLAG_C);
    return A64_NEXT;
}

/* ---- CRC ------------------------------------------------------------------------------------- */

/* The polynomials 0x04C11DB7 and 0x1EDC6F41 (C6.2.135, C6.2.136) with their bits reversed, as the
 * instructions reverse those of accumulator and value. */
static const uint32_t polynomials[2] = { 0xEDB88320, 0x82F63B78 };

enum a64_result a64_exec_crc32(struct a64 *c, uint32_t insn)
{
    const uint32_t polynomial = polynomials[a64_crc32_c(insn)];
    const unsigned bits = 8U << a64_crc32_sz(insn);
    uint64_t value = a64_x(c, a64_crc32_rm(insn));
    uint32_t sum = a64_w(c, a64_crc32_rn(insn));
    for (unsigned i = 0; i < bits; i++) {
        const bool out = ((sum ^ value) & 1) != 0;
        sum = sum >> 1 ^ (out ? polynomial : 0);
        value >>= 1;
    }
    a64_set_x(c, a64_crc32_rd(insn), sum);
    return A64_NEXT;
}
