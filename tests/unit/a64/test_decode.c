/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The rows of the instruction tables, and the decoder against a plain search over them. That the
 * rows are those of the architecture is the business of test_disasm.c, and of the words here.
 * GATHER_RANDOM_CASES=N and GATHER_RANDOM_SEED=N in the environment. GATHER_GOLDEN_WRITE=1 writes
 * tests/golden/a64-patterns.txt anew.
 */
#include <inttypes.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "a64/decode.h"
#include "base/base.h"

#define GOLDEN SOURCE_DIR "/tests/golden/a64-patterns.txt"

enum { DEFAULT_CASES = 20000, SEED = 64 };

static uint64_t from_environment(const char *name, uint64_t otherwise)
{
    const char *text = getenv(name);
    return text ? strtoull(text, NULL, 0) : otherwise;
}

/** The next word of the 32 bits `free` whose other bits are 0; 0 after the last one. */
static uint32_t next_of(uint32_t free, uint32_t now)
{
    return (now - free) & free;
}

static bool is_allocated(const struct a64_pattern *p, uint32_t insn)
{
    return (insn & p->mask) == p->match && (!p->allocated || p->allocated(insn));
}

/* ---- rows ------------------------------------------------------------------------------------ */

static int by_name(const void *a, const void *b)
{
    const struct a64_pattern *const *p = a, *const *q = b;
    return strcmp((*p)->name, (*q)->name);
}

static void test_names(void **state)
{
    (void)state;
    static const struct a64_pattern *sorted[A64_OP_COUNT];
    for (unsigned op = 0; op < A64_OP_COUNT; op++) {
        sorted[op] = &a64_patterns[op];
    }
    qsort(sorted, A64_OP_COUNT, sizeof(sorted) / A64_OP_COUNT, by_name);
    for (unsigned i = 1; i < A64_OP_COUNT; i++) {
        assert_string_not_equal(sorted[i - 1]->name, sorted[i]->name);
    }
}

/* C6.2 has 507 sections of instructions, C7.2 has 463. */
static void test_columns(void **state)
{
    (void)state;
    for (unsigned op = 1; op < A64_OP_COUNT; op++) {
        const struct a64_pattern *p = &a64_patterns[op];
        unsigned chapter, number;
        int length = 0;
        assert_int_equal(sscanf(p->section, "C%u.2.%u%n", &chapter, &number, &length), 2);
        assert_int_equal(length, strlen(p->section));
        assert_true(chapter == 6 || chapter == 7);
        assert_in_range(number, 1, chapter == 6 ? 507 : 463);
        assert_int_equal(p->match & ~p->mask, 0);
        assert_true(!p->allocated == (p->condition_bits == 0));
        assert_true(p->feature < A64_FEATURE_COUNT && p->timing < A64_TIMING_COUNT);
        assert_true(p->syntax[0] != '\0');
    }
}

/** A word of row `p` with the bits of `filling` where it may be so; false if that is a hole. */
static bool word_of(const struct a64_pattern *p, uint32_t filling, uint32_t *insn)
{
    *insn = p->match | (filling & ~p->mask);
    return is_allocated(p, *insn);
}

/* Conditions leave something of each row, and take something away. */
static void test_conditions(void **state)
{
    (void)state;
    for (unsigned op = 1; op < A64_OP_COUNT; op++) {
        const struct a64_pattern *p = &a64_patterns[op];
        uint32_t free = p->condition_bits & ~p->mask, filling = 0, insn;
        uint64_t in = 0, out = 0;
        do {
            *(word_of(p, filling, &insn) ? &in : &out) += 1;
            filling = next_of(free, filling);
        } while (filling != 0);
        if (in == 0 || (p->allocated && out == 0)) {
            fail_msg("%s: %" PRIu64 " allocated, %" PRIu64 " not", p->name, in, out);
        }
    }
}

static void overlap(const struct a64_pattern *p, const struct a64_pattern *q)
{
    uint32_t free = (p->condition_bits | q->condition_bits) & ~(p->mask | q->mask), filling = 0;
    do {
        uint32_t insn = p->match | q->match | filling;
        if (is_allocated(p, insn) && is_allocated(q, insn)) {
            fail_msg("0x%08" PRIx32 " is both %s and %s", insn, p->name, q->name);
        }
        filling = next_of(free, filling);
    } while (filling != 0);
}

