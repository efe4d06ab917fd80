/* SPDX-License-Identifier: Apache-2.0 */
/* The part of a trace that is replayed: by time, region and CPU. */
#include "trace/formats.h"
#include "trace/replay_own.h"

#include <fnmatch.h>
#include <stdlib.h>
#include <string.h>

enum { MILLION = 1000000, NS_PER_US = 1000, CPUS = 64 };

bool replay_window_given(const struct replay_window *w)
{
    return w->from.given || w->to.given || w->region_count || w->cpus;
}

/* ---- regions --------------------------------------------------------------------------------- */

static bool matches(const char *pattern, const char *name)
{
    return strcmp(pattern, name) == 0 || fnmatch(pattern, name, 0) == 0;
}

static bool is_in(const struct replay_window *w, const char *name)
{
    size_t k = 0;
    while (k < w->region_count && !matches(w->regions[k], name)) {
        k++;
    }
    return k < w->region_count;
}

/* Each pattern names something of `names`, or a user's error with the nearest. */
static bool check_patterns(const struct replay_window *w, const char *const *names, size_t count,
                           const char *of, struct error *e)
{
    for (size_t k = 0; k < w->region_count; k++) {
        size_t n = 0;
        while (n < count && !matches(w->regions[k], names[n])) {
            n++;
        }
        if (n == count) {
            error_set(e, "no region of the %s is \"%.100s\"", of, w->regions[k]);
            error_suggest(e, w->regions[k], names, count);
            return false;
        }
    }
    return true;
}

static bool init_map(struct replay_view *v, const struct replay_map *map, struct error *e)
{
    const char *names[REPLAY_REGIONS];
    for (size_t k = 0; k < map->count; k++) {
        names[k] = map->regions[k].name;
    }
    if (!check_patterns(v->window, names, map->count, "map", e)) {
        return false;
    }
    v->in_map = calloc(map->count + 1, sizeof(*v->in_map));
    if (!v->in_map) {
        return error_fault(e, "no memory for a window");
    }
    for (size_t k = 0; k < map->count; k++) {
        v->in_map[k] = is_in(v->window, names[k]);
    }
    return true;
}

bool replay_view_region(struct replay_view *v, const struct trace_insn *i, size_t region)
{
    if (!v->window->region_count) {
        v->inside++;
        return true;
    }
    bool inside;
    if (v->in_map) {
        inside = v->in_map[region];
    } else {
        uint8_t *known = &v->in_trace[i->first.region % REGIONS_MAX];
        if (*known == 0) {
            *known = is_in(v->window, i->region_name) ? REPLAY_INSIDE + 1 : REPLAY_OUTSIDE + 1;
        }
        inside = *known == REPLAY_INSIDE + 1;
    }
    v->inside += inside;
    return inside;
}

/* ---- time and CPU ---------------------------------------------------------------------------- */

bool replay_view_init(struct replay_view *v, const struct replay_window *w, const char *path,
                      const struct replay_map *map, struct error *e)
{
    *v = (struct replay_view){ .window = w, .path = path, .timed = w->from.given || w->to.given };
    if (!w->region_count) {
        return true;
    }
    if (map->regions) {
        return init_map(v, map, e);
    }
    v->in_trace = calloc(REGIONS_MAX, sizeof(*v->in_trace));
    return v->in_trace || error_fault(e, "no memory for a window");
}

void replay_view_free(struct replay_view *v)
{
    free(v->in_map);
    free(v->in_trace);
    *v = (struct replay_view){ 0 };
}

static const char *const unit_names[] = { [TRACE_TIME_NONE] = "nothing",
                                          [TRACE_TIME_US] = "microseconds",
                                          [TRACE_TIME_NS] = "nanoseconds",
                                          [TRACE_TIME_INSTRUCTIONS] = "instructions" };

