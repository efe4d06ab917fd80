/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Verdicts of every life of up to five events of a small alphabet, against the definition written
 * down a second time, on the order of symbols; and what holds whatever the definition.
 */
#include "life_text.h"

/* The owner is vm1. What each does to the conditions is written down here, not asked. */
static const struct symbol {
    const char *event;
    const char *whose; /* "in", "vm2", "host" */
    bool tells, ends, harms, changes, uses, ones;
} alphabet[] = {
    { "exception vm1 how=serror class=UEU", "in", .tells = true, .harms = true },
    { "exception vm1.process2 how=sync class=UER", "in", .tells = true, .harms = true },
    { "reported vm1 how=exit class=UER", "in", .tells = true },
    { "reported vm1 how=record", "in", .tells = true },
    { "stopped vm1", "in", .ends = true, .harms = true },
    { "consumed vm1 mark=ones", "in", .ones = true },
    { "exception vm2 how=serror class=UC", "vm2", .tells = true, .harms = true },
    { "exception host how=serror class=UER", "host", .tells = true, .harms = true },
    { "stopped vm2", "vm2", .ends = true, .harms = true },
    { "stopped host", "host", .ends = true, .harms = true },
    { "state vm2", "vm2", .changes = true },
    { "consumed vm2 mark=poison", "vm2", .uses = true },
    { "reported vm2 how=exit class=CE", "vm2", .tells = true },
};
enum { SYMBOLS = ARRAY_LEN(alphabet), LONGEST = 5 };

struct word {
    unsigned length;
    unsigned at[LONGEST];
};

static bool is_in(const struct symbol *s)
{
    return !strcmp(s->whose, "in");
}

/* The definition a second time. False: no such life, as somebody does things after the end. */
static bool expected(const struct word *w, unsigned *verdict, unsigned *radius)
{
    bool host_ends = false, vm1_ends = false, vm2_ends = false;
    bool c1 = true, c2 = true, c3 = true, c4 = true, named = false, used = false, told = false;
    bool sync = false, late = false, touched = false, whole = false, any_out = false;
    for (unsigned i = 0; i < w->length; i++) {
        const struct symbol *s = &alphabet[w->at[i]];
        const bool in = is_in(s), active = (s->tells && s->harms) || s->ones || s->uses;
        if (active && (host_ends || (in && vm1_ends) || (!strcmp(s->whose, "vm2") && vm2_ends)))
            return false;
        host_ends |= s->ends && !strcmp(s->whose, "host");
        vm1_ends |= s->ends && in;
        vm2_ends |= s->ends && !strcmp(s->whose, "vm2");
        c1 &= in || !s->harms;
        c2 &= !s->changes;
        c3 &= !s->uses;
        c4 &= in || named || !(s->tells || s->ends);
        any_out |= !in && (s->harms || s->changes || s->uses || !named);
        named |= in && s->tells;
        told |= s->tells;
        used |= s->ones;
        sync |= w->at[i] == 1;
        late |= w->at[i] == 0 || w->at[i] == 2 || w->at[i] == 4;
        touched |= in && (s->harms || s->ones);
        whole |= w->at[i] == 0 || w->at[i] == 4 || w->at[i] == 5;
    }
    c3 &= !used || told;
    const bool all_in = c1 && c2 && c4;
    *radius = any_out ? RADIUS_HOST : whole ? RADIUS_VM : touched ? RADIUS_PROCESS : RADIUS_NONE;
    if (all_in && c3)
        *verdict = sync ? VERDICT_SYNC : late ? VERDICT_ASYNC : VERDICT_SILENT;
    else
        *verdict = host_ends ? VERDICT_HOST : !c2 || !c3 ? VERDICT_LEAK : VERDICT_MISATTRIBUTED;
    return true;
}

static struct life_event symbols[SYMBOLS];

