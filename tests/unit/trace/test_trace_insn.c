/* SPDX-License-Identifier: Apache-2.0 */
/** Instructions put together from lines, and A64 words decoded. */
#include "support.h"

/* Words and text as aarch64-linux-gnu-objdump prints them; sizes and kinds follow from the text. */
static const struct expected_op {
    uint32_t word;
    const char *text;
    enum trace_class op_class;
    uint8_t element, reg_bytes, total;
    const char *direction; /* L, S, LS */
    const char *order;     /* a acquire, r release, n non-temporal */
} accesses[] = {
    { 0xb9000020, "str w0, [x1]", TRACE_CLASS_PLAIN, 4, 4, 4, "S", "" },
    { 0xf9000420, "str x0, [x1, #8]", TRACE_CLASS_PLAIN, 8, 8, 8, "S", "" },
    { 0x38001420, "strb w0, [x1], #1", TRACE_CLASS_PLAIN, 1, 1, 1, "S", "" },
    { 0x78002c20, "strh w0, [x1, #2]!", TRACE_CLASS_PLAIN, 2, 2, 2, "S", "" },
    { 0xb8227820, "str w0, [x1, x2, lsl #2]", TRACE_CLASS_PLAIN, 4, 4, 4, "S", "" },
    { 0xf81f8020, "stur x0, [x1, #-8]", TRACE_CLASS_PLAIN, 8, 8, 8, "S", "" },
    { 0xf8000820, "sttr x0, [x1]", TRACE_CLASS_PLAIN, 8, 8, 8, "S", "" },
    { 0xb9400020, "ldr w0, [x1]", TRACE_CLASS_PLAIN, 4, 4, 4, "L", "" },
    { 0xf9400020, "ldr x0, [x1]", TRACE_CLASS_PLAIN, 8, 8, 8, "L", "" },
    { 0x39400020, "ldrb w0, [x1]", TRACE_CLASS_PLAIN, 1, 1, 1, "L", "" },
    { 0x39800020, "ldrsb x0, [x1]", TRACE_CLASS_PLAIN, 1, 1, 1, "L", "" },
    { 0x79c00020, "ldrsh w0, [x1]", TRACE_CLASS_PLAIN, 2, 2, 2, "L", "" },
    { 0xb9800020, "ldrsw x0, [x1]", TRACE_CLASS_PLAIN, 4, 4, 4, "L", "" },
    { 0x58000000, "ldr x0, 34", TRACE_CLASS_PLAIN, 8, 8, 8, "L", "" },
    { 0x98000000, "ldrsw x0, 38", TRACE_CLASS_PLAIN, 4, 4, 4, "L", "" },
    { 0x18000000, "ldr w0, 3c", TRACE_CLASS_PLAIN, 4, 4, 4, "L", "" },
    { 0x9c000000, "ldr q0, 40", TRACE_CLASS_SIMD, 16, 16, 16, "L", "" },
    { 0x29000440, "stp w0, w1, [x2]", TRACE_CLASS_PAIR, 4, 4, 8, "S", "" },
    { 0xa9810440, "stp x0, x1, [x2, #16]!", TRACE_CLASS_PAIR, 8, 8, 16, "S", "" },
    { 0xa8000440, "stnp x0, x1, [x2]", TRACE_CLASS_PAIR, 8, 8, 16, "S", "n" },
    { 0xad000440, "stp q0, q1, [x2]", TRACE_CLASS_SIMD, 16, 16, 32, "S", "" },
    { 0x6c810440, "stp d0, d1, [x2], #16", TRACE_CLASS_SIMD, 8, 8, 16, "S", "" },
    { 0x2d000440, "stp s0, s1, [x2]", TRACE_CLASS_SIMD, 4, 4, 8, "S", "" },
    { 0xac000440, "stnp q0, q1, [x2]", TRACE_CLASS_SIMD, 16, 16, 32, "S", "n" },
    { 0xa9400440, "ldp x0, x1, [x2]", TRACE_CLASS_PAIR, 8, 8, 16, "L", "" },
    { 0x69400440, "ldpsw x0, x1, [x2]", TRACE_CLASS_PAIR, 4, 4, 8, "L", "" },
    { 0xac400440, "ldnp q0, q1, [x2]", TRACE_CLASS_SIMD, 16, 16, 32, "L", "n" },
    { 0x69000440, "stgp x0, x1, [x2]", TRACE_CLASS_TAG, 8, 8, 16, "S", "" },
    { 0x3d800020, "str q0, [x1]", TRACE_CLASS_SIMD, 16, 16, 16, "S", "" },
    { 0x3c9f0020, "stur q0, [x1, #-16]", TRACE_CLASS_SIMD, 16, 16, 16, "S", "" },
    { 0xfd000020, "str d0, [x1]", TRACE_CLASS_SIMD, 8, 8, 8, "S", "" },
    { 0xbd000020, "str s0, [x1]", TRACE_CLASS_SIMD, 4, 4, 4, "S", "" },
    { 0x7d000020, "str h0, [x1]", TRACE_CLASS_SIMD, 2, 2, 2, "S", "" },
    { 0x3d000020, "str b0, [x1]", TRACE_CLASS_SIMD, 1, 1, 1, "S", "" },
    { 0x3cc10420, "ldr q0, [x1], #16", TRACE_CLASS_SIMD, 16, 16, 16, "L", "" },
    { 0x3c626820, "ldr b0, [x1, x2]", TRACE_CLASS_SIMD, 1, 1, 1, "L", "" },
    { 0x4c002020, "st1 {v0.16b-v3.16b}, [x1]", TRACE_CLASS_STRUCTURE, 1, 16, 64, "S", "" },
    { 0x0c007020, "st1 {v0.8b}, [x1]", TRACE_CLASS_STRUCTURE, 1, 8, 8, "S", "" },
    { 0x4c9fac20, "st1 {v0.2d, v1.2d}, [x1], #32", TRACE_CLASS_STRUCTURE, 8, 16, 32, "S", "" },
    { 0x4c826820, "st1 {v0.4s-v2.4s}, [x1], x2", TRACE_CLASS_STRUCTURE, 4, 16, 48, "S", "" },
    { 0x4c008420, "st2 {v0.8h, v1.8h}, [x1]", TRACE_CLASS_STRUCTURE, 2, 16, 32, "S", "" },
    { 0x0c004420, "st3 {v0.4h-v2.4h}, [x1]", TRACE_CLASS_STRUCTURE, 2, 8, 24, "S", "" },
    { 0x4c000020, "st4 {v0.16b-v3.16b}, [x1]", TRACE_CLASS_STRUCTURE, 1, 16, 64, "S", "" },
    { 0x4c407020, "ld1 {v0.16b}, [x1]", TRACE_CLASS_STRUCTURE, 1, 16, 16, "L", "" },
    { 0x4c400c20, "ld4 {v0.2d-v3.2d}, [x1]", TRACE_CLASS_STRUCTURE, 8, 16, 64, "L", "" },
    { 0x0d000c20, "st1 {v0.b}[3], [x1]", TRACE_CLASS_STRUCTURE, 1, 1, 1, "S", "" },
    { 0x0d005820, "st1 {v0.h}[3], [x1]", TRACE_CLASS_STRUCTURE, 2, 2, 2, "S", "" },
    { 0x4d009020, "st1 {v0.s}[3], [x1]", TRACE_CLASS_STRUCTURE, 4, 4, 4, "S", "" },
    { 0x4d9f8420, "st1 {v0.d}[1], [x1], #8", TRACE_CLASS_STRUCTURE, 8, 8, 8, "S", "" },
    { 0x0d20b020, "st4 {v0.s-v3.s}[1], [x1]", TRACE_CLASS_STRUCTURE, 4, 4, 16, "S", "" },
    { 0x4d40c820, "ld1r {v0.4s}, [x1]", TRACE_CLASS_STRUCTURE, 4, 4, 4, "L", "" },
    { 0x4d60cc20, "ld2r {v0.2d, v1.2d}, [x1]", TRACE_CLASS_STRUCTURE, 8, 8, 16, "L", "" },
    { 0xc8007c41, "stxr w0, x1, [x2]", TRACE_CLASS_EXCLUSIVE, 8, 8, 8, "S", "" },
    { 0x0800fc41, "stlxrb w0, w1, [x2]", TRACE_CLASS_EXCLUSIVE, 1, 1, 1, "S", "r" },
    { 0xc8200861, "stxp w0, x1, x2, [x3]", TRACE_CLASS_EXCLUSIVE, 16, 8, 16, "S", "" },
    { 0x88208861, "stlxp w0, w1, w2, [x3]", TRACE_CLASS_EXCLUSIVE, 8, 4, 8, "S", "r" },
    { 0xc85f7c20, "ldxr x0, [x1]", TRACE_CLASS_EXCLUSIVE, 8, 8, 8, "L", "" },
    { 0x485ffc20, "ldaxrh w0, [x1]", TRACE_CLASS_EXCLUSIVE, 2, 2, 2, "L", "a" },
    { 0xc87f0440, "ldxp x0, x1, [x2]", TRACE_CLASS_EXCLUSIVE, 16, 8, 16, "L", "" },
    { 0xc87f8440, "ldaxp x0, x1, [x2]", TRACE_CLASS_EXCLUSIVE, 16, 8, 16, "L", "a" },
    { 0xc89ffc20, "stlr x0, [x1]", TRACE_CLASS_ORDERED, 8, 8, 8, "S", "r" },
    { 0x089ffc20, "stlrb w0, [x1]", TRACE_CLASS_ORDERED, 1, 1, 1, "S", "r" },
    { 0x88dffc20, "ldar w0, [x1]", TRACE_CLASS_ORDERED, 4, 4, 4, "L", "a" },
    { 0x88df7c20, "ldlar w0, [x1]", TRACE_CLASS_ORDERED, 4, 4, 4, "L", "a" },
    { 0xc89f7c20, "stllr x0, [x1]", TRACE_CLASS_ORDERED, 8, 8, 8, "S", "r" },
    { 0xf8bfc020, "ldapr x0, [x1]", TRACE_CLASS_ORDERED, 8, 8, 8, "L", "a" },
    { 0x38bfc020, "ldaprb w0, [x1]", TRACE_CLASS_ORDERED, 1, 1, 1, "L", "a" },
    { 0x99004020, "stlur w0, [x1, #4]", TRACE_CLASS_ORDERED, 4, 4, 4, "S", "r" },
    { 0xd9400020, "ldapur x0, [x1]", TRACE_CLASS_ORDERED, 8, 8, 8, "L", "a" },
    { 0x99800020, "ldapursw x0, [x1]", TRACE_CLASS_ORDERED, 4, 4, 4, "L", "a" },
    { 0xc8a07c41, "cas x0, x1, [x2]", TRACE_CLASS_ATOMIC, 8, 8, 8, "LS", "" },
    { 0x08e0fc41, "casalb w0, w1, [x2]", TRACE_CLASS_ATOMIC, 1, 1, 1, "LS", "ar" },
    { 0x48207c82, "casp x0, x1, x2, x3, [x4]", TRACE_CLASS_ATOMIC, 16, 8, 16, "LS", "" },
    { 0x0860fc82, "caspal w0, w1, w2, w3, [x4]", TRACE_CLASS_ATOMIC, 8, 4, 8, "LS", "ar" },
    { 0xf8208041, "swp x0, x1, [x2]", TRACE_CLASS_ATOMIC, 8, 8, 8, "LS", "" },
    { 0x78e08041, "swpalh w0, w1, [x2]", TRACE_CLASS_ATOMIC, 2, 2, 2, "LS", "ar" },
    { 0xb8200041, "ldadd w0, w1, [x2]", TRACE_CLASS_ATOMIC, 4, 4, 4, "LS", "" },
    { 0xf8e00041, "ldaddal x0, x1, [x2]", TRACE_CLASS_ATOMIC, 8, 8, 8, "LS", "ar" },
    { 0xf820005f, "stadd x0, [x2]", TRACE_CLASS_ATOMIC, 8, 8, 8, "LS", "" },
    { 0x38606041, "ldumaxlb w0, w1, [x2]", TRACE_CLASS_ATOMIC, 1, 1, 1, "LS", "r" },
    { 0xf83fd100, "ld64b x0, [x8]", TRACE_CLASS_64B, 64, 8, 64, "L", "" },
    { 0xf83f9100, "st64b x0, [x8]", TRACE_CLASS_64B, 64, 8, 64, "S", "" },
    { 0xf829b100, "st64bv x9, x0, [x8]", TRACE_CLASS_64B, 64, 8, 64, "S", "" },
    { 0xf829a100, "st64bv0 x9, x0, [x8]", TRACE_CLASS_64B, 64, 8, 64, "S", "" },
    { 0xd9200820, "stg x0, [x1]", TRACE_CLASS_TAG, 16, 0, 0, "S", "" },
    { 0xd9600820, "stzg x0, [x1]", TRACE_CLASS_TAG, 16, 0, 0, "S", "" },
    { 0xd9a00820, "st2g x0, [x1]", TRACE_CLASS_TAG, 16, 0, 0, "S", "" },
    { 0xd9e00820, "stz2g x0, [x1]", TRACE_CLASS_TAG, 16, 0, 0, "S", "" },
    { 0xd9600020, "ldg x0, [x1]", TRACE_CLASS_TAG, 16, 0, 0, "L", "" },
    { 0xf8200420, "ldraa x0, [x1]", TRACE_CLASS_PLAIN, 8, 8, 8, "L", "" },
    { 0xd50b7420, "dc zva, x0", TRACE_CLASS_ZVA, 0, 0, 0, "S", "" },
    { 0xe400e000, "st1b {z0.b}, p0, [x0]", TRACE_CLASS_SVE, 1, 0, 0, "S", "" },
    { 0xe5e14000, "st1d {z0.d}, p0, [x0, x1, lsl #3]", TRACE_CLASS_SVE, 8, 0, 0, "S", "" },
    { 0xe540e000, "st1w {z0.s}, p0, [x0]", TRACE_CLASS_SVE, 4, 0, 0, "S", "" },
    { 0xe5804000, "str z0, [x0]", TRACE_CLASS_SVE, 1, 0, 0, "S", "" },
    { 0xe5800000, "str p0, [x0]", TRACE_CLASS_SVE, 1, 0, 0, "S", "" },
    { 0xa400a000, "ld1b {z0.b}, p0/z, [x0]", TRACE_CLASS_SVE, 1, 0, 0, "L", "" },
    { 0xa540a000, "ld1w {z0.s}, p0/z, [x0]", TRACE_CLASS_SVE, 4, 0, 0, "L", "" },
    { 0xa480a000, "ld1sw {z0.d}, p0/z, [x0]", TRACE_CLASS_SVE, 4, 0, 0, "L", "" },
    { 0xa5e14000, "ld1d {z0.d}, p0/z, [x0, x1, lsl #3]", TRACE_CLASS_SVE, 8, 0, 0, "L", "" },
    { 0x85804000, "ldr z0, [x0]", TRACE_CLASS_SVE, 1, 0, 0, "L", "" },
    { 0xe590e000, "stnt1d {z0.d}, p0, [x0]", TRACE_CLASS_SVE, 8, 0, 0, "S", "" },
};