/* Times and counts of instructions are not each other's. */
static bool check_unit(const struct replay_view *v, const struct replay_moment *m, unsigned unit,
                       struct error *e)
{
    const char *at = m->relative ? "" : "@";
    const unsigned long long number = m->at;
    if (m->unit == TRACE_TIME_NONE ||
        (m->unit == TRACE_TIME_INSTRUCTIONS) == (unit == TRACE_TIME_INSTRUCTIONS)) {
        return true;
    }
    if (unit != TRACE_TIME_INSTRUCTIONS) {
        return error_at(e, v->path, 0,
                        "its times are in %s, and %s%llu is a number of instructions; expected "
                        "e.g. %s%llus, %s%llums or %s%lluus",
                        unit_names[unit], at, number, at, number, at, number, at, number);
    }
    return error_at(e, v->path, 0,
                    "its times are in instructions; expected a window in them, e.g. %s1000000, not "
                    "in seconds",
                    at);
}

/* A moment in the trace's time; `first` is that of its first access. */
static bool resolve(const struct replay_view *v, const struct replay_moment *m, unsigned unit,
                    uint64_t first, uint64_t *at, struct error *e)
{
    const bool ns = unit == TRACE_TIME_NS;
    if (!check_unit(v, m, unit, e)) {
        return false;
    }
    *at = m->at;
    /* Seconds are given in us. */
    if (ns && (m->unit == TRACE_TIME_US || (m->unit == TRACE_TIME_NONE && m->millionths))) {
        *at = m->at > UINT64_MAX / NS_PER_US ? UINT64_MAX : m->at * NS_PER_US;
    }
    /* No whole microsecond is between the ns and the next us. */
    if (unit == TRACE_TIME_US && m->unit == TRACE_TIME_NS) {
        *at = m->at / NS_PER_US + (m->at % NS_PER_US != 0);
    }
    if (m->unit == TRACE_TIME_NONE && m->millionths && unit == TRACE_TIME_INSTRUCTIONS) {
        if (m->at % MILLION) {
            return error_at(e, v->path, 0,
                            "its times are counts of instructions; expected a window of whole "
                            "numbers");
        }
        *at = m->at / MILLION;
    }
    if (m->relative) {
        *at = *at > UINT64_MAX - first ? UINT64_MAX : first + *at;
    }
    return true;
}

static bool no_time(const struct replay_view *v, const struct trace_insn *i, struct error *e)
{
    return error_at(e, v->path, error_line(i->first.line),
                    "this access has no time; expected a trace with times for a window of time");
}

/* Whether its time says if it is inside. */
static bool has_time(const struct replay_view *v, const struct trace_insn *i, struct error *e)
{
    const unsigned unit = i->first.time_unit;
    if (unit == v->unit) {
        return true;
    }
    return unit == TRACE_TIME_NONE
               ? no_time(v, i, e)
               : error_at(e, v->path, error_line(i->first.line),
                          "the time of this access is in %s; expected %s for a window of time, as "
                          "the first access has it",
                          unit_names[unit], unit_names[v->unit]);
}

/* The first access tells the trace's unit and where it begins. */
static bool begin(struct replay_view *v, const struct trace_insn *i, struct error *e)
{
    const struct replay_window *w = v->window;
    const unsigned unit = i->first.time_unit;
    if (unit == TRACE_TIME_NONE) {
        return no_time(v, i, e);
    }
    v->unit = (uint8_t)unit;
    v->to = UINT64_MAX;
    if ((w->from.given && !resolve(v, &w->from, unit, i->first.time, &v->from, e)) ||
        (w->to.given && !resolve(v, &w->to, unit, i->first.time, &v->to, e))) {
        return false;
    }
    if (v->from >= v->to) {
        return error_at(e, v->path, 0,
                        "nothing is in the window: it begins at %llu and ends at %llu %s of the "
                        "trace's time",
                        (unsigned long long)v->from, (unsigned long long)v->to,
                        trace_time_name((enum trace_time_unit)unit));
    }
    v->resolved = true;
    return true;
}

