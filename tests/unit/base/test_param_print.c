/* SPDX-License-Identifier: Apache-2.0 */
/* What parameters look like: formatted, in help and in tables. */
#include "param_unit.h"

#include <inttypes.h>
#include <math.h>

/* ---- format ---------------------------------------------------------------------------------- */

static void formats_for_people(void **state)
{
    (void)state;
    static const char *const cases[][3] = {
        { "join_limit", "64", "64B" },
        { "join_limit", "0x800", "2KiB" },
        { "join_limit", "1000", "1000B" },
        { "timeout", "1.5", "1.5ns" },
        { "timeout", "1500ns", "1.5us" },
        { "timeout", "10us", "10us" },
        { "timeout", "1001ps", "1.001ns" },
        { "timeout", "1010ps", "1.01ns" },
        { "any_time", "300ps", "300ps" },
        { "any_time", "0", "0ps" },
        { "any_time", "2000000us", "2s" },
        { "clock", "2600MHz", "2.6GHz" },
        { "clock", "100000001", "100.000001MHz" },
        { "wc_lines", "0x10", "16" },
        { "luck", "0.1", "0.1" },
        { "any_real", "-1e300", "-1e+300" },
        { "fwb", "yes", "true" },
        { "fwb", "0", "false" },
        { "split", "min", "min" },
        { "any_time", "18446744.073709551615s", "18446744.073709551615s" },
    };
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct object o;
        char text[64];
        assert_true(param_set_text(row(cases[i][0]), &o, cases[i][1], NULL));
        assert_string_equal(param_format(row(cases[i][0]), &o, text, sizeof text), cases[i][2]);
    }
    char small[4];
    struct object o;
    assert_true(param_set_text(row("clock"), &o, "123456789", NULL));
    param_format(row("clock"), &o, small, sizeof small);
    assert_int_equal(small[3], '\0');
}

static uint64_t random_state;

/* A generator of the test's own: the 64-bit LCG of Knuth's MMIX, high bits folded down. */
static uint64_t random_u64(void)
{
    random_state = random_state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return random_state ^ random_state >> 32;
}

static void formats_round_trip(void **state)
{
    (void)state;
    const char *given = getenv("GATHER_TEST_SEED");
    random_state = given == NULL ? 20240229 : strtoull(given, NULL, 0);
    print_message("seed %" PRIu64 " (GATHER_TEST_SEED)\n", random_state);
    static const enum param_type types[] = { PARAM_U64, PARAM_SIZE, PARAM_TIME, PARAM_FREQ,
                                             PARAM_REAL };
    for (int n = 0; n < 200000; n++) {
        /* All magnitudes, and round numbers of either radix. */
        uint64_t value = random_u64() >> (random_u64() % 64);
        uint64_t round = random_u64() % 4;
        for (uint64_t i = random_u64() % 12; round == 1 && i > 0 && value < UINT64_MAX / 10; i--) {
            value *= 10;
        }
        if (round == 2) {
            value &= UINT64_MAX << (random_u64() % 64);
        }
        for (size_t t = 0; t < ARRAY_LEN(types); t++) {
            const struct param p = { "p", types[t], 0, "0", NULL, NULL, "", "h", "s", NULL };
            double real = 0;
            memcpy(&real, &value, sizeof real);
            if (types[t] == PARAM_REAL && !isfinite(real)) {
                continue;
            }
            uint64_t back = ~value;
            char text[64];
            struct error e = { 0 };
            param_format(&p, &value, text, sizeof text);
            if (!param_set_text(&p, &back, text, &e) || back != value) {
                fail_msg("%#" PRIx64 " became %s: %s", value, text, e.text);
            }
        }
    }
    for (unsigned flag = 0; flag < 2; flag++) {
        struct object o = { .fwb = flag == 1 }, back = { .fwb = flag == 0 };
        char text[64];
        param_format(row("fwb"), &o, text, sizeof text);
        assert_true(param_set_text(row("fwb"), &back, text, NULL) && back.fwb == o.fwb);
    }
    for (unsigned choice = 0; choice < 3; choice++) {
        struct object o = { .split = choice }, back = { .split = 99 };
        char text[64];
        param_format(row("split"), &o, text, sizeof text);
        assert_true(param_set_text(row("split"), &back, text, NULL) && back.split == choice);
    }
}

/* ---- help and tables ------------------------------------------------------------------------- */

static char *printed(void (*print)(const struct param_table *, FILE *), const struct param_table *t)
{
    char *text = NULL;
    size_t size = 0;
    FILE *to = open_memstream(&text, &size);
    assert_non_null(to);
    print(t, to);
    fclose(to);
    return text;
}

