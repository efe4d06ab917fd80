/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The lives of errors: what is true of each access that fails, by whatever the parts of the machine
 * see of it. What host/verdict.c makes of a life asks for nothing else.
 */
#include "platform/lives.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* ---- whose -------------------------------------------------------------------------------------
 */

struct life_domain life_of_vm(const struct vm *vm)
{
    return vm->domain ? (struct life_domain){ .kind = LIFE_VM, .vm = vm->domain }
                      : (struct life_domain){ .kind = LIFE_HOST };
}

struct life_domain life_owner(const struct platform *p, uint16_t domain)
{
    const uint16_t number = domain_owner(domain);
    const struct vm *vm = number ? platform_vm_number(p, number - 1U) : NULL;
    struct life_domain d = { .kind = number ? LIFE_VM : LIFE_HOST, .vm = number };
    if (vm && vm->context.el == 0) {
        d.kind = LIFE_PROCESS;
        d.process = 1;
    }
    return d;
}

enum life_class life_class_of(enum ext_state state)
{
    static const uint8_t classes[EXT_STATES] = { [EXT_UC] = LIFE_UC,
                                                 [EXT_UEU] = LIFE_UEU,
                                                 [EXT_UEO] = LIFE_UEO,
                                                 [EXT_UER] = LIFE_UER,
                                                 [EXT_CE] = LIFE_CE };
    return (enum life_class)classes[state];
}

struct ext_error life_truth(enum ext_state state)
{
    static const struct ext_error truths[EXT_STATES] = {
        [EXT_UC] = { .contained = false },
        [EXT_UEU] = { .contained = true, .synchronized = true },
        [EXT_UEO] = { .contained = true, .synchronized = true, .recoverable = true },
        [EXT_UER] = { .contained = true,
                      .synchronized = true,
                      .recoverable = true,
                      .action_required = true },
        [EXT_CE] = { .corrected = true,
                     .contained = true,
                     .synchronized = true,
                     .recoverable = true },
    };
    return truths[state];
}

/* ---- the log -----------------------------------------------------------------------------------
 */

struct platform_life *life_begin(struct platform *p, const struct bus_origin *of, uint64_t address)
{
    struct life_log *log = &p->lives;
    if (log->count == PLATFORM_LIVES_KEPT) {
        log->total += of->number == 0 || of->number != log->missed;
        log->missed = of->number; /* a request's record comes, and then its failure */
        return NULL;
    }
    log->total++;
    if (!log->lives) {
        log->lives = calloc(PLATFORM_LIVES_KEPT, sizeof(*log->lives));
        if (!log->lives) {
            abort();
        }
    }
    struct platform_life *l = &log->lives[log->count++];
    *l = (struct platform_life){ .number = (uint32_t)log->count, .address = address };
    snprintf(l->kind, sizeof(l->kind), "read");
    l->life.owner = life_owner(p, of->domain);
    l->transaction = of->number;
    uint16_t *last = &log->last[of->number % LIFE_BUCKETS];
    log->before[log->count - 1] = *last;
    *last = (uint16_t)log->count;
    life_add(l, &(struct life_event){ .time = of->issued, .what = LIFE_ISSUED });
    return l;
}

struct platform_life *life_find(struct platform *p, uint32_t transaction)
{
    const struct life_log *log = &p->lives;
    unsigned number = transaction ? log->last[transaction % LIFE_BUCKETS] : 0;
    while (number && log->lives[number - 1].transaction != transaction) {
        number = log->before[number - 1];
    }
    return number ? &log->lives[number - 1] : NULL;
}

struct platform_life *life_get(struct platform *p, const struct bus_origin *of, uint64_t address)
{
    struct platform_life *l = life_find(p, of->number);
    return l ? l : life_begin(p, of, address);
}

struct platform_life *life_of_abort(struct platform *p, const struct bus_origin *of,
                                    uint64_t address)
{
    const bool counted = of->number && p->lives.count == PLATFORM_LIVES_KEPT;
    return counted ? life_find(p, of->number) : life_get(p, of, address);
}

