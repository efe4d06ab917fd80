/* SPDX-License-Identifier: Apache-2.0 */
/* The log of an error's life: domains, events, and what cannot be. */
#include "host/life.h"

#include <ctype.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* ---- domains --------------------------------------------------------------------------------- */

static const struct {
    const char *text; /* "#" stands for a number */
    uint8_t kind;
} forms[] = {
    { "nobody", LIFE_NOBODY }, { "vm#.process#", LIFE_PROCESS },
    { "vm#", LIFE_VM },        { "host.process#", LIFE_HOST_PROCESS },
    { "host", LIFE_HOST },     { "platform", LIFE_PLATFORM },
};

static bool read_number(const char **text, uint16_t *out)
{
    char *end;
    if (!isdigit((unsigned char)**text)) {
        return false;
    }
    const unsigned long value = strtoul(*text, &end, 10);
    *text = end;
    *out = (uint16_t)value;
    return value <= UINT16_MAX;
}

static bool fits(const char *form, const char *text, uint16_t *numbers)
{
    for (; *form; form++) {
        if (*form == '#') {
            if (!read_number(&text, numbers++)) {
                return false;
            }
        } else if (*text++ != *form) {
            return false;
        }
    }
    return *text == '\0';
}

bool life_domain_parse(const char *text, struct life_domain *out, struct error *e)
{
    const char *names[ARRAY_LEN(forms)];
    for (size_t i = 0; i < ARRAY_LEN(forms); i++) {
        uint16_t numbers[2] = { 0 };
        names[i] = forms[i].text;
        if (fits(forms[i].text, text, numbers)) {
            const bool in_host = forms[i].kind == LIFE_HOST_PROCESS;
            *out = (struct life_domain){ forms[i].kind, in_host ? 0 : numbers[0],
                                         in_host ? numbers[0] : numbers[1] };
            return true;
        }
    }
    error_set(e, "expected a domain, # a number up to 65535, found \"%s\"", text);
    error_suggest(e, text, names, ARRAY_LEN(names));
    return false;
}

const char *life_domain_format(struct life_domain d, char *buffer)
{
    const char *text = "nobody";
    switch (d.kind) {
    case LIFE_PROCESS:
        snprintf(buffer, LIFE_DOMAIN_SIZE, "vm%u.process%u", d.vm, d.process);
        return buffer;
    case LIFE_HOST_PROCESS:
        snprintf(buffer, LIFE_DOMAIN_SIZE, "host.process%u", d.process);
        return buffer;
    case LIFE_VM: snprintf(buffer, LIFE_DOMAIN_SIZE, "vm%u", d.vm); return buffer;
    case LIFE_HOST: text = "host"; break;
    case LIFE_PLATFORM: text = "platform"; break;
    default: break;
    }
    snprintf(buffer, LIFE_DOMAIN_SIZE, "%s", text);
    return buffer;
}

static bool of_guest(struct life_domain d)
{
    return d.kind == LIFE_PROCESS || d.kind == LIFE_VM;
}

bool life_same_vm(struct life_domain a, struct life_domain b)
{
    return of_guest(a) && of_guest(b) && a.vm == b.vm;
}

bool life_domain_inside(struct life_domain a, struct life_domain b)
{
    if (a.kind == LIFE_NOBODY) {
        return false;
    }
    switch (b.kind) {
    case LIFE_PLATFORM: return true;
    case LIFE_HOST: return a.kind != LIFE_PLATFORM;
    case LIFE_VM: return life_same_vm(a, b);
    default: return a.kind == b.kind && a.vm == b.vm && a.process == b.process;
    }
}

struct life_domain life_domain_join(struct life_domain a, struct life_domain b)
{
    if (a.kind == LIFE_NOBODY || life_domain_inside(a, b)) {
        return b;
    }
    if (b.kind == LIFE_NOBODY || life_domain_inside(b, a)) {
        return a;
    }
    if (life_same_vm(a, b)) {
        return (struct life_domain){ .kind = LIFE_VM, .vm = a.vm };
    }
    return (struct life_domain){ .kind = LIFE_HOST };
}

/* ---- names ----------------------------------------------------------------------------------- */

