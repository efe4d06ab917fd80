/* SPDX-License-Identifier: Apache-2.0 */
#include "base/quantity.h"
#include "base/text.h"

#include <inttypes.h>
#include <string.h>

static const struct quantity_unit count_units[] = {
    { "", 1, true },
};

static const struct quantity_unit size_units[] = {
    { "B", 1, true },
    { "kB", 1000, false },
    { "KiB", UINT64_C(1) << 10, true },
    { "MB", 1000 * 1000, false },
    { "MiB", UINT64_C(1) << 20, true },
    { "GB", 1000 * 1000 * 1000, false },
    { "GiB", UINT64_C(1) << 30, true },
    { "TiB", UINT64_C(1) << 40, true },
};

static const struct quantity_unit time_units[] = {
    { "ps", 1, true },
    { "ns", PS_PER_NS, true },
    { "us", 1000 * 1000, true },
    { "ms", 1000 * 1000 * 1000, true },
    { "s", UINT64_C(1000) * 1000 * 1000 * 1000, true },
};

static const struct quantity_unit freq_units[] = {
    { "Hz", 1, true },
    { "kHz", 1000, true },
    { "MHz", 1000 * 1000, true },
    { "GHz", 1000 * 1000 * 1000, true },
};

const struct quantity quantity_u64 = {
    .noun = "a whole number",
    .examples = "8, 0x400, 1_000",
    .base = "",
    .units = count_units,
    .unit_count = ARRAY_LEN(count_units),
    .bare = 1,
    .hex = true,
};

const struct quantity quantity_size = {
    .noun = "a size",
    .examples = "64, 4KiB, 1MiB",
    .base = "bytes",
    .units = size_units,
    .unit_count = ARRAY_LEN(size_units),
    .bare = 1,
    .hex = true,
};

const struct quantity quantity_time = {
    .noun = "a time",
    .examples = "300ps, 1.5ns, 10us",
    .base = "ps",
    .units = time_units,
    .unit_count = ARRAY_LEN(time_units),
    .bare = PS_PER_NS,
    .fractions = true,
};

const struct quantity quantity_freq = {
    .noun = "a frequency",
    .examples = "100MHz, 2.6GHz",
    .base = "Hz",
    .units = freq_units,
    .unit_count = ARRAY_LEN(freq_units),
    .bare = 1,
    .fractions = true,
};

/* The digit's value, or 16 for what is no digit. */
static unsigned digit_value(char c)
{
    if (c >= '0' && c <= '9') {
        return (unsigned)(c - '0');
    }
    if (c >= 'a' && c <= 'f') {
        return (unsigned)(c - 'a') + 10;
    }
    if (c >= 'A' && c <= 'F') {
        return (unsigned)(c - 'A') + 10;
    }
    return 16;
}

/*
 * The digits at `text`, of which there must be one; '_' only between two digits. Returns what
 * follows, or NULL. `*huge` is set, and `*out` is of no use, from 2^64 on.
 */
static const char *read_digits(const char *text, unsigned radix, uint64_t *out, bool *huge)
{
    *out = 0;
    *huge = false;
    if (digit_value(*text) >= radix) {
        return NULL;
    }
    for (;;) {
        unsigned digit = digit_value(*text);
        *huge |= __builtin_mul_overflow(*out, (uint64_t)radix, out);
        *huge |= __builtin_add_overflow(*out, (uint64_t)digit, out);
        text++;
        if (*text == '_' && digit_value(text[1]) < radix) {
            text++;
        }
        if (digit_value(*text) >= radix) {
            return text;
        }
    }
}

/*
 * 0.DIGITS times `scale`, by long multiplication from the last digit: `*whole` is what stands
 * before the point of the product; false if anything stands behind it.
 */
static bool scale_fraction(const char *begin, const char *end, uint64_t scale, uint64_t *whole)
{
    bool exact = true;
    uint64_t carry = 0;
    for (const char *c = end; c > begin; c--) {
        if (c[-1] == '_') {
            continue;
        }
        uint64_t sum = digit_value(c[-1]) * scale + carry;
        exact = exact && sum % 10 == 0;
        carry = sum / 10;
    }
    *whole = carry;
    return exact;
}

/* The scale of the unit that is all of `text`, 0 if there is none of that name. */
static uint64_t unit_scale(const struct quantity *q, const char *text)
{
    if (*text == '\0') {
        return q->bare;
    }
    while (*text == ' ') {
        text++;
    }
    for (size_t i = 0; i < q->unit_count; i++) {
        if (q->units[i].name[0] != '\0' && strcmp(text, q->units[i].name) == 0) {
            return q->units[i].scale;
        }
    }
    return 0;
}

static enum quantity_result read_hex(const char *text, uint64_t *out)
{
    bool huge = false;
    const char *end = read_digits(text, 16, out, &huge);
    if (end == NULL || *end != '\0') {
        return QUANTITY_NOT_ONE;
    }
    return huge ? QUANTITY_HUGE : QUANTITY_GOOD;
}

