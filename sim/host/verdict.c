/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The conditions C1 to C5 on an error's life, one by one, and what follows from them. With B the
 * owner: "outside" is what is no part of B, "inside" the rest.
 */
#include "host/life.h"

#include <stdlib.h>
#include <string.h>

/* ---- names ----------------------------------------------------------------------------------- */

const struct life_name verdict_names[VERDICTS] = {
    [VERDICT_SYNC] = { "CONTAINED-SYNC", "C1 to C5 hold; the owner was told by an abort" },
    [VERDICT_ASYNC] = { "CONTAINED-ASYNC",
                        "C1 to C5 hold; the owner was told later: by an SError, as it left, or by "
                        "being stopped" },
    [VERDICT_SILENT] = { "CONTAINED-SILENT", "C1 to C5 hold; nobody was told, but for a record" },
    [VERDICT_POISON] = { "DEFERRED-POISON",
                         "C1 to C5 hold; the bad value was kept, marked as poison" },
    [VERDICT_MISATTRIBUTED] = { "MISATTRIBUTED",
                                "C4 is broken, or C1 without the host: somebody else is charged, "
                                "interrupted or stopped" },
    [VERDICT_VM] = { "UNCONTAINED-VM", "the owner is a process, and its VM stops" },
    [VERDICT_LEAK] = { "LEAK", "C2, C3 or C5 is broken: others' bytes or devices have changed, or "
                               "a bad value goes on that nothing marks" },
    [VERDICT_HANG] = { "HANG", "somebody other than the owner hangs or is late" },
    [VERDICT_HOST] = { "UNCONTAINED-HOST", "the host stops" },
    [VERDICT_EL3] = { "UNCONTAINED-EL3", "the platform stops: EL3 panics" },
};

const struct life_name verdict_radii[RADII] = {
    [RADIUS_NONE] = { "none", "nobody" },
    [RADIUS_PROCESS] = { "process", "one process" },
    [RADIUS_VM] = { "vm", "one VM, its VMM included" },
    [RADIUS_HOST] = { "host", "the host, or several of its VMs and processes" },
    [RADIUS_PLATFORM] = { "platform", "all, EL3 included" },
};

const struct life_name verdict_arrivals[ARRIVALS] = {
    [ARRIVAL_NEVER] = { "never", "no core was told" },
    [ARRIVAL_GUEST] = { "guest", "the VM of the owner ran" },
    [ARRIVAL_EXIT] = { "exit-window", "it was found as the VM of the owner left" },
    [ARRIVAL_HOST] = { "host", "the host ran, or a process of it" },
    [ARRIVAL_NEIGHBOUR] = { "neighbour", "another VM ran, or left" },
    [ARRIVAL_FIRMWARE] = { "firmware", "EL3 took it for itself" },
};

const struct life_name verdict_conditions[CONDITIONS] = {
    { "C1", "nobody outside takes an exception, stops, hangs or is late" },
    { "C2", "no byte and no device of anybody outside has changed" },
    { "C3", "nobody outside uses the bad value, and inside it is marked" },
    { "C4", "the owner is named before anybody else is charged" },
    { "C5", "what was issued before the device changed hands is over before its next owner uses "
            "it" },
};

/* ---- the conditions -------------------------------------------------------------------------- */

/* One event each that breaks it, or that shows how it holds; NULL: nothing happened. */
struct finding {
    bool broken;
    const struct life_event *by;
    const char *text;
};

#define TEST(name, condition)                                                                      \
    static bool name(const struct error_life *life, const struct life_event *x,                    \
                     const struct life_event *than)                                                \
    {                                                                                              \
        (void)life;                                                                                \
        (void)than;                                                                                \
        return (condition);                                                                        \
    }

static bool outside(const struct error_life *life, const struct life_event *x)
{
    return !life_domain_inside(x->domain, life->owner);
}

static bool ends(const struct life_event *x)
{
    return x->what == LIFE_STOPPED || x->what == LIFE_HUNG || x->what == LIFE_LATE;
}

