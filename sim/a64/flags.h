/* SPDX-License-Identifier: Apache-2.0 */
/** NZCV of additions and logical operations, and conditions: AddWithCarry(), ConditionHolds()
 * (DDI 0487 J1.2.1). */
#ifndef GATHER_A64_FLAGS_H
#define GATHER_A64_FLAGS_H

#include "a64/state.h"

/* Results of 32 bits are kept sign-extended in n and z: the sign is where that of 64 bits is. */
static inline uint64_t flags_of(uint64_t result, bool wide)
{
    return wide ? result : (uint64_t)(int64_t)(int32_t)(uint32_t)result;
}

static inline uint64_t flags_logic(struct a64 *c, uint64_t result, bool wide)
{
    c->n = c->z = flags_of(result, wide);
    c->c = c->v = 0;
    return result;
}

static inline uint64_t flags_add(struct a64 *c, uint64_t a, uint64_t b, bool wide)
{
    if (wide) {
        const uint64_t r = a + b;
        c->n = c->z = r;
        c->c = r < a;
        c->v = (uint8_t)((~(a ^ b) & (a ^ r)) >> 63);
        return r;
    }
    const uint32_t x = (uint32_t)a, y = (uint32_t)b, r = x + y;
    c->n = c->z = flags_of(r, false);
    c->c = r < x;
    c->v = (uint8_t)((~(x ^ y) & (x ^ r)) >> 31);
    return r;
}

static inline uint64_t flags_sub(struct a64 *c, uint64_t a, uint64_t b, bool wide)
{
    if (wide) {
        const uint64_t r = a - b;
        c->n = c->z = r;
        c->c = a >= b;
        c->v = (uint8_t)(((a ^ b) & (a ^ r)) >> 63);
        return r;
    }
    const uint32_t x = (uint32_t)a, y = (uint32_t)b, r = x - y;
    c->n = c->z = flags_of(r, false);
    c->c = x >= y;
    c->v = (uint8_t)(((x ^ y) & (x ^ r)) >> 31);
    return r;
}

/** a + b + carry; a subtraction is the addition of ~b. */
static inline uint64_t flags_adc(struct a64 *c, uint64_t a, uint64_t b, bool wide)
{
    const unsigned bits = wide ? 64 : 32;
    if (!wide) {
        a = (uint32_t)a;
        b = (uint32_t)b;
    }
    const unsigned __int128 sum = (unsigned __int128)a + b + c->c;
    const uint64_t r = wide ? (uint64_t)sum : (uint32_t)sum;
    c->n = c->z = flags_of(r, wide);
    c->c = (sum >> bits) & 1;
    c->v = ((~(a ^ b) & (a ^ r)) >> (bits - 1)) & 1;
    return r;
}

/** Bit NZCV of the mask of a condition says whether it holds. */
static inline uint16_t condition_mask(unsigned cond)
{
    /* eq, cs, mi, vs, hi, ge, gt, al; the odd ones are their opposites, but for 15, which is al. */
    static const uint16_t even[8] = {
        0xf0f0, 0xcccc, 0xff00, 0xaaaa, 0x0c0c, 0xaa55, 0x0a05, 0xffff
    };
    const uint16_t mask = even[cond >> 1];
    return (cond & 1) && cond != 15 ? (uint16_t)~mask : mask;
}

static inline bool condition_holds(const struct a64 *c, uint32_t mask)
{
    return mask >> a64_nzcv(c) & 1;
}

#endif
