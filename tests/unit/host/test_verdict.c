/* SPDX-License-Identifier: Apache-2.0 */
/* Verdicts: each by a life written by hand; sweeps; what cannot be. */
#include "life_text.h"

#include <stdlib.h>

/* Events separated by ";". */
static bool judge(const char *owner, const char *events, struct verdict *v, struct error *e)
{
    struct error_life life = { .owner = domain(owner) };
    char *text = strdup(events), *rest = NULL;
    bool ok = true;
    for (char *line = strtok_r(text, ";", &rest); ok && line; line = strtok_r(NULL, ";", &rest)) {
        const struct life_event x = event(line + strspn(line, " "));
        ok = error_life_add(&life, &x, e);
    }
    ok = ok && host_verdict(&life, v, e);
    free(text);
    error_life_free(&life);
    return ok;
}

static struct verdict must_judge(const char *owner, const char *events)
{
    struct verdict v;
    struct error e = { 0 };
    if (!judge(owner, events, &v, &e))
        fail_msg("%s: %s", events, e.text);
    return v;
}

static const char *broken(const struct verdict *v)
{
    static char text[CONDITIONS + 1];
    int n = 0;
    for (int i = 0; i < CONDITIONS; i++) {
        assert_int_equal(strstr(v->why[i], "holds") == NULL, !v->holds[i]);
        assert_int_equal(v->why[i][1], '1' + i);
        if (!v->holds[i])
            text[n++] = (char)('1' + i);
    }
    text[n] = '\0';
    return text;
}

/* ---- each verdict by hand -------------------------------------------------------------------- */

