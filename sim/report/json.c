/* SPDX-License-Identifier: Apache-2.0 */
#include "report/json.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

json_t *json_text(const char *text)
{
    json_t *string = json_string(text);
    if (string != NULL)
        return string;
    /* Each byte beyond ASCII on its own: a text that is broken anywhere keeps its ASCII. */
    size_t length = strlen(text);
    char *clean = malloc(3 * length + 1), *at = clean;
    if (clean == NULL)
        return NULL;
    for (size_t i = 0; i < length; i++) {
        if ((unsigned char)text[i] < 0x80) {
            *at++ = text[i];
        } else {
            memcpy(at, "\xef\xbf\xbd", 3);
            at += 3;
        }
    }
    *at = '\0';
    string = json_string(clean);
    free(clean);
    return string;
}

json_t *json_u64(uint64_t value)
{
    if (value <= JSON_EXACT_INTEGER)
        return json_integer((json_int_t)value);
    return json_sprintf("%" PRIu64, value);
}

json_t *json_value(double value)
{
    if (!isfinite(value))
        return json_null();
    if (value == floor(value) && fabs(value) <= (double)JSON_EXACT_INTEGER)
        return json_integer((json_int_t)value);
    return json_real(value);
}

bool json_write(FILE *to, const json_t *json, size_t flags)
{
    for (size_t digits = 15; digits <= 17; digits++) {
        char *text = json_dumps(json, flags | JSON_REAL_PRECISION(digits));
        if (text == NULL)
            return false;
        json_t *back = digits < 17 ? json_loads(text, 0, NULL) : NULL;
        bool same = digits == 17 || json_equal(json, back);
        json_decref(back);
        if (same)
            (void)fputs(text, to);
        free(text);
        if (same)
            return true;
    }
    return false;
}
