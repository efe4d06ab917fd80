/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What is done because of an error: an SError finds whoever runs on its core when it comes; KVM,
 * Linux, the VMM and the firmware do what host/ says; somebody dies.
 */
#include "platform/agenda.h"
#include "platform/lives.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* After what arrives at the same time, before the cores: who runs then is interrupted. */
enum { ORDER_REACT = 127 };

struct reactions {
    struct process *process;
    struct agenda agenda;
    struct agenda masked; /* SErrors until the exit on their core is over */
    struct rng rng;
};

static const struct life_domain the_host = { .kind = LIFE_HOST },
                                the_platform = { .kind = LIFE_PLATFORM };

/* ---- the queue ---------------------------------------------------------------------------------
 */

static void wake(struct reactions *r)
{
    const simtime_t due = agenda_due(&r->agenda);
    if (due != SIMTIME_NEVER) {
        process_wake(r->process, due);
    }
}

static void plan(struct platform *p, const struct host_event *x)
{
    agenda_add(&p->reactions->agenda, x);
    wake(p->reactions);
}

/* ---- who dies ----------------------------------------------------------------------------------
 */

static struct platform_life *life_of_event(struct platform *p, const struct host_event *x)
{
    return x->life && x->life <= p->lives.count ? &p->lives.lives[x->life - 1]
                                                : life_find(p, x->transaction);
}

static void add_stop(struct platform_life *l, simtime_t time, struct life_domain d)
{
    if (l && !life_ended(l, d)) {
        life_add(l, &(struct life_event){ .time = time, .what = LIFE_STOPPED, .domain = d });
    }
}

/* Does a program of `gather exec` run? Its machine must stop where it is. */
static bool has_program(const struct platform *p)
{
    bool any = p->guest_ram != NULL;
    for (unsigned i = 0; i < p->vm_count; i++) {
        any = any || p->vms[i]->exec;
    }
    return any;
}

static void host_dies(struct platform *p)
{
    p->host_died = true;
    if (!p->params.host.deaths) {
        return;
    }
    for (unsigned i = 0; i < p->vm_count; i++) {
        p->vms[i]->stopped = true;
        if (p->vms[i]->vmm) {
            p->vms[i]->vmm->stopped = true;
        }
    }
    if (p->host) {
        p->host->stopped = true;
    }
    if (has_program(p)) {
        p->hung = true;
        kernel_stop(p->kernel);
    }
}

/* The victim of a reaction: `guest` is the VM that runs, or whose access it was. */
void react_dies(struct platform *p, struct platform_life *l, simtime_t time, const char *victim,
                struct vm *guest)
{
    if (strcmp(victim, "host") == 0 || strcmp(victim, "platform") == 0) {
        add_stop(l, time, victim[0] == 'h' ? the_host : the_platform);
        host_dies(p);
    } else if (guest && strcmp(victim, "guest-process") == 0) {
        add_stop(l, time,
                 (struct life_domain){ .kind = LIFE_PROCESS, .vm = guest->domain, .process = 1 });
    } else if (guest && (strcmp(victim, "guest") == 0 || strcmp(victim, "other-guest") == 0)) {
        if (guest->exec) {
            return; /* a program goes on with its exception, or has it masked */
        }
        add_stop(l, time, life_of_vm(guest));
        guest->stopped = guest->stopped || p->params.host.deaths;
    }
}

void react_leave(struct platform *p, const struct vm *vm)
{
    for (unsigned i = 0; i < CORES_MAX && p->params.host.deaths; i++) {
        if (vm && p->turns[i].vm == vm) {
            p->turns[i] = (struct turn){ .state = TURN_HOST, .last = vm };
        }
    }
}

/* The kernel whose reactions the policy of a VM stands for: the patch series were made on v6.8. */
static const char *kernel_of(const struct vm *vm)
{
    size_t count;
    const char *const *kernels = host_kernels(&count);
    for (size_t i = 0; vm && i < count; i++) {
        if (strcmp(kernels[i], vm->policy) == 0) {
            return kernels[i];
        }
    }
    return kernels[0];
}

