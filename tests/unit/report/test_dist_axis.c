/* SPDX-License-Identifier: Apache-2.0 */
/*
 * How the rows of pictures come of buckets: each is in one row, and the row says so. What a label
 * says is held against the values that were put in, not against the buckets.
 */
#include "report/dist_axis.h"

#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { VALUES_MAX = 1 << 12 };

/** One series: what went in, and what has been made of it. */
struct series {
    struct dist_group group;
    uint64_t value[VALUES_MAX], times[VALUES_MAX];
    unsigned count;
};

static uint64_t random_of(uint64_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return *state;
}

static void put(struct series *s, uint64_t value, uint64_t times)
{
    struct dist_group *g = &s->group;
    for (uint64_t k = 0; k < times; k++) {
        loghist_add(&g->values[DIST_GAP], value);
        g->sums[DIST_GAP] += value;
    }
    hist_add_many(&g->sizes, (uint32_t)(value % (HIST_MAX_BYTES + 1)), times);
    g->reasons[value % BUS_REASON_COUNT] += times;
    assert_true(s->count < VALUES_MAX);
    s->value[s->count] = value;
    s->times[s->count++] = times;
}

/** `values` values of up to 2^`bits`, a few of them often. */
static void fill(struct series *s, uint64_t *state, unsigned values, unsigned bits)
{
    for (unsigned i = 0; i < values; i++) {
        uint64_t value = random_of(state) >> (64 - bits) >> random_of(state) % bits;
        put(s, value, random_of(state) % 16 == 0 ? values / 4 + 1 : 1);
    }
}

/** As the distribution has it. */
static uint64_t value_of(const struct series *s, unsigned i, enum dist_of of)
{
    return of == DIST_OF_SIZE ? s->value[i] % (HIST_MAX_BYTES + 1) : s->value[i];
}

/* ---- labels ---------------------------------------------------------------------------------- */

/** What a label says: from and to, in ps or as they are. */
struct said {
    double from, to;
};

/** "3–7", "12.5–13 ns". */
static struct said read_label(const char *label, bool time)
{
    static const struct {
        const char *name;
        double ps;
    } units[] = {
        { " s", 1e12 }, { " ms", 1e9 }, { " \u00b5s", 1e6 }, { " ns", 1e3 }, { " ps", 1 }
    };
    char *end = NULL;
    double unit = 0, from = strtod(label, &end), to = from;
    if (strncmp(end, "\u2013", 3) == 0)
        to = strtod(end + 3, &end);
    for (size_t i = 0; i < ARRAY_LEN(units); i++)
        if (time && strcmp(end, units[i].name) == 0)
            unit = units[i].ps;
    if (!time && *end == '\0')
        unit = 1;
    if (unit == 0 || to < from)
        fail_msg("\"%s\" is no range", label);
    return (struct said){ from * unit, to * unit };
}

/** How many values are in the range with `slack` of its ends more; `slack` < 0: less. */
static uint64_t values_in(const struct series *s, enum dist_of of, struct said range, double slack)
{
    uint64_t sum = 0;
    for (unsigned i = 0; i < s->count; i++) {
        double value = (double)value_of(s, i, of);
        if (value >= range.from - slack * range.to && value <= range.to + slack * range.to)
            sum += s->times[i];
    }
    return sum;
}

static bool near(double a, double b, double slack)
{
    double difference = a > b ? a - b : b - a;
    return difference <= slack * b;
}

/** Of numbers: the labels rise, hold the values that the rows count, and begin and end with them.
 */
static void check_labels(const struct dist_axis *axis, const struct dist_view *views,
                         const struct series *s, size_t count, const char *what)
{
    const bool time = views[0].of == DIST_OF_GAP;
    const double slack = time ? 0.0006 : 0; /* times have four digits */
    double least = 1e30, most = -1, before = -1;
    for (size_t i = 0; i < count; i++) {
        for (unsigned k = 0; k < s[i].count; k++) {
            double value = (double)value_of(&s[i], k, views[0].of);
            least = value < least ? value : least;
            most = value > most ? value : most;
        }
    }
    for (size_t r = 0; r < axis->count; r++) {
        const struct said said = read_label(axis->row[r].label, time);
        for (size_t i = 0; i < count; i++) {
            uint64_t n = dist_axis_count(axis, r, &views[i]);
            if (n > values_in(&s[i], views[i].of, said, slack) ||
                n < values_in(&s[i], views[i].of, said, -slack))
                fail_msg("%s: \"%s\" has %llu", what, axis->row[r].label, (unsigned long long)n);
        }
        if (said.from * (1 + slack) < before * (1 - slack) || (!time && said.from <= before) ||
            (r == 0 && !near(said.from, least, slack)) ||
            (r + 1 == axis->count && !near(said.to, most, slack)))
            fail_msg("%s: row %zu of %zu is \"%s\", of %.17g to %.17g", what, r, axis->count,
                     axis->row[r].label, least, most);
        before = said.to;
    }
}

/* ---- any values ------------------------------------------------------------------------------ */