#define WHATS(X)                                                                                   \
    X(LIFE_ISSUED, "issued", MAY_DOMAIN | TRANSACTION, "the owner has made the access")            \
    X(LIFE_LEFT, "left", TRANSACTION, "it has left the core")                                      \
    X(LIFE_ARRIVED, "arrived", TRANSACTION, "it has come to where it goes")                        \
    X(LIFE_FAILED, "failed", TRANSACTION | CLASS, "something went wrong; class is what is true")   \
    X(LIFE_DONE, "done", TRANSACTION, "it is complete")                                            \
    X(LIFE_DROPPED, "dropped", TRANSACTION, "it is dropped, and can have no effect any more")      \
    X(LIFE_POISONED, "poisoned", 0, "the bad value is kept, marked")                               \
    X(LIFE_CONSUMED, "consumed", DOMAIN | MARK, "domain has used the bad value")                   \
    X(LIFE_REPORTED, "reported", MAY_DOMAIN | BY | HOW | CLASS,                                    \
      "a report that names domain, if any: by a record, or as a guest exits")                      \
    X(LIFE_EXCEPTION, "exception", DOMAIN | HOW | CLASS,                                           \
      "domain, which ran, is interrupted: by an abort or an SError")                               \
    X(LIFE_STATE, "state", DOMAIN, "bytes or the state of a device of domain have changed")        \
    X(LIFE_STOPPED, "stopped", DOMAIN, "domain has ended: killed, panicked, stopped")              \
    X(LIFE_HUNG, "hung", DOMAIN, "domain will never go on")                                        \
    X(LIFE_LATE, "late", DOMAIN, "domain has missed its liveness bound")                           \
    X(LIFE_HANDED_OVER, "handed-over", DOMAIN, "the device is domain's from now on")               \
    X(LIFE_ACCESSED, "accessed", DOMAIN, "domain, the next owner, uses the device")

/* What an event has: a domain must be there, unless it may. */
enum { DOMAIN = 1, MAY_DOMAIN = 2, BY = 4, HOW = 8, CLASS = 16, MARK = 32, TRANSACTION = 64 };

#define NAME(symbol, name, ...)       [symbol] = name,
#define HELP(symbol, name, has, text) [symbol] = { name, text },
#define HAS(symbol, name, has, text)  [symbol] = (has),
const struct life_name life_whats[LIFE_WHATS] = { WHATS(HELP) };
static const unsigned has_of[LIFE_WHATS] = { WHATS(HAS) };
const char *const life_what_names[] = { WHATS(NAME) NULL };
const char *const life_how_names[] = {
    [LIFE_UNTOLD] = "none", [LIFE_SYNC] = "sync",     [LIFE_SERROR] = "serror",
    [LIFE_EXIT] = "exit",   [LIFE_RECORD] = "record", [LIFE_HOWS] = NULL
};
const char *const life_class_names[] = { [LIFE_NO_CLASS] = "none",
                                         [LIFE_CE] = "CE",
                                         [LIFE_UEO] = "UEO",
                                         [LIFE_UER] = "UER",
                                         [LIFE_UEU] = "UEU",
                                         [LIFE_UC] = "UC",
                                         [LIFE_UNCATEGORIZED] = "uncategorized",
                                         [LIFE_IMPDEF] = "impdef",
                                         [LIFE_CORRECTED] = "corrected",
                                         [LIFE_RECOVERABLE] = "recoverable",
                                         [LIFE_FATAL] = "fatal",
                                         [LIFE_CLASSES] = NULL };
const char *const life_mark_names[] = {
    [LIFE_UNMARKED] = "none",    [LIFE_BY_EXCEPTION] = "exception",
    [LIFE_BY_POISON] = "poison", [LIFE_BY_ONES] = "ones",
    [LIFE_BY_LOG] = "log",       [LIFE_MARKS] = NULL
};

/* ---- events ---------------------------------------------------------------------------------- */

