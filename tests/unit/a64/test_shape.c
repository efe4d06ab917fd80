/* SPDX-License-Identifier: Apache-2.0 */
/* What the model of time takes instructions to read and write. Words as binutils assembles them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "a64/shape.h"
#include "a64/uses.h"

/* Registers read, ">", registers written; "!" one that is known early. In any order. */
static const struct {
    uint32_t insn;
    const char *text, *registers;
} expected[] = {
    { 0x8b040062, "add x2, x3, x4", "x3 x4 > x2" },
    { 0x9100407f, "add sp, x3, #16", "x3 > sp" },
    { 0xeb0600bf, "cmp x5, x6", "x5 x6 > flags" },
    { 0x9a030041, "adc x1, x2, x3", "x2 x3 flags > x1" },
    { 0xba030041, "adcs x1, x2, x3", "x2 x3 flags > x1 flags" },
    { 0x9a830041, "csel x1, x2, x3, eq", "x2 x3 flags > x1" },
    { 0xfa421020, "ccmp x1, x2, #0, ne", "x1 x2 flags > flags" },
    { 0xf2800027, "movk x7, #1", "x7 > x7" },
    { 0xd2800027, "mov x7, #1", "> x7" },
    { 0xb37d0c41, "bfi x1, x2, #3, #4", "x1 x2 > x1" },
    { 0xd3431841, "ubfx x1, x2, #3, #4", "x2 > x1" },
    { 0x9a9f17e1, "cset x1, eq", "flags > x1" },
    { 0x9b037c41, "mul x1, x2, x3", "x2 x3 > x1" },
    { 0x9b031041, "madd x1, x2, x3, x4", "x2 x3 x4 > x1" },
    { 0x9ac34c41, "crc32x w1, w2, x3", "x2 x3 > x1" },
    { 0xf94007e1, "ldr x1, [sp, #8]", "sp > x1" },
    { 0xf8408441, "ldr x1, [x2], #8", "x2 > x1 x2!" },
    { 0xf8637841, "ldr x1, [x2, x3, lsl #3]", "x2 x3 > x1" },
    { 0xa9c10861, "ldp x1, x2, [x3, #16]!", "x3 > x1 x2 x3!" },
    { 0xa9bf0be1, "stp x1, x2, [sp, #-16]!", "x1 x2 sp > sp!" },
    { 0xf900007f, "str xzr, [x3]", "x3 >" },
    { 0x3c810465, "str q5, [x3], #16", "v5 x3 > x3!" },
    { 0xad400861, "ldp q1, q2, [x3]", "x3 > v1 v2" },
    { 0x4cc4607f, "ld1 {v31.16b, v0.16b, v1.16b}, [x3], x4", "x3 x4 > v31 v0 v1 x3!" },
    { 0x4c00a064, "st1 {v4.16b, v5.16b}, [x3]", "v4 v5 x3 >" },
    { 0x0d400c64, "ld1 {v4.b}[3], [x3]", "v4 x3 > v4" },
    { 0xf8210062, "ldadd x1, x2, [x3]", "x1 x3 > x2" },
    { 0xc8a17c62, "cas x1, x2, [x3]", "x1 x2 x3 > x1" },
    { 0xc85ffc41, "ldaxr x1, [x2]", "x2 > x1" },
    { 0xc801fc62, "stlxr w1, x2, [x3]", "x2 x3 > x1" },
    { 0xf9800060, "prfm pldl1keep, [x3]", "x3 >" },
    { 0xb4000004, "cbz x4, .", "x4 >" },
    { 0x37180004, "tbnz x4, #3, .", "x4 >" },
    { 0x54000001, "b.ne .", "flags >" },
    { 0x94000000, "bl .", "> x30" },
    { 0xd63f00a0, "blr x5", "x5 > x30" },
    { 0xd65f03c0, "ret", "x30 >" },
    { 0xd53bd043, "mrs x3, tpidr_el0", "> x3" },
    { 0xd51bd043, "msr tpidr_el0, x3", "x3 >" },
    { 0xd50b7423, "dc zva, x3", "x3 >" },
    { 0x1e630841, "fmul d1, d2, d3", "v2 v3 > v1" },
    { 0x1f431041, "fmadd d1, d2, d3, d4", "v2 v3 v4 > v1" },
    { 0x1e622020, "fcmp d1, d2", "v1 v2 > flags" },
    { 0x1e630c41, "fcsel d1, d2, d3, eq", "v2 v3 flags > v1" },
    { 0x9e660041, "fmov x1, d2", "v2 > x1" },
    { 0x9e670041, "fmov d1, x2", "x2 > v1" },
    { 0x9e620041, "scvtf d1, x2", "x2 > v1" },
    { 0x9e780041, "fcvtzs x1, d2", "v2 > x1" },
    { 0x4ea39441, "mla v1.4s, v2.4s, v3.4s", "v1 v2 v3 > v1" },
    { 0x4ea39c41, "mul v1.4s, v2.4s, v3.4s", "v2 v3 > v1" },
    { 0x4fa31041, "fmla v1.4s, v2.4s, v3.s[1]", "v1 v2 v3 > v1" },
    { 0x4f738841, "mul v1.8h, v2.8h, v3.h[7]", "v2 v3 > v1" },
    { 0x4e181c41, "mov v1.d[1], x2", "v1 x2 > v1" },
    { 0x6e0c0441, "mov v1.s[1], v2.s[0]", "v1 v2 > v1" },
    { 0x4e183c41, "umov x1, v2.d[1]", "v2 > x1" },
    { 0x4e040c41, "dup v1.4s, w2", "x2 > v1" },
    { 0x4e030041, "tbl v1.16b, {v2.16b}, v3.16b", "v2 v3 > v1" },
    { 0x4e031041, "tbx v1.16b, {v2.16b}, v3.16b", "v1 v2 v3 > v1" },
    { 0x0e639041, "sqdmlal v1.4s, v2.4h, v3.4h", "v1 v2 v3 > v1" },
    { 0x6f235441, "sli v1.4s, v2.4s, #3", "v1 v2 > v1" },
    { 0x4f3d1441, "ssra v1.4s, v2.4s, #3", "v1 v2 > v1" },
    { 0x6e631c41, "bsl v1.16b, v2.16b, v3.16b", "v1 v2 v3 > v1" },
    { 0x4f001421, "orr v1.4s, #1", "v1 > v1" },
    { 0x4e284841, "aese v1.16b, v2.16b", "v1 v2 > v1" },
    { 0xce031041, "eor3 v1.16b, v2.16b, v3.16b, v4.16b", "v2 v3 v4 > v1" },
    { 0x5e034041, "sha256h q1, q2, v3.4s", "v1 v2 v3 > v1" },
};