static const struct {
    const char *owner, *events, *verdict, *broken, *radius, *reach, *arrival, *charged;
    bool false_panic, silent_escape;
    int64_t report; /* ns from t0; -1: none */
} lives[] = {
    /* A load, DECERR, the core takes it at the access. */
    { "vm1", "5 issued;9 failed class=UER;10 exception vm1.process3 how=sync class=UER",
      "CONTAINED-SYNC", "", "process", "none", "guest", "vm1.process3", false, false, 5 },
    { "vm1.process3", "5 issued;9 failed;10 exception vm1.process3 how=sync class=UER",
      "CONTAINED-SYNC", "", "process", "none", "guest", "vm1.process3", false, false, 5 },
    /* A lost write, SError while it still runs. */
    { "vm1", "0 issued;3 failed;7 exception vm1 how=serror class=UEU;7 stopped vm1",
      "CONTAINED-ASYNC", "", "vm", "none", "guest", "vm1", false, false, 7 },
    { "vm1", "0 issued;3 failed;7 reported vm1 how=exit class=UEU;8 exception vm1 how=serror",
      "CONTAINED-ASYNC", "", "vm", "none", "exit-window", "vm1", false, false, 7 },
    /* AER names the function, the VMM stops the VM. */
    { "vm1", "0 issued;3 failed;7 reported vm1 how=record class=recoverable;9 stopped vm1",
      "CONTAINED-ASYNC", "", "vm", "none", "never", "vm1", false, false, 7 },
    { "vm1", "0 issued;3 failed", "CONTAINED-SILENT", "", "none", "none", "never", "nobody", false,
      false, -1 },
    { "vm1", "0 issued;3 failed;4 consumed vm1 mark=ones;6 reported vm1 how=record class=CE",
      "CONTAINED-SILENT", "", "vm", "vm", "never", "vm1", false, false, 6 },
    { "vm1", "0 issued;3 failed;4 poisoned;8 consumed vm1 mark=poison;8 exception vm1 how=sync",
      "DEFERRED-POISON", "", "vm", "vm", "guest", "vm1", false, false, 8 },
    /* All ones that nobody logs: the driver takes them for data. */
    { "vm1", "0 issued;3 failed;4 consumed vm1 mark=ones", "LEAK", "3", "vm", "vm", "never",
      "nobody", false, false, -1 },
    { "vm1", "0 issued;3 failed;9 exception vm2 how=serror class=UER;9 stopped vm2",
      "MISATTRIBUTED", "14", "host", "none", "neighbour", "vm2", false, false, 9 },
    { "vm1", "0 issued;3 failed;9 reported vm2 how=exit class=UER", "MISATTRIBUTED", "4", "host",
      "none", "neighbour", "vm2", false, false, 9 },
    { "vm1", "0 issued;3 failed;9 reported how=record", "MISATTRIBUTED", "4", "none", "none",
      "never", "nobody", false, false, 9 },
    { "vm1", "0 issued;3 failed;9 exception host how=serror class=UEU;9 stopped host",
      "UNCONTAINED-HOST", "14", "host", "none", "host", "host", false, false, 9 },
    /* UC: whoever runs, the host panics, and the error has reached nobody. */
    { "vm1", "0 issued;3 failed class=UEU;9 exception vm1 how=serror class=UC;9 stopped host",
      "UNCONTAINED-HOST", "1", "host", "none", "guest", "host", true, false, 9 },
    { "vm1", "0 issued;3 failed;9 stopped platform", "UNCONTAINED-EL3", "14", "platform", "none",
      "never", "platform", false, true, -1 },
    { "vm1", "0 issued;3 failed;9 exception platform how=serror class=UC;9 stopped platform",
      "UNCONTAINED-EL3", "14", "platform", "none", "firmware", "platform", true, false, 9 },
    /* With FEAT_RAS an abort ends the VM of the process. */
    { "vm1.process3", "0 issued;3 failed;4 exception vm1.process3 how=sync;4 stopped vm1",
      "UNCONTAINED-VM", "1", "vm", "none", "guest", "vm1", false, false, 4 },
    { "vm1", "0 issued;3 failed;4 hung host", "HANG", "1", "host", "host", "never", "nobody", false,
      true, -1 },
    { "vm1", "0 issued;3 failed;4 late vm2", "HANG", "1", "host", "host", "never", "nobody", false,
      true, -1 },
    { "vm1", "0 issued;3 failed;4 hung vm1", "CONTAINED-SILENT", "", "vm", "vm", "never", "nobody",
      false, false, -1 },
    /* GICV: a write that drains when the other VM has the interface. */
    { "vm1", "0 issued;6 state vm2", "LEAK", "2", "host", "host", "never", "nobody", false, true,
      -1 },
    { "vm1", "0 issued;4 handed-over vm2;5 accessed vm2;6 done", "LEAK", "5", "host", "host",
      "never", "nobody", false, true, -1 },
    { "vm1", "0 issued;4 handed-over vm2;5 accessed vm2;5 dropped", "LEAK", "5", "host", "host",
      "never", "nobody", false, true, -1 },
    { "vm1", "0 issued;4 handed-over vm2;5 dropped;6 accessed vm2", "CONTAINED-SILENT", "", "none",
      "none", "never", "nobody", false, false, -1 },
    { "vm1", "0 issued t=1;1 issued t=2;2 done t=1;4 handed-over vm2;6 accessed vm2", "LEAK", "5",
      "host", "host", "never", "nobody", false, true, -1 },
    { "vm1", "0 issued;4 consumed vm2 mark=poison", "LEAK", "3", "host", "host", "never", "nobody",
      false, true, -1 },
    { "vm1", "0 issued t=1;1 done t=1;4 issued t=2;4 handed-over vm2;4 accessed vm2", "LEAK", "5",
      "host", "host", "never", "nobody", false, true, -1 },
    { "vm1", "0 issued;1 done;4 handed-over vm2;4 accessed vm2", "CONTAINED-SILENT", "", "none",
      "none", "never", "nobody", false, false, -1 },
    /* Two names at one time: neither is before the other. */
    { "vm1", "0 issued;3 failed;9 reported vm1 how=record;9 reported vm2 how=record",
      "MISATTRIBUTED", "4", "host", "none", "never", "vm2", false, false, 9 },
    { "vm1", "0 issued;3 failed;9 reported vm1 how=record;10 reported vm2 how=record",
      "CONTAINED-SILENT", "", "none", "none", "never", "vm1", false, false, 9 },
    { "vm1", "0 issued;3 failed;9 reported vm1 how=record class=fatal;9 stopped host",
      "UNCONTAINED-HOST", "1", "host", "none", "never", "host", true, false, 9 },
    { "vm1", "0 issued;3 failed;9 exception vm1 how=serror class=uncategorized", "CONTAINED-ASYNC",
      "", "vm", "none", "guest", "vm1", true, false, 9 },
    { "vm1", "0 issued;3 failed;4 poisoned", "DEFERRED-POISON", "", "none", "none", "never",
      "nobody", false, false, -1 },
    { "vm1", "0 issued;3 failed;4 consumed vm1 mark=poison", "DEFERRED-POISON", "", "vm", "vm",
      "never", "nobody", false, false, -1 },
    { "host", "0 issued;3 failed;9 stopped host;9 exception platform how=serror", "MISATTRIBUTED",
      "14", "platform", "none", "firmware", "platform", false, false, 9 },
    /* The host's own driver: what kills it is its own. */
    { "host", "0 issued;3 failed;9 exception host how=serror class=UER;9 stopped host",
      "CONTAINED-ASYNC", "", "host", "none", "host", "host", false, false, 9 },
    { "host.process4", "0 issued;3 failed;9 exception host.process4 how=sync", "CONTAINED-SYNC", "",
      "process", "none", "host", "host.process4", false, false, 9 },
};

