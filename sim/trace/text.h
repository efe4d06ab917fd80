/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Reading of numbers and words in a line. Every line is followed by '\n' or '\r' in memory, which
 * no reader below goes past, and by SOURCE_PAD readable bytes: so none of them asks for the end.
 * Each returns the place after what it read, or NULL.
 */
#ifndef GATHER_TRACE_TEXT_H
#define GATHER_TRACE_TEXT_H

#include "base/base.h"

#include <string.h>

/** 1 to 16 for the hexadecimal digits 0 to f, 0 for the rest. */
extern const uint8_t text_hex_digit[256];

enum { TEXT_HEX_MAX = 16 /* digits of a 64-bit number */ };

/** Hexadecimal digits, at most 16. */
static inline const char *text_hex(const char *p, uint64_t *value)
{
    const char *start = p;
    uint64_t v = 0;
    uint8_t digit;
    while ((digit = text_hex_digit[(unsigned char)*p]) != 0) {
        v = v << 4 | (digit - 1u);
        p++;
    }
    *value = v;
    return p != start && p - start <= TEXT_HEX_MAX ? p : NULL;
}

static inline const char *text_0x(const char *p, uint64_t *value)
{
    return p[0] == '0' && p[1] == 'x' ? text_hex(p + 2, value) : NULL;
}

/** Decimal digits of a number below 2^64. */
static inline const char *text_decimal(const char *p, uint64_t *value)
{
    const char *start = p;
    uint64_t v = 0;
    unsigned digit;
    while ((digit = (unsigned)(unsigned char)*p - '0') < 10) {
        if (__builtin_expect(p - start >= 18, 0) &&
            (v > UINT64_MAX / 10 || v * 10 > UINT64_MAX - digit)) {
            return NULL;
        }
        v = v * 10 + digit;
        p++;
    }
    *value = v;
    return p != start ? p : NULL;
}

/** Exactly `word`, which holds no end of line and is not longer than SOURCE_PAD. */
static inline const char *text_word(const char *p, const char *word)
{
    size_t n = strlen(word);
    return memcmp(p, word, n) == 0 ? p + n : NULL;
}

/** Digits of a fraction of a second as microseconds; further digits do not count. */
static inline const char *text_fraction(const char *p, uint64_t *us)
{
    const char *start = p;
    uint64_t v = 0;
    uint64_t unit = 100000;
    for (; *p >= '0' && *p <= '9'; p++) {
        v += (uint64_t)(*p - '0') * unit;
        unit /= 10;
    }
    *us = v;
    return p != start ? p : NULL;
}

/** `SECONDS.FRACTION` as microseconds. */
static inline const char *text_seconds(const char *p, uint64_t *us)
{
    uint64_t seconds;
    if ((p = text_decimal(p, &seconds)) == NULL || *p != '.' ||
        seconds > UINT64_MAX / 1000000 - 1 || (p = text_fraction(p + 1, us)) == NULL) {
        return NULL;
    }
    *us += seconds * 1000000;
    return p;
}

static inline const char *text_blanks(const char *p)
{
    while (*p == ' ' || *p == '\t') {
        p++;
    }
    return p;
}

static inline const char *text_char(const char *p, char c)
{
    return *p == c ? p + 1 : NULL;
}

#endif