static const char *name_of(unsigned r, char *name)
{
    if (r == SHAPE_FLAGS) {
        return "flags";
    }
    if (r == SHAPE_SP) {
        return "sp";
    }
    snprintf(name, 8, "%c%u", r < SHAPE_VECTOR ? 'x' : 'v', r % SHAPE_VECTOR);
    return name;
}

static bool listed(const char *list, size_t length, const char *name, const char *mark)
{
    char word[16];
    const size_t n = (size_t)snprintf(word, sizeof(word), "%s%s", name, mark);
    for (size_t at = 0; at + n <= length; at++) {
        const bool begins = at == 0 || list[at - 1] == ' ';
        if (begins && memcmp(list + at, word, n) == 0 &&
            (at + n == length || list[at + n] == ' ')) {
            return true;
        }
    }
    return false;
}

static size_t words(const char *list, size_t length)
{
    size_t count = 0;
    for (size_t at = 0; at < length; at++) {
        count += list[at] != ' ' && (at == 0 || list[at - 1] == ' ');
    }
    return count;
}

static void test_registers(void **state)
{
    (void)state;
    struct a64_pipe pipe;
    a64_pipe_defaults(&pipe);
    for (size_t i = 0; i < ARRAY_LEN(expected); i++) {
        struct shape s;
        a64_shape(&pipe, expected[i].insn, &s);
        const char *list = expected[i].registers, *written = strchr(list, '>') + 1;
        const size_t read_length = (size_t)(written - 1 - list), length = strlen(written);
        char name[8];
        bool good = words(list, read_length) == s.reads &&
                    words(written, length) == s.writes + (size_t)(s.base != SHAPE_NONE);
        for (unsigned r = 0; r < s.reads; r++) {
            good &= listed(list, read_length, name_of(s.read[r], name), "");
        }
        for (unsigned r = 0; r < s.writes; r++) {
            good &= listed(written, length, name_of(s.written[r], name), "");
        }
        good &= s.base == SHAPE_NONE || listed(written, length, name_of(s.base, name), "!");
        if (!good) {
            fail_msg("%s: expected %s; found %u and %u", expected[i].text, list, s.reads, s.writes);
        }
    }
}

/* Of every row: what it says fits its fields, and no memory access lacks its base. */
static void test_rows(void **state)
{
    (void)state;
    for (unsigned op = 1; op < A64_OP_COUNT; op++) {
        const struct a64_uses *u = &a64_uses[op];
        const struct a64_pattern *p = &a64_patterns[op];
        if (u->writes >> USE_RN & 1 && !(u->reads >> USE_RN & 1)) {
            fail_msg("%s writes its base without reading it", p->name);
        }
        if ((u->vector & u->pointer) != 0) {
            fail_msg("%s: a vector register that may be SP", p->name);
        }
        const bool store = p->timing == A64_TIMING_store || p->timing == A64_TIMING_store_simd;
        if (store && !(u->reads >> USE_RN & 1)) {
            fail_msg("%s: a store without a base", p->name);
        }
    }
}

/* No word is without a shape that the scoreboard can take. */
static void test_all_words(void **state)
{
    (void)state;
    struct a64_pipe pipe;
    a64_pipe_defaults(&pipe);
    for (uint64_t word = 0; word < UINT64_C(1) << 32; word += 9973) {
        struct shape s;
        a64_shape(&pipe, (uint32_t)word, &s);
        assert_true(s.unit < UNITS && s.unit2 <= UNITS && s.back >= 0 && s.busy > 0);
        for (unsigned i = 0; i < s.reads; i++) {
            assert_true(s.read[i] < SHAPE_REGISTERS);
        }
        for (unsigned i = 0; i < s.writes; i++) {
            assert_true(s.written[i] < SHAPE_REGISTERS);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_registers),
        cmocka_unit_test(test_rows),
        cmocka_unit_test(test_all_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
