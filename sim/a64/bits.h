/* SPDX-License-Identifier: Apache-2.0 */
/** Bits of instructions and integers. */
#ifndef GATHER_A64_BITS_H
#define GATHER_A64_BITS_H

#include <stdbool.h>
#include <stdint.h>

/** insn<high:low> */
static inline uint32_t bits(uint32_t insn, unsigned high, unsigned low)
{
    return insn >> low & (UINT32_MAX >> (31 - (high - low)));
}
/** The same as a two's complement number. */
static inline int32_t bits_signed(uint32_t insn, unsigned high, unsigned low)
{
    return (int32_t)(insn << (31 - high)) >> (31 - high + low);
}
/** The low `width` bits (a power of two) of v rotated to the right. */
static inline uint64_t rotate_right(uint64_t v, unsigned by, unsigned width)
{
    if (width == 64) {
        return v >> (by & 63) | v << (-by & 63);
    }
    const uint64_t mask = ((uint64_t)1 << width) - 1;
    by &= width - 1;
    v &= mask;
    return (v >> by | v << (width - by)) & mask;
}
static inline uint64_t reverse_bits(uint64_t v)
{
    v = (v >> 1 & 0x5555555555555555) | (v & 0x5555555555555555) << 1;
    v = (v >> 2 & 0x3333333333333333) | (v & 0x3333333333333333) << 2;
    v = (v >> 4 & 0x0f0f0f0f0f0f0f0f) | (v & 0x0f0f0f0f0f0f0f0f) << 4;
    return __builtin_bswap64(v);
}
/** DecodeBitMasks() (J1.3.3.8), wmask: an element of n:NOT(imms) bits, repeated to 64 bits. */
static inline uint64_t a64_bit_mask(unsigned n, unsigned imms, unsigned immr)
{
    const unsigned length = n ? 64 : 1U << (31 - __builtin_clz(~imms & 0x3f));
    const unsigned s = imms & (length - 1), r = immr & (length - 1);
    uint64_t mask = rotate_right(UINT64_MAX >> (63 - s), r, length);
    for (unsigned width = length; width < 64; width *= 2) {
        mask |= mask << width;
    }
    return mask;
}
/** immhi:immlo of ADR and ADRP. */
static inline int32_t a64_adr_offset(uint32_t insn)
{
    return bits_signed(insn, 23, 5) * 4 + (int32_t)bits(insn, 30, 29);
}

#endif