static void test_by_hand(void **state)
{
    (void)state;
    bool seen[VERDICTS] = { 0 };
    for (size_t i = 0; i < ARRAY_LEN(lives); i++) {
        const struct verdict v = must_judge(lives[i].owner, lives[i].events);
        char charged[LIFE_DOMAIN_SIZE], got[200], expected[200];
        const long long ns =
            v.to_report == SIMTIME_NEVER ? -1 : (long long)(v.to_report / PS_PER_NS);
        snprintf(got, sizeof(got), "%s [%s] %s %s %s %s %d %d %lld", verdict_names[v.verdict].name,
                 broken(&v), verdict_radii[v.radius].name, verdict_radii[v.reach].name,
                 verdict_arrivals[v.arrival].name, life_domain_format(v.charged, charged),
                 v.false_panic, v.silent_escape, ns);
        snprintf(expected, sizeof(expected), "%s [%s] %s %s %s %s %d %d %lld", lives[i].verdict,
                 lives[i].broken, lives[i].radius, lives[i].reach, lives[i].arrival,
                 lives[i].charged, lives[i].false_panic, lives[i].silent_escape,
                 (long long)lives[i].report);
        if (strcmp(got, expected) != 0)
            fail_msg("%s: %s, expected %s", lives[i].events, got, expected);
        seen[v.verdict] = true;
    }
    for (unsigned i = 0; i < VERDICTS; i++)
        assert_true(seen[i]);
}

static void test_why_names_the_event(void **state)
{
    (void)state;
    const struct verdict v = must_judge(
        "vm1",
        "0 issued;3 failed;9 exception vm2 how=serror class=UER;12 stopped vm2;20 state vm2");
    assert_string_equal(v.why[0], "C1 is broken: outside: \"exception\" vm2 (serror) at 9.000 ns");
    assert_string_equal(v.why[1], "C2 is broken: outside: \"state\" vm2 at 20.000 ns");
    assert_string_equal(v.why[2], "C3 holds: nothing of that kind happened");
    assert_string_equal(v.why[3], "C4 is broken: the owner is not named before: \"exception\" vm2 "
                                  "(serror) at 9.000 ns");
    assert_int_equal(v.claimed, LIFE_UER);
    static const struct {
        const char *event, *why;
    } uses[] = {
        { "4 consumed vm1", "C3 is broken: unmarked: \"consumed\" vm1 at 4.000 ns" },
        { "4 consumed vm1 mark=ones",
          "C3 is broken: nobody is told of these ones: \"consumed\" vm1 at 4.000 ns" },
        { "4 consumed vm2", "C3 is broken: outside: \"consumed\" vm2 at 4.000 ns" },
        { "4 consumed vm1 mark=exception", "C3 holds: inside: \"consumed\" vm1 at 4.000 ns" },
    };
    for (size_t i = 0; i < ARRAY_LEN(uses); i++) {
        char text[100];
        snprintf(text, sizeof(text), "0 issued;%s", uses[i].event);
        assert_string_equal(must_judge("vm1", text).why[2], uses[i].why);
    }
}

