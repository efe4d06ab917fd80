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

/* The end of a text in quotes that begins at `at`. */
static const char *end_of_text(const char *at)
{
    for (at++; *at != '"' && *at != '\0'; at++)
        at += at[0] == '\\' && at[1] != '\0';
    return *at == '\0' ? at : at + 1;
}

/* A real number of `length` bytes in as few digits as read back the same. It stays a real one. */
static void put_real(FILE *to, const char *number, size_t length)
{
    enum { SURE = 15, EXACT = 17 }; /* digits that a double keeps, and that keep a double */
    char text[40];
    const double value = strtod(number, NULL);
    int digits = SURE;
    do
        (void)snprintf(text, sizeof(text), "%.*g", digits, value);
    while (digits++ < EXACT && strtod(text, NULL) != value);
    if (strpbrk(text, ".e") != NULL)
        (void)fputs(text, to);
    else
        (void)fprintf(to, "%.*s", (int)length, number);
}

/* jansson has one precision for all of a document. */
static void put_shortest(FILE *to, const char *text)
{
    while (*text != '\0') {
        if (*text == '"') {
            const char *end = end_of_text(text);
            (void)fwrite(text, 1, (size_t)(end - text), to);
            text = end;
            continue;
        }
        const size_t length = strspn(text, "+-.0123456789eE");
        const bool number = length != 0 && (*text == '-' || (*text >= '0' && *text <= '9'));
        if (!number) {
            (void)fputc(*text++, to); /* the e of true, too */
            continue;
        }
        if (memchr(text, '.', length) != NULL || memchr(text, 'e', length) != NULL)
            put_real(to, text, length);
        else
            (void)fwrite(text, 1, length, to);
        text += length;
    }
}

bool json_write(FILE *to, const json_t *json, size_t flags)
{
    char *text = json_dumps(json, flags | JSON_REAL_PRECISION(17));
    if (text == NULL)
        return false;
    put_shortest(to, text);
    free(text);
    return true;
}
