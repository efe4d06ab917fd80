/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Random programs of processes, run by the kernel and by a reference that is a sorted list and
 * nothing else. Whatever is seen from inside and outside must be the same.
 * GATHER_TEST_SEED=N repeats one seed.
 */
#include "kernel/kernel.h"

#include <setjmp.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

enum { ACTORS_MAX = 9, RUNS = 12, EVENTS_MAX = 300, NOTES_MAX = 32768, PROGRAMS = 1500 };

/* ---- the reference: pending wakes, sorted by time, then order, then sequence -------------------
 */

struct pending {
    simtime_t time;
    unsigned order;
    uint64_t sequence;
    size_t who;
};

struct reference {
    struct pending list[ACTORS_MAX];
    size_t count;
    uint64_t sequence;
    simtime_t now, until;
    bool stopped;
};

static bool comes_before(const struct pending *a, const struct pending *b)
{
    if (a->time != b->time)
        return a->time < b->time;
    if (a->order != b->order)
        return a->order < b->order;
    return a->sequence < b->sequence;
}

static simtime_t reference_deadline(const struct reference *r, size_t who)
{
    for (size_t i = 0; i < r->count; i++) {
        if (r->list[i].who == who)
            return r->list[i].time;
    }
    return SIMTIME_NEVER;
}

static void reference_sleep(struct reference *r, size_t who)
{
    for (size_t i = 0; i < r->count; i++) {
        if (r->list[i].who == who) {
            memmove(&r->list[i], &r->list[i + 1], (r->count - i - 1) * sizeof r->list[0]);
            r->count--;
            return;
        }
    }
}

static void reference_wake(struct reference *r, size_t who, unsigned order, simtime_t at)
{
    reference_sleep(r, who);
    const struct pending new = { at < r->now ? r->now : at, order, r->sequence++, who };
    size_t i = r->count;
    for (; i > 0 && comes_before(&new, &r->list[i - 1]); i--)
        r->list[i] = r->list[i - 1];
    r->list[i] = new;
    r->count++;
}

/** Is somebody else due before `who`, were that one due at `t`? */
static bool overtakes(const struct reference *r, size_t who, unsigned order, simtime_t t)
{
    for (size_t i = 0; i < r->count; i++) {
        const struct pending *const q = &r->list[i];
        if (q->who != who && (q->time < t || (q->time == t && q->order < order)))
            return true;
    }
    return false;
}

/** By its definition: the last time at which nobody is overtaken; it lies at or just before a
 * deadline. */
static simtime_t reference_horizon(const struct reference *r, size_t who, unsigned order)
{
    const simtime_t until = r->stopped ? r->now : r->until;
    simtime_t best = 0;
    for (size_t i = 0; i <= r->count; i++) {
        const simtime_t edge = i < r->count ? r->list[i].time : until;
        for (simtime_t back = 0; back <= 1 && back <= edge; back++) {
            const simtime_t t = edge - back;
            if (t <= until && t > best && !overtakes(r, who, order, t))
                best = t;
        }
    }
    return best;
}

/* ---- one program, in either world ------------------------------------------------------------ */

struct world;

struct actor {
    struct world *world;
    size_t who;
    unsigned order;
    struct process *p; /* in the kernel's world */
};

struct world {
    struct kernel *k; /* NULL: the reference's world */
    struct reference r;
    uint64_t random;
    unsigned spread; /* of the times: small ones meet often */
    struct actor actors[ACTORS_MAX];
    size_t count;
    unsigned events;
    unsigned runs;
    bool refused;
    uint64_t notes[NOTES_MAX]; /* all that was seen */
    size_t noted;
};

/** splitmix64: the same numbers in both worlds as long as they behave alike. */
static uint64_t draw(struct world *w, uint64_t below)
{
    uint64_t z = w->random += 0x9e3779b97f4a7c15;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
    z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
    return (z ^ (z >> 31)) % below;
}

