/* SPDX-License-Identifier: Apache-2.0 */
/* Moments of a trace, as they are written on the command line and in scenarios. */
#include "trace/trace.h"

#include <string.h>

static const struct {
    const char *name;
    uint64_t ns;
} units[] = {
    { "ns", 1 },
    { "us", 1000 },
    { "ms", 1000000 },
    { "s", 1000000000 },
};

static bool not_a_moment(const char *text, const char *what, struct error *e)
{
    return error_set(e,
                     "%s: \"%.64s\" is not a moment of a trace; expected e.g. 10ms, 1.5s, 20us, "
                     "500ns, @12.918988 (seconds) or 70912345 (instructions)",
                     what, text);
}

/* The unit that is all of `name`, in ns; 0: none. On the trace's own clock a number without one is
 * in seconds, as captures print it. */
static uint64_t unit_of(const char *name, bool relative)
{
    if (name[0] == '\0' && !relative) {
        name = "s";
    }
    for (size_t i = 0; i < ARRAY_LEN(units); i++) {
        if (strcmp(name, units[i].name) == 0) {
            return units[i].ns;
        }
    }
    return 0;
}

enum reading { READ_GOOD, READ_NOTHING, READ_FRACTION, READ_HUGE };

/* DIGITS or DIGITS.DIGITS of `length` bytes, times `unit`, a power of ten. */
static enum reading read_decimal(const char *text, size_t length, uint64_t unit, uint64_t *out)
{
    bool huge = false, exact = true;
    static const char digits[] = "0123456789";
    const size_t whole = strspn(text, digits), rest = length - whole; /* the point's, if any */
    *out = 0;
    if (whole == 0 || rest == 1 || (rest > 1 && strspn(text + whole + 1, digits) < rest - 1)) {
        return READ_NOTHING;
    }
    for (size_t i = 0; i < whole; i++) {
        huge = huge || __builtin_mul_overflow(*out, (uint64_t)10, out) ||
               __builtin_add_overflow(*out, (uint64_t)(text[i] - '0'), out);
    }
    huge = huge || __builtin_mul_overflow(*out, unit, out);
    for (size_t i = whole + 1; i < length; i++) {
        unit /= 10;
        exact = exact && (unit > 0 || text[i] == '0');
        huge = huge || __builtin_add_overflow(*out, unit * (uint64_t)(text[i] - '0'), out);
    }
    return huge ? READ_HUGE : exact ? READ_GOOD : READ_FRACTION;
}

static bool parse_time_moment(const char *text, const char *what, struct replay_moment *m,
                              struct error *e)
{
    const char *number = text + !m->relative;
    const size_t length = strspn(number, "0123456789.");
    const uint64_t unit = unit_of(number + length, m->relative);
    uint64_t ignored;
    m->unit = TRACE_TIME_NS;
    switch (unit ? read_decimal(number, length, unit, &m->at) : READ_NOTHING) {
    case READ_GOOD: return true;
    case READ_HUGE: return error_set(e, "%s: %.64s is more than a trace has", what, text);
    case READ_FRACTION:
        return error_set(e, "%s: %.64s is not a whole number of nanoseconds; expected one", what,
                         text);
    case READ_NOTHING: break;
    }
    if (number[length] == '\0' && read_decimal(number, length, 1, &ignored) != READ_NOTHING) {
        return error_set(e,
                         "%s: %.64s has no unit, and is no number of instructions; expected e.g. "
                         "%.64ss, %.64sms or %.64sus",
                         what, text, text, text, text);
    }
    return not_a_moment(text, what, e);
}

/* A number alone is of instructions; on the trace's own clock it may be of seconds, too, as the
 * trace has it. */
static bool parse_count(const char *number, const char *what, struct replay_moment *m,
                        struct error *e)
{
    enum { MILLION = 1000000 };
    if (!parse_u64(number, what, &m->at, e)) {
        return false;
    }
    m->unit = TRACE_TIME_INSTRUCTIONS;
    if (!m->relative && m->at <= UINT64_MAX / MILLION) {
        m->unit = TRACE_TIME_NONE;
        m->millionths = true;
        m->at *= MILLION;
    }
    return true;
}

bool replay_moment_parse(const char *text, const char *what, struct replay_moment *out,
                         struct error *e)
{
    const bool relative = text[0] != '@';
    const char *number = text + !relative;
    const bool count = number[0] != '\0' && number[strspn(number, "0123456789_")] == '\0';
    *out = (struct replay_moment){ .given = true, .relative = relative };
    return count ? parse_count(number, what, out, e) : parse_time_moment(text, what, out, e);
}