static const struct {
    uint32_t word;
    const char *text;
} barriers[] = {
    { 0xd5033fbf, "dmb sy" },     { 0xd5033ebf, "dmb st" },     { 0xd5033dbf, "dmb ld" },
    { 0xd5033bbf, "dmb ish" },    { 0xd5033abf, "dmb ishst" },  { 0xd50339bf, "dmb ishld" },
    { 0xd50337bf, "dmb nsh" },    { 0xd50336bf, "dmb nshst" },  { 0xd50335bf, "dmb nshld" },
    { 0xd50333bf, "dmb osh" },    { 0xd50332bf, "dmb oshst" },  { 0xd50331bf, "dmb oshld" },
    { 0xd5033f9f, "dsb sy" },     { 0xd5033e9f, "dsb st" },     { 0xd5033d9f, "dsb ld" },
    { 0xd5033b9f, "dsb ish" },    { 0xd5033a9f, "dsb ishst" },  { 0xd503399f, "dsb ishld" },
    { 0xd503379f, "dsb nsh" },    { 0xd503369f, "dsb nshst" },  { 0xd503359f, "dsb nshld" },
    { 0xd503339f, "dsb osh" },    { 0xd503329f, "dsb oshst" },  { 0xd503319f, "dsb oshld" },
    { 0xd5033e3f, "dsb synxs" },  { 0xd5033a3f, "dsb ishnxs" }, { 0xd503363f, "dsb nshnxs" },
    { 0xd503323f, "dsb oshnxs" }, { 0xd5033fdf, "isb" },        { 0xd50330ff, "sb" },
    { 0xd503309f, "ssbb" },       { 0xd503349f, "pssbb" },      { 0xd50320df, "dgh" },
};