TEST(suffers, (x->what == LIFE_EXCEPTION || ends(x)))
TEST(suffers_outside, (x->what == LIFE_EXCEPTION || ends(x)) && outside(life, x))
TEST(changes, x->what == LIFE_STATE)
TEST(changes_outside, x->what == LIFE_STATE && outside(life, x))
TEST(consumes, x->what == LIFE_CONSUMED)
TEST(told, x->what == LIFE_REPORTED || x->what == LIFE_EXCEPTION)
TEST(names_owner, (x->what == LIFE_REPORTED || x->what == LIFE_EXCEPTION) && !outside(life, x))
TEST(charges, x->what == LIFE_REPORTED || x->what == LIFE_EXCEPTION || x->what == LIFE_STOPPED)

static struct finding find(const struct error_life *life, life_test *breaks, life_test *shows)
{
    const struct life_event *by = life_first(life, breaks, NULL);
    if (by) {
        return (struct finding){ true, by, "outside: " };
    }
    return (struct finding){ false, life_first(life, shows, NULL), "inside: " };
}

static struct finding c1(const struct error_life *life)
{
    return find(life, suffers_outside, suffers);
}

static struct finding c2(const struct error_life *life)
{
    return find(life, changes_outside, changes);
}

/* All ones are marked by a record of the error, whenever it is written. */
static bool marked(const struct error_life *life, const struct life_event *x)
{
    return x->mark == LIFE_BY_ONES ? life_first(life, told, NULL) != NULL
                                   : x->mark != LIFE_UNMARKED;
}

TEST(uses_wrongly, x->what == LIFE_CONSUMED && (outside(life, x) || !marked(life, x)))

static struct finding c3(const struct error_life *life)
{
    struct finding f = find(life, uses_wrongly, consumes);
    if (f.broken && !outside(life, f.by)) {
        f.text = f.by->mark == LIFE_BY_ONES ? "nobody is told of these ones: " : "unmarked: ";
    }
    return f;
}

/* Has B been named before? Whoever stops may do so in the moment of the report. */
TEST(named_before,
     names_owner(life, x, than) &&
         (x->time < than->time || (than->what == LIFE_STOPPED && x->time == than->time)))
TEST(charged_first,
     charges(life, x, than) && outside(life, x) && !life_first(life, named_before, x))

static struct finding c4(const struct error_life *life)
{
    struct finding f = find(life, charged_first, names_owner);
    f.text = f.broken ? "the owner is not named before: " : "";
    return f;
}

TEST(over_in_time,
     (x->what == LIFE_DONE || x->what == LIFE_DROPPED) && x->transaction == than->transaction)

/* A transaction that may still have effects as the next owner begins. */
static bool outlives(const struct error_life *life, const struct life_event *x,
                     const struct life_event *than)
{
    (void)than;
    const struct life_event *tr = life_first_what(life, LIFE_HANDED_OVER);
    const struct life_event *access = life_first_what(life, LIFE_ACCESSED);
    if (x->what != LIFE_ISSUED || !tr || !access || x->time > tr->time) {
        return false;
    }
    const struct life_event *over = life_first(life, over_in_time, x);
    return !over || over->time >= access->time;
}

static struct finding c5(const struct error_life *life)
{
    const struct life_event *by = life_first(life, outlives, NULL);
    if (by) {
        return (struct finding){ true, by, "not over as the next owner begins: " };
    }
    return (struct finding){ false, life_first_what(life, LIFE_HANDED_OVER), "" };
}

/* In the order of verdict_conditions. */
static struct finding (*const conditions[CONDITIONS])(const struct error_life *) = { c1, c2, c3, c4,
                                                                                     c5 };

static void explain(char *line, unsigned number, const struct finding *f)
{
    char event[LIFE_EVENT_SIZE];
    const struct life_name *c = &verdict_conditions[number];
    const char *word = f->broken ? "is broken" : "holds";
    if (f->by) {
        snprintf(line, VERDICT_LINE_SIZE, "%s %s: %s%s", c->name, word, f->text,
                 life_event_text(f->by, event));
    } else {
        snprintf(line, VERDICT_LINE_SIZE, "%s %s: nothing of that kind happened", c->name, word);
    }
}

/* ---- radius and reach ------------------------------------------------------------------------ */