/* Is the CPU one of the window's. */
static bool on_cpu(struct replay_view *v, const struct trace_insn *i, bool access)
{
    const unsigned cpu = (unsigned)i->first.cpu;
    if (!v->window->cpus) {
        return true;
    }
    const uint64_t bit = cpu < CPUS ? (uint64_t)1 << cpu : 0;
    v->cpus |= access ? bit : 0;
    return (v->window->cpus & bit) != 0;
}

enum replay_seen replay_view_moment(struct replay_view *v, const struct trace_insn *i,
                                    struct error *e)
{
    const bool access = i->first.kind <= TRACE_WRITE, wanted = on_cpu(v, i, access);
    if (!v->timed) {
        return wanted ? REPLAY_INSIDE : REPLAY_OUTSIDE;
    }
    if (!v->resolved && !access) { /* before the first access */
        return wanted && !v->window->from.given ? REPLAY_INSIDE : REPLAY_OUTSIDE;
    }
    if (!v->resolved && !begin(v, i, e)) {
        return REPLAY_REFUSED;
    }
    if (access && wanted && !has_time(v, i, e)) {
        return REPLAY_REFUSED;
    }
    if (i->first.time_unit == v->unit) {
        v->before = i->first.time; /* a barrier without one stays behind the access before it */
    }
    return wanted && v->before >= v->from && (!v->window->to.given || v->before < v->to)
               ? REPLAY_INSIDE
               : REPLAY_OUTSIDE;
}

/* ---- the end --------------------------------------------------------------------------------- */

/* "0-3,6" */
static void cpu_ranges(uint64_t cpus, char *text, size_t size)
{
    size_t used = 0;
    text[0] = '\0';
    for (unsigned first = 0; first < CPUS && used < size; first++) {
        unsigned last = first;
        if (!(cpus >> first & 1)) {
            continue;
        }
        while (last + 1 < CPUS && cpus >> (last + 1) & 1) {
            last++;
        }
        used += (size_t)snprintf(text + used, size - used, "%s%u", used ? "," : "", first);
        if (last > first && used < size) {
            used += (size_t)snprintf(text + used, size - used, "-%u", last);
        }
        first = last;
    }
}

static bool check_cpus(const struct replay_view *v, struct error *e)
{
    const uint64_t missing = v->window->cpus & ~v->cpus;
    char known[200]; /* 32 ranges of one CPU each have less */
    cpu_ranges(v->cpus, known, sizeof(known));
    return !missing ||
           error_at(e, v->path, 0,
                    "CPU %u of the window has no access in the trace; expected CPUs that it has: "
                    "%s",
                    (unsigned)__builtin_ctzll(missing), known[0] ? known : "none");
}

static bool check_trace_regions(const struct replay_view *v, const struct trace *t, struct error *e)
{
    const size_t count = trace_region_count(t);
    const char **names = calloc(count + 1, sizeof(*names));
    if (!names) {
        return error_fault(e, "no memory for a window");
    }
    size_t used = 0;
    for (size_t k = 0; k < count; k++) {
        const struct trace_region *region = trace_region(t, (uint32_t)k);
        if (region->reads + region->writes) {
            names[used++] = region->name;
        }
    }
    const bool ok = check_patterns(v->window, names, used, "trace", e);
    free(names);
    return ok;
}

bool replay_view_check(const struct replay_view *v, const struct trace *t, struct error *e)
{
    return check_cpus(v, e) && (!v->in_trace || check_trace_regions(v, t, e));
}

void replay_view_tell(const struct replay_view *v, const struct trace_totals *n, char *text,
                      size_t size)
{
    text[0] = '\0';
    if (v->inside) {
        return;
    }
    if (!v->timed) {
        snprintf(text, size, "no access is inside the window");
        return;
    }
    snprintf(text, size, "no access is inside the window; the trace's times are %llu to %llu %s",
             (unsigned long long)n->time_min, (unsigned long long)n->time_max,
             trace_time_name((enum trace_time_unit)n->time_unit));
}
