/* SPDX-License-Identifier: Apache-2.0 */
/* The cryptographic instructions make what the standards publish. */
#include "simd_pe.h"

enum {
    AESE = 0x4E284800,
    AESD = 0x4E285800,
    AESMC = 0x4E286800,
    AESIMC = 0x4E287800,
    SHA1C = 0x5E000000,
    SHA1P = 0x5E001000,
    SHA1M = 0x5E002000,
    SHA1SU0 = 0x5E003000,
    SHA1H = 0x5E280800,
    SHA1SU1 = 0x5E281800,
    SHA256H = 0x5E004000,
    SHA256H2 = 0x5E005000,
    SHA256SU0 = 0x5E282800,
    SHA256SU1 = 0x5E006000,
    EXT = 0x6E000000,
    ADD_2D = 0x4EE08400,
    ADD_4S = 0x4EA08400
};
static const uint32_t SHA512H = 0xCE608000, SHA512H2 = 0xCE608400, SHA512SU0 = 0xCEC08000,
                      SHA512SU1 = 0xCE608800, RAX1 = 0xCE608C00, EOR3 = 0xCE000000,
                      BCAX = 0xCE200000, XAR = 0xCE800000, SM3SS1 = 0xCE400000,
                      SM3TT1A = 0xCE408000, SM3TT1B = 0xCE408400, SM3TT2A = 0xCE408800,
                      SM3TT2B = 0xCE408C00, SM3PARTW1 = 0xCE60C000, SM3PARTW2 = 0xCE60C400,
                      SM4E = 0xCEC08400, SM4EKEY = 0xCE60C800;

static uint32_t rol(uint32_t a, unsigned by)
{
    return by % 32 == 0 ? a : a << by % 32 | a >> (32 - by % 32);
}

static union a64_v words(uint32_t a, uint32_t b, uint32_t c, uint32_t d)
{
    return (union a64_v){ .s = { a, b, c, d } };
}

/* ---- AES
 * ------------------------------------------------------------------------------------------ */

/** The example of FIPS 197, appendix B, first round, and its way back. */
static void aes_round(void **state)
{
    static const uint8_t input[16] = { 0x32, 0x43, 0xF6, 0xA8, 0x88, 0x5A, 0x30, 0x8D,
                                       0x31, 0x31, 0x98, 0xA2, 0xE0, 0x37, 0x07, 0x34 };
    static const uint8_t key[16] = { 0x2B, 0x7E, 0x15, 0x16, 0x28, 0xAE, 0xD2, 0xA6,
                                     0xAB, 0xF7, 0x15, 0x88, 0x09, 0xCF, 0x4F, 0x3C };
    static const uint8_t keyed[16] = { 0x19, 0x3D, 0xE3, 0xBE, 0xA0, 0xF4, 0xE2, 0x2B,
                                       0x9A, 0xC6, 0x8D, 0x2A, 0xE9, 0xF8, 0x48, 0x08 };
    static const uint8_t shifted[16] = { 0xD4, 0xBF, 0x5D, 0x30, 0xE0, 0xB4, 0x52, 0xAE,
                                         0xB8, 0x41, 0x11, 0xF1, 0x1E, 0x27, 0x98, 0xE5 };
    static const uint8_t mixed[16] = { 0x04, 0x66, 0x81, 0xE5, 0xE0, 0xCB, 0x19, 0x9A,
                                       0x48, 0xF8, 0xD3, 0x7A, 0x28, 0x06, 0x26, 0x4C };
    struct simd_pe *pe = *state;
    union a64_v *v = pe->c->vreg;
    memcpy(&v[0], input, 16);
    memcpy(&v[1], key, 16);
    simd_two(pe, AESE, 0, 1);
    assert_memory_equal(&v[0], shifted, 16);
    simd_two(pe, AESMC, 2, 0);
    assert_memory_equal(&v[2], mixed, 16);
    simd_two(pe, AESIMC, 2, 2);
    assert_memory_equal(&v[2], shifted, 16);
    v[3] = (union a64_v){ { 0 } };
    simd_two(pe, AESD, 2, 3);
    assert_memory_equal(&v[2], keyed, 16);
}