static const struct {
    uint32_t word;
    const char *text;
} others[] = {
    { 0xf9800020, "prfm pldl1keep, [x1]" },
    { 0xd8000000, "prfm pldl1keep, 48" },
    { 0xd50b7a20, "dc cvac, x0" },
    { 0xd5087620, "dc ivac, x0" },
    { 0xd503201f, "nop" },
    { 0xd503221f, "esb" },
    { 0xd5033f5f, "clrex" },
    { 0x91000400, "add x0, x0, #0x1" },
    { 0x14000000, "b 210" },
    { 0xd65f03c0, "ret" },
};

/* ---- words ----------------------------------------------------------------------------------- */

static void test_decode_accesses(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(accesses); i++) {
        const struct expected_op *want = &accesses[i];
        struct trace_op op = trace_decode(want->word);
        bool same = op.op_class == want->op_class && op.element == want->element &&
                    op.reg_bytes == want->reg_bytes && op.total == want->total &&
                    op.load == (strchr(want->direction, 'L') != NULL) &&
                    op.store == (strchr(want->direction, 'S') != NULL) &&
                    op.acquire == (strchr(want->order, 'a') != NULL) &&
                    op.release == (strchr(want->order, 'r') != NULL) &&
                    op.non_temporal == (strchr(want->order, 'n') != NULL) &&
                    op.barrier == TRACE_BARRIER_NONE;
        if (!same) {
            fail_msg("%s: %s element %u register %u total %u", want->text,
                     trace_class_name((enum trace_class)op.op_class), op.element, op.reg_bytes,
                     op.total);
        }
    }
}

