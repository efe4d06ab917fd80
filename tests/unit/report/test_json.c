/* SPDX-License-Identifier: Apache-2.0 */
#include "report/json.h"

#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* What json_write() makes of `root`, which it takes; the caller's to free(). */
static char *written(json_t *root, size_t flags)
{
    char *text = NULL;
    size_t size = 0;
    FILE *to = open_memstream(&text, &size);
    assert_non_null(to);
    assert_true(json_write(to, root, flags));
    (void)fclose(to);
    json_decref(root);
    return text;
}

static void assert_written(json_t *root, const char *expected)
{
    char *text = written(root, JSON_COMPACT);
    assert_string_equal(text, expected);
    free(text);
}

/* Beside a number of 17 digits the others keep their own. */
static void each_number_has_its_own_digits(void **state)
{
    (void)state;
    assert_written(json_pack("[f, f, f, f]", 0.152763, 1.0 / 3, 0.1 + 0.2, 2.5),
                   "[0.152763,0.3333333333333333,0.30000000000000004,2.5]");
    assert_written(json_pack("{s:f}", "mean", 4.35), "{\"mean\":4.35}");
}

static void all_numbers_read_back(void **state)
{
    (void)state;
    static const double values[] = { 0.1,    -0.0,    1e300,  -2.2250738585072014e-308, 5e-324,
                                     1.0e22, 1234.56, 1e-5,   123456789.12345679,       1e23,
                                     3.0,    -17.25,  2.0 / 3 };
    for (size_t i = 0; i < ARRAY_LEN(values); i++) {
        char *text = written(json_pack("[f]", values[i]), 0);
        json_t *back = json_loads(text, 0, NULL);
        assert_non_null(back);
        const json_t *number = json_array_get(back, 0);
        assert_true(json_is_real(number));
        const double value = json_real_value(number);
        assert_memory_equal(&value, &values[i], sizeof(value));
        json_decref(back);
        free(text);
    }
}

static void texts_are_left_alone(void **state)
{
    (void)state;
    assert_written(
        json_pack("[s, s, s, b, n, i]", "0.10000000000000001", "a \"1.50\" \\", "-1e5", 1, -42),
        "[\"0.10000000000000001\",\"a \\\"1.50\\\" \\\\\",\"-1e5\",true,null,-42]");
    assert_written(json_pack("{s:f, s:[f]}", "e1.50000000000000000", 0.7, "\"", 0.6),
                   "{\"e1.50000000000000000\":0.7,\"\\\"\":[0.6]}");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_number_has_its_own_digits),
        cmocka_unit_test(all_numbers_read_back),
        cmocka_unit_test(texts_are_left_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
