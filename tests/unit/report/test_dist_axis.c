/* SPDX-License-Identifier: Apache-2.0 */
/* How the rows of pictures come of buckets: each is in one row, and the row says so. */
#include "report/dist_axis.h"

#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static uint64_t random_of(uint64_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return *state;
}

/** `values` values of up to 2^`bits`, a few of them often. */
static void fill(struct dist_group *g, uint64_t *state, unsigned values, unsigned bits)
{
    for (unsigned i = 0; i < values; i++) {
        uint64_t value = random_of(state) >> (64 - bits) >> random_of(state) % bits;
        uint64_t times = random_of(state) % 16 == 0 ? values / 4 + 1 : 1;
        for (uint64_t k = 0; k < times; k++) {
            loghist_add(&g->values[DIST_GAP], value);
            g->sums[DIST_GAP] += value;
        }
        hist_add_many(&g->sizes, (uint32_t)(value % (HIST_MAX_BYTES + 1)), times);
        g->reasons[value % BUS_REASON_COUNT] += times;
    }
}

/** The values at both ends of the row. */
static void ends_of(const struct dist_axis *axis, size_t row, const struct dist_view *views,
                    size_t count, double *first, double *last)
{
    uint64_t least = UINT64_MAX, most = 0;
    *first = (double)dist_first(&views[0], axis->row[row].from);
    *last = (double)dist_last(&views[0], axis->row[row].to);
    for (size_t i = 0; i < count; i++) {
        if (views[i].total == 0)
            continue;
        least = views[i].least < least ? views[i].least : least;
        most = views[i].most > most ? views[i].most : most;
    }
    *first = row == 0 ? (double)least : *first;
    *last = row + 1 == axis->count ? (double)most : *last;
}

/** "3–7", "12.5–13 ns": numbers as they are written, to four digits where they are times. */
static void check_label(const char *label, bool time, double first, double last)
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
    double slack = time ? 0.001 : 0;
    if (unit == 0 || from * unit < first - slack * last || from * unit > first + slack * last ||
        to * unit < last - slack * last || to * unit > last + slack * last)
        fail_msg("\"%s\" is %.17g to %.17g", label, first, last);
}

static void check(const struct dist_axis *axis, const struct dist_view *views, size_t count,
                  size_t most, const char *what)
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
        if (!dist_named(views[0].of)) {
            double first, last;
            ends_of(axis, r, views, count, &first, &last);
            check_label(axis->row[r].label, views[0].log != NULL, first, last);
        }
        for (size_t k = 0; k < r; k++)
            if (strcmp(axis->row[r].label, axis->row[k].label) == 0)
                fail_msg("%s: rows %zu and %zu are both \"%s\"", what, k, r, axis->row[r].label);
    }
}

static void every_bucket_is_in_one_row(void **state)
{
    (void)state;
    static const enum dist_of shown[] = { DIST_OF_SIZE, DIST_OF_GAP, DIST_OF_REASONS };
    uint64_t seed = 1;
    for (unsigned round = 0; round < 400; round++) {
        struct dist_group *g = calloc(3, sizeof(*g));
        assert_non_null(g);
        size_t count = 1 + random_of(&seed) % 3, most = 1 + random_of(&seed) % DIST_ROWS;
        unsigned bits = 1 + (unsigned)(random_of(&seed) % 63);
        for (size_t i = 0; i < count; i++)
            fill(&g[i], &seed, (unsigned)(random_of(&seed) % 400), bits);
        for (size_t k = 0; k < ARRAY_LEN(shown); k++) {
            struct dist_view views[3];
            struct dist_axis axis;
            char what[64];
            for (size_t i = 0; i < count; i++)
                views[i] = dist_view(&g[i], shown[k]);
            (void)snprintf(what, sizeof(what), "round %u, %s, %zu views, %zu rows", round,
                           dist_ofs[shown[k]].option, count, most);
            dist_axis_make(&axis, views, count, most, true);
            check(&axis, views, count, shown[k] == DIST_OF_REASONS ? BUS_REASON_COUNT : most, what);
        }
        free(g);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_bucket_is_in_one_row),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