static void test_decode_barriers(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(barriers); i++) {
        char text[32];
        struct trace_op op = trace_decode(barriers[i].word);
        assert_int_equal(op.op_class, TRACE_CLASS_BARRIER);
        assert_string_equal(trace_barrier_text(&op, text, sizeof text), barriers[i].text);
    }
    /* Reserved CRm of DMB: a full system barrier (DDI 0487 C6.2, DMB). */
    struct trace_op op = trace_decode(0xd50338bf);
    assert_int_equal(op.barrier, TRACE_BARRIER_DMB);
    assert_int_equal(op.domain, TRACE_DOMAIN_SY);
    assert_int_equal(op.barrier_type, TRACE_BARRIER_ALL);
    op = trace_decode(0xd50332bf);
    assert_int_equal(op.domain, TRACE_DOMAIN_OSH);
    assert_int_equal(op.barrier_type, TRACE_BARRIER_STORES);
}

static void test_decode_others(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(others); i++) {
        struct trace_op op = trace_decode(others[i].word);
        assert_int_equal(op.op_class, TRACE_CLASS_UNKNOWN);
        assert_int_equal(op.total, 0);
        assert_false(op.load || op.store);
    }
}

/** Whatever the word: sizes are consistent and within 64 bytes. */
static void test_decode_any(void **state)
{
    (void)state;
    uint32_t word = 0;
    for (uint32_t i = 0; i < 1u << 22; i++, word += 0x9e3779b1) {
        struct trace_op op = trace_decode(word);
        assert_true(op.total <= TRACE_INSN_MAX && op.op_class < TRACE_CLASS_COUNT);
        assert_true(op.element <= 64 && (op.element & (op.element - 1)) == 0);
        assert_true(op.total == 0 || (op.element != 0 && op.total % op.element == 0));
        assert_true(op.op_class != TRACE_CLASS_UNKNOWN || (!op.load && !op.store));
    }
}