/* No word is of two rows: exact, as only the bits that conditions read are left to be tried. */
static void test_no_overlap(void **state)
{
    (void)state;
    for (unsigned i = 1; i < A64_OP_COUNT; i++) {
        const struct a64_pattern *p = &a64_patterns[i];
        for (unsigned j = i + 1; j < A64_OP_COUNT; j++) {
            const struct a64_pattern *q = &a64_patterns[j];
            if (((p->match ^ q->match) & p->mask & q->mask) == 0) {
                overlap(p, q);
            }
        }
    }
}

/* ---- decoding -------------------------------------------------------------------------------- */

static enum a64_op search(uint32_t insn)
{
    for (unsigned op = 1; op < A64_OP_COUNT; op++) {
        if (is_allocated(&a64_patterns[op], insn)) {
            return (enum a64_op)op;
        }
    }
    return A64_NONE;
}

static void same(uint32_t insn)
{
    enum a64_op op = a64_decode(insn), expected = search(insn);
    if (op != expected) {
        fail_msg("0x%08" PRIx32 " is %s; expected %s", insn, a64_patterns[op].name,
                 a64_patterns[expected].name);
    }
}

static void test_search(void **state)
{
    (void)state;
    uint64_t seed = from_environment("GATHER_RANDOM_SEED", SEED);
    uint64_t cases = from_environment("GATHER_RANDOM_CASES", DEFAULT_CASES);
    printf("seed %" PRIu64 ", %" PRIu64 " cases\n", seed, cases);
    struct rng rng;
    rng_seed(&rng, seed, "decode");
    for (uint64_t i = 0; i < cases; i++) {
        same((uint32_t)rng_next(&rng));
        const struct a64_pattern *p = &a64_patterns[1 + i % (A64_OP_COUNT - 1)];
        uint32_t insn = p->match | ((uint32_t)rng_next(&rng) & ~p->mask);
        same(insn);
        same(insn ^ (UINT32_C(1) << (rng_next(&rng) & 31)));
    }
}

/* Words as GNU as 2.40 makes them of the text, and the row that they are of. */
static const struct {
    uint32_t insn;
    const char *name, *text;
} words[] = {
    { 0xd503201f, "nop", "nop" },
    { 0xd65f03c0, "ret", "ret" },
    { 0xd65f0bff, "retaa", "retaa" },
    { 0xd69f03e0, "eret", "eret" },
    { 0xd4000001, "svc", "svc #0" },
    { 0xd4000002, "hvc", "hvc #0" },
    { 0xd4200000, "brk", "brk #0" },
    { 0xd45e0000, "hlt", "hlt #0xf000" },
    { 0x00000000, "udf", "udf #0" },
    { 0xa9bf7bfd, "stp_pre", "stp x29, x30, [sp, #-16]!" },
    { 0xa8c17bfd, "ldp_post", "ldp x29, x30, [sp], #16" },
    { 0x910003fd, "add_imm", "mov x29, sp" },
    { 0xaa0103e0, "orr_shift", "mov x0, x1" },
    { 0xd2800000, "movz", "mov x0, #0" },
    { 0x92800000, "movn", "mov x0, #-1" },
    { 0xb24003e0, "orr_imm", "orr x0, xzr, #1" },
    { 0xf100001f, "subs_imm", "cmp x0, #0" },
    { 0xeb01001f, "subs_shift", "cmp x0, x1" },
    { 0x9ac20820, "udiv", "udiv x0, x1, x2" },
    { 0x9b027c20, "madd", "mul x0, x1, x2" },
    { 0xf9400001, "ldr_uimm", "ldr x1, [x0]" },
    { 0xb8404401, "ldr_post", "ldr w1, [x0], #4" },
    { 0x38001c01, "strb_pre", "strb w1, [x0, #1]!" },
    { 0xf8627820, "ldr_reg", "ldr x0, [x1, x2, lsl #3]" },
    { 0xf85ff000, "ldur", "ldur x0, [x0, #-1]" },
    { 0x58000000, "ldr_lit", "ldr x0, ." },
    { 0x885ffc20, "ldaxr", "ldaxr w0, [x1]" },
    { 0xc8027c20, "stxr", "stxr w2, x0, [x1]" },
    { 0x889ffc20, "stlr", "stlr w0, [x1]" },
    { 0xf8bfc020, "ldapr", "ldapr x0, [x1]" },
    { 0xf8e00041, "ldadd", "ldaddal x0, x1, [x2]" },
    { 0xc8e0fc41, "cas", "casal x0, x1, [x2]" },
    { 0x48207c82, "casp", "casp x0, x1, x2, x3, [x4]" },
    { 0x9ac34c41, "crc32", "crc32x w1, w2, x3" },
    { 0xd5033f9f, "dsb", "dsb sy" },
    { 0xd5033bbf, "dmb", "dmb ish" },
    { 0xd5033fdf, "isb", "isb" },
    { 0xd503305f, "clrex", "clrex #0" },
    { 0xd5381000, "mrs", "mrs x0, sctlr_el1" },
    { 0xd5181000, "msr_reg", "msr sctlr_el1, x0" },
    { 0xd50342df, "msr_imm_daifset", "msr daifset, #2" },
    { 0xd508871f, "sys", "tlbi vmalle1" },
    { 0xd50b7420, "sys", "dc zva, x0" },
    { 0xf83f9020, "st64b", "st64b x0, [x1]" },
    { 0xd9200820, "stg_off", "stg x0, [x1]" },
    { 0x19010440, "cpyfp", "cpyfp [x0]!, [x1]!, x2!" },
    { 0xdac10020, "pacia", "pacia x0, x1" },
    { 0xd503233f, "paciasp", "paciasp" },
    { 0xd503245f, "bti", "bti c" },
};