void react_tell(struct platform_error *e, const struct host_reaction *r)
{
    snprintf(e->victim, sizeof(e->victim), "%s", r->victim);
    snprintf(e->text, sizeof(e->text), "%s", r->outcome);
}

/* ---- SErrors -----------------------------------------------------------------------------------
 */

struct vm *react_vm_of(const struct platform *p, uint16_t domain)
{
    const uint16_t number = domain_owner(domain);
    return number ? platform_vm_number(p, number - 1U) : NULL;
}

static enum life_class class_of(const struct host_serror_in *in)
{
    return in->ids             ? LIFE_IMPDEF
           : in->dfsc != 0x11u ? LIFE_UNCATEGORIZED
                               : life_class_of((enum ext_state)in->aet);
}

static struct host_serror_in serror_in(const struct platform *p, const struct vm *caused,
                                       const struct turn *turn)
{
    const struct ext_profile *profile = &p->params.abort;
    const struct ext_error truth = life_truth((enum ext_state)p->params.host.truth);
    const bool exit = turn->state == TURN_EXIT;
    struct error ignored = { 0 };
    struct host_serror_in in;
    host_serror_defaults(&in);
    host_serror_from_esr(ext_serror_esr(PhysicalSErrorSyndrome(profile, &truth, false)), &in,
                         &ignored);
    in.kernel = kernel_of(turn->vm ? turn->vm : caused);
    in.feat_ras = profile->ras;
    in.ids = in.ids || !profile->ras; /* the syndrome is the implementation's */
    in.context = exit                        ? SERROR_EXIT_WINDOW
                 : turn->state != TURN_GUEST ? SERROR_HOST
                 : turn->vm == caused        ? SERROR_GUEST
                                             : SERROR_OTHER_GUEST;
    in.scr_el3_ea = p->params.host.scr_el3_ea;
    in.el3_handler_claims = p->params.host.el3_handler_claims;
    in.synchronizable = profile->synchronizable;
    return in;
}

/* What the life gets of an SError that is taken where `turn` says. */
static void live_serror(struct platform_life *l, simtime_t time, const struct turn *turn,
                        const struct host_serror_in *in, const char *victim)
{
    struct life_event x = { .time = time,
                            .what = LIFE_EXCEPTION,
                            .domain = turn->vm ? life_of_vm(turn->vm) : the_host,
                            .how = LIFE_SERROR,
                            .cls = class_of(in) };
    if (in->scr_el3_ea && strcmp(victim, "firmware") == 0) {
        x = (struct life_event){ .time = time,
                                 .what = LIFE_REPORTED,
                                 .domain = l ? l->life.owner : the_host,
                                 .by = the_platform,
                                 .how = LIFE_RECORD,
                                 .cls = class_of(in) };
    } else if (in->scr_el3_ea) {
        x.domain = the_platform;
    } else if (strcmp(victim, "nobody") == 0) {
        return; /* KVM looks at the syndrome and lets the guest go on: nobody notices */
    } else if (turn->state == TURN_EXIT) {
        x.what = LIFE_REPORTED;
        x.how = LIFE_EXIT;
        x.by = the_host;
    }
    life_add(l, &x);
}

static void describe(struct platform_error *e, const struct turn *turn, const struct vm *caused,
                     const struct host_reaction *r)
{
    char runs[32] = "the host runs", whose[32] = "the host's";
    if (turn->vm) {
        snprintf(runs, sizeof(runs), "VM %u %s", turn->vm->domain,
                 turn->state == TURN_EXIT ? "exits" : "runs");
    }
    if (caused) {
        snprintf(whose, sizeof(whose), "VM %u's", caused->domain);
    }
    snprintf(e->victim, sizeof(e->victim), "%s", r->victim);
    snprintf(e->text, sizeof(e->text), "SError while %s; the access that failed is %s: %s", runs,
             whose, r->outcome);
}

