/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Advanced SIMD: borders of saturation, dot products and matrices of bytes, structures in memory.
 * That all other lanes of all operations are right is the judge's matter
 * (tests/judges/judge_simd.c).
 */
#include "simd_pe.h"

enum { QC = 1 << 27 };

static union a64_v pair(uint64_t high, uint64_t low)
{
    return (union a64_v){ .d = { low, high } };
}

static uint64_t from_environment(const char *name, uint64_t otherwise)
{
    const char *text = getenv(name);
    return text ? strtoull(text, NULL, 0) : otherwise;
}

static struct rng seeded(const char *stream)
{
    struct rng rng;
    uint64_t seed = from_environment("GATHER_RANDOM_SEED", 1);
    print_message("GATHER_RANDOM_SEED=%llu\n", (unsigned long long)seed);
    rng_seed(&rng, seed, stream);
    return rng;
}

static union a64_v random_vector(struct rng *rng)
{
    uint64_t high = rng_next(rng);
    return pair(high, rng_next(rng));
}

/* ---- saturation
 * ------------------------------------------------------------------------------------ */

/** Rd is V0, Rn V1, Rm V2; V0 is `d` before. All lanes beyond are zero. */
static void saturation(void **state)
{
    static const struct {
        const char *text;
        uint32_t insn;
        uint64_t d, n, m, result;
        bool qc;
    } rows[] = {
        { "sqadd b0", 0x5E220C20, 0, 0x7F, 0x01, 0x7F, true },
        { "sqadd b0", 0x5E220C20, 0, 0x7F, 0x00, 0x7F, false },
        { "sqadd b0, bits above", 0x5E220C20, 0, 0x7F01, 0x7F01, 0x02, false },
        { "uqadd d0", 0x7EE20C20, 0, UINT64_MAX, 1, UINT64_MAX, true },
        { "uqadd d0", 0x7EE20C20, 0, UINT64_MAX, 0, UINT64_MAX, false },
        { "sqsub d0", 0x5EE22C20, 0, 1ULL << 63, 1, 1ULL << 63, true },
        { "uqsub s0", 0x7EA22C20, 0, 3, 4, 0, true },
        { "sqdmulh h0", 0x5E62B420, 0, 0x8000, 0x8000, 0x7FFF, true },
        { "sqrdmulh s0", 0x7EA2B420, 0, 0x80000000, 0x80000000, 0x7FFFFFFF, true },
        { "sqrdmulh h0", 0x7E62B420, 0, 0x4000, 0x0001, 0x0001, false },
        { "sqdmulh h0", 0x5E62B420, 0, 0x4000, 0x0001, 0, false },
        { "sqrdmlah h0", 0x7E428420, 0x7FFF, 0x4000, 0x0001, 0x7FFF, true },
        { "sqrdmlah h0", 0x7E428420, 0x7FFE, 0x4000, 0x0001, 0x7FFF, false },
        { "sqrdmlsh h0", 0x7E428C20, 0x8000, 0x7FFF, 0x7FFF, 0x8000, true },
        { "sqdmull d0", 0x5EA2D020, 0, 0x80000000, 0x80000000, INT64_MAX, true },
        { "sqdmlal s0: product", 0x5E629020, 0xFFFFFFFF, 0x8000, 0x8000, 0x7FFFFFFE, true },
        { "sqneg d0", 0x7EE07820, 0, 1ULL << 63, 0, INT64_MAX, true },
        { "sqabs b0", 0x5E207820, 0, 0x80, 0, 0x7F, true },
        { "suqadd b0", 0x5E203820, 0xFF, 0x80, 0, 0x7F, false },
        { "suqadd b0", 0x5E203820, 0x7F, 0x01, 0, 0x7F, true },
        { "usqadd b0", 0x7E203820, 0x01, 0xFE, 0, 0x00, true },
        { "usqadd d0", 0x7EE03820, UINT64_MAX, 1, 0, UINT64_MAX, true },
        { "sqxtn b0", 0x5E214820, 0, 0x0080, 0, 0x7F, true },
        { "sqxtn b0", 0x5E214820, 0, 0xFF80, 0, 0x80, false },
        { "sqxtun s0", 0x7EA12820, 0, UINT64_MAX, 0, 0, true },
        { "uqxtn h0", 0x7E614820, 0, 0x10000, 0, 0xFFFF, true },
        { "sqshl d0, by 127", 0x5EE24C20, 0, 1, 127, INT64_MAX, true },
        { "sqshl d0, zero by 127", 0x5EE24C20, 0, 0, 127, 0, false },
        { "sqshl d0, -1 by 63", 0x5EE24C20, 0, UINT64_MAX, 63, 1ULL << 63, false },
        { "uqshl d0, by 64", 0x7EE24C20, 0, 1, 64, UINT64_MAX, true },
        { "uqrshl d0, by -64", 0x7EE25C20, 0, 1ULL << 63, 0xC0, 1, false },
        { "uqrshl d0, by -65", 0x7EE25C20, 0, UINT64_MAX, 0xBF, 0, false },
        { "sqrshl d0, by -128", 0x5EE25C20, 0, 1ULL << 63, 0x80, 0, false },
        { "sqshl d0, by -128", 0x5EE24C20, 0, 1ULL << 63, 0x80, UINT64_MAX, false },
        { "sqshlu b0, #7", 0x7F0F6420, 0, 0x02, 0, 0xFF, true },
        { "sqshlu b0, #0", 0x7F086420, 0, 0x80, 0, 0x00, true },
        { "sqrshrun b0, #8", 0x7F088C20, 0, 0x7F80, 0, 0x80, false },
        { "uqrshrn b0, #1", 0x7F0F9C20, 0, 0x01FF, 0, 0xFF, true },
        { "sqrshrn s0, #32", 0x5F209C20, 0, INT64_MAX, 0, 0x7FFFFFFF, true },
    };
    struct simd_pe *pe = *state;
    for (size_t k = 0; k < ARRAY_LEN(rows); k++) {
        pe->c->vreg[0] = pair(UINT64_MAX, rows[k].d);
        pe->c->vreg[1] = pair(UINT64_MAX, rows[k].n);
        pe->c->vreg[2] = pair(UINT64_MAX, rows[k].m);
        pe->c->fp.fpsr = FPSR_IXC;
        simd_do(pe, rows[k].insn);
        const union a64_v *d = &pe->c->vreg[0];
        const uint32_t fpsr = FPSR_IXC | (rows[k].qc ? QC : 0);
        if (d->d[0] != rows[k].result || d->d[1] != 0 || pe->c->fp.fpsr != fpsr)
            fail_msg("%s: %016llx %016llx, FPSR %08x", rows[k].text, (unsigned long long)d->d[1],
                     (unsigned long long)d->d[0], pe->c->fp.fpsr);
    }
}

