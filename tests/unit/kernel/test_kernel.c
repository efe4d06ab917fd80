/* SPDX-License-Identifier: Apache-2.0 */
/* Time lines, order and limits, each against values worked out by hand. */
#include "actor.h"

#include <malloc.h>

static void wake_self(struct actor *a, simtime_t now)
{
    process_wake(a->p, now + a->at);
}
static void wake_other(struct actor *a, simtime_t now)
{
    (void)now;
    process_wake(a->other->p, a->at);
    a->then = NULL;
}
static void stop(struct actor *a, simtime_t now)
{
    (void)now;
    kernel_stop(a->k);
}

/* ---- order ----------------------------------------------------------------------------------- */

static void order_by_time_then_number(void **state)
{
    (void)state;
    struct kernel *const k = fresh();
    struct actor a = { 0 }, b = { 0 }, c = { 0 }, d = { 0 };
    spawn(&c, k, 'c', 30); /* neither the order of spawning nor that of waking decides */
    spawn(&a, k, 'a', 4);
    spawn(&d, k, 'd', 4000000000U);
    spawn(&b, k, 'b', 7);
    process_wake(d.p, 10);
    process_wake(c.p, 10);
    process_wake(a.p, 20);
    process_wake(b.p, 10);
    assert_runs(k, SIMTIME_NEVER, KERNEL_IDLE, 20);
    assert_log("b10 c10 d10 a20");
    kernel_free(k);
}

static void woken_now_runs_by_its_number_among_those_due(void **state)
{
    (void)state;
    struct kernel *const k = fresh();
    struct actor a = { 0 }, b = { 0 }, c = { 0 }, d = { 0 };
    spawn(&a, k, 'a', 1);
    spawn(&b, k, 'b', 2);
    spawn(&c, k, 'c', 3);
    spawn(&d, k, 'd', 4);
    b.then = wake_other; /* b wakes a in the past: before c, which is due too */
    b.other = &a;
    b.at = 3;
    c.then = wake_other; /* c wakes d for later, d was due now */
    c.other = &d;
    c.at = 90;
    for (struct actor *x = &b; x != NULL; x = x == &b ? &c : x == &c ? &d : NULL)
        process_wake(x->p, 50);
    assert_runs(k, SIMTIME_NEVER, KERNEL_IDLE, 90);
    assert_log("b50 a50 c50 d90");
    kernel_free(k);
}

static void again_and_low(struct actor *a, simtime_t now)
{
    if (a->calls < 3)
        process_wake(a->p, now - 5);
    if (a->calls == 1)
        process_wake(a->other->p, 0);
}

static void waking_oneself_in_the_past_lets_lower_numbers_first(void **state)
{
    (void)state;
    struct kernel *const k = fresh();
    struct actor low = { 0 }, self = { 0 }, high = { 0 };
    spawn(&low, k, 'l', 1);
    spawn(&self, k, 's', 2);
    spawn(&high, k, 'h', 3);
    self.then = again_and_low;
    self.other = &low;
    process_wake(self.p, 40);
    process_wake(high.p, 40);
    assert_runs(k, SIMTIME_NEVER, KERNEL_IDLE, 40);
    assert_log("s40 l40 s40 s40 h40");
    kernel_free(k);
}

static void spawn_another(struct actor *a, simtime_t now)
{
    spawn(a->other, a->k, 'n', 0);
    process_wake(a->other->p, now);
    process_wake(a->p, now);
    a->then = NULL;
}

static void spawned_from_a_callback(void **state)
{
    (void)state;
    struct kernel *const k = fresh();
    struct actor a = { 0 }, b = { 0 }, n = { 0 };
    spawn(&a, k, 'a', 5);
    spawn(&b, k, 'b', 6);
    a.then = spawn_another;
    a.other = &n;
    process_wake(a.p, 7);
    process_wake(b.p, 7);
    assert_runs(k, SIMTIME_NEVER, KERNEL_IDLE, 7);
    assert_log("a7 n7 a7 b7"); /* the new one has the lowest number */
    kernel_free(k);
}