static void take_serror(struct platform *p, const struct host_event *x, simtime_t now)
{
    const struct core_serror *s = &x->serror;
    const struct turn *turn = &p->turns[s->core];
    struct vm *caused = react_vm_of(p, s->of.domain);
    struct platform_life *l = life_of_event(p, x);
    struct platform_error e = {
        .time = now,
        .kind = "serror",
        .address = s->at.pa,
        .domain = domain_owner(s->of.domain),
        .running = turn->vm ? turn->vm->domain : 0,
        .exception.target_el = p->params.host.scr_el3_ea ? 3 : 2,
        .life = x->life,
    };
    const struct host_serror_in in = serror_in(p, caused, turn);
    struct host_reaction reaction;
    struct error ignored = { 0 };
    host_serror(&in, &reaction, &ignored);
    describe(&e, turn, caused, &reaction);
    if (turn->vm && turn->vm != caused && strcmp(reaction.victim, "guest") == 0) {
        snprintf(e.victim, sizeof(e.victim), "other-guest"); /* as it exits */
    }
    live_serror(l, now, turn, &in, reaction.victim);
    react_dies(p, l, now, reaction.victim, turn->vm);
    machine_record(p, &e);
}

/* A program without a hypervisor: it has the exception itself. */
static void give_program(struct platform *p, const struct core_serror *s, simtime_t now)
{
    machine_record(p, &(struct platform_error){ .time = now,
                                                .kind = "serror",
                                                .address = s->at.pa,
                                                .domain = s->of.domain,
                                                .running = s->running,
                                                .exception.target_el = 2,
                                                .victim = "guest",
                                                .text = "SError for the program: an access has "
                                                        "failed" });
}

static simtime_t latency(struct platform *p)
{
    const struct serror_params *s = &p->params.serror;
    struct rng *rng = &p->reactions->rng;
    if (s->spread == 0) {
        return s->latency;
    }
    if (s->shape == SERROR_UNIFORM) {
        return s->latency + rng_below(rng, s->spread + 1);
    }
    return s->latency + (simtime_t)(-log(1 - rng_real(rng)) * (double)s->spread);
}

/* The life of the access that an SError is of. */
static struct platform_life *life_of(struct platform *p, const struct core_serror *s)
{
    struct bus_origin of = s->of;
    if (s->load && of.number == 0) { /* the core knows no number */
        of.number = p->failed_read[s->core][s->speculative];
        p->failed_read[s->core][s->speculative] = 0;
    } else if (of.number == 0 && of.issued == 0) { /* of no access: a link is lost */
        of.issued = s->time;
    }
    struct platform_life *l = life_of_abort(p, &of, s->at.pa);
    if (l && !life_has(l, LIFE_FAILED)) { /* at an address where nothing is */
        life_fails(p, l, s->time);
    }
    return l;
}

void react_serror(void *platform, const struct core_serror *s)
{
    struct platform *p = platform;
    const struct platform_life *l = life_of(p, s);
    plan(p, &(struct host_event){
                .time = s->time + latency(p), .serror = *s, .life = l ? l->number : 0 });
}

/* Where it is taken now, as KVM and its host set the PE up; HCR_EL2 of the guest, or of the host.
 */
static struct ext_target target_of(const struct platform *p, const struct turn *turn)
{
    const bool guest = turn->state == TURN_GUEST;
    const struct ext_pe pe = {
        .el = guest ? 1 : 2,
        .a = turn->state == TURN_EXIT,
        .have_el3 = true,
        .el2_enabled = true,
        .ras = p->params.abort.ras,
        .vhe = true,
        .ea = p->params.host.scr_el3_ea,
        .amo = true,
        .tge = !guest,
        .e2h = true,
    };
    return PhysicalSErrorTarget(&pe);
}

void react_exit(struct platform *p, unsigned core, simtime_t time)
{
    struct reactions *r = p->reactions;
    struct agenda others = { 0 };
    struct host_event x;
    while (agenda_take(&r->masked, SIMTIME_NEVER, &x)) {
        if (x.serror.core == core) {
            x.time = time;
            agenda_add(&r->agenda, &x);
        } else {
            agenda_add(&others, &x);
        }
    }
    agenda_move(&r->masked, &others);
    /* ESB; without FEAT_RAS DSB, ISB and ISR_EL1.A, which finds the same (assumed). */
    while (IsSynchronizablePhysicalSErrorPending(&p->params.abort, true) &&
           agenda_take(&r->agenda, time, &x)) {
        if (!x.victim && x.serror.core == core) {
            take_serror(p, &x, time);
        } else {
            agenda_add(&others, &x);
        }
    }
    agenda_move(&r->agenda, &others);
    wake(r);
}

