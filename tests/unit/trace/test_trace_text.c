/* SPDX-License-Identifier: Apache-2.0 */
/* Hexadecimal numbers against the C library. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "trace/text.h"

/* What text_hex() must make of the text: as many digits as there are, at most 16. */
static void check(const char *text)
{
    char padded[128] = { 0 };
    snprintf(padded, sizeof(padded), "%s\n", text);
    size_t digits = 0;
    while (isxdigit((unsigned char)text[digits])) {
        digits++;
    }
    uint64_t value = 1;
    const char *end = text_hex(padded, &value);
    if (digits == 0 || digits > TEXT_HEX_MAX) {
        assert_null(end);
        return;
    }
    char only[TEXT_HEX_MAX + 1] = { 0 };
    memcpy(only, text, digits);
    assert_non_null(end);
    assert_int_equal(end - padded, digits);
    assert_true(value == strtoull(only, NULL, 16));
}

/* Every byte at every place of a number of every length. */
static void test_every_byte(void **state)
{
    (void)state;
    static const char digits[] = "0123456789abcdefABCDEF";
    for (size_t length = 1; length <= 18; length++) {
        for (size_t place = 0; place < length; place++) {
            for (int byte = 1; byte < 256; byte++) {
                char text[32] = { 0 };
                for (size_t i = 0; i < length; i++) {
                    text[i] = digits[(i * 7 + length) % (sizeof(digits) - 1)];
                }
                text[place] = (char)byte;
                check(text);
            }
        }
    }
}

static void test_numbers(void **state)
{
    (void)state;
    static const char *const texts[] = { "ffffb2cd4de21290", "f9000066", "D5033F9F",
                                         "10000000",         "0",        "00000000",
                                         "0000000000000000", "123456789" };
    for (size_t i = 0; i < ARRAY_LEN(texts); i++) {
        check(texts[i]);
    }
}

int main(void)
{
    const struct CMUnitTest all[] = {
        cmocka_unit_test(test_every_byte),
        cmocka_unit_test(test_numbers),
    };
    return cmocka_run_group_tests(all, NULL, NULL);
}