static int make_symbols(void **state)
{
    (void)state;
    for (unsigned i = 0; i < SYMBOLS; i++) {
        char line[128];
        snprintf(line, sizeof(line), "0 %s", alphabet[i].event);
        symbols[i] = event(line);
    }
    return 0;
}

static bool same(const struct verdict *a, const struct verdict *b)
{
    bool why = true;
    for (unsigned i = 0; i < CONDITIONS; i++)
        why = why && a->holds[i] == b->holds[i] && !strcmp(a->why[i], b->why[i]);
    return why && a->verdict == b->verdict && a->radius == b->radius && a->reach == b->reach &&
           a->claimed == b->claimed && a->truth == b->truth && a->arrival == b->arrival &&
           a->false_panic == b->false_panic && a->silent_escape == b->silent_escape &&
           a->to_report == b->to_report && a->charged.kind == b->charged.kind &&
           a->charged.vm == b->charged.vm && a->charged.process == b->charged.process;
}

struct telling {
    bool backwards, at_once;
    uint16_t vm1, vm2, process; /* which numbers the domains have */
};
static const struct telling plain = { .vm1 = 1, .vm2 = 2, .process = 2 };

static struct life_domain renamed(struct life_domain d, const struct telling *how)
{
    if (d.kind == LIFE_VM || d.kind == LIFE_PROCESS)
        d.vm = d.vm == 1 ? how->vm1 : how->vm2;
    if (d.kind == LIFE_PROCESS)
        d.process = how->process;
    return d;
}

static bool tell(const struct word *w, const struct telling *how, struct verdict *v)
{
    struct life_event events[LONGEST + 2];
    struct error_life life = { .owner = renamed(domain("vm1"), how),
                               .events = events,
                               .count = w->length + 2,
                               .room = ARRAY_LEN(events) };
    struct error e;
    for (unsigned i = 0; i < life.count; i++) {
        const unsigned at = how->backwards ? (unsigned)life.count - 1 - i : i;
        struct life_event x = { .what = i == 0 ? LIFE_ISSUED : LIFE_FAILED };
        if (i >= 2)
            x = symbols[w->at[i - 2]];
        if (i == 0)
            x.domain = domain("vm1");
        x.domain = renamed(x.domain, how);
        x.time = how->at_once ? 7 : 10 * i;
        events[at] = x;
    }
    return host_verdict(&life, v, &e);
}

/* Every word up to that length; returns how many. */
static unsigned long each_word(unsigned longest, void (*see)(const struct word *w))
{
    unsigned long count = 0;
    for (unsigned length = 0; length <= longest; length++) {
        unsigned long words = 1;
        for (unsigned i = 0; i < length; i++)
            words *= SYMBOLS;
        for (unsigned long n = 0; n < words; n++) {
            struct word w = { .length = length };
            unsigned long left = n;
            for (unsigned i = 0; i < length; i++, left /= SYMBOLS)
                w.at[i] = (unsigned)(left % SYMBOLS);
            see(&w);
        }
        count += words;
    }
    return count;
}

static void fail_word(const struct word *w, const char *why)
{
    for (unsigned i = 0; i < w->length; i++)
        print_message("  %u %s\n", 10 * (i + 2), alphabet[w->at[i]].event);
    fail_msg("%s", why);
}

static void as_defined(const struct word *w)
{
    unsigned verdict = 0, radius = 0;
    struct verdict v;
    const bool can_be = expected(w, &verdict, &radius);
    if (tell(w, &plain, &v) != can_be)
        fail_word(w, can_be ? "refused" : "not refused");
    if (can_be && (v.verdict != verdict || v.radius != radius)) {
        print_message("%s %s, expected %s %s\n", verdict_names[v.verdict].name,
                      verdict_radii[v.radius].name, verdict_names[verdict].name,
                      verdict_radii[radius].name);
        fail_word(w, "another verdict");
    }
}

static void test_small_lives(void **state)
{
    (void)state;
    assert_int_equal(each_word(LONGEST, as_defined), 402234);
}

