/* SPDX-License-Identifier: Apache-2.0 */
/* How far a process may act ahead, and that doing so changes nothing. */
#include "actor.h"

/* ---- horizon --------------------------------------------------------------------------------- */

static void horizon_steps(struct actor *m, simtime_t now)
{
    struct process *const low = m[1].p, *const high = m[2].p;
    EQUAL(now, 100);
    EQUAL(process_horizon(m->p), 5000); /* nobody waits: the run's limit */
    process_wake(high, 300);
    EQUAL(process_horizon(m->p), 300); /* m goes first at 300 */
    process_wake(low, 300);
    EQUAL(process_horizon(m->p), 299); /* low goes first at 300 */
    process_wake(low, 301);
    EQUAL(process_horizon(m->p), 300);
    process_wake(high, 302);
    EQUAL(process_horizon(m->p), 300);
    process_wake_by(high, 200);
    EQUAL(process_horizon(m->p), 200);
    process_wake_by(high, 250);
    EQUAL(process_horizon(m->p), 200);
    process_sleep(high);
    EQUAL(process_horizon(m->p), 300);
    process_wake(m->p, 150); /* one's own deadline is no bound */
    EQUAL(process_horizon(m->p), 300);
    process_sleep(low);
    EQUAL(process_horizon(m->p), 5000);
    process_wake(high, 5001);
    EQUAL(process_horizon(m->p), 5000);
    process_wake(high, 1);
    EQUAL(process_horizon(m->p), 100); /* now; m is before it still */
    process_wake(low, 1);
    EQUAL(process_horizon(m->p), 99); /* low is due, m should return */
    process_sleep(low);
    process_wake(high, 4000);
    EQUAL(process_horizon(m->p), 4000);
    kernel_stop(m->k);
    EQUAL(process_horizon(m->p), 100);
}

static void horizon(void **state)
{
    (void)state;
    struct kernel *const k = fresh();
    struct actor m[3] = { 0 };
    spawn(&m[0], k, 'm', 5);
    spawn(&m[1], k, 'l', 4);
    spawn(&m[2], k, 'h', 6);
    assert_int_equal(process_horizon(m[0].p), SIMTIME_NEVER);
    m[0].then = horizon_steps;
    process_wake(m[0].p, 100);
    assert_runs(k, 5000, KERNEL_STOPPED, 100);
    assert_int_equal(process_horizon(m[0].p), 4000); /* the run's limit is gone */
    kernel_free(k);
}

static void horizon_at_zero(struct actor *m, simtime_t now)
{
    EQUAL(now, 0);
    EQUAL(process_horizon(m->p), SIMTIME_NEVER);
    process_wake(m->other->p, 0);
    m->seen = process_horizon(m->p);
}

static void horizon_does_not_wrap_below_zero(void **state)
{
    (void)state;
    struct kernel *const k = fresh();
    struct actor m = { 0 }, low = { 0 };
    spawn(&m, k, 'm', 5);
    spawn(&low, k, 'l', 4);
    m.then = horizon_at_zero;
    m.other = &low;
    process_wake(m.p, 0);
    assert_runs(k, SIMTIME_NEVER, KERNEL_IDLE, 0);
    assert_log("m0 l0");
    assert_int_equal(m.seen, 0);
    kernel_free(k);
}

/* ---- a credit wanted and returned ------------------------------------------------------------ */

struct credits {
    struct process *sender, *returner;
    simtime_t local;  /* the sender's own time */
    simtime_t got_at; /* when it had its credit */
    unsigned free;
    bool ahead; /* the sender acts ahead of the kernel, as far as its horizon lets it */
    bool waited;
    bool waiting;
};

enum { WANTED_AT = 100, STEP = 10 };

static void sender(void *arg, simtime_t now)
{
    struct credits *const c = arg;
    c->local = simtime_max(c->local, now);
    while (c->local < WANTED_AT) {
        c->local += STEP;
        if (!c->ahead || c->local > process_horizon(c->sender)) {
            process_wake(c->sender, c->local);
            return;
        }
    }
    if (c->free == 0) {
        c->waiting = c->waited = true;
        return;
    }
    c->free--;
    c->waiting = false;
    c->got_at = c->local;
}

static void returner(void *arg, simtime_t now)
{
    struct credits *const c = arg;
    c->free++;
    if (c->waiting)
        process_wake(c->sender, now);
}

static void a_credit_returned_at_the_time_it_is_wanted(void **state)
{
    (void)state;
    static const struct {
        simtime_t returned_at, got_at;
        unsigned returner_order; /* the sender's is 1 */
        bool waited;
    } cases[] = {
        { 99, 100, 0, false }, { 99, 100, 2, false }, { 100, 100, 0, false },
        { 100, 100, 2, true }, { 101, 101, 0, true }, { 101, 101, 2, true },
    };
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        for (int ahead = 0; ahead <= 1; ahead++) {
            struct credits c = { .ahead = ahead != 0 };
            struct kernel *const k = fresh();
            c.sender = kernel_spawn(k, "sender", 1, sender, &c, NULL);
            c.returner = kernel_spawn(k, "returner", cases[i].returner_order, returner, &c, NULL);
            process_wake(c.returner, cases[i].returned_at);
            process_wake(c.sender, 0);
            assert_int_equal(kernel_run(k, SIMTIME_NEVER, NULL), KERNEL_IDLE);
            assert_int_equal(c.got_at, cases[i].got_at);
            assert_int_equal(c.waited, cases[i].waited);
            kernel_free(k);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(horizon),
        cmocka_unit_test(horizon_does_not_wrap_below_zero),
        cmocka_unit_test(a_credit_returned_at_the_time_it_is_wanted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