/* ---- SHA-1, SHA-256, SHA-512 of "abc" (FIPS 180-4)
 * ------------------------------------------------ */

/* The first 64 halves are the constants of SHA-256. */
static const uint64_t sha512_k[80] = {
    0x428A2F98D728AE22, 0x7137449123EF65CD, 0xB5C0FBCFEC4D3B2F, 0xE9B5DBA58189DBBC,
    0x3956C25BF348B538, 0x59F111F1B605D019, 0x923F82A4AF194F9B, 0xAB1C5ED5DA6D8118,
    0xD807AA98A3030242, 0x12835B0145706FBE, 0x243185BE4EE4B28C, 0x550C7DC3D5FFB4E2,
    0x72BE5D74F27B896F, 0x80DEB1FE3B1696B1, 0x9BDC06A725C71235, 0xC19BF174CF692694,
    0xE49B69C19EF14AD2, 0xEFBE4786384F25E3, 0x0FC19DC68B8CD5B5, 0x240CA1CC77AC9C65,
    0x2DE92C6F592B0275, 0x4A7484AA6EA6E483, 0x5CB0A9DCBD41FBD4, 0x76F988DA831153B5,
    0x983E5152EE66DFAB, 0xA831C66D2DB43210, 0xB00327C898FB213F, 0xBF597FC7BEEF0EE4,
    0xC6E00BF33DA88FC2, 0xD5A79147930AA725, 0x06CA6351E003826F, 0x142929670A0E6E70,
    0x27B70A8546D22FFC, 0x2E1B21385C26C926, 0x4D2C6DFC5AC42AED, 0x53380D139D95B3DF,
    0x650A73548BAF63DE, 0x766A0ABB3C77B2A8, 0x81C2C92E47EDAEE6, 0x92722C851482353B,
    0xA2BFE8A14CF10364, 0xA81A664BBC423001, 0xC24B8B70D0F89791, 0xC76C51A30654BE30,
    0xD192E819D6EF5218, 0xD69906245565A910, 0xF40E35855771202A, 0x106AA07032BBD1B8,
    0x19A4C116B8D2D0C8, 0x1E376C085141AB53, 0x2748774CDF8EEB99, 0x34B0BCB5E19B48A8,
    0x391C0CB3C5C95A63, 0x4ED8AA4AE3418ACB, 0x5B9CCA4F7763E373, 0x682E6FF3D6B2B8A3,
    0x748F82EE5DEFB2FC, 0x78A5636F43172F60, 0x84C87814A1F0AB72, 0x8CC702081A6439EC,
    0x90BEFFFA23631E28, 0xA4506CEBDE82BDE9, 0xBEF9A3F7B2C67915, 0xC67178F2E372532B,
    0xCA273ECEEA26619C, 0xD186B8C721C0C207, 0xEADA7DD6CDE0EB1E, 0xF57D4F7FEE6ED178,
    0x06F067AA72176FBA, 0x0A637DC5A2C898A6, 0x113F9804BEF90DAE, 0x1B710B35131C471B,
    0x28DB77F523047D84, 0x32CAAB7B40C72493, 0x3C9EBE0A15C9BEBC, 0x431D67C49C100D4C,
    0x4CC5D4BECB3E42B6, 0x597F299CFC657E2A, 0x5FCB6FAB3AD6FAEC, 0x6C44198C4A475817,
};
static const uint64_t sha512_start[8] = {
    0x6A09E667F3BCC908, 0xBB67AE8584CAA73B, 0x3C6EF372FE94F82B, 0xA54FF53A5F1D36F1,
    0x510E527FADE682D1, 0x9B05688C2B3E6C1F, 0x1F83D9ABFB41BD6B, 0x5BE0CD19137E2179,
};