/* ---- deadlines ------------------------------------------------------------------------------- */

static void wake_replaces_and_wake_by_keeps_the_earlier(void **state)
{
    (void)state;
    struct kernel *const k = fresh();
    struct actor a = { 0 }, b = { 0 }, c = { 0 }, d = { 0 };
    spawn(&a, k, 'a', 0);
    spawn(&b, k, 'b', 1);
    spawn(&c, k, 'c', 2);
    spawn(&d, k, 'd', 3);
    process_wake(a.p, 10);
    process_wake(a.p, 30); /* later replaces */
    process_wake(b.p, 30);
    process_wake(b.p, 20); /* earlier replaces */
    process_wake_by(c.p, 25);
    process_wake_by(c.p, 40);
    assert_int_equal(process_deadline(c.p), 25);
    process_wake_by(c.p, 15);
    assert_int_equal(process_deadline(c.p), 15);
    process_wake(d.p, 5);
    process_sleep(d.p);
    assert_int_equal(process_deadline(d.p), SIMTIME_NEVER);
    assert_runs(k, SIMTIME_NEVER, KERNEL_IDLE, 30);
    assert_log("c15 b20 a30");

    process_wake(a.p, 3); /* the past, from outside: now */
    assert_int_equal(process_deadline(a.p), 30);
    process_wake(b.p, 50);
    process_wake(b.p, SIMTIME_NEVER);
    assert_runs(k, SIMTIME_NEVER, KERNEL_IDLE, 30);
    assert_log("a30");
    kernel_free(k);
}

static void put_to_sleep(struct actor *a, simtime_t now)
{
    (void)now;
    EQUAL(process_deadline(a->p), SIMTIME_NEVER);
    process_sleep(a->other->p);
}

static void sleep_at_the_last_moment(void **state)
{
    (void)state;
    struct kernel *const k = fresh();
    struct actor a = { 0 }, b = { 0 };
    spawn(&a, k, 'a', 0);
    spawn(&b, k, 'b', 1);
    a.then = put_to_sleep;
    a.other = &b;
    process_wake(a.p, 10);
    process_wake(b.p, 10);
    assert_runs(k, SIMTIME_NEVER, KERNEL_IDLE, 10);
    assert_log("a10");
    kernel_free(k);
}

/* ---- limits ---------------------------------------------------------------------------------- */

static void until_is_exact(void **state)
{
    (void)state;
    struct kernel *const k = fresh();
    struct actor a = { 0 };
    spawn(&a, k, 'a', 0);
    a.then = wake_self;
    a.at = 100;
    process_wake(a.p, 100);
    assert_runs(k, 0, KERNEL_UNTIL, 0);
    assert_runs(k, 99, KERNEL_UNTIL, 99);
    assert_log("");
    assert_runs(k, 100, KERNEL_UNTIL, 100);
    assert_log("a100");
    assert_runs(k, 100, KERNEL_UNTIL, 100);
    assert_log("");
    assert_runs(k, 450, KERNEL_UNTIL, 450);
    assert_log("a200 a300 a400");
    assert_runs(k, 30, KERNEL_UNTIL, 450); /* time does not go back */
    process_wake(a.p, 0);
    assert_runs(k, 449, KERNEL_UNTIL, 450); /* due now, and now is past the limit */
    assert_log("");
    assert_runs(k, 450, KERNEL_UNTIL, 450);
    assert_log("a450");
    kernel_free(k);
}

static void idle_stays_at_the_last_event(void **state)
{
    (void)state;
    struct kernel *const k = fresh();
    struct actor a = { 0 };
    spawn(&a, k, 'a', 0);
    assert_runs(k, SIMTIME_NEVER, KERNEL_IDLE, 0);
    assert_runs(k, 1000, KERNEL_IDLE, 0);
    process_wake(a.p, 77);
    assert_runs(k, 1000, KERNEL_IDLE, 77);
    assert_log("a77");
    kernel_free(k);
}