#define DEFINITION "the definition of contained, C1 to C5 (docs/containment.md)"
static const struct param event_params[] = {
    { "time", PARAM_TIME, offsetof(struct life_event, time), "0", NULL, NULL, "ns",
      "when it happened", DEFINITION, NULL },
    { "what", PARAM_CHOICE, offsetof(struct life_event, what), "issued", NULL, NULL, "",
      "what happened", DEFINITION, life_what_names },
    { "how", PARAM_CHOICE, offsetof(struct life_event, how), "none", NULL, NULL, "",
      "of an exception: sync or serror; of a report: exit (DISR_EL1, or the window of the exit) or "
      "record (AER, RAS, CPER)",
      DEFINITION, life_how_names },
    { "class", PARAM_CHOICE, offsetof(struct life_event, cls), "none", NULL, NULL, "",
      "of an exception or a report: the class that it claims, AET, SET or a CPER's; of failed: the "
      "true one",
      DEFINITION, life_class_names },
    { "mark", PARAM_CHOICE, offsetof(struct life_event, mark), "none", NULL, NULL, "",
      "of consumed: how the consumer can know; ones need a report of the error, log is ones that a "
      "register of the device has",
      DEFINITION, life_mark_names },
    { "transaction", PARAM_U64, offsetof(struct life_event, transaction), "0", NULL, NULL, "",
      "of issued, left, arrived, failed, done, dropped: which, if there are several", DEFINITION,
      NULL },
};
const struct param_table life_event_params = { "", event_params, ARRAY_LEN(event_params) };

static bool how_fits(const struct life_event *x, struct error *e)
{
    if (x->what == LIFE_EXCEPTION && x->how != LIFE_SYNC && x->how != LIFE_SERROR) {
        return error_set(e, "how of an exception: expected \"sync\" or \"serror\", found \"%s\"",
                         life_how_names[x->how]);
    }
    if (x->what == LIFE_REPORTED && x->how != LIFE_EXIT && x->how != LIFE_RECORD) {
        return error_set(e,
                         "how of a report: expected \"exit\" or \"record\", found \"%s\"; an "
                         "abort or an SError is an exception",
                         life_how_names[x->how]);
    }
    return true;
}

static bool event_valid(const struct life_event *x, struct error *e)
{
    if (x->what >= LIFE_WHATS || x->how >= LIFE_HOWS || x->cls >= LIFE_CLASSES ||
        x->mark >= LIFE_MARKS || x->domain.kind > LIFE_PLATFORM || x->by.kind > LIFE_PLATFORM) {
        return error_set(e, "an event with a code that has no name");
    }
    const unsigned has = has_of[x->what];
    const struct {
        const char *key;
        bool given, may;
    } fields[] = {
        { "domain", x->domain.kind != LIFE_NOBODY, (has & (DOMAIN | MAY_DOMAIN)) != 0 },
        { "by", x->by.kind != LIFE_NOBODY, (has & BY) != 0 },
        { "how", x->how != LIFE_UNTOLD, (has & HOW) != 0 },
        { "class", x->cls != LIFE_NO_CLASS, (has & CLASS) != 0 },
        { "mark", x->mark != LIFE_UNMARKED, (has & MARK) != 0 },
        { "transaction", x->transaction != 0, (has & TRANSACTION) != 0 },
    };
    for (size_t i = 0; i < ARRAY_LEN(fields); i++) {
        if (fields[i].given && !fields[i].may) {
            return error_set(e, "\"%s\" has no %s", life_what_names[x->what], fields[i].key);
        }
    }
    if (has & DOMAIN && x->domain.kind == LIFE_NOBODY) {
        return error_set(e, "\"%s\" without a domain", life_what_names[x->what]);
    }
    if (x->time == SIMTIME_NEVER) {
        return error_set(e, "\"%s\" at no time", life_what_names[x->what]);
    }
    return how_fits(x, e);
}

bool error_life_add(struct error_life *life, const struct life_event *event, struct error *e)
{
    enum { FIRST = 16 };
    if (!event_valid(event, e)) {
        return false;
    }
    if (life->count == life->room) {
        const size_t room = life->room ? 2 * life->room : FIRST;
        struct life_event *events = realloc(life->events, room * sizeof(*events));
        if (!events) {
            return error_fault(e, "no memory for an error's life");
        }
        life->events = events;
        life->room = room;
    }
    life->events[life->count] = *event;
    if (event->what == LIFE_ISSUED && event->domain.kind == LIFE_NOBODY) {
        life->events[life->count].domain = life->owner;
    }
    life->count++;
    return true;
}

void error_life_free(struct error_life *life)
{
    free(life->events);
    *life = (struct error_life){ .owner = life->owner };
}

/* ---- what cannot be -------------------------------------------------------------------------- */

static int order(uint64_t a, uint64_t b)
{
    return (a > b) - (a < b);
}