static void sha1_abc(void **state)
{
    static const uint32_t k[4] = { 0x5A827999, 0x6ED9EBA1, 0x8F1BBCDC, 0xCA62C1D6 };
    static const uint32_t rounds[4] = { SHA1C, SHA1P, SHA1M, SHA1P };
    enum { ABCD = 0, E = 1, SUM = 2, NEXT_E = 3, W = 4, CONSTANT = 8 };
    struct simd_pe *pe = *state;
    union a64_v *v = pe->c->vreg;
    const union a64_v start = words(0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476);
    v[ABCD] = start;
    v[E] = words(0xC3D2E1F0, 0, 0, 0);
    v[W] = words(0x61626380, 0, 0, 0);
    v[W + 1] = v[W + 2] = words(0, 0, 0, 0);
    v[W + 3] = words(0, 0, 0, 24);
    for (unsigned i = 0; i < 20; i++) {
        v[CONSTANT] = words(k[i / 5], k[i / 5], k[i / 5], k[i / 5]);
        simd_three(pe, ADD_4S, SUM, W + i % 4, CONSTANT);
        simd_two(pe, SHA1H, NEXT_E, ABCD);
        simd_three(pe, rounds[i / 5], ABCD, E, SUM);
        v[E] = v[NEXT_E];
        simd_three(pe, SHA1SU0, W + i % 4, W + (i + 1) % 4, W + (i + 2) % 4);
        simd_two(pe, SHA1SU1, W + i % 4, W + (i + 3) % 4);
    }
    static const uint32_t digest[5] = { 0xA9993E36, 0x4706816A, 0xBA3E2571, 0x7850C26C,
                                        0x9CD0D89D };
    for (unsigned i = 0; i < 4; i++)
        assert_int_equal(v[ABCD].s[i] + start.s[i], digest[i]);
    assert_int_equal(v[E].s[0] + 0xC3D2E1F0, digest[4]);
}

static void sha256_abc(void **state)
{
    enum { ABCD = 0, EFGH = 1, SUM = 2, OLD = 3, W = 4, CONSTANT = 8 };
    struct simd_pe *pe = *state;
    union a64_v *v = pe->c->vreg;
    for (unsigned i = 0; i < 8; i++)
        v[i / 4].s[i % 4] = (uint32_t)(sha512_start[i] >> 32);
    v[W] = words(0x61626380, 0, 0, 0);
    v[W + 1] = v[W + 2] = words(0, 0, 0, 0);
    v[W + 3] = words(0, 0, 0, 24);
    for (unsigned i = 0; i < 16; i++) {
        for (unsigned k = 0; k < 4; k++)
            v[CONSTANT].s[k] = (uint32_t)(sha512_k[4 * i + k] >> 32);
        simd_three(pe, ADD_4S, SUM, W + i % 4, CONSTANT);
        v[OLD] = v[ABCD];
        simd_three(pe, SHA256H, ABCD, EFGH, SUM);
        simd_three(pe, SHA256H2, EFGH, OLD, SUM);
        simd_two(pe, SHA256SU0, W + i % 4, W + (i + 1) % 4);
        simd_three(pe, SHA256SU1, W + i % 4, W + (i + 2) % 4, W + (i + 3) % 4);
    }
    static const uint32_t digest[8] = { 0xBA7816BF, 0x8F01CFEA, 0x414140DE, 0x5DAE2223,
                                        0xB00361A3, 0x96177A9C, 0xB410FF61, 0xF20015AD };
    for (unsigned i = 0; i < 8; i++)
        assert_int_equal((uint32_t)(v[i / 4].s[i % 4] + (sha512_start[i] >> 32)), digest[i]);
}