static void note(struct world *w, uint64_t seen)
{
    if (w->noted < NOTES_MAX)
        w->notes[w->noted++] = seen;
}

static simtime_t now_in(const struct world *w)
{
    return w->k ? kernel_now(w->k) : w->r.now;
}
static simtime_t deadline_in(const struct world *w, size_t who)
{
    return w->k ? process_deadline(w->actors[who].p) : reference_deadline(&w->r, who);
}
static simtime_t horizon_in(const struct world *w, size_t who)
{
    return w->k ? process_horizon(w->actors[who].p)
                : reference_horizon(&w->r, who, w->actors[who].order);
}
static void wake_in(struct world *w, size_t who, simtime_t at)
{
    if (w->k)
        process_wake(w->actors[who].p, at);
    else
        reference_wake(&w->r, who, w->actors[who].order, at);
}
static void wake_by_in(struct world *w, size_t who, simtime_t at)
{
    if (w->k)
        process_wake_by(w->actors[who].p, at);
    else if (at < reference_deadline(&w->r, who))
        reference_wake(&w->r, who, w->actors[who].order, at);
}
static void sleep_in(struct world *w, size_t who)
{
    if (w->k)
        process_sleep(w->actors[who].p);
    else
        reference_sleep(&w->r, who);
}
static void stop_in(struct world *w)
{
    if (w->k)
        kernel_stop(w->k);
    else
        w->r.stopped = true;
}

static void act(void *arg, simtime_t now);

/** One more actor; its order is drawn anew until nobody has it. */
static void grow(struct world *w)
{
    if (w->count == ACTORS_MAX)
        return;
    unsigned order = 0;
    bool taken = true;
    while (taken) {
        order = (unsigned)draw(w, 50);
        taken = false;
        for (size_t i = 0; i < w->count; i++)
            taken = taken || w->actors[i].order == order;
    }
    struct actor *const a = &w->actors[w->count];
    *a = (struct actor){ w, w->count, order, NULL };
    if (w->k) {
        a->p = kernel_spawn(w->k, "actor", order, act, a, NULL);
        if (a->p == NULL) {
            w->refused = true;
            return;
        }
    }
    w->count++;
}

static simtime_t some_time(struct world *w)
{
    const simtime_t about = now_in(w) + draw(w, w->spread);
    return about < w->spread / 4 ? 0 : about - w->spread / 4;
}

static void meddle(struct world *w)
{
    const size_t who = draw(w, w->count);
    switch (draw(w, 8)) {
    case 0:
    case 1:
    case 2: wake_in(w, who, some_time(w)); break;
    case 3:
    case 4: wake_by_in(w, who, some_time(w)); break;
    case 5: sleep_in(w, who); break;
    case 6:
        if (draw(w, 4) == 0)
            stop_in(w);
        break;
    default:
        if (draw(w, 10) == 0)
            grow(w);
        break;
    }
}

static void note_deadlines(struct world *w)
{
    for (size_t i = 0; i < w->count; i++)
        note(w, deadline_in(w, i));
}

static void act(void *arg, simtime_t now)
{
    struct actor *const self = arg;
    struct world *const w = self->world;
    const size_t who = self->who;

    note(w, who);
    note(w, now);
    note(w, now_in(w));
    if (draw(w, 2))
        note(w, horizon_in(w, who));
    if (++w->events > EVENTS_MAX)
        return; /* all run down */

    simtime_t local = now;
    for (uint64_t n = draw(w, 4); n > 0; n--) {
        const simtime_t next = local + draw(w, w->spread);
        const simtime_t horizon = horizon_in(w, who);
        note(w, horizon);
        local = next <= horizon ? next : local;
        if (draw(w, 3))
            meddle(w);
    }
    if (draw(w, 8))
        wake_in(w, who, local + draw(w, w->spread));
    note(w, horizon_in(w, who));
    note_deadlines(w);
}

