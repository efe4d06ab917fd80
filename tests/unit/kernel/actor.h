/* SPDX-License-Identifier: Apache-2.0 */
/** Actors: scripted processes for the tests of the kernel, and a log of their calls. */
#ifndef GATHER_TESTS_KERNEL_ACTOR_H
#define GATHER_TESTS_KERNEL_ACTOR_H

#include "kernel/kernel.h"

#include <setjmp.h>
#include <string.h>

#include <cmocka.h>

enum { LOG_MAX = 64 };

struct entry {
    char who;
    simtime_t now;
};
static struct entry entries[LOG_MAX];
static size_t logged;

struct actor {
    char who;
    struct process *p;
    struct kernel *k;
    void (*then)(struct actor *self, simtime_t now);
    struct actor *other;
    simtime_t at;   /* what `then` uses */
    simtime_t seen; /* what `then` found */
    unsigned calls;
};

/* A failed assertion longjmps, which a callback must not: it notes what is wrong instead. */
static unsigned misfits;

static void equal_at(uint64_t got, uint64_t wanted, int line)
{
    if (got == wanted)
        return;
    print_error("line %d: %llu, not %llu\n", line, (unsigned long long)got,
                (unsigned long long)wanted);
    misfits++;
}
#define EQUAL(got, wanted) equal_at(got, wanted, __LINE__)

static void called(void *arg, simtime_t now)
{
    struct actor *const a = arg;
    EQUAL(now, kernel_now(a->k));
    if (logged < LOG_MAX)
        entries[logged++] = (struct entry){ a->who, now };
    a->calls++;
    if (a->then)
        a->then(a, now);
}

static void spawn(struct actor *a, struct kernel *k, char who, unsigned order)
{
    struct error e;
    const char name[2] = { who, '\0' };
    a->who = who;
    a->k = k;
    a->p = kernel_spawn(k, name, order, called, a, &e);
    EQUAL(a->p != NULL, true);
    EQUAL(process_deadline(a->p), SIMTIME_NEVER);
}

static struct kernel *fresh(void)
{
    struct error e;
    struct kernel *const k = kernel_new(&e);
    assert_non_null(k);
    assert_int_equal(kernel_now(k), 0);
    logged = 0;
    return k;
}

/** The log as text, "a10 b10 c25", against `expected`; empties the log. */
static void assert_log(const char *expected)
{
    char text[LOG_MAX * 24] = "";
    size_t used = 0;
    for (size_t i = 0; i < logged; i++)
        used += (size_t)snprintf(text + used, sizeof text - used, "%s%c%llu", i ? " " : "",
                                 entries[i].who, (unsigned long long)entries[i].now);
    logged = 0;
    assert_string_equal(text, expected);
}

static void assert_runs(struct kernel *k, simtime_t until, enum kernel_end end, simtime_t now)
{
    struct error e = { .text = "" };
    const enum kernel_end got = kernel_run(k, until, &e);
    if (got == KERNEL_FAILED)
        print_error("%s\n", e.text);
    assert_int_equal(got, end);
    assert_int_equal(kernel_now(k), now);
    assert_int_equal(misfits, 0);
}

#endif
