/* SPDX-License-Identifier: Apache-2.0 */
/** Whole numbers with units, exactly: what a user writes for a count, a size, a time, a frequency.
 */
#ifndef GATHER_BASE_QUANTITY_H
#define GATHER_BASE_QUANTITY_H

#include "base/base.h"

struct quantity_unit {
    const char *name;
    uint64_t scale; /* in base units */
    bool shown;     /* quantity_write() uses it; the others are only read */
};

/** One kind of quantity: all that messages, reading and writing need of it. */
struct quantity {
    const char *noun, *examples; /* `"12q" is not <noun>; expected e.g. <examples>` */
    const char *base;            /* the unit of the stored integer, in words */
    const struct quantity_unit
        *units; /* by scale, the smallest first; a count has one without name */
    size_t unit_count;
    uint64_t bare;  /* the scale of a number without unit */
    bool hex;       /* 0x400 is read; then without unit, since B is also a digit */
    bool fractions; /* written as 1.5ns, else in the largest unit that divides */
};

extern const struct quantity quantity_u64, quantity_size, quantity_time, quantity_freq;

enum quantity_result {
    QUANTITY_GOOD,
    QUANTITY_NOT_ONE,  /* not a number of this kind at all */
    QUANTITY_NEGATIVE, /* a number, but below zero */
    QUANTITY_HUGE,     /* 2^64 base units or more */
    QUANTITY_BELOW_ONE,
    QUANTITY_FRACTION /* not a whole number of base units */
};

/** Read all of `text`; `*out` in base units, set only if good. No rounding anywhere. */
enum quantity_result quantity_read(const struct quantity *q, const char *text, uint64_t *out);
/** The text that quantity_read() takes back to the same value. Returns `buffer`. */
const char *quantity_write(const struct quantity *q, uint64_t value, char *buffer, size_t size);
/** The message for a result that is not good. `range` as in "1 to 1024". Returns false. */
bool quantity_refuse(const struct quantity *q, enum quantity_result result, const char *what,
                     const char *text, const char *range, struct error *e);
/** "MIN to MAX" where one or both may be NULL: then 0 and 2^64-1 base units. */
const char *quantity_range(const struct quantity *q, const char *min_text, const char *max_text,
                           char *buffer, size_t size);

/** The words for BOOL; false if `text` is none of them. */
bool bool_read(const char *text, bool *out);

#endif
