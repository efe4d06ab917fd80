/* SPDX-License-Identifier: Apache-2.0 */
#include "report/dist_axis.h"

#include <math.h>
#include <string.h>

const struct dist_of_row dist_ofs[DIST_OF_COUNT] = {
    [DIST_OF_SIZE] = { "size", "TLPs by payload size", "bytes", "TLPs", "B" },
    [DIST_OF_STORES] = { "stores", "store instructions in a memory write", "stores", "TLPs", "1" },
    [DIST_OF_REASONS] = { "reasons", "why the bytes of memory writes left the core", "reason",
                          "TLPs", "" },
    [DIST_OF_GAP] = { "gap", "gap between memory writes on a link", "gap", "gaps", "ps" },
    [DIST_OF_WRITE_LATENCY] = { "write-latency", "latency of memory writes, store to end of TLP",
                                "latency", "TLPs", "ps" },
    [DIST_OF_READ_LATENCY] = { "read-latency", "latency of reads, load to end of last completion",
                               "latency", "reads", "ps" },
    [DIST_OF_READ_SIZE] = { "read-size", "reads by size", "bytes", "reads", "B" },
};

const struct dist_point dist_points[DIST_POINTS] = {
    { "least", "least", 0 }, { "p50", "p50", 50 },      { "p90", "p90", 90 },
    { "p99", "p99", 99 },    { "p999", "p99.9", 99.9 }, { "most", "max", 100 },
};

bool dist_of_parse(const char *name, enum dist_of *out, struct error *e)
{
    const char *names[DIST_OF_COUNT + 1];
    for (unsigned i = 0; i < DIST_OF_COUNT; i++) {
        names[i] = dist_ofs[i].option;
        if (strcmp(name, names[i]) == 0) {
            *out = (enum dist_of)i;
            return true;
        }
    }
    names[DIST_OF_COUNT] = "all";
    (void)error_set(e, "--of: nothing is called \"%s\"", name);
    error_suggest(e, name, names, ARRAY_LEN(names));
    return false;
}

bool dist_by_parse(const char *name, const char **out, struct error *e)
{
    static const char *const names[] = { "all", "cpu", "region" };
    for (size_t i = 0; i < ARRAY_LEN(names); i++) {
        if (strcmp(name, names[i]) == 0) {
            *out = names[i];
            return true;
        }
    }
    (void)error_set(e, "--by: nothing is called \"%s\"", name);
    error_suggest(e, name, names, ARRAY_LEN(names));
    return false;
}

/* ---- views ----------------------------------------------------------------------------------- */

static struct dist_view sizes_view(const struct hist *h, enum dist_of of)
{
    struct dist_view v = { .of = of,
                           .count = h->count,
                           .buckets = HIST_MAX_BYTES + 1,
                           .total = h->tlps,
                           .sum = h->bytes };
    for (unsigned b = 0; b < v.buckets; b++)
        if (h->count[b] != 0)
            v.most = b;
    while (v.least < v.most && h->count[v.least] == 0)
        v.least++;
    return v;
}

struct dist_view dist_view(const struct dist_group *g, enum dist_of of)
{
    static const enum dist_what what[DIST_OF_COUNT] = {
        [DIST_OF_STORES] = DIST_STORES,
        [DIST_OF_GAP] = DIST_GAP,
        [DIST_OF_WRITE_LATENCY] = DIST_WRITE_LATENCY,
        [DIST_OF_READ_LATENCY] = DIST_READ_LATENCY,
    };
    if (of == DIST_OF_SIZE || of == DIST_OF_READ_SIZE)
        return sizes_view(of == DIST_OF_SIZE ? &g->sizes : &g->read_sizes, of);
    if (of == DIST_OF_REASONS)
        return (struct dist_view){
            .of = of, .count = g->reasons, .buckets = BUS_REASON_COUNT, .total = g->sizes.tlps
        };
    const struct loghist *h = &g->values[what[of]];
    return (struct dist_view){ .of = of,
                               .count = h->count,
                               .buckets = LOGHIST_BUCKETS,
                               .total = h->total,
                               .sum = g->sums[what[of]],
                               .least = h->total == 0 ? 0 : h->least,
                               .most = h->total == 0 ? 0 : h->most,
                               .log = h };
}

bool dist_named(enum dist_of of)
{
    return dist_ofs[of].unit[0] == '\0';
}

