/* SPDX-License-Identifier: Apache-2.0 */
/* SHA-512, SHA-3, SM3 and SM4 (FEAT_SHA512, FEAT_SHA3, FEAT_SM3, FEAT_SM4). */
#include "a64/simd.h"

static uint32_t rol(uint32_t a, unsigned by)
{
    return a << by | a >> (32 - by);
}

static uint64_t ror64(uint64_t a, unsigned by)
{
    return a >> by | a << (-by & 63);
}

/* ---- SHA-512
 * -------------------------------------------------------------------------------------- */

static uint64_t choose(uint64_t x, uint64_t y, uint64_t z)
{
    return z ^ (x & (y ^ z));
}

static uint64_t majority(uint64_t x, uint64_t y, uint64_t z)
{
    return (x & y) | (z & (x | y));
}

static uint64_t sum1(uint64_t a)
{
    return ror64(a, 14) ^ ror64(a, 18) ^ ror64(a, 41);
}

static uint64_t sum0(uint64_t a)
{
    return ror64(a, 28) ^ ror64(a, 34) ^ ror64(a, 39);
}

static void sha512h(struct simd *x)
{
    const uint64_t *n = x->n.d;
    const uint64_t *m = x->m.d;
    x->d.d[1] += sum1(m[1]) + choose(m[1], n[0], n[1]);
    uint64_t e = x->d.d[1] + m[0];
    x->d.d[0] += sum1(e) + choose(e, m[1], n[0]);
}

static void sha512h2(struct simd *x)
{
    const uint64_t *m = x->m.d;
    x->d.d[1] += sum0(m[0]) + majority(x->n.d[0], m[1], m[0]);
    x->d.d[0] += sum0(x->d.d[1]) + majority(x->d.d[1], m[0], m[1]);
}

static void sha512su0(struct simd *x)
{
    uint64_t w[2] = { x->d.d[1], x->n.d[0] };
    for (unsigned i = 0; i < 2; i++)
        x->d.d[i] += ror64(w[i], 1) ^ ror64(w[i], 8) ^ w[i] >> 7;
}

static void sha512su1(struct simd *x)
{
    for (unsigned i = 0; i < 2; i++) {
        uint64_t w = x->n.d[i];
        x->d.d[i] += (ror64(w, 19) ^ ror64(w, 61) ^ w >> 6) + x->m.d[i];
    }
}

/* ---- SHA-3
 * ---------------------------------------------------------------------------------------- */

static void rax1(struct simd *x)
{
    for (unsigned i = 0; i < 2; i++)
        x->d.d[i] = x->n.d[i] ^ ror64(x->m.d[i], 63);
}

enum a64_result a64_exec_simd_xar(struct a64 *c, uint32_t insn)
{
    A64_TRY(a64_check_fp(c));
    struct simd x;
    simd_read(c, insn, 16, &x);
    for (unsigned i = 0; i < 2; i++)
        x.d.d[i] = ror64(x.n.d[i] ^ x.m.d[i], insn >> 10 & 63);
    return simd_write(c, insn, 16, &x);
}

/* ---- SM3
 * ------------------------------------------------------------------------------------------ */

/** P1 of the message expansion. */
static uint32_t p1(uint32_t a)
{
    return a ^ rol(a, 15) ^ rol(a, 23);
}

static void sm3partw1(struct simd *x)
{
    uint32_t *d = x->d.s;
    for (unsigned i = 0; i < 4; i++)
        d[i] = p1(d[i] ^ x->n.s[i] ^ rol(i < 3 ? x->m.s[i + 1] : d[0], 15));
}

static void sm3partw2(struct simd *x)
{
    uint32_t first = x->n.s[0] ^ rol(x->m.s[0], 7);
    for (unsigned i = 0; i < 4; i++)
        x->d.s[i] ^= x->n.s[i] ^ rol(x->m.s[i], 7);
    x->d.s[3] ^= p1(rol(first, 15));
}