static void test_words(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(words); i++) {
        const char *name = a64_patterns[a64_decode(words[i].insn)].name;
        if (strcmp(name, words[i].name) != 0) {
            fail_msg("%s is %s; expected %s", words[i].text, name, words[i].name);
        }
    }
}

/* UNDEFINED words inside of rows, and beside them. */
static const struct {
    uint32_t insn;
    const char *why;
} holes[] = {
    { 0x0bc00000, "ADD (shifted register) with ROR (C6.2.6)" },
    { 0x0b008000, "ADD (shifted register), 32 bits, shift by 32 (C6.2.6)" },
    { 0x0b201400, "ADD (extended register), shift by 5 (C6.2.4)" },
    { 0x12400000, "AND (immediate), 32 bits, N=1 (C6.2.14)" },
    { 0x1200fc00, "AND (immediate), N=0, imms=63 (C6.2.14)" },
    { 0x92007c00, "AND (immediate), 64 bits, N=0, imms=31 (C6.2.14)" },
    { 0x9240fc00, "AND (immediate), N=1, imms=63 (C6.2.14)" },
    { 0x52c00000, "MOVZ, 32 bits, hw=2 (C6.2.284)" },
    { 0x13400000, "SBFM, 32 bits, N=1 (C6.2.354)" },
    { 0x13008000, "SBFM, 32 bits, imms=32 (C6.2.354)" },
    { 0x93400000 ^ 0x00400000, "SBFM, 64 bits, N=0 (C6.2.354)" },
    { 0x1ac04c00, "CRC32X with sf=0 (C6.2.135)" },
    { 0x48217c82, "CASP with an odd Rs (C6.2.54)" },
    { 0x48207c83, "CASP with an odd Rt (C6.2.54)" },
    { 0xf83f9021, "ST64B with an odd Rt (C6.2.382)" },
    { 0xf83f9038, "ST64B of X24 (C6.2.382)" },
    { 0x38220820, "STRB (register) with option=0 (C6.2.417)" },
    { 0xf8c00000, "size=3, opc=3 (C4.1)" },
    { 0xd6bf03e0, "DRPS in Non-debug state (C6.2.151)" },
    { 0xd5033f7f, "no barrier (C4.1)" },
    { 0xd50043bf ^ 0x00070000, "no field of PSTATE (C6.2.287)" },
    { 0xdac12000, "PACIZA with another Rn than 31 (C6.2.305)" },
    { 0xd4000000, "no exception (C4.1)" },
    { 0x04000000, "SVE" },
    { 0xffffffff, "nothing" },
};