/** QC stays, and lanes above those of a 64-bit vector do not set it. */
static void cumulative(void **state)
{
    struct simd_pe *pe = *state;
    pe->c->vreg[1] = pair(0x7F7F7F7F7F7F7F7F, 0);
    pe->c->fp.fpsr = 0;
    simd_three(pe, 0x0E200C00, 0, 1, 1); /* sqadd v0.8b */
    assert_int_equal(pe->c->fp.fpsr, 0);
    simd_three(pe, 0x4E200C00, 0, 1, 1); /* sqadd v0.16b */
    assert_int_equal(pe->c->fp.fpsr, QC);
    simd_three(pe, 0x0E200C00, 0, 1, 1);
    assert_int_equal(pe->c->fp.fpsr, QC);
}

/* ---- dot products and matrices (which the judge has not all)
 * ------------------------------------------ */

static int32_t byte_at(const union a64_v *v, unsigned i, bool is_signed)
{
    return is_signed ? (int32_t)(int8_t)v->b[i] : (int32_t)v->b[i];
}

static void dot_products(void **state)
{
    static const struct {
        uint32_t insn; /* of 16 bytes */
        bool n_signed, m_signed, element;
    } rows[] = {
        { 0x4E829420, true, true, false },   /* sdot v0.4s, v1.16b, v2.16b */
        { 0x6E829420, false, false, false }, /* udot */
        { 0x4E829C20, false, true, false },  /* usdot */
        { 0x4F82E020, true, true, true },    /* sdot v0.4s, v1.16b, v2.4b[0] */
        { 0x6F82E020, false, false, true },  /* udot */
        { 0x4F82F020, false, true, true },   /* usdot */
        { 0x4F02F020, true, false, true },   /* sudot */
    };
    struct simd_pe *pe = *state;
    struct rng rng = seeded("dot");
    for (unsigned trial = 0; trial < 2000; trial++) {
        const unsigned k = trial % ARRAY_LEN(rows);
        const bool whole = rng_next(&rng) & 1;
        const unsigned index = rows[k].element ? (unsigned)rng_below(&rng, 4) : 0;
        const union a64_v d = random_vector(&rng);
        const union a64_v n = random_vector(&rng);
        const union a64_v m = random_vector(&rng);
        union a64_v expected = { { 0 } };
        for (unsigned i = 0; i < (whole ? 4U : 2U); i++) {
            int64_t sum = (int32_t)d.s[i];
            for (unsigned b = 0; b < 4; b++)
                sum += (int64_t)byte_at(&n, 4 * i + b, rows[k].n_signed) *
                       byte_at(&m, rows[k].element ? 4 * index + b : 4 * i + b, rows[k].m_signed);
            expected.s[i] = (uint32_t)sum;
        }
        pe->c->vreg[0] = d;
        pe->c->vreg[1] = n;
        pe->c->vreg[2] = m;
        simd_do(pe, (rows[k].insn & ~((uint32_t)!whole << 30)) | (index & 1) << 21 |
                        (index >> 1) << 11);
        assert_memory_equal(&pe->c->vreg[0], &expected, sizeof expected);
    }
}