/* The VMM has stopped the VM that a program runs on. */
static void end_program(struct platform *p, const struct host_event *x, simtime_t now)
{
    struct vm *vm = x->vm;
    if (!vm || !vm->exec || !p->params.host.deaths || p->hung) {
        return;
    }
    add_stop(life_of_event(p, x), now, life_of_vm(vm));
    vm->stopped = true;
    p->hung = true;
    machine_record(p, &(struct platform_error){ .time = now,
                                                .kind = "vm-stopped",
                                                .domain = vm->domain,
                                                .running = -1,
                                                .life = x->life,
                                                .victim = "guest",
                                                .text = "the VMM has stopped the VM: its device "
                                                        "has failed" });
    kernel_stop(p->kernel);
}

static void run(void *platform, simtime_t now)
{
    struct platform *p = platform;
    struct host_event x;
    while (agenda_take(&p->reactions->agenda, now, &x)) {
        if (p->host_died && p->params.host.deaths) {
            continue; /* nobody is there any more */
        }
        if (x.victim) {
            react_dies(p, life_of_event(p, &x), now, x.victim, x.vm);
            react_leave(p, x.vm);
            end_program(p, &x, now);
        } else if (p->guest_ram) {
            give_program(p, &x.serror, now);
        } else if (target_of(p, &p->turns[x.serror.core]).masked) {
            agenda_add(&p->reactions->masked, &x);
        } else {
            take_serror(p, &x, now);
        }
    }
    wake(p->reactions);
}

/* ---- synchronous External aborts, other faults -------------------------------------------------
 */

/* That of a guest's access, which waits for its answer. */
static struct platform_life *life_of_fault(struct platform *p, const struct vm *vm,
                                           const struct core_outcome *o, uint32_t transaction)
{
    const struct bus_origin of = { .issued = o->issued,
                                   .number = transaction,
                                   .domain = vm->domain };
    return life_of_abort(p, &of, o->mmu.va.va);
}

static void interrupted(struct platform_life *l, simtime_t time, enum life_class cls)
{
    life_add(l, l ? &(struct life_event){ .time = time,
                                          .what = LIFE_EXCEPTION,
                                          .domain = l->life.owner,
                                          .how = LIFE_SYNC,
                                          .cls = cls }
                  : NULL);
}

/* EL3 has it before the guest, or APEI: who claims it passes on a record, and the guest goes on. */
static void live_sea(struct platform_life *l, simtime_t time, const struct host_sea_in *in,
                     const char *victim)
{
    const enum life_class cls =
        in->feat_ras && !in->walk ? life_class_of((enum ext_state)in->set) : LIFE_NO_CLASS;
    const bool firmware = strcmp(victim, "firmware") == 0;
    if (firmware || strcmp(victim, "memory-failure") == 0) {
        life_add(l, l ? &(struct life_event){ .time = time,
                                              .what = LIFE_REPORTED,
                                              .domain = l->life.owner,
                                              .by = firmware ? the_platform : the_host,
                                              .how = LIFE_RECORD,
                                              .cls = cls }
                      : NULL);
    } else if (in->scr_el3_ea) {
        life_add(l, &(struct life_event){ .time = time,
                                          .what = LIFE_EXCEPTION,
                                          .domain = the_platform,
                                          .how = LIFE_SYNC,
                                          .cls = cls });
    } else {
        interrupted(l, time, cls);
    }
}

/* What host_sea() is told of it but for who ran. */
static struct host_sea_in sea_in(const struct platform *p, const struct core_outcome *o)
{
    const struct ext_error truth = life_truth((enum ext_state)p->params.host.truth);
    const enum ext_state state = PEErrorState(&p->params.abort, &truth);
    struct host_sea_in in;
    host_sea_defaults(&in);
    in.feat_ras = p->params.abort.ras;
    in.apei_claims = p->params.host.apei_claims;
    in.sea_to_user = p->params.host.sea_to_user;
    in.walk = o->mmu.s1ptw;
    if (!in.walk) { /* which has no SET */
        in.set = state == EXT_UC || state == EXT_UEU ? EXT_UC
                 : state == EXT_UER                  ? EXT_UER
                                                     : EXT_UEO;
    }
    in.scr_el3_ea = p->params.host.scr_el3_ea;
    in.el3_handler_claims = p->params.host.el3_handler_claims;
    return in;
}

