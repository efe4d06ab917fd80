/* SPDX-License-Identifier: Apache-2.0 */
/* The part of a trace that is looked at, as it is written on the command line. */
#include "cli/window.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

bool window_check(const struct window *w, struct error *e)
{
    const bool open = w->from.unit == TRACE_TIME_NONE || w->to.unit == TRACE_TIME_NONE;
    if (!w->from.given || !w->to.given) {
        return true;
    }
    if (w->from.unit != w->to.unit && !open) {
        return error_set(e,
                         "--from %.64s and --to %.64s: the one without a unit is a number of "
                         "instructions, the other a time; expected both in what the trace has",
                         w->from_text, w->to_text);
    }
    if (w->from.unit == w->to.unit && w->from.relative == w->to.relative &&
        w->from.at >= w->to.at) {
        return error_set(
            e,
            "--from %.64s and --to %.64s: nothing is between them; expected --to after "
            "--from",
            w->from_text, w->to_text);
    }
    return true;
}

/* ---- CPUs ------------------------------------------------------------------------------------ */

enum { CPUS = 64 };

static bool not_a_list(const char *text, struct error *e)
{
    return error_set(e, "--cpu: \"%.64s\" is not a list of CPUs; expected e.g. 0,2-3", text);
}

/* The number at `*at`, which moves behind it. */
static bool take_cpu(const char **at, const char *text, unsigned *cpu, struct error *e)
{
    const size_t digits = strspn(*at, "0123456789");
    if (digits == 0) {
        return not_a_list(text, e);
    }
    const unsigned long value = strtoul(*at, NULL, 10); /* ULONG_MAX if it is more */
    if (value >= CPUS) {
        return error_set(e, "--cpu: %.*s is out of range; expected 0 to %d",
                         digits < 64 ? (int)digits : 64, *at, CPUS - 1);
    }
    *cpu = (unsigned)value;
    *at += digits;
    return true;
}

/* "2" or "2-3" at `*at`, which moves behind it. */
static bool take_range(const char **at, const char *text, uint64_t *cpus, struct error *e)
{
    unsigned first = 0, last = 0;
    if (!take_cpu(at, text, &first, e)) {
        return false;
    }
    last = first;
    if (**at == '-') {
        ++*at;
        if (!take_cpu(at, text, &last, e)) {
            return false;
        }
    }
    if (last < first) {
        return error_set(e, "--cpu: %u-%u has no CPU in it; expected %u-%u", first, last, last,
                         first);
    }
    for (unsigned cpu = first; cpu <= last; cpu++) {
        *cpus |= UINT64_C(1) << cpu;
    }
    return true;
}

static bool parse_cpus(const char *text, uint64_t *out, struct error *e)
{
    const char *at = text;
    *out = 0;
    while (take_range(&at, text, out, e)) {
        if (*at == '\0') {
            return true;
        }
        if (*at != ',') {
            return not_a_list(text, e);
        }
        at++;
    }
    return false;
}

/* ---- the options ----------------------------------------------------------------------------- */

static bool take_region(struct window *w, const char *arg, struct error *e)
{
    if (arg[0] == '\0') {
        return error_set(e, "--region: expected a pattern, e.g. \"nvme*\"");
    }
    return cli_list_add(&w->regions, arg, e);
}

error_t window_option(struct window *w, int key, const char *arg, struct error *e)
{
    bool ok;
    switch (key) {
    case WINDOW_FROM:
        w->from_text = arg;
        ok = replay_moment_parse(arg, "--from", &w->from, e);
        break;
    case WINDOW_TO:
        w->to_text = arg;
        ok = replay_moment_parse(arg, "--to", &w->to, e);
        break;
    case WINDOW_REGION: ok = take_region(w, arg, e); break;
    case WINDOW_CPU:
        w->cpus_text = arg;
        ok = parse_cpus(arg, &w->cpus, e);
        break;
    default: return ARGP_ERR_UNKNOWN;
    }
    return ok ? 0 : EINVAL;
}

struct replay_window window_of(const struct window *w)
{
    return (struct replay_window){ .from = w->from,
                                   .to = w->to,
                                   .regions = w->regions.items,
                                   .region_count = w->regions.count,
                                   .cpus = w->cpus };
}
