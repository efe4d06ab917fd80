/* SPDX-License-Identifier: Apache-2.0 */
#include "base/base.h"

#include <setjmp.h>
#include <string.h>

#include <cmocka.h>

struct counters {
    char other;
    uint64_t drains;
    simtime_t waited;
};

static const struct stat_row rows[] = {
    { "wbuf.drains", STAT_COUNT, offsetof(struct counters, drains), "1", "buffers drained" },
    { "wbuf.waited", STAT_TIME, offsetof(struct counters, waited), "ns", "time spent waiting" },
};
static const struct stat_table table = { rows, ARRAY_LEN(rows) };

struct seen {
    int count;
    double value[2];
};

static void see(void *arg, const char *name, double value, const char *unit, const char *help)
{
    struct seen *seen = arg;
    assert_in_range(seen->count, 0, 1);
    assert_ptr_equal(name, rows[seen->count].name);
    assert_ptr_equal(unit, rows[seen->count].unit);
    assert_ptr_equal(help, rows[seen->count].help);
    seen->value[seen->count++] = value;
}

static void each_row_once_in_its_unit(void **state)
{
    (void)state;
    struct counters c = { .other = 1, .drains = 12345678901, .waited = 1500 };
    struct seen seen = { 0 };
    stat_each(&table, &c, see, &seen);
    assert_int_equal(seen.count, 2);
    assert_true(seen.value[0] == 12345678901.0);
    assert_true(seen.value[1] == 1.5);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(each_row_once_in_its_unit) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