static void sm3ss1(struct simd *x, const union a64_v *a)
{
    uint32_t sum = rol(x->n.s[3], 12) + x->m.s[3] + a->s[3];
    x->d = (union a64_v){ .s = { 0, 0, 0, rol(sum, 7) } };
}

/** SM3TT1A, SM3TT1B, SM3TT2A, SM3TT2B: half of a round; the A forms are those of rounds 0 to 15. */
enum a64_result a64_exec_simd_sm3tt(struct a64 *c, uint32_t insn)
{
    A64_TRY(a64_check_fp(c));
    struct simd x;
    simd_read(c, insn, 16, &x);
    bool second = insn >> 11 & 1;
    bool b = insn >> 10 & 1;
    const uint32_t *d = x.d.s;
    uint32_t mixed = d[3] ^ d[2] ^ d[1];
    if (b)
        mixed = (uint32_t)(second ? choose(d[3], d[2], d[1]) : majority(d[3], d[2], d[1]));
    uint32_t t = mixed + d[0] + x.m.s[insn >> 12 & 3];
    t += second ? x.n.s[3] : x.n.s[3] ^ rol(d[3], 12);
    if (second)
        t ^= rol(t, 9) ^ rol(t, 17);
    x.d = (union a64_v){ .s = { d[1], rol(d[2], second ? 19 : 9), d[3], t } };
    return simd_write(c, insn, 16, &x);
}

/* ---- SM4
 * ------------------------------------------------------------------------------------------ */

/* The S-box of SM4 (GB/T 32907-2016, 6.2). */
static const uint8_t sm4_sbox[256] = {
    0xD6, 0x90, 0xE9, 0xFE, 0xCC, 0xE1, 0x3D, 0xB7, 0x16, 0xB6, 0x14, 0xC2, 0x28, 0xFB, 0x2C, 0x05,
    0x2B, 0x67, 0x9A, 0x76, 0x2A, 0xBE, 0x04, 0xC3, 0xAA, 0x44, 0x13, 0x26, 0x49, 0x86, 0x06, 0x99,
    0x9C, 0x42, 0x50, 0xF4, 0x91, 0xEF, 0x98, 0x7A, 0x33, 0x54, 0x0B, 0x43, 0xED, 0xCF, 0xAC, 0x62,
    0xE4, 0xB3, 0x1C, 0xA9, 0xC9, 0x08, 0xE8, 0x95, 0x80, 0xDF, 0x94, 0xFA, 0x75, 0x8F, 0x3F, 0xA6,
    0x47, 0x07, 0xA7, 0xFC, 0xF3, 0x73, 0x17, 0xBA, 0x83, 0x59, 0x3C, 0x19, 0xE6, 0x85, 0x4F, 0xA8,
    0x68, 0x6B, 0x81, 0xB2, 0x71, 0x64, 0xDA, 0x8B, 0xF8, 0xEB, 0x0F, 0x4B, 0x70, 0x56, 0x9D, 0x35,
    0x1E, 0x24, 0x0E, 0x5E, 0x63, 0x58, 0xD1, 0xA2, 0x25, 0x22, 0x7C, 0x3B, 0x01, 0x21, 0x78, 0x87,
    0xD4, 0x00, 0x46, 0x57, 0x9F, 0xD3, 0x27, 0x52, 0x4C, 0x36, 0x02, 0xE7, 0xA0, 0xC4, 0xC8, 0x9E,
    0xEA, 0xBF, 0x8A, 0xD2, 0x40, 0xC7, 0x38, 0xB5, 0xA3, 0xF7, 0xF2, 0xCE, 0xF9, 0x61, 0x15, 0xA1,
    0xE0, 0xAE, 0x5D, 0xA4, 0x9B, 0x34, 0x1A, 0x55, 0xAD, 0x93, 0x32, 0x30, 0xF5, 0x8C, 0xB1, 0xE3,
    0x1D, 0xF6, 0xE2, 0x2E, 0x82, 0x66, 0xCA, 0x60, 0xC0, 0x29, 0x23, 0xAB, 0x0D, 0x53, 0x4E, 0x6F,
    0xD5, 0xDB, 0x37, 0x45, 0xDE, 0xFD, 0x8E, 0x2F, 0x03, 0xFF, 0x6A, 0x72, 0x6D, 0x6C, 0x5B, 0x51,
    0x8D, 0x1B, 0xAF, 0x92, 0xBB, 0xDD, 0xBC, 0x7F, 0x11, 0xD9, 0x5C, 0x41, 0x1F, 0x10, 0x5A, 0xD8,
    0x0A, 0xC1, 0x31, 0x88, 0xA5, 0xCD, 0x7B, 0xBD, 0x2D, 0x74, 0xD0, 0x12, 0xB8, 0xE5, 0xB4, 0xB0,
    0x89, 0x69, 0x97, 0x4A, 0x0C, 0x96, 0x77, 0x7E, 0x65, 0xB9, 0xF1, 0x09, 0xC5, 0x6E, 0xC6, 0x84,
    0x18, 0xF0, 0x7D, 0xEC, 0x3A, 0xDC, 0x4D, 0x20, 0x79, 0xEE, 0x5F, 0x3E, 0xD7, 0xCB, 0x39, 0x48,
};