/* ---- instructions ---------------------------------------------------------------------------- */

static struct trace_insn next_insn(struct trace *t)
{
    struct trace_insn i = { 0 };
    struct error e = { 0 };
    assert_int_equal(trace_next_instruction(t, &i, &e), TRACE_OK);
    return i;
}

static void expect_insn(const struct trace_insn *i, uint64_t address, uint32_t size,
                        uint32_t records, enum trace_class c, uint8_t element)
{
    assert_int_equal(i->address, address);
    assert_int_equal(i->size, size);
    assert_int_equal(i->records, records);
    assert_int_equal(i->op.op_class, c);
    assert_int_equal(i->op.element, element);
}

/** Lines of a real capture: STP of X, ST1 of four registers, STR Q and STP that are not aligned. */
static void test_real_lines(void **state)
{
    (void)state;
    struct trace *t =
        open_text("1198379836 0 W iv+0xb0010 0x80000b0010 8 0x4a8bf0068a78d3a0 0x401660 a9002482\n"
                  "1198379836 0 W iv+0xb0018 0x80000b0018 8 0x0000000000000000 0x401660 a9002482\n"
                  "1198379851 0 W iv+0xb0020 0x80000b0020 8 0x5af431529722ca07 0x401660 a9002482\n"
                  "1198379851 0 W iv+0xb0028 0x80000b0028 8 0x0000000000000000 0x401660 a9002482\n"
                  "1197923086 0 W iv+0x60000 0x8000060000 8 0x0000000000000000 0x4015a4 4c002080\n"
                  "1197923086 0 W iv+0x60008 0x8000060008 8 0x0000000000000000 0x4015a4 4c002080\n"
                  "1197923086 0 W iv+0x60010 0x8000060010 8 0x0101010101010101 0x4015a4 4c002080\n"
                  "1197923086 0 W iv+0x60018 0x8000060018 8 0x0101010101010101 0x4015a4 4c002080\n"
                  "1197923086 0 W iv+0x60020 0x8000060020 8 0x0202020202020202 0x4015a4 4c002080\n"
                  "1197923086 0 W iv+0x60028 0x8000060028 8 0x0202020202020202 0x4015a4 4c002080\n"
                  "1197923086 0 W iv+0x60030 0x8000060030 8 0x0303030303030303 0x4015a4 4c002080\n"
                  "1197923086 0 W iv+0x60038 0x8000060038 8 0x0303030303030303 0x4015a4 4c002080\n"
                  "1198010470 0 W iv+0x80005 0x8000080005 8 0x8eb7713db2e5d09b 0x41daf0 a93f34ac\n"
                  "1198010470 0 W iv+0x8000d 0x800008000d 8 0x734d9ebb43d48571 0x41daf0 a93f34ac\n"
                  "1198019978 0 W iv+0x90002 0x8000090002 8 0x0101010101010101 0x41ed58 3d800000\n"
                  "1198019978 0 W iv+0x9000a 0x800009000a 8 0x0101010101010101 0x41ed58 3d800000\n"
                  "1199704054 0 B - - 0 - 0x400984 d5033f9f\n"
                  "1198924715 0 Z ? ? 64 - 0x400bc4 d50b7423\n",
                  NULL);
    struct trace_insn i = next_insn(t);
    expect_insn(&i, 0x80000b0010, 16, 2, TRACE_CLASS_PAIR, 8);
    static const uint8_t stp[16] = { 0xa0, 0xd3, 0x78, 0x8a, 0x06, 0xf0, 0x8b, 0x4a };
    assert_true(i.has_value && !i.piece && !i.continues);
    assert_memory_equal(i.data, stp, sizeof stp);
    i = next_insn(t);
    expect_insn(&i, 0x80000b0020, 16, 2, TRACE_CLASS_PAIR, 8);
    i = next_insn(t);
    expect_insn(&i, 0x8000060000, 64, 8, TRACE_CLASS_STRUCTURE, 1);
    assert_false(i.piece);
    for (unsigned n = 0; n < 64; n++) {
        assert_int_equal(i.data[n], n / 16);
    }
    i = next_insn(t);
    expect_insn(&i, 0x8000080005, 16, 2, TRACE_CLASS_PAIR, 8);
    i = next_insn(t);
    expect_insn(&i, 0x8000090002, 16, 2, TRACE_CLASS_SIMD, 16);
    i = next_insn(t);
    assert_int_equal(i.first.kind, TRACE_BARRIER);
    assert_int_equal(i.op.barrier, TRACE_BARRIER_DSB);
    i = next_insn(t);
    assert_int_equal(i.first.kind, TRACE_ZVA);
    assert_int_equal(i.size, 0);
    expect_end(t);
    assert_int_equal(trace_totals(t)->store_instructions, 5);
    assert_int_equal(trace_totals(t)->writes, 16);
    trace_close(t);
}