static void stop_keeps_the_time_and_what_waits(void **state)
{
    (void)state;
    struct kernel *const k = fresh();
    struct actor a = { 0 }, b = { 0 };
    spawn(&a, k, 'a', 0);
    spawn(&b, k, 'b', 1);
    a.then = stop;
    process_wake(a.p, 10);
    process_wake(b.p, 10);
    assert_runs(k, 500, KERNEL_STOPPED, 10);
    assert_log("a10");
    assert_int_equal(process_deadline(b.p), 10);
    process_wake(a.p, 5000);
    assert_runs(k, 500, KERNEL_UNTIL, 500);
    assert_log("b10");
    assert_runs(k, SIMTIME_NEVER, KERNEL_STOPPED, 5000); /* nothing waits, but it was stopped */
    assert_log("a5000");
    kernel_stop(k); /* not running: no effect on the next run */
    process_wake(b.p, 6000);
    assert_runs(k, SIMTIME_NEVER, KERNEL_IDLE, 6000);
    kernel_free(k);
}

/* ---- several kernels ------------------------------------------------------------------------- */

static void two_kernels_in_turn(void **state)
{
    (void)state;
    struct kernel *const one = fresh();
    struct actor a = { 0 }, b = { 0 };
    spawn(&a, one, 'a', 0);
    a.then = wake_self;
    a.at = 100;
    process_wake(a.p, 100);
    assert_runs(one, 250, KERNEL_UNTIL, 250);

    struct kernel *const two = fresh();
    spawn(&b, two, 'b', 0);
    b.then = wake_self;
    b.at = 7;
    process_wake(b.p, 7);
    process_wake(a.p, 260);
    assert_runs(two, 15, KERNEL_UNTIL, 15);
    assert_log("b7 b14"); /* a stands still although SystemC's clock passes 260 */
    assert_int_equal(kernel_now(one), 250);
    assert_runs(one, 300, KERNEL_UNTIL, 300);
    assert_log("a260");
    assert_runs(two, 21, KERNEL_UNTIL, 21);
    assert_log("b21");
    kernel_free(two);
    assert_runs(one, 360, KERNEL_UNTIL, 360);
    assert_log("a360");
    kernel_free(one);
}

static void wake_across(struct actor *a, simtime_t now)
{
    (void)now;
    process_wake(a->other->p, a->at);
    kernel_stop(a->other->k); /* does not run: no effect */
}

static void a_callback_may_wake_another_kernels_process(void **state)
{
    (void)state;
    struct kernel *const one = fresh(), *const two = fresh();
    struct actor a = { 0 }, b = { 0 };
    spawn(&a, one, 'a', 0);
    spawn(&b, two, 'b', 0);
    a.then = wake_across;
    a.other = &b;
    a.at = 5;
    process_wake(a.p, 1000);
    assert_runs(one, SIMTIME_NEVER, KERNEL_IDLE, 1000);
    assert_log("a1000");
    assert_runs(two, SIMTIME_NEVER, KERNEL_IDLE, 5);
    assert_log("b5");
    kernel_free(one);
    kernel_free(two);
}

/** Bytes in use on the heap; 0 under AddressSanitizer, whose allocator does not say. */
static size_t heap_used(void)
{
    return mallinfo2().uordblks;
}

static void built_and_torn_down_by_thousands(void **state)
{
    (void)state;
    size_t settled = 0;
    for (unsigned round = 0; round < 20000; round++) {
        struct kernel *const k = fresh();
        struct actor actors[6] = { 0 };
        for (unsigned i = 0; i < ARRAY_LEN(actors); i++) {
            spawn(&actors[i], k, (char)('a' + i), i);
            process_wake(actors[i].p, 10 - i);
        }
        assert_runs(k, 7, KERNEL_UNTIL, 7); /* some are never run */
        assert_log("f5 e6 d7");
        kernel_free(k);
        if (round == 100)
            settled = heap_used();
    }
    assert_in_range(heap_used(), 0, settled + 4096);
}