/* Of what is at one time the farther and the graver counts, whatever its number. */
static void test_ties(void **state)
{
    (void)state;
    static const char *const neighbours[] = { "vm0", "vm2" };
    for (size_t i = 0; i < ARRAY_LEN(neighbours); i++) {
        char text[200];
        snprintf(text, sizeof(text),
                 "0 issued;9 exception vm1 how=serror class=UER;9 exception %s how=serror "
                 "class=UER",
                 neighbours[i]);
        assert_int_equal(must_judge("vm1", text).arrival, ARRIVAL_NEIGHBOUR);
    }
    const struct verdict v = must_judge(
        "vm1", "0 issued;3 failed class=UC;9 exception vm1 how=serror class=UER;9 exception vm1 "
               "how=serror class=UEU;12 exception vm1 how=serror class=UC");
    assert_int_equal(v.claimed, LIFE_UEU);
    assert_int_equal(v.truth, LIFE_UC);
    assert_true(v.false_panic);
}

/* ---- the same report, earlier or later ------------------------------------------------------- */

/* vm1 runs until 50, the host until 80, then vm2: the SError is of whoever runs. */
static void test_arrival_decides(void **state)
{
    (void)state;
    struct verdict_stats s = { 0 };
    for (unsigned t = 11; t <= 110; t++) {
        const char *runs = t < 50 ? "vm1" : t < 80 ? "host" : "vm2";
        char text[200];
        snprintf(text, sizeof(text),
                 "0 issued;10 failed class=UEU;%u exception %s how=serror class=UEU;%u stopped %s",
                 t, runs, t, runs);
        const struct verdict v = must_judge("vm1", text);
        assert_int_equal(v.verdict, t < 50   ? VERDICT_ASYNC
                                    : t < 80 ? VERDICT_HOST
                                             : VERDICT_MISATTRIBUTED);
        verdict_stats_add(&s, &v);
    }
    assert_int_equal(s.lives, 100);
    assert_int_equal(s.arrivals[ARRIVAL_GUEST], 39);
    assert_int_equal(s.arrivals[ARRIVAL_HOST], 30);
    assert_int_equal(s.arrivals[ARRIVAL_NEIGHBOUR], 31);
    assert_int_equal(s.met[ARRIVAL_HOST][VERDICT_HOST], 30);
    assert_int_equal(s.met[ARRIVAL_GUEST][VERDICT_HOST], 0);
    assert_int_equal(s.radii[RADIUS_HOST], 61);
    assert_int_equal(s.first_least, 11 * PS_PER_NS);
    assert_int_equal(s.first_most, 110 * PS_PER_NS);
    assert_true(verdict_stats_share(&s, s.arrivals[ARRIVAL_HOST]) == 0.3);
}

static void test_a_report_moved_behind_the_switch(void **state)
{
    (void)state;
    const struct verdict before =
        must_judge("vm1", "0 issued;10 failed;49 reported vm1 how=exit class=UER");
    const struct verdict after =
        must_judge("vm1", "0 issued;10 failed;81 exception vm2 how=serror class=UER");
    assert_int_equal(before.verdict, VERDICT_ASYNC);
    assert_int_equal(after.verdict, VERDICT_MISATTRIBUTED);
    assert_int_equal(before.claimed, after.claimed);
}