/** Two equal instructions one after the other stay two; other cpus and directions do too. */
static void test_apart(void **state)
{
    (void)state;
    struct trace *t = open_text("10 0 W iv+0x0 0x1000 8 - 0x100 a9002482\n"
                                "10 0 W iv+0x8 0x1008 8 - 0x100 a9002482\n"
                                "11 0 W iv+0x10 0x1010 8 - 0x100 a9002482\n"
                                "11 0 W iv+0x18 0x1018 8 - 0x100 a9002482\n"
                                "12 0 W iv+0x20 0x1020 8 - 0x100 f9000022\n"
                                "12 1 W iv+0x28 0x1028 8 - 0x100 f9000022\n"
                                "13 0 R iv+0x28 0x1028 8 - 0x104 f8e00041\n"
                                "13 0 W iv+0x28 0x1028 8 - 0x104 f8e00041\n"
                                "14 0 W iv+0x30 0x1030 8 - 0x0 00000000\n"
                                "14 0 W iv+0x38 0x1038 8 - 0x0 00000000\n",
                                NULL);
    static const struct {
        uint64_t address;
        uint32_t size;
        bool continues;
    } want[] = { { 0x1000, 16, false }, { 0x1010, 16, false }, { 0x1020, 8, false },
                 { 0x1028, 8, false },  { 0x1028, 8, false },  { 0x1028, 8, true },
                 { 0x1030, 8, false },  { 0x1038, 8, false } };
    for (size_t n = 0; n < ARRAY_LEN(want); n++) {
        struct trace_insn i = next_insn(t);
        assert_int_equal(i.address, want[n].address);
        assert_int_equal(i.size, want[n].size);
        assert_int_equal(i.continues, want[n].continues);
        assert_false(i.piece);
        assert_false(i.has_value);
    }
    expect_end(t);
    assert_int_equal(trace_totals(t)->store_instructions, 7);
    trace_close(t);
}

