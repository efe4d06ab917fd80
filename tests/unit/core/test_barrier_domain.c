/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Which DMB and DSB make a waiting store leave (DDI 0487 B2.6.10): those for the domain in which
 * its observers are. RAM's are in the inner domain; a device is in the outer one.
 */
#include "rig.h"

static const struct {
    const char *option;
    bool wide, stores;
} options[] = {
    { "sy", true, true },   { "st", true, true },     { "ld", true, false },
    { "osh", true, true },  { "oshst", true, true },  { "oshld", true, false },
    { "ish", false, true }, { "ishst", false, true }, { "ishld", false, false },
    { "nsh", false, true }, { "nshst", false, true }, { "nshld", false, false },
};
enum { ANY, DEVICE };

static void check(const char *text, unsigned scope, bool is_memory, enum window window, bool leaves)
{
    struct rig *r = rig_new();
    r->params.barrier_scope = scope;
    r->is_memory = is_memory;
    rig_build(r);
    rig_one(r, store_of(at(window, 64), 8));
    rig_one(r, store_of(at(window, 128), 8));
    rig_one(r, barrier_of(text));
    assert_int_equal(r->write_count, leaves ? 2 : 0);
    for (size_t i = 0; i < r->write_count; i++) {
        assert_int_equal(r->writes[i].reason, BUS_REASON_BARRIER);
        assert_int_equal(r->writes[i].line, 64 * (i + 1));
    }
    rig_one(r, end_of_run());
    assert_int_equal(r->write_count, 2);
    rig_free(r);
}

static void every_option(void **state)
{
    (void)state;
    char text[16];
    for (size_t i = 0; i < ARRAY_LEN(options); i++) {
        for (unsigned k = 0; k < 16; k++) {
            const bool dsb = k & 1, is_memory = k & 2;
            const unsigned scope = k & 4 ? DEVICE : ANY;
            const enum window window = k & 8 ? W_GRE : W_NC;
            snprintf(text, sizeof(text), "%s %s", dsb ? "dsb" : "dmb", options[i].option);
            const bool leaves =
                scope == ANY || (options[i].stores && (options[i].wide || is_memory));
            check(text, scope, is_memory, window, leaves);
        }
    }
}

/* A barrier of the inner domain waits for a place among the writes on their way, as any drain. */
static void places_are_waited_for(void **state)
{
    (void)state;
    for (unsigned late = 0; late < 2; late++) {
        struct rig *r = rig_new();
        r->params.barrier_scope = DEVICE;
        r->params.nc_outstanding = 1;
        r->is_memory = true;
        r->late = late;
        rig_build(r);
        for (unsigned i = 0; i < 5; i++)
            rig_one(r, store_of(at(W_NC, 64 * i), 8));
        rig_one(r, barrier_of("dmb ish"));
        assert_int_equal(r->write_count, 5);
        for (unsigned i = 1; i < 5; i++)
            assert_true(r->writes[i].time >= r->writes[i - 1].time + r->write_time);
        rig_free(r);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_option),
        cmocka_unit_test(places_are_waited_for),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
