/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What cannot be undone within one program: SystemC's clock used up, SystemC stopped under us. A
 * program of its own, each case in a child.
 */
#include "kernel/kernel.h"

#include <setjmp.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

/* void sc_core::sc_stop(): what a SystemC model of a user's may do to us. */
void systemc_stop(void) __asm__("_ZN7sc_core7sc_stopEv");

#define EXPECT(condition)                                                                          \
    ((condition) || (fprintf(stderr, "line %d: not so: %s\n", __LINE__, #condition), false))

static void assert_true_in_child(bool (*check)(void))
{
    int status = -1;
    const pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0)
        _exit(check() ? 0 : 1);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
}

static void nothing(void *arg, simtime_t now)
{
    (void)arg;
    (void)now;
}

static void stop_systemc(void *arg, simtime_t now)
{
    (void)arg;
    (void)now;
    systemc_stop();
}

static bool failed(enum kernel_end end, const struct error *e, const char *names)
{
    return EXPECT(end == KERNEL_FAILED) && EXPECT(e->status == GATHER_PROGRAM_FAULT) &&
           (strstr(e->text, names) != NULL ||
            (fprintf(stderr, "'%s' does not name '%s'\n", e->text, names), false));
}

static bool the_clock_is_used_up(void)
{
    struct error e = { .text = "" };
    struct kernel *const a = kernel_new(&e), *const b = kernel_new(&e);
    struct process *const pa = kernel_spawn(a, "pa", 0, nothing, NULL, &e);
    struct process *const pb = kernel_spawn(b, "pb", 0, nothing, NULL, &e);
    const simtime_t half = SIMTIME_NEVER / 2;

    process_wake(pa, half);
    if (!EXPECT(kernel_run(a, SIMTIME_NEVER, &e) == KERNEL_IDLE) || !EXPECT(kernel_now(a) == half))
        return false;
    process_wake(pb, half + 10); /* from 0, on a clock that is half run down */
    if (!failed(kernel_run(b, SIMTIME_NEVER, &e), &e, "clock") || !EXPECT(kernel_now(b) == 0))
        return false;
    if (!failed(kernel_run(b, half + 5, &e), &e, "clock") || !EXPECT(kernel_now(b) == 0))
        return false;
    if (!EXPECT(kernel_run(b, 5, &e) == KERNEL_UNTIL) || !EXPECT(kernel_now(b) == 5))
        return false;
    process_wake(pb, 20); /* what is near can still be done */
    process_wake(pa, half + 30);
    return EXPECT(kernel_run(b, 25, &e) == KERNEL_IDLE) && EXPECT(kernel_now(b) == 20) &&
           EXPECT(kernel_run(a, half + 25, &e) == KERNEL_UNTIL) &&
           EXPECT(kernel_run(a, half + 35, &e) == KERNEL_IDLE) &&
           EXPECT(kernel_now(a) == half + 30);
}

static bool the_whole_clock_in_one_run(void)
{
    struct error e = { .text = "" };
    struct kernel *const k = kernel_new(&e);
    struct process *const p = kernel_spawn(k, "p", 0, nothing, NULL, &e);
    process_wake(p, SIMTIME_NEVER - 1);
    return EXPECT(kernel_run(k, SIMTIME_NEVER, &e) == KERNEL_IDLE) &&
           EXPECT(kernel_now(k) == SIMTIME_NEVER - 1) && (process_wake(p, 0), true) &&
           EXPECT(kernel_run(k, SIMTIME_NEVER, &e) == KERNEL_IDLE) &&
           EXPECT(process_deadline(p) == SIMTIME_NEVER);
}

static bool refuses_from_now_on(struct kernel *k)
{
    struct error e = { .text = "" };
    bool ok = failed(kernel_run(k, SIMTIME_NEVER, &e), &e, "SystemC");
    e = (struct error){ .text = "" };
    ok = ok && EXPECT(kernel_new(&e) == NULL) && EXPECT(strstr(e.text, "SystemC") != NULL);
    e = (struct error){ .text = "" };
    ok = ok && EXPECT(kernel_spawn(k, "late", 99, nothing, NULL, &e) == NULL) &&
         EXPECT(strstr(e.text, "SystemC") != NULL);
    kernel_free(k);
    return ok;
}

static bool stopped_before_the_next(void)
{
    struct error e = { .text = "" };
    struct kernel *const k = kernel_new(&e);
    process_wake(kernel_spawn(k, "stopper", 0, stop_systemc, NULL, &e), 10);
    process_wake(kernel_spawn(k, "victim", 1, nothing, NULL, &e), 20);
    return failed(kernel_run(k, SIMTIME_NEVER, &e), &e, "'victim'") && refuses_from_now_on(k);
}

static bool stopped_at_the_end(void)
{
    struct error e = { .text = "" };
    struct kernel *const k = kernel_new(&e);
    struct process *const p = kernel_spawn(k, "stopper", 0, stop_systemc, NULL, &e);
    process_wake(p, 10);
    if (!EXPECT(kernel_run(k, SIMTIME_NEVER, &e) == KERNEL_IDLE))
        return false;
    process_wake(p, 20); /* here SystemC's own report comes back as an exception */
    return failed(kernel_run(k, SIMTIME_NEVER, &e), &e, "sc_start") && refuses_from_now_on(k);
}

static void clock_used_up(void **state)
{
    (void)state;
    assert_true_in_child(the_clock_is_used_up);
}
static void whole_clock(void **state)
{
    (void)state;
    assert_true_in_child(the_whole_clock_in_one_run);
}
static void stopped_with_more_to_do(void **state)
{
    (void)state;
    assert_true_in_child(stopped_before_the_next);
}
static void stopped_when_done(void **state)
{
    (void)state;
    assert_true_in_child(stopped_at_the_end);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(clock_used_up),
        cmocka_unit_test(whole_clock),
        cmocka_unit_test(stopped_with_more_to_do),
        cmocka_unit_test(stopped_when_done),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