static enum quantity_result read_decimal(const struct quantity *q, const char *text, uint64_t *out)
{
    bool huge = false;
    const char *end = read_digits(text, 10, out, &huge);
    if (end == NULL) {
        return QUANTITY_NOT_ONE;
    }
    const char *fraction = end;
    if (*end == '.') {
        uint64_t ignored = 0;
        bool many = false; /* a long fraction is no overflow */
        fraction = end + 1;
        end = read_digits(fraction, 10, &ignored, &many);
        if (end == NULL) {
            return QUANTITY_NOT_ONE;
        }
    }
    uint64_t scale = unit_scale(q, end);
    if (scale == 0) {
        return QUANTITY_NOT_ONE;
    }
    uint64_t part = 0;
    bool exact = scale_fraction(fraction, end, scale, &part);
    huge = huge || __builtin_mul_overflow(*out, scale, out);
    huge = huge || __builtin_add_overflow(*out, part, out);
    if (huge) {
        return QUANTITY_HUGE;
    }
    if (!exact) {
        return *out == 0 ? QUANTITY_BELOW_ONE : QUANTITY_FRACTION;
    }
    return QUANTITY_GOOD;
}

enum quantity_result quantity_read(const struct quantity *q, const char *text, uint64_t *out)
{
    bool negative = *text == '-';
    const char *digits = negative ? text + 1 : text;
    uint64_t value = 0;
    enum quantity_result result = QUANTITY_NOT_ONE;

    if (q->hex && digits[0] == '0' && (digits[1] == 'x' || digits[1] == 'X')) {
        result = read_hex(digits + 2, &value);
    } else {
        result = read_decimal(q, digits, &value);
    }
    if (negative && result != QUANTITY_NOT_ONE && (result != QUANTITY_GOOD || value != 0)) {
        return QUANTITY_NEGATIVE;
    }
    if (result == QUANTITY_GOOD) {
        *out = value;
    }
    return result;
}

const char *quantity_write(const struct quantity *q, uint64_t value, char *buffer, size_t size)
{
    const struct quantity_unit *unit = &q->units[0];
    for (size_t i = 1; i < q->unit_count; i++) {
        const struct quantity_unit *u = &q->units[i];
        if (u->shown && value >= u->scale && (q->fractions || value % u->scale == 0)) {
            unit = u;
        }
    }
    uint64_t rest = value % unit->scale;
    if (rest == 0) {
        snprintf(buffer, size, "%" PRIu64 "%s", value / unit->scale, unit->name);
        return buffer;
    }
    int digits = 0; /* behind the point: the scale is a power of ten here */
    for (uint64_t s = unit->scale; s > 1; s /= 10) {
        digits++;
    }
    while (rest % 10 == 0) {
        rest /= 10;
        digits--;
    }
    snprintf(buffer, size, "%" PRIu64 ".%0*" PRIu64 "%s", value / unit->scale, digits, rest,
             unit->name);
    return buffer;
}

const char *quantity_range(const struct quantity *q, const char *min_text, const char *max_text,
                           char *buffer, size_t size)
{
    if (max_text != NULL) {
        snprintf(buffer, size, "%s to %s", min_text == NULL ? "0" : min_text, max_text);
    } else {
        snprintf(buffer, size, "%s to 2^64-1%s%s", min_text == NULL ? "0" : min_text,
                 q->base[0] == '\0' ? "" : " ", q->base);
    }
    return buffer;
}

bool quantity_refuse(const struct quantity *q, enum quantity_result result, const char *what,
                     const char *text, const char *range, struct error *e)
{
    struct quoted t = quoted(text);
    const char *of = q->base[0] == '\0' ? "" : " of ";
    switch (result) {
    case QUANTITY_GOOD:
    case QUANTITY_NEGATIVE:
    case QUANTITY_HUGE:
        return error_set(e, "%s: %s is out of range; expected %s", what, t.text, range);
    case QUANTITY_BELOW_ONE:
        if (q->fractions) {
            return error_set(e, "%s: %s is below 1 %s; expected %s", what, t.text, q->base, range);
        }
        break;
    case QUANTITY_FRACTION: break;
    case QUANTITY_NOT_ONE:
        return error_set(e, "%s: \"%s\" is not %s; expected e.g. %s", what, t.text, q->noun,
                         q->examples);
    }
    return error_set(e, "%s: %s is not a whole number%s%s; expected %s", what, t.text, of, q->base,
                     range);
}

static bool parse_quantity(const struct quantity *q, const char *text, const char *what,
                           uint64_t *out, struct error *e)
{
    enum quantity_result result = quantity_read(q, text, out);
    if (result == QUANTITY_GOOD) {
        return true;
    }
    char range[64];
    quantity_range(q, NULL, NULL, range, sizeof range);
    return quantity_refuse(q, result, what, text, range, e);
}

bool parse_u64(const char *text, const char *what, uint64_t *out, struct error *e)
{
    return parse_quantity(&quantity_u64, text, what, out, e);
}

bool parse_size(const char *text, const char *what, uint64_t *out, struct error *e)
{
    return parse_quantity(&quantity_size, text, what, out, e);
}

bool parse_time(const char *text, const char *what, simtime_t *out, struct error *e)
{
    return parse_quantity(&quantity_time, text, what, out, e);
}

bool bool_read(const char *text, bool *out)
{
    static const char *const words[][2] = {
        { "false", "true" },
        { "off", "on" },
        { "no", "yes" },
        { "0", "1" },
    };
    for (size_t i = 0; i < ARRAY_LEN(words); i++) {
        for (int value = 0; value < 2; value++) {
            if (strcmp(text, words[i][value]) == 0) {
                *out = value == 1;
                return true;
            }
        }
    }
    return false;
}

bool parse_bool(const char *text, const char *what, bool *out, struct error *e)
{
    if (bool_read(text, out)) {
        return true;
    }
    return error_set(e,
                     "%s: \"%s\" is not true or false; expected true, false, on, off, yes, no, "
                     "1 or 0",
                     what, quoted(text).text);
}