/* Inside the owner 0, in its VM 1, else 2. */
static unsigned distance(const struct error_life *life, struct life_domain d)
{
    if (life_domain_inside(d, life->owner)) {
        return 0;
    }
    return life_same_vm(d, life->owner) ? 1 : 2;
}

/* The log's order does not count: what is at the same time is ordered by what it says, and only
 * where that is the same by numbers. The farther, wider and graver first. */
static int compare(const struct error_life *life, const struct life_event *a,
                   const struct life_event *b)
{
    const uint64_t keys[][2] = {
        { a->time, b->time },
        { distance(life, b->domain), distance(life, a->domain) },
        { b->domain.kind, a->domain.kind },
        { a->what, b->what },
        { a->how, b->how },
        { b->cls, a->cls },
        { a->mark, b->mark },
        { a->domain.vm, b->domain.vm },
        { a->domain.process, b->domain.process },
        { a->transaction, b->transaction },
    };
    int result = 0;
    for (size_t i = 0; i < ARRAY_LEN(keys) && result == 0; i++) {
        result = order(keys[i][0], keys[i][1]);
    }
    return result;
}

const struct life_event *life_first(const struct error_life *life, life_test *test,
                                    const struct life_event *than)
{
    const struct life_event *first = NULL;
    for (size_t i = 0; i < life->count; i++) {
        const struct life_event *x = &life->events[i];
        if (test(life, x, than) && (!first || compare(life, x, first) < 0)) {
            first = x;
        }
    }
    return first;
}

static const char *time_of(simtime_t time, char buffer[32])
{
    snprintf(buffer, 32, "%" PRIu64 ".%03" PRIu64 " ns", time / PS_PER_NS, time % PS_PER_NS);
    return buffer;
}

const char *life_event_text(const struct life_event *x, char buffer[LIFE_EVENT_SIZE])
{
    char domain[LIFE_DOMAIN_SIZE], time[32];
    const unsigned has = has_of[x->what];
    int n = snprintf(buffer, LIFE_EVENT_SIZE, "\"%s\"", life_what_names[x->what]);
    if (has & (DOMAIN | MAY_DOMAIN)) {
        n += snprintf(buffer + n, LIFE_EVENT_SIZE - (size_t)n, " %s",
                      life_domain_format(x->domain, domain));
    }
    if (has & HOW) {
        n += snprintf(buffer + n, LIFE_EVENT_SIZE - (size_t)n, " (%s)", life_how_names[x->how]);
    }
    if (has & TRANSACTION) {
        n += snprintf(buffer + n, LIFE_EVENT_SIZE - (size_t)n, " %" PRIu64, x->transaction);
    }
    snprintf(buffer + n, LIFE_EVENT_SIZE - (size_t)n, " at %s", time_of(x->time, time));
    return buffer;
}

/* `what` of the transaction of `than`. */
#define OF_TRANSACTION(name, condition)                                                            \
    static bool name(const struct error_life *life, const struct life_event *x,                    \
                     const struct life_event *than)                                                \
    {                                                                                              \
        (void)life;                                                                                \
        return (condition) && x->transaction == than->transaction;                                 \
    }
OF_TRANSACTION(issue_of, x->what == LIFE_ISSUED)
OF_TRANSACTION(other_issue_of, x->what == LIFE_ISSUED && x != than)
OF_TRANSACTION(other_end_of, x != than && (x->what == LIFE_DONE || x->what == LIFE_DROPPED))

static bool is_what(const struct error_life *life, const struct life_event *x,
                    const struct life_event *than)
{
    (void)life;
    return x->what == than->what;
}

const struct life_event *life_first_what(const struct error_life *life, enum life_what what)
{
    return life_first(life, is_what, &(struct life_event){ .what = what });
}

static bool other_hand_over(const struct error_life *life, const struct life_event *x,
                            const struct life_event *than)
{
    (void)life;
    return x != than && x->what == LIFE_HANDED_OVER;
}

/* What ends the domain of `than`, or one around it, before. */
static bool ended_before(const struct error_life *life, const struct life_event *x,
                         const struct life_event *than)
{
    (void)life;
    return (x->what == LIFE_STOPPED || x->what == LIFE_HUNG) && x->time < than->time &&
           life_domain_inside(than->domain, x->domain);
}