bool life_has(const struct platform_life *l, enum life_what what)
{
    for (size_t i = 0; i < l->life.count; i++) {
        if (l->life.events[i].what == what) {
            return true;
        }
    }
    return false;
}

/* Who has ended has no part in what comes later: a guest that panics still runs in the machine. */
static bool has_ended(const struct platform_life *l, const struct life_event *x)
{
    if (x->what != LIFE_EXCEPTION && x->what != LIFE_CONSUMED && x->what != LIFE_ACCESSED) {
        return false;
    }
    for (size_t i = 0; i < l->life.count; i++) {
        const struct life_event *end = &l->life.events[i];
        if ((end->what == LIFE_STOPPED || end->what == LIFE_HUNG) && end->time < x->time &&
            life_domain_inside(x->domain, end->domain)) {
            return true;
        }
    }
    return false;
}

void life_add(struct platform_life *l, const struct life_event *x)
{
    struct error e = { 0 };
    if (l && !has_ended(l, x)) {
        const bool ok = error_life_add(&l->life, x, &e);
        assert(ok);
        (void)ok;
    }
}

void life_fails(const struct platform *p, struct platform_life *l, simtime_t time)
{
    life_add(l, &(struct life_event){ .time = time,
                                      .what = LIFE_FAILED,
                                      .cls = life_class_of((enum ext_state)p->params.host.truth) });
}

void life_log_free(struct platform *p)
{
    for (size_t i = 0; i < p->lives.count; i++) {
        error_life_free(&p->lives.lives[i].life);
    }
    free(p->lives.lives);
}

const struct platform_life *platform_lives(const struct platform *p, size_t *kept, uint64_t *total)
{
    *kept = p->lives.count;
    *total = p->lives.total;
    return p->lives.lives;
}

const struct platform_life *platform_life(const struct platform *p, uint32_t number)
{
    return number && number <= p->lives.count ? &p->lives.lives[number - 1] : NULL;
}

bool life_ended(const struct platform_life *l, struct life_domain d)
{
    for (size_t i = 0; i < l->life.count; i++) {
        const struct life_event *x = &l->life.events[i];
        if (x->what == LIFE_STOPPED && life_domain_inside(d, x->domain)) {
            return true;
        }
    }
    return false;
}

/* ---- what the root complex sees ----------------------------------------------------------------
 */

/* The value that a request without one has brought. */
static void consume(struct platform *p, struct platform_life *l, const struct pcie_failed *f,
                    bool logged)
{
    const bool told = f->answer == PCIE_READ_DECERR || f->answer == PCIE_READ_SLVERR;
    if (f->answer == PCIE_READ_HANG) {
        life_add(l, &(struct life_event){
                        .time = f->time, .what = LIFE_HUNG, .domain.kind = LIFE_HOST });
        return;
    }
    if (told) { /* the core says what becomes of it */
        p->failed_read[f->of.master][f->speculative] = f->of.number;
    } else if (!f->speculative) {
        life_add(l, &(struct life_event){ .time = f->time,
                                          .what = LIFE_CONSUMED,
                                          .domain = l ? l->life.owner
                                                      : (struct life_domain){ LIFE_HOST, 0, 0 },
                                          .mark = f->answer == PCIE_READ_ZEROS ? LIFE_UNMARKED
                                                  : logged                     ? LIFE_BY_LOG
                                                                               : LIFE_BY_ONES });
    }
    life_add(l, &(struct life_event){ .time = f->time, .what = LIFE_DONE });
}

static void add_report(struct platform *p, struct platform_life *l, simtime_t time,
                       const struct advice *a)
{
    life_add(l, &(struct life_event){ .time = time,
                                      .what = LIFE_REPORTED,
                                      .domain = life_owner(p, a->owner),
                                      .by.kind = LIFE_HOST,
                                      .how = LIFE_RECORD,
                                      .cls = a->cls });
}

void life_reported(struct platform *p, simtime_t time, uint32_t transaction, uint16_t owner,
                   enum life_class cls)
{
    struct life_log *log = &p->lives;
    struct platform_life *l = life_find(p, transaction);
    const struct advice a = { transaction, (uint8_t)cls, owner };
    if (l && life_has(l, LIFE_FAILED)) {
        if (cls != LIFE_NO_CLASS) {
            add_report(p, l, time, &a);
        }
    } else if (transaction) {
        log->advised[log->next_advised] = a;
        log->next_advised = (log->next_advised + 1) % LIFE_ADVISED;
    }
}