/** Two rounds a step: the state is V0 (a, b) to V3 (g, h), V8 to V15 are the schedule. */
static void sha512_abc(void **state)
{
    enum { T = 4, W = 8 };
    struct simd_pe *pe = *state;
    union a64_v *v = pe->c->vreg;
    memcpy(v, sha512_start, sizeof sha512_start);
    memset(v + W, 0, 8 * sizeof *v);
    v[W].d[0] = UINT64_C(0x6162638000000000);
    v[W + 7].d[1] = 24;
    for (unsigned i = 0; i < 40; i++) {
        const unsigned w = W + i % 8;
        v[T] = (union a64_v){ .d = { v[3].d[0] + sha512_k[2 * i + 1] + v[w].d[1],
                                     v[3].d[1] + sha512_k[2 * i] + v[w].d[0] } };
        simd_three(pe, EXT | 8 << 11, T + 1, 2, 3); /* f, g */
        simd_three(pe, EXT | 8 << 11, T + 2, 1, 2); /* d, e */
        simd_three(pe, SHA512H, T, T + 1, T + 2);
        simd_three(pe, ADD_2D, T + 3, 1, T); /* the new e, f */
        simd_three(pe, SHA512H2, T, 1, 0);
        v[3] = v[2];
        v[2] = v[T + 3];
        v[1] = v[0];
        v[0] = v[T];
        simd_three(pe, EXT | 8 << 11, T, W + (i + 4) % 8, W + (i + 5) % 8);
        simd_two(pe, SHA512SU0, w, W + (i + 1) % 8);
        simd_three(pe, SHA512SU1, w, W + (i + 7) % 8, T);
    }
    static const uint64_t digest[8] = {
        0xDDAF35A193617ABA, 0xCC417349AE204131, 0x12E6FA4E89A97EA2, 0x0A9EEEE64B55D39A,
        0x2192992A274FC1A8, 0x36BA3C23A3FEEBBD, 0x454D4423643CE80E, 0x2A9AC94FA54CA49F,
    };
    for (unsigned i = 0; i < 8; i++)
        assert_true(v[i / 2].d[i % 2] + sha512_start[i] == digest[i]);
}

/* ---- SHA-3: the definitions of C7.2, on bits
 * ------------------------------------------------------- */

static void sha3(void **state)
{
    struct simd_pe *pe = *state;
    union a64_v *v = pe->c->vreg;
    v[1] = (union a64_v){ .d = { 0xFF00FF00FF00FF00, 1 } };
    v[2] = (union a64_v){ .d = { 0x8000000000000001, 0x0F0F } };
    v[3] = (union a64_v){ .d = { 0x5555555555555555, 0xFFFF } };
    simd_do(pe, simd_dnm(EOR3 | 3 << 10, 0, 1, 2));
    assert_true(v[0].d[0] == 0x2A55AA55AA55AA54 && v[0].d[1] == 0xF0F1);
    simd_do(pe, simd_dnm(BCAX | 3 << 10, 0, 1, 2));
    assert_true(v[0].d[0] == 0x7F00FF00FF00FF00 && v[0].d[1] == 1);
    simd_three(pe, RAX1, 0, 1, 2);
    assert_true(v[0].d[0] == 0xFF00FF00FF00FF03 && v[0].d[1] == 0x1E1F);
    simd_do(pe, simd_dnm(XAR | 4 << 10, 0, 1, 2));
    assert_true(v[0].d[0] == 0x17F00FF00FF00FF0 && v[0].d[1] == 0xE0000000000000F0);
    simd_do(pe, simd_dnm(XAR, 0, 1, 2));
    assert_true(v[0].d[0] == 0x7F00FF00FF00FF01 && v[0].d[1] == 0x0F0E);
}

/* ---- SM3 of "abc" (GB/T 32905-2016, A.1)
 * ----------------------------------------------------------- */