static void test_sums(void **state)
{
    (void)state;
    struct verdict_stats a = { 0 }, b = { 0 }, all = { 0 };
    assert_true(verdict_stats_share(&a, 0) == 0);
    for (size_t i = 0; i < ARRAY_LEN(lives); i++) {
        const struct verdict v = must_judge(lives[i].owner, lives[i].events);
        verdict_stats_add(i % 3 ? &a : &b, &v);
        verdict_stats_add(&all, &v);
    }
    verdict_stats_merge(&a, &b);
    assert_memory_equal(&a, &all, sizeof(a));
    struct verdict_stats empty = { 0 };
    verdict_stats_merge(&empty, &all);
    verdict_stats_merge(&empty, &(struct verdict_stats){ 0 });
    assert_memory_equal(&empty, &all, sizeof(all));
    uint64_t panics = 0, escapes = 0;
    for (size_t i = 0; i < ARRAY_LEN(lives); i++) {
        panics += lives[i].false_panic;
        escapes += lives[i].silent_escape;
    }
    assert_int_equal(all.false_panics, panics);
    assert_int_equal(all.silent_escapes, escapes);
}

/* ---- what cannot be -------------------------------------------------------------------------- */

static void test_impossible(void **state)
{
    (void)state;
    static const struct {
        const char *owner, *events, *part;
    } rows[] = {
        { "platform", "0 issued", "owner: expected a process, a VM or the host, found platform" },
        { "vm1", "0 failed", "no event \"issued\"" },
        { "vm1", "5 issued;4 state vm2", "a life begins with \"issued\" vm1 0 at 5.000 ns" },
        { "vm1", "0 issued vm2", "not an access of the owner, vm1" },
        { "vm1", "0 issued;1 done t=7", "nobody has issued that transaction" },
        { "vm1", "0 issued;2 issued t=7;1 done t=7", "comes before \"issued\"" },
        { "vm1", "0 issued;2 done;3 dropped", "one beginning and one end" },
        { "vm1", "0 issued;2 issued", "one beginning and one end" },
        { "vm1", "0 issued;2 accessed vm2", "nobody has handed the device over" },
        { "vm1", "0 issued;2 handed-over vm2;1 accessed vm2", "the next owner is by" },
        { "vm1", "0 issued;2 handed-over vm2;3 accessed vm3", "the next owner is by" },
        { "vm1", "0 issued;2 handed-over vm1", "the owner has the device already" },
        { "vm1", "0 issued;2 handed-over vm2;3 handed-over vm3", "a life has one" },
        { "vm1", "0 issued;2 exception vm1 how=sync;3 failed", "comes before \"failed\"" },
        { "vm1", "0 issued;2 stopped vm2;3 exception vm2 how=sync", "comes after \"stopped\" vm2" },
        { "vm1", "0 issued;2 stopped host;3 consumed vm1", "comes after \"stopped\" host" },
        { "vm1", "0 issued;2 exception how=sync", "\"exception\" without a domain" },
        { "vm1", "0 issued;2 exception vm1", "expected \"sync\" or \"serror\", found \"none\"" },
        { "vm1", "0 issued;2 exception vm1 how=exit", "found \"exit\"" },
        { "vm1", "0 issued;2 reported vm1 how=sync", "expected \"exit\" or \"record\"" },
        { "vm1", "0 issued;2 state vm2 mark=ones", "\"state\" has no mark" },
        { "vm1", "0 issued;2 left vm1", "\"left\" has no domain" },
        { "vm1", "0 issued;2 stopped vm1 class=UC", "\"stopped\" has no class" },
    };
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct verdict v;
        struct error e = { 0 };
        assert_false(judge(rows[i].owner, rows[i].events, &v, &e));
        assert_int_equal(e.status, GATHER_USER_ERROR);
        if (!strstr(e.text, rows[i].part))
            fail_msg("%s: %s", rows[i].events, e.text);
    }
    struct error_life life = { .owner = domain("vm1") };
    struct error e = { 0 };
    assert_false(error_life_add(&life, &(struct life_event){ .what = LIFE_WHATS }, &e));
    assert_false(error_life_add(&life, &(struct life_event){ .time = SIMTIME_NEVER }, &e));
}