static void help_is_aligned(void **state)
{
    (void)state;
    char *text = printed(param_help, &link_table);
    assert_string_equal(text, "  NAME        DEFAULT  RANGE    UNIT   MEANING\n"
                              "  link.gen    4        1 to 6   -      speed\n"
                              "  link.width  16       1 to 16  lanes  width\n");
    free(text);

    static const char *const many[] = { "first-long-name", "second-long-name", "third", NULL };
    static const struct param wide[] = {
        { "a", PARAM_CHOICE, 0, "third", NULL, NULL, "", "long list", "s", many },
        { "b", PARAM_TIME, 0, "5", "1", NULL, "ns", "open end", "s", NULL },
    };
    static const struct param_table wide_table = { "", wide, ARRAY_LEN(wide) };
    text = printed(param_help, &wide_table);
    assert_string_equal(text, "  NAME  DEFAULT  RANGE             UNIT  MEANING\n"
                              "  a     third    first-long-name, second-long-name, third\n"
                              "                                   -     long list\n"
                              "  b     5        1ns to 2^64-1 ps  ns    open end\n");
    free(text);
}

static void markdown_has_six_cells(void **state)
{
    (void)state;
    char *text = printed(param_markdown, &link_table);
    assert_string_equal(text, "| Name | Default | Range | Unit | Meaning | Source |\n"
                              "|---|---|---|---|---|---|\n"
                              "| `link.gen` | 4 | 1 to 6 | - | speed | here |\n"
                              "| `link.width` | 16 | 1 to 16 | lanes | width | here |\n");
    free(text);
    text = printed(param_markdown, &table);
    assert_non_null(strstr(text, "| `luck` | 0.5 | 0 to 1 | - | a\\|b | assumed |\n"));
    assert_non_null(strstr(text, "| `split` | aligned | min, aligned, per-line | - | cut |"));
    assert_non_null(strstr(text, "| `fwb` | on | true, false | - |"));
    free(text);
}

static void wrong_tables_are_found(void **state)
{
    (void)state;
    struct error e = { 0 };
    assert_true(param_table_check(&table, &e));
    assert_true(param_table_check(&link_table, &e));
    static const struct param wrong[] = {
        { NULL, PARAM_U64, 0, "1", NULL, NULL, "", "h", "s", NULL },
        { "", PARAM_U64, 0, "1", NULL, NULL, "", "h", "s", NULL },
        { "a.b", PARAM_U64, 0, "1", NULL, NULL, "", "h", "s", NULL },
        { "a", PARAM_U64, 0, "1", NULL, NULL, NULL, "h", "s", NULL },
        { "a", PARAM_U64, 0, "1", NULL, NULL, "", "", "s", NULL },
        { "a", PARAM_U64, 0, "1", NULL, NULL, "", "h", NULL, NULL },
        { "a", PARAM_U64, 0, NULL, NULL, NULL, "", "h", "s", NULL },
        { "a", PARAM_U64, 0, "q", NULL, NULL, "", "h", "s", NULL },
        { "a", PARAM_U64, 0, "1", "q", NULL, "", "h", "s", NULL },
        { "a", PARAM_U64, 0, "1", NULL, "q", "", "h", "s", NULL },
        { "a", PARAM_U64, 0, "1", "2", NULL, "", "h", "s", NULL },
        { "a", PARAM_U64, 0, "3", NULL, "2", "", "h", "s", NULL },
        { "a", PARAM_REAL, 0, "1", "x", NULL, "", "h", "s", NULL },
        { "a", PARAM_BOOL, 0, "1", "0", NULL, "", "h", "s", NULL },
        { "a", PARAM_CHOICE, 0, "1", NULL, NULL, "", "h", "s", NULL },
        { "a", PARAM_CHOICE, 0, "mini", NULL, NULL, "", "h", "s", splits },
        { "a", PARAM_U64, 0, "1", NULL, NULL, "", "h", "s", splits },
    };
    for (size_t i = 0; i < ARRAY_LEN(wrong); i++) {
        struct param_table t = { "", &wrong[i], 1 };
        e.status = GATHER_DONE;
        if (param_table_check(&t, &e)) {
            fail_msg("row %zu passed", i);
        }
        assert_int_equal(e.status, GATHER_PROGRAM_FAULT);
    }
    const struct param twice[] = { rows[0], rows[0] };
    struct param_table t = { "", twice, 2 };
    assert_false(param_table_check(&t, &e));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(formats_for_people),     cmocka_unit_test(formats_round_trip),
        cmocka_unit_test(help_is_aligned),        cmocka_unit_test(markdown_has_six_cells),
        cmocka_unit_test(wrong_tables_are_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