/* Who is touched; or nobody. `reactions`: also by what was done because of a report. */
static struct life_domain touched(const struct error_life *life, const struct life_event *x,
                                  bool reactions)
{
    const struct life_domain nobody = { 0 };
    switch (x->what) {
    case LIFE_CONSUMED:
    case LIFE_STATE:
    case LIFE_HUNG:
    case LIFE_LATE: return x->domain;
    case LIFE_EXCEPTION:
    case LIFE_STOPPED: return reactions ? x->domain : nobody;
    case LIFE_REPORTED: return reactions && charged_first(life, x, NULL) ? x->domain : nobody;
    case LIFE_ISSUED:
        return outlives(life, x, NULL) ? life_first_what(life, LIFE_ACCESSED)->domain : nobody;
    default: return nobody;
    }
}

static unsigned radius_of(struct life_domain d)
{
    static const uint8_t radii[] = { [LIFE_NOBODY] = RADIUS_NONE,
                                     [LIFE_PROCESS] = RADIUS_PROCESS,
                                     [LIFE_HOST_PROCESS] = RADIUS_PROCESS,
                                     [LIFE_VM] = RADIUS_VM,
                                     [LIFE_HOST] = RADIUS_HOST,
                                     [LIFE_PLATFORM] = RADIUS_PLATFORM };
    return radii[d.kind];
}

/* The smallest domain that holds all who are touched, and the owner if others are. */
static unsigned radius(const struct error_life *life, bool reactions)
{
    struct life_domain all = { 0 };
    for (size_t i = 0; i < life->count; i++) {
        all = life_domain_join(all, touched(life, &life->events[i], reactions));
    }
    if (all.kind != LIFE_NOBODY && !life_domain_inside(all, life->owner)) {
        all = life_domain_join(all, life->owner);
    }
    return radius_of(all);
}

/* ---- the verdict ----------------------------------------------------------------------------- */

TEST(platform_stops, x->what == LIFE_STOPPED && x->domain.kind == LIFE_PLATFORM)
TEST(host_stops, x->what == LIFE_STOPPED && x->domain.kind == LIFE_HOST && outside(life, x))
TEST(hangs_outside, (x->what == LIFE_HUNG || x->what == LIFE_LATE) && outside(life, x))
TEST(own_vm_stops, x->what == LIFE_STOPPED && x->domain.kind == LIFE_VM && outside(life, x) &&
                       life_same_vm(x->domain, life->owner))
TEST(poison, x->what == LIFE_POISONED || x->mark == LIFE_BY_POISON)
TEST(sync_exception, x->what == LIFE_EXCEPTION && x->how == LIFE_SYNC)
TEST(told_later, !outside(life, x) &&
                     ((x->what == LIFE_EXCEPTION && x->how == LIFE_SERROR) ||
                      (x->what == LIFE_REPORTED && x->how == LIFE_EXIT) || x->what == LIFE_STOPPED))

static bool any(const struct error_life *life, life_test *test)
{
    return life_first(life, test, NULL) != NULL;
}

/* The worst that is true. */
static unsigned uncontained(const struct error_life *life, const bool *holds)
{
    if (any(life, platform_stops)) {
        return VERDICT_EL3;
    }
    if (any(life, host_stops)) {
        return VERDICT_HOST;
    }
    if (any(life, hangs_outside)) {
        return VERDICT_HANG;
    }
    if (!holds[1] || !holds[2] || !holds[4]) {
        return VERDICT_LEAK;
    }
    return any(life, own_vm_stops) ? VERDICT_VM : VERDICT_MISATTRIBUTED;
}

static unsigned contained(const struct error_life *life)
{
    if (any(life, poison)) {
        return VERDICT_POISON;
    }
    if (any(life, sync_exception)) {
        return VERDICT_SYNC;
    }
    return any(life, told_later) ? VERDICT_ASYNC : VERDICT_SILENT;
}

TEST(core_told, x->what == LIFE_EXCEPTION || (x->what == LIFE_REPORTED &&
                                              (x->how == LIFE_EXIT || x->by.kind == LIFE_PLATFORM)))