static void far_deadlines_do_not_pile_up(void **state)
{
    (void)state;
    struct kernel *const k = fresh(), *const other = fresh();
    struct actor a = { 0 }, b = { 0 }, far[8] = { 0 };
    for (unsigned i = 0; i < ARRAY_LEN(far); i++) {
        spawn(&far[i], k, 'f', 10 + i);
        process_wake(far[i].p, 1000000000000 + i);
    }
    spawn(&a, k, 'a', 0);
    spawn(&b, other, 'b', 0);
    a.then = b.then = stop;
    size_t settled = 0;
    for (unsigned round = 0; round < 100000; round++) {
        process_wake(a.p, 0);
        process_wake(b.p, 0);
        process_wake(far[round % 8].p, 2000000000000 - round); /* a timer set again and again */
        assert_int_equal(kernel_run(k, SIMTIME_NEVER, NULL), KERNEL_STOPPED);
        assert_int_equal(kernel_run(other, SIMTIME_NEVER, NULL), KERNEL_STOPPED);
        if (round == 100)
            settled = heap_used();
    }
    assert_in_range(heap_used(), 0, settled + 4096);
    kernel_free(k);
    kernel_free(other);
}

/* ---- program faults -------------------------------------------------------------------------- */

static void one_number_for_one_process(void **state)
{
    (void)state;
    struct kernel *const k = fresh(), *const other = fresh();
    struct actor a = { 0 }, b = { 0 };
    struct error e;
    spawn(&a, k, 'a', 3);
    spawn(&b, other, 'b', 3); /* another kernel has numbers of its own */
    assert_null(kernel_spawn(k, "second", 3, called, &b, &e));
    assert_int_equal(e.status, GATHER_PROGRAM_FAULT);
    assert_non_null(strstr(e.text, "'second'"));
    assert_non_null(strstr(e.text, "order 3"));
    assert_null(kernel_spawn(k, "second", 3, called, &b, NULL));
    kernel_free(k);
    kernel_free(other);
    kernel_free(NULL);
}

static void run_inside(struct actor *a, simtime_t now)
{
    struct error e;
    EQUAL(kernel_run(a->other->k, now + 100, &e), KERNEL_FAILED);
    EQUAL(e.status, GATHER_PROGRAM_FAULT);
    EQUAL(strstr(e.text, "callback") != NULL, true);
}

static void no_run_inside_a_callback(void **state)
{
    (void)state;
    struct kernel *const k = fresh(), *const other = fresh();
    struct actor a = { 0 }, b = { 0 };
    spawn(&a, k, 'a', 0);
    spawn(&b, other, 'b', 0);
    a.then = run_inside;
    a.other = &b;
    process_wake(a.p, 10);
    assert_runs(k, SIMTIME_NEVER, KERNEL_IDLE, 10);
    a.other = &a;
    process_wake(a.p, 20);
    assert_runs(k, SIMTIME_NEVER, KERNEL_IDLE, 20); /* and both go on as before */
    process_wake(b.p, 5);
    assert_runs(other, SIMTIME_NEVER, KERNEL_IDLE, 5);
    kernel_free(k);
    kernel_free(other);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(order_by_time_then_number),
        cmocka_unit_test(woken_now_runs_by_its_number_among_those_due),
        cmocka_unit_test(waking_oneself_in_the_past_lets_lower_numbers_first),
        cmocka_unit_test(spawned_from_a_callback),
        cmocka_unit_test(wake_replaces_and_wake_by_keeps_the_earlier),
        cmocka_unit_test(sleep_at_the_last_moment),
        cmocka_unit_test(until_is_exact),
        cmocka_unit_test(idle_stays_at_the_last_event),
        cmocka_unit_test(stop_keeps_the_time_and_what_waits),
        cmocka_unit_test(two_kernels_in_turn),
        cmocka_unit_test(a_callback_may_wake_another_kernels_process),
        cmocka_unit_test(built_and_torn_down_by_thousands),
        cmocka_unit_test(far_deadlines_do_not_pile_up),
        cmocka_unit_test(one_number_for_one_process),
        cmocka_unit_test(no_run_inside_a_callback),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