/** The higher half first: the data are in the order of memory. */
static void test_descending(void **state)
{
    (void)state;
    struct trace *t = open_text("10 0 W iv+0x8 0x1008 8 0x0f0e0d0c0b0a0908 0x100 a9002482\n"
                                "10 0 W iv+0x0 0x1000 8 0x0706050403020100 0x100 a9002482\n",
                                NULL);
    struct trace_insn i = next_insn(t);
    expect_insn(&i, 0x1000, 16, 2, TRACE_CLASS_PAIR, 8);
    assert_false(i.piece);
    for (unsigned n = 0; n < 16; n++) {
        assert_int_equal(i.data[n], n);
    }
    expect_end(t);
    trace_close(t);
}

/** Lines that are missing or elsewhere: pieces, and one instruction in the count. */
static void test_pieces(void **state)
{
    (void)state;
    struct trace *t =
        open_text("10 0 W iv+0x8 0x1008 8 - 0x100 a9002482\n" /* the other is outside */
                  "11 0 W iv+0x0 0x1000 8 - 0x104 a9002482\n" /* not adjacent */
                  "11 0 W iv+0x80 0x1080 8 - 0x104 a9002482\n"
                  "12 0 W iv+0x0 0x1000 8 - 0x108 e5e14000\n" /* st1d: total not known */
                  "12 0 W iv+0x8 0x1008 8 - 0x108 e5e14000\n"
                  "12 0 W iv+0x18 0x1018 8 - 0x108 e5e14000\n"
                  "13 0 W iv+0x8 0x1008 8 - 0x10c a9002482\n" /* cpus interleaved */
                  "13 1 W iv+0x40 0x1040 8 - 0x10c a9002482\n"
                  "13 0 W iv+0x10 0x1010 8 - 0x10c a9002482\n"
                  "13 1 W iv+0x48 0x1048 8 - 0x10c a9002482\n",
                  NULL);
    static const struct {
        uint64_t address;
        uint32_t size;
        bool piece, continues;
    } want[] = { { 0x1008, 8, true, false }, { 0x1000, 8, true, false },
                 { 0x1080, 8, true, true },  { 0x1000, 16, true, false },
                 { 0x1018, 8, false, true }, { 0x1008, 8, true, false },
                 { 0x1040, 8, true, false }, { 0x1010, 8, true, true },
                 { 0x1048, 8, true, true } };
    for (size_t n = 0; n < ARRAY_LEN(want); n++) {
        struct trace_insn i = next_insn(t);
        assert_int_equal(i.address, want[n].address);
        assert_int_equal(i.size, want[n].size);
        assert_int_equal(i.piece, want[n].piece);
        assert_int_equal(i.continues, want[n].continues);
    }
    expect_end(t);
    assert_int_equal(trace_totals(t)->store_instructions, 5);
    trace_close(t);
}