/* A line about two events that exclude each other. */
static bool contradict(const struct life_event *x, const char *why, const struct life_event *other,
                       struct error *e)
{
    char a[LIFE_EVENT_SIZE], b[LIFE_EVENT_SIZE];
    return error_set(e, "%s: %s %s", life_event_text(x, a), why, life_event_text(other, b));
}

static bool transaction_valid(const struct error_life *life, const struct life_event *x,
                              struct error *e)
{
    char text[LIFE_EVENT_SIZE];
    const struct life_event *issue = life_first(life, issue_of, x);
    if (!issue) {
        return error_set(e, "%s: nobody has issued that transaction", life_event_text(x, text));
    }
    if (x->time < issue->time) {
        return contradict(x, "comes before", issue, e);
    }
    const bool ends = x->what == LIFE_DONE || x->what == LIFE_DROPPED;
    const struct life_event *other = x->what == LIFE_ISSUED ? life_first(life, other_issue_of, x)
                                     : ends                 ? life_first(life, other_end_of, x)
                                                            : NULL;
    if (other) {
        return contradict(x, "a transaction has one beginning and one end, and there is", other, e);
    }
    if (x->what == LIFE_ISSUED && !life_domain_inside(x->domain, life->owner)) {
        char owner[LIFE_DOMAIN_SIZE];
        return error_set(e, "%s: not an access of the owner, %s", life_event_text(x, text),
                         life_domain_format(life->owner, owner));
    }
    return true;
}

static bool hand_over_valid(const struct error_life *life, const struct life_event *x,
                            struct error *e)
{
    char text[LIFE_EVENT_SIZE];
    const struct life_event *tr = life_first_what(life, LIFE_HANDED_OVER);
    if (x->what == LIFE_ACCESSED) {
        if (!tr) {
            return error_set(e, "%s: nobody has handed the device over", life_event_text(x, text));
        }
        if (x->time < tr->time || !life_domain_inside(x->domain, tr->domain)) {
            return contradict(x, "the next owner is by", tr, e);
        }
        return true;
    }
    const struct life_event *other = life_first(life, other_hand_over, x);
    if (other) {
        return contradict(x, "a life has one, and there is", other, e);
    }
    if (life_domain_inside(x->domain, life->owner)) {
        return error_set(e, "%s: the owner has the device already", life_event_text(x, text));
    }
    return true;
}

/* Events that somebody who has ended has no part in, and those that only a failure brings. */
static bool course_valid(const struct error_life *life, const struct life_event *x, struct error *e)
{
    const struct life_event *failed = life_first_what(life, LIFE_FAILED);
    const bool told = x->what == LIFE_REPORTED || x->what == LIFE_EXCEPTION ||
                      x->what == LIFE_POISONED || x->what == LIFE_CONSUMED;
    if (told && failed && x->time < failed->time) {
        return contradict(x, "comes before", failed, e);
    }
    const bool lives = x->what == LIFE_EXCEPTION || x->what == LIFE_CONSUMED ||
                       x->what == LIFE_ACCESSED || x->what == LIFE_ISSUED;
    const struct life_event *end = lives ? life_first(life, ended_before, x) : NULL;
    return !end || contradict(x, "comes after", end, e);
}

static bool fits_life(const struct error_life *life, const struct life_event *x, struct error *e)
{
    if (has_of[x->what] & TRANSACTION && !transaction_valid(life, x, e)) {
        return false;
    }
    if ((x->what == LIFE_HANDED_OVER || x->what == LIFE_ACCESSED) && !hand_over_valid(life, x, e)) {
        return false;
    }
    return course_valid(life, x, e);
}

bool error_life_valid(const struct error_life *life, struct error *e)
{
    char owner[LIFE_DOMAIN_SIZE];
    if (life->owner.kind == LIFE_NOBODY || life->owner.kind == LIFE_PLATFORM) {
        return error_set(e, "owner: expected a process, a VM or the host, found %s",
                         life_domain_format(life->owner, owner));
    }
    const struct life_event *issue = life_first_what(life, LIFE_ISSUED);
    if (!issue) {
        return error_set(e, "no event \"issued\": an error's life begins with an access of %s",
                         life_domain_format(life->owner, owner));
    }
    for (size_t i = 0; i < life->count; i++) {
        const struct life_event *x = &life->events[i];
        if (x->time < issue->time) {
            return contradict(x, "a life begins with", issue, e);
        }
        if (!fits_life(life, x, e)) {
            return false;
        }
    }
    return true;
}