static void check(const struct dist_axis *axis, const struct dist_view *views,
                  const struct series *s, size_t count, size_t most, const char *what)
{
    uint64_t highest = 0;
    if (axis->count > most)
        fail_msg("%s: %zu rows of %zu", what, axis->count, most);
    for (size_t i = 0; i < count; i++) {
        uint64_t sum = 0;
        for (size_t r = 0; r < axis->count; r++) {
            uint64_t n = dist_axis_count(axis, r, &views[i]);
            sum += n;
            highest = n > highest ? n : highest;
        }
        if (sum != views[i].total)
            fail_msg("%s: rows have %llu of %llu", what, (unsigned long long)sum,
                     (unsigned long long)views[i].total);
    }
    assert_int_equal(axis->highest, highest);
    for (size_t r = 0; r < axis->count; r++) {
        assert_true(axis->row[r].from <= axis->row[r].to);
        assert_true(r == 0 || axis->row[r - 1].to < axis->row[r].from);
        if (axis->row[r].label[0] == '\0')
            fail_msg("%s: row %zu has no label", what, r);
        for (size_t k = 0; k < r; k++)
            if (strcmp(axis->row[r].label, axis->row[k].label) == 0)
                fail_msg("%s: rows %zu and %zu are both \"%s\"", what, k, r, axis->row[r].label);
    }
    if (!dist_named(views[0].of))
        check_labels(axis, views, s, count, what);
}

static void every_bucket_is_in_one_row(void **state)
{
    (void)state;
    static const enum dist_of shown[] = { DIST_OF_SIZE, DIST_OF_GAP, DIST_OF_REASONS };
    uint64_t seed = 1;
    for (unsigned round = 0; round < 400; round++) {
        struct series *s = calloc(3, sizeof(*s));
        assert_non_null(s);
        size_t count = 1 + random_of(&seed) % 3, most = 1 + random_of(&seed) % DIST_ROWS;
        unsigned bits = 1 + (unsigned)(random_of(&seed) % 63);
        for (size_t i = 0; i < count; i++)
            fill(&s[i], &seed, (unsigned)(random_of(&seed) % 400), bits);
        for (size_t k = 0; k < ARRAY_LEN(shown); k++) {
            struct dist_view views[3];
            struct dist_axis axis;
            char what[64];
            for (size_t i = 0; i < count; i++)
                views[i] = dist_view(&s[i].group, shown[k]);
            (void)snprintf(what, sizeof(what), "round %u, %s, %zu views, %zu rows", round,
                           dist_ofs[shown[k]].option, count, most);
            dist_axis_make(&axis, views, count, most, true);
            check(&axis, views, s, count, shown[k] == DIST_OF_REASONS ? BUS_REASON_COUNT : most,
                  what);
        }
        free(s);
    }
}

/* ---- rows written out ------------------------------------------------------------------------ */

static void expect_rows(enum dist_of of, size_t most, const uint64_t *values, size_t count,
                        const char *const *labels, size_t label_count)
{
    struct series *s = calloc(1, sizeof(*s));
    assert_non_null(s);
    for (size_t i = 0; i < count; i++)
        put(s, values[i], 1);
    struct dist_view view = dist_view(&s->group, of);
    struct dist_axis axis;
    dist_axis_make(&axis, &view, 1, most, true);
    for (size_t r = 0; r < axis.count && r < label_count; r++)
        assert_string_equal(axis.row[r].label, labels[r]);
    assert_int_equal(axis.count, label_count);
    free(s);
}

#define LIST(...)                                                                                  \
    {                                                                                              \
        __VA_ARGS__                                                                                \
    }
#define ROWS(of, most, values, ...)                                                                \
    do {                                                                                           \
        static const uint64_t list[] = values;                                                     \
        static const char *const labels[] = { __VA_ARGS__ };                                       \
        expect_rows(of, most, list, ARRAY_LEN(list), labels, ARRAY_LEN(labels));                   \
    } while (0)

/** Sizes are themselves where there is room, and else powers of two end the rows. */
static void rows_of_sizes(void **state)
{
    (void)state;
    ROWS(DIST_OF_SIZE, 8, LIST(4, 8, 64), "4", "8", "64");
    ROWS(DIST_OF_SIZE, 8, LIST(0, 1, 4096), "0", "1", "4096");
    static const char *const octaves[] = { "1",         "2",          "3\u20134",   "5\u20138",
                                           "9\u201316", "17\u201332", "33\u201364", "65\u2013128" };
    uint64_t each[128];
    for (unsigned i = 0; i < ARRAY_LEN(each); i++)
        each[i] = i + 1;
    expect_rows(DIST_OF_SIZE, 8, each, ARRAY_LEN(each), octaves, ARRAY_LEN(octaves));
}

/**
 * Times. Buckets are 8 ps wide from 512 ps on, 128 ps from 8192 ps on, 8192 ps from 524288 ps on;
 * the first row begins with the least value and the last ends with the greatest.
 */
static void rows_of_times(void **state)
{
    (void)state;
    ROWS(DIST_OF_GAP, 8, LIST(1000), "1 ns");
    /* 1000 to 1007; 12416 to 12543; 999424 to 1007615 */
    ROWS(DIST_OF_GAP, 8, LIST(1000, 12500, 1000000), "1\u20131.007 ns", "12.42\u201312.54 ns",
         "0.9994\u20131 \u00b5s");
    ROWS(DIST_OF_GAP, 1, LIST(1000, 12500, 1000000), "0.001\u20131 \u00b5s");
    ROWS(DIST_OF_GAP, 8, LIST(0, 1, 127), "0 ps", "1 ps", "127 ps");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_bucket_is_in_one_row),
        cmocka_unit_test(rows_of_sizes),
        cmocka_unit_test(rows_of_times),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