/* What is known of it already. True if a register has it. */
static bool add_advice(struct platform *p, struct platform_life *l, simtime_t time)
{
    bool logged = false;
    for (unsigned i = 0; l && l->transaction && i < LIFE_ADVISED; i++) {
        struct advice *a = &p->lives.advised[i];
        if (a->transaction == l->transaction) {
            logged = logged || a->cls == LIFE_NO_CLASS;
            if (a->cls != LIFE_NO_CLASS) {
                add_report(p, l, time, a);
            }
            a->transaction = 0;
        }
    }
    return logged;
}

void life_failed(void *platform, const struct pcie_failed *f)
{
    struct platform *p = platform;
    const simtime_t bound = p->params.host.liveness;
    struct platform_life *l = life_get(p, &f->of, f->at.ba);
    const bool known = l && life_has(l, LIFE_FAILED);
    if (known && f->write) {
        return; /* a port has lost it, and now an endpoint finds that it was bad */
    }
    if (!known) { /* the SError of a read's error message may be there before its completion */
        life_fails(p, l, f->time);
    }
    const bool logged = add_advice(p, l, f->time);
    if (f->poisoned) {
        life_add(l, &(struct life_event){ .time = f->time, .what = LIFE_POISONED });
        life_add(l, &(struct life_event){ .time = f->time, .what = LIFE_DONE });
    } else if (f->write && l && life_has(l, LIFE_DONE)) {
        return; /* a stale write, which its device has had and refuses later */
    } else if (f->write && f->answer != PCIE_READ_HANG) {
        life_add(l, &(struct life_event){ .time = f->time, .what = LIFE_DROPPED });
    } else {
        consume(p, l, f, logged);
        if (bound && f->time - f->of.issued > bound && !f->speculative) {
            /* The load holds its core, whoever wants it. */
            life_add(l, &(struct life_event){ .time = f->of.issued + bound,
                                              .what = LIFE_LATE,
                                              .domain.kind = LIFE_HOST });
        }
    }
}

/* ---- devices that change hands -----------------------------------------------------------------
 */

static struct endpoint *handed_endpoint(struct platform *p, uint64_t address)
{
    for (unsigned i = 0; i < p->endpoint_count; i++) {
        struct endpoint *ep = p->endpoints[i];
        pa_t base;
        uint64_t size;
        for (unsigned bar = 0; ep->handed_count && bar < PCIE_DEVICE_BARS; bar++) {
            if (pcie_bar_range(ep->port, bar, &base, &size) && address >= base.pa &&
                address - base.pa < size) {
                return ep;
            }
        }
    }
    return NULL;
}

/* host/life.c knows hand-overs to somebody outside its owner, and the host has its VMs inside. */
static void hand_over_event(struct platform *p, struct platform_life *l, const struct hand_over *h)
{
    if (life_domain_inside(life_owner(p, h->to), l->life.owner)) {
        return;
    }
    l->hand_over = h->number;
    life_add(l, &(struct life_event){
                    .time = h->time, .what = LIFE_HANDED_OVER, .domain = life_owner(p, h->to) });
    if (h->accessed) {
        life_add(l, &(struct life_event){ .time = h->first_access,
                                          .what = LIFE_ACCESSED,
                                          .domain = life_owner(p, h->to) });
    }
}

static void first_access(struct platform *p, struct hand_over *h, simtime_t time)
{
    h->accessed = true;
    h->first_access = time;
    for (size_t i = 0; i < p->lives.count; i++) {
        struct platform_life *l = &p->lives.lives[i];
        if (l->hand_over == h->number && !life_has(l, LIFE_ACCESSED)) {
            life_add(l, &(struct life_event){
                            .time = time, .what = LIFE_ACCESSED, .domain = life_owner(p, h->to) });
        }
    }
}