/** d (2 x 2 words) += n (2 x 8 bytes) * m (2 x 8 bytes, transposed). */
static void matrices(void **state)
{
    static const struct {
        uint32_t insn;
        bool n_signed, m_signed;
    } rows[] = { { 0x4E82A420, true, true },    /* smmla v0.4s, v1.16b, v2.16b */
                 { 0x6E82A420, false, false },  /* ummla */
                 { 0x4E82AC20, false, true } }; /* usmmla */
    struct simd_pe *pe = *state;
    struct rng rng = seeded("matrices");
    for (unsigned trial = 0; trial < 1000; trial++) {
        const unsigned r = trial % ARRAY_LEN(rows);
        union a64_v expected = random_vector(&rng);
        const union a64_v n = random_vector(&rng);
        const union a64_v m = random_vector(&rng);
        pe->c->vreg[0] = expected;
        pe->c->vreg[1] = n;
        pe->c->vreg[2] = m;
        for (unsigned i = 0; i < 2; i++)
            for (unsigned j = 0; j < 2; j++)
                for (unsigned k = 0; k < 8; k++)
                    expected.s[2 * i + j] += (uint32_t)(byte_at(&n, 8 * i + k, rows[r].n_signed) *
                                                        byte_at(&m, 8 * j + k, rows[r].m_signed));
        simd_do(pe, rows[r].insn);
        assert_memory_equal(&pe->c->vreg[0], &expected, sizeof expected);
    }
}

/* ---- structures in memory
 * ------------------------------------------------------------------------------ */

static void fill(struct simd_pe *pe)
{
    for (unsigned i = 0; i < SIMD_RAM_BYTES; i++)
        pe->ram[i] = (uint8_t)(i * 7 + i / 256);
    for (unsigned i = 0; i < 32; i++)
        pe->c->vreg[i] =
            pair(UINT64_C(0x1111111111111111) * (i % 16), UINT64_C(0x0101010101010101) * i);
    pe->c->answers = 0;
}