uint64_t dist_first(const struct dist_view *v, unsigned bucket)
{
    return v->log != NULL ? loghist_first(bucket) : bucket;
}

uint64_t dist_last(const struct dist_view *v, unsigned bucket)
{
    return v->log != NULL ? loghist_last(bucket) : bucket;
}

uint64_t dist_percentile(const struct dist_view *v, double percent)
{
    if (v->log != NULL)
        return loghist_percentile(v->log, percent);
    /* As loghist_percentile(): rank ceil(percent / 100 * total) in spite of binary fractions. */
    double rank = ceil(percent / 100.0 * (double)v->total * (1.0 - 0x1p-48));
    uint64_t seen = 0, wanted = rank < 1.0 ? 1 : (uint64_t)rank;
    for (unsigned b = 0; b < v->buckets; b++)
        if ((seen += v->count[b]) >= wanted)
            return b;
    return v->most;
}

double dist_mean(const struct dist_view *v)
{
    return v->total == 0 ? 0.0 : (double)v->sum / (double)v->total;
}

bool dist_same(const struct dist_view *a, const struct dist_view *b)
{
    return a->total == b->total && a->sum == b->sum && a->least == b->least && a->most == b->most &&
           memcmp(a->count, b->count, a->buckets * sizeof(*a->count)) == 0;
}

double dist_distance(const struct dist_view *a, const struct dist_view *b)
{
    if (a->total == 0 || b->total == 0)
        return a->total == b->total ? 0.0 : 1.0;
    double cumulative = 0.0, largest = 0.0, variation = 0.0;
    for (unsigned i = 0; i < a->buckets; i++) {
        double change =
            (double)b->count[i] / (double)b->total - (double)a->count[i] / (double)a->total;
        cumulative += change;
        variation += fabs(change) / 2.0;
        largest = fmax(largest, fabs(cumulative));
    }
    return dist_named(a->of) ? variation : largest;
}

/* ---- values as text -------------------------------------------------------------------------- */

char *dist_value_text(char *out, enum dist_of of, double value, bool utf8)
{
    const char *unit = dist_ofs[of].unit;
    int digits = value == floor(value) ? 17 : 4; /* of a mean four, of a value all */
    if (strcmp(unit, "ps") == 0) {
        enum text_unit time = text_unit_of(value, TEXT_PS);
        (void)snprintf(out, TEXT_NUMBER, "%.4g %s", value / text_units[time].ps,
                       text_unit_name(time, utf8));
    } else if (strcmp(unit, "B") == 0) {
        (void)snprintf(out, TEXT_NUMBER, "%.*g B", digits, value);
    } else {
        (void)snprintf(out, TEXT_NUMBER, "%.*g", digits, value);
    }
    return out;
}

/** A range of times shares the unit of its end. */
static void range_text(char *out, enum dist_of of, uint64_t first, uint64_t last, bool utf8)
{
    const char *dash = utf8 ? "\u2013" : "-";
    if (strcmp(dist_ofs[of].unit, "ps") == 0) {
        enum text_unit unit = text_unit_of((double)last, TEXT_PS);
        char from[16], to[16];
        (void)snprintf(from, sizeof(from), "%.4g", (double)first / text_units[unit].ps);
        (void)snprintf(to, sizeof(to), "%.4g", (double)last / text_units[unit].ps);
        bool one = strcmp(from, to) == 0;
        (void)snprintf(out, TEXT_NUMBER, "%s%s%s %s", from, one ? "" : dash, one ? "" : to,
                       text_unit_name(unit, utf8));
    } else if (first == last) {
        (void)snprintf(out, TEXT_NUMBER, "%llu", (unsigned long long)first);
    } else {
        (void)snprintf(out, TEXT_NUMBER, "%llu%s%llu", (unsigned long long)first, dash,
                       (unsigned long long)last);
    }
}

/* ---- rows ------------------------------------------------------------------------------------ */

/** The row of a value when each octave has 2^bits parts; sizes end octaves on the power of two. */
static unsigned row_key(uint64_t value, bool size, unsigned bits)
{
    if (size && value == 0)
        return 0;
    uint64_t n = size ? value - 1 : value;
    unsigned key = (unsigned)n;
    if (n >= UINT64_C(1) << bits) {
        unsigned shift = 63u - (unsigned)__builtin_clzll(n) - bits;
        key = (shift << bits) + (unsigned)(n >> shift);
    }
    return key + size;
}