static unsigned arrival(const struct error_life *life)
{
    const struct life_event *x = life_first(life, core_told, NULL);
    if (!x) {
        return ARRIVAL_NEVER;
    }
    if (x->what == LIFE_REPORTED && x->by.kind == LIFE_PLATFORM) {
        return ARRIVAL_FIRMWARE;
    }
    if (x->what == LIFE_REPORTED && life_same_vm(x->domain, life->owner)) {
        return ARRIVAL_EXIT;
    }
    switch (x->domain.kind) {
    case LIFE_PLATFORM: return ARRIVAL_FIRMWARE;
    case LIFE_HOST:
    case LIFE_HOST_PROCESS: return ARRIVAL_HOST;
    default: return life_same_vm(x->domain, life->owner) ? ARRIVAL_GUEST : ARRIVAL_NEIGHBOUR;
    }
}

/* For what a kernel or firmware panics of whatever runs. */
static bool panics(unsigned cls)
{
    return cls == LIFE_UC || cls == LIFE_UNCATEGORIZED || cls == LIFE_FATAL;
}

TEST(classified, told(life, x, than) && x->cls != LIFE_NO_CLASS)
TEST(claims_panic, told(life, x, than) && panics(x->cls))

static void reports(const struct error_life *life, struct verdict *out)
{
    const struct life_event *first = life_first(life, told, NULL);
    const struct life_event *claim = life_first(life, classified, NULL);
    const struct life_event *charge = life_first(life, charges, NULL);
    const struct life_event *failed = life_first_what(life, LIFE_FAILED);
    out->issued = life_first_what(life, LIFE_ISSUED)->time;
    out->to_report = first ? first->time - out->issued : SIMTIME_NEVER;
    out->claimed = claim ? claim->cls : LIFE_NO_CLASS;
    out->truth = failed ? failed->cls : LIFE_NO_CLASS;
    out->charged = charge ? charge->domain : (struct life_domain){ 0 };
    out->false_panic = any(life, claims_panic) && out->reach <= RADIUS_VM;
    out->silent_escape = !first && out->radius > RADIUS_VM;
}

bool host_verdict(const struct error_life *life, struct verdict *out, struct error *e)
{
    *out = (struct verdict){ .owner = life->owner };
    if (!error_life_valid(life, e)) {
        return false;
    }
    bool all = true;
    for (unsigned i = 0; i < CONDITIONS; i++) {
        const struct finding f = conditions[i](life);
        out->holds[i] = !f.broken;
        all = all && !f.broken;
        explain(out->why[i], i, &f);
    }
    out->radius = radius(life, true);
    out->reach = radius(life, false);
    out->verdict = all ? contained(life) : uncontained(life, out->holds);
    out->arrival = arrival(life);
    reports(life, out);
    return true;
}

/* ---- a sweep --------------------------------------------------------------------------------- */

void verdict_stats_add(struct verdict_stats *s, const struct verdict *v)
{
    s->lives++;
    s->verdicts[v->verdict]++;
    s->radii[v->radius]++;
    s->arrivals[v->arrival]++;
    s->met[v->arrival][v->verdict]++;
    s->false_panics += v->false_panic;
    s->silent_escapes += v->silent_escape;
    if (v->to_report != SIMTIME_NEVER) {
        s->first_least = s->reports ? simtime_min(s->first_least, v->to_report) : v->to_report;
        s->first_most = simtime_max(s->first_most, v->to_report);
        s->reports++;
    }
}

static void add_all(uint64_t *into, const uint64_t *from, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        into[i] += from[i];
    }
}

void verdict_stats_merge(struct verdict_stats *into, const struct verdict_stats *from)
{
    add_all(into->verdicts, from->verdicts, VERDICTS);
    add_all(into->radii, from->radii, RADII);
    add_all(into->arrivals, from->arrivals, ARRIVALS);
    for (size_t i = 0; i < ARRIVALS; i++) {
        add_all(into->met[i], from->met[i], VERDICTS);
    }
    if (from->reports) {
        into->first_least =
            into->reports ? simtime_min(into->first_least, from->first_least) : from->first_least;
        into->first_most = simtime_max(into->first_most, from->first_most);
    }
    into->reports += from->reports;
    into->lives += from->lives;
    into->false_panics += from->false_panics;
    into->silent_escapes += from->silent_escapes;
}

double verdict_stats_share(const struct verdict_stats *s, uint64_t count)
{
    return s->lives ? (double)count / (double)s->lives : 0;
}