/** Without an opcode each record is an access of its own. */
static void test_qemu_accesses(void **state)
{
    (void)state;
    struct trace *t = open_text(
        "memory_region_ops_write cpu 0 mr 0x1 addr 0x1000 value 0x11223344 size 4 name 'n'\n"
        "memory_region_ops_write cpu 0 mr 0x1 addr 0x1004 value 0x55667788 size 4 name 'n'\n",
        NULL);
    struct trace_insn i = next_insn(t);
    expect_insn(&i, 0x1000, 4, 1, TRACE_CLASS_UNKNOWN, 4);
    static const uint8_t bytes[4] = { 0x44, 0x33, 0x22, 0x11 };
    assert_memory_equal(i.data, bytes, 4);
    i = next_insn(t);
    expect_insn(&i, 0x1004, 4, 1, TRACE_CLASS_UNKNOWN, 4);
    expect_end(t);
    assert_int_equal(trace_totals(t)->store_instructions, 2);
    trace_close(t);
}

/** A bad line behind an instruction: first the instruction, then the error. */
static void test_error_behind(void **state)
{
    (void)state;
    static const char text[] = "10 0 W iv+0x0 0x1000 8 - 0x100 a9002482\nrubbish\n";
    struct error e = { 0 };
    struct trace *t = open_bytes(text, strlen(text), NULL, true, &e);
    assert_non_null(t);
    struct trace_insn i = next_insn(t);
    assert_true(i.piece);
    assert_int_equal(trace_next_instruction(t, &i, &e), TRACE_ERROR);
    assert_int_equal(e.line, 2);
    assert_int_equal(trace_next_instruction(t, &i, &e), TRACE_END);
    trace_close(t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_decode_accesses), cmocka_unit_test(test_decode_barriers),
        cmocka_unit_test(test_decode_others),   cmocka_unit_test(test_decode_any),
        cmocka_unit_test(test_real_lines),      cmocka_unit_test(test_apart),
        cmocka_unit_test(test_descending),      cmocka_unit_test(test_pieces),
        cmocka_unit_test(test_qemu_accesses),   cmocka_unit_test(test_error_behind),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