static enum kernel_end reference_run(struct world *w, simtime_t until)
{
    struct reference *const r = &w->r;
    enum kernel_end end = KERNEL_IDLE;
    r->until = until;
    r->stopped = false;
    while (r->count > 0 && end == KERNEL_IDLE) {
        const struct pending first = r->list[0];
        if (first.time > until) {
            r->now = r->now > until ? r->now : until;
            end = KERNEL_UNTIL;
        } else {
            reference_sleep(r, first.who);
            r->now = first.time;
            act(&w->actors[first.who], first.time);
            end = r->stopped ? KERNEL_STOPPED : KERNEL_IDLE;
        }
    }
    r->until = SIMTIME_NEVER;
    r->stopped = false;
    return end;
}

static void begin(struct world *w, uint64_t seed, bool reference)
{
    *w = (struct world){ .random = seed };
    w->r.until = SIMTIME_NEVER;
    w->spread = (unsigned[]){ 3, 12, 100, 100000 }[draw(w, 4)];
    w->k = reference ? NULL : kernel_new(NULL);
    for (uint64_t n = 1 + draw(w, ACTORS_MAX - 1); n > 0; n--)
        grow(w);
}

/** One run with what happens before it from outside. */
static void step(struct world *w)
{
    for (uint64_t n = draw(w, 4); n > 0; n--) {
        const size_t who = draw(w, w->count);
        if (draw(w, 4))
            wake_in(w, who, some_time(w));
        else
            sleep_in(w, who);
    }
    note(w, horizon_in(w, draw(w, w->count)));
    const simtime_t until = draw(w, 5) == 0 ? SIMTIME_NEVER : some_time(w) + draw(w, w->spread * 8);
    note(w, w->k ? kernel_run(w->k, until, NULL) : reference_run(w, until));
    note(w, now_in(w));
    note_deadlines(w);
    w->runs++;
}

static void assert_same(const struct world *got, const struct world *wanted, uint64_t seed)
{
    assert_false(got->refused);
    for (size_t i = 0; i < wanted->noted && i < got->noted; i++) {
        if (got->notes[i] != wanted->notes[i])
            fail_msg("GATHER_TEST_SEED=%llu: note %zu is %llu, the reference has %llu",
                     (unsigned long long)seed, i, (unsigned long long)got->notes[i],
                     (unsigned long long)wanted->notes[i]);
    }
    assert_int_equal(got->noted, wanted->noted);
    assert_int_equal(got->events, wanted->events);
}

/** Three programs in turn, as chance will have it, on three kernels. */
static void together(uint64_t seed, unsigned *events)
{
    static struct world real[3], ideal[3];
    struct world order = { .random = ~seed };
    for (size_t i = 0; i < ARRAY_LEN(real); i++) {
        begin(&real[i], seed + i, false);
        assert_non_null(real[i].k);
        begin(&ideal[i], seed + i, true);
    }
    for (size_t left = ARRAY_LEN(real) * RUNS; left > 0;) {
        struct world *const w = &real[draw(&order, ARRAY_LEN(real))];
        if (w->runs < RUNS) {
            step(w);
            left--;
        }
    }
    for (size_t i = 0; i < ARRAY_LEN(real); i++) {
        while (ideal[i].runs < RUNS)
            step(&ideal[i]);
        assert_same(&real[i], &ideal[i], seed);
        *events += real[i].events;
        kernel_free(real[i].k);
    }
}

static void random_programs(void **state)
{
    (void)state;
    const char *const given = getenv("GATHER_TEST_SEED");
    const uint64_t first = given ? strtoull(given, NULL, 0) : (uint64_t)time(NULL) << 20;
    const uint64_t last = given ? first : first + PROGRAMS - 1;
    unsigned events = 0;
    print_message("first seed %llu\n", (unsigned long long)first);
    for (uint64_t seed = first; seed <= last; seed++)
        together(seed, &events);
    print_message("%u events\n", events);
    if (!given)
        assert_true(events > PROGRAMS * 100U); /* the programs do something */
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(random_programs) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