/** Four rounds on `state` with `key`: of the cipher, or of the expansion of the key. */
static union a64_v sm4_rounds(union a64_v state, const union a64_v *key, bool expansion)
{
    uint32_t *s = state.s;
    for (unsigned i = 0; i < 4; i++) {
        union a64_v t = { .s = { s[1] ^ s[2] ^ s[3] ^ key->s[i] } };
        for (unsigned k = 0; k < 4; k++)
            t.b[k] = sm4_sbox[t.b[k]];
        uint32_t a = t.s[0];
        a ^= expansion ? rol(a, 13) ^ rol(a, 23) : rol(a, 2) ^ rol(a, 10) ^ rol(a, 18) ^ rol(a, 24);
        a ^= s[0];
        memmove(s, s + 1, 3 * sizeof *s);
        s[3] = a;
    }
    return state;
}

/* ---- instructions
 * --------------------------------------------------------------------------------- */

enum a64_result a64_exec_simd_sha512_three(struct a64 *c, uint32_t insn)
{
    A64_TRY(a64_check_fp(c));
    struct simd x;
    simd_read(c, insn, 16, &x);
    switch ((insn >> 14 & 1) << 2 | (insn >> 10 & 3)) { /* O:opcode */
    case 0: sha512h(&x); break;
    case 1: sha512h2(&x); break;
    case 2: sha512su1(&x); break;
    case 3: rax1(&x); break;
    case 4: sm3partw1(&x); break;
    case 5: sm3partw2(&x); break;
    default: x.d = sm4_rounds(x.n, &x.m, true); break; /* SM4EKEY */
    }
    return simd_write(c, insn, 16, &x);
}

enum a64_result a64_exec_simd_sha512_two(struct a64 *c, uint32_t insn)
{
    enum { SM4E = 1 };
    A64_TRY(a64_check_fp(c));
    struct simd x;
    simd_read(c, insn, 16, &x);
    if ((insn >> 10 & 3) == SM4E)
        x.d = sm4_rounds(x.d, &x.n, false);
    else
        sha512su0(&x);
    return simd_write(c, insn, 16, &x);
}

enum a64_result a64_exec_simd_crypto_four(struct a64 *c, uint32_t insn)
{
    enum { EOR3, BCAX };
    A64_TRY(a64_check_fp(c));
    struct simd x;
    simd_read(c, insn, 16, &x);
    const union a64_v *a = &c->vreg[simd_ra(insn)];
    unsigned op = insn >> 21 & 3;
    if (op == EOR3 || op == BCAX) {
        for (unsigned i = 0; i < 2; i++)
            x.d.d[i] = x.n.d[i] ^ (op == EOR3 ? x.m.d[i] ^ a->d[i] : x.m.d[i] & ~a->d[i]);
    } else {
        sm3ss1(&x, a);
    }
    return simd_write(c, insn, 16, &x);
}