/* SCR_EL3.EA: from a lower Exception level (EC 0x24, 0x20). */
static void to_el3(const struct platform *p, struct mmu_exception *x)
{
    enum { EC_SHIFT = 26 };
    if (p->params.host.scr_el3_ea) {
        x->target_el = 3;
        x->ec &= ~1U;
        x->esr &= ~(UINT64_C(1) << EC_SHIFT);
    }
}

void react_sea(struct platform *p, struct vm *vm, unsigned guest_el, const struct core_outcome *o,
               struct platform_error *e)
{
    struct platform_life *l = life_of_fault(p, vm, o, p->failed_read[o->core][false]);
    struct host_sea_in in = sea_in(p, o);
    struct host_reaction reaction;
    struct error ignored = { 0 };
    p->failed_read[o->core][false] = 0;
    in.kernel = kernel_of(vm);
    in.guest_el = guest_el;
    to_el3(p, &e->exception);
    host_sea(&in, &reaction, &ignored);
    react_tell(e, &reaction);
    e->life = l ? l->number : 0;
    live_sea(l, e->time, &in, reaction.victim);
    react_dies(p, l, e->time, reaction.victim, vm);
}

void react_fault(struct platform *p, struct vm *vm, const struct core_outcome *o,
                 const struct host_outcome *outcome, struct platform_error *e)
{
    if (outcome->vm_ends && p->params.host.deaths) {
        vm->stopped = true;
        react_leave(p, vm); /* KVM_RUN returns */
    }
    if (strcmp(outcome->victim, "nobody") == 0 || strcmp(outcome->victim, "vmm-decides") == 0) {
        return;
    }
    struct platform_life *l = life_of_fault(p, vm, o, 0);
    e->life = l ? l->number : 0;
    interrupted(l, e->time, LIFE_NO_CLASS);
    add_stop(l, e->time,
             strcmp(outcome->victim, "guest-process") == 0
                 ? (struct life_domain){ .kind = LIFE_PROCESS, .vm = vm->domain, .process = 1 }
                 : life_of_vm(vm));
}

void react_host_fault(struct platform *p, struct vm *vm, const struct core_outcome *o,
                      struct platform_error *e)
{
    const bool external = fault_is_external(o);
    struct platform_life *l = life_of_fault(p, vm, o, p->failed_read[o->core][false]);
    p->failed_read[o->core][false] = 0;
    e->life = l ? l->number : 0;
    if (external) {
        const struct host_sea_in in = sea_in(p, o);
        to_el3(p, &e->exception);
        live_sea(l, e->time, &in, e->victim);
    } else {
        interrupted(l, e->time, LIFE_NO_CLASS);
    }
    react_dies(p, l, e->time, e->victim, vm->owner);
    if (vm->owner && vm->stopped) {
        react_leave(p, vm->owner); /* with the VMM KVM_RUN ends */
    }
}

void react_plan(struct platform *p, simtime_t time, const char *victim, struct vm *vm,
                uint32_t transaction)
{
    plan(p, &(struct host_event){
                .time = time, .victim = victim, .vm = vm, .transaction = transaction });
}

/* ---- building ----------------------------------------------------------------------------------
 */

bool react_init(struct platform *p, struct error *e)
{
    p->reactions = calloc(1, sizeof(*p->reactions));
    if (!p->reactions) {
        return error_fault(e, "out of memory for a platform");
    }
    rng_seed(&p->reactions->rng, p->params.machine.seed, "serror");
    p->reactions->process = kernel_spawn(p->kernel, "reactions", ORDER_REACT, run, p, e);
    return p->reactions->process != NULL;
}

void react_free(struct platform *p)
{
    if (p->reactions) {
        agenda_free(&p->reactions->agenda);
        agenda_free(&p->reactions->masked);
        free(p->reactions);
    }
}