static void test_holes(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(holes); i++) {
        enum a64_op op = a64_decode(holes[i].insn);
        if (op != A64_NONE) {
            fail_msg("0x%08" PRIx32 " is %s; expected UNDEFINED: %s", holes[i].insn,
                     a64_patterns[op].name, holes[i].why);
        }
    }
}

static void test_fields(void **state)
{
    (void)state;
    assert_int_equal(a64_stp_pre_imm7(0xa9bf7bfd), -2);
    assert_int_equal(a64_stp_pre_rt(0xa9bf7bfd), 29);
    assert_int_equal(a64_stp_pre_rt2(0xa9bf7bfd), 30);
    assert_int_equal(a64_stp_pre_rn(0xa9bf7bfd), 31);
    assert_int_equal(a64_stp_pre_sf(0xa9bf7bfd), 1);
    assert_int_equal(a64_b_imm26(0x17ffffff), -1);
    assert_int_equal(a64_b_imm26(0x15ffffff), 0x1ffffff);
    assert_int_equal(a64_tbz_b5(0xb6f80000), 1);
    assert_int_equal(a64_tbz_b40(0xb6f80000), 31);
    assert_int_equal(a64_hlt_imm16(0xd45e0000), 0xf000);
    assert_int_equal(a64_mrs_op0(0xd5381000), 3);
    assert_int_equal(a64_ldur_imm9(0xf85ff000), -1);
    assert_int_equal(a64_ldop_opc(0xf8e07041), 7); /* a function's name: all its rows have opc */
}

/* A hint without its feature is a NOP (C6.2.172); others are UNDEFINED. */
static void test_features(void **state)
{
    (void)state;
    assert_true(a64_patterns[A64_paciasp].nop_without);
    assert_int_equal(a64_patterns[A64_paciasp].feature, A64_FEATURE_pauth);
    assert_true(a64_patterns[A64_bti].nop_without);
    assert_false(a64_patterns[A64_retaa].nop_without);
    assert_false(a64_patterns[A64_nop].nop_without);
    assert_string_equal(a64_feature_names[A64_FEATURE_pauth], "pauth");
    assert_string_equal(a64_timing_names[A64_TIMING_branch_ind], "branch_ind");
    for (unsigned op = 1; op < A64_OP_COUNT; op++) {
        const struct a64_pattern *p = &a64_patterns[op];
        if (p->nop_without) {
            assert_int_equal(p->match & 0xfffff01f, 0xd503201f);
        }
    }
}

/* ---- the list for reviewers ------------------------------------------------------------------ */

static void print_list(FILE *to)
{
    fputs("# name mask match feature; tests/unit/a64/test_decode.c\n", to);
    for (unsigned op = 1; op < A64_OP_COUNT; op++) {
        const struct a64_pattern *p = &a64_patterns[op];
        fprintf(to, "%s %08" PRIx32 " %08" PRIx32 " %s%s\n", p->name, p->mask, p->match,
                a64_feature_names[p->feature], p->nop_without ? "/nop" : "");
    }
}

static char *list_text(void)
{
    char *text = NULL;
    size_t size = 0;
    FILE *list = open_memstream(&text, &size);
    assert_non_null(list);
    print_list(list);
    assert_int_equal(fclose(list), 0);
    return text;
}

static void test_golden(void **state)
{
    (void)state;
    if (from_environment("GATHER_GOLDEN_WRITE", 0) != 0) {
        FILE *out = fopen(GOLDEN, "w");
        assert_non_null(out);
        print_list(out);
        assert_int_equal(fclose(out), 0);
    }
    FILE *golden = fopen(GOLDEN, "r");
    assert_non_null(golden);
    char *text = list_text(), *rest = text;
    char line[256];
    while (fgets(line, sizeof(line), golden)) {
        size_t length = strlen(line);
        if (strncmp(rest, line, length) != 0) {
            fail_msg("expected %sbut there is %.*s", line, (int)strcspn(rest, "\n"), rest);
        }
        rest += length;
    }
    assert_string_equal(rest, "");
    fclose(golden);
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names),      cmocka_unit_test(test_columns),
        cmocka_unit_test(test_conditions), cmocka_unit_test(test_no_overlap),
        cmocka_unit_test(test_search),     cmocka_unit_test(test_words),
        cmocka_unit_test(test_holes),      cmocka_unit_test(test_fields),
        cmocka_unit_test(test_features),   cmocka_unit_test(test_golden),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