static void keeps_invariants(const struct word *w)
{
    struct verdict v, other;
    if (!tell(w, &plain, &v))
        return;
    bool any_out = false;
    for (unsigned i = 0; i < w->length; i++)
        any_out |= !is_in(&alphabet[w->at[i]]);
    if (!any_out && v.verdict != VERDICT_LEAK && v.verdict > VERDICT_POISON)
        fail_word(w, "nothing happened outside");
    if (v.verdict <= VERDICT_POISON && v.radius > RADIUS_VM)
        fail_word(w, "contained, and wider than its owner");
    if (v.reach > v.radius || (v.silent_escape && v.to_report != SIMTIME_NEVER))
        fail_word(w, "reach and report");

    struct telling how = plain;
    how.backwards = true;
    assert_true(tell(w, &how, &other));
    if (!same(&v, &other))
        fail_word(w, "the log's order counts");

    how = (struct telling){ .vm1 = 9, .vm2 = 3, .process = 700 };
    assert_true(tell(w, &how, &other));
    if (v.verdict != other.verdict || v.radius != other.radius || v.reach != other.reach ||
        memcmp(v.holds, other.holds, sizeof(v.holds)) != 0 || v.arrival != other.arrival ||
        v.claimed != other.claimed || v.to_report != other.to_report ||
        v.charged.kind != other.charged.kind)
        fail_word(w, "the number of a domain counts");
}

static void keeps_order_at_once(const struct word *w)
{
    struct verdict v, other;
    struct telling how = plain;
    how.at_once = true;
    if (!tell(w, &how, &v))
        fail_word(w, "nothing at one time excludes anything");
    struct word turned = *w;
    for (unsigned i = 0; i < w->length; i++) { /* with it backwards, all orders are met */
        for (unsigned k = 0; k < w->length; k++)
            turned.at[k] = w->at[(k + i) % w->length];
        how.backwards = i & 1;
        assert_true(tell(&turned, &how, &other));
        if (!same(&v, &other))
            fail_word(w, "the order of what is at one time counts");
    }
    how = (struct telling){ .at_once = true, .vm1 = 9, .vm2 = 3, .process = 700 };
    assert_true(tell(w, &how, &other));
    if (v.verdict != other.verdict || v.arrival != other.arrival || v.claimed != other.claimed)
        fail_word(w, "the number of a domain counts at one time");
}

/* One more event outside, at every place: the radius and the broken conditions only grow. */
static void grows(const struct word *w)
{
    struct verdict v, more;
    if (!tell(w, &plain, &v))
        return;
    for (unsigned s = 0; s < SYMBOLS; s++) {
        for (unsigned place = 0; !is_in(&alphabet[s]) && place <= w->length; place++) {
            struct word longer = { .length = w->length + 1 };
            for (unsigned i = 0; i < longer.length; i++)
                longer.at[i] = i == place ? s : w->at[i < place ? i : i - 1];
            if (!tell(&longer, &plain, &more))
                continue;
            if (more.radius < v.radius || more.reach < v.reach)
                fail_word(&longer, "the radius is smaller");
            for (unsigned c = 0; c < CONDITIONS; c++) {
                if (c != 2 && more.holds[c] && !v.holds[c])
                    fail_word(&longer, "a condition holds again");
            }
        }
    }
}

static void test_invariants(void **state)
{
    (void)state;
    each_word(LONGEST - 1, keeps_invariants);
}

static void test_same_time(void **state)
{
    (void)state;
    each_word(LONGEST - 2, keeps_order_at_once);
}

static void test_more_outside(void **state)
{
    (void)state;
    each_word(LONGEST - 2, grows);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_small_lives),
        cmocka_unit_test(test_invariants),
        cmocka_unit_test(test_same_time),
        cmocka_unit_test(test_more_outside),
    };
    return cmocka_run_group_tests(tests, make_symbols, NULL);
}