/** Structures of halfwords in V30, V31, V0, V1; post-index by the bytes and by a register. */
static void wrapping_list(void **state)
{
    struct simd_pe *pe = *state;
    fill(pe);
    pe->c->x[3] = SIMD_RAM + 0xFFA;        /* over the end of a page */
    simd_do(pe, 0x4CDF0400 | 3 << 5 | 30); /* ld4 {v30.8h-v1.8h}, [x3], #64 */
    assert_int_equal(pe->c->x[3], SIMD_RAM + 0xFFA + 64);
    for (unsigned r = 0; r < 4; r++)
        for (unsigned e = 0; e < 8; e++)
            assert_memory_equal(&pe->c->vreg[(30 + r) % 32].h[e],
                                pe->ram + 0xFFA + (size_t)8 * e + (size_t)2 * r, 2);
    pe->c->x[3] = SIMD_RAM;
    pe->c->x[4] = (uint64_t)-16;
    simd_do(pe, 0x0C840400 | 3 << 5 | 30); /* st4 {v30.4h-v1.4h}, [x3], x4 */
    assert_int_equal(pe->c->x[3], SIMD_RAM - 16);
    assert_memory_equal(pe->ram, pe->ram + 0xFFA, 32);
    assert_int_equal(pe->ram[32], (uint8_t)(32 * 7));
}

static void single_lanes(void **state)
{
    struct simd_pe *pe = *state;
    fill(pe);
    pe->c->x[X_SP] = SIMD_RAM + 0x100;
    const union a64_v before = pe->c->vreg[31];
    simd_do(pe, 0x4DFF9000 | 31 << 5 | 31); /* ld2 {v31.s, v0.s}[3], [sp], #8 */
    assert_int_equal(pe->c->x[X_SP], SIMD_RAM + 0x108);
    assert_memory_equal(&pe->c->vreg[31], &before, 12);
    assert_memory_equal(&pe->c->vreg[31].s[3], pe->ram + 0x100, 4);
    assert_memory_equal(&pe->c->vreg[0].s[3], pe->ram + 0x104, 4);
    pe->c->x[5] = SIMD_RAM + 1;
    simd_do(pe, 0x0D40E000 | 5 << 5 | 7); /* ld3r {v7.8b-v9.8b}, [x5] */
    for (unsigned r = 0; r < 3; r++)
        for (unsigned i = 0; i < 16; i++)
            assert_int_equal(pe->c->vreg[7 + r].b[i], i < 8 ? pe->ram[1 + r] : 0);
    assert_int_equal(pe->c->x[5], SIMD_RAM + 1);
}

static void non_temporal(void **state)
{
    struct simd_pe *pe = *state;
    fill(pe);
    pe->c->x[5] = SIMD_RAM + 0x400;
    simd_do(pe, 0xAC600000 | 2 << 10 | 5 << 5 | 1); /* ldnp q1, q2, [x5, #-1024] */
    assert_memory_equal(&pe->c->vreg[1], pe->ram, 32);
    simd_do(pe, 0x2C008000 | 2 << 10 | 5 << 5 | 1); /* stnp s1, s2, [x5, #4] */
    assert_memory_equal(pe->ram + 0x404, pe->ram, 4);
    assert_memory_equal(pe->ram + 0x408, pe->ram + 16, 4);
}