/* A write of an owner who lost the device by `h` comes to what is `now`'s (C2), used already or
 * not. */
static void stale_write(struct platform *p, const struct hand_over *h, uint16_t now,
                        const struct pcie_arrival *w)
{
    struct platform_life *l = life_get(p, &w->of, w->at.ba);
    if (!l || life_has(l, LIFE_DONE) || life_has(l, LIFE_DROPPED)) {
        return;
    }
    snprintf(l->kind, sizeof(l->kind), "stale-write");
    if (w->of.issued <= h->time) { /* else by a translation that is still there: no matter of C5 */
        hand_over_event(p, l, h);
    }
    life_add(l, &(struct life_event){
                    .time = w->time, .what = LIFE_STATE, .domain = life_owner(p, now) });
    life_add(l, &(struct life_event){ .time = w->time, .what = LIFE_DONE });
    struct platform_error e = {
        .time = w->time,
        .kind = "stale-write",
        .address = w->at.ba,
        .domain = domain_owner(w->of.domain),
        .running = -1,
        .life = l->number,
        .text = "a write of one who had the device changes what is its next owner's",
    };
    snprintf(e.victim, sizeof(e.victim), "%s", now ? "other-guest" : "host");
    machine_record(p, &e);
}

/* Who has it at `time`, and the last hand-over by which `domain` lost it before; NULL: none. */
static uint16_t owner_at(const struct endpoint *ep, simtime_t time, uint16_t domain,
                         struct hand_over **lost)
{
    uint16_t owner = ep->handed[0].from;
    *lost = NULL;
    for (unsigned i = 0; i < ep->handed_count && ep->handed[i].time <= time; i++) {
        owner = ep->handed[i].to;
        *lost = ep->handed[i].from == domain ? &ep->handed[i] : *lost;
    }
    return owner;
}

static void arrived(void *platform, const struct pcie_tlp *t, simtime_t time)
{
    struct platform *p = platform;
    struct endpoint *ep = handed_endpoint(p, t->address.ba);
    if (!ep || t->up) {
        return;
    }
    struct hand_over *lost, *last = &ep->handed[ep->handed_count - 1];
    const uint16_t domain = domain_owner(t->domain), now = owner_at(ep, time, domain, &lost);
    if (domain == now) {
        if (domain == last->to && time >= last->time && !last->accessed) {
            first_access(p, last, time);
        }
    } else if (lost && t->type == PCIE_MWR) {
        stale_write(p, lost, now,
                    &(struct pcie_arrival){
                        time, t->address, { t->issued, t->number, t->master, t->domain } });
    }
}

/* One that was on its way already: the last, behind which the others are. */
static void under_way(struct platform *p, struct endpoint *ep)
{
    const struct pcie_arrival w = pcie_last_write(ep->port);
    const uint16_t domain = domain_owner(w.of.domain);
    struct hand_over *lost;
    if (w.of.number && owner_at(ep, w.time, domain, &lost) != domain && lost) {
        stale_write(p, lost, ep->owner, &w);
    }
}

bool endpoint_hand_over(struct endpoint *ep, struct vm *to, struct error *e)
{
    struct platform *p = ep->platform;
    const uint16_t next = to ? to->domain : 0;
    if (next == ep->owner) {
        return error_set(e, "%s%.0u has the device already", next ? "VM " : "the host", next);
    }
    if (!p->sees_arrivals &&
        !pcie_observe(p->root, &(struct pcie_observer){ .self = p, .arrived = arrived })) {
        return error_fault(e, "too many observers");
    }
    p->sees_arrivals = true;
    struct hand_over *grown = realloc(ep->handed, (ep->handed_count + 1) * sizeof(*ep->handed));
    if (!grown) {
        return error_fault(e, "out of memory for a hand-over");
    }
    ep->handed = grown;
    ep->handed[ep->handed_count++] = (struct hand_over){
        .from = ep->owner,
        .to = next,
        .time = platform_latest(p),
        .number = ++p->hand_overs,
    };
    ep->owner = next;
    under_way(p, ep);
    return true;
}

uint16_t endpoint_owner(const struct endpoint *ep)
{
    return ep->owner;
}
