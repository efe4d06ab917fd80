/* SPDX-License-Identifier: Apache-2.0 */
/** Accesses outside the map: nothing is told of them, but they are between the others. */
#include "lint_support.h"

static const struct lint_params *the_usual(void)
{
    static struct lint_params p;
    p = usual();
    return &p;
}

/* `count` accesses of it are outside. */
static struct lints *lint_outside(const char *test, uint64_t count)
{
    struct lint_left_out left;
    struct lints *l = lint_in(test, the_usual(), NULL, &left);
    assert_int_equal(left.map, count);
    return l;
}

static void test_untold(void **state)
{
    (void)state;
    /* Unaligned if it were Device memory, an overlap if it were not. */
    expect_none(lint_outside("W x+0x2 4 strw\nW x+0x4 8 strx\nW x+0x4 8 strx\n", 3));
    struct lints *l = lint_outside("W x+0x2 4 strw\nW r+0x2 4 strw\n", 1);
    expect_lines(l, LINT_UNALIGNED, 2, 0);
}

static void test_back_to_back(void **state)
{
    (void)state;
    expect_only(lint_outside("W r+0x100 16 stp\nW r+0x108 16 stp\n", 0), LINT_OVERLAP, 1);
    expect_none(lint_outside("W r+0x100 16 stp\nW x+0x0 4 strw\nW r+0x108 16 stp\n", 1));
    /* Of another CPU it is not between them. */
    expect_only(lint_outside("W r+0x100 16 stp\nW x+0x0 4 strw 1\nW r+0x108 16 stp\n", 1),
                LINT_OVERLAP, 1);
}

static void test_release(void **state)
{
    (void)state;
    expect_only(lint_outside("W d+0x0 8 strx\nW x+0x0 8 strx\nW d+0x4 8 strx\n", 1), LINT_OVERLAP,
                1);
    expect_none(lint_outside("W d+0x0 8 strx\nW x+0x0 8 stlr\nW d+0x4 8 strx\n", 1));
    expect_only(lint_outside("W e+0x8004 2 strh\nW x+0x0 8 strx\nR r+0x0 4 ldrw\n", 1),
                LINT_ECAM_ORDER, 1);
    expect_none(lint_outside("W e+0x8004 2 strh\nW x+0x0 8 stlr\nR r+0x0 4 ldrw\n", 1));
}

/* lint.ecam_window counts every access. */
static void test_window(void **state)
{
    (void)state;
    static const char eight[] = "R x+0x0 4 ldrw\nR x+0x0 4 ldrw\nR x+0x0 4 ldrw\nR x+0x0 4 ldrw\n"
                                "R x+0x0 4 ldrw\nR x+0x0 4 ldrw\nR x+0x0 4 ldrw\nR x+0x0 4 ldrw\n";
    char text[512];
    snprintf(text, sizeof(text), "W e+0x8004 2 strh\n%sR r+0x0 4 ldrw\n", eight);
    expect_none(lint_outside(text, 8));
    snprintf(text, sizeof(text), "W e+0x8004 2 strh\n%.*sR r+0x0 4 ldrw\n",
             (int)(7 * strlen("R x+0x0 4 ldrw\n")), eight);
    expect_only(lint_outside(text, 7), LINT_ECAM_ORDER, 1);
}

/* A write is a write wherever it goes: 39 of 40 reads have one before them. */
static void test_hot(void **state)
{
    (void)state;
    static const char round[] = "R r+0x10 4 ldrw\nW x+0x20 4 strw\n";
    char text[40 * sizeof(round)] = "";
    for (unsigned i = 0; i < 40; i++) {
        strcat(text, round);
    }
    expect_only(lint_outside(text, 40), LINT_HOT_READ, 39);
}

static void test_text(void **state)
{
    (void)state;
    char text[LINT_OUTSIDE_BYTES];
    lint_outside_text(1, text);
    assert_string_equal(text, "1 access outside the map was not judged");
    lint_outside_text(UINT64_MAX, text);
    assert_string_equal(text, "18446744073709551615 accesses outside the map were not judged");
}

/* ---- which parameters a rule has ------------------------------------------------------------- */

static void expect_params(enum lint_kind kind, const char *expected)
{
    char text[256] = "";
    for (size_t i = 0; i < lint_param_table.count; i++) {
        if (lint_param_is_of(&lint_param_table.params[i], kind)) {
            strcat(strcat(text, text[0] ? " " : ""), lint_param_table.params[i].name);
        }
    }
    assert_string_equal(text, expected);
}

static void test_params(void **state)
{
    (void)state;
    expect_params(LINT_OVERLAP, "keep lines settle_us settle_instructions every_barrier");
    expect_params(LINT_REUSE, "keep lines settle_us settle_instructions dmb_flushes every_barrier");
    expect_params(LINT_DOORBELL,
                  "keep lines settle_us settle_instructions after_doorbell every_barrier");
    expect_params(LINT_UNALIGNED, "keep");
    expect_params(LINT_ECAM_ORDER, "keep settle_us settle_instructions every_barrier ecam_window");
    expect_params(LINT_HOT_READ, "keep hot_reads hot_window");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_untold),  cmocka_unit_test(test_back_to_back),
        cmocka_unit_test(test_release), cmocka_unit_test(test_window),
        cmocka_unit_test(test_hot),     cmocka_unit_test(test_text),
        cmocka_unit_test(test_params),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