/** What share of a series makes a bucket stand alone: one in SPIKE. */
enum { SPIKE = 20 };
enum presence { ABSENT, PRESENT, ALONE };

static enum presence presence_of(const struct dist_view *views, size_t count, unsigned bucket)
{
    enum presence presence = ABSENT;
    for (size_t i = 0; i < count; i++) {
        uint64_t n = views[i].count[bucket];
        if (n != 0 && presence == ABSENT)
            presence = PRESENT;
        if (n != 0 && n >= views[i].total / SPIKE)
            presence = ALONE;
    }
    return presence;
}

/** 2^OCTAVES octaves are all that there are. */
enum { OCTAVES = 7 };
/** With 2^bits rows an octave, of which then 2^octaves are one. */
struct join_by {
    unsigned bits, octaves;
    bool spikes; /* stand alone */
};

/** False: they are too many. */
static bool join(struct dist_axis *axis, const struct dist_view *views, size_t count, size_t most,
                 const struct join_by *how)
{
    const struct dist_view *v = &views[0];
    enum presence previous = ABSENT;
    unsigned previous_key = 0;
    axis->count = 0;
    for (unsigned b = 0; b < v->buckets; b++) {
        enum presence presence = presence_of(views, count, b);
        if (presence == ABSENT)
            continue;
        unsigned key = row_key(dist_first(v, b), v->log == NULL, how->bits) >> how->octaves;
        bool alone = how->spikes && (presence == ALONE || previous == ALONE);
        if (axis->count != 0 && !alone && key == previous_key && !dist_named(v->of)) {
            axis->row[axis->count - 1].to = b;
        } else {
            if (axis->count == most)
                return false;
            axis->row[axis->count].from = axis->row[axis->count].to = b;
            axis->count++;
        }
        previous = presence;
        previous_key = key;
    }
    return true;
}

static void label_rows(struct dist_axis *axis, const struct dist_view *views, size_t count,
                       bool utf8)
{
    for (size_t r = 0; r < axis->count; r++) {
        const struct dist_view *v = &views[0];
        if (dist_named(v->of)) {
            (void)snprintf(axis->row[r].label, TEXT_NUMBER, "%s",
                           bus_reason_name((enum bus_reason)axis->row[r].from));
            continue;
        }
        uint64_t first = dist_first(v, axis->row[r].from), last = dist_last(v, axis->row[r].to);
        /* The ends are known exactly. */
        uint64_t least = UINT64_MAX, most = 0;
        for (size_t i = 0; i < count; i++) {
            if (views[i].total == 0)
                continue;
            least = views[i].least < least ? views[i].least : least;
            most = views[i].most > most ? views[i].most : most;
        }
        range_text(axis->row[r].label, v->of, r == 0 && least > first ? least : first,
                   r + 1 == axis->count && most < last ? most : last, utf8);
    }
}

void dist_axis_make(struct dist_axis *axis, const struct dist_view *views, size_t count,
                    size_t most, bool utf8)
{
    /* Names have no neighbours to be joined with: each has its row. */
    most = most == 0 ? 1 : most > DIST_ROWS || dist_named(views[0].of) ? DIST_ROWS : most;
    bool joined = false;
    for (unsigned spikes = 2; spikes-- > 0 && !joined;) {
        for (unsigned bits = LOGHIST_SUB_BITS + 1; bits-- > 0 && !joined;)
            joined = join(axis, views, count, most, &(struct join_by){ bits, 0, spikes != 0 });
        for (unsigned o = 1; o <= OCTAVES && !joined && spikes == 0; o++)
            joined = join(axis, views, count, most, &(struct join_by){ 0, o, false });
    }
    label_rows(axis, views, count, utf8);
    axis->highest = 0;
    for (size_t r = 0; r < axis->count; r++) {
        for (size_t i = 0; i < count; i++) {
            uint64_t n = dist_axis_count(axis, r, &views[i]);
            axis->highest = n > axis->highest ? n : axis->highest;
        }
    }
}

uint64_t dist_axis_count(const struct dist_axis *axis, size_t row, const struct dist_view *v)
{
    uint64_t sum = 0;
    for (unsigned b = axis->row[row].from; b <= axis->row[row].to; b++)
        sum += v->count[b];
    return sum;
}