/** V0: D, C, B, A; V1: H, G, F, E, each with the last word of the four on top. */
static void sm3_abc(void **state)
{
    enum { ABCD = 0, EFGH = 1, T = 2, SS1 = 3, W = 4, WW = 8, NEW = 9, HELP = 10 };
    static const uint32_t start[8] = { 0x7380166F, 0x4914B2B9, 0x172442D7, 0xDA8A0600,
                                       0xA96F30BC, 0x163138AA, 0xE38DEE4D, 0xB0FB0E4E };
    struct simd_pe *pe = *state;
    union a64_v *v = pe->c->vreg;
    v[ABCD] = words(start[3], start[2], start[1], start[0]);
    v[EFGH] = words(start[7], start[6], start[5], start[4]);
    v[W] = words(0x61626380, 0, 0, 0);
    v[W + 1] = v[W + 2] = words(0, 0, 0, 0);
    v[W + 3] = words(0, 0, 0, 24);
    for (unsigned i = 0; i < 64; i++) {
        const unsigned w = W + i / 4 % 4;
        const unsigned w4 = W + (i / 4 + 1) % 4;
        const bool first = i < 16;
        if (i % 4 == 0)
            for (unsigned k = 0; k < 4; k++)
                v[WW].s[k] = v[w].s[k] ^ v[w4].s[k];
        v[T] = words(0, 0, 0, rol(first ? 0x79CC4519 : 0x7A879D8A, i));
        simd_do(pe, simd_dnm(SM3SS1 | T << 10, SS1, ABCD, EFGH));
        simd_do(pe, simd_dnm((first ? SM3TT1A : SM3TT1B) | (i % 4) << 12, ABCD, SS1, WW));
        simd_do(pe, simd_dnm((first ? SM3TT2A : SM3TT2B) | (i % 4) << 12, EFGH, SS1, w));
        if (i % 4 == 3) { /* the four words after the next twelve, into the place of these */
            const unsigned w8 = W + (i / 4 + 2) % 4;
            const unsigned w12 = W + (i / 4 + 3) % 4;
            simd_three(pe, EXT | 12 << 11, NEW, w4, w8);      /* W[7..10] */
            simd_three(pe, EXT | 12 << 11, HELP, w, w4);      /* W[3..6] */
            simd_three(pe, EXT | 8 << 11, HELP + 1, w8, w12); /* W[10..13] */
            simd_three(pe, SM3PARTW1, w, NEW, w12);
            simd_three(pe, SM3PARTW2, w, HELP + 1, HELP);
        }
    }
    static const uint32_t digest[8] = { 0x66C7F0F4, 0x62EEEDD9, 0xD1F2D46B, 0xDC10E4E2,
                                        0x4167C487, 0x5CF2F7A2, 0x297DA02B, 0x8F4BA8E0 };
    for (unsigned i = 0; i < 8; i++)
        assert_int_equal(v[i / 4].s[3 - i % 4] ^ start[i], digest[i]);
}

/* ---- SM4 (GB/T 32907-2016, A.1)
 * -------------------------------------------------------------------- */

static void sm4_block(void **state)
{
    struct simd_pe *pe = *state;
    union a64_v *v = pe->c->vreg;
    const union a64_v plain = words(0x01234567, 0x89ABCDEF, 0xFEDCBA98, 0x76543210);
    v[0] = words(0x01234567 ^ 0xA3B1BAC6, 0x89ABCDEF ^ 0x56AA3350, 0xFEDCBA98 ^ 0x677D9197,
                 0x76543210 ^ 0xB27022DC);
    v[1] = plain;
    for (unsigned i = 0; i < 8; i++) {
        for (unsigned k = 0; k < 16; k++) /* CK: bytes are multiples of 7 */
            v[2].b[k / 4 * 4 + 3 - k % 4] = (uint8_t)((16 * i + k) * 7);
        simd_three(pe, SM4EKEY, 0, 0, 2);
        if (i == 0)
            assert_int_equal(v[0].s[0], 0xF12186F9);
        simd_two(pe, SM4E, 1, 0);
    }
    static const uint32_t cipher[4] = { 0x681EDF34, 0xD206965E, 0x86B3E94F, 0x536E4246 };
    for (unsigned i = 0; i < 4; i++)
        assert_int_equal(v[1].s[3 - i], cipher[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(aes_round),  cmocka_unit_test(sha1_abc), cmocka_unit_test(sha256_abc),
        cmocka_unit_test(sha512_abc), cmocka_unit_test(sha3),     cmocka_unit_test(sm3_abc),
        cmocka_unit_test(sm4_block),
    };
    return cmocka_run_group_tests(tests, simd_pe_new, simd_pe_free);
}