/** An access to Device memory: one of all bytes, by elements; nothing changes before the answer. */
static void device(void **state)
{
    struct simd_pe *pe = *state;
    fill(pe);
    const union a64_v before = pe->c->vreg[1];
    uint8_t data[ACCESS_MAX];
    for (unsigned i = 0; i < sizeof data; i++)
        data[i] = (uint8_t)(i + 1);
    pe->c->x[3] = SIMD_DEVICE;
    const uint32_t ld3 = 0x4CDF4800 | 3 << 5 | 1; /* ld3 {v1.4s-v3.4s}, [x3], #48 */
    assert_int_equal(simd_step(pe, ld3), A64_ACCESS);
    const struct access *a = a64_access(pe->c);
    assert_int_equal(a->kind, ACCESS_LOAD);
    assert_int_equal(a->va.va, SIMD_DEVICE);
    assert_int_equal(a->size, 48);
    assert_int_equal(a->element, 4);
    assert_int_equal(pe->c->x[3], SIMD_DEVICE);
    assert_memory_equal(&pe->c->vreg[1], &before, sizeof before);
    a64_answer(pe->c, &(struct core_outcome){ .data = data });
    simd_do(pe, ld3);
    assert_int_equal(pe->c->x[3], SIMD_DEVICE + 48);
    assert_int_equal(pe->c->vreg[3].s[3], 0x302F2E2D);
    pe->c->answers = 0;
    pe->c->x[3] = SIMD_DEVICE + 8;
    assert_int_equal(simd_step(pe, 0x0DA28000 | 3 << 5 | 1), A64_ACCESS); /* st2 {v1.s-v2.s}[0] */
    assert_int_equal(a->kind, ACCESS_STORE);
    assert_int_equal(a->size, 8);
    assert_int_equal(a->element, 4);
    assert_memory_equal(a->data, &pe->c->vreg[1], 4);
    assert_memory_equal(a->data + 4, &pe->c->vreg[2], 4);
}

static void expect_exception(struct simd_pe *pe, uint32_t insn, unsigned ec)
{
    union a64_v v[32];
    uint64_t x[X_ZERO];
    memcpy(v, pe->c->vreg, sizeof v);
    memcpy(x, pe->c->x, sizeof x);
    assert_int_equal(simd_step(pe, insn), A64_JUMP);
    assert_int_equal(pe->c->sys[SYS_ESR_EL1] >> 26, ec);
    assert_memory_equal(pe->c->vreg, v, sizeof v);
    assert_memory_equal(pe->c->x, x, sizeof x);
}

static void faults(void **state)
{
    enum { FP_TRAP = 0x07, DATA_ABORT = 0x25, SP_UNALIGNED = 0x26 };
    struct simd_pe *pe = *state;
    fill(pe);
    pe->c->x[3] = SIMD_UNMAPPED;
    expect_exception(pe, 0x4CDF0400 | 3 << 5 | 30, DATA_ABORT); /* ld4 ... [x3], #64 */
    assert_int_equal(pe->c->sys[SYS_FAR_EL1], SIMD_UNMAPPED);
    pe->c->x[3] = SIMD_DEVICE + 2;
    expect_exception(pe, 0x4CDF0800 | 3 << 5 | 30, DATA_ABORT); /* words, unaligned on Device */
    pe->c->x[X_SP] = SIMD_RAM + 8;
    expect_exception(pe, 0x4CDF0400 | 31 << 5 | 30, SP_UNALIGNED);
    expect_exception(pe, 0xAC600000 | 2 << 10 | 31 << 5 | 1, SP_UNALIGNED); /* ldnp */
    expect_exception(pe, 0x4DFF9000 | 31 << 5 | 31, SP_UNALIGNED);          /* ld2, single */
    const uint64_t cpacr = pe->c->sys[SYS_CPACR_EL1];
    pe->c->sys[SYS_CPACR_EL1] = 0;
    a64_context_changed(pe->c);
    expect_exception(pe, 0x4E208420, FP_TRAP);                /* add v0.16b */
    expect_exception(pe, 0x4E284820, FP_TRAP);                /* aese */
    expect_exception(pe, 0x4CDF0400 | 31 << 5 | 30, FP_TRAP); /* before the check of SP */
    pe->c->sys[SYS_CPACR_EL1] = cpacr;
    a64_context_changed(pe->c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(saturation),    cmocka_unit_test(cumulative),
        cmocka_unit_test(dot_products),  cmocka_unit_test(matrices),
        cmocka_unit_test(wrapping_list), cmocka_unit_test(single_lanes),
        cmocka_unit_test(non_temporal),  cmocka_unit_test(device),
        cmocka_unit_test(faults),
    };
    return cmocka_run_group_tests(tests, simd_pe_new, simd_pe_free);
}