/* ---- domains and names ----------------------------------------------------------------------- */

static void test_domains(void **state)
{
    (void)state;
    static const char *const all[] = {
        "nobody", "platform", "host",         "host.process1", "host.process2",
        "vm0",    "vm1",      "vm1.process1", "vm1.process2",  "vm65535.process1"
    };
    for (size_t i = 0; i < ARRAY_LEN(all); i++) {
        char text[LIFE_DOMAIN_SIZE];
        const struct life_domain a = domain(all[i]);
        assert_string_equal(life_domain_format(a, text), all[i]);
        for (size_t k = 0; k < ARRAY_LEN(all); k++) {
            const struct life_domain b = domain(all[k]);
            const bool below = strncmp(all[i], all[k], strlen(all[k])) == 0 &&
                               (all[i][strlen(all[k])] == '.' || i == k);
            const bool inside = i != 0 && k != 0 && (below || k == 1 || (k == 2 && i != 1));
            assert_int_equal(life_domain_inside(a, b), inside);
            /* The join holds both, is the same either way, and nothing smaller holds both. */
            char ab[LIFE_DOMAIN_SIZE], ba[LIFE_DOMAIN_SIZE];
            const struct life_domain join = life_domain_join(a, b);
            assert_string_equal(life_domain_format(join, ab),
                                life_domain_format(life_domain_join(b, a), ba));
            assert_true(i == 0 || life_domain_inside(a, join));
            for (size_t m = 0; i && k && m < ARRAY_LEN(all); m++) {
                const struct life_domain c = domain(all[m]);
                if (life_domain_inside(a, c) && life_domain_inside(b, c))
                    assert_true(life_domain_inside(join, c));
            }
        }
    }
    static const char *const wrong[] = { "",        "vm",           "vm1.",
                                         "vm70000", "vm1.process",  "hosts",
                                         "vm-1",    "host.process", "vm1.process1x" };
    for (size_t i = 0; i < ARRAY_LEN(wrong); i++) {
        struct life_domain d;
        struct error e = { 0 };
        assert_false(life_domain_parse(wrong[i], &d, &e));
        assert_non_null(strstr(e.text, "expected a domain"));
    }
}

static void check_names(const struct life_name *names, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        assert_non_null(names[i].name);
        assert_in_range(strlen(names[i].help), 3, 120);
        for (size_t k = 0; k < i; k++)
            assert_string_not_equal(names[i].name, names[k].name);
    }
}

static void test_tables(void **state)
{
    (void)state;
    check_names(verdict_names, VERDICTS);
    check_names(verdict_radii, RADII);
    check_names(verdict_arrivals, ARRIVALS);
    check_names(verdict_conditions, CONDITIONS);
    check_names(life_whats, LIFE_WHATS);
    for (unsigned i = 0; i < LIFE_WHATS; i++)
        assert_string_equal(life_whats[i].name, life_what_names[i]);
    struct error e = { 0 };
    if (!param_table_check(&life_event_params, &e))
        fail_msg("%s", e.text);
    assert_null(life_what_names[LIFE_WHATS]);
    assert_null(life_how_names[LIFE_HOWS]);
    assert_null(life_class_names[LIFE_CLASSES]);
    assert_null(life_mark_names[LIFE_MARKS]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_by_hand),
        cmocka_unit_test(test_why_names_the_event),
        cmocka_unit_test(test_ties),
        cmocka_unit_test(test_arrival_decides),
        cmocka_unit_test(test_a_report_moved_behind_the_switch),
        cmocka_unit_test(test_sums),
        cmocka_unit_test(test_impossible),
        cmocka_unit_test(test_domains),
        cmocka_unit_test(test_tables),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
